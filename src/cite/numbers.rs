//! Numbers and pages as the processor must see them so that it takes for a number what CSL calls one, and for a
//! range of pages what the style says of ranges.

use super::{
    reference::Reference,
    rich::{FIGURES, JOIN, Rich, Toggle},
};
use citationberg::json::Value;
use hayagriva::types::Numeric;
use std::str::FromStr as _;

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
    if let Some(one) = as_one(words.trim()) {
        return one;
    }
    let plain = words.split([',', '&', '-', '–']).all(|piece| is_one(piece.trim()));
    if plain || !words.contains(|c: char| c.is_numeric()) {
        return words.to_owned();
    }
    // A blank with something behind it is no end of a number; nobody sees the blank.
    format!("{words}{JOIN} {}", Toggle::Plain.mark(false))
}

/// One number of several groups of digits, "11,223" or "25965/04": hayagriva reads the first as two numbers and the second
/// as none. It gets the first group with the rest behind it, in figures that it does not know.
fn as_one(words: &str) -> Option<String> {
    let at = words.find([',', '/'])?;
    let mark = words.get(at..)?.chars().next()?;
    let mut groups = words.split(mark);
    let digits = |group: &str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    let first = groups.next().filter(|group| digits(group))?;
    let thousands = |group: &str| mark == '/' || group.len() == 3;
    let short = mark == '/' || first.len() <= 3;
    if !short || !groups.all(|group| digits(group) && thousands(group)) {
        return None;
    }
    let rest = words.get(at..)?.chars().map(|c| {
        let known = FIGURES.iter().find(|(figure, _)| *figure == c);
        known.map_or(c, |(_, mark)| *mark)
    });
    Some(first.chars().chain(rest).collect())
}

/// Whether the processor takes words for a number.
pub(super) fn is_numeric(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        value => value.to_str().is_some_and(|words| Numeric::from_str(&words).is_ok()),
    }
}

/// What stands in the name of a field for its being a number, for the fields that hold numbers.
pub(super) fn numeric_field(field: &str) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "#chapter-number",
        "#collection-number",
        "#edition",
        "#issue",
        "#number",
        "#number-of-pages",
        "#number-of-volumes",
        "#part-number",
        "#printing-number",
        "#supplement-number",
        "#version",
        "#volume",
    ];
    NAMES.into_iter().find(|name| name.get(1..) == Some(field))
}

/// Whether pages are a range of roman numbers, which hayagriva takes for one page.
pub(super) fn is_roman_range(words: &str) -> bool {
    let roman = |piece: &str| {
        let piece = piece.trim().to_ascii_lowercase();
        !piece.is_empty() && piece.chars().all(|c| "ivxlcdm".contains(c))
    };
    let mut pieces = words.split(['-', '–']);
    words.contains(['-', '–']) && pieces.all(roman)
}

/// The text with the dashes between numbers that the locale wants (`delimiter`) or that the number itself has:
/// hayagriva puts "–" everywhere, and "s2-4" is no range.
pub(super) fn with_dashes(mut text: Rich, references: &[&Reference], delimiter: &str) -> Rich {
    for (field, words) in references.iter().flat_map(|r| r.numbers()) {
        let words: Vec<&str> = words.split(['-', '–']).map(str::trim).collect();
        let [first, last] = words.as_slice() else { continue };
        let digits = |piece: &str| piece.chars().all(|c| c.is_ascii_digit());
        let pages = field == "page";
        let range = if pages { is_roman_range(&format!("{first}-{last}")) } else { digits(first) };
        let own = !pages && first.starts_with(char::is_alphabetic) && digits(last);
        let between = if own { "-" } else { delimiter };
        if !(range || own) || first.is_empty() || last.is_empty() || between == "–" {
            continue;
        }
        let made = format!("{first}–{last}");
        for run in text.0.iter_mut().filter(|run| run.link.is_none()) {
            replace_word(&mut run.text, &made, &format!("{first}{between}{last}"));
        }
    }
    text
}

fn replace_word(text: &mut String, from: &str, to: &str) {
    let Some(at) = text.find(from) else { return };
    let (before, behind) = (text.get(..at), text.get(at + from.len()..));
    let (Some(before), Some(behind)) = (before, behind) else { return };
    let inside =
        before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric);
    if !inside {
        *text = format!("{before}{to}{behind}");
    }
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
