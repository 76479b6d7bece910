//! What work on other threads comes back with.

use super::{
    action::Action,
    app::App,
    dialog::{Dialog, Purpose},
    notices::Level,
};
use crate::{cite, jobs::Job, model::Project, storage, verbs};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

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
    /// A project of this title could not be made there.
    NotCreated(PathBuf, String, storage::Error),
    /// Paths were chosen in a dialog of the system; none when it was closed.
    Picked(Purpose, String, Vec<PathBuf>),
    /// A file was written, or not.
    Wrote(PathBuf, Result<(), String>),
    /// A file of this name is there, and nobody was asked whether it may be written over.
    InTheWay(PathBuf, Arc<[u8]>),
    /// A document for export was made, or not: where to, its bytes, and what its author should know.
    Prepared(Purpose, Result<(PathBuf, Arc<[u8]>), String>, Vec<String>),
    /// A brief was made, and is held back until somebody says that it may go out.
    Held(Box<super::at_risk::Held>),
    /// What the clipboard holds, HTML before text; empty for neither.
    Clipboard(String),
    /// How well the reader of foreign files is shut in.
    Cage(String),
    /// The project was checked.
    Verified(super::verified::Verified),
    /// Documents that repeat others were looked for.
    Copies(Vec<crate::similar::Copy>),
    /// The person's own templates of briefs, each with what is wrong with it otherwise.
    Templates(Vec<Result<crate::brief::Template, String>>),
    /// An original was read again in another encoding, or not.
    ReadAgain(crate::model::ArticleId, Result<Box<crate::import::Reading>, String>),
    /// The XML of a citation style was read.
    Style(Result<String, String>),
    /// The originals of a project were looked for: what to say of those that are not there.
    Lost(PathBuf, Option<String>),
}

/// What to say of the originals of a project that are not there; `None` when all are.
fn lost_originals(path: &Path, project: &Project) -> Option<String> {
    /// So many are named.
    const NAMED: usize = 3;
    let wanted = project.articles.values().map(|a| a.capture.original).collect();
    let (gone, folder) = storage::missing_originals(path, &wanted);
    let of: Vec<&str> = project
        .articles
        .values()
        .filter(|a| gone.contains(&a.capture.original))
        .map(|a| a.label())
        .collect();
    let names: Vec<String> = of.iter().take(NAMED).map(|name| format!("“{name}”")).collect();
    let said = match of.len() {
        0 => return None,
        1 => "The original of 1 document is not there".to_owned(),
        n => format!("The originals of {n} documents are not there"),
    };
    let more = match of.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    Some(format!(
        "{said}: {}{more}. The project works without them, but nobody can check its words against what was imported. \
         They belong into the folder {}",
        names.join(", "),
        folder.display()
    ))
}

impl App {
    /// Takes in what jobs have done since the last frame.
    pub(super) fn take_answers(&mut self) {
        let mut answers = Vec::new();
        self.waiting.retain_mut(|waiting| match waiting.job.poll() {
            None => true,
            Some(answer) => {
                answers.push(answer);
                false
            }
        });
        for answer in answers {
            match answer {
                Ok(Answer::Opened(path, Ok(opened))) => self.show(*opened, Some(path)),
                Ok(Answer::Opened(path, Err(error))) => self.cannot_open(path, &error),
                Ok(Answer::NotCreated(path, title, error)) => {
                    self.notices.add(Level::Error, error.to_string());
                    // What was typed is not to be typed again: another place is asked for.
                    if self.dialog.is_none() {
                        self.pending_title = title;
                        let path = path.display().to_string();
                        self.dialog = Some(Dialog::Path(Purpose::Create, path));
                    }
                }
                Ok(Answer::Picked(purpose, title, paths)) => self.picked(purpose, &title, paths),
                Ok(Answer::Wrote(path, Ok(()))) => {
                    self.notices.add(Level::Info, format!("Written: {}", path.display()));
                }
                Ok(Answer::Wrote(_, Err(why)) | Answer::Style(Err(why))) => {
                    self.notices.add(Level::Error, why);
                }
                Ok(Answer::InTheWay(path, bytes)) => {
                    self.dialog = Some(Dialog::Overwrite(path, bytes));
                }
                Ok(Answer::Prepared(purpose, Err(why), _)) => {
                    self.notices.add(Level::Error, format!("{}: {why}", purpose.title()));
                }
                Ok(Answer::Prepared(_, Ok((path, bytes)), warnings)) => {
                    for warning in warnings {
                        self.notices.add(Level::Warning, warning);
                    }
                    self.act(Action::Export { path, bytes, over: self.around.native_dialogs });
                }
                Ok(Answer::Held(held)) => {
                    for warning in &held.told {
                        self.notices.add(Level::Warning, warning.clone());
                    }
                    self.dialog = Some(Dialog::AtRisk(held, self.around.native_dialogs));
                }
                Ok(Answer::Clipboard(body)) => self.paste(body),
                Ok(Answer::Cage(state)) => {
                    if let Some(Dialog::About(shown)) = &mut self.dialog {
                        *shown = Some(state);
                    }
                }
                Ok(Answer::Copies(found)) => self.copies_found(found),
                Ok(Answer::Verified(found)) => self.verified(found),
                Ok(Answer::Templates(own)) => self.templates_found(own),
                Ok(Answer::ReadAgain(id, read)) => self.was_read_again(id, read),
                Ok(Answer::Style(Ok(xml))) => self.add_style(&xml),
                Ok(Answer::Lost(path, lost)) => self.originals_lost(&path, lost),
                Err(crashed) => {
                    self.notices.add(Level::Error, format!("Something broke: {crashed}"));
                }
            }
        }
    }

    /// Looks for the originals of the project that was opened, on another thread: they may be many.
    pub(super) fn look_for_originals(&mut self) {
        let path = self.bench.as_ref().and_then(|b| b.path.clone());
        if let Some(path) = path {
            self.with_snapshot("", move |project| {
                let lost = lost_originals(&path, &project);
                Answer::Lost(path, lost)
            });
        }
    }

    /// Says which originals are not there, if the project is still the one that they were looked for in.
    pub(super) fn originals_lost(&mut self, path: &Path, lost: Option<String>) {
        let open = self.bench.as_ref().and_then(|b| b.path.as_deref());
        if let Some(lost) = lost.filter(|_| open == Some(path)) {
            self.notices.add(Level::Warning, lost);
        }
    }

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
            Err(why) => {
                // What the reader of XML says of such a file helps nobody to get the right one.
                let why = match &why {
                    cite::StyleError::Unreadable(why) if why.starts_with("Deserialization") => {
                        "the file is no citation style (CSL). Get the .csl file again, for example \
                         from the Zotero style repository"
                            .to_owned()
                    }
                    other => other.to_string(),
                };
                self.notices.add(Level::Error, format!("The style was not added: {why}"));
            }
        }
    }
}
