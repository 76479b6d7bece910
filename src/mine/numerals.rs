//! Numerals with grouping and decimal marks, and numbers in words, as plain numbers.
//! What a number counts and how firmly it is said is read in `numbers`.

use super::{
    lex::{Kind, Quote, Token},
    number_words::{Part, part},
};
use crate::fold::digit;
use rust_decimal::Decimal;

/// Languages that write `1.234,5`.
const COMMA_IS_DECIMAL: [&str; 24] = [
    "fr", "de", "es", "pt", "it", "nl", "id", "vi", "ru", "uk", "tr", "pl", "cs", "sk", "sl", "hr",
    "ro", "hu", "sv", "da", "nb", "no", "fi", "el",
];

/// The value of a numeral; `None` for one whose separators make no number: `192.168.0.1`, `16.10.2023`.
///
/// `scaled` says that "million" or the like follows, which no one writes behind a grouped number.
pub(super) fn numeral(quote: &Quote, token: &Token, scaled: bool) -> Option<Decimal> {
    let mut groups = vec![String::new()];
    let mut separators = Vec::new();
    for c in quote.chars.get(token.start..token.end)? {
        if let Some(d) = digit(*c) {
            groups.last_mut()?.push(char::from(b'0' + d));
            continue;
        }
        separators.push(match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '’' => '\'',
            c => *c,
        });
        groups.push(String::new());
    }
    let decimal = decimal_mark(quote, &groups, &separators, scaled)?;
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
            _ if scaled => Some(true),
            ',' => Some(quote.language != "es" && quote.speaks(&COMMA_IS_DECIMAL)),
            _ => Some(!quote.language.is_empty() && !quote.speaks(&COMMA_IS_DECIMAL)),
        };
    }
    if before.iter().all(|s| *s == last) {
        return grouped(groups).then_some(false);
    }
    let same = before.first().is_some_and(|first| before.iter().all(|s| s == first));
    (same && grouped(whole) && matches!(last, '.' | ',' | '٫')).then_some(true)
}

/// A number in words that was read.
pub(super) struct Spelled {
    /// The number.
    pub value: Decimal,
    /// Index of the token after the last one.
    pub next: usize,
    /// Whether the words only say about how many: "une centaine".
    pub about: bool,
}

/// Reads a number in words from token `at` on: English, French, Spanish. A lone "one" is a pronoun.
pub(super) fn spelled(quote: &Quote, at: usize) -> Option<Spelled> {
    let (mut total, mut current) = (Decimal::ZERO, Decimal::ZERO);
    let (mut i, mut words, mut about, mut counted, mut last_add) = (at, 0_usize, false, false, 0);
    let language = language_of(quote, at)?;
    while let Some(token) = quote.token(i) {
        if token.kind == Kind::Sign {
            // "twenty-three", "quatre-vingts"
            let joins = token.folded == "-" && words > 0 && tight(quote, i);
            if !joins || part(language, &quote.token(i + 1)?.folded).is_none() {
                break;
            }
            i += 1;
            continue;
        }
        let word = token.folded.as_str();
        if words > 0 && and(language) == word {
            let next = quote.token(i + 1).and_then(|t| part(language, &t.folded));
            let fits = match language {
                Language::English => current >= Decimal::ONE_HUNDRED || total > Decimal::ZERO,
                Language::French | Language::Spanish => true,
            };
            // "three hundred and thirty", not "twenty and a hundred".
            if !fits || last_add != 0 && language == Language::English {
                break;
            }
            match next {
                Some(Part::Add(n)) if n < 100 => {
                    i += 1;
                    continue;
                }
                _ => break,
            }
        }
        if words == 0 && article(language, word) {
            // "a hundred", "un millier", "une centaine"
            let next = quote.token(i + 1)?;
            let (value, vague) = noun(language, &next.folded)?;
            let scales =
                matches!(part(language, &next.folded), Some(Part::Hundred | Part::Scale(_)));
            if !scales {
                return Some(Spelled { value: Decimal::from(value), next: i + 2, about: vague });
            }
            current = Decimal::ONE;
            i += 1;
            words += 1;
            continue;
        }
        match part(language, word) {
            Some(Part::Add(n)) => {
                // "twenty three" is one number, "three twenty" are two; "quatre vingt" is eighty.
                let french = language == Language::French;
                let eighty = french && n == 20 && last_add == 4;
                let follows = match last_add {
                    0 => true,
                    // "dix-sept", "soixante-douze", "quatre-vingt-treize"
                    10 => french && (7..10).contains(&n),
                    60 | 80 if french => n < 20,
                    20..100 => n < 10,
                    100.. => n < 100,
                    _ => false,
                };
                if !follows && !eighty {
                    break;
                }
                if eighty {
                    current += Decimal::from(76);
                    last_add = 80;
                } else {
                    current += Decimal::from(n);
                    last_add = n;
                }
                counted = true;
            }
            Some(Part::Hundred) if current < Decimal::ONE_HUNDRED => {
                if current.is_zero() {
                    // "Hundred thousand dollars"; a lone "hundred" is too little to go by.
                    let scale = quote.token(i + 1).and_then(|t| part(language, &t.folded));
                    if language == Language::English && !matches!(scale, Some(Part::Scale(_))) {
                        break;
                    }
                    current = Decimal::ONE;
                }
                current = current.checked_mul(Decimal::ONE_HUNDRED)?;
                last_add = 0;
                counted = true;
            }
            Some(Part::Dozen) if !current.is_zero() => {
                current = current.checked_mul(Decimal::from(12))?;
                last_add = 1;
                counted = true;
            }
            Some(Part::Scale(power)) => {
                if current.is_zero() {
                    if !total.is_zero() || power != 3 || language == Language::English {
                        break;
                    }
                    current = Decimal::ONE;
                }
                total = total.checked_add(current.checked_mul(ten_to(power)?)?)?;
                current = Decimal::ZERO;
                last_add = 0;
                counted = true;
            }
            _ => break,
        }
        about = false;
        words += 1;
        i += 1;
    }
    let value = total.checked_add(current)?;
    // "One" alone, and "a" that nothing followed, are words and not numbers.
    if !counted || words == 1 && value == Decimal::ONE {
        return None;
    }
    Some(Spelled { value, next: i, about })
}

