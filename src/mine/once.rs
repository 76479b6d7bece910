//! A proposed claim; and one of it where the title, the deck and the body of an article say the same.

use super::{choose, metrics, nouns};
use crate::{
    fold::fold,
    model::{Amount, Country, PartialDate, Period, Place, Qualifier, Role, Unit, Value},
};
use rust_decimal::Decimal;
use std::{collections::HashMap, ops::Range};

/// A claim that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is counted, by a name of the dictionary, or "other: …".
    pub metric: String,
    /// How much.
    pub value: Value,
    /// What the value is counted in: "persons", "months", a currency, "%".
    pub unit: Option<String>,
    /// Countries with the parts that they play.
    pub countries: Vec<(Country, Role)>,
    /// The town in a country that is its site, in the words of the text.
    pub towns: Vec<(Country, String)>,
    /// Who is counted, where the words narrow it: "Malaysians", "Asian".
    pub population: Option<String>,
    /// When it happened.
    pub period: Option<Period>,
    /// Up to when it was counted.
    pub as_of: Option<PartialDate>,
    /// The operation that it is about.
    pub event: Option<String>,
    /// Who said it first.
    pub origin: Option<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The sentence.
    pub quote: String,
    /// First code point of the sentence in the text.
    pub start: usize,
    /// Code point after its last.
    pub end: usize,
    /// Code points of the number in the text.
    pub number: Range<usize>,
}

impl Proposal {
    /// The countries as places of a claim, with their towns.
    pub fn places(&self) -> Vec<Place> {
        let town = |country: Country, role: Role| {
            let mut towns = self.towns.iter().filter(|_| role == Role::Site);
            towns.find(|(of, _)| *of == country).map(|(_, town)| town.clone())
        };
        let place = |(country, role): &(Country, Role)| Place {
            country: *country,
            locality: town(*country, *role),
            role: *role,
        };
        self.countries.iter().map(place).collect()
    }
}

/// One claim where the title, the deck and the body say the same; the headline ends at `headline`.
pub(super) fn once(mut all: Vec<Proposal>, headline: usize) -> Vec<Proposal> {
    let mut out: Vec<Proposal> = Vec::new();
    let body = all.iter().position(|c| c.start >= headline).unwrap_or(all.len());
    let rest = all.split_off(body);
    // A headline has no room for "more than", and rounds: the body says what is meant.
    all.retain(|claim| !rest.iter().any(|said| same_fact(claim, said) && shortens(claim, said)));
    // It names no more than the body: "185 rescued near Vietnamese border", "875 people".
    all.retain(|claim| !rest.iter().any(|said| repeats(claim, said)));
    let mut rest = rest;
    // "Deports 119 Thais" says what was done to the "119 Thai nationals" that the body names.
    all.retain(|claim| {
        let named = rest.iter_mut().find(|said| names(claim, said));
        named.map(|said| said.metric.clone_from(&claim.metric)).is_none()
    });
    all.extend(rest);
    // Claims of the same number of the same metric, which one that takes their place is of, too.
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for claim in all {
        let kind = std::mem::discriminant(&claim.value);
        let alike = alike.entry((claim.metric.clone(), bounds(&claim.value), kind)).or_default();
        let same = alike.iter().copied().find(|i| {
            out.get(*i).is_some_and(|other| {
                same_fact(other, &claim)
                    // Two dates of one operation are two statements.
                    && (!matches!(claim.value, Value::When(_)) || other.value == claim.value)
                    && other.start != claim.start
            })
        });
        // "The 7,000 who have been released" are the "more than 7,000" that were told of.
        let told = out.iter().any(|other| same_fact(other, &claim) && goes_back(&claim, other));
        if same.is_none() && told {
            continue;
        }
        match same.and_then(|i| out.get_mut(i)) {
            // The statement that says more stands for both, at its own place.
            Some(other) if says(&claim) > says(other) => *other = claim,
            Some(_) => {}
            None => {
                alike.push(out.len());
                out.push(claim);
            }
        }
    }
    out.sort_by_key(|c| (c.start, c.number.start));
    out
}

