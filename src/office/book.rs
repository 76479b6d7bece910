//! Workbooks (.xlsx; SpreadsheetML, ECMA-376 part 1, 18): sheets of typed cells with a frozen heading and a
//! filter. Text is a shared string, never a formula.

use super::{Core, Error, Opc, Xml, package::shortened};
use crate::model::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A table of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What stands on its tab.
    pub name: String,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows below the heading; a row may be shorter than the heading.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether its text may be long and is shown in several lines.
    pub wide: bool,
}

/// The content of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, shown as they are.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A moment, shown in UTC.
    Moment(Timestamp),
}

/// Formats of cells by their place in `styles.xml`.
#[derive(Clone, Copy)]
enum Look {
    Text = 1,
    Wrapped = 2,
    Neutral = 3,
    NeutralWrapped = 4,
    Whole = 5,
    Number = 6,
    Day = 7,
    Moment = 8,
    Head = 9,
}

/// The last row of a worksheet.
const MOST_ROWS: usize = 1_048_576;
/// The last column of a worksheet.
const MOST_COLUMNS: usize = 16_384;
/// How many units of UTF-16 a cell may hold.
const MOST_TEXT: usize = 32_767;
/// In how many lines a row is shown at most.
const MOST_LINES: usize = 12;
/// What stands at the end of a text that was cut to that.
const CUT: &str = "… [cut: a cell of a spreadsheet holds no more]";

