//! The dictionary of metrics (`assets/metrics.ron`) and the guess which of them a quote speaks of.

use super::{
    lex::{Quote, is_letter, is_unspaced},
    numbers::FoundNumber,
    senses,
};
use crate::{
    fold::{Quick, fold},
    model::{Unit, Value},
};
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// One metric of the dictionary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Other names of it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is counted in.
    pub unit: Unit,
    /// Whether figures for other places are other facts.
    #[serde(default)]
    pub per_place: bool,
    /// Whether later figures contain earlier ones.
    #[serde(default)]
    pub cumulative: bool,
    /// The metric that it is a part of, by name.
    #[serde(default)]
    pub parent: Option<String>,
    /// Metrics that it must not be compared with, by name.
    #[serde(default)]
    pub never_compare_with: Vec<String>,
    /// Whether it says who is counted rather than what happened: any other metric that fits comes first.
    #[serde(default)]
    pub weak: bool,
    /// Words anywhere near the number; `*` for any ending. Accents and case do not count, except of a word with its
    /// languages in front ("vi:bắt", "fr:tué*"), which counts only in texts of these and as it is written: without
    /// accents it would be some other word.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Words that may mean it, where nothing says better.
    #[serde(default)]
    pub maybe: Vec<String>,
    /// Words right beside the number, written likewise.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Its verbs, doubtful words and nouns by their place in [`WORDS`].
    #[serde(skip)]
    places: [Vec<usize>; 3],
}

/// All words of the dictionary, each once, and what finds all of them in a text in one pass.
struct Words {
    words: Vec<Word>,
    finder: Option<AhoCorasick>,
}

/// A word or phrase of the dictionary.
struct Word {
    /// Folded, without its `*`.
    stem: String,
    /// Whether any ending may follow.
    open: bool,
    /// The languages in which alone it counts, and its small letters as they are written.
    only: Option<(Vec<String>, String)>,
    /// Whether it is said of its subject in Indonesian, Malay or Vietnamese: passives, and what befalls somebody.
    of_subject: bool,
}

impl Word {
    fn new(word: &str) -> Self {
        let (languages, written) = languages_of(word).unwrap_or_default();
        let written = if languages.is_empty() { word } else { written };
        let (written, open) = written.strip_suffix('*').map_or((written, false), |w| (w, true));
        let only = (!languages.is_empty()).then(|| (languages, written.to_lowercase()));
        let stem = fold(written);
        let of_subject = is_of_subject(&stem);
        Self { stem, open, only, of_subject }
    }

    /// Whether it stands at a code point of a quote, whose folded letters are its own.
    fn stands(&self, quote: &Quote, start: usize) -> bool {
        self.only.as_ref().is_none_or(|(languages, written)| {
            let here = quote.chars.iter().skip(start).flat_map(|c| c.to_lowercase());
            quote.speaks_one(languages) && written.chars().eq(here.take(written.chars().count()))
        })
    }
}

/// Whether a folded word of Indonesian, Malay or Vietnamese stands behind those it is said of: "empat orang luka-luka",
/// "3 người bị thương".
fn is_of_subject(stem: &str) -> bool {
    const SAID: &[&str] = &[
        "tewas",
        "meninggal",
        "mati",
        "maut",
        "luka",
        "luka-luka",
        "cedera",
        "hilang",
        "menghilang",
        "pulang",
        "selamat",
        "tu vong",
        "thiet mang",
        "chet",
        "mat tich",
        "tu nan",
        "mat mang",
        "bo mang",
        "mat lien lac",
        "ve nuoc",
        "hoi huong",
        "tro ve",
        "nhap vien",
    ];
    SAID.contains(&stem)
        || ["bi ", "duoc "].iter().any(|w| stem.starts_with(w))
        || stem.len() > 5
            && ["di", "ter"].iter().any(|w| stem.starts_with(w))
            && !stem.contains(' ')
}

/// The languages in front of a word, and the word: "vi:bắt".
fn languages_of(word: &str) -> Option<(Vec<String>, &str)> {
    let (languages, word) = word.split_once(':')?;
    Some((languages.split(',').map(str::to_owned).collect(), word))
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words: Vec<Word> = words_of(&DICTIONARY).iter().map(|w| Word::new(w)).collect();
    let finder = AhoCorasick::new(words.iter().map(|w| &w.stem)).ok();
    Words { words, finder }
});

