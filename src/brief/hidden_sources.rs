//! Sources that a document names for withheld figures alone: their titles and addresses tell the figure ("Three women
//! freed in Poipet"), and nothing else of the document needs them.

use super::{
    document::{Document, Part, Span},
    withhold::WITHHELD,
};
use crate::cite::Rich;
use std::collections::BTreeSet;

/// Puts the mark in the place of the sources that stand behind nothing but these figures.
pub(super) fn hide(document: &mut Document, withheld: &BTreeSet<usize>) {
    let alone = alone(document, withheld);
    if alone.is_empty() {
        return;
    }
    for (number, source) in document.articles.iter_mut().enumerate() {
        if alone.contains(&number) {
            WITHHELD.clone_into(&mut source.label);
            WITHHELD.clone_into(&mut source.file_name);
            source.reference = Rich::plain(WITHHELD);
            (source.publisher, source.url, source.archived_url) = (None, None, None);
        }
    }
    let blank = |spans: &mut Vec<Span>| {
        for span in spans {
            if let Span::Cite { text, articles } = span
                && articles.iter().all(|number| alone.contains(number))
            {
                *text = Rich::plain(WITHHELD);
            }
        }
    };
    for part in &mut document.parts {
        match part {
            Part::Paragraph(spans)
            | Part::Finding { text: spans, .. }
            | Part::Quotation { source: spans, .. } => blank(spans),
            Part::Table { rows, .. } => rows.iter_mut().flatten().for_each(blank),
            Part::Bibliography { entries, .. } => {
                entries.retain(|entry| !alone.contains(&entry.article));
            }
            Part::Heading { .. } | Part::Picture(_) | Part::Method { .. } | Part::Evidence => {}
        }
    }
    document.notes.iter_mut().for_each(blank);
}

/// The numbers of the articles in which quotes of these figures stand, without those that anything else names.
fn alone(document: &Document, withheld: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut behind = BTreeSet::new();
    let mut needed = BTreeSet::new();
    for (number, figure) in document.figures.iter().enumerate() {
        let quotes = figure.evidence.iter().flat_map(|e| &e.quotes).map(|quote| quote.article);
        match withheld.contains(&number) {
            true => behind.extend(quotes),
            false => {
                needed.extend(quotes);
                let rivals = figure.evidence.iter().flat_map(|e| &e.rivals);
                needed.extend(rivals.flat_map(|rival| &rival.articles).copied());
            }
        }
    }
    let mut spans: Vec<&Vec<Span>> = document.notes.iter().collect();
    for part in &document.parts {
        match part {
            Part::Paragraph(text)
            | Part::Finding { text, .. }
            | Part::Quotation { source: text, .. } => spans.push(text),
            Part::Table { rows, .. } => spans.extend(rows.iter().flatten()),
            Part::Heading { .. }
            | Part::Picture(_)
            | Part::Method { .. }
            | Part::Evidence
            | Part::Bibliography { .. } => {}
        }
    }
    // In a style with notes the citation of a figure stands in a note.
    let mut of_notes: BTreeSet<usize> = BTreeSet::new();
    for line in &spans {
        for (at, span) in line.iter().enumerate() {
            if let Span::Note(note) = span
                && figure_before(line, at).is_some_and(|figure| withheld.contains(&figure))
            {
                of_notes.insert(*note);
            }
        }
    }
    for (number, line) in spans.iter().enumerate() {
        for (at, span) in line.iter().enumerate() {
            let Span::Cite { articles, .. } = span else { continue };
            let hidden = figure_before(line, at).is_some_and(|figure| withheld.contains(&figure))
                || of_notes.contains(&number) && number < document.notes.len();
            if !hidden {
                needed.extend(articles.iter().copied());
            }
        }
    }
    behind.difference(&needed).copied().collect()
}

/// The figure that a citation or note stands behind, with nothing but blanks between.
fn figure_before(line: &[Span], at: usize) -> Option<usize> {
    for span in line.get(..at)?.iter().rev() {
        match span {
            Span::Figure { figure, .. } => return Some(*figure),
            Span::Text(text) if text.text().trim().is_empty() => {}
            // What tells one value from others, and notes before this one.
            Span::Text(text) if text.text().trim().starts_with('[') => {}
            Span::Note(_) => {}
            _ => return None,
        }
    }
    None
}
