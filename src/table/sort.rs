//! The order of rows: numbers as numbers, dates as dates, words by their folded form, what is unknown last.

use super::{Column, Rows, articles, cell, quotes, reliability};
use crate::{
    findings::Findings,
    fold::fold,
    model::{Article, ArticleId, Claim, ClaimId, PartialDate, Period, Project, Value},
};
use rust_decimal::Decimal;
use std::{cmp::Ordering, collections::BTreeMap};

/// Which column decides, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: Column,
    /// Whether the largest comes first; what is unknown stays last.
    pub descending: bool,
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(Decimal),
    /// Money by currency, then amount.
    Money(String, Decimal),
    /// A date without a year after all that have one.
    Date(bool, PartialDate),
    /// A name by its place among all names of its kind.
    Rank(usize),
    Text(String),
}

impl Rows {
    /// Sorts row numbers; rows that are equal in the column keep their order. Keys are made once for each row.
    pub fn sort(&self, project: &Project, findings: &Findings, order: Order, rows: &mut Vec<u32>) {
        let ranks = Ranks::of(project, order.by);
        let mut keyed: Vec<(Option<Key>, u32)> = rows
            .iter()
            .map(|&row| {
                let key = self.claims.get(row as usize).and_then(|id| {
                    let claim = project.claims.get(id)?;
                    key(project, findings, &ranks, *id, claim, order.by)
                });
                (key, row)
            })
            .collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if order.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        rows.clear();
        rows.extend(keyed.into_iter().map(|(_, row)| row));
    }
}

/// Places of names among their kind, so that 100,000 rows compare numbers and not names.
#[derive(Default)]
struct Ranks {
    records: BTreeMap<uuid::Uuid, usize>,
}

impl Ranks {
    fn of(project: &Project, column: Column) -> Self {
        let rank = |names: Vec<(uuid::Uuid, String)>| {
            let mut names: Vec<(String, uuid::Uuid)> =
                names.into_iter().map(|(id, name)| (fold(&name), id)).collect();
            names.sort_unstable();
            let mut records = BTreeMap::new();
            let mut last: Option<(String, usize)> = None;
            for (i, (name, id)) in names.into_iter().enumerate() {
                // Namesakes share a place, so that they keep the order that they had.
                let place = match &last {
                    Some((before, place)) if *before == name => *place,
                    _ => i,
                };
                records.insert(id, place);
                last = Some((name, place));
            }
            Self { records }
        };
        let articles = |name: fn(&Article) -> Option<&str>| {
            let named = project.articles.iter();
            rank(named.filter_map(|(id, a)| Some((id.0, name(a)?.to_owned()))).collect())
        };
        match column {
            Column::Event => {
                rank(project.events.iter().map(|(id, e)| (id.0, e.name.clone())).collect())
            }
            Column::Metric => {
                rank(project.metrics.iter().map(|(id, m)| (id.0, m.name.clone())).collect())
            }
            Column::Origin | Column::Via => {
                rank(project.origins.iter().map(|(id, o)| (id.0, o.name.clone())).collect())
            }
            Column::Article => articles(|a| Some(a.label())),
            Column::Publisher => articles(|a| a.publisher.as_deref()),
            Column::File => articles(|a| Some(&a.capture.file_name)),
            _ => Self::default(),
        }
    }

    fn get(&self, id: uuid::Uuid) -> Option<Key> {
        self.records.get(&id).map(|place| Key::Rank(*place))
    }
}

fn date(date: PartialDate) -> Key {
    Key::Date(date.year().is_none(), date)
}

fn period(period: Period) -> Option<Key> {
    period.from.or(period.to).map(date)
}

fn key(
    project: &Project,
    findings: &Findings,
    ranks: &Ranks,
    id: ClaimId,
    claim: &Claim,
    column: Column,
) -> Option<Key> {
    let first: Option<ArticleId> = quotes(project, claim).next().map(|q| q.article);
    match column {
        Column::Event => ranks.get(claim.event?.0),
        Column::Metric => ranks.get(claim.metric.0),
        Column::Origin => ranks.get(claim.origin?.0),
        Column::Via => ranks.get(claim.via?.0),
        Column::Article | Column::Publisher | Column::File => ranks.get(first?.0),
        Column::Value => match &claim.value {
            Value::Number(a) => a.low.or(a.high).map(Key::Number),
            Value::Money(a, c) => a.low.or(a.high).map(|n| Key::Money(c.to_string(), n)),
            Value::When(p) => period(*p),
            Value::Countries(set) => Some(Key::Number(set.len().into())),
            Value::Text(text) => text_key(text),
        },
        Column::Low => super::amount(&claim.value)?.low.map(Key::Number),
        Column::High => super::amount(&claim.value)?.high.map(Key::Number),
        Column::Period => claim.period.and_then(period),
        Column::AsOf => claim.as_of.map(date),
        Column::Published => {
            articles(project, claim).into_iter().filter_map(|a| a.published).min().map(date)
        }
        Column::Verdict => findings.of_claim(id).map(|f| Key::Number((f.verdict as u8).into())),
        Column::Articles => findings.of_claim(id).map(|f| Key::Number(f.articles.len().into())),
        Column::Origins => findings.of_claim(id).map(|f| Key::Number(f.origins.into())),
        Column::Grade => Some(Key::Number(Decimal::from(
            u32::from(reliability(project, claim) as u8) * 10
                + u32::from(claim.credibility.digit()),
        ))),
        Column::At => Some(Key::Number(claim.at.as_millisecond().into())),
        Column::Quote => text_key(&quotes(project, claim).next()?.exact),
        Column::Population
        | Column::Countries
        | Column::Proposed
        | Column::Reviewed
        | Column::By
        | Column::Note
        | Column::Qualifier
        | Column::Unit
        | Column::Id => text_key(&cell(project, None, id, claim, column)),
    }
}

fn text_key(text: &str) -> Option<Key> {
    let folded = fold(text);
    (!folded.is_empty()).then_some(Key::Text(folded))
}
