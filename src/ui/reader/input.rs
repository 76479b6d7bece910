//! The mouse and the keyboard over a text.

use super::flow::Place;
use super::paint::Boxed;
use super::{Page, Reader, ReaderEvent, Scene, Shown, TextEngine, points};
use egui::{CursorIcon, Event, EventFilter, Key, Modifiers, PointerButton, Pos2, Response, Ui};
use std::ops::Range;

/// Clicks count together within this time and this distance, in seconds and points.
const AGAIN: (f64, f32) = (0.45, 6.0);
/// How near to an end of the focused highlight its handle is grabbed, in points.
const GRAB: f32 = 9.0;

/// What the button went down on.
#[derive(Clone, Debug)]
pub(super) enum Press<K> {
    Text { at: Pos2, moved: bool, had_selection: bool },
    Handle { key: K, fixed: usize, range: Range<usize> },
}

/// The last press, for counting clicks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clicks {
    time: f64,
    at: Pos2,
    count: u32,
}

impl Clicks {
    fn press(&mut self, time: f64, at: Pos2) -> u32 {
        let again = self.count > 0
            && time - self.time < AGAIN.0
            && self.at.distance(at) < AGAIN.1
            && self.count < 4;
        *self = Self { time, at, count: if again { self.count + 1 } else { 1 } };
        self.count
    }
}

