//! People of whom something else is told than what was counted before: who was let go again, who is kept where.

use super::{
    FoundNumber,
    choose::Chosen,
    kinds::{CONFINED, FUGITIVES, LET_GO, SUFFERERS},
    metrics, nouns,
    suggest::Frame,
};
use crate::{fold::fold, model::Unit};

/// Whether something is measured and nobody is counted: "three of them" are people or things, and never hours.
pub(super) fn is_measure(chosen: &Chosen) -> bool {
    metrics::find(&chosen.0)
        .is_some_and(|e| matches!(e.unit, Unit::Duration(_) | Unit::Money | Unit::Percent))
}

impl Frame<'_> {
    /// "Two of the suspects were later released", "281 were arrested and two were set free": no victims who were saved.
    /// "40 are in detention": its own clause says where they are, and not what was done with the others.
    pub(super) fn let_go(&self, number: &FoundNumber, chosen: Chosen) -> Chosen {
        const REACH: usize = 60;
        const RIGHT_BEHIND: usize = 8;
        let suspects = chosen.0 == "suspects identified";
        let saved = matches!(chosen.0.as_str(), "victims rescued" | "victims repatriated");
        if !(suspects || saved) {
            return chosen;
        }
        let persons = |metric: &str| (metric.to_owned(), Some("persons".to_owned()));
        let tail = self.quote.fold(number.end, number.end + REACH);
        let clause = tail.split([',', ';', '.']).next().unwrap_or_default();
        if saved && CONFINED.nearest(clause, 0).is_some_and(|d| d < RIGHT_BEHIND) {
            return persons("people held");
        }
        if !LET_GO.may_stand_in(self.quote) || !LET_GO.stands_in(clause) {
            return chosen;
        }
        let noun = nouns::noun_behind(self.quote, number).map(|n| fold(&n)).unwrap_or_default();
        let arrests = metrics::find("arrests");
        let caught = chosen.0 == "victims rescued"
            && !SUFFERERS.has(&noun)
            && !super::choose::is_people(&noun)
            && (FUGITIVES.may_stand_in(self.quote) && FUGITIVES.stands_in_quote(self.quote)
                || arrests.is_some_and(|e| metrics::has_verb(self.quote, e)));
        if suspects || caught { persons("other: people released") } else { chosen }
    }
}
