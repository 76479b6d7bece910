//! Plain text that was copied from a page carries remains of the page: which lines are they?
//! They are marked, never cut; the words that give them away are in [`super::phrases`].

use super::{
    masthead,
    phrases::{self, why},
};
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
    feet(&mut lines);
    sections(&mut lines);
    spans(body, &lines)
}

/// Lines that give themselves away.
fn single_lines(lines: &mut [Line<'_>]) {
    for line in lines.iter_mut() {
        line.why = phrases::why_line(line.text, &line.folded);
        if line.why.is_none()
            && line.text.contains(['|', '·', '•', '｜'])
            && masthead::is_bar(line.text)
        {
            line.why = Some(why::NAVIGATION);
        }
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

/// The keywords under a story, who wrote it, who edited it: lines that end it.
fn feet(lines: &mut [Line<'_>]) {
    let mut sentences = 0;
    let mut biography = false;
    for line in lines.iter_mut() {
        let said = is_sentence(line.text);
        if biography && line.why.is_none() {
            line.why = Some(why::AUTHOR);
        }
        biography = false;
        if line.why.is_none() && sentences > 0 && !said && line.length <= 240 {
            if phrases::names_keywords(line.text) {
                line.why = Some(why::TAGS);
            } else if phrases::names_editor(line.text) {
                line.why = Some(why::META);
            } else if phrases::heads_author(&line.folded) {
                line.why = Some(why::AUTHOR);
                biography = true;
            }
        }
        sentences += usize::from(said);
    }
}

/// Whether a line ends as a sentence does and is long enough for one.
fn is_sentence(line: &str) -> bool {
    const CLOSING: [char; 6] = ['"', '”', '’', '»', ')', '」'];
    let letters = line.chars().filter(|c| c.is_alphanumeric()).count();
    let least = if line.is_ascii() || !unspaced(line) { 40 } else { 16 };
    letters >= least
        && line
            .trim_end_matches(CLOSING)
            .ends_with(['.', '!', '?', '。', '！', '？', '।', '۔', '؟', '။', '។', '።'])
}

/// The headline once more, and the name of the site above it.
fn repeated_title(lines: &mut [Line<'_>], title: Option<&str>) {
    let Some(title) = title.map(phrases::fold) else { return };
    let mut seen = false;
    let mut first = None;
    for (i, line) in lines.iter_mut().enumerate().take(masthead::MOST + 8) {
        if line.folded == title {
            if seen {
                line.why = Some(why::REPEATED);
            } else {
                first = Some(i);
            }
            seen = true;
        }
    }
    // Only a short line or two can stand above a headline: the site, or the section. A menu can have more.
    let Some(first) = first.filter(|first| *first > 0) else { return };
    let head = || lines.iter().take(first);
    // What stands between words of a menu is of it.
    let menu = head().rposition(|line| masthead::is_navigation(line.text)).map_or(0, |at| at + 1);
    let kind = head().any(|line| masthead::is_kind(line.text));
    let short = |line: &Line<'_>| line.length <= 60;
    if first <= 2 && menu == 0 && !kind {
        for line in lines.iter_mut().take(first) {
            line.why.get_or_insert(why::SITE);
        }
    } else if menu > 0 && !kind && lines.iter().take(first).all(short) {
        for (at, line) in lines.iter_mut().enumerate().take(first) {
            line.why.get_or_insert(if at < menu { why::NAVIGATION } else { why::SITE });
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
        let end = if teasers { goes_on(lines, i + 1).map_or(end, |at| at.min(end)) } else { end };
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

/// Where the story goes on behind teasers in the middle of it: behind headlines without words under them, sentences up to
/// a sign that the story ends. A list of teasers has words under each of its headlines or under none; and behind the last
/// one nothing tells the story from another.
fn goes_on(lines: &[Line<'_>], from: usize) -> Option<usize> {
    const LEAST: usize = 60;
    let (mut headlines, mut at) = (0, from);
    loop {
        let line = lines.get(at)?;
        if phrases::heads_comments(&line.folded) {
            return None;
        }
        if is_sentence(line.text) && line.why.is_none() {
            break;
        }
        if phrases::heads_teasers(&line.folded) {
            headlines = 0;
        } else if line.why.is_none() {
            // A name, a day or a section: another story begins.
            let whole = line.text.split_whitespace().count() >= 4
                || !masthead::is_short(line.text) && !line.text.is_ascii() && line.length >= 12;
            if !whole {
                return None;
            }
            headlines += 1;
        }
        at += 1;
    }
    let first = lines.get(at)?;
    let long = first.length >= LEAST || unspaced(first.text) && first.length >= LEAST / 3;
    let rest = lines.get(at..)?;
    let end = rest.iter().find(|line| line.why.is_some() || !is_sentence(line.text))?;
    let ends = end.why.is_some()
        || phrases::heads_teasers(&end.folded)
        || phrases::heads_comments(&end.folded);
    (headlines >= 2 && long && ends).then_some(at)
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

/// The name that stands right above the headline, if the copyright notice names it too: that of the site.
pub(super) fn signed_site(body: &str, marks: &[Boilerplate]) -> Option<String> {
    let words = |mark: &Boilerplate| -> String {
        let length = mark.end.saturating_sub(mark.start);
        body.chars().skip(mark.start).take(length).collect()
    };
    let above = words(marks.iter().rfind(|mark| mark.why == why::SITE)?);
    let name = above.lines().map(str::trim).rfind(|line| !line.is_empty())?;
    let folded = phrases::fold(name);
    let mut notices = marks.iter().filter(|mark| mark.why == why::RIGHTS).map(words);
    (folded.chars().count() >= 4 && notices.any(|notice| phrases::fold(&notice).contains(&folded)))
        .then(|| name.to_owned())
}

/// Whether marks of these kinds show that a text of another format was copied from a page: two kinds, of which one is such
/// as no report or letter has. A heading "Comments" or "Related articles" may be a text's own; nobody counts the comments
/// in it but a page.
pub(super) fn show_a_page(kinds: &[&str], text: &str) -> bool {
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
    let counted = || {
        found.contains(&why::TEASERS)
            && text
                .lines()
                .any(|line| line.len() <= 60 && phrases::counts_comments(&phrases::fold(line)))
    };
    found.len() >= 2 && (found.iter().any(|kind| certain.contains(kind)) || counted())
}
