//! Documents as files: Markdown, one self-contained page of HTML, and PDF. Reads [`crate::brief::Document`] only,
//! never a project; escapes everything that came from articles.

mod html;
mod inline;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;

pub use html::html;
pub use inline::{
    html_citation, html_entry, html_runs, html_text, link, markdown_citation, markdown_line,
    markdown_runs, markdown_text, plain_runs,
};
pub use markdown::markdown;
#[cfg(feature = "pdf")]
pub use pdf::{FontSource, Pdf, PdfError, pdf};

/// "page 3, " for a quote of an original with pages, else nothing.
fn page_of(labels: &crate::brief::Labels, quote: &crate::brief::Quoted) -> String {
    quote.page.map(|page| format!("{} {page}, ", labels.page)).unwrap_or_default()
}
