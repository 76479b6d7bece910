//! Quote → numbers, dates, metric, event, origin: many short sentences, data in and data out.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic; its helpers too"
)]

use corrobora::{
    mine::{Context, Named, dates, metrics, numbers, read_quote, suggest, whole, whole_and_claims},
    model::{Unit, Value},
};

/// The numbers of a sentence as one line: "at least 1,200", "USD 3,200,000", "12%".
fn read(sentence: &str, language: &str) -> String {
    let language = (!language.is_empty()).then_some(language);
    let found = numbers(sentence, language);
    let length = sentence.chars().count();
    for n in &found {
        assert!(n.start < n.end && n.end <= length, "{sentence}: {n:?}");
    }
    found
        .iter()
        .map(|n| match (&n.value, n.percent) {
            (Value::Number(a), true) => format!("{a}%"),
            (value, _) => value.to_string(),
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn check(language: &str, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, expected)| read(sentence, language) != *expected)
        .map(|(s, expected)| format!("{s}\n   found {}\n  wanted {expected}", read(s, language)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn english_numbers_are_read_with_their_qualifiers() {
    check(
        "en",
        &[
            ("at least 1,200 people were rescued", "at least 1,200"),
            ("149 victims", "149"),
            ("more than 430 suspects", "more than 430"),
            ("over 3,000 workers", "more than 3,000"),
            ("up to 500 beds", "at most 500"),
            ("fewer than 10 came back", "fewer than 10"),
            ("nearly 2,000 names", "about 2,000"),
            ("about 1,400 telephones were taken away", "about 1,400"),
            ("around 60 flats", "about 60"),
            ("some 300 police", "about 300"),
            ("an estimated 120,000 people", "an estimated 120,000"),
            ("estimated at 5,000", "an estimated 5,000"),
            ("between 20 and 30 people", "20–30"),
            ("20–30 people", "20–30"),
            ("20 to 30 people", "20–30"),
            ("from 20 to 30 people", "20–30"),
            ("between 70,000 and 90,000 people were held", "70,000–90,000"),
            ("It rose from 20 to 30 people", "20; 30"),
            ("200 or more flats", "at least 200"),
            ("200+ flats", "at least 200"),
            ("a dozen men", "12"),
            ("two dozen men", "24"),
            ("dozens of men", "dozens"),
            ("hundreds of thousands of people", "hundreds of thousands"),
            ("tens of thousands", "tens of thousands"),
            ("thousands more in Laos", "thousands"),
            ("several hundred people", "on the order of 200 or more"),
            ("three hundred and thirty people", "330"),
            ("twenty-three people", "23"),
            ("nine countries", "9"),
            ("one morning", ""),
            ("one of them", ""),
            ("two years", "2"),
            ("a hundred people", "100"),
            ("a hundred and fifty people", "150"),
            ("two thousand and five people", "2,005"),
            ("one million people", "1,000,000"),
            ("a five-month investigation", "5"),
            ("3.2 million people", "3,200,000"),
            ("5 lakh people and 2 crore rupees", "500,000; INR 20,000,000"),
            ("12,34,567 people", "1,234,567"),
            ("1.5bn people", "1,500,000,000"),
            ("1’234 people", "1,234"),
            ("1\u{202f}400 people", "1,400"),
            ("264 arrests and 340 new investigations", "264; 340"),
            ("27 countries took part", "27"),
            ("1984 people", "1,984"),
            ("the 207", "207"),
            ("hundred thousand dollars", "USD 100,000"),
            ("three dozens", "36"),
            ("3 dozen", "36"),
            (">30 people", "more than 30"),
            ("losses exceeded 30", "more than 30"),
            ("200 or higher", "at least 200"),
            (".23456000", "0.23456"),
        ],
    );
}

#[test]
fn money_comes_with_its_currency() {
    check(
        "en",
        &[
            ("US$3.2 million in coins", "USD 3,200,000"),
            ("$75 million", "USD 75,000,000"),
            ("$5m", "USD 5,000,000"),
            ("$5bn was lost", "USD 5,000,000,000"),
            ("$3-4 million", "USD 3,000,000–4,000,000"),
            ("between $3 million and $4 million", "USD 3,000,000–4,000,000"),
            ("more than $500", "USD more than 500"),
            ("€1,000", "EUR 1,000"),
            ("£20", "GBP 20"),
            ("500,000 baht", "THB 500,000"),
            ("฿500", "THB 500"),
            ("2 billion dong", "VND 2,000,000,000"),
            ("4,000 riel", "KHR 4,000"),
            ("10,000 kip", "LAK 10,000"),
            ("RM50,000", "MYR 50,000"),
            ("50,000 ringgit", "MYR 50,000"),
            ("30 million yuan", "CNY 30,000,000"),
            ("RMB 300", "CNY 300"),
            ("Rs. 5 lakh", "INR 500,000"),
            ("INR 500", "INR 500"),
            ("THB 20,000", "THB 20,000"),
            ("3,000 USD", "USD 3,000"),
            ("5 million Hong Kong dollars", "HKD 5,000,000"),
            ("billions of dollars", "billions of USD"),
            ("ten thousand dollars", "USD 10,000"),
            ("S$20", "SGD 20"),
        ],
    );
}

#[test]
fn percentages_are_marked() {
    check(
        "en",
        &[
            ("12% of them", "12%"),
            ("12.5 per cent", "12.5%"),
            ("about 40 percent", "about 40%"),
            ("20 to 30 percent", "20–30%"),
        ],
    );
}

#[test]
fn what_only_looks_like_a_number_is_left_out() {
    check(
        "en",
        &[
            ("in 2023", ""),
            ("on 16 October 2023 at 10:30", ""),
            ("16 to 20 October 2024", ""),
            ("call 02-123-4567", ""),
            ("call +66 2 123 4567 now", ""),
            ("1. First point", ""),
            ("2) Second point", ""),
            ("version 1.2.3", ""),
            ("192.168.0.1", ""),
            ("COVID-19", ""),
            ("5G towers", ""),
            ("a 29km road", ""),
            ("the 20th floor", ""),
            ("9am", ""),
            ("9 a.m.", ""),
            ("24/7", ""),
            ("Article 5", ""),
            ("page 31", ""),
            ("a 25-year-old woman", ""),
            ("she is 25 years old", ""),
            ("the 1990s", ""),
            ("007", ""),
            ("B2 visas", ""),
        ],
    );
}

#[test]
fn parts_of_one_are_read_with_what_they_are_parts_of() {
    let sets: [(&str, &[(&str, &str)]); 13] = [
        (
            "en",
            &[
                ("three quarters of a million people", "750,000"),
                ("quarter of a million people", "250,000"),
                ("half-a-million people", "500,000"),
                ("a half-million people", "500,000"),
                ("half-dozen men", "6"),
                ("half-sisters of the two men", "2"),
                ("two million and three quarters", "2,750,000"),
                ("one hundred and three quarters", "100.75"),
                ("two million and three people", "2,000,003"),
            ],
        ),
        (
            "fr",
            &[
                ("Un demi-million de personnes", "500,000"),
                ("cinq millions et trois quarts", "5,750,000"),
                ("un quart d’un million de francs", "250,000"),
            ],
        ),
        (
            "es",
            &[
                ("medio millón de personas", "500,000"),
                ("media docena de hombres", "6"),
                ("a media tarde llegaron", ""),
                ("millón y medio de personas", "1,500,000"),
                ("un billón y medio millón", "1,000,000,500,000"),
                ("veinte con tres quintos", "20.6"),
                ("los veinte con dos hijos", "20; 2"),
                ("veinte centavos", "20"),
            ],
        ),
        ("pt", &[("meio milhão de pessoas", "500,000")]),
        (
            "ru",
            &[
                ("полмиллиона рублей", "RUB 500,000"),
                ("два с половиной миллиона рублей", "RUB 2,500,000"),
                ("пять с половиной лет", "5.5"),
                ("два с братом", "2"),
            ],
        ),
        (
            "ar",
            &[
                ("خمسة ملايين ونصف", "5,500,000"),
                ("مليون ونصف المليون لاجئ", "1,500,000"),
                ("ربع مليون شخص", "250,000"),
                ("مئتي شخص", "200"),
                ("ألفا قتيل", "2,000"),
            ],
        ),
        (
            "hi",
            &[
                ("दस लाख लोग", "1,000,000"),
                ("दो सौ दस करोड़", "2,100,000,000"),
                ("साढ़े तीन करोड़ लोग", "35,000,000"),
                ("साढ़े 3 लाख लोग", "350,000"),
                ("साढ़े पांच सौ लोग", "550"),
                ("पौने दो लाख लोग", "175,000"),
                ("सवा दो लाख लोग", "225,000"),
            ],
        ),
        (
            "id",
            &[
                ("dua setengah juta orang", "2,500,000"),
                ("satu setengah juta orang", "1,500,000"),
                ("selusin orang", "12"),
            ],
        ),
        ("vi", &[("3 triệu rưỡi đồng", "VND 3,500,000"), ("3 triệu đồng", "VND 3,000,000")]),
        (
            "th",
            &[
                ("2 ล้านครึ่ง", "2,500,000"),
                ("หนึ่งหมื่นล้านบาท", "THB 10,000,000,000"),
                ("หนึ่งหมื่นสองพันล้านบาท", "THB 12,000,000,000"),
                ("2 แสนล้านบาท", "THB 200,000,000,000"),
                ("2 ใน 10 จังหวัด", "2; 10"),
                ("ร้อยละ 20", "20%"),
            ],
        ),
        ("km", &[("៣ លានកន្លះ", "3,500,000"), ("៣ លាន", "3,000,000")]),
        ("my", &[("၃ သန်းခွဲ", "3,500,000"), ("၃ သန်းခွဲဝေ", "3,000,000"), ("သိန်းပေါင်း ၅၀", "5,000,000")]),
        (
            "zh",
            &[
                ("四万亿元", "CNY 4,000,000,000,000"),
                ("一点五亿元", "CNY 150,000,000"),
                ("三成受害者", "30%"),
                ("三成五", "35%"),
                ("负五十", "−50"),
                ("负一又二分之一", "−1.5"),
                ("十余人", "more than 10"),
            ],
        ),
    ];
    for (language, table) in sets {
        check(language, table);
    }
}

#[test]
fn numerals_are_read_as_their_country_writes_them() {
    check(
        "en",
        &[
            ("$5 M was lost", "USD 5,000,000"),
            ("a run of 5 M", "5"),
            ("10-15,000 people", "10,000–15,000"),
            ("20-3,000 people", "20–3,000"),
            ("6.5x10^4 cells", "65,000"),
            ("123456789012345", "123,456,789,012,345"),
            ("Call 123456789012345 now", ""),
            ("the answer is minus one.", "−1"),
            ("twenty-three lakh, forty-five thousand, six hundred", "2,345,600"),
        ],
    );
    check("fr", &[("12,5 M€ saisis", "EUR 12,500,000"), ("12,5 M d’euros", "EUR 12,500,000")]);
    check(
        "es",
        &[
            ("3 mil 500 personas", "3,500"),
            ("1 200 personas", "1,200"),
            ("12 mil; 500 personas", "12,000; 500"),
        ],
    );
    check("ms-BN", &[("1.234 orang", "1,234")]);
    check("ms", &[("1,234 orang", "1,234")]);
    check("my", &[("၂၈၂ K", "282")]);
    check("sr", &[("dvadeset jedna hiljada ljudi", "21,000")]);
    check("ja", &[("答えはマイナス50です", "−50"), ("３と４分の１", "3.25")]);
}

/// "Más de" heads teasers, and is "more than".
#[test]
fn a_sentence_that_begins_with_more_than_is_no_heading_over_teasers() {
    for (text, aside) in [
        ("Más de 20 personas huyeron.", false),
        ("Más de la mitad huyó.", false),
        ("Mais de vinte pessoas fugiram.", false),
        ("Más de Internacional", true),
    ] {
        let reading = corrobora::import::read("a.txt", text.as_bytes()).unwrap();
        assert_eq!(!reading.boilerplate.is_empty(), aside, "{text}");
    }
}

#[test]
fn other_languages_say_the_same() {
    check(
        "fr",
        &[
            ("plus de 1\u{202f}400 téléphones ont été saisis", "more than 1,400"),
            ("au moins 264 arrestations", "at least 264"),
            ("1 234 personnes", "1,234"),
            ("1.234 personnes", "1,234"),
            ("3,2 millions d’euros", "EUR 3,200,000"),
            ("trois cents personnes", "300"),
            ("quatre-vingt-dix-sept personnes", "97"),
            ("soixante et onze", "71"),
            ("une centaine de personnes", "about 100"),
            ("des dizaines de milliers de personnes", "tens of thousands"),
            ("près de 500 victimes", "about 500"),
            ("entre 20 et 30 personnes", "20–30"),
            ("Du 18 au 22 octobre 2024", ""),
        ],
    );
    check(
        "es",
        &[
            ("más de 1.200 personas", "more than 1,200"),
            ("al menos 20 víctimas", "at least 20"),
            ("doscientos treinta y cinco detenidos", "235"),
            ("dos mil personas", "2,000"),
            ("cientos de miles de personas", "hundreds of thousands"),
            ("3,5 millones de dólares", "USD 3,500,000"),
            ("entre 20 y 30 personas", "20–30"),
            ("unas 300 personas", "about 300"),
        ],
    );
    check(
        "th",
        &[
            ("ช่วยเหลือผู้เสียหายได้ 158 คน", "158"),
            ("ช่วยเหลือผู้เสียหายได้ ๑๕๘ คน", "158"),
            ("อย่างน้อย 20 คน", "at least 20"),
            ("กว่า 200 คน", "more than 200"),
            ("ประมาณ 3 ล้านบาท", "THB about 3,000,000"),
            ("2 แสนคน", "200,000"),
            ("ระหว่างวันที่ 16 ถึง 20 ตุลาคม 2567", ""),
            ("ปี 2567", ""),
        ],
    );
    check(
        "vi",
        &[
            ("ít nhất 1.200 người", "at least 1,200"),
            ("khoảng 300 nạn nhân", "about 300"),
            ("hơn 2 triệu đồng", "VND more than 2,000,000"),
        ],
    );
    check(
        "id",
        &[
            ("sedikitnya 1.200 orang", "at least 1,200"),
            ("lebih dari 300 korban", "more than 300"),
            ("sekitar 5 juta rupiah", "IDR about 5,000,000"),
        ],
    );
    check(
        "zh",
        &[
            ("解救了12万人", "120,000"),
            ("至少200人", "at least 200"),
            ("200多人", "more than 200"),
            ("3.2亿元", "CNY 320,000,000"),
            ("三百二十人", "320"),
            ("2023年10月16日", ""),
        ],
    );
    check(
        "ar",
        &[
            ("أحصت ٢٦٤ حالة توقيف", "264"),
            ("أكثر من ١٬٢٠٠ شخص", "more than 1,200"),
            ("بين ٢٠ و٣٠ شخصا", "20–30"),
            ("نحو ٣ ملايين دولار", "USD about 3,000,000"),
            ("وجرت العملية بين ١٦ و٢٠ أكتوبر ٢٠٢٤", ""),
        ],
    );
    check("km", &[("១២៣ នាក់", "123")]);
    check("my", &[("၁၂၃ ဦး", "123")]);
    check("lo", &[("໑໒໓ ຄົນ", "123")]);
    check("hi", &[("१२३ लोग", "123")]);
    check("fa", &[("۱۲۳ نفر", "123")]);
    check("de", &[("mehr als 1.234 Menschen", "more than 1,234"), ("3,5 Millionen", "3,500,000")]);
}

/// The dates of a sentence as one line; "as of" before a date of a count.
fn when(sentence: &str, language: &str) -> String {
    let found = dates(sentence, (!language.is_empty()).then_some(language));
    found
        .iter()
        .map(|d| format!("{}{}", if d.as_of { "as of " } else { "" }, d.period))
        .collect::<Vec<_>>()
        .join("; ")
}

fn check_dates(language: &str, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, expected)| when(sentence, language) != *expected)
        .map(|(s, expected)| format!("{s}\n   found {}\n  wanted {expected}", when(s, language)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn dates_are_as_precise_as_their_words() {
    check_dates(
        "en",
        &[
            ("ran from 16 to 20 October 2024", "2024-10-16 – 2024-10-20"),
            ("16–20 October 2023", "2023-10-16 – 2023-10-20"),
            ("between October 16 and 20", "--10-16 – --10-20"),
            ("between October 16 and 20, 2023", "2023-10-16 – 2023-10-20"),
            ("October 16-20, 2023", "2023-10-16 – 2023-10-20"),
            ("April and May 2023", "2023-04 – 2023-05"),
            ("April to June 2023", "2023-04 – 2023-06"),
            ("Between January and October 2024", "2024-01 – 2024-10"),
            ("as of October 2022", "as of 2022-10"),
            ("on 4 December 2023", "2023-12-04"),
            ("on December 4, 2023", "2023-12-04"),
            ("on December 4th", "--12-04"),
            ("on the 4th of December 2023", "2023-12-04"),
            ("Oct. 5, 2023", "2023-10-05"),
            ("2023-10-16", "2023-10-16"),
            ("in 2023", "2023"),
            ("since 2021", "from 2021"),
            ("until March 2022", "until 2022-03"),
            ("in May", "--05"),
            ("they may come", ""),
            ("a march through the town", ""),
            ("September 2024", "2024-09"),
            ("31 April 2023", "2023-04"),
            ("28 October to 3 November 2023", "2023-10-28 – 2023-11-03"),
            ("from 2019 to 2022", "2019 – 2022"),
            ("4 and 9 October 2023", "2023-10-04; 2023-10-09"),
            ("16/10/2023", "2023-10-16"),
            ("10/11/2023", ""),
            ("10/31/2023", "2023-10-31"),
            ("2,023 people", ""),
        ],
    );
    check_dates(
        "fr",
        &[
            ("Du 18 au 22 octobre 2024", "2024-10-18 – 2024-10-22"),
            ("le 1er octobre 2023", "2023-10-01"),
            ("en octobre", "--10"),
            ("10/11/2023", "2023-11-10"),
        ],
    );
    check_dates(
        "es",
        &[
            ("el 16 de octubre de 2023", "2023-10-16"),
            ("del 16 al 20 de octubre de 2023", "2023-10-16 – 2023-10-20"),
        ],
    );
    check_dates(
        "th",
        &[
            ("ระหว่างวันที่ 16 ถึง 20 ตุลาคม 2567", "2024-10-16 – 2024-10-20"),
            ("16 ตุลาคม พ.ศ. 2566", "2023-10-16"),
            ("๑๖ ต.ค. ๒๕๖๖", "2023-10-16"),
            ("16 ตุลาคม 2023", "2023-10-16"),
        ],
    );
    check_dates("", &[("16 ตุลาคม พ.ศ. 2566", "2023-10-16")]);
    check_dates("ar", &[("وجرت العملية بين ١٦ و٢٠ أكتوبر ٢٠٢٤", "2024-10-16 – 2024-10-20")]);
    check_dates(
        "zh",
        &[("2023年10月16日", "2023-10-16"), ("2023年", "2023"), ("10月16日", "--10-16")],
    );
    check_dates(
        "vi",
        &[("ngày 16 tháng 10 năm 2023", "2023-10-16"), ("tháng 10 năm 2023", "2023-10")],
    );
    check_dates("id", &[("16 Oktober 2023", "2023-10-16"), ("pada bulan Agustus 2023", "2023-08")]);
    check_dates("ru", &[("16 мая 2023 года", "2023-05-16"), ("май 2023", "2023-05")]);
    check_dates("de", &[("16. Oktober 2023", "2023-10-16"), ("16.10.2023", "2023-10-16")]);
}

#[test]
fn dates_in_numbers_are_read_as_their_language_writes_them() {
    check_dates(
        "sv",
        &[
            ("2021-03-08–04-12", "2021-03-08 – 2021-04-12"),
            ("2020-12-30–2021-01-02", "2020-12-30 – 2021-01-02"),
        ],
    );
    check_dates("hu", &[("2021. 03. 08. – 04. 12.", "2021-03-08 – 2021-04-12")]);
    check_dates("lv", &[("no 08.03.2021.–12.04.2021. tika aizturēti", "2021-03-08 – 2021-04-12")]);
    check_dates("pl", &[("8–12.03.2021", "2021-03-08 – 2021-03-12"), ("wersja 1–2.03", "")]);
    check_dates("bg", &[("03.2021 г. – 05.2021 г.", "2021-03 – 2021-05")]);
    check_dates("fi", &[("3.2021", "2021-03"), ("13.2021", ""), ("3.20214", "")]);
    check_dates(
        "ja",
        &[
            ("H30/4/27", "2018-04-27"),
            ("R2/11/3", "2020-11-03"),
            ("R2/13/3", ""),
            ("型番XR2/11/3", ""),
        ],
    );
    check_dates("zh", &[("2021年3月8日\u{2009}–\u{2009}12日", "2021-03-08 – 2021-03-12")]);
    check_dates("eu", &[("21/3/8", "2021-03-08")]);
    check_dates("lo", &[("ວັນຈັນ ທີ 8 ມີນາ ຄ.ສ. 2021", "2021-03-08")]);
    check_dates("ps", &[("۸ فبروري ۲۰۲۱", "2021-02-08"), ("۲۰۲۱ سېپتمبر", "2021-09")]);
    check_dates(
        "lb",
        &[("8. Mäerz 2021", "2021-03-08"), ("Dënschdeg, 9. Mäerz 2021", "2021-03-09")],
    );
    check_dates(
        "zu",
        &[("Mashi 8, 2021", "2021-03-08"), ("NgoLwesibili, Agasti 3, 2021", "2021-08-03")],
    );
    check_dates("tl", &[("Marso 8, 2021", "2021-03-08")]);
    check_dates("am", &[("ፌብሩዋሪ 2021", "2021-02")]);
}

#[test]
fn the_dictionary_is_read_and_refers_only_to_itself() {
    let all = metrics::dictionary();
    assert!(all.len() > 20, "{} metrics", all.len());
    let mut names = std::collections::BTreeSet::new();
    for entry in all {
        assert!(names.insert(&entry.name), "{} comes twice", entry.name);
    }
    for entry in all {
        for other in entry.parent.iter().chain(&entry.never_compare_with) {
            assert!(names.contains(other), "{} refers to {other}", entry.name);
        }
        assert!(!entry.never_compare_with.contains(&entry.name));
    }
    assert_eq!(metrics::find("People Freed").map(|e| e.name.as_str()), Some("victims rescued"));
    assert_eq!(metrics::find("participating countries").map(|e| &e.unit), Some(&Unit::Countries));
}

/// Metric, first value and origin that a form is filled with.
fn filled(sentence: &str) -> String {
    let mut case = crate::findings::Case::new();
    let article = case.article("A", sentence);
    let draft = read_quote(&case.project, article, 0..sentence.chars().count());
    let name = |named: Option<String>| named.unwrap_or_else(|| "-".to_owned());
    let metric = draft.metric.map(|m| match m {
        Named::Is(id) => id.to_string(),
        Named::Called(name) => name,
    });
    let origin = draft.origin.or(draft.via).map(|o| match o {
        Named::Is(id) => id.to_string(),
        Named::Called(name) => name,
    });
    let value = draft.values.first().map(|v| v.value.to_string());
    format!("{} | {} | {}", name(metric), name(value), name(origin))
}

#[test]
fn a_form_is_filled_with_metric_value_and_origin() {
    let table = [
        ("Police rescued 158 people from guarded buildings.", "victims rescued | 158 | -"),
        ("They made 264 arrests.", "arrests | 264 | -"),
        ("The raid led to 281 suspected perpetrators being arrested.", "arrests | 281 | -"),
        ("Analysts identified 412 suspects before the raid.", "suspects identified | 412 | -"),
        ("Officers searched 11 compounds.", "sites searched | 11 | -"),
        ("There are 300 compounds along the border.", "compounds | 300 | -"),
        ("27 countries took part.", "participating countries | 27 | -"),
        ("The people freed came from nine countries.", "countries of origin of victims | 9 | -"),
        ("The council opened 340 new investigations.", "investigations opened | 340 | -"),
        (
            "An estimated 120,000 people are being held in compounds.",
            "people held | an estimated 120,000 | -",
        ),
        ("Exchanges froze US$3.2 million.", "assets frozen | USD 3,200,000 | -"),
        ("Victims lost $75 million to the gang.", "money lost | USD 75,000,000 | -"),
        ("About 1,400 telephones were seized.", "telephones seized | about 1,400 | -"),
        ("At least 44 people were killed.", "people killed | at least 44 | -"),
        ("120 of them were flown home.", "victims repatriated | 120 | -"),
        (
            "The operation ran from 16 to 20 October 2024.",
            "operation dates | 2024-10-16 – 2024-10-20 | -",
        ),
        (
            "Du 18 au 22 octobre 2024, des policiers de trois continents ont fouillé des immeubles",
            "operation dates | 2024-10-18 – 2024-10-22 | -",
        ),
        ("149 people were freed, INTERPOL said.", "victims rescued | 149 | INTERPOL"),
        (
            "According to the Open Gate Network, 149 people were freed.",
            "victims rescued | 149 | Open Gate Network",
        ),
        (
            "The Council of Europe said 149 people were freed.",
            "victims rescued | 149 | Council of Europe",
        ),
        ("149 victims of human trafficking were rescued", "victims rescued | 149 | -"),
        ("412 suspects were named and 264 people arrested", "suspects identified | 412 | -"),
        ("He said 149 people were freed.", "victims rescued | 149 | -"),
        ("No number stands here.", "- | - | -"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, expected)| filled(sentence) != *expected)
        .map(|(s, expected)| format!("{s}\n   found {}\n  wanted {expected}", filled(s)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn no_text_makes_the_readers_stumble() {
    let mut random = fastrand::Rng::with_seed(11);
    let pieces = [
        "1",
        "9",
        ",",
        ".",
        "-",
        "–",
        " ",
        "$",
        "US$",
        "million",
        "hundred",
        "and",
        "a",
        "au",
        "16",
        "2023",
        "/",
        "October",
        "ตุลาคม",
        "พ.ศ.",
        "٣",
        "و",
        "万",
        "年",
        "\u{301}",
        "\u{200d}",
        "\n",
        "(",
        ")",
        "%",
        "between",
        "from",
        "to",
        "🙂",
        "mil",
        "cent",
        "quatre",
        "vingt",
        "99999999999999999999",
        "billion",
        "tháng",
    ];
    for _ in 0..4_000 {
        let text: String =
            (0..random.usize(0..14)).map(|_| *random.choice(&pieces).unwrap()).collect();
        let words: Vec<&str> =
            (0..random.usize(0..14)).map(|_| *random.choice(&pieces).unwrap()).collect();
        let spaced = words.join(" ");
        for (text, language) in
            [(&text, None), (&spaced, Some("en")), (&text, Some("fr")), (&spaced, Some("th"))]
        {
            let length = text.chars().count();
            for n in numbers(text, language) {
                assert!(n.start < n.end && n.end <= length, "{text:?}: {n:?}");
                if let Value::Number(a) | Value::Money(a, _) = &n.value {
                    assert_eq!(a.fault(), None, "{text:?}");
                }
            }
            for d in dates(text, language) {
                assert!(d.start < d.end && d.end <= length, "{text:?}: {d:?}");
                assert!(!d.period.is_open(), "{text:?}");
            }
        }
    }
}

#[test]
fn a_text_read_once_for_both_says_what_it_says_when_read_for_each() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mine");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        // "denied.fr.txt", "fr.txt"
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let context = Context {
            language: stem.rsplit('.').next(),
            published: "2024-03-14".parse().ok(),
            ..Context::default()
        };
        let (seen, claims) = whole_and_claims(&text, &context);
        assert_eq!(seen, whole(&text, &context), "{}", path.display());
        assert_eq!(claims, suggest(&text, &context), "{}", path.display());
        read += claims.len();
    }
    assert!(read > 100, "{read} claims");
}
