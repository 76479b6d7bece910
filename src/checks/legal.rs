//! "Alleged", "arrested", "charged", "convicted" are kept apart: a text that says more than its claim accuses
//! people of what no court has found.

use super::{
    Found, Kind, List, Severity, guilt,
    legal_words::{
        ALLEGED, ARRESTED, CALLED_GUILTY, CHARGED, CLEARED, CONVICTED, CRIMES, DID, RAN_WHAT,
        SAID_BY,
    },
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
    Cleared,
    Alleged,
    Arrested,
    Charged,
    Convicted,
}

impl Status {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Cleared => "acquitted or cleared",
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
        (Status::Cleared, CLEARED),
        (Status::Alleged, ALLEGED),
        (Status::Arrested, ARRESTED),
        (Status::Charged, CHARGED),
        (Status::Convicted, CONVICTED),
    ];
    all.into_iter().filter(|(_, table)| says(table)).map(|(status, _)| status).collect()
}

/// What a text says of it and does not deny in the same breath: "were not convicted" says of nobody that they were.
pub(super) fn asserted(text: &str) -> BTreeSet<Status> {
    let mut out = statuses(text);
    out.retain(|status| *status == Status::Cleared || !denied(text, *status));
    out
}

/// What a claim says of somebody's status.
struct Said {
    /// What its quotes say; where they are silent, what its metric is called after.
    by_quotes: BTreeSet<Status>,
    /// What the name of its metric says.
    by_metric: BTreeSet<Status>,
}

impl Said {
    fn of(project: &Project, claim: &Claim) -> Self {
        let metric = project.metrics.get(&claim.metric);
        let by_metric = metric.map_or_else(BTreeSet::new, |m| {
            let aliases: Vec<&str> = m.aliases.iter().map(String::as_str).collect();
            let by_name = statuses(&m.name);
            if by_name.is_empty() { statuses(&aliases.join("; ")) } else { by_name }
        });
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        let mut by_quotes = BTreeSet::new();
        for quote in quotes {
            let asserted = asserted(&quote.exact);
            // "They were not convicted" leaves them accused.
            if asserted.is_empty() && !statuses(&quote.exact).is_empty() {
                by_quotes.insert(Status::Cleared);
            }
            by_quotes.extend(asserted);
        }
        if by_quotes.is_empty() {
            by_quotes.clone_from(&by_metric);
        }
        Self { by_quotes, by_metric }
    }

    /// How much stands against a text that says a status: nothing where the quotes say it and what is counted is not
    /// less; a metric says no more than its quotes do.
    fn against(&self, status: Status) -> Option<Severity> {
        let highest = self.by_quotes.iter().max()?;
        let counted = self.by_metric.iter().max();
        if self.by_quotes.contains(&status) {
            return counted.filter(|counted| **counted < status).map(|_| Severity::Warning);
        }
        if self.by_metric.contains(&status) && status <= *highest {
            return None;
        }
        Some(if status > *highest { Severity::Error } else { Severity::Warning })
    }

    fn words(&self) -> String {
        self.by_quotes.iter().map(|s| s.word()).collect::<Vec<_>>().join(" and ")
    }
}

