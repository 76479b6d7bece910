//! Journals that were cut, flipped, spliced or belong elsewhere: what is read is always a beginning of what
//! was written, and whatever is not used is reported and kept.
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

use crate::edits::{case, name_metric, session};
use corrobora::{
    model::{GENESIS, Ids, Project},
    storage::{
        self, Opened,
        journal::{self, End, Header},
    },
};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn header(generation: u64, project: u64) -> Header {
    Header {
        generation,
        project: case(project).id,
        snapshot: blake3::hash(b"version"),
        history: GENESIS,
    }
}

const PAYLOADS: [&str; 4] =
    ["(label:\"one\")", "a text of\nseveral lines\n#R 5 looks like a frame\n", "", "ก็ ๑๒๓"];

/// A journal and the offsets at which its header and frames end.
fn written(header: &Header, payloads: &[&str]) -> (Vec<u8>, Vec<usize>) {
    let mut bytes = header.line().into_bytes();
    let mut ends = vec![bytes.len()];
    let mut tip = header.genesis();
    for payload in payloads {
        tip.frame(payload.as_bytes(), &mut bytes);
        ends.push(bytes.len());
    }
    (bytes, ends)
}

fn payloads<'a>(journal: &journal::Journal<'a>) -> Vec<&'a str> {
    journal.frames.iter().map(|f| std::str::from_utf8(f).unwrap()).collect()
}

#[test]
fn a_journal_is_read_as_it_was_written() {
    let (bytes, _) = written(&header(7, 1), &PAYLOADS);
    let read = journal::read(&bytes);
    assert_eq!(read.header, Some(header(7, 1)));
    assert_eq!(payloads(&read), PAYLOADS);
    assert_eq!(read.end, End::Whole);
}

#[test]
fn a_journal_cut_at_any_byte_is_a_beginning_of_it() {
    let (bytes, ends) = written(&header(7, 1), &PAYLOADS);
    for cut in 0..bytes.len() {
        let read = journal::read(&bytes[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(payloads(&read), PAYLOADS[..whole.saturating_sub(1)], "cut at {cut}");
        let at_an_end = cut == 0 || ends.contains(&cut);
        assert_eq!(read.end == End::Whole, at_an_end, "cut at {cut}: {:?}", read.end);
    }
}

#[test]
fn a_flipped_bit_anywhere_ends_the_journal_before_it() {
    let (bytes, ends) = written(&header(7, 1), &PAYLOADS);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let read = journal::read(&flipped);
            let before = ends.iter().filter(|end| **end <= at).count().saturating_sub(1);
            assert_eq!(payloads(&read), PAYLOADS[..before], "byte {at} bit {bit}");
            assert_ne!(read.end, End::Whole, "byte {at} bit {bit} was not noticed");
        }
    }
}

#[test]
fn frames_that_were_swapped_repeated_or_taken_out_are_refused() {
    let (bytes, ends) = written(&header(7, 1), &["one", "two", "three"]);
    let part = |i: usize| &bytes[ends[i]..ends[i + 1]];
    let head = &bytes[..ends[0]];
    let swapped = [head, part(1), part(0), part(2)].concat();
    assert_eq!(payloads(&journal::read(&swapped)), [""; 0]);
    let repeated = [head, part(0), part(0), part(1)].concat();
    assert_eq!(payloads(&journal::read(&repeated)), ["one"]);
    let without = [head, part(0), part(2)].concat();
    assert_eq!(payloads(&journal::read(&without)), ["one"]);
}

#[test]
fn frames_of_another_project_or_generation_are_refused() {
    let (bytes, ends) = written(&header(7, 1), &["one"]);
    for other in [header(8, 1), header(7, 2)] {
        let (theirs, their_ends) = written(&other, &["one"]);
        let spliced = [&bytes[..ends[0]], &theirs[their_ends[0]..]].concat();
        assert_eq!(payloads(&journal::read(&spliced)), [""; 0]);
    }
}

#[test]
fn damage_in_the_middle_is_told_from_a_torn_end() {
    let (bytes, ends) = written(&header(7, 1), &["one", "two", "three"]);
    assert_eq!(journal::read(&bytes[..bytes.len() - 2]).end, End::Torn { at: ends[2] });
    let mut damaged = bytes.clone();
    damaged[ends[1] + 40] ^= 1;
    assert_eq!(journal::read(&damaged).end, End::Damaged { at: ends[1] });
}

