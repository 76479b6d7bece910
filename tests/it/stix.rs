//! STIX bundles and MISP events: their own rules, the same bytes each time, and nobody named who worked on the case.

use crate::{
    cli::Desk,
    findings,
    qda::{hostile, written},
};
use corrobora::{
    exchange::Target,
    model::{Project, Ruling, Verdict},
};
use serde_json::Value as Json;
use std::{collections::BTreeSet, sync::Arc};

/// A case with everything: the hostile one, with a ruling and a brief.
fn full() -> Project {
    let mut project = hostile();
    let found = corrobora::findings::findings(&project);
    let fact = found.list[0].fact();
    let at = "2024-11-02T00:00:00Z".parse().unwrap();
    let mut ids = corrobora::model::Ids::from_seed(5);
    let (verdict, reason, by) =
        (Verdict::Contradicted, "149 ≠ 194 \"<>\"".to_owned(), "SECRET".to_owned());
    project.rulings.insert(
        ids.make(at),
        Arc::new(Ruling { fact, verdict, wrong: Vec::new(), reason, at, by }),
    );
    for claim in project.claims.values_mut() {
        let mut new = claim.as_ref().clone();
        new.by = "SECRET".to_owned();
        new.credibility = 2.try_into().unwrap();
        *claim = Arc::new(new);
    }
    let claims: Vec<_> = project.claims.keys().copied().collect();
    let brief = corrobora::model::Brief {
        title: "Brief <1>".to_owned(),
        blocks: vec![corrobora::model::Block::ClaimTable(claims)],
        ..Default::default()
    };
    project.briefs.insert(ids.make(at), Arc::new(brief));
    project
}

fn json(project: &Project, target: Target) -> Json {
    let bytes = written(project, target);
    assert_eq!(bytes, written(project, target), "the same project, the same bytes");
    serde_json::from_slice(&bytes).unwrap()
}

/// The ids that an object refers to.
fn refs(object: &Json) -> Vec<String> {
    let mut all = Vec::new();
    for (name, value) in object.as_object().unwrap() {
        if name.ends_with("_ref") {
            all.push(value.as_str().unwrap().to_owned());
        }
        if name.ends_with("_refs") {
            all.extend(value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()));
        }
    }
    if let Some(extensions) = object.get("extensions").and_then(Json::as_object) {
        all.extend(extensions.keys().filter(|k| !k.ends_with("9e08dde9e88d")).cloned());
    }
    all
}

/// The rules of STIX 2.1 for the objects that we write; the outside validator is run beside this.
fn check_stix(bundle: &Json) {
    let needed: &[(&str, &[&str])] = &[
        ("identity", &["name", "created", "modified"]),
        ("note", &["content", "object_refs", "created", "modified"]),
        ("opinion", &["opinion", "object_refs", "explanation"]),
        ("grouping", &["context", "object_refs", "name"]),
        ("report", &["name", "published", "object_refs"]),
        ("location", &["name"]),
        ("indicator", &["pattern", "pattern_type", "valid_from"]),
        ("file", &["hashes", "name"]),
        ("marking-definition", &["name", "extensions", "created"]),
        ("extension-definition", &["schema", "version", "extension_types", "created_by_ref"]),
    ];
    assert_eq!(bundle["type"], "bundle");
    let objects = bundle["objects"].as_array().unwrap();
    let ids: BTreeSet<&str> = objects.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), objects.len(), "an id comes twice");
    for object in objects {
        let kind = object["type"].as_str().unwrap();
        let (_, fields) =
            needed.iter().find(|(k, _)| *k == kind).unwrap_or_else(|| panic!("{kind}"));
        for field in *fields {
            assert!(object.get(*field).is_some(), "{kind} without {field}");
        }
        assert!(object["id"].as_str().unwrap().starts_with(&format!("{kind}--")));
        assert_eq!(object["spec_version"], "2.1");
        for field in ["created", "modified", "published", "valid_from"] {
            if let Some(time) = object.get(field).and_then(Json::as_str) {
                assert!(time.len() == 24 && time.ends_with('Z'), "{time}");
            }
        }
        for id in refs(object) {
            assert!(ids.contains(id.as_str()), "{kind} refers to {id}, which is not there");
        }
        for (name, value) in object.as_object().unwrap() {
            assert!(!name.starts_with("x_"), "{name}");
            assert!(
                !value.is_null() && value != "" && value != &serde_json::json!([]),
                "{kind} {name} is empty"
            );
        }
        if kind == "location" {
            assert!(object.get("country").or_else(|| object.get("region")).is_some(), "{object}");
        }
    }
}

