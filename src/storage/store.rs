//! An open project on the disk: changes go behind the journal, now and then a whole version is saved.
//!
//! Rules that everything here keeps: nothing is written in place; a file that exists is never written
//! again; what stands in a file counts only after it and its name were flushed; after a failed write or
//! flush a file is given up and everything is written anew from memory.

use super::{
    Error, Layout,
    disk::{Disk, Handle, Stat},
    error::reason,
    journal::{Header, Tip},
    originals::Originals,
    outside::Look,
    snapshot::{self, Body},
};
use crate::{
    model::{GENESIS, Hash, Project, ProjectId},
    session::Session,
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How many earlier versions are kept.
pub const BACKUPS: usize = 5;

/// A version is due after so many changes: replaying them takes well under a second.
const DUE_FRAMES: usize = 500;

/// A version is due when the journal has so many bytes (an import of long texts).
const DUE_BYTES: usize = 64 << 20;

/// Below so many bytes a journal is not held against the size of the file: a new project would be saved all the time.
const SMALL_JOURNAL: usize = 256 << 10;

/// A mistake in the protocol, to see whether the crash tests would find it. Never set in the product.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The new version is renamed before it is flushed.
    NoVersionSync,
    /// A change is confirmed before it is flushed.
    AckBeforeSync,
    /// Old journals and backups go before the new version has its name for sure.
    EarlyDelete,
    /// After a failed flush the same file is flushed again.
    RetrySync,
    /// The name of a new journal is not flushed.
    NoJournalFolderSync,
    /// Checksums of frames are not looked at.
    NoChecksum,
    /// The version is written in place.
    InPlace,
    /// The name of the new version is not flushed.
    NoRenameSync,
}

/// An open project on the disk. Holds the lock; dropping it lets go of the lock and saves nothing.
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) layout: Layout,
    pub(super) id: ProjectId,
    /// Number of the version in the file, if the file says it.
    pub(super) generation: Option<u64>,
    /// The highest number that any version, journal or backup has had.
    pub(super) highest: u64,
    /// Number of the journal that the next change makes.
    pub(super) next_journal: u64,
    /// BLAKE3 of the version in the file.
    pub(super) snapshot: blake3::Hash,
    /// What the disk said of the file when it was last read or written.
    pub(super) seen: Option<Stat>,
    /// The last history entry that is on the disk before the next journal starts.
    pub(super) history: Hash,
    pub(super) journal: Journal,
    /// Changes that are only in journals.
    pub(super) frames: usize,
    pub(super) bytes: usize,
    /// Journals that could not be brought in: set aside instead of removed.
    pub(super) keep: BTreeSet<u64>,
    /// Where our version went when the file was changed by others.
    pub(super) conflict: Option<PathBuf>,
    pub(super) _lock: super::lock::Lock,
    pub(super) fault: Option<Fault>,
}

/// The journal that is being written.
pub(super) enum Journal {
    /// Made with the first change.
    None,
    /// Takes changes.
    Open { file: Box<dyn Handle>, tip: Tip },
    /// A write failed: nothing is confirmed until a whole version is saved.
    Lost { why: String },
}

impl Store {
    /// Writes changes behind the journal. They are on the disk when this returns.
    ///
    /// Errors: nothing is confirmed then, and nothing more will be until [`Store::checkpoint`] succeeds.
    pub fn append(&mut self, frames: &[Vec<u8>]) -> Result<(), Error> {
        if frames.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(frames.iter().map(|f| f.len() + 64).sum());
        self.look_for_journal();
        let (mut tip, new) = match &self.journal {
            Journal::Open { tip, .. } => (*tip, false),
            Journal::None => {
                let header = Header {
                    generation: self.next_journal,
                    project: self.id,
                    snapshot: self.snapshot,
                    history: self.history,
                };
                bytes.extend_from_slice(header.line().as_bytes());
                (header.genesis(), true)
            }
            Journal::Lost { why } => {
                let path = self.layout.file().to_owned();
                return Err(Error::Write { path, why: why.clone() });
            }
        };
        for frame in frames {
            tip.frame(frame, &mut bytes);
        }
        let path = self.layout.journal(self.next_journal);
        match self.write_journal(&path, &bytes, tip, new) {
            Ok(()) => {
                self.frames += frames.len();
                self.bytes += bytes.len();
                Ok(())
            }
            Err(error) => {
                self.journal = Journal::Lost { why: reason(&error) };
                Err(Error::write(path, &error))
            }
        }
    }

