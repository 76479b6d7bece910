//! Pages that are in a project more than once, as they were at several times: which version is the newest, what it says
//! otherwise, and which claims stand on sentences that it does not have any more.

use super::{Story, align::Changed, changes};
use crate::model::{Article, ArticleId, Boilerplate, ClaimId, Hash, Project, text};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use unicode_segmentation::UnicodeSegmentation as _;

/// The versions of the pages of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Text of an older version → the article with the next one. By text, for what is there twice under several
    /// addresses has a link from one of them only.
    next: BTreeMap<Hash, ArticleId>,
    /// Article → text.
    texts: BTreeMap<ArticleId, Hash>,
    /// Article of a newer version → the older ones that it follows.
    follows: BTreeMap<ArticleId, ArticleId>,
}

/// A claim whose sentence the newest version of its page does not have as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superseded {
    /// The article that the quote of the claim is from.
    pub older: ArticleId,
    /// The newest version.
    pub newer: ArticleId,
    /// The sentence of the quote.
    pub was: String,
    /// What stands in its place; `None` where nothing like it does.
    pub now: Option<String>,
}

/// A sentence that was changed, left out or added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// As the older version has it.
    pub was: Option<String>,
    /// As the newer version has it.
    pub now: Option<String>,
}

impl Versions {
    /// Reads which article is a version of which.
    pub fn of(project: &Project) -> Self {
        let mut out = Self::default();
        // When a page was as it is: what the page says, then what the file says.
        let age = |article: &Article| {
            let day = |date: Option<crate::model::PartialDate>| {
                date.and_then(crate::model::PartialDate::bounds).map(|(day, _)| day)
            };
            (day(article.modified.or(article.published)), article.capture.seen())
        };
        for (id, article) in &project.articles {
            let Some((old_id, old)) =
                article.version_of.and_then(|old| Some((old, project.articles.get(&old)?)))
            else {
                continue;
            };
            out.follows.insert(*id, old_id);
            if old.text == article.text {
                continue;
            }
            out.texts.insert(*id, article.text);
            let later = |known: &ArticleId| {
                project.articles.get(known).is_none_or(|known| age(known) <= age(article))
            };
            if out.next.get(&old.text).is_none_or(later) {
                out.next.insert(old.text, *id);
            }
        }
        if !out.next.is_empty() {
            out.texts = project.articles.iter().map(|(id, a)| (*id, a.text)).collect();
        }
        out
    }

    /// Whether no page is there in several versions.
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The newest version of the page of an article, if that is another one.
    pub fn newest(&self, article: ArticleId) -> Option<ArticleId> {
        let mut text = *self.texts.get(&article)?;
        let mut seen = BTreeSet::from([text]);
        let mut newest = None;
        while let Some(next) = self.next.get(&text) {
            text = *self.texts.get(next)?;
            // Links in a circle have no newest version.
            if !seen.insert(text) {
                return None;
            }
            newest = Some(*next);
        }
        newest
    }

    /// The version that an article follows.
    pub fn older(&self, article: ArticleId) -> Option<ArticleId> {
        self.follows.get(&article).copied()
    }
}

/// The claims that stand on a sentence which the newest version of its page does not have any more.
pub fn superseded(project: &Project, versions: &Versions) -> BTreeMap<ClaimId, Superseded> {
    let mut out = BTreeMap::new();
    if versions.is_empty() {
        return out;
    }
    // Sentences of a newer version, read once.
    let mut read: BTreeMap<ArticleId, Vec<String>> = BTreeMap::new();
    for (id, claim) in &project.claims {
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        for quote in quotes {
            let Some(newer) = versions.newest(quote.article) else { continue };
            let Some(older) = project.text_of(quote.article) else { continue };
            let now = read.entry(newer).or_insert_with(|| sentences_of(project, newer));
            let was = sentences_at(older.as_str(), quote.start..quote.end);
            let gone: Vec<&String> = was.iter().filter(|was| !now.contains(was)).collect();
            let Some(first) = gone.first() else { continue };
            // Among the sentences that are new: those that were there before say what they said.
            let before: BTreeSet<String> =
                sentences_of(project, quote.article).into_iter().collect();
            let fresh = now.iter().filter(|now| !before.contains(*now));
            let found = Superseded {
                older: quote.article,
                newer,
                was: gone.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(" "),
                now: closest(first, fresh).cloned(),
            };
            out.entry(*id).or_insert(found);
        }
    }
    out
}

