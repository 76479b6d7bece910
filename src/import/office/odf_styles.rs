//! Styles, lists and properties that OpenDocument files share.

use std::collections::BTreeMap;

use crate::import::document::{Document, Kind};
use crate::import::office::numbers::{number, odf_style};
use crate::import::office::text::{brief, clean, fact, iso};
use crate::import::office::xml::{Ev, Tag, Xml};

/// A style may have a parent this many times over.
const CHAIN: usize = 40;

/// A style of characters, paragraphs, rows, columns or tables.
#[derive(Clone, Debug, Default)]
pub struct Style {
    name: String,
    parent: Option<String>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
    /// Whether its text is raised.
    pub raised: Option<bool>,
    /// Whether the table is shown (spreadsheets).
    pub shown: Option<bool>,
    /// Number format of cells.
    pub data: Option<String>,
    /// The list that paragraphs of this style belong to; empty for none.
    pub list: Option<String>,
    outline: Option<u8>,
}

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    format: Option<&'static str>,
    prefix: String,
    suffix: String,
    levels: usize,
    start: u32,
}

/// All styles of a document, by family and name.
#[derive(Default)]
pub struct Styles {
    all: BTreeMap<(String, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
}

/// How far a list has counted, by level from 1.
pub type Counters = BTreeMap<usize, u32>;

impl Styles {
    /// Takes in the styles of a part.
    pub fn read(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let mut current: Option<(String, String)> = None;
        let mut list = String::new();
        let mut at = 0_usize;
        loop {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::End => return,
                _ => continue,
            };
            match (tag.ns, tag.name()) {
                ("style", "style" | "default-style") => {
                    let key = (
                        tag.attr("family").unwrap_or_default(),
                        tag.attr_as("style:name").unwrap_or_default(),
                    );
                    let style = Style {
                        name: tag
                            .attr("display-name")
                            .map_or_else(|| brief(&key.1).replace("_20_", " "), |n| brief(&n))
                            .to_lowercase(),
                        parent: tag.attr("parent-style-name").filter(|n| n.len() < 300),
                        data: tag.attr("data-style-name").filter(|n| n.len() < 300),
                        list: tag.attr("list-style-name").filter(|n| n.len() < 300),
                        outline: tag.number("default-outline-level"),
                        ..Style::default()
                    };
                    self.all.insert(key.clone(), style);
                    current = Some(key);
                }
                ("style", "text-properties") => {
                    if let Some(style) = current.as_ref().and_then(|k| self.all.get_mut(k)) {
                        style.hidden = tag.attr("display").map(|d| d == "none");
                        style.raised = tag.attr("text-position").map(|p| is_raised(&p));
                    }
                }
                ("style", "table-properties") => {
                    if let Some(style) = current.as_ref().and_then(|k| self.all.get_mut(k)) {
                        style.shown = tag.attr("display").map(|d| d != "false");
                    }
                }
                ("text", "list-style") => {
                    list = tag.attr_as("style:name").unwrap_or_default();
                    self.lists.insert(list.clone(), BTreeMap::new());
                    current = None;
                }
                ("text", "outline-style") => {
                    "Outline".clone_into(&mut list);
                    self.lists.insert(list.clone(), BTreeMap::new());
                    current = None;
                }
                (
                    "text",
                    "list-level-style-number"
                    | "list-level-style-bullet"
                    | "list-level-style-image"
                    | "outline-level-style",
                ) => {
                    at = tag.number("level").unwrap_or(at + 1).min(10);
                    let level = level(&tag);
                    self.lists.entry(list.clone()).or_default().insert(at, level);
                    xml.skip();
                }
                ("office", "body") => xml.skip(),
                _ => {}
            }
        }
    }

    /// A style with what its parents add.
    pub fn get(&self, family: &str, name: &str) -> Option<Style> {
        let find = |n: &str| self.all.get(&(family.to_owned(), n.to_owned()));
        let mut style = find(name)?.clone();
        let mut next = style.parent.clone();
        for _ in 0..CHAIN {
            let Some(parent) = next.as_deref().and_then(find) else { break };
            style.hidden = style.hidden.or(parent.hidden);
            style.raised = style.raised.or(parent.raised);
            style.outline = style.outline.or(parent.outline);
            style.shown = style.shown.or(parent.shown);
            style.data = style.data.or_else(|| parent.data.clone());
            style.list = style.list.or_else(|| parent.list.clone());
            if plain_kind(&style.name).is_none() && plain_kind(&parent.name).is_some() {
                style.name.clone_from(&parent.name);
            }
            next.clone_from(&parent.parent);
        }
        Some(style)
    }

    /// Whether there is such a list style.
    pub fn has_list(&self, name: &str) -> bool {
        self.lists.contains_key(name)
    }

    /// Counts an item at a level and gives its number as it is printed; `•` for a bullet.
    pub fn count(
        &self,
        list: &str,
        at: usize,
        start: Option<u32>,
        counters: &mut Counters,
    ) -> String {
        let levels = self.lists.get(list);
        let level = levels.and_then(|l| l.get(&at));
        let first = |l: usize| levels.and_then(|all| all.get(&l)).map_or(1, |v| v.start);
        let now = start.unwrap_or_else(|| {
            counters.get(&at).map_or_else(|| first(at), |n| n.saturating_add(1))
        });
        counters.insert(at, now);
        counters.retain(|l, _| *l <= at);
        let Some(level) = level else { return "•".to_owned() };
        let Some(format) = level.format else { return "•".to_owned() };
        if format == "none" {
            return String::new();
        }
        let mut parts = Vec::new();
        for l in (at + 1).saturating_sub(level.levels.max(1)).max(1)..=at {
            let format = levels.and_then(|all| all.get(&l)).map_or(Some("decimal"), |v| v.format);
            let value = counters.get(&l).copied().unwrap_or_else(|| first(l));
            match format {
                Some("none") | None => {}
                Some(format) => parts.push(number(value, format).0),
            }
        }
        format!("{}{}{}", level.prefix, parts.join("."), level.suffix).trim().to_owned()
    }
}

