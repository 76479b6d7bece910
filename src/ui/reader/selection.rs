//! The selection and the caret of a text, and how keys move them. Places are bytes.

use super::engine::TextEngine;
use super::flow::{Flow, Place};
use super::index::Index;
use super::words::{Grain, sentence, word};
use egui::{Key, Modifiers};
use parley::{Affinity, Cursor, Selection as LineKeys};
use std::ops::Range;

/// What is selected: from the anchor to the focus, which has the caret.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    pub(super) anchor: Place,
    pub(super) focus: Place,
    /// What a drag goes on selecting by, and what the click that began it selected.
    grain: Grain,
    base: Range<usize>,
    /// The column that Up and Down keep to, in pixels.
    column: Option<f32>,
}

impl Default for Selection {
    fn default() -> Self {
        Self::caret(Place::before(0))
    }
}

/// What moving needs to know.
pub(super) struct Moving<'a> {
    pub(super) flow: &'a mut Flow,
    pub(super) index: &'a Index,
    pub(super) engine: &'a mut TextEngine,
    /// The height of the view in pixels, for Page Up and Page Down.
    pub(super) page: f64,
}

impl Selection {
    pub(super) fn caret(at: Place) -> Self {
        Self { anchor: at, focus: at, grain: Grain::Cluster, base: at.byte..at.byte, column: None }
    }

    pub(super) fn of(bytes: Range<usize>) -> Self {
        let mut selection = Self::caret(Place::before(bytes.start));
        selection.focus = Place::after(bytes.end);
        selection
    }

    /// The selected bytes; empty if there is only a caret.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.anchor.byte.min(self.focus.byte)..self.anchor.byte.max(self.focus.byte)
    }

    /// A click at a place: the first of two or three clicks selects nothing, and so on.
    pub(super) fn press(&mut self, at: Place, clicks: u32, shift: bool, m: &mut Moving<'_>) {
        self.column = None;
        if shift {
            self.grain = Grain::Cluster;
            self.focus = at;
            return;
        }
        let grain = Grain::of_clicks(clicks);
        let base = around(at, grain, m);
        *self = Self::of(base.clone());
        if base.is_empty() {
            *self = Self::caret(at);
        }
        (self.grain, self.base) = (grain, base);
    }

    /// The pointer was dragged to a place; words stay whole if the drag began with a double click.
    pub(super) fn drag(&mut self, to: Place, m: &mut Moving<'_>) {
        self.column = None;
        if self.grain == Grain::Cluster {
            self.focus = to;
            return;
        }
        let there = around(to, self.grain, m);
        if there.start < self.base.start {
            self.anchor = Place::after(self.base.end);
            self.focus = Place::before(there.start);
        } else {
            self.anchor = Place::before(self.base.start);
            self.focus = Place::after(there.end.max(self.base.end));
        }
    }

    /// Acts on a key; `false` if the key means nothing here.
    pub(super) fn key(&mut self, key: Key, modifiers: Modifiers, m: &mut Moving<'_>) -> bool {
        let (word, shift) = (modifiers.command || modifiers.alt, modifiers.shift);
        let column = self.column.take();
        let end = m.index.text().len();
        let to = match key {
            Key::A if modifiers.command => {
                *self = Self::of(0..end);
                return true;
            }
            Key::ArrowLeft | Key::ArrowRight if !shift && !word && !self.bytes().is_empty() => {
                self.edge(key == Key::ArrowRight, m)
            }
            Key::ArrowLeft | Key::ArrowRight => {
                let grain = if word { Grain::Word } else { Grain::Cluster };
                step(self.focus, key == Key::ArrowRight, grain, m)
            }
            Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => {
                let (x, top, bottom) = m.flow.caret(m.engine, m.index, self.focus);
                let x = column.unwrap_or(x);
                self.column = Some(x);
                match key {
                    Key::ArrowUp => line_above(self.focus, x, top, m),
                    Key::ArrowDown => line_below(self.focus, x, bottom, m),
                    Key::PageUp if top <= m.page => Place::before(0),
                    Key::PageUp => m.flow.hit(m.engine, m.index, x, top - m.page),
                    _ if bottom + m.page >= m.flow.total() => Place::after(end),
                    _ => m.flow.hit(m.engine, m.index, x, bottom + m.page),
                }
            }
            Key::Home if word => Place::before(0),
            Key::End if word => Place::after(end),
            Key::Home => line_edge(self.focus, false, m),
            Key::End => line_edge(self.focus, true, m),
            _ => return false,
        };
        self.grain = Grain::Cluster;
        self.focus = to;
        if !shift {
            self.anchor = to;
        }
        true
    }

    /// The visual left or right end of the selection.
    fn edge(&self, right: bool, m: &mut Moving<'_>) -> Place {
        let bytes = self.bytes();
        let (start, end) = (Place::before(bytes.start), Place::after(bytes.end));
        let i = m.flow.piece_of(start);
        m.flow.ensure(m.engine, m.index, i);
        let rtl = m.flow.layout(i).is_some_and(parley::Layout::is_rtl);
        if right == rtl { start } else { end }
    }
}

