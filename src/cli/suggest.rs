//! `corrobora suggest`: the claims that the program proposes, from files or from the articles of a project. It
//! prints them; nothing is taken into a case by it. Of a project only what still waits for a person is printed.

use super::{
    Failure, Format, claims,
    mine::{day_of, proposal, read},
    out,
};
use crate::{
    clock,
    mine::{self, Context},
    model::{ArticleId, Project},
    storage,
};
use serde_json::{Value as Json, json};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora suggest`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files to read, or one project
    #[arg(required = true, value_name = "FILE_OR_PROJECT")]
    files: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, default_value = "text")]
    format: Format,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut rows: Vec<Json> = Vec::new();
    let mut well = true;
    for path in &arguments.files {
        let name = path.display().to_string();
        // A project is found by its name alone, as in every other command.
        let named = path.extension().is_none()
            && storage::files::size(storage::Layout::of(path).file()).is_some();
        if name.ends_with(".corrobora.ron") || named {
            let project = claims::read(path)?;
            for id in project.articles.keys() {
                let open = mine::open_proposals(&project, *id);
                let (seen, bound) = undated(&project, *id, &open);
                let rest = open.iter().map(|c| proposal(c, &seen.dates, bound));
                rows.extend(rest.map(|c| with("article", &id.to_string(), c)));
            }
            continue;
        }
        let reading = match read(path) {
            Ok(reading) => reading,
            Err(error) => {
                out::message(&format!("{name}: {error}"));
                well = false;
                continue;
            }
        };
        let context = Context {
            language: reading.language.as_deref(),
            published: reading.published.or(reading.modified),
            title: reading.title.as_deref(),
            boilerplate: &reading.boilerplate,
            address: reading.url.as_deref(),
        };
        let text = reading.text.as_str();
        let undated = reading.published.is_none();
        let (claims, mut seen) = match undated {
            true => mine::claims_and_dates(text, &context),
            false => (mine::suggest(text, &context), mine::Whole::default()),
        };
        let bound =
            if undated && !claims.is_empty() { seen.narrow(day_of(clock::now())) } else { None };
        let rest = claims.iter().map(|c| proposal(c, &seen.dates, bound));
        rows.extend(rest.map(|c| with("file", &name, c)));
    }
    match arguments.format {
        Format::Json => out::json(&rows)?,
        Format::Text => rows.iter().try_for_each(|row| out::line(&told(row)))?,
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The dates of an article that has none of its own and what they say of the day of its publication.
fn undated(
    project: &Project,
    id: ArticleId,
    claims: &[mine::Proposal],
) -> (mine::Whole, Option<mine::NotBefore>) {
    let article = project.articles.get(&id).filter(|a| a.published.is_none() && !claims.is_empty());
    let (Some(article), Some(text)) = (article, project.text_of(id)) else {
        return (mine::Whole::default(), None);
    };
    let context = Context {
        language: article.language.as_deref(),
        published: article.modified,
        boilerplate: &article.boilerplate,
        ..Context::default()
    };
    let mut seen = mine::dated(text.as_str(), &context);
    let bound = seen.narrow(day_of(article.capture.seen()));
    (seen, bound)
}

/// The proposal with what it was made from.
fn with(key: &str, name: &str, claim: Json) -> Json {
    let mut row = json!({ key: name });
    if let (Some(row), Json::Object(claim)) = (row.as_object_mut(), claim) {
        row.extend(claim);
    }
    row
}

/// A proposal as a line for a person.
fn told(row: &Json) -> String {
    let text = |path: &str| match row.pointer(path) {
        None | Some(Json::Null) => "-".to_owned(),
        Some(Json::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    };
    let countries: Vec<String> = row
        .get("countries")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .map(|c| {
            let field = |name: &str| c.get(name).and_then(Json::as_str);
            let town = field("locality").map_or_else(String::new, |town| format!(": {town}"));
            let (code, role) = (field("code").unwrap_or("?"), field("role").unwrap_or("?"));
            format!("{code}{town} ({role})")
        })
        .collect();
    let years = row.get("period_years").and_then(Json::as_array).into_iter().flatten();
    let years: Vec<String> = years.map(Json::to_string).collect();
    let years = if years.is_empty() { years.concat() } else { format!(" ({}?)", years.join(", ")) };
    format!(
        "{}: {} {}–{} {} | {} | {}–{}{years} as of {} | event {} | origin {} via {} | {}",
        text("/metric"),
        text("/value/qualifier"),
        text("/value/low"),
        text("/value/high"),
        text("/value/unit"),
        if countries.is_empty() { "-".to_owned() } else { countries.join(", ") },
        text("/period/from"),
        text("/period/to"),
        text("/as_of"),
        text("/event"),
        text("/origin"),
        text("/via"),
        text("/quote"),
    )
}
