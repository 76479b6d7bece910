//! Where the parts of a project stand on the disk. Touches no disk.

use crate::model::Hash;
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// What the names of project files end in.
pub const EXTENSION: &str = ".corrobora.ron";

/// Numbers of versions and journals beyond this are not ours: nobody saves that often.
pub(super) const MAX_GENERATION: u64 = 1 << 53;

/// The paths of one project.
///
/// ```text
/// NAME.corrobora.ron                 everything but the originals
/// NAME.corrobora.data/
///     originals/ab/abcdef…           by SHA-256, never changed
///     journals/journal.7             changes since a version was saved
///     journals/kept.5                a journal that could not be brought in; left for people
///     backups/NAME.6.ron             the last five versions
///     damaged/NAME.8.ron             files that a restored backup has replaced
///     lock, owner.ron                who has the project open
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    file: PathBuf,
    data: PathBuf,
    name: OsString,
}

impl Layout {
    /// The paths of the project at `path`; `.corrobora.ron` is added when the name lacks it.
    pub fn of(path: &Path) -> Self {
        let full = path.file_name().unwrap_or(OsStr::new("project")).to_owned();
        let name = without_extension(&full).unwrap_or(full);
        let folder = path.parent().unwrap_or(Path::new(""));
        let with = |end: &str| {
            let mut name = name.clone();
            name.push(end);
            folder.join(name)
        };
        Self { file: with(EXTENSION), data: with(".corrobora.data"), name }
    }

    /// The project file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The folder beside it.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The folder that both are in.
    pub fn folder(&self) -> &Path {
        match self.file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// The name without its ending.
    pub fn name(&self) -> &OsStr {
        &self.name
    }

    /// Original files.
    pub fn originals(&self) -> PathBuf {
        self.data.join("originals")
    }

    /// One original file: in a folder named by the first two digits of its hash.
    pub fn original(&self, hash: Hash) -> PathBuf {
        let hex = hash.to_string();
        self.originals().join(hex.get(..2).unwrap_or_default()).join(hex)
    }

    /// Journals.
    pub fn journals(&self) -> PathBuf {
        self.data.join("journals")
    }

    /// The journal with a number.
    pub fn journal(&self, generation: u64) -> PathBuf {
        self.journals().join(format!("journal.{generation}"))
    }

    /// Where a journal is left that could not be brought in.
    pub fn kept(&self, generation: u64) -> PathBuf {
        self.journals().join(format!("kept.{generation}"))
    }

    /// Earlier versions.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// The earlier version with a number.
    pub fn backup(&self, generation: u64) -> PathBuf {
        self.backups().join(self.numbered(generation))
    }

    /// Where a broken file is kept that a backup has replaced.
    pub fn damaged(&self, generation: u64) -> PathBuf {
        self.data.join("damaged").join(self.numbered(generation))
    }

    /// Where the file of an older format is kept that this version has brought to its own.
    pub fn of_format(&self, format: u32) -> PathBuf {
        let mut name = self.name.clone();
        name.push(format!(".format-{format}.ron"));
        self.data.join("older").join(name)
    }

    /// The file that the lock is on.
    pub fn lock(&self) -> PathBuf {
        self.data.join("lock")
    }

    /// Who holds the lock.
    pub fn owner(&self) -> PathBuf {
        self.data.join("owner.ron")
    }

    /// A version that is being written; it takes the place of the file when it is whole.
    pub fn temporary(&self, generation: u64) -> PathBuf {
        let mut name = self.file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".tmp{generation}"));
        self.folder().join(name)
    }

    /// A version beside the file: `NAME (why).corrobora.ron`.
    pub fn beside(&self, why: &str) -> PathBuf {
        let mut name = self.name.clone();
        name.push(format!(" ({why}){EXTENSION}"));
        self.folder().join(name)
    }

    /// The number in the name of a temporary file of this project.
    pub(super) fn temporary_number(&self, name: &OsStr) -> Option<u64> {
        let own = self.file.file_name()?.as_encoded_bytes();
        number(name.as_encoded_bytes().strip_prefix(own)?.strip_prefix(b".tmp")?)
    }

    /// The number in the name of a backup of this project, whatever it was called then.
    pub(super) fn backup_number(name: &OsStr) -> Option<u64> {
        let stem = name.as_encoded_bytes().strip_suffix(b".ron")?;
        let dot = stem.iter().rposition(|b| *b == b'.')?;
        number(stem.get(dot + 1..)?)
    }

    /// The number in a name such as `journal.7`.
    pub(super) fn number_after(name: &OsStr, start: &str) -> Option<u64> {
        number(name.as_encoded_bytes().strip_prefix(start.as_bytes())?)
    }

    fn numbered(&self, generation: u64) -> OsString {
        let mut name = self.name.clone();
        name.push(format!(".{generation}.ron"));
        name
    }
}

/// `NAME.corrobora.ron` → `NAME`.
fn without_extension(name: &OsStr) -> Option<OsString> {
    if let Some(text) = name.to_str() {
        return text.strip_suffix(EXTENSION).filter(|n| !n.is_empty()).map(OsString::from);
    }
    // A name that is not Unicode keeps its bytes.
    let outer = Path::new(name);
    let inner = Path::new(outer.file_stem()?);
    let ends = outer.extension()? == "ron" && inner.extension()? == "corrobora";
    inner.file_stem().filter(|_| ends).map(OsStr::to_owned)
}

fn number(digits: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(digits).ok()?;
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| plain && *n < MAX_GENERATION)
}
