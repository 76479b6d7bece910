//! `corrobora merge`: puts the work of two copies of a project together in a new one.

use super::{Failure, Format, out};
use crate::{
    clock,
    merge::{self, Conflict, Merged},
    model::{Hash, Project},
    session::Session,
    storage::{self, Error},
};
use serde_json::{Value as Json, json};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora merge`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project as it was when the copies parted
    base: PathBuf,
    /// Our copy; where both changed the same, ours stays in its place
    ours: PathBuf,
    /// Their copy
    theirs: PathBuf,
    /// The project to create; an existing file is never overwritten
    #[arg(short, long)]
    output: PathBuf,
    /// text or json
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What became of the original files.
#[derive(Default)]
struct Originals {
    copied: usize,
    /// In none of the data folders: the project came without them.
    absent: Vec<String>,
    /// There, and not what they were.
    damaged: Vec<String>,
}

/// Runs the command. Exit status 1 when there are conflicts or an original could not be brought over.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let layout = storage::Layout::of(&arguments.output);
    if storage::files::size(layout.file()).is_some() {
        return Err(Error::Exists { path: layout.file().to_owned() }.into());
    }
    let mut edited: Vec<String> = Vec::new();
    let mut read = |path: &Path| -> Result<Project, Failure> {
        let opened = storage::open_read_only(path)
            .map_err(|e| format!("{}: {}", path.display(), e.without_window()))?;
        for notice in &opened.notices {
            out::message(&format!("{}: {notice}", path.display()));
        }
        if opened.outside {
            edited.push(path.display().to_string());
        }
        Ok(opened.project)
    };
    let base = read(&arguments.base)?;
    let ours = read(&arguments.ours)?;
    let theirs = read(&arguments.theirs)?;
    let mut merged = merge::merge(&base, &ours, &theirs, clock::now(), &clock::user())
        .map_err(|broken| format!("The records do not fit together: {broken}"))?;
    if !edited.is_empty() {
        // What others changed has no entry in the histories that were put together.
        let mut session = Session::new(merged.project, clock::ids(), &clock::user(), None);
        session.tell_of_outside(clock::now())?;
        merged.project = session.project().clone();
        merged.notices.push(format!(
            "Changed outside of Corrobora: {}. The history of the new project says so",
            edited.join(", ")
        ));
    }
    let opened =
        storage::create(&arguments.output, &merged.project).map_err(|e| e.without_window())?;
    let Some(mut store) = opened.store else {
        return Err(opened.read_only.unwrap_or_default().into());
    };
    let sources = [&arguments.ours, &arguments.theirs, &arguments.base];
    let originals = bring(&merged.project, &sources, &mut store)?;
    store.close(&opened.project).map_err(|e| e.without_window())?;
    for notice in &merged.notices {
        out::message(notice);
    }
    for damaged in &originals.damaged {
        out::message(&format!("The original is damaged wherever it was found: {damaged}"));
    }
    if !originals.absent.is_empty() {
        let names = originals.absent.join(", ");
        out::message(&format!("Originals that none of the copies has with it: {names}"));
    }
    let ok = merged.conflicts.is_empty() && originals.damaged.is_empty();
    match arguments.format {
        Format::Json => out::json(&report(&merged, &originals, layout.file(), ok))?,
        Format::Text => print(&merged, layout.file())?,
    }
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Copies every original that the project names from the first data folder that has it whole.
fn bring(
    project: &Project,
    sources: &[&PathBuf; 3],
    store: &mut storage::Store,
) -> Result<Originals, Failure> {
    let captures = project.articles.values().map(|a| &a.capture);
    let captures = captures.chain(project.unread.values().map(|u| &u.capture));
    let mut wanted: BTreeSet<(Hash, &str)> = BTreeSet::new();
    for capture in captures {
        wanted.insert((capture.original, &capture.file_name));
        if let Some(within) = &capture.within {
            wanted.insert((within.original, &within.file_name));
        }
    }
    let mut done: BTreeSet<Hash> = BTreeSet::new();
    let mut originals = Originals::default();
    for (hash, name) in wanted {
        if !done.insert(hash) {
            continue;
        }
        let mut damaged = false;
        let found = sources.iter().find_map(|source| match storage::original(source, hash) {
            Ok(bytes) => Some(bytes),
            Err(Error::OriginalChanged { .. }) => {
                damaged = true;
                None
            }
            Err(_) => None,
        });
        match found {
            Some(bytes) => {
                store.put_original(&bytes).map_err(|e| {
                    let again = "The new project lacks originals: remove it and merge again";
                    format!("{}. {again}", e.without_window())
                })?;
                originals.copied += 1;
            }
            None if damaged => originals.damaged.push(format!("{name} ({hash})")),
            None => originals.absent.push(format!("{name} ({hash})")),
        }
    }
    Ok(originals)
}

fn report(merged: &Merged, originals: &Originals, file: &Path, ok: bool) -> Json {
    let conflicts: Vec<Json> = merged.conflicts.iter().map(conflict).collect();
    let combined: Vec<Json> = merged
        .combined
        .iter()
        .map(|c| {
            json!({"kind": merge::kind(c.record), "id": merge::id(c.record), "fields_of_theirs": c.theirs})
        })
        .collect();
    let unified: Vec<Json> = merged
        .unified
        .iter()
        .map(|(theirs, ours)| {
            json!({"kind": merge::kind(*ours), "theirs": merge::id(*theirs), "ours": merge::id(*ours)})
        })
        .collect();
    json!({
        "ok": ok,
        "output": file.display().to_string(),
        "taken_from_theirs": merged.taken,
        "conflicts": conflicts,
        "combined": combined,
        "unified": unified,
        "originals": {
            "copied": originals.copied,
            "absent": originals.absent,
            "damaged": originals.damaged,
        },
        "notices": merged.notices,
    })
}

fn conflict(c: &Conflict) -> Json {
    json!({
        "kind": merge::kind(c.record),
        "id": merge::id(c.record),
        "what": c.what.key(),
        "fields": c.fields,
        "base": c.base,
        "ours": c.ours,
        "theirs": c.theirs,
        "other_version": c.copy.map(merge::id),
    })
}

fn print(merged: &Merged, file: &Path) -> Result<(), Failure> {
    for c in &merged.conflicts {
        let fields = match c.fields.as_slice() {
            [] => String::new(),
            fields => format!(" ({})", fields.join(", ")),
        };
        let copy = c.copy.map(|id| format!("; the other version is {id}")).unwrap_or_default();
        out::line(&format!("conflict in {}{fields}: {}{copy}", c.record, c.what.words()))?;
    }
    let count =
        |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    out::line(&format!(
        "{}: {} taken from theirs, {} with changes of both, {}",
        file.display(),
        count(merged.taken, "record"),
        count(merged.combined.len(), "record"),
        count(merged.conflicts.len(), "conflict"),
    ))?;
    Ok(())
}
