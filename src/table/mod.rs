//! The claim table as data: rows, cells, filters. Order is in `sort`, text for other programs in `text`.
//! Strings of cells are made when asked for: of 100,000 rows a screen shows forty.

mod sheets;
mod sort;
mod text;

pub use sheets::{article_sheet, claim_sheet, finding_sheet, sheet_csv};
pub use sort::Order;
pub use text::{csv, neutral, tsv};

use crate::{
    findings::{Finding, Findings},
    fold::{fold, fold_into},
    model::{
        Amount, Annotation, Article, ArticleId, Claim, ClaimId, Country, Credibility, EventId,
        MetricId, OriginId, Project, Reliability, Unit, Value, Verdict,
    },
    places,
};
use std::sync::{Arc, OnceLock};

/// A column of the claim table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What it is about.
    Event,
    /// What is counted or stated.
    Metric,
    /// What the source states.
    Value,
    /// Who is counted.
    Population,
    /// Where, with roles.
    Countries,
    /// When it happened.
    Period,
    /// Up to when the figure counts.
    AsOf,
    /// Who said it first.
    Origin,
    /// Who passed it on.
    Via,
    /// The words.
    Quote,
    /// Where they stand.
    Article,
    /// Who published that.
    Publisher,
    /// When that was published.
    Published,
    /// What all sources together say.
    Verdict,
    /// In how many articles the fact stands.
    Articles,
    /// From how many independent origins.
    Origins,
    /// Admiralty grade: reliability of the source, credibility of the statement.
    Grade,
    /// Whether the program proposed it.
    Proposed,
    /// Whether a person has looked at it.
    Reviewed,
    /// Who made it.
    By,
    /// When it was made.
    At,
    /// Remarks.
    Note,
    /// The lower bound as a plain number.
    Low,
    /// The upper bound as a plain number.
    High,
    /// How firmly the number is said.
    Qualifier,
    /// What the number counts, or its currency.
    Unit,
    /// Name of the file as it was imported.
    File,
    /// The id of the claim.
    Id,
}

impl Column {
    /// All columns, in the order in which a table shows them.
    pub const ALL: [Self; 28] = [
        Self::Event,
        Self::Metric,
        Self::Value,
        Self::Population,
        Self::Countries,
        Self::Period,
        Self::AsOf,
        Self::Origin,
        Self::Via,
        Self::Quote,
        Self::Article,
        Self::Publisher,
        Self::Published,
        Self::Verdict,
        Self::Articles,
        Self::Origins,
        Self::Grade,
        Self::Proposed,
        Self::Reviewed,
        Self::By,
        Self::At,
        Self::Note,
        Self::Low,
        Self::High,
        Self::Qualifier,
        Self::Unit,
        Self::File,
        Self::Id,
    ];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Event => "Event",
            Self::Metric => "Metric",
            Self::Value => "Value",
            Self::Population => "Population",
            Self::Countries => "Countries",
            Self::Period => "Period",
            Self::AsOf => "As of",
            Self::Origin => "Origin",
            Self::Via => "Via",
            Self::Quote => "Quote",
            Self::Article => "Article",
            Self::Publisher => "Publisher",
            Self::Published => "Published",
            Self::Verdict => "Verdict",
            Self::Articles => "Articles",
            Self::Origins => "Origins",
            Self::Grade => "Grade",
            Self::Proposed => "Proposed",
            Self::Reviewed => "Reviewed",
            Self::By => "By",
            Self::At => "Made",
            Self::Note => "Note",
            Self::Low => "Low",
            Self::High => "High",
            Self::Qualifier => "Qualifier",
            Self::Unit => "Unit",
            Self::File => "File",
            Self::Id => "Id",
        }
    }

    /// Whether a new window shows the column; the others are for export and for those who ask.
    pub fn shown_at_first(self) -> bool {
        matches!(
            self,
            Self::Event
                | Self::Metric
                | Self::Value
                | Self::Countries
                | Self::Period
                | Self::Origin
                | Self::Quote
                | Self::Article
                | Self::Published
                | Self::Verdict
                | Self::Articles
                | Self::Origins
                | Self::Grade
                | Self::Proposed
        )
    }

    /// Whether cells are numbers, which stand to the right.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Value | Self::Articles | Self::Origins | Self::Low | Self::High)
    }
}

