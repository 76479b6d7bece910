//! What a person types into a field, read as data, and data as text that can be typed over. Whatever can
//! be meant in two ways is refused with both: a figure must never change because of a comma.

use crate::{
    fold::{digit, fold},
    model::{Amount, Country, Currency, PartialDate, Period, Place, Qualifier, Role, Value},
    places,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A number in digits of any script; `None` for an empty field.
///
/// Commas, spaces and apostrophes may stand between groups of three digits, a point before decimals.
/// Errors: words, and `1,5` or `1.234`, which different countries read differently.
pub fn number(text: &str) -> Result<Option<Decimal>, String> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match digit(c) {
            Some(d) => char::from(b'0' + d),
            None if c.is_whitespace() || matches!(c, '\'' | '’' | '٬' | '٫') => match c {
                '٫' => '.',
                _ => ' ',
            },
            None if c == '−' => '-',
            None => c,
        })
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("“{text}” is not a number: write digits, with a point before decimals");
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> = whole.strip_prefix('-').unwrap_or(whole).split([',', ' ']).collect();
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(|g| digits(g)) || fraction.is_some_and(|f| !digits(f)) {
        return Err(wrong());
    }
    let Some((first, rest)) = groups.split_first() else { return Err(wrong()) };
    if rest.iter().any(|g| g.len() != 3) || !rest.is_empty() && first.len() > 3 {
        return Err(format!(
            "“{text}” can be read in two ways: write decimals with a point (1.5), and put nothing or \
             one comma between thousands (1,500)"
        ));
    }
    if let (Some(fraction), [only]) = (fraction, groups.as_slice())
        && fraction.len() == 3
        && only.len() <= 3
        && *only != "0"
    {
        let whole = format!("{only}{fraction}");
        return Err(format!(
            "“{text}” can be read in two ways: write {whole} for thousands, or {only}.{fraction}0 for decimals"
        ));
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let joined = groups.concat();
    let plain =
        fraction.map_or_else(|| format!("{sign}{joined}"), |f| format!("{sign}{joined}.{f}"));
    plain.parse().map(Some).map_err(|_cause| wrong())
}

/// A date in ISO 8601, as precise as it is known; `None` for an empty field. `name` is the field's, for
/// the error.
pub fn date(name: &str, text: &str) -> Result<Option<PartialDate>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|e| format!("{name}: {e}")),
    }
}

/// A period from two fields; the second may be left empty for one day.
///
/// Errors: a date that cannot be read; an end before the beginning.
pub fn period(name: &str, from: &str, to: &str) -> Result<Period, String> {
    let (from, to) = (date(name, from)?, date(name, to)?);
    in_order(name, Period { from, to: to.or(from) })
}

/// A period in one field: `2023-10-16`, `2023-10-16 – 2023-10-20`, `from 2023-10`, `until 2024`.
/// An empty field is an open period.
pub fn period_line(name: &str, text: &str) -> Result<Period, String> {
    let text = text.trim();
    if let Some(from) = text.strip_prefix("from ") {
        return Ok(Period { from: date(name, from)?, to: None });
    }
    if let Some(to) = text.strip_prefix("until ") {
        return Ok(Period { from: None, to: date(name, to)? });
    }
    let ends = ["–", "—", "/", " to ", " - "].into_iter().find_map(|sign| text.split_once(sign));
    let (from, to) = ends.unwrap_or((text, text));
    in_order(name, Period { from: date(name, from)?, to: date(name, to)? })
}

fn in_order(name: &str, period: Period) -> Result<Period, String> {
    let bounds = |d: Option<PartialDate>| d.and_then(PartialDate::bounds);
    match (bounds(period.from), bounds(period.to)) {
        (Some((from, _)), Some((_, to))) if from > to => {
            Err(format!("{name}: the last day is before the first"))
        }
        _ => Ok(period),
    }
}

/// A country by its code, or by a name in any language that only one country has.
///
/// Errors: a name that no country has or several could be meant by ("Korea"); they are listed.
pub fn country(name: &str) -> Result<Country, String> {
    let name = name.trim();
    if let Ok(code) = name.parse::<Country>()
        && code.exists()
    {
        return Ok(code);
    }
    match places::named(name).as_slice() {
        [] => Err(format!("No country is called “{name}”")),
        [one] => Ok(*one),
        several => {
            let names: Vec<&str> = several.iter().take(4).map(|c| places::name(*c, "en")).collect();
            Err(format!("“{name}” can be {}: write which", names.join(" or ")))
        }
    }
}

/// Countries, separated by commas or semicolons.
pub fn countries(text: &str) -> Result<BTreeSet<Country>, String> {
    let names = text.split([',', ';', '、', '،']).filter(|n| !n.trim().is_empty());
    names.map(country).collect()
}

/// Places in one field: `Cambodia: Sihanoukville (site); Thailand (transit)`. A place without a role is
/// a site.
pub fn places_line(text: &str) -> Result<Vec<Place>, String> {
    text.split(';').filter(|part| !part.trim().is_empty()).map(place).collect()
}

