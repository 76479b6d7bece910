//! Lists of phrases made ready once, so that a text is compared with few of them or with all at once.

use super::phrases::ends_with_phrase;
use crate::fold::{Quick, fold_constant};
use aho_corasick::AhoCorasick;
use std::{cell::RefCell, collections::HashMap};

/// Phrases of a list, folded, by their last byte.
type Ends = Vec<Vec<&'static str>>;

thread_local! {
    /// The lists that were asked for, by where they lie in memory; there are only as many as the program has.
    static ENDS: RefCell<HashMap<(usize, usize), &'static Ends, Quick>> = RefCell::default();
    static INSIDE: RefCell<HashMap<(usize, usize), Option<&'static AhoCorasick>, Quick>> = RefCell::default();
}

fn place(list: &'static [&'static str]) -> (usize, usize) {
    (list.as_ptr().addr(), list.len())
}

/// Whether a folded text ends with one of some phrases, which begins a word.
pub(super) fn ends_with_one(text: &str, list: &'static [&'static str]) -> bool {
    let Some(last) = text.as_bytes().last() else { return false };
    let make = || {
        let mut ends: Ends = vec![Vec::new(); 256];
        for phrase in list.iter().map(|phrase| fold_constant(phrase)) {
            if let Some(list) = phrase.as_bytes().last().and_then(|b| ends.get_mut(usize::from(*b)))
            {
                list.push(phrase);
            }
        }
        &*Box::leak(Box::new(ends))
    };
    let ends = ENDS.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    ends.get(usize::from(*last))
        .is_some_and(|list| list.iter().any(|phrase| ends_with_phrase(text, phrase)))
}

/// Whether one of some phrases stands anywhere in a folded text.
pub(super) fn holds_one(text: &str, list: &'static [&'static str]) -> bool {
    let make = || {
        let automaton = AhoCorasick::new(list.iter().map(|phrase| fold_constant(phrase))).ok()?;
        Some(&*Box::leak(Box::new(automaton)))
    };
    let automaton = INSIDE.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    automaton.is_some_and(|automaton| automaton.is_match(text))
}
