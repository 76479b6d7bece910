//! The crash simulator: power cuts at every operation, failing flushes, writes and renames, full disks.
//! Every confirmed change must be there afterwards and nothing may be half; planted mistakes must show.
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

mod sim;

use crate::edits::{at, case, change, session};
use corrobora::{
    edit::Edit,
    model::{Hash, Origin, OriginId, Project},
    session::Session,
    storage::{self, Fault, Opened, Store},
};
use sim::{Failing, Image, Names, Sim};
use std::{collections::BTreeSet, path::Path, sync::Arc};

const PATH: &str = "/p/case.corrobora.ron";

/// What was tried, and what did not hold.
#[derive(Default)]
struct Count {
    images: usize,
    violations: Vec<String>,
}

/// A person at work: changes, saves, restarts. Remembers every state that the project has had.
struct Work {
    sim: Sim,
    fault: Option<Fault>,
    states: Vec<Project>,
    originals: Vec<Hash>,
}

impl Work {
    fn new(mode: Names, failing: Failing, fault: Option<Fault>, seed: u64, images: usize) -> Self {
        let sim = Sim::new(mode, failing, seed, images);
        Self { sim, fault, states: vec![case(1)], originals: Vec::new() }
    }

    /// Creates, works, closes, reopens, is killed, reopens again.
    fn day(&mut self) -> Option<()> {
        let created = storage::create_on(&self.sim.disk(), Path::new(PATH), &case(1)).ok()?;
        self.sim.confirm_created();
        self.sim.confirm(0);
        created.store?.close(&created.project).ok()?;
        self.sitting(&[1, 2, 0, 1, 3, 0, 0, 1], true)?;
        self.sitting(&[1, 2], false)?;
        self.sitting(&[1, 0, 2], false)?;
        self.sim.make_room();
        self.sitting(&[1, 1], true)
    }

    /// Opens, makes changes (so many at a time; 0 saves a version), and closes or is killed.
    fn sitting(&mut self, steps: &[usize], close: bool) -> Option<()> {
        let opened = storage::open_on(&self.sim.disk(), Path::new(PATH), self.fault).ok()?;
        let Opened { project, store, .. } = opened;
        let mut store = store?;
        assert_eq!(&project, self.states.last().unwrap(), "reopened without a crash");
        let mut session = session(project, self.states.len() as u64);
        for &step in steps {
            if step == 0 {
                self.saved(&mut store, &session);
                continue;
            }
            for _ in 0..step {
                self.change(&mut session);
            }
            if step == 3
                && let Ok(hash) =
                    store.put_original(format!("original {}", self.states.len()).as_bytes())
            {
                self.originals.push(hash);
                self.sim.confirm_originals(self.originals.len());
            }
            match store.append(&session.take_frames()) {
                Ok(()) => self.sim.confirm(self.states.len() - 1),
                Err(_) => self.saved(&mut store, &session),
            }
        }
        if close {
            if store.close(session.project()).is_ok() {
                self.sim.confirm(self.states.len() - 1);
            }
        } else {
            drop(store);
        }
        // What was never confirmed may be gone: the person sees what is there and goes on from it.
        let seen = storage::open_on(&self.sim.disk(), Path::new(PATH), self.fault).ok()?.project;
        self.states.truncate(seen.history.len() + 1);
        Some(())
    }

    fn saved(&self, store: &mut Store, session: &Session) {
        if store.checkpoint(session.project()).is_ok() {
            self.sim.confirm(self.states.len() - 1);
        }
    }

    /// A change that spans sectors every other time.
    fn change(&mut self, session: &mut Session) {
        let n = self.states.len();
        let now = at(i64::try_from(n).unwrap() * 2_000);
        let (_, hand) = session.hand(now);
        let id: OriginId = hand.ids.make(now);
        let note = if n.is_multiple_of(2) { format!("{n} ").repeat(500) } else { String::new() };
        let origin = Origin { name: format!("origin {n}"), aliases: BTreeSet::new(), note };
        session
            .commit(change("Add origin", now, vec![Edit::Origin(id, Some(Arc::new(origin)))]))
            .unwrap();
        self.states.push(session.project().clone());
    }

    fn check_all(&self, mode: Names, failing: Failing, count: &mut Count) {
        for (i, image) in self.sim.images().iter().enumerate() {
            count.images += 1;
            if let Err(what) = self.check(image, mode, i) {
                count.violations.push(format!("{failing:?}, image {i}: {what}"));
            }
        }
    }

