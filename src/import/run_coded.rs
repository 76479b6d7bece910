//! The part of the import job for projects that were coded by another program.

use super::{
    Marked, Outcome, Reading, What,
    document::Item,
    qda,
    run::{Place, Row, Run, STOPPED, Status, row_of},
};
use crate::model::Within;
use std::{ops::Range, sync::Arc};

/// The row of a project that was coded elsewhere: what was new in it.
pub(super) fn filled(
    mut row: Row,
    codes: usize,
    range: &Range<usize>,
    outcomes: &[Outcome],
) -> Row {
    let all = outcomes.get(range.clone()).unwrap_or_default();
    let new = all.iter().filter(|o| matches!(o, Outcome::Imported(_) | Outcome::Filled(_))).count();
    row.warnings.push(format!("{codes} codes and {new} texts of it are new"));
    if codes + new == 0 {
        row.status = Status::Duplicate;
    }
    row
}

impl Run<'_, '_, '_> {
    /// A project that was coded elsewhere: its codebook, its texts with what was marked in them, its other files.
    pub(super) fn coded(
        &mut self,
        place: &Place,
        bytes: &[u8],
        coded: qda::Coded,
        (what, warnings): (&str, Vec<String>),
        items: Vec<Item>,
    ) -> Result<(Row, Range<usize>), String> {
        let qda::Coded { codes, sources, taken } = coded;
        let codes = Arc::new(codes);
        let outer = (self.sinks.put)(bytes)?;
        let first = self.count;
        let blank = Reading::blank("application/zip", "qdpx 1");
        self.hand_over(place, bytes.len() as u64, outer, What::Codebook(Arc::clone(&codes)), blank);
        for source in sources {
            let label = format!("{} › {}", place.label, source.path);
            if self.progress.cancelled() {
                self.fail(&label, STOPPED.to_owned());
                continue;
            }
            self.progress.label(&label);
            let file = source.item.and_then(|i| items.get(i)).and_then(|i| i.content.as_ref().ok());
            // A text that stands in the XML is its own original.
            let own = file.map_or(source.reading.text.as_str().as_bytes(), Vec::as_slice);
            let stored = match (self.sinks.put)(own) {
                Ok(stored) => stored,
                Err(error) => {
                    self.fail(&label, error);
                    continue;
                }
            };
            let name = source.path.rsplit('/').next().unwrap_or_default().to_owned();
            let within = Within {
                file_name: place.name.clone(),
                original: outer,
                path: source.path.clone(),
            };
            let inner = Place { label, name, within: Some(within), ..Place::default() };
            let mut row = row_of(&inner, Status::Imported, None);
            row.warnings.clone_from(&source.reading.warnings);
            let marked = Marked {
                codes: Arc::clone(&codes),
                marks: source.marks,
                note: source.note,
                reliability: source.reliability,
            };
            let size = own.len() as u64;
            let what = What::Coded(Box::new(marked));
            let number = self.hand_over(&inner, size, stored, what, source.reading);
            self.rows.push((row, number..number + 1));
        }
        let range = first..self.count;
        let files = items.len();
        for (i, item) in items.into_iter().enumerate() {
            if !taken.contains(&i) {
                self.item(place, outer, item, None);
            }
        }
        let mut row = row_of(place, Status::Imported, None);
        row.warnings.push(format!("This is {what} {files} files; each text has a row of its own"));
        row.warnings.extend(warnings);
        Ok((row, range))
    }
}