/// Whether a sign stands between two words without spaces.
fn tight(quote: &Quote, i: usize) -> bool {
    let at = |i: usize| quote.token(i);
    match (i.checked_sub(1).and_then(at), at(i), at(i + 1)) {
        (Some(a), Some(b), Some(c)) => a.end == b.start && b.end == c.start,
        _ => false,
    }
}

pub(super) fn ten_to(power: u32) -> Option<Decimal> {
    10_u64.checked_pow(power).map(Decimal::from)
}

/// A multiplier behind a number, as a power of ten: "million", "bn", "lakh", "万", "ล้าน".
pub(super) fn multiplier(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" | "hundreds" | "ร้อย" | "百" => 2,
        "thousand" | "mille" | "mil" | "tausend" | "ribu" | "nghin" | "ngan" | "พัน" | "ألف"
        | "الف" | "آلاف" | "الاف" | "हजार" | "тысяч" | "тысячи" | "тыс" | "千" => {
            3
        }
        "หมื่น" | "万" | "萬" => 4,
        "lakh" | "lakhs" | "लाख" | "แสน" => 5,
        "million" | "millions" | "mn" | "millon" | "millones" | "millionen" | "milhao"
        | "milhoes" | "milioni" | "juta" | "trieu" | "ล้าน" | "مليون" | "ملايين" | "миллион"
        | "миллиона" | "миллионов" | "млн" => 6,
        "crore" | "crores" | "करोड" => 7,
        "亿" | "億" => 8,
        "billion" | "billions" | "bn" | "milliard" | "milliards" | "milliarde" | "milliarden"
        | "bilhao" | "bilhoes" | "miliar" | "ty" | "مليار" | "مليارات" | "миллиард" | "млрд" => {
            9
        }
        "trillion" | "trillions" | "tn" | "triliun" | "billon" | "billones" => 12,
        _ => return None,
    })
}

/// A multiplier that is one letter and stands tight behind a number: "5m", "10k".
pub(super) fn tight_multiplier(word: &str) -> Option<u32> {
    Some(match word {
        "k" => 3,
        "m" | "mn" | "mln" => 6,
        "b" | "bn" => 9,
        "tn" => 12,
        _ => return None,
    })
}

/// A language whose number words are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    French,
    Spanish,
}

/// The language to read number words in: the text's, else the one that knows the word.
fn language_of(quote: &Quote, at: usize) -> Option<Language> {
    use Language::{English, French, Spanish};
    let token = quote.token(at).filter(|t| t.kind == Kind::Word)?;
    let known = |language: Language| {
        part(language, &token.folded).is_some() || article(language, &token.folded)
    };
    match quote.language.as_str() {
        "fr" => Some(French),
        "es" => Some(Spanish),
        "" => [English, French, Spanish].into_iter().find(|l| known(*l)),
        // English is quoted in every language.
        _ => Some(English),
    }
    .filter(|l| known(*l))
}

fn and(language: Language) -> &'static str {
    match language {
        Language::English => "and",
        Language::French => "et",
        Language::Spanish => "y",
    }
}

fn article(language: Language, word: &str) -> bool {
    match language {
        Language::English => matches!(word, "a" | "an"),
        Language::French => matches!(word, "un" | "une"),
        Language::Spanish => matches!(word, "un" | "una"),
    }
}

/// Nouns that are a number with an article before them, and whether they mean it only about.
fn noun(language: Language, word: &str) -> Option<(u32, bool)> {
    Some(match (language, word) {
        (Language::English, "dozen") => (12, false),
        (Language::English, "hundred") | (Language::Spanish, "cien") => (100, false),
        (Language::English, "thousand") => (1_000, false),
        (Language::English | Language::French, "million") | (Language::Spanish, "millon") => {
            (1_000_000, false)
        }
        (Language::English, "billion") | (Language::French, "milliard") => (1_000_000_000, false),
        (Language::French, "dizaine") | (Language::Spanish, "decena") => (10, true),
        (Language::French, "douzaine") | (Language::Spanish, "docena") => (12, true),
        (Language::French, "quinzaine") | (Language::Spanish, "quincena") => (15, true),
        (Language::French, "vingtaine") | (Language::Spanish, "veintena") => (20, true),
        (Language::French, "trentaine") | (Language::Spanish, "treintena") => (30, true),
        (Language::French, "quarantaine") => (40, true),
        (Language::French, "cinquantaine") => (50, true),
        (Language::French, "soixantaine") => (60, true),
        (Language::French, "centaine") | (Language::Spanish, "centenar") => (100, true),
        (Language::French, "millier") | (Language::Spanish, "millar") => (1_000, true),
        _ => return None,
    })
}
