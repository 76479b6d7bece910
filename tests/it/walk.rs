//! What a tester met on a walk through the window: focus that was lost, keys that went to the wrong part, lists that
//! ran away, words that led nowhere.

use crate::{
    composer,
    exports::{command, export_to},
    gui::{self, drop_file, key, practice, project, settle, show, with_size},
};
use corrobora::{
    model::{AnnotationId, Block, Ids, Project},
    storage,
    ui::{action::Page, app::App},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type Window = Harness<'static, App>;

fn window() -> Window {
    with_size(practice(), [1400.0, 900.0])
}

/// Keeps a picture to be looked at where `PICTURES` says.
fn shot(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        for (theme, word) in
            [(egui::ThemePreference::Light, "-light"), (egui::ThemePreference::Dark, "")]
        {
            window.ctx.set_theme(theme);
            window.run_ok();
            let picture = folder.join(format!("walk-{name}{word}.png"));
            window.render().unwrap().save(picture).unwrap();
        }
    }
}

fn focused(window: &Window) -> Option<String> {
    let root = window.root();
    let node = root.children_recursive().find(|n| n.accesskit_node().is_focused())?;
    let node = node.accesskit_node();
    Some(format!("{:?} {}", node.role(), node.label().or_else(|| node.value()).unwrap_or_default()))
}

/// Opens the document of the first quote, with the quote beside it and the focus in the text.
fn on_a_quote(window: &mut Window) -> AnnotationId {
    let quote = project(window).annotations.keys().next().copied().unwrap();
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.article = Some(bench.session.project().annotations[&quote].article);
    bench.selection.annotation = Some(quote);
    settle(window);
    window.get_by_role(Role::Document).focus();
    settle(window);
    quote
}

fn type_into(window: &mut Window, field: &str, words: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    settle(window);
    window.get_by_role_and_label(Role::TextInput, field).type_text(words);
    settle(window);
}

fn page(window: &Window) -> Page {
    window.state().workbench().unwrap().page
}

fn chosen(window: &Window) -> usize {
    window.state().workbench().unwrap().selection.claims.len()
}

#[test]
fn enter_in_the_bulk_bar_sets_the_field_and_stays() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    command(&mut window, "Select all claims");
    let all = chosen(&window);
    assert!(all > 3);
    type_into(&mut window, "New Event for the selected claims", "Operation Trial");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((page(&window), chosen(&window)), (Page::Claims, all));
    let now = project(&window);
    let event = now.events.iter().find(|(_, e)| e.name == "Operation Trial").unwrap().0;
    assert!(now.claims.values().all(|c| c.event == Some(*event)));

    // What cannot be read is said beside it, and nothing is lost.
    window.get_by_role_and_label(Role::ComboBox, "Field to set for the selected claims").click();
    settle(&mut window);
    window.get_all_by_label("As of").last().unwrap().click();
    settle(&mut window);
    type_into(&mut window, "New As of for the selected claims", "no day at all");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((page(&window), chosen(&window)), (Page::Claims, all));
    assert!(window.query_all_by_label_contains("⚠").next().is_some(), "the error is shown");
    shot(&mut window, "bulk");
    let field = window.get_by_role_and_label(Role::TextInput, "New As of for the selected claims");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("no day at all"));
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn enter_in_the_filter_of_the_claims_shows_no_words() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    type_into(&mut window, "Filter claims", "freed");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Claims);
    // The next one is for the table again.
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Read);
}

#[test]
fn the_text_has_the_focus_again_after_form_and_menu() {
    let mut window = window();
    on_a_quote(&mut window);
    let text = focused(&window);
    assert!(text.as_ref().is_some_and(|t| t.starts_with("Document")), "{text:?}");
    let claims = project(&window).claims.len();
    key(&mut window, Modifiers::NONE, Key::N);
    assert_ne!(focused(&window), text);
    type_into(&mut window, "Event", " again");
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(project(&window).claims.len(), claims + 1);
    assert_eq!(focused(&window), text, "after a claim was added");

    key(&mut window, Modifiers::NONE, Key::N);
    window.get_by_label("Cancel").click();
    settle(&mut window);
    assert_eq!(focused(&window), text, "after the form was cancelled");

    key(&mut window, Modifiers::NONE, Key::N);
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), text, "after Escape left the form");

    key(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(egui::Popup::is_any_open(&window.ctx));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!egui::Popup::is_any_open(&window.ctx));
    assert_eq!(focused(&window), text, "after the menu was closed");

    // What the menu starts keeps the focus that it asks for.
    key(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_all_by_label_contains("Find in document").last().unwrap().click();
    settle(&mut window);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Find in document"));
}

