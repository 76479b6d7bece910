//! What the clause of a figure says of it: its day, its place, its people and how firmly it is said.

use corrobora::{
    mine::{Context, Proposal, dates, numbers, suggest},
    model::{PartialDate, Qualifier, Role, Value},
};

fn claims(language: &str, text: &str) -> Vec<Proposal> {
    let published = "2024-05-15".parse::<PartialDate>().ok();
    suggest(text, &Context { language: Some(language), published, ..Context::default() })
}

fn period(language: &str, text: &str) -> String {
    let claims = claims(language, text);
    claims.last().and_then(|c| c.period).map_or_else(String::new, |p| p.to_string())
}

fn roles(claim: &Proposal) -> String {
    let mut all: Vec<String> =
        claim.places().iter().map(|p| format!("{} {}", p.country, p.role.key())).collect();
    all.sort();
    all.join(", ")
}

#[test]
fn a_weekday_behind_an_article_belongs_to_its_day() {
    for (language, text) in [
        ("fr", "La police a arrêté 12 personnes le mercredi 7 juin."),
        ("es", "La policía detuvo a 12 personas el miércoles 7 de junio."),
        ("es", "La policía detuvo a 12 personas el miércoles, 7 de junio."),
        ("pt", "A polícia prendeu 12 pessoas na quarta-feira, 7 de junho."),
        ("ar", "اعتقلت الشرطة 12 شخصا يوم الأربعاء الموافق 7 يونيو."),
    ] {
        assert_eq!(period(language, text), "2023-06-07", "{text}");
        assert_eq!(dates(text, Some(language)).len(), 1, "{text}");
    }
    // A weekday alone is still the last one.
    assert_eq!(period("fr", "La police a arrêté 12 personnes le lundi."), "2024-05-13");
}

#[test]
fn a_day_before_what_was_done_is_not_that_of_who_says_so() {
    for (language, text) in [
        ("zh", "2024年3月12日，柬埔寨警方在西哈努克市解救了61名泰国人，内政部表示。"),
        ("en", "On 12 March 2024, police rescued 61 people, officials said."),
        ("fr", "Le 12 mars 2024, la police a secouru 61 personnes, a indiqué Europol."),
    ] {
        assert_eq!(period(language, text), "2024-03-12", "{text}");
    }
    // Here the day is that of the words.
    assert_eq!(period("zh", "2024年3月12日，内政部表示，已解救61名泰国人。"), "");
}

#[test]
fn what_is_to_come_and_what_the_story_counts_from_give_no_period() {
    assert_eq!(period("en", "Police charged 12 people who will be tried on June 30."), "");
    let story =
        "Police arrested 12 people on 30 April. Three weeks earlier 40 victims had been rescued.";
    assert_eq!(period("en", story), "");
    assert_eq!(period("en", "Police arrested 12 people three weeks ago."), "2024-04-24");
}

#[test]
fn a_word_of_a_neighbour_language_is_no_month() {
    assert!(dates("370 पीड़ितों को अब भी बचाए जाने का इंतज़ार है।", Some("hi")).is_empty());
    assert_eq!(dates("5 जाने 2023", Some("mr")).len(), 1);
}

#[test]
fn a_range_is_counted_as_a_number_is() {
    for (text, metric) in [
        ("Police arrested between 20 and 30 people.", "arrests"),
        ("Between 40 and 60 people were killed in the raid.", "people killed"),
        ("From 20 to 30 people were arrested.", "arrests"),
        ("Officials said between 20 and 30 victims were rescued in Laos.", "victims rescued"),
    ] {
        let claims = claims("en", text);
        assert_eq!(claims.len(), 1, "{text}");
        assert_eq!(claims[0].metric, metric, "{text}");
    }
}

#[test]
fn what_may_be_reached_is_a_bound() {
    for (language, text) in [
        ("pt", "A multa pode chegar a R$ 10,5 milhões."),
        ("zh", "贖金高達2萬美元。"),
        ("fr", "L’amende peut atteindre 500 000 euros."),
        ("es", "La multa puede llegar a 5.000 dólares."),
        ("vi", "Tiền chuộc lên tới 20.000 USD."),
        ("th", "ค่าไถ่สูงถึง 20,000 ดอลลาร์"),
    ] {
        let claims = claims(language, text);
        let Value::Money(amount, _) = &claims[0].value else { panic!("{text}") };
        assert_eq!(amount.qualifier, Qualifier::AtMost, "{text}");
    }
}

