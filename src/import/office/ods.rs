//! Reads OpenDocument spreadsheets (.ods): every sheet as a heading and rows, as they are shown.

use std::collections::BTreeSet;

use crate::import::document::{Document, Kind, Line, Refusal};
use crate::import::office::csv_text::{MOST_BYTES, MOST_CELLS};
use crate::import::office::numfmt::general;
use crate::import::office::odf_styles::{Styles, properties};
use crate::import::office::odt::{macros, open};
use crate::import::office::text::{clean, count, fact, left_out, line, set_title, sheet_name};
use crate::import::office::xml::{Ev, Tag, Xml};

/// How people know the format.
const WHAT: &str = "an OpenDocument spreadsheet (.ods)";
/// Columns of the biggest sheet.
const COLUMNS: usize = 16_384;
/// The same row is not repeated more often than this: programs fill sheets to their end with such rows.
const REPEATS: usize = 10_000;

/// A sheet being read.
#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    cells: usize,
    bytes: usize,
    hidden_sheets: usize,
    hidden_rows: usize,
    hidden_columns: usize,
    comments: usize,
    objects: usize,
    full: bool,
    // Whether each column of the sheet is hidden.
    hidden: Vec<bool>,
    column: usize,
    lost: BTreeSet<usize>,
}

/// Reads a spreadsheet.
///
/// # Errors
/// A [`Refusal`] when the file is no spreadsheet, is protected by a password, or its content is missing.
pub fn ods(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = open(bytes, WHAT)?;
    let Some(content) = package.text("content.xml")? else {
        return Err(Refusal(format!(
            "This file should be {WHAT}, but the part with its sheets (\"content.xml\") is missing. It is damaged or something else; ask for it once more."
        )));
    };
    let mut doc = Document::default();
    let meta = package.text("meta.xml")?.unwrap_or_default();
    let title = properties(&meta, &mut doc);
    let mut styles = Styles::default();
    styles.read(&package.text("styles.xml")?.unwrap_or_default());
    styles.read(&content);
    let mut reader = Reader::default();
    let broken = reader.read(&content, &styles);
    doc.lines = std::mem::take(&mut reader.lines);
    set_title(&mut doc, title.as_deref(), None);
    doc.warnings.extend(left_out(&[
        (reader.hidden_sheets, "hidden sheet", "hidden sheets"),
        (reader.hidden_rows, "hidden row", "hidden rows"),
        (reader.hidden_columns, "hidden column", "hidden columns"),
        (reader.comments, "comment", "comments"),
    ]));
    if reader.full {
        doc.warnings.push(format!("This spreadsheet has more than {MOST_CELLS} cells; what comes after them was not read. Split it and import its parts."));
    }
    if reader.objects > 0 {
        doc.warnings.push(format!(
            "Words in {} of this spreadsheet are not read; look at the spreadsheet itself.",
            count(reader.objects, "chart or embedded object", "charts or embedded objects")
        ));
    }
    if broken {
        doc.warnings.push("The spreadsheet is damaged: it breaks off before its end.".to_owned());
    }
    if reader.cells == 0 {
        doc.warnings.push("No text was found in this spreadsheet.".to_owned());
    }
    fact(&mut doc, "Cells", &reader.cells.to_string());
    macros(&package, &mut doc);
    doc.warnings.append(&mut package.warnings);
    Ok(doc)
}

