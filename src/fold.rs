//! Text made comparable: case, accents, width, digits and spacing no longer tell two strings apart.
//! Knows no words; for comparing and filtering only, what it returns is never shown or stored.

use std::{
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::{LazyLock, Mutex, PoisonError},
};
use unicode_normalization::UnicodeNormalization as _;

/// Folds a string for comparing: compatibility forms (NFKD), lower case, without accents, vowel points,
/// tatweel and invisible characters; digits of every script as `0`–`9`; one space between words.
///
/// Vowel signs and tone marks of Thai, Lao, Khmer, Burmese and the scripts of India are spelling and stay.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Folds a stretch of code points like [`fold`].
pub fn fold_chars(chars: &[char]) -> String {
    let mut out = String::with_capacity(chars.len());
    let mut folded = Folded { start: 0, gap: false, out: &mut out };
    for run in chars.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        if run.first().is_some_and(char::is_ascii) {
            for c in run {
                folded.push(c.to_ascii_lowercase());
            }
        } else {
            fold_run(&run.iter().collect::<String>(), &mut folded);
        }
    }
    out
}

/// Folds like [`fold`] behind what `out` already holds, so that a row is folded into one string.
pub fn fold_into(text: &str, out: &mut String) {
    let mut folded = Folded { start: out.len(), gap: false, out };
    // Most of most texts is plain ASCII, which needs no tables; no letter is put together across it.
    for run in text.as_bytes().chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        let text = std::str::from_utf8(run).unwrap_or_default();
        if run.is_ascii() {
            folded.push_ascii(text);
        } else {
            fold_run(text, &mut folded);
        }
    }
}

/// Folds a run of characters that are not ASCII.
fn fold_run(text: &str, folded: &mut Folded<'_>) {
    // Signs that stand alone in most texts.
    let sign = match text {
        "’" | "‘" => Some('\''),
        "“" | "”" => Some('"'),
        "–" | "—" => Some('-'),
        _ => None,
    };
    if let Some(sign) = sign {
        folded.push(sign);
        return;
    }
    for c in text.nfkd().filter(|c| !is_point(*c) && !is_invisible(*c)) {
        for c in c.to_lowercase().filter(|c| !is_point(*c)) {
            match c {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ı' => folded.push('i'),
                'ø' => folded.push('o'),
                'đ' => folded.push('d'),
                'ł' => folded.push('l'),
                'ى' | 'ی' => folded.push('ي'),
                'ة' => folded.push('ه'),
                'ک' => folded.push('ك'),
                '‘' | '’' | 'ʼ' | '`' => folded.push('\''),
                '“' | '”' | '«' | '»' | '„' => folded.push('"'),
                '\u{2010}'..='\u{2015}' | '−' => folded.push('-'),
                c => folded.push(digit(c).map_or(c, |d| char::from(b'0' + d))),
            }
        }
    }
}

/// Folds a constant of the program like [`fold`], each only once: the readers of text compare every word with many.
pub fn fold_constant(text: &'static str) -> &'static str {
    let place = (text.as_ptr().addr(), text.len());
    SEEN.with_borrow_mut(|seen| {
        *seen.entry(place).or_insert_with(|| {
            let mut all = CONSTANTS.lock().unwrap_or_else(PoisonError::into_inner);
            *all.entry(text).or_insert_with(|| {
                let folded = fold(text);
                if folded == text { text } else { Box::leak(folded.into_boxed_str()) }
            })
        })
    })
}

/// A phrase as it stands in a folded text, with the blanks around it that part it from other letters; folding takes those
/// off. Words of other scripts are folded.
pub fn phrase(text: &'static str) -> &'static str {
    if text.is_ascii() {
        return text;
    }
    let folded = fold_constant(text);
    if !text.starts_with(' ') && !text.ends_with(' ') {
        return folded;
    }
    PHRASES.with_borrow_mut(|seen| {
        *seen.entry((text.as_ptr().addr(), text.len())).or_insert_with(|| {
            let before = if text.starts_with(' ') { " " } else { "" };
            let behind = if text.ends_with(' ') { " " } else { "" };
            Box::leak(format!("{before}{folded}{behind}").into_boxed_str())
        })
    })
}

/// The constants that were folded, for all threads; there are only as many as the program has.
static CONSTANTS: LazyLock<Mutex<HashMap<&'static str, &'static str>>> =
    LazyLock::new(Mutex::default);

thread_local! {
    /// Phrases that keep their blanks, by where they lie in memory.
    static PHRASES: RefCell<HashMap<(usize, usize), &'static str, Quick>> = RefCell::default();
    /// The same by where they lie in memory, which is quicker than to read them.
    static SEEN: RefCell<HashMap<(usize, usize), &'static str, Quick>> = RefCell::default();
}

/// A quick way to hash, for tables of constants.
pub type Quick = BuildHasherDefault<QuickHasher>;

/// Hashes short words and places in memory; not for keys that somebody else chooses.
#[derive(Default)]
pub struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.write_u64(rest.iter().rev().fold(0_u64, |n, b| n << 8 | u64::from(*b)));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

/// The end of a string that grows by folded characters, white space as one space between words.
struct Folded<'a> {
    out: &'a mut String,
    start: usize,
    gap: bool,
}

impl Folded<'_> {
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.gap = true;
            return;
        }
        if self.gap && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }

    /// A run of plain characters, which are made small a word at a time.
    fn push_ascii(&mut self, text: &str) {
        // What `char` calls white space and not only what HTML does: a vertical tab is some.
        let blank = |b: u8| matches!(b, b'\t'..=b'\r' | b' ');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(blank) {
            self.push_word(rest.get(..at).unwrap_or_default());
            self.gap = true;
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        self.push_word(rest);
    }

    fn push_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if self.gap && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.gap = false;
        let at = self.out.len();
        self.out.push_str(word);
        if let Some(word) = self.out.get_mut(at..) {
            word.make_ascii_lowercase();
        }
    }

    fn push_str(&mut self, text: &str) {
        text.chars().for_each(|c| self.push(c));
    }
}

/// Accents of Latin, Greek and Cyrillic, points of Arabic and Hebrew: what quick typing leaves out.
fn is_point(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{640}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters without width: joiners, direction marks, soft hyphen, zero-width space.
pub fn is_invisible(c: char) -> bool {
    c >= '\u{ad}'
        && matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The value of a decimal digit in any script (general category Nd, Unicode 16, without the
/// mathematical alphabets); `None` for every other character.
pub fn digit(c: char) -> Option<u8> {
    if let Some(d) = c.to_digit(10) {
        return u8::try_from(d).ok();
    }
    let c = u32::from(c);
    if c < 0x660 {
        return None;
    }
    // The first block that starts above `c` is behind the one that could hold it.
    let i = ZEROS.partition_point(|zero| *zero <= c);
    let zero = *ZEROS.get(i.checked_sub(1)?)?;
    u8::try_from(c - zero).ok().filter(|d| *d < 10)
}

/// The code points of the digit zero, ascending.
const ZEROS: [u32; 46] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
];
