//! Days in the ways of writing of single countries: years of an era or of a reign, the solar year of Iran, years in Chinese
//! numerals, two-digit Buddhist years, months with two names, the order of Burmese.

use super::{
    dates::date,
    months::{any_of, month},
    pattern,
};
use crate::model::PartialDate;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::{ops::Range, sync::LazyLock};

/// Whether a text without a year of four digits may hold such a day.
pub(super) fn may_be(text: &str) -> bool {
    text.contains('年') || holds(text, '\u{e01}', '\u{e2e}') && text.chars().any(char::is_numeric)
}

/// The first such day in a folded text, and where it stands.
pub(super) fn find(folded: &str) -> Option<(PartialDate, Range<usize>)> {
    let mut best: Option<(PartialDate, Range<usize>)> = None;
    for (may_be, written, read) in WRITTEN {
        if !may_be(folded) {
            continue;
        }
        let found = written.captures_iter(folded).find_map(|found| {
            let whole = found.name("date").or_else(|| found.get(0))?;
            Some((read(&found)?, whole.range()))
        });
        if let Some((day, at)) = found
            && best.as_ref().is_none_or(|(_, before)| at.start < before.start)
        {
            best = Some((day, at));
        }
    }
    best
}

/// What every such day holds, how it is written, and how it is read.
type Way = (fn(&str) -> bool, &'static LazyLock<Regex>, fn(&Captures<'_>) -> Option<PartialDate>);

const WRITTEN: [Way; 7] = [
    (|text| text.contains('年'), &HAN, han_day),
    (|text| text.contains('年'), &ERA, era_day),
    (|text| holds(text, '\u{620}', '\u{6cc}'), &DOUBLE, double_day),
    (|text| holds(text, '\u{620}', '\u{6cc}'), &IRAN, iranian_day),
    (|text| holds(text, '\u{1000}', '\u{103f}'), &BURMESE_NAME, burmese),
    (|text| holds(text, '\u{1000}', '\u{103f}'), &BURMESE_DAY, burmese),
    (|text| holds(text, '\u{e01}', '\u{e2e}'), &THAI, thai_day),
];

fn holds(text: &str, first: char, last: char) -> bool {
    text.chars().any(|c| (first..=last).contains(&c))
}

fn number(found: &Captures<'_>, name: &str) -> Option<i16> {
    found.name(name)?.as_str().parse().ok()
}

/// "二〇二四年三月五日", and the same year of an era.
static HAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<y>[〇零○一二三四五六七八九]{4})年\s*(?P<m>[一二三四五六七八九十]{1,3})月\s*(?P<d>[一二三四五六七八九十]{1,4})[日号號]",
    )
});

fn han_day(found: &Captures<'_>) -> Option<PartialDate> {
    let part = |name: &str| found.name(name).map(|m| m.as_str());
    let year = part("y")?.chars().try_fold(0, |year, c| Some(year * 10 + numeral(c)?))?;
    date(year, spoken(part("m")?)?, spoken(part("d")?)?)
}

fn numeral(c: char) -> Option<i16> {
    if matches!(c, '零' | '○') {
        return Some(0);
    }
    "〇一二三四五六七八九".chars().position(|n| n == c).and_then(|n| i16::try_from(n).ok())
}

/// A number up to 199 as it is said: "二十五", "一百一十三".
fn spoken(numerals: &str) -> Option<i16> {
    let (hundreds, rest) = match numerals.split_once('百') {
        Some((hundreds, rest)) => (spoken(hundreds)?, rest),
        None => (0, numerals),
    };
    let rest = rest.trim_start_matches(['零', '〇']);
    let below = match rest.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            tens * 10 + if ones.is_empty() { 0 } else { one(ones)? }
        }
        None if rest.is_empty() => 0,
        None => one(rest)?,
    };
    Some(hundreds * 100 + below).filter(|n| *n > 0)
}

fn one(numeral_text: &str) -> Option<i16> {
    let mut signs = numeral_text.chars();
    let value = numeral(signs.next()?)?;
    signs.next().is_none().then_some(value)
}

/// "令和6年3月5日", "民國113年3月5日".
static ERA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<era>令和|平成|昭和|民國|民国)\s*(?P<y>\d{1,3}|元|[〇零一二三四五六七八九十百]{1,6})\s*年\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,4})\s*[日号號]",
    )
});