/// Holds every sentence of the brief against the claims that stand in it.
pub(super) fn check(project: &Project, passage: &Passage, list: &mut List<'_>) {
    if !passage.own() || passage.claims.is_empty() {
        return;
    }
    for sentence in &passage.sentences {
        let claims: Vec<ClaimId> = passage.claims_in(sentence);
        let said: Vec<(ClaimId, Said)> = claims
            .iter()
            .filter_map(|id| Some((*id, Said::of(project, project.claims.get(id)?))))
            .filter(|(_, said)| !said.by_quotes.is_empty())
            .collect();
        let words = passage.words(sentence);
        // A claim reaches over the sentence that it touches only; its own words are no words of the author.
        for status in statuses(&words) {
            // "was not convicted" says nothing of the sort.
            if denied(&words, status) {
                continue;
            }
            let against = said.iter().map(|(id, said)| (said.against(status), *id, said));
            // One claim of the sentence that says it is enough.
            let Some((Some(severity), claim, said)) =
                against.min_by_key(|(severity, ..)| severity.map(std::cmp::Reverse))
            else {
                continue;
            };
            let claimed = said.words();
            let what = if said.by_quotes.contains(&status) {
                format!(
                    "The text says “{}”, and so does the quote, but the claim beside it counts others.",
                    status.word()
                )
            } else {
                format!("The text says “{}”, the claim beside it says “{claimed}”.", status.word())
            };
            list.add(Found {
                kind: Kind::LegalStatus,
                severity,
                key: format!("{}\n{}\n{claim}", status.word(), words.trim()),
                words: words.trim().to_owned(),
                what,
                todo: "Say what the claim says, or refer to a claim that says more.".to_owned(),
                place: crate::checks::Place { claim: Some(claim), ..passage.place(sentence) },
                redacts: Vec::new(),
            });
        }
        guilt::called(project, passage, sentence, &claims, list);
    }
}

/// Whether every word of a status stands behind one that turns it into its opposite: "was not convicted".
pub(super) fn denied(text: &str, status: Status) -> bool {
    /// So many words may stand between.
    const BETWEEN: usize = 4;
    let folded = fold(text);
    let tokens: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).collect();
    let mut hits = (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|token| statuses(token).contains(&status)));
    let not = |at: &usize| {
        let before = tokens.get(at.saturating_sub(BETWEEN)..*at).unwrap_or_default();
        before.iter().any(|word| NOT.contains(word))
    };
    let first = hits.next();
    first.is_some_and(|at| not(&at)) && hits.all(|at| not(&at))
}

/// What a sentence says of a person in words of its own: that they are a criminal, or did what a court has to find.
fn called(chars: &[char], name: &Range<usize>) -> Option<String> {
    let text =
        |range: Range<usize>| -> String { chars.get(range).unwrap_or_default().iter().collect() };
    let plain = |range: Range<usize>| -> Vec<String> {
        let folded = fold(&text(range));
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_owned).collect()
    };
    let whole = plain(0..chars.len());
    let is = |word: &String, table: &[&str]| table.contains(&word.as_str());
    if whole.iter().any(|word| is(word, SAID_BY)) || !statuses(&text(0..chars.len())).is_empty() {
        return None;
    }
    let (before, behind) = (plain(0..name.start), plain(name.end..chars.len()));
    // "The trafficker John Reed", "John Reed, a notorious trafficker", "John Reed is a criminal".
    let first = before.iter().rev().take(2).find(|word| is(word, CALLED_GUILTY));
    let next = behind.iter().take(5).find(|word| is(word, CALLED_GUILTY));
    if let Some(word) = first.or(next) {
        return Some(word.clone());
    }
    // "John Reed trafficked people", and not "John Reed was trafficked".
    if let Some(crime) = behind.iter().take(3).position(|word| is(word, CRIMES)) {
        const SUFFERED: [&str; 8] = ["was", "were", "is", "are", "been", "being", "be", "got"];
        let before = behind.get(..crime).unwrap_or_default();
        if before.iter().all(|word| !is(word, &SUFFERED)) {
            return behind.get(crime).cloned();
        }
    }
    let did = behind.iter().take(3).position(|word| is(word, DID))?;
    let what = behind.iter().skip(did + 1).take(6).find(|word| is(word, RAN_WHAT))?;
    Some(format!("{} … {what}", behind.get(did)?))
}

/// First words of a sentence that goes on about the same person, folded.
const GOES_ON: [&str; 12] =
    ["he", "she", "they", "both", "all", "il", "elle", "ils", "ella", "ele", "er", "dia"];

