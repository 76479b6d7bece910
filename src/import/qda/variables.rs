//! What the variables of a source say of it: those that our own export writes fill the article.

use super::Source;
use crate::{
    import::Reading,
    model::{Boilerplate, Reliability},
};

/// What a variable says of a source: those that our export writes fill the article, others are kept as facts.
pub(super) fn fill(source: &mut Source, name: &str, value: String, length: usize) {
    let reading = &mut source.reading;
    let from = |reading: &mut Reading, field: &str| {
        reading.metadata_from.insert(field.to_owned(), format!("variable {name}"));
    };
    let text = |slot: &mut Option<String>| *slot = Some(value.clone());
    match name {
        "Title" => {
            text(&mut reading.title);
            from(reading, "title");
        }
        "Deck" => text(&mut reading.deck),
        "Authors" => {
            reading.bylines = value.split("; ").map(str::to_owned).collect();
            from(reading, "bylines");
        }
        "Publisher" => {
            text(&mut reading.publisher);
            from(reading, "publisher");
        }
        "Published" if value.parse::<crate::model::PartialDate>().is_ok() => {
            reading.published = value.parse().ok();
            from(reading, "published");
        }
        "Modified" if value.parse::<crate::model::PartialDate>().is_ok() => {
            reading.modified = value.parse().ok();
        }
        "Section" => text(&mut reading.section),
        "URL" => {
            text(&mut reading.url);
            from(reading, "url");
        }
        "Archived URL" => text(&mut reading.archived_url),
        "Language" => {
            text(&mut reading.language);
            from(reading, "language");
        }
        "Reliability" if grade(&value).is_some() => source.reliability = grade(&value),
        "Not the story" if spans(&value, length).is_some() => {
            reading.boilerplate = spans(&value, length).unwrap_or_default();
        }
        other => {
            reading.facts.insert(other.to_owned(), value);
        }
    }
}

fn grade(value: &str) -> Option<Reliability> {
    let mut letters = value.trim().chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Reliability::ALL.into_iter().find(|r| r.letter() == letter)
}

/// Spans that are not the story, a line each: "12-40 share buttons". `None` for what does not fit the text.
fn spans(value: &str, length: usize) -> Option<Vec<Boilerplate>> {
    let mut last = 0;
    value
        .lines()
        .map(|line| {
            let (range, why) = line.split_once(' ')?;
            let (start, end) = range.split_once('-')?;
            let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
            let fits = last <= start && start < end && end <= length;
            last = end;
            fits.then(|| Boilerplate { start, end, why: why.to_owned() })
        })
        .collect()
}
