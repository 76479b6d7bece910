//! The pieces that numbers in words are made of, in some seventy languages: the tables of
//! `assets/number_words.txt` (from CLDR) and what they lack.

use super::word_pieces::MORE;
use crate::fold::{Quick, fold, is_invisible};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
    sync::{LazyLock, OnceLock},
};

/// What a piece of a number in words does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Is this number: "three", "vingt-deux", "doscientos".
    Value(u32),
    /// Multiplies by a power of ten: "hundred", "万".
    Times(u32),
    /// Makes a rank: "third".
    Rank(u32),
    /// Makes a rank and multiplies by a power of ten: "thousandth".
    RankTimes(u32),
    /// Multiplies behind digits only: "Tsd.", "k".
    Short(u32),
}

/// The pieces of a language, sorted.
pub(super) struct Lexicon {
    pub(super) pieces: Vec<(String, Part)>,
    longest: usize,
    /// Of each first byte of a piece the second ones, by their lowest six bits: most words begin no piece.
    seconds: Vec<u64>,
    /// The first letters of the pieces.
    heads: HashSet<char, Quick>,
}

const TABLE: &str = include_str!("../../assets/number_words.txt");

static LINES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect()
});

/// Numbers that CLDR writes into the names of powers of ten: its million is दस लाख.
const TENS: [(&str, &str); 8] = [
    ("hi", "दस"),
    ("ne", "दस"),
    ("bn", "দশ"),
    ("ta", "பத்து"),
    ("ta", "நூறு"),
    ("te", "పది"),
    ("kn", "ಹತ್ತು"),
    ("mr", "दहा"),
];

/// The lexicons made so far, one slot a language.
static MADE: LazyLock<BTreeMap<&'static str, OnceLock<Lexicon>>> = LazyLock::new(|| {
    LINES
        .keys()
        .copied()
        .chain(MORE.iter().map(|(l, _)| *l))
        .map(|l| (l, OnceLock::new()))
        .collect()
});

/// The tag under which a language stands in the tables.
pub(super) fn key(language: &str) -> &str {
    match language {
        "no" | "nn" => "nb",
        "tl" => "fil",
        "bs" => "hr",
        "kz" => "kk",
        other => other,
    }
}