/// Words that turn a sentence into its opposite, folded.
pub(super) const NOT: [&str; 12] = [
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
        let said = statuses(&words).into_iter().max().filter(|s| *s > Status::Alleged);
        let folded = fold(&words);
        let denied = folded.split(|c: char| !c.is_alphanumeric()).any(|word| NOT.contains(&word));
        if denied {
            continue;
        }
        let chars: Vec<char> = words.chars().collect();
        let all = names(&words, &chars, known);
        for name in &all {
            let at = sentence.start + name.range.start;
            if name.weak || quoted.iter().any(|range| range.contains(&at)) {
                continue;
            }
            let who: String = chars.get(name.range.clone()).unwrap_or_default().iter().collect();
            let told = told_of(project, &who);
            if said.is_none() {
                let called = called(&chars, &name.range);
                if told.is_empty() && passage.claims_in(sentence).is_empty() {
                    nobody_says(passage, sentence, &who, called.as_deref(), list);
                }
                accused(passage, sentence, &who, &told, called, list);
                continue;
            }
            // What is said of several in one sentence may be said of each of them.
            let said = said.filter(|_| all.iter().filter(|other| !other.weak).count() == 1);
            if told.is_empty() && passage.claims_in(sentence).is_empty() {
                nobody_says(passage, sentence, &who, said.map(Status::word), list);
            }
            let Some((highest, said)) = told.iter().max().zip(said).filter(|(h, said)| *h < said)
            else {
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

/// Tells of a sentence that says of somebody what no source of the project does, without a claim that would.
fn nobody_says(
    passage: &Passage,
    sentence: &Range<usize>,
    who: &str,
    said: Option<&str>,
    list: &mut List<'_>,
) {
    let Some(said) = said else { return };
    let words = passage.words(sentence);
    list.add(Found {
        kind: Kind::LegalStatus,
        severity: Severity::Warning,
        key: format!("{said}\n{who}\n{}", words.trim()),
        words: words.trim().to_owned(),
        what: format!("The text says “{said}” of {who}, and no text of the project says anything of the sort of them."),
        todo: "Refer to a claim that says so, import a source that does, or take it out.".to_owned(),
        place: passage.place(sentence),
        redacts: Vec::new(),
    });
}

/// Tells of a sentence that calls somebody guilty of whom the sources say no more than that they are accused.
fn accused(
    passage: &Passage,
    sentence: &Range<usize>,
    who: &str,
    told: &BTreeSet<Status>,
    called: Option<String>,
    list: &mut List<'_>,
) {
    let Some((highest, called)) =
        told.iter().max().zip(called).filter(|(highest, _)| **highest < Status::Convicted)
    else {
        return;
    };
    let words = passage.words(sentence);
    list.add(Found {
        kind: Kind::LegalStatus,
        severity: Severity::Error,
        key: format!("{called}\n{who}\n{}", words.trim()),
        words: words.trim().to_owned(),
        what: format!(
            "The text says “{called}” of {who} as if a court had found it, the sources that name them say “{}”.",
            highest.word()
        ),
        todo: "Say who says so (“prosecutors allege”), or import a source that says more.".to_owned(),
        place: passage.place(sentence),
        redacts: Vec::new(),
    });
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
        for sentence in text.as_str().split_sentence_bounds().flat_map(clauses) {
            let folded = fold(sentence);
            let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            let goes_on = before && words.next().is_some_and(|word| GOES_ON.contains(&word));
            let named = folded.contains(&wanted) || seen && names_alone(sentence, &wanted, last);
            (seen, before) = (seen || named, named || goes_on);
            if before {
                out.extend(statuses(sentence));
            }
        }
    }
    out
}

/// The parts of a sentence that may be about different people.
fn clauses(sentence: &str) -> Vec<&str> {
    const MARKS: [&str; 6] = ["; ", " while ", " whereas ", " but ", ", and ", "；"];
    let mut out = vec![sentence];
    for mark in MARKS {
        out = out.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    out
}

/// Whether the last word of a name stands in a text by itself or behind another word of the name: "Paul Reed" is not
/// John Reed.
fn names_alone(text: &str, wanted: &str, last: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let other = before.is_some_and(|before| {
            let title = ["Mr", "Mrs", "Ms", "Dr"].contains(before);
            let first = at == 1 && before.chars().count() < 4;
            before.chars().next().is_some_and(char::is_uppercase)
                && !title
                && !first
                && !wanted.split_whitespace().any(|own| own == fold(before))
        });
        fold(word) == last && !other
    })
}
