//! What a brief says is what its sources say: references behind the figures that they carry, towns, quotations with
//! brackets and dots, and nobody called guilty whom no court has found so.

use crate::checks::{Case, brief_of, number, paragraph};
use corrobora::{
    checks::Kind,
    model::{Block, Brief, ClaimId, Inline, Role},
};

/// A paragraph of words and of references to claims.
fn with_claims(pieces: &[Result<ClaimId, &str>]) -> Brief {
    let inline = |piece: &Result<_, &str>| match piece {
        Ok(claim) => Inline::Claim(*claim),
        Err(words) => Inline::Text((*words).to_owned()),
    };
    brief_of(vec![Block::Paragraph(pieces.iter().map(inline).collect())])
}

#[test]
fn references_stand_behind_the_figures_that_they_carry() {
    let mut case = Case::new();
    let text = "In Sihanoukville, Cambodia, police freed 47 people and arrested 12 suspects.";
    let one = case.article("One", text);
    let freed = case.claim(
        "victims rescued",
        number(47),
        one,
        "In Sihanoukville, Cambodia, police freed 47 people",
    );
    let held = case.claim("arrests", number(12), one, "arrested 12 suspects");
    let swapped = with_claims(&[
        Err("Police freed 12 people "),
        Ok(freed),
        Err(" and arrested 47 suspects "),
        Ok(held),
        Err("."),
    ]);
    assert_eq!(case.of(&swapped, Kind::FigureDiffers), ["error: 12", "error: 47"]);
    let right = with_claims(&[
        Err("Police freed 47 people "),
        Ok(freed),
        Err(" and arrested 12 suspects "),
        Ok(held),
        Err("."),
    ]);
    assert_eq!(case.of(&right, Kind::FigureDiffers), [] as [&str; 0]);
    let town = with_claims(&[Err("In Poipet "), Ok(freed), Err(" people were freed.")]);
    assert_eq!(case.of(&town, Kind::PlaceDiffers), ["warning: Poipet"]);
    let day = with_claims(&[
        Err("Am 3. April 2025 befreite die Polizei in der Stadt "),
        Ok(freed),
        Err(" Menschen."),
    ]);
    assert_eq!(case.of(&day, Kind::FigureDiffers), [] as [&str; 0], "a day is no count");
    let khmer = case.article("Two", "នៅក្រុងព្រះសីហនុ ប្រទេសកម្ពុជា 47 នាក់");
    let there = case.claim("victims rescued", number(47), khmer, "នៅក្រុងព្រះសីហនុ ប្រទេសកម្ពុជា 47 នាក់");
    case.with(there, |c| {
        let locality = Some("ព្រះសីហនុ".to_owned());
        let country = "KH".parse().unwrap();
        c.places = vec![corrobora::model::Place { country, locality, role: Role::Site }];
    });
    let named = with_claims(&[Err("In Sihanoukville "), Ok(there), Err(" people were freed.")]);
    assert_eq!(case.of(&named, Kind::PlaceDiffers), [] as [&str; 0], "one town, two scripts");
    let both = with_claims(&[
        Err("In Sihanoukville "),
        Ok(freed),
        Err(" people were freed and brought to Poipet."),
    ]);
    assert_eq!(case.of(&both, Kind::PlaceDiffers), [] as [&str; 0]);
    for text in [
        "Die Polizei befreite fünfzig Menschen in der Stadt ",
        "La police a libéré quarante-huit personnes dans la ville ",
        "La policía liberó a cuarenta y ocho personas en la ciudad ",
        "Polisi membebaskan empat puluh delapan orang dari gedung ",
    ] {
        let found = case.of(&with_claims(&[Err(text), Ok(freed)]), Kind::FigureDiffers);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
}

#[test]
fn brackets_and_single_marks_are_looked_through() {
    let mut case = Case::new();
    let text = "“They took my passport and beat us every night,” Mai said. 他们拿走了我的手机。";
    let one = case.article("One", text);
    let quotes = |words: &str, kind| {
        let pieces = vec![Inline::Text(words.to_owned()), Inline::Cite(one)];
        case.of(&brief_of(vec![Block::Paragraph(pieces)]), kind)
    };
    for words in [
        "“[We were beaten, starved and sold to a gang by Paul Stone].”",
        "“They [stole everything, killed my friend and burned the house]”",
        "‘They took my pasport and beat us every night’",
        "“他们拿走了我的手机和护照。”",
    ] {
        let found = quotes(words, Kind::QuotationNotFound);
        assert!(found.len() == 1 && found[0].starts_with("error"), "{words}: {found:?}");
    }
    for words in [
        "‘They took my passport and beat us every night’",
        "“They took my passport and beat us [the women] every night”",
        "“他们拿走了我的手机”",
        "the ‘compound’",
    ] {
        assert_eq!(quotes(words, Kind::QuotationNotFound), [] as [&str; 0], "{words}");
    }
    let joined = quotes("“They took my passport … Mai said.”", Kind::QuotationJoined);
    assert_eq!(joined.len(), 1, "the source ends its quotation there");
}

#[test]
fn nobody_is_called_guilty_whom_the_sources_say_charged() {
    let mut case = Case::new();
    case.article(
        "One",
        "John Reed was charged with trafficking; his brother, Paul Reed, was convicted. Prosecutors allege that Ann \
         Green ran the compound.",
    );
    let found = |words: &str| case.of(&paragraph(words), Kind::LegalStatus);
    for words in [
        "The trafficker John Reed ran a compound.",
        "Ann Green ran the compound.",
        "The criminal Ann Green left.",
        "John Reed was convicted.",
    ] {
        assert_eq!(found(words).len(), 1, "{words}");
    }
    for words in [
        "Paul Reed was convicted.",
        "John Reed was not convicted.",
        "Prosecutors say that Ann Green ran the compound.",
        "John Reed ran a shop.",
    ] {
        assert_eq!(found(words), [] as [&str; 0], "{words}");
    }
}
