//! Finds tables: base lines whose cells stand under each other, with the empty cells that lie between them. A figure in
//! the wrong column is worse than none, so what cannot be told is said.
#![allow(
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::bands;
use crate::import::pdf::cells::{Cell, Sheet, is_figure, is_item, is_label, leads};
use crate::import::pdf::columns::Row;
use crate::import::pdf::frames::{boxed, is_wide, several};
use crate::import::pdf::heads;
use crate::import::pdf::words::Word;

/// A table among the rows of a region.
#[derive(Debug)]
pub struct Table {
    /// Its first base line.
    pub first: usize,
    /// Its last base line.
    pub last: usize,
    /// Its rows from top to bottom.
    pub rows: Vec<TableRow>,
    /// Whether its rows or columns could not be told for certain.
    pub doubtful: bool,
}

/// One row of a table: for each column the words of each of its lines.
#[derive(Clone, Debug, Default)]
pub struct TableRow {
    /// Columns from left to right; the words of each line with the number of their base line.
    pub columns: Vec<Vec<(usize, Vec<usize>)>>,
}

/// The least white between two columns, in font sizes, where something else than a wide gap says that there are two.
const THIN: f32 = 0.2;
/// How many rows are looked at in a region of few.
const LOOKS: usize = 4_000;
/// Base lines of one table; more are read as several.
const MOST: usize = 400;

/// A base line of a table: the cells of its columns.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Number of the base line in the region.
    pub row: usize,
    /// Its pieces from left to right.
    pub pieces: Vec<Cell>,
}

/// Columns in the making.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Left and right edges from left to right.
    pub columns: Vec<(f32, f32)>,
    /// The base lines.
    pub laid: Vec<Laid>,
}

impl Grid {
    /// The columns that a stretch lies over.
    pub fn over(&self, x0: f32, x1: f32) -> Vec<usize> {
        let near =
            |&(_, &(left, right)): &(usize, &(f32, f32))| x0 < right + 0.3 && x1 > left - 0.3;
        self.columns.iter().enumerate().filter(near).map(|(at, _)| at).collect()
    }

    /// Takes in a base line; false, and nothing changed, if its cells do not stand under the others.
    fn take(&mut self, sheet: &Sheet<'_>, number: usize) -> bool {
        let Some(row) = sheet.rows.get(number) else { return false };
        let mut pieces = Vec::new();
        for cell in sheet.cells(number) {
            if self.over(cell.x0, cell.x1).len() > 1 {
                pieces.extend(self.part(sheet.all, cell, row.size));
            } else {
                pieces.push(cell.clone());
            }
        }
        let mut columns = self.columns.clone();
        let mut last: Option<(f32, f32)> = None;
        let mut merged = false;
        for piece in &pieces {
            let (mut left, mut right) = (piece.x0, piece.x1);
            let before = columns.len();
            columns.retain(|column| {
                let joined =
                    piece.x0 < column.1 + row.size * THIN && piece.x1 > column.0 - row.size * THIN;
                if joined {
                    (left, right) = (left.min(column.0), right.max(column.1));
                }
                !joined
            });
            merged |= columns.len() + 1 < before;
            if last.is_some_and(|last| left < last.1 + 0.1) {
                return false;
            }
            last = Some((left, right));
            columns.push((left, right));
        }
        columns.sort_by(|a, b| a.0.total_cmp(&b.0));
        // Two cells of one row must not come to stand in one column.
        let apart = |laid: &Laid| {
            laid.pieces.windows(2).all(|pair| match pair {
                [a, b] => place(&columns, a) != place(&columns, b),
                _ => true,
            })
        };
        if merged && !self.laid.iter().all(apart) {
            return false;
        }
        self.columns = columns;
        self.laid.push(Laid { row: number, pieces });
        true
    }

