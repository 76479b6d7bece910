//! What is computed from the project once per revision, never per frame.

use crate::{
    findings::{Findings, Kept},
    model::{AnnotationId, ArticleId, ClaimId, Project, Verdict},
    similar::{self, Pages, Superseded, Versions},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Below this many claims the findings are computed at once; above it a worker does, and the screen shows
/// the ones before until it is done.
pub const INLINE_CLAIMS: usize = 1_000;

/// Findings and counts of one revision.
#[derive(Default)]
pub struct Derived {
    /// What all sources say.
    pub findings: Arc<Findings>,
    /// What brings the findings up to date after the next edit.
    pub kept: Option<Kept>,
    /// Counts for the list of documents.
    pub counts: BTreeMap<ArticleId, Counts>,
    /// The quotes of each article, in the order of its text.
    pub quotes: BTreeMap<ArticleId, Vec<AnnotationId>>,
    /// The claims that stand on each quote.
    pub claims_on: BTreeMap<AnnotationId, Vec<ClaimId>>,
    /// The quotes whose claims are contradicted.
    pub contradicted: BTreeSet<AnnotationId>,
    /// Which page is there in several versions.
    pub versions: Versions,
    /// The claims whose sentence the newest version of their page does not have any more.
    pub superseded: BTreeMap<ClaimId, Superseded>,
    /// The sentences of these pages, kept for the next computation.
    pub pages: Pages,
    /// Grows with every new computation; what is kept for the screen is kept under it.
    pub edition: u64,
}

/// How much hangs on an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quotes in it.
    pub annotations: usize,
    /// Claims that a quote in it carries.
    pub claims: usize,
}

impl Derived {
    /// Computes everything for a project; findings of before are brought up to date.
    pub fn of(project: &Arc<Project>, before: Option<&Kept>, mut pages: Pages) -> Self {
        let mut counts: BTreeMap<ArticleId, Counts> = BTreeMap::new();
        let mut quotes: BTreeMap<ArticleId, Vec<AnnotationId>> = BTreeMap::new();
        let mut claims_on: BTreeMap<AnnotationId, Vec<ClaimId>> = BTreeMap::new();
        for (id, annotation) in &project.annotations {
            counts.entry(annotation.article).or_default().annotations += 1;
            quotes.entry(annotation.article).or_default().push(*id);
        }
        for list in quotes.values_mut() {
            list.sort_by_key(|id| project.annotations.get(id).map(|a| (a.start, a.end)));
        }
        for (id, claim) in &project.claims {
            for annotation in &claim.annotations {
                claims_on.entry(*annotation).or_default().push(*id);
            }
            let mut articles: Vec<ArticleId> = claim
                .annotations
                .iter()
                .filter_map(|id| Some(project.annotations.get(id)?.article))
                .collect();
            articles.sort_unstable();
            articles.dedup();
            for article in articles {
                counts.entry(article).or_default().claims += 1;
            }
        }
        let project_now = Arc::clone(project);
        let kept = match before {
            Some(before) => before.after(project_now),
            None => Kept::of(project_now),
        };
        let findings = Arc::clone(kept.findings());
        let contradicted = findings
            .list
            .iter()
            .filter(|f| f.verdict == Verdict::Contradicted)
            .flat_map(|f| &f.claims)
            .filter_map(|id| project.claims.get(id))
            .flat_map(|c| c.annotations.iter().copied())
            .collect();
        let versions = Versions::of(project);
        let superseded = similar::superseded(project, &versions, &mut pages);
        Self {
            findings,
            kept: Some(kept),
            counts,
            quotes,
            claims_on,
            contradicted,
            versions,
            superseded,
            pages,
            edition: 0,
        }
    }
}
