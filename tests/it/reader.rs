//! The text widget: carets, clicks, keys and selections in every script; lazy layout; what is
//! missing; pictures.

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

use crate::soft::SoftRenderer;
use corrobora::ui::fonts;
use corrobora::ui::reader::{
    Highlight, Mark, MissingScript, Options, Reader, ReaderEvent, Shown, TextEngine,
};
use corrobora::ui::theme::{self, Tone};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Article 1 of the Universal Declaration of Human Rights, and a mixed line of our own.
pub fn samples() -> Vec<(&'static str, &'static str)> {
    include_str!("scripts/udhr.txt").lines().filter_map(|line| line.split_once('\t')).collect()
}

pub fn sample(name: &str) -> &'static str {
    samples().into_iter().find(|(n, _)| *n == name).expect("a sample").1
}

pub fn all_samples() -> String {
    samples().iter().map(|(_, text)| format!("{text}\n")).collect()
}

/// A window with nothing but a reader.
pub struct Desk {
    pub reader: Reader<u32>,
    pub engine: TextEngine,
    pub highlights: Vec<Highlight<u32>>,
    pub grey: Vec<Range<usize>>,
    pub hits: Vec<Range<usize>>,
    pub options: Options,
    pub events: Vec<ReaderEvent<u32>>,
}

pub fn desk(text: &str) -> Harness<'static, Desk> {
    desk_of(text, [800.0, 700.0], TextEngine::new(fonts::bundled()))
}

pub fn desk_of(text: &str, size: [f32; 2], engine: TextEngine) -> Harness<'static, Desk> {
    let state = Desk {
        reader: Reader::new(Arc::from(text)),
        engine,
        highlights: Vec::new(),
        grey: Vec::new(),
        hits: Vec::new(),
        options: Options::default(),
        events: Vec::new(),
    };
    let mut harness = Harness::builder()
        .allow_missing_glyphs()
        .with_size(size)
        .with_max_steps(20)
        .with_step_dt(0.02)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::apply(ctx);
        })
        .renderer(SoftRenderer::default())
        .build_ui_state(
            |ui, desk: &mut Desk| {
                ui.ctx().set_theme(if desk.options.dark {
                    egui::ThemePreference::Dark
                } else {
                    egui::ThemePreference::Light
                });
                let shown = Shown {
                    proposed: &[],
                    highlights: &desk.highlights,
                    grey: &desk.grey,
                    hits: &desk.hits,
                    current_hit: (!desk.hits.is_empty()).then_some(0),
                };
                let out = desk.reader.ui(ui, &mut desk.engine, &shown, &desk.options);
                desk.events.extend(out.events);
            },
            state,
        );
    harness.run();
    harness
}

/// Code points of the first occurrence of some words.
pub fn points(text: &str, words: &str) -> Range<usize> {
    let byte = text.find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
    let start = text[..byte].chars().count();
    start..start + words.chars().count()
}

fn slice(text: &str, range: Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// Where the caret before a code point is.
pub fn at(harness: &mut Harness<'_, Desk>, point: usize) -> Pos2 {
    let desk = harness.state_mut();
    let rect = desk.reader.caret_rect(&mut desk.engine, point);
    rect.unwrap_or_else(|| panic!("point {point} is not in view")).center()
}

pub fn button(harness: &mut Harness<'_, Desk>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    harness.run();
}

pub fn clicks(harness: &mut Harness<'_, Desk>, at: Pos2, count: usize) {
    for _ in 0..count {
        button(harness, at, true, Modifiers::NONE);
        button(harness, at, false, Modifiers::NONE);
    }
}

/// Lets go of any double click that is being counted.
fn pause(harness: &mut Harness<'_, Desk>) {
    for _ in 0..40 {
        harness.step();
    }
}

fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2) {
    button(harness, from, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(from + (to - from) / 2.0));
    harness.run();
    harness.event(Event::PointerMoved(to));
    harness.run();
    button(harness, to, false, Modifiers::NONE);
}

pub fn selected(harness: &Harness<'_, Desk>) -> String {
    harness.state().reader.selected_text().to_owned()
}

