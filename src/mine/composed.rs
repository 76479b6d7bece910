//! Numbers that are made of several: "minus five", "two point five", "three quarters", "3 million and a half",
//! "4 thousand 3 hundred and 21", 三分之一.

use super::{
    classes,
    composed_east::east,
    lex::{Kind, Quote},
    numbers::{NumberKind, Plain, plain_at, tokens_before},
    numerals::{number_noun, numeral, ten_to},
    part_words::{ONE, SEVERAL},
    phrases::currency_behind,
    shares,
    words::{self, worded},
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
        let fits = if unspaced {
            // 3万2200
            !gap && (next.scale.is_some() || digits && scale >= 4 && !day) || zero
        } else {
            next.scale.is_some_and(|s| s > 0) && gap || and && scale == 2
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

/// A part of one at a token: "half", "a quarter", "three fifths", "½"; its value, end and next token.
pub(super) fn fraction_at(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize)> {
    let token = quote.token(i)?;
    if token.kind == Kind::Sign {
        let value = vulgar(quote.at(token.start)?)?;
        return Some((value, token.end, i + 1));
    }
    if token.kind == Kind::Numeral {
        let (slash, below) = (quote.token(i + 1)?, quote.token(i + 2)?);
        let tight = slash.folded == "/" && slash.start == token.end && below.start == slash.end;
        let small = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=99).contains(n));
        let (top, bottom) = (small(&token.folded)?, small(&below.folded)?);
        let free = !quote.is(i + 3, "/") && tight && top < bottom;
        return free.then(|| {
            Some((Decimal::from(top).checked_div(Decimal::from(bottom))?, below.end, i + 3))
        })?;
    }
    if super::lex::is_unspaced(quote.at(token.start)?) {
        return None;
    }
    let word = token.folded.as_str();
    // "the third" is a rank.
    let one = super::numerals::article(word) && !matches!(word, "the" | "el")
        || matches!(word, "one" | "eine" | "einer" | "en" | "ett" | "एक" | "bir");
    // "half of", "la mitad", "نصف"
    if named(quote, i, true) == Some(2)
        && !matches!(
            quote.token(i + 1).map_or("", |t| t.folded.as_str()),
            "hour" | "year" | "-" | "an" | "brother" | "sister" | "time" | "uur" | "jaar"
        )
        // "half a million", but not "half a day".
        && !(quote.is(i + 1, "a")
            && scale_word(quote, i + 1).is_none()
            && quote.token(i + 2).is_none_or(|t| number_noun(&t.folded).is_none()))
        && !(word == "media"
            || word == "medio"
            || word == "meio"
            || word == "mezzo"
            || word == "halv")
    {
        return Some((Decimal::new(5, 1), token.end, i + 1));
    }
    if one && let Some((bottom, next)) = denominator(quote, i + 1, true) {
        let end = quote.token(next.checked_sub(1)?)?.end;
        // "a second", "one third", "a half"
        return Some((Decimal::ONE.checked_div(Decimal::from(bottom))?, end, next));
    }
    let top = worded(quote, i).filter(|w| !w.rank && !w.bare && w.value < Decimal::from(1000))?;
    // "two-thirds"
    let dash = usize::from(quote.is(top.next, "-"));
    let (bottom, next) = denominator(quote, top.next + dash, false)?;
    let end = quote.token(next.checked_sub(1)?)?.end;
    Some((top.value.checked_div(Decimal::from(bottom))?, end, next))
}

fn vulgar(c: char) -> Option<Decimal> {
    let (top, bottom) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(top).checked_div(Decimal::from(bottom))
}

/// What parts a word of its own names, one of them or several: "half", "tiers".
fn named(quote: &Quote, i: usize, one: bool) -> Option<u64> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let own = match quote.language.as_str() {
        "" => "en",
        "ms" => "id",
        other => other,
    };
    let table = if one { &*ONE } else { &*SEVERAL };
    let names = table.get(token.folded.as_str())?;
    names.iter().find(|(language, _)| *language == own).map(|(_, parts)| *parts)
}

/// Whether the first word is the name of a part of one.
pub(super) fn names_part(quote: &Quote) -> bool {
    named(quote, 0, true).is_some()
}

