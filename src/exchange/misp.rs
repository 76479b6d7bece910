//! A project as a MISP event in JSON (MISP core format, draft-dulaunoy-misp-core-format): claims as annotations with
//! the Admiralty code as tags, articles as links with the hashes of their originals, indicators with MISP's types.
//!
//! Nothing is marked for detection (`to_ids`): that an article names something does not make it bad. Nobody who
//! worked on the case is named.

use super::{
    Context,
    told::{self, Tlp, id_in, said},
    withheld,
};
use crate::{
    findings::findings,
    indicators::{Coin, Kind, Listed},
    model::{Article, Claim, ClaimId, Project, RecordId},
};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// The longest text of an attribute or comment, in characters; MISP keeps 65,535 bytes.
const MOST: usize = 16_000;

/// A template of misp-objects with the version that its attributes are from.
struct Template {
    name: &'static str,
    category: &'static str,
    description: &'static str,
    uuid: &'static str,
    version: &'static str,
}

const ANNOTATION: Template = Template {
    name: "annotation",
    category: "misc",
    description: "An annotation object allowing analysts to add annotations, comments, executive summary to a MISP event, objects or attributes.",
    uuid: "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487",
    version: "3",
};
const REPORT: Template = Template {
    name: "report",
    category: "misc",
    description: "Report object to describe a report along with its metadata.",
    uuid: "70a68471-df22-4e3f-aa1a-5a3be19f82df",
    version: "8",
};
const COIN: Template = Template {
    name: "coin-address",
    category: "financial",
    description: "An address used in a cryptocurrency.",
    uuid: "d0e6997e-78da-4815-a6a1-cfc1c1cb8a46",
    version: "7",
};
const BANK: Template = Template {
    name: "bank-account",
    category: "financial",
    description: "An object describing bank account information based on account description from goAML 4.0.",
    uuid: "b4712203-95a8-4883-80e9-b566f5df11c9",
    version: "3",
};
const TELEGRAM: Template = Template {
    name: "telegram-account",
    category: "misc",
    description: "Information related to a telegram account.",
    uuid: "06f02ecf-5afb-42c5-9cb0-b362e222f52c",
    version: "2",
};

/// The event as JSON.
pub(super) fn write(project: &Project, context: &Context<'_>, tlp: Tlp) -> Json {
    let mut event = Event {
        project,
        stamp: context.at.as_second().max(0).to_string(),
        attributes: Vec::new(),
        objects: Vec::new(),
        there: BTreeSet::new(),
    };
    for (id, article) in &project.articles {
        event.article(&RecordId::Article(*id).to_string(), article);
    }
    for (id, claim) in &project.claims {
        event.claim(*id, claim);
    }
    event.findings();
    for found in withheld::released(project, context.withheld) {
        event.indicator(&found);
    }
    for (id, brief) in &project.briefs {
        event.report(&RecordId::Brief(*id).to_string(), &brief.title, "", "Brief");
    }
    event.report("case", &project.settings.title, &project.settings.description, "Case");
    let title = said(&project.settings.title, 500).unwrap_or_else(|| "Untitled case".to_owned());
    json!({
        "Event": {
            "uuid": id_in(project, "event"),
            "info": title,
            "date": context.at.strftime("%Y-%m-%d").to_string(),
            "timestamp": event.stamp,
            "publish_timestamp": "0",
            "published": false,
            "analysis": "1",
            "threat_level_id": "4",
            "distribution": "0",
            "Tag": [{"name": format!("tlp:{}", tlp.word())}],
            "Attribute": event.attributes,
            "Object": event.objects,
        },
    })
}

struct Event<'a> {
    project: &'a Project,
    /// Seconds since 1970.
    stamp: String,
    attributes: Vec<Json>,
    objects: Vec<Json>,
    /// Type and value of what is there: MISP takes none twice.
    there: BTreeSet<(String, String)>,
}

