//! Small safe steps over bytes: numbers, searches, bounded reading, tallies of what came out.

use crate::import::document::{Item, Limits, Refusal, SKIPPED, Said};
use std::io::Read;

/// Two bytes, least significant first.
pub fn u16le(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes, least significant first.
pub fn u32le(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Eight bytes, least significant first.
pub fn u64le(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(u64::from_le_bytes)
}

/// Up to eight bytes, most significant first.
pub fn be(bytes: &[u8]) -> Option<u64> {
    if bytes.len() > 8 {
        return None;
    }
    Some(bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
}

/// The bytes from `from` on; none if it lies behind the end.
pub fn tail(bytes: &[u8], from: usize) -> &[u8] {
    bytes.get(from..).unwrap_or_default()
}

/// The bytes up to `to`, or all.
pub fn head(bytes: &[u8], to: usize) -> &[u8] {
    bytes.get(..to).unwrap_or(bytes)
}

/// The first line with its end, and what follows.
pub fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

/// A line without its end.
pub fn chomp(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether the bytes begin with these letters, in whatever case.
pub fn starts(bytes: &[u8], with: &str) -> bool {
    bytes.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// What came of reading to the end or to a cap.
pub struct Taken {
    /// What was read.
    pub bytes: Vec<u8>,
    /// Whether there was more than the cap.
    pub over: bool,
    /// Whether reading broke off because the data are damaged.
    pub broken: bool,
}

/// Reads to the end, at most `cap` bytes.
pub fn take(source: impl Read, cap: u64) -> Taken {
    let mut bytes = Vec::new();
    let result = source.take(cap.saturating_add(1)).read_to_end(&mut bytes);
    let over = bytes.len() as u64 > cap;
    if over {
        bytes.truncate(usize::try_from(cap).unwrap_or(usize::MAX));
    }
    Taken { bytes, over, broken: result.is_err() }
}

/// Megabytes for people.
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}

/// Counts what a container gave, and stops at the limits.
pub struct Tally<'a> {
    limits: &'a Limits,
    bytes: u64,
    items: usize,
    each: &'a mut dyn FnMut(Item) -> bool,
    /// Whether the caller wants no more.
    pub stopped: bool,
    /// Items not handed over because there were too many.
    pub left: usize,
    passed: usize,
}

impl<'a> Tally<'a> {
    /// Nothing given yet.
    pub fn new(limits: &'a Limits, each: &'a mut dyn FnMut(Item) -> bool) -> Self {
        Self { limits, bytes: 0, items: 0, each, stopped: false, left: 0, passed: 0 }
    }

    /// How many bytes the next item may have.
    pub fn room(&self) -> u64 {
        self.limits.item_bytes.min(self.limits.total_bytes.saturating_sub(self.bytes))
    }

    /// Whether no further item may be given; counts the one that is not.
    pub fn full(&mut self) -> bool {
        let full = self.items >= self.limits.items;
        self.left += usize::from(full);
        full
    }

    /// Counts bytes that were unpacked in vain, so that files with lies in them take no more time than others.
    pub fn spend(&mut self, bytes: u64) {
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Why an item is too large for what room is left.
    pub fn too_large(&self) -> Refusal {
        if self.room() < self.limits.item_bytes {
            return Refusal(format!(
                "This file was not read because more than {} came out of the file that contains it. Unpack it yourself and add the files that matter.",
                megabytes(self.limits.total_bytes)
            ));
        }
        Refusal(format!(
            "This file is larger than {} when unpacked, too large to read. Unpack it yourself and split it, or add only the part that matters.",
            megabytes(self.limits.item_bytes)
        ))
    }

    /// Hands an item over.
    pub fn give(&mut self, name: String, content: Result<Vec<u8>, Refusal>, said: Said) {
        self.items += 1;
        let content = match content {
            Ok(bytes) if bytes.len() as u64 > self.room() => Err(self.too_large()),
            other => other,
        };
        self.bytes += content.as_ref().map_or(0, |bytes| bytes.len() as u64);
        if !(self.each)(Item { name, content, said }) {
            self.stopped = true;
        }
    }

    /// Names what is passed over on purpose: a report of what was found has a line for it too. Such lines take no room from
    /// the files that are read.
    pub fn pass(&mut self, name: String, why: &str) {
        if self.passed >= self.limits.items {
            return;
        }
        self.passed += 1;
        let content = Err(Refusal(format!("{SKIPPED}{why}")));
        if !(self.each)(Item { name, content, said: Said::default() }) {
            self.stopped = true;
        }
    }

    /// Says how many were left, if any.
    pub fn warn_left(&self, warnings: &mut Vec<String>) {
        if self.left > 0 {
            warnings.push(format!(
                "It contains more than {} files: {} further ones were not read. Split it and add the parts.",
                self.limits.items, self.left
            ));
        }
    }
}
