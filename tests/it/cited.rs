//! Who cites whom, under which name a body goes, and whose people a figure counts.

use corrobora::{
    mine::{Context, Proposal, origin_names, suggest, whole_and_claims},
    model::{PartialDate, Role, Value},
};

fn claims(language: &str, text: &str) -> Vec<Proposal> {
    let published = "2024-05-15".parse().ok();
    suggest(text, &Context { language: Some(language), published, ..Context::default() })
}

fn first(language: &str, text: &str) -> Proposal {
    claims(language, text).into_iter().next().unwrap_or_else(|| panic!("{text}"))
}

fn countries(claim: &Proposal, role: Role) -> Vec<String> {
    claim.countries.iter().filter(|(_, r)| *r == role).map(|(c, _)| c.to_string()).collect()
}

fn metrics(all: &[Proposal]) -> Vec<String> {
    all.iter()
        .map(|c| match &c.value {
            Value::Number(a) | Value::Money(a, _) => {
                format!("{} {}", c.metric, a.low.or(a.high).unwrap().normalize())
            }
            other => format!("{} {other:?}", c.metric),
        })
        .collect()
}

#[test]
fn an_agency_that_cites_a_body_passes_it_on() {
    for (language, text, origin, via) in [
        (
            "fr",
            "La police du Laos a secouru 12 femmes, rapporte l’AFP citant le ministère de l’Intérieur.",
            "ministère de l’Intérieur",
            "AFP",
        ),
        (
            "fr",
            "12 femmes ont été secourues au Laos, a rapporté l'AFP, qui cite le ministère thaïlandais des Affaires étrangères.",
            "ministère thaïlandais des Affaires étrangères",
            "AFP",
        ),
        (
            "es",
            "La policía de Laos rescató a 12 mujeres, informó la agencia EFE citando al Ministerio del Interior.",
            "Ministerio del Interior",
            "EFE",
        ),
        (
            "ru",
            "Полиция Лаоса освободила 12 женщин, сообщает агентство Рейтер со ссылкой на МИД Таиланда.",
            "МИД Таиланда",
            "Reuters",
        ),
        (
            "vi",
            "Cảnh sát Lào đã giải cứu 12 phụ nữ, hãng tin AFP dẫn lời Bộ Ngoại giao Thái Lan.",
            "Bộ Ngoại giao Thái Lan",
            "AFP",
        ),
        (
            "id",
            "Polisi Laos menyelamatkan 12 perempuan, dilansir Antara mengutip Kemlu Thailand.",
            "Kemlu Thailand",
            "Antara",
        ),
        (
            "th",
            "สำนักข่าวรอยเตอร์รายงานโดยอ้างกระทรวงการต่างประเทศไทยว่า ตำรวจลาวช่วยเหลือผู้หญิง 12 คน",
            "กระทรวงการต่างประเทศไทย",
            "Reuters",
        ),
        ("zh", "据法新社援引泰国外交部的话报道，老挝警方解救了12名妇女。", "泰国外交部", "AFP"),
        ("zh", "据新华社报道，泰国外交部称，老挝警方解救了12名妇女。", "泰国外交部", "Xinhua"),
        (
            "hi",
            "समाचार एजेंसी एएफपी ने थाई विदेश मंत्रालय के हवाले से बताया कि लाओस पुलिस ने 12 महिलाओं को बचाया।",
            "थाई विदेश मंत्रालय",
            "AFP",
        ),
        (
            "ar",
            "أنقذت شرطة لاوس 12 امرأة، حسبما ذكرت وكالة فرانس برس نقلا عن وزارة الخارجية التايلاندية.",
            "وزارة الخارجية التايلاندية",
            "AFP",
        ),
        (
            "ar",
            "نقلت وكالة رويترز عن وزارة الخارجية التايلاندية أن شرطة لاوس أنقذت 12 امرأة.",
            "وزارة الخارجية التايلاندية",
            "Reuters",
        ),
        (
            "km",
            "ទីភ្នាក់ងារសារព័ត៌មាន AFP ដោយដកស្រង់ក្រសួងការបរទេសថៃ បានរាយការណ៍ថា ប៉ូលិសឡាវបានជួយសង្គ្រោះស្ត្រី ១២ នាក់។",
            "ក្រសួងការបរទេសថៃ",
            "AFP",
        ),
        (
            "my",
            "လာအိုရဲက အမျိုးသမီး ၁၂ ဦးကို ကယ်တင်ခဲ့ကြောင်း ထိုင်းနိုင်ငံခြားရေးဝန်ကြီးဌာနကို ကိုးကား၍ AFP က ရေးသားသည်။",
            "ထိုင်းနိုင်ငံခြားရေးဝန်ကြီးဌာန",
            "AFP",
        ),
        (
            "en",
            "Police in Laos rescued 12 women, the Khmer Times reported, citing the interior ministry.",
            "interior ministry",
            "Khmer Times",
        ),
        (
            "en",
            "Thai PBS quoted Foreign Minister Maris Sangiampongsa as saying 12 people were rescued in Laos.",
            "Maris Sangiampongsa",
            "Thai PBS",
        ),
    ] {
        let claim = first(language, text);
        assert_eq!(claim.origin.as_deref(), Some(origin), "{text}");
        assert_eq!(claim.via.as_deref(), Some(via), "{text}");
        // The country of who is cited plays no part: it happened in Laos.
        assert_eq!(countries(&claim, Role::Site), ["LA"], "{text}");
    }
}

