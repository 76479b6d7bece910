//! The folder in which a person keeps templates of briefs.

use super::{files, home};
use std::path::PathBuf;

/// Largest template, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;
/// Most files that are read of the folder.
const MOST: usize = 200;

/// The folder. It need not exist.
pub fn folder() -> PathBuf {
    home::data_folder().join("templates")
}

/// The templates of the folder by name of file, each with its text or with why it cannot be read.
#[expect(clippy::disallowed_methods, reason = "storage is the part that touches the disk")]
pub fn own() -> Vec<(String, Result<String, String>)> {
    let Ok(entries) = std::fs::read_dir(folder()) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text =
            files::read_bounded(&path, MAX_BYTES).map_err(|e| e.to_string()).and_then(|bytes| {
                String::from_utf8(bytes).map_err(|_cause| "this is no text in UTF-8".into())
            });
        (name, text)
    };
    paths.into_iter().take(MOST).map(read).collect()
}
