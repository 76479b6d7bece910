//! `corrobora claims`: prints the claim table. Here is also the form of values and quotes in JSON, which
//! `findings` shares.

use super::{Failure, articles::Form, out, withhold::Withheld};
use crate::{
    findings::{Findings, findings},
    model::{Annotation, Claim, Place, Project, Value},
    office, similar, storage,
    table::{self, Column},
};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora claims`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    project: PathBuf,
    /// The form of the table
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Where to write; without it the table is printed
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
    let findings = findings(&project);
    let rows = table::rows(&project, &findings);
    let all = rows.filter(&project, &findings, &table::Filter::default());
    let bytes = match arguments.format {
        Form::Json => out::json_bytes(&withheld.json(claims(&project, &findings)))?,
        Form::Csv if withheld.is_asked() => {
            let sheet = table::claim_sheet(&project, &findings, &rows, &all, &Column::ALL);
            table::sheet_csv(&withheld.sheet(sheet))?
        }
        Form::Csv => table::csv(&project, &findings, &rows, &all, &Column::ALL)?,
        Form::Xlsx => {
            let sheet = table::claim_sheet(&project, &findings, &rows, &all, &Column::ALL);
            office::workbook(&[withheld.sheet(sheet)], &withheld.core("Claims", &project))?
        }
        Form::Text => {
            let columns: Vec<Column> =
                Column::ALL.into_iter().filter(|c| c.shown_at_first()).collect();
            let text = table::tsv(&project, &findings, &rows, &all, &columns);
            out::lines(text.lines().map(|line| withheld.text(line)))
        }
    };
    out::table(arguments.output.as_deref(), &bytes, arguments.format == Form::Xlsx)
}

/// Reads a project for a command that changes nothing; what a person should know goes to standard error.
pub(super) fn read(path: &std::path::Path) -> Result<Project, Failure> {
    let opened = storage::open_read_only(path)?;
    opened.notices.iter().for_each(|notice| out::message(notice));
    Ok(opened.project)
}

/// The claim table in JSON: an object for each claim, by id.
fn claims(project: &Project, findings: &Findings) -> Json {
    let name = |id: Option<crate::model::OriginId>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.as_str())
    };
    let superseded = similar::superseded(
        project,
        &similar::Versions::of(project),
        &mut similar::Pages::default(),
    );
    let list = project.claims.iter().map(|(id, claim)| {
        let quotes: Vec<Json> = table::quotes(project, claim).map(|q| quote(project, q)).collect();
        let finding = findings.of_claim(*id);
        let event = claim.event.and_then(|id| project.events.get(&id)).map(|e| &e.name);
        let mut row = json!({
            "id": id,
            "event": event,
            "metric": project.metrics.get(&claim.metric).map(|m| &m.name),
            "value": value(project, claim),
            "population": claim.population,
            "countries": places(&claim.places),
            "period": claim.period.map(|p| json!({"from": p.from, "to": p.to})),
            "as_of": claim.as_of,
            "origin": name(claim.origin),
            "via": name(claim.via),
            "quotes": quotes,
            "verdict": finding.map(|f| f.verdict.key()),
            "articles": finding.map(|f| f.articles.len()),
            "origins": finding.map(|f| f.origins),
            "credibility": claim.credibility.digit(),
            "proposed": claim.proposed,
            "reviewed": claim.reviewed,
            "by": claim.by,
            "at": claim.at,
            "note": claim.note,
        });
        with_first_quote(&mut row);
        if let Some(row) = row.as_object_mut() {
            row.insert("changed".to_owned(), changed(superseded.get(id)));
        }
        row
    });
    Json::Array(list.collect())
}

/// What the newest version of the page of a claim says in the place of its sentence; null where it has it still.
fn changed(superseded: Option<&similar::Superseded>) -> Json {
    superseded.map_or(Json::Null, |s| json!({"article": s.newer, "was": s.was, "now": s.now}))
}

/// Copies article, file, quote, start and end of the first quote to the claim itself; null without one.
pub(super) fn with_first_quote(row: &mut Json) {
    let first = row.get("quotes").and_then(|q| q.get(0)).cloned().unwrap_or_default();
    let Some(row) = row.as_object_mut() else { return };
    for field in ["article", "file", "quote", "start", "end"] {
        row.insert(field.to_owned(), first.get(field).cloned().unwrap_or_default());
    }
}

/// A quote in JSON; `file` is the name of the file as it was imported.
pub(super) fn quote(project: &Project, annotation: &Annotation) -> Json {
    let article = project.articles.get(&annotation.article);
    json!({
        "article": annotation.article,
        "file": article.map(|a| &a.capture.file_name),
        "quote": annotation.exact,
        "start": annotation.start,
        "end": annotation.end,
    })
}

/// A value in JSON. Numbers have `low`, `high`, `qualifier`, `unit`; an absent bound is null; other kinds have
/// their own field beside these.
pub(super) fn value(project: &Project, claim: &Claim) -> Json {
    let unit = table::unit(project, claim);
    let amount = table::amount(&claim.value);
    let mut value = json!({
        "low": amount.and_then(|a| a.low).map(number),
        "high": amount.and_then(|a| a.high).map(number),
        "qualifier": amount.map(|a| a.qualifier.word()),
        "unit": unit,
    });
    let (field, content) = match &claim.value {
        Value::Number(_) | Value::Money(..) => return value,
        Value::When(p) => ("period", json!({"from": p.from, "to": p.to})),
        Value::Countries(set) => ("countries", json!(set)),
        Value::Text(text) => ("text", json!(text)),
    };
    if let Some(value) = value.as_object_mut() {
        value.insert(field.to_owned(), content);
    }
    value
}

/// A decimal as a JSON number: whole where it is whole.
pub(super) fn number(n: Decimal) -> Json {
    n.normalize().to_string().parse::<serde_json::Number>().map_or(Json::Null, Json::Number)
}

/// Places in JSON; role by its one word.
pub(super) fn places(places: &[Place]) -> Json {
    let list = places
        .iter()
        .map(|p| json!({"code": p.country, "role": p.role.key(), "locality": p.locality}));
    Json::Array(list.collect())
}
