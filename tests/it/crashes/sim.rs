//! A disk in memory that forgets what was not flushed, fails when told to, and fills up.
//!
//! What a crash may leave: of each file, what was flushed, and any choice of 512-byte sectors written since
//! (the others zero) with any length between; of the names, what was flushed with its folder, and of the
//! operations since either a prefix (journalling file systems) or any subset. A failed flush marks its
//! sectors clean: they may be lost for ever, whatever a later flush says (ATC'20 "Can Applications Recover
//! from fsync Failures?").
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

use corrobora::storage::disk::{Disk, Handle, Kind, Locking, Stat};
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, UNIX_EPOCH},
};

const SECTOR: usize = 512;

/// What a crash may do to operations on names that were not flushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The first so many of them happened.
    Prefix,
    /// Any of them happened.
    Subset,
}

/// Which operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// None.
    Nothing,
    /// The n-th flush of a file or folder.
    Sync(usize),
    /// The n-th write, half of it done.
    Write(usize),
    /// The n-th rename or link, not done.
    Name(usize),
    /// All writes beyond so many bytes on the disk, until [`Sim::make_room`].
    Full(usize),
}

/// The disk; clones are the same disk.
#[derive(Clone)]
pub struct Sim(Arc<Mutex<State>>);

/// What a crash left, and how many changes had been confirmed by then.
pub struct Image {
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
    pub confirmed: usize,
    pub created: bool,
    pub originals: usize,
}

#[derive(Clone, Default)]
struct Inode {
    data: Vec<u8>,
    synced: usize,
    /// Sectors that a failed flush has given up, with how much of each was on the disk before.
    limbo: BTreeMap<usize, usize>,
    modified: u64,
}

#[derive(Clone)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Clone)]
enum Op {
    Add(PathBuf, Node),
    Remove(PathBuf),
    Rename(PathBuf, PathBuf, Node),
}

struct State {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, Node>,
    durable: BTreeMap<PathBuf, Node>,
    pending: Vec<Op>,
    mode: Names,
    failing: Failing,
    counts: [usize; 3],
    clock: u64,
    rng: fastrand::Rng,
    /// Images to take at each operation.
    per_operation: usize,
    images: Vec<Image>,
    confirmed: usize,
    created: bool,
    originals: usize,
}

impl Sim {
    /// An empty disk with the folder `/p`.
    pub fn new(mode: Names, failing: Failing, seed: u64, per_operation: usize) -> Self {
        let names = BTreeMap::from([(PathBuf::from("/p"), Node::Folder)]);
        Self(Arc::new(Mutex::new(State {
            inodes: Vec::new(),
            durable: names.clone(),
            names,
            pending: Vec::new(),
            mode,
            failing,
            counts: [0; 3],
            clock: 0,
            rng: fastrand::Rng::with_seed(seed),
            per_operation,
            images: Vec::new(),
            confirmed: 0,
            created: false,
            originals: 0,
        })))
    }

    /// A disk as a crash left it; takes no images of its own.
    pub fn of(image: &Image, mode: Names, seed: u64) -> Self {
        let sim = Self::new(mode, Failing::Nothing, seed, 0);
        let mut state = sim.state();
        for (path, bytes) in &image.files {
            let node = match bytes {
                None => Node::Folder,
                Some(bytes) => {
                    state.inodes.push(Inode {
                        data: bytes.clone(),
                        synced: bytes.len(),
                        ..Inode::default()
                    });
                    Node::File(state.inodes.len() - 1)
                }
            };
            state.names.insert(path.clone(), node);
        }
        state.durable = state.names.clone();
        drop(state);
        sim
    }