#[test]
fn enter_in_a_highlight_shows_its_quote() {
    let mut window = window();
    let quote = on_a_quote(&mut window);
    let start = project(&window).annotations[&quote].start;
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.annotation = None;
    bench.read.select(start + 2..start + 2);
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let shown = window.state().workbench().unwrap().selection.annotation.unwrap();
    let shown = &project(&window).annotations[&shown];
    assert!(shown.start <= start + 2 && start + 2 <= shown.end);
}

#[test]
fn f6_goes_on_from_inside_a_part() {
    let mut window = window();
    on_a_quote(&mut window);
    key(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window).as_deref(), Some("MultilineTextInput Note"));
    key(&mut window, Modifiers::NONE, Key::Tab);
    assert_ne!(focused(&window).as_deref(), Some("MultilineTextInput Note"));
    key(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Filter documents"));
    // Some steps into the list of documents and on: the text, and not the filter again.
    for _ in 0..3 {
        key(&mut window, Modifiers::NONE, Key::Tab);
    }
    key(&mut window, Modifiers::NONE, Key::F6);
    assert!(focused(&window).is_some_and(|f| f.starts_with("Document")), "{:?}", focused(&window));
    // Back from inside the list of documents: to the last part.
    key(&mut window, Modifiers::SHIFT, Key::F6);
    key(&mut window, Modifiers::NONE, Key::Tab);
    key(&mut window, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).as_deref(), Some("MultilineTextInput Note"));
    // The form is a part too.
    key(&mut window, Modifiers::SHIFT, Key::F6);
    key(&mut window, Modifiers::NONE, Key::N);
    key(&mut window, Modifiers::NONE, Key::Tab);
    key(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Filter documents"));
    // From the table below its bar to the documents, which are the next part round.
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    let head = window.get_all_by_label_contains("Event").find(|n| n.rect().top() > 90.0);
    head.unwrap().focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Filter documents"));
}

#[test]
fn all_of_a_column_head_sorts() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    // The page is drawn for the first time now, and its columns find their widths.
    settle(&mut window);
    let head = |w: &Window| {
        let mut heads = w.get_all_by_role_and_label(Role::Button, "Metric");
        heads.next().unwrap().rect()
    };
    let rect = head(&window);
    assert!(rect.width() > 120.0, "the head is as wide as its column: {rect}");
    // Far from the word.
    let at = egui::pos2(rect.right() - 12.0, rect.center().y);
    window.hover_at(at);
    window.run_ok();
    window.drag_at(at);
    window.run_ok();
    window.drop_at(at);
    settle(&mut window);
    shot(&mut window, "heads");
    window.get_by_role_and_label(Role::Button, "Metric ⏶");
}

#[test]
fn the_menu_of_a_row_is_of_that_row() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(chosen(&window), 0);
    // What is counted behind the window may still move the rows.
    let place = |w: &Window| w.get_all_by_role(Role::Row).nth(2).unwrap().rect();
    let (mut seen, mut still) = (place(&window), 0);
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        settle(&mut window);
        still = if place(&window) == seen { still + 1 } else { 0 };
        seen = place(&window);
        if still > 10 {
            break;
        }
    }
    let row = window.get_all_by_role(Role::Row).nth(2).unwrap();
    let at = row.rect().left_center() + egui::vec2(20.0, 0.0);
    let words = row.accesskit_node().label().unwrap();
    right_click(&mut window, at);
    assert_eq!(chosen(&window), 1);
    let id = *window.state().workbench().unwrap().selection.claims.iter().next().unwrap();
    let now = project(&window);
    let metric = &now.metrics[&now.claims[&id].metric].name;
    assert!(words.starts_with(metric.as_str()), "{words} is not of {metric}");
    // Of several that are selected none is let go.
    key(&mut window, Modifiers::NONE, Key::Escape);
    command(&mut window, "Select all claims");
    let all = chosen(&window);
    right_click(&mut window, at);
    assert_eq!(chosen(&window), all);
}

