//! Parts of one, by themselves and with what they are parts of: "half", "one-third", "three quarters of a million",
//! "two and a half", "tres veintiunavos". What stands in one word or behind a number alone is read in `halves`.

use super::{
    classes,
    lex::{Kind, Quote},
    numbers::Plain,
    numerals::{article, number_noun, ten_to},
    part_words::{ONE, SEVERAL},
    words::{self, worded, worded_within},
};
use rust_decimal::Decimal;

/// Words that join a part to a whole number.
pub(super) const AND: [&str; 11] =
    ["and", "et", "y", "e", "und", "en", "och", "و", "और", "com", "con"];

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
    if let Some(part) = by_itself(quote, i) {
        return Some((part, token.end, i + 1));
    }
    if let Some((bottom, next)) = ranked_part(quote, i) {
        let end = quote.token(i + 1)?.end;
        return Some((Decimal::ONE.checked_div(Decimal::from(bottom))?, end, next));
    }
    // "the third" is a rank.
    let one =
        article(word) && !matches!(word, "the" | "el") && !(word == "a" && quote.speaks(&["es"]))
            || matches!(word, "one" | "eine" | "einer" | "en" | "ett" | "एक" | "bir");
    let dash = |i: usize| usize::from(quote.is(i, "-"));
    let below = i + 1 + if word == "one" { dash(i + 1) } else { 0 };
    // "one-fourth"; "a fourth" is mostly a rank.
    let fourth = || (word == "one" && quote.is(below, "fourth")).then_some((4, below + 1));
    if one
        && let Some((bottom, next)) = denominator(quote, below, true).or_else(fourth)
        && (word == "one" || !is_rank(quote, below, next))
    {
        let end = quote.token(next.checked_sub(1)?)?.end;
        // "a second", "one third", "a half"
        return Some((Decimal::ONE.checked_div(Decimal::from(bottom))?, end, next));
    }
    let top = worded(quote, i).filter(|w| !w.rank && !w.bare && w.value < Decimal::from(1000))?;
    // "two-thirds", "a two-third majority"
    let gap = dash(top.next);
    let at = top.next + gap;
    let (bottom, next) = denominator(quote, at, false).or_else(|| {
        denominator(quote, at, true).filter(|_| gap > 0 && quote.speaks(&["en", ""]))
    })?;
    // "one hundred and three quarters" is a whole number with a part.
    if split(quote, i, top.next).is_some() {
        return None;
    }
    let end = quote.token(next.checked_sub(1)?)?.end;
    Some((top.value.checked_div(Decimal::from(bottom))?, end, next))
}

/// A word that is a part of one with nothing before it: "half", "نصف", "sepertiga", "medio" of "medio millón".
fn by_itself(quote: &Quote, i: usize) -> Option<Decimal> {
    let token = quote.token(i)?;
    let word = token.folded.as_str();
    if quote.language == "ar"
        && matches!(word, "ثلثا" | "ثلثي" | "ثلثان" | "ثلثين" | "الثلثان" | "الثلثين")
    {
        return Decimal::TWO.checked_div(Decimal::from(3));
    }
    let parts = named(quote, i, true)?;
    let next = quote.token(i + 1).map_or("", |t| t.folded.as_str());
    let scaled = counts_in(quote, i + 1);
    let alone = if parts == 2 {
        let of_time = matches!(
            next,
            "hour" | "year" | "-" | "an" | "brother" | "sister" | "time" | "uur" | "jaar"
        );
        // "half a million", but not "half a day".
        let a_thing =
            next == "a" && quote.token(i + 2).is_none_or(|t| number_noun(&t.folded).is_none());
        let adjective = matches!(word, "media" | "medio" | "meio" | "mezzo" | "halv");
        scaled || !(of_time || a_thing || adjective)
    } else {
        // "quarter of a million"; of "the third quarter million" it is none. A quarter-final is no part either.
        let before = i.checked_sub(1).and_then(|i| worded(quote, i));
        scaled && !before.is_some_and(|w| w.rank)
            || quote.speaks(&["ru", "id", "ms", "ar"])
                && !next.starts_with("نهاي")
                && !next.starts_with("النهاي")
    };
    (alone && parts > 0).then(|| Decimal::ONE.checked_div(Decimal::from(parts)))?
}

