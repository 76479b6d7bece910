//! Whether the words of a quote carry what a claim says, and what of a proposal its own sentence does not say.

use corrobora::{
    checks::{Carrier, Mismatch, mismatch},
    mine::{self, Context, Elsewhere},
    model::{Amount, Country, Currency, Qualifier, Value},
};

fn carrier(words: &str, language: &str) -> Vec<Carrier> {
    let quote = 0..words.chars().count();
    vec![Carrier { words: words.to_owned(), quote, language: Some(language.to_owned()) }]
}

fn number(n: u64) -> Value {
    Value::Number(Amount::exact(n))
}

fn said(n: u64, qualifier: Qualifier) -> Value {
    Value::Number(Amount::qualified(n, qualifier))
}

#[test]
fn a_value_that_its_words_carry_is_left_alone() {
    let money =
        |n: u64, code: &str| Value::Money(Amount::exact(n), code.parse::<Currency>().unwrap());
    for (words, language, value) in [
        ("Police freed 34 people from two houses.", "en", number(34)),
        ("Police freed 34 people from two houses.", "en", number(2)),
        ("more than 430 suspects were named", "en", said(430, Qualifier::MoreThan)),
        ("more than 430 suspects were named", "en", said(430, Qualifier::AtLeast)),
        ("between 20 and 30 guards", "en", Value::Number(Amount::range(20_u64, 30_u64))),
        ("a dozen men and women", "en", number(12)),
        ("victims lost $1.2 million", "en", money(1_200_000, "USD")),
        ("1.234 Menschen wurden befreit", "de", number(1_234)),
        ("ช่วยเหลือผู้เสียหาย ๑๕๘ คน", "th", number(158)),
        ("解救了三百二十一人", "zh", number(321)),
        // What is counted by nobody is there all the same.
        ("a woman aged 19", "en", number(19)),
        // A single person has no number.
        ("A man of 19 was killed", "en", number(1)),
        ("case no. 4471 of the court", "en", number(4_471)),
    ] {
        assert_eq!(mismatch(&value, &carrier(words, language)), None, "{words}");
    }
    assert_eq!(
        mismatch(&number(43), &[]),
        None,
        "without words there is nothing to hold it against"
    );
    assert_eq!(mismatch(&Value::Text("43".into()), &carrier("34 people", "en")), None);
}

#[test]
fn a_slip_of_the_keyboard_is_told() {
    let told = |value: Value, words: &str| mismatch(&value, &carrier(words, "en"));
    let freed = "Police freed 34 people from a house.";
    let Some(Mismatch::Other(what)) = told(number(43), freed) else { panic!("not told") };
    assert!(what.contains("34"), "{what}");
    assert_eq!(told(number(43), "Police freed people from a house."), Some(Mismatch::Nothing));
    // A piece of a number, and the year of a date, are not the number.
    let baht = "They seized 1.2 million baht and 3,500 phones";
    let calls = "Between January and March 2025 our hotline took 1,214 calls";
    for (n, words) in [(2, baht), (500, baht), (214, calls), (2_025, calls)] {
        assert!(matches!(told(number(n), words), Some(Mismatch::Other(_))), "{n} in {words}");
    }
    assert_eq!(told(number(1_214), calls), None);
    // The same number, more firmly than the words say it.
    for words in ["more than 430 suspects", "nearly 430 suspects", "some 430 suspects"] {
        assert!(matches!(told(number(430), words), Some(Mismatch::Firmness(_))), "{words}");
    }
    // The same number of another currency.
    let euros = Value::Money(Amount::exact(500_u64), "EUR".parse::<Currency>().unwrap());
    assert!(matches!(told(euros, "a fine of $500"), Some(Mismatch::Other(_))));
    // A date, and a country that the words do not name.
    let when = |day: &str| {
        let day = day.parse().unwrap();
        Value::When(corrobora::model::Period::on(day))
    };
    assert_eq!(told(when("2024-05-17"), "They were freed on 17 May 2024."), None);
    assert!(matches!(
        told(when("2024-05-18"), "They were freed on 17 May 2024."),
        Some(Mismatch::Other(_))
    ));
    let set = |codes: &[&str]| {
        Value::Countries(codes.iter().map(|c| c.parse::<Country>().unwrap()).collect())
    };
    let listed = "citizens of Kenya, Uganda and Ethiopia";
    assert_eq!(told(set(&["KE", "UG", "ET"]), listed), None);
    assert!(matches!(told(set(&["KE", "RW"]), listed), Some(Mismatch::Other(_))));
}

#[test]
fn a_qualifier_before_the_quote_counts_and_a_figure_there_does_not() {
    let words = "Officers said 12 guards and more than 430 suspects were held.".to_owned();
    let at = words.find("430").unwrap();
    let alone = Carrier { words, quote: at..at + 3, language: Some("en".into()) };
    assert_eq!(mismatch(&said(430, Qualifier::MoreThan), std::slice::from_ref(&alone)), None);
    assert!(matches!(mismatch(&number(12), &[alone]), Some(Mismatch::Other(_))));
}

#[test]
fn what_a_proposal_takes_from_elsewhere_is_known() {
    let text = "Twelve men held in Vietnam, ministry says\n\nA spokesman for the Labour Ministry told reporters in Hanoi on 3 May 2024 about the raid.\n\nPolice in Vietnam arrested 12 men on 3 May 2024, the Labour Ministry said.\n\nThe police also rescued 45 workers, the spokesman said.\n";
    let context = Context { language: Some("en"), ..Context::default() };
    let found = mine::suggest(text, &context);
    let of = |n: u64| {
        let value = number(n);
        let claim = found.iter().find(|p| p.value == value).unwrap_or_else(|| panic!("{found:#?}"));
        (claim, mine::elsewhere(claim, Some("en")))
    };
    let (claim, known) = of(12);
    assert_eq!(known, Elsewhere::default(), "all of it is in its sentence: {claim:#?}");
    let (claim, known) = of(45);
    assert_eq!(known.places, !claim.countries.is_empty(), "{claim:#?}");
    assert_eq!(known.period, claim.period.is_some(), "{claim:#?}");
    assert!(known.places, "the country comes from elsewhere: {claim:#?}");
}
