//! When and where figures hold, and what that makes of two figures: the same thing, a part, a later count,
//! something else.

use super::{
    Reason,
    bond::{Bond, bond, window},
    compare::Stated,
    periods::{
        Times, days_apart, goes_on, is_day, is_of_years, parts_named, settled, since, times,
        whole_years, year_missing, years_apart,
    },
    scope,
    spots::{Spot, Spots, spots},
    standing::Standing,
    stories::Story,
};
use crate::{
    fold::fold,
    model::{Country, PartialDate, Period, Role, Unit, Value},
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What the fact is, as far as comparing depends on it.
#[derive(Clone, Copy)]
pub(super) struct Sort<'a> {
    /// Whether the claims name an event, and so speak of the same thing.
    pub event: bool,
    /// Whether later values contain earlier ones.
    pub cumulative: bool,
    /// Whether claims about other places are other facts anyway.
    pub per_place: bool,
    /// Whether all its claims are of one place, said by each.
    pub placed: bool,
    /// Whether its claims are of one people.
    pub of_people: bool,
    /// Whether it is a toll, which grows from day to day as it is told.
    pub toll: bool,
    /// What is counted.
    pub unit: &'a Unit,
}

impl Sort<'_> {
    /// Whether it is a count of countries.
    pub(super) fn counts_countries(&self) -> bool {
        *self.unit == Unit::Countries
    }
}

/// When and where a figure holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Circumstances {
    pub(super) period: Option<Period>,
    pub(super) as_of: Option<PartialDate>,
    /// When it was told, where neither event nor time says of what it is.
    pub(super) told: Option<jiff::civil::Date>,
    /// When it was told, of an event of which it gives no day.
    came_out: Option<jiff::civil::Date>,
    /// When a toll was told, where its source gives no other day up to which it counts.
    counted_on: Option<jiff::civil::Date>,
    /// Whether it is a figure of its own, one more, what is left of another, or one that is taken back.
    standing: Standing,
    /// Where it happened; empty when not said.
    pub(super) sites: Vec<Country>,
    /// In which towns; empty when not said.
    pub(super) towns: BTreeSet<Spot>,
    /// Who took part; empty when not said.
    members: Vec<Country>,
    /// Whether `members` is all of them.
    whole: bool,
    /// Words that narrow a count of countries: "Asian".
    scope: Option<String>,
    /// The regions that these words name, if they name any.
    regions: BTreeSet<u16>,
    /// The one article that says it, and who said it there.
    home: Option<(usize, Option<usize>)>,
    /// What that article is about.
    story: Story,
    /// When it was, by period, day and telling.
    pub(super) window: Option<(i32, i32)>,
}

impl Circumstances {
    pub(super) fn of(fact: Sort<'_>, stated: &Stated<'_>) -> Self {
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
        let period = claim.period.filter(|p| !p.is_open());
        let told =
            stated.told.filter(|_| !fact.event && goes_on(claim.period) && claim.as_of.is_none());
        Self {
            period,
            as_of: claim.as_of,
            told,
            came_out: stated.told.filter(|_| fact.event && claim.period.is_none()),
            counted_on: stated.told.filter(|_| fact.toll && claim.as_of.is_none()),
            standing: stated.standing,
            // Who was counted on the way through a place was counted there.
            sites: match with(Role::Site) {
                _ if fact.per_place => Vec::new(),
                sites if sites.is_empty() => with(Role::Transit),
                sites => sites,
            },
            towns: claim.places.iter().filter_map(Spot::of).collect(),
            members,
            whole,
            scope: scope.map(fold),
            regions: scope.map(scope::regions).unwrap_or_default(),
            home: stated.home.map(|home| (home, stated.speaker)),
            story: stated.story.clone(),
            window: window(period, claim.as_of, told),
        }
    }

    /// Whether one article says both, and not as what two say. Who writes two figures side by side knows that they are
    /// of two things, or of a whole and its part.
    fn of_one_hand(&self, other: &Self) -> bool {
        match (self.home, other.home) {
            (Some((here, one)), Some((there, two))) => {
                here == there && (one.is_none() || two.is_none() || one == two)
            }
            _ => false,
        }
    }

    /// The one article that says it and who said it there, unless it is said to be over.
    pub(super) fn hand(&self) -> Option<(usize, Option<usize>)> {
        self.home.filter(|_| self.standing != Standing::Was)
    }

    /// Whether it is a figure of its own.
    pub(super) fn is_plain(&self) -> bool {
        self.standing == Standing::Plain
    }

    /// Whether two articles tell one story.
    pub(super) fn is_of_story(&self, other: &Self) -> bool {
        self.story.is_of(&other.story)
    }

