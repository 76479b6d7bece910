//! The search through all documents in the window: typing, walking, opening, going back, long lists, scripts.

use crate::{
    findings::Case,
    gui::{key, practice, project, settle, with_size},
};
use corrobora::{
    model::text,
    search::{Index, Query, rank},
    ui::{action::Page, app::App},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

fn ctrl_shift(window: &mut Harness<'static, App>, letter: Key) {
    key(window, Modifiers::COMMAND | Modifiers::SHIFT, letter);
}

fn search_for(window: &mut Harness<'static, App>, words: &str) {
    ctrl_shift(window, Key::F);
    window.get_by_role_and_label(Role::TextInput, "Search all documents").type_text(words);
    settle(window);
}

/// The rows of the list that are on screen, and which of them is looked at.
fn rows(window: &Harness<'static, App>) -> (Vec<String>, Option<String>) {
    let list = window.get_all_by_role(Role::ListItem).filter(|n| n.rect().left() > 300.0);
    let (mut rows, mut current) = (Vec::new(), None);
    for node in list {
        let node = node.accesskit_node();
        let label = node.label().unwrap_or_default();
        if node.toggled() == Some(egui::accesskit::Toggled::True) {
            current = Some(label.clone());
        }
        rows.push(label);
    }
    (rows, current)
}

fn page(window: &Harness<'static, App>) -> Page {
    window.state().workbench().unwrap().page
}

/// The words that are selected in the open document.
fn selected(window: &Harness<'static, App>) -> Option<String> {
    let bench = window.state().workbench().unwrap();
    let (article, range) = bench.read.selected()?;
    let body = bench.session.project().text_of(article)?.as_str().to_owned();
    text::slice(&body, range).map(str::to_owned)
}

fn picture(window: &mut Harness<'static, App>, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        window.render().unwrap().save(folder.join(format!("search-{name}.png"))).unwrap();
    }
}

#[test]
fn words_are_found_opened_and_left_by_keyboard_alone() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    search_for(&mut window, "police");
    assert_eq!(page(&window), Page::Search);
    let now = project(&window);
    let found = rank(&Index::of(&now, false), &Query::new("police").unwrap());
    let hits: usize = found.iter().map(|r| r.count).sum();
    assert!(found.len() > 1 && hits > found.len(), "{found:?}");
    window.get_by_label(&format!(
        "{hits} hits in {} documents of {}",
        found.len(),
        now.articles.len()
    ));
    let (list, current) = rows(&window);
    let first = now.articles[&found[0].article].label().to_owned();
    assert!(list[0].starts_with(&first), "{list:?}");
    assert!(
        current.is_some_and(|row| row.to_lowercase().contains("police")),
        "the first hit: {list:?}"
    );

    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    let (_, walked) = rows(&window);
    picture(&mut window, "list");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Read);
    assert_eq!(selected(&window).as_deref().map(str::to_lowercase).as_deref(), Some("police"));
    let bench = window.state().workbench().unwrap();
    let (article, range) = bench.read.selected().unwrap();
    assert!(bench.read.visible().unwrap().contains(&range.start), "the words are in sight");
    assert!(found.iter().any(|r| r.article == article));
    picture(&mut window, "words");
    // Back to the row that was opened, and from there to the page before.
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(page(&window), Page::Search);
    assert_eq!(rows(&window).1, walked);
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(page(&window), Page::Claims);
    // Asked for again, what is typed takes the place of what was typed before.
    search_for(&mut window, "zzzz");
    window.get_by_label("No document has all these words");
    assert_eq!(window.state().workbench().unwrap().session.undo_label(), None);
}

#[test]
fn where_words_are_selected_anew_escape_only_lets_go_of_them() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    search_for(&mut window, "police");
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.state_mut().workbench_mut().unwrap().read.select(3..9);
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!((page(&window), selected(&window)), (Page::Read, None));
    window.get_by_label("⏴ Back to the search").click();
    settle(&mut window);
    assert_eq!(page(&window), Page::Search);
    let (list, _) = rows(&window);
    assert!(list.iter().any(|row| row.to_lowercase().contains("police")), "{list:?}");
}

#[test]
fn what_cannot_be_searched_for_is_said_and_an_empty_field_says_how() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    search_for(&mut window, "\"…\"");
    window.get_by_label("Nothing to search for");
    picture(&mut window, "nothing");
    key(&mut window, Modifiers::COMMAND, Key::A);
    key(&mut window, Modifiers::NONE, Key::Backspace);
    window.get_by_label("Search the words of all documents");
    picture(&mut window, "empty");
    // Enter has nothing to open then.
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Search);
}

