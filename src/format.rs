//! The project file as text: RON that a person can read and `git diff` can show. Knows no disk.
//!
//! The same project gives the same bytes. `assets/format.md` describes the format for outsiders.

use crate::{
    edit::Change,
    model::{Block, Brief, Broken, FORMAT, Project},
};
use ron::ser::PrettyConfig;
use serde::Serialize;
use std::sync::Arc;

/// Largest project file that is read, in bytes: beyond it memory would be the limit.
pub const MAX_BYTES: usize = 1 << 30;

/// Why a project file cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The bytes are not UTF-8.
    #[error(
        "Line {line}, column {column}: this is no text in UTF-8. The file is damaged, or an editor saved it in \
         another encoding"
    )]
    NotUtf8 {
        /// Line of the first wrong byte, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
    /// The bytes are UTF-16.
    #[error("The file is text in UTF-16. Save it as UTF-8 in the editor that wrote it")]
    Utf16,
    /// The file is empty.
    #[error("The file is empty")]
    Empty,
    /// Not RON, or not a project.
    #[error("Line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// The file was written by a newer version of the program.
    #[error(
        "The file has format {found}, this version of Corrobora reads up to {FORMAT}. Install a newer version; nothing was changed"
    )]
    Newer {
        /// The format that the file says.
        found: u32,
    },
    /// The file has a format that never was.
    #[error("The file has format {found}, which does not exist")]
    Unknown {
        /// The format that the file says.
        found: u32,
    },
    /// The records contradict one another.
    #[error("The file is readable, but its records do not fit together: {0}")]
    Broken(#[from] Broken),
    /// Larger than [`MAX_BYTES`].
    #[error("The file is too large: {bytes} bytes, at most {MAX_BYTES} can be read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

fn options() -> ron::Options {
    ron::Options::default()
}

/// A record a line-block, its fields a line each, what is inside a field on that line; but see [`write_records`].
fn pretty() -> PrettyConfig {
    PrettyConfig::new()
        .depth_limit(3)
        .indentor(" ")
        .new_line("\n")
        .escape_strings(false)
        .struct_names(false)
        .compact_arrays(false)
}

/// Writes a project as the text of its file, ending in a line end.
///
/// A history entry is a line: it is never edited, and there are many.
/// Errors: none that a project can cause; kept because the writer has them.
pub fn write_project(project: &Project) -> Result<String, ron::Error> {
    let mut out = write_records(project)?;
    if !project.history.is_empty() {
        // The closing parenthesis moves behind the history, the last field.
        out.truncate(out.trim_end_matches([')', '\n']).len());
        out.push_str("\n history: [\n");
        for entry in &project.history {
            out.push_str("  ");
            write_line(entry, &mut out)?;
            out.push_str(",\n");
        }
        out.push_str(" ],\n)");
    }
    out.push('\n');
    Ok(out)
}

/// The records of a project without its history. Each block of a brief has a line of its own: whoever compares two
/// versions sees the paragraph that was edited.
fn write_records(project: &Project) -> Result<String, ron::Error> {
    let parted = |brief: &Brief| brief.blocks.len() > 1;
    let count = project.briefs.values().filter(|brief| parted(brief)).count();
    // A mark stands for the blocks until they are written. Texts hold anything, so one is looked for that none has.
    let mut mark = "blocks".to_owned();
    let (text, mark) = loop {
        let mut records = Project { history: Vec::new(), ..project.clone() };
        for brief in records.briefs.values_mut().filter(|brief| parted(brief)) {
            Arc::make_mut(brief).blocks = vec![Block::MethodNote(mark.clone())];
        }
        let text = options().to_string_pretty(&records, pretty())?;
        let written = format!("[MethodNote(\"{mark}\")]");
        if text.matches(&written).count() == count {
            break (text, written);
        }
        mark.push('.');
    };
    let mut parts = text.split(&mark);
    let mut out = String::with_capacity(text.len() + 1_024);
    out.push_str(parts.next().unwrap_or_default());
    let briefs = project.briefs.values().filter(|brief| parted(brief));
    for (brief, rest) in briefs.zip(parts) {
        out.push_str("[\n");
        for block in &brief.blocks {
            out.push_str("    ");
            write_line(block, &mut out)?;
            out.push_str(",\n");
        }
        out.push_str("   ]");
        out.push_str(rest);
    }
    Ok(out)
}

/// Writes a value as RON without line ends of its own.
fn write_line(value: &impl Serialize, out: &mut String) -> Result<(), ron::Error> {
    let config = PrettyConfig::new().depth_limit(0).escape_strings(false).new_line("\n");
    let mut serializer = ron::ser::Serializer::with_options(out, Some(config), &options())?;
    value.serialize(&mut serializer)
}

/// Writes a change as one line of RON: what a journal frame holds.
pub fn write_change(change: &Change) -> Result<Vec<u8>, ron::Error> {
    let mut out = String::new();
    write_line(change, &mut out)?;
    Ok(out.into_bytes())
}

/// Reads a change as [`write_change`] writes it.
pub fn read_change(bytes: &[u8]) -> Result<Change, Error> {
    let text = utf8(bytes)?;
    options().from_str(text).map_err(|e| syntax(&e))
}

/// Reads a project file, migrates an older format and checks every invariant.
///
/// A BOM is skipped: some editors add one. So are the carriage returns of a file whose line ends were
/// changed on the way (git on Windows can do that). Errors: see [`Error`].
pub fn read_project(bytes: &[u8]) -> Result<Project, Error> {
    let text = text_of(bytes)?;
    let project = parse(text)?;
    match project.check() {
        Ok(()) => Ok(project),
        // No text of a project has a carriage return in it.
        Err(_) if text.contains("\r\n") => {
            let project = parse(&text.replace("\r\n", "\n"))?;
            project.check()?;
            Ok(project)
        }
        Err(broken) => Err(broken.into()),
    }
}

/// Reads a project file without checking whether its records fit together, for a report of what does not.
pub fn read_unchecked(bytes: &[u8]) -> Result<Project, Error> {
    parse(text_of(bytes)?)
}

fn text_of(bytes: &[u8]) -> Result<&str, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Error::Utf16);
    }
    let text = utf8(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() { Err(Error::Empty) } else { Ok(text) }
}

