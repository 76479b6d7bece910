//! A brief of 50 claims and 140 references as a file in each format. Aim: 5 times faster than `pandoc --citeproc`
//! (0.6 s of CPU for HTML, 0.9 s for PDF). `BRIEF_PROJECT=FILE` writes the project, for runs of the program.

use corrobora::{
    brief, export,
    findings::findings,
    format,
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Capture, Claim, ClaimId, Credibility,
        Event, EventId, Hash, Ids, Metric, MetricId, Origin, OriginId, Place, Project, Qualifier,
        Reliability, Role, Text, Timestamp, Unit, Value,
    },
};
use criterion::{Criterion, criterion_group, criterion_main};
use std::{collections::BTreeSet, sync::Arc};

const CLAIMS: usize = 50;
const REFERENCES: usize = 140;

fn at() -> Timestamp {
    "2025-05-01T00:00:00Z".parse().unwrap_or_default()
}

fn article(project: &mut Project, ids: &mut Ids, number: usize, sentence: &str) -> ArticleId {
    let text = Text::new(&format!("A report.\n\n{sentence}\n\nMore is to follow."));
    let surnames = ["Okafor", "Lindqvist", "Sok", "Nguyen", "Tan", "Haile", "Rahman", "Moreau"];
    let surname = surnames.get(number % surnames.len()).copied().unwrap_or_default();
    let article = Article {
        text: text.hash(),
        title: Some(format!("Raid on a compound near the border: what is known of case {number}")),
        deck: None,
        bylines: vec![format!(
            "{}. {surname}",
            char::from(b'A' + u8::try_from(number % 20).unwrap_or(0))
        )],
        publisher: Some(format!("Daily Courier {}", number % 30)),
        published: format!("2025-{:02}-{:02}", number % 12 + 1, number % 27 + 1).parse().ok(),
        modified: None,
        url: Some(format!("https://news.example.org/2025/asia/raid-on-a-compound-{number}.html")),
        archived_url: None,
        language: Some("en".into()),
        metadata_from: std::collections::BTreeMap::new(),
        boilerplate: Vec::new(),
        capture: Capture {
            original: Hash::of(sentence.as_bytes()),
            file_name: format!("raid {number}.html"),
            bytes: 1,
            media_type: "text/html".into(),
            encoding: None,
            at: at(),
            by: "bench".into(),
            extractor: "html 1".into(),
            within: None,
            captured: None,
            facts: std::collections::BTreeMap::new(),
        },
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
    let id = ids.make(at());
    project.texts.insert(text.hash(), Arc::new(text));
    project.articles.insert(id, Arc::new(article));
    id
}

fn project() -> Project {
    let mut ids = Ids::from_seed(1);
    let mut project = Project::new(ids.make(at()), at(), "Raids on compounds");
    let event = |project: &mut Project, ids: &mut Ids, i: usize| -> EventId {
        let id = ids.make(at());
        let name = format!("Operation Storm {i}");
        let event = Event { name, aliases: BTreeSet::new(), period: None, note: String::new() };
        project.events.insert(id, Arc::new(event));
        id
    };
    let events: Vec<EventId> = (0..8).map(|i| event(&mut project, &mut ids, i)).collect();
    let metric: MetricId = ids.make(at());
    let counted = Metric {
        name: "victims rescued".into(),
        aliases: BTreeSet::new(),
        unit: Unit::Persons,
        per_place: true,
        cumulative: false,
        parent: None,
        never_compare_with: BTreeSet::new(),
        note: String::new(),
    };
    project.metrics.insert(metric, Arc::new(counted));
    let origins: Vec<OriginId> = (0..6)
        .map(|i| {
            let id = ids.make(at());
            let name = format!("Border Council {i}");
            let origin = Origin { name, aliases: BTreeSet::new(), note: String::new() };
            project.origins.insert(id, Arc::new(origin));
            id
        })
        .collect();
    let countries = ["KH", "LA", "MM", "TH", "PH", "VN"].map(str::parse);
    let mut number = 0;
    for i in 0..CLAIMS {
        let sentence =
            format!("Police rescued {} people from the compound on Monday.", 100 + i % 7);
        let share = (i + 1) * REFERENCES / CLAIMS - i * REFERENCES / CLAIMS;
        let mut annotations = Vec::new();
        for _ in 0..share {
            let article = article(&mut project, &mut ids, number, &sentence);
            number += 1;
            let id: AnnotationId = ids.make(at());
            let annotation = Annotation {
                article,
                start: 11,
                end: 11 + sentence.chars().count(),
                exact: sentence.clone(),
                prefix: String::new(),
                suffix: String::new(),
                codes: BTreeSet::new(),
                note: String::new(),
                at: at(),
                by: "bench".into(),
            };
            project.annotations.insert(id, Arc::new(annotation));
            annotations.push(id);
        }
        let place = countries.get(i % 6).and_then(|c| c.as_ref().ok()).map(|c| Place {
            country: *c,
            locality: None,
            role: Role::Site,
        });
        let claim = Claim {
            event: events.get(i % 8).copied(),
            metric,
            value: Value::Number(Amount::qualified(
                u32::try_from(100 + i % 7).unwrap_or(0),
                Qualifier::Exact,
            )),
            population: None,
            places: place.into_iter().collect(),
            period: None,
            as_of: format!("2025-{:02}-03", i % 12 + 1).parse().ok(),
            origin: origins.get(i % 6).copied(),
            via: None,
            annotations,
            credibility: Credibility::default(),
            proposed: false,
            reviewed: true,
            note: String::new(),
            at: at(),
            by: "bench".into(),
        };
        let id: ClaimId = ids.make(at());
        project.claims.insert(id, Arc::new(claim));
    }
    project
}

fn benches(c: &mut Criterion) {
    let project = project();
    if let (Some(file), Ok(text)) =
        (std::env::var_os("BRIEF_PROJECT"), format::write_project(&project))
    {
        corrobora::storage::files::replace(file.as_ref(), text.as_bytes()).ok();
    }
    let found = findings(&project);
    let brief = brief::from_all_findings(&project, &found);
    let pictures = brief::pictures(&project, &found, &brief);
    let compose = || brief::compose(&project, &found, &brief, &pictures);
    let Ok(document) = compose() else { return };
    let mut group = c.benchmark_group("brief of 50 claims and 140 references");
    group.sample_size(10);
    group.bench_function("composed", |b| b.iter(compose));
    group.bench_function("html", |b| b.iter(|| export::html(&document)));
    group.bench_function("markdown", |b| b.iter(|| export::markdown(&document)));
    #[cfg(feature = "pdf")]
    group.bench_function("pdf", |b| {
        b.iter(|| export::pdf(&document, at(), export::FontSource::System));
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
