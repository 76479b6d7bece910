//! Dates in numbers: ISO, with points, slashes or hyphens, in the order of the language; months by name between signs.

use super::{
    calendars::Calendar,
    date_atoms::Atom,
    date_words::month_at,
    date_years::{era_behind, year_at},
    lex::{Kind, Quote},
};

/// `2023-10-16`, `2023-10`, `2023/10/16`, `2023. 10. 16.`
pub(super) fn iso(quote: &Quote, i: usize) -> Option<Atom> {
    let first = quote.token(i)?;
    let (parts, next) = parts(quote, i)?;
    let [year, rest @ ..] = parts.as_slice() else { return None };
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let (year, calendar) = match year {
        2400..2700 if quote.speaks(&["th", "lo", "km", ""]) => (year - 543, Calendar::Gregorian),
        1300..=1499 if quote.speaks(&["fa"]) => (year, Calendar::Persian),
        1300..=1499 if quote.speaks(&["ar"]) => (year, Calendar::Islamic),
        1500..=2199 => (year, Calendar::Gregorian),
        _ => return None,
    };
    let small = |s: &String| s.parse::<u8>().ok().filter(|_| s.len() <= 2);
    let month = small(rest.first()?).filter(|m| (1..=12).contains(m))?;
    let day = match rest.get(1) {
        Some(day) => Some(small(day)?),
        None if rest.first()?.len() == 2 || quote.is(i + 1, "/") => None,
        None => return None,
    };
    let end = quote.token(next - 1)?.end;
    Some(Atom {
        day,
        month: Some(month),
        year: Some(year),
        calendar,
        start: first.start,
        end,
        next,
        ..Atom::default()
    })
    .filter(|a| a.is_date() || a.calendar != Calendar::Gregorian)
}

/// Whether an ISO date stands in a file's name or between dashes: "report-2018-09-23.pdf".
fn filed(quote: &Quote, i: usize) -> bool {
    let digits = |j: usize, n: usize| {
        quote.token(j).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start == n)
    };
    let before = i.checked_sub(2).and_then(|j| quote.token(j));
    digits(i, 4)
        && quote.is(i.wrapping_sub(1), "-")
        && quote.is(i + 1, "-")
        && digits(i + 2, 2)
        && quote.is(i + 3, "-")
        && quote.token(i + 4).is_some_and(|t| t.kind == Kind::Numeral && t.end - t.start >= 2)
        && before.is_none_or(|t| t.kind != Kind::Numeral)
}

/// The numbers of a date written with points, slashes or hyphens, and the token after it.
fn parts(quote: &Quote, i: usize) -> Option<(Vec<String>, usize)> {
    let first = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    if quote
        .token(i.checked_sub(1).unwrap_or(usize::MAX))
        .is_some_and(|t| t.end == first.start && matches!(t.folded.as_str(), "/" | "-" | "+"))
        && !filed(quote, i)
    {
        return None;
    }
    let dotted: Vec<String> = first.folded.split('.').map(str::to_owned).collect();
    if dotted.len() == 3
        && dotted
            .iter()
            .all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
    {
        // "16.10.2023." of the Balkans
        return Some((dotted, i + 1));
    }
    // "16. 10. 2023", "2023. 10. 16."
    let spaced =
        |j: usize| quote.is(j, ".") && quote.token(j + 1).is_some_and(|t| t.kind == Kind::Numeral);
    if spaced(i + 1) && spaced(i + 3) {
        let part = |j: usize| quote.token(j).map(|t| t.folded.to_string()).unwrap_or_default();
        let list = vec![part(i), part(i + 2), part(i + 4)];
        let short = quote.speaks(&["ko"]) && list.iter().all(|p| p.len() <= 2);
        let year = list.iter().any(|p| p.len() == 4) || short && quote.is(i + 5, ".");
        let stop = usize::from(
            quote.is(i + 5, ".")
                && (short || list.first().is_some_and(|p| p.len() == 4))
                && quote.speaks(&["ko", "hu"]),
        );
        return year.then_some((list, i + 5 + stop));
    }
    let sign =
        quote.token(i + 1).filter(|t| matches!(t.folded.as_str(), "/" | "-"))?.folded.clone();
    let mut list = vec![first.folded.to_string()];
    let mut at = i;
    while list.len() < 3 {
        let (Some(a), Some(s), Some(b)) =
            (quote.token(at), quote.token(at + 1), quote.token(at + 2))
        else {
            break;
        };
        let tight = quote.touch(a.end, s.start) && quote.touch(s.end, b.start);
        if s.folded != sign || !tight || b.kind != Kind::Numeral {
            break;
        }
        list.push(b.folded.to_string());
        at += 2;
    }
    // A longer row is a telephone number.
    let more = quote
        .token(at + 1)
        .is_some_and(|s| s.folded == sign && quote.token(at).is_some_and(|t| t.end == s.start))
        && quote.token(at + 2).is_some_and(|t| {
            t.kind == Kind::Numeral && t.end - t.start != 4 && sign == "/"
                || t.kind == Kind::Numeral && list.len() == 3 && t.end - t.start > 2
        });
    (list.len() >= 2 && !more).then_some((list, at + 1))
}

