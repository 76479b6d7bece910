//! Dates as precise as their source: a missing year is missing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar date of which any part but one may be unknown.
///
/// Written as ISO 8601: `2023`, `2023-06`, `2023-10-16`; without a year as `--10-16` and `--10`
/// (the truncated form that ISO 8601:2000 had and vCard keeps).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The parts do not make a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: expected YYYY, YYYY-MM, YYYY-MM-DD, --MM or --MM-DD")]
pub struct NotADate(pub String);

impl PartialDate {
    /// A date from its parts; `None` for the 31st of April, a day without a month, or nothing at all.
    pub fn new(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if year.is_none() && month.is_none() || day.is_some() && month.is_none() {
            return None;
        }
        if year.is_some_and(|y| !(1..=9999).contains(&y)) {
            return None;
        }
        if let Some(month) = month {
            // A leap year stands in for an unknown one, so that 29 February can be said.
            let first = i8::try_from(month)
                .ok()
                .and_then(|m| Date::new(year.unwrap_or(2000), m, 1).ok())?;
            if day.is_some_and(|d| d == 0 || i16::from(d) > i16::from(first.days_in_month())) {
                return None;
            }
        }
        Some(Self { year, month, day })
    }

    /// A full date.
    pub fn ymd(year: i16, month: u8, day: u8) -> Option<Self> {
        Self::new(Some(year), Some(month), Some(day))
    }

    /// The year, if known.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month (1–12), if known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The first and the last day that this may be; `None` without a year.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let (year, first) = (self.year?, self.month.unwrap_or(1));
        let day = |month: u8, day: u8| {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        let from = day(first, self.day.unwrap_or(1))?;
        let to = match self.day {
            Some(_) => from,
            None => day(self.month.unwrap_or(12), 1)?.last_of_month(),
        };
        Some((from, to))
    }

    /// Whether both may mean the same day: `2023-10` and `2023-10-16` may, so may `--10-16` and `2023`.
    pub fn compatible(self, other: Self) -> bool {
        fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
        }
        agree(self.year, other.year) && agree(self.month, other.month) && agree(self.day, other.day)
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Self, NotADate> {
        let fail = || NotADate(s.to_owned());
        let (year, rest) = match s.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => match s.split_once('-') {
                Some((year, rest)) => (Some(year), Some(rest)),
                None => (Some(s), None),
            },
        };
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.to_owned())
        };
        let year = match year {
            Some(y) => Some(digits(y, 4).and_then(|y| y.parse().ok()).ok_or_else(fail)?),
            None => None,
        };
        let (month, day) = match rest {
            None => (None, None),
            Some(rest) => match rest.split_once('-') {
                Some((m, d)) => (Some(m), Some(d)),
                None => (Some(rest), None),
            },
        };
        let two = |part: Option<&str>| match part {
            Some(p) => digits(p, 2).and_then(|p| p.parse::<u8>().ok()).map(Some).ok_or_else(fail),
            None => Ok(None),
        };
        Self::new(year, two(month)?, two(day)?).ok_or_else(fail)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

/// A stretch of time; an end that is not known stays open.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    /// One date as a period.
    pub fn on(date: PartialDate) -> Self {
        Self { from: Some(date), to: Some(date) }
    }

    /// Whether nothing is known.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether it ends before it starts.
    pub fn is_reversed(&self) -> bool {
        let days = |date: Option<PartialDate>| date.and_then(PartialDate::bounds);
        matches!((days(self.from), days(self.to)), (Some((from, _)), Some((_, to))) if from > to)
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from} – {to}"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(to)) => write!(f, "until {to}"),
            (None, None) => Ok(()),
        }
    }
}
