//! One date as it stands: ISO, with slashes, day first, month first, years of other eras.

use super::{
    calendars::{Calendar, span},
    date_numeric::dotted,
    date_spelled::{spelled, year_words},
    date_vietnamese::vietnamese,
    date_words::{month_at, weekday_at},
    date_written::{counted_month, iso, odd_order, spaced, written, written_year},
    date_years::{era_before, era_behind, short_year, year_at},
    lex::{Kind, Quote},
    words::worded,
};
use crate::model::{PartialDate, Period};

/// A date as it stands: day, month and year as far as they are there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Atom {
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<i16>,
    /// The calendar of all three.
    pub calendar: Calendar,
    /// Day of the week, Monday 1.
    pub weekday: Option<u8>,
    /// Whether day and month may be the other way round.
    pub unsure: bool,
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

impl Atom {
    /// The date, or the first and last day of it where another calendar's month or year is meant.
    pub fn period(self) -> Option<Period> {
        if self.calendar == Calendar::Gregorian {
            return PartialDate::new(self.year, self.month, self.day).map(Period::on);
        }
        let (from, to) = span(self.calendar, self.year?, self.month, self.day)?;
        let date = |d: jiff::civil::Date| {
            PartialDate::new(
                Some(d.year()),
                u8::try_from(d.month()).ok(),
                u8::try_from(d.day()).ok(),
            )
        };
        Some(Period { from: date(from), to: date(to) })
    }

    /// Whether the parts make a date.
    pub fn is_date(self) -> bool {
        self.calendar != Calendar::Gregorian && self.month.is_some()
            || PartialDate::new(self.year, self.month, self.day).is_some()
    }

    /// With month and year of a later date, as far as they are missing here.
    pub fn with(mut self, later: Self) -> Self {
        self.month = self.month.or(later.month);
        self.year = self.year.or(later.year);
        self.calendar = later.calendar;
        self
    }
}

/// A date at a token in any of the forms, with the day of the week before or behind it.
pub(super) fn atom_at(quote: &Quote, i: usize) -> Option<Atom> {
    if let Some((day, end, next)) = weekday_at(quote, i) {
        // "Wednesday, 7 June 2023", "Wednesday (7 Jun)", "le mercredi 7 juin", "วันพุธที่ 7 มิถุนายน"
        let mut at = next;
        let mut open = false;
        for _ in 0..3 {
            let Some(t) = quote.token(at) else { break };
            match t.folded.as_str() {
                "(" => open = true,
                "," | "،" | "the" | "ที่" | "ngay" | "den" | "le" | "el" | "-" | "de" | "dia"
                | "il" | "الموافق" | "ថ្ងៃទី" | "วันที่" | "ທີ" | "ວັນທີ" | "tanggal" | "." =>
                    {}
                _ => break,
            }
            at += 1;
        }
        let start = quote.token(i)?.start;
        if let Some(mut atom) = bare_at(quote, at).filter(|a| a.day.is_some()) {
            (atom.start, atom.weekday) = (start, Some(day));
            if open && quote.is(atom.next, ")") {
                atom.end = quote.token(atom.next)?.end;
                atom.next += 1;
            }
            return Some(atom);
        }
        let _ = end;
        return None;
    }
    bare_at(quote, i)
}

fn bare_at(quote: &Quote, i: usize) -> Option<Atom> {
    odd_order(quote, i)
        .or_else(|| iso(quote, i))
        .or_else(|| vietnamese(quote, i))
        .or_else(|| counted_month(quote, i))
        .or_else(|| spaced(quote, i))
        .or_else(|| spelled(quote, i))
        .or_else(|| written(quote, i))
        .or_else(|| dotted(quote, i))
        .or_else(|| day_first(quote, i))
        .or_else(|| month_first(quote, i))
        .or_else(|| year_first(quote, i))
        .or_else(|| {
            let token = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
            let (year, calendar) = year_at(quote, i, era_before(quote, i))?;
            Some(Atom {
                year: Some(year),
                calendar,
                start: token.start,
                end: token.end,
                next: i + 1,
                ..Atom::default()
            })
        })
}

