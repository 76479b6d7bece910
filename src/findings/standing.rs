//! How the words around a figure relate it to another one: "a further 60", "48 remained under arrest", "of whom 12",
//! "corrected from 60 to 54".

use super::annotations;
use crate::{
    fold::fold,
    mine,
    model::{Claim, Project, Value},
};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What a figure is beside others on its fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A count of its own.
    #[default]
    Plain,
    /// Added to one that was counted before.
    More,
    /// What is left of one.
    Rest,
    /// A part of one that stands before it.
    Part,
    /// What was said before, and is not said any more.
    Was,
}

/// Words right before a figure that is added to another, folded.
const MORE_BEFORE: &[&str] = &[
    "further",
    "another",
    "additional",
    "additionally",
    "autres",
    "supplementaires",
    "otras",
    "otros",
    "outras",
    "outros",
    "weitere",
    "еще",
    "tambahan",
    "thêm",
    "them",
    "另有",
    "另外",
    "再",
    "อีก",
    "आर",
];
/// Words right behind it.
const MORE_BEHIND: &[&str] = &[
    "more",
    "others",
    "additional",
    "further",
    "autres",
    "de plus",
    "supplementaires",
    "mas ",
    "mais ",
    "weitere",
    "lagi",
];
/// Words right before a part, folded.
const PART_BEFORE: &[&str] = &[
    "including",
    "of whom",
    "of them",
    "of these",
    "of those",
    "among them",
    "among whom",
    "dont",
    "parmi eux",
    "entre ellos",
    "de los cuales",
    "de las cuales",
    "incluidos",
    "incluidas",
    "dos quais",
    "incluindo",
    "darunter",
    "davon",
    "из них",
    "в том числе",
    "termasuk",
    "trong do",
    "其中",
    "包括",
];
/// Words right behind a part.
const PART_BEHIND: &[&str] = &[
    "of them",
    "of these",
    "of those",
    "of whom",
    "d'entre eux",
    "de ellos",
    "de ellas",
    "deles",
    "delas",
    "von ihnen",
    "из них",
];
/// Words behind what is left of a figure, folded.
const REST_BEHIND: &[&str] = &[
    "remain",
    "still under arrest",
    "still held",
    "still in custody",
    "still detained",
    "restent",
    "demeurent",
    "siguen",
    "permanecen",
    "permanecem",
    "continuam",
    "bleiben",
    "остаются",
];
/// Words before a figure that was said before, folded.
const WAS_BEFORE: &[&str] = &[
    "initially",
    "at first",
    "earlier said",
    "earlier reported",
    "previously said",
    "previously reported",
    "first reported",
    "originally reported",
    "up from",
    "down from",
    "instead of",
    "rather than",
    "d'abord",
    "au lieu de",
    "inicialmente",
    "en lugar de",
    "zunachst",
    "сначала",
];
/// Words that say that one figure takes the place of another, folded.
const CHANGES: &[&str] = &[
    "correct",
    "revis",
    "lower",
    "raised",
    "reduc",
    "rose",
    "risen",
    "fell",
    "fallen",
    "increas",
    "drop",
    "updat",
    "adjust",
    "climb",
    "corrig",
    "augment",
    "aument",
    "elev",
    "korrig",
    "erhoh",
    "поднял",
    "вырос",
];

/// Something of these words stands in a quote that has to be read more closely.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = "further|another|additional|more|others|autres|otras|otros|outras|outros|weitere|suppl|включ|еще|ещё|tambahan|
        thêm|另|再|อีก|including|of whom|of them|of these|of those|among|dont|parmi|entre|cuales|inclu|quais|darunter|davon|
        из них|в том числе|termasuk|trong đó|其中|包括|remain|still|restent|demeurent|siguen|permanec|continuam|bleiben|
        остаются|initially|at first|earlier|previously|first|originally|from|instead|rather|abord|au lieu|inicialmente|
        en lugar|zunächst|сначала";
    let words = words.split('|').map(str::trim);
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()
});

