//! The day that begins with a midnight written in universal time.
//!
//! Programs that know a day and no time write its midnight, and many turn that into universal time: the midnight of
//! 7 November in Berlin becomes 23:00 of the sixth. Only a midnight to the second is read so; any other time stays on
//! the day that was written.

use crate::{import::dates, model::PartialDate};
use jiff::civil::Date;

/// Minutes ahead of universal time in winter, and whether clocks go an hour ahead in summer.
type Zone = (i32, bool);

/// The day that a machine wrote; the next one if it wrote the midnight of the page's country.
pub(super) fn day(
    raw: &str,
    day: PartialDate,
    host: Option<&str>,
    language: Option<&str>,
) -> PartialDate {
    let next = || {
        let minutes = dates::is_utc(raw).then(|| to_the_hour(raw))??;
        let (ahead, summer) = zone(host, language)?;
        let month = day.month()?;
        let ahead = ahead + if summer && (4..=10).contains(&month) { 60 } else { 0 };
        let midnight = ahead > 0 && minutes + ahead == 24 * 60;
        midnight.then(|| tomorrow(day)).flatten()
    };
    next().unwrap_or(day)
}

/// The minutes since midnight of a time without seconds: 1380 of `2022-11-06T23:00:00.000Z`.
fn to_the_hour(raw: &str) -> Option<i32> {
    let time = raw.trim().get(10..)?.trim_start_matches(['T', 't', ' ']);
    let time = time.trim_end_matches("+00:00");
    let mut parts = time.split(':');
    let (hours, minutes): (i32, i32) =
        (parts.next()?.parse().ok()?, parts.next()?.get(..2)?.parse().ok()?);
    let seconds = parts.next().unwrap_or("0");
    seconds.chars().all(|c| !c.is_ascii_digit() || c == '0').then_some(hours * 60 + minutes)
}

fn tomorrow(day: PartialDate) -> Option<PartialDate> {
    let parts = (day.year()?, i8::try_from(day.month()?).ok()?, i8::try_from(day.day()?).ok()?);
    let next = Date::new(parts.0, parts.1, parts.2).ok()?.tomorrow().ok()?;
    PartialDate::ymd(next.year(), u8::try_from(next.month()).ok()?, u8::try_from(next.day()).ok()?)
}

/// By the ending of the address, else by a language that is the one of a single zone.
fn zone(host: Option<&str>, language: Option<&str>) -> Option<Zone> {
    let end = host.and_then(|h| h.rsplit('.').next()).unwrap_or_default();
    let of_country = match end {
        "de" | "at" | "ch" | "fr" | "it" | "es" | "nl" | "be" | "pl" | "cz" | "sk" | "hu"
        | "dk" | "se" | "no" | "si" | "hr" | "rs" | "ba" | "mk" | "al" | "lu" | "li" | "mt" => {
            Some((60, true))
        }
        "uk" | "ie" | "pt" => Some((0, true)),
        "gr" | "fi" | "ee" | "lv" | "lt" | "ro" | "bg" | "ua" | "cy" => Some((120, true)),
        "tr" | "by" => Some((180, false)),
        "pk" => Some((300, false)),
        "in" | "lk" => Some((330, false)),
        "np" => Some((345, false)),
        "bd" => Some((360, false)),
        "mm" => Some((390, false)),
        "th" | "vn" | "kh" | "la" => Some((420, false)),
        "cn" | "hk" | "tw" | "mo" | "sg" | "my" | "ph" => Some((480, false)),
        "jp" | "kr" => Some((540, false)),
        _ => None,
    };
    if of_country.is_some() || end.len() == 2 && !dates::is_of_no_country(end) {
        return of_country;
    }
    match language.and_then(|l| l.split(['-', '_']).next())? {
        "de" | "it" | "nl" | "pl" | "cs" | "sk" | "hu" | "da" | "sv" | "nb" | "no" | "sl" => {
            Some((60, true))
        }
        "tr" => Some((180, false)),
        "my" => Some((390, false)),
        "th" | "vi" | "km" | "lo" => Some((420, false)),
        "ja" | "ko" => Some((540, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_midnight_of_a_country_is_its_next_day() {
        for (raw, host, language, want) in [
            ("2022-11-06T23:00:00.000Z", Some("seeblick.de"), None, "2022-11-07"),
            ("2022-07-06T22:00:00Z", Some("seeblick.de"), None, "2022-07-07"),
            ("2022-07-06T22:00:01Z", Some("seeblick.de"), None, "2022-07-06"),
            ("2022-11-06T22:00:00Z", Some("seeblick.de"), None, "2022-11-06"),
            ("2022-11-06T23:00:00+01:00", Some("seeblick.de"), None, "2022-11-06"),
            ("2022-12-31T17:00:00+00:00", Some("delta.th"), None, "2023-01-01"),
            ("2022-12-31T17:30Z", Some("delta.mm"), None, "2023-01-01"),
            ("2022-12-31T17:00:00Z", Some("delta.com"), Some("km"), "2023-01-01"),
            ("2022-12-31T17:00:00Z", Some("delta.com"), Some("en"), "2022-12-31"),
            ("2022-12-31T23:00:00Z", Some("delta.ca"), Some("de"), "2022-12-31"),
        ] {
            let written: PartialDate = raw.get(..10).unwrap().parse().unwrap();
            assert_eq!(day(raw, written, host, language).to_string(), want, "{raw} {host:?}");
        }
    }
}
