//! Proposals of the program become claims, marked as proposed for ever; or a person refuses them, and they are
//! not proposed again.

use super::{Fields, add_claim, add_claim_on_words, change};
use crate::{
    edit::{Change, Edit},
    fold::fold,
    mine::{Named, Proposal, metrics},
    model::{
        Annotation, AnnotationId, ArticleId, Credibility, Metric, Project, Refusal, RefusalId,
        Unit, Value,
    },
    session::Hand,
};
use std::sync::Arc;

impl Fields {
    /// What a form holds that takes a proposal as it is.
    pub fn from_proposal(proposal: &Proposal) -> Self {
        Self {
            event: proposal.event.clone().map(Named::Called),
            metric: Named::Called(metric_of(proposal)),
            value: proposal.value.clone(),
            population: proposal.population.clone(),
            places: proposal.places(),
            // A period that ends before it starts was read wrong, and says nothing.
            period: proposal.period.filter(|period| !period.is_reversed()),
            as_of: proposal.as_of,
            origin: proposal.origin.clone().map(Named::Called),
            via: proposal.via.clone().map(Named::Called),
            annotations: Vec::new(),
            credibility: Credibility::default(),
            proposed: true,
            reviewed: false,
            note: String::new(),
        }
    }
}

/// Makes a claim of a proposal, on the words that it stands on; a quote on just these words is used again.
///
/// `reviewed` says whether a person has looked at this one: it is so at a key press, and not in a script.
/// `None` when the project has the same claim on the same words already, or the words are not in the article.
pub fn accept(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    proposal: &Proposal,
    reviewed: bool,
) -> Option<Change> {
    let quote = quote_on(project, article, &(proposal.start..proposal.end));
    if quote.is_some_and(|quote| is_there(project, quote, proposal)) {
        return None;
    }
    let mut fields = Fields { reviewed, ..Fields::from_proposal(proposal) };
    let (change, _) = claimed(project, hand, article, proposal, &mut fields)?;
    Some(Change { label: "Accept a proposal".to_owned(), ..change })
}

/// Makes the claim that a person wants in the place of a proposal. The claim stays marked as proposed; where it
/// says another thing, the proposal itself counts as refused.
///
/// `None` when the words are not in the article or the metric has no name.
pub fn correct(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    proposal: &Proposal,
    fields: &Fields,
) -> Option<(Change, AnnotationId)> {
    let mut fields = Fields { proposed: true, reviewed: true, ..fields.clone() };
    let (mut made, quote) = claimed(project, hand, article, proposal, &mut fields)?;
    let metric = match &fields.metric {
        Named::Called(name) => Some(name.as_str()),
        Named::Is(id) => project.metrics.get(id).map(|m| m.name.as_str()),
    };
    let same = fields.value == proposal.value
        && metric.is_some_and(|name| fold(name) == fold(&metric_of(proposal)));
    if !same {
        made.edits.extend(refuse(project, hand, article, proposal).edits);
    }
    Some((Change { label: "Correct a proposal".to_owned(), ..made }, quote))
}

/// Refuses a proposal: it is never made again on these words of this article.
pub fn refuse(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    proposal: &Proposal,
) -> Change {
    let id: RefusalId = hand.ids.make(hand.at);
    let refusal = Refusal {
        article,
        start: proposal.number.start,
        end: proposal.number.end,
        metric: proposal.metric.clone(),
        at: hand.at,
        by: hand.by.to_owned(),
    };
    let there = project.articles.contains_key(&article);
    let edits = there.then(|| Edit::Refusal(id, Some(Arc::new(refusal))));
    change(hand, "Reject a proposal", edits.into_iter().collect())
}

/// Lets the program propose again what was refused in an article.
pub fn propose_again(project: &Project, hand: &mut Hand<'_>, article: ArticleId) -> Change {
    let refused = project.refusals.iter().filter(|(_, r)| r.article == article);
    let edits = refused.map(|(id, _)| Edit::Refusal(*id, None)).collect();
    change(hand, "Propose again what was rejected", edits)
}

/// The claim that fields make on the words of a proposal, and its quote.
fn claimed(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    proposal: &Proposal,
    fields: &mut Fields,
) -> Option<(Change, AnnotationId)> {
    let words = proposal.start..proposal.end;
    let (mut made, quote) = match quote_on(project, article, &words) {
        Some(quote) => {
            fields.annotations = vec![quote];
            (add_claim(project, hand, fields)?.0, quote)
        }
        None => add_claim_on_words(project, hand, fields, article, words)?,
    };
    // A metric that no dictionary knows counts what the words say, and not people.
    if let Some(unit) = unit_of(proposal) {
        for edit in &mut made.edits {
            if let Edit::Metric(_, Some(metric)) = edit
                && metric.name == metric_of(proposal)
                && metrics::find(&metric.name).is_none()
            {
                let known = Metric { unit: unit.clone(), ..Metric::clone(metric) };
                *metric = Arc::new(known);
            }
        }
    }
    Some((made, quote))
}

/// The metric that a proposal is taken under: a length of time that is told in other units than those of the
/// dictionary is a metric of its own, so that five weeks never become five months.
pub fn metric_of(proposal: &Proposal) -> String {
    let counted = metrics::find(&proposal.metric).map(|entry| &entry.unit);
    match (counted, &proposal.unit) {
        (Some(Unit::Duration(usual)), Some(told)) if usual != told => {
            format!("{}, in {told}", proposal.metric)
        }
        _ => proposal.metric.clone(),
    }
}

/// Gives the metrics that a change makes, and that no dictionary knows, what they are counted in: passports are no
/// people because nobody counted them before.
pub fn counting(made: &mut Change, unit: &Unit) {
    for edit in &mut made.edits {
        if let Edit::Metric(_, Some(metric)) = edit
            && metrics::find(&metric.name).is_none()
        {
            *metric = Arc::new(Metric { unit: unit.clone(), ..Metric::clone(metric) });
        }
    }
}

/// What the value of a proposal is counted in.
fn unit_of(proposal: &Proposal) -> Option<Unit> {
    let entry = metrics::find(&proposal.metric);
    match (&proposal.value, entry.map(|e| &e.unit)) {
        (Value::Money(..), _) => Some(Unit::Money),
        (Value::When(_), _) => Some(Unit::Date),
        (Value::Text(_), _) => Some(Unit::Text),
        (Value::Countries(_), _) => Some(Unit::Countries),
        (Value::Number(_), known) => {
            let told = proposal.unit.as_deref()?;
            Some(match (told, known) {
                ("%", _) => Unit::Percent,
                (told, Some(Unit::Duration(_))) => Unit::Duration(told.to_owned()),
                ("persons", _) => Unit::Persons,
                (told, _) => Unit::Items(told.to_owned()),
            })
        }
    }
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
    let metric = fold(&metric_of(proposal));
    let mut on = project.claims.values().filter(|c| c.annotations.contains(&quote));
    on.any(|claim| {
        let named = project
            .metrics
            .get(&claim.metric)
            .is_some_and(|m| std::iter::once(&m.name).chain(&m.aliases).any(|n| fold(n) == metric));
        let places = proposal.places();
        // A claim that was made before towns were read has none.
        let same = claim.places.len() == places.len()
            && claim.places.iter().zip(&places).all(|(a, b)| {
                (a.country, a.role) == (b.country, b.role)
                    && (a.locality.is_none() || a.locality == b.locality)
            });
        named && claim.value == proposal.value && same
    })
}
