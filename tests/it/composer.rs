//! The composer: paragraphs with chips, blocks that follow the project, their order, and where the evidence stands.

use crate::{
    briefs::harbour,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{
    brief::{self, Part, compose},
    export,
    model::{Block, Brief, BriefId, Decision, Ids, Inline, Project, Timestamp, Withheld},
    ui::app::App,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{path::PathBuf, sync::Arc};

fn shot(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("composer-{name}.png"))).unwrap();
    }
}

fn with_blocks(mut project: Project, blocks: Vec<Block>) -> Project {
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(78).make(at);
    let brief = Brief {
        title: "Composed".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks,
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    project
}

fn words(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned() }
}

fn blocks(window: &Harness<'static, App>) -> Vec<Block> {
    project(window).briefs.values().next_back().unwrap().blocks.clone()
}

/// A window with a brief of these blocks.
pub fn composer(blocks: Vec<Block>) -> Harness<'static, App> {
    let mut window = with_size(with_blocks(practice(), blocks), [1280.0, 840.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    settle(&mut window);
    window
}

fn paragraph<'a>(window: &'a Harness<'static, App>) -> egui_kittest::Node<'a> {
    window.get_all_by_role_and_label(Role::MultilineTextInput, "Paragraph").next().unwrap()
}

/// What a paragraph says, its chips as "#".
fn said(block: &Block) -> String {
    let Block::Paragraph(inlines) = block else { panic!("{block:?}") };
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Claim(_) => "#".to_owned(),
        Inline::Cite(_) => "§".to_owned(),
    };
    inlines.iter().map(one).collect()
}

fn label(node: &egui_kittest::Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// How many claims are offered below a paragraph.
fn offers(window: &Harness<'static, App>) -> usize {
    window.query_all_by_role(Role::Button).filter(|n| label(n).contains(" – ")).count()
}

#[test]
fn an_at_sign_finds_a_claim_and_a_backspace_takes_its_chip() {
    let mut window = composer(vec![words("")]);
    paragraph(&window).focus();
    settle(&mut window);
    paragraph(&window).type_text("Police freed ");
    settle(&mut window);
    paragraph(&window).type_text("@rescued harbour");
    settle(&mut window);
    assert!(offers(&window) > 1, "offers are shown");
    shot(&mut window, "offers");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(said(&blocks(&window)[0]), "Police freed #");
    assert_eq!(offers(&window), 0);

    // The caret stands behind the chip.
    paragraph(&window).type_text(" people.");
    settle(&mut window);
    assert_eq!(said(&blocks(&window)[0]), "Police freed # people.");
    shot(&mut window, "chip");

    // Backspace over " people." and one letter of the chip takes all of it.
    for _ in 0..9 {
        key(&mut window, Modifiers::NONE, Key::Backspace);
    }
    assert_eq!(said(&blocks(&window)[0]), "Police freed ");

    // The steps are the project's: Ctrl+Z inside the field brings the chip back as a chip.
    for _ in 0..9 {
        key(&mut window, Modifiers::COMMAND, Key::Z);
        if said(&blocks(&window)[0]).contains('#') {
            break;
        }
    }
    assert!(said(&blocks(&window)[0]).starts_with("Police freed #"));
}

#[test]
fn offers_are_sent_away_and_an_address_is_no_reference() {
    let mut window = composer(vec![words("")]);
    paragraph(&window).focus();
    settle(&mut window);
    paragraph(&window).type_text("desk@res");
    settle(&mut window);
    assert_eq!(offers(&window), 0);
    paragraph(&window).type_text(" @res");
    settle(&mut window);
    assert!(offers(&window) > 0);
    key(&mut window, Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert_eq!(offers(&window), 0);
    // The field keeps the focus and takes what follows as words.
    key(&mut window, Modifiers::NONE, Key::Enter);
    paragraph(&window).type_text("cue");
    settle(&mut window);
    assert_eq!(said(&blocks(&window)[0]), "desk@res @res\ncue");
}

#[test]
fn an_article_is_taken_with_the_mouse() {
    let mut window = composer(vec![words("As reported")]);
    window.get_by_label_contains("Refer to a claim or article").click();
    settle(&mut window);
    assert!(said(&blocks(&window)[0]).ends_with(" @"));
    let title = project(&window).articles.values().next().unwrap().label().to_owned();
    let word: String = title.chars().take(12).collect();
    paragraph(&window).type_text(&word);
    settle(&mut window);
    window.get_all_by_role_and_label(Role::Button, &title).next().unwrap().click();
    settle(&mut window);
    assert_eq!(said(&blocks(&window)[0]), "As reported §");
}

#[test]
fn blocks_move_by_keys_and_by_dragging() {
    let mut window = composer(vec![heading("One"), words("two"), heading("Three")]);
    paragraph(&window).focus();
    settle(&mut window);
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    settle(&mut window);
    let order = |w: &Harness<'static, App>| -> Vec<String> {
        let name = |block: &Block| match block {
            Block::Heading { text, .. } => text.clone(),
            block => said(block),
        };
        blocks(w).iter().map(name).collect()
    };
    assert_eq!(order(&window), ["One", "Three", "two"]);
    // The focus has moved along: the same key twice moves the same block.
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    settle(&mut window);
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    settle(&mut window);
    assert_eq!(order(&window), ["two", "One", "Three"]);
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&window), ["two", "One", "Three"], "there is nothing above");

    let from = window.get_by_label("1. Paragraph").rect().center();
    let to = window.get_by_label("3. Heading").rect().center() + egui::vec2(0.0, 40.0);
    window.drag_at(from);
    window.step();
    window.hover_at(from + egui::vec2(0.0, 20.0));
    window.step();
    window.hover_at(to);
    window.step();
    shot(&mut window, "dragging");
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(order(&window), ["One", "Three", "two"]);
}

