//! `corrobora articles`: prints the articles of a project.

use super::{Failure, claims::read, out, withhold::Withheld};
use crate::{
    brief,
    model::{Article, ArticleId, Project},
    office, similar, table,
};
use serde_json::{Value as Json, json};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora articles`.
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

/// The forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// For people: a line for each
    Text,
    /// One JSON document
    Json,
    /// Comma-separated values
    Csv,
    /// A spreadsheet
    Xlsx,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (project, withheld) = Withheld::of(
        read(&arguments.project)?,
        arguments.withhold.as_deref(),
        arguments.format != Form::Text && arguments.output.is_some(),
    )?;
    let sheet = withheld.sheet(table::article_sheet(&project));
    let bytes = match arguments.format {
        Form::Json => out::json_bytes(&withheld.json(articles(&project)))?,
        Form::Csv => table::sheet_csv(&sheet)?,
        Form::Xlsx => office::workbook(&[sheet], &withheld.core("Articles", &project))?,
        Form::Text => {
            let lines = project.articles.values().map(|article| withheld.text(&line(article)));
            out::lines(lines)
        }
    };
    out::table(arguments.output.as_deref(), &bytes, arguments.format == Form::Xlsx)
}

/// What a workbook of a project says of itself.
pub(super) fn core(what: &str, project: &Project) -> office::Core {
    office::Core {
        title: format!("{what}: {}", project.settings.title),
        at: brief::told_to(project),
        ..office::Core::default()
    }
}

fn articles(project: &Project) -> Json {
    let versions = similar::Versions::of(project);
    let all = project.articles.iter().map(|(id, article)| one(*id, article, &versions));
    Json::Array(all.collect())
}

fn one(id: ArticleId, article: &Article, versions: &similar::Versions) -> Json {
    let capture = &article.capture;
    json!({
        "id": id,
        "title": article.title,
        "authors": article.bylines,
        "publisher": article.publisher,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "url": article.url,
        "archived_url": article.archived_url,
        "reliability": article.reliability.letter(),
        "read": article.read,
        "note": article.note,
        "file": capture.file_name,
        "media_type": capture.media_type,
        "bytes": capture.bytes,
        "sha256": capture.original,
        "imported": capture.at,
        "imported_by": capture.by,
        "captured": capture.captured,
        "section": article.section,
        "metadata_from": article.metadata_from,
        "provenance": article.provenance(),
        "warnings": article.warnings,
        "version_of": article.version_of,
        "newest_version": versions.newest(id),
        "copy_of": article.copy_of,
        "attached_to": article.attached_to,
    })
}

fn line(article: &Article) -> String {
    let published = article.published.map(|d| d.to_string()).unwrap_or_default();
    let publisher = article.publisher.as_deref().unwrap_or_default();
    let cells = [article.label(), publisher, &published, &article.capture.file_name];
    cells.map(out::name).join("\t")
}
