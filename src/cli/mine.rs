//! `corrobora mine`: everything that the reader of text sees in files, for inspection. Needs no project.

use super::{Failure, Format, out};
use crate::{
    clock,
    import::{self, document::Said},
    mine::{self, Context},
    model::{PartialDate, Timestamp, Value},
    sandbox,
};
use jiff::{civil::Date, tz::TimeZone};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};
use serde_json::{Value as Json, json};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora mine`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The day that "yesterday" and "last August" count from, where a file does not say when it was published
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference_date: Option<String>,
    /// The language of all files (BCP 47: en, pt-BR), instead of what each file says or looks like
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Form of the result
    #[arg(long, default_value = "text")]
    format: Format,
}

/// Runs the command. Files are read and printed one after the other.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let reference = match arguments.reference_date.as_deref().map(str::parse::<PartialDate>) {
        None => None,
        Some(Ok(date)) if date.day().is_some() && date.year().is_some() => Some(date),
        Some(_) => {
            out::message("a reference date looks like 2023-12-31");
            return Ok(ExitCode::from(2));
        }
    };
    if arguments.language.as_deref().is_some_and(|tag| !is_tag(tag)) {
        out::message("a language looks like en, pt-BR or zh-Hant-TW");
        return Ok(ExitCode::from(2));
    }
    let json = arguments.format == Format::Json;
    let mut well = true;
    for (i, path) in arguments.files.iter().enumerate() {
        let row = match read(path) {
            Ok(reading) => file(path, &reading, reference, arguments.language.as_deref()),
            Err(error) => {
                out::message(&format!("{}: {error}", path.display()));
                well = false;
                json!({"file": path.display().to_string(), "ok": false, "error": error})
            }
        };
        if json {
            let lead = if i == 0 { "[\n" } else { ",\n" };
            out::result(format!("{lead}{}", serde_json::to_string(&row)?).as_bytes())?;
        } else {
            tell(&row)?;
        }
    }
    if json {
        out::result(b"\n]\n")?;
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a word has the form of a language tag: a language, then a script, a region and variants (BCP 47).
fn is_tag(tag: &str) -> bool {
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let mut parts = tag.split('-').peekable();
    if !parts.next().is_some_and(|first| matches!(first.len(), 2 | 3) && letters(first)) {
        return false;
    }
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| part.len() == 2 && letters(part) || part.len() == 3 && digits(part));
    parts.all(|part| {
        let numbered = part.len() == 4 && part.starts_with(|c: char| c.is_ascii_digit());
        (numbered || (5..=8).contains(&part.len()))
            && part.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Reads a file as `extract` does.
pub(super) fn read(path: &Path) -> Result<import::Reading, String> {
    let bytes = import::run::read_file(path)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let opened = sandbox::opener().open(&name, &Said::default(), &bytes, &mut |_| true)?;
    opened.reading.ok_or_else(|| match opened.container {
        Some(what) => format!("This is {what}: unpack it, or import it into a project"),
        None => "This file is no article".to_owned(),
    })
}

fn file(
    path: &Path,
    reading: &import::Reading,
    reference: Option<PartialDate>,
    language: Option<&str>,
) -> Json {
    let language = language.or(reading.language.as_deref());
    let published = reading.published;
    let text = reading.text.as_str();
    let context = Context {
        language,
        published: published.or(reference).or(reading.modified),
        title: reading.title.as_deref(),
        boilerplate: &reading.boilerplate,
        address: reading.url.as_deref(),
    };
    let (mut mined, claims) = mine::whole_and_claims(text, &context);
    let bound = match published {
        Some(_) => None,
        None => mined.narrow(day_of(clock::now())),
    };
    let because = bound.map(|b| {
        let words: String = text.chars().skip(b.start).take(b.end - b.start).collect();
        json!({"start": b.start, "end": b.end, "text": words})
    });
    json!({
        "file": path.display().to_string(),
        "ok": true,
        "language": language,
        "published": published.map(|d| d.to_string()),
        "published_not_before": bound.map(|b| b.date.to_string()),
        "published_not_before_because": because,
        "numbers": mined.numbers,
        "dates": mined.dates,
        "countries": mined.countries,
        "regions": mined.regions,
        "origins": mined.origins,
        "quotations": mined.quotations,
        "claims": claims.iter().map(|c| proposal(c, &mined.dates, bound)).collect::<Vec<Json>>(),
    })
}

/// The lists of a file as lines for a person.
fn tell(row: &Json) -> Result<(), Failure> {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    out::line(&format!("== {}", row.get("file").map(text).unwrap_or_default()))?;
    if let Some(day) = row.get("published_not_before").and_then(Json::as_str) {
        let words = row.pointer("/published_not_before_because/text").map(text).unwrap_or_default();
        out::line(&format!("published not before {day}  [{words}]"))?;
    }
    for list in ["numbers", "dates", "countries", "regions", "origins", "quotations", "claims"] {
        let Some(items) = row.get(list).and_then(Json::as_array).filter(|l| !l.is_empty()) else {
            continue;
        };
        out::line(&format!("{list}:"))?;
        for item in items {
            let words =
                item.get("text").or_else(|| item.get("quote")).map(text).unwrap_or_default();
            let rest: Vec<String> = item
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(key, value)| {
                    !value.is_null() && !matches!(key.as_str(), "text" | "quote" | "start" | "end")
                })
                .map(|(key, value)| format!("{key} {}", text(value)))
                .collect();
            out::line(&format!("  {words}  [{}]", rest.join(", ")))?;
        }
    }
    Ok(())
}

/// The day of a moment.
pub(super) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// A proposed claim; field names are a contract (DESIGN.md). `dates` are those of its text, `bound` what the text was not
/// published before, where nothing says when it was.
pub(super) fn proposal(
    claim: &mine::Proposal,
    dates: &[mine::DateSeen],
    bound: Option<mine::NotBefore>,
) -> Json {
    let (low, high, qualifier) = match &claim.value {
        Value::Number(a) | Value::Money(a, _) => {
            (number(a.low), number(a.high), Some(a.qualifier.word()))
        }
        _ => (Json::Null, Json::Null, None),
    };
    let date = |d: Option<PartialDate>| d.map(|d| d.to_string());
    // The value of a date is the period that it states.
    let stated = match claim.value {
        Value::When(period) => Some(period),
        _ => claim.period,
    };
    let period = stated.unwrap_or_default();
    let from = date(period.from);
    let open = period.from.is_some_and(|d| d.year().is_none());
    let mut own = dates.iter().filter(|d| open && claim.start <= d.start && d.end <= claim.end);
    let years = own.find(|d| d.years.is_some() && d.from == from).and_then(|d| d.years.clone());
    let countries: Vec<Json> = claim
        .places()
        .iter()
        .map(|p| json!({"code": p.country, "role": p.role.key(), "locality": p.locality}))
        .collect();
    json!({
        "metric": claim.metric,
        "value": {"low": low, "high": high, "qualifier": qualifier, "unit": claim.unit},
        "population": claim.population,
        "countries": countries,
        "period": {"from": from, "to": date(period.to)},
        "period_years": years,
        "published_not_before": bound.map(|b| b.date.to_string()),
        "as_of": date(claim.as_of),
        "event": claim.event,
        "origin": claim.origin,
        "via": claim.via,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "number": {"start": claim.number.start, "end": claim.number.end},
    })
}

/// A decimal as a JSON number: whole where it is whole.
fn number(n: Option<Decimal>) -> Json {
    let Some(n) = n.map(|n| n.normalize()) else { return Json::Null };
    n.to_i64().filter(|_| n.scale() == 0).map_or_else(|| json!(n.to_f64()), |whole| json!(whole))
}
