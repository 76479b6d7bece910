//! The search through all documents, done by a worker: the texts are folded once, a query is looked up as it is
//! typed, and the words around the hits are fetched for the documents that come into sight.

use crate::{
    jobs::{self, Job},
    model::{ArticleId, Project},
    search::{self, Hit, Index, NoQuery, Query, Ranked},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// So many hits of a document are shown until it is unfolded.
pub const FOLDED: usize = 3;
/// So many are shown then; who wants more searches in the document.
pub const UNFOLDED: usize = 200;
/// For so many documents the words around the hits are fetched at a time.
const BATCH: usize = 48;
/// For so many documents they are kept.
const KEPT: usize = 1_000;

/// What was typed, and whether text that is not the story is searched too.
pub type Asked = (String, bool);

/// What a query found, until another one is done.
#[derive(Clone, Default)]
pub struct Results {
    /// What was looked for.
    pub asked: Asked,
    /// The documents, the best first.
    pub list: Vec<Ranked>,
    /// How many hits their texts have.
    pub hits: usize,
    /// Why nothing was looked for.
    pub why: Option<NoQuery>,
}

/// Hits of some documents: how many were wanted, and those that there are.
type Fetched = BTreeMap<ArticleId, (usize, Vec<Hit>)>;

/// What a worker brings back.
enum Answer {
    Found { index: Arc<Index>, results: Results, first: Fetched },
    Fetched(Fetched),
}

/// The query that is looked up, and what came of it.
#[derive(Default)]
pub struct Searching {
    /// What is to be looked for.
    pub asked: Asked,
    /// Documents of which all hits are shown.
    pub unfolded: BTreeSet<ArticleId>,
    results: Results,
    index: Option<Arc<Index>>,
    fetched: Fetched,
    /// The query and the revision that the results are of.
    done_for: Option<(Asked, u64)>,
    job: Option<((Asked, u64), Job<Answer>)>,
    /// Documents in sight, whose hits are to be there.
    wanted: Vec<ArticleId>,
    /// Grows with everything that comes in; rows are kept under it.
    edition: u64,
}

impl Searching {
    /// Work before the frame: takes in what was found, asks for what is missing.
    pub fn logic(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        if let Some((of, job)) = &mut self.job
            && let Some(done) = job.poll()
        {
            let of = of.clone();
            self.job = None;
            self.take(of, done.ok());
        }
        if self.job.is_some() {
            return;
        }
        let wanted = (self.asked.clone(), revision);
        if self.done_for.as_ref() != Some(&wanted) {
            if self.asked.0.trim().is_empty() {
                // Nothing is asked for: no text is folded for it.
                self.take(wanted, None);
                return;
            }
            let (snapshot, asked) = (Arc::clone(project), self.asked.clone());
            let index = self.index.clone().filter(|index| index.holds_all() == asked.1);
            let job =
                jobs::spawn("search", wake.clone(), move |_| look_up(&snapshot, asked, index));
            self.job = Some((wanted, job));
            return;
        }
        let missing: Vec<(ArticleId, usize)> = self.missing().take(BATCH).collect();
        if let (false, Some(index)) = (missing.is_empty(), self.index.clone()) {
            let (snapshot, typed) = (Arc::clone(project), self.asked.0.clone());
            let job = jobs::spawn("words around hits", wake.clone(), move |_| {
                let query = Query::new(&typed);
                Answer::Fetched(query.map_or_else(
                    |_| Fetched::new(),
                    |query| fetch(&snapshot, &index, &query, &missing),
                ))
            });
            self.job = Some((wanted, job));
        }
    }

    fn take(&mut self, of: (Asked, u64), answer: Option<Answer>) {
        self.edition += 1;
        match answer {
            Some(Answer::Found { index, results, first }) => {
                if results.asked != self.results.asked {
                    self.unfolded.clear();
                }
                self.index = Some(index);
                self.results = results;
                self.fetched = first;
                self.wanted.clear();
                self.done_for = Some(of);
            }
            Some(Answer::Fetched(fetched)) => {
                if self.fetched.len() > KEPT {
                    let near: BTreeSet<ArticleId> = self.wanted.iter().copied().collect();
                    self.fetched.retain(|id, _| near.contains(id));
                }
                self.fetched.extend(fetched);
            }
            // Nothing was asked for, or the worker broke: what is asked next is looked up anew.
            None => {
                self.results = Results { asked: of.0.clone(), ..Results::default() };
                self.fetched.clear();
                self.done_for = Some(of);
            }
        }
    }

    /// The documents in sight of which more hits are shown than are there, and how many are.
    fn missing(&self) -> impl Iterator<Item = (ArticleId, usize)> + '_ {
        let wanted = self.wanted.iter().map(|id| (*id, self.most(*id)));
        wanted.filter(|(id, most)| self.fetched.get(id).is_none_or(|(had, _)| had < most))
    }

    /// Whether hits that are in sight are not there yet.
    pub fn waits(&self) -> bool {
        self.missing().next().is_some()
    }

    /// How many hits of a document are shown at most.
    pub fn most(&self, id: ArticleId) -> usize {
        if self.unfolded.contains(&id) { UNFOLDED } else { FOLDED }
    }

    /// Says which documents are in sight.
    pub fn want(&mut self, wanted: Vec<ArticleId>) {
        self.wanted = wanted;
    }

    /// What was found last.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The hits of a document; `None` until they were fetched.
    pub fn hits(&self, id: ArticleId) -> Option<&[Hit]> {
        let (_, hits) = self.fetched.get(&id)?;
        Some(hits)
    }

    /// How many rows of hits a document has.
    pub fn rows(&self, of: &Ranked) -> usize {
        let most = self.most(of.article);
        // Once they are known, those that there are: letters that fold to several may count twice before.
        let known = self.fetched.get(&of.article).filter(|(had, _)| *had >= most);
        known.map_or(of.count.min(most), |(_, hits)| hits.len().min(most))
    }

    /// Grows with everything that comes in.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Whether what is shown is not yet what is asked for.
    pub fn looking(&self) -> bool {
        self.done_for.as_ref().is_none_or(|(asked, _)| *asked != self.asked)
    }

    /// Whether a worker is at it, or will be with the next frame.
    pub fn busy(&self) -> bool {
        self.job.is_some() || self.looking() || self.waits()
    }
}

/// Folds what is new, ranks, and fetches the words around the hits of the first documents.
fn look_up(project: &Project, asked: Asked, index: Option<Arc<Index>>) -> Answer {
    let index = Arc::new(match index {
        Some(index) => index.renewed(project),
        None => Index::of(project, asked.1),
    });
    let (list, why) = match Query::new(&asked.0) {
        Ok(query) => (search::rank(&index, &query), None),
        Err(why) => (Vec::new(), Some(why)),
    };
    let first: Vec<_> = list.iter().take(BATCH / 2).map(|r| (r.article, FOLDED)).collect();
    let first = Query::new(&asked.0)
        .map_or_else(|_| Fetched::new(), |query| fetch(project, &index, &query, &first));
    let hits = list.iter().map(|r| r.count).sum();
    Answer::Found { index, results: Results { asked, list, hits, why }, first }
}

fn fetch(
    project: &Project,
    index: &Index,
    query: &Query,
    wanted: &[(ArticleId, usize)],
) -> Fetched {
    let found = wanted.iter().map(|(id, most)| {
        let (hits, _) = search::hits(project, index, query, *id, *most);
        (*id, (*most, hits))
    });
    found.collect()
}
