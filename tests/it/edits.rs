//! Apply, undo, redo, coalescing: random histories over every kind of record.

use corrobora::{
    edit::{Change, Edit},
    model::{Ids, Metric, MetricId, Project, Timestamp, Unit},
    session::Session,
};
use std::{collections::BTreeSet, sync::Arc};

/// A moment, in milliseconds after one that all tests start from.
pub fn at(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(1_760_000_000_000 + millis).unwrap()
}

/// An empty project; the same seed gives the same one.
pub fn case(seed: u64) -> Project {
    Project::new(Ids::from_seed(seed).make(at(0)), at(0), "Test case")
}

/// A session on a project, for reading and writing.
pub fn session(project: Project, seed: u64) -> Session {
    Session::new(project, Ids::from_seed(seed), "tester", None)
}

/// Makes one small change that can be told from others.
pub fn name_metric(session: &mut Session, n: usize) {
    let now = at(i64::try_from(n).unwrap() * 5_000);
    let (_, hand) = session.hand(now);
    let id: MetricId = hand.ids.make(now);
    let metric = Metric {
        name: format!("metric {n}"),
        aliases: BTreeSet::new(),
        unit: Unit::Persons,
        per_place: false,
        cumulative: false,
        parent: None,
        never_compare_with: BTreeSet::new(),
        note: String::new(),
    };
    session
        .commit(change("Add metric", now, vec![Edit::Metric(id, Some(Arc::new(metric)))]))
        .unwrap();
}

/// A change by the tester.
pub fn change(label: &str, at: Timestamp, edits: Vec<Edit>) -> Change {
    Change { label: label.to_owned(), at, by: "tester".to_owned(), edits }
}
