//! Painting a text: fills, underlines, outlines, glyphs, caret, handles and marks, in this order.

use super::flow::{Place, Span};
use super::input::Press;
use super::{Mark, Page, Reader, ReaderEvent, Scene, Shown, TextEngine, points};
use crate::ui::theme;
use egui::{
    Color32, FontId, Painter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    emath::GuiRounding as _, pos2, vec2,
};
use std::ops::Range;

/// A part of a highlight on one line.
pub(super) struct Boxed {
    /// Which of the highlights that are shown.
    pub(super) highlight: usize,
    /// The line: piece, and line of the piece.
    line: (usize, usize),
    /// In points of the window.
    pub(super) rect: Rect,
}

/// A mark in the margin, ready to be painted.
pub(super) struct Sign {
    rect: Rect,
    galley: std::sync::Arc<egui::Galley>,
    focused: bool,
}

impl<K: Copy + Eq> Reader<K> {
    /// The highlights on the screen, line by line.
    pub(super) fn boxes(&self, scene: &Scene<'_, K>) -> Vec<Boxed> {
        let Scene { shown, page, .. } = *scene;
        let seen = self.visible();
        let mut out = Vec::new();
        let mut spans = Vec::new();
        for (n, highlight) in shown.highlights.iter().enumerate() {
            let bytes = match &self.press {
                // While its ends are dragged, it is shown where it would be.
                Some(Press::Handle { key, range, .. }) if *key == highlight.key => range.clone(),
                _ if highlight.range.start < seen.end && highlight.range.end > seen.start => {
                    self.index.bytes(&highlight.range)
                }
                _ => continue,
            };
            for i in self.pieces(&bytes) {
                spans.clear();
                self.flow.spans(i, &bytes, &mut spans);
                out.extend(spans.iter().map(|span| Boxed {
                    highlight: n,
                    line: (i, span.line),
                    rect: page.rect(span.x.min, span.x.max, span.y),
                }));
            }
        }
        out
    }

