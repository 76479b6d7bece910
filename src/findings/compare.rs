//! Comparing the claims on one fact: which figures agree, which contradict one another, and why.
//!
//! No pair of claims is looked at in a big group. Claims with the same circumstances (period, as-of date, places)
//! are gathered first; of each gathering only the extreme figures matter for a contradiction.

use super::{
    Reason,
    agree::{Key, Span, same_period},
};
use crate::{
    fold::fold,
    model::{ArticleId, Claim, Country, Currency, PartialDate, Period, Role, Unit, Value},
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Beyond so many different circumstances in one fact, each is compared with its nearest neighbours only:
/// 128 × 127 / 2 pairs cost about as much as sorting 20,000 claims.
const ALL_PAIRS: usize = 128;
/// How many neighbours that is, and how many members of a group are asked before one joins.
const NEIGHBOURS: usize = 64;

/// A claim on the fact, with what comparing needs.
pub(super) struct Stated<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The articles that it stands in; copies are one.
    pub articles: &'a [ArticleId],
    /// Whether its list of countries says of itself that it is not whole ("among them").
    pub partial: bool,
}

/// What comparing found.
#[derive(Default)]
pub(super) struct Judged {
    /// Reasons why sources cannot all be right.
    pub certain: BTreeSet<Reason>,
    /// Reasons why they may not all be right.
    pub unsure: BTreeSet<Reason>,
    /// Positions of claims that agree with one another.
    pub groups: Vec<Vec<usize>>,
}

/// What the fact is, as far as comparing depends on it.
#[derive(Clone, Copy)]
pub(super) struct Fact<'a> {
    /// Whether the claims name an event, and so speak of the same thing.
    pub event: bool,
    /// Whether later values contain earlier ones.
    pub cumulative: bool,
    /// Whether claims about other places are other facts anyway.
    pub per_place: bool,
    /// What is counted.
    pub unit: &'a Unit,
}

/// Compares all claims on one fact.
pub(super) fn compare(fact: Fact<'_>, stated: &[Stated<'_>]) -> Judged {
    let mut judged = Judged::default();
    let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    for (i, s) in stated.iter().enumerate() {
        kinds.entry(Kind::of(&s.claim.value)).or_default().push(i);
    }
    for (kind, claims) in kinds {
        match kind {
            Kind::Number | Kind::Money(_) => figures(fact, stated, &claims, &mut judged),
            Kind::When => dates(stated, &claims, &mut judged),
            Kind::Text(_) => judged.groups.push(claims),
        }
    }
    judged
}

/// Values of different kinds are never compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    Money(Currency),
    When,
    Text(String),
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            Value::Number(_) | Value::Countries(_) => Self::Number,
            Value::Money(_, currency) => Self::Money(*currency),
            Value::When(_) => Self::When,
            Value::Text(text) => Self::Text(fold(text)),
        }
    }
}

/// When and where a figure holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Circumstances {
    period: Option<Period>,
    as_of: Option<PartialDate>,
    /// Where it happened; empty when not said.
    sites: Vec<Country>,
    /// Who took part; empty when not said.
    members: Vec<Country>,
    /// Whether `members` is all of them.
    whole: bool,
    /// Words that narrow a count of countries: "Asian".
    scope: Option<String>,
}

impl Circumstances {
    fn of(fact: Fact<'_>, stated: &Stated<'_>) -> Self {
        let claim = stated.claim;
        let with = |role: Role| {
            let mut found: Vec<Country> =
                claim.places.iter().filter(|p| p.role == role).map(|p| p.country).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let counts_countries = *fact.unit == Unit::Countries;
        let mut members = with(Role::Participant);
        let whole = match &claim.value {
            Value::Countries(set) => {
                members = set.iter().copied().collect();
                !stated.partial
            }
            Value::Number(n) if counts_countries => {
                n.low == n.high && n.low == Some(Decimal::from(members.len()))
            }
            _ => !stated.partial && !counts_countries,
        };
        let scope = claim.population.as_deref().filter(|_| counts_countries);
        Self {
            period: claim.period.filter(|p| !p.is_open()),
            as_of: claim.as_of,
            sites: if fact.per_place { Vec::new() } else { with(Role::Site) },
            members,
            whole,
            scope: scope.map(fold),
        }
    }

    /// How much is known; what is vague is fitted in last.
    fn detail(&self) -> usize {
        usize::from(self.period.is_some())
            + usize::from(self.as_of.is_some())
            + usize::from(!self.sites.is_empty())
            + usize::from(!self.members.is_empty())
            + usize::from(self.scope.is_some())
    }
}

/// How sure a contradiction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Unsure,
    Certain,
}

