//! Bytes and a file name become an article. Pure: no disk, no clock; the job that walks folders is [`run`].
//!
//! **To add a format:** a file with `pub(super) fn read(bytes or text) -> Result<Reading, Error>`, a
//! `kind::Kind` that its magic bytes lead to, and an arm in [`read`].

mod addresses;
mod ahead;
mod alphabets;
mod announced;
mod buttons;
mod bylines;
mod calendars;
mod cards;
mod dateline;
mod dates;
mod day_words;
pub mod document;
mod encoding;
mod exports;
mod found;
mod furniture;
mod future;
mod handed;
mod houses;
mod html;
mod hyphens;
mod kind;
mod known;
mod labels;
mod language;
mod language_short;
mod markdown;
mod masthead;
mod moments;
mod months;
mod names;
pub mod office;
mod open;
pub mod pack;
mod patched;
pub mod pdf;
mod phrases;
mod plain;
pub mod qda;
mod references;
mod remains;
mod report;
pub mod run;
mod run_coded;
mod run_listed;
mod svg;
mod unsigned;

use crate::model::{
    Article, ArticleId, Boilerplate, Hash, NO_DATE, NO_TITLE, OPENING, PartialDate, Reliability,
    Text, Timestamp, UnreadId, Within,
};
pub(crate) use addresses::plain_address;
pub use encoding::ENCODINGS;
pub use open::{Each, Opened, open};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// What a reader made of a file; nothing in it comes from anywhere but the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Everything readable; the story is this without [`Reading::boilerplate`].
    pub text: Text,
    /// Headline.
    pub title: Option<String>,
    /// The line under the headline.
    pub deck: Option<String>,
    /// Authors, each as printed and without "By".
    pub bylines: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as precisely as the file says.
    pub published: Option<PartialDate>,
    /// When it was last changed, as the file says.
    pub modified: Option<PartialDate>,
    /// The day of publication that the file shows where it declares another, and where it stands: taken if that one
    /// has not come yet.
    pub printed: Option<(PartialDate, String)>,
    /// Canonical address.
    pub url: Option<String>,
    /// Address of the archived copy that this file is.
    pub archived_url: Option<String>,
    /// Language of the text (BCP 47).
    pub language: Option<String>,
    /// Section of the publication.
    pub section: Option<String>,
    /// Where each piece of metadata came from: field name → "JSON-LD", "og:title", "first line".
    pub metadata_from: BTreeMap<String, String>,
    /// Spans that are not the story: sorted, not overlapping, in code points.
    pub boilerplate: Vec<Boilerplate>,
    /// Where each page starts in the text, in code points; empty for what has no pages.
    pub pages: Vec<usize>,
    /// When a program saved it from the web.
    pub captured: Option<Timestamp>,
    /// What the file says of itself beside the metadata.
    pub facts: BTreeMap<String, String>,
    /// Media type, for example `text/html`.
    pub media_type: String,
    /// Character encoding that was read.
    pub encoding: Option<String>,
    /// Which reader made the text, with its version.
    pub extractor: String,
    /// What could not be done, in words for the import report.
    pub warnings: Vec<String>,
}

/// The facts of a file that keep the hour and the zone of its dates.
pub const PUBLISHED_FACT: &str = "Published";
/// See [`PUBLISHED_FACT`].
pub const MODIFIED_FACT: &str = "Modified";

impl Reading {
    /// The moment of a date, as the file gives it; none if it names a day only, or if another day was taken.
    pub fn moment(&self, fact: &str) -> Option<String> {
        let day = if fact == MODIFIED_FACT { self.modified } else { self.published };
        let moment = self.facts.get(fact).filter(|moment| moment.len() > 10)?;
        moments::is_of(moment, day?).then(|| moment.split(' ').next().map(str::to_owned))?
    }
}

