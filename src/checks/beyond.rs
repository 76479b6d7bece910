//! What a whole project holds beyond a brief: the checks of a brief see what it shows, and a file for other programs
//! holds every claim and quote.

use super::{Check, List, Shown, harm, passage::passages, small_groups};
use crate::{
    brief::Redaction,
    model::{Brief, Project, Withheld},
};
use std::collections::{BTreeMap, BTreeSet};

/// What may put somebody at risk in the quotes, titles and claims of a project, where the decisions of a brief neither
/// withhold nor excuse it. `withheld` is what they withhold.
pub fn beyond(project: &Project, brief: &Brief, withheld: &Redaction) -> Vec<Check> {
    let mut list = List { brief, checks: Vec::new(), by_id: BTreeMap::new() };
    let shown = Shown::whole(project);
    // Its own words stay in the brief.
    let bare = Brief { title: String::new(), blocks: Vec::new(), ..brief.clone() };
    for passage in &passages(project, &bare, &shown, &BTreeSet::new()) {
        harm::check(project, &shown, passage, &mut list);
    }
    small_groups::in_claims(project, &shown, &mut list);
    let gone = |one: &Withheld| match one {
        Withheld::Words(words) | Withheld::Person(words, _) => withheld.touches(words),
        Withheld::Claim(id) => withheld.hides(*id),
    };
    let mut open = list.sorted();
    open.retain(|check| {
        let hidden =
            |id| project.annotations.get(&id).is_some_and(|q| withheld.hides_quote(&q.exact));
        let stands = check.places.iter().any(|place| !place.annotation.is_some_and(hidden));
        let taken_out = check.can_redact() && check.redacts.iter().all(gone);
        check.open() && stands && !taken_out
    });
    open
}

/// The list in a sentence for whoever passes a file on; `None` when there is nothing to say.
pub fn beyond_words(open: &[Check]) -> Option<String> {
    const NAMED: usize = 5;
    if open.is_empty() {
        return None;
    }
    let named: Vec<String> =
        open.iter().take(NAMED).map(|check| format!("“{}”", check.words)).collect();
    let more = match open.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    Some(format!(
        "This file holds more than the brief shows. These words in it may put somebody at risk, and nobody has decided \
         about them: {}{more}. The checks of a brief on all claims lead to each place",
        named.join(", ")
    ))
}
