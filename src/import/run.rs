//! The import job: files become readings, one row for each that was found. Command line and window use it.
//!
//! The job only reads; originals and articles go through functions that are handed in. The project changes by
//! `verbs::import_articles`, part by part, and all parts are one undo step.

use super::{Incoming, MAX_BYTES, Outcome, Printed, Reading, read};
use crate::{
    jobs::{self, Progress},
    model::{ArticleId, Hash, Project},
    storage::files,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Something to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file or folder.
    Path(PathBuf),
    /// Bytes in memory: dropped by another program, or pasted.
    Memory {
        /// What to call it.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
}

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
    rows: Vec<(Row, Option<usize>)>,
}

impl Batch {
    /// The report, once the project has taken the articles; `outcomes` are in the order in which the parts
    /// held them.
    pub fn report(self, outcomes: &[Outcome]) -> Vec<Row> {
        let fill = |(mut row, index): (Row, Option<usize>)| {
            match index.map(|i| outcomes.get(i).copied()) {
                None => {}
                // A second copy in the batch points at the first and stays a duplicate.
                Some(Some(Outcome::Imported(id))) => row.article = Some(id),
                Some(Some(Outcome::Duplicate(id))) => {
                    (row.status, row.article) = (Status::Duplicate, Some(id));
                }
                Some(None) => {
                    row.status = Status::Failed;
                    row.error = Some("The project did not take the article".to_owned());
                }
            }
            row
        };
        self.rows.into_iter().map(fill).collect()
    }
}

/// A part is handed over when its texts have this many bytes: little enough to be taken in within a frame.
const PART_BYTES: usize = 128 << 10;

/// A part has this many articles at most.
const PART_ARTICLES: usize = 32;

/// Reads everything that is to be imported.
///
/// `put` stores an original and returns its hash. `part` takes new articles, for `verbs::import_articles`, a
/// few at a time, so that what is in memory does not grow with the number of files; it may wait. Cancelling
/// keeps what is done: the rest gets rows that say that it was not read.
pub fn run(
    sources: Vec<Source>,
    project: &Project,
    put: &mut dyn FnMut(&[u8]) -> Result<Hash, String>,
    part: &mut dyn FnMut(Vec<Incoming>),
    progress: &Progress,
) -> Batch {
    let found = list(sources, progress);
    let total = found.len();
    let mut known = Known::of(project);
    let mut rows = Vec::with_capacity(total);
    let mut ready: Vec<Incoming> = Vec::new();
    let mut ready_bytes = 0;
    for (done, one) in found.into_iter().enumerate() {
        progress.set(done, total, &one.label);
        let mut row = Row {
            file: one.label.clone(),
            status: Status::Failed,
            article: None,
            error: None,
            warnings: Vec::new(),
        };
        let mut index = None;
        if progress.cancelled() {
            row.error = Some("Not read: the import was stopped. Import it again".to_owned());
        } else {
            match take(one, project, &mut known, put) {
                Ok(Taken::New(incoming)) => {
                    row.status = Status::Imported;
                    row.warnings.clone_from(&incoming.reading.warnings);
                    index = Some(known.new.len() - 1);
                    ready_bytes += incoming.reading.text.as_str().len();
                    ready.push(*incoming);
                }
                Ok(Taken::Again(first, same)) => {
                    row.status = Status::Duplicate;
                    let of = known.label(project, first);
                    row.warnings.push(format!("It has the same {same} as “{of}”"));
                    match first {
                        First::Article(id) => row.article = Some(id),
                        First::New(i) => index = Some(i),
                    }
                }
                Err(error) => {
                    if error.starts_with("skipped: ") {
                        row.status = Status::Skipped;
                    }
                    row.error = Some(error);
                }
            }
        }
        rows.push((row, index));
        if ready_bytes >= PART_BYTES || ready.len() >= PART_ARTICLES {
            part(std::mem::take(&mut ready));
            ready_bytes = 0;
        }
    }
    if !ready.is_empty() {
        part(ready);
    }
    progress.set(total, total, "");
    Batch { rows }
}

