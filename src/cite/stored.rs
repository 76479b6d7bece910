//! References that articles carry: what a list of references said in full, kept with the article as one line of
//! CSL-JSON among the facts of its capture; and the keys by which articles are known outside.

use super::{read, reference::Reference, write};
use crate::model::{Article, ArticleId};

/// The fact that holds the reference in CSL-JSON.
pub const FACT: &str = "CSL-JSON";
/// The fact that holds the key of the reference in the list that it came from.
pub const KEY_FACT: &str = "citation key";

/// What keys made here begin with.
const START: &str = "art-";

/// The key of an article: the random part of its id, so it stays as it is whatever is corrected.
pub fn key(id: ArticleId) -> String {
    let hex = id.0.simple().to_string();
    format!("{START}{}", hex.get(20..).unwrap_or(&hex))
}

/// The end of the id of the article that a key made here stands for; `None` for other keys.
pub fn article_of_key(key: &str, articles: impl Iterator<Item = ArticleId>) -> Option<ArticleId> {
    if !key.starts_with(START) {
        return None;
    }
    let mut found = articles.filter(|id| self::key(*id) == key);
    // Two articles with one key would be a mistake of chance; neither is meant then.
    found.next().filter(|_| found.next().is_none())
}

/// Words as an article keeps them: one blank between them, composed letters.
fn squeezed(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    words.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

impl Reference {
    /// The reference as one line of CSL-JSON: what [`FACT`] holds.
    pub fn to_line(&self) -> String {
        write::line(self)
    }

    /// Reads [`Reference::to_line`].
    pub fn from_line(line: &str) -> Option<Self> {
        let read = read::own(line).ok()?;
        let mut references = read.references.into_iter();
        references.next().filter(|_| references.next().is_none())
    }

    /// The reference that came with an article, if one did, with what the article itself says now.
    pub(super) fn stored(id: ArticleId, article: &Article) -> Option<Self> {
        let mut reference = Self::from_line(article.capture.facts.get(FACT)?)?;
        reference.set("id", &id.to_string());
        let plain = Self::from_own(id, article);
        let same = |field: &str, other: &str| {
            let words = |r: &Self, field: &str| r.field(field).map(|w| squeezed(&w));
            words(&reference, other) == words(&plain, field)
        };
        let mut take: Vec<&str> = Vec::new();
        if article.title.is_some() && !same("title", "title") {
            take.push("title");
        }
        if plain.has("container-title")
            && !same("container-title", "container-title")
            && !same("container-title", "publisher")
        {
            take.push("container-title");
        }
        let doi = reference.field("DOI").map(|doi| format!("https://doi.org/{doi}"));
        if plain.has("URL") && !same("URL", "URL") && plain.field("URL") != doi {
            take.push("URL");
        }
        if plain.has("language") && !same("language", "language") {
            take.push("language");
        }
        let list = |names: &[String]| names.iter().map(|n| squeezed(n)).collect::<Vec<_>>();
        if !article.bylines.is_empty() && list(&article.bylines) != list(&reference.authors()) {
            take.push("author");
        }
        if plain.has("issued") && plain.issued() != reference.issued() {
            take.push("issued");
        }
        // What was read on the day of a list's import is the list.
        let is_stub = article.capture.media_type == super::LIST_TYPE;
        if !is_stub && !reference.has("accessed") && plain.has("accessed") {
            take.push("accessed");
        }
        for field in take {
            reference.copy_field(field, &plain);
        }
        Some(reference)
    }

    /// A reference for other programs: what is known, with the key of the article and without words that stand in
    /// for what is not known. An archived copy is named beside the address.
    pub fn for_exchange(id: ArticleId, article: &Article) -> Self {
        let mut reference = Self::from_article(id, article);
        let foreign = article.capture.facts.get(KEY_FACT).filter(|key| !key.trim().is_empty());
        reference.set("id", &foreign.cloned().unwrap_or_else(|| key(id)));
        if article.title.as_deref().is_none_or(|title| title.trim().is_empty()) {
            reference.remove("title");
            if !reference.has("annote") {
                reference.set("annote", &format!("File: {}", article.capture.file_name));
            }
        }
        let archived = article.archived_url.as_deref().map(str::trim).filter(|u| !u.is_empty());
        if let Some(archived) = archived {
            let host = archived.split_once("://").map_or(archived, |(_, rest)| rest);
            let host = host.split('/').next().unwrap_or_default();
            if !reference.has("archive") {
                reference.set("archive", host);
            }
            reference.set("archive_location", archived);
        }
        reference
    }

    fn copy_field(&mut self, field: &str, from: &Self) {
        if let Some(value) = from.raw(field) {
            self.insert(field, value.clone());
        }
    }
}
