//! A sentence of a language without capitals as it is compared: folded, with its numbers, the words in it that say
//! something, and where its statements begin.

use super::{
    FoundNumber,
    lex::{Quote, is_letter},
    scripts_words::{self, Row},
};
use crate::fold::fold;
use aho_corasick::AhoCorasick;
use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

/// The languages that are read so.
const LANGUAGES: [&str; 7] = ["th", "lo", "km", "my", "zh", "ar", "hi"];

/// A folded sentence.
pub(super) struct Line {
    /// Its language.
    pub language: &'static str,
    /// Its text.
    pub text: String,
    /// Bytes of each number.
    pub numbers: Vec<Range<usize>>,
    /// Bytes at which a statement ends and another begins.
    pub borders: Vec<usize>,
}

/// A word that says something.
#[derive(Clone, Debug)]
pub(super) struct Signal {
    pub start: usize,
    pub end: usize,
    /// What it says, as in `scripts_words`.
    pub says: &'static str,
}

impl Signal {
    /// Whether it says only who is counted.
    pub(super) fn weak(&self) -> bool {
        self.says.starts_with('~')
    }
}

/// Words that find what they say.
struct Finder {
    words: Option<AhoCorasick>,
    /// For each word what it says, whether it is open at its end, and its length.
    says: Vec<(&'static str, bool)>,
}

impl Finder {
    fn new(rows: &[Row], language: &str) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut says = Vec::new();
        for (_, says_what, words) in rows.iter().filter(|row| row.0 == language) {
            for word in words.split('|') {
                let open = word.ends_with('*')
                    || language == "hi" && word.chars().count() >= 4
                    || !matches!(language, "hi" | "ar");
                patterns.push(fold(word.trim_end_matches('*')));
                says.push((*says_what, open));
            }
        }
        Self { words: AhoCorasick::new(patterns).ok(), says }
    }

    /// The words in a text, none inside another.
    fn find(&self, text: &str, language: &str) -> Vec<Signal> {
        let Some(words) = &self.words else { return Vec::new() };
        let spaced = matches!(language, "ar" | "hi");
        let mut all: Vec<Signal> = Vec::new();
        for hit in words.find_overlapping_iter(text) {
            let Some((says, open)) = self.says.get(hit.pattern().as_usize()) else { continue };
            let before = text.get(..hit.start()).unwrap_or_default();
            let after = text.get(hit.end()..).unwrap_or_default();
            let begins =
                !spaced || !before.ends_with(is_letter) || language == "ar" && only_prefix(before);
            // A mark behind belongs to the last letter: then it is another word.
            let mark = matches!(language, "my" | "km")
                && after.chars().next().is_some_and(super::lex::is_mark)
                && !after.starts_with('\u{1038}');
            let ends = *open && !mark || !*open && !after.starts_with(is_letter);
            if begins && ends {
                all.push(Signal { start: hit.start(), end: hit.end(), says });
            }
        }
        all.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
        let mut out: Vec<Signal> = Vec::new();
        for signal in all {
            if out.last().is_none_or(|last| signal.start >= last.end) {
                out.push(signal);
            }
        }
        out.retain(|s| !s.says.is_empty());
        out
    }
}

/// Whether the letters right at the end of a text are what Arabic writes tight before a word: "و", "ال", "بال".
pub(super) fn only_prefix(before: &str) -> bool {
    const PREFIXES: [&str; 14] =
        ["و", "ف", "ب", "ل", "ال", "وال", "بال", "فال", "لل", "ولل", "وب", "ول", "س", "وس"];
    let at = before.char_indices().rev().take_while(|(_, c)| is_letter(*c)).last();
    at.and_then(|(at, _)| before.get(at..)).is_some_and(|w| PREFIXES.contains(&w))
}

