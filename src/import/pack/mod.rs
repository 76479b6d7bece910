//! Opens what other files come in: archives, mails, mailboxes, saved pages, web archives, links, and reads the facts of
//! pictures. Pure functions of bytes; nothing is written, fetched or run.

mod bytes;
mod gzip;
mod http;
mod link;
mod mail;
mod mailbody;
mod mailforward;
mod mailhanded;
mod mailhead;
mod mailtext;
mod mbox;
mod mended;
mod mhtml;
mod mime;
mod picture;
mod picture_text;
mod sniff;
mod tar;
mod text;
mod tnef;
mod uuencode;
mod wacz;
mod warc;
mod zip;
mod zip_pages;

pub use crate::import::document::{Document, Item, Kind, Limits, Refusal, Said};
pub use gzip::gzip;
pub use link::{Link, link};
pub(super) use mail::ADDRESS_ONLY;
pub use mail::{Mail, MailBody, eml};
pub use mailhanded::{Handed, handed_on};
pub(super) use mailtext::HEAD as FORWARD_HEAD;
pub use mbox::mbox;
pub(super) use mended::mended;
pub use mhtml::{Frame, SavedPage, mhtml};
pub use picture::{Picture, picture};
pub use sniff::{Container, sniff};
pub use tar::tar;
pub(super) use text::quoted_printable;
pub use tnef::tnef;
pub use wacz::wacz;
pub use warc::warc;
pub(super) use zip::names as zip_names;
pub use zip::zip;
