//! A project as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): the case as a report, claims as notes with their
//! quotes, findings as groupings, judgements as opinions, places, who said and who printed it, and indicators.
//!
//! The Admiralty code stands where STIX has a place for it (`confidence`, Appendix A) and, with the structure of a
//! claim, in an extension that the bundle defines. Markings are those of TLP 2.0 with the ids that OASIS gave them.
//! Nobody who worked on the case is named.

mod parts;

use super::{
    Context,
    told::{self, Tlp, id_in, id_of_all, said, time},
    withheld,
};
use crate::{
    findings::{Finding, findings},
    indicators::{Kind, Listed},
    model::{
        Article, ArticleId, Claim, ClaimId, Country, Fact, OriginId, Project, RecordId, Timestamp,
        Verdict,
    },
};
use parts::{OPINIONS, extension, extension_definition, location, marking, producer_of_all};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The name space of the ids of observables (STIX 2.1, 2.9).
const OBSERVABLES: Uuid = Uuid::from_u128(0x00ab_edb4_aa42_466c_9c01_fed2_3315_a9b7);

/// The bundle as JSON.
pub(super) fn write(project: &Project, context: &Context<'_>, tlp: Tlp) -> Json {
    let mut bundle = Bundle::new(project, context.at, tlp);
    let mut notes = BTreeMap::new();
    for (id, claim) in &project.claims {
        notes.insert(*id, bundle.note(*id, claim));
    }
    bundle.groupings(&notes);
    for found in withheld::released(project, context.withheld) {
        bundle.indicator(&found);
    }
    bundle.reports(&notes);
    bundle.finish()
}

struct Bundle<'a> {
    project: &'a Project,
    at: Timestamp,
    tlp: Tlp,
    /// When each record was last changed, as the history says.
    changed: BTreeMap<RecordId, Timestamp>,
    producer: String,
    objects: Vec<Json>,
    /// Ids of objects that are there already.
    there: BTreeSet<String>,
}

impl<'a> Bundle<'a> {
    fn new(project: &'a Project, at: Timestamp, tlp: Tlp) -> Self {
        let mut changed = BTreeMap::new();
        for entry in &project.history {
            for record in &entry.records {
                let last = changed.entry(*record).or_insert(entry.at);
                *last = entry.at.max(*last);
            }
        }
        let producer = format!("identity--{}", id_in(project, "producer"));
        let mut bundle = Self {
            project,
            at,
            tlp,
            changed,
            producer: producer.clone(),
            objects: Vec::new(),
            there: BTreeSet::new(),
        };
        let name = said(&project.settings.title, 200).unwrap_or_else(|| "Untitled case".to_owned());
        let settings = bundle.changed.get(&RecordId::Settings).copied();
        let mut identity = bundle.head("identity", &producer, project.created, settings);
        identity.remove("created_by_ref");
        identity.insert("name".to_owned(), json!(format!("Case “{name}”")));
        identity.insert("identity_class".to_owned(), json!("group"));
        bundle.push(identity);
        bundle
    }

    /// What every object has.
    fn head(
        &self,
        kind: &str,
        id: &str,
        created: Timestamp,
        modified: Option<Timestamp>,
    ) -> Map<String, Json> {
        let mut object = Map::new();
        let modified = modified.unwrap_or(created).max(created);
        let (_, marking) = marking(self.tlp);
        for (name, value) in [
            ("type", json!(kind)),
            ("spec_version", json!("2.1")),
            ("id", json!(id)),
            ("created", json!(time(created))),
            ("modified", json!(time(modified))),
            ("created_by_ref", json!(self.producer)),
            ("object_marking_refs", json!([marking])),
        ] {
            object.insert(name.to_owned(), value);
        }
        object
    }

    fn push(&mut self, object: Map<String, Json>) {
        let id = object.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        if self.there.insert(id) {
            self.objects.push(Json::Object(object));
        }
    }

    fn id(&self, kind: &str, what: &str) -> String {
        format!("{kind}--{}", id_in(self.project, what))
    }

    /// The identity of who said something.
    fn origin(&mut self, id: OriginId) -> Option<String> {
        let origin = self.project.origins.get(&id)?;
        let record = RecordId::Origin(id);
        let id = self.id("identity", &record.to_string());
        let changed = self.changed.get(&record).copied();
        let mut object = self.head("identity", &id, self.project.created, changed);
        object.insert("name".to_owned(), json!(said(&origin.name, 500)?));
        object.insert("identity_class".to_owned(), json!("organization"));
        object.insert("roles".to_owned(), json!(["origin"]));
        let aliases: Vec<&str> = origin.aliases.iter().map(String::as_str).collect();
        if let Some(also) = said(&aliases.join("; "), 500) {
            object.insert("description".to_owned(), json!(format!("Also called {also}")));
        }
        self.push(object);
        Some(id)
    }

