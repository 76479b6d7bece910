//! The practice case: a finished project with invented articles, bundled with the program.
//!
//! What is opened is a copy in the user's own folder, so everything can be tried on it.

use crate::{
    format,
    storage::{self, Opened, home},
};
use std::path::{Path, PathBuf};

/// The project, as `tests/it/practice.rs` walks the chain to it.
const PROJECT: &[u8] = include_bytes!("../assets/practice/clear-river.corrobora.ron");

/// The originals of its articles: name and bytes.
pub const ORIGINALS: [(&str, &[u8]); 9] = [
    (
        "01-harbour-courier.html",
        include_bytes!("../assets/practice/articles/01-harbour-courier.html"),
    ),
    (
        "02-inland-tribune.html",
        include_bytes!("../assets/practice/articles/02-inland-tribune.html"),
    ),
    ("03-delta-observer.txt", include_bytes!("../assets/practice/articles/03-delta-observer.txt")),
    ("04-cyber-ledger.txt", include_bytes!("../assets/practice/articles/04-cyber-ledger.txt")),
    (
        "05-safe-return-notes.html",
        include_bytes!("../assets/practice/articles/05-safe-return-notes.html"),
    ),
    (
        "06-nakhon-rim-nam-news.txt",
        include_bytes!("../assets/practice/articles/06-nakhon-rim-nam-news.txt"),
    ),
    ("07-al-marfa.html", include_bytes!("../assets/practice/articles/07-al-marfa.html")),
    ("08-fil-du-detroit.md", include_bytes!("../assets/practice/articles/08-fil-du-detroit.md")),
    (
        "09-harbour-courier-follow-up.md",
        include_bytes!("../assets/practice/articles/09-harbour-courier-follow-up.md"),
    ),
];

/// Where the copy for this user is kept.
pub fn place() -> PathBuf {
    home::data_folder().join("practice").join("clear-river.corrobora.ron")
}

/// Opens the copy at `path`, making it first where there is none.
///
/// Errors: the copy can be neither opened nor made.
pub fn open(path: &Path) -> Result<Opened, storage::Error> {
    if path.exists() {
        return storage::open(path);
    }
    let project = format::read_project(PROJECT)
        .map_err(|e| storage::Error::Read { path: path.to_owned(), why: e.to_string() })?;
    home::make_folders_above(path)?;
    let mut opened = storage::create(path, &project)?;
    if let Some(store) = &mut opened.store {
        for (_, bytes) in ORIGINALS {
            store.put_original(bytes)?;
        }
    }
    Ok(opened)
}
