//! The text of a journal: a header and frames, each bound to everything before it by a chained checksum.
//! Touches no disk.
//!
//! ```text
//! //corrobora-journal gen=7 project=… snapshot=… history=…
//! #R 214 5f0c…                    length of the payload in bytes, first 16 bytes of the checksum
//! (label:"Add claim",…)           the change as RON; a text in it may span lines
//! ```
//! The checksum of a frame is BLAKE3 over the checksum before it and its payload; before the first one
//! stands BLAKE3 of the header line. So a frame that was cut, changed, moved, repeated or taken from
//! another project or version does not fit.

use crate::model::{Hash, ProjectId};

/// What a journal continues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Number of the journal.
    pub generation: u64,
    /// The project that it belongs to.
    pub project: ProjectId,
    /// BLAKE3 of the saved version that it continues, without its last line.
    pub snapshot: blake3::Hash,
    /// Hash of the last history entry before its first change.
    pub history: Hash,
}

impl Header {
    /// The first line of the journal, with its line end.
    pub fn line(&self) -> String {
        format!(
            "//corrobora-journal gen={} project={} snapshot={} history={}\n",
            self.generation,
            self.project,
            self.snapshot.to_hex(),
            self.history
        )
    }

    /// Reads a first line; `None` unless it is exactly what [`Header::line`] writes.
    fn parse(line: &[u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(line).ok()?.strip_suffix('\n')?.split(' ');
        let mut part = |start: &str| match parts.next() {
            Some(part) => part.strip_prefix(start),
            None => None,
        };
        part("//corrobora-journal")?;
        let header = Self {
            generation: part("gen=")?.parse().ok()?,
            project: part("project=")?.parse().ok()?,
            snapshot: blake3::Hash::from_hex(part("snapshot=")?).ok()?,
            history: part("history=")?.parse().ok()?,
        };
        (header.line().as_bytes() == line).then_some(header)
    }

    /// Whether a header line may start with these bytes and go on.
    fn is_beginning(bytes: &[u8]) -> bool {
        /// What stands before each value, and how long the value is at most.
        const PARTS: [(&str, usize); 4] = [
            ("//corrobora-journal gen=", 20),
            (" project=", 36),
            (" snapshot=", 64),
            (" history=", 64),
        ];
        let mut rest = bytes;
        for (start, longest) in PARTS {
            let Some(after) = rest.strip_prefix(start.as_bytes()) else {
                return start.as_bytes().starts_with(rest);
            };
            let value = after.iter().take_while(|b| b.is_ascii_hexdigit() || **b == b'-').count();
            if value > longest {
                return false;
            }
            rest = after.get(value..).unwrap_or_default();
            if rest.is_empty() {
                return true;
            }
        }
        false
    }

    /// What the first frame is chained to.
    pub fn genesis(&self) -> Tip {
        Tip(blake3::hash(self.line().as_bytes()))
    }
}

/// The checksum of the chain so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip(blake3::Hash);

impl Tip {
    fn next(self, payload: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.as_bytes());
        hasher.update(payload);
        Self(hasher.finalize())
    }

    /// The first line of a frame that ends in this checksum.
    fn line(self, len: usize) -> String {
        let hex = self.0.to_hex();
        format!("#R {len} {}\n", hex.get(..32).unwrap_or_default())
    }

    /// Writes a payload as the next frame behind `out` and moves on.
    pub fn frame(&mut self, payload: &[u8], out: &mut Vec<u8>) {
        *self = self.next(payload);
        out.extend_from_slice(self.line(payload.len()).as_bytes());
        out.extend_from_slice(payload);
        out.push(b'\n');
    }
}

/// How a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Behind a whole frame.
    Whole,
    /// In a frame or a header that was cut off: what is there is its beginning, and nothing comes after.
    Torn {
        /// Offset of the first byte that is not used.
        at: usize,
    },
    /// In a header or a frame that is not what was written.
    Damaged {
        /// Offset of the first byte that is not used.
        at: usize,
    },
}

