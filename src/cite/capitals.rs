//! Gives words such as "CyberSecurity" and "PIAAC" their capitals back: CSL says that a change of case leaves words
//! alone that have capitals inside (specification 1.0.2, "text-case"), citationberg changes them.
//!
//! A word gets them only where the text has the whole field that it is from: "US" of a title is not the "us" of
//! another place, and nothing of a title is looked for in an address.

use super::{reference::Reference, rich::Rich};
use unicode_segmentation::UnicodeSegmentation as _;

/// A letter of the text: its run, its place there, and whether it may be changed.
struct Letter {
    run: usize,
    at: usize,
    c: char,
    free: bool,
    /// Whether a word begins with it.
    first: bool,
}

/// Letters of a field, each with whether its word has capitals of its own, and whether the word begins with it.
type Field = Vec<(char, bool, bool)>;

/// The text with the capitals that the references have inside words.
pub(super) fn restored(mut text: Rich, references: &[&Reference]) -> Rich {
    let mut fields: Vec<Field> = Vec::new();
    for words in references.iter().flat_map(|r| r.cased()) {
        let whole = letters(&words);
        if !whole.iter().any(|(_, own, _)| *own) {
            continue;
        }
        fields.push(whole);
    }
    if fields.is_empty() {
        return text;
    }
    let mut all = of_text(&text);
    let mut changed = false;
    for field in &fields {
        changed |= put(&mut all, field);
    }
    if !changed {
        return text;
    }
    for (number, run) in text.0.iter_mut().enumerate() {
        let mut chars: Vec<char> = run.text.chars().collect();
        for letter in all.iter().filter(|letter| letter.run == number) {
            if let Some(slot) = chars.get_mut(letter.at) {
                *slot = letter.c;
            }
        }
        run.text = chars.into_iter().collect();
    }
    text
}

/// Letters and digits of a field and of its parts.
fn letters(field: &str) -> Field {
    let lower = field.chars().any(char::is_lowercase);
    let mut out = Vec::new();
    let mut joined = false;
    for word in field.split_word_bounds() {
        // The last letter of "Q&A".
        let initial = joined && lower && word.chars().count() == 1 && word.to_lowercase() != word;
        joined = matches!(word, "&" | "/");
        let mixed = word
            .chars()
            .zip(word.chars().skip(1))
            .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
        // "PIAAC" in a title that is not all in capitals.
        let shouted = lower
            && word.chars().filter(|c| c.is_uppercase()).count() > 1
            && !word.chars().any(char::is_lowercase);
        let own = mixed || shouted || initial;
        let mut first = true;
        for c in word.chars().filter(|c| c.is_alphanumeric()) {
            out.push((c, own, std::mem::take(&mut first)));
        }
    }
    out
}

fn of_text(text: &Rich) -> Vec<Letter> {
    let whole: String = text.0.iter().map(|run| run.text.as_str()).collect();
    let mut place = text
        .0
        .iter()
        .enumerate()
        .flat_map(|(run, r)| (0..r.text.chars().count()).map(move |at| (run, at)));
    let mut out = Vec::new();
    for piece in whole.split_inclusive(char::is_whitespace) {
        let address = is_address(piece);
        for word in piece.split_word_bounds() {
            // A style that wants capitals throughout has them.
            let shouted = word.chars().count() > 1 && word == word.to_uppercase();
            let mut first = true;
            for c in word.chars() {
                let Some((run, at)) = place.next() else { return out };
                if c.is_alphanumeric() {
                    let first = std::mem::take(&mut first);
                    out.push(Letter { run, at, c, free: !shouted && !address, first });
                }
            }
        }
    }
    out
}

/// Whether a piece of a text between blanks is an address or the number of a document.
pub(super) fn is_address(piece: &str) -> bool {
    let numbered = || {
        let mut parts = piece.split("10.").skip(1);
        parts.any(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            (4..=9).contains(&digits) && rest.chars().nth(digits) == Some('/')
        })
    };
    let lower = || piece.to_ascii_lowercase();
    piece.contains("://") || lower().contains("www.") || lower().contains("doi:") || numbered()
}

fn same(a: char, b: char) -> bool {
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

/// Gives each place of the text that has the field its capitals; else those that have a part of it, such as the title
/// without what stands behind a colon.
fn put(text: &mut [Letter], field: &Field) -> bool {
    let mut found = false;
    let mut changed = false;
    let count = field.len();
    for start in 0..(text.len() + 1).saturating_sub(count) {
        changed |= here(text, field, start, &mut found);
    }
    if found || count < 3 {
        return changed;
    }
    // The longest part from the beginning of the field that the text has, of three words at least.
    for start in 0..text.len() {
        let alike = text.iter().skip(start).zip(field).take_while(|(a, b)| same(a.c, b.0)).count();
        let part: Field = field.iter().take(alike).copied().collect();
        let whole = text.get(start + alike).is_none_or(|next| next.first)
            && field.get(alike).is_none_or(|next| next.2);
        if whole && part.iter().filter(|(_, _, first)| *first).count() > 2 {
            changed |= here(text, &part, start, &mut found);
        }
    }
    changed
}

fn here(text: &mut [Letter], field: &Field, start: usize, found: &mut bool) -> bool {
    let inside = text.get(start).is_none_or(|letter| letter.first)
        && text.get(start + field.len()).is_none_or(|letter| letter.first);
    let place = text.iter().skip(start).zip(field);
    if !inside || !place.clone().all(|(a, b)| a.free_or(*b) && same(a.c, b.0)) {
        return false;
    }
    *found = true;
    let mut changed = false;
    for (letter, (c, own, _)) in text.iter_mut().skip(start).zip(field) {
        if *own && letter.free && letter.c != *c {
            letter.c = *c;
            changed = true;
        }
    }
    changed
}

impl Letter {
    /// Whether it may stand for a letter of a field: what may not be changed must be what it is.
    fn free_or(&self, field: (char, bool, bool)) -> bool {
        self.free || self.c == field.0 || !self.c.is_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(field: &str, text: &str) -> String {
        let mut work = Reference::new("1", "book");
        work.set("title", field);
        restored(Rich::plain(text), &[&work]).text()
    }

    #[test]
    fn capitals_come_back_where_the_field_stands_and_nowhere_else() {
        for (field, text, wanted) in [
            ("CyberSecurity in PIAAC", "Cybersecurity in piaac, 3", "CyberSecurity in PIAAC, 3"),
            (
                "How US policy fails us all",
                "How us policy fails us all",
                "How US policy fails us all",
            ),
            (
                "UN says no",
                "Un says no. https://a.org/un-says-no",
                "UN says no. https://a.org/un-says-no",
            ),
            ("A DOI for all", "A doi for all. doi:10.1234/doi", "A DOI for all. doi:10.1234/doi"),
            ("The UN speaks: a report", "The un speaks. doi", "The UN speaks. doi"),
            ("WHO", "who", "who"),
            ("The DOI", "THE DOI", "THE DOI"),
        ] {
            assert_eq!(made(field, text), wanted);
        }
    }
}
