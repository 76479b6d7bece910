//! What a PDF says of itself: properties, XMP, language, scripts and files inside.

use std::collections::BTreeSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, DateTime, Dict, Name, Stream, String as PdfString,
};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::inside;
use crate::import::document::Document;

/// Where a field came from.
const INFO: &str = "document properties";
/// Where a field came from.
const XMP: &str = "document metadata (XMP)";
/// Most XMP that is read.
const MOST_XMP: usize = 1 << 20;
/// Most nodes of a name tree, annotations and the like that are looked at.
const MOST_NODES: usize = 20_000;

/// A text string of a PDF: UTF-16 or UTF-8 with byte order mark, else the encoding of PDF documents.
pub fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Many programs write plain UTF-8 without saying so.
        _ if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => bytes.iter().map(|&byte| pdf_letter(byte)).collect(),
    }
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| Some(order([*pair.first()?, *pair.get(1)?])))
        .collect();
    let text = String::from_utf16_lossy(&units);
    // A language may be named between escape characters.
    let mut inside = false;
    text.chars()
        .filter(|&letter| {
            let escape = letter == '\u{1B}';
            inside ^= escape;
            !inside && !escape
        })
        .collect()
}

fn pdf_letter(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    let found = match byte {
        0x18..=0x1F => LOW.get(usize::from(byte - 0x18)),
        0x80..=0xA0 => HIGH.get(usize::from(byte - 0x80)),
        _ => None,
    };
    found.copied().unwrap_or(char::from(byte))
}

fn tidy(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(2_000)
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn info(bytes: Option<&[u8]>) -> Option<String> {
    bytes.map(|bytes| tidy(&text_string(bytes))).filter(|text| !text.is_empty())
}

fn date(date: &DateTime) -> String {
    let mut text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year, date.month, date.day, date.hour, date.minute, date.second
    );
    // An offset of zero is also what hayro gives when the file names none.
    if date.utc_offset_hour != 0 || date.utc_offset_minute != 0 {
        let sign = if date.utc_offset_hour < 0 { '-' } else { '+' };
        let (hours, minutes) = (date.utc_offset_hour.unsigned_abs(), date.utc_offset_minute);
        text = format!("{text}{sign}{hours:02}:{minutes:02}");
    }
    text
}

/// What XMP says.
#[derive(Debug, Default)]
struct Xmp {
    title: Option<String>,
    creators: Vec<String>,
    publisher: Option<String>,
    language: Option<String>,
    created: Option<String>,
    modified: Option<String>,
    producer: Option<String>,
    tool: Option<String>,
    doi: Option<String>,
}

