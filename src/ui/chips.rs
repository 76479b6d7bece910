//! A paragraph of a brief as one text with its references as chips in it: how a key that was typed into the text
//! changes the paragraph. A chip is one thing: what takes a letter of it takes all of it.

use crate::{fold::fold, model::Inline};
use std::ops::Range;

/// How long what is typed behind "@" may be, in code points: a longer stretch is a sentence and no search.
const QUERY: usize = 60;

/// A paragraph as one text. Positions are code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flat {
    /// Words and labels of chips.
    pub text: String,
    /// Where chips stand, in order, and what they refer to.
    pub chips: Vec<(Range<usize>, Inline)>,
    /// Where each piece of the paragraph begins.
    starts: Vec<usize>,
}

impl Flat {
    /// The text of a paragraph; `label` says what a chip shows.
    pub fn of(inlines: &[Inline], label: impl Fn(&Inline) -> String) -> Self {
        let mut flat = Self::default();
        let mut at = 0;
        for inline in inlines {
            let words = match inline {
                Inline::Text(text) => text.clone(),
                // No line breaks inside a chip, and its ends are seen: no-break spaces.
                other => chip(&label(other)),
            };
            let end = at + words.chars().count();
            flat.starts.push(at);
            if !matches!(inline, Inline::Text(_)) {
                flat.chips.push((at..end, inline.clone()));
            }
            flat.text.push_str(&words);
            at = end;
        }
        flat
    }

    /// Where words of one piece of the paragraph stand; `None` where others stand there now.
    pub fn find(&self, piece: usize, range: Range<usize>, words: &str) -> Option<Range<usize>> {
        let start = self.starts.get(piece)?;
        let range = start + range.start..start + range.end;
        let there = self.text.chars().skip(range.start).take(range.len());
        (range.start < range.end && there.eq(words.chars())).then_some(range)
    }

    /// The paragraph once its text was edited to `new`, and where the caret belongs.
    pub fn edited(&self, new: &str) -> (Vec<Inline>, usize) {
        let old: Vec<char> = self.text.chars().collect();
        let new: Vec<char> = new.chars().collect();
        let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
            pairs.take_while(|(a, b)| a == b).count()
        };
        let before = same(&mut old.iter().zip(&new));
        let shorter = old.len().min(new.len());
        let after = same(&mut old.iter().rev().zip(new.iter().rev())).min(shorter - before);
        let typed = new.get(before..new.len() - after).unwrap_or_default();
        self.replaced(before..old.len() - after, &typed.iter().collect::<String>(), None)
    }

    /// The paragraph with `range` replaced by words and a reference, and where the caret belongs: behind the words.
    pub fn replaced(
        &self,
        range: Range<usize>,
        words: &str,
        reference: Option<Inline>,
    ) -> (Vec<Inline>, usize) {
        let chars: Vec<char> = self.text.chars().collect();
        let part = |range: Range<usize>| -> String {
            chars.get(range).unwrap_or_default().iter().collect()
        };
        let Range { mut start, mut end } = range;
        for (chip, _) in &self.chips {
            if start == end && chip.start < start && start < chip.end {
                // Typed into a chip: it comes behind.
                (start, end) = (chip.end, chip.end);
            } else if chip.start < end && start < chip.end {
                (start, end) = (start.min(chip.start), end.max(chip.end));
            }
        }
        let mut out = Vec::new();
        let mut at = 0;
        for (chip, inline) in self.chips.iter().filter(|(chip, _)| chip.end <= start) {
            push(&mut out, part(at..chip.start));
            out.push(inline.clone());
            at = chip.end;
        }
        push(&mut out, part(at..start));
        push(&mut out, words.to_owned());
        let caret = start + words.chars().count();
        out.extend(reference);
        at = end;
        for (chip, inline) in self.chips.iter().filter(|(chip, _)| chip.start >= end) {
            push(&mut out, part(at..chip.start));
            out.push(inline.clone());
            at = chip.end;
        }
        push(&mut out, part(at..chars.len()));
        if out.is_empty() {
            out.push(Inline::Text(String::new()));
        }
        (out, caret)
    }

    /// What is being looked for at the caret: where its "@" stands, and what is typed behind it.
    pub fn query(&self, caret: usize) -> Option<(usize, String)> {
        let chars: Vec<char> = self.text.chars().collect();
        let floor = self.chips.iter().map(|(chip, _)| chip.end).filter(|end| *end <= caret).max();
        let floor = floor.unwrap_or(0).max(caret.saturating_sub(QUERY));
        let behind = chars.get(floor..caret)?;
        let at = floor + behind.iter().rposition(|c| *c == '@')?;
        // The "@" of an address is none of ours.
        if at.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphanumeric()) {
            return None;
        }
        let query: String = chars.get(at + 1..caret)?.iter().collect();
        let search = !query.contains('\n') && !query.starts_with(' ') && !query.contains("  ");
        search.then_some((at, query))
    }
}

/// Puts words behind a paragraph, into its last text if it ends in one.
fn push(inlines: &mut Vec<Inline>, words: String) {
    match inlines.last_mut() {
        _ if words.is_empty() => {}
        Some(Inline::Text(last)) => last.push_str(&words),
        _ => inlines.push(Inline::Text(words)),
    }
}

