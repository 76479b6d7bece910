//! Every figure, date and place that an author has written by hand points to a claim that stands beside it, or is
//! told as unsupported; one that is not that of its claim is an error, and so is a disputed one that stands alone.

use super::{
    Found, Kind, List, Place, Severity, Shown, days,
    harm::ages_in,
    located,
    passage::{Passage, Sort},
    patterns::details_in,
};
use crate::{
    findings::{Findings, agree},
    fold::fold,
    mine::{self, DraftValue},
    model::{
        Amount, Claim, ClaimId, PartialDate, Period, Project, Qualifier, Role, Unit, Value, Verdict,
    },
    places,
};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// How a figure written by hand stands to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// It says the same.
    Same,
    /// The same number, more or less firmly.
    Firmness,
    /// Something else of the same sort.
    Other,
    /// They cannot be held against one another.
    No,
}

/// Holds a passage against the claims of the project. Nothing in `quoted` is looked at: a source says it.
pub(super) fn check(
    project: &Project,
    findings: &Findings,
    shown: &Shown,
    passage: &Passage,
    quoted: &[Range<usize>],
    list: &mut List<'_>,
) {
    if !passage.own() {
        return;
    }
    let language = passage.language.as_deref();
    // The number of a passport or a house is told as that, and counts nothing.
    let details: Vec<Range<usize>> =
        details_in(passage).into_iter().map(|(_, range)| range).collect();
    // How old somebody is counts nobody.
    let ages = ages_in(passage);
    let free = |range: &Range<usize>| {
        let meets = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        !passage.of_claim(range) && !quoted.iter().any(meets) && !details.iter().any(meets)
    };
    let beside: Vec<ClaimId> = match passage.sort {
        Sort::Paragraph => passage.claims.iter().map(|(_, id)| *id).collect(),
        _ => shown.claims.iter().copied().collect(),
    };
    let mut figures: Vec<DraftValue> = Vec::new();
    let mut percents = BTreeSet::new();
    for stretch in passage.stretches() {
        let words = passage.words(&stretch);
        let found = mine::choices(&words, language);
        // Reading costs most: what has no figure is not read a second time.
        if found.is_empty() {
            continue;
        }
        let again = mine::numbers(&words, language).into_iter().filter(|n| n.percent);
        percents.extend(again.map(|n| stretch.start + n.start));
        figures.extend(found.into_iter().map(|f| DraftValue {
            start: stretch.start + f.start,
            end: stretch.start + f.end,
            ..f
        }));
    }
    // The full stop of a German day looks like the end of a sentence, and its number like a count.
    let dates = mine::dates(&passage.text, language);
    figures.retain(|f| !dates.iter().any(|d| d.start < f.end && f.start < d.end));
    let behind = claims_behind(passage, &figures);
    let local = Local { project, findings, passage, claims: &beside, figures: &figures, behind };
    for figure in figures.iter().filter(|f| free(&(f.start..f.end))) {
        let range = figure.start..figure.end;
        if ages.iter().any(|age| age.start <= range.start && range.end <= age.end) {
            local.unsupported(Kind::FigureUnsupported, range, "age", list);
            continue;
        }
        local.figure(figure, percents.contains(&figure.start), list);
    }
    for date in dates {
        let range = date.start..date.end;
        if !free(&range) || local.has_date(&range, date.period) {
            continue;
        }
        match local.other_day(&range, date.period) {
            Some((claim, severity, day)) => local.add(
                Kind::DateDiffers,
                severity,
                &range,
                Some(claim),
                &format!("The claim beside it says {day}."),
                "Say the date of the claim, or refer to a claim that has this one.",
                list,
            ),
            None => local.unsupported(Kind::DateUnsupported, range, "date", list),
        }
    }
    let mut told = BTreeSet::new();
    for mention in places::all_mentions(&passage.text) {
        let range = mention.start..mention.end;
        if free(&range)
            && let Some((claim, town)) = local.other_town(&mention)
        {
            local.add(
                Kind::PlaceDiffers,
                Severity::Warning,
                &range,
                Some(claim),
                &format!("The claim beside it says {town}."),
                "Say the place of the claim, or refer to a claim on this place.",
                list,
            );
            continue;
        }
        if !free(&range) {
            continue;
        }
        if let Some((claim, other)) = local.other_country(&mention) {
            local.add(
                Kind::PlaceDiffers,
                Severity::Warning,
                &range,
                Some(claim),
                &format!(
                    "The claim beside it happened in {other}; it has this country in another part."
                ),
                "Say the place of the claim, or refer to a claim on this place.",
                list,
            );
            continue;
        }
        if told.insert(mention.country) && !local.has_country(mention.country) {
            local.unsupported(Kind::PlaceUnsupported, range, "place", list);
        }
    }
}

