//! Years that stand for something else while the processor works, and are taken out of what it makes.
//!
//! A year that stands for a date must not be mistaken for a figure of a title: "20000 people" stays what it is.

use super::{reference::Reference, rich::Rich};
use std::collections::BTreeSet;

/// The numbers of five digits in the words of works: none of them can stand for a year.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    /// Looks through everything that a style may print of these works.
    pub(super) fn of(references: &[Reference]) -> Self {
        let mut taken = BTreeSet::new();
        for reference in references {
            let words = reference.words().into_iter();
            for text in words.chain(reference.dates_in_words().into_iter().map(|(_, words)| words))
            {
                let runs = text.split(|c: char| !c.is_ascii_digit());
                taken.extend(runs.filter(|run| run.len() == 5).map(str::to_owned));
            }
        }
        Self(taken)
    }

    /// The years of a range that no work speaks of.
    pub(super) fn free(&self, first: i16, count: i16) -> impl Iterator<Item = i16> + '_ {
        let years = (first..).take(usize::try_from(count).unwrap_or(0));
        years.filter(|year| !self.0.contains(&year.to_string()))
    }
}

/// Puts words in the place of a year: `first` where it stands for the first time, `others` behind that.
pub(super) fn put(text: &mut Rich, year: i16, first: &str, others: &str) {
    let year = year.to_string();
    let mut words = first;
    for run in text.0.iter_mut().filter(|run| run.link.is_none()) {
        if !run.text.contains(&year) {
            continue;
        }
        let mut out = String::with_capacity(run.text.len());
        let mut rest = run.text.as_str();
        while let Some((before, behind)) = rest.split_once(year.as_str()) {
            out.push_str(before);
            // Part of a longer number is no year.
            let longer = out.ends_with(|c: char| c.is_ascii_digit())
                || behind.starts_with(|c: char| c.is_ascii_digit());
            if longer {
                out.push_str(&year);
            } else {
                out.push_str(words);
                words = others;
            }
            rest = behind;
        }
        out.push_str(rest);
        run.text = out;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_stands_for_words_is_found_and_longer_numbers_are_not() {
        let mut text = Rich::plain("(10000) 210000 and 100005, 10000");
        put(&mut text, 10_000, "2023a", "2023");
        assert_eq!(text.text(), "(2023a) 210000 and 100005, 2023");
    }

    #[test]
    fn a_number_that_a_title_names_stands_for_no_year() {
        let mut work = Reference::new("1", "book");
        work.set("title", "10000 people, 10002 days");
        let free: Vec<i16> = Taken::of(&[work]).free(10_000, 5).collect();
        assert_eq!(free, [10_001, 10_003, 10_004]);
    }
}