    /// Parts a cell whose words stand in several columns with little white between them.
    fn part(&self, all: &[Word], cell: &Cell, size: f32) -> Vec<Cell> {
        let mut out: Vec<Cell> = Vec::new();
        let mut last = None;
        for &at in &cell.words {
            let Some(word) = all.get(at) else { continue };
            let over = self.over(word.x0, word.x1);
            let column = over.first().copied();
            let new = over.len() == 1
                && column != last
                && last.is_some()
                && column.and_then(|column| self.columns.get(column)).is_some_and(|column| {
                    let middle =
                        f32::midpoint(word.x0, word.x1) - f32::midpoint(column.0, column.1);
                    (word.x0 - column.0).abs() < size * 0.3
                        || (word.x1 - column.1).abs() < size * 0.3
                        || middle.abs() < size * 0.3
                });
            match out.last_mut() {
                Some(open) if !new => {
                    open.words.push(at);
                    open.x1 = open.x1.max(word.x1);
                }
                _ => out.push(Cell { words: vec![at], x0: word.x0, x1: word.x1 }),
            }
            last = column.or(last);
        }
        // Words of a sentence come to stand over the edge of a column by chance.
        let sentence = out.iter().any(|piece| piece.words.len() > 4);
        let figures = out.iter().skip(1).all(|piece| is_figure(all, &piece.words));
        if sentence && !figures { vec![cell.clone()] } else { out }
    }
}

/// The column that a cell stands in.
pub fn place(columns: &[(f32, f32)], cell: &Cell) -> Option<usize> {
    let shared = |column: &(f32, f32)| cell.x1.min(column.1) - cell.x0.max(column.0);
    columns
        .iter()
        .enumerate()
        .max_by(|a, b| shared(a.1).total_cmp(&shared(b.1)).then(b.0.cmp(&a.0)))
        .map(|(at, _)| at)
}

/// Whether a rule runs between two heights over most of a stretch.
pub fn crossed(rules: &[[f32; 3]], above: f32, below: f32, left: f32, right: f32) -> bool {
    rules.iter().any(|rule| {
        rule[0] > above
            && rule[0] < below
            && rule[2].min(right) - rule[1].max(left) > (right - left) * 0.6
    })
}

/// Finds the tables of a region whose rows are given from top to bottom.
pub fn find(all: &[Word], rows: &[Row], rules: &[[f32; 3]]) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let sheet = Sheet::new(all, rows);
    let mut at = 0;
    let mut free = 0;
    // Rows looked at: on a ragged page each first row would else be followed to its end in vain.
    let mut spent = 0;
    let most = rows.len().saturating_mul(4).saturating_add(LOOKS);
    // The last row of the text that was refused before, and how often.
    let mut refused = (usize::MAX, 0);
    while let Some(row) = rows.get(at) {
        let start = at;
        at += 1;
        if sheet.cells(start).len() < 2 || leads(all, row) || is_item(all, row) {
            continue;
        }
        let Some(mut grid) = grow(&sheet, rules, start) else { continue };
        spent += grid.laid.len();
        let end = grid.laid.last().map_or(start, |laid| laid.row);
        trim(all, rows, rules, &mut grid);
        above_last_rule(all, rows, rules, &mut grid);
        upward(&sheet, rules, &mut grid, free);
        match judge(&sheet, rules, grid) {
            Ok(table) => {
                at = table.last + 1;
                free = at;
                out.push(table);
            }
            Err(why) => {
                refused = (end, if refused.0 == end { refused.1 + 1 } else { 1 });
                if spent > most || why == Refused::Text && refused.1 > 4 {
                    at = at.max(end);
                }
            }
        }
    }
    out
}

/// Takes in base line after base line below a first one.
fn grow(sheet: &Sheet<'_>, rules: &[[f32; 3]], start: usize) -> Option<Grid> {
    let mut grid = Grid::default();
    if !grid.take(sheet, start) {
        return None;
    }
    let mut at = start;
    while grid.laid.len() < MOST {
        let (Some(above), Some(row)) = (sheet.rows.get(at), sheet.rows.get(at + 1)) else { break };
        let (left, right) = extent(&grid);
        let size = above.size.max(row.size);
        let step = row.y - above.y;
        let reach = if crossed(rules, above.y, row.y, left, right) { 16.0 } else { 4.5 };
        if step > size * reach
            || leads(sheet.all, row)
            || is_item(sheet.all, row)
            || row.size > above.size * 1.6
        {
            break;
        }
        if !grid.take(sheet, at + 1) {
            // A heading across the table, or a cell over several columns, with rows as before below it.
            let across = sheet.cells(at + 1);
            let spanning = across.len() <= 2 && step < size * 3.5;
            let next = sheet.rows.get(at + 2).is_some_and(|next| {
                spanning
                    && next.y - row.y < size * 3.5
                    && sheet.cells(at + 2).len() > 1
                    && grid.laid.len() > 1
            });
            if !next {
                break;
            }
            let columns = grid.columns.clone();
            if !grid.take(sheet, at + 2) {
                break;
            }
            if grid.columns.len() != columns.len() {
                grid.laid.pop();
                grid.columns = columns;
                break;
            }
            let pieces = across.iter().take(2).cloned().collect();
            grid.laid.insert(grid.laid.len() - 1, Laid { row: at + 1, pieces });
            at += 2;
            continue;
        }
        at += 1;
    }
    (grid.laid.len() > 1).then_some(grid)
}

