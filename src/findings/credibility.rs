//! A credibility that the program would give a claim, from what all sources say, with its reason. Only ever shown
//! beside the field: the grade is a person's.

use super::{Finding, findings};
use crate::model::{
    AnnotationId, Article, ArticleId, Claim, ClaimId, Credibility, Ids, Project, Verdict,
};
use std::{collections::BTreeMap, sync::Arc};

/// A suggested grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The grade (Admiralty code, 1 to 6).
    pub grade: Credibility,
    /// Why, in a few words: "2 independent origins agree".
    pub reason: String,
}

/// The grade that the finding of a claim suggests; `None` for a claim that is not in it.
///
/// Confirmed (1) takes three independent origins that agree, probably true (2) two. One origin alone makes a claim
/// possible (3) when it is named, else nothing can be judged (6). Where sources contradict one another the claim of
/// more origins is possible (3), one against one doubtful (4), one against more improbable (5).
pub fn credibility(project: &Project, finding: &Finding, claim: ClaimId) -> Option<Suggested> {
    let own = finding.groups.iter().find(|g| g.claims.contains(&claim))?;
    let record = project.claims.get(&claim)?;
    let others = finding.groups.iter().filter(|g| !g.claims.contains(&claim));
    let against = others.map(|g| g.origins).max().unwrap_or(0);
    let named = record.origin.is_some() || record.via.is_some();
    let many = |n: usize| {
        if n == 1 { "1 origin".to_owned() } else { format!("{n} independent origins") }
    };
    let alone = || {
        if named {
            (3, "it goes back to one origin, and nothing contradicts it".to_owned())
        } else {
            (6, "who said it first is not recorded, and no other origin says it".to_owned())
        }
    };
    let (digit, reason) = match finding.verdict {
        Verdict::Corroborated if own.origins >= 3 => (1, format!("{} agree", many(own.origins))),
        Verdict::Corroborated if own.origins == 2 => (2, format!("{} agree", many(2))),
        Verdict::Corroborated | Verdict::SingleOrigin | Verdict::NotComparable => alone(),
        Verdict::MayContradict if named => {
            (3, "whether others contradict it depends on what is not stated".to_owned())
        }
        Verdict::MayContradict => {
            (6, "who said it first is not recorded, and others may contradict it".to_owned())
        }
        Verdict::Contradicted if own.origins > against => {
            (3, format!("{} say so, but {} otherwise", many(own.origins), against_words(against)))
        }
        Verdict::Contradicted if own.origins == against => {
            (4, "as many origins say otherwise".to_owned())
        }
        Verdict::Contradicted => (5, format!("{} otherwise", against_words(against))),
    };
    let grade = Credibility::try_from(digit).unwrap_or_default();
    Some(Suggested { grade, reason })
}

fn against_words(n: usize) -> String {
    if n == 1 { "1 origin says".to_owned() } else { format!("{n} independent origins say") }
}

/// The grade that a claim would be given which is not in the project yet, beside those that are there. `replaces`
/// is the claim that it would take the place of.
///
/// Only the claims of the same metric and event are compared, so the cost does not grow with the project.
pub fn credibility_of_new(
    project: &Project,
    claim: &Claim,
    replaces: Option<ClaimId>,
) -> Option<Suggested> {
    let about = |c: &Claim| c.metric == claim.metric && c.event == claim.event;
    let keep = |id: ClaimId, c: &Claim| about(c) && Some(id) != replaces;
    let mut small = small(project, &keep, &claim.annotations);
    // An id that no record of the project has: made from the claim that it stands for.
    let mut ids = Ids::from_seed(project.claims.len() as u64);
    let id: ClaimId = std::iter::repeat_with(|| ids.make(claim.at))
        .take(64)
        .find(|id| !small.claims.contains_key(id))?;
    small.claims.insert(id, Arc::new(claim.clone()));
    let found = findings(&small);
    credibility(&small, found.of_claim(id)?, id)
}

/// What the program would find on a fact if some of the claims were not there; `None` if no claim is left.
///
/// Only the claims of the same metric and event are compared, so the cost does not grow with the project.
pub fn verdict_without(project: &Project, finding: &Finding, wrong: &[ClaimId]) -> Option<Verdict> {
    let about = |c: &Claim| c.metric == finding.key.metric && c.event == finding.key.event;
    // A claim of another metric may stand with them.
    let keeps = |id: ClaimId, c: &Claim| about(c) || finding.claims.contains(&id);
    let small = small(project, &|id, c| keeps(id, c) && !wrong.contains(&id), &[]);
    let left = finding.claims.iter().find(|id| !wrong.contains(id))?;
    Some(findings(&small).of_claim(*left)?.computed)
}

/// A project of the claims that are kept, with what they stand on.
fn small(
    project: &Project,
    keep: &dyn Fn(ClaimId, &Claim) -> bool,
    quotes: &[AnnotationId],
) -> Project {
    let mut small = Project::new(project.id, project.created, "");
    small.events = project.events.clone();
    small.metrics = project.metrics.clone();
    small.origins = project.origins.clone();
    small.rulings = project.rulings.clone();
    let kept = project.claims.iter().filter(|(id, c)| keep(**id, c));
    small.claims = kept.map(|(id, c)| (*id, Arc::clone(c))).collect();
    let quotes = small.claims.values().flat_map(|c| &c.annotations).chain(quotes);
    small.annotations =
        quotes.filter_map(|id| Some((*id, Arc::clone(project.annotations.get(id)?)))).collect();
    let mut articles: BTreeMap<ArticleId, Arc<Article>> = BTreeMap::new();
    let mut wanted: Vec<ArticleId> = small.annotations.values().map(|a| a.article).collect();
    while let Some(id) = wanted.pop() {
        if let Some(record) = project.articles.get(&id)
            && articles.insert(id, Arc::clone(record)).is_none()
        {
            wanted.extend(record.version_of.into_iter().chain(record.copy_of));
        }
    }
    let texts = articles.values().filter_map(|a| Some((a.text, project.texts.get(&a.text)?)));
    small.texts = texts.map(|(hash, text)| (hash, Arc::clone(text))).collect();
    small.articles = articles;
    small
}
