//! What a brief withholds is withheld in a file for other programs as well.

use crate::{
    brief::{Redaction, WITHHELD},
    checks,
    indicators::{Kind, Listed, Reading, indicators, listed},
    model::{AnnotationId, Block, Project},
};
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// The project without the withheld claims, without every quote that shares words with theirs, without addresses
/// that hold withheld words, and without the words around quotes: nobody has looked through these.
pub(super) fn opened(project: &Project, withheld: &Redaction) -> Project {
    let mut open = withheld.without_claims(project).unwrap_or_else(|| project.clone());
    let shut: BTreeSet<AnnotationId> = project
        .annotations
        .iter()
        .filter(|(_, quote)| withheld.hides_quote(&quote.exact))
        .map(|(id, _)| *id)
        .collect();
    if !shut.is_empty() {
        open.annotations.retain(|id, _| !shut.contains(id));
        for claim in open.claims.values_mut() {
            if claim.annotations.iter().any(|id| shut.contains(id)) {
                Arc::make_mut(claim).annotations.retain(|id| !shut.contains(id));
            }
        }
    }
    for quote in open.annotations.values_mut() {
        if !(quote.prefix.is_empty() && quote.suffix.is_empty()) {
            let quote = Arc::make_mut(quote);
            quote.prefix.clear();
            quote.suffix.clear();
        }
    }
    // An address with a hole in it leads nowhere.
    let touched = |url: &Option<String>| url.as_ref().is_some_and(|url| withheld.touches(url));
    for article in open.articles.values_mut() {
        if touched(&article.url) || touched(&article.archived_url) {
            let article = Arc::make_mut(article);
            for url in [&mut article.url, &mut article.archived_url] {
                if touched(url) {
                    *url = None;
                }
            }
        }
    }
    open
}

/// The indicators that may go out: all where nothing is withheld. Else none that holds withheld words, those of
/// persons only where a quote that goes out has them too, and none with the words around it.
pub(super) fn released(project: &Project, withheld: Option<&Redaction>) -> Vec<Listed> {
    let mut all = listed(project, None);
    // Where an article was published is its source, and nothing to be blocked.
    let own: BTreeSet<&str> = project
        .articles
        .values()
        .flat_map(|article| [article.url.as_deref(), article.archived_url.as_deref()])
        .flatten()
        .collect();
    all.retain(|found| found.kind != Kind::Url || !own.contains(found.value.as_str()));
    // Other programs would block or look up what is a victim's own, unless somebody chose it for a brief.
    let chosen: BTreeSet<&str> = project
        .briefs
        .values()
        .flat_map(|brief| &brief.blocks)
        .filter_map(|block| match block {
            Block::Indicators(names) => Some(names),
            _ => None,
        })
        .flatten()
        .map(String::as_str)
        .collect();
    let mut kept_back: Vec<String> = Vec::new();
    all.retain(|found| {
        let beside = || {
            let text = project.text_of(found.article);
            text.is_some_and(|text| {
                checks::beside_victims(text.as_str(), &(found.start..found.end))
            })
        };
        let stays = !of_person(found) || chosen.contains(found.name().as_str()) || !beside();
        if !stays {
            kept_back.push(found.value.clone());
            kept_back.extend(as_written(project, found));
        }
        stays
    });
    // They may stand in the words around the others.
    kept_back.sort_by_key(|value| usize::MAX - value.len());
    for found in &mut all {
        for value in kept_back.iter().filter(|value| !value.is_empty()) {
            if found.quote.contains(value.as_str()) {
                found.quote = found.quote.replace(value.as_str(), WITHHELD);
            }
        }
    }
    let Some(withheld) = withheld.filter(|withheld| !withheld.is_empty()) else { return all };
    let quotes: BTreeSet<AnnotationId> =
        project.claims.values().flat_map(|claim| &claim.annotations).copied().collect();
    let said: BTreeSet<(Kind, String)> = quotes
        .iter()
        .filter_map(|id| project.annotations.get(id))
        .flat_map(|quote| {
            let reading = Reading { boilerplate: &[], country: None };
            indicators(&withheld.clean(&quote.exact), &reading)
        })
        .map(|found| (found.kind, found.value))
        .collect();
    all.retain(|found| {
        let written = as_written(project, found);
        let touched = withheld.touches(&found.value)
            || written.is_some_and(|written| withheld.touches(&written));
        !touched && (!of_person(found) || said.contains(&(found.kind, found.value.clone())))
    });
    for found in &mut all {
        found.quote.clear();
    }
    all
}

/// An indicator as its article writes it.
fn as_written(project: &Project, found: &Listed) -> Option<String> {
    let text = project.text_of(found.article)?;
    let length = found.end.saturating_sub(found.start);
    Some(text.as_str().chars().skip(found.start).take(length).collect())
}

/// Whether an indicator leads to a person: somebody's mail, telephone or account.
fn of_person(found: &Listed) -> bool {
    match found.kind {
        Kind::Email | Kind::Phone | Kind::Telegram => true,
        Kind::Url => {
            let value = found.value.to_lowercase();
            ["wa.me/", "phone=", "mailto:", "t.me/", "@"].iter().any(|part| value.contains(part))
        }
        Kind::Wallet(_) | Kind::Iban | Kind::Domain => false,
    }
}

/// What stands for a person whose name a reference has in parts: one name for all of them.
fn one_name(map: &serde_json::Map<String, Value>, withheld: &Redaction) -> Option<String> {
    const PARTS: [&str; 5] =
        ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
    let of = |part: &&str| map.get(*part).and_then(Value::as_str);
    of(&"family").filter(|_| map.keys().all(|key| PARTS.contains(&key.as_str())))?;
    let parts: Vec<&str> = PARTS.iter().filter_map(of).collect();
    withheld.name(&parts)
}

/// Takes the withheld words out of every string of a document, names of fields apart.
pub(super) fn clean(value: &mut Value, withheld: &Redaction) {
    match value {
        Value::String(text) => {
            if withheld.touches(text) {
                *text = withheld.clean(text);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| clean(item, withheld)),
        Value::Object(map) => {
            if let Some(shown) = one_name(map, withheld) {
                map.clear();
                map.insert("literal".to_owned(), Value::String(shown));
            }
            map.values_mut().for_each(|item| clean(item, withheld));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
