//! Parts of a sentence as quotes of their own, and the metrics that they state: kept, since one rule after the other asks
//! for the same.

use super::{lex::Quote, metrics, numbers::FoundNumber, suggest::Frame};
use crate::fold::fold;
use std::{ops::Range, rc::Rc};

impl Frame<'_> {
    /// A part of the sentence as a quote of its own, without the names of those who speak in it.
    pub(super) fn part(&self, range: Range<usize>) -> Rc<Quote> {
        // Long ones are not kept: a line of thousands of numbers has as many.
        const KEPT: usize = 1_000;
        let new = || Rc::new(self.cut(range.clone()));
        if range.len() > KEPT {
            return new();
        }
        let mut parts = self.parts.borrow_mut();
        Rc::clone(parts.entry((range.start, range.end)).or_insert_with(new))
    }

    fn cut(&self, range: Range<usize>) -> Quote {
        // Where words are not parted, the names of speakers may be read too long.
        let parted =
            !self.quote.speaks(&["ar", "fa", "th", "lo", "km", "my", "zh", "ja", "ko", "hi"]);
        let speaks = |s: &&Range<usize>| parted && s.start < range.end && range.start < s.end;
        if !self.speakers.iter().any(|s| speaks(&s)) {
            let part = self.quote.part(range.clone());
            metrics::share(self.quote, &part, range.start);
            return part;
        }
        let mut text: Vec<char> = self.quote.chars.get(range.clone()).unwrap_or_default().to_vec();
        for speaker in self.speakers.iter().filter(speaks) {
            for at in speaker.clone() {
                if let Some(c) = at.checked_sub(range.start).and_then(|at| text.get_mut(at)) {
                    *c = ' ';
                }
            }
        }
        let text: String = text.into_iter().collect();
        Quote::new(&text, self.context.language)
    }

    /// The metric of the dictionary that a part of the sentence states of a number. One rule after the other asks for it.
    pub(super) fn entry(
        &self,
        number: &FoundNumber,
        region: &Range<usize>,
        noun: Option<&str>,
    ) -> Option<&'static metrics::Entry> {
        let noun = noun.map(fold);
        let asked = (number.start, number.end, region.start, region.end, noun);
        if let Some(entry) = self.entries.borrow().get(&asked) {
            return *entry;
        }
        let entry = self.find_entry(number, region, asked.4.as_deref());
        self.entries.borrow_mut().insert(asked, entry);
        entry
    }
}