/// Sheets as a workbook. Errors: [`Error::Rows`] if one has too many rows.
///
/// A number with more digits than a spreadsheet keeps (15) and a day before March 1900 are written as text,
/// because the program would change them.
pub fn workbook(sheets: &[Sheet], core: &Core) -> Result<Vec<u8>, Error> {
    let mut opc = Opc::default();
    let mut strings = Strings::default();
    let mut parts = Vec::new();
    for sheet in sheets {
        if sheet.rows.len() >= MOST_ROWS {
            return Err(Error::Rows(sheet.rows.len()));
        }
        parts.push(strings.sheet(sheet));
    }
    opc.relate("", "officeDocument", "xl/workbook.xml", false);
    opc.core(core);
    let mut xml = Xml::part();
    xml.open("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATIONS)]);
    xml.open("bookViews", &[]);
    xml.empty("workbookView", &[("activeTab", "0")]);
    xml.close();
    xml.open("sheets", &[]);
    let names = sheet_names(sheets);
    for (at, name) in names.iter().enumerate() {
        let number = (at + 1).to_string();
        let target = format!("worksheets/sheet{number}.xml");
        let id = opc.relate("xl/workbook.xml", "worksheet", &target, false);
        xml.empty("sheet", &[("name", name), ("sheetId", &number), ("r:id", &id)]);
    }
    xml.close();
    xml.open("definedNames", &[]);
    for (at, (name, sheet)) in names.iter().zip(sheets).enumerate() {
        let range = format!("'{}'!{}", name.replace('\'', "''"), absolute(sheet));
        let at = at.to_string();
        let attributes =
            [("name", "_xlnm._FilterDatabase"), ("localSheetId", at.as_str()), ("hidden", "1")];
        xml.element("definedName", &attributes, &range);
    }
    for (at, name) in names.iter().enumerate() {
        let range = format!("'{}'!$1:$1", name.replace('\'', "''"));
        let at = at.to_string();
        let attributes = [("name", "_xlnm.Print_Titles"), ("localSheetId", at.as_str())];
        xml.element("definedName", &attributes, &range);
    }
    xml.close();
    opc.add(
        "xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        xml.finish(),
    );
    for (at, part) in parts.into_iter().enumerate() {
        opc.add(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
            part,
        );
    }
    opc.theme("xl/workbook.xml");
    opc.relate("xl/workbook.xml", "styles", "styles.xml", false);
    opc.add(
        "xl/styles.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
        STYLES,
    );
    opc.relate("xl/workbook.xml", "sharedStrings", "sharedStrings.xml", false);
    opc.add(
        "xl/sharedStrings.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
        strings.part(),
    );
    opc.finish()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES: &str = include_str!("book_styles.xml");

/// Every text once, in the order in which they come up.
#[derive(Default)]
struct Strings {
    all: Vec<String>,
    numbers: BTreeMap<String, usize>,
    uses: usize,
}

impl Strings {
    fn number(&mut self, text: String) -> usize {
        self.uses += 1;
        let next = self.all.len();
        let number = *self.numbers.entry(text.clone()).or_insert(next);
        if number == next {
            self.all.push(text);
        }
        number
    }

    fn part(&self) -> String {
        let mut xml = Xml::part();
        let (uses, all) = (self.uses.to_string(), self.all.len().to_string());
        xml.open("sst", &[("xmlns", MAIN), ("count", &uses), ("uniqueCount", &all)]);
        for text in &self.all {
            xml.open("si", &[]);
            xml.element("t", &[("xml:space", "preserve")], text);
            xml.close();
        }
        xml.finish()
    }

    fn sheet(&mut self, sheet: &Sheet) -> String {
        let mut xml = Xml::part();
        xml.open("worksheet", &[("xmlns", MAIN)]);
        xml.open("sheetPr", &[]);
        xml.empty("pageSetUpPr", &[("fitToPage", "1")]);
        xml.close();
        xml.empty("dimension", &[("ref", &range(sheet))]);
        xml.open("sheetViews", &[]);
        xml.open("sheetView", &[("workbookViewId", "0")]);
        let pane = [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft")];
        xml.empty("pane", &[pane.as_slice(), &[("state", "frozen")]].concat());
        xml.empty("selection", &[("pane", "bottomLeft")]);
        xml.close();
        xml.close();
        xml.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
        let widths: Vec<usize> = columns(sheet).map(|(at, c)| width(sheet, at, c)).collect();
        if !sheet.columns.is_empty() {
            xml.open("cols", &[]);
            for (at, width) in widths.iter().enumerate() {
                let (number, width) = ((at + 1).to_string(), width.to_string());
                let attributes = [("min", number.as_str()), ("max", &number), ("width", &width)];
                xml.empty("col", &[attributes.as_slice(), &[("customWidth", "1")]].concat());
            }
            xml.close();
        }
        xml.open("sheetData", &[]);
        xml.open("row", &[("r", "1")]);
        for (at, column) in columns(sheet) {
            let number = self.number(text(&column.title)).to_string();
            cell(&mut xml, at, 0, Look::Head, Some("s"), &number);
        }
        xml.close();
        for (at, row) in sheet.rows.iter().enumerate() {
            self.row(&mut xml, sheet, &widths, at + 1, row);
        }
        xml.close();
        if !sheet.columns.is_empty() {
            xml.empty("autoFilter", &[("ref", &range(sheet))]);
        }
        let paper = [("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0")];
        xml.empty("pageSetup", &paper);
        xml.finish()
    }

    fn row(&mut self, xml: &mut Xml, sheet: &Sheet, widths: &[usize], number: usize, row: &[Cell]) {
        let shown = (number + 1).to_string();
        let lines = columns(sheet)
            .zip(row)
            .map(|((at, column), cell)| lines(cell, column, widths.get(at)))
            .max()
            .unwrap_or(1);
        // One long text must not push all other rows from the screen.
        let height = (lines.clamp(1, MOST_LINES) * 15).to_string();
        if lines > MOST_LINES {
            xml.open("row", &[("r", &shown), ("ht", &height), ("customHeight", "1")]);
        } else {
            xml.open("row", &[("r", &shown), ("ht", &height)]);
        }
        for ((at, column), content) in columns(sheet).zip(row) {
            let mut words = |text_of: &str, xml: &mut Xml| {
                let neutral = formula(text_of);
                let look = match (neutral, column.wide) {
                    (false, false) => Look::Text,
                    (false, true) => Look::Wrapped,
                    (true, false) => Look::Neutral,
                    (true, true) => Look::NeutralWrapped,
                };
                let id = self.number(text(text_of)).to_string();
                cell(xml, at, number, look, Some("s"), &id);
            };
            match content {
                Cell::Text(t) if !t.is_empty() => words(t, xml),
                Cell::Empty | Cell::Text(_) => {}
                Cell::Number(n) if digits(*n) <= 15 => {
                    let look = if n.fract().is_zero() { Look::Whole } else { Look::Number };
                    cell(xml, at, number, look, None, &n.normalize().to_string());
                }
                Cell::Number(n) => words(&n.normalize().to_string(), xml),
                Cell::Day(day) => match serial(*day) {
                    Some(serial) => cell(xml, at, number, Look::Day, None, &serial.to_string()),
                    None => words(&day.to_string(), xml),
                },
                Cell::Moment(moment) => {
                    let utc = moment.to_zoned(jiff::tz::TimeZone::UTC);
                    match serial(utc.date()) {
                        Some(days) => {
                            let time = utc.time();
                            let seconds = i64::from(time.hour()) * 3600
                                + i64::from(time.minute()) * 60
                                + i64::from(time.second());
                            let part = Decimal::from(seconds) / Decimal::from(86_400);
                            let value = (Decimal::from(days) + part).round_dp(10).normalize();
                            cell(xml, at, number, Look::Moment, None, &value.to_string());
                        }
                        None => words(&moment.to_string(), xml),
                    }
                }
            }
        }
        xml.close();
    }
}

fn columns(sheet: &Sheet) -> impl Iterator<Item = (usize, &Column)> {
    sheet.columns.iter().take(MOST_COLUMNS).enumerate()
}

fn cell(xml: &mut Xml, column: usize, row: usize, look: Look, kind: Option<&str>, value: &str) {
    let place = format!("{}{}", letters(column), row + 1);
    let look = (look as u8).to_string();
    let mut attributes = vec![("r", place.as_str()), ("s", look.as_str())];
    attributes.extend(kind.map(|kind| ("t", kind)));
    xml.open("c", &attributes);
    xml.element("v", &[], value);
    xml.close();
}

/// The name of a column: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        out.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

fn range(sheet: &Sheet) -> String {
    let last = sheet.columns.len().clamp(1, MOST_COLUMNS) - 1;
    format!("A1:{}{}", letters(last), sheet.rows.len() + 1)
}

fn absolute(sheet: &Sheet) -> String {
    let last = sheet.columns.len().clamp(1, MOST_COLUMNS) - 1;
    format!("$A$1:${}${}", letters(last), sheet.rows.len() + 1)
}

/// Names for tabs: at most 31 characters, without those that formulas use, each once.
fn sheet_names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let clean: String = sheet.name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
        let mut name = shortened(&clean, 31);
        if name.is_empty() || names.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
            name = format!("Sheet{}", at + 1);
        }
        names.push(name);
    }
    names
}

