//! A document as data for the template `assets/brief.typ`: JSON in which every word is a string. Nothing here is
//! markup, so nothing that an article says can become any.

use crate::{
    brief::{Document, Evidence, Figure, Listing, Part, Quoted, Rival, Source, Span},
    cite::{Rich, Run, Shift},
    export::{
        flow,
        inline::{leftward, link, stretches, turns},
        place_of,
    },
    model::{Timestamp, Verdict},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Longer words get places at which a line may end, so that they do not run out of the page.
const LONGEST_WORD: usize = 48;
/// The same in the cells of a table and in large type.
const LONGEST_IN_CELL: usize = 24;
/// A cell with more letters may go on overleaf; the row of another stays together.
const LONGEST_CELL: usize = 500;
/// A brief with fewer headings needs no table of contents.
const HEADINGS_FOR_CONTENTS: usize = 4;
/// Width of a running head, in letters.
const HEAD_WIDTH: usize = 84;

/// What the template gets.
pub(super) struct Data {
    /// The document.
    pub value: Value,
    /// Every character that is to be drawn.
    pub characters: BTreeSet<char>,
    /// How many characters were replaced because no archival PDF may hold them.
    pub replaced: usize,
}

/// The document as data; `date` stands below the title.
pub(super) fn data(document: &Document, date: Timestamp) -> Data {
    let mut writer = Writer {
        document,
        characters: BTreeSet::new(),
        replaced: 0,
        longest: LONGEST_WORD,
        level: 0,
        shown: BTreeSet::new(),
        noted: BTreeSet::new(),
    };
    let headings = document.parts.iter().filter(|p| matches!(p, Part::Heading { .. })).count();
    let parts: Vec<Value> = document.parts.iter().map(|part| writer.part(part)).collect();
    let notes: Vec<Value> =
        document.notes.iter().map(|note| Value::Array(writer.spans(note))).collect();
    let evidence: Vec<Value> = document
        .figures
        .iter()
        .enumerate()
        .map(|(number, figure)| writer.figure(number, figure))
        .collect();
    let labels = &document.labels;
    let day: String = date.to_string().chars().take(10).collect();
    let value = json!({
        "title": writer.large(&document.title),
        "rtl": starts_leftward(&document.title),
        "head": writer.text(&shortened(&document.title)),
        "marking": {
            "label": writer.text(&document.handling.marking),
            "ink": format!("#{}", crate::export::marking_ink(&document.handling.marking)),
        },
        "name": document.title.replace(is_unfit, " "),
        "authors": document.authors.iter().map(|name| writer.text(name)).collect::<Vec<_>>(),
        "language": tag(Some(document.language.as_str())),
        "day": day,
        "contents": headings >= HEADINGS_FOR_CONTENTS,
        "parts": parts,
        "notes": notes,
        "evidence": evidence,
        "labels": {
            "contents": labels.contents, "state": labels.state, "how": labels.how,
            "article": labels.article, "file": labels.original_file, "grade": labels.grade,
            "origin": labels.origin, "verdict": labels.verdict, "others": labels.others,
            "collection": labels.collection, "page": labels.page,
        },
    });
    for c in labels.contents.chars().chain(labels.how.chars()).chain(labels.state.chars()) {
        writer.characters.insert(c);
    }
    Data { value, characters: writer.characters, replaced: writer.replaced }
}

struct Writer<'a> {
    document: &'a Document,
    characters: BTreeSet<char>,
    replaced: usize,
    longest: usize,
    /// Level of the last heading.
    level: u8,
    /// Figures that stand in the text already.
    shown: BTreeSet<usize>,
    /// Notes that stand in the text already.
    noted: BTreeSet<usize>,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) -> Value {
        match part {
            Part::Heading { level, text } => {
                // Who listens to the headings must not miss one.
                self.level = (*level).clamp(1, self.level + 1);
                json!({
                    "kind": "heading",
                    "level": self.level,
                    "text": self.large(text),
                    "rtl": starts_leftward(text),
                })
            }
            Part::Paragraph(spans) => json!({
                "kind": "paragraph", "rtl": leftward_spans(spans), "body": self.spans(spans),
            }),
            Part::Finding { subject, verdict, text } => json!({
                "kind": "finding",
                "rtl": starts_leftward(subject),
                "subject": self.text(subject),
                "verdict": self.verdict(*verdict),
                "body": self.spans(text),
            }),
            Part::Table { caption, head, rows } => {
                self.longest = LONGEST_IN_CELL;
                let widths = flow::shares(&columns(head, rows));
                let rows: Vec<Vec<Value>> = rows
                    .iter()
                    .map(|cells| cells.iter().map(|cell| self.cell(cell)).collect())
                    .collect();
                let head: Vec<String> = head.iter().map(|h| self.text(h)).collect();
                self.longest = LONGEST_WORD;
                json!({
                    "kind": "table",
                    "caption": self.text(caption),
                    "head": head,
                    "widths": widths,
                    "rows": rows,
                })
            }
            Part::Picture(picture) => {
                self.characters.extend(picture.svg.chars().filter(|c| !c.is_ascii()));
                json!({
                    "kind": "picture",
                    "svg": picture.svg,
                    "alternative": self.text(&picture.alternative),
                    "caption": self.text(&picture.caption),
                })
            }
            Part::Quotation { words, language, source } => json!({
                "kind": "quotation",
                "words": self.words(words),
                "language": tag(language.as_deref()),
                "rtl": starts_leftward(words),
                "source": self.spans(source),
            }),
            Part::Method { heading, text } => {
                self.level = 1;
                let text: Vec<Value> = text
                    .iter()
                    .map(|p| json!({ "rtl": starts_leftward(p), "body": self.words(p) }))
                    .collect();
                json!({ "kind": "method", "heading": self.text(heading), "text": text })
            }
            Part::Evidence => {
                self.level = 1;
                json!({ "kind": "evidence" })
            }
            Part::Bibliography { heading, entries } => {
                self.level = 1;
                json!({
                    "kind": "bibliography",
                    "heading": self.text(heading),
                    "entries": entries.iter().map(|entry| self.listing(entry)).collect::<Vec<_>>(),
                })
            }
        }
    }

    fn cell(&mut self, spans: &[Span]) -> Value {
        let body = self.spans(spans);
        let long = letters(spans) > LONGEST_CELL;
        json!({ "rtl": leftward_spans(spans), "body": body, "long": long })
    }

    fn listing(&mut self, entry: &Listing) -> Value {
        let mut body = self.citation(&entry.text);
        if let Some((words, address)) = &entry.archived {
            body.push(self.plain(&format!(" {words} ")));
            body.push(self.address(address));
        }
        let label = entry.label.as_ref().map(|label| self.citation(label));
        json!({ "label": label, "body": body })
    }

    fn spans(&mut self, spans: &[Span]) -> Vec<Value> {
        let mut out = Vec::new();
        for span in spans {
            match span {
                Span::Text(rich) => self.runs(rich, false, &mut out),
                Span::Cite { text, .. } => self.runs(text, true, &mut out),
                Span::Figure { text, figure } => {
                    let known = self.document.figures.get(*figure).is_some();
                    let first = known && self.shown.insert(*figure);
                    out.push(json!({
                        "kind": "figure",
                        "text": self.name(text),
                        "number": known.then_some(figure + 1),
                        "first": first,
                    }));
                }
                Span::Note(note) if self.document.notes.get(*note).is_some() => {
                    out.push(json!({
                        "kind": "note", "number": note + 1, "again": !self.noted.insert(*note),
                    }));
                }
                Span::Note(_) => {}
                Span::Quote { words, language } => {
                    out.push(json!({
                        "kind": "quote",
                        "body": self.words(&words.replace('\n', " ")),
                        "language": tag(language.as_deref()),
                        "rtl": starts_leftward(words),
                    }));
                }
            }
        }
        out
    }

    /// Runs; in a citation a mark behind words from right to left keeps them from turning what follows.
    fn runs(&mut self, rich: &Rich, cited: bool, out: &mut Vec<Value>) {
        for run in &rich.0 {
            for (at, line) in run.text.split('\n').enumerate() {
                if at > 0 {
                    out.push(json!({ "kind": "break" }));
                }
                if line.is_empty() {
                    continue;
                }
                let text = if cited { self.name(line) } else { self.text(line) };
                out.push(styled(run, &text));
            }
        }
    }

    fn citation(&mut self, rich: &Rich) -> Vec<Value> {
        let mut out = Vec::new();
        self.runs(rich, true, &mut out);
        out
    }

    fn plain(&mut self, text: &str) -> Value {
        styled(&Run::default(), &self.text(text))
    }

    /// An address, as a link if it may be one.
    fn address(&mut self, address: &str) -> Value {
        let link = link(address).map(str::to_owned);
        let shown = self.text(address);
        styled(&Run { link, ..Run::default() }, &shown)
    }

    /// Text in large type.
    fn large(&mut self, text: &str) -> String {
        self.longest = LONGEST_IN_CELL;
        let out = self.text(text);
        self.longest = LONGEST_WORD;
        out
    }

    /// Words with their line ends.
    fn words(&mut self, words: &str) -> Vec<Value> {
        let mut out = Vec::new();
        for line in words.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            if !out.is_empty() {
                out.push(json!({ "kind": "break" }));
            }
            out.push(self.plain(line));
        }
        out
    }

    fn verdict(&mut self, verdict: Verdict) -> Value {
        json!({ "key": verdict.key(), "word": self.text(verdict.word()) })
    }

    fn figure(&mut self, number: usize, figure: &Figure) -> Value {
        json!({
            "number": number + 1,
            "value": self.name(&figure.value),
            "statement": self.name(&figure.statement),
            "shown": self.shown.contains(&number),
            "claims": figure.evidence.iter().map(|e| self.claim(e)).collect::<Vec<_>>(),
        })
    }

    fn claim(&mut self, evidence: &Evidence) -> Value {
        let labels = self.document.labels;
        let mut warnings = Vec::new();
        if evidence.unreviewed {
            warnings.push(labels.unreviewed);
        }
        if evidence.quotes.is_empty() {
            warnings.push(labels.no_quote);
        }
        let origin = evidence.origin.as_deref().unwrap_or(labels.no_origin);
        let via = evidence.via.as_ref().map(|via| format!(", {} {}", labels.via, self.name(via)));
        json!({
            "statement": self.name(&evidence.statement),
            "rtl": starts_leftward(&evidence.statement),
            "warnings": warnings,
            "quotes": evidence.quotes.iter().map(|q| self.quoted(q)).collect::<Vec<_>>(),
            "origin": format!("{}{}", self.name(origin), via.unwrap_or_default()),
            "verdict": self.verdict(evidence.verdict),
            "rivals": evidence.rivals.iter().map(|r| self.rival(r)).collect::<Vec<_>>(),
        })
    }

    fn quoted(&mut self, quote: &Quoted) -> Value {
        let document = self.document;
        let labels = &document.labels;
        let source: Option<&Source> = document.articles.get(quote.article);
        let article = source.map(|source| {
            let mut body = self.citation(&source.reference);
            if let Some(archived) = &source.archived_url {
                body.push(self.plain(&format!("; {} ", labels.archived)));
                body.push(self.address(archived));
            }
            let place = place_of(labels, quote);
            json!({
                "body": body,
                "file": self.name(&source.file_name),
                "hash": source.original.to_string(),
                "place": self.text(&place),
                "collection": self.text(&source.provenance),
            })
        });
        json!({
            "words": self.words(&quote.words),
            "language": tag(source.and_then(|s| s.language.as_deref())),
            "rtl": starts_leftward(&quote.words),
            "article": article,
            "grade": self.text(&quote.grade),
            "meaning": self.text(&quote.grade_meaning),
        })
    }

    fn rival(&mut self, rival: &Rival) -> Value {
        let document = self.document;
        let who: Vec<String> = rival
            .articles
            .iter()
            .filter_map(|a| document.articles.get(*a))
            .map(|s| self.name(s.publisher.as_deref().unwrap_or(&s.label)))
            .collect();
        json!({ "value": self.name(&rival.value), "who": who.join("; ") })
    }

    /// A name inside a line: its direction ends with it. Kept by itself and not only followed by a mark, for the line
    /// may run to the left as well.
    fn name(&mut self, text: &str) -> String {
        let whole = self.text(text);
        stretches(&whole)
            .into_iter()
            .map(|(leftward, words)| match leftward {
                true => format!("\u{2067}{words}\u{2069}"),
                false => words.to_owned(),
            })
            .collect()
    }

    /// Text that an archival PDF may hold, on one line.
    fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let mut letters = 0;
        let address = text.contains("://");
        for c in text.chars() {
            let c = match c {
                '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
                c if is_unfit(c) => {
                    self.replaced += 1;
                    '\u{fffd}'
                }
                c => c,
            };
            // The typesetter knows by itself where an address may be broken.
            let breaks = breaks(c) || address && matches!(c, '/' | '?' | '&');
            letters = if breaks { 0 } else { letters + 1 };
            if letters > self.longest {
                out.push('\u{200b}');
                letters = 1;
            }
            self.characters.insert(c);
            out.push(c);
        }
        out
    }
}

