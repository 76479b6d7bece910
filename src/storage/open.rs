//! Opening and creating: lock, version, journals, and what a person has to know of them.

use super::{
    Backup, Error, Layout, Mark, Opened, Store, backup,
    disk::{Disk, Handle, Kind},
    error::reason,
    lock::{self, Lock, Taken},
    replay::{self, Loaded, Replayed},
    snapshot,
    store::{Fault, Journal, tip_of},
};
use crate::{
    clock,
    edit::Change,
    format,
    model::{FORMAT, OUTSIDE, Project},
    session::apply_recorded,
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Creates a project; nothing that exists is overwritten.
pub(super) fn create(
    disk: &Arc<dyn Disk>,
    path: &Path,
    project: &Project,
) -> Result<Opened, Error> {
    let layout = Layout::of(path);
    let file = layout.file();
    write_new(&**disk, &layout, project)?;
    let loaded = replay::load(&**disk, file)?;
    let mut opened = finish(disk, &layout, loaded, None)?;
    // A data folder of a project that was here before may hold journals: none of them is of this one.
    opened.notices.clear();
    // A first backup that is a file of its own: a program that writes in place cannot spoil it.
    if let Some(store) = &opened.store {
        drop(store.back_up_apart(project));
    }
    Ok(opened)
}

/// Writes a file that must not exist, so that it is there whole or not at all.
pub(super) fn write_new(disk: &dyn Disk, layout: &Layout, project: &Project) -> Result<(), Error> {
    let file = layout.file();
    if disk.stat(file).is_ok() {
        return Err(Error::Exists { path: file.to_owned() });
    }
    // Numbers start above those of a project that had this name before.
    let highest = highest(disk, layout);
    let (bytes, _) = snapshot::write(project, highest + 1)?;
    let (temporary, created) = free_temporary(disk, layout, highest + 1);
    if let Err(e) = &created
        && e.kind() == io::ErrorKind::NotFound
        && disk.stat(layout.folder()).is_err()
    {
        return Err(Error::NoFolder { path: layout.folder().to_owned() });
    }
    let written = created.and_then(|mut handle| {
        handle.write_all(&bytes)?;
        handle.sync()?;
        // Unlike a rename this fails when somebody else has created the file meanwhile.
        disk.link(&temporary, file)?;
        disk.sync_folder(layout.folder())
    });
    drop(disk.remove(&temporary));
    written.map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists { path: file.to_owned() },
        _ => Error::write(file, &e),
    })
}

/// Creates a temporary file under a number that nothing has: one may be left of a process that was killed.
fn free_temporary(
    disk: &dyn Disk,
    layout: &Layout,
    from: u64,
) -> (PathBuf, io::Result<Box<dyn Handle>>) {
    /// So many are left by no accident.
    const MOST: u64 = 100;
    let mut number = from;
    loop {
        let path = layout.temporary(number);
        match disk.create_new(&path, layout.file()) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && number < from + MOST => {
                number += 1;
            }
            done => return (path, done),
        }
    }
}

/// Finds the file that a path means: a symbolic link leads to the project that it points to.
pub(super) fn find(disk: &dyn Disk, path: &Path) -> Result<Layout, Error> {
    let layout = Layout::of(path);
    let full = disk.stat(layout.file()).is_ok() || disk.stat(path).is_err();
    let path = if full { layout.file() } else { path };
    let missing = |e: &io::Error| match e.kind() {
        io::ErrorKind::NotFound => Error::NotFound {
            path: path.to_owned(),
            backup: backup::best(disk, &layout).map(Box::new),
        },
        _ => Error::read(path, e),
    };
    let real = disk.resolve(path).map_err(|e| missing(&e))?;
    let what = match disk.stat(&real).map_err(|e| missing(&e))?.kind {
        Kind::File => {
            let layout = Layout::of(&real);
            if layout.file() == real {
                return Ok(layout);
            }
            "a file with another ending"
        }
        Kind::Folder => "a folder",
        Kind::Link | Kind::Other => "a device or a pipe",
    };
    Err(Error::NotAFile { path: path.to_owned(), what })
}

/// Opens a project for writing, or for reading when something is in the way.
pub(super) fn open(
    disk: &Arc<dyn Disk>,
    path: &Path,
    fault: Option<Fault>,
) -> Result<Opened, Error> {
    let layout = find(&**disk, path)?;
    let loaded = load(&**disk, &layout)?;
    finish(disk, &layout, loaded, fault)
}