/// A file that was read and is to become an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Name of the file, without folders.
    pub file_name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The hash under which its bytes were put away.
    pub original: Hash,
    /// The archive or mail that it was found in.
    pub within: Option<Within>,
    /// The mail that it is attached to.
    pub attached_to: Option<InMail>,
    /// What it is to become.
    pub what: What,
    /// What was read.
    pub reading: Reading,
}

/// The mail that a file is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InMail {
    /// An article of the project.
    Known(ArticleId),
    /// Its number among all that the job hands over.
    New(usize),
}

/// What an incoming file is to become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// An article.
    #[default]
    Article,
    /// What an article says of itself, for one that is there or a new one without text; with the originals of the files
    /// that its list names for it.
    Reference(Vec<Hash>),
    /// A file that is kept because it could not be read, and why.
    Unread(String),
    /// The codebook of a project that was coded elsewhere; no article.
    Codebook(Arc<Vec<qda::NamedCode>>),
    /// An article of such a project, with what was marked in it.
    Coded(Box<Marked>),
}

/// What was marked in an article by another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The codebook that the marks refer to.
    pub codes: Arc<Vec<qda::NamedCode>>,
    /// The marks, by code points of its text.
    pub marks: Vec<qda::Mark>,
    /// Remarks on the article.
    pub note: String,
    /// The grade of the source.
    pub reliability: Option<Reliability>,
}

/// What an article says of itself: two articles with the same text and the same of these are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Printed {
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

impl Printed {
    /// What a reading says.
    pub(crate) fn of_reading(reading: &Reading) -> Self {
        Self {
            title: reading.title.clone(),
            publisher: reading.publisher.clone(),
            url: reading.url.as_deref().map(addresses::told_apart),
            published: reading.published.map(|date| date.to_string()),
        }
    }

    /// What an article of the project says.
    pub(crate) fn of_article(article: &Article) -> Self {
        Self {
            title: article.title.clone(),
            publisher: article.publisher.clone(),
            url: article.url.as_deref().map(addresses::told_apart),
            published: article.published.map(|date| date.to_string()),
        }
    }
}

/// What became of an incoming file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is this new article.
    Imported(ArticleId),
    /// This article of the project has the same bytes, or the same text and says the same of itself.
    Duplicate(ArticleId),
    /// This article, which was there, got what it did not say, or the text that it did not have.
    Filled(ArticleId),
    /// It could not be read and is kept.
    Kept(UnreadId),
    /// It was a codebook; so many of its codes are new.
    Codes(usize),
}

/// Why a file is no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is nothing in it.
    #[error("The file is empty. Save or copy it again from where it came")]
    Empty,
    /// It is larger than [`MAX_BYTES`].
    #[error(
        "The file has {} MB, at most {} MB can be read. Save only the part that you need",
        bytes >> 20,
        MAX_BYTES >> 20
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A format that holds no article.
    #[error("This is {what}: there is no article in it to read. {advice}")]
    Never {
        /// The format, with its article: "a program".
        what: &'static str,
        /// What the user can do now.
        advice: &'static str,
    },
    /// What a reader says of a file that it cannot read.
    #[error("{0}")]
    Refused(String),
    /// A file that holds others and is no article itself.
    #[error("This is {what}: what is in it is imported, but it is no article itself")]
    Container {
        /// What it is, with its article.
        what: String,
    },
    /// Bytes that are no text in any encoding.
    #[error(
        "The file does not hold text: {percent} % of it are control characters. It may be damaged or of another type than its name says"
    )]
    NotText {
        /// Share of control characters.
        percent: usize,
    },
    /// A person asked for an encoding that there is not.
    #[error(
        "There is no encoding `{0}`. Examples: utf-8, windows-874, windows-1258, gbk, big5, shift_jis, koi8-r"
    )]
    UnknownEncoding(String),
    /// Text of which too much could not be read.
    #[error(
        "{percent} % of the characters cannot be read as {encoding}. Open the file in the program that made it and save it as UTF-8"
    )]
    Illegible {
        /// Share of characters lost.
        percent: usize,
        /// The encoding that came nearest.
        encoding: String,
    },
    /// A page or document that shows no words.
    #[error(
        "There are no words in this {what}. {}",
        if *what == "document" {
            "If it shows pictures of pages, run text recognition (OCR) on it and import the result"
        } else if *what == "page" {
            "If the page shows its text only while it is open, save it as \"page, complete\" or copy the text and paste it here"
        } else {
            "Open it where it came from, copy the text and paste it here"
        }
    )]
    NoWords {
        /// "file" or "page".
        what: &'static str,
    },
}

