//! Works out what of a page nobody can see: outside the page, too small, white on white, under a box.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use std::collections::BTreeSet;

use hayro_interpret::kurbo::Point;

use crate::import::pdf::glyphs::{COVERED, DRAWN, HIDDEN, INVISIBLE, Mark, Page, WHITE};
use crate::import::pdf::paint::Painted;

/// Stands in a line where a box covers a part of it: the words about it are no neighbours.
pub const GAP: &str = "_____";
/// Looks that one page may cost.
const BUDGET: u64 = 40_000_000;
/// Strips that a page is cut into, so that a glyph is compared with what is painted near it.
const STRIPS: usize = 64;

/// What is painted, by its height on the page.
struct Strips {
    lists: Vec<Vec<u32>>,
    height: f64,
}

impl Strips {
    fn of(page: &Page, wanted: impl Fn(u32, &Painted) -> bool) -> Self {
        let height = (f64::from(page.extent.1) / STRIPS as f64).max(1.0);
        let mut lists = vec![Vec::new(); STRIPS];
        for (at, painted) in (0_u32..).zip(&page.painted) {
            if !wanted(at, painted) {
                continue;
            }
            let strip = |y: f64| ((y / height).max(0.0) as usize).min(STRIPS - 1);
            let (first, last) = (strip(painted.area.y0), strip(painted.area.y1));
            for list in lists.get_mut(first..=last.max(first)).unwrap_or_default() {
                list.push(at);
            }
        }
        Self { lists, height }
    }

    fn near(&self, y: f64) -> &[u32] {
        let strip = ((y / self.height).max(0.0) as usize).min(STRIPS - 1);
        self.lists.get(strip).map_or(&[], Vec::as_slice)
    }
}

/// The middle of a glyph: half its width along the line and a third of its size above it.
fn middle(mark: &Mark) -> Point {
    let radians = f64::from(mark.angle).to_radians();
    let (cos, sin) = (radians.cos() as f32, radians.sin() as f32);
    let x = mark.x + mark.advance * 0.5 * cos + mark.size * 0.3 * sin;
    let y = mark.y + mark.advance * 0.5 * sin - mark.size * 0.3 * cos;
    Point::new(f64::from(x), f64::from(y))
}

/// Whether a place lies in what was painted.
fn holds(page: &Page, painted: &Painted, place: Point, budget: &mut u64) -> bool {
    let area = painted.area;
    let inside =
        place.x >= area.x0 && place.x <= area.x1 && place.y >= area.y0 && place.y <= area.y1;
    if !inside {
        return false;
    }
    match painted.outline.and_then(|at| page.outlines.get(at as usize)) {
        Some(outline) => {
            *budget = budget.saturating_sub(outline.weight() as u64);
            outline.holds(place)
        }
        None => true,
    }
}

/// What lies over and under a glyph.
#[derive(Default)]
struct Layers {
    /// The box that covers it.
    over: Option<u32>,
    /// Whether it is the word under a picture of the page.
    scanned: bool,
    /// Whether something that is not white lies there.
    lit: bool,
}

/// What holds for the whole page.
struct View {
    /// Its area.
    whole: f64,
    /// Whether pictures fill it.
    scan: bool,
    /// Whether it may have been worked on since it was made.
    altered: bool,
}

/// Looks at everything painted where a glyph stands, in the order of drawing.
fn layers(page: &Page, strips: &Strips, view: &View, mark: &Mark, budget: &mut u64) -> Layers {
    let place = middle(mark);
    let size = f64::from(mark.size);
    let invisible = mark.flags & INVISIBLE != 0;
    let mut out = Layers { scanned: invisible, ..Layers::default() };
    // Whether the word itself has been shown yet, by a picture or by letters drawn as shapes.
    let mut shown = false;
    let mut below = None;
    for &at in strips.near(place.y) {
        *budget = budget.saturating_sub(1);
        if *budget == 0 {
            break;
        }
        let Some(painted) = page.painted.get(at as usize) else { continue };
        if !holds(page, painted, place, budget) {
            continue;
        }
        let after = painted.order >= mark.order;
        if !after {
            below = Some((at, painted));
        }
        out.lit |= painted.dark && (invisible || !after);
        let thick = painted.thin >= size * 0.5;
        if painted.picture {
            if invisible || out.scanned {
                (shown, out.over) = (true, None);
            } else if after && painted.opaque {
                // A picture of the whole page over the text is a scan with its words below.
                if view.scan {
                    (shown, out.scanned, out.over) = (true, true, None);
                } else {
                    out.over = Some(at);
                }
            } else if after && out.over.is_some() && painted.area.area() > view.whole * 0.5 {
                // So is a page of black points on a white box.
                (shown, out.scanned, out.over) = (true, true, None);
            }
        } else if painted.area.width().max(painted.area.height()) < size * 2.0
            && (painted.outline.is_some() || !painted.opaque)
        {
            // A letter that is drawn as a shape.
            if out.scanned {
                (shown, out.over) = (true, None);
            }
        } else if painted.opaque && thick && (after || invisible && shown) {
            out.over = Some(at);
        }
    }
    // Black words on a black box are covered too: so word processors mark what is to be made black. A black page is a dark
    // one that was printed badly.
    if out.over.is_none()
        && !invisible
        && view.altered
        && let Some((at, painted)) = below
        && painted.opaque
        && !painted.picture
        && painted.thin >= size * 0.5
        && painted.area.area() < view.whole * 0.4
        && let Some((own, under)) = mark.color.zip(painted.color)
        && own.iter().zip(under).all(|(a, b)| a.abs_diff(b) <= 12)
    {
        out.over = Some(at);
    }
    out
}

