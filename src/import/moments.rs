//! The time of day beside a date, with its zone where one is given: a day is what a reader cites, the moment is what the
//! record keeps. A zone is written as its offset if its name means one only; else its name is kept as it stands.

use super::{
    dates::{self, Order},
    pattern,
};
use crate::model::PartialDate;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// The moment that a machine wrote, in the form of RFC 3339: "2024-03-05T23:40:00+07:00". None if it has no time of day.
pub(super) fn machine(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() >= 10 && raw.len() <= 13 && raw.bytes().all(|b| b.is_ascii_digit()) {
        dates::machine(raw)?;
        let number: i64 = raw.parse().ok()?;
        let seconds = if raw.len() > 10 { number / 1000 } else { number };
        return jiff::Timestamp::from_second(seconds).ok().map(|time| time.to_string());
    }
    printed(raw, dates::machine(raw)?, Order::Unknown)
}

/// The moment that a line gives for a day of its own: "5 March 2024, 11:40 PM ICT".
pub(super) fn printed(line: &str, day: PartialDate, order: Order) -> Option<String> {
    let (found, at) = dates::find(line, order).or_else(|| dates::find(line, Order::DayFirst))?;
    (found == day && day.day().is_some()).then_some(())?;
    let folded = dates::fold(line);
    let behind = folded.get(at.end..)?;
    // The first pattern of dates takes the T of ISO 8601 with it.
    let time = BEHIND.captures(behind).or_else(|| {
        let before = folded.get(..at.start)?;
        BEFORE.captures(before)
    })?;
    moment(day, &time)
}

fn moment(day: PartialDate, time: &Captures<'_>) -> Option<String> {
    let part = |name: &str| time.name(name).map(|m| m.as_str());
    let number = |name: &str| part(name).and_then(|digits| digits.parse::<u8>().ok());
    let (hour, minute, second) = (number("h")?, number("m")?, number("s").unwrap_or(0));
    let half = part("half").and_then(|half| half.chars().next());
    let hour = match half {
        Some('p') if hour < 12 => hour + 12,
        Some('a') if hour == 12 => 0,
        _ => hour,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let zone = part("zone").map(str::trim).filter(|zone| !zone.is_empty());
    let offset = zone.map_or(Some(String::new()), offset);
    let name = zone.filter(|_| offset.is_none()).map(|zone| format!(" {}", zone.to_uppercase()));
    Some(format!(
        "{day}T{hour:02}:{minute:02}:{second:02}{}{}",
        offset.unwrap_or_default(),
        name.unwrap_or_default()
    ))
}

/// The offset that a zone is written as: "+07:00" for "GMT+7", "+0700" and "ICT".
fn offset(zone: &str) -> Option<String> {
    let bare = ["gmt", "utc"].iter().find_map(|name| zone.strip_prefix(name)).unwrap_or(zone);
    let bare = bare.trim();
    if bare.is_empty() || bare == "z" {
        return Some("Z".to_owned());
    }
    let Some(sign) = bare.chars().next().filter(|c| matches!(c, '+' | '-' | '−')) else {
        let (_, minutes) = ZONES.iter().find(|(name, _)| *name == bare)?;
        let sign = if *minutes < 0 { '-' } else { '+' };
        return Some(format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60));
    };
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        3 | 4 => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sign = if sign == '+' { '+' } else { '-' };
    match (hours, minutes) {
        (0, 0) => Some("Z".to_owned()),
        (0..=14, 0..=59) => Some(format!("{sign}{hours:02}:{minutes:02}")),
        _ => None,
    }
}

/// Names of zones that mean one offset, in minutes. IST, CST and BST mean several and are not among them.
const ZONES: [(&str, i32); 27] = [
    ("ict", 420),
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
    ("sgt", 480),
    ("hkt", 480),
    ("myt", 480),
    ("pht", 480),
    ("jst", 540),
    ("kst", 540),
    ("mmt", 390),
    ("npt", 345),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cdt", -300),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("aest", 600),
    ("aedt", 660),
];

const TIME: &str = r"(?P<h>\d{1,2})(?:[:h]|\.)(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:uhr|น\.|hrs?\b|h\b)?\s*\(?(?P<zone>(?:gmt|utc)?\s?[+−-]\d{1,2}(?::?\d\d)?\b|(?:z|gmt|utc|wib|wita|wit|[a-z]{2,4}t|mez|mesz|msk|ist|jst|kst|mmt)\b)?";

