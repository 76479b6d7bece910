//! Near-duplicates and search over many articles of about 5 kB, every twentieth of which is a copy.
//! Aims: 100,000 articles under 60 s; a search that nobody waits for.
//!
//! 5,000 articles unless `ARTICLES` says another number: `ARTICLES=100000 cargo bench --bench similar`.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the text of a bench is made of rounded numbers"
)]

use corrobora::{
    model::{Article, Capture, Hash, Ids, Project, Reliability, Text, Timestamp},
    search::{Index, Limits, Query, search},
    similar::{Sketches, copies},
};
use criterion::{Criterion, criterion_group, criterion_main};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn article(text: Hash, name: String, at: Timestamp) -> Article {
    Article {
        text,
        title: Some(name.clone()),
        deck: None,
        bylines: vec![],
        publisher: None,
        published: None,
        modified: None,
        url: None,
        archived_url: None,
        language: Some("en".to_owned()),
        metadata_from: BTreeMap::new(),
        boilerplate: vec![],
        capture: Capture {
            original: text,
            file_name: name,
            bytes: 5_000,
            media_type: "text/plain".to_owned(),
            encoding: None,
            at,
            by: "bench".to_owned(),
            extractor: "bench".to_owned(),
            within: None,
            captured: None,
            facts: BTreeMap::new(),
        },
        section: None,
        pages: Vec::new(),
        version_of: None,
        copy_of: None,
        attached_to: None,
        reliability: Reliability::F,
        read: false,
        note: String::new(),
        warnings: vec![],
    }
}

/// Articles of 800 words, a few of which are as frequent as in a language; each twentieth is one that was before,
/// with every thirtieth word changed and the end cut off. Returns how many copies there are.
fn project(articles: usize) -> (Project, usize) {
    let at: Timestamp = "2024-11-01T00:00:00Z".parse().unwrap_or_default();
    let mut ids = Ids::from_seed(1);
    let mut random = fastrand::Rng::with_seed(2);
    let mut project = Project::new(ids.make(at), at, "bench");
    let letters = ["ba", "ke", "mi", "no", "ru", "sa", "té", "wo", "ly", "po"];
    let word = |mut n: usize| {
        let mut word = String::new();
        loop {
            word.push_str(letters.get(n % 10).copied().unwrap_or_default());
            n /= 10;
            if n == 0 {
                return word;
            }
        }
    };
    let mut recent: Vec<Vec<usize>> = Vec::new();
    let mut copied = 0;
    for i in 0..articles {
        let draw = |random: &mut fastrand::Rng| (20_000.0 * random.f64().powi(3)) as usize;
        let mut words: Vec<usize> = (0..800).map(|_| draw(&mut random)).collect();
        if i % 20 == 19
            && let Some(older) = random.choice(&recent)
        {
            words = older.iter().take(random.usize(400..800)).copied().collect();
            for word in words.iter_mut().step_by(30) {
                *word = draw(&mut random);
            }
            copied += 1;
        } else if recent.len() < 1_000 {
            recent.push(words.clone());
        }
        let text: Vec<String> = words.into_iter().map(word).collect();
        let text = Text::new(&text.join(" "));
        let hash = text.hash();
        project.texts.insert(hash, Arc::new(text));
        project.articles.insert(ids.make(at), Arc::new(article(hash, format!("a{i}.txt"), at)));
    }
    (project, copied)
}

fn benches(c: &mut Criterion) {
    let size = std::env::var("ARTICLES").ok().and_then(|n| n.parse().ok()).unwrap_or(5_000);
    let (project, copied) = project(size);
    let found = copies(&project).len();
    assert!(found >= copied * 98 / 100, "{found} of {copied} copies found");
    let mut group = c.benchmark_group("similar");
    group.sample_size(10);
    group.bench_function(format!("copies/{size} ({found} of {copied} found)"), |b| {
        b.iter(|| copies(&project));
    });
    // What an import of one article more costs: what was made of the others is kept.
    let new: BTreeSet<_> = project.articles.keys().next_back().copied().into_iter().collect();
    let mut sketches = Sketches::default();
    sketches.copies(&project);
    group.bench_function(format!("one more/{size}"), |b| {
        b.iter(|| sketches.copies_with(&project, &new));
    });
    group.bench_function(format!("index/{size}"), |b| b.iter(|| Index::of(&project, false)));
    let index = Index::of(&project, false);
    for typed in ["bakemi nono", "\"ba ke\"", "wolypo*"] {
        if let Ok(query) = Query::new(typed) {
            group.bench_function(format!("search {typed}/{size}"), |b| {
                b.iter(|| search(&project, &index, &query, Limits { articles: 50, hits: 10 }));
            });
        }
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