/// The pieces of a language; `None` for one that is not in the tables.
pub(super) fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let (tag, slot) = MADE.get_key_value(key(language))?;
    Some(slot.get_or_init(|| {
        let mut pieces: BTreeMap<String, Part> = BTreeMap::new();
        let more = MORE.iter().filter(|(l, _)| l == tag).map(|(_, line)| *line);
        // What is written here by hand counts over what the tables say.
        for line in LINES.get(tag).copied().into_iter().chain(more) {
            for (key, words) in line.split('\t').filter_map(|group| group.split_once('=')) {
                let Some(part) = part_of(key) else { continue };
                // Chinese puts its tens together as it does its hundreds: 一十二.
                let myriads = matches!(*tag, "zh" | "ja" | "ko");
                if myriads && *tag != "ko" && matches!(part, Part::Value(10..=99))
                    || myriads && matches!(part, Part::Times(5..=7 | 9..=11))
                {
                    continue;
                }
                let forms = words.split('|').flat_map(|word| forms(tag, part, word));
                for word in forms {
                    let word = squeezed(tag, &word);
                    // दस लाख is ten of a multiplier, as पाँच लाख is five.
                    if matches!(part, Part::Times(_) | Part::Short(_))
                        && TENS.iter().any(|(l, ten)| l == tag && word.starts_with(ten))
                    {
                        continue;
                    }
                    let known = pieces.get(&word).copied();
                    let weaker = matches!(part, Part::Short(_) | Part::Rank(_));
                    if !word.is_empty() && (known.is_none() || !weaker) {
                        pieces.insert(word, part);
                    }
                }
            }
        }
        // "settecentottanta": the hundred loses its last letter before eight and one.
        if *tag == "it" {
            let value = |n: u32| pieces.iter().filter(move |(_, p)| **p == Part::Value(n));
            let mut elided = Vec::new();
            for hundreds in (100..1000).step_by(100) {
                for below in [1, 8, 11].into_iter().chain(80..90) {
                    for (head, _) in value(hundreds) {
                        let head = head.strip_suffix('o').unwrap_or(head);
                        elided.extend(value(below).map(|(tail, _)| {
                            (format!("{head}{tail}"), Part::Value(hundreds + below))
                        }));
                    }
                }
            }
            pieces.extend(elided);
        }
        // English in the letters of Hindi: "फिफ्टी टू".
        if *tag == "hi" {
            const TENS: &str = "ट्वेंटी|थर्टी|फोर्टी|फिफ्टी|सिक्सटी|सेवेंटी|एटी|नाइंटी";
            const UNITS: &str = "वन|टू|थ्री|फोर|फाइव|सिक्स|सेवन|एट|नाइन";
            for (ten, tens) in (2..).zip(TENS.split('|')) {
                for (unit, one) in (1..).zip(UNITS.split('|')) {
                    let word = squeezed(tag, &format!("{tens}{one}"));
                    pieces.insert(word, Part::Value(ten * 10 + unit));
                }
            }
        }
        // "jedna hiljada" is one of a thousand and multiplies nothing: "dvadeset jedna hiljada" are 21,000. หมื่นล้าน is
        // put together from its parts.
        let made: Vec<String> = pieces
            .iter()
            .filter(|(word, part)| {
                let (count, power) = match part {
                    Part::Times(power) | Part::Short(power) => (1, *power),
                    Part::Value(2_000) => (2, 3),
                    Part::Value(2_000_000) => (2, 6),
                    _ => return false,
                };
                let thai = matches!(*tag, "th" | "lo")
                    && power > 6
                    && (word.ends_with("ล้าน") || word.ends_with("ລ້ານ"));
                let split = |at: usize| {
                    let (head, tail) = (word.get(..at)?, word.get(at..)?);
                    let known = pieces.get(head)? == &Part::Value(count)
                        && pieces.get(tail)? == &Part::Times(power);
                    known.then_some(())
                };
                thai || *tag != "kn"
                    && word.char_indices().skip(1).any(|(at, _)| split(at).is_some())
            })
            .map(|(word, _)| word.clone())
            .collect();
        for word in made {
            pieces.remove(&word);
        }
        let longest = pieces.keys().map(String::len).max().unwrap_or(0);
        let mut seconds = vec![0; 256];
        for piece in pieces.keys() {
            let mut bytes = piece.bytes();
            let first = bytes.next().and_then(|b| seconds.get_mut(usize::from(b)));
            if let Some(bits) = first {
                *bits |= bytes.next().map_or(u64::MAX, |b| 1 << (b % 64));
            }
        }
        let heads = pieces.keys().filter_map(|piece| piece.chars().next()).collect();
        Lexicon { heads, pieces: pieces.into_iter().collect(), longest, seconds }
    }))
}

/// The forms of a word of the tables: with endings that join it to the next one, and as quick typing writes it.
fn forms(tag: &str, part: Part, word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    match tag {
        // The oblique case, which stands behind most words: العشرين.
        "ar" => {
            if word.contains("الحادي") && word.contains("وال") {
                out.push(word.replace("الحادي", "الواحد"));
            }
            let oblique: Vec<String> =
                out.iter().filter_map(|w| Some(format!("{}ين", w.strip_suffix("ون")?))).collect();
            out.extend(oblique);
        }
        // The ten, hundred and thousand before another part end in a short tone.
        "my" => {
            for (plain, short) in [("ဆယ်", "ဆယ့်"), ("ရာ", "ရာ့"), ("ထောင်", "ထောင့်")]
            {
                if word.contains(plain) && !word.ends_with(plain) && !word.contains(short) {
                    out.push(word.replace(plain, short));
                }
            }
        }
        "de" if word.contains(['ü', 'ö', 'ä']) => {
            out.push(word.replace('ü', "ue").replace('ö', "oe").replace('ä', "ae"));
        }
        // "and" is written tight behind.
        "tg" if matches!(part, Part::Times(_) | Part::Value(100..)) => out.push(format!("{word}у")),
        // Behind "and" the first letter is softened: "cant a phedwar".
        "cy" if matches!(part, Part::Value(_)) => {
            let soft = [("p", "ph"), ("c", "ch"), ("t", "th")];
            let head = soft.iter().find(|(hard, _)| {
                word.starts_with(hard) && !word.starts_with("ch") && !word.starts_with("th")
            });
            out.extend(
                head.and_then(|(hard, soft)| Some(format!("{soft}{}", word.strip_prefix(hard)?))),
            );
        }
        _ => {}
    }
    out
}

