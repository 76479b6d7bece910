//! Ages and days of birth as people write them, in whichever language they stand: a brief quotes in many, and says
//! of none which it is.

use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// An age, or a day of birth, in a text.
pub(super) struct Age {
    /// Bytes of the text: the number with the words that make it an age.
    pub range: Range<usize>,
    /// Years; `None` for a day of birth.
    pub years: Option<u32>,
    /// Whether the words may say how long something lasts as well: "de 14 años".
    pub vague: bool,
}

/// Numbers in words as they stand before words for years: English, Spanish, French, Portuguese, Italian, German.
const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two|dos|deux|dois|due|zwei", 2),
    ("three|tres|trois|três|tre|drei", 3),
    ("four|cuatro|quatre|quatro|quattro|vier", 4),
    ("five|cinco|cinq|cinque|fünf", 5),
    ("six|seis|sei|sechs", 6),
    ("seven|siete|sept|sete|sette|sieben", 7),
    ("eight|ocho|huit|oito|otto|acht", 8),
    ("nine|nueve|neuf|nove|neun", 9),
    ("ten|diez|dix|dez|dieci|zehn", 10),
    ("eleven|once|onze|undici|elf", 11),
    ("twelve|doce|douze|doze|dodici|zwölf", 12),
    ("thirteen|trece|treize|treze|tredici|dreizehn", 13),
    ("fourteen|catorce|quatorze|catorze|quattordici|vierzehn", 14),
    ("fifteen|quince|quinze|quindici|fünfzehn", 15),
    ("sixteen|dieciséis|seize|dezesseis|dezasseis|sedici|sechzehn", 16),
    ("seventeen|diecisiete|dix-sept|dezessete|dezassete|diciassette|siebzehn", 17),
    ("eighteen|dieciocho|dix-huit|dezoito|diciotto|achtzehn", 18),
    ("nineteen|diecinueve|dix-neuf|dezenove|dezanove|diciannove|neunzehn", 19),
    ("twenty|veinte|vingt|vinte|venti|zwanzig", 20),
];

