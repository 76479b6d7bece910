//! Findings and timeline in the window: cells, words in place, rulings, filters, the case of a day.

use crate::gui::{key, practice, settle, with_size};
use corrobora::{
    model::{Project, Verdict},
    ui::{action::Page, app::App},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::path::PathBuf;

fn window() -> Harness<'static, App> {
    with_size(practice(), [1280.0, 840.0])
}

fn project(window: &Harness<'static, App>) -> Project {
    window.state().workbench().unwrap().session.project().clone()
}

/// The labels of what has a role, in the order of the window.
fn labels(window: &Harness<'static, App>, role: Role) -> Vec<String> {
    window.get_all_by_role(role).filter_map(|n| n.accesskit_node().label()).collect()
}

/// The facts that the grid shows.
fn facts(window: &Harness<'static, App>) -> Vec<String> {
    let verdict = |l: &String| Verdict::ALL.iter().any(|v| l.ends_with(&format!(": {}", v.word())));
    labels(window, Role::ListItem).into_iter().filter(verdict).collect()
}

fn focus_grid(window: &mut Harness<'static, App>) {
    window.get_by_role_and_label(Role::Grid, "Facts and sources").focus();
    settle(window);
}

#[test]
fn a_cell_is_read_in_place_by_keyboard() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    focus_grid(&mut window);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::End);
    key(&mut window, Modifiers::NONE, Key::Home);
    let cells = labels(&window, Role::GridCell);
    assert!(cells.iter().any(|c| c.contains("grade")), "{cells:?}");
    // The first cell of this row that says something.
    for _ in 0..20 {
        key(&mut window, Modifiers::NONE, Key::Enter);
        if window.state().workbench().unwrap().page == Page::Read {
            break;
        }
        key(&mut window, Modifiers::NONE, Key::ArrowRight);
    }
    let bench = window.state().workbench().unwrap();
    assert_eq!(bench.page, Page::Read, "Enter shows the words");
    let quote = bench.selection.annotation.expect("the quote");
    let claim = bench.selection.claims.first().expect("the claim");
    assert!(project(&window).claims[claim].annotations.contains(&quote));
}

#[test]
fn a_ruling_is_made_in_place_and_confirmed_by_key() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    let before = project(&window);
    window.get_by_label("Rule on this…").click();
    settle(&mut window);
    // The reason has the keyboard; without one nothing is confirmed.
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(project(&window).same_records(&before));
    window.get_by_label("Reason").type_text("Counted twice");
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    let after = project(&window);
    let new = after.rulings.iter().find(|(id, _)| !before.rulings.contains_key(id)).unwrap().1;
    assert_eq!((new.reason.as_str(), new.by.as_str()), ("Counted twice", "tester"));
}

#[test]
fn filters_show_only_what_is_asked_for() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    let all = facts(&window);
    assert!(all.len() > 3, "{all:?}");
    for (chip, verdicts) in [
        ("contradictions", &[Verdict::Contradicted, Verdict::MayContradict][..]),
        ("single origin", &[Verdict::SingleOrigin][..]),
    ] {
        window.get_by_label(chip).click();
        settle(&mut window);
        let shown = facts(&window);
        let fits = |l: &String| verdicts.iter().any(|v| l.ends_with(&format!(": {}", v.word())));
        assert!(!shown.is_empty() && shown.iter().all(fits), "{chip}: {shown:?}");
        let list = &window.state().workbench().unwrap().derived().findings.list;
        let many = list.iter().filter(|f| verdicts.contains(&f.verdict)).count();
        window.get_by_label_contains(&format!("{many} of {} facts", list.len()));
    }
    // Everything in the practice case was made by hand.
    window.get_by_label("not reviewed").click();
    settle(&mut window);
    window.get_by_label("No fact fits the filter");
    window.get_by_label("Show all facts").click();
    settle(&mut window);
    assert_eq!(facts(&window), all);
}

#[test]
fn a_contradiction_says_what_would_settle_it() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    window.get_by_label("contradictions").click();
    settle(&mut window);
    window.get_by_label("What would settle it");
}

#[test]
fn the_case_of_a_day_is_told_beside_the_timeline() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num6);
    let rows = labels(&window, Role::ListItem);
    assert!(rows.iter().any(|r| r.starts_with("Published: ")), "{rows:?}");
    assert!(rows.iter().any(|r| r.starts_with("Event: ")), "{rows:?}");
    window.get_by_label("Next publication").click();
    settle(&mut window);
    window.get_by_label_contains("Known on ");
    let many = project(&window).articles.len();
    window.get_by_label_contains(&format!(" of {many} articles, "));
    window.get_by_label("Today").click();
    settle(&mut window);
    assert!(window.query_by_label_contains("Known on ").is_none());
}

/// Pictures of findings and timeline, to be looked at where `PICTURES` says.
#[test]
fn pictures_of_findings_and_timeline() {
    let folder = std::env::var_os("PICTURES").map(PathBuf::from);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        for (size, name) in [([1280.0, 840.0], "wide"), ([720.0, 480.0], "small")] {
            let mut window = with_size(practice(), size);
            window.ctx.set_theme(theme);
            let shot = |window: &mut Harness<'static, App>, what: &str| {
                settle(window);
                let picture = window.render().unwrap();
                if let Some(folder) = &folder {
                    let file = format!("pages-{what}-{name}-{theme:?}.png").to_lowercase();
                    picture.save(folder.join(file)).unwrap();
                }
            };
            key(&mut window, Modifiers::COMMAND, Key::Num3);
            window.get_by_label("contradictions").click();
            shot(&mut window, "findings");
            window.get_by_label("origins").click();
            shot(&mut window, "origins");
            key(&mut window, Modifiers::COMMAND, Key::Num6);
            window.get_by_label("Next publication").click();
            settle(&mut window);
            window.get_by_label("Next publication").click();
            shot(&mut window, "timeline");
            key(&mut window, Modifiers::COMMAND, Key::Num4);
            shot(&mut window, "map");
        }
    }
}
