//! The report of an import: one row for every file that was found, and what the project made of it.

use super::{Outcome, run_coded};
use crate::model::{ArticleId, Project};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// What else was found out about the new articles: sentences for their rows.
pub type Notes = BTreeMap<ArticleId, Vec<String>>;

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is a new article.
    Imported,
    /// The project has it already.
    Duplicate,
    /// It could not be read; the row says why and what to do.
    Failed,
    /// It was passed over on purpose: hidden files, files of the operating system.
    Skipped,
}

impl Status {
    /// The word for it in reports and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Duplicate => "duplicate",
            Self::Failed | Self::Skipped => "failed",
        }
    }
}

/// One line of the import report: there is one for every file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The file, with its folders as they were given.
    pub file: String,
    /// What became of it.
    pub status: Status,
    /// The article that it became, or that it is a duplicate of.
    pub article: Option<ArticleId>,
    /// Why it failed and what to do.
    pub error: Option<String>,
    /// What a person should know.
    pub warnings: Vec<String>,
}

/// What was found: a row for every file. Which article each became is known once the project has taken them.
#[derive(Debug, Default)]
pub struct Batch {
    /// Each row with the numbers of what it hands to the project.
    pub(super) rows: Vec<(Row, Range<usize>)>,
}

impl Batch {
    /// The report, once the project has taken the articles; `outcomes` are in the order in which the parts
    /// held them, `project` has taken them.
    pub fn report(self, outcomes: &[Outcome], project: &Project, notes: &Notes) -> Vec<Row> {
        self.rows
            .into_iter()
            .map(|(row, range)| told(filled(row, range, outcomes), project, notes))
            .collect()
    }
}

/// A row with what the project found out about its article: that it is a newer version of another, or repeats one.
fn told(mut row: Row, project: &Project, notes: &Notes) -> Row {
    let Some(id) = row.article.filter(|_| row.status == Status::Imported) else { return row };
    let of_article = project.articles.get(&id).map(|a| a.warnings.as_slice()).unwrap_or_default();
    let noted = notes.get(&id).map(Vec::as_slice).unwrap_or_default();
    for warning in of_article.iter().chain(noted) {
        if !row.warnings.contains(warning) {
            row.warnings.push(warning.clone());
        }
    }
    row
}

/// The whole report as a table for other programs.
pub fn csv(rows: &[Row]) -> String {
    let mut out = String::from("file,status,article,error,warnings\n");
    let cell = |text: &str| {
        // A cell that starts as a formula does is text.
        let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if risky { "'" } else { "" }, text.replace('"', "\"\""))
    };
    for row in rows {
        let article = row.article.map(|id| id.to_string()).unwrap_or_default();
        let cells = [
            cell(&row.file),
            cell(if row.status == Status::Skipped { "passed over" } else { row.status.word() }),
            cell(&article),
            cell(row.error.as_deref().unwrap_or_default()),
            cell(&row.warnings.join("; ")),
        ];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// The articles that an import made.
pub fn imported(outcomes: &[Outcome]) -> BTreeSet<ArticleId> {
    let new = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Imported(id) | Outcome::Filled(id) => Some(*id),
        Outcome::Duplicate(_) | Outcome::Kept(_) | Outcome::Codes(_) => None,
    });
    new.collect()
}

/// A row with what the project made of it.
fn filled(mut row: Row, range: Range<usize>, outcomes: &[Outcome]) -> Row {
    let Some(first) = range.clone().next() else { return row };
    match outcomes.get(first) {
        // A second copy in the batch points at the first and stays a duplicate.
        Some(Outcome::Imported(id) | Outcome::Filled(id)) => row.article = Some(*id),
        Some(Outcome::Duplicate(id)) => {
            (row.status, row.article) = (Status::Duplicate, Some(*id));
        }
        // The row says why it failed.
        Some(Outcome::Kept(_)) => {}
        Some(Outcome::Codes(codes)) => return run_coded::filled(row, *codes, &range, outcomes),
        None => {
            row.status = Status::Failed;
            row.error = Some("The project did not take the article".to_owned());
        }
    }
    if range.len() > 1 {
        let of = |is: fn(&Outcome) -> bool| {
            outcomes.get(range.clone()).unwrap_or_default().iter().filter(|o| is(o)).count()
        };
        let new = of(|o| matches!(o, Outcome::Imported(_)));
        row.warnings.push(format!(
            "{} references: {new} new, {} filled in what articles did not say, {} known already",
            range.len(),
            of(|o| matches!(o, Outcome::Filled(_))),
            of(|o| matches!(o, Outcome::Duplicate(_)))
        ));
        row.status = if new > 0 { Status::Imported } else { row.status };
    }
    row
}
