//! International bank account numbers: the length of the country, and remainder 1 of a division by 97.

use super::{Check, Indicator, Kind, Scan};
use std::ops::Range;

/// Lengths by country, from the IBAN registry of SWIFT (release 99).
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// Finds account numbers in one piece or in groups of four.
pub(super) fn find(text: Scan<'_>, story: Range<usize>, found: &mut Vec<Indicator>) {
    for at in story.clone() {
        let starts = text.is(at, |c| c.is_ascii_uppercase())
            && text.is(at + 1, |c| c.is_ascii_uppercase())
            && text.is(at + 2, |c| c.is_ascii_digit())
            && text.is(at + 3, |c| c.is_ascii_digit())
            && !text.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
        if !starts {
            continue;
        }
        let country = text.text(at..at + 2);
        let Ok(i) = LENGTHS.binary_search_by_key(&country.as_str(), |(c, _)| c) else { continue };
        let Some((_, length)) = LENGTHS.get(i) else { continue };
        let Some((value, end)) = read(text, at, story.end, *length) else { continue };
        if !text.is(end, |c| c.is_ascii_alphanumeric()) && remainder(&value) == Some(1) {
            found.push(Indicator { kind: Kind::Iban, value, start: at, end, check: Check::Mod97 });
        }
    }
}

/// So many letters and digits from here; a blank or hyphen may stand after every fourth.
fn read(text: Scan<'_>, start: usize, limit: usize, length: usize) -> Option<(String, usize)> {
    let mut value = String::with_capacity(length);
    let mut at = start;
    while value.len() < length {
        let c = text.at(at).filter(|_| at < limit)?;
        match c {
            'A'..='Z' | '0'..='9' => value.push(c),
            ' ' | '-' | '\u{a0}' | '\u{202f}' if value.len().is_multiple_of(4) => {}
            _ => return None,
        }
        at += 1;
    }
    Some((value, at))
}

/// The number with its first four characters at the end and letters as numbers, modulo 97 (ISO 7064).
fn remainder(value: &str) -> Option<u32> {
    let (head, tail) = value.split_at_checked(4)?;
    tail.chars().chain(head.chars()).try_fold(0, |sum, c| {
        let digit = c.to_digit(36)?;
        Some((sum * if digit > 9 { 100 } else { 10 } + digit) % 97)
    })
}
