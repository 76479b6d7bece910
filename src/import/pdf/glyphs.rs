//! Collects what a page shows as the interpreter draws it: glyphs with their Unicode and place, filled boxes, rules, pictures.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, Paint,
    SoftMask, StrokeProps,
};

use crate::import::pdf::letters::{clean, guess, is_raised_form, push_letter, raised_digit};
use crate::import::pdf::named::{Fonts, Named};
use crate::import::pdf::paint::{Clips, MOST_OUTLINES, Outline, Painted, color_of};

/// Nobody can see the text: white on white, or too small.
pub const HIDDEN: u8 = 1;
/// Drawn in text render mode 3: the layer of words over a scanned picture.
pub const INVISIBLE: u8 = 2;
/// In heavy type.
pub const BOLD: u8 = 4;
/// Tagged by the writing program as page furniture.
pub const FURNITURE: u8 = 8;
/// Set from top to bottom.
pub const VERTICAL: u8 = 16;
/// Drawn in white: hidden unless something dark lies below.
pub const WHITE: u8 = 32;
/// Its signs stand in the order in which they are drawn, which some scripts do not write in.
pub const DRAWN: u8 = 64;
/// Under a filled box; on what stands for such words, too.
pub const COVERED: u8 = 128;

/// Most filled boxes, rules and pictures remembered for one page.
const MOST_SHAPES: usize = 20_000;

/// One glyph (or several that stand for one text) as the page shows it, in points from the top left corner.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where its text starts in [`Page::text`].
    pub start: u32,
    /// Where its text ends.
    pub end: u32,
    /// Origin on the base line.
    pub x: f32,
    /// Height of the base line.
    pub y: f32,
    /// How far it reaches along the base line.
    pub advance: f32,
    /// Font size as seen.
    pub size: f32,
    /// Direction of the base line in degrees, clockwise.
    pub angle: i16,
    /// What it is: the constants above.
    pub flags: u8,
    /// Its place in the order of drawing.
    pub order: u32,
    /// Its colour, if it has one.
    pub color: Option<[u8; 3]>,
}

/// All that a page shows.
#[derive(Debug, Default)]
pub struct Page {
    /// The texts of the glyphs, one after the other.
    pub text: String,
    /// The glyphs in the order of drawing.
    pub marks: Vec<Mark>,
    /// Boxes and pictures in the order of drawing.
    pub painted: Vec<Painted>,
    /// Outlines of those that are no rectangles.
    pub outlines: Vec<Outline>,
    /// Small filled shapes that may be the bullets of a list: their middles.
    pub dots: Vec<(f32, f32)>,
    /// Horizontal rules: height, left, right.
    pub rules: Vec<[f32; 3]>,
    /// Upright rules: place, top, bottom.
    pub uprights: Vec<[f32; 3]>,
    /// Glyphs whose text is unknown.
    pub unknown: u64,
    /// Glyphs whose text was guessed from their code, as old TeX files with picture fonts need.
    pub guessed: u64,
    /// Letters among them.
    pub guessed_letters: u64,
    /// Letters among them that are the most frequent ones in European languages.
    pub guessed_common: u64,
    /// Glyphs of clusters whose text is what the other glyphs of the cluster leave over.
    pub likely: u64,
    /// All glyphs.
    pub total: u64,
    /// Whether there were more than the limit.
    pub cut: bool,
    /// Width and height in points.
    pub extent: (f32, f32),
}

/// What an open marked-content sequence asks for.
struct Marked {
    /// Text that replaces the glyphs, until it has been used.
    actual: Option<String>,
    /// The first glyph drawn inside, which carries the text.
    first: Option<usize>,
    /// Whether the sequence replaces its glyphs' text.
    replaces: bool,
    /// Whether it is page furniture.
    furniture: bool,
}