    /// The identity of who published something.
    fn publisher(&mut self, article: &Article) -> Option<String> {
        let name = said(article.publisher.as_deref()?, 500)?;
        let id = self.id("identity", &format!("publisher {}", name.to_lowercase()));
        let mut object = self.head("identity", &id, self.project.created, None);
        object.insert("name".to_owned(), json!(name));
        object.insert("identity_class".to_owned(), json!("organization"));
        object.insert("roles".to_owned(), json!(["publisher"]));
        self.push(object);
        Some(id)
    }

    /// The location of a country, or of a place in it.
    fn place(&mut self, country: Country, locality: Option<&str>) -> String {
        let locality = locality.and_then(|l| said(l, 200));
        let what = match &locality {
            Some(locality) => format!("place {country} {locality}"),
            None => format!("place {country}"),
        };
        let id = self.id("location", &what);
        let mut object = self.head("location", &id, self.project.created, None);
        object.extend(location(country, locality.as_deref()));
        self.push(object);
        id
    }

    /// The original of an article as an observed file.
    fn file(&mut self, article: &Article) -> String {
        let capture = &article.capture;
        let hash = capture.original.to_string();
        // Canonical JSON (RFC 8785) of what tells files apart.
        let told = json!({"hashes": {"SHA-256": hash}, "name": capture.file_name});
        let id = format!("file--{}", told::uuid5(OBSERVABLES, &told.to_string()));
        let (_, marking) = marking(self.tlp);
        let object = json!({
            "type": "file",
            "spec_version": "2.1",
            "id": id,
            "hashes": {"SHA-256": hash},
            "name": capture.file_name,
            "size": capture.bytes,
            "mime_type": capture.media_type,
            "object_marking_refs": [marking],
        });
        if let Json::Object(object) = object {
            self.push(object);
        }
        id
    }

    /// Where to find an article.
    fn reference(article: &Article) -> Json {
        let name = article.publisher.as_deref().and_then(|p| said(p, 500));
        let mut reference = json!({
            "source_name": name.unwrap_or_else(|| article.label().to_owned()),
            "description": told::source(article),
        });
        let url = article.url.as_deref().or(article.archived_url.as_deref()).and_then(told::uri);
        if let (Some(url), Some(reference)) = (url, reference.as_object_mut()) {
            reference.insert("url".to_owned(), json!(url));
            let hash = article.capture.original.to_string();
            reference.insert("hashes".to_owned(), json!({"SHA-256": hash}));
        }
        reference
    }

    /// A claim as a note, with what it refers to; an opinion where its credibility was judged.
    fn note(&mut self, id: ClaimId, claim: &Claim) -> String {
        let project = self.project;
        let record = RecordId::Claim(id);
        let note_id = self.id("note", &record.to_string());
        let changed = self.changed.get(&record).copied();
        let mut note = self.head("note", &note_id, claim.at, changed);
        let mut refs: Vec<String> = Vec::new();
        let (mut content, mut references) = (Vec::new(), Vec::new());
        let mut articles: BTreeSet<ArticleId> = BTreeSet::new();
        for (quote, article) in told::quotes(project, claim) {
            content.push(format!("“{}” – {}", quote.exact, told::source(article)));
            if articles.insert(quote.article) {
                references.push(Self::reference(article));
                refs.push(self.file(article));
                refs.extend(self.publisher(article));
            }
        }
        refs.extend(claim.origin.and_then(|id| self.origin(id)));
        refs.extend(claim.via.and_then(|id| self.origin(id)));
        for place in &claim.places {
            refs.push(self.place(place.country, place.locality.as_deref()));
        }
        if let crate::model::Value::Countries(countries) = &claim.value {
            for country in countries {
                refs.push(self.place(*country, None));
            }
        }
        if refs.is_empty() {
            refs.push(self.producer.clone());
        }
        let line = told::line(project, claim);
        if content.is_empty() {
            content.push(line.clone());
        }
        if let Some(remark) = said(&claim.note, 5_000) {
            content.push(remark);
        }
        note.insert("abstract".to_owned(), json!(line));
        note.insert("content".to_owned(), json!(content.join("\n\n")));
        note.insert("object_refs".to_owned(), json!(unique(refs)));
        if !references.is_empty() {
            note.insert("external_references".to_owned(), json!(references));
        }
        if let Some(confidence) = told::confidence(claim.credibility) {
            note.insert("confidence".to_owned(), json!(confidence));
        }
        let (extension_id, properties) = extension(project, id, claim);
        note.insert("extensions".to_owned(), json!({extension_id: properties}));
        self.push(note);
        if let Some(opinion) = OPINIONS.get(usize::from(claim.credibility.digit()) - 1) {
            let opinion_id = self.id("opinion", &format!("credibility of {record}"));
            let mut object = self.head("opinion", &opinion_id, claim.at, changed);
            let why = format!(
                "Credibility {} of the Admiralty code: {}",
                claim.credibility.digit(),
                claim.credibility.meaning()
            );
            object.insert("explanation".to_owned(), json!(why));
            object.insert("opinion".to_owned(), json!(opinion));
            object.insert("object_refs".to_owned(), json!([note_id]));
            self.push(object);
        }
        note_id
    }

