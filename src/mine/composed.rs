//! Numbers that are made of several: "minus five", "two point five", "4 thousand 3 hundred and 21", 三分之一.

use super::{
    composed_east::east,
    fractions::{fraction_at, parts, scale_word},
    halves,
    lex::{Kind, Quote},
    numbers::{NumberKind, Plain, is_all, plain_at, tokens_before},
    numerals::{numeral, ten_to},
    phrases::currency_behind,
    shares,
    words::worded,
};
use crate::fold::digit;
use rust_decimal::Decimal;

/// The number with all that belongs to it behind and before it; `floor` is where the one before it ends.
pub(super) fn whole(quote: &Quote, number: Plain, floor: usize) -> Plain {
    let mut number = number;
    let end = number.end;
    if number.kind == NumberKind::Count && !number.order {
        number = powers(quote, number);
        if number.currency.is_none() && !number.percent {
            number = series(quote, number);
            number = decimals(quote, number);
            number = parts(quote, number);
            number = halves::behind(quote, number);
            number = east(quote, number);
            number = shares::shared(quote, number);
        }
    }
    if number.end > end
        && number.currency.is_none()
        && number.kind == NumberKind::Count
        && let Some((currency, at)) = currency_behind(quote, number.end)
    {
        (number.currency, number.end) = (Some(currency), at);
        number.tokens.end = number.tokens.end.max(tokens_before(quote, at));
    }
    signed(quote, number, floor)
}

/// "4 thousand 3 hundred and 21", 5万4千6百: each part is less than what the one before it counts in.
fn series(quote: &Quote, mut number: Plain) -> Plain {
    for _ in 0..4 {
        let Some(scale) = number.scale.filter(|s| *s > 0) else { break };
        let unspaced = quote.before(number.end).is_some_and(super::lex::is_unspaced);
        let mut at = number.end;
        while quote.at(at).is_some_and(|c| c == ' ' || unspaced && matches!(c, '零' | '〇')) {
            at += 1;
        }
        let zero = unspaced && quote.before(at).is_some_and(|c| matches!(c, '零' | '〇'));
        let gap = at > number.end;
        let mut i = tokens_before(quote, at);
        let and = quote.token(i).is_some_and(|t| {
            t.start == at
                && matches!(t.folded.as_str(), "and" | "et" | "y" | "e" | "und" | "و" | "और")
        });
        i += usize::from(and);
        let here = if and { quote.token(i).map_or(0, |t| t.start) } else { at };
        let lone = || small(quote, tokens_at(quote, here), &number).filter(|_| and && scale == 2);
        let next = plain_at(quote, tokens_at(quote, here), here)
            .or_else(lone)
            .or_else(|| year_like(quote, here).filter(|_| unspaced && scale >= 4));
        let Some(next) = next else { break };
        let close = next.start == here
            && next.kind == NumberKind::Count
            && !next.order
            && ten_to(scale).is_some_and(|unit| next.low < unit);
        // "3 million 20 people" are two figures; "25万6千" is one.
        let digits = quote.at(next.start).is_some_and(|c| digit(c).is_some());
        let day = quote.at(next.end).is_some_and(|c| matches!(c, '年' | '月' | '日' | '号' | '號'));
        // "3 mil 500 personas", as the press of Mexico writes
        let mexican = scale == 3
            && quote.speaks(&["es"])
            && next.start == number.end + 1
            && digits
            && next.scale.is_none()
            && next.low >= Decimal::ONE
            && next.low.is_integer();
        let fits = if unspaced {
            // 3万2200
            !gap && (next.scale.is_some() || digits && scale >= 4 && !day) || zero
        } else {
            next.scale.is_some_and(|s| s > 0) && gap || and && scale == 2 || mexican
        };
        let numeral = quote.token(number.tokens.start).is_some_and(|t| t.kind == Kind::Numeral);
        if !close || !fits || !numeral {
            break;
        }
        let Some(sum) = number.low.checked_add(next.low) else { break };
        number = Plain {
            low: sum,
            scale: next.scale,
            currency: next.currency,
            percent: next.percent,
            tokens: number.tokens.start..next.tokens.end,
            start: number.start,
            ..next
        };
    }
    number
}

