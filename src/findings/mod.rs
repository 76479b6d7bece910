//! What all claims on the same fact say together. Computed from a project, never stored; a person's ruling is
//! a record and overrides the verdict.

mod agree;
mod bond;
mod circumstances;
mod compare;
mod credibility;
mod joined;
mod kept;
mod known_on;
mod matrix;
mod mouths;
mod order;
mod origins;
mod parts;
mod periods;
mod population;
mod scope;
mod settle;
mod spots;
mod standing;
mod stories;
mod sums;
mod ties;
mod timeline;
mod verdict;
mod voices;

pub use agree::agree;
pub use credibility::{Suggested, credibility, credibility_of_new, verdict_without};
pub use kept::Kept;
pub use known_on::{known_by, known_on};
pub use matrix::{By, Matrix, Source, matrix};
pub use scope::{Misnamed, misnamed};
pub use settle::{Missing, settle};
pub use stories::Stories;
pub use sums::Sum;
pub use timeline::{Item, Row, known_days, timeline};

use crate::{
    fold::fold,
    model::{
        Annotation, ArticleId, Claim, ClaimId, Country, EventId, Fact, Metric, MetricId, Project,
        Role, RulingId, Unit, Value, Verdict,
    },
};
use circumstances::Sort;
use compare::{Judged, Stated, compare};
use joined::Joined;
use origins::Same;
use parts::{findings_on, rulings};
use standing::Standing;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    sync::Arc,
};
use stories::Story;
use verdict::finding;

/// All findings of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By name of event (claims without one last), name of metric, population, place.
    pub list: Vec<Arc<Finding>>,
    /// Which finding a claim belongs to; every claim belongs to one.
    pub by_claim: Arc<BTreeMap<ClaimId, usize>>,
    /// Where the first finding on a fact is, by the whole fact; those on its other parts follow it.
    by_fact: Arc<BTreeMap<Arc<Fact>, usize>>,
}

/// All claims on one fact, with a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which fact; its population is folded ([`crate::fold`]), so that spellings do not make two of it.
    pub key: Fact,
    /// Who is counted, as the first claim says it; `None` for everyone.
    pub population: Option<String>,
    /// What counts: the ruling of a person if there is one, else what was computed.
    pub verdict: Verdict,
    /// What the program finds by itself.
    pub computed: Verdict,
    /// The ruling that counts.
    pub ruling: Option<RulingId>,
    /// In what the sources differ, for a verdict of (maybe) contradicted; of not comparable, what makes these figures
    /// those of several things; sorted.
    pub reasons: Vec<Reason>,
    /// Claims that can be true together; the group with the most origins first.
    pub groups: Vec<Group>,
    /// All claims, by id.
    pub claims: Vec<ClaimId>,
    /// The articles; of copies only the first.
    pub articles: BTreeSet<ArticleId>,
    /// How many independent origins there are.
    pub origins: usize,
    /// Their names, sorted; may be more than `origins`, if some share an agency or are names of one.
    pub origin_names: Vec<String>,
    /// Parts that another source gives and that make the figure, or more than it: "70 men and 50 women" beside 120. Their
    /// articles and origins are among those of the finding.
    pub sums: Vec<Sum>,
    /// For how many articles no origin is recorded; they add nothing to `origins` where one is named.
    pub unrecorded: usize,
}

/// Claims on a fact that can be true together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value that stands for all: an exact one if there is one, else the most frequent.
    pub value: Value,
    /// The claims, by id.
    pub claims: Vec<ClaimId>,
    /// Their articles; of copies only the first.
    pub articles: BTreeSet<ArticleId>,
    /// How many independent origins stand behind the value; one that only gives a far bound ("at least 2") does not.
    pub origins: usize,
    /// Names of the origins, sorted.
    pub origin_names: Vec<String>,
}

/// In what sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Figures that cannot all be true.
    Value,
    /// The same at different times.
    Date,
    /// The same in different places, or by different participants.
    Place,
    /// The same figure for more or for less.
    Scope,
    /// The same words from different mouths.
    Attribution,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 5] =
        [Self::Value, Self::Date, Self::Place, Self::Scope, Self::Attribution];

    /// The word, on screen and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Date => "date",
            Self::Place => "place",
            Self::Scope => "scope",
            Self::Attribution => "attribution",
        }
    }
}