/// The first words of a story, in brackets: what stands in for its title.
fn opening(story: &str) -> Option<String> {
    const WORDS: usize = 9;
    const SIGNS: usize = 70;
    let says = |line: &&str| line.chars().filter(|c| c.is_alphabetic()).count() >= 12;
    let line = one_line(story.lines().find(says)?);
    let mut end = 0;
    for (number, word) in line.split(' ').enumerate() {
        let signs = line.get(..end).map_or(0, |start| start.chars().count());
        if number >= WORDS || number > 0 && signs + word.chars().count() >= SIGNS {
            break;
        }
        end += word.len() + usize::from(number > 0);
    }
    // A script without blanks has no words to count.
    let start: String = line.get(..end)?.chars().take(SIGNS).collect();
    let trimmed = start.trim_end_matches(|c: char| !c.is_alphanumeric() && !")]”»’".contains(c));
    let more = if trimmed.len() < line.trim_end_matches(['.', '。']).len() { " …" } else { "" };
    Some(format!("[{trimmed}{more}]"))
}

/// Reads a file that is an article: what it is comes from its bytes, and from its name only where bytes do not
/// tell. Files inside it, such as attachments, are left.
///
/// Errors: see [`Error`]; each says what to do.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    let opened = open(file_name, &document::Said::default(), bytes, &mut |_| true)?;
    opened.reading.ok_or(Error::Container { what: opened.container.unwrap_or_default() })
}

impl From<document::Refusal> for Error {
    fn from(refusal: document::Refusal) -> Self {
        Self::Refused(refusal.0)
    }
}

impl Reading {
    /// An empty reading of decoded text, to be filled by a format.
    fn of(decoded: encoding::Decoded, media_type: &str, extractor: &str) -> (String, Self) {
        let reading = Self {
            text: Text::from_stored(""),
            title: None,
            deck: None,
            bylines: Vec::new(),
            publisher: None,
            published: None,
            printed: None,
            modified: None,
            url: None,
            archived_url: None,
            language: None,
            metadata_from: BTreeMap::new(),
            boilerplate: Vec::new(),
            section: None,
            pages: Vec::new(),
            captured: None,
            facts: BTreeMap::new(),
            media_type: media_type.to_owned(),
            encoding: Some(decoded.encoding),
            extractor: extractor.to_owned(),
            warnings: decoded.warnings,
        };
        (decoded.text, reading)
    }

    /// Whether the same text and title mean the same document. Without text only an address does; and two mails are
    /// one only when their bytes are: "Sent from my telephone" is written by many.
    pub(crate) fn tells_copies(&self) -> bool {
        let empty = self.text.as_str().is_empty();
        self.media_type != "message/rfc822" && (!empty || self.url.is_some())
    }

    /// The story: the text without its boilerplate.
    pub fn story(&self) -> String {
        story(self.text.as_str(), &self.boilerplate)
    }

