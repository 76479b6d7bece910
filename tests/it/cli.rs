//! The program, run: what it prints, what it leaves on the disk, and with what status it ends.

use serde_json::Value as Json;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of its own for each test, and the program in it.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with the practice case on it.
    pub fn practice() -> Self {
        let desk = Self::new();
        let bytes = include_bytes!("../../assets/practice/clear-river.corrobora.ron");
        desk.file("case.corrobora.ron", bytes);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_corrobora"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// Runs what must end with `status`; returns what it printed and what it complained of.
    pub fn ends(&self, status: i32, arguments: &[&str]) -> (String, String) {
        let done = self.run(arguments);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (out, err) = (text(&done.stdout), text(&done.stderr));
        assert_eq!(done.status.code(), Some(status), "{arguments:?}\n{out}\n{err}");
        assert!(!err.contains("panicked"), "{err}");
        (out, err)
    }

    /// Runs what must print one JSON document and end with `status`.
    pub fn json(&self, status: i32, arguments: &[&str]) -> Json {
        let (out, _) = self.ends(status, arguments);
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{arguments:?}: {e}\n{out}"))
    }
}

/// The fields of an object, sorted as they come.
fn has(row: &Json, fields: &[&str]) {
    for field in fields {
        assert!(row.get(field).is_some(), "no `{field}` in {row}");
    }
}

fn list(json: &Json) -> &Vec<Json> {
    json.as_array().unwrap()
}

#[test]
fn new_makes_an_empty_project_and_never_overwrites() {
    let desk = Desk::new();
    let (out, _) = desk.ends(0, &["new", "case", "--title", "A “case” – คดี"]);
    assert!(out.trim().ends_with("case.corrobora.ron"), "{out}");
    let before = std::fs::read(desk.path("case.corrobora.ron")).unwrap();
    assert!(String::from_utf8(before.clone()).unwrap().contains("A “case” – คดี"));
    for name in ["case", "case.corrobora.ron"] {
        let (_, err) = desk.ends(1, &["new", name, "--title", "Other"]);
        assert!(err.contains("case.corrobora.ron"), "{err}");
    }
    assert_eq!(std::fs::read(desk.path("case.corrobora.ron")).unwrap(), before);
    let (_, err) = desk.ends(1, &["new", "no/such/folder/case", "--title", "T"]);
    assert!(err.contains("no/such/folder"), "{err}");
    assert_eq!(
        desk.json(0, &["claims", "case.corrobora.ron", "--format", "json"]),
        Json::Array(vec![])
    );
    desk.ends(0, &["verify", "case.corrobora.ron"]);
}