impl Findings {
    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter().map(Arc::as_ref)
    }

    /// The finding at a place in the list.
    pub fn get(&self, at: usize) -> Option<&Finding> {
        self.list.get(at).map(Arc::as_ref)
    }

    /// The finding that a claim belongs to.
    pub fn of_claim(&self, claim: ClaimId) -> Option<&Finding> {
        self.list.get(*self.by_claim.get(&claim)?).map(Arc::as_ref)
    }

    /// Findings whose figures must not be set beside those of this one: of the same event, by a metric that the
    /// dictionary or a person keeps apart from its own ("suspects identified" and "arrests").
    pub fn kept_apart<'a>(
        &'a self,
        project: &'a Project,
        finding: &'a Finding,
    ) -> impl Iterator<Item = &'a Finding> {
        let keeps = |one: &MetricId, other: &MetricId| {
            project.metrics.get(one).is_some_and(|m| m.never_compare_with.contains(other))
        };
        let (event, metric) = (finding.key.event, finding.key.metric);
        let beside = if event.is_some() { self.on_event(finding) } else { &[] };
        beside.iter().map(Arc::as_ref).filter(move |other| {
            keeps(&metric, &other.key.metric) || keeps(&other.key.metric, &metric)
        })
    }

    /// The findings on the event of this one: those of an event stand together.
    fn on_event(&self, finding: &Finding) -> &[Arc<Finding>] {
        let of_it = |f: &&Arc<Finding>| f.key.event == finding.key.event;
        let first = finding.claims.first().and_then(|id| self.by_claim.get(id)).copied();
        let Some((before, behind)) = first.and_then(|at| self.list.split_at_checked(at)) else {
            return &[];
        };
        let first = before.len() - before.iter().rev().take_while(of_it).count();
        let end = before.len() + behind.iter().take_while(of_it).count();
        self.list.get(first..end).unwrap_or_default()
    }

    /// Findings in their order, with where each is to be found.
    fn indexed(list: Vec<Arc<Finding>>) -> Self {
        let by_claim: BTreeMap<ClaimId, usize> = list
            .iter()
            .enumerate()
            .flat_map(|(i, finding)| finding.claims.iter().map(move |id| (*id, i)))
            .collect();
        let firsts = list.iter().enumerate().filter(|(_, finding)| finding.key.part.is_none());
        let by_fact: BTreeMap<Arc<Fact>, usize> =
            firsts.map(|(i, f)| (Arc::new(f.key.clone()), i)).collect();
        Self { list, by_claim: by_claim.into(), by_fact: by_fact.into() }
    }

    /// The finding on a fact, or on the part of it that is meant; its population may be spelled in any way.
    pub fn on(&self, fact: &Fact) -> Option<&Finding> {
        let first = *self.by_fact.get(&folded(fact).whole())?;
        let meant = fact.part.and_then(|claim| self.by_claim.get(&claim));
        let on_it = self.on_fact(first);
        let at = meant.filter(|at| on_it.contains(*at)).copied().unwrap_or(first);
        self.get(at)
    }

    /// All findings on the fact of one: its parts, that one among them.
    pub fn on_whole(&self, finding: &Finding) -> impl Iterator<Item = &Finding> {
        let first = self.by_fact.get(&finding.key.whole()).copied();
        let places = first.map(|first| self.on_fact(first));
        let found = places.and_then(|places| self.list.get(places)).unwrap_or_default();
        found.iter().map(Arc::as_ref)
    }

    /// Where the findings are on the fact whose first one stands at `first`.
    fn on_fact(&self, first: usize) -> std::ops::Range<usize> {
        let more = self.list.iter().skip(first + 1).take_while(|f| f.key.part.is_some()).count();
        first..first + 1 + more
    }
}

impl Finding {
    /// The fact with its population as the sources spell it and a claim that tells which part of it: what a ruling or a
    /// brief keeps.
    pub fn fact(&self) -> Fact {
        let part = self.claims.first().copied();
        Fact { population: self.population.clone(), part, ..self.key.clone() }
    }

    /// Whether the ruling that counts holds a claim to be wrong.
    pub fn is_wrong(&self, project: &Project, claim: ClaimId) -> bool {
        let ruling = self.ruling.and_then(|id| project.rulings.get(&id));
        ruling.is_some_and(|ruling| ruling.wrong.contains(&claim))
    }

    /// How many claims were made after the ruling that counts: whoever ruled did not know them.
    pub fn unknown_to_ruling(&self, project: &Project) -> usize {
        let Some(ruling) = self.ruling.and_then(|id| project.rulings.get(&id)) else { return 0 };
        let claims = self.claims.iter().filter_map(|id| project.claims.get(id));
        claims.filter(|claim| claim.at > ruling.at).count()
    }

