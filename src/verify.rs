//! Does everything in a project still hold: originals, texts, quotes, records, history? Reads the disk through
//! [`crate::storage`] and changes nothing.

use crate::{
    format,
    import::pack,
    model::{self, Annotation, Broken, GENESIS, Hash, Project, RecordId, text},
    storage::{self, Examined},
    verbs,
};
use serde::Serialize;
use std::{collections::BTreeSet, path::Path};

/// What was checked, and what does not hold.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Whether everything holds.
    pub ok: bool,
    /// Originals that articles name.
    pub originals: usize,
    /// Texts of articles.
    pub texts: usize,
    /// Quotes.
    pub quotes: usize,
    /// Entries of the history.
    pub history: usize,
    /// What does not hold.
    pub problems: Vec<Problem>,
    /// What opening the project had to say.
    pub notices: Vec<String>,
}

/// One thing that does not hold.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// `file`, `original`, `text`, `quote`, `record` or `history`.
    pub kind: &'static str,
    /// Which record.
    pub record: String,
    /// What is wrong with it.
    pub what: String,
}

/// Checks everything in the project of a file: every original is hashed, every quote looked up in its text.
///
/// Errors: the file cannot be read at all.
pub fn verify(path: &Path) -> Result<Report, storage::Error> {
    let Examined { project, faults, notices, .. } = read(path)?;
    let file = path.display().to_string();
    let problems =
        faults.into_iter().map(|what| Problem { kind: "file", record: file.clone(), what });
    let mut report = Report { problems: problems.collect(), notices, ..Report::default() };
    check(&project, path, &mut report);
    report.ok = report.problems.is_empty();
    Ok(report)
}

impl Report {
    /// What was looked at and how much of it does not hold, in one line.
    pub fn summary(&self) -> String {
        let verdict = match self.problems.len() {
            0 => "everything holds".to_owned(),
            1 => "1 thing does not hold".to_owned(),
            n => format!("{n} things do not hold"),
        };
        format!(
            "{} originals, {} texts, {} quotes, {} history entries: {verdict}",
            self.originals, self.texts, self.quotes, self.history
        )
    }
}

/// The project, and what of its files is not as it was saved; one whose records do not fit together is read
/// for the list of what is wrong with it.
fn read(path: &Path) -> Result<Examined, storage::Error> {
    match storage::examine(path) {
        Ok(read) => Ok(read),
        Err(error @ storage::Error::Unusable { .. }) => {
            let layout = storage::Layout::of(path);
            let max = format::MAX_BYTES as u64;
            let bytes = storage::files::read_bounded(layout.file(), max)?;
            let Ok(project) = format::read_unchecked(&bytes) else { return Err(error) };
            let faults = vec![error.to_string()];
            Ok(Examined { project, outside: false, faults, notices: Vec::new() })
        }
        Err(error) => Err(error),
    }
}

