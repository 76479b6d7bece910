//! Which metric a number is of: by the words of its own clause, else by the clause that it is a part of, else by what
//! the sentence before counted.

use super::{
    FoundNumber, agreement,
    awaited::awaits,
    clauses,
    kinds::{
        self, AVERAGE, BAILED, BREAKS_DOWN, FUGITIVES, LATER, OTHER_MONEY, PEOPLE, PERPETRATORS,
        REMANDED, SINCE, STRETCHES, SUFFERERS, THINGS, TIMES, WITHIN,
    },
    let_go,
    lex::{Kind, Quote},
    metrics,
    nouns::{is_country_word, is_thing, is_time, noun_behind, plural},
    roles::Placed,
    suggest::Frame,
};
use crate::{
    fold::fold,
    model::{Unit, Value},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// A metric with its unit.
pub(super) type Chosen = (String, Option<String>);

/// Metrics of those who did it; nobody counts victims by them.
pub(super) const AGAINST_PERPETRATORS: &[&str] =
    &["arrests", "suspects identified", "people charged", "people convicted"];

impl Frame<'_> {
    /// The metric of a number with its unit; `None` where nothing is counted.
    #[expect(clippy::too_many_lines, reason = "one rule behind the other")]
    pub(super) fn metric(
        &self,
        found: &[FoundNumber],
        i: usize,
        before: Option<&Chosen>,
    ) -> Option<Chosen> {
        let number = found.get(i)?;
        let noun = noun_behind(self.quote, number).filter(|n| {
            !self.is_participle(n)
                && !matches!(
                    n.as_str(),
                    "previous" | "prior" | "preceding" | "same" | "last" | "next"
                )
        });
        let them = self.of_them(number);
        let before = before.or(self.counted.as_ref().filter(|_| them));
        let before = before.filter(|c| !(them && let_go::is_measure(c)));
        if number.percent {
            let share = noun.as_deref().unwrap_or("share");
            return Some((format!("other: {share}"), Some("%".to_owned())));
        }
        let region = self.regions.get(i)?;
        if let Value::Money(_, currency) = &number.value {
            return Some(self.of_money(found, i, before, &currency.to_string()));
        }
        if self.at_large(number, noun.as_deref()) {
            return Some(("other: fugitives".to_owned(), Some("persons".to_owned())));
        }
        if let Some(said) = self.said_of(number, region, noun.as_deref()) {
            return said;
        }
        let folded = noun.as_deref().map(fold);
        let folded = folded.as_deref();
        if folded.is_none_or(is_people) && awaits(self.quote, number) {
            return Some(("other: people waiting".to_owned(), Some("persons".to_owned())));
        }
        let people = folded.is_none_or(is_people) || self.people_behind(number);
        // "120,000 and 100,000 individuals" share the noun of the last.
        let next = found.get(i + 1).zip(self.regions.get(i + 1));
        if noun.is_none()
            && let Some((next, joint)) = next
            && clauses::only_joins(self.quote, number.end, next.start)
            && !matches!(next.value, Value::Money(..))
            && !next.percent
        {
            let noun = noun_behind(self.quote, next);
            return self.guessed(next, &(region.start..joint.end), noun.as_deref());
        }
        if people && let Some(chosen) = self.behind_relative(number, region, noun.as_deref()) {
            return Some(chosen);
        }
        let own = self.entry(number, region, noun.as_deref());
        if people
            && own.is_none_or(|e| e.unit == Unit::Persons)
            && self.fugitives(number, region)
            && !own.is_some_and(|e| {
                !e.weak && matches!(e.name.as_str(), "people charged" | "people convicted")
            })
        {
            return Some(("other: fugitives".to_owned(), Some("persons".to_owned())));
        }
        if people
            && own.is_some_and(|e| {
                AGAINST_PERPETRATORS.contains(&e.name.as_str()) && e.name != "people charged"
            })
            && REMANDED.may_stand_in(self.quote)
            && REMANDED.stands_in(&self.quote.fold(number.end, region.end))
        {
            return Some(("other: people remanded".to_owned(), Some("persons".to_owned())));
        }
        if own.is_some_and(|e| e.name == "victims rescued")
            && BAILED.may_stand_in(self.quote)
            && BAILED.stands_in(&self.quote.fold(number.end, region.end))
        {
            return Some(("other: people released".to_owned(), Some("persons".to_owned())));
        }
        let convicted = || Some(("people convicted".to_owned(), Some("persons".to_owned())));
        if people && own.is_some_and(|e| e.name == "people charged") && self.sentenced(found, i) {
            return convicted();
        }
        // "khởi tố 9 bị can lừa bán 38 người": the verb right before says what was done to these.
        if people
            && own.is_some_and(|e| AGAINST_PERPETRATORS.contains(&e.name.as_str()))
            && let Some(sold) = metrics::find("people trafficked")
            && self.tight_before(number, region, sold)
        {
            return Some((sold.name.clone(), Some("persons".to_owned())));
        }
        if own.is_some_and(|e| !e.weak) {
            return self.guessed(number, region, noun.as_deref());
        }
        let parted = self.is_part(i) || them || before.is_some() && self.breaks_down();
        // "and are investigating 39 others": a verb right before says more than what came before it.
        if let Some(entry) = own
            && people
            && !parted
            && self.verb_right_before(number, region, entry)
        {
            return self.guessed(number, region, noun.as_deref());
        }
        if let Some(chosen) = self.country_count(number, folded) {
            return Some(chosen);
        }
        let of_persons =
            |chosen: &&Chosen| metrics::find(&chosen.0).is_some_and(|e| e.unit == Unit::Persons);
        let thing = folded.is_some_and(|n| is_any_thing(n) || is_country_word(n));
        if parted
            && !thing
            && let Some(whole) = before.filter(of_persons)
        {
            return Some(whole.clone());
        }
        // "of which 120 were closed", "compared with seven a year before": the same things, counted once more.
        let compared = self.compared(number);
        if noun.is_none()
            && (parted || compared)
            && let Some(before) = before
        {
            return Some(before.clone());
        }
        // "eleven in Peru, nine in Chile": a place right behind a bare number goes on with a list.
        if noun.is_none()
            && self.place_behind(number)
            && let Some(before) = before
        {
            return Some(before.clone());
        }
        if people {
            // "1,562 foreigners, among them 632 Vietnamese": a part is counted as the whole is.
            let goes_on =
                before.filter(|(metric, _)| !(metric.starts_with("other: ") && noun.is_some()));
            if let Some(before) = goes_on
                && metrics::find(&before.0).is_none_or(|e| e.unit == Unit::Persons)
                && !(folded.is_some_and(|n| SUFFERERS.has(n))
                    && AGAINST_PERPETRATORS.contains(&before.0.as_str()))
                && !(folded.is_some_and(|n| PERPETRATORS.has(n)) && before.0 == "victims rescued")
                && !(self.describes(number) && folded.is_some() && !self.people_behind(number))
            {
                return Some(before.clone());
            }
            // "120,000 people in Myanmar and 100,000 in Cambodia are held": the verb stands behind both.
            if own.is_none_or(|e| e.weak)
                && let Some(chosen) = self.verb_behind_list(found, i)
            {
                return Some(chosen);
            }
        }
        // "15 Nigerians, eight Ivorians and three Burkinabè": a list goes on, whatever its nouns are.
        if !thing
            && self.listed(found, i)
            && let Some(before) = before.filter(of_persons)
        {
            return Some(before.clone());
        }
        if !thing && !folded.is_some_and(is_time_word) {
            let wide = self.reach(found, i);
            if wide != *region
                && let Some(entry) = self.entry(number, &wide, noun.as_deref())
                && !entry.weak
                && entry.unit == Unit::Persons
            {
                return Some((entry.name.clone(), Some("persons".to_owned())));
            }
        }
        // "52 have passed the screening": a bare number with a verb of its own.
        if noun.is_none()
            && !self.word_before(number)
            && clauses::has_finite(&self.part(number.end..(number.end + 12).min(region.end)))
            // "Hundreds have been trafficked": its own verb says what.
            && own.is_none_or(|e| !metrics::has_verb(&self.part(number.end..region.end), e))
        {
            let bare = ("other: number".to_owned(), None);
            return Some(before.cloned().unwrap_or(bare));
        }
        // "handed nine members terms of three to eight years"
        if people && self.sentenced(found, i) {
            return convicted();
        }
        let guessed = self.guessed(number, region, noun.as_deref());
        // "The committee counted 1,018 victims", of trafficking as the sentence says.
        if guessed.as_ref().is_some_and(|g| g.0.starts_with("other: "))
            && folded.is_some_and(|n| SUFFERERS.has(n))
            && self.trafficking()
            && !self.defrauded()
        {
            return Some(("people trafficked".to_owned(), Some("persons".to_owned())));
        }
        guessed
    }

    /// The metric of a sum of money.
    fn of_money(
        &self,
        found: &[FoundNumber],
        i: usize,
        before: Option<&Chosen>,
        currency: &str,
    ) -> Chosen {
        let chosen = |name: &str| (name.to_owned(), Some(currency.to_owned()));
        let other = || chosen("other: money");
        let (Some(number), Some(region)) = (found.get(i), self.regions.get(i)) else {
            return other();
        };
        // "froze 12 accounts worth RM50,000": nothing parts the two.
        let one = i
            .checked_sub(1)
            .and_then(|k| self.regions.get(k).zip(found.get(k)))
            .filter(|(r, _)| r.end > region.start);
        let region = one.map_or(region.start, |(r, _)| r.start)..region.end;
        let part = self.quote.fold(region.start, region.end);
        let lead = self.quote.fold(region.start, number.start).len();
        let own = self.entry(number, &region, None);
        if let Some(entry) = own.filter(|e| e.name == "ransom paid") {
            return chosen(&entry.name);
        }
        if AVERAGE.may_stand_in(self.quote) && AVERAGE.stands_in(&part) {
            return other();
        }
        let tail = lead + self.quote.fold(number.start, number.end).len();
        let points = [lead, tail].into_iter().filter(|_| OTHER_MONEY.may_stand_in(self.quote));
        let aside = points.filter_map(|at| OTHER_MONEY.nearest(&part, at)).min();
        if let Some(entry) = own {
            let far = metrics::verb_distance(&self.part(region.clone()), entry, lead, tail);
            let maybe = far.is_none();
            return if aside.is_some_and(|a| maybe || far.is_some_and(|f| a < f)) {
                other()
            } else {
                chosen(&entry.name)
            };
        }
        if aside.is_some() {
            return other();
        }
        // "seized 71 phones and 340,000 euros", "lost 3 million, 500,000 of it in cash": the sentence says what.
        if let Some(entry) = self.entry(number, &(0..self.quote.chars.len()), None)
            && (metrics::has_verb(self.quote, entry)
                || metrics::may_mean(&self.part(0..number.start), entry))
        {
            return chosen(&entry.name);
        }
        match before {
            Some((metric, _)) if matches!(metric.as_str(), "money lost" | "money laundered") => {
                chosen(metric)
            }
            _ => other(),
        }
    }

    /// Whether the number before or behind is a prison term that a court gave, and not the most that it may give.
    fn sentenced(&self, found: &[FoundNumber], i: usize) -> bool {
        let term = |k: usize| {
            let (number, region) = found.get(k).zip(self.regions.get(k))?;
            let noun = noun_behind(self.quote, number)?;
            let entry = self.entry(number, region, Some(&noun))?;
            let most = number.amount().is_some_and(|a| a.low.is_none());
            Some(entry.name == "prison sentence" && !most)
        };
        term(i + 1).unwrap_or_default() || i.checked_sub(1).and_then(term).unwrap_or_default()
    }

    /// Whether a word stands right before a number: "Storm Makers 2".
    fn word_before(&self, number: &FoundNumber) -> bool {
        let first = self.quote.tokens.partition_point(|t| t.start < number.start);
        first.checked_sub(1).and_then(|k| self.quote.token(k)).is_some_and(|t| {
            t.kind == Kind::Word && self.quote.at(t.start).is_some_and(char::is_uppercase)
        })
    }

    /// Whether nothing but a blank stands between a verb of a metric and a number.
    fn tight_before(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        entry: &metrics::Entry,
    ) -> bool {
        let end = self.quote.fold(region.start, number.start).len();
        let lead = self.part(region.start..number.start);
        metrics::verb_distance(&lead, entry, end, end).is_some_and(|d| d <= 2)
    }

    /// Whether a sure verb of a metric stands right before a number.
    fn verb_right_before(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        entry: &metrics::Entry,
    ) -> bool {
        const NEAR: usize = 10;
        let lead = self.part(region.start..number.start);
        let end = self.quote.fold(region.start, number.start).len();
        metrics::verb_distance(&lead, entry, end, end).is_some_and(|d| d <= NEAR)
    }

    /// "the 257 logged in 2024": an English participle behind a number is no noun.
    pub(super) fn is_participle(&self, noun: &str) -> bool {
        self.quote.speaks(&["en", ""])
            && noun.ends_with("ed")
            && noun.chars().count() > 4
            && !noun.chars().any(char::is_uppercase)
            && !matches!(
                noun,
                "dead" | "injured" | "wounded" | "accused" | "arrested" | "weed" | "seed"
            )
    }

    /// Whether a number counts those who have not been caught.
    fn fugitives(&self, number: &FoundNumber, region: &Range<usize>) -> bool {
        if !FUGITIVES.may_stand_in(self.quote) {
            return false;
        }
        let tail = self.quote.fold(number.end, region.end);
        let lead = self.quote.fold(region.start, number.start);
        FUGITIVES.nearest(&tail, 0).is_some_and(|d| d <= 40)
            || FUGITIVES.nearest(&lead, lead.len()).is_some_and(|d| d <= 12)
    }

    /// Whether the victims of the sentence lost money, and were not trafficked: "whose 65,000 victims lost $300 million".
    fn defrauded(&self) -> bool {
        let whole = fold(self.words);
        kinds::DEFRAUDED.stands_in(&whole) && !kinds::TRAFFICKING.stands_in(&whole)
    }

    /// Whether a sentence goes on with what the one before counted, wherever it says so.
    pub(super) fn breaks_down(&self) -> bool {
        *self
            .parted
            .get_or_init(|| clauses::of_them(self.quote) || BREAKS_DOWN.stands_in_quote(self.quote))
    }

    /// Whether a number counts people of a country: "632 Vietnamese".
    fn people_behind(&self, number: &FoundNumber) -> bool {
        let people = |p: &&Placed| p.people && p.start >= number.end;
        self.placed.iter().filter(people).any(|p| self.only_small(number.end, p.start))
    }

    /// Without what was found before; see [`Frame::entry`].
    pub(super) fn find_entry(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<&'static metrics::Entry> {
        let duration = noun.is_some_and(is_time_word);
        let country = noun.is_some_and(is_country_word);
        let thing = noun.is_some_and(is_any_thing);
        let people = noun.is_none_or(is_people) || self.people_behind(number);
        let quote = self.part(region.clone());
        let shifted = FoundNumber {
            start: number.start.checked_sub(region.start)?,
            end: number.end.checked_sub(region.start)?,
            ..number.clone()
        };
        let mut guesses = metrics::guess(&quote, Some(&shifted));
        guesses.retain(|e| match &e.unit {
            Unit::Countries => country && metrics::has_verb(&quote, e),
            Unit::Duration(_) => duration && metrics::has_verb(&quote, e),
            Unit::Money => true,
            Unit::Persons => {
                let against = AGAINST_PERPETRATORS.contains(&e.name.as_str());
                !(duration || country || thing || !people && e.weak)
                    && !(against && noun.is_some_and(|n| SUFFERERS.has(n)))
                    && !(!against
                        && matches!(e.name.as_str(), "victims rescued" | "people trafficked")
                        && noun.is_some_and(|n| PERPETRATORS.has(n)))
            }
            _ => !duration && !country && !noun.is_some_and(clauses::means_people),
        });
        // Houses are searched where a verb says so; searches and raids are their own verb.
        guesses.retain(|e| e.name != "sites searched" || metrics::has_verb(self.quote, e));
        let first = guesses.first().copied()?;
        // Who came home was rescued before: the part says more than the whole, unless the whole governs the number.
        // Who was sentenced was charged before.
        let child = guesses.iter().find(|e| {
            e.parent.as_deref() == Some(first.name.as_str())
                || first.name == "people charged" && e.name == "people convicted"
        });
        // Who was deported came home, but was not brought home; who was held may have come home since.
        // "repatriated, while others await deportation" is another clause.
        let since = self.quote.text(number.end, region.end);
        if first.name == "victims repatriated"
            && let Some(deported) = guesses.iter().find(|e| e.name == "people deported")
        {
            let clause = since.split([',', ';']).next().unwrap_or_default();
            if metrics::has_verb(&Quote::new(clause, self.context.language), deported) {
                return Some(deported);
            }
        }
        if matches!(first.name.as_str(), "people held" | "people trafficked")
            && let Some((_, last)) = since.rsplit_once(',')
            && let last = Quote::new(last, self.context.language)
            && let Some(freed) = guesses.iter().find(|e| {
                matches!(e.name.as_str(), "victims repatriated" | "victims rescued")
                    && metrics::has_verb(&last, e)
            })
        {
            return Some(freed);
        }
        if first.name == "people held"
            && let Some(freed) = self.since_freed(&since, first, &guesses)
        {
            return Some(freed);
        }
        let governs = |entry: &metrics::Entry| {
            let lead = self.part(region.start..number.start);
            metrics::has_verb(&lead, entry)
        };
        // "283 Indians were freed and will be flown home": freed they are.
        let to_come = |child: &metrics::Entry| {
            const WILL: &[&str] = &[
                " will be ",
                " will ",
                " are to be ",
                " would be ",
                " due to be ",
                " to be ",
                " seran ",
                " seront ",
                " serao ",
            ];
            let tail = Quote::new(&since, self.context.language);
            metrics::verb_distance(&tail, child, 0, 0).is_some_and(|at| {
                let lead = tail.folded().get(..at).unwrap_or_default();
                let near: String =
                    lead.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
                WILL.iter().any(|w| format!(" {near} ").contains(w))
            })
        };
        match child {
            Some(child)
                if metrics::has_verb(&quote, child) && !governs(first) && !to_come(child) =>
            {
                Some(child)
            }
            _ => Some(first),
        }
    }

    /// "Thirty-four Moroccans held in a compound have been freed": who was held is told beside the noun, and what
    /// happened is the verb behind it.
    fn since_freed(
        &self,
        since: &str,
        held: &metrics::Entry,
        guesses: &[&'static metrics::Entry],
    ) -> Option<&'static metrics::Entry> {
        const ARE: &[&str] = &[
            " are ",
            " were ",
            " is ",
            " was ",
            " remain",
            " estan ",
            " siguen ",
            " sont ",
            " etaient ",
            " masih ",
            " estao ",
            " werden ",
            " sind ",
            " have been held",
            " had been held",
        ];
        const WHO: &[&str] = &[" who ", " que ", " qui ", " yang ", " котор", " die "];
        const ELSEWHERE: &[&str] = &[
            " but ",
            " while ",
            " although ",
            " before ",
            " until ",
            " pending ",
            ";",
            " after ",
            " mais ",
            " pero ",
            " mas ",
            " aber ",
            " tetapi ",
            " но ",
            " awaiting ",
            " of whom ",
            " dont ",
            " to be ",
            " where ",
            " that ",
            " wait",
            " from which ",
            " wrote ",
        ];
        let tail = Quote::new(since, self.context.language);
        let at = metrics::verb_distance(&tail, held, 0, 0)?;
        let folded = tail.folded();
        let lead = format!(" {} ", folded.get(..at)?);
        let beside = WHO.iter().any(|w| lead.contains(w)) || !ARE.iter().any(|w| lead.contains(w));
        let rest = folded.get(at..)?;
        let freed = guesses.iter().copied().find(|e| {
            matches!(e.name.as_str(), "victims repatriated" | "victims rescued")
                && metrics::verb_distance(&Quote::new(rest, self.context.language), e, 0, 0)
                    .and_then(|to| rest.get(..to))
                    .is_some_and(|between| !ELSEWHERE.iter().any(|w| between.contains(w)))
        });
        freed.filter(|_| beside && at < 60)
    }

    fn guessed(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<Chosen> {
        let duration = noun.map(fold).filter(|n| is_time_word(n));
        if let Some(entry) = self.entry(number, region, noun) {
            let unit = match &entry.unit {
                Unit::Duration(_) => duration.as_deref().map(plural),
                Unit::Persons => Some("persons".to_owned()),
                other => Some(other.word().to_owned()),
            };
            return Some((entry.name.clone(), unit));
        }
        if duration.is_some() {
            return self.stretch(number, duration.as_deref().unwrap_or_default());
        }
        let noun = noun?;
        Some((format!("other: {noun}"), Some(noun.to_owned())))
    }
}

impl Frame<'_> {
    /// A stretch of time that is said of nothing known: a fact where a preposition says how long something took or may
    /// take ("within eleven months", "for up to ten days").
    fn stretch(&self, number: &FoundNumber, unit: &str) -> Option<Chosen> {
        let most = Decimal::from(10);
        let units = plural(unit);
        let long = !matches!(
            units.as_str(),
            "minutes" | "hours" | "days" | "weeks" | "months" | "stunden" | "heures"
        ) && !STRETCHES.has(unit);
        let lead = self.quote.fold(number.start.saturating_sub(28), number.start);
        let tail = self.quote.fold(number.end, number.end + 28);
        let rest = tail.split_once(unit).map_or("", |(_, rest)| rest);
        let moved = SINCE.nearest(&lead, lead.len()).is_some_and(|d| d <= 3)
            || LATER.nearest(rest, 0).is_some_and(|d| d <= 2);
        let within = WITHIN.nearest(&lead, lead.len()).is_some_and(|d| d <= 12);
        let few = number.amount().and_then(|a| a.low.or(a.high)).is_some_and(|n| n <= most);
        let fits = !moved && if long { within && few } else { true };
        fits.then(|| (format!("other: {unit}"), Some(units)))
    }
}

/// Whether a folded noun means people.
pub(super) fn is_people(noun: &str) -> bool {
    clauses::means_people(noun) || PEOPLE.has(noun) || agreement::PERSONS.has(noun)
}

/// Whether a folded noun means things, and no people.
pub(super) fn is_any_thing(noun: &str) -> bool {
    is_thing(noun) || THINGS.has(noun) && !is_people(noun)
}

/// Whether a folded noun is a stretch of time.
pub(super) fn is_time_word(noun: &str) -> bool {
    is_time(noun) || TIMES.has(noun)
}
