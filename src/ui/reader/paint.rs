//! Painting a text: fills, underlines, outlines, glyphs, caret, handles and marks, in this order.

use super::atlas::Drawn;
use super::flow::{Place, Span};
use super::input::Press;
use super::missing::is_invisible;
use super::{Mark, Page, Reader, ReaderEvent, Shown, TextEngine, points};
use crate::ui::theme;
use egui::{
    Color32, FontId, Mesh, Painter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use parley::PositionedLayoutItem;
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
    pub(super) fn boxes(&self, shown: &Shown<'_, K>, page: &Page) -> Vec<Boxed> {
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
        shown: &Shown<'_, K>,
        boxes: &[Boxed],
        signs: &[Sign],
        dark: bool,
        page: &Page,
    ) {
        let palette = theme::palette(dark);
        let painter = ui.painter_at(page.view);
        painter.rect_filled(page.view, 0.0, palette.paper);
        let mut lines: Vec<&Boxed> = boxes.iter().collect();
        lines.sort_by(|a, b| a.line.cmp(&b.line).then(a.rect.left().total_cmp(&b.rect.left())));
        for line in lines.chunk_by(|a, b| a.line == b.line) {
            fills(&painter, shown, line, dark);
        }
        self.hits(&painter, shown, dark, page);
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
        self.glyphs(ui, engine, shown, dark, page, &painter);
        if self.focused || ui.memory(|m| m.focused().is_none()) && !selected.is_empty() {
            self.caret(engine, &painter, palette.accent, page);
        }
        self.handles(engine, shown, &painter, dark, page);
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
    fn rects(&self, bytes: &Range<usize>, page: &Page) -> Vec<Rect> {
        let mut spans: Vec<Span> = Vec::new();
        for i in self.pieces(bytes) {
            self.flow.spans(i, bytes, &mut spans);
        }
        spans.iter().map(|span| page.rect(span.x.min, span.x.max, span.y)).collect()
    }

    fn hits(&self, painter: &Painter, shown: &Shown<'_, K>, dark: bool, page: &Page) {
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

    fn glyphs(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        shown: &Shown<'_, K>,
        dark: bool,
        page: &Page,
        painter: &Painter,
    ) {
        let palette = theme::palette(dark);
        let scale = points(page.scale);
        let (left, top) = (page.left * scale, page.view.top() * scale);
        let bottom = page.scroll + f64::from(page.view.height()) * page.scale;
        let mut meshes: Vec<Mesh> = Vec::new();
        for i in self.visible.clone() {
            let Some((layout, bytes)) = self.flow.parts(i) else { continue };
            let from = self.flow.top(i);
            let grey = self.grey(shown, &bytes);
            let text = self.index.slice(bytes);
            for line in layout.lines() {
                let metrics = line.metrics();
                // A line's marks may reach into its neighbours, hence the line more.
                let height = f64::from(metrics.line_height);
                if from + f64::from(metrics.block_max_coord) + height < page.scroll {
                    continue;
                }
                if from + f64::from(metrics.block_min_coord) - height > bottom {
                    break;
                }
                for item in line.items() {
                    let PositionedLayoutItem::GlyphRun(glyphs) = item else { continue };
                    let run = glyphs.run();
                    let mut x = left + glyphs.offset();
                    let y = points(from + f64::from(glyphs.baseline()) - page.scroll) + top;
                    for cluster in run.visual_clusters() {
                        let range = cluster.text_range();
                        let is_grey = grey.iter().any(|g| g.contains(&range.start));
                        let colour = if is_grey { palette.weak } else { palette.text };
                        let start = x;
                        let (mut ink, mut count) = (false, 0);
                        for glyph in cluster.glyphs() {
                            count += 1;
                            let at = x + glyph.x;
                            x += glyph.advance;
                            let drawn = engine.atlas.glyph(
                                ui.ctx(),
                                run.font(),
                                run.normalized_coords(),
                                run.font_size(),
                                glyph.id,
                                at,
                            );
                            let picture = match drawn {
                                Drawn::Picture(picture) => picture,
                                Drawn::Blank => continue,
                                Drawn::Full => {
                                    ui.ctx().request_repaint();
                                    continue;
                                }
                            };
                            ink = true;
                            let min = pos2(at.floor(), (y + glyph.y).round()) + picture.offset;
                            let rect = Rect::from_min_size(min, picture.size);
                            let rect = Rect::from_min_max(
                                (rect.min.to_vec2() / scale).to_pos2(),
                                (rect.max.to_vec2() / scale).to_pos2(),
                            );
                            while meshes.len() <= picture.page {
                                let texture = engine.atlas.texture(meshes.len());
                                meshes.push(Mesh::with_texture(texture.unwrap_or_default()));
                            }
                            if let Some(mesh) = meshes.get_mut(picture.page) {
                                mesh.add_rect_with_uv(rect, picture.uv, colour);
                            }
                        }
                        let seen = text.get(range).is_some_and(|t| !t.chars().all(is_invisible));
                        if !ink && count > 0 && seen && x > start {
                            // A font without outlines: better a box than a hole.
                            let size = vec2(x - start - 2.0, run.font_size() * 0.7) / scale;
                            let min = pos2(start + 1.0, y - run.font_size() * 0.7) / scale;
                            let rect = Rect::from_min_size(min, size);
                            let stroke = Stroke::new(1.0, palette.weak);
                            painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
                        }
                    }
                }
            }
        }
        for mesh in meshes.into_iter().filter(|mesh| !mesh.is_empty()) {
            painter.add(mesh);
        }
    }

    /// The boilerplate of a piece, in bytes from its start.
    fn grey(&self, shown: &Shown<'_, K>, piece: &Range<usize>) -> Vec<Range<usize>> {
        let points = self.index.points(piece);
        let first = shown.grey.partition_point(|grey| grey.end <= points.start);
        let here = shown.grey.iter().skip(first).take_while(|grey| grey.start < points.end);
        here.map(|grey| self.index.bytes(grey))
            .map(|grey| {
                grey.start.saturating_sub(piece.start)..grey.end.saturating_sub(piece.start)
            })
            .collect()
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
    fn handles(
        &mut self,
        engine: &mut TextEngine,
        shown: &Shown<'_, K>,
        painter: &Painter,
        dark: bool,
        page: &Page,
    ) {
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
        shown: &Shown<'_, K>,
        boxes: &[Boxed],
        dark: bool,
        page: &Page,
        events: &mut Vec<ReaderEvent<K>>,
    ) -> Vec<Sign> {
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
    let inset = (rect.height() * 0.06).round();
    Rect::from_min_max(rect.min + vec2(0.0, inset), rect.max - vec2(0.0, inset))
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
    const THICK: f32 = 2.0;
    const LANES: usize = 4;
    let mut lanes: Vec<f32> = Vec::new();
    for boxed in line {
        let Some(highlight) = shown.highlights.get(boxed.highlight) else { continue };
        let rect = fill_rect(boxed.rect);
        for colour in &highlight.colours {
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
            let bar =
                Rect::from_min_max(pos2(rect.left(), bottom - THICK), pos2(rect.right(), bottom));
            painter.rect_filled(bar, 0.0, theme::highlight_line(dark, *colour));
        }
    }
}
