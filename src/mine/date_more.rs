//! What two dates side by side say together: "Monday two weeks from now", "from 4 to 22 of next month", "the weekend
//! of 14 October", "16 October 2023, Monday"; stretches that a day begins: "for three days from 3 May"; "EOY".

use super::{
    date_atoms::day_at,
    date_words::weekday_at,
    dates::{FoundPeriod, Joint, Open, found_in, joint},
    lex::{Kind, Quote},
    phrases::ends_with_phrase,
    relative::{self, List, Scale, Shift, unit_at, units_at},
    spans::{Inside, with},
};
use crate::{
    fold::fold,
    model::{PartialDate, Period},
};
use std::sync::LazyLock;

/// What reads the dates that start at a token.
type Read<'a> = &'a dyn Fn(usize) -> Option<(Vec<FoundPeriod>, usize)>;

/// Behind a number of units, before the day that begins them.
static STARTING: LazyLock<List> = LazyLock::new(|| {
    List::new(
        "starting|starting on|starting from|beginning|beginning on|beginning from|commencing|\
        commencing on|commencant|commencant le|debutant le|empezando|empezando el|comenzando|comenzando el|\
        que empiezan el|que comienzan el|comecando|comecando em|beginnend am|ab|beginnend op|terhitung sejak|mulai",
    )
});

/// The same words where "for" says that units last: "for 3 days from today".
static FROM: LazyLock<List> = LazyLock::new(|| {
    List::new(
        "from|as of|a partir de|a partir du|a partir del|a partir do|desde|desde el|ab|ab dem|vanaf|dari|sejak",
    )
});

