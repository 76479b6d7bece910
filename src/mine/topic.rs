//! Times that stand in another sentence than the figure: "In 2023 courts heard 60 cases. They convicted 40 people in the
//! same year", and reports of a whole year, whose figures name it once.

use super::{
    carried::{is_background, is_of_other_time},
    kinds::table,
    lex::{Quote, Token},
    linked_words as small,
    once::Proposal,
    word_lists::Firsts,
};
use crate::model::{PartialDate, Period};
use std::{ops::Range, sync::LazyLock};

table!(
    /// "Now" in English: what is told as of today is of no year that is over.
    NOW,
    "now|had|currently|today|presently|nowadays|is|are|has|have|will|remain|remains|monday|tuesday|wednesday|thursday|friday|
    saturday|sunday|yesterday|meanwhile|separately|elsewhere|ever|so far|to date"
);

table!(
    /// The same elsewhere.
    NOW_ELSEWHERE,
    "actualmente|ahora|hoy|ayer|siguen|permanecen|hasta la fecha|actuellement|aujourd|maintenant|hier|restent|à ce jour|
    atualmente|agora|hoje|ontem|permanecem|até agora|derzeit|aktuell|heute|gestern|jetzt|bislang|bisher|saat ini|kini|
    sekarang|masih|hari ini|kemarin|sejauh ini|hiện|hôm nay|hôm qua|đang|đến nay|сейчас|сегодня|вчера|пока"
);

/// Words for the very time that was named last, each phrase as folded words.
const SAME: &[&[&str]] = &[
    &["same", "year"],
    &["same", "period"],
    &["same", "month"],
    &["same", "quarter"],
    &["same", "months"],
    &["same", "timeframe"],
    &["that", "year"],
    &["that", "period"],
    &["that", "quarter"],
    &["during", "the", "year"],
    &["over", "the", "year"],
    &["meme", "annee"],
    &["meme", "periode"],
    &["mismo", "ano"],
    &["mismo", "periodo"],
    &["mesmo", "ano"],
    &["mesmo", "periodo"],
    &["selben", "jahr"],
    &["gleichen", "jahr"],
    &["selben", "zeitraum"],
    &["gleichen", "zeitraum"],
    &["tahun", "yang", "sama"],
    &["periode", "yang", "sama"],
    &["cung", "nam"],
];

/// Words for the year before the one that was named last.
const YEAR_BEFORE: &[&[&str]] = &[
    &["previous", "year"],
    &["prior", "year"],
    &["preceding", "year"],
    &["year", "before"],
    &["year", "earlier"],
    &["year", "prior"],
    &["year", "previously"],
    &["previous", "fiscal", "year"],
    &["annee", "precedente"],
    &["an", "plus", "tot"],
    &["an", "auparavant"],
    &["ano", "anterior"],
    &["ano", "antes"],
    &["ano", "previo"],
    &["jahr", "zuvor"],
    &["vorjahr"],
    &["vorjahres"],
    &["tahun", "sebelumnya"],
    &["nam", "truoc"],
];

/// Words for some other stretch before, whose length is not said.
const BEFORE: &[&[&str]] = &[
    &["previous", "reporting", "period"],
    &["previous", "period"],
    &["preceding", "period"],
    &["prior", "period"],
    &["previous", "months"],
];

/// Metrics of what has no time of its own.
const TIMELESS: &[&str] = &[
    "prison sentence",
    "hours of work",
    "ransom paid",
    "length of the investigation",
    "length of the operation",
    "operation dates",
    "compounds",
    "countries of origin of victims",
    "route",
];

/// How a sentence stands in its text.
pub(super) struct Told {
    /// The code point at which it begins.
    pub(super) start: usize,
    /// Whether it names a time.
    pub(super) dated: bool,
    /// Whether it begins a paragraph.
    pub(super) new_line: bool,
}

/// The time that a text is about.
#[derive(Default)]
pub(super) struct Topic {
    /// The last one that a figure of the paragraph was of, who told it, and how many sentences ago.
    here: Option<(Period, Option<String>, usize)>,
    /// That of a report: the one that the first figures of the text are of.
    report: Option<(Period, Option<String>)>,
    /// How many sentences with figures have passed.
    told: usize,
}

