//! The invariants of a project, for all of it (on opening) or for the records of one change.

use super::{
    Annotation, Article, ArticleId, Block, Brief, Claim, Code, Country, Fact, Inline, Measure,
    Metric, Project, RecordId, Ruling, Value, text,
};
use std::collections::BTreeSet;

/// Why a project, or a change to it, is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A record names another one that is not there.
    #[error("{from} refers to {to}, which is not in the project")]
    Dangling {
        /// The record that refers.
        from: RecordId,
        /// The record that is missing.
        to: RecordId,
    },
    /// A record is to go while others still need it.
    #[error("{what} cannot be removed: {by} still refers to it")]
    Needed {
        /// The record that was to go.
        what: RecordId,
        /// One record that refers to it.
        by: RecordId,
    },
    /// A record breaks a rule of its own.
    #[error("{record}: {fault}")]
    Invalid {
        /// The record.
        record: RecordId,
        /// What is wrong with it.
        fault: String,
    },
}

impl Project {
    /// Checks every record. Costs time in proportion to the project; done on opening.
    pub fn check(&self) -> Result<(), Broken> {
        self.all_records().try_for_each(|record| self.check_record(record))
    }

    /// Checks the records of one change: those that are there for what they refer to,
    /// those that are gone for who still refers to them.
    pub fn check_touched(&self, records: &[RecordId]) -> Result<(), Broken> {
        let gone: Vec<RecordId> = records.iter().copied().filter(|r| !self.contains(*r)).collect();
        for &record in records {
            self.check_record(record)?;
        }
        if gone.is_empty() {
            return Ok(());
        }
        // One pass over everything that can refer to what is gone, however many records went.
        let gone: BTreeSet<RecordId> = gone.into_iter().collect();
        for by in self.all_records() {
            let mut needed = None;
            self.references(by, &mut |to| {
                if gone.contains(&to) {
                    needed = Some(to);
                }
            });
            if let Some(what) = needed {
                return Err(Broken::Needed { what, by });
            }
        }
        Ok(())
    }

    /// Checks the quotes of some articles; one pass over all annotations, none for no articles.
    pub(crate) fn check_quotes_of(&self, articles: &BTreeSet<ArticleId>) -> Result<(), Broken> {
        if articles.is_empty() {
            return Ok(());
        }
        self.annotations
            .iter()
            .filter(|(_, annotation)| articles.contains(&annotation.article))
            .try_for_each(|(id, _)| self.check_record(RecordId::Annotation(*id)))
    }

    /// Whether a record is in the project.
    pub fn contains(&self, record: RecordId) -> bool {
        match record {
            RecordId::Settings => true,
            RecordId::Text(id) => self.texts.contains_key(&id),
            RecordId::Article(id) => self.articles.contains_key(&id),
            RecordId::Annotation(id) => self.annotations.contains_key(&id),
            RecordId::Code(id) => self.codes.contains_key(&id),
            RecordId::Event(id) => self.events.contains_key(&id),
            RecordId::Metric(id) => self.metrics.contains_key(&id),
            RecordId::Claim(id) => self.claims.contains_key(&id),
            RecordId::Origin(id) => self.origins.contains_key(&id),
            RecordId::Ruling(id) => self.rulings.contains_key(&id),
            RecordId::Brief(id) => self.briefs.contains_key(&id),
        }
    }