/// The words of entries, each once, in order.
fn words_of(entries: &[Entry]) -> Vec<String> {
    let words = entries.iter().flat_map(|e| e.verbs.iter().chain(&e.maybe).chain(&e.nouns));
    let all: std::collections::BTreeSet<&String> = words.collect();
    all.into_iter().cloned().collect()
}

static DICTIONARY: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    // A test reads the file; a build with a broken one guesses nothing.
    let mut all: Vec<Entry> =
        ron::from_str(include_str!("../../assets/metrics.ron")).unwrap_or_default();
    for word in
        all.iter_mut().flat_map(|e| e.verbs.iter_mut().chain(&mut e.nouns).chain(&mut e.maybe))
    {
        if languages_of(word).is_none() {
            *word = fold(word);
        }
    }
    let words = words_of(&all);
    let places =
        |list: &[String]| list.iter().filter_map(|w| words.binary_search(w).ok()).collect();
    for entry in &mut all {
        entry.places = [places(&entry.verbs), places(&entry.maybe), places(&entry.nouns)];
    }
    all
});

/// Of each word of [`WORDS`] the places of the metrics that have it.
static OWNERS: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let mut all = vec![Vec::new(); WORDS.words.len()];
    for (rank, entry) in dictionary().iter().enumerate() {
        for word in entry.places.iter().flatten() {
            if let Some(owners) = all.get_mut(*word) {
                owners.push(rank);
            }
        }
    }
    all
});

/// The places of all metrics by their folded names; where two have one, the first counts.
static NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (i, entry) in dictionary().iter().enumerate() {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            all.entry(fold(name)).or_insert(i);
        }
    }
    all
});

/// All metrics of the dictionary, in its order.
pub fn dictionary() -> &'static [Entry] {
    &DICTIONARY
}

/// The same by the names as the dictionary writes them, which is how most are asked for.
static WRITTEN: LazyLock<HashMap<&'static str, usize, Quick>> = LazyLock::new(|| {
    let place = |name: &'static str| Some((name, *NAMES.get(&fold(name))?));
    dictionary().iter().filter_map(|entry| place(&entry.name)).collect()
});

/// The metric of a name or alias.
pub fn find(name: &str) -> Option<&'static Entry> {
    dictionary().get(WRITTEN.get(name).or_else(|| NAMES.get(&fold(name))).copied()?)
}

/// Metrics that a quote may speak of, best first; `number` is the figure that is asked for, if any.
pub(super) fn guess(quote: &Quote, number: Option<&FoundNumber>) -> Vec<&'static Entry> {
    let text = Folded::of(quote);
    let at = number.map(|n| (text.place(n.start), text.place(n.end)));
    let mut scored: Vec<(i64, usize, &Entry)> = Vec::new();
    let entries = text.entries.iter().filter_map(|rank| Some((*rank, dictionary().get(*rank)?)));
    for (rank, entry) in entries.filter(|(_, entry)| fits(entry, number)) {
        // Where the verb stands by rule: behind what it governs, or before it.
        let last = quote.speaks(&["hi", "ja", "ko", "tr", "my", "ne", "bn", "ta", "si"]);
        let first = quote.speaks(&["th", "km", "lo", "zh", "vi", "id", "ms", "ar"]);
        let subjects = quote.speaks(&["id", "ms", "vi"]);
        let side = |(word, (distance, behind)): (usize, (i64, bool))| {
            let turned = subjects && WORDS.words.get(word).is_some_and(|w| w.of_subject);
            let wrong = number.is_some() && (last && !behind || first && behind != turned);
            (distance + if wrong { 14 } else { 0 }, behind)
        };
        let [verbs, maybe, nouns] = &entry.places;
        let verbs =
            verbs.iter().filter_map(|word| Some((*word, text.nearest(*word, at)?))).map(side);
        let things = matches!(entry.unit, Unit::Items(_) | Unit::Countries | Unit::Duration(_));
        let nouns = nouns
            .iter()
            .filter_map(|word| text.nearest(*word, at))
            .filter(|(distance, behind)| !things || *behind && text.counted(at, *distance));
        // A counted noun stands right behind its number; a verb may be some words away.
        let verb = verbs.map(|(distance, _)| near(distance)).max();
        let maybe =
            maybe.iter().filter_map(|word| Some((*word, text.nearest(*word, at)?))).map(side);
        let maybe = maybe.map(|(distance, _)| (near(distance) / 4).max(1)).max();
        let verb = verb.max(maybe);
        let noun =
            nouns
                .map(|(distance, behind)| {
                    if behind { 1000 - 10 * distance.min(100) } else { 400 - 10 * distance.min(40) }
                })
                .max();
        // Things that are counted must be named; of people the verb decides.
        let both = match (verb, noun) {
            (Some(_), Some(_)) => 250,
            // "11 compounds" are compounds, until something says that they were searched.
            (None, Some(_)) if things && !entry.verbs.is_empty() => -50,
            _ => 0,
        };
        let score = match (verb, noun) {
            (None, None) => continue,
            (_, None) if things => continue,
            (verb, noun) => verb.max(noun).unwrap_or_default() + both,
        };
        let score = if entry.weak { score / 12 } else { score };
        if score > 0 {
            scored.push((score, rank, entry));
        }
    }
    scored.sort_by_key(|(score, rank, _)| (std::cmp::Reverse(*score), *rank));
    scored.into_iter().map(|(.., entry)| entry).collect()
}

