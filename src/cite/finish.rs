//! What is done to the text of the processor: spans of time, marks, capitals, stray punctuation.

use super::{
    engine::{Cited, Cluster, Entry, Pass},
    faults, literal, numbers, probe,
    reference::Reference,
    rich::Rich,
    spans::{self, Delimiters},
    stand_in::Taken,
    style::Style,
    titles,
    typography::{self, Quotes},
};
use std::collections::BTreeMap;

/// With both ends of dates that are spans of time.
pub(super) fn with_spans(
    style: &Style,
    locale: Option<&str>,
    mut cited: Cited,
    references: &[Reference],
    clusters: &[Cluster],
) -> Cited {
    let spans: Vec<_> = references.iter().map(Reference::span).collect();
    if spans.iter().all(Option::is_none) {
        return cited;
    }
    let mut ends = references.to_vec();
    for (reference, span) in ends.iter_mut().zip(&spans) {
        if let Some((field, _, end)) = span {
            reference.set_fixed(field, *end);
        }
    }
    let delimiters = Delimiters::of(&style.csl, locale);
    let span = |work: usize| {
        let (_, start, end) = spans.get(work)?.as_ref()?;
        Some((*start, *end))
    };
    let last = Pass::new(style, locale, &ends).cited(clusters);
    for (at, (text, end)) in cited.citations.iter_mut().zip(&last.citations).enumerate() {
        let works = clusters.get(at).map(Vec::as_slice).unwrap_or_default();
        if let [work] = works
            && let Some(dates) = span(*work)
        {
            *text = spans::joined(text, end, dates, &delimiters).unwrap_or_else(|| text.clone());
        }
    }
    let by_work: BTreeMap<usize, &Rich> =
        last.entries.iter().map(|e| (e.reference, &e.text)).collect();
    for entry in &mut cited.entries {
        if let (Some(dates), Some(end)) = (span(entry.reference), by_work.get(&entry.reference))
            && let Some(text) = spans::joined(&entry.text, end, dates, &delimiters)
        {
            entry.text = text;
        }
    }
    cited
}

/// Without stray punctuation, and with something in every entry by which the work can be found.
pub(super) fn mended(
    style: &Style,
    locale: Option<&str>,
    cited: Cited,
    references: &[Reference],
    clusters: &[Cluster],
) -> Cited {
    let quotes = Quotes::of(style, locale);
    let dates = literal::Dates::of(references, &Taken::of(references));
    let set = |text: Rich, of: &[&Reference]| {
        let text = titles::set(typography::set(&text, &quotes), of);
        let text = numbers::with_dashes(typography::with_print(text), of, &quotes.range);
        faults::cleaned(text, of, style.spaced)
    };
    let citations = cited.citations.into_iter().enumerate().map(|(at, text)| {
        let cluster = clusters.get(at).map(Vec::as_slice).unwrap_or_default();
        let of: Vec<&Reference> = cluster.iter().filter_map(|i| references.get(*i)).collect();
        let text = set(dates.set(text, cluster), &of);
        if style.notes { faults::opened(text, &of, &quotes.undated) } else { text }
    });
    let entries = cited.entries.into_iter().filter_map(|entry| {
        let Some(reference) = references.get(entry.reference) else { return Some(entry) };
        let text = dates.set(entry.text, &[entry.reference]);
        let text = faults::opened(set(text, &[reference]), &[reference], &quotes.undated);
        let label = entry.label.map(|label| typography::set(&label, &quotes));
        // Some styles for journals leave out the titles of all else: "2023." leads nowhere.
        let bare = reference.bare();
        let named = bare.is_empty()
            || reference.title().is_none()
            || !probe::names_titles(style)
            || reference.named_in(&text.text());
        let text = if named { text } else { Rich::plain(&bare) };
        let empty = text.is_empty() && label.is_none();
        (!empty).then_some(Entry { label, text, reference: entry.reference })
    });
    Cited { citations: citations.collect(), entries: entries.collect() }
}
