//! Findings that follow the project: after an edit only the facts that it touches are compared again.

use super::{
    Finding, Findings, findings_on, findings_with, folded, joined::Joined, origins::Same, rank_of,
    rulings, stories::Stories, sums,
};
use crate::model::{AnnotationId, ArticleId, Claim, ClaimId, Fact, OriginId, Project, Table};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    ops::Bound,
    sync::Arc,
};

/// The findings of a snapshot, with what it takes to bring them up to date.
#[derive(Clone)]
pub struct Kept {
    project: Arc<Project>,
    stories: Stories,
    same: Arc<Same>,
    joined: Arc<Joined>,
    findings: Arc<Findings>,
}

impl Kept {
    /// Compares everything.
    pub fn of(project: Arc<Project>) -> Self {
        Self::knowing(project, Stories::default())
    }

    /// The same, with what was read of the articles before.
    fn knowing(project: Arc<Project>, stories: Stories) -> Self {
        stories.keep_only(&project);
        let same = Arc::new(Same::of(&project));
        let joined = Arc::new(Joined::of(&project, &stories));
        let findings = Arc::new(findings_with(&project, &stories, &same, &joined));
        Self { project, stories, same, joined, findings }
    }

    /// What was found.
    pub fn findings(&self) -> &Arc<Findings> {
        &self.findings
    }

    /// The findings of a later (or earlier) state of the project: the same as [`Kept::of`], for the price of looking
    /// through the tables for records that are others, and of the facts that these belong to.
    ///
    /// What touches everything (another text or original of an article, a name of an event, a metric) is computed
    /// from the start.
    #[must_use]
    pub fn after(&self, project: Arc<Project>) -> Self {
        let before = &self.project;
        if Arc::ptr_eq(before, &project) {
            return self.clone();
        }
        if before.id != project.id
            || kept_differ(&before.metrics, &project.metrics)
            || kept_differ(&before.events, &project.events)
        {
            return Self::knowing(project, self.stories.clone());
        }
        let origins: BTreeSet<OriginId> =
            differing(&before.origins, &project.origins).into_iter().collect();
        let articles = differing(&before.articles, &project.articles);
        let mut same = Arc::clone(&self.same);
        if !origins.is_empty() || !articles.is_empty() {
            let now = Same::of(&project);
            if now != *same {
                return Self::knowing(project, self.stories.clone());
            }
            same = Arc::new(now);
        }
        let mut claims: BTreeSet<ClaimId> =
            differing(&before.claims, &project.claims).into_iter().collect();
        let citing = self.citing(&project, &articles);
        let joined = if !articles.is_empty() {
            Arc::new(Joined::of(&project, &self.stories))
        } else if claims.is_empty() && citing.is_empty() {
            Arc::clone(&self.joined)
        } else {
            let changed = claims.iter().chain(&citing).copied().collect();
            Arc::new(self.joined.after((before, &project), &self.stories, &changed))
        };
        // A claim that goes with another fact now is moved, as one that was changed.
        claims.extend(self.joined.differing(&joined));
        let touched = self.touched(&project, (&same, &joined), &origins, (&claims, &citing));
        let findings = Arc::new(self.patched(&project, (&same, &joined), &touched, &claims));
        Self { project, stories: self.stories.clone(), same, joined, findings }
    }

    /// The claims of quotes that are others now, or whose articles came out on another day.
    fn citing(&self, project: &Project, articles: &[ArticleId]) -> Vec<ClaimId> {
        let before = &self.project;
        let mut quotes: BTreeSet<AnnotationId> =
            differing(&before.annotations, &project.annotations).into_iter().collect();
        // When an article came out says when that was of which it gives no day.
        let published =
            |of: &Project, id| of.articles.get(&id).and_then(|a| a.published.or(a.modified));
        let moved: BTreeSet<ArticleId> = articles
            .iter()
            .copied()
            .filter(|id| published(before, *id) != published(project, *id))
            .collect();
        if !moved.is_empty() {
            let of_them = project.annotations.iter().filter(|(_, q)| moved.contains(&q.article));
            quotes.extend(of_them.map(|(id, _)| *id));
        }
        if quotes.is_empty() {
            return Vec::new();
        }
        let cites = |claim: &Claim| claim.annotations.iter().any(|id| quotes.contains(id));
        project.claims.iter().filter(|(_, c)| cites(c)).map(|(id, _)| *id).collect()
    }

