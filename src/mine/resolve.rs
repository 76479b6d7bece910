//! The days that dates and periods mean, counted from the day of publication where they must be.

use super::{
    dates::{FoundPeriod, Open},
    relative::{Scale, Shift},
    spans::Inside,
};
use crate::model::{PartialDate, Period};
use jiff::{
    Span, ToSpan as _,
    civil::{Date, Weekday},
};

/// The period that a date states, as precise as its words: with the days of a relative date, and the year of the article
/// where the words give none ("on Wednesday (7 Jun)", "since January"). `None` where a relative date stays open.
pub(super) fn period(found: &FoundPeriod, reference: Option<Date>) -> Option<Period> {
    let (from, to) = days(found, reference);
    if found.shift.is_some() {
        let (from, to) = (from?, to?);
        let parts = |day: Date| (u8::try_from(day.month()).ok(), u8::try_from(day.day()).ok());
        let year = PartialDate::new(Some(from.year()), None, None);
        let month = PartialDate::new(Some(from.year()), parts(from).0, None);
        let date = |day: Date| PartialDate::new(Some(day.year()), parts(day).0, parts(day).1);
        // "A year ago" means no day of it.
        if found.until.is_none() {
            match found.shift {
                Some(Shift::Point(Scale::Year | Scale::Decade | Scale::Century, _)) => {
                    return Some(Period { from: year, to: year });
                }
                Some(Shift::Point(Scale::Month | Scale::Quarter, _)) => {
                    return Some(Period { from: month, to: month });
                }
                _ => {}
            }
        }
        let same_year = from.year() == to.year();
        return Some(if same_year && from == from.first_of_year() && to == to.last_of_year() {
            Period { from: year, to: year }
        } else if from == from.first_of_month() && to == from.last_of_month() {
            Period { from: month, to: month }
        } else {
            Period { from: date(from), to: date(to) }
        });
    }
    let with_year = |end: Option<PartialDate>, day: Option<Date>| match (end, day) {
        (Some(d), Some(day)) if d.year().is_none() && reference.is_some() => {
            PartialDate::new(Some(day.year()), d.month(), d.day())
        }
        _ => end,
    };
    let Period { from: first, to: last } = found.period;
    // "from the start of 2023 until now", "from the middle of 2007 to May 2008": the end is that of the other date.
    let last = match &found.until {
        Some(other) => period(other, reference).and_then(|p| p.to),
        None => with_year(last, to),
    };
    Some(Period { from: with_year(first, from), to: last })
}

/// The first and last day that a period means, counted from the day of publication where it must be.
///
/// A missing year is the last one that puts the date before publication, and that fits the day of the week.
pub(super) fn days(found: &FoundPeriod, reference: Option<Date>) -> (Option<Date>, Option<Date>) {
    if let Some(last) = &found.until {
        let first = FoundPeriod { until: None, ..found.clone() };
        let ends = (days(&first, reference), days(last, reference));
        let from = if first.moment { edge(&first, ends.0, false, reference) } else { ends.0.0 };
        let to = if last.moment { edge(last, ends.1, true, reference) } else { ends.1.1 };
        // A beginning without a year is the last one before the end.
        return match (from, to) {
            (Some(a), Some(b)) if a > b => match (found.shift, last.shift) {
                // "Monday through Friday": the Monday before.
                (Some(Shift::Weekday(..)), _) => {
                    (a.checked_sub(1.week()).ok().filter(|a| *a <= b), to)
                }
                (None, _) => (a.checked_sub(1.year()).ok().filter(|a| *a <= b), to),
                (Some(_), None) => (from, b.checked_add(1.year()).ok()),
                _ => (None, None),
            },
            ends => ends,
        };
    }
    let (from, to) = match found.shift {
        Some(shift) => match reference.and_then(|r| shifted(shift, r)) {
            Some((from, to)) => (Some(from), Some(to)),
            None => return (None, None),
        },
        None => {
            let whole = placed(found, reference);
            (
                whole.0.and_then(PartialDate::bounds).map(|b| b.0),
                whole.1.and_then(PartialDate::bounds).map(|b| b.1),
            )
        }
    };
    let inner = found
        .inside
        .map(|inside| (inside, within(inside, from, to, reference, found.shift.is_some())));
    let (from, to) = match inner {
        None => (from, to),
        Some((_, Some((from, to)))) => (Some(from), Some(to)),
        Some((_, None)) => return (None, None),
    };
    let (from, to) = match found.on {
        None => (from, to),
        Some(weekday) => match from.and_then(|day| in_week(day, weekday)) {
            Some(day) => (Some(day), Some(day)),
            None => return (None, None),
        },
    };
    match found.open {
        Open::Shut => (from, to),
        Open::Since => (from.or(to), None),
        Open::Until => (None, to.or(from)),
        // "before the end of December" lasts until that end.
        Open::Before if matches!(found.inside, Some(Inside::End | Inside::Late)) => (None, to),
        Open::Before if inner.is_some() => (None, from.and_then(|d| d.yesterday().ok())),
        Open::After if inner.is_some() => (to.and_then(|d| d.tomorrow().ok()), None),
        Open::Before => {
            let first = found
                .period
                .to
                .and_then(|d| placed_date(d, found.weekday, reference))
                .and_then(PartialDate::bounds)
                .map(|b| b.0);
            (None, first.or(from).and_then(|d| d.yesterday().ok()))
        }
        Open::After => {
            let last = found
                .period
                .from
                .and_then(|d| placed_date(d, found.weekday, reference))
                .and_then(PartialDate::bounds)
                .map(|b| b.1);
            (last.or(to).and_then(|d| d.tomorrow().ok()), None)
        }
    }
}