#[test]
fn a_whole_last_frame_with_a_flipped_bit_is_damaged_and_not_cut_off() {
    let (bytes, ends) = written(&header(7, 1), &["one", "two", "three"]);
    // From the payload of the last frame on: everything up to the line end is there.
    for at in ends[3] - 6..ends[3] {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            assert_eq!(journal::read(&flipped).end, End::Damaged { at: ends[2] }, "{at} {bit}");
        }
    }
    for cut in ends[2] + 1..ends[3] {
        assert_eq!(journal::read(&bytes[..cut]).end, End::Torn { at: ends[2] }, "cut at {cut}");
    }
}

#[test]
fn what_has_no_header_is_damaged_unless_it_is_the_beginning_of_one() {
    let (bytes, ends) = written(&header(7, 1), &["one"]);
    for cut in 1..ends[0] {
        assert_eq!(journal::read(&bytes[..cut]).end, End::Torn { at: 0 }, "cut at {cut}");
    }
    for at in 0..ends[0] {
        let mut flipped = bytes.clone();
        flipped[at] ^= 2;
        assert!(matches!(journal::read(&flipped).end, End::Damaged { .. }), "byte {at}");
    }
    assert_eq!(journal::read(&[0; 4096]).end, End::Damaged { at: 0 });
}

#[test]
fn a_hostile_length_is_refused_and_not_reserved() {
    let line = header(7, 1).line();
    for len in ["18446744073709551615", "9223372036854775807", "99999999999", "-1", "+3", "03"] {
        let bytes = format!("{line}#R {len} 00000000000000000000000000000000\nabc\n");
        assert_eq!(payloads(&journal::read(bytes.as_bytes())), [""; 0], "{len}");
    }
}

/// A project on disk whose journal holds five changes, and the states after each.
fn with_journal(folder: &Path, seed: u64) -> (PathBuf, PathBuf, Vec<Project>) {
    let path = folder.join(format!("case {seed}.corrobora.ron"));
    let Opened { project, store, .. } = storage::create(&path, &case(seed)).unwrap();
    let mut store = store.unwrap();
    let mut session = session(project, seed);
    let mut states = vec![session.project().clone()];
    for n in 0..5 {
        name_metric(&mut session, n);
        store.append(&session.take_frames()).unwrap();
        states.push(session.project().clone());
    }
    let journal = store.layout().journal(1);
    assert!(journal.exists());
    (path, journal, states)
}

#[test]
fn a_project_whose_journal_was_cut_anywhere_opens_to_a_state_that_it_has_had() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, states) = with_journal(folder.path(), 1);
    let bytes = fs::read(&journal).unwrap();
    let mut met = std::collections::BTreeSet::new();
    for cut in 0..=bytes.len() {
        fs::write(&journal, &bytes[..cut]).unwrap();
        let opened = storage::open_read_only(&path).unwrap();
        let n = opened.project.history.len();
        assert_eq!(opened.project, states[n], "cut at {cut}");
        met.insert(n);
    }
    assert_eq!(met.len(), 6, "every state was met");
}

#[test]
fn a_torn_last_change_is_reported_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, states) = with_journal(folder.path(), 1);
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 10]).unwrap();
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project, states[4]);
    assert!(opened.notices.iter().any(|n| n.contains("cut off")), "{:?}", opened.notices);
    drop(opened);
    let again = storage::open(&path).unwrap();
    assert_eq!((again.project, again.notices), (states[4].clone(), vec![]));
}

/// Opens a project whose journal is `bytes`, works on, saves: what was said first and what was kept.
fn worked_on(path: &Path, journal: &Path, bytes: &[u8]) -> (usize, Vec<String>, Option<Vec<u8>>) {
    fs::write(journal, bytes).unwrap();
    let opened = storage::open(path).unwrap();
    let (n, notices) = (opened.project.history.len(), opened.notices);
    let mut session = session(opened.project, 3);
    let mut store = opened.store.unwrap();
    for n in 10..13 {
        name_metric(&mut session, n);
        store.follow(&mut session).unwrap();
        store.checkpoint(session.project()).unwrap();
    }
    let kept = fs::read(store.layout().kept(1)).ok();
    (n, notices, kept)
}

