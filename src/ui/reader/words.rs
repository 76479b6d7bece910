//! Words, sentences and paragraphs of a text, as people who double- and triple-click mean them.

use parley::{Cluster, Layout};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// How much a click selects: once, twice, three, four times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Cluster,
    Word,
    Sentence,
    Paragraph,
}

impl Grain {
    pub(super) fn of_clicks(clicks: u32) -> Self {
        match clicks {
            0 | 1 => Self::Cluster,
            2 => Self::Word,
            3 => Self::Sentence,
            _ => Self::Paragraph,
        }
    }
}

/// The word about a byte of a laid out piece. Words of Thai, Lao, Khmer and Burmese are those of
/// the dictionaries that also break their lines.
pub(super) fn word(layout: &Layout<()>, byte: usize) -> Range<usize> {
    let at = Cluster::from_byte_index(layout, byte)
        .or_else(|| Cluster::from_byte_index(layout, byte.checked_sub(1)?));
    let Some(at) = at else { return 0..0 };
    let mut start = at;
    while !start.is_word_boundary() {
        let Some(before) = start.previous_logical() else { break };
        start = before;
    }
    let mut end = at.text_range().end;
    let mut next = at.next_logical();
    while let Some(cluster) = next {
        if cluster.is_word_boundary() {
            break;
        }
        end = cluster.text_range().end;
        next = cluster.next_logical();
    }
    start.text_range().start..end
}

/// The sentence about a byte of a paragraph, without the space after it.
///
/// Sentences end where UAX #29 says, which knows the marks of Khmer, Burmese, Hindi and Chinese,
/// except after an abbreviation. Thai and Lao have no mark: there a space between two letters of
/// the script ends one.
pub(super) fn sentence(paragraph: &str, byte: usize) -> Range<usize> {
    let mut found = 0..paragraph.len();
    let mut start = 0;
    let mut end = 0;
    let mut parts = paragraph.split_sentence_bound_indices().peekable();
    while let Some((at, part)) = parts.next() {
        if end == start {
            start = at;
        }
        end = at + part.len();
        if parts.peek().is_some() && ends_in_abbreviation(part) {
            continue;
        }
        if byte < end || parts.peek().is_none() {
            found = start..end;
            break;
        }
        start = end;
    }
    let text = paragraph.get(found.clone()).unwrap_or("");
    let inner = split_without_marks(text, byte.saturating_sub(found.start));
    let text = text.get(inner.clone()).unwrap_or("");
    let lead = text.len() - text.trim_start().len();
    let from = found.start + inner.start + lead;
    from..from + text.trim().len()
}

/// "Dr. Smith", "J. Smith", "U.S. officials", "No. 5": the full stop does not end the sentence.
fn ends_in_abbreviation(part: &str) -> bool {
    const KNOWN: [&str; 22] = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "rev", "st", "sr", "jr", "no",
        "vs", "gov", "sen", "rep", "capt", "maj", "approx", "u.s",
    ];
    let Some(part) = part.trim_end().strip_suffix('.') else { return false };
    let word = part.rsplit(|c: char| c.is_whitespace() || "([“\"'‘".contains(c)).next();
    let word = word.unwrap_or("").to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    initial || KNOWN.contains(&word.as_str())
}

/// The part about `byte` of a sentence in a script without full stops.
fn split_without_marks(text: &str, byte: usize) -> Range<usize> {
    let open = |c: char| matches!(u32::from(c), 0xE01..=0xE4E | 0xE81..=0xECF | 0xEDC..=0xEDF);
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            let end = at + 1;
            let after = text.get(end..).and_then(|rest| rest.chars().next());
            if before.is_some_and(open) && after.is_some_and(open) {
                if byte < end {
                    return start..end;
                }
                start = end;
            }
        }
        before = Some(c);
    }
    start..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(text: &'a str, word: &str) -> &'a str {
        text.get(sentence(text, text.find(word).unwrap())).unwrap()
    }

    #[test]
    fn sentences_end_at_the_marks_of_each_script() {
        let en = "Police freed 40 people. Dr. A. Lin of the U.S. Embassy said so! Nobody else did";
        assert_eq!(of(en, "freed"), "Police freed 40 people.");
        assert_eq!(of(en, "Embassy"), "Dr. A. Lin of the U.S. Embassy said so!");
        assert_eq!(of(en, "else"), "Nobody else did");
        let khmer = "ប៉ូលិសបានជួយ។ គេបានត្រឡប់មកវិញ។";
        assert_eq!(of(khmer, "គេ"), "គេបានត្រឡប់មកវិញ។");
        let burmese = "ရဲများရောက်လာသည်။ လူများလွတ်မြောက်သည်။";
        assert_eq!(of(burmese, "လူ"), "လူများလွတ်မြောက်သည်။");
        let hindi = "पुलिस आई। लोग बच गए।";
        assert_eq!(of(hindi, "लोग"), "लोग बच गए।");
        let chinese = "警方到达现场。人们获救。";
        assert_eq!(of(chinese, "人们"), "人们获救。");
        let arabic = "وصلت الشرطة. هل نجا الناس؟ نعم.";
        assert_eq!(of(arabic, "الناس"), "هل نجا الناس؟");
    }

    #[test]
    fn thai_and_lao_sentences_end_at_a_space_between_letters() {
        let thai = "ตำรวจช่วยเหลือ 40 คน กลับบ้านแล้ว";
        assert_eq!(of(thai, "40"), "ตำรวจช่วยเหลือ 40 คน");
        assert_eq!(of(thai, "แล้ว"), "กลับบ้านแล้ว");
        let lao = "ຕຳຫຼວດມາຮອດ ຄົນໄດ້ກັບບ້ານ";
        assert_eq!(of(lao, "ບ້ານ"), "ຄົນໄດ້ກັບບ້ານ");
    }

    #[test]
    fn any_byte_of_any_text_has_a_sentence() {
        for text in ["", " ", "…", "a", ". . .", "no. ", "กข กข"] {
            for byte in 0..=text.len() + 1 {
                assert!(text.get(sentence(text, byte)).is_some(), "{text:?} {byte}");
            }
        }
    }
}
