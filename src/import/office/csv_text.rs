//! Reads tables of plain text: comma-, semicolon- or tab-separated values.

use crate::import::document::{Document, Kind};
use crate::import::office::text::{clean, line};

/// At most so many cells are read from a table.
pub const MOST_CELLS: usize = 2_000_000;
/// At most so many bytes of text are made of a spreadsheet: a cell that is used over and over must not fill the memory.
pub const MOST_BYTES: usize = 256 << 20;
/// A cell with more lines than this most likely has a quotation mark that is never closed.
const MANY_LINES: usize = 200;

/// Reads separated values; without `tabs` the separator is that which the first line has most of.
#[must_use]
pub fn csv(text: &str, tabs: bool) -> Document {
    let mut text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut doc = Document::default();
    let first = text.lines().next().unwrap_or_default();
    let named =
        first.trim().strip_prefix("sep=").and_then(|s| s.bytes().next()).filter(u8::is_ascii);
    if named.is_some() {
        text = text.split_once('\n').map_or("", |t| t.1);
    }
    let separator = named.unwrap_or_else(|| if tabs { b'\t' } else { guess(first) });
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut cells, mut long) = (0_usize, false);
    while let Ok(true) = reader.read_record(&mut record) {
        cells += record.len();
        if cells > MOST_CELLS {
            doc.warnings.push(format!("This table has more than {MOST_CELLS} cells; the rows from line {} on were not read. Split the file and import its parts.", record.position().map_or(0, csv::Position::line)));
            break;
        }
        long |= record.iter().any(|c| c.matches('\n').count() > MANY_LINES);
        let row: Vec<String> = record.iter().map(clean).collect();
        let row = row.join("\t");
        let row = row.trim_end_matches('\t');
        if !row.is_empty() {
            doc.lines.push(line(Kind::Row, row.to_owned()));
        }
    }
    if long {
        doc.warnings.push("A cell of this table runs over hundreds of lines: a quotation mark may be missing, so that rows run together. Check the rows.".to_owned());
    }
    if doc.lines.is_empty() {
        doc.warnings.push("No text was found in this table.".to_owned());
    }
    doc
}

/// The separator that the first line has most of, outside quotation marks.
fn guess(first: &str) -> u8 {
    let outside: String = first.split('"').step_by(2).collect();
    let times = |separator: char| outside.matches(separator).count();
    let mut best = (b',', times(','));
    for (byte, sign) in [(b';', ';'), (b'\t', '\t'), (b'|', '|')] {
        if times(sign) > best.1 {
            best = (byte, times(sign));
        }
    }
    best.0
}
