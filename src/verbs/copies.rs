//! Saying that one article repeats another, and taking that back. Findings count copies as one origin.

use super::change;
use crate::{
    edit::{Change, Edit},
    model::{Article, ArticleId, Project},
    session::Hand,
};
use std::{collections::BTreeSet, sync::Arc};

/// Marks `newer` as a copy of `older`.
///
/// A change of nothing when one of them is not there, when it is marked so already, and when `older` is itself
/// a copy of `newer`, over however many others.
pub fn mark_copy(
    project: &Project,
    hand: &mut Hand<'_>,
    newer: ArticleId,
    older: ArticleId,
) -> Change {
    let known = project.articles.contains_key(&older);
    let fits = known && !leads_to(project, older, newer);
    set(project, hand, newer, fits.then_some(older), fits, "Mark as a copy")
}

/// Takes back that an article is a copy.
pub fn unmark_copy(project: &Project, hand: &mut Hand<'_>, newer: ArticleId) -> Change {
    set(project, hand, newer, None, true, "Not a copy")
}

/// Whether the way from copy to what it repeats leads from one article to another; an article leads to itself.
fn leads_to(project: &Project, from: ArticleId, to: ArticleId) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = Some(from);
    while let Some(id) = at.filter(|id| seen.insert(*id)) {
        if id == to {
            return true;
        }
        at = project.articles.get(&id).and_then(|a| a.copy_of);
    }
    false
}

fn set(
    project: &Project,
    hand: &Hand<'_>,
    id: ArticleId,
    copy_of: Option<ArticleId>,
    fits: bool,
    label: &str,
) -> Change {
    let old = project.articles.get(&id).filter(|a| fits && a.copy_of != copy_of);
    let edits = old
        .map(|old| Edit::Article(id, Some(Arc::new(Article { copy_of, ..Article::clone(old) }))));
    change(hand, label, edits.into_iter().collect())
}
