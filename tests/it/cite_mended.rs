//! What another processor for the same styles does and ours did not: capitals, quotations, letters, initials, order.

use corrobora::cite::{Reference, Rich, Style, cite, load, parse, read};
use std::{collections::BTreeMap, sync::Arc};

fn items(json: &str) -> Vec<Reference> {
    read("a.json", json.as_bytes()).unwrap().references
}

fn style(name: &str) -> Arc<Style> {
    load(name, &BTreeMap::new()).unwrap()
}

/// Entries in the order of the bibliography.
fn listed(style: &Style, locale: &str, works: &[Reference]) -> Vec<String> {
    let all: Vec<Vec<usize>> = (0..works.len()).map(|i| vec![i]).collect();
    let cited = cite(style, Some(locale), works, &all).unwrap();
    cited.entries.iter().map(|entry| entry.text.text()).collect()
}

/// Entries and citations in the order of the file.
fn made(name: &str, json: &str) -> (Vec<String>, Vec<String>) {
    let works = items(json);
    let all: Vec<Vec<usize>> = (0..works.len()).map(|i| vec![i]).collect();
    let cited = cite(&style(name), Some("en-US"), &works, &all).unwrap();
    let mut entries: Vec<(usize, String)> =
        cited.entries.iter().map(|e| (e.reference, e.text.text())).collect();
    entries.sort();
    let citations = cited.citations.iter().map(Rich::text).collect();
    (entries.into_iter().map(|(_, text)| text).collect(), citations)
}

fn news(family: &str, given: &str, title: &str, year: u16) -> String {
    format!(
        r#"{{"type": "article-newspaper", "title": "{title}", "container-title": "Border Post",
        "author": [{{"family": "{family}", "given": "{given}"}}], "issued": {{"date-parts": [[{year}]]}}}}"#
    )
}

#[test]
fn capitals_of_a_title_stay_out_of_addresses_and_of_other_words() {
    let json = r#"[{"type": "webpage", "title": "UN says: how US policy fails us all",
        "author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2022, 10, 4]]},
        "language": "de-DE", "URL": "https://a.org/un-says/us", "DOI": "10.1234/un.us"}]"#;
    for name in ["apa", "chicago-author-date", "ieee", "vancouver", "mla"] {
        let line = made(name, json).0.remove(0);
        let address = line.contains("https://a.org/un-says/us") || line.contains("10.1234/un.us");
        assert!(address, "{name}: {line}");
        assert!(line.contains("UN ") && line.contains(" US "), "{name}: {line}");
        assert!(line.to_lowercase().contains("fails us all") && !line.contains("US all"), "{line}");
    }
    let works = items(json);
    let line = listed(&style("chicago-notes"), "es-ES", &works).remove(0);
    assert!(line.contains("4 de octubre de 2022"), "{line}");
}

#[test]
fn a_printed_quotation_in_a_quoted_title_gets_the_other_marks() {
    let json = format!(
        "[{}, {}]",
        news("Roe", "Ann", "He called it “progress”", 2001),
        news("Roe", "Bo", "Stuck in “fraud factories”, families say", 2002)
    );
    let (lines, _) = made("chicago-author-date", &json);
    assert!(lines[0].contains("“He Called It ‘Progress.’”"), "{lines:?}");
    assert!(lines[1].contains("“Stuck in ‘Fraud Factories’, Families Say.”"), "{lines:?}");
    let (lines, _) = made("apa", &json);
    assert!(lines[0].contains("He called it “progress.”"), "{lines:?}");
    assert!(lines[1].contains("“fraud factories”, families"), "{lines:?}");
    let json = format!("[{}]", news("Roe", "Ann", "‘Sold’ to the boss: Roe’s ‘trade’", 2001));
    let lines = listed(&style("mhra"), "en-GB", &items(&json));
    assert!(lines[0].contains("‘“Sold” to the Boss: Roe’s “Trade”’"), "{lines:?}");
}

