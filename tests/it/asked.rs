//! What people asked for who tried the window for the first time: templates, units of new names, text that typing
//! replaces.

use crate::{
    exports::command,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{
    model::{Block, Unit},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};

fn window() -> Harness<'static, App> {
    with_size(practice(), [1400.0, 900.0])
}

/// Keeps a picture to be looked at where `PICTURES` says.
fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("asked-{name}.png"))).unwrap();
    }
}

#[test]
fn a_brief_is_made_from_a_template_by_keyboard_alone() {
    let mut window = window();
    let before = project(&window);
    command(&mut window, "Brief from a template");
    settle(&mut window);
    shot(&mut window, "templates");
    window.get_by_label_contains("Alert").focus();
    settle(&mut window);
    window.get_by_label("Make the brief").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let after = project(&window);
    let made = after.briefs.iter().find(|(id, _)| !before.briefs.contains_key(id)).unwrap().1;
    assert!(made.title.starts_with("Alert"), "{}", made.title);
    assert!(made.blocks.iter().any(|b| matches!(b, Block::Indicators(_))), "{:?}", made.blocks);
    shot(&mut window, "from-template");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&before));
}

#[test]
fn a_template_of_one_document_asks_for_it() {
    let mut window = window();
    let before = project(&window).briefs.len();
    command(&mut window, "Brief from a template");
    settle(&mut window);
    window.get_by_label_contains("Fact check").focus();
    settle(&mut window);
    shot(&mut window, "fact-check");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Document").is_some());
    window.get_by_label("Cancel").click();
    settle(&mut window);
    assert_eq!(project(&window).briefs.len(), before);
}

#[test]
fn a_new_name_is_counted_in_what_a_person_says() {
    let mut window = window();
    let before = project(&window);
    let counts =
        |text: &str| text.contains("people") && text.contains(|c: char| c.is_ascii_digit());
    let quote = *before.annotations.iter().find(|(_, a)| counts(&a.exact)).unwrap().0;
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.article = Some(before.annotations[&quote].article);
    bench.selection.annotation = Some(quote);
    settle(&mut window);
    window.get_by_role(Role::Document).focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::N);
    // What was filled in is selected: typing replaces it.
    let field = window.get_by_role_and_label(Role::TextInput, "What is counted or stated");
    field.type_text("passports in drawers");
    settle(&mut window);
    let number = window.get_by_role_and_label(Role::TextInput, "number");
    number.focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "number").type_text("11");
    settle(&mut window);
    let counted = window.get_by_role_and_label(Role::TextInput, "Counted in (a new name)");
    counted.focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Counted in (a new name)").type_text("passports");
    settle(&mut window);
    shot(&mut window, "new-name");
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    let after = project(&window);
    let metric = after.metrics.values().find(|m| m.name == "passports in drawers").unwrap();
    assert_eq!(metric.unit, Unit::Items("passports".to_owned()));
}

#[test]
fn a_block_follows_claims_that_were_filed_under_an_event() {
    let project = practice();
    let all = corrobora::findings::findings(&project);
    let alike = |f: &corrobora::findings::Finding| {
        let key = |g: &corrobora::findings::Finding| {
            (g.key.metric, g.key.places.clone(), g.key.population.clone())
        };
        all.iter().filter(|g| key(g) == key(f)).count()
    };
    let one = all.iter().find(|f| f.key.event.is_some() && alike(f) == 1).unwrap();
    // As the block was made before the claims had an event.
    let fact = corrobora::model::Fact { event: None, ..one.fact() };
    let brief = corrobora::model::Brief {
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks: vec![Block::Finding(fact)],
        ..Default::default()
    };
    let pictures = corrobora::brief::Pictures::new();
    let made = corrobora::brief::compose(&project, &all, &brief, &pictures).unwrap();
    assert!(!made.warnings.iter().any(|w| w.contains("no claim states")), "{:?}", made.warnings);
}
