//! Claims, findings and articles as workbooks: typed cells, text that stays text, and the same bytes.

use super::{
    briefs::harbour,
    docx::{at, check_package, part},
};
use corrobora::{
    model::{Amount, Claim, PartialDate, Period, Project, Qualifier, Value},
    office::{Cell, Column, Core, Sheet, workbook},
    table,
};
use std::{collections::BTreeMap, process::Command, sync::Arc};

fn core() -> Core {
    Core { title: "Claims".to_owned(), at: at(), ..Core::default() }
}

/// A cell as it stands in the file: kind, look, value (of texts the text).
type Found = (String, String, String);

/// The cells of the first sheet by their names.
fn cells(bytes: &[u8]) -> BTreeMap<String, Found> {
    let strings = part(bytes, "xl/sharedStrings.xml");
    let strings: Vec<String> = strings
        .split("<si>")
        .skip(1)
        .map(|si| {
            let text = si.split("<t xml:space=\"preserve\">").nth(1).unwrap();
            quick_xml::escape::unescape(text.split("</t>").next().unwrap()).unwrap().into_owned()
        })
        .collect();
    let sheet = part(bytes, "xl/worksheets/sheet1.xml");
    let mut out = BTreeMap::new();
    for cell in sheet.split("<c ").skip(1) {
        let (head, rest) = cell.split_once('>').unwrap();
        let of = |name: &str| {
            let found = head.split(&format!("{name}=\"")).nth(1);
            found.map(|f| f.split('"').next().unwrap().to_owned()).unwrap_or_default()
        };
        let value = rest.split("<v>").nth(1).unwrap().split("</v>").next().unwrap();
        let kind = of("t");
        let value = if kind == "s" {
            strings[value.parse::<usize>().unwrap()].clone()
        } else {
            value.to_owned()
        };
        out.insert(of("r"), (kind, of("s"), value));
    }
    out
}

/// The cell below a heading in a row, counted from 1.
fn below(cells: &BTreeMap<String, Found>, heading: &str, row: usize) -> Option<Found> {
    let (name, _) = cells.iter().find(|(name, c)| is_first_row(name) && c.2 == heading).unwrap();
    let column = name.trim_end_matches(char::is_numeric);
    cells.get(&format!("{column}{}", row + 1)).cloned()
}

fn is_first_row(name: &str) -> bool {
    name.trim_start_matches(char::is_alphabetic) == "1"
}

fn claims(project: &Project) -> Vec<u8> {
    let findings = corrobora::findings::findings(project);
    let rows = table::rows(project, &findings);
    let all = rows.filter(project, &findings, &table::Filter::default());
    let sheet = table::claim_sheet(project, &findings, &rows, &all, &table::Column::ALL);
    workbook(&[sheet], &core()).unwrap()
}

fn change(project: &mut Project, number: usize, change: impl FnOnce(&mut Claim)) {
    let id = *project.claims.keys().nth(number).unwrap();
    change(Arc::make_mut(project.claims.get_mut(&id).unwrap()));
}

fn is(found: Option<Found>, kind: &str, value: &str) {
    let (is_kind, _, is_value) = found.unwrap();
    assert_eq!((is_kind.as_str(), is_value.as_str()), (kind, value));
}

#[test]
fn numbers_are_numbers_and_whole_dates_dates() {
    let mut project = harbour().project;
    let day: PartialDate = "2023-06-14".parse().unwrap();
    change(&mut project, 0, |claim| {
        claim.as_of = Some(day);
        claim.period = Some(Period::on(day));
    });
    change(&mut project, 1, |claim| {
        claim.value = Value::Number(Amount::qualified(158, Qualifier::AtLeast));
        claim.as_of = "2023-06".parse().ok();
    });
    change(&mut project, 2, |claim| {
        claim.value = Value::Number(Amount::exact(
            "1234567890123456789".parse::<rust_decimal::Decimal>().unwrap(),
        ));
    });
    let bytes = claims(&project);
    check_package(&bytes);
    let cells = cells(&bytes);
    is(below(&cells, "Value", 1), "", "158");
    is(below(&cells, "Low", 1), "", "158");
    is(below(&cells, "As of", 1), "", "45091");
    is(below(&cells, "Period", 1), "", "45091");
    is(below(&cells, "Published", 1), "", "45091");
    is(below(&cells, "Articles", 1), "", "3");
    // 1 May 2024, 10:00, as a part of the day.
    is(below(&cells, "Made", 1), "", "45413.4166666667");
    is(below(&cells, "Value", 2), "s", "at least 158");
    is(below(&cells, "Low", 2), "", "158");
    assert_eq!(below(&cells, "High", 2), None, "no number is no cell");
    is(below(&cells, "As of", 2), "s", "2023-06");
    // A spreadsheet keeps fifteen digits; a longer number would become another one.
    is(below(&cells, "Low", 3), "s", "1234567890123456789");
    // Dates look like dates.
    let look = |heading| below(&cells, heading, 1).unwrap().1;
    assert_eq!(look("As of"), look("Published"));
    assert_ne!(look("As of"), look("Low"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"yyyy\\-mm\\-dd\""));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<autoFilter ref=\"A1:AB7\"/>"), "{sheet}");
    assert!(sheet.contains("customWidth=\"1\""));
}