#[test]
fn the_caret_of_every_cluster_is_hit_where_it_stands() {
    let mut ambiguous = Vec::new();
    for (name, text) in samples() {
        let mut harness = desk(text);
        let mut missed = 0;
        let mut point = 0;
        for cluster in text.graphemes(true).chain([""]) {
            let caret = at(&mut harness, point);
            let desk = harness.state_mut();
            let hit = desk.reader.point_at(&mut desk.engine, caret).unwrap();
            // A place at a wrap or where the direction changes has two carets, and a click on one
            // of them may mean the neighbour.
            missed += usize::from(hit != point);
            point += cluster.chars().count();
        }
        ambiguous.push((name, missed));
    }
    let expected: Vec<(&str, usize)> = samples()
        .iter()
        .map(|(name, _)| match *name {
            "Arabic" => (*name, 2),
            "Mixed" => (*name, 7),
            _ => (*name, 0),
        })
        .collect();
    for ((name, missed), (_, allowed)) in ambiguous.iter().zip(&expected) {
        assert!(missed <= allowed, "{name}: {ambiguous:?}");
    }
}

#[test]
fn a_drag_selects_the_words_between_in_every_script() {
    for (name, text) in samples().into_iter().filter(|(name, _)| *name != "Mixed") {
        let clusters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        let (from, to) = (clusters[5].0, clusters[clusters.len() - 7].0);
        let (a, b) = (text[..from].chars().count(), text[..to].chars().count());
        let mut harness = desk(text);
        let (start, end) = (at(&mut harness, a), at(&mut harness, b));
        drag(&mut harness, start, end);
        assert_eq!(selected(&harness), text[from..to], "{name}");
        assert_eq!(harness.state().events.last(), Some(&ReaderEvent::Selected(a..b)), "{name}");
        assert_eq!(slice(text, a..b), text[from..to]);
    }
}

#[test]
fn a_drag_goes_from_one_script_to_another() {
    let text = all_samples();
    let mut harness = desk_of(&text, [900.0, 1400.0], TextEngine::new(fonts::bundled()));
    let (a, b) = (points(&text, "สิทธิ").start, points(&text, "และมโนธรรม").start);
    let (c, d) = (points(&text, "សិទ្ធិ").start, points(&text, "الكرامة").start);
    for (from, to) in [(a, b), (a, c), (c, a), (c, d)] {
        let (start, end) = (at(&mut harness, from), at(&mut harness, to));
        drag(&mut harness, start, end);
        assert_eq!(selected(&harness), slice(&text, from.min(to)..to.max(from)));
        pause(&mut harness);
    }
}

#[test]
fn two_clicks_select_a_word_three_a_sentence_four_a_paragraph() {
    for (name, inside, word) in [
        ("English", "ignity", "dignity"),
        ("Thai", "ิสระ", "อิสระ"),
        ("Khmer", "ភាព", "សេរីភាព"),
        ("Lao", "ນຸດ", "ມະນຸດ"),
        ("Hindi", "ष्यों", "मनुष्यों"),
        ("Vietnamese", "ười", "người"),
        ("Arabic", "ناس", "الناس"),
    ] {
        let text = sample(name);
        let mut harness = desk(text);
        let target = text.find(word).unwrap() + word.find(inside).unwrap_or(1);
        let start = text[..target].chars().count();
        let (left, right) = (at(&mut harness, start), at(&mut harness, start + 1));
        let middle = if left.y == right.y { left + (right - left) * 0.3 } else { left };
        clicks(&mut harness, middle, 2);
        assert_eq!(selected(&harness), word, "{name}");
        clicks(&mut harness, middle, 1);
        let sentence = selected(&harness);
        assert!(sentence.contains(word) && sentence.len() > word.len(), "{name}: {sentence}");
        clicks(&mut harness, middle, 1);
        assert_eq!(selected(&harness), text, "{name}");
    }
}

#[test]
fn a_sentence_of_khmer_ends_at_its_mark() {
    let text = sample("Khmer");
    let mut harness = desk(text);
    let place = at(&mut harness, points(text, "សតិ").start + 1);
    clicks(&mut harness, place, 3);
    assert_eq!(selected(&harness), text[text.find("។ ").unwrap() + "។ ".len()..]);
}

#[test]
fn shift_and_a_click_extend_the_selection() {
    let text = sample("English");
    let mut harness = desk(text);
    let (a, b) = (points(text, "free").start, points(text, "dignity").end);
    let place = at(&mut harness, a);
    clicks(&mut harness, place, 1);
    pause(&mut harness);
    let place = at(&mut harness, b);
    button(&mut harness, place, true, Modifiers::SHIFT);
    button(&mut harness, place, false, Modifiers::SHIFT);
    assert_eq!(selected(&harness), "free and equal in dignity");
}

