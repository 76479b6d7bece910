//! Documents as files: Markdown and one self-contained page of HTML. Reads [`crate::brief::Document`] only,
//! never a project; escapes everything that came from articles.

mod html;
mod inline;
mod markdown;

pub use html::html;
pub use inline::{
    html_citation, html_entry, html_runs, html_text, link, markdown_citation, markdown_line,
    markdown_runs, markdown_text, plain_runs,
};
pub use markdown::markdown;