fn parse(text: &str) -> Result<Project, Error> {
    match format_of(text) {
        Some(found) if found > FORMAT => return Err(Error::Newer { found }),
        Some(0) => return Err(Error::Unknown { found: 0 }),
        _ => {}
    }
    let mut project: Project = options().from_str(text).map_err(|e| syntax(&e))?;
    // The field may stand elsewhere in a file that was edited by hand.
    if project.format > FORMAT {
        return Err(Error::Newer { found: project.format });
    }
    if project.format == 0 {
        return Err(Error::Unknown { found: 0 });
    }
    let from = usize::try_from(project.format).unwrap_or(usize::MAX);
    for step in LADDER.get(from - 1..).unwrap_or_default() {
        step(&mut project);
        project.format += 1;
    }
    Ok(project)
}

/// The ladder: what brings a project of format 1, 2, … one step up. Each format has a sample in `tests/projects`.
///
/// The structs of the model read every format so far. A step that changes the shape of a record reads the old
/// shape with a struct of its own, in a file beside this one, before anything here sees it.
const LADDER: [fn(&mut Project); FORMAT as usize - 1] = [
    // 1 → 2: sections, pages, copies, attachments, containers and files that could not be read were added, all of
    // which may be absent.
    |_| {},
];

/// The format that a file says in its first field, without reading the rest; comments are passed over.
///
/// A number that is too large for any format is the largest one.
pub fn format_of(text: &str) -> Option<u32> {
    let rest = past_comments(text).strip_prefix('(')?;
    let rest = past_comments(rest).strip_prefix("format")?;
    let rest = past_comments(past_comments(rest).strip_prefix(':')?);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = rest.get(..end).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u32::MAX))
}

/// What follows white space and RON's comments (`// …` and `/* … */`) at the start.
fn past_comments(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = whole.split(|b| *b == b'\n').count();
        let start = whole.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let before = whole.get(start..).and_then(|b| std::str::from_utf8(b).ok());
        Error::NotUtf8 { line, column: before.map_or(0, |b| b.chars().count()) + 1 }
    })
}

fn syntax(error: &ron::error::SpannedError) -> Error {
    let mut message = error.code.to_string();
    if matches!(
        error.code,
        ron::Error::NoSuchEnumVariant { .. } | ron::Error::NoSuchStructField { .. }
    ) {
        // Whoever goes back to a backup then would lose work for nothing.
        message.push_str(
            ". A later version of Corrobora may have written this: try that one before you restore an older file",
        );
    }
    Error::Syntax { line: error.span.start.line, column: error.span.start.col, message }
}
