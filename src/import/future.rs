//! Days that have not come yet when a file is read: whoever set them, nothing was published on them.

use super::Reading;
use crate::model::{PartialDate, Timestamp};
use jiff::{Span, civil::Date, tz::TimeZone};

impl Reading {
    /// Takes back dates after the day on which the file was captured, or after `now`, and says so. It may be tomorrow
    /// already where it was written.
    pub fn doubt_dates(&mut self, now: Timestamp) {
        let day = self.captured.filter(|captured| *captured < now).unwrap_or(now);
        let day = day.to_zoned(TimeZone::UTC).date();
        let Ok(last) = day.checked_add(Span::new().days(1)) else { return };
        let dates = [
            ("published", "day of publication", &mut self.published),
            ("modified", "day of change", &mut self.modified),
        ];
        for (field, what, date) in dates {
            let Some(given) = date.filter(|date| is_after(*date, last)) else { continue };
            *date = None;
            self.metadata_from.remove(field);
            let mut warning = format!(
                "The {what} was not taken: {given} had not come yet when the file was saved or read ({day})"
            );
            if let Some((shown, from)) = self
                .printed
                .clone()
                .filter(|(shown, _)| field == "published" && !is_after(*shown, last))
            {
                warning += &format!("; the day that the page shows was taken, {shown}");
                *date = Some(shown);
                self.metadata_from.insert(field.to_owned(), from);
            }
            self.warnings.push(warning);
        }
    }
}

fn is_after(date: PartialDate, last: Date) -> bool {
    date.bounds().is_some_and(|(first, _)| first > last)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_that_has_not_come_is_not_taken() {
        let now = "2025-03-10T20:00:00Z".parse().unwrap();
        for (day, captured, kept) in [
            ("2025-03-10", None, true),
            ("2025-03-11", None, true),
            ("2025-03-12", None, false),
            ("2025", None, true),
            ("2025-04", None, false),
            ("2025-03-09", Some("2025-03-01T00:00:00Z"), false),
            ("2025-03-01", Some("2031-01-01T00:00:00Z"), true),
            ("2026-01-01", Some("2031-01-01T00:00:00Z"), false),
        ] {
            let bytes = b"The ferry sailed again on Sunday.";
            let mut reading = crate::import::read("a.txt", bytes).unwrap();
            reading.warnings.clear();
            reading.published = day.parse().ok();
            reading.captured = captured.and_then(|at| at.parse().ok());
            assert!(reading.published.is_some(), "{day}");
            reading.doubt_dates(now);
            assert_eq!(reading.published.is_some(), kept, "{day}");
            assert_eq!(reading.warnings.is_empty(), kept, "{:?}", reading.warnings);
        }
    }
}
