//! Finds columns: parts a page's words into regions in reading order along the white rivers between columns.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::asides;
use crate::import::pdf::tables::{self, Table};
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
            let raised = small || is_mark_of(all, &row.words, word);
            let allowed = if raised && word.size > row.size { 0.6 } else { 0.34 };
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

/// Whether all words of a row are marks of notes that stand right behind a larger word of the line below, which some programs
/// hardly make smaller.
fn is_mark_of(all: &[Word], row: &[usize], word: &Word) -> bool {
    row.len() <= 8
        && row.iter().filter_map(|&at| all.get(at)).all(|mark| {
            mark.size < word.size * 0.95
                && mark.text.chars().count() <= 4
                && mark.text.chars().all(|c| c.is_ascii_digit() || "*†‡§[],".contains(c))
        })
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

/// A part of a page that is read from top to bottom.
#[derive(Debug, Default)]
pub struct Part {
    /// Its words.
    pub words: Vec<usize>,
    /// Its base lines and the table that they are, if it is one.
    pub table: Option<(Vec<Row>, Table)>,
    /// Texts that stand beside this one, with the heights that they take up and the edges that they leave to it.
    pub asides: Vec<Aside>,
}

/// A text that another one runs round.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// Its words.
    pub words: Vec<usize>,
    /// Base lines of the first and last line beside it.
    pub heights: (f32, f32),
    /// Left and right edge that it leaves to the text beside it.
    pub edges: (f32, f32),
}

/// A part with the depth that it was found at.
struct Region {
    part: Part,
    depth: u8,
}

/// How many looks at words and gaps one page may cost; beyond that it is read as one column.
const BUDGET: usize = 30_000_000;
/// Columns in columns.
const DEPTH: u8 = 8;

/// Parts the words of a page into regions without columns, in reading order. `rules` are horizontal lines (height, left, right).
pub fn regions(all: &[Word], rules: &[[f32; 3]], rtl: bool) -> Vec<Part> {
    let mut budget = BUDGET;
    let mut done = Vec::new();
    let whole = Part { words: (0..all.len()).collect(), ..Part::default() };
    let mut stack = vec![Region { part: whole, depth: 0 }];
    while let Some(Region { mut part, depth }) = stack.pop() {
        if part.table.is_some() || depth >= DEPTH || part.words.len() < 4 {
            if !part.words.is_empty() {
                done.push(part);
            }
            continue;
        }
        let rows = rows(all, &part.words);
        let tables = tables::find(all, &rows, rules);
        let parts = if tables.is_empty() {
            let size = usual_size(all, &part.words);
            let few = part.words.len() < 6;
            let mut cut = |narrow: bool| {
                if few {
                    return (Vec::new(), 0);
                }
                split(all, &rows, (size, narrow), rules, rtl, &mut budget)
            };
            // Where lines end early the white is wide for a few rows of columns that stand close together.
            let (mut parts, reach) = cut(false);
            let (close, further) = cut(true);
            if close.len() > 1 && (parts.len() <= 1 || further * 2 > reach * 3) {
                parts = close;
            }
            parts
        } else {
            around(&rows, tables)
        };
        if parts.len() <= 1 && parts.iter().all(|part| part.table.is_none()) {
            if let Some((aside, rest)) = asides::find(all, &rows) {
                part.words = rest;
                part.asides.push(aside);
                stack.push(Region { part, depth: depth + 1 });
            } else {
                done.push(part);
            }
            continue;
        }
        let parts = shared(all, parts, part.asides);
        stack.extend(parts.into_iter().rev().map(|part| Region { part, depth: depth + 1 }));
    }
    done
}

/// Gives texts that stand aside to the part that they stand beside.
fn shared(all: &[Word], mut parts: Vec<Part>, asides: Vec<Aside>) -> Vec<Part> {
    for aside in asides {
        let beside =
            |part: &Part| {
                part.table.is_none()
                    && part.words.iter().filter_map(|&at| all.get(at)).any(|word| {
                        (aside.heights.0 - 1.0..=aside.heights.1 + 1.0).contains(&word.y)
                    })
            };
        let at = parts.iter().position(beside).unwrap_or(parts.len().saturating_sub(1));
        match parts.get_mut(at).filter(|part| part.table.is_none()) {
            Some(part) => part.asides.push(aside),
            None => parts.push(Part { words: aside.words, ..Part::default() }),
        }
    }
    parts
}

/// Tables and what stands between them.
fn around(rows: &[Row], tables: Vec<Table>) -> Vec<Part> {
    let words = |from: usize, to: usize| -> Vec<usize> {
        let rows = rows.get(from..to).unwrap_or_default();
        rows.iter().flat_map(|row| row.words.iter().copied()).collect()
    };
    let mut out = Vec::new();
    let mut at = 0;
    for table in tables {
        let (first, end) = (table.first, table.last + 1);
        if first > at {
            out.push(Part { words: words(at, first), ..Part::default() });
        }
        let table = Some((rows.to_vec(), table));
        out.push(Part { words: words(first, end), table, ..Part::default() });
        at = end;
    }
    if at < rows.len() {
        out.push(Part { words: words(at, rows.len()), ..Part::default() });
    }
    out
}

/// A river: where it runs and which rows it parts.
struct River {
    left: f32,
    right: f32,
    last: usize,
}

