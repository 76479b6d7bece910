//! Finds columns: parts a page's words into regions in reading order along the white rivers between columns.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::words::Word;

/// One base line of a region.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Numbers of its words, from left to right.
    pub words: Vec<usize>,
    /// Base line of its largest words.
    pub y: f32,
    /// Size of its largest words.
    pub size: f32,
}

/// Groups words by base line, raised and lowered ones with the line that they belong to; from top to bottom.
pub fn rows(all: &[Word], chosen: &[usize]) -> Vec<Row> {
    let mut order: Vec<(usize, &Word)> =
        chosen.iter().filter_map(|&at| Some((at, all.get(at)?))).collect();
    order.sort_by(|a, b| {
        a.1.y.total_cmp(&b.1.y).then(a.1.x0.total_cmp(&b.1.x0)).then(a.0.cmp(&b.0))
    });
    let mut rows: Vec<Row> = Vec::new();
    for (at, word) in order {
        if let Some(row) = rows.last_mut() {
            let below = word.y - row.y;
            let largest = row.size.max(word.size);
            let small = row.size.min(word.size) < largest * 0.85;
            // A smaller word above the larger ones is raised; below them it is lowered, which is less.
            let allowed = if small && word.size > row.size { 0.6 } else { 0.34 };
            if below <= largest * allowed {
                if word.size > row.size * 1.05 {
                    row.y = word.y;
                    row.size = word.size;
                }
                row.words.push(at);
                continue;
            }
        }
        rows.push(Row { words: vec![at], y: word.y, size: word.size });
    }
    for row in &mut rows {
        row.words.sort_by(|&a, &b| {
            let place = |at: usize| all.get(at).map_or(0.0, |word| word.x0);
            place(a).total_cmp(&place(b)).then(a.cmp(&b))
        });
    }
    rows
}

/// The size that most letters have.
pub fn usual_size(all: &[Word], chosen: &[usize]) -> f32 {
    let mut sizes = std::collections::BTreeMap::<i32, usize>::new();
    for word in chosen.iter().filter_map(|&at| all.get(at)) {
        *sizes.entry((word.size * 4.0) as i32).or_default() += word.text.len();
    }
    sizes
        .into_iter()
        .max_by_key(|&(_, letters)| letters)
        .map_or(10.0, |(size, _)| (size as f32 / 4.0).max(0.5))
}

/// Lets a large initial stand on the first line of its paragraph, not on the third.
pub fn lift_initials(all: &mut [Word]) {
    let everything: Vec<usize> = (0..all.len()).collect();
    let size = usual_size(all, &everything);
    let lifts: Vec<usize> = all
        .iter()
        .enumerate()
        .filter(|(_, word)| {
            word.size > size * 1.9
                && word.text.chars().count() <= 2
                && word.text.chars().all(char::is_alphabetic)
        })
        .map(|(at, _)| at)
        .take(20)
        .collect();
    for at in lifts {
        let Some(initial) = all.get(at).cloned() else { continue };
        let top = initial.y - 0.7 * (initial.size - size);
        let neighbours = |y: f32, reach: f32| {
            all.iter().any(|word| {
                word.size < size * 1.3
                    && (word.y - y).abs() < size * reach
                    && word.x0 >= initial.x1 - size * 0.3
                    && word.x0 < initial.x1 + size * 1.5
            })
        };
        if neighbours(top, 0.45)
            && neighbours(initial.y, 0.3)
            && let Some(word) = all.get_mut(at)
        {
            word.y = top;
            word.size = size;
        }
    }
}

/// A region with the place where it came from.
struct Region {
    words: Vec<usize>,
    depth: u8,
}

/// How many looks at words and gaps one page may cost; beyond that it is read as one column.
const BUDGET: usize = 30_000_000;
/// Columns in columns.
const DEPTH: u8 = 6;

/// Parts the words of a page into regions without columns, in reading order. `rules` are horizontal lines (height, left, right).
pub fn regions(all: &[Word], rules: &[[f32; 3]], rtl: bool) -> Vec<Vec<usize>> {
    let mut budget = BUDGET;
    let mut done = Vec::new();
    let mut stack = vec![Region { words: (0..all.len()).collect(), depth: 0 }];
    while let Some(region) = stack.pop() {
        if region.depth >= DEPTH || region.words.len() < 6 {
            if !region.words.is_empty() {
                done.push(region.words);
            }
            continue;
        }
        let mut parts = split(all, &region.words, rules, rtl, &mut budget);
        if parts.len() == 1 {
            done.extend(parts.pop());
            continue;
        }
        stack
            .extend(parts.into_iter().rev().map(|words| Region { words, depth: region.depth + 1 }));
    }
    done
}

/// A river: where it runs and which rows it parts.
struct River {
    left: f32,
    right: f32,
    last: usize,
}

fn gaps(all: &[Word], row: &Row, bounds: (f32, f32), least: f32) -> Vec<(f32, f32)> {
    let mut out = Vec::new();
    let mut edge = bounds.0 - least * 2.0;
    for word in row.words.iter().filter_map(|&at| all.get(at)) {
        if word.x0 - edge >= least {
            out.push((edge, word.x0));
        }
        edge = edge.max(word.x1);
    }
    if bounds.1 + least * 2.0 - edge >= least {
        out.push((edge, bounds.1 + least * 2.0));
    }
    out
}