fn several(names: &[&str], title: &str) -> String {
    let names: Vec<String> =
        names.iter().map(|n| format!(r#"{{"family": "{n}", "given": "Ann"}}"#)).collect();
    format!(
        r#"{{"type": "report", "title": "{title}", "author": [{}], "issued": {{"date-parts": [[2020]]}}}}"#,
        names.join(", ")
    )
}

#[test]
fn names_tell_works_apart_also_where_others_have_letters() {
    let json = format!(
        "[{}, {}, {}, {}, {}, {}, {}, {}]",
        several(&["Roe", "Poe", "Loe", "Coe"], "One"),
        several(&["Roe", "Poe", "Loe", "Zoe"], "Two"),
        several(&["Lin"], "Three"),
        several(&["Lin"], "Four"),
        several(&["Orr"], "Five"),
        several(&["Orr"], "Six"),
        several(&["Roe", "Poe", "Loe", "Moe"], "Seven"),
        several(&["Roe", "Poe", "Loe", "Moe"], "Eight"),
    );
    for name in ["apa", "chicago-author-date", "harvard-cite-them-right"] {
        let (_, citations) = made(name, &json);
        let distinct: std::collections::BTreeSet<&String> = citations.iter().collect();
        assert_eq!(distinct.len(), citations.len(), "{name}: {citations:?}");
        for (at, who) in [(0, "Coe"), (1, "Zoe"), (6, "Moe"), (7, "Moe")] {
            assert!(citations[at].contains(who), "{name}: {citations:?}");
        }
    }
}

#[test]
fn letters_go_over_all_whose_names_the_list_gives_alike_and_follow_its_order() {
    let json = format!(
        "[{}, {}, {}]",
        news("Nguyen", "Lan", "Zebra", 2024),
        news("Nguyen", "Linh", "Arrests", 2024),
        news("Nguyen", "Linh", "Border", 2024)
    );
    let (lines, citations) = made("apa", &json);
    assert_eq!(citations, ["(Nguyen, 2024c)", "(Nguyen, 2024a)", "(Nguyen, 2024b)"]);
    assert!(lines[0].starts_with("Nguyen, L. (2024c)."), "{lines:?}");
    let (_, citations) = made("chicago-author-date", &json);
    let json =
        format!("[{}, {}]", news("Roe", "Al", "Zebra", 2024), news("Roe", "Al", "Arrests", 2024));
    let (lines, one) = made("chicago-author-date", &json);
    assert_eq!(one, ["(Roe 2024b)", "(Roe 2024a)"]);
    assert!(lines[0].contains("2024b") && lines[1].contains("2024a"), "{lines:?}");
    assert_eq!(citations.iter().filter(|c| c.contains("Linh")).count(), 2, "{citations:?}");
}

#[test]
fn the_order_of_names_knows_no_apostrophes_and_particles_keep_theirs() {
    let json = format!(
        "[{}, {}, {}, {}]",
        news("O’Connell", "Ann", "One", 2001),
        news("Ocher", "Bo", "Two", 2001),
        news("Al Saud", "Cy", "Three", 2001),
        r#"{"type": "webpage", "title": "Four", "author": [{"literal": "@scamwatcher"}]}"#
    );
    let lines = listed(&style("apa"), "en-US", &items(&json));
    let starts: Vec<&str> = lines.iter().filter_map(|line| line.split([',', '.']).next()).collect();
    assert_eq!(starts, ["Al Saud", "Ocher", "O’Connell", "@scamwatcher"], "{lines:?}");
}

#[test]
fn initials_of_names_in_two_parts() {
    let json = format!(
        "[{}, {}, {}]",
        news("Chin", "Ko-lin", "One", 2001),
        news("Petit", "Jean-Luc", "Two", 2001),
        news("Rahman", "Md. Saidur", "Three", 2001)
    );
    let (apa, _) = made("apa", &json);
    for (line, start) in apa.iter().zip(["Chin, K. (", "Petit, J.-L. (", "Rahman, Md. S. ("]) {
        assert!(line.starts_with(start), "{apa:?}");
    }
    let (chicago, _) = made("chicago-author-date", &json);
    for (line, start) in
        chicago.iter().zip(["Chin, Ko-lin.", "Petit, Jean-Luc.", "Rahman, Md. Saidur."])
    {
        assert!(line.starts_with(start), "{chicago:?}");
    }
}

#[test]
fn particles_stand_in_citations_also_where_the_list_puts_them_behind() {
    let json = format!(
        "[{}, {}]",
        news("van der Berg", "Jo", "One", 2001),
        news("al-Hassan", "Omar", "Two", 2002)
    );
    let (lines, citations) = made("chicago-author-date", &json);
    assert_eq!(citations, ["(van der Berg 2001)", "(al-Hassan 2002)"]);
    assert!(lines[0].starts_with("Berg, Jo van der."), "{lines:?}");
}

#[test]
fn numbers_of_several_groups_of_digits_are_one_number() {
    let json = r#"[{"type": "legal_case", "title": "Rantsov v. Cyprus", "number": "25965/04",
        "authority": "ECHR", "issued": {"date-parts": [[2010]]}},
        {"type": "article-journal", "title": "Two", "container-title": "Observer", "volume": "s2-4",
        "issue": "11,223", "page": "iii-iv", "issued": {"date-parts": [[2024]]}}]"#;
    let (lines, _) = made("chicago-author-date", json);
    assert!(lines[0].contains("No. 25965/04"), "{lines:?}");
    assert!(lines[1].contains("11,223") && lines[1].contains("s2-4"), "{lines:?}");
    let (lines, _) = made("mla", json);
    assert!(lines[1].contains("no. 11,223") && lines[1].contains("pp. iii–iv"), "{lines:?}");
}

const HEAD: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
    <info><title>own</title><id>own</id><updated>2020-01-01T00:00:00Z</updated></info>
    <citation><layout><text variable="title"/></layout></citation><bibliography><layout>"#;

