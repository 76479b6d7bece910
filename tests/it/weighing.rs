//! What follows from verdicts: what would settle a contradiction, a suggested credibility, the grid of facts and
//! sources, the case as it was known on a day, the timeline.

use crate::findings::Case;
use corrobora::{
    brief,
    findings::{
        By, Item, Kept, Reason, Source, credibility, credibility_of_new, findings, known_on,
        matrix, settle, timeline,
    },
    model::{Article, Period, Value, Verdict},
};
use jiff::civil::date;
use std::sync::Arc;

fn case(lines: &[&str]) -> Case {
    let mut case = Case::new();
    for line in lines {
        case.claim(line);
    }
    case
}

/// What is missing for the first finding, as sentences.
fn missing(case: &Case) -> Vec<String> {
    let all = findings(&case.project);
    let list = settle(&case.project, &all.list[0]);
    list.iter().map(|m| brief::settle_words(&case.project, m)).collect()
}

fn publish(case: &mut Case, name: &str, published: Option<&str>, publisher: Option<&str>) {
    let (id, old) = case
        .project
        .articles
        .iter()
        .find(|(_, a)| a.label() == name)
        .map(|(id, a)| (*id, Article::clone(a)))
        .unwrap();
    let new = Article {
        published: published.map(|d| d.parse().unwrap()),
        publisher: publisher.map(str::to_owned).or(old.publisher.clone()),
        ..old
    };
    case.project.articles.insert(id, Arc::new(new));
}

#[test]
fn a_statement_that_was_only_repeated_is_what_is_missing() {
    let mut case = case(&[
        "a One rescued 149; event=Storm; origin=INTERPOL; period=2024-10",
        "b Two rescued 162; event=Storm; origin=Police; period=2024-10",
    ]);
    assert_eq!(
        missing(&case),
        [
            "The statement of INTERPOL itself: “One” only repeats it",
            "The statement of Police itself: “Two” only repeats it"
        ]
    );
    // The police's own release is in the case: only the other one is missing.
    publish(&mut case, "Two", None, Some("police"));
    assert_eq!(missing(&case), ["The statement of INTERPOL itself: “One” only repeats it"]);
    publish(&mut case, "One", None, Some("Interpol"));
    let independent = "A source that is independent of INTERPOL and Police and states the figure";
    assert_eq!(missing(&case), [independent]);
}

#[test]
fn details_that_are_missing_are_named() {
    let case = case(&[
        "a One rescued 149; event=Storm; site=KH; period=2024-10-16",
        "b Two rescued 162; event=Storm; period=--10-16",
        "c Three rescued 170; event=Storm; site=KH",
    ]);
    let lines = missing(&case);
    assert!(lines[0].starts_with("Who said it first: ") && lines[0].ends_with(" name nobody"));
    assert_eq!(
        lines[1..],
        [
            "When it was counted: “Three” gives no date",
            "In which year it was: “Two” leaves it open",
            "Which places are counted: “Two” names none",
        ]
    );
}

#[test]
fn nothing_is_to_settle_where_nothing_contradicts() {
    let agreed = case(&[
        "a One rescued 149; event=Storm; origin=INTERPOL",
        "b Two rescued 149; event=Storm; origin=Police",
    ]);
    assert!(missing(&agreed).is_empty());
    let all = findings(&agreed.project);
    assert!(brief::open_questions(&agreed.project, all.iter()).is_empty());
}

/// The grade of each claim, by name: "a 2, b 5".
fn grades(case: &Case) -> String {
    let all = findings(&case.project);
    let grade = |id| {
        let finding = all.of_claim(id)?;
        Some(credibility(&case.project, finding, id)?.grade.digit())
    };
    let words: Vec<String> =
        case.claims.iter().map(|(name, id)| format!("{name} {}", grade(*id).unwrap())).collect();
    words.join(", ")
}

