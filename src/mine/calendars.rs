//! Days of the Persian and the Islamic calendar as days of the Gregorian one.

use jiff::{ToSpan as _, civil::Date};

/// Which calendar a month belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Calendar {
    /// The usual one.
    #[default]
    Gregorian,
    /// Solar Hijri, of Iran and Afghanistan.
    Persian,
    /// Lunar Hijri.
    Islamic,
}

/// First day and last day of a day, month or year in one of the calendars.
pub(super) fn span(
    calendar: Calendar,
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
) -> Option<(Date, Date)> {
    let first = |year: i64, month: i64, day: i64| match calendar {
        Calendar::Gregorian => {
            Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
                .ok()
        }
        Calendar::Persian => persian(year, month, day),
        Calendar::Islamic => islamic(year, month, day),
    };
    let (y, m) = (i64::from(year), i64::from(month.unwrap_or(1)));
    let from = first(y, m, i64::from(day.unwrap_or(1)))?;
    if day.is_some() {
        return Some((from, from));
    }
    let next = match month {
        Some(12) | None => first(y + 1, 1, 1)?,
        Some(_) => first(y, m + 1, 1)?,
    };
    Some((from, next.yesterday().ok()?))
}

/// A day by the 33-year rule, which holds for the years of anyone alive.
fn persian(year: i64, month: i64, day: i64) -> Option<Date> {
    let before_month = if month <= 7 { 31 * (month - 1) } else { 186 + 30 * (month - 7) };
    let number = 1_948_319 + 365 * (year - 1) + (8 * year + 21).div_euclid(33) + before_month + day;
    on(number - 2_440_588)
}

/// A day of the calendar of Umm al-Qura for 1350–1500, by the tabular rule before and after.
fn islamic(year: i64, month: i64, day: i64) -> Option<Date> {
    let index = usize::try_from(year - 1350).ok();
    let Some(mask) = index.and_then(|i| UMM_AL_QURA.get(i)) else {
        let number = day
            + (59 * (month - 1) + 1).div_euclid(2)
            + (year - 1) * 354
            + (3 + 11 * year).div_euclid(30)
            + 1_948_439;
        return on(number - 2_440_588);
    };
    let long = |mask: u16, months: i64| {
        i64::from((mask & ((1_u16 << months.clamp(0, 12)) - 1)).count_ones())
    };
    let years: i64 = UMM_AL_QURA.iter().take(index?).map(|mask| 348 + long(*mask, 12)).sum();
    on(FIRST_OF_1350 + years + 29 * (month - 1) + long(*mask, month - 1) + day - 1)
}

/// The day so many days after 1 January 1970.
fn on(days: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(days.days()).ok()
}

/// Days from 1 January 1970 to 1 Muharram 1350.
const FIRST_OF_1350: i64 = -14_107;

/// For each year from 1350 on the months of 30 days as bits, Muharram the lowest; from CLDR's ICU.
const UMM_AL_QURA: [u16; 151] = [
    0xb2a, 0xa55, 0x4ad, 0xa5d, 0x2da, 0x6d9, 0xeaa, 0xe94, 0xd2a, 0xc56, 0x4ae, 0xa6d, 0x56a,
    0xd55, 0xd4a, 0xa93, 0x52b, 0xa5b, 0x53a, 0x6b5, 0xea9, 0xd52, 0xd29, 0xa55, 0x4ad, 0x56d,
    0xaea, 0x6e4, 0xed1, 0xda2, 0xaaa, 0x95a, 0x2da, 0x5b9, 0xbb2, 0x764, 0x6c9, 0x555, 0x2ab,
    0x4db, 0xaba, 0x5b4, 0xda9, 0xd52, 0xaa5, 0x92d, 0x26d, 0x8ed, 0x2da, 0xad5, 0xaa5, 0xa4b,
    0x497, 0x937, 0x2b6, 0x975, 0xd69, 0xd52, 0xc95, 0x92b, 0x25b, 0x4db, 0x9d5, 0x5d2, 0xda5,
    0xd4a, 0xa95, 0x54d, 0xaad, 0x3aa, 0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4,
    0xdc9, 0xd92, 0xaa6, 0x956, 0x2ae, 0x56d, 0x36a, 0xb55, 0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba,
    0x5b5, 0x5aa, 0xd55, 0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4, 0x6a5, 0xb27, 0xa4d, 0x4ad,
    0x56d, 0xb5a, 0x754, 0xf49, 0xe92, 0xd26, 0xa56, 0x356, 0x6b5, 0xbaa, 0xb92, 0xb25, 0x68b,
    0xa9b, 0x55a, 0xada, 0x5b4, 0xda9, 0xb52, 0xa9a, 0x536, 0x276, 0x575, 0xaf2, 0x6d4, 0x6a9,
    0x555, 0x2ad, 0x4bd, 0x9ba, 0x574, 0xb69, 0xb52, 0xa95, 0x52d, 0xa5d, 0x4da, 0xad9, 0x6b2,
    0xe95, 0xe2a, 0xc96, 0x92e, 0xaad, 0x56a, 0xd65, 0xd4a,
];