/// Digits that would be a year elsewhere: 20万2000.
fn year_like(quote: &Quote, at: usize) -> Option<Plain> {
    let i = tokens_at(quote, at);
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.start == at)?;
    let low = numeral(quote, token, false)?;
    Some(Plain {
        low,
        order: false,
        about: false,
        over: false,
        scale: None,
        currency: None,
        percent: false,
        kind: NumberKind::Count,
        tokens: i..i + 1,
        start: at,
        end: token.end,
    })
}

/// The "one" of "3 hundred and one", which does not count alone.
fn small(quote: &Quote, i: usize, before: &Plain) -> Option<Plain> {
    let found = worded(quote, i).filter(|w| !w.rank && !w.bare && w.value == Decimal::ONE)?;
    let again = worded(quote, found.next).is_some();
    // "3 hundred and one is": no other noun is counted.
    let article = super::numerals::article(&quote.token(i)?.folded);
    (!again || !article).then_some(Plain {
        low: found.value,
        order: false,
        about: false,
        over: false,
        scale: None,
        currency: None,
        percent: false,
        kind: NumberKind::Count,
        tokens: i..found.next,
        start: found.start,
        end: found.end.max(before.end),
    })
}

/// The token that a code point is in or before.
pub(super) fn tokens_at(quote: &Quote, at: usize) -> usize {
    quote.tokens.partition_point(|t| t.end <= at)
}

/// Whether a token is the word for a decimal sign.
pub(super) fn says_point(quote: &Quote, i: usize) -> bool {
    const POINTS: &[(&str, &str)] = &[
        ("en", "point"),
        ("fr", "virgule"),
        ("fr", "point"),
        ("es", "coma"),
        ("es", "punto"),
        ("es", "con"),
        ("pt", "virgula"),
        ("pt", "ponto"),
        ("it", "virgola"),
        ("de", "komma"),
        ("nl", "komma"),
        ("sv", "komma"),
        ("tr", "virgul"),
        ("tr", "nokta"),
        ("id", "koma"),
        ("ms", "perpuluhan"),
        ("vi", "phay"),
        ("hi", "पॉइंट"),
        ("hi", "दशमलव"),
        ("ar", "فاصله"),
        ("ru", "запятая"),
    ];
    quote.token(i).is_some_and(|t| {
        t.kind == Kind::Word && POINTS.iter().any(|(l, w)| quote.language == *l && t.folded == *w)
    })
}

/// Whether the word for a decimal sign and a number stand at a token: of "one point five" the one counts.
pub(super) fn decimals_behind(quote: &Quote, i: usize) -> bool {
    says_point(quote, i) && worded(quote, i + 1).is_some()
}