/// The name of the icon that stands beside the word of a verdict; the theme draws it.
pub fn icon(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Corroborated => "check",
        Verdict::SingleOrigin => "single",
        Verdict::Contradicted => "cross",
        Verdict::MayContradict => "question",
        Verdict::NotComparable => "not-equal",
    }
}

/// All claims of a project as rows. A row number is a place in [`Rows::claims`].
#[derive(Debug, Default)]
pub struct Rows {
    /// The claims, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// What filtering by text looks into; made at the first such filter.
    folded: OnceLock<Vec<String>>,
}

/// In the place of a verdict, of a claim that a ruling holds to be wrong.
pub const HELD_WRONG: &str = "Held to be wrong";

/// The rows of a project.
pub fn rows(project: &Project, _findings: &Findings) -> Rows {
    Rows { claims: project.claims.keys().copied().collect(), folded: OnceLock::new() }
}

/// Which rows are shown; what is `None` or empty does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur somewhere in the row, compared folded.
    pub text: String,
    /// A country that the claim names, as place or as value.
    pub country: Option<Country>,
    /// The metric.
    pub metric: Option<MetricId>,
    /// The event.
    pub event: Option<EventId>,
    /// The origin, or the agency.
    pub origin: Option<OriginId>,
    /// An article that carries the claim.
    pub article: Option<ArticleId>,
    /// The verdict on the fact.
    pub verdict: Option<Verdict>,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// Credibility of the statement.
    pub credibility: Option<Credibility>,
    /// Whether the program proposed it.
    pub proposed: Option<bool>,
    /// Whether a person has looked at it.
    pub reviewed: Option<bool>,
}

impl Filter {
    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
            || *self == Self { text: self.text.clone(), ..Self::default() }
                && self.text.trim().is_empty()
    }
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.claims.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// The rows that a filter lets through, in the order of the rows.
    pub fn filter(&self, project: &Project, findings: &Findings, filter: &Filter) -> Vec<u32> {
        let all = || (0..self.claims.len()).filter_map(|i| u32::try_from(i).ok());
        if filter.is_empty() {
            return all().collect();
        }
        let wanted = fold(&filter.text);
        let words: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
        let folded = if words.is_empty() { None } else { Some(self.folded(project)) };
        all()
            .filter(|&row| {
                let index = row as usize;
                let Some(id) = self.claims.get(index) else { return false };
                let Some(claim) = project.claims.get(id) else { return false };
                folded
                    .and_then(|f| f.get(index))
                    .is_none_or(|text| words.iter().all(|w| text.contains(w)))
                    && lets_through(filter, project, findings, *id, claim)
            })
            .collect()
    }

    /// Every row as one folded string.
    fn folded(&self, project: &Project) -> &[String] {
        self.folded.get_or_init(|| {
            self.claims
                .iter()
                .map(|id| project.claims.get(id).map_or_else(String::new, |c| haystack(project, c)))
                .collect()
        })
    }

    /// The content of a cell.
    pub fn cell(&self, project: &Project, findings: &Findings, row: u32, column: Column) -> String {
        let id = self.claims.get(row as usize);
        let Some((id, claim)) = id.and_then(|id| Some((id, project.claims.get(id)?))) else {
            return String::new();
        };
        cell(project, findings.of_claim(*id), *id, claim, column)
    }
}

