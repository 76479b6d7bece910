//! Lists of works and clusters, divided and put in order for the processor.

use super::engine::{CHUNK, Cluster};
use citationberg::IndependentStyle;
use hayagriva::{ElemChild, ElemMeta};
use std::collections::{BTreeMap, BTreeSet};

/// Clusters of these numbers in lists in each of which a work comes once.
pub(super) fn rounds(chunk: &[usize], clusters: &[Cluster]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for at in chunk {
        let Some(cluster) = clusters.get(*at) else { continue };
        let round = cluster.iter().filter_map(|work| count.get(work)).max().copied().unwrap_or(0);
        count.extend(cluster.iter().map(|work| (*work, round + 1)));
        match out.get_mut(round) {
            Some(list) => list.push(*at),
            None => out.push(vec![*at]),
        }
    }
    out
}

/// The style with nothing done to tell works apart.
pub(super) fn without_disambiguation(own: &IndependentStyle) -> IndependentStyle {
    let mut plain = own.clone();
    plain.citation.disambiguate_add_names = false;
    plain.citation.disambiguate_add_givenname = false;
    plain.citation.disambiguate_add_year_suffix = false;
    plain
}

/// Lists joined until each has some works, so that no list is divided.
pub(super) fn together<'a>(lists: impl Iterator<Item = &'a [usize]>) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for list in lists {
        match out.last_mut() {
            Some(last) if last.len() < CHUNK => last.extend(list),
            _ => out.push(list.to_vec()),
        }
    }
    out
}

/// The works in the order in which they are first cited, each once.
pub(super) fn first_use(clusters: &[Cluster]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    clusters.iter().flatten().copied().filter(|work| seen.insert(*work)).collect()
}

/// The places that the items of a cluster had before the style sorted them, in reading order.
pub(super) fn places(children: &[ElemChild], out: &mut Vec<usize>) {
    for child in children {
        if let ElemChild::Elem(elem) = child {
            match elem.meta {
                Some(ElemMeta::Entry(place)) => out.push(place),
                _ => places(&elem.children.0, out),
            }
        }
    }
}
