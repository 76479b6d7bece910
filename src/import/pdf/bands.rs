//! Which base lines of a table are one row of it: cells may be wrapped, and stand at the top, in the middle or at the foot of
//! their row. Two figures of one column never are one cell.
#![allow(
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::cells::{Cell, Sheet, is_figure, weight};
use crate::import::pdf::columns::Row;
use crate::import::pdf::tables::{Laid, TableRow, crossed, place};
use crate::import::pdf::words::Word;

/// A cell in its column: its base line and place.
struct Piece<'a> {
    y: f32,
    size: f32,
    cell: &'a Cell,
}

/// Lines of a column that are one text.
#[derive(Debug)]
struct Block {
    top: f32,
    bottom: f32,
    lines: usize,
    prose: bool,
}

/// The first letter of a cell.
pub fn first_letter(all: &[Word], cell: &Cell) -> Option<char> {
    cell.words.first().and_then(|&at| all.get(at)).and_then(|word| word.text.chars().next())
}

/// Whether the first word of a cell had no more room in the line above it.
fn is_full(all: &[Word], above: &Cell, below: &Cell, column: (f32, f32), size: f32) -> bool {
    let Some(word) = below.words.first().and_then(|&at| all.get(at)) else { return false };
    above.x1 + (word.x1 - word.x0) + size * 0.2 > column.1
}

/// Whether a cell's text goes on from the line above it in the same column.
fn goes_on(all: &[Word], above: &Cell, below: &Cell, column: (f32, f32), size: f32) -> bool {
    let letter = first_letter(all, below);
    let small = letter.is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '&' | '/'));
    let open = above
        .words
        .last()
        .and_then(|&at| all.get(at))
        .is_some_and(|word| word.text.ends_with(['-', '‐', ',', '/', '&', '\u{AD}']));
    let fits = !is_full(all, above, below, column, size);
    // A name alone on each line is as wide as its column too: a capital needs a longer text before it.
    small || open || (!fits && (above.words.len() > 1 || letter.is_some_and(is_caseless)))
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()
}

