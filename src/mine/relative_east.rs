//! Days that count from the day of publication in scripts without spaces: 昨天, 上周五, 3天前, เมื่อวานนี้.

use super::{
    dates::{FoundPeriod, found_in},
    dates_east, dates_east_days,
    lex::{Kind, Quote},
    numerals::numeral,
    relative::{Scale, Shift},
    relative_days::mainland,
    relative_phrases::{COUNTED, PHRASES, STRETCHED},
    words::worded_inside,
};
use crate::model::Period;
use std::{collections::HashMap, sync::LazyLock};

/// A phrase: its language, its letters, what it means.
type Phrase = (&'static str, &'static str, &'static str);

/// The longest phrase of a language at a code point.
fn phrase_at(quote: &Quote, at: usize, language: &str) -> Option<&'static Phrase> {
    static BY_FIRST: LazyLock<HashMap<char, Vec<&'static Phrase>, crate::fold::Quick>> =
        LazyLock::new(|| {
            let mut all: HashMap<char, Vec<&'static Phrase>, _> = HashMap::default();
            for phrase in PHRASES {
                if let Some(first) = phrase.1.chars().next() {
                    all.entry(first).or_default().push(phrase);
                }
            }
            all
        });
    let near = BY_FIRST.get(&quote.at(at)?)?;
    let here = quote.text(at, (at + 24).min(quote.chars.len()));
    near.iter()
        .filter(|(l, phrase, _)| *l == language && here.starts_with(phrase))
        .max_by_key(|(_, phrase, _)| phrase.chars().count())
        .copied()
}

/// Phrases of scripts without spaces: what they mean, where they start and end.
pub(super) fn unspaced(quote: &Quote, start: usize, end: usize) -> Option<(Shift, usize, usize)> {
    let language = quote.script_language(start)?;
    let language = if quote.language == "ja" { "ja" } else { language };
    if !matches!(language, "zh" | "ja" | "ko" | "th" | "lo" | "km" | "my")
        && quote.at(start).is_none_or(|c| crate::fold::digit(c).is_none())
    {
        return None;
    }
    let scale = |name: &str| match name {
        "day" => Scale::Day,
        "week" => Scale::Week,
        "month" => Scale::Month,
        "year" => Scale::Year,
        "quarter" => Scale::Quarter,
        _ => Scale::Weekend,
    };
    for at in start..end {
        let hit = phrase_at(quote, at, language);
        if let Some((_, phrase, meaning)) = hit {
            let (unit, n) = meaning.split_once(' ')?;
            let n: i32 = n.parse().ok()?;
            // Of "5 ปีที่ผ่านมา" the number says how many.
            let lead = quote.text(at.saturating_sub(2), at);
            let many = lead.trim_end().ends_with(|c| crate::fold::digit(c).is_some());
            if many && n < 0 && unit != "day" && matches!(language, "th" | "lo" | "km" | "my") {
                return None;
            }
            let after = at + phrase.chars().count();
            if unit == "week"
                && let Some((day, len)) = cjk_weekday(quote, after, true)
            {
                return Some((Shift::Weekday(day, Some(n)), at, after + len));
            }
            if unit == "month"
                && let Some((day, end)) = dates_east_days::day_alone(quote, after)
            {
                return Some((Shift::InMonth(n, day), at, end));
            }
            return Some((Shift::Whole(scale(unit), n), at, after));
        }
        if let Some((shift, end)) = dates_east::stretch(quote, at) {
            return Some((shift, at, end));
        }
        if let Some((shift, end)) = mainland(quote, at, language) {
            return Some((shift, at, end));
        }
        if let Some((day, len)) = cjk_weekday(quote, at, false) {
            return Some((Shift::Weekday(day, None), at, at + len));
        }
        // "3天前" with a number in characters; digits are tokens of their own.
        if let Some(found) = worded_inside(quote, at, end)
            && let Some((shift, len)) = behind_number(quote, found.value, found.end)
        {
            return Some((shift, at, found.end + len));
        }
    }
    None
}

/// "3天前" and its like behind digits.
pub(super) fn digits(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    let mut behind = quote.chars.get(token.end..)?.iter().skip_while(|c| c.is_whitespace());
    if behind.next().is_none_or(char::is_ascii) {
        return None;
    }
    let value = numeral(quote, token, false)?;
    let (shift, len) = behind_number(quote, value, token.end)?;
    let end = token.end + len;
    let next = quote.tokens.partition_point(|t| t.start < end);
    Some((
        FoundPeriod { shift: Some(shift), ..found_in(Period::default(), token.start, end) },
        next,
    ))
}

fn behind_number(
    quote: &Quote,
    value: rust_decimal::Decimal,
    end: usize,
) -> Option<(Shift, usize)> {
    let n = i32::try_from(value).ok().filter(|n| *n < 5000)?;
    let rest = quote.text(end, (end + 14).min(quote.chars.len()));
    let gap = usize::from(rest.starts_with(' '));
    let rest = rest.trim_start();
    let longest = |list: &'static [(&'static str, &'static str, i32)]| {
        list.iter().filter(|(p, ..)| rest.starts_with(p)).max_by_key(|(p, ..)| p.len())
    };
    let stretch = longest(STRETCHED);
    let (phrase, unit, sign) = stretch.or_else(|| longest(COUNTED))?;
    let scale = match *unit {
        "day" => Scale::Day,
        "week" => Scale::Week,
        "month" => Scale::Month,
        _ => Scale::Year,
    };
    let n = n.checked_mul(*sign)?;
    let shift = if stretch.is_some() { Shift::Stretch(scale, n) } else { Shift::Point(scale, n) };
    Some((shift, gap + phrase.chars().count()))
}

/// 周五, 星期五, 礼拜五, 金曜日, 금요일 at a code point; only its last sign where `bare`.
pub(super) fn cjk_weekday(quote: &Quote, at: usize, bare: bool) -> Option<(u8, usize)> {
    let day = |c: char| {
        "一二三四五六日天"
            .chars()
            .position(|d| d == c)
            .map(|p| u8::try_from(p.min(6) + 1).unwrap_or(7))
    };
    if !bare && !quote.at(at).is_some_and(super::date_tails::is_east) {
        return None;
    }
    for lead in ["星期", "礼拜", "禮拜", "周", "週"] {
        let n = lead.chars().count();
        if quote.text(at, at + n) == lead
            && let Some(d) = quote.at(at + n).and_then(day)
            && !(d == 7 && quote.at(at + n + 1) == Some('年'))
        {
            return Some((d, n + 1));
        }
    }
    if bare && let Some(d) = quote.at(at).and_then(day) {
        return Some((d, 1));
    }
    let skip = usize::from(matches!(quote.at(at), Some('の' | ' ')) && bare);
    let found = "月火水木金土日".chars().position(|d| Some(d) == quote.at(at + skip));
    if let Some(d) = found
        && quote.text(at + skip + 1, at + skip + 3) == "曜日"
    {
        return Some((u8::try_from(d + 1).ok()?, skip + 3));
    }
    let found = "월화수목금토일".chars().position(|d| Some(d) == quote.at(at + skip));
    if let Some(d) = found
        && quote.text(at + skip + 1, at + skip + 3) == "요일"
    {
        return Some((u8::try_from(d + 1).ok()?, skip + 3));
    }
    None
}
