//! Speed of a frame: the claim table with 100,000 rows, the map, and from nothing to the first frame.
//!
//! `cargo bench --bench window`. The limit for any frame's CPU is 4 ms. A frame here is layout, drawing lists
//! and the accessibility tree; the graphics driver is not in it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

use corrobora::{
    format,
    model::{
        Amount, Claim, ClaimId, Credibility, Event, EventId, Ids, Metric, MetricId, Project,
        Timestamp, Unit, Value,
    },
    storage::Opened,
    ui::{
        action::Page,
        app::{App, Surroundings},
    },
};
use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use std::{collections::BTreeSet, hint::black_box, sync::Arc};

const ROWS: u32 = 100_000;

fn noon() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn window() -> Harness<'static, App> {
    Harness::builder().with_size([1280.0, 840.0]).with_max_steps(60).build_eframe(|creation| {
        let around = Surroundings {
            now: noon,
            ids: Ids::from_seed(7),
            user: "bench".to_owned(),
            native_dialogs: false,
            keep_prefs: false,
        };
        App::new(&creation.egui_ctx, around)
    })
}

fn showing(project: Project, page: Page) -> Harness<'static, App> {
    let mut window = window();
    let opened = Opened { project, store: None, read_only: None, notices: Vec::new() };
    window.state_mut().show(opened, None);
    window.state_mut().workbench_mut().unwrap().page = page;
    // Until the worker has computed the findings.
    while window.state().workbench().unwrap().derived().edition == 0 {
        window.step();
    }
    for _ in 0..20 {
        window.step();
    }
    window
}

fn practice() -> Project {
    format::read_project(include_bytes!("../assets/practice/clear-river.corrobora.ron")).unwrap()
}

fn many_claims() -> Project {
    let (mut ids, at) = (Ids::from_seed(1), noon());
    let mut project = Project::new(ids.make(at), at, "Many");
    let metric: MetricId = ids.make(at);
    let record = Metric {
        name: "victims rescued".to_owned(),
        aliases: BTreeSet::new(),
        unit: Unit::Persons,
        per_place: false,
        cumulative: false,
        parent: None,
        never_compare_with: BTreeSet::new(),
        note: String::new(),
    };
    project.metrics.insert(metric, Arc::new(record));
    let events: Vec<EventId> = (0..2_000)
        .map(|n| {
            let id: EventId = ids.make(at);
            let name = format!("Operation {n}");
            let event = Event { name, aliases: BTreeSet::new(), period: None, note: String::new() };
            project.events.insert(id, Arc::new(event));
            id
        })
        .collect();
    for n in 0..ROWS {
        let id: ClaimId = ids.make(at);
        let claim = Claim {
            event: events.get(n as usize % events.len()).copied(),
            metric,
            value: Value::Number(Amount::exact(n % 500)),
            population: None,
            places: Vec::new(),
            period: None,
            as_of: None,
            origin: None,
            via: None,
            annotations: Vec::new(),
            credibility: Credibility::default(),
            proposed: false,
            reviewed: true,
            note: String::new(),
            at,
            by: "bench".to_owned(),
        };
        project.claims.insert(id, Arc::new(claim));
    }
    project
}

fn frames(c: &mut Criterion) {
    let mut table = showing(many_claims(), Page::Claims);
    c.bench_function("frame: claim table, 100,000 rows", |b| b.iter(|| table.step()));
    let mut map = showing(practice(), Page::Map);
    c.bench_function("frame: map", |b| b.iter(|| map.step()));
    let mut read = showing(practice(), Page::Read);
    c.bench_function("frame: document", |b| b.iter(|| read.step()));
    c.bench_function("start to first frame", |b| b.iter(|| black_box(window()).step()));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = frames
}
criterion_main!(benches);
