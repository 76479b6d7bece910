//! How many independent origins stand behind claims. Articles that repeat one origin, or that took it from
//! one agency, are one.

use crate::{
    fold::fold,
    mine::origin_names,
    model::{ArticleId, Claim, OriginId, Project},
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Who said something first, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// A named origin.
    Named(OriginId),
    /// Nobody is named: the article is its own origin.
    Unstated(ArticleId),
    /// Neither an origin nor a quote is given: all such claims together are one.
    Unknown,
}

/// A way by which a statement came: from a source, through a channel (an agency, else the source itself).
pub(super) type Way = (Source, Source);

/// Which records stand for the same thing.
#[derive(PartialEq, Eq)]
pub(super) struct Same {
    articles: BTreeMap<ArticleId, ArticleId>,
    origins: BTreeMap<OriginId, OriginId>,
    /// Origins that name nobody: "police", "officials".
    anybody: BTreeSet<OriginId>,
}

impl Same {
    /// Finds copies (the same text, or versions of one another) and origins that share a name, or of which one speaks
    /// for the other.
    pub(super) fn of(project: &Project) -> Self {
        let mut articles: BTreeMap<ArticleId, ArticleId> = BTreeMap::new();
        let mut by_text = BTreeMap::new();
        for (&id, article) in &project.articles {
            let first = *by_text.entry(article.text).or_insert(id);
            join(&mut articles, id, first);
            if let Some(older) = article.version_of {
                join(&mut articles, id, older);
            }
            if let Some(copied) = article.copy_of {
                join(&mut articles, id, copied);
            }
        }
        let mut origins: BTreeMap<OriginId, OriginId> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        let mut anybody = BTreeSet::new();
        for (&id, origin) in &project.origins {
            if origin.aliases.is_empty()
                && (origin_names::is_anybody(&origin.name) || is_whose(&origin.name))
            {
                anybody.insert(id);
                continue;
            }
            for name in std::iter::once(&origin.name).chain(&origin.aliases) {
                for key in origin_names::keys(name) {
                    let first = *by_name.entry(key).or_insert(id);
                    join(&mut origins, id, first);
                }
            }
        }
        Self { articles, origins, anybody }
    }

    /// The article that stands for this one and its copies.
    pub(super) fn article(&self, id: ArticleId) -> ArticleId {
        root(&self.articles, id)
    }

    /// The origin that stands for this one and its namesakes.
    pub(super) fn origin(&self, id: OriginId) -> OriginId {
        root(&self.origins, id)
    }

    /// Whether an origin names nobody ("police"), and so may be anybody.
    pub(super) fn is_anybody(&self, id: OriginId) -> bool {
        self.anybody.contains(&id)
    }

    /// The ways by which a claim came; one, or one for each article if nobody is named. Whoever may be anybody ("police")
    /// may also be one who is named elsewhere, so he counts as nobody.
    pub(super) fn ways(&self, claim: &Claim, articles: &[ArticleId]) -> Vec<Way> {
        let via = claim.via.map(|id| Source::Named(self.origin(id)));
        let origin = claim.origin.filter(|id| !self.anybody.contains(id));
        match (origin, via) {
            (Some(origin), via) => {
                let source = Source::Named(self.origin(origin));
                vec![(source, via.unwrap_or(source))]
            }
            // An agency passes on what somebody said: with nobody named it is a channel and no origin.
            (None, via) if articles.is_empty() => {
                vec![(Source::Unknown, via.unwrap_or(Source::Unknown))]
            }
            (None, via) => articles
                .iter()
                .map(|id| (Source::Unstated(*id), via.unwrap_or(Source::Unstated(*id))))
                .collect(),
        }
    }
}

