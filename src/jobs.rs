//! Named worker threads with progress and cancel. The only place that starts a thread; what a job does is
//! its own affair.
//!
//! A job gets a snapshot of what it needs and gives one result; a panic in it becomes an error of that job
//! and of nothing else.

use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
};

/// Work under way on a thread of its own. Dropping it cancels the work and does not wait.
#[derive(Debug)]
pub struct Job<T> {
    result: mpsc::Receiver<Result<T, Crashed>>,
    progress: Progress,
    done: bool,
}

/// The job stopped by a fault of the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{job} stopped by a fault of the program: {message}. Nothing of it was kept; please report this"
)]
pub struct Crashed {
    /// Name of the job.
    pub job: String,
    /// What the fault said.
    pub message: String,
}

/// How far a job is, seen from both sides; also how it learns that it is to stop.
#[derive(Clone)]
pub struct Progress {
    state: Arc<State>,
}

struct State {
    now: Mutex<(usize, usize, String)>,
    cancelled: AtomicBool,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Progress").field(&self.now()).finish()
    }
}

impl Progress {
    /// A progress that nobody looks at: for work that is done at once.
    pub fn unseen() -> Self {
        Self::new(|| {})
    }

    fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            state: Arc::new(State {
                now: Mutex::new((0, 0, String::new())),
                cancelled: AtomicBool::new(false),
                wake: Box::new(wake),
            }),
        }
    }

    /// Says that `done` of `total` is done and what is being worked on; wakes whoever looks.
    pub fn set(&self, done: usize, total: usize, label: &str) {
        *self.state.now.lock().unwrap_or_else(PoisonError::into_inner) =
            (done, total, label.to_owned());
        (self.state.wake)();
    }

    /// Says what is being worked on, within what is counted.
    pub fn label(&self, label: &str) {
        label.clone_into(&mut self.state.now.lock().unwrap_or_else(PoisonError::into_inner).2);
        (self.state.wake)();
    }

    /// How much is done, of how much, and what is being worked on.
    pub fn now(&self) -> (usize, usize, String) {
        self.state.now.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the work is to stop; it keeps what is done.
    pub fn cancelled(&self) -> bool {
        self.state.cancelled.load(Ordering::Relaxed)
    }
}

impl<T> Job<T> {
    /// The result, once; `None` while the work is under way and after the result has been taken.
    pub fn poll(&mut self) -> Option<Result<T, Crashed>> {
        if self.done {
            return None;
        }
        let result = self.result.try_recv().ok()?;
        self.done = true;
        Some(result)
    }

    /// Waits for the result: for the command line and for tests, never in a frame.
    pub fn wait(mut self) -> Result<T, Crashed> {
        self.done = true;
        self.result.recv().unwrap_or_else(|_| {
            Err(Crashed { job: "The job".to_owned(), message: "it gave no result".to_owned() })
        })
    }

    /// How much is done, of how much, and what is being worked on.
    pub fn progress(&self) -> (usize, usize, String) {
        self.progress.now()
    }

    /// Asks the work to stop; it still gives a result.
    pub fn cancel(&self) {
        self.progress.state.cancelled.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Starts work on a thread called `name` that looks after itself; an error if the system gives none.
#[expect(clippy::disallowed_methods, reason = "the one place that starts threads")]
pub fn start(
    name: &str,
    work: impl FnOnce() + Send + 'static,
) -> std::io::Result<std::thread::JoinHandle<()>> {
    std::thread::Builder::new().name(format!("corrobora-{name}")).spawn(work)
}

/// Does a small piece of work on a thread of its own while the caller does the rest of what it waits for anyway; on the
/// caller's thread if the system gives no other.
#[expect(clippy::disallowed_methods, reason = "the one place that starts threads")]
pub fn beside<A: Send, B>(aside: impl Fn() -> A + Sync, here: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let helper = std::thread::Builder::new().spawn_scoped(scope, &aside).ok();
        let here = here();
        let aside = helper.and_then(|helper| helper.join().ok()).unwrap_or_else(&aside);
        (aside, here)
    })
}

