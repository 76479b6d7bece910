//! A figure that is withheld and stands once more, by hand, in the same block: "The three are home".

use super::{Found, Kind, List, Place, Severity, passage::Passage};
use crate::{
    mine,
    model::{ClaimId, Decision, Project, Unit, Value, Withheld},
};
use rust_decimal::Decimal;
use std::{collections::BTreeSet, ops::Range};

/// Looks in every block that refers to a claim which is withheld as a small group.
pub(super) fn check(project: &Project, passages: &[Passage], list: &mut List<'_>) {
    let hidden = withheld(list);
    if hidden.is_empty() {
        return;
    }
    for passage in passages.iter().filter(|p| p.own()) {
        let mut wanted: Vec<(ClaimId, Decimal)> = Vec::new();
        for (_, id) in passage.claims.iter().filter(|(_, id)| hidden.contains(id)) {
            let Some(claim) = project.claims.get(id) else { continue };
            let persons =
                project.metrics.get(&claim.metric).is_some_and(|m| m.unit == Unit::Persons);
            if let Value::Number(amount) = &claim.value
                && persons
                && let Some(number) = amount.low.or(amount.high)
            {
                wanted.push((*id, number));
            }
        }
        if wanted.is_empty() {
            continue;
        }
        let language = passage.language.as_deref();
        let taken: Vec<Range<usize>> =
            mine::dates(&passage.text, language).iter().map(|d| d.start..d.end).collect();
        for stretch in passage.stretches() {
            for number in mine::numbers(&passage.words(&stretch), language) {
                let range = stretch.start + number.start..stretch.start + number.end;
                let meets =
                    |other: &Range<usize>| other.start < range.end && range.start < other.end;
                let Value::Number(amount) = &number.value else { continue };
                let claim = wanted.iter().find(|(_, n)| Some(*n) == amount.low.or(amount.high));
                let Some((id, _)) = claim else { continue };
                if passage.of_claim(&range) || taken.iter().any(meets) || number.percent {
                    continue;
                }
                add(passage, *id, &with_neighbours(passage, &range), list);
            }
        }
    }
}

fn add(passage: &Passage, id: ClaimId, range: &Range<usize>, list: &mut List<'_>) {
    let words = passage.words(range);
    let sentence = passage.words(&passage.sentence(range.start));
    list.add(Found {
        kind: Kind::SmallGroup,
        severity: Severity::Error,
        key: format!("{id}\n{words}\n{}", sentence.trim()),
        words: words.clone(),
        what: "The figure of a small group is withheld, and its number stands here once more."
            .to_owned(),
        todo: "Redact it too, or say it without the number (“they”).".to_owned(),
        place: Place { claim: Some(id), ..passage.place(range) },
        redacts: vec![Withheld::Words(words)],
    });
}

/// A number with the words on either side of it: withheld alone, it would go from every date and house as well.
fn with_neighbours(passage: &Passage, range: &Range<usize>) -> Range<usize> {
    let sentence = passage.sentence(range.start);
    let letter = |at: usize| passage.chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let blank = |at: usize| passage.chars.get(at) == Some(&' ');
    let (mut start, mut end) = (range.start, range.end);
    if start > sentence.start && blank(start - 1) && start >= 2 && letter(start - 2) {
        start -= 1;
        while start > sentence.start && letter(start - 1) {
            start -= 1;
        }
    }
    if blank(end) && letter(end + 1) {
        end += 1;
        while end < sentence.end && letter(end) {
            end += 1;
        }
    }
    let within = start..end;
    if passage.of_claim(&within) { range.clone() } else { within }
}

/// The claims that are withheld because they count a small group.
fn withheld(list: &List<'_>) -> BTreeSet<ClaimId> {
    let mut out = BTreeSet::new();
    for check in list.checks.iter().filter(|c| c.kind == Kind::SmallGroup) {
        if let Some(Decision::Redacted { what, .. }) = &check.decision {
            out.extend(what.iter().filter_map(|one| match one {
                Withheld::Claim(id) => Some(*id),
                _ => None,
            }));
        }
    }
    out
}
