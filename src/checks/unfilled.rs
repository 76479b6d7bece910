//! Text of a template that nobody has replaced: "[The threat in one sentence.]".

use super::{Found, Kind, List, Severity, passage::Passage};
use std::ops::Range;

/// What an author puts in brackets is shorter, or no sentence: `[sic]`, `[the police]`.
const WORDS: usize = 3;

/// Looks for paragraphs and sentences in square brackets.
pub(super) fn check(passage: &Passage, list: &mut List<'_>) {
    if !passage.own() {
        return;
    }
    for range in brackets(&passage.chars) {
        let words = passage.words(&range);
        let (before, after) =
            (passage.words(&(0..range.start)), passage.words(&(range.end..passage.chars.len())));
        let alone = before.trim().is_empty() && after.trim().is_empty();
        let inside = words.trim_matches(['[', ']']).trim();
        let sentence = inside.ends_with(['.', '?', '!', '…', '。'])
            && inside.chars().next().is_some_and(char::is_uppercase)
            && inside.split_whitespace().count() >= WORDS;
        // A bracket inside a quotation stands for words of its source.
        let quoted = before.matches(['“', '«', '„']).count() > before.matches(['”', '»']).count();
        if inside.chars().any(char::is_alphabetic) && (alone || sentence && !quoted) {
            list.add(Found {
                kind: Kind::Unfilled,
                severity: Severity::Error,
                key: words.clone(),
                words: words.clone(),
                what: "This is text of a template that nobody has replaced.".to_owned(),
                todo: "Write what belongs there, or take the paragraph out.".to_owned(),
                place: passage.place(&range),
                redacts: Vec::new(),
            });
        }
    }
}

/// The stretches in square brackets, with these.
fn brackets(chars: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in chars.iter().enumerate() {
        match (c, open) {
            ('[', None) => open = Some(at),
            (']', Some(start)) => {
                out.push(start..at + 1);
                open = None;
            }
            _ => {}
        }
    }
    out
}
