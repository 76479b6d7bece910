//! Where a story takes place, for the figures whose sentence names no country: what the paragraph named last, else the
//! dateline and the headline. Whose people it is about, likewise.

use super::{claim_words::KNOWN, clauses, lex::Quote, roles::Placed, speech::Said};
use crate::{
    fold::fold,
    model::{Country, Role},
};

/// The countries that sentences take over from what stands around them.
#[derive(Debug, Default)]
pub(super) struct Backdrop {
    /// Where the dateline stands.
    dateline: Option<Country>,
    /// Where the headline and the first sentences say that it happened.
    lead: Vec<Country>,
    /// Where the paragraph said so last.
    here: Vec<Country>,
    /// Whose people the headline and the first sentences count.
    origins: Vec<Country>,
    /// Those of the sentence itself, which says of whom it counts them.
    pending: Vec<Country>,
    /// The first country of the text, in whatever part.
    first: Option<Country>,
    seen: usize,
}

/// Metrics of those who suffered, who are somewhere and from somewhere.
const SUFFERED: &[&str] = &[
    "victims rescued",
    "victims repatriated",
    "people held",
    "people missing",
    "people killed",
    "people injured",
    "people trafficked",
    "hours of work",
    "ransom paid",
];

/// Sentences that make the headline, the deck and the lead.
const LEAD: usize = 3;

impl Backdrop {
    /// Takes in the countries of the next sentence; the story begins at `story` behind a dateline.
    pub(super) fn see(
        &mut self,
        quote: &Quote,
        placed: &[Placed],
        story: usize,
        new_line: bool,
        speakers: &[Said],
    ) {
        if new_line {
            self.here.clear();
        }
        for country in self.pending.drain(..) {
            if !self.origins.contains(&country) {
                self.origins.push(country);
            }
        }
        let spoken = |p: &Placed| speakers.iter().any(|s| s.start <= p.start && p.end <= s.end);
        if self.dateline.is_none() && self.seen < LEAD {
            self.dateline = placed.iter().find(|p| p.end <= story).map(|p| p.country);
        }
        if self.first.is_none() {
            let other = placed.iter().find(|p| !p.people || p.role == Role::Other);
            self.first = other.map(|p| p.country);
        }
        let sites: Vec<Country> = placed
            .iter()
            .filter(|p| p.start >= story && !spoken(p) && !p.people && p.role == Role::Site)
            .map(|p| p.country)
            .collect();
        let mut once = sites.clone();
        once.dedup();
        if !once.is_empty() {
            self.here.clone_from(&once);
        }
        if self.seen < LEAD {
            if self.lead.is_empty() {
                self.lead = once;
            }
            let people = placed.iter().filter(|p| {
                p.start >= story
                    && !spoken(p)
                    && p.people
                    && p.role == Role::Origin
                    // "158 people, including 42 Thais" are not all Thais.
                    && !clauses::includes(&fold(&quote.text(0, p.start)))
            });
            self.pending.extend(people.map(|p| p.country));
        }
        self.seen += 1;
    }

    /// Completes the countries of a figure of a metric.
    pub(super) fn complete(
        &self,
        metric: &str,
        origin: Option<&str>,
        countries: &mut Vec<(Country, Role)>,
    ) {
        // What a body of many countries says is about no single one of them because it was said there.
        let world = origin.is_some_and(|o| KNOWN.iter().any(|(name, _)| *name == o));
        let suffered = SUFFERED.contains(&metric);
        let placed = countries
            .iter()
            .any(|(_, role)| matches!(role, Role::Site | Role::Transit | Role::Participant));
        if !placed && metric != "participating countries" {
            let dateline: Vec<Country> = self.dateline.into_iter().collect();
            let first: Vec<Country> = self.first.into_iter().collect();
            let order: [&Vec<Country>; 4] = if suffered {
                [&self.here, &self.lead, &dateline, &first]
            } else {
                [&self.here, &dateline, &self.lead, &first]
            };
            let near = if world { 1 } else { order.len() };
            if let Some(found) = order.into_iter().take(near).find(|list| !list.is_empty()) {
                for country in found {
                    if !countries.iter().any(|(c, _)| c == country) {
                        countries.push((*country, Role::Site));
                    }
                }
            }
        }
        let from = countries.iter().any(|(_, role)| *role == Role::Origin);
        if suffered
            && !from
            && let [one] = self.origins.as_slice()
            && !countries.iter().any(|(c, _)| c == one)
        {
            countries.push((*one, Role::Origin));
        }
    }
}
