//! Joining names that turn out to be one: events, metrics, origins. Whatever referred to one of them refers to
//! the one that is kept, and the other names become other names of it.

use super::{change, counted};
use crate::{
    edit::{Change, Edit},
    model::{
        Block, Brief, Claim, ClaimId, EventId, Fact, Measure, Metric, MetricId, OriginId, Project,
        Ruling,
    },
    session::Hand,
};
use std::{collections::BTreeSet, sync::Arc};

/// Makes several events one.
pub fn merge_events(
    project: &Project,
    hand: &mut Hand<'_>,
    keep: EventId,
    others: &BTreeSet<EventId>,
) -> Change {
    let label = "Merge events";
    let gone = |id: Option<EventId>| id.is_some_and(|id| id != keep && others.contains(&id));
    let Some(kept) = project.events.get(&keep) else { return change(hand, label, Vec::new()) };
    let mut kept = kept.as_ref().clone();
    let mut removals = Vec::new();
    for id in others.iter().filter(|id| gone(Some(**id))) {
        if let Some(event) = project.events.get(id) {
            kept.aliases.insert(event.name.clone());
            kept.aliases.extend(event.aliases.iter().cloned());
            kept.period = kept.period.or(event.period);
            append(&mut kept.note, &event.note);
            removals.push(Edit::Event(*id, None));
        }
    }
    kept.aliases.remove(&kept.name);
    let claims = claims_with(project, |claim| {
        gone(claim.event) && {
            claim.event = Some(keep);
            true
        }
    });
    let facts = facts_with(project, |fact| {
        gone(fact.event) && {
            fact.event = Some(keep);
            true
        }
    });
    joined(hand, label, Edit::Event(keep, Some(Arc::new(kept))), [claims, facts].concat(), removals)
}

/// Makes several metrics one. Metrics that count in another unit are left alone: their values would change
/// their meaning.
pub fn merge_metrics(
    project: &Project,
    hand: &mut Hand<'_>,
    keep: MetricId,
    others: &BTreeSet<MetricId>,
) -> Change {
    let label = "Merge metrics";
    let Some(kept) = project.metrics.get(&keep) else { return change(hand, label, Vec::new()) };
    let mut kept = kept.as_ref().clone();
    let gone = |id: MetricId| {
        id != keep
            && others.contains(&id)
            && project.metrics.get(&id).is_some_and(|m| m.unit == kept.unit)
    };
    let removals: Vec<Edit> =
        others.iter().filter(|id| gone(**id)).map(|id| Edit::Metric(*id, None)).collect();
    let moved = |id: MetricId| if gone(id) { keep } else { id };
    let linked = |metric: &Metric| Metric {
        parent: metric.parent.map(moved),
        never_compare_with: metric.never_compare_with.iter().map(|id| moved(*id)).collect(),
        ..metric.clone()
    };
    let mut edits = Vec::new();
    for (&id, metric) in project.metrics.iter().filter(|(id, _)| **id != keep && !gone(**id)) {
        let new = linked(metric);
        if new != **metric {
            edits.push(Edit::Metric(id, Some(Arc::new(new))));
        }
    }
    edits.extend(claims_with(project, |claim| {
        gone(claim.metric) && {
            claim.metric = keep;
            true
        }
    }));
    edits.extend(facts_with(project, |fact| {
        gone(fact.metric) && {
            fact.metric = keep;
            true
        }
    }));
    let merged: Vec<Metric> = project
        .metrics
        .iter()
        .filter(|(id, _)| gone(**id))
        .map(|(_, metric)| metric.as_ref().clone())
        .collect();
    let mut new = linked(&kept);
    for metric in merged {
        new.aliases.insert(metric.name);
        new.aliases.extend(metric.aliases);
        append(&mut new.note, &metric.note);
    }
    new.aliases.remove(&new.name);
    // It can neither be a part of itself nor be kept apart from itself.
    new.parent = new.parent.filter(|id| *id != keep);
    new.never_compare_with.remove(&keep);
    kept = new;
    joined(hand, label, Edit::Metric(keep, Some(Arc::new(kept))), edits, removals)
}

