//! Two histories become one chain: what both have, what is ours, what is theirs linked behind it.

use crate::model::{GENESIS, Hash, HistoryEntry, RecordId, Timestamp};
use std::{collections::BTreeMap, sync::Arc};

/// What an entry says, wherever it stands in a chain.
type Said<'a> = (Timestamp, &'a str, &'a str, &'a [RecordId], Hash);

fn said(entry: &HistoryEntry) -> Said<'_> {
    (entry.at, &entry.by, &entry.label, &entry.records, entry.digest)
}

/// Puts their entries behind ours; how many are ours alone, and how many of theirs were new.
///
/// Their entries keep all that they say and get the hash that fits their new place. Entries that came here by an
/// earlier merge do not come twice.
pub(super) fn join(
    ours: &mut Vec<Arc<HistoryEntry>>,
    theirs: &[Arc<HistoryEntry>],
) -> (usize, usize) {
    let common = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let own = ours.len() - common;
    let mut known: BTreeMap<Said<'_>, usize> = BTreeMap::new();
    let tail: Vec<Arc<HistoryEntry>> = ours.iter().skip(common).cloned().collect();
    for entry in &tail {
        *known.entry(said(entry)).or_default() += 1;
    }
    let mut before = ours.last().map_or(GENESIS, |entry| entry.hash);
    let mut added = 0;
    for entry in theirs.iter().skip(common) {
        if let Some(left) = known.get_mut(&said(entry)).filter(|left| **left > 0) {
            *left -= 1;
            continue;
        }
        let linked = HistoryEntry::new(
            before,
            entry.at,
            &entry.by,
            &entry.label,
            entry.records.clone(),
            entry.digest,
        );
        before = linked.hash;
        ours.push(Arc::new(linked));
        added += 1;
    }
    (own, added)
}
