//! Powers of ten beside numerals: "3.5 million", "120 de mii", "elfu 120", 5百万, သိန်း ၅၀.

use super::{
    lex::{Kind, Quote, Token, is_unspaced},
    numerals::{multiplier, ten_to, tight_multiplier},
    phrases, words,
};
use rust_decimal::Decimal;

pub(super) fn scaled(value: Decimal, scale: Option<u32>) -> Option<Decimal> {
    match scale {
        Some(power) => value.checked_mul(ten_to(power)?).map(|n| n.normalize()),
        None => Some(value),
    }
}

/// A multiplier behind a numeral: its power of ten, where it ends, and the token after it.
pub(super) fn scale_behind(quote: &Quote, i: usize) -> Option<(u32, usize, usize)> {
    let token = quote.token(i)?;
    // "$240-million", as Canada and South Africa write
    let hyphen = quote.is(i + 1, "-")
        && quote.at(token.end) == Some('-')
        && quote.token(i + 2).is_some_and(|t| {
            t.start == token.end + 1
                && matches!(t.folded.as_str(), "million" | "billion" | "trillion" | "million-plus")
        });
    if hyphen {
        let word = quote.token(i + 2)?;
        return Some((multiplier(&word.folded)?, word.end, i + 3));
    }
    let next = quote.token(i + 1).filter(|t| t.kind == Kind::Word)?;
    let gap = next.start - token.end;
    let first = quote.at(next.start)?;
    let most = if is_unspaced(first) { 2 } else { 1 };
    if gap > most || quote.chars.get(token.end..next.start)?.contains(&'\n') {
        return None;
    }
    if is_unspaced(first) {
        let (power, len) = phrases::unspaced_multiplier(quote, next)?;
        let end = next.start + len;
        return Some((power, end, i + 1 + usize::from(end >= next.end)));
    }
    // "120 de mii", "24 na milyon"
    let of = matches!(
        (quote.language.as_str(), next.folded.as_str()),
        ("ro", "de") | ("fil" | "tl", "na")
    );
    let (at, next) = if of {
        (i + 2, quote.token(i + 2).filter(|t| t.start == next.end + 1 && t.kind == Kind::Word)?)
    } else {
        (i + 1, next)
    };
    // "a 9mm handgun": millions only of money.
    let small = || quote.speaks(&["en"]) && quote.text(next.start, next.end) == "mm";
    if next.folded == "mm"
        && (gap == 0 || small())
        && phrases::currency_before(quote, token.start).is_none()
    {
        return None;
    }
    let hard = gap == 0 || quote.at(token.end) != Some(' ');
    let power = if gap == 0 { tight_multiplier(&next.folded) } else { None };
    let known = power.or_else(|| multiplier(&next.folded));
    // "$5 M", "12,5 M€": beside money a capital letter is a multiplier.
    let money = !hard
        && next.folded == "m"
        && quote.at(next.start) == Some('M')
        && (phrases::currency_before(quote, token.start).is_some()
            || phrases::currency_behind(quote, next.end).is_some());
    let own = if money { Some(6) } else { own_multiplier(quote, next, gap, hard) };
    let power = match own {
        Some(power) if !matches!(next.folded.as_str(), "trillion" | "trillions") => power,
        _ => known?,
    };
    // "mil" is a thousand in two languages, "2 mille" no French, and no one writes "20 cents" for 2,000.
    let mil = next.folded == "mil" && gap > 0 && own.is_none();
    if mil && !quote.speaks(&["es", "pt", "", "ca", "gl"])
        || power == 2
            && (next.folded.starts_with("cent") || quote.speaks(&["fr", "es", "pt", "it", "ca"]))
    {
        return None;
    }
    let dot = usize::from(
        quote.at(next.end) == Some('.')
            && next.end - next.start <= 5
            && (matches!(
                next.folded.as_str(),
                "mio" | "mrd" | "tsd" | "bio" | "млн" | "млрд" | "тыс" | "трлн"
            ) || quote.token(at + 2).is_some_and(|t| t.start <= next.end + 2)
                && matches!(next.folded.as_str(), "mil" | "mld" | "tis" | "hilj" | "mlrd" | "хил")),
    );
    // "3.5 thousand million", "5 lakh crore", "2 mil millones"
    if let Some(more) =
        quote.token(at + 1).filter(|t| t.kind == Kind::Word && t.start == next.end + 1)
        && let Some(second) =
            multiplier(&more.folded).or_else(|| whole_multiplier(quote, more)).filter(|p| *p > 2)
        && (more.folded != "mil" || quote.speaks(&["es", "pt"]))
    {
        return Some((power + second, more.end, at + 2));
    }
    Some((power, next.end + dot, at + 1 + dot))
}

