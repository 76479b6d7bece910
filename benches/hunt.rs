//! Hunts for files that break a reader: takes the files of the zoo, damages them in ways that pass the first checks, and
//! opens them. `cargo bench --bench hunt -- SECONDS [ENDING…] [--seed N]`; `cargo test --bench hunt` does the same with
//! overflow checks. What panics, takes longer than ten seconds or gives a text that cannot be stored is kept in
//! `target/hunt`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::exit,
    reason = "a tool of the workshop: it walks folders, writes what it finds and says how far it came"
)]

use corrobora::import::{Each, Opened, document::Said, open};
use fastrand::Rng;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// An input that takes longer is a finding, and ends the process, for it may never end by itself.
const TOO_LONG: Duration = Duration::from_secs(10);
/// Endings whose files are zip archives, of which single members are damaged.
const ZIPPED: [&str; 9] = ["docx", "xlsx", "pptx", "odt", "ods", "epub", "zip", "wacz", "qdpx"];

/// How inputs of one ending fared.
#[derive(Default)]
struct Tally {
    inputs: usize,
    read: usize,
    panics: usize,
    slowest: Duration,
}

fn main() {
    let mut seconds = 5;
    let mut seed = 1;
    let mut endings: Vec<String> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--seed" {
            seed = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(seed);
        } else if let Ok(n) = argument.parse() {
            seconds = n;
        } else if !argument.starts_with('-') {
            endings.push(argument);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut zoo: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for folder in ["tests/import", "tests/formats"] {
        gather(&root.join(folder), &mut zoo);
    }
    zoo.retain(|ending, _| endings.is_empty() || endings.contains(ending));
    let found = root.join("target/hunt");
    if let Err(e) = std::fs::create_dir_all(&found) {
        println!("{}: {e}", found.display());
        return;
    }
    let started = Arc::new(AtomicU64::new(0));
    let zero = Instant::now();
    watch(zero, Arc::clone(&started), found.clone());
    // A panic is counted and kept; its message is of use only when the input is run by itself.
    std::panic::set_hook(Box::new(|_| {}));
    let mut rng = Rng::with_seed(seed);
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    while zero.elapsed().as_secs() < seconds {
        for (ending, files) in &zoo {
            let Some(file) = rng.choice(files) else { continue };
            let input = damaged(ending, file, files, &mut rng);
            let current = found.join(format!("current.{ending}"));
            drop(std::fs::write(&current, &input));
            let now = Instant::now();
            started.store(zero.elapsed().as_millis() as u64 + 1, Ordering::Relaxed);
            let name = format!("input.{ending}");
            let done = catch_unwind(AssertUnwindSafe(|| whole(&name, &Said::default(), &input, 0)));
            started.store(0, Ordering::Relaxed);
            drop(std::fs::remove_file(&current));
            let tally = tallies.entry(ending.clone()).or_default();
            tally.inputs += 1;
            tally.slowest = tally.slowest.max(now.elapsed());
            match done {
                Ok(read) => tally.read += usize::from(read),
                Err(_) => {
                    tally.panics += 1;
                    drop(std::fs::write(
                        found.join(format!("panic-{}.{ending}", rng.u32(..))),
                        &input,
                    ));
                }
            }
        }
    }
    println!("{:10}{:>9}{:>9}{:>9}{:>12}", "ending", "inputs", "read", "panics", "slowest ms");
    for (ending, t) in &tallies {
        println!("{ending:10}{:9}{:9}{:9}{:12}", t.inputs, t.read, t.panics, t.slowest.as_millis());
    }
    let all: usize = tallies.values().map(|t| t.inputs).sum();
    println!("{all} inputs in {} s, seed {seed}", zero.elapsed().as_secs());
}

/// Ends the process when an input takes too long; the input stays in the folder.
fn watch(zero: Instant, started: Arc<AtomicU64>, found: PathBuf) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let since = started.load(Ordering::Relaxed);
            let now = zero.elapsed().as_millis() as u64;
            if since > 0 && now.saturating_sub(since) > TOO_LONG.as_millis() as u64 {
                println!(
                    "an input takes longer than {TOO_LONG:?}: current.* in {}",
                    found.display()
                );
                std::process::exit(3);
            }
        }
    });
}

/// The files of a folder by their endings.
fn gather(folder: &Path, zoo: &mut BTreeMap<String, Vec<Vec<u8>>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        if path.is_dir() {
            gather(&path, zoo);
        } else if let (Some(ending), Ok(bytes)) = (ending, std::fs::read(&path))
            && !matches!(ending.as_str(), "py" | "expected")
        {
            zoo.entry(ending).or_default().push(bytes);
        }
    }
}

