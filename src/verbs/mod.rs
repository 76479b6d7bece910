//! One function for each thing that a person can do; each returns a change.

mod briefs;

pub use briefs::*;