/// The power of ten that a word is in the languages that count in "lakh crore".
fn whole_multiplier(quote: &Quote, word: &Token) -> Option<u32> {
    if !quote.speaks(&["hi", "bn", "ne", "mr", "gu"]) {
        return None;
    }
    let squeezed = words::squeezed(&quote.language, &quote.text(word.start, word.end));
    let (power, len) = words::multiplier(&quote.language, &squeezed)?;
    (len == squeezed.len()).then_some(power)
}

/// The power of ten that a word behind digits is in the language of the text: "Tsd.", "k", "Cr".
fn own_multiplier(quote: &Quote, next: &Token, gap: usize, hard: bool) -> Option<u32> {
    let language = quote.language.as_str();
    // English of India counts in lakhs and crores, and shortens them so.
    if language == "en" && gap == 0 && quote.region_is(&["in"]) {
        match next.folded.as_str() {
            "t" => return Some(3),
            "l" => return Some(5),
            _ => {}
        }
    }
    if language == "en" && gap == 0 && quote.region_is(&["in"]) {
        match next.folded.as_str() {
            "tcr" => return Some(10),
            "lcr" => return Some(12),
            _ => {}
        }
    }
    let squeezed = words::squeezed(language, &quote.text(next.start, next.end));
    if squeezed == "k" {
        // In Burmese it is the kyat.
        return (language != "my").then_some(3);
    }
    // Portugal: "3,4 mM", and what Brazil calls otherwise.
    if language == "pt" && squeezed == "mm" && quote.text(next.start, next.end) == "mM" {
        return Some(9);
    }
    if language == "pt" && squeezed == "bi" && quote.region_is(&["pt", "ao", "mz"]) {
        return Some(12);
    }
    let (power, len) = words::multiplier(language, &squeezed)?;
    let single = squeezed.len() == 1;
    // A single letter is a measure as well: "5 m", "3 g".
    let capital = quote.at(next.start).is_some_and(|c| !c.is_lowercase());
    // Afrikaans and Icelandic shorten millions so.
    // "5G" is a network.
    if squeezed == "g" && (gap == 0 || !capital) {
        return None;
    }
    let metres = squeezed == "m" && !quote.speaks(&["en", "af", "is"]) && !capital;
    let letter = !single || hard && !metres;
    (len == squeezed.len() && letter).then_some(power)
}

/// The multiplier that a word is right before a numeral: "elfu 120", "milioni 1.2", ද120.
pub(super) fn led(quote: &Quote, i: usize) -> Option<u32> {
    if !quote.speaks(&["sw", "ha", "si", "so", "rw", "ln"]) {
        return None;
    }
    let (token, next) = (quote.token(i)?, quote.token(i + 1)?);
    if next.kind != Kind::Numeral || next.start > token.end + 1 {
        return None;
    }
    let language = quote.language.as_str();
    let squeezed = words::squeezed(language, &quote.text(token.start, token.end));
    words::multiplier(language, &squeezed)
        .filter(|(power, len)| *len == squeezed.len() && *power > 2)
        .map(|(power, _)| power)
}

/// A multiplier before a numeral, as Burmese has it: သိန်း ၅၀ is five million.
pub(super) fn scale_before(quote: &Quote, start: usize) -> Option<u32> {
    let space = usize::from(quote.before(start) == Some(' '));
    let lead = quote.text(start.saturating_sub(14 + space), start - space);
    let (word, power) = [("သိန်း", 5), ("သန်း", 6), ("သောင်း", 4), ("ကုဋေ", 7)]
        .into_iter()
        .find(|(w, _)| lead.strip_suffix("ပေါင်း").unwrap_or(&lead).ends_with(w))?;
    // ၅ သိန်း ၅၀ is a number before the multiplier already.
    let head = lead.strip_suffix("ပေါင်း").unwrap_or(&lead).strip_suffix(word)?;
    let counted = head.trim_end().ends_with(|c: char| crate::fold::digit(c).is_some());
    (!counted).then_some(power)
}
