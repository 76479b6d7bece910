//! Every file that the window writes, asked for as a person does: by its command, a form, a path.

use crate::gui::{key, practice, settle, with_size};
use corrobora::{storage, ui::app::App};
use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use std::path::Path;

/// The practice case on a disk of its own, with its brief in front.
fn window(folder: &Path) -> Harness<'static, App> {
    let path = folder.join("case.corrobora.ron");
    let project = practice();
    let opened = storage::create(&path, &project).unwrap();
    let mut window = with_size(crate::edits::case(1), [1280.0, 860.0]);
    window.state_mut().show(opened, Some(path));
    settle(&mut window);
    let bench = window.state_mut().workbench_mut().unwrap();
    bench.selection.brief = project.briefs.keys().next().copied();
    settle(&mut window);
    window
}

/// Runs a command by its name in the palette.
pub fn command(window: &mut Harness<'static, App>, name: &str) {
    key(window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Type a command").type_text(name);
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
}

/// Types a path into the window that asks for one, and takes it; returns what was written.
fn written(window: &mut Harness<'static, App>, path: &Path) -> Vec<u8> {
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    window.run_ok();
    key(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.display().to_string());
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
    let told: Vec<String> =
        window.state().notices().list().iter().map(|n| n.text.clone()).collect();
    std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}; {told:?}", path.display()))
}

#[test]
fn briefs_tables_maps_and_packs_are_written_where_a_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    for (name, file, start) in [
        ("Export as Markdown", "brief.md", &b"# "[..]),
        ("Export as web page", "brief.html", b"<!DOCTYPE html>"),
        #[cfg(feature = "pdf")]
        ("Export as PDF", "brief.pdf", b"%PDF-1.7"),
        ("Export for Word or LibreOffice", "brief.docx", b"PK"),
        ("Export for Word or LibreOffice", "brief.odt", b"PK"),
        ("Hand-over pack", "pack.zip", b"PK"),
        ("Export claims", "claims.csv", b""),
        ("Export claims", "claims.xlsx", b"PK"),
        ("Export the map", "map.svg", b"<svg"),
        ("Export the map", "map.png", b"\x89PNG"),
    ] {
        command(&mut window, name);
        let bytes = written(&mut window, &folder.path().join(file));
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert!(bytes.len() > 200 && bytes.starts_with(start), "{name}: {head}");
    }
    let bytes = std::fs::read(folder.path().join("pack.zip")).unwrap();
    let pack = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = pack.file_names().map(|n| n.unwrap().into_owned()).collect();
    for wanted in ["SHA256SUMS", "brief.html", "brief.docx"] {
        assert!(names.iter().any(|n| n == wanted), "{names:?}");
    }
    #[cfg(feature = "pdf")]
    assert!(names.iter().any(|n| n == "brief.pdf"), "{names:?}");
}

#[test]
fn the_case_goes_to_other_programs_in_a_form_that_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    for (form, file, start) in [
        ("References: CSL-JSON", "references.json", &b"["[..]),
        ("References: BibTeX", "references.bib", b"@"),
        ("References: RIS", "references.ris", b"TY  - "),
        ("Coded texts: REFI-QDA (.qdpx)", "case.qdpx", b"PK"),
        ("Quotes: W3C Web Annotation", "quotes.jsonld", b"{"),
        ("Findings: ClaimReview", "findings.jsonld", b"{"),
        ("Threat report: STIX 2.1", "case.stix.json", b"{"),
        ("Threat report: MISP", "case.misp.json", b"{"),
    ] {
        command(&mut window, "Export for other programs");
        if form != "References: CSL-JSON" {
            window.get_by_role_and_label(Role::ComboBox, "Form").click();
            settle(&mut window);
            window.get_by_label(form).click();
            settle(&mut window);
        }
        if let Some(pictures) = std::env::var_os("PICTURES").filter(|_| form.contains("STIX")) {
            let path = std::path::PathBuf::from(pictures).join("export-case.png");
            window.render().unwrap().save(path).unwrap();
        }
        window.get_by_label("Choose where to write it…").click();
        settle(&mut window);
        let bytes = written(&mut window, &folder.path().join(file));
        assert!(bytes.starts_with(start), "{form}: {}", String::from_utf8_lossy(&bytes[..40]));
    }
}

/// Two people work on one file: what the other program wrote is asked about, seen, and kept as a backup.
#[test]
fn a_change_of_another_program_is_asked_about_and_lost_by_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    let path = folder.path().join("case.corrobora.ron");
    let written = std::fs::read_to_string(&path).unwrap();
    let theirs = written.replacen("Operation Clear River", "Operation Clear Water", 1);
    assert_ne!(written, theirs, "the practice case names its operation");
    std::fs::write(&path, &theirs).unwrap();
    // An edit of ours: a quote is gone.
    let bench = window.state_mut().workbench_mut().unwrap();
    let before = bench.session.project().annotations.len();
    bench.selection.annotation = bench.session.project().annotations.keys().next_back().copied();
    settle(&mut window);
    key(&mut window, Modifiers::NONE, Key::Delete);
    let bench = window.state().workbench().unwrap();
    assert_eq!(bench.session.project().annotations.len(), before - 1);
    key(&mut window, Modifiers::COMMAND, Key::S);
    let title = "Another program has changed the project file";
    let end = std::time::Instant::now() + std::time::Duration::from_mins(1);
    while window.query_by_label(title).is_none() && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.step();
    }
    window.get_by_label(title);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        if let Some(pictures) = std::env::var_os("PICTURES") {
            window.ctx.set_theme(theme);
            settle(&mut window);
            let name = format!("outside-{theme:?}.png").to_lowercase();
            window.render().unwrap().save(Path::new(&pictures).join(name)).unwrap();
        }
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs, "nothing was overwritten");
    window.get_by_label("Decide later").click();
    settle(&mut window);
    assert!(window.query_by_label(title).is_none(), "decided later");
    key(&mut window, Modifiers::COMMAND, Key::S);
    window.get_by_label(title);
    window.get_by_label("Keep mine; theirs becomes a backup").click();
    settle(&mut window);
    drop(window);
    let kept = storage::open_read_only(&path).unwrap().project;
    assert_eq!(kept.annotations.len(), before - 1, "mine is in the file");
    let backups = std::fs::read_dir(folder.path().join("case.corrobora.data/backups")).unwrap();
    let holds = |entry: std::fs::DirEntry| {
        std::fs::read_to_string(entry.path()).is_ok_and(|text| text == theirs)
    };
    assert!(backups.map(|e| e.unwrap()).any(holds), "theirs is a backup");
}

/// Runs a command that writes a file, and types where to.
pub fn export_to(window: &mut Harness<'static, App>, words: &str, path: &Path) {
    command(window, words);
    window.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.run_ok();
    key(window, Modifiers::COMMAND, Key::A);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    field.type_text(&path.display().to_string());
    settle(window);
    key(window, Modifiers::NONE, Key::Enter);
    settle(window);
}
