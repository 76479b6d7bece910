//! How a number stands to those around it: parts of a whole, members of a list, figures to compare with.

use super::{
    FoundNumber, agreement, bracketed,
    choose::{Chosen, is_any_thing, is_time_word},
    clauses,
    kinds::{COMPARED, OF_THEM},
    metrics,
    nouns::noun_behind,
    suggest::Frame,
};
use crate::{
    fold::fold,
    model::{Country, Role, Unit, Value},
};
use std::ops::Range;

impl Frame<'_> {
    /// Whether a preposition and a place stand right behind a number: "nine in Colombia".
    pub(super) fn place_behind(&self, number: &FoundNumber) -> bool {
        let place = self.placed.iter().find(|p| !p.people && p.start >= number.end);
        place.is_some_and(|p| {
            let between = self.quote.fold(number.end, p.start);
            matches!(
                between.trim(),
                "in" | "in the"
                    | "en"
                    | "au"
                    | "aux"
                    | "em"
                    | "no"
                    | "na"
                    | "nos"
                    | "di"
                    | "o"
                    | "tai"
                    | "в"
                    | "во"
                    | "from"
                    | "de"
                    | "aus"
                    | "из"
                    | "dari"
                    | "ở"
                    | "tại"
                    | "到"
                    | "في"
                    | "के"
            )
        })
    }

    /// Whether a number goes on with a list: "15 Nigerians, eight Ivorians and three others".
    pub(super) fn listed(&self, found: &[FoundNumber], i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|k| found.get(k)) else { return false };
        let Some(number) = found.get(i) else { return false };
        if matches!(before.value, Value::Money(..)) || before.percent {
            return false;
        }
        let between = self.quote.fold(before.end, number.start);
        let words = between.split_whitespace().count();
        let joins =
            [",", " and", " et", " y", " e", " und", " и", " dan", " va", "和", "、", "และ", "،"];
        words <= 3 && joins.iter().any(|j| between.trim_end().ends_with(j))
    }

    /// The countries of a list whose figures each stand behind their own: "Thai police arrested 12 people, Malaysia
    /// detained 40 and Laos 44". `None` where one may belong to another figure.
    pub(super) fn subjects(&self, found: &[FoundNumber]) -> Option<Vec<Country>> {
        const JOINS: &[&str] =
            &[",", ";", "and", "while", "dan", "sementara", "y", "et", "e", "und", "и", "а", "va"];
        /// So many words may stand between a country and its figure: "has repatriated".
        const FAR: usize = 4;
        let last = found.last()?;
        let of_list = |n: &FoundNumber| bracketed::country_of(self.quote, n, self.placed).is_some();
        if found.len() < 2
            || found.iter().any(of_list)
            || self.placed.iter().any(|p| p.end > last.end && p.role != Role::Other)
        {
            return None;
        }
        let token = |point: usize| self.quote.tokens.partition_point(|t| t.start < point);
        let mut out: Vec<Country> = Vec::new();
        let mut from = 0;
        for (i, number) in found.iter().enumerate() {
            let mut here = self.placed.iter().filter(|p| p.start >= from && p.end <= number.start);
            let place = here.next()?;
            let at = token(place.start);
            let joined = at.checked_sub(1).is_none_or(|k| JOINS.contains(&self.word(k)));
            let near = token(number.start).saturating_sub(token(place.end)) <= FAR;
            let other = here.any(|p| p.country != place.country);
            if other || !near || i > 0 && !joined || out.contains(&place.country) {
                return None;
            }
            out.push(place.country);
            from = number.end;
        }
        Some(out)
    }

    /// The part of the sentence that may be said of a number beyond its own clause: over the parts of the whole and
    /// over counts that only describe ("2,700 workers from 18 countries were …"), up to the next count.
    pub(super) fn reach(&self, found: &[FoundNumber], i: usize) -> Range<usize> {
        let Some(region) = self.regions.get(i) else { return 0..0 };
        let Some(number) = found.get(i) else { return region.clone() };
        if clauses::has_finite(&self.part(number.end..region.end)) {
            return region.clone();
        }
        let mut k = i + 1;
        let mut end = region.end;
        while let (Some(next), Some(theirs)) = (found.get(k), self.regions.get(k)) {
            let strong = self.quote.text(end.min(next.start), next.start).contains([';', ':']);
            if strong {
                break;
            }
            let time = noun_behind(self.quote, next).is_some_and(|n| is_time_word(&fold(&n)));
            if time || self.is_part(k) || self.describes(next) {
                end = theirs.end;
                k += 1;
            } else {
                end = next.start;
                break;
            }
        }
        region.start..end.max(region.end)
    }

    /// What a number without a noun is said to be, or nothing where it does what is no metric: "29.749, desalojadas",
    /// "six dorment en prison".
    #[expect(
        clippy::option_option,
        reason = "nothing at all is another answer than nothing that counts"
    )]
    pub(super) fn said_of(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<Option<Chosen>> {
        let known = |end: usize| self.entry(number, &(number.start..end), None).is_some();
        if noun.is_some() {
            // "9.930 pessoas desabrigadas" are no dead, whoever was counted before them.
            let said = agreement::attribute(self.quote, number)?;
            let other = self.entry(number, region, noun).is_none();
            return other.then(|| Some((format!("other: {said}"), Some("persons".to_owned()))));
        }
        if let Some((said, at)) = agreement::predicate(self.quote, number)
            && !known(at.end)
        {
            return Some(Some((format!("other: {said}"), Some("persons".to_owned()))));
        }
        (agreement::acts(self.quote, number) && !known(region.end)).then_some(None)
    }

    /// Whether a preposition before a number makes it say where or of what sort: "from 18 countries", "in two raids".
    pub(super) fn describes(&self, number: &FoundNumber) -> bool {
        let lead = self.quote.fold(number.start.saturating_sub(24), number.start);
        let small = [
            "about", "some", "over", "least", "at", "more", "than", "nearly", "the", "mas", "plus",
            "rund", "sekitar",
        ];
        let word = lead.split_whitespace().rev().find(|w| !small.contains(w));
        word.is_some_and(|w| {
            matches!(
                w,
                "from"
                    | "in"
                    | "of"
                    | "on"
                    | "with"
                    | "by"
                    | "after"
                    | "dans"
                    | "de"
                    | "en"
                    | "sur"
                    | "par"
                    | "con"
                    | "por"
                    | "em"
                    | "com"
                    | "aus"
                    | "mit"
                    | "von"
                    | "bei"
                    | "из"
                    | "в"
                    | "на"
                    | "с"
                    | "dari"
                    | "di"
                    | "dengan"
                    | "tu"
                    | "trong"
                    | "tai"
            )
        })
    }

    /// The metric of the verb behind a list of people: "Eight Russians, nine Kazakhs and one Pole arrived home".
    pub(super) fn verb_behind_list(&self, found: &[FoundNumber], i: usize) -> Option<Chosen> {
        // Where verbs are known by their auxiliaries, more words may stand between the members.
        let most = if self.quote.speaks(&["en", "", "fr", "es", "pt", "de"]) { 9 } else { 5 };
        let mut last = found.get(i)?;
        if clauses::has_finite(&self.part(last.end..self.regions.get(i)?.end)) {
            return None;
        }
        for k in i + 1..found.len() {
            let (next, joint) = found.get(k).zip(self.regions.get(k))?;
            let between = self.quote.text(last.end, next.start);
            let noun = noun_behind(self.quote, next);
            let thing =
                noun.as_deref().map(fold).is_some_and(|n| is_any_thing(&n) || is_time_word(&n));
            if between.split_whitespace().count() > most
                || between.contains([';', ':'])
                || matches!(next.value, Value::Money(..))
                || next.percent
                || thing
            {
                return None;
            }
            if let Some(entry) = self.entry(next, joint, noun.as_deref())
                && entry.unit == Unit::Persons
                && !entry.weak
                && metrics::has_verb(&self.part(next.end..joint.end), entry)
            {
                return Some((entry.name.clone(), Some("persons".to_owned())));
            }
            if clauses::has_finite(&self.part(next.end..joint.end)) {
                return None;
            }
            last = next;
        }
        None
    }

    /// Whether "of them" or its like stands right behind a number.
    pub(super) fn of_them(&self, number: &FoundNumber) -> bool {
        let tail = self.quote.fold(number.end, number.end + 24);
        OF_THEM.may_stand_in(self.quote) && OF_THEM.nearest(&tail, 0).is_some_and(|d| d <= 2)
    }

    /// "58 of those freed": a number of some of those who were told of.
    pub(super) fn of_those(&self, number: &FoundNumber) -> bool {
        let tail = self.quote.fold(number.end, number.end + 12);
        [" of those ", " of the "].iter().any(|w| tail.starts_with(w))
    }

    /// Whether a bare number is what another one is measured against.
    pub(super) fn compared(&self, number: &FoundNumber) -> bool {
        let lead = self.quote.fold(number.start.saturating_sub(32), number.start);
        COMPARED.may_stand_in(self.quote)
            && COMPARED.nearest(&lead, lead.len()).is_some_and(|d| d <= 6)
    }
}
