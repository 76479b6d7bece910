//! Text exports of the press databases: Nexis, whose articles begin with a head and end with "End of Document", and Factiva,
//! whose fields have names of two letters. What their heads say is metadata and no story.

use super::{
    Reading,
    dates::{self, Order},
    houses, names, one_line, pattern,
};
use crate::model::Boilerplate;
use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// Why a line of an export is not the story.
const HEAD: &str = "head of a database export";

/// A line of a text with where it stands.
struct Line<'a> {
    text: &'a str,
    points: Range<usize>,
}

/// Reads a text as an export, if it is one, and marks what is not the story.
pub(super) fn read(reading: &mut Reading, body: &str) -> bool {
    let mut lines = Vec::new();
    let mut at = 0;
    for raw in body.split('\n') {
        let length = raw.chars().count();
        lines.push(Line { text: raw.trim(), points: at..at + length });
        at += length + 1;
    }
    let (story, documents) = match factiva(reading, &lines) {
        Some(found) => found,
        None => match nexis(reading, &lines) {
            Some(found) => found,
            None => return false,
        },
    };
    mark(reading, &lines, &story);
    if documents > 1 {
        reading.warnings.push(format!(
            "The file is an export of {documents} articles and was read as one, with what the first says of itself. \
             Export each into a file of its own"
        ));
    }
    true
}

/// Marks the lines that are neither the title nor the story.
fn mark(reading: &mut Reading, lines: &[Line<'_>], story: &[bool]) {
    let mut spans: Vec<Boilerplate> = Vec::new();
    let mut open = false;
    for (line, story) in lines.iter().zip(story) {
        if *story || line.text.is_empty() {
            open &= line.text.is_empty();
            continue;
        }
        match spans.last_mut() {
            Some(last) if open => last.end = line.points.end,
            _ => spans.push(Boilerplate {
                start: line.points.start,
                end: line.points.end,
                why: HEAD.to_owned(),
            }),
        }
        open = true;
    }
    reading.boilerplate = spans;
}

fn set_day(reading: &mut Reading, origin: &str, line: &str) {
    let order = if line.contains('/') { Order::Unknown } else { Order::DayFirst };
    if let Some((date, _)) = dates::find(line, order).filter(|_| reading.published.is_none()) {
        reading.published = Some(reading.from("published", origin, date));
    }
}

fn set_authors(reading: &mut Reading, origin: &str, value: &str) {
    let people = names::persons(value);
    if !people.is_empty() {
        reading.bylines = reading.from("bylines", origin, people);
    }
}

/// The fields of Factiva before and behind the words of an article.
const FIELDS: [&str; 26] = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CT", "RF",
];

/// Reads an export of Factiva: which lines are title or story, and of how many articles it is.
fn factiva(reading: &mut Reading, lines: &[Line<'_>]) -> Option<(Vec<bool>, usize)> {
    let field = |text: &str| -> Option<&'static str> {
        let code = text.split_whitespace().next().unwrap_or_default();
        FIELDS.into_iter().find(|field| *field == code)
    };
    let has = |code: &str| lines.iter().filter(|line| field(line.text) == Some(code)).count();
    if has("HD") == 0 || has("PD") == 0 || has("SN") == 0 || has("LP") + has("TD") == 0 {
        return None;
    }
    let mut code = "";
    let mut story = Vec::with_capacity(lines.len());
    for line in lines {
        let named = field(line.text);
        code = named.unwrap_or(code);
        let value = named.and_then(|name| line.text.strip_prefix(name)).unwrap_or(line.text).trim();
        let origin = format!("field {code} of Factiva");
        let end = DOCUMENT.is_match(line.text);
        if end {
            code = "AN";
        }
        match code {
            _ if value.is_empty() || end => {}
            "HD" => {
                let before = reading.title.take().filter(|_| named.is_none());
                let title = before.map_or(value.to_owned(), |title| format!("{title} {value}"));
                reading.title = Some(reading.from("title", &origin, one_line(&title)));
            }
            "BY" if reading.bylines.is_empty() => set_authors(reading, &origin, value),
            "PD" => set_day(reading, &origin, value),
            "SN" if reading.publisher.is_none() => {
                reading.publisher = Some(reading.from("publisher", &origin, value.to_owned()));
            }
            "SE" if reading.section.is_none() => reading.section = Some(value.to_owned()),
            _ => {}
        }
        let words = matches!(code, "LP" | "TD") && !(named.is_some() && value.is_empty()) && !end;
        story.push(words || code == "HD");
    }
    Some((story, has("HD")))
}

