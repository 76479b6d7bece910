//! Numbers and pages as the processor must see them so that it takes for a number what CSL calls one, and for a
//! range of pages what the style says of ranges.

use super::rich::{JOIN, Toggle};

/// Fields of CSL that hold numbers.
pub(super) const FIELDS: [&str; 12] = [
    "chapter-number",
    "collection-number",
    "edition",
    "issue",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "printing-number",
    "supplement-number",
    "version",
    "volume",
];

/// The words of a number, marked as words where hayagriva would take a number out of them: it calls "c. 30" numeric
/// and reads "AB-22-14" as several.
pub(super) fn number(words: &str) -> String {
    let plain = words.split([',', '&', '-', '–']).all(|piece| is_one(piece.trim()));
    if plain || !words.contains(|c: char| c.is_numeric()) {
        return words.to_owned();
    }
    // A blank with something behind it is no end of a number; nobody sees the blank.
    format!("{words}{JOIN} {}", Toggle::Plain.mark(false))
}

/// "12", "A4", "3rd": digits with letters around them.
fn is_one(piece: &str) -> bool {
    let rest = piece.trim_start_matches(char::is_alphabetic);
    let tail = rest.trim_start_matches(char::is_numeric);
    tail.len() < rest.len() && tail.chars().all(char::is_alphabetic)
}

/// Pages for a style that says nothing of ranges, which then are printed as they are; hayagriva completes "201-19".
pub(super) fn unchanged_pages(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 4);
    for (at, piece) in words.split_inclusive(['-', '–']).enumerate() {
        let start = piece.trim_start();
        if at > 0 && start.starts_with(|c: char| c.is_ascii_digit()) {
            out.push(JOIN);
        }
        out.push_str(start);
    }
    out
}