impl Style {
    /// What a paragraph of this style is.
    pub fn kind(&self) -> Option<Kind> {
        plain_kind(&self.name)
            .or_else(|| self.outline.filter(|l| *l > 0).map(|l| Kind::Heading(l.min(6))))
    }

    /// Whether it is the style of the document's title.
    pub fn is_title(&self) -> bool {
        self.name == "title"
    }
}

/// Whether a text position such as `super 58%` or `33% 58%` is raised.
fn is_raised(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or_default();
    first == "super" || first.trim_end_matches('%').parse::<f32>().is_ok_and(|p| p > 0.0)
}

/// What the name of a style says.
fn plain_kind(name: &str) -> Option<Kind> {
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse::<u8>().ok().map(|l| Kind::Heading(l.clamp(1, 6)));
    }
    match name {
        "title" => Some(Kind::Heading(1)),
        "subtitle" => Some(Kind::Heading(2)),
        "caption" => Some(Kind::Caption),
        "quotations" | "quote" | "intense quote" | "block text" => Some(Kind::Quote),
        _ => None,
    }
}

/// Reads a level of a list.
fn level(tag: &Tag<'_>) -> Level {
    let numbered = matches!(tag.name(), "list-level-style-number" | "outline-level-style");
    let format = tag.attr("num-format").unwrap_or_default();
    Level {
        format: numbered.then(|| odf_style(&format)),
        prefix: brief(&tag.attr("num-prefix").unwrap_or_default()),
        suffix: brief(&tag.attr("num-suffix").unwrap_or_default()),
        levels: tag.number("display-levels").unwrap_or(1).min(10),
        start: tag.number("start-value").unwrap_or(1),
    }
}

/// Reads the properties into the document; gives the title they name.
pub fn properties(text: &str, doc: &mut Document) -> Option<String> {
    let mut xml = Xml::new(text);
    let mut title = None;
    let (mut first, mut last) = (None, None);
    loop {
        let tag = match xml.next() {
            Ev::Open(tag) => tag,
            Ev::End => break,
            _ => continue,
        };
        let said = |doc: &mut Document, what: &str| {
            doc.from.insert(what.to_owned(), "document properties".to_owned())
        };
        match (tag.ns, tag.name()) {
            (
                "office",
                "body" | "styles" | "automatic-styles" | "master-styles" | "settings"
                | "font-face-decls" | "scripts",
            ) => xml.skip(),
            ("dc", "title") => title = Some(xml.text()),
            ("dc", "creator") => last = Some(clean(&xml.text())),
            ("meta", "initial-creator") => first = Some(clean(&xml.text())),
            ("dc", "language") => {
                doc.language = Some(clean(&xml.text())).filter(|l| !l.is_empty());
                if doc.language.is_some() {
                    said(doc, "language");
                }
            }
            ("dc", "date") => {
                doc.modified = iso(&xml.text());
                if doc.modified.is_some() {
                    said(doc, "modified");
                }
            }
            ("meta", "creation-date") => {
                if let Some(date) = iso(&xml.text()) {
                    fact(doc, "created", &date);
                }
            }
            ("meta", "keyword") => {
                let word = clean(&xml.text());
                let all =
                    doc.facts.get("Keywords").map_or(word.clone(), |k| format!("{k}, {word}"));
                fact(doc, "Keywords", &all.chars().take(2000).collect::<String>());
            }
            ("meta", "user-defined") => {
                let name = clean(&tag.attr("name").unwrap_or_default());
                let value = xml.text();
                if !name.is_empty() && doc.facts.len() < 200 {
                    fact(doc, &format!("Property \"{name}\""), &value);
                }
            }
            ("meta", "document-statistic") => {
                for (attribute, name) in [("page-count", "Pages"), ("word-count", "Words")] {
                    fact(doc, name, &tag.attr(attribute).unwrap_or_default());
                }
            }
            ("meta", "template") => fact(
                doc,
                "Template",
                &tag.attr("title").or_else(|| tag.attr("href")).unwrap_or_default(),
            ),
            ("meta", "generator") => fact(doc, "Application", &xml.text()),
            ("meta", "printed-by") => fact(doc, "Printed by", &xml.text()),
            ("meta", "print-date") => fact(doc, "Last printed", &xml.text()),
            ("meta", "editing-cycles") => fact(doc, "Revision", &xml.text()),
            ("dc", "subject") => fact(doc, "Subject", &xml.text()),
            ("dc", "description") => fact(doc, "Comments", &xml.text()),
            _ => {}
        }
    }
    // Who saved it last is its author only by chance.
    let author = first.filter(|f| !f.is_empty());
    if let Some(author) = author {
        doc.bylines = author.split(';').map(clean).filter(|a| !a.is_empty()).collect();
        doc.from.insert("bylines".to_owned(), "document properties".to_owned());
    }
    if let Some(last) = last {
        fact(doc, "Last modified by", &last);
    }
    title
}

/// Whether the list of contents of an OpenDocument package says that parts are encrypted.
pub fn is_encrypted(manifest: &str) -> bool {
    let mut xml = Xml::new(manifest);
    loop {
        match xml.next() {
            Ev::Open(tag) if tag.name() == "encryption-data" => return true,
            Ev::End => return false,
            _ => {}
        }
    }
}
