//! Styles and numbering of a Word document: what a paragraph is, whether it is hidden, and its printed number.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::document::Kind;
use crate::import::office::numbers::number;
use crate::import::office::text::brief;
use crate::import::office::xml::{Ev, Tag, Xml};

/// A style may be based on another this many times over.
const CHAIN: usize = 40;

/// A style as it is written, or with all that it is based on.
#[derive(Clone, Debug, Default)]
pub struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    num_id: Option<String>,
    level: Option<usize>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
    /// Whether its text is raised.
    pub raised: Option<bool>,
}

/// All styles by their identifiers.
#[derive(Default)]
pub struct Styles {
    all: BTreeMap<String, Style>,
    default_paragraph: String,
    /// The language that the document takes as given.
    pub language: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let mut xml = Xml::new(text);
        let mut id = String::new();
        let mut style = Style::default();
        let mut inside = false;
        loop {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::End => break,
                _ => continue,
            };
            if tag.ns != "w" {
                continue;
            }
            match tag.name() {
                "style" => {
                    if inside {
                        styles.all.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                    }
                    inside = true;
                    id = tag.attr("styleId").unwrap_or_default();
                    let paragraph = tag.attr("type").as_deref() == Some("paragraph");
                    if paragraph
                        && matches!(tag.attr("default").as_deref(), Some("1" | "true" | "on"))
                    {
                        styles.default_paragraph.clone_from(&id);
                    }
                }
                "lang" if !inside => styles.language = tag.attr("val"),
                "name" => style.name = brief(&tag.attr("val").unwrap_or_default()).to_lowercase(),
                "basedOn" => style.based_on = tag.attr("val"),
                "outlineLvl" => style.outline = tag.number("val"),
                "numId" => style.num_id = tag.attr("val").filter(|v| v.len() < 100),
                "ilvl" => style.level = tag.number("val"),
                "vanish" => style.hidden = Some(tag.is_on()),
                "vertAlign" => {
                    style.raised = Some(tag.attr("val").as_deref() == Some("superscript"));
                }
                // Formats of parts of a table's style say nothing of the style itself.
                "tblStylePr" => xml.skip(),
                _ => {}
            }
        }
        if inside {
            styles.all.insert(id, style);
        }
        styles.resolve();
        styles
    }

    /// Fills every style with what it is based on.
    fn resolve(&mut self) {
        let ids: Vec<String> = self.all.keys().cloned().collect();
        let mut resolved = BTreeMap::new();
        for id in ids {
            let Some(mut style) = self.all.get(&id).cloned() else { continue };
            let mut next = style.based_on.clone();
            for _ in 0..CHAIN {
                let Some(base) = next.as_ref().and_then(|b| self.all.get(b)) else { break };
                style.outline = style.outline.or(base.outline);
                style.level = style.level.or(base.level);
                style.num_id = style.num_id.or_else(|| base.num_id.clone());
                style.hidden = style.hidden.or(base.hidden);
                style.raised = style.raised.or(base.raised);
                if plain_kind(&style.name).is_none() && plain_kind(&base.name).is_some() {
                    style.name.clone_from(&base.name);
                }
                next.clone_from(&base.based_on);
            }
            resolved.insert(id, style);
        }
        self.all = resolved;
    }

    /// A style, or that of paragraphs without one.
    pub fn get(&self, id: Option<&str>) -> Option<&Style> {
        self.all.get(id.unwrap_or(&self.default_paragraph))
    }
}

impl Style {
    /// What a paragraph of this style is, with the outline level set in the paragraph itself.
    pub fn kind(&self, own_outline: Option<u8>) -> Kind {
        let level = own_outline.or(self.outline).filter(|l| *l < 9);
        match plain_kind(&self.name) {
            Some(kind) => kind,
            None => level.map_or(Kind::Paragraph, |l| Kind::Heading((l + 1).min(6))),
        }
    }

    /// Whether it is the style of the document's title.
    pub fn is_title(&self) -> bool {
        self.name == "title"
    }