fn right_click(window: &mut Window, pos: egui::Pos2) {
    window.hover_at(pos);
    window.run_ok();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_ok();
    }
    settle(window);
}

#[test]
fn the_columns_are_ticked_one_after_the_other_in_a_small_window() {
    let mut window = with_size(practice(), [1000.0, 500.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    window.get_by_role_and_label(Role::Button, "Columns").click();
    settle(&mut window);
    shot(&mut window, "columns");
    let boxes: Vec<(f32, String)> = window
        .get_all_by_role(Role::CheckBox)
        .filter(|n| n.rect().left() > 300.0)
        .map(|n| (n.rect().top(), n.accesskit_node().label().unwrap_or_default()))
        .collect();
    let names: Vec<&str> = boxes.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(&names[..4], ["Event", "Metric", "Value", "Verdict"]);
    let seen: Vec<&&str> = names.iter().take(3).collect();
    for name in seen {
        window.get_by_role_and_label(Role::CheckBox, name).click();
        settle(&mut window);
        assert!(egui::Popup::is_any_open(&window.ctx), "open after {name}");
    }
    let menu = boxes.iter().map(|(top, _)| *top).fold(f32::INFINITY, f32::min);
    assert!(menu > 0.0, "the menu begins inside the window");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Metric").is_none());
}

#[test]
fn the_palette_keeps_its_height_and_opens_at_its_top() {
    let mut window = window();
    let palette = |w: &mut Window| key(w, Modifiers::COMMAND, Key::K);
    let open = |w: &mut Window| {
        palette(w);
        assert!(w.query_by_role_and_label(Role::TextInput, "Type a command").is_some());
    };
    let height = |w: &Window| {
        let field = w.get_by_role_and_label(Role::TextInput, "Type a command").rect();
        let rows = w.get_all_by_role(Role::Button).map(|n| n.rect());
        let inside = rows.filter(|r| r.top() > field.bottom() && r.left() >= field.left() - 4.0);
        (field, inside.filter(|r| r.right() <= field.right() + 20.0).count())
    };
    open(&mut window);
    let (field, many) = height(&window);
    shot(&mut window, "palette");
    assert!(many > 8, "{many}");
    window.get_by_role_and_label(Role::TextInput, "Type a command").type_text("wallet zzz");
    settle(&mut window);
    assert_eq!(height(&window).0, field, "the field stays where it is while nothing is found");
    key(&mut window, Modifiers::NONE, Key::Escape);
    open(&mut window);
    assert_eq!(height(&window), (field, many));
    // Far down, away, and open again: at the top.
    for _ in 0..30 {
        window.key_press(Key::ArrowDown);
        window.run_ok();
    }
    key(&mut window, Modifiers::NONE, Key::Escape);
    open(&mut window);
    let first = window.get_all_by_role(Role::Button).map(|n| n.rect()).filter(|r| {
        r.top() > field.bottom()
            && r.left() >= field.left() - 4.0
            && r.top() < field.bottom() + 30.0
    });
    assert!(first.count() > 0, "a row stands right below the field");
    assert_eq!(height(&window), (field, many));
}

#[test]
fn a_block_that_was_added_is_typed_into_at_once() {
    let mut window = composer::composer(vec![Block::Timeline]);
    let blocks = |w: &Window| -> Vec<Block> {
        project(w).briefs.values().next_back().unwrap().blocks.clone()
    };
    let before = blocks(&window).len();
    let add = |w: &mut Window, name: &str| {
        w.get_by_label("Add a block…").click();
        settle(w);
        w.get_all_by_role_and_label(Role::Button, name).last().unwrap().click();
        settle(w);
    };
    add(&mut window, "Heading");
    assert_eq!(blocks(&window).len(), before + 1);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Heading"));
    assert!(matches!(blocks(&window).last(), Some(Block::Heading { text, .. }) if text.is_empty()));
    shot(&mut window, "heading");
    add(&mut window, "Paragraph");
    assert_eq!(focused(&window).as_deref(), Some("MultilineTextInput Paragraph"));
    window.event(egui::Event::Text("Typed at once.".to_owned()));
    settle(&mut window);
    assert!(format!("{:?}", blocks(&window).last()).contains("Typed at once."));
    // In the middle too: the block that is new, and not the one that was there.
    window.get_all_by_label("+").next().unwrap().scroll_to_me();
    settle(&mut window);
    window.get_all_by_label("+").next().unwrap().click();
    settle(&mut window);
    window.get_all_by_role_and_label(Role::Button, "Heading").last().unwrap().click();
    settle(&mut window);
    window.event(egui::Event::Text("Second".to_owned()));
    settle(&mut window);
    assert!(matches!(&blocks(&window)[1], Block::Heading { text, .. } if text == "Second"));
}

#[test]
fn the_list_of_styles_is_searched_at_once_and_gives_the_focus_back() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    window.get_by_role_and_label(Role::ComboBox, "Citation style").click();
    settle(&mut window);
    assert_eq!(focused(&window).as_deref(), Some("TextInput Search styles"));
    let field = window.get_by_role_and_label(Role::TextInput, "Search styles").rect();
    shot(&mut window, "styles");
    let list = window.get_all_by_role(Role::Button).map(|n| n.rect());
    let below = list.filter(|r| r.top() > field.bottom() && r.top() < field.bottom() + 290.0);
    assert!(below.filter(|r| (r.left() - field.left()).abs() < 30.0).count() >= 8);
    window.event(egui::Event::Text("vanc".to_owned()));
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!egui::Popup::is_any_open(&window.ctx));
    assert_eq!(focused(&window).as_deref(), Some("ComboBox Citation style"));
}

