//! What only looks like a count.
use super::{FoundNumber, lex::Quote};
pub(super) fn no_count(_quote: &Quote, _number: &FoundNumber) -> bool { false }
