//! What a brief withholds is withheld in a file for other programs as well.

use crate::{
    brief::Redaction,
    model::{AnnotationId, Project},
};
use serde_json::Value;
use std::{collections::BTreeSet, sync::Arc};

/// The project without the withheld claims and without every quote that shares words with theirs.
pub(super) fn opened(project: &Project, withheld: &Redaction) -> Project {
    let mut open = withheld.without_claims(project).unwrap_or_else(|| project.clone());
    let shut: BTreeSet<AnnotationId> = project
        .annotations
        .iter()
        .filter(|(_, quote)| withheld.hides_quote(&quote.exact))
        .map(|(id, _)| *id)
        .collect();
    if !shut.is_empty() {
        open.annotations.retain(|id, _| !shut.contains(id));
        for claim in open.claims.values_mut() {
            if claim.annotations.iter().any(|id| shut.contains(id)) {
                Arc::make_mut(claim).annotations.retain(|id| !shut.contains(id));
            }
        }
    }
    open
}

/// Takes the withheld words out of every string of a document, names of fields apart.
pub(super) fn clean(value: &mut Value, withheld: &Redaction) {
    match value {
        Value::String(text) => {
            if withheld.touches(text) {
                *text = withheld.clean(text);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| clean(item, withheld)),
        Value::Object(map) => map.values_mut().for_each(|item| clean(item, withheld)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
