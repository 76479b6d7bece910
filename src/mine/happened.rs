//! When an operation took place, as a statement of its own: "Operation X ran from 3 to 7 May". Only where the sentence
//! names the operation and says that it was then; a date beside a name may be that of a statement about it.

use super::{dates::FoundPeriod, lex::Quote, once::Proposal, suggest::Frame};
use crate::{fold::fold_constant, model::Value};

/// Words that say that something took place, folded; they stand between the operation and the date.
const TOOK_PLACE: &[&str] = &[
    "ran from",
    "ran between",
    "took place",
    "taking place",
    "carried out",
    "conducted",
    "was held",
    "held from",
    "held between",
    "lasted from",
    "spanning",
    "running from",
    "eu lieu",
    "s'est deroulee",
    "menee",
    "tuvo lugar",
    "se llevo a cabo",
    "llevada a cabo",
    "se desarrollo",
    "realizada",
    "ocorreu",
    "decorreu",
    "foi realizada",
    "berlangsung",
    "digelar",
    "dilaksanakan",
    "dien ra",
    "fand vom",
    "dauerte vom",
    "durchgefuhrt",
    "проходила",
    "проводилась",
    "прошла",
];

/// Words that say that the date is that of words about it, or of something else.
const SPOKEN: &[&str] = &[
    "announc",
    "said",
    "report",
    "publish",
    "releas",
    "statement",
    "told",
    "arrested in",
    "annonc",
    "anunci",
    "inform",
    "berichte",
    "mitgeteilt",
    "mengumumkan",
    "thong bao",
    "сообщ",
    "объяв",
    "follow",
    "since",
    "before",
    "after",
    "until",
    "planned",
    "will ",
];

/// Small words between the name and a date right behind it: "Operation X in March 2022".
const IN: &[&str] =
    &["in", "on", "of", "from", "between", "en", "em", "du", "im", "vom", "del", "de", "("];

/// The dates of the operation that a sentence names and dates.
pub(super) fn happened(frame: &Frame<'_>, dates: &[FoundPeriod]) -> Option<Proposal> {
    let (_, start, end) = super::operations::event(frame.quote)?;
    let event = frame.event.clone()?;
    let mut fitting =
        dates.iter().filter(|d| is_day_or_month(d) && says_so(frame.quote, start, end, d));
    let date = fitting.next()?;
    // Two dates that both fit leave open which of them is meant.
    if fitting.next().is_some() {
        return None;
    }
    Some(Proposal {
        metric: "operation dates".to_owned(),
        value: Value::When(date.period),
        unit: None,
        countries: Vec::new(),
        towns: Vec::new(),
        population: None,
        period: None,
        as_of: None,
        event: Some(event),
        origin: frame.origin.clone(),
        via: frame.via.clone(),
        quote: frame.words.to_owned(),
        start: frame.range.start,
        end: frame.range.end,
        number: frame.range.start + date.start..frame.range.start + date.end,
    })
}

/// Whether a date is one by itself, and closer than a year.
fn is_day_or_month(date: &FoundPeriod) -> bool {
    let plain = date.shift.is_none() && date.until.is_none() && date.inside.is_none();
    let close = [date.period.from, date.period.to].iter().flatten().any(|d| d.month().is_some());
    plain && !date.as_of && !date.unsure && close
}

/// Whether the words between an operation and a date say that it took place then.
fn says_so(quote: &Quote, start: usize, end: usize, date: &FoundPeriod) -> bool {
    const FAR: usize = 90;
    let (from, to) = if date.start >= end { (end, date.start) } else { (date.end, start) };
    if to < from || to - from > FAR {
        return false;
    }
    let between = quote.fold(from, to);
    let other = SPOKEN.iter().any(|w| between.contains(fold_constant(w)));
    if other || between.contains(['.', ';', '!', '?']) {
        return false;
    }
    // "Carried out from 3 to 7 May, Operation X led to 264 arrests"
    let lead = quote.fold(date.start.saturating_sub(24), date.start);
    let opens = date.end <= start
        && between.trim() == ","
        && TOOK_PLACE.iter().any(|w| lead.contains(fold_constant(w)));
    let placed = opens || TOOK_PLACE.iter().any(|w| between.contains(fold_constant(w)));
    let behind = date.start >= end && IN.iter().any(|w| between.trim() == *w);
    placed || behind
}
