//! A text made ready for finding names in it, and what the neighbours of a name say: borders of words by
//! script, company that makes a name another thing. The tables are in [`super::ambiguous`].

use super::ambiguous as table;
use crate::fold::{Quick, is_invisible};
use std::{cell::RefCell, collections::HashMap};

/// A text beside its plain form: lower case, without invisible characters, one space between words.
pub struct Page<'a> {
    chars: Vec<char>,
    /// The plain form.
    pub plain: String,
    /// For each byte of the plain form, the character of the text that it comes from.
    origin: Vec<u32>,
    /// The text without its lower case folded away, for words that tell which country is meant.
    whole: &'a str,
    /// How many of some words the text has, by where their list lies in memory: each list is looked for once, however
    /// many names ask for it.
    told: RefCell<HashMap<(usize, usize), usize, Quick>>,
    /// Where words and signs start and end in the plain form, if all of the text has borders between words.
    starts: Option<Vec<Spot>>,
}

/// Where a word or a sign starts and ends in the plain form, in bytes, and which it may be.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub start: u32,
    pub end: u32,
    /// A number made of its letters.
    pub sum: u32,
}

/// The number made of the letters of a word, grown by one character.
pub fn summed(sum: u32, c: char) -> u32 {
    (sum ^ u32::from(c)).wrapping_mul(0x9e37_79b1)
}

/// How words of a script are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Words with borders: Latin, Cyrillic, Greek, Hebrew, Armenian, Georgian, Ethiopic.
    Spaced,
    /// Words with borders and short words grown on to them.
    Arabic,
    /// Words with borders and endings grown on to them: Devanagari, Bengali, Sinhala and their kin.
    Indic,
    /// Words with borders on the left and particles on the right.
    Hangul,
    /// No borders, but marks that belong to the letter before: Thai, Lao, Khmer, Burmese.
    Marked,
    /// A run of one word.
    Katakana,
    /// No borders at all.
    Han,
    /// No letter.
    None,
}

/// Where words and signs start, while they are gone through.
struct Starts {
    list: Vec<Spot>,
    /// Whether the last one is a word that may go on.
    open: bool,
}

impl Starts {
    /// Takes in letters, or a sign, in lower case, and where they begin.
    fn add(&mut self, start: usize, lower: &str, letters: bool) {
        let (start, end) = (as_u32(start), as_u32(start + lower.len()));
        if !(self.open && letters) {
            self.list.push(Spot { start, end, sum: 0 });
        }
        if let Some(word) = self.list.last_mut() {
            word.end = end;
            word.sum = lower.chars().fold(word.sum, summed);
        }
        self.open = letters;
    }
}

fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a character is of a script whose words have borders, or a sign among such words.
fn has_borders(c: char) -> bool {
    // Behind the signs of money stand those of trade marks, arrows and the marks of lists, at the end pictures of faces.
    c < '\u{590}'
        || matches!(c, '\u{1e00}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

/// The script of a character, as far as borders of words go.
pub fn script(c: char) -> Script {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Script::Spaced } else { Script::None };
    }
    if is_sign(c) {
        return Script::None;
    }
    match c {
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
            if c.is_alphabetic() || is_mark(c) =>
        {
            Script::Arabic
        }
        '\u{900}'..='\u{dff}' => Script::Indic,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Script::Marked,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => {
            Script::Hangul
        }
        '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '\u{3040}'..='\u{309f}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            Script::Han
        }
        c if c.is_alphanumeric() || is_mark(c) => Script::Spaced,
        _ => Script::None,
    }
}

/// Digits and punctuation within the blocks of a script.
fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{964}' | '\u{965}' | '\u{e50}'..='\u{e5b}' | '\u{ed0}'..='\u{ed9}' | '\u{17d4}'..='\u{17db}'
        | '\u{1040}'..='\u{104f}' | '・')
}

/// Combining marks of the scripts that matter here.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// A sign that belongs to the letter before it.
fn hangs_on(c: char) -> bool {
    matches!(c,
        '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb3}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}' | '\u{102b}'..='\u{103e}'
        | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' | '\u{1062}'..='\u{1064}')
}

/// A sign that takes the letter behind it: vowels written first in Thai and Lao, stackers of Khmer and Burmese.
fn takes_next(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}' | '\u{17d2}' | '\u{1039}')
}

/// What may be grown on to a name on its right.
const INDIC_ENDINGS: [&str; 33] = [
    "को",
    "का",
    "की",
    "के",
    "मा",
    "ले",
    "लाई",
    "बाट",
    "सँग",
    "देखि",
    "द्वारा",
    "तर्फ",
    "सम्म",
    "भर",
    "पनि",
    "मै",
    "काे",
    "हरू",
    "র",
    "ের",
    "এর",
    "এ",
    "ে",
    "তে",
    "কে",
    "য়",
    "েও",
    "ও",
    "ේ",
    "ෙන්",
    "ට",
    "ව",
    "වේ",
];
const HANGUL_ENDINGS: [&str; 46] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에서는",
    "에서도",
    "에는",
    "에도",
    "에게",
    "에선",
    "도",
    "와",
    "과",
    "와의",
    "과의",
    "로",
    "으로",
    "로의",
    "로부터",
    "으로부터",
    "까지",
    "부터",
    "만",
    "인",
    "인의",
    "인이",
    "인을",
    "인들",
    "인은",
    "인과",
    "정부",
    "정부가",
    "정부는",
    "정부의",
    "군",
    "산",
    "계",
    "내",
    "측",
    "당국",
    "경찰",
];
const ARABIC_BEFORE: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