#[test]
fn the_title_of_the_project_gives_way_to_the_menus() {
    let mut long = practice();
    let mut settings = long.settings.as_ref().clone();
    settings.title = "An inquiry into forced labour in compounds along the river".to_owned();
    long.settings = std::sync::Arc::new(settings);
    for (size, name) in [([500.0, 350.0], "title"), ([1000.0, 700.0], "title-wide")] {
        let mut window = with_size(long.clone(), size);
        shot(&mut window, name);
        let help = window.get_by_role_and_label(Role::Button, "Help").rect();
        let state = window.get_by_label("Not on disk").rect();
        let title = window.query_by_label_contains("An inquiry into").map(|n| n.rect());
        for right in [Some(state), title].into_iter().flatten() {
            assert!(right.left() >= help.right() - 1.0, "{right} lies over the menu {help}");
        }
        assert_eq!(title.is_some(), size[0] > 900.0);
    }
}

/// A claim whose metric has no figures.
fn with_words(mut project: Project) -> (Project, String) {
    let metric = project.claims.values().next().unwrap().metric;
    let name = project.metrics[&metric].name.clone();
    for claim in project.claims.values_mut().filter(|c| c.metric == metric) {
        let mut new = claim.as_ref().clone();
        new.value = corrobora::model::Value::Text("as they said".to_owned());
        *claim = std::sync::Arc::new(new);
    }
    (project, name)
}

#[test]
fn the_map_offers_figures_and_points_at_all_that_a_name_may_mean() {
    let (words, name) = with_words(practice());
    let mut window = with_size(words, [1400.0, 900.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    window.get_by_role_and_label(Role::ComboBox, "Map figures").click();
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::Button, &name).is_none(), "{name} has no figures");
    window.get_by_role_and_label(Role::Button, "Contradictions").click();
    settle(&mut window);
    type_into(&mut window, "Find a country", "congo");
    shot(&mut window, "congo");
    let hint = window.get_by_label_contains(" or ");
    let hint = hint.accesskit_node().value().unwrap_or_default();
    assert!(hint.contains("(CG)") && hint.contains("(CD)"), "{hint}");
    // What fits nothing points nowhere.
    let plain = window.render().unwrap();
    window.get_by_role_and_label(Role::TextInput, "Find a country").type_text("zzz");
    settle(&mut window);
    assert!(window.query_by_label_contains("no such country").is_some());
    let now = window.render().unwrap();
    let cells = window.get_all_by_role(Role::GridCell);
    let named = |n: &egui_kittest::Node<'_>| {
        n.accesskit_node().label().is_some_and(|label| label.contains("Congo"))
    };
    let tiles: Vec<egui::Rect> = cells.filter(named).map(|n| n.rect()).collect();
    assert_eq!(tiles.len(), 2);
    for tile in tiles {
        let frame = tile.left_center() - egui::vec2(2.0, 0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on screen")]
        let (x, y) = (frame.x as u32, frame.y as u32);
        assert_ne!(plain.get_pixel(x, y), now.get_pixel(x, y), "the frame of {tile} is gone");
    }
}

