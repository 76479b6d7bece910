//! Events, metrics and origins: found by name, made when first named, merged when they turn out to be one.

use super::change;
use crate::{
    edit::{Change, Edit},
    fold::fold,
    mine::{
        Named, event_key,
        metrics::{self, Entry},
    },
    model::{
        ClaimId, Code, Event, EventId, Fact, Metric, MetricId, Origin, OriginId, Project, RecordId,
        Ruling, RulingId, Verdict,
    },
    session::Hand,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Records that a change makes on the way to the claim that needs them.
pub(super) struct Making<'a, 'h, 'i> {
    project: &'a Project,
    hand: &'h mut Hand<'i>,
    events: BTreeMap<String, EventId>,
    metrics: BTreeMap<String, MetricId>,
    origins: BTreeMap<String, OriginId>,
    /// The edits so far, to be made before those that refer to their records.
    pub edits: Vec<Edit>,
}

impl<'a, 'h, 'i> Making<'a, 'h, 'i> {
    pub(super) fn new(project: &'a Project, hand: &'h mut Hand<'i>) -> Self {
        let mut making = Self {
            project,
            hand,
            events: BTreeMap::new(),
            metrics: BTreeMap::new(),
            origins: BTreeMap::new(),
            edits: Vec::new(),
        };
        // Aliases first: a name proper wins over another record's alias.
        for (&id, e) in &project.events {
            e.aliases.iter().for_each(|n| _ = making.events.insert(fold(n), id));
        }
        for (&id, m) in &project.metrics {
            m.aliases.iter().for_each(|n| _ = making.metrics.insert(fold(n), id));
        }
        for (&id, o) in &project.origins {
            o.aliases.iter().for_each(|n| _ = making.origins.insert(fold(n), id));
        }
        making.events.extend(project.events.iter().map(|(id, e)| (fold(&e.name), *id)));
        // "Storm Makers 2" is Operation Storm Makers II, where nothing else is called so.
        for (&id, e) in &project.events {
            making.events.entry(event_key(&e.name)).or_insert(id);
        }
        making.metrics.extend(project.metrics.iter().map(|(id, m)| (fold(&m.name), *id)));
        making.origins.extend(project.origins.iter().map(|(id, o)| (fold(&o.name), *id)));
        making
    }

    pub(super) fn hand(&mut self) -> &mut Hand<'i> {
        self.hand
    }

    /// The event of a name; `None` for a name of nothing but spaces.
    pub(super) fn event(&mut self, named: &Named<EventId>) -> Option<EventId> {
        let name = match named {
            Named::Is(id) => return Some(*id),
            Named::Called(name) => name.trim(),
        };
        if name.is_empty() {
            return None;
        }
        let named = self.events.get(&fold(name)).or_else(|| self.events.get(&event_key(name)));
        if let Some(id) = named {
            return Some(*id);
        }
        let id = self.hand.ids.make(self.hand.at);
        let event = Event {
            name: name.to_owned(),
            aliases: BTreeSet::new(),
            period: None,
            note: String::new(),
        };
        self.edits.push(Edit::Event(id, Some(Arc::new(event))));
        self.events.entry(event_key(name)).or_insert(id);
        self.events.insert(fold(name), id);
        Some(id)
    }

    /// The origin of a name; `None` for a name of nothing but spaces.
    pub(super) fn origin(&mut self, named: &Named<OriginId>) -> Option<OriginId> {
        let name = match named {
            Named::Is(id) => return Some(*id),
            Named::Called(name) => name.trim(),
        };
        if name.is_empty() {
            return None;
        }
        if let Some(id) = self.origins.get(&fold(name)) {
            return Some(*id);
        }
        let id = self.hand.ids.make(self.hand.at);
        let origin =
            Origin { name: name.to_owned(), aliases: BTreeSet::new(), note: String::new() };
        self.edits.push(Edit::Origin(id, Some(Arc::new(origin))));
        self.origins.insert(fold(name), id);
        Some(id)
    }

    /// The metric of a name; one that the dictionary knows is made as the dictionary says.
    pub(super) fn metric(&mut self, named: &Named<MetricId>) -> Option<MetricId> {
        let name = match named {
            Named::Is(id) => return Some(*id),
            Named::Called(name) => name.trim(),
        };
        if name.is_empty() {
            return None;
        }
        if let Some(id) = self.metrics.get(&fold(name)) {
            return Some(*id);
        }
        let entry = metrics::find(name);
        if let Some(id) = entry.and_then(|e| self.metrics.get(&fold(&e.name))) {
            return Some(*id);
        }
        let id = self.hand.ids.make(self.hand.at);
        let metric = match entry {
            Some(entry) => self.as_entry_says(entry),
            None => Metric {
                name: name.to_owned(),
                aliases: BTreeSet::new(),
                unit: crate::model::Unit::default(),
                per_place: false,
                cumulative: false,
                parent: None,
                never_compare_with: BTreeSet::new(),
                note: String::new(),
            },
        };
        self.metrics.insert(fold(&metric.name), id);
        self.metrics.insert(fold(name), id);
        self.edits.push(Edit::Metric(id, Some(Arc::new(metric))));
        if let Some(entry) = entry {
            self.link_back(entry, id);
        }
        Some(id)
    }

    /// The record of an entry, linked to the metrics that are there already.
    fn as_entry_says(&self, entry: &Entry) -> Metric {
        let there = |name: &String| self.metrics.get(&fold(name)).copied();
        Metric {
            name: entry.name.clone(),
            aliases: entry.aliases.iter().cloned().collect(),
            unit: entry.unit.clone(),
            per_place: entry.per_place,
            cumulative: entry.cumulative,
            parent: entry.parent.as_ref().and_then(there),
            never_compare_with: entry.never_compare_with.iter().filter_map(there).collect(),
            note: String::new(),
        }
    }

    /// Links metrics that were there first to the one that is made now.
    fn link_back(&mut self, made: &Entry, id: MetricId) {
        for entry in metrics::dictionary() {
            let part = entry.parent.as_deref() == Some(made.name.as_str());
            let apart = entry.never_compare_with.contains(&made.name)
                || made.never_compare_with.contains(&entry.name);
            let Some(&other) = self.metrics.get(&fold(&entry.name)) else { continue };
            if other == id || !part && !apart {
                continue;
            }
            let made_here = self.edits.iter().rev().find_map(|edit| match edit {
                Edit::Metric(found, metric) if *found == other => metric.clone(),
                _ => None,
            });
            let Some(old) = made_here.or_else(|| self.project.metrics.get(&other).cloned()) else {
                continue;
            };
            let mut new = old.as_ref().clone();
            if part && new.parent.is_none() {
                new.parent = Some(id);
            }
            if apart {
                new.never_compare_with.insert(id);
            }
            if new != *old {
                self.edits.push(Edit::Metric(other, Some(Arc::new(new))));
            }
        }
    }
}