#[test]
fn a_bundle_keeps_the_rules_of_stix() {
    for project in [full(), findings::practice().project, findings::Case::new().project] {
        let bundle = json(&project, Target::Stix);
        check_stix(&bundle);
        let kinds = |kind: &str| {
            bundle["objects"].as_array().unwrap().iter().filter(|o| o["type"] == kind).count()
        };
        assert_eq!(kinds("note"), project.claims.len());
        assert_eq!(kinds("grouping"), corrobora::findings::findings(&project).list.len());
        assert_eq!(kinds("report"), 1 + project.briefs.len());
        let text = bundle.to_string();
        assert!(!text.contains("SECRET") && !text.contains("\"ada\""), "who worked on it is named");
    }
}

#[test]
fn a_bundle_says_what_is_claimed_by_whom_and_how_sure() {
    let project = full();
    let bundle = json(&project, Target::Stix);
    let objects = bundle["objects"].as_array().unwrap();
    let of = |kind: &str| -> Vec<&Json> { objects.iter().filter(|o| o["type"] == kind).collect() };
    let marking = of("marking-definition")[0];
    assert_eq!(marking["id"], "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
    assert!(of("note").iter().all(|n| n["object_marking_refs"][0] == marking["id"]));
    assert!(of("note").iter().all(|n| n["confidence"] == 70));
    let note =
        of("note").into_iter().find(|n| n["abstract"].as_str().unwrap().contains("149")).unwrap();
    let extension = note["extensions"].as_object().unwrap().values().next().unwrap();
    assert_eq!(extension["value"]["low"], "149");
    assert_eq!(extension["information_credibility"], "2");
    assert_eq!(extension["quotes"][0]["exact"], "The text");
    assert_eq!(extension["places"][0]["country"], "KH");
    assert!(note["content"].as_str().unwrap().contains("“The text”"));
    let opinions: BTreeSet<&str> =
        of("opinion").iter().map(|o| o["opinion"].as_str().unwrap()).collect();
    assert_eq!(opinions, BTreeSet::from(["agree", "disagree"]));
    let places: BTreeSet<&str> =
        of("location").iter().filter_map(|l| l["country"].as_str()).collect();
    assert_eq!(places, BTreeSet::from(["KH", "MM", "LA", "TH"]), "Kosovo has no code of ISO 3166");
    let region = |code: &str| {
        of("location").iter().find(|l| l["country"] == code).unwrap()["region"].clone()
    };
    assert_eq!(region("KH"), "south-eastern-asia");
    let patterns: BTreeSet<&str> =
        of("indicator").iter().map(|i| i["pattern"].as_str().unwrap()).collect();
    assert!(
        patterns.contains("[cryptocurrency-wallet:value = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t']"),
        "{patterns:?}"
    );
    assert!(patterns.contains("[phone-number:value = '+6621234567']"), "{patterns:?}");
    // A newer export of the same record has the same id, and is newer.
    let again = json(&project, Target::Stix);
    assert_eq!(again, bundle);
}

#[test]
fn observables_have_the_ids_that_the_standard_gives_them() {
    // From the specification of STIX 2.1 by way of the library stix2: File(name="foo.exe", hashes={"SHA-256": …}).
    let mut case = findings::Case::new();
    case.claim("a A arrests 1");
    let id = *case.project.articles.keys().next().unwrap();
    let mut article = case.project.articles[&id].as_ref().clone();
    article.capture.file_name = "foo.exe".to_owned();
    article.capture.original =
        "35a01331e9ad96f751278b891b6ea09699806faedfa237d40513d92ad1b7100f".parse().unwrap();
    case.project.articles.insert(id, Arc::new(article));
    let bundle = json(&case.project, Target::Stix);
    let file = bundle["objects"].as_array().unwrap().iter().find(|o| o["type"] == "file").unwrap();
    assert_eq!(file["id"], FILE_ID);
}

/// `stix2.File(name="foo.exe", hashes={"SHA-256": "35a0…100f"}).id` of stix2 3.0.2.
const FILE_ID: &str = "file--99123570-8331-5731-b126-7723fa5bde2f";

#[test]
fn an_event_keeps_the_rules_of_misp() {
    for project in [full(), findings::practice().project, findings::Case::new().project] {
        let event = json(&project, Target::Misp);
        let event = &event["Event"];
        let mut ids = BTreeSet::from([event["uuid"].as_str().unwrap()]);
        let mut values = BTreeSet::new();
        let mut check = |attribute: &'_ Json, alone: bool| {
            for field in
                ["uuid", "type", "category", "value", "to_ids", "timestamp", "distribution"]
            {
                assert!(attribute.get(field).is_some(), "{field} {attribute}");
            }
            assert_eq!(attribute["to_ids"], false);
            assert!(!attribute["value"].as_str().unwrap().is_empty());
            if alone {
                let key = format!("{} {}", attribute["type"], attribute["value"]);
                assert!(values.insert(key.clone()), "{key} comes twice");
            }
        };
        for attribute in event["Attribute"].as_array().unwrap() {
            check(attribute, true);
            assert!(ids.insert(attribute["uuid"].as_str().unwrap()));
        }
        for object in event["Object"].as_array().unwrap() {
            assert!(ids.insert(object["uuid"].as_str().unwrap()), "{object}");
            let attributes = object["Attribute"].as_array().unwrap();
            assert!(!attributes.is_empty());
            for attribute in attributes {
                check(attribute, false);
                assert!(attribute["object_relation"].is_string());
                assert!(ids.insert(attribute["uuid"].as_str().unwrap()), "{attribute}");
            }
        }
        let text = event.to_string();
        assert!(!text.contains("SECRET") && !text.contains("\"ada\""));
        assert!(text.contains("tlp:amber"));
        if !project.claims.is_empty() {
            assert!(text.contains("admiralty-scale:source-reliability"));
        }
    }
    let event = json(&full(), Target::Misp);
    let text = event.to_string();
    for words in
        ["\"coin-address\"", "\"TRX\"", "\"phone-number\"", "information-credibility=\\\"2\\\""]
    {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn the_command_marks_and_writes() {
    let desk = Desk::practice();
    let at = "2026-03-01T12:00:00Z";
    for target in ["stix", "misp", "qdpx"] {
        desk.ends(0, &["export", "case.corrobora.ron", "--to", target, "-o", target, "--at", at]);
        let first = std::fs::read(desk.path(target)).unwrap();
        desk.ends(0, &["export", "case.corrobora.ron", "--to", target, "-o", target, "--at", at]);
        assert_eq!(first, std::fs::read(desk.path(target)).unwrap(), "{target}");
    }
    let red = desk.json(0, &["export", "case.corrobora.ron", "--to", "stix", "--tlp", "red"]);
    assert_eq!(red["objects"][0]["name"], "TLP:RED");
    let strict =
        desk.json(0, &["export", "case.corrobora.ron", "--to", "misp", "--tlp", "amber+strict"]);
    assert_eq!(strict["Event"]["Tag"][0]["name"], "tlp:amber+strict");
    desk.ends(2, &["export", "case.corrobora.ron", "--to", "stix", "--tlp", "purple"]);
    desk.ends(0, &["new", "p.corrobora.ron", "--title", "P"]);
    let rows = desk.json(0, &["import", "p.corrobora.ron", "qdpx", "--format", "json"]);
    assert!(rows.as_array().unwrap().len() > 1, "{rows}");
    desk.ends(0, &["verify", "p.corrobora.ron"]);
}
