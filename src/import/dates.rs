//! Dates as newspapers print them, in many languages; a date that could mean two days is none.
//! Relative dates ("last week") are not for here.

pub(super) use super::day_words::{CHANGED, PUBLISHED, label};
use super::{
    calendars,
    months::{self, month},
    names,
};
use crate::model::PartialDate;
use regex::Regex;
use std::{
    ops::Range,
    sync::{LazyLock, OnceLock},
};

/// What `04/05/2024` means where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 4 May.
    DayFirst,
    /// 5 April.
    MonthFirst,
    /// 4 May, and `listopada` is October, where Polish says November by it.
    Croatian,
    /// Nobody can tell: read only when one of the two is above twelve.
    Unknown,
}

impl Order {
    /// The order that goes with a declared language tag.
    pub(super) fn of(language: Option<&str>) -> Self {
        match language.map(|l| l.to_ascii_lowercase().replace('_', "-")) {
            Some(l) if matches!(l.as_str(), "en-us" | "en-ph" | "fil" | "tl") => Self::MonthFirst,
            Some(l) if matches!(l.split('-').next(), Some("hr" | "bs")) => Self::Croatian,
            Some(l) if l == "en" => Self::Unknown,
            Some(_) => Self::DayFirst,
            None => Self::Unknown,
        }
    }
}

/// Countries that write the month first, and endings of addresses that are used as if they were of no country.
const MONTH_FIRST: [&str; 3] = ["us", "ph", "fm"];
const OF_NO_COUNTRY: [&str; 16] = [
    "io", "co", "tv", "me", "ai", "cc", "ly", "to", "am", "is", "gg", "la", "ws", "nu", "st", "eu",
];

/// Whether the ending of an address is that of a country and says nothing of where a site is.
pub(super) fn is_of_no_country(end: &str) -> bool {
    OF_NO_COUNTRY.contains(&end)
}

impl Order {
    /// The order that goes with a declared language tag and an address: many a site leaves its language at
    /// that of the program, "en-US", wherever it is.
    pub(super) fn of_page(language: Option<&str>, address: Option<&str>) -> Self {
        let by_language = Self::of(language);
        let english = language.is_none_or(|l| l.to_ascii_lowercase().starts_with("en"));
        let host = address.and_then(|a| a.split("://").nth(1)?.split(['/', '?', '#', ':']).next());
        let end = host.and_then(|h| h.rsplit('.').next()).unwrap_or_default().to_ascii_lowercase();
        if !english || end.len() != 2 || OF_NO_COUNTRY.contains(&end.as_str()) {
            return by_language;
        }
        match end.as_str() {
            // Canada writes all of them; who puts the year first at home writes either in English.
            "ca" | "cn" | "jp" | "kr" | "tw" => Self::Unknown,
            end if MONTH_FIRST.contains(&end) => Self::MonthFirst,
            _ => Self::DayFirst,
        }
    }
}

/// Reads a date that a machine wrote: ISO 8601, RFC 2822, seconds since 1970. The day is the one written.
pub(super) fn machine(value: &str) -> Option<PartialDate> {
    let value = value.trim();
    if value.len() >= 10 && value.len() <= 13 && value.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = value.parse().ok()?;
        let seconds = if value.len() > 10 { number / 1000 } else { number };
        let day = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
        return plausible(PartialDate::ymd(
            day.year(),
            u8::try_from(day.month()).ok()?,
            u8::try_from(day.day()).ok()?,
        )?);
    }
    if value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit()) {
        let part = |r: Range<usize>| value.get(r).and_then(|p| p.parse::<i16>().ok());
        return date(part(0..4)?, part(4..6)?, part(6..8)?);
    }
    if let Ok(short) = value.parse::<PartialDate>()
        && short.year().is_some()
    {
        return plausible(short);
    }
    find(value, Order::Unknown).filter(|(_, at)| at.start < 30).map(|(date, _)| date)
}