/// What figures in two circumstances mean for one another.
#[derive(Default)]
struct Relation {
    /// What different figures mean; `None`: they are figures of different things.
    differ: Option<(Weight, Vec<Reason>)>,
    /// Only a figure of the second circumstances that is smaller matters: it is a later count of the same.
    growing: bool,
    /// Only a figure of the first circumstances that is larger matters: it is a part of the second.
    part: bool,
    /// What equal figures mean; empty: they agree.
    equal: Vec<(Weight, Reason)>,
    /// An equal figure matters only from another article: one article may count parts.
    apart: bool,
}

impl Relation {
    /// Whether equal figures agree.
    fn agrees(&self) -> bool {
        self.equal.is_empty()
    }
}

/// How two periods lie to one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    /// Both may be the same.
    Same,
    /// At least one is not given.
    Unknown,
    /// One lies in the other.
    Within,
    /// They share some days, and each has days of its own.
    Crossing,
    /// They share no day.
    Apart,
}

fn times(a: Option<Period>, b: Option<Period>) -> Times {
    let (Some(a), Some(b)) = (a, b) else { return Times::Unknown };
    if same_period(a, b) {
        return Times::Same;
    }
    // A missing year is taken from the other period: "16 to 20 October" beside 18–22 October 2023.
    let year = |p: Period| p.from.and_then(PartialDate::year).or(p.to.and_then(PartialDate::year));
    let with_year = |p: Period, year: Option<i16>| {
        let fill = |d: Option<PartialDate>| {
            d.and_then(|d| PartialDate::new(d.year().or(year).or(Some(2000)), d.month(), d.day()))
        };
        (
            fill(p.from).and_then(PartialDate::bounds).map(|b| b.0),
            fill(p.to).and_then(PartialDate::bounds).map(|b| b.1),
        )
    };
    let ((a_from, a_to), (b_from, b_to)) = (with_year(a, year(b)), with_year(b, year(a)));
    let before = |to: Option<jiff::civil::Date>, from: Option<jiff::civil::Date>| matches!((to, from), (Some(to), Some(from)) if to < from);
    if before(a_to, b_from) || before(b_to, a_from) {
        return Times::Apart;
    }
    let starts = match (a_from, b_from) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, Some(_)) => std::cmp::Ordering::Less,
        (Some(_), None) => std::cmp::Ordering::Greater,
        (None, None) => std::cmp::Ordering::Equal,
    };
    let ends = match (a_to, b_to) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, None) => std::cmp::Ordering::Equal,
    };
    if starts.is_eq() || ends.is_eq() || starts != ends { Times::Within } else { Times::Crossing }
}

/// Whether a date or a year is missing so that two periods only may be the same.
fn year_missing(period: Option<Period>) -> bool {
    period.is_some_and(|p| [p.from, p.to].into_iter().flatten().any(|d| d.year().is_none()))
}

fn within(part: &[Country], whole: &[Country]) -> bool {
    part.iter().all(|c| whole.binary_search(c).is_ok())
}

