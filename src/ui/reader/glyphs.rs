//! Painting the letters of a text, one mesh for each page of glyph pictures.

use super::atlas::Drawn;
use super::missing::is_invisible;
use super::{Reader, Scene, Shown, TextEngine, points};
use crate::ui::theme;
use egui::{Mesh, Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use parley::PositionedLayoutItem;
use std::ops::Range;

impl<K: Copy + Eq> Reader<K> {
    pub(super) fn glyphs(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        scene: &Scene<'_, K>,
        painter: &Painter,
    ) {
        let Scene { shown, page, dark } = *scene;
        let palette = theme::palette(dark);
        let scale = points(page.scale);
        let (left, top) = (page.left * scale, page.view.top() * scale);
        let bottom = page.scroll + f64::from(page.view.height()) * page.scale;
        let mut meshes: Vec<Mesh> = Vec::new();
        for i in self.visible.clone() {
            let Some((layout, bytes)) = self.flow.parts(i) else { continue };
            let from = self.flow.top(i);
            let grey = self.grey(shown, &bytes);
            let kept = if grey.is_empty() { Vec::new() } else { self.highlighted(shown, &bytes) };
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
                        // What somebody highlighted is worth reading, boilerplate or not.
                        let is_grey = grey.iter().any(|g| g.contains(&range.start))
                            && !kept.iter().any(|h| h.contains(&range.start));
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
        here.map(|grey| within(&self.index.bytes(grey), piece)).collect()
    }

    /// The highlighted parts of a piece, in bytes from its start.
    fn highlighted(&self, shown: &Shown<'_, K>, piece: &Range<usize>) -> Vec<Range<usize>> {
        let points = self.index.points(piece);
        let ranges = shown.highlights.iter().map(|h| &h.range);
        let here = ranges.filter(|range| range.start < points.end && range.end > points.start);
        here.map(|range| within(&self.index.bytes(range), piece)).collect()
    }
}

/// Bytes of the text as bytes from the start of a piece.
fn within(bytes: &Range<usize>, piece: &Range<usize>) -> Range<usize> {
    bytes.start.saturating_sub(piece.start)..bytes.end.saturating_sub(piece.start)
}