impl Topic {
    /// Completes the figures of a sentence, or takes in what they are of.
    pub(super) fn complete(&mut self, quote: &Quote, claims: &mut [Proposal], at: &Told) {
        let Told { start, dated, new_line } = *at;
        const SENTENCES: usize = 3;
        const FIRST: usize = 2;
        if new_line {
            self.here = None;
        }
        if claims.is_empty() {
            if dated {
                self.here = None;
            }
            return;
        }
        self.told += 1;
        let base = self.base();
        let spoken = refer(quote, start, claims, base);
        let long: Vec<Period> = claims.iter().filter_map(|c| c.period).filter(is_long).collect();
        if dated || spoken || claims.iter().any(|c| c.period.is_some()) {
            let latest = long.iter().copied().max_by_key(|p| ends(*p));
            let origin = claims.iter().find_map(|c| c.origin.clone());
            let days = claims.iter().any(|c| c.period.is_some_and(|p| !is_long(&p)));
            if days {
                self.report = None;
            }
            if self.told <= FIRST && !days && self.report.is_none() {
                self.report = latest.filter(is_of_report).map(|p| (p, origin.clone()));
            }
            self.here = latest.filter(|_| !days).map(|p| (p, origin, 0));
            if self.here.is_none() {
                return;
            }
        } else if is_of_other_time(quote) {
            return;
        }
        // What is told in the present is of today, whatever year was named before.
        let past = |t: &Token| {
            let word = t.folded.as_str();
            matches!(word, "was" | "were")
                || word.len() > 4 && word.ends_with("ed")
                || small::IRREGULAR.has(word)
        };
        if quote.speaks(&["en", ""]) && !quote.tokens.iter().any(past) {
            return;
        }
        let now = if quote.speaks(&["en", ""]) { &NOW } else { &NOW_ELSEWHERE };
        if is_background(quote) || now.stands_in_quote(quote) {
            return;
        }
        let period = match &mut self.here {
            Some((period, origin, age)) if *age < SENTENCES => {
                *age += usize::from(!dated);
                // Somebody else tells of some other time.
                let other =
                    |c: &Proposal| c.origin.is_some() && origin.is_some() && c.origin != *origin;
                if dated || claims.iter().any(other) {
                    return;
                }
                *period
            }
            _ => match self.report.as_ref().filter(|_| !dated) {
                Some((period, origin)) => {
                    let other = |c: &Proposal| {
                        c.origin.is_some() && origin.is_some() && c.origin != *origin
                    };
                    let says = quote.tokens.iter().any(|t| small::SAYS.has(&t.folded));
                    let nobody = || claims.iter().any(|c| c.origin.is_none());
                    if claims.iter().any(other) || says && nobody() {
                        return;
                    }
                    let (period, known) = (*period, origin.is_some());
                    // Whoever tells it first has told the report.
                    let teller = claims.iter().find_map(|c| c.origin.clone());
                    if let Some((_, origin)) = self.report.as_mut().filter(|_| !known) {
                        *origin = teller;
                    }
                    period
                }
                None => return,
            },
        };
        for claim in claims.iter_mut().filter(|c| c.period.is_none() && c.as_of.is_none()) {
            let timeless = TIMELESS.contains(&claim.metric.as_str());
            if !timeless && claim.unit.as_deref() != Some("%") {
                claim.period = Some(period);
            }
        }
    }

    /// The last time that was named before a sentence.
    fn base(&self) -> Option<Period> {
        let here = self.here.as_ref().map(|(period, ..)| *period);
        here.or(self.report.as_ref().map(|(period, _)| *period))
    }
}

/// Gives figures the time that "the same year" or "the year before" beside them goes back to; whether there was one.
fn refer(quote: &Quote, start: usize, claims: &mut [Proposal], base: Option<Period>) -> bool {
    let mut any = false;
    for (list, years) in [(SAME, Some(0)), (YEAR_BEFORE, Some(-1)), (BEFORE, None)] {
        for at in places(quote, list) {
            // The figure right before it, else the one right behind it, in one stretch without another.
            let before = claims.iter().rposition(|c| c.number.end <= start + at.start);
            let near = before.filter(|i| {
                claims.get(*i).is_some_and(|c| {
                    is_near(quote, c.number.end - start, at.start, years == Some(0))
                })
            });
            let behind = || {
                let i = claims.iter().position(|c| c.number.start >= start + at.end)?;
                let to = claims.get(i)?.number.start - start;
                (years == Some(0) && is_near(quote, at.end, to, true)).then_some(i)
            };
            let Some(i) = near.or_else(behind) else { continue };
            // The other figures of the sentence say from which year it counts.
            let others = claims.iter().enumerate().filter(|(k, _)| *k != i);
            let own = others.filter_map(|(_, c)| c.period).find(is_long);
            let Some(claim) = claims.get_mut(i) else { continue };
            // A day of publication told already which year is meant.
            if own.is_none() && claim.period.is_some() && years != Some(0) {
                continue;
            }
            let base = if years == Some(0) { base.or(own) } else { own.or(base) };
            let time = base.and_then(|p| years.and_then(|years| shifted(p, years)));
            // "the same period of 2023" names its own year.
            let own = quote.tokens.partition_point(|t| t.start < at.end);
            let next = |k: usize| quote.token(own + k).map_or("", |t| t.folded.as_str());
            let year = |w: &str| w.len() == 4 && w.starts_with("20") && w.parse::<u16>().is_ok();
            if (0..3).any(|k| year(next(k)))
                || matches!(next(0), "last" | "of" | "a") && years == Some(0)
            {
                continue;
            }
            claim.period = time.or_else(|| claim.period.filter(|_| years == Some(0)));
            any = true;
        }
    }
    any
}