/// "02 04 2009": a day, a month and a year with spaces between, in languages that write the day first.
pub(super) fn spaced(quote: &Quote, i: usize) -> Option<Atom> {
    let digits = |j: usize, length: usize| {
        let token = quote.token(j).filter(|t| t.kind == Kind::Numeral)?;
        let plain = token.folded.bytes().all(|b| b.is_ascii_digit());
        (plain && token.end - token.start == length).then_some(token)
    };
    let (day, month, year) = (digits(i, 2)?, digits(i + 1, 2)?, digits(i + 2, 4)?);
    let near = month.start == day.end + 1 && year.start == month.end + 1;
    let beside = |j: Option<usize>| {
        j.and_then(|j| quote.token(j)).is_some_and(|t| {
            t.kind == Kind::Numeral || matches!(t.folded.as_str(), "+" | "-" | "/")
        })
    };
    if !near || quote.speaks(&["en", ""]) || beside(i.checked_sub(1)) || beside(Some(i + 3)) {
        return None;
    }
    let (value, calendar) = written_year(quote, &year.folded)?;
    Some(Atom {
        day: Some(day.folded.parse().ok()?),
        month: Some(month.folded.parse().ok()?),
        year: Some(value),
        calendar,
        start: day.start,
        end: year.end,
        next: i + 3,
        ..Atom::default()
    })
    .filter(|a| a.is_date() && a.month.is_some_and(|m| m <= 12))
}

/// A year as it is written in a date of numbers.
pub(super) fn written_year(quote: &Quote, digits: &str) -> Option<(i16, Calendar)> {
    let y: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => match y {
            2400..2700 if quote.speaks(&["th", "lo", "km", ""]) => {
                Some((y - 543, Calendar::Gregorian))
            }
            1300..=1499 if quote.speaks(&["fa"]) => Some((y, Calendar::Persian)),
            1300..=1499 if quote.speaks(&["ar"]) => Some((y, Calendar::Islamic)),
            1900..=2199 => Some((y, Calendar::Gregorian)),
            _ => None,
        },
        2 => {
            let buddhist = quote.speaks(&["th"]) && y > 30;
            let full = if buddhist {
                2500 + y - 543
            } else if y < 69 {
                2000 + y
            } else {
                1900 + y
            };
            Some((full, Calendar::Gregorian))
        }
        _ => None,
    }
}

