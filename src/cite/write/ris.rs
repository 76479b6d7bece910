//! RIS (Research Information Systems), with the tags that Zotero's translator `RIS.js` reads. What RIS has no tag
//! for goes line by line into M2, which Zotero takes into its field Extra, where "event-place: Bangkok" counts as
//! the field of CSL.

use super::{edtf, given, html, is_rich, one_line, person, span};
use crate::cite::{Reference, read::RIS_TYPES};
use citationberg::json::{FixedDate, NameValue, Value};

/// Fields of words and their tags, in the order in which they are written.
const WORDS: [(&str, &str); 21] = [
    ("title", "TI"),
    ("container-title", "T2"),
    ("collection-title", "T3"),
    ("title-short", "ST"),
    ("container-title-short", "J2"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("number-of-volumes", "NV"),
    ("edition", "ET"),
    ("section", "SE"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("language", "LA"),
    ("archive", "DB"),
    ("archive_location", "AV"),
    ("source", "DP"),
    ("call-number", "CN"),
    ("abstract", "AB"),
    ("note", "N1"),
];

/// Fields of names and their tags.
const NAMES: [(&str, &str); 4] =
    [("author", "AU"), ("editor", "ED"), ("collection-editor", "A3"), ("translator", "A4")];

/// Fields that have a place of their own below.
const OWN: [&str; 8] = ["issued", "accessed", "page", "number", "ISBN", "ISSN", "keyword", "genre"];

pub(super) fn write(references: &[Reference]) -> String {
    references.iter().map(entry).collect::<Vec<_>>().join("\r\n")
}

fn entry(reference: &Reference) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() || tag == "ER" {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    let kind = reference.kind();
    let known = RIS_TYPES.iter().find(|(_, csl)| *csl == kind).map(|(ris, _)| *ris);
    // Of the two names for a page, the one that Zotero writes.
    line("TY", if kind == "webpage" { "ELEC" } else { known.unwrap_or("GEN") });
    line("ID", &reference.id());
    let mut extra: Vec<(String, String)> = Vec::new();
    if known.is_none() && kind != "document" && reference.item.type_().is_some() {
        extra.push(("type".to_owned(), kind.clone()));
    }
    let mut done: Vec<&str> = OWN.to_vec();
    for (field, tag) in NAMES {
        done.push(field);
        for name in reference.names_of(field) {
            line(tag, &names(name));
        }
    }
    for (field, tag) in WORDS {
        done.push(field);
        if let Some(words) = reference.marked(field) {
            // Each line of a note is a note of its own.
            let lines: Vec<&str> =
                if field == "note" { words.lines().collect() } else { vec![&words] };
            for words in lines {
                line(tag, &html(words));
            }
        }
    }
    if let Some(date) = reference.date_of("issued") {
        if let Some((start, _)) = span(date).filter(|(s, _)| (1..=9999).contains(&s.year)) {
            line("PY", &format!("{:04}", start.year));
            line("DA", &day(start));
        }
        if is_rich(date) {
            extra.extend(edtf(date).map(|date| ("issued".to_owned(), date)));
        }
    }
    if let Some((start, _)) = reference.date_of("accessed").and_then(span) {
        line("Y2", &day(start));
    }
    if let Some(page) = reference.marked("page") {
        match page.split_once(['-', '–']) {
            Some((from, to)) if !to.contains(['-', '–', ',']) && !from.contains(',') => {
                line("SP", from);
                line("EP", to);
            }
            _ => line("SP", &page),
        }
    }
    // One tag stands for several numbers; which one it is, the type says.
    let own = match kind.as_str() {
        "book" | "chapter" => "ISBN",
        "report" => "number",
        _ => "ISSN",
    };
    if let Some(number) = reference.marked(own) {
        line("SN", &number);
    }
    if own != "number"
        && let Some(number) = reference.marked("number")
    {
        line("M1", &number);
    }
    for other in ["ISBN", "ISSN"].into_iter().filter(|other| *other != own) {
        extra.extend(reference.marked(other).map(|number| (other.to_owned(), number)));
    }
    if let Some(words) = reference.marked("keyword") {
        words.split([';', ',', '\n']).for_each(|word| line("KW", word));
    }
    if let Some(genre) = reference.marked("genre") {
        // For other types Zotero takes M3 for a DOI.
        let own = ["report", "thesis", "manuscript", "map", "webpage", "post-weblog"];
        if own.contains(&kind.as_str()) {
            line("M3", &html(&genre));
        } else {
            extra.push(("genre".to_owned(), html(&genre)));
        }
    }
    for (field, value) in reference.others(&done) {
        match value {
            Value::String(words) => extra.push((field.to_owned(), html(words))),
            Value::Number(number) => extra.push((field.to_owned(), number.to_string())),
            Value::Date(date) => extra.extend(edtf(date).map(|d| (field.to_owned(), d))),
            Value::Names(names) => {
                for name in names {
                    let words = match person(name) {
                        Ok(name) => format!("{} || {}", family(name), given(name)),
                        Err(whole) => whole.to_owned(),
                    };
                    extra.push((field.to_owned(), words));
                }
            }
        }
    }
    for (field, words) in extra {
        line("M2", &format!("{field}: {words}"));
    }
    line("ER", "");
    out
}

/// "Family, Given, Jr."; a comma in the name of an organisation is doubled, as EndNote has it.
fn names(name: &NameValue) -> String {
    match person(name) {
        Ok(name) => {
            let suffix = name.suffix.as_deref().map(|s| format!(", {s}")).unwrap_or_default();
            format!("{}, {}{suffix}", family(name), given(name))
        }
        Err(whole) => whole.replace(',', ",,"),
    }
}

fn family(name: &citationberg::json::NameItem) -> String {
    match name.non_dropping_particle.as_deref() {
        Some(particle) => format!("{particle} {}", name.family),
        None => name.family.clone(),
    }
}

/// `2015/05/13/`, `2015/05//`, `2015///`.
fn day(date: FixedDate) -> String {
    let two = |part: Option<u8>| part.map(|p| format!("{:02}", p + 1)).unwrap_or_default();
    let month = date.month;
    format!("{:04}/{}/{}/", date.year, two(month), two(date.day.filter(|_| month.is_some())))
}
