//! The thread that saves: slow disks, full disks, several workers.

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

use super::{
    faulty::{Faulty, Mood},
    saved, working,
};
use crate::edits::{article, at, name_metric, session};
use corrobora::{
    edit::{Change, Edit},
    model::{ArticleId, Text},
    storage::{self, SaveState, Store, Writer},
};
use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

/// A writer and the calls of its `wake`.
fn writer(store: Store) -> (Writer, mpsc::Receiver<()>) {
    let (sender, woken) = mpsc::channel();
    (Writer::spawn(store, move || sender.send(()).unwrap_or(())), woken)
}

/// Waits for a state; the limit is only there so that a failing test ends.
fn wait(writer: &Writer, woken: &mpsc::Receiver<()>, is: impl Fn(&SaveState) -> bool) {
    while !is(&writer.state()) {
        woken.recv_timeout(Duration::from_mins(1)).expect("the state never came");
    }
}

#[test]
fn the_writer_saves_what_it_is_given_and_closes_to_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, store) = working(&path);
    let (writer, woken) = writer(store);
    for n in 0..600 {
        name_metric(&mut session, n);
        writer.append(session.take_frames());
    }
    wait(&writer, &woken, |s| *s == SaveState::Saved);
    // Nothing was waited for, and still all of it is on the disk.
    assert_eq!(storage::open_read_only(&path).unwrap().project, *session.project());
    assert!(writer.wants_checkpoint(), "500 changes are due for a version");
    assert_eq!(writer.close(session.snapshot()), SaveState::Saved);
    let opened = storage::open(&path).unwrap();
    assert_eq!((opened.project, opened.notices), (session.project().clone(), vec![]));
}

#[test]
fn a_folder_that_is_renamed_under_an_open_project_takes_no_change_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, store) = working(&path);
    let (writer, woken) = writer(store);
    name_metric(&mut session, 1);
    writer.append(session.take_frames());
    wait(&writer, &woken, |s| *s == SaveState::Saved);
    let data = storage::Layout::of(&path).data().to_owned();
    std::fs::rename(&data, folder.path().join("elsewhere")).unwrap();
    name_metric(&mut session, 2);
    writer.follow(&mut session);
    wait(&writer, &woken, |s| *s != SaveState::Writing);
    // As the window does with each of its frames.
    while writer.state() != SaveState::Saved {
        writer.follow(&mut session);
        woken.recv_timeout(Duration::from_mins(1)).expect("it is saved as a whole");
    }
    // Killed now, and opened again: everything is there.
    assert_eq!(storage::open_read_only(&path).unwrap().project, *session.project());
}

#[test]
fn a_slow_disk_never_stops_the_caller() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let faulty = Faulty::new(Mood::Well);
    let opened = storage::open_on(&faulty.disk(), &path, None).unwrap();
    let mut session = session(opened.project, 1);
    let (writer, woken) = writer(opened.store.unwrap());
    faulty.set(Mood::Slow);
    for n in 0..50 {
        name_metric(&mut session, n);
        // If this waited for the disk, the test would never end.
        writer.follow(&mut session);
    }
    assert_eq!(writer.state(), SaveState::Writing);
    faulty.set(Mood::Well);
    wait(&writer, &woken, |s| *s == SaveState::Saved);
    assert_eq!(writer.close(session.snapshot()), SaveState::Saved);
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

#[test]
fn the_writer_says_that_the_disk_is_full_and_recovers_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let faulty = Faulty::new(Mood::Well);
    let opened = storage::open_on(&faulty.disk(), &path, None).unwrap();
    let mut session = session(opened.project, 1);
    let (writer, woken) = writer(opened.store.unwrap());
    faulty.set(Mood::Full);
    name_metric(&mut session, 1);
    writer.follow(&mut session);
    wait(&writer, &woken, |s| matches!(s, SaveState::Failed(why) if why.contains("full")));
    faulty.set(Mood::Well);
    // The window follows whenever it is woken; the writer asks for a version after a while.
    while writer.state() != SaveState::Saved {
        woken.recv_timeout(Duration::from_mins(1)).expect("it never recovered");
        writer.follow(&mut session);
    }
    assert_eq!(storage::open_read_only(&path).unwrap().project, *session.project());
    drop(writer);
    assert!(storage::open(&path).unwrap().store.is_some(), "the lock was let go");
}

