//! Reads XML as a flat run of events with resolved namespaces; entities other than the five of XML are never expanded.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements deeper than this are no document that a program wrote. The readers keep a stack of their own, so that what is
/// less deep is read, however odd it is.
const DEEPEST: usize = 200_000;

/// Why there is nothing in a document that is nested beyond all measure.
pub const TOO_DEEP: &str = "This document was not read: it is nested more deeply than any program writes, as in files made to harm a computer. If you trust it, open it in the program that made it, save its text, and import that.";

/// Namespace addresses and the short names that the readers match on.
const NAMES: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/package/2006/content-types", "ct"),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ep"),
    ("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "ep"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "cust"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", "s"),
    ("http://schemas.openxmlformats.org/presentationml/2006/main", "p"),
    ("http://purl.oclc.org/ooxml/presentationml/main", "p"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number"),
    ("urn:oasis:names:tc:opendocument:xmlns:presentation:1.0", "presentation"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("urn:oasis:names:tc:opendocument:xmlns:script:1.0", "script"),
    ("http://www.idpf.org/2007/opf", "opf"),
    ("urn:oasis:names:tc:opendocument:xmlns:container", "ocf"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("http://www.w3.org/1999/xhtml", "html"),
    ("http://www.daisy.org/z3986/2005/ncx/", "ncx"),
    ("http://www.w3.org/2001/04/xmlenc#", "enc"),
];

/// What comes next in a part.
pub enum Ev<'a> {
    /// An element starts; every start has its [`Ev::Close`], also that of an empty element.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
    /// The part is over, or the rest of it can't be read.
    End,
}

/// The start of an element.
pub struct Tag<'a> {
    /// Short name of its namespace, empty for one that no reader knows.
    pub ns: &'static str,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Name without prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Value of the first attribute with this name, whatever its prefix.
    pub fn attr(&self, name: &str) -> Option<String> {
        self.find(|key| key.rsplit(':').next() == Some(name))
    }

    /// Value of the attribute with this name as it is written with its prefix.
    pub fn attr_as(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// Value of an attribute `id` with any prefix: that of a relation, where the file does not call it `r:id`.
    pub fn other_id(&self) -> Option<String> {
        self.find(|key| key.ends_with(":id"))
    }

    /// Value of the first attribute whose written name passes.
    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut all = self.start.attributes();
        // The check for repeated names takes quadratic time.
        all.with_checks(false).flatten().find(|a| wanted(a.key.0)).map(|a| unescape(&a.value))
    }

    /// Whether an on/off property is on: present and neither `0`, `false` nor `off`.
    pub fn is_on(&self) -> bool {
        !matches!(self.attr("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// An attribute as a number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attr(name)?.trim().parse().ok()
    }

    /// Whether it may declare namespaces.
    fn declares(&self) -> bool {
        self.start.attributes_raw().contains("xmlns")
    }
}

/// A part being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    prefixes: BTreeMap<String, &'static str>,
    // Depth, prefix and what it meant outside.
    undo: Vec<(usize, String, Option<&'static str>)>,
    /// Whether the part ended before its elements were closed, or is no XML.
    pub broken: bool,
    /// Whether it is nested too deeply to be read to its end.
    pub deep: bool,
}

impl<'a> Xml<'a> {
    /// Starts reading.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            prefixes: BTreeMap::new(),
            undo: Vec::new(),
            broken: false,
            deep: false,
        }
    }

    /// The next event.
    pub fn next(&mut self) -> Ev<'a> {
        loop {
            if self.broken {
                return Ev::End;
            }
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        (self.broken, self.deep) = (true, true);
                        return Ev::End;
                    }
                    return Ev::Open(self.tag(start));
                }
                Ok(Event::End(_)) => {
                    while self.undo.last().is_some_and(|u| u.0 == self.depth) {
                        if let Some((_, prefix, before)) = self.undo.pop() {
                            match before {
                                Some(ns) => self.prefixes.insert(prefix, ns),
                                None => self.prefixes.remove(&prefix),
                            };
                        }
                    }
                    self.depth = self.depth.saturating_sub(1);
                    return Ev::Close;
                }
                Ok(Event::Text(text)) => return Ev::Text(text.into_inner()),
                Ok(Event::CData(text)) => return Ev::Text(text.into_inner()),
                Ok(Event::GeneralRef(name)) => return Ev::Text(Cow::Owned(entity(&name))),
                Ok(Event::Eof) => {
                    self.broken |= self.depth > 0;
                    return Ev::End;
                }
                Ok(_) => {}
                Err(_) => self.broken = true,
            }
        }
    }

    /// Passes over everything up to the end of the element that has just started.
    pub fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.next() {
                Ev::Open(_) => open += 1,
                Ev::Close => open -= 1,
                Ev::Text(_) => {}
                Ev::End => return,
            }
        }
    }

    /// The characters up to the end of the element that has just started.
    pub fn text(&mut self) -> String {
        let mut open = 1_usize;
        let mut all = String::new();
        while open > 0 {
            match self.next() {
                Ev::Open(_) => open += 1,
                Ev::Close => open -= 1,
                Ev::Text(text) => all.push_str(&text),
                Ev::End => break,
            }
        }
        all
    }

    /// Looks up the element's namespace, after what it declares itself.
    fn tag(&mut self, start: BytesStart<'a>) -> Tag<'a> {
        let mut tag = Tag { ns: "", start };
        if tag.declares() {
            let mut all = tag.start.attributes();
            for a in all.with_checks(false).flatten() {
                let key = a.key.0;
                let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
                let Some(prefix) = prefix else { continue };
                let ns = NAMES.iter().find(|n| n.0 == a.value).map_or("", |n| n.1);
                let before = self.prefixes.insert(prefix.to_owned(), ns);
                self.undo.push((self.depth, prefix.to_owned(), before));
            }
        }
        let name = tag.start.name().0;
        let prefix = name.split_once(':').map_or("", |n| n.0);
        tag.ns = self.prefixes.get(prefix).copied().unwrap_or("");
        tag
    }
}

/// The character of a reference; a reference to anything else stays as it is written.
fn entity(name: &str) -> String {
    let char = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
            None => n.parse().ok().and_then(char::from_u32),
        }),
    };
    char.map_or_else(|| format!("&{name};"), String::from)
}

/// An attribute's value with its references resolved.
fn unescape(raw: &str) -> String {
    let mut pieces = raw.split('&');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(';') {
            Some((name, rest)) if name.len() < 12 => {
                out.push_str(&entity(name));
                out.push_str(rest);
            }
            _ => {
                out.push('&');
                out.push_str(piece);
            }
        }
    }
    out
}

/// A part's characters, whatever encoding it is in; the second value says whether some could not be told.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        let (text, _, bad) = encoding_rs::UTF_8.decode(bytes);
        return (text, bad);
    }
    let encoding = match bytes {
        [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => declared(bytes).unwrap_or(encoding_rs::UTF_8),
    };
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    (text, bad)
}

/// The encoding that an XML declaration names, if it is one that can hold the declaration itself.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0.to_owned();
    let label = declaration.split_once("encoding")?.1.split(['"', '\'']).nth(1)?.to_owned();
    encoding_rs::Encoding::for_label(label.as_bytes()).filter(|e| e.is_ascii_compatible())
}
