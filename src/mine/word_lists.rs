//! Lists of phrases that are looked for at a token.

use super::lex::Quote;

/// Alternatives of words, folded, the longest first.
pub(super) struct List {
    words: Vec<Vec<String>>,
    /// A bit for each of the first words, for most words of a text begin none.
    firsts: [u64; 4],
}

/// The bit of a word among 256.
fn bit(word: &str) -> (usize, u64) {
    let mut bytes = word.bytes();
    let (a, b) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
    let last = word.as_bytes().last().copied().unwrap_or(0);
    let sum = a.wrapping_mul(5) ^ b.wrapping_mul(23) ^ last.wrapping_mul(89);
    let sum = usize::from(sum) ^ word.len().wrapping_mul(37) & 255;
    (sum / 64, 1 << (sum % 64))
}

/// With which two bytes some words begin, a bit for each.
#[derive(Clone, Copy, Default)]
pub(super) struct Firsts([u64; 4]);

impl Firsts {
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for word in words {
            let mut bytes = word.bytes();
            let Some(first) = bytes.next() else { continue };
            // Behind a beginning of one letter anything may stand.
            let seconds = bytes.next().map_or(0..=u8::MAX, |b| b..=b);
            for (at, bit) in seconds.map(|second| Self::place(first, second)) {
                if let Some(bits) = all.0.get_mut(at) {
                    *bits |= bit;
                }
            }
        }
        all
    }

    fn place(first: u8, second: u8) -> (usize, u64) {
        let sum = usize::from(first.wrapping_mul(29) ^ second.wrapping_mul(7));
        (sum / 64, 1 << (sum % 64))
    }

    /// Whether one of the words may begin as this one does.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let mut bytes = word.bytes();
        let (first, second) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
        let (at, bit) = Self::place(first, second);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
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
        let mut firsts = [0; 4];
        for (at, bit) in list.iter().filter_map(|w| Some(bit(w.first()?))) {
            if let Some(bits) = firsts.get_mut(at) {
                *bits |= bit;
            }
        }
        Self { words: list, firsts }
    }

    /// The words of each alternative.
    pub(super) fn alternatives(&self) -> &[Vec<String>] {
        &self.words
    }

    /// The first words of the alternatives.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|words| words.first().map(String::as_str))
    }

    /// How many tokens from `i` on say one of the alternatives; the longest counts.
    pub(super) fn at(&self, quote: &Quote, i: usize) -> Option<usize> {
        let first = quote.token(i)?.folded.as_str();
        let (at, bit) = bit(first);
        if self.firsts.get(at).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let said = |words: &&Vec<String>| {
            words.first().is_some_and(|w| w == first)
                && words.iter().enumerate().all(|(j, word)| quote.is(i + j, word))
        };
        self.words.iter().find(said).map(Vec::len)
    }
}
