//! Two copies of a project that were worked on apart become one again, record by record.
//!
//! A record that one side has changed takes that side's value. Where both have changed the same record, fields
//! that say independent things (the note and the date of an article) are taken from whoever changed them; what
//! belongs together (a claim, a ruling, a brief, the place of a quote) is never mixed. What cannot be settled so
//! is a conflict: ours stays in its place, theirs is kept beside it as a record of its own, and both are listed.
//! A record that one side removed and the other changed, or still needs, stays.

mod copies;
mod fields;
mod history;
mod record;
mod settle;
mod twins;

pub use record::{id, json, kind, value};

use crate::{
    edit::{Change, Edit},
    format,
    model::{Broken, Project, RecordId, Timestamp},
    session::apply_recorded,
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// Why a record is a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Both sides changed it, differently.
    BothChanged,
    /// One side removed it, the other changed it; it stays as changed.
    RemovedAndChanged,
    /// One side removed it, a record of the other refers to it; it stays.
    RemovedAndNeeded,
    /// One side gave an article another text, the other has quotes from the old one; both texts stay.
    TextChanged,
    /// Together the changes would put a record above itself; ours stays in place.
    Circle,
    /// Both sides ruled on one fact, differently; both rulings stay.
    SameFact,
}

impl What {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::BothChanged => "both-changed",
            Self::RemovedAndChanged => "removed-and-changed",
            Self::RemovedAndNeeded => "removed-and-needed",
            Self::TextChanged => "text-changed",
            Self::Circle => "circle",
            Self::SameFact => "same-fact",
        }
    }

    /// What happened, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::BothChanged => "both changed it; ours is in its place, theirs is kept beside it",
            Self::RemovedAndChanged => "one side removed it, the other changed it; it is kept",
            Self::RemovedAndNeeded => {
                "one side removed it, a record of the other needs it; it is kept"
            }
            Self::TextChanged => {
                "it has another text now, quotes of the other side are from the old one; both are kept"
            }
            Self::Circle => "both changes together would put it above itself; ours is in its place",
            Self::SameFact => "both ruled on the same fact, differently; both rulings are kept",
        }
    }
}

/// One record on which the sides do not agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// Why it is one.
    pub what: What,
    /// The fields in question.
    pub fields: Vec<String>,
    /// The record before; null if it was not there.
    pub base: Json,
    /// Our record; null if it was removed.
    pub ours: Json,
    /// Their record; null if it was removed.
    pub theirs: Json,
    /// The record that keeps the other version.
    pub copy: Option<RecordId>,
}

/// A record in which changes of both sides stand together, because they are about different fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combined {
    /// The record.
    pub record: RecordId,
    /// The fields that are theirs now.
    pub theirs: Vec<String>,
}

/// What came of a merge.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The project with the work of both sides.
    pub project: Project,
    /// What a person has to look at, by record.
    pub conflicts: Vec<Conflict>,
    /// Records that hold changes of both.
    pub combined: Vec<Combined>,
    /// Records that both sides made word for word the same: theirs, which is now ours, and ours.
    pub unified: Vec<(RecordId, RecordId)>,
    /// How many records were taken from theirs.
    pub taken: usize,
    /// What else a person should know.
    pub notices: Vec<String>,
}

/// Merges what `theirs` changed since `base` into `ours`.
///
/// The same inputs give the same project: ids of records that keep another version come from what is in them.
/// Errors: a side breaks an invariant of projects, so that their records do not fit together.
pub fn merge(
    base: &Project,
    ours: &Project,
    theirs: &Project,
    at: Timestamp,
    by: &str,
) -> Result<Merged, Broken> {
    let (their_records, unified) = twins::unify(base, ours, theirs);
    let theirs = &their_records;
    let mut work =
        Work { base, ours, theirs, now: ours.clone(), conflicts: Vec::new(), combined: Vec::new() };
    let all: BTreeSet<RecordId> =
        base.all_records().chain(ours.all_records()).chain(theirs.all_records()).collect();
    for record in &all {
        work.decide(*record);
    }
    work.settle();
    work.same_facts();
    let Work { now, mut conflicts, combined, .. } = work;
    conflicts.sort_by_key(|c| (c.record, c.what));
    let records: BTreeSet<RecordId> = all.into_iter().chain(now.all_records()).collect();
    let edits: Vec<Edit> = records
        .into_iter()
        .filter(|record| value(&now, *record) != value(ours, *record))
        .map(|record| value(&now, record))
        .collect();
    let taken = edits.iter().filter(|e| **e == value(theirs, e.record())).count();
    let project = write_down(ours, theirs, edits, &conflicts, at, by)?;
    project.check()?;
    let notices = notices(base, ours, theirs);
    Ok(Merged { project, conflicts, combined, unified, taken, notices })
}

