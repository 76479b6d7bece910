//! Arguments, window, start; nothing else.

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = corrobora::cli::Arguments::parse();
    match arguments.command {
        Some(command) => corrobora::cli::run(command),
        None => window(arguments.project),
    }
}

#[cfg(feature = "gui")]
fn window(project: Option<std::path::PathBuf>) -> ExitCode {
    corrobora::ui::run(project)
}

#[cfg(not(feature = "gui"))]
fn window(_project: Option<std::path::PathBuf>) -> ExitCode {
    corrobora::cli::no_window()
}
