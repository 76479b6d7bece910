//! What changed inside a copy: both texts are laid side by side, and the figures that differ in the same place are
//! told.

use super::tokens::{Token, runs, width, words};
use crate::{fold::fold, mine, model::text::point_of};
use std::{collections::BTreeMap, ops::Range};

/// A figure that a copy gives otherwise than the text before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// As the older text has it.
    pub older: String,
    /// As the newer text has it.
    pub newer: String,
    /// Where it stands in the older text, in code points.
    pub older_at: Range<usize>,
    /// Where it stands in the newer text.
    pub newer_at: Range<usize>,
}

/// A text with its tokens.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub language: Option<&'a str>,
}

/// The longest gap between common stretches that is looked into word by word.
const GAP: usize = 120;
/// The most tokens of a difference in which a figure is held against a figure.
const RUN: usize = 12;
/// The most changes that are told.
const MOST: usize = 200;

/// The figures that differ where the texts otherwise agree.
pub(super) fn changed(older: Side<'_>, newer: Side<'_>) -> Vec<Changed> {
    let mut pairs = anchors(older.tokens, newer.tokens);
    pairs.push((older.tokens.len(), newer.tokens.len()));
    let mut found = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in pairs {
        let gap = (a..next_a, b..next_b);
        let open = Open {
            before: a == 0 || b == 0,
            behind: next_a >= older.tokens.len() || next_b >= newer.tokens.len(),
        };
        if !(open.before && open.behind) && gap.0.len() <= GAP && gap.1.len() <= GAP {
            differences(older, newer, &gap, open, &mut found);
        }
        (a, b) = (next_a + 1, next_b + 1);
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Tokens that are the same in both texts, in order: those of shingles that come once in each.
fn anchors(a: &[Token], b: &[Token]) -> Vec<(usize, usize)> {
    let width = width(a).min(width(b));
    let once = |tokens: &[Token]| {
        let mut places: BTreeMap<u64, Option<usize>> = BTreeMap::new();
        for (i, run) in runs(tokens, width).enumerate() {
            places.entry(run).and_modify(|place| *place = None).or_insert(Some(i));
        }
        places
    };
    let (in_a, in_b) = (once(a), once(b));
    let mut common: Vec<(usize, usize)> =
        in_a.iter().filter_map(|(run, i)| Some(((*i)?, (*in_b.get(run)?)?))).collect();
    common.sort_unstable();
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for (i, j) in rising(&common) {
        for k in 0..width {
            let pair = (i + k, j + k);
            if tokens.last().is_none_or(|last| last.0 < pair.0 && last.1 < pair.1) {
                tokens.push(pair);
            }
        }
    }
    tokens
}

/// The longest part of pairs, sorted by the first, in which the second rises too (patience sorting).
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |i: &usize| pairs.get(*i).map_or(0, |p| p.1);
    for (i, (_, at)) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| second(top) < *at);
        before.push(pile.checked_sub(1).and_then(|p| piles.get(p).copied()));
        match piles.get_mut(pile) {
            Some(top) => *top = i,
            None => piles.push(i),
        }
    }
    let mut chain = Vec::new();
    let mut at = piles.last().copied();
    while let Some(i) = at {
        chain.extend(pairs.get(i));
        at = before.get(i).copied().flatten();
    }
    chain.reverse();
    chain
}

/// Whether a gap lies before the first common stretch or behind the last one.
#[derive(Clone, Copy)]
struct Open {
    before: bool,
    behind: bool,
}

