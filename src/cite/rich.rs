//! Formatted text as data: what citations, briefs and exports are made of. Nothing here is escaped; each
//! format does that when it writes.

use citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatting};
use std::borrow::Cow;

/// Text in one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Run {
    /// The words. A line end is a break inside the paragraph.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// Where they lead, as the source says it. Formats decide which addresses become links.
    pub link: Option<String>,
}

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look {
    /// Slanted.
    pub italic: bool,
    /// Heavy.
    pub bold: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Underlined.
    pub underline: bool,
    /// Above or below the line.
    pub shift: Shift,
}

/// Where a run stands to the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// On it.
    #[default]
    None,
    /// Above it, small.
    Super,
    /// Below it, small.
    Sub,
}

/// Runs in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Words without any look.
    pub fn plain(text: &str) -> Self {
        let mut rich = Self::default();
        rich.push(text);
        rich
    }

    /// Adds words without any look.
    pub fn push(&mut self, text: &str) {
        self.push_run(Run { text: text.to_owned(), ..Run::default() });
    }

    /// Adds words in a look.
    pub fn push_look(&mut self, text: &str, look: Look) {
        self.push_run(Run { text: text.to_owned(), look, link: None });
    }

    /// Adds a run; one that looks like the last is joined to it.
    pub fn push_run(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.look == run.look && last.link == run.link => {
                last.text.push_str(&run.text);
            }
            _ => self.0.push(run),
        }
    }

    /// Adds all runs of another text.
    pub fn extend(&mut self, other: &Self) {
        other.0.iter().for_each(|run| self.push_run(run.clone()));
    }

    /// The words alone.
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }

    /// The text without blanks at its ends.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while let Some(first) = self.0.first_mut() {
            first.text = first.text.trim_start().to_owned();
            if !first.text.is_empty() {
                break;
            }
            self.0.remove(0);
        }
        while let Some(last) = self.0.last_mut() {
            last.text = last.text.trim_end().to_owned();
            if !last.text.is_empty() {
                break;
            }
            self.0.pop();
        }
        self
    }
}

/// Marks that stand in fields of CSL-JSON for its inline markup (`<i>`, `<b>`, `<sup>`, `<sub>`, small
/// capitals) while the processor works: private-use characters that no text of a reference holds.
///
/// Start and end of each kind, in the order of [`Toggle::ALL`]; `read` writes them, [`Rich`] reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toggle {
    Italic,
    Bold,
    Super,
    Sub,
    SmallCaps,
    Plain,
}

impl Toggle {
    pub(super) const ALL: [Self; 6] =
        [Self::Italic, Self::Bold, Self::Super, Self::Sub, Self::SmallCaps, Self::Plain];
    const BASE: u32 = 0xf_d700;

    pub(super) fn mark(self, start: bool) -> char {
        let at = Self::ALL.iter().position(|t| *t == self).unwrap_or(0);
        let offset = u32::try_from(at).unwrap_or(0) * 2 + u32::from(!start);
        char::from_u32(Self::BASE + offset).unwrap_or('\u{fffd}')
    }

    pub(super) fn read(c: char) -> Option<(Self, bool)> {
        let offset = u32::from(c).checked_sub(Self::BASE)?;
        let toggle = Self::ALL.get(usize::try_from(offset / 2).ok()?)?;
        Some((*toggle, offset % 2 == 0))
    }

    /// Whether a character is such a mark; text from outside must not hold one.
    pub(super) fn is_mark(c: char) -> bool {
        Self::read(c).is_some()
            || QUOTATION.contains(&c)
            || figure(c).is_some()
            || letter_within(c).is_some()
            || [BLANK, JOIN, DOT, OTHERS, HYPHEN, EASTERN].contains(&c)
    }
}

/// Where a quotation in a field begins; the locale says with which mark.
pub(super) const QUOTE_OPEN: char = '\u{fd710}';
/// Where a quotation in a field ends.
pub(super) const QUOTE_CLOSE: char = '\u{fd711}';
/// A blank at which the processor must not divide a name.
pub(super) const BLANK: char = '\u{fd712}';
/// A full stop that the processor must not take out.
pub(super) const DOT: char = '\u{fd714}';
/// A name that stands for all who are not named.
pub(super) const OTHERS: char = '\u{fd715}';
/// Takes away the blank behind it.
pub(super) const JOIN: char = '\u{fd713}';

