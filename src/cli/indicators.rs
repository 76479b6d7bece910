//! `corrobora indicators`: prints the wallets, accounts, addresses, domains and telephone numbers that projects or
//! files name, each once with where it was seen first. Keeps nothing.

use super::{Failure, claims, mine, out};
use crate::{
    indicators::{self, Check, Kind, Reading, listed},
    model::{Country, Project},
    table::neutral,
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora indicators`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Projects, and files that need no project
    #[arg(required = true, value_name = "PROJECT_OR_FILE")]
    sources: Vec<PathBuf>,
    /// The country whose telephone numbers may stand without its code, after a word such as "call" (KH, TH …)
    #[arg(long, value_name = "CODE")]
    country: Option<Country>,
    /// Print every mention, not only the first of each
    #[arg(long)]
    all: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// The forms of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people: a line for each, defanged
    Text,
    /// One JSON document
    Json,
    /// Comma-separated values, defanged
    Csv,
}

/// An indicator as a row.
#[derive(Serialize)]
struct Row {
    kind: Kind,
    value: String,
    defanged: String,
    /// Whether a checksum or a numbering plan confirms it.
    checked: bool,
    check: &'static str,
    file: String,
    article: Option<String>,
    title: Option<String>,
    start: usize,
    end: usize,
    quote: String,
    articles: Vec<String>,
    mentions: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut rows = Rows { list: Vec::new(), seen: BTreeMap::new(), all: arguments.all };
    let mut well = true;
    for path in &arguments.sources {
        let done = if is_project(path) {
            claims::read(path).map(|project| rows.of_project(path, &project, arguments.country))
        } else {
            mine::read(path)
                .map(|reading| rows.of_file(path, &reading, arguments.country))
                .map_err(Into::into)
        };
        if let Err(error) = done {
            out::message(&format!("{}: {error}", path.display()));
            well = false;
        }
    }
    match arguments.format {
        Form::Json => out::json(&rows.list)?,
        Form::Csv => csv(&rows.list)?,
        Form::Text => rows.list.iter().try_for_each(|row| {
            let checked = if row.checked { row.check } else { "not checked" };
            let from = row.title.as_deref().unwrap_or(&row.file);
            let times = if row.mentions == 1 { "once" } else { &format!("{} times", row.mentions) };
            out::line(&format!(
                "{}\t{}\t{checked}\t{times}\t{}",
                row.kind.key(),
                out::name(&row.defanged),
                out::name(from)
            ))
        })?,
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_project(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".corrobora.ron")
}

/// The rows so far; an indicator that comes again is counted.
struct Rows {
    list: Vec<Row>,
    seen: BTreeMap<(Kind, String), usize>,
    all: bool,
}

impl Rows {
    fn of_project(&mut self, path: &Path, project: &Project, country: Option<Country>) {
        if self.all {
            for (id, article) in &project.articles {
                let Some(body) = project.text_of(*id) else { continue };
                let chars: Vec<char> = body.as_str().chars().collect();
                let reading = Reading { boilerplate: &article.boilerplate, country };
                for found in indicators::indicators(body.as_str(), &reading) {
                    let at = (found.start, found.end);
                    let mut row = row(found.kind, found.value, found.check, &chars, at);
                    row.file.clone_from(&article.capture.file_name);
                    row.article = Some(id.to_string());
                    row.title.clone_from(&article.title);
                    row.articles = vec![id.to_string()];
                    self.add(row);
                }
            }
            return;
        }
        for found in listed(project, country) {
            let article = project.articles.get(&found.article);
            self.add(Row {
                kind: found.kind,
                defanged: found.defanged(),
                value: found.value,
                checked: found.check.confirms(),
                check: found.check.key(),
                file: article
                    .map_or_else(|| path.display().to_string(), |a| a.capture.file_name.clone()),
                article: Some(found.article.to_string()),
                title: article.and_then(|a| a.title.clone()),
                start: found.start,
                end: found.end,
                quote: found.quote,
                articles: found.articles.iter().map(ToString::to_string).collect(),
                mentions: found.mentions,
            });
        }
    }

    fn of_file(&mut self, path: &Path, read: &crate::import::Reading, country: Option<Country>) {
        let body = read.text.as_str();
        let chars: Vec<char> = body.chars().collect();
        let reading = Reading { boilerplate: &read.boilerplate, country };
        for found in indicators::indicators(body, &reading) {
            let at = (found.start, found.end);
            let mut row = row(found.kind, found.value, found.check, &chars, at);
            row.file = path.display().to_string();
            row.title.clone_from(&read.title);
            self.add(row);
        }
    }

    fn add(&mut self, row: Row) {
        let key = (row.kind, row.value.clone());
        let first = self.seen.get(&key).copied().filter(|_| !self.all);
        if let Some(first) = first.and_then(|i| self.list.get_mut(i)) {
            first.mentions += row.mentions;
            first.articles.extend(row.articles);
        } else {
            self.seen.insert(key, self.list.len());
            self.list.push(row);
        }
    }
}

fn row(
    kind: Kind,
    value: String,
    check: Check,
    chars: &[char],
    (start, end): (usize, usize),
) -> Row {
    let quote = indicators::quote(chars, start..end);
    Row {
        kind,
        defanged: indicators::defanged(kind, &value),
        value,
        checked: check.confirms(),
        check: check.key(),
        file: String::new(),
        article: None,
        title: None,
        start,
        end,
        quote: chars.get(quote).unwrap_or_default().iter().collect(),
        articles: Vec::new(),
        mentions: 1,
    }
}

fn csv(rows: &[Row]) -> Result<(), Failure> {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::NonNumeric)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record([
        "kind", "value", "defanged", "checked", "check", "mentions", "file", "article", "title",
        "start", "end", "quote",
    ])?;
    for row in rows {
        let cells = [
            row.kind.key(),
            &row.value,
            &row.defanged,
            &row.checked.to_string(),
            row.check,
            &row.mentions.to_string(),
            &row.file,
            row.article.as_deref().unwrap_or_default(),
            row.title.as_deref().unwrap_or_default(),
            &row.start.to_string(),
            &row.end.to_string(),
            // A table makes links of what looks like one.
            &indicators::defanged_text(&row.quote),
        ];
        writer.write_record(cells.iter().map(|cell| neutral(cell).into_owned()))?;
    }
    Ok(out::result(&writer.into_inner()?)?)
}
