//! What the program proposes for the open document, and how many proposals wait in every document. Read by
//! workers and kept; nothing of it is in the project until a person accepts it.

use super::derived::Derived;
use crate::{
    jobs::{self, Job},
    mine::{self, Elsewhere, Proposal},
    model::{Article, ArticleId, Project},
};
use std::{collections::BTreeMap, ops::Bound, sync::Arc};

/// So many documents keep what was read in them.
const KEPT: usize = 12;
/// So many documents a worker counts before it tells: a fraction of a second.
const BATCH: usize = 64;

/// What is proposed for a document, read once.
struct Mined {
    id: ArticleId,
    of: Arc<Article>,
    all: Arc<Vec<Proposal>>,
    /// What of each its own sentence does not say.
    elsewhere: Vec<Elsewhere>,
}

/// What a worker reads in a document.
type Read = (Vec<Proposal>, Vec<Elsewhere>);

/// The proposals of the open document, and which of them is looked at.
#[derive(Default)]
pub struct Tray {
    /// Whether the tray stands beside the text.
    pub shown: bool,
    /// Documents that were read, the last one last.
    kept: Vec<Mined>,
    reading: Option<(ArticleId, Arc<Article>, Job<Read>)>,
    /// What is open in which document at which revision.
    open_for: Option<(ArticleId, u64)>,
    open: Vec<usize>,
    current: usize,
    /// Whether the reader has to bring the current one into sight.
    pub(super) reveal: bool,
    /// How many were refused in the document.
    pub(super) refused: usize,
    /// Where keys are for the tray although something has the focus: what is looked at, and the text.
    pub(super) homes: [Option<egui::Id>; 2],
    /// The tray takes the focus with the next frame.
    pub(super) focus: bool,
}

impl Tray {
    /// Work before the frame: takes in what was read, asks for what is not.
    pub fn logic(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        article: Option<ArticleId>,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        if let Some((id, of, job)) = &mut self.reading
            && let Some(done) = job.poll()
        {
            // What breaks the reader of text proposes nothing; the document is still there to be read.
            let (all, elsewhere) = done.unwrap_or_default();
            self.kept.retain(|m| m.id != *id);
            let of = Arc::clone(of);
            self.kept.push(Mined { id: *id, of, all: Arc::new(all), elsewhere });
            if self.kept.len() > KEPT {
                self.kept.remove(0);
            }
            self.reading = None;
            self.open_for = None;
        }
        let Some(id) = article else { return };
        let Some(record) = project.articles.get(&id) else { return };
        let known = self.kept.iter().find(|m| m.id == id && mine::read_alike(&m.of, record));
        match known.map(|m| Arc::clone(&m.all)) {
            Some(all) => {
                if self.open_for != Some((id, revision)) {
                    self.take(project, id, revision, &all);
                }
            }
            None => {
                // What waits in the document before must not be taken for what waits here.
                self.open.clear();
                self.open_for = None;
                if self.reading.is_some() {
                    return;
                }
                let (snapshot, of) = (Arc::clone(project), Arc::clone(record));
                let job = jobs::spawn("proposals", wake.clone(), move |_| {
                    let record = snapshot.articles.get(&id);
                    let text = snapshot.text_of(id);
                    let Some((record, text)) = record.zip(text) else { return Read::default() };
                    let all = mine::proposals(text.as_str(), record);
                    let language = record.language.as_deref();
                    let elsewhere = all.iter().map(|p| mine::elsewhere(p, language)).collect();
                    (all, elsewhere)
                });
                self.reading = Some((id, of, job));
            }
        }
    }

    fn take(&mut self, project: &Project, id: ArticleId, revision: u64, all: &[Proposal]) {
        let same = self.open_for.is_some_and(|(of, _)| of == id);
        let was = if same { self.current() } else { None };
        let open = mine::still_open(project, id, all);
        // What an undo brings back is looked at again.
        let back = open.iter().find(|i| same && !self.open.contains(i)).copied();
        self.open = open;
        self.refused = project.refusals.values().filter(|r| r.article == id).count();
        self.open_for = Some((id, revision));
        // The one that was looked at, else the next one in the text.
        let at = back.or(was).map_or(0, |was| self.open.partition_point(|i| *i < was));
        let at = at.min(self.open.len().saturating_sub(1));
        let moved = was.is_none() || self.open.get(at).copied() != was;
        self.current = at;
        self.reveal |= moved && self.shown;
    }

    /// The place of the current one among all proposals of the document.
    fn current(&self) -> Option<usize> {
        self.open.get(self.current).copied()
    }

    /// Shows the tray and gives it the keys.
    pub fn show(&mut self) {
        self.shown = true;
        self.focus = true;
        self.reveal = true;
    }

    /// Whether the document is still being read.
    pub fn reading(&self) -> bool {
        self.reading.is_some() || self.open_for.is_none()
    }

    fn mined(&self) -> Option<&Mined> {
        let (id, _) = self.open_for?;
        self.kept.iter().rfind(|m| m.id == id)
    }

    fn all(&self) -> Option<&Arc<Vec<Proposal>>> {
        self.mined().map(|m| &m.all)
    }

