//! The invariants of a project, for all of it (on opening) or for the records of one change.

use super::{
    Annotation, AnnotationId, Article, ArticleId, Block, Brief, Claim, Code, CodeId, Country,
    Decision, Fact, Hash, Inline, Measure, Metric, MetricId, Period, Project, RecordId, Refusal,
    Ruling, Value, text,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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
        let known = Known::of(self);
        self.all_records().try_for_each(|record| self.check_with(record, Some(&known)))
    }

    /// Every record that is broken, with the first rule that each breaks.
    pub fn faults(&self) -> Vec<Broken> {
        let known = Known::of(self);
        self.all_records().filter_map(|r| self.check_with(r, Some(&known)).err()).collect()
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
        let quotes = self.annotations.iter().filter(|(_, a)| articles.contains(&a.article));
        match self.quote_faults(quotes).pop_first() {
            Some((id, fault)) => Err(Broken::Invalid { record: RecordId::Annotation(id), fault }),
            None => Ok(()),
        }
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
            RecordId::Unread(id) => self.unread.contains_key(&id),
            RecordId::Refusal(id) => self.refusals.contains_key(&id),
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
            .chain(self.unread.keys().map(|id| RecordId::Unread(*id)))
            .chain(self.refusals.keys().map(|id| RecordId::Refusal(*id)))
    }

    /// Calls `to` with each record that `record` refers to; nothing for a record that is not there.
    pub fn references(&self, record: RecordId, to: &mut dyn FnMut(RecordId)) {
        match record {
            RecordId::Settings
            | RecordId::Text(_)
            | RecordId::Event(_)
            | RecordId::Origin(_)
            | RecordId::Unread(_) => {}
            RecordId::Refusal(id) => {
                if let Some(refusal) = self.refusals.get(&id) {
                    to(RecordId::Article(refusal.article));
                }
            }
            RecordId::Article(id) => {
                if let Some(article) = self.articles.get(&id) {
                    to(RecordId::Text(article.text));
                    let others = [article.version_of, article.copy_of, article.attached_to];
                    others.iter().flatten().for_each(|id| to(RecordId::Article(*id)));
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
        self.check_with(record, None)
    }

    fn check_with(&self, record: RecordId, known: Option<&Known>) -> Result<(), Broken> {
        let mut dangling = None;
        self.references(record, &mut |to| {
            if dangling.is_none() && !self.contains(to) {
                dangling = Some(to);
            }
        });
        if let Some(to) = dangling {
            return Err(Broken::Dangling { from: record, to });
        }
        match self.fault(record, known) {
            Some(fault) => Err(Broken::Invalid { record, fault }),
            None => Ok(()),
        }
    }

    /// The rule of its own that a record breaks.
    fn fault(&self, record: RecordId, known: Option<&Known>) -> Option<String> {
        match record {
            RecordId::Settings => None,
            RecordId::Unread(id) => unnamed(&self.unread.get(&id)?.capture.file_name),
            RecordId::Refusal(id) => refusal_fault(self.refusals.get(&id)?),
            RecordId::Brief(id) => brief_fault(self.briefs.get(&id)?),
            RecordId::Text(id) => {
                let found = self.texts.get(&id)?.hash();
                (found != id).then(|| format!("the text was changed: its hash is {found}"))
            }
            RecordId::Article(id) => self.article_fault(id, self.articles.get(&id)?, known),
            RecordId::Annotation(id) => match known {
                Some(known) => known.quotes.get(&id).cloned(),
                None => self.annotation_fault(self.annotations.get(&id)?),
            },
            RecordId::Code(id) => self.code_fault(id, self.codes.get(&id)?, known),
            RecordId::Event(id) => unnamed(&self.events.get(&id)?.name),
            RecordId::Metric(id) => self.metric_fault(id, self.metrics.get(&id)?, known),
            RecordId::Claim(id) => claim_fault(self.claims.get(&id)?),
            RecordId::Origin(id) => unnamed(&self.origins.get(&id)?.name),
            RecordId::Ruling(id) => ruling_fault(self.rulings.get(&id)?),
        }
    }

    fn article_fault(
        &self,
        id: ArticleId,
        article: &Article,
        known: Option<&Known>,
    ) -> Option<String> {
        let above = |id| self.articles.get(&id).and_then(|a| a.version_of);
        if known.map_or_else(|| loops(id, above), |known| known.versions.contains(&id)) {
            return Some("the article is a version of itself".to_owned());
        }
        if article.copy_of == Some(id) || article.attached_to == Some(id) {
            return Some("the article is a copy of itself, or attached to itself".to_owned());
        }
        if article.boilerplate.is_empty() && article.pages.is_empty() {
            return None;
        }
        let text = self.texts.get(&article.text)?;
        let length = known.and_then(|known| known.lengths.get(&article.text).copied());
        let length = length.unwrap_or_else(|| text.as_str().chars().count());
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
        if !article.pages.is_sorted() || article.pages.last().is_some_and(|last| *last > length) {
            return Some(
                "the starts of the pages are not in order or lie behind the text".to_owned(),
            );
        }
        (last > length)
            .then(|| format!("boilerplate ends at {last}, but the text has {length} characters"))
    }

    fn annotation_fault(&self, annotation: &Annotation) -> Option<String> {
        if annotation.start >= annotation.end {
            return Some("the quote is empty".to_owned());
        }
        let text = self.text_of(annotation.article)?;
        quote_fault(annotation, text::slice(text.as_str(), annotation.start..annotation.end))
    }

    /// What is wrong with each of these quotes; every text is walked through once.
    fn quote_faults<'a>(
        &self,
        quotes: impl Iterator<Item = (&'a AnnotationId, &'a Arc<Annotation>)>,
    ) -> BTreeMap<AnnotationId, String> {
        let mut faults = BTreeMap::new();
        let mut by_text: BTreeMap<_, Vec<(AnnotationId, &Annotation)>> = BTreeMap::new();
        for (id, quote) in quotes {
            if quote.start >= quote.end {
                faults.insert(*id, "the quote is empty".to_owned());
            } else if let Some(article) = self.articles.get(&quote.article) {
                by_text.entry(article.text).or_default().push((*id, quote));
            }
        }
        for (text, quotes) in by_text {
            let Some(text) = self.texts.get(&text).map(|text| text.as_str()) else { continue };
            let points: BTreeSet<usize> =
                quotes.iter().flat_map(|(_, quote)| [quote.start, quote.end]).collect();
            let bytes = bytes_of(text, &points);
            for (id, quote) in quotes {
                let words = bytes
                    .get(&quote.start)
                    .zip(bytes.get(&quote.end))
                    .and_then(|(from, to)| text.get(*from..*to));
                if let Some(fault) = quote_fault(quote, words) {
                    faults.insert(id, fault);
                }
            }
        }
        faults
    }

    fn code_fault(&self, id: CodeId, code: &Code, known: Option<&Known>) -> Option<String> {
        let above = |id| self.codes.get(&id).and_then(|c| c.parent);
        if known.map_or_else(|| loops(id, above), |known| known.codes.contains(&id)) {
            return Some("the code is above itself".to_owned());
        }
        unnamed(&code.name)
    }

    fn metric_fault(&self, id: MetricId, metric: &Metric, known: Option<&Known>) -> Option<String> {
        let above = |id| self.metrics.get(&id).and_then(|m| m.parent);
        if known.map_or_else(|| loops(id, above), |known| known.metrics.contains(&id)) {
            return Some("the metric is a part of itself".to_owned());
        }
        if metric.never_compare_with.contains(&id) {
            return Some("the metric is never to be compared with itself".to_owned());
        }
        unnamed(&metric.name)
    }
}

/// What is worked out for all records at once, so that checking all of them takes linear time.
struct Known {
    /// Quotes that are wrong, and how.
    quotes: BTreeMap<AnnotationId, String>,
    /// Code points of the texts whose articles have boilerplate or pages.
    lengths: BTreeMap<Hash, usize>,
    /// Codes that lead up into a circle.
    codes: BTreeSet<CodeId>,
    /// Metrics that do.
    metrics: BTreeSet<MetricId>,
    /// Articles that do, by what they are versions of.
    versions: BTreeSet<ArticleId>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let mut lengths = BTreeMap::new();
        for article in project.articles.values() {
            if article.boilerplate.is_empty() && article.pages.is_empty() {
                continue;
            }
            if let Some(text) = project.texts.get(&article.text) {
                lengths.entry(article.text).or_insert_with(|| text.as_str().chars().count());
            }
        }
        Self {
            quotes: project.quote_faults(project.annotations.iter()),
            lengths,
            codes: looping(project.codes.keys(), |id| project.codes.get(&id)?.parent),
            metrics: looping(project.metrics.keys(), |id| project.metrics.get(&id)?.parent),
            versions: looping(project.articles.keys(), |id| project.articles.get(&id)?.version_of),
        }
    }
}

