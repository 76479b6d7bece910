//! `corrobora cite`: formats a bibliography from a file of references. No project is needed.

use super::{Failure, out};
use crate::{cite, export, import, storage::files};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Largest file of references or style that is read, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The form in which entries are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// A part of a web page
    Html,
}

/// Arguments of `corrobora cite`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// References: CSL-JSON (.json), BibTeX (.bib) or RIS (.ris)
    #[arg(required_unless_present_any = ["list_styles", "items"])]
    pub file: Option<PathBuf>,
    /// The same file by name, as other processors are called
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub items: Option<PathBuf>,
    /// Citation style: a name such as apa, or a .csl file
    #[arg(long, default_value = "apa")]
    pub style: String,
    /// Language of the entries (BCP 47), for example en-GB, th-TH
    #[arg(long)]
    pub locale: Option<String>,
    /// Form of the entries
    #[arg(long, value_enum, default_value = "text")]
    pub format: Form,
    /// Make addresses in HTML clickable
    #[arg(long)]
    pub links: bool,
    /// List the styles that come with the program, those with these words in their names if any
    #[arg(long, value_name = "WORDS", num_args = 0..=1, default_missing_value = "")]
    pub list_styles: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let Some(words) = &arguments.list_styles {
        return list(words, arguments.format);
    }
    let given = arguments.file.as_deref().or(arguments.items.as_deref());
    let file = given.ok_or("a file of references is needed")?;
    let bytes = files::read_bounded(file, MAX_BYTES)?;
    let of_file = |e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
    // Databases give files in the encodings of their countries.
    let (text, doubts) = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => (text, Vec::new()),
        Ok(text) => import::text_of(text.as_bytes()).map_err(|e| of_file(&e))?,
        Err(other) => import::text_of(other.as_bytes()).map_err(|e| of_file(&e))?,
    };
    let read = cite::read(&file.to_string_lossy(), text.as_bytes()).map_err(|e| of_file(&e))?;
    for warning in doubts.iter().chain(&read.warnings) {
        out::message(&format!("{}: {warning}", file.display()));
    }
    if read.references.is_empty() {
        out::message(&format!("{}: there is no reference in it", file.display()));
    }
    let style = style(&arguments.style)?;
    if let Some(locale) = &arguments.locale
        && cite::locale(locale).is_none()
    {
        return Err(
            format!("no citation style speaks `{locale}`; examples: en-GB, fr-FR, km-KH").into()
        );
    }
    // Each work is cited alone: where there is no bibliography, the citations are shown.
    let clusters: Vec<cite::Cluster> = (0..read.references.len()).map(|work| vec![work]).collect();
    let locale = arguments.locale.as_deref();
    let cited = cite::cite(&style, locale, &read.references, &clusters)?;
    print(arguments, &style, &read.references, &cited)?;
    Ok(if read.skipped == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(
    arguments: &Arguments,
    style: &cite::Style,
    references: &[cite::Reference],
    cited: &cite::Cited,
) -> Result<(), Failure> {
    // A style without a bibliography has citations only: then they are what can be shown.
    let entries: Vec<(Option<&cite::Reference>, Option<&cite::Rich>, &cite::Rich)> = if style
        .has_bibliography
    {
        cited
            .entries
            .iter()
            .map(|e| (references.get(e.reference), e.label.as_ref(), &e.text))
            .collect()
    } else {
        cited.citations.iter().enumerate().map(|(at, c)| (references.get(at), None, c)).collect()
    };
    // Each work has its own citation, in the order of the file.
    let citation = |reference: Option<&cite::Reference>| {
        let at =
            references.iter().position(|one| Some(one.id()) == reference.map(cite::Reference::id));
        at.and_then(|at| cited.citations.get(at))
    };
    match arguments.format {
        Form::Json => {
            let list: Vec<serde_json::Value> = entries
                .iter()
                .map(|(reference, label, text)| {
                    serde_json::json!({
                        "id": reference.map(cite::Reference::id),
                        "label": label.map(cite::Rich::text),
                        "text": text.text(),
                        "html": export::html_runs(text, arguments.links),
                        "citation": citation(*reference).map(cite::Rich::text),
                        "citation_html": citation(*reference)
                            .map(|c| export::html_runs(c, arguments.links)),
                    })
                })
                .collect();
            out::json(&list)?;
        }
        Form::Html => {
            let mut page = String::from("<div class=\"csl-bib-body\">\n");
            for (_, label, text) in &entries {
                page.push_str("  <div class=\"csl-entry\">");
                page.push_str(&export::html_entry(*label, text, arguments.links));
                page.push_str("</div>\n");
            }
            page.push_str("</div>\n");
            out::result(page.as_bytes())?;
        }
        Form::Text => {
            for (_, label, text) in &entries {
                let label = label.map(|l| format!("{} ", l.text())).unwrap_or_default();
                out::line(&format!("{label}{}", text.text()))?;
            }
        }
    }
    Ok(())
}

fn list(words: &str, format: Form) -> Result<ExitCode, Failure> {
    let found = cite::search(words, &BTreeMap::new());
    if format == Form::Json {
        let list: Vec<serde_json::Value> = found
            .iter()
            .map(|s| serde_json::json!({"name": s.name, "title": s.title, "aliases": s.aliases}))
            .collect();
        out::json(&list)?;
    } else {
        for style in &found {
            out::line(&format!("{}\t{}", style.name, style.title))?;
        }
    }
    Ok(if found.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The style of this name, or from the file of this name.
fn style(name: &str) -> Result<std::sync::Arc<cite::Style>, Failure> {
    let path = Path::new(name);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csl")) && path.exists() {
        let style = cite::parse(&csl(path)?).map_err(|e| format!("{name}: {e}"))?;
        return Ok(std::sync::Arc::new(style));
    }
    Ok(cite::load(name, &BTreeMap::new())?)
}

/// The text of a `.csl` file.
pub(super) fn csl(path: &Path) -> Result<String, Failure> {
    let bytes = files::read_bounded(path, MAX_BYTES)?;
    let fault = |_| format!("{}: not text in UTF-8, so it is no citation style", path.display());
    Ok(String::from_utf8(bytes).map_err(fault)?)
}