fn relate(fact: Fact<'_>, a: &Circumstances, b: &Circumstances) -> Relation {
    let mut relation = Relation::default();
    let mut differ = Some(Weight::Certain);
    let mut reasons = vec![Reason::Value];
    let weaken = |differ: Option<Weight>| differ.map(|_| Weight::Unsure);
    let times = times(a.period, b.period);
    let guessed = year_missing(a.period) != year_missing(b.period);
    let weight = if guessed { Weight::Unsure } else { Weight::Certain };

    match times {
        Times::Same if guessed => differ = weaken(differ),
        Times::Same => {}
        // Without an event nothing but the period could say that both speak of the same thing.
        Times::Unknown if !fact.event && (a.as_of.is_none() || b.as_of.is_none()) => {
            differ = weaken(differ);
        }
        Times::Unknown => {}
        Times::Within => differ = None,
        Times::Crossing | Times::Apart if !fact.event => {
            differ = None;
            relation.equal.push((Weight::Unsure, Reason::Date));
        }
        Times::Crossing => {
            reasons.push(Reason::Date);
            relation.equal.push((weight, Reason::Date));
        }
        Times::Apart => {
            differ = None;
            relation.equal.push((weight, Reason::Date));
        }
    }

    match (a.as_of, b.as_of) {
        (Some(one), Some(other)) if !one.compatible(other) => {
            let later = one.year().is_some() && other.year().is_some() && one < other;
            relation.growing = fact.cumulative && later;
            differ = if relation.growing { weaken(differ) } else { None };
        }
        (Some(one), None) | (None, Some(one)) if !settled(one, a.period.or(b.period)) => {
            differ = weaken(differ);
        }
        _ => {}
    }

    if !a.sites.is_empty() && !b.sites.is_empty() && a.sites != b.sites {
        if within(&a.sites, &b.sites) {
            relation.part = true;
        } else if within(&b.sites, &a.sites) {
            differ = None;
        } else if a.sites.iter().any(|c| b.sites.binary_search(c).is_ok()) {
            differ = weaken(differ);
            reasons.push(Reason::Place);
            relation.equal.push((if fact.event { weight } else { Weight::Unsure }, Reason::Place));
        } else {
            differ = None;
            relation.apart = true;
            relation.equal.push((if fact.event { weight } else { Weight::Unsure }, Reason::Place));
        }
    }

    if !a.members.is_empty() && !b.members.is_empty() && a.members != b.members {
        let clash = match (a.whole, b.whole) {
            (true, true) => true,
            (true, false) => !within(&b.members, &a.members),
            (false, true) => !within(&a.members, &b.members),
            (false, false) => false,
        };
        if clash {
            relation.equal.push((weight, Reason::Place));
        }
    }
    if let (Some(one), Some(other)) = (&a.scope, &b.scope)
        && one != other
    {
        relation.equal.push((weight, Reason::Scope));
        differ = weaken(differ);
        reasons.push(Reason::Scope);
    }
    relation.differ = differ.map(|weight| (weight, reasons));
    relation
}

/// Whether a count as of a date is of something that was over by then.
fn settled(as_of: PartialDate, period: Option<Period>) -> bool {
    let end = period.and_then(|p| p.to).and_then(PartialDate::bounds);
    matches!((as_of.bounds(), end), (Some((as_of, _)), Some((_, end))) if as_of >= end)
}

/// Claims in the same circumstances: whatever differs among them contradicts.
struct Gathering {
    circumstances: Circumstances,
    /// Distinct figures with their claims.
    figures: BTreeMap<Key, (Span, Vec<usize>)>,
    /// The figure with the highest lower end.
    highest: Span,
    /// The figure with the lowest upper end.
    lowest: Span,
}