/// [`machine`] for a page whose order is known. Programs write the month first wherever they run, so only a page that
/// does so itself is believed in that.
pub(super) fn machine_of_page(value: &str, order: Order) -> Option<PartialDate> {
    machine(value).or_else(|| {
        let value = value.trim();
        let found = find(value, order).filter(|_| order == Order::MonthFirst);
        found.filter(|(_, at)| at.start == 0).map(|(date, _)| date)
    })
}

/// Whether a machine wrote a time in universal time.
pub(super) fn is_utc(value: &str) -> bool {
    let value = value.trim();
    value.contains([':'])
        && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|end| value.ends_with(end))
}

/// How many days the second of two days is behind the first.
pub(super) fn days(first: PartialDate, second: PartialDate) -> Option<i32> {
    let day = |date: PartialDate| {
        let (month, day) = (date.month()?, date.day()?);
        jiff::civil::Date::new(date.year()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()
    };
    day(first)?.until(day(second)?).ok().map(|span| span.get_days())
}

/// The date of a short line that writes the year with two digits and points, as German does: "26.10.13".
pub(super) fn short_year(line: &str) -> Option<PartialDate> {
    if line.chars().count() > 60 {
        return None;
    }
    let folded = fold(line);
    let found = SHORT_YEAR.captures(&folded)?;
    let part = |i: usize| found.get(i).and_then(|m| num(m.as_str()));
    let year = match part(3)? {
        year @ 0..=40 => 2000 + year,
        year @ 90..=99 => 1900 + year,
        _ => return None,
    };
    date(year, part(2)?, part(1)?)
}

static SHORT_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(r"(?:^|[^\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?:$|[^\d.]|\.(?:\D|$))")
});

/// What the words beside a date say that it is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// "Published".
    Published,
    /// "Updated".
    Changed,
    /// "Event date", "Today is": of something that is not the article.
    Other,
    /// Nothing: a place, a weekday, a time, a name, or no words at all.
    Nothing,
}

/// The date that a line consists of, as [`whole_line`] finds it, and what its words say of it.
pub(super) fn line(line: &str, order: Order) -> Option<(PartialDate, Said)> {
    let date = whole_line(line, order)?;
    Some((date, said(line, order)))
}

/// What the words of a line say of its first date.
pub(super) fn said(line: &str, order: Order) -> Said {
    let folded = fold(line);
    let range = find(line, order).map_or(folded.len()..folded.len(), |(_, at)| at);
    let before = folded.get(..range.start).unwrap_or_default().trim();
    let after = folded.get(range.end..).unwrap_or_default();
    if UNTIL.is_match(before) || goes_on(after, order) {
        return Said::Other;
    }
    let lettered = before.chars().any(char::is_alphabetic);
    let said = label(if lettered { before } else { after });
    if said != Said::Nothing {
        said
    } else if before.ends_with([':', '：']) && lettered {
        // A label that nobody knows: the date is of what the label names.
        Said::Other
    } else if lettered
        && PUBLISHED.is_match(after.get(..after.floor_char_boundary(40)).unwrap_or(""))
    {
        Said::Published
    } else {
        Said::Nothing
    }
}

/// Whether a date is the first of two that something lasts: "3 April 2024 – 5 April 2024".
fn goes_on(after: &str, order: Order) -> bool {
    let rest = after.trim_start();
    let dash = ["-", "–", "—", "bis ", "to ", "until "];
    dash.iter().filter_map(|dash| rest.strip_prefix(dash)).any(|rest| {
        find(rest, order).is_some_and(|(_, at)| {
            rest.get(..at.start).is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
        }) || begins_with_day(rest)
    })
}

/// Whether a text begins with a day of a month: "2. Mai".
fn begins_with_day(text: &str) -> bool {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default().trim_start_matches(['.', ' ']);
    let name: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == '.').collect();
    (1..=2).contains(&digits) && month(name.trim_end_matches('.')).is_some()
}

/// The first day of several before the last of them: "14. – " of "14. – 20. April".
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?:^|[^\d:.,h])\d{1,2}(?:st|nd|rd|th|er|\.)?\s*(?:[-–—]|bis|und|to|and|until|au|al|y)\s*(?:the |den )?$",
    )
});

