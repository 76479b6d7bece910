//! Reads e-books (.epub): what the book says of itself, and its chapters in reading order.

use regex::bytes::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::import::dates;
use crate::import::document::{Document, Limits, Refusal};
use crate::import::office::package::{Package, resolve};
use crate::import::office::text::{clean, count, fact, is_title, iso};
use crate::import::office::xml::{Ev, Tag, Xml};
use crate::model::PartialDate;

/// How people know the format.
const WHAT: &str = "an e-book (.epub)";

/// An e-book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Epub {
    /// What the book says of itself; it has no lines.
    pub document: Document,
    /// Name and XHTML of every chapter in reading order.
    pub chapters: Vec<(String, Vec<u8>)>,
    /// The name of the one that is the table of contents.
    pub contents: Option<String>,
}

/// What the package document lists.
#[derive(Default)]
struct Book {
    // Identifier → address and media type.
    manifest: BTreeMap<String, (String, String)>,
    // The identifier of the table of contents.
    contents: Option<String>,
    spine: Vec<String>,
    title: Option<String>,
    // Identifier, role and name of everybody who made it.
    creators: Vec<(String, String, String)>,
    // Identifier → role, as EPUB 3 says it in an element of its own.
    roles: BTreeMap<String, String>,
}

/// Reads an e-book.
///
/// # Errors
/// A [`Refusal`] when the file is no e-book or its chapters are encrypted.
pub fn epub(bytes: &[u8]) -> Result<Epub, Refusal> {
    let mut package = Package::open(bytes, WHAT)?;
    let missing = |part: &str| {
        Refusal(format!(
            "This file should be {WHAT}, but its part \"{part}\" is missing. It is damaged or something else; ask for it once more."
        ))
    };
    let container =
        package.text("META-INF/container.xml")?.ok_or_else(|| missing("META-INF/container.xml"))?;
    let root = root_file(&container).ok_or_else(|| missing("package document"))?;
    let text = package.text(&root)?.ok_or_else(|| missing(&root))?;
    let locked =
        package.text("META-INF/encryption.xml")?.map(|t| encrypted(&t)).unwrap_or_default();
    let mut epub = Epub::default();
    let book = read_book(&text, &mut epub.document);
    set_title(&mut epub.document, book.title);
    doubt_date(&mut epub.document, package.day(&root));
    let folder = root.rsplit_once('/').map_or("", |r| r.0);
    let (mut lost, mut closed, mut odd) = (0, 0, 0);
    let mut done = BTreeSet::new();
    for id in &book.spine {
        if epub.chapters.len() >= Limits::default().items {
            break;
        }
        let Some((href, kind)) = book.manifest.get(id) else {
            lost += 1;
            continue;
        };
        let name = resolve(folder, &percent(href.split('#').next().unwrap_or_default()));
        // A chapter that the spine names over and over must not be read over and over.
        if !done.insert(name.clone()) {
            continue;
        }
        if locked.contains(&name.to_lowercase()) {
            closed += 1;
            continue;
        }
        if !kind.contains("html") && !kind.is_empty() {
            odd += 1;
            continue;
        }
        match package.read(&name)? {
            Some(bytes) => {
                if book.contents.as_ref() == Some(id) {
                    epub.contents = Some(name.clone());
                }
                epub.chapters.push((name, notes_in_brackets(bytes)));
            }
            None => lost += 1,
        }
    }
    if epub.chapters.is_empty() {
        return Err(Refusal(if closed > 0 {
            "The chapters of this e-book are encrypted by its seller (DRM), so they can't be read here. Quote it from your reading program, or ask the publisher for a copy without DRM.".to_owned()
        } else {
            "No chapter was found in this e-book; it is damaged or something else.".to_owned()
        }));
    }
    let warnings = &mut epub.document.warnings;
    if closed > 0 {
        warnings.push(format!(
            "{} of this e-book can't be read: the seller encrypted them (DRM).",
            count(closed, "chapter", "chapters")
        ));
    }
    if lost > 0 {
        warnings.push(format!(
            "{} that the e-book names can't be found in it.",
            count(lost, "chapter", "chapters")
        ));
    }
    if odd > 0 {
        warnings.push(format!(
            "{} of this e-book are pictures or of another kind and were not read.",
            count(odd, "page", "pages")
        ));
    }
    warnings.append(&mut package.warnings);
    Ok(epub)
}

