//! What stands in front of a story: place, day and agency ("HANOI, 3 May (Reuters) –"); and the agency behind it.

use super::{
    agencies,
    attribution::AGENCIES,
    lex::{Kind, Quote, Token},
};
use crate::{fold::fold, places};

/// Sentences at the head of a text, of which one begins with a dateline.
pub(super) const HEAD: usize = 5;

/// Where the story of a sentence begins behind a dateline: "LYON, France – A global operation", "HANOI (AFP) - Police".
/// 0 without one.
pub(super) fn behind(quote: &Quote) -> usize {
    const MOST: usize = 16;
    /// How many words a shouted place has.
    const SHOUTED: usize = 3;
    for (i, token) in quote.tokens.iter().enumerate().take(MOST) {
        // Gulf agencies stand between two strokes: "دبي في 14 يناير 2025 / وام / …".
        let stroke = token.folded == "/"
            && quote.tokens.iter().take(i).filter(|t| t.folded == "/").count() == 1
            && quote.at(token.start + 1) == Some(' ');
        // "HYDERABAD: The police": a place that is shouted, as papers of South and South-East Asia begin.
        if token.folded == ":" && i > 0 && i <= SHOUTED && is_shouted(quote, i) {
            return token.end;
        }
        // "नई दिल्ली: …", "កំពត៖ …": the same in scripts that cannot shout.
        if matches!(token.folded.as_str(), ":" | "៖")
            && i > 0
            && i <= SHOUTED
            && is_place(quote, token.start)
        {
            return token.end;
        }
        let dash = matches!(token.folded.as_str(), "-" | "–" | "—" | "--") || stroke;
        let before = token.start.checked_sub(1).and_then(|at| quote.at(at));
        // Spanish agencies write "(EFE).-".
        let apart = before.is_some_and(|c| c.is_whitespace() || matches!(c, '.' | ')'));
        if dash && apart && i > 0 {
            // What stands in brackets is the agency; a small word behind a day is its month.
            let mut open = false;
            let mut day = false;
            let names = quote.tokens.iter().take(i).all(|t| {
                open = (open || t.folded == "(") && t.folded != ")";
                // "20 de mayo de 2025"
                let link = matches!(t.folded.as_str(), "de" | "ngay");
                let month = day && !link;
                day = t.kind == Kind::Numeral || day && link;
                open || month
                    || link
                    || t.kind != Kind::Word
                    || quote.at(t.start).is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
            });
            let shouted = quote.tokens.first().is_some_and(|t| {
                let word = quote.text(t.start, t.end);
                t.kind == Kind::Word
                    && word.chars().count() > 1
                    && !word.chars().any(char::is_lowercase)
            });
            let bracket = quote.tokens.iter().take(i).any(|t| t.folded == "(");
            let year = quote
                .tokens
                .iter()
                .take(i)
                .any(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
            // "São Paulo, Jan 28 – Inspectors": a place, a comma and a day of a month.
            let comma = quote.tokens.iter().take(i).position(|t| t.folded == ",");
            let numeral = |t: &Token| t.kind == Kind::Numeral && t.end - t.start <= 2;
            let dated = comma
                .is_some_and(|c| c > 0 && quote.tokens.iter().take(i).skip(c).any(numeral))
                && !quote.tokens.iter().take(1).any(|t| {
                    matches!(
                        t.folded.as_str(),
                        "on" | "in"
                            | "by"
                            | "since"
                            | "from"
                            | "until"
                            | "am"
                            | "le"
                            | "el"
                            | "em"
                            | "pada"
                    )
                });
            return if names && (shouted || bracket || year || dated) { token.end } else { 0 };
        }
    }
    0
}

/// Whether a sentence of a script without capitals begins with the name of a place up to a code point.
fn is_place(quote: &Quote, end: usize) -> bool {
    let head = quote.text(0, end);
    let letter = head.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| !c.is_uppercase() && !c.is_lowercase())
        && places::all_mentions(&head)
            .first()
            .is_some_and(|m| m.end == head.trim_end().chars().count())
}

/// Whether the first tokens are words of capitals only.
fn is_shouted(quote: &Quote, tokens: usize) -> bool {
    quote.tokens.iter().take(tokens).all(|t| {
        let word = quote.text(t.start, t.end);
        t.kind == Kind::Word && word.chars().count() > 2 && word.chars().all(char::is_uppercase)
    })
}

/// A name without a dateline that was read as its beginning: "LIMA – La Policía Nacional".
pub(super) fn without(name: String) -> String {
    let dash = [" – ", " — ", " - ", " -- "].iter().find_map(|dash| name.split_once(dash));
    match dash {
        Some((place, rest))
            if !place.chars().any(char::is_lowercase) && !rest.trim().is_empty() =>
        {
            rest.trim().to_owned()
        }
        _ => name,
    }
}

/// The agency of a dateline that ends at `story`, with where its name stands: "(Reuters)", "新华社北京2月14日电".
pub(super) fn agency(quote: &Quote, story: usize) -> Option<(String, usize, usize)> {
    if quote.chars.first().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) {
        return sent_from(quote);
    }
    // Arabic spells the French agency letter by letter.
    let head = quote.text(0, story);
    if let Some(at) = head.find("أ ف ب") {
        let start = head.get(..at)?.chars().count();
        return Some(("AFP".to_owned(), start, start + 5));
    }
    // Two names can share one: "(AP/Reuters)".
    let inside = quote.tokens.iter().take_while(|t| t.end <= story);
    let mut names =
        inside.filter(|t| t.kind == Kind::Word && AGENCIES.contains(&t.folded.as_str()));
    let one = names.next()?;
    // "AP" and "PTI" are written so; anything else is a word of some language.
    let opened = quote.before(one.start) == Some('(');
    let written = opened || quote.at(one.start).is_some_and(|c| !c.is_lowercase());
    written.then(|| (quote.text(one.start, one.end), one.start, one.end))
}

/// The agency that begins a Chinese story: its name, a place, a day and the word for what is sent.
fn sent_from(quote: &Quote) -> Option<(String, usize, usize)> {
    const SENDERS: &[&str] =
        &["新华社", "新華社", "中新社", "中央社", "法新社", "路透社", "美联社", "美聯社", "共同社"];
    const MOST: usize = 30;
    let head = quote.text(0, MOST.min(quote.chars.len()));
    let name = SENDERS.iter().find(|name| head.starts_with(**name))?;
    let sent =
        head.contains('电') || head.contains('電') || head.contains('讯') || head.contains('訊');
    let usual = agencies::usual(name).unwrap_or(name);
    sent.then(|| (usual.to_owned(), 0, name.chars().count()))
}

/// The agency that is named alone at the end of a text: "– Reuters", "(AFP)", behind the last sentence or below it.
pub(super) fn credit(text: &str) -> Option<String> {
    const LINES: usize = 3;
    // A line may be the whole text, which is no name.
    const LONGEST: usize = 400;
    let lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    let sign = |c: char| matches!(c, '-' | '–' | '—' | '(' | ')' | '[' | ']' | '.' | '/' | ' ');
    for line in lines {
        let tail = line.rfind(['–', '—', '(', '[']).or_else(|| line.rfind(" - ")).unwrap_or(0);
        let name = line.get(tail..).unwrap_or_default().trim_matches(sign);
        let known = name.len() <= LONGEST
            && AGENCIES.contains(&fold(name).as_str())
            && !name.starts_with(char::is_lowercase);
        if known && name.len() < line.len() {
            return Some(name.to_owned());
        }
    }
    None
}