fn era_day(found: &Captures<'_>) -> Option<PartialDate> {
    let part = |name: &str| {
        let text = found.name(name)?.as_str();
        if text == "元" { Some(1) } else { text.parse().ok().or_else(|| spoken(text)) }
    };
    let before = match found.name("era")?.as_str() {
        "令和" => 2018,
        "平成" => 1988,
        "昭和" => 1925,
        _ => 1911,
    };
    date(before + part("y")?, part("m")?, part("d")?)
}

fn is_arabic(name: &str) -> bool {
    name.chars().all(|c| ('\u{600}'..='\u{6ff}').contains(&c) || c == '_')
}

fn is_burmese(name: &str) -> bool {
    name.chars().all(|c| ('\u{1000}'..='\u{109f}').contains(&c))
}

fn is_thai(name: &str) -> bool {
    name.chars().all(|c| ('\u{e00}'..='\u{e7f}').contains(&c) || c == '.')
}

/// A month under the names of two countries: "5 آذار/مارس 2024", "5 آذار (مارس) 2024".
static DOUBLE: LazyLock<Regex> = LazyLock::new(|| {
    let m = any_of(is_arabic);
    pattern(&format!(
        r"\b(?P<d>\d{{1,2}})\s*(?:من\s+)?(?P<m>{m})\s*[/(–-]\s*(?P<n>{m})\s*\)?[\s,،]*(?:من\s+|عام\s+|سنة\s+)?(?P<y>\d{{4}})"
    ))
});

fn double_day(found: &Captures<'_>) -> Option<PartialDate> {
    let name = |part: &str| found.name(part).and_then(|m| month(m.as_str()));
    let (first, second) = (name("m")?, name("n")?);
    // The two names of one month; two months are a span of time.
    (first == second).then(|| date(number(found, "y")?, first, number(found, "d")?))?
}

/// "၅ မတ်လ ၂၀၂၄".
static BURMESE_DAY: LazyLock<Regex> = LazyLock::new(|| {
    let m = any_of(is_burmese);
    pattern(&format!(
        r"(?:^|[^\d/.-])(?P<date>(?P<d>\d{{1,2}})\s*(?:ရက်)?(?:နေ့)?[\s,၊]*(?P<m>{m})\s*(?:လ)?[\s,၊]*(?P<y>\d{{4}}))(?:$|\D)"
    ))
});

/// "မတ် ၅၊ ၂၀၂၄", "မတ်လ ၅ ရက်၊ ၂၀၂၄".
static BURMESE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    let m = any_of(is_burmese);
    pattern(&format!(
        r"(?P<date>(?P<m>{m})\s*(?:လ)?[\s,၊]*(?P<d>\d{{1,2}})\s*(?:ရက်)?(?:နေ့)?(?:[\s,၊]+)(?P<y>\d{{4}}))(?:$|\D)"
    ))
});

fn burmese(found: &Captures<'_>) -> Option<PartialDate> {
    let month = month(found.name("m")?.as_str())?;
    date(number(found, "y")?, month, number(found, "d")?)
}

/// "5 มี.ค. 67": the Buddhist year with two digits, if the line ends with it or goes on with a time. A number of people
/// would have its word behind it.
static THAI: LazyLock<Regex> = LazyLock::new(|| {
    let m = any_of(is_thai);
    pattern(&format!(
        r"(?:^|[^\d:./-])(?P<date>(?P<d>\d{{1,2}})\s*(?P<m>{m})\s*(?:พ\.ศ\.\s*)?(?P<y>\d{{2}}))(?:\s*$|\s*[|,()•·–/-]|\s+\d{{1,2}}[:.]\d\d|\s*(?:เวลา|เมื่อเวลา|โดย)|\s*\n)"
    ))
});

fn thai_day(found: &Captures<'_>) -> Option<PartialDate> {
    let year = number(found, "y").filter(|year| (50..=83).contains(year))?;
    date(2500 + year, month(found.name("m")?.as_str())?, number(found, "d")?)
}

/// Months of the solar year of Iran, and their names in Afghanistan.
const SOLAR: [(&str, &str); 12] = [
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("آبان", "عقرب"),
    ("آذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
];

/// "۱۵ اسفند ۱۴۰۲".
static IRAN: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<&str> = SOLAR.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let names = names.join("|");
    pattern(&format!(r"\b(?P<d>\d{{1,2}})\s*(?P<m>{names})\s*(?:ماه)?[\s,،]*(?P<y>1[34]\d\d)\b"))
});

