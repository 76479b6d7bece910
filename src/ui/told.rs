//! Values, places and dates in words for the screen: names and not codes, dates as people write them.

use crate::{
    brief,
    mine::{Elsewhere, Proposal},
    model::{
        Claim, Country, PartialDate, Period, Place, Project, RecordId, Role, Timestamp, Unit,
        Value, text,
    },
    places,
};

/// A value in words: countries by their names, dates as people write them.
pub fn value(value: &Value) -> String {
    match value {
        Value::Countries(set) => names(set.iter().copied()),
        Value::When(period) => self::period(*period),
        other => other.in_words(),
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

/// Of the records of a step the one that it is about, in words: "arrests: 281 persons". The names that came along
/// with a claim, and what is gone since, are not told.
pub fn subject(project: &Project, records: &[RecordId]) -> Option<String> {
    let rank = |record: &RecordId| match record {
        RecordId::Ruling(_) => 0,
        RecordId::Claim(_) => 1,
        RecordId::Brief(_) => 2,
        RecordId::Annotation(_) => 3,
        RecordId::Article(_) => 4,
        _ => 5,
    };
    let first = records.iter().min_by_key(|record| rank(record))?;
    let alike = records.iter().filter(|record| rank(record) == rank(first)).count();
    let words = record(project, *first)?;
    match alike {
        1 => Some(words),
        n if rank(first) < 5 => Some(format!("{words} and {} more", n - 1)),
        _ => Some(words),
    }
}

/// A record in words; `None` for one that is gone or has no name.
fn record(project: &Project, record: RecordId) -> Option<String> {
    /// How much of a quote tells which one it is, in code points.
    const QUOTE: usize = 60;
    let words = match record {
        RecordId::Article(id) => project.articles.get(&id)?.label().to_owned(),
        RecordId::Annotation(id) => {
            let quote = project.annotations.get(&id)?;
            let body = project.text_of(quote.article)?.as_str();
            let cut = quote.end.min(quote.start + QUOTE);
            let more = if cut < quote.end { "…" } else { "" };
            format!("“{}{more}”", text::slice(body, quote.start..cut)?.replace('\n', " "))
        }
        RecordId::Claim(id) => {
            let claim = project.claims.get(&id)?;
            let metric = project.metrics.get(&claim.metric).map_or("?", |m| m.name.as_str());
            format!("{metric}: {}", claim_value(project, claim))
        }
        RecordId::Ruling(id) => {
            let fact = &project.rulings.get(&id)?.fact;
            project.metrics.get(&fact.metric)?.name.clone()
        }
        RecordId::Code(id) => project.codes.get(&id)?.name.clone(),
        RecordId::Event(id) => project.events.get(&id)?.name.clone(),
        RecordId::Metric(id) => project.metrics.get(&id)?.name.clone(),
        RecordId::Origin(id) => project.origins.get(&id)?.name.clone(),
        RecordId::Brief(id) => project.briefs.get(&id)?.title.clone(),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}
