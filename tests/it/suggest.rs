//! Text in, proposed claims out: each `tests/mine/NAME.txt` (first line: its language) beside the claims that are right.
//! A line is a text; `¶` in it begins a new paragraph.

use corrobora::{
    mine::{Context, choices, suggest, whole},
    model::{PartialDate, Value},
};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mine")
}

/// The claims of a text as lines.
fn told(text: &str, language: &str) -> String {
    let published = "2024-04-15".parse::<PartialDate>().ok();
    let context = Context { language: Some(language), published, ..Context::default() };
    let claims = suggest(text, &context);
    let chars: Vec<char> = text.chars().collect();
    let mut lines = String::new();
    for claim in claims {
        let quote: String = chars[claim.start..claim.end].iter().collect();
        assert_eq!(quote, claim.quote, "the quote is not where it says");
        assert!(claim.start <= claim.number.start && claim.number.end <= claim.end);
        let number: String = chars[claim.number.clone()].iter().collect();
        let value = match &claim.value {
            Value::Countries(set) => format!("{} countries", set.len()),
            other => other.to_string(),
        };
        let places: Vec<String> = claim
            .places()
            .iter()
            .map(|p| match &p.locality {
                Some(town) => format!("{} {} ({town})", p.country, p.role.key()),
                None => format!("{} {}", p.country, p.role.key()),
            })
            .collect();
        let period = claim.period.map(|p| p.to_string());
        let as_of = claim.as_of.map(|d| format!("as of {d}"));
        let rest: Vec<String> = [
            Some(places.join(", ")).filter(|p| !p.is_empty()),
            claim.population.map(|p| format!("population {p}")),
            period,
            as_of,
            claim.event.map(|e| format!("event {e}")),
            claim.origin.map(|o| format!("origin {o}")),
            claim.via.map(|v| format!("via {v}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let unit = claim.unit.unwrap_or_default();
        lines.push_str(&format!("{} = {value} [{unit}] «{number}»", claim.metric));
        if !rest.is_empty() {
            lines.push_str(&format!(" | {}", rest.join(" | ")));
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn texts_give_the_claims_that_a_careful_reader_makes() {
    let mut wrong = Vec::new();
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 8, "{} texts", names.len());
    let mut cases = 0;
    for path in names {
        let file = std::fs::read_to_string(&path).unwrap();
        let (language, body) = file.split_once('\n').unwrap();
        // Every line is a text of its own, so that a fault shows where it is.
        let found: String = body
            .lines()
            .filter(|l| !l.is_empty())
            .map(|line| {
                cases += 1;
                format!("{line}\n{}\n", told(&line.replace(" ¶ ", "\n\n"), language))
            })
            .collect();
        let answer = path.with_extension("claims");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&answer, &found).unwrap();
            continue;
        }
        let right = std::fs::read_to_string(&answer).unwrap_or_default();
        if found != right {
            let line = found.lines().zip(right.lines()).find(|(a, b)| a != b);
            wrong.push(format!("{}: {line:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 60, "{cases} cases");
}

#[test]
fn all_numbers_of_a_quote_are_offered_in_their_order() {
    let quote =
        "After a five-month investigation, police arrested 281 people and rescued 149 victims.";
    let found: Vec<String> = choices(quote, Some("en"))
        .into_iter()
        .map(|v| {
            format!("{} {} {}", v.metric.unwrap_or_default(), v.value, v.unit.unwrap_or_default())
        })
        .collect();
    assert_eq!(
        found,
        [
            "length of the investigation 5 months",
            "arrests 281 persons",
            "victims rescued 149 persons"
        ]
    );
    let vague = choices("They made billions of dollars.", Some("en"));
    let Some(Value::Money(amount, _)) = vague.first().map(|v| &v.value) else { panic!("no money") };
    assert_eq!(
        (amount.low.map(|n| n.to_string()).as_deref(), amount.high),
        (Some("1000000000"), None)
    );
}

#[test]
fn no_text_breaks_the_reading_of_claims() {
    let mut random = fastrand::Rng::with_seed(29);
    let pieces = [
        "INTERPOL",
        " said ",
        "120,000",
        " and ",
        "respectively",
        ". ",
        "\n",
        "Operation ",
        "Storm",
        " II",
        "“",
        "”",
        "27 ",
        "countries",
        " from ",
        "Myanmar",
        "Cambodia",
        "ที่",
        "เดือน",
        "ตุลาคม",
        "158",
        "คน",
        "三千",
        "万",
        "人",
        "据",
        "称",
        "ألف",
        "و",
        "مئة",
        "दो",
        "सौ",
        "១៥៨",
        "នាក់",
        "၁၅၈",
        "ဦး",
        "\u{200b}",
        "\u{301}",
        "🙂",
        "last ",
        "August",
        "three",
        "weeks",
        " ago",
        "10/11/2023",
        "%",
        "$",
        "-",
        "(",
        ")",
        "according to ",
        "the ",
        "report",
        "2566",
        "พ.ศ.",
        "令和",
        "5",
        "年",
        "tháng ",
        "năm",
        "Texas",
        ", Pa.",
        "dozens",
        " of ",
        "thousands",
        "\u{ad}",
        "ß",
        "İ",
        "ﷺ",
    ];
    for _ in 0..150 {
        let text: String =
            (0..random.usize(0..24)).map(|_| *random.choice(&pieces).unwrap()).collect();
        let length = text.chars().count();
        for language in [None, Some("en"), Some("th"), Some("zh"), Some("ar")] {
            let context =
                Context { language, published: "2024-04-15".parse().ok(), ..Context::default() };
            let chars: Vec<char> = text.chars().collect();
            for claim in suggest(&text, &context) {
                let quote: String = chars[claim.start..claim.end].iter().collect();
                assert_eq!(quote, claim.quote, "{text:?}");
                if let Value::Number(a) | Value::Money(a, _) = &claim.value {
                    assert_eq!(a.fault(), None, "{text:?}");
                }
            }
            let seen = whole(&text, &context);
            for (start, end, words) in seen
                .numbers
                .iter()
                .map(|n| (n.start, n.end, &n.text))
                .chain(seen.dates.iter().map(|d| (d.start, d.end, &d.text)))
                .chain(seen.countries.iter().map(|c| (c.start, c.end, &c.text)))
                .chain(seen.regions.iter().map(|c| (c.start, c.end, &c.text)))
                .chain(seen.quotations.iter().map(|c| (c.start, c.end, &c.text)))
            {
                assert!(start < end && end <= length, "{text:?}");
                assert_eq!(&chars[start..end].iter().collect::<String>(), words, "{text:?}");
            }
        }
    }
}

#[test]
fn a_name_that_a_line_end_parts_is_no_part_of_the_second_line() {
    // Mails and printed pages break their lines wherever they are full.
    let text = "Police in Sri\nLanka freed 12 people.\nThey came from New\nZealand with 3 others.";
    for claim in suggest(text, &Context { language: Some("en"), ..Context::default() }) {
        let chars: Vec<char> = text.chars().collect();
        let quote: String = chars[claim.start..claim.end].iter().collect();
        assert_eq!(quote, claim.quote);
    }
}