/// The white in a row, with what lies beside it.
pub fn gaps(all: &[Word], row: &Row, bounds: (f32, f32), least: f32) -> Vec<(f32, f32)> {
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

/// Parts rows along rivers. Where `narrow`, the white may be hardly wider than a blank, and more must speak for columns.
fn split(
    all: &[Word],
    rows: &[Row],
    (size, narrow): (f32, bool),
    rules: &[[f32; 3]],
    rtl: bool,
    budget: &mut usize,
) -> (Vec<Part>, usize) {
    let mut reach = 0;
    let least = if narrow { (size * 0.4).max(2.5) } else { (size * 0.85).max(4.0) };
    let bounds = bounds(all, rows);
    let spaces: Vec<Vec<(f32, f32)>> =
        rows.iter().map(|row| gaps(all, row, bounds, least)).collect();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut full: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let mut best: Option<(usize, River)> = None;
        for (left, right) in strips(rows, &spaces, at, (size, least), bounds) {
            let mut river = River { left, right, last: at };
            // The river as it was at the last row that has text on both sides of it.
            while let Some(next) = spaces.get(river.last + 1) {
                if *budget == 0 {
                    break;
                }
                *budget = budget.saturating_sub(1 + next.len());
                let both = narrowed(next, (river.left, river.right), least);
                let Some((left, right)) = both else { break };
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
            let beside = rows.get(at..=river.last).unwrap_or_default();
            if let Some(score) = columns(all, beside, &river, size, rules)
                && (!narrow || flush(all, beside, &river, size, rtl).is_some())
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
            river.last = end_of_columns(all, rows, at, &river);
        }
        // A line across may have a blank in the same place, but no word where the lines of the column begin.
        let beside = rows.get(at..=river.last).unwrap_or_default();
        if narrow && let Some(edge) = flush(all, beside, &river, size, rtl) {
            let fits = |row: &&Row| {
                starts(all, row, &river, rtl).is_none_or(|start| (start - edge).abs() < size * 0.2)
            };
            let end = beside.iter().rposition(|row| fits(&row)).unwrap_or(0);
            river.last = at + end;
        }
        reach = reach.max(river.last + 1 - at);
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
    (parts.into_iter().map(|words| Part { words, ..Part::default() }).collect(), reach)
}

/// Where a river may begin in a row. Where the row stands on one side alone its white goes on into the margin, and only the
/// rows below it show the river.
fn strips(
    rows: &[Row],
    spaces: &[Vec<(f32, f32)>],
    at: usize,
    (size, least): (f32, f32),
    bounds: (f32, f32),
) -> Vec<(f32, f32)> {
    let own = spaces.get(at).map(Vec::as_slice).unwrap_or_default();
    let mut out = own.to_vec();
    let near = rows.get(at).zip(rows.get(at + 1)).is_some_and(|(a, b)| b.y - a.y < size * 1.6);
    let below: Vec<(f32, f32)> =
        spaces.get(at + 1..).unwrap_or_default().iter().take(2).flatten().copied().collect();
    for gap in own.iter().filter(|gap| near && (gap.0 < bounds.0 || gap.1 > bounds.1)) {
        for other in &below {
            let strip = (gap.0.max(other.0), gap.1.min(other.1));
            let inside = strip.0 >= bounds.0 && strip.1 <= bounds.1;
            if inside && strip.1 - strip.0 >= least && !out.contains(&strip) && out.len() < 40 {
                out.push(strip);
            }
        }
    }
    out
}

/// Left and right edge of some rows.
pub fn bounds(all: &[Word], rows: &[Row]) -> (f32, f32) {
    rows.iter()
        .flat_map(|row| &row.words)
        .filter_map(|&at| all.get(at))
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), word| {
            (left.min(word.x0), right.max(word.x1))
        })
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

/// Where the line begins that a row has behind a river, as it is read.
fn starts(all: &[Word], row: &Row, river: &River, rtl: bool) -> Option<f32> {
    let middle = f32::midpoint(river.left, river.right);
    let words = row.words.iter().filter_map(|&at| all.get(at));
    let edge = if rtl {
        words.filter(|word| word.x0 < middle).map(|word| word.x1).fold(f32::NAN, f32::max)
    } else {
        words.filter(|word| word.x0 >= middle).map(|word| word.x0).fold(f32::NAN, f32::min)
    };
    (!edge.is_nan()).then_some(edge)
}

/// Where the lines behind a river begin below each other, as those of a column do and words in a text never do.
fn flush(all: &[Word], rows: &[Row], river: &River, size: f32, rtl: bool) -> Option<f32> {
    let mut edges: Vec<f32> = rows.iter().filter_map(|row| starts(all, row, river, rtl)).collect();
    let first = rows.first().and_then(|row| starts(all, row, river, rtl));
    edges.sort_by(f32::total_cmp);
    let count = |at: usize, edge: f32| {
        edges.partition_point(|other| *other < edge + size * 0.15).saturating_sub(at)
    };
    let (most, edge) = edges
        .iter()
        .enumerate()
        .map(|(at, edge)| (count(at, *edge), *edge))
        .max_by_key(|(most, _)| *most)?;
    let begins = first.is_none_or(|first| first > edge - size * 0.2 && first < edge + size * 3.0);
    (most >= 6 && most * 10 >= edges.len() * 6 && begins).then_some(edge)
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

/// What is left of a strip without words in the next row: the widest of its gaps that are as wide as `least`.
pub(super) fn narrowed(
    gaps: &[(f32, f32)],
    (left, right): (f32, f32),
    least: f32,
) -> Option<(f32, f32)> {
    gaps.iter()
        .map(|gap| (gap.0.max(left), gap.1.min(right)))
        .filter(|(left, right)| right - left >= least)
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
}