    /// What holds for every format: metadata in normal form, nothing empty, warnings about what is missing.
    fn finish(&mut self) {
        use unicode_normalization::UnicodeNormalization as _;
        for field in [&mut self.title, &mut self.deck, &mut self.publisher] {
            if let Some(value) = field {
                *value = one_line(value).nfc().collect();
            }
            if field.as_deref().is_some_and(str::is_empty) {
                *field = None;
            }
        }
        for name in &mut self.bylines {
            *name = one_line(name).nfc().collect();
        }
        self.bylines.retain(|name| !name.is_empty() && !unsigned::is_default(name));
        if self.language.as_deref() == Some("my") && language::is_zawgyi(self.text.as_str()) {
            self.warnings.push(
                "The Burmese of this text is written in Zawgyi, not in Unicode: it is neither searched nor compared rightly. Convert it and import it again"
                    .to_owned(),
            );
        }
        if self.published.is_none() {
            self.metadata_from.remove("published");
        }
        let known = [
            ("title", self.title.is_some()),
            ("deck", self.deck.is_some()),
            ("bylines", !self.bylines.is_empty()),
            ("publisher", self.publisher.is_some()),
            ("published", self.published.is_some()),
            ("modified", self.modified.is_some()),
            ("url", self.url.is_some()),
            ("archived_url", self.archived_url.is_some()),
            ("language", self.language.is_some()),
        ];
        for (field, known) in known {
            if !known {
                self.metadata_from.remove(field);
            }
        }
        if self.title.is_none() {
            self.warnings.push(NO_TITLE.to_owned());
            if let Some(words) = opening(&self.story()) {
                self.facts.insert(OPENING.to_owned(), words);
            }
        }
        if self.published.is_none() {
            self.warnings.push(NO_DATE.to_owned());
        }
    }

    /// Notes a piece of metadata's origin and passes the value on.
    fn from<T>(&mut self, field: &str, origin: &str, value: T) -> T {
        self.metadata_from.insert(field.to_owned(), origin.to_owned());
        value
    }
}

/// The text of a file in whatever encoding it is, and what was doubtful about that.
///
/// Errors: the bytes are no text.
pub fn text_of(bytes: &[u8]) -> Result<(String, Vec<String>), Error> {
    encoding::decode(bytes, None).map(|decoded| (decoded.text, decoded.warnings))
}

/// A text without its boilerplate, each part on lines of its own.
pub fn story(text: &str, boilerplate: &[Boilerplate]) -> String {
    let mut story = String::with_capacity(text.len());
    for part in story_parts(text, boilerplate) {
        let part = text.get(part).unwrap_or_default().trim_matches('\n');
        if !part.trim().is_empty() {
            if !story.is_empty() {
                story.push('\n');
            }
            story.push_str(part);
        }
    }
    story
}

/// The byte ranges of a text that are not boilerplate.
pub fn story_parts(text: &str, boilerplate: &[Boilerplate]) -> Vec<Range<usize>> {
    let mut bytes = Vec::with_capacity(boilerplate.len() * 2);
    let mut points = boilerplate.iter().flat_map(|b| [b.start, b.end]).peekable();
    for (point, (byte, _)) in text.char_indices().enumerate() {
        while points.next_if(|&p| p <= point).is_some() {
            bytes.push(byte);
        }
    }
    bytes.extend(points.map(|_| text.len()));
    let mut parts = Vec::new();
    let mut at = 0;
    for pair in bytes.chunks_exact(2) {
        if let [start, end] = *pair {
            if at < start {
                parts.push(at..start);
            }
            at = at.max(end);
        }
    }
    if at < text.len() {
        parts.push(at..text.len());
    }
    parts
}

/// Text on one line: every run of white space is one blank.
pub(crate) fn one_line(text: &str) -> String {
    // Most lines are one already.
    let mut before = b' ';
    let plain = text.bytes().all(|b| {
        let doubled = b == b' ' && before == b' ';
        before = b;
        matches!(b, b' '..=b'~') && !doubled
    });
    if plain && before != b' ' {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() && c != '\u{202f}' || c == '\u{feff}') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// Several patterns that are written in the source, matched in one pass.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and every test that reads pages compiles them"
)]
fn patterns(sources: impl Iterator<Item = String>) -> regex::RegexSet {
    regex::RegexSet::new(sources).expect("a pattern in the source is right")
}

/// A pattern that is written in the source.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and every test that reads compiles them"
)]
fn pattern(source: &str) -> regex::Regex {
    regex::Regex::new(source).expect("a pattern in the source is right")
}
