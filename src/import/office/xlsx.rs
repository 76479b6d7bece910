//! Reads Excel workbooks (.xlsx, .xlsm): every sheet as a heading and rows, as they are shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::{Document, Kind, Line, Refusal};
use crate::import::office::csv_text::{MOST_BYTES, MOST_CELLS};
use crate::import::office::numfmt::{Show, built_in, of_code, show};
use crate::import::office::ooxml::{comments, dangers, main_part, properties};
use crate::import::office::package::Package;
use crate::import::office::text::{clean, count, fact, left_out, line, set_title, sheet_name};
use crate::import::office::xml::{Ev, Tag, Xml};

/// How people know the format.
const WHAT: &str = "an Excel workbook (.xlsx)";
/// Columns of the biggest sheet.
const COLUMNS: usize = 16_384;

/// What the reader knows of the workbook and has met.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    shows: Vec<Show>,
    from_1904: bool,
    cells: usize,
    bytes: usize,
    hidden_rows: usize,
    hidden_columns: usize,
    unsolved: usize,
    broken: bool,
    full: bool,
}

/// Reads a workbook.
///
/// # Errors
/// A [`Refusal`] when the file is no workbook, is protected by a password, or its sheets can't be found.
pub fn xlsx(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes, WHAT)?;
    let main = main_part(&mut package, "xl/workbook.xml", WHAT)?;
    if main.rsplit('.').next() == Some("bin") {
        return Err(Refusal("This is a binary Excel workbook (.xlsb), which can't be read here. Open it in Excel or LibreOffice, choose \"Save as\" and \"Excel workbook (.xlsx)\", and import that copy.".to_owned()));
    }
    let mut doc = Document::default();
    let title = properties(&mut package, &mut doc)?;
    let relations = package.relations(&main)?;
    let mut book = Book::default();
    let part = |kind: &str| {
        relations.values().find(|r| r.kind == kind && !r.outside).map(|r| r.target.clone())
    };
    if let Some(name) = part("sharedStrings") {
        book.strings = shared_strings(&package.text(&name)?.unwrap_or_default());
    }
    if let Some(name) = part("styles") {
        book.shows = cell_formats(&package.text(&name)?.unwrap_or_default());
    }
    let workbook = package.text(&main)?.unwrap_or_default();
    let (mut hidden_sheets, mut objects, mut others) = (0, 0, 0);
    let mut all = relations.clone();
    let mut heads = BTreeSet::new();
    for (name, id, is_hidden) in sheets(&workbook, &mut book) {
        if is_hidden {
            hidden_sheets += 1;
            continue;
        }
        let Some(relation) = relations.get(&id).filter(|r| !r.outside) else { continue };
        doc.lines.push(sheet_name(&name));
        if relation.kind != "worksheet" {
            others += 1;
            continue;
        }
        let Some(text) = package.text(&relation.target)? else {
            doc.warnings.push(format!("The sheet \"{}\" is missing in the file.", clean(&name)));
            continue;
        };
        book.sheet(&text, &mut doc.lines, &mut heads);
        drop(text);
        let own = package.relations(&relation.target)?;
        for drawing in own.values().filter(|r| r.kind == "drawing" && !r.outside) {
            let words = crate::import::office::drawing::read(
                &package.text(&drawing.target)?.unwrap_or_default(),
            );
            objects += words.objects;
            doc.lines.extend(words.lines);
        }
        all.extend(own.into_iter().map(|(key, r)| (format!("{id} {key}"), r)));
    }
    doc.lines.extend(
        heads
            .into_iter()
            .map(|text| Line { why: Some("running head"), ..line(Kind::Paragraph, text) }),
    );
    let comments = comments(&mut package, "xl/comments")?;
    set_title(&mut doc, title.as_deref(), None);
    doc.warnings.extend(left_out(&[
        (hidden_sheets, "hidden sheet", "hidden sheets"),
        (book.hidden_rows, "hidden row", "hidden rows"),
        (book.hidden_columns, "hidden column", "hidden columns"),
        (comments, "comment", "comments"),
    ]));
    book.say(&mut doc);
    if objects + others > 0 {
        doc.warnings.push(format!(
            "Words in {} of this workbook are not read; look at the workbook itself.",
            count(objects + others, "chart or embedded object", "charts or embedded objects")
        ));
    }
    dangers(&package, &all, &mut doc);
    doc.warnings.append(&mut package.warnings);
    Ok(doc)
}

