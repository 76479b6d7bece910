//! One window at a time: the lock on a project and the note of who holds it.

use super::{
    Layout,
    disk::{Disk, Locking},
    error::reason,
};
use crate::{clock, model::Timestamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who has a project open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Name of the computer.
    pub host: String,
    /// Number of the process.
    pub pid: u32,
    /// Login name.
    pub user: String,
    /// Since when.
    pub since: Timestamp,
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} on {}, process {}, since {}",
            self.user,
            self.host,
            self.pid,
            self.since.strftime("%Y-%m-%d %H:%M UTC")
        )
    }
}

/// The lock on a project, until it is dropped.
pub(super) struct Lock {
    disk: Arc<dyn Disk>,
    layout: Layout,
    held: Option<Box<dyn Send>>,
}

impl Lock {
    /// Whether the disk keeps others off: without that they may be at work here too.
    pub(super) fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The note goes first, while nobody else can write one.
        drop(self.disk.remove(&self.layout.owner()));
    }
}

/// Whether the project is ours.
pub(super) enum Taken {
    /// It is; `warning` says what the disk cannot do.
    Ours { lock: Lock, warning: Option<String> },
    /// Why it can only be read.
    ReadOnly(String),
}

/// Whether nobody has the project open just now, so that what looks cut off is.
pub(super) fn is_free(disk: &dyn Disk, layout: &Layout) -> bool {
    disk.stat(&layout.lock()).is_err() || matches!(disk.lock(&layout.lock()), Ok(Locking::Held(_)))
}

/// How often a lock is tried that nobody says to hold, and how long is waited between.
const TRIES: usize = 10;
const MOMENT: std::time::Duration = std::time::Duration::from_millis(20);

/// Takes the lock, creating the data folder if need be.
pub(super) fn take(disk: &Arc<dyn Disk>, layout: &Layout) -> Taken {
    let locking = disk.make_folder(layout.data()).and_then(|new| {
        if new {
            disk.sync_folder(layout.folder())?;
        }
        // Between taking the lock and saying so, and the other way round, others have a moment.
        for _ in 0..TRIES {
            match disk.lock(&layout.lock())? {
                Locking::Busy if holder(&**disk, layout).is_none() => {
                    std::thread::sleep(MOMENT);
                }
                taken => return Ok(taken),
            }
        }
        Ok(Locking::Busy)
    });
    let (held, warning) = match locking {
        Ok(Locking::Held(held)) => (Some(held), None),
        Ok(Locking::Busy) => {
            let holder = holder(&**disk, layout)
                .map_or_else(|| "it is not said by whom".to_owned(), |owner| owner.to_string());
            return Taken::ReadOnly(format!("it is open elsewhere ({holder})"));
        }
        Ok(Locking::Unsupported) => (
            None,
            Some(
                "This disk cannot keep two programs off one project. Make sure that nobody else has \
                 it open, or move the project to a disk of this computer"
                    .to_owned(),
            ),
        ),
        Err(error) => {
            return Taken::ReadOnly(format!("its folder cannot be written: {}", reason(&error)));
        }
    };
    let lock = Lock { disk: Arc::clone(disk), layout: layout.clone(), held };
    // Whether the note can be written says nothing of the project; it is only for people.
    leave_note(&**disk, layout);
    Taken::Ours { lock, warning }
}

fn leave_note(disk: &dyn Disk, layout: &Layout) {
    let owner = Owner {
        host: host(disk),
        pid: std::process::id(),
        user: clock::user(),
        since: clock::now(),
    };
    let config = ron::ser::PrettyConfig::new().new_line("\n");
    let Ok(text) = ron::ser::to_string_pretty(&owner, config) else { return };
    // Renamed into place: whoever looks meanwhile sees a whole note.
    let new = layout.owner().with_extension("new");
    drop(disk.remove(&new));
    let note = disk.create_new(&new, layout.file());
    let written = note.and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        drop(file);
        disk.rename(&new, &layout.owner())
    });
    if written.is_err() {
        drop(disk.remove(&new));
        // One that is not ours would name the wrong person.
        drop(disk.remove(&layout.owner()));
    }
}

/// Who says to hold the lock.
fn holder(disk: &dyn Disk, layout: &Layout) -> Option<Owner> {
    let bytes = disk.read(&layout.owner(), 4096).ok()?;
    ron::de::from_bytes(&bytes).ok()
}

fn host(disk: &dyn Disk) -> String {
    ["HOSTNAME", "COMPUTERNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .chain(
            ["/proc/sys/kernel/hostname", "/etc/hostname"]
                .into_iter()
                .filter_map(|path| disk.read(std::path::Path::new(path), 4096).ok())
                .filter_map(|bytes| String::from_utf8(bytes).ok()),
        )
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}
