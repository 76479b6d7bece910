//! The import job: files become readings, one row for each that was found. Command line and window use it.
//!
//! The job only reads; originals and articles go through functions that are handed in. The project changes by
//! `verbs::import_articles`, part by part, and all parts are one undo step.

use super::{
    Each, InMail, Incoming, MAX_BYTES, Opened, Outcome, Printed, Reading, What,
    document::{Item, Limits, Said},
    pack, qda, run_coded,
};
use crate::{
    jobs::{self, Progress},
    model::{ArticleId, Hash, Project, Within},
    storage::files,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::{Path, PathBuf},
};

/// Something to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file or folder.
    Path(PathBuf),
    /// An original that is kept already: a file that could not be read before.
    Kept {
        /// What it was called.
        name: String,
        /// Where it is.
        path: PathBuf,
    },
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
    /// Each row with the numbers of what it hands to the project.
    rows: Vec<(Row, Range<usize>)>,
}

impl Batch {
    /// The report, once the project has taken the articles; `outcomes` are in the order in which the parts
    /// held them.
    pub fn report(self, outcomes: &[Outcome]) -> Vec<Row> {
        self.rows.into_iter().map(|(row, range)| filled(row, range, outcomes)).collect()
    }
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

/// Opens files: in this process, or in one that may do nothing else.
pub trait Opener {
    /// Opens a file as [`super::open()`] does; the error is for a person.
    fn open(&self, name: &str, said: &Said, bytes: &[u8], each: Each<'_>)
    -> Result<Opened, String>;
}

/// Opens files in this process; a fault of a reader is an error of that file only.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here;

impl Opener for Here {
    fn open(
        &self,
        name: &str,
        said: &Said,
        bytes: &[u8],
        each: Each<'_>,
    ) -> Result<Opened, String> {
        jobs::guarded("Reading the file", || super::open(name, said, bytes, each))
            .map_err(|crashed| crashed.to_string())?
            .map_err(|error| error.to_string())
    }
}

/// A part is handed over when its texts have this many bytes: little enough to be taken in within a frame.
const PART_BYTES: usize = 128 << 10;

/// A part has this many articles at most.
const PART_ARTICLES: usize = 32;

/// Where the job puts what it finds.
pub struct Sinks<'a> {
    /// Stores an original and returns its hash.
    pub put: &'a mut dyn FnMut(&[u8]) -> Result<Hash, String>,
    /// Takes new articles, for `verbs::import_articles`, a few at a time, so that what is in memory does not grow
    /// with the number of files; it may wait.
    pub part: &'a mut dyn FnMut(Vec<Incoming>),
}

/// Reads everything that is to be imported, also what is in archives and mails.
///
/// Cancelling keeps what is done: the rest gets rows that say that it was not read.
pub fn run(
    sources: Vec<Source>,
    project: &Project,
    opener: &dyn Opener,
    sinks: Sinks<'_>,
    progress: &Progress,
) -> Batch {
    let found = list(sources, progress);
    let total = found.len();
    let mut run = Run {
        project,
        opener,
        sinks,
        progress,
        known: Known::of(project),
        rows: Vec::with_capacity(total),
        ready: Vec::new(),
        ready_bytes: 0,
        count: 0,
    };
    for (done, one) in found.into_iter().enumerate() {
        progress.set(done, total, &one.label);
        if progress.cancelled() {
            run.fail(&one.label, STOPPED.to_owned());
            continue;
        }
        let bytes = match one.content {
            Content::File(path) => read_file(&path),
            Content::Bytes(bytes) => Ok(bytes),
            Content::Error(error) => Err(error),
        };
        match bytes {
            Ok(bytes) => {
                let said = Said::default();
                let place = Place { label: one.label, name: one.name, ..Place::default() };
                run.file(&place, &said, &bytes);
            }
            Err(error) => run.fail(&one.label, error),
        }
    }
    run.flush(true);
    progress.set(total, total, "");
    Batch { rows: run.rows }
}

pub(super) const STOPPED: &str = "Not read: the import was stopped. Import it again";

/// Where a file is.
#[derive(Clone, Default)]
pub(super) struct Place {
    /// Its name with its folders and the archives around it.
    pub(super) label: String,
    /// Its name alone.
    pub(super) name: String,
    /// The archive or mail that it is in.
    pub(super) within: Option<Within>,
    /// The mail that it is attached to.
    pub(super) attached_to: Option<InMail>,
    /// How many files it is inside of.
    pub(super) depth: usize,
}

/// The job while it runs.
pub(super) struct Run<'a, 's> {
    project: &'a Project,
    opener: &'a dyn Opener,
    pub(super) sinks: Sinks<'s>,
    pub(super) progress: &'a Progress,
    known: Known,
    pub(super) rows: Vec<(Row, Range<usize>)>,
    ready: Vec<Incoming>,
    ready_bytes: usize,
    /// How many were handed over or are ready.
    pub(super) count: usize,
}

impl Run<'_, '_> {
    pub(super) fn fail(&mut self, label: &str, error: String) {
        let status = if error.starts_with("skipped: ") { Status::Skipped } else { Status::Failed };
        let (file, error) = (label.to_owned(), Some(error));
        let row = Row { file, status, article: None, error, warnings: Vec::new() };
        self.rows.push((row, 0..0));
    }

