//! Interchange: a project as the files that other programs read. Each target works in a file of its own;
//! nothing here reads the clock, the user's name or the disk: they come in with the [`Context`].

mod annotations;
mod misp;
mod qdpx;
mod references;
mod reviews;
mod stix;
mod told;
mod withheld;

pub use told::Tlp;

use crate::{
    brief::Redaction,
    cite::Kind,
    model::{Hash, Project, Timestamp},
};

/// What a project can be exported to; the names of the command line are the words of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Target {
    /// References for citation processors
    CslJson,
    /// References for LaTeX and reference managers
    Bibtex,
    /// References for reference managers
    Ris,
    /// Quotes as W3C Web Annotations
    WebAnnotation,
    /// A STIX 2.1 bundle
    Stix,
    /// A MISP event
    Misp,
    /// Findings as schema.org ClaimReview
    #[value(name = "claimreview")]
    ClaimReview,
    /// A REFI-QDA project
    Qdpx,
}

/// What comes from outside the project, so that the same inputs give the same bytes.
pub struct Context<'a> {
    /// When the export is made.
    pub at: Timestamp,
    /// Who makes it.
    pub by: &'a str,
    /// How far the file may be passed on, for the targets that say so.
    pub tlp: Tlp,
    /// The bytes of an original; `None` for one that is not there or fails its hash.
    pub original: &'a dyn Fn(Hash) -> Option<Vec<u8>>,
    /// What is left out: what a brief withholds.
    pub withheld: Option<&'a Redaction>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The file could not be made.
    #[error("{0}")]
    Refused(String),
}

/// The bytes of the exported file.
///
/// Errors: the project holds nothing that can be written to the target, or words are to be withheld from a target that
/// holds the whole texts.
pub fn write(project: &Project, target: Target, context: &Context<'_>) -> Result<Vec<u8>, Failed> {
    let withheld = context.withheld.filter(|withheld| !withheld.is_empty());
    let open = withheld.map(|withheld| withheld::opened(project, withheld));
    let project = open.as_ref().unwrap_or(project);
    let by = context.withheld.map(|withheld| withheld.worker(context.by));
    let context = &Context { by: by.as_deref().unwrap_or(context.by), ..*context };
    let json = |mut value: serde_json::Value| {
        if let Some(withheld) = withheld {
            withheld::clean(&mut value, withheld);
        }
        json(&value)
    };
    match target {
        Target::CslJson => references::write(project, Kind::CslJson, withheld),
        Target::Bibtex => references::write(project, Kind::BibTex, withheld),
        Target::Ris => references::write(project, Kind::Ris, withheld),
        Target::WebAnnotation => json(annotations::write(project, context)),
        Target::ClaimReview => json(reviews::write(project, context)),
        Target::Stix => json(stix::write(project, context, context.tlp)),
        Target::Misp => json(misp::write(project, context, context.tlp)),
        Target::Qdpx if withheld.is_some_and(|withheld| !withheld.holds_nothing()) => Err(Failed::Refused(
            "a .qdpx file holds the whole texts of the articles, in which nothing can be withheld; export \
             web-annotation, stix, misp or claimreview instead, or all of it without --withhold"
                .to_owned(),
        )),
        Target::Qdpx => qdpx::write(project),
    }
}

/// A document with line ends, as people and version control like it.
fn json(value: &serde_json::Value) -> Result<Vec<u8>, Failed> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|e| Failed::Refused(e.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
