//! What people type into fields: read as meant, or refused with both meanings.

use corrobora::{
    model::{Amount, Place, Project, Qualifier, Role, Value},
    places,
    table::Column,
    typed, verbs,
};
use fastrand::Rng;
use rust_decimal::Decimal;

fn number(text: &str) -> Option<String> {
    typed::number(text).unwrap().map(|n| n.to_string())
}

#[test]
fn numbers_are_read_in_digits_of_any_script() {
    let cases = [
        ("149", "149"),
        (" 1,234 ", "1234"),
        ("1 234 567", "1234567"),
        ("1\u{202f}234", "1234"),
        ("12’500", "12500"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234.567", "1234.567"),
        ("-3", "-3"),
        ("๑๔๙", "149"),
        ("១៤៩", "149"),
        ("٢٦٤", "264"),
        ("१४९", "149"),
    ];
    for (text, expected) in cases {
        assert_eq!(number(text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(number("  "), None);
}

#[test]
fn a_number_that_can_be_read_in_two_ways_is_refused_with_both() {
    for text in ["1,5", "1.234", "12.500", "1,23,456", "1234,567", "1.234,5", "1.234.567", "12 34"]
    {
        let refused = typed::number(text).unwrap_err();
        assert!(refused.contains(text), "{text}: {refused}");
    }
    let both = typed::number("1.234").unwrap_err();
    assert!(both.contains("1234") && both.contains("1.2340"), "{both}");
    for text in ["many", "--1", "1-2", ".", "5.", ".5", "1e5", "99999999999999999999999999999999"] {
        assert!(typed::number(text).is_err(), "{text}");
    }
}

#[test]
fn amounts_are_read_with_their_qualifiers() {
    use Qualifier as Q;
    let one = |n: i64, q| Amount::qualified(n, q);
    let cases = [
        ("149", one(149, Q::Exact)),
        ("at least 1,234", one(1234, Q::AtLeast)),
        ("20 or more", one(20, Q::AtLeast)),
        ("> 430", one(430, Q::MoreThan)),
        (">= 430", one(430, Q::AtLeast)),
        ("Up to 500", one(500, Q::AtMost)),
        ("about 3.5 million", one(3_500_000, Q::About)),
        ("an estimated 120,000", one(120_000, Q::Estimated)),
        ("20-30", Amount::range(20, 30)),
        ("between 20 and 30", Amount::range(20, 30)),
    ];
    for (text, expected) in cases {
        assert_eq!(typed::amount(text).unwrap(), expected, "{text}");
    }
    let dozens = typed::amount("dozens").unwrap();
    assert_eq!((dozens.low, dozens.high), (Some(24.into()), None));
    assert_eq!(dozens.to_string(), "dozens");
    for text in ["", "30-20", "20-20", "about", "some", "20–"] {
        assert!(typed::amount(text).is_err(), "{text}");
    }
}

#[test]
fn every_country_is_found_by_its_own_name_and_a_name_of_two_is_refused() {
    for info in places::all() {
        assert_eq!(typed::country(&info.name).unwrap(), info.code, "{}", info.name);
        let list = [Place { country: info.code, locality: None, role: Role::Transit }];
        assert_eq!(typed::places_line(&typed::places_text(&list)).unwrap(), list);
    }
    assert_eq!(typed::country("กัมพูชา").unwrap().as_str(), "KH");
    let two = typed::country("United").unwrap_err();
    assert!(two.contains("United Kingdom") && two.contains("United States"), "{two}");
    assert!(typed::country("Atlantis").unwrap_err().contains("Atlantis"));
    assert!(typed::places_line("Cambodia (kitchen)").unwrap_err().contains("kitchen"));
}

#[test]
fn periods_are_read_in_one_line() {
    let cases = ["2023", "2023-10-16", "2023-10-16 – 2023-10-20", "from 2023-10", "until 2024", ""];
    for text in cases {
        assert_eq!(typed::period_line("Period", text).unwrap().to_string(), text);
    }
    let slash = typed::period_line("Period", "2023-10-16/2023-10-20").unwrap();
    assert_eq!(slash.to_string(), "2023-10-16 – 2023-10-20");
    let turned = typed::period_line("Period", "2023-10-20 – 2023-10-16").unwrap_err();
    assert!(turned.contains("before"), "{turned}");
    assert!(typed::period_line("Period", "16.10.2023").is_err());
}

#[test]
fn every_cell_of_the_practice_case_reads_back_as_it_was() {
    let bytes = include_bytes!("../../assets/practice/clear-river.corrobora.ron");
    let mut project: Project = corrobora::format::read_project(bytes).unwrap();
    let ids: Vec<_> = project.claims.keys().copied().collect();
    let mut cells = 0;
    for id in ids {
        for column in Column::ALL {
            let claim = project.claims[&id].clone();
            let Some(text) = verbs::cell_text(&project, &claim, column) else {
                assert!(verbs::read_cell(&claim, column, "x").is_err());
                continue;
            };
            let field = verbs::read_cell(&claim, column, &text).unwrap();
            let mut session = crate::edits::session(project.clone(), 1);
            let (now, mut hand) = session.hand("2026-03-01T12:00:00Z".parse().unwrap());
            let change = verbs::edit_claims(now, &mut hand, &[id].into(), &field);
            assert_eq!(change.edits, [], "{} {text}", column.title());
            cells += 1;
            project = now.clone();
        }
    }
    assert!(cells > 100);
}

/// A random amount that can be said.
fn amount(rng: &mut Rng) -> Amount {
    loop {
        let mut n = || Decimal::new(rng.i64(0..10_000_000), rng.u32(0..3)).normalize();
        let (a, b) = (n(), n());
        let qualifier = Qualifier::ALL[rng.usize(..Qualifier::ALL.len())];
        let amount = match qualifier {
            Qualifier::Range | Qualifier::Order => {
                Amount { low: Some(a.min(b)), high: Some(a.max(b)), qualifier }
            }
            other => Amount::qualified(a, other),
        };
        if amount.fault().is_none() {
            return amount;
        }
    }
}

#[test]
fn what_a_cell_shows_of_an_amount_is_read_back() {
    let mut rng = Rng::with_seed(11);
    for _ in 0..5_000 {
        let amount = amount(&mut rng);
        assert_eq!(typed::amount(&amount.to_string()), Ok(amount.clone()));
        let money = Value::Money(amount, "USD".parse().unwrap());
        for text in [money.to_string(), money.in_words(), typed::value_text(&money)] {
            assert_eq!(typed::value(&text, &money), Ok(money.clone()), "{text}");
        }
    }
}

#[test]
fn a_currency_stands_with_its_number_and_is_read_wherever_it_stands() {
    let euros = |n: Amount| Value::Money(n, "EUR".parse().unwrap());
    let more = euros(Amount::qualified(1_200_000, Qualifier::MoreThan));
    assert_eq!(more.in_words(), "more than EUR 1,200,000");
    let dollars = Value::Money(Amount::exact(1), "USD".parse().unwrap());
    for text in ["more than EUR 1,200,000", "EUR more than 1.2 million", "more than 1,200,000 EUR"]
    {
        assert_eq!(typed::value(text, &dollars), Ok(more.clone()), "{text}");
    }
    let range = euros(Amount::range(20, 30));
    assert_eq!(range.in_words(), "EUR 20–30");
    let dozens = euros(Amount::from_order_words("dozens").unwrap());
    assert_eq!(dozens.in_words(), "dozens of EUR");
    assert_eq!(typed::value("dozens of EUR", &dollars), Ok(dozens));
    assert_eq!(
        euros(Amount::qualified(500, Qualifier::Estimated)).in_words(),
        "an estimated EUR 500"
    );
}

#[test]
fn nothing_that_can_be_typed_makes_it_panic() {
    let mut rng = Rng::with_seed(12);
    let pieces = [
        "1", ",", ".", "-", "–", " to ", "USD ", "million", "at least", "(", ")", ":", ";", "ก",
        "١", "\u{301}", "from ", "2023", "or more", "Cambodia", "<", " ",
    ];
    for _ in 0..1_000 {
        let n = rng.usize(0..8);
        let text: String = (0..n).map(|_| pieces[rng.usize(..pieces.len())]).collect();
        let read = [
            typed::number(&text).is_ok(),
            typed::amount(&text).is_ok_and(|a| a.fault().is_some()),
            typed::period_line("Period", &text).is_ok(),
            typed::places_line(&text).is_ok(),
            typed::countries(&text).is_ok_and(|set| set.iter().any(|c| !c.exists())),
        ];
        assert!(!read[1] && !read[4], "{text}");
    }
}
