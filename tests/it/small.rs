//! Small windows and large zoom: every page keeps its main part in sight and wide enough to be used.

use crate::gui::{key, practice, settle, with_size};
use corrobora::ui::app::App;
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::path::PathBuf;

/// Sizes in points: a small laptop with a big zoom, a tiled half of a screen, a small netbook.
const SIZES: [(f32, f32); 4] = [(640.0, 420.0), (683.0, 467.0), (720.0, 480.0), (960.0, 560.0)];

fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("small-{name}.png"))).unwrap();
    }
}

/// The part of a control that is inside the window.
fn seen(window: &Harness<'static, App>, role: Role, label: &str, size: egui::Vec2) -> egui::Rect {
    let node = window.get_all_by_role(role).find(|n| {
        let words = n.accesskit_node().label().unwrap_or_default();
        words.contains(label)
    });
    let rect = node.unwrap_or_else(|| panic!("there is no {role:?} {label}")).rect();
    rect.intersect(egui::Rect::from_min_size(egui::Pos2::ZERO, size))
}

#[test]
fn every_page_is_usable_in_a_small_window() {
    for (width, height) in SIZES {
        let size = egui::vec2(width, height);
        let mut window = with_size(practice(), [width, height]);
        let first = window
            .state()
            .workbench()
            .unwrap()
            .session
            .project()
            .annotations
            .keys()
            .next()
            .copied();
        window.state_mut().workbench_mut().unwrap().selection.annotation = first;
        settle(&mut window);
        let text = seen(&window, Role::Document, "", size);
        assert!(text.width() >= 300.0 && text.height() >= 90.0, "the text has {text} of {size}");
        shot(&mut window, &format!("read-{width}"));
        for (page, name) in [
            (Key::Num2, "claims"),
            (Key::Num3, "findings"),
            (Key::Num4, "map"),
            (Key::Num5, "brief"),
            (Key::Num6, "timeline"),
        ] {
            key(&mut window, Modifiers::COMMAND, page);
            settle(&mut window);
            shot(&mut window, &format!("{name}-{width}"));
        }
        // The list of documents is a key away, and the text stays.
        key(&mut window, Modifiers::COMMAND, Key::Num1);
        key(&mut window, Modifiers::NONE, Key::N);
        settle(&mut window);
        shot(&mut window, &format!("form-{width}"));
    }
}

#[test]
fn f6_goes_round_the_parts_of_the_window_and_what_has_the_focus_has_a_ring() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    let first =
        window.state().workbench().unwrap().session.project().annotations.keys().next().copied();
    window.state_mut().workbench_mut().unwrap().selection.annotation = first;
    settle(&mut window);
    let focused = |window: &Harness<'static, App>| {
        let root = window.root();
        let node = root.children_recursive().find(|n| n.accesskit_node().is_focused());
        node.map(|n| n.accesskit_node().label().unwrap_or_default()).unwrap_or_default()
    };
    let title = "Police from 27 countries search scam compounds, 158 people freed";
    let mut round = Vec::new();
    for _ in 0..4 {
        key(&mut window, Modifiers::NONE, Key::F6);
        settle(&mut window);
        round.push(focused(&window));
    }
    assert_eq!(round, ["Filter documents", title, "Note", "Filter documents"]);
    // Also while a field is typed into, and the other way round.
    key(&mut window, Modifiers::SHIFT, Key::F6);
    settle(&mut window);
    assert_eq!(focused(&window), "Note");

    // A check box is told apart by more than a shade.
    key(&mut window, Modifiers::NONE, Key::F6);
    let plain = window.render().unwrap();
    let mut ringed = None;
    for _ in 0..6 {
        key(&mut window, Modifiers::NONE, Key::Tab);
        settle(&mut window);
        if focused(&window) == "unread" {
            ringed = Some(window.render().unwrap());
            break;
        }
    }
    let ringed = ringed.expect("Tab comes to the check box");
    shot(&mut window, "ring");
    let rect = window.get_by_label("unread").rect();
    let row = (0..1280).find(|x| f64::from(*x) >= f64::from(rect.left()) - 2.0).unwrap();
    let line = (0..840).find(|y| f64::from(*y) >= f64::from(rect.center().y)).unwrap();
    assert_ne!(plain.get_pixel(row, line), ringed.get_pixel(row, line), "no ring");
}
