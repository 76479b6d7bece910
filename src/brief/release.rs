//! The last steps of composing: who may see the document, what is withheld from it, and the list of what was left out.

use super::{
    document::{Document, Part, Release, Span},
    english as words, english_release as release,
    redact::{self, Redaction},
};
use crate::{
    cite::{Look, Rich},
    findings::Findings,
    model::{Brief, Project},
};

/// Who a brief is for, who made it and when, and who may see it, in words.
pub(super) fn handling(brief: &Brief) -> Release {
    let handling = &brief.handling;
    Release {
        marking: handling.marking.map_or_else(String::new, |m| m.label().to_owned()),
        meaning: handling.marking.map_or_else(String::new, |m| release::marking(m).to_owned()),
        recipient: handling.recipient.trim().to_owned(),
        date: handling.date.map_or_else(String::new, words::date),
        maker: redact::maker(brief),
    }
}

/// A document whose handling stands in paragraphs of its own, first and last: for formats that do not print
/// [`Document::handling`] themselves.
pub fn marked(document: &Document) -> Document {
    let line = handling_line(document);
    let mut document = document.clone();
    if line.is_empty() {
        return document;
    }
    let part = Part::Paragraph(vec![Span::Text(line)]);
    document.parts.insert(0, part.clone());
    document.blocks.clear();
    document.parts.push(part);
    document
}

/// Who may see a document, who it is for, when and by whom it was made, in one line; nothing where nothing is said.
pub fn handling_line(document: &Document) -> Rich {
    let (handling, labels) = (&document.handling, &document.labels);
    let mut line = Rich::default();
    if !handling.marking.is_empty() {
        line.push_look(&handling.marking, Look { bold: true, ..Look::default() });
        line.push(&format!(" {}", handling.meaning));
    }
    for (label, words) in [
        (labels.recipient, &handling.recipient),
        (labels.dated, &handling.date),
        (labels.maker, &handling.maker),
    ] {
        if !words.is_empty() {
            let mark = if line.is_empty() { "" } else { " · " };
            line.push(&format!("{mark}{label}: {words}"));
        }
    }
    line
}

/// Puts more into the list of what was left out, which is made if the document has none.
pub fn leave_out(document: &mut Document, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    match document.parts.last_mut() {
        Some(Part::Method { heading, text }) if heading == release::LEFT_OUT_HEADING => {
            text.extend_from_slice(lines);
        }
        _ => document.parts.push(Part::Method {
            heading: release::LEFT_OUT_HEADING.to_owned(),
            text: lines.to_vec(),
        }),
    }
}

/// Takes out what is withheld and says how much that was, in a document that is marked or withholds anything.
pub(super) fn close(
    document: &mut Document,
    project: &Project,
    findings: &Findings,
    brief: &Brief,
) {
    let redaction = Redaction::of(project, findings, brief);
    redaction.apply(document);
    if redaction.holds_nothing() && document.handling.is_empty() {
        return;
    }
    let (words, persons, figures) = redaction.counts();
    let persons: Vec<String> = persons.iter().cloned().collect();
    document.parts.push(Part::Method {
        heading: release::LEFT_OUT_HEADING.to_owned(),
        text: release::left_out(words, &persons, figures),
    });
}
