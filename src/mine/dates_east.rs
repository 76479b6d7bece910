//! Dates of Chinese, Japanese and Korean: 2023年10月16日, 令和5年, 民國112年, 二零二三年十月, 2023년 10월.

use super::{
    calendars::Calendar,
    dates::{FoundPeriod, Open, found_in},
    dates_east_days::{day_alone, day_of_week, stands_alone},
    dates_east_eras::{era_at, in_era},
    lex::{Quote, is_unspaced},
    relative::{self, Scale},
    relative_east,
    spans::Inside,
    words::worded_inside,
};
use crate::{
    fold::digit,
    model::{PartialDate, Period},
};

/// One date as it stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Parts {
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub end: usize,
}

/// The dates that start inside a token, and where the last ends.
pub(super) fn at(quote: &Quote, start: usize, end: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    let east = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let near = quote.chars.get(start..(end + 3).min(quote.chars.len()))?;
    if !near.iter().any(|c| east(*c)) {
        return None;
    }
    let mut from = start;
    while from < end {
        if let Some(first) = date(quote, from) {
            return Some(extended(quote, from, first));
        }
        if let Some((found, end)) = century(quote, from) {
            return Some((vec![found], end));
        }
        if let Some((day, end)) = day_alone(quote, from).filter(|_| stands_alone(quote, from)) {
            let (weekday, end) = day_of_week(quote, end).map_or((None, end), |(w, e)| (Some(w), e));
            let shift = Some(relative::Shift::DayOfMonth(day, weekday));
            return Some((
                vec![FoundPeriod { shift, ..found_in(Period::default(), from, end) }],
                end,
            ));
        }
        // A digit run is read from its first digit only.
        let step = quote.chars.get(from..end)?.iter().take_while(|c| digit(**c).is_some()).count();
        from += step.max(1);
    }
    None
}

/// The date with a second one that 至, 到, ~, から, 부터 join to it.
fn extended(quote: &Quote, start: usize, first: Parts) -> (Vec<FoundPeriod>, usize) {
    const TO: [&str; 12] =
        ["至", "到", "-", "~", "～", "〜", "－", "–", "—", "から", "부터", "에서"];
    let one = |p: Parts| PartialDate::new(p.year, p.month, p.day);
    let spaces = |i: usize| i + usize::from(quote.at(i).is_some_and(char::is_whitespace));
    // 2020年8月8日周六至2021年2月24日周三
    let said = |p: &Parts| {
        let weekday = day_of_week(quote, p.end).filter(|_| p.day.is_some());
        weekday.map_or(p.end, |(_, end)| end)
    };
    let at = spaces(said(&first));
    let between = ["和", "与", "與", "및"];
    let joint = TO.iter().chain(&between).find(|j| quote.text(at, at + j.chars().count()) == **j);
    if let Some(joint) = joint {
        let behind = spaces(at + joint.chars().count());
        // "10月16日至20日": the second has only its day; 民國112-10-16 – 112-10-20.
        let era = era_at(quote, start).filter(|(before, _)| *before > 0);
        let of_era = era.and_then(|era| in_era(quote, behind, era));
        let second = of_era.or_else(|| date(quote, behind)).or_else(|| {
            let (day, end) = number(quote, behind)?;
            let sign = matches!(quote.at(end), Some('日' | '号' | '號' | '일'));
            (first.day.is_some() && sign).then_some(Parts {
                day: u8::try_from(day).ok(),
                end: end + 1,
                ..Parts::default()
            })
        });
        let closed = |p: &Parts| {
            !between.contains(joint)
                || ["之间", "之間", "间", "間"]
                    .iter()
                    .any(|w| quote.text(p.end, p.end + w.chars().count()) == **w)
        };
        if let Some(mut second) = second.filter(closed) {
            second.end = said(&second);
            second.year = second.year.or(first.year);
            second.month = second.month.or(first.month);
            if let (Some(from), Some(to)) = (one(first), one(second)) {
                let period = Period { from: Some(from), to: Some(to) };
                return (vec![found_in(period, start, second.end)], second.end);
            }
        }
    }
    let Some(date) = one(first) else { return (Vec::new(), first.end) };
    let weekday = day_of_week(quote, first.end).filter(|_| first.day.is_some());
    let first = Parts { end: weekday.map_or(first.end, |(_, end)| end), ..first };
    let tail = quote.text(first.end, (first.end + 4).min(quote.chars.len()));
    let lead = quote.text(start.saturating_sub(4), start);
    let as_of = lead.ends_with("截至")
        || lead.ends_with("截止")
        || tail.starts_with("現在")
        || tail.starts_with("기준");
    let behind = opened_behind(&tail).map(|(open, _)| open);
    let open = if lead.ends_with('自') || lead.ends_with("自从") || lead.ends_with("自從") {
        Open::Since
    } else {
        behind.unwrap_or_default()
    };
    let only_year = first.year.is_some() && first.month.is_none();
    if only_year && let Some((inside, len)) = part_of_year(&tail) {
        let found = FoundPeriod {
            inside: Some(inside),
            ..found_in(Period::on(date), start, first.end + len)
        };
        return (vec![found], first.end + len);
    }
    let only_month = first.month.is_some() && first.day.is_none();
    if only_month && let Some((inside, len)) = part_of_month(&tail) {
        let end = first.end + len;
        let found = FoundPeriod { inside: Some(inside), ..found_in(Period::on(date), start, end) };
        return (vec![found], end);
    }
    if only_year && tail.starts_with('代') && first.year.is_some_and(|y| y % 10 == 0) {
        let last = PartialDate::new(first.year.map(|y| y + 9), None, None);
        let period = Period { from: Some(date), to: last };
        return (vec![found_in(period, start, first.end + 1)], first.end + 1);
    }
    let period = match open {
        Open::Since | Open::After => Period { from: Some(date), to: None },
        Open::Before | Open::Until => Period { from: None, to: Some(date) },
        Open::Shut => Period::on(date),
    };
    (vec![FoundPeriod { as_of, open, ..found_in(period, start, first.end) }], first.end)
}

