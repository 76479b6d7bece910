//! A page as the lines that a reader sees, in reading order. Which of them are the story is not for here.

use crate::import::phrases;
use std::cell::OnceCell;

use super::{
    hidden, lists,
    raised::{self, Mark},
    tree::{Data, Id, Tree},
};

/// A longer passage is struck by mistake: an `<s>` that is never closed runs to the end of the page.
const LONGEST_STRUCK: usize = 1000;

/// What a block is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading,
    Item,
    /// A row of a table; its cells are separated by tabs.
    Row,
    Caption,
    Button,
}

/// A stretch of text that stands by itself.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// The element that it stands in.
    pub(super) node: Id,
    /// How many of its characters are links.
    pub(super) linked: usize,
    /// How many of its characters stand in a `<time>`.
    pub(super) timed: usize,
    /// How many of its characters are in italics.
    pub(super) emphasis: usize,
    /// How many of its characters are in bold.
    pub(super) strong: usize,
    /// How many characters it has.
    pub(super) length: usize,
    folded: OnceCell<String>,
}

impl Block {
    /// The line as it is compared with phrases and titles.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| phrases::fold(&self.text))
    }

    /// The share of the block that is links, 0 to 1.
    pub(super) fn link_density(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lengths of lines are small")]
        let share = self.linked as f64 / self.length.max(1) as f64;
        share.min(1.0)
    }
}

/// Whether an element stands inside a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "math"
            | "nobr"
            | "output"
            | "picture"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "noindex"
    ) || name.contains('-')
}

/// Elements whose contents are no text for a reader.
fn shows_nothing(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "svg"
            | "canvas"
            | "iframe"
            | "object"
            | "embed"
            | "audio"
            | "video"
            | "select"
            | "option"
            | "datalist"
            | "textarea"
            | "input"
            | "map"
            | "rp"
            | "rt"
            | "noframes"
            | "frameset"
            | "progress"
            | "meter"
            | "applet"
    )
}

/// How much of the page the walk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// What a reader sees.
    Visible,
    /// Also what the page hides: for pages that show nothing until their scripts have run.
    Hidden,
}

/// The lines of a page under `body`, in reading order.
pub(super) fn walk(tree: &Tree, body: Id, show: Show) -> Walked {
    let mut walker = Walker {
        tree,
        blocks: Vec::new(),
        line: String::new(),
        linked: 0,
        timed: 0,
        emphasis: 0,
        strong: 0,
        space: false,
        containers: vec![body],
        links: 0,
        times: 0,
        slanted: 0,
        bold: 0,
        pre: 0,
        row: None,
        cells: 0,
        marks: Vec::new(),
        struck: 0,
        apart: false,
        lists: lists::Lists::default(),
        number: None,
    };
    let hidden = (show == Show::Visible).then(|| hidden::find(tree, body));
    let mut steps = vec![(body, false)];
    while let Some((id, leaving)) = steps.pop() {
        if leaving {
            walker.leave(id);
            continue;
        }
        match &tree.node(id).data {
            Data::Text(_) if hidden.as_ref().is_some_and(|h| h.is(id)) => {}
            Data::Text(text) => walker.text(text),
            Data::Element(name, _) => {
                if shows_nothing(&name.local)
                    && !(show == Show::Hidden && &*name.local == "noscript")
                {
                    continue;
                }
                if hidden.as_ref().is_some_and(|h| h.is(id)) {
                    walker.pass_over(&name.local, id);
                    continue;
                }
                if raised::is_struck(tree, id) && walker.strike(id) {
                    continue;
                }
                walker.enter(id, &name.local);
                steps.push((id, true));
                let first = steps.len();
                steps.extend(tree.children(id).map(|child| (child, false)));
                if let Some(children) = steps.get_mut(first..) {
                    children.reverse();
                }
            }
            Data::Nothing => {}
        }
    }
    walker.flush();
    Walked {
        lines: walker.blocks,
        struck: walker.struck,
        doubted: hidden.is_some_and(|h| h.doubted),
    }
}

