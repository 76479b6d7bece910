//! Making claims from quotes, correcting them one by one or in bulk, and taking them away.

use super::{change, counted, naming::Making};
use crate::{
    edit::{Change, Edit},
    mine::{Draft, Named},
    model::{
        AnnotationId, ArticleId, Block, Claim, ClaimId, Credibility, EventId, Inline, MetricId,
        OriginId, PartialDate, Period, Place, Project, Value,
    },
    session::Hand,
};
use std::{collections::BTreeSet, ops::Range, sync::Arc};

/// What a form holds when a claim is made: everything but who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// What it is about.
    pub event: Option<Named<EventId>>,
    /// What is counted or stated.
    pub metric: Named<MetricId>,
    /// What the source states.
    pub value: Value,
    /// Who is counted, when the source narrows it.
    pub population: Option<String>,
    /// Where.
    pub places: Vec<Place>,
    /// When it happened.
    pub period: Option<Period>,
    /// Up to when the figure counts.
    pub as_of: Option<PartialDate>,
    /// Who said it first.
    pub origin: Option<Named<OriginId>>,
    /// Who passed it on.
    pub via: Option<Named<OriginId>>,
    /// The quotes.
    pub annotations: Vec<AnnotationId>,
    /// Admiralty grade of the statement.
    pub credibility: Credibility,
    /// Whether the program proposed it.
    pub proposed: bool,
    /// Whether a person has looked at it; one that was not proposed is a person's own.
    pub reviewed: bool,
    /// Remarks.
    pub note: String,
}

impl Fields {
    /// The best reading of a quote as a filled form; `None` when nothing could be read that makes a claim.
    ///
    /// It is a person's claim once a person has accepted the form, so it is not marked as proposed.
    pub fn from_draft(draft: &Draft, annotation: AnnotationId) -> Option<Self> {
        Some(Self {
            event: draft.event.clone(),
            metric: draft.metric.clone()?,
            value: draft.values.first()?.value.clone(),
            population: None,
            places: draft.places.clone(),
            period: draft.period,
            as_of: draft.as_of,
            origin: draft.origin.clone(),
            via: draft.via.clone(),
            annotations: vec![annotation],
            credibility: Credibility::default(),
            proposed: false,
            reviewed: true,
            note: String::new(),
        })
    }
}

/// Adds a claim; event, metric and origins that are new by name are made in the same change.
///
/// `None` when the metric has no name.
pub fn add_claim(
    project: &Project,
    hand: &mut Hand<'_>,
    fields: &Fields,
) -> Option<(Change, ClaimId)> {
    let mut making = Making::new(project, hand);
    let event = fields.event.as_ref().and_then(|named| making.event(named));
    let metric = making.metric(&fields.metric)?;
    let origin = fields.origin.as_ref().and_then(|named| making.origin(named));
    let via = fields.via.as_ref().and_then(|named| making.origin(named));
    let mut edits = std::mem::take(&mut making.edits);
    let hand = making.hand();
    let id = hand.ids.make(hand.at);
    let claim = Claim {
        event,
        metric,
        value: fields.value.clone(),
        population: stated(fields.population.as_deref()),
        places: fields.places.clone(),
        period: fields.period.filter(|p| !p.is_open()),
        as_of: fields.as_of,
        origin,
        via,
        annotations: fields.annotations.clone(),
        credibility: fields.credibility,
        proposed: fields.proposed,
        reviewed: fields.reviewed || !fields.proposed,
        note: fields.note.clone(),
        at: hand.at,
        by: hand.by.to_owned(),
    };
    edits.push(Edit::Claim(id, Some(Arc::new(claim))));
    Some((change(hand, "Add claim", edits), id))
}

