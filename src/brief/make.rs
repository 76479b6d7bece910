//! Briefs made by the program for a person to go on with: from chosen claims, or from everything that was found.

use super::{english as words, english_questions::QUESTIONS_HEADING, settle};
use crate::{
    findings::{Finding, Findings},
    model::{Block, Brief, ClaimId, EventId, MapBlock, Project},
};
use std::collections::BTreeSet;

/// The style of a brief when neither the brief nor the project says one.
pub const DEFAULT_STYLE: &str = "apa";
/// The locale of a brief when neither the brief nor the project says one.
pub const DEFAULT_LOCALE: &str = "en-GB";

/// An empty brief in the style and locale of the project. A title that another brief has is numbered: two of one name
/// are hard to tell apart in a list, and one of them would be exported for the other.
pub fn empty(project: &Project, title: &str) -> Brief {
    let settings = &project.settings;
    let taken = |title: &str| project.briefs.values().any(|brief| brief.title.trim() == title);
    let mut name = title.trim().to_owned();
    let mut n = 2;
    while !name.is_empty() && taken(&name) {
        name = format!("{} ({n})", title.trim());
        n += 1;
    }
    Brief {
        title: name,
        style: settings.style.clone().unwrap_or_else(|| DEFAULT_STYLE.to_owned()),
        locale: settings.locale.clone().unwrap_or_else(|| DEFAULT_LOCALE.to_owned()),
        ..Brief::default()
    }
}

/// Whether a method note is the one that the program wrote.
pub fn is_default_method(text: &str) -> bool {
    text.trim().is_empty() || text == words::METHOD
}

/// A brief on everything that was found: each event with its findings, the map, the table, method and sources.
pub fn from_all_findings(project: &Project, findings: &Findings) -> Brief {
    let mut brief = empty(project, &project.settings.title);
    brief.blocks = by_event(project, findings.iter());
    if !settle::questions(project, findings.iter()).is_empty() {
        brief.blocks.push(heading(QUESTIONS_HEADING));
        brief.blocks.push(Block::OpenQuestions);
    }
    if !project.claims.is_empty() {
        brief.blocks.push(heading(words::MAP_HEADING));
        brief.blocks.push(Block::Map(MapBlock::default()));
        brief.blocks.push(heading(words::FINDINGS_HEADING));
        brief.blocks.push(Block::FindingsTable);
    }
    brief.blocks.push(Block::MethodNote(words::METHOD.to_owned()));
    brief.blocks.push(Block::Bibliography);
    brief
}

/// A brief on some claims: what all sources say of their facts, the claims as a table, method and sources.
pub fn from_claims(project: &Project, findings: &Findings, claims: &[ClaimId]) -> Brief {
    let mut brief = empty(project, &project.settings.title);
    let facts: BTreeSet<usize> =
        claims.iter().filter_map(|id| findings.by_claim.get(id).copied()).collect();
    let about = || facts.iter().filter_map(|i| findings.get(*i));
    brief.blocks = by_event(project, about());
    brief.blocks.extend(super::open_questions(project, about()));
    let known: Vec<ClaimId> =
        claims.iter().copied().filter(|id| project.claims.contains_key(id)).collect();
    // An empty list would mean all claims.
    if !known.is_empty() {
        brief.blocks.push(heading(words::CLAIMS_CAPTION));
        brief.blocks.push(Block::ClaimTable(known));
    }
    brief.blocks.push(Block::MethodNote(words::METHOD.to_owned()));
    brief.blocks.push(Block::Bibliography);
    brief
}

/// The findings as blocks, each event under its heading.
pub(super) fn by_event<'a>(
    project: &Project,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<Option<EventId>> = None;
    for finding in findings {
        let key = &finding.key;
        if last != Some(key.event) {
            let event = key.event.and_then(|id| project.events.get(&id));
            blocks.push(heading(event.map_or(words::NO_EVENT, |e| e.name.as_str())));
            last = Some(key.event);
        }
        blocks.push(Block::Finding(finding.fact()));
    }
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned() }
}
