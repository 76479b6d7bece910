//! What every reader of a format hands over. It is put together as an article's text elsewhere: readers make lines
//! and say what the document says of itself.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a line is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph of running text.
    Paragraph,
    /// A heading of this level, 1 to 6; a document's title is level 1.
    Heading(u8),
    /// An item of a list; its text starts with "• " or its number as the reader sees it ("1. ").
    Item,
    /// A row of a table; its cells are separated by tabs.
    Row,
    /// The words under a picture or table.
    Caption,
    /// A quotation set apart.
    Quote,
    /// A footnote or endnote; its text starts with its mark (`[1] `).
    Note,
}

/// A stretch of text that stands by itself: one paragraph, one row. No line feeds inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its words: white space is single blanks, but for the tabs of a row.
    pub text: String,
    /// Why it is not the story, in a few words ("running head", "page number"); such lines are kept and shown grey.
    pub why: Option<&'static str>,
    /// The page that it starts on, from 1, where the format has pages.
    pub page: Option<u32>,
}

/// A document as it was read; nothing in it comes from anywhere but the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Everything readable, in reading order.
    pub lines: Vec<Line>,
    /// Title.
    pub title: Option<String>,
    /// Authors as printed.
    pub bylines: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published or written, as the file says: ISO 8601, as precise as the file (`2023`, `2023-06`,
    /// `2023-06-07`, `2023-06-07T10:00:00+02:00`). Never the time at which a program wrote the file unless it is all there is,
    /// and then only in [`Document::modified`].
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub modified: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Language (BCP 47) as the file declares it.
    pub language: Option<String>,
    /// Where each of the above came from: field name → "document properties", "mail header Date".
    pub from: BTreeMap<String, String>,
    /// Other facts that the file carries, for the record: "Producer" → "LibreOffice 7.4", "To" → "…", "GPS" → "…".
    pub facts: BTreeMap<String, String>,
    /// How many pages it has, where the format has pages.
    pub pages: Option<u32>,
    /// What a person should know, one sentence each.
    pub warnings: Vec<String>,
}

/// Why a file is no document: one or two sentences that say what it is, what is wrong and what the user can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal(pub String);

/// How the reason begins for a file that is passed over on purpose.
pub const SKIPPED: &str = "skipped: ";

/// A file inside another (an archive, a mail, a web archive).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name for people, with folders inside the archive, separated by `/`; never used as a path on disk.
    pub name: String,
    /// Its bytes, or why they cannot be had.
    pub content: Result<Vec<u8>, Refusal>,
    /// What the container says of it.
    pub said: Said,
}

/// What a container says of a file in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Media type, without parameters.
    pub media_type: Option<String>,
    /// Character encoding.
    pub charset: Option<String>,
    /// Address that it was saved from.
    pub url: Option<String>,
    /// When it was captured: RFC 3339.
    pub captured: Option<String>,
    /// Character encoding that a person chose; counts more than any sign.
    pub encoding: Option<String>,
    /// Whether it is an attachment of the mail in the item with this number (from 0, in the order handed over).
    pub attached_to: Option<usize>,
}

/// How much may come out of one file.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one item.
    pub item_bytes: u64,
    /// Bytes of all items together.
    pub total_bytes: u64,
    /// Items.
    pub items: usize,
    /// Containers in containers.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { item_bytes: 64 << 20, total_bytes: 1 << 30, items: 20_000, depth: 4 }
    }
}

/// How much may still come out of one file, with everything that is inside what is inside of it: many small archives in one
/// another unpack to more than any of them alone.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    bytes: u64,
    items: usize,
    limits: Limits,
}

impl Budget {
    /// Everything is left.
    pub fn new(limits: Limits) -> Self {
        Self { bytes: limits.total_bytes, items: limits.items, limits }
    }

    /// Takes a file of so many bytes.
    ///
    /// # Errors
    /// When less is left; nothing more is to be taken then.
    pub fn take(&mut self, bytes: usize) -> Result<(), Refusal> {
        let bytes = bytes as u64;
        if self.items == 0 || bytes > self.bytes {
            (self.items, self.bytes) = (0, 0);
            return Err(Refusal(format!(
                "This file and what follows it were not read: more than {} MB or {} files came out of the file around \
                 them. Unpack it yourself and add the files that matter",
                self.limits.total_bytes >> 20,
                self.limits.items
            )));
        }
        self.items -= 1;
        self.bytes -= bytes;
        Ok(())
    }

    /// Whether nothing more may be taken.
    pub fn spent(&self) -> bool {
        self.items == 0
    }
}
