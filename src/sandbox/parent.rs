//! The side that gives files out: a few processes that are kept while they behave, a time limit for each file.

use super::{
    ARGUMENT,
    wire::{Answer, Ask, receive, send},
};
use crate::{
    import::{
        Each, Opened,
        document::{Item, Said},
        run::Opener,
    },
    jobs::{self, Job},
};
use std::{
    io::{BufReader, BufWriter},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, sync_channel},
    },
    time::{Duration, Instant},
};

/// A process reads so many files, or so many bytes, before a fresh one takes its place: what a file did to it must not
/// reach many others. To start one takes longer than to read dozens of small texts, and plain words go through no
/// foreign reader that they could harm: one that has read nothing else reads more.
const FILES: usize = 50;
const PLAIN: usize = 400;
const BYTES: usize = 64 << 20;

/// Processes that wait for work.
const IDLE: usize = 2;

/// Processes that read foreign files.
pub struct Pool {
    program: PathBuf,
    idle: Mutex<Vec<Worker>>,
}

impl Pool {
    /// A pool of the program at a path, which has to be ours.
    pub fn new(program: PathBuf) -> Self {
        Self { program, idle: Mutex::new(Vec::new()) }
    }

    /// How well the processes are shut in, in words.
    pub fn state(&self) -> String {
        match self.worker() {
            Ok(worker) => {
                let state = worker.state.clone();
                self.give_back(worker);
                state
            }
            Err(why) => why,
        }
    }

    fn worker(&self) -> Result<Worker, String> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(worker) => Ok(worker),
            None => Worker::start(&self.program),
        }
    }

    fn give_back(&self, worker: Worker) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let most = if worker.only_plain { PLAIN } else { FILES };
        if worker.files < most && worker.bytes < BYTES && idle.len() < IDLE {
            idle.push(worker);
        }
    }
}

impl Opener for Arc<Pool> {
    fn open(
        &self,
        name: &str,
        said: &Said,
        bytes: &[u8],
        each: Each<'_>,
    ) -> Result<Opened, String> {
        let mut worker = self.worker()?;
        match worker.open(name, said, bytes, each) {
            Ok(done) => {
                self.give_back(worker);
                done
            }
            Err(broken) => Err(format!(
                "The file could not be read safely: {}. It is kept as it is; if you trust it, open it in the program \
                 that made it and save its text",
                worker.end(&broken)
            )),
        }
    }
}

/// Why a process is of no more use.
enum Broken {
    /// It took longer than so many seconds.
    Slow(u64),
    /// It has ended.
    Gone,
    /// It could not be spoken to.
    Pipe(String),
}

/// One process.
struct Worker {
    child: Child,
    input: BufWriter<ChildStdin>,
    answers: Receiver<Option<(Answer, Vec<u8>)>>,
    /// Reads the pipe; it ends with the process.
    _reading: Job<()>,
    state: String,
    files: usize,
    /// Whether all that it has read were plain words.
    only_plain: bool,
    bytes: usize,
}

