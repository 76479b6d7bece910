//! Numbers in a quote with qualifier, unit and currency; what only looks like a number is left out.

use super::{
    lex::{Kind, Quote, Token, is_letter, is_unspaced},
    numerals::{multiplier, numeral, spelled, ten_to, tight_multiplier},
    phrases::{self, after_qualifier, before_qualifier, currency_before, currency_behind},
};
use crate::{
    fold::digit,
    model::{Amount, Currency, Qualifier, Value},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that a quote states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// The number with its qualifier, or the amount of money.
    pub value: Value,
    /// Whether it is parts of a hundred.
    pub percent: bool,
    /// First code point of the number itself, without its qualifier.
    pub start: usize,
    /// Code point after the last, with multiplier and currency.
    pub end: usize,
}

/// One number on the way to a [`FoundNumber`].
struct Plain {
    low: Decimal,
    high: Decimal,
    order: bool,
    about: bool,
    scale: Option<u32>,
    currency: Option<Currency>,
    percent: bool,
    tokens: Range<usize>,
    start: usize,
    end: usize,
}

/// Reads the numbers of a quote, leaving out those inside `taken` (dates).
pub(super) fn numbers(quote: &Quote, taken: &[Range<usize>]) -> Vec<FoundNumber> {
    let mut plain: Vec<Plain> = Vec::new();
    let mut i = 0;
    while i < quote.tokens.len() {
        match plain_at(quote, i) {
            Some(number) => {
                i = number.tokens.end.max(i + 1);
                let dated = taken.iter().any(|d| d.start < number.end && number.start < d.end);
                if !dated {
                    plain.push(number);
                }
            }
            None => i += 1,
        }
    }
    let mut found = Vec::new();
    let mut rest = plain.into_iter().peekable();
    while let Some(number) = rest.next() {
        let range = rest.peek().and_then(|next| range_of(quote, &number, next));
        let (amount, currency, percent, span) = if let Some(amount) = range {
            let Some(next) = rest.next() else { continue };
            let currency = next.currency.or(number.currency);
            (amount, currency, number.percent || next.percent, number.start..next.end)
        } else {
            let amount = qualified(quote, &number);
            (amount, number.currency, number.percent, number.start..number.end)
        };
        let value = match currency {
            Some(currency) => Value::Money(amount, currency),
            None => Value::Number(amount),
        };
        found.push(FoundNumber { value, percent, start: span.start, end: span.end });
    }
    found
}

/// The number that starts at a token, if one does.
fn plain_at(quote: &Quote, i: usize) -> Option<Plain> {
    let token = quote.token(i)?;
    match token.kind {
        Kind::Sign => None,
        Kind::Numeral => from_numeral(quote, i, token),
        Kind::Word => from_words(quote, i, token),
    }
}

fn from_numeral(quote: &Quote, i: usize, token: &Token) -> Option<Plain> {
    let (mut end, mut next) = (token.end, i + 1);
    let scale = scale_behind(quote, i).map(|(scale, at, tokens)| {
        (end, next) = (at, tokens);
        scale
    });
    let value = numeral(quote, token, scale.is_some())?;
    let mut number = scaled(value, scale)?;
    if scale.is_none() && (quote.is(next, "dozen") || quote.is(next, "dozens")) {
        number = number.checked_mul(Decimal::from(12))?;
        end = quote.token(next)?.end;
        next += 1;
    }
    let before = currency_before(quote, token.start);
    let start = before.map_or(token.start, |(_, start)| start);
    let percent = percent_behind(quote, end);
    let currency = before.map(|(currency, _)| currency).or_else(|| {
        let (currency, at) = currency_behind(quote, end)?;
        end = at;
        Some(currency)
    });
    let counted = currency.is_some() || percent.is_some() || scale.is_some();
    if !counted && looks_like_no_count(quote, i, token, value)
        || bound_to_letters(quote, token, start, end, counted)
    {
        return None;
    }
    Some(Plain {
        low: number,
        high: number,
        order: false,
        about: false,
        scale,
        currency,
        percent: percent.is_some(),
        tokens: i..next.max(tokens_before(quote, end)),
        start,
        end: percent.unwrap_or(end),
    })
}