/// Opens a project without taking part in anything: for reading while others may write.
pub(super) fn open_read_only(disk: &dyn Disk, path: &Path) -> Result<Opened, Error> {
    let mut found = examine(disk, path)?;
    // What others are writing just now looks cut off: while somebody is at work only faults are worth a word.
    if !found.notices.is_empty() && lock::is_free(disk, &find(disk, path)?) {
        found.faults.append(&mut found.notices);
    }
    Ok(Opened {
        project: found.project,
        store: None,
        read_only: Some("it was opened for reading".to_owned()),
        outside: found.outside,
        notices: found.faults,
    })
}

/// What is found in the files of a project that is only looked at.
pub struct Examined {
    /// The project as its files say.
    pub project: Project,
    /// Whether the file is not as it was saved, and no entry of the history says so yet.
    pub outside: bool,
    /// What is not as a saved project is.
    pub faults: Vec<String>,
    /// What a person should know all the same.
    pub notices: Vec<String>,
}

/// Reads a project as [`open_read_only`] does: the project, what is damaged, and what a person should know.
///
/// A change that was cut off while it was written had not been confirmed: the project holds without it.
pub(super) fn examine(disk: &dyn Disk, path: &Path) -> Result<Examined, Error> {
    let layout = find(disk, path)?;
    let loaded = load(disk, &layout)?;
    let mut faults = marked(loaded.mark);
    // Others may have saved twice since the file was read: then it has gone on too.
    let older = overtaken(disk, &layout, loaded.mark).filter(|_| {
        replay::load(disk, layout.file())
            .is_ok_and(|again| overtaken(disk, &layout, again.mark).is_some())
    });
    let changed = loaded.outside || older.is_some();
    faults.extend(older);
    let found = replay::replay(disk, &layout, loaded, None);
    let outside = changed && found.is_outside();
    faults.extend(found.notices);
    let mut notices: Vec<String> = found.torn.into_iter().map(|(_, what)| what).collect();
    for name in disk.list(&layout.journals()).unwrap_or_default() {
        if Layout::number_after(&name, "kept.").is_some() {
            notices.push(format!(
                "A journal was set aside earlier, with changes that could not be brought in: {}. Remove \
                 it when nothing in it is needed",
                name.display()
            ));
        }
    }
    Ok(Examined { project: found.project, outside, faults, notices })
}

/// Reads the file; a broken one comes with the backup to restore.
fn load(disk: &dyn Disk, layout: &Layout) -> Result<Loaded, Error> {
    replay::load(disk, layout.file()).map_err(|error| match error {
        // Installing a newer version is the way then, not going back to an older file.
        Error::Unusable { path, why, .. } if !matches!(*why, format::Error::Newer { .. }) => {
            let backup: Option<Backup> = backup::best(disk, layout);
            Error::Unusable { path, why, backup: backup.map(Box::new) }
        }
        other => other,
    })
}