/// 过去十年, 今後2か月, 지난 5년: the units up to now, or from now on.
pub(super) fn stretch(quote: &Quote, at: usize) -> Option<(relative::Shift, usize)> {
    const LEADS: [(&str, i32); 14] = [
        ("过去", -1),
        ("過去", -1),
        ("最近", -1),
        ("近", -1),
        ("지난", -1),
        ("최근", -1),
        ("未来", 1),
        ("未來", 1),
        ("今后", 1),
        ("今後", 1),
        ("接下来", 1),
        ("接下來", 1),
        ("向こう", 1),
        ("앞으로", 1),
    ];
    const UNITS: [(&str, Scale); 16] = [
        ("天", Scale::Day),
        ("日", Scale::Day),
        ("일", Scale::Day),
        ("周", Scale::Week),
        ("週", Scale::Week),
        ("个星期", Scale::Week),
        ("個星期", Scale::Week),
        ("주", Scale::Week),
        ("个月", Scale::Month),
        ("個月", Scale::Month),
        ("か月", Scale::Month),
        ("ヶ月", Scale::Month),
        ("カ月", Scale::Month),
        ("개월", Scale::Month),
        ("年", Scale::Year),
        ("년", Scale::Year),
    ];
    if quote.at(at).is_none_or(|c| !super::date_tails::is_east(c)) {
        return None;
    }
    let starts = |at: usize, word: &str| quote.text(at, at + word.chars().count()) == word;
    // 前1周, 后3天 are stretches by themselves; in a sentence they are counted from something else.
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let alone = || {
        let first = quote.at(at + 1).is_some_and(|c| digit(c).is_some()) && free(quote.before(at));
        [("前", -1), ("后", 1), ("後", 1)].into_iter().find(|(w, _)| first && starts(at, w))
    };
    let told = LEADS.iter().copied().find(|(w, _)| starts(at, w));
    let (lead, sign) = told.or_else(alone)?;
    let mut from = at + lead.chars().count();
    from += usize::from(matches!(quote.at(from), Some(' ' | '的')));
    let (value, end) = number(quote, from)?;
    let n = i32::try_from(value).ok().filter(|n| (1..1000).contains(n))?;
    let end = end + usize::from(quote.at(end) == Some(' '));
    let (unit, scale) = UNITS.iter().find(|(w, _)| starts(end, w))?;
    let end = end + unit.chars().count();
    let more = usize::from(matches!(quote.at(end), Some('间' | '間' | '内' | '간')));
    if told.is_none() && !free(quote.at(end + more)) {
        return None;
    }
    Some((relative::Shift::Stretch(*scale, sign * n), end + more))
}

