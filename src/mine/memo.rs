//! What was found at the tokens of a quote, kept: many rules ask the same of the same token.

use std::cell::RefCell;

/// One answer a place, each found when it is first asked for.
pub(super) struct Memo<T>(RefCell<Kept<T>>);

/// The answers in the order in which they were found, and which of them is that of a place, from 1 on.
struct Kept<T> {
    places: Vec<u32>,
    answers: Vec<T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::new(Kept { places: Vec::new(), answers: Vec::new() }))
    }
}

impl<T: Clone> Memo<T> {
    /// The answer at one of `len` places; found anew where there is no such place.
    pub(super) fn at(&self, i: usize, len: usize, find: impl FnOnce() -> T) -> T {
        if i >= len {
            return find();
        }
        {
            let kept = self.0.borrow();
            let place = kept.places.get(i).and_then(|place| place.checked_sub(1));
            if let Some(answer) = place.and_then(|place| kept.answers.get(place as usize)) {
                return answer.clone();
            }
        }
        // What finds it may ask for other places.
        let found = find();
        let mut kept = self.0.borrow_mut();
        if kept.places.is_empty() {
            kept.places = vec![0; len];
        }
        kept.answers.push(found.clone());
        let last = u32::try_from(kept.answers.len()).unwrap_or(0);
        if let Some(place) = kept.places.get_mut(i) {
            *place = last;
        }
        found
    }
}
