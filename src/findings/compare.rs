//! Comparing the claims on one fact: which figures agree, which contradict one another, and why.
//!
//! No pair of claims is looked at in a big group. Claims with the same circumstances (period, as-of date, places)
//! are gathered first; of each gathering only the extreme figures matter for a contradiction.

use super::{
    Reason,
    agree::{Key, Span, same_period},
    circumstances::{Circumstances, Reasons, Relation, Sort, Weight, relate},
    periods::{parts_named, year_missing},
    standing::Standing,
    stories::Story,
    ties::Ties,
};
use crate::{
    fold::fold,
    model::{ArticleId, Claim, Currency, Period, Value},
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Beyond so many different circumstances in one fact, each is compared with its nearest neighbours only:
/// 128 × 127 / 2 pairs cost about as much as sorting 20,000 claims.
const ALL_PAIRS: usize = 128;
/// How many neighbours that is.
const NEIGHBOURS: usize = 64;
/// How many groups a figure is offered to, and how many members of a group are asked before it joins.
const OFFERS: usize = 16;

/// A claim on the fact, with what comparing needs.
pub(super) struct Stated<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The articles that it stands in; copies are one.
    pub articles: &'a [ArticleId],
    /// The one article that it stands in, itself and not what it is a copy of; which of the articles of the fact it is.
    pub home: Option<usize>,
    /// Who said it, if he is named as somebody; which of those who speak of the fact.
    pub speaker: Option<usize>,
    /// What that article is about, where no event says what the claim is about.
    pub story: Story,
    /// Whether its list of countries says of itself that it is not whole ("among them").
    pub partial: bool,
    /// When the first of its articles came out, if that is known.
    pub told: Option<jiff::civil::Date>,
    /// How the words of its quotes relate it to other figures.
    pub standing: Standing,
}

/// What comparing found.
#[derive(Default)]
pub(super) struct Judged {
    /// Reasons why sources cannot all be right.
    pub certain: BTreeSet<Reason>,
    /// Reasons why they may not all be right.
    pub unsure: BTreeSet<Reason>,
    /// In what figures differ that are of several things.
    pub parted: BTreeSet<Reason>,
    /// Positions of claims that agree with one another.
    pub groups: Vec<Vec<usize>>,
    /// Positions of claims that cannot, or may not, all be right.
    pub clashes: Vec<Vec<usize>>,
}

