//! Styles, names, missing parts.

use corrobora::cite::{
    Cited, LOCALES, Name, Reference, Rich, Style, StyleError, cite, load, locale, parse, read,
    search, split_byline, styles,
};
use std::{collections::BTreeMap, sync::Arc};

fn style(name: &str) -> Arc<Style> {
    load(name, &BTreeMap::new()).unwrap()
}

fn person(family: &str, given: &str) -> Name {
    Name::Person { family: family.into(), given: given.into(), particle: None, suffix: None }
}

fn news(id: &str, author: Option<Name>, title: &str, date: Option<&str>) -> Reference {
    let mut reference = Reference::new(id, "article-newspaper");
    reference.set("title", title);
    reference.set("container-title", "The Border Post");
    reference.set_names("author", &author.into_iter().collect::<Vec<_>>());
    if let Some(date) = date {
        reference.set_date("issued", date.parse().unwrap());
    }
    reference
}

fn khans() -> Vec<Reference> {
    vec![
        news("g", Some(person("Khan", "Gul")), "Raid on a compound", Some("2015-05-13")),
        news("t", Some(person("Khan", "Tariq")), "Ministry replies", Some("2015-06-01")),
    ]
}

fn lines(cited: &Cited) -> Vec<String> {
    cited.entries.iter().map(|e| e.text.text()).collect()
}

fn citations(cited: &Cited) -> Vec<String> {
    cited.citations.iter().map(Rich::text).collect()
}

#[test]
fn two_people_with_one_surname_stay_two_people_in_apa() {
    let cited = cite(&style("apa"), Some("en-US"), &khans(), &[vec![0, 1], vec![1]]).unwrap();
    assert_eq!(citations(&cited), ["(G. Khan, 2015; T. Khan, 2015)", "(T. Khan, 2015)"]);
    let lines = lines(&cited);
    assert!(lines[0].starts_with("Khan, G. (2015, May 13)."), "{lines:?}");
    assert!(lines[1].starts_with("Khan, T. (2015, June 1)."), "{lines:?}");
}

#[test]
fn two_people_with_one_surname_stay_two_people_in_chicago() {
    let cited =
        cite(&style("chicago-author-date"), Some("en-US"), &khans(), &[vec![0, 1]]).unwrap();
    assert_eq!(citations(&cited), ["(G. Khan 2015; T. Khan 2015)"]);
    let lines = lines(&cited);
    assert!(lines[0].starts_with("Khan, Gul. 2015."), "{lines:?}");
    assert!(lines[1].starts_with("Khan, Tariq. 2015."), "{lines:?}");
}

#[test]
fn two_people_with_one_surname_stay_two_people_in_mla() {
    let cited = cite(&style("mla"), Some("en-US"), &khans(), &[vec![0, 1]]).unwrap();
    assert_eq!(citations(&cited), ["(G. Khan; T. Khan)"]);
    let lines = lines(&cited);
    assert!(lines[0].starts_with("Khan, Gul. “"), "{lines:?}");
    assert!(lines[1].starts_with("Khan, Tariq. “"), "{lines:?}");
}

#[test]
fn initials_that_two_people_share_are_not_made_names() {
    // APA 7 and the rule "primary-name-with-initials": the list has initials only, and so has the citation.
    let mut references = khans();
    references.push(news("a", Some(person("Khan", "Gary")), "Third", Some("2019")));
    let all = [vec![0], vec![1], vec![2]];
    let cited = cite(&style("apa"), None, &references, &all).unwrap();
    assert_eq!(citations(&cited), ["(G. Khan, 2015)", "(T. Khan, 2015)", "(G. Khan, 2019)"]);
    assert_eq!(cited.entries.len(), 3);
}

#[test]
fn a_cluster_is_sorted_by_the_family_name_also_where_initials_are_added() {
    let mut references = khans();
    references.push(news("a", Some(person("Jones", "Zoe")), "Third", Some("2019")));
    references.push(news("b", Some(person("Low", "Ann")), "Fourth", Some("2019")));
    let cited = cite(&style("apa"), None, &references, &[vec![3, 1, 2, 0]]).unwrap();
    assert_eq!(citations(&cited), ["(Jones, 2019; G. Khan, 2015; T. Khan, 2015; Low, 2019)"]);
}