/// Whether two claims count the same, whatever they count.
fn same_fact(a: &Proposal, b: &Proposal) -> bool {
    a.metric == b.metric
        && compatible(&a.countries, &b.countries)
        && (a.event == b.event || a.event.is_none() || b.event.is_none())
        && (a.as_of == b.as_of || a.as_of.is_none() || b.as_of.is_none())
}

/// Whether a headline says what was done to those of whom the body says only who they are.
fn names(headline: &Proposal, body: &Proposal) -> bool {
    let unit = |claim: &Proposal| metrics::find(&claim.metric).map(|e| &e.unit);
    let least = amount(&headline.value).and_then(|a| a.low.or(a.high));
    let fits = match unit(headline) {
        Some(Unit::Persons) => body.unit.as_deref().is_some_and(|unit| {
            let folded = fold(unit);
            unit == "persons"
                || choose::is_people(&folded)
                || matches!(folded.as_str(), "nationals" | "citizens")
        }),
        Some(Unit::Countries) => {
            body.unit.as_deref().is_some_and(|unit| nouns::is_country_word(&fold(unit)))
        }
        _ => false,
    };
    // "PF prende 18" says more of the "18 suspeitos" than the body's noun does.
    let weak = unit(headline) == Some(&Unit::Persons)
        && metrics::find(&body.metric).is_some_and(|e| e.weak)
        && metrics::find(&headline.metric).is_some_and(|e| !e.weak);
    (fits && body.metric.starts_with("other: ") || weak)
        && least.is_some_and(|n| n >= Decimal::TEN)
        && bounds(&headline.value) == bounds(&body.value)
        && compatible(&headline.countries, &body.countries)
}

/// Whether a claim counts with an article what was counted before: "the 7,000 people" for "more than 7,000".
fn goes_back(claim: &Proposal, before: &Proposal) -> bool {
    let (Some(now), Some(then)) = (amount(&claim.value), amount(&before.value)) else {
        return false;
    };
    let one = |a: &Amount| match (a.low, a.high) {
        (Some(n), None) | (None, Some(n)) => Some(n),
        (Some(low), Some(high)) => (low == high).then_some(low),
        (None, None) => None,
    };
    if now.qualifier != Qualifier::Exact
        || then.qualifier == Qualifier::Exact
        || one(now) != one(then)
    {
        return false;
    }
    let lead = claim.number.start.saturating_sub(claim.start);
    let lead: String = claim.quote.chars().take(lead).collect();
    let word = lead.split_whitespace().next_back().unwrap_or_default();
    before.start < claim.start
        && matches!(
            fold(word).as_str(),
            "the"
                | "these"
                | "those"
                | "les"
                | "ces"
                | "los"
                | "las"
                | "estos"
                | "estas"
                | "os"
                | "as"
                | "esses"
                | "essas"
                | "die"
                | "diese"
                | "dieser"
                | "эти"
                | "этих"
        )
}

/// Whether a headline's figure is one of the body, told in words that fit no metric or with another place.
fn repeats(headline: &Proposal, body: &Proposal) -> bool {
    let least = amount(&headline.value).and_then(|a| a.low.or(a.high));
    let vague = |claim: &Proposal| claim.metric.starts_with("other: ");
    // "57 jóvenes" and "57 jóvenes peruanos" are the same.
    let people = |claim: &Proposal| {
        claim.unit.as_deref().is_some_and(|unit| {
            let folded = fold(unit);
            unit == "persons" || choose::is_people(&folded) || claim.population.is_some()
        }) || claim.countries.iter().any(|(_, role)| *role == Role::Origin)
    };
    least.is_some_and(|n| n >= Decimal::TEN)
        && bounds(&headline.value) == bounds(&body.value)
        && std::mem::discriminant(&headline.value) == std::mem::discriminant(&body.value)
        && (headline.metric == body.metric
            || vague(headline)
                && !(vague(body)
                    && headline.unit != body.unit
                    && !(people(headline) && people(body))))
}

