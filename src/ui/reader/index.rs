//! Where things are in a text: code points ↔ bytes, and paragraphs cut into pieces for layout.
//!
//! Knows no fonts and no screen.

use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// A mark every so many code points: 250 kB of marks for a megabyte of ASCII, and a look-up scans
/// at most this many characters.
const STRIDE: usize = 64;

/// A text with a table that turns code points into bytes and back in O(log n).
pub(super) struct Index {
    text: Arc<str>,
    /// The byte of every [`STRIDE`]th code point.
    marks: Vec<usize>,
    points: usize,
}

impl Index {
    pub(super) fn new(text: Arc<str>) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut points = 0;
        for (byte, _) in text.char_indices() {
            if points % STRIDE == 0 {
                marks.push(byte);
            }
            points += 1;
        }
        Self { text, marks, points }
    }

    pub(super) fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The byte at which a code point starts; the end of the text for anything past it.
    pub(super) fn byte_of(&self, point: usize) -> usize {
        let Some(&mark) = self.marks.get(point / STRIDE) else { return self.text.len() };
        let tail = self.text.get(mark..).unwrap_or("");
        tail.char_indices().nth(point % STRIDE).map_or(self.text.len(), |(byte, _)| mark + byte)
    }

    /// How many code points stand before a byte; a byte inside a character counts as its start.
    pub(super) fn point_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let row = self.marks.partition_point(|mark| *mark <= byte).saturating_sub(1);
        let Some(&mark) = self.marks.get(row) else { return 0 };
        let tail = self.text.get(mark..).unwrap_or("");
        let inside = tail.char_indices().take_while(|(i, c)| mark + i + c.len_utf8() <= byte);
        (row * STRIDE + inside.count()).min(self.points)
    }

    /// A range of code points as bytes, in order and inside the text.
    pub(super) fn bytes(&self, points: &Range<usize>) -> Range<usize> {
        let (a, b) = (self.byte_of(points.start), self.byte_of(points.end));
        a.min(b)..b.max(a)
    }

    /// A range of bytes as code points.
    pub(super) fn points(&self, bytes: &Range<usize>) -> Range<usize> {
        self.point_of(bytes.start)..self.point_of(bytes.end)
    }

    pub(super) fn slice(&self, bytes: Range<usize>) -> &str {
        self.text.get(bytes).unwrap_or("")
    }
}

/// A stretch of text that is laid out at once: a paragraph, or a part of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bytes, without the line end.
    pub(super) bytes: Range<usize>,
    /// Bytes of the whole paragraph that this is a part of.
    pub(super) paragraph: Range<usize>,
}

impl Cut {
    /// The last piece of its paragraph has the gap between paragraphs below it.
    pub(super) fn ends_paragraph(&self) -> bool {
        self.bytes.end == self.paragraph.end
    }
}

/// Cuts a text into paragraphs, and those that are longer than `limit` bytes at the end of a
/// sentence, else of a word, else of a grapheme cluster. There is always at least one piece.
pub(super) fn cut(text: &str, limit: usize) -> Vec<Cut> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let trimmed = line.strip_suffix('\r').unwrap_or(line);
        let paragraph = start..start + trimmed.len();
        let mut from = 0;
        while trimmed.len() - from > limit {
            let rest = trimmed.get(from..).unwrap_or("");
            let len = place_to_cut(rest, limit);
            if len == 0 || len >= rest.len() {
                break;
            }
            let bytes = start + from..start + from + len;
            out.push(Cut { bytes, paragraph: paragraph.clone() });
            from += len;
        }
        out.push(Cut { bytes: start + from..paragraph.end, paragraph });
        start += line.len() + 1;
    }
    out
}

/// How many bytes of `rest` to take, at most `limit` unless one cluster is longer.
fn place_to_cut(rest: &str, limit: usize) -> usize {
    let end = (0..=limit).rev().find(|i| rest.is_char_boundary(*i)).unwrap_or(0);
    let head = rest.get(..end).unwrap_or("");
    // Sentences and words are looked for near the end only: a pass over the whole would make
    // cutting a paragraph of a megabyte a matter of many megabytes.
    let near = (0..=end.saturating_sub(2000)).rev().find(|i| rest.is_char_boundary(*i));
    let near = near.unwrap_or(0);
    let tail = rest.get(near..end).unwrap_or("");
    let last_start = |bounds: &mut dyn Iterator<Item = (usize, &str)>| {
        bounds.map(|(i, _)| near + i).filter(|i| *i > near).last()
    };
    last_start(&mut tail.split_sentence_bound_indices())
        .or_else(|| tail.rfind(' ').map(|i| near + i + 1))
        .or_else(|| last_start(&mut tail.split_word_bound_indices()))
        .or_else(|| head.grapheme_indices(true).next_back().map(|(i, _)| i).filter(|i| *i > 0))
        .or_else(|| rest.graphemes(true).next().map(str::len))
        .unwrap_or(rest.len())
}

