//! The day and the author that page one shows, where the properties of the file name none. A wrong day is worse than none: the day
//! stands in a line of its own above the text, it is the only one there, and the file is not older than it.

use crate::import::dates::{self, Order, Said};
use crate::import::document::{Document, Kind};
use crate::import::pdf::blocks::Block;
use crate::import::{dateline, language, names};
use crate::model::PartialDate;

/// Where the fields are said to come from.
pub const PAGE: &str = "line on page 1";
/// Lines above the text that are looked at.
const MOST_LINES: usize = 20;
/// Letters of a line that is no running text.
const MOST_LETTERS: usize = 100;
/// Height of the margin, in points, in which browsers print the day of printing.
const MARGIN: f32 = 40.0;

/// Reads the lines above the text of page one.
pub fn read(document: &mut Document, all: &[Block]) {
    let head: Vec<&str> = all
        .iter()
        .filter(|block| block.line.page == Some(1) && block.line.why.is_none() && !block.turned)
        .take_while(|block| {
            let long = block.line.text.chars().count() > MOST_LETTERS && block.rows > 1;
            !(long && block.line.kind == Kind::Paragraph)
        })
        .filter(|block| {
            matches!(block.line.kind, Kind::Paragraph | Kind::Heading(_))
                && block.top > MARGIN
                && !block.aside
        })
        .map(|block| block.line.text.trim())
        .take(MOST_LINES)
        .collect();
    let language = document.language.clone().or_else(|| {
        let text: Vec<&str> = all.iter().take(60).map(|block| block.line.text.as_str()).collect();
        language::detect(&text.join("\n"), None)
    });
    let order = Order::of(language.as_deref());
    if document.published.is_none()
        && let Some(day) = day(&head, order).filter(|day| !is_later(*day, document))
    {
        document.published = Some(day.to_string());
        document.from.insert("published".to_owned(), PAGE.to_owned());
    }
    // What is printed names the author; the properties often name who typed it, or the program.
    let declared = document.from.get("bylines").is_none_or(|from| from.starts_with("document"));
    if document.bylines.is_empty() || declared {
        let people = head
            .iter()
            .filter(|line| line.chars().count() <= MOST_LETTERS && names::has_label(line))
            .map(|line| names::persons(names::without_label(line)))
            .find(|people| !people.is_empty());
        if let Some(people) = people {
            if !document.bylines.is_empty() && document.bylines != people {
                let declared = document.bylines.join("; ");
                document.facts.insert("Author in the properties".to_owned(), declared);
            }
            document.bylines = people;
            document.from.insert("bylines".to_owned(), PAGE.to_owned());
        }
    }
}

/// The one day that a line of its own names.
fn day(head: &[&str], order: Order) -> Option<PartialDate> {
    let mut days: Vec<(PartialDate, bool)> = Vec::new();
    let mut others = false;
    let lines = head.iter().filter(|line| line.chars().count() <= MOST_LETTERS);
    for part in lines.flat_map(|line| dates::segments(line)) {
        let Some((date, said)) = dates::line(part, order) else { continue };
        let alone = date.day().is_some() && dateline::is(part, order);
        match said {
            Said::Published if alone => days.push((date, true)),
            Said::Nothing if alone => days.push((date, false)),
            // The day of a hearing, of a visit, of an end: then a bare day beside it may be one of those too.
            _ => others = true,
        }
    }
    // What is called the day of publication is it, whatever other days stand there.
    let said = days.iter().any(|(_, said)| *said);
    days.retain(|(_, label)| *label || !said);
    let (first, _) = *days.first()?;
    let one = days.iter().all(|(date, _)| *date == first);
    (one && (said || !others)).then_some(first)
}

/// Whether a day lies after that on which the file was made: then it is the day of something to come.
fn is_later(day: PartialDate, document: &Document) -> bool {
    let Some(made) = document.facts.get("created").and_then(|made| made.get(..10)) else {
        return false;
    };
    let Ok(made) = made.parse::<PartialDate>() else { return false };
    match dates::days(made, day) {
        // It may be tomorrow already where it was written.
        Some(days) => days > 1,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_after_the_file_was_made_is_that_of_something_to_come() {
        let mut document = Document::default();
        let day = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(!is_later(day("2024-03-12"), &document));
        document.facts.insert("created".to_owned(), "2024-03-11T22:00:00".to_owned());
        assert!(!is_later(day("2024-03-12"), &document));
        assert!(is_later(day("2024-03-13"), &document));
    }
}
