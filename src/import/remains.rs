//! Plain text that was copied from a page carries remains of the page: which lines are they?
//! They are marked, never cut; the words that give them away are in [`super::phrases`].

use super::phrases::{self, why};
use crate::model::{Boilerplate, text};
use std::ops::Range;

/// Paragraphs of at least this many characters are story, whatever is written above them.
const LONG: usize = 200;

/// A line of a text.
struct Line<'a> {
    bytes: Range<usize>,
    text: &'a str,
    folded: String,
    length: usize,
    why: Option<&'static str>,
}

impl Line<'_> {
    fn is_long(&self) -> bool {
        self.length >= LONG
            || self.length >= LONG / 3 && !self.text.is_ascii() && unspaced(self.text)
    }
}

/// Whether a text is in a script that needs few characters for a sentence.
fn unspaced(text: &str) -> bool {
    text.chars().filter(|c| ('\u{3040}'..='\u{d7af}').contains(c)).count() * 2
        > text.chars().count()
}

/// The remains in a text; `title` is the line that is its headline.
pub(super) fn mark(body: &str, title: Option<&str>) -> Vec<Boilerplate> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    for raw in body.split('\n') {
        let text = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        if !text.is_empty() {
            lines.push(Line {
                bytes: start..start + text.len(),
                text,
                folded: phrases::fold(text),
                length: text.chars().count(),
                why: None,
            });
        }
        at += raw.len() + 1;
    }
    single_lines(&mut lines);
    repeated_title(&mut lines, title);
    captions(&mut lines, body);
    sections(&mut lines);
    spans(body, &lines)
}

