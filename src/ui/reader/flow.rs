//! Pieces of a text one below the other: lazy layout, heights, and the way between positions and
//! offsets. Lengths are pixels from the top left corner of the text; paints nothing.

use super::engine::{Setting, TextEngine, wrap};
use super::index::{Cut, Heights, Index, cut};
use parley::{Affinity, Cluster, Cursor, Layout};
use std::ops::Range;

/// Longer paragraphs are cut: shaping one takes as long as 12 ms on a slow machine.
const PIECE: usize = 16 * 1024;
/// The gap below a paragraph, and the height of an empty line, in em.
const GAP: f32 = 0.7;
/// Bytes of text whose layouts are kept; a layout is some 50 to 100 times its text.
const KEEP: usize = 192 * 1024;

/// A place between two clusters: a byte, and the side it belongs to where a line wraps or the
/// direction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) byte: usize,
    pub(super) affinity: Affinity,
}

impl Place {
    /// Before the character that starts at `byte`.
    pub(super) fn before(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Downstream }
    }

    /// After the character that ends at `byte`.
    pub(super) fn after(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Upstream }
    }
}

pub(super) struct Piece {
    pub(super) cut: Cut,
    layout: Option<Box<Layout<()>>>,
    /// The height is known and not guessed.
    measured: bool,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    /// Line of the piece.
    pub(super) line: usize,
    pub(super) x: Range2,
    pub(super) y: (f64, f64),
}

/// From left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range2 {
    pub(super) min: f32,
    pub(super) max: f32,
}

pub(super) struct Flow {
    pieces: Vec<Piece>,
    heights: Heights,
    setting: Setting,
    /// Bytes of text with layouts.
    kept: usize,
    /// Pieces before this one are all measured.
    swept: usize,
}

impl Flow {
    pub(super) fn new(text: &str) -> Self {
        let pieces: Vec<Piece> = cut(text, PIECE)
            .into_iter()
            .map(|cut| Piece { cut, layout: None, measured: false })
            .collect();
        let setting = Setting { width: 0.0, scale: 0.0, font_size: 0.0, line_height: 0.0 };
        Self { pieces, heights: Heights::default(), setting, kept: 0, swept: 0 }
    }

