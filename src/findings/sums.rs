//! A sum and its parts: "120 victims" of one source beside "70 men and 50 women" of another is one figure that two give, and
//! "100 victims" beside them is one too few.
//!
//! Parts are of other facts than their whole, since they count somebody else. Their sum stands beside the whole as one
//! statement of their source, and stays no claim of its own.

use super::{
    Finding, home_of,
    periods::{Times, times},
    population,
};
use crate::model::{
    Amount, ArticleId, Claim, ClaimId, Fact, Period, Project, Qualifier, Role, Unit, Value,
};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

/// Beyond so many claims on parts nobody adds them up.
const MOST: usize = 64;
/// A smaller sum is equal to another figure by chance.
const SMALLEST: u32 = 10;
/// Populations of which nobody belongs to two.
const APART: &[&[&str]] =
    &[&["men", "women", "children"], &["men", "women"], &["boys", "girls", "men", "women"]];

/// What one sentence of an article says of one time.
type Sentence = (ArticleId, usize, usize, Option<Period>);

/// The parts of a figure that one sentence gives, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What they make together.
    pub value: Value,
    /// The claims on the parts, by id; they belong to findings of their own.
    pub claims: Vec<ClaimId>,
}

/// A sum as the claim that its source does not make in so many words.
pub(super) struct Added {
    /// The id of the first part.
    id: ClaimId,
    claim: Claim,
    parts: Vec<ClaimId>,
}

/// The fact of the whole that a fact is on a part of.
pub(super) fn whole_of(fact: &Fact) -> Option<Fact> {
    fact.population.as_ref()?;
    Some(Fact { population: None, part: None, ..fact.clone() })
}

/// Where the facts on the parts of a fact stand, in the order of facts.
pub(super) fn parts_of(fact: &Fact) -> (Bound<Fact>, impl Fn(&Fact) -> bool) {
    let (event, metric, places) = (fact.event, fact.metric, fact.places.clone());
    let of_it = move |other: &Fact| {
        (other.event, other.metric) == (event, metric) && other.places == places
    };
    (Bound::Excluded(fact.clone()), of_it)
}

/// The sums of parts that stand for or against one of the claims on the whole.
pub(super) fn added(
    project: &Project,
    (key, wholes): (&Fact, &[(ClaimId, &Claim)]),
    parts: &[(ClaimId, &Claim)],
) -> Vec<Added> {
    let of_people =
        project.metrics.get(&key.metric).is_none_or(|metric| metric.unit == Unit::Persons);
    if key.population.is_some() || parts.len() < 2 || parts.len() > MOST || !of_people {
        return Vec::new();
    }
    let mut sentences: BTreeMap<Sentence, Vec<(ClaimId, &Claim, Decimal, String)>> =
        BTreeMap::new();
    for (id, claim) in parts {
        let quote = super::annotations(project, claim).next();
        let Some((home, quote)) = home_of(project, claim).zip(quote) else { continue };
        let Some((n, words)) = exact(&claim.value).zip(claim.population.as_deref()) else {
            continue;
        };
        sentences.entry((home, quote.start, quote.end, claim.period)).or_default().push((
            *id,
            claim,
            n,
            population::key(words),
        ));
    }
    let mut found = Vec::new();
    for ((home, ..), parts) in sentences {
        let groups: BTreeSet<&str> = parts.iter().map(|(.., group)| group.as_str()).collect();
        if parts.len() < 2 || groups.len() < parts.len() || !are_apart(&groups) {
            continue;
        }
        let total = parts.iter().try_fold(Decimal::ZERO, |sum, (_, _, n, _)| sum.checked_add(*n));
        let (Some(total), Some((id, first, ..))) = (total, parts.first()) else { continue };
        // Who gives the whole beside its parts needs no adding up.
        let gives_it = wholes.iter().any(|(_, whole)| home_of(project, whole) == Some(home));
        let matters = |whole: &Claim| {
            exact(&whole.value).is_some_and(|n| n == total || n < total && key.event.is_some())
                && is_of_one_time(key, whole, first)
        };
        if gives_it || total < SMALLEST.into() || !wholes.iter().any(|(_, whole)| matters(whole)) {
            continue;
        }
        let claim = Claim {
            value: Value::Number(Amount::exact(total)),
            population: None,
            ..Claim::clone(first)
        };
        let mut parts: Vec<ClaimId> = parts.iter().map(|(id, ..)| *id).collect();
        parts.sort_unstable();
        found.push(Added { id: *id, claim, parts });
    }
    found
}

/// The number of a claim that gives it exactly.
fn exact(value: &Value) -> Option<Decimal> {
    let Value::Number(amount) = value else { return None };
    let one = amount.qualifier == Qualifier::Exact && amount.low == amount.high;
    amount.low.filter(|_| one)
}

/// Whether nobody is counted in two of some populations: men and women, or the people of several countries.
fn are_apart(groups: &BTreeSet<&str>) -> bool {
    let nations = groups.iter().all(|g| g.starts_with('.') && !g.contains(':'));
    nations || APART.iter().any(|all| groups.iter().all(|g| all.contains(g)))
}

/// Whether a whole and its parts are of one time, and without an event of one place as well.
fn is_of_one_time(key: &Fact, whole: &Claim, part: &Claim) -> bool {
    let sites = |claim: &Claim| -> BTreeSet<_> {
        let there = claim.places.iter().filter(|p| p.role == Role::Site);
        there.map(|p| p.country).collect()
    };
    let (here, there) = (sites(whole), sites(part));
    let times = times(whole.period, part.period);
    match key.event {
        Some(_) => matches!(times, Times::Same | Times::Unknown) && whole.as_of == part.as_of,
        None => {
            times == Times::Same && here == there && (!here.is_empty() || !key.places.is_empty())
        }
    }
}

/// The claims on a fact with the sums beside them.
pub(super) fn beside<'a>(
    claims: &[(ClaimId, &'a Claim)],
    added: &'a [Added],
) -> Vec<(ClaimId, &'a Claim)> {
    claims.iter().copied().chain(added.iter().map(|sum| (sum.id, &sum.claim))).collect()
}

/// Takes the sums out of the claims of findings again, and says in which they are.
pub(super) fn set_apart(found: &mut Vec<Finding>, added: &[Added]) {
    let is_sum = |id: &ClaimId| added.iter().any(|sum| sum.id == *id);
    for finding in found.iter_mut() {
        let sums = added.iter().filter(|sum| finding.claims.contains(&sum.id));
        let sums = sums.map(|s| Sum { value: s.claim.value.clone(), claims: s.parts.clone() });
        finding.sums = sums.collect();
        finding.claims.retain(|id| !is_sum(id));
        for group in &mut finding.groups {
            group.claims.retain(|id| !is_sum(id));
        }
        finding.groups.retain(|group| !group.claims.is_empty());
    }
    found.retain(|finding| !finding.claims.is_empty());
}
