//! Everything that touches the disk: project file, journal, backups, originals, lock.
//!
//! ```text
//! change ─ Store::append ──► journals/journal.7 (flushed) ─► confirmed
//! now and then, Ctrl+S, close ─ Store::checkpoint ─► NAME.corrobora.ron.tmp8 (flushed)
//!                                                    ─► old file linked to backups/NAME.7.ron
//!                                                    ─► renamed to NAME.corrobora.ron, folder flushed
//! open ─► NAME.corrobora.ron + journals that continue it = the project as it last was
//! ```
//! What the window uses is [`Writer`], which does this on a thread of its own; the command line uses
//! [`Store`]. [`disk`] is the wall to the system: tests hand in a disk that forgets and fails.

mod backup;
mod companions;
pub mod disk;
mod error;
pub mod files;
pub mod home;
pub mod journal;
mod layout;
mod lock;
mod open;
mod originals;
mod outside;
pub mod preferences;
mod replay;
pub mod snapshot;
mod store;
pub mod templates;
mod writer;

pub use backup::Backup;
pub use error::Error;
pub use layout::{EXTENSION, Layout};
pub use lock::Owner;
pub use open::Examined;
pub use originals::{MAX_ORIGINAL, Originals};
pub use snapshot::Mark;
pub use store::{BACKUPS, Fault, Store};
pub use writer::{SaveState, Writer};

use crate::model::{Hash, Project};
use disk::{Disk, Real};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A project that was read, and the way to save it.
pub struct Opened {
    /// The project, with everything that journals held.
    pub project: Project,
    /// Takes changes; `None` when the project can only be read.
    pub store: Option<Store>,
    /// Why the project can only be read.
    pub read_only: Option<String>,
    /// Whether the file is not as it was saved, and no entry of the history says so yet.
    pub outside: bool,
    /// What a person should know: recovered changes, damage, edits by others.
    pub notices: Vec<String>,
}

/// Creates a project; nothing that exists is overwritten.
pub fn create(path: &Path, project: &Project) -> Result<Opened, Error> {
    create_on(&real(), path, project).map(|opened| warned(opened, path))
}

/// Opens a project for writing, or for reading when somebody else has it open or it cannot be written.
///
/// A symbolic link is followed: the data folder is the one beside the file that it leads to.
/// Errors: there is no project to read; for a broken file the error names the backup to restore.
pub fn open(path: &Path) -> Result<Opened, Error> {
    open_on(&real(), path, None).map(|opened| warned(opened, path))
}

/// Says that a project lies where another program copies its files about: such a program takes a journal that is being
/// written for a finished file, may put an old version in its place, and hands the case to a company.
fn warned(mut opened: Opened, path: &Path) -> Opened {
    if let Some(service) = synced(path) {
        opened.notices.push(format!(
            "The project lies in a folder that {service} copies to other machines. Keep it in a folder that is not \
             synchronised: files can be exchanged while they are written, and copies of the case leave this computer."
        ));
    }
    opened
}

