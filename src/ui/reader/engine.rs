//! The text engine that all open texts share: fonts, shaping, glyph pictures.

use super::atlas::Atlas;
use crate::ui::fonts;
use fontique::Collection;
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, Layout, LayoutContext,
    LineHeight, OverflowWrap, StyleProperty,
};
use std::collections::HashMap;

/// Fonts, shaping and glyph pictures; one for a window.
pub struct TextEngine {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    pub(super) atlas: Atlas,
    /// Whether some font has the character, asked once for each.
    known: HashMap<char, bool>,
    families: String,
    signs: String,
    made: u64,
}

impl Default for TextEngine {
    /// With our fonts and the system's.
    fn default() -> Self {
        Self::new(fonts::collection())
    }
}

/// What decides how text is laid out; lengths in pixels but for `font_size`, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) width: f32,
    pub(super) scale: f32,
    pub(super) font_size: f32,
    /// A multiple of the font size.
    pub(super) line_height: f32,
}

impl Setting {
    /// The font size in pixels.
    pub(super) fn em(&self) -> f32 {
        self.font_size * self.scale
    }
}

impl TextEngine {
    /// With a collection of one's choice; [`fonts::bundled`] makes the same of a text everywhere.
    pub fn new(collection: Collection) -> Self {
        Self {
            fonts: FontContext { collection, source_cache: fontique::SourceCache::default() },
            layouts: LayoutContext::new(),
            atlas: Atlas::default(),
            known: HashMap::new(),
            families: fonts::text_families().join(", "),
            signs: fonts::sign_families().join(", "),
            made: 0,
        }
    }

    /// How many pieces of text were shaped so far.
    pub fn layouts_made(&self) -> u64 {
        self.made
    }

    /// How many pages of glyph pictures there are, and how often one was emptied for others.
    pub fn pages(&self) -> (usize, u64) {
        (self.atlas.pages(), self.atlas.evictions())
    }

    /// Whether some font has a glyph for the character.
    pub fn shows(&mut self, c: char) -> bool {
        let Self { fonts: FontContext { collection, source_cache }, known, .. } = self;
        *known.entry(c).or_insert_with(|| fonts::font_for(collection, source_cache, c).is_some())
    }

    /// Whether some font has a glyph for a sign that stands among the letters of a script.
    pub(super) fn shows_in(&mut self, c: char, script: &fonts::ScriptInfo) -> bool {
        let FontContext { collection, source_cache } = &mut self.fonts;
        fonts::font_in(collection, source_cache, c, Some(script)).is_some()
    }

    /// Shapes a piece of text and breaks it into lines.
    pub(super) fn layout(&mut self, text: &str, rtl: Option<bool>, set: &Setting) -> Layout<()> {
        self.made += 1;
        // A control character would be a box; each is one byte, as the space is, so that offsets
        // stay what they are.
        let plain: String;
        let text = if text.chars().any(|c| c.is_ascii_control()) {
            plain = text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }).collect();
            plain.as_str()
        } else {
            text
        };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, set.scale, true);
        builder.push_default(StyleProperty::FontSize(set.font_size));
        let height = LineHeight::FontSizeRelative(set.line_height);
        builder.push_default(StyleProperty::LineHeight(height));
        // Long links and hashes are broken rather than cut off.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::FontFamily(FontFamily::from(self.families.as_str())));
        for (at, c) in text.char_indices().filter(|(_, c)| is_negated(*c)) {
            let signs = FontFamily::from(self.signs.as_str());
            builder.push(StyleProperty::FontFamily(signs), at..at + c.len_utf8());
        }
        builder.set_base_direction(match rtl {
            Some(true) => BaseDirection::Rtl,
            Some(false) => BaseDirection::Ltr,
            None => BaseDirection::Auto,
        });
        let mut layout = builder.build(text);
        wrap(&mut layout, set);
        layout
    }
}

/// Mathematical signs that Unicode takes apart into a sign and a stroke.
fn is_negated(c: char) -> bool {
    matches!(
        u32::from(c),
        0x2204
            | 0x2209
            | 0x220C
            | 0x2224
            | 0x2226
            | 0x2241
            | 0x2244
            | 0x2247
            | 0x2249
            | 0x2260
            | 0x2262
            | 0x226D..=0x2271
    )
}

/// Breaks a shaped piece into lines of another width.
pub(super) fn wrap(layout: &mut Layout<()>, set: &Setting) {
    layout.break_all_lines(Some(set.width));
    layout.align(Alignment::Start, AlignmentOptions::default());
}
