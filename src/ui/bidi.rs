//! Short right-to-left strings in egui's own labels, which lay out runs from left to right only.
//!
//! For one line: titles, names, table cells. Texts of articles are the reader's.

use super::breaks;
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
    let lines = set(&[text.to_owned()], base, &[], f32::INFINITY, &mut |_, _| 0.0);
    lines.into_iter().flatten().flat_map(|item| item.parts).collect()
}

/// What stands side by side on a line and is of one piece.
#[derive(Debug, PartialEq)]
pub struct Item {
    /// Which of the pieces.
    pub piece: usize,
    /// Its words as they stand, left to right; each is to be shaped by itself.
    pub parts: Vec<String>,
}

/// Pieces of a sentence, one behind the other, broken into lines at spaces as they are read, and each line in the
/// order in which it stands (UAX #9, section 3.4: lines are broken first, and put in order then). `within` says that the
/// sentence reads from left to right, whatever it begins with; pieces of `whole` are not broken; `width_of` measures
/// words of a piece in the unit of `width`.
pub fn lines(
    pieces: &[String],
    within: bool,
    whole: &[usize],
    width: f32,
    width_of: &mut dyn FnMut(usize, &str) -> f32,
) -> Vec<Vec<Item>> {
    let kept: Vec<String> = match within {
        true => pieces.iter().map(|piece| years_kept(piece)).collect(),
        false => pieces.to_vec(),
    };
    set(&kept, within.then(Level::ltr), whole, width, width_of)
}

fn set(
    pieces: &[String],
    base: Option<Level>,
    whole: &[usize],
    width: f32,
    width_of: &mut dyn FnMut(usize, &str) -> f32,
) -> Vec<Vec<Item>> {
    let mut all = String::new();
    let mut ends = Vec::new();
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    let (mut line, mut word) = (0, 0);
    let (mut used, mut wide) = (0.0, 0.0);
    for (at, piece) in pieces.iter().enumerate() {
        let piece = dates_kept(&flat(piece));
        // Each with whether a line may end behind it; where it may not, the next piece goes on with the word.
        let words: Vec<(&str, bool)> = match whole.contains(&at) {
            true => vec![(piece.as_str(), piece.ends_with(' '))],
            false => piece.split_inclusive(' ').flat_map(words_of).collect(),
        };
        for (part, ends) in words {
            all.push_str(part);
            wide += width_of(at, part);
            if !ends {
                continue;
            }
            if used > 0.0 && used + wide > width {
                ranges.push(line..word);
                (line, used) = (word, 0.0);
            }
            used += wide;
            (word, wide) = (all.len(), 0.0);
        }
        ends.push(all.len());
    }
    if used > 0.0 && wide > 0.0 && used + wide > width {
        ranges.push(line..word);
        line = word;
    }
    ranges.push(line..all.len());
    let info = BidiInfo::new(&all, base);
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    let line = |range: std::ops::Range<usize>| {
        let words = info.text.get(range.clone()).unwrap_or("");
        // The last line keeps the space before what may follow it.
        let cut =
            if range.end < all.len() { words.trim_end_matches(' ').len() } else { words.len() };
        let (levels, runs) = info.visual_runs(paragraph, range.start..range.start + cut);
        let mut items: Vec<Item> = Vec::new();
        for run in runs {
            let level = levels.get(run.start).copied().unwrap_or(Level::ltr());
            let mut parts: Vec<_> = pieces_of(&ends, run).collect();
            if level.is_rtl() {
                parts.reverse();
            }
            for (piece, range) in parts {
                let part = info.text.get(range).unwrap_or("").replace(MARK, "");
                match items.last_mut() {
                    Some(item) if item.piece == piece => push(&part, level, &mut item.parts),
                    _ => {
                        let mut parts = Vec::new();
                        push(&part, level, &mut parts);
                        items.push(Item { piece, parts });
                    }
                }
            }
        }
        items
    };
    ranges.into_iter().filter(|range| !range.is_empty()).map(line).collect()
}

/// The words of what stands between two spaces, each with whether a line may end behind it.
fn words_of(part: &str) -> impl Iterator<Item = (&str, bool)> {
    let words = breaks::parts(part);
    let last = words.len().saturating_sub(1);
    words.into_iter().enumerate().map(move |(i, word)| (word, i < last || word.ends_with(' ')))
}

