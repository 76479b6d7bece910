//! "Alleged", "arrested", "charged", "convicted" are kept apart: a text that says more than its claim accuses
//! people of what no court has found.

use super::{
    Found, Kind, List, Severity,
    legal_words::{ALLEGED, ARRESTED, CHARGED, CONVICTED},
    names::names,
    passage::Passage,
    words,
};
use crate::{
    fold::fold,
    model::{Claim, ClaimId, Project},
};
use std::{collections::BTreeSet, ops::Range};
use unicode_segmentation::UnicodeSegmentation as _;

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

/// First words of a sentence that goes on about the same person, folded.
const GOES_ON: [&str; 12] =
    ["he", "she", "they", "both", "all", "il", "elle", "ils", "ella", "ele", "er", "dia"];

/// Words that turn a sentence into its opposite, folded.
const NOT: [&str; 12] = [
    "not",
    "never",
    "nobody",
    "without",
    "acquitted",
    "no",
    "pas",
    "nicht",
    "non",
    "tidak",
    "khong",
    "не",
];

/// Holds what is said of a named person, in a sentence without a claim, against what the texts say where they name
/// the same person. Where none names them nothing can be said.
pub(super) fn unsourced(
    project: &Project,
    known: &BTreeSet<String>,
    passage: &Passage,
    quoted: &[Range<usize>],
    list: &mut List<'_>,
) {
    if !passage.own() {
        return;
    }
    for sentence in &passage.sentences {
        let words = passage.words(sentence);
        let Some(said) = statuses(&words).into_iter().max().filter(|s| *s > Status::Alleged) else {
            continue;
        };
        let folded = fold(&words);
        let denied = folded.split(|c: char| !c.is_alphanumeric()).any(|word| NOT.contains(&word));
        if denied || !passage.claims_in(sentence).is_empty() {
            continue;
        }
        let chars: Vec<char> = words.chars().collect();
        for name in names(&words, &chars, known) {
            let at = sentence.start + name.range.start;
            if name.weak || quoted.iter().any(|range| range.contains(&at)) {
                continue;
            }
            let who: String = chars.get(name.range.clone()).unwrap_or_default().iter().collect();
            let told = told_of(project, &who);
            let Some(highest) = told.iter().max().filter(|highest| **highest < said) else {
                continue;
            };
            list.add(Found {
                kind: Kind::LegalStatus,
                severity: Severity::Error,
                key: format!("{}\n{}", said.word(), words.trim()),
                words: words.trim().to_owned(),
                what: format!(
                    "The text says “{}” of {who}, the sources that name them say “{}”.",
                    said.word(),
                    highest.word()
                ),
                todo: "Say what the sources say, or import one that says more.".to_owned(),
                place: passage.place(sentence),
                redacts: Vec::new(),
            });
        }
    }
}

/// What the texts of the project say in the sentences that are on somebody: those with the name, after it those
/// with its last word, and those that go on with "he" or "she".
fn told_of(project: &Project, who: &str) -> BTreeSet<Status> {
    let wanted = fold(who);
    let mut out = BTreeSet::new();
    let Some(last) = wanted.split_whitespace().next_back() else { return out };
    for id in project.articles.keys() {
        let Some(text) = project.text_of(*id) else { continue };
        if !fold(text.as_str()).contains(&wanted) {
            continue;
        }
        let (mut seen, mut before) = (false, false);
        for sentence in text.as_str().split_sentence_bounds() {
            let folded = fold(sentence);
            let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            let goes_on = before && words.next().is_some_and(|word| GOES_ON.contains(&word));
            let named = folded.contains(&wanted) || seen && folded.contains(last);
            (seen, before) = (seen || named, named || goes_on);
            if before {
                out.extend(statuses(sentence));
            }
        }
    }
    out
}
