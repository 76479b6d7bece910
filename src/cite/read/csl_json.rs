//! CSL-JSON: the schema of citation-style-language/schema, read leniently as other programs write it.

use super::{Read, ReadError, dates};
use crate::cite::{Reference, rich::Toggle};
use citationberg::{
    json::{FixedDate, LiteralName, NameItem, NameValue, Value},
    taxonomy::{DateVariable, NameVariable, NumberVariable, Season, StandardVariable},
};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Reads an array of items, one item, or an object that holds them under `items`.
pub(super) fn read(text: &str) -> Result<Read, ReadError> {
    let syntax = |why: String| ReadError::Syntax { kind: "CSL-JSON", why };
    let json: Json = serde_json::from_str(text).map_err(|e| syntax(e.to_string()))?;
    let list = match json {
        Json::Array(list) => list,
        Json::Object(mut object) => match object.remove("items") {
            Some(Json::Array(list)) => list,
            _ => vec![Json::Object(object)],
        },
        _ => return Err(syntax("a list of references is expected".to_owned())),
    };
    let mut read = Read::default();
    for (number, json) in list.into_iter().enumerate() {
        match json {
            Json::Object(object) => {
                let reference = item(number, &object, &mut read.warnings);
                read.references.push(reference);
            }
            _ => {
                read.warnings.push(format!("reference {}: not an object; skipped", number + 1));
                read.skipped += 1;
            }
        }
    }
    Ok(read)
}

fn item(
    number: usize,
    object: &serde_json::Map<String, Json>,
    warnings: &mut Vec<String>,
) -> Reference {
    let id = object.get("id").and_then(words).unwrap_or_else(|| format!("{}", number + 1));
    let kind = object.get("type").and_then(words).filter(|kind| !kind.is_empty());
    let mut reference = Reference::new(&id, kind.as_deref().unwrap_or("document"));
    if kind.is_none() {
        reference.without_type();
    }
    for (field, json) in object {
        // Names that older versions of Zotero and citeproc-js gave to two fields.
        let field = match field.as_str() {
            "journalAbbreviation" if !object.contains_key("container-title-short") => {
                "container-title-short"
            }
            "shortTitle" if !object.contains_key("title-short") => "title-short",
            field => field,
        };
        let mut skip = |why: &str| {
            warnings.push(format!("reference {} ({id}): {field} {why}", number + 1));
        };
        match json {
            // `custom` is for programs and nothing that is cited.
            _ if matches!(field, "id" | "type" | "custom") => {}
            // Programs write fields that were left empty; for a style they are fields that the work has.
            Json::String(text) if text.trim().is_empty() => {}
            // Names as people type them.
            Json::String(text) if is_names(field) => {
                let literal = text.trim().to_owned();
                if !literal.is_empty() {
                    let name = NameValue::Literal(LiteralName { literal });
                    reference.insert(field, Value::Names(vec![name]));
                }
            }
            Json::String(text) => reference.insert(field, Value::String(markup(text))),
            Json::Number(n) => reference.insert(
                field,
                n.as_i64().map_or_else(|| Value::String(n.to_string()), Value::Number),
            ),
            Json::Array(list) if list.iter().all(Json::is_object) && !list.is_empty() => {
                let names: Vec<NameValue> = list.iter().filter_map(name).collect();
                if names.len() < list.len() {
                    skip("holds something that is no name; skipped");
                }
                if !names.is_empty() {
                    reference.insert(field, Value::Names(names));
                }
            }
            Json::Object(_) => match date(json) {
                Some((start, end)) => reference.set_span(field, start, end),
                None => match literal(json) {
                    Some(words) => reference.set_literal_date(field, &words),
                    None => skip("is not a date that can be read; left out"),
                },
            },
            Json::Null | Json::Bool(_) | Json::Array(_) => {}
        }
    }
    if let Some(Json::String(note)) = object.get("note") {
        // The note stays whole: who wrote it may want it printed.
        drop(from_note(&mut reference, note));
    }
    reference
}

fn is_names(field: &str) -> bool {
    serde_json::from_value::<NameVariable>(Json::String(field.to_owned())).is_ok()
}