/// A quotation that a field itself has in double or single printed marks: beginnings and ends. Such marks stay what they
/// are unless the quotation stands inside another.
pub(super) const DOUBLE_OPEN: char = '\u{fd717}';
pub(super) const DOUBLE_CLOSE: char = '\u{fd718}';
pub(super) const SINGLE_OPEN: char = '\u{fd719}';
pub(super) const SINGLE_CLOSE: char = '\u{fd71a}';
/// Behind the end of a quotation: the stop or comma that follows is of the title itself and stays where it is.
pub(super) const STAY: char = '\u{fd71b}';
/// A hyphen at which no name is divided: "Ko-lin" has one initial.
pub(super) const HYPHEN: char = '\u{fd71c}';
/// On a name that is written as Chinese ones are, family name first and without a blank, in letters of which the
/// processor does not know it. No character has this place among the Chinese signs, and none ever will beside them.
pub(super) const EASTERN: char = '\u{faff}';

/// Figures and signs that the processor must take for no part of a number, and what stands for them.
pub(super) const FIGURES: [(char, char); 11] = [
    ('0', '\u{fd730}'),
    ('1', '\u{fd731}'),
    ('2', '\u{fd732}'),
    ('3', '\u{fd733}'),
    ('4', '\u{fd734}'),
    ('5', '\u{fd735}'),
    ('6', '\u{fd736}'),
    ('7', '\u{fd737}'),
    ('8', '\u{fd738}'),
    ('9', '\u{fd739}'),
    (',', '\u{fd73a}'),
];

fn figure(c: char) -> Option<char> {
    FIGURES.iter().find(|(_, mark)| *mark == c).map(|(figure, _)| *figure)
}

/// A small Latin letter as a sign that belongs to the letter before it, so that both are one initial.
pub(super) fn within(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(u32::from('a')).filter(|at| *at < 26)?;
    char::from_u32(WITHIN + at)
}

/// The first of those signs: variation selectors that no font has a use for.
const WITHIN: u32 = 0xe_01d0;

fn letter_within(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(WITHIN).filter(|at| *at < 26)?;
    char::from_u32(u32::from('a') + at)
}

/// The marks of quotations in fields.
pub(super) const QUOTATION: [char; 7] =
    [QUOTE_OPEN, QUOTE_CLOSE, DOUBLE_OPEN, DOUBLE_CLOSE, SINGLE_OPEN, SINGLE_CLOSE, STAY];

/// How a mark looks to the processor. It takes a private-use character for the first letter of the word behind it,
/// which then gets no capital; pointed quotation marks are nothing to it, and these no text has in such a row.
const FRAME: &str = "›‹";

/// The text with marks as the processor may see them. Those around words whose case stays are as they are.
pub(super) fn veiled(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let code = u32::from(c).checked_sub(Toggle::BASE).filter(|code| *code < 32);
        let plain = Toggle::read(c).is_none_or(|(toggle, _)| toggle == Toggle::Plain);
        match code.filter(|_| !plain || QUOTATION.contains(&c)) {
            Some(code) => {
                out.push_str(FRAME);
                out.extend((0..5).map(|bit| if code >> bit & 1 == 1 { '»' } else { '«' }));
                out.push_str(FRAME);
            }
            None => out.push(c),
        }
    }
    out
}

