//! The import job: files become readings, one row for each that was found. Command line and window use it.
//!
//! The job only reads; originals and articles go through functions that are handed in. The project changes by
//! `verbs::import_articles`, part by part, and all parts are one undo step.

pub use super::report::{Batch, Notes, Row, Status, csv, imported};
use super::{
    Each, InMail, Incoming, MAX_BYTES, Opened, Printed, Reading, What,
    ahead::{AT_A_TIME, Ahead, Next, Opening},
    document::{Budget, Item, Limits, SKIPPED, Said},
    found::{Content, Found, list},
    known::{First, Known},
    pack, qda,
    run_listed::Listed,
};
use crate::{
    jobs::{self, Progress},
    model::{Hash, Project, Within},
    storage::files,
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
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

/// The hash and the size in bytes of an original that was stored, or why it was not.
pub type Stored = Result<(Hash, u64), String>;

/// Where the job puts what it finds.
pub struct Sinks<'a> {
    /// Stores an original and returns its hash.
    pub put: &'a mut dyn FnMut(&[u8]) -> Result<Hash, String>,
    /// Stores a file that is too large to be read, piece by piece, and returns its hash and its size in bytes.
    pub put_file: &'a mut dyn FnMut(&Path) -> Stored,
    /// Takes new articles, for `verbs::import_articles`, a few at a time, so that what is in memory does not grow
    /// with the number of files; it may wait.
    pub part: &'a mut dyn FnMut(Vec<Incoming>),
}

/// Reads everything that is to be imported, also what is in archives and mails.
///
/// Two files are opened at a time; what comes of them is taken in the order in which they were found. Cancelling keeps
/// what is done: the rest gets rows that say that it was not read.
pub fn run(
    sources: Vec<Source>,
    project: &Project,
    opener: &(dyn Opener + Sync),
    sinks: Sinks<'_>,
    progress: &Progress,
) -> Batch {
    let found = list(sources, progress);
    let originals: BTreeSet<Hash> =
        project.articles.values().map(|article| article.capture.original).collect();
    let known = |hash: Hash| originals.contains(&hash);
    jobs::with_helpers(|scope| {
        let mut run = Run {
            project,
            opener,
            ahead: Ahead::new(scope, opener, &known),
            sinks,
            progress,
            known: Known::of(project),
            budget: Budget::new(Limits::default()),
            unpacked: BTreeMap::new(),
            seen: BTreeMap::new(),
            waiting: Vec::new(),
            rows: Vec::with_capacity(found.len()),
            ready: Vec::new(),
            ready_bytes: 0,
            count: 0,
        };
        run.all(found);
        Batch { rows: run.rows }
    })
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

/// A file whose turn comes.
struct Begun {
    place: Place,
    said: Said,
    state: State,
}

/// How far it is.
enum State {
    /// Its thread opens it.
    Opening(Opening),
    /// It is too large to be read: so many bytes.
    Large(PathBuf, usize),
    /// It is not opened at all.
    Failed(String),
}

/// The job while it runs.
pub(super) struct Run<'a, 's, 'scope> {
    project: &'a Project,
    opener: &'a (dyn Opener + Sync),
    ahead: Ahead<'scope, 'a>,
    pub(super) sinks: Sinks<'s>,
    pub(super) progress: &'a Progress,
    pub(super) known: Known,
    /// What may still come out of the file that was handed over.
    budget: Budget,
    /// The archives in it that were read, each with how deep it was found, its name, and whether anything came of it.
    unpacked: BTreeMap<Hash, (usize, String, bool)>,
    /// The originals of the files that came so far, by where they are.
    pub(super) seen: BTreeMap<String, Hash>,
    /// Lists of references whose files may still come.
    pub(super) waiting: Vec<Listed>,
    pub(super) rows: Vec<(Row, Range<usize>)>,
    ready: Vec<Incoming>,
    ready_bytes: usize,
    /// How many were handed over or are ready.
    pub(super) count: usize,
}

