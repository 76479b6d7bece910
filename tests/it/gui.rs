//! Whole-window scenarios through the accessibility tree: what a person does, what the project then holds.

use crate::soft::SoftRenderer;
use corrobora::{
    model::{Ids, Project, Timestamp, Value, Verdict},
    storage::Opened,
    ui::{
        action::Page,
        app::{App, Surroundings},
    },
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{path::PathBuf, sync::Arc};

fn noon() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn surroundings() -> Surroundings {
    Surroundings {
        now: noon,
        ids: Ids::from_seed(7),
        user: "tester".to_owned(),
        native_dialogs: false,
        clipboard: false,
        documents: PathBuf::from("cases"),
        keep_prefs: false,
    }
}

fn window(size: [f32; 2]) -> Harness<'static, App> {
    Harness::builder()
        // A machine without a font for Chinese shows boxes, and says so; it passes its tests.
        .allow_missing_glyphs()
        .with_size(size)
        .with_max_steps(60)
        .renderer(SoftRenderer::default())
        .build_eframe(|creation| App::new(&creation.egui_ctx, surroundings()))
}

pub fn opened(project: Project) -> Opened {
    Opened { project, store: None, read_only: None, outside: false, notices: Vec::new() }
}

fn empty_project() -> Project {
    let mut ids = Ids::from_seed(1);
    Project::new(ids.make(noon()), noon(), "Trial")
}

fn with_project(project: Project) -> Harness<'static, App> {
    with_size(project, [1280.0, 840.0])
}

pub fn with_size(project: Project, size: [f32; 2]) -> Harness<'static, App> {
    show(opened(project), size)
}

pub fn show(opened: Opened, size: [f32; 2]) -> Harness<'static, App> {
    let mut window = window(size);
    window.state_mut().show(opened, None);
    settle(&mut window);
    window
}

pub fn practice() -> Project {
    let bytes = include_bytes!("../../assets/practice/clear-river.corrobora.ron");
    corrobora::format::read_project(bytes).unwrap()
}

