//! Parts of one that two numbers name: "one in five", "3 sur 10", "एक बटा तीन", "bir bölü beş".

use super::{
    fractions,
    lex::{Kind, Quote},
    numbers::{NumberKind, Plain, plain_at},
    numerals::ten_to,
    words::worded,
};
use rust_decimal::Decimal;

/// How a language joins the two numbers of a share.
struct Join {
    language: &'static str,
    words: &'static str,
    /// Whether it says so of any two numbers: "divided by".
    always: bool,
    /// Whether the whole comes first: तीन में से एक.
    turned: bool,
}

const fn join(language: &'static str, words: &'static str) -> Join {
    Join { language, words, always: false, turned: false }
}

const fn over(language: &'static str, words: &'static str) -> Join {
    Join { language, words, always: true, turned: false }
}

const fn of(language: &'static str, words: &'static str) -> Join {
    Join { language, words, always: false, turned: true }
}

const JOINS: &[Join] = &[
    join("en", "in"),
    join("en", "in every"),
    join("en", "out of"),
    join("en", "out of every"),
    over("en", "over"),
    join("fr", "sur"),
    join("es", "de cada"),
    join("es", "sobre"),
    join("pt", "em cada"),
    join("pt", "de cada"),
    join("pt", "em"),
    over("pt", "sobre"),
    join("th", "ใน"),
    join("it", "su"),
    join("it", "ogni"),
    join("de", "von"),
    join("nl", "op de"),
    join("nl", "van de"),
    join("nl", "op"),
    join("sv", "av"),
    join("sv", "pa"),
    join("id", "dari"),
    join("id", "dari setiap"),
    join("ru", "из"),
    join("ar", "من كل"),
    join("ar", "من"),
    over("ar", "علي"),
    join("ar", "في"),
    over("vi", "phan"),
    over("hi", "बटा"),
    of("hi", "में से"),
    over("tr", "bolu"),
    of("tr", "'te"),
    of("tr", "'da"),
];

/// How many tokens the words of a join take at a token.
fn joined(quote: &Quote, i: usize) -> Option<(&'static Join, usize)> {
    let first = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let language = match quote.language.as_str() {
        "" => "en",
        "ms" => "id",
        other => other,
    };
    JOINS
        .iter()
        .filter(|j| j.language == language && j.words.starts_with(first.folded.as_str()))
        .filter(|j| j.words.split(' ').enumerate().all(|(n, word)| quote.is(i + n, word)))
        .map(|j| (j, j.words.split(' ').count()))
        .max_by_key(|(_, count)| *count)
}

/// The share that a number and the words behind it make: its value, end and next token.
fn share(quote: &Quote, first: Decimal, i: usize, end: usize) -> Option<(Decimal, usize, usize)> {
    let (join, count) = joined(quote, i)?;
    let begin = quote.token(i)?.start;
    if begin > end + 1 {
        return None;
    }
    let at = quote.token(i + count)?;
    let one = || {
        let found = worded(quote, i + count)?;
        let lone = join.always || join.turned && found.value == Decimal::ONE;
        (lone && !found.rank && !found.bare).then_some((found.value, found.end, found.next))
    };
    let (second, end, next) = match plain_at(quote, i + count, at.start) {
        Some(p) if p.start == at.start && plain(&p) => (p.low, p.end, p.tokens.end),
        _ => one()?,
    };
    let (part, whole) = if join.turned { (second, first) } else { (first, second) };
    let usual = |n: Decimal| {
        n <= Decimal::TEN || n <= Decimal::from(1_000_000) && (n % Decimal::TEN).is_zero()
    };
    let year = whole >= Decimal::from(1900) && whole <= Decimal::from(2100);
    // "Twelve in 27 countries" counts; "three in ten" is a share. What lasts is none: "one in 10 days".
    let says = part == Decimal::ONE || part <= Decimal::TEN && usual(whole);
    let lasts = quote.token(next).is_some_and(|t| counted(&t.folded));
    let alone = quote.token(next).is_none();
    let tail = quote.token(next).map_or("", |t| t.folded.as_str());
    let known = match (join.language, join.words) {
        // Elsewhere it is "about".
        ("pt", "sobre") => alone && i <= 3,
        // 2 ใน 10 จังหวัด are two, in ten provinces.
        ("th", _) => alone || tail.starts_with("ของ"),
        _ => true,
    };
    if !known {
        return None;
    }
    let fits = join.always || part < whole && says && !year && (!lasts || count > 1 || join.turned);
    (fits && part.is_integer() && whole.is_integer())
        .then(|| Some((part.checked_div(whole)?, end, next)))?
}

