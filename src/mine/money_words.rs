//! Numbers that belong together as one figure: an amount with the name of its currency behind it, years with months.

use super::{
    FoundNumber,
    lex::{Kind, Quote},
};
use crate::model::{Amount, Currency, Value};
use rust_decimal::Decimal;

/// The currency of a folded word behind an amount, where the reading of numbers knew none.
fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "рубль" | "рубля" | "рублеи" | "рублях" | "руб" => "RUB",
        "доллар" | "доллара" | "долларов" | "dollar" | "dollars" | "dolares" => {
            "USD"
        }
        "тенге" => "KZT",
        "гривен" | "гривны" | "гривень" => "UAH",
        "юанеи" | "юаня" => "CNY",
        "сомов" => "KGS",
        "сумов" => "UZS",
        "бат" | "батов" | "baht" => "THB",
        "euro" | "euros" => "EUR",
        "franken" => "CHF",
        "cfa" | "fcfa" => "XOF",
        "naira" | "nairas" => "NGN",
        "ringgit" => "MYR",
        "reais" => "BRL",
        "rupiah" => "IDR",
        _ => return None,
    })
}

/// Signs of currencies that are written tight before a figure and are letters otherwise: "N52.26bn", "P6.9 million".
const TIGHT: &[(&str, &str)] = &[
    ("N", "NGN"),
    ("P", "PHP"),
    ("Sh", "KES"),
    ("KSh", "KES"),
    ("Ksh", "KES"),
    ("KES", "KES"),
    ("USh", "UGX"),
    ("UGX", "UGX"),
    ("TSh", "TZS"),
    ("GHS", "GHS"),
    ("R", "ZAR"),
    ("Tk", "BDT"),
    ("Rs", "INR"),
    ("NT", "TWD"),
];

/// Where amounts stand with the sign of a currency before them that the reading of numbers takes for a name.
pub(super) type Coins = Vec<(usize, Currency)>;

/// The sentence with such signs blanked, and where their amounts begin. A sign needs four digits or "million" behind
/// it: "N95" is a mask.
pub(super) fn unglued(quote: &Quote) -> (Option<Quote>, Coins) {
    let mut coins: Coins = Vec::new();
    let mut chars: Vec<char> = Vec::new();
    for (i, token) in quote.tokens.iter().enumerate() {
        // Most words cannot be one: a figure touches the letters.
        if !quote
            .at(token.start)
            .is_some_and(|c| matches!(c, 'N' | 'P' | 'S' | 'K' | 'U' | 'G' | 'R' | 'T'))
        {
            continue;
        }
        let text = quote.text(token.start, token.end);
        let letters: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
        let Some((_, code)) = TIGHT.iter().find(|(sign, _)| *sign == letters) else { continue };
        let mut start = token.start + letters.chars().count();
        // "Tk 8 lakh", "Sh 2 million"
        if matches!(letters.as_str(), "Tk" | "Sh" | "KSh" | "Ksh" | "USh" | "TSh")
            && start == token.end
            && quote.at(start) == Some(' ')
        {
            start += 1;
        }
        let free = !quote.before(token.start).is_some_and(|c| c.is_alphanumeric() || c == '-');
        let rest = quote.text(start, (start + 24).min(quote.chars.len()));
        let figure: String =
            rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        let digits = figure.chars().filter(char::is_ascii_digit).count();
        let behind = rest.chars().skip(figure.chars().count()).collect::<String>().to_lowercase();
        let great =
            ["million", "billion", "trillion", "bn", "m ", "m.", "m,", "mn", "k ", "crore", "lakh"]
                .iter()
                .any(|w| behind.trim_start().starts_with(w));
        let Ok(code) = code.parse::<Currency>() else { continue };
        if !free || digits == 0 || digits < 4 && !great || i + 1 > quote.tokens.len() {
            continue;
        }
        if chars.is_empty() {
            chars.clone_from(&quote.chars);
        }
        for at in token.start..start {
            if let Some(c) = chars.get_mut(at) {
                *c = ' ';
            }
        }
        coins.push((start, code));
    }
    if coins.is_empty() {
        return (None, coins);
    }
    let text: String = chars.into_iter().collect();
    (Some(Quote::new(&text, Some(&quote.language))), coins)
}

/// The numbers with the currencies that were written tight before them.
pub(super) fn with_coins(mut all: Vec<FoundNumber>, coins: &Coins) -> Vec<FoundNumber> {
    for number in &mut all {
        let coin = coins.iter().find(|(at, _)| number.start <= *at && *at < number.end);
        if let (Some((_, code)), Value::Number(amount)) = (coin, &number.value) {
            number.value = Value::Money(amount.clone(), *code);
        }
    }
    all
}