fn refusal_fault(refusal: &Refusal) -> Option<String> {
    if refusal.start >= refusal.end {
        return Some("the refused words are empty".to_owned());
    }
    unnamed(&refusal.metric)
}

/// Whether the way up from `start` comes to the same record twice.
fn loops<K: Copy + Ord>(start: K, above: impl Fn(K) -> Option<K>) -> bool {
    let mut seen = BTreeSet::from([start]);
    let mut up = above(start);
    while let Some(id) = up {
        if !seen.insert(id) {
            return true;
        }
        up = above(id);
    }
    false
}

/// All records from which the way up comes to the same one twice; each is walked over once.
fn looping<'a, K: Copy + Ord + 'a>(
    all: impl Iterator<Item = &'a K>,
    above: impl Fn(K) -> Option<K>,
) -> BTreeSet<K> {
    let (mut done, mut bad) = (BTreeSet::new(), BTreeSet::new());
    for start in all {
        let mut way = BTreeSet::new();
        let mut next = Some(*start);
        let mut circle = false;
        while let Some(id) = next {
            if done.contains(&id) || way.contains(&id) {
                circle = way.contains(&id) || bad.contains(&id);
                break;
            }
            way.insert(id);
            next = above(id);
        }
        if circle {
            bad.extend(way.iter().copied());
        }
        done.extend(way);
    }
    bad
}