/// The parts of a line that can have a date each: "Published: 12 March 2024 | Updated: 3 April 2024".
pub(super) fn segments(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for part in line.split(['|', '·', '•', '\n']) {
        let mut from = 0;
        let changed = CHANGED.find_iter(part).map(|word| (word.start(), false));
        // "Last updated 5 March 2024, first published 4 March 2024": behind a sign, and before a date of its own.
        let published = FIRST_LABEL.find_iter(part).map(|word| (word.start() + 1, true));
        let mut words: Vec<(usize, bool)> = changed.chain(published).collect();
        words.sort_unstable();
        for (at, dated) in words {
            // Only behind a date does such a word begin something new.
            let head = part.get(from..at).unwrap_or_default();
            let tail = part.get(at..).unwrap_or_default();
            if find(head, Order::DayFirst).is_some()
                && (!dated || find(tail, Order::DayFirst).is_some_and(|(_, at)| at.start <= 40))
            {
                out.push(head.trim().trim_end_matches([';', ',']).trim_end());
                from = at;
            }
        }
        out.push(part.get(from..).unwrap_or_default().trim());
    }
    let mut out: Vec<&str> = out.into_iter().flat_map(behind_dash).collect();
    out.retain(|part| !part.is_empty());
    out
}

/// A word for publishing that begins a part of a line.
static FIRST_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)[;,. ](?:(?:first|originally) )?(?:published|posted|veröffentlicht|erstveröffentlicht|publié|publicado|pubblicato|gepubliceerd|diterbitkan|опубликовано)\b",
    )
});

/// A part with a date before a dash and words behind it, as two: "05.02.2020 - Jane Doe".
fn behind_dash(part: &str) -> Vec<&str> {
    for dash in [" - ", " – ", " — ", " // "] {
        if let Some((head, tail)) = part.split_once(dash)
            && head.chars().count() <= 60
            && tail.chars().count() <= 80
            && !tail.trim_start().starts_with(|c: char| c.is_numeric())
            && whole_line(head, Order::DayFirst).is_some()
        {
            return vec![head.trim(), tail.trim()];
        }
    }
    vec![part]
}

/// The date that a line consists of, beside a weekday, a time and a word such as "Published".
pub(super) fn whole_line(line: &str, order: Order) -> Option<PartialDate> {
    if line.chars().count() > 80 {
        return None;
    }
    let (date, at) = find(line, order)?;
    let folded = fold(line);
    let rest = [folded.get(..at.start)?, folded.get(at.end..)?].concat();
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    // With the time of day beside it, more words may stand in the line of a date.
    let timed = folded.get(at.end..).is_some_and(|rest| TIME.is_match(rest));
    (letters <= if timed { 40 } else { 24 }).then_some(date)
}

static TIME: LazyLock<Regex> =
    LazyLock::new(|| super::pattern(r"^[\s,.|–—-]{0,4}(?:um |at |à |le )?\d{1,2}[:.h]\d\d\b"));

/// The date of a line that goes on with a time of day and with who wrote: "3.5.2021 12:30 by Lina Okoro".
pub(super) fn timed_and_signed(line: &str, order: Order) -> Option<PartialDate> {
    let (date, at) = find(line, order)?;
    let folded = fold(line);
    let rest = folded.get(at.end..)?;
    let rest = rest.get(TIME.find(rest)?.end()..)?.trim_start();
    let rest = rest.strip_prefix("uhr").unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",|-–".contains(c));
    names::has_label(rest).then_some(date)
}

