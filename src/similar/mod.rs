//! Which articles repeat another one nearly word by word: wire copies with new headlines, cuts and small changes.
//! Articles that tell the same in words of their own are none.
//!
//! Candidates come from sketches (MinHash), what is decided from the shingles themselves.

mod align;
mod sketch;
mod tokens;
mod versions;
mod words;

pub use align::Changed;
pub use versions::{
    Difference, Pages, Superseded, Versions, changed_figures, differences, superseded,
};
pub use words::{Figures, notes};

use crate::model::{Article, ArticleId, Boilerplate, Hash, PartialDate, Project};
use align::Side;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tokens::{Token, shingles, tokens};

/// An article that repeats an older one.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// The article that was there first: by day of publication, else by import.
    pub older: ArticleId,
    /// The one that repeats it.
    pub newer: ArticleId,
    /// How alike they are.
    pub likeness: Likeness,
    /// Figures that differ where the words agree.
    pub changed: Vec<Changed>,
}

/// How much two stories have in common, in shingles of five words (eight letters in scripts without blanks).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likeness {
    /// What is common, of all that is in one or the other (Jaccard's index).
    pub similarity: f64,
    /// What is common, of the shorter story.
    pub contained: f64,
    /// What is common, of the longer story.
    pub containing: f64,
    /// How many shingles are common.
    shared: usize,
}

/// So much of the shorter story must be in the longer one. Measured (`tests/it/similar.rs`, seven languages): copies
/// have 0.75 to 0.88 and still 0.51 with every tenth word changed; the same event told anew has at most 0.03, and
/// about a quarter with a long statement quoted whole.
const CONTAINED: f64 = 0.45;
/// So much of the longer story must be from the shorter one: who quotes a short statement in a long report of his
/// own has not copied it.
const CONTAINING: f64 = 0.12;
/// What is shorter says too little to be told apart from other short things.
const SHORTEST: usize = 12;

impl Likeness {
    fn of(a: &[u64], b: &[u64]) -> Self {
        let (mut i, mut j, mut shared) = (0, 0, 0_usize);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            shared += usize::from(x == y);
            (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
        }
        let share = |of: usize| if of == 0 { 0.0 } else { shared as f64 / of as f64 };
        Self {
            similarity: share(a.len() + b.len() - shared),
            contained: share(a.len().min(b.len())),
            containing: share(a.len().max(b.len())),
            shared,
        }
    }

    /// Whether one story is a copy of the other.
    pub fn is_copy(&self) -> bool {
        self.shared >= SHORTEST && self.contained >= CONTAINED && self.containing >= CONTAINING
    }

    /// A guess from the share that two sketches have in common, and from the numbers of shingles: whether looking
    /// closer is worth it.
    fn may_be_copy(alike: f64, a: usize, b: usize) -> bool {
        let shared = alike / (1.0 + alike) * (a + b) as f64;
        // A sketch of 128 numbers is wrong by up to a tenth.
        shared >= 0.25 * a.min(b) as f64 && alike >= 0.04
    }
}

/// A story to compare: a text with what is set aside in it, and its language for reading figures.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// The text.
    pub text: &'a str,
    /// What is not the story.
    pub aside: &'a [Boilerplate],
    /// Language (BCP 47).
    pub language: Option<&'a str>,
}

/// How alike two stories are.
pub fn likeness(a: Story<'_>, b: Story<'_>) -> Likeness {
    if a.text == b.text && a.aside == b.aside {
        return Likeness { similarity: 1.0, contained: 1.0, containing: 1.0, shared: SHORTEST };
    }
    let of = |story: Story<'_>| shingles(&tokens(story.text, story.aside));
    Likeness::of(&of(a), &of(b))
}

/// The figures that differ where two stories otherwise agree.
pub fn changes(older: Story<'_>, newer: Story<'_>) -> Vec<Changed> {
    let (a, b) = (tokens(older.text, older.aside), tokens(newer.text, newer.aside));
    fn side<'a>(story: Story<'a>, tokens: &'a [Token]) -> Side<'a> {
        Side { text: story.text, tokens, language: story.language }
    }
    align::changed(side(older, &a), side(newer, &b))
}

/// Shingles that are kept while candidates are compared, of so many articles.
const KEPT: usize = 2_000;

/// What was made of the stories of a project when they were compared last. Making it takes most of the time of a
/// comparison, so whoever compares a project again as it grows keeps it.
#[derive(Debug, Default)]
pub struct Sketches(BTreeMap<Told, Sketched>);

/// A text, and what of it is not the story.
type Told = (Hash, Vec<(usize, usize)>);

/// How many shingles a story has, and their sketch if they are enough for one.
#[derive(Clone, Debug, Default)]
struct Sketched {
    size: usize,
    sketch: Option<Arc<sketch::Sketch>>,
}

impl Sketched {
    fn of(shingles: &[u64]) -> Self {
        let enough = shingles.len() >= SHORTEST;
        Self { size: shingles.len(), sketch: enough.then(|| Arc::new(sketch::sketch(shingles))) }
    }
}

