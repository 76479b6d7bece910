//! What a figure is said to be: awaited and planned, a range, a change, a group of people, with its day.

use corrobora::{
    mine::{Context, Proposal, suggest},
    model::{Amount, Qualifier, Value},
};

fn claims(language: &str, text: &str) -> Vec<Proposal> {
    let published = "2024-05-15".parse().ok();
    suggest(text, &Context { language: Some(language), published, ..Context::default() })
}

fn amount(claim: &Proposal) -> Amount {
    match &claim.value {
        Value::Number(amount) | Value::Money(amount, _) => amount.clone(),
        _ => panic!("{claim:?}"),
    }
}

/// The claims of a text as "metric low-high".
fn stated(language: &str, text: &str) -> Vec<String> {
    let all = claims(language, text);
    let number =
        |n: Option<rust_decimal::Decimal>| n.map_or("?".to_owned(), |n| n.normalize().to_string());
    all.iter()
        .map(|c| {
            let amount = amount(c);
            let (low, high) = (number(amount.low), number(amount.high));
            if low == high {
                format!("{} {low}", c.metric)
            } else {
                format!("{} {low}-{high}", c.metric)
            }
        })
        .collect()
}

#[test]
fn a_range_in_words_has_the_metric_of_its_verb() {
    for (text, expected) in [
        ("Between 30 and 50 people were injured in the raid.", "people injured 30-50"),
        ("Police arrested between 20 and 30 people in Laos.", "arrests 20-30"),
        ("From 10 to 12 people were arrested in Laos.", "arrests 10-12"),
    ] {
        assert_eq!(stated("en", text), [expected], "{text}");
    }
    // "From" belongs to no number alone.
    assert_eq!(
        stated("en", "Police rescued 20 people from 3 compounds.").first().unwrap(),
        "victims rescued 20"
    );
}

#[test]
fn what_is_awaited_is_not_done() {
    for (language, text) in [
        ("en", "Officials said 250 victims still await rescue."),
        ("fr", "Quelque 250 victimes attendent d’être secourues au Laos."),
        ("es", "Otras 250 víctimas esperan ser rescatadas en Laos."),
        ("pt", "Já 250 vítimas aguardam repatriação na Tailândia."),
        ("id", "Sebanyak 250 korban menunggu dipulangkan dari Laos."),
        ("vi", "Hiện 250 nạn nhân đang chờ được giải cứu ở Lào."),
        ("ru", "Ещё 250 жертв ждут освобождения в Лаосе."),
        ("zh", "另有250人仍待救援。"),
    ] {
        let found = stated(language, text);
        assert!(
            !found.iter().any(|c| c.starts_with("victims") || c.starts_with("people")),
            "{text} {found:?}"
        );
    }
    // The verb right before has the first word.
    let text = "Police freed 12 people awaiting deportation from Laos.";
    assert_ne!(stated("en", text), ["other: people waiting 12"], "{text}");
    let text = "368 vítimas já foram libertadas e mais de mil aguardam repatriação.";
    assert_eq!(stated("pt", text), ["victims rescued 368", "other: people waiting 1000-?"]);
}

