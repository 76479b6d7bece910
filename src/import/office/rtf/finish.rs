//! Puts together what was read of an RTF file.

use std::collections::BTreeSet;

use super::{COMMENTS, DELETIONS, HIDDEN, OBJECTS, PICTURES, Rtf, SYMBOLS};
use crate::import::document::{Document, Line};
use crate::import::office::text::{clean, count, fact, head_why, iso, left_out, set_title};

impl Rtf {
    /// Puts the document together.
    pub(super) fn finish(mut self) -> Document {
        let state = self.states.pop().unwrap_or_else(|| Self::new().states.remove(0));
        let lines = self.end_flow(&state).map(|f| f.lines).unwrap_or_default();
        let mut doc = Document { lines, ..Document::default() };
        doc.lines.append(&mut self.notes.0);
        doc.lines.append(&mut self.notes.1);
        let mut seen = BTreeSet::new();
        for head in std::mem::take(&mut self.heads) {
            if seen.insert(head.text.clone()) {
                doc.lines.push(Line { why: Some(head_why(&head.text)), ..head });
            }
        }
        let mut info = std::mem::take(&mut self.info);
        let author = info.remove("author").map(|a| clean(&a)).filter(|a| !a.is_empty());
        if let Some(author) = author {
            doc.bylines = author.split(';').map(clean).filter(|a| !a.is_empty()).collect();
            doc.from.insert("bylines".to_owned(), "document properties".to_owned());
        }
        doc.modified = info.remove("modified").and_then(|d| iso(&d));
        if doc.modified.is_some() {
            doc.from.insert("modified".to_owned(), "document properties".to_owned());
        }
        let title = info.remove("title");
        for (name, value) in info {
            if !matches!(name, "created" | "Last printed") || iso(&value).is_some() {
                fact(&mut doc, name, value.trim_end_matches(';'));
            }
        }
        let styled = self.title.take();
        set_title(&mut doc, title.as_deref(), styled);
        self.say(&mut doc);
        doc
    }

    /// Says what was left out and what may be wrong.
    pub(super) fn say(&self, doc: &mut Document) {
        let met = |what: usize| self.met.get(what).copied().unwrap_or(0);
        doc.warnings.extend(left_out(&[
            (met(COMMENTS), "comment", "comments"),
            (met(DELETIONS), "tracked deletion", "tracked deletions"),
            (met(HIDDEN), "piece of hidden text", "pieces of hidden text"),
        ]));
        if met(PICTURES) > 0 {
            fact(doc, "Pictures", &met(PICTURES).to_string());
        }
        if met(OBJECTS) > 0 {
            doc.warnings.push(format!(
                "{} in the document, which this program does not open.",
                count(met(OBJECTS), "embedded object is", "embedded objects are")
            ));
        }
        if met(SYMBOLS) > 0 {
            doc.warnings.push(
                "Some symbols of a special font can't be told; they are shown as □.".to_owned(),
            );
        }
        if self.unknown {
            doc.warnings.push("Some characters are in an encoding that can't be told; they are shown as \u{fffd}. Open the file in Word or LibreOffice, save it as .docx, and compare.".to_owned());
        }
        if self.broken {
            doc.warnings.push("The document is damaged or cut off: its end is missing. Compare it with the document in Word or LibreOffice.".to_owned());
        }
        if let Some(template) =
            doc.facts.get("Template").filter(|t| t.contains("://") || t.starts_with("\\\\"))
        {
            doc.warnings.push(format!(
                "The file refers to a template outside it ({template}); it was not fetched."
            ));
        }
        if doc.lines.is_empty() {
            doc.warnings.push("No text was found in this document.".to_owned());
        }
    }
}
