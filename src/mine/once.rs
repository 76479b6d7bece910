//! A proposed claim; and one of it where the title, the deck and the body of an article say the same.

use crate::model::{Country, PartialDate, Period, Role, Value};
use std::ops::Range;

/// A claim that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is counted, by a name of the dictionary, or "other: …".
    pub metric: String,
    /// How much.
    pub value: Value,
    /// What the value is counted in: "persons", "months", a currency, "%".
    pub unit: Option<String>,
    /// Countries with the parts that they play.
    pub countries: Vec<(Country, Role)>,
    /// Who is counted, where the words narrow it: "Malaysians", "Asian".
    pub population: Option<String>,
    /// When it happened.
    pub period: Option<Period>,
    /// Up to when it was counted.
    pub as_of: Option<PartialDate>,
    /// The operation that it is about.
    pub event: Option<String>,
    /// Who said it first.
    pub origin: Option<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The sentence.
    pub quote: String,
    /// First code point of the sentence in the text.
    pub start: usize,
    /// Code point after its last.
    pub end: usize,
    /// Code points of the number in the text.
    pub number: Range<usize>,
}

/// One claim where the title, the deck and the body say the same.
pub(super) fn once(all: Vec<Proposal>) -> Vec<Proposal> {
    let mut out: Vec<Proposal> = Vec::new();
    for claim in all {
        let same = out.iter().position(|other| {
            other.metric == claim.metric
                && bounds(&other.value) == bounds(&claim.value)
                && std::mem::discriminant(&other.value) == std::mem::discriminant(&claim.value)
                // Two dates of one operation are two statements.
                && (!matches!(claim.value, Value::When(_)) || other.value == claim.value)
                && compatible(&other.countries, &claim.countries)
                && (other.event == claim.event || other.event.is_none() || claim.event.is_none())
                && (other.as_of == claim.as_of || other.as_of.is_none() || claim.as_of.is_none())
                && other.start != claim.start
        });
        match same.and_then(|i| out.get_mut(i)) {
            // The statement that says more stands for both, at its own place.
            Some(other) if says(&claim) > says(other) => *other = claim,
            Some(_) => {}
            None => out.push(claim),
        }
    }
    out.sort_by_key(|c| (c.start, c.number.start));
    out
}

fn bounds(value: &Value) -> (Option<rust_decimal::Decimal>, Option<rust_decimal::Decimal>) {
    match value {
        Value::Number(a) | Value::Money(a, _) => (a.low, a.high),
        _ => (None, None),
    }
}

fn compatible(a: &[(Country, Role)], b: &[(Country, Role)]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| x.0 == y.0))
}

/// How much a proposal says beyond its number.
fn says(claim: &Proposal) -> usize {
    usize::from(claim.origin.is_some())
        + usize::from(claim.event.is_some())
        + usize::from(claim.period.is_some())
        + usize::from(claim.as_of.is_some())
        + usize::from(!claim.countries.is_empty())
        + usize::from(claim.start > 0)
}
