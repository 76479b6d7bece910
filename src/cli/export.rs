//! `corrobora export`: a project as a file for other programs.

use super::{Failure, out};
use crate::{
    clock,
    exchange::{self, Context, Target, Tlp},
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
    #[arg(long, value_enum, default_value = "amber")]
    pub tlp: Tlp,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let project = super::claims::read(&arguments.project)?;
    // Nobody is better than "unknown" as the author of a review.
    let by = Some(clock::user()).filter(|by| by != "unknown").unwrap_or_default();
    let original = |hash| storage::original(&arguments.project, hash).ok();
    let context = Context {
        at: arguments.at.unwrap_or_else(clock::now),
        by: &by,
        tlp: arguments.tlp,
        original: &original,
    };
    let bytes = exchange::write(&project, arguments.to, &context)?;
    // What a brief withholds is withheld in that brief alone; a list of references names no persons but authors.
    if !matches!(arguments.to, Target::CslJson | Target::Bibtex | Target::Ris) {
        out::message(
            "nothing is withheld in this file: quotes, names, numbers and addresses of persons stand in it as they are \
             in the project. Look through it before you pass it on",
        );
    }
    if arguments.output.as_os_str() == "-" {
        out::result(&bytes)?;
    } else {
        storage::files::replace(&arguments.output, &bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}