#[test]
fn the_suggested_grade_follows_origins_and_verdict() {
    for (lines, expected) in [
        (&["a One rescued 149; event=S; origin=X"][..], "a 3"),
        (&["a One rescued 149; event=S"], "a 6"),
        (
            &["a One rescued 149; event=S; origin=X", "b Two rescued 149; event=S; origin=X"],
            "a 3, b 3",
        ),
        (
            &["a One rescued 149; event=S; origin=X", "b Two rescued 149; event=S; origin=Y"],
            "a 2, b 2",
        ),
        (
            &[
                "a One rescued 149; event=S; origin=X",
                "b Two rescued 149; event=S; origin=Y",
                "c Three rescued 149; event=S; origin=Z",
            ],
            "a 1, b 1, c 1",
        ),
        (
            &["a One rescued 149; event=S; origin=X", "b Two rescued 160; event=S; origin=Y"],
            "a 4, b 4",
        ),
        (
            &[
                "a One rescued 149; event=S; origin=X",
                "b Two rescued 149; event=S; origin=Y",
                "c Three rescued 160; event=S; origin=Z",
            ],
            "a 3, b 3, c 5",
        ),
    ] {
        assert_eq!(grades(&case(lines)), expected, "{lines:?}");
    }
}

#[test]
fn a_claim_that_is_only_typed_gets_the_grade_it_would_have() {
    let mut full = case(&[
        "a One rescued 149; event=S; origin=X",
        "b Two rescued 149; event=S; origin=Y",
        "c Three rescued 160; event=S; origin=Z",
    ]);
    for (name, id) in full.claims.clone() {
        let all = findings(&full.project);
        let right = credibility(&full.project, all.of_claim(id).unwrap(), id);
        let claim = full.project.claims.remove(&id).unwrap();
        let typed = credibility_of_new(&full.project, &claim, None);
        assert_eq!(typed, right, "{name}");
        full.project.claims.insert(id, claim.clone());
        // A claim that is being changed takes its own place.
        assert_eq!(credibility_of_new(&full.project, &claim, Some(id)), right, "{name}");
    }
}

#[test]
fn the_grid_has_every_claim_in_the_cells_of_its_sources() {
    let mut case = case(&[
        "a One rescued 149; event=S; origin=X",
        "b Two rescued 160; event=S; origin=Y",
        "c Two arrests 7; event=S",
        "d Three rescued 150; event=S; origin=X",
    ]);
    publish(&mut case, "Two", Some("2023-01-05"), None);
    publish(&mut case, "One", Some("2024-01-05"), None);
    let all = findings(&case.project);
    let rows: Vec<usize> = (0..all.list.len()).collect();
    let grid = matrix(&case.project, &all, &rows, By::Articles);
    let name = |source: &Source| match source {
        Source::Article(id) => case.project.articles[id].label().to_owned(),
        Source::Origin(id) => case.project.origins[id].name.clone(),
        Source::Unrecorded => "-".to_owned(),
    };
    // By date, what has none last.
    assert_eq!(grid.columns.iter().map(name).collect::<Vec<_>>(), ["Two", "One", "Three"]);
    let cell = |grid: &corrobora::findings::Matrix, row, column| -> String {
        let of = |id| case.claims.iter().find(|(_, claim)| *claim == id).unwrap().0.clone();
        grid.cell(row, column).iter().map(of).collect()
    };
    let table = |grid: &corrobora::findings::Matrix| -> Vec<Vec<String>> {
        let row = |r| (0..grid.columns.len()).map(|c| cell(grid, r, c)).collect();
        (0..grid.rows.len()).map(row).collect()
    };
    assert_eq!(table(&grid), [["c", "", ""], ["b", "a", "d"]]);
    let grid = matrix(&case.project, &all, &rows, By::Origins);
    assert_eq!(grid.columns.iter().map(name).collect::<Vec<_>>(), ["X", "Y", "-"]);
    assert_eq!(table(&grid), [["", "", "c"], ["ad", "b", ""]]);
}

