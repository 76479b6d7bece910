//! Finds short texts that stand beside a longer one which runs round them: captions, boxes, notes in the margin.
#![allow(
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::cells::{is_figure, weight};
use crate::import::pdf::columns::{Aside, Row, bounds, gaps, narrowed, usual_size};
use crate::import::pdf::words::Word;

/// Looks at rows that one page may cost.
const BUDGET: usize = 4_000_000;

/// White between two texts, from one base line to another.
struct River {
    left: f32,
    right: f32,
    first: usize,
    last: usize,
}

/// The first text beside the rows of a region, and the words of the rest.
pub fn find(all: &[Word], rows: &[Row]) -> Option<(Aside, Vec<usize>)> {
    if rows.len() < 4 {
        return None;
    }
    let chosen: Vec<usize> = rows.iter().flat_map(|row| row.words.iter().copied()).collect();
    let size = usual_size(all, &chosen);
    let least = (size * 0.45).max(3.0);
    let bounds = bounds(all, rows);
    let spaces: Vec<Vec<(f32, f32)>> =
        rows.iter().map(|row| gaps(all, row, bounds, least)).collect();
    let mut budget = BUDGET;
    for first in 0..rows.len() {
        for &(left, right) in spaces.get(first).map(Vec::as_slice).unwrap_or_default() {
            let mut river = River { left, right, first, last: first };
            while let Some(next) = spaces.get(river.last + 1) {
                budget = budget.saturating_sub(1 + next.len());
                let both = narrowed(next, (river.left, river.right), least);
                let Some((left, right)) = both else { break };
                (river.left, river.right, river.last) = (left, right, river.last + 1);
            }
            let words: usize = rows
                .get(first..=river.last)
                .unwrap_or_default()
                .iter()
                .map(|row| row.words.len())
                .sum();
            budget = budget.saturating_sub(words);
            if budget == 0 {
                return None;
            }
            if let Some(found) = aside(all, rows, &river, size, bounds) {
                return Some(found);
            }
        }
    }
    None
}

/// What a side of a river holds.
#[derive(Default)]
struct Side {
    words: Vec<usize>,
    rows: Vec<(usize, f32, f32)>,
}

impl Side {
    fn of(all: &[Word], rows: &[Row], river: &River, on_left: bool) -> Self {
        let middle = f32::midpoint(river.left, river.right);
        let mut out = Self::default();
        for at in river.first..=river.last {
            let Some(row) = rows.get(at) else { continue };
            let mut extent = (f32::INFINITY, f32::NEG_INFINITY);
            for &number in &row.words {
                let Some(word) = all.get(number) else { continue };
                if (word.x0 < middle) == on_left {
                    extent = (extent.0.min(word.x0), extent.1.max(word.x1));
                    out.words.push(number);
                }
            }
            if extent.1 > extent.0 {
                out.rows.push((at, extent.0, extent.1));
            }
        }
        out
    }
}

fn aside(
    all: &[Word],
    rows: &[Row],
    river: &River,
    size: f32,
    bounds: (f32, f32),
) -> Option<(Aside, Vec<usize>)> {
    let sides = [Side::of(all, rows, river, true), Side::of(all, rows, river, false)];
    let [left, right] = &sides;
    if left.rows.is_empty() || right.rows.is_empty() {
        return None;
    }
    let weights = [weight(all, &left.words), weight(all, &right.words)];
    let (main, small, on_left) =
        if weights[0] >= weights[1] { (left, right, true) } else { (right, left, false) };
    let letters = weights[0].min(weights[1]);
    if main.rows.len() < 3 || letters < 6 || is_figure(all, &small.words) {
        return None;
    }
    let edges =
        main.rows.iter().fold((f32::INFINITY, 0.0_f32), |(a, b), row| (a.min(row.1), b.max(row.2)));
    let width = edges.1 - edges.0;
    // The longer text is set to the width that the other leaves to it.
    let full = main.rows.iter().filter(|row| row.2 - row.1 > width * 0.8).count();
    let words = main.words.len() as f32 / main.rows.len() as f32;
    if full * 2 < main.rows.len() || width < size * 12.0 || words < 3.5 {
        return None;
    }
    let y = |at: usize| rows.get(at).map_or(0.0, |row| row.y);
    let ends = (main.rows.first()?.0, main.rows.last()?.0);
    let inside = small
        .rows
        .iter()
        .all(|(at, ..)| y(*at) > y(ends.0) - size * 0.9 && y(*at) < y(ends.1) + size * 1.2);
    if !inside {
        return None;
    }
    // Where it goes on in its full width, above or below, it runs round the other.
    let beyond = |at: Option<usize>, near: usize| {
        let Some(row) = at.and_then(|at| rows.get(at)) else { return false };
        let line = rows.get(near).map_or(0.0, |row| row.y);
        let (mut x0, mut x1) = (f32::INFINITY, 0.0_f32);
        for word in row.words.iter().filter_map(|&at| all.get(at)) {
            (x0, x1) = (x0.min(word.x0), x1.max(word.x1));
        }
        (row.y - line).abs() < size * 2.2 && x0 < river.left - size && x1 > river.right + size
    };
    let round = beyond(river.first.checked_sub(1), ends.0) || beyond(Some(river.last + 1), ends.1);
    // Another size or base lines of its own show that it is no part of the lines beside it.
    let apart = small
        .rows
        .iter()
        .filter(|(at, ..)| {
            let words = |side: &Side| -> Option<(f32, f32)> {
                let row = rows.get(*at)?;
                let word = row.words.iter().find(|word| side.words.contains(word))?;
                all.get(*word).map(|word| (word.y, word.size))
            };
            words(small).zip(words(main)).is_none_or(|(a, b)| {
                (a.0 - b.0).abs() > size * 0.05 || (a.1 - b.1).abs() > size * 0.05
            })
        })
        .count();
    let own = apart * 2 > small.rows.len();
    let wide = river.right - river.left >= size * 0.85;
    let sparse =
        small.rows.len() * 2 <= main.rows.len() || letters * 4 < weights[0].max(weights[1]);
    if !(round && own || sparse && wide && (round || small.rows.len() > 1)) {
        return None;
    }
    let heights = (y(river.first), y(river.last));
    let edges = if on_left { (bounds.0, edges.1) } else { (edges.0, bounds.1) };
    let rest: Vec<usize> = rows
        .iter()
        .flat_map(|row| row.words.iter().copied())
        .filter(|at| !small.words.contains(at))
        .collect();
    Some((Aside { words: small.words.clone(), heights, edges }, rest))
}
