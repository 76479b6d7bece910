//! Which of several values that cannot all be true stands in the text, by the rule that a brief declares. The
//! others are never passed over in silence: the sentence says that they differ, and the evidence has them.

use super::tell::{articles_of, value_of};
use crate::{
    findings::{Finding, Group},
    model::{Amount, ArticleId, Claim, ClaimId, Disputed, Project, Qualifier, Value, Verdict},
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What stands for a disputed finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// By which rule.
    pub rule: Disputed,
    /// The value in words.
    pub value: String,
    /// The claims that it stands on.
    pub claims: Vec<ClaimId>,
    /// Their articles, by id.
    pub articles: Vec<ArticleId>,
    /// How many other values there are.
    pub others: usize,
    /// Whether the sources certainly differ.
    pub certain: bool,
}

/// What a rule chooses; `None` where nothing is disputed, where the rule is to show all, and where it decides
/// nothing, so that all are shown.
pub(super) fn choose(project: &Project, finding: &Finding, rule: Disputed) -> Option<Chosen> {
    let certain = match finding.computed {
        Verdict::Contradicted => true,
        Verdict::MayContradict => false,
        _ => return None,
    };
    if finding.groups.len() < 2 {
        return None;
    }
    // A figure that a person holds to be wrong stands beside the others and is never the one.
    let wrong = super::tell::wrong(project, finding);
    let right = |g: &Group| g.claims.iter().any(|id| !wrong.contains(id));
    let standing: Vec<&Group> = finding.groups.iter().filter(|g| right(g)).collect();
    let standing = standing.as_slice();
    let chosen = *standing.get(match rule {
        Disputed::Range if wrong.is_empty() => return range(project, finding, certain),
        // Less than all of them is no range of the sources.
        Disputed::ShowAll | Disputed::Range => return None,
        Disputed::MostOrigins => only_greatest(standing.iter().map(|g| Some(g.origins)))?,
        Disputed::Newest => only_greatest(
            standing.iter().map(|g| g.claims.iter().filter_map(|c| day(project, *c)).max()),
        )?,
    })?;
    let stands = chosen
        .claims
        .iter()
        .filter_map(|id| project.claims.get(id))
        .find(|claim| claim.value == chosen.value)?;
    let values = |claims: &mut dyn Iterator<Item = &ClaimId>| -> BTreeSet<String> {
        claims.filter_map(|id| project.claims.get(id)).map(|c| value_of(project, c)).collect()
    };
    let others = finding.groups.iter().filter(|group| group.claims != chosen.claims);
    let others = values(&mut others.flat_map(|g| &g.claims)).len();
    Some(Chosen {
        rule,
        value: value_of(project, stands),
        articles: articles(project, &chosen.claims),
        claims: chosen.claims.clone(),
        others,
        certain,
    })
}

/// The number of the greatest; `None` if two are equally great or one is not known.
fn only_greatest<T: Ord>(values: impl Iterator<Item = Option<T>>) -> Option<usize> {
    let values: Vec<T> = values.collect::<Option<_>>()?;
    let greatest = values.iter().max()?;
    let mut at = values.iter().enumerate().filter(|(_, v)| *v == greatest).map(|(at, _)| at);
    at.next().filter(|_| at.next().is_none())
}

/// The last day that a claim may count up to: its as-of date, else the day when its last article was published.
fn day(project: &Project, claim: ClaimId) -> Option<jiff::civil::Date> {
    let claim = project.claims.get(&claim)?;
    let last = |date: crate::model::PartialDate| date.bounds().map(|(_, to)| to);
    claim.as_of.and_then(last).or_else(|| {
        articles_of(project, claim)
            .iter()
            .filter_map(|id| project.articles.get(id)?.published.and_then(last))
            .max()
    })
}

fn range(project: &Project, finding: &Finding, certain: bool) -> Option<Chosen> {
    let claims: Vec<&Claim> =
        finding.claims.iter().filter_map(|id| project.claims.get(id)).map(AsRef::as_ref).collect();
    let amounts: Vec<&Amount> = claims
        .iter()
        .map(|claim| match (&claim.value, &claims.first()?.value) {
            (Value::Number(amount), Value::Number(_)) => Some(amount),
            (Value::Money(amount, one), Value::Money(_, other)) if one == other => Some(amount),
            _ => None,
        })
        .collect::<Option<_>>()?;
    // An end that is open on one side has no lowest or highest value.
    let low = amounts.iter().map(|a| a.low).collect::<Option<Vec<Decimal>>>()?;
    let high = amounts.iter().map(|a| a.high).collect::<Option<Vec<Decimal>>>()?;
    let (low, high) = (low.into_iter().min()?, high.into_iter().max()?);
    let first = claims.first()?;
    let amount = Amount { low: Some(low), high: Some(high), qualifier: Qualifier::Range };
    let value = match &first.value {
        Value::Money(_, currency) => Value::Money(amount, *currency),
        _ => Value::Number(amount),
    };
    (low < high).then(|| Chosen {
        rule: Disputed::Range,
        value: value_of(project, &Claim { value, ..Claim::clone(first) }),
        claims: finding.claims.clone(),
        articles: articles(project, &finding.claims),
        others: 0,
        certain,
    })
}

fn articles(project: &Project, claims: &[ClaimId]) -> Vec<ArticleId> {
    let all: BTreeSet<ArticleId> = claims
        .iter()
        .filter_map(|id| project.claims.get(id))
        .flat_map(|claim| articles_of(project, claim))
        .collect();
    all.into_iter().collect()
}
