//! Characters of a text that no font can show: named, never left as boxes in silence.

use super::engine::TextEngine;
use crate::ui::fonts;

/// A script, or the signs outside all scripts, that no font on this machine can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingScript {
    /// "Khmer", or "Symbols".
    pub name: &'static str,
    /// The Debian package that brings a font.
    pub package: &'static str,
    /// Some of the characters, at most eight.
    pub characters: String,
}

impl MissingScript {
    /// "Khmer: install fonts-noto-core".
    pub fn hint(&self) -> String {
        fonts::hint(self.name, self.package)
    }
}

/// All scripts of a text that no font can show, by name. Each character is looked at once.
pub(super) fn scan(text: &str, engine: &mut TextEngine) -> Vec<MissingScript> {
    let mut out: Vec<MissingScript> = Vec::new();
    for c in distinct(text) {
        if is_invisible(c) || engine.shows(c) {
            continue;
        }
        let (name, package) = match fonts::script_of(c) {
            Some(script) => (script.name, script.package),
            None => ("Symbols", fonts::SYMBOLS_PACKAGE),
        };
        let known = out.iter().position(|m| m.name == name).unwrap_or(out.len());
        if known == out.len() {
            out.push(MissingScript { name, package, characters: String::new() });
        }
        if let Some(entry) = out.get_mut(known).filter(|m| m.characters.chars().count() < 8) {
            entry.characters.push(c);
        }
    }
    out.sort_by_key(|m| m.name);
    out
}

/// The different characters of a text beyond ASCII, in order; one bit for each code point.
fn distinct(text: &str) -> Vec<char> {
    let mut seen = vec![0u64; 0x11_0000 / 64];
    for c in text.chars().filter(|c| !c.is_ascii()) {
        let point = u32::from(c) as usize;
        if let Some(word) = seen.get_mut(point / 64) {
            *word |= 1 << (point % 64);
        }
    }
    let mut out = Vec::new();
    for (i, word) in seen.into_iter().enumerate() {
        let mut rest = word;
        while rest != 0 {
            let point = u32::try_from(i).unwrap_or(0) * 64 + rest.trailing_zeros();
            out.extend(char::from_u32(point));
            rest &= rest - 1;
        }
    }
    out
}

/// Characters without a glyph of their own: spaces, controls, joiners, direction marks, selectors.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF)
}
