//! Few people of a nationality in languages that say it otherwise than English does: adjectives that are no mentions of
//! a country, and scripts without blanks, where a counting word stands between the number and the people.

use super::{harm::is_word, passage::Passage};
use crate::{
    fold::{fold, fold_constant},
    mine, places,
};
use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// The part that a people plays which only an adjective names.
pub(super) const PEOPLE: &str = "people";

/// Words of a sentence about people who are accused, folded.
pub(super) const ACCUSED: &[&str] = &[
    "arrest",
    "charged",
    "suspect",
    "convicted",
    "sentenced",
    "traffick",
    "jailed",
    "wanted",
    "detenid",
    "acusad",
    "sospech",
    "condenad",
    "arrete",
    "interpell",
    "soupconn",
    "condamn",
    "verhaft",
    "festgenommen",
    "verdacht",
    "verurteilt",
    "angeklagt",
    "suspeit",
    "tersangka",
    "ditangkap",
    "арестован",
    "задержан",
    "подозрева",
];

/// Words between a number and a people, in their own letters.
const BETWEEN: &[&str] = &[
    // French, Spanish, Portuguese
    "femme",
    "homme",
    "fille",
    "garçon",
    "garçons",
    "victime",
    "enfant",
    "enfants",
    "adolescent",
    "adolescents",
    "adolescente",
    "adolescentes",
    "ressortissant",
    "ressortissants",
    "ressortissante",
    "ressortissantes",
    "citoyen",
    "citoyens",
    "citoyenne",
    "citoyennes",
    "travailleur",
    "travailleurs",
    "travailleuse",
    "travailleuses",
    "migrant",
    "migrants",
    "migrante",
    "migrantes",
    "mineur",
    "mineurs",
    "mineure",
    "mineures",
    "personnes",
    "jeune",
    "survivante",
    "survivantes",
    "survivant",
    "survivants",
    "mujer",
    "hombre",
    "víctima",
    "ciudadano",
    "ciudadanos",
    "ciudadana",
    "ciudadanas",
    "joven",
    "jóvenes",
    "chica",
    "chicas",
    "chico",
    "chicos",
    "niña",
    "niñas",
    "niño",
    "niños",
    "trabajador",
    "trabajadores",
    "trabajadora",
    "trabajadoras",
    "menor",
    "menores",
    "sobreviviente",
    "sobrevivientes",
    "personas",
    "mulher",
    "homem",
    "vítima",
    "cidadão",
    "cidadãos",
    "cidadã",
    "cidadãs",
    "menina",
    "meninas",
    "menino",
    "meninos",
    "jovem",
    "jovens",
    "trabalhador",
    "trabalhadores",
    "pessoas",
    // German, Italian, Indonesian, Vietnamese
    "junge",
    "jungen",
    "weibliche",
    "weiblichen",
    "männliche",
    "männlichen",
    "minderjährige",
    "minderjährigen",
    "weitere",
    "weiteren",
    "donne",
    "uomini",
    "ragazze",
    "vittime",
    "vittima",
    "warga",
    "negara",
    "pekerja",
    "công",
    "dân",
    "thiếu",
    "cô",
    "gái",
    "lao",
    "động",
    "người",
    "trẻ",
    // Russian
    "граждан",
    "гражданина",
    "гражданки",
    "гражданок",
    "гражданин",
    "гражданка",
    "женщин",
    "женщины",
    "женщина",
    "мужчин",
    "мужчины",
    "мужчина",
    "девушек",
    "девушки",
    "девушка",
    "жертв",
    "жертвы",
    "жертва",
    "детей",
    "молодых",
    // Arabic
    "نساء",
    "رجال",
    "فتيات",
    "أشخاص",
    "مواطنين",
    "مواطنات",
    "ضحايا",
    "شابات",
    "شبان",
    "عمال",
    "أطفال",
    "امرأة",
    "فتاة",
    "رجل",
    "مواطن",
    "مواطنة",
    "شاب",
    "شابة",
    "ضحية",
    "الضحية",
    "قاصرات",
    "عاملات",
    "الضحايا",
    // Hindi
    "महिला",
    "महिलाओं",
    "महिलाएं",
    "पुरुष",
    "पुरुषों",
    "युवक",
    "युवकों",
    "युवती",
    "युवतियों",
    "लड़की",
    "लड़कियों",
    "नागरिक",
    "नागरिकों",
    "मजदूर",
    "मजदूरों",
    "पीड़ित",
    "पीड़िता",
    "पीड़ितों",
];

