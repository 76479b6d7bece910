//! Claims that a careful reader would make from a text, each with the sentence that carries it. Proposes only.

use super::{
    Context, FoundNumber, NumberKind,
    claim_words::{ESTIMATES, RELEASES, RESPECTIVELY},
    clauses,
    dates::{self, FoundPeriod},
    flow::{Before, event_of, events, speaker},
    lex::{Kind, Quote},
    metrics,
    nouns::{is_country_word, is_thing, is_time, noun_behind, plural},
    once::{Proposal, once},
    resolve,
    roles::{self, Placed},
    scripts, scripts_mend, scripts_places,
    sentences::sentences,
    speech,
};
use crate::{
    fold::fold,
    model::{Amount, Country, PartialDate, Period, Qualifier, Role, Unit, Value},
    places,
};
use std::{collections::BTreeSet, ops::Range};

/// The claims of a text, in its order. Linear in the length of the text.
pub fn suggest(text: &str, context: &Context<'_>) -> Vec<Proposal> {
    let chars: Vec<char> = text.chars().collect();
    let aside =
        |r: &Range<usize>| context.boilerplate.iter().any(|b| b.start < r.end && r.start < b.end);
    let all: Vec<Range<usize>> = sentences(&chars).into_iter().filter(|r| !aside(r)).collect();
    let mentions = places::all_mentions(text);
    let events = events(&chars, &all, context.language);
    let mut out: Vec<Proposal> = Vec::new();
    let mut before = Before::default();
    let mut first_mention = 0;
    // "Of them, 138 were Ethiopians" counts what the sentence before counted.
    let mut counted: Option<(String, Option<String>)> = None;
    for (i, range) in all.iter().enumerate() {
        let words: String = chars.get(range.clone()).unwrap_or_default().iter().collect();
        let quote = Quote::new(&words, context.language);
        // A new paragraph begins with nobody speaking.
        let gap = i.checked_sub(1).and_then(|p| all.get(p)).map_or(0, |p| p.end);
        let new_line = chars.get(gap..range.start).unwrap_or_default().contains(&'\n');
        let (origin, via) = speaker(&quote, &mut before, new_line);
        let event = event_of(&quote, i, &events, &mut before);
        while mentions.get(first_mention).is_some_and(|m| m.end <= range.start) {
            first_mention += 1;
        }
        let here: Vec<places::Mention> = mentions
            .iter()
            .skip(first_mention)
            .take_while(|m| m.start < range.end)
            .map(|m| places::Mention {
                country: m.country,
                start: m.start - range.start,
                end: m.end - range.start,
                text: m.text.clone(),
            })
            .collect();
        let story = clauses::behind_dateline(&quote);
        let mut placed = roles::placed(&quote, &here);
        // A country in the name of who speaks is no place: "the United States Institute of Peace found".
        let speakers = speech::said(&quote);
        placed.retain(|p| {
            p.start >= story && !speakers.iter().any(|s| s.start <= p.start && p.end <= s.end)
        });
        let mut frame = Frame {
            quote: &quote,
            range,
            words: &words,
            placed: &placed,
            origin,
            via,
            event,
            context,
            story,
            regions: Vec::new(),
            counted: counted.take().filter(|_| scripts::of_them(&quote)),
        };
        let claims = frame.claims();
        counted = claims.first().map(|c| (c.metric.clone(), c.unit.clone()));
        out.extend(claims);
    }
    once(out)
}

/// A sentence with all that is known around it.
struct Frame<'a> {
    quote: &'a Quote,
    range: &'a Range<usize>,
    words: &'a str,
    placed: &'a [Placed],
    origin: Option<String>,
    via: Option<String>,
    event: Option<String>,
    context: &'a Context<'a>,
    /// Where the story begins behind a dateline.
    story: usize,
    /// The numbers' parts of the sentence.
    regions: Vec<Range<usize>>,
    /// What the sentence before counted, where this one goes on with it.
    counted: Option<(String, Option<String>)>,
}