#[test]
fn an_agency_alone_is_a_channel_and_no_origin() {
    for (language, text, via) in [
        ("pt", "A polícia do Laos resgatou 12 mulheres, informou a agência Lusa.", "Lusa"),
        (
            "de",
            "Die Polizei in Laos befreite zwölf Frauen, wie die Agentur Reuters berichtet.",
            "Reuters",
        ),
        ("th", "สำนักข่าวเอเอฟพีรายงานว่า ตำรวจลาวช่วยเหลือผู้หญิง 12 คน", "AFP"),
        ("zh", "路透社报道，老挝警方解救了12名妇女。", "Reuters"),
        ("ar", "أنقذت شرطة لاوس 12 امرأة، وفقا لوكالة فرانس برس.", "AFP"),
        ("vi", "Theo hãng tin Reuters, cảnh sát Lào đã giải cứu 12 phụ nữ.", "Reuters"),
    ] {
        let claim = first(language, text);
        assert_eq!((claim.origin.as_deref(), claim.via.as_deref()), (None, Some(via)), "{text}");
    }
    let shares = |a: &str, b: &str| {
        origin_names::keys(a).iter().any(|key| origin_names::keys(b).contains(key))
    };
    assert!(shares("AFP", "法新社") && shares("Agence France-Presse", "وكالة فرانس برس"));
    assert!(!shares("AFP", "Reuters"));
    // The France of the agency is no country of the story.
    let context = Context { language: Some("ar"), ..Context::default() };
    let (seen, _) = whole_and_claims("أنقذت شرطة لاوس 12 امرأة، وفقا لوكالة فرانس برس.", &context);
    assert!(seen.countries.iter().all(|c| c.code != "FR"), "{:?}", seen.countries);
}

#[test]
fn names_of_bodies_are_whole() {
    for (language, text, origin) in [
        ("vi", "Cảnh sát Lào bắt 12 người, theo Bộ Công an.", "Bộ Công an"),
        (
            "vi",
            "Theo Cơ quan Phòng chống Ma túy và Tội phạm, 12 người bị bắt ở Lào.",
            "Cơ quan Phòng chống Ma túy và Tội phạm",
        ),
        ("vi", "Theo Tổ chức Di cư Quốc tế, 12 người bị bắt ở Lào.", "IOM"),
        (
            "fr",
            "Selon les Nations unies, la police du Laos a arrêté 12 personnes.",
            "United Nations",
        ),
        (
            "es",
            "Según la Organización Internacional para las Migraciones, 12 personas fueron detenidas en Laos.",
            "IOM",
        ),
        (
            "ru",
            "По данным Международной организации по миграции, в Лаосе задержаны 12 человек.",
            "IOM",
        ),
        (
            "de",
            "Laut dem Büro der Vereinten Nationen für Drogen- und Verbrechensbekämpfung wurden in Laos zwölf Menschen festgenommen.",
            "UNODC",
        ),
        ("zh", "联合国人权办公室的报告称，老挝警方逮捕了12人。", "UN Human Rights Office"),
        ("ar", "وفقا لتقرير للأمم المتحدة، اعتقلت شرطة لاوس 12 شخصا.", "United Nations"),
        ("ar", "قال تقرير للأمم المتحدة إن شرطة لاوس اعتقلت 12 شخصا.", "United Nations"),
        (
            "fr",
            "Douze femmes ont été rapatriées, a annoncé le ministère des Affaires étrangères, qui les aide.",
            "ministère des Affaires étrangères",
        ),
        (
            "en",
            "Hope Border Mission, a Bangkok charity, identified 318 victims of trafficking, according to its annual report.",
            "Hope Border Mission",
        ),
    ] {
        assert_eq!(first(language, text).origin.as_deref(), Some(origin), "{text}");
    }
}

