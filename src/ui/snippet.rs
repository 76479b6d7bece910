//! Words of an article on one line with what was found in them marked: put in the order of reading, and cut to the
//! room there is without losing what was found.

use super::{bidi, breaks, theme};
use egui::{
    FontId, Rect, TextStyle, Ui,
    text::{LayoutJob, TextFormat},
    vec2,
};
use std::ops::Range;

/// Paints words into a row; `found` are code points of them.
pub fn paint(ui: &Ui, rect: Rect, words: &str, found: Range<usize>, current: bool) {
    let palette = theme::of(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let format = TextFormat { font_id: font.clone(), color: palette.text, ..TextFormat::default() };
    let marked = TextFormat {
        font_id: theme::bold(font.size),
        background: if current { palette.hit_current } else { palette.hit },
        ..format.clone()
    };
    let pieces = fitted(words, found, rect.width(), &mut |text, bold| {
        width_of(ui, text, if bold { &marked.font_id } else { &font })
    });
    let right = !bidi::starts_left_to_right(words);
    let lines = bidi::lines(&pieces, false, &[], f32::INFINITY, &mut |_, _| 0.0);
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for item in lines.into_iter().flatten() {
        let format = if item.piece == 1 { &marked } else { &format };
        bidi::append_parts(&mut job, item.parts, format);
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let left = if right { rect.right() - galley.size().x } else { rect.left() };
    let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
    let painter =
        ui.painter().with_clip_rect(rect.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
    painter.galley(at, galley, palette.text);
}

fn width_of(ui: &Ui, text: &str, font: &FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE).size().x
}

/// What stands before, in and behind the words that were found, cut to a width: more of what follows is kept than of
/// what goes before. `width_of` measures a text, bold or not.
fn fitted(
    words: &str,
    found: Range<usize>,
    room: f32,
    width_of: &mut dyn FnMut(&str, bool) -> f32,
) -> [String; 3] {
    let [before, hit, after] = parted(words, found);
    let (wide_before, wide_after) = (width_of(&before, false), width_of(&after, false));
    let left = (room - width_of(&hit, true)).max(0.0);
    if wide_before + wide_after <= left {
        return [before, hit, after];
    }
    let mut keep = (left * 0.4).min(wide_before);
    if wide_after < left - keep {
        keep = left - wide_after;
    }
    let before = cut_start(&before, keep, wide_before, width_of);
    let rest = left - width_of(&before, false);
    let after = cut_end(&after, rest, wide_after, width_of);
    [before, hit, after]
}

/// The words in three pieces. No letter is parted from its marks, and no word of a script whose letters are joined.
fn parted(words: &str, found: Range<usize>) -> [String; 3] {
    let byte = |point: usize| words.char_indices().nth(point).map_or(words.len(), |(at, _)| at);
    let (mut start, mut end) = (byte(found.start), byte(found.end));
    let ends = ends_of(words);
    start = ends.iter().rev().copied().find(|at| *at <= start).unwrap_or(0);
    end = ends.iter().copied().find(|at| *at >= end).unwrap_or(words.len());
    let joined = |c: Option<char>| {
        c.is_some_and(|c| unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::AL)
    };
    let head = |end: usize| words.get(..end).unwrap_or_default();
    let tail = |start: usize| words.get(start..).unwrap_or_default();
    while joined(tail(start).chars().next()) && joined(head(start).chars().next_back()) {
        let before = ends.partition_point(|at| *at < start);
        start = before.checked_sub(1).and_then(|i| ends.get(i)).copied().unwrap_or(0);
    }
    while joined(head(end).chars().next_back()) && joined(tail(end).chars().next()) {
        let next = ends.partition_point(|at| *at <= end);
        end = ends.get(next).copied().unwrap_or(words.len());
    }
    let hit = words.get(start..end).unwrap_or_default();
    [head(start).to_owned(), hit.to_owned(), tail(end).to_owned()]
}

/// Where a text may be cut, with its start and its end.
fn ends_of(text: &str) -> Vec<usize> {
    let ends = breaks::clusters(text).into_iter().scan(0, |at, cluster| {
        *at += cluster.len();
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The end of a text that fits.
fn cut_start(
    text: &str,
    room: f32,
    wide: f32,
    width_of: &mut dyn FnMut(&str, bool) -> f32,
) -> String {
    if wide <= room {
        return text.to_owned();
    }
    let ends = ends_of(text);
    let mut at = share(ends.len(), 1.0 - (room / wide.max(1.0)));
    loop {
        let Some(rest) = ends.get(at).and_then(|at| text.get(*at..)) else {
            return "…".to_owned();
        };
        // A whole word begins soon as a rule.
        let rest = match rest.split_once(' ') {
            Some((word, rest)) if word.chars().count() <= 12 => rest,
            _ => rest,
        };
        let cut = format!("…{rest}");
        if width_of(&cut, false) <= room {
            return cut;
        }
        at += (ends.len() / 16).max(1);
    }
}

/// The beginning of a text that fits.
fn cut_end(
    text: &str,
    room: f32,
    wide: f32,
    width_of: &mut dyn FnMut(&str, bool) -> f32,
) -> String {
    if wide <= room {
        return text.to_owned();
    }
    let ends = ends_of(text);
    let mut at = share(ends.len(), room / wide.max(1.0));
    loop {
        let rest = ends.get(at).and_then(|at| text.get(..*at)).unwrap_or_default();
        let rest = match rest.rsplit_once(' ') {
            Some((rest, word)) if word.chars().count() <= 12 => rest,
            _ => rest,
        };
        let cut = format!("{rest}…");
        if at == 0 || width_of(&cut, false) <= room {
            return cut;
        }
        at = at.saturating_sub((ends.len() / 16).max(1));
    }
}

/// A share of a number of letters.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the letters of a line"
)]
fn share(letters: usize, share: f32) -> usize {
    (letters as f32 * share.clamp(0.0, 1.0)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter is one wide.
    fn fit(words: &str, found: &str, room: f32) -> [String; 3] {
        let byte = words.find(found).unwrap();
        let start = words.get(..byte).unwrap().chars().count();
        let wide = |text: &str| f32::from(u16::try_from(breaks::clusters(text).len()).unwrap());
        fitted(words, start..start + found.chars().count(), room, &mut |text, _| wide(text))
    }

    #[test]
    fn what_was_found_stays_whatever_the_room() {
        let words = "The police of the harbour town freed forty people from a locked house near the bridge on Monday";
        assert_eq!(fit(words, "forty", 200.0).concat(), words);
        for room in [0_u8, 3, 8, 20, 40, 60] {
            let pieces = fit(words, "forty", f32::from(room));
            assert_eq!(pieces[1], "forty");
            let wide = pieces.concat().chars().count();
            assert!(wide <= 8 + usize::from(room), "{room}: {pieces:?}");
        }
        let [before, _, after] = fit(words, "forty", 40.0);
        assert!(before.starts_with('…') && before.ends_with("freed "), "{before}");
        assert!(after.ends_with('…') && after.starts_with(" people"), "{after}");
        // What is short on one side gives its room to the other.
        assert_eq!(fit(words, "police", 40.0)[0], "The ");
    }

    #[test]
    fn no_letter_is_parted_from_its_marks_nor_a_joined_word_in_two() {
        assert_eq!(fit("ตำรวจช่วยคนที่เกาะ", "ช", 100.0)[1], "ช่");
        assert_eq!(fit("أنقذت وبالفلبين أمس", "فلبين", 100.0)[1], "وبالفلبين");
        assert_eq!(fit("held in Manila", "Manila", 100.0), ["held in ", "Manila", ""]);
    }
}
