//! Files of references: CSL-JSON, BibTeX and BibLaTeX, RIS. What cannot be used is said, not dropped in silence.

mod abbreviations;
mod bib_entries;
mod bib_signs;
mod bibtex;
mod csl_json;
mod dates;
mod files;
mod ris;
mod seen;

use super::Reference;

pub(super) use bibtex::{LANGUAGES as BIB_LANGUAGES, kind_of as bib_kind};
pub(super) use ris::TYPES as RIS_TYPES;

/// The form of a file of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// CSL-JSON, as Zotero and pandoc write it.
    CslJson,
    /// BibTeX or BibLaTeX.
    BibTex,
    /// RIS, as databases and newspapers' archives write it.
    Ris,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The references, in the order of the file.
    pub references: Vec<Reference>,
    /// What in the file was not used, and where.
    pub warnings: Vec<String>,
    /// How many entries could not be read and are not among the references.
    pub skipped: usize,
}

/// Why a file of references cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The form is none that is known.
    #[error(
        "This file is none that holds references: CSL-JSON (.json), BibTeX (.bib) and RIS (.ris) are read"
    )]
    UnknownKind,
    /// The bytes are not text in UTF-8.
    #[error("The file is not text in UTF-8: byte {0} is wrong. Save it as UTF-8 and try again")]
    NotUtf8(usize),
    /// There is nothing in the file.
    #[error("The file is empty")]
    Empty,
    /// The text is not what its kind asks for.
    #[error("This is not {kind}: {why}")]
    Syntax {
        /// What was expected.
        kind: &'static str,
        /// What is wrong, and where.
        why: String,
    },
}

impl Kind {
    /// The kind by how the text begins, where that is plain, else by the ending of the file name.
    pub fn of(file_name: &str, text: &str) -> Option<Self> {
        let start = text.trim_start();
        let by_text = match start.chars().next() {
            Some('[' | '{') => Some(Self::CslJson),
            Some('@') => Some(Self::BibTex),
            Some('T') if start.starts_with("TY  -") => Some(Self::Ris),
            _ => None,
        };
        let ending = file_name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
        by_text.or(match ending.as_deref() {
            Some("json" | "csljson") => Some(Self::CslJson),
            Some("bib" | "bibtex" | "biblatex") => Some(Self::BibTex),
            Some("ris") => Some(Self::Ris),
            _ => None,
        })
    }
}

/// Reads a file of references.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Read, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|e| ReadError::NotUtf8(e.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let kind = Kind::of(file_name, text).ok_or(ReadError::UnknownKind)?;
    let mut read = match kind {
        Kind::CslJson => csl_json::read(text),
        Kind::BibTex => bibtex::read(text),
        Kind::Ris => ris::read(text),
    }?;
    if kind != Kind::BibTex && escaped(&read.references) {
        for reference in &mut read.references {
            reference.each_word(csl_json::unescaped);
            reference.each_name(|name| {
                if let Some(plain) = csl_json::unescaped(name) {
                    *name = plain;
                }
            });
        }
    }
    for reference in &mut read.references {
        if let Some(doi) = reference.field("DOI") {
            let bare = super::doi::bare(&doi);
            if bare != doi {
                reference.set("DOI", bare);
            }
        }
    }
    Ok(read)
}

/// Whether a program wrote the words of its references as HTML: then no "&" stands there that begins no entity.
fn escaped(references: &[Reference]) -> bool {
    let mut entities = false;
    let mut plain = false;
    for words in references.iter().flat_map(Reference::words).filter(|w| !w.contains("://")) {
        for rest in words.split('&').skip(1) {
            let entity = csl_json::entity(rest).is_some();
            entities |= entity;
            plain |= !entity;
        }
    }
    entities && !plain
}

/// Reads one reference as it was written here.
pub(super) fn own(line: &str) -> Result<Read, ReadError> {
    csl_json::read(line)
}