impl Worker {
    fn start(program: &PathBuf) -> Result<Self, String> {
        let told = |why: &dyn std::fmt::Display| {
            format!("The program that reads foreign files could not be started: {why}")
        };
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| told(&e))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(told(&"it has no pipes"));
        };
        let (sender, answers) = sync_channel(1);
        let reading = jobs::spawn(
            "answers of the reader",
            || {},
            move |_| {
                let mut output = BufReader::new(output);
                loop {
                    let answer = receive::<Answer>(&mut output).unwrap_or(None);
                    let end = answer.is_none();
                    if sender.send(answer).is_err() || end {
                        return;
                    }
                }
            },
        );
        let mut worker = Self {
            child,
            input: BufWriter::new(input),
            answers,
            _reading: reading,
            state: String::new(),
            files: 0,
            only_plain: true,
            bytes: 0,
        };
        let mut left = Duration::from_secs(20);
        match worker.answer(&mut left, 20) {
            Ok((Answer::Ready(state), _)) => {
                worker.state = state;
                Ok(worker)
            }
            Ok(_) => Err(told(&"it does not answer as it should")),
            Err(broken) => Err(told(&worker.end(&broken))),
        }
    }

    /// The outer error is that of the process, the inner one that of the file.
    fn open(
        &mut self,
        name: &str,
        said: &Said,
        bytes: &[u8],
        each: Each<'_>,
    ) -> Result<Result<Opened, String>, Broken> {
        self.files += 1;
        self.only_plain &= is_plain(bytes);
        self.bytes += bytes.len();
        let seconds = seconds_for(bytes.len());
        let mut left = Duration::from_secs(seconds);
        let ask = Ask::Open { name: name.to_owned(), said: said.clone() };
        self.say(&ask, bytes)?;
        loop {
            match self.answer(&mut left, seconds)? {
                (Answer::Done(done), _) => return Ok(*done),
                (Answer::Item { name, said, refused }, bytes) => {
                    let content = refused.map_or(Ok(bytes), Err);
                    let go_on = each(Item { name, content, said });
                    self.say(&Ask::Next(go_on), &[])?;
                }
                (Answer::Ready(_), _) => return Err(Broken::Pipe("a wrong answer".to_owned())),
            }
        }
    }

    fn say(&mut self, ask: &Ask, bytes: &[u8]) -> Result<(), Broken> {
        send(&mut self.input, ask, bytes).map_err(|e| match e.kind() {
            std::io::ErrorKind::BrokenPipe => Broken::Gone,
            _ => Broken::Pipe(e.to_string()),
        })
    }

    fn answer(&self, left: &mut Duration, seconds: u64) -> Result<(Answer, Vec<u8>), Broken> {
        let from = Instant::now();
        let answer = self.answers.recv_timeout(*left);
        *left = left.saturating_sub(from.elapsed());
        match answer {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => Err(Broken::Gone),
            Err(RecvTimeoutError::Timeout) => Err(Broken::Slow(seconds)),
        }
    }

    /// Ends the process and says in words what became of it.
    fn end(&mut self, broken: &Broken) -> String {
        let gone = matches!(broken, Broken::Gone);
        if !gone {
            // It may have ended by itself meanwhile.
            drop(self.child.kill());
        }
        let status = self.child.wait().ok();
        match broken {
            Broken::Slow(seconds) => format!("reading it took longer than {seconds} seconds"),
            Broken::Pipe(why) => format!("the reader could not be spoken to ({why})"),
            Broken::Gone => status
                .map_or_else(|| "the reader ended".to_owned(), |status| how(status).to_owned()),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Whether a file is nothing but words: no markup, no archive, no page description, no picture.
fn is_plain(bytes: &[u8]) -> bool {
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '«' | '#' | '\'' | '‘');
    let written = |c: char| c != '<' && (!c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    std::str::from_utf8(bytes).is_ok_and(|text| {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        text.starts_with(begins) && text.chars().all(written) && !text.contains("%PDF")
    })
}

/// Five seconds and one for each megabyte, two minutes at most; a debug build is many times slower.
fn seconds_for(bytes: usize) -> u64 {
    let most = (5 + (bytes >> 20) as u64).min(120);
    if cfg!(debug_assertions) { most * 10 } else { most }
}

/// How a process ended, in words.
#[cfg(unix)]
fn how(status: std::process::ExitStatus) -> &'static str {
    use std::os::unix::process::ExitStatusExt as _;
    match status.signal() {
        // SIGSYS is 31 on the processors that we know.
        Some(31) => {
            "its reader wanted something that a reader of files may not do, and was stopped"
        }
        Some(24 | 9) => "its reader took too much time or memory, and was stopped",
        Some(6) => "its reader ran out of memory, or the file is nested too deeply",
        Some(_) => "its reader broke down",
        None => "its reader ended",
    }
}

#[cfg(not(unix))]
fn how(_status: std::process::ExitStatus) -> &'static str {
    "its reader ended"
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_words_are_plain() {
        for plain in
            ["Police freed 12 people.", "\u{feff}\n“Nous avons”, dit-il\t1 < ", "ตำรวจช่วย 12 คน"]
        {
            assert_eq!(is_plain(plain.as_bytes()), !plain.contains('<'), "{plain}");
        }
        let others: [&[u8]; 7] =
            [b"", b"<p>a", b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf1 a}", b"a\0b", b"\xff\xfea\0"];
        for other in others {
            assert!(!is_plain(other), "{other:?}");
        }
    }
}
