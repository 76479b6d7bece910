//! What an audit of the window found: words without their document, lists that began in the middle, keys that were
//! silent, notes that were gone unread, lines torn within words, a preview that lost its block.

use crate::gui::{key, opened, practice, project, settle, with_size};
use corrobora::{
    model::{ArticleId, Block, Brief, BriefId, Ids, Inline, Project, Timestamp},
    ui::{action::Action, action::Page, app::App},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::sync::Arc;

type Window = Harness<'static, App>;

fn window() -> Window {
    with_size(practice(), [1280.0, 840.0])
}

/// Keeps a picture in both themes to be looked at where `PICTURES` says.
fn shot(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES").map(std::path::PathBuf::from) {
        for (theme, word) in
            [(egui::ThemePreference::Dark, "-dark"), (egui::ThemePreference::Light, "")]
        {
            window.ctx.set_theme(theme);
            window.run_ok();
            let picture = folder.join(format!("window-{name}{word}.png"));
            window.render().unwrap().save(picture).unwrap();
        }
    }
}

fn go_to(window: &mut Window, article: ArticleId) {
    window.state_mut().workbench_mut().unwrap().selection.article = Some(article);
    settle(window);
}

/// Everything that is on the screen as text.
fn texts(window: &Window) -> Vec<String> {
    let nodes = window.root().children_recursive();
    let text = |n: egui_kittest::Node<'_>| {
        let node = n.accesskit_node();
        node.label().or_else(|| node.value())
    };
    nodes.filter_map(text).collect()
}

fn says(window: &Window, words: &str) -> bool {
    texts(window).iter().any(|text| text.contains(words))
}

#[test]
fn a_claim_form_names_the_document_of_its_quote() {
    let mut window = window();
    let now = project(&window);
    let quote = now.annotations.values().next().unwrap().clone();
    let title = now.articles[&quote.article].label().to_owned();
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.article = Some(quote.article);
    bench.selection.annotation = now.annotations.keys().next().copied();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::N);
    assert!(says(&window, &format!("in “{title}”")), "{:?}", texts(&window));
    assert!(!says(&window, "Not in the document beside this"));
    shot(&mut window, "form-here");
    let other = *now.articles.keys().find(|id| **id != quote.article).unwrap();
    go_to(&mut window, other);
    assert!(says(&window, &format!("Not in the document beside this, but in “{title}”")));
    shot(&mut window, "form-elsewhere");
}

#[test]
fn another_project_begins_at_the_top_of_every_list() {
    let mut long = crate::findings::Case::new();
    for i in 0..200 {
        let body = "A line of the report.\n\n".repeat(60);
        long.article(&format!("Report {i:03}"), &format!("Report {i:03}\n\n{body}"));
    }
    let rows = |window: &Window| -> Vec<String> {
        let rows = window.get_all_by_role(Role::ListItem);
        rows.filter_map(|n| n.accesskit_node().label()).collect()
    };
    let mut window = with_size(long.project.clone(), [1000.0, 700.0]);
    let top = rows(&window);
    let last = *long.project.articles.keys().next_back().unwrap();
    window.state_mut().workbench_mut().unwrap().documents.reveal(last);
    settle(&mut window);
    assert_ne!(rows(&window)[0], top[0], "the list is scrolled");
    window.state_mut().show(opened(long.project), None);
    settle(&mut window);
    assert_eq!(rows(&window), top);
}

#[test]
fn a_key_that_cannot_act_says_why() {
    let mut window = window();
    let said = |window: &Window| texts(window).into_iter().find(|text| text.starts_with("ℹ "));
    assert_eq!(said(&window), None);
    key(&mut window, Modifiers::NONE, Key::N);
    let why = said(&window).expect("N is answered");
    assert!(why.contains("New claim") && why.contains("select words"), "{why}");
    shot(&mut window, "why-not");
    key(&mut window, Modifiers::NONE, Key::A);
    let why = said(&window).expect("A is answered");
    assert!(why.contains("Accept all of this kind") && why.contains("show the proposals"), "{why}");
    // The next key that acts takes it away.
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(said(&window), None);
    for letter in [Key::A, Key::N, Key::J] {
        key(&mut window, Modifiers::NONE, letter);
        let why = said(&window).unwrap();
        assert!(why.contains("page Read") && why.contains("Ctrl+1"), "{letter:?}: {why}");
    }
    // What is typed into a field is no command.
    window.get_by_role_and_label(Role::TextInput, "Filter claims").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::A);
    assert_eq!(said(&window), None);
}