/// Words for persons behind a people's adjective.
const PERSONS: &[&str] = &[
    "Frau",
    "Frauen",
    "Mann",
    "Männer",
    "Männern",
    "Mädchen",
    "Junge",
    "Jungen",
    "Opfer",
    "Opfern",
    "Kind",
    "Kinder",
    "Kindern",
    "Jugendliche",
    "Jugendlichen",
    "Jugendlicher",
    "Staatsangehörige",
    "Staatsangehörigen",
    "Staatsangehöriger",
    "Staatsbürger",
    "Staatsbürgern",
    "Staatsbürgerin",
    "Staatsbürgerinnen",
    "Bürger",
    "Bürgern",
    "Arbeiter",
    "Arbeitern",
    "Arbeiterin",
    "Arbeiterinnen",
    "Migranten",
    "Migrantinnen",
    "Migrantin",
    "Migrant",
    "Studenten",
    "Studentin",
    "Studentinnen",
    "Student",
    "Überlebende",
    "Überlebenden",
    "Minderjährige",
    "Minderjährigen",
    "Betroffene",
    "Betroffenen",
    "Personen",
    "Person",
    "Menschen",
    "Schwestern",
    "Brüder",
    "женщины",
    "женщин",
    "женщина",
    "мужчины",
    "мужчин",
    "мужчина",
    "девушки",
    "девушек",
    "девушка",
    "граждане",
    "граждан",
    "гражданки",
    "гражданок",
    "гражданина",
    "жертвы",
    "жертв",
    "жертва",
    "дети",
    "детей",
    "рабочие",
    "рабочих",
    "студентки",
    "студентов",
    "महिला",
    "महिलाओं",
    "महिलाएं",
    "पुरुष",
    "पुरुषों",
    "युवक",
    "युवकों",
    "युवती",
    "युवतियों",
    "लड़की",
    "लड़कियों",
    "नागरिक",
    "नागरिकों",
    "मजदूर",
    "मजदूरों",
    "पीड़ित",
    "पीड़िता",
    "पीड़ितों",
];

/// Words for one that is alone, before a people.
const ALONE: &[&str] = &[
    "seul",
    "seule",
    "unique",
    "única",
    "único",
    "sola",
    "solo",
    "einzige",
    "einziger",
    "einzigen",
    "einzig",
    "единственная",
    "единственный",
    "единственную",
    "एकमात्र",
    "इकलौती",
    "tunggal",
];

/// Words for two, or for one that is alone, behind a people.
const BEHIND: &[&str] =
    &["اثنين", "اثنان", "اثنتين", "اثنتان", "الوحيدة", "الوحيد", "وحيدة", "وحيد", "واحد", "واحدة"];

