//! Documents as files: Markdown, one self-contained page of HTML, PDF, Word and OpenDocument. Reads
//! [`crate::brief::Document`] only, never a project; escapes everything that came from articles.

mod docx;
mod flow;
mod html;
mod inline;
mod markdown;
mod odt;
#[cfg(feature = "pdf")]
mod pdf;

pub use docx::docx;
pub use html::html;
pub use inline::{
    html_citation, html_entry, html_runs, html_text, link, markdown_citation, markdown_line,
    markdown_runs, markdown_text, plain_runs,
};
pub use markdown::markdown;
pub use odt::odt;
#[cfg(feature = "pdf")]
pub use pdf::{FontSource, Pdf, PdfError, pdf};

/// Where in its original a quote stands: "page 3, characters 120–140". Of one whose words are withheld the place is too:
/// who has the original would find them there.
fn place_of(labels: &crate::brief::Labels, quote: &crate::brief::Quoted) -> String {
    if quote.words == crate::brief::WITHHELD {
        return quote.words.clone();
    }
    let page = quote.page.map(|page| format!("{} {page}, ", labels.page)).unwrap_or_default();
    format!("{page}{} {}–{}", labels.characters, quote.start, quote.end)
}

/// Why a document cannot become a file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be packed.
    #[error(transparent)]
    Office(#[from] crate::office::Error),
    /// A drawing cannot be made into a picture.
    #[error(transparent)]
    Picture(#[from] crate::grid::Error),
}

/// A drawing as a picture.
struct Made {
    /// As PNG.
    png: Vec<u8>,
    /// Pixels in a row.
    width: u32,
    /// Rows.
    height: u32,
}

fn picture(svg: &str) -> Result<Made, Error> {
    let png = crate::grid::png(svg)?;
    // Width and height stand at a fixed place (PNG, 11.2.1).
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok());
        u32::from_be_bytes(bytes.unwrap_or_default())
    };
    let (width, height) = (number(16), number(20));
    Ok(Made { png, width, height })
}

/// The colour that the Traffic Light Protocol 2.0 gives a marking, on black, as `RRGGBB` (FIRST, "TLP v2.0", colour
/// codes).
pub(crate) fn marking_ink(marking: &str) -> &'static str {
    match marking {
        "TLP:RED" => "FF2B2B",
        "TLP:GREEN" => "33FF00",
        "TLP:AMBER" | "TLP:AMBER+STRICT" => "FFC000",
        _ => "FFFFFF",
    }
}
