//! Files of references: CSL-JSON, BibTeX and BibLaTeX, RIS. What cannot be used is said, not dropped in silence.

mod abbreviations;
mod bib_entries;
mod bib_signs;
mod bibtex;
mod csl_json;
mod dates;
mod ris;

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
    match Kind::of(file_name, text).ok_or(ReadError::UnknownKind)? {
        Kind::CslJson => csl_json::read(text),
        Kind::BibTex => bibtex::read(text),
        Kind::Ris => ris::read(text),
    }
}
