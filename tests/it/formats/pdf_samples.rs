//! Real files by Chromium (c-), `LibreOffice` (l-) and Typst (t-): everything that is read from them, compared exactly.
//!
//! `WRITE=1 cargo test` writes the expectations anew: read them before keeping them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::pedantic,
    clippy::needless_pass_by_value,
    clippy::str_to_string,
    clippy::let_underscore_must_use,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use std::fmt::Write as _;
use std::path::Path;

use corrobora::import::pdf::{PdfLimits, read};

fn shown(bytes: &[u8]) -> String {
    let document = match read(bytes, &PdfLimits::default()) {
        Ok(document) => document,
        Err(refusal) => return format!("refused: {}\n", refusal.0),
    };
    let mut out = String::new();
    writeln!(out, "title: {}", document.title.as_deref().unwrap_or("-")).unwrap();
    writeln!(out, "by: {}", document.bylines.join(" | ")).unwrap();
    writeln!(out, "language: {}", document.language.as_deref().unwrap_or("-")).unwrap();
    writeln!(out, "published: {}", document.published.as_deref().unwrap_or("-")).unwrap();
    writeln!(out, "pages: {}", document.pages.unwrap()).unwrap();
    for warning in &document.warnings {
        writeln!(out, "warning: {warning}").unwrap();
    }
    for line in &document.lines {
        let why = line.why.map(|why| format!(" ({why})")).unwrap_or_default();
        writeln!(
            out,
            "{:?} {}{why}: {}",
            line.kind,
            line.page.unwrap(),
            line.text.replace('\t', " ⇥ ")
        )
        .unwrap();
    }
    out
}

#[test]
fn every_sample_reads_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/pdf");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "samples are missing");
    let mut wrong = Vec::new();
    for file in files {
        let got = shown(&std::fs::read(&file).unwrap());
        let expected = file.with_extension("txt");
        if std::env::var_os("WRITE").is_some() {
            std::fs::write(&expected, &got).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap();
        for (number, (got, wanted)) in got.lines().zip(wanted.lines()).enumerate() {
            if got != wanted {
                wrong.push(format!(
                    "{}:{}\n  want {wanted}\n  got  {got}",
                    expected.display(),
                    number + 1
                ));
            }
        }
        if got.lines().count() != wanted.lines().count() {
            wrong.push(format!(
                "{}: {} lines, not {}",
                expected.display(),
                got.lines().count(),
                wanted.lines().count()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn same_file_same_answer() {
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/pdf/c-rep.pdf"))
            .unwrap();
    assert_eq!(read(&bytes, &PdfLimits::default()), read(&bytes, &PdfLimits::default()));
}

#[test]
fn limits_cut_with_a_warning() {
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/pdf/c-rep.pdf"))
            .unwrap();
    let document = read(&bytes, &PdfLimits { pages: 1, ..PdfLimits::default() }).unwrap();
    assert!(
        document
            .warnings
            .iter()
            .any(|warning| warning
                == "The file is too long: only what comes before page 2 was read."),
        "{:?}",
        document.warnings
    );
    let document = read(&bytes, &PdfLimits { page_glyphs: 100, ..PdfLimits::default() }).unwrap();
    assert!(
        document.warnings.iter().any(|warning| warning.contains("more than 100 characters")),
        "{:?}",
        document.warnings
    );
}
