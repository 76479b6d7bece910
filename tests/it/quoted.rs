//! Direct quotations with their speakers, in the marks and the languages of news; what stands in marks and is none; and
//! the names that sources go by.

use corrobora::mine::{Context, whole};

/// The quotations of a text without their marks, each with its speaker.
fn quoted(text: &str, language: &str) -> Vec<(String, Option<String>)> {
    let context = Context { language: Some(language), ..Context::default() };
    let chars: Vec<char> = text.chars().collect();
    let marks = "“”\"„«»‘’'「」『』—‹›‚＂";
    let seen = whole(text, &context).quotations.into_iter();
    seen.map(|q| {
        assert_eq!(chars[q.start..q.end].iter().collect::<String>(), q.text);
        let bare = q.text.trim_matches(|c: char| marks.contains(c) || c.is_whitespace()).to_owned();
        (bare, q.speaker)
    })
    .collect()
}

#[track_caller]
fn says(language: &str, text: &str, expected: &[(&str, &str)]) {
    let found = quoted(text, language);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(q, s)| (q.as_str(), s.as_deref().unwrap_or("?"))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn short_and_parted_quotations_have_their_speakers() {
    says(
        "en",
        "“Nobody slept,” said Ruth Okello, who escaped in May. “We were hungry.” She left at night.",
        &[("Nobody slept,", "Ruth Okello"), ("We were hungry.", "Ruth Okello")],
    );
    says(
        "en",
        "“It is,” Okello said, “the worst of all the places I know.”",
        &[("It is,", "Okello"), ("the worst of all the places I know.", "Okello")],
    );
    says(
        "en",
        "“Is it over?” Maria Lim asked. “Not yet!” replied Gen. Sok Dara.",
        &[("Is it over?", "Maria Lim"), ("Not yet!", "Sok Dara")],
    );
    says(
        "en",
        "Reached at home, Mr Lee's sister, Hana Lee, recalled: “He never came back.”",
        &[("He never came back.", "Hana Lee")],
    );
    says(
        "en",
        "According to Human Rights Watch's Jane Moss, “the guards were armed”.",
        &[("the guards were armed", "Jane Moss")],
    );
    says(
        "en",
        "In a statement, the embassy wrote, \"Three are safe.\"",
        &[("Three are safe.", "embassy")],
    );
    says(
        "en",
        "Police chief Thura Aung told reporters: 'We closed the gates. Nobody left.' He gave no figure.",
        &[("We closed the gates. Nobody left.", "Thura Aung")],
    );
}

#[test]
fn a_quotation_of_several_paragraphs_has_one_speaker() {
    says(
        "en",
        "“The door was locked.\n\n“There were bars.\n\n“I jumped,” Amir told a reporter.",
        &[("The door was locked.", "Amir"), ("There were bars.", "Amir"), ("I jumped,", "Amir")],
    );
    says(
        "en",
        "“We left,” Rosa Lim said. “It was night.\n\n“Nobody saw us.” She is safe.",
        &[("We left,", "Rosa Lim"), ("It was night.", "Rosa Lim"), ("Nobody saw us.", "Rosa Lim")],
    );
    // The paragraphs were run together.
    says(
        "en",
        "Ms. Paz said: “The door was locked. “There were bars. I jumped.” She is free.",
        &[("The door was locked.", "Paz"), ("There were bars. I jumped.", "Paz")],
    );
}

#[test]
fn he_said_is_of_whoever_spoke_before() {
    says(
        "en",
        "Colonel Vann Sar led the raid. “We found 40 people,” Sar said. “Two ran,” he added.",
        &[("We found 40 people,", "Sar"), ("Two ran,", "Sar")],
    );
    says(
        "fr",
        "« C’est fini », a dit Jean Bel. « Nous partons demain », a-t-il ajouté.",
        &[("C’est fini", "Jean Bel"), ("Nous partons demain", "Jean Bel")],
    );
    let text = "« Nous partons demain », a-t-il ajouté.";
    let context = Context { language: Some("fr"), ..Context::default() };
    assert!(whole(text, &context).origins.iter().all(|o| !o.name.is_empty()));
}

#[test]
fn all_languages_say_who_speaks() {
    for (language, text, quote, speaker) in [
        ("fr", "\"On dormait par terre\", se souvient Ali, 19 ans.", "On dormait par terre", "Ali"),
        (
            "fr",
            "« Ils sont libres », a assuré à l’AFP le général Paul Somé.",
            "Ils sont libres",
            "Paul Somé",
        ),
        (
            "fr",
            "« Ils nous battaient, raconte Léa Kouassi, rentrée en mai. Chaque jour. »",
            "Ils nous battaient, raconte Léa Kouassi, rentrée en mai. Chaque jour.",
            "Léa Kouassi",
        ),
        (
            "es",
            "«No hay más rehenes», afirmó el coronel Luis Prado ayer.",
            "No hay más rehenes",
            "Luis Prado",
        ),
        ("es", "—No había comida —recordó Ana Vera, de 30 años.", "No había comida", "Ana Vera"),
        ("pt", "\"Não havia saída\", desabafa Rita Leal, 28.", "Não havia saída", "Rita Leal"),
        (
            "id",
            "\"Mereka selamat,\" tegas Kolonel Budi Santoso, Rabu (5/3).",
            "Mereka selamat,",
            "Kolonel Budi Santoso",
        ),
        ("vi", "“Tôi rất sợ”, chị Trần Thị Lan nhớ lại.", "Tôi rất sợ", "Trần Thị Lan"),
        ("de", "»Wir hatten Angst«, erinnert sich Jana Vogt.", "Wir hatten Angst", "Jana Vogt"),
        ("de", "„Alle sind frei“, so Oberst Karl Benz.", "Alle sind frei", "Oberst Karl Benz"),
        ("ru", "«Все живы», — рассказал ТАСС консул Олег Титов.", "Все живы", "Олег Титов"),
        ("zh", "“他们没收了手机，”30岁的幸存者陈强告诉记者。", "他们没收了手机，", "陈强"),
        ("zh", "警長林大同說：「全部安全。」", "全部安全。", "警長林大同"),
        ("my", "“အကုန်လုံး လွတ်လာပြီ” လို့ ကိုဇော်မင်းက ပြောပါတယ်။", "အကုန်လုံး လွတ်လာပြီ", "ကိုဇော်မင်း"),
    ] {
        says(language, text, &[(quote, speaker)]);
    }
}

#[test]
fn what_a_report_and_an_office_say_is_said_by_whom_they_are_of() {
    says(
        "en",
        "According to Interpol's announcement of the raids, “the victims worked day and night”.",
        &[("the victims worked day and night", "INTERPOL")],
    );
    says(
        "fr",
        "Le ministre de l’Intérieur, Ousmane Diallo, a promis : « Aucun coupable ne fuira. »",
        &[("Aucun coupable ne fuira.", "Ousmane Diallo")],
    );
    says(
        "fr",
        "Pour Luc Moreau, directeur de l’ONG, « ces centres sont des prisons à ciel ouvert ».",
        &[("ces centres sont des prisons à ciel ouvert", "Luc Moreau")],
    );
    says("zh", "“我以为回不了家了。”22岁的小李说。", &[("我以为回不了家了。", "小李")]);
}

#[test]
fn terms_names_titles_and_apostrophes_are_no_quotations() {
    for (language, text) in [
        (
            "en",
            "They call it “pig butchering”. A so-called \"boss\" ran the “scam city” for years.",
        ),
        ("en", "The report, titled “Behind the Walls of the Compound”, came out in May."),
        ("en", "The workers’ families and the guards’ cars were seen in the ’90s and the '80s."),
        ("en", "A 6'2\" guard stood by a 32\" screen; another was 5'11\"."),
        ("en", "The film “No Way Out of the Golden City” was shown, and “Fox Hunt” began."),
        ("fr", "L’opération « Filet d’or » et le réseau dit « la famille » sont finis."),
        ("es", "La red «Los Primos» usaba el método del «falso amor»."),
        ("zh", "所谓“杀猪盘”诈骗和“猪仔”贩运在“KK园区”很常见。"),
        ("ru", "Компания «Газпром» и группа «Восток» закрыли офис."),
    ] {
        says(language, text, &[]);
    }
}

#[test]
fn sources_go_by_one_name_and_a_people_is_none() {
    let names = |language: &str, text: &str| -> Vec<String> {
        let context = Context { language: Some(language), ..Context::default() };
        whole(text, &context).origins.into_iter().map(|o| o.name).collect()
    };
    for text in ["据欧洲刑警组织称，已有12人被捕。", "據歐洲刑警組織稱，已有12人被捕。"]
    {
        assert_eq!(names("zh", text), ["Europol"], "{text}");
    }
    let text = "At least 12 were freed, according to Cambodian police chief Sok Vanna.";
    assert_eq!(names("en", text), ["Sok Vanna"]);
    let text = "At least 12 were freed, according to Filipino officials.";
    assert_eq!(names("en", text), ["Filipino officials"]);
    let text = "Jakarta - Kementerian Luar Negeri mengatakan 12 orang dipulangkan.";
    assert_eq!(names("id", text), ["Kementerian Luar Negeri"]);
}