/// The messages that the window shows.
fn told(window: &Window) -> Vec<String> {
    window.state().notices().list().iter().map(|n| n.text.clone()).collect()
}

#[test]
fn a_project_says_which_originals_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mailed.corrobora.ron");
    let opened = storage::create(&path, &practice()).unwrap();
    let count = opened.project.articles.len();
    let mut window = show(gui::opened(empty()), [1000.0, 700.0]);
    window.state_mut().show(opened, Some(path.clone()));
    settle(&mut window);
    let said = told(&window).into_iter().find(|t| t.contains("original")).unwrap();
    assert!(said.contains(&format!("The originals of {count} documents are not there")), "{said}");
    let first = practice().articles.values().next().unwrap().label().to_owned();
    assert!(said.contains(&first) && said.contains("mailed.corrobora.data"), "{said}");
    assert!(said.contains(&format!("” and {} more.", count - 3)));
    assert_eq!(project(&window).articles.len(), count, "it is open all the same");
    shot(&mut window, "originals");

    // One is left: it is named, and nothing is said when none is.
    key(&mut window, Modifiers::COMMAND, Key::W);
    settle(&mut window);
    for (all, wanted) in [(false, Some("The original of 1 document is not there")), (true, None)] {
        let mut opened = storage::open(&path).unwrap();
        let store = opened.store.as_mut().unwrap();
        for (_, bytes) in corrobora::practice::ORIGINALS.iter().skip(usize::from(!all)) {
            store.put_original(bytes).unwrap();
        }
        let mut window = show(gui::opened(empty()), [1000.0, 700.0]);
        window.state_mut().show(opened, Some(path.clone()));
        settle(&mut window);
        let said = told(&window).into_iter().find(|t| t.contains("original"));
        assert_eq!(said.is_some(), wanted.is_some(), "{said:?}");
        assert!(wanted.is_none_or(|w| said.unwrap().contains(w)));
        key(&mut window, Modifiers::COMMAND, Key::W);
        settle(&mut window);
    }
}

fn empty() -> Project {
    let at = "2026-03-01T12:00:00Z".parse().unwrap();
    Project::new(Ids::from_seed(1).make(at), at, "Trial")
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere").join("claims.csv");
    let mut window = window();
    export_to(&mut window, "Export claims", &path);
    let said = told(&window).join("\n");
    let wanted = format!("The folder {} does not exist", folder.path().join("nowhere").display());
    assert!(said.contains(&wanted), "{said}");
}

#[test]
fn a_file_that_is_no_style_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.csl");
    std::fs::write(&path, "<style>this is not one</style>").unwrap();
    let mut window = window();
    command(&mut window, "Add a citation style");
    window.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.run_ok();
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.type_text(&path.display().to_string());
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    let said = told(&window).join("\n");
    assert!(said.contains("the file is no citation style"), "{said}");
    assert!(!said.contains("Deserialization"), "{said}");
}

