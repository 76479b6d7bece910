//! Long texts in the reader: what is laid out, what moves, what stays where it was.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::format_collect,
    clippy::let_underscore_must_use,
    reason = "a test fails by panicking, and its numbers are small"
)]

use crate::reader::{Desk, all_samples, at, button, clicks, desk, highlight, points, selected};
use corrobora::ui::reader::{Highlight, Reader};
use corrobora::ui::theme;
use egui::{Event, Key, Modifiers, pos2, vec2};
use egui_kittest::Harness;

#[test]
fn a_long_text_is_laid_out_only_where_it_is_seen() {
    let text = all_samples().repeat(400);
    assert!(text.len() > 1_000_000);
    let highlights: Vec<Highlight<u32>> =
        (0..1000).map(|i| highlight(i, i as usize * 400..i as usize * 400 + 60, &[0])).collect();
    let mut harness = desk(&text);
    let first = harness.state().engine.layouts_made();
    // The window holds two dozen lines; each sample is two to four lines long.
    assert!(first < 60, "{first} paragraphs for the first frames");
    harness.state_mut().highlights = highlights;
    harness.step();
    // Far down: the paragraph is found although nothing before it was laid out.
    let point = text.chars().count() / 2;
    let before = harness.state().engine.layouts_made();
    harness.state_mut().reader.scroll_to(point..point + 10);
    harness.step();
    let made = harness.state().engine.layouts_made() - before;
    assert!(made < 60, "{made} paragraphs for a jump");
    assert!(harness.state().reader.visible().contains(&point));
    let place = at(&mut harness, point);
    assert!((100.0..400.0).contains(&place.y), "a third from the top: {place:?}");
    // What is measured meanwhile does not move what is read.
    for _ in 0..20 {
        harness.step();
    }
    let later = at(&mut harness, point);
    assert!((later.y - place.y).abs() < 2.0, "{place:?} became {later:?}");
    assert!(harness.state().engine.layouts_made() > before + made, "measuring goes on");
}

#[test]
fn measuring_ends_and_then_nothing_runs() {
    let text = all_samples().repeat(3);
    let mut harness = desk(&text);
    for _ in 0..40 {
        harness.step();
    }
    let made = harness.state().engine.layouts_made();
    assert_eq!(made, 31, "each paragraph once");
    harness.step();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_secs(1), "{delay:?}");
}

#[test]
fn a_paragraph_of_a_megabyte_is_shown_and_selected_in() {
    let text = "មនុស្សទាំងអស់ កើតមកមានសេរីភាព។ ".repeat(12_000);
    let mut harness = desk(&text);
    assert!(harness.state().engine.layouts_made() < 8);
    let point = 300_000;
    harness.state_mut().reader.scroll_to(point..point + 5);
    harness.step();
    harness.step();
    let place = at(&mut harness, point);
    clicks(&mut harness, place, 3);
    assert_eq!(selected(&harness).chars().count(), "មនុស្សទាំងអស់ កើតមកមានសេរីភាព។".chars().count());
}

#[test]
fn the_wheel_scrolls_and_up_again_without_jumps() {
    let text = all_samples().repeat(30);
    let mut harness = desk(&text);
    harness.event(Event::PointerMoved(pos2(400.0, 300.0)));
    let scroll = |harness: &mut Harness<'_, Desk>, y: f32| {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, y),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        });
        for _ in 0..12 {
            harness.step();
        }
    };
    for _ in 0..5 {
        scroll(&mut harness, -300.0);
    }
    assert!(harness.state().reader.offset() > 600.0);
    for _ in 0..8 {
        scroll(&mut harness, 300.0);
    }
    assert_eq!(harness.state().reader.offset(), 0.0);
}

#[test]
fn another_width_or_size_keeps_the_place() {
    let text = all_samples().repeat(40);
    let mut harness = desk(&text);
    let point = points(&text, "Tất cả").start + 20_000;
    harness.state_mut().reader.scroll_to(point..point + 1);
    harness.step();
    let first = harness.state().reader.visible();
    harness.state_mut().options.font_size = 24.0;
    harness.step();
    assert!(harness.state().reader.visible().start.abs_diff(first.start) < 400);
    harness.set_size(vec2(500.0, 700.0));
    harness.step();
    assert!(harness.state().reader.visible().start.abs_diff(first.start) < 400);
}

