//! What the words around a figure, a place or a name say of it, held against its claim.

use crate::checks::{Case, brief_of, number, paragraph, redact, words};
use corrobora::{
    checks::{Kind, Severity},
    export::markdown,
    model::{Block, Brief, ClaimId, Inline, Period, Place, Role, Ruling, Verdict},
};

/// A brief of one sentence with a claim in it.
fn around(before: &str, claim: ClaimId, after: &str) -> Brief {
    brief_of(vec![Block::Paragraph(vec![words(before), Inline::Claim(claim), words(after)])])
}

fn raid() -> (Case, ClaimId, ClaimId) {
    let mut case = Case::new();
    let text = "Police arrested 42 suspects and rescued 120 victims.";
    let article = case.article("Raid", text);
    let freed = case.claim("victims rescued", number(120), article, "rescued 120 victims");
    let held = case.claim("arrests", number(42), article, "Police arrested 42 suspects");
    (case, freed, held)
}

#[test]
fn a_figure_is_said_of_what_its_claim_counts() {
    let (case, freed, held) = raid();
    let of = |before: &str, claim: ClaimId, after: &str| {
        case.of(&around(before, claim, after), Kind::MetricDiffers)
    };
    for (before, claim, after) in [
        ("Soldiers killed ", freed, " people."),
        ("There were ", freed, " arrests."),
        ("Les soldats ont tué ", freed, " personnes."),
        ("Polisi menangkap ", freed, " orang."),
        ("警方逮捕了", freed, "人。"),
        ("In the fire ", held, " people died."),
    ] {
        assert_eq!(of(before, claim, after).len(), 1, "{before}…{after}");
    }
    for (before, claim, after) in [
        ("Police rescued ", freed, " victims."),
        ("Police arrested ", held, " suspects."),
        ("In all ", freed, " people were rescued and others arrested."),
        ("The raid: ", freed, "."),
        ("After it ", freed, " went home to their families."),
    ] {
        assert_eq!(of(before, claim, after), [""; 0], "{before}…{after}");
    }
}

#[test]
fn a_figure_typed_beside_its_claim_would_be_printed_twice() {
    let (case, freed, _) = raid();
    let twice =
        |before: &str, after: &str| case.of(&around(before, freed, after), Kind::FigureTwice);
    assert_eq!(twice("They freed 120 ", " victims."), ["warning: 120"]);
    assert_eq!(twice("They freed ", " 120 victims."), ["warning: 120"]);
    assert_eq!(twice("They freed ", " victims, 120 in all."), [""; 0]);
}

#[test]
fn a_small_number_of_other_things_is_not_taken_for_the_figure() {
    let (case, freed, _) = raid();
    let of = |before: &str, kind: Kind| case.of(&around(before, freed, " victims."), kind);
    for before in ["In two raids they freed ", "Over 3 phases they freed "] {
        assert_eq!(of(before, Kind::FigureDiffers), [""; 0], "{before}");
    }
    // A digit that was lost is no small number.
    assert_eq!(of("They freed 12 victims ", Kind::FigureDiffers), ["error: 12"]);
    assert_eq!(of("They freed 121 victims ", Kind::FigureDiffers), ["error: 121"]);
}

#[test]
fn the_age_of_a_victim_is_told_once() {
    let (case, freed, _) = raid();
    let brief = around("一名十五岁女孩。警方解救了", freed, "名受害者。");
    assert_eq!(case.of(&brief, Kind::Age).len(), 1);
    assert_eq!(case.of(&brief, Kind::FigureDiffers), [""; 0]);
    assert_eq!(case.of(&brief, Kind::FigureUnsupported), [""; 0]);
    // That of somebody else is a figure like any other.
    let driver = paragraph("The driver, 34, fled; 34 years old, he said.");
    assert!(!case.of(&driver, Kind::FigureUnsupported).is_empty());
}

#[test]
fn where_people_come_from_is_not_where_it_happened() {
    let (mut case, freed, _) = raid();
    let place = |country: &str, role: Role| Place {
        country: country.parse().unwrap(),
        locality: None,
        role,
    };
    case.with(freed, |c| {
        c.places = vec![place("KH", Role::Site), place("MY", Role::Origin)];
        c.period = Some(Period::default());
    });
    let of = |before: &str, after: &str| case.of(&around(before, freed, after), Kind::PlaceDiffers);
    assert_eq!(of("In Malaysia police rescued ", " people."), ["warning: Malaysia"]);
    assert_eq!(of("En Malaisie, la police a secouru ", " personnes."), ["warning: Malaisie"]);
    assert_eq!(of("在马来西亚，警方解救了", "人。"), ["warning: 马来西亚"]);
    assert_eq!(of("In Cambodia police rescued ", " people from Malaysia."), [""; 0]);
    assert_eq!(of("Malaysia thanked the police for rescuing ", " people."), [""; 0]);
}