/// Whether a verb of the metric stands in a quote.
pub(super) fn has_verb(quote: &Quote, entry: &Entry) -> bool {
    let text = Folded::of(quote);
    let [verbs, ..] = &entry.places;
    verbs.iter().any(|word| text.nearest(*word, None).is_some())
}

/// What a verb so many letters away is worth: much within a clause, and little, but not nothing, beyond it.
fn near(distance: i64) -> i64 {
    (600 - 10 * distance.min(60)).max(30 - distance / 10).max(1)
}

/// Where a word or phrase of a metric stands in a quote, in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its first token.
    pub first: usize,
    /// The token behind its last.
    pub behind: usize,
}

/// The metrics of which a word stands in a quote, in the order of the dictionary: no other one has hits.
pub(super) fn standing(quote: &Quote) -> impl Iterator<Item = &'static Entry> {
    Folded::of(quote).entries.iter().filter_map(|rank| dictionary().get(*rank))
}

/// All words of a metric that stand in a quote.
pub(super) fn hits(quote: &Quote, entry: &Entry) -> Vec<Hit> {
    let text = Folded::of(quote);
    entry.places.iter().flatten().flat_map(|word| text.hits_of(*word)).collect()
}

/// Whether a word that may mean the metric stands in a quote.
pub(super) fn may_mean(quote: &Quote, entry: &Entry) -> bool {
    let text = Folded::of(quote);
    let [_, maybe, _] = &entry.places;
    maybe.iter().any(|word| text.nearest(*word, None).is_some())
}

/// How many bytes lie between a number and the nearest sure verb of a metric in a quote, the number being given by its
/// first byte and the byte after it.
pub(super) fn verb_distance(
    quote: &Quote,
    entry: &Entry,
    start: usize,
    end: usize,
) -> Option<usize> {
    let text = Folded::of(quote);
    let nearest = |word: &usize| text.nearest(*word, Some((start, end))).map(|(d, _)| d);
    let [verbs, ..] = &entry.places;
    let best = verbs.iter().filter_map(nearest).min()?;
    usize::try_from(best).ok()
}

/// How many letters lie between a number and the nearest sure verb or noun of a metric in its sentence.
pub(super) fn gap(quote: &Quote, entry: &Entry, number: &FoundNumber) -> Option<i64> {
    let text = Folded::of(quote);
    let at = Some((text.place(number.start), text.place(number.end)));
    let [verbs, _, nouns] = &entry.places;
    verbs.iter().chain(nouns).filter_map(|word| text.nearest(*word, at)).map(|(d, _)| d).min()
}

/// Whether a figure can be one of the metric at all.
fn fits(entry: &Entry, number: Option<&FoundNumber>) -> bool {
    match (number, &entry.unit) {
        (None, Unit::Date | Unit::Text) => true,
        (None, _) | (Some(_), Unit::Date | Unit::Text) => false,
        (Some(n), unit) => match (&n.value, unit) {
            (Value::Money(..), Unit::Money) => true,
            (Value::Money(..), _) | (_, Unit::Money) => false,
            _ => n.percent == (*unit == Unit::Percent),
        },
    }
}

/// A quote folded word by word with the letters of words of the dictionary in it: see [`Folded`].
#[derive(Clone)]
pub(super) struct Stems {
    text: String,
    places: Vec<(usize, usize)>,
    all: Vec<(usize, usize)>,
}

