//! Two articles side by side: is one a copy of the other, does it say the same, does it say otherwise, or is it about
//! something else. Judged as a project would be, in a project of two articles that nobody keeps.

mod mouths;
mod stated;

use stated::all_of;
pub use stated::{Stated, claims_of};

use crate::{
    edit::Change,
    findings::{Reason, Stories, findings_knowing, one_story},
    fold::fold,
    import::{Incoming, Outcome, Reading, What},
    mine::Named,
    model::{ArticleId, ClaimId, Credibility, Hash, Ids, Project, Timestamp, Unit, Value, Verdict},
    session::Hand,
    similar::{self, Changed, Likeness, Story},
    verbs::{self, Fields},
};
use std::collections::{BTreeMap, BTreeSet};

/// What two articles are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One repeats the other nearly word by word.
    SameCopy,
    /// Something that one says the other says too, and nothing is said otherwise.
    Corroborates,
    /// Both cannot be right.
    Contradicts,
    /// No claim of one is about the same fact as a claim of the other.
    Unrelated,
}

impl Relation {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::SameCopy => "same-copy",
            Self::Corroborates => "corroborates",
            Self::Contradicts => "contradicts",
            Self::Unrelated => "unrelated",
        }
    }
}

/// Two articles side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What they are to one another.
    pub relation: Relation,
    /// How alike their words are.
    pub likeness: Likeness,
    /// In what they differ; empty unless they contradict, or a copy has another figure.
    pub reasons: BTreeSet<Reason>,
    /// Figures that differ inside a copy.
    pub changed: Vec<Changed>,
    /// Claims on the same fact.
    pub pairs: Vec<Pair>,
}

/// A claim of each article on one fact.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What they are to one another: corroborated for the same, by one origin or two.
    pub verdict: Verdict,
    /// In what they differ.
    pub reasons: Vec<Reason>,
    /// How many independent origins both have together.
    pub origins: usize,
    /// What the first article states.
    pub a: Stated,
    /// What the second one states.
    pub b: Stated,
}

impl Pair {
    /// Whether both articles name one operation, and neither speaks of a part of it only.
    fn is_of_one_event(&self) -> bool {
        let sites = |stated: &Stated| -> BTreeSet<crate::model::Country> {
            let there = stated.places.iter().filter(|p| p.role == crate::model::Role::Site);
            there.map(|p| p.country).collect()
        };
        let named = |stated: &Stated| stated.event.as_deref().is_some_and(|e| e != UNNAMED);
        named(&self.a) && named(&self.b) && sites(&self.a) == sites(&self.b)
    }

    /// Whether both give a figure that is no bound and not small: in two articles of one story these are of one thing.
    fn is_of_figures(&self) -> bool {
        telling(&self.a.value) && telling(&self.b.value)
    }
}

/// Whether a value is one figure that few articles share by chance.
fn telling(value: &Value) -> bool {
    match value {
        Value::Number(n) | Value::Money(n, _) => {
            n.low == n.high && n.low.is_some_and(|n| n >= SMALLEST_FIGURE.into())
        }
        _ => false,
    }
}

/// The event of two articles that are about one thing which neither names.
const UNNAMED: &str = "what both articles are about";
/// What happened so many days apart is not one thing because a figure is the same.
const FAR: i32 = 31;

/// When a claim says that it was, or else when its article came out: first and last day.
fn days(stated: &Stated, reading: &Reading) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let published = || reading.published.or(reading.modified);
    let (from, to) = match stated.period {
        Some(period) => (period.from.or(period.to), period.to.or(period.from)),
        None => (stated.as_of.or_else(published), stated.as_of.or_else(published)),
    };
    Some((from?.bounds()?.0, to?.bounds()?.1))
}

/// Whether two claims may be of one time, as far as is known.
fn at_one_time(one: (&Stated, &Reading), other: (&Stated, &Reading)) -> bool {
    let (Some(a), Some(b)) = (days(one.0, one.1), days(other.0, other.1)) else { return true };
    let gap = if a.1 < b.0 { b.0 - a.1 } else { a.0 - b.1 };
    gap.get_days() <= FAR
}

/// The most claims of one article on one metric that are held against those of the other.
const EACH: usize = 12;
/// The most claims of one article.
const MOST: usize = 200;
/// Figures from here on are shared by few articles by chance.
const SMALLEST_FIGURE: u32 = 10;

