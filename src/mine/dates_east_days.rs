//! Days of the week behind a day, and days of the month that no month is named with, in Chinese, Japanese and Korean.

use super::{dates_east::number, lex::Quote, relative_east};
use crate::fold::digit;

/// "2023年10月16日 星期一", 16日（月）, 21일 월요일: the day of the week behind a day, and where it ends.
pub(super) fn day_of_week(quote: &Quote, end: usize) -> Option<(u8, usize)> {
    let at = end + usize::from(matches!(quote.at(end), Some(' ' | 'の')));
    if let Some((day, len)) = relative_east::cjk_weekday(quote, at, false) {
        return Some((day, at + len));
    }
    if !matches!(quote.at(at), Some('(' | '（')) {
        return None;
    }
    let full = relative_east::cjk_weekday(quote, at + 1, false);
    let short = || {
        let sign = quote.at(at + 1)?;
        let place = |row: &str| row.chars().position(|c| c == sign);
        let day = place("月火水木金土日").or_else(|| place("월화수목금토일"))?;
        Some((u8::try_from(day + 1).ok()?, 1))
    };
    let (day, len) = full.or_else(short)?;
    matches!(quote.at(at + 1 + len), Some(')' | '）')).then_some((day, at + 2 + len))
}

/// A day of the month that no month is named with, 29日, and where it ends.
pub(super) fn day_alone(quote: &Quote, at: usize) -> Option<(u8, usize)> {
    let at = at + usize::from(matches!(quote.at(at), Some('の' | '的' | ' ')));
    let (value, end) = number(quote, at)?;
    let day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
    let gap = usize::from(quote.at(end) == Some(' ') && quote.at(end + 1) == Some('日'));
    let end = end + gap;
    let behind = quote.text(end + 1, end + 4);
    let sign = quote.at(end)?;
    let length = match sign {
        '日' => [
            "间",
            "間",
            "元",
            "内",
            "內",
            "后",
            "後",
            "前",
            "以",
            "连",
            "連",
            "游",
            "圓",
            "円",
            "本",
            "目",
            "程",
            "租",
            "薪",
            "均",
            "数",
            "數",
            "分",
            "ぶ",
            "ず",
            "ほど",
            "あまり",
            "余",
            "餘",
            "左右",
            "之内",
            "之內",
            "も",
            "だけ",
            "た",
            "か",
            "语",
            "語",
            "元",
            "系",
            "の間",
        ]
        .iter()
        .any(|w| behind.starts_with(w)),
        '号' | '號' => {
            !behind.is_empty()
                && ![
                    "在", "晚", "早", "上", "下", "凌", "，", "。", "、", ",", "当", "當", "起",
                    "到", "至", "开", "召",
                ]
                .iter()
                .any(|w| behind.starts_with(w))
        }
        '일' => [
            "간", "째", "동안", " 동", "만", " 만", " 이", " 전", " 후", " 뒤", "이내", "치", "분",
            " 간", "짜", "당", "가량", "요",
        ]
        .iter()
        .any(|w| behind.starts_with(w)),
        _ => return None,
    };
    (!length).then_some((day, end + 1))
}

/// Whether what stands before a day of the month makes no length or address of it.
pub(super) fn stands_alone(quote: &Quote, at: usize) -> bool {
    let digits =
        quote.at(at).is_some_and(|c| digit(c).is_some() || matches!(c, '二' | '三' | '十'));
    let lead = quote.text(at.saturating_sub(2), at);
    let lead = lead.trim_end();
    digits
        && !lead.ends_with(|c: char| {
            digit(c).is_some()
                || matches!(
                    c,
                    '月' | '월'
                        | '第'
                        | '年'
                        | '每'
                        | '毎'
                        | '매'
                        | '近'
                        | '约'
                        | '約'
                        | '数'
                        | '數'
                        | '共'
                        | '达'
                        | '達'
                        | '过'
                        | '過'
                        | '连'
                        | '連'
                        | '前'
                        | '后'
                        | '後'
                        | '隔'
                        | '满'
                        | '滿'
                        | '留'
                        | '期'
                        | '时'
                        | '時'
                        | '长'
                        | '押'
                        | '路'
                        | '街'
                        | '道'
                        | '巷'
                        | '弄'
                        | '.'
                        | '/'
                        | '-'
                        | ','
                        | '$'
                        | '十'
                        | '百'
                        | '千'
                        | '万'
                        | '几'
                        | '幾'
                        | '余'
                        | '计'
                        | '計'
                        | '全'
                        | '延'
                        | '从'
                        | '中'
                        | '一'
                        | '二'
                        | '三'
                        | '正'
                )
        })
}
