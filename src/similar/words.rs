//! Copies in words: what an article repeats, or what repeats it, and what differs.

use super::{Changed, Copy, changed_figures};
use crate::model::{ArticleId, Project};
use std::collections::{BTreeMap, BTreeSet};

/// Copies of one article that are named.
const MOST_COPIES: usize = 3;
/// Figures that differ between two copies, and are named.
const MOST_FIGURES: usize = 5;

/// How much is said of the figures that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Each with its two values.
    Named,
    /// How many they are: where another list shows them.
    Counted,
}

/// A sentence for each copy that one of these articles is, or has.
pub fn notes(
    project: &Project,
    copies: &[Copy],
    of: &BTreeSet<ArticleId>,
    figures: Figures,
) -> BTreeMap<ArticleId, Vec<String>> {
    let mut out: BTreeMap<ArticleId, Vec<String>> = BTreeMap::new();
    for copy in copies {
        for id in [copy.newer, copy.older] {
            let known = out.get(&id).map_or(0, Vec::len);
            if !of.contains(&id) || known >= MOST_COPIES {
                continue;
            }
            if let Some(words) = note(project, copy, id, figures) {
                out.entry(id).or_default().push(words);
            }
        }
    }
    for id in of {
        let Some(older) = project.articles.get(id).and_then(|a| a.version_of) else { continue };
        let changed = changed_figures(project, older, *id);
        let words = match (changed.as_slice(), figures) {
            ([], _) => continue,
            ([_], Figures::Counted) => "1 figure differs from the version before".to_owned(),
            (changed, Figures::Counted) => {
                format!("{} figures differ from the version before", changed.len())
            }
            (changed, Figures::Named) => {
                format!("Figures that differ from the version before: {}", named(changed))
            }
        };
        out.entry(*id).or_default().push(words);
    }
    out
}

fn named(changed: &[Changed]) -> String {
    let more = if changed.len() > MOST_FIGURES { " …" } else { "" };
    let named = changed.iter().take(MOST_FIGURES);
    let named: Vec<_> = named.map(|c| format!("{} → {}", c.older, c.newer)).collect();
    format!("{}{more}", named.join(", "))
}

fn note(project: &Project, copy: &Copy, id: ArticleId, figures: Figures) -> Option<String> {
    let other = if copy.newer == id { copy.older } else { copy.newer };
    let other = project.articles.get(&other)?;
    let mut named = format!("“{}”", other.label());
    if let Some(publisher) = &other.publisher {
        named.push_str(&format!(", {publisher}"));
    }
    if let Some(day) = other.published {
        named.push_str(&format!(", {day}"));
    }
    let is = if copy.newer == id { "It is a copy of" } else { "A copy of it is" };
    Some(format!("{is} {named}: {}", differs(copy, figures)))
}

/// What differs between two copies.
fn differs(copy: &Copy, figures: Figures) -> String {
    // Stories that differ at all are never said to be the same to the last word.
    let whole = copy.likeness.similarity >= 1.0;
    let share = (copy.likeness.contained * 100.0).round().min(if whole { 100.0 } else { 99.0 });
    let same = format!("{share} % of its words are the same");
    match (copy.changed.as_slice(), figures) {
        ([], _) if whole => "no word differs".to_owned(),
        // Figures beside words that differ too are not set against one another.
        ([], _) => format!("{same}, no figure was seen to differ beside words that are the same"),
        ([_], Figures::Counted) => format!("{same}, 1 figure differs"),
        (changed, Figures::Counted) => format!("{same}, {} figures differ", changed.len()),
        (changed, Figures::Named) => {
            format!("{same}, figures that differ: {}", named(changed))
        }
    }
}
