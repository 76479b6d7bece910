//! Messages between the two processes: lengths, a head in JSON, bytes. Lengths are checked before room is made.

use crate::import::{
    Opened,
    document::{Refusal, Said},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{self, Read, Write};

/// Longest head: the text of the longest file with everything that is said of it.
const MOST_HEAD: u32 = 512 << 20;

/// Most bytes with a head: those of the longest file.
const MOST_BYTES: u32 = 80 << 20;

/// What the parent says.
#[derive(Serialize, Deserialize)]
pub(super) enum Ask {
    /// Open the file in the bytes.
    Open {
        /// Its name.
        name: String,
        /// What its container says of it.
        said: Said,
    },
    /// Go on with the next file inside, or stop.
    Next(bool),
}

/// What the child says.
#[derive(Serialize, Deserialize)]
pub(super) enum Answer {
    /// It is shut in, and how well.
    Ready(String),
    /// A file inside; its bytes come along, unless it is refused.
    Item {
        /// Its name.
        name: String,
        /// What the container says of it.
        said: Said,
        /// Why its bytes cannot be had.
        refused: Option<Refusal>,
    },
    /// The end of one file.
    Done(Box<Result<Opened, String>>),
}

/// Writes one message.
pub(super) fn send(out: &mut impl Write, head: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = |n: usize| u32::try_from(n).map_err(|_cause| io::ErrorKind::FileTooLarge);
    out.write_all(&length(head.len())?.to_le_bytes())?;
    out.write_all(&length(bytes.len())?.to_le_bytes())?;
    out.write_all(&head)?;
    out.write_all(bytes)?;
    out.flush()
}

/// Reads one message; `None` at the end.
pub(super) fn receive<T: DeserializeOwned>(
    input: &mut impl Read,
) -> io::Result<Option<(T, Vec<u8>)>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        done => done?,
    }
    let head = u32::from_le_bytes(length);
    input.read_exact(&mut length)?;
    let bytes = u32::from_le_bytes(length);
    if head > MOST_HEAD || bytes > MOST_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let head = exactly(input, head)?;
    let bytes = exactly(input, bytes)?;
    Ok(Some((serde_json::from_slice(&head)?, bytes)))
}

/// Room is made as bytes come: a length alone costs nothing.
fn exactly(input: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let read = input.by_ref().take(u64::from(length)).read_to_end(&mut out)?;
    if u32::try_from(read) == Ok(length) {
        Ok(out)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}
