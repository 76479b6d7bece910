//! The heads of tables, which often stand otherwise than the columns below them.

use crate::import::pdf::cells::{Cell, is_figure};
use crate::import::pdf::columns::Row;
use crate::import::pdf::tables::{Grid, place};
use crate::import::pdf::words::Word;

/// A head whose words stand close together: as many as there are columns, each over its own.
pub fn narrow(all: &[Word], row: &Row, grid: &Grid) -> Option<Vec<Cell>> {
    if row.words.len() != grid.columns.len() {
        return None;
    }
    let mut pieces = Vec::new();
    for (at, (&number, &(left, right))) in row.words.iter().zip(&grid.columns).enumerate() {
        let word = all.get(number)?;
        let over = grid.over(word.x0, word.x1);
        if over.iter().any(|column| *column != at) || is_figure(all, &[number]) {
            return None;
        }
        let (x0, x1) = if over.is_empty() { (left, right) } else { (word.x0, word.x1) };
        pieces.push(Cell { words: vec![number], x0, x1 });
    }
    Some(pieces)
}

/// Sets a head that stands beside its columns over them: "Freed" in the middle over figures at the left. Nothing if the head
/// stands as it should, false if nobody can tell which column a part of it belongs to.
pub fn apart(all: &[Word], grid: &mut Grid) -> Option<bool> {
    let (first, rest) = grid.laid.split_first()?;
    if rest.len() < 2 || first.pieces.iter().any(|cell| is_figure(all, &cell.words)) {
        return None;
    }
    let mut columns: Vec<(f32, f32)> = Vec::new();
    let of_rows = rest.iter().flat_map(|laid| laid.pieces.iter().map(|c| (laid.pieces.len(), c)));
    for (pieces, cell) in of_rows {
        if pieces < 3 && grid.over(cell.x0, cell.x1).len() > 1 {
            continue;
        }
        let (mut left, mut right) = (cell.x0, cell.x1);
        columns.retain(|column| {
            let joined = left < column.1 + 0.5 && right > column.0 - 0.5;
            if joined {
                (left, right) = (left.min(column.0), right.max(column.1));
            }
            !joined
        });
        columns.push((left, right));
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    if columns.len() >= grid.columns.len() {
        return None;
    }
    // Columns of the head alone: each must find one below that has no head yet.
    let mut heads: Vec<Option<usize>> = first
        .pieces
        .iter()
        .map(|cell| {
            let at = place(&columns, cell)?;
            let column = columns.get(at)?;
            (cell.x0 < column.1 && cell.x1 > column.0).then_some(at)
        })
        .collect();
    let in_order = first.pieces.len() == columns.len();
    if in_order {
        heads = (0..columns.len()).map(Some).collect();
    } else {
        let mut taken: Vec<usize> = heads.iter().flatten().copied().collect();
        for (number, cell) in first.pieces.iter().enumerate() {
            if heads.get(number).copied().flatten().is_some() {
                continue;
            }
            let distance = |at: usize| {
                columns.get(at).map_or(f32::INFINITY, |column| {
                    (column.0 - cell.x1).max(cell.x0 - column.1).max(0.0)
                })
            };
            let mut open: Vec<usize> =
                (0..columns.len()).filter(|at| !taken.contains(at)).collect();
            open.sort_by(|a, b| distance(*a).total_cmp(&distance(*b)));
            // A column without figures below may be empty but for its head.
            let [best, others @ ..] = open.as_slice() else { return None };
            if others.first().is_some_and(|other| distance(*other) < distance(*best) * 2.0 + 2.0) {
                return Some(false);
            }
            taken.push(*best);
            if let Some(slot) = heads.get_mut(number) {
                *slot = Some(*best);
            }
        }
    }
    let order: Vec<usize> = heads.iter().flatten().copied().collect();
    let rising = order.windows(2).all(|pair| pair.first() < pair.last());
    if order.len() != first.pieces.len() || !rising {
        return Some(false);
    }
    let mut laid = first.clone();
    for (cell, &at) in laid.pieces.iter_mut().zip(&order) {
        if let Some(column) = columns.get(at)
            && !(cell.x0 < column.1 && cell.x1 > column.0)
        {
            (cell.x0, cell.x1) = *column;
        }
    }
    grid.columns = columns;
    if let Some(slot) = grid.laid.first_mut() {
        *slot = laid;
    }
    Some(true)
}
