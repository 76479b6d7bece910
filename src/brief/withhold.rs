//! Finding words in a text however they are written there, and taking them out: in any case, with or without
//! accents, with any spacing and punctuation between their letters, also in an address that is percent-encoded.

use crate::fold::fold;
use std::ops::Range;

/// What stands for words that were taken out.
pub const WITHHELD: &str = "[withheld]";

/// So many characters that are neither letter nor digit may stand between two letters of withheld words.
const GAP: usize = 4;

/// Words that are to be taken out, and what stands for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The letters and digits, folded.
    atoms: Vec<char>,
    /// Whether only words with a capital are meant: a part of a name ("Rose") may be a common word.
    capital: bool,
    /// Whether it is the end of a telephone number, whose beginning is written with and without its country.
    tail: bool,
    /// What stands for them.
    with: String,
}

impl Pattern {
    /// A pattern for words; `None` where they have no letter and no digit.
    pub fn words(words: &str, with: &str) -> Option<Self> {
        let atoms: Vec<char> = atoms(words).into_iter().map(|a| a.folded).collect();
        (!atoms.is_empty()).then(|| Self {
            atoms,
            capital: false,
            tail: false,
            with: with.to_owned(),
        })
    }

    /// A pattern for the telephone number that the words are, with and without the number of its country;
    /// `None` where they are none.
    pub fn phone(words: &str, with: &str) -> Option<Self> {
        const END: usize = 8;
        let plain = words.trim().trim_start_matches('(');
        let atoms: Vec<char> = atoms(words).into_iter().map(|a| a.folded).collect();
        let digits = atoms.iter().all(char::is_ascii_digit);
        // Chinese mobiles have eleven digits and no zero before them.
        let starts = plain.starts_with(['+', '0']) || plain.starts_with('1') && atoms.len() == 11;
        if !digits || !starts || !(9..=15).contains(&atoms.len()) {
            return None;
        }
        let atoms = atoms.get(atoms.len().saturating_sub(END)..)?.to_vec();
        Some(Self { atoms, capital: false, tail: true, with: with.to_owned() })
    }

    /// Patterns for the name of a person: as it is, the last word first as bibliographies have it, and each of
    /// its words alone. `common` says which words mean something else when they stand alone (places).
    pub fn person(name: &str, with: &str, common: &dyn Fn(&str) -> bool) -> Vec<Self> {
        let parts: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == ',')
            .map(|p| p.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|p| !p.is_empty())
            .collect();
        let mut out: Vec<Self> = Self::words(name, with).into_iter().collect();
        if let [first, .., last] = parts.as_slice() {
            let init = parts.get(..parts.len() - 1).unwrap_or_default().join(" ");
            let rest = parts.get(1..).unwrap_or_default().join(" ");
            out.extend(Self::words(&format!("{last} {init}"), with));
            out.extend(Self::words(&format!("{rest} {first}"), with));
            for part in &parts {
                let long = if part.is_ascii() { 3 } else { 2 };
                if part.chars().count() >= long && !common(part) {
                    let one = Self::words(part, with);
                    out.extend(one.map(|one| Self { capital: true, ..one }));
                    // "To" takes the alif from the article: "للحداد" is to al-Haddad.
                    let elided = part.strip_prefix('ا').filter(|rest| {
                        // The article alone, written apart, is no name.
                        rest.starts_with('ل') && rest.chars().count() > 2
                    });
                    out.extend(elided.and_then(|rest| Self::words(rest, with)));
                }
            }
        }
        out
    }

    /// How many letters and digits it has.
    pub fn length(&self) -> usize {
        self.atoms.len()
    }
}

/// A letter or digit of a text.
struct Atom {
    folded: char,
    /// Number of the character in the text.
    at: usize,
}

/// The letters and digits of a text. One character may fold into several letters, or into none.
fn atoms(text: &str) -> Vec<Atom> {
    let mut out = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(Atom { folded: c.to_ascii_lowercase(), at });
            }
            continue;
        }
        let mut one = [0; 4];
        let folded = fold(c.encode_utf8(&mut one));
        out.extend(
            folded.chars().filter(|f| f.is_alphanumeric()).map(|folded| Atom { folded, at }),
        );
    }
    out
}

