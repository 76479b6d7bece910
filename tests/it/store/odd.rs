//! Disks, clocks and files as they should not be: other formats, links, small and read-only file systems.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::assigning_clones,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use super::{killed_after, saved, working};
use crate::edits::name_metric;
use corrobora::{format, model::outside, storage};
use std::{fs, path::PathBuf, process::Command};

fn sample_1() -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/projects/v1.corrobora.ron");
    fs::read(path).unwrap()
}

#[test]
fn a_project_of_an_older_format_is_kept_as_it_was_and_saved_in_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.corrobora.ron");
    fs::write(&path, sample_1()).unwrap();
    // Looking at it changes nothing.
    storage::open_read_only(&path).unwrap();
    assert_eq!(fs::read(&path).unwrap(), sample_1());

    let opened = storage::open(&path).unwrap();
    let told = opened.notices.join("\n");
    assert!(told.contains("had format 1 and was brought to format 2"), "{told}");
    let kept = folder.path().join("old.corrobora.data/older/old.format-1.ron");
    assert_eq!(fs::read(&kept).unwrap(), sample_1());
    // Before anything is changed: a journal of this format must not hang on a file of the old one.
    let now = fs::read(&path).unwrap();
    assert!(now.starts_with(b"(\n format: 2,\n"));
    // The sample has no mark: who wrote it nobody knows, and the history says so.
    let (now, before) =
        (format::read_project(&now).unwrap(), format::read_project(&sample_1()).unwrap());
    assert!(now.same_records(&before));
    assert_eq!(outside(&now.history).len(), 1);
    assert_eq!(now.history.len(), before.history.len() + 1);
    drop(opened);
    let again = storage::open(&path).unwrap();
    assert!(again.notices.is_empty(), "{:?}", again.notices);
}

#[test]
fn changes_in_a_journal_of_an_older_format_are_brought_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let expected = killed_after(&path, 3);
    // The same version as an older program had written it, with the same journal behind it.
    let text = fs::read_to_string(&path).unwrap();
    let body = &text[..text.find("//corrobora-snap").unwrap()];
    let body = body.replacen("format: 2", "format: 1", 1);
    let mark = format!(
        "//corrobora-snap gen={} len={} blake3={}\n",
        text.split("gen=").nth(1).unwrap().split(' ').next().unwrap(),
        body.len(),
        blake3::hash(body.as_bytes())
    );
    fs::write(&path, format!("{body}{mark}")).unwrap();
    let journals = folder.path().join("case.corrobora.data/journals");
    let journal = fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
    let frames = fs::read_to_string(&journal).unwrap();
    let old = frames.split("snapshot=").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let header = frames.lines().next().unwrap();
    let new = header.replace(&old, &blake3::hash(body.as_bytes()).to_string());
    // The frames hang on the header: they are written again behind the new one.
    let mut bytes = format!("{new}\n").into_bytes();
    let mut rest = &frames.as_bytes()[header.len() + 1..];
    let mut before = blake3::hash(&bytes).as_bytes().to_vec();
    while let Some(line) = rest.strip_prefix(b"#R ") {
        let end = line.iter().position(|b| *b == b'\n').unwrap();
        let head = std::str::from_utf8(&line[..end]).unwrap();
        let length: usize = head.split(' ').next().unwrap().parse().unwrap();
        let payload = &line[end + 1..=end + length];
        before.extend_from_slice(payload);
        let sum = blake3::hash(&before);
        let digits = &sum.to_hex()[..32];
        bytes.extend_from_slice(format!("#R {length} {digits}\n").as_bytes());
        bytes.extend_from_slice(payload);
        bytes.push(b'\n');
        before = sum.as_bytes().to_vec();
        rest = &line[end + 1 + length + 1..];
    }
    fs::write(&journal, bytes).unwrap();
    let opened = storage::open(&path).unwrap();
    assert!(opened.project.same_records(&expected), "{:?}", opened.notices);
    assert!(fs::read(&path).unwrap().starts_with(b"(\n format: 2,\n"));
}