impl<'a> Page<'a> {
    /// Makes a text ready.
    pub fn of(text: &'a str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut plain = String::with_capacity(text.len());
        let mut origin: Vec<u32> = Vec::with_capacity(text.len());
        let mut starts = Some(Starts { list: Vec::with_capacity(text.len() / 5), open: false });
        let mut gap = 0;
        let mut previous = ' ';
        let mut i = 0;
        let mut rest = text;
        while let Some(&c) = chars.get(i) {
            let at = plain.len();
            // Most of most texts is plain words.
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if let Some((word, behind)) = rest.split_at_checked(length).filter(|_| length > 0) {
                rest = behind;
                plain.push_str(word);
                if let Some(word) = plain.get_mut(at..) {
                    word.make_ascii_lowercase();
                }
                (gap, previous) = (0, c);
                origin.extend((i..i + length).map(as_u32));
                if let Some(starts) = &mut starts {
                    starts.add(at, plain.get(at..).unwrap_or_default(), true);
                }
                i += length;
                continue;
            }
            i += 1;
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            if is_invisible(c) {
                starts = None;
                continue;
            }
            if c.is_whitespace() {
                if let Some(starts) = &mut starts {
                    starts.open = false;
                }
                // Two line ends are a new paragraph: no name goes across.
                gap += usize::from(c == '\n');
                if gap < 2 && previous == ' ' {
                    continue;
                }
                previous = ' ';
                plain.push(if gap < 2 { ' ' } else { '\n' });
            } else {
                gap = 0;
                previous = c;
                plain.extend(same(c).to_lowercase());
                if !has_borders(c) {
                    starts = None;
                }
                if let Some(starts) = &mut starts {
                    let lower = plain.get(at..).unwrap_or_default();
                    starts.add(at, lower, script(c) == Script::Spaced);
                }
            }
            origin.resize(plain.len(), as_u32(i - 1));
        }
        let starts = starts.map(|starts| starts.list);
        Self { chars, plain, origin, whole: text, told: RefCell::default(), starts }
    }

    /// Where words and signs start and end in the plain form; `None` where names may begin at any letter.
    pub fn starts(&self) -> Option<&[Spot]> {
        self.starts.as_deref()
    }

    /// The character of the text that a byte of the plain form comes from.
    pub fn at(&self, byte: usize) -> Option<usize> {
        self.origin.get(byte).map(|i| *i as usize)
    }

    /// The character behind the one that the byte before this one comes from.
    pub fn at_end(&self, byte: usize) -> Option<usize> {
        Some(self.at(byte.checked_sub(1)?)? + 1)
    }

    /// How many characters the text has.
    pub fn length(&self) -> usize {
        self.chars.len()
    }

    /// The words between two characters.
    pub fn slice(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default()
    }

    /// Whether a stretch is a word, or words, by itself.
    pub fn borders(&self, start: usize, end: usize) -> bool {
        let (Some(first), Some(last)) =
            (self.chars.get(start), end.checked_sub(1).and_then(|e| self.chars.get(e)))
        else {
            return false;
        };
        let before = start.checked_sub(1).and_then(|i| self.chars.get(i)).copied();
        let after = self.chars.get(end).copied();
        self.begins(*first, before, start) && self.ends(*last, after, end)
    }

    fn begins(&self, first: char, before: Option<char>, start: usize) -> bool {
        let Some(before) = before else { return true };
        match script(first) {
            Script::Spaced => {
                script(before) != Script::Spaced
                    && !matches!(before, '@' | '/' | '_' | '\\')
                    && !(before == '.'
                        && start >= 2
                        && self.chars.get(start - 2).is_some_and(|c| c.is_alphanumeric()))
            }
            Script::Arabic => {
                let grown: Vec<char> = self
                    .slice(0, start)
                    .iter()
                    .rev()
                    .take_while(|c| script(**c) == Script::Arabic)
                    .take(3)
                    .copied()
                    .collect();
                grown.len() <= 2 && grown.iter().all(|c| ARABIC_BEFORE.contains(c))
            }
            script_here @ (Script::Indic | Script::Hangul | Script::Katakana) => {
                script(before) != script_here && before != 'ー'
            }
            Script::Marked => !takes_next(before),
            Script::Han | Script::None => true,
        }
    }

