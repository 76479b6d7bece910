//! The cells of a base line, and what they hold: figures, labels of lists, dots that lead to a page number.

use crate::import::pdf::columns::Row;
use crate::import::pdf::glyphs::COVERED;
use crate::import::pdf::words::Word;

/// A stretch of a row without a wide gap.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Numbers of its words, from left to right.
    pub words: Vec<usize>,
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
}

/// The rows of a region, each cut at its wide gaps once.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The words of the page.
    pub all: &'a [Word],
    /// The base lines of the region from top to bottom.
    pub rows: &'a [Row],
    cells: Vec<Vec<Cell>>,
}

impl<'a> Sheet<'a> {
    /// Cuts the rows.
    pub fn new(all: &'a [Word], rows: &'a [Row]) -> Self {
        Self { all, rows, cells: rows.iter().map(|row| cells(all, row)).collect() }
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> &[Cell] {
        self.cells.get(row).map_or(&[], Vec::as_slice)
    }
}

/// A row cut at its wide gaps.
pub fn cells(all: &[Word], row: &Row) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    let usual = (row.size * 1.1).max(4.0);
    for &at in &row.words {
        let Some(word) = all.get(at) else { continue };
        // Figures of narrow columns stand closer; the blank inside a number is half as wide.
        let before = out.last().and_then(|cell| cell.words.last()).and_then(|&last| all.get(last));
        let both = before.is_some_and(|before| is_number(before) && is_number(word));
        let wide = if both { (row.size * 0.55).max(3.0) } else { usual };
        let out_of_room = out.len() >= 200;
        match out.last_mut() {
            // The dots that lead to a page number part no cells.
            Some(cell)
                if !is_ruled(cell, word)
                    && (word.x0 - cell.x1 < wide
                        || is_leader(word)
                        || cell
                            .words
                            .last()
                            .and_then(|&last| all.get(last))
                            .is_some_and(is_leader)) =>
            {
                cell.words.push(at);
                cell.x1 = cell.x1.max(word.x1);
            }
            // No table has more columns; a drawing made of letters may.
            Some(cell) if out_of_room => {
                cell.words.push(at);
                cell.x1 = cell.x1.max(word.x1);
            }
            _ => out.push(Cell { words: vec![at], x0: word.x0, x1: word.x1 }),
        }
    }
    out
}

/// Whether an upright rule stands between a cell and the word behind it.
pub fn is_ruled(cell: &Cell, word: &Word) -> bool {
    word.rule.is_some_and(|rule| rule > cell.x1 - 0.5)
}

/// Whether a row is an item of a list, its bullet standing apart: two such rows are no table, and none belongs to one.
pub fn is_item(all: &[Word], row: &Row) -> bool {
    let sign = |at: Option<&usize>| {
        at.and_then(|&at| all.get(at)).is_some_and(|word| {
            let mut signs = word.text.chars();
            signs.next().is_some_and(|sign| "•◦▪‣⁃∙·➢❖➤►▶■".contains(sign))
                && signs.next().is_none()
        })
    };
    let rtl = row.words.iter().filter_map(|&at| all.get(at)).any(|word| !word.pieces.is_empty());
    cells(all, row).len() == 2 && (sign(row.words.first()) || rtl && sign(row.words.last()))
}

fn is_number(word: &Word) -> bool {
    let mut letters = word.text.chars();
    letters.clone().any(char::is_numeric)
        && letters.all(|c| c.is_numeric() || matches!(c, '.' | ',' | '%' | '-' | '–' | '−' | '+'))
}

/// Whether dots in the row lead to a page number.
pub fn leads(all: &[Word], row: &Row) -> bool {
    row.words
        .iter()
        .filter_map(|&at| all.get(at))
        .filter(|word| is_leader(word))
        .map(|word| word.text.chars().count())
        .sum::<usize>()
        >= 4
}

fn is_leader(word: &Word) -> bool {
    !word.text.is_empty()
        && word.flags & COVERED == 0
        && word.text.chars().all(|letter| matches!(letter, '.' | '…' | '·' | '_' | '‧'))
}

/// A label of a list or note ("1.", "•", "(a)") that stands apart from its text makes no table.
pub fn is_label(text: &str) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    length <= 6
        && (crate::import::pdf::blocks::bullet(text)
            || (length <= 4
                && text.chars().any(char::is_alphanumeric)
                && text.ends_with(['.', ')', ':']))
            || (text.len() <= 3 && text.chars().all(|letter| letter.is_ascii_digit())))
}

/// Whether a cell holds a figure: more digits than letters, or a sign that stands for none.
pub fn is_figure(all: &[Word], words: &[usize]) -> bool {
    let (mut digits, mut letters, mut signs) = (0, 0, 0);
    for letter in words.iter().filter_map(|&at| all.get(at)).flat_map(|word| word.text.chars()) {
        digits += usize::from(letter.is_numeric());
        letters += usize::from(letter.is_alphabetic());
        signs += usize::from(!letter.is_alphanumeric());
    }
    digits > letters || (digits + letters == 0 && (1..=3).contains(&signs))
}

/// How many letters and digits stand in some words.
pub fn weight(all: &[Word], words: &[usize]) -> usize {
    words
        .iter()
        .filter_map(|&at| all.get(at))
        .flat_map(|word| word.text.chars())
        .filter(|letter| letter.is_alphanumeric())
        .count()
}
