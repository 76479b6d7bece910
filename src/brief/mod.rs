//! Briefs: from records of a project to a document that any format can write. Holds the sentences (in one
//! module, so that other languages can come) and the evidence behind every figure; writes no format itself.

mod addresses;
mod common_words;
mod compose;
mod disputed;
mod document;
mod english;
mod english_questions;
mod english_release;
mod evidence;
mod hidden_sources;
mod later;
mod make;
mod name_forms;
mod pictures;
mod redact;
mod release;
mod settle;
mod tables;
mod tell;
mod template;
mod withhold;

pub use compose::{Error, Pictures, compose, sentence};
pub use document::{
    Document, Evidence, Figure, Labels, Listing, Part, Picture, Quoted, Release, Rival, Source,
    Span,
};
pub use english::{date as date_words, period as period_words, says_nothing};
pub use make::{
    DEFAULT_LOCALE, DEFAULT_STYLE, empty, from_all_findings, from_claims, is_default_method,
};
pub use pictures::{DocumentError, document_of, pictures, told_to};
pub use redact::Redaction;
pub use release::{handling_line, leave_out, marked};
pub use settle::{open_questions, settle_words};
pub use tell::{circumstances_of, day_of as day_words, value_words};
pub use template::{Piece as TemplatePiece, Template, chronology, own_texts, templates};
pub use withhold::WITHHELD;
