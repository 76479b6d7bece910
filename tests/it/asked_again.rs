//! What people asked for who tried the window for the second time: slips shown in the form, words underlined, rulings
//! on a source, a name to sign with, tables without what is withheld.

use crate::{
    exports::command,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{
    model::{Block, Brief, BriefId, Decision, Ids, Inline, Project, Timestamp, Verdict, Withheld},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{path::PathBuf, sync::Arc};

fn window(project: Project) -> Harness<'static, App> {
    with_size(project, [1400.0, 900.0])
}

/// Keeps a picture to be looked at where `PICTURES` says.
fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("again-{name}.png"))).unwrap();
    }
}

/// The practice case with one brief of these blocks.
fn with_brief(blocks: Vec<Block>) -> (Project, BriefId) {
    let mut project = practice();
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(79).make(at);
    let brief = Brief {
        title: "Asked again".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks,
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    (project, id)
}

#[test]
fn a_value_that_the_quote_does_not_say_is_told_while_it_is_typed() {
    let mut window = window(practice());
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
    settle(&mut window);
    assert!(window.query_by_label_contains("The quoted words say").is_none());
    window.get_by_role_and_label(Role::TextInput, "number").focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "number").type_text("987654");
    settle(&mut window);
    assert!(window.query_by_label_contains("The quoted words say").is_some());
    shot(&mut window, "slip");
}

#[test]
fn the_place_of_a_check_is_chosen_and_told_in_the_paragraph() {
    let words = "The brief says that 98765 people were freed.";
    let (project, _) = with_brief(vec![
        Block::Heading { level: 1, text: "What happened".into() },
        Block::Paragraph(vec![Inline::Text(words.into())]),
    ]);
    let mut window = window(project);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window.get_by_label_contains("Checks (").click();
    settle(&mut window);
    window.get_all_by_label_contains("Show the place").next().unwrap().click();
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Paragraph");
    assert!(field.accesskit_node().is_focused(), "the paragraph has the keyboard");
    assert!(window.query_by_label_contains("98765: The figure points to no claim").is_some());
    shot(&mut window, "place");
    // What is typed takes the place of the chosen words.
    window.get_by_role_and_label(Role::MultilineTextInput, "Paragraph").type_text("many");
    settle(&mut window);
    let brief = project_brief(&window);
    let Block::Paragraph(inlines) = &brief.blocks[1] else { panic!("{brief:?}") };
    assert_eq!(inlines, &[Inline::Text(words.replace("98765", "many"))]);
}

fn project_brief(window: &Harness<'static, App>) -> Brief {
    project(window).briefs.values().next_back().unwrap().as_ref().clone()
}

#[test]
fn a_quotation_is_found_by_its_words() {
    let (project, _) = with_brief(Vec::new());
    let wanted = project.annotations.iter().find(|(_, a)| a.exact.contains("158")).unwrap();
    let (id, words) = (*wanted.0, wanted.1.exact.clone());
    let mut window = window(project);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window.get_by_label("A quotation…").click();
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Search the quotes");
    assert!(field.accesskit_node().is_focused());
    field.type_text(&words);
    settle(&mut window);
    shot(&mut window, "quotes");
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(project_brief(&window).blocks, [Block::Quotation(id)]);
}

#[test]
fn a_source_is_ruled_to_be_wrong_and_the_others_give_the_verdict() {
    let before = practice().rulings;
    let mut window = window(practice());
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    settle(&mut window);
    window.get_by_label("contradictions").click();
    settle(&mut window);
    let rule = ["Rule on this…", "Change the ruling…"];
    let button = rule.iter().find_map(|words| window.query_by_label(words)).unwrap();
    button.click();
    settle(&mut window);
    let boxes: Vec<String> = window
        .query_all_by_role(Role::CheckBox)
        .filter_map(|n| n.accesskit_node().label())
        .filter(|l| l.contains(" · "))
        .collect();
    assert!(boxes.len() > 1, "a box for each claim: {boxes:?}");
    let alone = boxes.iter().find(|words| words.contains("18 to 22")).unwrap();
    window.get_all_by_label(alone).next().unwrap().focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Space);
    settle(&mut window);
    window.get_by_label("Reason").focus();
    settle(&mut window);
    window.get_by_label("Reason").type_text("It took the figure of another raid.");
    settle(&mut window);
    shot(&mut window, "ruling");
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let after = project(&window);
    let new = |id: &&corrobora::model::RulingId| !before.contains_key(*id);
    let ruling = &after.rulings[after.rulings.keys().find(new).unwrap()];
    assert_eq!(ruling.wrong.len(), 1);
    assert_ne!(ruling.verdict, Verdict::Contradicted, "the others agree");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).rulings.len() < after.rulings.len());
}