/// A time behind its date, with what leads to it.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[\s,.|·–—/(-]|t|um|at|à|a las|às|alle|ore|om|kl\.?|klo|lúc|pukul|jam|เวลา|ម៉ោង|الساعة|в){{0,8}}{TIME}"
    ))
});

/// A time before its date: "11:40 PM ICT, Tue March 5, 2024".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[\s(|,]){TIME}\)?[\s,|·–—-]{{1,4}}(?:on )?(?:\p{{L}}{{2,12}}\.?[,\s]{{1,2}})?$"
    ))
});

/// Of several ways in which one moment is written the one that says most: a time that is no midnight, then a zone.
pub(super) fn best<'a>(day: PartialDate, written: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    for moment in written.filter_map(machine) {
        if !is_of(&moment, day) {
            continue;
        }
        let telling = !moment.contains("T00:00:00");
        let zoned = moment.len() > "2024-03-05T23:40:00".len();
        let worth = u8::from(telling) * 2 + u8::from(zoned);
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, moment));
        }
    }
    best.map(|(_, moment)| moment)
}

/// Whether a moment is of a day, in whatever zone it was written.
pub(super) fn is_of(moment: &str, day: PartialDate) -> bool {
    let own = moment.get(..10).and_then(|own| own.parse().ok());
    own.is_some_and(|own| dates::days(own, day).is_some_and(|n| n.abs() <= 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_zone() {
        for (raw, want) in [
            ("2024-03-05T23:40:00+07:00", Some("2024-03-05T23:40:00+07:00")),
            ("2024-03-05T23:40+0700", Some("2024-03-05T23:40:00+07:00")),
            ("2024-03-05 23:40:05", Some("2024-03-05T23:40:05")),
            ("2024-03-05T16:40:00.000Z", Some("2024-03-05T16:40:00Z")),
            ("2024-03-05 16:40:00 UTC", Some("2024-03-05T16:40:00Z")),
            ("Tue, 05 Mar 2024 23:40:00 +0700", Some("2024-03-05T23:40:00+07:00")),
            ("Tue, 05 Mar 2024 16:40:00 GMT", Some("2024-03-05T16:40:00Z")),
            ("2024-03-05T09:10:00-04:30", Some("2024-03-05T09:10:00-04:30")),
            ("2024-03-05T09:10:00 IST", Some("2024-03-05T09:10:00 IST")),
            ("1709656800", Some("2024-03-05T16:40:00Z")),
            ("1709656800000", Some("2024-03-05T16:40:00Z")),
            ("2024-03-05T25:40:00Z", None),
            ("2024-03-05", None),
            ("20240305", None),
            ("2024", None),
        ] {
            assert_eq!(machine(raw).as_deref(), want, "{raw}");
        }
        let day = "2024-03-05".parse().unwrap();
        for (line, want) in [
            ("5 March 2024, 11:40 PM ICT", Some("2024-03-05T23:40:00+07:00")),
            ("Published 5 March 2024 at 12:10 a.m. (GMT+7)", Some("2024-03-05T00:10:00+07:00")),
            ("5. März 2024, 18.30 Uhr", Some("2024-03-05T18:30:00")),
            ("Publié le 5 mars 2024 à 14h30", Some("2024-03-05T14:30:00")),
            ("5 มี.ค. 2567 เวลา 09:30 น.", Some("2024-03-05T09:30:00")),
            ("11:40 PM EST, Tue March 5, 2024", Some("2024-03-05T23:40:00-05:00")),
            ("Selasa, 5 Mar 2024 10:30 WIB", Some("2024-03-05T10:30:00+07:00")),
            ("5 March 2024", None),
            ("5 March 2024 | 12 comments", None),
            ("6 March 2024, 11:40", None),
        ] {
            assert_eq!(printed(line, day, Order::DayFirst).as_deref(), want, "{line}");
        }
        let several = ["2024-03-05T00:00:00Z", "2024-03-05T23:40:00+07:00", "2024-03-09T10:00:00Z"];
        assert_eq!(best(day, several.into_iter()).as_deref(), Some("2024-03-05T23:40:00+07:00"));
    }
}
