//! What belongs together, found pair by pair: sets that are joined (union by the smaller place, with halving of paths;
//! Tarjan and van Leeuwen 1984).

use std::collections::BTreeMap;

/// Things by their place, from 0, in sets.
pub(super) struct Ties {
    up: Vec<usize>,
}

impl Ties {
    /// Each thing alone.
    pub(super) fn new(count: usize) -> Self {
        Self { up: (0..count).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        loop {
            let next = self.up.get(i).copied().unwrap_or(i);
            if next == i {
                return i;
            }
            let over = self.up.get(next).copied().unwrap_or(next);
            if let Some(up) = self.up.get_mut(i) {
                *up = over;
            }
            i = over;
        }
    }

    /// Puts the sets of two things together.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(up) = self.up.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }

    /// The sets, each sorted, by their first members.
    pub(super) fn sets(mut self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in 0..self.up.len() {
            let root = self.root(i);
            sets.entry(root).or_default().push(i);
        }
        sets.into_values().collect()
    }
}