/// Starts work on a thread called `name`; `wake` is called when there is something to see.
///
/// If the system gives no thread, the result is the error.
#[expect(clippy::disallowed_methods, reason = "the one place that starts threads")]
pub fn spawn<T: Send + 'static>(
    name: &str,
    wake: impl Fn() + Send + Sync + 'static,
    work: impl FnOnce(&Progress) -> T + Send + 'static,
) -> Job<T> {
    let progress = Progress::new(wake);
    let (sender, result) = mpsc::channel();
    let failed = sender.clone();
    let (inside, job) = (progress.clone(), name.to_owned());
    let started = std::thread::Builder::new().name(format!("corrobora-{name}")).spawn(move || {
        let result = std::panic::catch_unwind(AssertUnwindSafe(|| work(&inside)))
            .map_err(|panic| Crashed { job, message: message(&*panic) });
        // Nobody waits any more when the job was dropped.
        drop(sender.send(result));
        (inside.state.wake)();
    });
    if let Err(error) = started {
        drop(failed.send(Err(Crashed { job: name.to_owned(), message: error.to_string() })));
    }
    Job { result, progress, done: false }
}

/// Runs work that may start helpers with [`help`]; when it returns, all of them have ended.
#[expect(clippy::disallowed_methods, reason = "the one place that starts threads")]
pub fn with_helpers<'env, R>(
    work: impl for<'scope> FnOnce(&'scope std::thread::Scope<'scope, 'env>) -> R,
) -> R {
    std::thread::scope(work)
}

/// Starts a helper on a thread called `name`; an error if the system gives none.
#[expect(clippy::disallowed_methods, reason = "the one place that starts threads")]
pub fn help<'scope>(
    scope: &'scope std::thread::Scope<'scope, '_>,
    name: &str,
    work: impl FnOnce() + Send + 'scope,
) -> std::io::Result<()> {
    let name = format!("corrobora-{name}");
    std::thread::Builder::new().name(name).spawn_scoped(scope, work).map(drop)
}

/// Runs work that may have a fault; the fault becomes an error with its message.
pub fn guarded<T>(job: &str, work: impl FnOnce() -> T) -> Result<T, Crashed> {
    std::panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|panic| Crashed { job: job.to_owned(), message: message(&*panic) })
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}

/// Results that come out of order wait for at most so many before them.
const AHEAD: usize = 64;

/// Does the same work on many things with several threads; results come in the order of the things.
///
/// A panic in one work is an error of that one. What waits is bounded, so memory does not grow with the number of
/// things.
pub fn in_order<T: Send + 'static, R: Send + 'static>(
    name: &str,
    things: Vec<T>,
    threads: usize,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    mut each: impl FnMut(Result<R, Crashed>),
) {
    let total = things.len();
    let queue = Arc::new((Mutex::new((things.into_iter().enumerate(), 0_usize)), Condvar::new()));
    let work = Arc::new(work);
    let (sender, results) = mpsc::channel();
    let jobs: Vec<Job<()>> = (0..threads.max(1))
        .map(|_| {
            let (queue, work, sender) = (Arc::clone(&queue), Arc::clone(&work), sender.clone());
            let job = name.to_owned();
            spawn(
                name,
                || {},
                move |_| {
                    loop {
                        let (lock, came) = &*queue;
                        let mut state = lock.lock().unwrap_or_else(PoisonError::into_inner);
                        // The next one must not run too far ahead of what was given out.
                        let next = loop {
                            let taken = total - state.0.len();
                            if state.0.len() == 0 || taken < state.1 + AHEAD {
                                break state.0.next();
                            }
                            state = came.wait(state).unwrap_or_else(PoisonError::into_inner);
                        };
                        drop(state);
                        let Some((number, thing)) = next else { return };
                        let done = guarded(&job, || work(thing));
                        if sender.send((number, done)).is_err() {
                            return;
                        }
                    }
                },
            )
        })
        .collect();
    drop(sender);
    let mut waiting: std::collections::BTreeMap<usize, Result<R, Crashed>> =
        std::collections::BTreeMap::new();
    let mut due = 0;
    for (number, done) in results {
        waiting.insert(number, done);
        while let Some(done) = waiting.remove(&due) {
            each(done);
            due += 1;
        }
        let (lock, came) = &*queue;
        lock.lock().unwrap_or_else(PoisonError::into_inner).1 = due;
        came.notify_all();
    }
    drop(jobs);
}
