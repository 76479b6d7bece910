//! `corrobora brief`: Export a cited brief.

use super::Failure;
use std::process::ExitCode;

/// Arguments of `corrobora brief`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> Result<ExitCode, Failure> {
    Err("not built yet".into())
}
