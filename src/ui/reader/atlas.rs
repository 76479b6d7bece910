//! Glyphs as pictures in textures: pages that fill up, and the stalest one is emptied for reuse.

use crate::ui::theme;
use egui::{ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};
use parley::FontData;
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, NormalizedCoord, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::collections::HashMap;
use vello_cpu::{
    Pixmap, RenderContext, Resources, color,
    kurbo::{Affine, BezPath, Shape as _},
};

/// Sub-pixel positions of a glyph along the line.
const BINS: u8 = 4;
/// The side of a page in pixels: some 1,500 to 2,500 glyphs of reading size.
const SIDE: usize = 1024;
/// Pages are reused from this many on, unless all of them are needed in one frame.
const PAGES: usize = 6;
/// More pages than this are never made; what does not fit then is drawn in a later frame.
const PAGES_LIMIT: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    font: u64,
    index: u32,
    glyph: u32,
    size: u32,
    bin: u8,
}

/// Where a glyph is on a page and how it lies about the pen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture {
    pub(super) page: usize,
    pub(super) uv: Rect,
    /// From the pen, rounded down to a pixel, to the top left corner; pixels.
    pub(super) offset: Vec2,
    /// In pixels.
    pub(super) size: Vec2,
}

/// What there is of a glyph.
#[derive(Clone, Copy, Debug)]
pub(super) enum Drawn {
    /// A picture.
    Picture(Picture),
    /// Nothing to see: a space, or a font without outlines.
    Blank,
    /// All pages are needed by this very frame.
    Full,
}

struct Page {
    texture: TextureHandle,
    /// The next free place, and the height of the row of glyphs that it is in.
    x: usize,
    y: usize,
    row: usize,
    used: u64,
}

/// All pages and what is on them.
#[derive(Default)]
pub(super) struct Atlas {
    pages: Vec<Page>,
    places: HashMap<Key, Option<Picture>>,
    frame: u64,
    pixels_per_point: f32,
    evictions: u64,
}

impl Atlas {
    /// To be called before the glyphs of a frame: another scale makes all pictures useless.
    pub(super) fn begin(&mut self, pixels_per_point: f32) {
        self.frame += 1;
        if self.pixels_per_point.to_bits() != pixels_per_point.to_bits() {
            self.pixels_per_point = pixels_per_point;
            self.pages.clear();
            self.places.clear();
        }
    }

    /// The texture of a page.
    pub(super) fn texture(&self, page: usize) -> Option<TextureId> {
        self.pages.get(page).map(|page| page.texture.id())
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// How often a page was emptied.
    pub(super) fn evictions(&self) -> u64 {
        self.evictions
    }

    /// The picture of a glyph whose pen is at `x`, a position in pixels.
    pub(super) fn glyph(
        &mut self,
        ctx: &Context,
        font: &FontData,
        coords: &[parlance::NormalizedCoord],
        size: f32,
        glyph: u32,
        x: f32,
    ) -> Drawn {
        // The fraction is in [0, 1), so the cast keeps it below BINS.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
        let bin = ((x - x.floor()) * f32::from(BINS)) as u8;
        let key = Key { font: font.data.id(), index: font.index, glyph, size: size.to_bits(), bin };
        let place = if let Some(place) = self.places.get(&key) {
            *place
        } else {
            let Some((offset, image)) = rasterise(font, coords, size, glyph, bin) else {
                self.places.insert(key, None);
                return Drawn::Blank;
            };
            let Some(picture) = self.add(ctx, offset, image) else { return Drawn::Full };
            self.places.insert(key, Some(picture));
            Some(picture)
        };
        let Some(picture) = place else { return Drawn::Blank };
        if let Some(page) = self.pages.get_mut(picture.page) {
            page.used = self.frame;
        }
        Drawn::Picture(picture)
    }

    /// Puts an image on a page with room, making or emptying a page if need be.
    fn add(&mut self, ctx: &Context, offset: Vec2, image: ColorImage) -> Option<Picture> {
        let [w, h] = image.size;
        let side = SIDE.min(ctx.input(|i| i.max_texture_side));
        if w + 1 > side || h + 1 > side {
            return None;
        }
        let page = match self.pages.iter_mut().position(|page| page.fits(w, h, side)) {
            Some(page) => page,
            None => self.fresh(ctx, side)?,
        };
        let entry = self.pages.get_mut(page)?;
        entry.used = self.frame;
        let at = [entry.x, entry.y];
        entry.texture.set_partial(at, image, TextureOptions::LINEAR);
        entry.x += w + 1;
        entry.row = entry.row.max(h + 1);
        let side = pixels(side);
        let (min, size) = (pos2(pixels(at[0]), pixels(at[1])), vec2(pixels(w), pixels(h)));
        let uv = Rect::from_min_size((min.to_vec2() / side).to_pos2(), size / side);
        Some(Picture { page, uv, offset, size })
    }

    /// An empty page: a new one, or the one that was not used for longest.
    fn fresh(&mut self, ctx: &Context, side: usize) -> Option<usize> {
        let stalest = self
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.used < self.frame)
            .min_by_key(|(_, page)| page.used)
            .map(|(i, _)| i);
        if self.pages.len() >= PAGES
            && let Some(i) = stalest
            && let Some(page) = self.pages.get_mut(i)
        {
            self.places.retain(|_, place| place.is_none_or(|p| p.page != i));
            page.texture.set(blank(side), TextureOptions::LINEAR);
            (page.x, page.y, page.row) = (0, 0, 0);
            self.evictions += 1;
            return Some(i);
        }
        if self.pages.len() >= PAGES_LIMIT {
            return None;
        }
        let texture = ctx.load_texture("reader glyphs", blank(side), TextureOptions::LINEAR);
        self.pages.push(Page { texture, x: 0, y: 0, row: 0, used: self.frame });
        Some(self.pages.len() - 1)
    }
}