/// 的第一周, 的前2周, 最后4个月 behind a year or a month, and how many signs they take.
pub(super) fn nth_behind(quote: &Quote, at: usize) -> Option<(Inside, usize)> {
    const LEADS: [(&str, i32); 6] =
        [("第", 1), ("前", 1), ("最后", -1), ("最後の", -1), ("最後", -1), ("最初の", 1)];
    let starts = |at: usize, word: &str| quote.text(at, at + word.chars().count()) == word;
    let mut from = at;
    from += usize::from(quote.at(from) == Some(' '));
    from += usize::from(matches!(quote.at(from), Some('的' | 'の')));
    from += usize::from(quote.at(from) == Some(' '));
    let (lead, sign) = LEADS.iter().find(|(w, _)| starts(from, w))?;
    let one = lead.ends_with('の');
    from += lead.chars().count();
    from += usize::from(quote.at(from) == Some(' '));
    let (value, mut end) = match number(quote, from) {
        Some(found) => found,
        None if one => (1, from),
        None => return None,
    };
    end += usize::from(quote.at(end) == Some(' '));
    // 7月的第一个星期五
    let count = usize::from(matches!(quote.at(end), Some('个' | '個')));
    if let Some((weekday, len)) = relative_east::cjk_weekday(quote, end + count, false) {
        let n = i32::try_from(value).ok().filter(|n| (1..6).contains(n))?;
        return Some((Inside::Day(weekday, n * sign), end + count + len));
    }
    let units = [
        ("周", Scale::Week),
        ("週", Scale::Week),
        ("个星期", Scale::Week),
        ("個星期", Scale::Week),
        ("个月", Scale::Month),
        ("個月", Scale::Month),
        ("か月", Scale::Month),
        ("天", Scale::Day),
    ];
    let (unit, scale) = units.iter().find(|(w, _)| starts(end, w))?;
    let n = i32::try_from(value).ok().filter(|n| (1..54).contains(n))?;
    let inside = match *lead {
        "第" => Inside::Nth(*scale, n, 1),
        _ => Inside::Nth(*scale, *sign, n),
    };
    Some((inside, end + unit.chars().count()))
}

/// What 以来, 之前, 이후 and their like behind a date make of it, and how many signs they take.
pub(super) fn opened_behind(tail: &str) -> Option<(Open, usize)> {
    const BEHIND: &[(&str, Open)] = &[
        ("以来", Open::Since),
        ("以來", Open::Since),
        ("起", Open::Since),
        ("以降", Open::Since),
        ("以后", Open::Since),
        ("以後", Open::Since),
        ("이후", Open::Since),
        ("或之后", Open::Since),
        ("或之後", Open::Since),
        ("或以后", Open::Since),
        ("或以後", Open::Since),
        ("及以后", Open::Since),
        ("及以後", Open::Since),
        ("及之后", Open::Since),
        ("及之後", Open::Since),
        ("开始", Open::Since),
        ("開始", Open::Since),
        ("부터", Open::Since),
        ("から", Open::Since),
        ("或之前", Open::Until),
        ("及以前", Open::Until),
        ("及之前", Open::Until),
        ("或以前", Open::Until),
        ("或更早", Open::Until),
        ("为止", Open::Until),
        ("為止", Open::Until),
        ("まで", Open::Until),
        ("까지", Open::Until),
        ("之前", Open::Before),
        ("以前", Open::Before),
        ("より前", Open::Before),
        ("前", Open::Before),
        ("이전", Open::Before),
        (" 이전", Open::Before),
        (" 이후", Open::Since),
        (" 전", Open::Before),
        (" 후", Open::After),
        ("之后", Open::After),
        ("之後", Open::After),
        ("より後", Open::After),
        ("后", Open::After),
        ("後", Open::After),
    ];
    let hit = BEHIND.iter().filter(|(w, _)| tail.starts_with(w)).max_by_key(|(w, _)| w.len())?;
    Some((hit.1, hit.0.chars().count()))
}