/// The marks of [`veiled`] as they were.
pub(super) fn unveiled(text: &str) -> Cow<'_, str> {
    if !text.contains(FRAME) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(FRAME) {
        out.push_str(before);
        let bits: Vec<bool> = behind.chars().take(5).map(|c| c == '»').collect();
        let length = bits.len() * '»'.len_utf8();
        let after = behind.get(length..).and_then(|after| after.strip_prefix(FRAME));
        let code = bits.iter().rev().fold(0, |code, bit| code * 2 + u32::from(*bit));
        match after.zip(char::from_u32(Toggle::BASE + code)) {
            Some((after, mark)) => {
                out.push(mark);
                rest = after;
            }
            None => {
                out.push_str(FRAME);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Turns what the processor made into runs; the first element with a left margin becomes the label.
pub(super) fn from_elements(children: &ElemChildren) -> (Option<Rich>, Rich) {
    let mut walk = Walk::default();
    children.0.iter().for_each(|child| walk.child(child));
    let label = walk.label.map(Rich::trimmed).filter(|l| !l.is_empty());
    (label, walk.body.trimmed())
}

/// One element alone, such as the number of an entry.
pub(super) fn from_element(child: &ElemChild) -> Rich {
    let mut walk = Walk::default();
    walk.child(child);
    let mut all = walk.label.unwrap_or_default();
    all.extend(&walk.body);
    all
}

#[derive(Default)]
struct Walk {
    body: Rich,
    label: Option<Rich>,
    open: Vec<Toggle>,
    in_label: bool,
    /// Whether a blank that comes next is to stay away.
    joined: bool,
}

impl Walk {
    fn child(&mut self, child: &ElemChild) {
        match child {
            ElemChild::Text(formatted) => self.text(&formatted.text, formatted.formatting, None),
            ElemChild::Markup(text) => self.text(text, Formatting::default(), None),
            ElemChild::Link { text, url } => {
                self.text(&text.text, text.formatting, Some(url.clone()));
            }
            ElemChild::Transparent { .. } => {}
            ElemChild::Elem(elem) => match elem.display {
                // Behind a heading the margin is no label: it would change places with the heading.
                Some(citationberg::Display::LeftMargin)
                    if self.label.is_none() && self.body.is_empty() =>
                {
                    self.label = Some(Rich::default());
                    self.in_label = true;
                    elem.children.0.iter().for_each(|c| self.child(c));
                    self.in_label = false;
                }
                Some(
                    citationberg::Display::Block
                    | citationberg::Display::Indent
                    | citationberg::Display::LeftMargin,
                ) => {
                    self.line_end();
                    elem.children.0.iter().for_each(|c| self.child(c));
                    self.line_end();
                }
                _ => elem.children.0.iter().for_each(|c| self.child(c)),
            },
        }
    }

    fn line_end(&mut self) {
        if !self.body.is_empty() && !self.body.0.last().is_some_and(|r| r.text.ends_with('\n')) {
            self.body.push("\n");
        }
    }

    fn text(&mut self, text: &str, formatting: Formatting, link: Option<String>) {
        let mut words = String::new();
        for c in unveiled(text).chars() {
            let joined = std::mem::take(&mut self.joined);
            let Some((toggle, start)) = Toggle::read(c) else {
                match c {
                    JOIN => self.joined = true,
                    EASTERN => {}
                    ' ' if joined => {}
                    BLANK => words.push(' '),
                    DOT => words.push('.'),
                    HYPHEN => words.push('-'),
                    _ => words.push(figure(c).or(letter_within(c)).unwrap_or(c)),
                }
                continue;
            };
            self.put(std::mem::take(&mut words), formatting, link.clone());
            if start {
                self.open.push(toggle);
            } else if let Some(at) = self.open.iter().rposition(|t| *t == toggle) {
                self.open.remove(at);
            }
        }
        self.put(words, formatting, link);
    }

    fn put(&mut self, text: String, formatting: Formatting, link: Option<String>) {
        let mut look = look_of(formatting);
        for toggle in &self.open {
            match toggle {
                // Emphasis inside emphasis stands upright, as in print.
                Toggle::Italic => look.italic = !look.italic,
                Toggle::Bold => look.bold = !look.bold,
                Toggle::Super => look.shift = Shift::Super,
                Toggle::Sub => look.shift = Shift::Sub,
                Toggle::SmallCaps => look.small_caps = true,
                Toggle::Plain => {}
            }
        }
        let run = Run { text, look, link };
        match self.label.as_mut().filter(|_| self.in_label) {
            Some(label) => label.push_run(run),
            None => self.body.push_run(run),
        }
    }
}

fn look_of(formatting: Formatting) -> Look {
    Look {
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        underline: formatting.text_decoration == TextDecoration::Underline,
        shift: match formatting.vertical_align {
            VerticalAlign::Sup => Shift::Super,
            VerticalAlign::Sub => Shift::Sub,
            VerticalAlign::None | VerticalAlign::Baseline => Shift::None,
        },
    }
}
