//! Where the other version of a record is kept: as a record of its own that says what it is.

use super::{json, record::is_there};
use crate::{
    edit::Edit,
    model::{Hash, RecordId, Settings},
};
use serde_json::{Map, Value as Json};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// What a copy of a record is marked with.
fn mark(record: RecordId) -> String {
    format!("Other version of {record}, kept by a merge")
}

/// A note with the mark below it; marked once.
fn noted(note: &str, mark: &str) -> String {
    match note.trim_end() {
        "" => mark.to_owned(),
        note if note.contains(mark) => note.to_owned(),
        note => format!("{note}\n{mark}"),
    }
}

fn named(name: &str) -> String {
    const END: &str = " (other version)";
    if name.ends_with(END) { name.to_owned() } else { format!("{name}{END}") }
}

/// The id of a copy: the time of the record that it is a version of, and what is in it. So the same merge made
/// by two people, or made twice, gives the same record.
fn id_of<T: From<Uuid>>(id: Uuid, content: &Edit) -> T {
    let digest = Hash::of(format!("{id}\n{}", json(content)).as_bytes());
    let millis = id.as_bytes().iter().take(6).fold(0, |n, byte| (n << 8) | u64::from(*byte));
    let mut random = [0; 10];
    random.iter_mut().zip(digest.0).for_each(|(to, from)| *to = from);
    T::from(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

/// A record of its own with what an edit sets; `None` for what has no copies: settings, texts, nothing.
pub(super) fn copy(edit: &Edit) -> Option<Edit> {
    if !is_there(edit) {
        return None;
    }
    let mark = mark(edit.record());
    let copy = match edit {
        Edit::Settings(_) | Edit::Text(..) => return None,
        Edit::Article(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.note = noted(&new.note, &mark);
            // It is one source, however often it stands here.
            new.copy_of = new.copy_of.or(Some(*id));
            Edit::Article(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Annotation(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.note = noted(&new.note, &mark);
            Edit::Annotation(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Code(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.name = named(&new.name);
            new.description = noted(&new.description, &mark);
            Edit::Code(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Event(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.name = named(&new.name);
            new.note = noted(&new.note, &mark);
            Edit::Event(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Metric(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.name = named(&new.name);
            new.note = noted(&new.note, &mark);
            Edit::Metric(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Claim(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.note = noted(&new.note, &mark);
            Edit::Claim(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Origin(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.name = named(&new.name);
            new.note = noted(&new.note, &mark);
            Edit::Origin(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Ruling(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.reason = noted(&new.reason, &mark);
            Edit::Ruling(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Brief(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.title = named(&new.title);
            Edit::Brief(id_of(id.0, edit), Some(Arc::new(new)))
        }
        Edit::Unread(id, v) => {
            let mut new = v.as_deref()?.clone();
            new.why = noted(&new.why, &mark);
            Edit::Unread(id_of(id.0, edit), Some(Arc::new(new)))
        }
        // It says nothing to readers: both stand.
        Edit::Refusal(id, v) => {
            Edit::Refusal(id_of(id.0, edit), Some(Arc::new(v.as_deref()?.clone())))
        }
    };
    Some(copy)
}

/// The settings with the changes of both, and the fields in conflict: there ours stays, and theirs is written into
/// the description (a citation style: beside ours), since there is only one record of settings.
pub(super) fn settings(
    base: &Settings,
    ours: &Settings,
    theirs: &Settings,
) -> (Settings, Vec<String>) {
    let of = |settings: &Settings| match serde_json::to_value(settings) {
        Ok(Json::Object(mut fields)) => {
            // Each citation style is a field of its own, below.
            fields.remove("styles");
            fields
        }
        _ => Map::new(),
    };
    let (b, o, t) = (of(base), of(ours), of(theirs));
    let mut merged = o.clone();
    let (mut fields, mut kept) = (Vec::new(), Vec::new());
    let names: BTreeSet<&String> = b.keys().chain(o.keys()).chain(t.keys()).collect();
    for name in names {
        let (b, o, t) = (b.get(name), o.get(name), t.get(name));
        if t == b || t == o {
            continue;
        }
        match t {
            Some(value) if o == b => {
                merged.insert(name.clone(), value.clone());
            }
            None if o == b => {
                merged.remove(name);
            }
            other => {
                fields.push(name.clone());
                let words = match other {
                    Some(Json::String(words)) => words.clone(),
                    Some(value) => value.to_string(),
                    None => "(none)".to_owned(),
                };
                kept.push(format!("Other version of the {name}, kept by a merge: {words}"));
            }
        }
    }
    let mut new: Settings =
        serde_json::from_value(Json::Object(merged)).unwrap_or_else(|_| ours.clone());
    new.styles.clone_from(&ours.styles);
    for line in kept {
        new.description = noted(&new.description, &line);
    }
    let names: BTreeSet<&String> =
        base.styles.keys().chain(ours.styles.keys()).chain(theirs.styles.keys()).collect();
    for name in names {
        let [b, o, t] = [base, ours, theirs].map(|s| s.styles.get(name));
        if t == b || t == o {
            continue;
        }
        match t {
            Some(xml) if o == b => {
                new.styles.insert(name.clone(), xml.clone());
            }
            None if o == b => {
                new.styles.remove(name);
            }
            Some(xml) if o.is_some() => {
                fields.push(format!("styles.{name}"));
                new.styles.insert(named(name), xml.clone());
            }
            // Removed here and changed there: the changed one stays.
            Some(xml) => {
                fields.push(format!("styles.{name}"));
                new.styles.insert(name.clone(), xml.clone());
            }
            None => fields.push(format!("styles.{name}")),
        }
    }
    (new, fields)
}
