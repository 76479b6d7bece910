//! `corrobora map`: draws the country map of a project as PNG or SVG.

use super::{Failure, out};
use crate::{
    findings::findings,
    fold::fold,
    grid::{self, Look},
    model::{MapBlock, Measure, Project, Role},
    places, storage,
};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora map`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project file
    project: PathBuf,
    /// What to colour by: articles, claims, contradictions, or a metric by its name or id
    #[arg(long, default_value = "claims")]
    metric: String,
    /// The file to write; its ending, .png or .svg, says in which form
    #[arg(short, long)]
    output: PathBuf,
    /// Only places in this role: site, origin, transit, participant or other
    #[arg(long)]
    role: Option<String>,
    /// Only a region of UN M49, by name or number: "Southeast Asia", 35
    #[arg(long)]
    region: Option<String>,
    /// The title; by default made from what is shown
    #[arg(long)]
    title: Option<String>,
    /// The date to print, as YYYY-MM-DD; by default that of the last change of the project
    #[arg(long)]
    date: Option<jiff::civil::Date>,
    /// Dark paper
    #[arg(long)]
    dark: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let form = arguments.output.extension().map(|e| e.to_string_lossy().to_lowercase());
    let as_svg = match form.as_deref() {
        Some("svg") => true,
        Some("png") => false,
        _ => {
            out::message(&format!(
                "the map is written as .png or .svg, which {} does not end with",
                arguments.output.display()
            ));
            return Ok(ExitCode::from(2));
        }
    };
    let opened = storage::open_read_only(&arguments.project)?;
    for notice in &opened.notices {
        out::message(notice);
    }
    let project = &opened.project;
    let block = MapBlock {
        measure: measure(project, &arguments.metric)?,
        role: arguments.role.as_deref().map(role).transpose()?,
        title: arguments.title.clone().unwrap_or_default(),
        region: None,
    };
    let date = arguments.date.map_or_else(|| last_change(project), |d| d.to_string());
    let region = arguments.region.as_deref().map(region).transpose()?;
    let look = Look { dark: arguments.dark, title: None, date, region };
    let svg = grid::svg(&grid::cells(project, &findings(project), &block), &look);
    let bytes = if as_svg { svg.into_bytes() } else { grid::png(&svg)? };
    storage::files::replace(&arguments.output, &bytes)?;
    out::line(&arguments.output.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// The day of the last change, so that the same project makes the same map on every day.
fn last_change(project: &Project) -> String {
    let at = project.history.last().map_or(project.created, |entry| entry.at);
    at.to_string().chars().take(10).collect()
}

/// What is meant by a word for a measure: one of the three counts, or a metric of the project.
fn measure(project: &Project, wanted: &str) -> Result<Measure, Failure> {
    match wanted {
        "articles" => return Ok(Measure::Articles),
        "claims" => return Ok(Measure::Claims),
        "contradictions" => return Ok(Measure::Contradictions),
        _ => {}
    }
    let folded = fold(wanted);
    let by_id = wanted.parse().ok().filter(|id| project.metrics.contains_key(id));
    let named = |also: bool| {
        project.metrics.iter().find(|(_, m)| {
            fold(&m.name) == folded || also && m.aliases.iter().any(|alias| fold(alias) == folded)
        })
    };
    let by_name = || named(false).or_else(|| named(true)).map(|(id, _)| *id);
    by_id.or_else(by_name).map(Measure::Metric).ok_or_else(|| {
        let mut names: Vec<&str> = project.metrics.values().map(|m| m.name.as_str()).collect();
        names.sort_unstable();
        let own = if names.is_empty() { "has none yet".to_owned() } else { format!("has: {}", names.join(", ")) };
        format!(
            "the project has no metric \"{wanted}\". --metric takes articles, claims, contradictions or a metric; this project {own}"
        )
        .into()
    })
}

fn role(wanted: &str) -> Result<Role, Failure> {
    let folded = fold(wanted);
    Role::ALL.into_iter().find(|r| r.key() == folded || r.word() == folded).ok_or_else(|| {
        let keys: Vec<&str> = Role::ALL.into_iter().map(Role::key).collect();
        format!("no role is called \"{wanted}\". --role takes {}", keys.join(", ")).into()
    })
}

fn region(wanted: &str) -> Result<u16, Failure> {
    places::region_called(wanted).map(|r| r.code).ok_or_else(|| {
        let names: Vec<&str> = places::regions().iter().map(|r| r.name.as_str()).collect();
        format!("no region is called \"{wanted}\". --region takes {}", names.join(", ")).into()
    })
}
