//! Claims that go with another fact than their own words say: two articles of one story give one figure, and one of them
//! says less of what it counts ("78 children" beside "78 victims rescued") or leaves out the name of the operation.
//!
//! Only equal figures go together so; a claim that differs stays where its words put it, so nothing contradicts by a guess.

use super::{fact_of, folded, home_of, periods::days_of, population, stories::Story};
use crate::{
    fold::fold,
    model::{
        ArticleId, Claim, ClaimId, Country, Currency, EventId, Fact, MetricId, Project, Role, Value,
    },
    places,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Figures that more claims state than this say nothing of which story they are of.
const MOST: usize = 64;
/// From here on a figure is hardly equal by chance in two articles of one story.
const SMALLEST: u32 = 10;
/// What was told so many days apart is not one thing because a figure is the same.
const FAR: i32 = 10;
/// How often a claim is sent on: from its words to better ones, and from there to an operation.
const STEPS: usize = 3;

/// Nouns for people that say nothing of what befell them, folded.
const PEOPLE: &[&str] = &[
    "adults",
    "boys",
    "children",
    "citizens",
    "civilians",
    "crew",
    "crewmen",
    "employees",
    "females",
    "fishermen",
    "foreigners",
    "foreign nationals",
    "girls",
    "individuals",
    "males",
    "men",
    "migrants",
    "minors",
    "nationals",
    "passengers",
    "people",
    "persons",
    "pupils",
    "refugees",
    "residents",
    "schoolchildren",
    "schoolgirls",
    "students",
    "survivors",
    "teenagers",
    "trafficking victims",
    "victims",
    "villagers",
    "women",
    "workers",
    "youths",
    "enfants",
    "femmes",
    "hommes",
    "personnes",
    "victimes",
    "hombres",
    "mujeres",
    "ninos",
    "ninas",
    "personas",
    "victimas",
    "criancas",
    "homens",
    "mulheres",
    "pessoas",
    "vitimas",
    "menschen",
    "frauen",
    "personen",
    "opfer",
    "orang",
    "warga",
    "korban",
    "nguoi",
    "คน",
    "ราย",
    "人",
    "名",
    "человек",
    "людей",
    "شخصا",
    "लोग",
];
/// What may have befallen people who are only counted: no word for dead or hurt ones, since these are parts.
const BEFELL: &[&str] = &[
    "victims rescued",
    "victims repatriated",
    "people deported",
    "people held",
    "people trafficked",
    "arrests",
];

/// Which claims go with another fact, and with which.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Joined(BTreeMap<ClaimId, Fact>);

/// A claim of one article with a figure.
struct Told<'a> {
    id: ClaimId,
    claim: &'a Claim,
    home: ArticleId,
    published: Option<Date>,
}

impl Told<'_> {
    fn sites(&self) -> BTreeSet<Country> {
        let there = self.claim.places.iter().filter(|p| p.role == Role::Site);
        there.map(|p| p.country).collect()
    }

    fn people(&self) -> Option<String> {
        self.claim.population.as_deref().filter(|p| !p.trim().is_empty()).map(population::key)
    }

    /// When it was: by what it says, else shortly before it was told.
    fn days(&self) -> Option<(Date, Date)> {
        let told = self.published.map(|day| (day, day));
        self.claim.period.and_then(days_of).or(told)
    }
}

/// What kind of figure it is, and how large.
type Figure = (Option<Currency>, Decimal);

fn figure(value: &Value) -> Option<Figure> {
    let (currency, amount) = match value {
        Value::Number(amount) => (None, amount),
        Value::Money(amount, currency) => (Some(*currency), amount),
        _ => return None,
    };
    let n = amount.low.filter(|low| amount.high == Some(*low))?;
    (n >= Decimal::TWO).then_some((currency, n.normalize()))
}

impl Joined {
    pub(super) fn of(project: &Project) -> Self {
        let mut all: BTreeMap<Figure, Vec<Told<'_>>> = BTreeMap::new();
        for (&id, claim) in &project.claims {
            if claim.annotations.is_empty() {
                continue;
            }
            let Some((figure, home)) = figure(&claim.value).zip(home_of(project, claim)) else {
                continue;
            };
            let article = project.articles.get(&home);
            let published = article.and_then(|a| a.published.or(a.modified)?.bounds());
            let told = Told { id, claim, home, published: published.map(|(first, _)| first) };
            all.entry(figure).or_default().push(told);
        }
        let mut next: BTreeMap<ClaimId, &Told<'_>> = BTreeMap::new();
        for ((currency, n), told) in &all {
            let large = currency.is_some() || *n >= Decimal::from(SMALLEST);
            if told.len() < 2 || told.len() > MOST {
                continue;
            }
            for one in told {
                let others = told.iter().filter(|other| other.home != one.home);
                let best = others
                    .filter_map(|other| Some((rank(project, one, other, large)?, other)))
                    .filter(|(_, other)| is_one_story(project, one, other))
                    .min_by_key(|(rank, other)| (*rank, other.claim.metric, other.id));
                if let Some((_, other)) = best {
                    next.insert(one.id, other);
                }
            }
        }
        let to = |id: ClaimId| {
            let mut at = *next.get(&id)?;
            for _ in 1..STEPS {
                match next.get(&at.id) {
                    Some(further) => at = further,
                    None => break,
                }
            }
            Some(own(project, at.claim))
        };
        Self(next.keys().filter_map(|id| Some((*id, to(*id)?))).collect())
    }

