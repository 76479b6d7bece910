//! The characters of fonts whose table of characters hayro gives up at an empty text: programs that lay out whole clusters of
//! signs (WeasyPrint, Pango) write the text of a cluster to one of its glyphs and nothing to the others.
//!
//! Such a table tells what a glyph stood for where it came first, which need not be what it stands for elsewhere. The table inside
//! the font itself is believed before it; and what a cluster says of a glyph is what its other glyphs leave over.

use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::DefaultHasher};
use std::hash::{Hash as _, Hasher as _};

use hayro_interpret::hayro_cmap::CMap;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use crate::import::pdf::script;

/// Fonts of one document that are looked at.
const MOST_FONTS: usize = 2_000;
/// Entries of one table.
const MOST_ENTRIES: usize = 70_000;
/// Bytes of one table.
const MOST_BYTES: usize = 4 << 20;
/// Bytes of all tables, and their entries.
const ALL_BYTES: usize = 32 << 20;
const ALL_ENTRIES: usize = 600_000;
/// Glyphs that are remembered as those that may share a cluster.
const CLUSTER: usize = 8;

/// The tables of one font.
#[derive(Debug, Default)]
struct Font {
    /// What the table of the file says, empty texts included.
    named: BTreeMap<u32, String>,
    /// What the font itself says.
    own: BTreeMap<u32, char>,
    /// What the first cluster of a glyph left over for it.
    learned: BTreeMap<u32, String>,
    seen: BTreeSet<u32>,
    /// The last glyphs drawn.
    trail: Vec<u32>,
}

/// The fonts of a document that are read here.
#[derive(Debug, Default)]
pub struct Fonts {
    looked: BTreeSet<ObjectIdentifier>,
    read: Vec<Font>,
    /// Bytes of tables looked at, and entries kept.
    spent: (usize, usize),
    /// Fonts by the bytes of their programs.
    by_program: HashMap<u64, usize>,
    /// Fonts by the key that hayro gives their programs.
    by_key: HashMap<u128, Option<usize>>,
}

/// What a glyph stands for.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// This text.
    Text(String),
    /// What is left over for it of a cluster.
    Likely(String),
    /// A part of a cluster of which nothing is known.
    Lost,
}

impl Fonts {
    /// Looks at the fonts of a page, and of the forms on it.
    pub fn look(&mut self, resources: &Resources<'_>) {
        let mut forms = Vec::new();
        self.look_at(&resources.fonts);
        for key in resources.x_objects.keys().take(200) {
            if let Some(form) = resources.x_objects.get::<Stream<'_>>(&*key)
                && self.looked.len() < MOST_FONTS
                && self.looked.insert(form.obj_id())
                && let Some(inner) = form.dict().get::<Dict<'_>>(b"Resources")
            {
                forms.push(Resources::new(inner));
            }
        }
        for form in forms {
            self.look_at(&form.fonts);
        }
    }

    fn look_at(&mut self, fonts: &Dict<'_>) {
        for key in fonts.keys().take(1_000) {
            let Some(font) = fonts.get::<Dict<'_>>(&*key) else { continue };
            let new = font.obj_id().is_none_or(|id| self.looked.insert(id));
            if new && self.looked.len() < MOST_FONTS && self.read.len() < MOST_FONTS {
                self.read(&font);
            }
        }
    }

