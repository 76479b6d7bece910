//! A quote as code points and tokens: words, numerals, signs. Offsets are code points of the quote.

use crate::fold::{digit, fold, is_invisible};

/// A quote that is read.
pub(super) struct Quote {
    /// Its code points.
    pub chars: Vec<char>,
    /// Its tokens, in order; spaces are between them.
    pub tokens: Vec<Token>,
    /// Primary language subtag of the text ("en"); empty when not known.
    pub language: String,
}

/// A stretch of a quote.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// The token folded for comparing.
    pub folded: String,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, with separators inside.
    Numeral,
    /// One other character.
    Sign,
}

impl Quote {
    pub(super) fn new(text: &str, language: Option<&str>) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let language = language
            .and_then(|l| l.split(['-', '_']).next())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let mut quote = Self { chars, tokens: Vec::new(), language };
        let mut at = 0;
        while let Some(c) = quote.at(at) {
            let (end, kind) = if digit(c).is_some() {
                (quote.numeral_end(at), Kind::Numeral)
            } else if is_letter(c) {
                (quote.word_end(at), Kind::Word)
            } else {
                (at + 1, Kind::Sign)
            };
            if !c.is_whitespace() && !is_invisible(c) {
                let folded = fold(&quote.text(at, end));
                quote.tokens.push(Token { start: at, end, kind, folded });
            }
            at = end;
        }
        quote
    }

    pub(super) fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    pub(super) fn before(&self, i: usize) -> Option<char> {
        self.at(i.checked_sub(1)?)
    }

    pub(super) fn text(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// Whether the token is this word or sign.
    pub(super) fn is(&self, i: usize, folded: &str) -> bool {
        self.token(i).is_some_and(|t| t.folded == folded)
    }

    /// Whether the language is one of these; never so when it is not known.
    pub(super) fn speaks(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language.as_str())
    }

    /// The text before `end`, folded: enough of it for the longest phrase.
    pub(super) fn before_folded(&self, end: usize) -> String {
        fold(&self.text(end.saturating_sub(48), end))
    }

    /// The text from `start`, folded: enough of it for the longest phrase.
    pub(super) fn after_folded(&self, start: usize) -> String {
        fold(&self.text(start, (start + 48).min(self.chars.len())))
    }

    fn word_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while let Some(c) = self.at(end) {
            let joins = matches!(c, '\'' | '’') && self.at(end + 1).is_some_and(is_letter);
            if !is_letter(c) && !joins && !is_mark(c) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Digits, and single separators between digits that group them or end the whole part.
    fn numeral_end(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            let group = end;
            while self.at(end).is_some_and(|c| digit(c).is_some()) {
                end += 1;
            }
            let Some(separator) = self.at(end) else { return end };
            let mut next = 0;
            while self.at(end + 1 + next).is_some_and(|c| digit(c).is_some()) {
                next += 1;
            }
            let whole_group = next == 3 && (1..=3).contains(&(end - group));
            let joins = match separator {
                '.' | ',' | '٫' | '٬' | '\'' | '’' => next > 0,
                // Spaces of typesetters always group; the one on the keyboard does in some languages.
                '\u{a0}' | '\u{202f}' | '\u{2009}' => whole_group,
                ' ' => {
                    whole_group
                        && self.speaks(&[
                            "fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "no", "fi", "bg",
                        ])
                }
                _ => false,
            };
            if !joins {
                return end;
            }
            end += 1;
        }
    }
}

/// Letters and the marks that are written on them.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

/// Marks of scripts of South and Southeast Asia and of Arabic, which `char` counts as no letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}'
        | '\u{93c}' | '\u{94d}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

/// Scripts that are written without spaces between words, where a letter beside a digit means nothing.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}')
}