#[test]
fn wrong_usage_ends_with_two_and_a_missing_file_with_one() {
    let desk = Desk::new();
    for wrong in [
        &["frobnicate", "x"][..],
        &["new"],
        &["import", "case.corrobora.ron"],
        &["extract"],
        &["claims", "x", "--format", "yaml"],
        &["brief", "x"],
        &["mine", "x", "--language", "!!"],
        &["mine", "x", "--language", "xx-yy-zz"],
        &["mine", "x", "--language", "english"],
    ] {
        desk.ends(2, wrong);
    }
    desk.ends(1, &["mine", "absent.txt", "--language", "zh-Hant-TW"]);
    for verb in ["claims", "findings", "verify"] {
        let (_, err) = desk.ends(1, &[verb, "absent.corrobora.ron"]);
        assert!(err.contains("absent.corrobora.ron"), "{err}");
    }
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn extract_prints_a_row_for_every_file_and_one_for_what_it_cannot_read() {
    let desk = Desk::new();
    desk.file(
        "page.html",
        b"<html lang=en><head><title>Raid frees 20</title></head><body><nav><a href=/>Home</a></nav><article>\
          <h1>Raid frees 20</h1><p>Police in Cambodia said that 20 people were freed on Monday, \
          and that more was to come.</p></article></body></html>",
    );
    desk.file("ข่าว.txt", "คดี\n\nกัมพูชา\n".as_bytes());
    let rows = desk.json(1, &["extract", "page.html", "absent.txt", "ข่าว.txt", "--format", "json"]);
    let rows = list(&rows);
    assert_eq!(rows.len(), 3);
    for row in rows {
        has(row, &["file", "ok", "error", "media_type", "sha256", "title", "byline", "published"]);
        has(row, &["publisher", "url", "language", "text", "boilerplate", "countries"]);
    }
    assert_eq!(rows[0]["title"], "Raid frees 20");
    assert_eq!(rows[0]["published"], Json::Null, "no date is made up");
    let text = rows[0]["text"].as_str().unwrap();
    let country = &rows[0]["countries"][0];
    let at = |field: &str| usize::try_from(country[field].as_u64().unwrap()).unwrap();
    let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!((country["code"].as_str(), words.as_str()), (Some("KH"), "Cambodia"));
    assert_eq!(rows[1]["ok"], false);
    assert!(rows[1]["error"].as_str().unwrap().contains("absent.txt"));
    assert_eq!(rows[2]["countries"][0]["code"], "KH");
    desk.ends(0, &["extract", "page.html"]);
}

#[test]
fn import_prints_a_row_for_every_file_found() {
    let desk = Desk::new();
    desk.ends(0, &["new", "case", "--title", "T"]);
    let folder = desk.path("pile");
    std::fs::create_dir_all(folder.join("deep")).unwrap();
    std::fs::write(folder.join("a.txt"), "One\n\nTwenty people were freed in Laos.\n").unwrap();
    std::fs::write(folder.join("deep/copy.txt"), "One\n\nTwenty people were freed in Laos.\n")
        .unwrap();
    std::fs::write(folder.join("empty.txt"), "").unwrap();
    std::fs::write(folder.join("ភាសាខ្មែរ.md"), "# ចំណងជើង\n\nអត្ថបទ\n").unwrap();
    let call = ["import", "case.corrobora.ron", "pile", "--format", "json"];
    let rows = desk.json(1, &call);
    let status = |end: &str| {
        let row = list(&rows).iter().find(|r| r["file"].as_str().unwrap().ends_with(end)).unwrap();
        has(row, &["file", "status", "article", "error", "warnings"]);
        (row["status"].as_str().unwrap().to_owned(), row["error"].clone())
    };
    assert_eq!(list(&rows).len(), 4);
    assert_eq!(status("a.txt").0, "imported");
    assert_eq!(status("copy.txt").0, "duplicate");
    let copy = list(&rows).iter().find(|r| r["file"].as_str().unwrap().ends_with("copy.txt"));
    assert!(copy.unwrap()["warnings"][0].as_str().unwrap().contains("“a.txt”"), "{copy:?}");
    assert_eq!(status("ភាសាខ្មែរ.md").0, "imported");
    let (failed, why) = status("empty.txt");
    assert_eq!(failed, "failed");
    assert!(why.as_str().unwrap().contains("empty"), "{why}");
    let again = desk.json(1, &call);
    assert!(list(&again).iter().all(|r| r["status"] != "imported"));
    let verified = desk.json(0, &["verify", "case.corrobora.ron", "--format", "json"]);
    assert_eq!((&verified["ok"], &verified["originals"]), (&Json::Bool(true), &Json::from(2)));
}

#[test]
fn search_prints_articles_with_their_hits() {
    let desk = Desk::practice();
    let project = "case.corrobora.ron";
    let rows = desk.json(0, &["search", project, "police compound*", "--format", "json"]);
    assert!(!list(&rows).is_empty());
    for row in list(&rows) {
        has(row, &["article", "file", "title", "publisher", "published", "language", "score"]);
        for hit in list(&row["hits"]) {
            has(hit, &["start", "end", "snippet", "snippet_start"]);
        }
    }
    let (text, _) = desk.ends(0, &["search", project, "police"]);
    assert!(text.contains("hit"), "{text}");
    let without = desk.json(0, &["search", project, "--format", "json", "-police"]);
    assert!(list(&without).len() < list(&rows).len() + 10);
    assert_eq!(
        desk.json(0, &["search", project, "xyzzy", "--format", "json"]),
        Json::Array(vec![])
    );
    desk.ends(2, &["search", project, "  "]);
    desk.ends(2, &["search", project]);
    desk.ends(1, &["search", "absent.corrobora.ron", "police"]);
}

#[test]
fn compare_prints_what_two_files_are_to_one_another() {
    let desk = Desk::new();
    let (_, wire, copy, (was, is), other) = crate::similar::STORIES[0];
    for (name, text) in [("wire.txt", wire), ("copy.txt", copy), ("other.txt", other)] {
        desk.file(name, text.as_bytes());
    }
    let row = desk.json(0, &["compare", "wire.txt", "copy.txt", "--format", "json"]);
    has(&row, &["relation", "similarity", "reasons", "pairs"]);
    assert_eq!(row["relation"], "same-copy");
    let pair = &row["pairs"][0];
    assert_eq!(
        (&pair["kind"], &pair["a"]["value"]["text"], &pair["b"]["value"]["text"]),
        (&"changed".into(), &was.into(), &is.into())
    );
    // Every pair has the same fields.
    has(pair, &["kind", "metric", "reasons", "a", "b"]);
    let row = desk.json(0, &["compare", "wire.txt", "other.txt", "--format", "json"]);
    assert_eq!(row["relation"], "corroborates", "{row}");
    has(&row["pairs"][0], &["kind", "metric", "reasons", "a", "b"]);
    let (text, _) = desk.ends(0, &["compare", "wire.txt", "copy.txt"]);
    assert!(text.contains("149 → 194"), "{text}");
    desk.ends(2, &["compare", "wire.txt"]);
    let (_, err) = desk.ends(1, &["compare", "wire.txt", "absent.txt"]);
    assert!(err.contains("absent.txt"), "{err}");
}

#[test]
fn verify_names_what_does_not_hold() {
    let desk = Desk::new();
    desk.ends(0, &["new", "case", "--title", "T"]);
    desk.file("a.txt", b"Raid\n\nTwenty people were freed in Laos.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "a.txt"]);
    let originals = desk.path("case.corrobora.data/originals");
    let original = files_in(&originals).pop().unwrap();
    let good = std::fs::read(&original).unwrap();

    let mut bad = good.clone();
    bad[3] ^= 1;
    overwrite(&original, &bad);
    let report = desk.json(1, &["verify", "case.corrobora.ron", "--format", "json"]);
    assert_eq!((&report["ok"], list(&report["problems"]).len()), (&Json::Bool(false), 1));
    assert_eq!(report["problems"][0]["kind"], "original");
    assert!(report["problems"][0]["what"].as_str().unwrap().contains("a.txt"));

    std::fs::remove_file(&original).unwrap();
    let (out, _) = desk.ends(1, &["verify", "case.corrobora.ron"]);
    assert!(out.contains("a.txt"), "{out}");

    // One cause and not two faults: the folder of originals is gone.
    desk.file("b.txt", b"Second raid\n\nThirty people were freed in Laos.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "b.txt"]);
    let other = files_in(&originals).pop().unwrap();
    let (out, err) = desk.ends(1, &["verify", "case.corrobora.ron"]);
    assert!(!(out + &err).contains("None of the"), "one is there");
    let kept = std::fs::read(&other).unwrap();
    std::fs::remove_file(&other).unwrap();
    let (out, err) = desk.ends(1, &["verify", "case.corrobora.ron"]);
    assert!((out + &err).contains("None of the 2 originals is there"));
    overwrite(&other, &kept);
    // Whoever still has the file brings it in again, and the chain is whole.
    let row = desk.json(0, &["import", "case.corrobora.ron", "a.txt", "--format", "json"]);
    assert!(row.to_string().contains("duplicate"), "{row}");
    desk.ends(0, &["verify", "case.corrobora.ron"]);

    overwrite(&original, &good);
    desk.ends(0, &["verify", "case.corrobora.ron"]);
    let file = desk.path("case.corrobora.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Twenty people", "Sixty people")).unwrap();
    let (out, err) = desk.ends(1, &["verify", "case.corrobora.ron"]);
    assert!(out.contains("text"), "{out}{err}");
}

#[test]
fn verify_tells_what_was_done_to_the_files_from_outside() {
    let desk = Desk::new();
    desk.ends(0, &["new", "case", "--title", "T"]);
    desk.file("a.txt", b"Raid frees forty\n\nTwenty people were freed in Laos.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "a.txt"]);
    let file = desk.path("case.corrobora.ron");
    let good = std::fs::read_to_string(&file).unwrap();
    let verify = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let status = i32::from(text != good);
        let report = desk.json(status, &["verify", "case.corrobora.ron", "--format", "json"]);
        list(&report["problems"]).clone()
    };
    assert!(verify(&good).is_empty());
    // Fits together, and is still not what was saved.
    let edited = verify(&good.replacen("title: \"T\"", "title: \"Another\"", 1));
    assert_eq!(edited.len(), 1, "{edited:?}");
    assert!(edited[0]["what"].as_str().unwrap().contains("changed outside"), "{edited:?}");
    // Without its history the article was taken in by nobody.
    let (records, _) = good.split_once("\n history: [").unwrap();
    let forgotten = verify(&format!("{records}\n)\n"));
    assert!(forgotten.iter().any(|p| p["kind"] == "history"), "{forgotten:?}");
    assert!(verify(&good).is_empty());
}

#[test]
fn a_change_from_outside_stays_in_the_history_until_a_person_takes_note_of_it() {
    let desk = Desk::new();
    desk.ends(0, &["new", "case", "--title", "T"]);
    desk.file("a.txt", b"Raid frees forty\n\nTwenty people were freed in Laos.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "a.txt"]);
    let file = desk.path("case.corrobora.ron");
    let good = std::fs::read_to_string(&file).unwrap();
    let verify = |status| {
        let report = desk.json(status, &["verify", "case.corrobora.ron", "--format", "json"]);
        list(&report["problems"]).clone()
    };
    // Other line ends are no other words.
    std::fs::write(&file, good.replace('\n', "\r\n")).unwrap();
    desk.ends(0, &["accept", "case.corrobora.ron"]);
    assert!(verify(0).is_empty());
    let good = std::fs::read_to_string(&file).unwrap();
    let forged = good.replacen("title: \"T\"", "title: \"Another\"", 1);
    std::fs::write(&file, &forged).unwrap();
    assert_eq!(verify(1).len(), 1);
    // The next save makes the file whole; the history keeps what happened to it.
    desk.file("b.txt", b"Raid frees five\n\nFive people were freed in Cambodia.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "b.txt"]);
    let kept = verify(1);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0]["kind"], "history");
    assert!(kept[0]["what"].as_str().unwrap().contains("outside"), "{kept:?}");
    // One that is merged brings it along, and one that was never saved again does too.
    let other = desk.path("other.corrobora.ron");
    std::fs::write(&other, &forged).unwrap();
    let base = desk.path("base.corrobora.ron");
    std::fs::write(&base, &good).unwrap();
    let merge = |theirs, out| {
        let base = "base.corrobora.ron";
        desk.ends(0, &["merge", base, base, theirs, "-o", out]);
        desk.json(1, &["verify", out, "--format", "json"])
    };
    for (theirs, out) in
        [("case.corrobora.ron", "m1.corrobora.ron"), ("other.corrobora.ron", "m2.corrobora.ron")]
    {
        let report = merge(theirs, out);
        let what = list(&report["problems"]).iter().filter(|p| p["kind"] == "history").count();
        assert_eq!(what, 1, "{report:?}");
    }
    desk.ends(1, &["verify", "case.corrobora.ron", "--reviewed", " "]);
    let noted = ["verify", "case.corrobora.ron", "--reviewed", "Title put right, J. D."];
    desk.ends(0, &noted);
    assert!(verify(0).is_empty());
    let report = desk.json(0, &["verify", "case.corrobora.ron", "--format", "json"]);
    let notices = list(&report["notices"]);
    assert!(notices.iter().any(|n| n.as_str().unwrap().contains("Title put right")), "{notices:?}");
    // An older version in its place is no saved project either.
    let backups: Vec<_> =
        std::fs::read_dir(desk.path("case.corrobora.data/backups")).unwrap().collect();
    let mut backups: Vec<_> = backups.into_iter().map(|e| e.unwrap().path()).collect();
    backups.sort();
    let now = std::fs::read(&file).unwrap();
    std::fs::copy(&backups[0], &file).unwrap();
    let older = verify(1);
    assert!(older.iter().any(|p| p["what"].as_str().unwrap().contains("older file")), "{older:?}");
    std::fs::write(&file, now).unwrap();
    // Nor does it help to call it an older file, which is saved anew on opening.
    let older = desk.path("older.corrobora.ron");
    let text = good.replacen("format: 2", "format: 1", 1).replacen(
        "title: \"T\"",
        "title: \"Another\"",
        1,
    );
    std::fs::write(&older, text).unwrap();
    desk.ends(0, &["accept", "older.corrobora.ron"]);
    let report = desk.json(1, &["verify", "older.corrobora.ron", "--format", "json"]);
    assert!(list(&report["problems"]).iter().any(|p| p["kind"] == "history"), "{report:?}");
    // The note is of that change and of no later one.
    let later = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, later.replacen("Another", "A third", 1)).unwrap();
    desk.file("c.txt", b"Raid frees six\n\nSix people were freed in Laos.\n");
    desk.ends(0, &["import", "case.corrobora.ron", "c.txt"]);
    assert_eq!(verify(1).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.path("pipe.txt")).status();
    if made.is_ok_and(|status| status.success()) {
        let rows = desk.json(1, &["extract", "pipe.txt", "--format", "json"]);
        assert_eq!(rows[0]["ok"], false, "{rows}");
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found
}

/// Originals are write-protected; here somebody has got around that.
fn overwrite(path: &Path, bytes: &[u8]) {
    drop(std::fs::remove_file(path));
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_practice_case_comes_out_in_every_form() {
    let desk = Desk::practice();
    let project = "case.corrobora.ron";
    let claims = desk.json(0, &["claims", project, "--format", "json"]);
    assert!(list(&claims).len() > 20);
    let (csv, _) = desk.ends(0, &["claims", project, "--format", "csv"]);
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), list(&claims).len());

    let findings = desk.json(0, &["findings", project, "--format", "json"]);
    let verdicts =
        ["corroborated", "single-origin", "contradicted", "may-contradict", "not-comparable"];
    for row in list(&findings) {
        has(row, &["event", "metric", "verdict", "reasons", "claims", "articles", "origins"]);
        assert!(verdicts.contains(&row["verdict"].as_str().unwrap()));
        for claim in list(&row["claims"]) {
            has(claim, &["id", "article", "file", "quote", "start", "end", "value"]);
            has(claim, &["countries", "origin"]);
        }
    }

    desk.ends(0, &["map", project, "--metric", "victims rescued", "-o", "map.png"]);
    desk.ends(0, &["map", project, "--metric", "claims", "-o", "map.svg"]);
    assert!(std::fs::read(desk.path("map.png")).unwrap().starts_with(b"\x89PNG"));
    assert!(std::fs::read_to_string(desk.path("map.svg")).unwrap().contains("<svg"));
    let (_, err) = desk.ends(1, &["map", project, "--metric", "unicorns", "-o", "no.png"]);
    assert!(err.contains("unicorns") && err.contains("victims rescued"), "{err}");
    assert!(!desk.path("no.png").exists());

    for style in ["apa", "chicago-author-date", "ieee"] {
        let call = ["brief", project, "--style", style, "--locale", "en-GB", "-o"];
        desk.ends(0, &[&call[..], &["brief.html"]].concat());
        desk.ends(0, &[&call[..], &["brief.md"]].concat());
        let (first, second) = (desk.path("brief.md"), desk.path("again.md"));
        desk.ends(0, &[&call[..], &["again.md"]].concat());
        assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap(), "same bytes");
    }
    let page = std::fs::read_to_string(desk.path("brief.html")).unwrap();
    assert!(page.contains("How do we know this") || page.contains("how do we know this"));
    for (wrong, word) in [
        (["--style", "no-such-style", "-o", "x.md"], "no-such-style"),
        (["--locale", "xx-nowhere-at-all", "-o", "x.md"], "xx-nowhere-at-all"),
        (["--brief", "no such brief", "-o", "x.md"], "no such brief"),
    ] {
        let (_, err) = desk.ends(1, &[&["brief", project][..], &wrong].concat());
        assert!(err.contains(word), "{err}");
    }
    assert!(!desk.path("x.md").exists());
    // Reading leaves nothing beside a project that was mailed alone.
    assert!(!desk.path("case.corrobora.data").exists());
    let report = desk.json(1, &["verify", project, "--format", "json"]);
    assert!(list(&report["problems"]).iter().all(|p| p["kind"] == "original"), "mailed alone");
}

