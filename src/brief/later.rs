//! Figures that a later day has overtaken. They contradict nothing, so no rule for disputed values sees them, and yet
//! the older one alone would be an old number told in silence.

use super::{
    compose::{Composer, push_text},
    document::Span,
    english as words, english_release as release,
    evidence::{self, Said},
    tell::{self, Varying, value_of},
};
use crate::{
    findings::{Finding, Findings},
    model::{Block, Brief, Claim, ClaimId, Country, Inline, PartialDate, Project, Role},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Composer<'_> {
    /// What was said of a fact later, in brackets.
    pub(super) fn overtaken(&mut self, later: &[Said], spans: &mut Vec<Span>) {
        if later.is_empty() {
            return;
        }
        push_text(spans, release::later(later.len()));
        self.rivals(later, spans);
        push_text(spans, "]");
    }

    /// What else is said of a fact and is not to be set beside these figures, unless a block of its own tells it.
    pub(super) fn other_parts(&mut self, finding: &Finding, text: &mut Vec<Span>) {
        let (project, findings) = (self.project, self.findings);
        let Some(told) = &self.told else { return };
        // Every claim belongs to one finding: its first tells which.
        let is_told = |other: &Finding| {
            let first = other.claims.first();
            first == finding.claims.first() || first.is_some_and(|id| told.contains(id))
        };
        let others: Vec<&Finding> =
            findings.on_whole(finding).filter(|other| !is_told(other)).collect();
        for (at, other) in others.iter().enumerate() {
            push_text(text, if at == 0 { release::OTHER_FIGURES } else { "; " });
            let values = words::values(&tell::tell(project, other, self.rule));
            text.extend(self.spans(values));
        }
        if !others.is_empty() {
            push_text(text, ".");
        }
    }
}

/// The first claims of the findings that have blocks of their own in a brief; `None` where a table tells all findings.
pub(super) fn told(findings: &Findings, brief: &Brief) -> Option<BTreeSet<ClaimId>> {
    let mut told = BTreeSet::new();
    for block in &brief.blocks {
        match block {
            Block::Finding(fact) => {
                told.extend(findings.on(fact).and_then(|one| one.claims.first().copied()));
            }
            Block::FindingsTable => return None,
            _ => {}
        }
    }
    Some(told)
}

/// What was said last of the fact of a claim, by the days up to which figures count: other values, each once; empty
/// where the claim counts up to no day or is the last itself.
pub(super) fn said_later(project: &Project, findings: &Findings, id: ClaimId) -> Vec<Said> {
    let Some(claim) = project.claims.get(&id) else { return Vec::new() };
    let Some(finding) = findings.of_claim(id) else { return Vec::new() };
    let Some((_, own)) = claim.as_of.and_then(PartialDate::bounds) else { return Vec::new() };
    let value = value_of(project, claim);
    let mut newest: Vec<(Date, ClaimId, &Claim)> = Vec::new();
    for other in findings.on_whole(finding) {
        for (at, one) in other.claims.iter().filter_map(|id| Some((*id, project.claims.get(id)?))) {
            let Some((from, _)) = one.as_of.and_then(PartialDate::bounds) else { continue };
            if from > own && same_thing(claim, one) && !other.is_wrong(project, at) {
                newest.push((from, at, one));
            }
        }
    }
    let Some(last) = newest.iter().map(|(day, ..)| *day).max() else { return Vec::new() };
    newest.retain(|(day, ..)| *day == last);
    let mut out: Vec<Said> = Vec::new();
    for (_, at, one) in newest {
        let words = value_of(project, one);
        match out.iter_mut().find(|said| said.value == words) {
            Some(said) => said.claims.push(at),
            None => out.push(Said {
                value: words,
                circumstances: as_of(project, one),
                claims: vec![at],
                articles: Vec::new(),
            }),
        }
    }
    for said in &mut out {
        said.articles = evidence::articles(project, &said.claims);
    }
    // Where the last says the same, nothing was overtaken.
    if out.iter().any(|said| said.value == value) { Vec::new() } else { out }
}

/// The day up to which a claim counts, in words.
pub(super) fn as_of(project: &Project, claim: &Claim) -> Vec<String> {
    Varying::by_day().of_claim(project, claim)
}

/// Whether two claims on one fact count the same: a figure of one town is no later figure of the country, one of 2023
/// none of 2022.
fn same_thing(one: &Claim, other: &Claim) -> bool {
    let places = |claim: &Claim| -> BTreeSet<(Country, Role, Option<String>)> {
        let folded = |words: &String| crate::fold::fold(words.trim());
        let places = claim.places.iter();
        places.map(|p| (p.country, p.role, p.locality.as_ref().map(folded))).collect()
    };
    one.period == other.period && places(one) == places(other)
}

/// The claims that the paragraphs of a brief name: who reads it comes upon them anyway.
pub(super) fn named(brief: &Brief) -> BTreeSet<ClaimId> {
    let paragraphs = brief.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines),
        _ => None,
    });
    let claims = paragraphs.flatten().filter_map(|inline| match inline {
        Inline::Claim(id) => Some(*id),
        _ => None,
    });
    claims.collect()
}
