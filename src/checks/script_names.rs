//! Names of persons in scripts without capitals: what stands directly behind a word for a victim, behind "named", or
//! behind a title, up to the word that ends it. Sure where something follows that only persons do or have.

use super::{
    names::Name,
    script_words::{SCRIPTS, Script},
};
use regex::Regex;
use std::sync::LazyLock;

/// A name that was found, in bytes of the text.
pub(super) struct Hit {
    pub start: usize,
    pub end: usize,
    /// Whether it may well be none.
    pub weak: bool,
}

/// What stands before a name.
#[derive(Clone, Copy, PartialEq)]
enum Lead {
    Victim,
    Named,
    Title,
    /// A title that is another word as often.
    Small,
}

/// A script with a pattern for all that leads to names in it.
struct Ready {
    script: &'static Script,
    leads: Option<Regex>,
}

static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let ready = |script: &'static Script| {
        let lists = [script.victims, script.named, script.titles, script.small_titles];
        let mut all: Vec<&str> = lists.iter().flat_map(|list| list.split_whitespace()).collect();
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let all: Vec<String> = all.into_iter().map(regex::escape).collect();
        Ready { script, leads: Regex::new(&all.join("|")).ok() }
    };
    SCRIPTS.iter().map(ready).collect()
});

/// The names of a text in the scripts of the table.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    for ready in READY.iter() {
        let Some(leads) = ready.leads.as_ref() else { continue };
        let mut from = 0;
        while let Some(lead) = leads.find_at(text, from) {
            // A word for a victim may hold another, and a title the beginning of a name: each is looked at.
            from = next(text, lead.start());
            out.extend(ready.script.behind(text, lead.start(), lead.end()));
        }
    }
    one_each(out)
}

/// Of hits that overlap the one that is sure, else the longest.
pub(super) fn one_each(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.weak, std::cmp::Reverse(hit.end - hit.start)));
    let mut out: Vec<Hit> = Vec::new();
    for hit in hits {
        if !out.iter().any(|o| o.start < hit.end && hit.start < o.end) {
            out.push(hit);
        }
    }
    out
}

/// The names of hits.
pub(super) fn named(text: &str, hits: Vec<Hit>) -> Vec<Name> {
    let point = |at: usize| text.get(..at).map_or(0, |t| t.chars().count());
    let made = hits.into_iter().map(|hit| {
        let before = || minor_before(text, hit.start).then_some(hit.end);
        let age = minor_behind(text, hit.end).or_else(before).map(point);
        let range = point(hit.start)..point(hit.end);
        Name { range, weak: hit.weak, office: false, age }
    });
    made.collect()
}