#[test]
fn originals_can_be_put_by_several_workers_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (_, store) = working(&path);
    let (writer, _) = writer(store);
    let workers: Vec<_> = (0..4)
        .map(|worker| {
            let originals = writer.originals();
            std::thread::Builder::new()
                .spawn(move || {
                    for n in 0..20 {
                        // Half of them are the same for everybody.
                        let bytes = format!("{n} {}", if n % 2 == 0 { 0 } else { worker });
                        let hash = originals.put(bytes.as_bytes()).unwrap();
                        assert_eq!(originals.get(hash).unwrap(), bytes.as_bytes());
                    }
                })
                .unwrap()
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
}

#[test]
fn a_file_changed_outside_stays_a_failure_until_somebody_decides() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let (mut session, store) = working(&path);
    let journal = store.layout().journal(1);
    let (writer, woken) = writer(store);
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Test case", "Edited by hand");
    std::fs::write(&path, &theirs).unwrap();
    name_metric(&mut session, 1);
    writer.follow(&mut session);
    writer.checkpoint(session.snapshot());
    wait(&writer, &woken, |s| matches!(s, SaveState::Failed(_)));
    assert!(writer.changed_outside());
    name_metric(&mut session, 2);
    writer.follow(&mut session);
    // The change is in the journal; the file is still somebody else's.
    while !std::fs::read_to_string(&journal).unwrap().contains("metric 2") {
        woken.recv_timeout(Duration::from_mins(1)).expect("it was never written");
    }
    assert!(writer.changed_outside());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    writer.keep_mine(session.snapshot());
    wait(&writer, &woken, |s| *s == SaveState::Saved);
    assert_eq!(writer.close(session.snapshot()), SaveState::Saved);
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

/// A project whose text takes a thread of its own to write.
fn with_a_long_text(session: &mut corrobora::session::Session) {
    let text = Text::new(&"Police freed 149 people. ".repeat(240_000));
    let (_, hand) = session.hand(at(1));
    let id: ArticleId = hand.ids.make(at(1));
    let edits = vec![
        Edit::Article(id, Some(Arc::new(article(&text, "long")))),
        Edit::Text(text.hash(), Some(Arc::new(text))),
    ];
    session.commit(Change { label: "Add".into(), at: at(1), by: "tester".into(), edits }).unwrap();
}

#[test]
fn while_a_long_version_is_written_changes_reach_the_journal_and_none_is_lost() {
    for (interrupted, round) in [(false, 1), (true, 2)] {
        let folder = tempfile::tempdir().unwrap();
        let path = saved(folder.path());
        let (mut session, store) = working(&path);
        with_a_long_text(&mut session);
        let (writer, woken) = writer(store);
        writer.append(session.take_frames());
        wait(&writer, &woken, |s| *s == SaveState::Saved);
        writer.checkpoint(session.snapshot());
        if interrupted {
            // Behind the snapshot: the version that holds less must not take the journal's place.
            for n in 0..40 {
                name_metric(&mut session, n);
                writer.append(session.take_frames());
            }
        }
        wait(&writer, &woken, |s| *s == SaveState::Saved);
        let there = storage::open_read_only(&path).unwrap();
        assert_eq!(there.project, *session.project(), "round {round}: {:?}", there.notices);
        let version = corrobora::format::read_project(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(version == *session.project(), !interrupted, "round {round}");
        // A version that came too late is asked for again, and in the end it is there.
        writer.checkpoint(session.snapshot());
        wait(&writer, &woken, |s| *s == SaveState::Saved);
        let version = corrobora::format::read_project(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(version, *session.project(), "round {round}");
        assert_eq!(writer.close(session.snapshot()), SaveState::Saved);
        assert_eq!(storage::open(&path).unwrap().project, *session.project());
    }
}
