//! Raised, lowered and struck text: what a page sets apart by its looks alone must stay apart as plain text, or the
//! mark of a note becomes the last digit of a figure.

use super::tree::{Id, Tree};
use crate::import::dates;

/// How an element sets its text apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Mark {
    /// Above the line: a power, the mark of a note.
    Raised,
    /// Below the line.
    Lowered,
    /// A link to a note: a mark only where a word or figure stands right before it.
    Link,
    /// Small print: a mark only where a figure stands right before it.
    Small,
}

/// Longer text is a line of its own in small print, not a mark.
const LONGEST: usize = 12;

/// How an element sets its text apart, if it does.
pub(super) fn mark(tree: &Tree, id: Id) -> Option<Mark> {
    match tree.name(id) {
        "sup" => Some(Mark::Raised),
        "sub" => Some(Mark::Lowered),
        "small" => Some(Mark::Small),
        "a" if leads_to_note(tree, id) => Some(Mark::Link),
        "span" | "a" | "font" | "i" | "b" | "em" => {
            let style = style(tree, id);
            if style.contains("vertical-align:super") || has_class(tree, id, "superscript") {
                Some(Mark::Raised)
            } else if style.contains("vertical-align:sub") || has_class(tree, id, "subscript") {
                Some(Mark::Lowered)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Whether an element strikes its text through: what was taken back is no longer said.
pub(super) fn is_struck(tree: &Tree, id: Id) -> bool {
    match tree.name(id) {
        "del" | "s" | "strike" => true,
        "span" | "font" => style(tree, id).contains("line-through"),
        _ => false,
    }
}

/// The style of an element without blanks, in small letters.
fn style(tree: &Tree, id: Id) -> String {
    let style = tree.attr(id, "style").unwrap_or_default();
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

fn has_class(tree: &Tree, id: Id, name: &str) -> bool {
    tree.attr(id, "class")
        .is_some_and(|class| class.split_whitespace().any(|c| c.eq_ignore_ascii_case(name)))
}

/// Whether a link leads to a note: to a place inside a page, or by what it says of itself.
fn leads_to_note(tree: &Tree, id: Id) -> bool {
    let said = ["class", "role", "rel", "epub:type"].iter().any(|name| {
        tree.attr(id, name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            ["footnote", "noteref", "endnote", "note-ref"].iter().any(|word| value.contains(word))
        })
    });
    said || tree
        .attr(id, "href")
        .and_then(|href| href.split_once('#'))
        .is_some_and(|(_, place)| !place.is_empty())
}

/// The text of a mark as characters that stay apart from `before`, which stands on the line before it.
pub(in crate::import) fn set_apart(mark: Mark, text: &str, before: &str) -> String {
    let words = text.trim_start();
    let blank = text.get(..text.len() - words.len()).unwrap_or_default();
    let last = before.chars().next_back();
    let behind_digit = blank.is_empty() && last.is_some_and(|c| dates::digit(c).is_some());
    let behind_word = blank.is_empty() && last.is_some_and(char::is_alphanumeric);
    let length = words.chars().count();
    let starts_with_digit = words.chars().next().is_some_and(|c| dates::digit(c).is_some());
    // What is no mark stays as it is, but a figure must not run on into another one.
    let plain = || format!("{}{text}", if behind_digit && starts_with_digit { " " } else { "" });
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let digits = words.chars().filter(|c| dates::digit(*c).is_some()).count();
    let sign = length == 1 && letters == 1;
    let is_mark = match mark {
        // "21st" and "Mme" are read as they stand; letters by themselves change no figure.
        Mark::Raised | Mark::Lowered => digits > 0 || sign,
        Mark::Link => behind_word && (sign || starts_with_digit && letters == 0),
        Mark::Small => behind_digit && starts_with_digit && letters == 0,
    };
    if mark == Mark::Raised && behind_word && words == "TM" {
        return "™".to_owned();
    }
    // Brackets set a mark apart already.
    if !is_mark || length > LONGEST || words.starts_with('[') {
        return plain();
    }
    let shift = if mark == Mark::Lowered { lowered } else { raised };
    let shifted: String = words.chars().map(|c| shift(c).unwrap_or(c)).collect();
    format!("{blank}{shifted}")
}

/// A character as it is raised: digits of every script by their value.
fn raised(c: char) -> Option<char> {
    if let Some(digit) = dates::digit(c) {
        return Some(match digit {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => char::from_u32(0x2070 + (u32::from(digit) - u32::from('0')))?,
        });
    }
    shifted(
        c,
        "+-−–()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW",
        "⁺⁻⁻⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿºᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ",
    )
}

/// A character as it is lowered.
fn lowered(c: char) -> Option<char> {
    if let Some(digit) = dates::digit(c) {
        return char::from_u32(0x2080 + (u32::from(digit) - u32::from('0')));
    }
    shifted(c, "+-−–()aehijklmnoprstuvx", "₊₋₋₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
}

fn shifted(c: char, plain: &str, shifted: &str) -> Option<char> {
    plain.chars().zip(shifted.chars()).find(|(from, _)| *from == c).map(|(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_never_becomes_part_of_a_figure() {
        for (mark, before, text, want) in [
            (Mark::Raised, "Freed 48", "1", "¹"),
            (Mark::Raised, "10", "6", "⁶"),
            (Mark::Raised, "48", "2,3", "²,³"),
            (Mark::Raised, "48", "a", "ᵃ"),
            (Mark::Raised, "48", "[1]", "[1]"),
            (Mark::Raised, "48", "٢", "²"),
            (Mark::Raised, "48", " 1", " ¹"),
            (Mark::Raised, "the 21", "st", "st"),
            (Mark::Raised, "M", "me", "me"),
            (Mark::Raised, "Acme", "TM", "™"),
            (Mark::Raised, "3", "½", "½"),
            (Mark::Raised, "48", "9 reports of the year", " 9 reports of the year"),
            (Mark::Lowered, "H", "2", "₂"),
            (Mark::Link, "freed 40", "5", "⁵"),
            (Mark::Link, "workers", "b", "ᵇ"),
            (Mark::Link, "freed ", "5", "5"),
            (Mark::Small, "1", ",500", ",500"),
            (Mark::Link, "freed", " 5", " 5"),
        ] {
            assert_eq!(set_apart(mark, text, before), want, "{before}{text}");
        }
    }
}
