//! The map as one SVG document: title, tiles, legend, date. Everything that comes from a project is escaped.

use super::{
    Cells, Extent, Swatch, Tile,
    colours::{Paint, Rgb, class_colour, on, paint},
    tiles_of,
};
use crate::places;

/// How the map is to look; the same look and the same cells make the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// On dark paper.
    pub dark: bool,
    /// Its title; `None` for that of the cells.
    pub title: Option<String>,
    /// The date to print, as it is to stand there; empty for none.
    pub date: String,
    /// Only the tiles of this region of UN M49.
    pub region: Option<u16>,
}

/// Space round everything.
const MARGIN: f64 = 28.0;
/// From tile to tile on a map of the world.
const PITCH: f64 = 34.0;
/// From tile to tile at most, for a region of a few countries.
const PITCH_MOST: f64 = 104.0;
/// The least width, so that title and legend have room.
const WIDTH_LEAST: f64 = 760.0;
const TITLE: f64 = 26.0;
const TEXT: f64 = 14.0;
/// The families that readers of the file may have; the program's own pictures use the first.
const FAMILIES: &str = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// The map as an SVG document, complete in itself: no script, no style sheet, nothing to fetch, no ids that could
/// clash with those of a page that it stands in.
pub fn svg(cells: &Cells, look: &Look) -> String {
    let paint = paint(look.dark);
    let extent = Extent::of(look.region);
    let (columns, rows) = (f64::from(extent.columns()), f64::from(extent.rows()));
    // A region is enlarged to about the size of the world.
    let pitch = (34.0 * PITCH / columns).min(24.0 * PITCH / rows).clamp(PITCH, PITCH_MOST);
    let width = (columns * pitch + 2.0 * MARGIN).max(WIDTH_LEAST);
    let mut page = Page { body: String::new(), paint, y: MARGIN, width };

    let title = look.title.as_deref().filter(|t| !t.trim().is_empty()).unwrap_or(&cells.title);
    let lines = wrapped(title, width - 2.0 * MARGIN, TITLE * 1.06, 3);
    for line in &lines {
        page.y += TITLE;
        page.text(MARGIN, line, TITLE, paint.text, "700", "start");
        page.y += 8.0;
    }
    let mut about = vec![cells.measure.clone()];
    about.extend(look.region.and_then(places::region).map(|r| r.name.clone()));
    about.extend(Some(look.date.clone()).filter(|d| !d.is_empty()));
    about.retain(|part| !part.is_empty());
    page.y += TEXT;
    for line in wrapped(&about.join("  ·  "), width - 2.0 * MARGIN, TEXT, 2) {
        page.text(MARGIN, &line, TEXT, paint.weak, "400", "start");
        page.y += 18.0;
    }
    page.y += 6.0;

    let left = ((width - columns * pitch) / 2.0).max(MARGIN);
    for tile in tiles_of(look.region) {
        let x = left + f64::from(tile.column - extent.left) * pitch;
        let y = page.y + f64::from(tile.row - extent.top) * pitch;
        page.tile(cells, *tile, x, y, pitch, look.dark);
    }
    page.y += rows * pitch + 18.0;
    page.legend(cells, look.region, look.dark);

    let height = (page.y + MARGIN - 6.0).ceil();
    let label = escaped(&format!("{title}. {}", about.join(", ")));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{height}\" viewBox=\"0 0 {w} {height}\" role=\"group\" aria-label=\"{label}\" font-family=\"{FAMILIES}\">\n<title>{}</title>\n<rect width=\"{w}\" height=\"{height}\" fill=\"{}\"/>\n{}</svg>\n",
        escaped(title),
        hex(paint.paper),
        page.body,
        w = width.ceil(),
    )
}

/// The document as far as it is written.
struct Page {
    body: String,
    paint: Paint,
    /// How far down.
    y: f64,
    width: f64,
}

impl Page {
    fn text(&mut self, x: f64, text: &str, size: f64, fill: Rgb, weight: &str, anchor: &str) {
        self.text_at(x, self.y, text, size, fill, weight, anchor);
    }

