//! The fields of one record that both sides have changed: taken from whoever changed them, where they say
//! independent things.

use crate::model::RecordId;
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// How the fields of a kind of record hang together.
struct Shape {
    /// Fields that only make sense together.
    together: &'static [&'static str],
    /// Fields that are sets: additions and removals of both sides go together.
    sets: &'static [&'static str],
}

/// The shape of a record whose fields may be taken from both sides.
///
/// `None`: the record is one statement. A claim with our value and their places is a claim that nobody made, and
/// a reviewed one that nobody has reviewed.
fn shape(record: RecordId) -> Option<Shape> {
    Some(match record {
        RecordId::Article(_) => {
            Shape { together: &["text", "boilerplate", "pages", "capture", "warnings"], sets: &[] }
        }
        RecordId::Annotation(_) => Shape {
            together: &["article", "start", "end", "exact", "prefix", "suffix", "at", "by"],
            sets: &["codes"],
        },
        RecordId::Code(_) => Shape { together: &[], sets: &[] },
        RecordId::Event(_) | RecordId::Origin(_) => Shape { together: &[], sets: &["aliases"] },
        RecordId::Metric(_) => Shape {
            together: &["unit", "per_place", "cumulative", "parent"],
            sets: &["aliases", "never_compare_with"],
        },
        RecordId::Settings
        | RecordId::Text(_)
        | RecordId::Claim(_)
        | RecordId::Ruling(_)
        | RecordId::Brief(_)
        | RecordId::Unread(_) => return None,
    })
}

/// Where each piece of metadata came from; an entry belongs to the field that it is about.
const FROM: &str = "metadata_from";

/// The record with the changes of both sides and the fields that are theirs; or the fields in conflict.
pub(super) fn merge(
    record: RecordId,
    base: &Json,
    ours: &Json,
    theirs: &Json,
) -> Result<(Json, Vec<String>), Vec<String>> {
    let all = || Err(differing(ours, theirs));
    let Some(shape) = shape(record) else { return all() };
    let (Json::Object(base), Json::Object(ours), Json::Object(theirs)) = (base, ours, theirs)
    else {
        return all();
    };
    let mut merged = ours.clone();
    let (mut taken, mut conflicts) = (Vec::new(), Vec::new());
    for field in names([base, ours, theirs]) {
        let [b, o, t] = [base, ours, theirs].map(|side| group(side, field, &shape));
        if t == b || t == o {
            continue;
        }
        if o == b {
            set_group(&mut merged, theirs, field, &shape);
            taken.push(field.to_owned());
        } else if shape.sets.contains(&field) {
            let set = merged_set(base.get(field), ours.get(field), theirs.get(field));
            merged.insert(field.to_owned(), set);
            taken.push(field.to_owned());
        } else if ours.get(field) == theirs.get(field) && !shape.together.contains(&field) {
            // The same words from two hands: who typed them first is not worth a question.
            let [o, t] = [ours, theirs].map(|side| from(side, field).and_then(Json::as_str));
            if let Some(Json::Object(from)) = merged.get_mut(FROM) {
                let words: BTreeSet<&str> = o.into_iter().chain(t).collect();
                let words: Vec<&str> = words.into_iter().collect();
                from.insert(field.to_owned(), Json::String(words.join("; ")));
            }
            taken.push(field.to_owned());
        } else if ours.get(field) != theirs.get(field) {
            conflicts.push(field.to_owned());
        }
    }
    if conflicts.is_empty() { Ok((Json::Object(merged), taken)) } else { Err(conflicts) }
}

/// The names of fields that differ between two records.
pub(super) fn differing(one: &Json, other: &Json) -> Vec<String> {
    let empty = Map::new();
    let [one, other] = [one, other].map(|side| side.as_object().unwrap_or(&empty));
    names([one, other])
        .into_iter()
        .filter(|field| one.get(*field) != other.get(*field))
        .map(str::to_owned)
        .collect()
}

fn names<const N: usize>(sides: [&Map<String, Json>; N]) -> BTreeSet<&str> {
    let fields = sides.into_iter().flat_map(|side| {
        let about = side.get(FROM).and_then(Json::as_object).into_iter().flat_map(Map::keys);
        side.keys().chain(about).map(String::as_str)
    });
    fields.filter(|field| *field != FROM).collect()
}

/// A field with everything that goes with it.
fn group<'a>(
    side: &'a Map<String, Json>,
    field: &'a str,
    shape: &'a Shape,
) -> Vec<Option<&'a Json>> {
    let mut parts = vec![side.get(field), from(side, field)];
    if shape.together.contains(&field) {
        parts.extend(shape.together.iter().map(|f| side.get(*f)));
    }
    parts
}

fn from<'a>(side: &'a Map<String, Json>, field: &str) -> Option<&'a Json> {
    side.get(FROM)?.get(field)
}

fn set_group(
    merged: &mut Map<String, Json>,
    theirs: &Map<String, Json>,
    field: &str,
    shape: &Shape,
) {
    let mut copy = |field: &str| {
        match theirs.get(field) {
            Some(value) => merged.insert(field.to_owned(), value.clone()),
            None => merged.remove(field),
        };
    };
    copy(field);
    if shape.together.contains(&field) {
        shape.together.iter().for_each(|f| copy(f));
    }
    match from(theirs, field) {
        Some(words) => {
            let table = merged.entry(FROM).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(table) = table {
                table.insert(field.to_owned(), words.clone());
            }
        }
        None => {
            if let Some(Json::Object(table)) = merged.get_mut(FROM) {
                table.remove(field);
            }
        }
    }
}

/// What both have, what either added, and not what either removed.
fn merged_set(base: Option<&Json>, ours: Option<&Json>, theirs: Option<&Json>) -> Json {
    let set = |side: Option<&Json>| -> Vec<Json> {
        side.and_then(Json::as_array).cloned().unwrap_or_default()
    };
    let (base, ours, theirs) = (set(base), set(ours), set(theirs));
    let mut merged: Vec<Json> = Vec::new();
    for item in ours.iter().chain(&theirs) {
        let kept =
            if base.contains(item) { ours.contains(item) && theirs.contains(item) } else { true };
        if kept && !merged.contains(item) {
            merged.push(item.clone());
        }
    }
    Json::Array(merged)
}
