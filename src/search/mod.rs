//! Full-text search: every article that has all words of a query, the best first, with the words around each hit.
//!
//! Texts are folded once ([`Index`]) and scanned; there is no other index, so what was imported a moment ago is found.

mod query;
mod snippet;

pub use query::{NoQuery, Query};

use crate::{
    find::Folded,
    fold::fold,
    model::{Article, ArticleId, Project},
};
use query::Term;
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// The folded texts of a project, made once for many queries.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Arc<Entry>>,
    /// Whether text that is not the story is searched too.
    all: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    article: ArticleId,
    /// What it was made of.
    of: Arc<Article>,
    title: String,
    text: String,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best articles, the best first.
    pub articles: Vec<FoundArticle>,
    /// How many articles there are, with those that were left out.
    pub total: usize,
}

/// An article that has all words of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundArticle {
    /// Which.
    pub article: ArticleId,
    /// How well it fits; for ranking only.
    pub score: f64,
    /// Where the words stand, in order; none if only the title has them.
    pub hits: Vec<Hit>,
    /// How many there are, with those that were left out.
    pub count: usize,
}

/// Words of a query in an article; positions are code points of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words around it, exactly as they stand there.
    pub snippet: String,
    /// Where these begin.
    pub snippet_start: usize,
}

/// How much of what was found is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// So many articles.
    pub articles: usize,
    /// So many hits of each.
    pub hits: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { articles: 10_000, hits: 100 }
    }
}

impl Index {
    /// Folds the texts of a project: the stories, or with `all` everything.
    pub fn of(project: &Project, all: bool) -> Self {
        Self { entries: Vec::new(), all }.renewed(project)
    }

    /// The same for the project as it is now: only what is new or was changed is folded again.
    #[must_use]
    pub fn renewed(&self, project: &Project) -> Self {
        let before: BTreeMap<ArticleId, &Arc<Entry>> =
            self.entries.iter().map(|entry| (entry.article, entry)).collect();
        let entries = project.articles.iter().map(|(id, article)| {
            let known = before.get(id).filter(|entry| reads_alike(&entry.of, article));
            match known {
                Some(entry) => Arc::clone(entry),
                None => Arc::new(Entry::of(project, *id, article, self.all)),
            }
        });
        Self { entries: entries.collect(), all: self.all }
    }

    /// Whether text that is not the story is in it too.
    pub fn holds_all(&self) -> bool {
        self.all
    }
}

impl Entry {
    fn of(project: &Project, id: ArticleId, article: &Arc<Article>, all: bool) -> Self {
        let title = [article.title.as_deref(), article.deck.as_deref()];
        let title: Vec<String> = title.into_iter().flatten().map(fold).collect();
        let text = folded(project, id, all).unwrap_or_default().into_text();
        Self { article: id, of: Arc::clone(article), title: title.join("\n"), text }
    }
}

/// Whether two states of an article have the same words to be found.
fn reads_alike(a: &Arc<Article>, b: &Arc<Article>) -> bool {
    let (title, deck) = (a.title == b.title, a.deck == b.deck);
    Arc::ptr_eq(a, b) || a.text == b.text && title && deck && a.boilerplate == b.boilerplate
}

fn folded(project: &Project, id: ArticleId, all: bool) -> Option<Folded> {
    let article = project.articles.get(&id)?;
    let text = project.text_of(id)?.as_str();
    if all {
        return Some(Folded::of(text));
    }
    let aside: Vec<Range<usize>> = article.boilerplate.iter().map(|b| b.start..b.end).collect();
    Some(Folded::without(text, &aside))
}

/// How often the title counts beside the text.
const TITLE: f64 = 4.0;
/// How soon a word that comes again says nothing more, and how much a long text is held against it: the usual
/// constants of BM25 (Robertson and Zaragoza 2009).
const K1: f64 = 1.2;
/// See [`K1`].
const B: f64 = 0.75;

/// An article in which all words were found: how often each, in title and text, and where in the folded text.
struct Candidate<'a> {
    entry: &'a Entry,
    counts: Vec<(usize, usize)>,
    found: Vec<Range<usize>>,
}

/// An article that has all words of a query; where they stand in it is looked up by [`hits`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Which.
    pub article: ArticleId,
    /// How well it fits; for ranking only.
    pub score: f64,
    /// How many hits its text has; none if only the title has the words.
    pub count: usize,
}

