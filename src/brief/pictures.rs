//! The map blocks of a brief as drawings, and the whole way from a brief of a project to its document.

use super::{Document, Error, Picture, Pictures, Redaction, compose};
use crate::{
    findings::{Findings, findings},
    grid::{self, Look},
    model::{Block, Brief, BriefId, MapBlock, Project, Timestamp},
    places,
};

/// Why a brief of a project cannot become a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// There is no such brief.
    #[error("There is no such brief in the project")]
    NoBrief,
    /// It cannot be composed.
    #[error(transparent)]
    Compose(#[from] Error),
}

/// The document of a brief, with findings and drawings made anew from the project.
pub fn document_of(project: &Project, id: BriefId) -> Result<Document, DocumentError> {
    let brief = project.briefs.get(&id).ok_or(DocumentError::NoBrief)?;
    let findings = findings(project);
    let pictures = pictures(project, &findings, brief);
    Ok(compose(project, &findings, brief, &pictures)?)
}

/// Up to when a project tells its case: its last change. What is dated with it is the same on every day.
pub fn told_to(project: &Project) -> Timestamp {
    project.history.last().map_or(project.created, |entry| entry.at)
}

/// The drawings of the map blocks of a brief: on light paper, for print, dated with the last change of the
/// project, so that the same project makes the same drawing on every day.
pub fn pictures(project: &Project, findings: &Findings, brief: &Brief) -> Pictures {
    // A figure that is withheld must not be read off the map.
    if let Some(open) = Redaction::of(project, findings, brief).without_claims(project) {
        let findings = crate::findings::findings(&open);
        return all(&open, &findings, brief);
    }
    all(project, findings, brief)
}

fn all(project: &Project, findings: &Findings, brief: &Brief) -> Pictures {
    brief
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Map(map) => Some((at, picture(project, findings, map))),
            _ => None,
        })
        .collect()
}

fn picture(project: &Project, findings: &Findings, map: &MapBlock) -> Picture {
    let cells = grid::cells(project, findings, map);
    let region = map.region.filter(|m49| places::region(*m49).is_some());
    let date = told_to(project).to_string().chars().take(10).collect();
    let look = Look { date, region, ..Look::default() };
    let shown = |country| region.is_none_or(|region| places::in_region(country, region));
    let countries = cells.cells.keys().copied().filter(|country| shown(*country));
    let sentences: Vec<String> = countries.map(|country| cells.text(country)).collect();
    let alternative = if sentences.is_empty() {
        "No country is named.".to_owned()
    } else {
        format!("{}.", sentences.join(". "))
    };
    // A tile's sentence begins with the name of its country.
    let values =
        cells.cells.iter().filter(|(country, _)| shown(**country)).map(|(country, cell)| {
            let name = places::name(*country, "en");
            let words = cell
                .text
                .strip_prefix(name)
                .map_or(cell.text.as_str(), |t| t.trim_start_matches(": "));
            (name.to_owned(), words.to_owned())
        });
    let values = values.collect();
    Picture { svg: grid::svg(&cells, &look), alternative, caption: cells.title.clone(), values }
}
