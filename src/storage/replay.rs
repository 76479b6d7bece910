//! From what stands on the disk to the project as it last was: version, then journals. Writes nothing.

use super::{
    Error, Layout,
    disk::{Disk, Kind},
    journal::{self, End, Header},
    snapshot::{self, Mark},
    store::{Fault, tip_of},
};
use crate::{
    format, jobs,
    model::{FORMAT, Hash, OUTSIDE, Project},
    session::apply_recorded,
};
use std::{collections::BTreeSet, path::Path};

/// A version as it was read.
pub(super) struct Loaded {
    pub project: Project,
    pub mark: Mark,
    pub hash: blake3::Hash,
    /// The format of the file, if it is older than this version's: the file as it is, to be kept.
    pub older: Option<(u32, Vec<u8>)>,
    /// Whether others changed what the file says; line ends and a byte order mark say nothing.
    pub outside: bool,
}

/// Largest journal that is read, in bytes.
const MAX_JOURNAL: u64 = format::MAX_BYTES as u64;

/// Reads a version from a file.
pub(super) fn load(disk: &dyn Disk, path: &Path) -> Result<Loaded, Error> {
    let bytes = disk.read(path, format::MAX_BYTES as u64).map_err(|e| Error::read(path, &e))?;
    let ((mark, hash), read) = inspect_and_read(&bytes);
    match read {
        Ok(project) => {
            let outside = !matches!(mark, Mark::Whole { .. }) && !snapshot::is_respelled(&bytes);
            let format = std::str::from_utf8(&bytes).ok().and_then(format::format_of);
            let older = format.filter(|format| *format < FORMAT).map(|format| (format, bytes));
            Ok(Loaded { project, mark, hash, older, outside })
        }
        Err(why) => {
            Err(Error::Unusable { path: path.to_owned(), why: Box::new(why), backup: None })
        }
    }
}

/// Hashes a file and reads it, at the same time where that is worth a thread.
fn inspect_and_read(bytes: &[u8]) -> ((Mark, blake3::Hash), Result<Project, format::Error>) {
    const LARGE: usize = 1 << 20;
    let inspect = || snapshot::inspect(bytes);
    if bytes.len() < LARGE {
        return (inspect(), format::read_project(bytes));
    }
    jobs::beside(inspect, || format::read_project(bytes))
}

impl Replayed {
    /// Whether a project of a file that others had changed still lacks the entry that says so: changes that were
    /// made on it bring that entry with them.
    pub fn is_outside(&self) -> bool {
        let history = &self.project.history;
        let new = history.len().saturating_sub(self.applied);
        !history.iter().skip(new).any(|entry| entry.label == OUTSIDE)
    }
}

/// What the journals added.
pub(super) struct Replayed {
    pub project: Project,
    /// How many changes were brought in.
    pub applied: usize,
    /// What a person should know.
    pub notices: Vec<String>,
    /// Journals that end in a change that was cut off, and what to say of them; while somebody else
    /// writes this means nothing.
    pub torn: Vec<(u64, String)>,
    /// Numbers of journals that are damaged or do not belong to this version but hold changes.
    pub keep: BTreeSet<u64>,
    /// Numbers of journals with changes that belong to another version of this project.
    pub strays: BTreeSet<u64>,
    /// Highest number of any journal.
    pub highest: u64,
}

/// Brings in every change that journals hold beyond the version.
///
/// The journal that names this very version comes first; each further one must continue where the one
/// before has ended. Whatever does not fit is left alone and reported.
pub(super) fn replay(
    disk: &dyn Disk,
    layout: &Layout,
    loaded: Loaded,
    fault: Option<Fault>,
) -> Replayed {
    let Loaded { project, mark, hash, .. } = loaded;
    let numbers = numbers(disk, layout);
    let mut run = Run {
        disk,
        layout,
        mark,
        hash,
        check: fault != Some(Fault::NoChecksum),
        out: Replayed {
            project,
            applied: 0,
            notices: Vec::new(),
            torn: Vec::new(),
            keep: BTreeSet::new(),
            strays: BTreeSet::new(),
            highest: numbers.last().copied().unwrap_or(0),
        },
    };
    // All of them: which ones continue this version is for their headers to say and not for numbers.
    for number in numbers {
        run.journal(number);
    }
    run.out
}

