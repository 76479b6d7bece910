//! What a comparison makes of a fact: its groups with those who stand behind them, how many origins there are, and the
//! verdict with its reasons.

use super::{
    Finding, Group, Reason, agree, articles_of,
    compare::Judged,
    mouths,
    origins::{self, Same, Way, counted},
    voices,
};
use crate::model::{ArticleId, Claim, ClaimId, Fact, Project, Value, Verdict};
use std::collections::BTreeSet;

/// The finding on a fact, or on some of its claims.
pub(super) fn finding(
    project: &Project,
    same: &Same,
    key: &Fact,
    claims: &[(ClaimId, &Claim)],
    mut judged: Judged,
) -> Finding {
    for group in std::mem::take(&mut judged.groups) {
        match mouths::by_bounds(project, claims, &group) {
            Some(parts) => {
                judged.certain.insert(Reason::Value);
                judged.groups.extend(parts);
            }
            None => judged.groups.push(group),
        }
    }
    let articles: Vec<Vec<ArticleId>> =
        claims.iter().map(|(_, claim)| articles_of(project, same, claim)).collect();
    let one_voice = voices::one_voice(project, same, claims);
    let ways: Vec<Vec<Way>> = claims
        .iter()
        .zip(&articles)
        .map(|((_, claim), articles)| {
            let mut ways = same.ways(claim, articles);
            for way in &mut ways {
                *way = (way.0.spoken(&one_voice), way.1.spoken(&one_voice));
            }
            ways
        })
        .collect();
    let sources = |members: &[usize]| -> (usize, Vec<String>, usize) {
        // Who does not say what befell those whom he counts confirms nothing of it.
        let says_so = |i: &&usize| claims.get(**i).is_some_and(|(_, c)| c.metric == key.metric);
        let vague = !members.iter().any(|i| says_so(&i));
        let firm = members.iter().filter(|i| vague || says_so(i));
        let ways: BTreeSet<Way> = firm.filter_map(|i| ways.get(*i)).flatten().copied().collect();
        // Each name is told, also where several are of one origin.
        let said = members.iter().filter_map(|i| claims.get(*i)?.1.origin);
        let said = said
            .filter(|id| !same.is_anybody(*id))
            .map(|id| origins::Source::Named(same.origin(id)));
        let named: BTreeSet<_> = ways.iter().map(|(source, _)| *source).chain(said).collect();
        let names: BTreeSet<String> = named.into_iter().filter_map(|s| s.name(project)).collect();
        let (origins, unrecorded) = counted(&ways);
        (origins, names.into_iter().collect(), unrecorded)
    };
    // How many origins agree at most, though not all of them give the figure.
    let mut agreed = 0;
    let mut groups: Vec<Group> = judged
        .groups
        .iter()
        .map(|members| {
            let of = |i: &usize| claims.get(*i);
            let value = representative(members.iter().filter_map(of).map(|(_, claim)| *claim));
            // "At least 2" is true of 900 and no second source for it.
            let behind = |i: &&usize| of(i).is_some_and(|(_, c)| agree::supports(&c.value, &value));
            let behind: Vec<usize> = members.iter().filter(behind).copied().collect();
            let (origins, origin_names, _) = sources(&behind);
            let with = |i: &&usize| of(i).is_some_and(|(_, c)| agree::is_said_of(&c.value, &value));
            let with: Vec<usize> = members.iter().filter(with).copied().collect();
            agreed = agreed.max(if with.len() > behind.len() { sources(&with).0 } else { origins });
            let mut ids: Vec<ClaimId> = members.iter().filter_map(of).map(|(id, _)| *id).collect();
            ids.sort_unstable();
            Group {
                value,
                claims: ids,
                articles: members
                    .iter()
                    .filter_map(|i| articles.get(*i))
                    .flatten()
                    .copied()
                    .collect(),
                origins,
                origin_names,
            }
        })
        .collect();
    groups.sort_by(|a, b| {
        let rank = |g: &Group| (g.origins, g.articles.len(), g.claims.len());
        rank(b).cmp(&rank(a)).then_with(|| a.claims.cmp(&b.claims))
    });
    let all: Vec<usize> = (0..claims.len()).collect();
    let (mut origins, origin_names, unrecorded) = sources(&all);
    if let [only] = groups.as_slice() {
        origins = only.origins.max(agreed);
    }
    let mut certain = judged.certain;
    let agreeing = |members: &Vec<usize>| -> Vec<(ClaimId, &Claim)> {
        members.iter().filter_map(|i| claims.get(*i)).copied().collect()
    };
    if judged
        .groups
        .iter()
        .any(|g| g.len() > 1 && mouths::differ(project, same, &one_voice, &agreeing(g)))
    {
        certain.insert(Reason::Attribution);
    }
    let one_article = articles.iter().flatten().collect::<BTreeSet<_>>().len() <= 1;
    // "May differ" of two raids is sure of one sentence that two papers print with two numbers.
    if certain.is_empty()
        && judged.unsure.contains(&Reason::Value)
        && judged.clashes.iter().any(|set| mouths::changed(project, &agreeing(set)))
    {
        certain.insert(Reason::Value);
    }
    // Figures of several articles that nothing ties are not one statement of one origin.
    let alone = origins <= 1
        && (key.event.is_some() || groups.len() <= 1 || claims.len() <= 1 || one_article);
    let (computed, reasons) = if certain.is_empty() {
        weighed(judged.unsure, judged.parted, agreed, alone)
    } else {
        (Verdict::Contradicted, certain)
    };
    let mut ids: Vec<ClaimId> = claims.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    Finding {
        verdict: computed,
        computed,
        ruling: None,
        reasons: reasons.into_iter().collect(),
        groups,
        claims: ids,
        articles: articles.into_iter().flatten().collect(),
        origins,
        origin_names,
        unrecorded,
        sums: Vec::new(),
        population: key.population.as_ref().and_then(|_| population(claims)),
        key: key.clone(),
    }
}