/// Draws frames until nothing moves and no job is under way.
pub fn settle(window: &mut Harness<'static, App>) {
    // Long enough for a machine that has other work: only a test that fails waits for it.
    let end = std::time::Instant::now() + std::time::Duration::from_secs(90);
    while std::time::Instant::now() < end {
        window.run_ok();
        if !window.state().busy() {
            window.run_ok();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("a job did not end");
}

/// A file that exists in memory only.
#[derive(Debug)]
struct Held(PathBuf, Vec<u8>);

impl egui::DroppedFile for Held {
    fn path(&self) -> &std::path::Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(self.1.clone())
    }
}

pub fn drop_file(window: &mut Harness<'static, App>, name: &str, text: &str) {
    let file = Held(PathBuf::from(name), text.as_bytes().to_vec());
    window.input_mut().dropped_files.push(Arc::new(file));
    window.step();
    settle(window);
}

pub fn project(window: &Harness<'static, App>) -> Project {
    window.state().workbench().unwrap().session.project().clone()
}

pub fn key(window: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Selects words of the open document, as a drag does.
fn select_words(window: &mut Harness<'static, App>, words: &str) {
    let bench = window.state_mut().workbench_mut().unwrap();
    let id = bench.selection.article.unwrap();
    let text = bench.session.project().text_of(id).unwrap().as_str().to_owned();
    let byte = text.find(words).unwrap();
    let start = text[..byte].chars().count();
    bench.read.select(start..start + words.chars().count());
    settle(window);
}

fn fill(window: &mut Harness<'static, App>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).click();
    settle(window);
    key(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    settle(window);
}

const SECOND_OPERATION: &str =
    "Second Clear River operation frees 221 people, unread, 7 quotes, 7 claims";

const FIRST: &str = "Police free 149 people in Cambodia\n\nPolice said on 20 October 2023 that 149 people \
were rescued from a compound in Cambodia. The operation lasted five days.\n";
const SECOND: &str = "Rescue in Sihanoukville\n\nA rights group says that 160 people were rescued from \
a compound in Cambodia.\n";

/// Drop, select, claim; from the words to the claim, with what was read off them.
fn claim_from(window: &mut Harness<'static, App>, words: &str, origin: &str) {
    // The report of the import would leave the form little room.
    if window.query_by_label("Close report").is_some() {
        window.get_by_label("Close report").click();
        settle(window);
    }
    select_words(window, words);
    key(window, Modifiers::NONE, Key::N);
    fill(window, "What is counted or stated", "victims rescued");
    fill(window, "Event", "Operation Trial");
    fill(window, "Who said it first (origin)", origin);
    window.get_by_label("Add claim").click();
    settle(window);
}

#[test]
fn the_chain_from_a_dropped_file_to_a_cited_sentence_and_all_the_way_back() {
    let start = empty_project();
    let mut window = with_project(start.clone());

    drop_file(&mut window, "first.txt", FIRST);
    assert_eq!(project(&window).articles.len(), 1);
    window.get_by_label_contains("Police free 149 people in Cambodia, unread");

    claim_from(&mut window, "149 people were rescued from a compound in Cambodia", "Police");
    let now = project(&window);
    assert_eq!((now.annotations.len(), now.claims.len()), (1, 1));
    let claim = now.claims.values().next().unwrap();
    assert_eq!(claim.value.to_string(), "149");
    assert_eq!(claim.places.first().map(|p| p.country.to_string()).as_deref(), Some("KH"));

    drop_file(&mut window, "second.txt", SECOND);
    claim_from(
        &mut window,
        "160 people were rescued from a compound in Cambodia",
        "A rights group",
    );
    let now = project(&window);
    assert_eq!((now.articles.len(), now.claims.len(), now.events.len()), (2, 2, 1));

    // The table shows both and says that they contradict each other.
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    assert!(window.get_all_by_label_contains("Contradicted").count() >= 2);

    // So do findings, map and brief.
    key(&mut window, Modifiers::COMMAND, Key::Num3);
    let verdicts: Vec<Verdict> = window
        .state()
        .workbench()
        .unwrap()
        .derived()
        .findings
        .list
        .iter()
        .map(|f| f.verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::Contradicted]);
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    window.get_by_label_contains("Cambodia: 2 claims");

    key(&mut window, Modifiers::COMMAND, Key::Num5);
    window.get_by_label("Make one from all findings").click();
    settle(&mut window);
    let now = project(&window);
    assert_eq!(now.briefs.len(), 1);
    let id = *now.briefs.keys().next().unwrap();
    let document = corrobora::brief::document_of(&now, id).unwrap();
    let text = corrobora::export::markdown(&document);
    assert!(text.contains("149") && text.contains("160"), "{text}");
    window.get_all_by_label_contains("149").next().expect("the preview shows the figure");

    // Every step back leads to the empty project, every step forward to where it was.
    let end = project(&window);
    let mut steps = 0;
    while window.state().workbench().unwrap().session.undo_label().is_some() {
        key(&mut window, Modifiers::COMMAND, Key::Z);
        steps += 1;
        assert!(steps < 50, "undo does not end");
    }
    assert!(project(&window).same_records(&start), "undo does not lead back to the start");
    for _ in 0..steps {
        key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert!(project(&window).same_records(&end), "redo does not lead to the end");
}

#[test]
fn a_quiet_frame_commits_nothing() {
    let mut window = with_project(practice());
    for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6] {
        key(&mut window, Modifiers::COMMAND, page);
        let before = window.state().workbench().unwrap().session.revision();
        for _ in 0..40 {
            window.step();
        }
        assert_eq!(window.state().workbench().unwrap().session.revision(), before, "{page:?}");
    }
}

#[test]
fn an_idle_window_asks_for_no_further_frame() {
    let mut window = with_project(practice());
    for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        key(&mut window, Modifiers::COMMAND, page);
        let mut asked = std::time::Duration::ZERO;
        // A worker that ends wakes the window once, whenever that is on a busy machine.
        for _ in 0..40 {
            for _ in 0..30 {
                window.step();
            }
            asked =
                window.output().viewport_output.values().map(|v| v.repaint_delay).min().unwrap();
            if asked > std::time::Duration::from_millis(200) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        assert!(
            asked > std::time::Duration::from_millis(200),
            "{page:?} wants a frame in {asked:?}"
        );
    }
}

#[test]
fn dropping_articles_without_a_project_says_what_to_do() {
    let mut window = window([900.0, 640.0]);
    settle(&mut window);
    drop_file(&mut window, "first.txt", FIRST);
    window.get_by_label("New project with this file…");
    window.get_by_label("Leave it out").click();
    settle(&mut window);
    assert!(window.query_by_label_contains("that you dropped").is_none());
    assert!(window.state().notices().list().is_empty());
}

#[test]
fn the_palette_finds_and_runs_a_command_by_keyboard_alone() {
    let mut window = with_project(practice());
    key(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Type a command").type_text("country map");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().workbench().unwrap().page, Page::Map);
}

#[test]
fn a_title_can_be_corrected_and_the_correction_taken_back() {
    let mut window = with_project(practice());
    window.get_by_role_and_label(Role::ListItem, SECOND_OPERATION).click();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::E);
    fill(&mut window, "Title", "Another title");
    window.get_by_label("Save details").click();
    settle(&mut window);
    assert!(
        project(&window).articles.values().any(|a| a.title.as_deref() == Some("Another title"))
    );
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&practice()));
}

