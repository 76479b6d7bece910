//! Countries, territories and regions: codes, names in many languages, the UN M49 tree. What a text
//! says of them is read in [`mentions`].
//!
//! The tables are `assets/countries.ron` and `assets/regions.ron`; `assets/LICENSES.md` says where they
//! come from.

mod ambiguous;
mod cities;
mod demonyms;
mod european_portuguese;
mod finder;
mod inflect;
mod mention;
mod page;
mod region_names;
mod states;
mod towns;

pub use demonyms::{is_person, people_of};
pub use mention::{Mention, all_mentions, mentions, with_regions};
pub use region_names::RegionMention;
pub use towns::{Town, is_province, is_town_anywhere, town};

use crate::{fold::fold, model::Country};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// What is known of a country or territory.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryInfo {
    /// ISO 3166-1 alpha-2, or `XK`.
    pub code: Country,
    /// ISO 3166-1 alpha-3, or `XKX`.
    pub alpha3: String,
    /// ISO 3166-1 numeric; 0 for Kosovo, which has none.
    pub numeric: u16,
    /// The usual English name.
    pub name: String,
    /// The formal English name.
    pub official: String,
    /// UN M49 code of the continent.
    pub region: u16,
    /// UN M49 code of the part of the continent.
    pub subregion: u16,
    /// Degrees north of the middle of its land.
    pub latitude: f64,
    /// Degrees east of the middle of its land.
    pub longitude: f64,
    /// The usual name by language (BCP 47).
    pub names: BTreeMap<String, String>,
    /// Further names by language.
    pub other_names: BTreeMap<String, Vec<String>>,
    /// Further English names; those in capitals ("US") mean the country only in capitals.
    pub aliases: Vec<String>,
    /// English words for people and things of the country.
    pub demonyms: Vec<String>,
}

/// A region of UN M49.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Its M49 code; 1 is the world.
    pub code: u16,
    /// Its English name.
    pub name: String,
    /// The region that it is a part of; the world is its own.
    pub parent: u16,
}

// The tables are part of the program; a test reads both in full, so the defaults are never met.
static COUNTRIES: LazyLock<Vec<CountryInfo>> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/countries.ron")).unwrap_or_default());
static REGIONS: LazyLock<Vec<Region>> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/regions.ron")).unwrap_or_default());

/// Whether a word is one for the people of a country, in any language that is known here.
pub fn is_demonym(word: &str, country: Country) -> bool {
    let folded = fold(word);
    info(country).is_some_and(|info| info.demonyms.iter().any(|d| fold(d) == folded))
        || demonyms::is_form(word, country)
}

/// All countries and territories, by code.
pub fn all() -> &'static [CountryInfo] {
    &COUNTRIES
}

/// What is known of a country; `None` for a code that no country has.
pub fn info(country: Country) -> Option<&'static CountryInfo> {
    let i = COUNTRIES.binary_search_by_key(&country, |info| info.code).ok()?;
    COUNTRIES.get(i)
}

/// The name of a country in the language of a locale (BCP 47: "th", "fr-CA", "zh-TW"), else in English.
pub fn name(country: Country, locale: &str) -> &'static str {
    let Some(info) = info(country) else { return "unknown country" };
    let language = locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let traditional = language == "zh"
        && ["hant", "tw", "hk", "mo"].iter().any(|part| locale.to_ascii_lowercase().contains(part));
    let key = match language.as_str() {
        "en" | "" => return &info.name,
        "zh" if traditional => "zh-Hant",
        "tl" => "fil",
        other => other,
    };
    info.names.get(key).unwrap_or(&info.name)
}

/// The region tree of UN M49, by code.
pub fn regions() -> &'static [Region] {
    &REGIONS
}

/// A region by its M49 code.
pub fn region(m49: u16) -> Option<&'static Region> {
    REGIONS.iter().find(|r| r.code == m49)
}

/// The regions that UN M49 calls otherwise than CLDR, from which the names in the table come.
const UN_NAMES: [(&str, u16); 3] =
    [("South-eastern Asia", 35), ("Australia and New Zealand", 53), ("Micronesia", 57)];

/// A region by its name, that of CLDR or that of the UN, or by its M49 code in digits.
pub fn region_called(wanted: &str) -> Option<&'static Region> {
    let folded = fold(wanted);
    let un = UN_NAMES.iter().find(|(name, _)| fold(name) == folded).map(|(_, code)| *code);
    let code = un.or_else(|| wanted.parse().ok());
    REGIONS.iter().find(|r| Some(r.code) == code || fold(&r.name) == folded)
}