fn stated(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// Sets everything that a form says of a claim; its quotes, and whether it was proposed, stay.
///
/// `None` when there is no such claim or the metric has no name.
pub fn set_claim(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ClaimId,
    fields: &Fields,
) -> Option<Change> {
    let old = project.claims.get(&id)?;
    let mut making = Making::new(project, hand);
    let event = fields.event.as_ref().and_then(|named| making.event(named));
    let metric = making.metric(&fields.metric)?;
    let origin = fields.origin.as_ref().and_then(|named| making.origin(named));
    let via = fields.via.as_ref().and_then(|named| making.origin(named));
    let mut edits = std::mem::take(&mut making.edits);
    let claim = Claim {
        event,
        metric,
        value: fields.value.clone(),
        population: fields.population.clone(),
        places: fields.places.clone(),
        period: fields.period,
        as_of: fields.as_of,
        origin,
        via,
        credibility: fields.credibility,
        note: fields.note.clone(),
        reviewed: true,
        ..old.as_ref().clone()
    };
    if claim != **old {
        edits.push(Edit::Claim(id, Some(Arc::new(claim))));
    }
    Some(change(making.hand(), "Edit claim", edits))
}

/// Keeps words as a quote and makes a claim of them, in one step.
///
/// `None` for words that are not there, and when the metric has no name.
pub fn add_claim_on_words(
    project: &Project,
    hand: &mut Hand<'_>,
    fields: &mut Fields,
    article: ArticleId,
    words: Range<usize>,
) -> Option<(Change, AnnotationId)> {
    let (quoted, annotation) = super::annotate(project, hand, article, words, BTreeSet::new())?;
    fields.annotations = vec![annotation];
    let (mut claimed, _) = add_claim(project, hand, fields)?;
    claimed.edits.splice(0..0, quoted.edits);
    Some((claimed, annotation))
}

/// A new content for one field of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// What they are about.
    Event(Option<Named<EventId>>),
    /// What is counted or stated.
    Metric(Named<MetricId>),
    /// What the source states.
    Value(Value),
    /// Who is counted.
    Population(Option<String>),
    /// Where: all places anew.
    Places(Vec<Place>),
    /// One more place, beside those that are there.
    AddPlace(Place),
    /// One place less.
    RemovePlace(Place),
    /// When it happened.
    Period(Option<Period>),
    /// Up to when the figure counts.
    AsOf(Option<PartialDate>),
    /// Who said it first.
    Origin(Option<Named<OriginId>>),
    /// Who passed it on.
    Via(Option<Named<OriginId>>),
    /// Admiralty grade.
    Credibility(Credibility),
    /// Whether a person has looked at it.
    Reviewed(bool),
    /// Remarks.
    Note(String),
}

impl Field {
    /// The name of the field, for labels.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Metric(_) => "metric",
            Self::Value(_) => "value",
            Self::Population(_) => "population",
            Self::Places(_) | Self::AddPlace(_) | Self::RemovePlace(_) => "places",
            Self::Period(_) => "period",
            Self::AsOf(_) => "as-of date",
            Self::Origin(_) => "origin",
            Self::Via(_) => "agency",
            Self::Credibility(_) => "credibility",
            Self::Reviewed(_) => "review",
            Self::Note(_) => "note",
        }
    }
}

/// Sets one field of one claim or of many, as one step. Claims that have that content already are left alone.
pub fn edit_claims(
    project: &Project,
    hand: &mut Hand<'_>,
    claims: &BTreeSet<ClaimId>,
    field: &Field,
) -> Change {
    let mut making = Making::new(project, hand);
    let mut set: Box<dyn Fn(&mut Claim)> = match field.clone() {
        Field::Event(named) => {
            let event = named.and_then(|named| making.event(&named));
            Box::new(move |claim| claim.event = event)
        }
        Field::Metric(named) => match making.metric(&named) {
            Some(metric) => Box::new(move |claim| claim.metric = metric),
            None => Box::new(|_| {}),
        },
        Field::Value(value) => Box::new(move |claim| claim.value = value.clone()),
        Field::Population(who) => {
            let who = stated(who.as_deref());
            Box::new(move |claim| claim.population.clone_from(&who))
        }
        Field::Places(places) => Box::new(move |claim| claim.places.clone_from(&places)),
        Field::AddPlace(place) => Box::new(move |claim| {
            if !claim.places.contains(&place) {
                claim.places.push(place.clone());
            }
        }),
        Field::RemovePlace(place) => Box::new(move |claim| claim.places.retain(|p| *p != place)),
        Field::Period(period) => {
            let period = period.filter(|p| !p.is_open());
            Box::new(move |claim| claim.period = period)
        }
        Field::AsOf(date) => Box::new(move |claim| claim.as_of = date),
        Field::Origin(named) => {
            let origin = named.and_then(|named| making.origin(&named));
            Box::new(move |claim| claim.origin = origin)
        }
        Field::Via(named) => {
            let via = named.and_then(|named| making.origin(&named));
            Box::new(move |claim| claim.via = via)
        }
        Field::Credibility(grade) => Box::new(move |claim| claim.credibility = grade),
        Field::Reviewed(reviewed) => Box::new(move |claim| claim.reviewed = reviewed),
        Field::Note(note) => Box::new(move |claim| claim.note.clone_from(&note)),
    };
    let made = std::mem::take(&mut making.edits);
    let touched = each(project, claims, &mut set);
    let label = format!("Set {} of {}", field.word(), counted(claims.len(), "claim", "claims"));
    // A record that no claim would use is not made.
    let edits = if touched.is_empty() { Vec::new() } else { [made, touched].concat() };
    change(hand, label, edits)
}

