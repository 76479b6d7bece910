//! Figures that cannot be of the metric that the words beside them suggest: millions of people arrested, thousands of
//! countries, years and rounds that a word for people stands near.

use super::{
    FoundNumber,
    choose::{self, Chosen},
    clauses,
    lex::{Kind, Quote},
    lists::holds_one,
    metrics, nouns,
    roles::Placed,
};
use crate::{
    fold::{fold, fold_constant},
    model::{Unit, Value},
};
use rust_decimal::Decimal;

/// More people than these were never arrested, killed or rescued in one story.
const MOST_PEOPLE: u32 = 2_000_000;
/// There are about 200 countries, and 250 with territories.
const MOST_COUNTRIES: u32 = 250;
/// More compounds or searches than these no source counts.
const MOST_SITES: u32 = 20_000;

/// Behind a number of years, hours, floors, rounds: no people, whatever stands near.
const NO_PEOPLE: &[&str] = &[
    "ans",
    "anos",
    "ano",
    "year",
    "years",
    "year-old",
    "years-old",
    "month",
    "months",
    "mois",
    "meses",
    "jahre",
    "jahren",
    "jahrige",
    "tahun",
    "bulan",
    "tuoi",
    "лет",
    "года",
    "год",
    "месяцев",
    "hours",
    "horas",
    "heures",
    "stunden",
    "jam",
    "days",
    "dias",
    "jours",
    "tage",
    "tagen",
    "hari",
    "ngay",
    "veces",
    "vezes",
    "fois",
    "times",
    "mal",
    "kali",
    "раз",
    "lan",
    "flights",
    "vols",
    "vuelos",
    "voos",
    "penerbangan",
    "storey",
    "storeys",
    "floors",
    "km",
    "kilometers",
    "kilometres",
    "kilometros",
    "hectares",
    "hectare",
    "square",
    "percent",
    "per",
];

/// The same in scripts without blanks.
const NO_PEOPLE_RUN: &[&str] = &[
    "ปี",
    "เที่ยว",
    "รอบ",
    "ครั้ง",
    "ชั้น",
    "ชั่วโมง",
    "วัน",
    "เดือน",
    "岁",
    "歲",
    "栋",
    "棟",
    "次",
    "层",
    "層",
    "小时",
    "小時",
    "天",
    "साल",
    "वर्ष",
    "घंटे",
    "दिन",
    "ឆ្នាំ",
    "ម៉ោង",
    "ຊົ່ວໂມງ",
    "ປີ",
    "နှစ်",
    "နာရီ",
];

/// Whether a number is the age of the person who is named before it: "Luckas dos Santos, 31, and", "LZ (34)".
pub(super) fn is_age(quote: &Quote, number: &FoundNumber, placed: &[Placed]) -> bool {
    let Some(years) = number.amount().and_then(|a| a.low.filter(|low| a.high == Some(*low))) else {
        return false;
    };
    if years < Decimal::from(10)
        || years > Decimal::from(99)
        || matches!(number.value, Value::Money(..))
    {
        return false;
    }
    let digits = quote.text(number.start, number.end).chars().all(|c| c.is_ascii_digit());
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let word = |i: usize| quote.token(i).filter(|t| t.kind == Kind::Word);
    let named =
        |i: usize| word(i).is_some_and(|t| quote.at(t.start).is_some_and(char::is_uppercase));
    // The comma or bracket is a token of its own.
    let Some(at) = first.checked_sub(2).filter(|i| digits && named(*i)) else { return false };
    let end = word(at).map_or(0, |t| t.end);
    // "Kenya (34), Uganda (28)", "in New Delhi, 45, including two Nigerians": counts.
    let particle = ["dos", "da", "de", "van", "bin", "al", "von", "la", "del"];
    let joined =
        at.checked_sub(1).and_then(word).is_some_and(|t| particle.contains(&t.folded.as_str()));
    if !joined && placed.iter().any(|p| p.end == end) {
        return false;
    }
    let between = quote.text(end, number.start);
    let tail = quote.text(number.end, (number.end + 1).min(quote.chars.len()));
    // Two letters, beside no list of names with their figures: "UP (34), MP (12) and Delhi (45)".
    let initials = || {
        word(at).is_some_and(|t| {
            let name = quote.text(t.start, t.end);
            name.chars().count() == 2 && name.chars().all(char::is_uppercase)
        }) && !quote.tokens.windows(3).any(|three| {
            let [name, open, figure] = three else { return false };
            open.folded == "("
                && figure.kind == Kind::Numeral
                && quote.text(name.start, name.end).chars().any(char::is_lowercase)
        }) && at.checked_sub(1).and_then(word).is_none_or(|t| {
            !matches!(t.folded.as_str(), "in" | "from" | "by" | "at" | "dari" | "di" | "de" | "en")
        })
    };
    match (between.trim(), tail.as_str()) {
        ("(", ")") => initials(),
        // A name of three words or more; towns and states have two.
        (",", "," | ".") => {
            let part = |i: usize| {
                named(i) || word(i).is_some_and(|t| particle.contains(&t.folded.as_str()))
            };
            at >= 2 && part(at - 1) && named(at - 2)
        }
        _ => false,
    }
}

