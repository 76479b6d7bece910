//! Earlier versions: listed, offered when the file is broken, and restored.

use super::{
    Error, Layout, Mark, Opened,
    disk::{Disk, Kind},
    error::reason,
    lock::{self, Taken},
    open::{self, Held},
    replay::{self, Loaded},
    snapshot,
};
use crate::model::{Project, Timestamp};
use std::{path::PathBuf, sync::Arc};

/// An earlier version of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// Its number: higher is newer.
    pub generation: u64,
    /// When it was saved, if the disk says.
    pub at: Option<Timestamp>,
    /// Size in bytes.
    pub bytes: u64,
    /// Whether it is exactly as it was saved.
    pub whole: bool,
}

impl Backup {
    /// When it was saved, in words.
    pub fn when(&self) -> String {
        self.at.map_or_else(
            || format!("version {}", self.generation),
            |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        )
    }
}

/// Earlier versions, newest first. A version that was written but did not come into place counts too.
pub(super) fn list(disk: &dyn Disk, layout: &Layout) -> Vec<Backup> {
    let folder = layout.backups();
    let kept = disk
        .list(&folder)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|name| Some((Layout::backup_number(&name)?, folder.join(name))));
    let unfinished = disk
        .list(layout.folder())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|name| Some((layout.temporary_number(&name)?, layout.folder().join(name))));
    let mut all: Vec<Backup> = kept
        .chain(unfinished)
        .filter_map(|(generation, path)| {
            let stat = disk.stat(&path).ok().filter(|stat| stat.kind == Kind::File)?;
            let bytes = disk.read(&path, crate::format::MAX_BYTES as u64).ok()?;
            let whole = matches!(snapshot::inspect(&bytes).0, Mark::Whole { .. });
            let at = stat.modified.and_then(|at| Timestamp::try_from(at).ok());
            Some(Backup { path, generation, at, bytes: stat.len, whole })
        })
        .collect();
    all.sort_by(|a, b| b.generation.cmp(&a.generation).then_with(|| a.path.cmp(&b.path)));
    // A half-written version is no backup.
    all.retain(|b| b.whole || b.path.parent() == Some(&folder));
    all
}

/// The newest backup that can be restored: whole and readable.
pub(super) fn best(disk: &dyn Disk, layout: &Layout) -> Option<Backup> {
    list(disk, layout)
        .into_iter()
        .find(|backup| backup.whole && replay::load(disk, &backup.path).is_ok())
}

/// A backup with every change that journals hold beyond it.
pub(super) fn rebuild(
    disk: &dyn Disk,
    layout: &Layout,
    backup: &Backup,
) -> Result<replay::Replayed, Error> {
    let mut loaded = replay::load(disk, &backup.path)?;
    if loaded.mark.generation().is_none() {
        loaded.mark = Mark::Changed { generation: Some(backup.generation) };
    }
    Ok(replay::replay(disk, layout, loaded, None))
}

/// The newest state of the project that the backups and the journal `wanted` lead to, if they do.
pub(super) fn with_journal(disk: &dyn Disk, layout: &Layout, wanted: u64) -> Option<Project> {
    list(disk, layout)
        .into_iter()
        .filter(|backup| backup.whole && backup.generation <= wanted)
        .filter_map(|backup| rebuild(disk, layout, &backup).ok())
        .find(|found| found.applied > 0 && !found.keep.contains(&wanted) && found.highest >= wanted)
        .map(|found| found.project)
}

/// Puts a backup, and what journals hold beyond it, in the place of the file, which is kept aside.
pub(super) fn restore(
    disk: &Arc<dyn Disk>,
    layout: &Layout,
    backup: &Backup,
) -> Result<Opened, Error> {
    let (lock, warning) = match lock::take(disk, layout) {
        Taken::Ours { lock, warning } => (lock, warning),
        Taken::ReadOnly(holder) => {
            return Err(Error::Locked { path: layout.file().to_owned(), holder });
        }
    };
    let found = rebuild(&**disk, layout, backup)?;
    let highest = list(&**disk, layout).first().map_or(0, |b| b.generation).max(found.highest);
    let aside = layout.damaged(highest + 1);
    let file = layout.file();
    let mut notices = vec![format!("The version of {} was restored", backup.when())];
    if disk.stat(file).is_ok() {
        let folder = aside.parent().unwrap_or(layout.data()).to_owned();
        let kept = disk.make_folder(&folder).and_then(|_| match disk.link(file, &aside) {
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                disk.remove(&aside)?;
                disk.link(file, &aside)
            }
            done => done,
        });
        kept.and_then(|()| disk.sync_folder(&folder))
            .map_err(|e| Error::Write { path: aside.clone(), why: reason(&e) })?;
        notices.push(format!("The file that it replaces was kept as {}", aside.display()));
    }
    notices.extend(found.notices);
    notices.extend(warning);
    let loaded = Loaded {
        project: found.project,
        mark: Mark::Missing,
        // No journal continues what is about to be replaced.
        hash: blake3::hash(b""),
        older: None,
        outside: false,
    };
    let held = Held { lock, highest: highest + 1, keep: found.keep, frames: 0, fault: None };
    let mut store = open::store(disk, layout, &loaded, held);
    store.replace(&loaded.project)?;
    Ok(Opened {
        project: loaded.project,
        store: Some(store),
        read_only: None,
        outside: false,
        notices,
    })
}
