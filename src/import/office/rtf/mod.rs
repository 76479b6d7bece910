//! Reads RTF documents: groups, code pages, styles, lists as printed, tables, notes and properties.

mod finish;
mod words;

use std::collections::BTreeMap;

use crate::import::document::{Document, Kind, Line, Refusal};
use crate::import::office::docx_walk::{push_mark, row};
use crate::import::office::numbers::number;
use crate::import::office::package::old_office;
use crate::import::office::rtf_chars::{Page, decode, of_number};
use crate::import::office::rtf_lex::{Lexer, Token};
use crate::import::office::text::{brief, clean, line, note, raised};
use crate::import::office::xml::TOO_DEEP;

/// Groups deeper than this are no document that a program wrote.
const DEEPEST: usize = 200_000;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Text,
    Nowhere,
    Fonts,
    Styles,
    Info(&'static str),
    Label,
    // Only as what holds around: the first of two wordings of a property, in a code page that may lack its letters.
    Wording,
}

/// What a group adds to the document when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Note,
    Head,
    Box,
    Nothing,
}

/// What holds inside a group.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a property of the format that is on or off"
)]
#[derive(Clone, Debug)]
struct State {
    to: To,
    outer: To,
    ends: Ends,
    font: i32,
    uc: usize,
    hidden: bool,
    deleted: bool,
    raised: bool,
    in_table: bool,
    style: i32,
    outline: Option<u8>,
    starred: bool,
}

/// The lines of the body, a note, a head or a text box.
#[derive(Default)]
struct Flow {
    lines: Vec<Line>,
    text: String,
    label: String,
    cell: Vec<Line>,
    cells: Vec<Vec<Line>>,
    after: Vec<Line>,
    endnote: bool,
    mark: String,
}

/// What a style is called, and its outline level.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
}

/// The reader at work.
struct Rtf {
    states: Vec<State>,
    flows: Vec<Flow>,
    page: Page,
    fonts: BTreeMap<i32, (Option<Page>, String)>,
    styles: BTreeMap<i32, Style>,
    default_font: i32,
    bytes: Vec<u8>,
    skip: usize,
    high: Option<u16>,
    info: BTreeMap<&'static str, String>,
    notes: (Vec<Line>, Vec<Line>),
    heads: Vec<Line>,
    title: Option<String>,
    met: [usize; 6],
    unknown: bool,
    broken: bool,
    deep: bool,
    was_deleted: bool,
}

/// Places in [`Rtf::met`].
const COMMENTS: usize = 0;
const DELETIONS: usize = 1;
const HIDDEN: usize = 2;
const PICTURES: usize = 3;
const OBJECTS: usize = 4;
const SYMBOLS: usize = 5;

/// Reads an RTF document.
///
/// # Errors
/// A [`Refusal`] when the file is no RTF document.
pub fn rtf(bytes: &[u8]) -> Result<Document, Refusal> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let blank = start.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let start = start.get(blank..).unwrap_or_default();
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(old_office(bytes));
    }
    if !start.starts_with(b"{\\rt") {
        let hint = if start.starts_with(b"PK") {
            " It may be a Word document: rename it to end in .docx."
        } else {
            ""
        };
        return Err(Refusal(format!(
            "This file should be an RTF document, but it does not begin like one: it is something else, or it is damaged.{hint}"
        )));
    }
    let mut reader = Rtf::new();
    reader.read(start);
    let deep = reader.deep;
    let document = reader.finish();
    if deep && document.lines.is_empty() {
        return Err(Refusal(TOO_DEEP.to_owned()));
    }
    Ok(document)
}

impl Rtf {
    /// A reader before the first byte.
    fn new() -> Self {
        let state = State {
            to: To::Text,
            outer: To::Text,
            ends: Ends::Nothing,
            font: -1,
            uc: 1,
            hidden: false,
            deleted: false,
            raised: false,
            in_table: false,
            style: 0,
            outline: None,
            starred: false,
        };
        Self {
            states: vec![state],
            flows: vec![Flow::default()],
            page: of_number(1252),
            fonts: BTreeMap::new(),
            styles: BTreeMap::new(),
            default_font: 0,
            bytes: Vec::new(),
            skip: 0,
            high: None,
            info: BTreeMap::new(),
            notes: (Vec::new(), Vec::new()),
            heads: Vec::new(),
            title: None,
            met: [0; 6],
            unknown: false,
            broken: false,
            deep: false,
            was_deleted: false,
        }
    }

