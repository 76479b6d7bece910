//! The checks of a brief in the window: listed, leading to their places, decided.

use crate::gui::{key, practice, settle, with_size};
use corrobora::{
    model::{Block, Brief, BriefId, Decision, Ids, Inline, Project, Timestamp},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use std::{path::PathBuf, sync::Arc};

fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("checks-{name}.png"))).unwrap();
    }
}

fn decisions(window: &Harness<'static, App>) -> Vec<Decision> {
    let bench = window.state().workbench().unwrap();
    let briefs = &bench.session.project().briefs;
    briefs.values().next_back().unwrap().decisions.values().cloned().collect()
}

/// The practice case with a brief that names a survivor in its third block.
fn project() -> Project {
    let mut project = practice();
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(77).make(at);
    let words = |text: &str| Block::Paragraph(vec![Inline::Text(text.to_owned())]);
    let brief = Brief {
        title: "Checked".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks: vec![
            Block::Heading { level: 1, text: "What happened".into() },
            words("One survivor, Sokha Chan, can be called: +855 12 345 678."),
            Block::FindingsTable,
        ],
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    project
}

#[test]
fn checks_are_listed_and_decided_in_the_window() {
    let mut window = with_size(project(), [1280.0, 840.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window.get_by_label_contains("Checks (✖").click();
    settle(&mut window);
    shot(&mut window, "list");

    // Each leads to its block.
    window.get_all_by_label_contains("Show the place").next().unwrap().click();
    settle(&mut window);
    // The telephone number stands before the name.
    window.get_all_by_role_and_label(Role::Button, "Redact").nth(1).unwrap().click();
    settle(&mut window);
    let made = decisions(&window);
    assert!(matches!(made.as_slice(), [Decision::Redacted { .. }]), "{made:?}");

    let label = "Reason for excusing";
    window.get_all_by_role_and_label(Role::TextInput, label).next().unwrap().click();
    settle(&mut window);
    window
        .get_all_by_role_and_label(Role::TextInput, label)
        .next()
        .unwrap()
        .type_text("It is a hotline");
    settle(&mut window);
    window.get_all_by_role_and_label(Role::Button, "Excuse").next().unwrap().click();
    settle(&mut window);
    let made = decisions(&window);
    let excused =
        |d: &Decision| matches!(d, Decision::Excused { reason, .. } if reason == "It is a hotline");
    assert!(made.len() == 2 && made.iter().any(excused), "{made:?}");
    shot(&mut window, "decided");

    // The preview has the words no more.
    window.get_by_label("Preview").click();
    settle(&mut window);
    shot(&mut window, "preview");
    assert!(window.query_all_by_label_contains("Survivor A").next().is_some());
    window.get_by_label_contains("Handling").click();
    settle(&mut window);
    shot(&mut window, "handling");
}
