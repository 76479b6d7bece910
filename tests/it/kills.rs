//! kill -9 at random moments, on the real file system: whatever was confirmed is there afterwards.
//!
//! The test runs its own binary again as the program that is killed. A kill spares what the system has in
//! memory; the power cut is in `crashes`.
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
use corrobora::storage::{self, Opened};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

const VARIABLE: &str = "CORROBORA_TEST_KILLED_PROJECT";
const KILLS: usize = 200;

/// Does nothing in an ordinary run; with the variable set it works until it is killed.
#[test]
fn child() {
    let Some(path) = std::env::var_os(VARIABLE).map(PathBuf::from) else { return };
    let Opened { project, store, read_only, .. } = storage::open(&path).unwrap();
    assert_eq!(read_only, None);
    let mut store = store.unwrap();
    let mut n = project.history.len();
    let mut session = session(project, n as u64 + 1);
    let mut out = std::io::stdout().lock();
    // The child cannot outlive a parent that forgot it.
    for step in 0..100_000 {
        name_metric(&mut session, n);
        n += 1;
        store.append(&session.take_frames()).unwrap();
        // Behind a mark: the test harness prints too.
        writeln!(out, "confirmed {n}").unwrap();
        out.flush().unwrap();
        if step % 5 == 4 {
            store.checkpoint(session.project()).unwrap();
        }
    }
}

#[test]
fn whatever_was_confirmed_survives_kill_9_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = fastrand::Rng::with_seed(9);
    let (mut path, mut confirmed, mut brought_back) = (PathBuf::new(), 0, 0);
    for kill in 0..KILLS {
        if kill % 25 == 0 {
            // A fresh project now and then keeps the versions small.
            (path, confirmed) = (folder.path().join(format!("case {kill}.corrobora.ron")), 0);
            let made = storage::create(&path, &case(kill as u64)).unwrap();
            made.store.unwrap().close(&made.project).unwrap();
        }
        confirmed = confirmed.max(work_and_die(&path, random.u64(0..25)));
        let opened = storage::open(&path).unwrap();
        let found = opened.project.history.len();
        assert!(found >= confirmed, "kill {kill}: {confirmed} confirmed, {found} there");
        assert_eq!(opened.project.metrics.len(), found, "kill {kill}: half a change");
        assert!(opened.project.check().is_ok());
        brought_back += usize::from(!opened.notices.is_empty());
        confirmed = found;
        drop(opened);
    }
    // Most kills come between two versions; if none did, the moments were not random.
    assert!(brought_back > KILLS / 4, "only {brought_back} kills left something in the journal");
}

/// Runs the child for a while after its first change, kills it and returns what it had confirmed.
fn work_and_die(path: &Path, millis: u64) -> usize {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::child", "--nocapture", "--test-threads=1"])
        .env(VARIABLE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let number = |line: &str| -> Option<usize> {
        line.split_once("confirmed ").and_then(|(_, n)| n.trim().parse().ok())
    };
    let first = lines.by_ref().map_while(Result::ok).find_map(|line| number(&line));
    std::thread::sleep(Duration::from_millis(millis));
    // SIGKILL on Unix, TerminateProcess on Windows.
    child.kill().unwrap();
    let rest = lines.map_while(Result::ok).filter_map(|line| number(&line)).last();
    child.wait().unwrap();
    rest.or(first).expect("the child confirmed nothing")
}
