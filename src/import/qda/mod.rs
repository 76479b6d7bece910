//! Reads REFI-QDA projects (`.qdpx`; QDA-XML 1.0, schema of 18 March 2019), as NVivo, ATLAS.ti, MAXQDA, QualCoder
//! and our own export write them: sources with their texts as they are, the codebook, selections, notes.
//!
//! What the format has and we have not (cases, sets, links, graphs, codings of pictures and recordings) is counted
//! in a warning; nothing is lost in silence.

mod positions;
mod tree;
mod variables;

use super::{
    Error, Opened, Reading,
    document::{Item, Limits},
    encoding,
    pack::{self, zip_names},
};
use crate::model::{Reliability, Text};
use positions::Positions;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use tree::Node;
use variables::fill;

/// Everything of a project that was coded elsewhere but its files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// The codebook: a code stands behind its parent.
    pub codes: Vec<NamedCode>,
    /// The sources that have a text.
    pub sources: Vec<Source>,
    /// Numbers of the files that are in it with all that they say: notes, formatted copies of texts.
    pub taken: BTreeSet<usize>,
}

/// A code as the file names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCode {
    /// Its label.
    pub name: String,
    /// The number of the code above it in the list.
    pub parent: Option<usize>,
    /// The colour of ours that is nearest.
    pub colour: u8,
    /// The colour itself, as `#rrggbb`.
    pub shade: Option<String>,
    /// When to use it.
    pub description: String,
}

/// A text with what was marked in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it becomes.
    pub reading: Reading,
    /// Its name in the archive, or in the project when its text stands in the XML.
    pub path: String,
    /// The number of its file among the items; `None` when its text stands in the XML.
    pub item: Option<usize>,
    /// What was marked, by code points of the text.
    pub marks: Vec<Mark>,
    /// Remarks on it.
    pub note: String,
    /// The grade that somebody gave it.
    pub reliability: Option<Reliability>,
}

/// A selection with its codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Numbers of its codes.
    pub codes: BTreeSet<usize>,
    /// Remarks.
    pub note: String,
    /// Who made it.
    pub by: Option<String>,
    /// When: RFC 3339.
    pub at: Option<String>,
}

/// Colours of codes, by their number: those that the export writes.
const COLOURS: [[u8; 3]; 10] = [
    [0x90, 0x6f, 0x0c],
    [0x17, 0x74, 0xa1],
    [0xb0, 0x3b, 0x6b],
    [0x1a, 0x37, 0x0f],
    [0x6d, 0x47, 0xcd],
    [0x79, 0x47, 0x1d],
    [0x58, 0x9e, 0xa1],
    [0x25, 0x13, 0x9c],
    [0x9c, 0x96, 0x55],
    [0x59, 0x1a, 0x56],
];

/// Whether the bytes are a REFI-QDA project.
pub fn is_project(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && zip_names(bytes, 20_000).iter().any(|name| is_qde(name))
}

fn is_qde(name: &str) -> bool {
    let name = name.replace('\\', "/");
    name.trim_start_matches("./").eq_ignore_ascii_case("project.qde")
}

/// Opens a project: its files go to `each` in the order of their numbers.
///
/// Errors: the archive is damaged, or its `project.qde` is no QDA-XML.
pub(super) fn open(bytes: &[u8], each: super::Each<'_>) -> Result<Opened, Error> {
    let limits = Limits { item_bytes: 64 << 20, total_bytes: 512 << 20, ..Limits::default() };
    let mut items: Vec<Item> = Vec::new();
    let mut warnings = pack::zip(bytes, &limits, &mut |item| {
        items.push(item);
        true
    })?;
    let at = items.iter().position(|item| is_qde(&item.name));
    let qde = match at.map(|at| items.remove(at).content) {
        Some(Ok(bytes)) => bytes,
        Some(Err(refusal)) => return Err(Error::Refused(refusal.0)),
        None => return Err(Error::Refused(broken("its project.qde cannot be found"))),
    };
    let (xml, lossy) = super::office::xml_decode(&qde);
    let root = tree::read(&xml).map_err(|why| Error::Refused(broken(why)))?;
    if root.name != "Project" {
        return Err(Error::Refused(broken("its project.qde holds no project")));
    }
    if lossy {
        warnings.push("Some characters of project.qde could not be read".to_owned());
    }
    let mut project = Project::of(&root, &items, warnings);
    project.codebook(&root);
    project.notes(&root);
    project.sources(&root);
    project.leftovers(&root);
    let Project { coded, warnings, .. } = project;
    let marks: usize = coded.sources.iter().map(|s| s.marks.len()).sum();
    let container = format!(
        "a REFI-QDA project with {} codes, {} texts and {marks} selections, and",
        coded.codes.len(),
        coded.sources.len()
    );
    for item in items {
        if !each(item) {
            break;
        }
    }
    Ok(Opened { coded: Some(coded), container: Some(container), warnings, ..Opened::default() })
}

