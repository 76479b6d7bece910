//! Halves that stand in one word or alone beside a number: "anderthalb", "полмиллиона", साढ़े तीन करोड़, "3 triệu
//! rưỡi", ٥ ملايين ونصف, "два с половиной миллиона", "dua setengah juta", 2 ล้านครึ่ง.

use super::{
    fractions::{AND, named, scale_word},
    lex::{Kind, Quote},
    numbers::{Plain, tokens_before},
    numerals::{numeral, ten_to},
    scales::scale_behind,
    words::{self, worded},
};
use rust_decimal::Decimal;

/// Words that are a number with a part, in hundredths.
const WORDS: &[(&str, &str, i64)] = &[
    ("hi", "डेढ", 150),
    ("hi", "ढाई", 250),
    ("hi", "सवा", 125),
    ("de", "anderthalb", 150),
    ("de", "dreiviertel", 75),
    ("de", "viertelmillion", 25_000_000),
    ("de", "dreiviertelmillion", 75_000_000),
    ("nl", "anderhalf", 150),
    ("nl", "anderhalve", 150),
    ("ru", "полтора", 150),
    ("ru", "полутора", 150),
    ("ru", "полторы", 150),
    ("ru", "полсотни", 5_000),
    ("ru", "полтысячи", 50_000),
    ("ru", "полмиллиона", 50_000_000),
    ("ru", "полмиллиарда", 50_000_000_000),
];

/// Words before a number in Hindi that change it by a part of what it counts in, in hundredths.
const BEFORE: &[(&str, i64)] = &[("साढे", 50), ("सवा", 25), ("पौने", -25)];

/// One word that is some and a half: डेढ़ लाख, "anderthalb", "dreieinhalb Millionen", "полтора".
pub(super) fn one_and_a_half(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize)> {
    if !quote.speaks(&["hi", "de", "nl", "ru"]) {
        return None;
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let squeezed = words::squeezed(&quote.language, &quote.text(token.start, token.end));
    if quote.speaks(&["hi"])
        && let Some((_, part)) = BEFORE.iter().find(|(w, _)| squeezed == *w)
        && let Some(found) = changed(quote, i + 1, Decimal::new(*part, 2))
    {
        return Some(found);
    }
    let known = WORDS.iter().find(|(l, w, _)| quote.language == *l && squeezed == *w);
    let value = match known {
        Some((.., hundredths)) => Decimal::new(*hundredths, 2),
        None if quote.speaks(&["de"]) => {
            words::value(&quote.language, squeezed.strip_suffix("einhalb")?)? + Decimal::new(5, 1)
        }
        None => return None,
    };
    if let Some((power, end, next)) = scale_word(quote, i + 1).or_else(|| {
        // सौ is a hundred and no multiplier elsewhere.
        let next = quote.token(i + 1).filter(|t| quote.speaks(&["hi"]) && t.folded == "सौ")?;
        Some((2, next.end, i + 2))
    }) {
        return Some((value.checked_mul(ten_to(power)?)?.normalize(), end, next));
    }
    Some((value.normalize(), token.end, i + 1))
}

/// The number at a token with a part more or less of what it counts in: साढ़े तीन करोड़ is 35 million.
fn changed(quote: &Quote, i: usize, part: Decimal) -> Option<(Decimal, usize, usize)> {
    let token = quote.token(i)?;
    let (value, scale, end, next) = if token.kind == Kind::Numeral {
        let value = numeral(quote, token, false)?;
        match scale_behind(quote, i) {
            Some((power, end, next)) => (value.checked_mul(ten_to(power)?)?, power, end, next),
            None => (value, 0, token.end, i + 1),
        }
    } else {
        let found = worded(quote, i).filter(|w| !w.rank && !w.bare)?;
        let scale = found.scale.unwrap_or(0);
        let simple = found.pieces == 1 + usize::from(scale > 0);
        simple.then_some((found.value, scale, found.end, found.next))?
    };
    // साढ़े तीन बजे is a time of day.
    let clock = quote.token(next).is_some_and(|t| t.folded.starts_with("बज"));
    let unit = ten_to(scale)?;
    let whole = value.checked_div(unit).is_some_and(|n| n.is_integer() && n < Decimal::ONE_HUNDRED);
    (whole && !clock)
        .then(|| Some((value.checked_add(part.checked_mul(unit)?)?.normalize(), end, next)))?
}

/// Whether a half follows at a token, so that a multiplier before it counts: "millón y medio", مليون ونصف.
pub(super) fn follow(quote: &Quote, i: usize) -> bool {
    let Some(token) = quote.token(i).filter(|t| t.kind == Kind::Word) else { return false };
    let word = token.folded.as_str();
    quote.speaks(&["ar"]) && word == "ونصف"
        || AND.contains(&word) && named(quote, i + 1, true) == Some(2)
}

/// With the half that stands alone behind a number.
pub(super) fn behind(quote: &Quote, number: Plain) -> Plain {
    match quote.at(number.end) {
        Some(' ') => spaced(quote, number),
        Some(_) => unspaced(quote, number),
        None => number,
    }
}

fn with(mut number: Plain, low: Decimal, end: usize, next: usize) -> Plain {
    (number.low, number.end, number.tokens.end) = (low.normalize(), end, next);
    number
}

/// What a number counts in.
fn unit(number: &Plain) -> Option<Decimal> {
    number.scale.filter(|s| *s > 1).and_then(ten_to)
}

/// 2 ล้านครึ่ง, ၃ သန်းခွဲ
fn unspaced(quote: &Quote, number: Plain) -> Plain {
    // Burmese ခွဲ also begins words for sharing out.
    const HALVES: [(&str, &str); 4] = [("ครึ่ง", ""), ("ເຄິ່ງ", ""), ("កន្លះ", ""), ("ခွဲ", "ဝေခထ")];
    let Some(unit) = unit(&number).filter(|_| quote.speaks(&["th", "lo", "km", "my", ""])) else {
        return number;
    };
    let tail = quote.text(number.end, number.end + 7);
    let Some((half, not)) = HALVES.iter().find(|(half, _)| tail.starts_with(half)) else {
        return number;
    };
    let end = number.end + half.chars().count();
    let value = unit.checked_div(Decimal::TWO).and_then(|half| number.low.checked_add(half));
    match value {
        Some(value) if !quote.at(end).is_some_and(|c| not.contains(c)) => {
            let next = tokens_before(quote, end).max(number.tokens.start);
            with(number, value, end, next)
        }
        _ => number,
    }
}

fn spaced(quote: &Quote, number: Plain) -> Plain {
    match quote.language.as_str() {
        "vi" => vietnamese(quote, number),
        "ar" => arabic(quote, number),
        "ru" | "id" | "ms" => multiplied(quote, number),
        _ => number,
    }
}

/// The word right behind a number.
fn next_word<'a>(quote: &'a Quote, number: &Plain) -> Option<&'a super::lex::Token> {
    let token = quote.token(number.tokens.end)?;
    (token.kind == Kind::Word && token.start == number.end + 1).then_some(token)
}

