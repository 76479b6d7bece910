//! What an article states, sentence by sentence. This is the one place that asks [`crate::mine`]; comparing needs no
//! more than [`Stated`].

use super::Case;
use crate::{
    fold::fold,
    import::{Reading, story_parts},
    mine::{self, DraftValue, Named, metrics},
    model::{Country, PartialDate, Period, Place, Role, Value, text},
    places,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// A claim that an article seems to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What is counted, by its name in the dictionary.
    pub metric: String,
    /// What is stated.
    pub value: Value,
    /// Who is counted, when the article narrows it.
    pub population: Option<String>,
    /// Where.
    pub places: Vec<Place>,
    /// When it happened.
    pub period: Option<Period>,
    /// Up to when the figure counts.
    pub as_of: Option<PartialDate>,
    /// What it is about, by name.
    pub event: Option<String>,
    /// Who said it first.
    pub origin: Option<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The sentence, in code points of the text.
    pub quote: Range<usize>,
    /// The value in it.
    pub at: Range<usize>,
}

/// The most sentences of an article that are read, and the most bytes of one.
const SENTENCES: usize = 4_000;
const LONGEST: usize = 4_000;

/// What an article states, in the order of its text; the same said twice is there once.
pub fn claims_of(reading: &Reading) -> Vec<Stated> {
    let Some((case, id)) = Case::of_one(reading) else { return Vec::new() };
    let body = reading.text.as_str();
    let event = event_named(body, reading);
    let mut stated: Vec<Stated> = Vec::new();
    for sentence in sentences(body, reading) {
        let words = text::slice(body, sentence.clone()).unwrap_or_default();
        let draft = mine::read_quote(&case.project, id, sentence.clone());
        let near = Near::of(words, &draft.values);
        for value in &draft.values {
            let Some(entry) = value.metric.as_deref().and_then(metrics::find) else { continue };
            let one = Stated {
                metric: entry.name.clone(),
                value: value.value.clone(),
                population: None,
                places: if entry.per_place { near.places(value) } else { near.inside() },
                period: draft.period.filter(|_| !matches!(value.value, Value::When(_))),
                as_of: draft.as_of,
                // A count of a country stands for itself: an article on an operation quotes such
                // ones from elsewhere.
                event: event.clone().filter(|_| !entry.per_place),
                origin: draft.origin.clone().and_then(name),
                via: draft.via.clone().and_then(name),
                quote: sentence.clone(),
                at: sentence.start + value.start..sentence.start + value.end,
            };
            // Title and deck repeat what the text says.
            let known = stated
                .iter()
                .any(|s| s.metric == one.metric && s.value == one.value && s.places == one.places);
            if !known {
                stated.push(one);
            }
        }
    }
    stated.sort_by_key(|s| (s.at.start, s.at.end));
    stated
}

/// The project that reads a single article has no records, so everything goes by its name.
fn name<Id>(named: Named<Id>) -> Option<String> {
    match named {
        Named::Called(name) => Some(name),
        Named::Is(_) => None,
    }
}

/// The sentences of a story, in code points.
fn sentences(body: &str, reading: &Reading) -> Vec<Range<usize>> {
    let mut bytes = Vec::new();
    for part in story_parts(body, &reading.boilerplate) {
        let Some(words) = body.get(part.clone()) else { continue };
        let mut at = part.start;
        for line in words.split_inclusive('\n') {
            for (start, sentence) in line.split_sentence_bound_indices() {
                let trimmed = sentence.trim_start();
                let from = at + start + sentence.len() - trimmed.len();
                let to = from + trimmed.trim_end().len();
                if from < to && to - from <= LONGEST && bytes.len() < 2 * SENTENCES {
                    bytes.extend([from, to]);
                }
            }
            at += line.len();
        }
    }
    let points = text::points_of(body, &bytes);
    points.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}

/// The countries of a sentence, and which of them go with which figure.
struct Near {
    /// Where each stands, and whether behind a word like "in".
    countries: Vec<(Country, Range<usize>, bool)>,
    /// Where the figures begin, in order.
    figures: Vec<usize>,
    /// Whether the first country goes with the first figure, and so on.
    respectively: bool,
}