/// Compares two articles.
pub fn compare(a: &Reading, b: &Reading) -> Comparison {
    let likeness = similar::likeness(story(a), story(b));
    if likeness.is_copy() {
        let changed = similar::changes(story(a), story(b));
        let reasons = Some(Reason::Value).filter(|_| !changed.is_empty()).into_iter().collect();
        let pairs = Vec::new();
        return Comparison { relation: Relation::SameCopy, likeness, reasons, changed, pairs };
    }
    let case = Case::of([a, b]);
    let told_alike = case.as_ref().is_some_and(Case::is_one_story);
    let (mut ours, mut theirs) = (all_of(a), all_of(b));
    // Counts of other things are of one thing only where their articles tell one story.
    for all in [&mut ours, &mut theirs] {
        all.retain(|stated| told_alike || !stated.is_other());
    }
    ours.truncate(MOST);
    theirs.truncate(MOST);
    one_event(a, b, &mut ours, &mut theirs);
    let mut pairs = case.map(|case| case.pairs(&ours, &theirs)).unwrap_or_default();
    let has = |verdict| pairs.iter().any(|p| p.verdict == verdict);
    let two_mouths = mouths::differ(a, b);
    let relation = if has(Verdict::Contradicted) || two_mouths {
        Relation::Contradicts
    } else if has(Verdict::Corroborated) {
        Relation::Corroborates
    } else if pairs.iter().any(|p| {
        p.verdict == Verdict::MayContradict
            && (p.is_of_one_event() || told_alike && p.is_of_figures())
    }) {
        Relation::Contradicts
    } else {
        Relation::Unrelated
    };
    if relation == Relation::Unrelated {
        // Without an event even "may" says too much: hundreds here and thousands there.
        pairs.clear();
    }
    let reasons = match relation {
        Relation::Contradicts => {
            let differing = pairs.iter().filter(|p| p.verdict != Verdict::Corroborated);
            let named = differing.flat_map(|p| p.reasons.iter().copied());
            named.chain(Some(Reason::Attribution).filter(|_| two_mouths)).collect()
        }
        _ => BTreeSet::new(),
    };
    Comparison { relation, likeness, reasons, changed: Vec::new(), pairs }
}

fn story(reading: &Reading) -> Story<'_> {
    Story {
        text: reading.text.as_str(),
        aside: &reading.boilerplate,
        language: reading.language.as_deref(),
    }
}

/// Decides whether both articles are about one thing, and then gives all claims one event.
///
/// Articles that name different operations are not; else two figures for the same, or one figure and a country, say
/// that they are.
fn one_event(a: &Reading, b: &Reading, ours: &mut [Stated], theirs: &mut [Stated]) {
    let named = |all: &[Stated]| -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in all.iter().filter_map(|s| s.event.as_ref()) {
            if !names.iter().any(|n| fold(n) == fold(name)) {
                names.push(name.clone());
            }
        }
        names
    };
    let (here, there) = (named(ours), named(theirs));
    let common = here.iter().find(|one| there.iter().any(|other| fold(one) == fold(other)));
    let one = match (here.first(), there.first()) {
        (Some(_), Some(_)) => common.is_some(),
        _ => {
            let shared: BTreeSet<&str> = ours
                .iter()
                .filter(|s| telling(&s.value) && !s.is_other())
                .filter(|s| {
                    let same = |t: &&Stated| t.metric == s.metric && t.value == s.value;
                    theirs.iter().filter(same).any(|t| at_one_time((s, a), (t, b)))
                })
                .map(|s| s.metric.as_str())
                .collect();
            let metrics = |all: &[Stated]| -> BTreeSet<String> {
                {
                    let known = all.iter().filter(|s| !s.is_other());
                    known.map(|s| s.metric.clone()).collect()
                }
            };
            let both = metrics(ours).intersection(&metrics(theirs)).count();
            let (here, there) = (countries(a), countries(b));
            let country = here.iter().any(|c| there.contains(c));
            shared.len() >= 2
                || country && (!shared.is_empty() || both >= 1 && same_days(a, b) && towns(a, b))
        }
    };
    if one {
        let name = common.or(here.first()).or(there.first()).cloned();
        let name = name.unwrap_or_else(|| UNNAMED.to_owned());
        let of_a_country =
            |s: &Stated| crate::mine::metrics::find(&s.metric).is_some_and(|m| m.per_place);
        let all = ours.iter_mut().chain(theirs);
        for stated in all.filter(|s| !of_a_country(s) && !s.is_other()) {
            // What is said of another operation stays with it.
            if stated.event.as_ref().is_none_or(|own| fold(own) == fold(&name)) {
                stated.event = Some(name.clone());
            }
        }
    }
}

