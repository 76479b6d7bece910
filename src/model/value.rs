//! What a claim states: a number with its qualifier, money, a period, countries or text.

use super::{Country, Period};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a claim states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A number; its unit is the metric's.
    Number(Amount),
    /// An amount of money.
    Money(Amount, Currency),
    /// A date or a period.
    When(Period),
    /// A set of countries.
    Countries(BTreeSet<Country>),
    /// Anything else that a source says.
    Text(String),
}

/// A number or a bounded range, as firmly as the source says it.
///
/// ```text
/// Exact      low = high          "149"
/// AtLeast    low      ……         "at least 20"        MoreThan   low is excluded   "more than 430"
/// AtMost     ……      high        "up to 500"          FewerThan  high is excluded  "fewer than 10"
/// About      low = high, or both "about 2,000"        Estimated  the same          "an estimated 120,000"
/// Range      low < high          "between 20 and 30"
/// Order      low      ……         "dozens" 24 and more, "hundreds of thousands" 100,000 and more
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Lower bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// Upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// How firmly it is said.
    pub qualifier: Qualifier,
}

/// How firmly a number is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Qualifier {
    /// Exactly so many.
    Exact,
    /// So many or more.
    AtLeast,
    /// More than so many.
    MoreThan,
    /// So many or fewer.
    AtMost,
    /// Fewer than so many.
    FewerThan,
    /// About so many.
    About,
    /// So many by an estimate.
    Estimated,
    /// Between two numbers.
    Range,
    /// An order of magnitude in words: "dozens", "hundreds of thousands".
    Order,
}

impl Qualifier {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 9] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::FewerThan,
        Self::About,
        Self::Estimated,
        Self::Range,
        Self::Order,
    ];

    /// The word for a form and for JSON: "exactly", "at least" …
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exactly",
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
            Self::AtMost => "at most",
            Self::FewerThan => "fewer than",
            Self::About => "about",
            Self::Estimated => "estimated",
            Self::Range => "range",
            Self::Order => "order of magnitude",
        }
    }
}

impl Amount {
    /// Exactly `n`.
    pub fn exact(n: impl Into<Decimal>) -> Self {
        let n = n.into();
        Self { low: Some(n), high: Some(n), qualifier: Qualifier::Exact }
    }

    /// One number with a qualifier: the bounds that the qualifier implies are filled in.
    pub fn qualified(n: impl Into<Decimal>, qualifier: Qualifier) -> Self {
        let n = n.into();
        let (low, high) = match qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => (Some(n), None),
            Qualifier::AtMost | Qualifier::FewerThan => (None, Some(n)),
            Qualifier::Exact
            | Qualifier::About
            | Qualifier::Estimated
            | Qualifier::Range
            | Qualifier::Order => (Some(n), Some(n)),
        };
        Self { low, high, qualifier }
    }

    /// Between two numbers.
    pub fn range(low: impl Into<Decimal>, high: impl Into<Decimal>) -> Self {
        Self { low: Some(low.into()), high: Some(high.into()), qualifier: Qualifier::Range }
    }

    /// The words for an order of magnitude: "dozens", "billions". `None` for any other amount, and for
    /// bounds that no such word stands for.
    pub fn order_words(&self) -> Option<&'static str> {
        let is = |n: Option<Decimal>, bound: u64| n == Some(bound.into());
        let (words, ..) = ORDERS.into_iter().find(|(_, least, low, high)| {
            is(self.low, *least) && self.high.is_none()
                || is(self.low, *low) && is(self.high, *high)
        })?;
        (self.qualifier == Qualifier::Order).then_some(words)
    }

    /// The least and the largest number that the words for an order of magnitude are said of: nobody calls 400,000
    /// "hundreds". `None` for any other amount.
    pub fn order_reach(&self) -> Option<(Decimal, Decimal)> {
        let words = self.order_words()?;
        let (_, least, _, high) = ORDERS.into_iter().find(|(w, ..)| *w == words)?;
        Some((least.into(), high.into()))
    }

    /// The order of magnitude that English words stand for: "hundreds" is 100 or more. No source says how
    /// many more, so there is no upper bound.
    pub fn from_order_words(words: &str) -> Option<Self> {
        let (_, least, ..) = ORDERS.into_iter().find(|(w, ..)| *w == words)?;
        Some(Self { low: Some(least.into()), high: None, qualifier: Qualifier::Order })
    }

    /// Why the bounds and the qualifier do not fit; `None` when they do.
    pub fn fault(&self) -> Option<&'static str> {
        use Qualifier as Q;
        match (self.qualifier, self.low, self.high) {
            (_, Some(low), Some(high)) if low > high => {
                Some("the lower bound is above the upper one")
            }
            (Q::Exact, Some(low), Some(high)) if low == high => None,
            (Q::Range, Some(low), Some(high)) if low < high => None,
            (Q::AtLeast | Q::MoreThan, Some(_), None)
            | (Q::AtMost | Q::FewerThan | Q::About | Q::Estimated, None, Some(_))
            | (Q::Order | Q::About | Q::Estimated, Some(_), _) => None,
            (Q::Exact, ..) => Some("an exact number needs one number"),
            (Q::AtLeast | Q::MoreThan, ..) => {
                Some("a minimum needs a lower bound and nothing else")
            }
            (Q::AtMost | Q::FewerThan, ..) => {
                Some("a maximum needs an upper bound and nothing else")
            }
            (Q::Range, ..) => Some("a range needs two different numbers"),
            (Q::Order, ..) => Some("an order of magnitude needs a lower bound"),
            (Q::About | Q::Estimated, ..) => Some("a number is missing"),
        }
    }
}