    #[expect(clippy::too_many_arguments, reason = "one call for one element, with its attributes")]
    fn text_at(
        &mut self,
        x: f64,
        y: f64,
        text: &str,
        size: f64,
        fill: Rgb,
        weight: &str,
        anchor: &str,
    ) {
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>\n",
            short(x),
            short(y),
            short(size),
            hex(fill),
            escaped(text)
        ));
    }

    fn tile(&mut self, cells: &Cells, tile: Tile, x: f64, y: f64, pitch: f64, dark: bool) {
        let (gap, paint) = (if pitch > 60.0 { 5.0 } else { 3.0 }, self.paint);
        let (size, middle) = (pitch - gap, x + pitch / 2.0);
        let (x, y) = (x + gap / 2.0, y + gap / 2.0);
        let cell = cells.cells.get(&tile.country);
        let text = escaped(&cells.text(tile.country));
        self.body.push_str(&if cell.is_some() {
            format!("<g role=\"img\" aria-label=\"{text}\"><title>{text}</title>\n")
        } else {
            format!("<g aria-hidden=\"true\"><title>{text}</title>\n")
        });
        let fill = match cell {
            Some(cell) if cell.disputed => paint.disputed,
            Some(cell) => cell
                .class
                .map_or(paint.empty, |class| class_colour(dark, class, cells.classes.len())),
            None => paint.empty,
        };
        self.square(x, y, size, fill);
        if cell.is_some_and(|c| c.disputed) {
            self.hatch(x, y, size);
        } else if cell.is_some_and(|c| c.class.is_none()) {
            self.outline(x, y, size);
        }
        let (ink, weight) = match cell {
            Some(cell) if cell.disputed || cell.class.is_none() => (paint.text, "700"),
            Some(_) => (on(fill), "700"),
            None => (paint.weak, "400"),
        };
        let code = (size * 0.42).min(22.0);
        // A large tile has room for its figure.
        let words = cell.map(|c| c.words.as_str()).filter(|w| !w.is_empty() && size >= 62.0);
        let base = y + size / 2.0 + code * 0.36 - if words.is_some() { code * 0.42 } else { 0.0 };
        if cell.is_some_and(|c| c.disputed) {
            // Lines through letters make them hard to read.
            let (wide, high) = (code * 1.7, code * 1.15);
            self.body.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{}\"/>\n",
                short(middle - wide / 2.0),
                short(base - code * 0.36 - high / 2.0),
                short(wide),
                short(high),
                hex(fill)
            ));
        }
        self.text_at(middle, base, tile.country.as_str(), code, ink, weight, "middle");
        if let Some(words) = words {
            let line = wrapped(words, size - 10.0, 11.5, 1);
            let line = line.first().map_or("", String::as_str);
            self.text_at(middle, base + 17.0, line, 11.5, ink, "400", "middle");
        }
        if cell.is_some_and(|c| c.contradictions > 0 || c.disputed) {
            self.warning(x + size - 5.0, y + 4.0, if size > 60.0 { 9.0 } else { 6.5 });
        }
        self.body.push_str("</g>\n");
    }

    /// A line inside the edge of a tile that is named without a figure of its own.
    fn outline(&mut self, x: f64, y: f64, size: f64) {
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{s}\" height=\"{s}\" rx=\"{}\" fill=\"none\" \
             stroke=\"{}\" stroke-width=\"1.5\"/>\n",
            short(x + 0.75),
            short(y + 0.75),
            short((size * 0.14).min(8.0)),
            hex(self.paint.weak),
            s = short(size - 1.5),
        ));
    }

    fn square(&mut self, x: f64, y: f64, size: f64, fill: Rgb) {
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{s}\" height=\"{s}\" rx=\"{}\" fill=\"{}\"/>\n",
            short(x),
            short(y),
            short((size * 0.14).min(8.0)),
            hex(fill),
            s = short(size)
        ));
    }

    /// Diagonal lines across a square, inset so that they stay within its round corners.
    fn hatch(&mut self, x: f64, y: f64, size: f64) {
        let mut path = String::new();
        let (inset, steps) = (1.5, 5_u8);
        let (x, y, size) = (x + inset, y + inset, size - 2.0 * inset);
        for i in 1..2 * steps {
            // The line on which the ways from the left and from the top add up to `k`.
            let k = size * f64::from(i) / f64::from(steps);
            let (from, to) = ((k - size).max(0.0), k.min(size));
            path.push_str(&format!(
                "M{} {}L{} {}",
                short(x + from),
                short(y + k - from),
                short(x + to),
                short(y + k - to)
            ));
        }
        self.body.push_str(&format!(
            "<path d=\"{path}\" stroke=\"{}\" stroke-width=\"1.6\" fill=\"none\"/>\n",
            hex(self.paint.hatch)
        ));
    }

    /// The sign "≠" in a disc with its middle at a point, as the tables have it: drawn, because no font can be
    /// counted on.
    fn warning(&mut self, x: f64, y: f64, r: f64) {
        let (paper, sign) = (hex(self.paint.paper), hex(self.paint.warning));
        let (half, apart) = (r * 0.52, r * 0.2);
        self.body.push_str(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{sign}\" stroke=\"{paper}\" stroke-width=\"1.5\"/>\n\
             <path d=\"M{left} {upper}H{right}M{left} {lower}H{right}M{} {}L{} {}\" stroke=\"{paper}\" \
             stroke-width=\"{}\" stroke-linecap=\"round\" fill=\"none\"/>\n",
            short(x),
            short(y),
            short(r),
            short(x - r * 0.26),
            short(y + r * 0.58),
            short(x + r * 0.26),
            short(y - r * 0.58),
            short(r * 0.2),
            left = short(x - half),
            right = short(x + half),
            upper = short(y - apart),
            lower = short(y + apart),
        ));
    }

    /// The classes with how many countries are in each, and what else there is to know.
    fn legend(&mut self, cells: &Cells, region: Option<u16>, dark: bool) {
        let paint = self.paint;
        let entries: Vec<(Swatch, String, String)> = cells
            .legend(region)
            .into_iter()
            .map(|entry| {
                let count = match (entry.swatch, entry.countries) {
                    (Swatch::Empty, 0) => String::new(),
                    (_, 1) => "1 country".to_owned(),
                    (_, n) => format!("{n} countries"),
                };
                (entry.swatch, entry.label, count)
            })
            .collect();
        let size = 24.0;
        let widths: Vec<f64> = entries
            .iter()
            .map(|(_, label, count)| {
                size + 8.0 + wide(label, TEXT * 1.05).max(wide(count, 12.0)) + 22.0
            })
            .collect();
        let room = self.width - 2.0 * MARGIN;
        // Rows of as many entries as have room; each column as wide as its widest entry.
        let mut x = MARGIN;
        for ((swatch, label, count), w) in entries.iter().zip(&widths) {
            if x > MARGIN && x + w > MARGIN + room + 22.0 {
                x = MARGIN;
                self.y += 44.0;
            }
            let y = self.y;
            match swatch {
                Swatch::Class(i) => {
                    self.square(x, y, size, class_colour(dark, *i, cells.classes.len()));
                }
                Swatch::Named => {
                    self.square(x, y, size, paint.empty);
                    self.outline(x, y, size);
                }
                Swatch::Empty => self.square(x, y, size, paint.empty),
                Swatch::Disputed => {
                    self.square(x, y, size, paint.disputed);
                    self.hatch(x, y, size);
                }
                Swatch::Warning => self.warning(x + size / 2.0, y + size / 2.0 + 1.0, 9.0),
            }
            let first = if count.is_empty() { y + 17.0 } else { y + 10.5 };
            self.text_at(x + size + 8.0, first, label, TEXT, paint.text, "600", "start");
            if !count.is_empty() {
                self.text_at(x + size + 8.0, y + 25.5, count, 12.0, paint.weak, "400", "start");
            }
            x += w;
        }
        self.y += 44.0;
        let status = "One tile for each country or territory of ISO 3166-1, and Kosovo. Where a tile stands says nothing about borders or status.";
        for note in [cells.note.as_str(), status] {
            for line in wrapped(note, room, 12.0, 4) {
                self.y += 14.0;
                self.text(MARGIN, &line, 12.0, paint.weak, "400", "start");
                self.y += 3.0;
            }
        }
    }
}