fn iranian_day(found: &Captures<'_>) -> Option<PartialDate> {
    let name = found.name("m")?.as_str();
    let month = SOLAR.iter().position(|(a, b)| *a == name || *b == name)?;
    let day = i64::from(number(found, "d")?) - 1;
    let month = i64::try_from(month).ok()?;
    let year = i64::from(number(found, "y")?);
    let length = if month < 6 { 31 } else { 30 };
    if !(1300..1420).contains(&year) || day < 0 || day >= length {
        return None;
    }
    // Eight years in 33 have a day more; the year 1403 began on 20 March 2024.
    let long = |year: i64| matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    if month == 11 && day == 29 && !long(year) {
        return None;
    }
    let days_of = |year: i64| if long(year) { 366 } else { 365 };
    let begin = Date::constant(2024, 3, 20);
    let apart: i64 = if year >= 1403 {
        (1403..year).map(days_of).sum()
    } else {
        -(year..1403).map(days_of).sum::<i64>()
    };
    let days = apart + month.min(6) * 31 + (month - 6).max(0) * 30 + day;
    let found = begin.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    date(found.year(), i16::from(found.month()), i16::from(found.day()))
}

#[cfg(test)]
mod tests {
    use crate::import::dates::{self, Order};

    #[test]
    fn days_are_read_as_single_countries_write_them() {
        for (text, want) in [
            ("二〇二四年三月五日", "2024-03-05"),
            ("二零二四年十二月二十五日 星期三", "2024-12-25"),
            ("令和6年3月5日", "2024-03-05"),
            ("令和元年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("民國113年3月5日", "2024-03-05"),
            ("中華民國一百一十三年十月五日", "2024-10-05"),
            ("5 آذار/مارس 2024", "2024-03-05"),
            ("5 آذار (مارس) 2024", "2024-03-05"),
            ("نشر في: 5 مارس/آذار 2024", "2024-03-05"),
            ("12 كانون الثاني/يناير 2024", "2024-01-12"),
            ("မတ် ၅၊ ၂၀၂၄", "2024-03-05"),
            ("၅ မတ်လ ၂၀၂၄", "2024-03-05"),
            ("အင်္ဂါနေ့၊ မတ်လ ၅ ရက်၊ ၂၀၂၄", "2024-03-05"),
            ("5 มี.ค. 67", "2024-03-05"),
            ("๕ มี.ค. ๖๗ | ๑๐:๓๐", "2024-03-05"),
            ("12 พฤศจิกายน 66 เวลา 10.30 น.", "2023-11-12"),
            ("۱۵ اسفند ۱۴۰۲", "2024-03-05"),
            ("سه‌شنبه ۱ فروردین ۱۴۰۳", "2024-03-20"),
            ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
            ("۱ مهر ۱۴۰۰", "2021-09-23"),
            ("5 مارچ 2024", "2024-03-05"),
            ("மார்ச் 5, 2024", "2024-03-05"),
            ("2024 මාර්තු 5", "2024-03-05"),
            ("5 మార్చి 2024", "2024-03-05"),
            ("Marso 5, 2024", "2024-03-05"),
            ("Ika-5 ng Marso 2024", "2024-03-05"),
            ("5 Machi 2024", "2024-03-05"),
            ("5 Julai 2024", "2024-07-05"),
        ] {
            let found = dates::find(text, Order::Unknown).map(|(day, _)| day.to_string());
            assert_eq!(found.as_deref(), Some(want), "{text}");
            let whole = dates::whole_line(text, Order::Unknown).map(|day| day.to_string());
            assert_eq!(whole.as_deref(), Some(want), "{text}");
        }
        for text in [
            "5 มี.ค. 67 คน",
            "5 มี.ค. 10:30",
            "5 มี.ค. 19 โดย",
            "5 آذار/أيار 2024",
            "۳۰ اسفند ۱۴۰۲",
            "令和6年13月5日",
            "二〇二四年三月",
            "24 شعبان 1445",
            "2024年",
        ] {
            assert_eq!(dates::find(text, Order::Unknown), None, "{text}");
        }
    }
}
