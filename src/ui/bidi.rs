//! Short right-to-left strings in egui's own labels, which lay out runs from left to right only.
//!
//! For one line: titles, names, table cells. Texts of articles are the reader's.

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use std::borrow::Cow;
use unicode_bidi::{BidiInfo, Level};

/// Whether a text has anything that goes from right to left.
pub fn is_mixed(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, AN, R, RLE, RLI, RLO};
    text.chars().any(|c| matches!(unicode_bidi::bidi_class(c), R | AL | AN | RLE | RLI | RLO))
}

/// The parts of a one-line text in the order in which they stand on the line, left to right. Each
/// part is in its own logical order and is to be shaped by itself; words that go right to left are
/// parts of their own.
pub fn visual(text: &str) -> Vec<String> {
    visual_in(text, None)
}

/// The same for a part of a line whose direction is known; `None` takes it from the first letter.
fn visual_in(text: &str, base: Option<Level>) -> Vec<String> {
    if !is_mixed(text) {
        return vec![text.to_owned()];
    }
    let line = dates_kept(&text.replace(['\n', '\r', '\t'], " "));
    let info = BidiInfo::new(&line, base);
    let Some(paragraph) = info.paragraphs.first() else { return vec![line] };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut out = Vec::new();
    for run in runs {
        let level = levels.get(run.start).copied().unwrap_or(Level::ltr());
        let part = &info.text.get(run).unwrap_or("").replace(MARK, "");
        if !level.is_rtl() {
            push_left_to_right(part, &mut out);
            continue;
        }
        // egui splits a part again where the font changes, as it does at spaces, and lays the
        // pieces from left to right: so the words are put in their order here.
        for word in words(part).into_iter().rev() {
            out.push(if is_mixed(word) { word.to_owned() } else { mirrored(word) });
        }
    }
    out
}

/// A one-line text in the order in which it stands on the line, for a widget that takes nothing but a string.
///
/// A string cannot be parted for shaping as a label can: Arabic digits are shaped together, as a word that goes from
/// right to left, and stand in reverse of how they are written here. So they are written in reverse.
pub fn line(text: &str) -> Cow<'_, str> {
    if !is_mixed(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut digits: Vec<char> = Vec::new();
    for c in visual(text).concat().chars() {
        if is_arabic_digit(c) {
            digits.push(c);
        } else {
            out.extend(digits.drain(..).rev());
            out.push(c);
        }
    }
    out.extend(digits.drain(..).rev());
    Cow::Owned(out)
}

/// Digits and their separators that are shaped as Arabic letters are.
fn is_arabic_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{66b}' | '\u{66c}')
}

/// LEFT-TO-RIGHT MARK.
const MARK: char = '\u{200e}';

/// A mark before each ISO date: behind Arabic letters its parts would change places, and 2024-11-05 be
/// read as another day.
fn dates_kept(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len());
    let mut digit_before = false;
    for (i, c) in chars.iter().enumerate() {
        let starts = chars.get(i..i + 7).is_some_and(|ahead| {
            ahead
                .iter()
                .enumerate()
                .all(|(k, c)| if k == 4 { *c == '-' } else { c.is_ascii_digit() })
        });
        if starts && !digit_before {
            out.push(MARK);
        }
        out.push(*c);
        digit_before = c.is_ascii_digit();
    }
    out
}

/// A label's text in visual order, one section for each part.
pub fn job(text: &str, format: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    append(&mut job, text, format);
    job
}

/// A text of several lines: broken to a width in the order in which it is read, then each line put in its
/// visual order. `width_of` measures a piece of text in the same unit as `width`.
pub fn wrapped(
    text: &str,
    format: &TextFormat,
    width: f32,
    mut width_of: impl FnMut(&str) -> f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut push = |line: &str| {
        if !job.text.is_empty() {
            // A line end by itself: what is broken already is not put in another order.
            let start = ByteIndex(job.text.len());
            job.text.push('\n');
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: start..ByteIndex(job.text.len()),
                format: format.clone(),
            });
        }
        append(&mut job, line, format);
    };
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0.0;
        for word in paragraph.split_inclusive(' ') {
            let wide = width_of(word);
            if used + wide > width && !line.is_empty() {
                push(line.trim_end());
                line.clear();
                used = 0.0;
            }
            line.push_str(word);
            used += wide;
        }
        push(line.trim_end());
    }
    job
}

