//! The same words put into two mouths: one article lets the police say what another, word for word, lets somebody else say.
//! That is one statement with two attributions, of which one is wrong, and not two origins.

use super::{agree, annotations, articles_of, origins::Same};
use crate::{
    fold::fold,
    model::{ArticleId, Claim, ClaimId, OriginId, Project, Value},
};
use std::collections::{BTreeMap, BTreeSet};

/// Claims of one group that are looked at.
const MOST: usize = 24;
/// Fewer words than these are alike by chance.
const FEWEST: usize = 8;
/// So much of the words of both has to be the same, without the names of those who say it: four fifths.
const SAME: (usize, usize) = (4, 5);

/// So many words of a sentence that are not the fact itself have to be the same: two who tell one fact in a plain
/// sentence both write "people were killed in a blast".
const OWN: usize = 5;
/// Scripts without blanks are counted by every three letters.
const OWN_LETTERS: usize = 60;

/// Words with which facts are told, folded.
const PLAIN: &[&str] = &[
    "about",
    "after",
    "also",
    "among",
    "announced",
    "around",
    "arrested",
    "arrests",
    "attack",
    "been",
    "blast",
    "boat",
    "bring",
    "charged",
    "children",
    "dead",
    "deported",
    "detained",
    "died",
    "drowned",
    "during",
    "flood",
    "freed",
    "from",
    "have",
    "held",
    "home",
    "injured",
    "into",
    "killed",
    "least",
    "more",
    "nationals",
    "nearly",
    "over",
    "people",
    "persons",
    "police",
    "raid",
    "raids",
    "reported",
    "repatriated",
    "rescue",
    "rescued",
    "said",
    "seized",
    "suspects",
    "than",
    "that",
    "their",
    "them",
    "there",
    "they",
    "total",
    "victims",
    "were",
    "when",
    "which",
    "while",
    "with",
    "women",
    "wounded",
];

/// A statement by somebody who is named.
struct Said {
    origin: OriginId,
    articles: Vec<ArticleId>,
    words: BTreeSet<String>,
    /// Those of its words that are not the fact itself: no names, figures, days, nor words with which facts are told.
    own: BTreeSet<String>,
    /// What stands in quotation marks.
    quoted: BTreeSet<String>,
}

/// Whether some of these claims, which agree, are the same words from different mouths: a sentence that one of two
/// articles took from the other, or one direct quotation.
pub(super) fn differ(
    project: &Project,
    same: &Same,
    one_voice: &BTreeMap<OriginId, OriginId>,
    claims: &[(ClaimId, &Claim)],
) -> bool {
    let said: Vec<Said> = claims
        .iter()
        .filter_map(|(_, claim)| {
            let id = claim.origin.filter(|id| !same.is_anybody(*id))?;
            let origin = project.origins.get(&id)?;
            let mut named = BTreeSet::new();
            for name in std::iter::once(&origin.name).chain(&origin.aliases) {
                words(name, &mut named);
            }
            let (mut all, mut own, mut quoted) =
                (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            for quote in annotations(project, claim) {
                words(&quote.exact, &mut all);
                own_words(&quote.exact, &mut own);
                quoted.extend(quotations(&quote.exact));
            }
            let articles = articles_of(project, same, claim);
            let root = same.origin(id);
            let origin = one_voice.get(&root).copied().unwrap_or(root);
            Some(Said { origin, articles, words: &all - &named, own: &own - &named, quoted })
        })
        .take(MOST)
        .collect();
    let pairs =
        said.iter().enumerate().flat_map(|(i, a)| said.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.into_iter().any(|(a, b)| {
        let apart = a.origin != b.origin && a.articles.iter().all(|id| !b.articles.contains(id));
        apart && (a.quoted.intersection(&b.quoted).next().is_some() || is_copied(a, b))
    })
}

/// Whether one of two sentences was taken from the other.
fn is_copied(a: &Said, b: &Said) -> bool {
    let shared = a.words.intersection(&b.words).count();
    let own = |latin: bool| a.own.intersection(&b.own).filter(|w| w.is_ascii() == latin).count();
    a.words.len().min(b.words.len()) >= FEWEST
        && shared * SAME.1 >= (a.words.len() + b.words.len() - shared) * SAME.0
        && (own(true) >= OWN || own(false) >= OWN_LETTERS)
}

/// The words of a sentence that are not the fact itself.
fn own_words(text: &str, into: &mut BTreeSet<String>) {
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let small = word.starts_with(char::is_lowercase) && word.chars().count() >= 4;
        let folded = fold(word);
        if small && folded.is_ascii() && !PLAIN.contains(&folded.as_str()) {
            into.insert(folded);
        } else if !folded.is_ascii() {
            words(word, into);
        }
    }
}

/// What stands in quotation marks and is long enough that two do not say it by chance.
fn quotations(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(['"', '“', '”', '«', '»', '「', '」']).skip(1).step_by(2);
    parts.map(fold).filter(|quoted| {
        let words = quoted.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
        words >= FEWEST || !quoted.is_ascii() && quoted.chars().count() >= 24
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
            Some((article?, *claim, all))
        })
        .collect();
    let pairs =
        said.iter().enumerate().flat_map(|(i, a)| said.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.into_iter().any(|((here, one, a), (there, other, b))| {
        let digits = |words: &BTreeSet<String>| {
            words.iter().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).count()
        };
        // With another day in it as well, it is a sentence of its own: "said on 8 March that 60", "said on 12 March that 75".
        let (only_a, only_b) = (a - b, b - a);
        here != there
            && (agree(&one.value, &other.value) == Some(false)
                || bounds_differ(&one.value, &other.value))
            && a.len().min(b.len()) >= FEWEST
            && digits(&only_a) <= 1
            && digits(&only_b) <= 1
            && {
                let shared = a
                    .intersection(b)
                    .filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
                    .count();
                let all = a.len() - digits(a) + b.len() - digits(b) - shared;
                shared * 10 >= all * 9
            }
    })
}

/// Whether two values are one kind of bound of two numbers: "at least 19" and "at least 91".
fn bounds_differ(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) | (Value::Money(a, _), Value::Money(b, _)) => {
            a.qualifier == b.qualifier && a.low.is_some() != a.high.is_some() && a != b
        }
        _ => false,
    }
}

/// Claims that could all be true, by their values where one sentence of two articles has two bounds: one of them was
/// changed on its way, though "at least 91" is no less true beside "at least 19".
pub(super) fn by_bounds(
    project: &Project,
    claims: &[(ClaimId, &Claim)],
    group: &[usize],
) -> Option<Vec<Vec<usize>>> {
    let of = |i: &usize| claims.get(*i);
    let bounds: Vec<(ClaimId, &Claim)> = group.iter().filter_map(of).copied().collect();
    let first = bounds.first().map(|(_, claim)| &claim.value)?;
    let differ = bounds.iter().take(MOST).any(|(_, claim)| bounds_differ(first, &claim.value));
    if !differ || !changed(project, &bounds) {
        return None;
    }
    let mut parts: Vec<(&Value, Vec<usize>)> = Vec::new();
    for i in group {
        let Some((_, claim)) = of(i) else { continue };
        match parts.iter_mut().take(MOST).find(|(value, _)| **value == claim.value) {
            Some((_, part)) => part.push(*i),
            None => parts.push((&claim.value, vec![*i])),
        }
    }
    Some(parts.into_iter().map(|(_, part)| part).collect())
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
