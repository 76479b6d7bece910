//! What stands in references and must come out of citations: small words, quotations, markup, dates in words.

use corrobora::cite::{Kind, Reference, cite, load, read, write};
use std::collections::BTreeMap;

fn entries(style: &str, references: &[Reference]) -> Vec<String> {
    let all: Vec<Vec<usize>> = (0..references.len()).map(|i| vec![i]).collect();
    let style = load(style, &BTreeMap::new()).unwrap();
    let cited = cite(&style, Some("en-US"), references, &all).unwrap();
    let mut lines: Vec<(usize, String)> =
        cited.entries.iter().map(|e| (e.reference, e.text.text())).collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn json(style: &str, items: &str) -> Vec<String> {
    let read = read("a.json", items.as_bytes()).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    entries(style, &read.references)
}

#[test]
fn the_v_between_the_parties_of_a_case_stays_small() {
    let items = r#"[{"type": "legal_case", "title": "R v Okoro", "issued": {"date-parts": [[2019]]}},
        {"type": "legal_case", "title": "Prosecutor v. Adeyemi", "issued": {"date-parts": [[2001]]}},
        {"type": "book", "title": "Henry V and the trade", "author": [{"family": "Roe", "given": "V."}]}]"#;
    for style in ["chicago-author-date", "chicago-notes", "apa", "mla"] {
        let lines = json(style, items);
        assert!(lines[0].contains("R v Okoro"), "{style}: {lines:?}");
        assert!(lines[1].contains("Prosecutor v. Adeyemi"), "{style}: {lines:?}");
        assert!(lines[2].contains("Henry V and"), "{style}: {lines:?}");
        assert!(lines[2].starts_with("Roe, V."), "{style}: {lines:?}");
    }
}

#[test]
fn a_word_in_markup_or_quotation_marks_has_the_capital_that_it_would_have_without() {
    let items = r#"[{"type": "article-newspaper", "title": "The <b>harbour</b> and the <i>lantern</i> \"trial\"",
        "container-title": "The <i>Gazette</i>", "author": [{"family": "Roe", "given": "Ann"}],
        "issued": {"date-parts": [[2001]]}}]"#;
    let lines = json("chicago-author-date", items);
    assert_eq!(lines, ["Roe, Ann. 2001. “The Harbour and the Lantern ‘Trial.’” The Gazette."]);
    let read = read("a.json", items.as_bytes()).unwrap();
    let style = load("chicago-author-date", &BTreeMap::new()).unwrap();
    let cited = cite(&style, None, &read.references, &[vec![0]]).unwrap();
    let bold: Vec<&str> = cited.entries[0]
        .text
        .0
        .iter()
        .filter(|run| run.look.bold)
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(bold, ["Harbour"]);
}

#[test]
fn printed_quotation_marks_inside_a_quoted_title_become_single() {
    let items = r#"[{"type": "article-newspaper", "title": "“Nobody asked”: a clerk speaks",
        "container-title": "Gazette", "author": [{"family": "Roe", "given": "Ann"}]},
        {"type": "article-newspaper", "title": "Ship “turned back” at night", "container-title": "Gazette",
        "author": [{"family": "Roe", "given": "Bo"}]},
        {"type": "article-newspaper", "title": "An “unfinished quotation", "container-title": "Gazette",
        "author": [{"family": "Roe", "given": "Cy"}]},
        {"type": "book", "title": "The “free” port", "publisher": "Press"}]"#;
    let lines = json("chicago-notes", items);
    assert!(lines[0].contains("“‘Nobody Asked’: A Clerk Speaks.”"), "{lines:?}");
    assert!(lines[1].contains("“Ship ‘Turned Back’ at Night.”"), "{lines:?}");
    assert!(lines[2].contains("“An “Unfinished Quotation.”"), "{lines:?}");
    assert!(lines[3].contains("The “Free” Port"), "{lines:?}");
}