/// The device that hayro draws on.
pub struct Collector<'f> {
    /// What was collected.
    pub page: Page,
    most: usize,
    marked: Vec<Marked>,
    /// Marked-content sequences beyond the depth that is kept.
    deeper: u32,
    order: u32,
    groups: Vec<bool>,
    last_fill: Option<(usize, usize)>,
    /// Codes of the glyphs since the last cluster began.
    cluster: Vec<u32>,
    /// Fonts that are read here, and which of them the glyphs come from.
    fonts: &'f mut Fonts,
    font: Option<usize>,
    /// Colour of the text that is drawn.
    color: Option<[u8; 3]>,
    clips: Clips,
}

impl<'f> Collector<'f> {
    /// Starts a page of this width and height; keeps at most `most` glyphs.
    pub fn new(extent: (f32, f32), most: usize, fonts: &'f mut Fonts) -> Self {
        Self {
            page: Page { extent, ..Page::default() },
            most,
            marked: Vec::new(),
            deeper: 0,
            order: 0,
            groups: Vec::new(),
            last_fill: None,
            cluster: Vec::new(),
            fonts,
            font: None,
            color: None,
            clips: Clips::default(),
        }
    }

    /// Whether the last glyph was no blank and no plain figure: only then can a figure be a raised mark.
    fn after_letter(&self) -> bool {
        self.page.text.chars().next_back().is_none_or(|last| !last.is_ascii_digit())
    }

    /// Notes a small shape about as high as wide.
    fn dot(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        if (1.2..9.0).contains(&width)
            && (0.7..1.4).contains(&(width / height))
            && self.page.dots.len() < 2_000
        {
            let middle = area.center();
            self.page.dots.push((middle.x as f32, middle.y as f32));
        }
    }

    fn see_through(&self) -> bool {
        self.groups.iter().any(|&opaque| !opaque)
    }

