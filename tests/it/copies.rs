//! Copies in the window: found after an import, shown with what differs, marked by a person, taken back.

use crate::gui::{drop_file, key, project, settle, with_size};
use crate::similar::STORIES;
use corrobora::model::{Ids, Project};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

#[test]
fn a_copy_is_offered_after_an_import_and_marked_by_a_person() {
    let at = "2026-03-01T12:00:00Z".parse().unwrap();
    let mut ids = Ids::from_seed(1);
    let mut window = with_size(Project::new(ids.make(at), at, "Trial"), [1280.0, 840.0]);
    let (_, wire, copy, (was, is), other) = STORIES[0];
    drop_file(&mut window, "wire.txt", wire);
    drop_file(&mut window, "other.txt", other);
    assert!(window.query_by_label_contains("nearly word by word").is_none());
    drop_file(&mut window, "copy.txt", copy);
    window.get_by_label_contains("1 document repeats another nearly word by word");

    key(&mut window, Modifiers::COMMAND, Key::K);
    let field = window.get_by_role_and_label(Role::TextInput, "Type a command");
    field.type_text("copies among");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains(&format!("{was} → {is}"));
    window.get_by_label("Mark as a copy").click();
    settle(&mut window);
    let marked = |p: &Project| p.articles.values().filter(|a| a.copy_of.is_some()).count();
    assert_eq!(marked(&project(&window)), 1);
    window.get_by_label("Not a copy").click();
    settle(&mut window);
    assert_eq!(marked(&project(&window)), 0);
    window.get_by_label("Close").click();
    settle(&mut window);

    // Who has been told is not told again of the same copy.
    let told = window.query_all_by_label_contains("nearly word by word").count();
    drop_file(&mut window, "third.txt", STORIES[2].1);
    assert_eq!(window.query_all_by_label_contains("nearly word by word").count(), told);
}
