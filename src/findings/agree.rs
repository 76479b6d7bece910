//! Whether two values can both be true. Knows no claims: places, periods and dates of the figures are
//! weighed in `compare`.

use crate::{
    fold::fold,
    model::{Amount, PartialDate, Period, Qualifier, Value},
};
use rust_decimal::Decimal;
use std::{collections::BTreeSet, ops::Bound};

/// Whether two values can both be true of one fact; `None` when they cannot be compared at all
/// (a number and a text, two currencies).
///
/// Exact numbers must be equal; a bound agrees with every number on its side, `more than` and
/// `fewer than` strictly; `about` and `estimated` reach a tenth to both sides; words such as "dozens" reach
/// from the least to the largest number that they are said of ([`Amount::order_reach`]). Of two dates one may be the less precise form of
/// the other. Two texts agree when they are the same words; different words are not comparable.
pub fn agree(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Money(_, one), Value::Money(_, other)) if one != other => None,
        (Value::Number(a), Value::Number(b)) | (Value::Money(a, _), Value::Money(b, _)) => {
            Some(Span::of(a).meets(&Span::of(b)))
        }
        (Value::When(a), Value::When(b)) => Some(same_period(*a, *b)),
        (Value::Countries(a), Value::Countries(b)) => Some(a == b),
        (Value::Countries(set), Value::Number(n)) | (Value::Number(n), Value::Countries(set)) => {
            Some(Span::count(set, true).meets(&Span::of(n)))
        }
        (Value::Text(a), Value::Text(b)) => (fold(a) == fold(b)).then_some(true),
        _ => None,
    }
}

/// Whether both may be the same period: each end may be the less precise form of the other's.
pub(super) fn same_period(a: Period, b: Period) -> bool {
    let end = |a: Option<PartialDate>, b: Option<PartialDate>| match (a, b) {
        (Some(a), Some(b)) => a.compatible(b),
        _ => true,
    };
    end(a.from, b.from) && end(a.to, b.to)
}

/// The numbers that a figure allows: an interval whose ends may be open or missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    low: Option<Decimal>,
    low_open: bool,
    high: Option<Decimal>,
    high_open: bool,
    /// Whether it is a word for an order of magnitude: "dozens".
    vague: bool,
}

/// Whether a figure supports the one that stands for those that it agrees with, or only does not speak against it: "at
/// least 2" is true of 900, and says nothing of it.
///
/// Whoever bounds a number takes the round one next to it: he writes "more than 200" of 264, and "more than 300" of 340.
/// So a bound or a range supports what lies within one step of its last digit that is not nought, or within a tenth, and
/// never what is more than half as large again. A word for an order of magnitude supports only the same word.
pub(super) fn supports(claim: &Value, value: &Value) -> bool {
    let ((Value::Number(one), Value::Number(other))
    | (Value::Money(one, _), Value::Money(other, _))) = (claim, value)
    else {
        return true;
    };
    if Span::of(one).key() == Span::of(other).key() {
        return true;
    }
    if [one, other].iter().any(|a| a.qualifier == Qualifier::Order) {
        return false;
    }
    all_near((one.low, one.high), (other.low, other.high))
}

/// Whether two figures that can both be true are said of one number: a bound or a range and what is at most twice or half of
/// its ends. "More than 200" and 313 are two who agree, of whom only one gives the number; "at least 2" and 900 are not.
pub(super) fn is_said_of(claim: &Value, value: &Value) -> bool {
    let ((Value::Number(one), Value::Number(other))
    | (Value::Money(one, _), Value::Money(other, _))) = (claim, value)
    else {
        return true;
    };
    let within = |a: Decimal, b: Decimal| {
        let (small, large) = if a <= b { (a, b) } else { (b, a) };
        small.checked_mul(Decimal::TWO).is_none_or(|double| large <= double)
    };
    let ends = |a: &Amount| [a.low, a.high].into_iter().flatten().collect::<Vec<_>>();
    let (ours, theirs) = (ends(one), ends(other));
    supports(claim, value)
        || [one, other].iter().all(|a| a.qualifier != Qualifier::Order)
            && !ours.is_empty()
            && !theirs.is_empty()
            && ours.iter().all(|a| theirs.iter().all(|b| within(*a, *b)))
}

