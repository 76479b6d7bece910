//! One quotation in two articles, put into two mouths.

use crate::{
    fold::fold,
    import::Reading,
    mine::{self, Context},
};
use std::collections::BTreeSet;

/// Fewer words than these two people may both have said.
const FEWEST: usize = 6;
/// Quotations of an article that are looked at.
const MOST: usize = 100;

/// Whether both articles quote the same words, each from somebody else who is named.
pub(super) fn differ(a: &Reading, b: &Reading) -> bool {
    let (ours, theirs) = (said(a), said(b));
    ours.iter().any(|(words, who)| {
        theirs.iter().any(|(others, other)| words == others && apart(who, other))
    })
}

/// Whether no word of one name is in the other: "Sun Vichea" and "Major Sun Vichea" are one.
fn apart(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    // An office and who speaks for it are one mouth.
    const OFFICES: &[&str] = &[
        "ministry",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "office",
        "international",
        "government",
        "department",
        "embassy",
        "association",
        "court",
        "commission",
        "agency",
        "organization",
        "council",
    ];
    const TITLES: &[&str] = &[
        "police",
        "army",
        "prime",
        "minister",
        "president",
        "major",
        "general",
        "lieutenant",
        "colonel",
        "captain",
        "director",
        "chief",
        "deputy",
        "country",
        "the",
        "of",
        "national",
        "mr",
        "ms",
        "dr",
        "judge",
        "governor",
    ];
    let person = |name: &BTreeSet<String>| {
        !OFFICES.iter().any(|word| name.contains(*word))
            && name.iter().filter(|word| !TITLES.contains(&word.as_str())).count() >= 2
    };
    person(a) && person(b) && a.is_disjoint(b)
}

/// The quotations of an article with the words of their speakers' names.
fn said(reading: &Reading) -> Vec<(Vec<String>, BTreeSet<String>)> {
    let context = Context {
        language: reading.language.as_deref(),
        published: reading.published,
        title: reading.title.as_deref(),
        boilerplate: &reading.boilerplate,
        address: reading.url.as_deref(),
    };
    let whole = mine::whole(reading.text.as_str(), &context);
    let quoted = whole.quotations.into_iter().take(MOST);
    quoted
        .filter_map(|q| {
            let words = words(&q.text);
            let name = q.speaker.filter(|name| name.chars().any(char::is_uppercase))?;
            (words.len() >= FEWEST).then(|| (words, self::words(&name).into_iter().collect()))
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}