    /// Gives up a journal that stands under its name no more: whoever renames the folder takes it along, and no start
    /// of the program would find what is written to it from then on.
    fn look_for_journal(&mut self) {
        let path = self.layout.journal(self.next_journal);
        let gone = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
        if matches!(self.journal, Journal::Open { .. }) && self.disk.stat(&path).is_err_and(gone) {
            let folder = self.layout.data().display();
            let why = format!("the folder {folder} was moved or removed while the project is open");
            self.journal = Journal::Lost { why };
        }
    }

    fn write_journal(
        &mut self,
        path: &Path,
        bytes: &[u8],
        after: Tip,
        new: bool,
    ) -> io::Result<()> {
        if new {
            self.disk.make_folder(&self.layout.journals())?;
            let file = self.disk.create_new(path, self.layout.file())?;
            self.highest = self.highest.max(self.next_journal);
            self.journal = Journal::Open { file, tip: after };
        }
        let Journal::Open { file, tip } = &mut self.journal else { return Ok(()) };
        file.write_all(bytes)?;
        if self.fault != Some(Fault::AckBeforeSync) {
            match file.sync() {
                Err(_) if self.fault == Some(Fault::RetrySync) => file.sync()?,
                done => done?,
            }
        }
        *tip = after;
        if new && self.fault != Some(Fault::NoJournalFolderSync) {
            self.disk.sync_folder(&self.layout.journals())?;
            // The folders may be as new as the file; a process that was killed may have made them.
            self.disk.sync_folder(self.layout.data())?;
            self.disk.sync_folder(self.layout.folder())?;
        }
        Ok(())
    }

    /// Saves a whole version; returns when it is on the disk.
    ///
    /// `project` must hold every change that was handed to [`Store::append`] so far and no other one.
    /// Errors: the file is as it was, or is the new version; changes in the journal stay there.
    pub fn checkpoint(&mut self, project: &Project) -> Result<(), Error> {
        self.checkpoint_as(project, None)
    }

    /// As [`Store::checkpoint`], with the project's text if it is written already.
    pub(super) fn checkpoint_as(
        &mut self,
        project: &Project,
        body: Option<Body>,
    ) -> Result<(), Error> {
        let found = self.look()?;
        if let Look::Changed = found {
            return Err(self.save_beside(project));
        }
        let untouched = matches!(found, Look::Same) && self.frames == 0;
        if untouched && self.is_safe() && self.history == tip_of(project) {
            return Ok(());
        }
        self.save_version(project, body, matches!(found, Look::Missing))
    }

    fn save_version(
        &mut self,
        project: &Project,
        body: Option<Body>,
        missing: bool,
    ) -> Result<(), Error> {
        // One number is left free, for a backup of a file that says none.
        let generation = self.highest + if self.generation.is_some() { 1 } else { 2 };
        let body = body.map_or_else(|| Body::of(project), Ok)?;
        let (bytes, hash) = body.marked(generation);
        match self.save(generation, &bytes, missing) {
            Err(Error::ChangedOutside { .. }) => return Err(self.save_beside(project)),
            done => done?,
        }
        let before = self.generation;
        self.generation = Some(generation);
        self.next_journal = generation;
        self.snapshot = hash;
        self.history = tip_of(project);
        self.seen = self.disk.stat(self.layout.file()).ok();
        self.journal = Journal::None;
        (self.frames, self.bytes) = (0, 0);
        if self.fault != Some(Fault::EarlyDelete) {
            self.tidy(before);
        }
        Ok(())
    }