#[test]
fn works_of_one_person_and_year_get_letters_that_follow_the_bibliography() {
    for (name, wanted) in [
        ("apa", ["(Khan, 2015b)", "(Khan, 2015a)"]),
        ("chicago-author-date", ["(Khan 2015b)", "(Khan 2015a)"]),
    ] {
        let khan = || Some(person("Khan", "Gul"));
        let references = [
            news("1", khan(), "Zebra crossing", Some("2015")),
            news("2", khan(), "Arrests at the border", Some("2015")),
        ];
        let cited = cite(&style(name), None, &references, &[vec![0], vec![1]]).unwrap();
        assert_eq!(citations(&cited), wanted, "{name}");
        let lines = lines(&cited);
        assert!(lines[0].contains("2015a") && lines[0].contains("rrests"), "{name}: {lines:?}");
        assert!(lines[1].contains("2015b") && lines[1].contains("ebra"), "{name}: {lines:?}");
    }
}

#[test]
fn letters_and_dates_in_words_leave_the_figures_of_titles_alone() {
    // The processor gets years of five digits in their place: none may be mistaken for a figure.
    let work = |id: &str, family: &str, title: &str, day: &str| {
        news(id, Some(person(family, "Ann")), title, Some(day))
    };
    let mut works = vec![
        work("1", "Roe", "10000 people freed in raids", "2023-05-01"),
        work("2", "Roe", "10001 people counted, 210000 feared", "2023-05-02"),
        work("3", "Lin", "10002 held", "2023-05-03"),
        work("4", "Lin", "10003 held and 10000 released", "2023-05-04"),
    ];
    let soon = r#"[{"id": "5", "type": "book", "title": "20000 nights and 20001 days",
        "author": [{"family": "Orr", "given": "Bo"}], "issued": {"literal": "forthcoming"}}]"#;
    works.extend(read("soon.json", soon.as_bytes()).unwrap().references);
    for name in [
        "apa",
        "chicago-author-date",
        "elsevier-harvard",
        "harvard-cite-them-right",
        "springer-basic-author-date",
    ] {
        let cited = cite(&style(name), None, &works, &[vec![0, 1, 2, 3], vec![4]]).unwrap();
        let all = lines(&cited).join("\n");
        let plain = all.to_lowercase();
        for title in [
            "10000 people freed",
            "10001 people counted, 210000",
            "10002 held",
            "10003 held and 10000",
        ] {
            assert!(plain.contains(title), "{name}: {title}: {all}");
        }
        assert!(plain.contains("20000 nights and 20001 days"), "{name}: {all}");
        assert!(all.contains("forthcoming"), "{name}: {all}");
        assert_eq!((all.matches("2023a").count(), all.matches("2023b").count()), (2, 2), "{all}");
        assert!(!all.contains("(a)") && !all.contains(" a."), "{name}: {all}");
        let cited = citations(&cited).concat();
        let letters = |letter: char| cited.matches(&format!("2023{letter}")).count();
        let short = cited.matches(",b").count() + cited.matches(", b").count();
        assert!(!cited.contains("100"), "{name}: {cited}");
        assert_eq!((letters('a'), letters('b') + short), (2, 2), "{name}: {cited}");
    }
}

#[test]
fn undated_works_of_one_agency_are_told_apart() {
    let afp = || Some(Name::Whole("AFP".into()));
    let references = [news("1", afp(), "One", None), news("2", afp(), "Two", None)];
    let cited = cite(&style("apa"), None, &references, &[vec![0], vec![1]]).unwrap();
    assert_eq!(citations(&cited), ["(AFP, n.d.-a)", "(AFP, n.d.-b)"]);
    assert!(lines(&cited)[0].starts_with("AFP. (n.d.-a)."), "{:?}", lines(&cited));
}

