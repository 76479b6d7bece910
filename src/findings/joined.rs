//! Claims that go with another fact than their own words say: two articles of one story give one figure, and one of them
//! says less of what it counts ("78 children" beside "78 victims rescued") or leaves out the name of the operation.
//!
//! Only equal figures go together so; a claim that differs stays where its words put it, so nothing contradicts by a guess.

use super::{fact_of, folded, home_of, order, periods::days_of, population, stories::Stories};
use crate::{
    fold::fold,
    model::{
        ArticleId, Claim, ClaimId, Country, Currency, EventId, Fact, MetricId, Project, Role, Value,
    },
    places,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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

/// Claims go with another one only where their figures are equal, so each figure is looked at by itself. The figures are
/// parted so that an edit copies few of them.
const SHARDS: usize = 256;

/// Which claims go with another fact, and with which.
pub(super) struct Joined(Vec<Arc<Shard>>);

/// Some of the figures.
#[derive(Clone, Default)]
struct Shard {
    /// The claims that state each of them, each in one article; sorted.
    told: BTreeMap<Figure, Vec<ClaimId>>,
    /// With which facts their claims go.
    to: BTreeMap<ClaimId, Fact>,
}

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

/// In which shard a figure is.
fn place((_, n): &Figure) -> usize {
    let mixed = n.mantissa().unsigned_abs() ^ u128::from(n.scale());
    usize::try_from(mixed % SHARDS as u128).unwrap_or_default()
}

/// A claim and its figure, if it stands in one article.
fn tell(project: &Project, id: ClaimId) -> Option<(Figure, Told<'_>)> {
    let claim = project.claims.get(&id)?;
    if claim.annotations.is_empty() {
        return None;
    }
    let (figure, home) = figure(&claim.value).zip(home_of(project, claim))?;
    let article = project.articles.get(&home);
    let published = article.and_then(|a| a.published.or(a.modified)?.bounds());
    Some((figure, Told { id, claim, home, published: published.map(|(first, _)| first) }))
}

/// With which facts the claims of one figure go.
fn of_figure(
    project: &Project,
    stories: &Stories,
    (currency, n): &Figure,
    ids: &[ClaimId],
) -> Vec<(ClaimId, Fact)> {
    if ids.len() < 2 || ids.len() > MOST {
        return Vec::new();
    }
    let large = currency.is_some() || *n >= Decimal::from(SMALLEST);
    let told: Vec<Told<'_>> =
        ids.iter().filter_map(|id| tell(project, *id)).map(|(_, told)| told).collect();
    let mut next: BTreeMap<ClaimId, &Told<'_>> = BTreeMap::new();
    for one in &told {
        let others = told.iter().filter(|other| other.home != one.home);
        let best = others
            .filter_map(|other| Some((rank(project, one, other, large)?, other)))
            .filter(|(_, other)| is_one_story(project, stories, one, other))
            .min_by_key(|(rank, other)| {
                let metric = project.metrics.get(&other.claim.metric).map(|m| &m.name);
                (*rank, metric, order::place(project, other.claim), other.id)
            });
        if let Some((_, other)) = best {
            next.insert(one.id, other);
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
    next.keys().filter_map(|id| Some((*id, to(*id)?))).collect()
}

impl Joined {
    pub(super) fn of(project: &Project, stories: &Stories) -> Self {
        let mut shards: Vec<Shard> = vec![Shard::default(); SHARDS];
        for &id in project.claims.keys() {
            if let Some((figure, _)) = tell(project, id)
                && let Some(shard) = shards.get_mut(place(&figure))
            {
                shard.told.entry(figure).or_default().push(id);
            }
        }
        for Shard { told, to } in &mut shards {
            let found = told.iter().map(|(figure, ids)| of_figure(project, stories, figure, ids));
            to.extend(found.flatten());
        }
        Self(shards.into_iter().map(Arc::new).collect())
    }

    /// The same as [`Joined::of`] after some claims, or the quotes of some, became others; the articles are the same.
    pub(super) fn after(
        &self,
        (before, project): (&Project, &Project),
        stories: &Stories,
        changed: &BTreeSet<ClaimId>,
    ) -> Self {
        let mut shards = self.0.clone();
        let mut touched: BTreeSet<Figure> = BTreeSet::new();
        for &id in changed {
            let figure_before = before.claims.get(&id).and_then(|claim| figure(&claim.value));
            let told = tell(project, id).map(|(figure, _)| figure);
            for figure in [figure_before, told].into_iter().flatten() {
                touched.insert(figure);
                let Some(shard) = shards.get_mut(place(&figure)) else { continue };
                let shard = Arc::make_mut(shard);
                shard.to.remove(&id);
                let ids = shard.told.entry(figure).or_default();
                match (ids.binary_search(&id), told == Some(figure)) {
                    (Ok(at), false) => _ = ids.remove(at),
                    (Err(at), true) => ids.insert(at, id),
                    _ => {}
                }
            }
        }
        for figure in touched {
            let Some(shard) = shards.get_mut(place(&figure)) else { continue };
            let Shard { told, to } = Arc::make_mut(shard);
            let ids = told.get(&figure).map(Vec::as_slice).unwrap_or_default();
            // Of a figure that more claims state none went anywhere, unless some were just added.
            for id in ids.iter().filter(|_| ids.len() <= MOST + changed.len()) {
                to.remove(id);
            }
            to.extend(of_figure(project, stories, &figure, ids));
            if ids.is_empty() {
                told.remove(&figure);
            }
        }
        Self(shards)
    }

    /// Where a claim goes that states a figure.
    fn to(&self, id: ClaimId, claim: &Claim) -> Option<&Fact> {
        self.0.get(place(&figure(&claim.value)?))?.to.get(&id)
    }

    /// The fact that a claim is about.
    pub(super) fn key(&self, project: &Project, id: ClaimId, claim: &Claim) -> Fact {
        self.to(id, claim).cloned().unwrap_or_else(|| own(project, claim))
    }

    /// The claims that go elsewhere in one of both.
    pub(super) fn differing(&self, other: &Self) -> Vec<ClaimId> {
        let mut out = Vec::new();
        for (one, other) in self.0.iter().zip(&other.0) {
            if Arc::ptr_eq(one, other) || one.to.is_empty() && other.to.is_empty() {
                continue;
            }
            let ids: BTreeSet<ClaimId> = one.to.keys().chain(other.to.keys()).copied().collect();
            out.extend(ids.into_iter().filter(|id| one.to.get(id) != other.to.get(id)));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// The fact that the words of a claim say.
fn own(project: &Project, claim: &Claim) -> Fact {
    folded(&fact_of(claim, project.metrics.get(&claim.metric).map(Arc::as_ref)))
}

/// Whether two claims are of one story as far as time, place and their articles tell.
fn is_one_story(project: &Project, stories: &Stories, one: &Told<'_>, other: &Told<'_>) -> bool {
    let (here, there) = (one.sites(), other.sites());
    let apart = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
    let near = match (one.days(), other.days()) {
        (Some(a), Some(b)) => {
            let gap = if a.1 < b.0 { b.0 - a.1 } else { a.0 - b.1 };
            gap.get_days() <= FAR
        }
        _ => true,
    };
    !apart && near && stories.of(project, one.home).is_of(&stories.of(project, other.home))
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
