//! Opening, saving, locking, backups: real files in a folder of their own.
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

mod around; // walks, exports, preferences
mod faulty;
mod odd; // other formats, links, small disks
mod writing; // the thread that saves

use crate::edits::{case, name_metric, session};
use corrobora::{
    format,
    model::{Hash, Project},
    session::Session,
    storage::{self, Error, Opened, Store, files},
};
use faulty::{Faulty, Mood};
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

#[test]
fn creating_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let before = fs::read(&path).unwrap();
    assert!(matches!(storage::create(&path, &case(2)), Err(Error::Exists { .. })));
    // The name without its ending is the same project.
    assert!(matches!(
        storage::create(&folder.path().join("case"), &case(2)),
        Err(Error::Exists { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
    let leftovers = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(leftovers, 2, "the file and its folder");
}

#[test]
fn the_second_window_reads_only_and_is_told_who_holds_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    name_metric(&mut session, 1);
    store.append(&session.take_frames()).unwrap();
    let second = storage::open(&path).unwrap();
    assert!(second.store.is_none());
    assert_eq!(second.project, *session.project(), "it sees what the first has done");
    let why = second.read_only.unwrap();
    assert!(why.contains(&format!("process {}", std::process::id())), "{why}");
    assert!(why.contains("since 20"), "{why}");
    store.close(session.project()).unwrap();
    let third = storage::open(&path).unwrap();
    assert_eq!((third.read_only, third.notices), (None, vec![]));
}

#[test]
fn what_cannot_be_written_opens_for_reading_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let before: Vec<_> = files::walk(&[folder.path().to_owned()]);
    let read_only = Faulty::new(Mood::ReadOnly);
    let opened = storage::open_on(&read_only.disk(), &path, None).unwrap();
    assert!(opened.store.is_none());
    assert!(opened.read_only.unwrap().contains("the disk can only be read"));
    assert_eq!(opened.project, case(1));
    // A file that its owner has marked.
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let opened = storage::open(&path).unwrap();
    assert!(opened.store.is_none());
    assert!(opened.read_only.unwrap().contains("marked as read-only"));
    assert_eq!(files::walk(&[folder.path().to_owned()]), before, "nothing was touched");
}

#[test]
fn a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let faulty = Faulty::new(Mood::Well);
    let opened = storage::open_on(&faulty.disk(), &path, None).unwrap();
    let (mut session, mut store) = (session(opened.project, 3), opened.store.unwrap());
    name_metric(&mut session, 1);
    store.follow(&mut session).unwrap();
    let safe = session.project().clone();
    faulty.set(Mood::Full);
    name_metric(&mut session, 2);
    let error = store.follow(&mut session).unwrap_err().to_string();
    assert!(error.contains("the disk is full"), "{error}");
    assert!(!store.is_safe());
    name_metric(&mut session, 3);
    assert!(store.follow(&mut session).is_err(), "nothing is confirmed behind a failure");
    assert_eq!(storage::open_read_only(&path).unwrap().project, safe);
    faulty.set(Mood::Well);
    name_metric(&mut session, 4);
    store.follow(&mut session).unwrap();
    drop(store);
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

#[test]
fn a_file_changed_outside_is_not_overwritten_and_both_versions_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    name_metric(&mut session, 1);
    store.append(&session.take_frames()).unwrap();
    let theirs = fs::read_to_string(&path).unwrap().replace("Test case", "Edited by hand");
    fs::write(&path, &theirs).unwrap();
    assert!(store.changed_outside().unwrap().is_some());
    let error = store.checkpoint(session.project()).unwrap_err();
    let Error::ChangedOutside { kept: Some(kept), .. } = error else { panic!("{error}") };
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(storage::open_read_only(&kept).unwrap().project, *session.project());
    // The journal goes on; the copy follows on the next save, under the same name.
    name_metric(&mut session, 2);
    store.append(&session.take_frames()).unwrap();
    assert!(store.close(session.project()).is_err());
    assert_eq!(storage::open_read_only(&kept).unwrap().project, *session.project());
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project.settings.title, "Edited by hand");
    assert_eq!(opened.notices.len(), 1, "{:?}", opened.notices);
    assert!(opened.notices[0].contains("changed outside"));
}

#[test]
fn a_person_can_decide_to_keep_what_is_here_and_theirs_becomes_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    name_metric(&mut session, 1);
    store.append(&session.take_frames()).unwrap();
    let theirs = fs::read_to_string(&path).unwrap().replace("Test case", "Edited by hand");
    fs::write(&path, &theirs).unwrap();
    assert!(store.checkpoint(session.project()).is_err());
    store.keep_mine().unwrap();
    store.checkpoint(session.project()).unwrap();
    store.close(session.project()).unwrap();
    assert_eq!(storage::open_read_only(&path).unwrap().project, *session.project());
    let texts: Vec<String> =
        storage::backups(&path).iter().map(|b| fs::read_to_string(&b.path).unwrap()).collect();
    assert!(texts.contains(&theirs));
}

#[test]
fn a_touched_or_copied_back_file_is_not_taken_for_a_changed_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::write(&path, &bytes).unwrap();
    assert_eq!(store.changed_outside().unwrap(), None);
    name_metric(&mut session, 1);
    store.append(&session.take_frames()).unwrap();
    store.close(session.project()).unwrap();
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

#[test]
fn unsaved_changes_are_saved_beside_a_file_that_was_edited_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let ours = killed_after(&path, 2);
    // In place, as some editors write: the backups must not change with it.
    let theirs = fs::read_to_string(&path).unwrap().replace("Test case", "Edited by hand");
    fs::write(&path, &theirs).unwrap();
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project.settings.title, "Edited by hand");
    assert!(opened.project.metrics.is_empty(), "not replayed blindly");
    assert!(opened.notices.iter().any(|n| n.contains("saved beside it")), "{:?}", opened.notices);
    let beside = folder.path().join("case (unsaved changes 1).corrobora.ron");
    assert_eq!(storage::open_read_only(&beside).unwrap().project, ours);
}

