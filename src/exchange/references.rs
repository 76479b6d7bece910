//! All articles as references.

use crate::{
    cite::{self, Kind, Reference},
    model::Project,
};
use std::collections::BTreeMap;

/// The articles in the order of their ids, as a file of references.
pub(super) fn write(project: &Project, kind: Kind) -> Vec<u8> {
    cite::write(kind, &all(project)).into_bytes()
}

/// Each with a key of its own: the one that it came with, if every program can read it and nobody else has it.
fn all(project: &Project) -> Vec<Reference> {
    let mut references: Vec<_> = project
        .articles
        .iter()
        .map(|(id, article)| (*id, Reference::for_exchange(*id, article)))
        .collect();
    // Keys of BibTeX differ in more than capitals.
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for (_, reference) in &references {
        *count.entry(reference.id().to_lowercase()).or_default() += 1;
    }
    for (id, reference) in &mut references {
        let key = reference.id();
        let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c));
        let alone = count.get(&key.to_lowercase()) == Some(&1);
        if !plain || !alone {
            let own = cite::key(*id);
            let taken = count.get(&own).is_some_and(|n| *n > usize::from(own == key));
            reference.set("id", &if taken { format!("art-{id}") } else { own });
        }
    }
    references.into_iter().map(|(_, reference)| reference).collect()
}