    /// Whether it is the style of lines in a table of contents or index.
    pub fn is_contents(&self) -> bool {
        let number = self.name.strip_prefix("toc ").unwrap_or_default();
        (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
            || self.name == "toc heading"
            || self.name == "table of figures"
    }
}

/// What the name of a style says; names are in English whatever the language of the program.
fn plain_kind(name: &str) -> Option<Kind> {
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse::<u8>().ok().map(|l| Kind::Heading(l.clamp(1, 6)));
    }
    match name {
        "title" => Some(Kind::Heading(1)),
        "subtitle" => Some(Kind::Heading(2)),
        "caption" => Some(Kind::Caption),
        "quote" | "intense quote" | "block text" | "quotations" => Some(Kind::Quote),
        _ => None,
    }
}

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    legal: bool,
    restart: Option<usize>,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            legal: false,
            restart: None,
            style: None,
        }
    }
}

/// A list as paragraphs use it.
#[derive(Clone, Debug, Default)]
struct Num {
    base: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// All lists, and how far each has counted.
#[derive(Default)]
pub struct Numbering {
    bases: BTreeMap<String, BTreeMap<usize, Level>>,
    nums: BTreeMap<String, Num>,
    // List → its counters by level; lists with the same base count on.
    counters: BTreeMap<String, BTreeMap<usize, u32>>,
    started: BTreeSet<String>,
    /// Whether a number style was met that is shown as ordinary digits.
    pub odd_style: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(text: &str) -> Self {
        let mut all = Self::default();
        let mut links: BTreeMap<String, String> = BTreeMap::new();
        let mut linked: Vec<(String, String)> = Vec::new();
        let mut xml = Xml::new(text);
        let mut base: Option<String> = None;
        let mut num: Option<String> = None;
        let mut at = 0_usize;
        loop {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::End => break,
                _ => continue,
            };
            let value = || tag.attr("val").unwrap_or_default();
            match (tag.ns, tag.name()) {
                ("w", "abstractNum") => {
                    let id = tag.attr("abstractNumId").unwrap_or_default();
                    all.bases.insert(id.clone(), BTreeMap::new());
                    base = Some(id);
                    num = None;
                }
                ("w", "num") => {
                    let id = tag.attr("numId").unwrap_or_default();
                    all.nums.insert(id.clone(), Num::default());
                    num = Some(id);
                    base = None;
                }
                ("w", "styleLink") => {
                    if let Some(id) = &base {
                        links.insert(value(), id.clone());
                    }
                }
                ("w", "numStyleLink") => {
                    if let Some(id) = &base {
                        linked.push((id.clone(), value()));
                    }
                }
                ("w", "abstractNumId") => {
                    if let Some(n) = num.as_ref().and_then(|n| all.nums.get_mut(n)) {
                        n.base = value();
                    }
                }
                ("w", "lvlOverride") => at = tag.number("ilvl").unwrap_or(0).min(8),
                ("w", "startOverride") => {
                    if let (Some(n), Some(v)) =
                        (num.as_ref().and_then(|n| all.nums.get_mut(n)), tag.number("val"))
                    {
                        n.starts.insert(at, v);
                    }
                }
                ("w", "lvl") => {
                    at = tag.number("ilvl").unwrap_or(0).min(8);
                    if let Some(levels) = all.levels_mut(base.as_ref(), num.as_ref()) {
                        levels.insert(at, Level::default());
                    }
                }
                ("w", _) => {
                    if let Some(level) =
                        all.levels_mut(base.as_ref(), num.as_ref()).and_then(|l| l.get_mut(&at))
                    {
                        level_property(level, &tag);
                    }
                }
                ("mc", "Fallback") => xml.skip(),
                _ => {}
            }
        }
        for (id, style) in linked {
            if let Some(levels) = links.get(&style).and_then(|other| all.bases.get(other)).cloned()
            {
                all.bases.insert(id, levels);
            }
        }
        all
    }

    /// The levels of the list being read.
    fn levels_mut(
        &mut self,
        base: Option<&String>,
        num: Option<&String>,
    ) -> Option<&mut BTreeMap<usize, Level>> {
        match (base, num) {
            (Some(id), _) => self.bases.get_mut(id),
            (None, Some(id)) => self.nums.get_mut(id).map(|n| &mut n.levels),
            _ => None,
        }
    }

