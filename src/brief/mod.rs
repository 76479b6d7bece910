//! Briefs: from records of a project to a document that any format can write. Holds the sentences (in one
//! module, so that other languages can come) and the evidence behind every figure; writes no format itself.

mod compose;
mod document;
mod english;
mod english_questions;
mod evidence;
mod make;
mod pictures;
mod settle;
mod tell;

pub use compose::{Error, Pictures, compose, sentence};
pub use document::{
    Document, Evidence, Figure, Labels, Listing, Part, Picture, Quoted, Rival, Source, Span,
};
pub use english::{date as date_words, period as period_words};
pub use make::{DEFAULT_LOCALE, DEFAULT_STYLE, empty, from_all_findings, from_claims};
pub use pictures::{DocumentError, document_of, pictures};
pub use settle::{open_questions, settle_words};
