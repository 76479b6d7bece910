//! Pages that are in a project more than once, as they were at several times: which version is the newest, what it says
//! otherwise, and which claims stand on sentences that it does not have any more.

use super::{Story, align::Changed, changes};
use crate::model::{Article, ArticleId, Boilerplate, ClaimId, Hash, Project, text};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
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

/// The sentences of texts: a text never changes, so each is read once and kept from one edit to the next.
#[derive(Clone, Debug, Default)]
pub struct Pages(BTreeMap<Hash, Arc<Page>>);

/// The sentences of a text, in its order.
type Page = Vec<Sentence>;

#[derive(Debug)]
struct Sentence {
    /// Code points of the text.
    range: Range<usize>,
    /// With single blanks.
    text: String,
    words: BTreeSet<String>,
}

impl Pages {
    fn page(&mut self, project: &Project, article: ArticleId) -> Option<Arc<Page>> {
        let hash = project.articles.get(&article)?.text;
        if let Some(known) = self.0.get(&hash) {
            return Some(Arc::clone(known));
        }
        let page = Arc::new(sentences(project.text_of(article)?.as_str()));
        self.0.insert(hash, Arc::clone(&page));
        Some(page)
    }

    /// Forgets the texts that no page in several versions has.
    fn keep(&mut self, versions: &Versions) {
        let of_versions: BTreeSet<Hash> = versions
            .next
            .iter()
            .flat_map(|(old, new)| [Some(*old), versions.texts.get(new).copied()])
            .flatten()
            .collect();
        self.0.retain(|hash, _| of_versions.contains(hash));
    }
}

/// The sentences of the story of an article.
fn story<'a>(project: &Project, id: ArticleId, page: &'a Page) -> Vec<&'a Sentence> {
    let aside = project.articles.get(&id).map_or(&[][..], |a| a.boilerplate.as_slice());
    page.iter().filter(|one| !is_aside(aside, &one.range)).collect()
}

/// The claims that stand on a sentence which the newest version of its page does not have any more.
pub fn superseded(
    project: &Project,
    versions: &Versions,
    pages: &mut Pages,
) -> BTreeMap<ClaimId, Superseded> {
    let mut out = BTreeMap::new();
    pages.keep(versions);
    if versions.is_empty() {
        return out;
    }
    let mut by_article: BTreeMap<ArticleId, Vec<(ClaimId, Range<usize>)>> = BTreeMap::new();
    for (id, claim) in &project.claims {
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        for quote in quotes {
            by_article.entry(quote.article).or_default().push((*id, quote.start..quote.end));
        }
    }
    for (older, quotes) in by_article {
        let Some(newer) = versions.newest(older) else { continue };
        let (Some(old), Some(new)) = (pages.page(project, older), pages.page(project, newer))
        else {
            continue;
        };
        let now = story(project, newer, &new);
        let has: BTreeSet<&str> = now.iter().map(|one| one.text.as_str()).collect();
        let had: BTreeSet<&str> = old.iter().map(|one| one.text.as_str()).collect();
        // Those that were there before say what they said.
        let fresh: Vec<&Sentence> =
            now.into_iter().filter(|one| !had.contains(one.text.as_str())).collect();
        for (id, quote) in quotes {
            let from = old.partition_point(|one| one.range.end <= quote.start);
            let carried = old.iter().skip(from).take_while(|one| one.range.start < quote.end);
            let gone: Vec<&Sentence> =
                carried.filter(|one| !has.contains(one.text.as_str())).collect();
            let Some(first) = gone.first() else { continue };
            let found = Superseded {
                older,
                newer,
                was: gone.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" "),
                now: closest(first, fresh.iter().copied()).map(|one| one.text.clone()),
            };
            out.entry(id).or_insert(found);
        }
    }
    out
}

/// What a newer version of a page changed, in the order of its text; what it left out comes last.
pub fn differences(project: &Project, older: ArticleId, newer: ArticleId) -> Vec<Difference> {
    /// Two long texts that have nothing in common are not laid side by side sentence by sentence.
    const MOST: usize = 1_000_000;
    let mut pages = Pages::default();
    let (Some(old), Some(new)) = (pages.page(project, older), pages.page(project, newer)) else {
        return Vec::new();
    };
    let (old, new) = (story(project, older, &old), story(project, newer, &new));
    let texts = |list: &[&Sentence]| -> BTreeSet<String> {
        list.iter().map(|one| one.text.clone()).collect()
    };
    let (had, has) = (texts(&old), texts(&new));
    let mut gone: Vec<&Sentence> = old.into_iter().filter(|s| !has.contains(&s.text)).collect();
    let fresh: Vec<&Sentence> = new.into_iter().filter(|s| !had.contains(&s.text)).collect();
    let few = gone.len().saturating_mul(fresh.len()) <= MOST;
    let mut out = Vec::new();
    for now in fresh {
        let was = closest(now, gone.iter().copied().filter(|_| few));
        if let Some(was) = was {
            gone.retain(|other| other.range != was.range);
        }
        let was = was.map(|was| was.text.clone());
        out.push(Difference { was, now: Some(now.text.clone()) });
    }
    out.extend(gone.into_iter().map(|was| Difference { was: Some(was.text.clone()), now: None }));
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

fn closest<'a>(
    sentence: &Sentence,
    among: impl Iterator<Item = &'a Sentence>,
) -> Option<&'a Sentence> {
    /// Of a text that was written anew not every sentence is looked at.
    const MOST: usize = 2_000;
    let mut best: Option<(f64, &Sentence)> = None;
    for other in among.take(MOST) {
        let common = sentence.words.intersection(&other.words).count();
        let share = 2.0 * common as f64 / (sentence.words.len() + other.words.len()).max(1) as f64;
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

fn is_aside(boilerplate: &[Boilerplate], range: &Range<usize>) -> bool {
    boilerplate.iter().any(|b| b.start <= range.start && range.end <= b.end)
}

/// The sentences of a text with where they stand, in code points; a line ends one.
fn sentences(whole: &str) -> Page {
    let mut out = Vec::new();
    let mut at = 0;
    for line in whole.split_inclusive('\n') {
        for sentence in line.split_sentence_bounds() {
            let length = sentence.chars().count();
            let text = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                let words = words(&text);
                out.push(Sentence { range: at..at + length, text, words });
            }
            at += length;
        }
    }
    debug_assert_eq!(at, text::point_of(whole, whole.len()), "every letter is counted");
    out
}
