//! An open project and the one door through which it changes. Does no I/O: what has to reach the disk waits
//! in [`Session::take_frames`] for the thread that writes.

use crate::{
    edit::{Change, Edit},
    format,
    model::{
        Broken, GENESIS, Hash, HistoryEntry, Ids, OUTSIDE, Project, RecordId, Timestamp, outside,
        reviewed,
    },
};
use std::sync::Arc;

/// Changes of the same records under one label within this time are one undo step: a burst of typing.
const BURST_MS: i64 = 1_000;

/// An open project: its present state, the way back, and the way forward again.
pub struct Session {
    project: Arc<Project>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
    frames: Vec<Vec<u8>>,
    ids: Ids,
    user: String,
    read_only: Option<String>,
    /// Whether the next change may join the step before it.
    burst: bool,
    /// Whether the history still has to say that the file was changed by others.
    outside: bool,
}

/// One step of undo or redo: the edits that make it, under the label of the deed.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    at: Timestamp,
    records: Vec<RecordId>,
    edits: Vec<Edit>,
    /// The long deed that the step is a part of, while it may still grow.
    deed: Option<u64>,
}

/// Who makes a change, when, and with which new ids; what a verb needs beside the project.
pub struct Hand<'a> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: &'a str,
    /// Where new ids come from.
    pub ids: &'a mut Ids,
}

/// Why a session does not make a change.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    /// The project is open for reading only.
    #[error("The project is open for reading only: {0}")]
    ReadOnly(String),
    /// The change would break the project.
    #[error("This cannot be done: {0}")]
    Broken(#[from] Broken),
    /// The change could not be written as RON.
    #[error("The change could not be written down: {0}")]
    Unwritable(String),
}

impl Session {
    /// Opens a session on a project; `read_only` says why nothing may change.
    pub fn new(project: Project, ids: Ids, user: &str, read_only: Option<String>) -> Self {
        Self {
            project: Arc::new(project),
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 0,
            frames: Vec::new(),
            ids,
            user: user.to_owned(),
            read_only,
            burst: false,
            outside: false,
        }
    }

    /// The session on a project whose file was not as it had been saved, when `outside` says so: the first
    /// change brings the entry of the history that tells of it, and `verify` finds it there until a person
    /// has taken note of it. Opening alone changes nothing.
    #[must_use]
    pub fn with_outside(mut self, outside: bool) -> Self {
        self.outside = outside;
        self
    }

    /// Takes note of every change from outside that the history tells of and nobody has reviewed yet, for a
    /// reason that stays in it; how many there were.
    pub fn review_outside(&mut self, at: Timestamp, reason: &str) -> Result<usize, Refused> {
        self.note_outside(at)?;
        let open: Vec<Timestamp> = outside(&self.project.history)
            .into_iter()
            .filter(|(_, note)| note.is_none())
            .map(|(entry, _)| entry.at)
            .collect();
        for entry in &open {
            self.apply(self.bare(at, reviewed(*entry, reason)))?;
        }
        self.burst = false;
        Ok(open.len())
    }

    /// How many times the file was found changed by others, with nobody having taken note of it.
    pub fn open_outside(&self) -> usize {
        let noted =
            outside(&self.project.history).iter().filter(|(_, note)| note.is_none()).count();
        noted + usize::from(self.outside)
    }

    /// Writes the entry of changes from outside at once: into a project that is made of such files.
    pub fn tell_of_outside(&mut self, at: Timestamp) -> Result<(), Refused> {
        self.outside = true;
        self.note_outside(at)
    }

    /// A change of nothing: what only the history has to know.
    fn bare(&self, at: Timestamp, label: String) -> Change {
        Change { label, at, by: self.user.clone(), edits: Vec::new() }
    }

