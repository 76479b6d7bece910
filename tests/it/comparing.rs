//! Claims that speak of one fact in other words: populations and lists of countries in any language, bounds beside values,
//! articles in any order.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic; its helpers too"
)]

use crate::findings::Case;
use corrobora::{
    findings::{Kept, Reason, credibility, findings, misnamed},
    mine::{Context, Proposal, suggest},
    model::{Amount, ArticleId, Country, Project, Value, Verdict},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn case(lines: &[&str]) -> Case {
    let mut case = Case::new();
    for line in lines {
        case.claim(line);
    }
    case
}

/// The verdicts on all findings, with articles and origins.
fn verdicts(case: &Case) -> Vec<(Verdict, usize, usize)> {
    let all = findings(&case.project);
    all.iter().map(|f| (f.verdict, f.articles.len(), f.origins)).collect()
}

fn proposals(text: &str, language: &str) -> Vec<Proposal> {
    suggest(text, &Context { language: Some(language), ..Context::default() })
}

#[test]
fn a_group_is_one_population_in_all_languages() {
    let words = [
        "women",
        "female victims",
        "femmes",
        "mujeres",
        "mulheres",
        "perempuan",
        "phụ nữ",
        "ผู้หญิง",
        "女性",
        "ស្ត្រី",
        "အမျိုးသမီး",
        "ແມ່ຍິງ",
        "نساء",
        "महिलाओं",
        "Frauen",
        "женщин",
    ];
    for word in words {
        let both = case(&[
            "a A rescued 44; event=X; origin=P; who=women",
            &format!("b B rescued 44; event=X; origin=Q; who={word}"),
        ]);
        assert_eq!(verdicts(&both), [(Verdict::Corroborated, 2, 2)], "{word}");
        // A part, and no rival of all.
        let part = case(&[
            "a A rescued 281; event=X; origin=P",
            &format!("b B rescued 12; event=X; origin=Q; who={word}"),
        ]);
        assert_eq!(verdicts(&part).len(), 2, "{word}");
    }
    // Nor are women children, nor those of one country all of them.
    for (one, other) in
        [("women", "children"), ("women", "Indian women"), ("femmes", "men"), ("girls", "women")]
    {
        let two = case(&[
            &format!("a A rescued 44; event=X; origin=P; who={one}"),
            &format!("b B rescued 12; event=X; origin=Q; who={other}"),
        ]);
        assert_eq!(verdicts(&two).len(), 2, "{one} / {other}");
    }
}

#[test]
fn spellings_of_a_population_in_all_languages_are_one() {
    let key = |words: &str| {
        let case = case(&[&format!("a A rescued 44; event=X; origin=P; who={words}")]);
        findings(&case.project).list[0].key.population.clone().unwrap()
    };
    let table: &[(&str, &[&str])] = &[
        (
            "women",
            &[
                "women",
                "female victims",
                "the women",
                "femmes",
                "mujeres",
                "mulheres",
                "perempuan",
                "phụ nữ",
                "ผู้หญิง",
                "女性",
                "妇女",
                "ស្ត្រី",
                "အမျိုးသမီး",
                "ແມ່ຍິງ",
                "نساء",
                "महिलाओं",
                "Frauen",
                "женщин",
            ],
        ),
        (
            "children",
            &["minors", "enfants", "menores", "crianças", "trẻ em", "未成年人", "เด็ก", "детей"],
        ),
        ("children+women", &["women and children", "femmes et enfants", "phụ nữ và trẻ em"]),
        (
            "foreigners",
            &["foreign nationals", "étrangers", "warga negara asing", "người nước ngoài"],
        ),
        (".in", &["Indians", "Indian nationals", "people from India", "Indian workers"]),
        (".vn:women", &["Vietnamese women", "越南女子"]),
        ("crew of the ship", &["crew of the ship"]),
    ];
    for (key_of, all) in table {
        for words in *all {
            assert_eq!(key(words), *key_of, "{words}");
            assert_eq!(key(&key(words)), *key_of, "{words}");
        }
    }
    assert_ne!(key("women of the north"), key("women"));
}

#[test]
fn who_is_counted_is_read_beside_the_number() {
    for (language, text, expected) in [
        (
            "vi",
            "Ngày 3/5/2024, cảnh sát Lào bắt 12 phụ nữ và 3 trẻ em, theo Europol.",
            "12 phụ nữ, 3 trẻ em",
        ),
        ("th", "ตำรวจลาวจับกุมผู้หญิง 12 คน เมื่อวันที่ 3 พฤษภาคม 2567 ยูโรโพลระบุ", "12 ผู้หญิง"),
        ("ar", "اعتقلت شرطة لاوس 12 امرأة في 3 مايو 2024.", "12 امرأة"),
        ("zh", "老挝警方在2024年5月3日逮捕3名未成年人和12名女子。", "3 未成年人, 12 女子"),
        ("hi", "लाओस पुलिस ने 3 मई 2024 को 12 महिलाओं को गिरफ्तार किया।", "12 महिलाओं"),
        ("id", "Polisi Laos menangkap 12 perempuan pada 3 Mei 2024.", "12 perempuan"),
        ("ru", "Полиция Лаоса арестовала 12 женщин 3 мая 2024 года.", "12 женщин"),
        ("en", "Police in Laos arrested 281 people on 3 May 2024.", "281 -"),
        ("th", "ตำรวจลาวจับกุมผู้ต้องสงสัย 12 คน เมื่อวันที่ 3 พฤษภาคม 2567", "12 -"),
        ("vi", "Ngày 3/5/2024, cảnh sát Lào bắt 12 người.", "12 -"),
    ] {
        let counts = proposals(text, language).into_iter().filter(|p| p.metric == "arrests");
        let found: Vec<String> = counts
            .map(|p| format!("{} {}", p.value, p.population.as_deref().unwrap_or("-")))
            .collect();
        assert_eq!(found.join(", "), expected, "{language}: {text}");
    }
}

#[test]
fn a_bound_and_a_value_near_it_are_two_origins_that_agree() {
    for (one, other) in
        [(">200", "313"), (">=44", "50"), ("<=60", "50"), ("40..60", "52"), (">700", "771")]
    {
        let both = case(&[
            &format!("a A arrests {one}; event=X; origin=P"),
            &format!("b B arrests {other}; event=X; origin=Q"),
        ]);
        assert_eq!(verdicts(&both), [(Verdict::Corroborated, 2, 2)], "{one} beside {other}");
    }
    // Only one of them gives the figure, so the figure itself has one origin.
    let both = case(&["a A arrests >200; event=X; origin=P", "b B arrests 313; event=X; origin=Q"]);
    let all = findings(&both.project);
    let finding = &all.list[0];
    assert_eq!(finding.groups[0].origins, 1);
    let grade = credibility(&both.project, finding, both.claims["b"]).unwrap();
    assert_eq!(grade.grade.digit(), 3, "{}", grade.reason);
    // The same origin twice is one.
    let one = case(&["a A arrests >200; event=X; origin=P", "b B arrests 313; event=X; origin=P"]);
    assert_eq!(verdicts(&one), [(Verdict::SingleOrigin, 2, 1)]);
}

#[test]
fn parts_of_one_source_stand_for_or_against_the_sum_of_another() {
    let of = |whole: &str, parts: &[&str]| {
        let mut lines = vec![format!("w A rescued {whole}")];
        lines.extend(parts.iter().enumerate().map(|(i, part)| format!("p{i} B rescued {part}")));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let case = case(&lines);
        let all = findings(&case.project);
        let finding = all.of_claim(case.claims["w"]).unwrap();
        assert_eq!(finding.claims, [case.claims["w"]]);
        for i in 0..parts.len() {
            assert_ne!(all.of_claim(case.claims[&format!("p{i}")]), Some(finding));
        }
        (finding.verdict, finding.articles.len(), finding.origins, finding.sums.len())
    };
    let parts = ["70; event=X; origin=Q; who=men", "50; event=X; origin=Q; who=women"];
    let whole = |n: &str| format!("{n}; event=X; origin=P");
    assert_eq!(of(&whole("120"), &parts), (Verdict::Corroborated, 2, 2, 1));
    // There may have been children as well, but never fewer people than men and women.
    assert_eq!(of(&whole("150"), &parts), (Verdict::SingleOrigin, 1, 1, 0));
    assert_eq!(of(&whole("100"), &parts), (Verdict::Contradicted, 2, 2, 1));
    let same = ["70; event=X; origin=P; who=men", "50; event=X; origin=P; who=women"];
    assert_eq!(of(&whole("120"), &same), (Verdict::SingleOrigin, 2, 1, 1));
    // Girls may be children; and of two operations nothing is added.
    let twice = ["70; event=X; origin=Q; who=children", "50; event=X; origin=Q; who=girls"];
    assert_eq!(of(&whole("120"), &twice), (Verdict::SingleOrigin, 1, 1, 0));
    let other = ["70; event=Y; origin=Q; who=men", "50; event=Y; origin=Q; who=women"];
    assert_eq!(of(&whole("120"), &other), (Verdict::SingleOrigin, 1, 1, 0));
    let nations =
        ["70; event=X; origin=Q; who=Indians", "50; event=X; origin=Q; who=ressortissants chinois"];
    assert_eq!(of(&whole("120"), &nations), (Verdict::Corroborated, 2, 2, 1));
}

#[test]
fn sums_follow_an_edit_of_a_part() {
    let case = case(&[
        "w A rescued 120; event=X; origin=P",
        "m B rescued 70; event=X; origin=Q; who=men",
        "f B rescued 50; event=X; origin=Q; who=women",
        "o C rescued 9; event=Y; origin=Q",
    ]);
    let mut kept = Kept::of(Arc::new(case.project.clone()));
    for (name, value, who) in [
        ("f", 55_u32, Some("women")),
        ("f", 50_u32, Some("women")),
        ("m", 70_u32, None),
        ("m", 70_u32, Some("men")),
    ] {
        let mut project = Project::clone(&case.project);
        let claim = Arc::make_mut(project.claims.get_mut(&case.claims[name]).unwrap());
        claim.value = Value::Number(Amount::exact(value));
        claim.population = who.map(str::to_owned);
        let project = Arc::new(project);
        kept = kept.after(Arc::clone(&project));
        assert_eq!(**kept.findings(), findings(&project), "{name} {value} {who:?}");
    }
}

#[test]
fn a_year_beside_no_time_may_be_the_same() {
    let both = case(&[
        "a A arrests 281; origin=P; site=LA; period=2023",
        "b B arrests 310; origin=Q; site=LA",
    ]);
    assert_eq!(verdicts(&both), [(Verdict::MayContradict, 2, 2)]);
}

#[test]
fn a_wrong_number_of_listed_countries_is_one_of_value() {
    let reasons = |line: &str| {
        let case = case(&[line]);
        let all = findings(&case.project);
        let mut metric = case.project.metrics.clone();
        for one in metric.values_mut() {
            Arc::make_mut(one).unit = corrobora::model::Unit::Countries;
        }
        let project = Project { metrics: metric, ..case.project.clone() };
        assert!(all.list[0].reasons.is_empty());
        findings(&project).list[0].reasons.clone()
    };
    assert_eq!(
        reasons("a A participating_countries 7; event=X; origin=P; participant=TH LA KH VN MY SG"),
        [Reason::Value]
    );
    assert_eq!(
        reasons(
            "a A participating_countries 3; event=X; origin=P; who=Asian; participant=TH LA BR"
        ),
        [Reason::Scope]
    );
    assert_eq!(
        reasons(
            "a A participating_countries 3; event=X; origin=P; who=pays africains; participant=KE GH BR"
        ),
        [Reason::Scope]
    );
    assert_eq!(
        reasons(
            "a A participating_countries 3; event=X; origin=P; who=Asian; participant=TH LA KH"
        ),
        []
    );
}

#[test]
fn those_whom_a_compound_holds_are_a_part_of_those_in_its_country() {
    let of = |compound: &str, country: &str| {
        let mut case = case(&[
            &format!("a A people_held {compound}; origin=P; site=MM"),
            &format!("b B people_held {country}; origin=Q; site=MM"),
        ]);
        for metric in case.project.metrics.values_mut() {
            Arc::make_mut(metric).per_place = true;
        }
        let id = case.claims["a"];
        let claim = Arc::make_mut(case.project.claims.get_mut(&id).unwrap());
        claim.places[0].locality = Some("Myawaddy".to_owned());
        verdicts(&case)[0].0
    };
    assert_eq!(of("3800", "~120000"), Verdict::NotComparable);
    // No compound holds more than its country.
    assert_eq!(of("120000", "3800"), Verdict::MayContradict);
}

/// The countries outside of what a text calls those that it lists.
fn outside(text: &str, language: &str) -> Vec<String> {
    let mut case = Case::new();
    let mut found = BTreeSet::new();
    let list = proposals(text, language);
    for (i, p) in list.iter().enumerate() {
        let metric = p.metric.replace(' ', "_");
        if !metric.contains("countries") {
            continue;
        }
        let value = match &p.value {
            Value::Countries(set) => {
                let codes: Vec<String> = set.iter().map(Country::to_string).collect();
                format!("countries {}", codes.join(" "))
            }
            other => other.to_string().split(' ').next_back().unwrap().to_owned(),
        };
        case.claim(&format!("c{i} A {metric} {value}; event=X; origin=P"));
        let id = case.claims[&format!("c{i}")];
        let claim = Arc::make_mut(case.project.claims.get_mut(&id).unwrap());
        claim.places = p.places();
        claim.population = p.population.clone();
    }
    for metric in case.project.metrics.values_mut() {
        Arc::make_mut(metric).unit = corrobora::model::Unit::Countries;
    }
    let claims: Vec<_> = case.claims.values().copied().collect();
    for one in misnamed(&case.project, &claims) {
        found.extend(one.outside.iter().map(Country::to_string));
    }
    found.into_iter().collect()
}

#[test]
fn words_for_a_list_of_countries_are_held_against_it_in_all_languages() {
    for (language, text, expected) in [
        (
            "en",
            "Five African countries took part in Operation Blue Sky: Kenya, Ghana, Nigeria, Uganda and Brazil.",
            "BR",
        ),
        (
            "en",
            "At least four Southeast Asian countries took part in Operation Blue Sky, INTERPOL said: Thailand, Laos, Taiwan, \
             Vietnam and Bangladesh.",
            "BD TW",
        ),
        (
            "en",
            "Five African countries took part in Operation Blue Sky in June 2024, INTERPOL said. They are Kenya, Ghana, \
             Nigeria, Uganda and Brazil.",
            "BR",
        ),
        (
            "en",
            "Four African countries took part in Operation Blue Sky in June 2024, INTERPOL said.\n\nParticipating \
             countries:\n\nKenya\n\nGhana\n\nUganda\n\nBrazil\n\nPolice seized 40 phones.",
            "BR",
        ),
        (
            "en",
            "Victims came from 4 Asian countries including India, Nepal, Kenya and Vietnam, INTERPOL said.",
            "KE",
        ),
        (
            "fr",
            "Cinq pays africains ont participé à l’opération Blue Sky en juin 2024 : le Kenya, le Ghana, le Nigeria, l’Ouganda \
             et le Brésil.",
            "BR",
        ),
        (
            "es",
            "Cuatro países asiáticos participaron en la operación: Tailandia, Laos, Vietnam y Kenia.",
            "KE",
        ),
        (
            "pt",
            "Quatro países asiáticos participaram da operação: Tailândia, Laos, Vietnã e Quênia.",
            "KE",
        ),
        (
            "en",
            "Three Asian countries took part in Operation Blue Sky: Thailand, Laos and Vietnam.",
            "",
        ),
        (
            "fr",
            "Trois pays africains ont participé à l’opération : le Kenya, le Ghana et le Nigeria.",
            "",
        ),
        (
            "en",
            "Three European Union countries took part in Operation Blue Sky: France, Cyprus and Spain.",
            "",
        ),
    ] {
        assert_eq!(outside(text, language).join(" "), expected, "{language}: {text}");
    }
}

/// A project with its articles brought in the other way round: ids tell the opposite of what they told.
fn turned(project: &Project) -> Project {
    let ids: Vec<ArticleId> = project.articles.keys().copied().collect();
    let to: BTreeMap<ArticleId, ArticleId> =
        ids.iter().copied().zip(ids.iter().rev().copied()).collect();
    let mut turned = project.clone();
    turned.articles = project.articles.iter().map(|(id, a)| (to[id], Arc::clone(a))).collect();
    for quote in turned.annotations.values_mut() {
        let quote = Arc::make_mut(quote);
        quote.article = to[&quote.article];
    }
    let mut records: Vec<_> = project.claims.iter().collect();
    records.sort_by_key(|(id, claim)| (turned.annotations[&claim.annotations[0]].article, **id));
    let records = records.into_iter().map(|(_, claim)| Arc::clone(claim));
    turned.claims = project.claims.keys().copied().zip(records).collect();
    turned
}

#[test]
fn findings_do_not_depend_on_the_order_of_articles() {
    let mut random = fastrand::Rng::with_seed(11);
    for round in 0..60 {
        let mut case = Case::new();
        for i in 0..14 {
            let article = random.u8(b'A'..b'F') as char;
            let value =
                *random.choice(&["35", "40", ">30", "~38", "120", ">=100", "dozens"]).unwrap();
            let origin =
                *random.choice(&["P", "Q", "Thai police", "police", "Royal Thai Police"]).unwrap();
            let site = *random.choice(&["", "; site=TH", "; site=LA", "; site=TH LA"]).unwrap();
            let when = *random
                .choice(&["", "; period=2024-03-05", "; period=2024-03", "; period=2024"])
                .unwrap();
            case.claim(&format!("c{i} {article} arrests {value}; origin={origin}{site}{when}"));
        }
        let summary = |project: &Project| -> Vec<String> {
            let all = findings(project);
            let mut lines: Vec<String> = all
                .iter()
                .map(|f| {
                    let values = f.claims.iter().map(|id| project.claims[id].value.to_string());
                    let mut values: Vec<String> = values.collect();
                    values.sort();
                    format!(
                        "{:?} {:?} {} {} {values:?}",
                        f.verdict,
                        f.reasons,
                        f.articles.len(),
                        f.origins
                    )
                })
                .collect();
            lines.sort();
            lines
        };
        assert_eq!(summary(&case.project), summary(&turned(&case.project)), "round {round}");
    }
}