static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^Document [A-Za-z0-9]{12,}$"));

/// The labels in the head and the foot of an article of Nexis, in capitals in older exports.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(section|length|byline|dateline|headline|highlight|body|load-date|language|graphic|source|publication-type|journal code|copyright|series|subject|organization|geographic|country|state|city|industry|person|notes|correction|correction-date|distribution)\s*:\s*(.*)$",
    )
});

static WORDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^length:\s*[\d,.]+ (?:words|wörter|mots|palabras)\b"));
static COUNTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:page \d+ of \d+|\d+ of \d+ documents?|document \d+ of \d+)$")
});

/// Reads an export of Nexis: which lines are title or story, and of how many articles it is.
fn nexis(reading: &mut Reading, lines: &[Line<'_>]) -> Option<(Vec<bool>, usize)> {
    let is = |line: &Line<'_>, text: &str| line.text.eq_ignore_ascii_case(text);
    let ends = lines.iter().filter(|line| is(line, "End of Document")).count();
    let loaded = lines.iter().any(|line| line.text.to_ascii_lowercase().starts_with("load-date:"));
    let begin = lines
        .iter()
        .position(|line| is(line, "Body") || line.text.to_ascii_uppercase().starts_with("BODY:"));
    let counted = lines.iter().filter(|line| WORDS.is_match(line.text)).count();
    if counted == 0 || !loaded && ends == 0 || begin.is_none() && ends == 0 {
        return None;
    }
    let begin = begin.or_else(|| {
        let last = |line: &Line<'_>| LABEL.is_match(line.text);
        lines.iter().take(60).rposition(last)
    })?;
    let head = lines.get(..begin).unwrap_or_default();
    let said: Vec<&str> = head
        .iter()
        .map(|line| line.text)
        .filter(|text| !text.is_empty() && !COUNTER.is_match(text))
        .collect();
    for text in &said {
        let Some(found) = LABEL.captures(text) else { continue };
        let part = |i: usize| found.get(i).map_or("", |part| part.as_str()).trim();
        let (label, value) = (part(1).to_lowercase(), part(2));
        let origin = format!("line \"{label}\" of Nexis");
        match label.as_str() {
            "byline" => set_authors(reading, &origin, value),
            "headline" if !value.is_empty() => {
                reading.title = Some(reading.from("title", &origin, value.to_owned()));
            }
            "section" if reading.section.is_none() => reading.section = Some(value.to_owned()),
            _ => {}
        }
    }
    // Newer exports name the article first and its paper right above its day; older ones begin with the paper.
    let plain = |text: &&&str| !LABEL.is_match(text);
    let dated = said.iter().position(|text| {
        !LABEL.is_match(text) && dates::whole_line(text, Order::MonthFirst).is_some()
    });
    if reading.title.is_none()
        && let Some(title) = said.first().filter(plain).filter(|_| dated.is_some_and(|at| at > 1))
    {
        reading.title = Some(reading.from("title", "first line", (*title).to_owned()));
    }
    if let Some(at) = dated {
        if let Some(day) = said.get(at) {
            set_day(reading, "head of Nexis", day);
        }
        let paper = at.checked_sub(1).and_then(|above| said.get(above)).filter(plain);
        if let Some(paper) = paper
            .filter(|paper| !houses::is_none(paper) && Some(**paper) != reading.title.as_deref())
        {
            reading.publisher =
                Some(reading.from("publisher", "head of Nexis", (*paper).to_owned()));
        }
    }
    let title = reading.title.clone().unwrap_or_default();
    let mut titled = false;
    let mut inside = false;
    let mut story = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if is(line, "End of Document") || line.text.to_ascii_lowercase().starts_with("load-date:") {
            inside = false;
        }
        let is_title = !titled && !title.is_empty() && line.text == title;
        titled |= is_title;
        story.push(inside || is_title);
        inside |= at == begin || is(line, "Body");
    }
    Some((story, counted.max(ends)))
}
