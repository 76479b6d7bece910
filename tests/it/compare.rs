//! Two articles side by side: what they are to one another, and why.

use crate::similar::STORIES;
use corrobora::{
    compare::{Comparison, Relation, claims_of, compare},
    findings::Reason,
    import::{Reading, read},
    model::Verdict,
};

fn reading(text: &str) -> Reading {
    read("a.txt", text.as_bytes()).unwrap()
}

fn compared(a: &str, b: &str) -> Comparison {
    compare(&reading(a), &reading(b))
}

const RAID: &str = "Raid on the coast\n\nPolice rescued 158 people in Cambodia on 16 October 2023 and arrested 23 \
    suspects, the ministry said.\n";

#[test]
fn copies_tell_the_figure_that_changed() {
    for (language, wire, copy, (was, is), _) in STORIES {
        let found = compared(wire, copy);
        assert_eq!(found.relation, Relation::SameCopy, "{language}");
        assert_eq!((found.changed[0].older.as_str(), found.changed[0].newer.as_str()), (was, is));
        assert!(found.reasons.iter().eq([&Reason::Value]), "{language}");
        assert!(compared(wire, wire).reasons.is_empty(), "{language}");
    }
}

#[test]
fn the_same_figures_in_other_words_corroborate() {
    let found = compared(
        RAID,
        "Scores freed\n\nIn a sweep that began before sunrise, Cambodian officers brought 158 captives to safety; \
         158 people were rescued in Cambodia in all. Some 23 men were arrested, according to a charity.\n",
    );
    assert_eq!(found.relation, Relation::Corroborates, "{found:#?}");
    assert!(found.reasons.is_empty());
    assert!(found.pairs.iter().any(|p| p.a.metric == "victims rescued"));
    let swapped = compared(STORIES[0].1, STORIES[0].4);
    assert_eq!(swapped.relation, Relation::Corroborates, "{swapped:#?}");
}

#[test]
fn other_figures_for_one_event_contradict() {
    let named = |n: u32, when: &str| {
        format!(
            "Operation Clear River ends\n\nIn Operation Clear River officers rescued {n} people {when}, Interpol said.\n"
        )
    };
    let found = compared(
        &named(158, "on 16 October 2023"),
        &named(194, "on 16 October 2023")
            .replace("officers rescued", "the forces of four states have rescued"),
    );
    assert_eq!(found.relation, Relation::Contradicts, "{found:#?}");
    assert!(found.reasons.contains(&Reason::Value));
    assert_eq!(found.pairs[0].verdict, Verdict::Contradicted);
    // Another operation is another matter.
    let other = named(194, "in May 2022").replace("Clear River", "Black Dune");
    assert_eq!(compared(&named(158, "on 16 October 2023"), &other).relation, Relation::Unrelated);
    // The numeral may be written in two ways.
    let (one, two) = (named(158, ""), named(160, ""));
    let found = compared(&one.replace("River", "River II"), &two.replace("River", "River 2"));
    assert_eq!(found.relation, Relation::Contradicts, "{found:#?}");
}

#[test]
fn figures_of_countries_go_with_their_country() {
    let found = compared(
        "One\n\nOperation Clear River freed many. A report says that 120,000 people are held in Myanmar and 100,000 \
         people are held in Cambodia.\n",
        "Two\n\nMyanmar and Cambodia come first, with an estimated 120,000 and 100,000 people held respectively.\n",
    );
    assert_eq!(found.relation, Relation::Corroborates, "{found:#?}");
    assert!(found.pairs.iter().all(|p| p.a.places == p.b.places));
    assert_eq!(found.pairs.len(), 2, "{found:#?}");
}

#[test]
fn articles_about_other_things_are_unrelated() {
    let weather = "Weather\n\nIt rained for 23 days in Norway, and 158 roofs were repaired.\n";
    for other in [
        weather,
        "Sport\n\nThe home side won 3–1 before 12,000 spectators in Lima.\n",
        "ข่าว\n\nฝนตกหนักทั่วประเทศ\n",
    ] {
        assert_eq!(compared(RAID, other).relation, Relation::Unrelated);
    }
}

#[test]
fn claims_stand_where_they_say() {
    for text in [RAID, STORIES[0].1, STORIES[3].1, STORIES[5].1, "", "149"] {
        let Ok(reading) = read("a.txt", text.as_bytes()) else { continue };
        let letters: Vec<char> = reading.text.as_str().chars().collect();
        for stated in claims_of(&reading) {
            assert!(stated.quote.start <= stated.at.start && stated.at.end <= stated.quote.end);
            assert!(letters.get(stated.at.clone()).is_some());
        }
    }
    let claims = claims_of(&reading(RAID));
    let metrics: Vec<&str> = claims.iter().map(|c| c.metric.as_str()).collect();
    assert!(metrics.contains(&"victims rescued") && metrics.contains(&"arrests"), "{metrics:?}");
}

#[test]
fn one_quotation_from_two_mouths_contradicts() {
    let story = |speaker: &str| {
        format!(
            "Flat raided\n\nPolice rescued 29 people from a flat in Phnom Penh on 30 July 2024. \"They sold him three times \
             for the price of a phone,\" said {speaker} of a man of 19.\n"
        )
    };
    let other = |speaker: &str| {
        format!(
            "A tower in the capital\n\nAfter the raid of 30 July 2024, in which 29 people were rescued in Phnom Penh, {speaker} \
             gave an account. \"They sold him three times for the price of a phone,\" said {speaker}, who had met him.\n"
        )
    };
    let found = compared(&story("Sun Vichea"), &other("Anna Lindqvist"));
    assert_eq!(found.relation, Relation::Contradicts, "{found:#?}");
    assert!(found.reasons.contains(&Reason::Attribution));
    let found = compared(&story("Anna Lindqvist"), &other("Anna Lindqvist"));
    assert!(!found.reasons.contains(&Reason::Attribution));
}