#[test]
fn an_office_of_a_country_is_where_it_acts() {
    for (language, text, places) in [
        ("fr", "La police du Laos a libéré 44 femmes.", "LA site"),
        ("es", "La policía de Laos liberó a 44 mujeres.", "LA site"),
        ("pt", "A polícia do Laos libertou 44 mulheres.", "LA site"),
        ("fr", "La police a libéré 44 femmes originaires du Laos.", "LA origin"),
        ("id", "Polisi Laos menyelamatkan 569 WNI.", "ID origin, LA site"),
        ("ru", "Из лагерей в Мьявади освобождены 12 граждан РФ.", "MM site, RU origin"),
        (
            "en",
            "More than 7,000 people forced to trick Americans out of their savings were freed in Myanmar.",
            "MM site",
        ),
    ] {
        assert_eq!(roles(&claims(language, text)[0]), places, "{text}");
    }
}

#[test]
fn the_people_of_a_story_are_not_those_of_the_world() {
    let text = "Thailand repatriated 119 Thais. The United Nations estimated that at least 120,000 people were \
                held in Myanmar and around 100,000 in Cambodia.";
    for claim in claims("en", text).iter().skip(1) {
        assert!(claim.countries.iter().all(|(_, role)| *role != Role::Origin), "{claim:?}");
    }
}

#[test]
fn a_place_is_no_people_and_two_countries_are_no_persons() {
    let text = "يحتجز ما لا يقل عن 120 ألف شخص في ميانمار ونحو 100 ألف في كمبوديا.";
    let read = claims("ar", text);
    assert!(read[1].countries.iter().all(|(_, role)| *role != Role::Origin), "{read:?}");
    assert!(read[1].population.is_none());
    assert_eq!(claims("zh", "中缅两国警方遣返了200名嫌疑人。").len(), 1);
}

fn metrics_of(language: &str, text: &str) -> Vec<String> {
    let context = Context { language: Some(language), ..Context::default() };
    suggest(text, &context).into_iter().map(|c| c.metric).collect()
}

#[test]
fn who_waits_is_not_counted_as_saved() {
    for (language, text) in [
        ("en", "Another 370 victims are still waiting to be rescued."),
        ("de", "370 Opfer warten noch auf ihre Rettung."),
        ("fr", "370 victimes attendent encore d’être secourues en Birmanie."),
        ("es", "370 víctimas esperan aún ser rescatadas en Myanmar."),
        ("pt", "Mais de mil vítimas aguardam repatriação na Tailândia."),
        ("id", "Sebanyak 370 korban masih menunggu diselamatkan di Myanmar."),
        ("vi", "370 nạn nhân vẫn đang chờ được giải cứu ở Myanmar."),
        ("zh", "另有370人仍待救援。"),
        ("zh", "仍有370名受害者等待遣返。"),
        ("km", "ជនរងគ្រោះ ៣៧០ នាក់នៅរង់ចាំការសង្គ្រោះ។"),
        ("my", "လူ ၃၇၀ ကယ်တင်ခံရန် စောင့်ဆိုင်းနေသည်။"),
        ("lo", "ຜູ້ເຄາະຮ້າຍ 370 ຄົນ ຍັງລໍຖ້າການຊ່ວຍເຫຼືອ."),
        ("ar", "لا يزال 370 ضحية ينتظرون إنقاذهم في ميانمار."),
        ("hi", "370 पीड़ितों को अब भी बचाए जाने का इंतज़ार है।"),
        ("ru", "370 жертв всё ещё ждут освобождения в Мьянме."),
    ] {
        assert_eq!(metrics_of(language, text), ["other: people waiting"], "{text}");
    }
    // Waiting that is over, or of something else, changes nothing.
    for (language, text, metric) in [
        ("en", "After waiting for months, 370 victims were rescued.", "victims rescued"),
        ("es", "Tailandia deportó a 600 chinos que esperaban en Mae Sot.", "people deported"),
        ("fr", "Après avoir attendu des mois, 370 victimes ont été secourues.", "victims rescued"),
    ] {
        assert_eq!(metrics_of(language, text), [metric], "{text}");
    }
}

