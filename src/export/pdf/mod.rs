//! A document as PDF: typeset by `typst` with the template `assets/brief.typ`, tagged for those who listen
//! (PDF/UA-1) and fit for archives (PDF/A-2a). The typesetter sees the template, the data and the fonts and
//! nothing else: no disk, no network, no clock.

mod clusters;
mod data;
mod faces;

pub use faces::FontSource;

use crate::{brief::Document, model::Timestamp};
use faces::Faces;
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Dict, Duration, Smart, Value},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The template. It holds no word of any document.
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::detached(include_str!("../../../assets/brief.typ")));

/// A finished PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the author should know: scripts without a font, a standard that is not met.
    pub warnings: Vec<String>,
    /// What the typesetter remarked; empty if all is well.
    pub remarks: Vec<String>,
}

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The typesetter gave up.
    #[error("The PDF could not be typeset: {0}")]
    Typesetting(String),
    /// The typeset pages could not be written.
    #[error("The PDF could not be written: {0}")]
    Writing(String),
    /// The brief is too long to be typeset: so many megabytes of text.
    #[error(
        "The brief holds {0} MB of text, more than can be typeset as PDF: leave out its longest quotes, or export it as a web page or for Word"
    )]
    TooLong(usize),
}

/// Bytes of text beyond which no PDF is made: the typesetter takes thousands of times as much memory.
const MOST_TEXT: usize = 3 << 20;

/// The document as PDF.
///
/// `date` stands below the title and in the file: the day to which the case is told. The same document, date
/// and fonts give the same bytes. Errors: see [`PdfError`]; a font that is missing is no error but a warning.
pub fn pdf(document: &Document, date: Timestamp, fonts: FontSource) -> Result<Pdf, PdfError> {
    let made = typeset(document, date, fonts);
    // What the typesetter remembers for the next time would be kept for ever.
    typst::comemo::evict(0);
    made
}

fn typeset(document: &Document, date: Timestamp, fonts: FontSource) -> Result<Pdf, PdfError> {
    let mut data = data::data(document, date);
    let faces = Faces::of(&data.characters, fonts);
    if let Some(all) = data.value.as_object_mut() {
        all.insert("fonts".to_owned(), faces.families.clone().into());
    }
    let mut warnings = missing(&faces);
    if data.replaced > 0 {
        warnings.push(format!(
            "{} characters that no archival PDF may hold, such as controls and private signs, stand as \u{fffd} in the PDF",
            data.replaced
        ));
    }
    let text = data.value.to_string();
    if text.len() > MOST_TEXT {
        return Err(PdfError::TooLong(text.len() >> 20));
    }
    let mut inputs = Dict::new();
    inputs.insert("brief".into(), Value::Bytes(Bytes::new(text.into_bytes())));
    drop(data);
    let desk =
        Desk { library: LazyHash::new(Library::builder().with_inputs(inputs).build()), faces };
    let laid_out = typst::compile::<PagedDocument>(&desk);
    let remarks = laid_out.warnings.iter().map(|w| w.message.to_string()).collect();
    let pages = laid_out.output.map_err(|faults| PdfError::Typesetting(said(&faults)))?;
    let pages = clusters::whole(pages);
    let timestamp = moment(date);
    // A font whose maker forbids embedding, or a sign that the standard does not know, must not cost the document.
    // Nor must a note that runs over pages, whose tag the typesetter cannot part.
    let levels: [(&[PdfStandard], bool, &str); 6] = [
        (&[PdfStandard::A_2a, PdfStandard::Ua_1], true, ""),
        (&[PdfStandard::A_2a], true, "accessibility standard PDF/UA"),
        (&[PdfStandard::Ua_1], true, "archival standard PDF/A"),
        (&[], true, "standards PDF/A and PDF/UA"),
        (&[PdfStandard::A_2b], false, "accessibility standard PDF/UA and has no tags"),
        (&[], false, "standards PDF/A and PDF/UA and has no tags"),
    ];
    let mut why = String::new();
    for (level, tagged, unmet) in levels {
        let standards = PdfStandards::new(level)
            .map_err(|fault| PdfError::Writing(fault.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Corrobora".to_owned())),
            timestamp,
            standards,
            tagged,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(&pages, &options) {
            Ok(bytes) => {
                if !unmet.is_empty() {
                    warnings.push(format!("The PDF does not meet the {unmet}: {why}"));
                }
                return Ok(Pdf { bytes, warnings, remarks });
            }
            Err(faults) if why.is_empty() => why = said(&faults),
            Err(_) => {}
        }
    }
    Err(PdfError::Writing(why))
}

/// A warning for each script without a font.
fn missing(faces: &Faces) -> Vec<String> {
    let tell =
        |(script, letters): &(Option<&'static crate::fonts::ScriptInfo>, Vec<char>)| match script {
            Some(script) => format!(
                "No font for {} is installed: its letters are empty boxes in the PDF. Install {}",
                script.name, script.package
            ),
            None => {
                let some: Vec<String> = letters
                    .iter()
                    .take(8)
                    .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                    .collect();
                let more = if letters.len() > some.len() { ", …" } else { "" };
                format!(
                    "No font has these signs, which are empty boxes in the PDF: {}{more}",
                    some.join(", ")
                )
            }
        };
    faces.missing.iter().map(tell).collect()
}

fn said(faults: &[SourceDiagnostic]) -> String {
    let all: Vec<String> = faults.iter().map(|fault| fault.message.to_string()).collect();
    all.join("; ")
}

fn moment(date: Timestamp) -> Option<typst_pdf::Timestamp> {
    let text = date.to_string();
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    let at = Datetime::from_ymd_hms(
        year,
        part(5, 7)?,
        part(8, 10)?,
        part(11, 13)?,
        part(14, 16)?,
        part(17, 19)?,
    )?;
    Some(typst_pdf::Timestamp::new_utc(at))
}

/// All that the typesetter can see.
struct Desk {
    library: LazyHash<Library>,
    faces: Faces,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.faces.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