#[test]
fn cite_reads_three_formats_and_prints_three() {
    let desk = Desk::new();
    desk.file(
        "a.json",
        br#"[{"id":"a","type":"article-newspaper","title":"Raid","author":[{"family":"Sok","given":"Dara"}],
            "issued":{"date-parts":[[2023,10,16]]},"container-title":"The Courier"}]"#,
    );
    desk.file(
        "b.bib",
        b"@article{b, author={Sok, Dara}, title={Raid}, journal={The Courier}, year={2023}}",
    );
    desk.file(
        "c.ris",
        b"TY  - NEWS\nAU  - Sok, Dara\nTI  - Raid\nPY  - 2023\nT2  - The Courier\nER  - \n",
    );
    for file in ["a.json", "b.bib", "c.ris"] {
        let (text, _) = desk.ends(0, &["cite", file, "--style", "apa", "--format", "text"]);
        assert!(text.contains("Sok, D.") && text.contains("2023"), "{file}: {text}");
        desk.ends(0, &["cite", file, "--style", "apa", "--format", "html"]);
        desk.json(0, &["cite", file, "--style", "apa", "--locale", "de-DE", "--format", "json"]);
    }
    // What can be read is printed, and the status says that something could not.
    desk.file("half.json", br#"[{"id":"a","type":"book","title":"One"}, "two"]"#);
    desk.file(
        "half.bib",
        b"@book{a, author={Sok, Dara}, title={One}, year={2023}}\n@book{b, title={Two",
    );
    for file in ["half.json", "half.bib"] {
        let (text, err) = desk.ends(1, &["cite", file, "--style", "apa", "--format", "text"]);
        assert!(text.contains("One") && err.contains("skipped"), "{file}: {text}{err}");
    }
    desk.file("broken.json", b"[{\"id\": ");
    for (file, style, word) in [
        ("broken.json", "apa", "broken.json"),
        ("a.json", "nothing", "nothing"),
        ("z.bib", "apa", "z.bib"),
    ] {
        let (_, err) = desk.ends(1, &["cite", file, "--style", style]);
        assert!(err.contains(word), "{err}");
    }
}