#[test]
fn a_claim_can_be_changed_and_says_what_it_cannot_read() {
    let mut window = with_project(empty_project());
    drop_file(&mut window, "first.txt", FIRST);
    claim_from(&mut window, "149 people were rescued", "Police");
    window.get_by_label("Change claim…").click();
    settle(&mut window);
    fill(&mut window, "number", "about a lot");
    window.get_by_label("Save claim").click();
    settle(&mut window);
    window.get_by_label_contains("is not a number");
    fill(&mut window, "number", "1,490");
    window.get_by_label("Save claim").click();
    settle(&mut window);
    let now = project(&window);
    let claim = now.claims.values().next().unwrap();
    assert!(
        matches!(&claim.value, Value::Number(a) if a.to_string() == "1,490"),
        "{:?}",
        claim.value
    );
}

#[test]
fn columns_keep_their_widths_when_others_are_hidden_and_when_the_window_opens_again() {
    use corrobora::ui::prefs::Prefs;
    let told = |window: &Harness<'static, App>| {
        let mut prefs = Prefs::default();
        window.state().workbench().unwrap().claims.tell(&mut prefs);
        prefs
    };
    let mut window = with_project(practice());
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    let first = told(&window);
    assert!(first.column_widths.len() > 10, "{first:?}");
    let mut prefs = first.clone();
    prefs.column_widths.insert("Metric".to_owned(), 222.0);
    prefs.hidden_columns.push("Event".to_owned());
    for _ in 0..3 {
        window.state_mut().workbench_mut().unwrap().claims.remember(&prefs);
        settle(&mut window);
        let now = told(&window);
        let off = |title: &str, width: f32| (now.column_widths[title] - width).abs();
        assert!(off("Metric", 222.0) < 0.5, "{now:?}");
        assert!(off("Origin", first.column_widths["Origin"]) < 0.5, "{now:?}");
        assert!(now.hidden_columns.contains(&"Event".to_owned()));
        prefs = now;
        prefs.hidden_columns.sort();
    }
}