#[test]
fn the_case_of_a_day_holds_what_was_published_by_then() {
    let mut case = case(&[
        "a One rescued 149; event=S; origin=X",
        "b Two rescued 160; event=S; origin=Y",
        "c Three rescued 149; event=S; origin=Z",
    ]);
    publish(&mut case, "One", Some("2024-01-05"), None);
    publish(&mut case, "Two", Some("2024-02"), None);
    // Three has no date: it was known when it was taken in, on 1 November 2024.
    let verdict = |day| {
        let then = known_on(&case.project, day);
        then.check().unwrap();
        findings(&then).list.first().map(|f| (f.verdict, then.articles.len()))
    };
    assert_eq!(verdict(date(2024, 1, 4)), None);
    assert_eq!(verdict(date(2024, 1, 5)), Some((Verdict::SingleOrigin, 1)));
    // "February 2024" may be its last day.
    assert_eq!(verdict(date(2024, 2, 28)), Some((Verdict::SingleOrigin, 1)));
    assert_eq!(verdict(date(2024, 2, 29)), Some((Verdict::Contradicted, 2)));
    assert_eq!(verdict(date(2024, 10, 31)), Some((Verdict::Contradicted, 2)));
    assert_eq!(verdict(date(2024, 11, 1)), Some((Verdict::Contradicted, 3)));
    let all = known_on(&case.project, date(2025, 1, 1));
    assert_eq!((all.claims, all.articles), (case.project.claims.clone(), case.project.articles));
}