/// A day of the month: "16", "16th", "1er", "16.", "first", "ngày 16".
pub(super) fn day_at(quote: &Quote, i: usize) -> Option<Atom> {
    let lead = quote.token(i)?;
    if matches!(
        lead.folded.as_str(),
        "ngay"
            | "วันที่"
            | "ថ្ងៃទី"
            | "ວັນທີ"
            | "tanggal"
            | "dia"
            | "dag"
            | "mung"
    ) {
        let mut atom = day_at(quote, i + 1)?;
        atom.start = lead.start;
        return Some(atom);
    }
    let token = lead;
    if token.kind == Kind::Word {
        // "second of August", "le premier mai", "primero de enero"
        let found = worded(quote, i).filter(|w| {
            w.pieces <= 2
                && (w.rank || quote.speaks(&["es", "pt", "fr", "it", "hi", "ar", "tr", "nl"]))
        })?;
        let day = u8::try_from(found.value).ok().filter(|d| (1..=31).contains(d))?;
        return Some(Atom {
            day: Some(day),
            start: token.start,
            end: found.end,
            next: found.next,
            ..Atom::default()
        });
    }
    if token.kind != Kind::Numeral || token.end - token.start > 2 {
        return None;
    }
    let day: u8 = token.folded.parse().ok().filter(|d| (1..=31).contains(d))?;
    let mut atom =
        Atom { day: Some(day), start: token.start, end: token.end, next: i + 1, ..Atom::default() };
    if let Some(t) = quote.token(i + 1)
        && t.start == token.end
        && (matches!(
            t.folded.as_str(),
            "st" | "nd" | "rd" | "th" | "er" | "º" | "o" | "e" | "ste" | "de" | "a" | "-го" | "го"
        ) || matches!(t.folded.as_str(), "ro" | "do" | "to" | "mo" | "vo" | "no")
            && quote.speaks(&["es"])
            || t.folded == "."
                && quote.speaks(&[
                    "de", "da", "nb", "no", "nn", "fi", "cs", "sk", "sl", "hr", "sr", "bs", "hu",
                    "et", "lv", "is", "mk",
                ]))
    {
        (atom.end, atom.next) = (t.end, i + 2);
    }
    // Basque: "26(a)"
    if quote.is(i + 1, "(") && quote.is(i + 2, "a") && quote.is(i + 3, ")") && quote.speaks(&["eu"])
    {
        (atom.end, atom.next) = (quote.token(i + 3)?.end, i + 4);
    }
    Some(atom)
}

/// A year behind a date, with what may stand between: its value, calendar, end and next token.
pub(super) fn year_after(
    quote: &Quote,
    mut i: usize,
    calendar: Calendar,
) -> Option<(i16, Calendar, usize, usize)> {
    let mut era = false;
    let first = i;
    for _ in 0..5 {
        let token = quote.token(i)?;
        if calendar != Calendar::Gregorian && token.kind == Kind::Numeral {
            // Its months have its years: "Mehr 29, 1398", "٢٧ ذو القعدة ١٤٣٦".
            let year: i16 = token.folded.parse().ok().filter(|y| (1200..1600).contains(y))?;
            let (end, next) = era_behind(quote, i + 1).unwrap_or((token.end, i + 1));
            return Some((year, calendar, end, next));
        }
        if let Some((year, own)) = year_at(quote, i, era) {
            let (end, next) = era_behind(quote, i + 1).unwrap_or((token.end, i + 1));
            return Some((year, own, end, next));
        }
        // "January first two thousand and thirty two", "'98", "98"
        let spelled = first == i && quote.speaks(&["en"])
            || i <= first + 1 && quote.speaks(&["es", "pt", "fr", "it", "nl", "de"]);
        if first == i
            && quote.speaks(&["en"])
            && let Some((year, next)) = year_words(quote, i)
        {
            return Some((year, Calendar::Gregorian, quote.token(next - 1)?.end, next));
        }
        if token.kind == Kind::Word && spelled {
            let found = worded(quote, i)
                .filter(|w| !w.rank && (w.pieces > 1 || quote.speaks(&["nl", "de", "it"])));
            if let Some(year) = found.and_then(|w| {
                i16::try_from(w.value).ok().filter(|y| (1900..2100).contains(y)).map(|y| (y, w))
            }) {
                return Some((year.0, Calendar::Gregorian, year.1.end, year.1.next));
            }
        }
        if let Some(year) = thai_short_year(quote, i) {
            return Some((year, Calendar::Gregorian, token.end, i + 1))
                .filter(|_| calendar == Calendar::Gregorian);
        }
        if let Some(year) = short_year(quote, i, i > first) {
            return Some((year, Calendar::Gregorian, token.end, i + 1))
                .filter(|_| calendar == Calendar::Gregorian);
        }
        match token.folded.as_str() {
            "," | "de" | "del" | "of" | "nam" | "tahun" | "ปี" | "عام" | "سنه" | "لعام" | "ค"
            | "ឆ្នាំ" | "ປີ" | "في" | "in" | "انه" | "г" | "yil" | "،" | "di" | "dell'anno" | "år"
            | "-" | "/" | "ຄ" | "ສ" | "፣" | "van" | "em" | "en" => {}
            // พ.ศ.
            "ศ" if quote.is(i.wrapping_sub(2), "ค") || quote.is(i.wrapping_sub(1), "ค") => {}
            "พ" | "ศ" | "ពស" => era = true,
            "." if era
                || quote.is(i.wrapping_sub(1), "ศ")
                || quote.is(i.wrapping_sub(1), "ค")
                || quote.is(i.wrapping_sub(1), "ຄ")
                || quote.is(i.wrapping_sub(1), "ສ")
                || i == first => {}
            word if word.starts_with("พ.ศ") => era = true,
            word if crate::fold::fold_constant("พ.ศ.").starts_with(word)
                && word.starts_with('พ') =>
            {
                era = true;
            }
            word if word.starts_with("ค.ศ") || word == "ค.ศ." => {}
            _ => return None,
        }
        if token.folded == "-" && token.start != quote.token(i.checked_sub(1)?)?.end {
            return None;
        }
        i += 1;
    }
    None
}

