//! What the program proposes, in the text: dashes only, so that it is never taken for what a person marked.

use super::{Page, Reader, Scene, Shown};
use crate::ui::theme;
use egui::{Painter, Pos2, Rect, Shape, Stroke, vec2};

/// Length of a dash and of the gap behind it, in points.
const DASH: (f32, f32) = (4.0, 3.0);

impl<K: Copy + Eq> Reader<K> {
    /// A dashed line under every figure that is proposed; the one that is looked at has its sentence in dashes
    /// and its figure on a ground of its own.
    pub(super) fn proposed(&self, painter: &Painter, scene: &Scene<'_, K>) {
        let Scene { shown, page, dark } = *scene;
        let palette = theme::palette(dark);
        let seen = self.visible();
        let here =
            |range: &std::ops::Range<usize>| range.start < seen.end && seen.start < range.end;
        for one in shown.proposed.iter().filter(|p| here(&p.range)) {
            let figures = self.rects(&self.index.bytes(&one.figure), page);
            if one.current {
                for rect in &figures {
                    painter.rect_filled(line_rect(*rect), 2.0, palette.button_active);
                }
                let stroke = Stroke::new(1.2, palette.accent);
                for rect in self.rects(&self.index.bytes(&one.range), page) {
                    let rect = line_rect(rect);
                    dashes(painter, &[rect.left_bottom(), rect.right_bottom()], stroke);
                    dashes(painter, &[rect.left_top(), rect.right_top()], stroke);
                }
            }
            let stroke = Stroke::new(if one.current { 2.0 } else { 1.5 }, palette.accent);
            for rect in figures {
                let rect = line_rect(rect);
                dashes(painter, &[rect.left_bottom(), rect.right_bottom()], stroke);
            }
        }
    }

    /// The proposed words under a point of the window: the shortest, and of those that stand on the same words
    /// the one behind the one that is looked at.
    pub(super) fn proposed_at(&self, shown: &Shown<'_, K>, page: &Page, at: Pos2) -> Option<usize> {
        let under =
            |range| self.rects(&self.index.bytes(range), page).iter().any(|rect| rect.contains(at));
        let figure = shown.proposed.iter().position(|p| under(&p.figure));
        figure.or_else(|| {
            let mut here: Vec<usize> = Vec::new();
            for (n, one) in shown.proposed.iter().enumerate() {
                if under(&one.range) {
                    here.push(n);
                }
            }
            let current = |n: &usize| shown.proposed.get(*n).is_some_and(|p| p.current);
            let next = here.iter().position(current).map_or(0, |i| i + 1);
            here.get(next).or(here.first()).copied()
        })
    }
}

/// The part of a line's box that the dashes go round.
fn line_rect(rect: Rect) -> Rect {
    Rect::from_min_max(
        rect.min + vec2(0.0, rect.height() * 0.06),
        rect.max - vec2(0.0, rect.height() * 0.02),
    )
}

fn dashes(painter: &Painter, path: &[Pos2], stroke: Stroke) {
    painter.extend(Shape::dashed_line(path, stroke, DASH.0, DASH.1));
}
