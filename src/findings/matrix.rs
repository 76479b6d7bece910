//! Findings as a table: facts as rows, sources as columns, in each cell what that source says of the fact.

use super::{Findings, annotations};
use crate::model::{ArticleId, ClaimId, OriginId, Project};
use std::collections::{BTreeMap, BTreeSet};

/// What the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The articles that were read.
    #[default]
    Articles,
    /// Those who said it first.
    Origins,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An article.
    Article(ArticleId),
    /// An origin.
    Origin(OriginId),
    /// Claims of which no origin is recorded, or that stand on no quote.
    Unrecorded,
}

/// Facts as rows, sources as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Places of the findings in [`Findings::list`], in the order asked for.
    pub rows: Vec<usize>,
    /// The sources that speak of any of them: articles by date and id, origins by name; unrecorded last.
    pub columns: Vec<Source>,
    /// The claims of a row and a column, by id.
    cells: BTreeMap<(usize, usize), Vec<ClaimId>>,
}

impl Matrix {
    /// The claims of a row and a column, counted from 0.
    pub fn cell(&self, row: usize, column: usize) -> &[ClaimId] {
        self.cells.get(&(row, column)).map_or(&[], Vec::as_slice)
    }
}

/// Puts findings beside their sources. `rows` are places in the list of findings.
pub fn matrix(project: &Project, findings: &Findings, rows: &[usize], by: By) -> Matrix {
    let sources_of = |id: &ClaimId| -> BTreeSet<Source> {
        let Some(claim) = project.claims.get(id) else { return BTreeSet::new() };
        let mut sources: BTreeSet<Source> = match by {
            By::Articles => {
                annotations(project, claim).map(|a| Source::Article(a.article)).collect()
            }
            By::Origins => claim.origin.map(Source::Origin).into_iter().collect(),
        };
        if sources.is_empty() {
            sources.insert(Source::Unrecorded);
        }
        sources
    };
    let mut said: Vec<(usize, Source, ClaimId)> = Vec::new();
    for (row, finding) in rows.iter().enumerate() {
        for id in findings.list.get(*finding).into_iter().flat_map(|f| &f.claims) {
            said.extend(sources_of(id).into_iter().map(|source| (row, source, *id)));
        }
    }
    let distinct: BTreeSet<Source> = said.iter().map(|(_, source, _)| *source).collect();
    let mut columns: Vec<Source> = distinct.into_iter().collect();
    columns.sort_by_cached_key(|source| match source {
        Source::Article(id) => {
            let published = project.articles.get(id).and_then(|a| a.published);
            (0, published.is_none(), published, String::new(), *source)
        }
        Source::Origin(id) => {
            let name = project.origins.get(id).map(|o| crate::fold::fold(&o.name));
            (1, false, None, name.unwrap_or_default(), *source)
        }
        Source::Unrecorded => (2, false, None, String::new(), *source),
    });
    let places: BTreeMap<Source, usize> =
        columns.iter().enumerate().map(|(i, source)| (*source, i)).collect();
    let mut cells: BTreeMap<(usize, usize), Vec<ClaimId>> = BTreeMap::new();
    for (row, source, id) in said {
        if let Some(column) = places.get(&source) {
            cells.entry((row, *column)).or_default().push(id);
        }
    }
    Matrix { rows: rows.to_vec(), columns, cells }
}
