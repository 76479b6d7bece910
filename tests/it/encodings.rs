//! Letters that come out wrong: a person names the encoding, and the original is read again.
use corrobora::{
    import::{self, ENCODINGS, document::Said, run::read_safely},
    model::*,
    session::Session,
    verbs,
};
use std::process::Command;

const THAI: &str = "ตำรวจช่วยเหลือเหยื่อ ๑๔๙ คน จากตึกสองหลังในเมืองปอยเปต";

/// A page in the old Thai encoding that says it is in a Western one.
fn page() -> Vec<u8> {
    let (body, _, lost) = encoding_rs::WINDOWS_874.encode(THAI);
    assert!(!lost);
    let head = "<html><head><meta charset=iso-8859-1><title>Raid</title></head><body><p>";
    [head.as_bytes(), &body, b"</p></body></html>"].concat()
}

fn chosen(name: &str, bytes: &[u8]) -> Result<import::Opened, String> {
    let said = Said { encoding: Some(name.to_owned()), ..Said::default() };
    import::open("page.html", &said, bytes, &mut |_| true).map_err(|e| e.to_string())
}

#[test]
fn every_encoding_on_offer_is_one_and_a_wrong_name_says_which_there_are() {
    for (name, used_for) in ENCODINGS {
        assert!(!used_for.is_empty());
        let Some(of) = encoding_rs::Encoding::for_label(name.as_bytes()) else {
            // Those of old machines are the program's own.
            let opened = chosen(name, b"<p>Raid \xa0</p>").unwrap();
            assert!(opened.reading.unwrap().text.as_str().contains("Raid"), "{name}");
            continue;
        };
        let (bytes, of, _) = of.encode("Raid");
        // What has no encoder of its own (UTF-16) is written as UTF-8.
        if of.name().eq_ignore_ascii_case(name) {
            let opened = chosen(name, &bytes).unwrap();
            assert!(opened.reading.unwrap().text.as_str().contains("Raid"), "{name}");
        }
    }
    let why = chosen("thai", &page()).unwrap_err();
    assert!(why.contains("`thai`") && why.contains("windows-874"), "{why}");
    let guessed = read_safely("page.html", &page()).unwrap();
    assert!(!guessed.text.as_str().contains("ตำรวจ"), "the page lies about itself");
    let read = chosen("windows-874", &page()).unwrap().reading.unwrap();
    assert!(read.text.as_str().contains(THAI), "{}", read.text.as_str());
}

#[test]
fn the_command_line_reads_in_the_encoding_that_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, page()).unwrap();
    let told = |name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corrobora"));
        command
            .args(["extract", "--format", "json", "--encoding", name])
            .arg(&path)
            .output()
            .unwrap()
    };
    let done = told("tis-620");
    assert!(done.status.success() && String::from_utf8(done.stdout).unwrap().contains(THAI));
    let refused = told("klingon");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("no encoding `klingon`"));
}

#[test]
fn a_document_read_again_is_a_newer_version_that_keeps_what_a_person_typed() {
    let now = crate::edits::at(0);
    let mut session = Session::new(crate::edits::case(3), Ids::from_seed(3), "aye", None);
    let wrong = read_safely("page.html", &page()).unwrap();
    let item = import::Incoming {
        file_name: "page.html".to_owned(),
        bytes: 1,
        original: Hash::of(&page()),
        within: None,
        attached_to: None,
        what: import::What::Article,
        reading: wrong.clone(),
    };
    let (project, mut hand) = session.hand(now);
    let (change, _) = verbs::import_articles(project, &mut hand, vec![item], &[]);
    session.commit(change).unwrap();
    let (old, article) = session.project().articles.first_key_value().unwrap();
    let (old, article) = (*old, Article::clone(article));
    let mut typed = verbs::Metadata::of(&article);
    typed.publisher = Some("Morning Paper".to_owned());
    let (project, mut hand) = session.hand(now);
    let change = verbs::edit_article(project, &mut hand, old, typed);
    session.commit(change).unwrap();

    let (project, mut hand) = session.hand(now);
    assert!(verbs::read_again(project, &mut hand, old, wrong).is_none(), "no letter differs");
    let right = chosen("windows-874", &page()).unwrap().reading.unwrap();
    let (change, new) = verbs::read_again(project, &mut hand, old, right).unwrap();
    session.commit(change).unwrap();
    let made = &session.project().articles[&new];
    assert_eq!(made.version_of, Some(old));
    assert_eq!(made.publisher.as_deref(), Some("Morning Paper"));
    assert_eq!(made.capture.encoding.as_deref(), Some("windows-874"));
    assert_eq!(made.capture.original, article.capture.original);
    assert!(session.project().check().is_ok());
    assert!(session.undo(now).unwrap());
    assert_eq!(session.project().articles.len(), 1);
}

#[cfg(feature = "gui")]
mod window {
    use crate::gui::{key, project, settle, with_size};
    use corrobora::storage;
    use egui::{self, Key, Modifiers, Role};
    use egui_kittest::kittest::Queryable as _;
    use std::{path::PathBuf, sync::Arc};

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

    #[test]
    fn wrong_letters_are_put_right_in_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.corrobora.ron");
        let opened = storage::create(&path, &crate::edits::case(3)).unwrap();
        let mut window = with_size(crate::edits::case(3), [1280.0, 900.0]);
        window.state_mut().show(opened, Some(path));
        settle(&mut window);
        window.input_mut().dropped_files.push(Arc::new(Held("page.html".into(), super::page())));
        window.step();
        settle(&mut window);
        // The report of the import is in front.
        key(&mut window, Modifiers::NONE, Key::Escape);
        let (id, _) =
            project(&window).articles.first_key_value().map(|(id, a)| (*id, a.clone())).unwrap();
        window.state_mut().workbench_mut().unwrap().selection.article = Some(id);
        settle(&mut window);
        key(&mut window, Modifiers::COMMAND, Key::E);
        let choice = "Wrong letters? Read the original again as";
        window.get_by_role_and_label(Role::ComboBox, choice).scroll_to_me();
        settle(&mut window);
        window.get_by_role_and_label(Role::ComboBox, choice).click();
        settle(&mut window);
        if let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) {
            window.render().unwrap().save(folder.join("encodings.png")).unwrap();
        }
        window.get_by_label("windows-874: Thai (also TIS-620)").click();
        settle(&mut window);
        let now = project(&window);
        assert_eq!(now.articles.len(), 2);
        let made = now.articles.values().find(|a| a.version_of == Some(id)).unwrap();
        assert!(now.texts[&made.text].as_str().contains(super::THAI));
        key(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(project(&window).articles.len(), 1);
    }
}

#[test]
fn a_few_nuls_make_no_two_byte_letters_of_a_text() {
    let russian = "Полиция задержала 12 человек. Освобождены 40 женщин в Лаосе.\0\n".repeat(3);
    let english =
        "Police arrested 12 people on 3 May 2024. They freed 40 people in Laos.\0\n".repeat(3);
    for (text, words) in [(russian, "Освобождены 40 женщин"), (english, "They freed 40 people")]
    {
        let opened =
            import::open("said.txt", &Said::default(), text.as_bytes(), &mut |_| true).unwrap();
        assert!(opened.reading.unwrap().text.as_str().contains(words), "{words}");
        let wide: Vec<u8> =
            text.replace('\0', "").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let opened = import::open("said.txt", &Said::default(), &wide, &mut |_| true).unwrap();
        assert!(opened.reading.unwrap().text.as_str().contains(words), "{words}");
    }
}