    /// Every record, settings first.
    pub fn all_records(&self) -> impl Iterator<Item = RecordId> + '_ {
        std::iter::once(RecordId::Settings)
            .chain(self.texts.keys().map(|id| RecordId::Text(*id)))
            .chain(self.codes.keys().map(|id| RecordId::Code(*id)))
            .chain(self.events.keys().map(|id| RecordId::Event(*id)))
            .chain(self.metrics.keys().map(|id| RecordId::Metric(*id)))
            .chain(self.origins.keys().map(|id| RecordId::Origin(*id)))
            .chain(self.articles.keys().map(|id| RecordId::Article(*id)))
            .chain(self.annotations.keys().map(|id| RecordId::Annotation(*id)))
            .chain(self.claims.keys().map(|id| RecordId::Claim(*id)))
            .chain(self.rulings.keys().map(|id| RecordId::Ruling(*id)))
            .chain(self.briefs.keys().map(|id| RecordId::Brief(*id)))
    }

    /// Calls `to` with each record that `record` refers to; nothing for a record that is not there.
    pub fn references(&self, record: RecordId, to: &mut dyn FnMut(RecordId)) {
        match record {
            RecordId::Settings | RecordId::Text(_) | RecordId::Event(_) | RecordId::Origin(_) => {}
            RecordId::Article(id) => {
                if let Some(article) = self.articles.get(&id) {
                    to(RecordId::Text(article.text));
                    article.version_of.iter().for_each(|id| to(RecordId::Article(*id)));
                }
            }
            RecordId::Annotation(id) => {
                if let Some(annotation) = self.annotations.get(&id) {
                    to(RecordId::Article(annotation.article));
                    annotation.codes.iter().for_each(|id| to(RecordId::Code(*id)));
                }
            }
            RecordId::Code(id) => {
                if let Some(parent) = self.codes.get(&id).and_then(|c| c.parent) {
                    to(RecordId::Code(parent));
                }
            }
            RecordId::Metric(id) => {
                if let Some(metric) = self.metrics.get(&id) {
                    metric.parent.iter().for_each(|id| to(RecordId::Metric(*id)));
                    metric.never_compare_with.iter().for_each(|id| to(RecordId::Metric(*id)));
                }
            }
            RecordId::Claim(id) => {
                if let Some(claim) = self.claims.get(&id) {
                    claim.event.iter().for_each(|id| to(RecordId::Event(*id)));
                    to(RecordId::Metric(claim.metric));
                    claim.origin.iter().for_each(|id| to(RecordId::Origin(*id)));
                    claim.via.iter().for_each(|id| to(RecordId::Origin(*id)));
                    claim.annotations.iter().for_each(|id| to(RecordId::Annotation(*id)));
                }
            }
            RecordId::Ruling(id) => {
                if let Some(ruling) = self.rulings.get(&id) {
                    fact_references(&ruling.fact, to);
                }
            }
            RecordId::Brief(id) => {
                if let Some(brief) = self.briefs.get(&id) {
                    brief_references(brief, to);
                }
            }
        }
    }

    /// Checks one record; a record that is not there has nothing to break.
    fn check_record(&self, record: RecordId) -> Result<(), Broken> {
        let mut dangling = None;
        self.references(record, &mut |to| {
            if dangling.is_none() && !self.contains(to) {
                dangling = Some(to);
            }
        });
        if let Some(to) = dangling {
            return Err(Broken::Dangling { from: record, to });
        }
        match self.fault(record) {
            Some(fault) => Err(Broken::Invalid { record, fault }),
            None => Ok(()),
        }
    }

    /// The rule of its own that a record breaks.
    fn fault(&self, record: RecordId) -> Option<String> {
        match record {
            RecordId::Settings | RecordId::Brief(_) => None,
            RecordId::Text(id) => {
                let found = self.texts.get(&id)?.hash();
                (found != id).then(|| format!("the text was changed: its hash is {found}"))
            }
            RecordId::Article(id) => self.article_fault(self.articles.get(&id)?),
            RecordId::Annotation(id) => self.annotation_fault(self.annotations.get(&id)?),
            RecordId::Code(id) => self.code_fault(id, self.codes.get(&id)?),
            RecordId::Event(id) => unnamed(&self.events.get(&id)?.name),
            RecordId::Metric(id) => self.metric_fault(id, self.metrics.get(&id)?),
            RecordId::Claim(id) => claim_fault(self.claims.get(&id)?),
            RecordId::Origin(id) => unnamed(&self.origins.get(&id)?.name),
            RecordId::Ruling(id) => ruling_fault(self.rulings.get(&id)?),
        }
    }

    fn article_fault(&self, article: &Article) -> Option<String> {
        if article.boilerplate.is_empty() {
            return None;
        }
        let length = self.texts.get(&article.text)?.as_str().chars().count();
        let mut last = 0;
        for span in &article.boilerplate {
            if span.start >= span.end || span.start < last {
                return Some(format!(
                    "boilerplate {}–{} is empty or overlaps the one before",
                    span.start, span.end
                ));
            }
            last = span.end;
        }
        (last > length)
            .then(|| format!("boilerplate ends at {last}, but the text has {length} characters"))
    }

    fn annotation_fault(&self, annotation: &Annotation) -> Option<String> {
        if annotation.start >= annotation.end {
            return Some("the quote is empty".to_owned());
        }
        let text = self.text_of(annotation.article)?;
        match text::slice(text.as_str(), annotation.start..annotation.end) {
            None => Some(format!(
                "the quote {}–{} reaches past the end of the text",
                annotation.start, annotation.end
            )),
            Some(words) if words != annotation.exact => {
                Some("the quote is not what the text says at its place".to_owned())
            }
            Some(_) => None,
        }
    }

    fn code_fault(&self, id: super::CodeId, code: &Code) -> Option<String> {
        let mut seen = BTreeSet::from([id]);
        let mut up = code.parent;
        while let Some(parent) = up {
            if !seen.insert(parent) {
                return Some("the code is above itself".to_owned());
            }
            up = self.codes.get(&parent).and_then(|c| c.parent);
        }
        unnamed(&code.name)
    }

    fn metric_fault(&self, id: super::MetricId, metric: &Metric) -> Option<String> {
        let mut seen = BTreeSet::from([id]);
        let mut up = metric.parent;
        while let Some(parent) = up {
            if !seen.insert(parent) {
                return Some("the metric is a part of itself".to_owned());
            }
            up = self.metrics.get(&parent).and_then(|m| m.parent);
        }
        unnamed(&metric.name)
    }
}

