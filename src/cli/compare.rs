//! `corrobora compare`: prints what two files are to one another. Needs no project and keeps nothing.

use super::{Failure, out};
use crate::{
    compare::{Comparison, Stated, compare, unit_of},
    findings::Reason,
    import::{self, Reading, document::Said},
    mine,
    model::{Value, Verdict},
    sandbox, table,
};
use serde_json::{Value as Json, json};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora compare`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A file
    #[arg(value_name = "FILE")]
    a: PathBuf,
    /// The file to hold against it
    #[arg(value_name = "FILE")]
    b: PathBuf,
    /// The form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// The forms of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people: a line for the relation and one for each pair
    Text,
    /// One JSON document
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let read = [&arguments.a, &arguments.b].map(|path| (path, read(path)));
    for (path, reading) in &read {
        if let Err(why) = reading {
            out::message(&format!("{}: {why}", path.display()));
        }
    }
    let [(_, Ok(a)), (_, Ok(b))] = &read else { return Ok(ExitCode::FAILURE) };
    let found = compare(a, b);
    match arguments.format {
        Form::Json => out::json(&json_of(&found))?,
        Form::Text => lines(&found).iter().try_for_each(|line| out::line(line))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Reading, String> {
    let bytes = import::run::read_file(path)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let opened = sandbox::opener().open(&name, &Said::default(), &bytes, &mut |_| true)?;
    opened.reading.ok_or_else(|| "This file holds others and is no article itself".to_owned())
}

fn kind(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradicted => "contradicts",
        Verdict::MayContradict => "may-contradict",
        _ => "agrees",
    }
}

fn json_of(found: &Comparison) -> Json {
    let reasons: Vec<&str> = found.reasons.iter().map(|r| r.key()).collect();
    let mut pairs: Vec<Json> = found
        .changed
        .iter()
        .map(|c| {
            json!({
                "kind": "changed",
                "metric": null,
                "reasons": [Reason::Value.key()],
                "origins": 1,
                "a": figure(&c.older, &c.older_at),
                "b": figure(&c.newer, &c.newer_at),
            })
        })
        .collect();
    pairs.extend(found.pairs.iter().map(|p| {
        json!({
            "kind": kind(p.verdict),
            "metric": p.a.metric,
            "reasons": p.reasons.iter().map(|r| r.key()).collect::<Vec<_>>(),
            "origins": p.origins,
            "a": stated(&p.a),
            "b": stated(&p.b),
        })
    }));
    let round = |share: f64| (share * 1e4).round() / 1e4;
    json!({
        "relation": found.relation.key(),
        "similarity": round(found.likeness.similarity),
        "contained": round(found.likeness.contained),
        "reasons": reasons,
        "pairs": pairs,
    })
}

/// A figure that differs inside a copy, with the fields of a claim.
fn figure(words: &str, at: &Range<usize>) -> Json {
    let numbers = mine::numbers(words, None);
    let amount = match numbers.as_slice() {
        [one] => table::amount(&one.value),
        _ => None,
    };
    json!({
        "value": {
            "low": amount.and_then(|a| a.low).map(super::claims::number),
            "high": amount.and_then(|a| a.high).map(super::claims::number),
            "qualifier": amount.map(|a| a.qualifier.word()),
            "unit": null,
            "text": words,
        },
        "countries": [],
        "period": null,
        "as_of": null,
        "event": null,
        "origin": null,
        "via": null,
        "start": at.start,
        "end": at.end,
        "value_start": at.start,
        "value_end": at.end,
    })
}

fn stated(stated: &Stated) -> Json {
    let amount = table::amount(&stated.value);
    let unit = match &stated.value {
        Value::Money(_, currency) => currency.to_string(),
        _ => unit_of(&stated.metric).word().to_owned(),
    };
    json!({
        "value": {
            "low": amount.and_then(|a| a.low).map(super::claims::number),
            "high": amount.and_then(|a| a.high).map(super::claims::number),
            "qualifier": amount.map(|a| a.qualifier.word()),
            "unit": unit,
            "text": stated.value.to_string(),
        },
        "countries": super::claims::places(&stated.places),
        "period": stated.period.map(|p| json!({"from": p.from, "to": p.to})),
        "as_of": stated.as_of,
        "event": stated.event,
        "origin": stated.origin,
        "via": stated.via,
        "start": stated.quote.start,
        "end": stated.quote.end,
        "value_start": stated.at.start,
        "value_end": stated.at.end,
    })
}

/// A comparison for people: "same-copy (similarity 0.47)", then "changed: 149 → 194".
fn lines(found: &Comparison) -> Vec<String> {
    let mut first =
        format!("{} (similarity {:.2})", found.relation.key(), found.likeness.similarity);
    if !found.reasons.is_empty() {
        let reasons: Vec<&str> = found.reasons.iter().map(|r| r.key()).collect();
        first.push_str(&format!(": {}", reasons.join(", ")));
    }
    let mut lines = vec![first];
    lines.extend(found.changed.iter().map(|c| format!("changed: {} → {}", c.older, c.newer)));
    lines.extend(
        found
            .pairs
            .iter()
            .map(|p| format!("{}: {}: {} – {}", kind(p.verdict), p.a.metric, p.a.value, p.b.value)),
    );
    lines
}
