//! All articles as references.

use super::{Failed, withheld};
use crate::{
    brief::Redaction,
    cite::{self, Kind, Reference},
    model::Project,
};
use std::collections::BTreeMap;

/// The articles in the order of their ids, as a file of references.
pub(super) fn write(
    project: &Project,
    kind: Kind,
    withheld: Option<&Redaction>,
) -> Result<Vec<u8>, Failed> {
    let mut references = all(project, withheld);
    if let Some(withheld) = withheld {
        // Cleaned as CSL-JSON, before any format writes accents and braces in its own way.
        let refused = |e: &dyn std::fmt::Display| Failed::Refused(e.to_string());
        let text = cite::write(Kind::CslJson, &references);
        let mut value = serde_json::from_str(&text).map_err(|e| refused(&e))?;
        withheld::clean(&mut value, withheld);
        let read = cite::read("references.json", value.to_string().as_bytes());
        references = read.map_err(|e| refused(&e))?.references;
    }
    Ok(cite::write(kind, &references).into_bytes())
}

/// Each with a key of its own: the one that it came with, if every program can read it, nobody else has it and nothing
/// that is withheld stands in it.
fn all(project: &Project, withheld: Option<&Redaction>) -> Vec<Reference> {
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
        let told = withheld.is_some_and(|withheld| withheld.touches_key(&key));
        if !plain || !alone || told {
            let own = cite::key(*id);
            let taken = count.get(&own).is_some_and(|n| *n > usize::from(own == key));
            reference.set("id", &if taken { format!("art-{id}") } else { own });
        }
    }
    references.into_iter().map(|(_, reference)| reference).collect()
}