/// The first full date in a text and where it stands in [`fold`] of it, in bytes.
pub(super) fn find(text: &str, order: Order) -> Option<(PartialDate, Range<usize>)> {
    // A year has four digits, and most lines have none.
    let mut digits = 0;
    if !text.chars().any(|c| {
        digits = if c.is_numeric() { digits + 1 } else { 0 };
        digits == 4
    }) {
        return calendars::may_be(text).then(|| calendars::find(&fold(text))).flatten();
    }
    let folded = fold(text);
    let mut best: Option<(PartialDate, Range<usize>)> = calendars::find(&folded);
    let mut offer = |found: Option<(PartialDate, Range<usize>)>| {
        if let Some((date, at)) = found
            && best.as_ref().is_none_or(|(_, b)| at.start < b.start)
        {
            best = Some((date, at));
        }
    };
    for Written { needs, source, compiled, parts } in PATTERNS.iter() {
        if !needs.is_empty() && !needs.iter().any(|sign| folded.contains(sign)) {
            continue;
        }
        let pattern = compiled.get_or_init(|| super::pattern(source));
        for found in pattern.captures_iter(&folded) {
            let part = |i: usize| found.get(i).map(|m| m.as_str());
            let date = match parts {
                Parts::YearMonthDay => (|| date(num(part(1)?)?, num(part(2)?)?, num(part(3)?)?))(),
                Parts::DayNameYear => (|| {
                    let name = part(2)?;
                    // Croatian sets a point behind the day, Polish never does.
                    let pointed = part(0)?.split(name).next()?.trim_end().ends_with('.');
                    let croatian = order == Order::Croatian || pointed;
                    let month = if name == "listopada" && croatian { 10 } else { month(name)? };
                    date(num(part(3)?)?, month, num(part(1)?)?)
                })(),
                Parts::NameDayYear => (|| date(num(part(3)?)?, month(part(1)?)?, num(part(2)?)?))(),
                Parts::YearNameDay => (|| date(num(part(1)?)?, month(part(2)?)?, num(part(3)?)?))(),
                Parts::DayMonthYear => (|| date(num(part(3)?)?, num(part(2)?)?, num(part(1)?)?))(),
                Parts::Numeric => (|| {
                    let (a, sign, b, y) =
                        (num(part(1)?)?, part(2)?, num(part(3)?)?, num(part(4)?)?);
                    let order = if sign.starts_with('.') { Order::DayFirst } else { order };
                    match order {
                        Order::DayFirst | Order::Croatian if b <= 12 => date(y, b, a),
                        Order::MonthFirst if a <= 12 => date(y, a, b),
                        _ if a > 12 => date(y, b, a),
                        _ if b > 12 || a == b => date(y, a, b),
                        _ => None,
                    }
                })(),
            };
            if let Some(date) = date {
                offer(found.get(0).map(|whole| (date, whole.range())));
                break;
            }
        }
    }
    best
}

/// Small letters, and digits of every script as ASCII.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match digit(c) {
            Some(d) => out.push(d),
            None if c == '\u{a0}' || c == '\u{202f}' => out.push(' '),
            None => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The ASCII digit for a decimal digit of the scripts of our users.
pub(super) fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 14] = [
        '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}',
        '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{f20}', '\u{ff10}',
    ];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10).filter(|_| value < 10)
    })
}

fn num(digits: &str) -> Option<i16> {
    digits.parse().ok()
}

/// A date of the common era; years of the Buddhist era (543 ahead) are put right.
pub(super) fn date(year: i16, month: i16, day: i16) -> Option<PartialDate> {
    let year = if (2400..2700).contains(&year) { year - 543 } else { year };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    plausible(PartialDate::ymd(year, month, day)?)
}

/// The latest year that a date is taken to be of the common era. Nothing here reads the clock, and a later
/// year is of another calendar (2081 Bikram Sambat is 2024) or a mistake.
const LATEST_YEAR: i16 = 2040;

/// No article that can be imported is from before newspapers had pages to save, or of days to come; the
/// days on which the clocks of machines begin are what a machine writes that knows no date.
pub(super) fn plausible(date: PartialDate) -> Option<PartialDate> {
    let year = date.year().filter(|y| (1900..=LATEST_YEAR).contains(y))?;
    let day = (year, date.month(), date.day());
    let zero = [(1970, 1, 1), (1969, 12, 31), (1900, 1, 1)];
    (!zero.iter().any(|(y, m, d)| day == (*y, Some(*m), Some(*d)))).then_some(date)
}

/// Which part of a match is what.
#[derive(Clone, Copy)]
enum Parts {
    YearMonthDay,
    DayNameYear,
    NameDayYear,
    YearNameDay,
    DayMonthYear,
    Numeric,
}