impl Event<'_> {
    /// An attribute; `what` tells it apart in the project.
    fn made(&self, what: &str, kind: &str, category: &str, value: &str, comment: &str) -> Json {
        json!({
            "uuid": id_in(self.project, &format!("attribute {what} {kind} {value}")),
            "type": kind,
            "category": category,
            "value": value,
            "comment": said(comment, MOST).unwrap_or_default(),
            "to_ids": false,
            "disable_correlation": false,
            "distribution": "5",
            "timestamp": self.stamp,
        })
    }

    /// An attribute of the event itself, once.
    fn attribute(&mut self, kind: &str, category: &str, value: &str, comment: &str) {
        let Some(value) = said(value, MOST) else { return };
        if self.there.insert((kind.to_owned(), value.clone())) {
            let attribute = self.made("event", kind, category, &value, comment);
            self.attributes.push(attribute);
        }
    }

    /// An object of attributes: name in the template, type, category, value. Empty values are left out.
    fn object(
        &self,
        template: &Template,
        what: &str,
        comment: &str,
        attributes: &[(&str, &str, &str, &str)],
    ) -> Map<String, Json> {
        let attributes: Vec<Json> = attributes
            .iter()
            .filter_map(|(relation, kind, category, value)| {
                let value = said(value, MOST)?;
                let mut made = self.made(&format!("{what} {relation}"), kind, category, &value, "");
                if let Some(made) = made.as_object_mut() {
                    made.insert("object_relation".to_owned(), json!(relation));
                }
                Some(made)
            })
            .collect();
        let object = json!({
            "uuid": id_in(self.project, &format!("object {what}")),
            "name": template.name,
            "meta-category": template.category,
            "description": template.description,
            "template_uuid": template.uuid,
            "template_version": template.version,
            "comment": said(comment, MOST).unwrap_or_default(),
            "distribution": "5",
            "timestamp": self.stamp,
            "Attribute": attributes,
        });
        match object {
            Json::Object(object) => object,
            _ => Map::new(),
        }
    }

    /// Where an article is, and the hash of its original.
    fn article(&mut self, what: &str, article: &Article) {
        let source = told::source(article);
        for url in [&article.url, &article.archived_url].into_iter().flatten() {
            if let Some(url) = told::uri(url) {
                self.attribute("link", "External analysis", &url, &source);
            }
        }
        let hash = article.capture.original.to_string();
        let comment = format!("Original of {source}, {what}: {}", article.capture.file_name);
        self.attribute("sha256", "External analysis", &hash, &comment);
    }

    /// A claim as an annotation with its quotes; the Admiralty code as tags of each quote.
    fn claim(&mut self, id: ClaimId, claim: &Claim) {
        let what = RecordId::Claim(id).to_string();
        let line = told::line(self.project, claim);
        let quotes: Vec<_> = told::quotes(self.project, claim).collect();
        let made = claim.at.to_string();
        let mut words: Vec<String> =
            quotes.iter().map(|(q, a)| format!("“{}” – {}", q.exact, told::source(a))).collect();
        if words.is_empty() {
            words.push(line.clone());
        }
        let text = words.join("\n\n");
        let links: Vec<String> =
            quotes.iter().filter_map(|(_, a)| told::uri(a.url.as_deref()?)).collect();
        let mut seen = BTreeSet::new();
        let mut attributes = vec![
            ("text", "text", "Other", text.as_str()),
            ("type", "text", "Other", "Claim"),
            ("creation-date", "datetime", "Other", made.as_str()),
        ];
        attributes.extend(
            links
                .iter()
                .filter(|link| seen.insert(*link))
                .map(|link| ("ref", "link", "External analysis", link.as_str())),
        );
        let mut object = self.object(&ANNOTATION, &what, &line, &attributes);
        let mut tags = vec![format!(
            "admiralty-scale:information-credibility=\"{}\"",
            claim.credibility.digit()
        )];
        if let Some(grade) = told::reliability(self.project, claim) {
            let letter = grade.letter().to_ascii_lowercase();
            tags.insert(0, format!("admiralty-scale:source-reliability=\"{letter}\""));
        }
        let tags: Vec<Json> = tags.into_iter().map(|name| json!({"name": name})).collect();
        let text = object.get_mut("Attribute").and_then(|a| a.get_mut(0));
        if let Some(text) = text.and_then(Json::as_object_mut) {
            text.insert("Tag".to_owned(), json!(tags));
        }
        self.objects.push(Json::Object(object));
    }

    /// What all sources say of each fact.
    fn findings(&mut self) {
        for finding in &findings(self.project).list {
            let claims = finding.claims.iter().filter_map(|id| self.project.claims.get(id));
            let lines: BTreeSet<String> =
                claims.map(|claim| told::line(self.project, claim)).collect();
            let lines: Vec<String> = lines.into_iter().collect();
            let mut text = format!("{}: {}", finding.verdict.word(), lines.join("; "));
            if let Some(reasons) = finding.in_what() {
                text.push_str(&format!(". Sources differ: {reasons}"));
            }
            let ruling = finding.ruling.and_then(|id| self.project.rulings.get(&id));
            if let Some(ruling) = ruling {
                text.push_str(&format!(". Ruled so by a person: {}", ruling.reason));
            }
            let what = format!("finding {:?}", finding.key);
            let attributes =
                [("text", "text", "Other", text.as_str()), ("type", "text", "Other", "Finding")];
            let object = self.object(&ANNOTATION, &what, finding.verdict.key(), &attributes);
            self.objects.push(Json::Object(object));
        }
    }

    fn indicator(&mut self, found: &Listed) {
        let article = self.project.articles.get(&found.article);
        let source = article.map(|a| told::source(a)).unwrap_or_default();
        let checked = if found.check.confirms() { found.check.key() } else { "not checked" };
        let mut comment = format!("{checked}; first seen in {source}");
        if !found.quote.trim().is_empty() {
            comment.push_str(&format!(": “{}”", found.quote.trim()));
        }
        let value = found.value.as_str();
        let what = format!("indicator {} {value}", found.kind.key());
        let fraud = "Financial fraud";
        let object = match found.kind {
            Kind::Wallet(coin) => {
                let address = match coin {
                    Coin::Bitcoin => ("address", "btc", fraud, value),
                    _ => ("address-crypto", "text", fraud, value),
                };
                let symbol = ("symbol", "text", fraud, coin.symbol());
                self.object(&COIN, &what, &comment, &[address, symbol])
            }
            Kind::Iban => self.object(&BANK, &what, &comment, &[("iban", "iban", fraud, value)]),
            Kind::Telegram if value.starts_with('@') => {
                let name = value.trim_start_matches('@');
                let username = ("username", "text", "Social network", name);
                self.object(&TELEGRAM, &what, &comment, &[username])
            }
            Kind::Telegram => {
                return self.attribute(
                    "url",
                    "Network activity",
                    &format!("https://{value}"),
                    &comment,
                );
            }
            Kind::Email => return self.attribute("email", "Social network", value, &comment),
            Kind::Url => return self.attribute("url", "Network activity", value, &comment),
            Kind::Domain => return self.attribute("domain", "Network activity", value, &comment),
            Kind::Phone => return self.attribute("phone-number", "Other", value, &comment),
        };
        self.objects.push(Json::Object(object));
    }

    fn report(&mut self, what: &str, title: &str, summary: &str, kind: &str) {
        let Some(title) = said(title, 500) else { return };
        let attributes = [
            ("title", "text", "Other", title.as_str()),
            ("summary", "text", "Other", summary),
            ("type", "text", "Other", kind),
        ];
        let object = self.object(&REPORT, what, "", &attributes);
        self.objects.push(Json::Object(object));
    }
}