impl Page {
    /// Moves to the next row of glyphs if this one is full; `false` if the page is.
    fn fits(&mut self, w: usize, h: usize, side: usize) -> bool {
        if self.x + w + 1 > side {
            if self.y + self.row + h + 1 > side {
                return false;
            }
            self.x = 0;
            self.y += self.row;
            self.row = 0;
        }
        self.y + h < side
    }
}

fn blank(side: usize) -> ColorImage {
    ColorImage::filled([side, side], theme::coverage(0))
}

/// Sides of textures are far below the 24 bits that `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "at most a few thousand")]
fn pixels(n: usize) -> f32 {
    n as f32
}

struct Pen(BezPath, f64);

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) + self.1, -f64::from(y))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(self.at(x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(self.at(x, y));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(self.at(cx, cy), self.at(x, y));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(self.at(ax, ay), self.at(bx, by), self.at(x, y));
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}

/// The coverage of a glyph's outline, and where its corner lies; `None` for one without ink.
fn rasterise(
    font: &FontData,
    coords: &[parlance::NormalizedCoord],
    size: f32,
    glyph: u32,
    bin: u8,
) -> Option<(Vec2, ColorImage)> {
    let font = FontRef::from_index(font.data.as_ref(), font.index).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
    let coords: Vec<NormalizedCoord> =
        coords.iter().map(|c| NormalizedCoord::from_bits(c.to_bits())).collect();
    let mut pen = Pen(BezPath::new(), f64::from(bin) / f64::from(BINS));
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::new(&coords));
    outline.draw(settings, &mut pen).ok()?;
    let bounds = pen.0.bounding_box().expand();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let (w, h) = (bounds.width() as u16, bounds.height() as u16);
    if w == 0 || h == 0 {
        return None;
    }
    let mut context = RenderContext::new(w, h);
    context.set_transform(Affine::translate((-bounds.x0, -bounds.y0)));
    context.set_paint(color::OpaqueColor::<color::Srgb>::WHITE);
    context.fill_path(&pen.0);
    let mut pixmap = Pixmap::new(w, h);
    context.render(&mut pixmap, &mut Resources::new());
    let coverage = pixmap.data_as_u8_slice().chunks_exact(4);
    let image = coverage.map(|p| theme::coverage(p.last().copied().unwrap_or(0))).collect();
    #[expect(clippy::cast_possible_truncation, reason = "pixels of one glyph")]
    let offset = vec2(bounds.x0 as f32, bounds.y0 as f32);
    Some((offset, ColorImage::new([usize::from(w), usize::from(h)], image)))
}
