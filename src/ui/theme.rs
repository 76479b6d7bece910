//! Every colour, size and font name of the window, in light and dark.
//!
//! No widget mixes a colour of its own. The contrast of each pair that is used together, and the
//! distance between colours for people who are colour-blind, are held by `tests/it/reader.rs`.

use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Theme, Visuals, vec2};

/// Sizes in points. The zoom of the window multiplies them all.
pub mod size {
    /// Labels, buttons, table cells.
    pub const BODY: f32 = 14.0;
    /// Notes under a field, codes on tiles.
    pub const SMALL: f32 = 12.0;
    /// Titles of panels and forms.
    pub const HEADING: f32 = 18.0;
    /// Hashes, paths, RON.
    pub const MONOSPACE: f32 = 13.0;
    /// The text of an article, until the reader chooses another size.
    pub const READER: f32 = 17.0;
    /// The smallest and largest text of an article that can be chosen.
    pub const READER_RANGE: std::ops::RangeInclusive<f32> = 10.0..=40.0;
    /// A row of a table, tall enough for Khmer and Burmese marks.
    pub const ROW: f32 = 26.0;
    /// Between a panel's edge and its content.
    pub const MARGIN: i8 = 8;
}

/// The family of bold words in egui's own text; `fonts` installs it.
pub const BOLD: &str = "bold";

/// Bold text of the body size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The colours of one of the two themes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind articles, fields and tables.
    pub paper: Color32,
    /// Behind panels, menus and forms.
    pub panel: Color32,
    /// Behind every second row.
    pub stripe: Color32,
    /// Behind buttons.
    pub button: Color32,
    /// Behind a button under the pointer.
    pub button_hover: Color32,
    /// Behind a button that is pressed, and menus that are open.
    pub button_active: Color32,
    /// Lines between panels and around fields.
    pub line: Color32,
    /// All text that matters.
    pub text: Color32,
    /// Notes, hints, and the boilerplate of articles.
    pub weak: Color32,
    /// Links, focus rings and the caret.
    pub accent: Color32,
    /// Behind selected words and rows; [`Palette::text`] stays on top of it.
    pub selection: Color32,
    /// Behind words that were found.
    pub hit: Color32,
    /// Behind the found words that are being looked at.
    pub hit_current: Color32,
    /// Round the found words that are being looked at.
    pub hit_line: Color32,
    /// A tile of the map without anything to show.
    pub tile_empty: Color32,
    /// Round a tile that is chosen or focused.
    pub tile_line: Color32,
    /// The shade behind a window that asks something.
    pub shade: Color32,
}

/// Light theme.
pub const LIGHT: Palette = Palette {
    paper: hex(0xff_ff_ff),
    panel: hex(0xf3_f4_f6),
    stripe: hex(0xf7_f8_fa),
    button: hex(0xe4_e7_eb),
    button_hover: hex(0xd6_db_e1),
    button_active: hex(0xc4_d7_ee),
    line: hex(0xc3_c9_d1),
    text: hex(0x1b_1f_24),
    weak: hex(0x57_5f_6a),
    accent: hex(0x0b_57_a4),
    selection: hex(0xb9_d7_fb),
    hit: hex(0xff_ee_a8),
    hit_current: hex(0xff_cf_66),
    hit_line: hex(0x8a_5a_00),
    tile_empty: hex(0xec_ed_ef),
    tile_line: hex(0x11_14_18),
    shade: Color32::from_black_alpha(110),
};

/// Dark theme.
pub const DARK: Palette = Palette {
    paper: hex(0x16_18_1c),
    panel: hex(0x1e_21_26),
    stripe: hex(0x1b_1e_22),
    button: hex(0x2e_33_3b),
    button_hover: hex(0x3a_41_4b),
    button_active: hex(0x2d_48_68),
    line: hex(0x42_48_52),
    text: hex(0xe6_e9_ed),
    weak: hex(0xa6_ae_b9),
    accent: hex(0x79_b6_ff),
    selection: hex(0x27_4c_7a),
    hit: hex(0x57_47_10),
    hit_current: hex(0x7a_52_00),
    hit_line: hex(0xff_c8_57),
    tile_empty: hex(0x2a_2e_34),
    tile_line: hex(0xff_ff_ff),
    shade: Color32::from_black_alpha(160),
};

/// The palette of a theme.
pub const fn palette(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

/// The palette of the `Ui` that is being drawn.
pub fn of(ui: &egui::Ui) -> &'static Palette {
    palette(ui.visuals().dark_mode)
}

/// What is said about a finding, a claim or an import. Always shown with a word or an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Sources agree; a file was imported.
    Good,
    /// Sources contradict each other; a file failed.
    Bad,
    /// To be looked at: a warning, a claim without a ruling.
    Caution,
    /// Neither: one source only, not comparable, unknown.
    Neutral,
    /// A hint.
    Info,
}

