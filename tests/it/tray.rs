//! Proposals in the window: a person works through them by keyboard; what was accepted, rejected, corrected.

use crate::gui::{key, settle, with_size};
use corrobora::{
    model::{Article, Ids, Project, Text, Timestamp, Value},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use std::{path::PathBuf, sync::Arc};

fn noon() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

/// A project with an article for each text.
pub fn project_of(texts: &[String]) -> Project {
    let mut ids = Ids::from_seed(11);
    let mut project = Project::new(ids.make(noon()), noon(), "Trial");
    for (n, body) in texts.iter().enumerate() {
        let text = Text::new(body);
        let record = Article {
            language: Some("en".to_owned()),
            ..crate::edits::article(&text, &format!("Article {n}"))
        };
        project.articles.insert(ids.make(noon()), Arc::new(record));
        project.texts.insert(text.hash(), Arc::new(text));
    }
    project.check().unwrap();
    project
}

/// Ten sentences with a figure each, told apart by `n`.
fn ten(n: usize) -> String {
    let f = |k: usize| 100 + n * 37 + k * 11;
    format!(
        "Police rescued {} victims in Cambodia.\n\nOfficers arrested {} suspects in Laos.\n\n\
         The court convicted {} traffickers in Thailand.\n\nOfficials repatriated {} people to Malaysia.\n\n\
         At least {} people were killed in Myanmar.\n\nSome {} workers were injured in the fire.\n\n\
         Police raided {} compounds near the border.\n\nProsecutors charged {} suspects on Monday.\n\n\
         The gang held {} people in the compound.\n\nInvestigators opened {} investigations into the group.\n",
        f(0),
        f(1),
        f(2),
        f(3),
        f(4),
        f(5),
        f(6),
        f(7),
        f(8),
        f(9)
    )
}

fn project(window: &Harness<'static, App>) -> Project {
    window.state().workbench().unwrap().session.project().clone()
}

fn waiting(window: &Harness<'static, App>) -> usize {
    window.state().workbench().unwrap().tray.len()
}

fn window(texts: &[String]) -> Harness<'static, App> {
    with_size(project_of(texts), [1280.0, 840.0])
}

fn pressed(window: &mut Harness<'static, App>, one: Key) {
    key(window, Modifiers::NONE, one);
}

#[test]
fn nothing_that_is_proposed_is_in_the_project_until_it_is_accepted() {
    let mut window = window(&[ten(0)]);
    let before = project(&window);
    pressed(&mut window, Key::P);
    assert_eq!(waiting(&window), 10);
    pressed(&mut window, Key::J);
    pressed(&mut window, Key::ArrowDown);
    pressed(&mut window, Key::K);
    assert!(project(&window).same_records(&before));
    window.get_by_label_contains("Proposal 2 of 10. arrests");
    pressed(&mut window, Key::Enter);
    let after = project(&window);
    assert_eq!((after.claims.len(), after.annotations.len()), (1, 1));
    let claim = after.claims.values().next().unwrap();
    assert!(claim.proposed && claim.reviewed && claim.by == "tester");
    assert_eq!(claim.value.to_string(), "111");
    assert_eq!(waiting(&window), 9);
    // The next one in the text is looked at.
    window.get_by_label_contains("Proposal 2 of 9. ");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&before), "one step takes it back whole");
    window.get_by_label_contains("Proposal 2 of 10. arrests");
}

#[test]
fn a_rejected_proposal_never_comes_again_unless_it_is_taken_back() {
    let mut window = window(&[ten(0)]);
    pressed(&mut window, Key::P);
    pressed(&mut window, Key::X);
    pressed(&mut window, Key::Delete);
    assert_eq!((waiting(&window), project(&window).refusals.len()), (8, 2));
    assert_eq!(project(&window).claims.len(), 0);
    // Also in a window that opens the project anew.
    let file = corrobora::format::write_project(&project(&window)).unwrap();
    let read = corrobora::format::read_project(file.as_bytes()).unwrap();
    let mut again = with_size(read, [1280.0, 840.0]);
    pressed(&mut again, Key::P);
    assert_eq!(waiting(&again), 8);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(waiting(&window), 9);
    window.get_by_label_contains("Proposal 1 of 9. arrests");
}

#[test]
fn a_corrected_proposal_is_the_persons_figure_and_stays_marked() {
    let mut window = window(&[ten(0)]);
    pressed(&mut window, Key::P);
    pressed(&mut window, Key::F2);
    let field = window.get_by_role_and_label(Role::TextInput, "number");
    field.click();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "number").type_text("101");
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    let after = project(&window);
    let claim = after.claims.values().next().expect("the claim");
    assert_eq!(claim.value, Value::Number(corrobora::model::Amount::exact(101)));
    assert!(claim.proposed && claim.reviewed);
    assert_eq!(waiting(&window), 9, "the proposal is answered");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    let back = project(&window);
    assert_eq!((back.claims.len(), back.refusals.len(), back.annotations.len()), (0, 0, 0));
}

