//! What would settle a contradiction: the statement, the date, the place or the list that is missing.

use super::{Finding, Reason, annotations, misnamed};
use crate::{
    fold::fold,
    model::{
        ArticleId, Claim, Country, OriginId, PartialDate, Period, Project, Role, Unit, Verdict,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that would help to say which source is right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// What an origin itself said or wrote: the articles that were read only repeat it.
    Statement {
        /// Whose statement.
        origin: OriginId,
        /// Who repeats it.
        articles: Vec<ArticleId>,
    },
    /// Who said it first.
    Origin {
        /// The articles that name nobody; none for claims without a quote.
        articles: Vec<ArticleId>,
    },
    /// Whose figure it is, where the same words are put in several mouths.
    Speaker {
        /// The mouths.
        origins: Vec<OriginId>,
    },
    /// When it happened or was counted.
    Date {
        /// The articles that do not say.
        articles: Vec<ArticleId>,
    },
    /// In which year.
    Year {
        /// The articles that give a day without a year.
        articles: Vec<ArticleId>,
    },
    /// Which places are meant.
    Places {
        /// The articles that name none, while others do.
        articles: Vec<ArticleId>,
    },
    /// The list behind a description of countries.
    List {
        /// The words: "Asian".
        scope: String,
        /// Countries of a list that these words do not cover.
        outside: Vec<Country>,
    },
    /// A source of its own: all that is known is stated, and still it differs.
    Independent {
        /// Those who differ.
        origins: Vec<OriginId>,
    },
}

/// What would settle a finding that sources contradict one another on, or may; nothing for others. The missing
/// statement comes first, details after it; never empty for a contradiction.
pub fn settle(project: &Project, finding: &Finding) -> Vec<Missing> {
    if !matches!(finding.verdict, Verdict::Contradicted | Verdict::MayContradict) {
        return Vec::new();
    }
    let claims: Vec<&Claim> =
        finding.claims.iter().filter_map(|id| Some(project.claims.get(id)?.as_ref())).collect();
    let mut out = statements(project, &claims);
    let without = |lacks: &dyn Fn(&Claim) -> bool| -> (bool, Vec<ArticleId>) {
        let lacking: Vec<&&Claim> = claims.iter().filter(|c| lacks(c)).collect();
        let articles: BTreeSet<ArticleId> =
            lacking.iter().flat_map(|c| annotations(project, c)).map(|a| a.article).collect();
        (!lacking.is_empty(), articles.into_iter().collect())
    };
    let (any, articles) = without(&|c| c.origin.is_none() && c.via.is_none());
    if any {
        out.push(Missing::Origin { articles });
    }
    let origins: BTreeSet<OriginId> = claims.iter().filter_map(|c| c.origin).collect();
    if finding.reasons.contains(&Reason::Attribution) && origins.len() > 1 {
        out.push(Missing::Speaker { origins: origins.iter().copied().collect() });
    }
    let dated = |c: &Claim| c.period.is_some_and(|p| !p.is_open()) || c.as_of.is_some();
    let (any, articles) = without(&|c| !dated(c));
    // An event has its dates: which day of it was counted matters only where others say a day.
    if any && (finding.key.event.is_none() || claims.iter().any(|c| dated(c))) {
        out.push(Missing::Date { articles });
    }
    let (any, articles) = without(&|c| yearless(c.period, c.as_of));
    if any {
        out.push(Missing::Year { articles });
    }
    let counts_countries =
        project.metrics.get(&finding.key.metric).is_some_and(|m| m.unit == Unit::Countries);
    let placed = |c: &Claim| c.places.iter().any(|p| p.role == Role::Site);
    if !counts_countries && claims.iter().any(|c| placed(c)) {
        let (any, articles) = without(&|c| !placed(c));
        if any {
            out.push(Missing::Places { articles });
        }
    }
    for found in misnamed(project, &finding.claims) {
        let list = Missing::List { scope: found.scope, outside: found.outside };
        if !out.contains(&list) {
            out.push(list);
        }
    }
    if out.is_empty() {
        out.push(Missing::Independent { origins: origins.into_iter().collect() });
    }
    out
}

/// The statements that were never read themselves: nothing of what their origin published is in the case.
fn statements(project: &Project, claims: &[&Claim]) -> Vec<Missing> {
    let mut repeated: BTreeMap<OriginId, (bool, BTreeSet<ArticleId>)> = BTreeMap::new();
    for claim in claims {
        let Some(id) = claim.origin else { continue };
        let Some(origin) = project.origins.get(&id) else { continue };
        let names: Vec<String> =
            std::iter::once(&origin.name).chain(&origin.aliases).map(|n| fold(n)).collect();
        let entry = repeated.entry(id).or_default();
        for annotation in annotations(project, claim) {
            let publisher =
                project.articles.get(&annotation.article).and_then(|a| a.publisher.as_deref());
            entry.0 |= publisher.is_some_and(|p| names.contains(&fold(p)));
            entry.1.insert(annotation.article);
        }
    }
    let unread = repeated.into_iter().filter(|(_, (read, _))| !read);
    unread
        .map(|(origin, (_, articles))| Missing::Statement {
            origin,
            articles: articles.into_iter().collect(),
        })
        .collect()
}

fn yearless(period: Option<Period>, as_of: Option<PartialDate>) -> bool {
    let ends = period.map_or([None, None], |p| [p.from, p.to]);
    ends.into_iter().flatten().chain(as_of).any(|d| d.year().is_none())
}
