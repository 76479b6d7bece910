//! A people that a text counts by itself is not that of the whole: "Moroccans freed", says the title, and the text
//! has 260 victims, seven of them Moroccans.

use super::once::Proposal;
use crate::{
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
