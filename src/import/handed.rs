//! A mail that does nothing but hand another one on is cited as that one: a brief must name who wrote the words, not the
//! colleague who passed them on. Who that was stays among the facts of the mail.

use super::{
    Reading, dates,
    dates::Order,
    language, one_line,
    pack::{ADDRESS_ONLY, FORWARD_HEAD, Handed, handed_on},
};
use crate::model::Boilerplate;
use std::ops::Range;

/// Where title, author and day come from.
const ORIGIN: &str = "head of the forwarded mail";

/// Why words are not the story.
const NOTE: &str = "words of the person who forwarded it";

/// Takes title, author and day from the mail that is handed on, if the mail does nothing but that.
pub(super) fn read(reading: &mut Reading) {
    let text = reading.text.shared();
    let mut lines: Vec<(&str, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        let points = at..at + length;
        at += length + 1;
        // What the mail quotes, and its signature, are neither its words nor what it hands on.
        let aside =
            |b: &Boilerplate| b.start < points.end && points.start < b.end && b.why != FORWARD_HEAD;
        if !line.trim().is_empty() && !reading.boilerplate.iter().any(aside) {
            lines.push((line.trim(), points));
        }
    }
    let words: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let Some(handed) = handed_on(&words, reading.title.as_deref().unwrap_or_default()) else {
        return;
    };
    apply(reading, &handed);
    for (number, (_, points)) in lines.iter().enumerate().take(handed.body) {
        let (start, end) = (points.start, points.end);
        if !reading.boilerplate.iter().any(|b| b.start < end && start < b.end) {
            let why = if number < handed.start { NOTE } else { FORWARD_HEAD };
            reading.boilerplate.push(Boilerplate { start, end, why: why.to_owned() });
        }
    }
    reading.boilerplate.sort_by_key(|b| (b.start, b.end));
    // What was missing in the outer head does not matter.
    reading.warnings.retain(|warning| warning != ADDRESS_ONLY);
    reading.warnings.push(
        "This mail hands another one on: title, author and day are those of the mail that it hands on. Who handed it on, \
         and when, is among its facts"
            .to_owned(),
    );
}

/// Puts what the inner head says in the place of what the outer one said.
fn apply(reading: &mut Reading, handed: &Handed) {
    let names = std::mem::take(&mut reading.bylines).join(", ");
    let address = reading.facts.remove("From address").unwrap_or_default();
    let by = match (names.is_empty(), address.is_empty()) {
        (false, false) if names != address => format!("{names} <{address}>"),
        (true, _) => address,
        _ => names,
    };
    let on = reading.published.take().map(|day| day.to_string());
    let on = reading.facts.remove("Published").or(on).unwrap_or_default();
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            reading.facts.insert(name.to_owned(), one_line(value));
        }
    };
    fact("Forwarded by", &by);
    fact("Forwarded on", &on);
    fact("From address", &handed.address);
    fact("Date of the forwarded mail", &handed.date);
    for field in ["bylines", "published"] {
        reading.metadata_from.remove(field);
    }
    if !handed.name.is_empty() {
        reading.bylines = reading.from("bylines", ORIGIN, vec![handed.name.clone()]);
    }
    let order = Order::of(language::detect(&reading.story(), None).as_deref());
    // In figures alone nobody can tell the day from the month of a mail in English.
    let day = dates::find(&handed.date, order).map(|(day, _)| day);
    if let Some(day) = day.or_else(|| dates::machine(&handed.date)) {
        reading.published = Some(reading.from("published", ORIGIN, day));
    }
    if !handed.subject.is_empty() {
        reading.title = Some(reading.from("title", ORIGIN, handed.subject.clone()));
    }
}
