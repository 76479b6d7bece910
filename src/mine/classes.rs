//! What a word can begin, found once for each word of a vocabulary: most words of a text begin no date and no number,
//! and the many rules for those need not be asked at them.

use super::{
    composed, date_parts, date_words, feasts,
    lex::{Kind, Quote},
    numerals, phrases, relative, spans, words,
};
use std::{cell::RefCell, collections::HashMap};

/// What a token can begin, by itself and with what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class(u8);

impl Class {
    /// Nothing is known of the token: every rule is to be asked.
    pub(super) const ANY: Self = Self(u8::MAX);
    const DATE: u8 = 1;
    const NUMBER: u8 = 2;
    /// An article: it begins a number only before a word that could begin one.
    const ARTICLE: u8 = 4;
}

/// How many words of a language are kept; a text of more begins anew.
const MOST: usize = 1 << 16;

/// Longest word that is kept, in letters.
const LONGEST: usize = 64;

type Words = HashMap<String, Class, crate::fold::Quick>;

thread_local! {
    /// The classes found so far, by language.
    static KNOWN: RefCell<HashMap<String, Words>> = RefCell::default();
}

/// Whether a date can begin at a token.
pub(super) fn begins_date(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| t.class.0 & Class::DATE != 0)
}

/// Whether a number can begin at a token.
pub(super) fn begins_number(quote: &Quote, i: usize) -> bool {
    let Some(token) = quote.token(i) else { return false };
    token.class.0 & Class::NUMBER != 0
        || token.class.0 & Class::ARTICLE != 0
            && quote
                .token(i + 1)
                .is_some_and(|t| t.kind == Kind::Word && t.class.0 & Class::NUMBER != 0)
}

/// Says of each token what it can begin. Only plain words are looked at: they are what most texts are made of, and
/// nothing but their letters decides.
pub(super) fn classify(quote: &mut Quote) {
    // Dates of China, Japan and Korea stand inside and right behind words of other scripts.
    let east = |c: &char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    if quote.speaks(&["hi"]) || quote.chars.iter().any(east) {
        return;
    }
    let language = quote.language.clone();
    let mut tokens = std::mem::take(&mut quote.tokens);
    KNOWN.with_borrow_mut(|known| {
        if !known.contains_key(&language) {
            known.insert(language.clone(), Words::default());
        }
        let Some(known) = known.get_mut(&language) else { return };
        for token in &mut tokens {
            let raw = quote.chars.get(token.start..token.end).unwrap_or_default();
            let long = raw.len() > LONGEST;
            if token.kind == Kind::Numeral || long || !raw.iter().all(char::is_ascii) {
                continue;
            }
            token.class = match known.get(&token.folded) {
                Some(class) => *class,
                None => {
                    let class = class_of(&token.folded, token.kind, &language);
                    if known.len() >= MOST {
                        known.clear();
                    }
                    known.insert(token.folded.clone(), class);
                    class
                }
            };
        }
    });
    quote.tokens = tokens;
}

fn class_of(word: &str, kind: Kind, language: &str) -> Class {
    let quote = Quote::read(word, Some(language));
    let alone = matches!(quote.tokens.as_slice(), [one] if one.folded == word && one.kind == kind);
    if !alone {
        return Class::ANY;
    }
    let mut class = 0;
    if may_date(&quote, word) {
        class |= Class::DATE;
    }
    if kind == Kind::Word {
        if may_number(&quote, word) {
            class |= Class::NUMBER;
        }
        if numerals::article(word) {
            class |= Class::ARTICLE;
        }
    }
    Class(class)
}

/// Whether a word is the first of anything that the rules for dates read.
fn may_date(quote: &Quote, word: &str) -> bool {
    // Words for a day, months of Vietnam, "until now".
    let led = matches!(
        word,
        "ngay"
            | "tanggal"
            | "dia"
            | "dag"
            | "mung"
            | "thang"
            | "thg"
            | "gieng"
            | "tu"
            | "chap"
            | "chu"
            | "thu"
            | "till"
            | "until"
            | "to"
            | "hasta"
            | "jusqu'a"
            | "ate"
            | "bis"
            | "tot"
            | "hingga"
            | "sampai"
    );
    // A roman number may be of a century.
    let roman = word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    led || roman
        || matches!(word, "q" | "h" | "t" | "couple" | "beiden" | "cy" | "eoy" | "eom")
        || matches!(
            word,
            "now" | "ahora" | "maintenant" | "agora" | "ora" | "jetzt" | "nu" | "sekarang"
        )
        || date_parts::may_begin(quote, word)
        || numerals::article(word)
        || date_words::may_begin(quote, word)
        || relative::may_begin(quote, word)
        || spans::may_begin(quote, word)
        || feasts::may_begin(quote, word)
        || words::may_begin(quote, 0)
}

/// Whether a word is the first of anything that the rules for numbers read, or what an article before it counts.
fn may_number(quote: &Quote, word: &str) -> bool {
    quote.speaks(&["sw", "ha", "si", "so", "rw", "ln"])
        || phrases::may_order(word)
        || matches!(word, "one" | "eine" | "einer" | "en" | "ett" | "bir")
        || ["d'", "l'", "qu'"].iter().any(|w| word.starts_with(w))
        || ["einhalb", "anderthalb", "dreiviertel", "anderhalf", "anderhalve"]
            .iter()
            .any(|w| word.ends_with(w))
        || numerals::number_noun(word).is_some()
        || composed::may_part(quote)
        || composed::says_point(quote, 0)
        || words::may_begin(quote, 0)
}
