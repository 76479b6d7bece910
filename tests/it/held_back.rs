//! What would put somebody at risk, or take away what was typed, is held back until somebody says so; and the map has
//! the keyboard when its page is asked for.

use crate::gui::{key, practice, project, settle, with_size};
use corrobora::{
    model::{Block, Brief, BriefId, Ids, Inline, Project, Timestamp, Verdict},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{path::PathBuf, sync::Arc};

fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("held-{name}.png"))).unwrap();
    }
}

/// The practice case with one brief of these words.
fn telling(text: &str) -> Project {
    let mut project = practice();
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(77).make(at);
    let brief = Brief {
        title: "For a partner".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks: vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])],
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    project
}

fn export(window: &mut Harness<'static, App>, path: &std::path::Path) {
    key(window, Modifiers::COMMAND, Key::Num5);
    settle(window);
    key(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    settle(window);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    settle(window);
    key(window, Modifiers::COMMAND, Key::A);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.type_text(&path.display().to_string());
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
    settle(window);
}

#[test]
fn a_brief_that_names_a_survivor_is_not_written_before_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.html");
    let mut window = with_size(
        telling("One survivor, Sokha Chan, was sold. The victim, Dara Kim, fled."),
        [1280.0, 840.0],
    );
    export(&mut window, &path);
    assert!(!path.exists(), "it was written unasked");
    assert!(window.query_by_label_contains("could put somebody at risk").is_some());
    assert!(window.query_by_label_contains("Nothing has been written").is_some());
    assert!(window.get_all_by_label_contains("Sokha Chan").next().is_some());
    shot(&mut window, "export");
    // Enter is for the checks.
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert!(window.query_by_label_contains("could put somebody at risk").is_none());
    assert!(!path.exists());
    assert!(window.query_all_by_label_contains("Show the place").next().is_some(), "the checks");
    export(&mut window, &path);
    window.get_by_label("Export all the same").click();
    settle(&mut window);
    assert!(path.exists());
}

#[test]
fn a_brief_that_harms_nobody_is_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.html");
    let mut window = with_size(telling("Some people were freed."), [1280.0, 840.0]);
    export(&mut window, &path);
    assert!(path.exists());
    assert!(window.query_by_label_contains("could put somebody at risk").is_none());
}

#[test]
fn escape_answers_the_question_and_not_the_form_behind_it() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    window.get_by_label("Rule on this…").click();
    settle(&mut window);
    window.get_by_label("Reason").type_text("Counted twice");
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::O);
    settle(&mut window);
    let asks = |window: &Harness<'static, App>| {
        window.query_by_label_contains("Something would be lost").is_some()
    };
    assert!(asks(&window), "it asks before another project is opened");
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(!asks(&window), "one Escape goes back");
    let field = window.get_by_label("Reason");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("Counted twice"));
    assert!(window.query_by_label_contains("Press Escape again").is_none());
    // Ctrl+Enter is no answer for the form either: it presses the button that has the keyboard.
    let before = project(&window);
    key(&mut window, Modifiers::COMMAND, Key::O);
    settle(&mut window);
    assert!(asks(&window));
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(project(&window).same_records(&before), "no ruling from behind a question");
}

#[test]
fn a_reason_that_is_being_written_waits_while_another_fact_is_looked_at() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    window.get_by_label("Rule on this…").click();
    settle(&mut window);
    window.get_by_label("Reason").type_text("Counted twice");
    settle(&mut window);
    let facts: Vec<String> = window
        .get_all_by_role(Role::ListItem)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| Verdict::ALL.iter().any(|v| label.ends_with(&format!(": {}", v.word()))))
        .collect();
    assert!(facts.len() > 1, "{facts:?}");
    let go = |window: &mut Harness<'static, App>, at: usize| {
        window.get_all_by_label(&facts[at]).next().unwrap().click();
        settle(window);
    };
    let other = (0..facts.len())
        .find(|at| {
            go(&mut window, *at);
            window.query_by_label("Rule on this…").is_some()
        })
        .expect("another fact");
    window.get_by_label("Rule on this…").click();
    settle(&mut window);
    window.get_by_label("Reason").type_text("Another one");
    settle(&mut window);
    let found = (0..facts.len()).filter(|at| *at != other).any(|at| {
        go(&mut window, at);
        let field = window.query_by_label("Reason");
        field.is_some_and(|f| f.accesskit_node().value().as_deref() == Some("Counted twice"))
    });
    assert!(found, "the first reason is still there");
}

#[test]
fn the_map_takes_the_arrows_when_its_page_is_asked_for() {
    for size in [[1280.0, 840.0], [1000.0, 640.0]] {
        let mut window = with_size(practice(), size);
        key(&mut window, Modifiers::COMMAND, Key::Num4);
        settle(&mut window);
        let focused = |window: &Harness<'static, App>| {
            let found = window.get_all_by_role(Role::GridCell).find(egui_kittest::Node::is_focused);
            found.map(|node| node.rect())
        };
        let first = focused(&window).expect("a tile has the keyboard");
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
        settle(&mut window);
        let next = focused(&window).expect("a tile has the keyboard");
        assert!(next.left() > first.left(), "{first:?} {next:?}");
        key(&mut window, Modifiers::NONE, Key::Enter);
        settle(&mut window);
        assert!(window.state().workbench().unwrap().selection.country.is_some());
        // The whole world is in sight.
        let room = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for tile in window.get_all_by_role(Role::GridCell) {
            assert!(room.contains_rect(tile.rect()), "{:?}", tile.accesskit_node().label());
        }
        shot(&mut window, &format!("map-{}", size[0]));
    }
}

#[test]
fn the_list_of_keys_is_read_by_key_and_a_new_project_asks_who_signs() {
    let mut window = with_size(practice(), [1000.0, 640.0]);
    key(&mut window, Modifiers::NONE, Key::F1);
    settle(&mut window);
    let last = corrobora::ui::command::KEYS_OF_PARTS.last().unwrap().1;
    let seen = |window: &Harness<'static, App>| {
        let room = egui::Rect::from_min_size(egui::Pos2::ZERO, [1000.0, 600.0].into());
        window.query_by_label(last).is_some_and(|node| room.contains_rect(node.rect()))
    };
    assert!(!seen(&window));
    for _ in 0..12 {
        key(&mut window, Modifiers::NONE, Key::PageDown);
        settle(&mut window);
    }
    assert!(seen(&window), "the last line of the list");
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::N);
    settle(&mut window);
    let signs = window.query_by_role_and_label(Role::TextInput, "Sign claims and rulings as");
    assert_eq!(signs.and_then(|s| s.accesskit_node().value()).as_deref(), Some("tester"));
}

#[test]
fn who_asks_for_a_block_by_key_goes_on_by_key() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window.get_all_by_label("+").next().unwrap().click();
    settle(&mut window);
    let focused: Vec<String> = window
        .get_all_by(|node| node.is_focused() && node.label().is_some())
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(focused, ["Heading"]);
    let many = project(&window).briefs.values().next().unwrap().blocks.len();
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(project(&window).briefs.values().next().unwrap().blocks.len(), many + 1);
}
