//! The window: the only layer that names egui.

pub mod bidi;
pub mod fonts;
pub mod reader;
pub mod theme;

/// Opens the window, on a project if one is given.
pub fn run(_project: Option<std::path::PathBuf>) -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}