fn place(text: &str) -> Result<Place, String> {
    let text = text.trim();
    let (text, role) = match text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) {
        Some((before, word)) => {
            let word = fold(word);
            let role = Role::ALL.into_iter().find(|r| r.word() == word || r.key() == word);
            let known: Vec<&str> = Role::ALL.iter().map(|r| r.word()).collect();
            let role = role.ok_or_else(|| {
                format!("“{word}” is no part that a place can play: {}", known.join(", "))
            })?;
            (before.trim(), role)
        }
        None => (text, Role::Site),
    };
    let (name, locality) = text.split_once(':').map_or((text, None), |(n, l)| (n, Some(l.trim())));
    let locality = locality.filter(|l| !l.is_empty()).map(str::to_owned);
    Ok(Place { country: country(name)?, locality, role })
}

/// Places as [`places_line`] reads them.
pub fn places_text(list: &[Place]) -> String {
    let one = |p: &Place| {
        let name = places::name(p.country, "en");
        let locality = p.locality.iter().fold(String::new(), |_, l| format!(": {l}"));
        format!("{name}{locality} ({})", p.role.word())
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// An amount in one field: `149`, `at least 1,234`, `20–30`, `about 3.5 million`, `dozens`.
pub fn amount(text: &str) -> Result<Amount, String> {
    use Qualifier as Q;
    const LEADS: [(&str, Q); 22] = [
        ("exactly", Q::Exact),
        ("at least", Q::AtLeast),
        (">=", Q::AtLeast),
        ("≥", Q::AtLeast),
        ("more than", Q::MoreThan),
        ("over", Q::MoreThan),
        (">", Q::MoreThan),
        ("at most", Q::AtMost),
        ("up to", Q::AtMost),
        ("<=", Q::AtMost),
        ("≤", Q::AtMost),
        ("fewer than", Q::FewerThan),
        ("less than", Q::FewerThan),
        ("<", Q::FewerThan),
        ("about", Q::About),
        ("around", Q::About),
        ("approximately", Q::About),
        ("~", Q::About),
        ("an estimated", Q::Estimated),
        ("estimated", Q::Estimated),
        ("between", Q::Range),
        ("on the order of", Q::Order),
    ];
    let text = text.trim();
    let lower = text.to_lowercase();
    if let Some(order) = Amount::from_order_words(&lower) {
        return Ok(order);
    }
    let lead = LEADS.into_iter().find(|(words, _)| lower.starts_with(words));
    let (qualifier, rest) = match lead {
        Some((words, q)) => (Some(q), lower.get(words.len()..).unwrap_or_default().trim()),
        None => (None, lower.trim()),
    };
    let (rest, open) = match rest.strip_suffix(" or more") {
        Some(rest) => (rest.trim(), true),
        None => (rest, false),
    };
    let ends = [" to ", "–", "—", " and "].into_iter().find_map(|sign| rest.split_once(sign));
    let hyphen = || rest.split_once('-').filter(|(low, _)| !low.trim().is_empty());
    let amount = match ends.or_else(hyphen) {
        Some((low, high)) => {
            let (Some(low), Some(high)) = (scaled(low)?, scaled(high)?) else {
                return Err(format!("“{text}”: a range needs two numbers, 20–30"));
            };
            let qualifier = qualifier.unwrap_or(Q::Range);
            Amount { low: Some(low), high: Some(high), qualifier }
        }
        None => {
            let n = scaled(rest)?.ok_or("The value needs a number")?;
            match (qualifier, open) {
                (None, true) => Amount::qualified(n, Q::AtLeast),
                (Some(Q::Order), true) => Amount { low: Some(n), high: None, qualifier: Q::Order },
                (qualifier, _) => Amount::qualified(n, qualifier.unwrap_or(Q::Exact)),
            }
        }
    };
    amount.fault().map_or(Ok(amount), |fault| Err(format!("“{text}”: {fault}")))
}

/// A number with "thousand", "million" or "billion" behind it, or without.
fn scaled(text: &str) -> Result<Option<Decimal>, String> {
    const SCALES: [(&str, u64); 3] =
        [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
    let text = text.trim();
    let scale = SCALES.into_iter().find_map(|(word, n)| Some((text.strip_suffix(word)?, n)));
    let Some((digits, n)) = scale else { return number(text) };
    let too_large = || format!("“{text}” is too large");
    number(digits)?.map(|d| d.checked_mul(n.into()).ok_or_else(too_large)).transpose()
}

/// A value in one field, of the kind that `like` is; money without a currency keeps that of `like`.
pub fn value(text: &str, like: &Value) -> Result<Value, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("A claim needs a value".to_owned());
    }
    match like {
        Value::Number(_) => amount(text).map(Value::Number),
        Value::Money(_, currency) => {
            // "USD more than 500", "more than USD 500", "more than 500 USD", "dozens of USD".
            let mut words: Vec<&str> = text.split_whitespace().collect();
            let at = words.iter().position(|word| word.parse::<Currency>().is_ok());
            let typed = at.and_then(|at| words.remove(at).parse().ok());
            let rest = words.join(" ");
            let rest =
                if at == Some(words.len()) { rest.trim_end_matches(" of") } else { rest.as_str() };
            Ok(Value::Money(amount(rest)?, typed.unwrap_or(*currency)))
        }
        Value::When(_) => Ok(Value::When(period_line("Value", text)?)),
        Value::Countries(_) => Ok(Value::Countries(countries(text)?)),
        Value::Text(_) => Ok(Value::Text(text.to_owned())),
    }
}

/// A value as text that [`value`] reads back: countries by their names, the rest as a table shows it.
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Countries(set) => {
            let names: Vec<&str> = set.iter().map(|c| places::name(*c, "en")).collect();
            names.join("; ")
        }
        other => other.in_words(),
    }
}
