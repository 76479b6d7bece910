//! Stretches whose days have their days of the week: "Tue, 3 – Thu, 5 Aug 2021", "du lundi 3 au mercredi 5 juin".

use super::{
    date_atoms::{Atom, atom_at, day_at},
    date_words::weekday_at,
    dates::{Joint, joint},
    lex::Quote,
};

/// The two days of a stretch that begins with a day of the week, where only the second names the month.
pub(super) fn range(quote: &Quote, i: usize) -> Option<(Atom, Atom)> {
    let (_, _, behind) = weekday_at(quote, i)?;
    let skips = |t: &str| matches!(t, "," | "،" | "." | "den" | "the" | "le" | "el" | "dia" | "il");
    let skip = |mut at: usize| {
        while at < behind + 8 && quote.token(at).is_some_and(|t| skips(&t.folded)) {
            at += 1;
        }
        at
    };
    let day = day_at(quote, skip(behind)).filter(|d| d.day.is_some() && d.month.is_none())?;
    let closed = usize::from(quote.is(day.next, ","));
    let (Joint::To, after) = joint(quote, day.next + closed)? else { return None };
    // The second has its own: "Tuesday 3 to 5 August" is read elsewhere.
    weekday_at(quote, after)?;
    let second = atom_at(quote, after).filter(|a| a.day.is_some() && a.month.is_some())?;
    let first = Atom { start: quote.token(i)?.start, ..day.with(second) };
    (first.is_date() && (first.day <= second.day)).then_some((first, second))
}