/// Left and right edge of a grid.
pub fn extent(grid: &Grid) -> (f32, f32) {
    let left = grid.columns.first().map_or(0.0, |column| column.0);
    (left, grid.columns.last().map_or(left, |column| column.1))
}

/// Leaves out lines at both ends that are no rows: far away, or words in the first column alone.
fn trim(all: &[Word], rows: &[Row], rules: &[[f32; 3]], grid: &mut Grid) {
    let (left, right) = extent(grid);
    // As far from the others as no row is from the next.
    let far = |steps: &[f32], step: f32, size: f32| {
        let others = steps.iter().copied().filter(|other| *other < step - 0.5);
        let most = others.fold(0.0_f32, f32::max);
        let alike = steps.iter().filter(|other| (**other - step).abs() <= 0.5).count();
        step > size * 2.3 && alike < 2 && step > most * 1.35
    };
    loop {
        let ys: Vec<(f32, f32)> = grid
            .laid
            .iter()
            .filter_map(|laid| rows.get(laid.row))
            .map(|row| (row.y, row.size))
            .collect();
        let steps: Vec<f32> = ys
            .windows(2)
            .filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0))
            .filter(|step| *step > ys.first().map_or(10.0, |line| line.1) * 0.9)
            .collect();
        let step = |a: usize, b: usize| Some((ys.get(a)?, ys.get(b)?));
        let last = ys.len().saturating_sub(1);
        let apart = |a: usize, b: usize| {
            step(a, b).is_some_and(|(above, below)| {
                far(&steps, below.0 - above.0, below.1.max(above.1))
                    && !crossed(rules, above.0, below.0, left, right)
            })
        };
        let before = last.saturating_sub(1);
        let alone = grid.laid.last().is_some_and(|laid| {
            let first = laid.pieces.first();
            let small = first.and_then(|cell| bands::first_letter(all, cell));
            laid.pieces.len() == 1
                && !small.is_some_and(|c| c.is_lowercase() || c == '(')
                && first.and_then(|cell| place(&grid.columns, cell)) == Some(0)
                && step(before, last).is_some_and(|(above, below)| {
                    let close = steps.iter().copied().fold(f32::INFINITY, f32::min);
                    let usual = steps.iter().sum::<f32>() / steps.len().max(1) as f32;
                    (below.0 - above.0 > close * 1.25 || usual < close * 1.2)
                        && !rules.iter().any(|rule| {
                            rule[0] > below.0
                                && rule[0] < below.0 + below.1 * 2.0
                                && rule[1] < left + 4.0
                                && rule[2] > right - 4.0
                        })
                })
        });
        if ys.len() > 2 && (alone || apart(before, last)) {
            grid.laid.pop();
        } else if ys.len() > 2 && apart(0, 1) {
            grid.laid.remove(0);
        } else {
            return;
        }
    }
}

/// Leaves out words below the last rule of a table whose rows rules part: they are what follows it.
fn above_last_rule(all: &[Word], rows: &[Row], rules: &[[f32; 3]], grid: &mut Grid) {
    let (left, right) = extent(grid);
    let y = |laid: Option<&Laid>| laid.and_then(|laid| rows.get(laid.row)).map_or(0.0, |row| row.y);
    let (top, bottom) = (y(grid.laid.first()), y(grid.laid.last()));
    let across = |rule: &&[f32; 3]| {
        rule[0] > top
            && rule[0] < bottom
            && rule[2].min(right) - rule[1].max(left) > (right - left) * 0.6
    };
    let last = rules.iter().filter(across).map(|rule| rule[0]).fold(0.0_f32, f32::max);
    if rules.iter().filter(across).count() < 3 {
        return;
    }
    while grid.laid.len() > 2
        && y(grid.laid.last()) > last
        && grid
            .laid
            .last()
            .is_some_and(|laid| laid.pieces.iter().all(|cell| !is_figure(all, &cell.words)))
    {
        grid.laid.pop();
    }
}

