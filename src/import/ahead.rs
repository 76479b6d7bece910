//! Files are opened on threads of their own, a little ahead of who takes what came of them. What is taken, and in which
//! order, does not depend on which thread is the fastest.

use super::{Each, Opened, document::Item, document::Said, run::Opener};
use crate::{jobs, model::Hash};
use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::Scope,
};

/// So many files are worked on at a time, those inside others included.
pub(super) const AT_A_TIME: usize = 2;

/// The bytes of a file with their hash, or why there are none.
pub(super) type Loaded = Result<(Arc<Vec<u8>>, Hash), String>;

/// What a thread tells of the file that it opens, in this order: one of the first, any number of the second, one of the
/// third.
enum Event {
    Loaded(Loaded),
    Item(Box<Item>),
    Done(Box<Result<Opened, String>>),
}

/// A file that is being opened.
pub(super) struct Opening {
    events: Receiver<Event>,
    stop: Arc<AtomicBool>,
}

/// What comes next of a file that is being opened.
pub(super) enum Next {
    /// A file inside.
    Item(Item),
    /// The end.
    Done(Result<Opened, String>),
}

/// Starts threads that open files.
pub(super) struct Ahead<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    opener: &'env (dyn Opener + Sync),
    /// What need not be opened because it is known.
    known: &'env (dyn Fn(Hash) -> bool + Sync),
    turns: Arc<Turns>,
}

/// Lets [`AT_A_TIME`] threads work; the others wait.
#[derive(Default)]
struct Turns {
    working: Mutex<usize>,
    came: Condvar,
}

impl Turns {
    fn take(&self) {
        let mut working = self.working.lock().unwrap_or_else(PoisonError::into_inner);
        while *working >= AT_A_TIME {
            working = self.came.wait(working).unwrap_or_else(PoisonError::into_inner);
        }
        *working += 1;
    }

    fn give_back(&self) {
        *self.working.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.came.notify_one();
    }
}

impl<'scope, 'env> Ahead<'scope, 'env> {
    /// Threads of this scope, which must end before it does.
    pub fn new(
        scope: &'scope Scope<'scope, 'env>,
        opener: &'env (dyn Opener + Sync),
        known: &'env (dyn Fn(Hash) -> bool + Sync),
    ) -> Self {
        Self { scope, opener, known, turns: Arc::default() }
    }

    /// Begins to open a file of this name that `load` gives the bytes of.
    pub fn open(
        &self,
        name: String,
        said: Said,
        load: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'scope,
    ) -> Opening {
        // One event waits at most, so that memory is bounded by a few files and not by what an archive holds.
        let (sender, events) = sync_channel(1);
        let stop = Arc::new(AtomicBool::new(false));
        let (opener, known, turns) = (self.opener, self.known, Arc::clone(&self.turns));
        let (stopped, failed) = (Arc::clone(&stop), sender.clone());
        let started = jobs::help(self.scope, "open", move || {
            turns.take();
            let work = || work(opener, known, &turns, &sender, &stopped, (&name, &said), load);
            let done = jobs::guarded("Reading the file", work);
            turns.give_back();
            if let Err(crashed) = done {
                drop(sender.send(Event::Done(Box::new(Err(crashed.to_string())))));
            }
        });
        if let Err(error) = started {
            let why = format!("The file could not be opened: {error}");
            drop(failed.send(Event::Loaded(Err(why))));
        }
        Opening { events, stop }
    }
}

/// What a thread does. It has its turn when this is called and when it returns, and not while it waits.
fn work(
    opener: &dyn Opener,
    known: &dyn Fn(Hash) -> bool,
    turns: &Turns,
    sender: &SyncSender<Event>,
    stopped: &AtomicBool,
    (name, said): (&str, &Said),
    load: impl FnOnce() -> Result<Vec<u8>, String>,
) {
    let send = |event| {
        turns.give_back();
        let sent = sender.send(event).is_ok();
        turns.take();
        sent && !stopped.load(Ordering::Relaxed)
    };
    let loaded: Loaded = load().map(|bytes| {
        let hash = Hash::of(&bytes);
        (Arc::new(bytes), hash)
    });
    let bytes = loaded.as_ref().ok().map(|(bytes, hash)| (Arc::clone(bytes), *hash));
    if !send(Event::Loaded(loaded)) {
        return;
    }
    let Some((bytes, hash)) = bytes else { return };
    if known(hash) {
        return;
    }
    let each: Each<'_> = &mut |item| send(Event::Item(Box::new(item)));
    let done = opener.open(name, said, &bytes, each);
    drop(bytes);
    send(Event::Done(Box::new(done)));
}

impl Opening {
    /// Waits for the bytes.
    pub fn loaded(&self) -> Loaded {
        match self.events.recv() {
            Ok(Event::Loaded(loaded)) => loaded,
            Ok(Event::Done(done)) => Err(done.err().unwrap_or_else(|| GONE.to_owned())),
            Ok(Event::Item(_)) | Err(_) => Err(GONE.to_owned()),
        }
    }

    /// Waits for what comes next.
    pub fn next(&self) -> Next {
        match self.events.recv() {
            Ok(Event::Item(item)) => Next::Item(*item),
            Ok(Event::Done(done)) => Next::Done(*done),
            Ok(Event::Loaded(_)) | Err(_) => Next::Done(Err(GONE.to_owned())),
        }
    }

    /// Wants no more files from inside; the end still comes.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

const GONE: &str = "The file could not be opened: its thread has ended";