/// What a walk over a page found.
pub(super) struct Walked {
    /// The lines, in reading order.
    pub(super) lines: Vec<Block>,
    /// How many struck passages are not in them.
    pub(super) struck: usize,
    /// Whether styles would hide most of the page: they were not believed, and what they hide is in the lines.
    pub(super) doubted: bool,
}

struct Walker<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    line: String,
    linked: usize,
    timed: usize,
    emphasis: usize,
    strong: usize,
    space: bool,
    containers: Vec<Id>,
    links: usize,
    times: usize,
    slanted: usize,
    bold: usize,
    pre: usize,
    row: Option<Id>,
    cells: usize,
    /// Raised and lowered elements that are open, and the byte of the line at which each begins.
    marks: Vec<(Id, Mark, usize)>,
    struck: usize,
    /// Whether something struck stood between the last character and the next.
    apart: bool,
    /// Numbered lists that are open.
    lists: lists::Lists,
    /// The number of an item whose text has not begun.
    number: Option<String>,
}

impl Walker<'_> {
    /// Leaves out what is hidden; the words before and behind it stay as far apart as they were.
    fn pass_over(&mut self, name: &str, id: Id) {
        if is_inline(name) {
            let text = self.tree.raw_text(id);
            self.space |=
                text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        }
    }

    /// Passes over an element that is struck through, unless it is too much of the page to be meant.
    fn strike(&mut self, id: Id) -> bool {
        let text = self.tree.raw_text(id);
        if text.len() > LONGEST_STRUCK {
            return false;
        }
        self.struck += usize::from(text.chars().any(char::is_alphanumeric));
        self.space |= text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        self.apart = true;
        true
    }

    /// Sets apart what a raised or lowered element has put on the line.
    fn shift(&mut self, id: Id) {
        let Some(&(_, mark, start)) = self.marks.last().filter(|(open, ..)| *open == id) else {
            return;
        };
        self.marks.pop();
        let Some((before, text)) = self.line.split_at_checked(start) else { return };
        let shifted = raised::set_apart(mark, text, before);
        self.line.truncate(start);
        self.line.push_str(&shifted);
    }

    fn enter(&mut self, id: Id, name: &str) {
        if let Some(mark) = raised::mark(self.tree, id) {
            self.marks.push((id, mark, self.line.len()));
        }
        match name {
            "a" if self.tree.attr(id, "href").is_some() => self.links += 1,
            "time" => self.times += 1,
            "em" | "i" | "cite" => self.slanted += 1,
            "b" | "strong" => self.bold += 1,
            "br" => return self.line_break(),
            "td" | "th" if self.row.is_some() => {
                if self.cells > 0 {
                    self.line.push('\t');
                    self.space = false;
                }
                self.cells += 1;
                return;
            }
            _ => {}
        }
        if is_inline(name) {
            return;
        }
        if self.row.is_some() {
            self.space = true;
            return;
        }
        self.flush();
        self.containers.push(id);
        match name {
            "ol" => self.lists.open(self.tree, id),
            "li" => self.number = self.lists.mark(self.tree, id),
            // Of an item that begins with a heading the heading is what is cited.
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.number = None,
            "pre" => self.pre += 1,
            "tr" if is_row(self.tree, id) => {
                self.row = Some(id);
                self.cells = 0;
            }
            _ => {}
        }
    }

    fn leave(&mut self, id: Id) {
        let name = self.tree.name(id);
        self.shift(id);
        match name {
            "a" if self.tree.attr(id, "href").is_some() => {
                self.links = self.links.saturating_sub(1);
            }
            "time" => self.times = self.times.saturating_sub(1),
            "em" | "i" | "cite" => self.slanted = self.slanted.saturating_sub(1),
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "br" => return,
            _ => {}
        }
        if is_inline(name) {
            return;
        }
        if let Some(row) = self.row {
            if row != id {
                self.space = true;
                return;
            }
            self.flush();
            self.row = None;
        } else {
            self.flush();
        }
        match name {
            "pre" => self.pre = self.pre.saturating_sub(1),
            "ol" => self.lists.close(id),
            "li" => self.number = None,
            _ => {}
        }
        if self.containers.last() == Some(&id) {
            self.containers.pop();
        }
    }

    fn line_break(&mut self) {
        if self.row.is_some() {
            self.space = true;
        } else if self.line.ends_with('\n') {
            // Two breaks make a paragraph.
            self.flush();
        } else if !self.line.is_empty() {
            self.space = false;
            self.line.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            // What follows a letter and is neither a blank nor a sign of its own goes on the line in one piece.
            let run = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let more = rest.get(c.len_utf8()..run).unwrap_or_default();
            rest = rest.get(run.max(c.len_utf8())..).unwrap_or_default();
            if run > 0 {
                self.put(c);
                self.line.push_str(more);
                self.count(more.len());
                continue;
            }
            match c {
                '\n' if self.pre > 0 => {
                    self.space = false;
                    self.line.push('\n');
                }
                // Hints for breaking and joining lines are no letters; those that shape letters stay.
                '\u{ad}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}' => {}
                '\u{202f}' => self.put(c),
                '\u{3000}' if self.pre == 0 && self.line.is_empty() => {}
                c if c.is_whitespace() && self.pre == 0 => self.space = true,
                c => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        // Without the struck text between them two figures would be one.
        let figures = || c.is_numeric() || self.line.ends_with(char::is_numeric);
        let space = self.space || self.apart && c.is_alphanumeric() && figures();
        if space && !self.line.is_empty() && !self.line.ends_with(['\n', '\t']) {
            self.line.push(' ');
        }
        (self.space, self.apart) = (false, false);
        if let Some(number) = self.number.take() {
            self.line.push_str(&number);
            self.line.push(' ');
        }
        self.line.push(c);
        self.count(1);
    }

    /// Counts characters that were put on the line.
    fn count(&mut self, more: usize) {
        for (open, sum) in [
            (self.links, &mut self.linked),
            (self.times, &mut self.timed),
            (self.slanted, &mut self.emphasis),
            (self.bold, &mut self.strong),
        ] {
            *sum += if open > 0 { more } else { 0 };
        }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        // A block inside a mark: what stands behind its end is on another line.
        self.marks.clear();
        self.apart = false;
        let linked = std::mem::take(&mut self.linked);
        let timed = std::mem::take(&mut self.timed);
        let emphasis = std::mem::take(&mut self.emphasis);
        let strong = std::mem::take(&mut self.strong);
        self.space = false;
        let text = line.trim_matches(|c: char| c.is_whitespace() && c != '\t' || c == '\u{200b}');
        if !text.chars().any(|c| !c.is_whitespace()) {
            return;
        }
        let node = self.row.or(self.containers.last().copied()).unwrap_or_default();
        let kind = if self.row.is_some() { Kind::Row } else { self.kind(node) };
        let text = text.trim_end().to_owned();
        let length = text.chars().count();
        let folded = OnceCell::new();
        let block = Block { text, kind, node, linked, timed, emphasis, strong, length, folded };
        self.blocks.push(block);
    }

    fn kind(&self, node: Id) -> Kind {
        match self.tree.name(node) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            "figcaption" | "caption" => Kind::Caption,
            "button" | "summary" => Kind::Button,
            "li" | "dt" | "dd" => Kind::Item,
            _ if self.tree.ancestors(node).take(3).any(|up| self.tree.name(up) == "li") => {
                Kind::Item
            }
            _ => Kind::Paragraph,
        }
    }
}

/// Whether a table row holds data: several short cells without paragraphs or tables of their own.
fn is_row(tree: &Tree, tr: Id) -> bool {
    let cells = tree.children(tr).filter(|&c| matches!(tree.name(c), "td" | "th")).count();
    let (mut length, mut blocks) = (0, 0);
    for id in tree.descend(tr).skip(1).take(400) {
        match &tree.node(id).data {
            Data::Text(text) => length += text.trim().len(),
            Data::Element(name, _) => match &*name.local {
                "table" | "form" | "h1" | "h2" | "h3" | "article" | "section" => return false,
                "p" | "div" | "li" => blocks += 1,
                _ => {}
            },
            Data::Nothing => {}
        }
    }
    cells >= 2 && length <= 1200 && blocks <= cells * 2
}
