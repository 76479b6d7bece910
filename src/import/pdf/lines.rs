//! Makes lines of a region's words: blanks by gaps, raised figures, cells of tables, reading order within the line.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::columns::{self, Row};
use crate::import::pdf::glyphs::{BOLD, FURNITURE, INVISIBLE};
use crate::import::pdf::script;
use crate::import::pdf::words::Word;

/// A line as it stands on the page.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of a line")]
pub struct PageLine {
    /// Its words; cells are separated by tabs.
    pub text: String,
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Base line.
    pub y: f32,
    /// Font size.
    pub size: f32,
    /// Whether most of it is in heavy type.
    pub bold: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Whether the writing program tagged it as page furniture.
    pub furniture: bool,
    /// Whether it is the words under a scanned picture.
    pub scanned: bool,
    /// How wide its first word is.
    pub first: f32,
    /// Whether a blank was drawn at its end.
    pub blank_end: bool,
    /// Whether it starts with a raised mark.
    pub marked: bool,
    /// Number of its region on the page.
    pub region: u32,
    /// Left edge of its region.
    pub left: f32,
    /// Right edge of its region.
    pub right: f32,
    /// Whether its letters run from right to left.
    pub rtl: bool,
    /// Whether nobody can see it.
    pub hidden: bool,
    /// Whether it runs in another direction than most of the page, as a watermark or a stamp does.
    pub turned: bool,
}

/// A stretch of a row without a wide gap.
struct Cell {
    words: Vec<usize>,
    x0: f32,
    x1: f32,
}