fn countries(reading: &Reading) -> BTreeSet<crate::model::Country> {
    crate::places::mentions(&reading.story()).into_iter().map(|m| m.country).collect()
}

/// Whether both were published within a week, as far as is known.
fn same_days(a: &Reading, b: &Reading) -> bool {
    let day = |r: &Reading| r.published.and_then(crate::model::PartialDate::bounds);
    match (day(a), day(b)) {
        (Some((first, last)), Some((from, to))) => {
            let week = jiff::Span::new().days(7);
            let later = |d: jiff::civil::Date| d.checked_add(week).unwrap_or(d);
            first <= later(to) && from <= later(last)
        }
        _ => true,
    }
}

/// Whether several names are in both: words with a capital inside sentences, which few articles share by chance.
fn towns(a: &Reading, b: &Reading) -> bool {
    let names = |reading: &Reading| -> BTreeSet<String> {
        let story = reading.story();
        let mut names = BTreeSet::new();
        let mut inside = false;
        for word in story.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let long = bare.chars().count() >= 4;
            if inside && long && bare.starts_with(char::is_uppercase) {
                names.insert(fold(bare));
            }
            inside = !word.ends_with(['.', '!', '?', ':', '"', '”']);
        }
        names
    };
    let (here, there) = (names(a), names(b));
    let common = here.intersection(&there).count();
    common >= 3 && common * 4 >= here.len().min(there.len())
}

/// A project that nobody keeps.
struct Case {
    project: Project,
    articles: Vec<ArticleId>,
    /// What they tell.
    stories: Stories,
    ids: Ids,
}

impl Case {
    /// A project of some articles; `None` if one of them cannot be taken in.
    fn of<const N: usize>(readings: [&Reading; N]) -> Option<Self> {
        let at = Timestamp::UNIX_EPOCH;
        let mut ids = Ids::from_seed(0);
        let project = Project::new(ids.make(at), at, "");
        let mut case = Self { project, stories: Stories::default(), articles: Vec::new(), ids };
        case.change(verbs::seed_metrics)?;
        for (i, reading) in readings.into_iter().enumerate() {
            // Two pages of one address are two articles here, not versions of one.
            let reading = Reading { url: None, ..reading.clone() };
            let incoming = Incoming {
                file_name: i.to_string(),
                bytes: 0,
                original: Hash::of(&[u8::try_from(i).unwrap_or(0)]),
                within: None,
                attached_to: None,
                what: What::Article,
                reading,
            };
            let outcome = case.with(|project, hand| {
                let (change, outcomes) = verbs::import_articles(project, hand, vec![incoming], &[]);
                (change, outcomes.first().copied())
            })?;
            match outcome {
                Some(Outcome::Imported(id)) => case.articles.push(id),
                _ => return None,
            }
        }
        Some(case)
    }

    /// Whether both articles tell one story.
    fn is_one_story(&self) -> bool {
        matches!(self.articles.as_slice(), [a, b] if one_story(&self.project, &self.stories, *a, *b))
    }

