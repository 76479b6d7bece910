//! The import job: files become readings, one row for each that was found. Command line and window use it.

use super::{Reading, read};
use crate::jobs;
use std::path::Path;

/// Reads a file with the limit of [`super::MAX_BYTES`]; the error is for a person.
// SEAM: `storage::files::read_bounded` of the storage helper replaces the body.
#[expect(clippy::disallowed_methods, reason = "until storage::files is merged")]
pub fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("The file cannot be read: {e}"))
}

/// Reads bytes as an article; a fault of a reader is an error of this file only.
pub fn read_safely(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    jobs::guarded("Reading the file", || read(name, bytes))
        .map_err(|crashed| crashed.to_string())?
        .map_err(|error| error.to_string())
}