#[test]
fn what_is_missing_comes_out_as_the_style_says() {
    let references = [
        news("1", None, "Nobody signed this", Some("2020-02")),
        news("2", Some(person("Doe", "Jane")), "Nobody dated this", None),
    ];
    let cited =
        |name| lines(&cite(&style(name), Some("en-GB"), &references, &[vec![0, 1]]).unwrap());
    let apa = cited("apa");
    assert!(apa.iter().any(|l| l.starts_with("Nobody signed this. (2020, February).")), "{apa:?}");
    assert!(apa.iter().any(|l| l.starts_with("Doe, J. (n.d.).")), "{apa:?}");
    let harvard = cited("harvard-cite-them-right");
    assert!(harvard.iter().any(|l| l.starts_with("Doe, J. (no date)")), "{harvard:?}");
    let mla = cited("mla");
    assert!(mla.iter().any(|l| l.starts_with("‘Nobody Signed This’.")), "{mla:?}");
}

#[test]
fn authors_stand_in_vancouver_and_every_other_style_of_the_first_list() {
    for listed in styles(&BTreeMap::new()).iter().take(8) {
        let cited = cite(&style(&listed.name), None, &khans(), &[vec![0, 1]]).unwrap();
        let lines = lines(&cited);
        assert_eq!(lines.len(), 2, "{}", listed.name);
        assert!(lines.iter().all(|l| l.contains("Khan")), "{}: {lines:?}", listed.name);
        assert_ne!(cited.citations[0].text(), "", "{}", listed.name);
    }
}

#[test]
fn every_style_of_the_archive_cites_and_keeps_the_order_of_clusters() {
    let references = khans();
    let all = styles(&BTreeMap::new());
    assert_eq!(all.len(), 80);
    for listed in all {
        let style = load(&listed.name, &BTreeMap::new()).unwrap();
        let clusters = [vec![1], vec![0, 1], vec![], vec![0]];
        let cited = cite(&style, Some("fr-FR"), &references, &clusters).unwrap();
        assert_eq!(cited.citations.len(), 4, "{}", listed.name);
        let again = cite(&style, Some("fr-FR"), &references, &clusters).unwrap();
        assert_eq!(cited, again, "{}", listed.name);
    }
}

#[test]
fn notes_remember_what_was_cited_before() {
    let cited =
        cite(&style("chicago-notes"), None, &khans(), &[vec![0], vec![0], vec![1], vec![0]]);
    let notes = citations(&cited.unwrap());
    assert!(notes[0].starts_with("Gul Khan, “Raid on a Compound,”"), "{notes:?}");
    assert_ne!(notes[0], notes[1]);
    assert_ne!(notes[0], notes[3]);
    assert!(notes[3].contains("Khan"), "{notes:?}");
}

#[test]
fn the_search_finds_styles_by_the_words_that_people_use() {
    let found = |q: &str| -> Vec<String> {
        search(q, &BTreeMap::new()).into_iter().map(|l| l.name).collect()
    };
    assert_eq!(found("mhra")[0], "modern-humanities-research-association-notes");
    assert_eq!(found("harvard")[0], "harvard-cite-them-right");
    assert!(found("iso 690").contains(&"iso-690-author-date".to_owned()));
    assert_eq!(found("no such style"), Vec::<String>::new());
    for alias in ["APA", "mhra", "harvard", "chicago", "mla", "vancouver", "nature.csl"] {
        load(alias, &BTreeMap::new()).unwrap();
    }
}

#[test]
fn an_unknown_style_is_refused_with_names_that_are_near() {
    let error = load("chicago-notes-x", &BTreeMap::new()).unwrap_err();
    assert!(matches!(&error, StyleError::Unknown { .. }), "{error}");
    let error = load("chicago fulln", &BTreeMap::new()).unwrap_err().to_string();
    assert!(error.contains("chicago-notes"), "{error}");
}