#[test]
fn escape_leaves_no_typed_reason_at_the_first_press() {
    let mut window = window(practice());
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    settle(&mut window);
    window.get_by_label("Rule on this…").click();
    settle(&mut window);
    window.get_by_label("Reason").type_text("A reason that took long");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(window.query_by_label_contains("Press Escape again").is_some());
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert!(window.query_by_label("Reason").is_none());
}

#[test]
fn changes_are_signed_with_the_name_that_a_person_gives() {
    let mut window = window(practice());
    command(&mut window, "History of the project");
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Your changes are signed");
    field.focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Your changes are signed").type_text("A. Tester");
    settle(&mut window);
    window.get_by_label("Sign with this name").click();
    settle(&mut window);
    shot(&mut window, "history");
    window.get_by_label("Close").click();
    settle(&mut window);
    command(&mut window, "New brief");
    settle(&mut window);
    assert_eq!(project(&window).history.last().unwrap().by, "A. Tester");
}

#[test]
fn a_table_of_claims_leaves_out_what_a_brief_withholds() {
    let (mut project, id) = with_brief(vec![Block::FindingsTable]);
    let name = project.origins.values().next().unwrap().name.clone();
    let decision = Decision::Redacted {
        what: vec![Withheld::Words(name.clone())],
        at: "2026-03-01T12:00:00Z".parse().unwrap(),
        by: "test".into(),
    };
    Arc::make_mut(project.briefs.get_mut(&id).unwrap()).decisions.insert("name-1".into(), decision);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("claims.csv");
    let mut window = window(project);
    command(&mut window, "Export claims");
    settle(&mut window);
    shot(&mut window, "withhold");
    window.get_by_label("Choose where to write it…").click();
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::A);
    let words = path.display().to_string();
    window.get_by_role_and_label(Role::TextInput, "Path").type_text(&words);
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(table.contains("[withheld]"), "{table}");
    assert!(!table.contains(&name), "{name} stands in {table}");
}

#[test]
fn the_project_is_checked_from_the_menu_and_a_touched_original_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.corrobora.ron");
    let opened = corrobora::practice::open(&path).unwrap();
    let mut window = window(crate::edits::case(1));
    window.state_mut().show(opened, Some(path.clone()));
    settle(&mut window);
    command(&mut window, "Check the project");
    settle(&mut window);
    assert!(window.query_by_label_contains("everything holds").is_some());
    shot(&mut window, "verified");
    window.get_by_label("Close").click();
    settle(&mut window);
    let originals = folder.path().join("case.corrobora.data/originals");
    let first = walk(&originals);
    std::fs::write(&first, b"not what was imported").unwrap();
    command(&mut window, "Check the project");
    settle(&mut window);
    assert!(window.query_by_label_contains("1 thing does not hold").is_some());
    shot(&mut window, "touched");
}

/// Some file in a folder or in the folders in it.
fn walk(folder: &std::path::Path) -> PathBuf {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    let first = entries.remove(0);
    if first.is_dir() { walk(&first) } else { first }
}

#[test]
fn the_checks_of_a_brief_have_a_command() {
    let (project, _) = with_brief(vec![Block::FindingsTable]);
    let mut window = window(project);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Num1);
    settle(&mut window);
    command(&mut window, "Checks of the brief");
    settle(&mut window);
    assert!(window.query_by_label_contains("show decided ones").is_some());
}