/// Types over the current cell of the claim table.
fn type_over(window: &mut Harness<'static, App>, text: &str) {
    key(window, Modifiers::NONE, Key::F2);
    window.input_mut().events.push(egui::Event::Text(text.to_owned()));
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn a_cell_of_the_table_is_typed_over_and_refuses_what_it_cannot_read() {
    let mut window = with_project(empty_project());
    drop_file(&mut window, "first.txt", FIRST);
    claim_from(&mut window, "149 people were rescued", "Police");
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    key(&mut window, Modifiers::NONE, Key::Home);
    let value = |window: &Harness<'static, App>| {
        project(window).claims.values().next().unwrap().value.to_string()
    };
    type_over(&mut window, "at least 1,490");
    assert_eq!(value(&window), "at least 1,490");
    type_over(&mut window, "1.490");
    window.get_by_label_contains("two ways");
    assert_eq!(value(&window), "at least 1,490", "nothing is guessed");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label_contains("two ways").is_none());
    assert_eq!(value(&window), "at least 1,490");
    // One column to the left is the metric.
    key(&mut window, Modifiers::NONE, Key::ArrowLeft);
    type_over(&mut window, "sites searched");
    let now = project(&window);
    let claim = now.claims.values().next().unwrap();
    assert_eq!(now.metrics[&claim.metric].name, "sites searched");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(value(&window), "149");
}

const ARABIC: &str = "٢٦٤ حالة توقيف في عملية ضد مراكز الاحتيال\n\nسلمى الحداد - صحيفة المرفأ - 12 مايو 2024\n\n\
قالت وزارة الداخلية إن الشرطة نفذت 264 حالة توقيف في كمبوديا في 11 مايو 2024.\n\n\
وأضافت أن 35 شخصا أصيبوا خلال العملية.\n";

/// A long article with the words of a claim far down.
fn long_article() -> String {
    let mut text = String::from("Long report\n\n");
    for i in 0..120 {
        text.push_str(&format!(
            "Paragraph {i} tells of the river, of its boats and of those who row them, at some length and \
            without a figure in it, so that the page is filled by it and has to be scrolled.\n\n"
        ));
    }
    text.push_str("Police said that 403 people were rescued from a compound in Cambodia.\n\n");
    text.push_str(&"The end of the report says nothing more of it.\n\n".repeat(20));
    text
}

#[test]
fn enter_in_the_claim_table_shows_the_words_of_another_document() {
    let mut window = with_project(empty_project());
    let long = long_article();
    drop_file(&mut window, "long.txt", &long);
    claim_from(&mut window, "403 people were rescued", "Police");
    // One that has to be scrolled too, and ends long before the words do.
    drop_file(&mut window, "shorter.txt", &format!("{FIRST}\n{}", "Of the river.\n\n".repeat(40)));
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.article = bench.session.project().articles.keys().next_back().copied();
    bench.selection.annotation = None;
    settle(&mut window);
    assert_eq!(window.state().workbench().unwrap().read.visible().unwrap().start, 0);
    for window_is_new in [false, true] {
        if window_is_new {
            window = with_project(project(&window));
            let bench = window.state_mut().workbench_mut().unwrap();
            bench.selection.article = bench.session.project().articles.keys().next_back().copied();
            settle(&mut window);
        }
        key(&mut window, Modifiers::COMMAND, Key::Num2);
        key(&mut window, Modifiers::NONE, Key::Home);
        key(&mut window, Modifiers::NONE, Key::Enter);
        let seen = window.state().workbench().unwrap().read.visible().unwrap();
        let at = long[..long.find("403").unwrap()].chars().count();
        assert!(seen.contains(&at), "{at} is not in {seen:?}, {window_is_new}");
    }
}

#[test]
fn a_quote_has_no_white_space_at_its_ends_and_the_search_ends_in_what_it_found() {
    let mut window = with_project(empty_project());
    drop_file(&mut window, "long.txt", &long_article());
    key(&mut window, Modifiers::COMMAND, Key::F);
    window.get_by_role_and_label(Role::TextInput, "Find in document").type_text("compound");
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Escape);
    let bench = window.state().workbench().unwrap();
    let (_, found) = bench.read.selected().unwrap();
    let id = bench.selection.article.unwrap();
    let text = bench.session.project().text_of(id).unwrap().as_str().to_owned();
    let slice = |r: &std::ops::Range<usize>| -> String {
        text.chars().skip(r.start).take(r.len()).collect()
    };
    assert_eq!(slice(&found), "compound");
    // The keys go on from there: to the end of the line.
    key(&mut window, Modifiers::SHIFT, Key::End);
    let (_, wide) = window.state().workbench().unwrap().read.selected().unwrap();
    assert!(wide.len() > found.len(), "{wide:?}");
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.read.select(found.start - 1..found.end + " in Cambodia.\n\n".len());
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::H);
    let project = project(&window);
    assert_eq!(project.annotations.values().next().unwrap().exact, "compound in Cambodia.");
}