#[test]
fn a_broken_project_is_refused_with_line_and_column() {
    let desk = Desk::practice();
    let file = desk.path("case.corrobora.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let cut: String = text.chars().take(5_000).collect();
    std::fs::write(&file, &cut).unwrap();
    for verb in ["claims", "findings", "verify"] {
        let (_, err) = desk.ends(1, &[verb, "case.corrobora.ron"]);
        assert!(err.contains("Line") && err.contains("column"), "{err}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), cut, "nothing is written over it");
}

#[test]
fn a_form_that_a_command_does_not_write_is_refused_with_status_2() {
    let desk = Desk::practice();
    let (_, err) = desk.ends(2, &["brief", "case.corrobora.ron", "-o", "x.txt"]);
    assert!(err.contains(".md"), "{err}");
    desk.ends(2, &["map", "case.corrobora.ron", "-o", "x.gif"]);
    let pdf = ["brief", "case.corrobora.ron", "-o", "x.pdf"];
    if cfg!(feature = "pdf") {
        desk.ends(0, &pdf);
        assert!(std::fs::read(desk.path("x.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    } else {
        let (_, err) = desk.ends(2, &pdf);
        assert!(err.contains("this build of the program has no PDF"), "{err}");
        assert!(!desk.path("x.pdf").exists());
    }
    desk.file("r.json", br#"[{"id":"a","type":"book","title":"One"}]"#);
    let (out, err) = desk.ends(2, &["cite", "r.json", "--format", "csv"]);
    assert!(out.is_empty() && err.contains("csv"), "{out}{err}");
}

#[test]
fn a_region_is_found_by_the_name_that_the_un_gives_it() {
    let desk = Desk::practice();
    let map =
        |region| desk.ends(0, &["map", "case.corrobora.ron", "-o", "x.svg", "--region", region]);
    for region in ["South-eastern Asia", "Southeast Asia", "35", "Australia and New Zealand"] {
        map(region);
    }
    desk.ends(1, &["map", "case.corrobora.ron", "-o", "x.svg", "--region", "Nowhere"]);
}

#[test]
fn a_style_without_bibliography_prints_one_line_for_each_reference() {
    let desk = Desk::new();
    desk.file(
        "r.json",
        br#"[{"id":"a","type":"article-newspaper","title":"First","container-title":"Post"},
            {"id":"b","type":"article-newspaper","title":"Second","container-title":"Post"}]"#,
    );
    let (start, rest) = crate::cite::LEGAL.split_once("<bibliography>").unwrap();
    let end = rest.split_once("</bibliography>").unwrap().1;
    desk.file("notes.csl", format!("{start}{end}").as_bytes());
    let (out, _) = desk.ends(0, &["cite", "r.json", "--style", "notes.csl"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines[0].contains("First") && lines[1].contains("Second"), "{out}");
}

#[test]
fn brief_lists_checks_and_keeps_what_is_decided() {
    let desk = Desk::practice();
    let project = "case.corrobora.ron";
    let call = ["brief", project, "--check", "--format", "json"];
    let status = desk.run(&call).status.code().unwrap();
    let report = desk.json(status, &call);
    has(&report, &["title", "ok", "errors", "warnings", "notes", "checks"]);
    let errors = report["errors"].as_u64().unwrap();
    assert_eq!(status, i32::from(errors > 0), "{report}");
    for row in list(&report["checks"]) {
        has(row, &["id", "kind", "severity", "words", "what", "todo", "decision", "places"]);
    }
    // The originals of the practice case are not on this desk.
    assert!(list(&report["checks"]).iter().any(|c| c["kind"] == "original-missing"));
    desk.run(&["brief", project, "--check"]);
    let first = report["checks"][0]["id"].as_str().unwrap();
    let (_, err) = desk.ends(1, &["brief", project, "--excuse", &format!("{first}=")]);
    assert!(err.contains("reason"), "{err}");
    let (_, err) = desk.ends(1, &["brief", project, "--redact", "no-such-id"]);
    assert!(err.contains("no-such-id"), "{err}");
    desk.ends(2, &["brief", project, "--check", "--format", "csv"]);
    desk.ends(2, &["brief", project, "--pack", "-o", "pack.html"]);
    desk.ends(2, &["brief", project, "-o", "pack.zip"]);
}

#[test]
fn brief_packs_what_it_rests_on() {
    let desk = Desk::new();
    desk.ends(0, &["new", "case", "--title", "T"]);
    desk.file(
        "raid.txt",
        "Raid at the port\n\nPolice in Cambodia rescued 158 victims on 12 June 2023.\n".as_bytes(),
    );
    desk.ends(0, &["import", "case.corrobora.ron", "raid.txt"]);
    desk.ends(0, &["accept", "case.corrobora.ron"]);
    let call = [
        "brief",
        "case.corrobora.ron",
        "--pack",
        "-o",
        "pack.zip",
        "--marking",
        "amber",
        "--recipient",
        "P",
    ];
    desk.ends(0, &call);
    let first = std::fs::read(desk.path("pack.zip")).unwrap();
    desk.ends(0, &call);
    assert_eq!(first, std::fs::read(desk.path("pack.zip")).unwrap());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let names: Vec<String> = zip.file_names().map(|n| n.unwrap().into_owned()).collect();
    assert!(
        names.iter().any(|n| n.starts_with("originals/") && n.ends_with("/raid.txt")),
        "{names:?}"
    );
    let mut page = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("brief.html").unwrap(), &mut page).unwrap();
    assert!(page.contains("TLP:AMBER"));
}

#[test]
fn brief_is_made_of_a_template() {
    let desk = Desk::practice();
    let project = "case.corrobora.ron";
    let (text, _) = desk.ends(0, &["brief", project, "--template", "alert", "-o", "-"]);
    assert!(text.contains("not an INTERPOL notice"), "{text}");
    let (_, err) = desk.ends(1, &["brief", project, "--template", "nonsense", "-o", "-"]);
    assert!(err.contains("un-submission"), "{err}");
    desk.file(
        "mine.ron",
        b"(name: \"mine\", title: \"Mine\", about: \"\", blocks: [FindingsTable])",
    );
    let (text, _) = desk.ends(0, &["brief", project, "--template", "mine.ron", "-o", "-"]);
    assert!(text.starts_with("# Mine"), "{text}");
    let (_, err) = desk.ends(1, &["brief", project, "--template", "fact-check", "-o", "-"]);
    assert!(err.contains("--article"), "{err}");
}

#[test]
fn an_export_never_takes_the_place_of_a_project_or_of_what_belongs_to_one() {
    let desk = Desk::practice();
    desk.file("note.txt", b"Twelve people were freed in Laos on 3 May 2024, police said.");
    desk.ends(0, &["new", "own", "--title", "Own"]);
    desk.ends(0, &["import", "own", "note.txt"]);
    let before = std::fs::read(desk.path("case.corrobora.ron")).unwrap();
    std::fs::copy(desk.path("case.corrobora.ron"), desk.path("renamed.ron")).unwrap();
    let original = walk(&desk.path("own.corrobora.data/originals")).pop().unwrap();
    let kept = std::fs::read(&original).unwrap();
    let original = original.display().to_string();
    for output in ["case.corrobora.ron", "new.Corrobora.RON", "renamed.ron", original.as_str()] {
        for command in [
            &["claims", "case", "--format", "csv"][..],
            &["findings", "case", "--format", "csv"],
            &["export", "case", "--to", "ris"],
        ] {
            let (_, err) = desk.ends(1, &[command, &["-o", output]].concat());
            assert!(err.contains("belongs to a project"), "{output}: {err}");
        }
    }
    assert_eq!(std::fs::read(desk.path("case.corrobora.ron")).unwrap(), before);
    assert_eq!(std::fs::read(desk.path("renamed.ron")).unwrap(), before);
    assert_eq!(std::fs::read(&original).unwrap(), kept);
    assert!(!desk.path("new.Corrobora.RON").exists());
    // What is no project is replaced, as everywhere.
    desk.ends(0, &["claims", "case", "--format", "csv", "-o", "note.txt"]);
    let (out, _) = desk.ends(0, &["suggest", "own", "--format", "json"]);
    assert!(out.contains("\"low\": 12"), "a project by its name alone: {out}");
}

/// All files in a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(walk(&path)) } else { out.push(path) }
    }
    out
}

#[test]
fn a_newer_version_of_a_page_says_so_in_its_row() {
    let desk = Desk::new();
    let page = |count: &str| {
        format!(
            "<html><head><title>Raid on the river</title><link rel=canonical href=\"https://news.example/raid\"></head>\
             <body><article><h1>Raid on the river</h1><p>Police said that {count} people were brought out of a \
             building in the harbour town on Monday, and that more buildings would be searched.</p></article></body></html>"
        )
    };
    desk.file("one.html", page("eleven").as_bytes());
    desk.file("two.html", page("twelve").as_bytes());
    desk.ends(0, &["new", "case", "--title", "Case"]);
    desk.ends(0, &["import", "case", "one.html"]);
    let rows = desk.json(0, &["import", "case", "two.html", "--format", "json"]);
    let warnings = rows[0]["warnings"].to_string();
    assert!(warnings.contains("newer copy"), "{rows}");
}