impl Stems {
    fn new(quote: &Quote) -> Self {
        let mut text = String::new();
        let mut places = Vec::with_capacity(quote.tokens.len());
        let mut end = 0;
        for token in &quote.tokens {
            if token.start > end && !text.is_empty() {
                text.push(' ');
            }
            places.push((token.start, text.len()));
            text.push_str(&token.folded);
            end = token.end;
        }
        let finder = WORDS.finder.iter();
        let found = finder.flat_map(|f| f.find_overlapping_iter(&text));
        let all = found.map(|m| (m.pattern().as_usize(), m.start())).collect();
        Self { text, places, all }
    }

    /// Those of a part of a quote that begins at a code point of it; `None` where it was not cut between tokens.
    fn of_part(whole: &Quote, part: &Quote, from: usize) -> Option<Self> {
        let (first, last) = (part.tokens.first()?, part.tokens.last()?);
        let at = whole.tokens.partition_point(|t| t.start < first.start + from);
        let behind = at + part.tokens.len();
        let ends = whole.token(behind - 1)?;
        if whole.token(at)?.start != first.start + from || ends.end != last.end + from {
            return None;
        }
        let folded = Folded::of(whole);
        let start = folded.places.get(at)?.1;
        let end = folded.places.get(behind - 1)?.1 + ends.folded.len();
        let places = folded.places.get(at..behind)?;
        let within = |(word, byte): &&(usize, usize)| {
            let stem = WORDS.words.get(*word).map_or(0, |w| w.stem.len());
            *byte >= start && byte + stem <= end
        };
        Some(Self {
            text: folded.text.get(start..end)?.to_owned(),
            places: places.iter().map(|(point, byte)| (point - from, byte - start)).collect(),
            all: folded.all.iter().filter(within).map(|(w, byte)| (*w, byte - start)).collect(),
        })
    }
}

/// Tells a part of a quote, which begins at a code point of it, the words of the dictionary that were found in the whole.
pub(super) fn share(whole: &Quote, part: &Quote, from: usize) {
    part.stems.set(Stems::of_part(whole, part, from));
}

/// A quote folded word by word, with where each code point went.
pub(super) struct Folded {
    text: String,
    /// Byte in `text` of each token's start, with the token's first code point.
    places: Vec<(usize, usize)>,
    /// Where the letters of words of the dictionary stand in the text: their place in [`WORDS`], and at which byte.
    all: Vec<(usize, usize)>,
    /// Those of them that mean what the dictionary means, in order.
    hits: Vec<(usize, usize)>,
    /// Which words stand in it, a bit each.
    stands: Vec<u64>,
    /// The metrics that have one of them, by their place in the dictionary.
    entries: Vec<usize>,
}

impl Folded {
    fn of(quote: &Quote) -> &Self {
        quote.metrics.get_or_init(|| Self::new(quote))
    }

    fn new(quote: &Quote) -> Self {
        let Stems { text, places, all } = quote.stems.take().unwrap_or_else(|| Stems::new(quote));
        let stands = |(word, start): &(usize, usize)| {
            let token = places.partition_point(|(_, byte)| byte <= start);
            let token = token.checked_sub(1).and_then(|i| places.get(i));
            let stands = |w: &Word, point: usize| {
                w.stands(quote, point) && !senses::is_other(&w.stem, &text, *start)
            };
            WORDS.words.get(*word).zip(token).is_some_and(|(w, (point, _))| stands(w, *point))
        };
        let mut hits: Vec<(usize, usize)> = all.iter().copied().filter(stands).collect();
        hits.sort_unstable();
        let mut stands = vec![0_u64; WORDS.words.len().div_ceil(64)];
        for (word, _) in &hits {
            if let Some(bits) = stands.get_mut(word / 64) {
                *bits |= 1 << (word % 64);
            }
        }
        let mut words: Vec<usize> = hits.iter().map(|(word, _)| *word).collect();
        words.dedup();
        let owners = words.iter().filter_map(|word| OWNERS.get(*word));
        let mut entries: Vec<usize> = owners.flatten().copied().collect();
        entries.sort_unstable();
        entries.dedup();
        Self { text, places, all, hits, stands, entries }
    }

    /// Where a code point of the quote lies in the folded text.
    fn place(&self, point: usize) -> usize {
        let i = self.places.partition_point(|(start, _)| *start < point);
        self.places.get(i).map_or(self.text.len(), |(_, byte)| *byte)
    }

