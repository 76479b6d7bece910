//! Arguments, window, start; nothing else.

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == corrobora::sandbox::ARGUMENT) {
        return corrobora::sandbox::child();
    }
    corrobora::sandbox::enable();
    let arguments = corrobora::cli::Arguments::parse();
    match arguments.command {
        Some(command) => corrobora::cli::run(command),
        None => window(arguments.project, arguments.practice),
    }
}

#[cfg(feature = "gui")]
fn window(project: Option<std::path::PathBuf>, practice: bool) -> ExitCode {
    use corrobora::ui::First;
    corrobora::ui::run(match project {
        Some(path) if !path.exists() => {
            corrobora::cli::complain(&format!(
                "there is no file and no command `{}`: `corrobora --help` lists the commands",
                path.display()
            ));
            return ExitCode::from(2);
        }
        Some(path) => First::Project(path),
        None if practice => First::Practice,
        None => First::Start,
    })
}

#[cfg(not(feature = "gui"))]
fn window(_project: Option<std::path::PathBuf>, _practice: bool) -> ExitCode {
    corrobora::cli::no_window()
}
