//! Words that narrow a count of countries ("27 Asian countries"), read as regions of UN M49 and held against a list.

use crate::{
    fold::fold,
    model::{Claim, ClaimId, Country, Project, Role, Unit, Value},
    places,
};
use std::{collections::BTreeSet, sync::LazyLock};

/// Words for regions, folded, longer ones before the shorter that they contain; M49 codes.
/// Words that people draw differently ("Middle East", "Western") are left out: no contradiction rests on them.
const WORDS: &[(&str, u16)] = &[
    ("latin american and caribbean", 419),
    ("latin america and the caribbean", 419),
    ("sub-saharan africa", 202),
    ("southeast asia", 35),
    ("south-east asia", 35),
    ("south east asia", 35),
    ("central asia", 143),
    ("eastern asia", 30),
    ("east asia", 30),
    ("southern asia", 34),
    ("south asia", 34),
    ("western asia", 145),
    ("north africa", 15),
    ("northern africa", 15),
    ("west africa", 11),
    ("western africa", 11),
    ("east africa", 14),
    ("eastern africa", 14),
    ("south america", 5),
    ("amerique du sud", 5),
    ("sudameric", 5),
    ("central america", 13),
    ("latin america", 419),
    ("amerique latine", 419),
    ("latinoameric", 419),
    ("caribbean", 29),
    ("asia", 142),
    ("asie", 142),
    ("asiat", 142),
    ("เอเชีย", 142),
    ("亚洲", 142),
    ("آسيا", 142),
    ("اسيا", 142),
    ("africa", 2),
    ("afrique", 2),
    ("african", 2),
    ("afrika", 2),
    ("แอฟริกา", 2),
    ("非洲", 2),
    ("افريقيا", 2),
    ("europ", 150),
    ("ยุโรป", 150),
    ("欧洲", 150),
    ("اوروبا", 150),
    ("oceania", 9),
    ("americas", 19),
];

/// The regions that the words of a scope name; empty when they name none that is known.
pub(super) fn regions(scope: &str) -> BTreeSet<u16> {
    static FOLDED: LazyLock<Vec<(String, u16)>> =
        LazyLock::new(|| WORDS.iter().map(|(word, m49)| (fold(word), *m49)).collect());
    let mut rest = fold(scope);
    let mut found = BTreeSet::new();
    for (word, m49) in FOLDED.iter() {
        if rest.contains(word) {
            found.insert(*m49);
            // "South America" is not America a second time.
            rest = rest.replace(word, " ");
        }
    }
    // "Non-Asian", "outside Africa": the opposite of what the words name, and no list is held against it.
    let against = ["non-", "non ", "outside", "except", "hors ", "fuera de", "not in "];
    if against.iter().any(|word| rest.contains(word)) { BTreeSet::new() } else { found }
}

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
            claim.places.iter().filter(|p| p.role == Role::Participant).map(|p| p.country).collect()
        }
    };
    list.sort_unstable();
    list.dedup();
    list
}