/// Whether a multiplier or a dozen stands behind a part: "half-million", "medio millón", "half a dozen".
fn counts_in(quote: &Quote, i: usize) -> bool {
    let skip = usize::from(quote.is(i, "a") || quote.is(i, "-"));
    let dozen = |t: &super::lex::Token| number_noun(&t.folded).is_some_and(|(n, _)| n == 12);
    scale_word(quote, i).is_some() || quote.token(i + skip).is_some_and(dozen)
}

/// Whether what follows an article and a word for a part shows that the word is a rank: "a third man", "un quinto hombre".
fn is_rank(quote: &Quote, i: usize, next: usize) -> bool {
    const OF: &[&str] = &[
        "of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "as", "the", "were",
        "are", "have", "de", "des", "du", "del", "do", "da", "dos", "das", "di", "dello", "della",
        "dei", "degli", "delle", "van", "plus", "mas", "mais",
    ];
    let ranks = |t: &super::lex::Token| words::rank(own(quote), &t.folded).is_some();
    if !quote.token(i).is_some_and(ranks) && !worded(quote, i).is_some_and(|w| w.rank) {
        return false;
    }
    let Some(behind) = quote.token(next) else { return false };
    let word = behind.folded.as_str();
    match behind.kind {
        Kind::Sign => word == "-",
        Kind::Numeral => true,
        Kind::Word => {
            // A room is called a quarter in Portuguese and Spanish.
            let room = word == "de"
                && quote.token(next + 1).is_some_and(|t| {
                    matches!(t.folded.as_str(), "hotel" | "motel" | "hospital" | "hostal")
                });
            let of = OF.contains(&word) || word.starts_with("d'") || word.starts_with("dell'");
            room || !of && scale_word(quote, next).is_none()
        }
    }
}

/// The language in which parts are named.
fn own(quote: &Quote) -> &str {
    match quote.language.as_str() {
        "" => "en",
        "ms" => "id",
        other => other,
    }
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
pub(super) fn named(quote: &Quote, i: usize, one: bool) -> Option<u64> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let own = own(quote);
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
    if let Some(found) = ranked_part(quote, i) {
        return Some(found);
    }
    if let Some(parts) = named(quote, i, one) {
        return Some((parts, i + 1));
    }
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let own = own(quote);
    let word = token.folded.as_str();
    // "fifths", "cinquièmes", "octavos": ranks in the plural.
    if !matches!(own, "en" | "fr" | "es" | "pt" | "it") {
        return None;
    }
    if let Some(found) = twelfths(quote, i) {
        return Some(found);
    }
    if !quote.language.is_empty() && !classes::begins_worded(quote, i) {
        return None;
    }
    // "un vingt-cinquième"
    if one
        && matches!(own, "en" | "fr")
        && let Some(rank) = worded(quote, i).filter(|w| w.rank && w.pieces > 1)
    {
        return Some((u64::try_from(rank.value).ok()?, rank.next));
    }
    // "three twenty-firsts"
    if own == "en"
        && !one
        && let Some(tens) =
            worded(quote, i).filter(|w| w.pieces == 1 && !w.rank && w.scale.is_none())
        && tens.value >= Decimal::from(20)
        && tens.value < Decimal::ONE_HUNDRED
        && (tens.value % Decimal::TEN).is_zero()
    {
        let at = tens.next + usize::from(quote.is(tens.next, "-"));
        let unit = quote.token(at)?.folded.strip_suffix('s')?;
        let unit = words::rank(own, unit).filter(|n| *n < 10)?;
        return Some((u64::try_from(tens.value).ok()? + unit, at + 1));
    }
    let many =
        if own == "it" { Some(word).filter(|w| w.ends_with('i')) } else { word.strip_suffix('s') };
    let rank = if one { many.is_none().then_some(word)? } else { many? };
    // Four and below have names of their own; "a second" and "un premier" are none.
    let parts = words::rank(own, rank).filter(|n| *n > 4)?;
    Some((parts, i + 1))
}

/// "la tercera parte", "três quintas partes"
fn ranked_part(quote: &Quote, i: usize) -> Option<(u64, usize)> {
    let own = own(quote);
    if !matches!(own, "es" | "pt" | "gl")
        || !matches!(quote.token(i + 1)?.folded.as_str(), "parte" | "partes")
    {
        return None;
    }
    let word = quote.token(i).filter(|t| t.kind == Kind::Word)?.folded.as_str();
    let word = word.strip_suffix('s').unwrap_or(word);
    let parts = if word == "terca" { Some(3) } else { words::rank(own, word) };
    // The first and the second part are ranks.
    parts.filter(|n| *n > 2 && *n <= 100).map(|n| (n, i + 2))
}