/// The service in whose folder a path lies, by the names that these folders have by themselves.
fn synced(path: &Path) -> Option<&'static str> {
    const SERVICES: [(&str, &str); 13] = [
        ("dropbox", "Dropbox"),
        ("onedrive", "OneDrive"),
        ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"),
        ("my drive", "Google Drive"),
        ("icloud", "iCloud"),
        ("iclouddrive", "iCloud"),
        ("com~apple~clouddocs", "iCloud"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("pcloud", "pCloud"),
        ("syncthing", "Syncthing"),
        ("megasync", "MEGA"),
    ];
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folders =
        whole.parent()?.components().map(|c| c.as_os_str().to_string_lossy().to_lowercase());
    folders.into_iter().find_map(|folder| {
        // "OneDrive - Name of a firm", "Dropbox (Personal)", "iCloudDrive".
        let named = |name: &str| {
            let rest = folder.strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        SERVICES.iter().find(|(name, _)| named(name)).map(|(_, service)| *service)
    })
}

/// Reads a project as it last was, whoever has it open. Writes nothing and takes no lock.
pub fn open_read_only(path: &Path) -> Result<Opened, Error> {
    open::open_read_only(&Real, path)
}

/// Reads a project as [`open_read_only`] does, with everything that is not as Corrobora leaves it: a file
/// that was edited, journals that are damaged or cut off.
pub fn examine(path: &Path) -> Result<Examined, Error> {
    open::examine(&Real, path)
}

/// Writes a project to another file, in one step; for "Save a copy". The originals are not copied.
///
/// Errors: the file exists and is not this project.
pub fn save_copy(path: &Path, project: &Project) -> Result<(), Error> {
    save_copy_on(&Real, Layout::of(path).file(), project)
}

/// Earlier versions of a project, newest first.
pub fn backups(path: &Path) -> Vec<Backup> {
    let layout = open::find(&Real, path).unwrap_or_else(|_| Layout::of(path));
    backup::list(&Real, &layout)
}

/// Puts a backup in the place of the project file, with what journals hold beyond it, and opens it.
///
/// The file that it replaces is kept in `damaged/`.
pub fn restore(path: &Path, backup: &Backup) -> Result<Opened, Error> {
    restore_on(&real(), path, backup)
}

/// The bytes of an original, checked against its hash.
pub fn original(path: &Path, hash: Hash) -> Result<Vec<u8>, Error> {
    let layout = open::find(&Real, path)?;
    originals::read(&Real, &layout.original(hash), hash)
}

/// Those of the originals that are not there, and the folder that they belong into. They are not read: a project may
/// have gigabytes of them.
pub fn missing_originals(path: &Path, wanted: &BTreeSet<Hash>) -> (BTreeSet<Hash>, PathBuf) {
    let layout = open::find(&Real, path).unwrap_or_else(|_| Layout::of(path));
    let there = |hash: &Hash| Real.stat(&layout.original(*hash)).is_ok();
    (wanted.iter().copied().filter(|hash| !there(hash)).collect(), layout.originals())
}

fn real() -> Arc<dyn Disk> {
    Arc::new(Real)
}

/// The hashes of all files in the folder of originals, whether a document names them or not.
pub fn originals_of(path: &Path) -> Vec<Hash> {
    let originals = Layout::of(path).originals();
    let folders = Real.list(&originals).unwrap_or_default();
    let files = folders.iter().flat_map(|f| Real.list(&originals.join(f)).unwrap_or_default());
    files.filter_map(|name| name.to_str()?.parse().ok()).collect()
}

/// [`create`] on a disk that is handed in.
#[doc(hidden)]
pub fn create_on(disk: &Arc<dyn Disk>, path: &Path, project: &Project) -> Result<Opened, Error> {
    open::create(disk, path, project)
}

/// [`open`] on a disk that is handed in, with a planted mistake.
#[doc(hidden)]
pub fn open_on(disk: &Arc<dyn Disk>, path: &Path, fault: Option<Fault>) -> Result<Opened, Error> {
    open::open(disk, path, fault)
}

/// [`restore`] on a disk that is handed in.
#[doc(hidden)]
pub fn restore_on(disk: &Arc<dyn Disk>, path: &Path, backup: &Backup) -> Result<Opened, Error> {
    let layout = open::find(&**disk, path).unwrap_or_else(|_| Layout::of(path));
    backup::restore(disk, &layout, backup)
}

/// [`backups`] on a disk that is handed in.
#[doc(hidden)]
pub fn backups_on(disk: &Arc<dyn Disk>, path: &Path) -> Vec<Backup> {
    backup::list(&**disk, &Layout::of(path))
}

fn save_copy_on(disk: &dyn Disk, path: &Path, project: &Project) -> Result<(), Error> {
    if disk.stat(path).is_ok() {
        match replay::load(disk, path) {
            Ok(there) if there.project.id == project.id => {}
            _ => return Err(Error::Exists { path: path.to_owned() }),
        }
    }
    let (bytes, _) = snapshot::write(project, 1)?;
    files::replace_on(disk, path, &bytes)
}
