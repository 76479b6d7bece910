//! The only place that prints. A closed pipe ends the output quietly; control characters from files are
//! shown as such, so no file name or title can steer the terminal.

use std::io::Write as _;

/// Prints a result to standard output, as it is.
///
/// Errors: the output could not be written, other than by a reader that has gone.
pub fn result(bytes: &[u8]) -> Result<(), std::io::Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(e),
        _ => Ok(()),
    }
}

/// Prints a JSON document to standard output.
pub fn json(value: &impl serde::Serialize) -> Result<(), super::Failure> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(result(text.as_bytes())?)
}

/// A JSON document as it is printed.
pub fn json_bytes(value: &impl serde::Serialize) -> Result<Vec<u8>, super::Failure> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// Lines for a person.
pub fn lines(lines: impl Iterator<Item = String>) -> Vec<u8> {
    lines.map(|line| format!("{}\n", plain(&line))).collect::<String>().into_bytes()
}

/// Writes a table to a file, or prints it where none is named (or `-`).
///
/// A terminal gets no spreadsheet: its bytes mean nothing there, and some of them steer it.
pub fn table(
    output: Option<&std::path::Path>,
    bytes: &[u8],
    binary: bool,
) -> Result<std::process::ExitCode, super::Failure> {
    match output.filter(|path| path.as_os_str() != "-") {
        Some(path) => crate::storage::files::replace(path, bytes)?,
        None if binary && std::io::IsTerminal::is_terminal(&std::io::stdout()) => {
            message("a spreadsheet is not shown in a terminal. Name a file: -o FILE.xlsx");
            return Ok(std::process::ExitCode::from(2));
        }
        None => result(bytes)?,
    }
    Ok(std::process::ExitCode::SUCCESS)
}

/// A JSON list that is printed item by item, so that it needs no more memory than its largest item.
pub struct Stream {
    json: bool,
    empty: bool,
}

impl Stream {
    /// A list; nothing at all is printed for other forms.
    pub fn new(json: bool) -> Self {
        Self { json, empty: true }
    }

    /// Prints an item.
    pub fn item(&mut self, value: &impl serde::Serialize) -> Result<(), super::Failure> {
        let text = serde_json::to_string_pretty(value)?;
        // Two blanks deeper, as the whole list would be.
        let start = if std::mem::replace(&mut self.empty, false) { "[\n  " } else { ",\n  " };
        Ok(result(format!("{start}{}", text.replace('\n', "\n  ")).as_bytes())?)
    }

    /// Prints the end of the list.
    pub fn end(self) -> Result<(), super::Failure> {
        let end = if self.empty { "[]\n" } else { "\n]\n" };
        if self.json { Ok(result(end.as_bytes())?) } else { Ok(()) }
    }
}

/// Prints a line for a person to standard output.
pub fn line(text: &str) -> Result<(), std::io::Error> {
    result(format!("{}\n", plain(text)).as_bytes())
}

/// A file name as a part of a line: a line feed in it must not look like a line of its own.
pub fn name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Prints a message to standard error.
pub fn message(text: &str) {
    let mut err = std::io::stderr().lock();
    // Nothing is left to tell anyone when standard error is gone.
    drop(writeln!(err, "corrobora: {}", plain(text)));
}

/// Text with control and direction characters made visible.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
