//! Where a person's own data is kept: the copy of the practice case.

use super::Error;
use std::path::{Path, PathBuf};

/// The folder for data of this person: `CORROBORA_DATA_DIR` if set, else the place that the system has for
/// it, else the folder for temporary files.
pub fn data_folder() -> PathBuf {
    let own = std::env::var_os("CORROBORA_DATA_DIR").filter(|v| !v.is_empty()).map(PathBuf::from);
    own.or_else(|| usual().map(|folder| folder.join("corrobora")))
        .unwrap_or_else(|| std::env::temp_dir().join("corrobora"))
}

/// Where a person keeps documents: the folder of that name in the home folder if there is one, else the home folder;
/// empty if the system names none.
pub fn documents_folder() -> PathBuf {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let home = std::env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

fn usual() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        set("LOCALAPPDATA").or_else(|| set("APPDATA"))
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
    }
}

/// Makes the folders above a file.
///
/// Errors: the disk refuses.
#[expect(clippy::disallowed_methods, reason = "storage is the part that touches the disk")]
pub fn make_folders_above(path: &Path) -> Result<(), Error> {
    let Some(folder) = path.parent() else { return Ok(()) };
    std::fs::create_dir_all(folder)
        .map_err(|e| Error::Write { path: folder.to_owned(), why: e.to_string() })
}