    pub fn disk(&self) -> Arc<dyn Disk> {
        Arc::new(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Says that so many changes have been confirmed.
    pub fn confirm(&self, changes: usize) {
        self.state().confirmed = changes;
    }

    /// Says that the project's creation has been confirmed.
    pub fn confirm_created(&self) {
        self.state().created = true;
    }

    /// Says that so many originals have been confirmed.
    pub fn confirm_originals(&self, originals: usize) {
        self.state().originals = originals;
    }

    /// The disk is no longer full.
    pub fn make_room(&self) {
        let mut state = self.state();
        if let Failing::Full(_) = state.failing {
            state.failing = Failing::Nothing;
        }
    }

    /// The images taken so far.
    pub fn images(&self) -> Vec<Image> {
        std::mem::take(&mut self.state().images)
    }

    /// One crash now in which nothing unflushed survives.
    pub fn hardest_crash(&self) -> Image {
        self.state().image(Some(false))
    }

    /// Whether the injected failure has happened.
    pub fn has_failed(&self) -> bool {
        let state = self.state();
        match state.failing {
            Failing::Nothing | Failing::Full(_) => true,
            Failing::Write(n) => state.counts[0] >= n,
            Failing::Sync(n) => state.counts[1] >= n,
            Failing::Name(n) => state.counts[2] >= n,
        }
    }
}

impl State {
    /// Before each operation the power may go.
    fn tick(&mut self) {
        self.clock += 1;
        for _ in 0..self.per_operation {
            let image = self.image(None);
            self.images.push(image);
        }
    }

    fn used(&self) -> usize {
        let live: BTreeSet<usize> = self
            .names
            .values()
            .filter_map(|n| if let Node::File(i) = n { Some(*i) } else { None })
            .collect();
        live.into_iter().map(|i| self.inodes[i].data.len()).sum()
    }

    fn node(&self, path: &Path) -> io::Result<&Node> {
        self.names.get(path).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn inode(&self, path: &Path) -> io::Result<usize> {
        match self.node(path)? {
            Node::File(i) => Ok(*i),
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn parent_is_there(&self, path: &Path) -> io::Result<()> {
        match self.node(path.parent().unwrap())? {
            Node::Folder => Ok(()),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn fails(&mut self, kind: usize) -> bool {
        self.counts[kind] += 1;
        let n = self.counts[kind];
        match self.failing {
            Failing::Write(at) => kind == 0 && at == n,
            Failing::Sync(at) => kind == 1 && at == n,
            Failing::Name(at) => kind == 2 && at == n,
            Failing::Nothing | Failing::Full(_) => false,
        }
    }

    fn op(&mut self, op: Op) {
        apply(&mut self.names, &op);
        self.pending.push(op);
    }

    /// What a crash leaves; `all` decides for everything unflushed instead of chance.
    fn image(&mut self, all: Option<bool>) -> Image {
        let mut names = self.durable.clone();
        let ops = self.pending.clone();
        let cut = match all {
            Some(true) => ops.len(),
            Some(false) => 0,
            None => self.rng.usize(0..=ops.len()),
        };
        for (i, op) in ops.iter().enumerate() {
            let happened = match (all, self.mode) {
                (Some(all), _) => all,
                (None, Names::Prefix) => i < cut,
                (None, Names::Subset) => self.rng.bool(),
            };
            if happened {
                apply(&mut names, op);
            }
        }
        let reachable: Vec<PathBuf> = names
            .keys()
            .filter(|p| {
                p.ancestors()
                    .skip(1)
                    .take_while(|a| a.starts_with("/p"))
                    .all(|a| matches!(names.get(a), Some(Node::Folder)))
            })
            .cloned()
            .collect();
        let mut contents: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        let mut files = BTreeMap::new();
        for path in reachable {
            let bytes = match names[&path] {
                Node::Folder => None,
                Node::File(i) => {
                    Some(contents.entry(i).or_insert_with(|| self.content(i, all)).clone())
                }
            };
            files.insert(path, bytes);
        }
        Image { files, confirmed: self.confirmed, created: self.created, originals: self.originals }
    }

    fn content(&mut self, i: usize, all: Option<bool>) -> Vec<u8> {
        let inode = self.inodes[i].clone();
        if all == Some(true) {
            return inode.data;
        }
        let len = match all {
            Some(_) => inode.synced,
            None if self.rng.bool() => inode.data.len(),
            None => self.rng.usize(inode.synced..=inode.data.len()),
        };
        let mut out = inode.data[..len].to_vec();
        for (sector, chunk) in out.chunks_mut(SECTOR).enumerate() {
            // What was flushed in an earlier state of the sector stays.
            let flushed = inode.synced.saturating_sub(sector * SECTOR);
            let flushed = inode.limbo.get(&sector).map_or(flushed, |before| flushed.min(*before));
            if flushed < chunk.len() && (all.is_some() || self.rng.u8(..) < 80) {
                chunk[flushed..].fill(0);
            }
        }
        out
    }
}

fn apply(names: &mut BTreeMap<PathBuf, Node>, op: &Op) {
    match op {
        Op::Add(path, node) => {
            names.insert(path.clone(), node.clone());
        }
        Op::Remove(path) => {
            names.remove(path);
        }
        Op::Rename(from, to, node) => {
            names.remove(from);
            names.insert(to.clone(), node.clone());
        }
    }
}

fn touches(op: &Op, folder: &Path) -> bool {
    match op {
        Op::Add(path, _) | Op::Remove(path) => path.parent() == Some(folder),
        Op::Rename(from, to, _) => from.parent() == Some(folder) || to.parent() == Some(folder),
    }
}

struct Open {
    disk: Sim,
    inode: usize,
}

impl Handle for Open {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        state.tick();
        let fails = state.fails(0);
        let room = match state.failing {
            Failing::Full(most) => most.saturating_sub(state.used()),
            _ => usize::MAX,
        };
        let (done, result) = if fails {
            (bytes.len() / 2, Err(io::Error::other("EIO")))
        } else if room < bytes.len() {
            (room, Err(io::ErrorKind::StorageFull.into()))
        } else {
            (bytes.len(), Ok(()))
        };
        let now = state.clock;
        let inode = &mut state.inodes[self.inode];
        inode.data.extend_from_slice(&bytes[..done]);
        inode.modified = now;
        // The power may go while the sectors are on their way.
        state.tick();
        result
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        state.tick();
        let fails = state.fails(1);
        let inode = &mut state.inodes[self.inode];
        let new = inode.synced / SECTOR..inode.data.len().div_ceil(SECTOR);
        if fails {
            let synced = inode.synced;
            for sector in new {
                inode.limbo.entry(sector).or_insert(synced.saturating_sub(sector * SECTOR));
            }
            return Err(io::Error::other("EIO"));
        }
        inode.synced = inode.data.len();
        Ok(())
    }
}

impl Disk for Sim {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.state().node(path).map(|_| path.to_owned())
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let state = self.state();
        let (kind, len, modified, id) = match *state.node(path)? {
            Node::Folder => (Kind::Folder, 0, 0, usize::MAX),
            Node::File(i) => (Kind::File, state.inodes[i].data.len(), state.inodes[i].modified, i),
        };
        Ok(Stat {
            kind,
            len: len as u64,
            modified: Some(UNIX_EPOCH + Duration::from_secs(modified)),
            id: (1, id as u64),
            read_only: false,
        })
    }

    fn read(&self, path: &Path, _max: u64) -> io::Result<Vec<u8>> {
        let state = self.state();
        let inode = state.inode(path)?;
        Ok(state.inodes[inode].data.clone())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let state = self.state();
        state.node(folder)?;
        let inside = state.names.keys().filter(|p| p.parent() == Some(folder));
        Ok(inside.map(|p| p.file_name().unwrap().to_owned()).collect())
    }

    fn create_new(&self, path: &Path, _like: &Path) -> io::Result<Box<dyn Handle>> {
        let mut state = self.state();
        state.tick();
        state.parent_is_there(path)?;
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let modified = state.clock;
        state.inodes.push(Inode { modified, ..Inode::default() });
        let inode = state.inodes.len() - 1;
        state.op(Op::Add(path.to_owned(), Node::File(inode)));
        Ok(Box::new(Open { disk: self.clone(), inode }))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.tick();
        if state.fails(2) {
            return Err(io::Error::other("EIO"));
        }
        state.parent_is_there(to)?;
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let inode = state.inode(from)?;
        state.op(Op::Add(to.to_owned(), Node::File(inode)));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.tick();
        if state.fails(2) {
            return Err(io::Error::other("EIO"));
        }
        let inode = state.inode(from)?;
        state.op(Op::Rename(from.to_owned(), to.to_owned(), Node::File(inode)));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.inode(path)?;
        state.tick();
        state.op(Op::Remove(path.to_owned()));
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<bool> {
        let mut state = self.state();
        state.parent_is_there(path)?;
        match state.names.get(path) {
            Some(Node::Folder) => Ok(false),
            Some(Node::File(_)) => Err(io::ErrorKind::AlreadyExists.into()),
            None => {
                state.tick();
                state.op(Op::Add(path.to_owned(), Node::Folder));
                Ok(true)
            }
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.tick();
        state.node(path)?;
        if state.fails(1) {
            return Err(io::Error::other("EIO"));
        }
        let last = state.pending.iter().rposition(|op| touches(op, path));
        let (mode, mut i) = (state.mode, 0);
        let pending = std::mem::take(&mut state.pending);
        for op in pending {
            let flushed = match mode {
                Names::Prefix => last.is_some_and(|last| i <= last),
                Names::Subset => touches(&op, path),
            };
            if flushed {
                apply(&mut state.durable, &op);
            } else {
                state.pending.push(op);
            }
            i += 1;
        }
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Locking> {
        let mut state = self.state();
        state.parent_is_there(path)?;
        if !state.names.contains_key(path) {
            state.inodes.push(Inode::default());
            let inode = state.inodes.len() - 1;
            state.op(Op::Add(path.to_owned(), Node::File(inode)));
        }
        Ok(Locking::Held(Box::new(())))
    }
}