/// The code point behind the one at a byte.
fn next(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

impl Script {
    fn letter(&self, c: char) -> bool {
        // Khmer and Burmese are written with blanks that nobody sees.
        (self.letters.0..=self.letters.1).contains(&c) || matches!(c, '\u{200b}'..='\u{200d}')
    }

    /// Whether a word is one of a list, or begins with one where nothing parts words.
    fn begins(&self, word: &str, list: &'static str) -> bool {
        words(list).any(|one| if self.spaced { word == one } else { word.starts_with(one) })
    }

    fn lead(&self, word: &str) -> Lead {
        let is = |list| words(list).any(|one| one == word);
        match () {
            () if is(self.titles) => Lead::Title,
            () if is(self.victims) => Lead::Victim,
            () if is(self.named) => Lead::Named,
            () => Lead::Small,
        }
    }

    fn girl(&self, word: &str) -> bool {
        words(self.victims).any(|one| one == word.trim_end())
    }

    /// The name behind what leads to one.
    fn behind(&self, text: &str, start: usize, end: usize) -> Option<Hit> {
        let before = text.get(..start)?;
        let lead = self.lead(text.get(start..end)?);
        let last = before.chars().next_back();
        let opens = !last.is_some_and(|c| self.letter(c));
        if (self.spaced || lead == Lead::Small) && !opens || !self.leads(before, lead) {
            return None;
        }
        let (from, blank) = self.name_from(text, end, lead)?;
        let (end, closed) = self.name(text, from)?;
        let name = text.get(from..end)?;
        // Burmese titles are a part of the name.
        let from = if self.letters.0 == '\u{1000}' && lead == Lead::Small { start } else { from };
        let one = !name.contains(' ');
        let sure = match lead {
            Lead::Named => {
                (closed != Closed::Unsure || !one || blank)
                    && !self.office(before, text.get(end..)?)
            }
            Lead::Small if !self.stands_behind(before) => false,
            // "เด็กหญิง" is a title, and a girl.
            Lead::Title if self.girl(text.get(start..from)?) && closed == Closed::Unsure && one => {
                return None;
            }
            Lead::Title | Lead::Small => !self.office(before, text.get(end..)?),
            Lead::Victim => closed == Closed::Surely && (blank && !self.spaced || !one),
        };
        // Without a blank before it, a run behind a word for victims is mostly what happened to them.
        let worth = match lead {
            Lead::Victim => sure || self.spaced || closed != Closed::Unsure && (blank || !one),
            _ => true,
        };
        let alias = aliased(text.get(end..)?);
        worth.then_some(Hit { start: from, end, weak: !sure || alias })
    }

    /// Whether a lead leads to a person where it stands.
    fn leads(&self, before: &str, lead: Lead) -> bool {
        let near = before.trim_end();
        match lead {
            Lead::Victim => true,
            Lead::Named => !words(self.things).any(|thing| near.ends_with(thing)),
            // "ทนาย" is a lawyer, "เจ้านาย" a master; Burmese counts persons with "ဦး"; "ខែកញ្ញា" is a month.
            Lead::Title if self.letters.0 == '\u{1000}' => {
                let last = near.chars().next_back();
                let joined = before.ends_with(|c| self.letter(c));
                !last.is_some_and(char::is_numeric)
                    && !COUNTED.iter().any(|number| near.ends_with(number))
                    && (!joined || self.stands_behind(before))
            }
            Lead::Title => {
                !["ท", "เจ้า", "หัวหน้า", "ខែ", "ဝန်ကြီး"].iter().any(|no| near.ends_with(no))
            }
            Lead::Small => {
                self.stands_behind(before)
                    || near.is_empty()
                    || near.ends_with(['“', '"', '(', '\n', '.']) && self.letters.0 == '\u{e01}'
            }
        }
    }

    /// Whether a word for a victim, "named" or an age stands directly before.
    fn stands_behind(&self, before: &str) -> bool {
        let near = before.trim_end();
        [self.victims, self.fillers, self.named]
            .into_iter()
            .flat_map(words)
            .chain(AGED)
            .any(|one| near.ends_with(one))
    }

    /// Where the name begins, and whether a blank or another sign stands before it.
    fn name_from(&self, text: &str, end: usize, lead: Lead) -> Option<(usize, bool)> {
        let mut at = end;
        let mut blank = false;
        for _ in 0..3 {
            let rest = text.get(at..)?;
            let gap: usize = rest
                .chars()
                .take_while(|c| matches!(c, ' ' | ':' | '：' | '“' | '"' | '‘' | '\u{a0}'))
                .map(char::len_utf8)
                .sum();
            // A sentence that begins anew is no name.
            if gap > 6 || gap == 0 && self.spaced {
                return None;
            }
            (at, blank) = (at + gap, gap > 0);
            if lead != Lead::Victim && lead != Lead::Named {
                break;
            }
            let rest = text.get(at..)?;
            let filler =
                words(self.fillers).filter(|one| rest.starts_with(one)).max_by_key(|f| f.len());
            let Some(filler) = filler else { break };
            let behind = rest.get(filler.len()..)?;
            if behind.starts_with(|c| self.letter(c)) && self.spaced {
                break;
            }
            at += filler.len();
        }
        // What leads to a name itself is looked at by itself.
        let rest = text.get(at..)?;
        let other = words(self.named).chain(words(self.titles)).any(|one| rest.starts_with(one));
        (!other || lead != Lead::Victim).then_some((at, blank))
    }

    /// Where a name that begins here ends, and how surely.
    fn name(&self, text: &str, from: usize) -> Option<(usize, Closed)> {
        const LONG: usize = 18;
        let mut end = None;
        let mut at = from;
        for number in 0..self.most {
            let rest = text.get(at..)?;
            let run: usize = rest.chars().take_while(|c| self.letter(*c)).map(char::len_utf8).sum();
            let run = rest.get(..run)?;
            let last = end.is_some();
            if run.is_empty() {
                return end.map(|end| (end, after(text, end)));
            }
            if last && self.begins(run, self.ends) {
                return end.map(|end| (end, Closed::Surely));
            }
            if self.begins(run, self.no_names) || self.begins(run, self.ends) {
                return end.map(|end| (end, Closed::Well));
            }
            let (word, cut) = self.cut(run);
            let length = word.chars().count();
            if !(2..=LONG).contains(&length) {
                return end.map(|end| (end, Closed::Unsure));
            }
            end = Some(at + word.len());
            if cut {
                return end.map(|end| (end, Closed::Surely));
            }
            let behind = text.get(at + run.len()..)?;
            if !behind.starts_with(' ') || number + 1 == self.most {
                break;
            }
            at += run.len() + 1;
        }
        let end = end?;
        let follows = text.get(end..)?.trim_start_matches(' ');
        let run: usize = follows.chars().take_while(|c| self.letter(*c)).map(char::len_utf8).sum();
        let run = follows.get(..run)?;
        let closed = match () {
            () if run.is_empty() => after(text, end),
            () if self.begins(run, self.ends) => Closed::Surely,
            () if self.begins(run, self.no_names) => Closed::Well,
            () => Closed::Unsure,
        };
        Some((end, closed))
    }

    /// A run of letters up to a word that ends names, where nothing parts words, and whether there is one.
    fn cut<'a>(&self, run: &'a str) -> (&'a str, bool) {
        if self.spaced {
            return (run, false);
        }
        // Short words stand inside names by chance: only at the end of the run.
        let long = |one: &&str| one.chars().count() > 3;
        let inside = words(self.ends)
            .filter(long)
            .filter_map(|one| run.match_indices(one).map(|(at, _)| at).find(|at| *at > 0));
        let behind = words(self.ends).filter(|one| !long(one)).filter_map(|one| {
            let rest = run.strip_suffix(one)?;
            (rest.chars().count() > 2).then_some(rest.len())
        });
        match inside.chain(behind).min() {
            Some(at) => (run.get(..at).unwrap_or(run), true),
            None => (run, false),
        }
    }

    /// Whether an office, or a word for somebody who is accused, stands close to a name.
    fn office(&self, before: &str, behind: &str) -> bool {
        const NEAR: usize = 14;
        let head: Vec<char> = before.chars().rev().take(NEAR).collect();
        let head: String = head.into_iter().rev().collect();
        let tail: String = behind.chars().take(NEAR + 4).collect();
        // A victim who stands between is nobody in office.
        let head = words(self.victims)
            .filter_map(|v| head.rfind(v))
            .max()
            .map_or(head.as_str(), |at| head.get(at..).unwrap_or_default());
        words(self.offices).any(|office| head.contains(office) || tail.contains(office))
    }
}