fn from_words(quote: &Quote, i: usize, token: &Token) -> Option<Plain> {
    let (low, high, about, order, next, mut end) = if let Some(found) = phrases::order(quote, i) {
        (found.low, found.high, false, true, found.next, quote.token(found.next - 1)?.end)
    } else if let Some(found) = spelled(quote, i) {
        // "One of two", "twenty-first", "two-year-old"
        let end = quote.token(found.next.checked_sub(1)?)?.end;
        if is_age_or_ordinal(quote, found.next) {
            return None;
        }
        (found.value, found.value, found.about, false, found.next, end)
    } else {
        let (value, at) = phrases::chinese(quote, token)?;
        let next = tokens_before(quote, at).max(i + 1);
        (value, value, false, false, next, at)
    };
    let percent = percent_behind(quote, end);
    let currency = currency_behind(quote, end).map(|(currency, at)| {
        end = at;
        currency
    });
    let start = token.start;
    let end = percent.unwrap_or(end);
    Some(Plain {
        low,
        high,
        order,
        about,
        scale: None,
        currency,
        percent: percent.is_some(),
        tokens: i..next.max(tokens_before(quote, end)),
        start,
        end,
    })
}

/// The index of the first token that starts at or after a code point.
fn tokens_before(quote: &Quote, at: usize) -> usize {
    quote.tokens.partition_point(|t| t.start < at)
}

fn scaled(value: Decimal, scale: Option<u32>) -> Option<Decimal> {
    match scale {
        Some(power) => value.checked_mul(ten_to(power)?).map(|n| n.normalize()),
        None => Some(value),
    }
}

/// A multiplier behind a numeral: its power of ten, where it ends, and the token after it.
fn scale_behind(quote: &Quote, i: usize) -> Option<(u32, usize, usize)> {
    let token = quote.token(i)?;
    let next = quote.token(i + 1).filter(|t| t.kind == Kind::Word)?;
    let gap = next.start - token.end;
    if gap > 1 {
        return None;
    }
    let first = quote.at(next.start)?;
    if is_unspaced(first) {
        let (power, len) = phrases::unspaced_multiplier(&quote.text(next.start, next.end))?;
        return Some((power, next.start + len, i + 1 + usize::from(next.start + len >= next.end)));
    }
    let power = if gap == 0 { tight_multiplier(&next.folded) } else { None };
    let power = power.or_else(|| multiplier(&next.folded))?;
    // "2 mille" is no French, and "1,200 hundred" nothing at all; "mil" is a thousand in two languages.
    if next.folded == "mil" && !quote.speaks(&["es", "pt", ""]) {
        return None;
    }
    // "3.5 thousand million", "5 lakh crore"
    if let Some(more) =
        quote.token(i + 2).filter(|t| t.kind == Kind::Word && t.start == next.end + 1)
        && let Some(second) = multiplier(&more.folded).filter(|p| *p > 2)
    {
        return Some((power + second, more.end, i + 3));
    }
    Some((power, next.end, i + 2))
}

/// Where a sign or word for "parts of a hundred" behind a number ends.
fn percent_behind(quote: &Quote, end: usize) -> Option<usize> {
    let after: String = quote.text(end, (end + 24).min(quote.chars.len()));
    let spaces = after.chars().take_while(|c| c.is_whitespace()).count();
    let rest: String = after.chars().skip(spaces).collect();
    let words = [
        "%",
        "٪",
        "percent",
        "per cent",
        "pour cent",
        "por ciento",
        "persen",
        "phần trăm",
        "เปอร์เซ็นต์",
        "prozent",
        "procent",
        "بالمئة",
        "بالمائة",
        "в процентах",
        "процент",
    ];
    let lower = rest.to_lowercase();
    words.into_iter().find(|w| lower.starts_with(w)).map(|w| end + spaces + w.chars().count())
}