    fn read(&mut self, font: &Dict<'_>) {
        let Some(table) = font.get::<Stream<'_>>(b"ToUnicode") else { return };
        let Ok(table) = table.decoded_data() else { return };
        if table.len() > MOST_BYTES || self.spent.0 > ALL_BYTES || self.spent.1 > ALL_ENTRIES {
            return;
        }
        self.spent.0 += table.len();
        if CMap::parse(&table, |_| None).is_some() {
            return;
        }
        let child = font
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let holder = child.as_ref().unwrap_or(font);
        let Some(descriptor) = holder.get::<Dict<'_>>(b"FontDescriptor") else { return };
        let stream = [b"FontFile2".as_slice(), b"FontFile3"]
            .into_iter()
            .find_map(|name| descriptor.get::<Stream<'_>>(name));
        let Some(Ok(program)) = stream.map(|stream| stream.decoded_data()) else { return };
        let is = |dict: &Dict<'_>, key: &[u8], value: &[u8]| {
            dict.get::<Name<'_>>(key).is_some_and(|name| &*name == value)
        };
        // Codes are numbers of glyphs only here.
        let numbered = child.as_ref().is_some_and(|child| {
            is(font, b"Encoding", b"Identity-H")
                && (is(child, b"CIDToGIDMap", b"Identity") || !child.contains_key(b"CIDToGIDMap"))
        });
        let own = if numbered { own_table(&program) } else { BTreeMap::new() };
        let font = Font { named: file_table(&table), own, ..Font::default() };
        self.spent.1 += font.named.len() + font.own.len();
        let place = *self.by_program.entry(hash(&program)).or_insert(self.read.len());
        match self.read.get_mut(place) {
            Some(known) => known.named.extend(font.named),
            None => self.read.push(font),
        }
    }

    /// The place of the font with this program, if it is one of those that are read here.
    pub fn place(&mut self, key: u128, program: &dyn AsRef<[u8]>) -> Option<usize> {
        if self.read.is_empty() {
            return None;
        }
        let by_program = &self.by_program;
        *self.by_key.entry(key).or_insert_with(|| by_program.get(&hash(program.as_ref())).copied())
    }