impl Frame<'_> {
    fn claims(&mut self) -> Vec<Proposal> {
        let mut all_dates = dates::dates(self.quote);
        let taken: Vec<Range<usize>> = all_dates.iter().map(|d| d.start..d.end).collect();
        let event = speech::event(self.quote).map(|(_, s, e)| s..e);
        let found: Vec<FoundNumber> = scripts_mend::counts(self.quote, &taken)
            .into_iter()
            .filter(|n| n.kind == NumberKind::Count)
            .filter(|n| event.as_ref().is_none_or(|e| n.end <= e.start || e.end <= n.start))
            .filter(|n| self.counts(n))
            .collect();
        let scripts = scripts::readings(self.quote, &found, self.counted.as_ref());
        self.regions = clauses::regions(self.quote, &found);
        all_dates.retain(|d| d.start >= self.story && !clauses::announces(self.quote, d));
        let folded = fold(self.words);
        let mut out: Vec<Proposal> = Vec::new();
        let mut metric_before: Option<(String, Option<String>)> = self.counted.take();
        let pairs = self.paired(&found, &folded);
        for (i, number) in found.iter().enumerate() {
            let otherwise = || self.metric(&found, i, metric_before.as_ref());
            let Some((metric, unit)) = scripts::or(&scripts, i, otherwise) else { continue };
            metric_before = Some((metric.clone(), unit.clone()));
            let (mut countries, population) = self.countries(&found, i, &metric);
            if let Some(pair) = pairs.as_ref().and_then(|p| p.get(i)) {
                countries = vec![(*pair, Role::Site)];
            }
            let (period, as_of) = self.when(&all_dates, number, &folded);
            let per_place = metrics::find(&metric).is_some_and(|entry| entry.per_place);
            out.push(Proposal {
                value: self.value(&found, i, &folded),
                unit: match &number.value {
                    Value::Money(_, currency) => Some(currency.to_string()),
                    _ if number.percent => Some("%".to_owned()),
                    _ => unit,
                },
                metric,
                countries,
                population,
                period,
                as_of,
                // A running count, or how many are held in a country, is of no single operation, unless the
                // sentence names one.
                event: self
                    .event
                    .clone()
                    .filter(|_| as_of.is_none() && (event.is_some() || !per_place)),
                origin: self.origin.clone(),
                via: self.via.clone(),
                quote: self.words.to_owned(),
                start: self.range.start,
                end: self.range.end,
                number: self.range.start + number.start..self.range.start + number.end,
            });
        }
        scripts_places::settle(self.quote, &found, self.placed, self.range.start, &mut out);
        out.extend(self.list(&out, &folded));
        out
    }

    fn word(&self, i: usize) -> &str {
        self.quote.token(i).map_or("", |t| t.folded.as_str())
    }

    fn behind(&self, number: &FoundNumber) -> usize {
        self.quote.tokens.partition_point(|t| t.start < number.end)
    }

    /// Whether a number counts something that a claim can state.
    fn counts(&self, number: &FoundNumber) -> bool {
        const NO: &[&str] = &[
            "comments",
            "comment",
            "shares",
            "share",
            "likes",
            "views",
            "followers",
            "min",
            "mins",
            "minutes",
            "minute",
            "hours",
            "hour",
            "am",
            "pm",
            "km",
            "kilometres",
            "kilometers",
            "miles",
            "metres",
            "meters",
            "feet",
            "°",
            "degrees",
            "mph",
            "kg",
            "pages",
            "page",
            "times",
            "points",
            "goals",
            "replies",
            "reads",
            "o'clock",
            "mm",
            "cm",
            "seconds",
            "comentarios",
            "commentaires",
        ];
        let next = self.behind(number);
        let first = self.quote.tokens.partition_point(|t| t.start < number.start);
        let before = first.checked_sub(1).and_then(|i| self.quote.token(i));
        let (word, joint) = (self.word(next), self.word(next) == "-");
        let unit = if joint { self.word(next + 1) } else { word };
        let money = matches!(number.value, Value::Money(..));
        if money || number.percent {
            return true;
        }
        let shifts = matches!(unit, "hour" | "hours")
            && (self.word(next + 2).starts_with("shift")
                || self.word(next + 1).starts_with("shift")
                || matches!(self.word(next + 1), "a" | "per"));
        if NO.contains(&unit) && !shifts
            || matches!(word, "\"" | "/" | ":") && number.end - number.start <= 2
        {
            return false;
        }
        // "Storm Makers 2", "Black Hat 7": a name before, nothing counted behind.
        let named = before.is_some_and(|t| {
            t.kind == Kind::Word
                && t.end + 1 == number.start
                && self.quote.at(t.start).is_some_and(char::is_uppercase)
                && first > 1
                && self.quote.at(number.start).is_some_and(char::is_numeric)
        });
        let noun = self.quote.token(next).is_some_and(|t| {
            t.kind == Kind::Word && self.quote.at(t.start).is_some_and(|c| !c.is_uppercase())
        });
        if named && !noun {
            return false;
        }
        // "one of the two", "the first two" say nothing; "24-year" of age is gone already.
        let small =
            number.amount().and_then(|a| a.low).is_some_and(|n| n < rust_decimal::Decimal::TWO);
        !small || scripts::time_and_a_half(self.quote, number)
    }

    /// The metric of a number with its unit; `None` where nothing is counted.
    fn metric(
        &self,
        found: &[FoundNumber],
        i: usize,
        before: Option<&(String, Option<String>)>,
    ) -> Option<(String, Option<String>)> {
        let number = found.get(i)?;
        if number.percent {
            let noun = self.noun(number);
            let share = noun.as_deref().unwrap_or("share");
            return Some((format!("other: {share}"), Some("%".to_owned())));
        }
        let region = self.regions.get(i)?;
        let noun = self.noun(number);
        let money = matches!(number.value, Value::Money(..));
        // "120,000 and 100,000 individuals" share the noun of the last.
        let next = found.get(i + 1).zip(self.regions.get(i + 1));
        if noun.is_none()
            && !money
            && let Some((next, joint)) = next
            && clauses::only_joins(self.quote, number.end, next.start)
        {
            return self.guessed(next, &(region.start..joint.end), self.noun(next).as_deref());
        }
        let own = self.entry(number, region, noun.as_deref());
        if own.is_some_and(|e| !e.weak) {
            return self.guessed(number, region, noun.as_deref());
        }
        if money {
            // "froze 12 accounts worth RM50,000": nothing parts the two.
            let before = i.checked_sub(1).and_then(|k| self.regions.get(k));
            let one = before.filter(|before| before.end > region.start);
            let start = one.map_or(region.start, |before| before.start);
            return self.guessed(number, &(start..region.end), noun.as_deref());
        }
        if clauses::is_part(self.quote, found, i)
            && let Some(whole) = before
            && metrics::find(&whole.0).is_some_and(|e| e.unit == Unit::Persons)
            && !noun.as_deref().is_some_and(|n| is_thing(&fold(n)) || is_country_word(&fold(n)))
        {
            return Some(whole.clone());
        }
        let of_persons = noun.as_deref().is_none_or(|n| clauses::means_people(&fold(n)))
            || self.people_behind(number);
        if of_persons {
            // "1,562 foreigners, among them 632 Vietnamese": a part is counted as the whole is.
            let goes_on =
                before.filter(|(metric, _)| !(metric.starts_with("other: ") && noun.is_some()));
            if let Some(before) = goes_on
                && metrics::find(&before.0).is_none_or(|e| e.unit == Unit::Persons)
            {
                return Some(before.clone());
            }
            // "120,000 people in Myanmar and 100,000 in Cambodia are held": the verb stands behind both.
            if let Some((next, joint)) = next
                && own.is_none()
                && !clauses::has_finite(&self.part(number.end..region.end))
                && let Some(entry) = self.entry(next, joint, self.noun(next).as_deref())
                && entry.unit == Unit::Persons
                && !entry.weak
                && metrics::has_verb(&self.part(next.end..joint.end), entry)
            {
                return Some((entry.name.clone(), Some("persons".to_owned())));
            }
        }
        self.guessed(number, region, noun.as_deref())
    }

    /// Whether a number counts people of a country: "632 Vietnamese".
    fn people_behind(&self, number: &FoundNumber) -> bool {
        let people = |p: &&Placed| p.people && p.start >= number.end;
        self.placed.iter().filter(people).any(|p| self.only_small(number.end, p.start))
    }

    /// A part of the sentence as a quote of its own.
    fn part(&self, range: Range<usize>) -> Quote {
        Quote::new(&self.quote.text(range.start, range.end), self.context.language)
    }

    /// The metric of the dictionary that a part of the sentence states of a number.
    fn entry(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<&'static metrics::Entry> {
        let duration = noun.is_some_and(|n| is_time(&fold(n)));
        let quote = self.part(region.clone());
        let shifted = FoundNumber {
            start: number.start.checked_sub(region.start)?,
            end: number.end.checked_sub(region.start)?,
            ..number.clone()
        };
        let mut guesses = metrics::guess(&quote, Some(&shifted));
        guesses.retain(|e| match &e.unit {
            Unit::Countries => {
                noun.is_some_and(|n| is_country_word(&fold(n))) && metrics::has_verb(&quote, e)
            }
            Unit::Duration(_) => duration && metrics::has_verb(&quote, e),
            Unit::Money => true,
            Unit::Persons => {
                !duration && !noun.is_some_and(|n| is_country_word(&fold(n)) || is_thing(&fold(n)))
            }
            _ => !duration && !noun.is_some_and(|n| is_country_word(&fold(n))),
        });
        guesses.first().copied()
    }

    fn guessed(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<(String, Option<String>)> {
        let duration = noun.map(fold).filter(|n| is_time(n));
        if let Some(entry) = self.entry(number, region, noun) {
            let unit = match &entry.unit {
                Unit::Duration(_) => duration.as_deref().map(plural),
                Unit::Persons => Some("persons".to_owned()),
                other => Some(other.word().to_owned()),
            };
            return Some((entry.name.clone(), unit));
        }
        if duration.is_some() {
            // A stretch of time that is said of nothing known is no fact of the case.
            return None;
        }
        if let Value::Money(_, currency) = &number.value {
            return Some(("other: money".to_owned(), Some(currency.to_string())));
        }
        let noun = noun?;
        Some((format!("other: {noun}"), Some(noun.to_owned())))
    }

    /// What a number counts, as the words behind it say.
    fn noun(&self, number: &FoundNumber) -> Option<String> {
        noun_behind(self.quote, number)
    }

    fn value(&self, found: &[FoundNumber], i: usize, folded: &str) -> Value {
        let Some(number) = found.get(i) else { return Value::Text(String::new()) };
        let estimated = ESTIMATES.iter().any(|w| {
            folded
                .find(&fold(w))
                .is_some_and(|at| at < fold(&self.quote.text(0, number.start)).len())
        });
        let soften = |amount: &Amount| match amount.qualifier {
            Qualifier::Exact if estimated => {
                Amount { qualifier: Qualifier::Estimated, ..amount.clone() }
            }
            _ => amount.clone(),
        };
        match &number.value {
            Value::Number(amount) => Value::Number(soften(amount)),
            Value::Money(amount, currency) => Value::Money(soften(amount), *currency),
            other => other.clone(),
        }
    }

    /// Values and places that "respectively" puts together.
    fn paired(&self, found: &[FoundNumber], folded: &str) -> Option<Vec<Country>> {
        if !RESPECTIVELY.iter().any(|w| folded.contains(&fold(w))) || found.len() < 2 {
            return None;
        }
        let places: Vec<&Placed> = self.placed.iter().filter(|p| !p.people).collect();
        (places.len() == found.len()).then(|| places.iter().map(|p| p.country).collect())
    }

    /// The countries of a number with their parts, and who is counted.
    fn countries(
        &self,
        found: &[FoundNumber],
        i: usize,
        metric: &str,
    ) -> (Vec<(Country, Role)>, Option<String>) {
        let Some(number) = found.get(i) else { return (Vec::new(), None) };
        let next = found.get(i + 1).map_or(usize::MAX, |n| n.start);
        let first = found.first().map_or(0, |n| n.start);
        // "313 Malaysians", "403 Taiwanese individuals", "20 foreign nationals"
        let people = self.placed.iter().find(|p| {
            p.people
                && p.start >= number.end
                && p.start <= number.end + 12
                && self.only_small(number.end, p.start)
        });
        let mut population = people.map(|p| self.quote.text(p.start, p.end));
        if metrics::find(metric).is_some_and(|e| e.unit == Unit::Countries)
            || metric.contains("countries")
        {
            population = self.scope(number).or(population);
        }
        let own: Vec<&Placed> =
            self.placed.iter().filter(|p| p.start >= number.end && p.start < next).collect();
        let lead: Vec<&Placed> = self.placed.iter().filter(|p| p.end <= first).collect();
        let between: Vec<&Placed> = self
            .placed
            .iter()
            .filter(|p| {
                i.checked_sub(1).and_then(|k| found.get(k)).is_some_and(|k| p.start >= k.end)
                    && p.end <= number.start
            })
            .collect();
        // Places behind all numbers are said of all of them, unless the numbers have their own.
        let mut mine: Vec<&Placed> =
            own.iter().copied().filter(|p| p.role != Role::Other).collect();
        let any_between = found.windows(2).any(|w| {
            let [a, b] = w else { return false };
            self.placed.iter().any(|p| p.start >= a.end && p.end <= b.start && !p.people)
        });
        if mine.iter().all(|p| p.people) && !any_between {
            let last = found.last().map_or(0, |n| n.end);
            mine.extend(self.placed.iter().filter(|p| {
                !p.people && p.start >= last && p.role != Role::Other && next != usize::MAX
            }));
        }
        if mine.iter().all(|p| p.people) {
            mine.extend(lead.iter().filter(|p| p.role != Role::Other));
            if lead.is_empty() && between.len() == 1 {
                mine.extend(between.iter().filter(|p| !p.people));
            }
        }
        let mut out: Vec<(Country, Role)> = Vec::new();
        for p in mine {
            let near = people.is_some_and(|q| q == p);
            let role = match metric {
                "participating countries" if !p.people => Role::Participant,
                "countries of origin of victims" => Role::Origin,
                _ if near => Role::Origin,
                _ => p.role,
            };
            if !out.contains(&(p.country, role)) {
                out.push((p.country, role));
            }
        }
        (out, population)
    }

    /// Whether only small words stand between.
    fn only_small(&self, from: usize, to: usize) -> bool {
        let between = fold(&self.quote.text(from, to));
        between.split_whitespace().all(|w| {
            matches!(
                w,
                "individual"
                    | "foreign"
                    | "other"
                    | "additional"
                    | "more"
                    | "young"
                    | "suspected"
                    | "of"
                    | "the"
                    | "were"
                    | "are"
                    | "was"
            )
        })
    }

    /// "27 Asian countries": the adjective between the number and "countries".
    fn scope(&self, number: &FoundNumber) -> Option<String> {
        let next = self.behind(number);
        let at = (next..next + 4).find(|k| is_country_word(self.word(*k)))?;
        let words: Vec<String> = (next..at)
            .filter_map(|k| self.quote.token(k))
            .filter(|t| self.quote.at(t.start).is_some_and(char::is_uppercase))
            .map(|t| self.quote.text(t.start, t.end))
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// When it happened, and up to when it was counted.
    fn when(
        &self,
        all: &[FoundPeriod],
        number: &FoundNumber,
        folded: &str,
    ) -> (Option<Period>, Option<PartialDate>) {
        let as_of = all.iter().find(|d| d.as_of).and_then(|d| d.period.from.or(d.period.to));
        let release = |d: &FoundPeriod| {
            let near = fold(&self.quote.text(d.end, (d.end + 70).min(self.quote.chars.len())));
            let before = fold(&self.quote.text(d.start.saturating_sub(60), d.start));
            d.start < number.start
                && RELEASES.iter().any(|w| near.contains(w) || before.contains(w))
                && (near.contains("report")
                    || before.contains("report")
                    || near.contains("statement")
                    || folded.contains("rapport")
                    || folded.contains("informe"))
        };
        let reference = self.context.published.and_then(PartialDate::bounds).map(|b| b.1);
        let mut best: Option<(usize, Period)> = None;
        for d in all.iter().filter(|d| !d.as_of && !d.unsure && !release(d)) {
            let period = if d.shift.is_some() {
                let (Some(from), Some(to)) = resolve::days(d, reference) else { continue };
                let date = |x: jiff::civil::Date| {
                    PartialDate::new(
                        Some(x.year()),
                        u8::try_from(x.month()).ok(),
                        u8::try_from(x.day()).ok(),
                    )
                };
                let whole_year = from == from.first_of_year()
                    && to == to.last_of_year()
                    && from.year() == to.year();
                let whole_month = from == from.first_of_month() && to == from.last_of_month();
                if whole_year {
                    Period {
                        from: PartialDate::new(Some(from.year()), None, None),
                        to: PartialDate::new(Some(from.year()), None, None),
                    }
                } else if whole_month {
                    let m =
                        PartialDate::new(Some(from.year()), u8::try_from(from.month()).ok(), None);
                    Period { from: m, to: m }
                } else {
                    Period { from: date(from), to: date(to) }
                }
            } else {
                d.period
            };
            if period.is_open() {
                continue;
            }
            let distance = if d.end <= number.start {
                number.start - d.end
            } else {
                d.start.saturating_sub(number.end)
            };
            if best.is_none_or(|(b, _)| distance < b) {
                best = Some((distance, period));
            }
        }
        (best.map(|(_, p)| p), as_of)
    }

    /// The countries that a sentence lists as taking part, where no number stands with them.
    fn list(&self, claims: &[Proposal], folded: &str) -> Option<Proposal> {
        let part = roles::TAKE_PART.iter().any(|w| folded.contains(&fold(w)));
        let listed = roles::longest_list(self.placed, self.words);
        let set: BTreeSet<Country> = listed.iter().map(|p| p.country).collect();
        let counted = claims.iter().any(|c| c.metric == "participating countries");
        if !part || counted || set.len() < 3 {
            return None;
        }
        let (first, last) = (listed.first()?, listed.last()?);
        Some(Proposal {
            metric: "participating countries".to_owned(),
            countries: set.iter().map(|c| (*c, Role::Participant)).collect(),
            value: Value::Countries(set),
            unit: Some("countries".to_owned()),
            population: None,
            period: None,
            as_of: None,
            event: self.event.clone(),
            origin: self.origin.clone(),
            via: self.via.clone(),
            quote: self.words.to_owned(),
            start: self.range.start,
            end: self.range.end,
            number: self.range.start + first.start..self.range.start + last.end,
        })
    }
}