fn own(layout: &str, json: &str, locale: &str) -> Vec<String> {
    let style = parse(&format!("{HEAD}{layout}</layout></bibliography></style>")).unwrap();
    listed(&style, locale, &items(json))
}

#[test]
fn what_styles_say_around_names_and_brackets_and_of_types_is_kept() {
    let layout = r#"<group prefix="(" suffix=")"><text variable="title"/><text variable="genre" prefix=" (" suffix=")"/></group>
        <choose><if type="book report"><names variable="translator"><name prefix=" Tradução: "/></names></if></choose>"#;
    let json = r#"[{"type": "book", "title": "Flash", "genre": "map",
        "translator": [{"family": "Roe", "given": "Ann"}]}]"#;
    assert_eq!(own(layout, json, "en-US"), ["(Flash (map)) Tradução: Ann Roe"]);
}

#[test]
fn terms_are_printed_in_the_language_and_its_print() {
    let layout = r#"<names variable="editor"><label text-case="title" suffix=": "/><name/></names>
        <number variable="edition" form="ordinal" prefix=", "/>"#;
    let json = r#"[{"type": "book", "language": "de", "edition": 1, "title": "Eins",
        "editor": [{"family": "Roe", "given": "Ann"}]}]"#;
    assert_eq!(own(layout, json, "fr-FR"), ["Éditeur: Ann Roe, 1re"]);
    assert_eq!(own(layout, json, "en-US"), ["Editor: Ann Roe, 1st"]);
}

#[test]
fn a_missing_part_leaves_one_mark() {
    let layout = r#"<text variable="title" suffix=". "/><text variable="publisher"/><text variable="genre" prefix=", "/>"#;
    let json = r#"[{"type": "book", "title": "Cyber slaves", "genre": "map"},
        {"type": "book", "title": "Who", "genre": "map", "publisher": "Roe"}]"#;
    assert_eq!(own(layout, json, "en-US"), ["Cyber slaves. map", "Who. Roe, map"]);
}

#[test]
fn an_entry_without_author_title_and_date_begins_with_a_capital() {
    let json = r#"[{"type": "webpage", "URL": "https://a.org/x"}]"#;
    let (lines, _) = made("apa", json);
    assert!(lines[0].starts_with("(N.d.)"), "{lines:?}");
}

#[test]
fn korean_names_stand_as_chinese_and_japanese_ones_do() {
    let json = format!(
        "[{}, {}]",
        news("박", "서연", "국경에서 구출된 사람들", 2024),
        news("林", "美玲", "邊境獲救者", 2023)
    );
    for name in ["apa", "ieee", "chicago-author-date", "vancouver"] {
        let (entries, citations) = made(name, &json);
        assert!(entries[0].contains("박서연") && entries[1].contains("林美玲"), "{entries:?}");
        let marked = entries.iter().chain(&citations).any(|text| text.contains('\u{faff}'));
        assert!(!marked, "{entries:?} {citations:?}");
    }
    let (_, citations) = made("apa", &json);
    assert_eq!(citations, ["(박, 2024)", "(林, 2023)"]);
    // Two of one family name are told apart in their own order.
    let two = format!("[{}, {}]", news("박", "서연", "하나", 2024), news("박", "지훈", "둘", 2024));
    let (_, citations) = made("apa", &two);
    assert_eq!(citations, ["(박서연, 2024)", "(박지훈, 2024)"]);
}

#[test]
fn a_suffix_loses_its_stop_where_initials_have_none() {
    let json = r#"[{"type": "article-journal", "title": "Debts of the river", "container-title": "Delta Law Review",
        "author": [{"family": "Moreau", "given": "Paul Edgar", "suffix": "Jr."}], "issued": {"date-parts": [[2021]]}}]"#;
    let line = made("springer-basic-author-date", json).0.remove(0);
    assert!(line.starts_with("Moreau PE Jr (2021)"), "{line}");
    let line = made("apa", json).0.remove(0);
    assert!(line.starts_with("Moreau, P. E., Jr. (2021)"), "{line}");
}

#[test]
fn the_sign_between_years_is_that_of_the_language_in_which_the_entry_is_written() {
    // A style with dates of its own for one language, and others in its text.
    let xml = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Years</title>
        <id>years</id><updated>2026-01-01T00:00:00+00:00</updated></info>
        <locale xml:lang="zh"><date form="text"><date-part name="year" suffix="年" range-delimiter="～"/></date></locale>
        <citation><layout><text variable="title"/></layout></citation>
        <bibliography><layout><text variable="title" suffix=" "/><date variable="issued">
        <date-part name="year" range-delimiter="/"/></date></layout></bibliography></style>"#;
    let style = parse(xml).unwrap();
    let works = items(
        r#"[{"type": "book", "title": "Letters", "issued": {"date-parts": [[1911], [1914]]}}]"#,
    );
    assert_eq!(listed(&style, "en-US", &works), ["Letters 1911/1914"]);
}
