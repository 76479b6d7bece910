//! Towns and compounds of figures: whether two claims are of one spot, of two, or nobody can tell.

use crate::{
    fold::fold,
    model::{Country, Place, Role},
    places::{self, Town},
};
use std::collections::BTreeSet;

/// A town, compound or province in a country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    country: Country,
    /// The town of the table, if it has it.
    town: Option<Town>,
    /// The words; empty where the town is known, so that its names in other scripts are one.
    words: String,
}

impl Spot {
    /// Where something happened, if the claim says it more closely than by the country.
    pub(super) fn of(place: &Place) -> Option<Self> {
        let name = place.locality.as_deref().map(str::trim).filter(|name| !name.is_empty())?;
        if !matches!(place.role, Role::Site | Role::Other) {
            return None;
        }
        let town = places::town(place.country, name);
        let words = if town.is_some() { String::new() } else { fold(name) };
        Some(Self { country: place.country, town, words })
    }

    /// Whether two spots of one country are surely two. A compound or a province may hold, or lie in, a town; names in
    /// two scripts may be one.
    fn apart(&self, other: &Self) -> bool {
        match (self.town, other.town) {
            (Some(a), Some(b)) => a.is_apart_from(b),
            (None, None) => {
                let latin = |words: &str| words.chars().all(|c| c.is_ascii() || !c.is_alphabetic());
                let held = |a: &str, b: &str| a.contains(b) || b.contains(a);
                latin(&self.words) && latin(&other.words) && !held(&self.words, &other.words)
            }
            _ => false,
        }
    }
}

/// How the spots of two claims lie to one another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spots {
    /// Neither names one, or both name the same.
    Same,
    /// Only one of them names one, or nobody can tell whether they are the same.
    Unknown,
    /// In no country do they share one.
    Apart,
}

/// Compares the spots of two claims; those of different countries say nothing of one another.
pub(super) fn spots(a: &BTreeSet<Spot>, b: &BTreeSet<Spot>) -> Spots {
    if a == b {
        return Spots::Same;
    }
    let mut apart = false;
    for one in a {
        let mut there = b.iter().filter(|other| other.country == one.country).peekable();
        if there.peek().is_none() {
            continue;
        }
        if !there.all(|other| one.apart(other)) {
            return Spots::Unknown;
        }
        apart = true;
    }
    if apart { Spots::Apart } else { Spots::Unknown }
}
