//! Walks through an OpenDocument text and makes lines of it, without recursion.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::{Kind, Line};
use crate::import::office::docx_walk::{push_mark, row};
use crate::import::office::numbers::number;
use crate::import::office::odf_styles::{Counters, Styles};
use crate::import::office::text::{clean, line, note, raised};
use crate::import::office::xml::{Ev, Tag, Xml};

/// A paragraph being read.
#[derive(Default)]
struct Para {
    text: String,
    kind: Option<Kind>,
    title: bool,
    label: Option<String>,
    hidden: bool,
    after: Vec<Line>,
    run: Run,
}

/// How characters look.
#[derive(Clone, Copy, Default)]
struct Run {
    hidden: bool,
    raised: bool,
}

/// A list that is open.
#[derive(Clone, Default)]
struct List {
    style: String,
    id: Option<String>,
    // The item has its number already, or is none.
    done: bool,
    start: Option<u32>,
    over: Option<String>,
}

/// What an open element is to the walker.
enum Open {
    Para,
    Span(Run),
    Table,
    Row,
    Cell(usize),
    Box(Vec<List>),
    Note(Vec<List>),
    List(Option<Counters>),
    Contents(Option<&'static str>),
    Head,
    Master,
    Ruby,
    Other,
}

/// The walk through one document.
pub struct Walk {
    /// Styles of the document.
    pub styles: Styles,
    /// Tracked deletions.
    pub deletions: usize,
    /// Comments.
    pub comments: usize,
    /// Pieces of hidden text.
    pub hidden: usize,
    /// Pictures.
    pub pictures: usize,
    /// Charts, formulas and embedded objects.
    pub objects: usize,
    /// Whether a part broke off.
    pub broken: bool,
    /// Whether one is nested too deeply.
    pub deep: bool,
    /// Lines of running heads and feet.
    pub heads: Vec<Line>,
    /// Footnotes and endnotes.
    pub notes: (Vec<Line>, Vec<Line>),
    /// First line in the style for titles.
    pub title: Option<String>,
    paras: Vec<Para>,
    tables: Vec<Vec<Vec<Line>>>,
    flows: Vec<Vec<Line>>,
    lists: Vec<List>,
    counters: Counters,
    outline: Counters,
    // How far each named list, and the last list of each style, has counted.
    named: BTreeMap<String, Counters>,
    styled: BTreeMap<String, Counters>,
    why: Option<&'static str>,
    // Notes being read: whether an endnote, and the mark.
    noting: Vec<(bool, String)>,
    repeats: usize,
    // Deletions whose words stand in the text, as where changes are shown: all, those that are open here, and the paragraph
    // whose end is among what was deleted.
    deleted: BTreeSet<String>,
    deleting: BTreeSet<String>,
    carried: Option<Para>,
}

impl Walk {
    /// A walk with these styles.
    pub fn new(styles: Styles) -> Self {
        Self {
            styles,
            deletions: 0,
            comments: 0,
            hidden: 0,
            pictures: 0,
            objects: 0,
            broken: false,
            deep: false,
            heads: Vec::new(),
            notes: (Vec::new(), Vec::new()),
            title: None,
            paras: Vec::new(),
            tables: Vec::new(),
            flows: Vec::new(),
            lists: Vec::new(),
            counters: Counters::new(),
            outline: Counters::new(),
            named: BTreeMap::new(),
            styled: BTreeMap::new(),
            why: None,
            noting: Vec::new(),
            repeats: 0,
            deleted: BTreeSet::new(),
            deleting: BTreeSet::new(),
            carried: None,
        }
    }