    /// The steps of saving: write beside, flush, keep the old version, look whether others have changed
    /// it, rename, flush the name.
    fn save(&mut self, generation: u64, bytes: &[u8], missing: bool) -> Result<(), Error> {
        let file = self.layout.file().to_owned();
        if self.fault == Some(Fault::InPlace) {
            return self.save_in_place(bytes).map_err(|e| Error::write(file, &e));
        }
        let temporary = self.layout.temporary(generation);
        self.highest = self.highest.max(generation);
        if let Err(error) = self.write_whole(&temporary, bytes) {
            drop(self.disk.remove(&temporary));
            return Err(Error::write(temporary, &error));
        }
        if !missing {
            // Without room for a backup there is still the journal behind it; saving matters more.
            drop(self.back_up(generation));
        }
        if self.fault == Some(Fault::EarlyDelete) {
            self.tidy(Some(generation));
        }
        // Writing and flushing takes a while: what others did meanwhile is theirs.
        match self.look() {
            Ok(Look::Same | Look::Missing) => {}
            Ok(Look::Changed) => {
                drop(self.disk.remove(&temporary));
                return Err(Error::ChangedOutside { path: file, kept: None });
            }
            Err(error) => {
                drop(self.disk.remove(&temporary));
                return Err(error);
            }
        }
        if let Err(error) = self.disk.rename(&temporary, &file) {
            drop(self.disk.remove(&temporary));
            if !matches!(self.look(), Ok(Look::Same)) {
                self.lose(&error);
            }
            return Err(Error::write(file, &error));
        }
        if self.fault == Some(Fault::NoRenameSync) {
            return Ok(());
        }
        self.disk.sync_folder(self.layout.folder()).map_err(|error| {
            // Nobody knows which version the next start will find. Both hold every confirmed change;
            // a change in either journal might be lost, so none is confirmed until one is saved for sure.
            self.seen = self.disk.stat(&file).ok();
            self.lose(&error);
            Error::write(file, &error)
        })
    }

    fn write_whole(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut handle = self.disk.create_new(path, self.layout.file())?;
        handle.write_all(bytes)?;
        if self.fault == Some(Fault::NoVersionSync) { Ok(()) } else { handle.sync() }
    }

    fn save_in_place(&self, bytes: &[u8]) -> io::Result<()> {
        let file = self.layout.file();
        self.disk.remove(file)?;
        self.write_whole(file, bytes)?;
        self.disk.sync_folder(self.layout.folder())
    }

    /// Gives the present version a second name among the backups.
    fn back_up(&self, next: u64) -> io::Result<()> {
        let from = self.layout.file();
        self.disk.make_folder(&self.layout.backups())?;
        let own = self.generation.map(|number| self.layout.backup(number));
        let to = match own.map(|path| (self.disk.stat(&path), path)) {
            // The same file under two names, or the same version written twice.
            Some((Ok(there), _)) if Some(there) == self.seen || self.same_version(&there) => {
                return Ok(());
            }
            Some((Err(_), free)) => free,
            // The file says no number, or one that another version has had.
            _ => self.layout.backup(next - 1),
        };
        self.disk.link(from, &to)?;
        self.disk.sync_folder(&self.layout.backups())
    }

    /// Writes the version that was just created a second time, among the backups.
    pub(super) fn back_up_apart(&self, project: &Project) -> Result<(), Error> {
        let number = self.generation.unwrap_or(self.highest);
        let path = self.layout.backup(number);
        let (bytes, _) = snapshot::write(project, number)?;
        self.disk
            .make_folder(&self.layout.backups())
            .and_then(|_| self.write_whole(&path, &bytes))
            .and_then(|()| self.disk.sync_folder(&self.layout.backups()))
            .map_err(|e| Error::write(path, &e))
    }

    /// Saves a version over whatever stands there, which the caller has put aside.
    pub(super) fn replace(&mut self, project: &Project) -> Result<(), Error> {
        self.seen = self.disk.stat(self.layout.file()).ok();
        self.journal = Journal::Lost { why: "a backup is being restored".to_owned() };
        self.save_version(project, None, true)
    }