    pub(super) fn setting(&self) -> &Setting {
        &self.setting
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn cut_of(&self, i: usize) -> Option<&Cut> {
        self.pieces.get(i).map(|piece| &piece.cut)
    }

    pub(super) fn total(&self) -> f64 {
        self.heights.total()
    }

    pub(super) fn top(&self, i: usize) -> f64 {
        self.heights.top(i)
    }

    pub(super) fn height(&self, i: usize) -> f64 {
        self.heights.get(i)
    }

    pub(super) fn at(&self, y: f64) -> usize {
        self.heights.at(y)
    }

    /// The piece that a place is in. Where a long paragraph was cut, the affinity decides.
    pub(super) fn piece_of(&self, place: Place) -> usize {
        let starts = |piece: &Piece| {
            piece.cut.bytes.start < place.byte
                || (piece.cut.bytes.start == place.byte
                    && (place.affinity == Affinity::Downstream
                        || piece.cut.bytes.start == piece.cut.paragraph.start))
        };
        self.pieces.partition_point(starts).saturating_sub(1)
    }

    /// Takes a new width, size or scale; `true` if anything changed. Heights are guessed anew.
    pub(super) fn set(&mut self, setting: Setting) -> bool {
        if self.setting == setting && self.heights.len() == self.pieces.len() {
            return false;
        }
        let old = self.setting;
        let reshape = old.scale.to_bits() != setting.scale.to_bits()
            || old.font_size.to_bits() != setting.font_size.to_bits()
            || old.line_height.to_bits() != setting.line_height.to_bits();
        self.setting = setting;
        self.swept = 0;
        let mut heights = Vec::with_capacity(self.pieces.len());
        for piece in &mut self.pieces {
            if reshape {
                piece.layout = None;
            }
            let gap = gap(&piece.cut, &setting);
            let height = if let Some(layout) = &mut piece.layout {
                wrap(layout, &setting);
                piece.measured = true;
                height(layout, &piece.cut, &setting)
            } else {
                piece.measured = false;
                guess(piece.cut.bytes.len(), &setting)
            };
            heights.push(f64::from(height + gap));
        }
        if reshape {
            self.kept = 0;
        }
        self.heights = Heights::new(heights);
        true
    }

    /// The layout of a piece, if it was made.
    pub(super) fn layout(&self, i: usize) -> Option<&Layout<()>> {
        self.pieces.get(i).and_then(|piece| piece.layout.as_deref())
    }

    /// Makes the layout of a piece if there is none; `true` if its height turned out different.
    pub(super) fn ensure(&mut self, engine: &mut TextEngine, index: &Index, i: usize) -> bool {
        let setting = self.setting;
        let Some(piece) = self.pieces.get_mut(i) else { return false };
        if piece.layout.is_some() {
            return false;
        }
        let text = index.slice(piece.cut.bytes.clone());
        // A part of a paragraph takes the direction of its paragraph.
        let rtl = (piece.cut.bytes != piece.cut.paragraph)
            .then(|| first_strong_is_rtl(index.slice(piece.cut.paragraph.clone())));
        let layout = engine.layout(text, rtl, &setting);
        let height = f64::from(height(&layout, &piece.cut, &setting) + gap(&piece.cut, &setting));
        self.kept += piece.cut.bytes.len();
        piece.layout = Some(Box::new(layout));
        piece.measured = true;
        let changed = (self.heights.get(i) - height).abs() > 0.01;
        if changed {
            self.heights.set(i, height);
        }
        changed
    }

    /// Drops layouts far from the pieces that are needed, when there are too many. Heights stay.
    pub(super) fn trim(&mut self, needed: &Range<usize>) {
        if self.kept <= KEEP {
            return;
        }
        let near = needed.start.saturating_sub(needed.len() + 4)..needed.end + needed.len() + 4;
        for (i, piece) in self.pieces.iter_mut().enumerate() {
            if !near.contains(&i) && piece.layout.take().is_some() {
                self.kept -= piece.cut.bytes.len();
            }
        }
    }

    /// Measures pieces whose height is still guessed, those near `from` first, until `budget`
    /// bytes of text were shaped. `false` when nothing is left to do.
    pub(super) fn measure_some(
        &mut self,
        engine: &mut TextEngine,
        index: &Index,
        near: &Range<usize>,
        mut budget: usize,
    ) -> bool {
        let around = near.end..near.end + near.len() + 2;
        let before = near.start.saturating_sub(near.len() + 2)..near.start;
        for i in around.chain(before.rev()) {
            if self.pieces.get(i).is_some_and(|p| !p.measured) {
                self.ensure(engine, index, i);
                let spent = self.cut_of(i).map_or(0, |cut| cut.bytes.len()) + 64;
                budget = budget.saturating_sub(spent);
                if budget == 0 {
                    return true;
                }
            }
        }
        while let Some(piece) = self.pieces.get(self.swept) {
            if piece.measured {
                self.swept += 1;
                continue;
            }
            if budget == 0 {
                return true;
            }
            let i = self.swept;
            let spent = piece.cut.bytes.len() + 64;
            self.ensure(engine, index, i);
            budget = budget.saturating_sub(spent);
        }
        false
    }

    /// The offset nearest to a point.
    pub(super) fn hit(&mut self, engine: &mut TextEngine, index: &Index, x: f32, y: f64) -> Place {
        let i = self.at(y);
        self.ensure(engine, index, i);
        let Some((layout, bytes)) = self.parts(i) else { return Place::before(0) };
        let inside = inside(y - self.top(i), layout);
        let cursor = Cursor::from_point(layout, x, inside);
        let byte = (bytes.start + cursor.index()).clamp(bytes.start, bytes.end);
        Place { byte, affinity: cursor.affinity() }
    }

    /// The layout of a piece and its bytes.
    pub(super) fn parts(&self, i: usize) -> Option<(&Layout<()>, Range<usize>)> {
        let piece = self.pieces.get(i)?;
        Some((piece.layout.as_deref()?, piece.cut.bytes.clone()))
    }

    /// parley's own cursor for a place, in the piece that the place is in.
    pub(super) fn cursor(&self, place: Place) -> Option<(usize, Cursor)> {
        let i = self.piece_of(place);
        let (layout, bytes) = self.parts(i)?;
        let local = place.byte.saturating_sub(bytes.start);
        Some((i, Cursor::from_byte_index(layout, local, place.affinity)))
    }

    /// Where the caret of a place stands: x, top and bottom.
    pub(super) fn caret(
        &mut self,
        engine: &mut TextEngine,
        index: &Index,
        place: Place,
    ) -> (f32, f64, f64) {
        let i = self.piece_of(place);
        self.ensure(engine, index, i);
        let top = self.top(i);
        let Some((i, cursor)) = self.cursor(place) else { return (0.0, top, top) };
        let Some(layout) = self.layout(i) else { return (0.0, top, top) };
        let rect = cursor.geometry(layout, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "pixels within a column")]
        let x = rect.x0 as f32;
        (x, top + rect.y0, top + rect.y1)
    }

