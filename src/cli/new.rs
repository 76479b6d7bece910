//! `corrobora new`: creates an empty project.

use super::{Failure, out};
use crate::{clock, model::Project, storage};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora new`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project file to create; `.corrobora.ron` is added when the name lacks it
    project: PathBuf,
    /// What the project is called; by default the name of the file
    #[arg(long)]
    title: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let given = arguments.project.as_os_str().as_encoded_bytes();
    // What ends like that names a folder, whatever a path makes of it.
    let folder =
        given.ends_with(b"/") || given.ends_with(b"/.") || cfg!(windows) && given.ends_with(b"\\");
    if folder || arguments.project.file_name().is_none() {
        out::message("name the file to create, for example `cases/river`: this is a folder");
        return Ok(ExitCode::from(2));
    }
    if arguments.title.as_ref().is_some_and(|title| title.trim().is_empty()) {
        out::message("the title is blank");
        return Ok(ExitCode::from(2));
    }
    let layout = storage::Layout::of(&arguments.project);
    let title = match &arguments.title {
        Some(title) => title.trim().to_owned(),
        None => layout.name().to_string_lossy().into_owned(),
    };
    let now = clock::now();
    let project = Project::new(clock::ids().make(now), now, &title);
    let opened = storage::create(&arguments.project, &project).map_err(|e| e.without_window())?;
    for notice in &opened.notices {
        out::message(notice);
    }
    if let Some(store) = opened.store {
        store.close(&opened.project).map_err(|e| e.without_window())?;
    }
    out::line(&layout.file().display().to_string())?;
    Ok(ExitCode::SUCCESS)
}
