//! Numbers of several parts in Chinese, Japanese and Korean: 三分之一, 一又二分之一, 十五点七.

use super::{
    composed::tokens_at,
    lex::Quote,
    numbers::{NumberKind, Plain, tokens_before},
    numerals::numeral,
    phrases::dozen_behind,
    words::worded_inside,
};
use crate::fold::digit;
use rust_decimal::Decimal;

/// 三分之一, 3又1/2, 十五点七, 七万余
pub(super) fn east(quote: &Quote, mut number: Plain) -> Plain {
    let script = quote.before(number.end).and_then(|_| quote.script_language(number.end));
    let seen = quote.text(number.end, number.end + 8);
    let spaces = seen.chars().take_while(|c| c.is_whitespace()).count();
    if let Some(len) = dozen_behind(seen.trim_start())
        && let Some(value) = number.low.checked_mul(Decimal::from(12))
    {
        (number.low, number.end, number.scale) = (value, number.end + spaces + len, None);
        number.tokens.end = tokens_before(quote, number.end).max(number.tokens.start);
        return number;
    }
    let east = matches!(script, Some("zh" | "ja" | "ko")) || quote.speaks(&["zh", "ja", "ko"]);
    if !east {
        return number;
    }
    let first = quote.at(number.start);
    let before = quote.before(number.start);
    // 数十万, 幾百: how many of them is left open. 二三十: twenty or thirty.
    let unit = |c: Option<char>| c.is_some_and(|c| "十百千万萬亿億".contains(c));
    let several = matches!(before, Some('数' | '數' | '几' | '幾')) && unit(first);
    let signs = "一二三四五六七八九";
    let place = |c: Option<char>| c.and_then(|c| signs.chars().position(|s| s == c));
    let pair = place(before).zip(place(first)).is_some_and(|(a, b)| b == a + 1)
        && unit(quote.at(number.start + 1));
    if several || pair {
        if let (true, Some(low)) = (pair, place(first).map(|n| Decimal::from(n + 1)))
            && let Some(one) = number.low.checked_div(low)
        {
            number.low -= one;
        }
        number.start -= 1;
        number.order = true;
        return number;
    }
    let skip = |mut at: usize| {
        while quote.at(at) == Some(' ') {
            at += 1;
        }
        at
    };
    // 百分之二十 is twenty of a hundred.
    let lead = quote.text(number.start.saturating_sub(3), number.start);
    if lead == "百分之" {
        number.start -= 3;
        number.percent = true;
    }
    // 十五点七, 2点5
    let at = skip(number.end);
    if matches!(quote.at(at), Some('点' | '點' | '점')) && number.low.is_integer() {
        let single = |c: char| {
            "零一二三四五六七八九"
                .chars()
                .position(|d| d == if matches!(c, '〇' | '○') { '零' } else { c })
                .or_else(|| "영일이삼사오육칠팔구".chars().position(|d| d == c))
        };
        let mut digits = String::new();
        let mut end = at + 1;
        while let Some(d) = quote
            .at(end)
            .and_then(|c| single(c).or_else(|| digit(c).map(usize::from)))
            .filter(|_| digits.len() < 12)
        {
            digits.push_str(&d.to_string());
            end += 1;
        }
        // 8点10分 is a time of day.
        let clock = matches!(quote.at(end), Some('分' | '半' | '钟' | '鐘' | '十'));
        if !digits.is_empty()
            && !clock
            && let Ok(value) = format!("{}.{digits}", number.low.trunc()).parse::<Decimal>()
        {
            // 一点五亿 counts in what stands behind.
            let (times, end) = myriads(quote, end);
            let low = value.checked_mul(times).unwrap_or(value);
            (number.low, number.end, number.scale) = (low.normalize(), end, None);
            number.tokens.end = tokens_before(quote, end).max(number.tokens.start);
        }
    }
    // 三成 is thirty of a hundred; 三成员 are members.
    let tenths = number.low >= Decimal::ONE && number.low < Decimal::TEN && script == Some("zh");
    if tenths && quote.at(number.end) == Some('成') && quote.speaks(&["zh"]) {
        let half = place(quote.at(number.end + 1));
        let end = number.end + 1 + usize::from(half.is_some());
        let word =
            quote.at(end).is_some_and(|c| "为為员員人立功长長果都本分就绩績年色".contains(c));
        let tens = number.low.checked_mul(Decimal::TEN);
        let units = half.map_or(Decimal::ZERO, |n| Decimal::from(n + 1));
        if let Some(value) = tens.and_then(|t| t.checked_add(units)).filter(|_| !word) {
            (number.low, number.end, number.percent) = (value, end, true);
            number.tokens.end = tokens_before(quote, end).max(number.tokens.start);
            return number;
        }
    }
    // 三分之一 is one of three.
    let at = skip(number.end);
    let of = ["分之", "分の", "분의", "分  之", "分 之"]
        .iter()
        .find(|w| quote.text(at, at + w.chars().count()) == **w);
    if let Some(of) = of
        && let Some((top, end)) = count_at(quote, skip(at + of.chars().count()))
        && let Some(value) = top.checked_div(number.low)
    {
        (number.low, number.end, number.scale) = (value, end, None);
        number.kind = NumberKind::Fraction;
        number.tokens.end = tokens_before(quote, end).max(number.tokens.start);
        return number;
    }
    // 一又二分之一
    let at = skip(number.end);
    let and = ["又", "また", "と", "과", "와"]
        .iter()
        .find(|w| quote.text(at, at + w.chars().count()) == **w);
    if let Some(and) = and
        && let Some((bottom, end)) = count_at(quote, skip(at + and.chars().count()))
    {
        let at = skip(end);
        let of = ["分之", "分の", "分  之", "분의"]
            .iter()
            .find(|w| quote.text(at, at + w.chars().count()) == **w);
        if let Some(of) = of
            && let Some((top, end)) = count_at(quote, skip(at + of.chars().count()))
            && let Some(value) =
                top.checked_div(bottom).and_then(|part| number.low.checked_add(part))
        {
            (number.low, number.end, number.scale) = (value, end, None);
            number.tokens.end = tokens_before(quote, end).max(number.tokens.start);
        }
    }
    number
}

