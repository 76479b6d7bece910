//! A project that others changed: the window says so until a person says why it may stay.

use crate::gui::{opened, practice, project, settle, show};
use corrobora::{model, storage::Opened};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

#[test]
fn a_person_takes_note_of_changes_from_outside_in_the_history() {
    let mut window = show(Opened { outside: true, ..opened(practice()) }, [1280.0, 840.0]);
    let before = project(&window);
    assert!(
        window.state().notices().list().iter().any(|n| n.text.contains("changed outside")),
        "nobody is told"
    );
    crate::exports::command(&mut window, "History of the project");
    let button = |window: &egui_kittest::Harness<'static, corrobora::ui::app::App>| {
        window.get_by_role_and_label(Role::Button, "Take note of it").accesskit_node().is_disabled()
    };
    assert!(button(&window), "a reason is asked for");
    window
        .get_by_role_and_label(Role::TextInput, "Why it may stay")
        .type_text("Put right by J. D.");
    settle(&mut window);
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join("outside.png")).unwrap();
    }
    assert!(!button(&window));
    window.get_by_role_and_label(Role::Button, "Take note of it").click();
    settle(&mut window);
    let after = project(&window);
    assert!(after.same_records(&before));
    let noted = model::outside(&after.history);
    let [(entry, Some(note))] = noted.as_slice() else { panic!("{noted:?}") };
    assert_eq!(entry.records, []);
    assert!(note.label.ends_with("Put right by J. D."), "{}", note.label);
    crate::exports::command(&mut window, "History of the project");
    assert!(window.query_by_label("Take note of it").is_none());
}