/// Names of the sheets, what they refer to, and whether they are hidden.
fn sheets(text: &str, book: &mut Book) -> Vec<(String, String, bool)> {
    let mut xml = Xml::new(text);
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "workbookPr" => {
                book.from_1904 = matches!(tag.attr("date1904").as_deref(), Some("1" | "true"));
            }
            Ev::Open(tag) if (tag.ns, tag.name()) == ("s", "sheet") => {
                let is_hidden = tag.attr("state").is_some_and(|s| s != "visible");
                let id = tag.attr_as("r:id").or_else(|| tag.other_id()).unwrap_or_default();
                // A sheet that is named over and over must not be read over and over.
                if seen.insert(id.clone()) {
                    all.push((tag.attr_as("name").unwrap_or_default(), id, is_hidden));
                }
            }
            Ev::End => return all,
            _ => {}
        }
    }
}

/// The strings that cells share.
fn shared_strings(text: &str) -> Vec<String> {
    let mut xml = Xml::new(text);
    let mut all = Vec::new();
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "si" => all.push(rich_text(&mut xml)),
            Ev::End => return all,
            _ => {}
        }
    }
}

/// The characters of a string with formatted runs, without its reading aids.
fn rich_text(xml: &mut Xml<'_>) -> String {
    let mut out = String::new();
    let mut depth = 1_usize;
    let mut high = false;
    while depth > 0 {
        match xml.next() {
            Ev::Open(tag) => match tag.name() {
                "t" => {
                    let text = xml.text();
                    match crate::import::office::text::raised(&text).filter(|_| high) {
                        Some(raised) => out.push_str(&raised),
                        None => out.push_str(&text),
                    }
                }
                "rPh" => xml.skip(),
                name => {
                    if name == "r" {
                        high = false;
                    } else if name == "vertAlign" {
                        high = tag.attr("val").as_deref() == Some("superscript");
                    }
                    depth += 1;
                }
            },
            Ev::Close => depth -= 1,
            Ev::Text(_) => {}
            Ev::End => break,
        }
    }
    // Excel writes control characters as _x000D_.
    clean(&out.replace("_x000D_", " ").replace("_x000a_", " "))
}

