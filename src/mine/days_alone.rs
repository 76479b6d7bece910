//! Days of the month that are named without a month: "no dia 12", "ngày 12", "วันที่ 12", "tanggal 12", "12 तारीख".

use super::{
    dates::{FoundPeriod, found_in, opened},
    lex::{Kind, Quote},
    relative::Shift,
};
use crate::model::{PartialDate, Period};

/// The day at a token, in the language of the text, or years and days that are written in other ways.
pub(super) fn at(quote: &Quote, i: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    let found = led(quote, i)
        .or_else(|| ranked(quote, i))
        .or_else(|| compact(quote, i))
        .or_else(|| spelled(quote, i))
        .or_else(|| in_era(quote, i))?;
    Some((vec![found.0], found.1))
}

fn day(quote: &Quote, i: usize) -> Option<u8> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
    token.folded.parse().ok().filter(|d| (1..=31).contains(d))
}

fn found(quote: &Quote, from: usize, last: usize, day: u8) -> Option<(FoundPeriod, usize)> {
    let (start, end) = (quote.token(from)?.start, quote.token(last)?.end);
    let (as_of, open) = opened(quote, &quote.before_folded(start));
    let shift = Some(Shift::DayOfMonth(day, None));
    Some((FoundPeriod { as_of, shift, open, ..found_in(Period::default(), start, end) }, last + 1))
}

/// A word that says "day" or "date" before the number.
fn led(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let lead = match quote.language.as_str() {
        "pt" | "es" | "gl" => "dia",
        "vi" => "ngay",
        "th" => "วันที่",
        "lo" => "ວັນທີ",
        "km" => "ថ្ងៃទី",
        "id" | "ms" => "tanggal",
        _ => return None,
    };
    let day = day(quote, i + 1).filter(|_| quote.is(i, lead))?;
    let before = i.checked_sub(1).and_then(|j| quote.token(j));
    let each = before.is_some_and(|t| {
        t.kind == Kind::Numeral
            || matches!(
                t.folded.as_str(),
                "moi" | "mot" | "hang" | "cada" | "por" | "al" | "setiap"
            )
    });
    let number = quote.token(i + 1)?;
    let joined =
        quote.at(number.end).is_some_and(|c| matches!(c, '/' | '-' | '.' | ',' | '%' | ':'))
            && quote.at(number.end + 1).is_some_and(|c| crate::fold::digit(c).is_some());
    let counts = quote.token(i + 2).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "nguoi"
                | "vu"
                | "trieu"
                | "ty"
                | "nghin"
                | "ngan"
                | "usd"
                | "gio"
                | "lan"
                | "con"
                | "h"
                | "dong"
                | "thang"
                | "%"
                | "mil"
                | "pessoas"
                | "personas"
                | "คน"
                | "ราย"
        )
    });
    (!each && !joined && !counts).then(|| found(quote, i, i + 1, day)).flatten()
}

/// A word that says so behind the number: "4 तारीख", "12-го числа", "el 4.º".
fn ranked(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let day = day(quote, i)?;
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    match quote.language.as_str() {
        "hi" if word(i + 1).starts_with(crate::fold::fold_constant("तारीख")) => {
            found(quote, i, i + 1, day)
        }
        // "31 शुक्रवार"
        "hi" if super::date_words::weekday_at(quote, i + 1).is_some() => {
            let (weekday, end, next) = super::date_words::weekday_at(quote, i + 1)?;
            let shift = Some(Shift::DayOfMonth(day, Some(weekday)));
            let start = quote.token(i)?.start;
            Some((FoundPeriod { shift, ..found_in(Period::default(), start, end) }, next))
        }
        "ru" if word(i + 1).starts_with("числ") => found(quote, i, i + 1, day),
        "ru" if word(i + 1) == "-" && word(i + 3).starts_with("числ") => {
            found(quote, i, i + 3, day)
        }
        _ => None,
    }
}

/// "20161016": year, month and day without signs between.
fn compact(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 8)?;
    let number: u32 = token.folded.parse().ok()?;
    let year = i16::try_from(number / 10_000).ok().filter(|y| (1950..2050).contains(y))?;
    let month = u8::try_from(number / 100 % 100).ok()?;
    let date = PartialDate::ymd(year, month, u8::try_from(number % 100).ok()?)?;
    let beside = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '$' | '€' | '#' | '+' | '-' | '/'))
    };
    let free = !beside(quote.before(token.start)) && !beside(quote.at(token.end));
    let money = super::phrases::currency_before(quote, token.start).is_some()
        || super::phrases::currency_behind(quote, token.end).is_some();
    let closed = quote.token(i + 1).is_none_or(|t| t.kind == Kind::Sign);
    (free && closed && !money).then(|| (found_in(Period::on(date), token.start, token.end), i + 1))
}

/// "in two thousand and twenty", "em dois mil e vinte": a year in words, at an end.
fn spelled(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let lead = i.checked_sub(1).and_then(|j| quote.token(j))?;
    let led = matches!(
        lead.folded.as_str(),
        "in" | "since"
            | "of"
            | "year"
            | "en"
            | "de"
            | "del"
            | "desde"
            | "ano"
            | "em"
            | "annee"
            | "anno"
            | "nel"
            | "seit"
            | "jahr"
            | "jaar"
    );
    if !led {
        return None;
    }
    let words = super::words::worded(quote, i)
        .filter(|w| !w.rank && (w.pieces > 2 || quote.speaks(&["de", "nl", "it"])))?;
    let year = i16::try_from(words.value).ok().filter(|y| (1900..2100).contains(y))?;
    let closed = quote.token(words.next).is_none_or(|t| t.kind == Kind::Sign);
    let date = PartialDate::new(Some(year), None, None)?;
    closed.then(|| (found_in(Period::on(date), token.start, words.end), words.next))
}

/// "Reiwa 5", "Minguo year 112": a year of the eras of Japan and of the Republic of China, as other languages write them.
fn in_era(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let before: i16 = match token.folded.as_str() {
        "reiwa" => 2018,
        "heisei" => 1988,
        "showa" => 1925,
        "minguo" | "roc" => 1911,
        _ => return None,
    };
    let said = matches!(
        quote.token(i + 1).map_or("", |t| t.folded.as_str()),
        "year" | "ano" | "annee" | "jahr" | "tahun" | "era" | "nam"
    );
    // "ROC 5" may be anything.
    if token.folded == "roc" && !said {
        return None;
    }
    let at = i + 1 + usize::from(said);
    let number = quote.token(at).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 3)?;
    let year = number.folded.parse::<i16>().ok().filter(|n| (1..150).contains(n))? + before;
    let tight = quote.at(number.end).is_some_and(|c| matches!(c, '%' | '.' | ',' | '/'))
        && quote.at(number.end + 1).is_some_and(|c| crate::fold::digit(c).is_some());
    let date = PartialDate::new(Some(year), None, None).filter(|_| year < 2100 && !tight)?;
    Some((found_in(Period::on(date), token.start, number.end), at + 1))
}
