//! `corrobora brief`: exports a cited brief of a project as Markdown, as a page of HTML or for a word processor.

use super::{Failure, out};
use crate::{
    brief, cite, export,
    findings::findings,
    model::{Brief, BriefId, Project},
    storage,
};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora brief`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    pub project: PathBuf,
    /// Which brief, by its id or title; without it, one is made from all findings
    #[arg(long)]
    pub brief: Option<String>,
    /// Citation style: a name such as apa, or a .csl file; by default the brief's own
    #[arg(long)]
    pub style: Option<String>,
    /// Language of the citations (BCP 47), for example en-GB; by default the brief's own
    #[arg(long)]
    pub locale: Option<String>,
    /// Footnotes with the exact quotes
    #[arg(long)]
    pub quotes: bool,
    /// Where to write: a name that ends in .md, .html, .docx or .odt; `-` prints Markdown
    #[arg(short, long)]
    pub output: PathBuf,
}

/// The formats by the ending of the file.
enum Target {
    Markdown,
    Html,
    Docx,
    Odt,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let target = match target(&arguments.output) {
        Ok(target) => target,
        Err(fault) => {
            out::message(&fault);
            return Ok(ExitCode::from(2));
        }
    };
    let opened = storage::open_read_only(&arguments.project)?;
    for notice in &opened.notices {
        out::message(notice);
    }
    let mut project = opened.project;
    let findings = findings(&project);
    let mut brief = match &arguments.brief {
        Some(wanted) => chosen(&project, wanted)?,
        None => brief::from_all_findings(&project, &findings),
    };
    if let Some(style) = &arguments.style {
        brief.style = style_name(&mut project, style)?;
    }
    if let Some(locale) = &arguments.locale {
        if cite::locale(locale).is_none() {
            return Err(format!(
                "no citation style speaks `{locale}`; examples: en-GB, fr-FR, km-KH"
            )
            .into());
        }
        brief.locale.clone_from(locale);
    }
    brief.quote_footnotes |= arguments.quotes;
    let pictures = brief::pictures(&project, &findings, &brief);
    let document = brief::compose(&project, &findings, &brief, &pictures)?;
    for warning in &document.warnings {
        out::message(warning);
    }
    let bytes = match target {
        Target::Markdown => export::markdown(&document).into_bytes(),
        Target::Html => export::html(&document).into_bytes(),
        Target::Docx => export::docx(&document, brief::told_to(&project))?,
        Target::Odt => export::odt(&document, brief::told_to(&project))?,
    };
    if arguments.output.as_os_str() == "-" {
        out::result(&bytes)?;
    } else {
        storage::files::replace(&arguments.output, &bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn target(output: &std::path::Path) -> Result<Target, String> {
    if output.as_os_str() == "-" {
        return Ok(Target::Markdown);
    }
    let ending = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Ok(Target::Markdown),
        Some("html" | "htm") => Ok(Target::Html),
        Some("docx") => Ok(Target::Docx),
        Some("odt") => Ok(Target::Odt),
        Some("pdf") => Err(format!(
            "{}: export to .pdf comes in a later version. Export to .html and print it, or to .md",
            output.display()
        )),
        _ => Err(format!("{}: the name must end in .md, .html, .docx or .odt", output.display())),
    }
}

fn chosen(project: &Project, wanted: &str) -> Result<Brief, Failure> {
    let by_id = wanted.parse::<BriefId>().ok().and_then(|id| project.briefs.get(&id));
    let by_title = || {
        let mut named = project.briefs.values().filter(|b| b.title == wanted);
        named.next().filter(|_| named.next().is_none())
    };
    if let Some(brief) = by_id.or_else(by_title) {
        return Ok(brief.as_ref().clone());
    }
    let all: Vec<String> =
        project.briefs.iter().map(|(id, brief)| format!("{id} {}", brief.title)).collect();
    Err(match all.as_slice() {
        [] => format!("there is no brief `{wanted}`; the project has none. Leave --brief away"),
        all => format!("there is no brief `{wanted}`. The project has:\n{}", all.join("\n")),
    }
    .into())
}

/// The name under which the brief finds the style; a file is lent to the project for this run.
fn style_name(project: &mut Project, style: &str) -> Result<String, Failure> {
    let path = std::path::Path::new(style);
    let is_file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csl")) && path.exists();
    if is_file && !project.settings.styles.contains_key(style) {
        let xml = super::cite::csl(path)?;
        let mut settings = project.settings.as_ref().clone();
        settings.styles.insert(style.to_owned(), xml);
        project.settings = std::sync::Arc::new(settings);
    }
    Ok(style.to_owned())
}
