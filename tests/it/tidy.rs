//! The repository itself: who may name whom, headers, sizes, licences, and what the README says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, extension, out);
            } else if extension.is_empty() || path.extension().is_some_and(|e| e == extension) {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(&root().join(folder), extension, &mut out);
    out
}

/// The part of the library that a file belongs to: `src/storage/journal.rs` → `storage`.
fn part_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Who may name whom. A part that is not in the table may not exist.
const LAYERS: &[(&str, &[&str])] = &[
    // Plain data and tools without knowledge of a project.
    ("model", &[]),
    ("fold", &[]),
    // Looks up the fonts of the system: the one part beside storage that reads the disk.
    ("fonts", &[]),
    ("find", &["fold"]),
    ("places", &["model", "fold"]),
    ("clock", &["model"]),
    ("jobs", &[]),
    // The mechanism of change.
    ("edit", &["model"]),
    ("format", &["model", "edit"]),
    ("session", &["model", "edit", "format"]),
    ("storage", &["model", "edit", "format", "session", "clock", "jobs"]),
    // Functions from data to data.
    ("import", &["model", "jobs", "storage", "places", "fold", "cite"]),
    ("sandbox", &["import", "jobs"]),
    ("mine", &["model", "places", "fold"]),
    ("findings", &["model", "places", "fold", "mine"]),
    ("indicators", &["model"]),
    ("similar", &["model", "find", "fold", "mine"]),
    ("search", &["model", "find", "fold"]),
    ("office", &["model", "fold"]),
    ("table", &["model", "findings", "places", "fold", "office"]),
    ("typed", &["model", "places", "fold"]),
    ("grid", &["model", "findings", "places"]),
    ("cite", &["model", "fold"]),
    ("brief", &["model", "findings", "cite", "grid", "places", "fold", "indicators"]),
    (
        "exchange",
        &[
            "model",
            "findings",
            "brief",
            "checks",
            "cite",
            "table",
            "mine",
            "places",
            "fold",
            "indicators",
        ],
    ),
    ("pack", &["model", "findings", "brief", "checks", "export", "fold"]),
    ("checks", &["model", "findings", "brief", "mine", "places", "similar", "fold", "indicators"]),
    ("export", &["brief", "cite", "grid", "model", "office", "fonts"]),
    (
        "verbs",
        &["model", "edit", "session", "import", "mine", "cite", "fold", "places", "table", "typed"],
    ),
    (
        "compare",
        &[
            "model", "edit", "session", "import", "mine", "verbs", "findings", "similar", "places",
            "fold",
        ],
    ),
    ("merge", &["model", "edit", "format", "session", "fold"]),
    ("practice", &["storage", "format"]),
    ("verify", &["model", "format", "storage", "verbs", "import"]),
    // The two front ends, and the start.
    ("cli", &["*"]),
    ("ui", &["*"]),
    ("main", &["cli", "ui", "sandbox"]),
    ("lib", &["*"]),
];

