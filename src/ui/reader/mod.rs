//! The reader: one text with highlights, a caret and a selection, every script shaped as it should
//! be. Knows nothing of projects: it is told what to show and tells what was done to it.
//!
//! A [`Reader`] is kept as long as its text is open; one [`TextEngine`] serves all of them. Offsets
//! in this interface are code points. Only what is on the screen is laid out; the heights of the
//! rest are measured a little in each frame until all are known, then nothing runs any more.

mod atlas;
mod dashes;
mod engine;
mod flow;
mod glyphs;
mod index;
mod input;
mod missing;
mod paint;
mod selection;
mod shown;
mod words;

pub use engine::TextEngine;
pub use missing::MissingScript;
pub use shown::{Highlight, Mark, Options, Output, Proposed, ReaderEvent, Shown};

use egui::{Rect, Response, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use engine::Setting;
use flow::{Flow, Place};
use index::Index;
use selection::{Moving, Selection};
use std::ops::Range;
use std::sync::Arc;

/// Text that is shaped in one frame beyond what is visible, in bytes: about 3 ms on a slow machine
/// (70 ms for 100 kB of ten languages).
const IDLE_BYTES: usize = 4 * 1024;
/// The least margin on each side of the column, in points; signs for marks stand in it.
const GUTTER: f32 = 28.0;
/// Above the first and below the last line, in points.
const PAD: f32 = 16.0;

/// An open text: where one is in it and what is selected.
pub struct Reader<K> {
    index: Index,
    flow: Flow,
    selection: Selection,
    /// How far the text is scrolled, in points.
    offset: f32,
    /// Bytes that are to come into view.
    target: Option<Range<usize>>,
    /// How far to scroll after this frame, in points.
    scroll_by: f32,
    press: Option<input::Press<K>>,
    clicks: input::Clicks,
    hovered: Option<K>,
    focused: bool,
    /// Pieces on the screen.
    visible: Range<usize>,
    /// Where the text was in the last frame.
    page: Option<Page>,
    missing: Option<Vec<MissingScript>>,
}

impl<K: Copy + Eq> Reader<K> {
    /// Opens a text, at its start.
    pub fn new(text: Arc<str>) -> Self {
        Self {
            flow: Flow::new(&text),
            index: Index::new(text),
            selection: Selection::default(),
            offset: 0.0,
            target: None,
            scroll_by: 0.0,
            press: None,
            clicks: input::Clicks::default(),
            hovered: None,
            focused: false,
            visible: 0..0,
            page: None,
            missing: None,
        }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        self.index.text()
    }

    /// The selected code points; `None` if there is only a caret.
    pub fn selection(&self) -> Option<Range<usize>> {
        let bytes = self.selection.bytes();
        (!bytes.is_empty()).then(|| self.index.points(&bytes))
    }

    /// The selected words.
    pub fn selected_text(&self) -> &str {
        self.index.slice(self.selection.bytes())
    }

    /// Selects code points; an empty range sets the caret.
    pub fn select(&mut self, points: Range<usize>) {
        let bytes = self.index.bytes(&points);
        self.selection = if bytes.is_empty() {
            Selection::caret(Place::before(bytes.start))
        } else {
            Selection::of(bytes)
        };
    }

    /// Brings code points into view, in the next frame.
    pub fn scroll_to(&mut self, points: Range<usize>) {
        self.target = Some(self.index.bytes(&points));
    }

    /// The highlight under the pointer, for a note beside it.
    pub fn hovered(&self) -> Option<K> {
        self.hovered
    }

    /// Whether keys go to this text.
    pub fn has_focus(&self) -> bool {
        self.focused
    }

    /// How far the text is scrolled, in points, to be kept while another text is open.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    /// The code points of the paragraphs that were on the screen in the last frame.
    pub fn visible(&self) -> Range<usize> {
        let start = self.flow.cut_of(self.visible.start).map_or(0, |cut| cut.bytes.start);
        let last = self.visible.end.saturating_sub(1);
        let end = self.flow.cut_of(last).map_or(start, |cut| cut.bytes.end);
        self.index.points(&(start..end.max(start)))
    }

    /// The scripts of this text that no font can show, with what to install. Empty before the
    /// first frame.
    pub fn missing_scripts(&self) -> &[MissingScript] {
        self.missing.as_deref().unwrap_or_default()
    }

    /// Where the caret before a code point stands in the window, as of the last frame, so that
    /// something can be shown beside it; `None` if it is not in view.
    pub fn caret_rect(&mut self, engine: &mut TextEngine, point: usize) -> Option<Rect> {
        let page = self.page.take()?;
        let at = Place::before(self.index.byte_of(point));
        let (x, top, bottom) = self.flow.caret(engine, &self.index, at);
        let rect = page.rect(x, x, (top, bottom));
        let seen = page.view.intersects(rect);
        self.page = Some(page);
        seen.then_some(rect)
    }

    /// The code point nearest to a point of the window, as of the last frame.
    pub fn point_at(&mut self, engine: &mut TextEngine, at: egui::Pos2) -> Option<usize> {
        let (x, y) = self.page.as_ref()?.place(at);
        let place = self.flow.hit(engine, &self.index, x, y);
        Some(self.index.point_of(place.byte))
    }

    /// Shows the text in all the space that is left.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        shown: &Shown<'_, K>,
        options: &Options,
    ) -> Output<K> {
        if self.missing.is_none() {
            self.missing = Some(missing::scan(self.index.text(), engine));
        }
        let scale = ui.pixels_per_point();
        engine.atlas.begin(scale);
        let view = ui.available_size();
        let room = view.x - ui.spacing().scroll.allocated_width() - 2.0 * GUTTER;
        let column = room.min(options.measure * options.font_size).max(8.0 * options.font_size);
        let setting = Setting {
            width: (column * scale).floor(),
            scale,
            font_size: options.font_size,
            line_height: options.line_height,
        };
        let unfinished = self.prepare(engine, setting, view.y);
        if unfinished {
            // Soon, but not at once: what is measured now is not on the screen.
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(10));
        }
        let mut events = Vec::new();
        let area = ScrollArea::vertical()
            .id_salt("reader")
            .auto_shrink(false)
            .vertical_scroll_offset(self.offset)
            .show_viewport(ui, |ui, port| {
                self.frame(ui, engine, shown, options, port, &mut events)
            });
        let end = (area.content_size.y - area.inner_rect.height()).max(0.0);
        let before = area.state.clamped_offset().y;
        self.offset = (before + std::mem::take(&mut self.scroll_by)).clamp(0.0, end);
        if (self.offset - before).abs() > 0.1 {
            ui.ctx().request_repaint();
        }
        self.flow.trim(&self.visible);
        Output { events, response: area.inner }
    }

    /// Layout before the frame: a new width, what is to come into view, and some measuring; the
    /// line at the top of the view stays where it is. `true` if more is to be measured.
    fn prepare(&mut self, engine: &mut TextEngine, setting: Setting, view: f32) -> bool {
        let scale = f64::from(setting.scale);
        let pad = f64::from(PAD) * scale;
        let y = f64::from(self.offset) * scale - pad;
        let first = self.flow.at(y);
        let share = (y - self.flow.top(first)) / self.flow.height(first).max(1.0);
        let was = self.flow.height(first);
        let started = self.flow.setting().scale > 0.0;
        // A jump or a new width has a screen of its own to lay out; the rest is measured when that is done.
        let moved = self.target.is_some() || *self.flow.setting() != setting;
        self.flow.set(setting);
        let near = self.visible.clone();
        let unfinished =
            started && (moved || self.flow.measure_some(engine, &self.index, &near, IDLE_BYTES));
        let within = if !(0.0..=1.0).contains(&share) {
            y - self.flow.top(first).min(y)
        } else if (was - self.flow.height(first)).abs() < 0.01 {
            share * was
        } else {
            share * self.flow.height(first)
        };
        if started && y > 0.0 {
            self.offset = points((self.flow.top(first) + within + pad) / scale);
        }
        if let Some(target) = self.target.take() {
            self.jump(engine, &target, f64::from(view) * scale);
        }
        unfinished
    }

    /// Sets the offset so that bytes come to stand a third from the top, unless they are in view.
    fn jump(&mut self, engine: &mut TextEngine, bytes: &Range<usize>, view: f64) {
        let scale = f64::from(self.flow.setting().scale);
        let pad = f64::from(PAD) * scale;
        let at = Place::before(bytes.start);
        let (_, top, _) = self.flow.caret(engine, &self.index, at);
        let last = Place::before(bytes.end);
        let y = f64::from(self.offset) * scale - pad;
        let seen = self.visible.contains(&self.flow.piece_of(at))
            && self.visible.contains(&self.flow.piece_of(last));
        let bottom = if seen { self.flow.caret(engine, &self.index, last).2 } else { top };
        if seen && top > y + 8.0 && bottom < y + view - 8.0 {
            return;
        }
        // What is above the target in the view is laid out first: its height must not be a guess.
        let mut above = self.flow.piece_of(at);
        let mut room = view / 3.0;
        while above > 0 && room > 0.0 {
            above -= 1;
            self.flow.ensure(engine, &self.index, above);
            room -= self.flow.height(above);
        }
        let (_, top, _) = self.flow.caret(engine, &self.index, at);
        let end = self.flow.total() + 2.0 * pad - view;
        self.offset = points((top + pad - view / 3.0).min(end).max(0.0) / scale);
    }

    /// One frame inside the scroll area.
    fn frame(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        shown: &Shown<'_, K>,
        options: &Options,
        port: Rect,
        events: &mut Vec<ReaderEvent<K>>,
    ) -> Response {
        let scale = f64::from(self.flow.setting().scale);
        let scroll = ((f64::from(port.min.y) - f64::from(PAD)) * scale).round();
        let bottom = scroll + f64::from(port.height()) * scale;
        let first = self.flow.at(scroll);
        let mut last = first;
        while last < self.flow.len() && (last == first || self.flow.top(last) < bottom) {
            self.flow.ensure(engine, &self.index, last);
            last += 1;
        }
        self.visible = first..last;
        let full = ui.max_rect();
        ui.set_min_size(vec2(full.width(), points(self.flow.total() / scale) + 2.0 * PAD));
        let view = Rect::from_min_size(
            full.min + vec2(0.0, port.min.y),
            Vec2::new(full.width(), port.height()),
        );
        let column = points(f64::from(self.flow.setting().width) / scale);
        let left = ((view.center().x - column / 2.0) * points(scale)).round() / points(scale);
        let page = Page { view, left, scroll, scale };

        let id = ui.scope_id().with("text");
        self.paragraphs(ui, id, &page);
        let response = ui.interact(view, id, Sense::click_and_drag());
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::Document, ui.is_enabled(), &options.title)
        });
        let scene = Scene { shown, page: &page, dark: options.dark };
        let boxes = self.boxes(&scene);
        self.input(ui, engine, &scene, &boxes, &response, events);
        let selected = self.index.slice(self.selection.bytes());
        if !selected.is_empty() {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_value(selected.chars().take(1000).collect::<String>());
            });
        }
        let signs = self.marks(ui, &scene, &boxes, events);
        let boxes = if self.press.is_some() { self.boxes(&scene) } else { boxes };
        self.paint(ui, engine, &scene, &boxes, &signs);
        self.page = Some(page);
        response
    }

    /// A node for each visible paragraph, for screen readers.
    fn paragraphs(&self, ui: &Ui, id: egui::Id, page: &Page) {
        for i in self.visible.clone() {
            let Some(cut) = self.flow.cut_of(i).filter(|cut| !cut.bytes.is_empty()) else {
                continue;
            };
            let rect = page.rect(
                0.0,
                self.flow.setting().width,
                (self.flow.top(i), self.flow.top(i) + self.flow.height(i)),
            );
            let node = ui.interact(rect.intersect(page.view), id.with(i), Sense::hover());
            node.widget_info(|| {
                let text = self.index.slice(cut.bytes.clone());
                WidgetInfo::labeled(egui::Role::Paragraph, true, text)
            });
        }
    }

    fn moving<'a>(
        &'a mut self,
        engine: &'a mut TextEngine,
        page: f64,
    ) -> (&'a mut Selection, Moving<'a>) {
        let Self { flow, index, selection, .. } = self;
        (selection, Moving { flow, index, engine, page })
    }
}