/// How a name ends.
#[derive(Clone, Copy, PartialEq)]
enum Closed {
    /// Before what only a person does or has.
    Surely,
    /// Before a word that is no part of a name.
    Well,
    /// Somewhere.
    Unsure,
}

/// How surely the sign behind a run of words ends a name.
fn after(text: &str, end: usize) -> Closed {
    let rest = text.get(end..).unwrap_or_default();
    let behind = rest.trim_start();
    let open = behind.trim_start_matches(['(', '（', ',', '،', '，', ' ']);
    if open.len() < behind.len() && open.starts_with(char::is_numeric) {
        return Closed::Surely;
    }
    match behind.chars().next() {
        Some(c) if c.is_alphanumeric() => Closed::Unsure,
        _ => Closed::Well,
    }
}

/// Burmese numbers before "ဦး", which counts persons behind them.
const COUNTED: [&str; 15] = [
    "တစ်",
    "တ",
    "နှစ်",
    "သုံး",
    "လေး",
    "ငါး",
    "ခြောက်",
    "ခုနစ်",
    "ခုနှစ်",
    "ရှစ်",
    "ကိုး",
    "ဆယ်",
    "ရာ",
    "ထောင်",
    "များ",
];

/// Words for years behind an age, before a name: "အသက် ၁၅ နှစ်အရွယ် မသီတာ".
const AGED: [&str; 8] = ["ปี", "ขวบ", "ປີ", "ឆ្នាំ", "နှစ်အရွယ်", "နှစ်", "वर्षीय", "वर्षीया"];