    /// The facts that are to be compared again.
    fn touched(
        &self,
        project: &Project,
        (same, joined): (&Same, &Joined),
        origins: &BTreeSet<OriginId>,
        (claims, citing): (&BTreeSet<ClaimId>, &[ClaimId]),
    ) -> BTreeSet<Fact> {
        let before = &self.project;
        let mut touched = BTreeSet::new();
        for id in claims {
            touched.extend(before.claims.get(id).map(|claim| self.joined.key(before, *id, claim)));
            touched.extend(project.claims.get(id).map(|claim| joined.key(project, *id, claim)));
        }
        for id in citing {
            touched.extend(project.claims.get(id).map(|claim| joined.key(project, *id, claim)));
        }
        if !origins.is_empty() {
            let renamed: BTreeSet<OriginId> = origins.iter().map(|id| same.origin(*id)).collect();
            let speaks =
                |id: Option<OriginId>| id.is_some_and(|id| renamed.contains(&same.origin(id)));
            for (id, claim) in &project.claims {
                if speaks(claim.origin) || speaks(claim.via) {
                    touched.insert(joined.key(project, *id, claim));
                }
            }
        }
        // The parts of a figure may make it up, so it is weighed again with them.
        let wholes: Vec<Fact> = touched.iter().filter_map(sums::whole_of).collect();
        touched.extend(wholes);
        for id in differing(&before.rulings, &project.rulings) {
            let both = [before.rulings.get(&id), project.rulings.get(&id)];
            touched.extend(both.into_iter().flatten().map(|ruling| folded(&ruling.fact).whole()));
        }
        touched
    }

    /// The findings with those on the touched facts replaced, taken away or added.
    fn patched(
        &self,
        project: &Project,
        (same, joined): (&Same, &Joined),
        touched: &BTreeSet<Fact>,
        changed: &BTreeSet<ClaimId>,
    ) -> Findings {
        let old = &self.findings;
        let rulings = rulings(project);
        let mut moved: BTreeMap<Fact, Vec<ClaimId>> = BTreeMap::new();
        for &id in changed {
            if let Some(claim) = project.claims.get(&id) {
                moved.entry(joined.key(project, id, claim)).or_default().push(id);
            }
        }
        let mut list: Vec<Arc<Finding>> = old.list.clone();
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        let mut replaced: Vec<usize> = Vec::new();
        let mut fresh: Vec<Arc<Finding>> = Vec::new();
        for key in touched {
            let there = old.by_fact.get(key).map_or(0..0, |first| old.on_fact(*first));
            let claims_on = |key: &Fact| -> Vec<(ClaimId, &Claim)> {
                let there = old.by_fact.get(key).map_or(0..0, |first| old.on_fact(*first));
                let stayed = old.list.get(there).into_iter().flatten().flat_map(|f| &f.claims);
                let mut ids: Vec<ClaimId> =
                    stayed.filter(|id| !changed.contains(id)).copied().collect();
                ids.extend(moved.get(key).into_iter().flatten());
                ids.sort_unstable();
                let of = |id: &ClaimId| Some((*id, project.claims.get(id)?.as_ref()));
                ids.iter().filter_map(of).collect()
            };
            let claims = claims_on(key);
            let made: Vec<Finding> = if claims.is_empty() {
                Vec::new()
            } else {
                let mut parts: Vec<(ClaimId, &Claim)> = Vec::new();
                if key.population.is_none() {
                    let (from, of_it) = sums::parts_of(key);
                    let known = old.by_fact.range::<Fact, _>((from.as_ref(), Bound::Unbounded));
                    let known = known.map(|(fact, _)| fact.as_ref()).take_while(|f| of_it(f));
                    let fresh = moved.range::<Fact, _>((from.as_ref(), Bound::Unbounded));
                    let fresh = fresh.map(|(fact, _)| fact).take_while(|f| of_it(f));
                    let facts: BTreeSet<&Fact> = known.chain(fresh).collect();
                    parts.extend(facts.into_iter().flat_map(claims_on));
                }
                findings_on(project, &self.stories, same, (key, &claims, &parts), &rulings)
            };
            if made.len() == there.len() {
                for (at, made) in there.zip(made) {
                    if let Some(place) = list.get_mut(at) {
                        *place = Arc::new(made);
                    }
                    replaced.push(at);
                }
            } else {
                gone.extend(there);
                fresh.extend(made.into_iter().map(Arc::new));
            }
        }
        if fresh.is_empty() && gone.is_empty() {
            // Every finding keeps its place; the indexes stay but for claims that went from one to another.
            let mut by_claim = Arc::clone(&old.by_claim);
            follow(&mut by_claim, project, changed, &list, &replaced);
            return Findings { list, by_claim, by_fact: Arc::clone(&old.by_fact) };
        }
        fresh.sort_by(|a, b| rank_of(project, a).cmp(&rank_of(project, b)));
        let mut fresh: VecDeque<(usize, Arc<Finding>)> = fresh
            .into_iter()
            .map(|made| {
                let at = {
                    let rank = rank_of(project, &made);
                    old.list.partition_point(|f| rank_of(project, f) < rank)
                };
                (at, made)
            })
            .collect();
        let mut merged = Vec::with_capacity(list.len() + fresh.len());
        // Where each finding of before stands now; of one that is gone nobody asks.
        let mut now_at = Vec::with_capacity(list.len());
        let mut added: Vec<usize> = Vec::new();
        for (i, kept) in list.into_iter().map(Some).chain([None]).enumerate() {
            while let Some((_, made)) = fresh.pop_front_if(|(at, _)| *at <= i) {
                added.push(merged.len());
                merged.push(made);
            }
            now_at.push(merged.len());
            merged.extend(kept.filter(|_| !gone.contains(&i)));
        }
        let mut by_claim = BTreeMap::clone(&old.by_claim);
        let mut by_fact = BTreeMap::clone(&old.by_fact);
        for key in touched {
            by_fact.remove(key);
        }
        for at in by_claim.values_mut().chain(by_fact.values_mut()) {
            *at = now_at.get(*at).copied().unwrap_or_default();
        }
        let made: Vec<usize> =
            replaced.iter().filter_map(|at| now_at.get(*at).copied()).chain(added).collect();
        for at in &made {
            if let Some(finding) = merged.get(*at).filter(|finding| finding.key.part.is_none()) {
                by_fact.insert(Arc::new(finding.key.clone()), *at);
            }
        }
        let mut by_claim = Arc::new(by_claim);
        follow(&mut by_claim, project, changed, &merged, &made);
        Findings { list: merged, by_claim, by_fact: by_fact.into() }
    }
}

