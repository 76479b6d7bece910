//! A quote folded once, token by token, so that most stretches of it are found folded and need not be folded again.

use super::lex::{Quote, Token};

/// The folded text of a quote.
pub(super) struct FoldedText {
    text: String,
    /// At which byte of it each token starts.
    starts: Vec<usize>,
}

impl FoldedText {
    pub(super) fn new(quote: &Quote) -> Self {
        let mut text = String::with_capacity(quote.chars.len());
        let mut starts = Vec::with_capacity(quote.tokens.len());
        let mut end = 0;
        for token in &quote.tokens {
            let gap = quote.chars.get(end..token.start).unwrap_or_default();
            if gap.iter().any(|c| c.is_whitespace()) && !text.is_empty() {
                text.push(' ');
            }
            starts.push(text.len());
            text.push_str(&token.folded);
            end = token.end;
        }
        Self { text, starts }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands between two code points; `None` where one of them is inside a token that folding made longer or
    /// shorter.
    pub(super) fn between(&self, tokens: &[Token], start: usize, end: usize) -> Option<&str> {
        let first = tokens.partition_point(|t| t.end <= start);
        let behind = tokens.partition_point(|t| t.start < end);
        let Some(last) = behind.checked_sub(1).filter(|last| first <= *last) else {
            return Some("");
        };
        let place = |i: usize, point: usize| {
            let token = tokens.get(i)?;
            let even = token.folded.is_ascii() && token.folded.len() == token.end - token.start;
            let byte = match point.saturating_sub(token.start) {
                0 => 0,
                _ if point >= token.end => token.folded.len(),
                letters => Some(letters).filter(|_| even)?,
            };
            Some(self.starts.get(i)? + byte)
        };
        Some(self.text.get(place(first, start)?..place(last, end)?)?.trim_matches(' '))
    }
}