fn styled(run: &Run, text: &str) -> Value {
    let look = run.look;
    json!({
        "kind": "text",
        "text": text,
        "bold": look.bold,
        "italic": look.italic,
        "underline": look.underline,
        "small_caps": look.small_caps,
        "shift": match look.shift {
            Shift::None => None,
            Shift::Super => Some("super"),
            Shift::Sub => Some("sub"),
        },
        "link": run.link.as_deref().and_then(link),
    })
}

/// Whether a line can end at a character anyway; in scripts without blanks the typesetter finds the words.
fn breaks(c: char) -> bool {
    c.is_whitespace() || c == '-' || c == '\u{200b}' || (c >= '\u{e00}' && c.is_alphabetic())
}

fn is_unfit(c: char) -> bool {
    turns(c) || c.is_control() || is_private(c)
}

/// Characters that have a meaning for somebody only, or none at all: no archival PDF may hold them (ISO 19005-2,
/// 6.2.11.7.3).
fn is_private(c: char) -> bool {
    let point = u32::from(c);
    matches!(point, 0xE000..=0xF8FF | 0xF_0000.. | 0xFEFF | 0xFDD0..=0xFDEF)
        || point & 0xFFFE == 0xFFFE
}

/// Whether a paragraph runs from right to left: its first letter decides, as in HTML with `dir="auto"`.
fn starts_leftward(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(leftward)
}