/// Phrases that are an age and nothing else; `N` stands for the number.
const SURE: &[&str] = &[
    // English
    r"\b(?:aged|age of|ages?)\s(?:only |just |about |around |between )?N(?:\s?(?:to|and|or|[-–])\s?\d{1,2})?\b",
    r"\bN[\s\-‐–]?(?:years?|yrs?)[\s\-‐–](?:olds?|of age)\b",
    r"\bN\s?(?:yo|y/o)\b",
    r"\b(?:boy|girl|child|youth|teenager|minor|daughter|son|woman|man)s? of (?:only |just |about )?N\b",
    r"\b(?:girl|boy|child|teenager|minor|victim|survivor|daughter|son|woman|man|student|she|he), (?:only |just |then |aged )?N(?:[,.;)]|$)",
    r"\b(?:she|he|girl|boy|child|victim|survivor|daughter|son) (?:was|is|were|turned|had just turned)(?: only| just| barely| then)? N(?: (?:when|at the time)\b|[,.;]|$)",
    r"\bN[\s\-‐–](?:months?|weeks?|days?)[\s\-‐–]old (?:baby|infant|girl|boy|child|son|daughter|twins?|toddler)",
    // French, Spanish, Portuguese, Italian
    r"\b(?:filles?|fillettes?|garçons?|enfants?|adolescente?s?|niñ[oa]s?|chic[oa]s?|menin[oa]s?|ragazz[oaie]|bambin[oaie]) (?:de |di |d['’])N (?:ans|años|anos|anni)\b",
    r"\bâgée?s? (?:seulement )?(?:de |d['’])(?:seulement |à peine )?N ans\b",
    r"\bN (?:años|anos) de (?:edad|idade)\b",
    r"\b(?:edad|idade) de N (?:años|anos)\b",
    r"\b\d\denne\b",
    // German, Dutch
    r"\bN[\s\-]?jährige?[rnms]?\b",
    r"\bN jahre alt\b",
    r"\bim alter von N(?: jahren)?\b",
    r"\bN[\s\-]?jarige?\b",
    r"\bN jaar oud\b",
    // Indonesian, Malay, Filipino, Vietnamese, Turkish
    r"\b(?:berusia|berumur|umur|umurnya|usia|usianya) (?:baru |masih )?N(?: tahun)?\b",
    r"\bN[\s\-](?:taong[\s\-]gulang|anyos)\b",
    r"\bedad na N\b",
    r"\bN tuổi\b",
    r"\bN yaş(?:ında\w*|larında\w*)\b",
    // Russian, Ukrainian
    r"\bN[\s\-]?(?:летн|річн)\w{1,4}\b",
    r"\b(?:одинна|двена|трина|четырна|пятна|шестна|семна|восемна|девятна)дцатилетн\w{1,4}\b",
    r"\b(?:в возрасте|віком) N(?: лет| років)?\b",
    r"\b(?:ей|ему|їй|йому)(?: было| было всего| было лишь| всего| лишь| було)? N (?:лет|год|года|років|роки)\b",
    // Arabic, Persian, Urdu
    r"\bو?عمر(?:ها|ه|هم|هن)?:?\s+N(?:\s+(?:عام\w{0,2}|سنة|سنوات|سنه))?",
    r"\b(?:ال)?(?:بالغة?|تبلغ|يبلغ)\s+(?:من\s+العمر\s+)?N\s+(?:عام\w{0,2}|سنة|سنوات)",
    r"N\s+(?:عام\w{0,2}|سنة|سنوات)\s+من\s+العمر",
    r"N[\s\x{200c}]?سال[هہ]\b",
    // Hindi, Bengali
    r"N[\s\-]?(?:वर्षीया?|साल (?:की|का|के)|वर्ष (?:की|का|के))",
    r"(?:उम्र|आयु)\s+(?:\S+\s+)?N(?:\s?(?:साल|वर्ष))?",
    r"N[\s\-]?(?:বছর বয়সী|বছর বয়সী|বছরের)",
    r"(?:বয়স|বয়স)\s+(?:\S+\s+)?N(?:\s?বছর)?",
    // Thai, Lao, Khmer, Burmese
    r"(?:อายุ|วัย)\s?(?:เพียง|แค่|ประมาณ|ราว)?\s?N(?:\s?(?:ปี|ขวบ))?",
    r"ອາຍຸ\s?(?:ພຽງ)?\s?N(?:\s?ປີ)?",
    r"(?:អាយុ|វ័យ)\s?(?:ត្រឹម|ប្រហែល)?\s?N(?:\s?ឆ្នាំ)?",
    r"အသက်\s?\(?N\)?(?:\s?နှစ်)?",
    r"N\s?နှစ်\s?(?:အရွယ်|သမီး|သား)",
    // Chinese, Japanese, Korean
    r"(?:年[仅僅]|[现現]年)?(?:N|[一二三四五六七八九十]{1,3})\s?(?:周岁|[岁歲歳])",
    r"N\s?才の",
    r"(?:さん|ちゃん|くん|君|氏)[（(]N[）)]",
    r"(?:만\s?)?N\s?살",
    r"(?:만\s?)?N\s?세(?:의|인|로|에|였|이|\b)",
];

/// Phrases that say how long something lasts as often: an age only beside a person.
const VAGUE: &[&str] = &[
    r"\b(?:de |d['’])(?:seulement |apenas |solo |sólo |só )?N (?:ans|años|anos)\b",
    r"\b(?:tiene|tenía|tem|tinha) (?:apenas |solo |sólo |só )?N (?:años|anos)\b",
    r"\bdi (?:soli |appena )?N anni\b",
    r"\(N (?:ans|años|anos|anni|tahun|thn|лет|років|yıl)\)",
    r",\s?N (?:лет|років|tahun|ans|años|anos)\b",
    r"N\s?(?:عام[اً]{1,2}|سنة)",
    r",\s?N\s?(?:वर्ष|साल|বছর)",
];

