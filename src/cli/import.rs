//! `corrobora import`: imports files and folders into a project, one row for every file that was found.

use super::{Failure, out};
use crate::{
    clock,
    import::{
        Incoming, Outcome,
        run::{self, Row, Source, Status},
    },
    jobs::Progress,
    model::ArticleId,
    sandbox,
    session::Session,
    similar, storage, verbs,
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora import`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    project: PathBuf,
    /// Files and folders to import
    #[arg(required = true, value_name = "FILE_OR_DIR")]
    sources: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// The form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// A table, as the window writes it
    Csv,
}

/// A row as JSON. Field names are a contract (DESIGN.md).
#[derive(Serialize)]
struct Json<'a> {
    file: &'a str,
    status: &'static str,
    article: Option<String>,
    error: Option<&'a str>,
    skipped: bool,
    warnings: &'a [String],
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let opened = storage::open(&arguments.project)?;
    for notice in &opened.notices {
        out::message(notice);
    }
    let Some(mut store) = opened.store else {
        let why = opened.read_only.unwrap_or_else(|| "it is open for reading only".to_owned());
        let why = format!("nothing was imported: {why}");
        // Whoever reads the JSON gets a row for everything that was named, also when all of it failed at once.
        let rows: Vec<Row> = arguments.sources.iter().map(|path| not_read(path, &why)).collect();
        out::message(&why);
        print(&rows, arguments.format)?;
        return Ok(ExitCode::FAILURE);
    };
    let mut session = Session::new(opened.project, clock::ids(), &clock::user(), None)
        .with_outside(opened.outside);
    let originals = store.originals();
    let sources = arguments.sources.iter().cloned().map(Source::Path).collect();
    let snapshot = session.snapshot();
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut unsaved = Unsaved::default();
    let batch = run::run(
        sources,
        &snapshot,
        &*sandbox::opener(),
        run::Sinks {
            put: &mut |bytes| originals.put(bytes).map_err(|e| e.to_string()),
            put_file: &mut |path| originals.put_file(path).map_err(|e| e.to_string()),
            part: &mut |part| {
                take_part(&mut session, &mut store, part, &mut outcomes, &mut unsaved);
            },
        },
        &Progress::unseen(),
    );
    let closed = store.close(session.project());
    match &closed {
        Ok(()) => unsaved.articles.clear(),
        Err(error) => out::message(&error.without_window()),
    }
    let new = run::imported(&outcomes);
    let copies = similar::copies_with(session.project(), &new);
    let notes = similar::notes(session.project(), &copies, &new, similar::Figures::Named);
    let mut rows = batch.report(&outcomes, session.project(), &notes);
    for row in &mut rows {
        let why = row.article.and_then(|id| unsaved.refused.get(&id).or(unsaved.articles.get(&id)));
        if let Some(why) = why {
            (row.status, row.article, row.error) = (Status::Failed, None, Some(why.clone()));
        }
    }
    print(&rows, arguments.format)?;
    let failed = closed.is_err() || rows.iter().any(|row| row.status == Status::Failed);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Articles that did not reach the disk, and why.
#[derive(Default)]
struct Unsaved {
    /// The project did not take them.
    refused: BTreeMap<ArticleId, String>,
    /// They are in memory only: the next save that succeeds brings them to the disk.
    articles: BTreeMap<ArticleId, String>,
}

/// Takes some of the articles into the project and its journal.
fn take_part(
    session: &mut Session,
    store: &mut storage::Store,
    part: Vec<Incoming>,
    outcomes: &mut Vec<Outcome>,
    unsaved: &mut Unsaved,
) {
    let (project, mut hand) = session.hand(clock::now());
    let (change, made) = verbs::import_articles(project, &mut hand, part, outcomes);
    let new: Vec<ArticleId> = made
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Imported(id) => Some(*id),
            Outcome::Duplicate(_) | Outcome::Filled(_) | Outcome::Kept(_) | Outcome::Codes(_) => {
                None
            }
        })
        .collect();
    outcomes.extend(made);
    if let Err(refused) = session.commit(change) {
        unsaved.refused.extend(new.iter().map(|id| (*id, refused.to_string())));
        return;
    }
    match store.follow(session) {
        // After a failure this was a whole version: it holds everything.
        Ok(()) => unsaved.articles.clear(),
        Err(error) => {
            let why = error.without_window();
            unsaved.articles.extend(new.iter().map(|id| (*id, why.clone())));
        }
    }
}

fn not_read(path: &Path, why: &str) -> Row {
    Row {
        file: path.display().to_string(),
        status: Status::Failed,
        article: None,
        error: Some(why.to_owned()),
        warnings: Vec::new(),
    }
}

fn print(rows: &[Row], format: Form) -> Result<(), Failure> {
    if format == Form::Csv {
        return Ok(out::result(run::csv(rows).as_bytes())?);
    }
    if format == Form::Json {
        let json: Vec<Json<'_>> = rows
            .iter()
            .map(|row| Json {
                file: &row.file,
                status: row.status.word(),
                article: row.article.map(|id| id.to_string()),
                error: row.error.as_deref(),
                skipped: row.status == Status::Skipped,
                warnings: &row.warnings,
            })
            .collect();
        return out::json(&json);
    }
    for row in rows {
        out::line(&format!("{}\t{}", row.status.word(), out::name(&row.file)))?;
        for line in row.error.iter().chain(&row.warnings) {
            out::line(&format!("\t{line}"))?;
        }
    }
    Ok(out::line(&total(rows))?)
}

/// The sum below the rows. It counts by the words that stand in them, so that who counts the rows comes to the same.
fn total(rows: &[Row]) -> String {
    let count = |word| rows.iter().filter(|row| row.status.word() == word).count();
    let skipped = rows.iter().filter(|row| row.status == Status::Skipped).count();
    let failed = count(Status::Failed.word());
    let on_purpose = match skipped {
        0 => String::new(),
        _ if skipped == failed => " (all of them skipped on purpose)".to_owned(),
        _ => format!(" ({skipped} of them skipped on purpose)"),
    };
    format!(
        "{} found: {} imported, {} duplicates, {failed} failed{on_purpose}",
        rows.len(),
        count(Status::Imported.word()),
        count(Status::Duplicate.word()),
    )
}
