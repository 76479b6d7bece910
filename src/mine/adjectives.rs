//! Nouns that stand behind adjectives and hyphens: "12 suspicious bank accounts", "14 brick-kiln workers".

use super::{
    choose::is_people,
    claim_words::SAID,
    lex::{Kind, Quote},
};

/// The noun that stands behind the adjectives or the hyphen of a token.
pub(super) fn noun(quote: &Quote, i: usize) -> Option<String> {
    let english = || quote.speaks(&["en", ""]).then(|| behind_adjectives(quote, i)).flatten();
    english().or_else(|| hyphened(quote, i))
}

/// "14 brick-kiln workers", "24 laki-laki": the noun of a word with a hyphen.
fn hyphened(quote: &Quote, i: usize) -> Option<String> {
    if !quote.speaks(&["en", "", "id", "ms"]) {
        return None;
    }
    let (token, dash, last) = (quote.token(i)?, quote.token(i + 1)?, quote.token(i + 2)?);
    let tight = dash.folded == "-" && dash.start == token.end && last.start == dash.end;
    if !tight || last.kind != Kind::Word {
        return None;
    }
    if quote.speaks(&["id", "ms"]) {
        return (last.folded == token.folded).then(|| quote.text(token.start, last.end));
    }
    let noun = quote.token(i + 3).filter(|t| {
        let plural = t.folded.ends_with('s') && !t.folded.ends_with("ss") && t.folded.len() > 3;
        t.kind == Kind::Word
            && t.start == last.end + 1
            && quote.at(t.start).is_some_and(char::is_lowercase)
            && (is_people(&t.folded)
                || plural && !matches!(t.folded.as_str(), "this" | "was" | "has"))
    })?;
    Some(quote.text(noun.start, noun.end))
}

/// "sick, exhausted and terrified young men", "suspicious bank accounts": the English noun behind adjectives, the first of
/// which is the token.
fn behind_adjectives(quote: &Quote, first: usize) -> Option<String> {
    const MOST: usize = 8;
    const ENDS: &[&str] =
        &["ous", "al", "ive", "ent", "ant", "ic", "ible", "able", "ful", "less", "ary"];
    let small = |i: usize| {
        quote
            .token(i)
            .filter(|t| t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_lowercase))
    };
    let head = small(first).filter(|t| !is_people(&t.folded))?;
    let mut i = first + 1;
    if quote.is(i, ",") {
        // A list of adjectives ends in people, or it is none: "27 countries, targeted networks that force migrants" has
        // a noun before its comma.
        let describes = |word: &str| {
            const SHORT: [&str; 12] = [
                "sick", "young", "old", "poor", "ill", "weak", "frail", "hungry", "thin", "blind",
                "deaf", "mute",
            ];
            SHORT.contains(&word)
                || ["ed", "ing"].iter().chain(ENDS).any(|end| word.len() > 4 && word.ends_with(end))
        };
        if !describes(&head.folded) {
            return None;
        }
        while i < first + MOST {
            if let Some(noun) = small(i).filter(|t| is_people(&t.folded)) {
                return Some(quote.text(noun.start, noun.end));
            }
            let goes_on = quote.is(i, ",")
                || small(i).is_some_and(|t| describes(&t.folded) || t.folded == "and");
            if !goes_on {
                return None;
            }
            i += 1;
        }
        return None;
    }
    let (middle, noun) = (small(i)?, small(i + 1)?);
    // "69 currently unserved counties"
    let adverb = head.folded.len() > 4
        && head.folded.ends_with("ly")
        && ["ed", "ing"].iter().any(|end| middle.folded.ends_with(end));
    let adjective =
        adverb || head.folded.len() > 4 && ENDS.iter().any(|end| head.folded.ends_with(end));
    let tight = middle.start == head.end + 1 && noun.start == middle.end + 1;
    // "three recent kidnapping and assault cases"
    let joined = adjective
        && tight
        && matches!(noun.folded.as_str(), "and" | "or")
        && middle.folded.ends_with("ing");
    if joined {
        return Some(quote.text(middle.start, middle.end));
    }
    let plural = noun.folded.ends_with('s')
        && noun.folded.len() > 3
        && !noun.folded.ends_with("ss")
        && !matches!(noun.folded.as_str(), "this" | "does" | "across" | "towards" | "was" | "has");
    let between = !middle.folded.ends_with('s')
        && middle.folded.len() > 2
        && !SAID.contains(&middle.folded.as_str())
        && !matches!(
            middle.folded.as_str(),
            "and"
                | "from"
                | "for"
                | "with"
                | "the"
                | "into"
                | "after"
                | "over"
                | "under"
                | "between"
                | "per"
                | "who"
        );
    (adjective && tight && plural && between).then(|| quote.text(noun.start, noun.end))
}
