//! The real disk, which can be told to be full, to be read-only, or to be slow.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::assigning_clones,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use corrobora::storage::disk::{Disk, Handle, Locking, Real, Stat};
use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
};

/// What the disk does to writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    Full,
    ReadOnly,
    /// Flushes wait until the mood changes.
    Slow,
}

#[derive(Clone)]
pub struct Faulty(Arc<(Mutex<Mood>, Condvar)>);

impl Faulty {
    pub fn new(mood: Mood) -> Self {
        Self(Arc::new((Mutex::new(mood), Condvar::new())))
    }
    pub fn set(&self, mood: Mood) {
        *self.0.0.lock().unwrap() = mood;
        self.0.1.notify_all();
    }
    pub fn disk(&self) -> Arc<dyn Disk> {
        Arc::new(self.clone())
    }
    fn write(&self) -> io::Result<()> {
        match *self.0.0.lock().unwrap() {
            Mood::Full => Err(io::ErrorKind::StorageFull.into()),
            Mood::ReadOnly => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
            Mood::Well | Mood::Slow => Ok(()),
        }
    }
}

struct File(Box<dyn Handle>, Faulty);

impl Handle for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.1.write()?;
        self.0.write_all(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        let (mood, changed) = &*self.1.0;
        drop(changed.wait_while(mood.lock().unwrap(), |mood| *mood == Mood::Slow).unwrap());
        self.0.sync()
    }
}

impl Disk for Faulty {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Real.resolve(path)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Real.stat(path)
    }
    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        Real.read(path, max)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        Real.list(folder)
    }
    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Handle>> {
        self.write()?;
        Ok(Box::new(File(Real.create_new(path, like)?, self.clone())))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.write()?;
        Real.link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.write()?;
        Real.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Real.remove(path)
    }
    fn make_folder(&self, path: &Path) -> io::Result<bool> {
        if path.is_dir() {
            return Ok(false);
        }
        self.write()?;
        Real.make_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Real.sync_folder(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Locking> {
        Real.lock(path)
    }
}
