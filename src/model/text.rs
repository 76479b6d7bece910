//! Positions in texts are code points; these functions are the only bridge to bytes.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// `\n` line ends, no BOM, no NUL, NFC.
///
/// NFC is applied line by line in effect: no composition crosses a line end.
pub fn normalise(raw: &str) -> String {
    if raw.bytes().all(|b| b.is_ascii() && b != b'\r' && b != b'\0') {
        return raw.to_owned();
    }
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push('\n');
            }
            '\u{2028}' | '\u{85}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            '\0' => {}
            c => out.push(c),
        }
    }
    // Nothing below the first combining mark is ever composed.
    if out.chars().all(|c| c < '\u{300}') || is_nfc(&out) { out } else { out.nfc().collect() }
}

/// The byte at which code point `at` starts; the length for the end; `None` past it.
pub fn byte_of(text: &str, at: usize) -> Option<usize> {
    if text.is_ascii() {
        return (at <= text.len()).then_some(at);
    }
    let mut seen = 0;
    for (byte, _) in text.char_indices() {
        if seen == at {
            return Some(byte);
        }
        seen += 1;
    }
    (seen == at).then_some(text.len())
}

/// How many code points come before byte `byte`; a byte inside a character counts as its start.
pub fn point_of(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    text.get(..byte).map_or(0, |t| t.chars().count())
}

/// The words between two code points; `None` if the range is not in the text.
pub fn slice(text: &str, points: Range<usize>) -> Option<&str> {
    if points.start > points.end {
        return None;
    }
    let from = byte_of(text, points.start)?;
    let rest = text.get(from..)?;
    let len = byte_of(rest, points.end - points.start)?;
    rest.get(..len)
}

/// Code points up to each of several byte offsets, in one pass.
///
/// The offsets may come in any order; each answer stands where its question stood.
pub fn points_of(text: &str, bytes: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..bytes.len()).collect();
    order.sort_by_key(|&i| bytes.get(i).copied());
    let mut out = vec![0; bytes.len()];
    let (mut byte, mut point) = (0, 0);
    for i in order {
        let want = bytes.get(i).copied().unwrap_or(0).min(text.len());
        if want > byte {
            let mut end = want;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            point += text.get(byte..end).map_or(0, |t| t.chars().count());
            byte = byte.max(end);
        }
        if let Some(slot) = out.get_mut(i) {
            *slot = point;
        }
    }
    out
}