/// Whether a bracket behind a name says that it is not the real one.
pub(super) fn aliased(behind: &str) -> bool {
    const ALIAS: [&str; 14] = [
        "นามสมมติ",
        "นามสมมุติ",
        "ชื่อสมมุติ",
        "ນາມສົມມຸດ",
        "ชื่อสมมติ",
        "ឈ្មោះសន្មត",
        "အမည်လွှဲ",
        "नाम बदला",
        "बदला हुआ नाम",
        "ছদ্মনাম",
        "化名",
        "假名",
        "仮名",
        "가명",
    ];
    let behind = behind.trim_start();
    let Some(inside) = behind.strip_prefix(['(', '（']) else { return false };
    let inside = inside.split([')', '）']).next().unwrap_or_default();
    ALIAS.iter().any(|alias| inside.contains(alias))
}

static AGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^\s?[,，،(（]?\s?(?:อายุ|วัย|ອາຍຸ|ໄວ|អាយុ|វ័យ|အသက်|उम्र|आयु|বয়স|বয়স|عمرها|عمره|年龄)?\s?[:：]?\s?(\p{Nd}{1,2})",
        r"\s?(?:ปี|ขวบ|ປີ|ឆ្នាំ|နှစ်|वर्ष\p{L}*|साल|बर्ष\p{L}*|বছর\p{L}*|岁|歲|歳|才|살|세|عام\p{L}*|سنة|سنوات|سال\p{L}*|[)）])",
    ))
    .ok()
});

/// The end of the age of a minor that follows a name.
fn minor_behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let found = AGE.as_ref()?.captures(rest)?;
    let value = |c: char| super::ages::digit(c);
    let years =
        found.get(1)?.as_str().chars().filter_map(value).fold(0, |sum, digit| sum * 10 + digit);
    (years < 18).then(|| end + found.get(0).map_or(0, |all| all.end()))
}

static AGE_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(\p{Nd}{1,2})\s?(?:ปี|ขวบ|ປີ|ឆ្នាំ|နှစ်(?:အရွယ်)?|वर्षीया?|साल की|বছরের|岁的?|歲的?|歳の|살|세)\s?",
        r"(?:\S{2,14}\s?)?$",
    ))
    .ok()
});

/// Whether the age of a minor stands before a name, or before the one word before it.
fn minor_before(text: &str, start: usize) -> bool {
    const NEAR: usize = 40;
    let before = text.get(..start).unwrap_or_default();
    let head: Vec<char> = before.chars().rev().take(NEAR).collect();
    let head: String = head.into_iter().rev().collect();
    let found = AGE_BEFORE.as_ref().and_then(|regex| regex.captures(&head));
    let digits = found.as_ref().and_then(|found| found.get(1));
    let value = |c: char| super::ages::digit(c);
    digits.is_some_and(|digits| {
        let joined = head.get(..digits.start()).is_some_and(|h| h.ends_with(char::is_numeric));
        let years = digits.as_str().chars().filter_map(value).fold(0, |sum, one| sum * 10 + one);
        !joined && years > 0 && years < 18
    })
}
