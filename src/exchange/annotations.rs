//! W3C Web Annotation Data Model (Recommendation of 23 February 2017) in JSON-LD: a collection with one page of
//! all quotes. Words in brackets are the sections of the model that each part follows.
//!
//! The selectors hold in the frozen text of the article, counted in code points. The target names the page and, as
//! its state, the text by its hash: another copy of the page may have other words.

use super::{
    Context,
    told::{self, id_in, time, uri},
};
use crate::model::{Annotation, AnnotationId, Article, Claim, ClaimId, Hash, Project};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

pub(super) fn write(project: &Project, context: &Context<'_>) -> Json {
    let mut carried: BTreeMap<AnnotationId, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    for (id, claim) in &project.claims {
        for quote in &claim.annotations {
            carried.entry(*quote).or_default().push((*id, claim));
        }
    }
    let items: Vec<Json> = project
        .annotations
        .iter()
        .filter_map(|(id, quote)| {
            let article = project.articles.get(&quote.article)?;
            let claims = carried.get(id).map(Vec::as_slice).unwrap_or_default();
            Some(annotation(project, *id, quote, article, claims))
        })
        .collect();
    let collection = urn(project.id.0);
    let mut out = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "created": time(context.at),
        "generator": {
            "type": "Software",
            "name": concat!("Corrobora ", env!("CARGO_PKG_VERSION")),
        },
        "total": items.len(),
    });
    let Some(object) = out.as_object_mut() else { return out };
    if !project.settings.title.trim().is_empty() {
        object.insert("label".to_owned(), Json::String(project.settings.title.clone()));
    }
    if !context.by.trim().is_empty() {
        object.insert("creator".to_owned(), person(context.by));
    }
    // [5.1] A collection without annotations has no page.
    if !items.is_empty() {
        let page = json!({
            "id": urn(id_in(project, "annotation-page/1")),
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        });
        object.insert("last".to_owned(), page.get("id").cloned().unwrap_or_default());
        object.insert("first".to_owned(), page);
    }
    out
}

fn urn(id: uuid::Uuid) -> String {
    format!("urn:uuid:{id}")
}

/// The name of some bytes by their SHA-256.
fn of_hash(hash: Hash) -> String {
    format!("urn:sha256:{hash}")
}

fn person(name: &str) -> Json {
    json!({"type": "Person", "name": name})
}

fn words(purpose: &str, value: &str) -> Json {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

fn annotation(
    project: &Project,
    id: AnnotationId,
    quote: &Annotation,
    article: &Article,
    claims: &[(ClaimId, &Claim)],
) -> Json {
    let mut bodies = Vec::new();
    let mut motivation = Vec::new();
    if !quote.note.trim().is_empty() {
        motivation.push("commenting");
        bodies.push(words("commenting", quote.note.trim()));
    }
    let codes: Vec<&str> = quote
        .codes
        .iter()
        .filter_map(|id| project.codes.get(id))
        .map(|c| c.name.as_str())
        .collect();
    if !codes.is_empty() {
        motivation.push("tagging");
        bodies.extend(codes.into_iter().map(|code| words("tagging", code)));
    }
    if !claims.is_empty() {
        motivation.push("describing");
        for (id, claim) in claims {
            let mut body = words("describing", &statement(project, claim));
            if let Some(body) = body.as_object_mut() {
                body.insert("id".to_owned(), Json::String(urn(id.0)));
                body.insert("created".to_owned(), Json::String(time(claim.at)));
                if !claim.by.trim().is_empty() {
                    body.insert("creator".to_owned(), person(&claim.by));
                }
            }
            bodies.push(body);
        }
    }
    if motivation.is_empty() {
        motivation.push("highlighting");
    }
    let mut out = Map::new();
    let mut set = |key: &str, value: Json| out.insert(key.to_owned(), value);
    set("id", Json::String(urn(id.0)));
    set("type", json!("Annotation"));
    set("motivation", one_or_all(motivation.into_iter().map(Json::from).collect()));
    set("created", Json::String(time(quote.at)));
    if !quote.by.trim().is_empty() {
        set("creator", person(&quote.by));
    }
    if !bodies.is_empty() {
        set("body", one_or_all(bodies));
    }
    set("target", target(quote, article));
    Json::Object(out)
}

fn one_or_all(mut list: Vec<Json>) -> Json {
    match list.len() {
        1 => list.remove(0),
        _ => Json::Array(list),
    }
}

/// [4.1 specific resource, 4.2 selectors, 4.3 states]
fn target(quote: &Annotation, article: &Article) -> Json {
    let mut exact = json!({"type": "TextQuoteSelector", "exact": quote.exact});
    if let Some(object) = exact.as_object_mut() {
        for (key, words) in [("prefix", &quote.prefix), ("suffix", &quote.suffix)] {
            if !words.is_empty() {
                object.insert(key.to_owned(), Json::String(words.clone()));
            }
        }
    }
    let text = of_hash(article.text);
    let source = article.url.as_deref().and_then(uri);
    let archived = article.archived_url.as_deref().and_then(uri);
    let saved = article.capture.seen();
    let mut cached: Vec<Json> = vec![Json::String(text.clone())];
    cached.extend(archived.map(Json::String));
    let mut target = json!({
        "type": "SpecificResource",
        "source": source.clone().unwrap_or(text),
        "selector": [
            exact,
            {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
        ],
    });
    // Of a text that is its own source there is no state to tell.
    if source.is_some()
        && let Some(target) = target.as_object_mut()
    {
        let state =
            json!({"type": "TimeState", "sourceDate": time(saved), "cached": one_or_all(cached)});
        target.insert("state".to_owned(), state);
    }
    target
}

/// A claim in words, with all that it is narrowed by.
fn statement(project: &Project, claim: &Claim) -> String {
    let mut out = told::line(project, claim);
    for place in &claim.places {
        let country = crate::places::name(place.country, "en");
        let place_words = match place.locality.as_deref().filter(|l| !l.trim().is_empty()) {
            Some(locality) => format!("{locality}, {country}"),
            None => country.to_owned(),
        };
        out.push_str(&format!("; {}: {place_words}", place.role.word()));
    }
    if let Some(period) = claim.period.filter(|p| !p.is_open()) {
        out.push_str(&format!("; period: {period}"));
    }
    if let Some(date) = claim.as_of {
        out.push_str(&format!("; as of {date}"));
    }
    let name = |id| project.origins.get(&id).map(|o| o.name.as_str());
    if let Some(origin) = claim.origin.and_then(name) {
        out.push_str(&format!("; origin: {origin}"));
    }
    if let Some(via) = claim.via.and_then(name) {
        out.push_str(&format!("; via: {via}"));
    }
    out
}