fn folded(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

/// The one date at a token.
fn only(read: Read<'_>, i: usize) -> Option<(FoundPeriod, usize)> {
    let (mut list, next) = read(i)?;
    (list.len() == 1).then(|| list.pop()).flatten().map(|found| (found, next))
}

/// Whether a date is so many weeks, months or years from another day, or a week of a month: a day of the week with it
/// is one of that week.
fn of_a_week(found: &FoundPeriod) -> bool {
    let far = |scale: Scale| !matches!(scale, Scale::Day | Scale::Workday);
    let inside = match found.inside {
        Some(Inside::Offset(scale, _)) => far(scale),
        Some(Inside::Nth(Scale::Week, _, 1)) => true,
        _ => false,
    };
    let point = matches!(found.shift, Some(Shift::Point(scale, _)) if far(scale));
    found.on.is_none() && found.until.is_none() && (inside || point && found.inside.is_none())
}

fn lone_weekday(found: &FoundPeriod) -> Option<u8> {
    match found.shift {
        Some(Shift::Weekday(day, None)) if found.inside.is_none() && found.until.is_none() => {
            Some(day)
        }
        _ => None,
    }
}

/// The date with the one behind it that says more of the same day, and the token after both.
pub(super) fn together(
    quote: &Quote,
    found: &FoundPeriod,
    next: usize,
    read: Read<'_>,
) -> Option<(FoundPeriod, usize)> {
    // "Labor Day weekend"
    if matches!(found.shift, Some(Shift::Feast(..)))
        && found.inside.is_none()
        && let Some((Scale::Weekend, behind)) = unit_at(quote, next)
    {
        let end = quote.token(behind - 1)?.end;
        let open = found.open;
        return Some((FoundPeriod { end, open, ..with(found, Inside::Weekend)? }, behind));
    }
    // "Monday two weeks from now", "Thursday, two years ago"
    if let Some(day) = lone_weekday(found) {
        // "Tuesday last week", "во вторник на прошлой неделе"
        let link = matches!(folded(quote, next), "of" | "in" | "на" | "van" | "pada");
        let week = only(read, next + usize::from(link)).filter(|(w, _)| {
            w.inside.is_none()
                && quote.token(next + usize::from(link)).is_some_and(|t| t.start == w.start)
        });
        if let Some((week, behind)) = week
            && let Some(Shift::Whole(Scale::Week, n)) = week.shift
        {
            let shift = Some(Shift::Weekday(day, Some(n)));
            return Some((FoundPeriod { shift, end: week.end, ..found.clone() }, behind));
        }
        let comma = usize::from(quote.is(next, ","));
        let (other, behind) = only(read, next + comma)?;
        if !of_a_week(&other) || quote.token(next + comma)?.start != other.start {
            return None;
        }
        let whole = FoundPeriod {
            on: Some(day),
            start: found.start,
            open: found.open,
            as_of: found.as_of,
            ..other
        };
        return Some((whole, behind));
    }
    // "a year ago today"
    if matches!(found.shift, Some(Shift::Point(_, n)) if n < 0) && quote.is(next, "today") {
        let end = quote.token(next)?.end;
        return Some((FoundPeriod { end, ..found.clone() }, next + 1));
    }
    // "3 weeks after Christmas on Friday", "the first week of October on Friday"
    if of_a_week(found) {
        let link = matches!(folded(quote, next), "on" | "el" | "le" | "am" | "op" | "na" | "il");
        let (day, end, behind) = weekday_at(quote, next + 1).filter(|_| link)?;
        return Some((FoundPeriod { on: Some(day), end, ..found.clone() }, behind));
    }
    // "tanggal 5 bulan ini", "วันที่ 5 เดือนนี้"
    if let Some(Shift::DayOfMonth(day, None)) = found.shift.filter(|_| found.inside.is_none()) {
        let (month, behind) = only(read, next)?;
        let Some(Shift::Whole(Scale::Month, n)) = month.shift else { return None };
        let near = month.inside.is_none() && month.start <= found.end + 1;
        let shift = Some(Shift::InMonth(n, day));
        return near.then(|| (FoundPeriod { shift, end: month.end, ..found.clone() }, behind));
    }
    weekday_behind(quote, found, next)
}

/// "16 October 2023, Monday", "16 Ekim 2023 Pazartesi": the day of the week behind a day that it fits.
fn weekday_behind(quote: &Quote, found: &FoundPeriod, next: usize) -> Option<(FoundPeriod, usize)> {
    let date = found.period.from.filter(|_| found.period.from == found.period.to)?;
    if found.shift.is_some() || found.inside.is_some() || found.weekday.is_some() {
        return None;
    }
    let day = date.bounds().filter(|_| date.day().is_some() && date.year().is_some())?.0;
    let comma = usize::from(matches!(folded(quote, next), "," | "،" | "("));
    let (weekday, mut end, mut behind) = weekday_at(quote, next + comma)?;
    let near = quote.token(next + comma)?.start <= found.end + 2;
    let fits = i16::from(day.weekday().to_monday_one_offset()) == i16::from(weekday);
    if quote.is(next, "(") {
        end = quote.token(behind).filter(|t| t.folded == ")")?.end;
        behind += 1;
    }
    (near && fits).then(|| (FoundPeriod { weekday: Some(weekday), end, ..found.clone() }, behind))
}

/// "from 4 to 22 of next month", "4-23 du mois prochain": days of a month that counts from publication.
pub(super) fn days_of_month(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let numeral = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
    let first = day_at(quote, i)?;
    let (Joint::To, after) = joint(quote, first.next)? else { return None };
    quote.token(after).filter(|t| t.kind == Kind::Numeral)?;
    let last = day_at(quote, after)?;
    let of = matches!(
        folded(quote, last.next),
        "of" | "in" | "de" | "del" | "du" | "do" | "des" | "van" | "di"
    );
    let at = last.next + usize::from(of);
    // "rose from 10 to 20 last month" says no days.
    let dash = quote.is(first.next, "-") && unit_at(quote, at).is_some();
    if !(of || dash) {
        return None;
    }
    let (month, next) = relative::at(quote, at).or_else(|| {
        // "de este mes", "of the next month"
        of.then(|| relative::at(quote, at + 1)).flatten()
    })?;
    let Some(Shift::Whole(Scale::Month, n)) = month.shift.filter(|_| month.inside.is_none()) else {
        return None;
    };
    let (a, b) = (first.day?, last.day?);
    let day = |day: u8| FoundPeriod {
        shift: Some(Shift::InMonth(n, day)),
        ..found_in(Period::default(), numeral.start, month.end)
    };
    (a < b).then(|| (FoundPeriod { until: Some(Box::new(day(b))), ..day(a) }, next))
}

/// "for 3 days from today", "a week starting tomorrow": units that a day begins, which `anchor` reads.
pub(super) fn run(
    quote: &Quote,
    i: usize,
    anchor: &dyn Fn(usize) -> Option<(FoundPeriod, usize)>,
) -> Option<(FoundPeriod, usize)> {
    let (n, scale, mut next) = units_at(quote, i)?;
    let lead = quote.before_folded(quote.token(i)?.start);
    let lasts = ["for", "pendant", "durante", "por", "fur", "voor", "selama", "lang"]
        .iter()
        .any(|w| ends_with_phrase(lead.trim_end(), w));
    next += usize::from(lasts && quote.is(next, ","));
    let skip = STARTING.at(quote, next).or_else(|| FROM.at(quote, next).filter(|_| lasts))?;
    let (found, end) = anchor(next + skip)?;
    let day = found.period.from.is_some_and(|d| d.day().is_some()) && found.shift.is_none()
        || matches!(
            found.shift,
            Some(Shift::Whole(Scale::Day, _) | Shift::Weekday(..) | Shift::Feast(..))
        );
    if !day || !(1..=99).contains(&n) {
        return None;
    }
    Some((with(&found, Inside::Run(scale, n))?, end))
}

/// "the weekend of 14 October", "weekend of Thanksgiving": the weekend that a day is in or beside.
pub(super) fn weekend_of(
    quote: &Quote,
    i: usize,
    anchor: &dyn Fn(usize) -> Option<(FoundPeriod, usize)>,
) -> Option<(FoundPeriod, usize)> {
    let (Scale::Weekend, next) = unit_at(quote, i)? else { return None };
    if !matches!(
        folded(quote, next),
        "of" | "de" | "del" | "du" | "do" | "di" | "van" | "vom" | "от"
    ) {
        return None;
    }
    let (found, end) = anchor(next + 1)?;
    let day = found.shift.is_none() && found.period.from.is_some_and(|d| d.day().is_some())
        || matches!(found.shift, Some(Shift::Feast(..)));
    // Of "the weekend of 14-15 October" the days say more.
    let more = joint(quote, end).is_some_and(|(_, j)| day_at(quote, j).is_some());
    (day && !more).then(|| with(&found, Inside::Weekend).map(|found| (found, end))).flatten()
}

/// "EOY", "EOM": the end of what runs.
pub(super) fn end_of(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let scale = match folded(quote, i) {
        "eoy" => Scale::Year,
        "eom" => Scale::Month,
        _ => return None,
    };
    let found =
        FoundPeriod { shift: Some(Shift::Whole(scale, 0)), ..found_in(Period::default(), 0, 0) };
    Some((with(&found, Inside::Late)?, i + 1))
}

/// "CY18", "CY 2018": a year of the calendar.
pub(super) fn calendar_year(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.folded == "cy")?;
    let number = quote.token(i + 1).filter(|t| t.kind == Kind::Numeral)?;
    let year: i16 = number.folded.parse().ok()?;
    let tight = number.start == token.end;
    let year = match number.end - number.start {
        2 if tight => 2000 + year,
        4 if (1950..2100).contains(&year) => year,
        _ => return None,
    };
    let period = Period::on(PartialDate::new(Some(year), None, None)?);
    Some((found_in(period, token.start, number.end), i + 2))
}

/// What signs before a year make of it, where nothing else stands before it: "<= 2019", "≥2019".
pub(super) fn compared(lead: &str) -> Option<Open> {
    let signs: String = lead.chars().filter(|c| !c.is_whitespace()).collect();
    Some(match signs.as_str() {
        "<=" | "=<" | "≤" => Open::Until,
        ">=" | "=>" | "≥" => Open::Since,
        "<" => Open::Before,
        ">" => Open::After,
        "=" => Open::Shut,
        _ => return None,
    })
}

/// Whether a text holds words for "took place"; for guessing that a quote states a period.
pub(super) fn names_period(text: &str) -> bool {
    let folded = fold(text);
    [
        "took place",
        "ran from",
        "was held",
        "lasted from",
        "carried out",
        "eu lieu",
        "s'est deroule",
        "tuvo lugar",
        "ระหว่างวันที่",
        "dien ra",
        "berlangsung",
        "جرت",
        "举行",
    ]
    .iter()
    .any(|phrase| folded.contains(phrase))
}
