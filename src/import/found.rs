//! What there is to import: every file among what was handed over, folders opened.

use super::run::Source;
use crate::{jobs::Progress, storage::files};
use std::path::{Path, PathBuf};

/// A file that was found, or why it is none.
pub(super) struct Found {
    /// Its name with its folders.
    pub label: String,
    /// Its name alone.
    pub name: String,
    /// Where its bytes are.
    pub content: Content,
}

/// Where the bytes of a file are.
pub(super) enum Content {
    /// On the disk.
    File(PathBuf),
    /// In memory.
    Bytes(Vec<u8>),
    /// Nowhere, for this reason.
    Error(String),
}

/// Every file among the sources, folders opened.
pub(super) fn list(sources: Vec<Source>, progress: &Progress) -> Vec<Found> {
    let mut found = Vec::new();
    let mut paths = Vec::new();
    for source in sources {
        match source {
            Source::Path(path) => paths.push(path),
            Source::Kept { name, path } => {
                found.push(Found { label: name.clone(), name, content: Content::File(path) });
            }
            Source::Memory { name, bytes } => {
                found.push(Found { label: name.clone(), name, content: Content::Bytes(bytes) });
            }
        }
    }
    let mut go_on = |path: &Path| {
        progress.set(0, 1, &path.display().to_string());
        !progress.cancelled()
    };
    found.extend(files::walk_while(&paths, &mut go_on).into_iter().map(|file| Found {
        label: file.path.display().to_string(),
        name: file.name,
        content: file.error.map_or(Content::File(file.path), Content::Error),
    }));
    found
}
