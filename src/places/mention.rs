//! Which countries a text names, and where. By names, further names and words for people; who lives in a
//! town is not asked, so "Phnom Penh" is no mention of Cambodia.

use super::{
    all, ambiguous as table, demonyms, european_portuguese,
    finder::Finder,
    inflect,
    page::{Page, Script, lower, script, unified},
    region_names::{RegionMention, region_mentions},
};
use crate::{fold::is_invisible, model::Country};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// A place in a text that names a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which country.
    pub country: Country,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// The mentions of countries in a text, in its order; none overlaps another, the longest name counts.
///
/// **Limitations:** a name that is also a person, a town or a thing is told apart by its neighbours and by a few
/// words of the text only; words for people are known in English, Arabic, French, Spanish, Portuguese, German and
/// Russian, adjectives in English and Arabic.
pub fn mentions(text: &str) -> Vec<Mention> {
    named(&Page::of(text))
}

/// The countries of a text with the cities, states and provinces that stand for them, in its order.
pub fn all_mentions(text: &str) -> Vec<Mention> {
    on(&Page::of(text))
}

/// The same, and the regions of a text, in its order.
pub fn with_regions(text: &str) -> (Vec<Mention>, Vec<RegionMention>) {
    let page = Page::of(text);
    (on(&page), region_mentions(&page))
}

fn on(page: &Page<'_>) -> Vec<Mention> {
    let mut found = named(page);
    let cities = super::cities::cities(page, &found);
    found.extend(cities);
    found.sort_by_key(|m| (m.start, m.end));
    found
}

fn named(page: &Page<'_>) -> Vec<Mention> {
    let mut found: Vec<(usize, usize, &Pattern)> = Vec::new();
    for (name, start, end) in NAMES.finder.find(page) {
        let Some(pattern) = NAMES.patterns.get(name) else { continue };
        let (Some(start), Some(end)) = (page.at(start), page.at_end(end)) else {
            continue;
        };
        if page.borders(start, end) && pattern.case_fits(page.slice(start, end)) {
            found.push((start, end, pattern));
        }
    }
    found.sort_by_key(|(start, end, pattern)| (*start, usize::MAX - *end, pattern.countries.len()));
    let mut last = 0;
    found.retain(|(start, end, _)| {
        let free = *start >= last;
        if free {
            last = *end;
        }
        free
    });
    let named: BTreeSet<Country> = found
        .iter()
        .filter_map(|(_, _, p)| if let [one] = *p.countries { Some(one) } else { None })
        .collect();
    found
        .into_iter()
        .filter(|(start, end, p)| page.means_it(*start, *end, &p.text, p.behind))
        .filter_map(|(start, end, pattern)| {
            let country = pattern.meant(&named)?;
            Some(Mention { country, start, end, text: page.slice(start, end).iter().collect() })
        })
        .collect()
}

/// One form of a name. Without countries it is a decoy.
struct Pattern {
    form: Vec<char>,
    text: String,
    countries: Vec<Country>,
    /// Capitals only ("US", "U.K."): the case must be the same to the letter.
    capitals: bool,
    /// Needs one of these words directly before it.
    behind: &'static [&'static str],
}

