//! Orders of magnitude and pairs of neighbours in Chinese and Thai, which stand inside a run of letters: 数十万 is hundreds
//! of thousands and no hundred thousand, 二三十 is twenty to thirty, หลายหมื่น is tens of thousands.

use super::{
    lex::Quote,
    numbers::{FoundNumber, NumberKind},
    phrases::currency_behind,
};
use crate::model::{Amount, Qualifier, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// Signs of tens in Chinese with their powers.
const UNITS: &[(char, u32)] =
    &[('十', 1), ('百', 2), ('千', 3), ('万', 4), ('萬', 4), ('亿', 8), ('億', 8)];

/// "Several" before such a sign.
const SEVERAL: &[&str] = &["好几", "好幾", "数", "數", "几", "幾", "上"];

/// Whole phrases with the least that they mean.
const PHRASES: &[(&str, i64)] = &[
    ("成百上千", 100),
    ("成千上万", 1_000),
    ("成千上萬", 1_000),
    ("成千成万", 1_000),
    ("千千万万", 1_000),
];

/// Thai: "several" or "counted by" before a word for a power of ten.
const THAI_LEADS: &[&str] = &["หลาย", "นับ"];
const THAI_UNITS: &[(&str, i64)] = &[
    ("สิบล้าน", 10_000_000),
    ("ร้อยล้าน", 100_000_000),
    ("พันล้าน", 1_000_000_000),
    ("หมื่นล้าน", 10_000_000_000),
    ("สิบ", 20),
    ("ร้อย", 100),
    ("พัน", 1_000),
    ("หมื่น", 10_000),
    ("แสน", 100_000),
    ("ล้าน", 1_000_000),
];

/// Puts the numbers of these two kinds among those that were found, in the place of what was read of their parts.
pub(super) fn with_orders(
    quote: &Quote,
    taken: &[Range<usize>],
    mut found: Vec<FoundNumber>,
) -> Vec<FoundNumber> {
    let chinese = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let thai = |c: &char| matches!(c, '\u{e00}'..='\u{e7f}');
    let (han, siam) = (quote.chars.iter().any(chinese), quote.chars.iter().any(thai));
    if !(han && !quote.speaks(&["ja"]) || siam) {
        return found;
    }
    let mut more: Vec<FoundNumber> = Vec::new();
    let mut at = 0;
    while let Some(c) = quote.at(at) {
        let seen = if chinese(&c) {
            chinese_order(quote, at).or_else(|| neighbours(quote, at))
        } else if thai(&c) {
            thai_order(quote, at)
        } else {
            None
        };
        let Some((amount, end)) = seen else {
            at += 1;
            continue;
        };
        if !taken.iter().any(|d| d.start < end && at < d.end) {
            let currency = currency_behind(quote, end);
            let value = match currency {
                Some((currency, _)) => Value::Money(amount, currency),
                None => Value::Number(amount),
            };
            let end = currency.map_or(end, |(_, end)| end);
            let kind = NumberKind::Count;
            more.push(FoundNumber { value, kind, percent: false, start: at, end });
        }
        at = end;
    }
    if more.is_empty() {
        return found;
    }
    found.retain(|n| !more.iter().any(|m| m.start < n.end && n.start < m.end));
    found.extend(more);
    found.sort_by_key(|n| n.start);
    found
}

fn order(low: i64) -> Amount {
    Amount { low: Some(Decimal::from(low)), high: None, qualifier: Qualifier::Order }
}

/// The signs of tens at a place as one power, and where they end: 十万 is a hundred thousand.
fn power(quote: &Quote, at: usize) -> Option<(u32, usize)> {
    let sign = |at: usize| UNITS.iter().find(|(c, _)| quote.at(at) == Some(*c)).map(|(_, n)| *n);
    let mut power = sign(at)?;
    let mut end = at + 1;
    while let Some(more) = sign(end).filter(|more| *more >= 4 && power < 12) {
        power += more;
        end += 1;
    }
    // 几十一 and the like are no orders.
    (!digit_sign(quote.at(end))).then_some((power, end))
}

fn digit_sign(c: Option<char>) -> bool {
    c.is_some_and(|c| DIGITS.contains(c) || c.is_ascii_digit())
}

const DIGITS: &str = "一二三四五六七八九";

/// 数十, 几百万, 上千, 成千上万
fn chinese_order(quote: &Quote, at: usize) -> Option<(Amount, usize)> {
    let is = |w: &str| quote.text(at, at + w.chars().count()) == w;
    if let Some((phrase, low)) = PHRASES.iter().find(|(w, _)| is(w)) {
        return Some((order(*low), at + phrase.chars().count()));
    }
    let lead = SEVERAL.iter().find(|w| is(w))?;
    // 十几万, 二十几: the rest of a number; 第几, 无数.
    // 一百 二 十 几亿: blanks may part the signs of one number.
    let before = (0..at).rev().map(|i| quote.at(i)).find(|c| *c != Some(' ')).flatten();
    let inside = digit_sign(before)
        || UNITS.iter().any(|(c, _)| before == Some(*c))
        || matches!(
            before,
            Some('第' | '零' | '〇' | '无' | '無' | '多' | '少' | '以' | '网' | '網')
        );
    if inside {
        return None;
    }
    let (power, end) = power(quote, at + lead.chars().count())?;
    // 上十 is nothing that is said, and 上万 may be "on the net".
    if *lead == "上" && !(2..=5).contains(&power) {
        return None;
    }
    let low = 10_i64.checked_pow(power)?;
    // Two tens are the least that are several.
    let low = if power == 1 { 20 } else { low };
    Some((order(low), end))
}

/// 二三十, 三四百, 七八个: two digits in a row that follow each other.
fn neighbours(quote: &Quote, at: usize) -> Option<(Amount, usize)> {
    let digit = |at: usize| {
        let c = quote.at(at)?;
        let c = if matches!(c, '两' | '兩') { '二' } else { c };
        DIGITS.chars().position(|d| d == c).and_then(|i| i64::try_from(i + 1).ok())
    };
    let (one, two) = (digit(at)?, digit(at + 1)?);
    let ten = quote.before(at) == Some('十');
    let before = quote.before(if ten { at.checked_sub(1)? } else { at });
    // A third digit makes it a row: 一二三, 二〇二三.
    let row = digit(at + 2).is_some()
        || digit_sign(before)
        || matches!(
            before,
            Some('〇' | '零' | '第' | '○' | '两' | '星' | '周' | '礼' | '期' | '点' | '百' | '千')
        )
        || matches!(
            quote.at(at + 2),
            Some('〇' | '零' | '○' | '年' | '月' | '日' | '号' | '號' | '线' | '線' | '点' | '點')
        );
    if row || two != one + 1 || ten && before.is_some_and(|c| UNITS.iter().any(|(u, _)| *u == c)) {
        return None;
    }
    let (times, end) = match power(quote, at + 2) {
        Some((power, end)) if !ten => (10_i64.checked_pow(power)?, end),
        Some(_) => return None,
        None => (1, at + 2),
    };
    // Without a sign of tens only what is counted makes it a number: 七八个, but not 三四线.
    let counted = matches!(
        quote.at(end),
        Some(
            '个' | '個'
                | '名'
                | '人'
                | '位'
                | '口'
                | '岁'
                | '歲'
                | '家'
                | '天'
                | '元'
                | '年'
                | '次'
                | '起'
                | '部'
                | '台'
                | '辆'
        )
    );
    if times == 1 && !counted {
        return None;
    }
    let plus = if ten { 10 } else { 0 };
    let (low, high) = (Decimal::from(one * times + plus), Decimal::from(two * times + plus));
    Some((Amount::range(low, high), end))
}

/// หลายหมื่น, นับร้อย
fn thai_order(quote: &Quote, at: usize) -> Option<(Amount, usize)> {
    let is = |at: usize, w: &str| quote.text(at, at + w.chars().count()) == w;
    let lead = THAI_LEADS.iter().find(|w| is(at, w))?;
    let from = at + lead.chars().count();
    let (unit, low) = THAI_UNITS.iter().find(|(w, _)| is(from, w))?;
    let end = from + unit.chars().count();
    // ร้อยละ is percent, พันธมิตร allies.
    let other = is(end, "ละ")
        || *unit == "พัน" && is(end, "ธ")
        || quote.at(end).is_some_and(super::lex::is_mark);
    (!other).then(|| (order(*low), end))
}
