//! The body for which a person speaks: "Jane Doe, director of Justice Asia", "General Somchai Lek of the National Police".
//! Who speaks for a body is no origin beside it.

use super::lex::{Kind, Quote};
use crate::{fold::fold, places};

/// Words in the names of bodies, folded, or their beginnings.
const BODIES: &[&str] = &[
    "agenc",
    "alliance",
    "army",
    "association",
    "authorit",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "charit",
    "club",
    "coalition",
    "command",
    "commission",
    "committee",
    "compan",
    "congress",
    "council",
    "court",
    "department",
    "division",
    "embass",
    "federation",
    "force",
    "foundation",
    "fund",
    "government",
    "group",
    "immigration",
    "initiative",
    "institut",
    "intelligence",
    "interior",
    "interpol",
    "ministr",
    "mission",
    "navy",
    "network",
    "office",
    "organi",
    "parliament",
    "party",
    "police",
    "polic",
    "project",
    "ngo",
    "red cross",
    "secretariat",
    "service",
    "society",
    "task",
    "team",
    "trust",
    "union",
    "unit",
    "universit",
    "watch",
];

/// Titles that begin the name of a person, folded.
const TITLES: &[&str] = &[
    "gen",
    "general",
    "col",
    "colonel",
    "lt",
    "lieutenant",
    "maj",
    "major",
    "capt",
    "captain",
    "brig",
    "brigadier",
    "sgt",
    "sergeant",
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "professor",
    "sir",
    "commander",
    "inspector",
    "superintendent",
    "commissioner",
    "deputy",
    "minister",
    "ambassador",
    "director",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officer",
    "chief",
    "judge",
];

/// Words of offices and small words between a person and the body.
const OF: &[&str] = &["of", "at", "for", "with", "de", "du", "del", "da", "do", "des", "von"];

fn has_body_word(name: &str) -> bool {
    let folded = fold(name);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| BODIES.iter().any(|b| word.starts_with(b)))
}

/// Whether a name can be that of a person: a title in front, or two to four words of which none is of a body.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = fold(words.first().copied().unwrap_or_default());
    let titled = TITLES.contains(&first.trim_end_matches('.')) && words.len() >= 2;
    let shouted = |word: &&str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    titled
        || (2..=4).contains(&words.len())
            && words.iter().all(capital)
            && !words.iter().any(shouted)
            && !has_body_word(name)
}

/// Whether words name a body and no place.
fn is_body(name: &str) -> bool {
    let capital = name.starts_with(char::is_uppercase);
    let words = name.split_whitespace().count();
    let acronym = words == 1 && name.chars().count() >= 2 && !name.chars().any(char::is_lowercase);
    if !capital || words < 2 && !acronym && !has_body_word(name) {
        return false;
    }
    let mentions = places::all_mentions(name);
    let covered: usize = mentions.iter().map(|m| m.end - m.start).sum();
    // "Wales", "New South Wales", "Phnom Penh"
    covered + words <= name.chars().count() || mentions.is_empty()
}

/// A person and the body that stands in his name: "General Somchai Lek of the National Police".
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    [" of the ", " of ", " from the ", " de la ", " du "].iter().find_map(|link| {
        let (who, body) = name.split_once(link)?;
        (is_person(who) && is_body(body)).then_some((who, body))
    })
}

/// The body in the words behind a name: ", the director of the Justice Asia group".
pub(super) fn body_behind(quote: &Quote, end: usize) -> Option<String> {
    const OFFICE: usize = 6;
    let mut i = quote.tokens.partition_point(|t| t.start < end);
    if quote.token(i)?.folded != "," {
        return None;
    }
    i += 1;
    let small = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(|c| !c.is_uppercase())
        })
    };
    let first = i;
    let mut linked = false;
    while small(i) && i - first < OFFICE {
        let word = quote.token(i).map_or("", |t| t.folded.as_str());
        linked = OF.contains(&word) || linked && matches!(word, "the" | "la" | "le" | "el" | "l'");
        i += 1;
    }
    if !linked || i == first {
        return None;
    }
    let from = quote.token(i)?.start;
    let mut to = None;
    while let Some(token) = quote.token(i) {
        let capital = quote.at(token.start).is_some_and(char::is_uppercase);
        let link = matches!(token.folded.as_str(), "of" | "the" | "for" | "and" | "de" | "&");
        if token.kind == Kind::Word && capital {
            to = Some(token.end);
        } else if !link {
            break;
        }
        i += 1;
    }
    let body = quote.text(from, to?);
    is_body(&body).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::{is_body, is_person, split};

    #[test]
    fn persons_and_bodies_are_told_apart() {
        for name in ["Jane Doe", "General Somchai Lek", "Col. Min Zaw", "Ana Paz Ruiz"] {
            assert!(is_person(name), "{name}");
        }
        for name in ["Justice Asia Foundation", "INTERPOL", "National Police", "UN Women", "Doe"] {
            assert!(!is_person(name), "{name}");
        }
        for name in ["Justice Asia", "the National Police", "OHCHR", "Interior Ministry"] {
            let name = name.trim_start_matches("the ");
            assert!(is_body(name), "{name}");
        }
        for name in ["Cambodia", "Phnom Penh", "New South Wales", "Doe"] {
            assert!(!is_body(name), "{name}");
        }
        assert_eq!(
            split("General Somchai Lek of the National Police"),
            Some(("General Somchai Lek", "National Police"))
        );
        for whole in
            ["Ministry of Labour", "Bank of Thailand", "King of Cambodia", "John of Cambodia"]
        {
            assert_eq!(split(whole), None, "{whole}");
        }
    }
}