/// A text that is nothing but a row of the signs for digits, as tables write them: 二八一, 一二,三四五.六.
pub(super) fn row(quote: &Quote) -> Option<(Decimal, usize)> {
    if !quote.speaks(&["zh", "ja"]) || !(2..=24).contains(&quote.chars.len()) {
        return None;
    }
    let mut text = String::new();
    for c in &quote.chars {
        match "〇一二三四五六七八九".chars().position(|d| d == *c) {
            Some(digit) => text.push_str(&digit.to_string()),
            None if matches!(c, ',' | '.') => text.push(*c),
            None => return None,
        }
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|g| !g.is_empty())?;
    let grouped = whole.contains(',');
    let fits = groups.all(|g| g.len() == 3) && (!grouped || first.len() <= 3);
    let plain = format!("{}.{fraction}0", whole.replace(',', ""));
    (fits && !fraction.contains(',') && text.len() > 1)
        .then(|| Some((plain.parse::<Decimal>().ok()?.normalize(), quote.chars.len())))?
}

/// What the signs for ten thousand and its powers at a code point multiply by, and where they end.
fn myriads(quote: &Quote, at: usize) -> (Decimal, usize) {
    let (mut times, mut end) = (Decimal::ONE, at);
    while let Some(factor) = quote.at(end).and_then(|c| match c {
        '万' | '萬' | '만' => Some(10_000),
        '亿' | '億' | '억' => Some(100_000_000),
        _ => None,
    }) {
        let Some(more) = times.checked_mul(Decimal::from(factor)) else { break };
        (times, end) = (more, end + 1);
    }
    (times, end)
}

/// A number in digits or signs at a code point, and where it ends.
fn count_at(quote: &Quote, at: usize) -> Option<(Decimal, usize)> {
    let at = at + usize::from(matches!(quote.at(at), Some('负' | '負')));
    if digit(quote.at(at)?).is_some() {
        let token = quote.token(tokens_at(quote, at)).filter(|t| t.start == at)?;
        return Some((numeral(quote, token, false)?, token.end));
    }
    let found = worded_inside(quote, at, quote.chars.len())?;
    let mut number = (found.value, found.end);
    if matches!(quote.at(found.end), Some('点' | '點')) {
        let digits: String = quote
            .chars
            .get(found.end + 1..)?
            .iter()
            .map_while(|c| "零一二三四五六七八九".chars().position(|d| d == *c))
            .take(9)
            .map(|d| d.to_string())
            .collect();
        if !digits.is_empty() {
            number =
                (format!("{}.{digits}", found.value).parse().ok()?, found.end + 1 + digits.len());
        }
    }
    Some(number)
}

/// 数百人, 幾千名: several of a unit, where what is counted stands right behind. 数据 and 少数百姓 are words.
pub(super) fn several(quote: &Quote, at: usize) -> Option<(Decimal, usize)> {
    const COUNTED: &str = "人名位个個元美家部台起国國条條件间間所栋棟只份张張";
    if !matches!(quote.at(at), Some('数' | '數' | '几' | '幾')) {
        return None;
    }
    let mut value = Decimal::ONE;
    let mut end = at + 1;
    while let Some(unit) = quote.at(end).and_then(|c| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }) {
        value = value.checked_mul(Decimal::from(unit))?;
        end += 1;
    }
    let more = usize::from(matches!(quote.at(end), Some('多' | '余' | '餘')));
    let counts = quote.at(end + more).is_some_and(|c| COUNTED.contains(c));
    (end > at + 1 && end <= at + 4 && counts).then_some((value, end))
}
