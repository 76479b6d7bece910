//! Numbers of Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: those that were read in parts are put together, and
//! what only looks like a count is left out.

use super::{FoundNumber, lex::Quote, numbers::numbers, scripts_not};
use std::ops::Range;

/// The numbers of a quote outside `taken` (dates).
pub(super) fn counts(quote: &Quote, taken: &[Range<usize>]) -> Vec<FoundNumber> {
    let mut found = numbers(quote, taken);
    found.retain(|n| !scripts_not::no_count(quote, n));
    found
}