/// Whether words of the script of this letter are written without spaces: a word may start anywhere.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Where patterns stand in a text, in characters, with what stands for them; what overlaps is one place.
fn places<'a>(text: &str, patterns: &'a [Pattern]) -> Vec<(Range<usize>, &'a str)> {
    let chars: Vec<char> = text.chars().collect();
    let atoms = atoms(text);
    let word = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric() && !unspaced(*c))
    };
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for pattern in patterns {
        let Some((first, rest)) = pattern.atoms.split_first() else { continue };
        for (i, atom) in atoms.iter().enumerate().filter(|(_, a)| a.folded == *first) {
            let Some(after) = atoms.get(i + 1..i + 1 + rest.len()) else { break };
            if after.iter().zip(rest).any(|(a, r)| a.folded != *r) {
                continue;
            }
            let mut last = atom.at;
            let close = after.iter().all(|a| {
                let gap = a.at.saturating_sub(last + 1);
                last = a.at;
                gap <= GAP
            });
            let start = if pattern.tail { number_start(&chars, atom.at) } else { atom.at };
            if pattern.tail && start == atom.at {
                continue;
            }
            let opens = !(word(start.checked_sub(1)) && word(Some(start))) || is_led(&chars, start);
            let ends = !(word(Some(last)) && word(Some(last + 1)));
            let capital = !pattern.capital
                || chars.get(start).is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
            if close && opens && ends && capital {
                found.push((start..last + 1, pattern.with.as_str()));
            }
        }
    }
    // The longest first: its replacement stands for what overlaps it.
    found.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
    let mut out: Vec<(Range<usize>, &str)> = Vec::new();
    for (place, with) in found {
        match out.last_mut() {
            Some((last, _)) if place.start < last.end => last.end = last.end.max(place.end),
            _ => out.push((place, with)),
        }
    }
    out
}

/// Whether nothing but small words that Arabic and Hebrew write together with the next one stands before a place:
/// "وسلمى" is "and Salma", "للخالد" "for Al-Khaled".
fn is_led(chars: &[char], start: usize) -> bool {
    const MOST: usize = 4;
    const SMALL: &[char] =
        &['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا', 'أ', 'ו', 'ה', 'ב', 'ל', 'כ', 'מ', 'ש'];
    let right = |c: &char| ('\u{590}'..='\u{6ff}').contains(c);
    if !chars.get(start).is_some_and(right) {
        return false;
    }
    let before = chars.get(..start).unwrap_or_default();
    let lead = before.iter().rev().take_while(|c| c.is_alphanumeric()).count();
    (1..=MOST).contains(&lead) && before.iter().rev().take(lead).all(|c| SMALL.contains(c))
}

/// Where the number begins that holds the digit at a place: blanks and marks between its digits are a part of it.
fn number_start(chars: &[char], at: usize) -> usize {
    /// So many digits of a number may stand before its last eight.
    const MOST: usize = 7;
    let (mut start, mut digits, mut gap) = (at, 0, 0);
    for place in (0..at).rev() {
        match chars.get(place) {
            Some(c) if c.is_ascii_digit() && digits < MOST => {
                (start, digits, gap) = (place, digits + 1, 0);
            }
            Some(' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}') if gap < 2 => gap += 1,
            _ => break,
        }
    }
    start
}

/// Whether any of the words stands in a text.
pub fn holds(text: &str, patterns: &[Pattern]) -> bool {
    !patterns.is_empty()
        && (!places(text, patterns).is_empty()
            || text.contains('%') && !places(&decoded(text), patterns).is_empty())
}

/// An address with its percent-encoding undone.
fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Takes the words out of a text.
pub fn from_text(text: &mut String, patterns: &[Pattern]) {
    from_pieces(&mut [text], patterns);
}

