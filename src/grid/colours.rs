//! The colours of the map, for files and for the window: one source for both.
//!
//! The classes run from pale yellow over green to deep blue, in even steps of lightness: the order shows without
//! seeing the hue, and in grey. Made in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020):
//! lightness 0.92 to 0.355, hue 102° to 268°; the dark ramp runs the other way, so that many is what stands out.

/// A colour as red, green, blue.
pub type Rgb = [u8; 3];

const LIGHT: [Rgb; 6] = [
    [0xf2, 0xe6, 0x9c],
    [0xaa, 0xd0, 0x95],
    [0x4b, 0xb1, 0xab],
    [0x2d, 0x87, 0xa6],
    [0x25, 0x5e, 0x93],
    [0x23, 0x36, 0x75],
];

const DARK: [Rgb; 6] = [
    [0x31, 0x44, 0x7d],
    [0x38, 0x66, 0xa0],
    [0x2f, 0x90, 0xb1],
    [0x4a, 0xb8, 0xb2],
    [0xa3, 0xd6, 0x98],
    [0xf3, 0xec, 0x9c],
];

/// The colours of the classes, few to many.
pub fn ramp(dark: bool) -> &'static [Rgb] {
    if dark { &DARK } else { &LIGHT }
}

/// The colour of a class; fewer classes than colours are spread over the whole ramp.
pub fn class_colour(dark: bool, class: usize, classes: usize) -> Rgb {
    let all = ramp(dark);
    let last = all.len() - 1;
    let at = match classes.min(all.len()) {
        // One class alone is a middle colour: neither few nor many.
        0 | 1 => last.div_ceil(2),
        n => (class.min(n - 1) * last + (n - 1) / 2) / (n - 1),
    };
    all.get(at).copied().unwrap_or([0x80; 3])
}

/// Everything but the classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Behind everything.
    pub paper: Rgb,
    /// Titles and figures.
    pub text: Rgb,
    /// Dates, notes, codes of tiles without a figure.
    pub weak: Rgb,
    /// A tile that nothing is known of.
    pub empty: Rgb,
    /// A tile whose sources contradict each other, and the lines across it.
    pub disputed: Rgb,
    /// The lines across a disputed tile.
    pub hatch: Rgb,
    /// The sign of a contradiction, and the line round its tile.
    pub warning: Rgb,
}

/// The colours of a theme.
pub fn paint(dark: bool) -> Paint {
    if dark {
        Paint {
            paper: [0x16, 0x18, 0x1c],
            text: [0xe6, 0xe9, 0xed],
            weak: [0xa6, 0xae, 0xb9],
            empty: [0x2a, 0x2e, 0x34],
            disputed: [0x4a, 0x2b, 0x27],
            hatch: [0x7d, 0x43, 0x3a],
            warning: [0xff, 0x8f, 0x7f],
        }
    } else {
        Paint {
            paper: [0xff, 0xff, 0xff],
            text: [0x1b, 0x1f, 0x24],
            weak: [0x57, 0x5f, 0x6a],
            empty: [0xe9, 0xeb, 0xee],
            disputed: [0xfb, 0xe9, 0xe5],
            hatch: [0xe8, 0xb4, 0xa9],
            warning: [0xb0, 0x25, 0x1b],
        }
    }
}

/// Black or white, whichever is easier to read on a background; at least 4.5 : 1 on any colour.
pub fn on(background: Rgb) -> Rgb {
    let light = luminance(background);
    // Contrast with white is 1.05 / (l + 0.05), with black (l + 0.05) / 0.05; they are equal at l = 0.179.
    if light > 0.179 { [0x10, 0x12, 0x16] } else { [0xff, 0xff, 0xff] }
}

/// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
