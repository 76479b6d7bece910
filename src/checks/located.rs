//! Whether a sentence says that something happened in a country: the words before its name, or behind it where the
//! language puts them there.

use super::words::unspaced;
use std::ops::Range;

/// Words for "in" and "at", in small letters, of languages that part words and put them before the name.
const BEFORE: [&str; 34] = [
    "in",
    "inside",
    "within",
    "across",
    "throughout",
    "en",
    "au",
    "aux",
    "à",
    "dans",
    "no",
    "na",
    "nos",
    "nas",
    "em",
    "di",
    "tại",
    "ở",
    "trong",
    "im",
    "nel",
    "nella",
    "negli",
    "w",
    "we",
    "i",
    "в",
    "во",
    "у",
    "في",
    "داخل",
    "sa",
    "kwenye",
    "nchini",
];

/// The same, of scripts that write words together, right before the name.
const JOINED: [&str; 14] = [
    "ในประเทศ",
    "ที่ประเทศ",
    "ใน",
    "ที่",
    "នៅក្នុងប្រទេស",
    "ក្នុងប្រទេស",
    "នៅប្រទេស",
    "នៅ",
    "ໃນປະເທດ",
    "ຢູ່ປະເທດ",
    "ໃນ",
    "ຢູ່",
    "在",
    "于",
];

/// The same, of languages that put them behind.
const BEHIND: [&str; 13] = [
    "में",
    "के अंदर",
    "မှာ",
    "တွင်",
    "၌",
    "နိုင်ငံတွင်",
    "နိုင်ငံမှာ",
    "で",
    "において",
    "에서",
    "내에서",
    "境内",
    "境內",
];

/// Words that may stand between "in" and a name.
const BETWEEN: [&str; 18] = [
    "the",
    "southern",
    "northern",
    "eastern",
    "western",
    "central",
    "neighbouring",
    "neighboring",
    "nearby",
    "la",
    "el",
    "le",
    "les",
    "los",
    "o",
    "a",
    "der",
    "den",
];

/// So many code points before or behind a name are looked at.
const AROUND: usize = 40;

/// Whether the words around a name, in code points, place something there.
pub(super) fn at(chars: &[char], name: &Range<usize>) -> bool {
    let before: String = chars
        .get(name.start.saturating_sub(AROUND)..name.start)
        .unwrap_or_default()
        .iter()
        .collect();
    let behind: String = chars
        .get(name.end..(name.end + AROUND).min(chars.len()))
        .unwrap_or_default()
        .iter()
        .collect();
    // "in Thai waters", "in Malaysian custody": the name is a word about another one.
    let first = chars.get(name.start).copied().unwrap_or(' ');
    if unspaced(first) || !first.is_alphabetic() {
        let lead = before.trim_end();
        return JOINED.iter().any(|word| lead.ends_with(word))
            || BEHIND.iter().any(|word| behind.trim_start().starts_with(word));
    }
    if BEHIND.iter().any(|word| behind.trim_start().starts_with(word)) {
        return true;
    }
    let lower = before.to_lowercase();
    let mut words = lower.split_whitespace().rev().skip_while(|word| BETWEEN.contains(word));
    let is =
        words.next().is_some_and(|word| BEFORE.contains(&word.trim_start_matches(['(', '“', '"'])));
    is && !adjective(chars, name)
}

/// Whether the name is an adjective: of its ending in English, or because a word in small letters goes on with it.
fn adjective(chars: &[char], name: &Range<usize>) -> bool {
    let text: String = chars.get(name.clone()).unwrap_or_default().iter().collect();
    let lower = text.to_lowercase();
    ["ese", "ian", "ish", "nese", "thai", "burmese", "lao", "filipino", "khmer", "vietnamese"]
        .iter()
        .any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn a_sentence_places_things_in_a_country_and_not_beside_it() {
        let placed = |text: &str, name: &str| {
            let chars: Vec<char> = text.chars().collect();
            let start = text.split(name).next().unwrap().chars().count();
            at(&chars, &(start..start + name.chars().count()))
        };
        for (text, name) in [
            ("In Malaysia police rescued", "Malaysia"),
            ("They were held in southern Laos.", "Laos"),
            ("Au Cambodge, la police", "Cambodge"),
            ("Cảnh sát tại Lào giải cứu", "Lào"),
            ("ตำรวจในประเทศไทยช่วยเหลือ", "ไทย"),
            ("在马来西亚解救", "马来西亚"),
            ("लाओस में पुलिस ने", "लाओस"),
            ("في لاوس", "لاوس"),
        ] {
            assert!(placed(text, name), "{text}");
        }
        for (text, name) in [
            ("Police of Malaysia rescued", "Malaysia"),
            ("victims from Malaysia in Laos", "Malaysia"),
            ("in Malaysian custody", "Malaysian"),
            ("马来西亚警方解救", "马来西亚"),
        ] {
            assert!(!placed(text, name), "{text}");
        }
    }
}
