//! `corrobora export`: a project as a file for other programs.

use super::{Failure, out};
use crate::{
    brief::Redaction,
    checks::{beyond, beyond_words},
    clock,
    exchange::{self, Context, Target, Tlp},
    findings::findings,
    model::Timestamp,
    storage,
};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    pub project: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    pub to: Target,
    /// Where to write; `-`, or nothing, prints the file
    #[arg(short, long, default_value = "-")]
    pub output: PathBuf,
    /// The time that the file says it was made at (RFC 3339), for example 2026-01-31T12:00:00Z; by default now
    #[arg(long, value_name = "TIME")]
    pub at: Option<Timestamp>,
    /// How far the file may be passed on (TLP 2.0); STIX and MISP say so in it
    ///
    /// By default the marking of the brief named with --withhold, else amber.
    #[arg(long, value_enum)]
    pub tlp: Option<Tlp>,
    /// Leave out what this brief withholds, by its id or title
    #[arg(long, value_name = "BRIEF")]
    pub withhold: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let project = super::claims::read(&arguments.project)?;
    // Nobody is better than "unknown" as the author of a review.
    let by = Some(clock::user()).filter(|by| by != clock::UNKNOWN).unwrap_or_default();
    let original = |hash| storage::original(&arguments.project, hash).ok();
    // A list of references names no persons but authors.
    let references = matches!(arguments.to, Target::CslJson | Target::Bibtex | Target::Ris);
    let mut marking = None;
    let withheld = match &arguments.withhold {
        None => None,
        Some(wanted) => {
            let (_, brief) = super::brief::chosen(&project, wanted)?;
            marking = brief.handling.marking.map(Tlp::of);
            let withheld = Redaction::of(&project, &findings(&project), &brief);
            if !references && let Some(told) = beyond_words(&beyond(&project, &brief, &withheld)) {
                out::message(&told);
            }
            Some(withheld)
        }
    };
    let context = Context {
        at: arguments.at.unwrap_or_else(clock::now),
        by: &by,
        tlp: arguments.tlp.or(marking).unwrap_or_default(),
        original: &original,
        withheld: withheld.as_ref(),
    };
    let bytes = exchange::write(&project, arguments.to, &context)?;
    let named = matches!(arguments.to, Target::WebAnnotation | Target::Qdpx | Target::ClaimReview);
    if named && let Some(told) = super::withhold::workers_words(&project, &by, withheld.as_ref()) {
        out::message(&told);
    }
    match &withheld {
        Some(withheld) if withheld.is_empty() => out::message(
            "this brief withholds nothing, so nothing is withheld in this file either. `brief --check` lists what might \
             be",
        ),
        None if !references => out::message(
            "nothing is withheld in this file: quotes, names, numbers and addresses of persons stand in it as they are \
             in the project. Look through it before you pass it on, or name the brief whose withheld words are left \
             out here too (--withhold)",
        ),
        Some(_) | None => {}
    }
    if arguments.output.as_os_str() == "-" {
        out::result(&bytes)?;
    } else {
        storage::files::replace(&arguments.output, &bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}