impl Pattern {
    /// Whether words in this case can be the name: "turkey" cannot, "TURKEY" can.
    fn case_fits(&self, words: &[char]) -> bool {
        if self.capitals {
            return words.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
        }
        let Some(first) = self.form.iter().position(|c| c.is_alphabetic()) else { return true };
        if !self.form.iter().any(|c| c.is_uppercase()) {
            return true;
        }
        if words.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase()) {
            return self.form.len() >= 4;
        }
        if self.form.contains(&' ') || self.form.contains(&'-') {
            let capital = |c: Option<&char>| c.is_some_and(|c| c.is_uppercase());
            // "người Anh" is of England, "người anh" a brother.
            let later = || {
                let words = words.iter().filter(|c| !is_invisible(**c));
                words
                    .zip(&self.form)
                    .all(|(word, form)| word.is_uppercase() || !form.is_uppercase())
            };
            return match capital(self.form.get(first)) {
                true => capital(words.get(first)),
                false => later(),
            };
        }
        let words = words.iter().filter(|c| !is_invisible(**c));
        words.zip(&self.form).all(|(word, form)| word.is_uppercase() == form.is_uppercase())
    }

    /// The country that is meant, given those that the text names beyond doubt.
    fn meant(&self, named: &BTreeSet<Country>) -> Option<Country> {
        match *self.countries {
            [] => None,
            [one] => Some(one),
            _ => {
                let mut close = self.countries.iter().filter(|c| named.contains(c));
                match (close.next(), close.next()) {
                    (Some(one), None) => Some(*one),
                    _ => table::USUAL
                        .iter()
                        .chain(table::FURTHER)
                        .find(|(word, _)| *word == self.text)
                        .and_then(|(_, code)| code.parse().ok()),
                }
            }
        }
    }
}

/// All patterns, and what finds them in lower-case text.
struct Names {
    patterns: Vec<Pattern>,
    finder: Finder,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut forms: BTreeMap<String, BTreeSet<Country>> = BTreeMap::new();
    let mut add = |form: &str, country: Option<Country>| {
        let form: String = unified(form);
        if form.is_empty()
            || country.is_some() && (too_short(&form) || table::NOT_NAMES.contains(&form.as_str()))
        {
            return;
        }
        forms.entry(form).or_default().extend(country);
    };
    for info in all() {
        let country = Some(info.code);
        let foreign = info.names.iter().map(|(l, n)| (l.as_str(), n.as_str()));
        let others = info
            .other_names
            .iter()
            .flat_map(|(l, names)| names.iter().map(|n| (l.as_str(), n.as_str())));
        for (language, name) in foreign.chain(others) {
            if name.contains(['(', ',', '（']) {
                continue;
            }
            add(name, country);
            for form in inflect::forms(language, name) {
                add(&form, country);
            }
        }
        let english = info.aliases.iter().chain(&info.demonyms).chain([&info.name, &info.official]);
        english.filter(|n| !n.contains('(')).for_each(|name| add(name, country));
    }
    for (form, country) in demonyms::forms() {
        add(form, Some(country));
    }
    for (form, country) in demonyms::more() {
        add(form, Some(country));
    }
    for (form, code) in table::FURTHER.iter().chain(european_portuguese::NAMES) {
        add(form, code.parse().ok());
    }
    for form in table::DECOYS {
        add(form, None);
    }
    let plain = |form: String, countries: Vec<Country>, behind| Pattern {
        capitals: form.chars().count() <= 8
            && form.chars().any(char::is_uppercase)
            && !form.chars().any(char::is_lowercase),
        form: form.chars().collect(),
        text: form,
        countries,
        behind,
    };
    let mut patterns: Vec<Pattern> = forms
        .into_iter()
        .map(|(form, countries)| plain(form, countries.into_iter().collect(), [].as_slice()))
        .collect();
    for (form, behind) in table::ONLY_BEHIND {
        let country = all().iter().find(|info| {
            let names = info.names.values().chain(info.other_names.values().flatten());
            names.map(String::as_str).any(|n| n == *form)
        });
        if let Some(info) = country {
            patterns.push(plain(unified(form), vec![info.code], behind));
        }
    }
    let finder = Finder::overlapping(patterns.iter().map(|p| lower(&p.text)).collect());
    Names { patterns, finder }
});

/// Whether a name is too short to be told from a part of a word, in a script that sets no spaces.
fn too_short(form: &str) -> bool {
    let mut chars = form.chars();
    let (first, count) = (chars.next(), form.chars().count());
    match first.map(script) {
        Some(Script::Marked) => count < 3 && !matches!(form, "ថៃ" | "ໄທ"),
        _ => count < 2,
    }
}
