//! A finding digested for a sentence: which values are said, in which groups, by which articles, and what tells
//! them apart. Holds no words of any language.

use super::{
    disputed::{Chosen, choose},
    english as words,
};
use crate::{
    findings::{Finding, Reason, misnamed},
    model::{ArticleId, Claim, ClaimId, Country, Disputed, Period, Project, Role, Value, Verdict},
    places,
};
use std::collections::BTreeSet;

/// What a sentence about a finding needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What counts.
    pub verdict: Verdict,
    /// Groups of statements that can be true together; more than one means that sources differ.
    pub groups: Vec<Vec<Statement>>,
    /// What the declared rule gives for them.
    pub chosen: Option<Chosen>,
    /// In what they differ.
    pub reasons: Vec<Reason>,
    /// Descriptions of counted countries that a list does not bear out, with the names of those outside.
    pub misnamed: Vec<(String, Vec<String>)>,
    /// How many articles; copies count once.
    pub articles: usize,
    /// How many independent origins.
    pub origins: usize,
    /// Their names.
    pub origin_names: Vec<String>,
    /// For how many articles none is recorded.
    pub unrecorded: usize,
    /// Whether parts that another source gives make the figure, or more than it; `None` where there are none.
    pub parts_fit: Option<bool>,
    /// How many claims there are.
    pub claims: usize,
    /// How many of them the program proposed and nobody has reviewed.
    pub unreviewed: usize,
    /// What a person decided.
    pub ruling: Option<Ruled>,
}

impl Told {
    /// Leaves only what these claims say.
    pub(super) fn keep(&mut self, claims: &[ClaimId]) {
        for group in &mut self.groups {
            group.retain(|statement| statement.claims.iter().any(|id| claims.contains(id)));
        }
        self.groups.retain(|group| !group.is_empty());
    }
}

/// One value as it is said, with all who say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// The value in words.
    pub value: String,
    /// What tells it from the others, when its value does not: date, place, origin.
    pub circumstances: Vec<String>,
    /// The claims, by id.
    pub claims: Vec<ClaimId>,
    /// Their articles, by id.
    pub articles: Vec<ArticleId>,
}

/// A ruling in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ruled {
    pub by: String,
    pub day: String,
    pub reason: String,
    /// The claims that are held to be wrong, each as its value and the names of its articles.
    pub wrong: Vec<(String, Vec<String>)>,
    /// How many claims on the fact are younger than the ruling.
    pub later: usize,
    pub verdict: Verdict,
    pub computed: Verdict,
}

/// A piece of a sentence before citations are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Text(String),
    /// A value with the claims that it stands on.
    Figure(String, Vec<ClaimId>),
    /// A citation of articles, for these claims.
    Cite(Vec<ArticleId>, Vec<ClaimId>),
}

/// Digests a finding.
pub(super) fn tell(project: &Project, finding: &Finding, rule: Disputed) -> Told {
    let claims: Vec<(ClaimId, &Claim)> = finding
        .claims
        .iter()
        .filter_map(|id| project.claims.get(id).map(|claim| (*id, claim.as_ref())))
        .collect();
    let varying = Varying::of(&claims, finding);
    let groups = finding
        .groups
        .iter()
        .map(|group| {
            let mut statements: Vec<Statement> = Vec::new();
            for id in &group.claims {
                let Some(claim) = project.claims.get(id) else { continue };
                let value = value_of(project, claim);
                let mut circumstances = varying.of_claim(project, claim);
                if finding.is_wrong(project, *id) {
                    circumstances.push(words::HELD_WRONG.to_owned());
                }
                let articles = articles_of(project, claim);
                let same =
                    |s: &&mut Statement| s.value == value && s.circumstances == circumstances;
                match statements.iter_mut().find(same) {
                    Some(statement) => {
                        statement.claims.push(*id);
                        statement.articles.extend(articles);
                    }
                    None => statements.push(Statement {
                        value,
                        circumstances,
                        claims: vec![*id],
                        articles,
                    }),
                }
            }
            for statement in &mut statements {
                let all: BTreeSet<ArticleId> = statement.articles.drain(..).collect();
                statement.articles = all.into_iter().collect();
            }
            // The value with most articles first; between equals, the one that was claimed first.
            statements.sort_by_key(|s| std::cmp::Reverse(s.articles.len()));
            statements
        })
        .filter(|group: &Vec<Statement>| !group.is_empty())
        .collect();
    Told {
        verdict: finding.verdict,
        groups,
        chosen: choose(project, finding, rule),
        reasons: finding.reasons.clone(),
        misnamed: misnamed(project, &finding.claims)
            .into_iter()
            .map(|m| {
                (m.scope, m.outside.iter().map(|c| places::name(*c, "en").to_owned()).collect())
            })
            .collect(),
        articles: finding.articles.len(),
        origins: finding.origins,
        origin_names: finding.origin_names.clone(),
        unrecorded: finding.unrecorded,
        parts_fit: finding.sums.first().map(|_| {
            finding.sums.iter().all(|sum| finding.groups.iter().any(|g| g.value == sum.value))
        }),
        claims: claims.len(),
        unreviewed: claims.iter().filter(|(_, c)| c.proposed && !c.reviewed).count(),
        ruling: finding.ruling.and_then(|id| project.rulings.get(&id)).map(|ruling| Ruled {
            by: ruling.by.clone(),
            day: day_of(ruling.at),
            reason: ruling.reason.clone(),
            wrong: wrong(project, finding)
                .iter()
                .filter_map(|id| project.claims.get(id))
                .map(|claim| {
                    let articles = articles_of(project, claim).into_iter();
                    let articles = articles.filter_map(|id| project.articles.get(&id));
                    (value_of(project, claim), articles.map(|a| a.label().to_owned()).collect())
                })
                .collect(),
            later: finding.unknown_to_ruling(project),
            verdict: ruling.verdict,
            computed: finding.computed,
        }),
    }
}

