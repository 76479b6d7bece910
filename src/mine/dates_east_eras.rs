//! Eras of China, Japan and Taiwan, whose years begin anew: 令和5年, 民國112年, 康熙三年.

use super::{
    dates_east::{Parts, number},
    lex::Quote,
};
use crate::model::PartialDate;

/// Years of eras: the name and the Gregorian year before its first.
const ERAS: [(&str, u32); 18] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
    ("佛历", 0),
    ("康熙", 1661),
    ("雍正", 1722),
    ("乾隆", 1735),
    ("嘉庆", 1795),
    ("嘉慶", 1795),
    ("道光", 1820),
    ("咸丰", 1850),
    ("同治", 1861),
    ("光绪", 1874),
    ("光緒", 1874),
];

/// The years before the first of an era at a place, and how many signs name it: 令和, 民國; R of "R5/10/16".
pub(super) fn era_at(quote: &Quote, start: usize) -> Option<(u32, usize)> {
    let named = ERAS.iter().find(|(name, _)| quote.text(start, start + 2) == *name);
    named.map(|(_, before)| (*before, 2))
}

/// A date of an era that was named before: the second of 民國112-10-16 – 112-10-20, 令和5年8月～6年12月.
pub(super) fn in_era(quote: &Quote, start: usize, era: (u32, usize)) -> Option<Parts> {
    // No era has lasted as long: 2024年 is of our own.
    const LONGEST: u32 = 150;
    let named = |at: usize, sign: char| {
        let (n, end) = number(quote, at)?;
        (quote.at(end) == Some(sign)).then_some((n, end + 1))
    };
    if let Some((year, end)) = named(start, '年').filter(|(year, _)| *year < LONGEST) {
        let year = i16::try_from(year.checked_add(era.0)?).ok();
        let month = named(end, '月');
        let day = month.and_then(|(_, end)| named(end, '日'));
        let end = day.or(month).map_or(end, |(_, end)| end);
        let part = |found: Option<(u32, usize)>| found.and_then(|(n, _)| u8::try_from(n).ok());
        let parts = Parts { year, month: part(month), day: part(day), end };
        return PartialDate::new(parts.year, parts.month, parts.day).map(|_| parts);
    }
    let sign = |at: usize| matches!(quote.at(at), Some('/' | '.' | '-'));
    let (year, end) = number(quote, start).filter(|(_, end)| sign(*end))?;
    let (month, end) = number(quote, end + 1).filter(|(_, end)| sign(*end))?;
    let (day, end) = number(quote, end + 1)?;
    let part = |n: u32| u8::try_from(n).ok();
    let year = i16::try_from(year.checked_add(era.0)?).ok();
    let parts = Parts { year, month: part(month), day: part(day), end };
    PartialDate::new(parts.year, parts.month, parts.day).map(|_| parts)
}