/// Two numbers as day and month in the order of the language, and whether they may be the other way round.
#[allow(clippy::match_same_arms, reason = "each arm is a case of its own")]
pub(super) fn in_order(quote: &Quote, a: u8, b: u8, dotted: bool) -> Option<(u8, u8, bool)> {
    let month_first = quote.speaks(&["en", "fil"]) && !dotted;
    Some(match (a > 12, b > 12) {
        (true, false) => (a, b, false),
        (false, true) if !dotted => (b, a, false),
        (false, false) if !dotted && quote.day_first == Some(true) => (a, b, false),
        (false, false) if !dotted && quote.day_first == Some(false) => (b, a, false),
        (false, false) if quote.region_is(&["us", "ph"]) => (b, a, false),
        (false, false)
            if !quote.region_is(&[
                "gb", "au", "in", "ie", "nz", "za", "sg", "hk", "my", "150", "001",
            ]) && month_first =>
        {
            (b, a, a != b)
        }
        (false, false) => (a, b, quote.language.is_empty() && a != b && !dotted),
        _ => return None,
    })
}

/// The year before the first of a Japanese era whose letter stands tight before a number: "H29/8/27", "R5.10.16".
fn era_letter(quote: &Quote, start: usize) -> Option<i16> {
    let letter = quote.before(start).filter(|_| quote.speaks(&["ja"]))?;
    let before = match letter {
        'R' => 2018,
        'H' => 1988,
        'S' => 1925,
        'T' => 1911,
        'M' => 1867,
        _ => return None,
    };
    let apart = start.checked_sub(2).and_then(|j| quote.at(j));
    apart.is_none_or(|c| !c.is_ascii_alphanumeric()).then_some(before)
}

/// The numbers of a date behind the letter of an era.
fn in_era(quote: &Quote, era: i16, start: usize, parts: &[String], next: usize) -> Option<Atom> {
    let [year, month, day] = parts else { return None };
    let end = quote.token(next.checked_sub(1)?)?.end;
    let small = |s: &String| s.parse::<u8>().ok().filter(|_| s.len() <= 2);
    let day = small(day);
    let month = small(month).filter(|m| (1..=12).contains(m));
    let year = small(year).map(|n| era + i16::from(n));
    let whole = day.is_some() && month.is_some() && year.is_some();
    let start = start.checked_sub(1)?;
    Some(Atom { day, month, year, start, end, next, ..Atom::default() })
        .filter(|a| whole && a.is_date())
}

/// `16.10.2023`, `16/10/2023`, `10/16/23`, `22/04`: in the order of the language; where both orders are
/// usual and possible, the date is marked as unsure.
pub(super) fn written(quote: &Quote, i: usize) -> Option<Atom> {
    let first = quote.token(i)?;
    let (parts, next) = parts(quote, i)?;
    let small = |s: &String| s.parse::<u8>().ok().filter(|_| s.len() <= 2);
    // "10/2023" is a month.
    if let (2, Some(y)) = (parts.len(), parts.get(1).filter(|y| y.len() == 4)) {
        let year = y.parse::<i16>().ok().filter(|y| (1900..2100).contains(y))?;
        let month = small(parts.first()?).filter(|m| (1..=12).contains(m))?;
        let end = quote.token(next - 1)?.end;
        let (year, month) = (Some(year), Some(month));
        let slash = quote.is(i + 1, "/");
        return slash.then_some(Atom {
            year,
            month,
            start: first.start,
            end,
            next,
            ..Atom::default()
        });
    }
    let (a, b) = (small(parts.first()?)?, small(parts.get(1)?)?);
    if let Some(era) = era_letter(quote, first.start) {
        return in_era(quote, era, first.start, &parts, next);
    }
    let slash = quote.is(i + 1, "/");
    // "23. 10. 16.", 23/10/16: the year stands first, of two digits.
    if quote.speaks(&["ko", "ja", "zh", "ne", "eu"])
        && let [year, month, day] = parts.as_slice()
        && year.len() == 2
        && day.len() <= 2
    {
        let (year, calendar) = written_year(quote, year)?;
        let end = quote.token(next - 1)?.end;
        let (month, day) = (small(month).filter(|m| (1..=12).contains(m)), small(day));
        let start = first.start;
        let year = Some(year);
        return Some(Atom { day, month, year, calendar, start, end, next, ..Atom::default() })
            .filter(|a| a.month.is_some() && a.is_date());
    }
    let year = match parts.get(2) {
        Some(y) => Some(written_year(quote, y)?),
        None if slash
            && quote
                .token(next - 1)
                .is_some_and(|t| t.end == quote.token(next).map_or(usize::MAX, |n| n.start))
            && quote.is(next, "/") =>
        {
            return None;
        }
        // "22/04", not "1/2" of something and not "5-7".
        None if slash && (a > 5 || b > 5 || b == 0 || !quote.speaks(&["en", ""])) => None,
        None => return None,
    };
    // "9/11 attacks" and "24/7" are no dates.
    if year.is_none()
        && (matches!((a, b), (24, 7)) || super::phrases::counts_something(quote, next))
    {
        return None;
    }
    let dotted = next == i + 1 || quote.is(i + 1, ".");
    // "12/1" is in December where the larger unit stands first.
    let larger_first = year.is_none() && quote.speaks(&["zh", "ja", "ko"]) && a <= 12;
    let (day, month, unsure) =
        if larger_first { (b, a, false) } else { in_order(quote, a, b, dotted)? };
    let end = quote.token(next - 1)?.end;
    let (end, next) = era_behind(quote, next).filter(|_| year.is_some()).unwrap_or((end, next));
    let atom = Atom {
        day: Some(day),
        month: Some(month),
        year: year.map(|y| y.0),
        calendar: year.map_or(Calendar::Gregorian, |y| y.1),
        unsure,
        start: first.start,
        end,
        next,
        weekday: None,
    };
    Some(atom).filter(|a| a.is_date())
}