impl Run<'_, '_, '_> {
    fn all(&mut self, found: Vec<Found>) {
        let total = found.len();
        let mut coming = found.into_iter();
        let mut begun: VecDeque<Begun> = VecDeque::new();
        for done in 0..total {
            while begun.len() < AT_A_TIME
                && let Some(one) = coming.next()
            {
                begun.push_back(self.begin(one));
            }
            let Some(one) = begun.pop_front() else { break };
            self.progress.set(done, total, &one.place.label);
            self.budget = Budget::new(Limits::default());
            self.unpacked.clear();
            self.file(one);
        }
        self.take_waiting();
        self.flush(true);
        self.progress.set(total, total, "");
    }

    /// Begins with a file that was handed over.
    fn begin(&self, found: Found) -> Begun {
        let Found { label, name, content } = found;
        let place = Place { label, name: name.clone(), ..Place::default() };
        let said = Said::default();
        let state = match content {
            _ if self.progress.cancelled() => State::Failed(STOPPED.to_owned()),
            Content::Error(error) => State::Failed(error),
            Content::Bytes(bytes) => {
                State::Opening(self.ahead.open(name, said.clone(), move || Ok(bytes)))
            }
            Content::File(path) => match too_large(&path) {
                Some(bytes) => State::Large(path, bytes),
                None => {
                    State::Opening(self.ahead.open(name, said.clone(), move || read_file(&path)))
                }
            },
        };
        Begun { place, said, state }
    }

    /// Begins with a file inside a file.
    fn begin_inside(
        &mut self,
        outer: &Place,
        original: Hash,
        item: Item,
        attached_to: Option<InMail>,
    ) -> Begun {
        let Item { name: path, content, said } = item;
        let label = format!("{} › {path}", outer.label);
        let name = path.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(&path);
        let name = name.to_owned();
        let depth = outer.depth + 1;
        let content = content.map_err(|refusal| refusal.0).and_then(|bytes| {
            if depth > Limits::default().depth {
                let why = "Too many archives inside one another. Unpack it and import the folder";
                return Err(why.to_owned());
            }
            self.budget.take(bytes.len()).map_err(|refusal| refusal.0)?;
            Ok(bytes)
        });
        let state = match content {
            Ok(bytes) => {
                State::Opening(self.ahead.open(name.clone(), said.clone(), move || Ok(bytes)))
            }
            Err(error) => State::Failed(error),
        };
        let within = Some(Within { file_name: outer.name.clone(), original, path });
        Begun { place: Place { label, name, within, attached_to, depth }, said, state }
    }

    pub(super) fn fail(&mut self, label: &str, error: String) {
        let status = if error.starts_with(SKIPPED) { Status::Skipped } else { Status::Failed };
        let (file, error) = (label.to_owned(), Some(error));
        let row = Row { file, status, article: None, error, warnings: Vec::new() };
        self.rows.push((row, 0..0));
    }

    /// Takes one file and everything in it. Its row stands before those of what is in it.
    fn file(&mut self, begun: Begun) {
        let Begun { place, said, state } = begun;
        self.progress.label(&place.label);
        let at = self.rows.len();
        self.fail(&place.label, STOPPED.to_owned());
        if self.progress.cancelled() {
            return;
        }
        let done = match state {
            State::Failed(error) => {
                self.rows.truncate(at);
                return self.fail(&place.label, error);
            }
            State::Large(path, bytes) => self.keep_large(&place, &path, bytes),
            State::Opening(opening) => match opening.loaded() {
                Err(error) => Err(error),
                Ok((bytes, original)) => Ok(match self.known.originals.get(&original).copied() {
                    Some(first) => {
                        drop(opening);
                        self.attached_again(&place, &said, &bytes, original, first);
                        let mut again = self.again(&place, first, "bytes");
                        // An original that was lost or damaged since is mended: here are its bytes.
                        if let (First::Article(_), Err(why)) = (first, (self.sinks.put)(&bytes)) {
                            again.0.warnings.push(format!("Its original could not be kept: {why}"));
                        }
                        again
                    }
                    None => match self.unpacked_again(&place, original) {
                        Some(row) => (row, 0..0),
                        None => self.opened(&place, &opening, &bytes, original, at + 1),
                    },
                }),
            },
        };
        let done = done.unwrap_or_else(|error| (row_of(&place, Status::Failed, Some(error)), 0..0));
        if let Some(slot) = self.rows.get_mut(at) {
            *slot = done;
        }
    }

    fn opened(
        &mut self,
        place: &Place,
        opening: &Opening,
        bytes: &[u8],
        original: Hash,
        rows_inside: usize,
    ) -> (Row, Range<usize>) {
        self.seen.insert(place.label.clone(), original);
        // What is attached to a mail has to know the mail, which is read when its parts are.
        let mail = pack::sniff(&place.name, bytes) == Some(pack::Container::Eml)
            // The texts of a project that was coded elsewhere are read with their codes.
            || qda::is_project(bytes);
        let mut attached: Vec<Item> = Vec::new();
        let mut begun: VecDeque<Begun> = VecDeque::new();
        let mut inside = 0_usize;
        let mut cut = None;
        let found = loop {
            match opening.next() {
                Next::Done(done) => break done,
                // What was on its way when it was told to stop.
                Next::Item(_) if cut.is_some() => {}
                Next::Item(item) => {
                    inside += 1;
                    if mail {
                        attached.push(item);
                    } else {
                        begun.push_back(self.begin_inside(place, original, item, None));
                    }
                    // One is opened while the next one is unpacked.
                    if begun.len() >= AT_A_TIME
                        && let Some(one) = begun.pop_front()
                    {
                        self.file(one);
                    }
                    cut = self.cut();
                    if cut.is_some() {
                        opening.stop();
                    }
                }
            }
        };
        for one in begun {
            self.file(one);
        }
        let archive = !mail
            && cut.is_none()
            && found.as_ref().is_ok_and(|o| o.container.is_some() && o.reading.is_none());
        let done = match found {
            Ok(Opened { coded: Some(coded), container, warnings, .. }) => {
                let what = container.unwrap_or_default();
                self.coded(place, bytes, coded, (&what, warnings), std::mem::take(&mut attached))
            }
            Ok(opened) => self.take(place, bytes, opened, inside, rows_inside),
            Err(error) => self.keep(place, bytes.len() as u64, original, error, Some(bytes)),
        };
        let (mut row, range) = match done {
            Ok(done) => done,
            Err(error) => (row_of(place, Status::Failed, Some(error)), 0..0),
        };
        row.warnings.extend(cut.map(str::to_owned));
        if archive {
            let read = row.status != Status::Failed;
            self.unpacked.insert(original, (place.depth, place.label.clone(), read));
        }
        let mail = match row.article {
            Some(id) => Some(InMail::Known(id)),
            None => range.clone().next().map(InMail::New),
        };
        self.attached(place, original, attached, mail);
        (row, range)
    }

    /// Why not all that is in a file is read, if so.
    fn cut(&self) -> Option<&'static str> {
        if self.progress.cancelled() {
            Some("The import was stopped: not all that is in it was read")
        } else if self.budget.spent() {
            Some("Too much came out of it: not all that is in it was read")
        } else {
            None
        }
    }

    /// The files that are attached to a mail.
    fn attached(&mut self, place: &Place, original: Hash, items: Vec<Item>, mail: Option<InMail>) {
        for item in items {
            self.item(place, original, item, mail);
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
        let one = self.begin_inside(outer, original, item, attached_to);
        self.file(one);
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
        self.seen.insert(place.label.clone(), original);
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
        self.attached(place, original, attached, Some(mail));
    }

    /// The row of an archive in an archive of which a copy was read a moment ago: what it holds has its rows there.
    /// Archives of copies of archives would have one for each way that leads to a file. A copy that lay deeper may
    /// not have been read to its end.
    fn unpacked_again(&self, place: &Place, original: Hash) -> Option<Row> {
        let (depth, label, read) = self.unpacked.get(&original)?;
        if *depth > place.depth {
            return None;
        }
        let same = format!("It has the same bytes as “{label}”, and was read there");
        let nothing = (!read).then(|| "Nothing in it could be read; see its first copy".to_owned());
        let status = if *read { Status::Duplicate } else { Status::Failed };
        Some(Row { warnings: vec![same], ..row_of(place, status, nothing) })
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
        let Opened { reading, references, files, container, warnings, coded: _ } = opened;
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
            let number = self.hand_over(place, bytes.len() as u64, stored, What::Article, reading);
            return Ok((row, number..number + 1));
        }
        let stored = (self.sinks.put)(bytes)?;
        let mut row = row_of(place, Status::Imported, None);
        row.warnings = warnings;
        if !references.is_empty() {
            let size = bytes.len() as u64;
            let listed = Listed {
                row: rows_inside - 1,
                place: place.clone(),
                size,
                stored,
                references,
                files,
            };
            return Ok((row, self.listed(listed)));
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

    /// A file that cannot be read is kept with the reason. Its bytes are stored, unless they are already.
    fn keep(
        &mut self,
        place: &Place,
        size: u64,
        original: Hash,
        error: String,
        bytes: Option<&[u8]>,
    ) -> Result<(Row, Range<usize>), String> {
        let row = row_of(place, Status::Failed, Some(error.clone()));
        // Trying again what could not be read before adds nothing.
        if size == 0 || !self.known.unread.insert(original) {
            return Ok((row, 0..0));
        }
        if let Some(bytes) = bytes {
            (self.sinks.put)(bytes).map_err(|why| format!("{error} ({why})"))?;
        }
        let reading = Reading::blank("application/octet-stream", "none");
        let number = self.hand_over(place, size, original, What::Unread(error), reading);
        Ok((row, number..number + 1))
    }

    /// A file that is too large to be read is kept too, without ever being in memory.
    fn keep_large(
        &mut self,
        place: &Place,
        path: &Path,
        bytes: usize,
    ) -> Result<(Row, Range<usize>), String> {
        let error = super::Error::TooLarge { bytes }.to_string();
        let put = (self.sinks.put_file)(path);
        let (original, size) = put.map_err(|why| format!("{error}. It was not kept: {why}"))?;
        self.keep(place, size, original, error, None)
    }

    pub(super) fn hand_over(
        &mut self,
        place: &Place,
        bytes: u64,
        original: Hash,
        what: What,
        reading: Reading,
    ) -> usize {
        self.ready_bytes += reading.text.as_str().len();
        self.ready.push(Incoming {
            file_name: place.name.clone(),
            bytes,
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
    if let Some(bytes) = too_large(path) {
        return Err(super::Error::TooLarge { bytes }.to_string());
    }
    files::read_bounded(path, MAX_BYTES as u64).map_err(|e| e.to_string())
}

/// The size of a file in bytes, if it is more than [`MAX_BYTES`].
fn too_large(path: &Path) -> Option<usize> {
    let bytes = files::size(path).and_then(|bytes| usize::try_from(bytes).ok());
    bytes.filter(|bytes| *bytes > MAX_BYTES)
}

/// Reads bytes as an article; a fault of a reader is an error of this file only.
pub fn read_safely(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    let opened = Here.open(name, &Said::default(), bytes, &mut |_| true)?;
    opened.reading.ok_or_else(|| "This file holds others and is no article itself".to_owned())
}