    /// What the next glyph of a font stands for.
    pub fn text(&mut self, place: usize, code: u32) -> Named {
        match self.read.get_mut(place) {
            Some(font) => font.text(code),
            None => Named::Lost,
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

impl Font {
    fn text(&mut self, code: u32) -> Named {
        if self.seen.insert(code) {
            self.learn(code);
        }
        self.trail.push(code);
        if self.trail.len() > CLUSTER {
            self.trail.remove(0);
        }
        let own = self.own.contains_key(&code);
        let text = self.known(code).or_else(|| self.named.get(&code).cloned());
        match text {
            Some(text) if text.is_empty() => Named::Lost,
            Some(text) if own || !text.chars().any(is_clustered) => Named::Text(text),
            Some(text) => Named::Likely(text),
            None => Named::Lost,
        }
    }

    fn known(&self, code: u32) -> Option<String> {
        // A font may give a glyph to a sign that it only shares: the file knows better, unless it is a cluster.
        let own = self.own.get(&code).copied();
        own.map(String::from).or_else(|| self.learned.get(&code).cloned())
    }

    /// Takes what the other glyphs of a cluster leave over of its text.
    fn learn(&mut self, code: u32) {
        let Some(text) = self.named.get(&code).filter(|text| text.chars().any(is_clustered)) else {
            return;
        };
        let base = text.chars().next();
        // A text that starts with a sign is the glyph's alone: the letter before it is no part of it.
        let whole = base.is_some_and(|base| !script::is_mark(base));
        let mut rest: Vec<char> = text.chars().collect();
        let take = |rest: &mut Vec<char>, letters: &str| -> bool {
            let mut left = rest.clone();
            for letter in letters.chars() {
                match left.iter().position(|other| *other == letter) {
                    Some(at) => {
                        left.remove(at);
                    }
                    None => return false,
                }
            }
            *rest = left;
            true
        };
        let own = self.known(code);
        if let Some(own) = &own {
            take(&mut rest, own);
        }
        let mut unknown = None;
        let mut based = own.is_some_and(|own| own.chars().next() == base);
        for &before in self.trail.iter().rev() {
            if rest.is_empty() || !whole {
                break;
            }
            match self.known(before) {
                Some(letters) => {
                    if based && !letters.chars().all(script::is_drawn_before)
                        || !take(&mut rest, &letters)
                    {
                        break;
                    }
                    based |= letters.chars().next() == base;
                }
                None if unknown.is_none()
                    && self.named.get(&before).is_some_and(String::is_empty) =>
                {
                    unknown = Some(before);
                }
                None => break,
            }
        }
        if rest.is_empty() {
            return;
        }
        let rest: String = rest.into_iter().collect();
        if !self.own.contains_key(&code) {
            self.learned.insert(code, rest);
        } else if let Some(unknown) = unknown {
            self.learned.insert(unknown, rest);
        }
    }
}

/// Scripts whose signs are drawn as clusters.
fn is_clustered(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{DFF}') || script::is_south_east_asian(letter)
}

/// The entries of a table of characters, whatever is wrong with some of them.
fn file_table(bytes: &[u8]) -> BTreeMap<u32, String> {
    let mut out = BTreeMap::new();
    let mut kind = "";
    let mut row: Vec<Vec<u8>> = Vec::new();
    let mut list: Option<u32> = None;
    // Ranges may name the same characters again and again.
    let mut budget = MOST_ENTRIES * 4;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if out.len() > MOST_ENTRIES {
            break;
        }
        match byte {
            b'%' => {
                at += rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(rest.len());
            }
            b'<' => {
                let length = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
                let digits = rest.get(1..length).unwrap_or_default();
                at += length + 1;
                let text = hexadecimal(digits);
                if let Some(next) = list.as_mut() {
                    out.insert(*next, utf16(&text));
                    *next = next.saturating_add(1);
                    continue;
                }
                row.push(text);
                match (kind, row.as_slice()) {
                    ("char", [code, text]) => {
                        out.insert(number(code), utf16(text));
                        row.clear();
                    }
                    ("range", [first, last, text]) => {
                        range(&mut out, (number(first), number(last)), text, &mut budget);
                        row.clear();
                    }
                    ("", _) => row.clear(),
                    _ => {}
                }
            }
            b'[' => {
                list = row.first().filter(|_| kind == "range").map(|first| number(first));
                at += 1;
            }
            b']' => {
                list = None;
                row.clear();
                at += 1;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let length =
                    rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let word = rest.get(..length).unwrap_or_default();
                match word {
                    b"beginbfchar" => kind = "char",
                    b"beginbfrange" => kind = "range",
                    _ if word.starts_with(b"end") || word.starts_with(b"begin") => kind = "",
                    _ => {}
                }
                row.clear();
                list = None;
                at += length;
            }
            _ => at += 1,
        }
    }
    out
}

fn range(
    out: &mut BTreeMap<u32, String>,
    (first, last): (u32, u32),
    text: &[u8],
    budget: &mut usize,
) {
    let text = utf16(text);
    let mut letters: Vec<char> = text.chars().collect();
    for code in first..=last.min(first.saturating_add(0xFFFF)) {
        if out.len() > MOST_ENTRIES || *budget == 0 {
            return;
        }
        *budget -= 1;
        out.insert(code, letters.iter().collect());
        if let Some(end) = letters.last_mut() {
            *end = char::from_u32(u32::from(*end) + 1).unwrap_or('\u{FFFD}');
        }
    }
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = digits
        .iter()
        .filter_map(|&digit| char::from(digit).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    values
        .chunks(2)
        .map(|pair| match *pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        })
        .collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, &byte| sum << 8 | u32::from(byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |sum, &byte| sum << 8 | u16::from(byte)))
        .collect();
    String::from_utf16_lossy(&units)
}

/// The table of characters inside a TrueType or OpenType font, turned round: numbers of glyphs to characters.
fn own_table(font: &[u8]) -> BTreeMap<u32, char> {
    let mut out = BTreeMap::new();
    let short = |at: usize| -> Option<usize> {
        let bytes = font.get(at..at.checked_add(2)?)?;
        Some(bytes.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte)))
    };
    let long = |at: usize| Some(short(at)? << 16 | short(at.checked_add(2)?)?);
    let tables = short(4).unwrap_or(0).min(200);
    let place = (0..tables)
        .map(|at| 12 + at * 16)
        .find_map(|at| (font.get(at..at + 4)? == b"cmap").then(|| long(at + 8)).flatten());
    let Some(start) = place else { return out };
    let mut note = |letter: usize, glyph: usize| {
        let letter = u32::try_from(letter).ok().and_then(char::from_u32);
        if let Some(letter) = letter
            && let Ok(glyph) = u32::try_from(glyph)
            && glyph != 0
            && !letter.is_control()
            && !matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}'..='\u{FFFF}')
            && out.len() < MOST_ENTRIES
        {
            // The plainest of several: a font gives one glyph to the blank and the blank that does not break.
            let known = out.entry(glyph).or_insert(letter);
            *known = (*known).min(letter);
        }
    };
    let mut budget = MOST_ENTRIES * 4;
    for at in 0..short(start + 2).unwrap_or(0).min(20) {
        let record = start + 4 + at * 8;
        let (Some(system), Some(offset)) = (short(record), long(record + 4)) else { continue };
        if !matches!(system, 0 | 3) {
            continue;
        }
        let Some(table) = start.checked_add(offset) else { continue };
        match short(table) {
            Some(4) => {
                let count = short(table + 6).unwrap_or(0) / 2;
                for part in 0..count {
                    let (ends, starts) = (table + 14, table + 16 + count * 2);
                    let (deltas, offsets) = (starts + count * 2, starts + count * 4);
                    let values = (
                        short(starts + part * 2),
                        short(ends + part * 2),
                        short(deltas + part * 2),
                        short(offsets + part * 2),
                    );
                    let (Some(first), Some(last), Some(delta), Some(offset)) = values else {
                        break;
                    };
                    for letter in first..=last.min(0xFFFE) {
                        if budget == 0 {
                            return out;
                        }
                        budget -= 1;
                        let glyph = if offset == 0 {
                            (letter + delta) & 0xFFFF
                        } else {
                            let at = offsets + part * 2 + offset + (letter - first) * 2;
                            match short(at) {
                                Some(0) | None => continue,
                                Some(glyph) => (glyph + delta) & 0xFFFF,
                            }
                        };
                        note(letter, glyph);
                    }
                }
            }
            Some(12) => {
                for group in 0..long(table + 12).unwrap_or(0).min(20_000) {
                    let at = table + 16 + group * 12;
                    let (Some(first), Some(last), Some(glyph)) =
                        (long(at), long(at + 4), long(at + 8))
                    else {
                        break;
                    };
                    for letter in first..=last.min(0x0010_FFFF) {
                        if budget == 0 {
                            return out;
                        }
                        budget -= 1;
                        note(letter, glyph + (letter - first));
                    }
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_empty_texts_is_read_to_its_end() {
        let table = b"2 beginbfchar <0001> <0E19> <0002> <> endbfchar\n\
            2 beginbfrange <0003> <0005> <0041> <0006> <0007> [<0062> <00660069>] endbfrange";
        let read = file_table(table);
        let texts: Vec<&str> = read.values().map(String::as_str).collect();
        assert_eq!(texts, ["น", "", "A", "B", "C", "b", "fi"]);
    }

    #[test]
    fn a_glyph_stands_for_what_the_others_leave_over_of_its_cluster() {
        // ि is drawn before its letter, which carries the text of both; the letter alone is the letter.
        let mut font = Font {
            named: [(1, "ि"), (2, "नि"), (3, "्म"), (4, "")]
                .map(|(code, text)| (code, if code == 1 { "" } else { text }.to_owned()))
                .into(),
            own: [(1, 'ि'), (2, 'न')].into(),
            ..Font::default()
        };
        let mut say = |code| match font.text(code) {
            Named::Text(text) | Named::Likely(text) => text,
            Named::Lost => "?".to_owned(),
        };
        assert_eq!([say(1), say(2), say(2), say(4)], ["ि", "न", "न", "?"]);
        // Khmer: a letter and the one below it, whose glyph carries both.
        let mut font = Font {
            named: [(5, "ម".to_owned()), (6, "ម្ម".to_owned())].into(),
            own: [(5, 'ម')].into(),
            ..Font::default()
        };
        let mut say = |code| match font.text(code) {
            Named::Text(text) | Named::Likely(text) => text,
            Named::Lost => "?".to_owned(),
        };
        assert_eq!([say(5), say(5), say(6), say(6)], ["ម", "ម", "្ម", "្ម"]);
    }
}