/// The texts of a column from top to bottom.
fn blocks(all: &[Word], pieces: &[Piece<'_>], column: (f32, f32), figures: bool) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut above: Option<&Piece<'_>> = None;
    let lines: Vec<(f32, f32)> = pieces.iter().map(|piece| (piece.y, piece.size)).collect();
    let border = border(&lines);
    let (mut words, mut letters, mut small, mut caseless) = (0, 0, 0, false);
    for piece in pieces {
        let joined = !figures
            && above.is_some_and(|above| {
                piece.y - above.y < piece.size * 1.6
                    && border.is_none_or(|border| piece.y - above.y < border)
                    && is_full(all, above.cell, piece.cell, column, piece.size)
            });
        let first = first_letter(all, piece.cell);
        if !joined {
            (words, letters, small, caseless) = (0, 0, 0, false);
            out.push(Block { top: piece.y, bottom: piece.y, lines: 0, prose: false });
        } else if first.is_some_and(|c| !c.is_uppercase()) {
            small += 1;
        }
        words += piece.cell.words.len();
        letters += weight(all, &piece.cell.words);
        caseless |= first.is_some_and(is_caseless);
        if let Some(block) = out.last_mut() {
            block.bottom = piece.y;
            block.lines += 1;
            let long = words >= block.lines * 3 && letters >= block.lines * 14;
            let dense = caseless && letters >= block.lines * 10;
            block.prose = block.lines > 1 && (long || dense) && small * 10 >= (block.lines - 1) * 4;
        }
        above = Some(piece);
    }
    out
}

/// Whether the columns are those of one table, and not text beside other text: a text that runs on past the rows beside it
/// is none of its cells.
pub fn is_one(
    all: &[Word],
    rows: &[Row],
    laid: &[Laid],
    columns: &[(f32, f32)],
    figures: &[bool],
    ruled: usize,
) -> bool {
    if ruled >= 2 {
        return true;
    }
    let texts: Vec<Vec<Block>> = columns
        .iter()
        .enumerate()
        .map(|(at, &column)| {
            let pieces: Vec<Piece<'_>> = laid
                .iter()
                .filter_map(|line| Some((line, rows.get(line.row)?)))
                .flat_map(|(line, row)| line.pieces.iter().map(move |cell| (cell, row)))
                .filter(|(cell, _)| place(columns, cell) == Some(at))
                .map(|(cell, row)| Piece { y: row.y, size: row.size, cell })
                .collect();
            blocks(all, &pieces, column, figures.get(at) == Some(&true))
        })
        .collect();
    let size = laid.first().and_then(|line| rows.get(line.row)).map_or(10.0, |row| row.size);
    let near = |a: f32, b: f32| (a - b).abs() < size * 0.4;
    let (mut pairs, mut bad, mut beside) = (0, 0, 0);
    for (at, column) in texts.iter().enumerate() {
        for text in column.iter().filter(|text| text.prose) {
            for (other, blocks) in texts.iter().enumerate().filter(|(other, _)| *other != at) {
                let within: Vec<&Block> = blocks
                    .iter()
                    .filter(|block| {
                        block.bottom > text.top - size * 0.4 && block.top < text.bottom + size * 0.4
                    })
                    .collect();
                let fits = |block: &&&Block| {
                    near(block.top, text.top)
                        || near(block.bottom, text.bottom)
                        || near(
                            f32::midpoint(block.top, block.bottom),
                            f32::midpoint(text.top, text.bottom),
                        )
                };
                let fitting = within.iter().filter(fits).count();
                pairs += within.len();
                // One text has one cell beside it in each column.
                bad += if within.len() > 1 { within.len() } else { within.len() - fitting };
                let large = within.iter().any(|block| block.prose && block.lines > 2);
                beside += usize::from(large && text.lines > 2 && other > at);
            }
        }
    }
    let long: usize = texts.iter().map(|column| column.iter().filter(|b| b.prose).count()).sum();
    // Two texts side by side and nothing else are columns.
    let pair = beside > 0 && long <= 2 && !figures.contains(&true);
    !pair && bad * 2 <= pairs
}

/// Whether running text stands on both sides of a strip between two columns: then these are columns of text. The strip is
/// followed up and down beyond the rows, as far as it stays white.
pub fn in_prose(sheet: &Sheet<'_>, laid: &[Laid], columns: &[(f32, f32)]) -> bool {
    let (all, rows) = (sheet.all, sheet.rows);
    let Some((first, last)) = laid.first().zip(laid.last()) else { return false };
    let size = rows.get(first.row).map_or(10.0, |row| row.size);
    // The widest white of a row between two places.
    let white = |at: usize, (left, right): (f32, f32)| -> Option<(f32, f32)> {
        let mut edge = left;
        let mut widest = (left, left);
        let row = rows.get(at)?;
        for word in row.words.iter().filter_map(|&at| all.get(at)) {
            if word.x1 > left && word.x0 < right {
                if word.x0 - edge > widest.1 - widest.0 {
                    widest = (edge, word.x0);
                }
                edge = edge.max(word.x1);
            }
        }
        if right - edge > widest.1 - widest.0 {
            widest = (edge, right);
        }
        (widest.1 - widest.0 > size * 0.5).then_some(widest)
    };
    columns.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        let mut river = (a.1, b.0);
        let near = |a: usize, b: usize| {
            rows.get(a).zip(rows.get(b)).is_some_and(|(a, b)| (a.y - b.y).abs() < size * 3.0)
        };
        let (mut from, mut to) = (first.row, last.row);
        while from > 0
            && near(from - 1, from)
            && let Some(narrower) = white(from - 1, river)
        {
            (river, from) = (narrower, from - 1);
        }
        while near(to, to + 1)
            && let Some(narrower) = white(to + 1, river)
        {
            (river, to) = (narrower, to + 1);
        }
        let middle = f32::midpoint(river.0, river.1);
        [true, false].iter().all(|&on_left| {
            let (mut pieces, mut long, mut small) = (0, 0, 0);
            for at in from..=to {
                let side = sheet.cells(at).iter().filter(|cell| (cell.x0 < middle) == on_left);
                for cell in side {
                    let letter = first_letter(all, cell);
                    let caseless = letter.is_some_and(|c| {
                        c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
                    });
                    pieces += 1;
                    let letters = weight(all, &cell.words);
                    long += usize::from(
                        !is_figure(all, &cell.words)
                            && (cell.words.len() >= 4 || cell.words.len() == 3 && letters > 12)
                            || caseless && letters >= 10,
                    );
                    small += usize::from(caseless || letter.is_some_and(char::is_lowercase));
                }
            }
            pieces >= 4 && long * 10 >= pieces * 6 && small * 10 >= pieces * 3
        })
    })
}

/// Why two base lines may be one row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    None,
    /// They overlap.
    Overlap,
    /// A rule or the white between rows says so.
    Strong,
    /// Only the words say so.
    Weak,
}

/// The rows of a table, and whether they are in doubt.
pub fn rows(
    all: &[Word],
    rows: &[Row],
    rules: &[[f32; 3]],
    laid: &[Laid],
    columns: &[(f32, f32)],
    figures: &[bool],
) -> (Vec<TableRow>, bool) {
    let ties = ties(all, rows, rules, laid, columns, figures);
    let mut doubtful = false;
    let mut out = Vec::new();
    let mut at = 0;
    while at < laid.len() {
        let mut end = at + 1;
        while ties.get(end - 1).is_some_and(|tie| *tie != Tie::None) && end < laid.len() {
            end += 1;
        }
        let band = laid.get(at..end).unwrap_or_default();
        let count = |column: usize| {
            band.iter()
                .flat_map(|line| &line.pieces)
                .filter(|cell| place(columns, cell) == Some(column) && is_figure(all, &cell.words))
                .count()
        };
        let clash = (0..columns.len())
            .any(|column| figures.get(column) == Some(&true) && count(column) > 1);
        if clash && band.len() > 1 {
            doubtful |=
                ties.get(at..end.saturating_sub(1)).unwrap_or_default().contains(&Tie::Overlap);
            for line in band {
                out.push(table_row(std::slice::from_ref(line), columns));
            }
        } else {
            out.push(table_row(band, columns));
        }
        at = end;
    }
    (out, doubtful)
}

