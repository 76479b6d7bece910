//! The few operations that storage asks of a disk, and the real one. What they are put together to is in
//! [`super::Store`]; a test can hand in a disk that forgets, fails or fills up.

use std::{
    ffi::OsString,
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it points to.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What the disk knows of a path without reading it; two equal values mean an untouched file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: Kind,
    /// Size in bytes.
    pub len: u64,
    /// When it was last written, if the disk says.
    pub modified: Option<SystemTime>,
    /// Device and number of the file, where there are such.
    pub id: (u64, u64),
    /// Whether it is marked as not to be written.
    pub read_only: bool,
}

/// Whether a lock was taken.
pub enum Locking {
    /// It is ours until the guard is dropped.
    Held(Box<dyn Send>),
    /// Somebody else has it.
    Busy,
    /// This disk has no locks.
    Unsupported,
}

/// A file that is being written, from its start, once.
pub trait Handle: Send {
    /// Writes all of `bytes` behind what was written before.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns when everything written is on the disk.
    ///
    /// After an error nothing is known of the file any more; asking again proves nothing.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operations of a disk. None of them replaces or changes the contents of a file in place.
pub trait Disk: Send + Sync {
    /// The path without symbolic links and `..`.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// What stands at the path; a symbolic link is not followed.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// All bytes of a file; an error if there are more than `max`.
    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>>;
    /// Reads a file of any size from its start to its end, a piece at a time.
    fn read_pieces(
        &self,
        path: &Path,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        take(&self.read(path, u64::MAX)?)
    }
    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Creates a file that must not exist, with the permissions of the file `like`.
    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Handle>>;
    /// Gives a file a second name, which must not exist; copies it where there are no hard links.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file; what stood at `to` is replaced in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder; `false` when it is there already.
    fn make_folder(&self, path: &Path) -> io::Result<bool>;
    /// Returns when the names in the folder are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Takes the lock that the file stands for, without waiting; creates the file.
    fn lock(&self, path: &Path) -> io::Result<Locking>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Real;

impl Handle for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(self, bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that touches the disk")]
impl Disk for Real {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let meta = path.symlink_metadata()?;
        let kind = if meta.is_file() {
            Kind::File
        } else if meta.is_dir() {
            Kind::Folder
        } else if meta.is_symlink() {
            Kind::Link
        } else {
            Kind::Other
        };
        Ok(Stat {
            kind,
            len: meta.len(),
            modified: meta.modified().ok(),
            id: id_of(&meta),
            read_only: meta.permissions().readonly(),
        })
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        // Looked at before it is opened: opening a pipe waits for somebody to write into it.
        regular(&path.metadata()?)?;
        let file = File::open(path)?;
        let meta = file.metadata()?;
        regular(&meta)?;
        let mut bytes = Vec::new();
        let expected = usize::try_from(meta.len().min(max)).unwrap_or(0);
        bytes.try_reserve(expected.saturating_add(1)).map_err(io::Error::other)?;
        file.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > max {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("larger than {max} bytes, the most that is read"),
            ));
        }
        Ok(bytes)
    }

    fn read_pieces(
        &self,
        path: &Path,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        regular(&path.metadata()?)?;
        let mut file = File::open(path)?;
        regular(&file.metadata()?)?;
        let mut piece = vec![0; 1 << 20];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(length) => take(piece.get(..length).unwrap_or_default())?,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            names.push(entry?.file_name());
        }
        names.sort();
        Ok(names)
    }

    fn create_new(&self, path: &Path, like: &Path) -> io::Result<Box<dyn Handle>> {
        let file = create(path, like)?;
        Ok(Box::new(file))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        match std::fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(e)
                if matches!(e.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) =>
            {
                Err(e)
            }
            // FAT and many network shares have no hard links.
            Err(_) => {
                let mut copy = create(to, from)?;
                let copied = io::copy(&mut File::open(from)?, &mut copy)
                    .and_then(|_| copy.flush())
                    .and_then(|()| copy.sync_all());
                if copied.is_err() {
                    drop(std::fs::remove_file(to));
                }
                copied
            }
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        // On Windows a virus scanner or a sync program holds a file for a moment.
        let tries = if cfg!(windows) { 10 } else { 1 };
        let mut wait = 20;
        for _ in 1..tries {
            match std::fs::rename(from, to) {
                Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                    std::thread::sleep(std::time::Duration::from_millis(wait));
                    wait = (wait * 2).min(500);
                }
                done => return done,
            }
        }
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<bool> {
        match std::fs::create_dir(path) {
            Ok(()) => Ok(true),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(false),
            Err(e) => Err(e),
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        sync_folder(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Locking> {
        if let Ok(meta) = path.metadata() {
            regular(&meta)?;
        }
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Locking::Held(Box::new(Unlocking(file)))),
            Err(std::fs::TryLockError::WouldBlock) => Ok(Locking::Busy),
            Err(std::fs::TryLockError::Error(_)) => Ok(Locking::Unsupported),
        }
    }
}

/// Refuses a folder, a pipe, a device: what is read and locked here are files.
fn regular(meta: &std::fs::Metadata) -> io::Result<()> {
    if meta.is_file() {
        Ok(())
    } else if meta.is_dir() {
        Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"))
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a device or a pipe"))
    }
}

/// A locked file that says that it lets go.
///
/// Closing it is not enough: a program that is being started elsewhere in this process (a browser
/// for an exported brief, say) has a copy of every open file for a moment, and the lock would stay
/// as long as that copy does.
struct Unlocking(File);

impl Drop for Unlocking {
    fn drop(&mut self) {
        // A lock that cannot be let go of goes with the file.
        drop(self.0.unlock());
    }
}

/// Creates a file that must not exist; nobody may read it who may not read `like`.
fn create(path: &Path, like: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        if let Ok(meta) = like.metadata()
            && meta.is_file()
        {
            let mode = meta.permissions().mode() & 0o777;
            let file = options.mode(mode).open(path)?;
            // The mask of the process has taken bits away that the file beside has.
            file.set_permissions(std::fs::Permissions::from_mode(mode))?;
            return Ok(file);
        }
    }
    #[cfg(not(unix))]
    let _ = like;
    options.open(path)
}

#[cfg(unix)]
fn id_of(meta: &std::fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn id_of(_meta: &std::fs::Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(not(windows))]
#[expect(clippy::disallowed_methods, reason = "this is the one place that touches the disk")]
fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(path)?.sync_all() {
        // Some network and user-space disks cannot do it and say so; there is nothing better to do there.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

#[cfg(windows)]
fn sync_folder(path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// A folder can only be opened with this.
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    // Windows writes names of its own accord; asking it to is more than most programs do.
    let folder = OpenOptions::new().write(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path);
    if let Ok(folder) = folder {
        drop(folder.sync_all());
    }
    Ok(())
}