/// "11 ม.ค. 69": the last two digits of a Buddhist year, which no count of people follows.
fn thai_short_year(quote: &Quote, i: usize) -> Option<i16> {
    const TO_GREGORIAN: i16 = 2500 - 543;
    const COUNTED: &[char] = &['ค', 'ร', 'บ', 'น', 'ล'];
    let token = quote.token(i).filter(|t| quote.speaks(&["th"]) && t.kind == Kind::Numeral)?;
    let short: i16 = token.folded.parse().ok().filter(|y| (50..=79).contains(y))?;
    let counted = quote.token(i + 1).is_some_and(|t| {
        t.start <= token.end + 1
            && quote.at(t.start).is_some_and(|c| COUNTED.contains(&c))
            && ["คน", "ราย", "บาท", "นาย", "ล้าน"]
                .iter()
                .any(|w| quote.text(t.start, t.end).starts_with(w))
    });
    (!counted).then_some(short + TO_GREGORIAN)
}

/// `16 October 2023`, `16th of October`, `16 de octubre de 2023`, `16-Oct-2023`
fn day_first(quote: &Quote, i: usize) -> Option<Atom> {
    let mut atom = day_at(quote, i)?;
    let mut at = atom.next;
    for _ in 0..2 {
        let link = quote.token(at).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "of" | "de"
                    | "."
                    | "เดือน"
                    | "d'"
                    | "ខែ"
                    | "ເດືອນ"
                    | "من"
                    | "bulan"
                    | "di"
                    | "del"
                    | "-"
                    | "/"
                    | "mes"
                    | ","
                    | "din"
                    | "van"
                    | "to"
            )
        });
        at += usize::from(link);
    }
    if at > atom.next
        && (quote.is(atom.next, "-") || quote.is(atom.next, "/"))
        && quote.token(atom.next).is_some_and(|t| t.start != atom.end)
    {
        return None;
    }
    let (calendar, month, end, next) = month_at(quote, at)?;
    (atom.month, atom.end, atom.next, atom.calendar) = (Some(month), end, next, calendar);
    if let Some((year, calendar, end, next)) = year_after(quote, next, calendar) {
        (atom.year, atom.end, atom.next, atom.calendar) = (Some(year), end, next, calendar);
    } else if quote.is(at - 1, "-")
        && quote.is(next, "-")
        && let Some(short) =
            quote.token(next + 1).filter(|t| t.kind == Kind::Numeral && t.start == end + 1)
        && let Some((year, _)) =
            written_year(quote, &short.folded).filter(|_| short.end - short.start == 2)
    {
        // "4-Jul-95"
        (atom.year, atom.end, atom.next) = (Some(year), short.end, next + 2);
    }
    Some(atom).filter(|a| a.is_date())
}