fn xmp(bytes: &[u8]) -> Xmp {
    let mut out = Xmp::default();
    let packet =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(MOST_XMP)).unwrap_or_default());
    let mut reader = Reader::from_str(&packet);
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                for attribute in start.attributes().take(64).flatten() {
                    out.take(attribute.key.local_name().as_ref(), &attribute.value);
                }
                if path.len() > 100 {
                    return out;
                }
                path.push(start.local_name().as_ref().to_owned());
                text.clear();
            }
            Ok(Event::Empty(start)) => {
                for attribute in start.attributes().take(64).flatten() {
                    out.take(attribute.key.local_name().as_ref(), &attribute.value);
                }
            }
            Ok(Event::Text(piece)) => text.push_str(&piece),
            Ok(Event::GeneralRef(name)) => text.push_str(match name.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => " ",
            }),
            Ok(Event::End(_)) => {
                let name = path.pop().unwrap_or_default();
                let owner = if name == "li" {
                    path.iter().rev().nth(1).cloned().unwrap_or_default()
                } else {
                    name
                };
                out.take(&owner, &text);
                text.clear();
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

impl Xmp {
    fn take(&mut self, name: &str, value: &str) {
        let value = tidy(value);
        if value.is_empty() {
            return;
        }
        let field = match name {
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "language" => &mut self.language,
            "CreateDate" => &mut self.created,
            "ModifyDate" => &mut self.modified,
            "Producer" => &mut self.producer,
            "CreatorTool" => &mut self.tool,
            "doi" | "identifier" => {
                self.doi = self.doi.take().or_else(|| crate::cite::doi(&value));
                return;
            }
            "creator" => {
                if self.creators.len() < 50 && !self.creators.contains(&value) {
                    self.creators.push(value);
                }
                return;
            }
            _ => return,
        };
        field.get_or_insert(value);
    }
}

/// Whether a title in the properties is no title: a file name, a program's filler.
fn is_filler(title: &str) -> bool {
    let lower = title.to_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    let file = matches!(
        ending,
        "doc"
            | "docx"
            | "pdf"
            | "indd"
            | "qxd"
            | "qxp"
            | "rtf"
            | "odt"
            | "tex"
            | "dvi"
            | "txt"
            | "htm"
            | "html"
            | "ppt"
            | "pptx"
            | "xls"
            | "xlsx"
            | "pub"
            | "ai"
            | "cdr"
            | "tif"
            | "tiff"
            | "jpg"
            | "jpeg"
            | "png"
            | "pmd"
            | "p65"
            | "wpd"
            | "fm"
            | "eps"
            | "ps"
    );
    file || lower.starts_with("microsoft word - ")
        || lower.starts_with("microsoft powerpoint - ")
        || lower.starts_with("untitled")
        || lower.starts_with("about:blank")
        || lower.starts_with("file:")
        || lower.starts_with("http:")
        || lower.starts_with("https:")
        || matches!(
            lower.as_str(),
            "title"
                | "document"
                | "document1"
                | "slide 1"
                | "powerpoint presentation"
                | "print"
                | "no title"
                | "scan"
                | "(anonymous)"
                | "unknown"
        )
        || !title.chars().any(char::is_alphabetic)
}

/// Whether the author of the properties is nobody: the user of a program, a machine that scans.
fn is_nobody(name: &str) -> bool {
    const MACHINES: [&str; 18] = [
        "adobe",
        "indesign",
        "acrobat",
        "quark",
        "xerox",
        "canon",
        "ricoh",
        "konica",
        "kyocera",
        "sharp",
        "epson",
        "brother",
        "scanner",
        "scan",
        "copier",
        "printer",
        "camscanner",
        "your name",
    ];
    let lower = name.to_lowercase();
    let lower = lower.trim();
    MACHINES.contains(&lower)
        || [" user", " customer", " scanner", " workcentre"].iter().any(|end| lower.ends_with(end))
}

/// Fills in everything but the lines; returns what the properties give as title.
pub fn describe(pdf: &Pdf, document: &mut Document) {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let data = pdf.metadata();
    let packet = catalog
        .get::<Stream<'_>>(b"Metadata")
        .and_then(|stream| stream.decoded_data().ok().map(|bytes| xmp(&bytes)))
        .unwrap_or_default();
    let mut say = |field: &str, source: &str| {
        document.from.insert(field.to_owned(), source.to_owned());
    };
    let pick = |info: Option<String>, xmp: Option<String>| {
        info.map(|text| (text, INFO)).or_else(|| xmp.map(|text| (text, XMP)))
    };

    let titles = [(info(data.title.as_deref()), INFO), (packet.title, XMP)];
    if let Some((title, source)) = titles
        .into_iter()
        .find_map(|(title, source)| Some((title.filter(|title| !is_filler(title))?, source)))
    {
        document.title = Some(title);
        say("title", source);
    }
    let authors = info(data.author.as_deref());
    let mut creators = packet.creators;
    creators.retain(|name| !is_nobody(name));
    // An address is no name, and none to be printed in a reference.
    let mut addresses: Vec<String> = Vec::new();
    let mut is_name = |name: &String| {
        let address = name.contains('@');
        if address && !addresses.contains(name) {
            addresses.push(name.clone());
        }
        !address
    };
    creators.retain(&mut is_name);
    if creators.len() > 1 || authors.is_none() {
        if !creators.is_empty() {
            document.bylines = creators;
            say("bylines", XMP);
        }
    } else if let Some(authors) = authors {
        let names = authors.split(';').map(tidy);
        document.bylines =
            names.filter(|name| !name.is_empty() && !is_nobody(name) && is_name(name)).collect();
        if !document.bylines.is_empty() {
            say("bylines", INFO);
        }
    }
    if !addresses.is_empty() {
        document.facts.insert("Author address".to_owned(), addresses.join("; "));
    }
    if let Some(publisher) = packet.publisher {
        document.publisher = Some(publisher);
        say("publisher", XMP);
    }
    let spoken =
        catalog.get::<PdfString<'_>>(b"Lang").map(|text| tidy(&text_string(text.as_bytes())));
    if let Some((language, source)) = pick(
        spoken.filter(|text| is_language(text)),
        packet.language.filter(|text| is_language(text)),
    ) {
        document.language = Some(language);
        say("language", if source == INFO { "document catalogue" } else { source });
    }
    if let Some((modified, source)) =
        pick(data.modification_date.as_ref().map(date), packet.modified)
    {
        document.modified = Some(modified);
        say("modified", source);
    }
    let facts = [
        ("created", pick(data.creation_date.as_ref().map(date), packet.created)),
        ("Producer", pick(info(data.producer.as_deref()), packet.producer)),
        ("Creator", pick(info(data.creator.as_deref()), packet.tool)),
        ("Subject", pick(info(data.subject.as_deref()), None)),
        ("Keywords", pick(info(data.keywords.as_deref()), None)),
    ];
    for (name, value) in facts {
        if let Some((value, _)) = value {
            document.facts.insert(name.to_owned(), value);
        }
    }
    if let Some(doi) = packet.doi {
        document.facts.insert("DOI".to_owned(), doi);
    }
    active(pdf, &catalog, document);
}

fn is_language(text: &str) -> bool {
    (2..=35).contains(&text.len())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && text != "und"
}

/// Says what the file could do or carries: scripts, programs to start, files inside.
fn active(pdf: &Pdf, catalog: &Dict<'_>, document: &mut Document) {
    let mut scripts = false;
    let mut launches = false;
    let (mut marked, mut notes) = (0, 0);
    let mut look = |action: &Dict<'_>| {
        if let Some(kind) = action.get::<Name<'_>>(b"S") {
            scripts |= &*kind == b"JavaScript";
            launches |= &*kind == b"Launch";
        }
        scripts |= action.contains_key(b"JS");
    };
    let mut actions_of = |holder: &Dict<'_>| {
        for key in [b"OpenAction".as_slice(), b"A"] {
            if let Some(action) = holder.get::<Dict<'_>>(key) {
                look(&action);
            }
        }
        if let Some(additional) = holder.get::<Dict<'_>>(b"AA") {
            for key in additional.keys().take(64) {
                if let Some(action) = additional.get::<Dict<'_>>(&*key) {
                    look(&action);
                }
            }
        }
    };
    actions_of(catalog);
    let names = catalog.get::<Dict<'_>>(b"Names").unwrap_or_default();
    let mut budget = MOST_NODES;
    for page in pdf.pages().iter().take(MOST_NODES) {
        actions_of(page.raw());
        for annotation in
            page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(Array::iter::<Dict<'_>>)
        {
            if budget == 0 {
                break;
            }
            budget -= 1;
            actions_of(&annotation);
            let kind = annotation.get::<Name<'_>>(b"Subtype");
            let kind = kind.as_deref().unwrap_or_default();
            marked += usize::from(kind == b"Redact");
            let drawn = matches!(kind, b"FreeText" | b"Link" | b"Widget" | b"Popup" | b"Redact");
            notes += usize::from(!drawn && inside::says(&annotation));
        }
    }
    if names.contains_key(b"JavaScript") {
        scripts = true;
    }
    let files: BTreeSet<String> = inside::specs(pdf, catalog)
        .iter()
        .map(|file| file_name(file).unwrap_or_else(|| "(no name)".to_owned()))
        .collect();
    if scripts {
        document.warnings.push("The file carries JavaScript; it was not run.".to_owned());
    }
    if launches {
        document.warnings.push(
            "The file asks to start a program or open another file; nothing was started."
                .to_owned(),
        );
    }
    if notes > 0 {
        let (comments, are) =
            if notes == 1 { ("comment", "it is") } else { ("comments", "they are") };
        document
            .warnings
            .push(format!("The file carries {notes} {comments}; {are} not part of the text."));
    }
    if marked > 0 {
        let (places, are) = if marked == 1 { ("place", "is") } else { ("places", "are") };
        document.warnings.push(format!(
            "{marked} {places} in this file {are} marked to be made black, which was never carried out: the words there are still in the text."
        ));
    }
    if !files.is_empty() {
        let count = files.len();
        let files_inside = if count == 1 { "1 file" } else { &format!("{count} files") };
        document
            .warnings
            .push(format!("The file carries {files_inside} inside it; each has a row of its own."));
        let list: Vec<String> = files.into_iter().take(100).collect();
        document.facts.insert("Embedded files".to_owned(), list.join("; "));
    }
}

/// The name of a file inside.
pub fn file_name(file: &Dict<'_>) -> Option<String> {
    [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| file.get::<PdfString<'_>>(key))
        .map(|name| tidy(&text_string(name.as_bytes())))
}
