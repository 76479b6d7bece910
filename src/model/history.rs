//! Who changed what and when, as a chain of hashes: order and tampering by others show.

use super::{Hash, RecordId, Timestamp};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

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

/// The label of the entry that stands for changes which no entry tells of: the file that was opened was not as it
/// had been saved.
pub const OUTSIDE: &str = "The file was changed outside of Corrobora";

/// The label of the entry by which a person takes note of the changes that the entry of `at` stands for.
///
/// A reason is one line.
pub fn reviewed(at: Timestamp, reason: &str) -> String {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{reason}", reviews(at))
}

fn reviews(at: Timestamp) -> String {
    format!("Reviewed the changes from outside of {at}: ")
}

/// The entries of changes from outside, oldest first, each with the entry by which a person took note of it.
///
/// The note may stand before its entry: two histories that were merged stand behind one another.
pub fn outside(
    history: &[Arc<HistoryEntry>],
) -> Vec<(&Arc<HistoryEntry>, Option<&Arc<HistoryEntry>>)> {
    let mut seen = BTreeSet::new();
    let entries = history.iter().filter(|entry| entry.label == OUTSIDE);
    entries
        .filter(|entry| seen.insert((entry.at, &entry.by, entry.digest)))
        .map(|entry| {
            let start = reviews(entry.at);
            (entry, history.iter().find(|other| other.label.starts_with(&start)))
        })
        .collect()
}