#[test]
fn the_last_five_versions_are_kept_and_any_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    let mut states = Vec::new();
    for n in 0..9 {
        states.push(session.project().clone());
        name_metric(&mut session, n);
        store.append(&session.take_frames()).unwrap();
        store.checkpoint(session.project()).unwrap();
    }
    store.close(session.project()).unwrap();
    let backups = storage::backups(&path);
    let found: Vec<Project> = backups
        .iter()
        .map(|b| format::read_project(&fs::read(&b.path).unwrap()).unwrap())
        .collect();
    assert_eq!(found, states.iter().rev().take(5).cloned().collect::<Vec<_>>());
    assert!(backups.iter().all(|b| b.whole && b.at.is_some()));
    drop(storage::restore(&path, &backups[2]).unwrap());
    let opened = storage::open(&path).unwrap();
    assert_eq!((opened.project, opened.notices), (states[6].clone(), vec![]));
}

#[test]
fn a_broken_file_is_named_with_line_and_column_and_the_backup_brings_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    for n in 0..4 {
        name_metric(&mut session, n);
        store.append(&session.take_frames()).unwrap();
        if n == 1 {
            store.checkpoint(session.project()).unwrap();
        }
    }
    drop(store);
    let text = fs::read_to_string(&path).unwrap();
    let broken = text.replacen("metrics: {", "metrics: {,", 1);
    fs::write(&path, &broken).unwrap();
    let Err(error) = storage::open(&path) else { panic!("opened") };
    let line = text.lines().position(|l| l.contains("metrics: {")).unwrap() + 1;
    assert!(error.to_string().contains(&format!("Line {line}, column")), "{error}");
    let Error::Unusable { backup: Some(backup), .. } = error else { panic!("{error}") };
    let restored = storage::restore(&path, &backup).unwrap();
    assert_eq!(restored.project, *session.project(), "version, both journals: nothing is lost");
    let damaged = restored.store.unwrap().layout().data().join("damaged");
    let kept = fs::read_dir(damaged).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read_to_string(kept).unwrap(), broken);
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

#[test]
fn a_flipped_bit_in_the_file_is_never_silent() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, mut store) = working(&path);
    name_metric(&mut session, 0);
    store.append(&session.take_frames()).unwrap();
    store.close(session.project()).unwrap();
    let bytes = fs::read(&path).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).unwrap();
        match storage::open_read_only(&path) {
            // The number in the mark may be another one; nothing depends on it.
            Ok(opened) if opened.project == *session.project() => {}
            Ok(opened) => assert!(!opened.notices.is_empty(), "byte {at}: opened without a word"),
            Err(Error::Unusable { backup, .. }) => assert!(backup.is_some() || at < 20),
            Err(other) => panic!("byte {at}: {other}"),
        }
    }
}

#[test]
fn a_missing_file_with_backups_offers_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let ours = killed_after(&path, 2);
    fs::remove_file(&path).unwrap();
    let Err(Error::NotFound { backup: Some(backup), .. }) = storage::open(&path) else {
        panic!("no backup offered")
    };
    assert_eq!(storage::restore(&path, &backup).unwrap().project, ours);
}

#[test]
fn folders_and_other_endings_are_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.corrobora.ron");
    fs::create_dir(&path).unwrap();
    let error = storage::open(&path).err().unwrap().to_string();
    assert!(error.contains("This is a folder"), "{error}");
    assert!(matches!(storage::create(&path, &case(1)), Err(Error::Exists { .. })));
    let text = folder.path().join("notes.txt");
    fs::write(&text, "notes").unwrap();
    assert!(matches!(storage::open(&text), Err(Error::NotAFile { .. })));
    assert!(matches!(storage::open(&folder.path().join("b")), Err(Error::NotFound { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_project_opens_the_project_with_its_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.corrobora.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let opened = storage::open(&link).unwrap();
    let mut store = opened.store.unwrap();
    let hash = store.put_original(b"bytes").unwrap();
    let mut session = session(opened.project, 1);
    name_metric(&mut session, 1);
    store.follow(&mut session).unwrap();
    store.close(session.project()).unwrap();
    assert!(link.is_symlink(), "the link is still one");
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
    assert_eq!(storage::original(&link, hash).unwrap(), b"bytes");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn half_written_versions_are_cleaned_up_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let left = folder.path().join("case.corrobora.ron.tmp7");
    fs::write(&left, "(format: 1, half").unwrap();
    let others = folder.path().join("case.corrobora.ron.tmp");
    fs::write(&others, "not ours").unwrap();
    storage::open(&path).unwrap();
    assert!(!left.exists());
    assert!(others.exists());
}

#[cfg(unix)]
#[test]
fn a_private_project_file_stays_private_with_everything_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let (mut session, mut store) = working(&path);
    let hash = store.put_original(b"bytes").unwrap();
    name_metric(&mut session, 1);
    store.follow(&mut session).unwrap();
    let files = [store.layout().journal(1), store.layout().original(hash), path.clone()];
    store.checkpoint(session.project()).unwrap();
    for file in files {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_project_can_be_opened_again_at_once_while_other_programs_are_being_started() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let started = std::process::Command::new("true").spawn();
                drop(started.and_then(|mut child| child.wait()));
            }
        });
        let refused = (0..300).find_map(|_| storage::open(&path).unwrap().read_only);
        done.store(true, Ordering::Relaxed);
        assert_eq!(refused, None, "the lock outlived the window that held it");
    });
}