/// What a newer version of a page changed, in the order of its text; what it left out comes last.
pub fn differences(project: &Project, older: ArticleId, newer: ArticleId) -> Vec<Difference> {
    let (old, new) = (sentences_of(project, older), sentences_of(project, newer));
    let (had, has): (BTreeSet<&String>, BTreeSet<&String>) =
        (old.iter().collect(), new.iter().collect());
    let mut gone: Vec<&String> = old.iter().filter(|s| !has.contains(s)).collect();
    let mut out = Vec::new();
    for now in new.iter().filter(|s| !had.contains(s)) {
        let was = closest(now, gone.iter().copied()).cloned();
        if let Some(was) = &was {
            gone.retain(|other| *other != was);
        }
        out.push(Difference { was, now: Some(now.clone()) });
    }
    out.extend(gone.into_iter().map(|was| Difference { was: Some(was.clone()), now: None }));
    out
}

/// The figures that differ between two versions of a page.
pub fn changed_figures(project: &Project, older: ArticleId, newer: ArticleId) -> Vec<Changed> {
    let story = |id: ArticleId| {
        let article = project.articles.get(&id)?;
        Some(Story {
            text: project.text_of(id)?.as_str(),
            aside: &article.boilerplate,
            language: article.language.as_deref(),
        })
    };
    match (story(older), story(newer)) {
        (Some(older), Some(newer)) => changes(older, newer),
        _ => Vec::new(),
    }
}

/// So much of the words of two sentences must be common for one to stand in the place of the other.
const ALIKE: f64 = 0.4;

fn closest<'a>(sentence: &str, among: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let own = words(sentence);
    let mut best: Option<(f64, &String)> = None;
    for other in among {
        let theirs = words(other);
        let common = own.intersection(&theirs).count();
        let share = 2.0 * common as f64 / (own.len() + theirs.len()).max(1) as f64;
        if share >= ALIKE && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, other));
        }
    }
    best.map(|(_, other)| other)
}

/// The words of a sentence; of scripts without blanks its pairs of signs.
fn words(sentence: &str) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = sentence.unicode_words().map(str::to_lowercase).collect();
    let signs: Vec<char> =
        sentence.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).collect();
    if signs.len() * 2 > sentence.chars().count() {
        out.extend(signs.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
    out
}

/// The sentences of the story of an article, with single blanks.
fn sentences_of(project: &Project, id: ArticleId) -> Vec<String> {
    let (Some(article), Some(text)) = (project.articles.get(&id), project.text_of(id)) else {
        return Vec::new();
    };
    pieces(text.as_str())
        .into_iter()
        .filter(|(range, _)| !aside(&article.boilerplate, range))
        .map(|(_, words)| words)
        .collect()
}

fn aside(boilerplate: &[Boilerplate], range: &Range<usize>) -> bool {
    boilerplate.iter().any(|b| b.start <= range.start && range.end <= b.end)
}

/// The sentences in which a stretch of a text stands.
fn sentences_at(text: &str, at: Range<usize>) -> Vec<String> {
    let meets = |range: &Range<usize>| range.start < at.end && at.start < range.end;
    pieces(text).into_iter().filter(|(range, _)| meets(range)).map(|(_, words)| words).collect()
}

/// The sentences of a text with where they stand, in code points; a line ends one.
fn pieces(whole: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in whole.split_inclusive('\n') {
        for sentence in line.split_sentence_bounds() {
            let length = sentence.chars().count();
            let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                out.push((at..at + length, words));
            }
            at += length;
        }
    }
    debug_assert_eq!(at, text::point_of(whole, whole.len()), "every letter is counted");
    out
}
