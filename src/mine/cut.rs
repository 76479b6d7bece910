//! A text cut into its sentences once, for all that is read off it: what a rule found in a sentence is kept there for the
//! next one that asks.

use super::{lex::Quote, sentences::sentences};
use crate::places::{self, Mention, RegionMention};
use std::ops::Range;

/// A text and its sentences.
pub(super) struct Cut<'a> {
    pub text: &'a str,
    /// All of it.
    pub page: Quote,
    /// Where its sentences begin and end, in code points.
    pub ranges: Vec<Range<usize>>,
    /// The sentences.
    pub quotes: Vec<Quote>,
    /// Their words as the text has them.
    pub words: Vec<&'a str>,
    /// The countries that it names.
    pub mentions: Vec<Mention>,
    /// The regions that it names.
    pub regions: Vec<RegionMention>,
}

impl<'a> Cut<'a> {
    pub(super) fn new(text: &'a str, language: Option<&str>) -> Self {
        let mut page = Quote::new(text, language);
        page.settle();
        let ranges = sentences(&page.chars);
        let quotes = ranges.iter().map(|range| page.part(range.clone())).collect();
        let (mentions, regions) = places::with_regions(text);
        let words = words(text, &page.chars, &ranges);
        Self { text, page, ranges, quotes, words, mentions, regions }
    }

    /// The regions that begin inside a stretch of the text; they are in its order.
    pub(super) fn regions_in(&self, range: &Range<usize>) -> impl Iterator<Item = &RegionMention> {
        let first = self.regions.partition_point(|r| r.start <= range.start);
        let rest = self.regions.get(first..).unwrap_or_default().iter();
        let end = range.end;
        rest.take_while(move |r| r.start < end)
    }
}

/// Stretches of a text, in its order and by its code points, as the text has them.
fn words<'a>(text: &'a str, chars: &[char], ranges: &[Range<usize>]) -> Vec<&'a str> {
    let bytes = |from: usize, to: usize| -> usize {
        chars.get(from..to).unwrap_or_default().iter().map(|c| c.len_utf8()).sum()
    };
    let (mut point, mut byte) = (0, 0);
    let place = |range: &Range<usize>| {
        let start = byte + bytes(point, range.start);
        (point, byte) = (range.end, start + bytes(range.start, range.end));
        text.get(start..byte).unwrap_or_default()
    };
    ranges.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::Cut;

    #[test]
    fn a_sentence_has_the_words_of_the_text() {
        let text = "«Décès», dit-on: 12 morts. Trois autres…\n\n警方说，有三人被捕。 Ende.";
        let cut = Cut::new(text, None);
        assert!(cut.words.len() > 2);
        for (words, quote) in cut.words.iter().zip(&cut.quotes) {
            assert_eq!(**words, quote.text(0, quote.chars.len()));
        }
    }
}