fn check(project: &Project, path: &Path, report: &mut Report) {
    let Report { problems, notices, originals, texts, quotes, history, .. } = report;
    let mut problem = |kind, record: String, what: String| {
        problems.push(Problem { kind, record, what });
    };
    let mut seen: BTreeSet<Hash> = BTreeSet::new();
    let captures = project.articles.values().map(|a| &a.capture);
    let captures = captures.chain(project.unread.values().map(|u| &u.capture));
    for capture in captures {
        let hash = capture.original;
        // The archive or mail around it is evidence of where it came from.
        if let Some(within) = &capture.within
            && seen.insert(within.original)
        {
            *originals += 1;
            if let Err(error) = storage::original(path, within.original) {
                let what = format!("“{}”: {error}", within.file_name);
                problem("original", within.original.to_string(), what);
            }
        }
        for reference in verbs::references(capture) {
            if seen.insert(reference) {
                *originals += 1;
                if let Err(error) = storage::original(path, reference) {
                    let what = format!("a reference to “{}”: {error}", capture.file_name);
                    problem("original", reference.to_string(), what);
                }
            }
        }
        if !seen.insert(hash) {
            continue;
        }
        *originals += 1;
        match storage::original(path, hash) {
            Ok(bytes) if bytes.len() as u64 != capture.bytes => problem(
                "original",
                hash.to_string(),
                format!(
                    "“{}” has {} bytes, {} were recorded",
                    capture.file_name,
                    bytes.len(),
                    capture.bytes
                ),
            ),
            Ok(_) => {}
            Err(error) => {
                problem("original", hash.to_string(), format!("“{}”: {error}", capture.file_name));
            }
        }
    }
    tell_gone(path, &seen, notices);
    tell_lost(path, &seen, notices);
    for (id, stored) in &project.texts {
        *texts += 1;
        let found = stored.hash();
        if found != *id {
            problem("text", id.to_string(), format!("its SHA-256 is {found}"));
        }
    }
    for (id, annotation) in &project.annotations {
        *quotes += 1;
        let words = project
            .text_of(annotation.article)
            .and_then(|t| text::slice(t.as_str(), annotation.start..annotation.end));
        if words != Some(annotation.exact.as_str()) {
            let what = "its words are not in the article at its place".to_owned();
            problem("quote", id.to_string(), what);
        } else if !around(project, annotation) {
            let what = "the words before or after it are not those of the article".to_owned();
            problem("quote", id.to_string(), what);
        }
    }
    for broken in project.faults() {
        problem("record", broken_record(&broken), broken.to_string());
    }
    // What a new project starts with has no entry; evidence and what is said of it always has one.
    let told: BTreeSet<RecordId> =
        project.history.iter().flat_map(|entry| entry.records.iter().copied()).collect();
    let evidence = |record: &RecordId| {
        matches!(
            record,
            RecordId::Article(_)
                | RecordId::Annotation(_)
                | RecordId::Claim(_)
                | RecordId::Ruling(_)
        )
    };
    for record in project.all_records().filter(evidence).filter(|r| !told.contains(r)) {
        problem("history", record.to_string(), "no entry of the history tells of it".to_owned());
    }
    for (entry, note) in model::outside(&project.history) {
        match note {
            Some(note) => notices.push(format!(
                "The file was changed outside of Corrobora before {}; {} took note of it on {}: {}",
                entry.at, note.by, note.at, note.label
            )),
            None => {
                let what = format!(
                    "it was changed outside of Corrobora before {}, and what changed has no entry. Compare it with \
                     a backup or with whoever edited it, then say so: Help > History of the project, or \
                     --reviewed \"WHY\"",
                    entry.at
                );
                problem("history", entry.at.to_string(), what);
            }
        }
    }
    let mut before = GENESIS;
    for (number, entry) in project.history.iter().enumerate() {
        *history += 1;
        if entry.link(before) != entry.hash {
            let what =
                format!("“{}” of {} does not follow from the entry before", entry.label, entry.at);
            problem("history", (number + 1).to_string(), what);
        }
        // Going on from what the entry says, one change is reported once.
        before = entry.hash;
    }
}

/// One cause and not so many faults: the folder was moved, or left behind when the file was sent.
fn tell_gone(path: &Path, seen: &BTreeSet<Hash>, notices: &mut Vec<String>) {
    let (gone, folder) = storage::missing_originals(path, seen);
    if seen.len() > 1 && gone.len() == seen.len() {
        notices.insert(
            0,
            format!(
                "None of the {} originals is there. The folder {} is missing or empty: if it was renamed, moved or not \
                 copied along, put it beside the project file again.",
                seen.len(),
                folder.display()
            ),
        );
    }
}

/// Tells of the originals that no document names.
fn tell_lost(path: &Path, seen: &BTreeSet<Hash>, notices: &mut Vec<String>) {
    // Left by an import that was taken back; or the sign of a journal that is gone.
    let lost = storage::originals_of(path).into_iter().filter(|hash| !seen.contains(hash));
    let (archives, lost): (Vec<Hash>, Vec<Hash>) =
        lost.partition(|hash| storage::original(path, *hash).is_ok_and(|b| is_archive(&b)));
    let (archives, lost) = (archives.len(), lost.len());
    // An archive is kept for what is in it, and may hold only copies of what was there.
    if archives > 0 {
        notices.push(format!(
            "{archives} of the original files {} of which no document was made: what is in them was in the project \
             already, or it was taken back",
            if archives == 1 { "is an archive or a mailbox" } else { "are archives or mailboxes" }
        ));
    }
    if lost > 0 {
        notices.push(format!(
            "{lost} of the original files belong to no document: what was imported with them was taken back, or \
             the journal that held it is gone. Importing them again brings them in"
        ));
    }
}

/// Whether a file holds other files and is no document itself.
fn is_archive(bytes: &[u8]) -> bool {
    use pack::Container::{Gzip, Mbox, Tar, Tnef, Wacz, Warc, Zip};
    matches!(pack::sniff("", bytes), Some(Zip | Gzip | Tar | Warc | Wacz | Mbox | Tnef))
}

/// Whether the words that a quote remembers from before and after it stand there.
fn around(project: &Project, quote: &Annotation) -> bool {
    let Some(text) = project.text_of(quote.article).map(|text| text.as_str()) else { return true };
    let (Some(from), Some(to)) = (text::byte_of(text, quote.start), text::byte_of(text, quote.end))
    else {
        return true;
    };
    let before = text.get(..from).is_some_and(|before| before.ends_with(&quote.prefix));
    let after = text.get(to..).is_some_and(|after| after.starts_with(&quote.suffix));
    before && after
}

fn broken_record(broken: &Broken) -> String {
    match broken {
        Broken::Dangling { from: record, .. }
        | Broken::Needed { what: record, .. }
        | Broken::Invalid { record, .. } => record.to_string(),
    }
}