fn table_row(band: &[Laid], columns: &[(f32, f32)]) -> TableRow {
    let mut row = TableRow { columns: vec![Vec::new(); columns.len()] };
    for line in band {
        for cell in &line.pieces {
            // A cell over several columns stands in the first of them, as in a document of a word processor.
            let over = |&(left, right): &(f32, f32)| cell.x0 < right - 0.3 && cell.x1 > left + 0.3;
            let first = columns.iter().position(over).or_else(|| place(columns, cell));
            if let Some(column) = first.and_then(|at| row.columns.get_mut(at)) {
                column.push((line.row, cell.words.clone()));
            }
        }
    }
    row
}

fn ties(
    all: &[Word],
    rows: &[Row],
    rules: &[[f32; 3]],
    laid: &[Laid],
    columns: &[(f32, f32)],
    figures: &[bool],
) -> Vec<Tie> {
    let (left, right) = (
        columns.first().map_or(0.0, |column| column.0),
        columns.last().map_or(0.0, |column| column.1),
    );
    let lines: Vec<(f32, f32)> =
        laid.iter().map(|line| rows.get(line.row).map_or((0.0, 1.0), |r| (r.y, r.size))).collect();
    let parted: Vec<bool> = lines
        .windows(2)
        .map(|pair| match pair {
            [a, b] => crossed(rules, a.0, b.0, left, right),
            _ => false,
        })
        .collect();
    // Lines of one cell are closer than rows with a rule between them.
    let closest = lines
        .windows(2)
        .zip(&parted)
        .filter(|(_, parted)| **parted)
        .filter_map(|(pair, _)| Some(pair.last()?.0 - pair.first()?.0))
        .fold(f32::INFINITY, f32::min);
    let ruled = parted.iter().filter(|parted| **parted).count() >= 2;
    let border = border(&lines);
    let mut out = Vec::with_capacity(parted.len());
    // The last cell of each column in the row so far, and whether it holds a figure yet.
    let mut open: Vec<Option<&Cell>> = Vec::new();
    let mut counted = false;
    for (at, line) in laid.iter().enumerate() {
        let size = lines.get(at).map_or(1.0, |line| line.1);
        let own_figures = line.pieces.iter().any(|cell| {
            is_figure(all, &cell.words)
                && place(columns, cell).is_some_and(|at| figures.get(at) == Some(&true))
        });
        if at > 0 {
            let step = lines.get(at).zip(lines.get(at - 1)).map_or(0.0, |(b, a)| b.0 - a.0);
            let by_rule = ruled && step < size * 1.7 && step < closest * 0.95;
            let strong = by_rule || border.is_some_and(|border| step < border);
            let partial = line.pieces.len() < columns.len() && !own_figures;
            let texts = || {
                line.pieces.iter().all(|cell| {
                    let Some(column) = place(columns, cell) else { return false };
                    let bounds = columns.get(column).copied().unwrap_or_default();
                    let figure = is_figure(all, &cell.words);
                    match open.get(column).copied().flatten() {
                        // Words above a figure are the head of its column, or the row before.
                        Some(_) if figure && figures.get(column) == Some(&true) => false,
                        Some(above) if strong => goes_on(all, above, cell, bounds, size),
                        Some(above) => {
                            // Where no white tells rows apart a name may follow a row that is empty but for its name.
                            let small = first_letter(all, cell).is_some_and(char::is_lowercase);
                            is_full(all, above, cell, bounds, size)
                                && small
                                && above.words.len() > 1
                        }
                        None => strong || own_figures,
                    }
                })
            };
            let tie = if parted.get(at - 1) == Some(&true) {
                Tie::None
            } else if step < size * 0.9 {
                Tie::Overlap
            } else if step > size * 1.9
                || (own_figures && counted)
                || !(by_rule && partial || texts())
            {
                Tie::None
            } else if strong {
                Tie::Strong
            } else {
                Tie::Weak
            };
            out.push(tie);
            if tie == Tie::None {
                open.clear();
                counted = false;
            }
        }
        counted |= own_figures;
        open.resize(columns.len(), None);
        for cell in &line.pieces {
            if let Some(slot) = place(columns, cell).and_then(|at| open.get_mut(at)) {
                *slot = Some(cell);
            }
        }
    }
    out
}

/// The step between base lines from which on a new row begins, where steps are of two kinds.
fn border(lines: &[(f32, f32)]) -> Option<f32> {
    let size = lines.first().map_or(10.0, |line| line.1);
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0))
        .filter(|step| *step > size * 0.9)
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.windows(2).find_map(|pair| match pair {
        [a, b] if b / a > 1.15 && *a < size * 1.6 => Some(f32::midpoint(*a, *b)),
        _ => None,
    })
}