/// Takes the words out of a text that stands in several pieces, also where they go over from one to the next.
pub fn from_pieces(pieces: &mut [&mut String], patterns: &[Pattern]) {
    if patterns.is_empty() {
        return;
    }
    let whole: String = pieces.iter().map(|p| p.as_str()).collect();
    let found = places(&whole, patterns);
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.chars().count();
        if found.iter().any(|(place, _)| place.start < end && start < place.end) {
            let mut out = String::with_capacity(piece.len());
            for (i, c) in piece.chars().enumerate() {
                let at = start + i;
                match found.iter().find(|(place, _)| place.contains(&at)) {
                    Some((place, with)) if place.start == at => out.push_str(with),
                    Some(_) => {}
                    None => out.push(c),
                }
            }
            **piece = out;
        }
        // What an address hides behind percent signs cannot be cut out of it letter by letter.
        if piece.contains('%') && !places(&decoded(piece), patterns).is_empty() {
            **piece = piece
                .split(' ')
                .map(|word| match places(&decoded(word), patterns).is_empty() {
                    true => word,
                    false => WITHHELD,
                })
                .collect::<Vec<_>>()
                .join(" ");
            if !places(&decoded(piece), patterns).is_empty() {
                **piece = WITHHELD.to_owned();
            }
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, WITHHELD, from_text, holds};

    fn without(text: &str, patterns: &[Pattern]) -> String {
        let mut text = text.to_owned();
        from_text(&mut text, patterns);
        text
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let phone: Vec<Pattern> = Pattern::words("+855 12 345 678", WITHHELD).into_iter().collect();
        assert_eq!(without("Call +85512345678!", &phone), "Call +[withheld]!");
        assert_eq!(without("Call (855) 12-345-678.", &phone), "Call ([withheld].");
        assert_eq!(without("18551234567899", &phone), "18551234567899");
        let phone: Vec<Pattern> = Pattern::phone("+855 12 345 678", WITHHELD).into_iter().collect();
        for written in ["012 345 678", "012345678", "00855 12345678", "(855) 12-345-678"] {
            let out = without(&format!("Call {written} now"), &phone);
            assert!(out == "Call [withheld] now" || out == "Call ([withheld] now", "{out}");
        }
        assert_eq!(without("12345678 people", &phone), "12345678 people");
        assert_eq!(without("a0b112345678c", &phone), "a0b112345678c");
        assert!(Pattern::phone("12 Rama IV Road", WITHHELD).is_none());
        assert!(Pattern::phone("2023-10-16", WITHHELD).is_none());
        let name = Pattern::person("José Chan", "Survivor A", &|_| false);
        for written in ["JOSE CHAN", "Chan, José", "José\nChan", "jose-chan"] {
            assert_eq!(without(written, &name), "Survivor A", "{written}");
        }
        assert_eq!(
            without("Chan said; a chance. A chan.", &name),
            "Survivor A said; a chance. A chan."
        );
        assert!(holds("https://example.org/Jos%C3%A9%20Chan?x", &name));
        let url = without("see https://example.org/Jos%C3%A9%20Chan now", &name);
        assert_eq!(url, "see [withheld] now");
    }

    #[test]
    fn small_words_before_a_name_hide_it_from_no_one() {
        let name = Pattern::person("سلمى الحداد", "Survivor A", &|_| false);
        assert_eq!(
            without("قالت سلمى وسلمى لسلمى", &name),
            "قالت Survivor A وSurvivor A لSurvivor A"
        );
        assert_eq!(without("قال للحداد والحداد", &name), "قال لSurvivor A وSurvivor A");
        // Another word that ends so.
        assert_eq!(without("مسلمى", &name), "مسلمى");
    }

    #[test]
    fn what_overlaps_goes_as_one() {
        let all: Vec<Pattern> = ["aged 17 from Kandal", "Sokha aged 17"]
            .iter()
            .filter_map(|w| Pattern::words(w, WITHHELD))
            .collect();
        assert_eq!(without("Sokha, aged 17, from Kandal.", &all), "[withheld].");
    }
}
