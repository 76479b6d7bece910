//! Without an event, what says that two figures are of one happening: the same days, the same place, the same news.
//!
//! "35 arrested" is written every week of some other raid. Two such figures are held against each other only where time
//! and place tie them, and equal ones agree only then or where chance would hardly make them equal.

use super::{
    circumstances::{Circumstances, Sort},
    periods::Times,
};
use crate::model::{PartialDate, Period};
use jiff::civil::Date;

/// How surely two figures are of one happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// Nothing ties them.
    None,
    /// Nothing says that they are of one happening but that they are equal, at one time or of one people in one country.
    Equal,
    /// Their articles tell one story, days apart: equal figures are one, others may be of what came later.
    Told,
    /// Nothing that they say keeps them apart, and something ties them.
    Loose,
    /// Time and place are both said, and are the same.
    Close,
}

/// News tells of what happened in so many days before it came out, unless it says otherwise.
const NEWS: i32 = 10;
/// Reports that came out so few days apart may be of one thing though one does not say where.
const AT_ONCE: i32 = 2;
/// What two reports of one story say that came out so few days apart is of the same days.
const STORY: i32 = 3;
/// A longer time than this says nothing of which happening in it is meant.
const LONG: i32 = 62;

/// When something was, as far as the claims of a gathering tell: first and last day, counted from any day. Found once for
/// each gathering, for it is asked for each pair of them.
pub(super) fn window(
    period: Option<Period>,
    as_of: Option<PartialDate>,
    told: Option<Date>,
) -> Option<(i32, i32)> {
    let number = |day: Date| (day - Date::ZERO).get_days();
    days(period, as_of, told).map(|(first, last)| (number(first), number(last)))
}

fn days(
    period: Option<Period>,
    as_of: Option<PartialDate>,
    told: Option<Date>,
) -> Option<(Date, Date)> {
    let before = |day: Date, days: i32| {
        let span = jiff::Span::new().try_days(days).ok()?;
        Some((day.checked_sub(span).ok()?, day))
    };
    match (period, as_of, told) {
        // "Since 18 June" is until it was told.
        (Some(Period { from: Some(from), to: None }), None, Some(told)) => {
            Some((from.bounds()?.0.min(told), told))
        }
        (Some(Period { from, to }), ..) => {
            Some((from.or(to)?.bounds()?.0, to.or(from)?.bounds()?.1))
        }
        (None, Some(day), _) => before(day.bounds()?.1, LONG / 2),
        (None, None, Some(told)) => before(told, NEWS),
        (None, None, None) => None,
    }
}

/// How the times of two figures lie to one another.
#[derive(PartialEq, Eq)]
enum Time {
    Same,
    /// By so many days between their last days.
    Near(i32),
    Unknown,
    Far,
}

fn time(a: &Circumstances, b: &Circumstances, times: Times) -> Time {
    let day = |at: &Circumstances| at.as_of.filter(|d| d.day().is_some() && d.year().is_some());
    // Counted up to the same day.
    let one_count =
        a.period.is_none() && b.period.is_none() && day(a).is_some() && day(a) == day(b);
    if times == Times::Same || one_count {
        return Time::Same;
    }
    let (Some(one), Some(other)) = (a.window, b.window) else { return Time::Unknown };
    let long = |(from, to): (i32, i32)| to - from > LONG;
    if one.1 < other.0 || other.1 < one.0 || long(one) != long(other) {
        return Time::Far;
    }
    Time::Near((one.1 - other.1).abs())
}

/// Whether a figure is of one day.
fn is_day(at: &Circumstances) -> bool {
    at.window.is_some_and(|(first, last)| first == last)
}

/// How surely figures in two circumstances, of no named event, are of one happening.
pub(super) fn bond(fact: Sort<'_>, a: &Circumstances, b: &Circumstances, times: Times) -> Bond {
    let shared = a.sites.iter().any(|c| b.sites.binary_search(c).is_ok());
    let placed = fact.placed || shared;
    let town = a.towns.iter().any(|t| b.towns.contains(t));
    let apart = !a.sites.is_empty() && !b.sites.is_empty() && !shared;
    let time = time(a, b, times);
    let near = matches!(time, Time::Unknown | Time::Same)
        || matches!(time, Time::Near(days) if days <= STORY);
    let found = by_place(fact, a, b, &time, (placed, town, shared));
    // What neither says of where and when it was, the rest of their articles may say.
    if found < Bond::Loose && time != Time::Far && !apart && a.is_of_story(b) {
        return if near { Bond::Loose } else { Bond::Told };
    }
    found
}

/// Whether the one of two figures that says when says no more than the year.
fn of_year(a: &Circumstances, b: &Circumstances) -> bool {
    let dates = a.period.or(b.period).into_iter().flat_map(|p| [p.from, p.to]).flatten();
    a.as_of.is_none() && b.as_of.is_none() && dates.into_iter().all(|d| d.month().is_none())
}

/// How surely time and place tie two figures.
fn by_place(
    fact: Sort<'_>,
    a: &Circumstances,
    b: &Circumstances,
    time: &Time,
    (placed, town, shared): (bool, bool, bool),
) -> Bond {
    match *time {
        Time::Same if placed || town => Bond::Close,
        Time::Near(_) if placed || town => Bond::Loose,
        // How many are held in a country is said of it, whenever.
        Time::Unknown if town || fact.placed => Bond::Loose,
        // Of one day, and neither says where: nothing keeps them apart.
        Time::Same if a.sites.is_empty() && b.sites.is_empty() && is_day(a) => Bond::Loose,
        // A day has many raids: without a common place only one figure says that two reports are of one.
        Time::Same => Bond::Equal,
        Time::Near(days) if days <= AT_ONCE => Bond::Equal,
        // "310 in Laos", nobody says when, beside "281 in Laos in 2023": it may be of that year.
        Time::Unknown if shared && a.period.is_some() != b.period.is_some() && of_year(a, b) => {
            Bond::Loose
        }
        Time::Unknown if shared && fact.of_people => Bond::Equal,
        Time::Near(_) | Time::Unknown | Time::Far => Bond::None,
    }
}