    /// The reasons in words behind a verdict: "in value, date", or for what is not comparable "other date, other place".
    pub fn in_what(&self) -> Option<String> {
        let words: Vec<&str> = self.reasons.iter().map(|r| r.key()).collect();
        match self.computed {
            // The reasons are those of what was computed, and a person has ruled otherwise.
            _ if words.is_empty() || self.verdict != self.computed => None,
            Verdict::NotComparable => Some(format!("other {}", words.join(", other "))),
            _ => Some(format!("in {}", words.join(", "))),
        }
    }
}

/// The fact that a claim is about. A metric that is not in the project counts as not per place.
fn fact_of(claim: &Claim, metric: Option<&Metric>) -> Fact {
    let mut places = BTreeSet::new();
    if metric.is_some_and(|m| m.per_place) {
        let with =
            |role: Role| claim.places.iter().filter(move |p| p.role == role).map(|p| p.country);
        places = with(Role::Site).collect();
        if places.is_empty() {
            places = with(Role::Other).collect();
        }
    }
    // Of a count of countries the words say which countries, not of whom: "27 Asian countries".
    let counts_countries = metric.is_some_and(|m| m.unit == Unit::Countries);
    let population = claim.population.clone().filter(|p| !counts_countries && !p.trim().is_empty());
    Fact { event: claim.event, metric: claim.metric, places, population, part: None }
}

/// The fact as its key: spellings of its population are one.
fn folded(fact: &Fact) -> Fact {
    Fact { population: fact.population.as_deref().map(population::key), ..fact.clone() }
}

/// Compares all claims of a project, fact by fact. Claims on a fact of which some agree or clash and others have nothing
/// to do with these are several findings.
///
/// Verdicts: *corroborated* when two or more independent origins agree and nothing differs; *single-origin*
/// when all of it goes back to one; *contradicted* when sources cannot all be right; *may contradict* when that
/// depends on something not stated; *not comparable* when several origins speak, but of no figure twice.
/// The cost grows like sorting the claims.
pub fn findings(project: &Project) -> Findings {
    findings_knowing(project, &Stories::default())
}

/// The same for whoever compares more than once and keeps what the articles tell.
pub fn findings_knowing(project: &Project, stories: &Stories) -> Findings {
    findings_with(project, stories, &Same::of(project), &Joined::of(project, stories))
}

/// Whether two articles tell one story, as far as the names and figures in their texts tell.
pub fn one_story(project: &Project, stories: &Stories, one: ArticleId, other: ArticleId) -> bool {
    stories.of(project, one).is_of(&stories.of(project, other))
}

fn findings_with(project: &Project, stories: &Stories, same: &Same, joined: &Joined) -> Findings {
    let mut facts: BTreeMap<Fact, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    for (&id, claim) in &project.claims {
        facts.entry(joined.key(project, id, claim)).or_default().push((id, claim));
    }
    let rulings = rulings(project);
    let mut list: Vec<Arc<Finding>> = facts
        .iter()
        .flat_map(|(key, claims)| {
            let parts = match key.population {
                None => {
                    let (from, of_it) = sums::parts_of(key);
                    let of_parts = facts.range((from, Bound::Unbounded));
                    of_parts
                        .take_while(|(other, _)| of_it(other))
                        .flat_map(|(_, c)| c)
                        .copied()
                        .collect()
                }
                Some(_) => Vec::new(),
            };
            findings_on(project, stories, same, (key, claims, &parts), &rulings)
        })
        .map(Arc::new)
        .collect();
    sort_by_names(project, &mut list);
    Findings::indexed(list)
}