/// About how wide a text is. Fonts differ from machine to machine, so it is an estimate on the wide side.
fn wide(text: &str, size: f64) -> f64 {
    let units: f64 = text
        .chars()
        .map(|c| match c {
            ' ' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'l' | 'j' | 't' | 'f' | 'r' | '(' | ')'
            | 'I' | '!' => 0.34,
            'm' | 'w' | 'M' | 'W' | '…' => 0.92,
            c if c.is_ascii_uppercase() => 0.68,
            c if c.is_ascii() => 0.58,
            '\u{1100}'..='\u{11ff}'
            | '\u{2e80}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{20000}'..='\u{3ffff}' => 1.0,
            '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => 0.7,
            _ => 0.62,
        })
        .sum();
    units * size
}

/// A text in lines of at most this width, in at most so many lines; what does not fit ends with "…".
fn wrapped(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        for part in pieces(word, room, size) {
            let longer = if line.is_empty() { part.clone() } else { format!("{line} {part}") };
            if wide(&longer, size) <= room || line.is_empty() {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, part));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while wide(last, size) + size > room && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end());
        }
    }
    lines
}

/// A word cut where it does not fit: scripts without spaces, and long addresses.
fn pieces(word: &str, room: f64, size: f64) -> Vec<String> {
    let mut out = vec![String::new()];
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(word, true) {
        let Some(last) = out.last_mut() else { continue };
        if !last.is_empty() && wide(last, size) + wide(cluster, size) > room {
            out.push(cluster.to_owned());
        } else {
            last.push_str(cluster);
        }
    }
    out
}

/// Text for XML, in content and in attributes; characters that XML 1.0 has no place for become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A length with at most two decimals: `12`, `12.5`.
fn short(v: f64) -> String {
    let text = format!("{v:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