/// "two point five", "quarante-sept virgule zéro huit", 十五点七
fn decimals(quote: &Quote, mut number: Plain) -> Plain {
    let i = number.tokens.end;
    if !says_point(quote, i) {
        return number;
    }
    // "veinte con tres quintos" has parts; in Spanish "with" is a decimal sign only of a number that stands alone.
    let with = quote.is(i, "con");
    if with && fraction_at(quote, i + 1).is_some() {
        return number;
    }
    let mut digits = String::new();
    let mut times = None;
    let (mut at, mut end) = (i + 1, number.end);
    while digits.len() < 12 {
        let Some(token) = quote.token(at) else { break };
        if token.kind == Kind::Numeral {
            if digits.is_empty() && token.folded.bytes().all(|b| b.is_ascii_digit()) {
                digits.push_str(&token.folded);
                (end, at) = (token.end, at + 1);
            }
            break;
        }
        let Some(word) = worded(quote, at).filter(|w| !w.rank && !w.bare) else { break };
        // "two point five million": the multiplier is of the whole.
        let unit = word.scale.filter(|p| *p > 2).and_then(ten_to);
        if let Some(unit) = unit
            && let Some(head) = word.value.checked_div(unit).map(|v| v.normalize())
            && head < Decimal::ONE_HUNDRED
            && head.scale() == 0
            && (head < Decimal::TEN || digits.is_empty())
        {
            digits.push_str(&head.to_string());
            (end, at, times) = (word.end, word.next, word.scale);
            break;
        }
        let single = word.value < Decimal::TEN;
        if !single && !digits.is_empty() {
            break;
        }
        digits.push_str(&word.value.normalize().to_string());
        (end, at) = (word.end, word.next);
        if !single {
            break;
        }
    }
    let value = format!("{}.{digits}", number.low.trunc()).parse::<Decimal>();
    if with && !is_all(quote, number.tokens.start, at) {
        return number;
    }
    if let (false, Ok(value)) = (digits.is_empty(), value) {
        let unit = times.and_then(ten_to).unwrap_or(Decimal::ONE);
        let Some(value) = value.checked_mul(unit) else { return number };
        (number.low, number.end, number.tokens.end) = (value.normalize(), end, at);
        number.scale = times;
        // "two point five million"
        if times.is_none()
            && let Some((power, at, after)) = scale_word(quote, number.tokens.end)
            && let Some(value) = ten_to(power).and_then(|unit| value.checked_mul(unit))
        {
            (number.low, number.end, number.tokens.end) = (value.normalize(), at, after);
            number.scale = Some(power);
        }
    }
    number
}

/// `1.3x10^6`, `2e5`, `1.1^+23`
fn powers(quote: &Quote, mut number: Plain) -> Plain {
    let i = number.tokens.end;
    let tight = |j: usize| {
        quote.token(j).zip(quote.token(j.wrapping_sub(1))).is_some_and(|(a, b)| a.start == b.end)
    };
    if quote.token(i).is_none_or(|t| t.start != number.end)
        || quote.before(number.end).is_none_or(|c| digit(c).is_none())
    {
        return number;
    }
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    let (base, mut at) = match word(i) {
        "^" => (None, i + 1),
        "e" => (Some(10), i + 1),
        "x" | "×" if word(i + 1) == "10" && word(i + 2) == "^" => (Some(10), i + 3),
        _ => return number,
    };
    let mut minus = false;
    while matches!(word(at), "+" | "-") && tight(at) {
        minus = word(at) == "-";
        at += 1;
    }
    let Some(exponent) = quote.token(at).filter(|t| t.kind == Kind::Numeral && tight(at)) else {
        return number;
    };
    let Some(power) = exponent.folded.parse::<u32>().ok().filter(|p| *p <= 30) else {
        return number;
    };
    let mut value = if base.is_some() { number.low } else { Decimal::ONE };
    let factor = if base.is_some() { Decimal::TEN } else { number.low };
    for _ in 0..power {
        let next = if minus { value.checked_div(factor) } else { value.checked_mul(factor) };
        let Some(next) = next else { return number };
        value = next;
    }
    (number.low, number.end, number.tokens.end) = (value, exponent.end, at + 1);
    number
}

/// Words that make the number behind them less than nothing, by language.
const MINUS: &[(&str, &str)] = &[
    ("en", "minus"),
    ("en", "negative"),
    ("fr", "moins"),
    ("fr", "negatif"),
    ("fr", "negative"),
    ("es", "menos"),
    ("pt", "menos"),
    ("it", "meno"),
    ("de", "minus"),
    ("nl", "min"),
    ("sv", "minus"),
    ("id", "minus"),
    ("tr", "eksi"),
    ("hi", "माइनस"),
    ("ar", "سالب"),
    ("ar", "ناقص"),
    ("ru", "минус"),
    ("", "minus"),
];