/// Lines that give themselves away.
fn single_lines(lines: &mut [Line<'_>]) {
    for line in lines.iter_mut() {
        line.why = phrases::why_line(line.text, &line.folded);
    }
    // The words of a share row or menu are ordinary words elsewhere: one of them alone between
    // paragraphs ("Back", "Top") is as likely a heading of the story.
    let marks: Vec<Option<&str>> = lines.iter().map(|l| l.why).collect();
    let long: Vec<bool> = lines.iter().map(Line::is_long).collect();
    let count = lines.len();
    let mut long_before = false;
    for (i, line) in lines.iter_mut().enumerate() {
        let alone = i > 0
            && i + 1 < count
            && marks.get(i - 1).is_some_and(Option::is_none)
            && marks.get(i + 1).is_some_and(Option::is_none);
        let inside = long_before && long.get(i + 1).is_some_and(|l| *l);
        long_before |= long.get(i).is_some_and(|l| *l);
        if alone && inside && line.why == Some(why::NAVIGATION) {
            line.why = None;
        }
    }
}

/// The headline once more, and the name of the site above it.
fn repeated_title(lines: &mut [Line<'_>], title: Option<&str>) {
    let Some(title) = title.map(phrases::fold) else { return };
    let mut seen = false;
    let mut first = None;
    for (i, line) in lines.iter_mut().enumerate().take(15) {
        if line.folded == title {
            if seen {
                line.why = Some(why::REPEATED);
            } else {
                first = Some(i);
            }
            seen = true;
        }
    }
    // Only a short line or two can stand above a headline: the site, or the section.
    if let Some(first @ 1..=2) = first {
        for line in lines.iter_mut().take(first) {
            line.why.get_or_insert(why::SITE);
        }
    }
}

/// Captions: a paragraph that ends in a credit, or a short line with the credit right under it.
fn captions(lines: &mut [Line<'_>], body: &str) {
    for i in 0..lines.len() {
        let Some(line) = lines.get(i) else { break };
        if line.why == Some(why::CREDIT) && i > 0 {
            let start = line.bytes.start;
            if let Some(before) = lines.get_mut(i - 1) {
                let touches = body
                    .get(before.bytes.end..start)
                    .is_some_and(|gap| gap.matches('\n').count() == 1);
                if touches && before.why.is_none() && before.length < LONG && i > 1 {
                    before.why = Some(why::CAPTION);
                }
            }
        } else if line.why.is_none()
            && phrases::ends_in_credit(line.text)
            && let Some(line) = lines.get_mut(i)
        {
            line.why = Some(why::CAPTION);
        }
    }
}

/// Teasers and comments run from their heading to the end, unless the story takes up again.
fn sections(lines: &mut [Line<'_>]) {
    let all: usize = lines.iter().filter(|l| l.is_long()).map(|l| l.length).sum();
    // Sums over the lines before `i`, carried along: there may be as many headings as lines.
    let (mut counted, mut before, mut short_before) = (0, 0, 0);
    let mut i = 0;
    while i < lines.len() {
        let Some(line) = lines.get(i) else { break };
        let teasers = phrases::heads_teasers(&line.folded);
        let comments = phrases::heads_comments(&line.folded);
        if !(teasers || comments) {
            i += 1;
            continue;
        }
        let reason = if teasers { why::TEASERS } else { why::COMMENTS };
        for line in lines.iter().take(i).skip(counted) {
            before += if line.is_long() { line.length } else { 0 };
            short_before += if line.why.is_none() { line.length } else { 0 };
        }
        counted = i;
        let here = lines.get(i).filter(|l| l.is_long()).map_or(0, |l| l.length);
        let after = all.saturating_sub(before + here);
        let end = resumes(lines, i + 1, before.max(short_before / 2), after);
        let mut heading = reason;
        for line in lines.iter_mut().take(end).skip(i) {
            if phrases::heads_teasers(&line.folded) {
                heading = why::TEASERS;
            } else if phrases::heads_comments(&line.folded) {
                heading = why::COMMENTS;
            }
            line.why.get_or_insert(heading);
        }
        i = end.max(i + 1);
    }
}

/// Where the story takes up again behind a heading at `from - 1`; the end if it does not.
///
/// It does when several long paragraphs follow one another, or when nearly all of the text is still to come.
fn resumes(lines: &[Line<'_>], from: usize, before: usize, after: usize) -> usize {
    if after > before * 3 {
        // The heading stands at the top: only short lines right behind it belong to it.
        return lines
            .iter()
            .enumerate()
            .skip(from)
            .find(|(_, l)| l.is_long())
            .map_or(lines.len(), |(i, _)| i);
    }
    let mut run = 0;
    for (i, line) in lines.iter().enumerate().skip(from) {
        if line.is_long() && line.length >= LONG + 50 {
            run += 1;
            if run == 3 {
                return i + 1 - run;
            }
        } else {
            run = 0;
        }
    }
    lines.len()
}

/// Marked lines as spans in code points; neighbours with one reason are one span.
fn spans(body: &str, lines: &[Line<'_>]) -> Vec<Boilerplate> {
    let mut ranges: Vec<(Range<usize>, &str)> = Vec::new();
    let mut joins = false;
    for line in lines {
        match (line.why, ranges.last_mut()) {
            (Some(reason), Some((last, why))) if joins && *why == reason => {
                last.end = line.bytes.end;
            }
            (Some(reason), _) => ranges.push((line.bytes.clone(), reason)),
            (None, _) => {}
        }
        joins = line.why.is_some();
    }
    let edges: Vec<usize> = ranges.iter().flat_map(|(r, _)| [r.start, r.end]).collect();
    let points = text::points_of(body, &edges);
    points
        .chunks_exact(2)
        .zip(&ranges)
        .filter_map(|(pair, (_, why))| match *pair {
            [start, end] => Some(Boilerplate { start, end, why: (*why).to_owned() }),
            _ => None,
        })
        .collect()
}

/// Whether marks of these kinds show that a text of another format was copied from a page: two kinds, of which one is such
/// as no report or letter has. A heading "Comments" or "Related articles" may be a text's own.
pub(super) fn show_a_page(kinds: &[&str]) -> bool {
    let of_pages = |kind: &&&str| {
        matches!(
            **kind,
            why::TEASERS
                | why::SHARE
                | why::COMMENTS
                | why::NEWSLETTER
                | why::COOKIES
                | why::NAVIGATION
                | why::MENU
                | why::ADVERT
        )
    };
    let certain = [why::SHARE, why::NEWSLETTER, why::COOKIES, why::ADVERT];
    let found: std::collections::BTreeSet<&&str> = kinds.iter().filter(of_pages).collect();
    found.len() >= 2 && found.iter().any(|kind| certain.contains(kind))
}