/// Works out which glyphs nobody can see and which lie under a box, and returns the number of the latter. Where a box lies over
/// a part of a line a sign stands for what it covers. A page that is as a browser printed it (not `altered`) keeps its words: the
/// bar of a site that lies over them hides nothing that anybody wanted to hide.
pub fn judge(page: &mut Page, altered: bool) -> usize {
    let mut budget = BUDGET;
    let (width, height) = page.extent;
    let whole = f64::from(width) * f64::from(height);
    let pictures = page.painted.iter().filter(|painted| painted.picture && painted.opaque);
    let scan = pictures.map(|painted| painted.area.area()).sum::<f64>() > whole * 0.5;
    let view = View { whole, scan, altered };
    let strips = Strips::of(page, |_, _| true);
    let mut marks = std::mem::take(&mut page.marks);
    let mut covered: Vec<(usize, u32)> = Vec::new();
    for (number, mark) in marks.iter_mut().enumerate() {
        let place = middle(mark);
        let out = place.x < -1.0
            || place.y < -1.0
            || place.x > f64::from(width) + 1.0
            || place.y > f64::from(height) + 1.0;
        if out || mark.size < 1.5 {
            mark.flags |= HIDDEN;
        }
        if budget == 0 || out {
            if mark.flags & (INVISIBLE | WHITE) != 0 && out {
                mark.flags |= HIDDEN;
            }
            continue;
        }
        let found = layers(page, &strips, &view, mark, &mut budget);
        if mark.flags & (WHITE | INVISIBLE) != 0 && !found.lit {
            mark.flags |= HIDDEN;
        }
        if found.scanned {
            mark.flags |= INVISIBLE;
        }
        if let Some(over) = found.over {
            mark.flags |= if altered { COVERED } else { 0 };
            covered.push((number, over));
        }
    }
    let text = &page.text;
    let blank = |mark: &Mark| {
        text.get(mark.start as usize..mark.end as usize).is_none_or(|text| text.trim().is_empty())
    };
    covered.retain(|(number, _)| marks.get(*number).is_some_and(|mark| !blank(mark)));
    let gaps = if altered { gaps(page, &marks, &covered, &mut budget) } else { Vec::new() };
    page.marks = marks;
    let start = page.text.len() as u32;
    if !gaps.is_empty() {
        page.text.push_str(GAP);
    }
    let end = page.text.len() as u32;
    page.marks.extend(gaps.into_iter().map(|gap| Mark { start, end, ..gap }));
    covered.len()
}

/// A mark for each stretch that a dark box covers, unless other words stand on that box.
fn gaps(page: &Page, marks: &[Mark], covered: &[(usize, u32)], budget: &mut u64) -> Vec<Mark> {
    let mut boxes: BTreeSet<u32> = covered.iter().map(|(_, over)| *over).collect();
    boxes.retain(|&at| page.painted.get(at as usize).is_some_and(|p| p.dark && !p.picture));
    if boxes.is_empty() {
        return Vec::new();
    }
    let strips = Strips::of(page, |at, _| boxes.contains(&at));
    let mut labelled: BTreeSet<u32> = BTreeSet::new();
    for mark in marks.iter().filter(|mark| mark.flags & (HIDDEN | COVERED | INVISIBLE) == 0) {
        let place = middle(mark);
        for &at in strips.near(place.y) {
            *budget = budget.saturating_sub(1);
            let Some(painted) = page.painted.get(at as usize) else { continue };
            if painted.order < mark.order && *budget > 0 && holds(page, painted, place, budget) {
                labelled.insert(at);
            }
        }
    }
    let mut out: Vec<Mark> = Vec::new();
    for (number, over) in covered {
        let Some(mark) = marks.get(*number) else { continue };
        let wanted = boxes.contains(over) && !labelled.contains(over);
        if !wanted || mark.angle != 0 || mark.flags & HIDDEN != 0 {
            continue;
        }
        let end = mark.x + mark.advance;
        let same = out.last_mut().filter(|open| {
            (open.y - mark.y).abs() < mark.size * 0.2
                && mark.x < open.x + open.advance + mark.size * 1.5
                && end > open.x - mark.size * 1.5
        });
        match same {
            Some(open) => {
                let right = (open.x + open.advance).max(end);
                open.x = open.x.min(mark.x);
                open.advance = right - open.x;
                open.size = open.size.max(mark.size);
            }
            None => {
                let flags = mark.flags & !(WHITE | DRAWN);
                out.push(Mark { flags, ..mark.clone() });
            }
        }
    }
    out
}