/// A row cut at its wide gaps.
fn cells(all: &[Word], row: &Row) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    let wide = (row.size * 1.1).max(4.0);
    for &at in &row.words {
        let Some(word) = all.get(at) else { continue };
        let out_of_room = out.len() >= 200;
        match out.last_mut() {
            // The dots that lead to a page number part no cells.
            Some(cell)
                if word.x0 - cell.x1 < wide
                    || is_leader(word)
                    || cell.words.last().and_then(|&last| all.get(last)).is_some_and(is_leader) =>
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

/// Whether dots in the row lead to a page number.
fn leads(all: &[Word], row: &Row) -> bool {
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
        && word.text.chars().all(|letter| matches!(letter, '.' | '…' | '·' | '_' | '‧'))
}

/// Whether the cells of two rows stand under each other. The outer edges say nothing: justified text has them too.
fn is_aligned(all: &[Word], first: &[Cell], second: &[Cell], size: f32) -> bool {
    let near = |a: f32, b: f32, reach: f32| (a - b).abs() < size * reach;
    let figures = |cell: &Cell| {
        let text =
            cell.words.iter().filter_map(|&at| all.get(at)).flat_map(|word| word.text.chars());
        let (mut digits, mut letters) = (0, 0);
        for letter in text {
            digits += usize::from(letter.is_numeric());
            letters += usize::from(letter.is_alphabetic());
        }
        digits > letters
    };
    let inner = |cells: &[Cell]| cells.len().saturating_sub(1).min(50);
    let most = inner(first).min(inner(second));
    let found = first
        .iter()
        .skip(1)
        .take(50)
        .filter(|a| {
            second.iter().skip(1).take(50).any(|b| {
                near(a.x0, b.x0, 0.35)
                    || (near(a.x1, b.x1, 0.35) && figures(a) && figures(b))
                    || (near(f32::midpoint(a.x0, a.x1), f32::midpoint(b.x0, b.x1), 0.3)
                        && a.words.len() + b.words.len() < 8)
            })
        })
        .count();
    most >= 1 && found >= most
}

/// A label of a list or note ("1.", "•", "(a)") that stands apart from its text makes no table.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    length <= 6
        && (crate::import::pdf::blocks::bullet(text)
            || (length <= 4
                && text.chars().any(char::is_alphanumeric)
                && text.ends_with(['.', ')', ':']))
            || (text.len() <= 3 && text.chars().all(|letter| letter.is_ascii_digit())))
}

/// The lines of one region from top to bottom.
pub fn lines(all: &[Word], chosen: &[usize], rules: &[[f32; 3]], region: u32) -> Vec<PageLine> {
    let rows = columns::rows(all, chosen);
    let mut cut: Vec<Vec<Cell>> = rows.iter().map(|row| cells(all, row)).collect();
    let (left, right) = chosen
        .iter()
        .filter_map(|&at| all.get(at))
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), word| {
            (left.min(word.x0), right.max(word.x1))
        });
    let label = |cells: &[Cell]| {
        cells.len() == 2
            && cells.first().is_some_and(|cell| {
                cell.words.len() == 1
                    && cell
                        .words
                        .first()
                        .and_then(|&at| all.get(at))
                        .is_some_and(|word| is_label(&word.text))
            })
    };
    let mut table = vec![false; rows.len()];
    let mut last: Option<usize> = None;
    for (at, second) in cut.iter().enumerate() {
        let Some(below) = rows.get(at).filter(|row| second.len() > 1 && !leads(all, row)) else {
            continue;
        };
        let before = last.replace(at);
        let Some((place, first, above)) =
            before.and_then(|place| Some((place, cut.get(place)?, rows.get(place)?)))
        else {
            continue;
        };
        if label(first) && label(second) {
            continue;
        }
        let size = above.size.max(below.size);
        // Rows with long cells are further apart, and rules lie between them.
        let reach = if place + 1 < at && !crossed(rules, above.y, below.y, left, right) {
            0.0
        } else if place + 1 < at {
            16.0
        } else {
            5.0
        };
        if below.y - above.y < size * reach && is_aligned(all, first, second, size) {
            for row in [place, at] {
                if let Some(mark) = table.get_mut(row) {
                    *mark = true;
                }
            }
        }
    }
    bridge(&cut, &rows, rules, &mut table);
    recut(all, &rows, &mut cut, &mut table);
    let parted = is_ruled(&rows, &table, rules, left, right);
    let mut out = Vec::new();
    let mut at = 0;
    while let (Some(row), Some(cells)) = (rows.get(at), cut.get(at)) {
        if table.get(at) == Some(&true) {
            // Lines between two rules across the table are one row of it.
            let mut end = at + 1;
            while let (Some(next), Some(above)) = (rows.get(end), rows.get(end - 1)) {
                if table.get(end) != Some(&true)
                    || !parted
                    || crossed(rules, above.y, next.y, left, right)
                {
                    break;
                }
                end += 1;
            }
            out.push(table_row(
                all,
                cut.get(at..end).unwrap_or_default(),
                rows.get(at..end).unwrap_or_default(),
            ));
            at = end;
        } else {
            out.push(plain(all, row, cells));
            at += 1;
        }
    }
    // A single line that juts out (a page number at the edge) does not make the region wider.
    let (left, right) = if out.len() < 4 {
        (left, right)
    } else {
        (
            -edge(out.iter().map(|line| (-line.x0, line.size)), -left),
            edge(out.iter().map(|line| (line.x1, line.size)), right),
        )
    };
    for line in &mut out {
        line.region = region;
        line.left = left;
        line.right = right;
    }
    narrow(&mut out);
    out
}

/// Gives blocks that are narrower than their region (an abstract, a quotation) their own edges.
fn narrow(lines: &mut [PageLine]) {
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        let goes_on = |pair: &[PageLine]| match pair {
            [above, below] => {
                !above.row
                    && !below.row
                    && (above.size - below.size).abs() < above.size * 0.08
                    && below.y - above.y < above.size * 1.75
            }
            _ => false,
        };
        let length = 1 + rest.windows(2).take_while(|pair| goes_on(pair)).count();
        if length >= 4 {
            let block = rest.get(..length).unwrap_or_default();
            let right = edge(block.iter().map(|line| (line.x1, line.size)), f32::INFINITY);
            let left = -edge(block.iter().map(|line| (-line.x0, line.size)), f32::INFINITY);
            for line in lines.get_mut(at..at + length).unwrap_or_default() {
                line.right = line.right.min(right);
                line.left = line.left.max(left);
            }
        }
        at += length;
    }
}