/// All tones, for legends and tests.
pub const TONES: [Tone; 5] = [Tone::Good, Tone::Bad, Tone::Caution, Tone::Neutral, Tone::Info];

/// The colour of words and icons of a tone on paper, panel and stripes.
pub const fn tone(dark: bool, tone: Tone) -> Color32 {
    match (tone, dark) {
        (Tone::Good, false) => hex(0x00_69_5c),
        (Tone::Bad, false) => hex(0xb0_25_1b),
        (Tone::Caution, false) => hex(0x85_53_00),
        (Tone::Neutral, false) => LIGHT.weak,
        (Tone::Info, false) => LIGHT.accent,
        (Tone::Good, true) => hex(0x4f_d1_b8),
        (Tone::Bad, true) => hex(0xff_8f_7f),
        (Tone::Caution, true) => hex(0xf2_bd_57),
        (Tone::Neutral, true) => DARK.weak,
        (Tone::Info, true) => DARK.accent,
    }
}

/// A quiet background for a row or a bar of a tone; [`Palette::text`] and [`tone`] go on top.
pub fn tone_fill(dark: bool, of: Tone) -> Color32 {
    mix(palette(dark).paper, tone(dark, of), if dark { 0.16 } else { 0.08 })
}

/// How many colours codes can have.
pub const HIGHLIGHTS: usize = 10;

/// The names of the colours of codes, for menus and screen readers.
pub const HIGHLIGHT_NAMES: [&str; HIGHLIGHTS] =
    ["amber", "blue", "rose", "forest", "violet", "brown", "teal", "indigo", "olive", "plum"];

/// Strong colours of codes on light paper. Found by a search for ten colours of these hues whose
/// smallest distance in OKLab, for full sight and three kinds of colour-blindness, is largest.
const LINES_LIGHT: [Color32; HIGHLIGHTS] = [
    hex(0x90_6f_0c),
    hex(0x17_74_a1),
    hex(0xb0_3b_6b),
    hex(0x1a_37_0f),
    hex(0x6d_47_cd),
    hex(0x79_47_1d),
    hex(0x58_9e_a1),
    hex(0x25_13_9c),
    hex(0x9c_96_55),
    hex(0x59_1a_56),
];

/// Strong colours of codes on dark paper, found likewise.
const LINES_DARK: [Color32; HIGHLIGHTS] = [
    hex(0xb0_98_54),
    hex(0x1d_c0_fd),
    hex(0xa7_69_75),
    hex(0xc1_f8_9c),
    hex(0x7d_64_b3),
    hex(0xbd_47_04),
    hex(0x50_f0_e7),
    hex(0x46_77_f7),
    hex(0xc0_c2_80),
    hex(0xee_74_b6),
];

/// The strong colour of a code: underlines, dots in lists, outlines. Numbers past the end go
/// round.
pub fn highlight_line(dark: bool, colour: u8) -> Color32 {
    let lines = if dark { &LINES_DARK } else { &LINES_LIGHT };
    lines.get(usize::from(colour) % HIGHLIGHTS).copied().unwrap_or(palette(dark).accent)
}

/// Quiet colours of codes behind words on light paper: the hues of the strong ones, light enough
/// for black text. They may be hard to tell apart; the underline is what tells.
const FILLS_LIGHT: [Color32; HIGHLIGHTS] = [
    hex(0xff_e5_aa),
    hex(0xbc_e5_ff),
    hex(0xff_cf_dd),
    hex(0xbb_e6_ac),
    hex(0xda_d5_ff),
    hex(0xf8_c9_a8),
    hex(0xb3_ee_f0),
    hex(0xc1_cc_f6),
    hex(0xf4_ef_b0),
    hex(0xec_c1_e7),
];

/// The same on dark paper.
const FILLS_DARK: [Color32; HIGHLIGHTS] = [
    hex(0x52_40_04),
    hex(0x00_43_5c),
    hex(0x5f_29_36),
    hex(0x33_4a_22),
    hex(0x43_31_66),
    hex(0x5d_24_0b),
    hex(0x16_52_4f),
    hex(0x1b_33_70),
    hex(0x4f_50_2f),
    hex(0x6a_24_4c),
];

/// The quiet colour of a code behind words.
pub fn highlight_fill(dark: bool, colour: u8) -> Color32 {
    let fills = if dark { &FILLS_DARK } else { &FILLS_LIGHT };
    fills.get(usize::from(colour) % HIGHLIGHTS).copied().unwrap_or(palette(dark).button)
}

/// The colour behind words that carry several codes: the mean of their fills.
///
/// Every channel lies between those of the fills, so text that is legible on each of them is
/// legible on the mean.
pub fn highlight_blend(dark: bool, colours: &[u8]) -> Option<Color32> {
    let count = u32::try_from(colours.len()).ok().filter(|n| *n > 0)?;
    let mut sum = [0u32; 3];
    for colour in colours {
        let [r, g, b, _] = highlight_fill(dark, *colour).to_array();
        for (to, from) in sum.iter_mut().zip([r, g, b]) {
            *to += u32::from(from);
        }
    }
    let [r, g, b] = sum.map(|c| u8::try_from(c / count).unwrap_or(u8::MAX));
    Some(Color32::from_rgb(r, g, b))
}

