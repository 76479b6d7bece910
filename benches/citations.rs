//! Bibliographies of 100 to 2,000 references, of which 5 % or 50 % are by people who share a family name, in APA
//! and both kinds of Chicago. Aims: 1,000 references clearly under a second, and growth in step with the list.
//! Where `pandoc` is installed, `pandoc --citeproc` does the same list beside it.

#![allow(clippy::disallowed_methods, reason = "a bench writes the lists that its peer reads")]

use corrobora::cite::{Cluster, Name, Reference, cite, load};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::{collections::BTreeMap, fmt::Write as _, path::Path, process::Command, time::Duration};

const FAMILIES: [&str; 6] = ["Khan", "Nguyen", "Li", "Santos", "Sok", "Chea"];
const GIVEN: [&str; 12] =
    ["Gul", "Tariq", "Ana", "Minh", "Rosa", "Dara", "Vanna", "Jun", "Pedro", "Lan", "Omar", "Mei"];
const STYLES: [&str; 3] = ["apa", "chicago-author-date", "chicago-notes"];

/// A person: so many of a hundred have a family name that others have too.
fn author(random: &mut fastrand::Rng, at: usize, namesakes: u8) -> (String, String) {
    let given = random.choice(GIVEN).unwrap_or("Gul");
    let family = match random.u8(0..100) < namesakes {
        true => random.choice(FAMILIES).unwrap_or("Khan").to_owned(),
        false => format!("Writer{at}"),
    };
    (family, given.to_owned())
}

/// The list as references, and as CSL-JSON for others.
fn list(count: usize, namesakes: u8) -> (Vec<Reference>, String) {
    let mut random = fastrand::Rng::with_seed(7);
    let mut json = String::from("[");
    let mut references = Vec::new();
    for at in 0..count {
        let (family, given) = author(&mut random, at, namesakes);
        let (year, month, day) = (random.u32(2010..2025), random.u32(1..13), random.u32(1..28));
        let title = format!("Raid number {at} on a compound near the border");
        let id = format!("r{at}");
        let mut reference = Reference::new(&id, "article-newspaper");
        reference.set("title", &title);
        reference.set("container-title", "The Border Post");
        reference.set("URL", &format!("https://example.org/{at}"));
        let name = Name::Person {
            family: family.clone(),
            given: given.clone(),
            particle: None,
            suffix: None,
        };
        reference.set_names("author", &[name]);
        if let Ok(date) = format!("{year}-{month:02}-{day:02}").parse() {
            reference.set_date("issued", date);
        }
        references.push(reference);
        let comma = if at > 0 { "," } else { "" };
        let written = write!(
            json,
            r#"{comma}{{"id":"{id}","type":"article-newspaper","title":"{title}","container-title":
            "The Border Post","URL":"https://example.org/{at}","author":[{{"family":"{family}","given":
            "{given}"}}],"issued":{{"date-parts":[[{year},{month},{day}]]}}}}"#
        );
        assert!(written.is_ok(), "a string takes what is written");
    }
    json.push(']');
    (references, json)
}

fn benches(c: &mut Criterion) {
    for namesakes in [5, 50] {
        for style_name in STYLES {
            let Ok(style) = load(style_name, &BTreeMap::new()) else { continue };
            let mut group = c.benchmark_group(format!("{style_name}, {namesakes} % namesakes"));
            group.sample_size(10).warm_up_time(Duration::from_millis(1));
            group.measurement_time(Duration::from_millis(1));
            for count in [100, 300, 1_000, 2_000] {
                let (references, _) = list(count, namesakes);
                let clusters: Vec<Cluster> = (0..count).map(|at| vec![at]).collect();
                group.bench_function(BenchmarkId::from_parameter(count), |b| {
                    b.iter(|| cite(&style, Some("en-US"), &references, &clusters));
                });
            }
            group.finish();
        }
    }
}

/// The same with pandoc, from its start to its end, as a person would call it.
fn pandoc(c: &mut Criterion) {
    let here = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let found = Command::new("pandoc").arg("--version").output().is_ok();
    let style = hayagriva::archive::ArchivedStyle::by_name("apa").map(|s| s.get().to_xml());
    let Some(Ok(xml)) = style.filter(|_| found) else { return };
    let (csl, text) = (here.join("apa.csl"), here.join("all.md"));
    let ready = std::fs::write(&csl, xml).is_ok()
        && std::fs::write(&text, "---\nnocite: '@*'\n---\n\nAll.\n").is_ok();
    assert!(ready, "the folder for the benches takes files");
    let mut group = c.benchmark_group("pandoc --citeproc, apa, 50 % namesakes");
    group.sample_size(10).warm_up_time(Duration::from_millis(1));
    group.measurement_time(Duration::from_millis(1));
    for count in [100, 300, 1_000] {
        let items = here.join(format!("items-{count}.json"));
        assert!(std::fs::write(&items, list(count, 50).1).is_ok(), "a file of references");
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| {
                Command::new("pandoc")
                    .args(["--citeproc", "--to", "html"])
                    .arg("--csl")
                    .arg(&csl)
                    .arg("--bibliography")
                    .arg(&items)
                    .arg(&text)
                    .output()
            });
        });
    }
    group.finish();
}

criterion_group!(all, benches, pandoc);
criterion_main!(all);