/// Brings the index of claims up to date: those of the findings that were made, and those that are gone.
fn follow(
    by_claim: &mut Arc<BTreeMap<ClaimId, usize>>,
    project: &Project,
    changed: &BTreeSet<ClaimId>,
    list: &[Arc<Finding>],
    made: &[usize],
) {
    for &at in made {
        for id in list.get(at).into_iter().flat_map(|finding| &finding.claims) {
            if by_claim.get(id) != Some(&at) {
                Arc::make_mut(by_claim).insert(*id, at);
            }
        }
    }
    for id in changed.iter().filter(|id| !project.claims.contains_key(id)) {
        if by_claim.contains_key(id) {
            Arc::make_mut(by_claim).remove(id);
        }
    }
}

/// The ids whose records are not the very same in both tables; both are walked once, side by side.
fn differing<K: Ord + Copy, V>(before: &Table<K, V>, after: &Table<K, V>) -> Vec<K> {
    let (mut left, mut right) = (before.iter().peekable(), after.iter().peekable());
    let mut out = Vec::new();
    loop {
        match (left.peek(), right.peek()) {
            (Some((a, x)), Some((b, y))) if a == b => {
                if !Arc::ptr_eq(x, y) {
                    out.push(**a);
                }
                left.next();
                right.next();
            }
            (Some((a, _)), Some((b, _))) if a < b => {
                out.push(**a);
                left.next();
            }
            (_, Some((b, _))) => {
                out.push(**b);
                right.next();
            }
            (Some((a, _)), None) => {
                out.push(**a);
                left.next();
            }
            (None, None) => return out,
        }
    }
}

/// Whether a record that was there is another or gone; new ones touch nothing that was there.
fn kept_differ<K: Ord + Copy, V>(before: &Table<K, V>, after: &Table<K, V>) -> bool {
    differing(before, after).iter().any(|id| before.contains_key(id))
}