fn finish(
    disk: &Arc<dyn Disk>,
    layout: &Layout,
    mut loaded: Loaded,
    fault: Option<Fault>,
) -> Result<Opened, Error> {
    let file = layout.file();
    let before = disk.stat(file).map_err(|e| Error::read(file, &e))?;
    let (lock, warning) = match take(disk, layout) {
        Taken::Ours { lock, warning } => (lock, warning),
        Taken::ReadOnly(why) => {
            let mut notices = marked(loaded.mark);
            let found = replay::replay(&**disk, layout, loaded, fault);
            notices.extend(found.notices);
            notices.push(format!("The project is open for reading only: {why}"));
            return Ok(Opened {
                project: found.project,
                store: None,
                read_only: Some(why),
                // Nothing can be written: whoever holds the project writes the entry.
                outside: false,
                notices,
            });
        }
    };
    // Somebody may have saved between reading and locking.
    if disk.stat(file).map_err(|e| Error::read(file, &e))? != before {
        loaded = load(&**disk, layout)?;
    }
    let mut notices = marked(loaded.mark);
    let overtaken = overtaken(&**disk, layout, loaded.mark);
    loaded.outside |= overtaken.is_some();
    notices.extend(overtaken);
    notices.extend(warning);
    let older = loaded.older.take();
    let Loaded { project, mark, hash, outside, .. } = loaded;
    let start = Loaded { project, mark, hash, older: None, outside };
    let found = replay::replay(&**disk, layout, start, fault);
    let outside = outside && found.is_outside();
    clean(&**disk, layout);
    if lock.is_held() {
        clean_originals(&**disk, layout);
    }
    let highest = highest(&**disk, layout).max(mark.generation().unwrap_or(0));
    let Replayed { mut project, applied, notices: more, torn, mut keep, strays, .. } = found;
    // The file is about to be saved anew, and would look as if nobody had touched it.
    let mut outside = outside;
    if outside && older.is_some() {
        outside = tell_of_outside(&mut project).is_err();
    }
    if applied > 0 {
        let changes = if applied == 1 {
            "1 change that was"
        } else {
            &format!("{applied} changes that were")
        };
        let have = if applied == 1 { "has" } else { "have" };
        notices.push(format!(
            "Corrobora was not closed properly last time: {changes} only in the journal {have} been brought back"
        ));
    }
    for (number, what) in torn {
        notices.push(what);
        // It is set aside with the next version and never removed.
        keep.insert(number);
    }
    notices.extend(more);
    let loaded = Loaded { project, mark, hash, older: None, outside };
    let held = Held { lock, highest, keep, frames: applied, fault };
    let mut store = store(disk, layout, &loaded, held);
    notices.extend(rescue(&store, &strays));
    if let Some((format, bytes)) = older {
        // On a full disk the project can be worked on all the same: nothing goes into a journal until it is saved.
        let told = migrate(&mut store, &loaded.project, format, &bytes);
        notices.push(told.unwrap_or_else(|error| error.to_string()));
    }
    if applied > 0 {
        // What was read back may stand in the memory of the system only: the process that wrote it may
        // have ended before it was flushed. Nothing is built on it until it is saved for sure.
        store.distrust_journals();
        if let Err(error) = store.checkpoint(&loaded.project) {
            notices.push(error.to_string());
        }
    }
    Ok(Opened { project: loaded.project, store: Some(store), read_only: None, outside, notices })
}

/// Writes the entry of changes from outside into the history.
fn tell_of_outside(project: &mut Project) -> Result<(), String> {
    let (at, by, label) = (clock::now(), clock::user(), OUTSIDE.to_owned());
    let change = Change { label, at, by, edits: Vec::new() };
    let frame = format::write_change(&change).map_err(|e| e.to_string())?;
    apply_recorded(project, change, &frame).map_err(|e| e.to_string())?;
    Ok(())
}

/// Keeps the file of an older format for good, then saves the project in this one: a change in the journal could not
/// be read by the older program, so the file must not look as if it could.
fn migrate(
    store: &mut Store,
    project: &Project,
    format: u32,
    bytes: &[u8],
) -> Result<String, Error> {
    store.distrust_journals();
    let kept = store.layout.of_format(format);
    let disk = Arc::clone(&store.disk);
    if disk.stat(&kept).is_err() {
        let folder = kept.parent().unwrap_or(&kept).to_owned();
        let made = disk.make_folder(store.layout.data()).and_then(|_| {
            disk.make_folder(&folder)?;
            let mut handle = disk.create_new(&kept, store.layout.file())?;
            handle.write_all(bytes)?;
            handle.sync()?;
            disk.sync_folder(&folder)
        });
        made.map_err(|e| Error::write(&kept, &e))?;
    }
    store.checkpoint(project)?;
    Ok(format!(
        "The project had format {format} and was brought to format {FORMAT}. The file as it was is kept as “{}” in \
         the data folder",
        kept.file_name().unwrap_or_default().display()
    ))
}

/// What a store starts from beside the version.
pub(super) struct Held {
    pub lock: Lock,
    pub highest: u64,
    pub keep: BTreeSet<u64>,
    pub frames: usize,
    pub fault: Option<Fault>,
}

pub(super) fn store(disk: &Arc<dyn Disk>, layout: &Layout, loaded: &Loaded, held: Held) -> Store {
    let generation = match loaded.mark {
        Mark::Whole { generation } => Some(generation),
        // The number belongs to what was saved, and this is something else.
        Mark::Changed { .. } | Mark::Missing => None,
    };
    let journals = replay::numbers(&**disk, layout).last().copied();
    let next_journal = match generation {
        Some(generation) if generation == held.highest && journals < Some(generation) => generation,
        _ => held.highest + 1,
    };
    Store {
        disk: Arc::clone(disk),
        layout: layout.clone(),
        id: loaded.project.id,
        generation,
        highest: held.highest,
        next_journal,
        snapshot: loaded.hash,
        seen: disk.stat(layout.file()).ok(),
        history: tip_of(&loaded.project),
        journal: Journal::None,
        frames: held.frames,
        bytes: 0,
        keep: held.keep,
        conflict: None,
        _lock: held.lock,
        fault: held.fault,
    }
}

