//! Speakers who may be anybody: "officials said", "según la policía", "survivors told". They are named as the text names
//! them, and never count as an origin of their own.

use super::{
    claim_words::AUXILIARY,
    classes,
    lex::{Kind, Quote},
    lists::is_one,
    origin_names::{ANYBODY, LOOSE},
    speakers::is_between,
    speech::{ByFirst, LEADS, Said, VERBS},
};

fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

fn is_head(quote: &Quote, i: usize) -> bool {
    let word = word(quote, i);
    let bare = word.strip_prefix("l'").or_else(|| word.strip_prefix("d'")).unwrap_or(word);
    is_one(bare, ANYBODY) || is_one(bare, SINGLE)
}

/// Articles, which are no part of a name.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "la"
            | "le"
            | "les"
            | "el"
            | "los"
            | "las"
            | "un"
            | "une"
            | "una"
            | "o"
            | "os"
            | "as"
            | "um"
            | "uma"
            | "die"
            | "der"
            | "das"
            | "des"
            | "pihak"
            | "of"
            | "and"
            | "de"
            | "in"
            | "to"
    )
}

fn is_upper(quote: &Quote, i: usize) -> bool {
    quote
        .token(i)
        .is_some_and(|t| t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase))
}

/// Takes the words before a head that belong to it: "three senior", "Thai".
fn widened(quote: &Quote, head: usize) -> usize {
    let mut from = head;
    while from > 0 && head - from < 3 {
        let before = from - 1;
        // A capital at the head of a sentence may be that of any word.
        let name = before > 0
            && is_upper(quote, before)
            && quote.token(before).is_some_and(|t| t.folded.len() > 2);
        let first = before == 0 && is_upper(quote, 0) && !is_article(word(quote, 0));
        if !LOOSE.contains(&word(quote, before)) && !name && !first || is_between(quote, before) {
            break;
        }
        from = before;
    }
    while from < head && is_article(word(quote, from)) {
        from += 1;
    }
    from
}

/// Pronouns for whoever was named before.
const PRONOUNS: &[&str] = &[
    "he", "she", "il", "elle", "el", "ella", "ele", "ela", "er", "sie", "он", "она", "ia", "dia",
    "beliau",
];

/// Pronouns, and the words for one who holds an office: with an article they mean whoever was named before.
const SINGLE: &[&str] = &[
    "he",
    "she",
    "il",
    "elle",
    "el",
    "ella",
    "ele",
    "ela",
    "er",
    "sie",
    "он",
    "она",
    "ia",
    "dia",
    "beliau",
    "official",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officer",
    "prosecutor",
    "policeman",
    "diplomat",
    "minister",
    "ambassador",
    "director",
    "commander",
    "activist",
    "lawyer",
    "procureur",
    "ministre",
    "directeur",
    "porte-parole",
    "funcionario",
    "funcionaria",
    "portavoz",
    "ministro",
    "ministra",
    "embajador",
    "director",
    "comisario",
    "delegado",
    "diretor",
    "porta-voz",
    "embaixador",
    "sprecher",
    "sprecherin",
    "посол",
    "представитель",
    "чиновник",
    "прокурор",
    "министр",
];

/// Whether a word is a pronoun, or one for somebody who holds an office.
pub(super) fn is_single(word: &str) -> bool {
    SINGLE.contains(&word)
}

/// Whether a word is a definite article; languages without one do without.
pub(super) fn is_definite(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "le"
            | "la"
            | "el"
            | "o"
            | "a"
            | "der"
            | "die"
            | ","
            | "\""
            | "-"
            | "»"
            | "said"
            | "added"
    ) || SINGLE.contains(&word)
        || word.chars().any(|c| ('а'..='я').contains(&c))
}

/// Before a verb of saying: "Thai officials in Tak province said".
pub(super) fn before(quote: &Quote, verb: usize) -> Option<(usize, usize)> {
    const FAR: usize = 6;
    let mut to = verb;
    while to > 0 && (AUXILIARY.contains(&word(quote, to - 1)) || is_between(quote, to - 1)) {
        to -= 1;
    }
    let last = to.checked_sub(1)?;
    let mut head = last;
    while !is_head(quote, head) {
        let sign = quote.token(head).is_none_or(|t| t.kind != Kind::Word);
        if sign || last - head >= FAR || head == 0 {
            return None;
        }
        head -= 1;
    }
    // Only a place or a group may stand between them: "officials in Tak province", "sources close to the case".
    let linked = head == last
        || matches!(
            word(quote, head + 1),
            "in" | "at"
                | "from"
                | "of"
                | "close"
                | "with"
                | "de"
                | "du"
                | "del"
                | "en"
                | "di"
                | "da"
                | "do"
                | "familiar"
                | "judiciales"
                | "policiales"
                | "judiciaires"
                | "proches"
                | "cercanas"
        );
    linked.then(|| (widened(quote, head), head + 1))
}