#[test]
fn what_is_planned_or_denied_is_no_claim() {
    for (language, text) in [
        ("de", "Die Polizei will 600 Chinesen abschieben."),
        ("de", "Die Polizei plant, 600 Chinesen abzuschieben."),
        ("fr", "La police prévoit d’expulser 600 Chinois."),
        ("fr", "La Thaïlande va expulser 600 Chinois."),
        ("fr", "La Thaïlande expulsera 600 Chinois."),
        ("es", "La policía prevé deportar a 600 chinos."),
        ("es", "Tailandia deportará a 600 chinos."),
        ("pt", "A polícia planeja deportar 600 chineses."),
        ("pt", "A Tailândia vai deportar 600 chineses."),
        ("id", "Polisi akan memulangkan 600 warga Tiongkok."),
        ("vi", "Cảnh sát sẽ trục xuất 600 người Trung Quốc."),
        ("zh", "警方计划遣返600名中国人。"),
        ("zh", "泰国将遣返600名中国人。"),
        ("my", "ရဲက တရုတ် ၆၀၀ ကို ပြန်ပို့မည်။"),
        ("ar", "سترحل تايلاند 600 صيني."),
        ("hi", "पुलिस 600 चीनी नागरिकों को वापस भेजेगी।"),
        ("ru", "Полиция планирует депортировать 600 китайцев."),
        ("de", "Die Behörden dementierten, dass 44 Menschen starben."),
        ("es", "Las autoridades negaron que murieran 44 personas."),
        ("pt", "As autoridades negaram que 44 pessoas morreram."),
        ("id", "Pihak berwenang membantah 44 orang tewas."),
        ("km", "អាជ្ញាធរបដិសេធថាមនុស្ស ៤៤ នាក់បានស្លាប់។"),
        ("lo", "ເຈົ້າໜ້າທີ່ປະຕິເສດວ່າມີຄົນຕາຍ 44 ຄົນ."),
        ("ar", "نفت السلطات مقتل 44 شخصا."),
        ("hi", "अधिकारियों ने 44 लोगों की मौत से इनकार किया।"),
        ("ru", "Власти опровергли гибель 44 человек."),
        ("en", "A rumour that 77 were killed was denied."),
        ("en", "Reports that 77 people were killed proved false."),
        ("fr", "Une rumeur selon laquelle 77 personnes ont été tuées a été démentie."),
        ("es", "El rumor de que 77 personas murieron fue desmentido."),
        ("vi", "Tin đồn 77 người thiệt mạng đã bị bác bỏ."),
        ("zh", "有关77人死亡的传言不实。"),
        ("ru", "Слухи о гибели 77 человек опровергнуты."),
    ] {
        assert_eq!(metrics_of(language, text), <[String; 0]>::default(), "{text}");
    }
    for (language, text) in [
        ("fr", "La police a arrêté 600 Chinois qui vont être expulsés."),
        ("pt", "A polícia prendeu 600 chineses, que serão deportados."),
        ("id", "Sebanyak 600 WNI ditangkap dan akan dipulangkan."),
        ("vi", "Cảnh sát đã bắt 600 người và sẽ trục xuất họ."),
        ("zh", "警方逮捕600名中国人，并计划遣返他们。"),
        ("ru", "Полиция задержала 600 китайцев, которых планируют депортировать."),
        ("ar", "اعتقلت الشرطة 600 صيني تعتزم ترحيلهم."),
        ("hi", "पुलिस ने 600 चीनी नागरिकों को गिरफ्तार किया, जिन्हें वापस भेजा जाएगा।"),
        ("th", "ตำรวจจับกุมชาวจีน 600 คนและเตรียมส่งกลับประเทศ"),
    ] {
        assert_eq!(metrics_of(language, text), ["arrests"], "{text}");
    }
}