#[test]
fn notes_are_not_lost_before_they_could_be_read() {
    use corrobora::ui::notices::{Level, Notices};
    let list = |notices: &Notices| -> Vec<String> {
        notices.list().iter().map(|n| n.text.clone()).collect()
    };
    let mut notices = Notices::default();
    notices.add(Level::Info, "one");
    notices.add(Level::Error, "two");
    notices.add(Level::Info, "three");
    notices.add(Level::Info, "three");
    assert_eq!(list(&notices), ["one", "two", "three"]);
    // Seen for a while, the notes give way to the next one; what failed stays.
    notices.see(100.0);
    notices.see(104.0);
    notices.add(Level::Info, "four");
    assert_eq!(list(&notices), ["one", "two", "three", "four"]);
    notices.see(110.0);
    notices.add(Level::Info, "five");
    assert_eq!(list(&notices), ["two", "four", "five"]);
}

#[test]
fn every_line_of_a_note_is_on_the_screen() {
    use corrobora::ui::notices::Level;
    let mut window = with_size(practice(), [900.0, 700.0]);
    let long = "This note tells of something that takes several lines in a window of this width. "
        .repeat(5);
    let bench = window.state_mut();
    bench.tell(Action::Notify(Level::Info, long.clone()));
    bench.tell(Action::Notify(Level::Info, "A second note".to_owned()));
    settle(&mut window);
    let note = window.get_by_label_contains("takes several lines").rect();
    assert!(note.height() > 50.0 && note.bottom() < 700.0 && note.top() > 400.0, "{note}");
    window.get_by_label("A second note");
    window.get_by_label("2 notes");
    shot(&mut window, "notes");
}

#[test]
fn what_was_known_on_a_day_says_of_which_event_and_where() {
    let mut window = window();
    key(&mut window, Modifiers::COMMAND, Key::Num6);
    for _ in 0..3 {
        window.get_by_label("Next publication").click();
        settle(&mut window);
    }
    let events: Vec<String> = project(&window).events.values().map(|e| e.name.clone()).collect();
    let rows = window.get_all_by_role(Role::ListItem).filter_map(|n| n.accesskit_node().label());
    let facts: Vec<String> = rows.filter(|row| row.contains(" (")).collect();
    assert!(facts.iter().any(|row| events.iter().any(|e| row.contains(e.as_str()))), "{facts:?}");
    assert!(facts.iter().any(|row| row.contains("Cambodia")), "{facts:?}");
    shot(&mut window, "known");
}

const THAI: &str =
    "ตำรวจช่วยเหลือผู้เสียหายจากอาคารแห่งหนึ่งในเมืองชายแดนและส่งตัวกลับบ้านอย่างปลอดภัยเมื่อวันจันทร์ที่ผ่านมา";
const KHMER: &str = "ប៉ូលិសបានសង្គ្រោះជនរងគ្រោះចេញពីអគារមួយនៅក្នុងក្រុងព្រំដែនហើយបានបញ្ជូនពួកគេត្រឡប់ទៅផ្ទះវិញដោយសុវត្ថិភាព";
const ARABIC: &str = "الشرطة تفرج عن مئة وتسعة وأربعين شخصا كانوا محتجزين في مجمع مغلق قرب الجسر القديم في المدينة الحدودية";

/// Documents with long titles, and a quote in each.
fn foreign() -> Project {
    let mut case = crate::findings::Case::new();
    for title in [THAI, KHMER, ARABIC] {
        case.article(title, &format!("{title}\n\n{title} {title}"));
    }
    case.project
}