/// `October 16, 2023`, `October 16`, `October 2023`, `October`, `mid-October`
fn month_first(quote: &Quote, i: usize) -> Option<Atom> {
    let start = quote.token(i)?.start;
    let skip = usize::from(matches!(quote.token(i)?.folded.as_str(), "เดือน" | "ខែ" | "ເດືອນ"));
    let (calendar, month, end, next) = month_at(quote, i + skip)?;
    let mut atom = Atom { month: Some(month), calendar, start, end, next, ..Atom::default() };
    let mut at = next;
    if quote.is(at, "the")
        || [",", "،", "፣"].iter().any(|comma| quote.is(at, comma))
            && quote.token(at + 1).is_some_and(|t| t.end - t.start <= 2)
        || quote.is(at, "-") && quote.token(at).is_some_and(|t| t.start == end)
    {
        at += 1;
    }
    let day = day_at(quote, at).filter(|day| !super::phrases::counts_something(quote, day.next));
    // "in May 20 people died": a number with an unspaced gap is still a day.
    let at_year = year_at(quote, at, false).is_some();
    let burmese = quote.is(at, "လ").then(|| day_at(quote, at + 1)).flatten();
    if let Some(day) = day.filter(|_| !at_year).or(burmese) {
        (atom.day, atom.end, atom.next) = (day.day, day.end, day.next);
        let closing = quote.token(atom.next).filter(|t| matches!(t.folded.as_str(), "ရက်" | "ရက်နေ့"));
        if let Some(t) = closing {
            (atom.end, atom.next) = (t.end, atom.next + 1);
        }
    }
    if let Some((year, calendar, end, next)) = year_after(quote, atom.next, calendar) {
        (atom.year, atom.end, atom.next, atom.calendar) = (Some(year), end, next, calendar);
    }
    Some(atom).filter(|a| a.is_date())
}

/// Behind a year that comes first what leads to its month: "2023. gada", "2022(e)ko", "2023 ж."
pub(super) fn year_links(quote: &Quote, mut at: usize) -> usize {
    if ["(", "e", ")", "ko"].iter().enumerate().all(|(j, part)| quote.is(at + j, part)) {
        return at + 4;
    }
    for _ in 0..4 {
        let link = quote.token(at).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "." | ","
                    | "թ"
                    | "․"
                    | "г"
                    | "g"
                    | "ခုနှစ်"
                    | "ခု"
                    | "နှစ်"
                    | "၊"
                    | "yil"
                    | "yili"
                    | "m"
                    | "оны"
                    | "-"
                    | "/"
                    | "gada"
                    | "ж"
                    | "년"
            )
        });
        at += usize::from(link);
    }
    at
}

/// `2023 April`, `2023. október 16.`, `၂၀၂၃ ခုနှစ် အောက်တိုဘာလ ၁၆ ရက်`
fn year_first(quote: &Quote, i: usize) -> Option<Atom> {
    let token = quote.token(i)?;
    let (year, calendar) = year_at(quote, i, false)?;
    let at = year_links(quote, i + 1);
    // "2023 ж. 16 қазан", "2023. gada 16. oktobris"
    if let Some(day) = day_at(quote, at)
        .filter(|d| quote.token(at).is_some_and(|t| t.kind == Kind::Numeral && d.start > token.end))
        && let Some((month_calendar, month, end, next)) = {
            let stroke = quote.is(day.next, "-") || quote.is(day.next, ".");
            month_at(quote, day.next + usize::from(stroke))
        }
        && month_calendar == calendar
        && quote.speaks(&["kk", "ky", "lv", "mn", "uz", "tr"])
    {
        let (year, month) = (Some(year), Some(month));
        return Some(Atom {
            year,
            month,
            day: day.day,
            calendar,
            start: token.start,
            end,
            next,
            ..Atom::default()
        })
        .filter(|a| a.is_date());
    }
    let (month_calendar, month, end, next) = month_at(quote, at)?;
    if month_calendar != calendar && calendar != Calendar::Gregorian {
        return None;
    }
    let mut atom = Atom {
        year: Some(year),
        month: Some(month),
        calendar: month_calendar,
        start: token.start,
        end,
        next,
        ..Atom::default()
    };
    let skip = usize::from(
        quote.is(next, "လ") || quote.is(next, ".") || quote.is(next, "/") || quote.is(next, "-"),
    );
    if let Some(day) = day_at(quote, next + skip) {
        (atom.day, atom.end, atom.next) = (day.day, day.end, day.next);
        if let Some(t) = quote
            .token(atom.next)
            .filter(|t| matches!(t.folded.as_str(), "ရက်" | "ရက်နေ့" | "-") && t.folded != "-")
        {
            (atom.end, atom.next) = (t.end, atom.next + 1);
        }
    }
    Some(atom).filter(|a| a.is_date())
}