    /// Whether the list of this one holds countries that the words of the other do not cover.
    fn belies(&self, other: &Self) -> bool {
        !scope::outside(&self.members, &other.regions).is_empty()
    }

    /// How much is known; what is vague is fitted in last.
    pub(super) fn detail(&self) -> usize {
        usize::from(self.period.is_some())
            + usize::from(self.as_of.is_some())
            + usize::from(!self.sites.is_empty())
            + usize::from(!self.towns.is_empty())
            + usize::from(!self.members.is_empty())
            + usize::from(self.scope.is_some())
    }
}

/// How sure a contradiction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Unsure,
    Certain,
}

/// A few reasons; a set without a heap, because it is made for each pair of circumstances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons(u8);

impl Reasons {
    pub(super) fn with(self, reason: Reason) -> Self {
        Self(self.0 | 1 << reason as u8)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether nothing but the days differs.
    fn is_of_days(self) -> bool {
        self.0 == 1 << Reason::Date as u8
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.0 & 1 << *reason as u8 != 0)
    }
}

/// What figures in two circumstances mean for one another.
#[derive(Clone, Copy, Default)]
pub(super) struct Relation {
    /// What different figures mean; `None`: they are figures of different things.
    pub differ: Option<(Weight, Reasons)>,
    /// Only a second figure that is smaller than the first matters: a later count of the same, or a part
    /// beside its whole.
    pub one_way: bool,
    /// Why equal figures contradict; empty, as `equal_unsure`, when they agree.
    pub equal: Reasons,
    /// Why equal figures may contradict.
    pub equal_unsure: Reasons,
    /// Whether even equal figures are of different things.
    other: bool,
    /// Whether equal figures agree only where chance would hardly make them equal.
    pub by_figure: bool,
    /// Whether equal figures agree only where they are not small.
    pub by_number: bool,
    /// In what two things differ that are not the same thing: days, places, or that one is a part of the other; only where
    /// one of them is no figure of its own is it the last.
    pub parted: Reasons,
    /// Whether a figure of the first may be a part of one of the second, for which no place is said.
    pub maybe_part: bool,
    /// Whether only equal figures that are not small contradict.
    pub large: bool,
    /// An equal figure matters only from another article: one article may count parts.
    pub apart: bool,
    /// Whether both are of one thing that grows, told on two days: figures that can both be true agree where they are near.
    pub grows: bool,
}

impl Relation {
    /// Whether equal figures agree.
    pub(super) fn agrees(self) -> bool {
        self.equal.is_empty() && self.equal_unsure.is_empty() && !self.other
    }

    /// Without an event nothing says that figures of other places are of one thing.
    fn conflicting_place(&mut self, fact: Sort<'_>, weight: Weight) {
        if fact.event {
            self.equal(weight, Reason::Place);
        } else {
            self.other = true;
        }
    }

    /// An equal figure of another day is a slip in one of the dates, if it is not small.
    fn slip(&mut self) {
        self.other = false;
        self.apart = true;
        self.large = true;
        self.equal(Weight::Unsure, Reason::Date);
    }

    fn equal(&mut self, weight: Weight, reason: Reason) {
        match weight {
            Weight::Certain => self.equal = self.equal.with(reason),
            Weight::Unsure => self.equal_unsure = self.equal_unsure.with(reason),
        }
    }
}

fn within(part: &[Country], whole: &[Country]) -> bool {
    part.iter().all(|c| whole.binary_search(c).is_ok())
}

