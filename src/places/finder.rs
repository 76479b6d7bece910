//! Finds many names at once. In scripts with borders between words it is the first word that is looked up; where
//! names may begin at any letter an automaton goes through the text.

use super::page::{Page, Script, Spot, script, summed};
use crate::fold::Quick;
use aho_corasick::{AhoCorasick, MatchKind};
use std::{collections::HashMap, sync::OnceLock};

/// Names in lower case, ready to be found.
pub struct Finder {
    names: Vec<String>,
    /// Names by their first word, or by their first sign.
    firsts: HashMap<Box<str>, Vec<usize>, Quick>,
    /// Whether a first word has this number: most words of a text are none.
    sums: Vec<u64>,
    kind: MatchKind,
    /// Made when a text asks for it; `None` only if there were more names than an automaton can have states.
    automaton: OnceLock<Option<AhoCorasick>>,
}

/// A name that was found: which one, and its first byte in the plain form of the page and the one behind it.
pub type Hit = (usize, usize, usize);

impl Finder {
    /// Finds the names in all places.
    pub fn overlapping(names: Vec<String>) -> Self {
        Self::of(names, MatchKind::Standard)
    }

    /// Finds the longest name at a place and goes on behind it.
    pub fn longest(names: Vec<String>) -> Self {
        Self::of(names, MatchKind::LeftmostLongest)
    }

    fn of(names: Vec<String>, kind: MatchKind) -> Self {
        let mut firsts: HashMap<Box<str>, Vec<usize>, Quick> = HashMap::default();
        let mut sums = vec![0; 1 << (SUM_BITS - 6)];
        for (i, name) in names.iter().enumerate() {
            let first = first_word(name);
            firsts.entry(first.into()).or_default().push(i);
            let (at, bit) = place(first.chars().fold(0, summed));
            if let Some(bits) = sums.get_mut(at) {
                *bits |= bit;
            }
        }
        Self { names, firsts, sums, kind, automaton: OnceLock::new() }
    }

    /// Where the names stand in a page, in order of their beginnings or ends; not all of them between borders.
    pub fn find(&self, page: &Page<'_>) -> Vec<Hit> {
        match page.starts() {
            Some(starts) => self.at_words(page, starts),
            None => self.anywhere(page),
        }
    }

    fn at_words(&self, page: &Page<'_>, starts: &[Spot]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut behind = 0;
        for word in starts {
            let (at, bit) = place(word.sum);
            if self.sums.get(at).is_none_or(|bits| bits & bit == 0) {
                continue;
            }
            let (start, end) = (word.start as usize, word.end as usize);
            let Some(list) = page.plain.get(start..end).and_then(|word| self.firsts.get(word))
            else {
                continue;
            };
            let rest = page.plain.get(start..).unwrap_or_default();
            let word = end - start;
            // Most names of more words go on with another letter.
            let next = |text: &str| text.as_bytes().get(word + 1).copied();
            let here = list
                .iter()
                .filter_map(|i| Some((*i, self.names.get(*i)?)))
                .filter(|(_, name)| {
                    name.len() == word
                        || (name.len() == word + 1 || next(name) == next(rest))
                            && rest.starts_with(name.as_str())
                })
                .map(|(i, name)| (i, start, start + name.len()));
            if self.kind == MatchKind::Standard {
                hits.extend(here);
            } else if start >= behind
                && let Some(hit) = here.max_by_key(|(i, _, end)| (*end, std::cmp::Reverse(*i)))
            {
                behind = hit.2;
                hits.push(hit);
            }
        }
        hits
    }

    fn anywhere(&self, page: &Page<'_>) -> Vec<Hit> {
        let build = || AhoCorasick::builder().match_kind(self.kind).build(&self.names).ok();
        let Some(automaton) = self.automaton.get_or_init(build) else { return Vec::new() };
        let hit = |m: aho_corasick::Match| (m.pattern().as_usize(), m.start(), m.end());
        if self.kind == MatchKind::Standard {
            automaton.find_overlapping_iter(&page.plain).map(hit).collect()
        } else {
            automaton.find_iter(&page.plain).map(hit).collect()
        }
    }
}

/// How many bits of the number of a word are looked at.
const SUM_BITS: usize = 18;

/// Where the bit of a word stands.
fn place(sum: u32) -> (usize, u64) {
    let sum = (sum >> (32 - SUM_BITS)) as usize;
    (sum / 64, 1 << (sum % 64))
}

/// The first word of a name, or its first sign.
fn first_word(name: &str) -> &str {
    let end = name.find(|c| script(c) != Script::Spaced).unwrap_or(name.len());
    let sign = name.chars().next().map_or(0, char::len_utf8);
    name.get(..end.max(sign)).unwrap_or(name)
}