/// The cluster, word, sentence or paragraph about a place, as bytes of the text.
pub(super) fn around(at: Place, grain: Grain, m: &mut Moving<'_>) -> Range<usize> {
    let i = m.flow.piece_of(at);
    m.flow.ensure(m.engine, m.index, i);
    let Some(cut) = m.flow.cut_of(i).cloned() else { return at.byte..at.byte };
    match grain {
        Grain::Cluster => at.byte..at.byte,
        Grain::Word => {
            let Some(layout) = m.flow.layout(i) else { return at.byte..at.byte };
            // On the right half of a word's last letter, the place is after the word.
            let local = at.byte.saturating_sub(cut.bytes.start);
            let local = match at.affinity {
                Affinity::Upstream => local.saturating_sub(1),
                Affinity::Downstream => local,
            };
            let found = word(layout, local);
            cut.bytes.start + found.start..(cut.bytes.start + found.end).min(cut.bytes.end)
        }
        Grain::Sentence => {
            let local = at.byte.saturating_sub(cut.paragraph.start);
            let local = match at.affinity {
                Affinity::Upstream => local.saturating_sub(1),
                Affinity::Downstream => local,
            };
            let found = sentence(m.index.slice(cut.paragraph.clone()), local);
            cut.paragraph.start + found.start..cut.paragraph.start + found.end
        }
        Grain::Paragraph => cut.paragraph,
    }
}

/// One cluster or word to the left or right as seen on the page, across paragraphs.
fn step(from: Place, right: bool, grain: Grain, m: &mut Moving<'_>) -> Place {
    let i = m.flow.piece_of(from);
    m.flow.ensure(m.engine, m.index, i);
    let Some((_, cursor)) = m.flow.cursor(from) else { return from };
    let Some((layout, bytes)) = m.flow.parts(i) else { return from };
    let next = match (right, grain) {
        (true, Grain::Cluster) => cursor.next_visual(layout),
        (false, Grain::Cluster) => cursor.previous_visual(layout),
        (true, _) => cursor.next_visual_word(layout),
        (false, _) => cursor.previous_visual_word(layout),
    };
    if next != cursor && !bytes.is_empty() {
        return place(next, &bytes);
    }
    // At the edge of the piece: on to the paragraph after or before it, in reading order.
    let forward = right != layout.is_rtl();
    let to = if forward { i + 1 } else { i.wrapping_sub(1) };
    let there = match m.flow.cut_of(to) {
        Some(cut) if forward => Place::before(cut.bytes.start),
        Some(cut) => Place::after(cut.bytes.end),
        None => return from,
    };
    // Where a long paragraph was cut, the two edges are one place.
    if there.byte == from.byte && there != from { step(there, right, grain, m) } else { there }
}

fn line_above(from: Place, x: f32, top: f64, m: &mut Moving<'_>) -> Place {
    let i = m.flow.piece_of(from);
    let y = top - 1.0;
    if y < m.flow.top(i) && i == 0 {
        return Place::before(0);
    }
    // Above the first line of a piece is the last line of the piece before it.
    if y < m.flow.top(i) {
        m.flow.ensure(m.engine, m.index, i - 1);
    }
    let y = if y < m.flow.top(i) { m.flow.top(i) - 1.0 } else { y };
    m.flow.hit(m.engine, m.index, x, y)
}

fn line_below(from: Place, x: f32, bottom: f64, m: &mut Moving<'_>) -> Place {
    let i = m.flow.piece_of(from);
    let Some(layout) = m.flow.layout(i) else { return from };
    let below = m.flow.top(i) + f64::from(layout.height());
    if bottom + 1.0 < below {
        return m.flow.hit(m.engine, m.index, x, bottom + 1.0);
    }
    if i + 1 >= m.flow.len() {
        return Place::after(m.index.text().len());
    }
    m.flow.ensure(m.engine, m.index, i + 1);
    m.flow.hit(m.engine, m.index, x, m.flow.top(i + 1) + 1.0)
}

fn line_edge(from: Place, end: bool, m: &mut Moving<'_>) -> Place {
    let i = m.flow.piece_of(from);
    m.flow.ensure(m.engine, m.index, i);
    let Some((_, cursor)) = m.flow.cursor(from) else { return from };
    let Some((layout, bytes)) = m.flow.parts(i) else { return from };
    if bytes.is_empty() {
        return from;
    }
    let here = LineKeys::new(cursor, cursor);
    let there = if end { here.line_end(layout, false) } else { here.line_start(layout, false) };
    place(there.focus(), &bytes)
}

fn place(cursor: Cursor, piece: &Range<usize>) -> Place {
    let byte = (piece.start + cursor.index()).clamp(piece.start, piece.end);
    Place { byte, affinity: cursor.affinity() }
}
