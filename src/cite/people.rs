//! Two people with one family name stay two people in citations.
//!
//! hayagriva 0.10.1 carries out only the rule `by-cite` of `givenname-disambiguation-rule`, and there it can drop given
//! names that a style prints anyway. For the other rules (APA: `primary-name-with-initials`), and for `by-cite` where
//! citations of different people would read the same, this does beforehand what CSL 1.0.2 asks for: wherever two
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

/// Whether two people of the list bear one family name.
pub(super) fn share_a_name(items: &[Item]) -> bool {
    let mut given_of: BTreeMap<String, String> = BTreeMap::new();
    items.iter().flat_map(|item| counted(item, false)).filter_map(|(_, name)| parts(name)).any(
        |(family, given)| {
            let known =
                given_of.entry(family.to_lowercase()).or_insert_with(|| given.to_lowercase());
            *known != given.to_lowercase()
        },
    )
}

/// Of works whose citations read the same (the rule `by-cite`) those that name different people, with the names as
/// citations shall say them. `None` where more names may tell them apart, which comes first.
pub(super) fn apart(
    items: &[Item],
    works: &[usize],
    initialize_with: Option<&str>,
) -> Option<Vec<(usize, Item)>> {
    let mut lists: Vec<(usize, Vec<(At, &NameItem)>)> = Vec::new();
    for work in works {
        let item = items.get(*work)?;
        let mut names = counted(item, false);
        if names.iter().any(|(at, _)| at.field == "author") {
            names.retain(|(at, _)| at.field == "author");
        }
        lists.push((*work, names));
    }
    let families = |names: &[(At, &NameItem)]| -> Option<Vec<String>> {
        names.iter().map(|(_, name)| Some(parts(name)?.0.to_lowercase())).collect()
    };
    let first = families(&lists.first()?.1)?;
    if lists.iter().any(|(_, names)| families(names).as_ref() != Some(&first)) {
        return None;
    }
    let mut out = Vec::new();
    for (work, names) in &lists {
        let mut copy = items.get(*work)?.clone();
        let mut changed = false;
        for (place, (at, name)) in names.iter().enumerate() {
            let of = |(_, names): &(usize, Vec<(At, &NameItem)>)| {
                Some(parts(names.get(place)?.1)?.1.to_lowercase())
            };
            let given: BTreeSet<String> = lists.iter().filter_map(of).collect();
            if given.len() < 2 {
                continue;
            }
            let family = first.get(place)?.clone();
            let bearers = BTreeMap::from([(family, given)]);
            if let Some(literal) = told_apart(name, &bearers, initialize_with, false)
                && let Some(Value::Names(names)) = copy.0.get_mut(&at.field)
                && let Some(slot) = names.get_mut(at.index)
            {
                *slot = NameValue::Literal(LiteralName { literal });
                changed = true;
            }
        }
        if changed {
            out.push((*work, copy));
        }
    }
    Some(out)
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
