//! Numbers that are read as counts but that no claim states: measures, parts of names and of laws, ages, times of day.

use super::{
    FoundNumber, NumberKind,
    kinds::TIMES,
    lex::{Kind, Quote, Token},
    nouns::{is_time, noun_behind},
    ones,
    roles::Placed,
};
use crate::{
    fold::fold,
    model::{Amount, Qualifier, Role, Value},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// Units of what is no fact of a case.
const NO: &[&str] = &[
    "comments",
    "comment",
    "shares",
    "share",
    "likes",
    "views",
    "followers",
    "min",
    "mins",
    "minutes",
    "minute",
    "hours",
    "hour",
    "am",
    "pm",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "feet",
    "°",
    "degrees",
    "mph",
    "kg",
    "pages",
    "page",
    "times",
    "points",
    "goals",
    "replies",
    "reads",
    "o'clock",
    "mm",
    "cm",
    "seconds",
    "comentarios",
    "commentaires",
    "wib",
    "wita",
    "wit",
    "utc",
    "gmt",
    "uhr",
    "block",
    "mile",
    "yard",
    "yards",
    "inch",
    "inches",
    "foot",
    "gram",
    "grams",
    "pounds",
    "storey",
    "storeys",
    "story",
    "stories",
];

/// Words before a number that make it that of a law, a room, a file or a flat, folded.
const NUMBERED: &[&str] = &[
    "no",
    "nos",
    "no.",
    "n.º",
    "nº",
    "n°",
    "n.o",
    "№",
    "nr",
    "num",
    "numero",
    "nomor",
    "so",
    "№.",
    "number",
    "art",
    "article",
    "articles",
    "articulo",
    "articulos",
    "artigo",
    "artigos",
    "artikel",
    "pasal",
    "ayat",
    "dieu",
    "khoan",
    "muc",
    "section",
    "sections",
    "§",
    "§§",
    "paragraph",
    "paragraphe",
    "статья",
    "статьи",
    "статье",
    "статьеи",
    "статью",
    "ст",
    "пункт",
    "act",
    "lei",
    "ley",
    "loi",
    "decree",
    "decreto",
    "resolution",
    "resolucion",
    "chapter",
    "unit",
    "unidad",
    "room",
    "block",
    "tang",
    "phong",
    "floor",
    "pukul",
    "luc",
    "มาตรา",
    "第",
    "expediente",
    "dossier",
    "aktenzeichen",
    "gate",
    "lot",
    "interstate",
    "highway",
    "hwy",
    "cr",
    "fm",
    "sr",
    "rt",
    "exit",
    "apt",
    "suite",
    "precinct",
    "district",
    "ward",
    "grade",
    "category",
    "level",
    "phase",
    "rue",
    "calle",
    "avenida",
    "rua",
    "jalan",
    "autobahn",
    "carretera",
    "km",
    "page",
    "pagina",
    "halaman",
    "edicion",
    "edition",
    "channel",
    "covid",
    "sector",
    "seksyen",
    "akta",
    "fasal",
    "undang-undang",
    "ordinan",
];

/// Words before a number that count something by hundreds: "9 in every 100".
const EVERY: &[&str] = &[
    "every",
    "each",
    "cada",
    "chaque",
    "jede",
    "jeder",
    "каждые",
    "каждых",
    "setiap",
    "moi",
    "out",
];

/// Whether a number counts something that a claim can state; `found` are all of the sentence.
pub(super) fn counts(quote: &Quote, number: &FoundNumber, placed: &[Placed]) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let before = first.checked_sub(1).and_then(|i| quote.token(i));
    let touches = quote.token(next).is_some_and(|t| t.start == number.end);
    let (behind, joint) = (word(next), word(next) == "-" && touches);
    let unit = if joint { word(next + 1) } else { behind };
    if matches!(number.value, Value::Money(..)) || number.percent {
        return true;
    }
    let time = is_time(unit) || TIMES.has(unit);
    let shifts = matches!(unit, "hour" | "hours")
        && (word(next + 2).starts_with("shift")
            || word(next + 1).starts_with("shift")
            || matches!(word(next + 1), "a" | "per" | "daily" | "each" | "every" | "straight"));
    let weighed = unit == "pounds" && word(next + 1) == "of";
    if NO.contains(&unit) && !shifts && !weighed
        || matches!(behind, "\"" | "/" | ":") && number.end - number.start <= 2
    {
        return false;
    }
    // "seven-storey", "26-jährigen", "46-летний" describe; "20-strong", "a 12-member gang" and times count.
    if joint
        && !time
        && !matches!(
            unit,
            "strong"
                | "member"
                | "man"
                | "men"
                | "person"
                | "people"
                | "country"
                | "nation"
                | "odd"
                | "plus"
        )
        && quote.token(next + 1).is_some_and(|t| t.kind == Kind::Word && t.start == number.end + 1)
    {
        return false;
    }
    // "two more miles", "1205 Lone Oak Road"
    let noun = noun_behind(quote, number);
    let noun = noun.as_deref().map(fold);
    if !joint && !shifts && !weighed && noun.as_deref().is_some_and(|n| NO.contains(&n))
        || addressed(quote, next)
    {
        return false;
    }
    if numbered(quote, first) || aged(quote, number, first, next, placed) {
        return false;
    }
    // "9 in every 100 requests"
    if before.is_some_and(|t| EVERY.contains(&t.folded.as_str()))
        && (first.saturating_sub(3)..first)
            .any(|i| quote.token(i).is_some_and(|t| t.kind == Kind::Numeral))
    {
        return false;
    }
    // "Storm Makers 2", "Black Hat 7": a name before, nothing counted behind.
    let named = before.is_some_and(|t| {
        t.kind == Kind::Word
            && t.end + 1 == number.start
            && quote.at(t.start).is_some_and(char::is_uppercase)
            && first > 1
            && quote.at(number.start).is_some_and(char::is_numeric)
            // "On Monday 36 Bangladeshis were freed"
            && !placed.iter().any(|p| {
                p.people && quote.token(next).is_some_and(|n| n.start == p.start)
            })
    });
    let noun = quote.token(next).is_some_and(|t| {
        // German writes all nouns with a capital.
        t.kind == Kind::Word
            && (quote.speaks(&["de", "lb"]) || quote.at(t.start).is_some_and(|c| !c.is_uppercase()))
    });
    // "Thailand 456, Cambodia 120 and Laos 44": the country of a list, and no name with a number.
    let listed = before.and_then(|t| placed.iter().find(|p| !p.people && p.end == t.end));
    let listed = listed.is_some_and(|place| {
        let at = quote.tokens.partition_point(|t| t.start < place.start);
        matches!(
            word(at.wrapping_sub(1)),
            "," | "and" | ";" | "y" | "et" | "e" | "und" | "dan" | "va"
        )
    });
    if named && !noun && !listed {
        return false;
    }
    // "one of the two", "the first two" say nothing; "24-year" of age is gone already.
    let small = number.amount().and_then(|a| a.low).is_some_and(|n| n < Decimal::TWO);
    !small || is_one(number) || super::scripts::time_and_a_half(quote, number)
}