    /// Opens one file and everything in it. Its row stands before those of what is in it.
    fn file(&mut self, place: &Place, said: &Said, bytes: &[u8]) {
        let at = self.rows.len();
        self.fail(&place.label, STOPPED.to_owned());
        let original = Hash::of(bytes);
        let (row, range) = match self.known.originals.get(&original).copied() {
            Some(first) => {
                self.attached_again(place, said, bytes, original, first);
                self.again(place, first, "bytes")
            }
            None => self.opened(place, said, bytes, original, at + 1),
        };
        if let Some(slot) = self.rows.get_mut(at) {
            *slot = (row, range);
        }
    }

    fn opened(
        &mut self,
        place: &Place,
        said: &Said,
        bytes: &[u8],
        original: Hash,
        rows_inside: usize,
    ) -> (Row, Range<usize>) {
        let opener = self.opener;
        // What is attached to a mail has to know the mail, which is read when its parts are.
        let mail = pack::sniff(&place.name, bytes) == Some(pack::Container::Eml)
            // The texts of a project that was coded elsewhere are read with their codes.
            || qda::is_project(bytes);
        let mut attached: Vec<Item> = Vec::new();
        let mut inside = 0_usize;
        let mut stopped = false;
        let found = opener.open(&place.name, said, bytes, &mut |item| {
            inside += 1;
            if self.progress.cancelled() {
                stopped = true;
            } else if mail {
                attached.push(item);
            } else {
                self.item(place, original, item, None);
            }
            !stopped
        });
        let done = match found {
            Ok(Opened { coded: Some(coded), container, warnings, .. }) => {
                let what = container.unwrap_or_default();
                self.coded(place, bytes, coded, (&what, warnings), std::mem::take(&mut attached))
            }
            Ok(opened) => self.take(place, bytes, opened, inside, rows_inside),
            Err(error) => self.keep(place, bytes, original, error),
        };
        let (mut row, range) = match done {
            Ok(done) => done,
            Err(error) => (row_of(place, Status::Failed, Some(error)), 0..0),
        };
        if stopped {
            row.warnings.push("The import was stopped: not all that is in it was read".to_owned());
        }
        let mail = match row.article {
            Some(id) => Some(InMail::Known(id)),
            None => range.clone().next().map(InMail::New),
        };
        for item in attached {
            self.item(place, original, item, mail);
        }
        (row, range)
    }

    /// What is attached to a mail that is known: an import may have ended between the mail and its parts.
    fn attached_again(
        &mut self,
        place: &Place,
        said: &Said,
        bytes: &[u8],
        original: Hash,
        first: First,
    ) {
        if pack::sniff(&place.name, bytes) != Some(pack::Container::Eml) {
            return;
        }
        let mail = match first {
            First::Article(id) => InMail::Known(id),
            First::New(number, _) => InMail::New(number),
        };
        let mut attached: Vec<Item> = Vec::new();
        let found = self.opener.open(&place.name, said, bytes, &mut |item| {
            attached.push(item);
            true
        });
        // Its row says already that the mail is known; a mail that was read once is read again.
        drop(found);
        for item in attached {
            self.item(place, original, item, Some(mail));
        }
    }