/// A passage with the claims that its figures may point to.
struct Local<'a> {
    project: &'a Project,
    findings: &'a Findings,
    passage: &'a Passage,
    claims: &'a [ClaimId],
    /// All figures of the passage.
    figures: &'a [DraftValue],
    /// The claims that stand behind figures, by where the figures begin.
    behind: BTreeMap<usize, ClaimId>,
}

/// The claim whose value stands next behind each figure, in its sentence and before the next figure that is written by
/// hand; by where the figures begin.
fn claims_behind(passage: &Passage, figures: &[DraftValue]) -> BTreeMap<usize, ClaimId> {
    let mut figures: Vec<(usize, usize)> = figures.iter().map(|f| (f.start, f.end)).collect();
    figures.sort_unstable();
    let mut behind = BTreeMap::new();
    let (mut limit, mut next) = (usize::MAX, usize::MAX);
    for (start, end) in figures.into_iter().rev() {
        // The next one that begins elsewhere, if it is no value of a claim.
        if next != start && next != usize::MAX && !passage.of_claim(&(next..next + 1)) {
            limit = next;
        }
        next = start;
        let sentence = passage.sentence(start);
        let claim = passage.claim_from(end).filter(|(at, _)| *at < limit && *at <= sentence.end);
        behind.extend(claim.map(|(_, id)| (start, id)));
    }
    behind
}

