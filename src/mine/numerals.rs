//! Numerals with grouping and decimal marks as plain numbers, and nouns that are numbers ("a dozen").
//! What a number counts and how firmly it is said is read in `numbers`.

use super::lex::{Quote, Token};
use crate::fold::{digit, is_invisible};
use rust_decimal::Decimal;

/// The value of a numeral; `None` for one whose separators make no number: `192.168.0.1`, `16.10.2023`.
///
/// `scaled` says that "million" or the like follows, which no one writes behind a grouped number.
pub(super) fn numeral(quote: &Quote, token: &Token, scaled: bool) -> Option<Decimal> {
    let [plain, behind] = &quote.numerals;
    let kept = if scaled { behind } else { plain };
    let i = quote.tokens.partition_point(|t| t.start < token.start);
    if quote.token(i).is_some_and(|t| (t.start, t.end) == (token.start, token.end)) {
        return kept.at(i, quote.tokens.len(), || read(quote, token, scaled));
    }
    read(quote, token, scaled)
}

fn read(quote: &Quote, token: &Token, scaled: bool) -> Option<Decimal> {
    let mut groups = vec![String::new()];
    let mut separators = Vec::new();
    for c in quote.chars.get(token.start..token.end)? {
        if let Some(d) = digit(*c) {
            groups.last_mut()?.push(char::from(b'0' + d));
            continue;
        }
        if is_invisible(*c) {
            continue;
        }
        separators.push(match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '’' => '\'',
            '，' | '،' => '٬',
            '．' => '٫',
            c => *c,
        });
        groups.push(String::new());
    }
    let mut decimal = decimal_mark(quote, &groups, &separators, scaled)?;
    // "$20,000" in a language that writes 20.000: money has no three decimals.
    let priced = matches!(quote.before(token.start), Some('$' | '€' | '£' | '¥' | '₫'));
    if priced && !scaled && separators == [','] && groups.last().is_some_and(|g| g.len() == 3) {
        decimal = false;
    }
    let fraction = if decimal { groups.pop() } else { None };
    let whole = groups.concat();
    let text = match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    };
    text.parse().ok()
}

/// Whether the last separator is a decimal mark; `None` when the groups make no number.
fn decimal_mark(
    quote: &Quote,
    groups: &[String],
    separators: &[char],
    scaled: bool,
) -> Option<bool> {
    let Some((&last, before)) = separators.split_last() else { return Some(false) };
    let tail = groups.last()?.len();
    let grouped = |groups: &[String]| {
        let Some((first, rest)) = groups.split_first() else { return false };
        let threes = rest.iter().all(|g| g.len() == 3);
        // Of India: 12,34,567.
        let lakhs = rest.split_last().is_some_and(|(last, rest)| {
            last.len() == 3 && rest.iter().all(|g| g.len() == 2) && first.len() <= 2
        });
        (1..=3).contains(&first.len()) && first != "0" && (threes || lakhs)
    };
    let (whole, _) = groups.split_at(groups.len() - 1);
    if before.is_empty() {
        return match last {
            ' ' | '\'' | '٬' => grouped(groups).then_some(false),
            '٫' => Some(true),
            _ if tail != 3 || !grouped(groups) => Some(true),
            _ if scaled && quote.language.is_empty() => Some(true),
            // The press of these countries writes 1,234 whatever the standard says.
            ',' if quote.speaks(&["es", "km", "lo"]) => Some(false),
            ',' => Some(quote.decimal_comma().unwrap_or(false)),
            _ => Some(!quote.decimal_comma().unwrap_or(true)),
        };
    }
    if before.iter().all(|s| *s == last) {
        return grouped(groups).then_some(false);
    }
    // "2’145.310" of Latin America: the millions by an apostrophe, the thousands by a full stop.
    if before == ['\''] && last == '.' && grouped(groups) && !quote.speaks(&["de", "fr", "it"]) {
        return Some(false);
    }
    let same = before.first().is_some_and(|first| before.iter().all(|s| s == first));
    (same && grouped(whole) && matches!(last, '.' | ',' | '٫')).then_some(true)
}

pub(super) fn ten_to(power: u32) -> Option<Decimal> {
    10_u64.checked_pow(power).map(Decimal::from)
}

/// A multiplier behind a numeral in any language, as a power of ten: "million", "bn", "lakh", "juta".
pub(super) fn multiplier(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" | "hundreds" => 2,
        "thousand" | "mille" | "mil" | "tausend" | "ribu" | "nghin" | "ngan" | "ألف" | "الف"
        | "الفا" | "آلاف" | "الاف" | "हजार" | "тысяч" | "тысячи" | "тыс" => {
            3
        }
        "lakh" | "lakhs" | "लाख" => 5,
        "million" | "millions" | "mn" | "millon" | "millones" | "millionen" | "milhao"
        | "milhoes" | "milioni" | "milione" | "juta" | "trieu" | "مليون" | "مليونا" | "ملايين"
        | "миллион" | "миллиона" | "миллионов" | "млн" => 6,
        "crore" | "crores" | "करोड" => 7,
        "billion"
        | "billions"
        | "bn"
        | "milliard"
        | "milliards"
        | "milliarde"
        | "milliarden"
        | "bilhao"
        | "bilhoes"
        | "miliar"
        | "miliardi"
        | "ty"
        | "مليار"
        | "مليارات"
        | "миллиард"
        | "миллиарда"
        | "миллиардов"
        | "млрд" => 9,
        "trillion" | "trillions" | "tn" | "triliun" | "billon" | "billones" => 12,
        _ => return None,
    })
}

/// A multiplier that is one letter and stands tight behind a number: "5m", "10k".
pub(super) fn tight_multiplier(word: &str) -> Option<u32> {
    Some(match word {
        "k" => 3,
        "m" | "mn" | "mln" | "mil" => 6,
        "b" | "bn" => 9,
        "tn" => 12,
        _ => return None,
    })
}

/// Whether a word is an article that may stand before a noun that is a number: "a dozen", "une centaine".
pub(super) fn article(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "un" | "une" | "una" | "uma" | "um" | "ein" | "eine" | "een" | "el" | "the"
    )
}

/// Nouns that are a number, and whether they mean it only about: "dozen", "centaine", "Dutzend".
pub(super) fn number_noun(word: &str) -> Option<(u32, bool)> {
    Some(match word {
        "डज़न" | "डजन" | "dozen" | "dozens" | "doz" | "dozs" | "dutzend" | "dozijn" | "dozijnen"
        | "lusin" | "selusin" | "douzaines" | "docenas" | "duzias" | "dozzine" | "dussin"
        | "दर्जन" | "دزينه" | "دزينات" | "دسته" | "дюжины" | "duzine" => {
            (12, false)
        }
        "douzaine" | "docena" | "duzia" | "dozzina" | "дюжина" => (12, true),
        "dizaine" | "decena" | "dezena" | "decina" | "десяток" => (10, true),
        "quinzaine" | "quincena" => (15, true),
        "vingtaine" | "veintena" | "ventina" => (20, true),
        "trentaine" | "treintena" | "trentina" => (30, true),
        "quarantaine" | "quarantina" => (40, true),
        "cinquantaine" | "cinquantina" => (50, true),
        "soixantaine" => (60, true),
        "centaine" | "centenar" | "centena" | "centinaio" | "сотня" => (100, true),
        "millier" | "millar" | "milhar" | "migliaio" => (1_000, true),
        _ => return None,
    })
}