impl<K: Copy + Eq> Reader<K> {
    /// All input of a frame, in the order pointer, keys.
    pub(super) fn input(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        scene: &Scene<'_, K>,
        boxes: &[Boxed],
        response: &Response,
        events: &mut Vec<ReaderEvent<K>>,
    ) {
        let Scene { shown, page, .. } = *scene;
        self.focused = response.has_focus();
        let under = |at: Pos2| under(shown, boxes, at);
        self.hovered = response.hover_pos().and_then(|at| under(at).first().copied());
        self.pointer(ui, engine, scene, boxes, response, events);
        if response.secondary_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            response.request_focus();
            let (x, y) = page.place(at);
            let place = self.flow.hit(engine, &self.index, x, y);
            let key = under(at).first().copied();
            let bytes = self.selection.bytes();
            if key.is_none() && !(bytes.start..=bytes.end).contains(&place.byte) {
                self.selection = super::Selection::caret(place);
            }
            events.push(ReaderEvent::ContextMenu { at, key, selection: self.selection() });
        }
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                tab: false,
            };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            self.keys(ui, engine, scene, response, events);
        }
    }

    fn pointer(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        scene: &Scene<'_, K>,
        boxes: &[Boxed],
        response: &Response,
        events: &mut Vec<ReaderEvent<K>>,
    ) {
        let Scene { shown, page, .. } = *scene;
        let (pressed, down, origin, now, time, modifiers) = ui.input(|i| {
            (
                i.pointer.button_pressed(PointerButton::Primary),
                i.pointer.button_down(PointerButton::Primary),
                i.pointer.press_origin(),
                i.pointer.latest_pos(),
                i.time,
                pressed_with(&i.events).unwrap_or(i.modifiers),
            )
        });
        let handle = response
            .hover_pos()
            .filter(|_| self.press.is_none())
            .and_then(|at| self.handle_at(engine, shown, page, at));
        if handle.is_some() || matches!(self.press, Some(Press::Handle { .. })) {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        } else if response.hovered() || self.press.is_some() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let height = f64::from(page.view.height()) * page.scale;
        let mine = response.is_pointer_button_down_on() || response.clicked();
        if pressed
            && mine
            && let Some(at) = origin.or(now)
        {
            response.request_focus();
            if let Some(handle) = self.handle_at(engine, shown, page, at) {
                self.press = Some(handle);
            } else {
                let clicks = self.clicks.press(time, at);
                let (x, y) = page.place(at);
                let place = self.flow.hit(engine, &self.index, x, y);
                let had_selection = !self.selection.bytes().is_empty();
                let (selection, mut moving) = self.moving(engine, height);
                selection.press(place, clicks, modifiers.shift, &mut moving);
                self.press = Some(Press::Text { at, moved: clicks > 1, had_selection });
            }
        }
        let Some(mut press) = self.press.take() else { return };
        if let Some(at) = now {
            let (x, y) = page.place(at);
            match &mut press {
                Press::Text { at: from, moved, .. } => {
                    let dragged = from.distance(at) > 3.0;
                    if dragged {
                        *moved = true;
                        let place = self.flow.hit(engine, &self.index, x, y);
                        let (selection, mut moving) = self.moving(engine, height);
                        selection.drag(place, &mut moving);
                    }
                }
                Press::Handle { fixed, range, .. } => {
                    let place = self.flow.hit(engine, &self.index, x, y);
                    let moving = self.flow.snap(place.byte);
                    // At least something stays highlighted.
                    if moving != *fixed {
                        *range = moving.min(*fixed)..moving.max(*fixed);
                    }
                }
            }
            if down {
                self.scroll_while_dragging(ui, page, at);
            }
        }
        if down {
            self.press = Some(press);
            return;
        }
        match press {
            Press::Handle { key, range, .. } => {
                let range = self.index.points(&range);
                if shown.highlights.iter().any(|h| h.key == key && h.range != range) {
                    events.push(ReaderEvent::EndsMoved { key, range });
                }
            }
            Press::Text { at, moved, had_selection } => {
                if let Some(range) = self.selection() {
                    events.push(ReaderEvent::Selected(range));
                } else {
                    if had_selection {
                        events.push(ReaderEvent::Cleared);
                    }
                    let here = if moved { Vec::new() } else { under(shown, boxes, at) };
                    if let Some(key) = next_of(shown, &here) {
                        events.push(ReaderEvent::Clicked(key));
                    } else if !moved && let Some(n) = self.proposed_at(shown, page, at) {
                        events.push(ReaderEvent::ClickedProposed(n));
                    }
                }
            }
        }
    }

    /// Above or below the view the text scrolls, the faster the farther.
    fn scroll_while_dragging(&mut self, ui: &Ui, page: &Page, at: Pos2) {
        let beyond = (at.y - page.view.bottom()).max(0.0) - (page.view.top() - at.y).max(0.0);
        if beyond.abs() > 0.5 {
            let time = ui.input(|i| i.stable_dt).min(0.1);
            self.scroll_by += beyond.clamp(-120.0, 120.0) * 10.0 * time;
            ui.ctx().request_repaint();
        }
    }

    /// The handle of the focused highlight under a point of the window.
    fn handle_at(
        &mut self,
        engine: &mut TextEngine,
        shown: &Shown<'_, K>,
        page: &Page,
        at: Pos2,
    ) -> Option<Press<K>> {
        let highlight = shown.highlights.iter().find(|h| h.focused)?;
        let range = self.index.bytes(&highlight.range);
        for (place, fixed) in
            [(Place::before(range.start), range.end), (Place::after(range.end), range.start)]
        {
            if !self.visible.contains(&self.flow.piece_of(place)) {
                continue;
            }
            let (x, top, bottom) = self.flow.caret(engine, &self.index, place);
            let rect = page.rect(x, x, (top, bottom));
            if rect.expand2(egui::vec2(GRAB, 4.0)).contains(at) {
                return Some(Press::Handle { key: highlight.key, fixed, range });
            }
        }
        None
    }

    fn keys(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        scene: &Scene<'_, K>,
        response: &Response,
        events: &mut Vec<ReaderEvent<K>>,
    ) {
        let Scene { shown, page, .. } = *scene;
        let mut keys: Vec<(Key, Modifiers)> = Vec::new();
        let mut copy = false;
        ui.input_mut(|i| {
            i.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } if is_ours(*key, *modifiers) => {
                    keys.push((*key, *modifiers));
                    false
                }
                Event::Copy => {
                    copy = true;
                    false
                }
                _ => true,
            });
        });
        if copy && !self.selected_text().is_empty() {
            ui.copy_text(self.selected_text().to_owned());
        }
        let height = f64::from(page.view.height()) * page.scale;
        for (key, modifiers) in keys {
            let before = self.selection();
            if key == Key::Escape {
                if matches!(self.press, Some(Press::Handle { .. })) {
                    self.press = None;
                } else if before.is_some() {
                    self.selection = super::Selection::caret(self.selection.focus);
                    events.push(ReaderEvent::Cleared);
                } else {
                    ui.memory_mut(|m| m.surrender_focus(response.id));
                }
                continue;
            }
            if key == Key::F10 {
                let caret = self.flow.caret(engine, &self.index, self.selection.focus);
                let at = page.view.clamp(page.point(caret.0, caret.2));
                let here = self.index.points(&self.selection.bytes());
                let key = around(shown, &here).first().copied();
                events.push(ReaderEvent::ContextMenu { at, key, selection: before });
                continue;
            }
            if key == Key::Enter {
                let here = around(shown, &self.index.points(&self.selection.bytes()));
                events.extend(next_of(shown, &here).map(ReaderEvent::Clicked));
                continue;
            }
            // A page keeps a line of the one before.
            let line = f64::from(self.flow.setting().em() * self.flow.setting().line_height);
            let (selection, mut moving) = self.moving(engine, (height - 2.0 * line).max(line));
            selection.key(key, modifiers, &mut moving);
            if key != Key::A {
                self.reveal(engine, page);
            }
            let after = self.selection();
            if after != before {
                events.push(match after {
                    Some(range) => ReaderEvent::Selected(range),
                    None => ReaderEvent::Cleared,
                });
            }
            ui.ctx().request_repaint();
        }
    }

    /// Scrolls so far that the caret is in view.
    fn reveal(&mut self, engine: &mut TextEngine, page: &Page) {
        let (_, top, bottom) = self.flow.caret(engine, &self.index, self.selection.focus);
        let end = page.scroll + f64::from(page.view.height()) * page.scale;
        let margin = f64::from(super::PAD) * page.scale;
        let by = (bottom + margin - end).max(0.0) - (page.scroll + margin - top).max(0.0);
        self.scroll_by += points(by / page.scale);
    }
}

