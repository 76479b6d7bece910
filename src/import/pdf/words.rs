//! Makes words of glyphs: runs of glyphs on one base line without a gap, each with its place on the page.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of a page are small numbers, and a little less precision does no harm"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::import::pdf::drawn;
use crate::import::pdf::glyphs::{COVERED, DRAWN, HIDDEN, Mark, Page};
use crate::import::pdf::script;
use crate::import::pdf::visible::GAP as COVER;

/// A word (in scripts without blanks: a stretch) in the upright coordinates of its group.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Its letters in reading order, unless it runs from right to left.
    pub text: String,
    /// Its letters from left to right as seen, if some run from right to left.
    pub pieces: Vec<String>,
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Base line.
    pub y: f32,
    /// Font size.
    pub size: f32,
    /// Flags of its first glyph.
    pub flags: u8,
    /// Whether a blank was drawn to its left.
    pub blank_left: bool,
    /// Whether a blank was drawn to its right.
    pub blank_right: bool,
    /// Place of the next upright rule to its left, as tables have them between their columns.
    pub rule: Option<f32>,
}

/// Text of one direction on a page.
#[derive(Debug)]
pub struct Group {
    /// Direction in degrees.
    pub angle: i16,
    /// Whether nobody can see it.
    pub hidden: bool,
    /// Whether that is because it lies under a filled box.
    pub covered: bool,
    /// Its words in the order of drawing.
    pub words: Vec<Word>,
}

/// The widest gap inside a word, in font sizes.
const GAP: f32 = 0.13;

struct Piece<'a> {
    text: Cow<'a, str>,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    flags: u8,
}

/// Sorts a page's glyphs into groups (most text first, hidden text last) and makes words of them.
pub fn groups(page: &Page) -> Vec<Group> {
    let uprights = Uprights::of(&page.uprights);
    // Seen, covered, hidden.
    let mut sorted: BTreeMap<(u8, i16), Vec<&Mark>> = BTreeMap::new();
    let gap = |mark: &Mark| page.text.get(mark.start as usize..mark.end as usize) == Some(COVER);
    for mark in &page.marks {
        let kind = if mark.flags & HIDDEN != 0 {
            2
        } else {
            u8::from(mark.flags & COVERED != 0 && !gap(mark))
        };
        sorted.entry((kind, mark.angle)).or_default().push(mark);
    }
    let mut parts: Vec<((u8, i16), Vec<&Mark>)> = sorted.into_iter().collect();
    parts.sort_by_key(|((kind, angle), marks)| (*kind, std::cmp::Reverse(marks.len()), *angle));
    parts
        .into_iter()
        .map(|((kind, angle), marks)| {
            let (sin, cos) = match angle {
                0 => (0.0, 1.0),
                90 => (1.0, 0.0),
                180 => (0.0, -1.0),
                -90 => (-1.0, 0.0),
                _ => f32::from(angle).to_radians().sin_cos(),
            };
            let pieces = marks.into_iter().filter_map(|mark| {
                let along = mark.x * cos + mark.y * sin;
                Some(Piece {
                    text: page.text.get(mark.start as usize..mark.end as usize)?.into(),
                    x0: along,
                    x1: along + mark.advance.max(0.0),
                    y: mark.y * cos - mark.x * sin,
                    size: mark.size.max(0.01),
                    flags: mark.flags,
                })
            });
            let pieces: Vec<Piece<'_>> = pieces.collect();
            let blanks = Blanks::of(&pieces);
            let none = Uprights::default();
            let uprights = if angle == 0 { &uprights } else { &none };
            let words = words(pieces.into_iter(), &blanks, uprights);
            Group { angle, hidden: kind > 0, covered: kind == 1, words }
        })
        .collect()
}

/// Where blanks are drawn: some programs draw all those of a line before its letters, in a font of their own.
struct Blanks(BTreeMap<i32, Vec<f32>>);

