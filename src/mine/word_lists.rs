//! Lists of phrases that are looked for at a token.

use super::lex::Quote;

/// Alternatives of words, folded, the longest first.
pub(super) struct List {
    words: Vec<Vec<String>>,
    /// The first bytes of the first words, for most words of a text begin none.
    firsts: Firsts,
}

/// Which bytes some words begin with.
#[derive(Clone, Copy, Default)]
pub(super) struct Firsts([u64; 4]);

impl Firsts {
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for byte in words.into_iter().filter_map(|w| w.bytes().next()) {
            if let Some(bits) = all.0.get_mut(usize::from(byte / 64)) {
                *bits |= 1 << (byte % 64);
            }
        }
        all
    }

    /// Whether one of the words may begin as this one does.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let Some(byte) = word.bytes().next() else { return false };
        self.0.get(usize::from(byte / 64)).is_some_and(|bits| bits >> (byte % 64) & 1 == 1)
    }
}

impl List {
    pub(super) fn new(alternatives: &str) -> Self {
        let words = |phrase: &str| -> Vec<String> {
            // Hyphens are tokens of their own.
            let spaced = phrase.replace('-', " - ");
            spaced.split_whitespace().map(crate::fold::fold).collect()
        };
        let mut list: Vec<Vec<String>> =
            alternatives.split('|').map(words).filter(|w| !w.is_empty()).collect();
        list.sort_by_key(|words| std::cmp::Reverse(words.len()));
        let firsts = Firsts::of(list.iter().filter_map(|w| w.first().map(String::as_str)));
        Self { words: list, firsts }
    }

    /// The first words of the alternatives.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|words| words.first().map(String::as_str))
    }

    /// How many tokens from `i` on say one of the alternatives; the longest counts.
    pub(super) fn at(&self, quote: &Quote, i: usize) -> Option<usize> {
        let first = quote.token(i)?.folded.as_str();
        if !self.firsts.may_begin(first) {
            return None;
        }
        let said = |words: &&Vec<String>| {
            words.first().is_some_and(|w| w == first)
                && words.iter().enumerate().all(|(j, word)| quote.is(i + j, word))
        };
        self.words.iter().find(said).map(Vec::len)
    }
}
