//! Imported files as they came: named by their SHA-256, never changed, checked when read.

use super::{
    Error, Layout,
    disk::{Disk, Handle, Kind},
};
use crate::model::{Digest, Hash};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

/// Largest original, in bytes.
pub const MAX_ORIGINAL: u64 = 1 << 30;

/// Writes originals; can be cloned for workers.
#[derive(Clone)]
pub struct Originals {
    disk: Arc<dyn Disk>,
    layout: Layout,
    /// Folders whose names this process has seen to the disk.
    folders: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Originals {
    pub(super) fn new(disk: Arc<dyn Disk>, layout: Layout) -> Self {
        Self { disk, layout, folders: Arc::default() }
    }

    /// Writes the bytes of an imported file; they are on the disk when this returns.
    ///
    /// An original that is there already is read again, and replaced if it is damaged.
    pub fn put(&self, bytes: &[u8]) -> Result<Hash, Error> {
        let hash = Hash::of(bytes);
        let path = self.layout.original(hash);
        let there = read(&*self.disk, &path, hash).is_ok();
        self.write(&path, bytes, there).map_err(|e| Error::write(path, &e))?;
        Ok(hash)
    }

    /// As [`Originals::put`] for a file that is not to be in memory: copies it piece by piece, and returns its hash and its
    /// size in bytes. One of more than [`MAX_ORIGINAL`] bytes is an error that names its hash.
    pub fn put_file(&self, from: &Path) -> Result<(Hash, u64), Error> {
        let (hash, size) = hash_of(&*self.disk, from).map_err(|e| Error::read(from, &e))?;
        if size > MAX_ORIGINAL {
            let why = format!(
                "it has {} MB, and a project keeps files of {} MB at most. Its SHA-256 is {hash}",
                size >> 20,
                MAX_ORIGINAL >> 20
            );
            return Err(Error::Read { path: from.to_owned(), why });
        }
        let path = self.layout.original(hash);
        let there = hash_of(&*self.disk, &path).is_ok_and(|(found, _)| found == hash);
        let copied = self.place(&path, there, |file| {
            let mut digest = Digest::default();
            self.disk.read_pieces(from, &mut |piece| {
                digest.add(piece);
                file.write_all(piece)
            })?;
            // It may have been written to between the two readings.
            if digest.hash() == hash {
                Ok(())
            } else {
                Err(io::Error::other("it changes while it is read"))
            }
        });
        copied.map_err(|e| Error::write(&path, &e))?;
        Ok((hash, size))
    }

    /// Makes a folder and flushes its name, once in this process.
    fn folder(&self, path: &Path, above: &Path) -> io::Result<()> {
        let known = |f: &Mutex<BTreeSet<PathBuf>>| f.lock().is_ok_and(|f| f.contains(path));
        if known(&self.folders) {
            return Ok(());
        }
        self.disk.make_folder(path)?;
        self.disk.sync_folder(above)?;
        if let Ok(mut folders) = self.folders.lock() {
            folders.insert(path.to_owned());
        }
        Ok(())
    }

    fn write(&self, path: &Path, bytes: &[u8], there: bool) -> io::Result<()> {
        self.place(path, there, |file| file.write_all(bytes))
    }

    /// Puts a file in its place in one step, unless it is there.
    fn place(
        &self,
        path: &Path,
        there: bool,
        fill: impl FnOnce(&mut dyn Handle) -> io::Result<()>,
    ) -> io::Result<()> {
        /// Tells the temporary files of parallel workers apart.
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let folder = path.parent().unwrap_or(Path::new("."));
        let originals = self.layout.originals();
        self.folder(self.layout.data(), self.layout.folder())?;
        self.folder(&originals, self.layout.data())?;
        self.folder(folder, &originals)?;
        if there {
            // Whoever wrote it may have been stopped before its name was flushed.
            return self.disk.sync_folder(folder);
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let temporary = folder.join(format!("tmp-{}-{count}", std::process::id()));
        // One of a process that had our number and was killed.
        drop(self.disk.remove(&temporary));
        let written = self.disk.create_new(&temporary, self.layout.file()).and_then(|mut file| {
            fill(&mut *file)?;
            file.sync()?;
            self.disk.rename(&temporary, path)?;
            self.disk.sync_folder(folder)
        });
        if written.is_err() {
            drop(self.disk.remove(&temporary));
        }
        written
    }

    /// The bytes of an original, checked against its hash.
    pub fn get(&self, hash: Hash) -> Result<Vec<u8>, Error> {
        read(&*self.disk, &self.layout.original(hash), hash)
    }
}

/// The hash and the size of a file, which is never in memory as a whole.
pub(super) fn hash_of(disk: &dyn Disk, path: &Path) -> io::Result<(Hash, u64)> {
    let (mut digest, mut size) = (Digest::default(), 0);
    disk.read_pieces(path, &mut |piece| {
        digest.add(piece);
        size += piece.len() as u64;
        Ok(())
    })?;
    Ok((digest.hash(), size))
}

pub(super) fn read(disk: &dyn Disk, path: &Path, hash: Hash) -> Result<Vec<u8>, Error> {
    let stat = disk.stat(path).map_err(|e| Error::read(path, &e))?;
    if stat.kind != Kind::File {
        return Err(Error::Read { path: path.to_owned(), why: "it is not a regular file".into() });
    }
    let bytes = disk.read(path, MAX_ORIGINAL).map_err(|e| Error::read(path, &e))?;
    let found = Hash::of(&bytes);
    if found == hash {
        Ok(bytes)
    } else {
        Err(Error::OriginalChanged { path: path.to_owned(), found })
    }
}