    /// Whether a word stands in it at all; most do not.
    fn stands(&self, place: usize) -> bool {
        self.stands.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }

    /// How far a word or phrase is from the number, in letters, and whether it is behind it; 0 without one.
    fn nearest(&self, place: usize, number: Option<(usize, usize)>) -> Option<(i64, bool)> {
        if !self.stands(place) {
            return None;
        }
        let Word { stem, open, .. } = WORDS.words.get(place)?;
        let from = self.hits.partition_point(|(word, _)| *word < place);
        let hits = self.hits.get(from..).unwrap_or_default().iter();
        let mut best: Option<(i64, bool)> = None;
        let mut free = 0;
        for (_, start) in hits.take_while(|(word, _)| *word == place) {
            let start = *start;
            // A word that overlaps itself counts once.
            if start < free {
                continue;
            }
            let end = start + stem.len();
            free = end;
            let (before, after) = (self.text.get(..start)?, self.text.get(end..)?);
            let letter = |c: Option<char>| c.is_some_and(|c| is_letter(c) && !is_unspaced(c));
            // Arabic writes "and" tight before a verb.
            let mut back = before.chars().rev();
            let and = matches!(back.next(), Some('و' | 'ف')) && !letter(back.next());
            if letter(before.chars().next_back()) && letter(stem.chars().next()) && !and
                || !*open && letter(after.chars().next()) && letter(stem.chars().next_back())
            {
                continue;
            }
            let found = match number {
                None => (0, false),
                Some((_, to)) if start >= to => (self.letters(to, start), true),
                Some((from, _)) => (self.letters(end, from), false),
            };
            if best.is_none_or(|b| found.0 < b.0) {
                best = Some(found);
            }
        }
        best
    }

    /// The tokens that a word of the dictionary takes up wherever it stands by itself.
    fn hits_of(&self, place: usize) -> Vec<Hit> {
        if !self.stands(place) {
            return Vec::new();
        }
        let Some(Word { stem, open, .. }) = WORDS.words.get(place) else { return Vec::new() };
        let from = self.hits.partition_point(|(word, _)| *word < place);
        let hits = self.hits.get(from..).unwrap_or_default().iter();
        let letter = |c: Option<char>| c.is_some_and(is_letter);
        hits.take_while(|(word, _)| *word == place)
            .filter_map(|(_, start)| {
                let end = start + stem.len();
                let (before, after) = (self.text.get(..*start)?, self.text.get(end..)?);
                let alone =
                    !letter(before.chars().next_back()) && (*open || !letter(after.chars().next()));
                let first =
                    self.places.partition_point(|(_, byte)| byte <= start).checked_sub(1)?;
                let behind = self.places.partition_point(|(_, byte)| *byte < end);
                alone.then_some(Hit { first, behind })
            })
            .collect()
    }

    /// Whether a noun so far behind the number is what it counts: "11 guarded compounds", but not
    /// "185 people from buildings".
    fn counted(&self, number: Option<(usize, usize)>, distance: i64) -> bool {
        const PARTS: [&str; 22] = [
            "from", "in", "at", "of", "to", "by", "for", "with", "and", "people", "persons", "de",
            "des", "dans", "en", "del", "di", "dari", "tai", "tu", "في", "من",
        ];
        let Some((_, end)) = number else { return true };
        let between = self.text.get(end..).map(|rest| {
            rest.chars().take(usize::try_from(distance).unwrap_or(0)).collect::<String>()
        });
        let between = between.unwrap_or_default();
        if between.chars().any(is_unspaced)
            && between.chars().filter(|c| is_unspaced(*c)).count() > 4
        {
            return false;
        }
        let words: Vec<&str> = between.split_whitespace().collect();
        words.len() <= 2
            && between.chars().count() <= 24
            && !words.iter().any(|w| PARTS.contains(w))
    }

    /// Letters between two bytes; the end of a sentence is far.
    fn letters(&self, from: usize, to: usize) -> i64 {
        let between = self.text.get(from..to.max(from)).unwrap_or_default();
        let sentence = [". ", "。", "! ", "? "].iter().any(|stop| between.contains(stop));
        // Words behind another number are said of that one.
        let other = between.contains(|c: char| c.is_ascii_digit());
        i64::try_from(between.chars().count()).unwrap_or(i64::MAX / 2)
            + i64::from(sentence) * 40
            + i64::from(other) * 30
    }
}