/// 初, 中旬, 底 behind a month, and how many signs they take.
fn part_of_month(tail: &str) -> Option<(Inside, usize)> {
    let parts = [
        ("上旬", Inside::Nth(Scale::Day, 1, 10)),
        ("中旬", Inside::Mid),
        ("下旬", Inside::End),
        ("初旬", Inside::Early),
        ("初め", Inside::Early),
        ("初", Inside::Early),
        ("底", Inside::End),
        ("末", Inside::End),
        ("중순", Inside::Mid),
        ("초순", Inside::Early),
        ("하순", Inside::End),
        ("초", Inside::Early),
        ("말", Inside::End),
    ];
    let trimmed = tail.trim_start();
    let gap = tail.chars().count() - trimmed.chars().count();
    let (word, inside) = parts.iter().find(|(word, _)| trimmed.starts_with(word))?;
    // 正月初三 is a day, 底特律 a town.
    let behind = trimmed.strip_prefix(word).and_then(|rest| rest.chars().next());
    let goes_on = behind.is_some_and(|c| "一二三四五六七八九十特".contains(c));
    (!goes_on).then(|| (*inside, gap + word.chars().count()))
}

/// 21世纪, 15世紀: a century at a code point, and where it ends.
fn century(quote: &Quote, at: usize) -> Option<(FoundPeriod, usize)> {
    let (n, end) = number(quote, at)?;
    let tail = quote.text(end, end + 3);
    let unit = ["世纪", "世紀", "세기"].iter().find(|w| tail.trim_start().starts_with(**w))?;
    let end = end + (tail.chars().count() - tail.trim_start().chars().count());
    let first = i16::try_from(n.checked_sub(1)?.checked_mul(100)?).ok().filter(|y| *y < 2100)?;
    let date = |year: i16| PartialDate::new(Some(year), None, None);
    let end = end + unit.chars().count();
    // Of 20世纪90年代 the years behind say more.
    let tens = quote.text(end, end + 4).contains("年代");
    let period = Period { from: date(first), to: date(first + 99) };
    (!tens).then(|| (found_in(period, at, end), end))
}

/// 上半年, 第三季度, 年初 behind a year, and how many signs they take.
pub(super) fn part_of_year(tail: &str) -> Option<(Inside, usize)> {
    let parts = [
        ("上半年", Inside::Half(1)),
        ("前半年", Inside::Half(1)),
        ("上期", Inside::Half(1)),
        ("下半年", Inside::Half(2)),
        ("后半年", Inside::Half(2)),
        ("後半年", Inside::Half(2)),
        ("年初", Inside::Early),
        ("初", Inside::Early),
        ("年底", Inside::End),
        ("年末", Inside::End),
        ("底", Inside::End),
        ("末", Inside::End),
        ("年中", Inside::Mid),
        ("중반", Inside::Mid),
        ("상반기", Inside::Half(1)),
        ("하반기", Inside::Half(2)),
    ];
    let trimmed = tail.trim_start();
    let gap = tail.chars().count() - trimmed.chars().count();
    let named = parts.iter().find(|(word, _)| trimmed.starts_with(word));
    if let Some((word, inside)) = named {
        return Some((*inside, gap + word.chars().count()));
    }
    let rest = trimmed.strip_prefix('第').unwrap_or(trimmed);
    let mut signs = rest.chars();
    let first = signs.next()?;
    let n = "一二三四"
        .chars()
        .position(|c| c == first)
        .map(|p| p + 1)
        .or_else(|| digit(first).map(usize::from))?;
    let unit = ["季度", "季", "四半期", "분기"].iter().find(|u| signs.as_str().starts_with(**u))?;
    let n = i32::try_from(n).ok().filter(|n| (1..=4).contains(n))?;
    let lead = usize::from(trimmed.starts_with('第'));
    Some((Inside::Nth(Scale::Quarter, n, 1), gap + lead + 1 + unit.chars().count()))
}