    /// A level of a list: as the list changes it, else as its base has it.
    fn level(&self, num_id: &str, at: usize) -> Option<&Level> {
        let num = self.nums.get(num_id)?;
        num.levels.get(&at).or_else(|| self.bases.get(&num.base)?.get(&at))
    }

    /// The list and level of a paragraph: what it says itself, else what its style says.
    pub fn place(
        &self,
        own: Option<&str>,
        level: Option<usize>,
        style: Option<&Style>,
        style_id: Option<&str>,
    ) -> Option<(String, usize)> {
        let id = own.map(str::to_owned).or_else(|| style.and_then(|s| s.num_id.clone()))?;
        if id == "0" || !self.nums.contains_key(&id) {
            return None;
        }
        let by_style = || {
            (0..9).find(|l| {
                style_id.is_some()
                    && self.level(&id, *l).is_some_and(|v| v.style.as_deref() == style_id)
            })
        };
        let level = if own.is_some() { level } else { None };
        let at =
            level.or_else(by_style).or_else(|| style.and_then(|s| s.level)).unwrap_or(0).min(8);
        Some((id, at))
    }

    /// Counts a paragraph and gives its number as it is printed; a bullet gives `•`.
    pub fn count(&mut self, num_id: &str, at: usize) -> String {
        let Some(num) = self.nums.get(num_id) else { return String::new() };
        let base = num.base.clone();
        let starts = num.starts.clone();
        let Some(level) = self.level(num_id, at).cloned() else { return String::new() };
        let first: Vec<u32> = (0..9)
            .map(|l| {
                starts
                    .get(&l)
                    .copied()
                    .or_else(|| self.level(num_id, l).map(|v| v.start))
                    .unwrap_or(1)
            })
            .collect();
        let restarts: Vec<Option<usize>> =
            (0..9).map(|l| self.level(num_id, l).and_then(|v| v.restart)).collect();
        let fresh = self.started.insert(num_id.to_owned());
        let counters = self.counters.entry(base).or_default();
        if fresh {
            for l in starts.keys() {
                counters.remove(l);
            }
        }
        let start = |l: usize| first.get(l).copied().unwrap_or(1);
        let now = counters.get(&at).map_or_else(|| start(at), |n| n.saturating_add(1));
        counters.insert(at, now);
        // Deeper levels begin anew, unless they say after which level only.
        counters.retain(|l, _| {
            *l <= at || restarts.get(*l).copied().flatten().is_some_and(|r| at >= r)
        });
        for l in 0..at {
            counters.entry(l).or_insert_with(|| start(l));
        }
        if level.format == "bullet" {
            return "•".to_owned();
        }
        let shown = counters.clone();
        self.print(num_id, &level, &shown)
    }

    /// Counts anew, for a second pass.
    pub fn restart(&mut self) {
        self.counters.clear();
        self.started.clear();
    }

    /// Fills a level's pattern such as `%1.%2` with numbers.
    fn print(&mut self, num_id: &str, level: &Level, shown: &BTreeMap<usize, u32>) -> String {
        let mut out = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = if c == '%' {
                chars.peek().and_then(|d| d.to_digit(10)).filter(|d| *d > 0)
            } else {
                None
            };
            let Some(digit) = digit else {
                out.push(c);
                continue;
            };
            chars.next();
            let at = digit as usize - 1;
            let format = self.level(num_id, at).map_or("decimal", |l| l.format.as_str());
            let format = if level.legal { "decimal" } else { format };
            let (text, known) = number(shown.get(&at).copied().unwrap_or(1), format);
            self.odd_style |= !known;
            out.push_str(&text);
        }
        out.trim().to_owned()
    }
}

/// Takes in one property of a level.
fn level_property(level: &mut Level, tag: &Tag<'_>) {
    let value = tag.attr("val");
    match tag.name() {
        "start" => level.start = tag.number("val").unwrap_or(1),
        "numFmt" => level.format = brief(&value.unwrap_or_default()),
        "lvlText" => level.text = brief(&value.unwrap_or_default()),
        "isLgl" => level.legal = tag.is_on(),
        "lvlRestart" => level.restart = tag.number("val"),
        "pStyle" => level.style = value.filter(|v| v.len() < 300),
        _ => {}
    }
}