    fn check(&self, image: &Image, mode: Names, i: usize) -> Result<(), String> {
        let sim = Sim::of(image, mode, i as u64);
        let opened = match storage::open_on(&sim.disk(), Path::new(PATH), self.fault) {
            Ok(opened) => opened,
            Err(storage::Error::NotFound { .. }) if !image.created => return Ok(()),
            Err(error) => return Err(format!("cannot be opened: {error}")),
        };
        let found = opened.project.history.len();
        if found < image.confirmed {
            return Err(format!("{} changes confirmed, {found} there", image.confirmed));
        }
        if self.states.get(found).is_none_or(|state| *state != opened.project) {
            return Err(format!("what is there after {found} changes is not what was made"));
        }
        let Some(mut store) = opened.store else { return Err("read-only".to_owned()) };
        for hash in self.originals.iter().take(image.originals) {
            store.originals().get(*hash).map_err(|e| e.to_string())?;
        }
        // Now and then work goes on, and the power goes again.
        if i.is_multiple_of(4) {
            let mut session = session(opened.project, 99);
            let mut again = Self {
                sim: sim.clone(),
                fault: self.fault,
                states: self.states[..=found].to_vec(),
                originals: Vec::new(),
            };
            again.change(&mut session);
            let frames = session.take_frames();
            store.append(&frames).map_err(|e| format!("cannot go on: {e}"))?;
            if i.is_multiple_of(8) {
                store.checkpoint(session.project()).map_err(|e| format!("cannot save: {e}"))?;
            }
            drop(store);
            let left = sim.hardest_crash();
            let sim = Sim::of(&left, mode, 0);
            let opened = storage::open_on(&sim.disk(), Path::new(PATH), self.fault)
                .map_err(|e| format!("second crash: {e}"))?;
            if opened.project != *session.project() {
                return Err("a change after the crash is not there after the next one".to_owned());
            }
        }
        Ok(())
    }
}

/// Everything that is made to fail, one thing a run.
fn campaign(mode: Names, fault: Option<Fault>, count: &mut Count) {
    let mut run = |failing, seed, images| {
        let mut work = Work::new(mode, failing, fault, seed, images);
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work.day()));
        if done.is_err() {
            count.violations.push("reopened without a crash to something else".to_owned());
        }
        work.check_all(mode, failing, count);
        // One violation is enough to have found a planted mistake.
        work.sim.has_failed() && (fault.is_none() || count.violations.is_empty())
    };
    if !run(Failing::Nothing, 1, 10) {
        return;
    }
    for make in [Failing::Sync, Failing::Write, Failing::Name] {
        // SQLite's way: fail the first, the second, … until a run has no n-th one.
        let mut n = 1;
        while run(make(n), n as u64, 1) {
            n += 1;
        }
    }
    for most in [1_000, 4_000, 9_000, 15_000, 25_000, 40_000] {
        run(Failing::Full(most), most as u64, 2);
    }
}

fn holds(mode: Names) {
    let mut count = Count::default();
    campaign(mode, None, &mut count);
    let first: Vec<&String> = count.violations.iter().take(5).collect();
    assert!(first.is_empty(), "{} of {}: {first:#?}", count.violations.len(), count.images);
    println!("{} crash images, no violation ({mode:?})", count.images);
    assert!(count.images > 10_000, "only {} images", count.images);
}

#[test]
fn every_confirmed_change_survives_when_names_reach_the_disk_in_order() {
    holds(Names::Prefix);
}

#[test]
fn every_confirmed_change_survives_when_names_reach_the_disk_in_any_order() {
    holds(Names::Subset);
}

#[test]
fn the_simulator_finds_every_planted_mistake() {
    for fault in [
        Fault::NoVersionSync,
        Fault::AckBeforeSync,
        Fault::EarlyDelete,
        Fault::RetrySync,
        Fault::NoJournalFolderSync,
        Fault::NoChecksum,
        Fault::InPlace,
        Fault::NoRenameSync,
    ] {
        let mut count = Count::default();
        campaign(Names::Subset, Some(fault), &mut count);
        println!("{fault:?}: after {} images {:?}", count.images, count.violations.first());
        assert!(!count.violations.is_empty(), "{fault:?} was not found");
    }
}