/// Letters that touch a number make it part of a name or a measure: `B2`, `COVID-19`, `5G`, `29km`, `20th`.
fn bound_to_letters(quote: &Quote, token: &Token, start: usize, end: usize, counted: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| is_letter(c) && !is_unspaced(c));
    let before = quote.before(start);
    let hyphen = matches!(before, Some('-' | '_' | '/' | '#' | '@' | '.' | ':' | '\\'))
        && start >= 2
        && quote.at(start - 2).is_some_and(|c| is_letter(c) || digit(c).is_some())
        && !(before == Some('-') && quote.at(start - 2).is_some_and(|c| digit(c).is_some()));
    // ".23": the whole part is not there, so what is behind the point is no number of its own.
    let fraction = before == Some('.')
        && start == token.start
        && start.checked_sub(2).and_then(|i| quote.at(i)).is_none_or(char::is_whitespace);
    let named = matches!(before, Some('#' | '@' | '_' | '№')) || fraction;
    if letter(before) && start == token.start && !joins_arabic(quote, start) || hyphen || named {
        return true;
    }
    if counted {
        return false;
    }
    // "20-year-old" is an age, "20-year" a length of time; "20-strong" counts.
    letter(quote.at(end)) || is_age_or_ordinal(quote, tokens_before(quote, end))
}

/// Arabic writes "and", "for", "with" tight before a numeral: و٢٠.
fn joins_arabic(quote: &Quote, start: usize) -> bool {
    matches!(quote.before(start), Some('و' | 'ل' | 'ب' | 'ف' | 'ـ'))
        && !start.checked_sub(2).and_then(|i| quote.at(i)).is_some_and(is_letter)
}

/// "-year-old", "years old", "th": what follows makes it an age or a rank.
fn is_age_or_ordinal(quote: &Quote, next: usize) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let skip = usize::from(word(next) == "-");
    let unit = word(next + skip);
    let then = next + skip + 1;
    let old = word(then + usize::from(word(then) == "-"));
    matches!(unit, "year" | "years" | "month" | "months") && old == "old"
        || skip == 1
            && matches!(
                unit,
                "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "fifth"
                    | "sixth"
                    | "seventh"
                    | "eighth"
                    | "ninth"
            )
        || matches!(unit, "ans")
            && quote.speaks(&["fr"])
            && matches!(word(next.wrapping_sub(2)), "de" | "age" | "agee")
}