/// The furthest place that at least two lines reach.
fn edge(ends: impl Iterator<Item = (f32, f32)>, furthest: f32) -> f32 {
    let mut ends: Vec<(f32, f32)> = ends.collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    ends.windows(2)
        .find_map(|pair| match pair {
            [(first, size), (second, _)] if first - second < *size => Some(*first),
            _ => None,
        })
        .unwrap_or(furthest)
}

/// Cuts the rows of each table at the white strips that all of them share, and takes in a row above and below that fits.
fn recut(all: &[Word], rows: &[Row], cut: &mut [Vec<Cell>], table: &mut [bool]) {
    let mut at = 0;
    while at < rows.len() {
        let length = table.get(at..).unwrap_or_default().iter().take_while(|row| **row).count();
        if length < 2 {
            at += length.max(1);
            continue;
        }
        let end = at + length;
        let size = rows.get(at).map_or(10.0, |row| row.size);
        let mut spans: Vec<(f32, f32)> = rows
            .get(at..end)
            .unwrap_or_default()
            .iter()
            .flat_map(|row| {
                row.words.iter().filter_map(|&word| all.get(word)).map(|word| (word.x0, word.x1))
            })
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut strips = Vec::new();
        let mut edge = f32::INFINITY;
        for (left, right) in spans {
            if left - edge > size * 0.45 {
                strips.push(f32::midpoint(edge, left));
            }
            edge = if edge.is_finite() { edge.max(right) } else { right };
        }
        let widest = cut.get(at..end).unwrap_or_default().iter().map(Vec::len).max().unwrap_or(0);
        // A cell over several columns hides their strips: then the wide gaps of each row have to do.
        if strips.len() + 1 >= widest && strips.len() < 60 {
            let mut from = at;
            let mut to = end;
            let fits = |row: Option<&Row>, near: Option<&Row>| {
                let (Some(row), Some(near)) = (row, near) else { return false };
                (row.y - near.y).abs() < size * 2.6
                    && !leads(all, row)
                    && at_strips(all, row, &strips).is_some_and(|cells| cells.len() >= 2)
            };
            if at > 0 && fits(rows.get(at - 1), rows.get(at)) {
                from = at - 1;
            }
            if fits(rows.get(end), rows.get(end - 1)) {
                to = end + 1;
            }
            for row in from..to {
                if let Some(cells) = rows.get(row).and_then(|row| at_strips(all, row, &strips))
                    && let (Some(slot), Some(mark)) = (cut.get_mut(row), table.get_mut(row))
                {
                    *slot = cells;
                    *mark = true;
                }
            }
        }
        at = end;
    }
}

/// The cells of a row between strips; nothing if a word lies across one.
fn at_strips(all: &[Word], row: &Row, strips: &[f32]) -> Option<Vec<Cell>> {
    let mut cells: Vec<(usize, Cell)> = Vec::new();
    for &at in &row.words {
        let word = all.get(at)?;
        let column = strips.partition_point(|strip| *strip < word.x0);
        if strips.get(column).is_some_and(|strip| *strip < word.x1) {
            return None;
        }
        match cells.last_mut() {
            Some((last, cell)) if *last == column => {
                cell.words.push(at);
                cell.x1 = cell.x1.max(word.x1);
            }
            _ => cells.push((column, Cell { words: vec![at], x0: word.x0, x1: word.x1 })),
        }
    }
    Some(cells.into_iter().map(|(_, cell)| cell).collect())
}

/// Rows with one cell inside a ruled table belong to it.
fn bridge(cut: &[Vec<Cell>], rows: &[Row], rules: &[[f32; 3]], table: &mut [bool]) {
    if rules.is_empty() {
        return;
    }
    for at in 1..rows.len() {
        let (Some(above), Some(here), Some(cells)) = (rows.get(at - 1), rows.get(at), cut.get(at))
        else {
            continue;
        };
        let inside = table.get(at - 1) == Some(&true)
            && table.get(at) == Some(&false)
            && here.y - above.y < here.size * 2.0
            && rules.iter().any(|rule| {
                rule[0] > here.y
                    && rule[0] < here.y + here.size * 6.0
                    && cells.iter().all(|cell| rule[1] <= cell.x0 + 2.0 && rule[2] >= cell.x1 - 2.0)
            })
            && !rules.iter().any(|rule| rule[0] > above.y && rule[0] < here.y - here.size * 0.6);
        if inside && let Some(mark) = table.get_mut(at) {
            *mark = true;
        }
    }
}