/// Compares all claims on one fact.
pub(super) fn compare(fact: Sort<'_>, stated: &[Stated<'_>]) -> Judged {
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

/// Equal figures from here on are hardly of two happenings in one town within days.
const SMALLEST: u32 = 10;

/// Claims in the same circumstances: whatever differs among them contradicts.
struct Gathering {
    circumstances: Circumstances,
    /// Distinct figures with their claims.
    figures: BTreeMap<Key, (Span, Vec<usize>)>,
    /// The figure with the highest lower end.
    highest: Span,
    /// The figure with the lowest upper end.
    lowest: Span,
    /// The same two of the figures that are no mere order of magnitude.
    firm: Option<(Span, Span)>,
}

impl Gathering {
    fn take(&mut self, span: Span, i: usize) {
        if span.starts_above(&self.highest) {
            self.highest = span;
        }
        if span.upper_is_lower_than(&self.lowest) {
            self.lowest = span;
        }
        if !span.is_vague() {
            let (highest, lowest) = self.firm.get_or_insert((span, span));
            if span.starts_above(highest) {
                *highest = span;
            }
            if span.upper_is_lower_than(lowest) {
                *lowest = span;
            }
        }
        self.figures.entry(span.key()).or_insert_with(|| (span, Vec::new())).1.push(i);
    }

    /// Whether it is seen at once that no figure is in both.
    fn shares_none(&self, other: &Self) -> bool {
        const FEW: usize = 4;
        let (few, many) =
            if self.figures.len() <= other.figures.len() { (self, other) } else { (other, self) };
        few.figures.len() <= FEW && !few.figures.keys().any(|key| many.figures.contains_key(key))
    }

    /// Whether some figure of this one lies below one of the other; unsure where that rests on an order of magnitude:
    /// whoever says "dozens" has not counted.
    fn below(&self, other: &Self) -> Option<Weight> {
        let firm = self.firm.zip(other.firm).is_some_and(|((_, low), (high, _))| low.below(&high));
        if firm {
            return Some(Weight::Certain);
        }
        self.lowest.below(&other.highest).then_some(Weight::Unsure)
    }
}

#[expect(clippy::mutable_key_type, reason = "a story tells no circumstances apart, read or not")]
fn figures(fact: Sort<'_>, stated: &[Stated<'_>], claims: &[usize], judged: &mut Judged) {
    let exact = |i: &usize| match &stated.get(*i)?.claim.value {
        Value::Number(amount) => amount.low.filter(|low| amount.high == Some(*low)),
        _ => None,
    };
    let counts: BTreeSet<Decimal> = claims.iter().filter_map(exact).collect();
    // "Countries such as …" that lists as many as others count lists them all.
    let lists_all = |n: usize| counts.contains(&Decimal::from(n));
    let mut gathered: BTreeMap<Circumstances, Gathering> = BTreeMap::new();
    for &i in claims {
        let Some(s) = stated.get(i) else { continue };
        // "7 countries took part" before six names is a wrong number; "Asian countries" of Africa are wrong words.
        let wrong =
            [(miscounted(s), Reason::Value), (super::scope::belied(s.claim), Reason::Scope)];
        for (_, reason) in wrong.into_iter().filter(|(is, _)| *is && fact.counts_countries()) {
            judged.certain.insert(reason);
            judged.clashes.push(vec![i]);
        }
        let span = match &s.claim.value {
            Value::Number(amount) | Value::Money(amount, _) => Span::of(amount),
            Value::Countries(set) => Span::count(set, !s.partial || lists_all(set.len())),
            Value::When(_) | Value::Text(_) => continue,
        };
        let circumstances = Circumstances::of(fact, s);
        let gathering = gathered.entry(circumstances.clone()).or_insert_with(|| Gathering {
            circumstances,
            figures: BTreeMap::new(),
            highest: span,
            lowest: span,
            firm: None,
        });
        gathering.take(span, i);
    }
    let gathered: Vec<Gathering> = gathered.into_values().collect();
    let hands = Hands::of(&gathered);
    let mut ties = Ties::new(gathered.len());
    let mut clashing: BTreeSet<usize> = BTreeSet::new();
    for (i, one) in gathered.iter().enumerate() {
        let differ = || relate(fact, &one.circumstances, &one.circumstances).differ;
        if let Some(weight) = one.below(one)
            && note(judged, at_most(differ(), weight))
        {
            clashing.insert(i);
        }
        let reach = if gathered.len() <= ALL_PAIRS { ALL_PAIRS } else { NEIGHBOURS };
        for (j, other) in gathered.iter().enumerate().skip(i + 1).take(reach) {
            let apart = one.shares_none(other) && parted_is_said(judged, one, other);
            // Two questions are not symmetric: which figure is later, and which is a part of the other.
            for (a, b) in [(one, other), (other, one)] {
                // Figures that are not equal say nothing where the one of `b` does not lie below.
                if apart && b.below(a).is_none() {
                    continue;
                }
                let mut relation = relate(fact, &a.circumstances, &b.circumstances);
                relation.differ = relation.differ.filter(|_| !hands.tell_apart(a, b));
                judged.parted.extend(relation.parted.iter());
                if contradict(relation, a, b, stated, judged) {
                    ties.join(i, j);
                    clashing.extend([i, j]);
                }
            }
        }
    }
    let clashes = ties.sets().into_iter().filter(|set| set.iter().any(|i| clashing.contains(i)));
    judged.clashes.extend(clashes.map(|set| {
        let of = set.iter().filter_map(|i| gathered.get(*i));
        of.flat_map(|g| g.figures.values()).flat_map(|(_, claims)| claims).copied().collect()
    }));
    group(fact, &gathered, judged);
}

/// Whether what keeps two gatherings apart is noted already, whatever it is: days, places, and that one is a part.
fn parted_is_said(judged: &Judged, one: &Gathering, other: &Gathering) -> bool {
    let said = |reason: Reason| judged.parted.contains(&reason);
    let plain = one.circumstances.is_plain() && other.circumstances.is_plain();
    said(Reason::Date) && said(Reason::Place) && (plain || said(Reason::Scope))
}

/// Which figures each article states by itself.
///
/// Who gives two figures side by side knows that they are of two things, and then they are so where another article gives
/// only one of them: "83 people died, 34 of them in the capital" beside "34 died in the capital".
struct Hands(BTreeMap<usize, Vec<(Key, Option<usize>)>>);

impl Hands {
    fn of(gathered: &[Gathering]) -> Self {
        let mut all: BTreeMap<usize, Vec<(Key, Option<usize>)>> = BTreeMap::new();
        for one in gathered {
            if let Some((article, origin)) = one.circumstances.hand() {
                let figures = one.figures.keys().take(NEIGHBOURS);
                all.entry(article).or_default().extend(figures.map(|key| (*key, origin)));
            }
        }
        all.retain(|_, figures| figures.len() > 1 && figures.len() <= NEIGHBOURS);
        Self(all)
    }