    /// The visible pieces that a range of bytes touches.
    fn pieces(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.flow.piece_of(Place::before(bytes.start)).max(self.visible.start);
        let last = self.flow.piece_of(Place::after(bytes.end)) + 1;
        first..last.min(self.visible.end)
    }

    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        engine: &mut TextEngine,
        scene: &Scene<'_, K>,
        boxes: &[Boxed],
        signs: &[Sign],
    ) {
        let Scene { shown, page, dark } = *scene;
        let palette = theme::palette(dark);
        let painter = ui.painter_at(page.view);
        painter.rect_filled(page.view, 0.0, palette.paper);
        let mut lines: Vec<&Boxed> = boxes.iter().collect();
        lines.sort_by(|a, b| a.line.cmp(&b.line).then(a.rect.left().total_cmp(&b.rect.left())));
        for line in lines.chunk_by(|a, b| a.line == b.line) {
            fills(&painter, shown, line, dark);
        }
        self.hits(&painter, scene);
        let selected = self.selection.bytes();
        if !selected.is_empty() {
            for rect in self.rects(&selected, page) {
                painter.rect_filled(rect, 2.0, palette.selection);
            }
        }
        for line in lines.chunk_by(|a, b| a.line == b.line) {
            underlines(&painter, shown, line, dark);
        }
        for boxed in boxes {
            let focused = shown.highlights.get(boxed.highlight).is_some_and(|h| h.focused);
            if focused {
                let stroke = Stroke::new(1.5, palette.accent);
                painter.rect_stroke(fill_rect(boxed.rect), 3.0, stroke, StrokeKind::Middle);
            }
        }
        self.proposed(&painter, scene);
        self.glyphs(ui, engine, scene, &painter);
        if self.focused {
            self.caret(engine, &painter, palette.accent, page);
        }
        self.handles(engine, scene, &painter);
        self.overview(&painter, scene);
        for sign in signs {
            let colour = palette.text;
            painter.galley(sign.rect.min, std::sync::Arc::clone(&sign.galley), colour);
            if sign.focused {
                let stroke = Stroke::new(1.5, palette.accent);
                painter.rect_stroke(sign.rect.expand(2.0), 2.0, stroke, StrokeKind::Outside);
            }
        }
    }

    /// The rectangles of bytes on the screen, in points.
    pub(super) fn rects(&self, bytes: &Range<usize>, page: &Page) -> Vec<Rect> {
        let mut spans: Vec<Span> = Vec::new();
        for i in self.pieces(bytes) {
            self.flow.spans(i, bytes, &mut spans);
        }
        spans.iter().map(|span| page.rect(span.x.min, span.x.max, span.y)).collect()
    }

    fn hits(&self, painter: &Painter, scene: &Scene<'_, K>) {
        let Scene { shown, page, dark } = *scene;
        let palette = theme::palette(dark);
        let seen = self.visible();
        let first = shown.hits.partition_point(|hit| hit.end <= seen.start);
        for (n, hit) in shown.hits.iter().enumerate().skip(first) {
            if hit.start >= seen.end {
                break;
            }
            let current = shown.current_hit == Some(n);
            let fill = if current { palette.hit_current } else { palette.hit };
            for rect in self.rects(&self.index.bytes(hit), page) {
                let rect = fill_rect(rect);
                painter.rect_filled(rect, 2.0, fill);
                if current {
                    let stroke = Stroke::new(1.5, palette.hit_line);
                    painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Middle);
                }
            }
        }
    }

    /// Where in the whole text the hits are: ticks along the right edge, beside the scroll bar.
    fn overview(&self, painter: &Painter, scene: &Scene<'_, K>) {
        // More than this many could not be told apart.
        const MOST: usize = 500;
        let Scene { shown, page, dark } = *scene;
        let palette = theme::palette(dark);
        let every = shown.hits.len() / MOST + 1;
        for (n, hit) in shown.hits.iter().enumerate() {
            let current = shown.current_hit == Some(n);
            if n % every != 0 && !current {
                continue;
            }
            let piece = self.flow.piece_of(Place::before(self.index.byte_of(hit.start)));
            let share = points(self.flow.top(piece) / self.flow.total().max(1.0));
            let y = page.view.top() + share * page.view.height();
            let width = if current { 9.0 } else { 5.0 };
            let right = page.view.right();
            let tick = Rect::from_x_y_ranges(right - width..=right, y..=y + 2.0);
            painter.rect_filled(tick, 0.0, palette.hit_line);
        }
    }

    fn caret(&mut self, engine: &mut TextEngine, painter: &Painter, colour: Color32, page: &Page) {
        let at = self.selection.focus;
        if !self.visible.contains(&self.flow.piece_of(at)) {
            return;
        }
        let (x, top, bottom) = self.flow.caret(engine, &self.index, at);
        let rect = fill_rect(page.rect(x, x, (top, bottom)));
        painter.rect_filled(rect.expand2(vec2(0.9, 0.0)), 0.0, colour);
    }

    /// A bar with a knob at each end of the focused highlight: above at the start, below at the
    /// end.
    fn handles(&mut self, engine: &mut TextEngine, scene: &Scene<'_, K>, painter: &Painter) {
        let Scene { shown, page, dark } = *scene;
        let Some(highlight) = shown.highlights.iter().find(|h| h.focused) else { return };
        let range = match &self.press {
            Some(Press::Handle { range, .. }) => range.clone(),
            _ => self.index.bytes(&highlight.range),
        };
        let colour = theme::palette(dark).accent;
        for (place, start) in [(Place::before(range.start), true), (Place::after(range.end), false)]
        {
            if !self.visible.contains(&self.flow.piece_of(place)) {
                continue;
            }
            let (x, top, bottom) = self.flow.caret(engine, &self.index, place);
            let rect = fill_rect(page.rect(x, x, (top, bottom)));
            painter.rect_filled(rect.expand2(vec2(1.0, 1.0)), 0.0, colour);
            let knob = if start { rect.center_top() } else { rect.center_bottom() };
            painter.circle_filled(knob, 4.5, colour);
        }
    }

    /// Signs in the margin, each a button that says its word.
    pub(super) fn marks(
        &self,
        ui: &Ui,
        scene: &Scene<'_, K>,
        boxes: &[Boxed],
        events: &mut Vec<ReaderEvent<K>>,
    ) -> Vec<Sign> {
        let Scene { shown, page, dark } = *scene;
        let column = points(f64::from(self.flow.setting().width) / page.scale);
        let left = page.left + column + 8.0;
        let room = page.view.right() - left;
        let mut signs = Vec::new();
        let mut bottom = f32::NEG_INFINITY;
        let mut last = None;
        let mut starts: Vec<(&Boxed, &Mark, K)> = Vec::new();
        for boxed in boxes {
            if last == Some(boxed.highlight) {
                continue;
            }
            last = Some(boxed.highlight);
            if let Some(highlight) = shown.highlights.get(boxed.highlight)
                && let Some(mark) = &highlight.mark
            {
                starts.push((boxed, mark, highlight.key));
            }
        }
        starts.sort_by(|a, b| a.0.rect.top().total_cmp(&b.0.rect.top()));
        for (n, (boxed, mark, key)) in starts.into_iter().enumerate() {
            let font = FontId::proportional(theme::size::SMALL);
            let wide = format!("{} {}", mark.icon, mark.word);
            let colour = theme::tone(dark, mark.tone);
            let galley = ui.painter().layout_no_wrap(wide, font.clone(), colour);
            let galley = if galley.size().x + 4.0 > room {
                ui.painter().layout_no_wrap(mark.icon.clone(), font, colour)
            } else {
                galley
            };
            // Two on one line stand one below the other.
            let top = (boxed.rect.center().y - galley.size().y / 2.0).max(bottom);
            bottom = top + galley.size().y;
            let rect = Rect::from_min_size(pos2(left, top), galley.size());
            let id = ui.scope_id().with(("mark", n));
            let response = ui.interact(rect.intersect(page.view), id, Sense::click());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &mark.word));
            if response.clicked() {
                events.push(ReaderEvent::Clicked(key));
            }
            signs.push(Sign { rect, galley, focused: response.has_focus() });
            response.on_hover_text(&mark.word);
        }
        signs
    }
}