/// A small style for lawyers, written for this test: notes, single quotation marks, publisher in brackets.
pub const LEGAL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>Small legal style (test)</title><id>small-legal</id>
    <category citation-format="note"/><updated>2024-01-01T00:00:00+00:00</updated></info>
  <macro name="author"><names variable="author"><name and="text"/></names></macro>
  <macro name="work">
    <group delimiter=" ">
      <group delimiter=", "><text macro="author"/><text variable="title" prefix="‘" suffix="’"/></group>
      <text variable="container-title" font-style="italic"/>
      <group prefix="(" suffix=")" delimiter=", "><text variable="publisher-place"/>
        <date variable="issued" form="text"/></group>
      <text variable="URL" prefix="&lt;" suffix="&gt;"/>
    </group>
  </macro>
  <citation><layout delimiter="; " suffix=".">
    <choose><if position="subsequent"><group delimiter=" "><names variable="author"><name form="short"/></names>
      <text variable="first-reference-note-number" prefix="(n " suffix=")"/></group></if>
    <else><text macro="work"/></else></choose>
  </layout></citation>
  <bibliography><layout suffix="."><text macro="work"/></layout></bibliography>
</style>"#;

#[test]
fn a_style_that_a_user_brings_is_carried_out_with_short_forms_in_later_notes() {
    let style = parse(LEGAL).unwrap();
    assert!(style.notes && style.has_bibliography);
    assert_eq!(style.title, "Small legal style (test)");
    let cited = cite(&style, Some("en-GB"), &khans(), &[vec![0], vec![1], vec![0]]).unwrap();
    assert_eq!(
        citations(&cited),
        [
            "Gul Khan, ‘Raid on a compound’ The Border Post (13 May 2015).",
            "Tariq Khan, ‘Ministry replies’ The Border Post (1 June 2015).",
            "Khan (n 1).",
        ]
    );
    let italic = cited.citations[0].0.iter().find(|r| r.look.italic).unwrap();
    assert_eq!(italic.text, "The Border Post");
    let added = BTreeMap::from([("legal".to_owned(), LEGAL.to_owned())]);
    assert_eq!(load("legal", &added).unwrap().title, "Small legal style (test)");
    assert!(styles(&added).iter().any(|l| l.added && l.title == "Small legal style (test)"));
}

