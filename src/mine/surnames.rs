//! Words that name a person of the text, and are a town elsewhere: "Jonah Pereira, 19" is not in Colombia.

use super::{
    kinds::table,
    lex::{Kind, Quote},
};
use crate::places;
use std::collections::HashSet;

table!(
    /// Titles before a name.
    TITLES,
    "mr|mrs|ms|dr|miss|judge|justice|officer|detective|inspector|sergeant|sgt|constable|pc|coach|minister|senator|sen|rep|
    prof|professor|captain|capt|col|colonel|gen|general|lt|lieutenant|chief|commissioner|superintendent|sheriff|deputy|
    spokesman|spokeswoman|spokesperson|attorney|lawyer|secretary|sir|father|sister|imam|rev|señor|señora|sr|sra|don|doña|
    juez|jueza|fiscal|monsieur|madame|mme|maître|herr|frau|pak|ibu|bapak|tổng|ông|bà"
);

/// Whether a number in words looks like a town: "Lima suspek lain" are five.
pub(super) fn is_number(quote: &Quote, start: usize, text: &str) -> bool {
    if text != "Lima" || !quote.speaks(&["id", "ms"]) {
        return false;
    }
    let next = quote.tokens.iter().find(|t| t.start >= start + text.chars().count());
    next.is_some_and(|t| t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_lowercase))
}

/// Areas of the world, which are towns of some country as well.
const AREAS: &[&str] =
    &["asia", "africa", "europe", "america", "oceania", "pacific", "union", "central"];

/// The names of persons of a text, as it writes them.
pub(super) fn of(quotes: &[&Quote]) -> HashSet<String> {
    let mut out = HashSet::new();
    for quote in quotes {
        let capital = |i: usize| {
            quote.token(i).is_some_and(|t| {
                t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
            })
        };
        let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
        let numeral = |i: usize| {
            quote.token(i).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)
        };
        for (i, token) in quote.tokens.iter().enumerate().skip(1) {
            let behind_name = capital(i - 1) || word(i - 1) == "." && i > 1;
            if !capital(i) || !behind_name {
                continue;
            }
            let titled =
                TITLES.has(word(i - 1)) || i > 1 && TITLES.has(word(i - 2)) && !TITLES.has(word(i));
            // "Jonah Pereira, 19, scored": a name and an age.
            let aged = matches!(word(i + 1), "," | "(")
                && numeral(i + 2)
                && matches!(word(i + 3), "," | ")" | "." | ";");
            if titled || aged {
                out.insert(quote.text(token.start, token.end));
            }
        }
    }
    out
}

/// Whether a mention of a place is none: the name of a person, or of a part of the world.
pub(super) fn is_no_place(mention: &places::Mention, persons: &HashSet<String>) -> bool {
    AREAS.contains(&mention.text.to_lowercase().as_str())
        || persons.contains(&mention.text)
            && places::info(mention.country).is_none_or(|info| {
                !std::iter::once(&info.name).chain(info.names.values()).any(|n| *n == mention.text)
            })
            && !places::is_demonym(&mention.text, mention.country)
}