/// The numbers of the journals, lowest first.
pub(super) fn numbers(disk: &dyn Disk, layout: &Layout) -> Vec<u64> {
    let mut numbers: Vec<u64> = disk
        .list(&layout.journals())
        .unwrap_or_default()
        .iter()
        .filter_map(|name| Layout::number_after(name, "journal."))
        .collect();
    numbers.sort_unstable();
    numbers
}

struct Run<'a> {
    disk: &'a dyn Disk,
    layout: &'a Layout,
    mark: Mark,
    hash: blake3::Hash,
    check: bool,
    out: Replayed,
}

impl Run<'_> {
    fn journal(&mut self, number: u64) {
        let path = self.layout.journal(number);
        let regular = self.disk.stat(&path).is_ok_and(|stat| stat.kind == Kind::File);
        let bytes = if regular { self.disk.read(&path, MAX_JOURNAL).ok() } else { None };
        let Some(bytes) = bytes else {
            self.keep(number, "could not be read");
            return;
        };
        let journal = journal::read_with(&bytes, self.check);
        let Some(header) = &journal.header else {
            // Nothing was ever confirmed in a journal whose first line was cut off: it is the first that
            // is written and flushed. Anything else that is not a header was one.
            if let End::Damaged { .. } = journal.end {
                self.keep(number, "is damaged at its start and was not brought in");
            }
            return;
        };
        if header.project != self.out.project.id || header.generation != number {
            self.keep(number, "belongs to another project or version and was not brought in");
            return;
        }
        if !self.continues(header) {
            if !self.covers(&journal) {
                self.out.strays.insert(number);
                self.keep(
                    number,
                    "holds changes to another version of the file and was not brought in",
                );
            }
            return;
        }
        for (done, frame) in journal.frames.iter().enumerate() {
            if let Err(why) = self.frame(frame) {
                let left = journal.frames.len() - done;
                self.keep(number, &format!("holds {left} changes that do not fit ({why})"));
                return;
            }
        }
        match journal.end {
            End::Whole => {}
            End::Torn { at } => {
                let what = format!(
                    "The last change in a journal is cut off: {} bytes of {} were not used. They are kept",
                    bytes.len() - at,
                    shown(&path)
                );
                self.out.torn.push((number, what));
            }
            End::Damaged { at } => self.keep(
                number,
                &format!(
                    "is damaged: what comes after byte {at} of {} was not brought in",
                    bytes.len()
                ),
            ),
        }
    }

    /// Whether a journal starts where the project now is.
    fn continues(&self, header: &Header) -> bool {
        let history = header.history == tip_of(&self.out.project);
        let whole = matches!(self.mark, Mark::Whole { .. });
        header.snapshot == self.hash && self.out.applied == 0
            || history && (whole || self.out.applied > 0)
    }

    /// Whether the changes of a journal are in the project already; its last one stands for all.
    fn covers(&self, journal: &journal::Journal<'_>) -> bool {
        let Some(last) = journal.frames.last() else {
            // Damage at the very first change: what it was nobody can tell any more.
            return !matches!(journal.end, End::Damaged { .. });
        };
        let digest = Hash::of(last);
        self.out.project.history.iter().rev().any(|entry| entry.digest == digest)
    }

    fn frame(&mut self, frame: &[u8]) -> Result<(), String> {
        let change = format::read_change(frame).map_err(|e| e.to_string())?;
        apply_recorded(&mut self.out.project, change, frame).map_err(|e| e.to_string())?;
        self.out.applied += 1;
        Ok(())
    }

    fn keep(&mut self, number: u64, what: &str) {
        self.out.keep.insert(number);
        let path = self.layout.journal(number);
        self.out.notices.push(format!("A journal {what}. Nothing of it is lost: {}", shown(&path)));
    }
}

fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}
