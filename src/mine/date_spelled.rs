//! Dates whose day and year are words, in English: "January twenty-five nineteen eighty-six".

use super::{
    date_atoms::Atom,
    date_words::month_at,
    date_years::year_at,
    lex::{Kind, Quote},
    words::worded,
};

/// Words below twenty in their order.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The tens in their order, from twenty on.
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).filter(|t| t.kind == Kind::Word).map_or("", |t| t.folded.as_str())
}

fn place(row: &[&str], word: &str) -> Option<i16> {
    row.iter().position(|w| *w == word).and_then(|n| i16::try_from(n).ok())
}

/// A number from one to ninety-nine in words, and the token after it.
fn small(quote: &Quote, i: usize) -> Option<(i16, usize)> {
    if let Some(tens) = place(&TENS, word(quote, i)) {
        let tens = (tens + 2) * 10;
        let at = i + 1 + usize::from(quote.is(i + 1, "-"));
        return Some(match place(&UNITS, word(quote, at)) {
            Some(unit @ 1..=9) => (tens + unit, at + 1),
            _ => (tens, i + 1),
        });
    }
    place(&UNITS, word(quote, i)).filter(|n| *n > 0).map(|n| (n, i + 1))
}

/// "nineteen eighty-six", "nineteen oh five", "seventeen hundred thirty-three": a year, and the token after it.
pub(super) fn year_words(quote: &Quote, i: usize) -> Option<(i16, usize)> {
    let (century, mut next) = small(quote, i).filter(|(n, _)| (15..=20).contains(n))?;
    // Of "twenty twenty-three" the first word is whole.
    next = next.min(i + 1);
    let whole = word(quote, i + 1) == "hundred";
    if whole {
        next = i + 2 + usize::from(quote.is(i + 2, "and"));
        let (rest, next) = small(quote, next).unwrap_or((0, i + 2));
        return Some((century * 100 + rest, next));
    }
    next += usize::from(quote.is(next, "-"));
    if matches!(word(quote, next), "oh" | "o") {
        let unit = place(&UNITS, word(quote, next + 1)).filter(|n| (1..10).contains(n))?;
        return Some((century * 100 + unit, next + 2));
    }
    let (rest, next) = small(quote, next).filter(|(n, _)| *n > 9)?;
    Some((century * 100 + rest, next))
}

/// A year in words or in digits, with a comma before it, and the token after it.
fn year(quote: &Quote, i: usize) -> Option<(i16, usize)> {
    let i = i + usize::from(quote.is(i, ","));
    if let Some(found) = year_words(quote, i) {
        return Some(found);
    }
    if let Some((year, _)) = year_at(quote, i, false) {
        return Some((year, i + 1));
    }
    let words = worded(quote, i).filter(|w| !w.rank && w.pieces > 1)?;
    let year = i16::try_from(words.value).ok().filter(|y| (1900..2100).contains(y))?;
    Some((year, words.next))
}

/// A day in words: "twenty five", "fifteenth", and the token after it.
fn day(quote: &Quote, i: usize) -> Option<(u8, usize)> {
    let ranked = worded(quote, i).filter(|w| w.rank && w.pieces <= 2);
    let (n, next) = match ranked {
        Some(w) => (i16::try_from(w.value).ok()?, w.next),
        None => small(quote, i)?,
    };
    Some((u8::try_from(n).ok().filter(|d| (1..=31).contains(d))?, next))
}

/// A date with its day in words and a year, with the month before or behind the day; a month and a year in words.
pub(super) fn spelled(quote: &Quote, i: usize) -> Option<Atom> {
    if !quote.speaks(&["en", ""]) {
        return None;
    }
    let start = quote.token(i).filter(|t| t.kind == Kind::Word)?.start;
    let whole = |day: Option<u8>, month: u8, year: i16, next: usize| {
        let end = quote.token(next.checked_sub(1)?)?.end;
        let (month, year) = (Some(month), Some(year));
        Some(Atom { day, month, year, start, end, next, ..Atom::default() }).filter(|a| a.is_date())
    };
    if let Some((_, month, _, next)) = month_at(quote, i) {
        let at = next + usize::from(quote.is(next, "the"));
        if let Some((year, next)) = year_words(quote, next) {
            return whole(None, month, year, next);
        }
        let (day, next) = day(quote, at)?;
        if let Some((year, next)) = year(quote, next) {
            return whole(Some(day), month, year, next);
        }
        // "on May twenty-one", not "in May twenty people".
        let closed = quote.token(next).is_none_or(|t| t.kind == Kind::Sign && t.folded != "-");
        let end = quote.token(next.checked_sub(1)?)?.end;
        let (day, month) = (Some(day), Some(month));
        return Some(Atom { day, month, start, end, next, ..Atom::default() })
            .filter(|a| closed && a.is_date());
    }
    let (day, next) = day(quote, i)?;
    let (_, month, _, next) = month_at(quote, next + usize::from(quote.is(next, "of")))?;
    let (year, next) = year(quote, next)?;
    whole(Some(day), month, year, next)
}
