//! Words for a person of a country, beside those for its things: "a New Zealander", "fünf Niederländer", "12 россиян"; and
//! countries that act for their own people.

use super::{
    lex::Quote,
    lists::{ends_with_one, holds_one},
};
use crate::places::{self, Mention};

/// Whether a word for the people of a country means a person or several, and no thing of the country.
pub(super) fn is_one(quote: &Quote, mention: &Mention, lead: &str, tail: &str) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "one"];
    // What stands behind a noun; behind an adjective stands what it describes.
    const BEHIND: &[&str] = &[
        "was", "were", "is", "are", "who", "and", "or", "from", "in", "had", "has", "with", "on",
        "aged", "whose", "to", "at", "by", "said", "told",
    ];
    let next = tail.trim_start();
    let first: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let ends = first.is_empty();
    if quote.speaks(&["en", ""]) && mention.text.is_ascii() {
        let mut words = lead.split_whitespace().rev();
        let article = words.next().is_some_and(|w| ARTICLES.contains(&w));
        // "12 women freed from a Nigerian": only in a list is he one of those who are counted.
        let listed = words.next().is_some_and(|w| w == "and" || w.ends_with(','));
        return article && listed && (ends || BEHIND.contains(&first.as_str()));
    }
    if !places::is_person(&mention.text) {
        return false;
    }
    if quote.speaks(&["de"]) {
        // "Schweizer Behörden" are no people; a small word or a sign stands behind a noun.
        let capital = |i: usize| quote.at(i).is_some_and(char::is_uppercase);
        return capital(mention.start)
            && !(quote.at(mention.end) == Some(' ') && capital(mention.end + 1));
    }
    !mention.text.is_ascii() && quote.speaks(&["ru", "vi", ""])
}

/// What is done to people who come home; folded, their beginnings.
const HOME: &[&str] = &[
    "repatriat",
    "brought home",
    "brought back",
    "flown home",
    "flew home",
    "sent home",
    "evacuat",
    "rapatri",
    "repatri",
    "dipulangkan",
    "memulangkan",
    "pulangkan",
    "вернул",
    "возвращ",
    "вывез",
    "эвакуир",
    "освобо",
    "zuruckgeholt",
    "heimgeholt",
    "giai cuu",
    "dua ve",
    "rescat",
    "resgat",
    "libera",
    "secour",
    "rescued",
    "freed",
];

/// Whether a sentence begins with "from" and a place, and goes on with who left it.
pub(super) fn is_left(quote: &Quote, lead: &str, behind: usize) -> bool {
    const FROM: &[&str] =
        &["from", "из", "de", "desde", "depuis", "aus", "dari", "tu", "do", "da", "du"];
    const REACH: usize = 40;
    let mut words = lead.split_whitespace();
    let first = words.next().is_some_and(|w| FROM.contains(&w)) && words.next().is_none();
    first && {
        let tail = quote.fold(behind, behind + REACH);
        HOME.iter().any(|w| tail.contains(w))
    }
}

/// Whether the words before "victims from" say that they were brought home.
pub(super) fn brought_home(lead: &str) -> bool {
    let clause = lead.rsplit([';', '.']).next().unwrap_or_default();
    HOME.iter().take(10).any(|w| clause.contains(w))
}

/// "Malaysia has rescued 313 of its citizens": where they come from, and nothing happened there.
pub(super) fn acts_for_its_own(quote: &Quote, behind: usize) -> bool {
    const REACH: usize = 90;
    const OWN: &[&str] = &[
        "of its citizens",
        "of its nationals",
        "of its people",
        "its citizens",
        "its nationals",
        "of their citizens",
        "of their nationals",
        "de ses ressortissants",
        "ses ressortissants",
        "ses citoyens",
        "de sus ciudadanos",
        "a sus ciudadanos",
        "sus ciudadanos",
        "sus nacionales",
        "de sus connacionales",
        "seus cidadaos",
        "seus nacionais",
        "warganya",
        "warga negaranya",
        "rakyatnya",
        "cong dan cua minh",
        "cong dan nuoc minh",
        "своих граждан",
        "своим гражданам",
        "seiner burger",
        "seine burger",
        "seine staatsburger",
        "ihrer staatsburger",
    ];
    const DONE: &[&str] = &[
        "rescu",
        "repatri",
        "evacuat",
        "brought",
        "flown",
        "flew",
        "freed",
        "secour",
        "rapatri",
        "evacu",
        "rescat",
        "evacuo",
        "trajo",
        "resgat",
        "trouxe",
        "memulangkan",
        "menyelamatkan",
        "mengevakuasi",
        "dua ve",
        "giai cuu",
        "эвакуирова",
        "вернул",
        "вывез",
        "спас",
        "evakuier",
        "zuruckgeholt",
        "heimgeholt",
        "gerettet",
    ];
    if !quote.holds(OWN) {
        return false;
    }
    let tail = quote.fold(behind, behind + REACH);
    let clause = tail.split([';', '.', ':']).next().unwrap_or_default();
    let Some(at) = OWN.iter().filter_map(|w| clause.find(w)).min() else { return false };
    let between = clause.get(..at).unwrap_or_default();
    // Another subject between the two has people of its own.
    !between.contains(',') && (holds_one(between, DONE) || DONE.iter().any(|w| clause.contains(w)))
}

/// "138 were Ethiopians"
pub(super) fn be_before(lead: &str) -> bool {
    const BE: &[&str] = &[
        "were", "was", "are", "is", "etaient", "sont", "eran", "son", "eram", "sao", "waren",
        "sind", "adalah",
    ];
    ends_with_one(lead.trim_end(), BE)
}
