//! Lists of references (RIS, BibTeX, CSL-JSON): articles without a text, to be filled.

use super::{Error, Reading, encoding, open::Opened};
use crate::cite::{self, Reference};

/// Reads a list of references; `None` for a file that is none.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Option<Opened>, Error> {
    let Some(what) = kind_of(name, bytes) else { return Ok(None) };
    let decoded = encoding::decode(bytes, None)?;
    let read = cite::read(name, decoded.text.as_bytes())
        .map_err(|error| Error::Refused(format!("{error}. Export the references again")))?;
    if read.references.is_empty() {
        return Err(Error::Refused(format!("{what} without any reference that can be used")));
    }
    let mut warnings = decoded.warnings;
    warnings.extend(read.warnings);
    let references = read.references.iter().map(reading).collect();
    let files = read.references.iter().map(|reference| reference.files().to_vec()).collect();
    Ok(Some(Opened {
        references,
        files,
        container: Some(what.to_owned()),
        warnings,
        ..Opened::default()
    }))
}

/// Only what is a list of references by its bytes: JSON and text of other kinds have the same endings.
fn kind_of(name: &str, bytes: &[u8]) -> Option<&'static str> {
    const ENDINGS: [&str; 6] = ["ris", "bib", "bibtex", "biblatex", "json", "csljson"];
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    if !ENDINGS.contains(&ending.as_str()) {
        return None;
    }
    let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let line = |start: &str| head.lines().any(|line| line.starts_with(start));
    match ending.as_str() {
        "ris" if line("TY  - ") => Some("a list of references (RIS)"),
        "bib" | "bibtex" | "biblatex" if head.contains('@') => {
            Some("a list of references (BibTeX)")
        }
        "json" | "csljson" if head.starts_with(['[', '{']) && is_csl(head) => {
            Some("a list of references (CSL-JSON)")
        }
        _ => None,
    }
}

fn is_csl(head: &str) -> bool {
    head.contains("\"type\"") && (head.contains("\"title\"") || head.contains("\"issued\""))
}

/// What a reference says of an article.
fn reading(reference: &Reference) -> Reading {
    let origin = "list of references";
    let mut reading = Reading::blank(cite::LIST_TYPE, "references 1");
    let field = |name: &str| reference.field(name).filter(|words| !words.trim().is_empty());
    reading.title = field("title").map(|title| reading.from("title", origin, title));
    reading.publisher = field("container-title")
        .or_else(|| field("publisher"))
        .map(|paper| reading.from("publisher", origin, paper));
    let doi = || field("DOI").map(|doi| format!("https://doi.org/{doi}"));
    let archived = field("archive_location").filter(|place| place.starts_with("http"));
    // An archived copy that is the only address is not the address of the page.
    let url = field("URL").filter(|url| archived.as_ref() != Some(url)).or_else(doi);
    reading.url = url.map(|url| reading.from("url", origin, url));
    reading.archived_url = archived.map(|url| reading.from("archived_url", origin, url));
    reading.language = field("language").map(|tag| reading.from("language", origin, tag));
    reading.bylines = reference.authors();
    if !reading.bylines.is_empty() {
        reading.metadata_from.insert("bylines".to_owned(), origin.to_owned());
    }
    reading.published = reference.issued().map(|date| reading.from("published", origin, date));
    if let Some(day) = reference.accessed() {
        reading.facts.insert("Seen on".to_owned(), day.to_string());
    }
    for name in ["abstract", "DOI", "ISBN", "volume", "issue", "page", "note", "publisher", "genre"]
    {
        if let Some(words) = field(name) {
            reading.facts.insert(name.to_owned(), words);
        }
    }
    // Everything else that it says, for citations and for giving it on.
    reading.facts.insert(cite::FACT.to_owned(), reference.to_line());
    let key = reference.id();
    // A number is a place in the file and no name.
    if key.chars().any(char::is_alphabetic) {
        reading.facts.insert(cite::KEY_FACT.to_owned(), key);
    }
    reading.warnings.push("Only a reference: its text is not in the project yet".to_owned());
    reading
}

/// Notes the digital object identifier that a document prints on its first page, if it is its own: in a line of its own, or
/// in one with the name of the journal or how to cite it. A footnote that cites another work is a sentence; of several
/// nobody can tell which it is.
pub(super) fn note_printed_doi(reading: &mut Reading) {
    const MOST_LETTERS: usize = 8000;
    const MOST_WORDS: usize = 14;
    const CITE: [&str; 5] = ["to cite", "cite as", "cite this", "how to cite", "citation:"];
    if reading.facts.contains_key("DOI") {
        return;
    }
    let text = reading.text.shared();
    let end = reading.pages.get(1).copied().unwrap_or(MOST_LETTERS).min(MOST_LETTERS);
    let end = text.char_indices().nth(end).map_or(text.len(), |(at, _)| at);
    let mut found: Vec<String> = Vec::new();
    for line in text.get(..end).unwrap_or_default().lines() {
        let Some((before, at)) = line.find("10.").and_then(|at| line.split_at_checked(at)) else {
            continue;
        };
        let lower = before.to_lowercase();
        let label = lower.rfind("doi").filter(|label| lower.len() - label <= 24);
        let Some(doi) = label.and_then(|_| cite::doi(&format!("doi:{at}"))) else { continue };
        let own = line.split_whitespace().count() <= MOST_WORDS
            || CITE.iter().any(|word| lower.trim_start().starts_with(word));
        if own && !found.contains(&doi) {
            found.push(doi);
        }
    }
    if let [doi] = found.as_slice() {
        reading.facts.insert("DOI".to_owned(), doi.clone());
    }
}