/// What comparing says of claims on a fact.
fn judge(
    project: &Project,
    stories: &Stories,
    same: &Same,
    key: &Fact,
    claims: &[(ClaimId, &Claim)],
) -> Judged {
    let articles: Vec<Vec<ArticleId>> =
        claims.iter().map(|(_, claim)| articles_of(project, same, claim)).collect();
    // Counted as they first appear, so that nothing depends on the order in which records were made.
    let (mut homes, mut speakers) = (BTreeMap::new(), BTreeMap::new());
    let stated: Vec<Stated<'_>> = claims
        .iter()
        .zip(&articles)
        .map(|((_, claim), articles)| Stated {
            claim,
            articles,
            home: home_of(project, claim).map(|id| order::nth(&mut homes, id)),
            speaker: claim
                .origin
                .filter(|id| !same.is_anybody(*id))
                .map(|id| order::nth(&mut speakers, id)),
            story: match home_of(project, claim) {
                Some(home) if key.event.is_none() && claims.len() > 1 => stories.of(project, home),
                _ => Story::default(),
            },
            partial: names_some_only(project, claim),
            told: articles
                .iter()
                .filter_map(|id| {
                    let article = project.articles.get(id)?;
                    article.published.or(article.modified)?.bounds()
                })
                .map(|bounds| bounds.0)
                .min(),
            standing: match claims.len() {
                1 => Standing::Plain,
                _ => standing::standing(project, claim),
            },
        })
        .collect();
    let everyone = Unit::Persons;
    let metric = project.metrics.get(&key.metric);
    let sort = Sort {
        event: key.event.is_some(),
        cumulative: metric.is_some_and(|m| m.cumulative),
        per_place: metric.is_some_and(|m| m.per_place),
        placed: !key.places.is_empty(),
        of_people: key.population.as_ref().is_some_and(|p| p.starts_with('.')),
        toll: metric.is_some_and(|m| m.cumulative && is_toll(&m.name)),
        unit: metric.map_or(&everyone, |m| &m.unit),
    };
    compare(sort, &stated)
}

/// Whether a metric counts those whom a disaster or an attack strikes, of whom more are found from day to day.
fn is_toll(name: &str) -> bool {
    ["people killed", "people injured", "people missing", "people displaced"].contains(&name)
}

fn annotations<'a>(project: &'a Project, claim: &'a Claim) -> impl Iterator<Item = &'a Annotation> {
    claim.annotations.iter().filter_map(|id| project.annotations.get(id)).map(Arc::as_ref)
}

/// The article of all quotes of a claim, if it is one.
fn home_of(project: &Project, claim: &Claim) -> Option<ArticleId> {
    let mut all = annotations(project, claim).map(|a| a.article);
    let first = all.next()?;
    all.all(|id| id == first).then_some(first)
}

/// The articles that carry a claim; of copies only the first.
fn articles_of(project: &Project, same: &Same, claim: &Claim) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> =
        annotations(project, claim).map(|a| same.article(a.article)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Whether the quotes of a claim with countries say that they name only some of them.
fn names_some_only(project: &Project, claim: &Claim) -> bool {
    const WORDS: [&str; 14] = [
        "among them",
        "among others",
        "including",
        "includes",
        "such as",
        "for example",
        "notably",
        "parmi",
        "notamment",
        "y compris",
        "entre ellos",
        "incluid",
        "in particular",
        "e.g.",
    ];
    let lists = matches!(claim.value, Value::Countries(_))
        || claim.places.iter().any(|p| p.role == Role::Participant);
    lists
        && annotations(project, claim).any(|quote| {
            let quote = fold(&quote.exact);
            WORDS.iter().any(|word| quote.contains(word))
        })
}

/// Where a finding stands in the list, for a comparison of a few; [`sort_by_names`] is this order for all of them.
type Rank<'a> = (
    bool,
    Option<String>,
    Option<EventId>,
    Option<String>,
    MetricId,
    (&'a Option<String>, &'a BTreeSet<Country>, Option<ClaimId>),
);

fn rank_of<'a>(project: &Project, finding: &'a Finding) -> Rank<'a> {
    let event = finding.key.event;
    let name = event.and_then(|id| project.events.get(&id)).map(|e| fold(&e.name));
    let metric = project.metrics.get(&finding.key.metric).map(|m| fold(&m.name));
    let last = (&finding.key.population, &finding.key.places, finding.key.part);
    (event.is_none(), name, event, metric, finding.key.metric, last)
}

fn sort_by_names(project: &Project, list: &mut [Arc<Finding>]) {
    let events: BTreeMap<EventId, String> =
        project.events.iter().map(|(id, e)| (*id, fold(&e.name))).collect();
    let metrics: BTreeMap<MetricId, String> =
        project.metrics.iter().map(|(id, m)| (*id, fold(&m.name))).collect();
    let rank = |f: &Finding| {
        let event = f.key.event.and_then(|id| events.get(&id));
        (f.key.event.is_none(), event, f.key.event, metrics.get(&f.key.metric), f.key.metric)
    };
    list.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then_with(|| a.key.population.cmp(&b.key.population))
            .then_with(|| a.key.places.cmp(&b.key.places))
            .then_with(|| a.key.part.cmp(&b.key.part))
    });
}
