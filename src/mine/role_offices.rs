//! Countries that stand with an office or a place: where it acts, and nobody who is counted comes from there.

use super::role_words::OFFICES_OF;

/// Words for people who come from somewhere.
const COMING: &[&str] = &[
    "originaire",
    "originaires",
    "venus",
    "venues",
    "provenant",
    "originarios",
    "originarias",
    "procedentes",
    "provenientes",
    "oriundos",
    "oriundas",
    "vindos",
    "vindas",
    "stammend",
    "berasal",
];

/// "44 femmes originaires du Laos"
pub(super) fn is_of_coming(lead: &str) -> bool {
    lead.split_whitespace().rev().nth(1).is_some_and(|w| COMING.contains(&w))
}

/// "La police du Laos", "centros de estafa de Myanmar": an office or a place of a country, whose people are others.
pub(super) fn is_of_office(lead: &str) -> bool {
    const NEAR: usize = 3;
    let mut words = lead.split_whitespace().rev();
    let of = words.next().is_some_and(|w| matches!(w, "de" | "du" | "del" | "da" | "do" | "des"));
    of && words
        .take(NEAR)
        .take_while(|w| !w.ends_with([',', ';', ':', '.']))
        .any(|w| OFFICES_OF.contains(&w))
}