fn is(word: &str, table: &[&'static str]) -> bool {
    table.iter().any(|entry| fold_constant(entry) == word)
}

/// Whether a folded word may stand between a number and a people.
pub(super) fn is_between(word: &str) -> bool {
    is(word, BETWEEN)
}

/// Whether a folded word is one for persons.
pub(super) fn is_person(word: &str) -> bool {
    is(word, PERSONS)
}

/// Whether a folded word says before a people that it is one person.
pub(super) fn is_alone(word: &str) -> bool {
    is(word, ALONE)
}

/// Whether a folded word says behind a people that they are one or two.
pub(super) fn is_behind(word: &str) -> bool {
    is(word, BEHIND)
}

/// Whether a text names a people by such a word.
pub(super) fn any(text: &str) -> bool {
    let folded = fold(text);
    folded.split(|c: char| !is_word(c)).any(|word| of(word).is_some())
}

/// The country of a people's adjective. Vietnamese calls its own people by half the name of the country.
fn of(word: &str) -> Option<crate::model::Country> {
    places::people_of(word).or_else(|| (word == "viet").then(|| "VN".parse().ok()).flatten())
}

/// A people that a word of a sentence names without being a mention of its country.
pub(super) fn people(word: &str, text: String, range: &Range<usize>) -> Option<mine::CountrySeen> {
    let code = of(word)?.to_string();
    Some(mine::CountrySeen { start: range.start, end: range.end, text, code, role: PEOPLE })
}

/// How a script without blanks says that there are so many people of a country. Words of each: what stands between the
/// number and the country, what must stand behind it or before it, what stands between the country and the number, and
/// what counts persons.
struct Way {
    /// Behind a number that stands before the country, up to the country.
    before: Option<Regex>,
    /// Behind the country, where a number stands before it.
    behind: Option<Regex>,
    /// Before the country, where a number stands behind it and nothing between them says that it is a people.
    lead: Option<Regex>,
    /// Between the country and a number behind it.
    between: Option<Regex>,
    /// Whether what stands between must say that it is a people.
    said: bool,
    /// Behind that number.
    counts: Option<Regex>,
}

fn way(before: &str, behind: &str, lead: &str, between: &str, said: bool, counts: &str) -> Way {
    let whole = |words: &str| Regex::new(&format!("^(?:{words})$")).ok();
    let start = |words: &str| Regex::new(&format!("^(?:{words})")).ok();
    let end = |words: &str| Regex::new(&format!("(?:{words})$")).ok();
    let given = |words: &str, make: &dyn Fn(&str) -> Option<Regex>| {
        (!words.is_empty()).then(|| make(words)).flatten()
    };
    Way {
        before: given(before, &whole),
        behind: given(behind, &start),
        lead: given(lead, &end),
        between: given(between, &whole),
        said,
        counts: given(counts, &start),
    }
}

static WAYS: LazyLock<Vec<Way>> = LazyLock::new(|| {
    const CHINESE: &str = "籍|裔|国籍|國籍|人|公民|国民|國民|女|男|妇女|婦女|女性|男性|女子|男子|少女|少年|青年|学生|學生|受害者|受害人|被害人|\
                           幸存者|工人|劳工|勞工|移民|难民|難民|儿童|兒童|孩子|同胞";
    vec![
        way(
            r"\s?(?:名|个|個|位|对|對|人|人の|名の)?(?:年轻|年輕|年幼|未成年|来自|來自|的|女|男|女性|男性|籍){0,3}",
            CHINESE,
            "",
            &format!("(?:{CHINESE}|的|、|\\s){{1,4}}"),
            true,
            r"\s?(?:名|人|位|个人|個人)",
        ),
        // Korean
        way(
            r"\s?(?:명|인)의\s(?:젊은\s)?",
            r"\s?(?:인|여성|남성|국적|국민|피해자|시민|노동자|청년)",
            "",
            r"(?:\s?(?:인|여성|남성|국적|국민|피해자|시민|노동자|청년|소녀)){1,3}(?:이|가|은|는)?\s?",
            true,
            r"\s?(?:명|인)",
        ),
        // Thai and Lao: the word for the people stands before the country.
        way(
            "",
            "",
            "ชาว|คน|หญิง|ชาย|สาว|หนุ่ม|เหยื่อ|แรงงาน|เด็ก|สัญชาติ|ຊາວ|ຄົນ|ຍິງ|ຊາຍ|ເຫຍື່ອ|ສັນຊາດ|ແຮງງານ",
            r"(?:หญิง|ชาย|สาว|เหยื่อ|จำนวน|รวม|\s|ຈຳນວນ){0,4}",
            false,
            r"\s?(?:คน|ราย|ชีวิต|คู่|ຄົນ|ລາຍ|ชาย|หญิง)",
        ),
        // Khmer and Burmese
        way(
            "",
            "",
            "ស្ត្រី|នារី|បុរស|ជនជាតិ|ពលរដ្ឋ|ជនរងគ្រោះ|ក្មេង|កុមារ|ពលករ|អ្នក|យុវតី",
            r"(?:ចំនួន|\s){0,3}",
            false,
            r"\s?(?:នាក់|រូប|ដួង)",
        ),
        way(
            "",
            "",
            "",
            r"(?:\s?(?:နိုင်ငံသား|နိုင်ငံသူ|အမျိုးသမီး|အမျိုးသား|လူမျိုး|လူငယ်|သားကောင်|သူ|မိန်းကလေး|အလုပ်သမား)){1,3}\s?",
            true,
            r"\s?(?:ဦး|ယောက်)",
        ),
    ]
});

/// Words around a people for whom nobody needs to fear.
static NOT_AT_RISK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        "警|官|军|軍|兵|外交|嫌|犯|企业|企業|公司|法院|记者|記者|政府|商人|头目|頭目|경찰|공무원|군인|용의자|기업|",
        "ตำรวจ|เจ้าหน้าที่|ทหาร|ผู้ต้องหา|ผู้ต้องสงสัย|บริษัท|รัฐมนตรี|ทูต|นักธุรกิจ|ຕຳຫຼວດ|ເຈົ້າໜ້າທີ່|ທະຫານ|ນគរបាល|នគរបាល|ប៉ូលិស|មន្ត្រី|ទាហាន|ជនសង្ស័យ|",
        "ရဲ|အရာရှိ|စစ်သား|တရားခံ|ကုမ္ပဏီ",
    ))
    .ok()
});

