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
        "доллар" | "доллара" | "долларов" => "USD",
        "тенге" => "KZT",
        "гривен" | "гривны" | "гривень" => "UAH",
        "юанеи" | "юаня" => "CNY",
        "сомов" => "KGS",
        "сумов" => "UZS",
        "бат" | "батов" => "THB",
        _ => return None,
    })
}

/// Numbers with their currencies, and lengths of time in one.
pub(super) fn joined(quote: &Quote, found: Vec<FoundNumber>) -> Vec<FoundNumber> {
    let mut out: Vec<FoundNumber> = Vec::new();
    for number in found {
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        let near = quote.token(next).filter(|t| t.kind == Kind::Word && t.start <= number.end + 1);
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
        "year", "years", "ans", "an", "años", "ano", "anos", "jahre", "jahren", "jahr", "лет", "года", "год", "tahun", "nam",
    ];
    const MONTHS: &[&str] = &[
        "month", "months", "mois", "mes", "meses", "monat", "monate", "monaten", "месяцев", "месяца", "месяц", "bulan", "thang",
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
