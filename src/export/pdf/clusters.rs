//! Letters that one cluster of text stands on are put together again before pages are written as PDF.
//!
//! The typesetter begins a new run of text wherever a mark stands higher or lower than its letter, as marks of
//! Thai, Khmer, Burmese and Arabic do, and gives the text of the cluster to each of the runs. Whoever copied or
//! searched such a PDF found the letter twice. In one run the writer knows the cluster and gives its text once.

use typst::{
    layout::{Abs, Em, Frame, FrameItem, Point},
    text::{Glyph, TextItem},
};
use typst_layout::{Page, PagedDocument};

/// The document with whole clusters; what is drawn stays where it is.
pub(super) fn whole(mut document: PagedDocument) -> PagedDocument {
    let mut changed = false;
    let pages: Vec<Page> = document
        .pages()
        .iter()
        .map(|page| match frame(&page.frame) {
            Some(frame) => {
                changed = true;
                Page { frame, ..page.clone() }
            }
            None => page.clone(),
        })
        .collect();
    if !changed {
        return document;
    }
    let info = std::mem::take(document.info_mut());
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// The frame with whole clusters; `None` when it has no cluster in several runs.
fn frame(old: &Frame) -> Option<Frame> {
    let mut changed = false;
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(old.items().len());
    // Where the last run of text stands; lines below and above it may lie between two runs.
    let mut last: Option<usize> = None;
    for (pos, item) in old.items() {
        match item {
            FrameItem::Text(run) => {
                let before = last.and_then(|at| items.get_mut(at));
                if let Some((start, FrameItem::Text(before))) = before
                    && join(before, run, *pos - *start)
                {
                    changed = true;
                    continue;
                }
                last = Some(items.len());
                items.push((*pos, item.clone()));
            }
            FrameItem::Group(group) => {
                last = None;
                let mut group = group.clone();
                if let Some(inner) = frame(&group.frame) {
                    changed = true;
                    group.frame = inner;
                }
                items.push((*pos, FrameItem::Group(group)));
            }
            FrameItem::Shape(..) => items.push((*pos, item.clone())),
            FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
                last = None;
                items.push((*pos, item.clone()));
            }
        }
    }
    let mut new = old.clone();
    new.clear();
    new.push_multiple(items);
    changed.then_some(new)
}

/// Takes `next`, which begins `by` away from `run`, into it if its first glyph stands on the text of the last one.
fn join(run: &mut TextItem, next: &TextItem, by: Point) -> bool {
    let (Some(end), Some(start)) = (run.glyphs.last(), next.glyphs.first()) else { return false };
    let shared = run.text.get(end.range());
    let same = run.font == next.font
        && run.size == next.size
        && run.fill == next.fill
        && run.stroke == next.stroke
        // The place in the document tells a cluster from the same letters written twice.
        && end.span == start.span
        && shared.is_some()
        && shared == next.text.get(start.range())
        && (by.x - run.width()).abs() < Abs::pt(0.01);
    if !same {
        return false;
    }
    let Some((text, run_at, next_at)) = text(run, next, &end.range, &start.range) else {
        return false;
    };
    let moved = |glyph: &Glyph, at: i32| {
        let shift = |n: u16| u16::try_from(i32::from(n) + at).ok();
        Some(shift(glyph.range.start)?..shift(glyph.range.end)?)
    };
    let raised = Em::from_abs(-by.y, run.size);
    let mut glyphs = Vec::with_capacity(run.glyphs.len() + next.glyphs.len());
    for glyph in &run.glyphs {
        let Some(range) = moved(glyph, run_at) else { return false };
        glyphs.push(Glyph { range, ..glyph.clone() });
    }
    for glyph in &next.glyphs {
        let Some(range) = moved(glyph, next_at) else { return false };
        glyphs.push(Glyph { range, y_offset: glyph.y_offset + raised, ..glyph.clone() });
    }
    run.text = text.as_str().into();
    run.glyphs = glyphs;
    true
}

/// The text of both runs with the shared cluster once, and by how many bytes the ranges of either move.
fn text(
    run: &TextItem,
    next: &TextItem,
    end: &std::ops::Range<u16>,
    start: &std::ops::Range<u16>,
) -> Option<(String, i32, i32)> {
    let (mine, theirs) = (run.text.as_str(), next.text.as_str());
    let size = |text: &str| i32::try_from(text.len()).ok();
    if usize::from(end.end) == mine.len() && start.start == 0 {
        let rest = theirs.get(usize::from(start.end)..)?;
        return Some((format!("{mine}{rest}"), 0, i32::from(end.start)));
    }
    // From right to left the run that stands further right, and comes later, is the earlier text.
    if end.start == 0 && usize::from(start.end) == theirs.len() {
        let rest = mine.get(usize::from(end.end)..)?;
        return Some((format!("{theirs}{rest}"), size(theirs)? - i32::from(end.end), 0));
    }
    None
}