/// The numbers with the ones that the reading of numbers takes for articles: "62 Indonesians and one Malaysian",
/// "eine Ukrainerin", "one of them was convicted".
pub(super) fn with_ones(
    quote: &Quote,
    mut all: Vec<FoundNumber>,
    placed: &[Placed],
    taken: &[Range<usize>],
) -> Vec<FoundNumber> {
    // An article before a people counts in a list only.
    let counts = all.iter().filter(|n| n.kind == NumberKind::Count && !n.percent).count();
    let small = |w: &str| {
        matches!(
            w,
            "người"
                | "nguoi"
                | "гражданка"
                | "гражданин"
                | "warga"
                | "orang"
                | "other"
                | "autre"
        )
    };
    for (i, token) in quote.tokens.iter().enumerate() {
        let word = token.folded.as_str();
        if !ones::may_be(word)
            || word == "mot" && !quote.speaks(&["vi"])
            || all.iter().any(|n| n.start < token.end && token.start < n.end)
            || taken.iter().any(|d| d.start < token.end && token.start < d.end)
        {
            continue;
        }
        let people = placed.iter().any(|p| {
            let next = quote.token(i + 1);
            let person = next.is_some_and(|t| small(&t.folded));
            (p.people || person)
                && (next.is_some_and(|t| t.start == p.start)
                    || person && quote.token(i + 2).is_some_and(|t| t.start == p.start))
        });
        let tail = quote.fold(token.end, token.end + 20);
        let of_them = &super::kinds::OF_THEM;
        let them = of_them.may_stand_in(quote) && of_them.nearest(&tail, 0).is_some_and(|d| d <= 1);
        let pronoun = matches!(word, "uno" | "una" | "один" | "одна" | "satu")
            || i == 0 && matches!(word, "one" | "un" | "um" | "seorang");
        let listed = people && counts > 0 && ones::in_list(quote, i);
        let person = pronoun
            && (them
                || i == 0
                    && quote.token(i + 1).is_some_and(|t| super::clauses::means_people(&t.folded))
                || quote.speaks(&["ru"]));
        // "ten Britons and a New Zealander": an article of English counts people in a list only.
        let of_people = placed.iter().any(|p| {
            p.role == Role::Origin && quote.token(i + 1).is_some_and(|t| t.start == p.start)
        });
        if matches!(word, "a" | "an") && !(quote.speaks(&["en"]) && listed && of_people) {
            continue;
        }
        if !listed && !person && !ones::is_said(quote, i, placed) {
            continue;
        }
        let amount = Amount {
            low: Some(Decimal::ONE),
            high: Some(Decimal::ONE),
            qualifier: Qualifier::Exact,
        };
        let number = FoundNumber {
            value: Value::Number(amount),
            kind: NumberKind::Count,
            percent: false,
            start: token.start,
            end: token.end,
        };
        let at = all.partition_point(|n| n.start < number.start);
        all.insert(at, number);
    }
    all
}