/// The verdict on what contradicts nothing for sure, with its reasons; `alone` where all of it is one statement.
fn weighed(
    unsure: BTreeSet<Reason>,
    parted: BTreeSet<Reason>,
    agreed: usize,
    alone: bool,
) -> (Verdict, BTreeSet<Reason>) {
    if !unsure.is_empty() {
        (Verdict::MayContradict, unsure)
    } else if agreed >= 2 {
        (Verdict::Corroborated, BTreeSet::new())
    } else if alone {
        (Verdict::SingleOrigin, BTreeSet::new())
    } else {
        // Some reason is always said: figures that nothing keeps apart but what they count.
        let other = Some(Reason::Scope).filter(|_| parted.is_empty());
        (Verdict::NotComparable, parted.into_iter().chain(other).collect())
    }
}

/// Who is counted, as the claim that was made first says it.
fn population(claims: &[(ClaimId, &Claim)]) -> Option<String> {
    let said = claims.iter().filter_map(|(id, c)| Some((id, c.population.as_deref()?.trim())));
    said.filter(|(_, words)| !words.is_empty()).min().map(|(_, words)| words.to_owned())
}

/// The value that stands for all of a group.
fn representative<'a>(claims: impl Iterator<Item = &'a Claim>) -> Value {
    let mut counted: Vec<(&Value, usize)> = Vec::new();
    for claim in claims {
        // A group has few ways to say one thing; a long tail of them does not change the choice.
        let room = counted.len() < 64;
        match counted.iter_mut().find(|(value, _)| *value == &claim.value) {
            Some((_, n)) => *n += 1,
            None if room => counted.push((&claim.value, 1)),
            None => {}
        }
    }
    let firm = |value: &Value| match value {
        Value::Number(a) | Value::Money(a, _) => a.qualifier == crate::model::Qualifier::Exact,
        Value::When(_) | Value::Countries(_) | Value::Text(_) => true,
    };
    counted
        .iter()
        .enumerate()
        .max_by_key(|(i, (value, n))| (firm(value), *n, std::cmp::Reverse(*i)))
        .map_or_else(|| Value::Text(String::new()), |(_, (value, _))| (*value).clone())
}