impl Blanks {
    fn of(pieces: &[Piece<'_>]) -> Self {
        let mut rows: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for piece in pieces.iter().filter(|p| !p.text.is_empty() && p.text.trim().is_empty()) {
            let middle = f32::midpoint(piece.x0, piece.x1);
            rows.entry(piece.y.round() as i32).or_default().push(middle);
        }
        for row in rows.values_mut() {
            row.sort_by(f32::total_cmp);
        }
        Self(rows)
    }

    /// Whether a blank stands between two places of a base line.
    fn between(&self, from: f32, to: f32, y: f32) -> bool {
        let y = y.round() as i32;
        self.0
            .range(y.saturating_sub(1)..=y.saturating_add(1))
            .any(|(_, row)| row.get(row.partition_point(|&x| x <= from)).is_some_and(|&x| x < to))
    }
}

/// Upright rules by their height on the page, from left to right.
#[derive(Default)]
struct Uprights(BTreeMap<i32, Vec<[f32; 3]>>);

impl Uprights {
    /// Points of one strip of the page.
    const STRIP: f32 = 24.0;

    fn of(rules: &[[f32; 3]]) -> Self {
        let mut strips: BTreeMap<i32, Vec<[f32; 3]>> = BTreeMap::new();
        // More than any table has is a drawing.
        for rule in rules.iter().take(2_000) {
            let (top, bottom) = ((rule[1] / Self::STRIP) as i32, (rule[2] / Self::STRIP) as i32);
            for strip in top..=bottom.min(top.saturating_add(400)) {
                strips.entry(strip).or_default().push(*rule);
            }
        }
        for strip in strips.values_mut() {
            strip.sort_by(|a, b| a[0].total_cmp(&b[0]));
        }
        Self(strips)
    }

    /// The last rule at or before a place, at this height.
    fn before(&self, x: f32, y: f32) -> Option<f32> {
        let strip = self.0.get(&((y / Self::STRIP) as i32))?;
        let end = strip.partition_point(|rule| rule[0] <= x);
        let near = strip.get(..end)?.iter().rev().take(50);
        near.filter(|rule| rule[1] <= y && rule[2] >= y).map(|rule| rule[0]).next()
    }

    /// Whether one stands between two places.
    fn between(&self, from: f32, to: f32, y: f32) -> bool {
        to > from && self.before(to, y).is_some_and(|x| x >= from)
    }
}

/// The narrowest blank, in font sizes.
const NARROWEST: f32 = 0.12;

fn words<'a>(
    pieces: impl Iterator<Item = Piece<'a>>,
    blanks: &Blanks,
    uprights: &Uprights,
) -> Vec<Word> {
    let mut out = Vec::new();
    let mut open: Vec<Piece<'a>> = Vec::new();
    let mut extent = (0.0_f32, 0.0_f32);
    // Place of a blank drawn since the last word ended.
    let mut blank: Option<(f32, f32)> = None;
    let mut seen: BTreeMap<String, Vec<(f32, f32)>> = BTreeMap::new();
    let mut pieces = pieces.peekable();
    while let Some(mut piece) = pieces.next() {
        if piece.text.is_empty() {
            continue;
        }
        // TeX draws an accent as a sign of its own over or under its letter.
        if let Some(accent) = accent(&piece.text) {
            if let Some(next) = pieces.next_if(|next| sits_on(&piece, next)) {
                let mut letters = next.text.chars();
                let base = match letters.next() {
                    Some('ı') => 'i',
                    Some('ȷ') => 'j',
                    base => base.unwrap_or(' '),
                };
                let text = format!("{base}{accent}{}", letters.as_str());
                piece = Piece { text: text.into(), ..next };
            } else if open.last().is_some_and(|last| sits_on(&piece, last)) {
                piece.text = accent.to_string().into();
            }
        }
        if piece.text.trim().is_empty() {
            close(&mut open, blank.take(), Some((piece.x0, piece.y)), &mut out, &mut seen);
            blank = Some((piece.x0, piece.y));
            continue;
        }
        // A script without blanks between its words has some all the same, and a figure is set apart by them.
        let apart = !open.is_empty()
            && piece.x0 - extent.1 > piece.size * NARROWEST
            && blanks.between(extent.1, piece.x0, piece.y);
        if apart {
            let after = Some((f32::midpoint(extent.1, piece.x0), piece.y));
            close(&mut open, blank.take(), after, &mut out, &mut seen);
            blank = after;
        } else if !open.is_empty()
            && (!continues(&open, extent, &piece)
                || uprights.between(extent.1, piece.x0, piece.y - piece.size * 0.3))
        {
            close(&mut open, blank.take(), None, &mut out, &mut seen);
        }
        if open.is_empty() {
            extent = (piece.x0, piece.x1);
        } else {
            extent = (extent.0.min(piece.x0), extent.1.max(piece.x1));
        }
        open.push(piece);
    }
    close(&mut open, blank, None, &mut out, &mut seen);
    for word in &mut out {
        // Only a script that has no blanks of itself needs to be told of one at the end of a line.
        let unspaced = |letter: Option<char>| letter.is_some_and(script::is_unspaced);
        let near = word.size * 0.5;
        word.rule = uprights.before(word.x0 + 0.5, word.y - word.size * 0.3);
        word.blank_left |=
            unspaced(word.text.chars().next()) && blanks.between(word.x0 - near, word.x0, word.y);
        word.blank_right |= unspaced(word.text.chars().next_back())
            && blanks.between(word.x1, word.x1 + near, word.y);
    }
    out
}