/// Our project with the edits and with both histories.
fn write_down(
    ours: &Project,
    theirs: &Project,
    edits: Vec<Edit>,
    conflicts: &[Conflict],
    at: Timestamp,
    by: &str,
) -> Result<Project, Broken> {
    let mut project = ours.clone();
    let (own, others) = history::join(&mut project.history, &theirs.history);
    project.apply(edits.clone())?;
    // Where only one side went on, the result is that side and nothing happened beside it.
    let is_ours = others == 0 && project.same_records(ours);
    let is_theirs = own == 0 && project.same_records(theirs);
    if is_ours || is_theirs {
        return Ok(project);
    }
    let label = match conflicts.len() {
        0 => "Merge two copies".to_owned(),
        1 => "Merge two copies, with 1 conflict".to_owned(),
        n => format!("Merge two copies, with {n} conflicts"),
    };
    let change = Change { label, at, by: by.to_owned(), edits };
    let frame = format::write_change(&change).unwrap_or_default();
    apply_recorded(&mut project, change, &frame)?;
    Ok(project)
}

/// What is no conflict and yet worth a look.
fn notices(base: &Project, ours: &Project, theirs: &Project) -> Vec<String> {
    let mut notices = twins::alike(base, ours, theirs);
    if ours.id != theirs.id || base.id != ours.id {
        notices.push(
            "These are not copies of one project: their ids differ. All records of both are in the result"
                .to_owned(),
        );
    }
    for (id, article) in &theirs.articles {
        let new = !ours.articles.contains_key(id) && !base.articles.contains_key(id);
        let twin = ours.articles.iter().find(|(other, a)| {
            a.capture.original == article.capture.original
                && a.text == article.text
                && a.title == article.title
                && !base.articles.contains_key(other)
                && !theirs.articles.contains_key(other)
        });
        if let Some((other, _)) = twin.filter(|_| new) {
            notices.push(format!("Both sides imported “{}”: {other} and {id}", article.label()));
        }
    }
    notices
}

/// A merge in the making.
struct Work<'a> {
    base: &'a Project,
    ours: &'a Project,
    theirs: &'a Project,
    now: Project,
    conflicts: Vec<Conflict>,
    combined: Vec<Combined>,
}

impl Work<'_> {
    fn put(&mut self, edit: Edit) {
        self.now.swap(edit);
    }

    /// Gives a record its value by what each side did to it.
    fn decide(&mut self, record: RecordId) {
        let base = value(self.base, record);
        let ours = value(self.ours, record);
        let theirs = value(self.theirs, record);
        if theirs == base || theirs == ours {
            return;
        }
        if ours == base {
            self.put(theirs);
            return;
        }
        if let Edit::Settings(_) = &ours {
            self.merge_settings();
            return;
        }
        match (record::is_there(&ours), record::is_there(&theirs)) {
            (true, true) => {}
            (there, _) => {
                let changed = if there { &ours } else { &theirs };
                let fields = fields::differing(&json(&base), &json(changed));
                let changed = changed.clone();
                self.conflict(record, What::RemovedAndChanged, fields, None);
                self.put(changed);
                return;
            }
        }
        match fields::merge(record, &json(&base), &json(&ours), &json(&theirs)) {
            Ok((merged, fields)) => {
                if let Some(edit) = record::read(record, merged) {
                    self.put(edit);
                    self.combined.push(Combined { record, theirs: fields });
                } else {
                    self.keep_both(record, What::BothChanged, Vec::new());
                }
            }
            Err(fields) => self.keep_both(record, What::BothChanged, fields),
        }
    }

    /// Ours stays, theirs becomes a record of its own.
    fn keep_both(&mut self, record: RecordId, what: What, fields: Vec<String>) {
        let theirs = value(self.theirs, record);
        let copy = copies::copy(&theirs);
        let id = copy.as_ref().map(Edit::record);
        self.put(value(self.ours, record));
        // One that came here by an earlier merge may have been worked on since.
        if let Some(copy) = copy.filter(|copy| !self.now.contains(copy.record())) {
            self.put(copy);
        }
        self.conflict(record, what, fields, id);
    }

    fn conflict(
        &mut self,
        record: RecordId,
        what: What,
        fields: Vec<String>,
        copy: Option<RecordId>,
    ) {
        let [base, ours, theirs] =
            [self.base, self.ours, self.theirs].map(|side| json(&value(side, record)));
        self.conflicts.push(Conflict { record, what, fields, base, ours, theirs, copy });
    }

    fn merge_settings(&mut self) {
        let (settings, fields) =
            copies::settings(&self.base.settings, &self.ours.settings, &self.theirs.settings);
        self.put(Edit::Settings(settings.into()));
        if fields.is_empty() {
            let theirs = fields::differing(
                &json(&value(self.ours, RecordId::Settings)),
                &json(&value(&self.now, RecordId::Settings)),
            );
            self.combined.push(Combined { record: RecordId::Settings, theirs });
        } else {
            self.conflict(RecordId::Settings, What::BothChanged, fields, None);
        }
    }
}