#[test]
fn an_origin_is_renamed_and_joined_with_another_in_the_window_of_names() {
    let mut window = with_project(practice());
    let before = project(&window);
    let find = |p: &Project, name: &str| p.origins.iter().find(|o| o.1.name == name).map(|o| *o.0);
    let council = find(&before, "Straits Police Council").unwrap();
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    window.get_by_label("Origins").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Straits Police Council 25").click();
    settle(&mut window);
    fill(&mut window, "Name", "Police Council of the Straits");
    assert_eq!(project(&window).origins[&council].name, "Police Council of the Straits");
    window.get_by_label("Is the same as…").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Open Gate Network").click();
    settle(&mut window);
    let joined = project(&window);
    let kept = find(&joined, "Open Gate Network").unwrap();
    assert!(!joined.origins.contains_key(&council));
    assert!(joined.origins[&kept].aliases.contains("Police Council of the Straits"));
    assert!(joined.claims.values().all(|c| c.origin != Some(council)));
    window.get_by_label("Close").click();
    settle(&mut window);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&before));
}

#[test]
fn a_read_only_project_says_so_and_changes_nothing() {
    let mut window = window([1280.0, 840.0]);
    let why = "open in another window";
    let state = Opened { read_only: Some(why.to_owned()), ..opened(practice()) };
    window.state_mut().show(state, None);
    settle(&mut window);
    window.get_by_label_contains("Read only");
    drop_file(&mut window, "first.txt", FIRST);
    assert!(project(&window).same_records(&practice()));
    window.get_all_by_label_contains(why).next().expect("the reason is shown");
}

/// Pictures of every page, to be looked at: `PICTURES=folder cargo test pictures`. Without the variable the
/// pages are drawn all the same, so that a page that cannot be drawn fails here.
#[test]
fn pictures_of_every_page() {
    let folder = std::env::var_os("PICTURES").map(PathBuf::from);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let mut window = with_project(practice());
        window.ctx.set_theme(theme);
        let shot = |window: &mut Harness<'static, App>, name: &str| {
            settle(window);
            let picture = window.render().unwrap();
            let first = picture.get_pixel(0, 0);
            assert!(picture.pixels().any(|p| p != first), "{name} is blank");
            if let Some(folder) = &folder {
                picture.save(folder.join(format!("{name}-{theme:?}.png").to_lowercase())).unwrap();
            }
        };
        let first = project(&window).annotations.keys().next().copied().unwrap();
        window.state_mut().workbench_mut().unwrap().selection.annotation = Some(first);
        for (page, name) in [
            (Key::Num1, "read"),
            (Key::Num2, "claims"),
            (Key::Num3, "findings"),
            (Key::Num4, "map"),
            (Key::Num5, "brief"),
            (Key::Num6, "timeline"),
        ] {
            key(&mut window, Modifiers::COMMAND, page);
            shot(&mut window, name);
            if name == "claims" {
                key(&mut window, Modifiers::NONE, Key::ArrowDown);
                key(&mut window, Modifiers::NONE, Key::F2);
                shot(&mut window, "cell");
                key(&mut window, Modifiers::NONE, Key::Escape);
            }
        }
        key(&mut window, Modifiers::COMMAND, Key::Num1);
        key(&mut window, Modifiers::NONE, Key::N);
        shot(&mut window, "form");
        key(&mut window, Modifiers::COMMAND, Key::K);
        shot(&mut window, "palette");
        key(&mut window, Modifiers::NONE, Key::Escape);
        key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        let code = window.state().workbench().unwrap().session.project().codes.values().next();
        let code = code.unwrap().name.clone();
        window.get_by_label_contains(&code).click();
        shot(&mut window, "names");
        key(&mut window, Modifiers::NONE, Key::Escape);
        let mut arabic = with_project(empty_project());
        arabic.ctx.set_theme(theme);
        drop_file(&mut arabic, "arabic.txt", ARABIC);
        select_words(&mut arabic, "264");
        claim_from(&mut arabic, "264 حالة توقيف", "وزارة الداخلية");
        shot(&mut arabic, "arabic-read");
        key(&mut arabic, Modifiers::COMMAND, Key::Num2);
        shot(&mut arabic, "arabic-claims");
        key(&mut arabic, Modifiers::COMMAND, Key::Num3);
        shot(&mut arabic, "arabic-findings");
        key(&mut arabic, Modifiers::COMMAND, Key::Num5);
        arabic.get_by_label_contains("Make one from all findings").click();
        settle(&mut arabic);
        shot(&mut arabic, "arabic-brief");
        arabic.get_by_label_contains("Checks").click();
        shot(&mut arabic, "arabic-checks");
        let mut empty = with_project(empty_project());
        empty.ctx.set_theme(theme);
        shot(&mut empty, "empty");
        let mut start = crate::gui::window([1280.0, 840.0]);
        start.ctx.set_theme(theme);
        shot(&mut start, "start");
    }
}

