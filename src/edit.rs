//! The one mechanism by which a project changes. Rarely touched: new deeds are functions in [`crate::verbs`].

use crate::model::{
    Annotation, AnnotationId, Article, ArticleId, Brief, BriefId, Broken, Claim, ClaimId, Code,
    CodeId, Event, EventId, Hash, Metric, MetricId, Origin, OriginId, Project, RecordId, Refusal,
    RefusalId, Ruling, RulingId, Settings, Table, Text, Timestamp, Unread, UnreadId,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// Sets one record to a value; `None` means "not in the project".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets the settings; they are always there.
    Settings(Arc<Settings>),
    /// Sets a text.
    Text(Hash, Option<Arc<Text>>),
    /// Sets an article.
    Article(ArticleId, Option<Arc<Article>>),
    /// Sets an annotation.
    Annotation(AnnotationId, Option<Arc<Annotation>>),
    /// Sets a code.
    Code(CodeId, Option<Arc<Code>>),
    /// Sets an event.
    Event(EventId, Option<Arc<Event>>),
    /// Sets a metric.
    Metric(MetricId, Option<Arc<Metric>>),
    /// Sets a claim.
    Claim(ClaimId, Option<Arc<Claim>>),
    /// Sets an origin.
    Origin(OriginId, Option<Arc<Origin>>),
    /// Sets a ruling.
    Ruling(RulingId, Option<Arc<Ruling>>),
    /// Sets a brief.
    Brief(BriefId, Option<Arc<Brief>>),
    /// Sets a file that could not be read.
    Unread(UnreadId, Option<Arc<Unread>>),
    /// Sets a refused proposal.
    Refusal(RefusalId, Option<Arc<Refusal>>),
}

impl Edit {
    /// Which record the edit sets.
    pub fn record(&self) -> RecordId {
        match self {
            Self::Settings(_) => RecordId::Settings,
            Self::Text(id, _) => RecordId::Text(*id),
            Self::Article(id, _) => RecordId::Article(*id),
            Self::Annotation(id, _) => RecordId::Annotation(*id),
            Self::Code(id, _) => RecordId::Code(*id),
            Self::Event(id, _) => RecordId::Event(*id),
            Self::Metric(id, _) => RecordId::Metric(*id),
            Self::Claim(id, _) => RecordId::Claim(*id),
            Self::Origin(id, _) => RecordId::Origin(*id),
            Self::Ruling(id, _) => RecordId::Ruling(*id),
            Self::Brief(id, _) => RecordId::Brief(*id),
            Self::Unread(id, _) => RecordId::Unread(*id),
            Self::Refusal(id, _) => RecordId::Refusal(*id),
        }
    }
}

/// What a person did, in one undo step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What the menu calls it: "Add claim".
    pub label: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// What, in order.
    pub edits: Vec<Edit>,
}

impl Change {
    /// The records that the change sets, each once, sorted.
    pub fn records(&self) -> Vec<RecordId> {
        let mut records: Vec<RecordId> = self.edits.iter().map(Edit::record).collect();
        records.sort_unstable();
        records.dedup();
        records
    }
}

impl Project {
    /// Makes all of a change, or none of it. Returns the edits that take it back.
    ///
    /// Errors: the change would break an invariant; the project is then as it was.
    pub fn apply(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, Broken> {
        let mut records: Vec<RecordId> = edits.iter().map(Edit::record).collect();
        let mut inverse: Vec<Edit> = edits.into_iter().map(|edit| self.swap(edit)).collect();
        inverse.reverse();
        records.sort_unstable();
        records.dedup();
        // An article that has another text now must still have the words of its quotes.
        let retexted = inverse.iter().filter_map(|edit| match edit {
            Edit::Article(id, Some(old)) => {
                self.articles.get(id).filter(|now| now.text != old.text).map(|_| *id)
            }
            _ => None,
        });
        let retexted: BTreeSet<ArticleId> = retexted.collect();
        match self.check_touched(&records).and_then(|()| self.check_quotes_of(&retexted)) {
            Ok(()) => Ok(inverse),
            Err(broken) => {
                for edit in inverse {
                    self.swap(edit);
                }
                Err(broken)
            }
        }
    }

    /// Makes one edit, unchecked, and returns the edit that takes it back.
    pub(crate) fn swap(&mut self, edit: Edit) -> Edit {
        fn set<K: Ord + Copy, V>(
            table: &mut Table<K, V>,
            id: K,
            value: Option<Arc<V>>,
        ) -> Option<Arc<V>> {
            match value {
                Some(value) => table.insert(id, value),
                None => table.remove(&id),
            }
        }
        match edit {
            Edit::Settings(new) => Edit::Settings(std::mem::replace(&mut self.settings, new)),
            Edit::Text(id, v) => Edit::Text(id, set(&mut self.texts, id, v)),
            Edit::Article(id, v) => Edit::Article(id, set(&mut self.articles, id, v)),
            Edit::Annotation(id, v) => Edit::Annotation(id, set(&mut self.annotations, id, v)),
            Edit::Code(id, v) => Edit::Code(id, set(&mut self.codes, id, v)),
            Edit::Event(id, v) => Edit::Event(id, set(&mut self.events, id, v)),
            Edit::Metric(id, v) => Edit::Metric(id, set(&mut self.metrics, id, v)),
            Edit::Claim(id, v) => Edit::Claim(id, set(&mut self.claims, id, v)),
            Edit::Origin(id, v) => Edit::Origin(id, set(&mut self.origins, id, v)),
            Edit::Ruling(id, v) => Edit::Ruling(id, set(&mut self.rulings, id, v)),
            Edit::Brief(id, v) => Edit::Brief(id, set(&mut self.briefs, id, v)),
            Edit::Unread(id, v) => Edit::Unread(id, set(&mut self.unread, id, v)),
            Edit::Refusal(id, v) => Edit::Refusal(id, set(&mut self.refusals, id, v)),
        }
    }
}