#[test]
fn all_of_a_kind_are_one_step() {
    let text = "Police rescued 120 victims in Cambodia. They rescued 45 victims in Laos.\n\n\
                Officers arrested 17 suspects.";
    let mut window = window(&[text.to_owned()]);
    let before = project(&window);
    pressed(&mut window, Key::P);
    assert_eq!(waiting(&window), 3);
    pressed(&mut window, Key::A);
    let after = project(&window);
    assert_eq!((after.claims.len(), after.metrics.len(), waiting(&window)), (2, 1, 1));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&before));
}

#[test]
fn escape_leaves_the_form_and_asks_where_something_was_typed() {
    let mut window = window(&[ten(0)]);
    pressed(&mut window, Key::P);
    pressed(&mut window, Key::F2);
    assert!(window.query_by_label("Accept as corrected").is_some());
    pressed(&mut window, Key::Escape);
    assert!(window.query_by_label("Accept as corrected").is_none());
    pressed(&mut window, Key::F2);
    window.get_by_role_and_label(Role::TextInput, "number").type_text("9");
    settle(&mut window);
    pressed(&mut window, Key::Escape);
    assert!(window.query_by_label("Accept as corrected").is_some(), "what was typed is not lost");
    pressed(&mut window, Key::Escape);
    assert!(window.query_by_label("Accept as corrected").is_none());
    assert!(project(&window).claims.is_empty());
}

#[test]
fn a_quote_that_is_there_carries_the_claim() {
    let mut window = window(&[ten(0)]);
    let bench = window.state_mut().workbench_mut().unwrap();
    let id = bench.selection.article.unwrap();
    let words = "Police rescued 100 victims in Cambodia.";
    bench.read.select(0..words.chars().count());
    settle(&mut window);
    pressed(&mut window, Key::H);
    assert_eq!(project(&window).annotations.len(), 1);
    pressed(&mut window, Key::P);
    pressed(&mut window, Key::Enter);
    let after = project(&window);
    assert_eq!((after.annotations.len(), after.claims.len()), (1, 1));
    assert_eq!(corrobora::mine::open_proposals(&after, id).len(), 9);
}

/// The measure of the tray: ten articles of ten proposals each, without the mouse.
#[test]
fn a_hundred_proposals_take_little_more_than_a_key_each() {
    let texts: Vec<String> = (0..10).map(ten).collect();
    let mut window = window(&texts);
    let mut keys = 0;
    let mut press = |window: &mut Harness<'static, App>, modifiers, one| {
        key(window, modifiers, one);
        keys += 1;
    };
    press(&mut window, Modifiers::NONE, Key::P);
    for article in 0..10 {
        assert_eq!(waiting(&window), 10, "article {article}");
        for n in 0..10 {
            match n {
                3 | 6 => press(&mut window, Modifiers::NONE, Key::X),
                7 => {
                    // The form opens with everything filled in.
                    press(&mut window, Modifiers::NONE, Key::F2);
                    press(&mut window, Modifiers::COMMAND, Key::Enter);
                }
                _ => press(&mut window, Modifiers::NONE, Key::Enter),
            }
        }
        assert_eq!(waiting(&window), 0);
        if article < 9 {
            // The button that goes on has the focus.
            press(&mut window, Modifiers::NONE, Key::Enter);
        }
    }
    let after = project(&window);
    assert_eq!((after.claims.len(), after.refusals.len()), (80, 20));
    assert!(after.claims.values().all(|c| c.proposed && c.reviewed && c.annotations.len() == 1));
    println!("{keys} keys for 100 proposals");
    assert!(keys <= 120, "{keys} keys for 100 proposals");
    window.get_by_label_contains("Nothing waits in any other document");
}

#[test]
fn a_document_without_figures_says_so() {
    let mut window = window(&["Nothing was counted in this story.".to_owned()]);
    pressed(&mut window, Key::P);
    window.get_by_label_contains("proposes nothing in this document");
}

/// Pictures of the tray, to be looked at where `PICTURES` says.
#[test]
fn pictures_of_the_tray() {
    let folder = std::env::var_os("PICTURES").map(PathBuf::from);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        for (size, name) in [([1280.0, 840.0], "wide"), ([720.0, 480.0], "small")] {
            let mut window = with_size(crate::gui::practice(), size);
            window.ctx.set_theme(theme);
            let shot = |window: &mut Harness<'static, App>, what: &str| {
                settle(window);
                let picture = window.render().unwrap();
                if let Some(folder) = &folder {
                    let file = format!("tray-{what}-{name}-{theme:?}.png").to_lowercase();
                    picture.save(folder.join(file)).unwrap();
                }
            };
            let bench = window.state_mut().workbench_mut().unwrap();
            bench.selection.annotation = None;
            settle(&mut window);
            pressed(&mut window, Key::P);
            shot(&mut window, "first");
            if waiting(&window) > 0 {
                pressed(&mut window, Key::F2);
                shot(&mut window, "form");
                pressed(&mut window, Key::Escape);
            }
            for _ in 0..waiting(&window) {
                pressed(&mut window, Key::Enter);
            }
            shot(&mut window, "done");
            pressed(&mut window, Key::P);
            shot(&mut window, "quotes");
        }
    }
}