/// Reads a file of at most [`MAX_BYTES`]; the error is for a person.
pub fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let large = files::size(path).and_then(|bytes| usize::try_from(bytes).ok());
    if let Some(bytes) = large.filter(|bytes| *bytes > MAX_BYTES) {
        return Err(super::Error::TooLarge { bytes }.to_string());
    }
    files::read_bounded(path, MAX_BYTES as u64).map_err(|e| e.to_string())
}

/// Reads bytes as an article; a fault of a reader is an error of this file only.
pub fn read_safely(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    jobs::guarded("Reading the file", || read(name, bytes))
        .map_err(|crashed| crashed.to_string())?
        .map_err(|error| error.to_string())
}

/// A file that was found, or why it is none.
struct Found {
    label: String,
    name: String,
    content: Content,
}

enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
    Error(String),
}

/// Every file among the sources, folders opened.
fn list(sources: Vec<Source>, progress: &Progress) -> Vec<Found> {
    let mut found = Vec::new();
    let mut paths = Vec::new();
    for source in sources {
        match source {
            Source::Path(path) => paths.push(path),
            Source::Memory { name, bytes } => {
                found.push(Found { label: name.clone(), name, content: Content::Bytes(bytes) });
            }
        }
    }
    let mut go_on = |path: &Path| {
        progress.set(0, 1, &path.display().to_string());
        !progress.cancelled()
    };
    found.extend(files::walk_while(&paths, &mut go_on).into_iter().map(|file| Found {
        label: file.path.display().to_string(),
        name: file.name,
        content: file.error.map_or(Content::File(file.path), Content::Error),
    }));
    found
}

enum Taken {
    New(Box<Incoming>),
    Again(First, &'static str),
}

/// Where something was seen first.
#[derive(Clone, Copy)]
enum First {
    /// In the project.
    Article(ArticleId),
    /// In this batch: the number of the new article.
    New(usize),
}

/// What is in the project or in this batch already, by hash of original and of text.
struct Known {
    originals: BTreeMap<Hash, First>,
    /// The first article with a text.
    texts: BTreeMap<Hash, First>,
    /// Texts with what their articles say of themselves: a copy that another paper printed is no duplicate.
    same: BTreeMap<(Hash, Printed), First>,
    /// What the new articles of this batch are called.
    new: Vec<String>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let articles = || project.articles.iter().map(|(id, a)| (First::Article(*id), a));
        Self {
            originals: articles().map(|(id, a)| (a.capture.original, id)).collect(),
            texts: articles().map(|(id, a)| (a.text, id)).collect(),
            same: articles().map(|(id, a)| ((a.text, Printed::of_article(a)), id)).collect(),
            new: Vec::new(),
        }
    }

    fn label<'a>(&'a self, project: &'a Project, first: First) -> &'a str {
        match first {
            First::Article(id) => project.articles.get(&id).map(|a| a.label()),
            First::New(i) => self.new.get(i).map(String::as_str),
        }
        .unwrap_or("another article")
    }
}

/// Reads one file. Its original is put away only when it is new.
fn take(
    found: Found,
    project: &Project,
    known: &mut Known,
    put: &mut dyn FnMut(&[u8]) -> Result<Hash, String>,
) -> Result<Taken, String> {
    let bytes = match found.content {
        Content::File(path) => read_file(&path)?,
        Content::Bytes(bytes) => bytes,
        Content::Error(error) => return Err(error),
    };
    let original = Hash::of(&bytes);
    if let Some(first) = known.originals.get(&original) {
        return Ok(Taken::Again(*first, "bytes"));
    }
    let mut reading = read_safely(&found.name, &bytes)?;
    let text = reading.text.hash();
    let printed = Printed::of_reading(&reading);
    if let Some(first) = known.same.get(&(text, printed.clone())) {
        return Ok(Taken::Again(*first, "text"));
    }
    if let Some(first) = known.texts.get(&text) {
        let of = known.label(project, *first);
        reading.warnings.push(format!("It has the same text as “{of}”"));
    }
    let stored = put(&bytes)?;
    let first = First::New(known.new.len());
    known.originals.insert(stored, first);
    known.texts.entry(text).or_insert(first);
    known.same.insert((text, printed), first);
    known.new.push(reading.title.clone().unwrap_or_else(|| found.name.clone()));
    Ok(Taken::New(Box::new(Incoming {
        file_name: found.name,
        bytes: bytes.len() as u64,
        original: stored,
        within: None,
        reading,
    })))
}
