//! What was found at the tokens of a quote, kept: many rules ask the same of the same token.

use std::{cell::RefCell, collections::HashMap};

/// One answer a place, each found when it is first asked for. Few places of a text are ever asked for.
pub(super) struct Memo<T>(RefCell<HashMap<usize, T, crate::fold::Quick>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer at one of `len` places; found anew where there is no such place.
    pub(super) fn at(&self, i: usize, len: usize, find: impl FnOnce() -> T) -> T {
        if i >= len {
            return find();
        }
        if let Some(kept) = self.0.borrow().get(&i) {
            return kept.clone();
        }
        // What finds it may ask for other places.
        let found = find();
        self.0.borrow_mut().insert(i, found.clone());
        found
    }
}
