//! Names as bylines print them → the parts that citation styles need. Where the parts are not plain, a name
//! stays whole: a name printed as its bearer writes it is never wrong.

use unicode_segmentation::UnicodeSegmentation as _;

/// A name in the parts of CSL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// A name that is printed as it stands: an organisation, a single name, a name without a family name.
    Whole(String),
    /// A person with a family name.
    Person {
        /// Family name without particle: "Leyen".
        family: String,
        /// Everything before it: "Ursula".
        given: String,
        /// Particle that belongs to the family name: "von der".
        particle: Option<String>,
        /// "Jr.", "III".
        suffix: Option<String>,
    },
}

/// Words that show an organisation or a desk. Compared in lower case.
const ORGANISATION: [&str; 45] = [
    "agency",
    "agence",
    "ministry",
    "department",
    "office",
    "bureau",
    "commission",
    "committee",
    "council",
    "court",
    "police",
    "interpol",
    "europol",
    "government",
    "embassy",
    "university",
    "institute",
    "foundation",
    "centre",
    "center",
    "association",
    "organisation",
    "organization",
    "network",
    "group",
    "team",
    "staff",
    "desk",
    "newsroom",
    "news",
    "press",
    "media",
    "times",
    "post",
    "radio",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editors",
    "board",
    "nations",
    "union",
    "international",
    "watch",
];

/// Particles that belong to the family name behind them.
const PARTICLES: [&str; 25] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "la", "le",
    "du", "des", "ter", "ten", "zu", "af", "av", "of", "y", "e", "el",
];

/// Words between a given name and a father's name: these names have no family name.
const PATRONYMIC: [&str; 8] = ["bin", "binti", "binte", "bt", "ibn", "bint", "s/o", "d/o"];

/// Vietnamese family names, without marks, that stand first when three or more parts follow no other order.
const VIETNAMESE: [&str; 17] = [
    "nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "huynh", "huỳnh", "hoàng", "đặng", "bùi",
    "đỗ", "ngô", "dương", "vũ", "võ", "lê",
];

/// Korean family names as they are written in Latin letters.
const KOREAN: [&str; 20] = [
    "kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "han",
    "oh", "seo", "shin", "kwon", "hwang", "ahn", "moon", "song",
];

/// Chinese family names of two characters.
const CHINESE_DOUBLE: [&str; 8] = ["欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒"];

/// The names in one byline: "Jane Doe and John Smith" are two.
pub fn split(byline: &str) -> Vec<Name> {
    let clean: Vec<&str> = byline.split_whitespace().collect();
    let clean = clean.join(" ");
    let clean =
        clean.trim_matches(|c: char| matches!(c, ',' | ';' | '|' | '·') || c.is_whitespace());
    if clean.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<&str> = vec![clean];
    for between in [";", " | ", " · ", "、", " & ", " and ", " und ", " et ", " y "] {
        // A conjunction divides people, not "Ministry of Labour and Training".
        let divides = |part: &str| {
            let pieces: Vec<&str> = part.split(between).map(str::trim).collect();
            pieces.len() > 1
                && pieces.iter().all(|p| !p.is_empty())
                && (!between.starts_with(' ')
                    || pieces.iter().all(|p| p.contains(' ') && !is_organisation(p)))
        };
        parts = parts
            .into_iter()
            .flat_map(|part| {
                if divides(part) {
                    part.split(between).map(str::trim).collect()
                } else {
                    vec![part]
                }
            })
            .collect();
    }
    parts.into_iter().flat_map(split_commas).collect()
}

/// "Doe, Jane" is one name, "Jane Doe, John Smith" are two, "Jane Doe, Staff Writer" is one with an office.
fn split_commas(part: &str) -> Vec<Name> {
    let pieces: Vec<&str> = part.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    match pieces.as_slice() {
        [] => Vec::new(),
        [_] => vec![one(part)],
        [name, suffix] if is_suffix(suffix) => vec![with_suffix(one(name), suffix)],
        [family, given] if !family.contains(' ') && !is_organisation(part) => vec![Name::Person {
            family: (*family).to_owned(),
            given: (*given).to_owned(),
            particle: None,
            suffix: None,
        }],
        [family, given] if is_particled(family) => {
            let (particle, family) = particle_of(family);
            vec![Name::Person { family, given: (*given).to_owned(), particle, suffix: None }]
        }
        [name, rest @ ..] if rest.iter().all(|r| is_organisation(r)) && !is_organisation(name) => {
            vec![one(name)]
        }
        all if all.iter().all(|p| p.contains(' ') && !is_organisation(p)) => {
            all.iter().map(|p| one(p)).collect()
        }
        _ => vec![Name::Whole(part.to_owned())],
    }
}

fn with_suffix(name: Name, new: &str) -> Name {
    match name {
        Name::Person { family, given, particle, .. } => {
            Name::Person { family, given, particle, suffix: Some(new.to_owned()) }
        }
        Name::Whole(whole) => Name::Whole(format!("{whole}, {new}")),
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_lowercase().as_str(),
        "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "ph.d" | "md" | "m.d"
    )
}

pub(super) fn is_particled(family: &str) -> bool {
    family.split(' ').next().is_some_and(|w| PARTICLES.contains(&w))
}

