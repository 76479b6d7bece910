//! Everything that the reader of text sees in a whole text, as plain records for inspection.

use super::{
    Context, FoundNumber, NumberKind, agencies,
    cut::Cut,
    dateline,
    dates::{self, FoundPeriod},
    lex::Quote,
    numbers, quoted_by, resolve, roles, scripts_places, speech, surnames, undated,
};
use crate::{
    model::{PartialDate, Qualifier, Role, Value},
    places,
};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};
use serde::Serialize;
use std::ops::Range;

/// All that was seen, in the order of the text; offsets are code points.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Whole {
    /// Numbers, ages and ranks among them.
    pub numbers: Vec<NumberSeen>,
    /// Dates and periods.
    pub dates: Vec<DateSeen>,
    /// Countries with the part that they play.
    pub countries: Vec<CountrySeen>,
    /// Regions that are no countries.
    pub regions: Vec<RegionSeen>,
    /// Who says something, and agencies that pass it on.
    pub origins: Vec<OriginSeen>,
    /// Words in quotation marks.
    pub quotations: Vec<QuotationSeen>,
}

/// A country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountrySeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// `site`, `origin`, `transit`, `participant`, `other`.
    pub role: &'static str,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegionSeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Its UN M49 code.
    pub m49: u16,
    /// Its usual name.
    pub name: String,
}

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginSeen {
    /// First code point of the name.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The name in its usual form.
    pub name: String,
    /// `according-to`, `said`, `report`, `via`.
    pub kind: &'static str,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotationSeen {
    /// First code point, the quotation mark.
    pub start: usize,
    /// Code point after the closing mark.
    pub end: usize,
    /// The words with their marks.
    pub text: String,
    /// Who says them, if the words around say so.
    pub speaker: Option<String>,
}

/// See [`fn@super::whole`].
pub(super) fn whole(cut: &Cut<'_>, context: &Context<'_>) -> Whole {
    let quote = &cut.page;
    let (numbers, dates) = numbers_and_dates(quote, context);
    let story = |start: usize, end: usize| {
        !context.boilerplate.iter().any(|b| b.start < end && start < b.end)
    };
    let mut out = Whole {
        numbers: numbers
            .iter()
            .filter(|n| story(n.start, n.end))
            .filter_map(|n| number_seen(quote, n))
            .collect(),
        dates: dates
            .iter()
            .filter(|d| story(d.start, d.end))
            .map(|d| date_seen(quote, d, context))
            .collect(),
        ..Whole::default()
    };
    people_and_places(cut, &story, &mut out);
    out
}

/// The dates of a text alone.
pub(super) fn dates(quote: &Quote, context: &Context<'_>) -> Whole {
    let story =
        |d: &FoundPeriod| !context.boilerplate.iter().any(|b| b.start < d.end && d.start < b.end);
    let found = dates::dates(quote);
    let seen = found.iter().filter(|d| story(d)).map(|d| date_seen(quote, d, context));
    Whole { dates: seen.collect(), ..Whole::default() }
}

