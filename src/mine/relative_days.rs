//! Days of the week without a date.

use super::{
    date_words::{Name, name_at},
    lex::{Kind, Quote},
    relative::Shift,
};
use crate::fold::fold_constant;

/// A day of the week by itself: in news the last one before publication.
pub(super) fn weekday_alone(
    quote: &Quote,
    i: usize,
    day: u8,
    next: usize,
) -> Option<(Shift, usize)> {
    let token = quote.token(i)?;
    let short = token.end - token.start <= 3 && !quote.is(next.wrapping_sub(1), ".");
    let capital = quote.at(token.start).is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    let free =
        quote.speaks(&["fr", "es", "pt", "it", "nl", "sv", "id", "vi", "ru", "ar", "hi", "tr"]);
    // "le mercredi 7 juin", "na quarta-feira, 7 de junho": one day, and the whole of it is read there.
    let at = (next..next + 3)
        .find(|k| quote.token(*k).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start <= 2));
    let month = |at: usize| {
        let gap = usize::from(
            quote.token(at + 1).is_some_and(|t| matches!(t.folded.as_str(), "de" | "." | "er")),
        );
        matches!(name_at(quote, at + 1 + gap), Some((Name::Month(..), ..)))
    };
    let parted = |at: usize| {
        (next..at).all(|k| {
            quote
                .token(k)
                .is_some_and(|t| matches!(t.folded.as_str(), "," | "الموافق" | "le" | "el" | "dia"))
        })
    };
    if at.is_some_and(|at| parted(at) && month(at)) && quote.speaks(&["fr", "es", "pt", "it", "ar"])
    {
        return None;
    }
    (!short && (capital || free)
        || capital
            && short
            && quote.speaks(&["en"])
            && !matches!(token.folded.as_str(), "sun" | "sat" | "mon"))
    .then_some((Shift::Weekday(day, None), next))
}

/// Whether the verb that ends a sentence of Hindi tells of what was.
pub(super) fn is_past(quote: &Quote, from: usize) -> bool {
    const FAR: usize = 60;
    const WAS: &[&str] = &[
        "था",
        "थे",
        "थी",
        "थीं",
        "गया",
        "गए",
        "गये",
        "गई",
        "गयी",
        "किया",
        "की",
        "हुआ",
        "हुए",
        "हुई",
        "दिया",
        "दी",
        "लिया",
        "ली",
        "लिए",
        "बताया",
        "कहा",
        "मारा",
        "पकड़ा",
        "बचाया",
        "छुड़ाया",
        "मिला",
        "मिले",
        "आया",
        "आए",
        "चुका",
        "चुके",
        "भेजा",
        "रखा",
        "निकाला",
    ];
    let words = (from + 1..from + FAR).map_while(|j| quote.token(j));
    let clause = words.take_while(|t| !matches!(t.folded.as_str(), "।" | "." | "!" | "?" | ";"));
    let verbs: Vec<&str> = clause.map(|t| t.folded.as_str()).collect();
    // "बताया है", "गए हैं": an auxiliary may close it.
    let mut last = verbs.iter().rev().filter(|w| !matches!(**w, "है" | "हैं" | "हे"));
    last.next().is_some_and(|verb| WAS.iter().any(|w| fold_constant(w) == *verb))
}
