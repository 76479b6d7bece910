//! Speed of the project file and of one edit: 10,000 articles of 5 kB, 50,000 annotations, 20,000 claims.
//!
//! `cargo bench --bench project --no-default-features`. Compare `commit and append` with `bare append` of the
//! same run: only the disk differs between machines.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark may fail loudly, and measures the bare disk too"
)]

use corrobora::{
    edit::{Change, Edit},
    format,
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Capture, Claim, ClaimId, Credibility,
        Hash, Ids, Metric, MetricId, Project, Reliability, Text, Timestamp, Unit, Value,
    },
    session::Session,
    storage,
};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::Arc,
};

const ARTICLES: usize = 10_000;

fn big() -> Project {
    let at = Timestamp::from_millisecond(1_760_000_000_000).unwrap();
    let mut ids = Ids::from_seed(1);
    let mut project = Project::new(ids.make(at), at, "Big");
    let metric: MetricId = ids.make(at);
    project.metrics.insert(
        metric,
        Arc::new(Metric {
            name: "victims rescued".to_owned(),
            aliases: BTreeSet::new(),
            unit: Unit::Persons,
            per_place: false,
            cumulative: false,
            parent: None,
            never_compare_with: BTreeSet::new(),
            note: String::new(),
        }),
    );
    for n in 0..ARTICLES {
        let sentence =
            format!("Report {n}: police freed 149 people, as “เจ้าหน้าที่” said on the day. ");
        let text = Text::new(&sentence.repeat(5_000 / sentence.len() + 1));
        let article: ArticleId = ids.make(at);
        let capture = Capture {
            original: text.hash(),
            file_name: format!("{n}.html"),
            bytes: 5_000,
            media_type: "text/html".to_owned(),
            encoding: None,
            at,
            by: "bench".to_owned(),
            extractor: "html 1".to_owned(),
            within: None,
            captured: None,
            facts: BTreeMap::new(),
        };
        let new = Article {
            text: text.hash(),
            title: Some(format!("Report {n}")),
            deck: None,
            bylines: vec!["A. Writer".to_owned()],
            publisher: Some("Post".to_owned()),
            published: None,
            modified: None,
            url: Some(format!("https://example.org/{n}")),
            archived_url: None,
            language: Some("en".to_owned()),
            metadata_from: BTreeMap::new(),
            boilerplate: Vec::new(),
            capture,
            version_of: None,
            section: None,
            pages: Vec::new(),
            copy_of: None,
            attached_to: None,
            reliability: Reliability::F,
            read: false,
            note: String::new(),
            warnings: Vec::new(),
        };
        project.articles.insert(article, Arc::new(new));
        let mut quotes: Vec<AnnotationId> = Vec::new();
        for quote in 0..5 {
            let start = quote * 40;
            let id = ids.make(at);
            let annotation = Annotation {
                article,
                start,
                end: start + 35,
                exact: text.as_str().chars().skip(start).take(35).collect(),
                prefix: String::new(),
                suffix: String::new(),
                codes: BTreeSet::new(),
                note: String::new(),
                at,
                by: "bench".to_owned(),
            };
            project.annotations.insert(id, Arc::new(annotation));
            quotes.push(id);
        }
        for quote in quotes.into_iter().take(2) {
            let claim = claim(metric, quote, n, at);
            project.claims.insert(ids.make(at), Arc::new(claim));
        }
        project.texts.insert(text.hash(), Arc::new(text));
    }
    project
}

fn claim(metric: MetricId, quote: AnnotationId, n: usize, at: Timestamp) -> Claim {
    Claim {
        event: None,
        metric,
        value: Value::Number(Amount::exact(u64::try_from(n).unwrap())),
        population: None,
        places: Vec::new(),
        period: None,
        as_of: None,
        origin: None,
        via: None,
        annotations: vec![quote],
        credibility: Credibility::default(),
        proposed: false,
        reviewed: true,
        note: String::new(),
        at,
        by: "bench".to_owned(),
    }
}

fn file(c: &mut Criterion) {
    let project = big();
    let text = format::write_project(&project).unwrap();
    let mut group = c.benchmark_group("file");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("write text", |b| b.iter(|| format::write_project(&project).unwrap()));
    group.bench_function("read text", |b| {
        b.iter_with_large_drop(|| format::read_project(text.as_bytes()).unwrap());
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.corrobora.ron");
    let opened = storage::create(&path, &project).unwrap();
    opened.store.unwrap().close(&project).unwrap();
    // Closing, which gives the memory back, is not a part of opening.
    group.bench_function("open", |b| b.iter_with_large_drop(|| storage::open(&path).unwrap()));
    group.bench_function("save", |b| {
        b.iter(|| storage::save_copy(&folder.path().join("copy"), &project).unwrap());
    });
    group.finish();
}

fn edit(c: &mut Criterion) {
    let project = big();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.corrobora.ron");
    let mut store = storage::create(&path, &project).unwrap().store.unwrap();
    let mut session = Session::new(project, Ids::from_seed(2), "bench", None);
    let mut group = c.benchmark_group("one edit");
    group.bench_function("commit and append", |b| {
        b.iter(|| {
            session.commit(next(&session)).unwrap();
            store.append(&session.take_frames()).unwrap();
        });
    });
    session.commit(next(&session)).unwrap();
    let frame = session.take_frames().remove(0);
    group.bench_function("bare append", |b| {
        let mut bare = std::fs::File::create(folder.path().join("bare")).unwrap();
        b.iter(|| {
            bare.write_all(&frame).unwrap();
            bare.sync_all().unwrap();
        });
    });
    group.bench_function("commit alone", |b| {
        b.iter_batched(
            || (),
            |()| {
                session.commit(next(&session)).unwrap();
                drop(session.take_frames());
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// A change of one claim.
fn next(session: &Session) -> Change {
    let project = session.project();
    let (id, claim): (&ClaimId, _) = project.claims.first_key_value().unwrap();
    let mut claim = Claim::clone(claim);
    claim.value = Value::Number(Amount::exact(
        u64::from(Hash::of(claim.note.as_bytes()).0[0]) + session.revision(),
    ));
    Change {
        label: "Edit claim".to_owned(),
        at: claim.at,
        by: "bench".to_owned(),
        edits: vec![Edit::Claim(*id, Some(Arc::new(claim)))],
    }
}

criterion_group!(benches, file, edit);
criterion_main!(benches);