fn lets_through(
    filter: &Filter,
    project: &Project,
    findings: &Findings,
    id: ClaimId,
    claim: &Claim,
) -> bool {
    let names = |country: Country| {
        claim.places.iter().any(|p| p.country == country)
            || matches!(&claim.value, Value::Countries(set) if set.contains(&country))
    };
    filter.country.is_none_or(names)
        && filter.metric.is_none_or(|m| claim.metric == m)
        && filter.event.is_none_or(|e| claim.event == Some(e))
        && filter.origin.is_none_or(|o| claim.origin == Some(o) || claim.via == Some(o))
        && filter.credibility.is_none_or(|c| claim.credibility == c)
        && filter.proposed.is_none_or(|p| claim.proposed == p)
        && filter.reviewed.is_none_or(|r| claim.reviewed == r)
        && filter.article.is_none_or(|a| quotes(project, claim).any(|q| q.article == a))
        && filter.reliability.is_none_or(|r| reliability(project, claim) == r)
        && filter.verdict.is_none_or(|v| findings.of_claim(id).is_some_and(|f| f.verdict == v))
}

/// The quotes of a claim.
pub(crate) fn quotes<'a>(
    project: &'a Project,
    claim: &'a Claim,
) -> impl Iterator<Item = &'a Annotation> {
    claim.annotations.iter().filter_map(|id| project.annotations.get(id)).map(Arc::as_ref)
}

/// The articles of a claim, each once, in the order of its quotes.
fn articles<'a>(project: &'a Project, claim: &'a Claim) -> Vec<&'a Article> {
    let mut seen: Vec<ArticleId> = Vec::new();
    for quote in quotes(project, claim) {
        if !seen.contains(&quote.article) {
            seen.push(quote.article);
        }
    }
    seen.iter().filter_map(|id| project.articles.get(id)).map(Arc::as_ref).collect()
}

/// The best reliability among the articles of a claim.
fn reliability(project: &Project, claim: &Claim) -> Reliability {
    quotes(project, claim)
        .filter_map(|q| project.articles.get(&q.article))
        .map(|a| a.reliability)
        .min()
        .unwrap_or_default()
}

/// The words of a row that a person may look for, folded, a line each.
fn haystack(project: &Project, claim: &Claim) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            text.push('\n');
            fold_into(part, &mut text);
        }
    };
    if let Some(event) = claim.event.and_then(|id| project.events.get(&id)) {
        add(&event.name);
        event.aliases.iter().for_each(|name| add(name));
    }
    if let Some(metric) = project.metrics.get(&claim.metric) {
        add(&metric.name);
    }
    add(&claim.value.to_string());
    add(&claim.value.in_words());
    if let Value::Number(a) | Value::Money(a, _) = &claim.value {
        // Digits as people type them, without the commas.
        a.low.iter().chain(&a.high).for_each(|n| add(&n.normalize().to_string()));
    }
    claim.population.iter().for_each(|p| add(p));
    for place in &claim.places {
        add(place.country.as_str());
        add(places::name(place.country, "en"));
        place.locality.iter().for_each(|l| add(l));
    }
    for id in claim.origin.iter().chain(&claim.via) {
        if let Some(origin) = project.origins.get(id) {
            add(&origin.name);
            origin.aliases.iter().for_each(|name| add(name));
        }
    }
    quotes(project, claim).for_each(|quote| add(&quote.exact));
    for article in articles(project, claim) {
        add(article.label());
        article.publisher.iter().for_each(|p| add(p));
    }
    add(&claim.note);
    text
}

/// The words of a list, separated.
fn listed<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.filter(|p| !p.is_empty()).collect();
    parts.join("; ")
}

/// Where a claim places itself, the town behind its country as it is typed: "KH: Poipet, LA, MM (site); TH (transit)".
pub(crate) fn countries(claim: &Claim) -> String {
    let mut text = String::new();
    for role in crate::model::Role::ALL {
        let mut codes: Vec<String> = Vec::new();
        for place in claim.places.iter().filter(|p| p.role == role) {
            let town = place.locality.as_deref().map(str::trim).filter(|town| !town.is_empty());
            let code = place.country.as_str();
            let words = town.map_or_else(|| code.to_owned(), |town| format!("{code}: {town}"));
            if !codes.contains(&words) {
                codes.push(words);
            }
        }
        if !codes.is_empty() {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&codes.join(", "));
            text.push_str(&format!(" ({})", role.word()));
        }
    }
    text
}