    /// Writes the entry that stands for changes by others, if it is due.
    fn note_outside(&mut self, at: Timestamp) -> Result<(), Refused> {
        if std::mem::take(&mut self.outside) {
            self.apply(self.bare(at, OUTSIDE.to_owned()))?;
        }
        Ok(())
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as it is now, to be kept by a worker.
    pub fn snapshot(&self) -> Arc<Project> {
        Arc::clone(&self.project)
    }

    /// Grows by one with every change; what is computed from the project is kept under it.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Why nothing may change, if so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Makes the session read-only from now on, for example because the disk no longer takes changes.
    pub fn set_read_only(&mut self, why: Option<String>) {
        self.read_only = why;
    }

    /// Who is at work.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Somebody else is at work from now on.
    pub fn set_user(&mut self, user: &str) {
        user.clone_into(&mut self.user);
    }

    /// The hand that makes a change at `at`.
    pub fn hand(&mut self, at: Timestamp) -> (&Project, Hand<'_>) {
        (&self.project, Hand { at, by: &self.user, ids: &mut self.ids })
    }

    /// Makes a change as one undo step.
    ///
    /// A change of nothing is no change. Errors: see [`Refused`]; the project is then as it was.
    pub fn commit(&mut self, change: Change) -> Result<(), Refused> {
        self.make(change, false)
    }

    /// Makes a change that belongs to a burst of typing: it joins the step before it when that set the
    /// same records under the same label less than a second ago.
    pub fn commit_typing(&mut self, change: Change) -> Result<(), Refused> {
        self.make(change, true)
    }

    /// Makes a change that is one part of a long deed, such as the next files of an import. It joins the
    /// step before it when that is of the same deed, so that undo takes all of it back at once; `label`
    /// names the deed as far as it has got.
    pub fn commit_part(&mut self, change: Change, deed: u64, label: &str) -> Result<(), Refused> {
        if change.edits.is_empty() {
            return Ok(());
        }
        let (at, records) = (change.at, change.records());
        let inverse = self.apply(change)?;
        self.redo.clear();
        self.burst = false;
        match self.undo.last_mut().filter(|step| step.deed == Some(deed)) {
            Some(step) => {
                // What was done last is taken back first.
                step.edits.splice(0..0, inverse);
                step.records.extend(records);
                label.clone_into(&mut step.label);
                step.at = at;
            }
            None => {
                let label = label.to_owned();
                self.undo.push(Step { label, at, records, edits: inverse, deed: Some(deed) });
            }
        }
        Ok(())
    }

    fn make(&mut self, change: Change, typing: bool) -> Result<(), Refused> {
        if change.edits.is_empty() {
            return Ok(());
        }
        let (label, at, records) = (change.label.clone(), change.at, change.records());
        let inverse = self.apply(change)?;
        self.redo.clear();
        let joins = typing
            && self.burst
            && self.undo.last().is_some_and(|step| {
                step.label == label
                    && step.records == records
                    && (at.as_millisecond() - step.at.as_millisecond()).abs() < BURST_MS
            });
        match self.undo.last_mut() {
            // The inverse on the stack goes back to before the burst; it only has to stay young.
            Some(step) if joins => step.at = at,
            _ => self.undo.push(Step { label, at, records, edits: inverse, deed: None }),
        }
        self.burst = typing;
        Ok(())
    }

    /// What undo would take back, in the words of the menu.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Takes the last step back; `false` when there is none.
    pub fn undo(&mut self, at: Timestamp) -> Result<bool, Refused> {
        let Some(step) = self.undo.last().cloned() else { return Ok(false) };
        let back = self.turn(&step, "Undo", at)?;
        self.undo.pop();
        self.redo.push(back);
        Ok(true)
    }

    /// Makes the last step again that was taken back; `false` when there is none.
    pub fn redo(&mut self, at: Timestamp) -> Result<bool, Refused> {
        let Some(step) = self.redo.last().cloned() else { return Ok(false) };
        let back = self.turn(&step, "Redo", at)?;
        self.redo.pop();
        self.undo.push(back);
        Ok(true)
    }

    fn turn(&mut self, step: &Step, verb: &str, at: Timestamp) -> Result<Step, Refused> {
        let inverse = self.apply(Change {
            label: format!("{verb}: {}", step.label),
            at,
            by: self.user.clone(),
            edits: step.edits.clone(),
        })?;
        self.burst = false;
        Ok(Step {
            label: step.label.clone(),
            at: step.at,
            records: step.records.clone(),
            edits: inverse,
            deed: None,
        })
    }

    /// Applies a change, writes it into history and journal, and returns the edits that take it back.
    fn apply(&mut self, change: Change) -> Result<Vec<Edit>, Refused> {
        if let Some(why) = &self.read_only {
            return Err(Refused::ReadOnly(why.clone()));
        }
        let frame =
            format::write_change(&change).map_err(|e| Refused::Unwritable(e.to_string()))?;
        let due = self.outside;
        self.note_outside(change.at)?;
        let project = Arc::make_mut(&mut self.project);
        let applied = apply_recorded(project, change, &frame);
        if applied.is_err() && due {
            // A change that is refused leaves no trace, nor does what stands before it.
            project.history.pop();
            self.frames.pop();
            self.revision -= 1;
            self.outside = true;
        }
        let inverse = applied?;
        self.frames.push(frame);
        self.revision += 1;
        Ok(inverse)
    }

    /// The changes made since the last call, as RON, in order: what the journal has to take.
    pub fn take_frames(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.frames)
    }
}

/// Applies a change and adds its entry to the history; `frame` is the change as the journal holds it.
///
/// Used for a change that is made now and for one that is replayed, so both end in the same project.
/// Errors: the change would break the project, which is then as it was.
pub fn apply_recorded(
    project: &mut Project,
    change: Change,
    frame: &[u8],
) -> Result<Vec<Edit>, Broken> {
    let records = change.records();
    let inverse = project.apply(change.edits)?;
    let before = project.history.last().map_or(GENESIS, |entry| entry.hash);
    let digest = Hash::of(frame);
    project.history.push(Arc::new(HistoryEntry::new(
        before,
        change.at,
        &change.by,
        &change.label,
        records,
        digest,
    )));
    Ok(inverse)
}