/// The byte at which each of these code points starts, in one pass; nothing for those past the end.
fn bytes_of(text: &str, points: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let mut starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate();
    points.iter().map_while(|want| starts.find(|(point, _)| point == want)).collect()
}

fn quote_fault(quote: &Annotation, words: Option<&str>) -> Option<String> {
    match words {
        None => Some(format!(
            "the quote {}–{} reaches past the end of the text",
            quote.start, quote.end
        )),
        Some(words) if words != quote.exact => {
            Some("the quote is not what the text says at its place".to_owned())
        }
        Some(_) => None,
    }
}

fn brief_fault(brief: &Brief) -> Option<String> {
    let silent = brief
        .decisions
        .iter()
        .find(|(_, d)| matches!(d, Decision::Excused { reason, .. } if reason.trim().is_empty()));
    if let Some((id, _)) = silent {
        return Some(format!("the finding {id} is excused without a reason"));
    }
    brief.blocks.iter().find_map(|block| match block {
        Block::Heading { level, .. } if !(1..=3).contains(level) => {
            Some(format!("a heading has level {level}: 1, 2 and 3 are the ones that there are"))
        }
        _ => None,
    })
}

fn period_fault(period: &Period) -> Option<String> {
    let (from, _) = period.from?.bounds()?;
    let (_, to) = period.to?.bounds()?;
    (from > to).then(|| format!("the period {period} ends before it starts"))
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
        Value::When(period) if period.is_open() => Some("the date is missing".to_owned()),
        Value::When(period) => period_fault(period),
        Value::Countries(countries) => countries.iter().find_map(|c| unknown_country(*c)),
        Value::Text(_) => None,
    };
    value
        .or_else(|| claim.period.as_ref().and_then(period_fault))
        .or_else(|| claim.places.iter().find_map(|p| unknown_country(p.country)))
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
            | Block::Timeline
            | Block::OpenQuestions
            | Block::Indicators(_)
            | Block::Evidence
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