#[test]
fn those_who_were_not_caught_are_counted_alike_in_all_languages() {
    for (language, text) in [
        ("en", "Police arrested 12 suspects in Laos. Five more fled."),
        ("fr", "La police a arrêté 12 suspects au Laos. Cinq autres sont en fuite."),
        ("es", "La policía detuvo a 12 sospechosos en Laos. Otros cinco están prófugos."),
        ("pt", "A polícia prendeu 12 suspeitos no Laos. Outros cinco estão foragidos."),
        ("id", "Polisi menangkap 12 tersangka di Laos. Lima lainnya buron."),
        ("vi", "Cảnh sát bắt 12 nghi phạm ở Lào. Năm người khác đang bỏ trốn."),
        ("ru", "В Лаосе полиция задержала 12 подозреваемых. Ещё пятеро скрываются."),
        (
            "de",
            "Die Polizei nahm in Laos zwölf Verdächtige fest. Fünf weitere sind auf der Flucht.",
        ),
        ("th", "ตำรวจจับกุมผู้ต้องสงสัย 12 คนในลาว อีก 5 คนหลบหนี"),
        ("lo", "ຕຳຫຼວດຈັບຜູ້ຕ້ອງສົງໄສ 12 ຄົນໃນລາວ ສ່ວນອີກ 5 ຄົນຫຼົບໜີ."),
        ("km", "ប៉ូលិសចាប់ខ្លួនជនសង្ស័យ ១២ នាក់នៅឡាវ ហើយ ៥ នាក់ទៀតកំពុងរត់គេចខ្លួន។"),
        ("my", "ရဲက လာအိုတွင် သံသယရှိသူ ၁၂ ဦးကို ဖမ်းဆီးခဲ့ပြီး ၅ ဦး ထွက်ပြေးနေသည်။"),
        ("zh", "警方在老挝逮捕了12名嫌疑人，另有5人在逃。"),
        ("ar", "اعتقلت الشرطة 12 مشتبها بهم في لاوس، ولا يزال خمسة آخرون فارين."),
        ("hi", "पुलिस ने लाओस में 12 संदिग्धों को गिरफ्तार किया। पांच अन्य फरार हैं।"),
    ] {
        assert_eq!(
            metrics(&claims(language, text)),
            ["arrests 12", "other: fugitives 5"],
            "{text}"
        );
    }
    // Victims who get away from those who held them are no fugitives.
    let fled = claims("en", "The compound held 40 workers. Five more fled across the river.");
    assert!(fled.iter().all(|c| c.metric != "other: fugitives"), "{fled:?}");
}