/// Opens a file and what is in it, three deep; whether an article came of it.
fn whole(name: &str, said: &Said, bytes: &[u8], depth: usize) -> bool {
    let mut inside: Vec<(String, Said, Vec<u8>)> = Vec::new();
    let each: Each<'_> = &mut |item| {
        if let Ok(bytes) = item.content {
            inside.push((item.name, item.said, bytes));
        }
        inside.len() < 20
    };
    let opened = open(name, said, bytes, each);
    let mut read = opened.as_ref().is_ok_and(|opened: &Opened| opened.reading.is_some());
    if let Ok(Opened { reading: Some(reading), .. }) = &opened {
        // What the project asks of every text and every span in it.
        let length = reading.text.as_str().chars().count();
        assert!(reading.boilerplate.iter().all(|b| b.start < b.end && b.end <= length));
        assert!(reading.pages.iter().all(|page| *page <= length));
        assert!(!reading.text.as_str().contains('\r'));
    }
    if depth < 3 {
        for (name, said, bytes) in inside {
            read |= whole(&name, &said, &bytes, depth + 1);
        }
    }
    read
}

/// A damaged copy of a file.
fn damaged(ending: &str, file: &[u8], others: &[Vec<u8>], rng: &mut Rng) -> Vec<u8> {
    if ZIPPED.contains(&ending) && rng.u8(..4) > 0 {
        return member_damaged(file, rng).unwrap_or_else(|| bytes_damaged(file, others, rng));
    }
    bytes_damaged(file, others, rng)
}

/// The archive with one of its members damaged, so that it still unpacks.
fn member_damaged(file: &[u8], rng: &mut Rng) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let chosen = rng.usize(..archive.len().max(1));
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).ok()?;
        let name = member.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).ok()?;
        if at == chosen {
            bytes = bytes_damaged(&bytes, &[], rng);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        out.write_all(&bytes).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Bytes with one to eight faults.
fn bytes_damaged(file: &[u8], others: &[Vec<u8>], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..rng.usize(1..9) {
        let length = bytes.len();
        if length == 0 {
            bytes = vec![rng.u8(..)];
            continue;
        }
        let at = rng.usize(..length);
        let to = (at + rng.usize(1..200)).min(length);
        match rng.u8(..10) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let piece: Vec<u8> = bytes.drain(at..to).collect();
                let place = rng.usize(..=bytes.len());
                bytes.splice(place..place, piece);
            }
            3 => {
                let piece = bytes.get(at..to).unwrap_or_default().repeat(rng.usize(1..300));
                bytes.splice(at..at, piece);
            }
            4 => {
                let extremes =
                    [0, 0xff, 0x7f, 0x80, b'<', b'>', b'&', b'"', b'\\', b'{', b'(', b'\n'];
                let byte = *rng.choice(&extremes).unwrap_or(&0);
                if let Some(slot) = bytes.get_mut(at) {
                    *slot = byte;
                }
            }
            5 => {
                // A number becomes another, often one that does not fit.
                let digits = (at..length).find(|i| bytes.get(*i).is_some_and(u8::is_ascii_digit));
                if let Some(digit) = digits {
                    let huge = ["0", "-1", "65536", "4294967295", "99999999999999999999", "1e308"];
                    let number = rng.choice(&huge).map_or("7", |n| *n);
                    bytes.splice(digit..=digit, number.bytes());
                }
            }
            6 => {
                if let Some(other) = rng.choice(others).filter(|o| !o.is_empty()) {
                    let from = rng.usize(..other.len());
                    let end = (from + rng.usize(1..2_000)).min(other.len());
                    bytes.splice(at..to, other.get(from..end).unwrap_or_default().iter().copied());
                }
            }
            7 => {
                let odd = [
                    "\u{202e}",
                    "\u{0}",
                    "\u{feff}",
                    "e\u{301}",
                    "ᄀ\u{1161}",
                    "\u{1f469}\u{200d}\u{1f680}",
                    "]]>",
                    "<!--",
                    "=\r\n",
                    "&#x10ffff;",
                ];
                bytes.splice(at..at, rng.choice(&odd).map_or("", |s| *s).bytes());
            }
            _ => {
                if let Some(slot) = bytes.get_mut(at) {
                    *slot ^= 1 << rng.u8(..8);
                }
            }
        }
    }
    bytes.truncate(4 << 20);
    bytes
}