fn split(
    all: &[Word],
    chosen: &[usize],
    rules: &[[f32; 3]],
    rtl: bool,
    budget: &mut usize,
) -> Vec<Vec<usize>> {
    let rows = rows(all, chosen);
    let size = usual_size(all, chosen);
    let least = (size * 0.85).max(4.0);
    let bounds = chosen
        .iter()
        .filter_map(|&at| all.get(at))
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), word| {
            (left.min(word.x0), right.max(word.x1))
        });
    let spaces: Vec<Vec<(f32, f32)>> =
        rows.iter().map(|row| gaps(all, row, bounds, least)).collect();
    let mut parts = Vec::new();
    let mut full: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let mut best: Option<(usize, River)> = None;
        for &(left, right) in spaces.get(at).map(Vec::as_slice).unwrap_or_default() {
            let mut river = River { left, right, last: at };
            // The river as it was at the last row that has text on both sides of it.
            while let Some(next) = spaces.get(river.last + 1) {
                if *budget == 0 {
                    break;
                }
                *budget = budget.saturating_sub(1 + next.len());
                let narrowed = next
                    .iter()
                    .map(|&(left, right)| (left.max(river.left), right.min(river.right)))
                    .filter(|(left, right)| right - left >= least)
                    .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
                let Some((left, right)) = narrowed else { break };
                river = River { left, right, last: river.last + 1 };
            }
            let words: usize = rows
                .get(at..=river.last)
                .unwrap_or_default()
                .iter()
                .map(|row| row.words.len())
                .sum();
            if *budget < words {
                *budget = 0;
                break;
            }
            *budget -= words;
            if let Some(score) =
                columns(all, rows.get(at..=river.last).unwrap_or_default(), &river, size, rules)
                && best.as_ref().is_none_or(|(most, _)| score > *most)
            {
                best = Some((score, river));
            }
        }
        let Some((_, mut river)) = best else {
            full.extend(&row.words);
            at += 1;
            continue;
        };
        if river.last + 1 < rows.len() {
            river.last = end_of_columns(all, &rows, at, &river);
        }
        if !full.is_empty() {
            parts.push(std::mem::take(&mut full));
        }
        let middle = f32::midpoint(river.left, river.right);
        let (left, right): (Vec<usize>, Vec<usize>) = rows
            .get(at..=river.last)
            .unwrap_or_default()
            .iter()
            .flat_map(|row| row.words.iter().copied())
            .partition(|&at| all.get(at).is_some_and(|word| word.x0 < middle));
        parts.extend(if rtl { [right, left] } else { [left, right] });
        at = river.last + 1;
    }
    if !full.is_empty() {
        parts.push(full);
    }
    parts
}

/// Where columns end that full-width text follows: short lines of that text stand beside the river too, but after a gap.
fn end_of_columns(all: &[Word], rows: &[Row], first: usize, river: &River) -> usize {
    let middle = f32::midpoint(river.left, river.right);
    let has_right =
        |row: &Row| row.words.iter().filter_map(|&at| all.get(at)).any(|word| word.x0 >= middle);
    let both = rows
        .get(first..=river.last)
        .unwrap_or_default()
        .iter()
        .rposition(has_right)
        .map_or(river.last, |place| first + place);
    let mut steps: Vec<f32> = rows
        .get(first..=both)
        .unwrap_or_default()
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.y - pair.first()?.y))
        .collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(12.0);
    for at in both..river.last {
        if let (Some(above), Some(below)) = (rows.get(at), rows.get(at + 1))
            && below.y - above.y > usual * 1.35
        {
            return at;
        }
    }
    river.last
}

/// Whether a river parts running text, and over how many rows; tables have rivers too, but short cells or rules across.
fn columns(
    all: &[Word],
    rows: &[Row],
    river: &River,
    size: f32,
    rules: &[[f32; 3]],
) -> Option<usize> {
    if rows.len() < 3 {
        return None;
    }
    let width = river.right - river.left;
    let mut sides = [Side::default(), Side::default()];
    let mut gapped = 0;
    for row in rows {
        let mut extents = [(f32::INFINITY, f32::NEG_INFINITY); 2];
        for word in row.words.iter().filter_map(|&at| all.get(at)) {
            let extent = if word.x0 < f32::midpoint(river.left, river.right) {
                &mut extents[0]
            } else {
                &mut extents[1]
            };
            gapped += usize::from(word.x0 - extent.1 > size * 1.1);
            *extent = (extent.0.min(word.x0), extent.1.max(word.x1));
        }
        for (side, extent) in sides.iter_mut().zip(extents) {
            if extent.1 > extent.0 {
                side.rows += 1;
                side.sum += extent.1 - extent.0;
                side.left = side.left.min(extent.0);
                side.right = side.right.max(extent.1);
            }
        }
    }
    let [first, second] = &sides;
    let least = if width < size * 1.5 { 4 } else { 3 };
    if first.rows < least || second.rows < least {
        return None;
    }
    let (Some(top), Some(bottom)) = (rows.first(), rows.last()) else { return None };
    let crossing = rules
        .iter()
        .filter(|rule| {
            rule[0] > top.y
                && rule[0] < bottom.y
                && rule[1] < river.left - size
                && rule[2] > river.right + size
        })
        .count();
    if crossing >= 2 {
        return None;
    }
    // A few rows with further gaps in them are a table.
    if rows.len() < 6 && gapped * 2 >= rows.len() {
        return None;
    }
    for side in &sides {
        let mean = side.sum / side.rows as f32;
        let extent = side.right - side.left;
        if mean < size * 6.5 || mean < extent * 0.42 {
            return None;
        }
    }
    Some(first.rows.min(second.rows))
}

struct Side {
    rows: usize,
    sum: f32,
    left: f32,
    right: f32,
}

impl Default for Side {
    fn default() -> Self {
        Self { rows: 0, sum: 0.0, left: f32::INFINITY, right: f32::NEG_INFINITY }
    }
}
