//! The indicators of a project, each once, with where it was seen first.

use super::{Check, Kind, Reading, defanged, indicators, quote};
use crate::model::{ArticleId, Country, PartialDate, Project};
use std::collections::BTreeMap;

/// An indicator with where it was seen first: in the article that was published first, else imported first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is.
    pub kind: Kind,
    /// The thing itself, in its usual form.
    pub value: String,
    /// What speaks for it.
    pub check: Check,
    /// The article that it was seen in first.
    pub article: ArticleId,
    /// First code point of it there.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words around it there.
    pub quote: String,
    /// All articles that have it, the first one first.
    pub articles: Vec<ArticleId>,
    /// How often it stands in all of them.
    pub mentions: usize,
}

impl Listed {
    /// The name under which a brief keeps it: "domain example.org".
    pub fn name(&self) -> String {
        format!("{} {}", self.kind.key(), self.value)
    }

    /// The value as it may stand on paper.
    pub fn defanged(&self) -> String {
        defanged(self.kind, &self.value)
    }
}

/// All indicators of the stories of a project, by kind and value; `country` as in [`Reading::country`].
pub fn listed(project: &Project, country: Option<Country>) -> Vec<Listed> {
    let mut order: Vec<ArticleId> = project.articles.keys().copied().collect();
    let published = |id: &ArticleId| {
        let date = project.articles.get(id).and_then(|a| a.published);
        date.and_then(PartialDate::bounds).map(|(from, _)| from)
    };
    order.sort_by_key(|id| (published(id).is_none(), published(id), *id));
    let mut all: BTreeMap<(Kind, String), Listed> = BTreeMap::new();
    for id in order {
        let (Some(article), Some(body)) = (project.articles.get(&id), project.text_of(id)) else {
            continue;
        };
        let body = body.as_str();
        let chars: Vec<char> = body.chars().collect();
        let reading = Reading { boilerplate: &article.boilerplate, country };
        for found in indicators(body, &reading) {
            let (kind, check, start, end) = (found.kind, found.check, found.start, found.end);
            let entry = all.entry((kind, found.value.clone())).or_insert_with(|| Listed {
                kind,
                value: found.value,
                check,
                article: id,
                start,
                end,
                quote: chars.get(quote(&chars, start..end)).unwrap_or_default().iter().collect(),
                articles: Vec::new(),
                mentions: 0,
            });
            entry.mentions += 1;
            if entry.articles.last() != Some(&id) {
                entry.articles.push(id);
            }
        }
    }
    all.into_values().collect()
}
