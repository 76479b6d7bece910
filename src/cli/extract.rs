//! `corrobora extract`: reads files and prints what was found in them. Needs no project and keeps nothing.

use super::{Failure, Format, out};
use crate::{
    clock,
    import::{
        self,
        document::{Budget, Limits, SKIPPED, Said},
        run::Opener,
    },
    jobs,
    model::Hash,
    places, sandbox, storage,
};
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
    /// The encoding of text files and pages whose letters come out wrong by themselves, for example windows-874
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// One file: what was read, or why not. Field names are a contract (DESIGN.md).
#[derive(Debug, Default, Serialize)]
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
    /// The same with hour and zone, where the file gives them.
    published_time: Option<String>,
    modified: Option<String>,
    modified_time: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    archived_url: Option<String>,
    language: Option<String>,
    section: Option<String>,
    /// Where each page starts, in code points.
    pages: Vec<usize>,
    /// When it was saved from the web.
    captured: Option<String>,
    facts: std::collections::BTreeMap<String, String>,
    /// What the file is, if it holds others; these have rows of their own.
    container: Option<String>,
    /// The references of a list of references.
    references: Vec<Self>,
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

/// So many files are read at a time.
const AT_A_TIME: usize = 2;

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let json = arguments.format == Format::Json;
    let mut printed = Ok(());
    let mut fine = true;
    let mut stream = out::Stream::new(json);
    let files = arguments.files.clone();
    let encoding = arguments.encoding.clone();
    jobs::in_order(
        "extract",
        files,
        AT_A_TIME,
        move |path| read(&path, encoding.as_deref()),
        |rows| {
            let rows = rows.unwrap_or_else(|crashed| vec![refused("?", crashed.to_string())]);
            for row in rows {
                // What is passed over on purpose is told and is no failure.
                let skipped = row.error.as_deref().is_some_and(|why| why.starts_with(SKIPPED));
                fine &= row.ok || skipped;
                if !row.ok && !skipped {
                    out::message(&format!(
                        "{}: {}",
                        row.file,
                        row.error.as_deref().unwrap_or_default()
                    ));
                }
                // When nobody reads any more the rest need not be read either.
                if printed.is_ok() {
                    printed = if json {
                        stream.item(&row)
                    } else if row.ok {
                        print(&row)
                    } else {
                        Ok(())
                    };
                }
            }
        },
    );
    printed?;
    stream.end()?;
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn refused(file: &str, error: String) -> Row {
    Row { file: file.to_owned(), error: Some(error), ..Row::default() }
}

/// A file with everything in it: the file first, then what is inside.
fn read(path: &std::path::Path, encoding: Option<&str>) -> Vec<Row> {
    let label = path.display().to_string();
    let bytes = match import::run::read_file(path) {
        Ok(bytes) => bytes,
        // A file that is too large or cannot be read as a whole still has a hash, if it can be read at all.
        Err(error) => {
            let sha256 = storage::files::hash(path).ok().map(|hash| hash.to_string());
            return vec![Row { sha256, ..refused(&label, error) }];
        }
    };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let opener = sandbox::opener();
    let mut found = Found { budget: Budget::new(Limits::default()), rows: Vec::new() };
    let said = Said { encoding: encoding.map(str::to_owned), ..Said::default() };
    open(&*opener, &label, (&name, &said, &bytes), 0, &mut found);
    found.rows
}

/// What came out of one file so far.
struct Found {
    /// What may still come.
    budget: Budget,
    rows: Vec<Row>,
}

fn open(
    opener: &dyn Opener,
    label: &str,
    (name, said, bytes): (&str, &Said, &[u8]),
    depth: usize,
    found: &mut Found,
) {
    let at = found.rows.len();
    found.rows.push(Row { file: label.to_owned(), ..Row::default() });
    let opened = opener.open(name, said, bytes, &mut |item| {
        let inner = format!("{label} › {}", item.name);
        match item.content {
            Err(refusal) => found.rows.push(refused(&inner, refusal.0)),
            Ok(_) if depth >= Limits::default().depth => {
                found.rows.push(refused(&inner, "Too many archives inside one another".to_owned()));
            }
            Ok(bytes) => match found.budget.take(bytes.len()) {
                Err(refusal) => found.rows.push(refused(&inner, refusal.0)),
                Ok(()) => {
                    let name = item.name.rsplit('/').next().unwrap_or_default();
                    let inside = Said { encoding: said.encoding.clone(), ..item.said };
                    open(opener, &inner, (name, &inside, &bytes), depth + 1, found);
                }
            },
        }
        !found.budget.spent()
    });
    let row = match opened {
        Err(error) => Row { sha256: Some(Hash::of(bytes).to_string()), ..refused(label, error) },
        Ok(opened) => {
            let mut row = row_of(label, bytes, opened);
            if found.budget.spent() {
                let why = "Too much came out of it: not all that is in it was read";
                row.warnings.push(why.to_owned());
            }
            row
        }
    };
    if let Some(slot) = found.rows.get_mut(at) {
        *slot = row;
    }
}

fn row_of(file: &str, bytes: &[u8], opened: import::Opened) -> Row {
    let mut row = Row {
        file: file.to_owned(),
        ok: true,
        sha256: Some(Hash::of(bytes).to_string()),
        container: opened.container,
        warnings: opened.warnings,
        ..Row::default()
    };
    for reference in opened.references {
        row.references.push(row_of_reading(Row::default(), reference));
    }
    match opened.reading {
        Some(reading) => row_of_reading(row, reading),
        None => row,
    }
}

fn row_of_reading(mut row: Row, mut reading: import::Reading) -> Row {
    row.ok = true;
    reading.doubt_dates(clock::now());
    row.countries = countries(&reading);
    row.published_time = reading.moment(import::PUBLISHED_FACT);
    row.modified_time = reading.moment(import::MODIFIED_FACT);
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
    row.section = reading.section;
    row.pages = reading.pages;
    row.captured = reading.captured.map(|time| time.to_string());
    row.facts = reading.facts;
    row.metadata_from = reading.metadata_from;
    // Under the names of the fields as well.
    if let Some(from) = row.metadata_from.get("bylines").cloned() {
        row.metadata_from.insert("authors".to_owned(), from.clone());
        row.metadata_from.insert("byline".to_owned(), from);
    }
    row.boilerplate = reading
        .boilerplate
        .into_iter()
        .map(|b| Span { start: b.start, end: b.end, why: b.why })
        .collect();
    row.text = Some(reading.text.as_str().to_owned());
    row.warnings.extend(reading.warnings);
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
    let mut lines = vec![format!("== {}", out::name(&row.file))];
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
