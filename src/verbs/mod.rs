//! One function for each thing that a person can do; each returns a change.
//!
//! A verb asked about records that are not there returns a change of nothing, which a session does not make.

mod accept;
mod annotations;
mod articles;
mod briefs;
mod cells;
mod claims;
mod codebook;
mod copies;
mod incoming;
mod marked;
mod merge;
mod naming;
pub use accept::*;
pub use annotations::*;
pub use articles::*;
pub use briefs::*;
pub use cells::*;
pub use claims::*;
pub use codebook::*;
pub use copies::*;
pub use incoming::*;
pub use merge::*;
pub use naming::*;

use crate::{
    edit::{Change, Edit},
    session::Hand,
};

/// A change by this hand, now.
fn change(hand: &Hand<'_>, label: impl Into<String>, edits: Vec<Edit>) -> Change {
    Change { label: label.into(), at: hand.at, by: hand.by.to_owned(), edits }
}

/// "claim" for one, "3 claims" for more: labels of undo steps.
fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { format!("{n} {many}") }
}