/// The map of controls: every one has a name, which kittest checks after each run; here every page is run.
#[test]
fn every_control_on_every_page_has_a_name() {
    let mut window = with_project(practice());
    for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        key(&mut window, Modifiers::COMMAND, page);
        let root = window.root();
        assert!(root.children_recursive().count() > 10, "{page:?}");
        let _ = root.accesskit_node().id();
    }
}

/// Presses and lets go of a button of the mouse on a point of the window.
fn press_at(window: &mut Harness<'static, App>, pos: egui::Pos2, button: egui::PointerButton) {
    window.event(egui::Event::PointerMoved(pos));
    window.step();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
    settle(window);
}

/// Selects a line with the mouse, from its start to beyond its end.
fn drag_over(window: &mut Harness<'static, App>, line: &str) {
    let rect = window.get_by_role_and_label(Role::Paragraph, line).rect();
    let from = egui::pos2(rect.left() + 1.0, rect.top() + 14.0);
    let to = egui::pos2(rect.right() - 1.0, from.y);
    window.event(egui::Event::PointerMoved(from));
    window.step();
    for (pos, pressed) in [(from, true), (to, false)] {
        window.event(egui::Event::PointerMoved(pos));
        window.step();
        window.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
    settle(window);
}

#[test]
fn after_a_selection_with_the_mouse_the_keys_are_commands() {
    const TITLE: &str = "Police free 149 people in Cambodia";
    let mut window = with_project(empty_project());
    drop_file(&mut window, "first.txt", FIRST);
    drag_over(&mut window, TITLE);
    key(&mut window, Modifiers::NONE, Key::H);
    let quotes = |w: &Harness<'static, App>| -> Vec<String> {
        project(w).annotations.values().map(|a| a.exact.clone()).collect()
    };
    assert_eq!(quotes(&window), [TITLE]);

    // The ends of the quote that is shown move to what is selected next.
    key(&mut window, Modifiers::NONE, Key::Home);
    for _ in 0..6 {
        key(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    key(&mut window, Modifiers::NONE, Key::E);
    assert_eq!(quotes(&window), ["Police"]);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(quotes(&window), [TITLE]);

    // The menu of the text opens with the keyboard too, and its first entry has the focus.
    key(&mut window, Modifiers::SHIFT, Key::F10);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(quotes(&window).len(), 2);

    drag_over(&mut window, TITLE);
    key(&mut window, Modifiers::NONE, Key::N);
    window.get_by_label("Add claim");
}

#[test]
fn an_import_leaves_a_form_alone_and_reports_on_every_page() {
    let mut window = with_project(empty_project());
    drop_file(&mut window, "first.txt", FIRST);
    select_words(&mut window, "149 people were rescued");
    key(&mut window, Modifiers::NONE, Key::N);
    fill(&mut window, "What is counted or stated", "victims rescued");
    drop_file(&mut window, "second.txt", SECOND);
    window.get_by_label("Add claim").click();
    settle(&mut window);
    let now = project(&window);
    assert_eq!((now.articles.len(), now.claims.len()), (2, 1));

    // Another page and an open dialog: the file that cannot be read is still named.
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    key(&mut window, Modifiers::NONE, Key::F1);
    drop_file(&mut window, "empty.txt", "");
    window.get_by_label_contains("imported, 1 failed");
}

#[test]
fn what_is_taken_out_of_the_claim_table_is_there_before_the_table_was_seen() {
    let mut window = with_project(practice());
    let bench = window.state_mut().workbench_mut().unwrap();
    let all = bench.session.project().claims.len();
    let (view, panels) = bench.parts(noon());
    assert_eq!(panels.claims.in_order(&view).len(), all);
    assert_eq!(panels.claims.shown(&view).len(), all);
}

#[test]
fn what_the_filter_hides_is_no_longer_selected() {
    let mut window = with_project(practice());
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    let chosen = |w: &Harness<'static, App>| w.state().workbench().unwrap().selection.claims.len();
    let all = chosen(&window);
    fill(&mut window, "Filter claims", "investigations");
    assert!(chosen(&window) > 0 && chosen(&window) < all, "{} of {all}", chosen(&window));
}

#[test]
fn a_click_on_a_tile_filters_and_a_second_one_shows_all_again() {
    let mut window = with_project(practice());
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    let country = |w: &Harness<'static, App>| w.state().workbench().unwrap().selection.country;
    let tile = window.get_by_label_contains("Cambodia:").rect().center();
    press_at(&mut window, tile, egui::PointerButton::Primary);
    assert_eq!(country(&window).map(|c| c.to_string()).as_deref(), Some("KH"));
    press_at(&mut window, tile, egui::PointerButton::Primary);
    assert_eq!(country(&window), None);
}

#[test]
fn an_archive_is_dropped_and_what_could_not_be_read_is_listed() {
    let mut window = with_project(empty_project());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    for name in ["pack/scripts.zip", "pack/scripts.eml", "pdf/c-rep.pdf", "office/rich.docx"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let file = Held(PathBuf::from(name.rsplit('/').next().unwrap()), bytes);
        window.input_mut().dropped_files.push(Arc::new(file));
    }
    window.step();
    settle(&mut window);
    let now = project(&window);
    assert!(now.articles.len() >= 4 && now.unread.len() >= 5, "{:?}", now.unread.len());
    let shot = |window: &mut Harness<'static, App>, name: &str| {
        settle(window);
        if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
            window.render().unwrap().save(folder.join(format!("inside-{name}.png"))).unwrap();
        }
    };
    shot(&mut window, "report");
    // The report is narrowed by words.
    fill(&mut window, "Filter the report", "damaged");
    assert!(window.query_by_label_contains("rich.docx").is_none_or(|n| n.rect().top() < 600.0));
    window.get_by_label_contains("files were not read").click();
    shot(&mut window, "unread");
    window.get_by_label("Take off the list").click();
    settle(&mut window);
    shot(&mut window, "after");
    assert!(project(&window).unread.is_empty());
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).unread.len(), now.unread.len(), "undo brings them back");
    // One publisher for all that the list shows, in one step.
    window.get_by_label("Details for all…").click();
    settle(&mut window);
    fill(&mut window, "Publisher", "Harbour Archive");
    shot(&mut window, "all");
    window.get_by_label("Save for all").click();
    settle(&mut window);
    let all = project(&window);
    assert!(all.articles.values().all(|a| a.publisher.as_deref() == Some("Harbour Archive")));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).same_records(&now));
}
