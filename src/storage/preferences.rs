//! What belongs to the person and not to a case: choices of the window and the list of recent projects.
//! Losing them costs nothing, so a file that cannot be read counts as empty.

use super::{
    Error,
    disk::{Disk as _, Real},
    files,
};
use crate::model::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// How many recent projects are remembered.
const RECENT: usize = 20;

/// Largest file of preferences, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// The folder of preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    folder: Option<PathBuf>,
}

/// A project that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// What it was called then.
    pub title: String,
    /// When it was last opened.
    pub at: Timestamp,
}

impl Preferences {
    /// The folder of this person: `CORROBORA_CONFIG_DIR` if set, else the place that the system has for it.
    pub fn here() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let own = set("CORROBORA_CONFIG_DIR");
        let usual = || {
            if cfg!(windows) {
                set("APPDATA").map(|folder| folder.join("Corrobora"))
            } else if cfg!(target_os = "macos") {
                set("HOME").map(|home| home.join("Library/Application Support/Corrobora"))
            } else {
                // The XDG base directory specification wants relative paths to be ignored.
                set("XDG_CONFIG_HOME")
                    .filter(|folder| folder.is_absolute())
                    .or_else(|| set("HOME").map(|home| home.join(".config")))
                    .map(|folder| folder.join("corrobora"))
            }
        };
        Self { folder: own.or_else(usual) }
    }

    /// A folder that is handed in.
    pub fn at(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()) }
    }

    /// Where the files are, if the system has a place for them.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Reads `NAME.ron`; `None` when it is not there or cannot be used.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let path = self.path(name)?;
        let bytes = files::read_bounded(&path, MAX_BYTES).ok()?;
        ron::de::from_bytes(&bytes).ok()
    }

    /// Writes `NAME.ron`.
    pub fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Error> {
        let Some(path) = self.path(name) else { return Ok(()) };
        let config = ron::ser::PrettyConfig::new().new_line("\n").escape_strings(false);
        let text = ron::ser::to_string_pretty(value, config)
            .map_err(|e| Error::Unwritable { why: e.to_string() })?;
        self.make_folder()?;
        files::replace(&path, text.as_bytes())
    }

    /// Projects that were opened before, latest first.
    pub fn recent(&self) -> Vec<Recent> {
        self.read("recent").unwrap_or_default()
    }

    /// Puts a project at the top of the list.
    pub fn remember(&self, path: &Path, title: &str, at: Timestamp) -> Result<(), Error> {
        let path = Real.resolve(path).unwrap_or_else(|_| path.to_owned());
        let mut list = self.recent();
        list.retain(|recent| recent.path != path);
        list.insert(0, Recent { path, title: title.to_owned(), at });
        list.truncate(RECENT);
        self.write("recent", &list)
    }

    /// Takes a project off the list.
    pub fn forget(&self, path: &Path) -> Result<(), Error> {
        let mut list = self.recent();
        list.retain(|recent| recent.path != path);
        self.write("recent", &list)
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{name}.ron")))
    }

    fn make_folder(&self) -> Result<(), Error> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let mut missing: Vec<&Path> = folder.ancestors().take_while(|f| !f.is_dir()).collect();
        missing.retain(|f| !f.as_os_str().is_empty());
        for folder in missing.into_iter().rev() {
            Real.make_folder(folder).map_err(|e| Error::write(folder, &e))?;
        }
        Ok(())
    }
}
