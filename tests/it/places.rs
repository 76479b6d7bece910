//! Names of countries: the tables, names by language, and mentions in texts of many languages.

use corrobora::{
    model::Country,
    places::{self, mentions},
};

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

/// The codes that a text mentions, in its order, separated by spaces.
fn codes(text: &str) -> String {
    let found: Vec<String> = mentions(text).iter().map(|m| m.country.to_string()).collect();
    found.join(" ")
}

#[test]
fn the_tables_hold_250_countries_and_no_other_code_is_known() {
    assert_eq!(places::all().len(), 250);
    let sorted = places::all().windows(2).all(|p| p[0].code < p[1].code);
    assert!(sorted, "codes must ascend, or looking one up fails");
    let mut known = 0;
    for a in b'A'..=b'Z' {
        for b in b'A'..=b'Z' {
            let code = country(std::str::from_utf8(&[a, b]).unwrap());
            assert_eq!(code.exists(), places::info(code).is_some(), "{code}");
            known += usize::from(code.exists());
        }
    }
    assert_eq!(known, 250);
}

#[test]
fn a_name_comes_in_the_language_asked_for_or_in_english() {
    for (code, locale, name) in [
        ("KH", "en", "Cambodia"),
        ("KH", "en-GB", "Cambodia"),
        ("TH", "th", "ไทย"),
        ("TH", "fr-CA", "Thaïlande"),
        ("CN", "zh", "中国"),
        ("CN", "zh-TW", "中國"),
        ("CN", "zh_Hant_HK", "中國"),
        ("PH", "tl", "Pilipinas"),
        ("KH", "xx", "Cambodia"),
        ("KH", "", "Cambodia"),
        ("XK", "de", "Kosovo"),
    ] {
        assert_eq!(places::name(country(code), locale), name, "{code} in {locale}");
    }
    assert_eq!(places::name(country("QQ"), "en"), "unknown country");
}

#[test]
fn search_understands_every_language_codes_and_beginnings() {
    for (query, first) in [
        ("cambodia", "KH"),
        ("Kambodscha", "KH"),
        ("กัมพูชา", "KH"),
        ("kh", "KH"),
        ("KHM", "KH"),
        ("camb", "KH"),
        ("تايلاند", "TH"),
        ("thailande", "TH"),
        ("ထိုင်း", "TH"),
        ("north korea", "KP"),
        ("cote d'ivoire", "CI"),
        ("usa", "US"),
        ("Burma", "MM"),
        ("中國", "CN"),
        ("niger", "NE"),
        ("Великобритания", "GB"),
    ] {
        assert_eq!(places::search(query).first().map(Country::as_str), Some(first), "{query}");
    }
    assert!(places::search("").is_empty());
    assert!(places::search("no such country").is_empty());
}

#[test]
fn regions_form_a_tree_that_holds_every_country() {
    for info in places::all() {
        assert!(places::in_region(info.code, 1), "{} is not in the world", info.code);
        assert!(places::in_region(info.code, info.subregion), "{}", info.code);
        assert!(places::in_region(info.code, info.region), "{}", info.code);
    }
    assert!(places::in_region(country("KH"), 35));
    assert!(places::in_region(country("KH"), 142));
    assert!(!places::in_region(country("KH"), 150));
    assert!(places::in_region(country("MX"), 419));
    assert!(!places::in_region(country("US"), 419));
    assert!(!places::in_region(country("QQ"), 1));
}

#[test]
fn mentions_carry_code_points_and_the_words_themselves() {
    let text = "« Opération » : 27 เหยื่อ from Côte d’Ivoire and\nViet Nam.";
    let chars: Vec<char> = text.chars().collect();
    let found = mentions(text);
    assert_eq!(found.len(), 2);
    for m in &found {
        assert_eq!(chars[m.start..m.end].iter().collect::<String>(), m.text);
    }
    assert_eq!((found[0].country, found[0].text.as_str()), (country("CI"), "Côte d’Ivoire"));
    assert_eq!((found[1].country, found[1].text.as_str()), (country("VN"), "Viet Nam"));
}