/// Behind "according to" or an inverted verb: "selon les autorités", "according to two local officials".
pub(super) fn behind(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    let head = (at..at + 4).find(|i| is_head(quote, *i))?;
    // "según él": a pronoun behind is nobody by himself.
    if word(quote, head).chars().count() <= 4 && is_single(word(quote, head)) {
        return None;
    }
    let led = (at..head).all(|i| {
        LOOSE.contains(&word(quote, i)) || is_upper(quote, i) || is_article(word(quote, i))
    });
    if !led {
        return None;
    }
    let mut from = at;
    while from < head && is_article(word(quote, from)) {
        from += 1;
    }
    // "fuentes judiciales": what tells them from others stands behind.
    let more = matches!(
        word(quote, head + 1),
        "judiciales"
            | "policiales"
            | "oficiales"
            | "judiciaires"
            | "locales"
            | "setempat"
            | "judiciais"
            | "policiais"
    );
    Some((from, head + 1 + usize::from(more)))
}

/// Where nobody is named: "officials said", "according to police".
pub(super) fn said(quote: &Quote) -> Option<Said> {
    let at = |phrases: &ByFirst, i: usize| {
        let all = phrases.get(word(quote, i)).map(Vec::as_slice).unwrap_or_default();
        let said = |parts: &[&str]| parts.iter().enumerate().all(|(k, p)| word(quote, i + k) == *p);
        all.iter().filter(|(_, parts)| said(parts)).map(|(_, parts)| parts.len()).max()
    };
    (0..quote.tokens.len()).filter(|i| classes::says(quote, *i)).find_map(|i| {
        let (from, to, kind) = if let Some(len) = at(&LEADS, i) {
            let (from, to) = behind(quote, i + len)?;
            (from, to, "according-to")
        } else {
            let len = at(&VERBS, i)?;
            // "Officers found ten rooms" tells of a deed and not of words.
            if matches!(
                word(quote, i),
                "found"
                    | "finds"
                    | "documented"
                    | "released"
                    | "issued"
                    | "put"
                    | "puts"
                    | "recorded"
                    | "counted"
            ) {
                return None;
            }
            // "94 victims in 18 states": a noun that is counted.
            let counted = i.checked_sub(1).and_then(|k| quote.token(k));
            if word(quote, i) == "states" && counted.is_some_and(|t| t.kind == Kind::Numeral) {
                return None;
            }
            let (from, to) = before(quote, i).or_else(|| {
                let sign = i
                    .checked_sub(1)
                    .and_then(|k| quote.token(k))
                    .is_some_and(|t| t.kind == Kind::Sign);
                behind(quote, i + len).filter(|_| sign)
            })?;
            (from, to, "said")
        };
        let (start, end) = (quote.token(from)?.start, quote.token(to.checked_sub(1)?)?.end);
        // "the official said", "he added": whoever was named before.
        // "A senior officer said" is somebody new, where "a" is no "the" as in Portuguese.
        let new = quote.speaks(&["en", ""])
            && !word(quote, to - 1).starts_with("spokes")
            && from.checked_sub(1).is_some_and(|i| matches!(word(quote, i), "a" | "an"));
        let one =
            !new && (from == 0 || quote.token(from - 1).is_some_and(|t| is_definite(&t.folded)));
        let kind = if one && is_single(word(quote, to - 1)) { "person" } else { kind };
        // "but he said": a pronoun is no name.
        if from + 1 == to && PRONOUNS.contains(&word(quote, from)) {
            return Some(Said { start, end, name: String::new(), kind: "person" });
        }
        let name = quote.text(start, end);
        // "Police said" and "police said" are the same.
        let plain = is_head(quote, from) || LOOSE.contains(&word(quote, from));
        let name =
            if from == 0 && plain && !quote.speaks(&["de"]) { name.to_lowercase() } else { name };
        Some(Said { start, end, name, kind })
    })
}