/// Makes several origins one.
pub fn merge_origins(
    project: &Project,
    hand: &mut Hand<'_>,
    keep: OriginId,
    others: &BTreeSet<OriginId>,
) -> Change {
    let label = "Merge origins";
    let gone = |id: Option<OriginId>| id.is_some_and(|id| id != keep && others.contains(&id));
    let Some(kept) = project.origins.get(&keep) else { return change(hand, label, Vec::new()) };
    let mut kept = kept.as_ref().clone();
    let mut removals = Vec::new();
    for id in others.iter().filter(|id| gone(Some(**id))) {
        if let Some(origin) = project.origins.get(id) {
            kept.aliases.insert(origin.name.clone());
            kept.aliases.extend(origin.aliases.iter().cloned());
            append(&mut kept.note, &origin.note);
            removals.push(Edit::Origin(*id, None));
        }
    }
    kept.aliases.remove(&kept.name);
    let claims = claims_with(project, |claim| {
        let (origin, via) = (gone(claim.origin), gone(claim.via));
        if origin {
            claim.origin = Some(keep);
        }
        if via {
            claim.via = Some(keep);
        }
        origin || via
    });
    joined(hand, label, Edit::Origin(keep, Some(Arc::new(kept))), claims, removals)
}

/// The change that keeps one record, moves what referred to the others, and removes those.
fn joined(
    hand: &Hand<'_>,
    label: &str,
    kept: Edit,
    moved: Vec<Edit>,
    removals: Vec<Edit>,
) -> Change {
    if removals.is_empty() {
        return change(hand, label, Vec::new());
    }
    let what = label.trim_start_matches("Merge ");
    let label = format!("Merge {}", counted(removals.len() + 1, what, what));
    let mut edits = vec![kept];
    edits.extend(moved);
    edits.extend(removals);
    change(hand, label, edits)
}

fn append(note: &mut String, more: &str) {
    if !more.is_empty() {
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(more);
    }
}

/// The claims that `edit` changes, which it says by returning true.
fn claims_with(project: &Project, edit: impl Fn(&mut Claim) -> bool) -> Vec<Edit> {
    let changed = |(&id, claim): (&ClaimId, &Arc<Claim>)| {
        let mut claim: Claim = claim.as_ref().clone();
        edit(&mut claim).then(|| Edit::Claim(id, Some(Arc::new(claim))))
    };
    project.claims.iter().filter_map(changed).collect()
}

/// The rulings and briefs in which `edit` changes a fact, which it says by returning true.
fn facts_with(project: &Project, edit: impl Fn(&mut Fact) -> bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (&id, ruling) in &project.rulings {
        let mut ruling: Ruling = ruling.as_ref().clone();
        if edit(&mut ruling.fact) {
            edits.push(Edit::Ruling(id, Some(Arc::new(ruling))));
        }
    }
    for (&id, brief) in &project.briefs {
        let mut brief: Brief = brief.as_ref().clone();
        let mut touched = false;
        for block in &mut brief.blocks {
            touched |= match block {
                Block::Finding(fact) => edit(fact),
                Block::Map(map) => map_with(&mut map.measure, &edit),
                _ => false,
            };
        }
        if touched {
            edits.push(Edit::Brief(id, Some(Arc::new(brief))));
        }
    }
    edits
}

/// A map of a metric names no more of a fact than that.
fn map_with(measure: &mut Measure, edit: &impl Fn(&mut Fact) -> bool) -> bool {
    let Measure::Metric(metric) = measure else { return false };
    let mut fact = Fact {
        event: None,
        metric: *metric,
        places: BTreeSet::new(),
        population: None,
        part: None,
    };
    let touched = edit(&mut fact);
    *metric = fact.metric;
    touched
}
