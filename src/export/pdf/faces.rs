//! Which fonts draw a document: the program's own first, so that the same document looks the same on every
//! machine; those of the system for letters that ours do not have; an empty box where there is none.

use crate::fonts::{self, ScriptInfo, system::SystemFont};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use typst::{
    foundations::Bytes,
    text::{Font, FontBook, FontInfo},
    utils::LazyHash,
};

/// Where fonts may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontSource {
    /// The program alone: the same bytes on every machine.
    Program,
    /// The program and, for letters that it has no font for, the system.
    System,
}

/// The fonts of one document.
pub(super) struct Faces {
    /// What the typesetter knows of them.
    pub book: LazyHash<FontBook>,
    /// Families in the order in which they are asked.
    pub families: Vec<String>,
    /// What no font has a letter for: the script, or nothing for signs, and the characters.
    pub missing: Vec<(Option<&'static ScriptInfo>, Vec<char>)>,
    slots: Vec<Slot>,
}

enum Slot {
    Ours(Font),
    System(&'static SystemFont),
}

impl Slot {
    fn info(&self) -> &FontInfo {
        match self {
            Self::Ours(font) => font.info(),
            Self::System(font) => &font.info,
        }
    }
}

static OURS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let regular = fonts::BUNDLED.iter().map(|(_, bytes)| *bytes);
    let others = [fonts::BOLD, fonts::ITALIC, fonts::BOLD_ITALIC];
    regular.chain(others).filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect()
});

static BOXES: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(Bytes::new(fonts::MISSING.1), 0));

impl Faces {
    /// The fonts for these characters.
    pub(super) fn of(characters: &BTreeSet<char>, source: FontSource) -> Self {
        let mut slots: Vec<Slot> = OURS.iter().cloned().map(Slot::Ours).collect();
        let mut families: Vec<String> =
            fonts::BUNDLED.iter().map(|(family, _)| (*family).to_owned()).collect();
        let mut missing: BTreeMap<&str, (Option<&'static ScriptInfo>, Vec<char>)> = BTreeMap::new();
        for c in characters.iter().copied().filter(|c| is_drawn(*c)) {
            if slots.iter().any(|slot| has(slot.info(), c)) {
                continue;
            }
            let system: &'static [SystemFont] = match source {
                FontSource::Program => &[],
                FontSource::System => fonts::system::fonts(),
            };
            if let Some(family) = family_for(c, system) {
                let faces = system.iter().filter(|font| font.info.family == family);
                slots.extend(faces.map(Slot::System));
                families.push(family);
            } else {
                let script = fonts::script_of(c);
                let key = script.map_or("", |s| s.name);
                missing.entry(key).or_insert((script, Vec::new())).1.push(c);
            }
        }
        if !missing.is_empty()
            && let Some(boxes) = BOXES.clone()
        {
            slots.push(Slot::Ours(boxes));
            families.push(fonts::MISSING.0.to_owned());
        }
        let book = FontBook::from_infos(slots.iter().map(|slot| slot.info().clone()));
        Self {
            book: LazyHash::new(book),
            families,
            missing: missing.into_values().collect(),
            slots,
        }
    }

    /// The font with a number of the book.
    pub(super) fn font(&self, index: usize) -> Option<Font> {
        match self.slots.get(index)? {
            Slot::Ours(font) => Some(font.clone()),
            Slot::System(font) => font.load(),
        }
    }
}

/// The family of the system that is to draw a character: the one we like best, else the first by name.
fn family_for(c: char, system: &[SystemFont]) -> Option<String> {
    // A family of ours is whole as it is: faces of another version would change how it looks.
    let ours = |family: &str| fonts::BUNDLED.iter().any(|(own, _)| *own == family);
    let fits = |font: &&SystemFont| has(&font.info, c) && !ours(&font.info.family);
    let liked =
        fonts::script_of(c).into_iter().flat_map(|script| script.families).find_map(|name| {
            system.iter().filter(fits).find(|font| font.info.family.eq_ignore_ascii_case(name))
        });
    let named =
        |start: &str| system.iter().filter(fits).find(|font| font.info.family.starts_with(start));
    liked
        .or_else(|| named("Noto Sans"))
        .or_else(|| named("Noto"))
        .or_else(|| system.iter().find(fits))
        .map(|font| font.info.family.clone())
}

fn has(info: &FontInfo, c: char) -> bool {
    info.coverage.contains(u32::from(c))
}

/// Whether a character has a shape of its own; blanks, marks of direction and the like need no font.
fn is_drawn(c: char) -> bool {
    let invisible = matches!(u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFFA0 | 0x1D173..=0x1D17A
        | 0xE_0000..=0xE_0FFF);
    !c.is_whitespace() && !c.is_control() && !invisible
}
