//! What no record shows alone: references that lead nowhere, quotes from a text that is gone, circles, two rulings
//! on one fact.

use super::{What, Work, copies, fields, json, record::is_there, value};
use crate::{
    edit::Edit,
    fold::fold,
    model::{AnnotationId, ArticleId, Broken, Fact, RecordId, Text, text},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

impl Work<'_> {
    /// Goes on until the records fit together.
    pub(super) fn settle(&mut self) {
        self.quotes();
        self.references();
        // Each round gives at least one record its value back from ours, so this ends.
        while self.circles() {
            self.references();
        }
    }

    /// Brings back what is referred to and was removed by the other side.
    fn references(&mut self) {
        let mut waiting: Vec<RecordId> = self.now.all_records().collect();
        while let Some(record) = waiting.pop() {
            let mut missing = BTreeSet::new();
            self.now.references(record, &mut |to| {
                missing.insert(to);
            });
            missing.retain(|to| !self.now.contains(*to));
            for gone in missing {
                let sides = [self.ours, self.theirs, self.base].map(|side| value(side, gone));
                let Some(back) = sides.into_iter().find(is_there) else { continue };
                self.put(back);
                waiting.push(gone);
                // A text says nothing alone; the article that it belongs to is listed.
                if !matches!(gone, RecordId::Text(_)) {
                    self.conflict(gone, What::RemovedAndNeeded, Vec::new(), None);
                }
            }
        }
    }

    /// Quotes whose words are not in the text that their article has now move to a copy of the article with the
    /// text that they were taken from.
    fn quotes(&mut self) {
        let mut lost: BTreeMap<ArticleId, Vec<AnnotationId>> = BTreeMap::new();
        for (id, quote) in &self.now.annotations {
            let [ours, theirs] = [self.ours, self.theirs]
                .map(|side| side.articles.get(&quote.article).map(|a| a.text));
            if ours == theirs {
                continue;
            }
            let holds = |text: Option<&Arc<Text>>| {
                text.and_then(|t| text::slice(t.as_str(), quote.start..quote.end))
                    == Some(quote.exact.as_str())
            };
            // The text that the article has now may be in the records of one side only as yet.
            let now = self.now.articles.get(&quote.article).and_then(|article| {
                let texts = [&self.now, self.theirs, self.ours];
                texts.into_iter().find_map(|side| side.texts.get(&article.text))
            });
            let sides = [self.ours, self.theirs];
            if !holds(now) && sides.into_iter().any(|side| holds(side.text_of(quote.article))) {
                lost.entry(quote.article).or_default().push(*id);
            }
        }
        for (article, quotes) in lost {
            let Some(now) = self.now.articles.get(&article).map(|a| a.text) else { continue };
            let other = [self.ours, self.theirs]
                .into_iter()
                .find(|side| side.articles.get(&article).is_some_and(|a| a.text != now));
            let Some(copy) =
                other.and_then(|side| copies::copy(&value(side, RecordId::Article(article))))
            else {
                continue;
            };
            let record_of_copy = copy.record();
            let RecordId::Article(id) = record_of_copy else { continue };
            let record = RecordId::Article(article);
            if !self.conflicts.iter().any(|c| c.record == record) {
                let fields = vec!["text".to_owned()];
                self.conflict(record, What::TextChanged, fields, Some(record_of_copy));
            }
            if !self.now.contains(record_of_copy) {
                self.put(copy);
            }
            for quote in quotes {
                if let Some(mut moved) = self.now.annotations.get(&quote).cloned() {
                    Arc::make_mut(&mut moved).article = id;
                    self.put(Edit::Annotation(quote, Some(moved)));
                }
            }
        }
    }

    /// Gives records of a circle their value of ours back; `false` when there is none to give.
    fn circles(&mut self) -> bool {
        let mut changed = false;
        for fault in self.now.faults() {
            let Broken::Invalid { record, .. } = fault else { continue };
            let (ours, now) = (value(self.ours, record), value(&self.now, record));
            if is_there(&ours) && ours != now {
                let fields = fields::differing(&json(&ours), &json(&now));
                self.combined.retain(|c| c.record != record);
                self.keep_both(record, What::Circle, fields);
                changed = true;
            }
        }
        changed
    }

    /// Rulings of both sides on one fact: findings follow the later one, which nobody chose.
    pub(super) fn same_facts(&mut self) {
        let same = |fact: &Fact| Fact {
            population: fact.population.as_deref().map(|p| fold(p).trim().to_owned()),
            ..fact.clone()
        };
        let mut found = Vec::new();
        for (id, theirs) in &self.theirs.rulings {
            if self.ours.rulings.contains_key(id) || self.base.rulings.contains_key(id) {
                continue;
            }
            let ours = self.ours.rulings.iter().find(|(other, ours)| {
                !self.base.rulings.contains_key(other)
                    && !self.theirs.rulings.contains_key(other)
                    && same(&ours.fact) == same(&theirs.fact)
                    && (ours.verdict != theirs.verdict || ours.reason != theirs.reason)
            });
            if let Some((other, _)) = ours {
                found.push((RecordId::Ruling(*other), RecordId::Ruling(*id)));
            }
        }
        for (ours, theirs) in found {
            let there = json(&value(self.theirs, theirs));
            let fields = fields::differing(&json(&value(self.ours, ours)), &there);
            self.conflict(ours, What::SameFact, fields, Some(theirs));
            if let Some(last) = self.conflicts.last_mut() {
                last.theirs = there;
            }
        }
    }
}
