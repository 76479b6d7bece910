//! Works out what of a page nobody can see: outside the page, too small, white on white, under a box.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use crate::import::pdf::glyphs::{HIDDEN, INVISIBLE, Page, Painted, WHITE};

/// Works out which glyphs nobody can see and which lie under a box, and returns the number of the latter.
pub fn judge(page: &mut Page) -> usize {
    let mut covered = 0;
    let mut budget: u64 = 40_000_000;
    let (width, height) = page.extent;
    for mark in &mut page.marks {
        let radians = f64::from(mark.angle).to_radians();
        let (cos, sin) = (radians.cos() as f32, radians.sin() as f32);
        // The middle of the glyph: half its width along the line and a third of its size above it.
        let x = mark.x + mark.advance * 0.5 * cos + mark.size * 0.3 * sin;
        let y = mark.y + mark.advance * 0.5 * sin - mark.size * 0.3 * cos;
        let out = x < -1.0 || y < -1.0 || x > width + 1.0 || y > height + 1.0;
        if out || mark.size < 1.5 {
            mark.flags |= HIDDEN;
        }
        let first_after = page.painted.partition_point(|painted| painted.order < mark.order);
        let inside = |painted: &&Painted| {
            let area = painted.area;
            f64::from(x) >= area.x0
                && f64::from(x) <= area.x1
                && f64::from(y) >= area.y0
                && f64::from(y) <= area.y1
        };
        if budget == 0 {
            continue;
        }
        if mark.flags & WHITE != 0 {
            budget = budget.saturating_sub(first_after as u64);
            let below = page.painted.get(..first_after).unwrap_or_default();
            if !below.iter().any(|painted| painted.dark && inside(&painted)) {
                mark.flags |= HIDDEN;
            }
        }
        if mark.flags & INVISIBLE != 0 {
            budget = budget.saturating_sub(page.painted.len() as u64);
            if !page.painted.iter().any(|painted| painted.dark && inside(&painted)) {
                mark.flags |= HIDDEN;
            }
        } else if !out {
            let above = page.painted.get(first_after..).unwrap_or_default();
            budget = budget.saturating_sub(above.len() as u64);
            if let Some(over) = above.iter().find(|painted| painted.opaque && inside(painted)) {
                // A picture of the whole page over the text is a scan with its words below.
                if over.picture && over.area.area() > f64::from(width * height) * 0.5 {
                    mark.flags |= INVISIBLE;
                    continue;
                }
                let blank = page
                    .text
                    .get(mark.start as usize..mark.end as usize)
                    .is_none_or(|text| text.trim().is_empty());
                covered += usize::from(!blank);
            }
        }
    }
    covered
}