fn broken(why: &str) -> String {
    format!(
        "This is a REFI-QDA project (.qdpx), but {why}. Export it again from the program that made it"
    )
}

/// A note of the file.
struct Note {
    name: String,
    text: String,
    used: bool,
    /// The stretch of a source that it is on, in the positions of the file.
    place: Option<(usize, usize)>,
}

/// What is known while the file is read.
struct Project<'a> {
    items: &'a [Item],
    users: BTreeMap<String, String>,
    variables: BTreeMap<String, String>,
    notes: BTreeMap<String, Note>,
    codes: BTreeMap<String, usize>,
    coded: Coded,
    warnings: Vec<String>,
}

/// An id in one spelling: some programs put braces around it or use capitals.
fn guid(raw: &str) -> String {
    raw.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase()
}

impl<'a> Project<'a> {
    fn of(root: &Node, items: &'a [Item], warnings: Vec<String>) -> Self {
        let named = |list: &str, element: &str| {
            root.below(list)
                .filter(|n| n.name == element)
                .filter_map(|n| Some((guid(n.attr("guid")?), n.attr("name")?.to_owned())))
                .collect()
        };
        let (users, variables) = (named("Users", "User"), named("Variables", "Variable"));
        Self {
            items,
            users,
            variables,
            notes: BTreeMap::new(),
            codes: BTreeMap::new(),
            coded: Coded::default(),
            warnings,
        }
    }

    /// The codes, parents first.
    fn codebook(&mut self, root: &Node) {
        let roots = root.below("CodeBook").filter(|n| n.name == "Codes").flat_map(|n| &n.children);
        let mut todo: Vec<(&Node, Option<usize>)> = roots.map(|code| (code, None)).collect();
        todo.reverse();
        while let Some((node, parent)) = todo.pop() {
            if node.name != "Code" {
                continue;
            }
            let at = self.coded.codes.len();
            if let Some(id) = node.attr("guid") {
                self.codes.entry(guid(id)).or_insert(at);
            }
            let name = node.attr("name").map(super::one_line).filter(|name| !name.is_empty());
            self.coded.codes.push(NamedCode {
                name: name.unwrap_or_else(|| "Code without a name".to_owned()),
                parent,
                colour: node.attr("color").map_or(at_random(at), nearest),
                shade: node.attr("color").and_then(shade),
                description: node.child_text("Description"),
            });
            todo.extend(node.children.iter().rev().map(|child| (child, Some(at))));
        }
    }

    /// Notes with their texts; what they are on is said where they are referred to.
    fn notes(&mut self, root: &Node) {
        for node in root.below("Notes").filter(|n| n.name == "Note") {
            let Some(id) = node.attr("guid") else { continue };
            let name = node.attr("name").unwrap_or_default().to_owned();
            let text = match self.text_of(node) {
                Some((text, file)) => {
                    self.coded.taken.extend(file);
                    crate::model::text::normalise(&text)
                }
                None => node.child_text("Description"),
            };
            let at = node.child("PlainTextSelection");
            let point = |name: &str| at?.attr(name)?.trim().parse::<usize>().ok();
            let place = point("startPosition").zip(point("endPosition"));
            self.notes.insert(guid(id), Note { name, text, used: false, place });
        }
        // Notes on codes are a part of how to use them.
        let mut on_codes: Vec<(usize, String)> = Vec::new();
        let mut todo: Vec<&Node> = root.below("CodeBook").collect();
        while let Some(node) = todo.pop() {
            todo.extend(&node.children);
            let at = node.attr("guid").and_then(|id| self.codes.get(&guid(id)).copied());
            if let Some(at) = at.filter(|_| node.name == "Code") {
                let words = self.notes_on(node);
                on_codes.push((at, words));
            }
        }
        for (at, words) in on_codes {
            if let Some(code) = self.coded.codes.get_mut(at) {
                join(&mut code.description, &words);
            }
        }
    }

