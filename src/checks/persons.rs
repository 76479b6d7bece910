//! One person under several names: "Mary Okafor", "Okafor, M." and "Ms Okafor" get one name instead of theirs.

use crate::{
    fold::fold,
    model::{Brief, Decision, Project, Withheld},
};
use std::collections::BTreeMap;

/// What stands for the person already whom these names surely mean; `None` where it is nobody, or may be several.
///
/// What the brief itself says comes first, then what all briefs of the project say.
pub(super) fn known(project: &Project, brief: &Brief, names: &[&str]) -> Option<String> {
    let others = || project.briefs.values().map(AsRef::as_ref);
    among(&mut std::iter::once(brief), names)
        .or_else(|| among(&mut std::iter::once(brief).chain(others()), names))
}

fn among(briefs: &mut dyn Iterator<Item = &Brief>, names: &[&str]) -> Option<String> {
    let names: Vec<Vec<String>> =
        names.iter().map(|name| parts(name)).filter(|n| !n.is_empty()).collect();
    let mut persons: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for (id, decision) in briefs.flat_map(|brief| &brief.decisions) {
        if id.starts_with("analyst-") {
            continue;
        }
        let Decision::Redacted { what, .. } = decision else { continue };
        for one in what {
            if let Withheld::Person(name, shown) = one {
                persons.entry(shown).or_default().push(parts(name));
            }
        }
    }
    let same = |theirs: &Vec<Vec<String>>| {
        !names.is_empty()
            && names.iter().all(|name| theirs.iter().all(|other| one_person(name, other)))
    };
    let mut found = persons.iter().filter(|(_, theirs)| same(theirs)).map(|(shown, _)| *shown);
    match (found.next(), found.next()) {
        (Some(shown), None) if !shown.is_empty() => Some(shown.to_owned()),
        _ => None,
    }
}

/// The words of a name, folded, without numbers.
fn parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    words.filter(|w| !w.is_empty() && !w.chars().all(char::is_numeric)).map(str::to_owned).collect()
}

/// A sign that belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17d3}')
}

/// Whether every word of the shorter name is one of the longer, or its initial, and one at least is no initial.
fn one_person(one: &[String], other: &[String]) -> bool {
    // A father and his son may differ by that alone.
    const GENERATION: [&str; 6] = ["jr", "sr", "junior", "senior", "ii", "iii"];
    let generation =
        |name: &[String]| name.iter().find(|word| GENERATION.contains(&word.as_str())).cloned();
    if generation(one) != generation(other) {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut left: Vec<&String> = long.iter().collect();
    let mut whole = 0;
    let initial = |word: &str| word.chars().count() == 1;
    let mut words: Vec<&String> = short.iter().collect();
    // Whole words first: an initial takes what they leave.
    words.sort_by_key(|word| initial(word));
    for word in words {
        let found = left.iter().position(|l| *l == word).or_else(|| {
            left.iter().position(|l| {
                (initial(word) || initial(l)) && l.chars().next() == word.chars().next()
            })
        });
        let Some(at) = found else { return false };
        let taken = left.remove(at);
        whole += usize::from(taken == word && !initial(word));
    }
    whole > 0
}

#[cfg(test)]
mod tests {
    use super::{one_person, parts};

    #[test]
    fn initials_and_turned_names_are_one_person() {
        let same = |one: &str, other: &str| one_person(&parts(one), &parts(other));
        assert!(same("Dara Lim", "Lim, D."));
        assert!(same("Dara Lim", "Lim"));
        assert!(same("Lim Dara", "DARA LIM, 17"));
        assert!(!same("Dara Lim", "Lim, S."));
        assert!(!same("Dara Lim", "Dina Chea"));
        assert!(!same("Dara Lim", "D. C."));
        assert!(!same("Al", "Al Jr") && same("Al Lim Jr", "Al Jr"));
    }
}