    /// Confirms nothing more until a whole version is saved.
    pub(super) fn distrust_journals(&mut self) {
        self.journal =
            Journal::Lost { why: "what the journal held could not be saved yet".to_owned() };
    }

    fn same_version(&self, there: &Stat) -> bool {
        self.seen.is_some_and(|seen| seen.len == there.len)
    }

    fn lose(&mut self, error: &io::Error) {
        self.journal = Journal::Lost { why: reason(error) };
    }

    /// Removes journals that no backup needs and backups beyond the last five; nothing depends on it.
    fn tidy(&mut self, before: Option<u64>) {
        let disk = &self.disk;
        for name in disk.list(&self.layout.journals()).unwrap_or_default() {
            let Some(number) = Layout::number_after(&name, "journal.") else { continue };
            let path = self.layout.journal(number);
            if self.keep.remove(&number) {
                drop(disk.rename(&path, &self.layout.kept(number)));
            } else if before.is_some_and(|before| number < before) {
                drop(disk.remove(&path));
            }
        }
        let folder = self.layout.backups();
        let mut backups: Vec<_> = disk
            .list(&folder)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|name| Some((Layout::backup_number(&name)?, name)))
            .collect();
        backups.sort();
        let surplus = backups.len().saturating_sub(BACKUPS);
        for (_, name) in backups.into_iter().take(surplus) {
            drop(disk.remove(&folder.join(name)));
        }
    }

    /// Whether a whole version should be saved soon: the journal is long, or can take no more.
    pub fn checkpoint_due(&self) -> bool {
        self.frames >= DUE_FRAMES
            || self.bytes >= DUE_BYTES
            || self.outgrows()
            || matches!(self.journal, Journal::Lost { .. })
    }

    /// Whether the journal holds more than the file: whoever copies the file alone then has less than half of the work.
    /// Each such version at least doubles the file, so all of them together cost little more than the last.
    fn outgrows(&self) -> bool {
        let file =
            self.seen.as_ref().map_or(0, |seen| usize::try_from(seen.len).unwrap_or(usize::MAX));
        self.bytes > file.max(SMALL_JOURNAL)
    }

    /// Brings a session's new changes to the disk, and a whole version when one is due or a write failed.
    ///
    /// For callers that may wait, such as the command line.
    pub fn follow(&mut self, session: &mut Session) -> Result<(), Error> {
        let appended = self.append(&session.take_frames());
        if appended.is_err() || self.checkpoint_due() {
            return self.checkpoint(session.project());
        }
        Ok(())
    }

    /// Saves what is only in journals as a whole version and lets go of the lock.
    pub fn close(mut self, project: &Project) -> Result<(), Error> {
        if self.frames == 0 && !matches!(self.journal, Journal::Lost { .. }) {
            return Ok(());
        }
        let saved = self.checkpoint(project);
        if let Err(Error::ChangedOutside { kept: Some(_), .. }) = saved {
            // Everything that the journals hold is in the file beside.
            self.set_journals_aside();
        }
        saved
    }

    fn set_journals_aside(&self) {
        let from = self.generation.unwrap_or(0);
        for name in self.disk.list(&self.layout.journals()).unwrap_or_default() {
            if let Some(number) = Layout::number_after(&name, "journal.").filter(|n| *n >= from) {
                let path = self.layout.journal(number);
                drop(self.disk.rename(&path, &self.layout.kept(number)));
            }
        }
    }

    /// Whether every change handed to [`Store::append`] is on the disk.
    pub fn is_safe(&self) -> bool {
        !matches!(self.journal, Journal::Lost { .. })
    }

    /// Writes the bytes of an imported file; they are on the disk when this returns.
    pub fn put_original(&mut self, bytes: &[u8]) -> Result<Hash, Error> {
        self.originals().put(bytes)
    }

    /// A handle for workers that import.
    pub fn originals(&self) -> Originals {
        Originals::new(Arc::clone(&self.disk), self.layout.clone())
    }

    /// Where the project stands.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}

/// The hash of the last history entry.
pub(super) fn tip_of(project: &Project) -> Hash {
    project.history.last().map_or(GENESIS, |entry| entry.hash)
}
