//! How fast texts are read for claims: the English articles of the practice case, each told anew with other figures until
//! there is a megabyte of them. Aim: 20 MB a second on one core. Beside it, in the same run, the plain alternative: one
//! regular look at every byte (`memchr` for digits) and one at every word.

use corrobora::{
    import::run::read_safely,
    mine::{self, Context},
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// English articles of the practice case as texts, each a few kB.
const ARTICLES: [(&str, &[u8]); 3] = [
    ("a.html", include_bytes!("../assets/practice/articles/01-harbour-courier.html")),
    ("b.html", include_bytes!("../assets/practice/articles/02-inland-tribune.html")),
    ("c.md", include_bytes!("../assets/practice/articles/09-harbour-courier-follow-up.md")),
];

/// Texts with other figures each, `bytes` long together.
fn texts(bytes: usize) -> Vec<String> {
    let mut rng = fastrand::Rng::with_seed(4);
    let stories: Vec<String> = ARTICLES
        .iter()
        .filter_map(|(name, bytes)| Some(read_safely(name, bytes).ok()?.story()))
        .collect();
    let mut out = Vec::new();
    let mut made = 0;
    while made < bytes {
        for story in &stories {
            let other: String = story
                .chars()
                .map(|c| if c.is_ascii_digit() && c != '0' { rng.digit(10) } else { c })
                .collect();
            made += other.len();
            out.push(other);
        }
        if stories.is_empty() {
            break;
        }
    }
    out
}

fn benches(c: &mut Criterion) {
    let texts = texts(1 << 20);
    let bytes: usize = texts.iter().map(String::len).sum();
    let context = Context {
        language: Some("en"),
        published: "2024-10-24".parse().ok(),
        ..Context::default()
    };
    let mut group = c.benchmark_group("mining");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    let each = |work: &dyn Fn(&str) -> usize| -> usize { texts.iter().map(|t| work(t)).sum() };
    group.bench_function("digits, plain", |b| {
        b.iter(|| each(&|t| t.bytes().filter(u8::is_ascii_digit).count()));
    });
    group.bench_function("words, plain", |b| {
        b.iter(|| each(&|t| t.split_whitespace().map(str::len).max().unwrap_or(0)));
    });
    group.bench_function("numbers", |b| b.iter(|| each(&|t| mine::numbers(t, Some("en")).len())));
    group.bench_function("dates", |b| b.iter(|| each(&|t| mine::dates(t, Some("en")).len())));
    group.bench_function("countries", |b| {
        b.iter(|| each(&|t| corrobora::places::all_mentions(t).len()));
    });
    group.bench_function("claims", |b| b.iter(|| each(&|t| mine::suggest(t, &context).len())));
    group.bench_function("everything", |b| {
        b.iter(|| each(&|t| black_box(mine::whole(t, &context)).numbers.len()));
    });
    group.bench_function("claims and everything", |b| {
        b.iter(|| each(&|t| black_box(mine::whole_and_claims(t, &context)).1.len()));
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