    /// What of the proposal that is looked at its own sentence does not say.
    pub fn elsewhere(&self) -> Elsewhere {
        let at = self.current();
        let found = self.mined().zip(at).and_then(|(m, at)| m.elsewhere.get(at));
        found.copied().unwrap_or_default()
    }

    /// The proposals that wait, in the order of the text.
    pub fn open(&self) -> Vec<&Proposal> {
        let Some(all) = self.all() else { return Vec::new() };
        self.open.iter().filter_map(|i| all.get(*i)).collect()
    }

    /// The proposal that is looked at, with its document.
    pub fn proposal(&self) -> Option<(ArticleId, Proposal)> {
        let (id, _) = self.open_for?;
        let at = self.current()?;
        Some((id, self.all()?.get(at)?.clone()))
    }

    /// Which of the open ones is looked at, from 0.
    pub fn position(&self) -> usize {
        self.current
    }

    /// How many wait in the open document.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Looks at another one of those that wait.
    pub fn go_to(&mut self, at: usize) {
        self.current = at.min(self.open.len().saturating_sub(1));
        self.reveal = true;
    }

    /// Looks at the next one (`1`) or the one before (`-1`).
    pub fn step(&mut self, step: isize) {
        self.go_to(self.current.saturating_add_signed(step));
    }

    /// Those of the same metric as the one that is looked at.
    pub fn of_this_kind(&self) -> Vec<Proposal> {
        let Some((_, current)) = self.proposal() else { return Vec::new() };
        self.open().into_iter().filter(|p| p.metric == current.metric).cloned().collect()
    }

    /// Whether keys without a letter are meant for the tray.
    pub fn has_keys(&self, focused: Option<egui::Id>) -> bool {
        self.shown && focused.is_none_or(|id| self.homes.contains(&Some(id)))
    }
}

/// How many proposals wait in each document.
#[derive(Default)]
pub struct Waiting {
    counts: BTreeMap<ArticleId, Count>,
    counting: Option<Job<Vec<(ArticleId, Count)>>>,
    /// The revision and edition at which nothing was left to count.
    done_for: Option<(u64, u64)>,
    /// The revision and edition of the walk through the documents, and the last one that it came to.
    walk: Option<((u64, u64), Option<ArticleId>)>,
    /// In how many documents something waits.
    documents: usize,
}

/// What was counted in a document, and for which state of it.
struct Count {
    of: Arc<Article>,
    claims: usize,
    refused: usize,
    open: usize,
}

impl Waiting {
    /// How many wait in a document, as far as it was counted.
    pub fn of(&self, id: ArticleId) -> usize {
        self.counts.get(&id).map_or(0, |c| c.open)
    }

    /// In how many documents something waits, as far as they were counted.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// Whether documents are still being counted.
    pub fn busy(&self) -> bool {
        self.counting.is_some()
    }

    /// Work before the frame: takes in what a worker has counted and gives it the next documents.
    pub fn logic(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        derived: &Derived,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        if let Some(job) = &mut self.counting {
            let Some(done) = job.poll() else { return };
            self.counting = None;
            match done {
                Ok(counted) => {
                    self.counts.extend(counted);
                    self.documents = self.counts.values().filter(|c| c.open > 0).count();
                }
                // A text that breaks the reader of texts must not be tried for ever.
                Err(_) => self.done_for = Some((revision, derived.edition)),
            }
        }
        let now = (revision, derived.edition);
        if self.done_for == Some(now) {
            return;
        }
        let mut refused: BTreeMap<ArticleId, usize> = BTreeMap::new();
        for refusal in project.refusals.values() {
            *refused.entry(refusal.article).or_default() += 1;
        }
        let claims = |id: &ArticleId| derived.counts.get(id).map_or(0, |c| c.claims);
        let refused = |id: &ArticleId| refused.get(id).copied().unwrap_or(0);
        // A walk goes on where it was: from the start again only when something has changed.
        let from = self.walk.filter(|(of, _)| *of == now).and_then(|(_, last)| last);
        let rest = (from.map_or(Bound::Unbounded, Bound::Excluded), Bound::Unbounded);
        let stale: Vec<(ArticleId, usize, usize)> = project
            .articles
            .range(rest)
            .filter(|(id, record)| {
                self.counts.get(id).is_none_or(|c| {
                    c.claims != claims(id)
                        || c.refused != refused(id)
                        || !Arc::ptr_eq(&c.of, record) && !mine::read_alike(&c.of, record)
                })
            })
            .take(BATCH)
            .map(|(id, _)| (*id, claims(id), refused(id)))
            .collect();
        if stale.is_empty() {
            self.counts.retain(|id, _| project.articles.contains_key(id));
            self.documents = self.counts.values().filter(|c| c.open > 0).count();
            self.done_for = Some(now);
            return;
        }
        self.walk = Some((now, stale.last().map(|(id, ..)| *id)));
        let snapshot = Arc::clone(project);
        self.counting = Some(jobs::spawn("proposals of all", wake.clone(), move |progress| {
            let mut counted = Vec::new();
            for (id, claims, refused) in stale {
                if progress.cancelled() {
                    break;
                }
                if let Some(record) = snapshot.articles.get(&id) {
                    let open = mine::open_proposals(&snapshot, id).len();
                    let of = Arc::clone(record);
                    counted.push((id, Count { of, claims, refused, open }));
                }
            }
            counted
        }));
    }
}
