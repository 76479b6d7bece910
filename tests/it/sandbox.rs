//! The process that reads foreign files: what it reads, what it may not do, and what is left of a file that breaks it.

use corrobora::{
    import::{
        document::{Item, Said},
        run::{Here, Opener},
    },
    sandbox::Pool,
};
use std::{path::PathBuf, sync::Arc};

fn pool() -> Arc<Pool> {
    Arc::new(Pool::new(PathBuf::from(env!("CARGO_BIN_EXE_corrobora"))))
}

/// What an opener makes of a file, and the files in it.
fn opened(opener: &dyn Opener, name: &str, bytes: &[u8]) -> (String, Vec<String>) {
    let mut inside = Vec::new();
    let mut each = |item: Item| {
        let length = item.content.map_or_else(|refusal| refusal.0, |bytes| bytes.len().to_string());
        inside.push(format!("{} {length}", item.name));
        true
    };
    let found = opener.open(name, &Said::default(), bytes, &mut each);
    (format!("{found:?}"), inside)
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name))
        .unwrap()
}

#[test]
fn a_file_is_read_in_a_process_of_its_own_as_it_is_here() {
    let pool = pool();
    for name in [
        "office/rich.docx",
        "office/burmese.odt",
        "office/viet.epub",
        "office/thai.xlsx",
        "office/rich.rtf",
        "pack/scripts.zip",
        "pack/scripts.eml",
        "pack/box.mbox",
        "pack/site.warc.gz",
        "pack/site.wacz",
        "pack/chrome.mhtml",
        "pack/photo.jpg",
        "pack/locked.zip",
    ] {
        let bytes = sample(name);
        assert_eq!(opened(&pool, name, &bytes), opened(&Here, name, &bytes), "{name}");
    }
    // More files than one process reads.
    for n in 0..120 {
        let text = format!("Story {n}\n\nPolice freed {n} people.");
        assert_eq!(
            opened(&pool, "a.txt", text.as_bytes()),
            opened(&Here, "a.txt", text.as_bytes())
        );
    }
}

#[test]
fn files_inside_are_given_out_one_by_one_and_stop_when_nobody_wants_more() {
    let pool = pool();
    let mut names = Vec::new();
    let mut each = |item: Item| {
        // The pool opens what is inside while the outer file waits.
        let inner = item.content.clone().ok();
        if let Some(bytes) = inner {
            opened(&pool, &item.name, &bytes);
        }
        names.push(item.name);
        names.len() < 2
    };
    pool.open("a.zip", &Said::default(), &sample("pack/scripts.zip"), &mut each).unwrap();
    assert_eq!(names.len(), 2);
    // The process is of use afterwards.
    assert!(opened(&pool, "a.txt", b"One story.\n\nMore.").0.starts_with("Ok"));
}

#[test]
fn a_program_that_cannot_be_started_is_an_error_of_the_file() {
    let pool = Arc::new(Pool::new(PathBuf::from("/nowhere/corrobora")));
    let (found, _) = opened(&pool, "a.txt", b"One story.");
    assert!(found.contains("could not be started"), "{found}");
}

/// What a reader would do that was taken over: `strace` sees the process try, and the cage end it.
#[cfg(target_os = "linux")]
#[test]
fn the_process_is_shut_in() {
    let state = pool().state();
    assert!(state.contains("process of its own"), "{state}");
    println!("{state}");
    // Not everywhere, but where the kernel has both nothing less is accepted.
    let has_landlock = std::fs::read_to_string("/sys/kernel/security/lsm")
        .is_ok_and(|list| list.contains("landlock"));
    if has_landlock {
        assert!(state.contains("Landlock fully enforced"), "{state}");
    }
    assert!(state.contains("system calls by allow-list"), "{state}");
}

/// A thread that is left out could open files and connections for the one that is shut in.
#[cfg(target_os = "linux")]
#[test]
fn every_thread_of_the_process_is_shut_in() {
    let pool = pool();
    let mine = std::process::id();
    let asked = std::thread::scope(|scope| {
        // While one of its files is opened, the process is there to be looked at.
        let (come, came) = std::sync::mpsc::channel();
        let (go, gone) = std::sync::mpsc::channel::<()>();
        let pool = &pool;
        scope.spawn(move || {
            pool.open("a.zip", &Said::default(), &sample("pack/scripts.zip"), &mut |_| {
                come.send(()).unwrap();
                gone.recv().unwrap();
                false
            })
        });
        came.recv().unwrap();
        // Readers of other tests may just be starting; one that is never shut in is found each time.
        let mut threads = Vec::new();
        for _ in 0..500 {
            threads = statuses(mine);
            if threads.len() >= 2 && threads.iter().all(|status| shut_in(status)) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        go.send(()).unwrap();
        threads
    });
    // That which waits for the other, and that which reads.
    assert!(asked.len() >= 2, "{}", asked.len());
    for status in asked {
        assert!(
            status.contains("Seccomp:\t2\n") && status.contains("NoNewPrivs:\t1\n"),
            "{status}"
        );
    }
}

#[cfg(target_os = "linux")]
fn shut_in(status: &str) -> bool {
    status.contains("Seccomp:\t2\n") && status.contains("NoNewPrivs:\t1\n")
}

/// What the system says of every thread of the readers that this process has started.
#[cfg(target_os = "linux")]
fn statuses(mine: u32) -> Vec<String> {
    let mut threads = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let status = std::fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let reader = String::from_utf8_lossy(&line).contains(corrobora::sandbox::ARGUMENT);
        if !reader || !status.contains(&format!("PPid:\t{mine}\n")) {
            continue;
        }
        // It may have ended meanwhile.
        for task in std::fs::read_dir(entry.path().join("task")).into_iter().flatten().flatten() {
            threads.extend(std::fs::read_to_string(task.path().join("status")));
        }
    }
    threads
}
