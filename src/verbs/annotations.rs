//! Highlighting words, moving the ends of a highlight, coding it, taking it away.

use super::{change, counted};
use crate::{
    edit::{Change, Edit},
    model::{Annotation, AnnotationId, ArticleId, Block, CodeId, Project, text},
    session::Hand,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

/// How many code points of context an annotation keeps on each side: enough to find its place again in
/// another version of the text, and little enough to leave the file readable.
pub const CONTEXT: usize = 32;

/// The words of a range without the white space around them: what the mouse took too much is no part of a quote.
/// `None` for an empty range, one past the end, or one without words.
pub fn trimmed(project: &Project, article: ArticleId, range: Range<usize>) -> Option<Range<usize>> {
    let words = text::slice(project.text_of(article)?.as_str(), range.clone())?;
    let spaces = |c: &char| c.is_whitespace();
    let lead = words.chars().take_while(spaces).count();
    let tail = words.chars().rev().take_while(spaces).count();
    let trimmed = range.start + lead..range.end.saturating_sub(tail);
    (trimmed.start < trimmed.end).then_some(trimmed)
}

/// The words of a range with their context.
struct Words {
    exact: String,
    prefix: String,
    suffix: String,
}

fn words(project: &Project, article: ArticleId, range: &Range<usize>) -> Option<Words> {
    if range.start >= range.end {
        return None;
    }
    let body = project.text_of(article)?.as_str();
    let exact = text::slice(body, range.clone())?.to_owned();
    let before = range.start.saturating_sub(CONTEXT)..range.start;
    let prefix = text::slice(body, before)?.to_owned();
    let end = text::byte_of(body, range.end)?;
    let suffix = body.get(end..)?.chars().take(CONTEXT).collect();
    Some(Words { exact, prefix, suffix })
}

/// Highlights a range of code points of an article, without white space at its ends. `None` for a range without words
/// or one past the end.
pub fn annotate(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    range: Range<usize>,
    codes: BTreeSet<CodeId>,
) -> Option<(Change, AnnotationId)> {
    let range = trimmed(project, article, range)?;
    let Words { exact, prefix, suffix } = words(project, article, &range)?;
    let id = hand.ids.make(hand.at);
    let annotation = Annotation {
        article,
        start: range.start,
        end: range.end,
        exact,
        prefix,
        suffix,
        codes,
        note: String::new(),
        at: hand.at,
        by: hand.by.to_owned(),
    };
    let edit = Edit::Annotation(id, Some(Arc::new(annotation)));
    Some((change(hand, "Annotate", vec![edit]), id))
}

/// Moves the ends of a highlight, without white space at its ends. `None` for a range without words or one past the end.
pub fn adjust_annotation(
    project: &Project,
    hand: &mut Hand<'_>,
    id: AnnotationId,
    range: Range<usize>,
) -> Option<Change> {
    let old = project.annotations.get(&id)?;
    let range = trimmed(project, old.article, range)?;
    let Words { exact, prefix, suffix } = words(project, old.article, &range)?;
    let (start, end) = (range.start, range.end);
    let new = Annotation { start, end, exact, prefix, suffix, ..old.as_ref().clone() };
    Some(change(hand, "Move the ends of a quote", vec![Edit::Annotation(id, Some(new.into()))]))
}

/// Takes highlights away: from the text, from the claims that they carried and from briefs.
///
/// The claims stay, with one quote less; the label says how many lose a quote.
pub fn remove_annotations(
    project: &Project,
    hand: &mut Hand<'_>,
    ids: &BTreeSet<AnnotationId>,
) -> Change {
    let mut edits = Vec::new();
    let mut losing = 0;
    for (&claim_id, claim) in &project.claims {
        if claim.annotations.iter().any(|a| ids.contains(a)) {
            losing += 1;
            let mut claim = claim.as_ref().clone();
            claim.annotations.retain(|a| !ids.contains(a));
            edits.push(Edit::Claim(claim_id, Some(Arc::new(claim))));
        }
    }
    for (&brief_id, brief) in &project.briefs {
        let gone = |block: &Block| matches!(block, Block::Quotation(a) if ids.contains(a));
        if brief.blocks.iter().any(gone) {
            let mut brief = brief.as_ref().clone();
            brief.blocks.retain(|block| !gone(block));
            edits.push(Edit::Brief(brief_id, Some(Arc::new(brief))));
        }
    }
    let there: Vec<AnnotationId> =
        ids.iter().copied().filter(|id| project.annotations.contains_key(id)).collect();
    if there.is_empty() {
        return change(hand, "Remove quote", Vec::new());
    }
    let mut label = format!("Remove {}", counted(there.len(), "quote", "quotes"));
    if losing > 0 {
        label.push_str(&format!(" ({} without this quote)", counted(losing, "1 claim", "claims")));
    }
    edits.extend(there.into_iter().map(|id| Edit::Annotation(id, None)));
    change(hand, label, edits)
}

/// Takes one highlight away; see [`remove_annotations`].
pub fn remove_annotation(project: &Project, hand: &mut Hand<'_>, id: AnnotationId) -> Change {
    remove_annotations(project, hand, &BTreeSet::from([id]))
}

fn edit_each(
    project: &Project,
    hand: &Hand<'_>,
    ids: &[AnnotationId],
    label: &str,
    edit: impl Fn(&mut Annotation),
) -> Change {
    let mut edits = BTreeMap::new();
    for id in ids {
        if let Some(old) = project.annotations.get(id) {
            let mut new = old.as_ref().clone();
            edit(&mut new);
            if new != **old {
                edits.insert(*id, Edit::Annotation(*id, Some(Arc::new(new))));
            }
        }
    }
    change(hand, label, edits.into_values().collect())
}

/// Puts codes on highlights and takes others off.
pub fn set_codes(
    project: &Project,
    hand: &mut Hand<'_>,
    ids: &[AnnotationId],
    add: &BTreeSet<CodeId>,
    remove: &BTreeSet<CodeId>,
) -> Change {
    edit_each(project, hand, ids, "Code quote", |annotation| {
        annotation.codes.extend(add);
        annotation.codes.retain(|code| !remove.contains(code) || add.contains(code));
    })
}

/// Writes the note of a highlight; a burst of typing is one step under one label.
pub fn set_annotation_note(
    project: &Project,
    hand: &mut Hand<'_>,
    id: AnnotationId,
    note: &str,
) -> Change {
    edit_each(project, hand, &[id], "Edit note", |a| note.clone_into(&mut a.note))
}
