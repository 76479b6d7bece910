//! Finding words in one text as people type them: case, accents, width and spacing do not matter.

use crate::fold::fold;
use std::ops::Range;

/// A text folded for finding, with the way back to its code points. Made once for a text.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`: the code point of the original that it came from.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        Self::without(text, &[])
    }

    /// Folds what lies outside of some ranges of code points, which are in order. A [`BREAK`] stands for each of
    /// them, so that no phrase is found across it.
    pub fn without(text: &str, aside: &[Range<usize>]) -> Self {
        let mut folded = Self::default();
        let mut space = true;
        let mut piece = [0; 4];
        let mut memo = Memo::default();
        let mut aside = aside.iter().peekable();
        for (point, c) in text.chars().enumerate() {
            let at = u32::try_from(point).unwrap_or(u32::MAX);
            while aside.next_if(|range| range.end <= point).is_some() {}
            if aside.peek().is_some_and(|range| range.contains(&point)) {
                if !folded.text.ends_with(BREAK) {
                    folded.push(BREAK.encode_utf8(&mut piece), at);
                }
                space = true;
                continue;
            }
            if c.is_whitespace() {
                // One space for many, so that a phrase is found across a line end.
                if !space {
                    folded.push(" ", at);
                }
                space = true;
                continue;
            }
            space = false;
            if c.is_ascii() {
                folded.push(c.to_ascii_lowercase().encode_utf8(&mut piece), at);
            } else {
                folded.push(memo.fold(c), at);
            }
        }
        folded
    }

    fn push(&mut self, piece: &str, point: u32) {
        self.text.push_str(piece);
        self.origin.extend(std::iter::repeat_n(point, piece.len()));
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text alone.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The code points of the original that some bytes of the folded text came from.
    pub fn points(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let first = *self.origin.get(bytes.start)?;
        let last = *self.origin.get(bytes.end.checked_sub(1)?)?;
        Some(first as usize..last as usize + 1)
    }

    /// Where a phrase stands, as code points of the original; hits do not overlap. Nothing for an empty
    /// phrase.
    pub fn find(&self, phrase: &str) -> Vec<Range<usize>> {
        let needle = Self::of(phrase).text;
        let needle = needle.trim();
        if needle.is_empty() {
            return Vec::new();
        }
        self.text
            .match_indices(needle)
            .filter_map(|(from, hit)| self.points(from..from + hit.len()))
            .collect()
    }
}

/// Stands in a folded text for what was left out; no phrase holds it.
pub const BREAK: char = '\n';

/// What letters become; a text has few different ones, and the tables behind them are slow.
#[derive(Default)]
pub(crate) struct Memo {
    slots: Vec<(char, String)>,
}

impl Memo {
    const SLOTS: usize = 256;

    /// What a letter becomes.
    pub(crate) fn fold(&mut self, c: char) -> &str {
        if self.slots.is_empty() {
            self.slots.resize(Self::SLOTS, ('\0', String::new()));
        }
        let slot = self.slots.get_mut(c as usize % Self::SLOTS);
        slot.map_or("", |(known, folded)| {
            if *known != c {
                *known = c;
                *folded = fold(c.encode_utf8(&mut [0; 4]));
            }
            folded
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn finds_without_case_accents_and_line_ends() {
        let text = "Trafiquées à Phnom\nPenh: PHNOM PENH";
        assert_eq!(Folded::of(text).find("phnom penh"), [13..23, 25..35]);
        assert_eq!(Folded::of(text).find("trafiquees a").first(), Some(&(0..12)));
        assert!(Folded::of(text).find("  ").is_empty());
    }

    #[test]
    fn counts_code_points_and_not_bytes() {
        let text = "ភ្នំពេញ មាន ១៤៩ នាក់";
        let at = text.chars().position(|c| c == 'ម').unwrap();
        assert_eq!(Folded::of(text).find("មាន").first(), Some(&(at..at + 3)));
    }
}
