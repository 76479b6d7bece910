//! Who changed what and when, as a chain of hashes: order and tampering by others show.

use super::{Hash, RecordId, Timestamp};
use serde::{Deserialize, Serialize};

/// The hash before the first entry: SHA-256 of nothing.
pub const GENESIS: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
    0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// One step of the history.
///
/// **Limitations:** the chain shows that nobody rewrote a part of it; who holds the file can rewrite all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// What, in the words of the menu.
    pub label: String,
    /// Which records.
    pub records: Vec<RecordId>,
    /// SHA-256 of the change itself, as it stood in the journal.
    pub digest: Hash,
    /// SHA-256 over the hash before and this entry's lines; see [`HistoryEntry::link`].
    pub hash: Hash,
}

impl HistoryEntry {
    /// An entry behind the one with hash `before`.
    pub fn new(
        before: Hash,
        at: Timestamp,
        by: &str,
        label: &str,
        records: Vec<RecordId>,
        digest: Hash,
    ) -> Self {
        let mut entry =
            Self { at, by: by.to_owned(), label: label.to_owned(), records, digest, hash: before };
        entry.hash = entry.link(before);
        entry
    }

    /// The hash that this entry must have behind `before`: SHA-256 of these lines, each ended by `\n`:
    /// hash before, time, who, label, records (separated by `; `), digest. Line ends and backslashes
    /// inside a field are escaped, so no two entries have the same lines.
    pub fn link(&self, before: Hash) -> Hash {
        let clean = |s: &str| s.replace('\\', "\\\\").replace('\n', "\\n");
        let records: Vec<String> = self.records.iter().map(ToString::to_string).collect();
        Hash::of(
            format!(
                "{before}\n{}\n{}\n{}\n{}\n{}\n",
                self.at,
                clean(&self.by),
                clean(&self.label),
                records.join("; "),
                self.digest
            )
            .as_bytes(),
        )
    }
}
