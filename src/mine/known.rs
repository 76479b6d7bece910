//! Which known organisations a quote names.

use super::{claim_words::KNOWN, classes, lex::Quote, speakers::without_elision};
use crate::fold::Quick;
use std::{collections::HashMap, sync::LazyLock};

/// The known organisations named in a quote: the usual form with the tokens it takes, in order.
pub(super) fn known_in(quote: &Quote) -> &[Known] {
    quote.known.get_or_init(|| find_known(quote))
}

/// A known organisation: its usual form, the token that it begins at, and the one behind it.
pub(super) type Known = (&'static str, usize, usize);

/// A name of a known organisation: its place in the table, its usual form, and its words.
type KnownName = (usize, &'static str, &'static str, Vec<&'static str>);

/// The names of known organisations by their first word.
static NAMES: LazyLock<HashMap<&'static str, Vec<KnownName>, Quick>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Vec<KnownName>, Quick> = HashMap::default();
    let names = KNOWN.iter().flat_map(|(usual, names)| names.iter().map(move |n| (*usual, *n)));
    for (place, (usual, name)) in names.enumerate() {
        let words: Vec<&str> = name.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        all.entry(first).or_default().push((place, usual, name, words));
    }
    all
});

/// The forms of a word in which a name may begin with it.
fn forms(word: &str) -> impl Iterator<Item = &str> {
    let first = without_elision(word);
    let owner = word.strip_suffix("'s");
    let others = [Some(first).filter(|f| *f != word), owner.filter(|f| *f != first)];
    std::iter::once(word).chain(others.into_iter().flatten())
}

/// Whether a word may be the first of a name.
pub(super) fn may_begin(word: &str) -> bool {
    forms(word).any(|form| NAMES.contains_key(form))
}

fn find_known(quote: &Quote) -> Vec<Known> {
    let mut out: Vec<Known> = Vec::new();
    let mut i = 0;
    while let Some(token) = quote.token(i) {
        if !classes::begins_known(quote, i) {
            i += 1;
            continue;
        }
        let mut best: Option<(&'static str, usize)> = None;
        let first = without_elision(&token.folded);
        let mut names: Vec<&KnownName> =
            forms(&token.folded).filter_map(|f| NAMES.get(f)).flatten().collect();
        names.sort_unstable_by_key(|(place, ..)| *place);
        for (_, usual, name, words) in names {
            if !name.starts_with(first.split('\'').next().unwrap_or_default())
                && !first.starts_with(name)
            {
                continue;
            }
            let same = words.iter().enumerate().all(|(k, w)| {
                quote.token(i + k).is_some_and(|t| {
                    t.folded == *w
                        || k == 0 && without_elision(&t.folded) == *w
                        || k + 1 == words.len() && t.folded.strip_suffix("'s") == Some(*w)
                })
            });
            let elided = token.folded.len() - without_elision(&token.folded).len();
            let capital = quote.at(token.start + elided).is_some_and(|c| !c.is_lowercase());
            // "un" is an article elsewhere.
            let article = *name == "un"
                && quote.text(token.start, token.end) != "UN"
                && !quote.text(token.start, token.end).starts_with("UN'")
                && !quote.text(token.start, token.end).starts_with("UN’");
            if same && capital && !article && best.is_none_or(|(_, n)| words.len() > n) {
                best = Some((*usual, words.len()));
            }
        }
        match best {
            Some((usual, n)) => {
                out.push((usual, i, i + n));
                i += n;
            }
            None => i += 1,
        }
    }
    out
}
