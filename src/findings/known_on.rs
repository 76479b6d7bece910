//! The case as it was known on a day: only what had been published by then.

use crate::model::{Article, Project};
use jiff::{civil::Date, tz::TimeZone};
use std::{collections::BTreeSet, sync::Arc};

/// The last day on which an article may have become known: the end of its publication date, else the day on which
/// the page was captured or the file taken in.
pub fn known_by(article: &Article) -> Date {
    let published = article.published.and_then(crate::model::PartialDate::bounds);
    let taken_in = || article.capture.at.to_zoned(TimeZone::UTC).date();
    published.map_or_else(taken_in, |(_, last)| last)
}

/// The project restricted to what was known on a day: articles published by then, the quotes in them, claims that
/// still stand on a quote (a claim without quotes: made by then), rulings made by then. Briefs are left out.
///
/// An article of "October 2023" is known from the end of that month: it may have come out on any of its days.
pub fn known_on(project: &Project, day: Date) -> Project {
    let by_then = |at: jiff::Timestamp| at.to_zoned(TimeZone::UTC).date() <= day;
    let mut then = project.clone();
    then.articles.retain(|_, article| known_by(article) <= day);
    let there: BTreeSet<_> = then.articles.keys().copied().collect();
    for article in then.articles.values_mut() {
        let refers = [article.version_of, article.copy_of, article.attached_to];
        if refers.iter().flatten().any(|id| !there.contains(id)) {
            let mut record = Article::clone(article);
            for other in [&mut record.version_of, &mut record.copy_of, &mut record.attached_to] {
                *other = other.filter(|id| there.contains(id));
            }
            *article = Arc::new(record);
        }
    }
    then.annotations.retain(|_, a| there.contains(&a.article));
    then.refusals.retain(|_, r| there.contains(&r.article));
    let annotations = &then.annotations;
    then.claims.retain(|_, claim| {
        if claim.annotations.is_empty() {
            return by_then(claim.at);
        }
        claim.annotations.iter().any(|id| annotations.contains_key(id))
    });
    for claim in then.claims.values_mut() {
        if claim.annotations.iter().any(|id| !annotations.contains_key(id)) {
            let mut record = claim.as_ref().clone();
            record.annotations.retain(|id| annotations.contains_key(id));
            *claim = Arc::new(record);
        }
    }
    then.rulings.retain(|_, ruling| by_then(ruling.at));
    then.briefs.clear();
    then
}