fn crossed(rules: &[[f32; 3]], above: f32, below: f32, left: f32, right: f32) -> bool {
    rules.iter().any(|rule| {
        rule[0] > above
            && rule[0] < below
            && rule[2].min(right) - rule[1].max(left) > (right - left) * 0.6
    })
}

/// Whether rules part the rows of the region's tables.
fn is_ruled(rows: &[Row], table: &[bool], rules: &[[f32; 3]], left: f32, right: f32) -> bool {
    let mut ys = rows.iter().zip(table).filter(|(_, table)| **table).map(|(row, _)| row.y);
    let Some(top) = ys.next() else { return false };
    let bottom = ys.next_back().unwrap_or(top);
    rules
        .iter()
        .filter(|rule| {
            rule[0] > top
                && rule[0] < bottom
                && rule[2].min(right) - rule[1].max(left) > (right - left) * 0.6
        })
        .take(2)
        .count()
        >= 2
}

/// Several lines of one table row: cells above each other are joined.
fn table_row(all: &[Word], cut: &[Vec<Cell>], rows: &[Row]) -> PageLine {
    let mut columns: Vec<(f32, f32, Vec<String>)> = Vec::new();
    for (cells, row) in cut.iter().zip(rows) {
        for cell in cells {
            let text = join(all, &cell.words, row);
            let found = columns.iter_mut().find(|column| cell.x0 < column.1 && cell.x1 > column.0);
            match found {
                Some(column) => {
                    column.0 = column.0.min(cell.x0);
                    column.1 = column.1.max(cell.x1);
                    column.2.push(text);
                }
                None => columns.push((cell.x0, cell.x1, vec![text])),
            }
        }
    }
    let everything: Vec<usize> = rows.iter().flat_map(|row| row.words.iter().copied()).collect();
    let mut line = shell(
        all,
        &everything,
        rows.first().map_or(0.0, |row| row.y),
        rows.first().map_or(1.0, |row| row.size),
    );
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    if line.rtl {
        columns.reverse();
    }
    let texts: Vec<String> = columns
        .into_iter()
        .map(|column| {
            let mut text = String::new();
            for part in column.2 {
                glue(&mut text, &part, false);
            }
            text
        })
        .collect();
    line.text = texts.join("\t");
    line.row = true;
    line
}

/// Adds a further line to a text, with a blank unless the script has none.
pub fn glue(text: &mut String, part: &str, blank_drawn: bool) {
    let close = match (text.chars().next_back(), part.chars().next()) {
        (Some(before), Some(after)) => {
            (script::is_unspaced(before) || script::is_mark(before))
                && script::is_unspaced(after)
                && !blank_drawn
        }
        _ => true,
    };
    if !close {
        text.push(' ');
    }
    text.push_str(part);
}

fn shell(all: &[Word], words: &[usize], y: f32, size: f32) -> PageLine {
    let mut line =
        PageLine { y, size, x0: f32::INFINITY, x1: f32::NEG_INFINITY, ..PageLine::default() };
    let (mut bold, mut furniture, mut scanned, mut rtl, mut count) = (0, 0, 0, 0, 0);
    for word in words.iter().filter_map(|&at| all.get(at)) {
        line.x0 = line.x0.min(word.x0);
        line.x1 = line.x1.max(word.x1);
        let letters = word.text.len();
        count += letters;
        let of = |flag: u8| if word.flags & flag != 0 { letters } else { 0 };
        bold += of(BOLD);
        furniture += of(FURNITURE);
        scanned += of(INVISIBLE);
        rtl += if word.pieces.is_empty() { 0 } else { letters };
    }
    line.bold = bold * 10 > count * 8;
    line.furniture = furniture == count && count > 0;
    line.scanned = scanned * 2 > count;
    line.rtl = rtl * 2 > count;
    line
}

