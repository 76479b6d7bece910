//! One origin under several names, bounds that confirm nothing, figures that are parts of others.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic; its helpers too"
)]

use crate::findings::Case;
use corrobora::{
    findings::findings,
    model::{Article, Verdict},
};
use std::sync::Arc;

/// The verdict on the first finding, and the origins of its first group.
fn told(lines: &[&str]) -> (Verdict, usize) {
    told_on(lines, &[])
}

/// The same, of articles that came out on these days.
fn told_on(lines: &[&str], days: &[(&str, &str)]) -> (Verdict, usize) {
    let mut case = Case::new();
    for line in lines {
        case.claim(line);
    }
    for (name, day) in days {
        let found = case.project.articles.iter().find(|(_, a)| a.label() == *name);
        let (id, old) = found.map(|(id, a)| (*id, Article::clone(a))).unwrap();
        let new = Article { published: Some(day.parse().unwrap()), ..old };
        case.project.articles.insert(id, Arc::new(new));
    }
    let all = findings(&case.project);
    (all.list[0].computed, all.list[0].groups[0].origins)
}

#[test]
fn an_origin_under_two_names_is_one() {
    let of = |one: &str, other: &str| {
        told(&[
            &format!("a A arrests 264; event=X; site=KH; {one}"),
            &format!("b B arrests 264; event=X; site=KH; {other}"),
        ])
    };
    let one = (Verdict::SingleOrigin, 1);
    for (a, b) in [
        ("origin=Ministerio del Interior de Camboya", "origin=Cambodia's Interior Ministry"),
        ("origin=وزارة الداخلية", "origin=Cambodia's Interior Ministry"),
        ("origin=ministère de l'Intérieur", "origin=interior ministry"),
        ("origin=Cảnh sát Campuchia", "origin=Cambodian police"),
        ("origin=Mao Thonin", "origin=Thonin"),
        ("origin=Jürgen Stock, INTERPOL", "origin=Stock"),
        ("origin=OHCHR", "origin=United Nations"),
        ("origin=US Institute of Peace", "origin=USIP"),
        ("origin=IOM", "origin=UN migration agency"),
        ("origin=Chinese MPS", "origin=China's Ministry of Public Security"),
        ("origin=Chinese police", "origin=China's Ministry of Public Security"),
        ("origin=Royal Thai Army", "origin=Thailand's military"),
        ("origin=Spokesman Ali Hassan", "origin=Hassan"),
        ("origin=NGO LICADHO", "origin=NGO worker"),
        (
            "origin=Royal Thai Army",
            "origin=Ritcha Suksuwanon; quote=Colonel Ritcha Suksuwanon, deputy army spokesman, said so",
        ),
        ("origin=OHCHR", "origin=Pia Oberoi; quote=Pia Oberoi, author of the UN report, said so"),
        // A role without a name, a people and a piece of a sentence are nobody.
        ("origin=INTERPOL", "origin=Consumers"),
        ("origin=INTERPOL", "origin=minister"),
        ("origin=INTERPOL", "origin=Information"),
        ("origin=INTERPOL", "origin=Thai"),
        ("origin=INTERPOL", "origin=Haut-Commissariat des Nations"),
        ("origin=INTERPOL", "origin=Officials searched her purse they"),
    ] {
        assert_eq!(of(a, b), one, "{a} / {b}");
    }
    for (a, b) in [
        ("origin=Kenya's foreign ministry", "origin=Thailand's foreign ministry"),
        ("origin=Kenyan embassy", "origin=Thailand's foreign ministry"),
        ("origin=Arakan Army", "origin=Kachin Army"),
        ("origin=Interior Ministry", "origin=Ministry of Health"),
        ("origin=Ali Hassan", "origin=Mona Hassan"),
        ("origin=UNICEF", "origin=IOM"),
        ("origin=Greek coast guard", "origin=Caritas"),
        ("origin=Kampot police", "origin=Poipet police"),
    ] {
        assert_eq!(of(a, b), (Verdict::Corroborated, 2), "{a} / {b}");
    }
}

#[test]
fn a_far_bound_confirms_no_figure() {
    let of = |bound: &str, figure: &str| {
        told(&[
            &format!("a A arrests {bound}; event=X; origin=P"),
            &format!("b B arrests {figure}; event=X; origin=Q"),
        ])
    };
    for (bound, figure) in [(">=2", "900"), (">100", "4000"), ("hundreds", "900"), ("<1000", "12")]
    {
        assert_eq!(of(bound, figure), (Verdict::SingleOrigin, 1), "{bound} beside {figure}");
    }
    for (bound, figure) in [(">=200", "264"), (">3000", "3222"), ("~100", "104"), ("20..30", "25")]
    {
        assert_eq!(of(bound, figure), (Verdict::Corroborated, 2), "{bound} beside {figure}");
    }
    // Whoever says "dozens" has not counted.
    assert_eq!(of("dozens", "313").0, Verdict::MayContradict);
}

