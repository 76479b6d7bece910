//! What there is to see along time: events with the days that claims give them, and publications.

use super::known_by;
use crate::model::{ArticleId, Claim, EventId, PartialDate, Period, Project, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Something that happened.
    Event(EventId),
    /// Something that was published.
    Article(ArticleId),
}

/// A row: from its first to its last possible day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub item: Item,
    /// First and last day; `None` where no year is known.
    pub days: Option<(Date, Date)>,
    /// The same as precise as it was said: "May 2024", and not its first to its last day.
    pub said: Option<Period>,
    /// Claims on the event, or in the article.
    pub claims: usize,
}

/// Events, then articles, each in the order of their days; what has no date comes last of its kind.
///
/// An event without a period of its own takes the days from the first to the last that claims on it give; a claim that
/// only names the month or the year of days that others give adds nothing to them.
pub fn timeline(project: &Project) -> Vec<Row> {
    let mut events: BTreeMap<EventId, (Vec<Said>, usize)> = BTreeMap::new();
    let mut articles: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for claim in project.claims.values() {
        if let Some(id) = claim.event {
            let entry = events.entry(id).or_default();
            entry.1 += 1;
            entry.0.extend(said_by(claim));
        }
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        let mut of: Vec<ArticleId> = quotes.map(|a| a.article).collect();
        of.sort_unstable();
        of.dedup();
        for id in of {
            *articles.entry(id).or_default() += 1;
        }
    }
    let mut rows: Vec<Row> = project
        .events
        .iter()
        .map(|(id, event)| {
            let (told, claims) = events.remove(id).unwrap_or_default();
            let said = event.period.and_then(Said::of).or_else(|| together(&told));
            let days = said.map(|s| (s.first, s.last));
            // A day without a year is said all the same.
            let said = said.map(|s| s.period).or(event.period);
            Row { item: Item::Event(*id), days, said, claims }
        })
        .collect();
    rows.sort_by_key(|row| (row.days.is_none(), row.days, row.item));
    let mut published: Vec<Row> = project
        .articles
        .iter()
        .map(|(id, article)| Row {
            item: Item::Article(*id),
            days: article.published.and_then(PartialDate::bounds),
            said: article.published.map(|day| Period { from: Some(day), to: Some(day) }),
            claims: articles.get(id).copied().unwrap_or(0),
        })
        .collect();
    published.sort_by_key(|row| (row.days.is_none(), row.days, row.item));
    rows.extend(published);
    rows
}

/// The days on which something became known, each once, in order.
pub fn known_days(project: &Project) -> Vec<Date> {
    let mut days: Vec<Date> = project.articles.values().map(|a| known_by(a)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// When something was, as somebody said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said {
    first: Date,
    last: Date,
    period: Period,
    /// Whether it is the day up to which a figure counts, which may be long after what happened.
    as_of: bool,
}

impl Said {
    /// The first and the last day of a period; an open end is the other one.
    fn of(period: Period) -> Option<Self> {
        let (from, to) = (period.from.or(period.to)?, period.to.or(period.from)?);
        let (first, last) = (from.bounds()?.0, to.bounds()?.1);
        let period = Period { from: Some(from), to: Some(to) };
        (first <= last).then_some(Self { first, last, period, as_of: false })
    }

    /// How little it says of the days: 0 where they are said, 1 for a month, 2 for a year; more for the day of a
    /// figure. Two ends that differ are a span that somebody gave, however coarse each of them is.
    fn coarse(&self) -> u8 {
        let one = self.period.from.filter(|_| self.period.from == self.period.to);
        let coarse = match one {
            Some(date) if date.month().is_none() => 2,
            Some(date) if date.day().is_none() => 1,
            _ => 0,
        };
        if self.as_of { coarse + 3 } else { coarse }
    }

    fn meets(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// From the first day of both to the last.
    fn and(&self, other: &Self) -> Self {
        let from = if other.first < self.first { other } else { self };
        let to = if other.last > self.last { other } else { self };
        let period = Period { from: from.period.from, to: to.period.to };
        Self { first: from.first, last: to.last, period, as_of: self.as_of }
    }
}

/// What several claims say together: the coarse ones count where the finer ones do not speak of the same time.
fn together(all: &[Said]) -> Option<Said> {
    let mut hull: Option<Said> = None;
    for coarse in 0..=5 {
        let finer = hull;
        for said in all.iter().filter(|said| said.coarse() == coarse) {
            if finer.is_some_and(|finer| said.meets(&finer)) {
                continue;
            }
            hull = Some(hull.map_or(*said, |hull| hull.and(said)));
        }
    }
    hull
}

/// The days that a claim speaks of.
fn said_by(claim: &Claim) -> Option<Said> {
    // A claim on when it took place states the days themselves.
    let stated = match claim.value {
        Value::When(period) => Some(period),
        _ => claim.period,
    };
    let as_of = claim.as_of.map(|day| Period { from: Some(day), to: Some(day) });
    let as_of = as_of.and_then(Said::of).map(|said| Said { as_of: true, ..said });
    stated.and_then(Said::of).or(as_of)
}