    fn ends(&self, last: char, after: Option<char>, end: usize) -> bool {
        let Some(after) = after else { return true };
        match script(last) {
            Script::Spaced => {
                script(after) != Script::Spaced
                    && !matches!(after, '@' | '_')
                    && !(after == '.'
                        && self.chars.get(end + 1).is_some_and(|c| c.is_alphanumeric()))
            }
            Script::Arabic => script(after) != Script::Arabic,
            here @ (Script::Indic | Script::Hangul) => {
                let grown: String = self
                    .chars
                    .iter()
                    .skip(end)
                    .take_while(|c| script(**c) == here || is_invisible(**c))
                    .filter(|c| !is_invisible(**c))
                    .take(8)
                    .collect();
                let endings: &[&str] =
                    if here == Script::Hangul { &HANGUL_ENDINGS } else { &INDIC_ENDINGS };
                grown.is_empty() || endings.contains(&grown.as_str())
            }
            Script::Katakana => script(after) != Script::Katakana && after != 'ー',
            Script::Marked => !hangs_on(after),
            // An abbreviation with a full stop at its end.
            Script::None => !after.is_alphanumeric() || script(after) != Script::Spaced,
            Script::Han => true,
        }
    }

    /// Whether a name, by its company, means the country and not a person, a town or a thing.
    pub fn means_it(&self, start: usize, end: usize, name: &str, behind: &[&str]) -> bool {
        let before: String = self.slice(start.saturating_sub(24), start).iter().collect();
        if !behind.is_empty() {
            return behind.iter().any(|word| before.ends_with(word));
        }
        if !name.starts_with(|c: char| c.is_ascii_uppercase()) || name.contains(' ') {
            return true;
        }
        let after: String = self.slice(end, end + 24).iter().collect();
        if after.strip_prefix(", ").is_some_and(is_state) {
            return false;
        }
        if let Some((_, language)) = table::FOREIGN.iter().find(|(word, _)| *word == name) {
            return self.says(language) > 0;
        }
        match name {
            "Georgia"
                if self.says(table::AMERICAN_GEORGIA) > self.says(table::CAUCASIAN_GEORGIA) =>
            {
                return false;
            }
            // Towns of the USA and surnames in a local paper.
            "Palestine" | "Jordan" | "Lebanon" | "LEBANON"
                if self.says(table::AMERICAN_LOCAL) > 0 && self.says(table::MIDDLE_EAST) == 0 =>
            {
                return false;
            }
            "Jersey" if self.says(table::CHANNEL_ISLANDS) == 0 => return false,
            "US" | "UK" if self.shouts(start, end) => return false,
            _ => {}
        }
        !(table::FIRST_NAMES.contains(&name) && is_person(name, &before, &after))
    }

    /// How many of some words stand in the whole text.
    fn says(&self, words: &'static [&'static str]) -> usize {
        let place = (words.as_ptr().addr(), words.len());
        let count = || words.iter().filter(|w| self.whole.contains(**w)).count();
        *self.told.borrow_mut().entry(place).or_insert_with(count)
    }

    /// Whether the words on both sides are in capitals, so that capitals mean nothing: "TELL US NOW".
    fn shouts(&self, start: usize, end: usize) -> bool {
        let loud = |word: &mut dyn Iterator<Item = &char>| {
            let letters: Vec<&char> =
                word.skip_while(|c| !c.is_alphabetic()).take_while(|c| c.is_alphabetic()).collect();
            letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase())
        };
        let (before, after) =
            (self.slice(start.saturating_sub(20), start), self.slice(end, end + 20));
        loud(&mut before.iter().rev()) && loud(&mut after.iter())
    }
}

/// Whether the words begin with a state of the USA behind which a word ends.
fn is_state(after: &str) -> bool {
    table::AMERICAN_STATES.iter().any(|state| {
        // A list of countries may go on with Georgia, and a sentence with Washington.
        !matches!(*state, "Georgia" | "Washington")
            && after
                .strip_prefix(state)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a name stands as a part of the name of a person: "Michael Jordan", "Chad Smith".
fn is_person(name: &str, before: &str, after: &str) -> bool {
    let word = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let capital = |w: &str| w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase);
    if matches!(name, "Jordan" | "Chad") {
        let next =
            after.strip_prefix(' ').and_then(|a| a.split([' ', '\n', ',', '.', '\'', '’']).next());
        if next.is_some_and(|n| capital(n) && !table::NO_SURNAMES.contains(&n)) {
            return true;
        }
    }
    before.strip_suffix(' ').is_some_and(|b| {
        let last = b.rsplit([' ', '\n']).next().unwrap_or_default();
        // Punctuation between the two parts them.
        last.ends_with(char::is_alphabetic)
            && capital(&word(last))
            && !table::NO_FIRST_NAMES.contains(&word(last).as_str())
    })
}

/// A character in the form in which patterns and texts are compared, its case kept.
fn same(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// A name in the form in which patterns and texts are compared, its case kept.
pub fn unified(name: &str) -> String {
    let plain = |c: char| {
        c.is_ascii_graphic() && c != '`'
            || c == ' '
            || !c.is_ascii() && same(c) == c && !is_invisible(c) && !c.is_whitespace()
    };
    if name.chars().all(plain) && name.trim_ascii().len() == name.len() && !name.contains("  ") {
        return name.to_owned();
    }
    let kept: String = name.chars().filter(|c| !is_invisible(*c)).map(same).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, character by character, as [`Page`] has it.
pub fn lower(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.chars().flat_map(char::to_lowercase).collect()
}
