//! Numbers in words whose powers of ten come before what they multiply: Swahili "elfu tatu, mia nne", Tetum
//! "rihun tolu atus haat".

use super::words::{Lexicon, Part};

/// A language with its powers, the largest first, and the words between the parts.
struct Led {
    language: &'static str,
    powers: &'static [(&'static str, u32)],
    links: &'static [&'static str],
}

const LED: [Led; 2] = [
    Led {
        language: "sw",
        powers: &[("bilioni", 9), ("milioni", 6), ("elfu", 3), ("mia", 2)],
        links: &["\u{1}na", "\u{1}", "na"],
    },
    Led {
        language: "tet",
        powers: &[("biliaun", 9), ("miliaun", 6), ("rihun", 3), ("atus", 2)],
        links: &["resin"],
    },
];

/// Whether a language puts its powers of ten before.
pub(super) fn leads(tag: &str) -> bool {
    LED.iter().any(|l| l.language == tag)
}

struct Reader<'a> {
    led: &'a Led,
    words: &'a Lexicon,
    text: &'a str,
    at: usize,
    pieces: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The place behind a link, or this place.
    fn linked(&self) -> usize {
        let link = self.led.links.iter().find(|l| self.rest().starts_with(**l));
        self.at + link.filter(|_| self.pieces > 0).map_or(0, |l| l.len())
    }

    fn value(&mut self, limit: u64) -> Option<u64> {
        let at = self.linked();
        let (part, len) = self.words.longest(self.text.get(at..)?)?;
        let Part::Value(v) = part else { return None };
        let v = u64::from(v);
        if v >= limit || v == 0 && self.pieces > 0 {
            return None;
        }
        self.at = at + len;
        self.pieces += 1;
        Some(v)
    }

    fn power(&mut self, below: u32) -> Option<u32> {
        let at = self.linked();
        let rest = self.text.get(at..)?;
        let (word, power) =
            self.led.powers.iter().find(|(w, p)| *p < below && rest.starts_with(w))?;
        self.at = at + word.len();
        self.pieces += 1;
        Some(*power)
    }

    /// A number below a thousand.
    fn group(&mut self) -> Option<u64> {
        let start = self.at;
        let hundreds = self.power(3).and_then(|_| self.value(10));
        if hundreds.is_none() {
            self.at = start;
        }
        let small = self.value(100);
        match (hundreds, small) {
            (None, None) => None,
            (hundreds, small) => Some(hundreds.unwrap_or(0) * 100 + small.unwrap_or(0)),
        }
    }
}

/// The number at the start of a squeezed text: its value, its length in bytes, how many pieces it has.
pub(super) fn read(tag: &str, words: &Lexicon, text: &str) -> Option<(u64, usize, usize)> {
    let led = LED.iter().find(|l| l.language == tag)?;
    let mut reader = Reader { led, words, text, at: 0, pieces: 0 };
    let mut total = 0_u64;
    let mut below = 12;
    loop {
        let start = reader.at;
        let Some(power) = reader.power(below).filter(|p| *p > 2) else {
            reader.at = start;
            break;
        };
        let Some(group) = reader.group() else {
            reader.at = start;
            break;
        };
        total += group.checked_mul(10_u64.checked_pow(power)?)?;
        below = power;
    }
    let start = reader.at;
    match reader.group() {
        Some(group) => total += group,
        None => reader.at = start,
    }
    (reader.at > 0).then_some((total, reader.at, reader.pieces))
}
