//! Where the keyboard is, and what the window says of what was done: the focus stays in sight, Tab goes on where Enter
//! left, a page takes the keys, undo is told, the history names what was changed, a slip in a cell is told.

use crate::{
    exports::command,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{
    model::{Block, Brief, BriefId, Claim, ClaimId, Ids, Inline, Project, Timestamp, Value},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, NodeT as _, Queryable as _},
};
use std::{path::PathBuf, sync::Arc};

/// Keeps a picture to be looked at where `PICTURES` says.
fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("steered-{name}.png"))).unwrap();
    }
}

/// A number of people with its quote, in the practice case.
fn a_figure(project: &Project) -> (ClaimId, Arc<Claim>) {
    let counts = |claim: &Claim| {
        let quote = claim.annotations.first().and_then(|id| project.annotations.get(id));
        matches!(&claim.value, Value::Number(n) if n.low == n.high)
            && quote.is_some_and(|q| q.exact.contains(&claim.value.to_string()))
    };
    let (id, claim) = project.claims.iter().find(|(_, claim)| counts(claim)).unwrap();
    (*id, Arc::clone(claim))
}

fn has_focus(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// The control that has the keyboard: whether all of it is in sight, and its name.
fn focused(window: &Harness<'static, App>) -> Option<(bool, String)> {
    let ctx = &window.ctx;
    let id = ctx.memory(egui::Memory::focused)?;
    let response = ctx.read_response(id)?;
    let seen = response.interact_rect.expand(0.5).contains_rect(response.rect);
    let node = window.get_all_by(has_focus).next()?;
    let node = node.accesskit_node();
    Some((seen || response.rect.height() > 120.0, format!("{:?} {:?}", node.role(), node.label())))
}

/// Opens the form of a claim in a small window.
fn with_form() -> Harness<'static, App> {
    let mut window = with_size(practice(), [1000.0, 400.0]);
    let (claim, _) = a_figure(&project(&window));
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    window.state_mut().workbench_mut().unwrap().selection.claims = [claim].into();
    settle(&mut window);
    key(&mut window, Modifiers::SHIFT, Key::F2);
    settle(&mut window);
    window
}

#[test]
fn the_focus_stays_in_sight_while_tab_goes_through_a_long_form() {
    let mut window = with_form();
    assert!(window.query_by_label("What is counted or stated").is_some(), "the form is open");
    let mut names = Vec::new();
    for modifiers in [[Modifiers::NONE; 20], [Modifiers::SHIFT; 20]].concat() {
        key(&mut window, modifiers, Key::Tab);
        settle(&mut window);
        let Some((seen, name)) = focused(&window) else { continue };
        assert!(seen, "out of sight: {name}, behind {names:?}");
        names.push(name);
    }
    assert!(names.iter().any(|name| name.contains("Note")), "{names:?}");
}

#[test]
fn the_focus_stays_in_sight_while_tab_goes_through_the_blocks_of_a_brief() {
    let mut window = with_size(practice(), [1000.0, 640.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Title").focus();
    settle(&mut window);
    let mut names = Vec::new();
    for _ in 0..60 {
        key(&mut window, Modifiers::NONE, Key::Tab);
        settle(&mut window);
        let Some((seen, name)) = focused(&window) else { continue };
        assert!(seen, "out of sight: {name}, behind {names:?}");
        names.push(name);
    }
    assert!(names.iter().any(|name| name.contains("10. Finding")), "{names:?}");
}

#[test]
fn tab_goes_on_from_the_field_that_enter_has_left() {
    let mut window = with_form();
    let after = |window: &mut Harness<'static, App>, enter: bool| {
        window.get_by_role_and_label(Role::TextInput, "Event").focus();
        settle(window);
        if enter {
            key(window, Modifiers::NONE, Key::Enter);
            settle(window);
        }
        key(window, Modifiers::NONE, Key::Tab);
        settle(window);
        focused(window).unwrap().1
    };
    let plain = after(&mut window, false);
    assert!(plain.contains("Who is counted"), "{plain}");
    assert_eq!(after(&mut window, true), plain);
}

#[test]
fn a_page_that_is_asked_for_takes_the_keys() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    let filter = "Filter documents";
    let filters = window.query_all_by_label_contains(filter).next().is_some();
    assert!(filters, "the list of documents has a filter");
    for (number, role) in [(Key::Num3, Role::Grid), (Key::Num1, Role::Document)] {
        window.get_all_by_label_contains(filter).next().unwrap().focus();
        settle(&mut window);
        key(&mut window, Modifiers::COMMAND, number);
        settle(&mut window);
        let node = window.get_all_by(has_focus).next().unwrap();
        assert_eq!(node.accesskit_node().role(), role);
    }
    // The table of claims has no list of its own that could: its keys work when nothing has the focus.
    window.get_all_by_label_contains(filter).next().unwrap().focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    assert!(window.ctx.memory(egui::Memory::focused).is_none());
}

#[test]
fn undo_and_redo_say_what_they_did_until_something_else_is_done() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    let (claim, _) = a_figure(&project(&window));
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    window.state_mut().workbench_mut().unwrap().selection.claims = [claim].into();
    settle(&mut window);
    command(&mut window, "Remove claims");
    settle(&mut window);
    assert!(!project(&window).claims.contains_key(&claim));
    assert!(window.query_by_label_contains("Undone:").is_none());
    key(&mut window, Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(window.query_by_label_contains("Undone: Remove").is_some());
    shot(&mut window, "undone");
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    settle(&mut window);
    assert!(window.query_by_label_contains("Undone:").is_none());
    assert!(window.query_by_label_contains("Redone: Remove").is_some());
}

