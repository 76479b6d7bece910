//! The day and the author that page one shows, where the properties of the file name none. A wrong day is worse than none: the day
//! stands in a line of its own above the text, it is the only one there, and the file is not older than it.

use crate::import::dates::{self, Order, Said};
use crate::import::document::{Document, Kind};
use crate::import::pdf::blocks::Block;
use crate::import::{dateline, language, names, pattern};
use crate::model::PartialDate;
use regex::Regex;
use std::sync::LazyLock;

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
    let mut months: Vec<PartialDate> = Vec::new();
    let lines = head.iter().filter(|line| line.chars().count() <= MOST_LETTERS);
    // "Received 3 January 2023; accepted 5 May 2023; published online 7 July 2023"
    for part in lines.flat_map(|line| line.split(';')).flat_map(dates::segments) {
        let online = ONLINE.find(part).and_then(|label| part.get(label.end()..));
        if let Some(date) = online.and_then(|rest| dates::whole_line(rest, order)) {
            days.push((date, true));
            continue;
        }
        let Some((date, said)) = dates::line(part, order) else {
            months.extend(month(part));
            continue;
        };
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
    let Some((first, _)) = days.first().copied() else {
        // "Vienna, March 2024" on a cover; a meeting has its month there too.
        let meeting = head.iter().take(8).any(|line| MEETING.is_match(line));
        let first = months.first().copied().filter(|_| !others && !meeting)?;
        return months.iter().all(|month| *month == first).then_some(first);
    };
    let one = days.iter().all(|(date, _)| *date == first);
    (one && (said || !others)).then_some(first)
}

/// A month with its year and nothing beside it but what stands beside a date: "Vienna, March 2024", "2024年3月".
fn month(part: &str) -> Option<PartialDate> {
    let of_month = |line: &str, tail: &str| {
        let date = dates::whole_line(tail, Order::DayFirst)?;
        let (_, said) = dates::line(line, Order::DayFirst)?;
        let fits = matches!(said, Said::Published | Said::Nothing)
            && dateline::is(line, Order::DayFirst)
            && dateline::is(tail, Order::DayFirst);
        PartialDate::new(date.year(), date.month(), None)
            .filter(|month| fits && month.year().is_some())
    };
    if part.ends_with('月') {
        let line = format!("{part}1日");
        return of_month(&line, &line);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    if !words.last()?.chars().all(char::is_numeric) {
        return None;
    }
    // Nothing is read but whole days: with one it is seen whether the rest is a month.
    (2..=3.min(words.len())).find_map(|length| {
        let (head, tail) = words.split_at(words.len() - length);
        let tail = format!("1 {}", tail.join(" "));
        of_month(format!("{} {tail}", head.join(" ")).trim_start(), &tail)
    })
}

/// What journals write before the day on which an article was to be read first.
static ONLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\W{0,3}(?:first )?(?:published|available) online:?\s+(?:on\s+)?")
});

/// Words for what takes place at a time that its papers name.
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:conference|workshop|meeting|seminar|forum|summit|training|agenda|program(?:me)?|webinar|session|symposium|congress|konferenz|tagung|conférence|atelier|réunion|conferencia|taller|reunión|congreso|hội nghị|hội thảo|konferensi|lokakarya)\b|ประชุม|สัมมนา|会议|會議|论坛|مؤتمر|ورشة",
    )
});

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
    fn a_month_is_enough_and_a_meeting_is_no_publication() {
        let read = |lines: &[&str]| day(lines, Order::DayFirst).map(|day| day.to_string());
        for line in
            ["Vienna, March 2025", "March 2025", "Viena, marzo de 2025", "มีนาคม 2568", "2025年3月"]
        {
            assert_eq!(read(&["Boats on the river", line]).as_deref(), Some("2025-03"), "{line}");
        }
        for lines in [
            ["Conference on boats", "Vienna, March 2025"],
            ["Boats on the river", "Boats from January 2024 to March 2025"],
            ["Boats on the river", "Updated March 2025"],
            ["Boats on the river", "Budget for March 2025"],
            ["March 2024", "March 2025"],
        ] {
            assert_eq!(read(&lines), None, "{lines:?}");
        }
        let history = "Received 3 January 2024; accepted 5 May 2024; published online 7 July 2024";
        assert_eq!(read(&["Boats", history]).as_deref(), Some("2024-07-07"));
    }

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