/// A way to write dates; compiled when it is first needed, which takes longer than to read a page.
struct Written {
    /// One of these stands in every such date.
    needs: &'static [&'static str],
    source: String,
    compiled: OnceLock<Regex>,
    parts: Parts,
}

static PATTERNS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let m = months::any_of(|_| true);
    [
        (r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|t)".to_owned(), Parts::YearMonthDay),
        (r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]".to_owned(), Parts::YearMonthDay),
        (
            format!(
                r"(?:\b|[\x{{0e00}}-\x{{0eff}}\x{{1780}}-\x{{17df}}])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.)?[\s,-]*(?:de |of |d[’']|ng |ב|ל|ខែ|เดือน|ເດືອນ)?\s*({m})[\s.,/-]*(?:(?:de|del|ค\.ศ\.|พ\.ศ\.|ปี|ឆ្នាំ|ปี พ\.ศ\.) ?)?\s*(\d{{4}})"
            ),
            Parts::DayNameYear,
        ),
        (format!(r"({m})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+(\d{{4}})"), Parts::NameDayYear),
        // As the clocks of machines print it: "Jan 04 09:34:00 CET 2021".
        (
            format!(r"({m})\s+(\d{{1,2}}),?\s+\d{{1,2}}:\d\d(?::\d\d)?\s+(?:[a-z]{{2,5}}\s+)?(\d{{4}})"),
            Parts::NameDayYear,
        ),
        (format!(r"\b(\d{{4}})[\s,.-]+({m})[\s,.-]+(\d{{1,2}})\b"), Parts::YearNameDay),
        (
            format!(r"(\d{{4}})\s*(?:ခုနှစ်|ခု)?[\s,၊]*({m})\s*လ?[\s,၊]*(\d{{1,2}})\s*ရက်"),
            Parts::YearNameDay,
        ),
        (
            r"\b(\d{1,2})\s+(?:tháng|ខែ|เดือน)\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})".to_owned(),
            Parts::DayMonthYear,
        ),
        (r"(?:\b|[^\W\d_])(\d{1,2})(\. ?|[/-])(\d{1,2})(?:\. ?|[/-])(\d{4})\b".to_owned(), Parts::Numeric),
    ]
    .into_iter()
    .zip(NEEDS)
    .map(|((source, parts), needs)| Written { needs, source, compiled: OnceLock::new(), parts })
    .collect()
});

