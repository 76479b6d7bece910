//! Makes lines of a region's words: blanks by gaps, raised figures, cells of tables, reading order within the line.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::cells::{cells, is_figure, is_item};
use crate::import::pdf::columns::{self, Aside, Part, Row};
use crate::import::pdf::glyphs::{BOLD, FURNITURE, INVISIBLE};
use crate::import::pdf::script::{self, Side};
use crate::import::pdf::tables::{Table, TableRow};
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
    /// Whether that is because it lies under a filled box.
    pub covered: bool,
    /// Whether it runs in another direction than most of the page, as a watermark or a stamp does.
    pub turned: bool,
    /// Whether it stands beside a text that goes on without it.
    pub aside: bool,
    /// Whether a raised mark stands in it, for which some programs make room above the line.
    pub raised: bool,
    /// Whether it belongs to a table whose rows or columns could not be told for certain.
    pub doubtful: bool,
}

/// The lines of one region from top to bottom, with the texts that stand beside it where a paragraph ends.
pub fn lines(all: &[Word], part: &Part, region: &mut u32) -> Vec<PageLine> {
    *region += 1;
    let own = *region;
    if let Some((rows, table)) = &part.table {
        return table_lines(all, part, rows, table, own);
    }
    let rows = columns::rows(all, &part.words);
    let (left, right) = columns::bounds(all, &rows);
    let rtl = is_rtl(all, &part.words);
    let mut out: Vec<PageLine> = rows.iter().map(|row| plain(all, row, rtl)).collect();
    // Rows of figures that are no table to us are one to the eye.
    let counts = |row: &Row| {
        let cells = cells(all, row);
        cells.len() > 2 && cells.iter().filter(|cell| is_figure(all, &cell.words)).count() > 1
    };
    for (line, pair) in out.iter_mut().zip(rows.windows(2)) {
        if let [a, b] = pair {
            line.doubtful = b.y - a.y < a.size * 4.0 && counts(a) && counts(b);
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
        line.region = own;
        line.left = left;
        line.right = right;
        for aside in &part.asides {
            if (aside.heights.0 - 1.0..=aside.heights.1 + 1.0).contains(&line.y) {
                line.left = line.left.max(aside.edges.0);
                line.right = line.right.min(aside.edges.1);
            }
        }
    }
    narrow(&mut out);
    for aside in &part.asides {
        *region += 1;
        insert(all, aside, *region, &mut out);
    }
    out
}

/// Puts a text that stands aside where a paragraph of the text around it ends.
fn insert(all: &[Word], aside: &Aside, region: u32, out: &mut Vec<PageLine>) {
    let rows = columns::rows(all, &aside.words);
    let (left, right) = columns::bounds(all, &rows);
    let rtl = is_rtl(all, &aside.words);
    let mut lines: Vec<PageLine> = rows.iter().map(|row| plain(all, row, rtl)).collect();
    for line in &mut lines {
        (line.region, line.left, line.right, line.aside) = (region, left, right, true);
    }
    let ends = |at: usize| {
        let (Some(above), Some(below)) =
            (at.checked_sub(1).and_then(|at| out.get(at)), out.get(at))
        else {
            return true;
        };
        let open = script::is_open_end(&above.text);
        !open || above.aside || below.y - above.y > above.size.max(below.size) * 1.75
    };
    let first = out.partition_point(|line| line.y < aside.heights.0);
    let at = (first..out.len()).find(|&at| ends(at)).unwrap_or(out.len());
    drop(out.splice(at..at, lines));
}

/// The rows of a table as lines.
fn table_lines(
    all: &[Word],
    part: &Part,
    rows: &[Row],
    table: &Table,
    region: u32,
) -> Vec<PageLine> {
    let whole = shell(all, &part.words, 0.0, 1.0);
    let mut out: Vec<PageLine> = table
        .rows
        .iter()
        .map(|row| table_row(all, row, rows, whole.rtl))
        .filter(|line| !line.text.is_empty())
        .collect();
    for line in &mut out {
        (line.region, line.left, line.right) = (region, whole.x0, whole.x1);
        line.doubtful = table.doubtful;
    }
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

/// One row of a table: the lines of each cell are joined, empty cells stay.
fn table_row(all: &[Word], row: &TableRow, rows: &[Row], rtl: bool) -> PageLine {
    let lines = || row.columns.iter().flatten();
    let first = lines().map(|(at, _)| *at).min();
    let words: Vec<usize> = lines().flat_map(|(_, words)| words.iter().copied()).collect();
    let place = first.and_then(|at| rows.get(at));
    let mut line =
        shell(all, &words, place.map_or(0.0, |row| row.y), place.map_or(1.0, |row| row.size));
    let mut texts: Vec<String> = row
        .columns
        .iter()
        .map(|cell| {
            let mut text = String::new();
            for (at, words) in cell {
                let Some(row) = rows.get(*at) else { continue };
                let side = if rtl { Side::Beside } else { Side::None };
                let (part, _) = join(all, words, row, side);
                if text.is_empty() { text = part } else { glue(&mut text, &part, false) }
            }
            text
        })
        .collect();
    if rtl {
        texts.reverse();
    }
    texts.join("\t").trim_end_matches('\t').clone_into(&mut line.text);
    line.row = true;
    line
}

/// Adds a further line to a text, with a blank unless the script has none.
pub fn glue(text: &mut String, part: &str, blank_drawn: bool) {
    let close = match (text.chars().next_back(), part.chars().next()) {
        (Some(before), Some(after)) => {
            let figure = |letter: char| letter.is_ascii_digit() || letter == '%';
            let same = (script::is_unspaced(before) || script::is_mark(before))
                && script::is_unspaced(after);
            // A Chinese date is one word: 2023年10月16日.
            let word = text.split_whitespace().next_back().unwrap_or_default();
            let letter = |letter: char| letter.is_alphabetic() && script::is_cjk(letter);
            let date = figure(before) && letter(after) && word.chars().any(letter)
                || letter(before) && after.is_ascii_digit();
            (same || date) && !blank_drawn
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

/// Whether most letters of some words run from right to left.
fn is_rtl(all: &[Word], words: &[usize]) -> bool {
    let (mut right, mut letters) = (0, 0);
    for word in words.iter().filter_map(|&at| all.get(at)) {
        for letter in word.text.chars().filter(|letter| letter.is_alphabetic()) {
            letters += 1;
            right += usize::from(script::is_rtl(letter));
        }
    }
    right * 2 > letters
}

fn plain(all: &[Word], row: &Row, within_rtl: bool) -> PageLine {
    let mut line = shell(all, &row.words, row.y, row.size);
    let side = if within_rtl { Side::Within } else { Side::None };
    (line.text, line.rtl) = join(all, &row.words, row, side);
    let (start, end) = if line.rtl {
        (row.words.last(), row.words.first())
    } else {
        (row.words.first(), row.words.last())
    };
    if let Some(word) = start.and_then(|&at| all.get(at)) {
        line.first = word.x1 - word.x0;
        line.marked = is_raised(word, row) && word.text.chars().count() <= 4;
    }
    // A list that is set from left to right has its bullets behind its Arabic words.
    if line.rtl
        && is_item(all, row)
        && let Some(first) = row.words.first().and_then(|&at| all.get(at))
        && let Some(rest) = line.text.strip_suffix(first.text.as_str())
    {
        line.text = format!("{} {}", first.text, rest.trim_end());
    }
    line.raised = row.words.iter().filter_map(|&at| all.get(at)).any(|word| is_raised(word, row));
    line.blank_end = end
        .and_then(|&at| all.get(at))
        .is_some_and(|word| if line.rtl { word.blank_left } else { word.blank_right });
    line
}

fn is_raised(word: &Word, row: &Row) -> bool {
    let up = row.y - word.y;
    // Some programs make a mark hardly smaller, but set it higher.
    (word.size < row.size * 0.82 && up > row.size * 0.15)
        || (word.size < row.size * 0.95 && up > row.size * 0.3)
}

/// The white between letters that are set apart to make a heading wider, with some more: between words there is still more.
fn spread(all: &[Word], words: &[usize], row: &Row) -> Option<f32> {
    let letters: Vec<&Word> = words.iter().filter_map(|&at| all.get(at)).collect();
    let single = |word: &&&Word| {
        let mut signs = word.text.chars();
        signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none()
    };
    if letters.len() < 5 || letters.iter().filter(single).count() * 10 < letters.len() * 9 {
        return None;
    }
    let pairs = || letters.iter().zip(letters.iter().skip(1));
    let blanks = pairs().filter(|(a, b)| a.blank_right || b.blank_left).count();
    let mut gaps: Vec<f32> = pairs().map(|(a, b)| b.x0 - a.x1).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied()?;
    let even = gaps.iter().filter(|gap| (**gap - usual).abs() < row.size * 0.15).count();
    (blanks * 3 < gaps.len() && even * 10 >= gaps.len() * 7 && usual < row.size * 0.9)
        .then_some(usual + row.size * 0.2)
}

/// The words of a row as text, in the order in which they are read, and whether that is from right to left.
fn join(all: &[Word], words: &[usize], row: &Row, side: Side) -> (String, bool) {
    let spread = spread(all, words, row);
    let mut pieces: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    let mut rtl = false;
    let mut before: Option<&Word> = None;
    for word in words.iter().filter_map(|&at| all.get(at)) {
        let apart = |before: &Word| match spread {
            Some(most) => before.blank_right || word.blank_left || word.x0 - before.x1 > most,
            None => is_apart(before, word, row),
        };
        if before.is_some_and(apart) {
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
    let signs = || !pieces.iter().any(|piece| piece.chars().any(char::is_alphabetic));
    let follows = side != Side::None && signs();
    if !rtl && !follows {
        return (script::polish(&pieces.concat()), false);
    }
    // Latin words among right-to-left ones are single pieces already; their signs at the edges are not.
    let mut parts: Vec<&str> = Vec::new();
    for piece in &pieces {
        edges(piece, &mut parts);
    }
    let (text, rtl) = script::logical(&parts, side);
    (script::polish(&text), rtl)
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
    // Behind Arabic letters the sign of percent is drawn to the left of its number.
    let number = |text: &&str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let body = body.strip_prefix('%').filter(number).unwrap_or(body);
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