/// "3 triệu rưỡi"
fn vietnamese(quote: &Quote, number: Plain) -> Plain {
    let (Some(token), Some(unit)) = (next_word(quote, &number), unit(&number)) else {
        return number;
    };
    let half = quote.text(token.start, token.end).to_lowercase() == "rưỡi";
    match number.low.checked_add(unit / Decimal::TWO) {
        Some(value) if half => {
            let (end, next) = (token.end, number.tokens.end + 1);
            with(number, value, end, next)
        }
        _ => number,
    }
}

/// خمسة ملايين ونصف, مليون ونصف المليون
fn arabic(quote: &Quote, number: Plain) -> Plain {
    let Some(token) = next_word(quote, &number) else { return number };
    let parts = match token.folded.strip_prefix('و') {
        Some("نصف" | "النصف") => 2,
        Some("ثلث") => 3,
        Some("ربع") => 4,
        _ => return number,
    };
    let part = Decimal::ONE / Decimal::from(parts);
    let (mut end, mut next) = (token.end, number.tokens.end + 1);
    let named = quote.token(next).filter(|t| t.kind == Kind::Word).and_then(|t| {
        let bare = t.folded.strip_prefix("ال").unwrap_or(&t.folded);
        let (power, len) = words::multiplier("ar", bare)?;
        (len == bare.len() && power > 2).then_some((power, t.end))
    });
    let own = unit(&number);
    let value = match (named, own) {
        (Some((power, at)), Some(unit)) if ten_to(power) == Some(unit) => {
            (end, next) = (at, next + 1);
            number.low.checked_add(part * unit)
        }
        // خمسة ونصف مليون
        (Some((power, at)), None) if number.low < Decimal::ONE_THOUSAND => {
            (end, next) = (at, next + 1);
            ten_to(power).and_then(|unit| (number.low + part).checked_mul(unit))
        }
        (None, Some(unit)) => number.low.checked_add(part * unit),
        (None, None) => number.low.checked_add(part),
        _ => None,
    };
    match value {
        Some(value) => with(number, value, end, next),
        None => number,
    }
}

/// "два с половиной миллиона", "dua setengah juta": the half stands before the multiplier.
fn multiplied(quote: &Quote, number: Plain) -> Plain {
    let Some(token) = next_word(quote, &number) else { return number };
    if unit(&number).is_some() || !number.low.is_integer() || number.low >= Decimal::ONE_HUNDRED {
        return number;
    }
    let i = number.tokens.end;
    let (part, at) = if quote.speaks(&["ru"]) {
        let part = match quote.token(i + 1).map(|t| t.folded.as_str()) {
            Some("половинои") => Decimal::new(5, 1),
            Some("четвертью") => Decimal::new(25, 2),
            _ => return number,
        };
        if !matches!(token.folded.as_str(), "с" | "со") {
            return number;
        }
        (part, i + 1)
    } else if named(quote, i, true) == Some(2) && token.folded == "setengah" {
        (Decimal::new(5, 1), i)
    } else {
        return number;
    };
    let value = number.low + part;
    match scale_word(quote, at + 1) {
        Some((power, end, next)) => match ten_to(power).and_then(|unit| value.checked_mul(unit)) {
            Some(value) => Plain { scale: Some(power), ..with(number, value, end, next) },
            None => number,
        },
        None => match quote.token(at) {
            Some(last) => {
                let end = last.end;
                with(number, value, end, at + 1)
            }
            None => number,
        },
    }
}