/// "tres veintiunavos", "vinte e cinco avos"
fn twelfths(quote: &Quote, i: usize) -> Option<(u64, usize)> {
    let own = own(quote);
    if !matches!(own, "es" | "pt") {
        return None;
    }
    let small = |value: Decimal| u64::try_from(value).ok().filter(|n| (5..=100_000).contains(n));
    let token = quote.token(i)?;
    let stem = ["avos", "avas", "avo", "ava"].iter().find_map(|e| token.folded.strip_suffix(e));
    match stem {
        // A coin is no part.
        Some("cent" | "") => None,
        Some(stem) => {
            let whole = ["", "e", "a", "o"]
                .iter()
                .find_map(|end| words::value(own, &format!("{stem}{end}")))
                .or_else(|| words::value(own, &stem.replacen("ai", "ay", 1)))?;
            Some((small(whole)?, i + 1))
        }
        None => {
            let whole = worded(quote, i).filter(|w| !w.rank && !w.bare)?;
            let avos = quote.token(whole.next)?;
            matches!(avos.folded.as_str(), "avos" | "avo")
                .then(|| Some((small(whole.value)?, whole.next + 1)))?
        }
    }
}

/// The whole number and the token of the "and" in words that go on with parts: "one hundred and three" of "quarters".
fn split(quote: &Quote, i: usize, next: usize) -> Option<(words::Worded, usize)> {
    let and = (i + 1..next).rev().find(|j| {
        quote.token(*j).is_some_and(|t| t.kind == Kind::Word && AND.contains(&t.folded.as_str()))
    })?;
    let tail = worded(quote, and + 1).filter(|w| !w.rank && w.next == next && w.pieces == 1)?;
    let head = worded_within(quote, i, and - i).filter(|w| !w.rank && w.next == and)?;
    // "vingt et un cinquièmes" are twenty-one.
    (tail.value < Decimal::TEN && head.value >= Decimal::ONE_HUNDRED).then_some((head, and))
}

/// The whole number of words behind which parts follow that were taken for a part of it: "two million" of "two million
/// and three fifths".
pub(super) fn whole_of(quote: &Quote, i: usize, found: words::Worded) -> words::Worded {
    if found.rank {
        return found;
    }
    let dash = usize::from(quote.is(found.next, "-"));
    if denominator(quote, found.next + dash, false).is_none() {
        return found;
    }
    split(quote, i, found.next).map_or(found, |(head, _)| head)
}

/// Whole parts behind a number: "two and a half", "3 million and a half", "2 1/4", "3½"; and multipliers behind parts.
pub(super) fn parts(quote: &Quote, mut number: Plain) -> Plain {
    let i = number.tokens.end;
    let Some(token) = quote.token(i) else { return number };
    let and = AND.contains(&token.folded.as_str());
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

/// A multiplier word at a token: its power of ten, its end, the token after it. What joins it to a part may stand
/// before it: "half-a-million", "un quart d'un million".
pub(super) fn scale_word(quote: &Quote, i: usize) -> Option<(u32, usize, usize)> {
    let (mut at, mut of) = (i, false);
    for _ in 0..3 {
        let Some(token) = quote.token(at) else { break };
        let tight = || {
            let before = at.checked_sub(1).and_then(|i| quote.token(i));
            before.is_some_and(|b| b.end == token.start)
        };
        let skips = match token.folded.as_str() {
            "-" => tight(),
            "of" => quote.is(at + 1, "a"),
            "a" => true,
            "de" | "d'" | "di" | "d'un" => {
                of = true;
                true
            }
            "un" | "um" => of,
            _ => false,
        };
        if !skips {
            break;
        }
        at += 1;
    }
    let token = quote.token(at).filter(|t| t.kind == Kind::Word)?;
    // "la moitié de millions" is no known number.
    if of && token.folded.ends_with('s') {
        return None;
    }
    let squeezed = words::squeezed(&quote.language, &quote.text(token.start, token.end));
    let (power, len) = words::multiplier(&quote.language, &squeezed)?;
    (len == squeezed.len() && power > 2).then_some((power, token.end, at + 1))
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