/// Whether a country lies in a region, at any level of the tree.
pub fn in_region(country: Country, m49: u16) -> bool {
    let Some(info) = info(country) else { return false };
    let mut at = if region(info.subregion).is_some() { info.subregion } else { info.region };
    // The tree is four levels deep; the bound only keeps a broken table from turning in circles.
    for _ in 0..8 {
        if at == m49 || info.region == m49 {
            return true;
        }
        match region(at) {
            Some(r) if r.parent != at => at = r.parent,
            _ => return false,
        }
    }
    false
}

/// Countries whose code or name in any language is like the query; the likeliest first.
pub fn search(query: &str) -> Vec<Country> {
    ranked(query).into_iter().map(|(_, _, country)| country).collect()
}

/// The country that a web address belongs to by its last label (ISO 3166-1 in the domain name system), but for labels
/// that anybody takes for their sound: `example.com.py` is of Paraguay, `example.co` of nowhere.
pub fn of_address(address: &str) -> Option<Country> {
    const ANYBODY: &[&str] = &[
        "co", "tv", "io", "me", "ai", "cc", "ws", "la", "to", "fm", "ly", "gg", "sh", "is", "am",
        "ac", "bz", "in", "nu", "st", "tk", "ml", "ga", "cf", "gq", "pw", "vc", "so", "eu",
    ];
    const SECOND: &[&str] = &["com", "co", "gov", "gob", "org", "net", "edu", "go", "ac"];
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_end_matches('.').to_ascii_lowercase();
    let (name, last) = host.rsplit_once('.')?;
    // "news.com.co" with a second level of its own is no play on words.
    let own = name.rsplit_once('.').is_some_and(|(_, second)| SECOND.contains(&second));
    if last.len() != 2 || ANYBODY.contains(&last) && !own {
        return None;
    }
    let code = if last == "uk" { "GB".to_owned() } else { last.to_ascii_uppercase() };
    let country = code.parse().ok()?;
    info(country).map(|_| country)
}

/// The countries that can be meant by a name: those that are called so, else those whose names contain it.
pub fn named(name: &str) -> Vec<Country> {
    let found = ranked(name);
    let best = found.first().map_or(WHOLE, |(rank, ..)| *rank);
    let meant = |rank: u8| if best < WHOLE { rank == best } else { true };
    found.into_iter().filter(|(rank, ..)| meant(*rank)).map(|(_, _, country)| country).collect()
}

/// Countries whose names are like the query: how well they fit (less is better), name and code, in order.
fn ranked(query: &str) -> Vec<(u8, &'static str, Country)> {
    let wanted = fold(query);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, &str, Country)> = NAMES_FOLDED
        .iter()
        .zip(all())
        .filter_map(|(names, info)| {
            Some((
                names.iter().filter_map(|n| n.rank(&wanted)).min()?,
                info.name.as_str(),
                info.code,
            ))
        })
        .collect();
    found.sort_unstable();
    found
}

/// Ranks below this one are of names that fit as a whole.
const WHOLE: u8 = 3;

/// One folded name and how much a match of it says.
struct FoldedName {
    name: String,
    /// 0 for codes and usual names, 1 for further names, 2 for people.
    kind: u8,
}

impl FoldedName {
    /// How well the name fits; less is better.
    fn rank(&self, wanted: &str) -> Option<u8> {
        if self.name == wanted {
            Some(self.kind)
        } else if self.name.len() <= 3 && self.name.is_ascii() {
            None
        } else if self.name.starts_with(wanted) {
            Some(WHOLE + self.kind)
        } else if self.name.split([' ', '-']).any(|word| word.starts_with(wanted)) {
            Some(6 + self.kind)
        } else {
            (wanted.chars().count() >= 3 && self.name.contains(wanted)).then_some(9 + self.kind)
        }
    }
}

static NAMES_FOLDED: LazyLock<Vec<Vec<FoldedName>>> = LazyLock::new(|| {
    let folded = |kind, name: &str| FoldedName { name: fold(name), kind };
    all()
        .iter()
        .map(|info| {
            let mut names = vec![
                folded(0, info.code.as_str()),
                folded(0, &info.alpha3),
                folded(0, &info.name),
                folded(1, &info.official),
            ];
            names.extend(info.names.values().map(|n| folded(0, n)));
            names.extend(info.other_names.values().flatten().map(|n| folded(1, n)));
            names.extend(info.aliases.iter().map(|n| folded(1, n)));
            names.extend(info.demonyms.iter().map(|n| folded(2, n)));
            names
        })
        .collect()
});
