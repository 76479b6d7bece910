//! Which operation a sentence speaks of.

use super::{
    claim_words::AUXILIARY,
    lex::{Kind, Quote},
    speakers::{is_date_word, without_elision},
    speech::capital,
};
use crate::fold::fold;

/// Words that stand before the name of an operation, folded; of "chiến dịch" the first.
const WORDS: &[&str] = &[
    "operation",
    "operacion",
    "operacao",
    "operasi",
    "project",
    "operazione",
    "chien",
    "операция",
];

/// The name of an operation in a sentence, as it stands: "Operation Storm Makers II", "Storm Makers 2".
pub(super) fn event(quote: &Quote) -> Option<(String, usize, usize)> {
    if !quote.holds(WORDS) {
        return None;
    }
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let roman = |i: usize| {
        matches!(
            quote.token(i).map(|t| quote.text(t.start, t.end)).as_deref(),
            Some("I" | "II" | "III" | "IV" | "V" | "VI" | "VII")
        )
    };
    for i in 0..quote.tokens.len() {
        if !WORDS.contains(&without_elision(word(i)))
            || !capital(quote, i) && word(i) != "chien" && !elsewhere(quote, i)
        {
            continue;
        }
        let mut at = i + 1;
        let mut last = at;
        while quote
            .token(at)
            .is_some_and(|t| t.start <= quote.token(at - 1).map_or(0, |p| p.end) + 2)
            && at < i + 7
        {
            let token = quote.token(at)?;
            let length = token.end - token.start - usize::from(token.folded.contains('.'));
            let year = length == 4 && at > i + 2 && (last == at || !quote.speaks(&["en"]));
            let numeral = token.kind == Kind::Numeral && (length <= 2 || year) && at > i + 1;
            if capital(quote, at) && !AUXILIARY.contains(&token.folded.as_str())
                || numeral
                || roman(at)
            {
                last = at + 1;
            } else if !(token.folded == "-" || token.folded == "\"" && at == i + 1) {
                break;
            }
            at += 1;
        }
        if last > i + 1 {
            let first = quote.token(i)?;
            // "l'opération" without its article.
            let elided =
                first.folded.chars().count() - without_elision(&first.folded).chars().count();
            let (start, end) = (first.start + elided, quote.token(last - 1)?.end);
            let name = quote.text(start, end).replace(['"', '“', '”'], "");
            let name = name
                .strip_suffix("'s")
                .or_else(|| name.strip_suffix("’s"))
                .unwrap_or(&name)
                .to_owned();
            return Some((name, start, end));
        }
    }
    // «INTERPOL's "Storm Makers 2" operation», «known as "Storm Makers II"»
    for i in 0..quote.tokens.len() {
        if word(i) != "\"" {
            continue;
        }
        let close =
            (i + 1..i + 7).find(|k| word(*k) == "\"" || word(*k) == "," && word(k + 1) == "\"")?;
        let name: Vec<usize> = (i + 1..close).collect();
        let all = !name.is_empty()
            && name.iter().all(|k| {
                capital(quote, *k)
                    || quote.token(*k).is_some_and(|t| t.kind == Kind::Numeral)
                    || roman(*k)
            });
        let near = (close..close + 4).any(|k| word(k) == "operation")
            || (i.saturating_sub(6)..i).any(|k| word(k) == "operation");
        if all && near && name.len() >= 2 {
            let (start, end) = (quote.token(i + 1)?.start, quote.token(close - 1)?.end);
            return Some((quote.text(start, end), start, end));
        }
    }
    None
}

/// Languages other than English write the word small: "l'opération First Light".
fn elsewhere(quote: &Quote, i: usize) -> bool {
    !quote.language.is_empty()
        && !quote.speaks(&["en", "de"])
        && capital(quote, i + 1)
        && !is_date_word(quote.token(i + 1).map_or("", |t| t.folded.as_str()))
}

/// An event's name in a form in which its aliases are the same: "Operation Storm Makers II" is "storm makers 2".
pub fn event_key(name: &str) -> String {
    let folded = fold(name);
    folded
        .split_whitespace()
        .filter(|w| {
            !matches!(
                *w,
                "operation" | "operacion" | "operacao" | "operasi" | "operazione" | "операция"
            )
        })
        .map(|w| match w {
            "ii" => "2",
            "iii" => "3",
            "iv" => "4",
            "v" => "5",
            other => other,
        })
        .collect::<Vec<_>>()
        .join(" ")
}