fn each(
    project: &Project,
    claims: &BTreeSet<ClaimId>,
    set: &mut dyn FnMut(&mut Claim),
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for id in claims {
        if let Some(old) = project.claims.get(id) {
            let mut new = old.as_ref().clone();
            set(&mut new);
            if new != **old {
                edits.push(Edit::Claim(*id, Some(Arc::new(new))));
            }
        }
    }
    edits
}

/// Gives a claim one more quote.
pub fn add_quote(
    project: &Project,
    hand: &mut Hand<'_>,
    claim: ClaimId,
    quote: AnnotationId,
) -> Change {
    let edits = each(project, &BTreeSet::from([claim]), &mut |claim| {
        if !claim.annotations.contains(&quote) {
            claim.annotations.push(quote);
        }
    });
    change(hand, "Add quote to claim", edits)
}

/// Takes a quote from a claim; the annotation stays in its article.
pub fn remove_quote(
    project: &Project,
    hand: &mut Hand<'_>,
    claim: ClaimId,
    quote: AnnotationId,
) -> Change {
    let edits = each(project, &BTreeSet::from([claim]), &mut |claim| {
        claim.annotations.retain(|a| *a != quote);
    });
    change(hand, "Remove quote from claim", edits)
}

/// Removes claims, and what refers to them in briefs. Their annotations stay.
pub fn remove_claims(project: &Project, hand: &mut Hand<'_>, claims: &BTreeSet<ClaimId>) -> Change {
    let there: Vec<ClaimId> =
        claims.iter().copied().filter(|id| project.claims.contains_key(id)).collect();
    let mut edits = Vec::new();
    for (&id, brief) in &project.briefs {
        let mut new = brief.as_ref().clone();
        for block in &mut new.blocks {
            match block {
                Block::Paragraph(inlines) => inlines
                    .retain(|inline| !matches!(inline, Inline::Claim(id) if claims.contains(id))),
                Block::ClaimTable(listed) => listed.retain(|id| !claims.contains(id)),
                _ => {}
            }
        }
        // A table without a list would show every claim: one that has lost all of its claims goes.
        let emptied = |(old, new): (&Block, &Block)| matches!((old, new), (Block::ClaimTable(a), Block::ClaimTable(b)) if !a.is_empty() && b.is_empty());
        let keep: Vec<bool> =
            brief.blocks.iter().zip(&new.blocks).map(|pair| !emptied(pair)).collect();
        let mut keep = keep.into_iter();
        new.blocks.retain(|_| keep.next().unwrap_or(true));
        if new != **brief {
            edits.push(Edit::Brief(id, Some(Arc::new(new))));
        }
    }
    let mut label = format!("Remove {}", counted(there.len(), "claim", "claims"));
    if !edits.is_empty() {
        label.push_str(&format!(" (also from {})", counted(edits.len(), "1 brief", "briefs")));
    }
    edits.extend(there.into_iter().map(|id| Edit::Claim(id, None)));
    change(hand, label, edits)
}
