//! What was found at the tokens of a quote, kept: many rules ask the same of the same token.

use std::cell::OnceCell;

/// One answer a place, each found when it is first asked for.
pub(super) struct Memo<T>(OnceCell<Box<[OnceCell<T>]>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(OnceCell::new())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer at one of `len` places; found anew where there is no such place.
    pub(super) fn at(&self, i: usize, len: usize, find: impl FnOnce() -> T) -> T {
        let all = self.0.get_or_init(|| (0..len).map(|_| OnceCell::new()).collect());
        match all.get(i) {
            Some(kept) => kept.get_or_init(find).clone(),
            None => find(),
        }
    }
}