/// How each cell style shows numbers.
fn cell_formats(text: &str) -> Vec<Show> {
    let mut xml = Xml::new(text);
    let mut codes: BTreeMap<u32, Show> = BTreeMap::new();
    let mut all = Vec::new();
    let mut inside = false;
    loop {
        match xml.next() {
            Ev::Open(tag) => match tag.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.attr("formatCode"))
                    {
                        codes.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => inside = true,
                "cellStyles" | "dxfs" => inside = false,
                "xf" if inside => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    all.push(codes.get(&id).cloned().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Ev::End => return all,
            _ => {}
        }
    }
}

impl Book {
    /// Reads a sheet.
    fn sheet(&mut self, text: &str, lines: &mut Vec<Line>, heads: &mut BTreeSet<String>) {
        let mut xml = Xml::new(text);
        let mut hidden = vec![false; COLUMNS];
        let mut ranges = 0_usize;
        let mut lost: BTreeSet<usize> = BTreeSet::new();
        let mut row: Vec<String> = Vec::new();
        let mut row_hidden = false;
        loop {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::End => break,
                _ => continue,
            };
            match tag.name() {
                "col"
                    if matches!(tag.attr("hidden").as_deref(), Some("1" | "true"))
                        && ranges < COLUMNS =>
                {
                    ranges += 1;
                    let from = tag.number("min").unwrap_or(1_usize).saturating_sub(1);
                    if let Some(columns) =
                        hidden.get_mut(from..tag.number("max").unwrap_or(COLUMNS).min(COLUMNS))
                    {
                        columns.fill(true);
                    }
                }
                "row" => {
                    self.end_row(&mut row, row_hidden, lines);
                    row_hidden = matches!(tag.attr("hidden").as_deref(), Some("1" | "true"));
                }
                "c" => {
                    let at = tag.attr("r").and_then(|r| column(&r)).unwrap_or(row.len());
                    let value = self.cell(&mut xml, &tag);
                    if value.is_empty() || at >= COLUMNS {
                        continue;
                    }
                    if hidden.get(at) == Some(&true) {
                        lost.insert(at);
                        continue;
                    }
                    // Gaps count too: a single cell far to the right makes a long line.
                    self.cells += (at + 1).saturating_sub(row.len()).max(1);
                    self.bytes += value.len();
                    if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
                        self.full = true;
                        break;
                    }
                    if row.len() <= at {
                        row.resize(at + 1, String::new());
                    }
                    if let Some(cell) = row.get_mut(at) {
                        *cell = value;
                    }
                }
                "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
                | "firstFooter" => {
                    let head = head(&xml.text());
                    if !head.is_empty() {
                        heads.insert(head);
                    }
                }
                _ => {}
            }
        }
        self.end_row(&mut row, row_hidden, lines);
        self.hidden_columns += lost.len();
        self.broken |= xml.broken;
    }

    /// Makes a line of a row.
    fn end_row(&mut self, row: &mut Vec<String>, is_hidden: bool, lines: &mut Vec<Line>) {
        let cells = std::mem::take(row);
        if cells.iter().all(String::is_empty) {
            return;
        }
        if is_hidden {
            self.hidden_rows += 1;
        } else {
            lines.push(line(Kind::Row, cells.join("\t")));
        }
    }

    /// What a cell shows.
    fn cell(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> String {
        let kind = tag.attr("t").unwrap_or_default();
        let style: usize = tag.number("s").unwrap_or(0);
        let (mut value, mut inline, mut formula) = (None, None, false);
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag) => match tag.name() {
                    "v" => value = Some(xml.text()),
                    "is" => inline = Some(rich_text(xml)),
                    "f" => {
                        formula = true;
                        xml.skip();
                    }
                    _ => depth += 1,
                },
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
        if let Some(text) = inline {
            return text;
        }
        let Some(value) = value.filter(|v| !v.is_empty()) else {
            self.unsolved += usize::from(formula && kind != "str");
            return String::new();
        };
        match kind.as_str() {
            "s" => value
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|i| self.strings.get(i))
                .cloned()
                .unwrap_or_default(),
            "str" | "e" | "d" | "inlineStr" => clean(&value),
            "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            _ => clean(&show(
                &value,
                self.shows.get(style).unwrap_or(&Show::General),
                self.from_1904,
            )),
        }
    }

    /// Says what may be missing.
    fn say(&self, doc: &mut Document) {
        if self.unsolved > 0 {
            doc.warnings.push(format!("{} without a stored result, so nothing is shown there. Open the file in Excel or LibreOffice, save it, and import it again.", count(self.unsolved, "formula is", "formulas are")));
        }
        if self.full {
            doc.warnings.push(format!("This workbook has more than {MOST_CELLS} cells; what comes after them was not read. Split it and import its parts."));
        }
        if self.broken {
            doc.warnings
                .push("The workbook is damaged: a sheet breaks off before its end.".to_owned());
        }
        if self.cells == 0 {
            doc.warnings.push("No text was found in this workbook.".to_owned());
        }
        fact(doc, "Cells", &self.cells.to_string());
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let mut n = 0_usize;
    for c in place.chars().take_while(char::is_ascii_alphabetic).take(4) {
        n = n * 26 + (u32::from(c.to_ascii_uppercase()) - u32::from('A')) as usize + 1;
    }
    n.checked_sub(1)
}

/// The words of a head or foot of a sheet, without its codes.
fn head(code: &str) -> String {
    let mut out = String::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('&') => out.push('&'),
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            Some('L' | 'C' | 'R') => out.push(' '),
            _ => {}
        }
    }
    clean(&out)
}