/// Heights of pieces with prefix sums: setting one and finding one by its top are O(log n).
///
/// A Fenwick tree; see P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.
#[derive(Default)]
pub(super) struct Heights {
    values: Vec<f64>,
    tree: Vec<f64>,
}

impl Heights {
    pub(super) fn new(values: Vec<f64>) -> Self {
        let mut tree = vec![0.0; values.len() + 1];
        for (i, value) in values.iter().enumerate() {
            let mut sum = *value;
            // Children of node i + 1 are the nodes i + 1 - 2^k below its lowest bit.
            let node = i + 1;
            let mut step = 1;
            while step < (node & node.wrapping_neg()) {
                sum += tree.get(node - step).copied().unwrap_or(0.0);
                step *= 2;
            }
            if let Some(slot) = tree.get_mut(node) {
                *slot = sum;
            }
        }
        Self { values, tree }
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn get(&self, i: usize) -> f64 {
        self.values.get(i).copied().unwrap_or(0.0)
    }

    pub(super) fn set(&mut self, i: usize, value: f64) {
        let Some(slot) = self.values.get_mut(i) else { return };
        let change = value - *slot;
        *slot = value;
        let mut node = i + 1;
        while let Some(sum) = self.tree.get_mut(node) {
            *sum += change;
            node += node & node.wrapping_neg();
        }
    }

    /// The sum of all heights before piece `i`: its top.
    pub(super) fn top(&self, i: usize) -> f64 {
        let mut node = i.min(self.values.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree.get(node).copied().unwrap_or(0.0);
            node -= node & node.wrapping_neg();
        }
        sum
    }

    pub(super) fn total(&self) -> f64 {
        self.top(self.values.len())
    }

    /// The piece that `y` falls into; the first or the last one for what is outside.
    pub(super) fn at(&self, y: f64) -> usize {
        let mut node = 0;
        let mut rest = y;
        let mut step = self.values.len().checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(sum) = self.tree.get(node + step)
                && *sum <= rest
            {
                node += step;
                rest -= sum;
            }
            step /= 2;
        }
        node.min(self.values.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_lead_to_each_other() {
        let text: Arc<str> = "aé漢\u{1F600}ក្ម\n".repeat(100).into();
        let index = Index::new(Arc::clone(&text));
        for (point, (byte, c)) in text.char_indices().enumerate() {
            assert_eq!(index.byte_of(point), byte);
            assert_eq!(index.point_of(byte), point);
            if c.len_utf8() > 1 {
                assert_eq!(index.point_of(byte + 1), point);
            }
        }
        assert_eq!(index.byte_of(usize::MAX), text.len());
        assert_eq!(index.point_of(usize::MAX), text.chars().count());
        let empty = Index::new("".into());
        assert_eq!((empty.byte_of(5), empty.point_of(5)), (0, 0));
    }

    #[test]
    fn pieces_cover_the_text_and_long_paragraphs_are_cut() {
        let long = "Words of a sentence that goes on. ".repeat(200);
        let khmer = "ភាសាខ្មែរ".repeat(500);
        for text in ["", "\n", "a\r\nb\n\nc", long.as_str(), khmer.as_str()] {
            let cuts = cut(text, 1000);
            let mut at = 0;
            for piece in &cuts {
                let between = text.get(at..piece.bytes.start).unwrap();
                assert!(["", "\n", "\r\n"].contains(&between), "{between:?}");
                assert!(piece.bytes.len() <= 1000);
                at = piece.bytes.end;
            }
            assert_eq!(at, text.len());
            assert_eq!(
                cuts.iter().filter(|c| c.ends_paragraph()).count(),
                text.split('\n').count()
            );
        }
        assert!(
            cut(&long, 1000)
                .iter()
                .all(|c| long.get(c.bytes.clone()).unwrap().len() > 900 || c.ends_paragraph())
        );
        assert_eq!(cut(&"a".repeat(2500), 1000).len(), 3);
    }

    #[test]
    fn prefix_sums_agree_with_adding_up() {
        let mut random = fastrand::Rng::with_seed(7);
        for len in [1, 2, 3, 7, 8, 9, 100] {
            let mut plain: Vec<f64> = (0..len).map(|_| f64::from(random.u8(1..20))).collect();
            let mut heights = Heights::new(plain.clone());
            for _ in 0..50 {
                let i = random.usize(..len);
                plain[i] = f64::from(random.u8(1..20));
                heights.set(i, plain[i]);
                let mut top = 0.0;
                for (i, h) in plain.iter().enumerate() {
                    assert!((heights.top(i) - top).abs() < 1e-9);
                    assert_eq!(heights.at(top), i);
                    assert_eq!(heights.at(top + h - 0.5), i);
                    top += h;
                }
                assert!((heights.total() - top).abs() < 1e-9);
                assert_eq!(heights.at(top + 5.0), len - 1);
                assert_eq!(heights.at(-1.0), 0);
            }
        }
    }
}