    /// Findings as groupings of notes, rulings as opinions on them.
    fn groupings(&mut self, notes: &BTreeMap<ClaimId, String>) {
        let found = findings(self.project);
        for finding in &found.list {
            let refs: Vec<&String> = finding.claims.iter().filter_map(|id| notes.get(id)).collect();
            if refs.is_empty() {
                continue;
            }
            let what = fact_key(&finding.key);
            let id = self.id("grouping", &format!("finding {what}"));
            let created = finding.claims.iter().filter_map(|id| self.project.claims.get(id));
            let created = created.map(|c| c.at).min().unwrap_or(self.project.created);
            let changed = self.at.max(created);
            let mut object = self.head("grouping", &id, created, Some(changed));
            object.insert("name".to_owned(), json!(self.fact_words(finding)));
            object.insert("context".to_owned(), json!("unspecified"));
            object.insert("description".to_owned(), json!(finding_words(finding)));
            let mut labels = vec![format!("verdict:{}", finding.verdict.key())];
            labels.extend(finding.reasons.iter().map(|r| format!("differs-in:{}", r.key())));
            object.insert("labels".to_owned(), json!(labels));
            object.insert("object_refs".to_owned(), json!(refs));
            self.push(object);
            let ruling = finding.ruling.and_then(|id| Some((id, self.project.rulings.get(&id)?)));
            if let Some((ruling_id, ruling)) = ruling {
                let opinion_id = self.id("opinion", &RecordId::Ruling(ruling_id).to_string());
                let mut object = self.head("opinion", &opinion_id, ruling.at, None);
                let opinion = match ruling.verdict {
                    Verdict::Corroborated => "agree",
                    Verdict::Contradicted => "disagree",
                    _ => "neutral",
                };
                let why = format!("Ruled to be {}: {}", ruling.verdict.key(), ruling.reason);
                object.insert("explanation".to_owned(), json!(why));
                object.insert("opinion".to_owned(), json!(opinion));
                object.insert("object_refs".to_owned(), json!([id]));
                self.push(object);
            }
        }
    }

    /// What a finding is about, in words.
    fn fact_words(&self, finding: &Finding) -> String {
        let event = finding.key.event.and_then(|id| self.project.events.get(&id));
        let metric = self.project.metrics.get(&finding.key.metric);
        let mut words = event.map(|e| format!("{}: ", e.name)).unwrap_or_default();
        words.push_str(metric.map_or("?", |m| m.name.as_str()));
        if let Some(population) = &finding.population {
            words.push_str(&format!(" ({population})"));
        }
        let places: Vec<&str> = finding.key.places.iter().map(Country::as_str).collect();
        if !places.is_empty() {
            words.push_str(&format!(" in {}", places.join(", ")));
        }
        words
    }