impl Local<'_> {
    fn claims(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        let all = self.claims.iter();
        all.filter_map(|id| Some((*id, self.project.claims.get(id)?.as_ref())))
    }

    fn figure(&self, figure: &DraftValue, percent: bool, list: &mut List<'_>) {
        let range = figure.start..figure.end;
        // "one of the victims" counts nobody.
        let digits = self.passage.words(&range).chars().any(char::is_numeric);
        if !digits && is_one(&figure.value) {
            return;
        }
        let fit = |claim: &Claim| fit(self.project, figure, percent, claim);
        let local: Vec<(ClaimId, Fit)> = self.claims().map(|(id, c)| (id, fit(c))).collect();
        let having = |wanted: Fit| local.iter().find(|(_, f)| *f == wanted).map(|(id, _)| *id);
        if let Some(other) = self.exchanged(figure, &local) {
            return self.add(
                Kind::FigureDiffers,
                Severity::Error,
                &range,
                Some(other),
                &format!(
                    "The claim behind this figure says {}; another claim of the paragraph has the figure.",
                    self.value_of(other)
                ),
                "Put the references behind the figures that they carry.",
                list,
            );
        }
        if let Some(claim) = having(Fit::Same) {
            // A heading has no room for what others say.
            if self.passage.sort == Sort::Head && self.disputed(claim) && !self.carries(claim) {
                self.silent(&range, claim, list);
            }
            return;
        }
        if let Some(claim) = having(Fit::Firmness) {
            return self.add(
                Kind::QualifierDiffers,
                Severity::Warning,
                &range,
                Some(claim),
                "The claim says this number more or less firmly (“at least”, “about”).",
                "Say it as the claim says it.",
                list,
            );
        }
        let sentence = self.passage.sentence(range.start);
        let here = self.passage.claims_in(&sentence);
        let counts_the_same = |claim: &Claim| match &figure.metric {
            Some(metric) => self.same_metric(claim, metric),
            None => true,
        };
        let differs = local.iter().find(|(id, f)| {
            *f == Fit::Other
                && here.contains(id)
                && self
                    .project
                    .claims
                    .get(id)
                    .is_some_and(|c| counts_the_same(c) && !counts_less(figure, c))
        });
        let elsewhere: Vec<ClaimId> = self
            .project
            .claims
            .iter()
            .filter(|(_, claim)| counts_the_same(claim) && fit(claim) == Fit::Same)
            .map(|(id, _)| *id)
            .collect();
        // A number as small as that is said of many things.
        let telling = figure.metric.is_some() || !below(&figure.value, 20);
        let silent = elsewhere.iter().find(|id| self.disputed(**id) && !self.carries(**id));
        match (differs, silent.filter(|_| telling), elsewhere.first().filter(|_| telling)) {
            (Some((claim, _)), ..) => self.add(
                Kind::FigureDiffers,
                Severity::Error,
                &range,
                Some(*claim),
                &format!("The claim beside it says {}.", self.value_of(*claim)),
                "Put the value of the claim in its place, or refer to a claim that has this figure.",
                list,
            ),
            (None, Some(claim), _) => self.silent(&range, *claim, list),
            (None, None, found) => self.add(
                Kind::FigureUnsupported,
                Severity::Warning,
                &range,
                found.copied(),
                match found {
                    Some(_) => "The figure points to no claim; a claim of the project has it.",
                    None => "The figure points to no claim.",
                },
                "Refer to the claim that has it, or take it out.",
                list,
            ),
        }
    }

    /// The claim that stands behind a figure and says another one, where the claim that has the figure stands behind
    /// another figure: the two references were exchanged.
    fn exchanged(&self, figure: &DraftValue, local: &[(ClaimId, Fit)]) -> Option<ClaimId> {
        let own = self.behind.get(&figure.start).copied()?;
        let is = |wanted: Fit| local.iter().any(|(id, fit)| *id == own && *fit == wanted);
        if is(Fit::Same) || !is(Fit::Other) {
            return None;
        }
        let same: BTreeSet<ClaimId> =
            local.iter().filter(|(_, f)| *f == Fit::Same).map(|(id, _)| *id).collect();
        let elsewhere = self.figures.iter().any(|other| {
            other.start != figure.start
                && !self.passage.of_claim(&(other.start..other.end))
                && self.behind.get(&other.start).is_some_and(|c| *c != own && same.contains(c))
        });
        elsewhere.then_some(own)
    }

    /// A town of the country of a claim beside it, where the claim and its quotes name another one.
    fn other_town(&self, mention: &places::Mention) -> Option<(ClaimId, String)> {
        let own = places::town(mention.country, &mention.text)?;
        let wanted = fold(&mention.text);
        let sentence = self.passage.sentence(mention.start);
        let here = self.passage.claims_in(&sentence);
        let mut differs = None;
        for (id, claim) in self.claims().filter(|(id, _)| here.contains(id)) {
            let in_country = claim.places.iter().filter(|p| p.country == mention.country);
            let mut towns: Vec<String> = in_country.filter_map(|p| p.locality.clone()).collect();
            for (words, _) in self.quotes(claim) {
                if fold(words).contains(&wanted) {
                    return None;
                }
                let named = places::all_mentions(words).into_iter();
                let named = named.filter(|m| m.country == mention.country);
                towns.extend(
                    named.filter(|m| places::town(m.country, &m.text).is_some()).map(|m| m.text),
                );
            }
            // The sentence may go on to another town: "freed in Poipet and flown to Phnom Penh".
            let written = fold(&self.passage.words(&sentence));
            let told = |town: &String| {
                let same = places::town(mention.country, town) == Some(own);
                let town = fold(town);
                // One town has other names in other scripts.
                same || town.contains(&wanted) || wanted.contains(&town) || written.contains(&town)
            };
            if towns.iter().any(told) {
                return None;
            }
            differs = differs.or(towns.into_iter().next().map(|town| (id, town)));
        }
        differs
    }

    /// A claim of the sentence that has a country where people come from or who took part, and happened in another one,
    /// where the sentence says that it happened there.
    fn other_country(&self, mention: &places::Mention) -> Option<(ClaimId, String)> {
        if !located::at(&self.passage.chars, &(mention.start..mention.end)) {
            return None;
        }
        let here = self.passage.claims_in(&self.passage.sentence(mention.start));
        let mut differs = None;
        for (id, claim) in self.claims().filter(|(id, _)| here.contains(id)) {
            let of = |country| claim.places.iter().filter(move |p| p.country == country);
            let part = |role: Role| matches!(role, Role::Origin | Role::Participant);
            let own = of(mention.country).count() > 0 && of(mention.country).all(|p| part(p.role));
            let site = claim.places.iter().find(|p| p.role == Role::Site);
            match site.filter(|_| own) {
                Some(site) => {
                    differs = differs.or(Some((id, places::name(site.country, "en").to_owned())));
                }
                // Another claim of the sentence may have happened there.
                None => return None,
            }
        }
        differs
    }

    fn silent(&self, range: &Range<usize>, claim: ClaimId, list: &mut List<'_>) {
        self.add(
            Kind::DisagreementMissing,
            Severity::Error,
            range,
            Some(claim),
            "Sources disagree about this figure, and the text does not say so.",
            "Refer to the claim instead of writing its value: the other values then stand beside it.",
            list,
        );
    }

    fn unsupported(&self, kind: Kind, range: Range<usize>, name: &str, list: &mut List<'_>) {
        self.add(
            kind,
            Severity::Warning,
            &range,
            None,
            &format!("The {name} points to no claim beside it."),
            "Refer to a claim with it in the same paragraph, or take it out.",
            list,
        );
    }

    #[expect(clippy::too_many_arguments, reason = "a finding is what it is")]
    fn add(
        &self,
        kind: Kind,
        severity: Severity,
        range: &Range<usize>,
        claim: Option<ClaimId>,
        what: &str,
        todo: &str,
        list: &mut List<'_>,
    ) {
        let words = self.passage.words(range);
        let sentence = self.passage.words(&self.passage.sentence(range.start));
        list.add(Found {
            kind,
            severity,
            key: format!("{}\n{}", words, sentence.trim()),
            words,
            what: what.to_owned(),
            todo: todo.to_owned(),
            place: Place { claim, ..self.passage.place(range) },
            redacts: Vec::new(),
        });
    }

    fn value_of(&self, claim: ClaimId) -> String {
        let claim = self.project.claims.get(&claim);
        claim.map_or_else(String::new, |c| crate::brief::value_words(self.project, c))
    }

    fn same_metric(&self, claim: &Claim, name: &str) -> bool {
        let name = fold(name);
        self.project.metrics.get(&claim.metric).is_some_and(|metric| {
            std::iter::once(&metric.name).chain(&metric.aliases).any(|n| fold(n) == name)
        })
    }

    fn disputed(&self, claim: ClaimId) -> bool {
        self.findings
            .of_claim(claim)
            .is_some_and(|f| matches!(f.computed, Verdict::Contradicted | Verdict::MayContradict))
    }

    /// Whether the passage says what the others of a finding say: by a reference, or in its own words.
    fn carries(&self, claim: ClaimId) -> bool {
        let Some(finding) = self.findings.of_claim(claim) else { return true };
        if self.passage.claims.iter().any(|(_, id)| finding.claims.contains(id)) {
            return true;
        }
        let own = finding.groups.iter().find(|g| g.claims.contains(&claim));
        finding
            .groups
            .iter()
            .filter(|g| own.is_none_or(|own| own.claims != g.claims))
            .flat_map(|g| &g.claims)
            .filter_map(|id| self.project.claims.get(id))
            .any(|rival| {
                self.figures.iter().any(|f| fit(self.project, f, false, rival) == Fit::Same)
            })
    }

    /// The claim in the sentence of a date that says another day, with how bad that is: one that states the day itself
    /// is contradicted, one that only happened on it may be told of beside something else.
    fn other_day(&self, at: &Range<usize>, period: Period) -> Option<(ClaimId, Severity, String)> {
        let here = self.passage.claims_in(&self.passage.sentence(at.start));
        let mut found = None;
        for (id, claim) in self.claims().filter(|(id, _)| here.contains(id)) {
            let (stated, severity) = match (&claim.value, claim.period) {
                (Value::When(stated), _) => (*stated, Severity::Error),
                (_, Some(stated)) => (stated, Severity::Warning),
                _ => continue,
            };
            if days::differ(period, stated) {
                let day = crate::brief::period_words(stated);
                let worse =
                    found.as_ref().is_none_or(|(_, known, _): &(_, Severity, _)| severity < *known);
                if worse {
                    found = Some((id, severity, day));
                }
            }
        }
        found
    }

    /// Whether a claim beside the passage, its event or its quotes have a date; that of an article only where the
    /// sentence speaks of what was published: the day after a raid is not its day.
    fn has_date(&self, at: &Range<usize>, period: Period) -> bool {
        let meets = |other: Period| days::covers(period, other);
        let on = |date: Option<PartialDate>| date.is_some_and(|d| meets(Period::on(d)));
        let of_claim = self.claims().any(|(_, claim)| {
            let event = claim.event.and_then(|id| self.project.events.get(&id));
            claim.period.is_some_and(meets)
                || on(claim.as_of)
                || matches!(claim.value, Value::When(p) if meets(p))
                || event.is_some_and(|e| e.period.is_some_and(meets))
                || self.quotes(claim).any(|(words, language)| {
                    mine::dates(words, language).iter().any(|d| meets(d.period))
                })
        });
        let sentence = self.passage.sentence(at.start);
        let published =
            self.passage.claims.is_empty() || days::of_report(&self.passage.words(&sentence));
        of_claim
            || published
                && self.passage.cited.iter().any(|id| {
                    self.project.articles.get(id).is_some_and(|a| on(a.published) || on(a.modified))
                })
    }

    fn quotes<'a>(
        &'a self,
        claim: &'a Claim,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + 'a {
        claim.annotations.iter().filter_map(|id| {
            let quote = self.project.annotations.get(id)?;
            let article = self.project.articles.get(&quote.article);
            Some((quote.exact.as_str(), article.and_then(|a| a.language.as_deref())))
        })
    }

    /// Whether a claim beside the passage speaks of a country, or its event, origin, quote or article do.
    fn has_country(&self, country: crate::model::Country) -> bool {
        let names = |words: &str| places::all_mentions(words).iter().any(|m| m.country == country);
        let project = self.project;
        let of_claim = self.claims().any(|(_, claim)| {
            let event = claim.event.and_then(|id| project.events.get(&id));
            let origins = [claim.origin, claim.via].into_iter().flatten();
            claim.places.iter().any(|p| p.country == country)
                || matches!(&claim.value, Value::Countries(set) if set.contains(&country))
                || claim.population.as_deref().is_some_and(names)
                || event.is_some_and(|e| names(&e.name) || e.aliases.iter().any(|a| names(a)))
                || origins.filter_map(|id| project.origins.get(&id)).any(|o| names(&o.name))
                || self.quotes(claim).any(|(words, _)| names(words))
        });
        of_claim
            || self.passage.cited.iter().any(|id| {
                // The name of a paper says where it is printed.
                project.articles.get(id).is_some_and(|a| names(a.label()))
            })
    }
}

