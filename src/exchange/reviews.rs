//! schema.org ClaimReview in JSON-LD (schema.org 29, types ClaimReview, Claim, Rating; guidance of the ClaimReview
//! Project): one review for each finding.
//!
//! A rating here says how well sources agree and not what is true: its number runs from 1 (contradicted) to 4
//! (corroborated) and its `alternateName` is the verdict. A finding that is not comparable has no number. A review
//! has no `url`: it stands nowhere yet.

use super::{
    Context,
    told::{self, id_in, uri},
};
use crate::{
    findings::{Finding, findings},
    model::{Article, ArticleId, Claim, ClaimId, Project, Verdict},
};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

pub(super) fn write(project: &Project, context: &Context<'_>) -> Json {
    let findings = findings(project);
    let reviews: Vec<Json> =
        findings.list.iter().map(|finding| review(project, finding, context)).collect();
    json!({"@context": "https://schema.org", "@graph": reviews})
}

fn review(project: &Project, finding: &Finding, context: &Context<'_>) -> Json {
    let claims: Vec<(ClaimId, &Claim)> = finding
        .claims
        .iter()
        .filter_map(|id| Some((*id, project.claims.get(id)?.as_ref())))
        .collect();
    let ruling = finding.ruling.and_then(|id| project.rulings.get(&id));
    let key = serde_json::to_string(&finding.key).unwrap_or_default();
    let mut out = Map::new();
    let mut set = |field: &str, value: Json| out.insert(field.to_owned(), value);
    set("@type", json!("ClaimReview"));
    set("@id", Json::String(format!("urn:uuid:{}", id_in(project, &format!("finding/{key}")))));
    // The day is what comes from outside; a ruling was made on its own.
    set("datePublished", Json::String(day(context.at)));
    if !context.by.trim().is_empty() {
        set("author", json!({"@type": "Person", "name": context.by}));
    }
    set("claimReviewed", Json::String(reviewed(project, finding, &claims)));
    set("itemReviewed", item(project, &claims));
    set("reviewRating", rating(finding));
    if let Some(ruling) = ruling {
        set("reviewBody", Json::String(format!("{} ({})", ruling.reason, ruling.by)));
    }
    Json::Object(out)
}

fn day(at: crate::model::Timestamp) -> String {
    at.to_string().chars().take(10).collect()
}

fn rating(finding: &Finding) -> Json {
    let number = match finding.verdict {
        Verdict::Corroborated => Some(4),
        Verdict::MayContradict => Some(2),
        Verdict::Contradicted => Some(1),
        // What one origin says is neither borne out nor denied, and a reader takes three of four for "mostly true".
        Verdict::SingleOrigin | Verdict::NotComparable => None,
    };
    let mut rating = json!({"@type": "Rating", "alternateName": finding.verdict.word()});
    let count =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut why = format!(
        "{} in {}",
        count(finding.origins, "independent origin", "independent origins"),
        count(finding.articles.len(), "article", "articles")
    );
    if let Some(reasons) = finding.in_what() {
        why.push_str(&format!("; sources differ: {reasons}"));
    }
    if let Some(rating) = rating.as_object_mut() {
        if let Some(number) = number {
            rating.insert("ratingValue".to_owned(), json!(number));
            rating.insert("bestRating".to_owned(), json!(4));
            rating.insert("worstRating".to_owned(), json!(1));
        }
        rating.insert("ratingExplanation".to_owned(), Json::String(why));
    }
    rating
}

/// What is said of the fact, each value once: "Storm Makers: victims rescued, 149 persons; or 150 persons".
fn reviewed(project: &Project, finding: &Finding, claims: &[(ClaimId, &Claim)]) -> String {
    let mut said: Vec<String> = Vec::new();
    let places: Vec<&str> =
        finding.key.places.iter().map(|c| crate::places::name(*c, "en")).collect();
    for (_, claim) in claims {
        let words = if said.is_empty() {
            let line = told::line(project, claim);
            if places.is_empty() { line } else { format!("{line}, in {}", places.join(", ")) }
        } else {
            told::value(project, claim)
        };
        let value = told::value(project, claim);
        // The first line holds its own value.
        let known = claims
            .iter()
            .take(1)
            .any(|(_, first)| !said.is_empty() && told::value(project, first) == value);
        if !known && !said.contains(&words) {
            said.push(words);
        }
    }
    said.join("; or ")
}

