//! When a text was published, where only the text says so: a line of its head that is a date and hardly more, or a
//! dateline with a year. Days such as "on Monday" and "last month" count from it.

use super::{cut::Cut, dateline, dates, lex::Quote};
use crate::model::PartialDate;

/// The day of publication that the head of a text names; `None` where it names none, or several.
pub(super) fn published(cut: &Cut<'_>) -> Option<PartialDate> {
    const LINES: usize = 8;
    const LONGEST: usize = 80;
    let head = cut.text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    let mut line = head
        .filter(|line| line.len() <= LONGEST)
        .filter_map(|line| of_line(&Quote::new(line, Some(&cut.page.language))));
    // A page that was updated since names the later day behind the first.
    if let Some(day) = line.next() {
        return Some(day);
    }
    let datelines = cut.quotes.iter().take(dateline::HEAD);
    datelines.into_iter().find_map(|quote| {
        let story = dateline::behind(quote);
        let mut days = dates::dates(quote).into_iter().filter(|d| d.end <= story);
        whole(&days.next()?)
    })
}

/// The day of a line that says little else: "Wednesday, January 22, 2025", "By Ann Lee | 3 March 2025, 10:30".
fn of_line(line: &Quote) -> Option<PartialDate> {
    const LETTERS: usize = 34;
    // Words before a date that make it one of what is told.
    const TOLD: &[&str] = &[
        "on", "in", "since", "until", "from", "between", "after", "before", "of", "le", "el", "am",
        "vom", "pada", "ngay", "to", "till",
    ];
    let found = dates::dates(line);
    let [date] = found.as_slice() else { return None };
    let day = whole(date)?;
    let rest =
        |from: usize, to: usize| line.text(from, to).chars().filter(|c| c.is_alphabetic()).count();
    let letters = rest(0, date.start) + rest(date.end, line.chars.len());
    let first = line.tokens.partition_point(|t| t.end <= date.start);
    let before = first.checked_sub(1).and_then(|i| line.token(i));
    let led = before.is_some_and(|t| TOLD.contains(&t.folded.as_str()));
    let said = before.is_some_and(|t| {
        [
            "publi",
            "updated",
            "posted",
            "date",
            "actualiz",
            "mis a jour",
            "diterbitkan",
            "dipublikasikan",
        ]
        .iter()
        .any(|w| t.folded.starts_with(w))
    });
    let stop = line.chars.last().is_some_and(|c| matches!(c, '.' | '!' | '?'));
    (said || letters <= LETTERS && !led && !stop).then_some(day)
}

/// A day with its month and year.
fn whole(date: &dates::FoundPeriod) -> Option<PartialDate> {
    let day = date.period.from.filter(|d| date.period.to == Some(*d))?;
    let plain = date.shift.is_none() && date.until.is_none() && !date.unsure && !date.as_of;
    (plain && day.year().is_some() && day.day().is_some()).then_some(day)
}