/// Takes in lines above the first row with wide gaps: a head in narrow columns, the first lines of wrapped cells.
fn upward(sheet: &Sheet<'_>, rules: &[[f32; 3]], grid: &mut Grid, free: usize) {
    let (all, rows) = (sheet.all, sheet.rows);
    for _ in 0..4 {
        let Some(first) = grid.laid.first().map(|laid| laid.row) else { return };
        let Some(at) = first.checked_sub(1).filter(|at| *at >= free) else { return };
        let (Some(row), Some(below)) = (rows.get(at), rows.get(first)) else { return };
        let (left, right) = extent(grid);
        let step = below.y - row.y;
        let ruled = crossed(rules, row.y, below.y, left, right);
        let open = sheet.cells(at);
        let edges = open.first().zip(open.last()).map(|(a, b)| (a.x0, b.x1));
        let first_edge = grid.columns.first().map_or(0.0, |column| column.1);
        let inside = edges.is_some_and(|(x0, x1)| {
            x0 > left - row.size && (x1 < right + row.size * 3.0 || x0 > first_edge)
        });
        if leads(all, row)
            || is_item(all, row)
            || !inside
            || step > row.size * if ruled { 3.5 } else { 3.0 }
            || row.size > below.size * 1.2
        {
            return;
        }
        let mut with = grid.clone();
        let head = heads::narrow(all, row, grid);
        let taken = match head {
            Some(pieces) => Laid { row: at, pieces },
            None if !with.take(sheet, at) => return,
            None => match with.laid.pop() {
                Some(taken) => taken,
                None => return,
            },
        };
        let count = taken.pieces.len();
        let known = with.columns.len() == grid.columns.len();
        let first_column = taken.pieces.first().and_then(|cell| place(&with.columns, cell));
        // Prose above a table is no head of it: its words go on from the line above.
        let above = at.checked_sub(1).and_then(|at| Some((at, rows.get(at)?)));
        let prose = above.is_some_and(|(at, before)| {
            row.y - before.y < row.size * 1.6
                && sheet.cells(at).len() == 1
                && before.words.len() > 5
                && step > row.size * 1.1
        });
        let head = known && count == grid.columns.len() && !prose;
        let wrapped = known && count == 1 && first_column != Some(0) && step < row.size * 1.5;
        let over = count == 1 && first_column == Some(0) && step < row.size * 0.9;
        if !(head || wrapped || over) {
            return;
        }
        with.laid.insert(0, taken);
        *grid = with;
    }
}

/// Why some rows are no table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// They are text beside text.
    Text,
    /// Their cells do not stand as in a table.
    Shape,
}