#[test]
fn a_drag_below_the_window_scrolls_on_and_goes_on_selecting() {
    let text = all_samples().repeat(20);
    let mut harness = desk(&text);
    let from = at(&mut harness, 10);
    button(&mut harness, from, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(pos2(400.0, 760.0)));
    for _ in 0..60 {
        harness.step();
    }
    assert!(harness.state().reader.offset() > 300.0, "{}", harness.state().reader.offset());
    // The button is let go outside: the drag is over and the text stands still.
    harness.event(Event::PointerMoved(pos2(400.0, 400.0)));
    button(&mut harness, pos2(400.0, 400.0), false, Modifiers::NONE);
    let (offset, selection) = (harness.state().reader.offset(), harness.state().reader.selection());
    assert!(selection.clone().is_some_and(|s| s.start == 10 && s.len() > 800), "{selection:?}");
    harness.event(Event::PointerMoved(pos2(400.0, 790.0)));
    harness.run();
    assert_eq!(harness.state().reader.offset(), offset);
    assert_eq!(harness.state().reader.selection(), selection);
}

#[test]
fn the_caret_stays_in_view_when_keys_move_it() {
    let text = all_samples().repeat(10);
    let mut harness = desk(&text);
    clicks(&mut harness, pos2(300.0, 40.0), 1);
    for _ in 0..60 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
        let end = harness.state().reader.selection().unwrap().end;
        at(&mut harness, end);
    }
    assert!(harness.state().reader.offset() > 500.0);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    harness.run();
    let seen = harness.state().reader.visible();
    assert_eq!(seen.end, text.chars().count());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    harness.run();
    assert_eq!(harness.state().reader.offset(), 0.0);
}

#[test]
fn two_texts_in_one_place_keep_their_own_positions() {
    let long = all_samples().repeat(20);
    let mut harness = desk(&long);
    harness.state_mut().reader.scroll_to(5000..5001);
    harness.run();
    let offset = harness.state().reader.offset();
    let first = std::mem::replace(&mut harness.state_mut().reader, Reader::new("short".into()));
    harness.run();
    assert_eq!(harness.state().reader.offset(), 0.0);
    harness.state_mut().reader = first;
    harness.run();
    assert!((harness.state().reader.offset() - offset).abs() < 1.0 && offset > 500.0);
}

#[test]
fn more_glyphs_than_a_page_holds_empty_the_stalest_page() {
    let text = all_samples();
    let mut harness = desk(&text);
    for size in 10..40u8 {
        harness.state_mut().options.font_size = f32::from(size);
        harness.step();
    }
    harness.set_pixels_per_point(2.0);
    harness.step();
    for size in 20..110u8 {
        harness.state_mut().options.font_size = f32::from(size);
        harness.step();
    }
    let (pages, evictions) = harness.state().engine.pages();
    assert!(pages <= 8 && evictions > 0, "{pages} pages, {evictions} emptied");
    // Then the first size again: everything is drawn as it was at first.
    harness.set_pixels_per_point(1.0);
    harness.state_mut().options.font_size = theme::size::READER;
    harness.run();
    let again = harness.render().expect("a picture");
    let fresh = desk(&text).render().expect("a picture");
    let differ = again.pixels().zip(fresh.pixels()).filter(|(a, b)| a != b).count();
    assert_eq!(differ, 0);
}

#[test]
fn keys_cross_the_places_where_a_long_paragraph_is_cut() {
    // Sentences of 50 letters: the paragraph is cut at the last one that begins before 16 kB.
    let text = "All the words of this sentence are fifty letters. ".repeat(700);
    let cut = 16 * 1024 / 50 * 50;
    let mut harness = desk(&text);
    clicks(&mut harness, pos2(300.0, 40.0), 1);
    harness.state_mut().reader.select(cut - 10..cut - 10);
    for (key, len) in [(Key::ArrowRight, 20), (Key::ArrowLeft, 5)] {
        for _ in 0..if key == Key::ArrowRight { 20 } else { 15 } {
            harness.key_press_modifiers(Modifiers::SHIFT, key);
        }
        harness.run();
        assert_eq!(harness.state().reader.selection(), Some(cut - 10..cut - 10 + len));
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert!(harness.state().reader.selection().unwrap().end > cut + 50);
}
