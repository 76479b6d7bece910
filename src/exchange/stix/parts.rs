//! Parts of a bundle that do not depend on the rest of it: markings, the extension for claims, locations.

use super::corrobora;
use crate::{
    exchange::told::{self, Tlp, id_of_all},
    model::{Claim, ClaimId, Country, Project, Reliability, Value},
    places, table,
};
use serde_json::{Map, Value as Json, json};

/// What the degrees of credibility 1 to 5 mean as opinions; 6 is none.
pub(super) const OPINIONS: [&str; 5] =
    ["strongly-agree", "agree", "neutral", "disagree", "strongly-disagree"];

/// When the definitions below were made.
const MADE: &str = "2026-11-28T00:00:00.000Z";

/// A marking of TLP 2.0 and its id. Ids, times and form are those of the OASIS extension
/// (oasis-open/cti-stix-common-objects, extension-definition-specifications/tlp-2.0).
pub(super) fn marking(tlp: Tlp) -> (Json, String) {
    let id = match tlp {
        Tlp::Clear => "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        Tlp::Green => "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        Tlp::Amber => "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        Tlp::AmberStrict => "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        Tlp::Red => "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
    };
    let definition = json!({
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": id,
        "created": "2022-10-01T00:00:00.000Z",
        "name": format!("TLP:{}", tlp.word().to_uppercase()),
        "extensions": {
            "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d": {
                "extension_type": "property-extension",
                "tlp_2_0": tlp.word(),
            },
        },
    });
    (definition, id.to_owned())
}

/// The program as the maker of its extension.
pub(super) fn producer_of_all() -> Json {
    json!({
        "type": "identity",
        "spec_version": "2.1",
        "id": corrobora(),
        "created": MADE,
        "modified": MADE,
        "name": "Corrobora",
        "description": "A workbench that turns articles into evidence",
        "identity_class": "system",
    })
}

fn extension_id() -> String {
    format!("extension-definition--{}", id_of_all("claim extension 1.0.0"))
}

/// What the properties that STIX does not have mean.
pub(super) fn extension_definition() -> Json {
    let text = || json!({"type": ["string", "null"]});
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["extension_type", "claim", "information_credibility"],
        "properties": {
            "extension_type": {"const": "property-extension"},
            "claim": {"type": "string"},
            "source_reliability": {"enum": ["A", "B", "C", "D", "E", "F"]},
            "information_credibility": {"enum": ["1", "2", "3", "4", "5", "6"]},
            "event": text(),
            "metric": text(),
            "population": text(),
            "origin": text(),
            "reported_via": text(),
            "as_of": text(),
            "period_from": text(),
            "period_to": text(),
            "value": {"type": "object", "required": ["text"]},
            "places": {"type": "array"},
            "quotes": {"type": "array"},
            "reviewed": {"type": "boolean"},
        },
    });
    json!({
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": extension_id(),
        "created": MADE,
        "modified": MADE,
        "created_by_ref": corrobora(),
        "name": "Claim with its quotes and Admiralty code",
        "description": "What a source states, as data: what is counted, the value with its bounds, who is counted, \
            where and when, who said it first and who reported it, the quotes with their positions in code points \
            and the SHA-256 of the file that they are from, and the Admiralty code (NATO AJP-2.1): reliability of \
            the source A to F, credibility of the information 1 to 6.",
        "schema": schema.to_string(),
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    })
}

