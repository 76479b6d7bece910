//! `corrobora search`: prints the articles of a project that have all words of a query.

use super::{Failure, claims::read, out};
use crate::{
    model::Project,
    search::{FoundArticle, Index, Limits, Query, search},
};
use serde_json::{Value as Json, json};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora search`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    project: PathBuf,
    /// Words that must all be there; "a phrase", -without, beginning*
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// Search menus, teasers and other text too that is not the story
    #[arg(long)]
    all: bool,
    /// The most articles that are printed
    #[arg(long, default_value_t = Limits::default().articles)]
    limit: usize,
    /// The most hits that are printed for each article
    #[arg(long, default_value_t = Limits::default().hits)]
    hits: usize,
    /// The form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// The forms of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people: a line for each article, then its hits
    Text,
    /// One JSON document
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let query = match Query::new(&arguments.query) {
        Ok(query) => query,
        Err(why) => {
            out::message(&why.to_string());
            return Ok(ExitCode::from(2));
        }
    };
    let project = read(&arguments.project)?;
    let limits = Limits { articles: arguments.limit, hits: arguments.hits };
    let index = Index::of(&project, arguments.all);
    let found = search(&project, &index, &query, limits);
    match arguments.format {
        Form::Json => {
            let list: Vec<Json> =
                found.articles.iter().filter_map(|row| article(&project, row)).collect();
            out::json(&list)?;
        }
        Form::Text => {
            for row in &found.articles {
                lines(&project, row).iter().try_for_each(|line| out::line(line))?;
            }
        }
    }
    let left = found.total - found.articles.len();
    if left > 0 {
        out::message(&format!("{left} more articles have these words; --limit shows more"));
    }
    Ok(ExitCode::SUCCESS)
}

fn article(project: &Project, found: &FoundArticle) -> Option<Json> {
    let article = project.articles.get(&found.article)?;
    let hits: Vec<Json> = found
        .hits
        .iter()
        .map(|h| {
            json!({"start": h.start, "end": h.end, "snippet": h.snippet, "snippet_start": h.snippet_start})
        })
        .collect();
    Some(json!({
        "article": found.article,
        "file": article.capture.file_name,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "score": (found.score * 1e4).round() / 1e4,
        "count": found.count,
        "hits": hits,
    }))
}

/// An article and its hits as lines: "Raid frees 20 (Post, 2023-10-16): 2 hits".
fn lines(project: &Project, found: &FoundArticle) -> Vec<String> {
    let Some(article) = project.articles.get(&found.article) else { return Vec::new() };
    let published = article.published.map(|d| d.to_string());
    let by: Vec<&str> =
        [article.publisher.as_deref(), published.as_deref()].into_iter().flatten().collect();
    let by = if by.is_empty() { String::new() } else { format!(" ({})", by.join(", ")) };
    let plural = if found.count == 1 { "" } else { "s" };
    let mut lines = vec![format!("{}{by}: {} hit{plural}", article.label(), found.count)];
    lines.extend(found.hits.iter().map(|hit| {
        let words: Vec<&str> = hit.snippet.split_whitespace().collect();
        format!("  {}: … {} …", hit.start, words.join(" "))
    }));
    lines
}
