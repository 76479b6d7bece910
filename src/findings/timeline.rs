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
    /// Claims on the event, or in the article.
    pub claims: usize,
}

/// Events, then articles, each in the order of their days; what has no date comes last of its kind.
///
/// An event without a period of its own takes the days from the first to the last that claims on it give.
pub fn timeline(project: &Project) -> Vec<Row> {
    let mut events: BTreeMap<EventId, (Option<(Date, Date)>, usize)> = BTreeMap::new();
    let mut articles: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for claim in project.claims.values() {
        if let Some(id) = claim.event {
            let entry = events.entry(id).or_default();
            entry.1 += 1;
            entry.0 = hull(entry.0, days_of(claim));
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
            let (told, claims) = events.get(id).copied().unwrap_or_default();
            let own = event.period.and_then(bounds);
            Row { item: Item::Event(*id), days: own.or(told), claims }
        })
        .collect();
    rows.sort_by_key(|row| (row.days.is_none(), row.days, row.item));
    let mut published: Vec<Row> = project
        .articles
        .iter()
        .map(|(id, article)| Row {
            item: Item::Article(*id),
            days: article.published.and_then(PartialDate::bounds),
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

/// The days that a claim speaks of.
fn days_of(claim: &Claim) -> Option<(Date, Date)> {
    // A claim on when it took place states the days themselves.
    let stated = match claim.value {
        Value::When(period) => Some(period),
        _ => claim.period,
    };
    let period = stated.and_then(bounds);
    period.or_else(|| claim.as_of.and_then(PartialDate::bounds))
}

/// The first and the last day of a period; an open end is the other one.
fn bounds(period: Period) -> Option<(Date, Date)> {
    let from = period.from.and_then(PartialDate::bounds);
    let to = period.to.and_then(PartialDate::bounds);
    let (first, last) = (from.or(to)?, to.or(from)?);
    (first.0 <= last.1).then_some((first.0, last.1))
}

fn hull(a: Option<(Date, Date)>, b: Option<(Date, Date)>) -> Option<(Date, Date)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}
