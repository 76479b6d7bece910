//! BibTeX and BibLaTeX: read by hayagriva, whose entries are then put in the form of CSL-JSON.

use super::{Read, ReadError, abbreviations, bib_entries, bib_signs, dates, files, seen};
use crate::cite::{Reference, doi, rich::Toggle};
use biblatex::{Bibliography, ChunksExt as _, EntryType as EntryKind};
use citationberg::{
    json::{FixedDate, LiteralName, NameItem, NameValue, Value},
    taxonomy::{DateVariable, Kind, NameVariable, NumberVariable, StandardVariable},
};
use hayagriva::{
    Entry, Library, io,
    types::{Date, EntryType, FormatString, Person},
};
use std::borrow::Cow;

/// Reads all entries of a BibTeX file; one by one where the whole of it is not BibTeX.
pub(super) fn read(text: &str) -> Result<Read, ReadError> {
    let readable = bib_signs::readable(text);
    let quoted = quoted(&readable);
    let dotted = dotted(&quoted);
    let signed = signed(&dotted);
    let text = signed.as_ref();
    abbreviations::bounded(text)?;
    match io::from_biblatex_str(text) {
        Ok(library) => Ok(Read { references: convert(&library, text), ..Read::default() }),
        Err(errors) => {
            let read = bib_entries::read(text, convert);
            if !read.references.is_empty() {
                return Ok(read);
            }
            let why = errors.iter().take(3).map(ToString::to_string).collect::<Vec<_>>();
            Err(ReadError::Syntax { kind: "BibTeX", why: why.join("; ") })
        }
    }
}

fn convert(library: &Library, text: &str) -> Vec<Reference> {
    let mut references: Vec<Reference> = library.iter().map(reference).collect();
    if let Ok(raw) = Bibliography::parse(text) {
        for reference in &mut references {
            if let Some(entry) = raw.get(&reference.id()) {
                complete(reference, entry);
            }
        }
    }
    references
}

/// The type that an entry is read as when nothing else says it; empty where that depends on more.
pub(in crate::cite) fn kind_of(entry: &str, in_something: bool) -> &'static str {
    match entry {
        "article" if in_something => "article-journal",
        "article" => "article",
        "online" => "webpage",
        "report" => "report",
        "book" => "book",
        "thesis" => "thesis",
        "misc" => "document",
        _ => "",
    }
}