#[test]
fn a_journal_without_a_header_is_reported_and_kept() {
    for (seed, damage) in [(1, 0), (2, 30), (3, 90), (4, usize::MAX)] {
        let folder = tempfile::tempdir().unwrap();
        let (path, journal, _) = with_journal(folder.path(), seed);
        let mut bytes = fs::read(&journal).unwrap();
        // One frame only: nothing further down shows that there was more.
        let read = journal::read(&bytes);
        let first = std::str::from_utf8(read.frames[0]).unwrap();
        bytes = written(&read.header.unwrap(), &[first]).0;
        match bytes.get_mut(damage) {
            Some(byte) => *byte ^= 1,
            None => bytes = vec![0; 4096],
        }
        let (n, notices, kept) = worked_on(&path, &journal, &bytes);
        assert_eq!(n, 0);
        assert!(!notices.is_empty(), "{damage}: passed over in silence");
        assert_eq!(kept.as_ref(), Some(&bytes), "{damage}: {notices:?}");
    }
}

#[test]
fn a_last_change_that_is_cut_off_or_damaged_is_reported_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, _) = with_journal(folder.path(), 1);
    let whole = fs::read(&journal).unwrap();
    let file = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    *flipped.iter_mut().rev().nth(5).unwrap() ^= 1;
    for (bytes, word) in [(flipped, "is damaged"), (whole[..whole.len() - 9].to_vec(), "cut off")] {
        fs::write(&path, &file).unwrap();
        let data = storage::Layout::of(&path);
        drop(fs::remove_dir_all(data.journals()));
        fs::create_dir(data.journals()).unwrap();
        let (n, notices, kept) = worked_on(&path, &journal, &bytes);
        assert_eq!(n, 4);
        assert!(notices.iter().any(|n| n.contains(word)), "{notices:?}");
        assert!(!notices.iter().any(|n| n.contains("confirmed")), "{notices:?}");
        assert_eq!(kept, Some(bytes));
    }
}

#[test]
fn a_damaged_middle_is_reported_and_its_bytes_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, states) = with_journal(folder.path(), 1);
    let mut bytes = fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&journal, &bytes).unwrap();
    let opened = storage::open(&path).unwrap();
    let n = opened.project.history.len();
    assert!((1..5).contains(&n), "{n}");
    assert_eq!(opened.project, states[n]);
    assert!(opened.notices.iter().any(|n| n.contains("damaged")), "{:?}", opened.notices);
    let kept = opened.store.unwrap().layout().kept(1);
    assert_eq!(fs::read(kept).unwrap(), bytes);
}

#[test]
fn a_journal_of_another_project_is_refused_reported_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, states) = with_journal(folder.path(), 1);
    let (_, other, _) = with_journal(folder.path(), 2);
    let theirs = fs::read(other).unwrap();
    fs::write(&journal, &theirs).unwrap();
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project, states[0]);
    assert!(opened.notices.iter().any(|n| n.contains("another project")), "{:?}", opened.notices);
    // Also after work has gone on, closed and been opened again.
    let mut session = session(opened.project, 3);
    let mut store = opened.store.unwrap();
    name_metric(&mut session, 9);
    store.follow(&mut session).unwrap();
    let kept = store.layout().kept(1);
    store.close(session.project()).unwrap();
    assert_eq!(fs::read(kept).unwrap(), theirs);
    assert_eq!(storage::open(&path).unwrap().project, *session.project());
}

#[test]
fn a_frame_whose_change_does_not_fit_stops_the_replay_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journal, states) = with_journal(folder.path(), 1);
    let bytes = fs::read(&journal).unwrap();
    let read = journal::read(&bytes);
    let head = read.header.unwrap();
    let id: corrobora::model::MetricId = Ids::from_seed(1).make(crate::edits::at(0));
    let wrong = format!(
        "(label:\"x\",at:\"2026-01-01T00:00:00Z\",by:\"x\",edits:[Claim(\"{id}\",Some(1))])"
    );
    let first = std::str::from_utf8(read.frames[0]).unwrap();
    let (forged, _) = written(&head, &[first, &wrong]);
    fs::write(&journal, &forged).unwrap();
    let opened = storage::open(&path).unwrap();
    assert_eq!(opened.project, states[1]);
    assert!(opened.notices.iter().any(|n| n.contains("do not fit")), "{:?}", opened.notices);
    assert_eq!(fs::read(opened.store.unwrap().layout().kept(1)).unwrap(), forged);
}