    /// The lines of a part.
    pub fn part(&mut self, text: &str) -> Vec<Line> {
        self.flows = vec![Vec::new()];
        let mut open: Vec<Open> = Vec::new();
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Ev::Open(tag) => {
                    if let Some(o) = self.start(&mut xml, &tag) {
                        open.push(o);
                    }
                }
                Ev::Text(text) => self.put(&text),
                Ev::Close => {
                    if let Some(o) = open.pop() {
                        self.end(o);
                    }
                }
                Ev::End => break,
            }
        }
        self.broken |= xml.broken;
        self.deep |= xml.deep;
        while let Some(o) = open.pop() {
            self.end(o);
        }
        self.flush_carried();
        self.deleting.clear();
        self.flows.pop().unwrap_or_default()
    }

    /// An element starts; nothing when it was read whole.
    #[allow(clippy::too_many_lines, reason = "one arm for each element of the format")]
    fn start(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Option<Open> {
        match (tag.ns, tag.name()) {
            (
                "office",
                "styles" | "automatic-styles" | "meta" | "settings" | "scripts" | "font-face-decls"
                | "forms",
            )
            | ("svg", "desc" | "title")
            | ("table", "covered-table-cell") => xml.skip(),
            ("office", "master-styles") => {
                self.flows.push(Vec::new());
                return Some(Open::Master);
            }
            (
                "style",
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
            ) => {
                if tag.attr("display").as_deref() == Some("false") {
                    xml.skip();
                    return None;
                }
                self.flows.push(Vec::new());
                return Some(Open::Head);
            }
            ("office", "annotation") => {
                self.comments += 1;
                xml.skip();
            }
            ("text", "tracked-changes") => self.changes(xml),
            ("text", "change-start" | "change-end") => {
                let id = tag.attr("change-id").unwrap_or_default();
                if tag.name() == "change-end" {
                    self.deleting.remove(&id);
                } else if self.deleted.contains(&id) {
                    self.deleting.insert(id);
                }
                xml.skip();
            }
            ("text", "section") if is_hidden(tag) => {
                self.hidden += 1;
                xml.skip();
            }
            ("text", "p" | "h") => {
                let para = self.paragraph(tag);
                // The end of the paragraph before was deleted: both are one.
                let before = self.carried.take_if(|_| self.paras.is_empty());
                let run = para.run;
                let para = before.map_or(para, |before| Para { run, ..before });
                self.paras.push(para);
                return Some(Open::Para);
            }
            ("text", "span") => return Some(self.span(tag)),
            ("text", "s" | "tab" | "line-break") => {
                self.put(" ");
                xml.skip();
            }
            ("text", "hidden-text") => {
                self.hidden += 1;
                xml.skip();
            }
            ("text", "hidden-paragraph") => {
                if is_hidden(tag)
                    && let Some(para) = self.paras.last_mut()
                {
                    para.hidden = true;
                }
                xml.skip();
            }
            ("text", "ruby-text") => {
                self.put("(");
                return Some(Open::Ruby);
            }
            ("text", "list") => return Some(self.list(tag)),
            ("text", "list-item") => {
                let start = tag.number("start-value");
                let over = tag.attr("style-override");
                if let Some(list) = self.lists.last_mut() {
                    *list = List { done: false, start, over, ..std::mem::take(list) };
                }
                return Some(Open::Other);
            }
            ("text", "list-header") => {
                if let Some(list) = self.lists.last_mut() {
                    list.done = true;
                }
                return Some(Open::Other);
            }
            ("text", "note") => {
                self.noting
                    .push((tag.attr("note-class").as_deref() == Some("endnote"), String::new()));
                self.flows.push(Vec::new());
                return Some(Open::Note(std::mem::take(&mut self.lists)));
            }
            ("text", "note-citation") => {
                let printed = clean(&xml.text());
                let mark = tag
                    .attr("label")
                    .map(|l| clean(&l))
                    .filter(|l| !l.is_empty())
                    .unwrap_or(printed);
                // Converters write 0 for every note that they have not laid out.
                let end = self.noting.last().is_some_and(|n| n.0);
                let so_far = if end { self.notes.1.len() } else { self.notes.0.len() };
                let style = if end { "lowerRoman" } else { "decimal" };
                let next = || number(u32::try_from(so_far + 1).unwrap_or(u32::MAX), style).0;
                let mark = if matches!(mark.as_str(), "" | "0") { next() } else { mark };
                self.put_mark(&mark);
                if let Some(note) = self.noting.last_mut() {
                    note.1 = mark;
                }
            }
            (
                "text",
                "table-of-content" | "illustration-index" | "table-index" | "object-index"
                | "user-index",
            ) => {
                return Some(Open::Contents(self.why.replace("table of contents")));
            }
            ("text", "alphabetical-index") => {
                return Some(Open::Contents(self.why.replace("index")));
            }
            ("text", name) if name.ends_with("-source") => xml.skip(),
            ("text", _) if tag.attr_as("text:display").as_deref() == Some("none") => xml.skip(),
            ("table", "table") => {
                self.tables.push(Vec::new());
                return Some(Open::Table);
            }
            ("table", "table-row") => {
                if let Some(cells) = self.tables.last_mut() {
                    cells.clear();
                }
                return Some(Open::Row);
            }
            ("table", "table-cell") => {
                self.flows.push(Vec::new());
                return Some(Open::Cell(tag.number("number-columns-repeated").unwrap_or(1)));
            }
            (
                "draw",
                "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "polyline"
                | "polygon" | "path" | "connector" | "caption",
            ) => {
                self.flows.push(Vec::new());
                return Some(Open::Box(std::mem::take(&mut self.lists)));
            }
            ("draw", "object" | "object-ole" | "plugin" | "applet") => {
                self.objects += 1;
                xml.skip();
            }
            ("draw", "image") => {
                self.pictures += 1;
                xml.skip();
            }
            _ => return Some(Open::Other),
        }
        None
    }

    /// An element ends.
    fn end(&mut self, what: Open) {
        match what {
            Open::Para => self.end_paragraph(),
            Open::Span(run) => {
                if let Some(para) = self.paras.last_mut() {
                    para.run = run;
                }
            }
            Open::Table => {
                self.tables.pop();
            }
            Open::Row => {
                if let Some(cells) = self.tables.last_mut() {
                    let lines = row(std::mem::take(cells));
                    self.emit(lines);
                }
            }
            Open::Cell(times) => {
                self.flush_carried();
                let outermost = self.tables.len() == 1;
                let lines = self.flows.pop().unwrap_or_default();
                match self.tables.last_mut() {
                    Some(cells) => {
                        // Repeats are rare in texts, and in tables inside tables they would multiply.
                        let size: usize = lines.iter().map(|l| l.text.len()).sum();
                        let times = if outermost && size < 1000 && self.repeats < 10_000 {
                            times.clamp(1, 64)
                        } else {
                            1
                        };
                        self.repeats += times - 1;
                        cells.extend(std::iter::repeat_n(lines, times));
                    }
                    None => self.emit(lines),
                }
            }
            Open::Box(lists) => {
                self.lists = lists;
                let lines = self.flows.pop().unwrap_or_default();
                match self.paras.last_mut() {
                    Some(para) => para.after.extend(lines),
                    None => self.emit(lines),
                }
            }
            Open::Note(lists) => {
                self.lists = lists;
                let (end, mark) = self.noting.pop().unwrap_or_default();
                let lines = self.flows.pop().unwrap_or_default();
                if !self.deleting.is_empty() {
                    return;
                }
                let note = note(&mark, &lines);
                if end { self.notes.1.push(note) } else { self.notes.0.push(note) }
            }
            Open::List(before) => self.end_list(before),
            Open::Contents(why) => self.why = why,
            Open::Head => {
                let lines = self.flows.pop().unwrap_or_default();
                self.heads.extend(lines);
            }
            Open::Master => {
                self.flows.pop();
            }
            Open::Ruby => self.put(")"),
            Open::Other => {}
        }
    }

    /// Adds characters to the paragraph.
    fn put(&mut self, text: &str) {
        let Some(para) = self.paras.last_mut().filter(|_| self.deleting.is_empty()) else { return };
        if para.run.hidden {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        match raised(text).filter(|_| para.run.raised) {
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

    /// A paragraph or heading starts: what it is, and its number.
    fn paragraph(&mut self, tag: &Tag<'_>) -> Para {
        let name = tag.attr_as("text:style-name").unwrap_or_default();
        let style = self.styles.get("paragraph", &name).unwrap_or_default();
        let mut kind = style.kind();
        let heading = tag.name() == "h";
        let level = tag.number::<usize>("outline-level").unwrap_or(1).clamp(1, 10);
        if heading && !style.is_title() {
            kind = Some(Kind::Heading(u8::try_from(level.min(6)).unwrap_or(6)));
        }
        // No program writes lists of more than ten levels.
        let depth = self.lists.len().min(10);
        let mut label = None;
        if let Some(list) = self.lists.last_mut() {
            if !std::mem::replace(&mut list.done, true) {
                let style = list.over.clone().unwrap_or_else(|| list.style.clone());
                let start = list.start.take();
                label = Some(self.styles.count(&style, depth, start, &mut self.counters));
            }
        } else if heading
            && style.list.as_deref() != Some("")
            && tag.attr("is-list-header").as_deref() != Some("true")
        {
            let list = style
                .list
                .as_deref()
                .filter(|l| self.styles.has_list(l))
                .unwrap_or("Outline")
                .to_owned();
            if self.styles.has_list(&list) {
                let restart = tag.attr("restart-numbering").as_deref() == Some("true");
                let start = tag.number("start-value").filter(|_| restart);
                label = Some(self.styles.count(&list, level, start, &mut self.outline))
                    .filter(|l| l != "•");
            }
        }
        let run =
            Run { hidden: style.hidden.unwrap_or(false), raised: style.raised.unwrap_or(false) };
        Para { kind, title: style.is_title(), label, run, ..Para::default() }
    }

    /// Characters of another style start.
    fn span(&mut self, tag: &Tag<'_>) -> Open {
        let name = tag.attr_as("text:style-name").unwrap_or_default();
        let style = self.styles.get("text", &name).unwrap_or_default();
        let Some(para) = self.paras.last_mut() else { return Open::Other };
        let before = para.run;
        para.run = Run {
            hidden: style.hidden.unwrap_or(before.hidden),
            raised: style.raised.unwrap_or(before.raised),
        };
        Open::Span(before)
    }

    /// Makes a line of a paragraph.
    fn end_paragraph(&mut self) {
        let Some(para) = self.paras.pop() else { return };
        let goes_on = !self.deleting.is_empty() && self.paras.is_empty() && self.noting.is_empty();
        if goes_on && !para.text.trim().is_empty() {
            self.carried = Some(para);
        } else {
            self.finish_paragraph(para);
        }
    }

    /// Makes a line of a paragraph whose end was deleted, where none follows that it could go on in.
    fn flush_carried(&mut self) {
        if let Some(para) = self.carried.take() {
            self.finish_paragraph(para);
        }
    }

    /// Makes a line of what a paragraph holds.
    fn finish_paragraph(&mut self, para: Para) {
        let mut text = clean(&para.text);
        if para.hidden {
            self.hidden += usize::from(!text.is_empty());
            text.clear();
        }
        if !text.is_empty() {
            let mut kind = para.kind.unwrap_or(Kind::Paragraph);
            if let Some(label) = para.label.filter(|l| !l.is_empty()) {
                text = format!("{label} {text}");
                if kind == Kind::Paragraph {
                    kind = Kind::Item;
                }
            }
            if para.title && self.title.is_none() {
                self.title = Some(text.clone());
            }
            self.emit(vec![Line { why: self.why, ..line(kind, text) }]);
        }
        self.emit(para.after);
    }

    /// A list starts: whether it goes on counting, and from where.
    fn list(&mut self, tag: &Tag<'_>) -> Open {
        let id = tag.attr("id");
        let outer = self.lists.last().map(|l| l.over.clone().unwrap_or_else(|| l.style.clone()));
        let style = tag.attr_as("text:style-name").or(outer).unwrap_or_default();
        let mut before = None;
        if self.lists.is_empty() {
            let goes_on = tag.attr("continue-numbering").as_deref() == Some("true");
            let from = match tag.attr("continue-list") {
                Some(other) => self.named.get(&other).cloned(),
                None if goes_on => self.styled.get(&style).cloned(),
                None => None,
            };
            before = Some(std::mem::replace(&mut self.counters, from.unwrap_or_default()));
        }
        self.lists.push(List { style, id, ..List::default() });
        Open::List(before)
    }

    /// A list ends: how far it counted is kept for one that goes on with it.
    fn end_list(&mut self, before: Option<Counters>) {
        let Some(list) = self.lists.pop() else { return };
        if let Some(before) = before {
            let counted = std::mem::replace(&mut self.counters, before);
            if let Some(id) = list.id {
                self.named.insert(id, counted.clone());
            }
            self.styled.insert(list.style, counted);
        }
    }

    /// A tracked change: deletions are counted, and their text is passed over.
    fn changes(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1_usize;
        let mut region = String::new();
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag) => {
                    depth += 1;
                    match tag.name() {
                        "changed-region" => region = tag.attr("id").unwrap_or_default(),
                        "deletion" => {
                            self.deletions += 1;
                            self.deleted.insert(region.clone());
                        }
                        _ => {}
                    }
                }
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
    }

    /// Puts a note's mark, also where the text is raised.
    fn put_mark(&mut self, mark: &str) {
        if let Some(para) = self.paras.last_mut().filter(|_| self.deleting.is_empty()) {
            push_mark(&mut para.text, mark);
        }
    }
}

/// Whether an element says that it is not shown now.
fn is_hidden(tag: &Tag<'_>) -> bool {
    match tag.attr_as("text:display").as_deref() {
        Some("none") => true,
        Some(other) if other != "condition" => false,
        _ => tag.attr("is-hidden").as_deref() == Some("true"),
    }
}
