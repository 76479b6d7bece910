//! Speed of a frame on every page, with 10,000 and 100,000 claims where the page grows with them, and from nothing
//! to the first frame.
//!
//! `cargo bench --bench window`. The limit for any frame's CPU is 4 ms, and ten times the claims may not cost more
//! than ten times the frame: compare the two lines of a page. A frame here is layout, drawing lists and the
//! accessibility tree; the graphics driver is not in it.

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
use egui_kittest::{Harness, kittest::Queryable as _};
use std::{collections::BTreeSet, hint::black_box, sync::Arc};

const SIZES: [u32; 2] = [10_000, 100_000];

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
            clipboard: false,
            documents: std::path::PathBuf::new(),
            keep_prefs: false,
        };
        App::new(&creation.egui_ctx, around)
    })
}

fn showing(project: Project, page: Page) -> Harness<'static, App> {
    let mut window = window();
    let opened =
        Opened { project, store: None, read_only: None, outside: false, notices: Vec::new() };
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

fn many_claims(rows: u32) -> Project {
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
    for n in 0..rows {
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
    for size in SIZES {
        let mut table = showing(many_claims(size), Page::Claims);
        c.bench_function(&format!("frame: claim table/{size}"), |b| b.iter(|| table.step()));
        let filter = |window: &mut Harness<'static, App>, text: &str| {
            window.get_by_label("Filter claims").focus();
            window.step();
            window.get_by_label("Filter claims").type_text(text);
            window.step();
        };
        let mut round = 0;
        c.bench_function(&format!("two frames: a letter into the filter of claims/{size}"), |b| {
            b.iter(|| {
                round += 1;
                filter(&mut table, if round % 2 == 0 { "1" } else { "2" });
            });
        });
        let mut facts = showing(many_claims(size), Page::Findings);
        c.bench_function(&format!("frame: findings/{size}"), |b| b.iter(|| facts.step()));
    }
    for (name, page) in [
        ("map", Page::Map),
        ("document", Page::Read),
        ("findings", Page::Findings),
        ("brief", Page::Brief),
    ] {
        let mut window = showing(practice(), page);
        c.bench_function(&format!("frame: {name} of the practice case"), |b| {
            b.iter(|| window.step());
        });
    }
    c.bench_function("start to first frame", |b| b.iter(|| black_box(window()).step()));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = frames
}
criterion_main!(benches);
