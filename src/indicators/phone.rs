//! Telephone numbers with their country's code, checked against the numbering plans of libphonenumber.
//!
//! A number without a code is one only after a word such as "call" and when the caller says in which country: no
//! country is guessed, and a year, a count or a sum of money is never a number.

use super::{Check, Indicator, Kind, Scan};
use crate::model::Country;
use std::ops::Range;

/// The most digits of E.164.
const MOST: usize = 15;
/// Shorter numbers are counts more often than telephones.
const LEAST: usize = 7;

/// Words before a number that say what it is, in small letters.
const CUES: &[&str] = &[
    "tel",
    "telephone",
    "téléphone",
    "teléfono",
    "telefone",
    "telefon",
    "phone",
    "mobile",
    "cell",
    "call",
    "calling",
    "called",
    "dial",
    "hotline",
    "whatsapp",
    "viber",
    "wechat",
    "signal",
    "line",
    "fax",
    "sms",
    "text",
    "contact",
    "number",
    "no",
    "hp",
    "handphone",
    "โทร",
    "电话",
    "電話",
    "手机",
    "热线",
    "ទូរស័ព្ទ",
    "ဖုန်း",
    "điện thoại",
    "hp/wa",
    "wa",
    "тел",
    "телефон",
    "هاتف",
    "फ़ोन",
    "फोन",
];

/// Finds telephone numbers.
pub(super) fn find(
    text: Scan<'_>,
    story: Range<usize>,
    country: Option<Country>,
    found: &mut Vec<Indicator>,
) {
    let mut at = story.start;
    let mut last = None;
    while at < story.end {
        match read(text, at, &story, country, last) {
            Some(indicator) => {
                at = indicator.end;
                last = Some(at);
                found.push(indicator);
            }
            None => at += 1,
        }
    }
}

/// How a number starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `+`, or the address of a chat.
    Plus,
    /// `00`.
    Zeros,
    /// A word says that it is one.
    Cue,
}

fn read(
    text: Scan<'_>,
    at: usize,
    story: &Range<usize>,
    country: Option<Country>,
    last: Option<usize>,
) -> Option<Indicator> {
    let cue =
        |text: Scan<'_>, at: usize| cue(text, at) || last.is_some_and(|end| listed(text, end, at));
    let before = text.before(at);
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '@' | '#' | '%');
    let lead = match text.at(at)? {
        '+' | '＋' if !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '+') => Lead::Plus,
        '(' if text.is(at + 1, |c| c == '+') => Lead::Plus,
        c if digit(c).is_some() && chat(text, at) => Lead::Plus,
        c if digit(c).is_some() || c == '(' => {
            if before.is_some_and(joined)
                || before.is_some_and(|c| "$€£¥฿₫+-–/:".contains(c)) && !cue(text, at)
            {
                return None;
            }
            if cue(text, at) {
                Lead::Cue
            } else if c == '0'
                && text.is(at + 1, |c| c == '0')
                && before.is_none_or(|c| c.is_whitespace() || c == '(')
            {
                Lead::Zeros
            } else {
                return None;
            }
        }
        _ => return None,
    };
    if before.is_some_and(|c| "$€£¥฿₫".contains(c)) {
        return None;
    }
    // Each way to end the number, the longest first: a year may follow it.
    let mut ends = ends(text, at, story.end);
    while let Some((digits, end)) = ends.pop() {
        if !(LEAST..=MOST + 2).contains(&digits.len()) || follows_amount(text, end) {
            continue;
        }
        let value = match lead {
            Lead::Plus => e164(None, &format!("+{digits}")),
            Lead::Zeros => digits.strip_prefix("00").and_then(|d| e164(None, &format!("+{d}"))),
            Lead::Cue => digits
                .strip_prefix("00")
                .and_then(|d| e164(None, &format!("+{d}")))
                .or_else(|| country.and_then(|c| e164(Some(c), &digits)))
                .or_else(|| whole_code(&digits)),
        };
        if let Some(value) = value {
            let check = Check::NumberingPlan;
            return Some(Indicator { kind: Kind::Phone, value, start: at, end, check });
        }
    }
    None
}

/// A number after a cue that has its country's code but no plus: at least eleven digits, or it may be any number.
fn whole_code(digits: &str) -> Option<String> {
    (digits.len() >= 11 && !digits.starts_with('0')).then(|| e164(None, &format!("+{digits}")))?
}