/// Whether nothing that ends a clause stands between a figure and words for a time, and they are not far apart.
fn is_near(quote: &Quote, from: usize, to: usize, far: bool) -> bool {
    const TOKENS: usize = 6;
    const MORE: usize = 14;
    let first = quote.tokens.partition_point(|t| t.start < from);
    let next = quote.tokens.partition_point(|t| t.start < to);
    let most = if far { MORE } else { TOKENS };
    next >= first
        && next - first <= most
        && quote.tokens.get(first..next).unwrap_or_default().iter().all(|t| {
            !matches!(t.folded.as_str(), ";" | ":" | "." | "and" | "but" | "while" | "whereas")
        })
}

/// Where phrases stand, in code points.
fn places(quote: &Quote, list: &[&[&str]]) -> Vec<Range<usize>> {
    // Most words begin none of the phrases of any list.
    static FIRSTS: LazyLock<Firsts> = LazyLock::new(|| {
        let phrases = [SAME, YEAR_BEFORE, BEFORE].into_iter().flatten();
        Firsts::of(phrases.filter_map(|words| words.first().copied()))
    });
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let mut out = Vec::new();
    for (i, token) in quote.tokens.iter().enumerate() {
        if !FIRSTS.may_begin(&token.folded) {
            continue;
        }
        let longest = list
            .iter()
            .filter(|words| words.iter().enumerate().all(|(k, w)| word(i + k) == *w))
            .map(|words| words.len())
            .max();
        if let Some(len) = longest
            && let Some(last) = quote.token(i + len - 1)
        {
            out.push(token.start..last.end);
        }
    }
    out
}

/// The same stretch so many years off.
fn shifted(period: Period, years: i16) -> Option<Period> {
    let date = |d: Option<PartialDate>| {
        let d = d?;
        PartialDate::new(Some(d.year()?.checked_add(years)?), d.month(), d.day())
    };
    let moved = Period { from: date(period.from), to: date(period.to) };
    (moved.from.is_some() && moved.to.is_some()).then_some(moved)
}

/// Whether a period has a year and is longer than days: a year, a quarter, some months.
fn is_long(period: &Period) -> bool {
    const DAYS: i32 = 26;
    let bounds = |d: Option<PartialDate>| d.and_then(PartialDate::bounds);
    match (bounds(period.from), bounds(period.to)) {
        (Some((from, _)), Some((_, to))) => (to - from).get_days() >= DAYS,
        _ => false,
    }
}

/// Whether it is what reports are of: at least a quarter.
fn is_of_report(period: &Period) -> bool {
    const DAYS: i32 = 80;
    let bounds = |d: Option<PartialDate>| d.and_then(PartialDate::bounds);
    match (bounds(period.from), bounds(period.to)) {
        (Some((from, _)), Some((_, to))) => (to - from).get_days() >= DAYS,
        _ => false,
    }
}

fn ends(period: Period) -> Option<jiff::civil::Date> {
    period.to.and_then(PartialDate::bounds).map(|b| b.1)
}

/// The times of operations for the figures of them that name none.
pub(super) fn of_events(claims: &mut [Proposal]) {
    use crate::model::Value;
    let known: Vec<(String, Period)> = claims
        .iter()
        .filter_map(|c| match (&c.event, &c.value) {
            (Some(event), Value::When(period)) => Some((event.clone(), *period)),
            _ => None,
        })
        .collect();
    for claim in claims.iter_mut().filter(|c| c.period.is_none() && c.as_of.is_none()) {
        let mut times = known.iter().filter(|(event, _)| claim.event.as_ref() == Some(event));
        // Two times of one operation leave open which one is meant.
        if let (Some((_, period)), None) = (times.next(), times.next())
            && !matches!(claim.value, Value::When(_))
            && !TIMELESS.contains(&claim.metric.as_str())
        {
            claim.period = Some(*period);
        }
    }
}
