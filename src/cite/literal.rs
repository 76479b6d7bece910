//! Dates that are known in words only: "forthcoming". hayagriva 0.10.1 knows no such dates, so it gets a year that no
//! work has, and the words take its place in what it makes.

use super::{reference::Reference, rich::Rich};
use citationberg::json::{DateValue, FixedDate, FixedDateRange, Value};

/// The first of the years that stand for words.
const FIRST: i16 = 20_000;
/// How many there are.
const COUNT: usize = 12_000;

/// The dates of a reference that are words: their field, the year for them, and the words.
pub(super) fn dates(number: usize, reference: &Reference) -> Vec<(String, i16, String)> {
    let words = reference.dates_in_words();
    let years = (number * 4..).filter_map(|n| i16::try_from(n % COUNT).ok()).map(|n| FIRST + n);
    let own = |(field, words): (String, String), year: i16| (field, year, words);
    words.into_iter().zip(years).map(|(date, year)| own(date, year)).collect()
}

/// A year as a date.
pub(super) fn date(year: i16) -> Value {
    let start = FixedDate { year, month: None, day: None, season: None, circa: false };
    let raw = FixedDateRange { start, end: None };
    Value::Date(DateValue::Raw { raw, literal: None, season: None })
}

/// The text with the words where their years stand.
pub(super) fn set(mut text: Rich, works: &[(usize, &Reference)]) -> Rich {
    for (_, year, words) in works.iter().flat_map(|(number, r)| dates(*number, r)) {
        let year = year.to_string();
        for run in text.0.iter_mut().filter(|run| run.link.is_none()) {
            if run.text.contains(&year) {
                run.text = run.text.replace(&year, &words);
            }
        }
    }
    text
}
