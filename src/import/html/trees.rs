//! A sum of small decision trees over the figures of a line: how much speaks for its being of the story.

use super::{
    features::{Figures, WAYS},
    line_trees::{LEAVES, NODES, TREES},
};
use std::sync::LazyLock;

/// One question of a tree: whether a figure is at most a bound, and where to go then and otherwise.
/// A step below zero is a leaf: `-1` the first of the tree, `-2` the second.
pub(super) type Node = (u8, f32, i8, i8);

/// For each line, whether the odds (as a logarithm) that one with these figures is of the story are above a bound.
///
/// Each tree is asked of many lines before the next one is: neighbours mostly take the same way through it.
pub(super) fn above(lines: &[Figures], bound: f32) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    for (lines, out) in lines.chunks(AT_A_TIME).zip(out.chunks_mut(AT_A_TIME)) {
        let mut open: Vec<(usize, f32)> = (0..lines.len()).map(|line| (line, 0.0)).collect();
        for &Tree { first, least, most } in &WAYS_DOWN.trees {
            open.retain_mut(|(line, sum)| {
                let Some(figures) = lines.get(*line) else { return false };
                *sum += WAYS_DOWN.leaf(figures, first);
                let (yes, no) = (*sum + least > bound + ROUNDING, *sum + most < bound - ROUNDING);
                if let Some(slot) = out.get_mut(*line).filter(|_| yes) {
                    *slot = true;
                }
                !yes && !no
            });
        }
        for (line, sum) in open {
            if let Some(slot) = out.get_mut(line) {
                *slot = sum > bound;
            }
        }
    }
    out
}

/// As many lines as stay close at hand with their figures.
const AT_A_TIME: usize = 64;

/// More than what sums of so few figures differ by when they are added in another order.
const ROUNDING: f32 = 0.001;

/// The trees as they are walked fastest: each question names the next one by its place among all.
struct WaysDown {
    steps: Vec<Step>,
    trees: Vec<Tree>,
}

/// One question, and where to go then and otherwise: to another question, or with [`LEAF`] added to a leaf.
struct Step {
    bound: f32,
    figure: u8,
    low: u16,
    high: u16,
}

const LEAF: u16 = 1 << 15;
const _: () = assert!(NODES.len() < LEAF as usize && LEAVES.len() < LEAF as usize);

/// A tree: its first question, and the least and the most that all trees behind it can add.
struct Tree {
    first: u16,
    least: f32,
    most: f32,
}

static WAYS_DOWN: LazyLock<WaysDown> = LazyLock::new(|| {
    let mut steps = Vec::with_capacity(NODES.len());
    let mut trees = Vec::with_capacity(TREES.len());
    let ends = TREES.iter().skip(1).copied().chain([(u16::MAX, u16::MAX)]);
    for (&(first, leaves), (end, leaves_end)) in TREES.iter().zip(ends) {
        let own = |first: u16, end: u16, all: usize| usize::from(first)..usize::from(end).min(all);
        let to = |step: i8| match u16::try_from(step) {
            Ok(step) => first + step,
            Err(_) => LEAF + leaves + u16::from(step.unsigned_abs()) - 1,
        };
        let nodes = NODES.get(own(first, end, NODES.len())).unwrap_or_default();
        steps.extend(nodes.iter().map(|&(figure, bound, low, high)| Step {
            bound,
            figure,
            low: to(low),
            high: to(high),
        }));
        let own = LEAVES.get(own(leaves, leaves_end, LEAVES.len())).unwrap_or_default();
        let least = own.iter().copied().fold(f32::INFINITY, f32::min);
        let most = own.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        trees.push(Tree { first, least, most });
    }
    let (mut least, mut most) = (0.0, 0.0);
    for tree in trees.iter_mut().rev() {
        (tree.least, least) = (least, least + tree.least);
        (tree.most, most) = (most, most + tree.most);
    }
    WaysDown { steps, trees }
});

impl WaysDown {
    /// What the leaf adds that a line comes to in the tree with this first question.
    fn leaf(&self, figures: &Figures, first: u16) -> f32 {
        let mut at = first;
        // No tree is deeper than it has questions, and no step is taken twice.
        for _ in 0..WAYS {
            let Some(step) = self.steps.get(usize::from(at)) else { break };
            let value = figures.get(usize::from(step.figure)).copied().unwrap_or_default();
            at = if value <= step.bound { step.low } else { step.high };
            if at >= LEAF {
                return LEAVES.get(usize::from(at - LEAF)).copied().unwrap_or_default();
            }
        }
        0.0
    }
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