    /// A file inside a file.
    pub(super) fn item(
        &mut self,
        outer: &Place,
        original: Hash,
        item: Item,
        attached_to: Option<InMail>,
    ) {
        let label = format!("{} › {}", outer.label, item.name);
        self.progress.label(&label);
        let bytes = match item.content {
            Ok(bytes) => bytes,
            Err(refusal) => return self.fail(&label, refusal.0),
        };
        if outer.depth + 1 > Limits::default().depth {
            let why = "Too many archives inside one another. Unpack it and import the folder";
            return self.fail(&label, why.to_owned());
        }
        let name = item.name.rsplit('/').next().unwrap_or_default().to_owned();
        let within = Within { file_name: outer.name.clone(), original, path: item.name.clone() };
        let place = Place {
            label,
            name: if name.is_empty() { item.name } else { name },
            within: Some(within),
            attached_to,
            depth: outer.depth + 1,
        };
        self.file(&place, &item.said, &bytes);
    }

    /// A file of which the project or this batch has a copy.
    fn again(&self, place: &Place, first: First, same: &str) -> (Row, Range<usize>) {
        let mut row = row_of(place, Status::Duplicate, None);
        let of = self.known.label(self.project, first);
        row.warnings.push(format!("It has the same {same} as “{of}”"));
        match first {
            First::Article(id) => {
                row.article = Some(id);
                (row, 0..0)
            }
            First::New(i, _) => (row, i..i + 1),
        }
    }

    /// What was read becomes an article, references, or the row of a container.
    fn take(
        &mut self,
        place: &Place,
        bytes: &[u8],
        opened: Opened,
        inside: usize,
        rows_inside: usize,
    ) -> Result<(Row, Range<usize>), String> {
        let Opened { reading, references, container, warnings, coded: _ } = opened;
        if let Some(mut reading) = reading {
            let text = reading.text.hash();
            let printed = Printed::of_reading(&reading);
            let empty = reading.text.as_str().is_empty();
            let known = self.known.same.get(&(text, printed.clone())).copied();
            if let Some(first) = known.filter(|_| reading.tells_copies()) {
                return Ok(self.again(place, first, "text"));
            }
            if let Some(first) = self.known.texts.get(&text).filter(|_| !empty) {
                let of = self.known.label(self.project, *first);
                reading.warnings.push(format!("It has the same text as “{of}”"));
            }
            let stored = (self.sinks.put)(bytes)?;
            let label = reading.title.clone().unwrap_or_else(|| place.name.clone());
            let first = First::New(self.count, self.known.labels.len());
            self.known.labels.push(label);
            self.known.originals.insert(stored, first);
            self.known.texts.entry(text).or_insert(first);
            self.known.same.insert((text, printed), first);
            let mut row = row_of(place, Status::Imported, None);
            row.warnings.clone_from(&reading.warnings);
            let number = self.hand_over(place, bytes, stored, What::Article, reading);
            return Ok((row, number..number + 1));
        }
        let stored = (self.sinks.put)(bytes)?;
        let mut row = row_of(place, Status::Imported, None);
        row.warnings = warnings;
        let start = self.count;
        if !references.is_empty() {
            let label = format!("the references of {}", place.name);
            self.known.originals.insert(stored, First::New(start, self.known.labels.len()));
            self.known.labels.push(label);
            for reading in references {
                self.hand_over(place, bytes, stored, What::Reference, reading);
            }
            return Ok((row, start..self.count));
        }
        let inner = self.rows.get(rows_inside..).unwrap_or_default();
        let of = |status| inner.iter().any(|(row, _)| row.status == status);
        if inside > 0 && !of(Status::Imported) {
            // Nothing new came of it.
            let again = of(Status::Duplicate);
            row.status = if again { Status::Duplicate } else { Status::Failed };
            row.error = (!again).then(|| "Nothing in it could be read; see its files".to_owned());
        }
        let what = container.unwrap_or_else(|| "a file".to_owned());
        let files = if inside == 1 { "1 file" } else { &format!("{inside} files") };
        row.warnings.insert(0, format!("This is {what} with {files}, each with a row of its own"));
        Ok((row, 0..0))
    }

