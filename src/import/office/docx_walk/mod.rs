//! Walks through a part of a Word document (body, notes, heads) and makes lines of it, without recursion.

mod props;

use std::collections::BTreeMap;

use crate::import::document::{Kind, Line};
use crate::import::office::docx_styles::{Numbering, Styles};
use crate::import::office::numbers::number;
use crate::import::office::symbols::symbol;
use crate::import::office::text::{clean, joined, line, raised};
use crate::import::office::xml::{Ev, Tag, Xml};

/// What was met on the way and is no text, or is not part of it.
#[derive(Default)]
pub struct Met {
    /// Tracked deletions and moved-away passages.
    pub deletions: usize,
    /// Runs of hidden text.
    pub hidden: usize,
    /// Pictures.
    pub pictures: usize,
    /// Charts and embedded objects, whose words are not read.
    pub objects: usize,
    /// Parts in another format inserted into the document.
    pub inserted: usize,
    /// Symbols that only a special font can show.
    pub symbols: usize,
    /// Whether a part broke off.
    pub broken: bool,
    /// Whether one is nested too deeply.
    pub deep: bool,
    /// Whether a field began and did not end.
    pub open_field: bool,
}

/// A paragraph being read.
#[derive(Default)]
struct Para {
    text: String,
    style: Option<String>,
    outline: Option<u8>,
    num_id: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
    had_hidden: bool,
    // The paragraph's end is deleted, or it is a big first letter: the next paragraph goes on with it.
    goes_on: bool,
    after: Vec<Line>,
}

/// A table being read.
#[derive(Default)]
struct Table {
    cells: Vec<Vec<Line>>,
    deleted: bool,
}

/// How the characters of a run look.
#[derive(Clone, Copy, Default)]
struct Run {
    hidden: bool,
    raised: bool,
}

/// Fields that are open.
#[derive(Default)]
struct Fields {
    // For each whether its result has begun.
    results: Vec<bool>,
    // How many are still in their code.
    codes: usize,
}

/// What an open element is to the walker.
enum Open {
    Para,
    Run(Option<usize>),
    Table,
    Row,
    Cell,
    Box(Run, Fields),
    Note(String),
    Alternate(bool),
    Raise,
    Ruby,
    Other,
}

/// The walk through all parts of one document.
pub struct Walk {
    /// Styles of the document.
    pub styles: Styles,
    /// Lists of the document.
    pub numbering: Numbering,
    /// What was met.
    pub met: Met,
    /// Notes in the order of their marks: whether it is an endnote, its identifier, its mark.
    pub marks: Vec<(bool, String, String)>,
    /// Number styles of footnotes and endnotes.
    pub note_styles: (String, String),
    /// Heads and feet that sections name.
    pub heads: Vec<String>,
    /// First line in the style for titles.
    pub title: Option<String>,
    // Paragraphs, tables, and the lines of each body, cell or text box being read.
    paras: Vec<Para>,
    tables: Vec<Table>,
    flows: Vec<Vec<Line>>,
    run: Run,
    fields: Fields,
    // Footnotes and endnotes so far, but for those with marks of their own.
    noted: (u32, u32),
    suppressed: bool,
    carry: String,
    ignore_fields: bool,
}