    fn with<T>(&mut self, verb: impl FnOnce(&Project, &mut Hand<'_>) -> (Change, T)) -> Option<T> {
        let mut hand = Hand { at: Timestamp::UNIX_EPOCH, by: "", ids: &mut self.ids };
        let (change, result) = verb(&self.project, &mut hand);
        self.project.apply(change.edits).ok()?;
        Some(result)
    }

    fn change(&mut self, verb: impl FnOnce(&Project, &mut Hand<'_>) -> Change) -> Option<()> {
        self.with(|project, hand| (verb(project, hand), ()))
    }

    /// Makes a claim of what is stated.
    fn claim(&mut self, article: ArticleId, stated: &Stated) -> Option<ClaimId> {
        let quote = stated.quote.clone();
        let annotation = self.with(|project, hand| {
            match verbs::annotate(project, hand, article, quote, BTreeSet::new()) {
                Some((change, id)) => (change, Some(id)),
                None => (nothing(), None),
            }
        })??;
        let fields = Fields {
            event: stated.event.clone().map(Named::Called),
            metric: Named::Called(stated.metric.clone()),
            value: stated.value.clone(),
            population: stated.population.clone(),
            places: stated.places.clone(),
            period: stated.period,
            as_of: stated.as_of,
            origin: stated.origin.clone().map(Named::Called),
            via: stated.via.clone().map(Named::Called),
            annotations: vec![annotation],
            credibility: Credibility::default(),
            proposed: true,
            reviewed: false,
            note: String::new(),
        };
        self.with(|project, hand| match verbs::add_claim(project, hand, &fields) {
            Some((change, id)) => (change, Some(id)),
            None => (nothing(), None),
        })?
    }

    /// Holds each claim of the first article against those of the second on the same metric. Where some pair says the
    /// same, others on that metric are parts and sums of it and no contradiction.
    fn pairs(mut self, ours: &[Stated], theirs: &[Stated]) -> Vec<Pair> {
        let (Some(a), Some(b)) = (self.articles.first().copied(), self.articles.last().copied())
        else {
            return Vec::new();
        };
        let mut by_metric: BTreeMap<&str, [Vec<(ClaimId, &Stated)>; 2]> = BTreeMap::new();
        for (side, article, all) in [(0, a, ours), (1, b, theirs)] {
            for stated in all {
                let beside = |s: &&Stated| s.metric == stated.metric || s.value == stated.value;
                if theirs.iter().chain(ours).filter(beside).count() < 2 {
                    continue;
                }
                let Some(id) = self.claim(article, stated) else { continue };
                let sides = by_metric.entry(&stated.metric).or_default();
                if let Some(claims) = sides.get_mut(side).filter(|claims| claims.len() < EACH) {
                    claims.push((id, stated));
                }
            }
        }
        let mut found = self.across(&by_metric);
        for [ours, theirs] in by_metric.values() {
            let mut agreeing: Vec<Pair> = Vec::new();
            let mut differing: Vec<Pair> = Vec::new();
            for (one, a) in ours {
                for (other, b) in theirs {
                    match self.judge(*one, *other, a, b) {
                        Some(pair) if pair.verdict == Verdict::Corroborated => agreeing.push(pair),
                        Some(pair) => differing.push(pair),
                        None => {}
                    }
                }
            }
            // "27 Asian countries" beside 27 countries is no part of it: the figures are the same.
            differing.retain(|p| {
                let countries = matches!(p.a.value, Value::Countries(_) | Value::Number(_))
                    && crate::mine::metrics::find(&p.a.metric)
                        .is_some_and(|m| m.unit == Unit::Countries);
                // A count beside a list, or beside another count, of those who took part.
                let miscounted = countries && p.verdict == Verdict::Contradicted;
                agreeing.is_empty() || p.a.value == p.b.value || miscounted
            });
            differing
                .sort_by_key(|p| (p.verdict != Verdict::Contradicted, p.a.at.start, p.b.at.start));
            differing.truncate(1);
            found.extend(agreeing);
            found.extend(differing);
        }
        found.sort_by_key(|p| (p.a.at.start, p.b.at.start));
        found
    }

    /// One figure by two metrics: "78 children" beside "78 victims rescued".
    fn across(&self, by_metric: &BTreeMap<&str, [Vec<(ClaimId, &Stated)>; 2]>) -> Vec<Pair> {
        let of =
            |side: usize| by_metric.values().filter_map(move |sides| sides.get(side)).flatten();
        let alike = of(0).flat_map(|(one, a)| {
            let others = of(1).filter(|(_, b)| a.metric != b.metric && a.value == b.value);
            others.map(move |(other, b)| (*one, *other, *a, *b))
        });
        let alike = alike.filter(|(_, _, a, _)| telling(&a.value)).take(EACH);
        let judged = alike.filter_map(|(one, other, a, b)| self.judge(one, other, a, b));
        judged.filter(|pair| pair.verdict == Verdict::Corroborated).collect()
    }

    /// What two claims are to one another; `None` when they are not comparable.
    fn judge(&self, one: ClaimId, other: ClaimId, a: &Stated, b: &Stated) -> Option<Pair> {
        let mut project = self.project.clone();
        project.claims.retain(|id, _| *id == one || *id == other);
        let all = findings_knowing(&project, &self.stories);
        let finding = all.of_claim(one)?;
        if !finding.claims.contains(&other) {
            return None;
        }
        let together = finding.groups.iter().any(|g| g.claims.len() == 2);
        let verdict = match finding.computed {
            Verdict::Contradicted | Verdict::MayContradict => finding.computed,
            _ if together => Verdict::Corroborated,
            _ => return None,
        };
        Some(Pair {
            verdict,
            reasons: finding.reasons.clone(),
            origins: finding.origins,
            a: a.clone(),
            b: b.clone(),
        })
    }
}

fn nothing() -> Change {
    Change { label: String::new(), at: Timestamp::UNIX_EPOCH, by: String::new(), edits: Vec::new() }
}

/// The unit of a metric of the dictionary, for printing.
pub fn unit_of(metric: &str) -> Unit {
    crate::mine::metrics::find(metric).map(|entry| entry.unit.clone()).unwrap_or_default()
}
