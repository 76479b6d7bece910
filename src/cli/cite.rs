//! `corrobora cite`: Format a bibliography from references.

use super::Failure;
use std::process::ExitCode;

/// Arguments of `corrobora cite`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> Result<ExitCode, Failure> {
    Err("not built yet".into())
}