/// Finds the articles that have all words of a query. The time grows with the length of all texts.
pub fn search(project: &Project, index: &Index, query: &Query, limits: Limits) -> Found {
    let ranked = rank(index, query);
    let total = ranked.len();
    let articles = ranked
        .into_iter()
        .take(limits.articles)
        .map(|Ranked { article, score, .. }| {
            let (hits, count) = hits(project, index, query, article, limits.hits);
            FoundArticle { article, score, hits, count }
        })
        .collect();
    Found { articles, total }
}

/// The articles that have all words of a query, the best first, without the words around the hits: these take most of
/// the time, and a screen shows those of a few.
pub fn rank(index: &Index, query: &Query) -> Vec<Ranked> {
    let wanted = wanted(query);
    let unwanted: Vec<&Term> = query.terms().iter().filter(|t| t.not).collect();
    let candidates: Vec<Candidate<'_>> =
        index.entries.iter().filter_map(|entry| candidate(entry, &wanted, &unwanted)).collect();
    let length: usize = index.entries.iter().map(|e| e.text.len()).sum();
    let usual = (length as f64 / index.entries.len().max(1) as f64).max(1.0);
    // A word that few articles have says more than one that all have.
    let weights: Vec<f64> = (0..wanted.len())
        .map(|term| {
            let having =
                candidates.iter().filter(|c| c.counts.get(term).is_some_and(|n| n.0 + n.1 > 0));
            let (all, having) = (index.entries.len() as f64, having.count() as f64);
            (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
        })
        .collect();
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .map(|c| {
            let long = K1 * (1.0 - B + B * c.entry.text.len() as f64 / usual);
            let score = c.counts.iter().zip(&weights).map(|((title, text), weight)| {
                let often = *text as f64 + TITLE * *title as f64;
                weight * often * (K1 + 1.0) / (often + long)
            });
            let score: f64 = score.sum();
            Ranked { article: c.entry.article, score, count: apart(c.found).len() }
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.article.cmp(&b.article)));
    ranked
}

/// The words of a query that are to be there.
fn wanted(query: &Query) -> Vec<&Term> {
    query.terms().iter().filter(|t| !t.not).collect()
}

fn candidate<'a>(entry: &'a Entry, wanted: &[&Term], unwanted: &[&Term]) -> Option<Candidate<'a>> {
    let mut counts = Vec::with_capacity(wanted.len());
    let mut found: Vec<Range<usize>> = Vec::new();
    // Of words that may stand for one another, one has to be there.
    let mut there = true;
    for term in wanted {
        let before = found.len();
        found.extend(term.find(&entry.text));
        let count = (term.find(&entry.title).count(), found.len() - before);
        if !term.either && !there {
            return None;
        }
        there = count != (0, 0) || term.either && there;
        counts.push(count);
    }
    if !there {
        return None;
    }
    let unwanted = unwanted
        .iter()
        .any(|t| t.find(&entry.title).next().is_some() || t.find(&entry.text).next().is_some());
    (!unwanted).then_some(Candidate { entry, counts, found })
}

/// Hits in the order of the text; a word in a phrase that was found is no hit of its own.
fn apart(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for hit in found {
        if apart.last().is_none_or(|last| hit.end > last.end) {
            apart.push(hit);
        }
    }
    apart
}

/// The first hits of a query in an article, and how many there are.
pub fn hits(
    project: &Project,
    index: &Index,
    query: &Query,
    id: ArticleId,
    most: usize,
) -> (Vec<Hit>, usize) {
    let Some((text, folded)) = project.text_of(id).zip(folded(project, id, index.all)) else {
        return (Vec::new(), 0);
    };
    let found: Vec<Range<usize>> = wanted(query)
        .iter()
        .flat_map(|term| term.find(folded.as_str()))
        .filter_map(|bytes| folded.points(bytes))
        .collect();
    let mut apart = apart(found);
    let count = apart.len();
    apart.truncate(most);
    let letters: Vec<char> = text.as_str().chars().collect();
    let hits = apart
        .into_iter()
        .map(|hit| {
            let around = snippet::around(&letters, &hit);
            Hit {
                start: hit.start,
                end: hit.end,
                snippet_start: around.start,
                snippet: letters.get(around).unwrap_or_default().iter().collect(),
            }
        })
        .collect();
    (hits, count)
}