/// What the number of a claim counts: the currency of money, else the unit of the metric.
pub(crate) fn unit(project: &Project, claim: &Claim) -> String {
    match &claim.value {
        Value::Money(_, currency) => currency.to_string(),
        Value::When(_) => Unit::Date.word().to_owned(),
        Value::Text(_) => Unit::Text.word().to_owned(),
        Value::Countries(_) => Unit::Countries.word().to_owned(),
        Value::Number(_) => {
            project.metrics.get(&claim.metric).map(|m| m.unit.word().to_owned()).unwrap_or_default()
        }
    }
}

/// The numbers of a value, if it is one.
pub(crate) fn amount(value: &Value) -> Option<&Amount> {
    match value {
        Value::Number(amount) | Value::Money(amount, _) => Some(amount),
        Value::When(_) | Value::Countries(_) | Value::Text(_) => None,
    }
}

fn cell(
    project: &Project,
    finding: Option<&Finding>,
    id: ClaimId,
    claim: &Claim,
    column: Column,
) -> String {
    let yes = |yes: bool| if yes { "yes".to_owned() } else { "no".to_owned() };
    let origin = |id: Option<OriginId>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone()).unwrap_or_default()
    };
    let number =
        |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
    match column {
        Column::Event => claim
            .event
            .and_then(|id| project.events.get(&id))
            .map(|e| e.name.clone())
            .unwrap_or_default(),
        Column::Metric => {
            project.metrics.get(&claim.metric).map(|m| m.name.clone()).unwrap_or_default()
        }
        Column::Value => claim.value.in_words(),
        Column::Population => claim.population.clone().unwrap_or_default(),
        Column::Countries => countries(claim),
        Column::Period => claim.period.map(|p| p.to_string()).unwrap_or_default(),
        Column::AsOf => claim.as_of.map(|d| d.to_string()).unwrap_or_default(),
        Column::Origin => origin(claim.origin),
        Column::Via => origin(claim.via),
        Column::Quote => listed(quotes(project, claim).map(|q| q.exact.as_str())),
        Column::Article => listed(articles(project, claim).into_iter().map(Article::label)),
        Column::Publisher => listed(
            articles(project, claim).into_iter().map(|a| a.publisher.as_deref().unwrap_or("")),
        ),
        Column::Published => {
            let dates: Vec<String> = articles(project, claim)
                .into_iter()
                .filter_map(|a| a.published.map(|d| d.to_string()))
                .collect();
            listed(dates.iter().map(String::as_str))
        }
        Column::Verdict if finding.is_some_and(|f| f.is_wrong(project, id)) => {
            HELD_WRONG.to_owned()
        }
        Column::Verdict => finding.map(|f| f.verdict.word().to_owned()).unwrap_or_default(),
        Column::Articles => finding.map(|f| f.articles.len().to_string()).unwrap_or_default(),
        Column::Origins => finding.map(|f| f.origins.to_string()).unwrap_or_default(),
        Column::Grade => {
            format!("{}{}", reliability(project, claim).letter(), claim.credibility.digit())
        }
        Column::Proposed => yes(claim.proposed),
        Column::Reviewed => yes(claim.reviewed),
        Column::By => claim.by.clone(),
        Column::At => claim.at.to_string(),
        Column::Note => claim.note.clone(),
        Column::Low => number(amount(&claim.value).and_then(|a| a.low)),
        Column::High => number(amount(&claim.value).and_then(|a| a.high)),
        Column::Qualifier => {
            amount(&claim.value).map(|a| a.qualifier.word().to_owned()).unwrap_or_default()
        }
        Column::Unit => unit(project, claim),
        Column::File => {
            listed(articles(project, claim).into_iter().map(|a| a.capture.file_name.as_str()))
        }
        Column::Id => id.to_string(),
    }
}