    /// Goes through the file.
    fn read(&mut self, bytes: &[u8]) {
        let mut lexer = Lexer::new(bytes);
        while let Some(token) = lexer.token() {
            match token {
                Token::Open => {
                    self.flush();
                    self.skip = 0;
                    if self.states.len() > DEEPEST {
                        (self.broken, self.deep) = (true, true);
                        break;
                    }
                    if let Some(state) = self.states.last() {
                        let inner = State { ends: Ends::Nothing, starred: false, ..state.clone() };
                        self.states.push(inner);
                    }
                }
                Token::Close => {
                    self.flush();
                    self.skip = 0;
                    self.close();
                    // What comes after the document's own group is none of it.
                    if self.states.len() <= 1 {
                        return;
                    }
                }
                Token::Byte(byte) | Token::Hex(byte) => {
                    if self.skip > 0 {
                        self.skip -= 1;
                    } else {
                        self.bytes.push(byte);
                    }
                }
                Token::Word("bin", number) => {
                    self.flush();
                    lexer.pass(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
                }
                Token::Word("u", Some(number)) => {
                    self.flush();
                    self.unicode(number);
                    self.skip = self.states.last().map_or(1, |s| s.uc);
                }
                Token::Word(..) | Token::Sign(_) if self.skip > 0 => self.skip -= 1,
                Token::Word(word, number) => {
                    self.flush();
                    self.word(word, number);
                }
                Token::Sign(sign) => {
                    self.flush();
                    self.sign(sign);
                }
            }
        }
        self.flush();
        self.broken |= self.states.len() > 1;
        while self.states.len() > 1 {
            self.close();
        }
    }

    /// A character given by its UTF-16 number.
    fn unicode(&mut self, number: i32) {
        let unit = number.rem_euclid(0x1_0000).unsigned_abs();
        let unit = u16::try_from(unit).unwrap_or(0xfffd);
        if let Some(high) = self.high.take() {
            if let Some(Ok(c)) = char::decode_utf16([high, unit]).next() {
                self.put(c.encode_utf8(&mut [0; 4]));
                return;
            }
            self.put("\u{fffd}");
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            0xf000..=0xf0ff => {
                let (text, bad) = decode(
                    &[unit.to_le_bytes().first().copied().unwrap_or(0)],
                    Page::Symbol,
                    &self.font_name(),
                );
                self.met_symbol(bad);
                self.put(&text);
            }
            _ => self.put(
                char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]),
            ),
        }
    }

    /// Name of the font in use.
    fn font_name(&self) -> String {
        let font =
            self.states.last().map_or(0, |s| if s.font < 0 { self.default_font } else { s.font });
        self.fonts.get(&font).map(|f| f.1.clone()).unwrap_or_default()
    }

    /// Notes a symbol that can't be told.
    fn met_symbol(&mut self, bad: bool) {
        if bad && self.states.last().is_some_and(|s| s.to == To::Text) {
            self.bump(SYMBOLS);
        }
    }

    /// Counts one more of something.
    fn bump(&mut self, what: usize) {
        if let Some(n) = self.met.get_mut(what) {
            *n += 1;
        }
    }

    /// Decodes the bytes read so far in the code page of their font.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font =
            self.states.last().map_or(0, |s| if s.font < 0 { self.default_font } else { s.font });
        let page = self.fonts.get(&font).and_then(|f| f.0).unwrap_or(self.page);
        let to = self.states.last().map_or(To::Text, |s| s.to);
        let page = if page == Page::Symbol && to != To::Text { self.page } else { page };
        if to == To::Nowhere {
            return;
        }
        let name = if page == Page::Symbol { self.font_name() } else { String::new() };
        let (text, bad) = decode(&bytes, page, &name);
        if page == Page::Symbol {
            self.met_symbol(bad);
        } else {
            self.unknown |= bad && to == To::Text;
        }
        self.put(&text);
    }

    /// Adds characters where the group's text goes.
    fn put(&mut self, text: &str) {
        let Some(state) = self.states.last() else { return };
        match state.to {
            To::Nowhere | To::Wording => {}
            To::Fonts => {
                let font = self.fonts.entry(state.font).or_default();
                if font.1.len() < 100 {
                    font.1.push_str(&brief(text.trim_end_matches(';')));
                }
            }
            To::Styles => {
                let style = self.styles.entry(state.style).or_default();
                if style.name.len() < 100 {
                    style.name.push_str(&brief(text));
                }
            }
            To::Info(name) => self.info.entry(name).or_default().push_str(text),
            To::Label => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.label.push_str(text);
                }
            }
            To::Text => {
                let blank = text.trim().is_empty();
                if state.deleted {
                    let fresh = !std::mem::replace(&mut self.was_deleted, true);
                    self.met_if(DELETIONS, fresh && !blank);
                    return;
                }
                self.was_deleted &= blank;
                if state.hidden {
                    self.met_if(HIDDEN, !blank);
                    return;
                }
                let high = raised(text).filter(|_| state.raised);
                if let Some(flow) = self.flows.last_mut() {
                    flow.text.push_str(high.as_deref().unwrap_or(text));
                }
            }
        }
    }

    /// Counts when the condition holds.
    fn met_if(&mut self, what: usize, holds: bool) {
        if holds {
            self.bump(what);
        }
    }

    /// The note that has just begun is an endnote: it has a mark of another series.
    fn endnote(&mut self) {
        let at = self.flows.len().saturating_sub(2);
        let (mark, _) =
            number(u32::try_from(self.notes.1.len() + 1).unwrap_or(u32::MAX), "lowerRoman");
        let Some(flow) = self.flows.last_mut().filter(|f| !f.endnote && !f.mark.is_empty()) else {
            return;
        };
        flow.endnote = true;
        let before = format!("[{}]", std::mem::replace(&mut flow.mark, mark.clone()));
        if let Some(outer) = self.flows.get_mut(at) {
            let end = outer.text.strip_suffix(&before).map_or(outer.text.len(), str::len);
            outer.text.truncate(end);
            push_mark(&mut outer.text, &mark);
        }
    }

    /// Puts the mark of a note that begins.
    fn note_mark(&mut self) {
        let mark = (self.notes.0.len() + 1).to_string();
        let at = self.flows.len().saturating_sub(2);
        if let Some(outer) = self.flows.get_mut(at) {
            push_mark(&mut outer.text, &mark);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.mark = mark;
        }
    }

    /// A group ends.
    fn close(&mut self) {
        let Some(state) = self.states.pop() else { return };
        if state.to == To::Styles
            && let Some(style) = self.styles.get_mut(&state.style)
        {
            style.name = style.name.trim().trim_end_matches(';').to_lowercase();
        }
        if state.ends == Ends::Nothing {
            return;
        }
        let Some(flow) = self.end_flow(&state) else { return };
        match state.ends {
            Ends::Note => {
                let note = note(&flow.mark, &flow.lines);
                if flow.endnote { self.notes.1.push(note) } else { self.notes.0.push(note) }
            }
            Ends::Head => self.heads.extend(flow.lines),
            Ends::Box | Ends::Nothing => {
                if let Some(outer) = self.flows.last_mut() {
                    outer.after.extend(flow.lines);
                }
            }
        }
    }

    /// Finishes the innermost flow and takes it away.
    fn end_flow(&mut self, state: &State) -> Option<Flow> {
        self.end_paragraph(state);
        let mut flow = self.flows.pop()?;
        flow.cells.push(std::mem::take(&mut flow.cell));
        let rest = row(std::mem::take(&mut flow.cells));
        flow.lines.extend(rest);
        Some(flow)
    }

    /// A paragraph ends.
    fn paragraph(&mut self) {
        if let Some(state) = self.states.last().cloned() {
            // The end of a paragraph that is tracked as deleted joins it to the next.
            if !state.deleted {
                self.end_paragraph(&state);
            }
        }
    }

    /// Makes a line of the characters so far.
    fn end_paragraph(&mut self, state: &State) {
        let style = self.styles.get(&state.style).cloned().unwrap_or_default();
        let Some(flow) = self.flows.last_mut() else { return };
        let mut text = clean(&std::mem::take(&mut flow.text));
        let label = clean(&std::mem::take(&mut flow.label));
        let (mut kind, title) = kind(&style, state.outline);
        if !text.is_empty() && !label.is_empty() {
            let numbered = label.chars().any(char::is_alphanumeric);
            text = format!("{} {text}", if numbered { &label } else { "•" });
            if kind == Kind::Paragraph {
                kind = Kind::Item;
            }
        }
        let why = style.name.strip_prefix("toc ").is_some().then_some("table of contents");
        let mut lines = Vec::new();
        if !text.is_empty() {
            if title && self.title.is_none() && state.ends == Ends::Nothing {
                self.title = Some(text.clone());
            }
            lines.push(Line { why, ..line(kind, text) });
        }
        lines.append(&mut flow.after);
        if state.in_table {
            flow.cell.extend(lines);
        } else {
            if !flow.cell.is_empty() || !flow.cells.is_empty() {
                // A row that was never ended.
                flow.cells.push(std::mem::take(&mut flow.cell));
                let rest = row(std::mem::take(&mut flow.cells));
                flow.lines.extend(rest);
            }
            flow.lines.extend(lines);
        }
    }

    /// A cell ends.
    fn cell(&mut self) {
        let Some(mut state) = self.states.last().cloned() else { return };
        state.in_table = true;
        self.end_paragraph(&state);
        if let Some(flow) = self.flows.last_mut() {
            let cell = std::mem::take(&mut flow.cell);
            flow.cells.push(cell);
        }
    }

    /// A row ends.
    fn row(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            let lines = row(std::mem::take(&mut flow.cells));
            flow.lines.extend(lines);
        }
    }
}

/// What a paragraph of this style is, and whether it is the document's title.
fn kind(style: &Style, own: Option<u8>) -> (Kind, bool) {
    let level = style.name.strip_prefix("heading ").and_then(|l| l.trim().parse::<u8>().ok());
    let kind = match style.name.as_str() {
        "title" => return (Kind::Heading(1), true),
        "subtitle" => Kind::Heading(2),
        "caption" => Kind::Caption,
        "quote" | "intense quote" | "block text" | "quotations" => Kind::Quote,
        _ => match level.or_else(|| own.or(style.outline).filter(|l| *l < 9).map(|l| l + 1)) {
            Some(level) => Kind::Heading(level.clamp(1, 6)),
            None => Kind::Paragraph,
        },
    };
    (kind, false)
}
