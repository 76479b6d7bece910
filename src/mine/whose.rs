//! Whose people a number counts, where the words beside it say so without naming them: "29 of its citizens"; and where
//! the peoples of a list were counted.

use super::{numbers::FoundNumber, once::Proposal, roles::Placed, suggest::Frame};
use crate::model::{Country, Role};
use std::collections::BTreeSet;

impl Frame<'_> {
    /// Places for the figures of a list of peoples, which are no places themselves.
    pub(super) fn complete_lists(&self, out: &mut [Proposal]) {
        let origins: BTreeSet<Country> = out
            .iter()
            .flat_map(|claim| &claim.countries)
            .filter(|(_, role)| *role == Role::Origin)
            .map(|(country, _)| *country)
            .collect();
        for claim in out.iter_mut().filter(|_| !self.of_region && !origins.is_empty()) {
            let (unit, origin) = (claim.unit.as_deref(), claim.origin.as_deref());
            let mut all = claim.countries.clone();
            self.backdrop.complete(&claim.metric, unit, origin, &mut all);
            let more = all.split_off(claim.countries.len());
            let places =
                more.into_iter().filter(|(c, role)| *role == Role::Site && !origins.contains(c));
            claim.countries.extend(places);
        }
    }

    /// Whether a word for a place leads to a country: "along the Thai-Myanmar border".
    pub(super) fn is_led(&self, place: &Placed) -> bool {
        let lead = self.quote.fold(place.start.saturating_sub(12), place.start);
        [" in ", " along the ", " near the ", " at the "].iter().any(|w| lead.ends_with(w))
    }

    /// The country whose own people a number counts: "29 of its citizens".
    pub(super) fn nation(&self, number: &FoundNumber) -> Option<Country> {
        const OWN: &[&str] = &[
            "of its citizens",
            "of its nationals",
            "of its people",
            "of their citizens",
            "of their nationals",
        ];
        let tail = self.quote.fold(number.end, number.end + 32);
        // "Uganda has repatriated 65", "Ethiopia has some 700 nationals waiting"
        const HAS: &[&str] = &[" has ", " have ", " had ", ", whose "];
        const TAKES: &[&str] =
            &["repatriat", "evacuat", "brought home", "flown home", "brought back"];
        let before = self.placed.iter().rev().find(|p| p.end <= number.start && !p.people)?;
        let between = self.quote.fold(before.end, number.start);
        // "on the Myanmar border, saying that 126 of its citizens": of whoever says so.
        let apart = [" saying", " border", " said"].iter().any(|w| between.contains(w));
        let own = OWN.iter().any(|w| tail.trim_start().starts_with(w)) && !apart || {
            let lead = HAS.iter().any(|w| between.starts_with(w));
            let theirs = tail.trim_start().starts_with("nationals")
                || tail.trim_start().starts_with("citizens");
            lead && (theirs || TAKES.iter().any(|w| between.contains(w)))
        };
        own.then_some(before.country)
    }
}

/// "206 Filipinos landed in Manila": those who came home were elsewhere before.
pub(super) fn forget_home(claims: &mut [Proposal]) {
    for claim in claims.iter_mut().filter(|c| c.metric == "victims repatriated") {
        let own: BTreeSet<Country> =
            claim.countries.iter().filter(|(_, r)| *r == Role::Origin).map(|(c, _)| *c).collect();
        claim.countries.retain(|(c, role)| *role != Role::Site || !own.contains(c));
    }
}