    /// A file that cannot be read is kept with the reason.
    fn keep(
        &mut self,
        place: &Place,
        bytes: &[u8],
        original: Hash,
        error: String,
    ) -> Result<(Row, Range<usize>), String> {
        let row = row_of(place, Status::Failed, Some(error.clone()));
        // Trying again what could not be read before adds nothing.
        if bytes.is_empty() || !self.known.unread.insert(original) {
            return Ok((row, 0..0));
        }
        let stored = (self.sinks.put)(bytes).map_err(|why| format!("{error} ({why})"))?;
        let reading = Reading::blank("application/octet-stream", "none");
        let number = self.hand_over(place, bytes, stored, What::Unread(error), reading);
        Ok((row, number..number + 1))
    }

    pub(super) fn hand_over(
        &mut self,
        place: &Place,
        bytes: &[u8],
        original: Hash,
        what: What,
        reading: Reading,
    ) -> usize {
        self.ready_bytes += reading.text.as_str().len();
        self.ready.push(Incoming {
            file_name: place.name.clone(),
            bytes: bytes.len() as u64,
            original,
            within: place.within.clone(),
            attached_to: place.attached_to,
            what,
            reading,
        });
        self.count += 1;
        self.flush(false);
        self.count - 1
    }

    fn flush(&mut self, all: bool) {
        let due = self.ready_bytes >= PART_BYTES || self.ready.len() >= PART_ARTICLES;
        if (due || all) && !self.ready.is_empty() {
            (self.sinks.part)(std::mem::take(&mut self.ready));
            self.ready_bytes = 0;
        }
    }
}

pub(super) fn row_of(place: &Place, status: Status, error: Option<String>) -> Row {
    Row { file: place.label.clone(), status, article: None, error, warnings: Vec::new() }
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
    let opened = Here.open(name, &Said::default(), bytes, &mut |_| true)?;
    opened.reading.ok_or_else(|| "This file holds others and is no article itself".to_owned())
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
            Source::Kept { name, path } => {
                found.push(Found { label: name.clone(), name, content: Content::File(path) });
            }
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

/// Where something was seen first.
#[derive(Clone, Copy)]
enum First {
    /// In the project.
    Article(ArticleId),
    /// In this batch: its number among what is handed over, and that of its label.
    New(usize, usize),
}

/// What is in the project or in this batch already, by hash of original and of text.
struct Known {
    originals: BTreeMap<Hash, First>,
    /// The first article with a text.
    texts: BTreeMap<Hash, First>,
    /// Texts with what their articles say of themselves: a copy that another paper printed is no duplicate.
    same: BTreeMap<(Hash, Printed), First>,
    /// Files that could not be read.
    unread: BTreeSet<Hash>,
    /// What the new articles of this batch are called.
    labels: Vec<String>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let articles = || project.articles.iter().map(|(id, a)| (First::Article(*id), a));
        Self {
            originals: articles().map(|(id, a)| (a.capture.original, id)).collect(),
            texts: articles().map(|(id, a)| (a.text, id)).collect(),
            same: articles().map(|(id, a)| ((a.text, Printed::of_article(a)), id)).collect(),
            unread: project.unread.values().map(|u| u.capture.original).collect(),
            labels: Vec::new(),
        }
    }

    fn label<'a>(&'a self, project: &'a Project, first: First) -> &'a str {
        match first {
            First::Article(id) => project.articles.get(&id).map(|a| a.label()),
            First::New(_, label) => self.labels.get(label).map(String::as_str),
        }
        .unwrap_or("another article")
    }
}