/// The claims of a finding that its ruling holds to be wrong.
pub(super) fn wrong(project: &Project, finding: &Finding) -> Vec<ClaimId> {
    finding.claims.iter().filter(|id| finding.is_wrong(project, **id)).copied().collect()
}

/// The fact of a finding in a few words.
pub(super) fn subject(project: &Project, finding: &Finding) -> String {
    let event = finding.key.event.and_then(|id| project.events.get(&id));
    let metric = project.metrics.get(&finding.key.metric);
    let places: Vec<String> = finding.key.places.iter().map(|c| country(*c)).collect();
    words::subject(
        event.map(|e| e.name.as_str()),
        metric.map_or("", |m| m.name.as_str()),
        &places,
        finding.population.as_deref(),
    )
}

/// The fact with what holds of all claims on it: "Victims rescued, Operation X (as of 3 May 2023; in Laos)".
pub(super) fn subject_whole(project: &Project, finding: &Finding) -> String {
    words::with_common(&subject(project, finding), &common(project, finding))
}

/// The value of a claim in words.
pub(super) fn value_of(project: &Project, claim: &Claim) -> String {
    let unit = project.metrics.get(&claim.metric).map(|m| &m.unit);
    words::value(&claim.value, unit, &country)
}

/// The value of a claim as a brief prints it.
pub fn value_words(project: &Project, claim: &Claim) -> String {
    value_of(project, claim)
}

/// The articles in which the quotes of a claim stand, by id.
pub(super) fn articles_of(project: &Project, claim: &Claim) -> Vec<ArticleId> {
    let articles: BTreeSet<ArticleId> = claim
        .annotations
        .iter()
        .filter_map(|id| project.annotations.get(id))
        .map(|annotation| annotation.article)
        .collect();
    articles.into_iter().collect()
}

/// The name of a country in the language of the sentences.
pub(super) fn country(country: Country) -> String {
    words::with_article(places::name(country, "en"))
}