/// Whether two periods share a day; without years, whether they may be the same.
pub(super) fn overlap(a: Period, b: Period) -> bool {
    let ends = |p: Period| (p.from.or(p.to), p.to.or(p.from));
    let ((Some(from), Some(to)), (Some(start), Some(end))) = (ends(a), ends(b)) else {
        return false;
    };
    match (from.bounds(), to.bounds(), start.bounds(), end.bounds()) {
        (Some((from, _)), Some((_, to)), Some((start, _)), Some((_, end))) => {
            from <= end && start <= to
        }
        _ => from.compatible(start) || to.compatible(end),
    }
}

fn is_one(value: &Value) -> bool {
    matches!(value, Value::Number(a) if a.low == Some(Decimal::ONE) && a.high == Some(Decimal::ONE))
}

/// Whether a figure is too small to be meant for the value of a claim: "two raids" beside 120 people.
fn counts_less(figure: &DraftValue, claim: &Claim) -> bool {
    /// A number up to that is said of raids, phases and days.
    const SMALL: u32 = 12;
    /// So many times as much no slip of the hand makes of it.
    const TIMES: u32 = 5;
    let (Value::Number(written), Value::Number(claimed)) = (&figure.value, &claim.value) else {
        return false;
    };
    let least = |a: &Amount| a.low.or(a.high);
    figure.metric.is_none()
        && below(&figure.value, SMALL + 1)
        && least(written).zip(least(claimed)).is_some_and(|(written, claimed)| {
            // "12" of 120 is a digit that was lost.
            claimed >= written * Decimal::from(TIMES)
                && !claimed.normalize().to_string().starts_with(&written.normalize().to_string())
        })
}