#[test]
fn keys_move_the_caret_by_cluster_word_line_and_paragraph() {
    let text = "one two\nកម្ពុជា ខ្មែរ\n\nlast";
    let mut harness = desk(text);
    let place = at(&mut harness, 0);
    clicks(&mut harness, place, 1);
    let press = |harness: &mut Harness<'_, Desk>, key: Key, modifiers: Modifiers| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        selected(harness)
    };
    let shift = Modifiers::SHIFT;
    assert_eq!(press(&mut harness, Key::ArrowRight, shift), "o");
    assert_eq!(press(&mut harness, Key::ArrowRight, shift | Modifiers::COMMAND), "one");
    assert_eq!(press(&mut harness, Key::End, shift), "one two");
    assert_eq!(press(&mut harness, Key::ArrowRight, shift), "one two\n");
    // A cluster of several code points is one step.
    assert_eq!(press(&mut harness, Key::ArrowRight, shift), "one two\nក");
    assert_eq!(press(&mut harness, Key::ArrowRight, shift), "one two\nកម្ពុ");
    assert_eq!(press(&mut harness, Key::ArrowLeft, shift), "one two\nក");
    assert_eq!(press(&mut harness, Key::Escape, Modifiers::NONE), "");
    assert_eq!(press(&mut harness, Key::ArrowDown, shift), "ម្ពុជា ខ្មែរ\n");
    assert_eq!(press(&mut harness, Key::End, shift | Modifiers::COMMAND), "ម្ពុជា ខ្មែរ\n\nlast");
    assert_eq!(press(&mut harness, Key::Home, Modifiers::COMMAND), "");
    assert_eq!(press(&mut harness, Key::PageDown, shift), text);
    assert_eq!(press(&mut harness, Key::PageUp, shift), "");
    assert_eq!(press(&mut harness, Key::A, Modifiers::COMMAND), text);
    assert_eq!(harness.state().reader.selection(), Some(0..text.chars().count()));
}

#[test]
fn in_right_to_left_text_the_left_arrow_goes_on() {
    let text = sample("Arabic");
    let mut harness = desk(text);
    let place = at(&mut harness, 0);
    assert!(place.x > 400.0, "an Arabic line starts on the right: {place:?}");
    clicks(&mut harness, place, 1);
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    }
    harness.run();
    assert_eq!(selected(&harness), "يولد");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), "يول");
}

#[test]
fn what_is_selected_is_copied() {
    let text = sample("Burmese");
    let mut harness = desk(text);
    let place = at(&mut harness, 0);
    clicks(&mut harness, place, 1);
    let words = points(text, "တူညီ လွတ်လပ်သော");
    harness.state_mut().reader.select(words.clone());
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|c| match c {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("တူညီ လွတ်လပ်သော"));
    assert_eq!(harness.state().reader.selection(), Some(words));
}

pub fn highlight(key: u32, range: Range<usize>, colours: &[u8]) -> Highlight<u32> {
    Highlight { key, range, colours: colours.to_vec(), focused: false, mark: None }
}

#[test]
fn a_click_finds_the_highlight_and_goes_through_those_below() {
    let text = sample("English");
    let mut harness = desk(text);
    let inner = points(text, "equal");
    harness.state_mut().highlights = vec![
        highlight(1, points(text, "free and equal in dignity"), &[0]),
        highlight(2, inner.clone(), &[1]),
    ];
    harness.run();
    let place = at(&mut harness, inner.start + 2);
    clicks(&mut harness, place, 1);
    assert_eq!(harness.state().events.last(), Some(&ReaderEvent::Clicked(2)));
    assert_eq!(harness.state().reader.hovered(), Some(2));
    pause(&mut harness);
    harness.state_mut().highlights[1].focused = true;
    harness.run();
    clicks(&mut harness, place, 1);
    assert_eq!(harness.state().events.last(), Some(&ReaderEvent::Clicked(1)));
    pause(&mut harness);
    let beside = at(&mut harness, points(text, "reason").start);
    let before = harness.state().events.len();
    clicks(&mut harness, beside, 1);
    assert_eq!(harness.state().events.len(), before, "a click beside highlights is no event");
}

