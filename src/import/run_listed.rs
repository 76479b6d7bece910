//! Lists of references in an import. The files that a list names may come behind it, so such a list waits until all are
//! there.

use super::{
    Reading, What,
    known::First,
    run::{Place, Run},
};
use crate::model::Hash;
use std::{collections::BTreeMap, ops::Range};

/// A list of references that was read.
pub(super) struct Listed {
    /// The number of its row.
    pub row: usize,
    /// Where it is.
    pub place: Place,
    /// Its size in bytes.
    pub size: u64,
    /// The hash under which it was put away.
    pub stored: Hash,
    /// What it lists.
    pub references: Vec<Reading>,
    /// The paths of the files of each.
    pub files: Vec<Vec<String>>,
}

impl Run<'_, '_, '_> {
    /// Hands a list over, or keeps it until the files that it names have come.
    pub(super) fn listed(&mut self, list: Listed) -> Range<usize> {
        if list.files.iter().all(Vec::is_empty) {
            return self.hand_list_over(list, &BTreeMap::new());
        }
        self.waiting.push(list);
        0..0
    }

    /// Hands the lists over that waited.
    pub(super) fn take_waiting(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let mut named: BTreeMap<String, Vec<(String, Hash)>> = BTreeMap::new();
        for (label, original) in &self.seen {
            let label = label.replace('\\', "/");
            let name = name_of(&label).to_owned();
            named.entry(name).or_default().push((label, *original));
        }
        for list in std::mem::take(&mut self.waiting) {
            let row = list.row;
            let range = self.hand_list_over(list, &named);
            if let Some((_, of_row)) = self.rows.get_mut(row) {
                *of_row = range;
            }
        }
    }

    fn hand_list_over(
        &mut self,
        list: Listed,
        named: &BTreeMap<String, Vec<(String, Hash)>>,
    ) -> Range<usize> {
        let Listed { row: _, place, size, stored, references, files } = list;
        let start = self.count;
        let label = format!("the references of {}", place.name);
        self.known.originals.entry(stored).or_insert(First::New(start, self.known.labels.len()));
        self.known.labels.push(label);
        let outer = place.label.replace('\\', "/");
        for (number, reading) in references.into_iter().enumerate() {
            let paths = files.get(number).map(Vec::as_slice).unwrap_or_default();
            let originals = paths.iter().filter_map(|path| find(named, &outer, path)).collect();
            self.hand_over(&place, size, stored, What::Reference(originals), reading);
        }
        start..self.count
    }
}

fn name_of(path: &str) -> &str {
    // Files in archives stand behind " › ".
    let path = path.rsplit(" › ").next().unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

/// The file of an import that a list means: the one beside it under this path; else the only one of the name, or the only
/// one that is in a folder of the same name too, since a list may be from another computer.
fn find(named: &BTreeMap<String, Vec<(String, Hash)>>, list: &str, path: &str) -> Option<Hash> {
    let decoded = percent_decoded(path);
    let path = if named.contains_key(name_of(path)) { path } else { decoded.as_str() };
    let files = named.get(name_of(path))?;
    let folder = list.strip_suffix(name_of(list)).unwrap_or_default();
    let beside = format!("{folder}{path}");
    if let Some((_, original)) = files.iter().find(|(label, _)| *label == beside) {
        return Some(*original);
    }
    let one = |end: &str| {
        let mut ends = files.iter().filter(|(label, _)| {
            label
                .strip_suffix(end)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', ' ']))
        });
        let (_, first) = ends.next()?;
        ends.all(|(_, other)| other == first).then_some(*first)
    };
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let (name, above) = (parts.next()?, parts.next());
    above.and_then(|above| one(&format!("{above}/{name}"))).or_else(|| one(name))
}

/// A path whose letters are written as in addresses: "My%20study.pdf".
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let hex =
            more.get(..2).filter(|_| *first == b'%').and_then(|h| std::str::from_utf8(h).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
