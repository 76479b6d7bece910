//! Proposals of the program become claims: marked as proposed for ever, and unreviewed until a person has looked.

use super::{Fields, add_claim, add_claim_on_words};
use crate::{
    edit::Change,
    mine::{Named, Proposal},
    model::{Annotation, AnnotationId, ArticleId, Credibility, Place, Project},
    session::Hand,
};

/// Makes a claim of a proposal, on the words that it stands on.
///
/// `None` when the project has the same claim on the same words already, or the words are not in the article.
pub fn accept(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    proposal: &Proposal,
) -> Option<Change> {
    let words = proposal.start..proposal.end;
    let quote = quote_on(project, article, &words);
    if quote.is_some_and(|quote| is_there(project, quote, proposal)) {
        return None;
    }
    let mut fields = Fields {
        event: proposal.event.clone().map(Named::Called),
        metric: Named::Called(proposal.metric.clone()),
        value: proposal.value.clone(),
        population: proposal.population.clone(),
        places: proposal
            .countries
            .iter()
            .map(|(country, role)| Place { country: *country, locality: None, role: *role })
            .collect(),
        period: proposal.period,
        as_of: proposal.as_of,
        origin: proposal.origin.clone().map(Named::Called),
        via: proposal.via.clone().map(Named::Called),
        annotations: Vec::new(),
        credibility: Credibility::default(),
        proposed: true,
        note: String::new(),
    };
    let change = match quote {
        Some(quote) => {
            fields.annotations = vec![quote];
            add_claim(project, hand, &fields)?.0
        }
        None => add_claim_on_words(project, hand, &mut fields, article, words)?.0,
    };
    Some(Change { label: "Accept a proposal".to_owned(), ..change })
}

/// The quote on just these words, if there is one.
fn quote_on(
    project: &Project,
    article: ArticleId,
    words: &std::ops::Range<usize>,
) -> Option<AnnotationId> {
    let same =
        |a: &Annotation| a.article == article && a.start == words.start && a.end == words.end;
    project.annotations.iter().find(|(_, a)| same(a)).map(|(id, _)| *id)
}

/// Whether a claim on the quote says the same.
fn is_there(project: &Project, quote: AnnotationId, proposal: &Proposal) -> bool {
    let metric = crate::fold::fold(&proposal.metric);
    let mut on = project.claims.values().filter(|c| c.annotations.contains(&quote));
    on.any(|claim| {
        let named = project.metrics.get(&claim.metric).is_some_and(|m| {
            std::iter::once(&m.name).chain(&m.aliases).any(|n| crate::fold::fold(n) == metric)
        });
        let places = || claim.places.iter().map(|p| (p.country, p.role));
        named && claim.value == proposal.value && places().eq(proposal.countries.iter().copied())
    })
}
