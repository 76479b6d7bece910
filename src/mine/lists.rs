//! Lists of phrases made ready once, so that a text is compared with few of them or with all at once.
//!
//! Most rules ask of a sentence whether a phrase of their list stands in it, and mostly none does. So a quote is read once
//! for the phrases of all lists together ([`Sighted`], kept by the quote), and `Quote::holds` is the look at a bit. A rule
//! that looks at a part of the sentence asks it first, and searches only where the list is there at all.

use super::phrases::ends_with_phrase;
use crate::fold::{Quick, fold_constant};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
};

/// Strings in which those that begin like another one are found at once.
pub(super) struct Sorted {
    words: Vec<String>,
    /// Where those begin that start with each byte, with their second bytes as bits; the empty ones are before.
    firsts: Vec<(usize, u64)>,
}

impl Sorted {
    pub(super) fn of(words: impl Iterator<Item = String>) -> Self {
        let mut words: Vec<String> = words.collect();
        words.sort_unstable();
        let mut firsts = vec![(0, 0); 256];
        for (i, word) in words.iter().enumerate().rev() {
            let place = word.as_bytes().first().and_then(|b| firsts.get_mut(usize::from(*b)));
            if let Some((from, seconds)) = place {
                *from = i;
                // Behind a beginning of one letter anything may stand.
                *seconds |= word.as_bytes().get(1).map_or(u64::MAX, |b| second(*b));
            }
        }
        Self { words, firsts }
    }

    /// Those of them that a text starts with.
    pub(super) fn starts_of(&self, text: &str) -> impl Iterator<Item = &str> {
        let first = text.as_bytes().first();
        let place = first.and_then(|first| self.firsts.get(usize::from(*first)));
        let (from, seconds) = place.copied().unwrap_or((0, u64::MAX));
        let none = text.as_bytes().get(1).is_some_and(|b| seconds & second(*b) == 0);
        let like = self.words.get(from..).unwrap_or_default().iter().map(String::as_str);
        like.take_while(move |word| !none && word.as_bytes().first() == first)
            .filter(move |word| text.starts_with(word))
    }
}

/// The bit of a second byte.
fn second(byte: u8) -> u64 {
    1 << (byte % 64)
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
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let builder = AhoCorasick::builder().kind(kind).prefilter(false).clone();
        let automaton = builder.build(list.iter().map(|phrase| fold_constant(phrase))).ok()?;
        Some(&*Box::leak(Box::new(automaton)))
    };
    let automaton = INSIDE.with_borrow_mut(|all| *all.entry(place(list)).or_insert_with(make));
    automaton.is_some_and(|automaton| automaton.is_match(text))
}

/// The lists whose phrases stand in a text, a bit each, and how many lists were looked for.
#[derive(Clone, Copy)]
pub(super) struct Sighted {
    bits: u128,
    lists: usize,
    /// Whether the text was counted among those that were read without all of the lists.
    late: bool,
}

/// The lists that quotes were asked for, and what finds the phrases of all of them in one pass.
#[derive(Default)]
struct Sights {
    places: HashMap<(usize, usize), usize, Quick>,
    lists: Vec<&'static [&'static str]>,
    finder: Option<AhoCorasick>,
    /// The lists that have each of its phrases, a bit each.
    owners: Vec<u128>,
    /// How many of the lists it has.
    made: usize,
    /// How many texts were read since a list was asked for that it has not.
    late: usize,
}

thread_local! {
    static SIGHTS: RefCell<Sights> = RefCell::default();
}

/// To make the lists ready takes as long as some hundred sentences: a short text is read list by list.
const LATE: usize = 200;

impl Sighted {
    /// Whether lists were looked for together at all.
    #[cfg(test)]
    pub(super) fn is_made(self) -> bool {
        self.lists > 0
    }

    /// Whether one of the phrases of a list stands in a folded text, of which `seen` tells what was looked for before.
    pub(super) fn holds(
        seen: &Cell<Option<Self>>,
        text: &str,
        list: &'static [&'static str],
    ) -> bool {
        let bit = SIGHTS.with_borrow_mut(|sights| {
            let i = sights.place_of(list)?;
            let before = seen.get().filter(|seen| i < seen.lists);
            let now = before.unwrap_or_else(|| sights.look(seen, text));
            (i < now.lists).then_some(now.bits >> i & 1 == 1)
        });
        bit.unwrap_or_else(|| holds_one(text, list))
    }
}

impl Sights {
    /// Looks for the phrases of all lists in a text that was not read for all of them yet: a long one is read for the
    /// first rules before the others have asked for their lists.
    fn look(&mut self, seen: &Cell<Option<Sighted>>, text: &str) -> Sighted {
        let before = seen.get();
        if self.made < self.lists.len() && before.is_none_or(|before| !before.late) {
            self.late += 1;
            if self.late > LATE {
                self.make();
            }
        }
        let late = self.made < self.lists.len();
        if let Some(before) = before.filter(|before| before.lists >= self.made) {
            seen.set(Some(Sighted { late, ..before }));
            return before;
        }
        let mut bits = 0;
        for found in self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(text)) {
            bits |= self.owners.get(found.pattern().as_usize()).copied().unwrap_or_default();
        }
        let now = Sighted { bits, lists: self.made, late };
        seen.set(Some(now));
        now
    }

    /// Which bit is that of a list; there are only so many.
    fn place_of(&mut self, list: &'static [&'static str]) -> Option<usize> {
        let new = self.lists.len();
        if let Some(i) = self.places.get(&place(list)) {
            return Some(*i);
        }
        if new >= 128 {
            return None;
        }
        self.lists.push(list);
        self.places.insert(place(list), new);
        self.late = 0;
        Some(new)
    }

    fn make(&mut self) {
        let mut owners: HashMap<&'static str, u128, Quick> = HashMap::default();
        let mut phrases: Vec<&'static str> = Vec::new();
        for (i, list) in self.lists.iter().enumerate() {
            for phrase in list.iter().map(|phrase| fold_constant(phrase)) {
                *owners.entry(phrase).or_insert_with(|| {
                    phrases.push(phrase);
                    0
                }) |= 1 << i;
            }
        }
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        self.finder = AhoCorasick::builder().kind(kind).prefilter(false).build(&phrases).ok();
        self.owners = phrases.iter().map(|p| owners.get(p).copied().unwrap_or(0)).collect();
        self.made = if self.finder.is_some() { self.lists.len() } else { 0 };
        self.late = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::{super::lex::Quote, holds_one};

    #[test]
    fn all_lists_together_find_what_each_finds_alone() {
        const LISTS: [&[&str]; 4] = [
            &[" plans to ", "false that", "反诈"],
            &["plan", "opération"],
            &["lans to f", "นาย"],
            &["nothing of it"],
        ];
        let texts = [
            "It plans to free 12.",
            "Une opération, et non deux.",
            "It is false that 12 were held; nobody plans it.",
            "反诈中心说",
            "",
        ];
        // Enough of them for the lists to be made ready together on the way.
        for text in texts.iter().cycle().take(700) {
            let quote = Quote::new(text, Some("en"));
            for list in LISTS {
                assert_eq!(quote.holds(list), holds_one(quote.folded(), list), "{text} {list:?}");
            }
        }
        let quote = Quote::new(texts[0], Some("en"));
        assert!(quote.holds(LISTS[0]) && quote.sees_together(), "they were made ready together");
    }
}
