//! The zoo: one short article in seven languages, in every format that is read. `tests/formats/make/zoo.py` made it with
//! LibreOffice, pandoc and libraries of Python; none of its words may get lost, whatever they came in.

use corrobora::import::{
    document::{Item, Said},
    open,
};
use std::path::Path;

const LANGUAGES: [&str; 7] = ["en", "th", "km", "my", "zh", "ar", "vi"];

/// Endings, and whether a file of it holds the whole article or only its title or address.
const FORMATS: [(&str, bool); 24] = [
    ("txt", true),
    ("html", true),
    ("md", true),
    ("csv", true),
    ("eml", true),
    ("mbox", true),
    ("mhtml", true),
    ("warc.gz", true),
    ("zip", true),
    ("docx", true),
    ("odt", true),
    ("fodt", true),
    ("rtf", true),
    ("epub", true),
    ("xlsx", true),
    ("ods", true),
    ("pptx", true),
    ("pdf", true),
    ("ris", false),
    ("bib", false),
    ("csl.json", false),
    ("url", false),
    ("webloc", false),
    // In an encoding of old that the language was written in, or without a mark.
    ("*.txt", true),
];

/// Everything that came out of a file, files inside included, without blanks.
fn words(name: &str, said: &Said, bytes: &[u8]) -> String {
    let mut inside: Vec<Item> = Vec::new();
    let opened = open(name, said, bytes, &mut |item| {
        inside.push(item);
        true
    });
    let opened = opened.unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut out = String::new();
    for reading in opened.reading.iter().chain(&opened.references) {
        out.push_str(reading.title.as_deref().unwrap_or_default());
        out.push_str(reading.url.as_deref().unwrap_or_default());
        out.push_str(reading.text.as_str());
        let cannot = |w: &&String| w.contains("cannot be read") || w.contains("could not be read");
        assert_eq!(reading.warnings.iter().find(cannot), None, "{name}");
    }
    for item in inside {
        out.push_str(&item.name);
        out.push_str(&words(&item.name, &item.said, item.content.as_deref().unwrap()));
    }
    out.split_whitespace().collect()
}

#[test]
fn every_format_is_read_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/zoo");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let expected =
            std::fs::read_to_string(folder.join(format!("{language}.expected"))).unwrap();
        for (ending, whole) in FORMATS {
            let plain = format!("{language}.{ending}");
            let of_old = |n: &&String| {
                n.starts_with(&format!("{language}."))
                    && n.ends_with(".txt")
                    && n.matches('.').count() == 2
            };
            let name = match ending {
                "*.txt" => names.iter().find(of_old).unwrap().clone(),
                _ => plain,
            };
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let found = words(&name, &Said::default(), &bytes);
            if !whole {
                let title: String = expected.lines().next().unwrap().split_whitespace().collect();
                if !found.contains(&title) && !found.contains(&format!("example.org/{language}")) {
                    faults.push(format!("{name}: neither title nor address: {found}"));
                }
                continue;
            }
            for line in expected.lines() {
                let line: String = line.split_whitespace().collect();
                if !found.contains(&line) {
                    faults.push(format!("{name}: {line}\n    in {found}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} lines are missing:\n{}", faults.len(), faults.join("\n"));
}