/// The places of a claim in words, a phrase for each part that places play: "in Cambodia", "victims from Malaysia".
pub(super) fn places_of(claim: &Claim) -> Vec<String> {
    let mut phrases = Vec::new();
    for role in [Role::Site, Role::Other, Role::Origin, Role::Transit, Role::Participant] {
        let mut names: Vec<String> = Vec::new();
        for place in claim.places.iter().filter(|p| p.role == role) {
            let name = match &place.locality {
                Some(locality) if !locality.trim().is_empty() => {
                    format!("{}, {}", locality.trim(), country(place.country))
                }
                _ => country(place.country),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.sort_by_key(|name| crate::fold::fold(name.trim_start_matches("the ")));
        // The countries that the value lists are not said a second time.
        let listed = |set: &BTreeSet<Country>| {
            let places = claim.places.iter().filter(|p| p.role == role && p.locality.is_none());
            places.map(|p| p.country).collect::<BTreeSet<_>>() == *set
        };
        if role == Role::Participant && matches!(&claim.value, Value::Countries(set) if listed(set))
        {
            continue;
        }
        if !names.is_empty() {
            phrases.push(words::with_role(role, &names));
        }
    }
    phrases
}

/// What holds of all claims of a finding, in words: "March 2024", "in Cambodia".
pub fn circumstances_of(project: &Project, finding: &Finding) -> Vec<String> {
    common(project, finding)
}

/// What holds of all claims of a finding and its subject does not say: period, as-of date, places.
fn common(project: &Project, finding: &Finding) -> Vec<String> {
    let claims: Vec<&Claim> =
        finding.claims.iter().filter_map(|id| project.claims.get(id)).map(AsRef::as_ref).collect();
    let Some(&first) = claims.first() else { return Vec::new() };
    let mut out = Vec::new();
    let said = |p: Period| first.value == Value::When(p);
    let event = finding.key.event.and_then(|id| project.events.get(&id)).and_then(|e| e.period);
    if let Some(period) = first.period.filter(|p| !p.is_open() && !said(*p) && Some(*p) != event)
        && claims.iter().all(|c| c.period == first.period)
    {
        out.push(words::period(period));
    }
    if let Some(day) = first.as_of
        && claims.iter().all(|c| c.as_of == first.as_of)
    {
        out.push(words::as_of(day));
    }
    // Where only some name the town, or each its own, the country holds of all.
    let mut shared = first.places.clone();
    if claims.iter().any(|c| c.places != first.places) {
        for place in &mut shared {
            place.locality = None;
        }
        shared.sort_unstable();
        shared.dedup();
    }
    let all_in = |c: &&Claim| {
        let same = |p: &crate::model::Place| {
            shared.iter().any(|s| {
                (s.country, s.role) == (p.country, p.role)
                    && (s.locality.is_none() || s.locality == p.locality)
            })
        };
        let countries = |places: &[crate::model::Place]| -> BTreeSet<(Country, Role)> {
            places.iter().map(|p| (p.country, p.role)).collect()
        };
        c.places.iter().all(same) && countries(&c.places) == countries(&shared)
    };
    if claims.iter().all(all_in) {
        let subject = &finding.key.places;
        // Who took part in a count of countries is the count itself, and a list has its own place.
        let told = |p: &&crate::model::Place| {
            p.role != Role::Participant
                && !(p.role == Role::Site && p.locality.is_none() && subject.contains(&p.country))
        };
        let places = shared.iter().filter(told).cloned().collect();
        out.extend(places_of(&Claim { places, ..first.clone() }));
    }
    out
}

/// The day of a time, in words.
pub fn day_of(at: crate::model::Timestamp) -> String {
    let text = at.to_string();
    let day = text.get(..10).and_then(|d| d.parse().ok());
    day.map_or(text, words::date)
}

/// Which circumstances differ between the claims of a finding: only these are worth saying.
pub(super) struct Varying {
    period: bool,
    as_of: bool,
    places: bool,
    origin: bool,
}

impl Varying {
    /// Which differ between the claims of a finding.
    pub(super) fn of_finding(project: &Project, finding: &Finding) -> Self {
        let claims: Vec<(ClaimId, &Claim)> = finding
            .claims
            .iter()
            .filter_map(|id| project.claims.get(id).map(|claim| (*id, claim.as_ref())))
            .collect();
        Self::of(&claims, finding)
    }

    /// Only the days up to which figures count.
    pub(super) fn by_day() -> Self {
        Self { period: false, as_of: true, places: false, origin: false }
    }

    fn of(claims: &[(ClaimId, &Claim)], finding: &Finding) -> Self {
        let reasons = &finding.reasons;
        fn differ<T: Ord>(values: impl Iterator<Item = T>) -> bool {
            values.collect::<BTreeSet<T>>().len() > 1
        }
        Self {
            period: differ(claims.iter().map(|(_, c)| c.period)),
            as_of: differ(claims.iter().map(|(_, c)| c.as_of)),
            // One value in groups of its own: where it was said to be is what tells them apart.
            places: (reasons.contains(&Reason::Place)
                || reasons.contains(&Reason::Scope)
                || finding.groups.len() > 1
                    && !differ(claims.iter().map(|(_, c)| c.value.to_string())))
                && differ(claims.iter().map(|(_, c)| &c.places)),
            origin: reasons.contains(&Reason::Attribution)
                && differ(claims.iter().map(|(_, c)| c.origin)),
        }
    }

    /// What tells a claim from the others of its finding, beside its value.
    pub(super) fn of_claim(&self, project: &Project, claim: &Claim) -> Vec<String> {
        let mut out = Vec::new();
        // A date is not said twice when it is the value itself.
        let said = |p: Period| claim.value == Value::When(p);
        if let Some(period) = claim.period.filter(|p| self.period && !p.is_open() && !said(*p)) {
            out.push(words::period(period));
        }
        if let Some(day) = claim.as_of.filter(|_| self.as_of) {
            out.push(words::as_of(day));
        }
        if self.places && !claim.places.is_empty() {
            out.extend(places_of(claim));
        }
        let origin = claim.origin.and_then(|id| project.origins.get(&id));
        if let Some(origin) = origin.filter(|_| self.origin) {
            out.push(words::according_to(&origin.name));
        }
        out
    }
}