/// Whether a number is the second year of two: "2023-24".
pub(super) fn is_second_year(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.text(number.start.saturating_sub(5), number.start);
    let Some(year) = lead.strip_suffix(['-', '–', '/']) else { return false };
    let digits = quote.text(number.start, number.end);
    digits.chars().count() == 2
        && digits.chars().all(|c| c.is_ascii_digit())
        && year.chars().all(|c| c.is_ascii_digit())
        && (year.starts_with("19") || year.starts_with("20"))
        && year.len() == 4
}

/// Whether a number is that of an article of a law: "under Articles 377 and 378".
pub(super) fn is_of_article(quote: &Quote, number: &FoundNumber) -> bool {
    const ARTICLES: &[&str] = &[
        "articles ",
        "article ",
        "sections ",
        "section ",
        "articulos ",
        "articulo ",
        "artigos ",
        "pasal ",
        "paragraphen ",
        "статьи ",
        "статей ",
        "dieu ",
        "มาตรา",
    ];
    if !quote.holds(ARTICLES) {
        return false;
    }
    // "Under section 12, 45 people were arrested"
    if nouns::noun_behind(quote, number).is_some_and(|n| clauses::means_people(&fold(&n))) {
        return false;
    }
    let lead = quote.fold(number.start.saturating_sub(28), number.start);
    ARTICLES.iter().map(|w| fold_constant(w)).any(|w| {
        lead.rfind(w).and_then(|at| lead.get(at + w.len()..)).is_some_and(|rest| {
            rest.split([' ', ',']).filter(|w| !w.is_empty()).all(|w| {
                matches!(w, "and" | "et" | "y" | "e" | "dan" | "und" | "и" | "to" | "or")
                    || w.chars().any(|c| c.is_ascii_digit())
            })
        })
    })
}

/// Whether what follows a number says that people are none of it.
fn counts_no_people(quote: &Quote, number: &FoundNumber) -> bool {
    let tail = quote.fold(number.end, number.end + 16);
    let tail = tail.trim_start_matches([' ', '-', '–', '\u{a0}']);
    let word = tail.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    NO_PEOPLE.iter().any(|w| fold_constant(w) == word)
        || NO_PEOPLE_RUN.iter().any(|w| tail.starts_with(fold_constant(w)))
}

