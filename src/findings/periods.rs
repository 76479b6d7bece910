//! When figures hold: how two periods lie to one another, and how exactly they are given.

use super::agree::same_period;
use crate::model::{PartialDate, Period};

/// How two periods lie to one another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    /// Both may be the same.
    Same,
    /// At least one is not given.
    Unknown,
    /// One lies in the other.
    Within,
    /// They share some days, and each has days of its own.
    Crossing,
    /// They share no day.
    Apart,
}

pub(super) fn times(a: Option<Period>, b: Option<Period>) -> Times {
    let (Some(a), Some(b)) = (a, b) else { return Times::Unknown };
    if same_period(a, b) {
        return Times::Same;
    }
    // A missing year is taken from the other period: "16 to 20 October" beside 18–22 October 2023.
    let year = |p: Period| p.from.and_then(PartialDate::year).or(p.to.and_then(PartialDate::year));
    let with_year = |p: Period, year: Option<i16>| {
        let fill = |d: Option<PartialDate>| {
            d.and_then(|d| PartialDate::new(d.year().or(year).or(Some(2000)), d.month(), d.day()))
        };
        (
            fill(p.from).and_then(PartialDate::bounds).map(|b| b.0),
            fill(p.to).and_then(PartialDate::bounds).map(|b| b.1),
        )
    };
    let ((a_from, a_to), (b_from, b_to)) = (with_year(a, year(b)), with_year(b, year(a)));
    let before = |to: Option<jiff::civil::Date>, from: Option<jiff::civil::Date>| matches!((to, from), (Some(to), Some(from)) if to < from);
    if before(a_to, b_from) || before(b_to, a_from) {
        return Times::Apart;
    }
    let starts = match (a_from, b_from) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, Some(_)) => std::cmp::Ordering::Less,
        (Some(_), None) => std::cmp::Ordering::Greater,
        (None, None) => std::cmp::Ordering::Equal,
    };
    let ends = match (a_to, b_to) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, None) => std::cmp::Ordering::Equal,
    };
    if starts.is_eq() || ends.is_eq() || starts != ends { Times::Within } else { Times::Crossing }
}

/// Whether a date or a year is missing so that two periods only may be the same.
pub(super) fn year_missing(period: Option<Period>) -> bool {
    period.is_some_and(|p| [p.from, p.to].into_iter().flatten().any(|d| d.year().is_none()))
}

/// How many parts of its dates a period names.
pub(super) fn parts_named(period: Option<Period>) -> usize {
    let parts = |d: PartialDate| {
        usize::from(d.year().is_some())
            + usize::from(d.month().is_some())
            + usize::from(d.day().is_some())
    };
    period.map_or(0, |p| [p.from, p.to].into_iter().flatten().map(parts).sum())
}

/// Whether a period is of whole years: what one month brought is no count of the year, though the figures be equal.
pub(super) fn is_of_years(period: Option<Period>) -> bool {
    period.is_some_and(|p| {
        [p.from, p.to]
            .into_iter()
            .all(|d| d.is_some_and(|d| d.year().is_some() && d.month().is_none()))
    })
}

/// Whether two reports came out so long after one another that they may be of two years' operations.
pub(super) fn years_apart(a: Option<jiff::civil::Date>, b: Option<jiff::civil::Date>) -> bool {
    /// About ten months.
    const LONG: i32 = 300;
    a.zip(b).is_some_and(|(a, b)| (a - b).get_days().abs() > LONG)
}

/// Whether a period is one since a day.
pub(super) fn since(period: Option<Period>) -> bool {
    period.is_some_and(|p| p.from.is_some() && p.to.is_none())
}

/// Whether no period is given, or one since a day: "since 18 June" reaches until it was told.
pub(super) fn goes_on(period: Option<Period>) -> bool {
    period.is_none_or(|p| p.is_open() || p.to.is_none())
}

pub(super) fn whole_years(a: Option<Period>, b: Option<Period>) -> bool {
    is_of_years(a) && is_of_years(b)
}

pub(super) fn is_day(period: Option<Period>) -> bool {
    period.is_some_and(|p| {
        p.from == p.to && p.from.is_some_and(|d| d.day().is_some() && d.year().is_some())
    })
}

/// First and last day of a period, as far as its years are known.
pub(super) fn days_of(period: Period) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    Some((period.from.or(period.to)?.bounds()?.0, period.to.or(period.from)?.bounds()?.1))
}

/// How many days lie between two single days.
pub(super) fn days_apart(a: Option<Period>, b: Option<Period>) -> Option<i32> {
    let day = |p: Option<Period>| p.filter(|p| is_day(Some(*p)))?.from?.bounds().map(|b| b.0);
    Some((day(a)? - day(b)?).get_days().abs())
}

/// Whether a count as of a date is of something that was over by then.
pub(super) fn settled(as_of: PartialDate, period: Option<Period>) -> bool {
    let end = period.and_then(|p| p.to).and_then(PartialDate::bounds);
    matches!((as_of.bounds(), end), (Some((as_of, _)), Some((_, end))) if as_of >= end)
}