#[test]
fn years_before_christ_are_counted_as_csl_and_biblatex_count_them() {
    let items = r#"[{"type": "book", "title": "Tablets", "issued": {"date-parts": [[-370]]}}]"#;
    let lines = json("chicago-notes", items);
    assert!(lines[0].contains("370 BC"), "{lines:?}");
    let bib = read("a.bib", b"@book{a, title = {Tablets}, date = {-0369}}").unwrap().references;
    assert!(entries("chicago-notes", &bib)[0].contains("370 BC"));
    let written = write(Kind::BibTex, &bib);
    assert!(written.contains("-0369"), "{written}");
    assert_eq!(read("a.bib", written.as_bytes()).unwrap().references[0], bib[0]);
}

#[test]
fn seasons_and_dates_in_words_are_kept_and_empty_fields_are_none() {
    let items = r#"[{"type": "article-magazine", "title": "A", "container-title": "Quarter", "volume": "",
        "issue": " ", "author": [{"family": "Roe", "given": "Ann"}],
        "issued": {"season": "Winter", "date-parts": [[2023]]}},
        {"type": "article-magazine", "title": "B", "container-title": "Quarter",
        "author": [{"family": "Low", "given": "Al"}], "issued": {"date-parts": [[2022, 22]]}},
        {"type": "book", "title": "C", "publisher": "Press", "author": [{"family": "Moe", "given": "Al"}],
        "issued": {"literal": "forthcoming"}}]"#;
    assert!(json("mla", items)[0].ends_with("Quarter, Winter 2023."), "{:?}", json("mla", items));
    assert!(json("mla", items)[1].ends_with("Quarter, Summer 2022."), "{:?}", json("mla", items));
    let apa = json("apa", items);
    assert!(apa[0].starts_with("Roe, A. (2023, Winter)."), "{apa:?}");
    let chicago = json("chicago-author-date", items);
    assert!(chicago[0].starts_with("Roe, Ann. 2023. "), "{chicago:?}");
    assert!(chicago[2].to_lowercase().contains("forthcoming"), "{chicago:?}");
    let references = read("a.json", items.as_bytes()).unwrap().references;
    let written = write(Kind::CslJson, &references);
    assert_eq!(read("a.json", written.as_bytes()).unwrap().references, references);
    for (locale, _) in corrobora::cite::LOCALES {
        for style in ["apa", "mla", "chicago-author-date"] {
            let style = load(style, &BTreeMap::new()).unwrap();
            cite(&style, Some(locale), &references, &[vec![0], vec![1], vec![2]]).unwrap();
        }
    }
}

#[test]
fn bibtex_with_others_accents_and_a_year_in_words_loses_nothing() {
    let bib = r"@article{a, author = {Mart{\'\i}n, Ana and Roe, Bo and others}, title = {One}, journal = {J}, year = 2020}
        @book{b, author = {Sa{\'{\i}}d, Al and others}, title = {Two}, publisher = {Press}, date = {2021}}
        @misc{c, author = {Low, Cy}, title = {Three, year = {1}}, year={n.d.}}
        @misc{d, author = {Low, Di}, title = {Four}, year = {forthcoming}}";
    let read = read("a.bib", bib.as_bytes()).unwrap();
    assert_eq!(read.references.len(), 4, "{:?}", read.warnings);
    let lines = entries("apa", &read.references);
    assert!(lines[0].starts_with("Martín, A., Roe, B., et al. (2020)."), "{lines:?}");
    assert!(lines[1].starts_with("Saíd, A., et al. (2021)."), "{lines:?}");
    assert!(lines[2].starts_with("Low, C. (n.d.)."), "{lines:?}");
    let lines = entries("mla", &read.references);
    assert!(lines[1].starts_with("Saíd, Al, et al. Two"), "{lines:?}");
    let style = load("chicago-author-date", &BTreeMap::new()).unwrap();
    let cited = cite(&style, None, &read.references, &[vec![1]]).unwrap();
    assert_eq!(cited.citations[0].text(), "(Saíd et al. 2021)");
    let written = write(Kind::BibTex, &read.references);
    assert!(written.contains("Roe, Bo and others}"), "{written}");
}