#[test]
fn articles_that_are_dropped_without_a_project_wait_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.corrobora.ron");
    let mut window = show(gui::opened(empty()), [1000.0, 700.0]);
    key(&mut window, Modifiers::COMMAND, Key::W);
    drop_file(
        &mut window,
        "one.txt",
        "A headline of one\n\nPolice freed 12 people on 3 May 2024.\n",
    );
    drop_file(&mut window, "two.txt", "Another headline\n\nPolice freed 15 people in Laos.\n");
    assert!(told(&window).is_empty(), "{:?}", told(&window));
    shot(&mut window, "held");
    window.get_by_label("New project with these 2 files…").click();
    settle(&mut window);
    type_into(&mut window, "Title", "Fresh");
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.run_ok();
    key(&mut window, Modifiers::COMMAND, Key::A);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.type_text(&path.display().to_string());
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    let now = project(&window);
    assert_eq!((now.settings.title.as_str(), now.articles.len()), ("Fresh", 2));

    // They never go into a case that has documents already.
    key(&mut window, Modifiers::COMMAND, Key::W);
    drop_file(&mut window, "three.txt", "A third headline\n\nPolice freed 16 people in Laos.\n");
    window.get_by_label("New project with this file…");
    window.state_mut().show(gui::opened(practice()), None);
    settle(&mut window);
    assert_eq!(project(&window).articles.len(), practice().articles.len());
    assert!(told(&window).iter().any(|t| t.contains("did not go into this project")));
    key(&mut window, Modifiers::COMMAND, Key::W);
    assert!(window.query_by_label("New project with this file…").is_none());
}

#[test]
fn tab_goes_through_the_buttons_of_a_dialog_as_they_are_read() {
    let mut window = window();
    command(&mut window, "New code");
    type_into(&mut window, "Name", "Debt");
    shot(&mut window, "dialog");
    key(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window).as_deref(), Some("Button Cancel"));
    key(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window).as_deref(), Some("Button Add code"));
    let rect = |name: &str| window.get_by_role_and_label(Role::Button, name).rect();
    assert!(rect("Cancel").right() < rect("Add code").left());
    let field = window.get_by_role_and_label(Role::TextInput, "Name").rect();
    assert!((field.right() - rect("Add code").right()).abs() < 4.0, "at the right edge");
}

#[test]
fn copied_claims_keep_what_their_figures_count() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    // The unit is a column of its own, which is hidden at first.
    assert!(window.query_by_role_and_label(Role::Button, "Unit").is_none());
    command(&mut window, "Select all claims");
    let now = "2026-03-01T12:00:00Z".parse().unwrap();
    let bench = window.state_mut().workbench_mut().unwrap();
    let (view, panels) = bench.parts(now);
    let text = panels.claims.tsv(&view);
    let mut lines = text.lines().map(|l| l.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let value = head.iter().position(|h| *h == "Value").unwrap();
    assert_eq!(head[value + 1], "Unit");
    assert_eq!(head.iter().filter(|h| **h == "Unit").count(), 1);
    assert!(lines.any(|cells| cells[value + 1] == "persons"), "{text}");
}

#[test]
fn more_messages_than_there_is_room_for_are_counted() {
    let mut window = with_size(practice(), [1000.0, 700.0]);
    for name in ["one", "two", "three"] {
        export_to(
            &mut window,
            "Export claims",
            &std::path::Path::new("/nowhere-at-all").join(name).join("x.csv"),
        );
    }
    assert_eq!(told(&window).len(), 3);
    window.get_by_label("3 errors");
    shot(&mut window, "errors");
    window.get_by_label("Dismiss all").click();
    settle(&mut window);
    assert!(told(&window).is_empty());
}

#[test]
fn what_a_drop_would_do_is_read_over_the_page() {
    for (size, name) in [([1000.0, 700.0], "hover"), ([500.0, 350.0], "hover-small")] {
        let mut window = with_size(practice(), size);
        window.input_mut().hovered_files.push(egui::HoveredFile::default());
        window.step();
        shot(&mut window, name);
    }
}

#[test]
fn a_tile_that_is_chosen_is_still_seen_to_be_contradicted() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    let tile = window.get_by_label_contains("Myanmar: ").rect();
    let at = tile.right_top() + egui::vec2(-2.0, 0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on screen")]
    let (x, y) = (at.x as u32, at.y as u32);
    let before = *window.render().unwrap().get_pixel(x, y);
    window.get_by_label_contains("Myanmar: ").click();
    settle(&mut window);
    assert!(window.state().workbench().unwrap().selection.country.is_some());
    shot(&mut window, "badge");
    window.hover_at(egui::pos2(700.0, 880.0));
    settle(&mut window);
    assert_eq!(*window.render().unwrap().get_pixel(x, y), before, "the frame lies over the sign");
}