fn finders(rows: &'static [Row]) -> BTreeMap<&'static str, Finder> {
    LANGUAGES.iter().map(|l| (*l, Finder::new(rows, l))).collect()
}

static PEOPLE: LazyLock<BTreeMap<&'static str, Finder>> =
    LazyLock::new(|| finders(scripts_words::PEOPLE));
static MONEY: LazyLock<BTreeMap<&'static str, Finder>> =
    LazyLock::new(|| finders(scripts_words::MONEY));

/// The language of a quote, if it is one of these.
pub(super) fn language_of(quote: &Quote) -> Option<&'static str> {
    let named = LANGUAGES.iter().find(|l| quote.language == **l);
    if named.is_some() || !quote.language.is_empty() {
        return named.copied();
    }
    let first = quote.tokens.iter().find_map(|t| quote.script_language(t.start))?;
    LANGUAGES.iter().find(|l| **l == first).copied()
}

impl Line {
    pub(super) fn new(quote: &Quote, found: &[FoundNumber]) -> Option<Self> {
        let language = language_of(quote)?;
        let mut line =
            Self { language, text: String::new(), numbers: Vec::new(), borders: Vec::new() };
        let mut at = 0;
        for number in found {
            line.push(quote, at, number.start);
            let start = line.text.len();
            line.push(quote, number.start, number.end);
            line.numbers.push(start..line.text.len());
            at = number.end;
        }
        line.push(quote, at, quote.chars.len());
        line.borders = line.find_borders();
        Some(line)
    }

    fn push(&mut self, quote: &Quote, from: usize, to: usize) {
        let text = quote.text(from, to);
        let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        if blank(text.chars().next()) && !self.text.ends_with(' ') && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&fold(&text));
        if blank(text.chars().next_back()) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// The words that say something of people.
    pub(super) fn people(&self) -> Vec<Signal> {
        PEOPLE.get(self.language).map_or_else(Vec::new, |f| f.find(&self.text, self.language))
    }

    /// The words that say something of money.
    pub(super) fn money(&self) -> Vec<Signal> {
        MONEY.get(self.language).map_or_else(Vec::new, |f| f.find(&self.text, self.language))
    }

    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn inside_number(&self, at: usize) -> bool {
        let i = self.numbers.partition_point(|n| n.end <= at);
        self.numbers.get(i).is_some_and(|n| n.start < at && at < n.end)
    }

