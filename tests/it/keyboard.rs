//! The window without a mouse: lists and menus that Enter closes, where the keyboard is afterwards, and what asks
//! before something is lost.

use crate::{
    exports::export_to,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{model::AnnotationId, ui::app::App};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

fn window() -> Harness<'static, App> {
    with_size(practice(), [1280.0, 840.0])
}

/// Opens the document of the first quote, with the quote beside it.
fn on_a_quote(window: &mut Harness<'static, App>) -> AnnotationId {
    let quote = project(window).annotations.keys().next().copied().unwrap();
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.article = Some(bench.session.project().annotations[&quote].article);
    bench.selection.annotation = Some(quote);
    settle(window);
    quote
}

fn focused(window: &Harness<'static, App>) -> Option<String> {
    let root = window.root();
    let node = root.children_recursive().find(|n| n.accesskit_node().is_focused())?;
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}

#[test]
fn enter_in_the_search_of_the_map_goes_to_the_tile() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    let field = window.get_by_role_and_label(Role::TextInput, "Find a country");
    field.focus();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Find a country").type_text("thail");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let country = window.state().workbench().unwrap().selection.country;
    assert_eq!(country.map(|c| c.to_string()).as_deref(), Some("TH"));
    assert!(focused(&window).is_some_and(|f| f.starts_with("Thailand")), "{:?}", focused(&window));
    // The arrows go on from there, and Enter clears.
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().workbench().unwrap().selection.country, None);
}

#[test]
fn enter_in_a_list_chooses_closes_and_gives_the_focus_back() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    let list = |w: &Harness<'static, App>| {
        w.get_all_by_role(Role::ComboBox).next().unwrap().accesskit_node().label()
    };
    let name = list(&window);
    window.get_all_by_role(Role::ComboBox).next().unwrap().focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(egui::Popup::is_any_open(&window.ctx), "{name:?} opens");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!egui::Popup::is_any_open(&window.ctx), "{name:?} is closed by Enter");
    let node = window.get_all_by_role(Role::ComboBox).next().unwrap();
    assert!(node.accesskit_node().is_focused(), "{:?}", focused(&window));
}

#[test]
fn a_menu_is_closed_by_the_key_that_chooses_from_it() {
    let mut window = window();
    window.get_by_role_and_label(Role::Button, "Help").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains("About").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!egui::Popup::is_any_open(&window.ctx));
}

#[test]
fn a_style_is_found_and_taken_by_keyboard() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    let style = |w: &Harness<'static, App>| {
        let bench = w.state().workbench().unwrap();
        let id = bench.selection.brief.or_else(|| project(w).briefs.keys().next().copied());
        project(w).briefs[&id.unwrap()].style.clone()
    };
    let before = style(&window);
    for (words, wanted) in [("vanc", "vancouver"), ("apa", "apa")] {
        window.get_by_role_and_label(Role::ComboBox, "Citation style").click();
        settle(&mut window);
        let field = window.get_by_role_and_label(Role::TextInput, "Search styles");
        assert_eq!(field.accesskit_node().value().unwrap_or_default(), "", "a new search");
        field.focus();
        settle(&mut window);
        window.get_by_role_and_label(Role::TextInput, "Search styles").type_text(words);
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert!(style(&window).contains(wanted), "{before} became {}", style(&window));
        assert!(!egui::Popup::is_any_open(&window.ctx));
    }
}

#[test]
fn a_new_code_is_put_on_the_quote_that_asked_for_it() {
    let mut window = window();
    let quote = on_a_quote(&mut window);
    window.get_by_label("+ code").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Name").type_text("Debt bondage");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let now = project(&window);
    let (code, _) = now.codes.iter().find(|(_, c)| c.name == "Debt bondage").unwrap();
    assert!(now.annotations[&quote].codes.contains(code));
    // One step.
    key(&mut window, Modifiers::COMMAND, Key::Z);
    let (now, before) = (project(&window), practice());
    assert!(now.codes == before.codes && now.annotations == before.annotations);
}

#[test]
fn closing_asks_while_a_claim_is_half_filled_in() {
    let mut window = window();
    on_a_quote(&mut window);
    key(&mut window, Modifiers::NONE, Key::N);
    assert!(window.state().workbench().unwrap().unsaved().is_none(), "nothing was typed yet");
    let event = window.get_by_role_and_label(Role::TextInput, "Event");
    event.focus();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Event").type_text("Operation X");
    settle(&mut window);
    assert!(window.state().workbench().unwrap().unsaved().unwrap().contains("claim"));
    key(&mut window, Modifiers::COMMAND, Key::W);
    picture(&mut window, "closing");
    assert!(window.state().workbench().is_some(), "nothing is lost before an answer");
    window.get_by_label("Go back").click();
    settle(&mut window);
    assert!(window.state().workbench().unwrap().unsaved().is_some());
    // Another project is not opened over it either.
    key(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Leave the project all the same").click();
    settle(&mut window);
    assert!(window.state().workbench().is_none());
}

/// Keeps a picture to be looked at where `PICTURES` says.
fn picture(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    }
}

#[test]
fn a_file_that_is_there_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("precious.svg");
    std::fs::write(&path, "precious").unwrap();
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    let export = |window: &mut Harness<'static, App>| export_to(window, "Export the map", &path);
    export(&mut window);
    picture(&mut window, "overwrite");
    window.get_by_label("Cancel").click();
    settle(&mut window);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    export(&mut window);
    window.get_by_label("Write over it").click();
    settle(&mut window);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<svg"));
}