/// Words around a number of years that make it a punishment or a time.
const PUNISHMENT: &[&str] = &[
    "pris",
    "cárcel",
    "cadeia",
    "carcere",
    "réclusion",
    "reclus",
    "peine",
    "pena",
    "condam",
    "conden",
    "senten",
    "contrat",
    "durant",
    "desde",
    "depuis",
    "hace",
    "penjara",
    "kontrak",
    "тюрьм",
    "лишени",
    "срок",
    "ув'язн",
    "позбавл",
    "سجن",
    "حبس",
    "قید",
    "منذ",
    "لمدة",
    "بالسجن",
];

/// Words before a day that make it the day of a birth, and what may stand between.
const BORN: &str = concat!(
    r"(?:\b(?:born|d\.?o\.?b\.?|date of birth|birth ?date|née?s?|date de naissance|nacid[oa]s?|nació|fecha de nacimiento",
    r"|nascid[oa]s?|nasceu|data de nascimento|nat[oa]|data di nascita|geboren|geb\.|geburtsdatum|geboortedatum|lahir",
    r"|tanggal lahir|tarikh lahir|ipinanganak|sinh|ngày sinh|doğum tarihi|родил\w{1,4}|дата рождения|народи\w{1,4}",
    r"|дата народження)|ولدت?|مولودة?|مواليد|تاريخ الميلاد|متولد|تاریخ پیدائش|जन्म(?: ?तिथि)?|জন্ম(?: তারিখ)?|เกิด|ເກີດ",
    r"|កើត|ថ្ងៃខែឆ្នាំកំណើត|မွေး(?:သက္ကရာဇ်|နေ့)?|出生(?:于|於|日期)?|生于|生於|生年月日|생년월일)",
    r"[\s:：,]{0,3}(?:(?:is|was|est|es|é|ist|war|adalah|là|on|the|le|el|am|em|il|op|pada|noong|ngày|tanggal|في|วันที่|เมื่อวันที่|เมื่อ|ວັນທີ|ថ្ងៃទី)\s?){0,3}",
);

/// A day with its year, in figures or with the name of its month.
const DAY: &str = concat!(
    r"(?:\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s?(?:of |de )?[\p{L}\p{M}.]{2,20},?\s?(?:de |del )?\d{4}",
    r"|[\p{L}\p{M}]{3,14}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日日일])",
);

/// A year in which somebody was born.
const BORN_IN: &str = concat!(
    r"(?:\b(?:born in|b\.|née? en|geboren(?: im jahre?| in)?|geb\.|jahrgang|nacid[oa] en|nascid[oa] em|lahir (?:pada )?tahun|sinh năm",
    r"|родил\w{1,4} в|г\.р\.|year of birth:?|birth year:?|année de naissance ?:?|año de nacimiento:?|ano de nascimento:?|geburtsjahr:?|tahun lahir:?",
    r"|năm sinh:?|год рождения:?)|出生年份?[:：]?|ปีเกิด:?|जन्म वर्ष:?|เกิด(?:เมื่อ)?(?:ปี)?(?:\s?พ\.ศ\.)?)\s?(?:19|20|25)\d{2}\b|(?:19|20)\d{2}年(?:出)?生",
);

/// Words behind a day that make it the day of a birth.
const BORN_BEHIND: &str = r"\s?(?:出生|生まれ|출생|생\b|doğumlu|को जन्म)";