#[cfg(unix)]
#[test]
fn a_journal_that_is_a_link_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    killed_after(&path, 2);
    let journals = folder.path().join("case.corrobora.data/journals");
    let journal = fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(&journal, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &journal).unwrap();
    let before = fs::read(&elsewhere).unwrap();
    let (mut session, mut store) = working(&path);
    name_metric(&mut session, 9);
    store.follow(&mut session).unwrap();
    store.close(session.project()).unwrap();
    // Whatever was made of it, nothing was written through it or removed behind it.
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
    assert!(storage::open(&path).unwrap().project.same_records(session.project()));
}

#[test]
fn file_times_far_off_and_a_clock_that_goes_backwards_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    for seconds in [0, 4_291_747_200] {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
        drop(file);
        let (mut session, mut store) = working(&path);
        // Ten changes, each five seconds before the last.
        for n in (0..10).rev() {
            name_metric(&mut session, n);
            store.append(&session.take_frames()).unwrap();
        }
        drop(store);
        let opened = storage::open(&path).unwrap();
        assert!(opened.project.same_records(session.project()), "{seconds}");
        opened.store.unwrap().close(&opened.project).unwrap();
        storage::open_read_only(&path).unwrap();
    }
}

/// Runs a script as root of a name space of its own, in which it may mount a small disk; `None` where the machine
/// allows nobody to.
fn with_small_disk(script: &str) -> Option<String> {
    let may = Command::new("unshare").args(["-rm", "true"]).status();
    if !may.is_ok_and(|status| status.success()) {
        println!("not tried: this machine lets nobody mount");
        return None;
    }
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let output = Command::new("unshare")
        .args(["-rm", "bash", "-euo", "pipefail", "-c", script])
        .env("DISK", folder.path())
        .env("OTHER", other.path())
        .env("CORROBORA", env!("CARGO_BIN_EXE_corrobora"))
        .env("CORROBORA_USER", "tester")
        .output()
        .unwrap();
    let told = format!(
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{told}");
    Some(told)
}

#[test]
fn a_disk_that_is_really_full_loses_nothing_that_was_there() {
    let told = with_small_disk(
        r#"
        mount -t tmpfs -o size=1m tmpfs "$DISK"; cd "$DISK"
        "$CORROBORA" new case.corrobora.ron --title Trial
        echo "Police freed 12 people." > one.txt
        "$CORROBORA" import case.corrobora.ron one.txt
        dd if=/dev/zero of=fill bs=4k count=1000 2>/dev/null || true
        two="$OTHER/two.txt"
        printf 'A second article. %.0s' $(seq 4000) > "$two"
        if "$CORROBORA" import case.corrobora.ron "$two"; then echo "IMPORTED ON A FULL DISK"; exit 9; fi
        rm fill
        "$CORROBORA" verify case.corrobora.ron
        "$CORROBORA" import case.corrobora.ron "$two"
        "$CORROBORA" verify case.corrobora.ron
        "#,
    );
    if let Some(told) = told {
        assert!(told.contains("disk is full"), "{told}");
    }
}

#[test]
fn a_disk_that_is_really_read_only_is_read_and_says_so() {
    let told = with_small_disk(
        r#"
        mount -t tmpfs -o size=4m tmpfs "$DISK"; cd "$DISK"
        "$CORROBORA" new case.corrobora.ron --title Trial
        echo "Police freed 12 people." > one.txt
        "$CORROBORA" import case.corrobora.ron one.txt
        cd /; mount -o remount,ro "$DISK"; cd "$DISK"
        "$CORROBORA" verify case.corrobora.ron
        "$CORROBORA" claims case.corrobora.ron
        if "$CORROBORA" import case.corrobora.ron one.txt; then exit 9; fi
        if "$CORROBORA" new other.corrobora.ron --title X; then exit 8; fi
        "#,
    );
    if let Some(told) = told {
        assert!(told.contains("read-only") || told.contains("cannot be written"), "{told}");
    }
}

#[test]
fn a_cut_tail_is_told_to_whoever_only_reads_unless_somebody_is_at_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    killed_after(&path, 3);
    let journals = fs::read_dir(storage::Layout::of(&path).journals()).unwrap();
    let journal = journals.map(|e| e.unwrap().path()).max().unwrap();
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 1]).unwrap();
    let told = || storage::open_read_only(&path).unwrap().notices.join("\n");
    assert!(told().contains("cut off"), "{}", told());
    let working = storage::open(&path).unwrap();
    assert!(!told().contains("cut off"), "somebody may be writing it just now");
    drop(working);
}