/// How many places a text takes; some scripts take two for a character.
fn places(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum()
}

/// In about how many lines a cell is shown.
fn lines(cell: &Cell, column: &Column, width: Option<&usize>) -> usize {
    match (cell, width) {
        (Cell::Text(text), Some(width)) if column.wide => {
            // Words do not fill their lines.
            text.lines().map(|line| places(line).div_ceil((width * 9 / 10).max(1)).max(1)).sum()
        }
        _ => 1,
    }
}

/// A width in characters for what stands in a column.
fn width(sheet: &Sheet, at: usize, column: &Column) -> usize {
    let of_cell = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(places).max().unwrap_or(0),
        Cell::Number(n) => {
            let plain = n.normalize().to_string().len();
            plain + plain / 3
        }
        Cell::Day(_) => 10,
        Cell::Moment(_) => 16,
    };
    // The arrow of the filter covers a part of the heading.
    let head = places(&column.title) + 4;
    let most = if column.wide { 60 } else { 40 };
    let cells = sheet.rows.iter().filter_map(|row| row.get(at)).map(of_cell).max().unwrap_or(0);
    let chosen = (cells + 2).min(most).max(head).max(8);
    chosen.min(255)
}

/// Text for a shared string: no longer than a cell may be, and with `_x0041_`, which programs would read as a
/// character (ST_Xstring), kept what it is.
fn text(text: &str) -> String {
    let units: usize = text.chars().map(char::len_utf16).sum();
    let mut out = String::with_capacity(text.len());
    let room = if units > MOST_TEXT { MOST_TEXT - CUT.chars().count() } else { MOST_TEXT };
    let mut used = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        used += c.len_utf16();
        if used > room {
            out.push_str(CUT);
            break;
        }
        if c == '_' && is_escape(rest) {
            out.push_str("_x005F_");
        } else if c != '\r' || !rest.starts_with("\r\n") {
            out.push(if c == '\r' { '\n' } else { c });
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|h| h.is_ascii_hexdigit()))
}

/// Whether a spreadsheet would take the text for a formula once a person types on in its cell, or saves the
/// sheet as CSV: such a cell is marked as text (`quotePrefix`).
fn formula(text: &str) -> bool {
    let first = text.chars().find(|c| !c.is_whitespace() && !crate::fold::is_invisible(*c));
    text.starts_with(['\t', '\r', '\n']) || first.is_some_and(|c| "=+-@|%＝＋－＠".contains(c))
}

fn digits(n: Decimal) -> usize {
    let digits = n.normalize().abs().mantissa().to_string();
    digits.trim_end_matches('0').len().max(1)
}

/// The number of a day in a spreadsheet. Its calendar has a 29 February 1900, so that days before March
/// 1900 mean different things to different programs.
fn serial(day: Date) -> Option<i64> {
    if day < jiff::civil::date(1900, 3, 1) {
        return None;
    }
    let span = day.since((jiff::Unit::Day, jiff::civil::date(1899, 12, 30))).ok()?;
    Some(i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::{digits, formula, letters, serial, text};
    use jiff::civil::date;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn days_are_the_numbers_that_spreadsheets_give_them() {
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(2024, 5, 1)), Some(45413));
        assert_eq!(serial(date(1900, 2, 28)), None);
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(text("a _x0041_ b_x"), "a _x005F_x0041_ b_x");
        assert_eq!(text("a\r\nb\rc"), "a\nb\nc");
        assert!(text(&"é".repeat(40_000)).ends_with("holds no more]"));
        let long = text(&"😀".repeat(20_000));
        assert!(long.chars().map(char::len_utf16).sum::<usize>() <= 32_767);
        assert!(["=1+1", " @a", "\t1", "-a", "＝1"].into_iter().all(formula));
        assert!(!formula("a=1"));
    }

    #[test]
    fn digits_that_count() {
        let number = |s: &str| digits(s.parse().unwrap_or_default());
        assert_eq!(number("1000000"), 1);
        assert_eq!(number("0.125"), 3);
        assert_eq!(number("1234567890123456"), 16);
    }
}
