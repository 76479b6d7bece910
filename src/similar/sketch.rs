//! MinHash (Broder 1997): a short sketch of a set of shingles, of which as large a share is equal as the sets have in
//! common; and bands of it, by which sets that may be alike are found without comparing all with all.

use super::tokens::mix;
use std::{collections::BTreeSet, sync::LazyLock};

/// Permutations, and so numbers in a sketch.
pub(super) const PERMUTATIONS: usize = 128;
/// Numbers in a band. With 64 bands of two, a pair with a quarter of its shingles in common is found in 98 of 100
/// cases, and one with an eighth in 63.
const ROWS: usize = 2;
/// How many of a crowd with the same band each is paired with: the oldest, and as many right before it.
const CROWD: usize = 6;

/// A sketch: the upper halves of the smallest numbers.
pub(super) type Sketch = [u32; PERMUTATIONS];

/// Multipliers (odd) and summands of the permutations.
static CONSTANTS: LazyLock<[(u64, u64); PERMUTATIONS]> = LazyLock::new(|| {
    let mut state = 0_u64;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(state)
    };
    std::array::from_fn(|_| (next() | 1, next()))
});

/// The sketch of a set of shingles.
pub(super) fn sketch(shingles: &[u64]) -> Sketch {
    let mut least = [u64::MAX; PERMUTATIONS];
    for shingle in shingles {
        for (least, (a, b)) in least.iter_mut().zip(CONSTANTS.iter()) {
            *least = (*least).min(shingle.wrapping_mul(*a).wrapping_add(*b));
        }
    }
    least.map(|n| u32::try_from(n >> 32).unwrap_or(u32::MAX))
}

/// The share of two sketches that is equal.
pub(super) fn alike(a: &Sketch, b: &Sketch) -> f64 {
    let equal = a.iter().zip(b).filter(|(a, b)| a == b).count();
    equal as f64 / PERMUTATIONS as f64
}

/// Pairs (lower, higher) of sketches that have a band in common and for which `keep` holds. Without sketch: no pair.
///
/// A crowd of equal bands costs in proportion to its size.
pub(super) fn pairs(
    sketches: &[Option<&Sketch>],
    keep: impl Fn(usize, usize) -> bool,
) -> BTreeSet<(usize, usize)> {
    let mut kept = BTreeSet::new();
    let mut band: Vec<(u64, usize)> = Vec::with_capacity(sketches.len());
    for at in (0..PERMUTATIONS).step_by(ROWS) {
        band.clear();
        band.extend(sketches.iter().enumerate().filter_map(|(i, sketch)| {
            let rows = sketch.as_ref()?.get(at..at + ROWS)?;
            Some((rows.iter().fold(0, |key, n| (key << 32) | u64::from(*n)), i))
        }));
        band.sort_unstable();
        for crowd in band.chunk_by(|a, b| a.0 == b.0) {
            for (n, (_, higher)) in crowd.iter().enumerate().skip(1) {
                let oldest = crowd.iter().take(n.min(CROWD));
                let before = crowd.get(n.saturating_sub(CROWD).max(CROWD)..n).unwrap_or_default();
                for (_, lower) in oldest.chain(before) {
                    if !kept.contains(&(*lower, *higher)) && keep(*lower, *higher) {
                        kept.insert((*lower, *higher));
                    }
                }
            }
        }
    }
    kept
}