/// Takes the lock, unless the file or its folder is not to be written.
fn take(disk: &Arc<dyn Disk>, layout: &Layout) -> Taken {
    if disk.stat(layout.file()).is_ok_and(|stat| stat.read_only) {
        return Taken::ReadOnly("the file is marked as read-only".to_owned());
    }
    // The lock comes first: what is tried beside the file is then nobody else's.
    let taken = lock::take(disk, layout);
    if let Taken::ReadOnly(_) = taken {
        return taken;
    }
    let probe = layout.temporary(u64::from(std::process::id()));
    match disk.create_new(&probe, layout.file()).and_then(|_| disk.remove(&probe)) {
        Ok(()) => taken,
        // A full disk is for saving to report: the project can be worked on until there is room. And what
        // a process with our number has left there could be written then.
        Err(e) if matches!(e.kind(), io::ErrorKind::StorageFull | io::ErrorKind::AlreadyExists) => {
            taken
        }
        Err(e) => Taken::ReadOnly(format!("its folder cannot be written: {}", reason(&e))),
    }
}

/// Removes originals that were being written when a process ended; only for who has the lock.
fn clean_originals(disk: &dyn Disk, layout: &Layout) {
    let originals = layout.originals();
    for folder in disk.list(&originals).unwrap_or_default() {
        let folder = originals.join(folder);
        for name in disk.list(&folder).unwrap_or_default() {
            if name.as_encoded_bytes().starts_with(b"tmp-") {
                drop(disk.remove(&folder.join(name)));
            }
        }
    }
}

/// Removes versions that were being written when a process ended.
fn clean(disk: &dyn Disk, layout: &Layout) {
    for name in disk.list(layout.folder()).unwrap_or_default() {
        if layout.temporary_number(&name).is_some() {
            drop(disk.remove(&layout.folder().join(name)));
        }
    }
}

/// The highest number in use.
fn highest(disk: &dyn Disk, layout: &Layout) -> u64 {
    let journals = disk.list(&layout.journals()).unwrap_or_default();
    let backups = disk.list(&layout.backups()).unwrap_or_default();
    let damaged = disk.list(&layout.data().join("damaged")).unwrap_or_default();
    let journals = journals.iter().filter_map(|name| {
        Layout::number_after(name, "journal.").or_else(|| Layout::number_after(name, "kept."))
    });
    let versions = backups.iter().chain(&damaged).filter_map(|name| Layout::backup_number(name));
    journals.chain(versions).max().unwrap_or(0)
}

/// Whether versions were saved after the one that stands in the place of the project: somebody put an older one there.
fn overtaken(disk: &dyn Disk, layout: &Layout, mark: Mark) -> Option<String> {
    let Mark::Whole { generation } = mark else { return None };
    let backups = disk.list(&layout.backups()).unwrap_or_default();
    let newest = backups.iter().filter_map(|name| Layout::backup_number(name)).max()?;
    (newest > generation).then(|| {
        format!(
            "The project file is version {generation}, and version {newest} was saved after it: an older file was \
             put in its place. The newer one is among the backups"
        )
    })
}

/// What the mark of a file means for a person.
fn marked(mark: Mark) -> Vec<String> {
    match mark {
        Mark::Whole { .. } => Vec::new(),
        Mark::Changed { .. } => vec![
            "The project file was changed outside of Corrobora since it was last saved. Everything \
             in it fits together; if nobody edited it, compare it with a backup"
                .to_owned(),
        ],
        Mark::Missing => vec![
            "The project file has no mark of Corrobora at its end: it was written or edited by hand \
             or by another program. Everything in it fits together"
                .to_owned(),
        ],
    }
}

/// Writes changes that belong to another version of the file as a project of their own, beside it.
fn rescue(store: &Store, strays: &BTreeSet<u64>) -> Option<String> {
    let last = *strays.last()?;
    let project = backup::with_journal(&*store.disk, &store.layout, last)?;
    let path = store.layout.beside(&format!("unsaved changes {last}"));
    if store.disk.stat(&path).is_err() {
        super::save_copy_on(&*store.disk, &path, &project).ok()?;
    }
    Some(format!(
        "The file was changed outside while changes made in Corrobora were still unsaved. The project \
         with those changes was saved beside it as “{}”",
        path.file_name().unwrap_or_default().display()
    ))
}
