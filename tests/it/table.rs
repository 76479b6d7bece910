//! The claim table: filters in every script, sorting that keeps order, text that no spreadsheet runs.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic; its helpers too"
)]

use crate::findings::{Case, PRACTICE, practice};
use corrobora::{
    findings::findings,
    fold::fold,
    model::{Country, Project, Reliability, Verdict},
    table::{self, Column, Filter, Order, Rows, neutral},
};
use std::sync::Arc;

/// The names of claims that a filter lets through, in the order of rows.
fn names(case: &Case, table: &Rows, rows: &[u32]) -> String {
    let name = |row: &u32| {
        let id = table.claims[*row as usize];
        case.claims.iter().find(|(_, other)| **other == id).unwrap().0.as_str()
    };
    rows.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn filtered(case: &Case, filter: &Filter) -> String {
    let found = findings(&case.project);
    let table = table::rows(&case.project, &found);
    names(case, &table, &table.filter(&case.project, &found, filter))
}

fn by_text(case: &Case, text: &str) -> String {
    filtered(case, &Filter { text: text.to_owned(), ..Filter::default() })
}

#[test]
fn text_is_found_however_it_is_typed() {
    let mut case = Case::new();
    case.claim(
        "a A arrests 1400; event=Opération Rivière claire; origin=Conseil de police des détroits",
    );
    case.claim("b B arrests 5; event=ปฏิบัติการแม่น้ำใส");
    case.claim("c C arrests 7; event=عمليّة النّهر الصّافي; origin=شبكة");
    case.claim("d D arrests 9; event=ＦＵＬＬ Width İstanbul straße");
    case.claim("e E arrests 2; event=Ελλάδα");
    let table = [
        ("operation riviere", "a"),
        ("OPÉRATION", "a"),
        ("détroits conseil", "a"),
        ("1400", "a"),
        ("1,400", "a"),
        ("๑๔๐๐", "a"),
        ("แม่น้ำ", "b"),
        ("แม่น", "b"),
        ("عملية النهر", "c"),
        ("عملیة", "c"),
        ("full width", "d"),
        ("istanbul", "d"),
        ("strasse", "d"),
        ("ελλαδα", "e"),
        ("arrests paper", "a b c d e"),
        ("  ", "a b c d e"),
        ("nothing like it", ""),
    ];
    for (text, expected) in table {
        assert_eq!(by_text(&case, text), expected, "{text}");
    }
}

#[test]
fn folding_brings_spellings_together_and_keeps_words_apart() {
    let same = [
        ("Café", "CAFE"),
        ("Đà Nẵng", "da nang"),
        ("ﬁne", "fine"),
        ("１２３", "123"),
        ("௧௨௩", "123"),
        ("a\u{a0}\u{a0}b", "a b"),
        ("co\u{ad}op", "coop"),
        ("مـــصر", "مصر"),
        ("“x”", "\"x\""),
        ("a–b", "a-b"),
        ("  spaced  out ", "spaced out"),
    ];
    for (a, b) in same {
        assert_eq!(fold(a), fold(b), "{a} and {b}");
    }
    for (a, b) in [("ข้าว", "ขาว"), ("ခဲ", "ခ"), ("a b", "ab"), ("की", "कि")]
    {
        assert_ne!(fold(a), fold(b), "{a} and {b}");
    }
}

#[test]
fn each_filter_narrows_by_its_own_field() {
    let case = practice();
    let project = &case.project;
    let event = *project.events.iter().find(|(_, e)| e.name == "Study").unwrap().0;
    let metric = *project.metrics.iter().find(|(_, m)| m.name == "arrests").unwrap().0;
    let article = *project.articles.iter().find(|(_, a)| a.label() == "A8").unwrap().0;
    let country = |code: &str| Some(code.parse::<Country>().unwrap());
    let empty = Filter::default();
    assert!(empty.is_empty() && Filter { text: "  ".to_owned(), ..Filter::default() }.is_empty());
    let table = [
        (Filter { event: Some(event), ..empty.clone() }, "2c 9f 9g"),
        (Filter { metric: Some(metric), ..empty.clone() }, "1d 7a 8b 9c"),
        (Filter { article: Some(article), ..empty.clone() }, "8a 8b 8c"),
        (Filter { country: country("PH"), ..empty.clone() }, "1h 3b"),
        (Filter { country: country("FR"), ..empty.clone() }, ""),
        (
            Filter { verdict: Some(Verdict::Contradicted), metric: Some(metric), ..empty.clone() },
            "",
        ),
        (Filter { verdict: Some(Verdict::Corroborated), ..empty.clone() }, "1d 7a 8b"),
        (Filter { reliability: Some(Reliability::A), ..empty.clone() }, ""),
        (Filter { event: Some(event), text: "70000".to_owned(), ..empty.clone() }, "9f"),
    ];
    for (filter, expected) in table {
        assert_eq!(filtered(&case, &filter), expected, "{filter:?}");
    }
}

fn sorted(case: &Case, by: Column, descending: bool) -> String {
    let found = findings(&case.project);
    let table = table::rows(&case.project, &found);
    let mut rows = table.filter(&case.project, &found, &Filter::default());
    table.sort(&case.project, &found, Order { by, descending }, &mut rows);
    names(case, &table, &rows)
}

#[test]
fn numbers_sort_as_numbers_dates_as_dates_and_the_unknown_comes_last() {
    let mut case = Case::new();
    case.claim("a A x 1000; event=Zebra; as_of=2024-10");
    case.claim("b B x 9");
    case.claim("c C x text words; event=été; as_of=2023");
    case.claim("d D x >=20; event=Etau; as_of=--05");
    case.claim("e E x 9; event=Zebra");
    let table = [
        (Column::Value, false, "b e d a c"),
        (Column::Value, true, "c a d b e"),
        (Column::Event, false, "d c a e b"),
        (Column::Event, true, "a e c d b"),
        (Column::AsOf, false, "c a d b e"),
        (Column::AsOf, true, "d a c b e"),
        (Column::Article, false, "a b c d e"),
        (Column::Article, true, "e d c b a"),
        (Column::Low, false, "b e d a c"),
    ];
    for (by, descending, expected) in table {
        assert_eq!(sorted(&case, by, descending), expected, "{by:?} {descending}");
    }
}

#[test]
fn sorting_keeps_the_order_of_equal_rows_and_loses_none() {
    let case = practice();
    let found = findings(&case.project);
    let table = table::rows(&case.project, &found);
    let all = table.filter(&case.project, &found, &Filter::default());
    assert_eq!(all.len(), PRACTICE.len());
    for by in Column::ALL {
        for descending in [false, true] {
            let mut once = all.clone();
            table.sort(&case.project, &found, Order { by, descending }, &mut once);
            let mut twice = once.clone();
            table.sort(&case.project, &found, Order { by, descending }, &mut twice);
            assert_eq!(once, twice, "{by:?}");
            let mut back = once.clone();
            back.sort_unstable();
            assert_eq!(back, all, "{by:?}");
            // Rows with the same cell stand in the order that they had before.
            let cells: Vec<String> =
                once.iter().map(|r| table.cell(&case.project, &found, *r, by)).collect();
            for (pair, cell) in once.windows(2).zip(cells.windows(2)) {
                assert!(cell[0] != cell[1] || pair[0] < pair[1], "{by:?} {cell:?}");
            }
        }
    }
}

#[test]
fn no_cell_is_taken_for_a_formula_and_real_numbers_stay() {
    let guarded = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1+1",
        "＠x",
        " =1+1",
        "\u{feff}=1",
        "\u{200b}=1",
        "-",
        "-x",
        "+49 30 1234",
        "=",
        "%0A=1",
        "|calc",
    ];
    for cell in guarded {
        assert_eq!(neutral(cell), format!("'{cell}"), "{cell:?}");
    }
    for cell in ["", "1", "-1", "-1.5", "-1234567", "a=b", "1+1", "'x", "a@b.org", "ยอด", "−5"]
    {
        assert_eq!(neutral(cell), cell, "{cell:?}");
    }
}

