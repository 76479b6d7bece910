//! When what a figure counts happened: the nearest of the sentence's dates that is a date of it.

use super::{
    claim_words::RELEASES,
    dates::FoundPeriod,
    lex::Quote,
    not_stated::{ends_with_one, is_compared, is_of_law, is_of_report, is_yardstick},
    numbers::FoundNumber,
    relative::{Scale, Shift},
    resolve,
    suggest::Frame,
};
use crate::{
    fold::phrase,
    model::{PartialDate, Period},
};
use std::ops::Range;

/// Before the time since which something goes on.
const SINCE: &[&str] = &[
    "since",
    "since the",
    "ever since",
    "depuis",
    "depuis le",
    "desde",
    "desde el",
    "sejak",
    "seit",
];

impl Frame<'_> {
    /// When it happened, and up to when it was counted.
    pub(super) fn when(
        &self,
        all: &[FoundPeriod],
        found: &[FoundNumber],
        i: usize,
        folded: &str,
    ) -> (Option<Period>, Option<PartialDate>) {
        let Some(number) = found.get(i) else { return (None, None) };
        let own = own_dates(all, found, i);
        let as_of = all.iter().find(|d| d.as_of).and_then(|d| d.period.from.or(d.period.to));
        let of_report = |d: &FoundPeriod| {
            let near = self.quote.fold(d.end, d.end + 70);
            let before = self.quote.fold(d.start.saturating_sub(60), d.start);
            RELEASES.iter().any(|w| near.contains(w) || before.contains(w))
                && (near.contains("report")
                    || before.contains("report")
                    || near.contains("statement")
                    || folded.contains("rapport")
                    || folded.contains("informe"))
        };
        let reports = self.reports.get_or_init(|| all.iter().map(of_report).collect());
        let reference = self.context.published.and_then(PartialDate::bounds).map(|b| b.1);
        let mut best: Option<(usize, Period)> = None;
        for (d, report) in all.iter().zip(reports) {
            let other = d.start > number.end && is_compared(self.quote, number.end, d.start)
                || is_of_law(self.quote, d)
                || is_of_report(self.quote, d)
                || is_yardstick(self.quote, d, number);
            if own.as_ref().is_some_and(|own| !own.contains(&d.start)) {
                continue;
            }
            let elsewhere = is_to_come(self.quote, d, number) || is_of_story(self.quote, d);
            if d.as_of || d.unsure || other || elsewhere || *report && d.start < number.start {
                continue;
            }
            let Some(mut period) = resolve::period(d, reference) else { continue };
            // "since early September": what goes on since then.
            let lead = self.quote.fold(d.start.saturating_sub(16), d.start);
            // "since 2020 until March 2025" has an end of its own.
            let apart = |a: PartialDate, b: PartialDate| {
                let differ = |a: Option<i16>, b: Option<i16>| a.zip(b).is_some_and(|(a, b)| a != b);
                let months = |d: PartialDate| d.month().map(i16::from);
                differ(a.year(), b.year()) || differ(months(a), months(b))
            };
            let ranges = period.from.zip(period.to).is_some_and(|(a, b)| apart(a, b));
            if ends_with_one(lead.trim_end(), SINCE) && period.from.is_some() && !ranges {
                period.to = None;
            }
            // What is told has happened: "in six months" said how long it took.
            let day = |d: Option<PartialDate>| d.and_then(PartialDate::bounds).map(|b| b.0);
            let to_come = d.shift.is_some()
                && day(period.from).zip(reference).is_some_and(|(from, told)| from > told);
            if period.is_open() || to_come {
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
}

/// "12 people who will be tried on June 30": the date of what is to come, and not of what was done.
fn is_to_come(quote: &Quote, date: &FoundPeriod, number: &FoundNumber) -> bool {
    const REACH: usize = 60;
    const WILL: &[&str] = &[
        " will be ",
        " will go ",
        " will appear ",
        " will face ",
        " will stand ",
        " are due ",
        " is due ",
        " due to be ",
        " due in court ",
        " scheduled to ",
        " scheduled for ",
        " are to be ",
        " is to be ",
        " sera ",
        " seront ",
        " seran ",
        " serao ",
        " doit etre ",
        " doivent etre ",
        " akan ",
        " будет ",
        " будут ",
        " se duoc ",
        " se bi ",
        "จะถูก",
        "将于",
        "將於",
        " سيتم ",
        " ستتم ",
    ];
    let from = number.end.max(date.start.saturating_sub(REACH));
    if date.start < from {
        return false;
    }
    let between = format!(" {} ", quote.fold(from, date.start).trim());
    let clause = between.rsplit([';', '.']).next().unwrap_or_default();
    WILL.iter().any(|w| clause.contains(phrase(w)))
}

/// "Three weeks earlier", "the following day": counted from what the story told last, not from the day of publication.
fn is_of_story(quote: &Quote, date: &FoundPeriod) -> bool {
    const WORDS: &[&str] = &[
        "earlier",
        "later",
        "following day",
        "next day",
        "previous day",
        "day before",
        "day after",
        "plus tot",
        "auparavant",
        "plus tard",
        "lendemain",
        "la veille",
        "dia siguiente",
        "dia anterior",
        "dia seguinte",
        "despues",
        "mas tarde",
        "depois",
        "mais tarde",
        "tag darauf",
        "folgetag",
        "zuvor",
        "spater",
        "keesokan harinya",
        "kemudian",
        "sau do",
        "truoc do",
        "次日",
        "翌日",
        "วันต่อมา",
        "วันรุ่งขึ้น",
    ];
    let said = quote.fold(date.start, date.end);
    // "from 400 a year earlier" is told beside the figure of this year.
    let near = matches!(
        date.shift,
        Some(
            Shift::Point(Scale::Day | Scale::Week | Scale::Month, _) | Shift::Whole(Scale::Day, _)
        )
    );
    near && !said.starts_with("earlier this")
        && !said.starts_with("later this")
        && WORDS.iter().any(|w| said.ends_with(phrase(w)))
}

/// Where the date of a number stands in "12 men in 2006, 15 men in 2007 and 20 men in 2008": behind it and before the
/// next one; `None` where numbers and dates do not take turns.
fn own_dates(all: &[FoundPeriod], found: &[FoundNumber], i: usize) -> Option<Range<usize>> {
    let between = |from: usize, to: usize| all.iter().any(|d| d.start >= from && d.end <= to);
    let ends = |k: usize| found.get(k + 1).map_or(usize::MAX, |next| next.start);
    let first = found.first()?.start;
    let turns = found.len() > 1
        && !between(0, first)
        && found.iter().enumerate().all(|(k, n)| between(n.end, ends(k)));
    turns.then(|| found.get(i).map(|n| n.end..ends(i)))?
}