/// Adds every metric of the dictionary that the project does not have yet.
pub fn seed_metrics(project: &Project, hand: &mut Hand<'_>) -> Change {
    let mut making = Making::new(project, hand);
    for entry in metrics::dictionary() {
        making.metric(&Named::Called(entry.name.clone()));
    }
    let edits = std::mem::take(&mut making.edits);
    change(hand, "Add the metrics of the dictionary", edits)
}

/// Replaces the record of an event.
pub fn edit_event(project: &Project, hand: &mut Hand<'_>, id: EventId, event: Event) -> Change {
    let differs = project.events.get(&id).is_some_and(|old| **old != event);
    let edit = differs.then(|| Edit::Event(id, Some(Arc::new(event))));
    change(hand, "Edit event", edit.into_iter().collect())
}

/// Replaces the record of a metric.
pub fn edit_metric(project: &Project, hand: &mut Hand<'_>, id: MetricId, new: Metric) -> Change {
    let differs = project.metrics.get(&id).is_some_and(|old| **old != new);
    let edit = differs.then(|| Edit::Metric(id, Some(Arc::new(new))));
    change(hand, "Edit metric", edit.into_iter().collect())
}

/// Sets name, other names and note of an event, a metric, an origin or a code (which has no other names, and
/// whose note says when to use it). A change of nothing for any other record.
pub fn describe(
    project: &Project,
    hand: &Hand<'_>,
    id: RecordId,
    name: &str,
    aliases: &BTreeSet<String>,
    note: &str,
) -> Change {
    let (name, note, aliases) = (name.to_owned(), note.to_owned(), aliases.clone());
    let edit = match id {
        RecordId::Code(id) => project.codes.get(&id).map(|old| {
            let new = Code { name, description: note, ..old.as_ref().clone() };
            (**old != new).then(|| Edit::Code(id, Some(Arc::new(new))))
        }),
        RecordId::Event(id) => project.events.get(&id).map(|old| {
            let new = Event { name, aliases, note, ..old.as_ref().clone() };
            (**old != new).then(|| Edit::Event(id, Some(Arc::new(new))))
        }),
        RecordId::Metric(id) => project.metrics.get(&id).map(|old| {
            let new = Metric { name, aliases, note, ..old.as_ref().clone() };
            (**old != new).then(|| Edit::Metric(id, Some(Arc::new(new))))
        }),
        RecordId::Origin(id) => project.origins.get(&id).map(|old| {
            let new = Origin { name, aliases, note };
            (**old != new).then(|| Edit::Origin(id, Some(Arc::new(new))))
        }),
        _ => None,
    };
    change(hand, "Edit names", edit.flatten().into_iter().collect())
}

/// Removes an event, a metric or an origin; the session refuses it while anything refers to it.
pub fn remove_name(hand: &Hand<'_>, id: RecordId) -> Change {
    let (label, edit) = match id {
        RecordId::Event(id) => ("Remove event", Some(Edit::Event(id, None))),
        RecordId::Metric(id) => ("Remove metric", Some(Edit::Metric(id, None))),
        RecordId::Origin(id) => ("Remove origin", Some(Edit::Origin(id, None))),
        _ => ("Remove name", None),
    };
    change(hand, label, edit.into_iter().collect())
}

/// Says what a fact is to count as, whatever is computed, and which of its claims are wrong; the last ruling on a
/// fact counts.
pub fn rule(
    project: &Project,
    hand: &mut Hand<'_>,
    fact: &Fact,
    (verdict, wrong): (Verdict, &[ClaimId]),
    reason: &str,
) -> (Change, RulingId) {
    let id = hand.ids.make(hand.at);
    let mut wrong: Vec<ClaimId> =
        wrong.iter().filter(|id| project.claims.contains_key(id)).copied().collect();
    wrong.sort_unstable();
    wrong.dedup();
    let ruling = Ruling {
        fact: fact.clone(),
        verdict,
        wrong,
        reason: reason.trim().to_owned(),
        at: hand.at,
        by: hand.by.to_owned(),
    };
    (change(hand, "Rule on a finding", vec![Edit::Ruling(id, Some(Arc::new(ruling)))]), id)
}

/// Takes a ruling back, so that the one before it counts again, or what is computed.
pub fn withdraw_ruling(project: &Project, hand: &mut Hand<'_>, id: RulingId) -> Change {
    let edit = project.rulings.contains_key(&id).then_some(Edit::Ruling(id, None));
    change(hand, "Withdraw a ruling", edit.into_iter().collect())
}