#[test]
fn a_text_is_never_a_formula() {
    let mut project = harbour().project;
    let bad = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "＝1+1",
        "<f>1</f>\u{0}\u{202e}",
    ];
    for (number, text) in bad.iter().cycle().take(project.claims.len()).enumerate() {
        change(&mut project, number, |claim| claim.note = (*text).to_owned());
    }
    let bytes = claims(&project);
    check_package(&bytes);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "a formula");
    let cells = cells(&bytes);
    let mut looks = std::collections::BTreeSet::new();
    for (number, text) in bad.iter().take(6).enumerate() {
        let (kind, look, value) = below(&cells, "Note", number + 1).unwrap();
        assert_eq!((kind.as_str(), value.as_str()), ("s", *text));
        looks.insert(look);
    }
    // Whoever edits such a cell gets no formula either.
    assert_eq!(looks.len(), 1);
    let look: usize = looks.first().unwrap().parse().unwrap();
    let styles = part(&bytes, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    assert!(formats.split("<xf ").nth(look + 1).unwrap().contains("quotePrefix=\"1\""));
}

#[test]
fn findings_and_articles_have_sheets_too() {
    let project = harbour().project;
    let findings = corrobora::findings::findings(&project);
    let sheet = table::finding_sheet(&project, &findings);
    let bytes = workbook(std::slice::from_ref(&sheet), &core()).unwrap();
    check_package(&bytes);
    let found = cells(&bytes);
    is(below(&found, "Verdict", 1), "s", "Corroborated");
    is(below(&found, "Values", 1), "", "1204");
    is(below(&found, "Verdict", 3), "s", "Contradicted");
    is(below(&found, "Values", 3), "s", "158; 185");
    is(below(&found, "Lowest", 3), "", "158");
    is(below(&found, "Highest", 3), "", "185");
    is(below(&found, "Origins", 3), "", "3");
    let csv = String::from_utf8(table::sheet_csv(&sheet).unwrap()).unwrap();
    assert!(csv.contains(",\"Contradicted\",\"value\",\"158; 185\",158,185,3,3,"), "{csv}");

    let sheet = table::article_sheet(&project);
    let bytes = workbook(&[sheet], &core()).unwrap();
    check_package(&bytes);
    let found = cells(&bytes);
    is(below(&found, "Title", 1), "s", "Dozens freed from towers at the port");
    is(below(&found, "Published", 1), "", "45091");
    assert_eq!(below(&found, "Published", 3), None);
    is(below(&found, "Claims", 1), "", "3");
    is(below(&found, "Quotes", 1), "", "3");
    assert_eq!(below(&found, "SHA-256", 1).unwrap().2.len(), 64);
}

#[test]
fn odd_sheets_are_whole() {
    let text = |n: usize| Cell::Text("ខ".repeat(n));
    let column = |title: &str| Column { title: title.to_owned(), wide: true };
    let odd = Sheet {
        name: "a[b]:*?/\\'\u{0}".repeat(9),
        columns: vec![column("=x"), column(""), column("\u{202e}")],
        rows: vec![
            vec![text(40_000), text(5_000), Cell::Empty],
            Vec::new(),
            vec![
                Cell::Number("-0.50".parse().unwrap()),
                Cell::Moment("1800-01-01T00:00:00Z".parse().unwrap()),
            ],
            vec![Cell::Empty; 9],
        ],
    };
    let same = Sheet { name: "SHEET1".to_owned(), ..Sheet::default() };
    let sheets = [odd, same.clone(), same, Sheet::default()];
    let bytes = workbook(&sheets, &Core::default()).unwrap();
    let read = check_package(&bytes);
    let names: Vec<&str> = read["xl/workbook.xml"]
        .iter()
        .filter(|e| e.name == "sheet")
        .map(|e| e.get("name").unwrap())
        .collect();
    assert_eq!(names.len(), 4);
    assert!(names.iter().all(|n| !n.is_empty() && n.chars().count() <= 31), "{names:?}");
    let found = cells(&bytes);
    assert!(found["A2"].2.encode_utf16().count() <= 32_767 && found["A2"].2.ends_with("no more]"));
    assert_eq!(found["B2"].2.chars().count(), 5_000);
    assert_eq!(found["A4"].2, "-0.5");
    assert_eq!(found["B4"].0, "s");
    assert_eq!(workbook(&sheets, &Core::default()).unwrap(), bytes);
    let rows = vec![Vec::new(); 1_048_576];
    let full = Sheet { rows, ..Sheet::default() };
    assert!(workbook(&[full], &Core::default()).unwrap_err().to_string().contains("CSV"));
}

#[test]
fn the_program_writes_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/practice/clear-river.corrobora.ron");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_corrobora")).args(arguments).output().unwrap()
    };
    for what in ["claims", "findings", "articles"] {
        let printed = run(&[what, project, "--format", "xlsx"]);
        assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
        check_package(&printed.stdout);
        let file = folder.path().join(format!("{what}.xlsx"));
        let written = run(&[what, project, "--format", "xlsx", "-o", file.to_str().unwrap()]);
        assert!(written.status.success() && written.stdout.is_empty());
        assert_eq!(std::fs::read(&file).unwrap(), printed.stdout, "the same bytes");
        if let Some(keep) = std::env::var_os("CORROBORA_KEEP") {
            let path = std::path::Path::new(&keep).join(what).with_extension("xlsx");
            std::fs::write(path, &printed.stdout).unwrap();
        }
        let json = run(&[what, project, "--format", "json"]);
        let csv = run(&[what, project, "--format", "csv"]);
        let rows = serde_json::from_slice::<serde_json::Value>(&json.stdout).unwrap();
        let rows = rows.as_array().unwrap().len();
        let sheet = part(&printed.stdout, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches("<row ").count(), rows + 1, "{what}");
        let mut reader = csv::Reader::from_reader(csv.stdout.as_slice());
        assert_eq!(reader.records().map(Result::unwrap).count(), rows, "{what}");
        assert!(!run(&[what, project]).stdout.is_empty());
    }
}
