//! What an author puts in brackets into a quotation: shown beside what the source says there, and told where it turns,
//! accuses or names what the source does not.

use super::{
    Found, Kind, List, Place, Severity,
    legal::{NOT, statuses},
    passage::Passage,
    quotations::{Wanted, text_of},
    words::unspaced,
};
use crate::{
    fold::fold,
    model::{ArticleId, Project},
};
use std::{collections::BTreeSet, ops::Range};

/// What brackets hold that changes nothing, folded.
const PLAIN: &[&str] = &[
    "sic",
    "emphasis added",
    "emphasis mine",
    "emphasis in original",
    "my emphasis",
    "translated",
    "translation",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "her",
    "them",
    "us",
    "his",
    "hers",
    "its",
    "their",
    "theirs",
    "our",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "the",
    "a",
    "an",
    "and",
    "but",
    "or",
    "is",
    "was",
    "are",
    "were",
    "has",
    "had",
    "have",
    "who",
    "which",
    "to",
    "of",
    "il",
    "elle",
    "ils",
    "elles",
    "el",
    "ella",
    "ellos",
    "er",
    "sie",
    "es",
    "ele",
    "ela",
    "eles",
    "dia",
    "mereka",
    "원문",
    "他",
    "她",
    "他们",
    "她们",
];

/// So much of the source is shown beside a bracket.
const SHOWN: usize = 60;

/// Looks at the brackets of a quotation whose other words an article has.
pub(super) fn check(
    project: &Project,
    article: ArticleId,
    passage: &Passage,
    range: &Range<usize>,
    list: &mut List<'_>,
) {
    let quotation = passage.words(range);
    let Some(wanted) = Wanted::of(&quotation).filter(|wanted| !wanted.brackets.is_empty()) else {
        return;
    };
    let Some(text) = text_of(project, article) else { return };
    let Some((_, places)) = wanted.place_in(&text) else { return };
    let whole = fold(&text.iter().collect::<String>());
    for (number, inside) in &wanted.brackets {
        let folded = fold(inside);
        if !inside.chars().any(char::is_alphanumeric) || PLAIN.contains(&folded.as_str()) {
            continue;
        }
        let there = source_there(&text, &places, *number);
        if fold(&there) == folded {
            continue;
        }
        let (severity, what) = judged(inside, &there, &whole);
        let beside = match there.trim() {
            "" => "The source has nothing there.".to_owned(),
            there => {
                let more = if there.chars().count() > SHOWN { "…" } else { "" };
                let there: String = there.chars().take(SHOWN).collect();
                format!("There the source says “{there}{more}”.")
            }
        };
        list.add(Found {
            kind: Kind::QuotationAdded,
            severity,
            key: format!("{quotation}\n{number}\n{inside}"),
            words: format!("[{inside}]"),
            what: format!("{what} {beside}"),
            todo: "See that the reader is told no more than the source says, or say it outside of the quotation."
                .to_owned(),
            place: Place { article: Some(article), ..passage.place(range) },
            redacts: Vec::new(),
        });
    }
}

/// What the source says between the pieces of a quotation; at its ends, up to the end of the sentence.
fn source_there(text: &[char], places: &[Range<usize>], number: usize) -> String {
    let stop =
        |c: &char| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '।' | '။' | '។' | '؟' | '"');
    let before = number.checked_sub(1).and_then(|before| places.get(before));
    let range = match (before, places.get(number)) {
        (Some(before), Some(next)) => before.end..next.start,
        (None, Some(next)) => {
            let head = text.get(..next.start).unwrap_or_default();
            head.iter().rposition(stop).map_or(0, |at| at + 1)..next.start
        }
        (Some(before), None) => {
            let tail = text.get(before.end..).unwrap_or_default();
            before.end..before.end + tail.iter().position(stop).unwrap_or(tail.len())
        }
        (None, None) => 0..0,
    };
    text.get(range).unwrap_or_default().iter().collect::<String>().trim().to_owned()
}

/// How much stands against what is put in.
fn judged(inside: &str, there: &str, whole: &str) -> (Severity, &'static str) {
    let words = |text: &str| -> BTreeSet<String> {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_owned).collect()
    };
    let (own, said) = (words(inside), words(there));
    let turns = |words: &BTreeSet<String>| words.iter().any(|w| NOT.contains(&w.as_str()));
    if turns(&own) && !turns(&said) {
        return (Severity::Error, "What stands in brackets turns the sentence into its opposite.");
    }
    if statuses(inside).iter().any(|status| !statuses(there).contains(status)) {
        return (
            Severity::Error,
            "What stands in brackets says where somebody stands before the law.",
        );
    }
    let in_source = words(whole);
    let figure = |w: &&String| w.chars().all(char::is_numeric) && !in_source.contains(*w);
    if own.iter().any(|w| figure(&w)) {
        return (
            Severity::Error,
            "What stands in brackets is a figure that the source does not have.",
        );
    }
    let named = inside.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            && !in_source.contains(&fold(word))
            && !PLAIN.contains(&fold(word).as_str())
    });
    let foreign = inside.chars().any(unspaced) && !whole.contains(&fold(inside));
    if named.count() > 0 || foreign {
        return (Severity::Warning, "What stands in brackets names what the source does not name.");
    }
    (Severity::Note, "What stands in brackets is not of the source.")
}