/// Whether a name only says whose speaker it is: "its spokesman".
fn is_whose(name: &str) -> bool {
    const WHOSE: [&str; 12] =
        ["its", "their", "his", "her", "our", "my", "son", "sa", "leur", "su", "seu", "sua"];
    let folded = fold(name);
    folded.split_once(' ').is_some_and(|(first, rest)| {
        // "Su Myat Hlaing" is somebody.
        WHOSE.contains(&first) && !name.chars().any(char::is_uppercase) && !rest.is_empty()
    })
}

fn root<T: Ord + Copy>(up: &BTreeMap<T, T>, mut id: T) -> T {
    while let Some(&next) = up.get(&id) {
        id = next;
    }
    id
}

/// Makes the smaller id stand for both, so that the answer does not depend on the order of joining.
fn join<T: Ord + Copy>(up: &mut BTreeMap<T, T>, a: T, b: T) {
    let (a, b) = (root(up, a), root(up, b));
    if a != b {
        up.insert(a.max(b), a.min(b));
    }
}

impl Source {
    /// The source that this one goes by where several names are of one.
    pub(super) fn spoken(self, one_voice: &BTreeMap<OriginId, OriginId>) -> Self {
        match self {
            Self::Named(id) => Self::Named(one_voice.get(&id).copied().unwrap_or(id)),
            other => other,
        }
    }

    /// The name for a list of origins; `None` where none is recorded.
    pub(super) fn name(self, project: &Project) -> Option<String> {
        match self {
            Self::Named(id) => project.origins.get(&id).map(|o| o.name.clone()),
            Self::Unstated(_) | Self::Unknown => None,
        }
    }
}

/// How many independent origins some ways lead back to, and how many of them lead nowhere.
///
/// What is not recorded strengthens nothing: beside a named origin it adds none, and alone it is one at most. It may
/// well be that same origin, left out by an article or by whoever filled in the claim.
pub(super) fn counted(ways: &BTreeSet<Way>) -> (usize, usize) {
    let named: BTreeSet<Way> =
        ways.iter().filter(|(source, _)| matches!(source, Source::Named(_))).copied().collect();
    let unrecorded = ways.len() - named.len();
    let origins = if named.is_empty() { unrecorded.min(1) } else { independent(&named) };
    (origins, unrecorded)
}

/// How many statements can be chosen of which no two share a source or a channel.
///
/// That is a largest matching between sources and channels, found by augmenting paths
/// (Hopcroft and Karp 1973 describe the faster variant; here there are a handful of ways).
fn independent(ways: &BTreeSet<Way>) -> usize {
    let mut channels: BTreeMap<Source, Vec<Source>> = BTreeMap::new();
    for (source, channel) in ways {
        channels.entry(*source).or_default().push(*channel);
    }
    let mut taken = Taken::default();
    channels.keys().filter(|source| taken.augment(**source, &channels)).count()
}

/// Which source has which channel, both ways round.
#[derive(Default)]
struct Taken {
    by: BTreeMap<Source, Source>,
    of: BTreeMap<Source, Source>,
}

impl Taken {
    /// Finds a channel for one more source, moving others to a second choice where they have one.
    fn augment(&mut self, source: Source, channels: &BTreeMap<Source, Vec<Source>>) -> bool {
        let mut reached_from: BTreeMap<Source, Source> = BTreeMap::new();
        let mut queue = VecDeque::from([source]);
        while let Some(next) = queue.pop_front() {
            for &channel in channels.get(&next).into_iter().flatten() {
                if reached_from.contains_key(&channel) {
                    continue;
                }
                reached_from.insert(channel, next);
                if let Some(&holder) = self.by.get(&channel) {
                    queue.push_back(holder);
                    continue;
                }
                // A free channel: each source on the way back takes the one that was found for it
                // and leaves its own to the source before.
                let mut free = channel;
                while let Some(&giver) = reached_from.get(&free) {
                    self.by.insert(free, giver);
                    match self.of.insert(giver, free) {
                        Some(left) => free = left,
                        None => break,
                    }
                }
                return true;
            }
        }
        false
    }
}