impl Sketches {
    /// As [`copies`]; only stories that were not there before are sketched.
    pub fn copies(&mut self, project: &Project) -> Vec<Copy> {
        copies_where(project, |_| true, self)
    }

    /// As [`copies_with`]; only stories that were not there before are sketched.
    pub fn copies_with(&mut self, project: &Project, new: &BTreeSet<ArticleId>) -> Vec<Copy> {
        if new.is_empty() {
            return Vec::new();
        }
        copies_where(project, |id| new.contains(&id), self)
    }
}

/// All copies in a project, by the newer article; of several that it may repeat the most similar, then the oldest.
/// Copies that are marked already are there too, versions of one article are not.
///
/// The time grows with the length of all texts and with the number of copies.
pub fn copies(project: &Project) -> Vec<Copy> {
    Sketches::default().copies(project)
}

/// The copies of which at least one of the two is among these articles: those that were just imported.
pub fn copies_with(project: &Project, new: &BTreeSet<ArticleId>) -> Vec<Copy> {
    Sketches::default().copies_with(project, new)
}

fn copies_where(
    project: &Project,
    wanted: impl Fn(ArticleId) -> bool,
    known: &mut Sketches,
) -> Vec<Copy> {
    let mut articles: Vec<(ArticleId, &Article)> =
        project.articles.iter().map(|(id, a)| (*id, a.as_ref())).collect();
    articles.sort_by_key(|(id, a)| (a.published.is_none(), a.published.and_then(first_day), *id));
    let story = |i: usize| {
        let (id, article) = articles.get(i)?;
        let text = project.text_of(*id)?.as_str();
        Some(Story { text, aside: &article.boilerplate, language: article.language.as_deref() })
    };
    let shingled =
        |i: usize| story(i).map_or_else(Vec::new, |s| shingles(&tokens(s.text, s.aside)));

    let mut best: BTreeMap<usize, (usize, Likeness)> = BTreeMap::new();
    let mut first_with: BTreeMap<Told, usize> = BTreeMap::new();
    let mut sketches: Vec<Sketched> = Vec::with_capacity(articles.len());
    // What is not in the project any more is forgotten.
    let mut before = std::mem::take(&mut known.0);
    for (i, (_, article)) in articles.iter().enumerate() {
        let told = (article.text, spans(article));
        if let Some(first) = first_with.get(&told).copied() {
            let text = project.texts.get(&article.text);
            if text.is_some_and(|t| !t.as_str().trim().is_empty()) {
                let likeness =
                    Likeness { similarity: 1.0, contained: 1.0, containing: 1.0, shared: SHORTEST };
                best.insert(i, (first, likeness));
            }
            sketches.push(Sketched::default());
            continue;
        }
        let sketched = before.remove(&told).unwrap_or_else(|| Sketched::of(&shingled(i)));
        sketches.push(sketched.clone());
        known.0.insert(told.clone(), sketched);
        first_with.insert(told, i);
    }
    let size = |i: usize| sketches.get(i).map_or(0, |s| s.size);
    let sketched = |i: usize| sketches.get(i)?.sketch.as_deref();
    let is_wanted = |i: usize| articles.get(i).is_some_and(|(id, _)| wanted(*id));
    let all: Vec<Option<&sketch::Sketch>> = sketches.iter().map(|s| s.sketch.as_deref()).collect();
    let candidates = sketch::pairs(&all, |i, j| {
        (is_wanted(i) || is_wanted(j))
            && sketched(i)
                .zip(sketched(j))
                .is_some_and(|(a, b)| Likeness::may_be_copy(sketch::alike(a, b), size(i), size(j)))
    });
    let mut kept: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    for (i, j) in candidates {
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.entry(i).or_insert_with(|| shingled(i));
        kept.entry(j).or_insert_with(|| shingled(j));
        let Some((a, b)) = kept.get(&i).zip(kept.get(&j)) else { continue };
        let found = Likeness::of(a, b);
        let better = |(_, known): &(usize, Likeness)| found.similarity > known.similarity;
        if found.is_copy() && best.get(&j).is_none_or(better) && !versions(&articles, i, j) {
            best.insert(j, (i, found));
        }
    }
    let copies = best.into_iter().filter_map(|(j, (i, likeness))| {
        let (older, newer) = (articles.get(i)?.0, articles.get(j)?.0);
        if !wanted(older) && !wanted(newer) {
            return None;
        }
        Some(Copy { older, newer, likeness, changed: changes(story(i)?, story(j)?) })
    });
    copies.collect()
}

/// What is set aside, for telling whether two articles with one text have one story.
fn spans(article: &Article) -> Vec<(usize, usize)> {
    article.boilerplate.iter().map(|b| (b.start, b.end)).collect()
}

fn first_day(date: PartialDate) -> Option<jiff::civil::Date> {
    date.bounds().map(|(first, _)| first)
}

/// Whether one of two articles is a newer version of the other.
fn versions(articles: &[(ArticleId, &Article)], i: usize, j: usize) -> bool {
    let Some(((one, a), (other, b))) = articles.get(i).zip(articles.get(j)) else { return false };
    a.version_of == Some(*other) || b.version_of == Some(*one)
}
