//! Where police and courts act: where they are, and not where those whom they caught sent or meant to send their victims.

use super::{kinds::table, metrics, numbers::FoundNumber, roles::Placed, suggest::Frame};
use crate::model::{Country, Role, Unit};

table!(
    /// Words behind which stands what somebody is said to have done.
    DEED,
    "for|accused|suspected|alleged|allegedly|over|who|that|which|whose|connection|linked|involved|belonging|charges|que|por|
    acusad*|presunt*|implicad*|qui|pour|soupçonné*|accusé*|dont|yang|karena|atas|terkait|kasus|wegen|die|der|denen|dem|
    которые|который|за"
);

/// Metrics of what police and courts do.
const DONE: &[&str] = &[
    "arrests",
    "suspects identified",
    "people charged",
    "people convicted",
    "prison sentence",
    "investigations opened",
    "sites searched",
    "telephones seized",
    "computers seized",
    "money seized",
    "assets frozen",
];

/// Whether a metric is of what police and courts do.
pub(super) fn is_enforced(metric: &str) -> bool {
    DONE.contains(&metric)
}

impl Frame<'_> {
    /// Leaves of the places of a figure those where the police are: "Prosecutors in Taipei charged 62 people over a ring that
    /// ran camps in Cambodia".
    pub(super) fn at_home<'p>(
        &self,
        mine: &mut Vec<&'p Placed>,
        lead: &[&'p Placed],
        number: &FoundNumber,
        metric: &str,
    ) {
        if !is_enforced(metric) {
            return;
        }
        mine.retain(|p| !p.bound);
        let home: Vec<&Placed> = lead
            .iter()
            .copied()
            .filter(|p| !p.people && p.role == Role::Site && !p.bound && p.start >= self.story)
            .collect();
        if home.is_empty() {
            return;
        }
        let deed = |p: &Placed| {
            p.start >= number.end && !p.people && {
                let first = self.quote.tokens.partition_point(|t| t.start < number.end);
                let next = self.quote.tokens.partition_point(|t| t.start < p.start);
                self.quote
                    .tokens
                    .get(first..next)
                    .unwrap_or_default()
                    .iter()
                    .any(|t| DEED.has(&t.folded))
            }
        };
        if mine.iter().any(|p| deed(p)) {
            mine.retain(|p| !deed(p));
            for place in home {
                if !mine.contains(&place) {
                    mine.push(place);
                }
            }
        }
    }

    /// Where nothing else says where it was, it was where the deed leads to.
    pub(super) fn add_bound(
        &self,
        number: &FoundNumber,
        metric: &str,
        countries: &mut Vec<(Country, Role)>,
    ) {
        let sited = countries.iter().any(|(_, role)| *role == Role::Site);
        let money = metrics::find(metric).is_some_and(|e| e.unit == Unit::Money);
        if sited || money || self.of_region || !is_enforced(metric) {
            return;
        }
        let bound = self.placed.iter().filter(|p| p.bound && p.role == Role::Site);
        // The nearest of them, where a figure has several.
        let near = bound.min_by_key(|p| p.start.abs_diff(number.end));
        countries.extend(near.map(|p| (p.country, Role::Site)));
    }
}
