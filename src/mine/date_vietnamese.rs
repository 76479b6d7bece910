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
