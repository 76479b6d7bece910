//! The thread that saves: changes go to the journal within moments, however slow the disk is, and whoever
//! makes them never waits.

use super::{Error, Originals, Store, snapshot::Body};
use crate::{jobs, model::Project, session::Session};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// How long after a failure saving is tried again without being asked.
const RETRY: Duration = Duration::from_secs(3);

/// Whether everything handed over so far is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It is on its way.
    Writing,
    /// It is not, and why. The project in memory is the only whole one; saving is tried again.
    Failed(String),
}

/// A store on a thread of its own.
pub struct Writer {
    sender: Option<Sender<Message>>,
    shared: Arc<Shared>,
    originals: Originals,
    thread: Option<JoinHandle<()>>,
}

enum Message {
    Append(Vec<Vec<u8>>),
    /// A whole version; the sender is for the thread that writes the text of a large one.
    Checkpoint(Arc<Project>, Option<Sender<Self>>),
    /// The text of a version is written.
    Written(Arc<Project>, Result<Body, Error>),
    KeepMine,
    Close(Arc<Project>),
}

struct Shared {
    status: Mutex<Status>,
    wake: Box<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct Status {
    /// Messages that were sent and not yet worked on to the end.
    queued: usize,
    /// The last failure, until something succeeds.
    failed: Option<String>,
    /// A whole version is due; only the owner of the project can hand it over.
    wants: bool,
    /// Whether the last failure is that others changed the file.
    changed_outside: bool,
}

impl Writer {
    /// Starts the thread; `wake` is called from it whenever [`Writer::state`] may have changed.
    pub fn spawn(store: Store, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        let wants = store.checkpoint_due();
        let status = Mutex::new(Status { wants, ..Status::default() });
        let shared = Arc::new(Shared { status, wake: Box::new(wake) });
        let originals = store.originals();
        let for_thread = Arc::clone(&shared);
        let thread = jobs::start("writer", move || {
            let worker = Worker {
                store,
                shared: for_thread,
                tried: None,
                writing: None,
                running: false,
                in_vain: 0,
            };
            worker.run(&receiver);
        });
        match thread {
            Ok(thread) => Self { sender: Some(sender), shared, originals, thread: Some(thread) },
            Err(error) => {
                shared.with(|s| s.failed = Some(format!("Saving could not be started: {error}")));
                Self { sender: None, shared, originals, thread: None }
            }
        }
    }

    /// Hands over a session's new changes, and the whole project when a version is due.
    ///
    /// Called after every frame in which something was committed, and whenever `wake` was called.
    pub fn follow(&self, session: &mut Session) {
        let frames = session.take_frames();
        if !frames.is_empty() {
            self.append(frames);
        }
        if self.wants_checkpoint() {
            self.checkpoint(session.snapshot());
        }
    }

    /// Hands over changes for the journal.
    pub fn append(&self, frames: Vec<Vec<u8>>) {
        self.send(Message::Append(frames));
    }

    /// Asks for a whole version. `project` holds every change that was appended before, and no other one.
    pub fn checkpoint(&self, project: Arc<Project>) {
        self.shared.with(|status| status.wants = false);
        self.send(Message::Checkpoint(project, self.sender.clone()));
    }

    /// Whether a whole version is due: the journal is long or takes no more.
    pub fn wants_checkpoint(&self) -> bool {
        self.shared.with(|status| status.wants)
    }

    /// Lets the next version replace a file that another program has changed, after asking a person.
    pub fn keep_mine(&self, project: Arc<Project>) {
        self.send(Message::KeepMine);
        self.checkpoint(project);
    }

    /// Whether saving stands still because another program has changed the file.
    pub fn changed_outside(&self) -> bool {
        self.shared.with(|status| status.changed_outside)
    }

    /// Whether everything is on the disk.
    pub fn state(&self) -> SaveState {
        self.shared.with(|status| match &status.failed {
            Some(why) => SaveState::Failed(why.clone()),
            None if status.queued > 0 => SaveState::Writing,
            None => SaveState::Saved,
        })
    }

    /// A handle for workers that import.
    pub fn originals(&self) -> Originals {
        self.originals.clone()
    }

    /// Saves what is only in the journal as a whole version, lets go of the lock and ends the thread.
    ///
    /// Waits for the disk. `project` holds every change that was appended before.
    pub fn close(mut self, project: Arc<Project>) -> SaveState {
        self.send(Message::Close(project));
        self.join();
        self.state()
    }

    fn send(&self, message: Message) {
        self.shared.with(|status| status.queued += 1);
        let sent = self.sender.as_ref().is_some_and(|sender| sender.send(message).is_ok());
        if !sent {
            self.shared.with(|status| {
                status.queued -= 1;
                status.failed.get_or_insert_with(|| STOPPED.to_owned());
            });
        }
    }

    fn join(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            self.shared.with(|status| status.failed = Some(STOPPED.to_owned()));
        }
    }
}

const STOPPED: &str = "Saving has stopped because of an error in the program. Save a copy now";

impl Drop for Writer {
    fn drop(&mut self) {
        // What was handed over still reaches the journal.
        self.join();
    }
}

