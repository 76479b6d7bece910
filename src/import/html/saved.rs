//! When a program kept a page, as it wrote into it or into its address.

use crate::{import::pattern, model::Timestamp};
use jiff::{civil, tz::Offset};
use regex::Regex;
use std::sync::LazyLock;

/// When a page was saved: the comment of the program that saved it, or the stamp in the address of an archive.
pub(super) fn captured(source: &str, archived: Option<&str>) -> Option<Timestamp> {
    let head = source.get(..source.floor_char_boundary(4096)).unwrap_or(source);
    by_program(head).or_else(|| by_archive(archived?))
}

/// "saved date: Sat May 18 2024 10:12:13 GMT+0700".
fn by_program(head: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let found = SAVED.captures(head)?;
    let part = |i: usize| found.get(i).map_or("", |part| part.as_str());
    let number = |i: usize| part(i).parse::<i8>().ok();
    let month = MONTHS.iter().position(|month| *month == part(1))?;
    let month = i8::try_from(month + 1).ok()?;
    let year = part(3).parse().ok()?;
    let time = civil::DateTime::new(year, month, number(2)?, number(4)?, number(5)?, number(6)?, 0)
        .ok()?;
    let minutes = i32::from(number(8)?) * 60 + i32::from(number(9)?);
    let seconds = minutes * if part(7) == "-" { -60 } else { 60 };
    Offset::from_seconds(seconds).ok()?.to_timestamp(time).ok()
}

/// The stamp in `web.archive.org/web/20200304112233/…` and `archive.ph/2020.03.04-112233/…`.
fn by_archive(address: &str) -> Option<Timestamp> {
    let found = STAMP.captures(address)?;
    let digits: String = found.get(1)?.as_str().chars().filter(char::is_ascii_digit).collect();
    let time = civil::DateTime::strptime("%Y%m%d%H%M%S", &digits).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}

static SAVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"saved date:\s*\w{3} (\w{3}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-])(\d{2})(\d{2})",
    )
});
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^https?://[^/]+/(?:web/)?(\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z_]*)/")
});
