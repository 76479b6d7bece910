//! The report of an import: one row for every file that was found, and what the project made of it.

use super::{Outcome, run_coded};
use crate::{
    model::{ArticleId, Project},
    similar::Copy,
};
use std::{collections::BTreeSet, ops::Range};

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
    /// held them, `project` has taken them. `copies` are those among and of the new articles.
    pub fn report(self, outcomes: &[Outcome], project: &Project, copies: &[Copy]) -> Vec<Row> {
        self.rows
            .into_iter()
            .map(|(row, range)| told(filled(row, range, outcomes), project, copies))
            .collect()
    }
}

/// A row with what the project found out about its article: that it is a newer version of another.
/// Or that it repeats one.
fn told(mut row: Row, project: &Project, copies: &[Copy]) -> Row {
    let article = row.article.filter(|_| row.status == Status::Imported);
    if let Some(article) = article.and_then(|id| project.articles.get(&id)) {
        let more = article.warnings.iter().filter(|warning| !row.warnings.contains(warning));
        let more: Vec<String> = more.cloned().collect();
        row.warnings.extend(more);
    }
    if let Some(id) = row.article.filter(|_| row.status == Status::Imported) {
        let of = copies.iter().filter(|copy| copy.newer == id || copy.older == id);
        let words = of.take(MOST_COPIES).filter_map(|copy| repeats(project, copy, id));
        row.warnings.extend(words.collect::<Vec<_>>());
    }
    row
}

/// Copies of one article that its row names.
const MOST_COPIES: usize = 3;
/// Figures that differ between two copies, and are named.
const MOST_FIGURES: usize = 5;

/// The articles that an import made.
pub fn imported(outcomes: &[Outcome]) -> BTreeSet<ArticleId> {
    let new = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Imported(id) | Outcome::Filled(id) => Some(*id),
        Outcome::Duplicate(_) | Outcome::Kept(_) | Outcome::Codes(_) => None,
    });
    new.collect()
}

/// What an article repeats, or what repeats it, and what differs. Nothing of a copy that says so itself, word by word.
fn repeats(project: &Project, copy: &Copy, of: ArticleId) -> Option<String> {
    let other = if copy.newer == of { copy.older } else { copy.newer };
    let other = project.articles.get(&other)?;
    let mut named = format!("“{}”", other.label());
    if let Some(publisher) = &other.publisher {
        named.push_str(&format!(", {publisher}"));
    }
    if let Some(day) = other.published {
        named.push_str(&format!(", {day}"));
    }
    let share = (copy.likeness.contained * 100.0).round();
    let figures: Vec<String> = copy
        .changed
        .iter()
        .take(MOST_FIGURES)
        .map(|c| format!("{} → {}", c.older, c.newer))
        .collect();
    let differ = match (figures.is_empty(), copy.likeness.similarity >= 1.0) {
        (true, true) => "no word differs".to_owned(),
        (true, false) => format!("{share} % of its words are the same, no figure differs"),
        (false, _) => {
            let more = if copy.changed.len() > MOST_FIGURES { " …" } else { "" };
            let figures = figures.join(", ");
            format!("{share} % of its words are the same, figures that differ: {figures}{more}")
        }
    };
    Some(if copy.newer == of {
        format!("It is a copy of {named}: {differ}")
    } else {
        format!("A copy of it is {named}: {differ}")
    })
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
