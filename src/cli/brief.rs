//! `corrobora brief`: checks a brief of a project, exports it as Markdown, as a page of HTML, as PDF or for a word
//! processor, or packs it with its originals for handing over.

use super::{Failure, Format, brief_checks, brief_template, out};
use crate::{
    brief, checks, cite, clock, export,
    findings::{Findings, findings},
    model::{Brief, BriefId, Disputed, Marking, PartialDate, Project},
    pack, storage,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `corrobora brief`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    pub project: PathBuf,
    /// Which brief, by its id or title; without it, one is made from all findings
    #[arg(long)]
    pub brief: Option<String>,
    /// Make the brief of a template: situation, alert, chronology, fact-check, hand-over, un-submission, one of your
    /// own (NAME.ron in the folder `templates` of your data), or a .ron file
    #[arg(long, conflicts_with = "brief")]
    pub template: Option<String>,
    /// Which article a template is about: its id, title or file name
    #[arg(long, requires = "template")]
    pub article: Option<String>,
    /// Citation style: a name such as apa, or a .csl file; by default the brief's own
    #[arg(long)]
    pub style: Option<String>,
    /// Language of the citations (BCP 47), for example en-GB; by default the brief's own
    #[arg(long)]
    pub locale: Option<String>,
    /// Footnotes with the exact quotes
    #[arg(long)]
    pub quotes: bool,
    /// Where to write: a name that ends in .md, .html, .pdf, .docx or .odt, with --pack in .zip; `-` prints Markdown
    #[arg(short, long, required_unless_present_any = ["check", "redact", "excuse", "leave"])]
    pub output: Option<PathBuf>,
    /// List what stands against the brief: unsupported figures, quotations, names, details of persons,
    /// references; exit status 1 when an error is there that nobody has decided about
    #[arg(long)]
    pub check: bool,
    /// How to print the checks
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Write a hand-over pack: a zip with the brief, originals, SHA256SUMS, history, a reader's guide and a page
    /// that checks the hashes offline
    #[arg(long)]
    pub pack: bool,
    /// Take a finding of --check, by its id, out of the export; kept in the brief where --brief names one
    #[arg(long, value_name = "ID")]
    pub redact: Vec<String>,
    /// Let a finding stand for a reason; kept in the brief where --brief names one
    #[arg(long, value_name = "ID=REASON")]
    pub excuse: Vec<String>,
    /// Forget what was decided about a finding
    #[arg(long, value_name = "ID")]
    pub leave: Vec<String>,
    /// What stands for values that sources dispute; by default the brief's own rule
    #[arg(long, value_enum)]
    pub disputed: Option<Rule>,
    /// Who may see it (Traffic Light Protocol 2.0); by default the brief's own marking
    #[arg(long, value_enum)]
    pub marking: Option<Tlp>,
    /// Who it is for
    #[arg(long)]
    pub recipient: Option<String>,
    /// Its date: 2024, 2024-05 or 2024-05-31
    #[arg(long)]
    pub date: Option<PartialDate>,
    /// Who made it
    #[arg(long)]
    pub maker: Option<String>,
}

/// Rules for disputed values.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Rule {
    /// All values
    ShowAll,
    /// The lowest and the highest
    Range,
    /// The one with the most independent origins
    MostOrigins,
    /// The newest
    Newest,
}

/// Markings.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Tlp {
    /// TLP:CLEAR
    Clear,
    /// TLP:GREEN
    Green,
    /// TLP:AMBER
    Amber,
    /// TLP:AMBER+STRICT
    #[value(alias = "amber+strict")]
    AmberStrict,
    /// TLP:RED
    Red,
}

/// The formats by the ending of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Markdown,
    Html,
    #[cfg(feature = "pdf")]
    Pdf,
    Pack,
    Docx,
    Odt,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let target = match arguments.output.as_deref().map(|o| target(o, arguments.pack)) {
        None => None,
        Some(Ok(target)) => Some(target),
        Some(Err(fault)) => {
            out::message(&fault);
            return Ok(ExitCode::from(2));
        }
    };
    let opened = storage::open_read_only(&arguments.project)?;
    for notice in &opened.notices {
        out::message(notice);
    }
    let mut project = opened.project;
    let found = findings(&project);
    let (id, mut brief) = match &arguments.brief {
        Some(wanted) => chosen(&project, wanted)?,
        None => match &arguments.template {
            Some(name) => {
                let article = arguments.article.as_deref();
                (None, brief_template::fill(&project, &found, name, article)?)
            }
            None => (None, brief::from_all_findings(&project, &found)),
        },
    };
    if !(arguments.redact.is_empty() && arguments.excuse.is_empty() && arguments.leave.is_empty()) {
        let outside = brief_checks::outside(&arguments.project, &project, &found, &brief);
        let list = checks::check(&project, &found, &brief, &outside);
        let decisions = brief_checks::decisions(
            arguments,
            &project,
            &brief,
            &list,
            (clock::now(), &clock::user()),
        )?;
        if let Some(id) = id {
            project = brief_checks::keep(&arguments.project, id, &decisions)?;
            if let Some(kept) = project.briefs.get(&id) {
                brief = kept.as_ref().clone();
            }
        } else {
            brief_checks::apply(&mut brief, decisions);
        }
    }
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
    release(arguments, &mut brief);
    let mut status = ExitCode::SUCCESS;
    if arguments.check {
        let outside = brief_checks::outside(&arguments.project, &project, &found, &brief);
        let list = checks::check(&project, &found, &brief, &outside);
        let (errors, ..) = checks::counts(&list);
        if errors > 0 {
            status = ExitCode::FAILURE;
        }
        brief_checks::print(&brief, &list, arguments.format)?;
    }
    if let (Some(target), Some(output)) = (target, &arguments.output) {
        // A pack says so itself, with what its originals hold.
        if target != Target::Pack {
            let list = checks::check(&project, &found, &brief, &checks::Outside::default());
            if let Some(told) = checks::harm_words(&list) {
                out::message(&told);
            }
        }
        let bytes = exported(arguments, &project, &found, &brief, target)?;
        if output.as_os_str() == "-" {
            out::result(&bytes)?;
        } else {
            storage::files::replace(output, &bytes)?;
        }
    }
    Ok(status)
}