/// The keys that were held when the button went down in this frame.
fn pressed_with(events: &[Event]) -> Option<Modifiers> {
    events.iter().rev().find_map(|event| match event {
        Event::PointerButton {
            button: PointerButton::Primary, pressed: true, modifiers, ..
        } => Some(*modifiers),
        _ => None,
    })
}

/// The keys of the highlights under a point, shortest first.
fn under<K: Copy + Eq>(shown: &Shown<'_, K>, boxes: &[Boxed], at: Pos2) -> Vec<K> {
    let mut found: Vec<(usize, K)> = Vec::new();
    for boxed in boxes.iter().filter(|b| b.rect.contains(at)) {
        if let Some(highlight) = shown.highlights.get(boxed.highlight)
            && found.iter().all(|(_, key)| *key != highlight.key)
        {
            found.push((highlight.range.len(), highlight.key));
        }
    }
    found.sort_by_key(|(len, _)| *len);
    found.into_iter().map(|(_, key)| key).collect()
}

/// The highlights around the caret or the selection, the shortest first: the one that a click would take.
fn around<K: Copy + Eq>(shown: &Shown<'_, K>, here: &Range<usize>) -> Vec<K> {
    let mut found: Vec<(usize, K)> = shown
        .highlights
        .iter()
        .filter(|h| h.range.start <= here.start && here.end <= h.range.end)
        .map(|h| (h.range.len(), h.key))
        .collect();
    found.sort_by_key(|(len, _)| *len);
    found.into_iter().map(|(_, key)| key).collect()
}

/// The one to be shown of those that lie over each other: the next below the one that is shown.
fn next_of<K: Copy + Eq>(shown: &Shown<'_, K>, here: &[K]) -> Option<K> {
    let focused = |key: &K| shown.highlights.iter().any(|h| h.focused && h.key == *key);
    let next = here.iter().position(focused).map_or(0, |i| i + 1);
    here.get(next).or(here.first()).copied()
}

/// The keys that the text takes; all others are the window's.
fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    match key {
        Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => true,
        Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => {
            !modifiers.command && !modifiers.alt
        }
        Key::A => modifiers.command && !modifiers.shift && !modifiers.alt,
        Key::Escape | Key::Enter => modifiers.is_none(),
        Key::F10 => modifiers.shift_only(),
        _ => false,
    }
}
