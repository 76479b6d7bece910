//! The same thing made on both sides: two metrics of one name would keep claims apart that belong together, and a
//! contradiction between them would not be seen.

use super::record::{self, json, value};
use crate::{
    edit::Edit,
    fold::fold,
    model::{Project, RecordId},
};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// A record of theirs that is the same as one of ours, and ours.
pub(super) type Twin = (RecordId, RecordId);

/// Their project with what is word for word the same as something new of ours under our ids, and what that was.
pub(super) fn unify(base: &Project, ours: &Project, theirs: &Project) -> (Project, Vec<Twin>) {
    let mut theirs = theirs.clone();
    let mut twins: Vec<Twin> = Vec::new();
    let mut used: BTreeSet<RecordId> = BTreeSet::new();
    // A code below one that has become ours may become ours in the next round.
    loop {
        let mut open: BTreeMap<(&str, String), RecordId> = BTreeMap::new();
        for record in new_names(ours, base, &theirs).filter(|r| !used.contains(r)) {
            open.entry((record::kind(record), json(&value(ours, record)).to_string()))
                .or_insert(record);
        }
        let found: Vec<Twin> = new_names(&theirs, base, ours)
            .filter_map(|record| {
                let key = (record::kind(record), json(&value(&theirs, record)).to_string());
                Some((record, open.remove(&key)?))
            })
            .collect();
        if found.is_empty() {
            return (theirs, twins);
        }
        used.extend(found.iter().map(|(_, own)| *own));
        rename(&mut theirs, &found);
        twins.extend(found);
    }
}

/// Names that both sides added for things that are not quite the same, for a person to look at.
pub(super) fn alike(base: &Project, ours: &Project, theirs: &Project) -> Vec<String> {
    let name = |project: &Project, record: RecordId| {
        let name = json(&value(project, record)).get("name").and_then(Json::as_str)?.to_owned();
        Some(((record::kind(record), fold(&name)), name))
    };
    let own: BTreeSet<_> = new_names(ours, base, theirs)
        .filter_map(|record| name(ours, record).map(|(key, _)| key))
        .collect();
    new_names(theirs, base, ours)
        .filter_map(|record| name(theirs, record))
        .filter(|(key, _)| own.contains(key))
        .map(|((kind, _), name)| {
            format!("Both sides made the {kind} “{name}”, not quite the same. Merge them if they are one")
        })
        .collect()
}

/// Records with a name that only one side has.
fn new_names<'a>(
    side: &'a Project,
    base: &'a Project,
    other: &'a Project,
) -> impl Iterator<Item = RecordId> + 'a {
    side.all_records().filter(move |record| {
        let named = matches!(
            record,
            RecordId::Metric(_) | RecordId::Event(_) | RecordId::Origin(_) | RecordId::Code(_)
        );
        named && !base.contains(*record) && !other.contains(*record)
    })
}

/// Takes the first of each pair out and lets what referred to it refer to the second.
fn rename(project: &mut Project, twins: &[Twin]) {
    let gone: BTreeSet<RecordId> = twins.iter().map(|(theirs, _)| *theirs).collect();
    let ids: BTreeMap<String, String> =
        twins.iter().map(|(theirs, ours)| (record::id(*theirs), record::id(*ours))).collect();
    let users: Vec<RecordId> = project
        .all_records()
        .filter(|user| {
            let mut refers = false;
            project.references(*user, &mut |to| refers |= gone.contains(&to));
            refers && !gone.contains(user)
        })
        .collect();
    for user in users {
        let mut content = json(&value(project, user));
        replace(&mut content, &ids);
        if let Some(edit) = record::read(user, content) {
            project.swap(edit);
        }
    }
    for record in gone {
        let edit = match record {
            RecordId::Metric(id) => Edit::Metric(id, None),
            RecordId::Event(id) => Edit::Event(id, None),
            RecordId::Origin(id) => Edit::Origin(id, None),
            RecordId::Code(id) => Edit::Code(id, None),
            _ => continue,
        };
        project.swap(edit);
    }
}

fn replace(json: &mut Json, ids: &BTreeMap<String, String>) {
    match json {
        Json::String(words) => {
            if let Some(new) = ids.get(words) {
                words.clone_from(new);
            }
        }
        Json::Array(list) => list.iter_mut().for_each(|item| replace(item, ids)),
        Json::Object(fields) => fields.values_mut().for_each(|value| replace(value, ids)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}