static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    bytes_pattern(
        r#"(?s-u)(<a\b[^>]{0,400}\bepub:type\s*=\s*["'][^"'>]{0,100}\bnoteref\b[^>]{0,400}>)((?:\s|<[a-z]+[^>]{0,200}>|</[a-z]+>)*)([0-9]{1,4}|[ivxlc]{1,7}|\*{1,3})((?:\s|</[a-z]+>)*?)(</a>)"#,
    )
});

/// A chapter in which the number of a note stands in brackets: else it is a figure of the sentence to whoever reads on.
fn notes_in_brackets(chapter: Vec<u8>) -> Vec<u8> {
    if memchr::memmem::find(&chapter, b"noteref").is_none() {
        return chapter;
    }
    NOTE.replace_all(&chapter, &b"${1}[${3}]${5}"[..]).into_owned()
}

/// A pattern that is written in the source.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, and the test of e-books compiles it"
)]
fn bytes_pattern(source: &str) -> Regex {
    Regex::new(source).expect("a pattern in the source is right")
}

/// A program that makes an e-book of a text writes the day of doing so where the day of publication belongs: a date that is
/// that of the file is none. `packed`: the day on which the file was put together, by the clock of that place.
fn doubt_date(doc: &mut Document, packed: Option<PartialDate>) {
    let day = |date: &Option<String>| -> Option<PartialDate> {
        date.as_deref().and_then(|date| date.get(..10))?.parse().ok()
    };
    let Some(said) = day(&doc.published) else { return };
    // One clock is that of the place and the other that of Greenwich.
    let near = |made: PartialDate| dates::days(said, made).is_some_and(|days| days.abs() <= 1);
    if ![day(&doc.modified), packed].into_iter().flatten().any(near) {
        return;
    }
    if let Some(date) = doc.published.take() {
        fact(doc, "Date in the e-book", &date);
    }
    doc.from.remove("published");
    doc.warnings.push(
        "The date in this e-book is the day on which its file was made, so it was not taken for that of publication; it is \
         among the facts."
            .to_owned(),
    );
}

/// The title from the package document.
fn set_title(doc: &mut Document, title: Option<String>) {
    doc.title = title.map(|t| clean(&t)).filter(|t| is_title(t));
    if doc.title.is_some() {
        doc.from.insert("title".to_owned(), "e-book properties".to_owned());
    }
}

/// The package document that the container names first.
fn root_file(container: &str) -> Option<String> {
    let mut xml = Xml::new(container);
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "rootfile" => {
                return tag.attr("full-path").map(|p| resolve("", &p));
            }
            Ev::End => return None,
            _ => {}
        }
    }
}

/// Names of the parts that are encrypted, in small letters.
fn encrypted(text: &str) -> BTreeSet<String> {
    let mut xml = Xml::new(text);
    let mut all = BTreeSet::new();
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "CipherReference" => {
                if let Some(uri) = tag.attr("URI") {
                    all.insert(resolve("", &percent(&uri)).to_lowercase());
                }
            }
            Ev::End => return all,
            _ => {}
        }
    }
}

