//! What of a proposal its own sentence does not say: taken from the title, the sentences before, the address of the
//! page. A person who accepts a claim has to know it, for the quote will not show it.

use super::{Proposal, dates, lex::Quote};
use crate::{fold::fold, places};

/// The fields of a proposal that the words of its quote do not carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// A country or town is not named in them.
    pub places: bool,
    /// They name no time.
    pub period: bool,
    /// They name no day up to which is counted.
    pub as_of: bool,
    /// The operation is not named in them.
    pub event: bool,
    /// Who said it is not named in them.
    pub origin: bool,
    /// Who passed it on is not named in them.
    pub via: bool,
}

/// Which fields come from elsewhere; `language` (BCP 47) is that of the text.
pub fn elsewhere(proposal: &Proposal, language: Option<&str>) -> Elsewhere {
    let words = fold(&proposal.quote);
    let mentions = places::all_mentions(&proposal.quote);
    let times = proposal.period.is_some() || proposal.as_of.is_some();
    let timeless = times && dates::dates(&Quote::new(&proposal.quote, language)).is_empty();
    let unnamed = |name: &Option<String>| name.as_ref().is_some_and(|name| !named(&words, name));
    let town = |name: &String| words.contains(&fold(name));
    Elsewhere {
        places: proposal.countries.iter().any(|(country, _)| {
            let by_town = proposal.towns.iter().any(|(of, name)| of == country && town(name));
            !by_town && !mentions.iter().any(|m| m.country == *country)
        }),
        period: proposal.period.is_some() && timeless,
        as_of: proposal.as_of.is_some() && timeless,
        event: unnamed(&proposal.event),
        origin: unnamed(&proposal.origin),
        via: unnamed(&proposal.via),
    }
}

/// Whether folded words name somebody: by the whole name, by a word of it that is long enough to be telling, or by
/// its initials ("UNODC").
fn named(words: &str, name: &str) -> bool {
    /// Shorter words ("the", "of", "und") stand everywhere.
    const TELLING: usize = 4;
    let folded = fold(name);
    if words.contains(&folded) {
        return true;
    }
    let parts = || folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let initials: String = name
        .split_whitespace()
        .filter_map(|part| part.chars().next())
        .filter(|c| c.is_uppercase())
        .flat_map(char::to_lowercase)
        .collect();
    let whole_word =
        |wanted: &str| words.split(|c: char| !c.is_alphanumeric()).any(|w| w == wanted);
    parts().any(|part| part.chars().count() >= TELLING && whole_word(part))
        || initials.chars().count() >= 3 && whole_word(&initials)
}