#[test]
fn every_script_is_found_and_the_words_are_selected() {
    let mut case = Case::new();
    let samples = [
        ("ข่าว", "ตำรวจช่วยเหลือผู้เสียหาย ๑๔๙ คนจากอาคารแห่งหนึ่งในเมืองชายแดน", "ผู้เสียหาย", "ผู้เสียหาย"),
        ("ព័ត៌មាន", "ប៉ូលិសបានសង្គ្រោះជនរងគ្រោះ ១៤៩ នាក់នៅក្រុងមួយ", "ជនរងគ្រោះ", "ជនរងគ្រោះ"),
        ("ຂ່າວ", "ຕຳຫຼວດຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍ 149 ຄົນ", "ຜູ້ເຄາະຮ້າຍ", "ຜູ້ເຄາະຮ້າຍ"),
        ("သတင်း", "ရဲတပ်ဖွဲ့က လူ ၁၄၉ ဦးကို ကယ်တင်ခဲ့သည်", "ကယ်တင်", "ကယ်တင်"),
        ("新闻", "警方在一座边境城市解救了149名受害者", "受害者", "受害者"),
        ("أخبار", "أنقذت الشرطة ١٤٩ ضحية في مدينة حدودية وبالفلبين أيضا", "فلبين", "فلبين"),
        ("समाचार", "पुलिस ने १४९ पीड़ितों को सीमा के एक शहर से बचाया", "पुलिस", "पुलिस"),
        ("Tin", "Cảnh sát giải cứu 149 nạn nhân ở một thành phố", "nan nhan", "nạn"),
    ];
    for (title, body, ..) in samples {
        case.article(title, &format!("{title}\n\n{body} {}", "\n\nx".repeat(4)));
    }
    let mut window = with_size(case.project, [1280.0, 840.0]);
    search_for(&mut window, "149");
    settle(&mut window);
    let (list, _) = rows(&window);
    assert_eq!(list.len(), 2 * samples.len(), "{list:?}");
    picture(&mut window, "scripts");
    window.ctx.set_theme(egui::Theme::Dark);
    settle(&mut window);
    picture(&mut window, "scripts-dark");
    for (title, _, typed, words) in samples {
        search_for(&mut window, typed);
        key(&mut window, Modifiers::NONE, Key::Enter);
        let open = window.state().workbench().unwrap().selection.article.unwrap();
        assert_eq!(project(&window).articles[&open].label(), title, "{typed}");
        assert_eq!(selected(&window).as_deref(), Some(words), "{typed}");
    }
}

#[test]
fn of_ten_thousand_documents_only_what_is_seen_is_drawn_and_no_frame_waits() {
    let mut case = Case::new();
    for i in 0..10_000 {
        let body =
            "The boats were held in the harbour, and the crew was questioned there. ".repeat(6);
        case.article(&format!("Report {i}"), &format!("Report {i}\n\n{body} Boat {i}."));
    }
    let mut window = with_size(case.project, [1280.0, 840.0]);
    let drawn = |window: &mut Harness<'static, App>| {
        let begun = std::time::Instant::now();
        window.step();
        begun.elapsed()
    };
    ctrl_shift(&mut window, Key::F);
    let plain = (0..5).map(|_| drawn(&mut window)).max().unwrap();
    window.get_by_role_and_label(Role::TextInput, "Search all documents").type_text("harbour");
    // A frame while the texts are folded, and a frame with the list, are like any other. Folding alone takes seconds.
    let (mut longest, mut frames) = (std::time::Duration::ZERO, 0);
    while window.state().busy() || frames < 8 {
        longest = longest.max(drawn(&mut window));
        frames += 1;
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(frames < 20_000, "the search does not end");
    }
    settle(&mut window);
    window.get_by_label("60000 hits in 10000 documents of 10000");
    println!("longest frame {longest:?} of {frames}; a frame before {plain:?}");
    assert!(longest < plain * 6 + std::time::Duration::from_millis(400), "{longest:?}, {plain:?}");
    let (list, _) = rows(&window);
    assert!(list.len() < 60, "{} rows are drawn", list.len());
    // Far down, what is seen has its words too.
    for _ in 0..40 {
        key(&mut window, Modifiers::NONE, Key::PageDown);
    }
    let (list, current) = rows(&window);
    assert!(
        current.is_some_and(|row| !row.is_empty()) && list.iter().all(|row| !row.is_empty()),
        "{list:?}"
    );
    // A document with more hits unfolds.
    let more =
        |w: &Harness<'static, App>| rows(w).0.iter().position(|row| row.contains("more hits"));
    assert!(more(&window).is_some(), "{list:?}");
    while !rows(&window).1.unwrap().contains("more hits") {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(rows(&window).1.is_some_and(|row| row.contains("harbour")), "{:?}", rows(&window));
}

#[test]
fn a_document_that_comes_in_is_found_without_asking_again() {
    let mut window = with_size(practice(), [1280.0, 840.0]);
    search_for(&mut window, "quokka");
    window.get_by_label("No document has all these words");
    crate::gui::drop_file(&mut window, "zoo.txt", "A zoo\n\nThe quokka was seen at the harbour.\n");
    ctrl_shift(&mut window, Key::F);
    let count = project(&window).articles.len();
    window.get_by_label(&format!("1 hit in 1 document of {count}"));
}