#[test]
fn one_fact_told_plainly_by_two_bodies_is_no_dispute_over_words() {
    let of = |one: &str, other: &str| {
        told(&[
            &format!("a A dead 37; event=X; origin=Caritas; quote={one}"),
            &format!("b B dead 37; event=X; origin=LICADHO; quote={other}"),
        ])
        .0
    };
    let plain = of(
        "The blast at Aden killed 37 people on 8 March 2024, Caritas said.",
        "The blast at Aden killed 37 people on 8 March 2024, LICADHO said.",
    );
    assert_eq!(plain, Verdict::Corroborated);
    let copied = of(
        "37 had been lured with promises of office work and beaten whenever they failed to meet the monthly targets, Caritas \
         said.",
        "37 had been lured with promises of office work and beaten whenever they failed to meet the monthly targets, LICADHO \
         said.",
    );
    assert_eq!(copied, Verdict::Contradicted);
}

#[test]
fn parts_additions_and_corrections_contradict_no_total() {
    let of = |one: &str, other: &str, value: &str| {
        told(&[
            &format!("a A arrests {value}; event=X; origin=P; quote={one}"),
            &format!("b B arrests 158; event=X; origin=Q; quote={other}"),
        ])
        .0
    };
    let total = "A total of 158 people were arrested";
    for (quote, value) in [
        ("A further 60 people were arrested", "60"),
        ("48 people remained under arrest", "48"),
        ("Police corrected the number of arrests from 160 to 158", "160"),
        ("Police initially reported 140 arrests", "140"),
        ("Some were arrested, of whom 70 are abroad", "70"),
    ] {
        assert_eq!(of(quote, total, value), Verdict::NotComparable, "{quote}");
    }
    assert_eq!(of("Police arrested 60 people", total, "60"), Verdict::Contradicted);
    // No part is larger than its whole.
    assert_eq!(of("A further 200 people were arrested", total, "200"), Verdict::MayContradict);
}

#[test]
fn a_later_larger_toll_supersedes_the_earlier_one() {
    let toll = |first: &str, second: &str, days: &[(&str, &str)]| {
        let mut case = Case::new();
        case.claim(&format!("a A people_killed {first}; event=X; origin=P; period=2024-06-08"));
        case.claim(&format!("b B people_killed {second}; event=X; origin=Q; period=2024-06-08"));
        for metric in case.project.metrics.values_mut() {
            Arc::make_mut(metric).cumulative = true;
        }
        for (name, day) in days {
            let found = case.project.articles.iter().find(|(_, a)| a.label() == *name);
            let (id, old) = found.map(|(id, a)| (*id, Article::clone(a))).unwrap();
            let new = Article { published: Some(day.parse().unwrap()), ..old };
            case.project.articles.insert(id, Arc::new(new));
        }
        let all = findings(&case.project);
        (all.list[0].computed, all.list[0].in_what())
    };
    let days = [("A", "2024-06-09"), ("B", "2024-06-11")];
    assert_eq!(
        toll("41", "86", &days),
        (Verdict::NotComparable, Some("other date".to_owned())),
        "superseded"
    );
    assert_eq!(toll("86", "41", &days).0, Verdict::MayContradict, "corrected");
    assert_eq!(toll("41", "86", &[]).0, Verdict::Contradicted, "nobody knows when");
    let one_day = [("A", "2024-06-09"), ("B", "2024-06-09")];
    assert_eq!(toll("41", "86", &one_day).0, Verdict::Contradicted, "of one day");
}

#[test]
fn nothing_in_common_is_not_compared_and_says_why() {
    let near = [("A", "2024-06-09"), ("B", "2024-06-10")];
    let lines = ["a A arrests 41; origin=P", "b B arrests 86; origin=Q"];
    assert_eq!(told_on(&lines, &near).0, Verdict::NotComparable);
    let mut case = Case::new();
    for line in lines {
        case.claim(line);
    }
    let all = findings(&case.project);
    assert!(!all.list[0].reasons.is_empty());
    // One place and near days still are worth a look; equal figures of one people in one country agree undated.
    let lines = ["a A arrests 41; origin=P; site=KH", "b B arrests 86; origin=Q; site=KH"];
    assert_eq!(told_on(&lines, &near).0, Verdict::MayContradict);
    let lines = [
        "a A arrests 78; origin=P; site=TH; who=Kenyans",
        "b B arrests 78; origin=Q; site=TH; who=Kenyans",
    ];
    assert_eq!(told(&lines), (Verdict::Corroborated, 2));
}