#[test]
fn what_follows_the_project_can_be_added_and_turned_into_text() {
    let mut window = composer(vec![heading("One")]);
    for name in ["Timeline", "Open questions", "Evidence appendix"] {
        window.get_by_label("Add a block…").click();
        settle(&mut window);
        window.get_all_by_role_and_label(Role::Button, name).last().unwrap().click();
        settle(&mut window);
    }
    let added = blocks(&window);
    assert_eq!(added[1..], [Block::Timeline, Block::OpenQuestions, Block::Evidence]);
    shot(&mut window, "blocks");
    window.get_all_by_label("Turn into text").next().unwrap().click();
    settle(&mut window);
    let now = blocks(&window);
    assert!(now.len() > added.len() && said(&now[1]).contains('#'), "{now:?}");
}

#[test]
fn indicators_are_printed_only_where_a_person_has_ticked_them() {
    let mut window = composer(vec![Block::Indicators(Vec::new())]);
    for _ in 0..50 {
        settle(&mut window);
        if window.query_all_by_label_contains("are printed").next().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    shot(&mut window, "indicators");
    let text = |w: &Harness<'static, App>| {
        let now = project(w);
        let id = *now.briefs.keys().next_back().unwrap();
        export::markdown(&brief::document_of(&now, id).unwrap())
    };
    assert!(!text(&window).contains("What it is"));
    let all = corrobora::indicators::listed(&project(&window), None);
    let label = format!("{}: {}", all[0].kind.words(), all[0].defanged());
    window.get_by_role_and_label(Role::CheckBox, &label).click();
    settle(&mut window);
    assert_eq!(blocks(&window), [Block::Indicators(vec![all[0].name()])]);
    let printed = text(&window);
    assert!(printed.contains("What it is") && printed.contains(all[0].kind.words()), "{printed}");
}

#[test]
fn the_evidence_stands_where_the_brief_puts_it() {
    let case = harbour();
    let findings = case.findings();
    let mut brief = brief::from_all_findings(&case.project, &findings);
    brief.style = "apa".to_owned();
    let at_end = compose(&case.project, &findings, &brief, &brief::Pictures::new()).unwrap();
    let list = brief.blocks.iter().position(|b| matches!(b, Block::Bibliography)).unwrap();
    brief.blocks.insert(list, Block::Evidence);
    brief.blocks.push(Block::Evidence);
    let document = compose(&case.project, &findings, &brief, &brief::Pictures::new()).unwrap();
    let parts = document.parts.iter().filter(|part| **part == Part::Evidence).count();
    assert_eq!(parts, 1, "one appendix is enough");
    for (document, first, second) in [
        (&document, "How do we know this?", "Sources"),
        (&at_end, "Sources", "How do we know this?"),
    ] {
        let order = |text: &str| {
            let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
            assert_eq!(text.matches("How do we know this?").count(), 1);
            assert!(at(&format!("{first}\n")) < at(&format!("{second}\n")), "{text}");
        };
        order(&export::markdown(document));
        let docx = export::docx(document, "2026-03-01T12:00:00Z".parse().unwrap()).unwrap();
        let story = corrobora::import::read("brief.docx", &docx).unwrap();
        let text = story.text.as_str();
        let body = text.get(text.find("All findings side by side").unwrap()..).unwrap();
        let at = |words: &str| body.rfind(words).unwrap();
        assert!(at(first) < at(second), "{body}");
    }
}

#[test]
fn a_withheld_indicator_is_not_printed() {
    let mut project = practice();
    let all = corrobora::indicators::listed(&project, None);
    let one = &all[0];
    project = with_blocks(project, vec![Block::Indicators(vec![one.name()])]);
    let id = *project.briefs.keys().next_back().unwrap();
    let printed = |project: &Project| export::markdown(&brief::document_of(project, id).unwrap());
    // As Markdown writes it.
    let defanged = |text: &str| text.contains("hxxp");
    assert!(defanged(&printed(&project)));
    let mut withheld = project.briefs[&id].as_ref().clone();
    let decision = Decision::Redacted {
        what: vec![Withheld::Words(one.value.clone())],
        at: "2026-03-01T12:00:00Z".parse().unwrap(),
        by: "tester".into(),
    };
    withheld.decisions.insert("one".into(), decision);
    project.briefs.insert(id, Arc::new(withheld));
    let text = printed(&project);
    assert!(!defanged(&text) && text.contains("| \\[withheld\\] | web address |"), "{text}");
}