#[test]
fn who_was_let_go_was_not_rescued() {
    let text = "En total fueron detenidas 281 personas y dos fueron puestas en libertad.";
    assert_eq!(metrics_of("es", text), ["arrests", "other: people released"]);
    let text = "Police arrested 281 people. Two of the suspects were later released.";
    assert_eq!(metrics_of("en", text), ["arrests", "other: people released"]);
    let text = "120 víctimas fueron puestas en libertad en Myanmar.";
    assert_eq!(metrics_of("es", text), ["victims rescued"]);
}

#[test]
fn a_clause_of_its_own_says_where_people_are() {
    let text = "Malaysia has rescued 313 of its citizens. Of these, over two hundred have been repatriated, 40 \
                are in detention and the rest are waiting.";
    assert_eq!(metrics_of("en", text), ["victims rescued", "victims repatriated", "people held"]);
}

#[test]
fn three_of_them_are_no_hours() {
    let text = "They were made to work 17 hours a day. The families of three of them paid ransoms.";
    let read = metrics_of("en", text);
    assert_eq!(read.iter().filter(|m| *m == "hours of work").count(), 1, "{read:?}");
}

#[test]
fn a_change_is_two_figures() {
    for (language, text) in [
        ("fr", "Le nombre de victimes secourues est passé de 765 à 1 045 en un an."),
        ("es", "El número de víctimas rescatadas pasó de 765 a 1.045."),
        ("es", "El número de víctimas rescatadas ha aumentado de 765 a 1.045."),
        ("ru", "Число спасённых жертв выросло с 765 до 1045."),
        ("ar", "ارتفع عدد الضحايا الذين تم إنقاذهم من 765 إلى 1045."),
        ("en", "The number of victims rescued climbed from 765 to 1,045."),
    ] {
        let found = numbers(text, Some(language));
        let exact =
            found.iter().filter(|n| n.amount().is_some_and(|a| a.qualifier == Qualifier::Exact));
        assert_eq!(exact.count(), 2, "{text} {found:?}");
    }
    for (language, text) in [
        ("en", "Fines range from 765 to 1,045 dollars."),
        ("fr", "Les amendes vont de 765 à 1 045 euros."),
    ] {
        assert_eq!(numbers(text, Some(language)).len(), 1, "{text}");
    }
}

#[test]
fn orders_and_neighbours_are_no_plain_numbers() {
    let read = |language: &str, text: &str| {
        let found = numbers(text, Some(language));
        let amounts = found.iter().filter_map(|n| n.amount().cloned());
        amounts
            .map(|a| (a.low.map(|n| n.to_string()), a.high.map(|n| n.to_string()), a.qualifier))
            .collect::<Vec<_>>()
    };
    for (language, text, low) in [
        ("zh", "数十万人被困在缅甸。", "100000"),
        ("zh", "警方解救數百人。", "100"),
        ("zh", "几十人失踪。", "20"),
        ("zh", "上千人被捕。", "1000"),
        ("zh", "成千上万人被困。", "1000"),
        ("th", "มีผู้ถูกกักขังหลายหมื่นคน", "10000"),
    ] {
        assert_eq!(
            read(language, text),
            [(Some(low.to_owned()), None, Qualifier::Order)],
            "{text}"
        );
    }
    for (text, low, high) in [
        ("警方逮捕二三十人。", "20", "30"),
        ("警方逮捕了三四百名嫌疑人。", "300", "400"),
        ("警方解救了七八个人。", "7", "8"),
        ("警方逮捕十二三人。", "12", "13"),
    ] {
        let range = (Some(low.to_owned()), Some(high.to_owned()), Qualifier::Range);
        assert_eq!(read("zh", text), [range], "{text}");
    }
    // A number that is one stays it.
    let plain =
        |text: &str| numbers(text, Some("zh")).into_iter().map(|n| n.value).collect::<Vec<Value>>();
    assert_eq!(plain("三十万人被困。").len(), 1);
    assert_eq!(read("zh", "十几万人")[0].2, Qualifier::MoreThan);
}
