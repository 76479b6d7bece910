//! Files that are not the project's: what is imported is read here, what is exported is written here.

use super::{
    Error, companions,
    disk::{Disk, Kind, Real},
    error::reason,
    originals,
};
use crate::model::Hash;
use std::{
    collections::BTreeSet,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// A file that was found for import, or why something that was found is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name without folders, for people.
    pub name: String,
    /// Why it is not read; `None` for a file that can be.
    pub error: Option<String>,
}

/// Reads a file of at most `max` bytes. A pipe or a device is refused and never waited for.
pub fn read_bounded(path: &Path, max: u64) -> Result<Vec<u8>, Error> {
    Real.read(path, max).map_err(|e| Error::read(path, &e))
}

/// The SHA-256 of a file of any size.
pub fn hash(path: &Path) -> Result<Hash, Error> {
    originals::hash_of(&Real, path).map(|(hash, _)| hash).map_err(|e| Error::read(path, &e))
}

/// Finds every file below some files and folders, sorted, each once; one row for everything found.
///
/// Links are followed, a folder is entered once. Hidden files and files of the system get a row that says
/// so, as do folders that cannot be read or are empty. A hidden file that is itself in `paths` is taken.
pub fn walk(paths: &[PathBuf]) -> Vec<FoundFile> {
    walk_while(paths, &mut |_| true)
}

/// As [`walk`], while `go_on` says so of what is looked at next; what is left gets rows that say so.
pub fn walk_while(paths: &[PathBuf], go_on: &mut dyn FnMut(&Path) -> bool) -> Vec<FoundFile> {
    let mut walk = Walk { found: Vec::new(), entered: BTreeSet::new(), companions: Vec::new() };
    // A stack and not recursion: nobody knows how deep folders go. Beside each path, what was given.
    let mut waiting: Vec<(PathBuf, PathBuf)> =
        paths.iter().rev().map(|path| (path.clone(), path.clone())).collect();
    let given: BTreeSet<&PathBuf> = paths.iter().collect();
    while let Some((path, root)) = waiting.pop() {
        if !go_on(&path) {
            walk.row(path, Some("Not read: the import was stopped. Import it again".to_owned()));
            continue;
        }
        let asked_for = given.contains(&path);
        let inside = walk.look(path, &root, asked_for);
        waiting.extend(inside.into_iter().rev().map(|path| (path, root.clone())));
    }
    let mut seen = BTreeSet::new();
    walk.found.retain(|file| seen.insert(file.path.clone()));
    walk.found
}

struct Walk {
    found: Vec<FoundFile>,
    entered: BTreeSet<PathBuf>,
    /// Folders with the parts of a saved page, and the page.
    companions: Vec<(PathBuf, PathBuf)>,
}

/// The size of a file in bytes.
pub fn size(path: &Path) -> Option<u64> {
    Real.resolve(path).and_then(|real| Real.stat(&real)).ok().map(|stat| stat.len)
}

impl Walk {
    /// Notes a file, or returns what is in a folder.
    fn look(&mut self, path: PathBuf, root: &Path, asked_for: bool) -> Vec<PathBuf> {
        if asked_for && let Some(why) = own(&path) {
            self.row(path, Some(why.to_owned()));
            return Vec::new();
        }
        let name = path.file_name().unwrap_or(path.as_os_str());
        if let Some(why) = skipped(name).filter(|_| !asked_for) {
            self.row(path, Some(why.to_owned()));
            return Vec::new();
        }
        let meta = match path.metadata() {
            Ok(meta) => meta,
            Err(e) => {
                let link = Real.stat(&path).is_ok_and(|s| s.kind == Kind::Link);
                let why = reason(&e);
                let why = if link { format!("a link that leads nowhere ({why})") } else { why };
                self.row(path, Some(why));
                return Vec::new();
            }
        };
        let page = self.companions.iter().find(|(folder, _)| path.starts_with(folder));
        let part = |page: &PathBuf| {
            !companions::is_document(&path) && !companions::holds_story(page, &path)
        };
        if meta.is_file() && page.is_some_and(|(_, page)| part(page)) {
            self.row(path, Some("skipped: part of a saved page".to_owned()));
            return Vec::new();
        }
        if meta.is_file() {
            // A folder that somebody handed over must not pull private files of this machine into the project.
            let link = Real.stat(&path).is_ok_and(|s| s.kind == Kind::Link);
            let out = || match (Real.resolve(root), Real.resolve(&path)) {
                (Ok(root), Ok(real)) => !real.starts_with(root),
                _ => true,
            };
            let why = "a link that leads out of the folder; import what it leads to";
            self.row(path.clone(), (link && !asked_for && out()).then(|| why.to_owned()));
            return Vec::new();
        }
        if !meta.is_dir() {
            self.row(path, Some("not a regular file".to_owned()));
            return Vec::new();
        }
        if !asked_for && let Some(page) = companions::page_of(&path) {
            self.companions.push((path.clone(), page));
        }
        match self.enter(&path, root) {
            Ok(inside) => inside,
            Err(why) => {
                self.row(path, Some(why));
                Vec::new()
            }
        }
    }

    fn enter(&mut self, path: &Path, root: &Path) -> Result<Vec<PathBuf>, String> {
        let real = Real.resolve(path).map_err(|e| reason(&e))?;
        if Real.resolve(root).is_ok_and(|root| !real.starts_with(root)) {
            return Err("a link that leads out of the folder; import what it leads to".to_owned());
        }
        if !self.entered.insert(real) {
            return Err("this folder was read already".to_owned());
        }
        let names = Real.list(path).map_err(|e| reason(&e))?;
        if names.is_empty() {
            return Err("the folder is empty".to_owned());
        }
        Ok(names.into_iter().map(|name| path.join(name)).collect())
    }

