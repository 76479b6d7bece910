//! Reads the texts in pictures beside EXIF: PNG text, JPEG comments, IPTC captions, XMP packets.

use crate::import::pack::bytes::{be, chomp, head, tail, take};
use crate::import::pack::text::{decode, tidy};
use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;

/// A text longer than this is cut.
const LONGEST: usize = 20_000;

/// Keeps a fact that is not known yet.
fn add(facts: &mut BTreeMap<String, String>, name: &str, text: &str) {
    let text: String = tidy(text).chars().take(LONGEST).collect();
    if !text.is_empty() && facts.len() < 200 {
        facts.entry(name.to_owned()).or_insert(text);
    }
}

/// Walks the chunks of a PNG.
pub fn png_chunks(bytes: &[u8], facts: &mut BTreeMap<String, String>) {
    let mut rest = tail(bytes, 8);
    let mut room: u64 = 1 << 20;
    while let Some(length) = rest.get(..4).and_then(be) {
        let Ok(length) = usize::try_from(length) else { return };
        let kind = rest.get(4..8).unwrap_or_default();
        let Some(data) = tail(rest, 8).get(..length) else { return };
        if matches!(kind, b"tEXt" | b"zTXt" | b"iTXt") && room > 0 {
            png_text(kind, data, &mut room, facts);
        }
        if kind == b"tIME"
            && let [high, low, month, day, hour, minute, second] = data
        {
            let year = u16::from_be_bytes([*high, *low]);
            add(
                facts,
                "Date changed",
                &format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"),
            );
        }
        rest = tail(rest, length.saturating_add(12));
    }
}

/// One text of a PNG.
fn png_text(kind: &[u8], data: &[u8], room: &mut u64, facts: &mut BTreeMap<String, String>) {
    let Some(end) = memchr::memchr(0, data) else { return };
    let name = tidy(&decode(head(data, end), None).text);
    let value = tail(data, end + 1);
    if name == "XML:com.adobe.xmp" || name.is_empty() || name.chars().count() > 79 {
        return;
    }
    let mut unpack = |packed: &[u8]| {
        let taken = take(ZlibDecoder::new(packed), (*room).min(64 << 10));
        *room -= taken.bytes.len() as u64;
        taken.bytes
    };
    let text = match kind {
        b"zTXt" => unpack(tail(value, 1)),
        b"iTXt" => {
            let packed = value.first() == Some(&1);
            // Language and translated name, each ended by a zero, precede the text.
            let mut parts = tail(value, 2).splitn(3, |byte| *byte == 0);
            let text = parts.nth(2).unwrap_or_default();
            if packed { unpack(text) } else { text.to_vec() }
        }
        _ => value.to_vec(),
    };
    add(facts, &format!("PNG {name}"), &decode(head(&text, LONGEST * 4), None).text);
}

/// Walks the segments of a JPEG up to its pixels.
pub fn jpeg_segments(bytes: &[u8], facts: &mut BTreeMap<String, String>) {
    let mut rest = tail(bytes, 2);
    while let (Some(0xff), Some(mark)) = (rest.first(), rest.get(1)) {
        if *mark == 0xff {
            rest = tail(rest, 1);
            continue;
        }
        if matches!(mark, 0xd9 | 0xda) {
            return;
        }
        let Some(length) = rest
            .get(2..4)
            .and_then(be)
            .and_then(|length| usize::try_from(length).ok())
            .filter(|length| *length >= 2)
        else {
            return;
        };
        let data = rest.get(4..2 + length).unwrap_or_default();
        match mark {
            0xfe => add(facts, "Comment", &decode(chomp(data), None).text),
            0xed => {
                if let Some(resources) = data.strip_prefix(b"Photoshop 3.0\0") {
                    photoshop(resources, facts);
                }
            }
            _ => {}
        }
        rest = tail(rest, 2 + length);
    }
}

/// Finds the IPTC record among Photoshop's resources.
fn photoshop(resources: &[u8], facts: &mut BTreeMap<String, String>) {
    let mut rest = resources;
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let Some(name) = after.get(2).map(|length| usize::from(*length)) else { return };
        // The name and its length together fill an even number of bytes.
        let at = 2 + (name / 2 + 1) * 2;
        let Some(size) =
            after.get(at..at + 4).and_then(be).and_then(|size| usize::try_from(size).ok())
        else {
            return;
        };
        let data = head(tail(after, at + 4), size);
        if after.get(..2) == Some(&[4, 4]) {
            iptc(data, facts);
        }
        rest = tail(after, (at + 4).saturating_add(size).saturating_add(size % 2));
    }
}