#[test]
fn the_ends_of_the_focused_highlight_can_be_dragged() {
    let text = sample("Khmer");
    let mut harness = desk(text);
    let range = points(text, "កើតមកមានសេរីភាព");
    harness.state_mut().highlights =
        vec![Highlight { focused: true, ..highlight(7, range.clone(), &[2]) }];
    harness.run();
    let (end, to) = (at(&mut harness, range.end), at(&mut harness, points(text, "មានសេរី").start));
    drag(&mut harness, end, to);
    let moved = range.start..points(text, "មានសេរី").start;
    let event = ReaderEvent::EndsMoved { key: 7, range: moved };
    assert_eq!(harness.state().events.last(), Some(&event));
    // Past the other end the range turns round; it never becomes empty.
    let (start, to) = (at(&mut harness, range.start), at(&mut harness, range.end + 8));
    drag(&mut harness, start, to);
    let Some(ReaderEvent::EndsMoved { key: 7, range: moved }) = harness.state().events.last()
    else {
        panic!("no move");
    };
    assert_eq!((moved.start, moved.end >= range.end + 7), (range.end, true), "{moved:?}");
    // Esc takes a drag back.
    let count = harness.state().events.len();
    button(&mut harness, start, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(to));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    button(&mut harness, to, false, Modifiers::NONE);
    assert_eq!(harness.state().events.len(), count);
}

#[test]
fn the_right_button_asks_for_a_menu_about_what_is_there() {
    let text = sample("English");
    let mut harness = desk(text);
    let words = points(text, "born free");
    harness.state_mut().highlights = vec![highlight(3, words.clone(), &[4])];
    harness.run();
    let place = at(&mut harness, words.start + 2);
    harness.event(Event::PointerMoved(place));
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        harness.event(Event::PointerButton {
            pos: place,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
    assert!(matches!(
        harness.state().events.last(),
        Some(ReaderEvent::ContextMenu { key: Some(3), selection: None, .. })
    ));
}

#[test]
fn a_script_without_a_font_is_named_with_what_to_install() {
    let text = "English, ខ្មែរ, བོད་ཡིག and 中文\u{200b}\u{feff} → ✔";
    let harness = desk(text);
    let missing = harness.state().reader.missing_scripts();
    let hints: Vec<String> = missing.iter().map(MissingScript::hint).collect();
    assert_eq!(hints, ["Chinese: install fonts-noto-cjk", "Tibetan: install fonts-noto-core"]);
    assert_eq!(missing[0].characters, "中文");
    assert!(desk(samples()[0].1).state().reader.missing_scripts().is_empty());
}

/// A sign of no script is looked for in the fonts of the letters around it, as the text is laid out.
#[test]
fn a_sign_among_letters_is_shown_by_their_font() {
    let hints = |text: &str| -> Vec<(String, String)> {
        let desk = desk(text);
        let missing = desk.state().reader.missing_scripts();
        missing.iter().map(|m| (m.name.to_owned(), m.characters.clone())).collect()
    };
    let symbols = |c: &str| vec![("Symbols".to_owned(), c.to_owned())];
    // A quarter of Northern India: only the font for Devanagari has it.
    assert_eq!(hints("पाव: \u{a830}"), []);
    assert_eq!(hints("\u{a830} पाव"), []);
    assert_eq!(hints("a quarter: \u{a830}"), symbols("\u{a830}"));
    assert_eq!(hints("पाव \u{a830}\na quarter: \u{a830}"), symbols("\u{a830}"));
    assert_eq!(hints("\u{a830} 12"), symbols("\u{a830}"));
    // Where the letters cannot be shown, their punctuation comes with them, and is no symbol of its own.
    assert_eq!(hints("中，文。"), [("Chinese".to_owned(), "中文，。".to_owned())]);
}

#[test]
fn screen_readers_hear_the_document_its_paragraphs_and_marks() {
    let text = "First paragraph.\n\nSecond paragraph.";
    let mut harness = desk(text);
    harness.state_mut().options.title = "Harbour Courier".to_owned();
    harness.state_mut().highlights = vec![Highlight {
        mark: Some(Mark { icon: "≠".into(), word: "contradicted".into(), tone: Tone::Bad }),
        ..highlight(5, 0..5, &[0])
    }];
    harness.run();
    harness.get_by_role_and_label(egui::Role::Document, "Harbour Courier");
    harness.get_by_role_and_label(egui::Role::Paragraph, "First paragraph.");
    harness.get_by_role_and_label(egui::Role::Paragraph, "Second paragraph.");
    harness.state_mut().reader.select(6..15);
    harness.run();
    let document = harness.get_by_role_and_label(egui::Role::Document, "Harbour Courier");
    assert_eq!(document.value().as_deref(), Some("paragraph"));
    harness.get_by_role_and_label(egui::Role::Button, "contradicted").click();
    harness.run();
    assert_eq!(harness.state().events.last(), Some(&ReaderEvent::Clicked(5)));
}

#[test]
fn boilerplate_is_grey_unless_it_is_highlighted() {
    let text = "Subscribe to our newsletter";
    let mut harness = desk(text);
    let darkest = |harness: &mut Harness<'_, Desk>| {
        harness.run();
        let image = harness.render().expect("a picture");
        let inside = image
            .enumerate_pixels()
            .filter(|(x, y, _)| (20..700).contains(x) && (20..60).contains(y));
        inside.map(|(_, _, p)| p.0[0]).min().unwrap()
    };
    let text_colour = theme::LIGHT.text.r();
    assert!(darkest(&mut harness) <= text_colour + 8);
    harness.state_mut().grey = std::iter::once(0..27).collect();
    assert!(darkest(&mut harness) >= theme::LIGHT.weak.r() - 8);
    harness.state_mut().highlights = vec![highlight(1, 0..9, &[0])];
    assert!(darkest(&mut harness) <= text_colour + 8);
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "",
        "\n",
        "\r\n\r\n",
        "\u{0}\u{7}\t",
        "\u{202e}abc",
        "a\u{300}\u{301}\u{302}",
        "👩‍👩‍👧‍👦 🇰🇭",
        "\u{feff}",
    ] {
        let mut harness = desk(text);
        clicks(&mut harness, pos2(400.0, 30.0), 4);
        for key in [
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::PageDown,
        ] {
            harness.key_press_modifiers(Modifiers::SHIFT, key);
        }
        harness.run();
        harness.state_mut().highlights =
            vec![Highlight { focused: true, ..highlight(1, 5..2000, &[9, 200]) }];
        harness.state_mut().grey = std::iter::once(0..10_000).collect();
        harness.state_mut().hits = std::iter::once(3..4).collect();
        harness.state_mut().reader.select(Range { start: 7, end: 3 });
        harness.state_mut().reader.scroll_to(100..200);
        harness.run();
    }
}