/// Years, times, telephone numbers, list markers, versions, "page 3": numerals that count nothing.
fn looks_like_no_count(quote: &Quote, i: usize, token: &Token, value: Decimal) -> bool {
    let digits: Vec<char> = quote.chars.get(token.start..token.end).unwrap_or_default().to_vec();
    let bare = digits.iter().all(|c| digit(*c).is_some());
    let sign = |i: Option<usize>| {
        i.and_then(|i| quote.token(i)).filter(|t| t.kind == Kind::Sign).map(|t| t.folded.as_str())
    };
    let (previous, next) = (sign(i.checked_sub(1)), sign(Some(i + 1)));
    let touches =
        |j: usize| quote.token(j).is_some_and(|t| t.start == token.end || t.end == token.start);
    let numeral_at =
        |j: Option<usize>| j.and_then(|j| quote.token(j)).is_some_and(|t| t.kind == Kind::Numeral);
    // 10:30, 24/7, 1/2
    let glue = |s: Option<&str>| matches!(s, Some(":" | "/" | "\\" | "°"));
    if glue(previous) && i > 0 && touches(i - 1) && numeral_at(i.checked_sub(2))
        || glue(next) && touches(i + 1) && numeral_at(Some(i + 2))
        || next == Some("°")
    {
        return true;
    }
    // 02-123-4567 and +66 2 123
    let dashed = |from: usize| {
        (from..quote.tokens.len())
            .step_by(2)
            .take_while(|&j| {
                numeral_at(Some(j))
                    && matches!(sign(Some(j + 1)), Some("-" | "–"))
                    && numeral_at(Some(j + 2))
            })
            .count()
    };
    let behind =
        i >= 2 && sign(Some(i - 1)) == Some("-") && numeral_at(Some(i - 2)) && touches(i - 1);
    if dashed(i) >= 2 || behind && (dashed(i - 2) >= 2 || i >= 4 && dashed(i - 4) >= 2) {
        return true;
    }
    let mut first = i;
    while numeral_at(first.checked_sub(1))
        && quote.token(first - 1).zip(quote.token(first)).is_some_and(|(a, b)| a.end + 1 == b.start)
    {
        first -= 1;
    }
    let plus = first.checked_sub(1).is_some_and(|j| {
        quote.is(j, "+")
            && quote.token(j).zip(quote.token(first)).is_some_and(|(a, b)| a.end == b.start)
    });
    if plus || bare && digits.len() >= 9 {
        return true;
    }
    if bare && digits.len() > 1 && digits.first().and_then(|c| digit(*c)) == Some(0) {
        return true;
    }
    // A list marker: alone at the start of a line, with a full stop or a bracket behind it.
    let line_start = token.start == 0
        || quote.before(token.start) == Some('\n')
        || previous == Some("(")
            && (token.start == 1
                || token.start.checked_sub(2).and_then(|i| quote.at(i)) == Some('\n'));
    let spaced = quote.at(token.end + 1).is_none_or(char::is_whitespace);
    if line_start
        && bare
        && digits.len() <= 2
        && matches!(next, Some("." | ")"))
        && touches(i + 1)
        && spaced
    {
        return true;
    }
    // A year that nothing counts: "in 2023", "the 1990s".
    let year = bare && digits.len() == 4 && (1800..=2100).any(|y| value == Decimal::from(y));
    let buddhist = bare
        && digits.len() == 4
        && quote.speaks(&["th", "lo", "km"])
        && (2400..=2600).any(|y| value == Decimal::from(y));
    if (year || buddhist) && !phrases::counts_something(quote, i + 1) {
        return true;
    }
    let word_before =
        i.checked_sub(1).and_then(|j| quote.token(j)).filter(|t| t.kind == Kind::Word);
    if word_before.is_some_and(|t| phrases::numbers_a_thing(&t.folded)) {
        return true;
    }
    // "9 am", "10.30 p.m.", "18h30", "kl. 10"
    let clock = quote.token(i + 1).is_some_and(|t| {
        matches!(t.folded.as_str(), "am" | "pm" | "gmt" | "utc" | "น" | "hrs" | "o'clock")
            || matches!(t.folded.as_str(), "a" | "p")
                && quote.is(i + 2, ".")
                && quote.is(i + 3, "m")
    });
    clock && value < Decimal::from(2400)
}

/// The range of two numbers that a dash or a word joins.
fn range_of(quote: &Quote, one: &Plain, other: &Plain) -> Option<Amount> {
    if one.order || other.order || one.percent && !other.percent {
        return None;
    }
    let between: String = quote.text(one.end, other.start);
    let between = between.trim();
    if between.chars().count() > 8 {
        return None;
    }
    let joined = crate::fold::fold(between);
    let lead = quote.before_folded(one.start);
    let (dash, word) = (
        matches!(joined.as_str(), "-" | "~" | "至" | "到"),
        matches!(
            joined.as_str(),
            "to" | "ถึง" | "hingga" | "sampai" | "den" | "إلى" | "الي" | "bis" | "a" | "până la"
        ),
    );
    let paired = phrases::opens_pair(&lead, &joined);
    if !dash && !word && !paired {
        return None;
    }
    // "rose from 20 to 30" tells of two figures.
    if word && phrases::grows(&lead) {
        return None;
    }
    if joined == "a" && !quote.speaks(&["fr", "es", "pt"]) {
        return None;
    }
    // "3 to 4 million" means million twice.
    let low = match (one.scale, other.scale) {
        (None, Some(scale)) if one.low < Decimal::ONE_THOUSAND => scaled(one.low, Some(scale))?,
        _ => one.low,
    };
    (low < other.high).then(|| Amount::range(low, other.high))
}

/// The number with what the words around it say of it.
fn qualified(quote: &Quote, number: &Plain) -> Amount {
    if number.order {
        let qualifier = Qualifier::Order;
        return Amount { low: Some(number.low), high: Some(number.high), qualifier };
    }
    let lead = quote.before_folded(number.start);
    let tail = quote.after_folded(number.end);
    let qualifier = before_qualifier(&lead).or_else(|| after_qualifier(&tail));
    let qualifier = match qualifier {
        None if number.about => Qualifier::About,
        None => Qualifier::Exact,
        Some(qualifier) => qualifier,
    };
    Amount::qualified(number.low, qualifier)
}