struct Phrases {
    sure: Vec<Regex>,
    vague: Vec<Regex>,
    born: Vec<Regex>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let words: Vec<&str> = NUMBERS.iter().map(|(words, _)| *words).collect();
    let number = format!(r"(?:\d{{1,2}}|{})", words.join("|"));
    let all = |list: &[&str]| {
        let made = list.iter().map(|one| format!("(?i){}", one.replace('N', &number)));
        made.filter_map(|one| Regex::new(&one).ok()).collect()
    };
    let born =
        [format!("(?i){BORN}{DAY}"), format!("(?i){DAY}{BORN_BEHIND}"), format!("(?i){BORN_IN}")];
    Phrases {
        sure: all(SURE),
        vague: all(VAGUE),
        born: born.iter().filter_map(|one| Regex::new(one).ok()).collect(),
    }
});

/// The ages and days of birth of a text, in its order; of those that overlap the longest.
pub(super) fn ages(text: &str) -> Vec<Age> {
    let mut out: Vec<Age> = Vec::new();
    for (list, vague) in [(&PHRASES.sure, false), (&PHRASES.vague, true)] {
        for hit in list.iter().flat_map(|regex| regex.find_iter(text)) {
            if !(part_of_number(text, &hit.range()) || vague && punishes(text, &hit.range())) {
                let words = hit.as_str().trim_end_matches([',', '.', ';']);
                let range = hit.start()..hit.start() + words.len();
                out.push(Age { range, years: Some(years(words)), vague });
            }
        }
    }
    for hit in PHRASES.born.iter().flat_map(|regex| regex.find_iter(text)) {
        out.push(Age { range: hit.range(), years: None, vague: false });
    }
    out.sort_by_key(|age| (age.range.start, usize::MAX - age.range.end, age.vague));
    let mut end = 0;
    out.retain(|age| {
        let free = age.range.start >= end;
        end = end.max(if free { age.range.end } else { end });
        free
    });
    out
}

/// "2,017 歳" and "117歳" are no ages of two digits.
fn part_of_number(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let first = text.get(range.clone()).and_then(|t| t.chars().next());
    first.is_some_and(char::is_numeric)
        && before.is_some_and(|c| c.is_numeric() || matches!(c, '.' | ',' | '/' | '$' | '€'))
}

fn punishes(text: &str, range: &Range<usize>) -> bool {
    let before: Vec<char> =
        text.get(..range.start).unwrap_or_default().chars().rev().take(28).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text.get(range.end..).unwrap_or_default().chars().take(18).collect();
    let around = format!("{before} {after}").to_lowercase();
    PUNISHMENT.iter().any(|word| around.contains(word))
}

/// The number in a phrase; a minor's where it cannot be told.
fn years(phrase: &str) -> u32 {
    let digits: Vec<u32> =
        phrase.chars().skip_while(|c| digit(*c).is_none()).map_while(digit).collect();
    if !digits.is_empty() {
        return digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    }
    let lower = phrase.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let value = |word: &str| {
        let found = NUMBERS.iter().find(|(words, _)| words.split('|').any(|w| w == word));
        found.map(|(_, value)| *value)
    };
    words.find_map(value).unwrap_or(15)
}