/// Countries, regions, origins and quotations of a text, sentence by sentence.
fn people_and_places(cut: &Cut<'_>, story: &dyn Fn(usize, usize) -> bool, out: &mut Whole) {
    let Cut { mentions, regions, .. } = cut;
    let chars = &cut.page.chars;
    let mut last: Option<String> = None;
    let mut first = 0;
    for (number, (range, quote)) in cut.ranges.iter().zip(&cut.quotes).enumerate() {
        while mentions.get(first).is_some_and(|m| m.end <= range.start) {
            first += 1;
        }
        let said: Vec<speech::Said> =
            speech::said(quote).iter().filter(|s| s.kind != "continues").cloned().collect();
        if !story(range.start, range.end) {
            continue;
        }
        let mut seen: Vec<(usize, usize)> = Vec::new();
        let head = number < dateline::HEAD;
        let agency = dateline::agency(quote, dateline::behind(quote)).filter(|_| head);
        let sent = agency.map(|(name, start, end)| speech::Said { start, end, name, kind: "via" });
        // A country in the name of who speaks plays no part, and one in the name of an agency is none.
        let spoken: Vec<(Range<usize>, bool)> = said
            .iter()
            .map(|s| (s.start..s.end, s.kind == "via" && agencies::usual(&s.name).is_some()))
            .collect();
        let inside = |m: &places::Mention| {
            spoken.iter().find(|(at, _)| at.start <= m.start && m.end <= at.end).map(|(_, is)| *is)
        };
        for mut s in sent.into_iter().chain(said) {
            // "He added": whoever was named before; where nobody was, nobody is.
            if s.name.is_empty() {
                let Some(name) = last.clone() else { continue };
                s.name = name;
            } else if s.kind != "via" {
                last = Some(s.name.clone());
            }
            if !seen.contains(&(s.start, s.end)) {
                seen.push((s.start, s.end));
                out.origins.push(OriginSeen {
                    start: range.start + s.start,
                    end: range.start + s.end,
                    text: quote.text(s.start, s.end),
                    name: s.name,
                    kind: s.kind,
                });
            }
        }
        let here: Vec<places::Mention> = mentions
            .iter()
            .skip(first)
            .take_while(|m| m.start < range.end)
            // A name that a break cuts was seen with the sentence that it begins in.
            .filter(|m| m.start >= range.start)
            .map(|m| places::Mention {
                start: m.start - range.start,
                end: m.end - range.start,
                ..m.clone()
            })
            .filter(|m| inside(m) != Some(true) && !surnames::is_number(quote, m.start, &m.text))
            .collect();
        for (p, m) in roles::placed(quote, &here).into_iter().zip(here) {
            let role = if inside(&m).is_some() { Role::Other } else { p.role };
            out.countries.push(CountrySeen {
                start: range.start + p.start,
                end: range.start + p.end,
                text: m.text,
                code: p.country.to_string(),
                role: role.key(),
            });
        }
        // "12 مصريا", "5 नेपाली": people whose words are no names of countries.
        let from = out.countries.partition_point(|c| c.start < range.start);
        for (start, end, country) in scripts_places::peoples(quote) {
            let (start, end) = (range.start + start, range.start + end);
            let taken = out.countries.iter().skip(from).any(|c| c.start < end && start < c.end);
            if !taken {
                let text: String = chars.get(start..end).unwrap_or_default().iter().collect();
                let (code, role) = (country.to_string(), Role::Origin.key());
                out.countries.push(CountrySeen { start, end, text, code, role });
            }
        }
        if let Some(here) = out.countries.get_mut(from..) {
            here.sort_by_key(|c| c.start);
        }
    }
    for q in quoted_by::quotations(cut).into_iter().filter(|q| story(q.start, q.end)) {
        let text: String = chars.get(q.start..q.end).unwrap_or_default().iter().collect();
        out.quotations.push(QuotationSeen { start: q.start, end: q.end, text, speaker: q.speaker });
    }
    for m in regions.iter().filter(|m| story(m.start, m.end)) {
        let name = places::region(m.m49).map_or_else(String::new, |r| r.name.clone());
        let text = m.text.clone();
        out.regions.push(RegionSeen { start: m.start, end: m.end, text, m49: m.m49, name });
    }
}

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberSeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The one number that stands there; none for a range and for "dozens".
    pub value: Option<f64>,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// How firmly it is said.
    pub qualifier: &'static str,
    /// A currency, `%`, `ordinal`, `age`, `fraction`; none for a plain count.
    pub unit: Option<String>,
}

/// A date or period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateSeen {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// First day, or as much of it as is known (`--10-16` without a year).
    pub from: Option<String>,
    /// Last day, or as much of it as is known.
    pub to: Option<String>,
    /// `day`, `month`, `year`, `range`, `since`, `until`, `before`, `after`, `relative`, with `-unsure` where day
    /// and month may be the other way round.
    pub kind: String,
    /// Whether it says up to when something was counted.
    pub as_of: bool,
    /// What the words themselves say, without the day of publication; null for "yesterday".
    pub said: Option<String>,
    /// Where a day of the week is said and no year: the years in which the day is one, once [`Whole::narrow`] was asked.
    pub years: Option<Vec<i16>>,
    /// The date that the text was not published before, where it tells of it as past.
    #[serde(skip)]
    pub(super) bound: Option<PartialDate>,
    /// The day without a year and its day of the week, Monday 1.
    #[serde(skip)]
    pub(super) in_week: Option<(PartialDate, u8)>,
}

