//! What an article states, as the proposals of [`crate::mine`] say it. Comparing needs no more than [`Stated`].

use crate::{
    import::Reading,
    mine::{self, Context, Proposal, metrics},
    model::{PartialDate, Period, Place, Value},
};
use std::ops::Range;

/// A claim that an article seems to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What is counted, by its name in the dictionary.
    pub metric: String,
    /// What is stated.
    pub value: Value,
    /// Who is counted, when the article narrows it.
    pub population: Option<String>,
    /// Where.
    pub places: Vec<Place>,
    /// When it happened.
    pub period: Option<Period>,
    /// Up to when the figure counts.
    pub as_of: Option<PartialDate>,
    /// What it is about, by name.
    pub event: Option<String>,
    /// Who said it first.
    pub origin: Option<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The sentence, in code points of the text.
    pub quote: Range<usize>,
    /// The value in it.
    pub at: Range<usize>,
}

/// How the name of a metric begins that no dictionary has.
const OTHER: &str = "other: ";

impl Stated {
    /// Whether it counts what no metric of the dictionary counts.
    pub(super) fn is_other(&self) -> bool {
        self.metric.starts_with(OTHER)
    }
}

/// What an article states, in the order of its text; the same said twice is there once. What fits no metric of the
/// dictionary is left out: two counts of "other" things are rarely of one thing.
pub fn claims_of(reading: &Reading) -> Vec<Stated> {
    let mut all = all_of(reading);
    all.retain(|stated| !stated.is_other());
    all
}

/// The same with what fits no metric of the dictionary.
pub(super) fn all_of(reading: &Reading) -> Vec<Stated> {
    let context = Context {
        language: reading.language.as_deref(),
        published: reading.published.or(reading.modified),
        title: reading.title.as_deref(),
        boilerplate: &reading.boilerplate,
        address: reading.url.as_deref(),
    };
    let proposals = mine::suggest(reading.text.as_str(), &context);
    proposals.into_iter().filter_map(stated).collect()
}

fn stated(proposal: Proposal) -> Option<Stated> {
    let entry = metrics::find(&proposal.metric);
    let metric = match entry {
        Some(entry) => entry.name.clone(),
        None if proposal.metric.starts_with(OTHER) => proposal.metric.clone(),
        None => return None,
    };
    let places = proposal.places();
    Some(Stated {
        places,
        metric,
        value: proposal.value,
        population: proposal.population,
        period: proposal.period.filter(|period| !period.is_reversed()),
        as_of: proposal.as_of,
        event: proposal.event.as_deref().map(plain),
        origin: proposal.origin,
        via: proposal.via,
        quote: proposal.start..proposal.end,
        at: proposal.number,
    })
}

/// The name of an operation with a numeral in one way: "II" and "2" are one name.
fn plain(name: &str) -> String {
    let numeral = |word| match word {
        "II" => "2",
        "III" => "3",
        "IV" => "4",
        "V" => "5",
        word => word,
    };
    name.split(' ').map(numeral).collect::<Vec<_>>().join(" ")
}