    /// The texts of the notes that an element refers to.
    fn notes_on(&mut self, node: &Node) -> String {
        let mut words = String::new();
        for (_, text) in self.notes_of(node, false) {
            join(&mut words, &text);
        }
        words
    }

    /// The notes that an element refers to: those on a stretch of it, with that, or the others.
    fn notes_of(&mut self, node: &Node, placed: bool) -> Vec<((usize, usize), String)> {
        let mut out = Vec::new();
        for reference in node.children.iter().filter(|n| n.name == "NoteRef") {
            let id = reference.attr("targetGUID").map(guid).unwrap_or_default();
            let note = self.notes.get_mut(&id);
            if let Some(note) = note.filter(|note| note.place.is_some() == placed) {
                note.used = true;
                let text = if note.text.is_empty() { note.name.clone() } else { note.text.clone() };
                out.push((note.place.unwrap_or_default(), text));
            }
        }
        out
    }

    /// The file that a path of the project names; those outside it are none.
    fn file(&self, path: &str) -> Option<usize> {
        let name = path.trim().strip_prefix("internal://").unwrap_or(path).trim_start_matches('/');
        let name = name.rsplit(['/', '\\']).next().filter(|n| !n.is_empty())?;
        let last = |item: &Item| {
            item.name.rsplit('/').next().is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        self.items.iter().position(last)
    }

    /// The text of a source or note, with the number of the file that it is from.
    fn text_of(&self, node: &Node) -> Option<(String, Option<usize>)> {
        if let Some(at) = node.attr("plainTextPath").and_then(|path| self.file(path)) {
            let bytes = self.items.get(at)?.content.as_ref().ok()?;
            let text = match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => encoding::decode(bytes, None).ok()?.text,
            };
            return Some((text, Some(at)));
        }
        // A parser of XML makes every line end a line feed before anyone counts.
        node.child("PlainTextContent").map(|n| (n.text.replace("\r\n", "\n"), None))
    }

    fn sources(&mut self, root: &Node) {
        let mut pictures = 0;
        for node in root.below("Sources") {
            match node.name.as_str() {
                "TextSource" => self.source(node, node, None),
                "PDFSource" => {
                    pictures += selections(node, "PDFSelection");
                    let file = node.attr("path").and_then(|path| self.file(path));
                    if let Some(text) = node.child("Representation") {
                        self.source(text, node, file);
                    }
                }
                "AudioSource" | "VideoSource" => {
                    pictures +=
                        selections(node, "AudioSelection") + selections(node, "VideoSelection");
                    for transcript in node.children.iter().filter(|n| n.name == "Transcript") {
                        self.source(transcript, node, None);
                    }
                }
                "PictureSource" => {
                    pictures += selections(node, "PictureSelection");
                    if let Some(text) = node.child("TextDescription") {
                        self.source(text, node, None);
                    }
                }
                _ => {}
            }
        }
        if pictures > 0 {
            self.warnings.push(format!(
                "{pictures} codings of pictures, pages or recordings were left: only codings of text can be taken"
            ));
        }
    }

    /// A text: `node` has it, `about` says what it is of, `file` is its original if that is not its text.
    fn source(&mut self, node: &Node, about: &Node, file: Option<usize>) {
        let name = about.attr("name").or_else(|| node.attr("name")).unwrap_or_default();
        let Some((raw, own)) = self.text_of(node) else {
            let lost = selections(node, "PlainTextSelection");
            self.warnings.push(format!(
                "“{name}” has no plain text in the file; its {lost} codings could not be taken"
            ));
            return;
        };
        let original = file.or(own);
        let formatted = node.attr("richTextPath").and_then(|path| self.file(path));
        self.coded.taken.extend(formatted.into_iter().chain(own).chain(original));
        let path = original
            .and_then(|at| self.items.get(at))
            .map_or_else(|| name.to_owned(), |item| item.name.clone());
        let text = Text::new(&raw);
        let mut reading = Reading::blank("text/plain", "qdpx 1");
        reading.encoding = own.map(|_| "UTF-8".to_owned());
        if file.is_some() {
            "application/pdf".clone_into(&mut reading.media_type);
        }
        let printed = without_ending(name);
        reading.title =
            Some(reading.from("title", "name of the source", printed)).filter(|t| !t.is_empty());
        let mut note = about.child_text("Description");
        join(&mut note, &self.notes_on(about));
        if !std::ptr::eq(node, about) {
            join(&mut note, &node.child_text("Description"));
            let more = self.notes_on(node);
            join(&mut note, &more);
        }
        let length = text.as_str().chars().count();
        reading.text = text;
        let mut source =
            Source { reading, path, item: original, marks: Vec::new(), note, reliability: None };
        for (name, value) in self.values(about) {
            fill(&mut source, &name, value, length);
        }
        let mut placed = self.notes_of(about, true);
        if !std::ptr::eq(node, about) {
            placed.extend(self.notes_of(node, true));
        }
        self.marks(node, &raw, &placed, &mut source);
        let whole = about.children.iter().filter(|n| n.name == "Coding");
        let whole: BTreeSet<usize> = whole.filter_map(|n| self.code(n)).collect();
        if !whole.is_empty() && length > 0 {
            let mark = Mark {
                start: 0,
                end: length,
                codes: whole,
                note: String::new(),
                by: None,
                at: None,
            };
            source.marks.push(mark);
        }
        self.coded.sources.push(source);
    }