/// What every date of each of [`PATTERNS`] has.
const NEEDS: [&[&str]; 9] =
    [&[], &["年", "년"], &[], &[], &[":"], &[], &["ရက်"], &["tháng", "ខែ", "เดือน"], &[]];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_languages() {
        for (text, want) in [
            ("24 October 2024", "2024-10-24"),
            ("Oct. 24th, 2024", "2024-10-24"),
            ("Posted on March 3, 2019 at noon", "2019-03-03"),
            ("Donnerstag, 24. Oktober 2024", "2024-10-24"),
            ("le 1er mars 2021", "2021-03-01"),
            ("24 de octubre de 2024", "2024-10-24"),
            ("25 ตุลาคม 2567", "2024-10-25"),
            ("٥ نوفمبر ٢٠٢٤", "2024-11-05"),
            ("2024年10月24日", "2024-10-24"),
            ("24 tháng 10 năm 2024", "2024-10-24"),
            ("24.10.2024", "2024-10-24"),
            ("24/10/2024", "2024-10-24"),
            ("Thu, 24 Oct 2024 06:40:00 GMT", "2024-10-24"),
            ("Thu Oct 24 06:40:00 ICT 2024", "2024-10-24"),
            ("24. listopada 2024.", "2024-10-24"),
            ("24 listopada 2024", "2024-11-24"),
            ("24. listopadu 2024", "2024-11-24"),
            ("ថ្ងៃទី២៤ ខែតុលា ឆ្នាំ២០២៤", "2024-10-24"),
            ("၂၀၂၄ ခုနှစ်၊ အောက်တိုဘာလ ၂၄ ရက်", "2024-10-24"),
            ("12 במרץ 2024", "2024-03-12"),
        ] {
            let found = find(text, Order::Unknown).map(|(d, _)| d.to_string());
            assert_eq!(found.as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn the_language_decides_what_listopada_is() {
        let found = |order| find("24 listopada 2024", order).map(|(d, _)| d.to_string());
        assert_eq!(found(Order::of(Some("hr"))).as_deref(), Some("2024-10-24"));
        assert_eq!(found(Order::of(Some("pl"))).as_deref(), Some("2024-11-24"));
    }

    #[test]
    fn other_calendars_zeros_and_days_to_come_are_no_dates() {
        for text in ["२०८१-०७-०८", "2081-08-03", "24 Oct 2099", "1970-01-01T00:00:00Z", "0"]
        {
            assert_eq!(machine(text), None, "{text}");
            assert_eq!(find(text, Order::DayFirst), None, "{text}");
        }
        assert_eq!(machine("0000000000"), None);
    }

    #[test]
    fn words_say_what_a_date_is_of() {
        for (text, want) in [
            ("24 October 2024", Said::Nothing),
            ("Phnom Penh, 24 October 2024", Said::Nothing),
            ("Published: 24 October 2024", Said::Published),
            ("24 October 2024 (updated)", Said::Changed),
            ("Aktualisiert am 3. April 2024", Said::Changed),
            ("Mis à jour le 3 avril 2024", Said::Changed),
            ("Today is 3 March 2026", Said::Other),
            ("Event date: 3 April 2021", Said::Other),
            ("Opening: 3 April 2021", Said::Other),
            ("Annual meeting, 3 – 5 April 2021", Said::Other),
            ("Seminar 3. und 4. April 2021", Said::Other),
            ("3 April 2021 – 5 April 2021", Said::Other),
            ("3 April 2021 bis 5. Mai", Said::Other),
            ("3 April 2021 – 5 Lina Street", Said::Nothing),
            ("10:30 – 3 April 2021", Said::Nothing),
            ("3 April 2021 – Lina Okoro", Said::Nothing),
            ("The essay was put up on 3 April 2021 and posted under Ideas", Said::Published),
        ] {
            assert_eq!(said(text, Order::Unknown), want, "{text}");
        }
        let parts = segments("Published: 12 March 2024 | Updated: 3 April 2024");
        assert_eq!(parts, ["Published: 12 March 2024", "Updated: 3 April 2024"]);
        let parts = segments("Published 12 March 2024, updated 3 April 2024");
        assert_eq!(parts, ["Published 12 March 2024", "updated 3 April 2024"]);
        for sign in ["; Published", ", first published", ". First published:", " Published"] {
            let line = format!("Last updated 5 March 2024 at 10:00{sign} 4 March 2024 at 9:00");
            assert_eq!(segments(&line).len(), 2, "{line}");
        }
        assert_eq!(segments("3 April 2021, posted under Ideas").len(), 1);
        assert_eq!(segments("Last updated 3 April 2024").len(), 1);
        assert_eq!(segments("3 April 2024 - Lina Okoro"), ["3 April 2024", "Lina Okoro"]);
    }

    #[test]
    fn the_country_of_an_address_says_more_than_a_default_language() {
        let order = |l, a: &str| Order::of_page(l, Some(a));
        assert_eq!(order(Some("en-US"), "https://paper.example.co.uk/a"), Order::DayFirst);
        assert_eq!(order(Some("en-US"), "https://paper.example/a.my"), Order::MonthFirst);
        assert_eq!(order(Some("en"), "https://paper.example.ph"), Order::MonthFirst);
        assert_eq!(order(Some("en"), "https://paper.example.ca/x"), Order::Unknown);
        assert_eq!(order(Some("de"), "https://paper.example.us"), Order::DayFirst);
        assert_eq!(order(None, "https://paper.example.io"), Order::Unknown);
    }

    #[test]
    fn a_date_that_could_be_two_days_is_none() {
        assert_eq!(find("04/05/2024", Order::Unknown), None);
        assert_eq!(find("31.04.2024", Order::DayFirst), None);
        assert_eq!(find("version 1.2.3456", Order::DayFirst), None);
    }
}
