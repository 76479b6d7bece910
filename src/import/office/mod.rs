//! Reads office and e-book files into plain documents.

mod csv_text;
mod docx;
mod docx_styles;
mod docx_walk;
mod drawing;
mod epub;
mod kind;
mod numbers;
mod numfmt;
mod odf_styles;
mod ods;
mod odt;
mod odt_walk;
mod ooxml;
mod package;
mod pptx;
mod rtf;
mod rtf_chars;
mod rtf_lex;
mod rtf_words;
mod symbols;
mod text;
mod xlsx;
mod xml;

pub use crate::import::document::{Document, Kind, Refusal};
pub use csv_text::csv;
pub use docx::docx;
pub use epub::{Epub, epub};
pub use kind::{ZipKind, zip_kind};
pub use ods::ods;
pub use odt::{fodt, odt};
pub use pptx::pptx;
pub use rtf::rtf;
pub use xlsx::xlsx;
pub(super) use xml::{Ev, Xml, decode as xml_decode};