/// Reads the package document.
fn read_book(text: &str, doc: &mut Document) -> Book {
    let mut xml = Xml::new(text);
    let mut book = Book::default();
    loop {
        let tag = match xml.next() {
            Ev::Open(tag) => tag,
            Ev::End => break,
            _ => continue,
        };
        match (tag.ns, tag.name()) {
            ("opf" | "", "item") => {
                if let (Some(id), Some(href)) = (tag.attr("id"), tag.attr("href")) {
                    let is = tag.attr("properties").unwrap_or_default();
                    if is.split_whitespace().any(|word| word == "nav") {
                        book.contents = Some(id.clone());
                    }
                    book.manifest.entry(id).or_insert((
                        href,
                        tag.attr("media-type").unwrap_or_default().to_lowercase(),
                    ));
                }
            }
            ("opf" | "", "itemref") => book.spine.extend(tag.attr("idref")),
            ("dc", _) => {
                let value = clean(&xml.text());
                if !value.is_empty() {
                    property(doc, &mut book, &tag, value);
                }
            }
            ("opf" | "", "meta") => {
                let property = tag.attr("property").unwrap_or_default();
                let name = tag.attr_as("name").unwrap_or_default();
                let content = tag.attr("content").unwrap_or_default();
                let value = xml.text();
                if property == "role"
                    && let Some(of) = tag.attr("refines")
                {
                    book.roles.insert(of.trim_start_matches('#').to_owned(), clean(&value));
                } else if property == "dcterms:modified" {
                    doc.modified = iso(&value);
                    doc.from.insert("modified".to_owned(), "e-book properties".to_owned());
                } else if name == "generator" {
                    fact(doc, "Application", &content);
                }
            }
            _ => {}
        }
    }
    creators(doc, &mut book);
    book
}

/// Who wrote the book; who edited, translated or drew it is a fact.
fn creators(doc: &mut Document, book: &mut Book) {
    for (id, role, name) in std::mem::take(&mut book.creators) {
        let role = book.roles.get(&id).cloned().filter(|_| role.is_empty()).unwrap_or(role);
        if role.is_empty() || role == "aut" {
            if doc.bylines.len() < 100 {
                doc.bylines.push(name);
            }
            doc.from.insert("bylines".to_owned(), "e-book properties".to_owned());
        } else {
            fact(doc, &format!("Creator ({role})"), &name);
        }
    }
}

/// Takes in one property of the book.
fn property(doc: &mut Document, book: &mut Book, tag: &Tag<'_>, value: String) {
    let from = |doc: &mut Document, what: &str| {
        doc.from.insert(what.to_owned(), "e-book properties".to_owned());
    };
    match tag.name() {
        "title" if book.title.is_none() => book.title = Some(value),
        "creator" => {
            let of = |name: &str| tag.attr(name).unwrap_or_default();
            if book.creators.len() < 200 {
                book.creators.push((of("id"), of("role"), value));
            }
        }
        "contributor" => fact(doc, "Contributor", &value),
        "publisher" if doc.publisher.is_none() => {
            doc.publisher = Some(value);
            from(doc, "publisher");
        }
        "language" if doc.language.is_none() => {
            doc.language = Some(value);
            from(doc, "language");
        }
        "date" => match (tag.attr("event").as_deref(), iso(&value)) {
            (Some("modification"), Some(date)) => {
                doc.modified = Some(date);
                from(doc, "modified");
            }
            (Some("creation"), Some(date)) => fact(doc, "created", &date),
            // Some programs write the year 101 where they know none.
            (_, Some(date)) if doc.published.is_none() && date.as_str() >= "1000" => {
                doc.published = Some(date);
                from(doc, "published");
            }
            _ => fact(doc, "Date as written", &value),
        },
        "identifier" => {
            let all =
                doc.facts.get("Identifier").map_or(value.clone(), |i| format!("{i}, {value}"));
            fact(doc, "Identifier", &all.chars().take(500).collect::<String>());
        }
        "source" => fact(doc, "Source", &value),
        "rights" => fact(doc, "Rights", &value),
        "subject" => {
            let all = doc.facts.get("Subject").map_or(value.clone(), |i| format!("{i}, {value}"));
            fact(doc, "Subject", &all.chars().take(1000).collect::<String>());
        }
        "description" => fact(doc, "Description", &value),
        _ => {}
    }
}

/// Resolves `%20` and the like in an address.
pub fn percent(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex =
            tail.get(..2).filter(|_| *first == b'%').and_then(|h| std::str::from_utf8(h).ok());
        if let Some(byte) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            bytes.push(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
