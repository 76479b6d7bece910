//! What a figure rests on: its claims with their quotes, grades and rivals.

use super::{
    document::{Evidence, Figure, Quoted, Rival},
    english as words,
    tell::{Varying, articles_of, places_of, subject, value_of},
};
use crate::{
    findings::{Finding, Findings},
    model::{Article, ArticleId, Claim, ClaimId, Period, Project, Value, Verdict},
};

/// Gives articles their numbers in the document.
pub(super) trait Number {
    /// The number of an article, a new one if it has none yet.
    fn number(&mut self, article: ArticleId) -> usize;
}

/// A figure that is shown as `value` and stands on `claims`.
pub(super) fn figure(
    project: &Project,
    findings: &Findings,
    value: &str,
    claims: &[ClaimId],
    numbers: &mut impl Number,
) -> Figure {
    let about = claims.first().and_then(|id| findings.of_claim(*id));
    let about = about.map(|f| subject(project, f)).unwrap_or_default();
    Figure {
        statement: words::statement(&about, value, &[]),
        value: value.to_owned(),
        evidence: claims
            .iter()
            .filter_map(|id| {
                let claim = project.claims.get(id)?;
                Some(evidence(project, findings, *id, claim, numbers))
            })
            .collect(),
    }
}

/// The words of a quote as a document shows them: a very long one with a marked gap. What is left out stands in the
/// project and in the original, at the place that the evidence names.
pub(super) fn in_print(words: &str) -> String {
    /// Letters of a long page: nobody reads more as one quote, and a file without line ends can be one quote of megabytes.
    const MOST: usize = 2_500;
    const HEAD: usize = 1_500;
    const TAIL: usize = 700;
    let count = words.chars().count();
    if count <= MOST {
        return words.to_owned();
    }
    let at = |n: usize| words.char_indices().nth(n).map_or(words.len(), |(at, _)| at);
    let head = words.get(..at(HEAD)).unwrap_or_default();
    let tail = words.get(at(count - TAIL)..).unwrap_or_default();
    // Whole words, where there are any.
    let head = head
        .rsplit_once(' ')
        .map_or(head, |(whole, cut)| if cut.len() < 100 { whole } else { head });
    let tail = tail
        .split_once(' ')
        .map_or(tail, |(cut, whole)| if cut.len() < 100 { whole } else { tail });
    format!("{head} […] {tail}")
}

fn evidence(
    project: &Project,
    findings: &Findings,
    id: ClaimId,
    claim: &Claim,
    numbers: &mut impl Number,
) -> Evidence {
    let finding = findings.of_claim(id);
    let quotes = claim
        .annotations
        .iter()
        .filter_map(|id| Some((*id, project.annotations.get(id)?)))
        .map(|(id, annotation)| {
            let article = project.articles.get(&annotation.article);
            let (grade, grade_meaning) = grade(article.map(AsRef::as_ref), claim);
            Quoted {
                annotation: id,
                words: in_print(&annotation.exact),
                start: annotation.start,
                end: annotation.end,
                article: numbers.number(annotation.article),
                grade,
                page: article.and_then(|a| a.page_at(annotation.start)),
                grade_meaning,
            }
        })
        .collect();
    let origin = |id: Option<crate::model::OriginId>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone())
    };
    Evidence {
        claim: id,
        statement: statement(project, findings, id, claim),
        quotes,
        origin: origin(claim.origin),
        via: origin(claim.via),
        verdict: finding.map_or(Verdict::SingleOrigin, |f| f.verdict),
        unreviewed: claim.proposed && !claim.reviewed,
        rivals: rivals_said(project, finding, id)
            .into_iter()
            .map(|said| Rival {
                articles: articles(project, &said.claims)
                    .into_iter()
                    .map(|article| numbers.number(article))
                    .collect(),
                claims: said.claims,
                value: format!("{}{}", said.value, words::circumstances(&said.circumstances)),
            })
            .collect(),
    }
}

/// The Admiralty grade of a claim in an article, and what it means.
pub(super) fn grade(article: Option<&Article>, claim: &Claim) -> (String, String) {
    let reliability = article.map(|a| a.reliability).unwrap_or_default();
    let credibility = claim.credibility;
    (
        format!("{}{}", reliability.letter(), credibility.digit()),
        words::grade_meaning(reliability.meaning(), credibility.meaning()),
    )
}

/// A claim in one line, with everything that it narrows.
pub(super) fn statement(
    project: &Project,
    findings: &Findings,
    id: ClaimId,
    claim: &Claim,
) -> String {
    let about = findings.of_claim(id).map(|f| subject(project, f)).unwrap_or_default();
    let mut circumstances = Vec::new();
    // A date is not said twice when it is the value itself.
    let said = |p: &Period| claim.value == Value::When(*p);
    if let Some(period) = claim.period.filter(|p| !p.is_open() && !said(p)) {
        circumstances.push(words::period(period));
    }
    if let Some(day) = claim.as_of {
        circumstances.push(words::as_of(day));
    }
    circumstances.extend(places_of(claim));
    if findings.of_claim(id).is_some_and(|f| f.is_wrong(project, id)) {
        circumstances.push(words::HELD_WRONG.to_owned());
    }
    words::statement(&about, &value_of(project, claim), &circumstances)
}

/// The claims that say otherwise: those of the other groups of a finding that is, or may be, contradicted.
pub(super) fn rivals(finding: Option<&Finding>, claim: ClaimId) -> Vec<ClaimId> {
    let Some(finding) = finding else { return Vec::new() };
    if !matches!(finding.computed, Verdict::Contradicted | Verdict::MayContradict) {
        return Vec::new();
    }
    finding
        .groups
        .iter()
        .filter(|group| !group.claims.contains(&claim))
        .flat_map(|group| group.claims.iter().copied())
        .collect()
}

/// What rivals say, each once.
pub(super) struct Said {
    /// The value in words.
    pub value: String,
    /// What tells it from the others, when its value does not: date, place, origin.
    pub circumstances: Vec<String>,
    /// Who says it.
    pub claims: Vec<ClaimId>,
}

/// The rivals of a claim by what they say and under which circumstances, in the order in which each first comes.
pub(super) fn rivals_said(
    project: &Project,
    finding: Option<&Finding>,
    claim: ClaimId,
) -> Vec<Said> {
    let Some(found) = finding else { return Vec::new() };
    let varying = Varying::of_finding(project, found);
    let mut out: Vec<Said> = Vec::new();
    for id in rivals(finding, claim) {
        let Some(claim) = project.claims.get(&id) else { continue };
        let value = value_of(project, claim);
        let circumstances = varying.of_claim(project, claim);
        let same = |s: &&mut Said| s.value == value && s.circumstances == circumstances;
        match out.iter_mut().find(same) {
            Some(said) => said.claims.push(id),
            None => out.push(Said { value, circumstances, claims: vec![id] }),
        }
    }
    out
}

/// The articles of several claims, each once, by id.
pub(super) fn articles(project: &Project, claims: &[ClaimId]) -> Vec<ArticleId> {
    let all: std::collections::BTreeSet<ArticleId> = claims
        .iter()
        .filter_map(|id| project.claims.get(id))
        .flat_map(|claim| articles_of(project, claim))
        .collect();
    all.into_iter().collect()
}