/// Whether some rows are a table, and its rows.
fn judge(sheet: &Sheet<'_>, rules: &[[f32; 3]], mut grid: Grid) -> Result<Table, Refused> {
    let (all, rows) = (sheet.all, sheet.rows);
    let several = several(rows, &grid);
    if several < 2 || grid.columns.len() < 2 {
        return Err(Refused::Shape);
    }
    let headed = heads::apart(all, &mut grid);
    let columns = grid.columns.clone();
    let size = grid.laid.first().and_then(|laid| rows.get(laid.row)).map_or(10.0, |row| row.size);
    let mut of: Vec<Vec<&Cell>> = vec![Vec::new(); columns.len()];
    for laid in &grid.laid {
        for cell in &laid.pieces {
            if let Some(column) = place(&columns, cell).and_then(|at| of.get_mut(at)) {
                column.push(cell);
            }
        }
    }
    let figures: Vec<bool> = of
        .iter()
        .map(|column| {
            let count = column.iter().filter(|cell| is_figure(all, &cell.words)).count();
            count * 10 >= column.len() * 6 || (count >= 2 && count + 1 >= column.len())
        })
        .collect();
    let labels = |column: &&Cell| {
        let text: String =
            column.words.iter().filter_map(|&at| all.get(at)).map(|word| &*word.text).collect();
        is_label(&text)
    };
    // "1.", "•" and the like beside their texts are a list.
    if columns.len() == 2
        && figures.get(1) != Some(&true)
        && of.first().is_some_and(|column| column.iter().all(labels))
    {
        return Err(Refused::Shape);
    }
    let any_figures = figures.iter().skip(1).any(|figure| *figure);
    let (left, right) = extent(&grid);
    let ruled = {
        let ys = grid.laid.iter().filter_map(|laid| rows.get(laid.row)).map(|row| row.y);
        let (top, bottom) = ys.fold((f32::INFINITY, 0.0_f32), |(a, b), y| (a.min(y), b.max(y)));
        rules
            .iter()
            .filter(|rule| {
                rule[0] > top
                    && rule[0] < bottom
                    && rule[2].min(right) - rule[1].max(left) > (right - left) * 0.6
            })
            .take(3)
            .count()
    };
    // Sentences side by side are columns, or a text beside another.
    let sentences = of
        .iter()
        .filter(|column| {
            let words: usize = column.iter().map(|cell| cell.words.len()).sum();
            words >= column.len() * 4
        })
        .count();
    let boxed = boxed(all, rows, rules, &grid);
    let bare = ruled < 2 && !boxed;
    if bare && (sentences > 1 && !any_figures || bands::in_prose(sheet, &grid.laid, &columns))
        || !bands::is_one(all, rows, &grid.laid, &columns, &figures, ruled)
    {
        return Err(Refused::Text);
    }
    let aligned = of.iter().enumerate().skip(1).all(|(at, column)| {
        figures.get(at) == Some(&true) || column.len() < 2 || is_aligned(column, size)
    });
    if !boxed && (!aligned || (several < 3 && !any_figures && !is_strict(&of, size))) {
        return Err(Refused::Shape);
    }
    let ends = grid.laid.first().zip(grid.laid.last());
    let Some((first, last)) = ends.map(|(a, b)| (a.row, b.row)) else {
        return Err(Refused::Shape);
    };
    // A few lines with wide gaps amid running text are that text.
    let prose = |at: Option<usize>, beside: usize| {
        let row = at.and_then(|at| Some((at, rows.get(at)?)));
        row.zip(rows.get(beside)).is_some_and(|((at, row), beside)| {
            (row.y - beside.y).abs() < row.size * 2.1
                && (several < 3 || sheet.cells(at).iter().any(|cell| cell.words.len() > 2))
        })
    };
    if bare
        && !any_figures
        && several < 4
        && !is_wide(rows, &grid, size)
        && (prose(first.checked_sub(1), first) || prose(Some(last + 1), last))
    {
        return Err(Refused::Shape);
    }
    let (rows_out, doubtful) = bands::rows(all, rows, rules, &grid.laid, &columns, &figures);
    if rows_out.len() < 2 && bare {
        return Err(Refused::Shape);
    }
    // A column of the head alone beside one without a head: nobody can tell whose head it is.
    let at_head = |column: usize, head: bool| {
        let (top, body) = grid.laid.split_at(grid.laid.len().min(2));
        let side = if head { top } else { body };
        side.iter().flat_map(|laid| &laid.pieces).any(|cell| place(&columns, cell) == Some(column))
    };
    let count = columns.len();
    let unclear = grid.laid.len() > 4
        && (0..count).any(|column| at_head(column, true) && !at_head(column, false))
        && (0..count).any(|column| !at_head(column, true) && at_head(column, false));
    let doubtful = doubtful || unclear || headed == Some(false);
    Ok(Table { first, last, rows: rows_out, doubtful })
}

/// Whether most cells of a column have an edge or their middle in common.
fn is_aligned(column: &[&Cell], size: f32) -> bool {
    let most = |of: fn(&Cell) -> f32| {
        column
            .iter()
            .map(|cell| {
                column.iter().filter(|other| (of(other) - of(cell)).abs() < size * 0.4).count()
            })
            .max()
            .unwrap_or(0)
    };
    let best = most(|cell| cell.x0)
        .max(most(|cell| cell.x1))
        .max(most(|cell| f32::midpoint(cell.x0, cell.x1)));
    // The head may be set otherwise than its column.
    best * 10 >= (column.len() - usize::from(column.len() > 2)) * 7
}

/// Whether all columns of a table of two rows have cells that start or end together.
fn is_strict(of: &[Vec<&Cell>], size: f32) -> bool {
    let inner = of.iter().skip(1).filter(|column| column.len() > 1);
    inner.clone().count() > 0 && inner.clone().all(|column| is_aligned(column, size))
}
