//! Sentence in, numbers and dates out: `tests/mine/reading.tsv`.

use corrobora::{
    mine::{Context, numbers, whole},
    model::{PartialDate, Value},
};
use std::path::Path;

/// How many of the cases are right; may only rise.
const RIGHT: usize = 280;

fn read(kind: &str, language: &str, text: &str) -> String {
    if kind == "n" {
        let found = numbers(text, Some(language));
        let say = |value: &Value| value.to_string();
        return found.iter().map(|n| say(&n.value)).collect::<Vec<_>>().join("; ");
    }
    let published = "2024-04-15".parse::<PartialDate>().ok();
    let context = Context { language: Some(language), published, ..Context::default() };
    let span = |d: &corrobora::mine::DateSeen| {
        let end = |e: &Option<String>| e.clone().unwrap_or_default();
        format!("{}..{}", end(&d.from), end(&d.to))
    };
    whole(text, &context).dates.iter().map(span).collect::<Vec<_>>().join("; ")
}

#[test]
fn sentences_in_all_languages_are_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mine/reading.tsv");
    let cases = std::fs::read_to_string(path).unwrap();
    let (mut right, mut all) = (0, 0);
    for line in cases.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, language, text, expected] = fields.as_slice() else {
            panic!("not four fields: {line}");
        };
        let found = read(kind, language, text);
        all += 1;
        if found == *expected {
            right += 1;
        } else {
            println!("{language}: {text}\n   found {found}\n  wanted {expected}");
        }
    }
    println!("reading: {right} of {all} right");
    assert!(right >= RIGHT, "{right} of {all} right, {RIGHT} before");
}