pub(super) fn relate(fact: Sort<'_>, a: &Circumstances, b: &Circumstances) -> Relation {
    let mut relation = Relation::default();
    let mut differ = Some(Weight::Certain);
    let mut reasons = Reasons::default().with(Reason::Value);
    let weaken = |differ: Option<Weight>| differ.map(|_| Weight::Unsure);
    let times = times(a.period, b.period);
    // A day without its year beside no day at all guesses nothing.
    let guessed = a.period.is_some()
        && b.period.is_some()
        && year_missing(a.period) != year_missing(b.period);
    let weight = if guessed { Weight::Unsure } else { Weight::Certain };

    match times {
        Times::Same if guessed => differ = weaken(differ),
        // What was counted "since 27 June" holds what one day of it brought; a toll is all of it, whenever it began.
        Times::Unknown if !fact.event && !fact.toll && since(a.period) => differ = None,
        Times::Unknown if !fact.event && !fact.toll && since(b.period) => {
            differ = weaken(differ);
            relation.one_way = true;
        }
        // Without an event nothing but the period could say that both speak of the same thing.
        Times::Unknown if !fact.event && (a.as_of.is_none() || b.as_of.is_none()) => {
            differ = weaken(differ);
        }
        // "35 in March 2024" is no other count of "3,500 in 2024", but may be a part of it; with an event the year is
        // its date, said less precisely.
        Times::Same if !fact.event && parts_named(a.period) > parts_named(b.period) => {
            differ = weaken(differ);
            relation.one_way = true;
            relation.other = is_of_years(b.period);
        }
        Times::Same if !fact.event && parts_named(a.period) < parts_named(b.period) => {
            differ = None;
            relation.other = is_of_years(a.period);
        }
        // An operation that is held each year keeps its name.
        Times::Unknown if years_apart(a.came_out, b.came_out) => differ = weaken(differ),
        Times::Same | Times::Unknown => {}
        Times::Within => differ = None,
        // What two different years brought are two figures.
        Times::Apart if whole_years(a.period, b.period) => {
            differ = None;
            relation.other = true;
        }
        Times::Crossing | Times::Apart if !fact.event => {
            differ = None;
            relation.other = true;
        }
        Times::Crossing => {
            reasons = reasons.with(Reason::Date);
            relation.equal(weight, Reason::Date);
        }
        Times::Apart => {
            differ = None;
            relation.equal(weight, Reason::Date);
        }
    }

    if matches!(times, Times::Within | Times::Crossing | Times::Apart) {
        relation.parted = relation.parted.with(Reason::Date);
    }
    let mut untied = None;
    if !fact.event {
        match bond(fact, a, b, times) {
            Bond::Close => {}
            Bond::Loose => differ = weaken(differ),
            bond => {
                differ = None;
                relation.by_number = bond == Bond::Equal;
                relation.by_figure = bond == Bond::None;
                // What ties them not is what they do not share.
                let common = a.sites.iter().any(|c| b.sites.binary_search(c).is_ok());
                untied = Some(if common || fact.placed { Reason::Date } else { Reason::Place });
            }
        }
    }
    if a.of_one_hand(b) {
        differ = None;
    }
    relation.maybe_part = fact.event && a.sites.is_empty() && b.sites.len() == 1;

    match (a.as_of, b.as_of) {
        (Some(one), Some(other)) if !one.compatible(other) => {
            let later = one.year().is_some() && other.year().is_some() && one < other;
            let growing = fact.cumulative && later;
            relation.one_way |= growing;
            differ = if growing { weaken(differ) } else { None };
            relation.parted = relation.parted.with(Reason::Date);
        }
        (Some(one), None) | (None, Some(one)) if !settled(one, a.period.or(b.period)) => {
            differ = weaken(differ);
        }
        _ => {}
    }

    differ = as_told(a, b, differ, &mut relation);
    differ = as_parts(a, b, differ, &mut relation);

    differ = in_countries(fact, (a, b), weight, differ, &mut relation, &mut reasons);
    differ = in_towns(fact, a, b, times, differ, &mut relation);

    if !a.members.is_empty() && !b.members.is_empty() && a.members != b.members {
        let clash = match (a.whole, b.whole) {
            (true, true) => true,
            (true, false) => !within(&b.members, &a.members),
            (false, true) => !within(&a.members, &b.members),
            (false, false) => false,
        };
        if clash {
            relation.equal(weight, Reason::Place);
        }
    }
    if let (Some(one), Some(other)) = (&a.scope, &b.scope)
        && one != other
    {
        relation.equal(weight, Reason::Scope);
        differ = weaken(differ);
        reasons = reasons.with(Reason::Scope);
    } else if a.belies(b) || b.belies(a) {
        // "27 Asian countries" beside a list of 27 of which nine lie elsewhere.
        relation.equal(weight, Reason::Scope);
        reasons = reasons.with(Reason::Scope);
    }
    relation.differ = differ.map(|weight| (weight, reasons));
    // What is missing is said where nothing that is there keeps them apart.
    if relation.parted.is_empty() {
        relation.parted = untied.into_iter().fold(relation.parted, Reasons::with);
    }
    relation
}

/// What the days on which a toll was told make of a difference: the later one that is larger supersedes the other.
fn as_told(
    a: &Circumstances,
    b: &Circumstances,
    differ: Option<Weight>,
    relation: &mut Relation,
) -> Option<Weight> {
    let (Some(one), Some(other)) = (a.counted_on, b.counted_on) else { return differ };
    // Only a figure of `b` that is smaller matters: an earlier one is superseded, a later one corrects.
    match one.cmp(&other) {
        std::cmp::Ordering::Equal => return differ,
        std::cmp::Ordering::Less => relation.one_way = true,
        std::cmp::Ordering::Greater => {}
    }
    relation.parted = relation.parted.with(Reason::Date);
    relation.grows = differ.is_some();
    if one > other { None } else { differ.map(|_| Weight::Unsure) }
}

