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
        let mut folded = Self::default();
        let mut space = true;
        let mut piece = [0; 4];
        for (point, c) in text.chars().enumerate() {
            let at = u32::try_from(point).unwrap_or(u32::MAX);
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
                let one = fold(c.encode_utf8(&mut piece));
                folded.push(&one, at);
            }
        }
        folded
    }

    fn push(&mut self, piece: &str, point: u32) {
        self.text.push_str(piece);
        self.origin.extend(std::iter::repeat_n(point, piece.len()));
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
            .filter_map(|(from, hit)| {
                let first = *self.origin.get(from)?;
                let last = *self.origin.get(from + hit.len() - 1)?;
                Some(first as usize..last as usize + 1)
            })
            .collect()
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
