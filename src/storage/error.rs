//! What can go wrong with a project on the disk, in words for people: what, why, what to do, where.

use super::Backup;
use crate::format;
use std::{io, path::PathBuf};

/// Why a project, or a file, could not be read or written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is overwritten by creating.
    #[error("There is already something with this name. Choose another one. File: {}", path.display())]
    Exists {
        /// What is there.
        path: PathBuf,
    },
    /// An export would take the place of a project, or of something that belongs to one.
    #[error(
        "This name belongs to a project, which is never overwritten by an export. Choose another one. File: {}",
        path.display()
    )]
    Project {
        /// What is there.
        path: PathBuf,
    },
    /// There is no such file.
    #[error(
        "There is no such file{}. File: {}",
        backup.as_ref().map_or_else(String::new, |b| format!(", but there is a backup of {}: restore it. Backup: {}", b.when(), b.path.display())),
        path.display()
    )]
    NotFound {
        /// What was looked for.
        path: PathBuf,
        /// The newest whole backup, if its folder is still there.
        backup: Option<Box<Backup>>,
    },
    /// A folder, a device or the like has the name of a file.
    #[error("This is {what} and not a project file. Choose a file that ends in .corrobora.ron. Path: {}", path.display())]
    NotAFile {
        /// What was looked at.
        path: PathBuf,
        /// "a folder" …
        what: &'static str,
    },
    /// The bytes could not be read.
    #[error("Could not read: {why}. File: {}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The bytes could not be written.
    #[error("Could not save: {why}. What was there before is still there; choose another place, or make room. File: {}", path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A file cannot be made in a folder that does not exist.
    #[error("The folder {} does not exist. Create it first, or choose another one", path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The bytes are not a project.
    #[error(
        "This project file cannot be used. {why}. {}File: {}",
        match backup {
            Some(b) => format!(
                "The most recent good backup is of {}: restore it. Backup: {}. ", b.when(), b.path.display()),
            // It is not broken: no backup would help.
            None if matches!(**why, format::Error::Newer { .. }) => String::new(),
            None => "There is no backup beside it. ".to_owned(),
        },
        path.display()
    )]
    Unusable {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: Box<format::Error>,
        /// The newest whole backup.
        backup: Option<Box<Backup>>,
    },
    /// Somebody else has written the file since it was opened.
    #[error(
        "The project file was changed by another program since it was opened, and was not overwritten. {} File: {}",
        kept.as_ref().map_or_else(
            || "The changes made here are in the journal.".to_owned(),
            |k| format!("The project as it is here was saved beside it as “{}”.", k.file_name().unwrap_or_default().display())),
        path.display()
    )]
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// Where our version was saved.
        kept: Option<PathBuf>,
    },
    /// The project is open somewhere else.
    #[error("The project is open elsewhere ({holder}). Close it there first. File: {}", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// Who.
        holder: String,
    },
    /// An original is not what it was.
    #[error("The original is not what was imported: its SHA-256 is {found}. File: {}", path.display())]
    OriginalChanged {
        /// Which file.
        path: PathBuf,
        /// The SHA-256 of what is there.
        found: crate::model::Hash,
    },
    /// The project could not be written as text.
    #[error("The project could not be written as text: {why}")]
    Unwritable {
        /// What the writer says.
        why: String,
    },
}

impl Error {
    /// The error for who called a command: there is no window then that still shows what was not saved.
    pub fn without_window(&self) -> String {
        match self {
            Self::Write { path, why } => {
                format!(
                    "Could not save: {why}. Make room or choose another place, and call this again. File: {}",
                    path.display()
                )
            }
            other => other.to_string(),
        }
    }

    pub(super) fn read(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        let path = path.into();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path, backup: None },
            _ => Self::Read { path, why: reason(error) },
        }
    }

    pub(super) fn write(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        Self::Write { path: path.into(), why: reason(error) }
    }
}

/// An error of the system in plain words, with its own words where there are no better ones.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        io::ErrorKind::PermissionDenied => "there is no permission".to_owned(),
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is already something with this name".to_owned(),
        _ => error.to_string(),
    }
}