fn unnamed(name: &str) -> Option<String> {
    name.trim().is_empty().then(|| "a name is needed".to_owned())
}

fn unknown_country(country: Country) -> Option<String> {
    (!country.exists()).then(|| format!("no country has the code {country}"))
}

fn claim_fault(claim: &Claim) -> Option<String> {
    let value = match &claim.value {
        Value::Number(amount) | Value::Money(amount, _) => amount.fault().map(str::to_owned),
        Value::When(period) => period.is_open().then(|| "the date is missing".to_owned()),
        Value::Countries(countries) => countries.iter().find_map(|c| unknown_country(*c)),
        Value::Text(_) => None,
    };
    value.or_else(|| claim.places.iter().find_map(|p| unknown_country(p.country)))
}

fn ruling_fault(ruling: &Ruling) -> Option<String> {
    if ruling.reason.trim().is_empty() {
        return Some("a ruling needs a reason".to_owned());
    }
    ruling.fact.places.iter().find_map(|c| unknown_country(*c))
}

fn fact_references(fact: &Fact, to: &mut dyn FnMut(RecordId)) {
    if let Some(id) = fact.event {
        to(RecordId::Event(id));
    }
    to(RecordId::Metric(fact.metric));
}

fn brief_references(brief: &Brief, to: &mut dyn FnMut(RecordId)) {
    for block in &brief.blocks {
        match block {
            Block::Heading { .. }
            | Block::FindingsTable
            | Block::MethodNote(_)
            | Block::Bibliography => {}
            Block::Paragraph(inlines) => {
                for inline in inlines {
                    match inline {
                        Inline::Text(_) => {}
                        Inline::Claim(id) => to(RecordId::Claim(*id)),
                        Inline::Cite(id) => to(RecordId::Article(*id)),
                    }
                }
            }
            Block::Finding(fact) => fact_references(fact, to),
            Block::ClaimTable(claims) => {
                for id in claims {
                    to(RecordId::Claim(*id));
                }
            }
            Block::Map(map) => {
                if let Measure::Metric(id) = map.measure {
                    to(RecordId::Metric(id));
                }
            }
            Block::Quotation(id) => to(RecordId::Annotation(*id)),
        }
    }
}
