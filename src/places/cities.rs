//! Cities, states and provinces that stand for their country: "Sihanoukville", "Texas", "เมียวดี". A name counts only
//! where nothing near it makes it a person, a paper or another town.

use super::{
    Mention,
    finder::Finder,
    inflect,
    page::{Page, Script, lower, script, unified},
    states::{NO_CITIES, POSTAL, STATES, STILL_CITIES},
};
use crate::model::Country;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

pub(super) const CITIES: &str = include_str!("../../assets/cities.txt");

/// One name with the countries that have it, the largest city first; thousands of people.
struct Entry {
    text: String,
    form: Vec<char>,
    cities: Vec<(Country, u32)>,
    state: bool,
}

struct Table {
    entries: Vec<Entry>,
    finder: Finder,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut names: BTreeMap<String, (Vec<(Country, u32)>, bool)> = BTreeMap::new();
    for line in CITIES.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(code), Some(people), Some(list)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let (Ok(country), Ok(people)) = (code.parse::<Country>(), people.parse::<u32>()) else {
            continue;
        };
        for name in list.split('|') {
            // "в Бангкоке", "из Москвы"
            for form in bent(name).into_iter().chain([name.to_owned()]) {
                let entry = names.entry(unified(&form)).or_default();
                if !entry.0.iter().any(|(c, _)| *c == country) {
                    entry.0.push((country, people));
                }
            }
        }
    }
    for (code, list) in STATES {
        let Ok(country) = code.parse::<Country>() else { continue };
        for name in list.split('|') {
            names.insert(unified(name), (vec![(country, 1_000)], true));
        }
    }
    let entries: Vec<Entry> = names
        .into_iter()
        .map(|(text, (mut cities, state))| {
            cities.sort_by_key(|(country, people)| (std::cmp::Reverse(*people), *country));
            Entry { form: text.chars().collect(), text, cities, state }
        })
        .collect();
    let finder = Finder::longest(entries.iter().map(|e| lower(&e.text)).collect());
    Table { entries, finder }
});