fn leftward_spans(spans: &[Span]) -> bool {
    starts_leftward(&said(spans))
}

fn letters(spans: &[Span]) -> usize {
    said(spans).chars().count()
}

fn said(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(rich) | Span::Cite { text: rich, .. } => rich.text(),
            Span::Figure { text, .. } => text.clone(),
            Span::Note(_) => String::new(),
            Span::Quote { words, .. } => words.clone(),
        })
        .collect()
}

/// The longest word of each column, and the mean length of its cells.
fn columns(head: &[String], rows: &[Vec<Vec<Span>>]) -> Vec<(usize, usize)> {
    let longest =
        |text: &str| text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0);
    let column = |(at, title): (usize, &String)| {
        let cells: Vec<String> =
            rows.iter().filter_map(|row| row.get(at)).map(|c| said(c)).collect();
        // The head is bold, and a bold letter is wider.
        let head = longest(title) * 5 / 4 + 1;
        let words = cells.iter().map(|cell| longest(cell)).chain([head]).max().unwrap_or(0);
        let all: usize = cells.iter().map(|cell| cell.chars().count()).sum();
        (words, all / cells.len().max(1))
    };
    head.iter().enumerate().map(column).collect()
}

/// A language as the typesetter takes it: language and region.
fn tag(language: Option<&str>) -> Value {
    let mut parts = language.unwrap_or_default().split(['-', '_']);
    let code = parts.next().unwrap_or_default().to_ascii_lowercase();
    if !(2..=3).contains(&code.len()) || !code.chars().all(|c| c.is_ascii_alphabetic()) {
        return Value::Null;
    }
    let rest: Vec<&str> = parts.collect();
    let region = rest.iter().find(|p| p.len() == 2 && p.chars().all(|c| c.is_ascii_alphabetic()));
    // Traditional characters are told from simplified ones by the region that writes them.
    let traditional = rest.iter().any(|p| p.eq_ignore_ascii_case("hant")).then_some("tw");
    let region = region.map(|r| r.to_ascii_lowercase()).or(traditional.map(str::to_owned));
    json!({ "lang": code, "region": region })
}

/// A title for the head of a page: one line, whatever it holds.
fn shortened(title: &str) -> String {
    let mut width = 0;
    let mut out = String::new();
    for c in title.chars() {
        width += if u32::from(c) >= 0x1100 { 2 } else { 1 };
        if width > HEAD_WIDTH {
            return format!("{}…", out.trim_end());
        }
        out.push(c);
    }
    out
}