/// Classes of the map from few to many, on light paper. One hue, even steps of lightness: the
/// order can be seen without seeing the hue.
const RAMP_LIGHT: [Color32; 7] = [
    hex(0xcf_e2_f4),
    hex(0xb0_ce_ea),
    hex(0x8b_b5_dc),
    hex(0x63_9b_cc),
    hex(0x3b_7b_b4),
    hex(0x1d_5a_94),
    hex(0x0b_38_6b),
];

/// The same for dark paper: few is near the paper, many is bright.
const RAMP_DARK: [Color32; 7] = [
    hex(0x27_3a_52),
    hex(0x34_50_70),
    hex(0x45_6a_92),
    hex(0x5b_87_b3),
    hex(0x7b_a6_d1),
    hex(0xa3_c6_e8),
    hex(0xd3_e6_f9),
];

/// The colour of a class of the map, `class` of `classes` (at most seven), few to many.
pub fn ramp(dark: bool, class: usize, classes: usize) -> Color32 {
    let all = if dark { &RAMP_DARK } else { &RAMP_LIGHT };
    let last = all.len() - 1;
    // Fewer classes are spread over the whole ramp, so that the steps stay wide.
    let at = match classes.min(all.len()) {
        0 | 1 => last / 2,
        n => (class.min(n - 1) * last + (n - 1) / 2) / (n - 1),
    };
    all.get(at).copied().unwrap_or(palette(dark).tile_empty)
}

/// Black or white, whichever is easier to read on `background`; at least 4.5 : 1 on any colour.
pub fn on(background: Color32) -> Color32 {
    if contrast(background, Color32::WHITE) >= contrast(background, Color32::BLACK) {
        Color32::WHITE
    } else {
        Color32::BLACK
    }
}

/// `share` of `b` in `a`, channel by channel in sRGB.
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share.clamp(0.0, 1.0))
}

/// A pixel of a glyph from its coverage: white, premultiplied, to be coloured by the vertices.
pub fn coverage(alpha: u8) -> Color32 {
    Color32::from_white_alpha(alpha)
}

/// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
pub fn luminance(c: Color32) -> f32 {
    let [r, g, b] = [c.r(), c.g(), c.b()].map(|v| {
        let v = f32::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Sets both themes of a context. Fonts are `fonts::install`'s.
pub fn apply(ctx: &egui::Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(theme == Theme::Dark);
            style.spacing.item_spacing = vec2(8.0, 6.0);
            style.spacing.button_padding = vec2(8.0, 4.0);
            style.spacing.interact_size.y = 24.0;
            // Past an edge a view springs back to where the content ended a frame ago: a jump to words far down in
            // a longer text would be pulled up again.
            style.spacing.scroll.kinetic.rubber_band = false;
            style.text_styles = [
                (TextStyle::Small, FontId::proportional(size::SMALL)),
                (TextStyle::Body, FontId::proportional(size::BODY)),
                (TextStyle::Button, FontId::proportional(size::BODY)),
                (TextStyle::Heading, bold(size::HEADING)),
                (TextStyle::Monospace, FontId::monospace(size::MONOSPACE)),
            ]
            .into();
        });
    }
}

/// egui's own widgets in our colours.
fn visuals(dark: bool) -> Visuals {
    let p = palette(dark);
    let mut v = if dark { Visuals::dark() } else { Visuals::light() };
    v.panel_fill = p.panel;
    v.window_fill = p.panel;
    v.window_stroke = Stroke::new(1.0, p.line);
    v.faint_bg_color = p.stripe;
    v.extreme_bg_color = p.paper;
    v.text_edit_bg_color = Some(p.paper);
    v.code_bg_color = p.button;
    v.hyperlink_color = p.accent;
    v.warn_fg_color = tone(dark, Tone::Caution);
    v.error_fg_color = tone(dark, Tone::Bad);
    v.weak_text_color = Some(p.weak);
    v.selection.bg_fill = p.selection;
    v.selection.stroke = Stroke::new(1.5, p.text);
    v.text_cursor.stroke.color = p.accent;
    // Blinking would repaint the window twice a second for nothing.
    v.text_cursor.blink = false;
    let corner = CornerRadius::same(4);
    let text = Stroke::new(1.0, p.text);
    for (widget, fill, line) in [
        (&mut v.widgets.noninteractive, p.panel, p.line),
        (&mut v.widgets.inactive, p.button, p.line),
        (&mut v.widgets.hovered, p.button_hover, p.accent),
        (&mut v.widgets.active, p.button_active, p.accent),
        (&mut v.widgets.open, p.button_active, p.line),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = text;
        widget.corner_radius = corner;
    }
    v.widgets.inactive.bg_stroke = Stroke::NONE;
    v
}