#[test]
fn lines_of_a_label_break_between_words_and_titles_keep_their_beginning() {
    let mut window = with_size(foreign(), [1000.0, 700.0]);
    let ids: Vec<ArticleId> = project(&window).articles.keys().copied().collect();
    for (id, name) in ids.into_iter().zip(["thai", "khmer", "arabic"]) {
        go_to(&mut window, id);
        let bench = window.state_mut().workbench_mut().unwrap();
        bench.read.select(110..190);
        settle(&mut window);
        key(&mut window, Modifiers::NONE, Key::N);
        shot(&mut window, &format!("lines-{name}"));
        key(&mut window, Modifiers::NONE, Key::Escape);
        key(&mut window, Modifiers::NONE, Key::Escape);
    }
    // As a person sees the head of the document: each line ends where the reader's lines may end.
    for (title, start) in [(THAI, "ตำรวจ"), (KHMER, "ប៉ូលិស")] {
        let cut = texts(&window).into_iter().find(|t| t.starts_with(start) && t.ends_with('…'));
        let cut = cut.unwrap_or_else(|| panic!("{start} is cut in the list: {:?}", texts(&window)));
        let kept = cut.trim_end_matches('…');
        assert!(title.starts_with(kept), "{cut}");
        let next = title[kept.len()..].chars().next().unwrap();
        assert!(
            !matches!(u32::from(next), 0xE31 | 0xE34..=0xE3A | 0xE47..=0xE4E | 0x17B4..=0x17D3),
            "{cut}"
        );
        assert!(!kept.ends_with('\u{17d2}'), "{cut}");
    }
    key(&mut window, Modifiers::COMMAND, Key::Num6);
    shot(&mut window, "titles");
    // The first words of the Arabic title stand on the right, and what is cut is its end.
    let titles = texts(&window);
    let arabic = titles.iter().find(|t| t.contains("الشرطة") && t.contains('…'));
    let arabic = arabic.unwrap_or_else(|| panic!("{titles:?}"));
    assert!(arabic.trim_end().ends_with("الشرطة") && !arabic.contains("الحدودية"), "{arabic}");
}

#[test]
fn the_preview_keeps_the_block_in_sight_that_is_typed_in() {
    let mut project = practice();
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let id: BriefId = Ids::from_seed(78).make(at);
    let words = |text: String| Block::Paragraph(vec![Inline::Text(text)]);
    let mut blocks = vec![Block::FindingsTable];
    for i in 0..18 {
        // Lines of very different lengths: a guess of their heights is wrong by much.
        let long = "iiii llll iiii. ".repeat(1 + (i * 7) % 60);
        blocks.push(words(format!("Paragraph number {i}. {long}")));
        if i % 6 == 5 {
            blocks.push(Block::FindingsTable);
        }
    }
    let brief = Brief {
        title: "Long".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks,
        ..Brief::default()
    };
    project.briefs.clear();
    project.briefs.insert(id, Arc::new(brief));
    let mut window = with_size(project, [1400.0, 800.0]);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    let seen = |window: &Window, i: usize| {
        let words = format!("Paragraph number {i}.");
        let of_preview = |n: &egui_kittest::Node<'_>| n.rect().left() > 620.0;
        let mut nodes = window.query_all_by_label_contains(&words).filter(of_preview);
        nodes.next().is_some_and(|n| n.rect().bottom() > 100.0 && n.rect().top() < 780.0)
    };
    for i in [16, 2, 11] {
        let field = |window: &mut Window| {
            let nodes = window.get_all_by_role_and_label(Role::MultilineTextInput, "Paragraph");
            let node = nodes.into_iter().nth(i).unwrap();
            node.focus();
        };
        field(&mut window);
        settle(&mut window);
        assert!(seen(&window, i), "{i} is not in sight");
        // Typing lays it out anew, and the block stays.
        for _ in 0..3 {
            let nodes = window.get_all_by_role_and_label(Role::MultilineTextInput, "Paragraph");
            let node = nodes.into_iter().nth(i).unwrap();
            node.type_text(" more words that make it longer and longer by a line or so");
            settle(&mut window);
        }
        assert!(seen(&window, i), "{i} is not in sight after typing");
    }
    shot(&mut window, "preview");
}

#[test]
fn menus_are_walked_with_arrows() {
    let mut window = window();
    let open = |w: &Window| egui::Popup::is_any_open(&w.ctx);
    let focused = |window: &Window| {
        let root = window.root();
        let node = root.children_recursive().find(|n| n.accesskit_node().is_focused())?;
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    };
    window.get_by_role_and_label(Role::Button, "File").focus();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(open(&window), "Down opens the menu");
    let first = focused(&window);
    assert!(first.as_ref().is_some_and(|f| f.starts_with("New project")), "{first:?}");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    let second = focused(&window);
    assert!(second.as_ref().is_some_and(|f| f.starts_with("Open project")), "{second:?}");
    shot(&mut window, "menu");
    // Right goes on to the next menu, Left back, Up from the first one to the last.
    key(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(open(&window) && says(&window, "Select all claims shown"), "{:?}", texts(&window));
    key(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(says(&window, "Import files…"));
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    let last = focused(&window);
    assert!(last.as_ref().is_some_and(|f| f.starts_with("Quit")), "{last:?}");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!open(&window));
    assert_eq!(focused(&window).as_deref(), Some("File"));
    assert_eq!(window.state().workbench().unwrap().page, Page::Read);
}
