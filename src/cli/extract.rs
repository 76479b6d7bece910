//! `corrobora extract`: reads files and prints what was found in them. Needs no project and keeps nothing.

use super::{Failure, Format, out};
use crate::{import, model::Hash, places};
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora extract`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, default_value = "text")]
    format: Format,
}

/// One file: what was read, or why not. Field names are a contract (DESIGN.md).
#[derive(Debug, Serialize)]
struct Row {
    file: String,
    ok: bool,
    error: Option<String>,
    media_type: Option<String>,
    encoding: Option<String>,
    sha256: Option<String>,
    title: Option<String>,
    deck: Option<String>,
    byline: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    modified: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    archived_url: Option<String>,
    language: Option<String>,
    metadata_from: std::collections::BTreeMap<String, String>,
    text: Option<String>,
    boilerplate: Vec<Span>,
    countries: Vec<Mention>,
    warnings: Vec<String>,
}

/// A stretch of the text, in code points.
#[derive(Debug, Serialize)]
struct Span {
    start: usize,
    end: usize,
    why: String,
}

/// A country named in the text.
#[derive(Debug, Serialize)]
struct Mention {
    code: String,
    start: usize,
    end: usize,
    text: String,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let rows: Vec<Row> = arguments.files.iter().map(|path| read(path)).collect();
    for row in rows.iter().filter(|row| !row.ok) {
        out::message(&format!("{}: {}", row.file, row.error.as_deref().unwrap_or_default()));
    }
    match arguments.format {
        Format::Json => out::json(&rows)?,
        Format::Text => rows.iter().filter(|row| row.ok).try_for_each(print)?,
        Format::Csv | Format::Html => {
            out::message("extract writes text or json: `--format text` or `--format json`");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(if rows.iter().all(|row| row.ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(path: &std::path::Path) -> Row {
    let mut row = Row {
        file: path.display().to_string(),
        ok: false,
        error: None,
        media_type: None,
        encoding: None,
        sha256: None,
        title: None,
        deck: None,
        byline: None,
        authors: Vec::new(),
        published: None,
        modified: None,
        publisher: None,
        url: None,
        archived_url: None,
        language: None,
        metadata_from: std::collections::BTreeMap::new(),
        text: None,
        boilerplate: Vec::new(),
        countries: Vec::new(),
        warnings: Vec::new(),
    };
    let bytes = match import::run::read_file(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            row.error = Some(error);
            return row;
        }
    };
    row.sha256 = Some(Hash::of(&bytes).to_string());
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let reading = match import::run::read_safely(&name, &bytes) {
        Ok(reading) => reading,
        Err(error) => {
            row.error = Some(error);
            return row;
        }
    };
    row.ok = true;
    row.countries = countries(&reading);
    row.media_type = Some(reading.media_type);
    row.encoding = reading.encoding;
    row.title = reading.title;
    row.deck = reading.deck;
    row.byline = (!reading.bylines.is_empty()).then(|| reading.bylines.join(", "));
    row.authors = reading.bylines;
    row.published = reading.published.map(|d| d.to_string());
    row.modified = reading.modified.map(|d| d.to_string());
    row.publisher = reading.publisher;
    row.url = reading.url;
    row.archived_url = reading.archived_url;
    row.language = reading.language;
    row.metadata_from = reading.metadata_from;
    row.boilerplate = reading
        .boilerplate
        .into_iter()
        .map(|b| Span { start: b.start, end: b.end, why: b.why })
        .collect();
    row.text = Some(reading.text.as_str().to_owned());
    row.warnings = reading.warnings;
    row
}

/// Countries that the story names; what stands in menus and teasers is not of it.
fn countries(reading: &import::Reading) -> Vec<Mention> {
    let aside = |start: usize, end: usize| {
        reading.boilerplate.iter().any(|b| b.start < end && start < b.end)
    };
    places::all_mentions(reading.text.as_str())
        .into_iter()
        .filter(|m| !aside(m.start, m.end))
        .map(|m| Mention { code: m.country.to_string(), start: m.start, end: m.end, text: m.text })
        .collect()
}

/// Prints a file for a person: what it says of itself, then its story.
fn print(row: &Row) -> Result<(), Failure> {
    let mut lines = vec![format!("== {}", row.file)];
    for (label, value) in [
        ("title", &row.title),
        ("deck", &row.deck),
        ("byline", &row.byline),
        ("publisher", &row.publisher),
        ("published", &row.published),
        ("url", &row.url),
        ("language", &row.language),
        ("sha256", &row.sha256),
    ] {
        if let Some(value) = value {
            lines.push(format!("{label}: {value}"));
        }
    }
    lines.extend(row.warnings.iter().map(|w| format!("warning: {w}")));
    lines.push(String::new());
    let body = row.text.as_deref().unwrap_or_default();
    let spans: Vec<crate::model::Boilerplate> = row
        .boilerplate
        .iter()
        .map(|b| crate::model::Boilerplate { start: b.start, end: b.end, why: b.why.clone() })
        .collect();
    lines.push(import::story(body, &spans));
    Ok(out::line(&lines.join("\n"))?)
}
