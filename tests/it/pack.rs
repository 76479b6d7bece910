//! The hand-over pack: what is in it, that its sums hold, that withheld words are in none of its bytes.

use crate::checks::{Case, brief_of, hostile, number, redact};
use corrobora::{
    checks::{self, Kind, Original, Outside},
    export,
    findings::findings,
    model::{Block, Brief, Decision, Hash, Inline},
    pack,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _},
    path::Path,
    process::Command,
};

/// The files of a zip by name.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(file.enclosed_name().is_some(), "{name}");
        let mut found = Vec::new();
        file.read_to_end(&mut found).unwrap();
        assert!(out.insert(name, found).is_none());
    }
    out
}

/// A pack whose originals are the texts of the articles.
fn packed(case: &Case, brief: &Brief) -> Vec<u8> {
    let project = &case.project;
    let found = findings(project);
    let mut document = case.compose(brief);
    let list = checks::check(project, &found, brief, &Outside::default());
    let decided = pack::decided(project, brief, &list);
    let mut original = |hash: Hash| {
        let texts = project.texts.values().map(|t| t.as_str().as_bytes().to_vec());
        texts.into_iter().find(|t| Hash::of(t) == hash).ok_or(Original::Missing)
    };
    let plan = pack::plan(project, &found, brief, &document, &decided, &mut original).unwrap();
    plan.tell(&mut document);
    let formats = vec![
        ("html", export::html(&document).into_bytes()),
        ("md", export::markdown(&document).into_bytes()),
    ];
    plan.zip(project, &document, formats).unwrap()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let bytes = files.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

/// Every line of the sums fits the file that it names, and no file is missing.
fn sums_hold(files: &BTreeMap<String, Vec<u8>>) {
    let sums = text(files, "SHA256SUMS");
    let mut named = BTreeSet::new();
    for line in sums.lines() {
        let (hash, path) = line.split_once("  ").unwrap();
        assert_eq!(Hash::of(&files[path]).to_string(), hash, "{path}");
        named.insert(path);
    }
    let all: BTreeSet<&str> =
        files.keys().map(String::as_str).filter(|name| *name != "SHA256SUMS").collect();
    assert_eq!(named, all);
}

fn simple() -> (Case, Brief) {
    let mut case = Case::new();
    let one = case.article("One", "Police said that 158 victims were rescued.");
    let two = case.article("Two", "The survivor Sokha Chan said that 158 victims were rescued.");
    case.claim("victims rescued", number(158), one, "158 victims were rescued");
    case.claim("victims rescued", number(158), two, "158 victims were rescued");
    let mut brief = brief_of(vec![Block::ClaimTable(Vec::new()), Block::Bibliography]);
    brief.title = "Harbour <b>".into();
    (case, brief)
}

#[test]
fn a_pack_holds_the_brief_its_originals_and_what_checks_them() {
    let (case, brief) = simple();
    let bytes = packed(&case, &brief);
    assert_eq!(bytes, packed(&case, &brief), "the same project, the same bytes");
    let files = unpacked(&bytes);
    sums_hold(&files);
    for article in case.project.articles.values() {
        let hash = article.capture.original;
        let path = format!("originals/{hash}/{}", article.capture.file_name);
        assert_eq!(Hash::of(&files[&path]), hash);
    }
    let page = text(&files, "check-hashes.html");
    for name in files.keys().filter(|n| !["SHA256SUMS", "check-hashes.html"].contains(&n.as_str()))
    {
        assert!(page.contains(&format!("data-path=\"{name}\"")), "{name}");
        assert!(page.contains(&Hash::of(&files[name]).to_string()), "{name}");
    }
    for page in [page, text(&files, "READ-ME-FIRST.html")] {
        assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
        assert!(!page.contains("http://") && !page.contains("https://"), "no address but its own");
        assert!(!page.contains("<b>") && page.contains("Harbour &lt;b&gt;"), "{page}");
    }
    let history: serde_json::Value = serde_json::from_str(&text(&files, "history.json")).unwrap();
    assert!(history["entries"].is_array());
    assert!(text(&files, "brief.html").contains("Harbour"));
    assert!(text(&files, "brief.md").contains("Harbour"));
    assert!(text(&files, "left-out.txt").starts_with("Nothing was left out"));
}

#[test]
fn sha256sum_agrees() {
    let (case, brief) = simple();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in unpacked(&packed(&case, &brief)) {
        let path = folder.path().join(&name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let check = |folder: &Path| {
        Command::new("sha256sum")
            .args(["-c", "--strict", "--quiet", "SHA256SUMS"])
            .current_dir(folder)
            .output()
    };
    // A system without the tool proves nothing.
    let Ok(done) = check(folder.path()) else { return };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    std::fs::write(folder.path().join("brief.md"), "changed").unwrap();
    assert!(!check(folder.path()).unwrap().status.success());
}

#[test]
fn originals_with_withheld_words_stay_out_and_are_listed() {
    let (case, mut brief) = simple();
    brief.blocks.push(Block::Paragraph(vec![Inline::Text("The survivor Sokha Chan fled.".into())]));
    redact(&case, &mut brief, &[Kind::Name]);
    let bytes = packed(&case, &brief);
    let files = unpacked(&bytes);
    sums_hold(&files);
    let originals = files.keys().filter(|n| n.starts_with("originals/")).count();
    assert_eq!(originals, 1);
    let left_out = text(&files, "left-out.txt");
    assert!(left_out.contains("“Two”") && left_out.contains("withheld"), "{left_out}");
    assert!(text(&files, "brief.html").contains("“Two”"), "also in the document");
    for (name, bytes) in &files {
        let words = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!words.contains("sokha") && !name.to_lowercase().contains("sokha"), "{name}");
    }
}

#[test]
fn pictures_stay_out_until_somebody_says_why_they_may_go_along() {
    let (mut case, mut brief) = simple();
    let one = *case.project.articles.keys().next().unwrap();
    case.edit(one, |a| a.capture.media_type = "image/jpeg".into());
    let files = unpacked(&packed(&case, &brief));
    assert!(text(&files, "left-out.txt").contains("may show faces"));
    let found = findings(&case.project);
    let list = checks::check(&case.project, &found, &brief, &Outside::default());
    let picture = list.iter().find(|c| c.kind == Kind::Picture).unwrap();
    let (reason, by) = ("A sign at a gate".to_owned(), "Aye".to_owned());
    let excused = Decision::Excused { reason, at: crate::checks::at(), by };
    brief.decisions.insert(picture.id.clone(), excused);
    let files = unpacked(&packed(&case, &brief));
    assert!(text(&files, "left-out.txt").starts_with("Nothing was left out"));
}

#[test]
fn hostile_projects_are_packed() {
    for (case, mut brief) in hostile() {
        let open = packed(&case, &brief);
        let files = unpacked(&open);
        sums_hold(&files);
        for name in files.keys() {
            let bad = |c: char| c.is_control() || "\\<>\"|?*:\u{202e}\u{2066}".contains(c);
            assert!(!name.contains(bad) && !name.contains(".."), "{name:?}");
        }
        assert!(!text(&files, "READ-ME-FIRST.html").contains("<script"));
        redact(&case, &mut brief, &[Kind::Name, Kind::Phone, Kind::Age]);
        for (name, bytes) in unpacked(&packed(&case, &brief)) {
            let words = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!words.contains("sokha"), "{name}");
        }
    }
}

#[test]
fn what_a_brief_withholds_is_in_no_file_for_other_programs() {
    use corrobora::{
        brief::Redaction,
        exchange::{self, Context, Target, Tlp},
    };
    for (number, (case, mut brief)) in hostile().into_iter().enumerate() {
        redact(&case, &mut brief, &[Kind::Name, Kind::Phone, Kind::Age, Kind::Email]);
        let withheld = Redaction::of(&case.project, &findings(&case.project), &brief);
        let written = |target, withheld| {
            let context = Context {
                at: crate::checks::at(),
                by: "Aye",
                tlp: Tlp::default(),
                original: &|_| None,
                withheld,
            };
            exchange::write(&case.project, target, &context)
        };
        for target in [
            Target::CslJson,
            Target::Bibtex,
            Target::Ris,
            Target::WebAnnotation,
            Target::Stix,
            Target::Misp,
            Target::ClaimReview,
        ] {
            let bytes = written(target, Some(&withheld)).unwrap();
            let text = String::from_utf8(bytes).unwrap().to_lowercase();
            assert!(!text.contains("sokha"), "case {number}, {target:?}: {text}");
        }
        let whole = written(Target::Qdpx, Some(&withheld)).map_err(|e| e.to_string());
        assert_eq!(whole.is_err(), !withheld.is_empty(), "whole texts cannot leave words out");
    }
    let (case, brief) = &hostile()[0];
    let open = Redaction::of(&case.project, &findings(&case.project), brief);
    let context = Context {
        at: crate::checks::at(),
        by: "Aye",
        tlp: Tlp::default(),
        original: &|_| None,
        withheld: Some(&open),
    };
    let text = exchange::write(&case.project, Target::Stix, &context).unwrap();
    assert!(String::from_utf8(text).unwrap().contains("Sokha"), "nothing is decided yet");
}

#[test]
fn what_a_file_holds_beyond_its_brief_is_said() {
    use corrobora::brief::Redaction;
    let (case, mut brief) = hostile().into_iter().next().unwrap();
    let open = |brief: &Brief| {
        let withheld = Redaction::of(&case.project, &findings(&case.project), brief);
        checks::beyond(&case.project, brief, &withheld)
    };
    let names = |list: &[checks::Check]| {
        list.iter().filter(|c| c.words.to_lowercase().contains("sokha")).count()
    };
    // A brief that shows nothing has decided nothing, and the file holds all the same what the project holds.
    let empty = Brief { blocks: Vec::new(), ..brief.clone() };
    let list = open(&empty);
    assert!(names(&list) > 0, "{list:?}");
    assert!(checks::beyond_words(&list).unwrap().contains("“"));
    redact(&case, &mut brief, &[Kind::Name, Kind::Phone, Kind::Age, Kind::Email]);
    assert_eq!(names(&open(&brief)), 0, "what is withheld needs no word more");
    assert_eq!(checks::beyond_words(&[]), None);
}

#[test]
fn tables_leave_out_what_a_brief_withholds() {
    for (number, (case, mut brief)) in hostile().into_iter().enumerate() {
        redact(&case, &mut brief, &[Kind::Name, Kind::Phone, Kind::Age, Kind::Email]);
        brief.title = "Withholds".to_owned();
        let mut project = case.project.clone();
        let mut ids = corrobora::model::Ids::from_seed(3);
        project.briefs.insert(ids.make(crate::checks::at()), std::sync::Arc::new(brief));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.corrobora.ron");
        let opened = corrobora::storage::create(&path, &project).unwrap();
        opened.store.unwrap().close(&opened.project).unwrap();
        let told = |table: &str, form: &str, withhold: bool| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_corrobora"));
            command.arg(table).arg(&path).args(["--format", form]);
            if withhold {
                command.args(["--withhold", "Withholds"]);
            }
            let out = command.output().unwrap();
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            String::from_utf8(out.stdout).unwrap().to_lowercase()
        };
        let mut open = 0;
        for table in ["claims", "findings", "articles"] {
            for form in ["json", "csv", "text"] {
                let without = told(table, form, true);
                assert!(!without.contains("sokha"), "case {number}, {table} {form}: {without}");
                open += usize::from(told(table, form, false).contains("sokha"));
            }
        }
        assert!(open > 0 || number > 0, "the name is there unless it is withheld");
    }
}
