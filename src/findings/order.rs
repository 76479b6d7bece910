//! An order of claims that does not depend on when they were made: the same articles, brought in one after the other in any
//! order, say the same.

use super::annotations;
use crate::model::{Claim, ClaimId, Hash, Project};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Where a claim stands: by the day on which its article came out, the text of it and the place in it.
pub(super) type Place = (Option<Date>, Option<Hash>, usize, usize);

/// The place of a claim. Claims of one sentence were made in the order in which they stand there.
pub(super) fn place(project: &Project, claim: &Claim) -> Place {
    let Some(quote) = annotations(project, claim).next() else { return Place::default() };
    let article = project.articles.get(&quote.article);
    let told = article.and_then(|a| a.published.or(a.modified)?.bounds()).map(|days| days.0);
    (told, article.map(|a| a.text), quote.start, quote.end)
}

/// Claims in their order.
pub(super) fn in_order<'a>(
    project: &Project,
    claims: &[(ClaimId, &'a Claim)],
) -> Vec<(ClaimId, &'a Claim)> {
    let mut ordered = claims.to_vec();
    if ordered.len() > 1 {
        ordered.sort_by_cached_key(|(id, claim)| (place(project, claim), *id));
    }
    ordered
}

/// Which one it is of those that were asked for so far.
pub(super) fn nth<K: Ord>(known: &mut BTreeMap<K, usize>, key: K) -> usize {
    let next = known.len();
    *known.entry(key).or_insert(next)
}
