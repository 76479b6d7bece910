//! Claims on one fact may be about several things: "35 arrested" in a raid, "3,500 arrested" in a year. Where some
//! agree or clash and others have nothing to do with these, they are findings of their own, so that no verdict
//! covers a figure that it is not about.

use super::{
    Finding, compare::Judged, finding, judge, order, origins::Same, stories::Stories, sums,
    ties::Ties,
};
use crate::model::{Claim, ClaimId, Fact, Project, Ruling, RulingId, Verdict};
use std::collections::BTreeMap;

/// The rulings on each fact with all its parts, oldest first.
pub(super) type Rulings<'a> = BTreeMap<Fact, Vec<(&'a Ruling, RulingId)>>;

/// A claim with its id.
type Made<'a> = (ClaimId, &'a Claim);

pub(super) fn rulings(project: &Project) -> Rulings<'_> {
    let mut all = Rulings::new();
    for (&id, ruling) in &project.rulings {
        all.entry(super::folded(&ruling.fact).whole()).or_default().push((ruling, id));
    }
    for on in all.values_mut() {
        on.sort_by_key(|(ruling, id)| (ruling.at, *id));
    }
    all
}

/// The findings on one fact, by their first claims; with them those of the facts on its parts, which may make it up.
pub(super) fn findings_on(
    project: &Project,
    stories: &Stories,
    same: &Same,
    (key, claims, parts_of_it): (&Fact, &[Made<'_>], &[Made<'_>]),
    rulings: &Rulings<'_>,
) -> Vec<Finding> {
    let first = claims.iter().map(|(id, _)| *id).min();
    let added = sums::added(project, (key, claims), parts_of_it);
    let ordered = order::in_order(project, &sums::beside(claims, &added));
    let claims = ordered.as_slice();
    let judged = judge(project, stories, same, key, claims);
    let mut found: Vec<Finding> = Vec::new();
    let parts = parts(claims.len(), &judged);
    let whole = finding(project, same, key, claims, judged);
    // All claims on an event are on one thing: where they clash, the others belong beside it.
    let clash = matches!(whole.computed, Verdict::Contradicted | Verdict::MayContradict);
    if parts.len() > 1 && !(key.event.is_some() && clash) {
        let mut rest: Vec<usize> = Vec::new();
        for part in parts {
            // One claim alone neither agrees nor clashes.
            let own =
                (part.len() > 1).then(|| some_of(project, stories, same, (key, claims), &part));
            // What several articles say alike is one thing, though all of them have it from one.
            let own = own.filter(|finding| match finding.computed {
                Verdict::NotComparable => false,
                Verdict::SingleOrigin => key.event.is_none() && finding.articles.len() > 1,
                _ => true,
            });
            match own {
                Some(finding) => found.push(finding),
                None => rest.extend(part),
            }
        }
        if !found.is_empty() && !rest.is_empty() {
            rest.sort_unstable();
            found.push(some_of(project, stories, same, (key, claims), &rest));
        }
    }
    if found.is_empty() {
        found.push(whole);
    }
    sums::set_apart(&mut found, &added);
    found.sort_by_key(|finding| finding.claims.first().copied());
    let on = rulings.get(key).map(Vec::as_slice).unwrap_or_default();
    for finding in &mut found {
        finding.key.part = finding.claims.first().copied().filter(|id| Some(*id) != first);
        let ours = |ruling: &Ruling| {
            let meant = ruling.fact.part.filter(|id| is_among(claims, *id));
            meant.or(first).is_some_and(|id| finding.claims.binary_search(&id).is_ok())
        };
        if let Some((ruling, id)) = on.iter().rfind(|(ruling, _)| ours(ruling)) {
            finding.verdict = ruling.verdict;
            finding.ruling = Some(*id);
            without_wrong(project, stories, (same, claims), &ruling.wrong, finding);
        }
    }
    found
}

/// A source that a person holds to be wrong stands behind nothing: the verdict speaks of the others, and so do the
/// numbers of articles and origins beside it.
fn without_wrong(
    project: &Project,
    stories: &Stories,
    (same, claims): (&Same, &[(ClaimId, &Claim)]),
    wrong: &[ClaimId],
    finding: &mut Finding,
) {
    let ours = |id: &ClaimId| finding.claims.binary_search(id).is_ok();
    if !wrong.iter().any(ours) {
        return;
    }
    let all = claims.iter().enumerate();
    let left: Vec<usize> =
        all.filter(|(_, (id, _))| ours(id) && !wrong.contains(id)).map(|(i, _)| i).collect();
    if left.is_empty() {
        return;
    }
    let left = some_of(project, stories, same, (&finding.key, claims), &left);
    finding.articles = left.articles;
    finding.origins = left.origins;
    finding.origin_names = left.origin_names;
    finding.unrecorded = left.unrecorded;
}

fn is_among(claims: &[(ClaimId, &Claim)], id: ClaimId) -> bool {
    claims.iter().any(|(one, _)| *one == id)
}

fn some_of(
    project: &Project,
    stories: &Stories,
    same: &Same,
    (key, claims): (&Fact, &[(ClaimId, &Claim)]),
    which: &[usize],
) -> Finding {
    let some: Vec<(ClaimId, &Claim)> =
        which.iter().filter_map(|i| claims.get(*i)).copied().collect();
    let judged = judge(project, stories, same, key, &some);
    finding(project, same, key, &some, judged)
}

/// Claims that agree or clash, directly or by way of others, are about one thing.
fn parts(count: usize, judged: &Judged) -> Vec<Vec<usize>> {
    let mut ties = Ties::new(count);
    for set in judged.groups.iter().chain(&judged.clashes) {
        for pair in set.windows(2) {
            if let [a, b] = pair {
                ties.join(*a, *b);
            }
        }
    }
    ties.sets()
}
