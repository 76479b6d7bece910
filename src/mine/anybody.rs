//! Speakers who may be anybody: "officials said", "según la policía", "survivors told". They are named as the text names
//! them, and never count as an origin of their own.

use super::{
    claim_words::AUXILIARY,
    lex::{Kind, Quote},
    origin_names::{ANYBODY, LOOSE},
    speakers::is_between,
};

fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

fn is_head(quote: &Quote, i: usize) -> bool {
    let word = word(quote, i);
    let bare = word.strip_prefix("l'").or_else(|| word.strip_prefix("d'")).unwrap_or(word);
    ANYBODY.contains(&bare)
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