#[test]
fn words_for_people_are_people_in_every_form() {
    for (language, text, code) in [
        ("de", "In Laos wurden fünf Niederländer befreit.", "NL"),
        ("de", "In Laos wurden zwölf Bulgaren befreit.", "BG"),
        ("ru", "В Лаосе освобождены 12 россиян.", "RU"),
        ("ru", "В Лаосе освобождены 5 узбекистанцев.", "UZ"),
        ("vi", "Cảnh sát giải cứu 12 người Anh ở Lào.", "GB"),
        ("vi", "45 nạn nhân người Việt đã được giải cứu ở Lào.", "VN"),
        ("hi", "लाओस में 12 भारतीय गिरफ्तार किए गए।", "IN"),
        ("ar", "أنقذت الشرطة 12 مصريا في لاوس.", "EG"),
        ("ar", "أنقذت الشرطة 3 مغاربة في لاوس.", "MA"),
    ] {
        let context = Context { language: Some(language), ..Context::default() };
        let (seen, all) = whole_and_claims(text, &context);
        let people = seen.countries.iter().filter(|c| c.role == "origin");
        assert_eq!(people.map(|c| c.code.as_str()).collect::<Vec<_>>(), [code], "{text}");
        assert_eq!(countries(&all[0], Role::Origin), [code], "{text}");
        assert_eq!(countries(&all[0], Role::Site), ["LA"], "{text}");
    }
    // A brother, and the authorities of Switzerland.
    let context = Context { language: Some("vi"), ..Context::default() };
    let (seen, _) = whole_and_claims("Hai người anh của nạn nhân đã đến Lào.", &context);
    assert!(seen.countries.iter().all(|c| c.code != "GB"), "{:?}", seen.countries);
    let mixed =
        claims("en", "Ten Britons, four Americans and a New Zealander were rescued in Laos.");
    let of: Vec<_> = mixed.iter().map(|c| countries(c, Role::Origin)).collect();
    assert_eq!(of, [["GB"], ["US"], ["NZ"]]);
    assert!(mixed.iter().all(|c| countries(c, Role::Site) == ["LA"]));
    assert!(claims("en", "A New Zealand court jailed 12 men.").len() == 1);
}

#[test]
fn a_country_that_acts_for_its_own_people_is_where_they_come_from() {
    let all =
        claims("en", "Malaysia has rescued 313 of its citizens. Police arrested 12 suspects.");
    assert_eq!(countries(&all[0], Role::Origin), ["MY"]);
    assert!(all.iter().all(|c| countries(c, Role::Site).is_empty()), "{all:?}");
    let home = first(
        "en",
        "A flight with 206 Filipinos who were rescued from scam compounds in Myawaddy, Myanmar, landed in Manila.",
    );
    assert_eq!(countries(&home, Role::Origin), ["PH"]);
    assert_eq!(countries(&home, Role::Site), ["MM"]);
    let from = first(
        "en",
        "The government has repatriated 1,035 victims from Cambodia, Laos and Myanmar.",
    );
    assert_eq!(countries(&from, Role::Site), ["KH", "LA", "MM"]);
    let left = first("ru", "Из Мьянмы вернули 24 россиян.");
    assert_eq!(
        (countries(&left, Role::Origin), countries(&left, Role::Site)),
        (vec!["RU".to_owned()], vec!["MM".to_owned()])
    );
    let expelled = first("fr", "La police a expulsé 600 Chinois du Laos.");
    assert_eq!(countries(&expelled, Role::Site), ["LA"]);
}

#[test]
fn a_headline_and_its_body_make_one_claim() {
    for (language, text, expected) in [
        (
            "en",
            "Cambodia deports 119 Thais after raid\n\nCambodia on Saturday handed over 119 Thai nationals to Thailand, officials said.",
            "people deported 119",
        ),
        (
            "es",
            "Un centenar de peruanos retenidos en Myanmar\n\nAl menos un centenar de peruanos permanecen retenidos en centros de estafa de Myanmar.",
            "people held 100",
        ),
        (
            "pt",
            "PF prende 18 em operação contra tráfico\n\nA Polícia Federal prendeu na quarta-feira (12) 18 suspeitos de enviar brasileiros para o Camboja.",
            "arrests 18",
        ),
        (
            "en",
            "Dozens of Filipinos saved in Mae Sot raid\n\nThai police rescued 56 Filipino workers in Mae Sot, officials said.",
            "victims rescued 56",
        ),
    ] {
        assert_eq!(metrics(&claims(language, text)), [expected], "{text}");
    }
    let back = claims(
        "en",
        "More than 7,000 people were freed in Myanmar.\n\nThe 7,000 people who have been freed so far wait for food.",
    );
    assert_eq!(metrics(&back), ["victims rescued 7000"]);
}