#[test]
fn names_are_found_in_many_languages() {
    for (text, expected) in [
        ("Cambodia and Myanmar’s borders", "KH MM"),
        ("Thai, Chinese and Vietnamese victims", "TH CN VN"),
        ("in the US, the U.S. and the UK", "US US GB"),
        ("POLICE IN THAILAND", "TH"),
        ("Des Thaïlandais… en Thaïlande et au Cambodge", "TH TH KH"),
        ("los Emiratos árabes unidos y México", "AE MX"),
        ("nach Kambodscha, Laos und Thailand", "KH LA TH"),
        ("pekerja dari Filipina dan Malaysia", "PH MY"),
        ("công dân Việt Nam tại Campuchia", "VN KH"),
        ("người Mỹ và nước Nga", "US RU"),
        ("คนไทยถูกหลอกไปกัมพูชาและเมียนมา", "TH KH MM"),
        ("von Island nach Kuba", "IS CU"),
        ("le Chili et le Pérou", "CL PE"),
        ("ประเทศลาว", "LA"),
        ("ตำรวจลาวช่วยเหลือ", "LA"),
        ("มาจากลาวและไทย", "LA TH"),
        ("เถ้าจากลาวา", ""),
        ("ប្រទេសកម្ពុជា និងថៃ", "KH TH"),
        ("ထိုင်းနိုင်ငံနှင့် မြန်မာ", "TH MM"),
        ("ປະເທດລາວ ແລະ ໄທ", "LA TH"),
        ("他在柬埔寨和緬甸被拘禁", "KH MM"),
        ("中国人被骗到泰国", "CN TH"),
        ("タイとカンボジアで", "TH KH"),
        ("태국에서 캄보디아로", "TH KH"),
        ("أُنقذوا في كمبوديا وتايلاند", "KH TH"),
        ("والصين وللصين", "CN CN"),
        ("थाईलैंड और कंबोडिया में", "TH KH"),
        ("नेपालका नागरिक भारतमा", "NP IN"),
        ("в Камбодже, Таиланде и России", "KH TH RU"),
        ("w Tajlandii i Kambodży", "TH KH"),
        ("Tayland'da ve Kamboçya'da", "TH KH"),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn words_that_only_look_like_countries_are_none() {
    for text in [
        "a turkey sandwich",
        "Jordan shoes? No: jordan shoes",
        "chad",
        "Michael Jordan scored",
        "Chad Smith played",
        "New Mexico and New Jersey",
        "the Vietnam War",
        "French fries",
        "a guinea pig",
        "tell us more; TELL US NOW",
        "Nigeriandia",
        "www.thailand.com and info@china.cn",
        "Lebanon, Pa.",
        "Atlanta police said that Georgia lawmakers",
        "the Jersey Shore",
        "Rhode Island and Long Island",
        "a Chili Supper in Norfolk",
        "in Latin America",
        "the Indian Ocean",
        "Romania1",
        "anh ấy là người tốt",
        "ý kiến",
        "インドア",
        "가나다 순서",
        "인도적 지원을 위한 수단",
    ] {
        assert_eq!(codes(text), "", "{text}");
    }
}

#[test]
fn the_longest_name_counts() {
    for (text, expected) in [
        ("South Korea", "KR"),
        ("North Korea", "KP"),
        ("North Korean", "KP"),
        ("Korea", "KR"),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea", "GW GQ PG GN"),
        ("Nigeria and Niger, Nigerian, Nigerien", "NG NE NG NE"),
        ("the Democratic Republic of the Congo", "CD"),
        ("the Republic of the Congo", "CG"),
        ("Congo", "CD"),
        ("Congolese from the Republic of the Congo", "CG CG"),
        ("the Dominican Republic", "DO"),
        ("Northern Ireland and Ireland", "GB IE"),
        ("South Sudan and Sudan", "SS SD"),
        ("American Samoa, Samoa", "AS WS"),
        ("People's Republic of China", "CN"),
        ("Tbilisi, Georgia", "GE"),
        ("Jordan and Chad", "JO TD"),
        ("印度尼西亚", "ID"),
        ("巴布亚新几内亚", "PG"),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn any_text_can_be_read() {
    for text in
        ["", " ", "\n\n", "\u{0}", "é\u{301}\u{200b}", "T\u{ad}hai\u{200b}land", "🇰🇭 Cambodia🇰🇭"]
    {
        let chars = text.chars().count();
        assert!(mentions(text).iter().all(|m| m.start < m.end && m.end <= chars), "{text:?}");
    }
    assert_eq!(codes("🇰🇭 Cambodia🇰🇭"), "KH");
}

#[test]
fn a_short_word_that_is_also_the_name_of_a_town_is_no_town() {
    let codes = |text: &str| -> Vec<String> {
        places::all_mentions(text).iter().map(|m| m.country.to_string()).collect()
    };
    // "At all" and "spread".
    assert!(codes("เขาไม่กลัวอะไรเลย").is_empty());
    assert!(codes("การแพร่ระบาดของโรค").is_empty());
    assert_eq!(codes("ตำรวจจับกุมที่พัทยา"), ["TH"]);
    assert_eq!(codes("នៅក្រុងព្រះសីហនុ"), ["KH"]);
}
