//! CSL-JSON (citation-style-language/schema, csl-data.json 1.0.2).

use super::{html, season, span};
use crate::cite::Reference;
use citationberg::json::{DateValue, FixedDate, NameValue, Value};
use serde_json::{Map, Value as Json, json};

pub(super) fn write(references: &[Reference]) -> String {
    let list: Vec<Json> = references.iter().map(item).collect();
    // Nothing in it can fail to be written.
    let mut out = serde_json::to_string_pretty(&list).unwrap_or_default();
    out.push('\n');
    out
}

pub(super) fn item(reference: &Reference) -> Json {
    let mut object = Map::new();
    object.insert("id".to_owned(), Json::String(reference.id()));
    if let Some(kind) = reference.item.type_() {
        object.insert("type".to_owned(), Json::String(kind.into_owned()));
    }
    for (field, value) in reference.others(&[]) {
        let json = match value {
            Value::String(words) => Json::String(html(words)),
            Value::Number(number) => json!(number),
            Value::Names(names) => Json::Array(names.iter().map(name).collect()),
            Value::Date(date) => match self::date(date) {
                Some(date) => date,
                None => continue,
            },
        };
        object.insert(field.to_owned(), json);
    }
    Json::Object(object)
}

fn name(name: &NameValue) -> Json {
    match name {
        NameValue::Literal(name) => json!({"literal": name.literal}),
        NameValue::Item(name) => {
            let mut object = Map::new();
            let mut set = |key: &str, value: Option<&str>| {
                if let Some(value) = value {
                    object.insert(key.to_owned(), Json::String(value.to_owned()));
                }
            };
            set("family", Some(&name.family));
            set("given", name.given.as_deref());
            set("non-dropping-particle", name.non_dropping_particle.as_deref());
            set("dropping-particle", name.dropping_particle.as_deref());
            set("suffix", name.suffix.as_deref());
            if let Some(comma) = name.comma_suffix {
                object.insert("comma-suffix".to_owned(), Json::Bool(comma));
            }
            Json::Object(object)
        }
    }
}

/// Parts of a date, as many as are known.
fn date(date: &DateValue) -> Option<Json> {
    let parts = |date: FixedDate| {
        let mut parts = vec![i64::from(date.year)];
        if let Some(month) = date.month {
            parts.push(i64::from(month) + 1);
            parts.extend(date.day.map(|day| i64::from(day) + 1));
        }
        parts
    };
    if let DateValue::DateParts { literal: Some(words), .. } = date {
        return Some(json!({"literal": words}));
    }
    let (start, end) = span(date)?;
    let ends: Vec<Vec<i64>> = std::iter::once(start).chain(end).map(parts).collect();
    let mut object = Map::new();
    object.insert("date-parts".to_owned(), json!(ends));
    if let Some(season) = season(start) {
        object.insert("season".to_owned(), json!(season));
    }
    if start.circa {
        object.insert("circa".to_owned(), Json::Bool(true));
    }
    Some(Json::Object(object))
}
