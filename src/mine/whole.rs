//! Everything that the reader of text sees in a whole text, as plain records for inspection.

use super::{
    Context, FoundNumber, NumberKind,
    dates::{self, FoundPeriod},
    lex::Quote,
    numbers, relative,
};
use crate::model::{PartialDate, Qualifier, Value};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};
use serde::Serialize;
use std::ops::Range;

/// All that was seen, in the order of the text; offsets are code points.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Whole {
    /// Numbers, ages and ranks among them.
    pub numbers: Vec<NumberSeen>,
    /// Dates and periods.
    pub dates: Vec<DateSeen>,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberSeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The one number that stands there; none for a range and for "dozens".
    pub value: Option<f64>,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// How firmly it is said.
    pub qualifier: &'static str,
    /// A currency, `%`, `ordinal`, `age`, `fraction`; none for a plain count.
    pub unit: Option<String>,
}

/// A date or period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateSeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// First day, or as much of it as is known (`--10-16` without a year).
    pub from: Option<String>,
    /// Last day, or as much of it as is known.
    pub to: Option<String>,
    /// `day`, `month`, `year`, `range`, `since`, `until`, `before`, `after`, `relative`, with `-unsure` where day
    /// and month may be the other way round.
    pub kind: String,
    /// Whether it says up to when something was counted.
    pub as_of: bool,
    /// What the words themselves say, without the day of publication; null for "yesterday".
    pub said: Option<String>,
}

/// Numbers and dates of a quote, dates resolved against the day of publication.
pub(super) fn numbers_and_dates(quote: &Quote, context: &Context<'_>) -> (Vec<FoundNumber>, Vec<FoundPeriod>) {
    let _ = context;
    let dates = dates::dates(quote);
    let taken: Vec<Range<usize>> = dates.iter().map(|d| d.start..d.end).collect();
    (numbers::numbers(quote, &taken), dates)
}

pub(super) fn number_seen(quote: &Quote, found: &FoundNumber) -> Option<NumberSeen> {
    let amount = found.amount()?;
    let float = |d: Option<Decimal>| d.and_then(|d| d.to_f64());
    let unit = match (&found.value, found.kind) {
        (Value::Money(_, currency), _) => Some(currency.to_string()),
        (_, NumberKind::Ordinal) => Some("ordinal".to_owned()),
        (_, NumberKind::Age) => Some("age".to_owned()),
        (_, NumberKind::Fraction) => Some("fraction".to_owned()),
        _ if found.percent => Some("%".to_owned()),
        _ => None,
    };
    let value = match (amount.low, amount.high) {
        _ if amount.qualifier == Qualifier::Order => None,
        (Some(low), Some(high)) if low != high => None,
        (low, high) => float(low.or(high)),
    };
    Some(NumberSeen {
        start: found.start,
        end: found.end,
        text: quote.text(found.start, found.end),
        value,
        low: float(amount.low),
        high: float(amount.high),
        qualifier: amount.qualifier.word(),
        unit,
    })
}

pub(super) fn date_seen(quote: &Quote, found: &FoundPeriod, context: &Context<'_>) -> DateSeen {
    let reference = context.published.and_then(PartialDate::bounds).map(|b| b.1);
    let (from, to) = relative::days(found, reference);
    let said = (!found.period.is_open()).then(|| found.period.to_string());
    let partial = |date: Option<PartialDate>| date.map(|d| d.to_string());
    let exact = |date: Option<jiff::civil::Date>| date.map(|d| d.to_string());
    let known = from.is_some() || to.is_some();
    DateSeen {
        start: found.start,
        end: found.end,
        text: quote.text(found.start, found.end),
        from: if known { exact(from) } else { partial(found.period.from) },
        to: if known { exact(to) } else { partial(found.period.to) },
        kind: kind(found),
        as_of: found.as_of,
        said,
    }
}

fn kind(found: &FoundPeriod) -> String {
    let base = match (found.open, found.shift, found.period.from, found.period.to) {
        (dates::Open::Since, ..) => "since",
        (dates::Open::Until, ..) => "until",
        (dates::Open::Before, ..) => "before",
        (dates::Open::After, ..) => "after",
        (_, Some(_), ..) => "relative",
        (_, _, Some(from), Some(to)) if from != to => "range",
        (_, _, Some(date), _) | (_, _, None, Some(date)) => match (date.day(), date.month()) {
            (Some(_), _) => "day",
            (None, Some(_)) => "month",
            (None, None) => "year",
        },
        _ => "relative",
    };
    if found.unsure { format!("{base}-unsure") } else { base.to_owned() }
}
