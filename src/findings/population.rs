//! Who is counted, as a key: "Indians", "Indian nationals", "people from India" and "indiens" are one population.

use crate::{fold::fold, places};

/// Words beside the name of a people that narrow it no further.
const PEOPLE: &[&str] = &[
    "a",
    "citizens",
    "citizen",
    "foreign",
    "foreigners",
    "from",
    "individuals",
    "national",
    "nationals",
    "people",
    "persons",
    "the",
    "victims",
    "workers",
];

/// The key of a population: the code of its country where that is all that the words say, else the folded words.
///
/// A code stands behind a full stop, as no name of people does; the key of a key is the key.
pub(super) fn key(words: &str) -> String {
    let words = words.trim();
    let folded = fold(words);
    // "Women" and "children" name no country; most populations are one word.
    let mentions = places::mentions(words);
    let [one] = mentions.as_slice() else { return folded };
    let rest: String = words
        .chars()
        .enumerate()
        .filter(|(i, _)| *i < one.start || *i >= one.end)
        .map(|(_, c)| c)
        .collect();
    let plain = fold(&rest)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| PEOPLE.contains(&word));
    if plain { format!(".{}", one.country).to_lowercase() } else { folded }
}