    /// The values of variables on a source.
    fn values(&self, node: &Node) -> Vec<(String, String)> {
        let values = node.children.iter().filter(|n| n.name == "VariableValue");
        values
            .filter_map(|value| {
                let id = value.child("VariableRef")?.attr("targetGUID")?;
                let name = self.variables.get(&guid(id))?.clone();
                let said = value.children.iter().find(|n| n.name.ends_with("Value"))?;
                Some((name, said.text.clone())).filter(|(_, v)| !v.trim().is_empty())
            })
            .collect()
    }

    /// The number of the code that a coding refers to.
    fn code(&self, coding: &Node) -> Option<usize> {
        self.codes.get(&guid(coding.child("CodeRef")?.attr("targetGUID")?)).copied()
    }

    /// The selections of a text, and the notes on stretches of it.
    fn marks(
        &mut self,
        node: &Node,
        raw: &str,
        placed: &[((usize, usize), String)],
        source: &mut Source,
    ) {
        let length = source.reading.text.as_str().chars().count();
        let points: BTreeMap<String, usize> = node
            .children
            .iter()
            .filter(|n| n.name == "SyncPoint")
            .filter_map(|n| Some((guid(n.attr("guid")?), n.attr("position")?.trim().parse().ok()?)))
            .collect();
        let place = |n: &Node, position: &str, sync: &str| -> Option<usize> {
            let at = n.attr(position).and_then(|p| p.trim().parse().ok());
            at.or_else(|| points.get(&guid(n.attr(sync)?)).copied())
        };
        let found: Vec<(&Node, Option<(usize, usize)>)> = node
            .children
            .iter()
            .filter(|n| matches!(n.name.as_str(), "PlainTextSelection" | "TranscriptSelection"))
            .map(|n| {
                let start = place(n, "startPosition", "fromSyncPoint");
                (n, start.zip(place(n, "endPosition", "toSyncPoint")))
            })
            .collect();
        let named: Vec<(usize, usize, &str)> = found
            .iter()
            .filter_map(|(n, range)| range.map(|(s, e)| (s, e, n.attr("name").unwrap_or_default())))
            .chain(placed.iter().map(|((start, end), _)| (*start, *end, "")))
            .collect();
        let (positions, sure) = Positions::of(raw, &named);
        if !sure {
            source.reading.warnings.push(
                "The line ends of this text can be counted in two ways, and its selections fit both: look whether \
                 they stand where they were made"
                    .to_owned(),
            );
        }
        let (mut outside, mut uncoded) = (0, 0);
        for (n, range) in found {
            let range = range.map(|(s, e)| (positions.at(s), positions.at(e)));
            let Some((start, end)) = range.filter(|(s, e)| s < e && *e <= length) else {
                outside += 1;
                continue;
            };
            let mut note = n.child_text("Description");
            join(&mut note, &self.notes_on(n));
            let mut codes = BTreeSet::new();
            for coding in n.children.iter().filter(|n| n.name == "Coding") {
                match self.code(coding) {
                    Some(code) => {
                        codes.insert(code);
                    }
                    None => uncoded += 1,
                }
                let words = self.notes_on(coding);
                join(&mut note, &words);
            }
            let of =
                |name: &str| n.attr(name).or_else(|| n.child("Coding").and_then(|c| c.attr(name)));
            let by = of("creatingUser").and_then(|id| self.users.get(&guid(id)).cloned());
            let at = of("creationDateTime").map(str::to_owned);
            source.marks.push(Mark { start, end, codes, note, by, at });
        }
        for ((start, end), words) in placed {
            let (start, end) = (positions.at(*start), positions.at(*end));
            if start < end && end <= length {
                let (codes, note) = (BTreeSet::new(), words.clone());
                source.marks.push(Mark { start, end, codes, note, by: None, at: None });
            } else {
                join(&mut source.note, words);
            }
        }
        if outside > 0 {
            source.reading.warnings.push(format!(
                "{outside} selections lie outside the text, or are empty, and were left"
            ));
        }
        if uncoded > 0 {
            source.reading.warnings.push(format!("{uncoded} codings name no code of the codebook"));
        }
    }