/// Words for orders of magnitude, with the least number that each is said of, and with the bounds that
/// earlier versions of the program stored for it.
const ORDERS: [(&str, u64, u64, u64); 12] = [
    ("tens", 20, 20, 99),
    ("dozens", 24, 24, 99),
    ("hundreds", 100, 200, 999),
    ("thousands", 1_000, 2_000, 99_999),
    ("tens of thousands", 10_000, 20_000, 99_999),
    ("hundreds of thousands", 100_000, 200_000, 999_999),
    ("millions", 1_000_000, 2_000_000, 999_999_999),
    ("tens of millions", 10_000_000, 20_000_000, 99_999_999),
    ("hundreds of millions", 100_000_000, 200_000_000, 999_999_999),
    ("billions", 1_000_000_000, 2_000_000_000, 999_999_999_999),
    ("tens of billions", 10_000_000_000, 20_000_000_000, 99_999_999_999),
    ("hundreds of billions", 100_000_000_000, 200_000_000_000, 999_999_999_999),
];

impl std::fmt::Display for Amount {
    /// English, with thousands separated: "at least 1,234", "20–30", "dozens".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let span = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) if low == high => grouped(low),
            (Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
            (Some(one), None) | (None, Some(one)) => grouped(one),
            (None, None) => "?".to_owned(),
        };
        let number = span(self.low, self.high);
        match self.qualifier {
            Qualifier::Exact | Qualifier::Range => f.write_str(&number),
            Qualifier::Order => match (self.order_words(), self.high) {
                (Some(words), _) => f.write_str(words),
                (None, None) => write!(f, "on the order of {number} or more"),
                (None, Some(_)) => write!(f, "on the order of {number}"),
            },
            Qualifier::Estimated => write!(f, "an estimated {number}"),
            other => write!(f, "{} {number}", other.word()),
        }
    }
}

/// A number with commas between thousands: `1234567.5` → `1,234,567.5`.
pub(crate) fn grouped(n: Decimal) -> String {
    let text = n.normalize().to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |t| ("−", t));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A currency by its ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The string is not a currency code.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{0}` is not a currency code: three capital letters such as USD are expected")]
pub struct NotACurrency(pub String);

impl std::str::FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(s: &str) -> Result<Self, NotACurrency> {
        match s.as_bytes() {
            [a, b, c] if s.bytes().all(|b| b.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(NotACurrency(s.to_owned())),
        }
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{}", char::from(*b)))
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

impl Value {
    /// As people write it: the currency of money stands with the number, behind the words for how exact it is, as in
    /// "more than USD 500".
    pub fn in_words(&self) -> String {
        match self {
            Self::Money(amount, currency) if amount.order_words().is_none() => {
                let bare = Amount { qualifier: Qualifier::Range, ..amount.clone() }.to_string();
                amount.to_string().replacen(&bare, &format!("{currency} {bare}"), 1)
            }
            other => other.to_string(),
        }
    }
}

impl std::fmt::Display for Value {
    /// What a table cell shows; countries by their codes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(amount) => write!(f, "{amount}"),
            Self::Money(amount, currency) if amount.order_words().is_some() => {
                write!(f, "{amount} of {currency}")
            }
            Self::Money(amount, currency) => write!(f, "{currency} {amount}"),
            Self::When(period) => write!(f, "{period}"),
            Self::Countries(countries) => {
                for (i, country) in countries.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{country}")?;
                }
                Ok(())
            }
            Self::Text(text) => f.write_str(text),
        }
    }
}