fn words(json: &Json) -> Option<String> {
    match json {
        Json::String(s) => Some(s.clone()),
        Json::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// The sign that an entity of HTML stands for, and the bytes behind its "&".
pub(super) fn entity(rest: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' ')];
    let (name, _) = rest.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
            None => number.parse().ok().and_then(char::from_u32),
        },
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign),
    };
    sign.filter(|c| !c.is_control() && !Toggle::is_mark(*c)).map(|sign| (sign, name.len() + 1))
}

/// Words without entities; `None` if there are none. Addresses stay.
pub(super) fn unescaped(words: &str) -> Option<String> {
    if !words.contains('&') || words.contains("://") {
        return None;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        match entity(behind) {
            Some((sign, bytes)) => {
                out.push(sign);
                rest = behind.get(bytes..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    (out != words).then_some(out)
}

/// Inline markup of CSL-JSON fields as marks; anything else with angle brackets stays text.
pub(super) fn markup(text: &str) -> String {
    const TAGS: [(&str, &str, Toggle); 9] = [
        ("<i>", "</i>", Toggle::Italic),
        ("<b>", "</b>", Toggle::Bold),
        ("<sup>", "</sup>", Toggle::Super),
        ("<sub>", "</sub>", Toggle::Sub),
        ("<sc>", "</sc>", Toggle::SmallCaps),
        ("<span style=\"font-variant:small-caps;\">", "</span>", Toggle::SmallCaps),
        ("<span style=\"font-variant: small-caps;\">", "</span>", Toggle::SmallCaps),
        ("<span style=\"font-variant:small-caps\">", "</span>", Toggle::SmallCaps),
        ("<span style=\"font-variant: small-caps\">", "</span>", Toggle::SmallCaps),
    ];
    let mut text: String = text.chars().filter(|c| !Toggle::is_mark(*c)).collect();
    if !text.contains("</") {
        return text;
    }
    let nocase = ["<span class=\"nocase\">", "<span class=\"nodecor\">"];
    for (start, end, toggle) in
        TAGS.into_iter().chain(nocase.map(|start| (start, "</span>", Toggle::Plain)))
    {
        while let Some(at) = text.find(start) {
            let Some(length) = text.get(at..).and_then(|rest| rest.find(end)) else { break };
            text.replace_range(
                at + length..at + length + end.len(),
                toggle.mark(false).encode_utf8(&mut [0; 4]),
            );
            text.replace_range(at..at + start.len(), toggle.mark(true).encode_utf8(&mut [0; 4]));
        }
    }
    text
}

fn name(json: &Json) -> Option<NameValue> {
    let part = |key: &str| {
        // Markup in a name is no part of it.
        let bare = |w: String| markup(&w).replace(Toggle::is_mark, "").trim().to_owned();
        json.get(key).and_then(words).map(bare).filter(|w| !w.is_empty())
    };
    if let Some(literal) = part("literal").or_else(|| part("name")) {
        return Some(NameValue::Literal(LiteralName { literal }));
    }
    let (family, given) = (part("family"), part("given"));
    match (family, given) {
        (None, None) => None,
        (None, Some(given)) => Some(NameValue::Literal(LiteralName { literal: given })),
        (Some(family), given) => Some(NameValue::Item(NameItem {
            family,
            given,
            non_dropping_particle: part("non-dropping-particle"),
            dropping_particle: part("dropping-particle"),
            suffix: part("suffix"),
            comma_suffix: json.get("comma-suffix").map(|c| !matches!(c, Json::Bool(false))),
        })),
    }
}

/// A date with its end if it is a span of time.
fn date(json: &Json) -> Option<(FixedDate, Option<FixedDate>)> {
    let circa = json.get("circa").is_some_and(|c| match c {
        Json::Bool(b) => *b,
        Json::Number(n) => n.as_i64() != Some(0),
        Json::String(s) => !s.is_empty() && s != "false",
        _ => false,
    });
    let season = json
        .get("season")
        .and_then(words)
        .and_then(|s| s.trim().parse::<u8>().ok().or_else(|| dates::season(&s)))
        .and_then(|n| Season::try_from_csl_number(n).ok());
    let list = json.get("date-parts").and_then(Json::as_array);
    let Some(list) = list.filter(|list| !list.is_empty()) else {
        let raw = ["raw", "literal"].iter().find_map(|k| json.get(*k).and_then(words))?;
        let (mut start, end) = dates::parse(&raw)?;
        start.circa |= circa;
        start.season = start.season.or(season);
        return Some((start, end));
    };
    let mut ends = list.iter().map(|json| {
        let numbers = json.as_array().into_iter().flatten();
        let numbers = numbers.map_while(|n| words(n).and_then(|w| w.trim().parse().ok()));
        parts(&numbers.collect::<Vec<i64>>())
    });
    let start = ends.next().flatten()?;
    let end = ends.next().flatten();
    let start = FixedDate { circa, season: season.or(start.season), ..start };
    Some((start, end))
}

/// A date that is given in words only: "forthcoming".
fn literal(json: &Json) -> Option<String> {
    let given = ["literal", "raw"].iter().find_map(|key| json.get(*key).and_then(words))?;
    let given: Vec<&str> = given.split_whitespace().collect();
    (!given.is_empty()).then(|| given.join(" "))
}

fn parts(numbers: &[i64]) -> Option<FixedDate> {
    let mut parts = numbers.iter().copied();
    let year = i16::try_from(parts.next()?).ok()?;
    let month = parts.next().and_then(|m| u8::try_from(m).ok());
    // 13 to 16 and 21 to 24 stand for seasons in CSL-JSON.
    let season = month
        .filter(|m| *m > 12)
        .and_then(|n| Season::try_from_csl_number(if n > 20 { n - 20 } else { n - 12 }).ok());
    let month = month.filter(|m| (1..=12).contains(m)).map(|m| m - 1);
    let day = parts
        .next()
        .and_then(|d| u8::try_from(d).ok())
        .filter(|d| month.is_some() && (1..=31).contains(d))
        .map(|d| d - 1);
    Some(FixedDate { year, month, day, season, circa: false })
}

/// Fields that Zotero and its like put into the note, one a line: "original-date: 1998", "Editor: Doe || Jane".
/// Returns the lines that are no such fields.
pub(super) fn from_note(reference: &mut Reference, note: &str) -> String {
    let mut names: BTreeMap<String, Vec<NameValue>> = BTreeMap::new();
    let mut rest: Vec<&str> = Vec::new();
    for whole in note.lines() {
        let line = whole.trim();
        let line = line.strip_prefix("{:").and_then(|l| l.strip_suffix('}')).unwrap_or(line);
        let Some((field, value)) = line.split_once(':') else {
            rest.push(whole);
            continue;
        };
        let (given, value) = (field.trim(), value.trim());
        let field = match given {
            "DOI" | "URL" | "ISBN" | "ISSN" | "PMID" | "PMCID" => given.to_owned(),
            _ => given.to_lowercase().replace(' ', "-"),
        };
        let is = |wanted: &str| field == wanted;
        if value.is_empty() || is("note") || is("id") || is("abstract") {
            rest.push(whole);
            continue;
        }
        let word = || Json::String(field.clone());
        if is("type") {
            reference.set("type", value);
        } else if reference.has(&field) {
            // What has a field of its own is said there.
        } else if serde_json::from_value::<DateVariable>(word()).is_ok() {
            if let Some((start, end)) = dates::parse(value) {
                reference.set_span(&field, start, end);
            }
        } else if serde_json::from_value::<NameVariable>(word()).is_ok() {
            let name = match value.split_once("||") {
                Some((family, given)) => person(family.trim(), given.trim()),
                None => NameValue::Literal(LiteralName { literal: value.to_owned() }),
            };
            names.entry(field).or_default().push(name);
        } else if serde_json::from_value::<StandardVariable>(word()).is_ok()
            || serde_json::from_value::<NumberVariable>(word()).is_ok()
            || is("page")
        {
            reference.insert(&field, Value::String(markup(value)));
        } else {
            rest.push(whole);
        }
    }
    for (field, names) in names {
        reference.insert(&field, Value::Names(names));
    }
    rest.join("\n")
}

fn person(family: &str, given: &str) -> NameValue {
    NameValue::Item(NameItem {
        family: family.to_owned(),
        given: Some(given.to_owned()).filter(|g| !g.is_empty()),
        non_dropping_particle: None,
        dropping_particle: None,
        suffix: None,
        comma_suffix: None,
    })
}
