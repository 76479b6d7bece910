//! Imported documents: metadata, capture record and frozen text.

use super::{ArticleId, Hash, PartialDate, Timestamp, text};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// One imported document. Its metadata may be corrected; its text may not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Which text; its record never changes.
    pub text: Hash,
    /// Headline as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The line under the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deck: Option<String>,
    /// Authors, each as printed and without "By".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bylines: Vec<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published, as precisely as the source says; never the day of import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// When it was last changed, as the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<PartialDate>,
    /// Canonical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address of an archived copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<String>,
    /// Language of the text (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where each piece of metadata came from: field name → "JSON-LD", "og:title", "typed by …".
    #[serde(
        default,
        deserialize_with = "super::unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub metadata_from: BTreeMap<String, String>,
    /// Spans that are not the story: sorted, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boilerplate: Vec<Boilerplate>,
    /// What was taken in, when and by whom.
    pub capture: Capture,
    /// Section of the publication, as the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Where each page of a paged original starts in the text: code points, in order; page 1 first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<usize>,
    /// The article that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<ArticleId>,
    /// The article that this one repeats, with small changes or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<ArticleId>,
    /// The mail that this one was attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<ArticleId>,
    /// Admiralty grade of the source.
    #[serde(default)]
    pub reliability: Reliability,
    /// Whether a person has marked it as read.
    #[serde(default)]
    pub read: bool,
    /// Remarks of the case workers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the reader of the file could not do; true for as long as the article stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// What is said of an article without a title.
pub const NO_TITLE: &str = "No title was found";
/// What is said of an article without a date.
pub const NO_DATE: &str = "No publication date was found";

/// The fact of a capture that holds the first words of an article without a title, in brackets as words that
/// stand in for a title are.
pub const OPENING: &str = "First words";

impl Article {
    /// The page of the original on which a code point of the text stands, from 1; `None` without pages.
    pub fn page_at(&self, point: usize) -> Option<usize> {
        let page = self.pages.partition_point(|start| *start <= point);
        (!self.pages.is_empty()).then_some(page.max(1))
    }

    /// What a person should know of the article now: what its reader could not do, less what was mended since.
    pub fn doubts(&self) -> Vec<&str> {
        let missing = [(NO_TITLE, self.title.is_none()), (NO_DATE, self.published.is_none())];
        let missing = missing.into_iter().filter(|(_, still)| *still).map(|(what, _)| what);
        let others = self.warnings.iter().map(String::as_str);
        missing.chain(others.filter(|w| *w != NO_TITLE && *w != NO_DATE)).collect()
    }

    /// What to call the article in a list: its title, else its first words, else the name of its file.
    pub fn label(&self) -> &str {
        let known = |label: Option<&'_ str>| label.is_some_and(|l| !l.trim().is_empty());
        let opening = self.capture.facts.get(OPENING).map(String::as_str);
        [self.title.as_deref(), opening]
            .into_iter()
            .find(|label| known(*label))
            .flatten()
            .unwrap_or(&self.capture.file_name)
    }
}

/// A stretch of an article that is not its story (menus, share buttons, teasers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Why it is set aside: "share buttons", "teasers of other stories", "marked by hand".
    pub why: String,
}

/// What was taken in: enough to say years later which bytes a quote came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// SHA-256 of the original bytes; also their name in `originals/`.
    pub original: Hash,
    /// Name of the file as it was found, without folders.
    pub file_name: String,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// Media type, for example `text/html`.
    pub media_type: String,
    /// Character encoding that was read, for example `windows-874`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// When it was imported.
    pub at: Timestamp,
    /// Who imported it.
    pub by: String,
    /// Which reader made the text, with its version: "html 1".
    pub extractor: String,
    /// The archive or mail that it was found in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
    /// When a program saved it from the web, as a web archive or saved page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<Timestamp>,
    /// What the file says of itself beside the metadata: mail headers, document properties, EXIF.
    #[serde(
        default,
        deserialize_with = "super::unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub facts: BTreeMap<String, String>,
}

impl Capture {
    /// When the page was as it is here: when it was saved from the web, if the file says so; else when it was taken in,
    /// by when it had been.
    pub fn seen(&self) -> Timestamp {
        self.captured.unwrap_or(self.at)
    }
}

/// Where in another file something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// Name of the outer file as it was found, without folders.
    pub file_name: String,
    /// SHA-256 of the outer file; it is kept among the originals too.
    pub original: Hash,
    /// Name inside it, with the folders of the archive.
    pub path: String,
}

/// A file that could not be read: kept with its hash, so that it can be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// What was taken in, when and by whom.
    pub capture: Capture,
    /// Why it could not be read, and what the user can do.
    pub why: String,
}

/// The frozen text of an article: NFC, `\n` line ends, no BOM. Its id is the SHA-256 of its UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text {
    body: Arc<str>,
}

impl Text {
    /// A text from what a reader extracted: line ends, BOM and normal form are put right.
    pub fn new(raw: &str) -> Self {
        Self { body: text::normalise(raw).into() }
    }

    /// A text as it stands in a file.
    pub fn from_stored(body: &str) -> Self {
        Self { body: body.into() }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.body
    }

    /// The text, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.body)
    }

    /// The id of this text.
    pub fn hash(&self) -> Hash {
        Hash::of(self.body.as_bytes())
    }
}

/// Admiralty code for a source, A (completely reliable) to F (cannot be judged).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    #[default]
    F,
}

impl Reliability {
    /// All grades, best first.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The grade's letter.
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
        }
    }

    /// What the letter means (NATO AJP-2.1).
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "cannot be judged",
        }
    }
}