/// "2,1 M$", "3 G$", "12 M€": multiples with the sign of a currency behind them.
fn great(quote: &Quote, number: &FoundNumber) -> Option<FoundNumber> {
    let Value::Number(amount) = &number.value else { return None };
    let tail = quote.text(number.end, (number.end + 4).min(quote.chars.len()));
    let tail = tail.trim_start();
    let (power, sign) = [
        ("M", 1_000_000_u32),
        ("Md", 1_000_000_000),
        ("G", 1_000_000_000),
        ("k", 1000),
        ("K", 1000),
    ]
    .iter()
    .find_map(|(word, power)| {
        let sign = tail.strip_prefix(word)?.chars().next()?;
        matches!(sign, '$' | '€' | '£').then_some((Decimal::from(*power), sign))
    })?;
    let code = match sign {
        '€' => "EUR",
        '£' => "GBP",
        _ if quote.language == "fr" && quote.speaks(&["fr"]) => "CAD",
        _ => "USD",
    };
    let code: Currency = code.parse().ok()?;
    let at = quote.chars.iter().skip(number.end).position(|c| *c == sign)?;
    let times = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(power)).map(|n| n.normalize());
    let amount = Amount { low: times(amount.low), high: times(amount.high), ..amount.clone() };
    Some(FoundNumber {
        value: Value::Money(amount, code),
        end: number.end + at + 1,
        ..number.clone()
    })
}

/// Numbers with their currencies, and lengths of time in one.
pub(super) fn joined(quote: &Quote, found: Vec<FoundNumber>) -> Vec<FoundNumber> {
    let mut out: Vec<FoundNumber> = Vec::new();
    for number in found {
        if let Some(great) = great(quote, &number) {
            out.push(great);
            continue;
        }
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        // "17.5 million francs CFA"
        let cfa = quote.token(next + 1).filter(|t| t.folded == "cfa");
        let near = cfa.filter(|_| quote.is(next, "francs")).or_else(|| quote.token(next));
        let near =
            near.filter(|t| t.kind == Kind::Word && t.start <= number.end + 1 || cfa.is_some());
        let code = near.and_then(|t| Some((currency(&t.folded)?.parse::<Currency>().ok()?, t.end)));
        match (code, &number.value) {
            (Some((code, end)), Value::Number(amount)) if !number.percent => {
                out.push(FoundNumber { value: Value::Money(amount.clone(), code), end, ..number });
            }
            _ => match out.pop_if(|years| term(quote, years, &number).is_some()) {
                Some(years) => {
                    let amount = term(quote, &years, &number);
                    // The first carries the qualifier and the words that are looked for.
                    out.push(match amount {
                        Some(amount) => FoundNumber { value: Value::Number(amount), ..years },
                        None => years,
                    });
                }
                None => out.push(number),
            },
        }
    }
    out
}

/// "eight years and nine months" as years.
fn term(quote: &Quote, years: &FoundNumber, months: &FoundNumber) -> Option<Amount> {
    const YEARS: &[&str] = &[
        "year", "years", "ans", "an", "años", "ano", "anos", "jahre", "jahren", "jahr", "лет",
        "года", "год", "tahun", "nam",
    ];
    const MONTHS: &[&str] = &[
        "month",
        "months",
        "mois",
        "mes",
        "meses",
        "monat",
        "monate",
        "monaten",
        "месяцев",
        "месяца",
        "месяц",
        "bulan",
        "thang",
    ];
    let at = |n: &FoundNumber| quote.tokens.partition_point(|t| t.start < n.end);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let (unit, first) = (at(years), quote.tokens.partition_point(|t| t.start < months.start));
    let joined = first == unit + 1
        || first == unit + 2
            && matches!(
                word(unit + 1),
                "and" | "et" | "y" | "e" | "und" | "и" | "dan" | "va" | "," | "plus"
            );
    if !joined || !YEARS.contains(&word(unit)) || !MONTHS.contains(&word(at(months))) {
        return None;
    }
    let (Value::Number(a), Value::Number(b)) = (&years.value, &months.value) else { return None };
    let more = b.low.filter(|_| b.low == b.high)? / Decimal::from(12);
    let sum = |n: Option<Decimal>| n.map(|n| (n + more).round_dp(2).normalize());
    Some(Amount { low: sum(a.low), high: sum(a.high), ..a.clone() })
}