/// What parts a word says, one of them or several, and the token after it.
fn denominator(quote: &Quote, i: usize, one: bool) -> Option<(u64, usize)> {
    if let Some(parts) = named(quote, i, one) {
        return Some((parts, i + 1));
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let own = if quote.language.is_empty() { "en" } else { quote.language.as_str() };
    let word = token.folded.as_str();
    // "fifths", "cinquièmes", "octavos": ranks in the plural.
    if !matches!(own, "en" | "fr" | "es" | "pt" | "it") {
        return None;
    }
    let many =
        if own == "it" { Some(word).filter(|w| w.ends_with('i')) } else { word.strip_suffix('s') };
    let rank = if one { many.is_none().then_some(word)? } else { many? };
    if !quote.language.is_empty() && !classes::begins_worded(quote, i) {
        return None;
    }
    // Four and below have names of their own; "a second" and "un premier" are none.
    let parts = words::rank(own, rank).filter(|n| *n > 4)?;
    Some((parts, i + 1))
}

/// Whole parts behind a number: "two and a half", "3 million and a half", "2 1/4", "3½"; and multipliers behind parts.
fn parts(quote: &Quote, mut number: Plain) -> Plain {
    let i = number.tokens.end;
    let Some(token) = quote.token(i) else { return number };
    let and = matches!(
        token.folded.as_str(),
        "and" | "et" | "y" | "e" | "und" | "en" | "och" | "و" | "और" | "com" | "con"
    );
    let spaces = token.start.saturating_sub(number.end);
    let numeral = quote.token(number.tokens.start).is_some_and(|t| t.kind == Kind::Numeral);
    let tight = !and
        && numeral
        && number.scale.is_none()
        && spaces <= 2
        && (token.kind == Kind::Numeral && spaces > 0 || token.kind == Kind::Sign);
    if !and && !tight || spaces > 3 {
        return number;
    }
    let Some((part, end, next)) = fraction_at(quote, i + usize::from(and)) else {
        // "trois millions et demi", "dos millones y medio", خمسة وربع
        if and
            && let Some((below, next)) = denominator(quote, i + 1, true)
            && (below == 2 || quote.language == "ar")
            && let Some(part) = Decimal::ONE.checked_div(Decimal::from(below))
        {
            let end = quote.token(i + 1).map_or(number.end, |t| t.end);
            return with_part(number, part, end, next);
        }
        return number;
    };
    if tight && part >= Decimal::ONE {
        return number;
    }
    // "five and a quarter million"
    if let Some((power, at, after)) = scale_word(quote, next)
        && let Some(value) = ten_to(power).and_then(|unit| part.checked_mul(unit))
        && let Some(value) = match number.scale {
            Some(own) if own > power => number.low.checked_add(value),
            _ => ten_to(power)
                .and_then(|unit| number.low.checked_mul(unit))
                .and_then(|n| n.checked_add(value)),
        }
    {
        (number.low, number.end, number.tokens.end, number.scale) = (value, at, after, Some(power));
        return number;
    }
    with_part(number, part, end, next)
}

fn with_part(mut number: Plain, part: Decimal, end: usize, next: usize) -> Plain {
    let unit = number.scale.filter(|s| *s > 2).and_then(ten_to).unwrap_or(Decimal::ONE);
    if let Some(value) = part.checked_mul(unit).and_then(|part| number.low.checked_add(part)) {
        (number.low, number.end, number.tokens.end) = (value.normalize(), end, next);
    }
    number
}

/// A multiplier word at a token: its power of ten, its end, the token after it.
pub(super) fn scale_word(quote: &Quote, i: usize) -> Option<(u32, usize, usize)> {
    let mut i = i;
    if quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "de" | "d'" | "of" | "a")) {
        i += 1;
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let squeezed = words::squeezed(&quote.language, &quote.text(token.start, token.end));
    let (power, len) = words::multiplier(&quote.language, &squeezed)?;
    (len == squeezed.len() && power > 2).then_some((power, token.end, i + 1))
}

/// A part that stands by itself, with the multiplier or the dozen behind it: "half a million", "a half dozen".
pub(super) fn part_alone(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize, bool)> {
    let (value, end, next) = fraction_at(quote, i)?;
    if let Some((power, end, next)) = scale_word(quote, next) {
        return Some((value.checked_mul(ten_to(power)?)?.normalize(), end, next, true));
    }
    let skip = usize::from(quote.is(next, "a") || quote.is(next, "-"));
    if let Some(t) = quote.token(next + skip)
        && let Some((dozen, _)) = number_noun(&t.folded).filter(|(n, _)| *n == 12)
    {
        return Some((
            value.checked_mul(Decimal::from(dozen))?.normalize(),
            t.end,
            next + skip + 1,
            true,
        ));
    }
    Some((value, end, next, false))
}

/// One word that is some and a half: डेढ़ लाख, "anderthalb", "dreieinhalb Millionen", "полтора".
pub(super) fn one_and_a_half(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize)> {
    const WORDS: &[(&str, &str, i64)] = &[
        ("hi", "डेढ", 150),
        ("hi", "ढाई", 250),
        ("hi", "सवा", 125),
        ("de", "anderthalb", 150),
        ("de", "dreiviertel", 75),
        ("nl", "anderhalf", 150),
        ("nl", "anderhalve", 150),
        ("ru", "полтора", 150),
        ("ru", "полутора", 150),
        ("ru", "полторы", 150),
    ];
    if !quote.speaks(&["hi", "de", "nl", "ru"]) {
        return None;
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let squeezed = words::squeezed(&quote.language, &quote.text(token.start, token.end));
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
            c.is_whitespace() || matches!(c, '(' | '<' | '>' | '=' | '≤' | '≥' | '“' | '"')
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
        let alone = quote.at(number.end).is_none_or(|c| !c.is_whitespace())
            || outside.is_some_and(|c| c != '\n');
        if free && first && !ended && alone {
            number.low.set_sign_negative(true);
            number.start -= 1;
        }
        return number;
    }
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
        ("ru", "минус"),
        ("", "minus"),
    ];
    let Some(i) = number.tokens.start.checked_sub(1) else { return number };
    let word = |j: Option<usize>| j.and_then(|j| quote.token(j)).map_or("", |t| t.folded.as_str());
    // In "moins d’un millier" the number begins inside the word.
    let begins = quote.token(number.tokens.start).is_some_and(|t| t.start == number.start);
    let said = begins && MINUS.iter().any(|(l, w)| quote.language == *l && word(Some(i)) == *w)
        // "más o menos diez" is about ten, "5 menos 3" a sum.
        && !matches!(word(i.checked_sub(1)), "o" | "ou" | "lo" | "por" | "ao" | "no" | "nao" | "pas" | "mas" | "mais" | "ni" | "al" | "pelo" | "not" | "au" | "du" | "le" | "de")
        && !i.checked_sub(1).and_then(|j| quote.token(j)).is_some_and(|t| t.kind == Kind::Numeral);
    let signs = matches!(before, Some('负' | '負')) && quote.speaks(&["zh"]);
    if signs {
        number.low.set_sign_negative(true);
        number.start -= 1;
    } else if said && let Some(token) = quote.token(i).filter(|t| t.start >= floor) {
        number.low.set_sign_negative(true);
        number.start = token.start;
        number.tokens.start = i;
    }
    number
}
