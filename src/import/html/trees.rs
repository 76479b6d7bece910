//! A sum of small decision trees over the figures of a line: how much speaks for its being of the story.

use super::{
    features::{Figures, WAYS},
    line_trees::{LEAVES, NODES, TREES},
};
use std::sync::LazyLock;

/// One question of a tree: whether a figure is at most a bound, and where to go then and otherwise.
/// A step below zero is a leaf: `-1` the first of the tree, `-2` the second.
pub(super) type Node = (u8, f32, i8, i8);

/// Whether the odds (as a logarithm) that a line with these figures is of the story are above a bound.
pub(super) fn above(figures: &Figures, bound: f32) -> bool {
    let mut sum = 0.0;
    for &Tree { nodes, leaves, least, most } in &*ORDERED {
        sum += leaf(figures, nodes, leaves).unwrap_or_default();
        if sum + least > bound + ROUNDING {
            return true;
        }
        if sum + most < bound - ROUNDING {
            return false;
        }
    }
    sum > bound
}

/// More than what sums of so few figures differ by when they are added in another order.
const ROUNDING: f32 = 0.001;

/// A tree: its first question and leaf, and the least and the most that all trees behind it can add.
struct Tree {
    nodes: u16,
    leaves: u16,
    least: f32,
    most: f32,
}

/// The trees, those first that can decide most: few lines need them all.
static ORDERED: LazyLock<Vec<Tree>> = LazyLock::new(|| {
    let mut end = LEAVES.len();
    let mut trees = Vec::with_capacity(TREES.len());
    for &(nodes, leaves) in TREES.iter().rev() {
        let start = usize::from(leaves);
        let own = LEAVES.get(start..end).unwrap_or_default();
        let least = own.iter().copied().fold(f32::INFINITY, f32::min);
        let most = own.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        trees.push(Tree { nodes, leaves, least, most });
        end = start;
    }
    trees.sort_by(|a, b| (a.most - a.least).total_cmp(&(b.most - b.least)));
    let (mut least, mut most) = (0.0, 0.0);
    for tree in &mut trees {
        (tree.least, least) = (least, least + tree.least);
        (tree.most, most) = (most, most + tree.most);
    }
    trees.reverse();
    trees
});

/// The leaf that a line comes to in one tree.
fn leaf(figures: &Figures, nodes: u16, leaves: u16) -> Option<f32> {
    let mut step = 0i8;
    // No tree is deeper than it has questions, and no step is taken twice.
    for _ in 0..WAYS {
        let at = usize::from(nodes) + usize::try_from(step).ok()?;
        let &(figure, bound, low, high) = NODES.get(at)?;
        let value = figures.get(usize::from(figure)).copied()?;
        step = if value <= bound { low } else { high };
        if step < 0 {
            let leaf = usize::from(leaves) + usize::try_from(-1 - i16::from(step)).ok()?;
            return LEAVES.get(leaf).copied();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_through_every_tree_ends_in_a_leaf_of_its_own() {
        let ends: Vec<(usize, usize)> = TREES
            .iter()
            .skip(1)
            .map(|&(n, l)| (usize::from(n), usize::from(l)))
            .chain([(NODES.len(), LEAVES.len())])
            .collect();
        for (&(nodes, leaves), (nodes_end, leaves_end)) in TREES.iter().zip(ends) {
            let (nodes, leaves) = (usize::from(nodes), usize::from(leaves));
            let mut seen = vec![0; leaves_end - leaves];
            for (i, &(figure, _, low, high)) in NODES[nodes..nodes_end].iter().enumerate() {
                assert!(usize::from(figure) < crate::import::html::features::COUNT);
                for step in [low, high] {
                    if step < 0 {
                        seen[usize::try_from(-1 - i16::from(step)).unwrap()] += 1;
                    } else {
                        assert!(usize::try_from(step).unwrap() > i, "a step back");
                    }
                }
            }
            assert!(seen.iter().all(|&n| n == 1));
            assert!(nodes_end - nodes < WAYS);
        }
    }
}