    /// Notes a box, or the shape with this outline; `thin` is how thick it is where it is thinnest.
    fn paint(&mut self, area: Rect, props: &DrawProps<'_>, outline: Option<Outline>, thin: f64) {
        if self.page.painted.len() >= MOST_SHAPES || !area.is_finite() {
            return;
        }
        let color = color_of(&props.paint);
        let (alpha, dark) = match &props.paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().components();
                (alpha, red.min(green).min(blue) < 0.9)
            }
            Paint::Pattern(_) => (0.0, true),
        };
        let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        let (area, clip, known) = self.clips.cut(area);
        if area.width() <= 0.0 || area.height() <= 0.0 {
            return;
        }
        let mut opaque = plain && alpha > 0.99 && !self.see_through() && known;
        let both = outline.is_some() && clip.is_some();
        let mut place = None;
        if let Some(outline) = outline.or(clip) {
            let room = self.page.outlines.len() < MOST_OUTLINES;
            opaque &= !both && room;
            if opaque && room {
                place = u32::try_from(self.page.outlines.len()).ok();
                self.page.outlines.push(outline);
            }
        }
        self.page.painted.push(Painted {
            area,
            order: self.order,
            opaque,
            dark: dark && alpha > 0.05,
            picture: false,
            thin: thin.min(area.width()).min(area.height()),
            color,
            outline: place,
        });
    }

    /// Notes what a line covers that is thick enough to hide words.
    fn thick(&mut self, path: &BezPath, props: &DrawProps<'_>, line: &StrokeProps) {
        if let Some((outline, width)) = Outline::drawn(path, line, props.transform) {
            self.paint(outline.area(), props, Some(outline), width);
        }
    }

    fn rule(&mut self, area: Rect) {
        if area.height() < 3.0
            && area.width() > 18.0
            && self.page.rules.len() < MOST_SHAPES
            && area.is_finite()
        {
            self.page.rules.push([area.center().y as f32, area.x0 as f32, area.x1 as f32]);
        }
        if area.width() < 3.0
            && area.height() > 6.0
            && self.page.uprights.len() < MOST_SHAPES
            && area.is_finite()
        {
            self.page.uprights.push([area.center().x as f32, area.y0 as f32, area.y1 as f32]);
        }
    }

    fn add(&mut self, glyph: &Glyph<'_>, place: Affine, flags: u8) {
        self.page.total += 1;
        if self.page.marks.len() >= self.most {
            self.page.cut = true;
            return;
        }
        let [a, b, up_x, up_y, x, y] = place.as_coeffs();
        let along = a.hypot(b) * 1000.0;
        let mut size = (up_x.hypot(up_y) * 1000.0) as f32;
        let (width, drawn) = match glyph {
            Glyph::Outline(outline) => (outline.advance_width(), false),
            Glyph::Type3(drawn) => (drawn.advance_width(), true),
        };
        let mut advance = (f64::from(width.unwrap_or(500.0)) / 1000.0 * along) as f32;
        if !(size.is_finite() && advance.is_finite() && x.is_finite() && y.is_finite())
            || x.abs() > 1e7
            || y.abs() > 1e7
        {
            self.page.unknown += 1;
            return;
        }
        // A Type 3 font may have any unit, so its size says little: its widths say more.
        if drawn && advance > size * 1.5 {
            size = advance * 1.8;
        }
        if flags & VERTICAL != 0 {
            advance = size;
        }
        let start = self.page.text.len();
        let replaced = self.marked.iter().rposition(|marked| marked.replaces);
        let mut follower = false;
        if let Some(at) = replaced
            && let Some(marked) = self.marked.get_mut(at)
        {
            if let Some(actual) = marked.actual.take() {
                self.page.text.push_str(&actual);
                marked.first = Some(self.page.marks.len());
            } else {
                follower = true;
            }
        } else {
            self.push_text(glyph);
        }
        if !follower && self.is_copy(glyph, start, (x as f32, y as f32)) {
            self.page.text.truncate(start);
            let carrier = self.page.marks.len().checked_sub(1);
            if let Some(mark) = self.page.marks.last_mut() {
                mark.advance = mark.advance.max(x as f32 + advance - mark.x);
            }
            if let Some(marked) = replaced.and_then(|at| self.marked.get_mut(at)) {
                marked.first = carrier;
            }
            return;
        }
        if follower {
            self.stretch(replaced, x as f32, y as f32, advance, a, b);
            return;
        }
        let furniture =
            if self.marked.iter().any(|marked| marked.furniture) { FURNITURE } else { 0 };
        let angle = if flags & VERTICAL != 0 {
            90
        } else {
            (b.atan2(a).to_degrees() / 3.0).round() as i16 * 3
        };
        self.page.marks.push(Mark {
            start: start as u32,
            end: self.page.text.len() as u32,
            x: x as f32,
            y: y as f32,
            advance,
            size,
            angle: if angle == -180 { 180 } else { angle },
            flags: flags | furniture,
            order: self.order,
            color: self.color,
        });
    }

    /// Adds the text of a glyph to that of the page.
    fn push_text(&mut self, glyph: &Glyph<'_>) {
        let text = match self.font.map(|font| self.fonts.text(font, glyph.char_code())) {
            Some(Named::Text(text)) => Some(BfString::String(text)),
            Some(Named::Likely(text)) => {
                self.page.likely += 1;
                Some(BfString::String(text))
            }
            Some(Named::Lost) => None,
            None => glyph.as_unicode(),
        };
        match text {
            Some(BfString::Char(letter)) => {
                let letter =
                    if letter.is_ascii_digit() && self.after_letter() && is_raised_form(glyph) {
                        raised_digit(letter)
                    } else {
                        letter
                    };
                push_letter(&mut self.page, letter);
            }
            Some(BfString::String(letters)) => {
                for letter in letters.chars().take(64) {
                    push_letter(&mut self.page, letter);
                }
            }
            None => {
                if let Some(text) = guess(glyph) {
                    for letter in text.bytes().filter(u8::is_ascii_alphabetic) {
                        self.page.guessed_letters += 1;
                        self.page.guessed_common +=
                            u64::from(b"etaoinsrETAOINSR".contains(&letter));
                    }
                    self.page.guessed += 1;
                    self.page.text.push_str(&text);
                } else {
                    self.page.unknown += 1;
                    self.page.text.push('\u{FFFD}');
                }
            }
        }
    }

    /// Whether the glyph only repeats the text of a cluster that several glyphs draw: Typst gives each of them the whole
    /// text. A code that comes again starts the same cluster anew.
    fn is_copy(&mut self, glyph: &Glyph<'_>, start: usize, (x, y): (f32, f32)) -> bool {
        let text = self.page.text.get(start..).unwrap_or_default();
        let complex = text.chars().nth(1).is_some()
            && text.chars().any(|letter| {
                crate::import::pdf::script::is_mark(letter)
                    || crate::import::pdf::script::is_south_east_asian(letter)
            });
        let same = complex
            && self.page.marks.last().is_some_and(|mark| {
                let near = (mark.y - y).abs() < mark.size
                    && x > mark.x - mark.size
                    && x < mark.x + mark.advance + mark.size * 0.6;
                near && self.page.text.get(mark.start as usize..mark.end as usize) == Some(text)
            });
        let code = glyph.char_code();
        if same && self.cluster.len() < 12 && !self.cluster.contains(&code) {
            self.cluster.push(code);
            return true;
        }
        self.cluster.clear();
        self.cluster.push(code);
        false
    }

    /// Lets the glyph that carries a replacing text reach over a further glyph of the same sequence and line.
    fn stretch(&mut self, sequence: Option<usize>, x: f32, y: f32, advance: f32, a: f64, b: f64) {
        let Some(first) =
            sequence.and_then(|at| self.marked.get(at)).and_then(|marked| marked.first)
        else {
            return;
        };
        let Some(mark) = self.page.marks.get_mut(first) else { return };
        let length = a.hypot(b).max(1e-12);
        let (ux, uy) = ((a / length) as f32, (b / length) as f32);
        let along = (x - mark.x) * ux + (y - mark.y) * uy;
        let across = (y - mark.y) * ux - (x - mark.x) * uy;
        if across.abs() > mark.size {
            return;
        }
        if along < 0.0 {
            // The sequence runs from right to left: the carrier starts where the leftmost glyph does.
            mark.x += along * ux;
            mark.y += along * uy;
            mark.advance -= along;
        }
        mark.advance = mark.advance.max(along.max(0.0) + advance);
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.order += 1;
        if self.page.painted.len() >= MOST_SHAPES {
            return;
        }
        let area = props.transform.transform_rect_bbox(path.control_box());
        match mode {
            DrawMode::Stroke(line) => {
                if let [PathEl::MoveTo(_), PathEl::LineTo(_)] = path.elements() {
                    self.rule(area);
                } else {
                    self.dot(area);
                }
                self.thick(path, &props, line);
            }
            DrawMode::Invisible => {}
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                self.rule(area);
                self.dot(area);
                let outline = Outline::filled(path, *rule, props.transform);
                let thin = if outline.is_some() { f64::INFINITY } else { 0.0 };
                self.paint(area, &props, outline, thin);
            }
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.order += 1;
        let area = props.transform.transform_rect_bbox(*rect);
        match mode {
            DrawMode::Stroke(line) => {
                self.rule(Rect { y1: area.y0, ..area });
                self.rule(Rect { y0: area.y1, ..area });
                self.rule(Rect { x1: area.x0, ..area });
                self.rule(Rect { x0: area.x1, ..area });
                self.thick(&rect.to_path(0.1), &props, line);
            }
            DrawMode::Invisible => {}
            _ => {
                self.rule(area);
                self.dot(area);
                // A turned rectangle fills less than the box about it.
                let [a, b, c, d, ..] = props.transform.as_coeffs();
                let upright =
                    (b.abs() < 1e-3 && c.abs() < 1e-3) || (a.abs() < 1e-3 && d.abs() < 1e-3);
                let outline = (!upright)
                    .then(|| {
                        Outline::filled(&rect.to_path(0.1), FillRule::NonZero, props.transform)
                    })
                    .flatten();
                self.paint(area, &props, outline, f64::INFINITY);
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(&clip.path, clip.fill);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clips.push_box(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend: BlendMode,
    ) {
        self.groups.push(opacity > 0.99 && mask.is_none() && blend == BlendMode::Normal);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.order += 1;
        let glyphs = run.glyphs();
        // Filled and stroked text is handed over twice.
        let key = (glyphs.as_ptr() as usize, self.page.marks.len());
        if matches!(mode, DrawMode::Stroke(_)) && self.last_fill == Some(key) {
            return;
        }
        let mut flags = 0;
        self.color = color_of(&props.paint);
        if matches!(mode, DrawMode::Invisible) {
            flags |= INVISIBLE;
        } else if let Paint::Color(color) = &props.paint {
            let [red, green, blue, alpha] = color.to_rgba().components();
            if alpha < 0.05 {
                flags |= HIDDEN;
            } else if red.min(green).min(blue) > 0.96 {
                flags |= WHITE;
            }
        }
        if run.writing_mode() == hayro_interpret::hayro_cmap::WritingMode::Vertical {
            flags |= VERTICAL;
        }
        self.font = None;
        if let Some(first) = glyphs.first()
            && let Glyph::Outline(outline) = &**first
            && let Some(font) = outline.font_data()
        {
            self.font = self.fonts.place(font.cache_key, &*font.data);
            flags |= if self.font.is_some() { DRAWN } else { 0 };
            let name = font.postscript_name.as_deref().unwrap_or_default();
            if font.weight.is_some_and(|weight| weight >= 600)
                || ["Bold", "Black", "Heavy", "bold"].iter().any(|word| name.contains(word))
            {
                flags |= BOLD;
            }
        }
        for glyph in glyphs {
            self.add(glyph, props.transform * glyph.transform(), flags);
        }
        self.last_fill = matches!(mode, DrawMode::Fill(_))
            .then_some((glyphs.as_ptr() as usize, self.page.marks.len()));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.order += 1;
        if self.page.painted.len() >= MOST_SHAPES {
            return;
        }
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        if !area.is_finite() {
            return;
        }
        let masked = match &image {
            Image::Stencil(_) => true,
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                dict.contains_key(b"SMask")
                    || dict.contains_key(b"Mask")
                    || dict.contains_key(b"SMaskInData")
            }
        };
        let (cut, clip, known) = self.clips.cut(area);
        if cut.width() <= 0.0 || cut.height() <= 0.0 {
            return;
        }
        let page = f64::from(self.page.extent.0) * f64::from(self.page.extent.1);
        let opaque = !masked
            && props.soft_mask.is_none()
            && props.blend_mode == BlendMode::Normal
            && !self.see_through()
            && known
            && clip.is_none();
        self.page.painted.push(Painted {
            area: cut,
            order: self.order,
            opaque,
            dark: true,
            // A small picture of a few points is a plain box.
            picture: width * height > 16.0 || cut.area() > page * 0.5,
            thin: cut.width().min(cut.height()),
            color: None,
            outline: None,
        });
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        if self.marked.len() >= 200 {
            self.deeper += 1;
            return;
        }
        let actual = properties
            .and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"))
            .map(|text| clean(&crate::import::pdf::meta::text_string(text.as_bytes())));
        let furniture = tag == b"Artifact"
            && properties.is_some_and(|dict| {
                dict.get::<Name<'_>>(b"Type").is_some_and(|kind| &*kind == b"Pagination")
                    || dict.contains_key(b"Subtype")
            });
        self.marked.push(Marked { replaces: actual.is_some(), actual, first: None, furniture });
    }

    fn end_marked_content(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.marked.pop();
        }
    }
}