    /// Notes on nothing become texts of their own; what has no place is counted.
    fn leftovers(&mut self, root: &Node) {
        let on_project = self.notes_on(root);
        let mut about = root.child_text("Description");
        join(&mut about, &on_project);
        let free: Vec<(String, String)> = self
            .notes
            .values()
            .filter(|n| !n.used && !n.text.trim().is_empty())
            .map(|n| (n.name.clone(), n.text.clone()))
            .chain(Some(("About the project".to_owned(), about)).filter(|(_, t)| !t.is_empty()))
            .collect();
        for (name, text) in free {
            let mut reading = Reading::blank("text/plain", "qdpx 1");
            let title = super::one_line(&name);
            reading.title = Some(reading.from("title", "name of the memo", title));
            reading.text = Text::new(&text);
            reading.warnings.push("A memo of the project, not a source".to_owned());
            let (path, item, marks) = (format!("memo {name}"), None, Vec::new());
            let note = String::new();
            self.coded.sources.push(Source { reading, path, item, marks, note, reliability: None });
        }
        let mut left = Vec::new();
        for (list, words) in
            [("Cases", "cases"), ("Links", "links"), ("Sets", "sets"), ("Graphs", "graphs")]
        {
            let n = root.below(list).count();
            if n > 0 {
                left.push(format!("{n} {words}"));
            }
        }
        if !left.is_empty() {
            let left = left.join(", ");
            self.warnings.push(format!("There is no place for {left} here; they were left"));
        }
    }
}

/// How many children of this name an element has.
fn selections(node: &Node, name: &str) -> usize {
    node.children.iter().filter(|n| n.name == name).count()
}

/// Adds a paragraph to a note.
fn join(note: &mut String, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    if !note.is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(more);
}

/// The name of a source without the ending of a file.
fn without_ending(name: &str) -> String {
    let name = super::one_line(name);
    let known =
        [".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".md", ".mp3", ".mp4"];
    let lower = name.to_ascii_lowercase();
    match known.iter().find(|ending| lower.ends_with(*ending) && lower.len() > ending.len()) {
        Some(ending) => name.get(..name.len() - ending.len()).unwrap_or(&name).to_owned(),
        None => name,
    }
}

/// A colour for a code that has none.
fn at_random(at: usize) -> u8 {
    u8::try_from(at % COLOURS.len()).unwrap_or(0)
}

/// A colour in six digits, in small letters.
fn shade(colour: &str) -> Option<String> {
    let digits = colour.trim().strip_prefix('#')?;
    let six = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    six.chars().all(|c| c.is_ascii_hexdigit()).then(|| format!("#{}", six.to_ascii_lowercase()))
}

/// Our colour that is nearest to `#rrggbb` or `#rgb`.
fn nearest(colour: &str) -> u8 {
    let hex = colour.trim().strip_prefix('#').unwrap_or_default();
    let number = u32::from_str_radix(hex, 16).unwrap_or_default();
    let rgb = match hex.len() {
        3 => [number >> 8, number >> 4, number].map(|digit| (digit & 15) * 17),
        6 => [number >> 16, number >> 8, number].map(|byte| byte & 255),
        _ => return 0,
    };
    let far = |own: &[u8; 3]| -> u32 {
        own.iter().zip(rgb).map(|(a, b)| u32::from(*a).abs_diff(b).pow(2)).sum()
    };
    let best = COLOURS.iter().enumerate().min_by_key(|(_, own)| far(own));
    best.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or(0)
}