#[test]
fn figures_in_the_words_of_more_languages_are_read() {
    let (case, freed, _) = raid();
    for (before, said) in [
        ("La policía rescató a ciento veintiuna víctimas: ", "ciento veintiuna"),
        ("A polícia resgatou duzentas vítimas: ", "duzentas"),
        ("La polizia ha salvato centoventuno vittime: ", "centoventuno"),
        ("De politie redde honderdeenentwintig slachtoffers: ", "honderdeenentwintig"),
        ("Polis menyelamatkan dua ratus mangsa: ", "dua ratus"),
    ] {
        let found = case.of(&around(before, freed, "."), Kind::FigureDiffers);
        assert_eq!(found, [format!("error: {said}")]);
    }
}

#[test]
fn an_accusation_that_nobody_makes_is_told() {
    let (case, ..) = raid();
    let of = |text: &str| case.of(&paragraph(text), Kind::LegalStatus).len();
    assert_eq!(of("Chen Zhi, the mastermind, was charged with fraud."), 1);
    assert_eq!(of("The trafficker John Smith lives in the capital."), 1);
    assert_eq!(of("John Smith lives in the capital."), 0);
    let mut told = Case::new();
    told.article("Trial", "Chen Zhi was charged with fraud on Monday.");
    let brief = paragraph("Chen Zhi was charged with fraud.");
    assert_eq!(told.of(&brief, Kind::LegalStatus), [""; 0]);
}

#[test]
fn the_number_of_a_withheld_group_does_not_stand_again_beside_it() {
    let mut case = Case::new();
    let article = case.article("Raid", "Three Ugandan women were rescued in Poipet.");
    let freed =
        case.claim("victims rescued", number(3), article, "Three Ugandan women were rescued");
    case.with(freed, |c| {
        c.population = Some("Ugandan women".into());
        c.places = vec![Place {
            country: "KH".parse().unwrap(),
            locality: Some("Poipet".into()),
            role: Role::Site,
        }];
    });
    let mut brief =
        around("In Poipet ", freed, " women were freed on 3 March 2024. The three are home.");
    redact(&case, &mut brief, &[Kind::SmallGroup]);
    let again: Vec<_> = case
        .checks(&brief)
        .into_iter()
        .filter(|c| c.kind == Kind::SmallGroup && c.words == "The three are")
        .collect();
    assert_eq!(again.len(), 1);
    assert_eq!(again.first().map(|c| c.severity), Some(Severity::Error));
    redact(&case, &mut brief, &[Kind::SmallGroup]);
    let text = markdown(&case.compose(&brief));
    assert!(!text.to_lowercase().contains("three are") && text.contains("3 March 2024"), "{text}");
}

#[test]
fn a_ruling_that_nobody_signed_is_told() {
    let (case, freed, _) = raid();
    let brief = around("They freed ", freed, " people.");
    let told = |project: &corrobora::model::Project| {
        let findings = corrobora::findings::findings(project);
        let outside = corrobora::checks::Outside::default();
        let found = corrobora::checks::check(project, &findings, &brief, &outside);
        found.into_iter().filter(|c| c.what.contains("signed by nobody")).count()
    };
    let mut project = case.project.clone();
    let finding = corrobora::findings::findings(&project).list[0].fact();
    for (by, expected) in [("unknown", 1), ("Aye", 0)] {
        let ruling = Ruling {
            fact: finding.clone(),
            verdict: Verdict::Corroborated,
            wrong: Vec::new(),
            reason: "seen".into(),
            by: by.into(),
            at: crate::checks::at(),
        };
        let id = corrobora::model::Ids::from_seed(5).make(crate::checks::at());
        project.rulings.insert(id, std::sync::Arc::new(ruling));
        assert_eq!(told(&project), expected, "{by}");
    }
}

#[test]
fn a_block_with_nothing_in_it_is_no_error() {
    let mut case = Case::new();
    case.article("Raid", "Nothing is counted here.");
    let brief = brief_of(vec![Block::Timeline]);
    let found = case.checks(&brief);
    let empty = found.iter().find(|c| c.what.contains("timeline is empty")).unwrap();
    assert_eq!(empty.severity, Severity::Warning);
}

#[test]
fn a_paragraph_of_many_claims_without_a_full_stop_is_read_claim_by_claim() {
    let (case, freed, _) = raid();
    let mut inlines = Vec::new();
    for _ in 0..60 {
        inlines.extend([words("and then 120 "), Inline::Claim(freed), words(" more ")]);
    }
    let brief = brief_of(vec![Block::Paragraph(inlines)]);
    assert!(!case.of(&brief, Kind::FigureTwice).is_empty());
}
