//! The same words put into two mouths: one article lets the police say what another, word for word, lets somebody else say.
//! That is one statement with two attributions, of which one is wrong, and not two origins.

use super::{agree, annotations, articles_of, origins::Same};
use crate::{
    fold::fold,
    model::{ArticleId, Claim, ClaimId, OriginId, Project},
};
use std::collections::BTreeSet;

/// Claims of one group that are looked at.
const MOST: usize = 24;
/// Fewer words than these are alike by chance.
const FEWEST: usize = 8;
/// So much of the words of both has to be the same, without the names of those who say it: four fifths.
const SAME: (usize, usize) = (4, 5);

/// A statement by somebody who is named.
struct Said {
    origin: OriginId,
    articles: Vec<ArticleId>,
    words: BTreeSet<String>,
}

/// Whether some of these claims, which agree, are the same words from different mouths.
pub(super) fn differ(project: &Project, same: &Same, claims: &[(ClaimId, &Claim)]) -> bool {
    let said: Vec<Said> = claims
        .iter()
        .filter_map(|(_, claim)| {
            let id = claim.origin.filter(|id| !same.is_anybody(*id))?;
            let origin = project.origins.get(&id)?;
            let mut named = BTreeSet::new();
            for name in std::iter::once(&origin.name).chain(&origin.aliases) {
                words(name, &mut named);
            }
            let mut all = BTreeSet::new();
            for quote in annotations(project, claim) {
                words(&quote.exact, &mut all);
            }
            let articles = articles_of(project, same, claim);
            Some(Said { origin: same.origin(id), articles, words: &all - &named })
        })
        .take(MOST)
        .collect();
    let pairs =
        said.iter().enumerate().flat_map(|(i, a)| said.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.into_iter().any(|(a, b)| {
        let apart = a.origin != b.origin && a.articles.iter().all(|id| !b.articles.contains(id));
        apart && a.words.len().min(b.words.len()) >= FEWEST && {
            let shared = a.words.intersection(&b.words).count();
            shared * SAME.1 >= (a.words.len() + b.words.len() - shared) * SAME.0
        }
    })
}

/// Whether two of these claims, which differ, are the same words of two articles with another number in them: one of the
/// two was changed on its way.
pub(super) fn changed(project: &Project, claims: &[(ClaimId, &Claim)]) -> bool {
    let said: Vec<(ArticleId, &Claim, BTreeSet<String>)> = claims
        .iter()
        .take(MOST)
        .filter_map(|(_, claim)| {
            let mut all = BTreeSet::new();
            let mut article = None;
            for quote in annotations(project, claim) {
                words(&quote.exact, &mut all);
                article = Some(quote.article);
            }
            all.retain(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
            Some((article?, *claim, all))
        })
        .collect();
    let pairs =
        said.iter().enumerate().flat_map(|(i, a)| said.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.into_iter().any(|((here, one, a), (there, other, b))| {
        here != there
            && agree(&one.value, &other.value) == Some(false)
            && a.len().min(b.len()) >= FEWEST
            && {
                let shared = a.intersection(b).count();
                shared * 10 >= (a.len() + b.len() - shared) * 9
            }
    })
}

/// The folded words of a text; of what is not written in plain Latin letters every three of them.
fn words(text: &str, into: &mut BTreeSet<String>) {
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.is_ascii() {
            into.insert(word.to_owned());
        } else {
            let letters: Vec<char> = word.chars().collect();
            if letters.len() < 3 {
                into.insert(word.to_owned());
            }
            into.extend(letters.windows(3).map(|three| three.iter().collect::<String>()));
        }
    }
}