/// The brief in a format; warnings go to standard error.
fn exported(
    arguments: &Arguments,
    project: &Project,
    found: &Findings,
    brief: &Brief,
    target: Target,
) -> Result<Vec<u8>, Failure> {
    if matches!(target, Target::Pack) {
        let mut original =
            |hash| storage::original(&arguments.project, hash).map_err(|e| brief_checks::fault(&e));
        let made = pack::make(project, found, brief, &mut original)?;
        made.told.iter().for_each(|told| out::message(told));
        return Ok(made.bytes);
    }
    let pictures = brief::pictures(project, found, brief);
    let document = brief::compose(project, found, brief, &pictures)?;
    for warning in &document.warnings {
        out::message(warning);
    }
    Ok(match target {
        // Packed above.
        Target::Pack => Vec::new(),
        Target::Markdown => export::markdown(&document).into_bytes(),
        Target::Html => export::html(&document).into_bytes(),
        #[cfg(feature = "pdf")]
        Target::Pdf => {
            let made = export::pdf(
                &brief::marked(&document),
                brief::told_to(project),
                export::FontSource::System,
            )?;
            for warning in &made.warnings {
                out::message(warning);
            }
            made.bytes
        }
        Target::Docx => export::docx(&brief::marked(&document), brief::told_to(project))?,
        Target::Odt => export::odt(&brief::marked(&document), brief::told_to(project))?,
    })
}

/// Puts what was said on the command line in the place of what the brief says.
fn release(arguments: &Arguments, brief: &mut Brief) {
    brief.quote_footnotes |= arguments.quotes;
    if let Some(rule) = arguments.disputed {
        brief.disputed = match rule {
            Rule::ShowAll => Disputed::ShowAll,
            Rule::Range => Disputed::Range,
            Rule::MostOrigins => Disputed::MostOrigins,
            Rule::Newest => Disputed::Newest,
        };
    }
    let handling = &mut brief.handling;
    if let Some(marking) = arguments.marking {
        handling.marking = Some(match marking {
            Tlp::Clear => Marking::Clear,
            Tlp::Green => Marking::Green,
            Tlp::Amber => Marking::Amber,
            Tlp::AmberStrict => Marking::AmberStrict,
            Tlp::Red => Marking::Red,
        });
    }
    if let Some(recipient) = &arguments.recipient {
        handling.recipient.clone_from(recipient);
    }
    if let Some(maker) = &arguments.maker {
        handling.maker.clone_from(maker);
    }
    handling.date = arguments.date.or(handling.date);
}

fn target(output: &Path, pack: bool) -> Result<Target, String> {
    let ending = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    if pack {
        return match ending.as_deref() {
            Some("zip") => Ok(Target::Pack),
            _ => Err(format!("{}: the name of a pack must end in .zip", output.display())),
        };
    }
    if output.as_os_str() == "-" {
        return Ok(Target::Markdown);
    }
    match ending.as_deref() {
        Some("md" | "markdown") => Ok(Target::Markdown),
        Some("html" | "htm") => Ok(Target::Html),
        #[cfg(feature = "pdf")]
        Some("pdf") => Ok(Target::Pdf),
        #[cfg(not(feature = "pdf"))]
        Some("pdf") => Err(format!(
            "{}: this build of the program has no PDF (it was made without the feature `pdf`). Export to .html and \
             print it, or to .md",
            output.display()
        )),
        Some("docx") => Ok(Target::Docx),
        Some("odt") => Ok(Target::Odt),
        Some("zip") => Err(format!("{}: a .zip is written with --pack", output.display())),
        _ => Err(format!(
            "{}: the name must end in .md, .html, .pdf, .docx or .odt",
            output.display()
        )),
    }
}

pub(super) fn chosen(project: &Project, wanted: &str) -> Result<(Option<BriefId>, Brief), Failure> {
    let by_id = wanted.parse::<BriefId>().ok().filter(|id| project.briefs.contains_key(id));
    let by_title = || {
        let mut named = project.briefs.iter().filter(|(_, b)| b.title == wanted);
        named.next().filter(|_| named.next().is_none()).map(|(id, _)| *id)
    };
    if let Some(id) = by_id.or_else(by_title)
        && let Some(brief) = project.briefs.get(&id)
    {
        return Ok((Some(id), brief.as_ref().clone()));
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
    let path = Path::new(style);
    let is_file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csl")) && path.exists();
    if is_file && !project.settings.styles.contains_key(style) {
        let xml = super::cite::csl(path)?;
        let mut settings = project.settings.as_ref().clone();
        settings.styles.insert(style.to_owned(), xml);
        project.settings = std::sync::Arc::new(settings);
    }
    Ok(style.to_owned())
}