/// "von der Leyen" → ("von der", "Leyen").
pub(super) fn particle_of(family: &str) -> (Option<String>, String) {
    let words: Vec<&str> = family.split(' ').collect();
    let count = words.iter().take_while(|w| PARTICLES.contains(w)).count().min(words.len() - 1);
    let (particle, rest) = words.split_at(count);
    ((!particle.is_empty()).then(|| particle.join(" ")), rest.join(" "))
}

/// Whether a name shows an organisation or a desk and no person.
pub fn is_organisation(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let has_case = name.chars().any(char::is_uppercase);
    name.starts_with("The ")
        || name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '/'))
        || (capitals && has_case && !name.contains(' ') && name.chars().count() <= 10)
        || name
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ORGANISATION.contains(&word.to_lowercase().as_str()))
}

/// One name.
fn one(name: &str) -> Name {
    let name = name.trim();
    let words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    let whole = || Name::Whole(name.to_owned());
    if is_organisation(name) {
        return whole();
    }
    let mut chars = name.chars().filter(|c| c.is_alphabetic());
    let Some(first) = chars.next() else { return whole() };
    if is_han(first) || is_hangul(first) {
        return east_asian(name, &words);
    }
    let scripts = name.chars().filter(|c| c.is_alphabetic()).all(splits_last);
    let [leading, .., last] = words.as_slice() else { return whole() };
    if !scripts || words.iter().any(|w| PATRONYMIC.contains(&w.to_lowercase().as_str())) {
        return whole();
    }
    // Burmese honorifics: the name behind them has no family name.
    if matches!(*leading, "U" | "Daw" | "Saw" | "Sai" | "Naw") {
        return whole();
    }
    let lower = leading.to_lowercase();
    let family_first = (words.len() >= 3 && VIETNAMESE.contains(&lower.as_str()))
        || (words.len() == 2 && KOREAN.contains(&lower.as_str()) && is_korean_given(last));
    if family_first {
        return person(leading, words.get(1..).unwrap_or_default(), None);
    }
    let (words, suffix) = match words.as_slice() {
        [init @ .., last] if is_suffix(last) && init.len() >= 2 => (init, Some(*last)),
        all => (all, None),
    };
    let Some((last, before)) = words.split_last() else { return whole() };
    let particles = before
        .iter()
        .rev()
        .take_while(|w| PARTICLES.contains(&w.to_lowercase().as_str()) && is_lower(w))
        .count()
        .min(before.len().saturating_sub(1));
    let (given, particle) = before.split_at(before.len() - particles);
    Name::Person {
        family: (*last).to_owned(),
        given: given.join(" "),
        particle: (!particle.is_empty()).then(|| particle.join(" ")),
        suffix: suffix.map(str::to_owned),
    }
}

fn person(family: &str, given: &[&str], suffix: Option<&str>) -> Name {
    Name::Person {
        family: family.to_owned(),
        given: given.join(" "),
        particle: None,
        suffix: suffix.map(str::to_owned),
    }
}

/// Family name first: with a blank where it is written, else the first character (or a known pair).
fn east_asian(name: &str, words: &[&str]) -> Name {
    let whole = || Name::Whole(name.to_owned());
    if !name.chars().all(|c| is_han(c) || is_hangul(c) || c == ' ') {
        return whole();
    }
    if let [family, given] = words {
        return person(family, &[given], None);
    }
    let graphemes: Vec<&str> = name.graphemes(true).collect();
    let pair: String = graphemes.iter().take(2).copied().collect();
    let family = if CHINESE_DOUBLE.contains(&pair.as_str()) { 2 } else { 1 };
    if words.len() != 1 || !(2..=4).contains(&graphemes.len()) || graphemes.len() <= family {
        return whole();
    }
    let (family, given) = graphemes.split_at(family);
    person(&family.concat(), &[&given.concat()], None)
}

fn is_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// "Jong-un": two syllables with a hyphen, the second in lower case.
fn is_korean_given(word: &str) -> bool {
    word.split_once('-').is_some_and(|(a, b)| !a.is_empty() && is_lower(b) && !b.contains('-'))
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xac00..=0xd7a3)
}

/// Scripts in which the last word of a name is as a rule the family name: Latin, Greek, Cyrillic, Armenian,
/// Georgian, Hebrew. Names in Arabic, Thai, Khmer, Lao, Burmese and Indic letters stay whole.
fn splits_last(c: char) -> bool {
    matches!(u32::from(c), 0x41..=0x24f | 0x370..=0x5ff | 0x10a0..=0x10ff | 0x1c90..=0x1cbf
        | 0x1e00..=0x1fff | 0x2b0..=0x2ff | 0x2c60..=0x2c7f | 0xa720..=0xa7ff)
}

/// The first letters of a given name with what the style puts behind each: "Gul Mohammad" → "G. M.".
///
/// Letters without case have no initials; such a name is given whole.
pub(super) fn initials(given: &str, with: &str) -> String {
    if !given.chars().any(char::is_uppercase) {
        return given.to_owned();
    }
    let mut out = String::new();
    for word in given.split(|c: char| c.is_whitespace() || c == '.').filter(|w| !w.is_empty()) {
        for (at, piece) in word.split('-').filter(|p| !p.is_empty()).enumerate() {
            let Some(letter) = piece.graphemes(true).next() else { continue };
            if at > 0 {
                out.truncate(out.trim_end().len());
                out.push('-');
            }
            out.push_str(letter);
            out.push_str(with);
        }
    }
    out.trim_end().to_owned()
}
