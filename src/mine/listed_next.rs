//! A list of countries behind the sentence that counts them: "Five African countries took part. They are Kenya, …", or one
//! country a line. It is a claim of its own, so that the count and the words for it can be held against it.

use super::{lex::Quote, once::Proposal};
use crate::{
    fold::fold_constant,
    model::{Country, Role, Value},
    places::Mention,
};
use std::{collections::BTreeSet, ops::Range};

/// How a sentence begins that lists what the one before counts, folded when it is compared.
const OPENS: &[&str] = &[
    "they are",
    "these are",
    "they were",
    "these were",
    "those are",
    "they include",
    "these include",
    "the countries are",
    "the countries were",
    "the countries include",
    "the countries that took part",
    "countries that took part",
    "the participating countries",
    "participating countries",
    "countries taking part",
    "countries involved",
    "the countries:",
    "countries:",
    "namely",
    "il s'agit",
    "ce sont",
    "a savoir",
    "les pays participants",
    "pays participants",
    "se trata",
    "son ",
    "a saber",
    "los paises participantes",
    "paises participantes",
    "trata-se",
    "sao ",
    "sao eles",
    "os paises",
    "yaitu",
    "yakni",
    "negara-negara itu",
    "negara tersebut",
    "negara peserta",
    "mereka adalah",
    "đó là",
    "gồm ",
    "bao gồm",
    "các nước tham gia",
    "es sind",
    "es handelt sich",
    "es waren",
    "nämlich",
    "die teilnehmenden länder",
    "teilnehmende länder",
    "это ",
    "ими стали",
    "страны-участницы",
    "它们是",
    "这些国家",
    "分别是",
    "分别为",
    "包括",
    "參與國",
    "参与国",
    "ได้แก่",
    "ประกอบด้วย",
    "ประเทศที่เข้าร่วม",
    "រួមមាន",
    "ປະກອບດ້ວຍ",
    "وهي",
    "هي ",
    "وهم",
    "الدول المشاركة",
    "ये हैं",
    "इनमें",
];
/// So many countries are a list.
const FEWEST: usize = 3;
/// A line of a list has no more letters than this beside the name of its country.
const BULLET: usize = 12;
/// So many lines behind a count are read.
const LINES: usize = 60;

/// Adds the lists that stand behind counts of countries.
pub(super) fn complete(
    chars: &[char],
    all: &[(&Range<usize>, &str)],
    quotes: &[&Quote],
    mentions: &[Mention],
    out: &mut Vec<Proposal>,
) {
    let counts = |c: &Proposal| {
        ["participating countries", "countries of origin of victims"].contains(&c.metric.as_str())
            && matches!(c.value, Value::Number(_))
            && c.countries.len() < 2
    };
    let mut found: Vec<(usize, Proposal)> = Vec::new();
    for (at, claim) in out.iter().enumerate().filter(|(_, c)| counts(c)) {
        let next = all.partition_point(|(range, _)| range.start < claim.end);
        let Some((range, set)) = listed(all, quotes, mentions, next) else { continue };
        let role = match claim.metric.as_str() {
            "participating countries" => Role::Participant,
            _ => Role::Origin,
        };
        let words = chars.get(range.clone()).unwrap_or_default();
        found.push((
            at,
            Proposal {
                value: Value::Countries(set.clone()),
                countries: set.into_iter().map(|country| (country, role)).collect(),
                towns: Vec::new(),
                population: None,
                quote: words.iter().collect(),
                start: range.start,
                end: range.end,
                number: range,
                ..claim.clone()
            },
        ));
    }
    let known = |list: &Proposal, out: &[Proposal]| {
        out.iter().any(|c| {
            matches!(c.value, Value::Countries(_)) && c.start < list.end && list.start < c.end
        })
    };
    for (at, list) in found.into_iter().rev() {
        if !known(&list, out) {
            out.insert(at + 1, list);
        }
    }
}

/// The list that begins with a sentence: its code points and its countries.
fn listed(
    all: &[(&Range<usize>, &str)],
    quotes: &[&Quote],
    mentions: &[Mention],
    next: usize,
) -> Option<(Range<usize>, BTreeSet<Country>)> {
    let inside = |range: &Range<usize>| {
        let first = mentions.partition_point(|m| m.start < range.start);
        let end = range.end;
        mentions.iter().skip(first).take_while(move |m| m.start < end)
    };
    let (first, words) = all.get(next).copied()?;
    let quote = quotes.get(next)?;
    let opens = |quote: &Quote| {
        let start = quote.tokens.first().map_or(0, |t| t.start);
        let folded = quote.fold(start, start + 48);
        OPENS.iter().any(|w| folded.starts_with(fold_constant(w)))
    };
    let set: BTreeSet<Country> = inside(first).map(|m| m.country).collect();
    if opens(quote) && set.len() >= FEWEST && is_list(quote, inside(first), first.start) {
        return Some((first.clone(), set));
    }
    // One country a line, behind a line that leads to them.
    let led =
        opens(quote) && set.is_empty() || words.trim_end().ends_with([':', '：']) && set.is_empty();
    let from = next + usize::from(led);
    let mut lines = BTreeSet::new();
    let mut range: Option<Range<usize>> = None;
    for (one, words) in all.iter().skip(from).take(LINES) {
        let mut here = inside(one);
        let (Some(mention), None) = (here.next(), here.next()) else { break };
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        let named = mention.text.chars().filter(|c| c.is_alphabetic()).count();
        if letters > named + BULLET {
            break;
        }
        lines.insert(mention.country);
        range = Some(range.map_or(one.start, |r| r.start)..one.end);
    }
    range.filter(|_| lines.len() >= FEWEST).map(|range| (range, lines))
}

/// Whether nothing but commas and small words stands between countries: no sentence about each of them.
fn is_list<'a>(quote: &Quote, mentions: impl Iterator<Item = &'a Mention>, offset: usize) -> bool {
    const MOST: usize = 12;
    let places: Vec<Range<usize>> =
        mentions.map(|m| m.start.saturating_sub(offset)..m.end.saturating_sub(offset)).collect();
    places.windows(2).all(|pair| match pair {
        [a, b] => {
            let gap = quote.text(a.end, b.start);
            gap.chars().filter(|c| c.is_alphabetic()).count() <= MOST
                && !gap.contains(['.', ';', '。'])
        }
        _ => true,
    })
}