/// The day of the week (Monday 1) in the week of a day.
fn in_week(day: Date, weekday: u8) -> Option<Date> {
    let monday = day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
    monday.checked_add((i32::from(weekday) - 1).days()).ok()
}

/// The end of a stretch that is a part of a year or a month: "from the middle of 2007 to the start of 2009" begins
/// in the middle and lasts until 2009 begins.
fn edge(
    found: &FoundPeriod,
    seen: (Option<Date>, Option<Date>),
    last: bool,
    reference: Option<Date>,
) -> Option<Date> {
    let usual = if last { seen.1 } else { seen.0 };
    let Some(inside @ (Inside::Early | Inside::Mid | Inside::End)) = found.inside else {
        return usual;
    };
    let whole = days(&FoundPeriod { inside: None, open: Open::Shut, ..found.clone() }, reference);
    let (Some(from), Some(to)) = whole else { return usual };
    let length = from.until(to).map_or(0, |span| span.get_days() + 1);
    let middle = if length > 31 { length / 2 } else { 15 };
    if !(28..=366).contains(&length) {
        return usual;
    }
    let edge = match (inside, last) {
        (Inside::Early, true) => from.yesterday(),
        (Inside::Mid, false) => from.checked_add(middle.days()),
        (Inside::Mid, true) => from.checked_add((middle - 1).days()),
        (Inside::End, false) => to.tomorrow(),
        _ => return usual,
    };
    edge.ok().or(usual)
}

fn placed(
    found: &FoundPeriod,
    reference: Option<Date>,
) -> (Option<PartialDate>, Option<PartialDate>) {
    let Period { from, to } = found.period;
    let place = |date: PartialDate| placed_date(date, found.weekday, reference);
    // A stretch that began before publication may last beyond it.
    if let (Some(first), Some(last)) = (from, to)
        && first != last
        && first.year().is_none()
        && last.year().is_none()
        && let Some(first) = place(first)
        && let Some(year) = first.year()
    {
        let begins = first.bounds().map(|b| b.0);
        let end = [year, year.saturating_add(1)].into_iter().find_map(|year| {
            let end = PartialDate::new(Some(year), last.month(), last.day())?;
            (end.bounds().map(|b| b.1) >= begins).then_some(end)
        });
        if end.is_some() {
            return (Some(first), end);
        }
    }
    let to = to.and_then(place);
    let from = from.and_then(|from| match (from.year(), to.and_then(PartialDate::year)) {
        // Both ends of a stretch are of one year, or of two that follow each other.
        (None, Some(year)) => {
            let same = PartialDate::new(Some(year), from.month(), from.day())?;
            let later = to.is_some_and(|to| same.bounds() > to.bounds());
            if later {
                PartialDate::new(Some(year - 1), from.month(), from.day())
            } else {
                Some(same)
            }
        }
        _ => place(from),
    });
    (from, to)
}

