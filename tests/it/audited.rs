//! What a reader found who held each line of the first issue against the program.

use crate::findings::Case;
use corrobora::{
    brief,
    cite::{Name, Reference, Rich, cite, load},
    findings::findings,
    model::{Ids, Timestamp},
    office::Cell,
    storage,
    table::finding_sheet,
};
use std::{collections::BTreeMap, sync::Arc};

/// The lowest and the highest value that the table of findings tells of figures of one event.
fn ends(values: &[&str]) -> (Option<String>, Option<String>) {
    let mut case = Case::new();
    for (i, value) in values.iter().enumerate() {
        let name = char::from(b'a' + u8::try_from(i).unwrap());
        case.claim(&format!(
            "{name} {} rescued {value}; event=X; origin=O{i}",
            name.to_uppercase()
        ));
    }
    let sheet = finding_sheet(&case.project, &findings(&case.project));
    assert_eq!(sheet.rows.len(), 1);
    let cell = |name: &str| {
        let at = sheet.columns.iter().position(|column| column.title == name).unwrap();
        match &sheet.rows[0][at] {
            Cell::Number(n) => Some(n.to_string()),
            _ => None,
        }
    };
    (cell("Lowest"), cell("Highest"))
}

#[test]
fn the_table_of_findings_has_no_end_where_a_value_is_open() {
    let both = |low: &str, high: &str| (Some(low.to_owned()), Some(high.to_owned()));
    assert_eq!(ends(&["120", ">150"]), (Some("120".to_owned()), None));
    assert_eq!(ends(&["<=50", "120"]), (None, Some("120".to_owned())));
    assert_eq!(ends(&["100..110", ">=111"]), (Some("100".to_owned()), None));
    assert_eq!(ends(&[">=50", "<40"]), (None, None));
    assert_eq!(ends(&["120", "158"]), both("120", "158"));
    // They agree, and the firm one stands for both.
    assert_eq!(ends(&["120", ">=100"]), both("120", "120"));
}

fn by(id: &str, names: &[(&str, &str)], title: &str) -> Reference {
    let mut reference = Reference::new(id, "article-newspaper");
    reference.set("title", title);
    reference.set("container-title", "The Border Post");
    let names: Vec<Name> = names
        .iter()
        .map(|(family, given)| Name::Person {
            family: (*family).into(),
            given: (*given).into(),
            particle: None,
            suffix: None,
        })
        .collect();
    reference.set_names("author", &names);
    reference.set_date("issued", "2024-03-05".parse().unwrap());
    reference
}

fn cited(style: &str, references: &[Reference], clusters: &[Vec<usize>]) -> Vec<String> {
    let style = load(style, &BTreeMap::new()).unwrap();
    let cited = cite(&style, Some("en-US"), references, clusters).unwrap();
    cited.citations.iter().map(Rich::text).collect()
}

#[test]
fn people_of_one_surname_and_year_stay_apart_where_a_style_names_no_rule() {
    let two = [by("a", &[("Nguyen", "Anna")], "One"), by("b", &[("Nguyen", "Binh")], "Two")];
    let asa = "american-sociological-association";
    assert_eq!(cited(asa, &two, &[vec![0, 1]]), ["(A. Nguyen 2024; B. Nguyen 2024)"]);
    // Cited again and alone, each keeps the name.
    let mut three = two.to_vec();
    three.push(Reference::new("c", "webpage"));
    three[2].set("title", "Third");
    let clusters = [vec![0, 1], vec![2], vec![1], vec![0, 1], vec![2], vec![1]];
    let citations = cited(asa, &three, &clusters);
    assert_eq!(citations[0], "(A. Nguyen 2024; B. Nguyen 2024)");
    assert_eq!((&citations[0], &citations[2]), (&citations[3], &"(B. Nguyen 2024)".to_owned()));
    // Alone among others nobody is given more than the style asks for.
    let other = [by("a", &[("Nguyen", "Anna")], "One"), by("b", &[("Tran", "Binh")], "Two")];
    assert_eq!(cited(asa, &other, &[vec![0, 1]]), ["(Nguyen 2024; Tran 2024)"]);
    // One person stays one, with letters.
    let one = [by("a", &[("Nguyen", "Anna")], "One"), by("b", &[("Nguyen", "Anna")], "Two")];
    let letters = cited(asa, &one, &[vec![0], vec![1]]);
    assert_eq!(letters, ["(Nguyen 2024a)", "(Nguyen 2024b)"]);
    // Where a second author tells the works apart no given name is needed.
    let more = [
        by("a", &[("Nguyen", "Anna"), ("Okoro", "Lina")], "One"),
        by("b", &[("Nguyen", "Binh"), ("Tran", "Hoa")], "Two"),
    ];
    let citations = cited(asa, &more, &[vec![0, 1]]);
    assert!(citations[0].contains("Okoro") && citations[0].contains("Tran"), "{citations:?}");
}