impl Shared {
    fn with<T>(&self, f: impl FnOnce(&mut Status) -> T) -> T {
        // A panic elsewhere leaves the status as it was, which is still true.
        f(&mut self.status.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

struct Worker {
    store: Store,
    shared: Arc<Shared>,
    /// When a whole version was last tried while the journal took no more.
    tried: Option<Instant>,
    /// The version whose text is being written on another thread, until a change is appended behind it.
    writing: Option<Arc<Project>>,
    /// Whether a text is being written, be it wanted still or not.
    running: bool,
    /// How often in a row such a text came too late.
    in_vain: u32,
}

/// A project with more text than this, in bytes, is written as text on a thread of its own, so that changes made
/// meanwhile reach the journal at once. RON is written at some 50 MB a second: this is a tenth of a second.
const LARGE: usize = 4 << 20;

/// After so many texts that came too late, because somebody went on working, one is waited for.
const MOST_IN_VAIN: u32 = 5;

impl Worker {
    fn run(mut self, receiver: &Receiver<Message>) {
        loop {
            let first = if self.store.is_safe() {
                receiver.recv().map_err(|_cause| RecvTimeoutError::Disconnected)
            } else {
                receiver.recv_timeout(RETRY)
            };
            match first {
                Ok(first) => {
                    // What has queued up meanwhile is written and flushed in one go.
                    let batch: Vec<Message> =
                        std::iter::once(first).chain(receiver.try_iter()).collect();
                    let Some(next) = self.work(batch) else { return };
                    self = next;
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.shared.with(|status| status.wants = true);
                    (self.shared.wake)();
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Works on messages in order; `None` after the last one.
    fn work(mut self, batch: Vec<Message>) -> Option<Self> {
        let count = batch.len();
        let last_version = batch.iter().rposition(|m| matches!(m, Message::Checkpoint(..)));
        let mut frames = Vec::new();
        let mut result = Ok(());
        let saved = last_version.is_some();
        for (i, message) in batch.into_iter().enumerate() {
            match message {
                Message::Append(more) => frames.extend(more),
                // A later version in the same batch holds everything that this one does.
                Message::Checkpoint(..) if last_version > Some(i) => {}
                Message::Checkpoint(project, sender) => {
                    // A failure of the journal is made good by the version that follows.
                    drop(self.append(&std::mem::take(&mut frames)));
                    self.tried = Some(Instant::now());
                    if self.can_wait(&project)
                        && let Some(sender) = sender
                        && self.write_apart(&project, sender)
                    {
                        continue;
                    }
                    (self.writing, self.in_vain) = (None, 0);
                    result = self.store.checkpoint(&project);
                }
                Message::Written(project, body) => {
                    self.running = false;
                    result = result.and(self.append(&std::mem::take(&mut frames)));
                    // What was appended since is not in this text: it would be lost with the journal.
                    if self.writing.take().is_some_and(|one| Arc::ptr_eq(&one, &project)) {
                        self.in_vain = 0;
                        result =
                            body.and_then(|body| self.store.checkpoint_as(&project, Some(body)));
                    } else {
                        self.in_vain += 1;
                    }
                }
                Message::KeepMine => result = self.store.keep_mine(),
                Message::Close(project) => {
                    drop(self.append(&frames));
                    let Self { store, shared, .. } = self;
                    let result = store.close(&project);
                    finish(&shared, &Batch { count, wants: false, saved: true }, result);
                    return None;
                }
            }
        }
        if !frames.is_empty() {
            let appended = self.append(&frames);
            result = result.and(appended);
        }
        let tried_lately = self.tried.is_some_and(|at| at.elapsed() < RETRY);
        let wants = self.store.checkpoint_due() && !tried_lately && !self.running;
        finish(&self.shared, &Batch { count, wants, saved }, result);
        Some(self)
    }

    fn append(&mut self, frames: &[Vec<u8>]) -> Result<(), Error> {
        if !frames.is_empty() {
            self.writing = None;
        }
        self.store.append(frames)
    }

    /// Whether the text of a version may be written apart: the journal holds everything meanwhile.
    fn can_wait(&self, project: &Project) -> bool {
        let size: usize = project.texts.values().map(|text| text.as_str().len()).sum();
        let records = project.claims.len() + project.annotations.len() + project.history.len();
        !self.running
            && self.in_vain < MOST_IN_VAIN
            && self.store.is_safe()
            && size + records * 300 > LARGE
    }

    /// Starts writing the text of a version on a thread of its own; whether it could be started.
    fn write_apart(&mut self, project: &Arc<Project>, sender: Sender<Message>) -> bool {
        let snapshot = Arc::clone(project);
        let work = move || {
            let body = Body::of(&snapshot);
            // Nobody waits for it any more when the project was closed meanwhile.
            drop(sender.send(Message::Written(snapshot, body)));
        };
        let started = jobs::start("version", work);
        if started.is_ok() {
            (self.writing, self.running) = (Some(Arc::clone(project)), true);
            self.shared.with(|status| status.queued += 1);
        }
        started.is_ok()
    }
}

/// What a batch of messages was.
struct Batch {
    count: usize,
    /// Whether a whole version is due after it.
    wants: bool,
    /// Whether a whole version was tried in it.
    saved: bool,
}

/// Notes what has become of a batch.
fn finish(shared: &Shared, batch: &Batch, result: Result<(), Error>) {
    shared.with(|status| {
        status.queued -= batch.count;
        status.wants |= batch.wants;
        // A change that reached the journal does not settle that others have changed the file.
        if status.changed_outside && !batch.saved && result.is_ok() {
            return;
        }
        status.changed_outside = matches!(result, Err(Error::ChangedOutside { .. }));
        status.failed = result.err().map(|error| error.to_string());
    });
    (shared.wake)();
}