/// What one frame shows, and where.
#[derive(Clone, Copy)]
struct Scene<'a, K> {
    shown: &'a Shown<'a, K>,
    page: &'a Page,
    dark: bool,
}

/// Where the text is in the window in this frame.
struct Page {
    /// The part of the window that shows text, in points.
    view: Rect,
    /// The left edge of the column, in points.
    left: f32,
    /// The y of the text at the top of the view, in pixels.
    scroll: f64,
    /// Pixels for a point.
    scale: f64,
}

impl Page {
    /// Pixels of the text to points of the window.
    fn point(&self, x: f32, y: f64) -> egui::Pos2 {
        pos2(
            self.left + x / points(self.scale),
            self.view.top() + points((y - self.scroll) / self.scale),
        )
    }

    fn rect(&self, x0: f32, x1: f32, y: (f64, f64)) -> Rect {
        Rect::from_min_max(self.point(x0, y.0), self.point(x1, y.1))
    }

    /// Points of the window to pixels of the text.
    fn place(&self, at: egui::Pos2) -> (f32, f64) {
        let x = (at.x - self.left) * points(self.scale);
        (x, f64::from(at.y - self.view.top()) * self.scale + self.scroll)
    }
}

/// For lengths that fit a window, or scroll offsets that egui keeps as `f32` anyhow.
#[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
fn points(n: f64) -> f32 {
    n as f32
}