#[test]
fn what_is_counted_is_a_noun() {
    for (text, expected) in [
        ("Thousands of sick, exhausted and terrified young men squat in rows.", "other: men 1000"),
        ("Investigators blocked 82,112 suspicious bank accounts.", "other: accounts 82112"),
        ("In Brazil, 14 brick-kiln workers were freed.", "victims rescued 14"),
        ("One compound in Myawaddy holds 3,800 people.", "people held 3800"),
        ("A 34-country crackdown on fraud ended on Monday.", "participating countries 34"),
        ("Five European Union countries took part in the raids.", "participating countries 5"),
    ] {
        assert_eq!(metrics(&claims("en", text)), [expected], "{text}");
    }
    // A fraction counts nobody.
    assert!(claims("fr", "Deux victimes sur trois sont des hommes.").is_empty());
    let german =
        claims("de", "Nach Angaben von Europol waren Beamte aus sechs Ländern im Einsatz.");
    assert_eq!(metrics(&german), ["participating countries 6"]);
    // Border guards wait for nobody.
    let guards = claims("my", "နိုင်ငံခြားသား ၄၂ ဦးကို နယ်ခြားစောင့်တပ်က ကယ်တင်ခဲ့သည်။");
    assert_eq!(metrics(&guards), ["victims rescued 42"]);
}

#[test]
fn a_range_since_a_year_has_its_end() {
    for (language, text) in [
        ("es", "Desde 2020 hasta marzo de 2023 fueron rescatadas 680 víctimas en Laos."),
        ("id", "Sejak 2020 hingga Maret 2023 sebanyak 680 korban diselamatkan di Laos."),
    ] {
        let period = first(language, text).period.unwrap();
        let day = |d: Option<PartialDate>| d.map(|d| d.to_string());
        assert_eq!(day(period.from).as_deref(), Some("2020"), "{text}");
        assert_eq!(day(period.to).as_deref(), Some("2023-03"), "{text}");
    }
    // What goes on since a part of a month has no end.
    let open = first("en", "Kuwait has deported 2,739 foreigners since early September.");
    assert!(open.period.unwrap().to.is_none());
}

#[test]
fn towns_bend_in_russian_and_a_number_is_no_town() {
    for (text, code) in [
        ("В Бангкоке задержали 12 человек.", "TH"),
        ("В Новосибирске полиция задержала 12 вербовщиков.", "RU"),
        ("Суд в Москве приговорил 12 человек.", "RU"),
    ] {
        assert_eq!(countries(&first("ru", text), Role::Site), [code], "{text}");
    }
    let context = Context { language: Some("ru"), ..Context::default() };
    let (seen, _) = whole_and_claims("Владимира и Виктории Петровых задержали 12 мая.", &context);
    assert!(seen.countries.is_empty(), "{:?}", seen.countries);
    let five = claims("id", "Polis menahan 85 orang di Malaysia. Lima suspek lain masih diburu.");
    assert!(five.iter().all(|c| !countries(c, Role::Site).contains(&"PE".to_owned())), "{five:?}");
}

#[test]
fn peoples_keep_to_their_own_figures() {
    let thai = claims("th", "ตำรวจจับกุมผู้ต้องหา 27 คนในเชียงราย เป็นชาวจีน 11 คน และชาวไทย 16 คน");
    let of: Vec<_> = thai.iter().map(|c| countries(c, Role::Origin)).collect();
    assert_eq!(of, [vec![], vec!["CN".to_owned()], vec!["TH".to_owned()]]);
    let women = claims("ar", "أعادت وزارة الخارجية 18 مغربيا من ميانمار، بينهم خمس نساء.");
    assert!(women.iter().all(|c| countries(c, Role::Origin) == ["MA"]), "{women:?}");
    // Whom they sent away is nothing that they are.
    let sent =
        first("pt", "A Polícia Federal prendeu 18 suspeitos de enviar brasileiros para o Camboja.");
    assert!(countries(&sent, Role::Origin).is_empty(), "{sent:?}");
    let from = claims("en", "The victims came from 31 countries, most often Ethiopia and Uganda.");
    assert_eq!(countries(&from[0], Role::Origin), ["ET", "UG"]);
}

