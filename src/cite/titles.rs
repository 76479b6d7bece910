//! Capitals of English titles as reference managers set them. hayagriva 0.10.1 knows half of the small words, makes
//! "A" small where it is a letter or a word with a capital of its own, and leaves a last word small. What it made is
//! known exactly, and so can be found in its output and be put right.

use super::{
    prepare,
    reference::Reference,
    rich::{QUOTATION, Rich, Toggle},
};
use hayagriva::lang::{Case, TitleCase};

/// Articles, conjunctions, prepositions: small inside a title.
const SMALL: [&str; 87] = [
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "al",
    "along",
    "amid",
    "among",
    "amongst",
    "an",
    "and",
    "apropos",
    "around",
    "as",
    "at",
    "atop",
    "barring",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "but",
    "by",
    "ca",
    "circa",
    "de",
    "despite",
    "down",
    "during",
    "et",
    "except",
    "for",
    "from",
    "given",
    "in",
    "inside",
    "into",
    "lest",
    "like",
    "near",
    "next",
    "nor",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "plus",
    "pro",
    "qua",
    "sans",
    "since",
    "so",
    "than",
    "the",
    "through",
    "throughout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "unto",
    "up",
    "upon",
    "van",
    "versus",
    "via",
    "vis",
    "von",
    "vs",
    "with",
    "within",
    "without",
    "yet",
    "alongside",
];

/// Longest field that is looked at, in bytes: a title, not a text.
const LONGEST: usize = 1000;

/// The text with the titles of its references in their capitals, where the style wants capitals.
pub(super) fn set(mut text: Rich, references: &[&Reference]) -> Rich {
    let mut letters: Vec<char> = Vec::new();
    let mut changed = false;
    for field in references.iter().flat_map(|r| r.title_like()) {
        if field.len() > LONGEST || !field.contains(char::is_whitespace) {
            continue;
        }
        let own: Vec<char> = field.chars().filter(|c| c.is_alphanumeric()).collect();
        let made = Case::Title(TitleCase::default()).transform(&prepare::shown(&field));
        let made: Vec<char> = made.chars().filter(|c| c.is_alphanumeric()).collect();
        let wanted = titled(&field);
        // Nothing but capitals is ever changed.
        let lower = |letters: &[char]| letters.iter().collect::<String>().to_lowercase();
        if made == wanted || made == own || made.is_empty() || lower(&made) != lower(&wanted) {
            continue;
        }
        if letters.is_empty() {
            let runs = text.0.iter().flat_map(|run| run.text.chars());
            letters = runs.filter(|c| c.is_alphanumeric()).collect();
        }
        let found = letters.windows(made.len()).position(|window| window == made.as_slice());
        if let Some(at) = found {
            letters.splice(at..at + wanted.len(), wanted);
            changed = true;
        }
    }
    if changed {
        let mut letters = letters.into_iter();
        for run in &mut text.0 {
            let words = run.text.chars();
            run.text = words
                .map(|c| if c.is_alphanumeric() { letters.next().unwrap_or(c) } else { c })
                .collect();
        }
    }
    text
}

/// A word of a title: where it stands among the letters, and what stands around it.
#[derive(Default)]
struct Word {
    text: String,
    at: usize,
    /// First of the title or behind one of "?!:".
    opens: bool,
    /// In the scope of marks that keep the case.
    kept: bool,
    /// A hyphen follows.
    joined: bool,
}

/// The letters and digits of a title in title case.
fn titled(field: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<Toggle> = Vec::new();
    let mut in_word = false;
    let mut opens = true;
    let mut chars = field.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some((toggle, start)) = Toggle::read(c) {
            let scope = !matches!(toggle, Toggle::Italic | Toggle::Bold);
            match open.iter().rposition(|t| *t == toggle) {
                Some(at) if !start => drop(open.remove(at)),
                _ if start && scope => open.push(toggle),
                _ => {}
            }
            in_word = false;
            continue;
        }
        let apostrophe = matches!(c, '\'' | '’');
        let inside = in_word && apostrophe && chars.peek().is_some_and(|c| c.is_alphabetic());
        if separates(c) && !inside {
            if in_word && c == '-' {
                words.iter_mut().rev().take(1).for_each(|word| word.joined = true);
            }
            in_word = false;
            opens |= matches!(c, '?' | '!' | ':');
            continue;
        }
        if !in_word {
            in_word = true;
            let opens = std::mem::take(&mut opens);
            let kept = !open.is_empty();
            words.push(Word { at: letters.len(), opens, kept, ..Word::default() });
        }
        if let Some(word) = words.last_mut() {
            word.text.push(c);
        }
        if c.is_alphanumeric() {
            letters.push(c);
        }
    }
    let last = words.len().checked_sub(1);
    for (number, word) in words.iter().enumerate().filter(|(_, word)| !word.kept) {
        let one = word.text.chars().count() == 1;
        let small = one || SMALL.contains(&word.text.as_str());
        let rises = !small || word.joined || word.opens || (Some(number) == last && !one);
        // A word with a capital of its own stays as it is.
        if rises && word.text == word.text.to_lowercase() {
            let mut upper = word.text.chars().next().into_iter().flat_map(char::to_uppercase);
            if let (Some(capital), None, Some(slot)) =
                (upper.next(), upper.next(), letters.get_mut(word.at))
                && slot.is_alphanumeric()
                && word.text.starts_with(*slot)
            {
                *slot = capital;
            }
        }
    }
    letters
}

fn separates(c: char) -> bool {
    c.is_whitespace()
        || QUOTATION.contains(&c)
        || matches!(
            c,
            '‘' | '’'
                | '“'
                | '”'
                | '"'
                | '\''
                | '-'
                | '–'
                | '—'
                | '/'
                | '.'
                | ','
                | ';'
                | '?'
                | '!'
                | ':'
                | '['
                | ']'
                | '('
                | ')'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_titles() {
        for (field, wanted) in [
            ("what we know about it all", "WhatWeKnowaboutItAll"),
            ("a plan to be proud of", "APlantoBeProudOf"),
            ("ports: the end-of-year count", "PortsTheEnd-Of-YearCount"),
            ("class A drugs in transit", "ClassADrugsinTransit"),
            ("the workers’ own story", "TheWorkersOwnStory"),
        ] {
            let letters: String = wanted.chars().filter(|c| c.is_alphanumeric()).collect();
            assert_eq!(titled(field).into_iter().collect::<String>(), letters);
        }
    }
}
