//! Two people with one family name stay two people in citations.
//!
//! hayagriva 0.10.1 carries out only the rule `by-cite` of `givenname-disambiguation-rule`. For the other
//! rules (APA: `primary-name-with-initials`) this does beforehand what CSL 1.0.2 asks for: wherever two
//! people of the list share a family name, citations name them with initials, or in full where the initials
//! are the same too. It works on copies of the references that only citations see.

use super::names;
use citationberg::{
    DisambiguationRule,
    json::{Item, LiteralName, NameItem, NameValue, Value},
};
use std::collections::{BTreeMap, BTreeSet};

/// The references as citations shall see them, and whether any name was changed.
pub(super) fn separate(
    items: &[Item],
    rule: DisambiguationRule,
    initialize_with: Option<&str>,
) -> (Vec<Item>, bool) {
    let primary_only = matches!(
        rule,
        DisambiguationRule::PrimaryName | DisambiguationRule::PrimaryNameWithInitials
    );
    let initials_only = matches!(
        rule,
        DisambiguationRule::AllNamesWithInitials | DisambiguationRule::PrimaryNameWithInitials
    );
    if initials_only && initialize_with.is_none() {
        return (items.to_vec(), false);
    }
    let mut bearers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in items {
        for (_, name) in counted(item, primary_only) {
            if let Some((family, given)) = parts(name) {
                let given = match initialize_with.filter(|_| initials_only) {
                    Some(with) => names::initials(&given, with),
                    None => given,
                };
                bearers.entry(family.to_lowercase()).or_default().insert(given.to_lowercase());
            }
        }
    }
    bearers.retain(|_, given| given.len() > 1);
    if bearers.is_empty() {
        return (items.to_vec(), false);
    }
    let mut changed = false;
    let separated = items
        .iter()
        .map(|item| {
            let mut copy = item.clone();
            for (at, name) in counted(item, primary_only) {
                let Some(apart) = told_apart(name, &bearers, initialize_with, initials_only) else {
                    continue;
                };
                if let Some(Value::Names(names)) = copy.0.get_mut(&at.field)
                    && let Some(slot) = names.get_mut(at.index)
                {
                    *slot = NameValue::Literal(LiteralName { literal: apart });
                    changed = true;
                }
            }
            copy
        })
        .collect();
    (separated, changed)
}

struct At {
    field: String,
    index: usize,
}

/// The names that the rule looks at: all, or the first of the authors; of each other list where there are none.
fn counted(item: &Item, primary_only: bool) -> Vec<(At, &NameItem)> {
    let mut out = Vec::new();
    let signed =
        |field: &str| matches!(item.0.get(field), Some(Value::Names(names)) if !names.is_empty());
    let only = primary_only && signed("author");
    for (field, value) in item.0.iter().filter(|(field, _)| !only || *field == "author") {
        let Value::Names(list) = value else { continue };
        let take = if primary_only { 1 } else { list.len() };
        for (index, name) in list.iter().enumerate().take(take) {
            if let NameValue::Item(name) = name {
                out.push((At { field: field.clone(), index }, name));
            }
        }
    }
    out
}

/// Family name with its particle, and given name; `None` for one who has only one of them.
fn parts(name: &NameItem) -> Option<(String, String)> {
    let given = name.given.as_deref().map(str::trim).filter(|g| !g.is_empty())?;
    let family = match &name.non_dropping_particle {
        Some(particle) => format!("{particle} {}", name.family),
        None => name.family.clone(),
    };
    (!family.trim().is_empty()).then(|| (family, given.to_owned()))
}

/// How a citation names a person whose family name others bear too; `None` when nobody does.
fn told_apart(
    name: &NameItem,
    bearers: &BTreeMap<String, BTreeSet<String>>,
    initialize_with: Option<&str>,
    initials_only: bool,
) -> Option<String> {
    let (family, given) = parts(name)?;
    let others = bearers.get(&family.to_lowercase())?;
    let short = |given: &str| initialize_with.map(|with| names::initials(given, with));
    let mine = short(&given);
    let same_initials = mine.as_ref().is_some_and(|mine| {
        let mine = mine.to_lowercase();
        let full = given.to_lowercase();
        others
            .iter()
            .filter(|o| **o != full)
            .any(|other| short(&capitalised(other)).is_some_and(|o| o.to_lowercase() == mine))
    });
    let given = match mine {
        Some(initials) if initials_only || !same_initials => initials,
        _ => given,
    };
    let east_asian = family.chars().chain(given.chars()).any(|c| u32::from(c) >= 0x2e80);
    Some(if east_asian { format!("{family}{given}") } else { format!("{given} {family}") })
}

/// "gul mohammad" → "Gul Mohammad": the names to compare with are kept in lower case.
fn capitalised(lower: &str) -> String {
    lower
        .split_inclusive([' ', '-', '.'])
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect()
}