/// The combining form of an accent that stands alone.
fn accent(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let accent = match letters.next()? {
        '`' | '\u{2CB}' => '\u{300}',
        '´' | '\u{2CA}' => '\u{301}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' | '°' => '\u{30A}',
        '˝' => '\u{30B}',
        'ˇ' => '\u{30C}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    };
    letters.next().is_none().then_some(accent)
}

/// Whether an accent lies over a letter and not beside it.
fn sits_on(accent: &Piece<'_>, letter: &Piece<'_>) -> bool {
    let middle = f32::midpoint(accent.x0, accent.x1);
    letter.text.chars().next().is_some_and(char::is_alphabetic)
        && middle > letter.x0
        && middle < letter.x1
        && (middle - f32::midpoint(letter.x0, letter.x1)).abs() < letter.size * 0.22
        && (accent.y - letter.y).abs() < letter.size * 0.5
}

fn continues(open: &[Piece<'_>], extent: (f32, f32), piece: &Piece<'_>) -> bool {
    let (Some(last), Some(letter), Some(first)) =
        (open.last(), piece.text.chars().next(), open.first())
    else {
        return false;
    };
    let size = last.size.max(piece.size);
    let mark = script::is_mark(letter);
    if piece.size / last.size > 1.25 || last.size / piece.size > 1.25 {
        return mark && (piece.y - last.y).abs() < size * 0.5;
    }
    if (piece.y - first.y).abs() > size * if mark { 0.6 } else { 0.12 } {
        return false;
    }
    if mark {
        return piece.x0 > extent.0 - size * 0.5 && piece.x0 < extent.1 + size * 0.4;
    }
    let before = last.text.chars().next_back().unwrap_or(' ');
    if before == ' ' || piece.text.starts_with(' ') {
        return false;
    }
    let widest =
        if script::is_unspaced(before) && script::is_unspaced(letter) { 0.55 } else { GAP } * size;
    let gap = piece.x0 - extent.1;
    if gap < widest && gap > -size * 0.6 && piece.x0 >= last.x0 - size * 0.1 {
        return true;
    }
    // Some programs draw right-to-left text in reading order: the next glyph ends where the last one starts.
    let rtl = |text: &str| text.chars().any(script::is_rtl);
    let back = extent.0 - piece.x1;
    back.abs() < GAP * size && (rtl(&piece.text) || rtl(&last.text))
}

fn close(
    open: &mut Vec<Piece<'_>>,
    before: Option<(f32, f32)>,
    after: Option<(f32, f32)>,
    out: &mut Vec<Word>,
    seen: &mut BTreeMap<String, Vec<(f32, f32)>>,
) {
    let pieces = std::mem::take(open);
    let Some(first) = pieces.first() else { return };
    let mut word = Word {
        x0: pieces.iter().map(|piece| piece.x0).fold(f32::INFINITY, f32::min),
        x1: pieces.iter().map(|piece| piece.x1).fold(f32::NEG_INFINITY, f32::max),
        y: first.y,
        size: pieces.iter().map(|piece| piece.size).fold(0.0, f32::max),
        flags: first.flags,
        ..Word::default()
    };
    for piece in &pieces {
        word.text.push_str(&piece.text);
    }
    if first.flags & DRAWN != 0 {
        word.text = drawn::written(&word.text);
    }
    let starts = word.text.starts_with(' ');
    let ends = word.text.ends_with(' ');
    let rtl = word.text.chars().any(script::is_rtl);
    word.blank_left = if rtl { ends } else { starts };
    word.blank_right = if rtl { starts } else { ends };
    for (x, y) in [before, after].into_iter().flatten() {
        if (y - word.y).abs() > word.size {
            continue;
        }
        if x < f32::midpoint(word.x0, word.x1) {
            word.blank_left |= x > word.x0 - word.size * 2.0;
        } else {
            word.blank_right |= x < word.x1 + word.size * 2.0;
        }
    }
    if rtl {
        word.pieces = visual(&pieces);
    } else {
        let trimmed = word.text.trim().len();
        if trimmed != word.text.len() {
            word.text = String::from(word.text.trim());
        }
    }
    // Heavy type is sometimes made by drawing the same word again a little beside.
    let places = seen.entry(word.text.clone()).or_default();
    let again = places.iter().rev().take(16).any(|&(x, y)| {
        (x - word.x0).abs() < word.size * 0.2 && (y - word.y).abs() < word.size * 0.2
    });
    if again {
        return;
    }
    places.push((word.x0, word.y));
    out.push(word);
}

/// The glyphs of a word from left to right, with marks behind the letters that they stand on.
fn visual(pieces: &[Piece<'_>]) -> Vec<String> {
    let middle = |piece: &Piece<'_>| f32::midpoint(piece.x0, piece.x1);
    let is_mark = |piece: &Piece<'_>| piece.text.chars().all(script::is_mark);
    let mut letters: Vec<(f32, f32, f32, String)> = pieces
        .iter()
        .filter(|piece| !is_mark(piece))
        .map(|piece| (middle(piece), piece.x0, piece.x1, piece.text.trim().to_owned()))
        .collect();
    letters.sort_by(|a, b| a.0.total_cmp(&b.0));
    for mark in pieces.iter().filter(|piece| is_mark(piece)) {
        let at = middle(mark);
        let distance = |letter: &(f32, f32, f32, String)| {
            if at >= letter.1 && at <= letter.2 {
                (letter.0 - at).abs() * 0.01
            } else {
                (letter.0 - at).abs()
            }
        };
        // Words are short; a hostile one is not worth more than its nearest hundred letters.
        let from = letters.partition_point(|letter| letter.0 < at).saturating_sub(50);
        let best = letters
            .iter()
            .enumerate()
            .skip(from)
            .take(100)
            .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
            .map(|(place, _)| place);
        match best.and_then(|place| letters.get_mut(place)) {
            Some(letter) => letter.3.push_str(&mark.text),
            None => letters.push((at, mark.x0, mark.x1, mark.text.clone().into_owned())),
        }
    }
    letters.into_iter().map(|letter| letter.3).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_drawn_before_their_letters_set_words_apart() {
        let piece = |text: &'static str, x0: f32, x1: f32| Piece {
            text: text.into(),
            x0,
            x1,
            y: 50.0,
            size: 12.0,
            flags: 0,
        };
        // The blank first, then letters with a gap that is none where no blank is drawn.
        let pieces = [
            piece(" ", 20.0, 23.0),
            piece("ក", 10.0, 20.0),
            piece("ខ", 23.5, 32.0),
            piece("គ", 35.5, 44.0),
        ];
        let blanks = Blanks::of(&pieces);
        let words = words(pieces.into_iter(), &blanks, &Uprights::default());
        assert_eq!(words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["ក", "ខគ"]);
        assert!(words[0].blank_right && words[1].blank_left);
    }
}