/// Whether a number is exactly one.
pub(super) fn is_one(number: &FoundNumber) -> bool {
    number.amount().is_some_and(|a| a.low == Some(Decimal::ONE) && a.high == Some(Decimal::ONE))
}

/// Whether a street's name stands behind a number: "1205 Lone Oak Road", "208 Routon St.".
fn addressed(quote: &Quote, next: usize) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "ln",
        "drive",
        "dr",
        "boulevard",
        "blvd",
        "highway",
        "way",
        "court",
        "place",
        "pike",
        "parkway",
        "terrace",
        "square",
        "crescent",
    ];
    let capital = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
                // "77 NE 12th Ave"
                || t.kind == Kind::Numeral && i > next
                || matches!(t.folded.as_str(), "st" | "nd" | "rd" | "th")
                    && i.checked_sub(1).and_then(|k| quote.token(k)).is_some_and(|n| {
                        n.kind == Kind::Numeral && n.end == t.start
                    })
        })
    };
    let mut i = next;
    for _ in 0..5 {
        // "1199 N. Poplar St."
        if quote.is(i, ".") && i > next {
            i += 1;
            continue;
        }
        if !capital(i) {
            return false;
        }
        if i > next
            && quote.token(i).is_some_and(|t| {
                t.kind == Kind::Word
                    && quote.at(t.start).is_some_and(char::is_uppercase)
                    && STREETS.contains(&t.folded.as_str())
            })
        {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether the words before a number make it one of a law, a floor, a file.
fn numbered(quote: &Quote, first: usize) -> bool {
    let mut i = first;
    // "Seksyen 6(3)", "article 15 (1)": the paragraph of a law, behind its number.
    let paragraph = i
        .checked_sub(2)
        .and_then(|k| quote.token(k))
        .filter(|t| quote.is(i - 1, "(") && quote.is(i + 1, ")") && t.kind == Kind::Numeral);
    if paragraph.is_some() {
        i -= 2;
    }
    // "Act No. 9208", "N.º 9", "§ 12": signs stand between.
    for _ in 0..4 {
        let Some(token) = i.checked_sub(1).and_then(|k| quote.token(k)) else { return false };
        let word = token.folded.as_str();
        if matches!(word, "." | "º" | "°" | "o" | "/" | "(") {
            i -= 1;
            continue;
        }
        let signs = i < first;
        // "off U.S. 79"
        if word == "s" && signs && quote.before_folded(token.start).ends_with("u.") {
            return true;
        }
        return NUMBERED.contains(&word)
            && (!matches!(word, "so" | "no") || named_no(quote, i - 1, signs))
            || signs && matches!(word, "n" | "art" | "nr" | "num" | "no");
    }
    false
}

/// "no" and "số" are words of their own as well: "no two", "số 548". With a capital or a full stop they number.
fn named_no(quote: &Quote, i: usize, signs: bool) -> bool {
    let Some(token) = quote.token(i) else { return false };
    let text = quote.text(token.start, token.end);
    match text.to_lowercase().as_str() {
        "số" => true,
        "no" => signs && quote.at(token.start).is_some_and(char::is_uppercase),
        _ => false,
    }
}

/// Ages that are not read as such: "aged 22 and 26", "girl of seven", "Tran (27)".
fn aged(quote: &Quote, number: &FoundNumber, first: usize, next: usize, placed: &[Placed]) -> bool {
    const AGED: &[&str] = &[
        "aged",
        "ages",
        "age",
        "agee",
        "agees",
        "edades",
        "edad",
        "idades",
        "idade",
        "alter",
        "возрасте",
        "berusia",
        "usia",
        "tuoi",
        "อายุ",
        "عمره",
        "اعمارهم",
        "उम्र",
        "年龄",
    ];
    const YOUNG: &[&str] = &[
        "girl", "boy", "child", "toddler", "baby", "man", "woman", "son", "daughter", "nino",
        "nina", "menino", "menina", "madchen", "junge", "teenager", "youth",
    ];
    let value = number.amount().and_then(|a| a.low).unwrap_or_default();
    if value > Decimal::from(110) {
        return false;
    }
    let lead: Vec<String> = (first.saturating_sub(8)..first)
        .filter_map(|i| quote.token(i))
        .map(|t| t.folded.to_string())
        .collect();
    let is = |list: &[&str], w: &str| list.contains(&w);
    // Nothing but other numbers and small words since "aged".
    if let Some(at) = lead.iter().rposition(|w| is(AGED, w))
        && lead.iter().skip(at + 1).all(|w| {
            w.chars().all(char::is_numeric)
                || matches!(
                    w.as_str(),
                    "and"
                        | "to"
                        | ","
                        | "between"
                        | "from"
                        | "de"
                        | "a"
                        | "et"
                        | "y"
                        | "e"
                        | "und"
                        | "entre"
                        | "von"
                        | "bis"
                        | "os"
                        | "los"
                        | "и"
                        | "от"
                        | "до"
                        | "dan"
                        | "antara"
                        | "-"
                        | "–"
                        | "of"
                        | "tu"
                        | "den"
                        | "va"
                        | "ans"
                        | "anos"
                        | "years"
                        | "only"
                        | "just"
                )
        })
    {
        return true;
    }
    let behind = quote.token(next).map_or("", |t| t.folded.as_str());
    let digits = quote.text(number.start, number.end).chars().all(char::is_numeric);
    let place = |t: &Token| placed.iter().any(|p| p.start < t.end && t.start < p.end);
    // "James Barnett, 36, of Palestine", "her son, 19, vanished": alone between commas behind a word that is no place.
    let word_before = first.checked_sub(2).and_then(|i| quote.token(i));
    // "Henry Oduya Jr., 71, was found"
    let titled = word_before.is_some_and(|t| t.folded == ".")
        && first
            .checked_sub(3)
            .and_then(|i| quote.token(i))
            .is_some_and(|t| matches!(t.folded.as_str(), "sr" | "jr" | "ii" | "iii" | "iv"));
    if digits
        && lead.last().is_some_and(|w| w == ",")
        && (matches!(behind, "," | "." | ";" | ")" | ":") || quote.token(next).is_none())
        && (titled || word_before.is_some_and(|t| t.kind == Kind::Word && !place(t)))
    {
        return true;
    }
    // "a girl of seven died"
    if lead.len() >= 2
        && matches!(lead.last().map(String::as_str), Some("of" | "von" | "de"))
        && lead.iter().rev().nth(1).is_some_and(|w| is(YOUNG, w))
        && !quote.token(next).is_some_and(|t| {
            super::clauses::means_people(&t.folded) || t.kind == Kind::Word && behind == "other"
        })
    {
        return true;
    }
    // "Tran (27)", "HR (27)": alone in brackets behind a name that is no place.
    let alone = lead.last().is_some_and(|w| w == "(") && behind == ")";
    let name = first.checked_sub(2).and_then(|i| quote.token(i));
    alone
        && value >= Decimal::from(12)
        && name.is_some_and(|t| {
            t.kind == Kind::Word
                && quote.at(t.start).is_some_and(char::is_uppercase)
                && !placed.iter().any(|p| p.start < t.end && t.start < p.end)
        })
        && !quote.text(0, number.start).contains("), ")
        && !quote.text(number.end, quote.chars.len()).contains(" (")
}
