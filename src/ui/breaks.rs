//! Where a line of egui's own labels may be broken and cut in scripts that write words without spaces. egui breaks
//! them between any two glyphs, also between a letter and its signs.

use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
use unicode_segmentation::UnicodeSegmentation as _;

/// Whether a letter is of a script whose lines are broken by dictionary: Thai, Lao, Burmese, Khmer and their
/// neighbours.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x19FF | 0x1A20..=0x1AAF
        | 0xA9E0..=0xA9FF | 0xAA60..=0xAADF)
}

/// Whether egui would break a text where no line may be broken.
pub fn needs_care(text: &str) -> bool {
    text.chars().any(is_unspaced)
}

/// The parts of a text between which a line may be broken, as the reader breaks its lines; for other scripts the text
/// in one piece.
pub fn parts(text: &str) -> Vec<&str> {
    if !needs_care(text) {
        return vec![text];
    }
    let segmenter = LineSegmenter::new_dictionary(LineBreakOptions::default());
    let mut out = Vec::new();
    let mut start = 0;
    for end in segmenter.segment_str(text) {
        if end > start && !is_stacked(text.get(..end).unwrap_or_default()) {
            out.extend(text.get(start..end));
            start = end;
        }
    }
    if start < text.len() {
        out.extend(text.get(start..));
    }
    out
}

/// What is never to be parted: a letter with its marks, and with the letter that is written below it.
pub fn clusters(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let end = at + cluster.len();
        if !is_stacked(cluster) || end == text.len() {
            out.extend(text.get(start..end));
            start = end;
        }
    }
    out
}

/// Whether the next letter is written below the last one: Khmer coeng, Burmese virama.
fn is_stacked(text: &str) -> bool {
    text.ends_with(['\u{17d2}', '\u{1039}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_nothing_is_lost() {
        for (text, word) in [
            ("ตำรวจช่วยเหลือผู้เสียหายจากอาคาร", "ตำรวจ"),
            ("ប៉ូលិសបានសង្គ្រោះជនរងគ្រោះ", "ប៉ូលិស"),
            ("ຕຳຫຼວດຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍ", "ຕຳຫຼວດ"),
            ("ရဲတပ်ဖွဲ့က လူကို ကယ်တင်ခဲ့သည်", "ရဲ"),
        ] {
            let parts = parts(text);
            assert_eq!(parts.concat(), text);
            assert!(parts.len() > 2 && parts[0].starts_with(word), "{parts:?}");
            let whole = clusters(text);
            assert_eq!(whole.concat(), text);
            // No part begins within a cluster.
            let mut ends = vec![0];
            for cluster in &whole {
                ends.push(ends.last().unwrap() + cluster.len());
            }
            let mut at = 0;
            for part in &parts {
                assert!(ends.contains(&at), "{part}");
                at += part.len();
            }
        }
        assert_eq!(parts("a plain line"), ["a plain line"]);
        assert!(parts("").concat().is_empty() && clusters("").is_empty());
    }

    #[test]
    fn a_letter_keeps_its_marks_and_what_is_written_below_it() {
        assert_eq!(clusters("ผู้เสีย"), ["ผู้", "เ", "สี", "ย"]);
        assert_eq!(clusters("ស្ត្រី"), ["ស្ត្រី"]);
        assert_eq!(clusters("ab"), ["a", "b"]);
    }
}