/// Lays a gap side by side word by word, and holds what is left over against what is left over.
fn differences(
    older: Side<'_>,
    newer: Side<'_>,
    gap: &(Range<usize>, Range<usize>),
    open: Open,
    found: &mut Vec<Changed>,
) {
    let (a, b) = (
        older.tokens.get(gap.0.clone()).unwrap_or_default(),
        newer.tokens.get(gap.1.clone()).unwrap_or_default(),
    );
    let mut same = common(a, b);
    let (mut i, mut j) = (0, 0);
    // What stands before the first and behind the last common word is not the same place, and two headlines share small
    // words by chance.
    if open.before || open.behind {
        if same.len() * 2 < a.len().min(b.len()) {
            return;
        }
        if open.before {
            let Some((first_i, first_j)) = same.first().copied() else { return };
            (i, j) = (first_i + 1, first_j + 1);
            same.remove(0);
        }
    }
    if !open.behind {
        same.push((a.len(), b.len()));
    }
    for (next_i, next_j) in same {
        let run = (gap.0.start + i..gap.0.start + next_i, gap.1.start + j..gap.1.start + next_j);
        if !run.0.is_empty() && !run.1.is_empty() && run.0.len() <= RUN && run.1.len() <= RUN {
            figures(older, newer, run, found);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
}

/// The longest common part of two short rows of tokens, as pairs of places.
fn common(a: &[Token], b: &[Token]) -> Vec<(usize, usize)> {
    let across = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * across];
    let at =
        |longest: &[u16], i: usize, j: usize| longest.get(i * across + j).copied().unwrap_or(0);
    for (i, one) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let best = if one.hash == other.hash {
                at(&longest, i + 1, j + 1) + 1
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(cell) = longest.get_mut(i * across + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        if one.hash == other.hash {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&longest, i + 1, j) >= at(&longest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Notes the figures of two stretches that stand for one another, if they differ.
fn figures(
    older: Side<'_>,
    newer: Side<'_>,
    run: (Range<usize>, Range<usize>),
    found: &mut Vec<Changed>,
) {
    let (a, b) = whole(older, newer, run);
    let (ours, theirs) = (Figures::of(older, &a), Figures::of(newer, &b));
    if ours.is_empty() && theirs.is_empty() || ours.says_as(&theirs) {
        return;
    }
    let mut note = |x: (Range<usize>, String), y: (Range<usize>, String)| {
        found.push(Changed { older: x.1, newer: y.1, older_at: x.0, newer_at: y.0 });
    };
    if ours.numbers.len() == theirs.numbers.len() {
        for (x, y) in ours.numbers.iter().zip(&theirs.numbers) {
            if x.value != y.value {
                note(ours.stretch(x.start..x.end), theirs.stretch(y.start..y.end));
            }
        }
    }
    if ours.numbers.len() != theirs.numbers.len() || ours.numbers == theirs.numbers {
        note(ours.stretch(0..usize::MAX), theirs.stretch(0..usize::MAX));
    }
}

/// Takes common figures right beside a difference into it: of 一百四十九 and 一百九十四 the first is common.
fn whole(
    older: Side<'_>,
    newer: Side<'_>,
    (mut a, mut b): (Range<usize>, Range<usize>),
) -> (Range<usize>, Range<usize>) {
    let same = |i: usize, j: usize| {
        let (one, other) = (older.tokens.get(i), newer.tokens.get(j));
        one.zip(other).is_some_and(|(one, other)| one.hash == other.hash)
    };
    let figure = |i: usize| {
        let word = words(older.text, older.tokens, i..i + 1);
        !word.chars().any(char::is_numeric) && !mine::numbers(word, older.language).is_empty()
    };
    for _ in 0..8 {
        if a.start > 0 && b.start > 0 && same(a.start - 1, b.start - 1) && figure(a.start - 1) {
            (a.start, b.start) = (a.start - 1, b.start - 1);
        }
        if same(a.end, b.end) && figure(a.end) {
            (a.end, b.end) = (a.end + 1, b.end + 1);
        }
    }
    (a, b)
}

/// The figures of a stretch.
struct Figures<'a> {
    words: &'a str,
    /// Where the stretch begins, in code points of the text.
    start: usize,
    numbers: Vec<mine::FoundNumber>,
    /// What is written in digits, for years and days, which are no numbers.
    digits: Vec<String>,
}

impl<'a> Figures<'a> {
    fn of(side: Side<'a>, range: &Range<usize>) -> Self {
        let words = words(side.text, side.tokens, range.clone());
        let tokens = side.tokens.get(range.clone()).unwrap_or_default();
        let digits = tokens.iter().filter(|t| t.digits);
        Self {
            words,
            start: tokens.first().map_or(0, |t| point_of(side.text, t.start)),
            numbers: mine::numbers(words, side.language),
            digits: digits.filter_map(|t| side.text.get(t.start..t.end)).map(fold).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.digits.is_empty()
    }

    /// Whether both state the same: "1,000" and "1 000" are one number.
    fn says_as(&self, other: &Self) -> bool {
        let values = |f: &Self| f.numbers.iter().map(|n| n.value.clone()).collect::<Vec<_>>();
        let (ours, theirs) = (values(self), values(other));
        if ungrouped(self.words) == ungrouped(other.words) {
            return true;
        }
        if ours.is_empty() && theirs.is_empty() {
            self.digits == other.digits
        } else {
            ours == theirs
        }
    }

    /// Words of the stretch, with where they stand in the text.
    fn stretch(&self, points: Range<usize>) -> (Range<usize>, String) {
        let length = self.words.chars().count();
        let (from, to) = (points.start.min(length), points.end.min(length));
        let words = self.words.chars().skip(from).take(to - from).collect();
        (self.start + from..self.start + to, words)
    }
}

/// Words, folded and without the signs that group digits by three.
fn ungrouped(words: &str) -> String {
    let letters: Vec<char> = fold(words).chars().collect();
    let digit = |i: usize| letters.get(i).is_some_and(char::is_ascii_digit);
    let groups = |i: usize| i > 0 && digit(i - 1) && (i + 1..i + 4).all(digit) && !digit(i + 4);
    let kept = letters.iter().enumerate();
    kept.filter(|(i, c)| !(matches!(c, ',' | '.' | ' ' | '\'') && groups(*i)))
        .map(|(_, c)| *c)
        .collect()
}