    fn find_borders(&self) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        let mut before = None;
        for (at, c) in self.text.char_indices() {
            let next = self.text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
            let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let sign = match c {
                ',' | '.' | ':' => !(digits(before) && digits(next)),
                '،' | '，' | '、' | ';' | '；' | '：' | '؛' | '(' | ')' | '（' | '）' | '"'
                | '។' | '၊' | '။' | '៖' | '।' | '。' => true,
                _ => false,
            };
            if sign {
                out.push(at + c.len_utf8());
            }
            before = Some(c);
        }
        for word in joins(self.language) {
            for (at, _) in self.text.match_indices(word) {
                let begins = at + word.len() - word.trim_start().len();
                let rest = self.text.get(at + word.len()..).unwrap_or_default();
                // "ပြီးခဲ့သည့်" is "last".
                if *word == "ပြီး" && rest.starts_with("ခဲ့သည့်") {
                    continue;
                }
                if *word == " و" && ROOTS.iter().any(|root| rest.starts_with(root)) {
                    continue;
                }
                let verb_first = !matches!(self.language, "my");
                out.push(if verb_first { begins.max(at) } else { at + word.len() });
            }
        }
        out.retain(|at| !self.inside_number(*at));
        out.sort_unstable();
        if matches!(self.language, "th" | "lo" | "km") {
            self.cut_at_blanks(&mut out);
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Thai, Lao and Khmer have blanks between statements: between two numbers that nothing else parts, the first
    /// behind the classifier, or the last where what stands there goes on with the number before.
    fn cut_at_blanks(&self, out: &mut Vec<usize>) {
        let mut more = Vec::new();
        for pair in self.numbers.windows(2) {
            let [a, b] = pair else { continue };
            let i = out.partition_point(|at| *at < a.end);
            if out.get(i).is_some_and(|at| *at <= b.start) {
                continue;
            }
            let between = self.get(a.end..b.start);
            let blanks: Vec<usize> = between
                .match_indices(' ')
                .map(|(at, _)| at)
                .filter(|at| {
                    let letter = |c: Option<char>| c.is_some_and(is_letter);
                    letter(between.get(..*at).and_then(|t| t.chars().next_back()))
                        && letter(between.get(at + 1..).and_then(|t| t.chars().next()))
                })
                .collect();
            let goes_on = |at: &usize| {
                between.get(at + 1..).is_some_and(|t| {
                    super::scripts_nouns::begins(self.language, "goes on", t).is_some()
                })
            };
            // "7 នាក់ស្លាប់ 4 នាក់បាត់ខ្លួន": what is written tight behind a classifier is said of it.
            let lead = between.trim_start();
            let tight = super::scripts_nouns::begins(self.language, "person", lead)
                .and_then(|len| lead.get(len..))
                .is_some_and(|rest| rest.starts_with(is_letter));
            if tight && blanks.is_empty() && between.ends_with(' ') {
                more.push(b.start);
                continue;
            }
            let cut = blanks.iter().find(|at| !goes_on(at)).or_else(|| blanks.last());
            if let Some(at) = cut {
                more.push(a.end + at + 1);
            }
        }
        out.extend(more);
    }

    /// The statement that a number stands in.
    pub(super) fn segment(&self, i: usize) -> Range<usize> {
        let Some(number) = self.numbers.get(i) else { return 0..0 };
        let before = i.checked_sub(1).and_then(|k| self.numbers.get(k)).map_or(0, |n| n.end);
        let after = self.numbers.get(i + 1).map_or(self.text.len(), |n| n.start);
        let first = self.borders.partition_point(|at| *at <= number.start);
        let start = first.checked_sub(1).and_then(|k| self.borders.get(k)).map_or(0, |at| *at);
        let next = self.borders.partition_point(|at| *at < number.end);
        let end = self.borders.get(next).map_or(self.text.len(), |at| *at);
        start.max(before)..end.min(after)
    }
}

/// What follows "و" where it is the first letter of the word and no "and": "وفاة", "وزارة".
const ROOTS: &[&str] = &[
    "فا", "فيات", "زار", "زير", "كال", "كر ", "صل", "صول", "قع", "قف", "جد", "ضع", "لاي", "لد",
    "الد", "سط", "طن", "حد", "ثائق", "رق", "سائل", "احد ", "احده", "قت", "فد", "عد", "اجه", "اصل",
];

/// Words that begin another statement; Burmese ones end one.
fn joins(language: &str) -> &'static [&'static str] {
    match language {
        "th" => &[
            "และ",
            "แต่",
            "ขณะที่",
            "โดย",
            "ซึ่ง",
            "พร้อม",
            "รวมถึง",
            "รวมทั้ง",
            "ส่วน",
            "อีก",
            "ก่อน",
            "จากนั้น",
            "เพื่อ",
            "นอกจากนี้",
            "ในจำนวน",
            "จนมี",
            "ทำให้",
            "เทียบกับ",
        ],
        "lo" => &[
            "ແລະ",
            "ແຕ່",
            "ໂດຍ",
            "ໃນນັ້ນ",
            "ຂະນະ",
            "ພ້ອມ",
            "ລວມທັງ",
            "ສ່ວນ",
            "ອີກ",
            "ເພື່ອ",
            "ເຊິ່ງ",
            "ໃນຈຳນວນ",
        ],
        "km" => {
            &["និង", "ហើយ", "ដោយ", "ខណៈ", "ប៉ុន្តែ", "ក្នុងនោះ", "ព្រមទាំង", "រួមទាំង", "រីឯ", "ធៀបនឹង", "ព្រមទាំង"]
        }
        "my" => &["နှင့်", "နဲ့", "ပြီး", "သော်လည်း", "ကြောင်း"],
        "zh" => &[
            "并", "並", "以及", "及其", "另", "其中", "同时", "同時", "但", "而", "和", "以来",
            "致",
        ],
        "ar" => &[
            " و",
            "بينما",
            "فيما",
            "لكن",
            "حيث",
            "بعد",
            "من بينهم",
            "في حين",
            "مقارنه",
            "مقابل",
            "اثر",
        ],
        "hi" => &[
            " और ",
            " तथा ",
            " एवं ",
            "जबकि",
            "लेकिन",
            " पर ",
            "वहीं",
            "साथ ही",
            " व ",
            "जिनमें",
            "जिसमें",
        ],
        _ => &[],
    }
}