#[test]
fn the_timeline_takes_the_days_that_claims_give() {
    let mut case = case(&[
        "a One rescued 149; event=Late; period=2024-10-16/2024-10-20",
        "b Two rescued 160; event=Late; as_of=2024-11",
        "c Two arrests 7; event=Early; period=2023",
        "d Three arrests 7; event=Never; period=--05-01",
    ]);
    publish(&mut case, "Two", Some("2024-12-01"), None);
    publish(&mut case, "Three", Some("2024-12"), None);
    let rows: Vec<(String, Option<String>, usize)> = timeline(&case.project)
        .into_iter()
        .map(|row| {
            let name = match row.item {
                Item::Event(id) => case.project.events[&id].name.clone(),
                Item::Article(id) => case.project.articles[&id].label().to_owned(),
            };
            (name, row.days.map(|(from, to)| format!("{from} {to}")), row.claims)
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        rows,
        [
            ("Early".to_owned(), some("2023-01-01 2023-12-31"), 1),
            ("Late".to_owned(), some("2024-10-16 2024-11-30"), 2),
            ("Never".to_owned(), None, 1),
            ("Two".to_owned(), some("2024-12-01 2024-12-01"), 2),
            ("Three".to_owned(), some("2024-12-01 2024-12-31"), 1),
            ("One".to_owned(), None, 1),
        ]
    );
}

#[test]
fn who_only_names_the_month_does_not_stretch_the_days_that_others_give() {
    let said = |claims: &[&str]| {
        let row = timeline(&case(claims).project).into_iter().next().unwrap();
        let words = brief::period_words(row.said.unwrap());
        row.days.map(|(from, to)| format!("{from} {to}: {words}")).unwrap()
    };
    let exact = "a One rescued 149; event=Raid; period=2024-10-16/2024-10-20";
    let days = "2024-10-16 2024-10-20: 16 to 20 October 2024";
    assert_eq!(said(&[exact]), days);
    assert_eq!(said(&[exact, "b Two rescued 149; event=Raid; period=2024-10"]), days);
    assert_eq!(said(&["b Two rescued 149; event=Raid; period=2024", exact]), days);
    // The day of a figure is not the day of the raid.
    assert_eq!(said(&[exact, "b Two rescued 149; event=Raid; as_of=2024-10"]), days);
    let month = "a One rescued 149; event=Raid; period=2024-10";
    assert_eq!(said(&[month]), "2024-10-01 2024-10-31: October 2024");
    assert_eq!(
        said(&[month, "b Two rescued 149; event=Raid; as_of=2024-10-31"]),
        "2024-10-01 2024-10-31: October 2024"
    );
    // Another month, and a span that somebody gave, do count.
    assert_eq!(
        said(&[exact, "b Two rescued 149; event=Raid; period=2024-12"]),
        "2024-10-16 2024-12-31: 16 October 2024 to December 2024"
    );
    assert_eq!(
        said(&[exact, "b Two rescued 149; event=Raid; period=2024-08/2024-10"]),
        "2024-08-01 2024-10-31: August to October 2024"
    );
}

#[test]
fn a_claim_on_when_it_took_place_dates_the_event() {
    let mut case = case(&["a One rescued 149; event=Raid"]);
    let day = "2024-05".parse().ok();
    for claim in case.project.claims.values_mut() {
        Arc::make_mut(claim).value = Value::When(Period { from: day, to: day });
    }
    let days = timeline(&case.project).into_iter().next().and_then(|row| row.days);
    assert_eq!(days, Some((date(2024, 5, 1), date(2024, 5, 31))));
}

#[test]
fn stories_that_came_out_far_apart_do_not_corroborate_one_another() {
    let told = |claims: [&str; 2], second: &str| {
        let mut case = case(&claims);
        publish(&mut case, "One", Some("2024-01-05"), None);
        publish(&mut case, "Two", Some(second), None);
        findings(&case.project).list.iter().map(|f| f.verdict).collect::<Vec<_>>()
    };
    let unnamed = ["a One rescued 38; origin=X; site=KH", "b Two rescued 38; origin=Y; site=KH"];
    assert_eq!(told(unnamed, "2024-01-09"), [Verdict::Corroborated]);
    assert_ne!(told(unnamed, "2024-01-29"), [Verdict::Corroborated]);
    assert_ne!(told(unnamed, "2024-06-20"), [Verdict::Corroborated]);
    // An operation that both name is one, whenever it is told of.
    let named = ["a One rescued 38; event=S; origin=X", "b Two rescued 38; event=S; origin=Y"];
    assert_eq!(told(named, "2024-06-20"), [Verdict::Corroborated]);
}

#[test]
fn what_two_years_brought_is_no_contradiction() {
    let verdict = |second: &str| {
        let case = case(&["a One rescued 219; event=S; origin=X; period=2023", second]);
        findings(&case.project).list.first().map(|f| f.verdict)
    };
    // Two periods of one thing that share no day contradict in the date; two whole years are two counts.
    let later = "b Two rescued 219; event=S; origin=Y; period=2022";
    assert_ne!(verdict(later), Some(Verdict::Contradicted));
    let same = "b Two rescued 180; event=S; origin=Y; period=2023";
    assert_eq!(verdict(same), Some(Verdict::Contradicted));
}

#[test]
fn one_sentence_with_two_speakers_or_two_numbers_is_seen() {
    let told = |a: &str, b: &str| {
        let case = case(&[a, b]);
        let found = findings(&case.project);
        (found.list[0].verdict, found.list[0].reasons.clone())
    };
    // The words behind the name are the same.
    let said = |name: &str, who: &str, n: u32| {
        format!(
            "{name} {name}1 rescued {n}; event=X; origin={who}; quote={who} said {n} people had been brought out of a \
             walled compound in the border town"
        )
    };
    let (verdict, reasons) = told(&said("a", "Naresuan Force", 158), &said("b", "Haven", 158));
    assert_eq!((verdict, reasons), (Verdict::Contradicted, vec![Reason::Attribution]));
    let own = "b b1 rescued 158; event=X; origin=Haven; quote=Volunteers of Haven, who met them at the pier, counted 158 \
               and gave them food and clothes";
    assert_eq!(told(&said("a", "Naresuan Force", 158), own).0, Verdict::Corroborated);
    // Two raids may be two raids; one sentence with two numbers was changed on its way.
    let dated = |name: &str, n: u32, rest: &str| {
        format!(
            "{name} {name}1 rescued {n}; origin=Police; period=2024-03-12; quote=Officers have freed {n} people from the \
             fraud offices in the special economic zone{rest}"
        )
    };
    let copied = told(&dated("a", 280, ""), &dated("b", 260, ""));
    assert_eq!(copied, (Verdict::Contradicted, vec![Reason::Value]));
    let other = "b b1 rescued 260; origin=Police; period=2024-03-12; quote=In the evening 260 workers were led out of the \
                 tower by soldiers";
    assert_eq!(told(&dated("a", 280, ""), other).0, Verdict::MayContradict);
}

#[test]
fn a_figure_of_one_town_on_two_days_may_contradict_in_the_date() {
    let told = |days: [&str; 2], n: [u32; 2]| {
        let claims: Vec<String> = ["a", "b"]
            .iter()
            .enumerate()
            .map(|(i, name)| {
                format!("{name} {name}1 rescued {}; origin=O{i}; site=MM; period={}", n[i], days[i])
            })
            .collect();
        let mut case = case(&claims.iter().map(String::as_str).collect::<Vec<_>>());
        for claim in case.project.claims.values_mut() {
            for place in &mut Arc::make_mut(claim).places {
                place.locality = Some("Tachileik".to_owned());
            }
        }
        let found = findings(&case.project);
        (found.list[0].verdict, found.list[0].reasons.clone())
    };
    let dates = (Verdict::MayContradict, vec![Reason::Date]);
    assert_eq!(told(["2024-03-12", "2024-03-14"], [47, 47]), dates);
    assert_eq!(told(["2024-03-12", "2024-04-14"], [47, 47]).0, Verdict::NotComparable);
    assert_eq!(told(["2024-03-12", "2024-03-14"], [4, 4]).0, Verdict::NotComparable);
    assert_eq!(told(["2024-03-12", "2024-03-14"], [47, 51]).0, Verdict::NotComparable);
}

#[test]
fn findings_follow_the_day_on_which_an_article_came_out() {
    let mut case =
        case(&["a One rescued 38; origin=X; site=KH", "b Two rescued 38; origin=Y; site=KH"]);
    publish(&mut case, "One", Some("2024-01-05"), None);
    publish(&mut case, "Two", Some("2024-06-20"), None);
    let kept = Kept::of(Arc::new(case.project.clone()));
    assert_ne!(kept.findings().list[0].verdict, Verdict::Corroborated);
    publish(&mut case, "Two", Some("2024-01-08"), None);
    let later = kept.after(Arc::new(case.project.clone()));
    assert_eq!(later.findings().list[0].verdict, Verdict::Corroborated);
    assert_eq!(**later.findings(), findings(&case.project));
}

#[test]
fn a_copy_of_an_article_with_two_raids_does_not_contradict_it() {
    let mut case = case(&[
        "a One arrests 12; origin=X; period=2024-03-12; site=KH",
        "b One arrests 30; origin=X; period=2024-05-01; site=LA",
        "c Two arrests 12; origin=X; period=2024-03-12; site=KH",
        "d Two arrests 30; origin=X; period=2024-05-01; site=LA",
    ]);
    let of = |case: &Case, name: &str| {
        let all = &case.project.articles;
        all.iter().find(|(_, a)| a.label() == name).map(|(id, a)| (*id, Article::clone(a))).unwrap()
    };
    let (older, (newer, copy)) = (of(&case, "One").0, of(&case, "Two"));
    let copy = Article { copy_of: Some(older), ..copy };
    case.project.articles.insert(newer, Arc::new(copy));
    let verdicts: Vec<Verdict> = findings(&case.project).iter().map(|f| f.verdict).collect();
    assert!(!verdicts.contains(&Verdict::Contradicted), "{verdicts:?}");
    assert!(!verdicts.contains(&Verdict::MayContradict), "{verdicts:?}");
}