#[test]
fn parts_name_only_the_parts_below_them() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let parts: BTreeSet<String> = files_under("src", "rs").iter().map(|p| part_of(p)).collect();
    let mut faults = Vec::new();
    for path in files_under("src", "rs") {
        let part = part_of(&path);
        let Some(allowed) = layers.get(part.as_str()) else {
            faults.push(format!("{}: the part `{part}` is not in the table", path.display()));
            continue;
        };
        if allowed.contains(&"*") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for other in &parts {
            let named = names_part(&text, other);
            if named && *other != part && !allowed.contains(&other.as_str()) {
                faults.push(format!("{} names {other}", path.display()));
            }
        }
        let code: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        let names_egui = ["egui::", "egui_extras::", "eframe::"].iter().any(|n| {
            code.iter().any(|line| {
                line.match_indices(n).any(|(at, _)| !line[..at].ends_with(char::is_alphanumeric))
            })
        });
        if names_egui {
            faults.push(format!("{} names egui", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether code (not a comment) names a part: `crate::part` or inside `use crate::{…}`.
fn names_part(text: &str, part: &str) -> bool {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let word_ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if code
        .match_indices(&format!("crate::{part}"))
        .any(|(at, hit)| word_ends(&code[at + hit.len()..]))
    {
        return true;
    }
    code.match_indices("use crate::{").any(|(at, open)| {
        let mut depth = 1;
        let mut start = true;
        let rest = &code[at + open.len()..];
        for (i, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return false;
            }
            if depth == 1
                && start
                && rest[i..].starts_with(part)
                && word_ends(&rest[i + part.len()..])
            {
                return true;
            }
            start = depth == 1 && (c == ',' || c.is_whitespace() && start);
        }
        false
    })
}

#[test]
fn the_layer_test_sees_what_it_should() {
    assert!(names_part("use crate::storage::Store;", "storage"));
    assert!(names_part("use crate::{model::Text, storage};", "storage"));
    assert!(names_part("use crate::{\n    format,\n    storage::{self, Opened},\n};", "storage"));
    assert!(!names_part("use crate::{model::storage_like};", "storage"));
    assert!(!names_part("use crate::{model::{storage}};", "storage"));
    assert!(!names_part("// crate::storage is elsewhere", "storage"));
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    let mut faults = Vec::new();
    for path in files_under("src", "rs").into_iter().chain(files_under("tests", "rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.starts_with("//!") {
            faults.push(format!("{} does not begin with //!", path.display()));
        }
        // Tables may be long; they are looked up, not read.
        let table = [
            "mine/phrases.rs",
            "mine/claim_words.rs",
            "mine/date_leads.rs",
            "mine/nouns.rs",
            "mine/relative_words.rs",
            "mine/span_words.rs",
            "places/ambiguous.rs",
            "places/states.rs",
            "import/phrases.rs",
            "checks/words.rs",
            "checks/legal_words.rs",
        ];
        let lines = if table.iter().any(|t| path.ends_with(t)) { 0 } else { text.lines().count() };
        if lines > 620 && path.starts_with(root().join("src")) {
            faults.push(format!("{} has {lines} lines", path.display()));
        }
        for (i, line) in text.lines().enumerate() {
            let todo = concat!("TO", "DO");
            if line.contains(todo)
                && !line.contains(&format!("{todo}("))
                && !line.contains("\"TO\"")
            {
                faults.push(format!("{}:{} a {todo} without a name", path.display(), i + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_foreign_asset_has_its_licence_written_down() {
    let text = std::fs::read_to_string(root().join("assets/LICENSES.md")).unwrap();
    let mut missing = Vec::new();
    for path in files_under("assets", "") {
        let name = path.strip_prefix(root().join("assets")).unwrap().to_string_lossy().into_owned();
        let own = [
            "practice/",
            "templates/",
            "tools/",
            "format.md",
            "metrics.ron",
            "LICENSES.md",
            "world-grid.ron",
            "brief.typ",
        ];
        if !own.iter().any(|o| name.starts_with(o)) && !text.contains(&name) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "not in assets/LICENSES.md: {missing:?}");
}

/// Licences that a program under MIT or Apache-2.0 may be linked with.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_dependency_has_a_licence_that_fits() {
    // Only what this machine builds was downloaded; the others come with the same names and licences.
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--locked",
            "--filter-platform",
            &host,
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut faults = Vec::new();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "cargo metadata lists {} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("");
        if !fits(licence) {
            faults.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether an SPDX expression can be met with the licences above; the old `A/B` means `A OR B`.
fn fits(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    // Without nesting "AND" binds tighter; for `(A OR B) AND C` this asks for more than is needed.
    !expression.trim().is_empty()
        && expression
            .split(" OR ")
            .any(|all| all.split(" AND ").all(|one| LICENCES.contains(&one.trim())))
}

#[test]
fn the_licence_test_sees_what_it_should() {
    assert!(
        fits("MIT OR GPL-3.0")
            && fits("MIT/Apache-2.0")
            && fits("(MIT OR Apache-2.0) AND Unicode-3.0")
    );
    assert!(!fits("GPL-3.0") && !fits("") && !fits("MIT AND AGPL-3.0"));
}

#[cfg(feature = "gui")]
#[test]
fn the_readme_lists_the_keys_that_the_program_has() {
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (from, to) = ("<!-- keys -->\n", "<!-- end of keys -->");
    let (before, rest) = readme.split_once(from).expect("README.md marks where the keys begin");
    let (_, after) = rest.split_once(to).expect("README.md marks where the keys end");
    let right = format!("{before}{from}{}{to}{after}", corrobora::ui::command::keys_as_markdown());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &right).unwrap();
    } else {
        assert!(
            readme == right,
            "the keys in README.md are old: run UPDATE_SNAPSHOTS=1 cargo test tidy"
        );
    }
}

#[cfg(feature = "gui")]
#[test]
fn no_two_commands_share_a_key() {
    use corrobora::ui::command::Command;
    let mut seen: BTreeMap<String, Command> = BTreeMap::new();
    for command in Command::ALL {
        if let Some(key) = command.spec().key {
            let words = corrobora::ui::command::key_text(key);
            if let Some(other) = seen.insert(words.clone(), command) {
                panic!("{words} means {other:?} and {command:?}");
            }
        }
    }
    let all: BTreeSet<Command> = Command::ALL.into_iter().collect();
    assert_eq!(all.len(), Command::ALL.len(), "a command stands twice in the table");
}
