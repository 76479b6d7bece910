//! The test suite of the Citation Style Language, which is not part of this repository. Its passing tests are named
//! in `tests/data/csl-passing.txt`, which only grows. One command runs it and prints the count:
//!
//! ```text
//! CSL_SUITE=FOLDER/suite.jsonl cargo test --test it csl -- --ignored --nocapture
//! ```

use std::{collections::BTreeSet, fmt::Write as _, fs, process::Command};

/// The words of a page of entries: without markup, entities and runs of blanks, with typewriter quotes.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let starts = |c: char| c == '/' || c.is_ascii_alphabetic();
        match tag.split_once('>').filter(|_| tag.starts_with(starts)) {
            Some((name, behind)) => {
                if name.trim_start_matches('/').starts_with("div") {
                    text.push('\n');
                }
                rest = behind;
            }
            None => {
                text.push('<');
                rest = tag;
            }
        }
    }
    text.push_str(rest);
    for (entity, c) in [
        ("&#38;", "&"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}'))
        .map(|c| match c {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' => '-',
            c => c,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "needs the suite, which is not in this repository; see the head of the file"]
fn csl_suite_passes_as_much_as_ever() {
    let suite = std::env::var("CSL_SUITE").expect("CSL_SUITE names the suite's file");
    let folder = tempfile::tempdir().unwrap();
    let (style, items) = (folder.path().join("style.csl"), folder.path().join("items.json"));
    let mut passing = BTreeSet::new();
    let mut count = 0;
    for line in fs::read_to_string(suite).unwrap().lines() {
        let test: serde_json::Value = serde_json::from_str(line).unwrap();
        fs::write(&style, test["csl"].as_str().unwrap()).unwrap();
        fs::write(&items, test["input"].to_string()).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_corrobora"))
            .args(["cite", "--format", "html", "--style"])
            .args([&style, &items])
            .output()
            .unwrap();
        let got = words(&String::from_utf8(run.stdout).unwrap());
        count += 1;
        if run.status.success() && got == words(test["result"].as_str().unwrap()) {
            passing.insert(test["id"].as_str().unwrap().to_owned());
        }
    }
    println!("{} of {count} tests of the CSL suite pass", passing.len());
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/csl-passing.txt");
    let before: BTreeSet<String> =
        fs::read_to_string(list).unwrap_or_default().lines().map(str::to_owned).collect();
    let lost: Vec<&String> = before.difference(&passing).collect();
    assert!(lost.is_empty(), "these passed before: {lost:?}");
    let mut all = String::new();
    for name in &passing {
        writeln!(all, "{name}").unwrap();
    }
    fs::write(list, all).unwrap();
}
