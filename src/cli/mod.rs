//! The command line: the other front end. Arguments are read here, each command works in a file of its own.
//!
//! Results go to standard output, messages to standard error. Exit status: 0 done, 1 something was refused
//! or failed, 2 wrong usage.

mod accept;
mod articles;
mod brief;
mod brief_checks;
mod brief_template;
mod cite;
mod claims;
mod compare;
mod export;
mod extract;
mod findings;
mod import;
mod indicators;
mod map;
mod merge;
mod mine;
mod new;
mod out;
mod search;
mod suggest;
mod verify;
mod withhold;

use clap::{Parser, Subcommand, ValueEnum};
use std::{path::PathBuf, process::ExitCode};

/// What the program was asked to do.
#[derive(Debug, Parser)]
#[command(name = "corrobora", version, about = "Turns articles into evidence", long_about = None)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// A project to open in the window
    pub project: Option<PathBuf>,
    /// Open the window on the practice case
    #[arg(long)]
    pub practice: bool,
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
}

/// The commands that need no window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create an empty project; an existing file is never overwritten
    New(new::Arguments),
    /// Read files and print what was found in them; needs no project
    Extract(extract::Arguments),
    /// Print everything that the reader of text sees in files; needs no project
    Mine(mine::Arguments),
    /// Turn every proposal into a claim, marked as proposed and unreviewed
    Accept(accept::Arguments),
    /// Import files and folders into a project
    Import(import::Arguments),
    /// Print the claims that the program proposes; keeps nothing
    Suggest(suggest::Arguments),
    /// Print the articles
    Articles(articles::Arguments),
    /// Print the claim table
    Claims(claims::Arguments),
    /// Print what all sources together say
    Findings(findings::Arguments),
    /// Hold two files against one another; needs no project
    Compare(compare::Arguments),
    /// Print wallets, accounts, addresses, domains and telephone numbers that projects or files name
    Indicators(indicators::Arguments),
    /// Search the articles of a project
    Search(search::Arguments),
    /// Draw the country map as PNG or SVG
    Map(map::Arguments),
    /// Export a cited brief
    Brief(brief::Arguments),
    /// Format a bibliography from references
    Cite(cite::Arguments),
    /// Write a project as a file for other programs
    Export(export::Arguments),
    /// Put the work of two copies of a project together; conflicts are listed and both sides kept
    Merge(merge::Arguments),
    /// Check originals, quotes and history of a project
    Verify(verify::Arguments),
}

/// Why a command failed, for standard error; exit status 1.
pub type Failure = Box<dyn std::error::Error>;

/// Runs a command to its exit status.
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::New(arguments) => new::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Mine(arguments) => mine::run(&arguments),
        Command::Accept(arguments) => accept::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Suggest(arguments) => suggest::run(&arguments),
        Command::Articles(arguments) => articles::run(&arguments),
        Command::Claims(arguments) => claims::run(&arguments),
        Command::Findings(arguments) => findings::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Indicators(arguments) => indicators::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Map(arguments) => map::run(&arguments),
        Command::Brief(arguments) => brief::run(&arguments),
        Command::Cite(arguments) => cite::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            out::message(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error why something did not work.
pub fn complain(text: &str) {
    out::message(text);
}

/// Says that this build has no window; exit status 2, as for any call that cannot be understood.
pub fn no_window() -> ExitCode {
    out::message("this build has no window. Name a command: `corrobora --help` lists them");
    ExitCode::from(2)
}
