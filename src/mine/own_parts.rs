//! A people that a text counts by itself is not that of the whole: "Moroccans freed", says the title, and the text
//! has 260 victims, seven of them Moroccans.

use super::once::Proposal;
use crate::{
    fold::fold,
    model::{Country, Role, Value},
    places,
};
use rust_decimal::Decimal;

/// Takes from each figure the origin that its own sentence does not name, where the text gives a smaller one for it.
pub(super) fn give_back(claims: &mut [Proposal]) {
    let names = |claim: &Proposal, country: Country| {
        places::all_mentions(&claim.quote).iter().any(|m| m.country == country)
    };
    let counted: Vec<(Country, Decimal)> = claims
        .iter()
        .filter(|claim| of_people(claim))
        .filter_map(|claim| Some((alone(claim)?, figure(claim)?)))
        .filter(|(_, n)| *n > Decimal::ZERO)
        .collect();
    if counted.is_empty() {
        return;
    }
    for claim in claims.iter_mut() {
        let Some(whole) = figure(claim).filter(|_| claim.population.is_none()) else { continue };
        let origins: Vec<Country> = claim
            .countries
            .iter()
            .filter(|(_, role)| *role == Role::Origin)
            .map(|(c, _)| *c)
            .collect();
        for country in origins {
            let part = counted.iter().any(|(of, n)| *of == country && *n < whole);
            if part && !names(claim, country) {
                claim.countries.retain(|of| *of != (country, Role::Origin));
            }
        }
    }
}

/// Words for the citizens of a country, with those that may stand between them and its name, folded.
const CITIZENS: [&str; 32] = [
    "ressortissants",
    "ressortissantes",
    "citoyens",
    "citoyennes",
    "nationals",
    "citizens",
    "ciudadanos",
    "ciudadanas",
    "nacionales",
    "cidadaos",
    "cidadas",
    "nacionais",
    "staatsburger",
    "staatsangehorige",
    "warga",
    "negara",
    "warganegara",
    "of",
    "from",
    "the",
    "de",
    "des",
    "du",
    "la",
    "le",
    "les",
    "l",
    "d",
    "do",
    "da",
    "del",
    "der",
];

/// Gives a figure of the citizens of one country the name of these, where the words right behind it say so: "douze
/// ressortissants français" are a part of all who were freed.
pub(super) fn name_citizens(claims: &mut [Proposal]) {
    for claim in
        claims.iter_mut().filter(|c| c.population.is_none() && !c.metric.starts_with("other: "))
    {
        let mut origins = claim.countries.iter().filter(|(_, role)| *role == Role::Origin);
        let (Some((one, _)), None) = (origins.next(), origins.next()) else { continue };
        let one = *one;
        let Some(end) = claim.number.end.checked_sub(claim.start) else { continue };
        let found = places::all_mentions(&claim.quote);
        let Some(named) = found.into_iter().find(|m| m.country == one && m.start >= end) else {
            continue;
        };
        let between: String = claim.quote.chars().skip(end).take(named.start - end).collect();
        let folded = fold(&between);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let (mut many, mut all) = (0, true);
        for word in words {
            many += 1;
            all &= CITIZENS.contains(&word);
        }
        if all && (1..=4).contains(&many) {
            claim.population = Some(named.text);
        }
    }
}

/// The one country whose people a claim counts by its own words.
fn alone(claim: &Proposal) -> Option<Country> {
    let mut origins = claim.countries.iter().filter(|(_, role)| *role == Role::Origin);
    let (one, _) = origins.next().filter(|_| origins.next().is_none())?;
    let named = claim.population.as_deref().map(places::all_mentions).unwrap_or_default();
    named.iter().any(|m| m.country == *one).then_some(*one)
}

fn of_people(claim: &Proposal) -> bool {
    claim.population.is_some() && !matches!(claim.value, Value::Money(..))
}

fn figure(claim: &Proposal) -> Option<Decimal> {
    match &claim.value {
        Value::Number(amount) => amount.low.or(amount.high),
        _ => None,
    }
}