    /// Whether each figure of `b` that lies below one of `a` is one that the article of either tells apart from it.
    fn tell_apart(&self, a: &Gathering, b: &Gathering) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let (Some(here), Some(there)) = (a.circumstances.hand(), b.circumstances.hand()) else {
            return false;
        };
        let states = |(article, origin): (usize, Option<usize>), key: Key| {
            self.0.get(&article).into_iter().flatten().any(|(other, who)| {
                *other == key && (origin.is_none() || who.is_none() || origin == *who)
            })
        };
        here.0 != there.0
            && a.figures.iter().take(OFFERS).all(|(x, (above, _))| {
                let below = b.figures.iter().filter(|(_, (span, _))| span.below(above));
                below.take(OFFERS).all(|(y, _)| states(here, *y) || states(there, *x))
            })
    }
}

/// What was found, no surer than that.
fn at_most(found: Option<(Weight, Reasons)>, most: Weight) -> Option<(Weight, Reasons)> {
    found.map(|(weight, reasons)| (weight.min(most), reasons))
}

/// Notes reasons, and says whether there were any.
fn note(judged: &mut Judged, found: Option<(Weight, Reasons)>) -> bool {
    let Some((weight, reasons)) = found else { return false };
    match weight {
        Weight::Certain => judged.certain.extend(reasons.iter()),
        Weight::Unsure => judged.unsure.extend(reasons.iter()),
    }
    !reasons.is_empty()
}