/// What a chip with these words shows.
pub fn chip(label: &str) -> String {
    format!("\u{a0}{}\u{a0}", label.replace([' ', '\n'], "\u{a0}"))
}

/// Something that a paragraph can refer to.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its words.
    pub name: String,
    /// The same, folded for finding.
    folded: String,
    /// What it is.
    pub inline: Inline,
}

impl Offer {
    /// An offer with these words.
    pub fn new(name: String, inline: Inline) -> Self {
        Self { folded: fold(&name), name, inline }
    }
}

/// The offers that hold every word that was typed; at most `most`.
pub fn offered<'a>(query: &str, offers: &'a [Offer], most: usize) -> Vec<&'a Offer> {
    let words: Vec<String> = query.split_whitespace().map(fold).collect();
    let fits = |offer: &&Offer| words.iter().all(|word| offer.folded.contains(word.as_str()));
    offers.iter().filter(fits).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    fn chip(n: u128) -> Inline {
        Inline::Claim(uuid::Uuid::from_u128(n).into())
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn flat() -> Flat {
        Flat::of(&[text("Police freed "), chip(1), text(" people.")], |_| "149 (Post)".to_owned())
    }

    #[test]
    fn a_paragraph_stays_itself_while_nothing_is_typed() {
        let flat = flat();
        assert_eq!(flat.text, "Police freed \u{a0}149\u{a0}(Post)\u{a0} people.");
        let (inlines, _) = flat.edited(&flat.text);
        assert_eq!(inlines, [text("Police freed "), chip(1), text(" people.")]);
    }

    #[test]
    fn words_go_where_they_are_typed_and_into_no_chip() {
        let flat = flat();
        let (inlines, caret) = flat.edited(&flat.text.replace("freed", "have freed"));
        assert_eq!(inlines, [text("Police have freed "), chip(1), text(" people.")]);
        assert_eq!(caret, 12);
        let (inlines, caret) = flat.edited(&flat.text.replace("149", "1x49"));
        assert_eq!(inlines, [text("Police freed "), chip(1), text("x people.")]);
        assert_eq!(caret, flat.chips[0].0.end + 1);
    }

    #[test]
    fn whoever_takes_a_letter_of_a_chip_takes_the_chip() {
        let flat = flat();
        let (inlines, caret) = flat.edited("Police freed \u{a0}149\u{a0}(Post) people.");
        assert_eq!(inlines, [text("Police freed  people.")]);
        assert_eq!(caret, 13);
        // Everything selected and typed over.
        let (inlines, _) = flat.edited("N");
        assert_eq!(inlines, [text("N")]);
        let (inlines, _) = flat.edited("");
        assert_eq!(inlines, [text("")]);
    }

    #[test]
    fn an_at_sign_looks_for_what_is_typed_behind_it() {
        let flat = Flat::of(&[text("Police freed @clear ri")], |_| String::new());
        assert_eq!(flat.query(22), Some((13, "clear ri".to_owned())));
        assert_eq!(flat.query(14), Some((13, String::new())));
        assert_eq!(flat.query(13), None);
        let mail = Flat::of(&[text("write to desk@example.org")], |_| String::new());
        assert_eq!(mail.query(17), None);
        let (inlines, _) = flat.replaced(13..22, "", Some(chip(2)));
        assert_eq!(inlines, [text("Police freed "), chip(2)]);
    }

    #[test]
    fn every_edit_of_every_paragraph_keeps_the_words_around_it() {
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..2_000 {
            let mut inlines = Vec::new();
            for n in 0..rng.u128(0..5) {
                let word = ["a a", "ည က", "", " @ x", "149"][rng.usize(0..5)];
                inlines.push(if rng.bool() { chip(n) } else { text(word) });
            }
            let flat = Flat::of(&inlines, |_| "149 (ก ข)".to_owned());
            let mut chars: Vec<char> = flat.text.chars().collect();
            let start = rng.usize(0..=chars.len());
            let end = rng.usize(start..=chars.len());
            let typed = ["", "x", "149", "\u{a0}", "@", "two words\n"][rng.usize(0..6)];
            chars.splice(start..end, typed.chars());
            let new: String = chars.into_iter().collect();
            let (after, _) = flat.edited(&new);
            // A chip that is still there is one that was there, in its order.
            let left = |all: &[Inline]| -> Vec<Inline> {
                all.iter().filter(|i| !matches!(i, Inline::Text(_))).cloned().collect()
            };
            let (was, is) = (left(&inlines), left(&after));
            let mut rest = was.iter();
            assert!(is.iter().all(|chip| rest.any(|w| w == chip)), "{inlines:?} {new:?} {after:?}");
            // What was typed is there.
            let words: String = after
                .iter()
                .filter_map(|i| if let Inline::Text(t) = i { Some(t.as_str()) } else { None })
                .collect();
            assert!(words.contains(typed) || flat.text.contains(typed), "{new:?} {after:?}");
        }
    }
}
