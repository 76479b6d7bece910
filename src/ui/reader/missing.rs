//! Characters of a text that no font can show: named, never left as boxes in silence.

use super::engine::TextEngine;
use crate::ui::fonts::{self, ScriptInfo};
use std::collections::BTreeSet;

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

/// All scripts of a text that no font can show, by name. Each character is looked at once, a sign of no script once in
/// each script that it stands in.
pub(super) fn scan(text: &str, engine: &mut TextEngine) -> Vec<MissingScript> {
    let mut out: Vec<MissingScript> = Vec::new();
    let mut note = |c: char, script: Option<&ScriptInfo>| {
        let (name, package) = match script {
            Some(script) => (script.name, script.package),
            None => ("Symbols", fonts::SYMBOLS_PACKAGE),
        };
        let known = out.iter().position(|m| m.name == name).unwrap_or(out.len());
        if known == out.len() {
            out.push(MissingScript { name, package, characters: String::new() });
        }
        let entry = out.get_mut(known).filter(|m| m.characters.chars().count() < 8);
        if let Some(entry) = entry.filter(|m| !m.characters.contains(c)) {
            entry.characters.push(c);
        }
    };
    let mut signs: BTreeSet<char> = BTreeSet::new();
    for c in distinct(text) {
        if is_invisible(c) || engine.shows(c) {
            continue;
        }
        match fonts::script_of(c) {
            Some(script) => note(c, Some(script)),
            None => drop(signs.insert(c)),
        }
    }
    if !signs.is_empty() {
        for (c, script) in among(text, &signs) {
            if !script.is_some_and(|script| engine.shows_in(c, script)) {
                // What brings the letters brings their punctuation too.
                let letters = script.filter(|script| !engine.shows(script.sample));
                note(c, letters);
            }
        }
    }
    out.sort_by_key(|m| m.name);
    out
}

/// The signs with the scripts that they stand in: as the text is laid out, a sign belongs to the letters before it, at
/// the start of a line to those behind it.
fn among(text: &str, signs: &BTreeSet<char>) -> Vec<(char, Option<&'static ScriptInfo>)> {
    let mut out: Vec<(char, Option<&'static ScriptInfo>)> = Vec::new();
    let mut add = |c: char, script: Option<&'static ScriptInfo>| {
        let code = script.map(|s| s.code);
        if !out.iter().any(|(known, s)| *known == c && s.map(|s| s.code) == code) {
            out.push((c, script));
        }
    };
    for line in text.lines() {
        let mut before = None;
        let mut first: BTreeSet<char> = BTreeSet::new();
        for c in line.chars() {
            if let Some(script) = fonts::script_of(c) {
                before = Some(script);
                for c in std::mem::take(&mut first) {
                    add(c, before);
                }
            } else if signs.contains(&c) {
                match before {
                    Some(_) => add(c, before),
                    None => drop(first.insert(c)),
                }
            }
        }
        for c in first {
            add(c, None);
        }
    }
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
