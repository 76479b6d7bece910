//! Dates of Vietnamese, whose months are numbers.

use super::{
    calendars::Calendar,
    date_atoms::{Atom, year_after},
    lex::{Kind, Quote, Token},
    words::worded,
};

/// `ngày 16 tháng 10 năm 2023`, `tháng 10/2023`, `tháng Mười`
pub(super) fn vietnamese(quote: &Quote, i: usize) -> Option<Atom> {
    // "từ" is "from".
    let tu = |token: &Token| quote.text(token.start, token.end).to_lowercase() == "tư";
    let number = |j: usize| -> Option<u8> {
        let token = quote.token(j)?;
        if token.kind == Kind::Numeral {
            return (token.end - token.start <= 2).then(|| token.folded.parse().ok()).flatten();
        }
        match token.folded.as_str() {
            "gieng" => Some(1),
            "tu" if tu(token) => Some(4),
            "chap" => Some(12),
            _ => worded(quote, j).and_then(|w| u8::try_from(w.value).ok()),
        }
    };
    if let Some(atom) = joined(quote, i) {
        return Some(atom);
    }
    // Most tokens have no month near them.
    if !(i..i + 4).any(|j| quote.is(j, "thang") || quote.is(j, "thg")) {
        return None;
    }
    let mut atom = Atom { start: quote.token(i)?.start, ..Atom::default() };
    let mut j = i;
    if quote.is(j, "ngay") || quote.is(j, "mung") {
        j += 1;
    }
    let is_month = |j: usize| {
        quote
            .token(j)
            .is_some_and(|t| matches!(t.folded.as_str(), "thang" | "thg") && t.kind == Kind::Word)
    };
    if let Some(day) =
        number(j).filter(|_| is_month(j + 1) || quote.is(j + 1, "-") && is_month(j + 2))
    {
        atom.day = Some(day);
        j += 1 + usize::from(quote.is(j + 1, "-"));
    } else if j > i {
        return None;
    }
    if !is_month(j) {
        return None;
    }
    let month = number(j + 1).filter(|m| (1..=12).contains(m))?;
    atom.month = Some(month);
    atom.end = quote.token(j + 1)?.end;
    atom.next = j + 2;
    let slash = usize::from(quote.is(atom.next, "/") || quote.is(atom.next, "-"));
    if let Some((year, _, end, next)) = year_after(quote, atom.next + slash, Calendar::Gregorian) {
        (atom.year, atom.end, atom.next) = (Some(year), end, next);
    }
    Some(atom).filter(|a| a.is_date())
}

/// "Ngày 7-11", "hôm 22-10-2019", "sáng 10.1": a hyphen or a full stop between day and month, behind a word for a day or a
/// part of one. "Mỗi ngày 7-8 người" counts.
fn joined(quote: &Quote, i: usize) -> Option<Atom> {
    const DAYS: &[&str] = &["ngay", "hom", "sang", "chieu", "toi", "trua", "dem", "khuya"];
    let lead = quote.token(i)?;
    if !quote.speaks(&["vi"]) || !DAYS.contains(&lead.folded.as_str()) {
        return None;
    }
    let each = i.checked_sub(1).and_then(|k| quote.token(k));
    if each.is_some_and(|t| matches!(t.folded.as_str(), "moi" | "tu" | "trong" | "khoang")) {
        return None;
    }
    let small = |j: usize, most: u8| {
        quote
            .token(j)
            .filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)
            .and_then(|t| t.folded.parse::<u8>().ok().map(|n| (n, t)))
            .filter(|(n, _)| (1..=most).contains(n))
    };
    let whole = quote.token(i + 1).filter(|t| t.kind == Kind::Numeral)?;
    // "10.1" is one token, "7-11" are three.
    let (day, month, end, next) = match whole.folded.split_once('.') {
        Some((day, month)) if day.len() <= 2 && month.len() <= 2 => {
            (day.parse().ok()?, month.parse().ok()?, whole.end, i + 2)
        }
        _ => {
            let (day, first) = small(i + 1, 31)?;
            let dash = quote.token(i + 2).filter(|t| t.folded == "-" && t.start == first.end)?;
            let (month, last) = small(i + 3, 12).filter(|(_, t)| t.start == dash.end)?;
            (day, month, last.end, i + 4)
        }
    };
    let mut atom = Atom {
        day: Some(day),
        month: Some(month),
        start: lead.start,
        end,
        next,
        ..Atom::default()
    };
    let sign = usize::from(["-", "/", "."].iter().any(|s| quote.is(next, s)));
    if sign == 1
        && let Some((year, _, end, next)) = year_after(quote, next + 1, Calendar::Gregorian)
    {
        (atom.year, atom.end, atom.next) = (Some(year), end, next);
    }
    Some(atom).filter(|a| (1..=31).contains(&day) && (1..=12).contains(&month) && a.is_date())
}
