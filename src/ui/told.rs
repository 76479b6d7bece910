//! Values, places and dates in words for the screen: names and not codes, dates as people write them.

use crate::{
    brief,
    mine::{Elsewhere, Proposal},
    model::{Claim, Country, PartialDate, Period, Place, Project, Role, Timestamp, Unit, Value},
    places,
};

/// A value in words: countries by their names, dates as people write them.
pub fn value(value: &Value) -> String {
    match value {
        Value::Countries(set) => names(set.iter().copied()),
        Value::When(period) => self::period(*period),
        other => other.to_string(),
    }
}

/// A value with what it is counted in: "5 months", "27 countries", "12 %".
pub fn value_in(of: &Value, unit: &str) -> String {
    match of {
        // "hundreds of persons".
        Value::Number(amount) if !unit.is_empty() && amount.order_words().is_some() => {
            format!("{} of {unit}", value(of))
        }
        Value::Number(_) if !unit.is_empty() => format!("{} {unit}", value(of)),
        _ => value(of),
    }
}

/// The value of a claim with what its metric counts.
pub fn claim_value(project: &Project, claim: &Claim) -> String {
    let unit = project.metrics.get(&claim.metric).map(|m| counted(&m.unit));
    value_in(&claim.value, unit.unwrap_or_default())
}

/// The word behind a number of a unit; none where the number needs none.
pub fn counted(unit: &Unit) -> &str {
    match unit {
        Unit::Money | Unit::Date | Unit::Text => "",
        other => other.word(),
    }
}

/// A date: "16 October 2023", "October 2023", "16 October (year not given)".
pub fn date(date: PartialDate) -> String {
    brief::date_words(date)
}

/// The day of a time, in UTC as all times of a project.
pub fn day(at: Timestamp) -> String {
    brief::day_words(at)
}

/// A period: "16 to 20 October 2024"; nothing for one that is open.
pub fn period(period: Period) -> String {
    if period.is_open() { String::new() } else { brief::period_words(period) }
}

/// The names of countries.
pub fn names(countries: impl Iterator<Item = Country>) -> String {
    let names: Vec<&str> = countries.map(|c| places::name(c, "en")).collect();
    names.join(", ")
}

/// Where, by the parts that places play: "Cambodia, Laos (site); Thailand (transit)".
pub fn places_with_roles<'a>(
    list: impl Iterator<Item = (Country, Role, Option<&'a str>)>,
) -> String {
    let list: Vec<_> = list.collect();
    let mut parts: Vec<String> = Vec::new();
    for role in Role::ALL {
        let mut names: Vec<String> = Vec::new();
        for (country, _, locality) in list.iter().filter(|(_, of, _)| *of == role) {
            let country = places::name(*country, "en");
            let name = locality.map_or_else(|| country.to_owned(), |l| format!("{l}, {country}"));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            parts.push(format!("{} ({})", names.join(", "), role.word()));
        }
    }
    parts.join("; ")
}

/// Where a claim places itself, by name.
pub fn places_of(list: &[Place]) -> String {
    places_with_roles(list.iter().map(|p| (p.country, p.role, p.locality.as_deref())))
}

/// The fields of a proposal that say something, each with its name, and whether its own sentence does not say it.
pub fn fields(proposal: &Proposal, elsewhere: Elsewhere) -> Vec<(&'static str, String, bool)> {
    let place = match &proposal.value {
        // The value lists them already.
        Value::Countries(set) if proposal.countries.iter().all(|(c, _)| set.contains(c)) => {
            String::new()
        }
        _ => places_of(&proposal.places()),
    };
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let all = [
        ("Who", some(&proposal.population), false),
        ("Event", some(&proposal.event), elsewhere.event),
        ("Where", place, elsewhere.places),
        ("When", proposal.period.map(period).unwrap_or_default(), elsewhere.period),
        ("As of", proposal.as_of.map(date).unwrap_or_default(), elsewhere.as_of),
        ("Origin", some(&proposal.origin), elsewhere.origin),
        ("Via", some(&proposal.via), elsewhere.via),
    ];
    all.into_iter().filter(|(_, text, _)| !text.is_empty()).collect()
}

/// The value of a proposal with what it is counted in.
pub fn proposed_value(proposal: &Proposal) -> String {
    value_in(&proposal.value, proposal.unit.as_deref().unwrap_or_default())
}