fn plain(all: &[Word], row: &Row, cells: &[Cell]) -> PageLine {
    let mut line = shell(all, &row.words, row.y, row.size);
    let _ = cells;
    line.text = join(all, &row.words, row);
    let (start, end) = if line.rtl {
        (row.words.last(), row.words.first())
    } else {
        (row.words.first(), row.words.last())
    };
    if let Some(word) = start.and_then(|&at| all.get(at)) {
        line.first = word.x1 - word.x0;
        line.marked = is_raised(word, row) && word.text.chars().count() <= 4;
    }
    line.blank_end = end
        .and_then(|&at| all.get(at))
        .is_some_and(|word| if line.rtl { word.blank_left } else { word.blank_right });
    line
}

fn is_raised(word: &Word, row: &Row) -> bool {
    word.size < row.size * 0.82 && row.y - word.y > row.size * 0.15
}

/// The words of a row as text, in the order in which they are read.
fn join(all: &[Word], words: &[usize], row: &Row) -> String {
    let mut pieces: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    let mut rtl = false;
    let mut before: Option<&Word> = None;
    for word in words.iter().filter_map(|&at| all.get(at)) {
        if let Some(before) = before
            && is_apart(before, word, row)
        {
            pieces.push(" ".into());
        }
        if word.pieces.is_empty() {
            match script::raised(&word.text).filter(|_| is_raised(word, row)) {
                Some(raised) => pieces.push(raised.into()),
                None => pieces.push(word.text.as_str().into()),
            }
        } else {
            rtl = true;
            pieces.extend(word.pieces.iter().map(|piece| piece.as_str().into()));
        }
        before = Some(word);
    }
    if !rtl {
        return script::polish(&pieces.concat());
    }
    // Latin words among right-to-left ones are single pieces already; their signs at the edges are not.
    let mut parts: Vec<&str> = Vec::new();
    for piece in &pieces {
        edges(piece, &mut parts);
    }
    script::polish(&script::logical(&parts))
}

/// Parts a word into its leading signs one by one, its body, and its trailing signs one by one.
fn edges<'a>(piece: &'a str, out: &mut Vec<&'a str>) {
    if piece.chars().any(script::is_rtl) {
        out.push(piece);
        return;
    }
    let body = piece.trim_matches(|letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '%' | '$' | '€' | '+' | '#' | '@')
    });
    let start = body.as_ptr() as usize - piece.as_ptr() as usize;
    let end = start + body.len();
    let signs = |part: Option<&'a str>, out: &mut Vec<&'a str>| {
        let part = part.unwrap_or_default();
        out.extend(
            part.char_indices().filter_map(|(at, letter)| part.get(at..at + letter.len_utf8())),
        );
    };
    signs(piece.get(..start), out);
    if !body.is_empty() {
        out.push(body);
    }
    signs(piece.get(end..), out);
}

/// Whether a blank stands between two neighbours of a line.
fn is_apart(before: &Word, word: &Word, row: &Row) -> bool {
    let gap = word.x0 - before.x1;
    let size = before.size.min(word.size).max(row.size * 0.5);
    let drawn = before.blank_right || word.blank_left;
    if drawn && gap > size * 0.03 {
        return true;
    }
    let ends = (before.text.chars().next_back(), word.text.chars().next());
    let wide = match ends {
        (Some(a), Some(b)) if script::is_unspaced(a) && script::is_unspaced(b) => 0.55,
        // Chinese sets a little room round figures and Latin words.
        (Some(a), Some(b)) if script::is_cjk(a) || script::is_cjk(b) => 0.4,
        // Raised marks and changes of font inside a word leave a little more room.
        _ if is_raised(word, row) || is_raised(before, row) => 0.25,
        _ => 0.13,
    };
    gap > size * wide
}