fn below(value: &Value, limit: u32) -> bool {
    match value {
        Value::Number(amount) => {
            amount.low.or(amount.high).is_none_or(|n| n < Decimal::from(limit))
        }
        _ => false,
    }
}

/// How a figure stands to the value of a claim.
fn fit(project: &Project, figure: &DraftValue, percent: bool, claim: &Claim) -> Fit {
    let unit = project.metrics.get(&claim.metric).map(|m| &m.unit);
    let (written, claimed) = match (&figure.value, &claim.value) {
        (Value::Money(a, one), Value::Money(b, other)) if one == other => (a, b.clone()),
        // The same number of another money is no conversion.
        (Value::Money(a, _), Value::Money(b, _)) if (a.low, a.high) == (b.low, b.high) => {
            return Fit::Other;
        }
        (Value::Number(a), Value::Number(b)) => {
            if percent != (unit == Some(&Unit::Percent)) {
                return Fit::No;
            }
            (a, b.clone())
        }
        (Value::Number(a), Value::Countries(set)) if !percent => {
            (a, Amount::exact(set.len() as u64))
        }
        (_, Value::Text(words)) => {
            let digits = |n: Option<Decimal>| n.is_some_and(|n| words.contains(&n.to_string()));
            let Value::Number(a) = &figure.value else { return Fit::No };
            return if digits(a.low.or(a.high)) { Fit::Same } else { Fit::No };
        }
        _ => return Fit::No,
    };
    if written.low == claimed.low && written.high == claimed.high {
        let exact = |q: Qualifier| matches!(q, Qualifier::Exact | Qualifier::Range);
        let same = written.qualifier == claimed.qualifier
            || exact(written.qualifier) && exact(claimed.qualifier);
        return if same { Fit::Same } else { Fit::Firmness };
    }
    let one = |a: &Amount| a.low.or(a.high);
    if one(written) == one(&claimed)
        && (written.low.is_none() != claimed.low.is_none()
            || written.high.is_none() != claimed.high.is_none())
    {
        return Fit::Firmness;
    }
    // "about 150" may be said of 149, "more than 100" too; "150" may not.
    let hedged = !matches!(written.qualifier, Qualifier::Exact | Qualifier::Range);
    let claimed = Value::Number(claimed);
    if hedged && agree(&Value::Number(written.clone()), &claimed) == Some(true) {
        return Fit::Same;
    }
    Fit::Other
}
