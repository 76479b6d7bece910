//! What an import says of articles that repeat others, and of days that have not come.

use crate::inside::Case;
use corrobora::import::run::Source;

const STORY: &str = "Police freed 48 people from a walled compound near the river crossing before dawn on Tuesday, the governor of the province told reporters at the town hall. Most of them had been promised work in hotels and shops, and were made to write to strangers on the telephone for sixteen hours a day. Two managers were led away in handcuffs while neighbours watched from the roofs across the road.";

fn page(name: &str, paper: &str, day: &str, story: &str) -> Source {
    let page = format!(
        "<html lang=en><head><title>{paper} on the raid</title><meta property='og:site_name' content='{paper}'><meta property='article:published_time' content='{day}'></head><body><article><h1>{paper} on the raid</h1><p>{story}</p></article></body></html>"
    );
    Source::Memory { name: name.to_owned(), bytes: page.into_bytes() }
}

#[test]
fn a_near_copy_is_named_in_its_row_with_what_differs() {
    let changed = STORY.replace("48 people", "52 people").replace("neighbours", "people");
    let mut case = Case::new();
    let first = case.import(vec![page("a.html", "Delta Times", "2025-05-06", STORY)]);
    assert_eq!(first[0].warnings, [""; 0]);
    let other = "Fishermen on the lake have asked the ministry for larger nets since the winter, and the ministry has promised an answer before the rains begin in June.";
    let rows = case.import(vec![
        page("b.html", "Bay Gazette", "2025-05-07", &changed),
        page("c.html", "Lake Post", "2025-05-07", other),
    ]);
    let said = rows[0].warnings.join("; ");
    assert!(said.contains("copy of “Delta Times on the raid”, Delta Times, 2025-05-06"), "{said}");
    assert!(said.contains("48 → 52"), "{said}");
    assert_eq!(rows[1].warnings, [""; 0]);
    // The same in one batch, and of one that came out before what is in the project.
    let mut case = Case::new();
    let rows = case.import(vec![
        page("b.html", "Bay Gazette", "2025-05-07", &changed),
        page("a.html", "Delta Times", "2025-05-06", STORY),
    ]);
    assert!(rows[0].warnings.join("; ").contains("It is a copy of “Delta Times"), "{rows:?}");
    assert!(rows[1].warnings.join("; ").contains("A copy of it is “Bay Gazette"), "{rows:?}");
}

#[test]
fn a_day_of_publication_that_has_not_come_is_not_taken_and_said() {
    let mut case = Case::new();
    let rows = case.import(vec![page("a.html", "Delta Times", "2031-05-06", STORY)]);
    assert!(rows[0].warnings.iter().any(|w| w.contains("2031-05-06 had not come yet")), "{rows:?}");
    let article = case.project().articles.values().next().unwrap();
    assert_eq!(article.published, None);
    assert!(!article.metadata_from.contains_key("published"));
}