/// Whether a text reads from left to right as a whole: its first letter says so.
pub fn starts_left_to_right(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, L, R};
    let strong = text.chars().map(unicode_bidi::bidi_class).find(|c| matches!(c, L | R | AL));
    strong.is_none_or(|c| c == L)
}

/// Adds a text to a label, in visual order, one section for each part.
pub fn append(job: &mut LayoutJob, text: &str, format: &TextFormat) {
    append_parts(job, visual(text), format);
}

/// Adds a part of a sentence that reads from left to right: brackets and years around an Arabic name stay
/// where the sentence has them.
pub fn append_within(job: &mut LayoutJob, text: &str, format: &TextFormat) {
    append_parts(job, within_sentence(text), format);
}

/// A part of a sentence that reads from left to right, in visual order.
fn within_sentence(text: &str) -> Vec<String> {
    visual_in(&years_kept(text), Some(Level::ltr()))
}

/// A mark behind a name that a comma and a year follow, as in a citation: the year is of the sentence, and
/// without the mark it would stand before the name.
fn years_kept(text: &str) -> String {
    let turned = |c: char| is_mixed(c.encode_utf8(&mut [0; 4]));
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(c);
        let rest = chars.as_str();
        if !turned(c) || !rest.starts_with([',', '.', ';', ':']) {
            continue;
        }
        let year = rest.trim_start_matches([',', '.', ';', ':', ' ']);
        let behind = year.trim_start_matches(|c: char| c.is_ascii_digit());
        let next = behind.chars().find(|c| c.is_alphanumeric());
        if behind.len() < year.len() && !next.is_some_and(turned) {
            out.push(MARK);
        }
    }
    out
}

fn append_parts(job: &mut LayoutJob, parts: Vec<String>, format: &TextFormat) {
    for part in parts {
        let start = ByteIndex(job.text.len());
        job.text.push_str(&part);
        // Not `append`, which would join sections of one format, and with them what is shaped.
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: start..ByteIndex(job.text.len()),
            format: format.clone(),
        });
    }
}

/// Adds a part that goes from left to right. Arabic digits become parts of one digit each: shaped together
/// they would be taken for Arabic words and stand in reverse, and 264 would read 462.
fn push_left_to_right(part: &str, out: &mut Vec<String>) {
    let mut plain = String::new();
    for c in part.chars() {
        if is_arabic_digit(c) {
            if !plain.is_empty() {
                out.push(std::mem::take(&mut plain));
            }
            out.push(c.to_string());
        } else {
            plain.push(c);
        }
    }
    if !plain.is_empty() {
        out.push(plain);
    }
}

/// Letters, and what is between them, by turns: "a, b" is "a", ", ", "b".
fn words(part: &str) -> Vec<&str> {
    let letter = |c: char| {
        use unicode_bidi::BidiClass::{AL, AN, BN, EN, NSM, R};
        matches!(unicode_bidi::bidi_class(c), R | AL | AN | BN | EN | NSM)
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in part.char_indices() {
        let here = letter(c);
        if before.is_some_and(|b| b != here) {
            out.extend(part.get(start..at));
            start = at;
        }
        before = Some(here);
    }
    out.extend(part.get(start..));
    out
}

/// Punctuation as it stands in a text that goes from right to left.
fn mirrored(part: &str) -> String {
    const PAIRS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let mirror = |c: char| {
        let pair = PAIRS.iter().find(|(a, b)| *a == c || *b == c);
        pair.map_or(c, |(a, b)| if *a == c { *b } else { *a })
    };
    part.chars().rev().map(mirror).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_go_right_to_left_come_in_the_order_of_the_line() {
        assert_eq!(visual("plain text"), ["plain text"]);
        assert_eq!(visual("لا لك"), ["لك", " ", "لا"]);
        assert_eq!(visual("in لا لك city"), ["in ", "لك", " ", "لا", " city"]);
        assert_eq!(visual("لا (12) لك"), ["لك", " (", "12", ") ", "لا"]);
        assert_eq!(visual("").concat(), "");
    }

    #[test]
    fn a_name_in_a_sentence_keeps_the_brackets_of_the_sentence() {
        let within = |text| within_sentence(text).concat();
        assert_eq!(within("(لا لك, 2024)"), "(لك لا, 2024)");
        assert_eq!(within("لا, 2024) and"), "لا, 2024) and");
        assert!(starts_left_to_right("(a لا") && !starts_left_to_right("(لا a"));
        assert!(starts_left_to_right("12"));
    }
}