    /// The rectangles of a range of bytes within one piece, line by line, left to right. Where the
    /// direction changes a line has several.
    pub(super) fn spans(&self, i: usize, bytes: &Range<usize>, out: &mut Vec<Span>) {
        let Some((layout, whole)) = self.parts(i) else { return };
        let from = bytes.start.max(whole.start).saturating_sub(whole.start);
        let to = bytes.end.min(whole.end).saturating_sub(whole.start);
        if from >= to {
            return;
        }
        let top = self.top(i);
        for (number, line) in layout.lines().enumerate() {
            let range = line.text_range();
            if range.end <= from {
                continue;
            }
            if range.start >= to {
                break;
            }
            let metrics = line.metrics();
            let y = (
                top + f64::from(metrics.block_min_coord),
                top + f64::from(metrics.block_max_coord),
            );
            let mut x = metrics.offset + metrics.inline_min_coord;
            let mut open: Option<Range2> = None;
            for run in line.runs() {
                for cluster in run.visual_clusters() {
                    let next = x + cluster.advance();
                    let text = cluster.text_range();
                    // A space that hangs off the end of a line is not coloured.
                    let hangs = text.end == range.end
                        && cluster.is_space_or_nbsp()
                        && range.end < whole.len();
                    if text.start < to && text.end > from && !hangs {
                        let open = open.get_or_insert(Range2 { min: x, max: x });
                        open.max = next;
                    } else if let Some(done) = open.take() {
                        out.push(Span { line: number, x: done, y });
                    }
                    x = next;
                }
            }
            if let Some(done) = open.take() {
                out.push(Span { line: number, x: done, y });
            }
        }
    }

    /// The start of the cluster that a byte is in.
    pub(super) fn snap(&self, byte: usize) -> usize {
        let place = Place::before(byte);
        let Some((layout, bytes)) = self.parts(self.piece_of(place)) else { return byte };
        let local = byte.saturating_sub(bytes.start);
        Cluster::from_byte_index(layout, local)
            .map_or(byte.min(bytes.end), |c| bytes.start + c.text_range().start)
    }
}

/// A point in a piece: above its first line counts as on it, below its last line likewise.
fn inside(y: f64, layout: &Layout<()>) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "pixels within one piece")]
    let y = y as f32;
    y.clamp(0.5, (layout.height() - 0.5).max(0.5))
}

fn height(layout: &Layout<()>, cut: &Cut, set: &Setting) -> f32 {
    if cut.bytes.is_empty() { GAP * set.em() } else { layout.height() }
}

fn gap(cut: &Cut, set: &Setting) -> f32 {
    if cut.ends_paragraph() && !cut.bytes.is_empty() { GAP * set.em() } else { 0.0 }
}

/// The height of so many bytes of text, before they are laid out: some two bytes for a letter of
/// half an em is right for many scripts.
#[expect(clippy::cast_precision_loss, reason = "a guess")]
fn guess(bytes: usize, set: &Setting) -> f32 {
    if bytes == 0 {
        return GAP * set.em();
    }
    let per_line = (set.width / (set.em() * 0.5) * 1.4).max(1.0);
    (bytes as f32 / per_line).ceil().max(1.0) * set.em() * set.line_height
}

/// Whether the first letter that has a direction goes right to left (rule P2 of UAX #9).
fn first_strong_is_rtl(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, L, R};
    text.chars()
        .map(unicode_bidi::bidi_class)
        .find(|class| matches!(class, L | R | AL))
        .is_some_and(|class| class != L)
}
