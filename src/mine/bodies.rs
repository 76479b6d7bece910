//! The body for which a person speaks: "Jane Doe, director of Justice Asia", "General Somchai Lek of the National Police".
//! Who speaks for a body is no origin beside it.

use super::{
    lex::{Kind, Quote},
    speech::capital,
};
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
    "fiscalia",
    "procuradur",
    "procurador",
    "secretaria",
    "direccion",
    "oficina",
    "comision",
    "comissao",
    "tribunal",
    "guardia",
    "guarda",
    "gendarmer",
    "defensoria",
    "parquet",
    "juzgado",
    "consejo",
    "conselho",
    "conseil",
    "fundacion",
    "fundacao",
    "fondation",
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

/// Words for those who speak for a body, folded, or their beginnings.
const OFFICES: &[&str] = &[
    "director",
    "directr",
    "head",
    "chief",
    "spokes",
    "coordinat",
    "president",
    "chair",
    "founder",
    "cofounder",
    "secretary",
    "officer",
    "manager",
    "representative",
    "minister",
    "ambassador",
    "commissioner",
    "command",
    "leader",
    "official",
    "analyst",
    "researcher",
    "investigator",
    "adviser",
    "advisor",
    "deputy",
    "general",
    "portavoz",
    "porte",
    "jefe",
    "chef",
    "juru",
    "kepala",
    "direktur",
];

/// Words by which somebody speaks of a body and not for it.
const NOT_FOR: &[&str] = &[
    "former",
    "ex",
    "lawyer",
    "lawyers",
    "critic",
    "critics",
    "victim",
    "victims",
    "survivor",
    "survivors",
    "opponent",
    "against",
    "relative",
    "relatives",
    "suspect",
    "patient",
    "client",
    "rival",
    "late",
    "ancien",
    "ancienne",
    "exdirector",
    "mantan",
];

/// Words that do what an office does: "who heads Justice Asia".
const LEADS: &[&str] = &["heads", "leads", "runs", "chairs", "directs", "founded"];

/// Words of sorts before the name of a body: "the rights group Justice Asia".
const SORTS: &[&str] = &[
    "the",
    "la",
    "le",
    "el",
    "l'",
    "rights",
    "aid",
    "advocacy",
    "group",
    "charity",
    "ngo",
    "organisation",
    "organization",
    "anti",
    "trafficking",
    "nonprofit",
    "foundation",
    "watchdog",
    "network",
];

/// What may stand behind the name of a body and is no part of it.
pub(super) const BEHIND: &[&str] = &[
    "charity",
    "foundation",
    "group",
    "organisation",
    "organization",
    "ngo",
    "network",
    "watchdog",
    "nonprofit",
    "alliance",
    "coalition",
    "association",
    "collective",
];

/// Words of offices and small words between a person and the body.
const OF: &[&str] = &["of", "at", "for", "with", "de", "du", "del", "da", "do", "des", "von"];

/// Whether a word is one of those in the names of bodies.
pub(super) fn is_of_a_body(word: &str) -> bool {
    has_body_word(word)
}

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
    const OFFICE: usize = 9;
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
    let (mut linked, mut office) = (false, false);
    while small(i) && i - first < OFFICE {
        let word = quote.token(i).map_or("", |t| t.folded.as_str());
        if NOT_FOR.contains(&word) {
            return None;
        }
        let leads = LEADS.contains(&word);
        office |= leads || OFFICES.iter().any(|o| word.starts_with(o));
        linked = leads || OF.contains(&word) || linked && SORTS.contains(&word);
        i += 1;
    }
    if !linked || !office {
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

/// The body in front of an office in small letters before a name: "Justice Asia director Jane Doe".
pub(super) fn body_before(quote: &Quote, start: usize) -> Option<String> {
    let mut i = quote.tokens.partition_point(|t| t.start < start);
    let office = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word
                && quote.at(t.start).is_some_and(|c| !c.is_uppercase())
                && (OFFICES.iter().any(|o| t.folded.starts_with(o)) || t.folded == "executive")
        })
    };
    let last = i;
    while i > 0 && last - i < 3 && office(i - 1) {
        i -= 1;
    }
    if i == last {
        return None;
    }
    let to = i;
    let capital = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
        })
    };
    while i > 0 && capital(i - 1) {
        i -= 1;
    }
    let (from, to) = (quote.token(i)?.start, quote.token(to.checked_sub(1)?)?.end);
    let body = (from < to).then(|| quote.text(from, to))?;
    is_body(&body).then_some(body)
}

/// The name behind the seat and the sort of a body: "Bangkok-based rights group Justice Asia".
pub(super) fn behind_seat(quote: &Quote, at: usize) -> usize {
    const MOST: usize = 8;
    let based = (at..at + 4).find(|i| quote.token(*i).is_some_and(|t| t.folded.ends_with("based")));
    let Some(based) = based else { return at };
    (based + 1..based + MOST).find(|i| capital(quote, *i)).unwrap_or(at)
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