/// What it makes of a difference that one figure is added to another, left of it, or taken back.
fn as_parts(
    a: &Circumstances,
    b: &Circumstances,
    differ: Option<Weight>,
    relation: &mut Relation,
) -> Option<Weight> {
    if a.standing == b.standing && a.standing == Standing::Plain {
        return differ;
    }
    relation.parted = relation.parted.with(Reason::Scope);
    match (a.standing, b.standing) {
        // A figure that its own source takes back is said by nobody.
        (Standing::Was, other) | (other, Standing::Was) => {
            relation.other |= other != Standing::Was;
            None
        }
        (Standing::Plain, _) => None,
        // No part is larger than its whole.
        (_, Standing::Plain) => {
            relation.one_way = true;
            differ.map(|_| Weight::Unsure)
        }
        _ => None,
    }
}

/// What the countries of two figures make of a difference.
fn in_countries(
    fact: Sort<'_>,
    (a, b): (&Circumstances, &Circumstances),
    weight: Weight,
    mut differ: Option<Weight>,
    relation: &mut Relation,
    reasons: &mut Reasons,
) -> Option<Weight> {
    if !a.sites.is_empty() && !b.sites.is_empty() && a.sites != b.sites {
        relation.parted = relation.parted.with(Reason::Place);
        if within(&a.sites, &b.sites) {
            relation.one_way = true;
        } else if within(&b.sites, &a.sites) {
            differ = None;
        } else if a.sites.iter().any(|c| b.sites.binary_search(c).is_ok()) {
            differ = differ.map(|_| Weight::Unsure);
            *reasons = reasons.with(Reason::Place);
            relation.conflicting_place(fact, weight);
        } else {
            differ = None;
            relation.apart = true;
            relation.conflicting_place(fact, weight);
        }
    }
    differ
}

/// What the towns of two figures make of a difference: weighs it anew, and notes where even equal figures contradict.
fn in_towns(
    fact: Sort<'_>,
    a: &Circumstances,
    b: &Circumstances,
    times: Times,
    mut differ: Option<Weight>,
    relation: &mut Relation,
) -> Option<Weight> {
    let weaken = |differ: Option<Weight>| differ.map(|_| Weight::Unsure);
    match spots(&a.towns, &b.towns) {
        Spots::Same => {}
        // What a town brought in a month or year is a part of what its country did; on a day, or nobody says when,
        // "in Cambodia" may be in that town.
        // So are those whom one compound holds of those whom all of its country hold.
        Spots::Unknown
            if !fact.event && (of_spans(a, b) || fact.per_place) && b.towns.is_empty() =>
        {
            differ = weaken(differ);
            relation.one_way = true;
        }
        Spots::Unknown
            if !fact.event && (of_spans(a, b) || fact.per_place) && a.towns.is_empty() =>
        {
            differ = None;
        }
        Spots::Unknown => differ = weaken(differ),
        Spots::Apart => {
            relation.parted = relation.parted.with(Reason::Place);
            differ = None;
            relation.apart = true;
            // One operation, one day, one figure: it was in one of the two.
            let one_day = times == Times::Same && is_day(a.period) && is_day(b.period);
            let weight = if one_day { Weight::Certain } else { Weight::Unsure };
            relation.conflicting_place(fact, weight);
        }
    }
    // The same figure for the same town a few days apart: one of the dates is wrong.
    let shared_town = a.towns.iter().any(|t| b.towns.contains(t));
    let days = days_apart(a.period, b.period).filter(|n| *n <= WEEK && times == Times::Apart);
    let Some(days) = days.filter(|_| !fact.event) else { return differ };
    if shared_town {
        relation.slip();
    } else if relation.parted.is_of_days() && a.is_of_story(b) {
        match days {
            // The day of the report is taken for that of the deed; a figure that others hardly have tells.
            ..=1 => (relation.other, relation.by_figure) = (false, true),
            _ => relation.slip(),
        }
    }
    differ
}

/// Whether two figures are of more than a day, both by what their sources say.
fn of_spans(a: &Circumstances, b: &Circumstances) -> bool {
    let span = |p: Option<Period>| {
        p.is_some_and(|p| p.from != p.to || p.from.is_some_and(|d| d.day().is_none()))
    };
    span(a.period) && span(b.period)
}

/// Days between two dates of what may be one raid.
const WEEK: i32 = 7;
