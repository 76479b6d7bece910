//! BibTeX and BibLaTeX: read by hayagriva, whose entries are then put in the form of CSL-JSON.

use super::{Read, ReadError, abbreviations, dates};
use crate::cite::Reference;
use biblatex::{Bibliography, ChunksExt as _, RawBibliography};
use citationberg::json::{FixedDate, LiteralName, NameItem, NameValue, Value};
use hayagriva::{
    Entry, io,
    types::{Date, EntryType, FormatString, Person},
};

/// Reads all entries of a BibTeX file.
pub(super) fn read(text: &str) -> Result<Read, ReadError> {
    let syntax = |why: String| ReadError::Syntax { kind: "BibTeX", why };
    let raw = RawBibliography::parse(text).map_err(|error| syntax(error.to_string()))?;
    abbreviations::bounded(&raw)?;
    let entries = Bibliography::from_raw(raw).map_err(|error| syntax(error.to_string()))?;
    let library = io::from_biblatex(&entries).map_err(|errors| {
        syntax(errors.iter().take(3).map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    let mut references: Vec<Reference> = library.iter().map(reference).collect();
    for reference in &mut references {
        if let Some(entry) = entries.get(&reference.id()) {
            complete(reference, entry);
        }
    }
    Ok(Read { references, warnings: Vec::new() })
}

/// Fields of BibLaTeX → fields of CSL, where a word stays a word.
const FIELDS: [(&str, &str); 29] = [
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
const LANGUAGES: [(&str, &str); 26] = [
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
        } else if field == "langid" || field == "language" {
            let known = LANGUAGES.iter().find(|(name, _)| value.eq_ignore_ascii_case(name));
            if known.is_some() || !reference.has("language") {
                reference.set("language", known.map_or(value, |(_, tag)| tag));
            }
        } else if field == "translator" && !reference.has("translator") {
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
            reference.insert("translator", Value::Names(names.collect()));
        } else if let Some((_, csl)) = FIELDS.iter().find(|(name, _)| name == field)
            && !reference.has(csl)
            && !(field == "number" && reference.has("issue"))
        {
            reference.set(csl, value);
        }
    }
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
        comma_suffix: Some(person.comma_suffix),
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
