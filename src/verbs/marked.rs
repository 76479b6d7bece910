//! What another program marked in its texts becomes codes and annotations; what is there already is not made twice.

use super::CONTEXT;
use crate::{
    edit::Edit,
    import::qda::{Mark, NamedCode},
    model::{Annotation, AnnotationId, ArticleId, Code, CodeId, Project, Text},
    session::Hand,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A code by where it stands: below which one, its name, and which of several with that name.
type Place = (Option<CodeId>, String, usize);

/// The codes of a project and those that an import adds.
pub(super) struct Codebook {
    codes: BTreeMap<Place, CodeId>,
}

impl Codebook {
    /// The codes that a project has.
    pub(super) fn of(project: &Project) -> Self {
        let mut codes = BTreeMap::new();
        for (id, code) in &project.codes {
            insert(&mut codes, code.parent, code.name.trim(), *id);
        }
        Self { codes }
    }

    /// The ids of a codebook's codes, in its order, and how many of them are new.
    pub(super) fn take(
        &mut self,
        hand: &mut Hand<'_>,
        named: &[NamedCode],
        edits: &mut Vec<Edit>,
    ) -> (Vec<CodeId>, usize) {
        let mut ids: Vec<CodeId> = Vec::with_capacity(named.len());
        let mut seen: BTreeMap<(Option<CodeId>, &str), usize> = BTreeMap::new();
        let mut new = 0;
        for code in named {
            let parent = code.parent.and_then(|at| ids.get(at).copied());
            let name = code.name.trim();
            let nth = seen.entry((parent, name)).or_default();
            let place = (parent, name.to_owned(), *nth);
            *nth += 1;
            if let Some(id) = self.codes.get(&place) {
                ids.push(*id);
                continue;
            }
            let id: CodeId = hand.ids.make(hand.at);
            let made = Code {
                name: name.to_owned(),
                parent,
                colour: code.colour,
                shade: code.shade.clone(),
                description: code.description.clone(),
            };
            edits.push(Edit::Code(id, Some(Arc::new(made))));
            self.codes.insert(place, id);
            ids.push(id);
            new += 1;
        }
        (ids, new)
    }
}

fn insert(codes: &mut BTreeMap<Place, CodeId>, parent: Option<CodeId>, name: &str, id: CodeId) {
    let mut nth = 0;
    while codes.contains_key(&(parent, name.to_owned(), nth)) {
        nth += 1;
    }
    codes.insert((parent, name.to_owned(), nth), id);
}

/// Adds remarks to a note that does not have them.
pub(super) fn note(note: &mut String, more: &str) {
    if more.trim().is_empty() || note.contains(more) {
        return;
    }
    if !note.is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(more);
}

/// Annotations of the marks; `known` are those that the article has: each stands for one mark like it.
pub(super) fn annotations(
    hand: &mut Hand<'_>,
    (article, text): (ArticleId, &Text),
    marks: &[Mark],
    codes: &[CodeId],
    mut known: Vec<Annotation>,
) -> Vec<Edit> {
    // Bytes of the text by code points, once for all marks.
    let body = text.as_str();
    let starts: Vec<usize> =
        body.char_indices().map(|(byte, _)| byte).chain([body.len()]).collect();
    let slice =
        |from: usize, to: usize| -> Option<&str> { body.get(*starts.get(from)?..*starts.get(to)?) };
    let end_of_text = starts.len() - 1;
    let mut edits = Vec::new();
    for mark in marks {
        let (start, end) = (mark.start, mark.end);
        let Some(exact) = slice(start, end).filter(|_| start < end) else { continue };
        let codes: BTreeSet<CodeId> =
            mark.codes.iter().filter_map(|at| codes.get(*at).copied()).collect();
        let like = known.iter().position(|a| {
            a.start == start && a.end == end && a.codes == codes && a.note == mark.note
        });
        if let Some(like) = like {
            known.swap_remove(like);
            continue;
        }
        let prefix = slice(start.saturating_sub(CONTEXT), start).unwrap_or_default();
        let suffix = slice(end, end.saturating_add(CONTEXT).min(end_of_text)).unwrap_or_default();
        let id: AnnotationId = hand.ids.make(hand.at);
        let by = mark.by.as_deref().filter(|by| !by.trim().is_empty()).unwrap_or(hand.by);
        let annotation = Annotation {
            article,
            start,
            end,
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            codes,
            note: mark.note.clone(),
            at: mark.at.as_deref().and_then(|at| at.parse().ok()).unwrap_or(hand.at),
            by: by.to_owned(),
        };
        edits.push(Edit::Annotation(id, Some(Arc::new(annotation))));
    }
    edits
}
