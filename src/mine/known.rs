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
        // "Drogen- und Verbrechensbekämpfung": a dash at the end of a word stands by itself.
        let parts = |w: &'static str| {
            let bare = w.strip_suffix('-');
            std::iter::once(bare.unwrap_or(w)).chain(bare.map(|_| "-"))
        };
        let words: Vec<&str> = name.split(' ').flat_map(parts).collect();
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
    // "U.N." begins with a letter alone.
    word.len() == 1 || forms(word).any(|form| NAMES.contains_key(form))
}

/// An abbreviation that is written with full stops: its letters in one word, and the token behind it.
fn dotted(quote: &Quote, i: usize) -> Option<(String, usize)> {
    let mut word = String::new();
    let mut at = i;
    while let (Some(letter), Some(stop)) = (quote.token(at), quote.token(at + 1)) {
        let glued = stop.folded == "." && stop.start == letter.end;
        let upper = quote.at(letter.start).is_some_and(char::is_uppercase);
        let first = at == i || quote.token(at - 1).is_some_and(|t| t.end == letter.start);
        if !glued || !upper || !first || letter.end - letter.start != 1 {
            break;
        }
        word.push_str(&letter.folded);
        at += 2;
    }
    (at >= i + 4).then_some((word, at))
}

/// Known organisations that a quote writes with full stops, which part words elsewhere: "the U.N. says".
pub(super) fn with_stops(quote: &Quote) -> impl Iterator<Item = &Known> {
    let stopped =
        |k: &&Known| quote.token(k.1 + 1).is_some_and(|t| t.folded == ".") && k.2 > k.1 + 1;
    known_in(quote).iter().filter(stopped)
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
        let mut taken = 1;
        let stopped = dotted(quote, i);
        let (folded, behind) = match &stopped {
            Some((word, behind)) => (word.as_str(), *behind),
            None => (token.folded.as_str(), i + 1),
        };
        let first = without_elision(folded);
        let mut names: Vec<&KnownName> =
            forms(folded).filter_map(|f| NAMES.get(f)).flatten().collect();
        names.sort_unstable_by_key(|(place, ..)| *place);
        for (_, usual, name, words) in names {
            if !name.starts_with(first.split('\'').next().unwrap_or_default())
                && !first.starts_with(name)
            {
                continue;
            }
            let same = words.iter().enumerate().all(|(k, w)| {
                let here = match k.checked_sub(1) {
                    None => Some(folded),
                    Some(k) => quote.token(behind + k).map(|t| t.folded.as_str()),
                };
                here.is_some_and(|here| {
                    here == *w
                        || k == 0 && without_elision(here) == *w
                        || k + 1 == words.len() && here.strip_suffix("'s") == Some(*w)
                })
            });
            let elided = folded.len() - without_elision(folded).len();
            let capital = quote.at(token.start + elided).is_some_and(|c| !c.is_lowercase());
            // "un" is an article elsewhere.
            let article = *name == "un"
                && stopped.is_none()
                && quote.text(token.start, token.end) != "UN"
                && !quote.text(token.start, token.end).starts_with("UN'")
                && !quote.text(token.start, token.end).starts_with("UN’");
            if same && capital && !article && best.is_none_or(|(_, n)| words.len() > n) {
                best = Some((*usual, words.len()));
                taken = behind - i + words.len() - 1;
            }
        }
        match best {
            Some((usual, _)) => {
                out.push((usual, i, i + taken));
                i += taken;
            }
            None => i += 1,
        }
    }
    out
}

/// A known organisation under its usual form, with where the text names it.
pub(super) fn named(quote: &Quote, known: &Known) -> Option<(String, usize, usize)> {
    let start = quote.token(known.1)?.start;
    let end = quote.token(known.2.checked_sub(1)?)?.end;
    Some((known.0.to_owned(), start, end))
}
