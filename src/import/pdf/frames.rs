//! What makes rows a table beyond doubt: rules about their cells, or white that no text has.

use crate::import::pdf::cells::{Cell, is_ruled};
use crate::import::pdf::columns::Row;
use crate::import::pdf::tables::{Grid, crossed, extent};
use crate::import::pdf::words::Word;

/// The cells of the rows from left to right: lines that overlap are one row, as where scripts of one row have other base lines.
fn overlapping<'a>(rows: &[Row], grid: &'a Grid) -> Vec<Vec<&'a Cell>> {
    let mut out: Vec<Vec<&Cell>> = Vec::new();
    let mut last: Option<&Row> = None;
    for laid in &grid.laid {
        let row = rows.get(laid.row);
        let joined = last.zip(row).is_some_and(|(a, b)| b.y - a.y < a.size.max(b.size) * 0.6);
        match out.last_mut() {
            Some(open) if joined => {
                open.extend(&laid.pieces);
                open.sort_by(|a, b| a.x0.total_cmp(&b.x0));
            }
            _ => {
                out.push(laid.pieces.iter().collect());
                last = row;
            }
        }
    }
    out
}

/// How many rows have several cells.
pub fn several(rows: &[Row], grid: &Grid) -> usize {
    overlapping(rows, grid).iter().filter(|cells| cells.len() > 1).count()
}

/// Whether upright rules part the cells and rules across the rows: a line between columns of text has no rules across.
pub fn boxed(all: &[Word], rows: &[Row], rules: &[[f32; 3]], grid: &Grid) -> bool {
    let (left, right) = extent(grid);
    let cells = overlapping(rows, grid);
    let ruled = |pair: &[&Cell]| match pair {
        [a, b] => b.words.first().and_then(|&at| all.get(at)).is_some_and(|word| is_ruled(a, word)),
        _ => true,
    };
    let across = grid
        .laid
        .windows(2)
        .filter(|pair| match pair {
            [a, b] => rows
                .get(a.row)
                .zip(rows.get(b.row))
                .is_some_and(|(a, b)| crossed(rules, a.y, b.y, left, right)),
            _ => false,
        })
        .count();
    across > 0 && across * 5 >= grid.laid.len() && cells.iter().all(|row| row.windows(2).all(ruled))
}

/// Whether white of several letters parts all cells of every row, and all columns start or end together: no text does so twice.
pub fn is_wide(rows: &[Row], grid: &Grid, size: f32) -> bool {
    let cells = overlapping(rows, grid);
    let apart = |pair: &[&Cell]| match pair {
        [a, b] => b.x0 - a.x1 > size * 3.0,
        _ => true,
    };
    let together = (0..grid.columns.len()).all(|at| {
        let column: Vec<&Cell> = cells.iter().filter_map(|row| row.get(at).copied()).collect();
        let spread = |of: fn(&Cell) -> f32| {
            let (low, high) = column
                .iter()
                .fold((f32::INFINITY, f32::NEG_INFINITY), |(a, b), c| (a.min(of(c)), b.max(of(c))));
            high - low < size * 0.3
        };
        spread(|cell| cell.x0) || spread(|cell| cell.x1)
    });
    together && cells.iter().all(|row| row.len() == grid.columns.len() && row.windows(2).all(apart))
}
