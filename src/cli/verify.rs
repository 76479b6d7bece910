//! `corrobora verify`: Check originals, quotes and history.

use super::Failure;
use std::process::ExitCode;

/// Arguments of `corrobora verify`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> Result<ExitCode, Failure> {
    Err("not built yet".into())
}