/// A run of one direction, by the pieces that it is of; these end at `ends`.
fn pieces_of(
    ends: &[usize],
    run: std::ops::Range<usize>,
) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
    let mut start = 0;
    ends.iter().enumerate().filter_map(move |(piece, end)| {
        let part = run.start.max(start)..run.end.min(*end);
        start = *end;
        (!part.is_empty()).then_some((piece, part))
    })
}

/// Adds words of one direction as they stand.
fn push(part: &str, level: Level, out: &mut Vec<String>) {
    if !level.is_rtl() {
        push_left_to_right(part, out);
        return;
    }
    // egui splits a part again where the font changes, as it does at spaces, and lays the pieces from left to right:
    // so the words are put in their order here.
    for word in words(part).into_iter().rev() {
        out.push(if is_mixed(word) { word.to_owned() } else { mirrored(word) });
    }
}

/// On one line: whatever ends a paragraph for the order of writing is a space.
fn flat(text: &str) -> String {
    let ends = |c| matches!(unicode_bidi::bidi_class(c), unicode_bidi::BidiClass::B) || c == '\t';
    // A sign that turns what follows would turn the figures behind a title; it is shown as what it is in every export.
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(ends, " ").replace(turns, "\u{fffd}")
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
    for (n, paragraph) in text.split('\n').enumerate() {
        let pieces = [paragraph.to_owned()];
        let lines = set(&pieces, None, &[], width, &mut |_, word| width_of(word));
        if n > 0 {
            end_line(&mut job, format);
        }
        for (n, items) in lines.into_iter().enumerate() {
            if n > 0 {
                end_line(&mut job, format);
            }
            for item in items {
                append_parts(&mut job, item.parts, format);
            }
        }
    }
    job
}

/// Ends a line of a label: a section by itself, as what is broken already is not put in another order.
pub fn end_line(job: &mut LayoutJob, format: &TextFormat) {
    append_parts(job, vec!["\n".to_owned()], format);
}

/// Whether a text cannot be left to egui where it takes several lines: what goes from right to left comes in another
/// order, and words without spaces would be torn.
pub fn breaks_itself(text: &str) -> bool {
    is_mixed(text) || breaks::needs_care(text)
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

/// Adds parts as they stand.
pub fn append_parts(job: &mut LayoutJob, parts: Vec<String>, format: &TextFormat) {
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
        // A sign that would turn what follows is shown, and turns nothing.
        assert_eq!(visual("a \u{202e}73, 198").concat(), "a \u{fffd}73, 198");
        assert_eq!(visual("\u{2067}لا").concat(), "لا\u{fffd}");
    }

    /// Lines of pieces as they stand; a letter is one wide.
    fn placed(pieces: &[&str], within: bool, width: f32) -> Vec<String> {
        let pieces: Vec<String> = pieces.iter().map(|p| (*p).to_owned()).collect();
        let long = |words: &str| f32::from(u16::try_from(words.chars().count()).unwrap());
        let lines = lines(&pieces, within, &[], width, &mut |_, words| long(words));
        lines.into_iter().map(|line| line.into_iter().flat_map(|i| i.parts).collect()).collect()
    }

    #[test]
    fn lines_are_broken_as_they_are_read_and_keep_the_direction_of_their_paragraph() {
        // The second line begins with Arabic, and stands from left to right like the sentence.
        let lines = placed(&["held in ا ب and left"], true, 9.0);
        assert_eq!(lines, ["held in", "ب ا and", "left"]);
        // What is read first stands on the first line.
        assert_eq!(placed(&["one ا ب", " ج د two"], true, 8.0), ["one ب ا", "د ج two"]);
        // A word of two pieces is not broken between them.
        assert_eq!(placed(&["ا and (", "281", ") more"], true, 8.0), ["ا and", "(281)", "more"]);
        // From right to left: the line begins on the right.
        assert_eq!(placed(&["ا ب in ج د"], false, 40.0), ["د ج in ب ا"]);
    }

    #[test]
    fn nothing_is_lost_at_an_unusual_end_of_a_line() {
        assert_eq!(visual("ا\u{2029}b").concat(), "b ا");
    }

    #[test]
    fn a_name_in_a_sentence_keeps_the_brackets_of_the_sentence() {
        let within = |text: &str| placed(&[text], true, f32::INFINITY).concat();
        assert_eq!(within("(لا لك, 2024)"), "(لك لا, 2024)");
        assert_eq!(within("لا, 2024) and"), "لا, 2024) and");
        assert!(starts_left_to_right("(a لا") && !starts_left_to_right("(لا a"));
        assert!(starts_left_to_right("12"));
    }
}
