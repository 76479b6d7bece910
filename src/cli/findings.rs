//! `corrobora findings`: prints what all sources together say.

use super::{
    Failure,
    articles::Form,
    claims::{places, quote, read, value, with_first_quote},
    out,
    withhold::Withheld,
};
use crate::{
    brief,
    findings::{Finding, Findings, findings, misnamed},
    model::{ClaimId, Country, Project},
    office, table,
};
use serde_json::{Value as Json, json};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora findings`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    project: PathBuf,
    /// The form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Where to write; without it the result is printed
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Leave out what this brief withholds, by its id or title
    #[arg(long)]
    withhold: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (project, withheld) = Withheld::of(
        read(&arguments.project)?,
        arguments.withhold.as_deref(),
        arguments.format != Form::Text && arguments.output.is_some(),
    )?;
    let found = findings(&project);
    let bytes = match arguments.format {
        Form::Json => {
            let list: Vec<Json> = found.list.iter().map(|f| finding(&project, &found, f)).collect();
            out::json_bytes(&withheld.json(Json::Array(list)))?
        }
        Form::Csv => table::sheet_csv(&withheld.sheet(table::finding_sheet(&project, &found)))?,
        Form::Xlsx => {
            let sheet = table::finding_sheet(&project, &found);
            office::workbook(&[withheld.sheet(sheet)], &withheld.core("Findings", &project))?
        }
        Form::Text => out::lines(found.list.iter().map(|f| withheld.text(&line(&project, f)))),
    };
    out::table(arguments.output.as_deref(), &bytes, arguments.format == Form::Xlsx)
}

fn names<'a>(project: &'a Project, finding: &Finding) -> (Option<&'a str>, Option<&'a str>) {
    let event = finding.key.event.and_then(|id| project.events.get(&id));
    let metric = project.metrics.get(&finding.key.metric);
    (event.map(|e| e.name.as_str()), metric.map(|m| m.name.as_str()))
}

fn finding(project: &Project, all: &Findings, finding: &Finding) -> Json {
    let (event, metric) = names(project, finding);
    let reasons: Vec<&str> = finding.reasons.iter().map(|r| r.key()).collect();
    let claims: Vec<Json> = finding.claims.iter().filter_map(|id| claim(project, *id)).collect();
    let groups: Vec<Json> = finding
        .groups
        .iter()
        .map(|g| {
            json!({
                "value": g.value.to_string(),
                "claims": g.claims,
                "articles": g.articles.len(),
                "origins": g.origins,
                "origin_names": g.origin_names,
            })
        })
        .collect();
    let ruling = finding
        .ruling
        .and_then(|id| project.rulings.get(&id))
        .map(|r| json!({"verdict": r.verdict.key(), "wrong": r.wrong, "reason": r.reason, "at": r.at, "by": r.by}));
    let apart: Vec<Json> = all
        .kept_apart(project, finding)
        .map(|other| {
            let (event, metric) = names(project, other);
            json!({"event": event, "metric": metric, "population": other.population, "claims": other.claims})
        })
        .collect();
    let misnamed: Vec<Json> = misnamed(project, &finding.claims)
        .into_iter()
        .map(|m| json!({"scope": m.scope, "claim": m.claim, "list": m.list, "outside": m.outside}))
        .collect();
    json!({
        "event": event,
        "metric": metric,
        "not_comparable_with": apart,
        "misnamed": misnamed,
        // Parts of another source that make the figure, or more than it.
        "sums": finding.sums.iter().map(|s| json!({"value": s.value.to_string(), "claims": s.claims})).collect::<Vec<_>>(),
        "places": finding.key.places,
        // What tells this fact from another one of the same metric: day and place of all its claims, in words.
        "circumstances": brief::circumstances_of(project, finding),
        "population": finding.population,
        "verdict": finding.verdict.key(),
        "computed": finding.computed.key(),
        "ruling": ruling,
        "reasons": reasons,
        "claims": claims,
        "groups": groups,
        "articles": finding.articles.len(),
        "origins": finding.origins,
        "origin_names": finding.origin_names,
        "unrecorded_origins": finding.unrecorded,
    })
}

fn claim(project: &Project, id: ClaimId) -> Option<Json> {
    let claim = project.claims.get(&id)?;
    let quotes: Vec<Json> = table::quotes(project, claim).map(|q| quote(project, q)).collect();
    let origin = claim.origin.and_then(|id| project.origins.get(&id)).map(|o| &o.name);
    let via = claim.via.and_then(|id| project.origins.get(&id)).map(|o| &o.name);
    let mut row = json!({
        "id": id,
        "value": value(project, claim),
        "countries": places(&claim.places),
        "origin": origin,
        "via": via,
        "quotes": quotes,
    });
    with_first_quote(&mut row);
    Some(row)
}

/// A finding as a line: "Contradicted (value): Storm Makers, victims rescued – 149; 194 [3 articles, 2 origins]".
fn line(project: &Project, finding: &Finding) -> String {
    let (event, metric) = names(project, finding);
    let mut text = finding.verdict.word().to_owned();
    if !finding.reasons.is_empty() {
        let reasons: Vec<&str> = finding.reasons.iter().map(|r| r.key()).collect();
        text.push_str(&format!(" ({})", reasons.join(", ")));
    }
    text.push_str(": ");
    text.push_str(event.unwrap_or("no event"));
    text.push_str(", ");
    text.push_str(metric.unwrap_or("?"));
    if let Some(population) = &finding.population {
        text.push_str(&format!(" of {population}"));
    }
    if !finding.key.places.is_empty() {
        let places: Vec<&str> = finding.key.places.iter().map(Country::as_str).collect();
        text.push_str(&format!(" in {}", places.join(", ")));
    }
    // Without an event a finding is known by when and where.
    if finding.key.event.is_none() {
        let known = brief::circumstances_of(project, finding);
        if !known.is_empty() {
            text.push_str(&format!(" ({})", known.join("; ")));
        }
    }
    let values: Vec<String> = finding.groups.iter().map(|g| g.value.to_string()).collect();
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let (articles, origins) = (finding.articles.len(), finding.origins);
    text.push_str(&format!(
        " – {} [{articles} article{}, {origins} origin{}]",
        values.join("; "),
        plural(articles),
        plural(origins)
    ));
    text
}