/// What can be read of a journal.
#[derive(Clone, Debug)]
pub struct Journal<'a> {
    /// Its header; `None` when even that was cut off or damaged.
    pub header: Option<Header>,
    /// The payloads of its whole frames, in order.
    pub frames: Vec<&'a [u8]>,
    /// How it ends.
    pub end: End,
}

/// Reads a journal up to the first frame that does not fit.
pub fn read(bytes: &[u8]) -> Journal<'_> {
    read_with(bytes, true)
}

/// Reads a journal; without `check` the checksums are not looked at, which is what a planted bug does.
pub(super) fn read_with(bytes: &[u8], check: bool) -> Journal<'_> {
    let line = match bytes.iter().position(|b| *b == b'\n') {
        Some(at) => bytes.get(..=at).unwrap_or_default(),
        None if bytes.is_empty() => {
            return Journal { header: None, frames: Vec::new(), end: End::Whole };
        }
        None => {
            // Only what a header starts with can be one that was cut off; anything else was something.
            let cut = Header::is_beginning(bytes);
            let end = if cut { End::Torn { at: 0 } } else { End::Damaged { at: 0 } };
            return Journal { header: None, frames: Vec::new(), end };
        }
    };
    let Some(header) = Header::parse(line) else {
        return Journal { header: None, frames: Vec::new(), end: End::Damaged { at: 0 } };
    };
    let (mut tip, mut at, mut frames) = (header.genesis(), line.len(), Vec::new());
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some((payload, len, next)) = frame(rest, tip, check) else { break };
        frames.push(payload);
        tip = next;
        at += len;
    }
    let end = if at == bytes.len() { End::Whole } else { ending(bytes, at) };
    Journal { header: Some(header), frames, end }
}

/// The frame that `bytes` start with: its payload, its whole length, the checksum after it.
fn frame(bytes: &[u8], tip: Tip, check: bool) -> Option<(&[u8], usize, Tip)> {
    /// `#R `, twenty digits, a space, 32 digits, a line end.
    const LONGEST_LINE: usize = 3 + 20 + 1 + 32 + 1;
    let end = bytes.iter().take(LONGEST_LINE).position(|b| *b == b'\n')?;
    let line = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let (len, _) = line.strip_prefix("#R ")?.split_once(' ')?;
    let len: usize = len.parse().ok()?;
    let start = end + 1;
    let stop = start.checked_add(len)?;
    let payload = bytes.get(start..stop)?;
    if bytes.get(stop) != Some(&b'\n') {
        return None;
    }
    let next = tip.next(payload);
    let fits = next.line(len).as_bytes() == bytes.get(..start)?;
    (fits || !check).then_some((payload, stop + 1, next))
}

/// Whether the frame that starts at `at` was cut off or damaged.
///
/// **Limitations:** a power cut that loses the first of several frames written together looks like damage.
fn ending(bytes: &[u8], at: usize) -> End {
    let rest = bytes.get(at..).unwrap_or_default();
    let more = rest.windows(4).skip(1).any(|w| w == b"\n#R ");
    if is_beginning(rest) && !more { End::Torn { at } } else { End::Damaged { at } }
}

/// Whether a frame may start with these bytes and go on: one that is all there is no beginning.
fn is_beginning(bytes: &[u8]) -> bool {
    let start: &[u8] = b"#R ";
    let Some(after) = bytes.strip_prefix(start) else { return start.starts_with(bytes) };
    let digits = after.iter().take_while(|b| b.is_ascii_digit()).count();
    let (len, rest) = after.split_at_checked(digits).unwrap_or((after, &[]));
    let Some(rest) = rest.strip_prefix(b" ") else { return rest.is_empty() && digits <= 20 };
    let hex = rest.iter().take_while(|b| b.is_ascii_hexdigit()).count();
    let Some(payload) = rest.get(hex..).and_then(|rest| rest.strip_prefix(b"\n")) else {
        return hex == rest.len() && hex <= 32;
    };
    let len = std::str::from_utf8(len).ok().and_then(|len| len.parse::<usize>().ok());
    // The last byte of a frame is the line end behind its payload.
    hex == 32 && len.is_some_and(|len| payload.len() <= len)
}
