//! Which rows are shown, in which order: at once in a small case, on a worker in a large one, while the rows of before
//! stay on the screen.

use crate::{
    findings::Findings,
    jobs::{self, Job},
    model::Project,
    table::{self, Filter, Order, Rows},
};
use std::sync::Arc;

/// Above so many claims a worker filters and sorts: 2,000 rows take less than a millisecond.
const INLINE_ROWS: usize = 2_000;

/// What rows hang on: the edition of what is derived from the project, the filter, the order.
pub(super) type For = (u64, Filter, Option<Order>);

/// Rows, and which of them are shown.
#[derive(Default)]
pub(super) struct Arranged {
    /// All rows of an edition.
    pub(super) rows: Arc<Rows>,
    /// Those that the filter lets through, in their order.
    pub(super) shown: Vec<u32>,
}

/// Filters and sorts.
#[derive(Default)]
pub(super) struct Arranging {
    /// The rows of the newest edition that was asked for, and what filtering by text has folded of them.
    rows: Option<(u64, Arc<Rows>)>,
    job: Option<(For, Job<Arranged>)>,
}

impl Arranging {
    /// Whether a worker is at it.
    pub(super) fn busy(&self) -> bool {
        self.job.is_some()
    }

    /// All rows and the chosen ones, now: for files and the clipboard.
    pub(super) fn now(&mut self, project: &Project, findings: &Findings, wanted: &For) -> Arranged {
        self.job = None;
        arranged(project, findings, &self.rows_of(project, findings, wanted.0), wanted)
    }

    /// The same as soon as it is there; asked again with every frame until then.
    pub(super) fn soon(
        &mut self,
        project: &Arc<Project>,
        findings: &Arc<Findings>,
        wanted: &For,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Option<Arranged> {
        if project.claims.len() < INLINE_ROWS {
            return Some(self.now(project, findings, wanted));
        }
        if let Some((of, job)) = &mut self.job
            && let Some(done) = job.poll()
        {
            let fits = of == wanted;
            self.job = None;
            if let Some(done) = done.ok().filter(|_| fits) {
                return Some(done);
            }
        }
        if self.job.as_ref().is_none_or(|(of, _)| of != wanted) {
            let rows = self.rows_of(project, findings, wanted.0);
            let (project, findings) = (Arc::clone(project), Arc::clone(findings));
            let key = wanted.clone();
            let work = move |_: &_| arranged(&project, &findings, &rows, &key);
            self.job = Some((wanted.clone(), jobs::spawn("claim table", wake, work)));
        }
        None
    }

    fn rows_of(&mut self, project: &Project, findings: &Findings, edition: u64) -> Arc<Rows> {
        match &self.rows {
            Some((of, rows)) if *of == edition => Arc::clone(rows),
            _ => {
                let rows = Arc::new(table::rows(project, findings));
                self.rows = Some((edition, Arc::clone(&rows)));
                rows
            }
        }
    }
}

fn arranged(project: &Project, findings: &Findings, rows: &Arc<Rows>, wanted: &For) -> Arranged {
    let mut shown = rows.filter(project, findings, &wanted.1);
    if let Some(order) = wanted.2 {
        rows.sort(project, findings, order, &mut shown);
    }
    Arranged { rows: Arc::clone(rows), shown }
}
