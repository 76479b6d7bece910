//! `corrobora verify`: does everything in a project still hold? Changes nothing but, with `--reviewed`, the history.

use super::{Failure, Format, out};
use crate::{
    clock,
    session::Session,
    storage,
    verify::{Report, verify},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora verify`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project to check
    project: PathBuf,
    /// Keeps in the history that changes made outside of Corrobora were looked at, and why they may stay
    #[arg(long, value_name = "WHY")]
    reviewed: Option<String>,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let Some(reason) = &arguments.reviewed {
        review(&arguments.project, reason)?;
    }
    let report = verify(&arguments.project)?;
    match arguments.format {
        Format::Json => out::json(&report)?,
        Format::Text => print(&report)?,
    }
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Takes note of changes from outside; the file is then saved with the entries that tell of it.
fn review(path: &Path, reason: &str) -> Result<(), Failure> {
    if reason.trim().is_empty() {
        return Err("--reviewed needs a reason that a reader of the history understands".into());
    }
    let opened = storage::open(path)?;
    let Some(mut store) = opened.store else {
        let why = opened.read_only.unwrap_or_else(|| "it is open for reading only".to_owned());
        return Err(format!("nothing was noted: {why}").into());
    };
    let mut session = Session::new(opened.project, clock::ids(), &clock::user(), None)
        .with_outside(opened.outside);
    let count = session.review_outside(clock::now(), reason)?;
    store.follow(&mut session)?;
    store.close(session.project())?;
    out::message(match count {
        0 => "There were no changes from outside to take note of",
        1 => "Changes from outside were taken note of",
        _ => "Changes from outside, made at several times, were taken note of",
    });
    Ok(())
}

fn print(report: &Report) -> Result<(), Failure> {
    for notice in &report.notices {
        out::message(notice);
    }
    for problem in &report.problems {
        out::line(&format!("{} {}: {}", problem.kind, problem.record, problem.what))?;
    }
    out::line(&report.summary())?;
    Ok(())
}
