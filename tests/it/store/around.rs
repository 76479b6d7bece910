//! Files that are not the project's: walks for import, exports, preferences.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::assigning_clones,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use corrobora::storage::{Error, files, preferences::Preferences};
use std::{fs, path::Path, sync::Arc};

#[test]
fn a_walk_finds_every_file_once_and_says_what_it_passes_over() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("b/ข่าว")).unwrap();
    fs::create_dir(root.join("empty")).unwrap();
    for name in ["a.html", "b/ข่าว/บทความ.txt", "b/.hidden", "b/Thumbs.db", "b/~$x.docx"]
    {
        fs::write(root.join(name), "x").unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(root, root.join("b/loop")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.join("b/dangling")).unwrap();
    }
    let given = [root.to_owned(), root.join("a.html"), root.join("not there")];
    let found = files::walk(&given);
    let taken: Vec<&str> =
        found.iter().filter(|f| f.error.is_none()).map(|f| f.name.as_str()).collect();
    assert_eq!(taken, ["a.html", "บทความ.txt"]);
    let passed = |name: &str| {
        let row = found.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("{name}"));
        row.error.clone().unwrap_or_default()
    };
    assert!(passed(".hidden").contains("hidden"));
    assert!(passed("Thumbs.db").contains("system"));
    assert!(passed("~$x.docx").contains("open somewhere"));
    assert!(passed("empty").contains("empty"));
    assert!(passed("not there").contains("not there"));
    if cfg!(unix) {
        assert!(passed("loop").contains("already"));
        assert!(passed("dangling").contains("nowhere"));
    }
}

#[test]
fn exports_replace_whole_files_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.html");
    files::replace(&path, b"one").unwrap();
    files::replace(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert!(matches!(files::write_new(&path, b"three"), Err(Error::Exists { .. })));
    assert!(files::replace(folder.path(), b"x").is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    let error = files::read_bounded(&path, 2).unwrap_err().to_string();
    assert!(error.contains("larger than 2 bytes"), "{error}");
    assert_eq!(files::read_bounded(&path, 3).unwrap(), b"two");
}

#[test]
fn recent_projects_are_remembered_latest_first_and_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let preferences = Preferences::at(&folder.path().join("new/folder"));
    assert_eq!(preferences.recent(), []);
    for (n, name) in [(0, "a"), (1, "b"), (2, "a")] {
        let at = crate::edits::at(n);
        preferences.remember(Path::new(name), &format!("คดี {name}"), at).unwrap();
    }
    let names: Vec<_> = preferences.recent().into_iter().map(|r| (r.path, r.title)).collect();
    assert_eq!(names, [("a".into(), "คดี a".into()), ("b".into(), "คดี b".into())]);
    preferences.forget(Path::new("a")).unwrap();
    assert_eq!(preferences.recent().len(), 1);
    fs::write(preferences.folder().unwrap().join("recent.ron"), "broken").unwrap();
    assert_eq!(preferences.recent(), []);
    let shared = Arc::new(preferences);
    assert_eq!(shared.read::<u32>("other"), None);
}
