//! Lists of phrases made ready once, so that a text is compared with few of them or with all at once.

use super::phrases::ends_with_phrase;
use crate::fold::{Quick, fold_constant};
use aho_corasick::AhoCorasick;
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

/// Strings in which those that begin like another one are found at once.
pub(super) struct Sorted(Vec<String>);

impl Sorted {
    pub(super) fn of(words: impl Iterator<Item = String>) -> Self {
        let mut words: Vec<String> = words.collect();
        words.sort_unstable();
        Self(words)
    }

    /// Those of them that a text starts with.
    pub(super) fn starts_of(&self, text: &str) -> impl Iterator<Item = &str> {
        let first = text.as_bytes().first();
        let from = self.0.partition_point(|word| word.as_bytes().first() < first);
        let like = self.0.get(from..).unwrap_or_default().iter().map(String::as_str);
        like.take_while(move |word| word.as_bytes().first() == first)
            .filter(move |word| text.starts_with(word))
    }
}

/// Phrases of a list by their last or first byte.
type Ends = Vec<Vec<&'static str>>;

type Words = HashSet<&'static str, Quick>;

thread_local! {
    /// The lists that were asked for, by where they lie in memory; there are only as many as the program has.
    static ENDS: RefCell<HashMap<(usize, usize), &'static Ends, Quick>> = RefCell::default();
    static STARTS: RefCell<HashMap<(usize, usize), &'static Ends, Quick>> = RefCell::default();
    static WORDS: RefCell<HashMap<(usize, usize), &'static Words, Quick>> = RefCell::default();
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

/// The phrases of a list, as it has them and in its order, that a folded text may start with.
pub(super) fn starts_like(
    text: &str,
    list: &'static [&'static str],
) -> impl Iterator<Item = &'static str> {
    let first = text.as_bytes().first().copied().unwrap_or(0);
    let make = || {
        let mut starts: Ends = vec![Vec::new(); 256];
        for phrase in list {
            let first = fold_constant(phrase).as_bytes().first().copied().unwrap_or(0);
            if let Some(list) = starts.get_mut(usize::from(first)) {
                list.push(phrase);
            }
        }
        &*Box::leak(Box::new(starts))
    };
    let starts = STARTS.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    starts.get(usize::from(first)).into_iter().flatten().copied()
}

/// Whether a folded word is one of a long list.
pub(super) fn is_one(word: &str, list: &'static [&'static str]) -> bool {
    let make = || &*Box::leak(Box::new(list.iter().copied().collect()));
    let words = WORDS.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    words.contains(word)
}

/// Whether one of some phrases stands anywhere in a folded text.
pub(super) fn holds_one(text: &str, list: &'static [&'static str]) -> bool {
    let make = || {
        // Each of these texts is a sentence: to look ahead for rare letters takes longer than to read it.
        let builder = AhoCorasick::builder().prefilter(false).clone();
        let automaton = builder.build(list.iter().map(|phrase| fold_constant(phrase))).ok()?;
        Some(&*Box::leak(Box::new(automaton)))
    };
    let automaton = INSIDE.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    automaton.is_some_and(|automaton| automaton.is_match(text))
}