/// The value of a digit in any of the scripts that write numbers by tens.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 10] =
        [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
    ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::{BORN, BORN_BEHIND, DAY, PHRASES, SURE, VAGUE, ages};

    fn all(text: &str) -> Vec<(&str, Option<u32>)> {
        ages(text).into_iter().map(|a| (text.get(a.range).unwrap(), a.years)).collect()
    }

    #[test]
    fn every_phrase_is_a_pattern() {
        assert_eq!(PHRASES.sure.len(), SURE.len());
        assert_eq!(PHRASES.vague.len(), VAGUE.len());
        assert_eq!(PHRASES.born.len(), 3, "{BORN}{DAY}{BORN_BEHIND}");
    }

    #[test]
    fn ages_are_read_in_many_languages() {
        for (text, words, years) in [
            ("The boy, aged eleven, hid.", "aged eleven", 11),
            ("a thirteen-year-old from the hills", "thirteen-year-old", 13),
            ("She was 12 years old then.", "12 years old", 12),
            ("une fille âgée de 13 ans", "âgée de 13 ans", 13),
            ("una niña de doce años", "de doce años", 12),
            ("uma menina de 16 anos", "de 16 anos", 16),
            ("una ragazza di 15 anni", "di 15 anni", 15),
            ("eine 14-jährige Schülerin", "14-jährige", 14),
            ("korban berusia 16 tahun", "berusia 16 tahun", 16),
            ("bé gái 13 tuổi", "13 tuổi", 13),
            ("12-anyos na biktima", "12-anyos", 12),
            ("16 yaşındaki kız", "16 yaşındaki", 16),
            ("16-летняя девочка", "16-летняя", 16),
            ("16-річна дівчина", "16-річна", 16),
            ("الطفلة وعمرها ١٣ عاما", "عمرها ١٣ عاما", 13),
            ("دختر ۱۴ ساله", "۱۴ ساله", 14),
            ("१६ वर्षीय लड़की", "१६ वर्षीय", 16),
            ("১৪ বছরের মেয়ে", "১৪ বছরের", 14),
            ("เด็กหญิงอายุ 13 ปี", "อายุ 13 ปี", 13),
            ("ເດັກຍິງອາຍຸ 14 ປີ", "ອາຍຸ 14 ປີ", 14),
            ("ក្មេងស្រីអាយុ ១៥ ឆ្នាំ", "អាយុ ១៥ ឆ្នាំ", 15),
            ("အသက် ၁၆ နှစ်", "အသက် ၁၆ နှစ်", 16),
            ("女孩16岁，", "16岁", 16),
            ("年仅十三岁", "年仅十三岁", 15),
            ("被害者は15歳だった", "15歳", 15),
            ("피해자는 16살이었다", "16살", 16),
            ("The girl, fifteen, was sold", "girl, fifteen", 15),
            ("she was only fifteen when they came", "she was only fifteen when", 15),
            ("The boy was 14.", "boy was 14", 14),
            ("une fille de quinze ans", "fille de quinze ans", 15),
            ("a seven-month-old baby", "seven-month-old baby", 7),
            ("पीड़ित रमेश कुमार, 17 वर्ष, ने", ", 17 वर्ष", 17),
            ("鈴木花子氏（17）", "氏（17）", 17),
        ] {
            let found = all(text);
            assert!(found.len() == 1, "{text}: {found:?}");
            assert!(found[0].0.ends_with(words) || found[0].0 == words, "{text}: {found:?}");
            assert_eq!(found[0].1, Some(years), "{text}");
        }
    }

    #[test]
    fn days_of_birth_are_read() {
        for text in [
            "born 14 July 2009",
            "born on July 14, 2009",
            "DOB: 14/07/2009",
            "née le 14 juillet 2009",
            "nacida el 14 de julio de 2009",
            "geboren am 14. Juli 2009",
            "lahir pada 14 Juli 2009",
            "sinh ngày 14/07/2009",
            "เกิดวันที่ 14 กรกฎาคม 2552",
            "2009年7月14日出生",
            "2009年7月14日生まれ",
            "date of birth is 4 May 2005",
            "born in 2009",
            "b. 2009",
            "sinh năm 2009",
            "Year of birth: 2008",
            "Geburtsjahr: 2008",
        ] {
            assert_eq!(all(text), [(text, None)], "{text}");
        }
    }

    #[test]
    fn times_and_punishments_are_no_ages() {
        for text in [
            "The sentence was 12 years in prison.",
            "une peine de 12 ans de prison",
            "condenado a una pena de 14 años de prisión",
            "a 10-year plan for 14 provinces",
            "приговорён к 12 годам",
            "2009年7月14日，警方",
            "born free, in 12 villages",
            "third generation; 3세대",
            "page 14, images 15",
            "a six-month-old inquiry",
            "The girl, one of fifteen, fled",
            "The victim, 15 others and a guard fled",
            "there was only fifteen people",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
