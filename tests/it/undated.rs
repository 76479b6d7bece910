//! What a text says of the day of its own publication, and the years that a day of the week leaves open.

use corrobora::{
    mine::{Context, whole},
    model::Boilerplate,
};
use jiff::civil::date;

/// The bound and the years of the first day that has a day of the week.
fn narrowed(language: &str, text: &str) -> (Option<String>, Option<Vec<i16>>) {
    let mut seen = whole(text, &Context { language: Some(language), ..Context::default() });
    let bound = seen.narrow(date(2026, 11, 30));
    (bound.map(|b| b.date.to_string()), seen.dates.into_iter().find_map(|d| d.years))
}

#[test]
fn the_latest_past_date_bounds_the_day_of_publication() {
    let cases = [
        (
            "en",
            "The operation is cited in the Interpol bulletin for April 2024. It began in May 2023.",
            "2024-04",
        ),
        ("en", "As of 3 December 2022, 40 people were held.", "2022-12-03"),
        ("en", "Between 16 and 20 October 2023 police arrested 281 people.", "2023-10-20"),
        ("en", "Since 2021 they have freed 300. The trial will begin on 4 May 2025.", "2021"),
        ("en", "In 2023 they freed 300, ahead of Expo 2025 and the 2026 World Cup.", "2023"),
        ("en", "They want to end it by 2025. In March 2022 forty were freed.", "2022-03"),
        ("fr", "Selon un rapport publié en mars 2023, 40 personnes sont mortes.", "2023-03"),
        ("fr", "Le procès est prévu en mars 2024. Ils ont été arrêtés en 2022.", "2022"),
        ("zh", "2023年10月，警方逮捕了12人。新法将于2024年1月生效。", "2023-10"),
        (
            "de",
            "Im Jahr 2022 wurden 40 Menschen befreit. Bis 2025 soll das Lager schließen.",
            "2022",
        ),
    ];
    for (language, text, bound) in cases {
        assert_eq!(narrowed(language, text).0.as_deref(), Some(bound), "{text}");
    }
    for text in [
        "Police freed 12 people on Monday.",
        "The law takes effect by June 2024.",
        "On 3 May 12 were freed.",
    ] {
        assert_eq!(narrowed("en", text).0, None, "{text}");
    }
}

#[test]
fn a_day_of_the_week_narrows_the_years() {
    let text = "Police freed 12 people on Wednesday (7 Jun).";
    assert_eq!(narrowed("en", text).1, Some(vec![2006, 2017, 2023]));
    let bound = format!("{text} As of December 2022 there were 40.");
    assert_eq!(narrowed("en", &bound).1, Some(vec![2023]));
    assert_eq!(narrowed("en", "Police freed 12 people on 7 June.").1, None);
    assert_eq!(narrowed("en", "Police freed 12 people on Wednesday, 7 June 2023.").1, None);
    let french =
        "La police a libéré 12 personnes le mercredi 7 juin. Un rapport de mars 2022 le dit.";
    assert_eq!(narrowed("fr", french).1, Some(vec![2023]));
}

#[test]
fn what_is_not_the_story_and_what_is_later_than_the_import_bounds_nothing() {
    let text = "Twelve were freed in May 2023.\nRead next: forty held in June 2025";
    let aside = Boilerplate { start: 31, end: text.chars().count(), why: String::new() };
    let context = Context { language: Some("en"), boilerplate: &[aside], ..Context::default() };
    let bound = whole(text, &context).narrow(date(2026, 11, 30)).unwrap();
    assert_eq!((bound.date.to_string().as_str(), bound.start), ("2023-05", 21));
    let context = Context { language: Some("en"), ..Context::default() };
    let text = "It was founded in March 2020. They met in June 2031.";
    let bound = whole(text, &context).narrow(date(2026, 11, 30)).unwrap();
    assert_eq!(bound.date.to_string(), "2020-03");
}

#[test]
fn mine_and_suggest_say_what_bounds_the_day_of_publication() {
    let desk = crate::cli::Desk::new();
    let text = "Police in Laos freed 12 people on Wednesday (7 Jun).\n\nAs of December 2022 forty were held in Laos.\n";
    desk.file("said.txt", text.as_bytes());
    for verb in ["mine", "suggest"] {
        let done = desk.run(&[verb, "said.txt", "--format", "json"]);
        let rows: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let claims = if verb == "mine" { &rows[0]["claims"] } else { &rows };
        let freed = claims.as_array().unwrap().iter().find(|c| c["value"]["low"] == 12).unwrap();
        assert_eq!(freed["published_not_before"], "2022-12", "{verb}");
        assert_eq!(freed["period"]["from"], "--06-07", "{verb}: the year stays open");
        assert_eq!(freed["period_years"][0], 2023, "{verb}");
    }
    let done = desk.run(&["mine", "said.txt", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(rows[0]["published_not_before"], "2022-12");
    assert_eq!(rows[0]["published_not_before_because"]["text"], "December 2022");
    assert_eq!(rows[0]["dates"][0]["years"][0], 2023);
}
