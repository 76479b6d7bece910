//! Files of references as programs write them, and what styles make of names, dates and quotation marks.

use corrobora::cite::{Cited, Reference, Rich, cite, load, read};
use std::collections::BTreeMap;

fn cited(style: &str, references: &[Reference], clusters: &[Vec<usize>]) -> Cited {
    let style = load(style, &BTreeMap::new()).unwrap();
    cite(&style, Some("en-US"), references, clusters).unwrap()
}

fn line(style: &str, reference: &Reference) -> String {
    cited(style, std::slice::from_ref(reference), &[vec![0]]).entries[0].text.text()
}

fn json(items: &str) -> Vec<Reference> {
    let read = read("a.json", items.as_bytes()).unwrap();
    assert_eq!(read.warnings, Vec::<String>::new());
    read.references
}

#[test]
fn accents_strings_and_comments_of_bibtex_are_read() {
    let bib = r#"@comment{nothing here}
@string{dawn = "Dawn"}
@article{a, author = {Jos{\'e} Mu{\~n}oz and {\"O}zt{\"u}rk, {\c S}. and \v{S}imi\'c, Bo\v{z}o and van der Berg, Jan and
  King, Jr., Martin}, title = {{UN} na{\"i}ve \ae ra}, journal = dawn, date = {2015-05-13/2015-05-14}, langid = {ngerman},
  url = {https://example.org/a_b?c=%20d}, keywords = {raid, border}, shorttitle = {Naive}, translator = {Roe, Ann}}"#;
    let read = read("a.bib", bib.as_bytes()).unwrap();
    let text = line("apa", &read.references[0]);
    for part in [
        "Muñoz, J.",
        "Öztürk, Ş.",
        "Šimić, B.",
        "van der Berg, J.",
        "King, M., Jr.",
        "UN naïve æra",
        "Dawn",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(text.contains("https://example.org/a_b?c=%20d"), "{text}");
}

#[test]
fn ris_is_read_with_its_many_tags_for_one_thing() {
    let ris = "TY  - NEWS\nA1  - Khan, Tariq\nAU  - Doe, Jane\nT1  - A title\n   that goes on\nJO  - Dawn\nPY  - 2015\n\
        Y1  - 2015/05/13/\nUR  - https://example.org/x\nKW  - raid\nKW  - border\nER  - \n\
        TY  - RPRT\nAU  - UNODC\nTI  - Report\nDA  - 13 May 2015\n";
    let read = read("a.ris", ris.as_bytes()).unwrap();
    let first = line("apa", &read.references[0]);
    assert!(first.starts_with("Khan, T., & Doe, J. (2015"), "{first}");
    assert!(first.contains("A title that goes on"), "{first}");
    let second = line("apa", &read.references[1]);
    assert!(second.starts_with("UNODC. (2015). Report."), "{second}");
}

#[test]
fn zotero_keeps_fields_in_the_note() {
    let references = json(
        r#"[{"id": "a", "type": "book", "title": "T", "note": "original-date: 1998\neditor: Doe || Jane\nJust a note: yes",
        "issued": {"raw": "May 2015"}, "author": [{"family": "Roe", "given": "Ann"}]}]"#,
    );
    let text = line("apa", &references[0]);
    assert!(text.contains("1998") && text.contains("J. Doe") && text.contains("2015"), "{text}");
}

#[test]
fn spans_of_time_are_printed_with_both_ends() {
    let span = |parts: &str| {
        let item = format!(
            r#"[{{"id": "a", "type": "article-newspaper", "title": "Raid 2 of 9", "issued": {{"date-parts": {parts}}}}}]"#
        );
        line("apa", &json(&item)[0])
    };
    assert!(span("[[1999, 1, 2], [1999, 1, 4]]").contains("(1999, January 2–4)"));
    assert!(span("[[1999, 1, 2], [1999, 3, 4]]").contains("(1999, January 2–March 4)"));
    assert!(span("[[1999], [2001]]").contains("(1999–2001)"));
}

#[test]
fn particles_quotation_marks_and_stops_come_out_as_print_has_them() {
    let references = json(
        r#"[{"id": "a", "type": "article-newspaper", "title": "What's \"Safe\" in 'It'?", "container-title": "Dawn",
        "author": [{"family": "van der Berg", "given": "P.M."}], "issued": {"date-parts": [[2015]]}}]"#,
    );
    let chicago = line("chicago-author-date", &references[0]);
    assert!(chicago.starts_with("Berg, P. M. van der. 2015. “What’s ‘"), "{chicago}");
    assert!(chicago.ends_with("’?” Dawn."), "{chicago}");
    assert_eq!(
        line("apa", &references[0]),
        "van der Berg, P. M. (2015). What’s “Safe” in “It”? Dawn."
    );
}

#[test]
fn namesakes_stay_apart_however_often_they_are_cited() {
    let references = json(
        r#"[{"id": "a", "type": "book", "title": "One", "author": [{"family": "Khan", "given": "Gul"}]},
        {"id": "b", "type": "book", "title": "Two", "author": [{"family": "Khan", "given": "Tariq"}]}]"#,
    );
    let clusters = [vec![0], vec![1], vec![0, 1], vec![0]];
    let texts: Vec<String> =
        cited("mla", &references, &clusters).citations.iter().map(Rich::text).collect();
    assert_eq!(texts, ["(G. Khan)", "(T. Khan)", "(G. Khan; T. Khan)", "(G. Khan)"]);
}

#[test]
fn an_unsigned_page_is_cited_by_its_title_which_is_slanted_as_in_the_list() {
    let references = json(
        r#"[{"id": "a", "type": "webpage", "title": "Raids at the border", "URL": "https://example.org/a",
        "issued": {"date-parts": [[2015]]}}]"#,
    );
    let cited = cited("apa", &references, &[vec![0]]);
    for text in [&cited.citations[0], &cited.entries[0].text] {
        let slanted = text.0.iter().find(|run| run.look.italic).map(|run| run.text.to_lowercase());
        assert_eq!(slanted.as_deref(), Some("raids at the border"), "{text:?}");
    }
}