/// The cases of a Russian name of a city. Short names bend into other words, and some are those of people.
fn bent(name: &str) -> Vec<String> {
    const LETTERS: usize = 5;
    const PEOPLE: &[&str] = &[
        "Владимир",
        "Виктория",
        "Роман",
        "Киров",
        "Мария",
        "София",
        "Королёв",
        "Королев",
        "Пушкин",
        "Жуковский",
        "Энгельс",
        "Калинин",
        "Чехов",
        "Александрия",
        "Мартин",
        "Давид",
        "Серов",
        "Ковров",
        "Пушкино",
        "Каролина",
        "Валентина",
    ];
    let cyrillic = name.chars().all(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё' | '-'));
    if !cyrillic || name.chars().count() < LETTERS || PEOPLE.contains(&name) {
        return Vec::new();
    }
    let mut all = inflect::forms("ru", name);
    // "Бангкок", "Новосибирск" in the nominative end in no vowel.
    all.retain(|form| form.chars().count() >= LETTERS);
    all
}

/// Countries of the region.
const NEAR: [&str; 8] = ["MM", "KH", "LA", "TH", "VN", "PH", "MY", "ID"];

/// Capitalised words that may stand right before the name of a city.
const LEAD: &[&str] = &[
    "In",
    "From",
    "To",
    "And",
    "The",
    "Of",
    "For",
    "With",
    "At",
    "By",
    "Near",
    "Downtown",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "North",
    "South",
    "East",
    "West",
    "Central",
    "Greater",
    "Outside",
    "Inside",
    "Across",
    "Around",
    "Province",
    "City",
    "Port",
    "Metro",
    "Township",
    "When",
    "While",
    "After",
    "Since",
    "Police",
    "Saturday",
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Upstate",
    "Old",
    "New",
];

/// Capitalised words that may stand right behind it.
const TAIL: &[&str] = &[
    "City",
    "Province",
    "State",
    "County",
    "Police",
    "Airport",
    "International",
    "District",
    "Port",
    "University",
    "Region",
    "Municipality",
    "Prefecture",
    "Special",
    "Sheriff",
    "Mayor",
    "And",
    "On",
    "In",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Department",
    "School",
    "High",
    "Public",
    "Fire",
    "Hospital",
    "Health",
    "Community",
    "College",
    "Township",
];

/// Words behind it that make it the name of a paper or a firm.
const PAPER: &[&str] = &[
    "Times", "Post", "Globe", "Tribune", "Herald", "Journal", "Stock", "Process", "Jones",
    "Yankees", "Mets", "Giants", "Daily", "News", "Press", "Process", "Hilton",
];

/// The cities and states of a text; `named` are the countries that it names, whose mentions nothing overlaps.
pub fn cities(page: &Page<'_>, countries: &[Mention]) -> Vec<Mention> {
    let mut named: BTreeSet<Country> = countries.iter().map(|m| m.country).collect();
    let mut hits: Vec<(usize, usize, &Entry)> = Vec::new();
    let mut taken = countries.iter().peekable();
    for (name, start, end) in TABLE.finder.find(page) {
        let (Some(start), Some(end)) = (page.at(start), page.at_end(end)) else {
            continue;
        };
        let Some(entry) = TABLE.entries.get(name) else { continue };
        while taken.peek().is_some_and(|m| m.end <= start) {
            taken.next();
        }
        let free = taken.peek().is_none_or(|m| m.start >= end);
        if free && page.borders(start, end) && same_case(page.slice(start, end), &entry.form) {
            hits.push((start, end, entry));
        }
    }
    let mut out: Vec<Mention> = Vec::new();
    let Ok(us) = "US".parse::<Country>() else { return out };
    let mut evidence = 0;
    let mut states: BTreeSet<&str> = BTreeSet::new();
    let elsewhere = ["KE", "LR", "IE", "GB", "HU", "SE", "NO", "HR", "EE", "RO", "CN", "TW"]
        .iter()
        .any(|code| code.parse::<Country>().is_ok_and(|c| named.contains(&c)));
    for (start, end, entry) in &hits {
        if entry.state && fits(page, *start, *end, entry) {
            named.extend(entry.cities.first().map(|(c, _)| *c));
            states.extend(
                entry.cities.first().filter(|(c, _)| *c == us).map(|_| entry.text.as_str()),
            );
        } else if entry.county() && !elsewhere {
            evidence += 1;
            named.insert(us);
        }
    }
    let american = behind_towns(page);
    evidence += american.len();
    if !american.is_empty() {
        named.insert(us);
        out.extend(american.iter().map(|(start, end)| Mention {
            country: us,
            start: *start,
            end: *end,
            text: page.slice(*start, *end).iter().collect(),
        }));
    }
    // Two different American towns speak for a local paper of the USA.
    let towns: BTreeSet<&str> = hits
        .iter()
        .filter(|(start, end, entry)| {
            !entry.state
                && matches!(entry.cities.as_slice(), [(c, p), ..] if *c == us && *p > 0)
                && !NO_CITIES.contains(&entry.text.as_str())
                && fits(page, *start, *end, entry)
        })
        .map(|(.., entry)| entry.text.as_str())
        .collect();
    let foreign = named.iter().any(|c| *c != us);
    let local = Local {
        us,
        strong: evidence >= 2 || evidence + states.len() >= 3,
        towns: towns.len() >= 2 && !foreign,
        home: evidence + states.len() > 0,
    };
    for (start, end, entry) in hits {
        let Some(country) = meant(page, start, end, entry, &named, local, elsewhere) else {
            continue;
        };
        // The hits do not overlap each other.
        let beside = american.partition_point(|(_, behind)| *behind <= start);
        if american.get(beside).is_none_or(|(first, _)| *first >= end) {
            out.push(Mention {
                country,
                start,
                end,
                text: page.slice(start, end).iter().collect(),
            });
        }
    }
    out.sort_by_key(|m| m.start);
    out
}

/// How American a text is.
#[derive(Clone, Copy)]
struct Local {
    us: Country,
    /// Counties and states beside towns: the text is of a local paper.
    strong: bool,
    /// Two towns or more that only the USA have.
    towns: bool,
    /// Any state or county.
    home: bool,
}

impl Entry {
    fn county(&self) -> bool {
        matches!(self.cities.as_slice(), [(_, 0)])
    }
}

/// Whether words are written as the name is, or all in capitals.
fn same_case(words: &[char], form: &[char]) -> bool {
    let mut visible = words.iter().filter(|c| !crate::fold::is_invisible(**c));
    let capitals = words.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
    capitals && form.len() >= 6 && words.first().is_some_and(|c| c.is_uppercase())
        || form.iter().all(|f| visible.next().is_some_and(|w| w.is_uppercase() == f.is_uppercase()))
}

fn word_before(page: &Page<'_>, start: usize) -> String {
    let lead: String = page.slice(start.saturating_sub(20), start).iter().collect();
    lead.strip_suffix(' ')
        .and_then(|l| l.rsplit([' ', '\n', '“', '"', '(']).next())
        .unwrap_or_default()
        .to_owned()
}

fn word_behind(page: &Page<'_>, end: usize) -> String {
    let tail: String = page.slice(end, end + 22).iter().collect();
    tail.strip_prefix(' ')
        .and_then(|t| t.split([' ', '\n', ',', '.', ';', ':', '\'', '’', ')']).next())
        .unwrap_or_default()
        .to_owned()
}

/// Whether nothing beside the name makes it another thing.
fn fits(page: &Page<'_>, start: usize, end: usize, entry: &Entry) -> bool {
    let capital = |w: &str| {
        w.starts_with(char::is_uppercase) && w.chars().nth(1).is_some_and(char::is_lowercase)
    };
    let (before, behind) = (word_before(page, start), word_behind(page, end));
    if PAPER.contains(&behind.as_str()) {
        return false;
    }
    // "新华社北京3月14日电": where the agency's line was written.
    let agency = start > 0 && page.slice(start - 1, start) == ['社'];
    if agency && page.slice(end, end + 1).first().is_some_and(|c| c.is_numeric()) {
        return false;
    }
    let latin = entry.form.first().is_some_and(|c| script(*c) == Script::Spaced);
    if !latin || entry.state || entry.text.contains(' ') {
        return true;
    }
    let lead = !capital(&before) || LEAD.contains(&before.as_str());
    let tail = !capital(&behind) || TAIL.contains(&behind.as_str());
    lead && tail
}

fn meant(
    page: &Page<'_>,
    start: usize,
    end: usize,
    entry: &Entry,
    named: &BTreeSet<Country>,
    local: Local,
    elsewhere: bool,
) -> Option<Country> {
    if entry.county() {
        return (!elsewhere).then_some(local.us);
    }
    if !fits(page, start, end, entry) {
        return None;
    }
    let (first, people) = entry.cities.first().copied()?;
    if entry.state {
        return Some(first);
    }
    let has = |country: Country| entry.cities.iter().any(|(c, _)| *c == country);
    let behind: String = page.slice(end, end + 2).iter().collect();
    // In a local paper of the USA a town is the one in the USA, if there is one.
    if local.strong && has(local.us) {
        return Some(local.us);
    }
    let still = STILL_CITIES
        .iter()
        .find(|(n, _)| *n == entry.text)
        .and_then(|(_, code)| code.parse::<Country>().ok());
    if let Some(still) = still {
        let other = entry.cities.iter().any(|(c, _)| *c != still && named.contains(c))
            && !named.contains(&still);
        return (!(other || local.strong || local.home && behind.starts_with(',')))
            .then_some(still);
    }
    let close: Vec<Country> =
        entry.cities.iter().map(|(c, _)| *c).filter(|c| named.contains(c)).collect();
    let doubtful = NO_CITIES.contains(&entry.text.as_str());
    if let [one] = *close {
        return (!doubtful || behind.starts_with(',')).then_some(one);
    }
    if first == local.us && local.towns && !doubtful {
        return Some(first);
    }
    // The towns of the region are what articles are about, and a long name in a script without blanks is hardly part
    // of other words. A short one may be: "เลย" is a town, and "at all".
    const LONG: usize = 5;
    let unspaced = entry.form.first().is_some_and(|c| script(*c) != Script::Spaced);
    let near = entry.cities.len() == 1 && NEAR.contains(&first.as_str());
    let least = match (unspaced, near) {
        _ if local.home => 1_000,
        (true, true) if entry.form.len() >= LONG => 20,
        (false, true) => 100,
        _ => 200,
    };
    if doubtful || people < least {
        return None;
    }
    let second = entry.cities.get(1).map_or(0, |(_, p)| *p);
    (people >= second.saturating_mul(5) || people >= 1_000).then_some(first)
}

/// ", Pa.", ", TX" behind a capitalised word: where the abbreviation stands.
fn behind_towns(page: &Page<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let all = page.slice(0, page.length().saturating_sub(1));
    for (i, w) in all.windows(3).enumerate() {
        if !matches!(w, [',', ' ', c] if c.is_ascii_uppercase()) {
            continue;
        }
        let tail: String = page.slice(i + 2, i + 8).iter().collect();
        let found = POSTAL.iter().find(|p| {
            tail.starts_with(**p)
                && !tail.get(p.len()..).is_some_and(|t| t.starts_with(char::is_alphanumeric))
        });
        let before: String = page.slice(i.saturating_sub(16), i).iter().collect();
        let town = before.rsplit(' ').next().is_some_and(|w| {
            w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase)
        });
        if let Some(found) = found.filter(|_| town) {
            out.push((i + 2, i + 2 + found.chars().count()));
        }
    }
    out
}