/// The digits up to each place where the number may end, with that place; the longest last.
fn ends(text: Scan<'_>, start: usize, limit: usize) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = Vec::new();
    let mut digits = String::new();
    let (mut at, mut gap, mut open) = (start, 0, 0_i32);
    while at < limit && digits.len() <= MOST + 2 {
        let Some(c) = text.at(at) else { break };
        if let Some(d) = digit(c) {
            digits.push(d);
            gap = 0;
            at += 1;
            if !text.is(at, |c| digit(c).is_some()) && open <= 0 {
                out.push((digits.clone(), at));
            }
            continue;
        }
        match c {
            '+' | '＋' if digits.is_empty() => {}
            // "(0)" is what is dialled only inside the country.
            '(' if text.says(at, "(0)") && !digits.is_empty() => at += 2,
            '(' => open += 1,
            ')' => open -= 1,
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '–' | '.' | '/' | '·' => {}
            _ => break,
        }
        gap += 1;
        if gap > 3 {
            break;
        }
        at += 1;
    }
    out
}

/// Whether what stands here makes an amount of the number before it: "+10 000 000 %", "12,345 dollars".
fn follows_amount(text: Scan<'_>, end: usize) -> bool {
    let at = text.run(end, end + 2, |c| c == ' ' || c == '\u{a0}');
    text.is(end, |c| c.is_ascii_alphanumeric() || c == '_' || c == '@')
        || text.is(at, |c| "%$€£¥฿₫".contains(c))
        || text.is(end, |c| c == ',' || c == '.' || c == ':')
            && text.is(end + 1, |c| digit(c).is_some())
        || [
            "million", "billion", "thousand", "percent", "per cent", "usd", "dollars", "baht",
            "people",
        ]
        .iter()
        .any(|word| at > end && text.says(at, word))
}

/// Whether the digits here are the number of a chat: `wa.me/855…`, `api.whatsapp.com/send?phone=855…`.
fn chat(text: Scan<'_>, at: usize) -> bool {
    ["wa.me/", "wa[.]me/", "?phone=", "&phone=", "tel:"]
        .iter()
        .any(|lead| at.checked_sub(lead.chars().count()).is_some_and(|from| text.says(from, lead)))
}

/// Whether a number goes on with a list of them: "+855 12 345 678, 012 345 679 or 012 345 680".
fn listed(text: Scan<'_>, end: usize, at: usize) -> bool {
    /// So many signs stand between two of a list.
    const BETWEEN: usize = 7;
    if at <= end || at - end > BETWEEN {
        return false;
    }
    let between = text.text(end..at);
    let words = between.split(|c: char| c.is_whitespace() || ",;/|、，".contains(c));
    let mut words = words.filter(|word| !word.is_empty());
    let joins = [
        "or",
        "and",
        "ou",
        "et",
        "o",
        "y",
        "e",
        "und",
        "oder",
        "dan",
        "atau",
        "và",
        "หรือ",
        "และ",
        "或",
        "和",
        "и",
    ];
    between.chars().any(|c| !c.is_whitespace())
        && !between.contains('\n')
        && words.all(|word| joins.contains(&word))
}

/// Whether the words just before say that a telephone number follows.
fn cue(text: Scan<'_>, at: usize) -> bool {
    let from = at.saturating_sub(24);
    let before = text.text(from..at).to_lowercase();
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let lead = last_line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | '：' | '-' | '–' | '#' | '(' | '=')
    });
    let skipped = last_line.chars().count() - lead.chars().count();
    // "at" and "on" may stand between: "call us on 012 345 678".
    let mut words = lead.rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | '"'));
    let mut near = Vec::new();
    for _ in 0..3 {
        let Some(word) = words.next() else { break };
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        near.push(word.to_owned());
        if !matches!(
            word,
            "us" | "on" | "at" | "is" | "number" | "no" | "or" | "them" | "him" | "her" | "to" | ""
        ) {
            break;
        }
    }
    let strong = |word: &String| {
        CUES.contains(&word.as_str())
            && word != "no"
            && word != "number"
            && word != "line"
            && word != "text"
            && word != "contact"
            && word != "signal"
            && word != "called"
    };
    let weak = |word: &String| {
        matches!(word.as_str(), "contact" | "text" | "line" | "signal" | "number" | "called")
    };
    let colon = last_line.trim_end().ends_with([':', '：']);
    skipped <= 4
        && (near.iter().any(strong)
            || near.iter().any(weak) && colon
            || CUES.iter().any(|cue| !cue.is_ascii() && lead.ends_with(cue)))
}

/// A number as E.164, if the plan of its country has it.
fn e164(country: Option<Country>, number: &str) -> Option<String> {
    let country = match country {
        Some(code) => Some(code.as_str().parse().ok()?),
        None => None,
    };
    let parsed = phonenumber::parse(country, number).ok()?;
    phonenumber::is_valid(&parsed)
        .then(|| parsed.format().mode(phonenumber::Mode::E164).to_string())
}

/// A decimal digit in any of the scripts that our articles have.
fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    if c.is_ascii() {
        return None;
    }
    // Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese, Khmer, full width.
    let noughts = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
    let value = noughts.iter().find_map(|n| u32::from(c).checked_sub(*n).filter(|d| *d < 10))?;
    char::from_digit(value, 10)
}