/// How many code points a word for "minus" takes that stands tight before a number, or in Korean before a blank.
fn minus_before(quote: &Quote, start: usize) -> Option<usize> {
    let words: &[&str] = match quote.language.as_str() {
        "zh" => &["负", "負"],
        "ja" => &["マイナス"],
        "ko" => &["마이너스", "마이너스 "],
        _ => return None,
    };
    let lead = quote.text(start.saturating_sub(5), start);
    words.iter().find(|w| lead.ends_with(**w)).map(|w| w.chars().count())
}

/// Whether a token says "minus".
fn says_minus(quote: &Quote, i: usize) -> bool {
    quote
        .token(i)
        .is_some_and(|t| MINUS.iter().any(|(l, w)| quote.language == *l && t.folded == *w))
}

/// Whether the word for one at a token is "minus one": it counts where nothing follows that it could be one of.
pub(super) fn minus_one(quote: &Quote, i: usize, next: usize) -> bool {
    let Some(minus) = i.checked_sub(1).filter(|j| says_minus(quote, *j)) else { return false };
    let before = minus.checked_sub(1).and_then(|j| quote.token(j));
    let free = before.is_none_or(|t| t.kind == Kind::Word && !super::numerals::article(&t.folded));
    free && quote.token(next).is_none_or(|t| t.kind == Kind::Sign && t.folded != "-")
}

/// With the sign or the word before it that makes it less than nothing.
fn signed(quote: &Quote, mut number: Plain, floor: usize) -> Plain {
    if number.order
        || number.currency.is_some()
        || number.kind == NumberKind::Ordinal
        || number.kind == NumberKind::Age
    {
        return number;
    }
    let before = quote.before(number.start);
    if matches!(before, Some('-' | '−' | '－')) && number.start > floor {
        let outside = number.start.checked_sub(2).and_then(|i| quote.at(i));
        let free = outside.is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '(' | '<' | '>' | '=' | '≤' | '≥' | '“' | '"')
                || super::lex::is_unspaced(c) && digit(c).is_none()
        });
        let first = quote.at(number.start).is_some_and(|c| digit(c).is_some());
        // "5 -10" is a stretch, and a stroke at the start of a line before words begins an item.
        let ended = quote
            .chars
            .get(..number.start - 1)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| digit(*c).is_some());
        let degrees = |t: &super::lex::Token| {
            const DEGREES: [&str; 6] = ["degre", "grad", "grau", "градус", "celsius", "derajat"];
            DEGREES.iter().any(|w| t.folded.starts_with(w))
        };
        let alone = quote.at(number.end).is_none_or(|c| !c.is_whitespace())
            || outside.is_some_and(|c| c != '\n')
            || quote.token(number.tokens.end).is_some_and(degrees);
        if free && first && !ended && alone {
            number.low.set_sign_negative(true);
            number.start -= 1;
        }
        return number;
    }
    if let Some(len) = minus_before(quote, number.start).filter(|len| number.start >= floor + len) {
        number.low.set_sign_negative(true);
        number.start -= len;
        return number;
    }
    let Some(i) = number.tokens.start.checked_sub(1) else { return number };
    let word = |j: Option<usize>| j.and_then(|j| quote.token(j)).map_or("", |t| t.folded.as_str());
    // In "moins d’un millier" the number begins inside the word.
    let begins = quote.token(number.tokens.start).is_some_and(|t| t.start == number.start);
    let said = begins && says_minus(quote, i)
        // "más o menos diez" is about ten, "5 menos 3" a sum.
        && !matches!(word(i.checked_sub(1)), "o" | "ou" | "lo" | "por" | "ao" | "no" | "nao" | "pas" | "mas" | "mais" | "ni" | "al" | "pelo" | "not" | "au" | "du" | "le" | "de")
        && !i.checked_sub(1).and_then(|j| quote.token(j)).is_some_and(|t| t.kind == Kind::Numeral);
    if said && let Some(token) = quote.token(i).filter(|t| t.start >= floor) {
        number.low.set_sign_negative(true);
        number.start = token.start;
        number.tokens.start = i;
    }
    number
}