/// The fields of IPTC that matter for evidence.
fn iptc(data: &[u8], facts: &mut BTreeMap<String, String>) {
    let utf8 = memchr::memmem::find(data, b"\x1b%G").is_some();
    let mut rest = data;
    while let [0x1c, record, field, high, low, after @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let text = decode(head(after, length), utf8.then_some("utf-8")).text;
        rest = tail(after, length);
        let name = match (record, field) {
            (2, 5) => "Title (IPTC)",
            (2, 25) => "Keywords (IPTC)",
            (2, 55) => "Date created (IPTC)",
            (2, 80) => "By-line (IPTC)",
            (2, 90) => "City (IPTC)",
            (2, 92) => "Place (IPTC)",
            (2, 95) => "Province (IPTC)",
            (2, 101) => "Country (IPTC)",
            (2, 105) => "Headline (IPTC)",
            (2, 110) => "Credit (IPTC)",
            (2, 115) => "Source (IPTC)",
            (2, 116) => "Copyright (IPTC)",
            (2, 120) => "Caption (IPTC)",
            _ => continue,
        };
        match facts.get_mut(name) {
            Some(known) if known.len() < LONGEST => *known = format!("{known}, {}", tidy(&text)),
            _ => add(facts, name, &text),
        }
    }
}

/// Properties of XMP that matter for evidence.
const XMP: [(&str, &str); 14] = [
    ("dc:title", "Title (XMP)"),
    ("dc:creator", "Creator (XMP)"),
    ("dc:description", "Description (XMP)"),
    ("dc:rights", "Rights (XMP)"),
    ("photoshop:DateCreated", "Date created (XMP)"),
    ("xmp:CreateDate", "Create date (XMP)"),
    ("xmp:CreatorTool", "Software (XMP)"),
    ("photoshop:Headline", "Headline (XMP)"),
    ("photoshop:Credit", "Credit (XMP)"),
    ("photoshop:Source", "Source (XMP)"),
    ("photoshop:City", "City (XMP)"),
    ("photoshop:Country", "Country (XMP)"),
    ("Iptc4xmpCore:Location", "Place (XMP)"),
    ("Iptc4xmpExt:DigitalSourceType", "Digital source type (XMP)"),
];

/// Finds the XMP packet and takes the properties out by name.
pub fn xmp(bytes: &[u8], facts: &mut BTreeMap<String, String>) {
    let Some(start) = memchr::memmem::find(bytes, b"<x:xmpmeta")
        .or_else(|| memchr::memmem::find(bytes, b"<rdf:RDF"))
    else {
        return;
    };
    let packet = head(tail(bytes, start), 1 << 20);
    let end = memchr::memmem::find(packet, b"</x:xmpmeta>")
        .or_else(|| memchr::memmem::find(packet, b"</rdf:RDF>"))
        .unwrap_or(packet.len());
    let text = String::from_utf8_lossy(head(packet, end)).into_owned();
    for (property, name) in XMP {
        if let Some(value) = property_of(&text, property) {
            add(facts, name, &value);
        }
    }
}

/// The value of a property, as an attribute or as an element.
fn property_of(text: &str, property: &str) -> Option<String> {
    for quote in ['"', '\''] {
        if let Some((_, after)) = text.split_once(&format!(" {property}={quote}")) {
            return after.split(quote).next().map(entities);
        }
    }
    let (_, after) = text.split_once(&format!("<{property}"))?;
    let (tag, after) = after.split_once('>')?;
    if tag.ends_with('/') {
        return None;
    }
    let (inside, _) = after.split_once(&format!("</{property}>"))?;
    let mut words: Vec<String> = Vec::new();
    for piece in inside.split('<') {
        let text = piece.split_once('>').map_or(piece, |(_, text)| text).trim();
        if !text.is_empty() {
            words.push(entities(text));
        }
    }
    Some(words.join(", "))
}

/// Undoes the entities of XML; the ampersand comes last.
fn entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#xA;", " ")
        .replace("&amp;", "&")
}