/// Whether a word behind the second number shows that it counts something of its own: time, places, raids.
fn counted(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "minutes",
        "seconds",
        "countries",
        "cities",
        "raids",
        "states",
        "provinces",
        "districts",
        "locations",
        "places",
        "attacks",
        "operations",
        "incidents",
        "jours",
        "mois",
        "semaines",
        "ans",
        "dias",
        "meses",
        "semanas",
        "anos",
        "giorni",
        "mesi",
        "settimane",
        "anni",
        "tagen",
        "wochen",
        "monaten",
        "jahren",
        "dagen",
        "weken",
        "jaar",
        "dagar",
        "hari",
        "bulan",
        "tahun",
        "minggu",
        "дней",
        "дня",
        "месяцев",
        "лет",
        "ايام",
        "اشهر",
        "اسابيع",
        "سنوات",
        "paises",
        "pays",
        "estados",
        "cidades",
        "ciudades",
        "دول",
        "مدن",
    ];
    WORDS.contains(&word)
}

/// Whether a number is no more than a number.
fn plain(number: &Plain) -> bool {
    number.kind == NumberKind::Count
        && !number.order
        && number.currency.is_none()
        && !number.percent
}

/// The number with the second number of its share behind it.
pub(super) fn shared(quote: &Quote, number: Plain) -> Plain {
    if !plain(&number) {
        return number;
    }
    let found = share(quote, number.low, number.tokens.end, number.end);
    let Some((value, end, next)) = found.or_else(|| ranked(quote, number.low, number.tokens.end))
    else {
        return number;
    };
    Plain {
        low: value,
        end,
        scale: None,
        kind: NumberKind::Fraction,
        tokens: number.tokens.start..next,
        ..number
    }
}

/// A share that begins with "one", which does not count alone: "one in five".
pub(super) fn one_of(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let fifth = quote.language == "hi" && matches!(token.folded.as_str(), "एक" | "इक");
    if joined(quote, i + 1).is_none() && !fifth {
        return None;
    }
    let found = worded(quote, i).filter(|w| w.value == Decimal::ONE && !w.rank)?;
    share(quote, found.value, found.next, token.end)
        .or_else(|| ranked(quote, found.value, found.next).filter(|_| fifth))
}

/// "One and a half million", واحد و نصف.
pub(super) fn one_and(quote: &Quote, i: usize) -> Option<(Decimal, usize, usize)> {
    const AND: [&str; 11] = ["and", "et", "y", "e", "und", "en", "och", "و", "और", "com", "con"];
    let and = quote.token(i + 1)?;
    // "satu setengah juta"
    let tight = and.folded.strip_prefix('و').is_some_and(|w| w == "نصف")
        || quote.speaks(&["id", "ms"]) && and.folded == "setengah";
    if !tight && !AND.contains(&and.folded.as_str()) {
        return None;
    }
    worded(quote, i).filter(|w| w.value == Decimal::ONE && !w.rank && w.pieces == 1)?;
    let (part, end, next) = if tight {
        (Decimal::new(5, 1), and.end, i + 2)
    } else {
        fractions::fraction_at(quote, i + 2)?
    };
    let value = part.checked_add(Decimal::ONE)?;
    match fractions::scale_word(quote, next) {
        Some((power, end, next)) => {
            Some((value.checked_mul(ten_to(power)?)?.normalize(), end, next))
        }
        None => Some((value, end, next)),
    }
}

/// बीस का पाँचवाँ हिस्सा: the fifth part of twenty.
fn ranked(quote: &Quote, number: Decimal, i: usize) -> Option<(Decimal, usize, usize)> {
    let of = quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "का" | "के" | "की"));
    if !of || quote.language != "hi" {
        return None;
    }
    let found = worded(quote, i + 1).filter(|w| w.rank && w.value > Decimal::ONE)?;
    let part = |t: &str| matches!(t, "भाग" | "हिस्सा" | "हिस्से" | "अंश");
    let ends = quote.token(found.next).is_none_or(|t| part(&t.folded));
    ends.then(|| Some((number.checked_div(found.value)?, found.end, found.next)))?
}