fn figures(fact: Fact<'_>, stated: &[Stated<'_>], claims: &[usize], judged: &mut Judged) {
    let mut gathered: BTreeMap<Circumstances, Gathering> = BTreeMap::new();
    for &i in claims {
        let Some(s) = stated.get(i) else { continue };
        let span = match &s.claim.value {
            Value::Number(amount) | Value::Money(amount, _) => Span::of(amount),
            Value::Countries(set) => Span::count(set, !s.partial),
            Value::When(_) | Value::Text(_) => continue,
        };
        let circumstances = Circumstances::of(fact, s);
        let gathering = gathered.entry(circumstances.clone()).or_insert_with(|| Gathering {
            circumstances,
            figures: BTreeMap::new(),
            highest: span,
            lowest: span,
        });
        if span.starts_above(&gathering.highest) {
            gathering.highest = span;
        }
        if span.upper_is_lower_than(&gathering.lowest) {
            gathering.lowest = span;
        }
        gathering.figures.entry(span.key()).or_insert_with(|| (span, Vec::new())).1.push(i);
    }
    let gathered: Vec<Gathering> = gathered.into_values().collect();
    for (i, one) in gathered.iter().enumerate() {
        if one.lowest.below(&one.highest) {
            note(judged, relate(fact, &one.circumstances, &one.circumstances).differ);
        }
        let reach = if gathered.len() <= ALL_PAIRS { ALL_PAIRS } else { NEIGHBOURS };
        for other in gathered.iter().skip(i + 1).take(reach) {
            // Two questions are not symmetric: which figure is later, and which is a part of the other.
            for (a, b) in [(one, other), (other, one)] {
                contradict(relate(fact, &a.circumstances, &b.circumstances), a, b, stated, judged);
            }
        }
    }
    group(fact, &gathered, judged);
}

fn note(judged: &mut Judged, found: Option<(Weight, Vec<Reason>)>) {
    match found {
        Some((Weight::Certain, reasons)) => judged.certain.extend(reasons),
        Some((Weight::Unsure, reasons)) => judged.unsure.extend(reasons),
        None => {}
    }
}

/// Notes what the figures of `a` and `b` say against one another, seen from `a`.
fn contradict(
    relation: Relation,
    a: &Gathering,
    b: &Gathering,
    stated: &[Stated<'_>],
    judged: &mut Judged,
) {
    if !relation.equal.is_empty() && share_a_figure(a, b, relation.apart, stated) {
        for (weight, reason) in &relation.equal {
            note(judged, Some((*weight, vec![*reason])));
        }
    }
    // A later count of the same that is smaller, a part that is larger than the whole, or any difference:
    // each needs some figure of `b` below one of `a`.
    if b.lowest.below(&a.highest) {
        note(judged, relation.differ);
    }
}

/// Whether both state the same figure, if asked for in articles of which none states both.
fn share_a_figure(a: &Gathering, b: &Gathering, apart: bool, stated: &[Stated<'_>]) -> bool {
    let (few, many) = if a.figures.len() <= b.figures.len() { (a, b) } else { (b, a) };
    let articles = |i: &usize| stated.get(*i).map(|s| s.articles).unwrap_or_default();
    few.figures.iter().any(|(key, (_, ours))| {
        many.figures.get(key).is_some_and(|(_, theirs)| {
            !apart
                || ours.iter().take(NEIGHBOURS).any(|i| {
                    theirs
                        .iter()
                        .take(NEIGHBOURS)
                        .any(|j| articles(i).iter().all(|id| !articles(j).contains(id)))
                })
        })
    })
}

/// Claims that agree, while they are found.
struct Agreeing<'a> {
    span: Span,
    circumstances: Vec<&'a Circumstances>,
    claims: Vec<usize>,
}

impl Agreeing<'_> {
    fn takes(&self, fact: Fact<'_>, span: &Span, at: &Circumstances) -> bool {
        self.span.meets(span)
            && self.circumstances.iter().take(NEIGHBOURS).all(|other| {
                *other == at || {
                    let relation = relate(fact, other, at);
                    relation.agrees()
                        && (self.span.key() == span.key()
                            || relation.differ.is_some() && !relation.part && !relation.growing)
                }
            })
    }
}