/// Notes what the figures of `a` and `b` say against one another, seen from `a`; whether there was anything.
fn contradict(
    relation: Relation,
    a: &Gathering,
    b: &Gathering,
    stated: &[Stated<'_>],
    judged: &mut Judged,
) -> bool {
    let mut noted = false;
    if !relation.agrees() && share_a_figure(a, b, &relation, stated) {
        noted |= note(judged, Some((Weight::Certain, relation.equal)));
        noted |= note(judged, Some((Weight::Unsure, relation.equal_unsure)));
    }
    // A later count of the same that is smaller, a part that is larger than the whole, or any difference:
    // each needs some figure of `b` below one of `a`.
    if let Some(weight) = b.below(a)
        && !(relation.maybe_part && only_parts(b, a))
    {
        // What one country found may be a part of what all did.
        let weight = if relation.maybe_part { Weight::Unsure } else { weight };
        noted |= note(judged, at_most(relation.differ, weight));
    }
    noted
}

/// Whether every figure of one place that lies below those for which no place is said is at most half of them: what one
/// country found of what all did.
fn only_parts(placed: &Gathering, all: &Gathering) -> bool {
    let figures = placed.figures.values().take(NEIGHBOURS).map(|(span, _)| span);
    figures.filter(|span| span.below(&all.highest)).all(|span| span.is_half_of(&all.highest))
}

/// Whether a claim counts the countries of a list that it gives in full, and miscounts them: "27 countries took part:"
/// and 26 names. A list that is much shorter only begins.
fn miscounted(stated: &Stated<'_>) -> bool {
    let Value::Number(amount) = &stated.claim.value else { return false };
    let Some(said) = amount.low.filter(|low| amount.high == Some(*low)) else { return false };
    let listed = Decimal::from(super::scope::listed(stated.claim).len());
    !stated.partial
        && listed != said
        && listed >= Decimal::from(3)
        && (listed > said || listed * Decimal::from(5) >= said * Decimal::from(4))
}

/// Whether both state the same figure, if asked for in articles of which none states both.
fn share_a_figure(
    a: &Gathering,
    b: &Gathering,
    relation: &Relation,
    stated: &[Stated<'_>],
) -> bool {
    let apart = relation.apart;
    let (few, many) = if a.figures.len() <= b.figures.len() { (a, b) } else { (b, a) };
    let articles = |i: &usize| stated.get(*i).map(|s| s.articles).unwrap_or_default();
    let large = |span: &Span| !relation.large || span.exact().is_some_and(|n| n >= SMALLEST.into());
    few.figures.iter().filter(|(_, (span, _))| large(span)).any(|(key, (_, ours))| {
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
    fn takes(&self, fact: Sort<'_>, span: &Span, at: &Circumstances) -> bool {
        self.span.meets(span)
            && self.circumstances.iter().take(OFFERS).all(|other| {
                *other == at || {
                    let relation = relate(fact, other, at);
                    let same = self.span.key() == span.key();
                    relation.agrees()
                        && (same
                            && (!relation.by_figure || span.is_telling())
                            && (!relation.by_number
                                || span.exact().is_none_or(|n| n >= SMALLEST.into()))
                            || relation.differ.is_some() && !relation.one_way
                            || relation.grows && self.span.is_near(span))
                }
            })
    }
}

/// Puts claims together whose figures can all be true at once: exact ones first, then narrower before wider.
fn group(fact: Sort<'_>, gathered: &[Gathering], judged: &mut Judged) {
    let mut cells: Vec<(&Span, &Circumstances, &Vec<usize>)> = gathered
        .iter()
        .flat_map(|g| g.figures.values().map(|(span, claims)| (span, &g.circumstances, claims)))
        .collect();
    cells.sort_by(|a, b| {
        let rank = |(span, at, claims): &(&Span, &Circumstances, &Vec<usize>)| {
            (
                span.is_vague(),
                span.width(),
                std::cmp::Reverse(at.detail()),
                std::cmp::Reverse(claims.len()),
            )
        };
        rank(a).cmp(&rank(b)).then_with(|| a.2.cmp(b.2))
    });
    let mut groups: Vec<Agreeing<'_>> = Vec::new();
    let mut exact: BTreeMap<Decimal, Vec<usize>> = BTreeMap::new();
    let mut vague: Vec<usize> = Vec::new();
    for (span, at, claims) in cells {
        let candidates: Vec<usize> = match span.exact() {
            Some(n) => exact.get(&n).into_iter().flatten().copied().take(OFFERS).collect(),
            None => exact
                .range(span.range())
                .flat_map(|(_, groups)| groups)
                .copied()
                .take(OFFERS)
                .chain(vague.iter().copied().take(OFFERS))
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

/// How sure it is that two dates of one event contradict. An operation that is held each year keeps its name, so dates of
/// different years may be those of two; the same days of another year may be a slip.
fn dates_differ(a: Period, b: Period) -> Option<Weight> {
    /// About five months; what is nearer may be one operation around the turn of a year.
    const FAR: i32 = 150;
    if year_missing(Some(a)) || year_missing(Some(b)) {
        return Some(Weight::Unsure);
    }
    let days_of = |p: Period| Some((p.from.or(p.to)?.bounds()?.0, p.to.or(p.from)?.bounds()?.1));
    let (Some(one), Some(other)) = (days_of(a), days_of(b)) else { return Some(Weight::Certain) };
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    if first.1.year() >= second.0.year() {
        return Some(Weight::Certain);
    }
    let no_month = |p: Period| [p.from, p.to].iter().flatten().all(|d| d.month().is_none());
    if no_month(a) && no_month(b) {
        return Some(Weight::Unsure);
    }
    let same_days = (first.0.month(), first.0.day()) == (second.0.month(), second.0.day());
    match (second.0 - first.1).get_days() {
        0..=FAR => Some(Weight::Certain),
        _ if same_days => Some(Weight::Unsure),
        _ => None,
    }
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
    let mut ties = Ties::new(periods.len());
    for (i, one) in periods.iter().enumerate() {
        for (j, other) in periods.iter().enumerate().skip(i + 1).take(reach) {
            if same_period(*one, *other) {
                continue;
            }
            match dates_differ(*one, *other) {
                Some(weight) => {
                    note(judged, Some((weight, Reasons::default().with(Reason::Date))));
                    ties.join(i, j);
                }
                None => _ = judged.parted.insert(Reason::Date),
            }
        }
    }
    judged.clashes.extend(ties.sets().into_iter().filter(|set| set.len() > 1).map(|set| {
        let of = set.iter().filter_map(|i| distinct.get(periods.get(*i)?));
        of.flatten().copied().collect()
    }));
    // The most precise dates first, so that "October 2023" joins "16–20 October 2023".
    let mut ordered: Vec<(Period, Vec<usize>)> = distinct.into_iter().collect();
    ordered.sort_by_key(|(period, claims)| {
        (std::cmp::Reverse(parts_named(Some(*period))), std::cmp::Reverse(claims.len()), *period)
    });
    let mut groups: Vec<(Vec<Period>, Vec<usize>)> = Vec::new();
    for (period, claims) in ordered {
        let best = groups
            .iter_mut()
            .take(NEIGHBOURS)
            .filter(|(taken, _)| taken.iter().take(OFFERS).all(|p| same_period(*p, period)))
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