/// Not compared with anything: for looking at. Written where `CORROBORA_PICTURES` says.
#[test]
fn pictures_of_every_script_can_be_made() {
    let mut text = all_samples();
    text.push_str("Emoji and signs: 👍 🇰🇭 → ✓ ≠ ₭ ៛ ฿ ₫ € “quotes” — https://example.org/a/very/long/link/that/does/not/end/anywhere/soon/because/it/goes/on/and/on.html\n\nSubscribe to our newsletter");
    let mut harness = desk_of(&text, [900.0, 1250.0], TextEngine::default());
    let desk = harness.state_mut();
    desk.highlights = vec![
        highlight(1, points(&text, "born free and equal in dignity"), &[0]),
        highlight(2, points(&text, "equal in dignity and rights. They"), &[1, 4]),
        Highlight {
            focused: true, ..highlight(3, points(&text, "មានសេរីភាព និងសមភាព ក្នុងផ្នែក"), &[2])
        },
        highlight(4, points(&text, "เสมอภาคกันในเกียรติ"), &[3]),
        Highlight {
            mark: Some(Mark { icon: "≠".into(), word: "contradicted".into(), tone: Tone::Bad }),
            ..highlight(5, points(&text, "الناس أحراراً متساوين"), &[5])
        },
        highlight(6, points(&text, "(قرار 123 لسنة 2024) freed"), &[6]),
        highlight(7, points(&text, "ດສັກສີ, ສິດທິ"), &[7]),
        highlight(8, points(&text, "အခွင့်အရေးများဖြင့်"), &[8]),
        highlight(9, points(&text, "अधिकारों के मामले"), &[9]),
    ];
    desk.hits = vec![points(&text, "lương tâm"), points(&text, "conscience")];
    desk.grey = vec![points(&text, "Subscribe to our newsletter")];
    desk.reader.select(points(&text, "ឹត្តចំពោះគ្នា").start..points(&text, "လူတိုင်းသည်").end);
    let folder = std::env::var_os("CORROBORA_PICTURES").map(std::path::PathBuf::from);
    for (name, dark, scale) in [("light", false, 1.0), ("dark", true, 1.0), ("sharp", false, 1.5)] {
        harness.state_mut().options.dark = dark;
        harness.set_pixels_per_point(scale);
        harness.run();
        let image = harness.render().expect("a picture");
        let paper = theme::palette(dark).paper;
        let ink = image.pixels().filter(|p| p.0[..3] != paper.to_array()[..3]).count();
        assert!(ink > 50_000, "{ink} pixels of something");
        if let Some(folder) = &folder {
            image.save(folder.join(format!("{name}.png"))).unwrap();
        }
    }
}