#[test]
fn a_work_without_author_and_date_is_cited_by_its_title_where_a_style_prints_nothing() {
    let mut bare = Reference::new("a", "webpage");
    bare.set("title", "What the guards knew");
    for style in ["springer-basic-author-date", "american-meteorological-society"] {
        let citations = cited(style, std::slice::from_ref(&bare), &[vec![0]]);
        assert!(citations[0].chars().any(char::is_alphanumeric), "{style}: {citations:?}");
    }
}

#[test]
fn a_folder_that_a_service_copies_about_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let told = |name: &str, file: &str| {
        let inside = folder.path().join(name);
        std::fs::create_dir_all(&inside).unwrap();
        let project = crate::edits::case(1);
        let opened = storage::create(&inside.join(file), &project).unwrap();
        opened.notices.iter().any(|notice| notice.contains("copies to other machines"))
    };
    assert!(told("Dropbox (Work)", "case.corrobora.ron"));
    assert!(told("OneDrive - Our House", "case.corrobora.ron"));
    assert!(told("iCloudDrive", "case.corrobora.ron"));
    assert!(!told("papers", "dropbox-notes.corrobora.ron"));
    assert!(!told("My driver statements", "case.corrobora.ron"));
}

#[test]
fn a_page_was_seen_on_the_day_that_its_file_says() {
    let mut case = crate::checks::Case::new();
    let id = case.article("One", "Police freed 40 people.");
    case.edit(id, |a| {
        a.url = Some("https://example.org/1".to_owned());
        a.published = None;
        a.capture.at = "2026-11-30T10:00:00Z".parse().unwrap();
        a.capture.captured = Some("2024-03-05T10:00:00Z".parse().unwrap());
    });
    let article = case.project.articles[&id].clone();
    let reference = Reference::from_article(id, &article);
    let style = load("mla", &BTreeMap::new()).unwrap();
    let cited = cite(&style, Some("en-US"), &[reference], &[vec![0]]).unwrap();
    let text = cited.entries[0].text.text();
    assert!(text.contains("2024") && !text.contains("2026"), "{text}");
}

#[test]
fn a_field_that_is_not_known_may_be_of_a_later_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.corrobora.ron");
    let opened = storage::create(&path, &crate::edits::case(1)).unwrap();
    opened.store.unwrap().close(&opened.project).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("\n settings:", "\n wonders: 1,\n settings:", 1)).unwrap();
    let Err(error) = storage::open_read_only(&path) else { panic!("it was opened") };
    let said = error.to_string();
    assert!(said.contains("wonders") && said.contains("A later version"), "{said}");
}

#[test]
fn a_second_brief_of_one_title_is_numbered() {
    let mut project = crate::edits::case(1);
    project.briefs.clear();
    let mut ids = Ids::from_seed(5);
    let mut titles = Vec::new();
    for _ in 0..3 {
        let brief = brief::empty(&project, "What we know");
        titles.push(brief.title.clone());
        project.briefs.insert(ids.make(Timestamp::UNIX_EPOCH), Arc::new(brief));
    }
    assert_eq!(titles, ["What we know", "What we know (2)", "What we know (3)"]);
}

#[test]
fn facts_of_one_metric_are_told_apart_by_days_and_countries_in_the_table_of_findings() {
    let mut case = Case::new();
    case.claim("a A rescued 40; period=2024-03-10; site=KH");
    case.claim("b B rescued 90; period=2024-05-02; site=LA");
    let sheet = finding_sheet(&case.project, &findings(&case.project));
    let at = |name: &str| sheet.columns.iter().position(|column| column.title == name).unwrap();
    let (days, countries) = (at("Periods of the claims"), at("Countries of the claims"));
    let told: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| match (&row[days], &row[countries]) {
            (Cell::Text(day), Cell::Text(country)) => format!("{day} {country}"),
            other => format!("{other:?}"),
        })
        .collect();
    let all = told.join("; ");
    for word in ["2024-03-10", "2024-05-02", "KH", "LA"] {
        assert!(all.contains(word), "{told:?}");
    }
}