#[test]
fn a_file_that_is_no_style_is_refused_and_said_why() {
    for (xml, word) in [
        ("", "not a citation style"),
        ("<html><body>hello</body></html>", "not a citation style"),
        ("{}", "not a citation style"),
        (r#"<!DOCTYPE x [<!ENTITY a "b">]><style/>"#, "document type"),
    ] {
        let error = parse(xml).unwrap_err().to_string();
        assert!(error.contains(word), "{xml}: {error}");
    }
    let dependent = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>
        <title>Journal of Tests</title><id>x</id>
        <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
        <updated>2020-01-01T00:00:00+00:00</updated></info></style>"#;
    match parse(dependent) {
        Err(StyleError::Dependent { title, parent }) => {
            assert_eq!((title.as_str(), parent.as_str()), ("Journal of Tests", "apa"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_style_that_calls_itself_does_not_bring_the_program_down() {
    let xml =
        LEGAL.replace(r#"<macro name="author">"#, r#"<macro name="author"><text macro="work"/>"#);
    assert!(parse(&xml).unwrap_err().to_string().contains("calls itself"));
}

#[test]
fn every_locale_of_the_list_exists_and_speaks() {
    let mut codes: Vec<&str> = LOCALES.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.len(), hayagriva::archive::locales().len());
    for locale in hayagriva::archive::locales() {
        let code = locale.lang.unwrap().0;
        codes.retain(|c| *c != code);
    }
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(locale("en"), Some("en-US"));
    assert_eq!(locale("en-AU"), Some("en-GB"));
    assert_eq!(locale("km"), Some("km-KH"));
    assert_eq!(locale("de_CH"), Some("de-CH"));
    assert_eq!(locale("pt"), Some("pt-PT"));
    assert_eq!(locale("xx"), None);
    let references = khans();
    let line = |locale| {
        lines(&cite(&style("apa"), Some(locale), &references, &[vec![0]]).unwrap())[0].clone()
    };
    assert!(line("fr-FR").contains("mai 13"), "{}", line("fr-FR"));
    assert!(line("th-TH").contains("พฤษภาคม"), "{}", line("th-TH"));
    assert_eq!(line("xx"), line("en-US"));
}

#[test]
fn bylines_become_names_without_wronging_their_bearers() {
    let particle = |particle: &str, family: &str, given: &str| Name::Person {
        family: family.into(),
        given: given.into(),
        particle: Some(particle.into()),
        suffix: None,
    };
    let whole = |w: &str| vec![Name::Whole(w.into())];
    for (byline, wanted) in [
        ("Jane Doe", vec![person("Doe", "Jane")]),
        ("  Jane   Q.  Doe ", vec![person("Doe", "Jane Q.")]),
        ("Doe, Jane", vec![person("Doe", "Jane")]),
        ("Jane Doe and John Smith", vec![person("Doe", "Jane"), person("Smith", "John")]),
        (
            "Ann Lee Day, John Smith & Zoe Ray",
            vec![person("Day", "Ann Lee"), person("Smith", "John"), person("Ray", "Zoe")],
        ),
        ("Ursula von der Leyen", vec![particle("von der", "Leyen", "Ursula")]),
        ("Maria de la Cruz", vec![particle("de la", "Cruz", "Maria")]),
        ("Mech Dara", vec![person("Dara", "Mech")]),
        ("Sophal", whole("Sophal")),
        ("AFP", whole("AFP")),
        ("UN News", whole("UN News")),
        ("Agence France-Presse", whole("Agence France-Presse")),
        (
            "Ministry of Labour and Vocational Training",
            whole("Ministry of Labour and Vocational Training"),
        ),
        ("Jane Doe, Staff Writer", vec![person("Doe", "Jane")]),
        ("U Thant", whole("U Thant")),
        ("Daw Aung San Suu Kyi", whole("Daw Aung San Suu Kyi")),
        ("Ahmad bin Ali", whole("Ahmad bin Ali")),
        ("Nguyễn Văn An", vec![person("Nguyễn", "Văn An")]),
        ("An Nguyen", vec![person("Nguyen", "An")]),
        ("Kim Jong-un", vec![person("Kim", "Jong-un")]),
        ("王小明", vec![person("王", "小明")]),
        ("欧阳 修", vec![person("欧阳", "修")]),
        ("김철수", vec![person("김", "철수")]),
        ("สมชาย ใจดี", whole("สมชาย ใจดี")),
        ("ហ៊ុន សែន", whole("ហ៊ុន សែន")),
        ("محمد علي", whole("محمد علي")),
        ("अमित शाह", whole("अमित शाह")),
        ("Иван Петров", vec![person("Петров", "Иван")]),
        ("", vec![]),
        (" , ; ", vec![]),
    ] {
        assert_eq!(split_byline(byline), wanted, "{byline}");
    }
}

#[test]
fn a_person_with_a_chinese_name_is_told_from_a_namesake() {
    let references = [
        news("1", Some(person("王", "小明")), "甲", Some("2020")),
        news("2", Some(person("王", "大伟")), "乙", Some("2020")),
    ];
    let cited = cite(&style("apa"), Some("zh-CN"), &references, &[vec![0, 1]]).unwrap();
    let all = citations(&cited).concat();
    assert!(all.contains("王小明") && all.contains("王大伟"), "{all}");
}

#[test]
fn references_are_read_from_csl_json_with_its_markup_and_odd_dates() {
    let json = r#"[
        {"id": 7, "type": "report", "title": "On <i>Homo</i> & <b>co</b> 1 < 2", "author": [{"family": "Doe",
         "given": "J."}, {"literal": "UN"}], "issued": {"date-parts": [["2020", 13]]}},
        {"type": "webpage", "title": "Span", "issued": {"date-parts": [[2001, 1], [2002, 2]]}},
        {"id": "x", "title": "Odd", "issued": {"date-parts": [[]]}, "accessed": {"raw": "2020-01-02"},
         "author": [3], "weird": {"a": [1]}}, 5]"#;
    let read = read("a.json", json.as_bytes()).unwrap();
    assert_eq!(read.references.len(), 3);
    assert_eq!(read.references[0].id(), "7");
    assert_eq!(read.references[0].title().unwrap(), "On Homo & co 1 < 2");
    assert_eq!(read.warnings.len(), 3, "{:?}", read.warnings);
    let all = vec![vec![0, 1, 2]];
    let cited = cite(&style("ieee"), None, &read.references, &all).unwrap();
    let runs = &cited.entries[0].text.0;
    assert!(runs.iter().any(|r| r.text.contains("Homo")), "{runs:?}");
    assert!(!cited.entries[0].text.text().contains("<i>"));
    assert!(cited.entries[0].text.text().contains("1 < 2"));
}

#[test]
fn references_are_read_from_bibtex_and_ris_alike() {
    let bib = r"@article{khan, author = {Khan, Gul and {World Bank}}, title = {Raids}, journal = {Dawn},
        year = {2015}, month = may, volume = 3, pages = {1--9}, url = {https://example.org/a}}";
    let ris = "TY  - JOUR\r\nAU  - Khan, Gul\r\nAU  - World Bank\r\nTI  - Raids\r\nT2  - Dawn\r\n\
        PY  - 2015/05//\r\nVL  - 3\r\nSP  - 1\r\nEP  - 9\r\nUR  - https://example.org/a\r\nER  - \r\n";
    let bib = read("a.bib", bib.as_bytes()).unwrap().references;
    let ris = read("a.ris", ris.as_bytes()).unwrap().references;
    assert_eq!((bib.len(), ris.len()), (1, 1));
    let line =
        |r: &[Reference]| lines(&cite(&style("apa"), None, r, &[vec![0]]).unwrap())[0].clone();
    assert_eq!(
        line(&bib),
        "Khan, G., & World Bank. (2015). Raids. Dawn, 3, 1–9. https://example.org/a"
    );
    assert_eq!(line(&ris), line(&bib));
}

#[test]
fn broken_files_of_references_are_refused_or_warned_about_and_never_panic() {
    for (name, text) in [
        ("a.json", "{"),
        ("a.json", "3"),
        ("a.bib", "@article{x, title = {"),
        ("a.ris", "hello"),
        ("a.docx", "PK"),
        ("a.json", "\u{0}"),
    ] {
        assert!(read(name, text.as_bytes()).is_err(), "{name} {text}");
    }
    assert!(read("a.json", &[0xff, 0xfe]).unwrap_err().to_string().contains("UTF-8"));
    let ris = "junk\nTY  - NEWS\nTI  - A title\n goes on\nTY  - NEWS\nTI  - B\nER  - ";
    let read = read("a.ris", ris.as_bytes()).unwrap();
    assert_eq!(read.references[0].title().unwrap(), "A title goes on");
    assert_eq!((read.references.len(), read.warnings.len()), (2, 2), "{:?}", read.warnings);
}

#[test]
fn dates_that_would_bring_the_processor_down_do_not() {
    for date in [
        r#"{"date-parts": [[2000, 0, 0]]}"#,
        r#"{"date-parts": [[2000, 99, 99]]}"#,
        r#"{"date-parts": [[0]]}"#,
        r#"{"date-parts": [[-400]]}"#,
        r#"{"date-parts": [[99999]]}"#,
        r#"{"date-parts": []}"#,
        r#"{"raw": "x"}"#,
        r#"{"raw": "2000-02-31/2001"}"#,
        r#"{"season": "9", "date-parts": [[2000]]}"#,
    ] {
        let json = format!(r#"[{{"id": "a", "type": "book", "title": "T", "issued": {date}}}]"#);
        let read = read("a.json", json.as_bytes()).unwrap();
        for name in ["apa", "chicago-notes", "ieee", "mla"] {
            cite(&style(name), None, &read.references, &[vec![0]]).unwrap();
        }
    }
}

#[test]
fn numbers_of_clusters_that_do_not_exist_are_left_out() {
    let cited = cite(&style("ieee"), None, &khans(), &[vec![7], vec![1, 9, 0]]).unwrap();
    assert_eq!(citations(&cited), ["", "[1], [2]"]);
    assert_eq!(cited.entries[0].reference, 1);
    assert_eq!(cited.entries[0].label.as_ref().unwrap().text(), "[1]");
    let empty: Cited = cite(&style("apa"), None, &[], &[]).unwrap();
    assert_eq!(empty, Cited::default());
}

/// References that lack what styles take for granted.
fn odd() -> Vec<Reference> {
    let mut pasted = Reference::new("p", "document");
    pasted.set("title", "Pasted words about a raid");
    let mut signed = Reference::new("s", "document");
    signed.set("title", "Notes, signed and dated");
    signed.set_names("author", &[person("Roe", "Ann")]);
    signed.set_date("issued", "2023-05-01".parse().unwrap());
    let mut web = Reference::new("w", "webpage");
    web.set("title", "Only on the web");
    web.set("URL", "https://example.org/a,,b");
    let mut paper = Reference::new("j", "article-journal");
    paper.set("title", "Counting the rescued");
    paper.set("container-title", "Journal of Counts");
    paper.set("volume", "3");
    paper.set("issue", "2");
    paper.set_names("author", &[person("Low", "Bo")]);
    paper.set_date("issued", "2015-05".parse().unwrap());
    let mut dateless = news("n", None, "Nobody signed or dated this", None);
    dateless.set("URL", "https://example.org/n");
    vec![
        pasted,
        signed,
        web,
        paper,
        dateless,
        news("y", Some(person("Zed", "Ann")), "Year only", Some("2022")),
        news("m", Some(person("Moe", "Al")), "Day and month", Some("2024-10-24")),
        news("q", Some(person("Quo", "Al")), "Who,, what  and.. why", Some("2021")),
    ]
}

#[test]
fn no_style_leaves_an_entry_empty_or_without_its_title() {
    let references = odd();
    // Styles for chemistry print no titles of articles in newspapers and journals, as they should.
    let untitled = |title: &str| title.contains("Pasted") || title.contains("Notes");
    let mut article = crate::briefs::pasted();
    article.title = Some("A pasted text".into());
    let mut with = references.clone();
    with.push(Reference::from_article(
        "0190c1f0-0000-7000-8000-000000000000".parse().unwrap(),
        &article,
    ));
    for listed in styles(&BTreeMap::new()) {
        let style = style(&listed.name);
        if !style.has_bibliography {
            continue;
        }
        for (number, reference) in with.iter().enumerate() {
            let cited = cite(&style, Some("en-GB"), &with, &[vec![number]]).unwrap();
            let lines = lines(&cited);
            assert_eq!(lines.len(), 1, "{}: {reference:?}", listed.name);
            let title = reference.title().unwrap();
            if untitled(&title) || title.contains("A pasted") {
                let found = lines[0].to_lowercase().contains(&title.to_lowercase());
                assert!(found, "{}: {title} is not in {lines:?}", listed.name);
            }
            assert!(lines[0].chars().filter(|c| c.is_alphanumeric()).count() > 4, "{lines:?}");
        }
    }
}

#[test]
fn odd_references_leave_no_stray_punctuation_in_any_style_and_keep_their_own() {
    let references = odd();
    for listed in styles(&BTreeMap::new()) {
        let all = (0..references.len()).map(|i| vec![i]).collect::<Vec<_>>();
        let cited = cite(&style(&listed.name), Some("en-GB"), &references, &all).unwrap();
        for entry in &cited.entries {
            let text = entry.text.text();
            let text = text.replace("https://example.org/a,,b", "U");
            if text.to_lowercase().contains("who,, what  and.. why") {
                continue;
            }
            assert!(!text.to_lowercase().contains("who,"), "{}: {text}", listed.name);
            for bad in [",)", ",.", ",,", "  ", " ;", " ,", ";.", ". ."] {
                assert!(!text.contains(bad), "{}: {bad:?} in {text}", listed.name);
            }
        }
        if listed.name == "apa" {
            let lines = lines(&cited);
            assert!(lines.iter().any(|l| l.starts_with("Zed, A. (2022). Year only.")), "{lines:?}");
            assert!(lines.iter().any(|l| l.contains("https://example.org/a,,b")), "{lines:?}");
        }
    }
}

/// A style of which only the citation matters.
fn csl(class: &str, rules: &str, layout: &str) -> String {
    format!(
        r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="{class}" version="1.0"><info><title>Own</title>
        <id>own</id><updated>2020-01-01T00:00:00Z</updated></info><citation {rules}>{layout}</citation></style>"#
    )
}

#[test]
fn authors_of_one_work_that_begin_those_of_another_bring_nothing_down() {
    let names = ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir"].map(|f| person(f, "Kim"));
    let report = |id: &str, count: usize, year: &str| {
        let mut report = Reference::new(id, "report");
        report.set("title", &format!("Report {id}"));
        report.set_names("author", names.get(..count).unwrap());
        report.set_date("issued", year.parse().unwrap());
        report
    };
    for (short, long) in [(3, 4), (4, 5), (3, 6)] {
        for (first, second) in [("2020", "2020"), ("2020", "2021")] {
            let mut references = vec![report("a", short, first), report("b", long, second)];
            references.extend(khans());
            let all = [vec![0], vec![1], vec![2], vec![3], vec![0, 1]];
            for listed in styles(&BTreeMap::new()) {
                let cited = cite(&style(&listed.name), None, &references, &all);
                assert!(cited.is_ok(), "{}: {short} and {long} authors", listed.name);
            }
        }
    }
    // What has nothing to do with it is told apart as ever.
    let references = [vec![report("a", 3, "2020"), report("b", 4, "2020")], khans()].concat();
    let cited = cite(&style("mla"), None, &references, &[vec![0], vec![1], vec![2, 3]]).unwrap();
    assert_eq!(citations(&cited)[2], "(G. Khan; T. Khan)");
}

#[test]
fn the_delimiter_of_a_layout_stands_between_citations_only() {
    let layout = r#"<layout suffix="." delimiter="; "><choose><if position="ibid"><text value="id."/>
        <text variable="locator" prefix=" at "/></if><else><text variable="title"/>
        <date variable="issued" prefix=", "><date-part name="year"/></date>
        <text variable="URL" prefix=", "/></else></choose></layout>"#;
    let style = parse(&csl("note", "", layout)).unwrap();
    let all = [vec![0], vec![0], vec![0, 1]];
    let cited = cite(&style, None, &khans(), &all).unwrap();
    assert_eq!(
        citations(&cited),
        ["Raid on a compound, 2015.", "id.", "id.; Ministry replies, 2015."]
    );
}

#[test]
fn works_of_one_author_are_all_told_apart_in_mla() {
    let work = |id: &str, title: &str, given: &str| {
        let mut reference = Reference::new(id, "article-newspaper");
        reference.set("title", title);
        reference.set("container-title", "Delta Post");
        reference.set_names("author", &[person("Smith", given)]);
        reference
    };
    let works = [work("1", "First raid", "Anna"), work("2", "Second raid", "Anna")];
    let alone = vec![vec![0], vec![1], vec![0]];
    let told = cite(&style("mla"), None, &works, &alone).unwrap();
    let texts: Vec<String> = told.citations.iter().map(Rich::text).collect();
    for (text, title) in texts.iter().zip(["First raid", "Second raid", "First raid"]) {
        assert!(text.to_lowercase().contains(&title.to_lowercase()), "{texts:?}");
    }
    // Two people are told apart by their names, both of them.
    let works = [work("1", "First raid", "Anna"), work("2", "Second raid", "Bob")];
    let told = cite(&style("mla"), None, &works, &alone).unwrap();
    let texts: Vec<String> = told.citations.iter().map(Rich::text).collect();
    assert!(texts[0].contains("A. Smith") && texts[1].contains("B. Smith"), "{texts:?}");
}