/// The metric of a number once what cannot be is set aside: `None` where it is no claim, another one where the words say
/// which; `people` is what was last said of people.
pub(super) fn settled(
    quote: &Quote,
    number: &FoundNumber,
    chosen: Chosen,
    people: Option<&Chosen>,
) -> Option<Chosen> {
    let Some(entry) = metrics::find(&chosen.0) else {
        return (!is_noise(quote, number, &chosen.0)).then_some(chosen);
    };
    let least = number.amount().and_then(|a| a.low.or(a.high)).unwrap_or_default();
    let over = |most: u32| least > most.into();
    match entry.unit {
        Unit::Persons if entry.name == "people defrauded" => Some(chosen),
        // "killed 300 people and uprooted 13 million": so many are people of another metric.
        Unit::Persons if over(MOST_PEOPLE) && !counts_no_people(quote, number) => {
            let noun = nouns::noun_behind(quote, number)?;
            choose::is_people(&fold(&noun))
                .then(|| (format!("other: {noun}"), Some("persons".to_owned())))
        }
        Unit::Persons if counts_no_people(quote, number) => None,
        Unit::Countries if over(MOST_COUNTRIES) => Some(people.cloned().unwrap_or_else(persons)),
        Unit::Countries if is_of_them(quote, number) => {
            Some(people.cloned().unwrap_or_else(persons))
        }
        Unit::Persons | Unit::Countries | Unit::Money | Unit::Duration(_) => Some(chosen),
        _ if over(MOST_SITES) && matches!(entry.name.as_str(), "compounds" | "sites searched") => {
            Some(persons())
        }
        _ => Some(chosen),
    }
}

fn persons() -> Chosen {
    ("other: people".to_owned(), Some("persons".to_owned()))
}

/// "261 people from 19 nations, 138 of them Ethiopian": of people, never of nations.
fn is_of_them(quote: &Quote, number: &FoundNumber) -> bool {
    const THEM: &[&str] = &[
        "of them",
        "of whom",
        "d'entre eux",
        "de ellos",
        "deles",
        "davon",
        "di antaranya",
        "из них",
    ];
    let tail = quote.fold(number.end, number.end + 16);
    THEM.iter().any(|w| tail.trim_start().starts_with(w))
}

/// Whether a figure that fits no metric is one that nobody would keep: a change in percent, a wage, an average, a
/// pair of things.
fn is_noise(quote: &Quote, number: &FoundNumber, metric: &str) -> bool {
    const WAGES: &[&str] = &[
        "monthly",
        "salary",
        "salaries",
        "wage",
        "wages",
        "par mois",
        "mensuel",
        "salaire",
        "mensual",
        "al mes",
        "por mes",
        "salario",
        "sueldo",
        "semanais",
        "semanales",
        "por semana",
        "mensais",
        "im monat",
        "monatlich",
        "gehalt",
        "per bulan",
        "sebulan",
        "gaji",
        "moi thang",
        "tien luong",
        "muc luong",
        "в месяц",
        "зарплат",
        "เงินเดือน",
        "เดือนละ",
        "ต่อเดือน",
        "月薪",
        "每月",
        "មួយខែ",
        "လစာ",
        "ເງິນເດືອນ",
        "شهريا",
        "راتب",
        "मासिक",
        "वेतन",
        "प्रतिमाह",
    ];
    if number.percent {
        return true;
    }
    let near = || quote.fold(number.start.saturating_sub(40), number.end + 28);
    if matches!(number.value, Value::Money(..)) {
        const PER: &[&str] = &["a month", "per month", "a week", "per week"];
        const THEN: &[&str] = &["before", "after", "ago", "earlier", "later"];
        let tail = quote.fold(number.end, number.end + 24);
        let tail = tail.trim_start();
        let per = PER.iter().find_map(|w| tail.strip_prefix(w));
        return holds_one(&near(), WAGES)
            || per.is_some_and(|rest| !THEN.iter().any(|w| rest.trim_start().starts_with(w)));
    }
    let pair = number.amount().is_some_and(|a| a.high.is_some_and(|n| n <= Decimal::TWO));
    let noun = fold(metric.strip_prefix("other: ").unwrap_or_default());
    pair && !clauses::means_people(&noun)
        && !matches!(noun.as_str(), "people" | "persons" | "fugitives" | "people waiting")
}