/// Whether every end of one figure supports every end of the other.
fn all_near(
    (low, high): (Option<Decimal>, Option<Decimal>),
    other: (Option<Decimal>, Option<Decimal>),
) -> bool {
    let ours: Vec<Decimal> = [low, high].into_iter().flatten().collect();
    let theirs: Vec<Decimal> = [other.0, other.1].into_iter().flatten().collect();
    let near = |a: Decimal, b: Decimal| {
        let (small, large) = if a <= b { (a, b) } else { (b, a) };
        let apart = large.checked_sub(small).unwrap_or(Decimal::MAX);
        let double = |n: Decimal, by: u32| n.checked_mul(by.into()).unwrap_or(Decimal::MAX);
        (apart < step(a) || apart <= tenth(a)) && double(large, 2) <= double(small, 3)
    };
    !ours.is_empty()
        && !theirs.is_empty()
        && ours.iter().all(|a| theirs.iter().all(|b| near(*a, *b)))
}

/// One in the place of the last digit that is not nought: 100 of 3,200.
fn step(n: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    while let Some(next) = step.checked_mul(Decimal::TEN)
        && !n.is_zero()
        && n.checked_rem(next).is_some_and(|rest| rest.is_zero())
    {
        step = next;
    }
    step
}

impl Span {
    /// What an amount allows.
    pub(super) fn of(amount: &Amount) -> Self {
        let Amount { low, high, qualifier } = *amount;
        let (low, high) = match qualifier {
            // "About two dozen" is said of twenty.
            Qualifier::About | Qualifier::Estimated if low == high && low.is_some_and(dozens) => {
                (low.map(a_fifth_below), high.map(a_fifth_above))
            }
            Qualifier::About | Qualifier::Estimated => {
                (low.or(high).map(a_tenth_below), high.or(low).map(a_tenth_above))
            }
            // "Hundreds of thousands" is said of 120,000, but "hundreds" is not.
            Qualifier::Order => match amount.order_reach() {
                Some((least, high)) => (Some(least), Some(high)),
                None => (low.map(half), high),
            },
            _ => (low, high),
        };
        Self {
            low,
            low_open: qualifier == Qualifier::MoreThan,
            high,
            high_open: qualifier == Qualifier::FewerThan,
            vague: qualifier == Qualifier::Order,
        }
    }

    /// How many countries a list names; a list that is not whole names at least so many.
    pub(super) fn count(countries: &BTreeSet<crate::model::Country>, whole: bool) -> Self {
        let n = Decimal::from(countries.len());
        let high = whole.then_some(n);
        Self { low: Some(n), low_open: false, high, high_open: false, vague: false }
    }

