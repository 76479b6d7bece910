//! "Alleged", "arrested", "charged", "convicted" are kept apart: a text that says more than its claim accuses
//! people of what no court has found.

use super::{
    Found, Kind, List, Severity,
    legal_words::{ALLEGED, ARRESTED, CHARGED, CONVICTED},
    passage::Passage,
    words,
};
use crate::{
    fold::fold,
    model::{Claim, ClaimId, Project},
};
use std::collections::BTreeSet;

/// Where somebody stands before the law, in the order of what it means for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    Alleged,
    Arrested,
    Charged,
    Convicted,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Alleged => "alleged or suspected",
            Self::Arrested => "arrested",
            Self::Charged => "charged",
            Self::Convicted => "convicted",
        }
    }
}

/// What a text says of it.
pub(super) fn statuses(text: &str) -> BTreeSet<Status> {
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let plain = tokens.join(" ");
    let says = |table: &[&str]| {
        table.iter().any(|entry| {
            let entry = fold(entry);
            if entry.chars().next().is_some_and(words::unspaced) {
                folded.contains(&entry)
            } else if entry.contains(' ') {
                plain.contains(&entry)
            } else {
                let length = entry.chars().count();
                tokens.iter().any(|t| t.starts_with(&entry) && t.chars().count() <= length + 3)
            }
        })
    };
    let all = [
        (Status::Alleged, ALLEGED),
        (Status::Arrested, ARRESTED),
        (Status::Charged, CHARGED),
        (Status::Convicted, CONVICTED),
    ];
    all.into_iter().filter(|(_, table)| says(table)).map(|(status, _)| status).collect()
}

/// What a claim says of it: its metric does, else the quotes that carry it.
fn of_claim(project: &Project, claim: &Claim) -> BTreeSet<Status> {
    let metric = project.metrics.get(&claim.metric);
    let named = metric.map(|m| {
        let aliases: Vec<&str> = m.aliases.iter().map(String::as_str).collect();
        let by_name = statuses(&m.name);
        if by_name.is_empty() { statuses(&aliases.join("; ")) } else { by_name }
    });
    if let Some(named) = named.filter(|n| !n.is_empty()) {
        return named;
    }
    let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
    quotes.flat_map(|quote| statuses(&quote.exact)).collect()
}

/// Holds every sentence of the brief against the claims that stand in it.
pub(super) fn check(project: &Project, passage: &Passage, list: &mut List<'_>) {
    if !passage.own() || passage.claims.is_empty() {
        return;
    }
    for sentence in &passage.sentences {
        let claims: Vec<ClaimId> = passage.claims_in(sentence);
        let said_by_claims: Vec<(ClaimId, BTreeSet<Status>)> = claims
            .iter()
            .filter_map(|id| Some((*id, of_claim(project, project.claims.get(id)?))))
            .filter(|(_, said)| !said.is_empty())
            .collect();
        if said_by_claims.is_empty() {
            continue;
        }
        let words = passage.words(sentence);
        // A claim reaches over the sentence that it touches only; its own words are no words of the author.
        let all: BTreeSet<Status> =
            said_by_claims.iter().flat_map(|(_, said)| said.iter().copied()).collect();
        for status in statuses(&words) {
            if all.contains(&status) {
                continue;
            }
            let Some((claim, said)) = said_by_claims.first() else { continue };
            let highest = all.iter().max().copied().unwrap_or(Status::Alleged);
            let claimed = said.iter().map(|s| s.word()).collect::<Vec<_>>().join(" and ");
            let stronger = status > highest;
            list.add(Found {
                kind: Kind::LegalStatus,
                severity: if stronger { Severity::Error } else { Severity::Warning },
                key: format!("{}\n{}\n{claim}", status.word(), words.trim()),
                words: words.trim().to_owned(),
                what: format!(
                    "The text says “{}”, the claim beside it says “{claimed}”.",
                    status.word()
                ),
                todo: "Say what the claim says, or refer to a claim that says more.".to_owned(),
                place: crate::checks::Place { claim: Some(*claim), ..passage.place(sentence) },
                redacts: Vec::new(),
            });
        }
    }
}