    fn row(&mut self, path: PathBuf, error: Option<String>) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.found.push(FoundFile { path, name, error });
    }
}

/// Why what was asked for by name is not taken: it is a project's own, or inside of that.
fn own(path: &Path) -> Option<&'static str> {
    let real = Real.resolve(path).unwrap_or_else(|_| path.to_owned());
    let ends = |name: &OsStr, end: &str| name.to_string_lossy().to_lowercase().ends_with(end);
    if real.components().any(|part| ends(part.as_os_str(), ".corrobora.data")) {
        Some("this belongs to the data folder of a project, which keeps its originals there")
    } else if real.file_name().is_some_and(|name| ends(name, ".corrobora.ron")) {
        Some("this is a project and no article; open it instead")
    } else {
        None
    }
}

/// Why a name is passed over inside a folder.
fn skipped(name: &OsStr) -> Option<&'static str> {
    let name = name.to_string_lossy();
    let lower = name.to_lowercase();
    if name.starts_with('.') {
        Some("skipped: hidden")
    } else if ["thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "icon\r"]
        .contains(&lower.as_str())
    {
        Some("skipped: a file of the operating system")
    } else if name.starts_with("~$") || name.starts_with(".~lock.") {
        Some("skipped: the lock of a document that is open somewhere")
    } else if name.ends_with(".corrobora.data") {
        Some("skipped: the data folder of a project")
    } else if name.ends_with(".corrobora.ron") {
        Some("skipped: a project file")
    } else {
        None
    }
}

/// Writes a file in one step: afterwards it is there whole, or as it was before.
///
/// A link is replaced by the file, never followed; a folder or a device is refused. So is a project, and whatever lies in
/// the folder of one: what is exported must never take the place of what it was made from.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if of_a_project(path) {
        return Err(Error::Project { path: path.to_owned() });
    }
    replace_on(&Real, path, bytes)
}

/// Whether a path is a project file, or something in the folder beside one.
fn of_a_project(path: &Path) -> bool {
    let ends = |path: &Path, ending: &str| {
        path.file_name().is_some_and(|n| n.to_string_lossy().to_lowercase().ends_with(ending))
    };
    // A relative path may be in such a folder without saying so.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole.parent().and_then(|p| Real.resolve(p).ok());
    let inside = |path: &Path| path.ancestors().skip(1).any(|p| ends(p, ".corrobora.data"));
    ends(&whole, ".corrobora.ron")
        || inside(&whole)
        || folder.is_some_and(|folder| inside(&folder.join("file")))
        || ends(&whole, ".ron") && head(&whole).is_some_and(|h| h.contains("format:"))
}

/// The first bytes of a file, if it can be read.
fn head(path: &Path) -> Option<String> {
    let mut start = Vec::new();
    // The first piece is enough; stopping there is no fault.
    drop(Real.read_pieces(path, &mut |piece| {
        start.extend_from_slice(piece.get(..piece.len().min(200)).unwrap_or_default());
        Err(io::ErrorKind::Interrupted.into())
    }));
    (!start.is_empty()).then(|| String::from_utf8_lossy(&start).into_owned())
}

/// Writes a file that must not exist yet, whole or not at all.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if Real.stat(path).is_ok() {
        return Err(Error::Exists { path: path.to_owned() });
    }
    beside(&Real, path, bytes, |disk, temporary| {
        disk.link(temporary, path)?;
        disk.remove(temporary)
    })
    .map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists { path: path.to_owned() },
        _ => Error::write(path, &e),
    })
}

pub(super) fn replace_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let kind = match disk.stat(path).map(|stat| stat.kind) {
        Ok(Kind::Link) => disk.resolve(path).and_then(|real| disk.stat(&real)).map(|s| s.kind).ok(),
        other => other.ok(),
    };
    match kind {
        None | Some(Kind::File | Kind::Link) => {}
        Some(Kind::Folder) => {
            return Err(Error::write(path, &io::ErrorKind::IsADirectory.into()));
        }
        Some(Kind::Other) => {
            let why = "it is a device or a pipe".to_owned();
            return Err(Error::Write { path: path.to_owned(), why });
        }
    }
    beside(disk, path, bytes, |disk, temporary| disk.rename(temporary, path)).map_err(|e| {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        match folder.filter(|folder| disk.stat(folder).is_err()) {
            Some(folder) if e.kind() == io::ErrorKind::NotFound => {
                Error::NoFolder { path: folder.to_owned() }
            }
            _ => Error::write(path, &e),
        }
    })
}

/// Whether something has this name already, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    Real.stat(path).is_ok()
}

/// Writes and flushes a temporary file in the same folder, puts it in place and flushes the folder.
fn beside(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    place: impl FnOnce(&dyn Disk, &Path) -> io::Result<()>,
) -> io::Result<()> {
    /// Tells the temporary files of one process apart.
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // Short, so that the longest allowed name still has a temporary one.
    let temporary = folder.join(format!(".corrobora-{}-{count}.tmp", std::process::id()));
    let written = disk.create_new(&temporary, path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync()?;
        drop(file);
        place(disk, &temporary)?;
        disk.sync_folder(folder)
    });
    if written.is_err() {
        drop(disk.remove(&temporary));
    }
    written
}