impl Reader {
    /// Goes through the content; says whether it breaks off.
    fn read(&mut self, content: &str, styles: &Styles) -> bool {
        let mut xml = Xml::new(content);
        loop {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::End => return xml.broken,
                _ => continue,
            };
            match (tag.ns, tag.name()) {
                (
                    "office",
                    "automatic-styles" | "styles" | "meta" | "settings" | "scripts"
                    | "font-face-decls" | "master-styles" | "forms",
                )
                | (
                    "table",
                    "tracked-changes"
                    | "named-expressions"
                    | "database-ranges"
                    | "content-validations"
                    | "data-pilot-tables"
                    | "dde-links",
                ) => xml.skip(),
                ("table", "table") => {
                    let style = tag.attr_as("table:style-name").unwrap_or_default();
                    self.hidden.clear();
                    self.column = 0;
                    self.hidden_columns += std::mem::take(&mut self.lost).len();
                    if styles.get("table", &style).is_some_and(|s| s.shown == Some(false)) {
                        self.hidden_sheets += 1;
                        xml.skip();
                        continue;
                    }
                    self.lines.push(sheet_name(&tag.attr_as("table:name").unwrap_or_default()));
                }
                ("table", "table-column") => {
                    let times = tag.number("number-columns-repeated").unwrap_or(1).min(COLUMNS);
                    let end = (self.column + times).min(COLUMNS);
                    self.hidden.resize(end, is_hidden(&tag));
                    self.column = end;
                }
                ("table", "table-row") => self.row(&mut xml, &tag),
                ("draw", "object" | "object-ole") => {
                    self.objects += 1;
                    xml.skip();
                }
                // Words of shapes that lie on the sheet.
                ("text", "p") => {
                    let text = clean(&xml.text());
                    if !text.is_empty() {
                        self.lines.push(line(Kind::Paragraph, text));
                    }
                }
                _ => {}
            }
            if self.full {
                self.hidden_columns += std::mem::take(&mut self.lost).len();
                return false;
            }
        }
    }

    /// Reads a row whole.
    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) {
        let times = tag.number("number-rows-repeated").unwrap_or(1).clamp(1, REPEATS);
        let row_hidden = is_hidden(tag);
        let mut cells: Vec<String> = Vec::new();
        let mut after: Vec<Line> = Vec::new();
        let mut at = 0_usize;
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag)
                    if tag.ns == "table"
                        && matches!(tag.name(), "table-cell" | "covered-table-cell") =>
                {
                    let wide = tag.number("number-columns-repeated").unwrap_or(1).clamp(1, COLUMNS);
                    let text = self.cell(xml, &tag, &mut after);
                    for place in at..(at + wide).min(COLUMNS) {
                        if text.is_empty() {
                            break;
                        }
                        if self.hidden.get(place) == Some(&true) {
                            self.lost.insert(place);
                            continue;
                        }
                        self.bytes += text.len();
                        if self.bytes > MOST_BYTES {
                            self.full = true;
                            return;
                        }
                        cells.resize(place, String::new());
                        cells.push(text.clone());
                    }
                    at = (at + wide).min(COLUMNS);
                }
                Ev::Open(_) => depth += 1,
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
        if !cells.is_empty() {
            if row_hidden {
                self.hidden_rows += times;
            } else {
                let text = cells.join("\t");
                for _ in 0..times {
                    self.cells += cells.len();
                    self.bytes += text.len();
                    if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
                        self.full = true;
                        return;
                    }
                    self.lines.push(line(Kind::Row, text.clone()));
                }
            }
        }
        self.lines.append(&mut after);
    }

    /// Reads a cell whole: what it shows.
    fn cell(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, after: &mut Vec<Line>) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut depth = 1_usize;
        let mut shape = 0_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(inner) => match (inner.ns, inner.name()) {
                    ("office", "annotation") => {
                        self.comments += 1;
                        xml.skip();
                    }
                    ("draw", "object" | "object-ole") => {
                        self.objects += 1;
                        xml.skip();
                    }
                    ("text", "p") => {
                        let text = paragraph(xml);
                        if shape > 0 {
                            after.push(line(Kind::Paragraph, text));
                        } else {
                            words.push(text);
                        }
                    }
                    (ns, _) => {
                        depth += 1;
                        shape = if ns == "draw" && shape == 0 { depth } else { shape };
                    }
                },
                Ev::Close => {
                    if depth == shape {
                        shape = 0;
                    }
                    depth -= 1;
                }
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
        words.retain(|w| !w.is_empty());
        after.retain(|l| !l.text.is_empty());
        let shown = words.join(" ");
        let value = |name: &str| tag.attr_as(name).unwrap_or_default();
        match value("office:value-type").as_str() {
            "date" => {
                let date = value("office:date-value");
                let date = date.strip_suffix("T00:00:00").unwrap_or(&date);
                let date =
                    if date.len() == 19 { date.strip_suffix(":00").unwrap_or(date) } else { date }
                        .to_owned();
                if date.is_empty() { shown } else { date }
            }
            // Numbers as they are typed, unless they are shown with a unit or leading zeros.
            "float"
                if !shown.chars().any(|c| c.is_alphabetic() || "$€£¥฿៛₭₫%".contains(c))
                    && !zero_first(&shown) =>
            {
                value("office:value").parse::<f64>().map_or(shown, general)
            }
            "time" if shown.is_empty() => value("office:time-value"),
            "boolean" if shown.is_empty() => value("office:boolean-value").to_uppercase(),
            "percentage" | "currency" if shown.is_empty() => value("office:value"),
            _ => shown,
        }
    }
}

/// Whether a number is shown with leading zeros, as identifiers are.
fn zero_first(shown: &str) -> bool {
    shown.len() > 1 && shown.starts_with('0') && shown.chars().all(|c| c.is_ascii_digit())
}

/// The characters of a paragraph, with its blanks and line breaks.
fn paragraph(xml: &mut Xml<'_>) -> String {
    let mut out = String::new();
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next() {
            Ev::Open(tag) => {
                depth += 1;
                if matches!(tag.name(), "s" | "tab" | "line-break") {
                    out.push(' ');
                }
            }
            Ev::Close => depth -= 1,
            Ev::Text(text) => out.push_str(&text),
            Ev::End => break,
        }
    }
    clean(&out)
}

/// Whether a row or column is hidden or filtered out.
fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.attr_as("table:visibility").as_deref(), Some("collapse" | "filter"))
}