#[test]
fn a_long_list_is_in_the_order_of_the_language_and_complete() {
    let items: Vec<String> = (0..300)
        .map(|i| {
            let family = ["Zed", "Äbel", "Abel", "Ábel", "Khan"][i % 5];
            format!(
                r#"{{"id": "{i}", "type": "article-newspaper", "title": "Number {i}", "issued": {{"date-parts":
                [[{}]]}}, "author": [{{"family": "{family}", "given": "A{}"}}]}}"#,
                2000 + i % 7,
                i % 3
            )
        })
        .collect();
    let references = json(&format!("[{}]", items.join(",")));
    let clusters: Vec<Vec<usize>> = (0..300).map(|i| vec![i]).collect();
    for style in ["apa", "chicago-author-date", "chicago-notes", "ieee"] {
        let cited = cited(style, &references, &clusters);
        assert_eq!((cited.entries.len(), cited.citations.len()), (300, 300), "{style}");
        if style == "ieee" {
            assert_eq!(cited.entries[299].label.as_ref().unwrap().text(), "[300]");
            assert_eq!(cited.citations[299].text(), "[300]");
        } else {
            let first = cited.entries[0].text.text();
            let last = cited.entries[299].text.text();
            assert!(first.starts_with("Abel") && last.starts_with("Zed"), "{first} … {last}");
        }
    }
}

#[test]
fn subtitles_addresses_and_keys_of_biblatex_are_no_words_of_a_reference() {
    let bib = r"@book{a, author = {Roe, Ann}, title = {Harbour}, subtitle = {A Study}, year = 2015, publisher = {P},
  doi = {https://doi.org/10.1000/abc}}
@misc{b, author = {Roe, Ann}, title = {Page}, year = 2015, howpublished = {\url{https://example.org/a_b}}}
@thesis{c, author = {Roe, Ann}, title = {Work}, year = 2015, type = {phdthesis}, institution = {Uni}}";
    let read = read("a.bib", bib.as_bytes()).unwrap();
    let lines: Vec<String> = read.references.iter().map(|r| line("apa", r)).collect();
    assert!(lines[0].contains("Harbour: A Study"), "{}", lines[0]);
    assert_eq!(lines[0].matches("doi.org").count(), 1, "{}", lines[0]);
    assert!(lines[1].contains("https://example.org/a_b"), "{}", lines[1]);
    assert!(!lines[1].contains("url{"), "{}", lines[1]);
    assert!(lines[2].contains("PhD thesis") && !lines[2].contains("hdthesis"), "{}", lines[2]);
}