    /// The fact that a claim is about.
    pub(super) fn key(&self, project: &Project, id: ClaimId, claim: &Claim) -> Fact {
        self.0.get(&id).cloned().unwrap_or_else(|| own(project, claim))
    }

    /// The claims that go elsewhere in one of both.
    pub(super) fn differing(&self, other: &Self) -> Vec<ClaimId> {
        let ids: BTreeSet<ClaimId> = self.0.keys().chain(other.0.keys()).copied().collect();
        ids.into_iter().filter(|id| self.0.get(id) != other.0.get(id)).collect()
    }
}

/// The fact that the words of a claim say.
fn own(project: &Project, claim: &Claim) -> Fact {
    folded(&fact_of(claim, project.metrics.get(&claim.metric).map(std::sync::Arc::as_ref)))
}

/// Whether two claims are of one story as far as time, place and their articles tell.
fn is_one_story(project: &Project, one: &Told<'_>, other: &Told<'_>) -> bool {
    let (here, there) = (one.sites(), other.sites());
    let apart = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
    let near = match (one.days(), other.days()) {
        (Some(a), Some(b)) => {
            let gap = if a.1 < b.0 { b.0 - a.1 } else { a.0 - b.1 };
            gap.get_days() <= FAR
        }
        _ => true,
    };
    !apart && near && Story::of(project, one.home).is_of(&Story::of(project, other.home))
}

/// How well the first claim goes with the fact of the second one, which says more of what it is; less is better.
fn rank(project: &Project, one: &Told<'_>, other: &Told<'_>, large: bool) -> Option<u8> {
    let (a, b) = (one.claim, other.claim);
    let event = names_more(a.event, b.event)?;
    let metric =
        if a.metric == b.metric { 0 } else { says_more(project, a.metric, b.metric, large)? };
    if !event && metric == 0 || !large && metric != 1 {
        return None;
    }
    // Of a figure for each place only the places that both name are the same.
    let target = own(project, b);
    let placed = target.places.is_empty() || one.sites() == target.places;
    let counted = metric == 1 || one.people() == other.people() || one.people().is_none();
    (placed && counted).then_some(metric + u8::from(!event) * 4)
}

/// Whether the second claim names an operation that the first one leaves out; `None` if they name two.
fn names_more(a: Option<EventId>, b: Option<EventId>) -> Option<bool> {
    match (a, b) {
        _ if a == b => Some(false),
        (None, Some(_)) => Some(true),
        _ => None,
    }
}

/// How well the second metric says what the first one leaves open; less is better.
fn says_more(project: &Project, a: MetricId, b: MetricId, large: bool) -> Option<u8> {
    let (one, other) = (project.metrics.get(&a)?, project.metrics.get(&b)?);
    if one.never_compare_with.contains(&b) || other.never_compare_with.contains(&a) {
        return None;
    }
    // Who is held was arrested, where the figure is the same; the other way round he may be free again.
    if large && one.name == "people held" && other.name == "arrests" {
        return Some(2);
    }
    let noun = one.name.strip_prefix("other: ")?;
    match other.name.strip_prefix("other: ") {
        None if other.name == "participating countries" && noun == "countries" => Some(1),
        None if noun == "money" && other.unit == crate::model::Unit::Money => Some(2),
        None if large && BEFELL.contains(&other.name.as_str()) && is_people(noun) => Some(2),
        // Of two nouns the first one in the order of letters is as good as the other.
        Some(second) if large && second < noun && is_people(noun) && is_people(second) => Some(3),
        _ => None,
    }
}

/// Whether a noun only says that people are counted: "children", "Ethiopians".
fn is_people(noun: &str) -> bool {
    let folded = fold(noun);
    PEOPLE.contains(&folded.as_str()) || {
        let mentions = places::mentions(noun);
        matches!(mentions.as_slice(), [one] if one.end - one.start == noun.chars().count())
    }
}
