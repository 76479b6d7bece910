//! `corrobora brief --check`: the list of what stands against a brief, and what is decided about it.

use super::{Failure, Format, brief::Arguments, out};
use crate::{
    brief,
    checks::{self, Check, Original, Outside, Place},
    clock,
    findings::Findings,
    model::{Brief, BriefId, Decision, Project, Timestamp},
    pack,
    session::Session,
    storage, verbs,
};
use serde::Serialize;
use std::path::Path;

/// What the disk says of the originals that a brief names.
pub(super) fn outside(
    path: &Path,
    project: &Project,
    findings: &Findings,
    brief: &Brief,
) -> Outside {
    let mut outside = Outside::default();
    let Ok(document) = brief::compose(project, findings, brief, &brief::Pictures::new()) else {
        return outside;
    };
    for source in &document.articles {
        match storage::original(path, source.original) {
            Ok(bytes) => {
                let pictures = pack::pictures_in(&bytes);
                if pictures > 0 {
                    outside.pictures.insert(source.original, pictures);
                }
            }
            Err(error) => {
                outside.originals.insert(source.original, fault(&error));
            }
        }
    }
    outside
}

/// How an original was found that could not be read as it should.
pub(super) fn fault(error: &storage::Error) -> Original {
    match error {
        storage::Error::OriginalChanged { .. } => Original::Changed,
        _ => Original::Missing,
    }
}

/// What the command line decides about findings; `None` forgets a decision.
///
/// Errors: there is no such finding, nothing of it can be redacted, or a reason is missing.
pub(super) fn decisions(
    arguments: &Arguments,
    project: &Project,
    brief: &Brief,
    list: &[Check],
    by: (Timestamp, &str),
) -> Result<Vec<(String, Option<Decision>)>, Failure> {
    let (at, by) = by;
    let find = |id: &str| {
        let found = list.iter().find(|c| c.id == id);
        found.ok_or_else(|| format!("there is no finding `{id}`: --check lists them"))
    };
    let mut out = Vec::new();
    let mut so_far = brief.clone();
    for id in &arguments.redact {
        let decision = checks::redaction(project, &so_far, find(id)?, at, by)
            .ok_or_else(|| format!("`{id}` has nothing that can be redacted: edit the brief"))?;
        so_far.decisions.insert(id.clone(), decision.clone());
        out.push((id.clone(), Some(decision)));
    }
    for excuse in &arguments.excuse {
        let (id, reason) = excuse.split_once('=').unwrap_or((excuse, ""));
        find(id)?;
        if reason.trim().is_empty() {
            return Err(
                format!("`{id}` is not excused without a reason: --excuse ID=REASON").into()
            );
        }
        let reason = reason.trim().to_owned();
        out.push((id.to_owned(), Some(Decision::Excused { reason, at, by: by.to_owned() })));
    }
    for id in &arguments.leave {
        // A decision may outlive its finding.
        if !brief.decisions.contains_key(id) {
            find(id)?;
        }
    }
    out.extend(arguments.leave.iter().map(|id| (id.clone(), None)));
    Ok(out)
}

/// Puts decisions into a brief that is not kept.
pub(super) fn apply(brief: &mut Brief, decisions: Vec<(String, Option<Decision>)>) {
    for (id, decision) in decisions {
        match decision {
            Some(decision) => brief.decisions.insert(id, decision),
            None => brief.decisions.remove(&id),
        };
    }
}

/// Keeps decisions in a brief of the project; returns the project as it is then.
pub(super) fn keep(
    path: &Path,
    id: BriefId,
    decisions: &[(String, Option<Decision>)],
) -> Result<Project, Failure> {
    let opened = storage::open(path)?;
    let Some(mut store) = opened.store else {
        let why = opened.read_only.unwrap_or_else(|| "it is open for reading only".to_owned());
        return Err(format!("nothing was decided: {why}").into());
    };
    let mut session = Session::new(opened.project, clock::ids(), &clock::user(), None)
        .with_outside(opened.outside);
    for (finding, decision) in decisions {
        let (project, hand) = session.hand(clock::now());
        let change = verbs::decide(project, &hand, id, finding, decision.clone());
        session.commit(change)?;
    }
    store.follow(&mut session)?;
    let project = session.project().clone();
    store.close(session.project())?;
    Ok(project)
}

/// The list as JSON.
#[derive(Serialize)]
struct Report<'a> {
    title: &'a str,
    ok: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    checks: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    kind: checks::Kind,
    severity: checks::Severity,
    words: &'a str,
    what: &'a str,
    todo: &'a str,
    /// `open`, `redacted`, `excused`.
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    can_redact: bool,
    places: &'a [Place],
}

/// Prints the list.
pub(super) fn print(brief: &Brief, list: &[Check], format: Format) -> Result<(), Failure> {
    let (errors, warnings, notes) = checks::counts(list);
    if format == Format::Json {
        let rows = list.iter().map(|check| Row {
            id: &check.id,
            kind: check.kind,
            severity: check.severity,
            words: &check.words,
            what: &check.what,
            todo: &check.todo,
            decision: decided(check),
            reason: match &check.decision {
                Some(Decision::Excused { reason, .. }) => Some(reason),
                _ => None,
            },
            can_redact: check.can_redact(),
            places: &check.places,
        });
        return out::json(&Report {
            title: &brief.title,
            ok: errors == 0,
            errors,
            warnings,
            notes,
            checks: rows.collect(),
        });
    }
    for check in list {
        let words =
            if check.words.is_empty() { String::new() } else { format!(" “{}”", check.words) };
        let decision = if check.open() { String::new() } else { format!(" ({})", decided(check)) };
        let place = check.places.first().and_then(|p| p.block);
        let place = place.map(|b| format!(" block {}", b + 1)).unwrap_or_default();
        let line = format!(
            "{}{decision} [{}]{place}{words}: {} {}",
            check.severity.word(),
            check.id,
            check.what,
            check.todo
        );
        out::line(&line.replace('\n', " "))?;
    }
    out::line(&format!("{errors} errors, {warnings} warnings, {notes} notes"))?;
    Ok(())
}

fn decided(check: &Check) -> &'static str {
    match check.decision {
        None => "open",
        Some(Decision::Redacted { .. }) => "redacted",
        Some(Decision::Excused { .. }) => "excused",
    }
}
