//! Findings, and sorting and filtering of the claim table, over 100,000 claims.
//! Aims: findings well under 2 s, a filter as you type and a sort that nobody waits for.

use corrobora::{
    findings::{Kept, findings},
    model::{
        Amount, Claim, Credibility, Event, Ids, Metric, Origin, Place, Project, Qualifier, Role,
        Timestamp, Unit, Value,
    },
    table::{self, Column, Filter, Order},
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::{collections::BTreeSet, sync::Arc};

/// A project of so many claims about 2,000 events, one of which everybody writes about.
fn project(claims: usize) -> Project {
    let at: Timestamp = "2024-11-01T00:00:00Z".parse().unwrap_or_default();
    let mut ids = Ids::from_seed(1);
    let mut random = fastrand::Rng::with_seed(2);
    let mut project = Project::new(ids.make(at), at, "bench");
    let named = |kind: &str, i: usize| format!("{kind} {i} ปฏิบัติการ");
    let mut events = Vec::new();
    for i in 0..2_000 {
        let id = ids.make(at);
        let name = named("Operation", i);
        let event = Event { name, aliases: BTreeSet::new(), period: None, note: String::new() };
        project.events.insert(id, Arc::new(event));
        events.push(id);
    }
    let mut metrics = Vec::new();
    for i in 0..30 {
        let id = ids.make(at);
        let metric = Metric {
            name: named("metric", i),
            aliases: BTreeSet::new(),
            unit: Unit::Persons,
            per_place: i % 5 == 0,
            cumulative: i % 3 == 0,
            parent: None,
            never_compare_with: BTreeSet::new(),
            note: String::new(),
        };
        project.metrics.insert(id, Arc::new(metric));
        metrics.push(id);
    }
    let mut origins = Vec::new();
    for i in 0..500 {
        let id = ids.make(at);
        let origin =
            Origin { name: named("Agency", i), aliases: BTreeSet::new(), note: String::new() };
        project.origins.insert(id, Arc::new(origin));
        origins.push(id);
    }
    let countries = ["KH", "LA", "MM", "TH", "PH", "VN"].map(str::parse);
    for i in 0..claims {
        let crowd = i % 4 == 0;
        let qualifier = *random.choice(&Qualifier::ALL).unwrap_or(&Qualifier::Exact);
        let qualifier = if qualifier == Qualifier::Range { Qualifier::About } else { qualifier };
        let claim = Claim {
            event: if crowd { events.first().copied() } else { random.choice(&events).copied() },
            metric: match metrics.get(if crowd { 1 } else { random.usize(0..metrics.len()) }) {
                Some(id) => *id,
                None => ids.make(at),
            },
            value: Value::Number(Amount::qualified(random.u32(1..5_000), qualifier)),
            population: None,
            places: countries
                .iter()
                .flatten()
                .filter(|_| random.u8(0..4) == 0)
                .map(|c| Place { country: *c, locality: None, role: Role::Site })
                .collect(),
            period: None,
            as_of: format!("2024-{:02}-{:02}", random.u8(1..13), random.u8(1..28)).parse().ok(),
            origin: random.choice(&origins).copied(),
            via: None,
            annotations: Vec::new(),
            credibility: Credibility::default(),
            proposed: false,
            reviewed: true,
            note: "a note of some length, as people write them ".repeat(2),
            at,
            by: "bench".to_owned(),
        };
        project.claims.insert(ids.make(at), Arc::new(claim));
    }
    project
}

fn benches(c: &mut Criterion) {
    for size in [20_000, 100_000] {
        let project = project(size);
        c.bench_function(&format!("findings/{size}"), |b| b.iter(|| findings(&project)));
    }
    for (name, crowd) in [("a fact of a few claims", false), ("a fact of 25,000 claims", true)] {
        let before = Arc::new(project(100_000));
        let kept = Kept::of(Arc::clone(&before));
        let mut after = Project::clone(&before);
        // Every fourth claim is of the crowd.
        let edited = after.claims.iter_mut().nth(if crowd { 40 } else { 41 });
        if let Some((_, claim)) = edited {
            Arc::make_mut(claim).value = Value::Number(Amount::exact(7));
        }
        let after = Arc::new(after);
        c.bench_function(&format!("findings/100000 after one edit of {name}"), |b| {
            b.iter(|| kept.after(Arc::clone(&after)));
        });
    }
    let project = project(100_000);
    let found = findings(&project);
    let rows = table::rows(&project, &found);
    let all = rows.filter(&project, &found, &Filter::default());
    for by in [Column::Value, Column::Event, Column::Note, Column::AsOf] {
        c.bench_function(&format!("table/sort by {}", by.title()), |b| {
            let order = Order { by, descending: true };
            b.iter_batched(
                || all.clone(),
                |mut rows_shown| rows.sort(&project, &found, order, &mut rows_shown),
                BatchSize::LargeInput,
            );
        });
    }
    for text in ["agency 77", "ปฏิบัติการ 1999"] {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        c.bench_function(&format!("table/filter {text}"), |b| {
            b.iter(|| rows.filter(&project, &found, &filter));
        });
    }
}

criterion_group!(all, benches);
criterion_main!(all);