/// Types over the value of a figure in the claim table.
fn typed_over(value: &str) -> Harness<'static, App> {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    // The first row is a period, the second a number of people.
    for arrow in [Key::ArrowDown, Key::ArrowDown] {
        key(&mut window, Modifiers::NONE, arrow);
        settle(&mut window);
    }
    let before = project(&window);
    for _ in 0..12 {
        key(&mut window, Modifiers::NONE, Key::F2);
        settle(&mut window);
        let name = "Value of this claim";
        if window.query_by_role_and_label(Role::TextInput, name).is_some() {
            window.get_by_role_and_label(Role::TextInput, name).type_text(value);
            settle(&mut window);
            key(&mut window, Modifiers::NONE, Key::Enter);
            settle(&mut window);
            shot(&mut window, "cell");
            assert!(!project(&window).same_records(&before), "the cell was taken");
            return window;
        }
        key(&mut window, Modifiers::NONE, Key::Escape);
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
        settle(&mut window);
    }
    panic!("no cell of a value was reached");
}

#[test]
fn a_value_in_a_cell_that_the_quote_does_not_say_is_told() {
    let window = typed_over("987654");
    assert!(window.query_by_label_contains("The quoted words say").is_some());
    assert!(window.query_by_label_contains("The claim now says 987,654").is_some());
}

#[test]
fn the_history_names_what_was_changed() {
    let mut window = typed_over("987654");
    command(&mut window, "History");
    settle(&mut window);
    shot(&mut window, "history");
    let mut lines = window.query_all_by_label_contains("Set value of claim");
    assert!(lines.any(|line| {
        let node = line.accesskit_node();
        node.value().or_else(|| node.label()).is_some_and(|words| words.contains(": 987,654"))
    }));
}

#[test]
fn a_paragraph_with_arabic_words_is_broken_as_it_is_read() {
    let mut project = practice();
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(80).make(at);
    let arabic = "قالت الشرطة إن الأشخاص الذين احتجزوا في المجمع كانوا من تسع دول";
    let words = format!(
        "The newspaper wrote that day: {arabic} {arabic} {arabic}, and no other source says so."
    );
    let (claim, _) = a_figure(&project);
    let brief = Brief {
        title: format!("قضية النهر الصافي and what {arabic} {arabic} mean"),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks: vec![
            Block::Paragraph(vec![
                Inline::Text(words),
                Inline::Text(" Of them ".into()),
                Inline::Claim(claim),
                Inline::Text(format!(" are known. {arabic}")),
            ]),
            Block::Bibliography,
        ],
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    let mut window = with_size(project, [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    settle(&mut window);
    shot(&mut window, "arabic");
    // The words that are read first stand on the first line; before, they stood on the last one.
    let mut tops: Vec<(f32, String)> = Vec::new();
    for node in window.get_all_by(|node| {
        node.role() == Role::Label
            && node.value().is_some_and(|text| text.contains("دول") || text.contains("newspaper"))
    }) {
        tops.push((node.rect().top(), node.accesskit_node().value().unwrap()));
    }
    tops.sort_by(|a, b| a.0.total_cmp(&b.0));
    let first = tops.iter().find(|(_, words)| words.contains("newspaper")).unwrap();
    assert!(first.1.contains("قالت"), "{tops:?}");
    assert!(!first.1.contains("no other source"), "it takes several lines: {tops:?}");
}

#[test]
fn what_is_typed_into_a_window_does_not_go_with_one_escape() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num1);
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    settle(&mut window);
    let title = |window: &Harness<'static, App>| {
        window.query_by_role_and_label(Role::TextInput, "Title").is_some()
    };
    // Nothing was typed: it closes.
    key(&mut window, Modifiers::COMMAND, Key::E);
    settle(&mut window);
    assert!(title(&window), "the details are shown");
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(!title(&window));
    key(&mut window, Modifiers::COMMAND, Key::E);
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Title").focus();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Title").type_text("More");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(title(&window), "it asks first");
    assert!(window.query_by_label_contains("is not in the project").is_some());
    shot(&mut window, "guard");
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(!title(&window));
}

#[test]
fn a_cell_that_is_left_for_another_page_keeps_what_was_typed() {
    let mut window = with_size(practice(), [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    for _ in 0..2 {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
        settle(&mut window);
    }
    let name = "Value of this claim";
    for _ in 0..12 {
        key(&mut window, Modifiers::NONE, Key::F2);
        settle(&mut window);
        if window.query_by_role_and_label(Role::TextInput, name).is_some() {
            break;
        }
        key(&mut window, Modifiers::NONE, Key::Escape);
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
        settle(&mut window);
    }
    let before = project(&window);
    let unsaved =
        |window: &Harness<'static, App>| window.state().workbench().unwrap().unsaved().is_some();
    assert!(!unsaved(&window));
    window.get_by_role_and_label(Role::TextInput, name).type_text("8888");
    settle(&mut window);
    assert!(unsaved(&window), "closing now would lose it");
    key(&mut window, Modifiers::COMMAND, Key::Num1);
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    settle(&mut window);
    assert!(!project(&window).same_records(&before), "it is in the project");
    assert!(!unsaved(&window));
}