/// Whether a headline says what the body says more exactly: "240" for "more than 240", "over 200" or "hundreds" for 213.
fn shortens(headline: &Proposal, body: &Proposal) -> bool {
    let (Some(short), Some(full)) = (amount(&headline.value), amount(&body.value)) else {
        return false;
    };
    let exact = |a: &Amount| a.low.filter(|_| a.low == a.high);
    let one = |a: &Amount| match (a.low, a.high) {
        (Some(n), None) | (None, Some(n)) => Some(n),
        (Some(low), Some(high)) => (low == high).then_some(low),
        (None, None) => None,
    };
    let said = headline.unit == body.unit && short.qualifier != full.qualifier;
    if said && short.qualifier == Qualifier::Exact {
        return one(short).is_some() && one(short) == one(full);
    }
    // "Un centenar" for "al menos un centenar"
    let loose = matches!(short.qualifier, Qualifier::About | Qualifier::Order);
    let bound =
        matches!(full.qualifier, Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::AtMost);
    if said && loose && bound && one(short).is_some() && one(short) == one(full) {
        return true;
    }
    let Some(n) = exact(full).filter(|_| said && full.qualifier == Qualifier::Exact) else {
        return false;
    };
    // "More than 200" would be a strange headline for 900.
    let within = |low: Decimal, high: Option<Decimal>| match high {
        Some(high) => low <= n && n <= high,
        None => low <= n && n < low + low / Decimal::TWO,
    };
    match short.qualifier {
        Qualifier::Range => false,
        Qualifier::Order => short
            .low
            .is_some_and(|low| low <= n && n <= short.high.unwrap_or_else(|| low * Decimal::TEN)),
        Qualifier::About | Qualifier::Estimated => {
            one(short).is_some_and(|near| (near - n).abs() * Decimal::TEN <= n)
        }
        Qualifier::AtMost | Qualifier::FewerThan => {
            short.high.is_some_and(|high| n <= high && high < n + n / Decimal::TWO)
        }
        _ => short.low.is_some_and(|low| within(low, short.high)),
    }
}

fn amount(value: &Value) -> Option<&Amount> {
    match value {
        Value::Number(amount) | Value::Money(amount, _) => Some(amount),
        _ => None,
    }
}

fn bounds(value: &Value) -> (Option<Decimal>, Option<Decimal>) {
    amount(value).map_or((None, None), |a| (a.low, a.high))
}

fn compatible(a: &[(Country, Role)], b: &[(Country, Role)]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| x.0 == y.0))
}

/// How much a proposal says beyond its number.
fn says(claim: &Proposal) -> usize {
    usize::from(claim.origin.is_some())
        + usize::from(claim.event.is_some())
        + usize::from(claim.period.is_some())
        + usize::from(claim.as_of.is_some())
        + usize::from(!claim.countries.is_empty())
        + usize::from(claim.start > 0)
}

/// Where the headline of a text ends: the title where it stands in the first lines, else the first line, unless that is
/// a sentence of the story.
pub(super) fn headline(chars: &[char], title: Option<&str>) -> usize {
    const LINES: usize = 5;
    let mut end = 0;
    let lines = chars.split(|c| *c == '\n').map(|line| {
        end += line.len() + 1;
        (line.iter().collect::<String>(), end - 1)
    });
    let head: Vec<(String, usize)> =
        lines.filter(|(line, _)| !line.trim().is_empty()).take(LINES).collect();
    if let Some((_, end)) = head.iter().find(|(l, _)| title.is_some_and(|t| t.trim() == l.trim())) {
        return *end;
    }
    let sentence = ['.', '!', '?', '…', '。', '！', '？', '।', '။', '។', ':', ',', ';'].as_slice();
    match head.as_slice() {
        [(first, end), _, ..] if !first.trim_end().ends_with(sentence) => *end,
        _ => 0,
    }
}