#[test]
fn what_is_planned_or_denied_is_not_done() {
    for (language, text) in [
        ("fr", "La police prévoit d’expulser 600 personnes du Laos."),
        ("pt", "A polícia planeja deportar 600 pessoas do Laos."),
        ("ru", "Полиция планирует депортировать 600 человек."),
        ("zh", "警方计划遣返600名中国人。"),
        ("id", "Polisi akan memulangkan 600 korban."),
        ("de", "Die Behörden dementierten, dass 44 Menschen starben."),
        ("ru", "Власти опровергли, что погибли 44 человека."),
        ("pt", "As autoridades negaram que 44 pessoas morreram."),
    ] {
        assert_eq!(stated(language, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_change_is_no_range() {
    for (language, text) in [
        ("fr", "Le nombre de victimes secourues est passé de 765 à 1 045."),
        ("es", "El número de víctimas rescatadas pasó de 765 a 1.045."),
        ("ru", "Число освобожденных жертв выросло с 765 до 1045."),
    ] {
        let found = stated(language, text);
        assert!(found.iter().all(|c| !c.contains("765")), "{text} {found:?}");
    }
}

#[test]
fn a_weekday_before_a_date_is_part_of_it() {
    for (language, text) in [
        ("fr", "La police a arrêté 12 personnes le mercredi 7 juin."),
        ("es", "La policía detuvo a 12 personas el miércoles 7 de junio."),
        ("pt", "A polícia prendeu 12 pessoas na quarta-feira, 7 de junho."),
    ] {
        let periods: Vec<String> =
            claims(language, text).iter().filter_map(|c| c.period).map(|p| p.to_string()).collect();
        assert_eq!(periods, ["2023-06-07"], "{text}");
    }
    // Alone it is the last one.
    let text = "La police a arrêté 12 personnes le mercredi.";
    assert!(claims("fr", text).iter().any(|c| c.period.is_some()));
}

#[test]
fn a_speaker_behind_the_figure_leaves_it_its_day() {
    for (language, text) in [
        ("zh", "2024年3月12日，柬埔寨警方在西港解救了61名泰国人，内政部表示。"),
        ("en", "On 12 March 2024, police freed 61 women, officials said."),
    ] {
        let periods: Vec<String> =
            claims(language, text).iter().filter_map(|c| c.period).map(|p| p.to_string()).collect();
        assert_eq!(periods, ["2024-03-12"], "{text}");
    }
    // In front of it the day is that of the statement.
    let said = claims("zh", "2024年3月12日，内政部表示，已解救61名泰国人。");
    assert!(said.iter().all(|c| c.period.is_none()));
}

#[test]
fn several_of_a_unit_are_left_open() {
    for (text, low, qualifier) in [
        ("数十万人被困。", 100_000, Qualifier::Order),
        ("幾百人被困。", 100, Qualifier::Order),
        ("二三十人被捕。", 20, Qualifier::Range),
    ] {
        let found = claims("zh", text);
        let amount = amount(found.first().unwrap());
        assert_eq!(amount.qualifier, qualifier, "{text}");
        assert_eq!(amount.low, Some(low.into()), "{text}");
    }
    // The two countries are all that is counted.
    assert_eq!(stated("zh", "中缅两国警方逮捕了30人。"), ["arrests 30"]);
    let most = claims("zh", "贖金高達2萬美元。");
    assert_eq!(amount(most.first().unwrap()).qualifier, Qualifier::AtMost);
}

#[test]
fn women_and_children_are_told_apart_in_all_languages() {
    for (language, text) in [
        ("en", "Police rescued 44 women and 3 children in Laos."),
        ("vi", "Công an đã giải cứu 44 phụ nữ và 3 trẻ em tại Lào."),
        ("th", "ตำรวจช่วยเหลือผู้หญิง 44 คน และเด็ก 3 คน ในลาว"),
        ("zh", "老挝警方解救了44名妇女和3名儿童。"),
        ("ar", "أنقذت الشرطة 44 امرأة و3 أطفال في لاوس."),
        ("hi", "पुलिस ने लाओस में 44 महिलाओं और 3 बच्चों को बचाया।"),
    ] {
        let who: Vec<bool> =
            claims(language, text).iter().map(|c| c.population.is_some()).collect();
        assert_eq!(who, [true, true], "{text}");
    }
}

#[test]
fn the_day_of_a_statement_is_not_that_of_what_it_tells_in_scripts_without_blanks() {
    let day = |language: &str, text: &str| {
        let found = claims(language, text);
        let claim = found.first().unwrap_or_else(|| panic!("{text}"));
        claim.period.and_then(|p| p.from).map(|d| d.to_string())
    };
    for (language, text) in [
        ("th", "โฆษกตำรวจกล่าวเมื่อวันจันทร์ว่า ได้ช่วยเหลือเหยื่อ 12 คน"),
        ("th", "ตำรวจแถลงเมื่อวานนี้ว่า ได้จับกุม 12 คน"),
        ("zh", "警方周一表示，解救了12名受害者。"),
        ("zh", "中国驻泰国大使馆发言人5月13日在记者会上称，解救了12名受害者。"),
        ("lo", "ໂຄສົກກ່າວໃນວັນຈັນວ່າ ຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍ 12 ຄົນ"),
        ("km", "មន្ត្រីប៉ូលីសបាននិយាយនៅថ្ងៃចន្ទថា បានសង្គ្រោះជនរងគ្រោះ ១២នាក់"),
    ] {
        assert_eq!(day(language, text), None, "{text}");
    }
    for (language, text) in [
        ("th", "ตำรวจช่วยเหลือเหยื่อ 12 คนเมื่อวันจันทร์ที่ผ่านมา"),
        ("zh", "警方周一解救了12名受害者。"),
        ("lo", "ຕຳຫຼວດຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍ 12 ຄົນໃນວັນຈັນ"),
        ("km", "ប៉ូលីសបានសង្គ្រោះជនរងគ្រោះ ១២នាក់ នៅថ្ងៃចន្ទ"),
    ] {
        assert_eq!(day(language, text).as_deref(), Some("2024-05-13"), "{text}");
    }
}

#[test]
fn a_stretch_between_dates_of_two_kinds_has_the_end_that_is_said() {
    let of = |language: &str, text: &str| {
        let found = claims(language, text);
        let period = found.first().and_then(|c| c.period).unwrap_or_else(|| panic!("{text}"));
        period.to_string()
    };
    let vietnamese = of("vi", "Từ đầu năm 2023 đến nay, 12 người bị bắt.");
    assert!(vietnamese.starts_with("2023") && vietnamese.contains("2024-05-1"), "{vietnamese}");
    let english = of("en", "From the middle of 2022 to May 2023 police arrested 12 people.");
    assert!(english.starts_with("2022") && english.ends_with("2023-05"), "{english}");
}
