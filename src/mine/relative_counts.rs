//! Units of the calendar, and words for numbers of them: "sepekan", أسبوعين, "and a half".

use super::lex::Quote;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Day,
    Week,
    Month,
    Year,
    Weekend,
    /// Monday to Friday.
    Workweek,
    /// One of these.
    Workday,
    Quarter,
    Decade,
    Century,
}

/// One word for a number of units: "sepekan" is one week, أسبوعين two.
pub(super) fn packed(quote: &Quote, i: usize) -> Option<(i32, Scale)> {
    let word = quote.token(i)?.folded.as_str();
    Some(match (quote.language.as_str(), word) {
        ("id" | "ms", "sehari") => (1, Scale::Day),
        ("id" | "ms", "seminggu" | "sepekan") => (1, Scale::Week),
        ("id" | "ms", "sebulan") => (1, Scale::Month),
        ("id" | "ms", "setahun") => (1, Scale::Year),
        ("ar", "يومين" | "يومان") => (2, Scale::Day),
        ("ar", "اسبوعين" | "اسبوعان") => (2, Scale::Week),
        ("ar", "شهرين" | "شهران") => (2, Scale::Month),
        ("ar", "عامين" | "عامان" | "سنتين" | "سنتان") => (2, Scale::Year),
        _ => return None,
    })
}

/// How many tokens say "and a half".
pub(super) fn and_half(quote: &Quote, i: usize) -> usize {
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    match (word(i), word(i + 1)) {
        ("and", "a") if word(i + 2) == "half" => 3,
        ("y" | "e" | "et", "medio" | "media" | "meio" | "meia" | "demi" | "demie" | "mezzo") => 2,
        _ => 0,
    }
}
