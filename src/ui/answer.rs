//! What work on other threads comes back with.

use super::{app::App, dialog::Purpose, notices::Level};
use crate::{jobs::Job, storage, verbs};
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
    /// A file of this name is there, and nobody was asked whether it may be written over.
    InTheWay(PathBuf, Arc<[u8]>),
    /// A document for export was made, or not: where to, its bytes, and what its author should know.
    Prepared(Purpose, Result<(PathBuf, Arc<[u8]>), String>, Vec<String>),
    /// What the clipboard holds, HTML before text; empty for neither.
    Clipboard(String),
    /// How well the reader of foreign files is shut in.
    Cage(String),
    /// Documents that repeat others were looked for.
    Copies(Vec<crate::similar::Copy>),
    /// An original was read again in another encoding, or not.
    ReadAgain(crate::model::ArticleId, Result<Box<crate::import::Reading>, String>),
    /// The XML of a citation style was read.
    Style(Result<String, String>),
}

impl App {
    /// Adds a citation style that was read from a file.
    pub(super) fn add_style(&mut self, xml: &str) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let (project, hand) = bench.session.hand(now);
        match verbs::add_style(project, &hand, xml) {
            Ok((change, name)) => {
                bench.commit(change, false, &mut self.notices);
                self.notices
                    .add(Level::Info, format!("The style “{name}” can be chosen in briefs now."));
            }
            Err(why) => self.notices.add(Level::Error, format!("The style was not added: {why}")),
        }
    }
}
