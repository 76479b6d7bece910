//! What is still proposed in an article of a project: all that the program reads there, less what a person
//! refused and less what is a claim already.

use super::{Context, Proposal, suggest};
use crate::{
    fold::fold,
    model::{Article, ArticleId, Claim, Project},
};
use std::{collections::BTreeMap, ops::Range};

/// Everything that is proposed in a text, read with what is known of its article.
pub fn proposals(text: &str, article: &Article) -> Vec<Proposal> {
    let context = Context {
        language: article.language.as_deref(),
        published: article.published.or(article.modified),
        title: article.title.as_deref(),
        boilerplate: &article.boilerplate,
        address: article.url.as_deref(),
    };
    suggest(text, &context)
}

/// Whether two versions of an article's record are read alike, so that the proposals of one are those of the other.
pub fn read_alike(a: &Article, b: &Article) -> bool {
    a.text == b.text
        && a.language == b.language
        && a.published.or(a.modified) == b.published.or(b.modified)
        && a.title == b.title
        && a.boilerplate == b.boilerplate
        && a.url == b.url
}

/// The proposals of an article that wait for a person, in the order of the text.
pub fn open_proposals(project: &Project, article: ArticleId) -> Vec<Proposal> {
    let (Some(record), Some(text)) = (project.articles.get(&article), project.text_of(article))
    else {
        return Vec::new();
    };
    let all = proposals(text.as_str(), record);
    let open = still_open(project, article, &all);
    let mut open = open.into_iter().peekable();
    let kept = all.into_iter().enumerate();
    kept.filter(|(i, _)| open.next_if_eq(i).is_some()).map(|(_, proposal)| proposal).collect()
}

/// Which of the proposals of an article wait for a person: their places in `all`, ascending.
///
/// One pass over the quotes, claims and refusals of the project.
pub fn still_open(project: &Project, article: ArticleId, all: &[Proposal]) -> Vec<usize> {
    let refused: Vec<(usize, usize, String)> = project
        .refusals
        .values()
        .filter(|r| r.article == article)
        .map(|r| (r.start, r.end, fold(&r.metric)))
        .collect();
    let claims = claims_in(project, article);
    let mut taken = vec![false; claims.len()];
    let mut open: Vec<usize> = (0..all.len())
        .filter(|i| {
            all.get(*i).is_some_and(|p| {
                let metric = fold(&p.metric);
                !refused
                    .iter()
                    .any(|r| r.0 == p.number.start && r.1 == p.number.end && r.2 == metric)
            })
        })
        .collect();
    let corrected: Vec<usize> = (0..all.len()).filter(|i| open.binary_search(i).is_err()).collect();
    // Each claim answers one proposal: "30 in Cambodia and 30 in Laos" are two.
    for whole in [true, false] {
        open.retain(|i| {
            let Some(proposal) = all.get(*i) else { return false };
            let metric = fold(&proposal.metric);
            let at = claims.iter().enumerate().position(|(k, claim)| {
                taken.get(k) == Some(&false)
                    && claim.on(&proposal.number)
                    && claim.claim.value == proposal.value
                    && claim.names.contains(&metric)
                    && (!whole || claim.claim.places == proposal.places())
            });
            if let Some(taken) = at.and_then(|k| taken.get_mut(k)) {
                *taken = true;
            }
            at.is_none()
        });
    }
    edited(all, &claims, &mut taken, &corrected, &mut open);
    open
}

/// A proposal that was accepted and corrected later is still answered, where no other could be meant: a claim
/// that was proposed on just these words, of the same metric or the same value, and one proposal left for it. A claim that
/// came of a correction has its proposal among the refused ones: it answers none that is left.
fn edited(
    all: &[Proposal],
    claims: &[Standing<'_>],
    taken: &mut [bool],
    corrected: &[usize],
    open: &mut Vec<usize>,
) {
    for (claim, taken) in claims.iter().zip(taken) {
        if *taken || !claim.claim.proposed {
            continue;
        }
        let fits = |i: &usize| {
            all.get(*i).is_some_and(|p| {
                claim.quotes.contains(&(p.start..p.end))
                    && (claim.names.contains(&fold(&p.metric)) || claim.claim.value == p.value)
            })
        };
        if corrected.iter().any(&fits) {
            continue;
        }
        let mut fitting = open.iter().copied().filter(|i| fits(i));
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            *taken = true;
            open.retain(|i| *i != only);
        }
    }
}

/// A claim with the words of the article that it stands on.
struct Standing<'a> {
    claim: &'a Claim,
    quotes: Vec<Range<usize>>,
    /// The names of its metric, folded.
    names: Vec<String>,
}

impl Standing<'_> {
    /// Whether one of its quotes holds the figure.
    fn on(&self, number: &Range<usize>) -> bool {
        self.quotes.iter().any(|q| q.start <= number.start && number.end <= q.end)
    }
}

fn claims_in(project: &Project, article: ArticleId) -> Vec<Standing<'_>> {
    let quotes: BTreeMap<_, Range<usize>> = project
        .annotations
        .iter()
        .filter(|(_, a)| a.article == article)
        .map(|(id, a)| (*id, a.start..a.end))
        .collect();
    if quotes.is_empty() {
        return Vec::new();
    }
    let standing = project.claims.values().filter_map(|claim| {
        let on: Vec<Range<usize>> =
            claim.annotations.iter().filter_map(|id| quotes.get(id).cloned()).collect();
        if on.is_empty() {
            return None;
        }
        let names = project.metrics.get(&claim.metric).map_or_else(Vec::new, |metric| {
            std::iter::once(&metric.name).chain(&metric.aliases).map(|n| fold(n)).collect()
        });
        Some(Standing { claim, quotes: on, names })
    });
    standing.collect()
}