/// The part of a line's box that is filled: lines of a highlight nearly touch.
fn fill_rect(rect: Rect) -> Rect {
    let (above, below) = (rect.height() * 0.06, rect.height() * 0.02);
    Rect::from_min_max(rect.min + vec2(0.0, above), rect.max - vec2(0.0, below))
}

/// The fills of the highlights of one line; where several overlap, the mean of their colours.
fn fills<K>(painter: &Painter, shown: &Shown<'_, K>, line: &[&Boxed], dark: bool) {
    let mut edges: Vec<f32> = line.iter().flat_map(|b| [b.rect.left(), b.rect.right()]).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let middle = f32::midpoint(*from, *to);
        let here = line.iter().filter(|b| b.rect.left() < middle && middle < b.rect.right());
        let mut colours: Vec<u8> = Vec::new();
        let mut area: Option<Rect> = None;
        for boxed in here {
            area = Some(boxed.rect);
            let of = shown.highlights.get(boxed.highlight).map_or(&[][..], |h| &h.colours[..]);
            colours.extend(of);
        }
        colours.sort_unstable();
        colours.dedup();
        let Some(area) = area else { continue };
        let fill = theme::highlight_blend(dark, &colours).unwrap_or(theme::palette(dark).button);
        let rect = fill_rect(Rect::from_x_y_ranges(*from..=*to, area.y_range()));
        painter.rect_filled(rect, 0.0, fill);
    }
}

/// A line of its own for each code of each highlight, so that overlapping ones can be told apart.
fn underlines<K>(painter: &Painter, shown: &Shown<'_, K>, line: &[&Boxed], dark: bool) {
    // Three lanes fit below the baseline; what is more is told by the note of the highlight.
    const THICK: f32 = 2.0;
    const LANES: usize = 3;
    let scale = painter.pixels_per_point();
    let mut lanes: Vec<f32> = Vec::new();
    for boxed in line {
        let Some(highlight) = shown.highlights.get(boxed.highlight) else { continue };
        let rect = fill_rect(boxed.rect);
        let colours = highlight.colours.iter().map(|c| theme::highlight_line(dark, *c));
        // Without a code it is still seen to be one.
        let bare = highlight.colours.is_empty().then_some(theme::palette(dark).weak);
        for colour in colours.chain(bare) {
            let free = lanes.iter().position(|end| *end <= rect.left() + 0.1);
            let lane = free.unwrap_or(lanes.len());
            match lanes.get_mut(lane) {
                Some(end) => *end = rect.right(),
                None => lanes.push(rect.right()),
            }
            if lane >= LANES {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "a few lanes")]
            let bottom = rect.bottom() - lane as f32 * (THICK + 1.0);
            let bar = Rect::from_x_y_ranges(rect.x_range(), bottom - THICK..=bottom);
            painter.rect_filled(bar.round_to_pixels(scale), 0.0, colour);
        }
    }
}
