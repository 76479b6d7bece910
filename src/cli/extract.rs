//! `corrobora extract`: Read files and print what was found in them.

use super::Failure;
use std::process::ExitCode;

/// Arguments of `corrobora extract`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> Result<ExitCode, Failure> {
    Err("not built yet".into())
}