/// What the first quote that holds the figure of a claim says of it.
pub(super) fn standing(project: &Project, claim: &Claim) -> Standing {
    let (Value::Number(amount) | Value::Money(amount, _)) = &claim.value else {
        return Standing::Plain;
    };
    let signs = SIGNS.as_ref();
    let read = |quote: &str| {
        let found = mine::numbers(quote, None).into_iter().find(|n| match &n.value {
            Value::Number(a) | Value::Money(a, _) => (a.low, a.high) == (amount.low, amount.high),
            _ => false,
        })?;
        let letters: Vec<char> = quote.chars().collect();
        let of = |from: usize, to: usize| -> String {
            fold(
                &letters
                    .get(from..to.min(letters.len()))
                    .unwrap_or_default()
                    .iter()
                    .collect::<String>(),
            )
        };
        let before = of(found.start.saturating_sub(48), found.start);
        let behind = of(found.end, found.end + 48);
        Some(of_words(&before, &behind, &fold(quote)))
    };
    annotations(project, claim)
        .filter(|quote| signs.is_some_and(|s| s.is_match(quote.exact.as_str())))
        .find_map(|quote| read(&quote.exact))
        .unwrap_or_default()
}

/// What the folded words before and behind a figure make of it.
fn of_words(before: &str, behind: &str, quote: &str) -> Standing {
    let near = before.trim_end();
    let ends = |all: &[&str]| {
        all.iter().any(|w| {
            let w = fold(w);
            near.strip_suffix(w.as_str()).is_some_and(|rest| {
                let last = rest.chars().next_back();
                !w.is_ascii() || last.is_none_or(|c| !c.is_alphanumeric())
            })
        })
    };
    let next = behind.trim_start();
    let starts = |all: &[&str]| {
        all.iter().any(|w| {
            let w = fold(w);
            next.strip_prefix(w.as_str()).is_some_and(|rest| {
                w.ends_with(' ') || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
            })
        })
    };
    // The clause that the figure stands in.
    let clause = |text: &str| text.find(['.', ';', '\n']).map_or(text.len(), |at| at);
    let there = behind.get(..clause(behind)).unwrap_or_default();
    let here = before.rfind(['.', ';', '\n', ',']).map_or(0, |at| at + 1);
    let here = before.get(here..).unwrap_or_default();
    let leads = ["from", "de", "von", "dari", "с"]
        .iter()
        .any(|w| near.strip_suffix(w).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    let to = ["to ", "a ", "auf ", "menjadi ", "до "]
        .iter()
        .find_map(|w| next.strip_prefix(w))
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if leads && to && CHANGES.iter().any(|w| quote.contains(w))
        || WAS_BEFORE.iter().any(|w| here.contains(w))
    {
        return Standing::Was;
    }
    if ends(PART_BEFORE) || starts(PART_BEHIND) {
        return Standing::Part;
    }
    if ends(MORE_BEFORE) || starts(MORE_BEHIND) {
        return Standing::More;
    }
    if REST_BEHIND.iter().any(|w| there.contains(w)) {
        return Standing::Rest;
    }
    Standing::Plain
}

#[cfg(test)]
mod tests {
    use super::{Standing, of_words};

    #[test]
    fn words_beside_a_figure_say_what_it_is_of() {
        for (before, behind, expected) in [
            ("police arrested ", " people", Standing::Plain),
            ("a further ", " people were rescued", Standing::More),
            ("police arrested 60 people, ", " more than first reported", Standing::More),
            ("another ", " people were rescued", Standing::More),
            ("", " people remained under arrest", Standing::Rest),
            ("", " of those held were Chinese", Standing::Part),
            ("60 were arrested, of whom ", " were later released", Standing::Part),
            ("corrected the number from ", " to 54.", Standing::Was),
            ("corrected the number from 60 to ", ".", Standing::Plain),
            ("between 20 and ", " or more people", Standing::Plain),
            ("police initially reported ", " arrests", Standing::Was),
            ("migrants from ", " countries", Standing::Plain),
        ] {
            let quote = format!("{before}60{behind}");
            assert_eq!(of_words(before, behind, &quote), expected, "{quote}");
        }
    }
}