/// Puts claims together whose figures can all be true at once: exact ones first, then narrower before wider.
fn group(fact: Fact<'_>, gathered: &[Gathering], judged: &mut Judged) {
    let mut cells: Vec<(&Span, &Circumstances, &Vec<usize>)> = gathered
        .iter()
        .flat_map(|g| g.figures.values().map(|(span, claims)| (span, &g.circumstances, claims)))
        .collect();
    cells.sort_by(|a, b| {
        let rank = |(span, at, claims): &(&Span, &Circumstances, &Vec<usize>)| {
            (span.width(), std::cmp::Reverse(at.detail()), std::cmp::Reverse(claims.len()))
        };
        rank(a).cmp(&rank(b)).then_with(|| a.2.cmp(b.2))
    });
    let mut groups: Vec<Agreeing<'_>> = Vec::new();
    let mut exact: BTreeMap<Decimal, Vec<usize>> = BTreeMap::new();
    let mut vague: Vec<usize> = Vec::new();
    for (span, at, claims) in cells {
        let candidates: Vec<usize> = match span.exact() {
            Some(n) => exact.get(&n).into_iter().flatten().copied().take(NEIGHBOURS).collect(),
            None => exact
                .range(span.range())
                .flat_map(|(_, groups)| groups)
                .copied()
                .take(NEIGHBOURS)
                .chain(vague.iter().copied().take(NEIGHBOURS))
                .collect(),
        };
        let best = candidates
            .into_iter()
            .filter(|i| groups.get(*i).is_some_and(|g| g.takes(fact, span, at)))
            .max_by_key(|i| (groups.get(*i).map_or(0, |g| g.claims.len()), std::cmp::Reverse(*i)));
        if let Some(found) = best.and_then(|i| groups.get_mut(i)) {
            found.span = found.span.and(span);
            found.circumstances.push(at);
            found.claims.extend(claims);
        } else {
            match span.exact() {
                Some(n) => exact.entry(n).or_default().push(groups.len()),
                None => vague.push(groups.len()),
            }
            groups.push(Agreeing { span: *span, circumstances: vec![at], claims: claims.clone() });
        }
    }
    judged.groups.extend(groups.into_iter().map(|g| g.claims));
}

/// Dates as values: "operation dates". The date is the figure, so the claim's own period does not matter.
fn dates(stated: &[Stated<'_>], claims: &[usize], judged: &mut Judged) {
    let mut distinct: BTreeMap<Period, Vec<usize>> = BTreeMap::new();
    for &i in claims {
        if let Some(Value::When(period)) = stated.get(i).map(|s| &s.claim.value) {
            distinct.entry(*period).or_default().push(i);
        }
    }
    let periods: Vec<Period> = distinct.keys().copied().collect();
    let reach = if periods.len() <= ALL_PAIRS { ALL_PAIRS } else { NEIGHBOURS };
    for (i, one) in periods.iter().enumerate() {
        for other in periods.iter().skip(i + 1).take(reach) {
            if !same_period(*one, *other) {
                let guessed = year_missing(Some(*one)) || year_missing(Some(*other));
                let weight = if guessed { Weight::Unsure } else { Weight::Certain };
                note(judged, Some((weight, vec![Reason::Date])));
            }
        }
    }
    // The most precise dates first, so that "October 2023" joins "16–20 October 2023".
    let detail = |period: &Period| {
        let parts = |d: PartialDate| {
            u8::from(d.year().is_some())
                + u8::from(d.month().is_some())
                + u8::from(d.day().is_some())
        };
        [period.from, period.to].into_iter().flatten().map(parts).sum::<u8>()
    };
    let mut ordered: Vec<(Period, Vec<usize>)> = distinct.into_iter().collect();
    ordered.sort_by_key(|(period, claims)| {
        (std::cmp::Reverse(detail(period)), std::cmp::Reverse(claims.len()), *period)
    });
    let mut groups: Vec<(Vec<Period>, Vec<usize>)> = Vec::new();
    for (period, claims) in ordered {
        let best = groups
            .iter_mut()
            .take(NEIGHBOURS)
            .filter(|(taken, _)| taken.iter().take(NEIGHBOURS).all(|p| same_period(*p, period)))
            .max_by_key(|(_, claims)| claims.len());
        match best {
            Some((taken, all)) => {
                taken.push(period);
                all.extend(claims);
            }
            None => groups.push((vec![period], claims)),
        }
    }
    judged.groups.extend(groups.into_iter().map(|g| g.1));
}