impl Walk {
    /// A walk with these styles and lists.
    pub fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            met: Met::default(),
            marks: Vec::new(),
            note_styles: ("decimal".to_owned(), "lowerRoman".to_owned()),
            heads: Vec::new(),
            title: None,
            paras: Vec::new(),
            tables: Vec::new(),
            flows: Vec::new(),
            run: Run::default(),
            fields: Fields::default(),
            noted: (0, 0),
            suppressed: false,
            carry: String::new(),
            ignore_fields: false,
        }
    }

    /// The lines of a part and, for a part of notes, those of each note.
    pub fn part(&mut self, text: &str) -> (Vec<Line>, BTreeMap<String, Vec<Line>>) {
        self.suppressed = false;
        let marks = self.marks.len();
        let result = self.walk(text);
        if self.suppressed && self.fields.codes > 0 {
            // A field that never ends would swallow the rest of the text.
            self.met = Met { open_field: true, ..Met::default() };
            self.marks.truncate(marks);
            self.noted = (0, 0);
            self.heads.clear();
            self.numbering.restart();
            self.ignore_fields = true;
            let again = self.walk(text);
            self.ignore_fields = false;
            return again;
        }
        result
    }

    /// One pass over a part.
    fn walk(&mut self, text: &str) -> (Vec<Line>, BTreeMap<String, Vec<Line>>) {
        self.paras.clear();
        self.tables.clear();
        self.fields = Fields::default();
        self.carry.clear();
        self.run = Run::default();
        self.flows = vec![Vec::new()];
        let mut notes = BTreeMap::new();
        let mut open: Vec<Open> = Vec::new();
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Ev::Open(tag) => {
                    if let Some(o) = self.start(&mut xml, &tag, &mut open) {
                        open.push(o);
                    }
                }
                // Characters count only inside w:t and its like, which `start` reads whole.
                Ev::Text(_) => {}
                Ev::Close => {
                    if let Some(o) = open.pop() {
                        self.end(o, &mut notes);
                    }
                }
                Ev::End => break,
            }
        }
        self.met.broken |= xml.broken;
        self.met.deep |= xml.deep;
        while let Some(o) = open.pop() {
            self.end(o, &mut notes);
        }
        self.flush_carry();
        (self.flows.pop().unwrap_or_default(), notes)
    }

    /// An element starts; nothing when it was read whole.
    #[allow(clippy::too_many_lines, reason = "one arm for each element of the format")]
    fn start(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, open: &mut [Open]) -> Option<Open> {
        match (tag.ns, tag.name()) {
            ("w", "p") => {
                let text = std::mem::take(&mut self.carry);
                self.paras.push(Para { text, ..Para::default() });
                return Some(Open::Para);
            }
            ("w", "pPr") => self.paragraph_properties(xml),
            ("w" | "m", "r") => {
                let para = self.paras.last();
                let hidden = para.and_then(|p| p.hidden).unwrap_or(false);
                self.run = Run { hidden, raised: false };
                return Some(Open::Run(None));
            }
            ("w", "rPr") => self.run_properties(xml),
            ("w" | "m" | "a", "t") => {
                let text = xml.text();
                self.put(&text);
            }
            ("w", "tab" | "br" | "cr" | "ptab") => {
                self.put(" ");
                xml.skip();
            }
            ("w", "noBreakHyphen") => {
                self.put("-");
                xml.skip();
            }
            ("w", "sym") => {
                self.symbol(tag);
                xml.skip();
            }
            ("w", "fldChar") => {
                match tag.attr("fldCharType").as_deref() {
                    Some("begin") => {
                        self.fields.results.push(false);
                        self.fields.codes += 1;
                    }
                    Some("separate") => {
                        if let Some(result @ false) = self.fields.results.last_mut() {
                            *result = true;
                            self.fields.codes -= 1;
                        }
                    }
                    Some("end") => {
                        let in_code = self.fields.results.pop() == Some(false);
                        self.fields.codes -= usize::from(in_code);
                    }
                    _ => {}
                }
                xml.skip();
            }
            ("w", "footnoteReference" | "endnoteReference") => {
                let custom = self.note(tag);
                if let (Some(at), Some(Open::Run(start))) = (custom, open.last_mut()) {
                    *start = Some(at);
                }
                xml.skip();
            }
            ("w", "del" | "moveFrom") => {
                self.met.deletions += 1;
                xml.skip();
            }
            ("w", "footnote" | "endnote") => {
                if matches!(
                    tag.attr("type").as_deref(),
                    Some("separator" | "continuationSeparator" | "continuationNotice")
                ) {
                    xml.skip();
                    return None;
                }
                self.flows.push(Vec::new());
                return Some(Open::Note(tag.attr("id").unwrap_or_default()));
            }
            ("w", "tbl") => {
                self.tables.push(Table::default());
                return Some(Open::Table);
            }
            ("w", "tr") => {
                if let Some(table) = self.tables.last_mut() {
                    *table = Table::default();
                }
                return Some(Open::Row);
            }
            ("w", "trPr") => self.row_properties(xml),
            ("w", "tc") => {
                self.flows.push(Vec::new());
                return Some(Open::Cell);
            }
            ("w", "txbxContent") => {
                self.flows.push(Vec::new());
                return Some(Open::Box(self.run, std::mem::take(&mut self.fields)));
            }
            ("mc", "AlternateContent") => return Some(Open::Alternate(false)),
            ("mc", "Choice" | "Fallback") => {
                if let Some(Open::Alternate(taken)) = open.last_mut()
                    && std::mem::replace(taken, true)
                {
                    xml.skip();
                    return None;
                }
                return Some(Open::Other);
            }
            ("w", "sectPr") => self.section(xml),
            ("m", "sup") => {
                self.put("^");
                return Some(Open::Other);
            }
            ("m", "den") => {
                self.put("/");
                return Some(Open::Other);
            }
            ("w", "rt") => {
                self.put("(");
                return Some(Open::Ruby);
            }
            ("a", "graphicData") => {
                let uri = tag.attr("uri").unwrap_or_default();
                if uri.ends_with("/chart") || uri.contains("chartex") {
                    self.met.objects += 1;
                } else if uri.ends_with("/picture") {
                    self.met.pictures += 1;
                }
                return Some(Open::Other);
            }
            ("w", "altChunk") => {
                self.met.inserted += 1;
                xml.skip();
            }
            (_, "OLEObject") => {
                self.met.objects += 1;
                xml.skip();
            }
            (_, "textpath") => {
                if let Some(words) = tag.attr("string") {
                    self.put(&words);
                }
                xml.skip();
            }
            (
                "w",
                "instrText" | "delInstrText" | "delText" | "sdtPr" | "tblPr" | "tcPr" | "tblGrid"
                | "rubyPr" | "tblPrEx",
            )
            | ("m", "ctrlPr" | "fPr" | "sSupPr") => xml.skip(),
            ("a", "p") => {
                self.put(" ");
                return Some(Open::Other);
            }
            ("m", "sSup") => return Some(Open::Raise),
            _ => return Some(Open::Other),
        }
        None
    }

    /// An element ends.
    fn end(&mut self, what: Open, notes: &mut BTreeMap<String, Vec<Line>>) {
        match what {
            Open::Para => self.end_paragraph(),
            Open::Run(Some(at)) => {
                // A mark of the author's own choice follows its reference.
                if let Some(para) = self.paras.last_mut() {
                    let mark = para.text.get(at..).unwrap_or_default().trim().to_owned();
                    para.text.truncate(at);
                    push_mark(&mut para.text, &mark);
                    if let Some(last) = self.marks.last_mut() {
                        last.2 = mark;
                    }
                }
            }
            Open::Cell => {
                self.flush_carry();
                let lines = self.flows.pop().unwrap_or_default();
                match self.tables.last_mut() {
                    Some(table) => table.cells.push(lines),
                    None => self.emit(lines),
                }
            }
            Open::Row => self.end_row(),
            Open::Table => {
                self.tables.pop();
            }
            Open::Box(run, fields) => {
                self.flush_carry();
                self.run = run;
                self.fields = fields;
                let lines = self.flows.pop().unwrap_or_default();
                match self.paras.last_mut() {
                    Some(para) => para.after.extend(lines),
                    None => self.emit(lines),
                }
            }
            Open::Note(id) => {
                self.flush_carry();
                let lines = self.flows.pop().unwrap_or_default();
                notes.entry(id).or_insert(lines);
            }
            Open::Ruby => self.put(")"),
            Open::Run(None) | Open::Alternate(_) | Open::Raise | Open::Other => {}
        }
    }

    /// Adds characters to the paragraph.
    fn put(&mut self, text: &str) {
        if !self.ignore_fields && self.fields.codes > 0 {
            self.suppressed |= !text.trim().is_empty();
            return;
        }
        let Some(para) = self.paras.last_mut() else { return };
        if self.run.hidden {
            if !text.trim().is_empty() {
                self.met.hidden += 1;
                para.had_hidden = true;
            }
            return;
        }
        match raised(text).filter(|_| self.run.raised) {
            Some(high) => para.text.push_str(&high),
            None => para.text.push_str(text),
        }
    }

    /// Adds lines to the body, cell or box being read.
    fn emit(&mut self, lines: Vec<Line>) {
        if let Some(flow) = self.flows.last_mut() {
            flow.extend(lines);
        }
    }

    /// A paragraph without a successor to go on with it.
    fn flush_carry(&mut self) {
        let text = clean(&std::mem::take(&mut self.carry));
        if !text.is_empty() {
            self.emit(vec![line(Kind::Paragraph, text)]);
        }
    }

    /// Makes a line of a paragraph.
    fn end_paragraph(&mut self) {
        let Some(para) = self.paras.pop() else { return };
        if para.goes_on {
            self.carry = para.text;
            self.emit(para.after);
            return;
        }
        let style = self.styles.get(para.style.as_deref());
        let mut kind = style.map_or(Kind::Paragraph, |s| s.kind(para.outline));
        if style.is_none() {
            kind = para.outline.filter(|l| *l < 9).map_or(kind, |l| Kind::Heading((l + 1).min(6)));
        }
        let is_title = style.is_some_and(crate::import::office::docx_styles::Style::is_title);
        let why = style
            .is_some_and(crate::import::office::docx_styles::Style::is_contents)
            .then_some("table of contents");
        let place =
            self.numbering.place(para.num_id.as_deref(), para.level, style, para.style.as_deref());
        let mut text = clean(&para.text);
        let gone = text.is_empty() && para.had_hidden;
        if let Some((id, level)) = place.filter(|_| !gone) {
            let label = self.numbering.count(&id, level);
            if !text.is_empty() && !label.is_empty() {
                text = format!("{label} {text}");
            }
            if kind == Kind::Paragraph && !label.is_empty() {
                kind = Kind::Item;
            }
        }
        if !text.is_empty() {
            if is_title && self.title.is_none() {
                self.title = Some(text.clone());
            }
            self.emit(vec![Line { why, ..line(kind, text) }]);
        }
        self.emit(para.after);
    }

    /// Makes a line of a row; a row of one cell with several lines is a frame around them.
    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Table { cells, deleted } = std::mem::take(table);
        if !deleted {
            let lines = row(cells);
            self.emit(lines);
        }
    }

    /// Puts a note's mark; gives the place in the text when the author's own mark follows.
    fn note(&mut self, tag: &Tag<'_>) -> Option<usize> {
        if self.run.hidden || (!self.ignore_fields && self.fields.codes > 0) {
            return None;
        }
        let end = tag.name() == "endnoteReference";
        let id = tag.attr("id").unwrap_or_default();
        let own = tag
            .attr("customMarkFollows")
            .is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on"));
        let style = if end { &self.note_styles.1 } else { &self.note_styles.0 };
        let para = self.paras.last_mut()?;
        if own {
            self.marks.push((end, id, String::new()));
            return Some(para.text.len());
        }
        let noted = if end { &mut self.noted.1 } else { &mut self.noted.0 };
        *noted += 1;
        let (mark, _) = number(*noted, style);
        push_mark(&mut para.text, &mark);
        self.marks.push((end, id, mark));
        None
    }

    /// Puts a character of a symbol font.
    fn symbol(&mut self, tag: &Tag<'_>) {
        let code = tag.attr("char").and_then(|c| u32::from_str_radix(&c, 16).ok()).unwrap_or(0);
        let found = symbol(&tag.attr("font").unwrap_or_default(), code);
        self.met.symbols += usize::from(found.is_none());
        self.put(&found.unwrap_or('\u{25a1}').to_string());
    }
}

/// Adds a note's mark.
pub fn push_mark(text: &mut String, mark: &str) {
    text.push('[');
    text.push_str(mark);
    text.push(']');
}

/// The lines of a row with these cells.
pub fn row(mut cells: Vec<Vec<Line>>) -> Vec<Line> {
    if let [only] = cells.as_mut_slice()
        && only.len() > 1
    {
        return std::mem::take(only);
    }
    let cells: Vec<String> = cells.iter().map(|c| joined(c)).collect();
    let joined = cells.join("\t");
    let joined = joined.trim_end_matches('\t');
    if joined.trim().is_empty() { Vec::new() } else { vec![line(Kind::Row, joined.to_owned())] }
}