/// Numbers and dates of a quote, dates resolved against the day of publication.
fn numbers_and_dates(quote: &Quote, context: &Context<'_>) -> (Vec<FoundNumber>, Vec<FoundPeriod>) {
    let _ = context;
    let dates = dates::dates(quote);
    // "Three days ago" is a length of time too.
    let taken: Vec<Range<usize>> =
        dates.iter().filter(|d| d.shift.is_none()).map(|d| d.start..d.end).collect();
    (numbers::numbers(quote, &taken), dates)
}

fn number_seen(quote: &Quote, found: &FoundNumber) -> Option<NumberSeen> {
    let amount = found.amount()?;
    let float = |d: Option<Decimal>| d.and_then(|d| d.to_f64());
    let unit = match (&found.value, found.kind) {
        (Value::Money(_, currency), _) => Some(currency.to_string()),
        (_, NumberKind::Ordinal) => Some("ordinal".to_owned()),
        (_, NumberKind::Age) => Some("age".to_owned()),
        (_, NumberKind::Fraction) => Some("fraction".to_owned()),
        _ if found.percent => Some("%".to_owned()),
        _ => None,
    };
    let value = match (amount.low, amount.high) {
        _ if amount.qualifier == Qualifier::Order => None,
        (Some(low), Some(high)) if low != high => None,
        (low, high) => float(low.or(high)),
    };
    Some(NumberSeen {
        start: found.start,
        end: found.end,
        text: quote.text(found.start, found.end),
        value,
        low: float(amount.low),
        high: float(amount.high),
        qualifier: amount.qualifier.word(),
        unit,
    })
}

fn date_seen(quote: &Quote, found: &FoundPeriod, context: &Context<'_>) -> DateSeen {
    let reference = context.published.and_then(PartialDate::bounds).map(|b| b.1);
    let (from, to) = match reference.and_then(|r| undated::ahead(quote, found, r)) {
        Some((from, to)) => (Some(from), Some(to)),
        None => resolve::days(found, reference),
    };
    let said = (!found.period.is_open() && found.until.is_none()).then(|| found.period.to_string());
    let partial = |date: Option<PartialDate>| date.map(|d| d.to_string());
    let exact = |date: Option<jiff::civil::Date>| date.map(|d| d.to_string());
    let known = from.is_some() || to.is_some();
    let one = found.period.from.filter(|_| found.period.from == found.period.to);
    let open = one.filter(|day| !known && day.year().is_none() && day.day().is_some());
    DateSeen {
        start: found.start,
        end: found.end,
        text: quote.text(found.start, found.end),
        from: if known { exact(from) } else { partial(found.period.from) },
        to: if known { exact(to) } else { partial(found.period.to) },
        kind: kind(found),
        as_of: found.as_of,
        said,
        years: None,
        bound: undated::bound(quote, found),
        in_week: open.zip(found.weekday),
    }
}

fn kind(found: &FoundPeriod) -> String {
    let base = match (found.open, found.shift, found.period.from, found.period.to) {
        _ if found.until.is_some() => "range",
        (dates::Open::Since, ..) => "since",
        (dates::Open::Until, ..) => "until",
        (dates::Open::Before, ..) => "before",
        (dates::Open::After, ..) => "after",
        (_, Some(_), ..) => "relative",
        (_, _, Some(from), Some(to)) if from != to => "range",
        (_, _, Some(date), _) | (_, _, None, Some(date)) => match (date.day(), date.month()) {
            (Some(_), _) => "day",
            (None, Some(_)) => "month",
            (None, None) => "year",
        },
        _ => "relative",
    };
    if found.unsure { format!("{base}-unsure") } else { base.to_owned() }
}