/// A claim as data, under the id of the extension.
pub(super) fn extension(project: &Project, id: ClaimId, claim: &Claim) -> (String, Json) {
    let origin = |id: Option<crate::model::OriginId>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone())
    };
    let mut properties = Map::new();
    let mut set = |name: &str, value: Json| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            properties.insert(name.to_owned(), value);
        }
    };
    set("extension_type", json!("property-extension"));
    set("claim", json!(id));
    set("information_credibility", json!(claim.credibility.digit().to_string()));
    set("source_reliability", json!(told::reliability(project, claim).map(Reliability::letter)));
    set("event", json!(claim.event.and_then(|id| project.events.get(&id)).map(|e| &e.name)));
    set("metric", json!(project.metrics.get(&claim.metric).map(|m| &m.name)));
    set("population", json!(claim.population));
    set("origin", json!(origin(claim.origin)));
    set("reported_via", json!(origin(claim.via)));
    set("as_of", json!(claim.as_of));
    set("period_from", json!(claim.period.and_then(|p| p.from)));
    set("period_to", json!(claim.period.and_then(|p| p.to)));
    set("reviewed", json!(claim.reviewed));
    // Decimals stay exact as words.
    let bound = |n: Option<crate::model::Decimal>| n.map(|n| n.normalize().to_string());
    let amount = table::amount(&claim.value);
    let mut value = json!({"text": claim.value.to_string()});
    if let (Some(amount), Some(value)) = (amount, value.as_object_mut()) {
        value.insert("low".to_owned(), json!(bound(amount.low)));
        value.insert("high".to_owned(), json!(bound(amount.high)));
        value.insert("qualifier".to_owned(), json!(amount.qualifier.word()));
        value.insert("unit".to_owned(), json!(table::unit(project, claim)));
        value.retain(|_, v| !v.is_null());
    }
    if let (Value::Countries(countries), Some(value)) = (&claim.value, value.as_object_mut()) {
        value.insert("countries".to_owned(), json!(countries));
    }
    set("value", value);
    let places: Vec<Json> = claim
        .places
        .iter()
        .map(|p| match &p.locality {
            Some(locality) => {
                json!({"country": p.country, "role": p.role.key(), "locality": locality})
            }
            None => json!({"country": p.country, "role": p.role.key()}),
        })
        .collect();
    set("places", json!(places));
    let quotes: Vec<Json> = told::quotes(project, claim)
        .map(|(quote, article)| {
            json!({
                "exact": quote.exact,
                "start": quote.start,
                "end": quote.end,
                "text_sha256": article.text,
                "original_sha256": article.capture.original,
                "reliability": article.reliability.letter().to_string(),
            })
        })
        .collect();
    set("quotes", json!(quotes));
    (extension_id(), Json::Object(properties))
}

/// Country, region and name of a place. Regions are those of the vocabulary region-ov, which follows UN M49.
pub(super) fn location(country: Country, locality: Option<&str>) -> Map<String, Json> {
    let mut object = Map::new();
    let info = places::info(country);
    let name = info.map_or_else(|| country.to_string(), |i| i.name.clone());
    let name = locality.map_or_else(|| name.clone(), |locality| format!("{locality}, {name}"));
    object.insert("name".to_owned(), json!(name));
    // Kosovo has no code of ISO 3166.
    let coded = info.is_none_or(|i| i.numeric != 0);
    if coded {
        object.insert("country".to_owned(), json!(country));
    }
    let code = info.map_or(1, |i| if i.subregion == 0 { i.region } else { i.subregion });
    if let Some(region) = region(code) {
        object.insert("region".to_owned(), json!(region));
        let m49 = format!("{code:03}");
        let name = "UN M49";
        object.insert(
            "external_references".to_owned(),
            json!([{"source_name": name, "external_id": m49}]),
        );
    }
    object
}

/// A region of UN M49 as STIX calls it.
fn region(m49: u16) -> Option<&'static str> {
    Some(match m49 {
        2 => "africa",
        5 => "south-america",
        9 => "oceania",
        10 => "antarctica",
        11 => "western-africa",
        13 => "central-america",
        14 => "eastern-africa",
        15 => "northern-africa",
        17 => "middle-africa",
        18 => "southern-africa",
        19 => "americas",
        21 => "northern-america",
        29 => "caribbean",
        30 => "eastern-asia",
        34 => "southern-asia",
        35 => "south-eastern-asia",
        39 => "southern-europe",
        53 => "australia-new-zealand",
        54 => "melanesia",
        57 => "micronesia",
        61 => "polynesia",
        142 => "asia",
        143 => "central-asia",
        145 => "western-asia",
        150 => "europe",
        151 => "eastern-europe",
        154 => "northern-europe",
        155 => "western-europe",
        419 => "latin-america-caribbean",
        _ => return None,
    })
}