#[test]
fn whoever_made_a_report_goes_on_in_it() {
    let all = claims(
        "en",
        "Hope Border Mission counted 318 victims in 2024, according to its annual report.\n\nFamilies paid ransoms of $3,000, the report says.",
    );
    assert!(all.iter().all(|c| c.origin.as_deref() == Some("Hope Border Mission")), "{all:?}");
    let whole = first(
        "es",
        "Según la Fiscalía General de la República, diez sospechosos fueron detenidos.",
    );
    assert_eq!(whole.origin.as_deref(), Some("Fiscalía General de la República"));
    let known = first("es", "La OIM calcula que unos 2.000 migrantes fueron secuestrados en 2023.");
    assert_eq!(known.origin.as_deref(), Some("IOM"));
}

#[test]
fn who_gave_the_figure_that_a_sentence_rejects_is_no_source_of_the_other() {
    for (language, text, origin) in [
        (
            "en",
            "The Freedom Foundation said that only 198 people were rescued in Poipet, not the 260 that police reported.",
            Some("Freedom Foundation"),
        ),
        (
            "en",
            "Only 198 people were rescued in Poipet, the Freedom Foundation said, not the 260 reported by the Interior Ministry.",
            Some("Freedom Foundation"),
        ),
        (
            "en",
            "Contrary to the Interior Ministry, the Freedom Foundation said that 198 people were rescued in Poipet.",
            Some("Freedom Foundation"),
        ),
        (
            "fr",
            "Selon la Fondation Liberté, 198 personnes ont été secourues à Poipet, et non les 260 annoncées par le ministère de l’Intérieur.",
            Some("Fondation Liberté"),
        ),
    ] {
        let claim = first(language, text);
        assert_eq!(claim.origin.as_deref(), origin, "{text}");
        assert_eq!(claim.via, None, "{text}");
    }
    // A sentence that denies nothing keeps its source.
    let claim =
        first("en", "Police reported that 260 people, and not only women, were rescued in Poipet.");
    assert!(claim.origin.is_some_and(|o| o.to_lowercase().contains("police")));
}

#[test]
fn the_people_of_a_headline_are_not_those_of_the_whole() {
    let text = "Moroccans freed in Cambodia\n\nPolice rescued 260 victims from a compound in Sihanoukville. \
                Seven Moroccans and 3 Egyptians were rescued with them.";
    for claim in claims("en", text) {
        let Value::Number(amount) = &claim.value else { continue };
        let moroccan = countries(&claim, Role::Origin).contains(&"MA".to_owned());
        let seven = amount.low == Some(7.into());
        assert_eq!(moroccan, seven, "{claim:?}");
    }
    // Where the text counts nobody else, the headline says who they are.
    let text =
        "Moroccans freed in Cambodia\n\nPolice rescued 26 people from a compound in Sihanoukville.";
    assert!(countries(&first("en", text), Role::Origin).contains(&"MA".to_owned()));
}

#[test]
fn adjectives_in_a_list_end_in_people_and_nouns_before_a_comma_are_counted_themselves() {
    let all = claims(
        "en",
        "INTERPOL’s operation, conducted in collaboration with 27 countries, targeted criminal networks that force \
         migrants to work in fraud centres.",
    );
    assert_eq!(metrics(&all), ["participating countries 27"]);
    let all = claims("en", "Police seized 40 phones, targeted young men said.");
    assert!(metrics(&all).iter().all(|m| !m.contains("men")), "{:?}", metrics(&all));
    let all = claims("en", "Police rescued 300 sick, exhausted and terrified young men in Laos.");
    assert_eq!(metrics(&all), ["victims rescued 300"]);
}

#[test]
fn the_citizens_of_one_country_are_a_population() {
    for (language, text, population) in [
        (
            "fr",
            "Douze ressortissants français ont été libérés au Cambodge, selon la police.",
            Some("français"),
        ),
        ("en", "Police rescued 12 nationals of France in Cambodia.", Some("France")),
        ("id", "Polisi membebaskan 12 warga negara Indonesia di Kamboja.", Some("Indonesia")),
        ("en", "Police rescued 12 people who had come from France in Cambodia.", None),
    ] {
        assert_eq!(first(language, text).population.as_deref(), population, "{text}");
    }
}
