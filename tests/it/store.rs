//! Opening, saving, locking, backups: real files in a folder of their own.

use crate::edits::{at, case, name_metric, session};
use corrobora::{
    model::{Hash, Project},
    session::Session,
    storage::{self, Error, Opened, Store},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A project of one article on a fresh disk, closed.
fn saved(folder: &Path) -> PathBuf {
    let path = folder.join("case.corrobora.ron");
    let opened = storage::create(&path, &case(1)).unwrap();
    opened.store.unwrap().close(&opened.project).unwrap();
    path
}

/// Opens, makes `n` changes that reach the journal, and ends as a killed process does.
fn killed_after(path: &Path, n: usize) -> Project {
    let (mut session, mut store) = working(path);
    for i in 0..n {
        name_metric(&mut session, i);
        store.append(&session.take_frames()).unwrap();
    }
    drop(store);
    session.project().clone()
}

fn working(path: &Path) -> (Session, Store) {
    let Opened { project, store, read_only, .. } = storage::open(path).unwrap();
    assert_eq!(read_only, None);
    (session(project, 7), store.unwrap())
}

#[test]
fn what_was_appended_is_there_after_a_crash_and_the_user_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let expected = killed_after(&path, 3);
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project, expected);
    assert!(opened.notices[0].contains("3 changes"), "{:?}", opened.notices);
    assert_eq!(opened.notices.len(), 1);
    opened.store.unwrap().close(&opened.project).unwrap();
    let again = storage::open(&path).unwrap();
    assert_eq!(again.project, expected);
    assert_eq!(again.notices, Vec::<String>::new());
}

#[test]
fn several_crashes_in_a_row_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut expected = case(1);
    for n in [2, 1, 3, 1] {
        assert_eq!(storage::open_read_only(&path).unwrap().project, expected);
        expected = killed_after(&path, n);
    }
    assert_eq!(storage::open(&path).unwrap().project, expected);
}

#[test]
fn an_original_is_read_as_it_was_written_and_never_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (_, mut store) = working(&path);
    let hash = store.put_original(b"some bytes").unwrap();
    assert_eq!(hash, Hash::of(b"some bytes"));
    assert_eq!(storage::original(&path, hash).unwrap(), b"some bytes");
    let file = store.layout().original(hash);
    fs::write(&file, b"other bytes").unwrap();
    assert!(matches!(storage::original(&path, hash), Err(Error::OriginalChanged { .. })));
    // The same file imported again puts it right.
    store.put_original(b"some bytes").unwrap();
    assert_eq!(storage::original(&path, hash).unwrap(), b"some bytes");
    assert!(matches!(storage::original(&path, Hash::of(b"")), Err(Error::NotFound { .. })));
}