/// "setembro-2020-23", "23-2020-September", "2020/23/Sep": a day, a month by name and a year between equal signs.
pub(super) fn odd_order(quote: &Quote, i: usize) -> Option<Atom> {
    let sign = quote.token(i + 1).filter(|t| matches!(t.folded.as_str(), "-" | "/"))?;
    let (first, second, last) = (quote.token(i)?, quote.token(i + 3), quote.token(i + 4)?);
    let tight = [i, i + 1, i + 2, i + 3].iter().all(|j| {
        let pair = quote.token(*j).zip(quote.token(j + 1));
        pair.is_some_and(|(a, b)| a.end == b.start)
    });
    if second.is_none_or(|t| t.folded != sign.folded) || !tight {
        return None;
    }
    let mut atom = Atom { start: first.start, end: last.end, next: i + 5, ..Atom::default() };
    for j in [i, i + 2, i + 4] {
        let token = quote.token(j)?;
        match (token.kind, token.end - token.start) {
            (Kind::Numeral, 4) => atom.year = token.folded.parse().ok(),
            (Kind::Numeral, 1 | 2) => atom.day = token.folded.parse().ok(),
            (Kind::Word, _) => atom.month = Some(month_at(quote, j)?.1),
            _ => return None,
        }
    }
    let whole = atom.day.is_some() && atom.month.is_some() && atom.year.is_some();
    Some(atom).filter(|a| whole && a.is_date())
}

/// Portuguese and Spanish: "9 de 8 de 1971".
pub(super) fn counted_month(quote: &Quote, i: usize) -> Option<Atom> {
    let link = |j: usize| quote.is(j, "de") || quote.is(j, "del") || quote.is(j, "do");
    let small = |j: usize| {
        let token = quote.token(j).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
        token.folded.parse::<u8>().ok()
    };
    let shape = quote.speaks(&["pt", "es"]) && link(i + 1) && link(i + 3);
    let (year, calendar) = shape.then(|| year_at(quote, i + 4, false)).flatten()?;
    let (start, end) = (quote.token(i)?.start, quote.token(i + 4)?.end);
    let (day, month) = (small(i), small(i + 2).filter(|m| (1..=12).contains(m))?);
    day?;
    let (month, year) = (Some(month), Some(year));
    Some(Atom { day, month, year, calendar, start, end, next: i + 5, ..Atom::default() })
        .filter(|a| a.is_date())
}
