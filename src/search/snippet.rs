//! The words around a hit: about 160 code points, cut between words where there are blanks, and never between a
//! letter and its mark.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// How long a snippet is.
const LENGTH: usize = 160;
/// So far an end is moved to come to a blank.
const SLACK: usize = 24;

/// The stretch to show around a hit.
pub(super) fn around(text: &[char], hit: &Range<usize>) -> Range<usize> {
    let hit = hit.start.min(text.len())..hit.end.min(text.len());
    if hit.len() >= LENGTH {
        return hit;
    }
    let room = LENGTH - hit.len();
    let before = (room / 2).min(hit.start);
    let end = (hit.end + room - before).min(text.len());
    // What is not needed behind the hit is shown before it.
    let start = hit.start.saturating_sub(room - (end - hit.end));
    let blank = |i: usize| text.get(i).is_some_and(|c| c.is_whitespace());
    let marked = |i: usize| text.get(i).is_some_and(|c| is_combining_mark(*c));

    let mut from = start;
    if start > 0 && !blank(start - 1) {
        let reach = hit.start.min(start + SLACK);
        from = (start..reach).find(|i| blank(*i)).map_or(start, |i| i + 1);
    }
    while from < hit.start && (blank(from) || marked(from)) {
        from += 1;
    }
    let mut to = end;
    if end < text.len() && !blank(end) {
        let reach = hit.end.max(end.saturating_sub(SLACK));
        to = (reach..end).rev().find(|i| blank(*i)).unwrap_or(end);
    }
    // A mark belongs to the letter before it.
    while to > hit.end && to == end && marked(to) {
        to -= 1;
        if !marked(to) {
            break;
        }
    }
    while to > hit.end && blank(to - 1) {
        to -= 1;
    }
    from..to
}