/// A date with its year.
fn placed_date(
    date: PartialDate,
    weekday: Option<u8>,
    reference: Option<Date>,
) -> Option<PartialDate> {
    if date.year().is_some() {
        return Some(date);
    }
    let reference = reference?;
    let years = (-1..8).map(|back| reference.year() - back);
    let fits = |year: i16| -> Option<PartialDate> {
        let date = PartialDate::new(Some(year), date.month(), date.day())?;
        let (first, _) = date.bounds()?;
        let day = weekday
            .is_none_or(|w| i16::from(first.weekday().to_monday_one_offset()) == i16::from(w));
        (first <= reference && day).then_some(date)
    };
    years
        .clone()
        .find_map(fits)
        .or_else(|| PartialDate::new(Some(reference.year()), date.month(), date.day()))
}

/// The days of a shift from a day.
#[expect(clippy::too_many_lines, reason = "one rule behind the other")]
fn shifted(shift: Shift, day: Date) -> Option<(Date, Date)> {
    let monday =
        |d: Date| d.checked_sub(i32::from(d.weekday().to_monday_zero_offset()).days()).ok();
    match shift {
        Shift::Whole(scale, n) => match scale {
            Scale::Day => {
                let d = day.checked_add(n.days()).ok()?;
                Some((d, d))
            }
            Scale::Week => {
                let first = monday(day)?.checked_add((7 * n).days()).ok()?;
                Some((first, first.checked_add(6.days()).ok()?))
            }
            Scale::Weekend => {
                let first = monday(day)?.checked_add((7 * n + 5).days()).ok()?;
                Some((first, first.tomorrow().ok()?))
            }
            Scale::Workweek => {
                let first = monday(day)?.checked_add((7 * n).days()).ok()?;
                Some((first, first.checked_add(4.days()).ok()?))
            }
            Scale::Workday => {
                let d = moved(day, Scale::Workday, n)?;
                Some((d, d))
            }
            Scale::Quarter => {
                let first = day.first_of_month();
                let back = i32::from((first.month() - 1) % 3);
                let d = first.checked_add((3 * n - back).months()).ok()?;
                Some((d, d.checked_add(2.months()).ok()?.last_of_month()))
            }
            Scale::Decade | Scale::Century => {
                let size = if scale == Scale::Decade { 10 } else { 100 };
                let first = i32::from(day.year()).div_euclid(size) * size + n * size;
                let from = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
                let to = Date::new(i16::try_from(first + size - 1).ok()?, 12, 31).ok()?;
                Some((from, to))
            }
            Scale::Month => {
                let d = day.first_of_month().checked_add(n.months()).ok()?;
                Some((d, d.last_of_month()))
            }
            Scale::Year => {
                let d = Date::new(day.year().checked_add(i16::try_from(n).ok()?)?, 1, 1).ok()?;
                Some((d, d.last_of_year()))
            }
        },
        Shift::InYear(n, month, date) => {
            let year = day.year().checked_add(i16::try_from(n).ok()?)?;
            PartialDate::new(Some(year), Some(month), date)?.bounds()
        }
        Shift::InMonth(n, date) => {
            let first = day.first_of_month().checked_add(n.months()).ok()?;
            let d = Date::new(first.year(), first.month(), i8::try_from(date).ok()?).ok()?;
            Some((d, d))
        }
        Shift::Yearly(month, date, n) => {
            let (month, date) = (i8::try_from(month).ok()?, i8::try_from(date).ok()?);
            let in_year = |year: i16| Date::new(year, month, date).ok();
            let this = in_year(day.year())?;
            let d = match n {
                0 => this,
                1 if this > day => this,
                1 => in_year(day.year() + 1)?,
                _ if this < day => this,
                _ => in_year(day.year() - 1)?,
            };
            Some((d, d))
        }
        Shift::FeastIn(feast, n) => {
            let d = feast.day(day.year().checked_add(i16::try_from(n).ok()?)?)?;
            Some((d, d))
        }
        Shift::Feast(feast, offset) => {
            let d = feast.near(day, offset)?;
            Some((d, d))
        }
        // On Monday and Tuesday the one that was, later in a week the one that comes.
        Shift::Weekend => {
            let back = i32::from(day.weekday().to_monday_zero_offset() < 2);
            shifted(Shift::Whole(Scale::Weekend, -back), day)
        }
        Shift::Now => Some((day, day.yesterday().ok()?)),
        Shift::Point(scale, n) => {
            let d = moved(day, scale, n)?;
            Some((d, d))
        }
        // Whole quarters and decades, and not so many days.
        Shift::Stretch(scale @ (Scale::Quarter | Scale::Decade), n) => {
            let (first, last) = if n < 0 { (n, -1) } else { (1, n) };
            let from = shifted(Shift::Whole(scale, first), day)?.0;
            Some((from, shifted(Shift::Whole(scale, last), day)?.1))
        }
        Shift::Within(scale, n) => Some((day, moved(day, scale, n)?.yesterday().ok()?)),
        Shift::DayOfMonth(number, weekday) => {
            let fits = |back: i32| -> Option<Date> {
                let first = day.first_of_month().checked_add((-back).months()).ok()?;
                let d = Date::new(first.year(), first.month(), i8::try_from(number).ok()?).ok()?;
                let right = weekday
                    .is_none_or(|w| i16::from(d.weekday().to_monday_one_offset()) == i16::from(w));
                (d <= day && right).then_some(d)
            };
            // The month that runs may have it still ahead, where the day of the week fits.
            let ahead = || {
                let d = Date::new(day.year(), day.month(), i8::try_from(number).ok()?).ok()?;
                let right = i16::from(d.weekday().to_monday_one_offset()) == i16::from(weekday?);
                right.then_some(d)
            };
            let d = ahead().or_else(|| (0..15).find_map(fits))?;
            Some((d, d))
        }
        Shift::Stretch(scale, n) if n < 0 => Some((moved(day, scale, n)?, day.yesterday().ok()?)),
        Shift::Stretch(scale, n) => Some((day.tomorrow().ok()?, moved(day, scale, n)?)),
        Shift::Weekday(weekday, weeks) => {
            let wanted = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            let d = match weeks {
                None | Some(-99) => {
                    let mut d = if weeks.is_none() { day } else { day.yesterday().ok()? };
                    while d.weekday() != wanted {
                        d = d.yesterday().ok()?;
                    }
                    d
                }
                Some(99) => day.nth_weekday(1, wanted).ok()?,
                Some(n) => {
                    monday(day)?.checked_add((7 * n + i32::from(weekday) - 1).days()).ok()?
                }
            };
            Some((d, d))
        }
        Shift::Month(month, years) => {
            let month = i8::try_from(month).ok()?;
            let year = match years {
                // The last or the next month of that name, not one that runs.
                Some(-1) | None if month < day.month() => day.year(),
                Some(-1) | None => day.year() - 1,
                Some(1) if month > day.month() => day.year(),
                Some(1) => day.year() + 1,
                Some(_) => day.year(),
            };
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
    }
}

fn moved(day: Date, scale: Scale, n: i32) -> Option<Date> {
    if scale == Scale::Workday {
        return workdays(day, n);
    }
    let span = match scale {
        Scale::Day | Scale::Workday => n.days(),
        Scale::Week | Scale::Weekend | Scale::Workweek => n.weeks(),
        Scale::Month => n.months(),
        Scale::Year => n.years(),
        Scale::Quarter => n.checked_mul(3)?.months(),
        // "400 centuries ago" is before all years that there are.
        Scale::Decade => Span::new().try_years(n.checked_mul(10)?).ok()?,
        Scale::Century => Span::new().try_years(n.checked_mul(100)?).ok()?,
    };
    day.checked_add(span).ok()
}

/// So many days from Monday to Friday before or after a day.
fn workdays(day: Date, n: i32) -> Option<Date> {
    let mut day = day;
    let mut left = Some(n.unsigned_abs()).filter(|n| *n < 400)?;
    while left > 0 {
        day = if n < 0 { day.yesterday().ok()? } else { day.tomorrow().ok()? };
        left -= u32::from(day.weekday().to_monday_zero_offset() < 5);
    }
    Some(day)
}

/// The weekend that a day is in or beside, with that day.
fn weekend(day: Date) -> Option<(Date, Date)> {
    let at = |n: i32| day.checked_add(n.days()).ok();
    let n = i32::from(day.weekday().to_monday_zero_offset());
    Some(match n {
        // "Labor Day weekend" ends with its Monday.
        0 => (at(-2)?, day),
        1 => (at(-3)?, day),
        2 => (at(3)?, at(4)?),
        3 | 4 => (day, at(6 - n)?),
        _ => (at(5 - n)?, at(6 - n)?),
    })
}

/// The first Monday to Sunday stretch that has most of its days behind a day: week one of a year or a month.
fn first_week(day: Date) -> Option<Date> {
    let offset = i32::from(day.weekday().to_monday_zero_offset());
    let ahead = if offset <= 3 { -offset } else { 7 - offset };
    day.checked_add(ahead.days()).ok()
}

/// What of a period is meant.
fn within(
    inside: Inside,
    from: Option<Date>,
    to: Option<Date>,
    reference: Option<Date>,
    runs: bool,
) -> Option<(Date, Date)> {
    let (from, to) = (from?, to.or(from)?);
    let days = from.until(to).ok()?.get_days();
    let at = |n: i32| from.checked_add(n.days()).ok();
    let year = days > 300;
    // The early, middle and late years of ten.
    let years = |first: i32, last: i32| {
        let end = moved(from, Scale::Year, last)?.yesterday().ok()?;
        Some((moved(from, Scale::Year, first)?, end))
    };
    match inside {
        Inside::Early if days > 3000 => years(0, 4),
        Inside::Mid if days > 3000 => years(3, 7),
        Inside::Late | Inside::End if days > 3000 => years(6, 10),
        // Of a year that is named the beginning is shorter than of the one that runs.
        Inside::Early if year && !runs => Some((from, Date::new(from.year(), 4, 30).ok()?)),
        Inside::Early if year => Some((from, Date::new(from.year(), 6, 30).ok()?)),
        Inside::Late if year => Some((Date::new(from.year(), 7, 1).ok()?, to)),
        Inside::End if year => Some((Date::new(from.year(), 9, 1).ok()?, to)),
        Inside::Mid if year => {
            Some((Date::new(from.year(), 5, 1).ok()?, Date::new(from.year(), 8, 31).ok()?))
        }
        Inside::Early if days > 20 => Some((from, at(14)?)),
        // "later this month" is not before today.
        Inside::Late | Inside::End if days > 20 => {
            let later = reference.filter(|r| runs && (at(15)..=Some(to)).contains(&Some(*r)));
            Some((later.or(at(15))?, to))
        }
        Inside::Mid if days > 20 => Some((at(9)?, at(19)?)),
        Inside::Early => Some((from, at(days / 2 - 1)?)),
        Inside::Late | Inside::End => Some((at(days / 2)?, to)),
        Inside::Mid => Some((at(1)?, at(3)?)),
        Inside::SoFar => Some((from, reference?.yesterday().ok()?)),
        Inside::Offset(scale, n) => {
            let d = moved(from, scale, n)?;
            Some((d, d))
        }
        Inside::Run(scale, n) => Some((from, moved(from, scale, n)?.yesterday().ok()?)),
        Inside::Weekend => weekend(from),
        Inside::Day(weekday, n) => {
            let wanted = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            let day =
                from.first_of_month().nth_weekday_of_month(i8::try_from(n).ok()?, wanted).ok()?;
            (day <= to).then_some((day, day))
        }
        Inside::Half(n) => {
            let from = from.checked_add((6 * (n - 1)).months()).ok()?;
            Some((from, from.checked_add(6.months()).ok()?.yesterday().ok()?))
        }
        Inside::Week => {
            let back = i32::from(from.weekday().to_monday_zero_offset());
            Some((at(-back)?, at(6 - back)?))
        }
        Inside::Nth(Scale::Week, n, count) => {
            let first = if n > 0 {
                first_week(from)?.checked_add((7 * (n - 1)).days()).ok()?
            } else {
                let next = first_week(to.tomorrow().ok()?)?;
                next.checked_sub((7 * count).days()).ok()?
            };
            Some((first, first.checked_add((7 * count - 1).days()).ok()?))
        }
        Inside::Nth(scale, n, count) => {
            let first = if n > 0 {
                moved(from, scale, n - 1)?
            } else {
                moved(to.tomorrow().ok()?, scale, -count)?
            };
            let last = moved(first, scale, count)?.yesterday().ok()?;
            (first >= from && last <= to).then_some((first, last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, moved};
    use jiff::civil::date;

    #[test]
    fn what_was_before_all_years_is_no_day() {
        assert_eq!(moved(date(2024, 10, 24), Scale::Century, -400), None);
        assert_eq!(moved(date(2024, 10, 24), Scale::Decade, -1), Some(date(2014, 10, 24)));
    }
}
