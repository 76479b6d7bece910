//! A story as tokens and shingles: words, or in scripts without blanks single letters with their marks; folded, so
//! that case, accents and digits of other scripts tell nothing apart.

use crate::{find::Memo, fold, model::Boilerplate};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word, a figure, or a letter of a script without blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Tells folded words apart.
    pub hash: u64,
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Whether it is a letter of a script without blanks.
    letter: bool,
    /// Whether it is written in digits.
    pub digits: bool,
}

/// Words in a shingle.
const WORDS: usize = 5;
/// Letters in a shingle, in scripts without blanks.
const LETTERS: usize = 8;

/// FNV-1a (Fowler, Noll and Vo), one byte further.
fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The last step of SplitMix64: spreads what differs over all bits.
pub(super) fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The tokens of a story: of a text without what is set aside.
pub(super) fn tokens(text: &str, aside: &[Boilerplate]) -> Vec<Token> {
    let mut reader = Reader { memo: Memo::default(), tokens: Vec::new(), open: None };
    let mut aside = aside.iter().peekable();
    let mut chars = text.char_indices().enumerate().peekable();
    while let Some((point, (byte, c))) = chars.next() {
        while aside.next_if(|b| b.end <= point).is_some() {}
        if aside.peek().is_some_and(|b| b.start <= point) {
            reader.close();
            continue;
        }
        let next = chars.peek().map(|(_, (_, c))| *c);
        reader.take(c, byte, next);
    }
    reader.close();
    reader.tokens
}

struct Reader {
    memo: Memo,
    tokens: Vec<Token>,
    /// The word that is being read.
    open: Option<Token>,
}

impl Reader {
    fn close(&mut self) {
        self.tokens.extend(self.open.take());
    }

    fn take(&mut self, c: char, at: usize, next: Option<char>) {
        let end = at + c.len_utf8();
        let word = c.is_alphanumeric();
        let mark = !word && is_combining_mark(c);
        // "1,234" and "1.5" are one figure each.
        let groups = matches!(c, ',' | '.' | '٬' | '٫')
            && self.open.is_some_and(|t| t.digits)
            && next.is_some_and(|c| fold::digit(c).is_some());
        let soft = fold::is_invisible(c) && c != '\u{200b}';
        if !(word || mark || groups || soft) {
            self.close();
            return;
        }
        let digit = fold::digit(c).is_some();
        let letter = is_unspaced(c) && !digit;
        if word && (letter && !mark || self.open.is_some_and(|t| t.letter)) {
            self.close();
        }
        if self.open.is_none() && !word {
            return;
        }
        let token = self.open.get_or_insert(Token {
            hash: 0xcbf2_9ce4_8422_2325,
            start: at,
            end,
            letter,
            digits: digit,
        });
        token.end = end;
        token.digits &= digit || !word;
        if c.is_ascii() {
            token.hash = fnv(token.hash, c.to_ascii_lowercase() as u8);
        } else {
            token.hash = self.memo.fold(c).bytes().fold(token.hash, fnv);
        }
    }
}

/// Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// How many tokens make a shingle of this story.
pub(super) fn width(tokens: &[Token]) -> usize {
    let letters = tokens.iter().filter(|t| t.letter).count();
    if letters * 2 > tokens.len() { LETTERS } else { WORDS }
}

/// The hash of each run of `width` tokens, in order.
pub(super) fn runs(tokens: &[Token], width: usize) -> impl Iterator<Item = u64> + '_ {
    tokens.windows(width.max(1)).map(|run| {
        let sum =
            |sum: u64, t: &Token| sum.rotate_left(5).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ t.hash;
        mix(run.iter().fold(0, sum))
    })
}

/// The shingles of a story, each once, sorted.
pub(super) fn shingles(tokens: &[Token]) -> Vec<u64> {
    let mut all: Vec<u64> = runs(tokens, width(tokens)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The words from one token to another.
pub(super) fn words<'a>(text: &'a str, tokens: &[Token], range: Range<usize>) -> &'a str {
    let inner = tokens.get(range).unwrap_or_default();
    match (inner.first(), inner.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
}
