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

/// A page as a browser saves it.
fn page(freed: u32, more: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Raid on the coast</title>\
         <link rel=\"canonical\" href=\"https://post.example/raid\"></head><body><article><h1>Raid on the coast</h1>\
         <p>Police freed {freed} people from a compound in Poipet on Monday, the ministry of the interior said.</p>\
         <p>The compound had four gates and a wall, and guards stood at each of them day and night.{more}</p>\
         </article></body></html>"
    )
}

#[test]
fn a_newer_version_of_a_page_is_told_at_the_older_with_what_it_changed() {
    let at = "2026-03-01T12:00:00Z".parse().unwrap();
    let mut ids = Ids::from_seed(1);
    let mut window = with_size(Project::new(ids.make(at), at, "Trial"), [1280.0, 840.0]);
    drop_file(&mut window, "v1.html", &page(149, ""));
    let old = *project(&window).articles.keys().next().unwrap();
    drop_file(&mut window, "v2.html", &page(163, " A trial follows."));
    window.state_mut().workbench_mut().unwrap().selection.article = Some(old);
    settle(&mut window);
    window.get_by_label_contains("A newer version of this page is in the project");
    window.get_by_label("What changed…").click();
    settle(&mut window);
    window.get_by_label_contains("149 → 163");
    window.get_by_label_contains("A trial follows.");
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        window.render().unwrap().save(folder.join("copies-versions.png")).unwrap();
    }
    window.get_by_label("Read the newer").click();
    settle(&mut window);
    window.get_by_label_contains("This is a newer version of a page");
    let shown = window.state_mut().workbench_mut().unwrap().selection.article;
    assert!(shown.is_some() && shown != Some(old));
}