fn part_of(key: &str) -> Option<Part> {
    let mark = key.chars().next()?;
    let number = |k: &str| k.parse::<u32>().ok();
    match mark {
        '*' => number(key.get(1..)?).map(Part::Times),
        '#' => number(key.get(1..)?).map(Part::Rank),
        '%' => number(key.get(1..)?).map(Part::Short),
        '^' => number(key.get(1..)?).map(Part::RankTimes),
        _ => number(key).map(Part::Value),
    }
}

/// A word in the form of the tables. Vietnamese keeps its accents: they tell five from year.
pub(super) fn squeezed(language: &str, word: &str) -> String {
    let folded = if language == "vi" { word.to_lowercase() } else { fold(word) };
    folded
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && *c != '-'
                && *c != '\u{2010}'
                && *c != '\u{93c}'
                && !is_invisible(*c)
        })
        .collect()
}

/// A letter in the form of the tables.
pub(super) fn squeezed_letter(language: &str, c: char) -> Rc<str> {
    thread_local! {
        static LETTERS: RefCell<HashMap<char, Rc<str>, Quick>> = RefCell::default();
    }
    let find = || squeezed(language, c.encode_utf8(&mut [0; 4])).into();
    if language == "vi" {
        return find();
    }
    LETTERS.with_borrow_mut(|letters| Rc::clone(letters.entry(c).or_insert_with(find)))
}

impl Lexicon {
    /// Whether a piece may be at the start of a word, or the word at the start of one.
    pub(super) fn touches(&self, word: &str) -> bool {
        let mut bytes = word.bytes();
        let first = bytes.next().and_then(|b| self.seconds.get(usize::from(b)));
        first.is_some_and(|bits| bytes.next().map_or(*bits > 0, |b| bits >> (b % 64) & 1 == 1))
    }

    /// Whether a piece begins with the first letter of a text.
    pub(super) fn heads(&self, text: &str) -> bool {
        text.chars().next().is_none_or(|c| self.heads.contains(&c))
    }

    /// Whether a piece begins as a folded word does, or the word is one.
    pub(super) fn begins(&self, word: &str) -> bool {
        let Some(head) = word.get(..1) else { return false };
        let from = self.pieces.partition_point(|(p, _)| p.as_str() < head);
        let list = self.pieces.get(from..).unwrap_or_default();
        list.iter()
            .take_while(|(p, _)| p.starts_with(head))
            .any(|(p, _)| word.starts_with(p.as_str()))
    }

    /// Whether a word is how a piece of several words begins.
    pub(super) fn opens(&self, word: &str) -> bool {
        let at = self.pieces.partition_point(|(p, _)| p.as_str() < word);
        self.pieces.get(at).is_some_and(|(p, _)| p.starts_with(word))
    }

    /// The longest piece at the start of a text, and its length in bytes.
    pub fn longest(&self, text: &str) -> Option<(Part, usize)> {
        self.longest_that(text, &|_, _| true)
    }

    /// The longest piece at the start of a text that will do.
    pub(super) fn longest_that(
        &self,
        text: &str,
        fits: &dyn Fn(Part, usize) -> bool,
    ) -> Option<(Part, usize)> {
        let mut best = None;
        for (i, c) in text.char_indices() {
            let end = i + c.len_utf8();
            if end > self.longest {
                break;
            }
            let head = text.get(..end)?;
            let at = self.pieces.partition_point(|(p, _)| p.as_str() < head);
            let Some((piece, part)) = self.pieces.get(at) else { break };
            if piece == head {
                if fits(*part, end) {
                    best = Some((*part, end));
                }
            } else if !piece.starts_with(head) {
                break;
            }
        }
        best
    }
}
