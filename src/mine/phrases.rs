//! Words around numbers in many languages: qualifiers, currencies, orders of magnitude. Tables, and how they
//! are matched; phrases are compared folded ([`crate::fold`]).

use super::{
    lex::{Kind, Quote, Token, is_letter, is_unspaced},
    numerals::ten_to,
};
use crate::{
    fold::fold,
    model::{Currency, Qualifier},
};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Phrases before a number.
const BEFORE: &[(&str, Qualifier)] = &[
    // English
    ("at least", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("as many as", Qualifier::AtMost),
    ("up to", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("no more than", Qualifier::AtMost),
    ("not more than", Qualifier::AtMost),
    ("a maximum of", Qualifier::AtMost),
    ("more than", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    ("exceeding", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("greater than", Qualifier::MoreThan),
    ("larger than", Qualifier::MoreThan),
    ("exceeded", Qualifier::MoreThan),
    ("exceeds", Qualifier::MoreThan),
    ("surpassed", Qualifier::MoreThan),
    ("surpassing", Qualifier::MoreThan),
    ("greater than or equal to", Qualifier::AtLeast),
    ("less than or equal to", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::FewerThan),
    ("≥", Qualifier::AtLeast),
    ("≤", Qualifier::AtMost),
    ("~", Qualifier::About),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("below", Qualifier::FewerThan),
    ("nearly", Qualifier::About),
    ("almost", Qualifier::About),
    ("close to", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("roughly", Qualifier::About),
    ("some", Qualifier::About),
    ("circa", Qualifier::About),
    ("c.", Qualifier::About),
    ("an estimated", Qualifier::Estimated),
    ("estimated", Qualifier::Estimated),
    ("estimated at", Qualifier::Estimated),
    ("estimates that", Qualifier::Estimated),
    // French
    ("au moins", Qualifier::AtLeast),
    ("pas moins de", Qualifier::AtLeast),
    ("plus de", Qualifier::MoreThan),
    ("plus d'", Qualifier::MoreThan),
    ("moins de", Qualifier::FewerThan),
    ("jusqu'a", Qualifier::AtMost),
    ("au plus", Qualifier::AtMost),
    ("pres de", Qualifier::About),
    ("pres d'", Qualifier::About),
    ("environ", Qualifier::About),
    ("quelque", Qualifier::About),
    ("autour de", Qualifier::About),
    ("estime a", Qualifier::Estimated),
    ("estimes a", Qualifier::Estimated),
    // Spanish
    ("al menos", Qualifier::AtLeast),
    ("por lo menos", Qualifier::AtLeast),
    ("como minimo", Qualifier::AtLeast),
    ("mas de", Qualifier::MoreThan),
    ("menos de", Qualifier::FewerThan),
    ("hasta", Qualifier::AtMost),
    ("casi", Qualifier::About),
    ("cerca de", Qualifier::About),
    ("alrededor de", Qualifier::About),
    ("unos", Qualifier::About),
    ("unas", Qualifier::About),
    ("aproximadamente", Qualifier::About),
    ("se estima que", Qualifier::Estimated),
    // Thai
    ("อย่างน้อย", Qualifier::AtLeast),
    ("ไม่น้อยกว่า", Qualifier::AtLeast),
    ("ไม่ต่ำกว่า", Qualifier::AtLeast),
    ("มากกว่า", Qualifier::MoreThan),
    ("กว่า", Qualifier::MoreThan),
    ("เกิน", Qualifier::MoreThan),
    ("ไม่เกิน", Qualifier::AtMost),
    ("สูงสุด", Qualifier::AtMost),
    ("น้อยกว่า", Qualifier::FewerThan),
    ("ประมาณ", Qualifier::About),
    ("ราว", Qualifier::About),
    ("เกือบ", Qualifier::About),
    ("คาดว่า", Qualifier::Estimated),
    // Vietnamese (folded: without its accents)
    ("it nhat", Qualifier::AtLeast),
    ("hon", Qualifier::MoreThan),
    ("tren", Qualifier::MoreThan),
    ("duoi", Qualifier::FewerThan),
    ("toi da", Qualifier::AtMost),
    ("khoang", Qualifier::About),
    ("gan", Qualifier::About),
    ("uoc tinh", Qualifier::Estimated),
    // Indonesian and Malay
    ("setidaknya", Qualifier::AtLeast),
    ("sedikitnya", Qualifier::AtLeast),
    ("sekurang-kurangnya", Qualifier::AtLeast),
    ("paling sedikit", Qualifier::AtLeast),
    ("lebih dari", Qualifier::MoreThan),
    ("lebih daripada", Qualifier::MoreThan),
    ("kurang dari", Qualifier::FewerThan),
    ("hingga", Qualifier::AtMost),
    ("sekitar", Qualifier::About),
    ("kira-kira", Qualifier::About),
    ("hampir", Qualifier::About),
    ("diperkirakan", Qualifier::Estimated),
    // Chinese
    ("至少", Qualifier::AtLeast),
    ("不少于", Qualifier::AtLeast),
    ("超过", Qualifier::MoreThan),
    ("超過", Qualifier::MoreThan),
    ("多于", Qualifier::MoreThan),
    ("逾", Qualifier::MoreThan),
    ("不到", Qualifier::FewerThan),
    ("少于", Qualifier::FewerThan),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("高达", Qualifier::AtMost),
    ("约", Qualifier::About),
    ("約", Qualifier::About),
    ("大约", Qualifier::About),
    ("近", Qualifier::About),
    ("将近", Qualifier::About),
    ("估计", Qualifier::Estimated),
    // Arabic (folded)
    ("علي الاقل", Qualifier::AtLeast),
    ("ما لا يقل عن", Qualifier::AtLeast),
    ("اكثر من", Qualifier::MoreThan),
    ("ما يزيد علي", Qualifier::MoreThan),
    ("ما يزيد عن", Qualifier::MoreThan),
    ("اقل من", Qualifier::FewerThan),
    ("ما يصل الي", Qualifier::AtMost),
    ("نحو", Qualifier::About),
    ("حوالي", Qualifier::About),
    ("زهاء", Qualifier::About),
    ("قرابه", Qualifier::About),
    ("ما يقرب من", Qualifier::About),
    ("يقدر ب", Qualifier::Estimated),
    // German and Portuguese, which are as obvious
    ("mindestens", Qualifier::AtLeast),
    ("mehr als", Qualifier::MoreThan),
    ("rund", Qualifier::About),
    ("etwa", Qualifier::About),
    ("pelo menos", Qualifier::AtLeast),
    ("mais de", Qualifier::MoreThan),
    ("menos de", Qualifier::FewerThan),
];

/// Phrases behind a number.
const AFTER: &[(&str, Qualifier)] = &[
    ("or more", Qualifier::AtLeast),
    ("and more", Qualifier::AtLeast),
    ("or greater", Qualifier::AtLeast),
    ("or higher", Qualifier::AtLeast),
    ("or fewer", Qualifier::AtMost),
    ("or less", Qualifier::AtMost),
    ("at least", Qualifier::AtLeast),
    ("or so", Qualifier::About),
    ("-odd", Qualifier::About),
    ("+", Qualifier::AtLeast),
    ("ou plus", Qualifier::AtLeast),
    ("au moins", Qualifier::AtLeast),
    ("o mas", Qualifier::AtLeast),
    ("al menos", Qualifier::AtLeast),
    ("多", Qualifier::MoreThan),
    ("余", Qualifier::MoreThan),
    ("餘", Qualifier::MoreThan),
    ("以上", Qualifier::AtLeast),
    ("左右", Qualifier::About),
    ("กว่า", Qualifier::MoreThan),
    ("lebih", Qualifier::MoreThan),
    ("علي الاقل", Qualifier::AtLeast),
];

/// The phrases as folded text has them: folding takes some letters of Thai and Lao apart.
static FOLDED_BEFORE: LazyLock<Vec<(String, Qualifier)>> = LazyLock::new(|| folded(BEFORE));
static FOLDED_AFTER: LazyLock<Vec<(String, Qualifier)>> = LazyLock::new(|| folded(AFTER));

fn folded(table: &[(&str, Qualifier)]) -> Vec<(String, Qualifier)> {
    table.iter().map(|(phrase, qualifier)| (fold(phrase), *qualifier)).collect()
}

/// The qualifier that ends right before a number; of two that do the longer one.
pub(super) fn before_qualifier(lead: &str) -> Option<Qualifier> {
    let lead = lead.strip_suffix(['$', '€', '£']).unwrap_or(lead).trim_end();
    // "more than the 200", "at least another 20", "a total of at least"
    let lead = ["the", "another", "a further", "an additional", "les", "los", "las", "a", "an"]
        .iter()
        .find_map(|word| lead.strip_suffix(word).filter(|l| l.ends_with(' ')))
        .map_or(lead, str::trim_end);
    FOLDED_BEFORE
        .iter()
        .filter(|(phrase, _)| ends_with_phrase(lead, phrase))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(_, qualifier)| *qualifier)
}

/// The qualifier that starts right behind a number.
pub(super) fn after_qualifier(tail: &str) -> Option<Qualifier> {
    FOLDED_AFTER
        .iter()
        .filter(|(phrase, _)| starts_with_phrase(tail, phrase))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(_, qualifier)| *qualifier)
}

/// Whether a text ends with a phrase that begins at the beginning of a word.
pub(super) fn ends_with_phrase(text: &str, phrase: &str) -> bool {
    let Some(before) = text.strip_suffix(phrase) else { return false };
    let spaced = phrase.chars().next().is_some_and(|c| is_letter(c) && !is_unspaced(c));
    !spaced || !before.chars().next_back().is_some_and(is_letter)
}

/// Whether a text starts with a phrase that ends at the end of a word.
pub(super) fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    let Some(after) = text.strip_prefix(phrase) else { return false };
    let spaced = phrase.chars().next_back().is_some_and(|c| is_letter(c) && !is_unspaced(c));
    !spaced || !after.chars().next().is_some_and(is_letter)
}

/// Signs before an amount of money, longest first.
const SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("AU$", "AUD"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("S$", "SGD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("Rs", "INR"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₩", "KRW"),
    ("₱", "PHP"),
    ("៛", "KHR"),
    ("₭", "LAK"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₦", "NGN"),
];

/// Words behind an amount of money (folded).
const WORDS: &[(&str, &str)] = &[
    ("us dollars", "USD"),
    ("u.s. dollars", "USD"),
    ("american dollars", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("dolares", "USD"),
    ("dollars americains", "USD"),
    ("dolar as", "USD"),
    ("do la my", "USD"),
    ("usd", "USD"),
    ("美元", "USD"),
    ("دولار", "USD"),
    ("ดอลลาร์สหรัฐ", "USD"),
    ("ดอลลาร์", "USD"),
    ("singapore dollars", "SGD"),
    ("hong kong dollars", "HKD"),
    ("australian dollars", "AUD"),
    ("canadian dollars", "CAD"),
    ("taiwan dollars", "TWD"),
    ("new taiwan dollars", "TWD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("baht", "THB"),
    ("บาท", "THB"),
    ("dong", "VND"),
    ("riel", "KHR"),
    ("riels", "KHR"),
    ("រៀល", "KHR"),
    ("kip", "LAK"),
    ("ກີບ", "LAK"),
    ("kyat", "MMK"),
    ("kyats", "MMK"),
    ("ကျပ်", "MMK"),
    ("ringgit", "MYR"),
    ("ringgits", "MYR"),
    ("yuan", "CNY"),
    ("rmb", "CNY"),
    ("renminbi", "CNY"),
    ("元", "CNY"),
    ("人民币", "CNY"),
    ("rupees", "INR"),
    ("rupiah", "IDR"),
    ("philippine pesos", "PHP"),
    ("yen", "JPY"),
    ("won", "KRW"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("naira", "NGN"),
    ("usdt", "USD"),
];

/// Codes of ISO 4217 that news writes out.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "THB", "VND", "KHR", "LAK", "MMK", "MYR", "CNY", "RMB", "INR", "IDR",
    "PHP", "JPY", "KRW", "SGD", "HKD", "TWD", "AUD", "CAD", "NZD", "CHF", "BDT", "PKR", "LKR",
    "NPR", "BRL", "RUB", "TRY", "ZAR", "NGN", "KES", "UGX", "ETB", "AED", "SAR",
];

fn currency(code: &str) -> Option<Currency> {
    if code == "RMB" { "CNY" } else { code }.parse().ok()
}

/// A currency right before a number, and where it starts.
pub(super) fn currency_before(quote: &Quote, start: usize) -> Option<(Currency, usize)> {
    let space =
        usize::from(quote.before(start).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')));
    let end = start - space;
    let end = if quote.before(end) == Some('.') && space == 1 { end - 1 } else { end };
    let lead: Vec<char> = quote.chars.get(end.saturating_sub(4)..end)?.to_vec();
    let ends = |sign: &str| -> Option<usize> {
        let len = sign.chars().count();
        let tail: String = lead.get(lead.len().checked_sub(len)?..)?.iter().collect();
        let at = end - len;
        let letters = sign.chars().next().is_some_and(char::is_alphabetic);
        let free = !letters || !quote.before(at).is_some_and(|c| is_letter(c) && !is_unspaced(c));
        (tail == sign && free).then_some(at)
    };
    for (sign, code) in SIGNS {
        if let Some(at) = ends(sign) {
            let code = if *sign == "¥" && quote.speaks(&["zh"]) { "CNY" } else { code };
            return Some((currency(code)?, at));
        }
    }
    CODES.iter().find_map(|code| Some((currency(code)?, ends(code)?)))
}

/// A currency right behind a number, and where it ends.
pub(super) fn currency_behind(quote: &Quote, end: usize) -> Option<(Currency, usize)> {
    let spaces = quote.chars.get(end..)?.iter().take_while(|c| c.is_whitespace()).count();
    let start = end + spaces;
    if spaces > 1 {
        return None;
    }
    // "millones de dólares", "millions d'euros"
    let rest = quote.after_folded(start);
    let skip = ["de ", "d'", "of "]
        .iter()
        .find(|w| rest.starts_with(**w))
        .map_or(0, |w| w.chars().count());
    let rest = quote.after_folded(start + skip);
    let word = WORDS
        .iter()
        .filter(|(word, _)| starts_with_phrase(&rest, word))
        .max_by_key(|(word, _)| word.len());
    if let Some((word, code)) = word {
        // Folding may have shortened what stands there: the end is found in the text itself.
        let letters = (1..=word.chars().count() + 8)
            .find(|n| fold(&quote.text(start + skip, start + skip + n)).starts_with(word))?;
        return Some((currency(code)?, start + skip + letters));
    }
    let sign = SIGNS.iter().find(|(sign, _)| {
        let len = sign.chars().count();
        quote.text(start, start + len) == *sign && !sign.chars().any(char::is_alphabetic)
    });
    if let Some((sign, code)) = sign {
        // The sign may belong to the next amount: "between 20 and $30".
        let at = start + sign.chars().count();
        let next_amount = quote.at(at).is_some_and(|c| crate::fold::digit(c).is_some());
        return (!next_amount).then_some(()).and_then(|()| Some((currency(code)?, at)));
    }
    let code = quote.text(start, start + 3);
    let ends = !quote.at(start + 3).is_some_and(is_letter);
    (ends && CODES.contains(&code.as_str())).then(|| Some((currency(&code)?, start + 3)))?
}

/// An order of magnitude in words.
pub(super) struct Order {
    /// Smallest number meant.
    pub low: Decimal,
    /// Largest number meant.
    pub high: Decimal,
    /// Index of the token after the last.
    pub next: usize,
}

/// Folded words for orders of magnitude, longest first, with their bounds as (factor, power of ten).
static ORDERS: LazyLock<Vec<(Vec<&'static str>, Decimal, Decimal)>> = LazyLock::new(|| {
    let n = |factor: u32, power: u32| {
        Decimal::from(factor).checked_mul(ten_to(power).unwrap_or_default()).unwrap_or_default()
    };
    let below = |power: u32| n(1, power) - Decimal::ONE;
    let mut table: Vec<(Vec<&'static str>, Decimal, Decimal)> = Vec::new();
    let mut add = |phrases: &[&'static str], low: Decimal, high: Decimal| {
        for phrase in phrases {
            table.push((phrase.split(' ').collect(), low, high));
        }
    };
    add(
        &["dozens", "several dozen", "docenas", "douzaines", "puluhan", "hang chuc"],
        n(24, 0),
        below(2),
    );
    add(&["scores", "tens", "dizaines", "decenas"], n(2, 1), below(2));
    add(
        &[
            "hundreds",
            "several hundred",
            "a few hundred",
            "centaines",
            "cientos",
            "centenares",
            "centenas",
            "ratusan",
            "hang tram",
            "ميات",
            "الميات",
        ],
        n(2, 2),
        below(3),
    );
    add(
        &[
            "thousands",
            "several thousand",
            "a few thousand",
            "milliers",
            "miles",
            "millares",
            "milhares",
            "ribuan",
            "hang nghin",
            "hang ngan",
            "الاف",
            "الالاف",
        ],
        n(2, 3),
        below(5),
    );
    add(
        &[
            "tens of thousands",
            "dizaines de milliers",
            "decenas de miles",
            "dezenas de milhares",
            "puluhan ribu",
            "عشرات الالاف",
        ],
        n(2, 4),
        below(5),
    );
    add(
        &[
            "hundreds of thousands",
            "centaines de milliers",
            "cientos de miles",
            "centenares de miles",
            "centenas de milhares",
            "ratusan ribu",
            "ميات الالاف",
        ],
        n(2, 5),
        below(6),
    );
    add(
        &["millions", "several million", "millones", "millions", "jutaan", "ملايين"],
        n(2, 6),
        below(9),
    );
    add(&["tens of millions", "dizaines de millions", "decenas de millones"], n(2, 7), below(8));
    add(
        &["hundreds of millions", "centaines de millions", "cientos de millones"],
        n(2, 8),
        below(9),
    );
    add(&["billions", "several billion", "milliards", "miles de millones"], n(2, 9), below(12));
    add(&["tens of billions", "dizaines de milliards"], n(2, 10), below(11));
    add(&["hundreds of billions", "centaines de milliards"], n(2, 11), below(12));
    table.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    table
});

/// The order of magnitude that the words at a token say, if they do: "dozens", "hundreds of thousands".
pub(super) fn order(quote: &Quote, at: usize) -> Option<Order> {
    let token = quote.token(at).filter(|t| t.kind == Kind::Word)?;
    // "two hundreds", "5 millions": a number and not an order.
    let previous = at.checked_sub(1).and_then(|i| quote.token(i));
    if previous.is_some_and(|t| t.kind == Kind::Numeral && t.end + 1 == token.start) {
        return None;
    }
    // "miles" is English for something else.
    if token.folded == "miles" && !quote.speaks(&["es"]) {
        return None;
    }
    let (words, low, high) = ORDERS
        .iter()
        .find(|(words, ..)| words.iter().enumerate().all(|(i, word)| quote.is(at + i, word)))?;
    Some(Order { low: *low, high: *high, next: at + words.len() })
}

/// Multipliers at the start of a run of letters without spaces: the power of ten and their length.
pub(super) fn unspaced_multiplier(word: &str) -> Option<(u32, usize)> {
    const TABLE: [(&str, u32); 12] = [
        ("ล้าน", 6),
        ("แสน", 5),
        ("หมื่น", 4),
        ("พัน", 3),
        ("ร้อย", 2),
        ("万", 4),
        ("萬", 4),
        ("亿", 8),
        ("億", 8),
        ("千", 3),
        ("百", 2),
        ("ລ້ານ", 6),
    ];
    let (sign, power) = TABLE.iter().find(|(sign, _)| word.starts_with(sign))?;
    // "5 ร้อยละ" is percent; "2 พันธมิตร" are allies.
    let rest = word.strip_prefix(sign)?;
    if rest.starts_with("ละ") || *sign == "พัน" && rest.starts_with("ธ") {
        return None;
    }
    Some((*power, sign.chars().count()))
}

/// A number in Chinese characters at the start of a token, and where it ends: 三百二十, 十二万.
pub(super) fn chinese(quote: &Quote, token: &Token) -> Option<(Decimal, usize)> {
    let one = |c: char| "零一二三四五六七八九".chars().position(|d| d == c);
    let unit = |c: char| match c {
        '十' => Some(10_u64),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    };
    let (mut total, mut section, mut digit, mut seen) = (0_u64, 0_u64, 0_u64, 0_usize);
    let mut at = token.start;
    while let Some(c) = quote.at(at).filter(|_| at < token.end) {
        if let Some(d) = one(if c == '两' { '二' } else { c }) {
            digit = u64::try_from(d).ok()?;
        } else if let Some(u) = unit(c) {
            section = section.checked_add(digit.max(1).checked_mul(u)?)?;
            digit = 0;
        } else if let Some(u) = match c {
            '万' | '萬' => Some(10_000),
            '亿' | '億' => Some(100_000_000),
            _ => None,
        } {
            if section + digit == 0 {
                return None;
            }
            total = total.checked_add((section + digit).checked_mul(u)?)?;
            (section, digit) = (0, 0);
        } else {
            break;
        }
        seen += 1;
        at += 1;
    }
    // 一些, 一个: a single numeral is more often a word than a count.
    let value = total + section + digit;
    (seen >= 2 && value > 0).then_some((Decimal::from(value), at))
}

/// Words before a numeral that number a thing instead of counting things: "page 3", "Article 5".
pub(super) fn numbers_a_thing(word: &str) -> bool {
    matches!(
        word,
        "page"
            | "pages"
            | "p"
            | "pp"
            | "no"
            | "nos"
            | "number"
            | "chapter"
            | "section"
            | "article"
            | "articles"
            | "act"
            | "table"
            | "figure"
            | "fig"
            | "annex"
            | "appendix"
            | "part"
            | "volume"
            | "vol"
            | "issue"
            | "version"
            | "route"
            | "highway"
            | "flight"
            | "room"
            | "floor"
            | "level"
            | "gate"
            | "phase"
            | "step"
            | "item"
            | "paragraph"
            | "rule"
            | "grade"
            | "type"
            | "model"
            | "windows"
            | "android"
            | "ios"
            | "python"
            | "covid"
            | "aged"
            | "age"
            | "numero"
            | "n"
            | "artigo"
            | "articulo"
            | "mooo"
            | "moo"
            | "soi"
    )
}

/// Whether the words behind a numeral are counted by it, so that it is no year: "1984 people".
pub(super) fn counts_something(quote: &Quote, at: usize) -> bool {
    quote.token(at).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "people"
                | "persons"
                | "victims"
                | "suspects"
                | "arrests"
                | "workers"
                | "nationals"
                | "individuals"
                | "cases"
                | "men"
                | "women"
                | "children"
                | "foreigners"
                | "personnes"
                | "victimes"
                | "personas"
                | "victimas"
                | "orang"
                | "nguoi"
                | "شخص"
                | "شخصا"
        ) || t.folded.starts_with("คน")
            || t.folded.starts_with('人')
            || t.folded.starts_with('名')
    })
}

/// Whether "X and Y" behind this lead is a range: "between X and Y".
pub(super) fn opens_pair(lead: &str, joined: &str) -> bool {
    const PAIRS: [(&str, &str); 10] = [
        ("between", "and"),
        ("entre", "et"),
        ("entre", "y"),
        ("entre", "e"),
        ("antara", "dan"),
        ("tu", "den"),
        ("بين", "و"),
        ("ระหว่าง", "ถึง"),
        ("ระหว่าง", "และ"),
        ("zwischen", "und"),
    ];
    let lead = lead.strip_suffix(['$', '€', '£']).unwrap_or(lead).trim_end();
    PAIRS.iter().any(|(open, and)| joined == *and && ends_with_phrase(lead, open))
}

/// Whether "from X to Y" behind this lead tells of a change and not of a range.
pub(super) fn grows(lead: &str) -> bool {
    const VERBS: [&str; 18] = [
        "rose",
        "rising",
        "risen",
        "grew",
        "grown",
        "increased",
        "increase",
        "jumped",
        "climbed",
        "fell",
        "dropped",
        "decreased",
        "declined",
        "up",
        "down",
        "surged",
        "passe",
        "paso",
    ];
    let Some(lead) = ["from", "de", "of"].iter().find_map(|from| lead.strip_suffix(from)) else {
        return false;
    };
    let lead = lead.trim_end();
    VERBS.iter().any(|verb| ends_with_phrase(lead, verb))
}
