//! Words that narrow a count of countries ("27 Asian countries"), read as regions of UN M49 and held against a list.

pub(super) use crate::mine::region_words::regions;
use crate::{
    model::{Claim, ClaimId, Country, Project, Role, Unit, Value},
    places,
};
use std::collections::BTreeSet;

/// Those of the countries that lie in none of the regions.
pub(super) fn outside(countries: &[Country], regions: &BTreeSet<u16>) -> Vec<Country> {
    let within = |c: &Country| regions.iter().any(|m49| places::in_region(*c, *m49));
    countries.iter().copied().filter(|c| !regions.is_empty() && !within(c)).collect()
}

/// A description of a count of countries that a list of them does not bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The words: "Asian countries".
    pub scope: String,
    /// The claim that uses them.
    pub claim: ClaimId,
    /// The claim whose list it is held against.
    pub list: ClaimId,
    /// The countries of the list that the words do not cover.
    pub outside: Vec<Country>,
}

/// Holds each description among some claims against each list of countries among them.
pub fn misnamed(project: &Project, claims: &[ClaimId]) -> Vec<Misnamed> {
    let of = |id: &ClaimId| project.claims.get(id).map(|claim| (*id, claim.as_ref()));
    let counted = |claim: &Claim| {
        project.metrics.get(&claim.metric).is_some_and(|m| m.unit == Unit::Countries)
    };
    let lists: Vec<(ClaimId, Vec<Country>)> = claims
        .iter()
        .filter_map(of)
        .filter(|(_, claim)| counted(claim))
        .map(|(id, claim)| (id, listed(claim)))
        .filter(|(_, list)| !list.is_empty())
        .collect();
    let mut found = Vec::new();
    for (claim, scope) in claims
        .iter()
        .filter_map(of)
        .filter(|(_, claim)| counted(claim))
        .filter_map(|(id, claim)| claim.population.as_deref().map(|scope| (id, scope.trim())))
    {
        let regions = regions(scope);
        for (list, countries) in &lists {
            let outside = outside(countries, &regions);
            if !outside.is_empty() {
                found.push(Misnamed { scope: scope.to_owned(), claim, list: *list, outside });
            }
        }
    }
    found
}

/// Whether a claim lists countries that its own words for them do not cover: "three European countries: …, Morocco".
pub(super) fn belied(claim: &Claim) -> bool {
    let Some(words) = claim.population.as_deref() else { return false };
    let list = listed(claim);
    list.len() >= 2 && !outside(&list, &regions(words)).is_empty()
}

/// The countries that a claim lists as those that it counts.
pub(super) fn listed(claim: &Claim) -> Vec<Country> {
    let mut list: Vec<Country> = match &claim.value {
        Value::Countries(set) => set.iter().copied().collect(),
        _ => {
            let with = |role: Role| -> Vec<Country> {
                claim.places.iter().filter(|p| p.role == role).map(|p| p.country).collect()
            };
            let mut list = with(Role::Participant);
            // "Victims came from 4 Asian countries: India, Nepal, Kenya and Vietnam."
            if list.is_empty() {
                list = with(Role::Origin);
                list.retain(|_| claim.places.len() >= 3);
            }
            list
        }
    };
    list.sort_unstable();
    list.dedup();
    list
}