/// Few people of a country in a script without blanks: "三名马来西亚妇女", "ชาวเคนยาสองคน", "말레이시아 여성 3명".
pub(super) fn counted(
    passage: &Passage,
    people: &mine::CountrySeen,
    seen: &mine::Whole,
    least: u32,
) -> Option<Range<usize>> {
    /// No word of a people is farther from its number.
    const NEAR: usize = 16;
    let around = |from: usize, to: usize| passage.words(&(from..to.min(passage.chars.len())));
    let (head, tail) = (
        around(people.start.saturating_sub(NEAR), people.start),
        around(people.end, people.end + NEAR),
    );
    let is = |regex: &Option<Regex>, text: &str| regex.as_ref().is_some_and(|r| r.is_match(text));
    let close_tail: String = tail.chars().take(6).collect();
    let close_head: String = head.chars().skip(head.chars().count().saturating_sub(10)).collect();
    for way in WAYS.iter() {
        // "唯一的尼泊尔受害者"
        let alone = head.strip_suffix('的').unwrap_or(&head);
        if is(&way.behind, &tail)
            && (alone.ends_with("唯一") || alone.ends_with("唯一一名"))
            && !is(&NOT_AT_RISK, &close_tail)
        {
            return Some(people.start..people.end);
        }
        for number in &seen.numbers {
            let few = number.unit.is_none()
                && number.value.is_some_and(|n| n >= 1.0 && n < f64::from(least));
            if !few {
                continue;
            }
            if number.end <= people.start && people.start - number.end <= NEAR {
                let gap = around(number.end, people.start);
                if is(&way.before, &gap) && is(&way.behind, &tail) && !is(&NOT_AT_RISK, &close_tail)
                {
                    return Some(number.start..people.end);
                }
            }
            if people.end <= number.start && number.start - people.end <= NEAR {
                let gap = around(people.end, number.start);
                let told = way.said && !gap.trim().is_empty() || is(&way.lead, &head);
                if told
                    && is(&way.between, &gap)
                    && is(&way.counts, &around(number.end, number.end + NEAR))
                    && !is(&NOT_AT_RISK, &gap)
                    && !is(&NOT_AT_RISK, &close_head)
                {
                    return Some(people.start..number.end);
                }
            }
        }
    }
    None
}

/// Whether a sentence says where, in a language whose towns are known here in part only: by the word for "in".
pub(super) fn somewhere(sentence: &str) -> bool {
    const IN: [&str; 13] =
        [" في ", " में ", "တွင်", "၌", "នៅ", "ที่", "ใน", "ຢູ່", "ໃນ", "在", "에서", "で", " в "];
    let folded = fold(sentence);
    IN.iter().any(|word| {
        if word.starts_with(' ') { folded.contains(*word) } else { sentence.contains(word) }
    })
}