    /// Whether some number is allowed by both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        !self.below(other) && !other.below(self)
    }

    /// Whether every number that this one allows is smaller than every one that the other allows.
    pub(super) fn below(&self, other: &Self) -> bool {
        match (self.high, other.low) {
            (Some(high), Some(low)) => {
                high < low || high == low && (self.high_open || other.low_open)
            }
            _ => false,
        }
    }

    /// The numbers allowed by both; only asked of spans that meet.
    pub(super) fn and(&self, other: &Self) -> Self {
        let low = if self.low_rank() >= other.low_rank() { self } else { other };
        let high = if self.upper_is_lower_than(other) { self } else { other };
        Self {
            low: low.low,
            low_open: low.low_open,
            high: high.high,
            high_open: high.high_open,
            vague: self.vague && other.vague,
        }
    }

    /// Orders lower ends; of two equal ones the open one is higher.
    fn low_rank(&self) -> (bool, Decimal, bool) {
        (self.low.is_some(), self.low.unwrap_or_default(), self.low_open)
    }

    /// Whether the lower end lies above the other's.
    pub(super) fn starts_above(&self, other: &Self) -> bool {
        self.low_rank() > other.low_rank()
    }

    /// Whether the upper end lies below the other's.
    pub(super) fn upper_is_lower_than(&self, other: &Self) -> bool {
        match (self.high, other.high) {
            (Some(a), Some(b)) => a < b || a == b && self.high_open && !other.high_open,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Whether one of two figures that meet is about as large as the other: "more than 70" and 76.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let (ours, theirs) = ((self.low, self.high), (other.low, other.high));
        !self.vague && !other.vague && (all_near(ours, theirs) || all_near(theirs, ours))
    }

    /// Whether it is a word for an order of magnitude.
    pub(super) fn is_vague(&self) -> bool {
        self.vague
    }

    /// The one number that is allowed, if there is only one.
    pub(super) fn exact(&self) -> Option<Decimal> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// Whether chance would hardly make two figures this one: an exact number of three digits or more that is not round.
    pub(super) fn is_telling(&self) -> bool {
        self.exact().is_some_and(|n| {
            let mut digits = n.normalize().mantissa().unsigned_abs();
            while digits > 0 && digits.is_multiple_of(10) {
                digits /= 10;
            }
            digits >= 100
        })
    }

    /// Whether every number that this one allows is at most half of one that the other allows.
    pub(super) fn is_half_of(&self, other: &Self) -> bool {
        match (self.high.or(self.low), other.low.or(other.high)) {
            (Some(part), Some(whole)) => part.checked_mul(Decimal::TWO).is_some_and(|n| n <= whole),
            _ => false,
        }
    }

    /// Tells different figures apart.
    pub(super) fn key(&self) -> Key {
        (self.low, self.high, self.low_open, self.high_open)
    }

    /// Orders exact figures before ranges, narrow ones before wide ones, and bounds last.
    pub(super) fn width(&self) -> (bool, Decimal) {
        match (self.low, self.high) {
            (Some(low), Some(high)) => (false, high.checked_sub(low).unwrap_or(Decimal::MAX)),
            _ => (true, Decimal::ZERO),
        }
    }

    /// The numbers that are allowed, as bounds for a search in an ordered map.
    pub(super) fn range(&self) -> (Bound<Decimal>, Bound<Decimal>) {
        let end = |n: Option<Decimal>, open: bool| match n {
            Some(n) if open => Bound::Excluded(n),
            Some(n) => Bound::Included(n),
            None => Bound::Unbounded,
        };
        match (self.low, self.high) {
            // The search would panic on ends that are the wrong way round; a checked claim has none.
            (Some(low), Some(high)) if low >= high => (Bound::Included(low), Bound::Included(low)),
            (low, high) => (end(low, self.low_open), end(high, self.high_open)),
        }
    }
}

/// What tells two figures apart: the ends, and whether they are open.
pub(super) type Key = (Option<Decimal>, Option<Decimal>, bool, bool);

fn tenth(n: Decimal) -> Decimal {
    n.abs().checked_div(Decimal::TEN).unwrap_or_default()
}

/// Whether a number is one of dozens: 24, 36, …, 96.
fn dozens(n: Decimal) -> bool {
    n >= Decimal::from(24)
        && n <= Decimal::from(96)
        && n.checked_rem(Decimal::from(12)).is_some_and(|rest| rest.is_zero())
}

fn a_fifth_below(n: Decimal) -> Decimal {
    a_tenth_below(n).checked_sub(tenth(n)).unwrap_or(Decimal::MIN)
}

fn a_fifth_above(n: Decimal) -> Decimal {
    a_tenth_above(n).checked_add(tenth(n)).unwrap_or(Decimal::MAX)
}

fn a_tenth_below(n: Decimal) -> Decimal {
    n.checked_sub(tenth(n)).unwrap_or(Decimal::MIN)
}

fn a_tenth_above(n: Decimal) -> Decimal {
    n.checked_add(tenth(n)).unwrap_or(Decimal::MAX)
}

fn half(n: Decimal) -> Decimal {
    if n.is_sign_positive() { n.checked_div(Decimal::TWO).unwrap_or(n) } else { n }
}
