//! The text of a saved version: the project as RON and a last line that says whether it is whole.
//! Touches no disk.

use super::{Error, layout::MAX_GENERATION};
use crate::{format, model::Project};

const START: &str = "//corrobora-snap ";

/// What the last line of a file says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The file is as it was saved.
    Whole {
        /// Its number.
        generation: u64,
    },
    /// The file is not as it was saved: edited or damaged.
    Changed {
        /// The number that it says, if that can be read.
        generation: Option<u64>,
    },
    /// There is no such line: the file was written by hand or by another program.
    Missing,
}

impl Mark {
    /// The number of the version, if known.
    pub fn generation(self) -> Option<u64> {
        match self {
            Self::Whole { generation } => Some(generation),
            Self::Changed { generation } => generation,
            Self::Missing => None,
        }
    }
}

/// Writes a project with its mark; returns the bytes and the BLAKE3 of what stands before the mark.
pub fn write(project: &Project, generation: u64) -> Result<(Vec<u8>, blake3::Hash), Error> {
    Ok(Body::of(project)?.marked(generation))
}

/// A project as text, before it is known which number it gets.
pub struct Body {
    bytes: Vec<u8>,
    hash: blake3::Hash,
}

impl Body {
    /// Writes a project as text: the slow part of saving.
    pub fn of(project: &Project) -> Result<Self, Error> {
        let body =
            format::write_project(project).map_err(|e| Error::Unwritable { why: e.to_string() })?;
        Ok(Self { hash: blake3::hash(body.as_bytes()), bytes: body.into_bytes() })
    }

    /// The bytes with their mark, and the BLAKE3 of what stands before it.
    pub fn marked(self, generation: u64) -> (Vec<u8>, blake3::Hash) {
        let Self { mut bytes, hash } = self;
        let mark = mark(generation, bytes.len(), hash);
        bytes.extend_from_slice(mark.as_bytes());
        (bytes, hash)
    }
}

/// What the mark of a file says, and the BLAKE3 of what stands before it.
pub fn inspect(bytes: &[u8]) -> (Mark, blake3::Hash) {
    let Some(at) = last_mark(bytes) else { return (Mark::Missing, blake3::hash(bytes)) };
    let (body, line) = bytes.split_at_checked(at).unwrap_or((bytes, &[]));
    let hash = blake3::hash(body);
    let generation = generation_of(line);
    match generation {
        Some(generation) if mark(generation, body.len(), hash).as_bytes() == line => {
            (Mark::Whole { generation }, hash)
        }
        // What stands behind the mark counts too: nobody is to be told that an edit is the saved file.
        _ => (Mark::Changed { generation }, blake3::hash(bytes)),
    }
}

/// Whether a file is as it was saved but for its line ends and a byte order mark: what git and some editors change.
pub fn is_respelled(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    plain.len() != text.len() && matches!(inspect(plain.as_bytes()).0, Mark::Whole { .. })
}

fn mark(generation: u64, len: usize, hash: blake3::Hash) -> String {
    format!("{START}gen={generation} len={len} blake3={}\n", hash.to_hex())
}

/// Offset of the last line that starts like a mark. Only the end is searched: a text may quote a mark.
fn last_mark(bytes: &[u8]) -> Option<usize> {
    /// Room for a mark and what an editor may put behind it.
    const NEAR: usize = 1024;
    let from = bytes.len().saturating_sub(NEAR);
    let end = bytes.get(from..)?;
    let needle = START.as_bytes();
    let at = end.windows(needle.len()).rposition(|w| w == needle)?;
    let first = at == 0 && from == 0 || at > 0 && end.get(at - 1) == Some(&b'\n');
    first.then_some(from + at)
}

fn generation_of(line: &[u8]) -> Option<u64> {
    let line = std::str::from_utf8(line).ok()?;
    let digits = line.strip_prefix(START)?.strip_prefix("gen=")?.split(' ').next()?;
    digits.parse().ok().filter(|n| *n < MAX_GENERATION)
}