impl Near {
    fn of(words: &str, values: &[DraftValue]) -> Self {
        const IN: [&str; 16] = [
            "in", "across", "en", "au", "aux", "di", "o", "tai", "em", "no", "na", "ใน", "在",
            "في", "nach", "в",
        ];
        const RESPECTIVELY: [&str; 8] = [
            "respectively",
            "respectivement",
            "respectivamente",
            "masing-masing",
            "lan luot",
            "ตามลำดับ",
            "分别",
            "على التوالي",
        ];
        let mut countries: Vec<(Country, Range<usize>, bool)> = Vec::new();
        for mention in places::mentions(words) {
            let before: String = words.chars().take(mention.start).collect();
            let before = fold(&before);
            let word = before.trim_end().trim_end_matches("the").trim_end();
            let inside = IN.iter().any(|preposition| {
                word.strip_suffix(preposition).is_some_and(|rest| {
                    !preposition.is_ascii() || !rest.ends_with(char::is_alphanumeric)
                })
            });
            if countries.iter().all(|(country, ..)| *country != mention.country) {
                countries.push((mention.country, mention.start..mention.end, inside));
            }
        }
        let numbers = values.iter().filter(|v| !matches!(v.value, Value::When(_)));
        let mut figures: Vec<usize> = numbers.map(|v| v.start).collect();
        figures.sort_unstable();
        let folded = fold(words);
        let respectively = RESPECTIVELY.iter().any(|word| folded.contains(word));
        Self { countries, figures, respectively }
    }

    /// The countries in which a sentence says that something happened: those behind "in".
    fn inside(&self) -> Vec<Place> {
        self.countries.iter().filter(|(.., inside)| *inside).map(|(c, ..)| site(*c)).collect()
    }

    /// The countries of one figure of several: those up to the next figure, or the one with its number; else all.
    fn places(&self, value: &DraftValue) -> Vec<Place> {
        let all = || self.countries.iter().map(|(c, ..)| site(*c)).collect();
        if self.figures.len() < 2 {
            return all();
        }
        let place = self.figures.partition_point(|start| *start < value.start);
        if self.respectively && self.figures.len() == self.countries.len() {
            return self.countries.get(place).map(|(c, ..)| site(*c)).into_iter().collect();
        }
        let next = self.figures.get(place + 1).copied().unwrap_or(usize::MAX);
        let behind =
            self.countries.iter().filter(|(_, at, _)| (value.end..next).contains(&at.start));
        let behind: Vec<Place> = behind.map(|(c, ..)| site(*c)).collect();
        if behind.is_empty() { all() } else { behind }
    }
}

fn site(country: Country) -> Place {
    Place { country, locality: None, role: Role::Site }
}

/// The operation that an article names first: "Operation Storm Makers II".
fn event_named(body: &str, reading: &Reading) -> Option<String> {
    const OPERATION: [&str; 5] = ["operation", "operacion", "operasi", "operacao", "operazione"];
    let mut parts: Vec<&str> = reading.title.as_deref().into_iter().collect();
    let story = story_parts(body, &reading.boilerplate);
    parts.extend(story.into_iter().filter_map(|part| body.get(part)));
    for part in parts {
        let words: Vec<&str> = part.split_whitespace().take(20_000).collect();
        for (i, word) in words.iter().enumerate() {
            if !OPERATION.contains(&fold(bare(word)).as_str()) || !starts_high(bare(word)) {
                continue;
            }
            let mut name: Vec<String> = Vec::new();
            for next in words.iter().skip(i + 1).take(4) {
                if !starts_high(bare(next)) {
                    break;
                }
                name.push(numeral(bare(next)));
                // A name ends where the clause does.
                if next.ends_with([',', '.', ';', ':', ')', '”', '"']) {
                    break;
                }
            }
            if !name.is_empty() {
                return Some(format!("Operation {}", name.join(" ")));
            }
        }
    }
    None
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split(['’', '\'']).next().unwrap_or_default()
}

fn starts_high(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// "II" and "2" are one name.
fn numeral(word: &str) -> String {
    match word {
        "II" => "2",
        "III" => "3",
        "IV" => "4",
        "V" => "5",
        word => word,
    }
    .to_owned()
}