/// Fields of BibLaTeX → fields of CSL, where a word stays a word.
const FIELDS: [(&str, &str); 34] = [
    ("journaltitle", "container-title"),
    ("journal", "container-title"),
    ("booktitle", "container-title"),
    ("titleaddon", "container-title"),
    ("pmcid", "PMCID"),
    ("series", "collection-title"),
    ("keywords", "keyword"),
    ("annotation", "annote"),
    ("annote", "annote"),
    ("abstract", "abstract"),
    ("note", "note"),
    ("shorttitle", "title-short"),
    ("shortjournal", "container-title-short"),
    ("chapter", "chapter-number"),
    ("number", "number"),
    ("type", "genre"),
    ("institution", "publisher"),
    ("school", "publisher"),
    ("organization", "publisher"),
    ("publisher", "publisher"),
    ("address", "publisher-place"),
    ("location", "publisher-place"),
    ("pubstate", "status"),
    ("eventtitle", "event-title"),
    ("venue", "event-place"),
    ("howpublished", "medium"),
    ("version", "version"),
    ("volumes", "number-of-volumes"),
    ("pagetotal", "number-of-pages"),
    ("library", "archive"),
    ("pmid", "PMID"),
    ("doi", "DOI"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
];

/// Names of languages in BibLaTeX's `langid` → BCP 47.
pub(in crate::cite) const LANGUAGES: [(&str, &str); 26] = [
    ("english", "en"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("german", "de"),
    ("ngerman", "de"),
    ("austrian", "de-AT"),
    ("french", "fr"),
    ("spanish", "es"),
    ("portuguese", "pt"),
    ("brazilian", "pt-BR"),
    ("brazil", "pt-BR"),
    ("italian", "it"),
    ("dutch", "nl"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("polish", "pl"),
    ("thai", "th"),
    ("khmer", "km"),
    ("lao", "lo"),
    ("burmese", "my"),
    ("vietnamese", "vi"),
    ("chinese", "zh"),
    ("hindi", "hi"),
    ("arabic", "ar"),
];

/// What hayagriva's form of an entry has no place for.
fn complete(reference: &mut Reference, entry: &biblatex::Entry) {
    for (field, chunks) in &entry.fields {
        let value = chunks.format_verbatim();
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        let date = match field.as_str() {
            "date" => Some("issued"),
            "origdate" => Some("original-date"),
            "eventdate" => Some("event-date"),
            "urldate" => Some("accessed"),
            _ => None,
        };
        if let Some(csl) = date {
            if let Some((start, end)) = dates::parse(value)
                && (end.is_some() || !reference.has(csl))
            {
                reference.set_span(csl, start, end);
            }
        } else if let Some(of) = field.strip_prefix(bib_entries::IN_WORDS) {
            in_words(reference, of, value);
        } else if field == "langid" || field == "language" {
            let known = LANGUAGES.iter().find(|(name, _)| value.eq_ignore_ascii_case(name));
            if known.is_some() || !reference.has("language") {
                reference.set("language", known.map_or(value, |(_, tag)| tag));
            }
        } else if field == "translator" && !reference.has("translator") {
            reference.insert("translator", Value::Names(people(entry, field)));
        } else if field == "url" {
            // As it was typed: a reader of addresses would change its letters, and has joined hyphens.
            reference.set("URL", &value.replace('—', "---").replace('–', "--"));
        } else if field == "doi" {
            let plain = value.replace('—', "---").replace('–', "--");
            reference.set("DOI", doi::bare(&plain));
        } else if field == "file" {
            reference.files = files::of_bibtex(value);
        } else if field == "pages" {
            reference.set("page", &value.replace('–', "-"));
        } else if let Some(place) = value.strip_prefix("Archived: ").filter(|_| field == "addendum")
        {
            reference.set("archive_location", place);
        } else if let Some((_, csl)) = FIELDS.iter().find(|(name, _)| name == field)
            && !reference.has(csl)
            && !(field == "number" && reference.has("issue"))
        {
            reference.set(csl, value);
        } else if field != "number" && !reference.has(field) {
            own_field(reference, entry, field, value);
        }
    }
    // "c. 1999" is a year to a reader, and none to the library.
    for field in ["date", "year"] {
        if let Some(chunks) = entry.fields.get(field).filter(|_| !reference.has("issued")) {
            in_words(reference, field, chunks.format_verbatim().trim());
        }
    }
    mend(reference, entry);
}

/// A date that is none to a program: "n.d.", "forthcoming", "13 May 2015".
fn in_words(reference: &mut Reference, field: &str, value: &str) {
    let csl = match field {
        "year" | "date" => "issued",
        "urldate" => "accessed",
        "origdate" => "original-date",
        "eventdate" => "event-date",
        _ => return,
    };
    let letters: String = value.chars().filter(|c| c.is_alphabetic()).collect();
    // What a style writes where no date is known.
    let none = matches!(letters.to_lowercase().as_str(), "nd" | "sd" | "sa" | "nodate" | "undated");
    match dates::parse(value) {
        Some((start, end)) => reference.set_span(csl, start, end),
        None if none || letters.is_empty() => {}
        None => reference.set_literal_date(csl, value),
    }
}

/// A field that BibLaTeX does not have and CSL has under this name.
fn own_field(reference: &mut Reference, entry: &biblatex::Entry, field: &str, value: &str) {
    let word = || serde_json::Value::String(field.to_owned());
    if serde_json::from_value::<DateVariable>(word()).is_ok() {
        if let Some((start, end)) = dates::parse(value) {
            reference.set_span(field, start, end);
        }
    } else if serde_json::from_value::<NameVariable>(word()).is_ok() {
        reference.insert(field, Value::Names(people(entry, field)));
    } else if serde_json::from_value::<StandardVariable>(word()).is_ok()
        || serde_json::from_value::<NumberVariable>(word()).is_ok()
    {
        reference.set(field, value);
    }
}

fn people(entry: &biblatex::Entry, field: &str) -> Vec<NameValue> {
    let people = entry.get_as::<Vec<biblatex::Person>>(field).unwrap_or_default();
    let some = |part: &str| Some(part.to_owned()).filter(|p| !p.is_empty());
    let names = people.iter().map(|person| match some(&person.given_name) {
        None => NameValue::Literal(LiteralName { literal: person.name.clone() }),
        given => NameValue::Item(NameItem {
            family: person.name.clone(),
            given,
            non_dropping_particle: some(&person.prefix),
            dropping_particle: None,
            suffix: some(&person.suffix),
            comma_suffix: None,
        }),
    });
    names.collect()
}

/// What hayagriva takes for something else.
fn mend(reference: &mut Reference, entry: &biblatex::Entry) {
    let has = |field: &str| entry.fields.contains_key(field);
    // A remark of the reader and a line about an archive are no notes of the reference.
    if !has("note") && !has("howpublished") && (has("annotation") || has("addendum")) {
        reference.remove("note");
    }
    let article = matches!(
        entry.entry_type,
        EntryKind::Article
            | EntryKind::Periodical
            | EntryKind::InProceedings
            | EntryKind::InCollection
    );
    if !article && has("number") && !has("issue") && !reference.has("number") {
        // The issue of a thing that has none is its number.
        reference.rename("issue", "number");
    }
    if article && has("eid") && !reference.has("number") {
        let eid = entry.fields.get("eid").map(|chunks| chunks.format_verbatim());
        reference.set("number", eid.as_deref().unwrap_or_default());
    }
    if let Some(kind) = entry.fields.get("entrysubtype").map(|chunks| chunks.format_verbatim()) {
        let article = format!("article-{kind}");
        let known = [article, kind]
            .into_iter()
            .find(|k| serde_json::from_value::<Kind>(serde_json::Value::String(k.clone())).is_ok());
        if let Some(kind) = known {
            reference.set("type", &kind);
        }
    }
    titles_and_addresses(reference, entry);
    seen::read(reference);
    reference.each_word(looks);
    reference.each_name(|words| words.retain(|c| !is_sign(c)));
}

/// The words of a field.
fn text(reference: &Reference, field: &str) -> Option<String> {
    match reference.raw(field)? {
        Value::String(words) => Some(words.clone()),
        _ => None,
    }
}

/// Subtitles that are fields of their own, keys of BibLaTeX that stand for words, addresses as a way of publishing.
fn titles_and_addresses(reference: &mut Reference, entry: &biblatex::Entry) {
    let words = |field: &str| {
        let chunks = entry.fields.get(field)?;
        Some(chunks.format_verbatim().trim().to_owned()).filter(|words| !words.is_empty())
    };
    for (field, subtitle) in [("title", "subtitle"), ("container-title", "booksubtitle")] {
        let (Some(title), Some(sub)) = (text(reference, field), words(subtitle)) else { continue };
        if !title.contains(&sub) {
            let mark = if title.ends_with([':', '?', '!', '.']) { " " } else { ": " };
            reference.set(field, &format!("{title}{mark}{sub}"));
        }
    }
    let genre = words("type").map(|key| key.to_lowercase());
    let named = match genre.as_deref() {
        Some("phdthesis") => "PhD thesis",
        Some("mastersthesis" | "mathesis") => "Master’s thesis",
        Some("bathesis") => "Bachelor’s thesis",
        Some("candthesis") => "Candidate thesis",
        Some("techreport") => "Technical report",
        Some("resreport") => "Research report",
        _ => "",
    };
    if !named.is_empty() {
        reference.set("genre", named);
    }
    let address = words("howpublished").and_then(|how| {
        let from = how.find("http")?;
        let rest = how.get(from..)?;
        let end = rest.find(['}', ' ', '\n']).unwrap_or(rest.len());
        Some((how.clone(), rest.get(..end)?.to_owned()))
    });
    if let Some((how, address)) = address {
        if !reference.has("URL") {
            reference.set("URL", &address);
        }
        for field in ["medium", "note"] {
            if text(reference, field).is_some_and(|own| own == how || own.contains(&address)) {
                reference.remove(field);
            }
        }
    }
}

/// Commands for looks.
const COMMANDS: [(&str, Toggle); 6] = [
    ("\\textit{", Toggle::Italic),
    ("\\emph{", Toggle::Italic),
    ("\\textbf{", Toggle::Bold),
    ("\\textsuperscript{", Toggle::Super),
    ("\\textsubscript{", Toggle::Sub),
    ("\\textsc{", Toggle::SmallCaps),
];

/// Where the signs begin that stand for [`COMMANDS`] while others read the text: private-use characters.
const SIGNS: u32 = 0x10_fe00;

fn sign(command: usize, start: bool) -> char {
    let offset = u32::try_from(command).unwrap_or_default() * 2 + u32::from(!start);
    char::from_u32(SIGNS + offset).unwrap_or('\u{fffd}')
}

fn is_sign(c: char) -> bool {
    let signs = 2 * u32::try_from(COMMANDS.len()).unwrap_or_default();
    (SIGNS..SIGNS + signs).contains(&u32::from(c))
}

/// The text with a plain "i" or "j" under each accent: the letter without a dot (`\'\i`) is there for the sake of
/// print and no letter of the name.
fn dotted(text: &str) -> Cow<'_, str> {
    if !text.contains("\\i") && !text.contains("\\j") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        rest = behind;
        let letter = behind.chars().next().filter(|c| matches!(c, 'i' | 'j'));
        let after = behind.get(1..).unwrap_or_default();
        let accents = ["\\'", "\\`", "\\^", "\\\"", "\\~", "\\=", "\\.", "\\u", "\\v", "\\H"];
        let accented = out.trim_end_matches(['{', ' ']);
        let under = accents.iter().any(|accent| accented.ends_with(accent));
        match letter.filter(|_| under && !after.starts_with(|c: char| c.is_ascii_alphabetic())) {
            Some(letter) => {
                out.push(letter);
                // The blank that ends the command is no blank of the name.
                rest = after.strip_prefix(' ').unwrap_or(after);
            }
            None => {
                out.push('\\');
                // A backslash behind a backslash begins no command.
                if let Some(after) = behind.strip_prefix('\\') {
                    out.push('\\');
                    rest = after;
                }
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text with signs around the words that commands for looks are about: what reads it would take the commands
/// for words. Afterwards nobody could tell them from words that look like them.
fn signed(text: &str) -> Cow<'_, str> {
    if !COMMANDS.iter().any(|(command, _)| text.contains(command)) {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<Option<usize>> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let command = (c == '\\')
            .then(|| COMMANDS.iter().position(|(word, _)| rest.starts_with(word)))
            .flatten();
        if let Some((command, (word, _))) = command.and_then(|i| Some((i, COMMANDS.get(i)?))) {
            out.push(sign(command, true));
            out.push('{');
            open.push(Some(command));
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        let mut length = c.len_utf8();
        match c {
            '\\' => {
                // The sign behind a backslash opens and closes nothing.
                out.push(c);
                if let Some(next) = rest.chars().nth(1) {
                    out.push(next);
                    length += next.len_utf8();
                }
            }
            '{' => {
                open.push(None);
                out.push(c);
            }
            '}' => {
                out.push(c);
                if let Some(command) = open.pop().flatten() {
                    out.push(sign(command, false));
                }
            }
            c if is_sign(c) => {}
            c => out.push(c),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// Marks for the signs of [`signed`].
fn looks(words: &str) -> Option<String> {
    let mark = |c: char| {
        let offset = u32::from(c).checked_sub(SIGNS)?;
        let (_, toggle) = COMMANDS.get(usize::try_from(offset / 2).ok()?)?;
        Some(toggle.mark(offset % 2 == 0))
    };
    words
        .chars()
        .any(|c| mark(c).is_some())
        .then(|| words.chars().map(|c| mark(c).unwrap_or(c)).collect())
}

/// A file with the quotation marks of TeX as signs: ``double''. Addresses keep what they have, and so does a mark
/// without its partner.
fn quoted(text: &str) -> Cow<'_, str> {
    /// No quotation in a field is longer.
    const MOST: usize = 600;
    if !text.contains("``") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("``") {
        out.push_str(before);
        let line = out.rsplit('\n').next().unwrap_or_default().to_ascii_lowercase();
        let address = line.contains("url") || line.contains("://");
        let end = behind.find("''").filter(|end| *end < MOST && !address);
        let inside = end.and_then(|end| behind.get(..end));
        // Braces that do not match are the end of a field.
        let level = |text: &str| text.matches('{').count() == text.matches('}').count();
        match inside.filter(|inside| level(inside)) {
            Some(inside) => {
                out.push_str(&format!("“{inside}”"));
                rest = behind.get(inside.len() + 2..).unwrap_or_default();
            }
            None => {
                out.push_str("``");
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(entry: &Entry) -> Reference {
    let parent = entry.parents().first();
    let mut reference = Reference::new(entry.key(), kind(*entry.entry_type(), parent));
    let mut set = |field: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
            reference.set(field, &value);
        }
    };
    let text = |value: Option<&FormatString>| value.map(|v| v.value.to_string());
    set("title", text(entry.title()));
    set("container-title", text(parent.and_then(Entry::title)));
    let publisher = entry.map(Entry::publisher);
    set("publisher", publisher.and_then(|p| text(p.name())).or_else(|| text(entry.organization())));
    set(
        "publisher-place",
        publisher.and_then(|p| text(p.location())).or_else(|| text(entry.location())),
    );
    set("volume", entry.map(Entry::volume).map(ToString::to_string));
    set("issue", entry.map(Entry::issue).map(ToString::to_string));
    set("edition", entry.map(Entry::edition).map(ToString::to_string));
    set("page", entry.map(Entry::page_range).map(ToString::to_string));
    set("URL", entry.map(Entry::url).map(|u| u.value.to_string()));
    set("DOI", entry.map(Entry::doi).map(str::to_owned));
    set("ISBN", entry.map(Entry::isbn).map(str::to_owned));
    set("ISSN", entry.map(Entry::issn).map(str::to_owned));
    set("note", text(entry.note()));
    set("genre", text(entry.genre()));
    set("abstract", text(entry.abstract_()));
    set("archive", text(entry.archive()));
    set("archive_location", text(entry.archive_location()));
    set("language", entry.map(Entry::language).map(ToString::to_string));
    if let Some(date) = entry.map(Entry::date) {
        reference.insert_date("issued", *date);
    }
    if let Some(date) = entry.map(Entry::url).and_then(|u| u.visit_date) {
        reference.insert_date("accessed", date);
    }
    for (field, people) in [
        ("author", entry.authors()),
        ("editor", entry.editors().or_else(|| parent.and_then(Entry::editors))),
        ("container-author", parent.and_then(Entry::authors)),
    ] {
        let names: Vec<NameValue> = people.into_iter().flatten().map(name).collect();
        if !names.is_empty() {
            reference.insert(field, Value::Names(names));
        }
    }
    reference
}

impl Reference {
    fn insert_date(&mut self, field: &str, date: Date) {
        let Ok(year) = i16::try_from(date.year) else { return };
        // BibLaTeX has a year nought, CSL has none.
        let year = if year < 0 { year.saturating_sub(1) } else { year };
        self.set_fixed(
            field,
            FixedDate {
                year,
                month: date.month,
                day: date.day,
                season: date.season,
                circa: date.approximate,
            },
        );
    }
}

fn name(person: &Person) -> NameValue {
    if person.given_name.is_none() && person.prefix.is_none() && person.suffix.is_none() {
        return NameValue::Literal(LiteralName { literal: person.name.clone() });
    }
    NameValue::Item(NameItem {
        family: person.name.clone(),
        given: person.given_name.clone(),
        non_dropping_particle: person.prefix.clone(),
        dropping_particle: None,
        suffix: person.suffix.clone(),
        comma_suffix: person.comma_suffix.then_some(true),
    })
}

/// The type of CSL that comes nearest; what an article is, its parent says.
fn kind(kind: EntryType, parent: Option<&Entry>) -> &'static str {
    let inside = parent.map(Entry::entry_type);
    match (kind, inside) {
        (EntryType::Article, Some(EntryType::Newspaper)) => "article-newspaper",
        (EntryType::Article, Some(EntryType::Proceedings | EntryType::Conference)) => {
            "paper-conference"
        }
        (EntryType::Article, Some(EntryType::Blog)) => "post-weblog",
        (EntryType::Article, Some(_)) => "article-journal",
        (EntryType::Article, None) => "article",
        (EntryType::Chapter | EntryType::Anthos, _) => "chapter",
        (EntryType::Entry, _) => "entry",
        (EntryType::Report, _) => "report",
        (EntryType::Thesis, _) => "thesis",
        (EntryType::Web, _) => "webpage",
        (EntryType::Patent, _) => "patent",
        (EntryType::Case, _) => "legal_case",
        (EntryType::Legislation, _) => "legislation",
        (EntryType::Manuscript, _) => "manuscript",
        (EntryType::Post, _) => "post",
        (EntryType::Periodical, _) => "periodical",
        (
            EntryType::Proceedings | EntryType::Book | EntryType::Anthology | EntryType::Reference,
            _,
        ) => "book",
        (EntryType::Repository, _) => "dataset",
        (EntryType::Video, _) => "motion_picture",
        (EntryType::Audio, _) => "song",
        _ => "document",
    }
}
