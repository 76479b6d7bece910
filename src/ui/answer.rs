//! What work on other threads comes back with.

use super::dialog::Purpose;
use crate::{jobs::Job, storage};
use std::{path::PathBuf, sync::Arc};

/// A job whose answer the window waits for.
pub struct Waiting {
    /// The job.
    pub job: Job<Answer>,
    /// What the menu bar says while it runs; `None` for a file dialog, which speaks for itself.
    pub shown: Option<&'static str>,
}

/// What a job comes back with.
pub enum Answer {
    /// A project was opened, or not.
    Opened(PathBuf, Result<Box<storage::Opened>, storage::Error>),
    /// Paths were chosen in a dialog of the system; none when it was closed.
    Picked(Purpose, String, Vec<PathBuf>),
    /// A file was written, or not.
    Wrote(PathBuf, Result<(), String>),
    /// A document for export was made, or not: where to, its bytes, and what its author should know.
    Prepared(Purpose, Result<(PathBuf, Arc<[u8]>), String>, Vec<String>),
    /// What the clipboard holds, HTML before text; empty for neither.
    Clipboard(String),
    /// How well the reader of foreign files is shut in.
    Cage(String),
    /// Documents that repeat others were looked for.
    Copies(Vec<crate::similar::Copy>),
    /// The XML of a citation style was read.
    Style(Result<String, String>),
}
