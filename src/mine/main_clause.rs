//! What becomes of people whom a relative clause stands beside: "24 гражданина, которых удерживали в лагерях, вернулись".

use super::{FoundNumber, choose::Chosen, suggest::Frame};
use crate::model::Unit;
use std::ops::Range;

impl Frame<'_> {
    /// The metric of the main clause behind a Russian relative clause, where nothing before the clause says more.
    pub(super) fn behind_relative(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<Chosen> {
        const NEAR: usize = 90;
        if !self.quote.speaks(&["ru"]) {
            return None;
        }
        let chars = self.quote.chars.get(number.end..)?;
        let text: String = chars.iter().collect();
        let count = |to: usize| text.get(..to).map_or(0, |t| t.chars().count());
        let relative = text.find(", котор").filter(|at| count(*at) <= NEAR)?;
        let inside = text.get(relative + 2..)?;
        let comma = inside.find(", ")?;
        let main = inside.get(comma + 2..)?;
        // "…, и задержала пятерых" goes on with somebody else.
        if ["и ", "а ", "но ", "котор", "что ", "где "].iter().any(|w| main.starts_with(w))
        {
            return None;
        }
        let strong = |range: &Range<usize>| {
            let found = self.entry(number, range, noun);
            found.filter(|e| !e.weak && e.unit == Unit::Persons)
        };
        let clause = number.end + count(relative);
        if strong(&(region.start..clause.min(region.end.max(number.end)))).is_some() {
            return None;
        }
        let start = number.end + count(relative + 2 + comma + 2);
        let length = main.split([',', ';', '.']).next().unwrap_or(main).chars().count();
        let entry = strong(&(start..start + length))?;
        Some((entry.name.clone(), Some("persons".to_owned())))
    }
}