/// The claim, or all claims on the fact as parts of one, each with who said it first and where it appeared.
fn item(project: &Project, claims: &[(ClaimId, &Claim)]) -> Json {
    let names = claims.iter().filter_map(|(_, claim)| origin(project, claim));
    let names: BTreeSet<&str> = names.collect();
    let places: BTreeSet<ArticleId> =
        claims.iter().flat_map(|(_, claim)| articles(project, claim)).collect();
    let mut out = match claims {
        [(id, one)] => return single(project, *id, one),
        _ => Map::new(),
    };
    out.insert("@type".to_owned(), json!("Claim"));
    let authors = names.into_iter().map(author).collect();
    insert(&mut out, "author", authors);
    let works = places.iter().filter_map(|id| project.articles.get(id)).map(|a| work(a)).collect();
    insert(&mut out, "appearance", works);
    let parts = claims.iter().map(|(id, claim)| single(project, *id, claim)).collect();
    insert(&mut out, "hasPart", parts);
    Json::Object(out)
}

fn single(project: &Project, id: ClaimId, claim: &Claim) -> Json {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("Claim"));
    out.insert("@id".to_owned(), Json::String(format!("urn:uuid:{id}")));
    out.insert("text".to_owned(), Json::String(told::line(project, claim)));
    insert(&mut out, "author", origin(project, claim).map(author).into_iter().collect());
    let works: Vec<Json> = articles(project, claim)
        .iter()
        .filter_map(|id| project.articles.get(id))
        .map(|article| work(article))
        .collect();
    insert(&mut out, "appearance", works);
    Json::Object(out)
}

/// One value as itself, several as a list, none not at all.
fn insert(out: &mut Map<String, Json>, field: &str, mut values: Vec<Json>) {
    match values.len() {
        0 => {}
        1 => drop(out.insert(field.to_owned(), values.remove(0))),
        _ => drop(out.insert(field.to_owned(), Json::Array(values))),
    }
}

fn origin<'a>(project: &'a Project, claim: &Claim) -> Option<&'a str> {
    project.origins.get(&claim.origin?).map(|o| o.name.as_str())
}

/// Whether an origin is a person or an organisation is not recorded; most are the latter.
fn author(name: &str) -> Json {
    json!({"@type": "Organization", "name": name})
}

fn articles(project: &Project, claim: &Claim) -> BTreeSet<ArticleId> {
    let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
    quotes.map(|quote| quote.article).collect()
}

/// An article as a place where a claim appeared; what is not known stays away.
fn work(article: &Article) -> Json {
    let mut out = Map::new();
    let mut set = |field: &str, value: Json| out.insert(field.to_owned(), value);
    set("@type", json!("CreativeWork"));
    set("name", Json::String(article.label().to_owned()));
    if let Some(url) = article.url.as_deref().and_then(uri) {
        set("url", Json::String(url));
    }
    if let Some(archived) = article.archived_url.as_deref().and_then(uri) {
        set("archivedAt", Json::String(archived));
    }
    if let Some(date) = article.published.filter(|d| d.year().is_some()) {
        set("datePublished", Json::String(date.to_string()));
    }
    let authors: Vec<Json> = article
        .bylines
        .iter()
        .flat_map(|byline| crate::cite::split_byline(byline))
        .map(|name| match name {
            crate::cite::Name::Whole(name) if crate::cite::is_organisation(&name) => author(&name),
            crate::cite::Name::Whole(name) => json!({"@type": "Person", "name": name}),
            crate::cite::Name::Person { family, given, particle, suffix } => {
                let parts = [Some(given), particle, Some(family), suffix];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                json!({"@type": "Person", "name": parts.join(" ").trim()})
            }
        })
        .collect();
    if !authors.is_empty() {
        set("author", Json::Array(authors));
    }
    if let Some(publisher) = article.publisher.as_deref().filter(|p| !p.trim().is_empty()) {
        set("publisher", json!({"@type": "Organization", "name": publisher}));
    }
    if let Some(language) = &article.language {
        set("inLanguage", Json::String(language.clone()));
    }
    Json::Object(out)
}