fn text_of(project: &Project, csv: bool) -> String {
    let found = findings(project);
    let table = table::rows(project, &found);
    let rows = table.filter(project, &found, &Filter::default());
    let columns = [Column::Event, Column::Value, Column::Quote, Column::Note];
    if csv {
        String::from_utf8(table::csv(project, &found, &table, &rows, &columns).unwrap()).unwrap()
    } else {
        table::tsv(project, &found, &table, &rows, &columns)
    }
}

#[test]
fn csv_and_tsv_hold_what_cells_hold() {
    let mut case = Case::new();
    case.claim("a A x 5; event==HYPERLINK(\"http://x\")");
    let id = case.claims["a"];
    let claim = Arc::make_mut(case.project.claims.get_mut(&id).unwrap());
    claim.note = "two\nlines, \"quoted\"\tand a tab; =1+1".to_owned();
    assert_eq!(
        text_of(&case.project, true),
        "\"Event\",\"Value\",\"Quote\",\"Note\"\r\n\"'=HYPERLINK(\"\"http://x\"\")\",5,\"The text\",\"two\nlines, \"\"quoted\"\"\tand a tab; =1+1\"\r\n"
    );
    assert_eq!(
        text_of(&case.project, false),
        "Event\tValue\tQuote\tNote\n'=HYPERLINK(\"http://x\")\t5\tThe text\ttwo lines, \"quoted\" and a tab; =1+1\n"
    );
}

#[test]
fn every_cell_of_the_practice_case_says_what_the_claim_says() {
    let case = practice();
    let found = findings(&case.project);
    let table = table::rows(&case.project, &found);
    let row = |name: &str| {
        u32::try_from(table.claims.iter().position(|id| *id == case.claims[name]).unwrap()).unwrap()
    };
    let cell = |name: &str, column| table.cell(&case.project, &found, row(name), column);
    let expected = [
        ("1b", Column::Event, "Clear River"),
        ("1b", Column::Value, "158"),
        ("1b", Column::Countries, "KH, LA, MM (site)"),
        ("1b", Column::Period, "2024-10-16 – 2024-10-20"),
        ("1b", Column::AsOf, "2024-10-23"),
        ("1b", Column::Origin, "Council"),
        ("1b", Column::Via, "Meridian Wire"),
        ("1b", Column::Verdict, "Contradicted"),
        ("1b", Column::Articles, "5"),
        ("1b", Column::Origins, "2"),
        ("1b", Column::Grade, "F6"),
        ("1b", Column::Proposed, "no"),
        ("1b", Column::Reviewed, "yes"),
        ("1b", Column::Publisher, "Paper A1"),
        ("1b", Column::File, "A1.txt"),
        ("2c", Column::Low, "60000"),
        ("2c", Column::High, ""),
        ("2c", Column::Qualifier, "at least"),
        ("4c", Column::Unit, "USD"),
        ("4c", Column::Value, "USD 3,200,000"),
        ("5a", Column::Population, "Malaysians"),
    ];
    for (name, column, wanted) in expected {
        assert_eq!(cell(name, column), wanted, "{name} {column:?}");
    }
    assert_eq!(table.cell(&case.project, &found, 9_999, Column::Event), "");
}
