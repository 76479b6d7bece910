//! Rows as text for other programs: tab-separated for the clipboard, CSV (RFC 4180) for files.

use super::{Column, Rows};
use crate::{findings::Findings, fold::is_invisible, model::Project};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Rows as tab-separated text with a heading; tabs and line ends inside cells become spaces.
pub fn tsv(
    project: &Project,
    findings: &Findings,
    table: &Rows,
    rows: &[u32],
    columns: &[Column],
) -> String {
    let mut out = String::new();
    let line = |cells: Vec<String>, out: &mut String| {
        out.push_str(&cells.join("\t"));
        out.push('\n');
    };
    let flat = |cell: String| {
        let one_line: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        neutral(&one_line).into_owned()
    };
    line(columns.iter().map(|c| c.title().to_owned()).collect(), &mut out);
    for &row in rows {
        let cells = columns.iter().map(|c| flat(table.cell(project, findings, row, *c))).collect();
        line(cells, &mut out);
    }
    out
}

/// Rows as CSV with a heading: commas, `\r\n`, all but numbers in quotation marks.
///
/// A spreadsheet that cuts at semicolons instead still sees whole cells, because they are quoted.
/// Errors: none that content can cause; kept because the writer has them.
pub fn csv(
    project: &Project,
    findings: &Findings,
    table: &Rows,
    rows: &[u32],
    columns: &[Column],
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = writer();
    writer.write_record(columns.iter().map(|c| c.title()))?;
    for &row in rows {
        let cells = columns.iter().map(|c| table.cell(project, findings, row, *c));
        writer.write_record(cells.map(|cell| neutral(&cell).into_owned()))?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(std::io::Error::other(e.to_string())))
}

pub(super) fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::NonNumeric)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new())
}

/// A cell that no spreadsheet takes for a formula: one that would be gets `'` in front
/// (OWASP, "CSV Injection": cells that start with `=`, `+`, `-`, `@`, tab or line end, also in full width).
/// Real numbers stay as they are, negative ones too. Signs that turn the words behind them round, so that a reader sees
/// another figure than the file has, become �.
pub fn neutral(cell: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if cell.contains(turns) {
        return Cow::Owned(no_formula(&cell.replace(turns, "\u{fffd}")).into_owned());
    }
    no_formula(cell)
}

fn no_formula(cell: &str) -> Cow<'_, str> {
    // Some programs skip what cannot be seen before they look for the sign.
    let visible = cell.trim_start_matches(|c: char| {
        is_invisible(c) || c == ' ' || c == '\u{a0}' || c == '\u{3000}'
    });
    let risky = visible
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%']);
    let number = || {
        let digits = visible.trim_end();
        !digits.starts_with('+') && digits.parse::<Decimal>().is_ok()
    };
    if risky && !number() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
