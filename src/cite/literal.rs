//! Dates that are known in words only: "forthcoming". hayagriva 0.10.1 knows no such dates, so it gets a year that no
//! work has, and the words take its place in what it makes.

use super::{
    reference::Reference,
    rich::Rich,
    stand_in::{self, Taken},
};
use citationberg::json::{DateValue, FixedDate, FixedDateRange, Value};
use std::collections::BTreeMap;

/// The first of the years that stand for words.
const FIRST: i16 = 20_000;
/// How many there are.
const COUNT: i16 = 12_000;

/// A date in words: its field, the year that stands for it, and the words.
type Date = (String, i16, String);

/// The dates in words of a list of works, by the number of the work.
#[derive(Debug, Default)]
pub(super) struct Dates(BTreeMap<usize, Vec<Date>>);

impl Dates {
    /// Finds a year for each; a date for which none is left stays away.
    pub(super) fn of(references: &[Reference], taken: &Taken) -> Self {
        let mut years = taken.free(FIRST, COUNT);
        let mut dates: BTreeMap<usize, Vec<Date>> = BTreeMap::new();
        for (number, reference) in references.iter().enumerate() {
            for (field, words) in reference.dates_in_words() {
                let Some(year) = years.next() else { return Self(dates) };
                dates.entry(number).or_default().push((field, year, words));
            }
        }
        Self(dates)
    }

    /// The dates of a work for the processor.
    pub(super) fn fields(&self, number: usize) -> impl Iterator<Item = (String, Value)> + '_ {
        self.own(number).iter().map(|(field, year, _)| (field.clone(), date(*year)))
    }

    /// The text with the words where their years stand.
    pub(super) fn set(&self, mut text: Rich, works: &[usize]) -> Rich {
        for (_, year, words) in works.iter().flat_map(|number| self.own(*number)) {
            stand_in::put(&mut text, *year, words, words);
        }
        text
    }

    fn own(&self, number: usize) -> &[Date] {
        self.0.get(&number).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A year as a date.
fn date(year: i16) -> Value {
    let start = FixedDate { year, month: None, day: None, season: None, circa: false };
    let raw = FixedDateRange { start, end: None };
    Value::Date(DateValue::Raw { raw, literal: None, season: None })
}