    /// An indicator; that an article names it does not make it a bad one.
    fn indicator(&mut self, found: &Listed) {
        let Some(article) = self.project.articles.get(&found.article) else { return };
        let record = format!("indicator {} {}", found.kind.key(), found.value);
        let id = self.id("indicator", &record);
        let published = article.published.and_then(crate::model::PartialDate::bounds);
        let day = published.and_then(|(from, _)| {
            from.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp())
        });
        let seen = day.unwrap_or(article.capture.at);
        let mut object = self.head("indicator", &id, article.capture.at, None);
        let checked = if found.check.confirms() { found.check.key() } else { "not checked" };
        let quote = said(&found.quote, 1_000).map(|q| format!(": “{q}”")).unwrap_or_default();
        let times = if found.mentions == 1 { "once" } else { &format!("{} times", found.mentions) };
        let articles = match found.articles.len() {
            1 => "1 article".to_owned(),
            n => format!("{n} articles"),
        };
        let description = format!(
            "Named {times} in {articles} of the case; first in {}{quote}. Nothing is said of whether it is bad.",
            told::source(article)
        );
        let fields = [
            ("name", json!(format!("{} {}", found.kind.words(), found.value))),
            ("description", json!(description)),
            ("indicator_types", json!(["unknown"])),
            ("pattern", json!(pattern(found))),
            ("pattern_type", json!("stix")),
            ("pattern_version", json!("2.1")),
            ("valid_from", json!(time(seen))),
            ("labels", json!([format!("check:{checked}")])),
            ("external_references", json!([Self::reference(article)])),
        ];
        object.extend(fields.map(|(name, value)| (name.to_owned(), value)));
        self.push(object);
    }

    /// Each brief, and the case as a whole.
    fn reports(&mut self, notes: &BTreeMap<ClaimId, String>) {
        let project = self.project;
        let published = self.at.max(project.created);
        for (id, brief) in &project.briefs {
            let record = RecordId::Brief(*id);
            let mut claims = Vec::new();
            project.references(record, &mut |to| {
                if let RecordId::Claim(claim) = to {
                    claims.extend(notes.get(&claim).cloned());
                }
            });
            if claims.is_empty() {
                continue;
            }
            let report_id = self.id("report", &record.to_string());
            let mut object = self.head(
                "report",
                &report_id,
                project.created,
                self.changed.get(&record).copied(),
            );
            let name = said(&brief.title, 500).unwrap_or_else(|| "Untitled brief".to_owned());
            object.insert("name".to_owned(), json!(name));
            object.insert("report_types".to_owned(), json!(["threat-report"]));
            object.insert("published".to_owned(), json!(time(published)));
            object.insert("object_refs".to_owned(), json!(unique(claims)));
            self.push(object);
        }
        let id = self.id("report", "case");
        let mut object = self.head("report", &id, project.created, Some(published));
        let title =
            said(&project.settings.title, 500).unwrap_or_else(|| "Untitled case".to_owned());
        object.insert("name".to_owned(), json!(title));
        if let Some(description) = said(&project.settings.description, 5_000) {
            object.insert("description".to_owned(), json!(description));
        }
        object.insert("report_types".to_owned(), json!(["threat-report"]));
        object.insert("published".to_owned(), json!(time(published)));
        let refs: Vec<Json> = self.objects.iter().filter_map(|o| o.get("id").cloned()).collect();
        object.insert("object_refs".to_owned(), json!(refs));
        self.push(object);
    }

    fn finish(self) -> Json {
        let (definition, _) = marking(self.tlp);
        let mut objects = vec![definition, producer_of_all(), extension_definition()];
        objects.extend(self.objects);
        let id = id_in(self.project, &format!("bundle {}", self.at));
        json!({"type": "bundle", "id": format!("bundle--{id}"), "objects": objects})
    }
}

/// The fact as a string that no other fact has.
fn fact_key(fact: &Fact) -> String {
    let whole = json!([fact.event, fact.metric, fact.places, fact.population]);
    fact.part.map_or_else(|| whole.to_string(), |part| json!([whole, part]).to_string())
}

/// What the sources say, in words.
fn finding_words(finding: &Finding) -> String {
    let plural = |n: usize, one: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
    };
    let values: Vec<String> = finding
        .groups
        .iter()
        .map(|g| format!("{} ({})", g.value, plural(g.articles.len(), "article")))
        .collect();
    let differ = finding.in_what().map(|words| format!(", {words}")).unwrap_or_default();
    format!(
        "{}{differ}. {}. {}, {}",
        finding.verdict.word(),
        values.join("; "),
        plural(finding.articles.len(), "article"),
        plural(finding.origins, "independent origin")
    )
}

/// The pattern of an indicator (STIX 2.1, part 9).
fn pattern(found: &Listed) -> String {
    let quoted = |value: &str| format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"));
    let is = |path: &str, value: &str| format!("{path} = {}", quoted(value));
    let value = found.value.as_str();
    let test = match found.kind {
        // Names of observables that STIX does not have are those of OpenCTI, which others follow.
        Kind::Wallet(_) => is("cryptocurrency-wallet:value", value),
        Kind::Iban => is("bank-account:iban", value),
        Kind::Phone => is("phone-number:value", value),
        Kind::Email => is("email-addr:value", value),
        Kind::Domain => is("domain-name:value", value),
        Kind::Url if value.contains("://") => is("url:value", value),
        Kind::Url => format!(
            "{} OR {}",
            is("url:value", &format!("https://{value}")),
            is("url:value", &format!("http://{value}"))
        ),
        Kind::Telegram => match value.strip_prefix('@') {
            Some(name) => format!(
                "{} AND {}",
                is("user-account:account_type", "telegram"),
                is("user-account:account_login", name)
            ),
            None => is("url:value", &format!("https://{value}")),
        },
    };
    format!("[{test}]")
}

fn unique(ids: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert(id.clone())).collect()
}

/// The id of the object that says who makes the extension.
fn corrobora() -> String {
    format!("identity--{}", id_of_all("corrobora"))
}
