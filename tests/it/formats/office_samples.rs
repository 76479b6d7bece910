//! Every sample in `tests/data` is read as the text beside it says. The samples were made with LibreOffice, python-docx,
//! openpyxl, python-pptx, ebooklib and odfpy (`mk.py`, `mk2.py`); each expected text was checked by eye against the
//! sample and against the text export of LibreOffice and pandoc.
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

use corrobora::import::office::{Document, Refusal};

fn show(d: &Document, out: &mut String) {
    for l in &d.lines {
        let why = l.why.map(|w| format!(" ({w})")).unwrap_or_default();
        let page = l.page.map(|p| format!(" p{p}")).unwrap_or_default();
        writeln!(out, "{:?}{why}{page}\t{}", l.kind, l.text).unwrap();
        assert!(
            !l.text.contains('\n') && !l.text.is_empty() && !l.text.contains("  "),
            "{}",
            l.text
        );
    }
    writeln!(out, "---").unwrap();
    let fields = [
        ("title", &d.title),
        ("publisher", &d.publisher),
        ("published", &d.published),
        ("modified", &d.modified),
        ("url", &d.url),
        ("language", &d.language),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for by in &d.bylines {
        writeln!(out, "by: {by}").unwrap();
    }
    for (name, from) in &d.from {
        writeln!(out, "from: {name}: {from}").unwrap();
    }
    for (name, fact) in &d.facts {
        writeln!(out, "fact: {name}: {fact}").unwrap();
    }
    for warning in &d.warnings {
        writeln!(out, "! {warning}").unwrap();
    }
}

fn read(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let mut out = String::new();
    let doc = match name.rsplit('.').next().unwrap() {
        "docx" => corrobora::import::office::docx(bytes)?,
        "odt" => corrobora::import::office::odt(bytes)?,
        "fodt" => corrobora::import::office::fodt(bytes)?,
        "rtf" => corrobora::import::office::rtf(bytes)?,
        "xlsx" => corrobora::import::office::xlsx(bytes)?,
        "ods" => corrobora::import::office::ods(bytes)?,
        "pptx" => corrobora::import::office::pptx(bytes)?,
        "csv" => corrobora::import::office::csv(std::str::from_utf8(bytes).unwrap(), false),
        "tsv" => corrobora::import::office::csv(std::str::from_utf8(bytes).unwrap(), true),
        "epub" => {
            let book = corrobora::import::office::epub(bytes)?;
            for (name, xhtml) in &book.chapters {
                writeln!(
                    out,
                    "chapter {name}: {}",
                    String::from_utf8_lossy(xhtml).split_whitespace().collect::<Vec<_>>().join(" ")
                )
                .unwrap();
            }
            book.document
        }
        other => panic!("no reader for {other}"),
    };
    show(&doc, &mut out);
    Ok(out)
}

#[test]
fn samples_are_read_as_expected() {
    let mut names: Vec<_> =
        std::fs::read_dir("tests/formats/office").unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let mut checked = 0;
    let mut wrong = Vec::new();
    for path in names.iter().filter(|p| p.extension().is_some_and(|e| e != "txt")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let got = read(name, &std::fs::read(path).unwrap())
            .unwrap_or_else(|r| format!("REFUSED {}\n", r.0));
        let beside = format!("tests/formats/office/{name}.txt");
        let want = std::fs::read_to_string(&beside).unwrap_or_default();
        if got != want {
            std::fs::create_dir_all("target/got").unwrap();
            std::fs::write(format!("target/got/{name}.txt"), &got).unwrap();
            wrong.push(name.to_owned());
        }
        checked += 1;
    }
    assert!(checked >= 15, "only {checked} samples");
    assert!(wrong.is_empty(), "read otherwise than expected: {wrong:?}; see target/got");
}

#[test]
fn no_cut_or_changed_sample_makes_a_reader_panic() {
    for entry in std::fs::read_dir("tests/formats/office").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let small = path.metadata().unwrap().len() < 12_000;
        if !small || name.ends_with(".txt") || name.ends_with("sv") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let mut seed = 7_u64;
        for round in 0..60_usize {
            let mut bad = bytes.clone();
            if round % 3 == 0 {
                bad.truncate(bytes.len() * round / 60);
            } else {
                for _ in 0..=round % 5 {
                    seed = seed
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    let at = usize::try_from(seed >> 33).unwrap() % bad.len();
                    bad[at] = u8::try_from(seed >> 24 & 0xff).unwrap();
                }
            }
            let _ = read(&name, &bad);
        }
    }
}

/// Changes the XML inside packages, so that the damage gets past the zip layer.
#[test]
fn changed_xml_inside_packages_makes_no_reader_panic() {
    use std::io::{Cursor, Read as _};
    let mut seed = 11_u64;
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    for name in ["rich.docx", "rich.odt", "thai.xlsx", "thai.ods", "khmer.pptx", "viet.epub"] {
        let bytes = std::fs::read(format!("tests/formats/office/{name}")).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut entry = zip.by_index(at).unwrap();
            let mut data = Vec::new();
            entry.read_to_end(&mut data).unwrap();
            parts.push((entry.name().unwrap().into_owned(), data));
        }
        for round in 0..40 {
            let mut out = super::zips::Zip::new();
            for (part, data) in &parts {
                let mut data = data.clone();
                if !data.is_empty()
                    && (part.ends_with("xml") || part.ends_with("rels") || part.ends_with("opf"))
                {
                    for _ in 0..round % 4 {
                        let (from, to) = (next() % data.len(), next() % data.len());
                        match next() % 4 {
                            0 => data.swap(from, to),
                            1 => data[from] = u8::try_from(next() & 0x7f).unwrap(),
                            // A piece of markup from elsewhere in the part.
                            2 => {
                                let piece = data[from..(from + 60).min(data.len())].to_vec();
                                data.splice(to..to, piece);
                            }
                            _ => drop(data.drain(from..(from + next() % 40).min(data.len()))),
                        }
                    }
                }
                out.add_stored(part, &data);
            }
            let _ = read(name, &out.bytes());
        }
    }
}