/// A number in digits or in Chinese numerals at a code point, and where it ends.
pub(super) fn number(quote: &Quote, at: usize) -> Option<(u32, usize)> {
    let digits: Vec<u8> = quote.chars.get(at..)?.iter().map_while(|c| digit(*c)).take(5).collect();
    if !digits.is_empty() {
        let value = digits.iter().fold(0_u32, |n, d| n * 10 + u32::from(*d));
        return (digits.len() <= 4).then_some((value, at + digits.len()));
    }
    let single = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == if c == '零' || c == '○' { '〇' } else { c })
    };
    let run: Vec<usize> = quote.chars.get(at..)?.iter().map_while(|c| single(*c)).take(5).collect();
    let next = quote.at(at + run.len());
    if run.len() == 4 && next != Some('十') {
        // 二〇二三
        let value = run.iter().fold(0, |n, d| n * 10 + d);
        return Some((u32::try_from(value).ok()?, at + 4));
    }
    // 零八年
    if let ([0, unit], Some('年')) = (run.as_slice(), next) {
        return Some((u32::try_from(*unit).ok()?, at + 2));
    }
    let found = worded_inside(quote, at, (at + 6).min(quote.chars.len()))?;
    Some((u32::try_from(found.value).ok()?, found.end))
}

fn date(quote: &Quote, start: usize) -> Option<Parts> {
    let mut parts = Parts::default();
    let mut at = start;
    let era = era_at(quote, start);
    if let Some((before, signs)) = era {
        at += signs;
        at += usize::from(quote.at(at) == Some(' '));
        let (number, end) =
            if quote.at(at) == Some('元') { (1, at + 1) } else { number(quote, at)? };
        let number = if before == 0 { number.checked_sub(543)? } else { number + before };
        parts.year = Some(i16::try_from(number).ok()?);
        at = end;
        if matches!(quote.at(at), Some('年')) {
            at += 1;
            parts.end = at;
        } else if matches!(quote.at(at), Some('/' | '.' | '-')) {
            at += 1;
        } else {
            return None;
        }
    }
    for _ in 0..3 {
        let space = usize::from(quote.at(at) == Some(' ') && at > start);
        let Some((value, end)) = number(quote, at + space) else { break };
        let gap = usize::from(quote.at(end) == Some(' '));
        // 民國110/5/23: the day has nothing behind it.
        let last = era.is_some() && parts.month.is_some() && parts.day.is_none();
        if last && !quote.at(end).is_some_and(|c| is_unspaced(c) && !matches!(c, '至' | '到')) {
            parts.day = u8::try_from(value).ok();
            parts.end = end;
            break;
        }
        let Some(sign) = quote.at(end).filter(|c| *c != ' ').or_else(|| quote.at(end + gap)) else {
            break;
        };
        let two = end == at + space + 2;
        let worded = quote.at(at + space).is_some_and(|c| digit(c).is_none());
        if worded && quote.at(end) == Some(' ') && matches!(sign, '월' | '일' | '년') {
            break;
        }
        let end = if quote.at(end) == Some(' ') { end + gap } else { end };
        match sign {
            '年' | '년' if parts.year.is_none() && parts.month.is_none() => {
                let year = i16::try_from(value).ok()?;
                parts.year = match year {
                    1500..=2199 => Some(year),
                    // 18年10月, 08年
                    0..=49
                        if quote.text(start.saturating_sub(1), start) != "第"
                            && two
                            && (matches!(quote.at(at + space), Some('0' | '零' | '〇'))
                                || number(quote, end + 1).is_some_and(|(m, e)| {
                                    (1..=12).contains(&m) && quote.at(e) == Some('月')
                                })) =>
                    {
                        Some(2000 + year)
                    }
                    // 98年
                    50..=99 if quote.text(start.saturating_sub(1), start) != "第" => {
                        Some(1900 + year)
                    }
                    _ => return None,
                };
            }
            '月' | '월'
                if parts.month.is_none() && parts.day.is_none() && (1..=12).contains(&value) =>
            {
                parts.month = u8::try_from(value).ok();
            }
            '日' | '号' | '號' | '일'
                if parts.month.is_some() && parts.day.is_none() && (1..=31).contains(&value) =>
            {
                parts.day = u8::try_from(value).ok();
            }
            '/' | '.' | '-' if era.is_some() && parts.month.is_some() && parts.day.is_none() => {
                parts.day = u8::try_from(value).ok();
            }
            // 民國112/10/16
            '/' | '.' | '-' if era.is_some() && parts.month.is_none() => {
                parts.month = u8::try_from(value).ok();
            }
            _ => break,
        }
        at = end + 1;
        parts.end = at;
        if parts.day.is_some() {
            break;
        }
    }
    let _ = Calendar::Gregorian;
    (parts.end > start && PartialDate::new(parts.year, parts.month, parts.day).is_some())
        .then_some(parts)
}
