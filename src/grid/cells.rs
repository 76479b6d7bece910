//! What each tile shows: how many claims, articles or contradictions name the country, or what the claims say of
//! a metric. Counted from the findings; knows nothing of drawing.

use super::classes::{Class, classes};
use crate::{
    findings::{Finding, Findings, Reason, misnamed},
    model::{
        Amount, ArticleId, Claim, ClaimId, Country, Currency, MapBlock, Measure, MetricId, Project,
        Role, Value, Verdict,
    },
    places,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that the map shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The title: the block's own, else one made from the measure.
    pub title: String,
    /// What the figures count, for the head of the legend: "claims", "victims rescued (persons)".
    pub measure: String,
    /// The countries of which there is anything to show.
    pub cells: BTreeMap<Country, Cell>,
    /// The classes of the figures, smallest first.
    pub classes: Vec<Class>,
    /// What has to be said below the legend; may be empty.
    pub note: String,
}

/// What one tile shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The class of its figure; `None` for a disputed figure or one that is no number.
    pub class: Option<usize>,
    /// What decides on the class.
    pub figure: Option<Decimal>,
    /// Whether sources contradict each other on what the tile shows, so that no one figure can be shown.
    pub disputed: bool,
    /// Figure with its words, short: "12 claims", "at least 149", "149–160, disputed".
    pub words: String,
    /// Claims that name the country in the role that was asked for.
    pub claims: usize,
    /// Articles that carry them.
    pub articles: usize,
    /// Facts about the country on which sources contradict each other.
    pub contradictions: usize,
    /// Everything for the pointer and the screen reader: "Cambodia: 12 claims in 4 articles, 1 contradiction".
    pub text: String,
}

impl Cells {
    /// The legend for a region of UN M49, or for the world: the classes, then what else there is to know.
    pub fn legend(&self, region: Option<u16>) -> Vec<Entry> {
        let count = |fits: &dyn Fn(&Cell) -> bool| {
            let here = |country| region.is_none_or(|m49| places::in_region(country, m49));
            self.cells.iter().filter(|(country, cell)| here(**country) && fits(cell)).count()
        };
        let mut entries: Vec<Entry> = self
            .classes
            .iter()
            .enumerate()
            .map(|(i, class)| Entry {
                swatch: Swatch::Class(i),
                label: self.said(i).unwrap_or_else(|| class.label()),
                countries: count(&|c| c.class == Some(i)),
            })
            .collect();
        let mut add = |swatch, label: &str, countries| {
            if countries > 0 {
                entries.push(Entry { swatch, label: label.to_owned(), countries });
            }
        };
        add(Swatch::Disputed, "Disputed", count(&|c| c.disputed));
        add(Swatch::Named, "Named, no figure", count(&|c| c.class.is_none() && !c.disputed));
        add(Swatch::Warning, "Sources contradict", count(&|c| c.contradictions > 0));
        entries.push(Entry { swatch: Swatch::Empty, label: "Nothing".to_owned(), countries: 0 });
        entries
    }

    /// How all tiles of a class of one figure say it, if they say it alike: "more than 1,200,000" is no 1,200,000.
    fn said(&self, class: usize) -> Option<String> {
        let one = self.classes.get(class).filter(|class| class.low == class.high)?;
        let mut words = self.cells.values().filter(|c| c.class == Some(class)).map(|c| &c.words);
        let first = words.next()?;
        let (before, _) = first.split_once(&one.label())?;
        // The number alone, or behind the sign of its money, needs no words.
        before.chars().any(char::is_lowercase).then_some(())?;
        words.all(|other| other == first).then(|| first.clone())
    }

    /// What a tile says to the pointer and to a screen reader.
    pub fn text(&self, country: Country) -> String {
        self.cells.get(&country).map_or_else(
            || format!("{}: nothing", places::name(country, "en")),
            |cell| cell.text.clone(),
        )
    }
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What stands before it.
    pub swatch: Swatch,
    /// What it means.
    pub label: String,
    /// How many of the countries shown look like that; 0 for those that are not counted.
    pub countries: usize,
}

/// What stands before a line of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// The colour of a class.
    Class(usize),
    /// The hatching of a disputed figure.
    Disputed,
    /// The line round a tile that is named without a figure of its own.
    Named,
    /// The colour of a tile that nothing is known of.
    Empty,
    /// The sign of a contradiction.
    Warning,
}

/// What is gathered of a country before it becomes a [`Cell`].
#[derive(Default)]
struct Gathered {
    claims: BTreeSet<ClaimId>,
    articles: BTreeSet<ArticleId>,
    contradictions: usize,
    unsure: usize,
    facts: Vec<Fact>,
}

/// What one finding says of one country about the metric.
struct Fact {
    event: String,
    values: Vec<Value>,
    standing: Standing,
    /// The figure is for several countries together.
    shared: bool,
}

/// Whether a fact can be told as one figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nobody says otherwise.
    Undisputed,
    /// Sources contradict each other, or may do so.
    Disputed,
    /// They do by what they say, and a person judged it to be something else.
    Ruled(Verdict),
}

/// What the map shows of a project. The cost grows like the number of claims and places.
pub fn cells(project: &Project, findings: &Findings, block: &MapBlock) -> Cells {
    let mut gathered: BTreeMap<Country, Gathered> = BTreeMap::new();
    for finding in &findings.list {
        gather(project, finding, block, &mut gathered);
    }
    let metric = match block.measure {
        Measure::Metric(id) => Some(id),
        Measure::Articles | Measure::Claims | Measure::Contradictions => None,
    };
    let currency = usual_currency(&gathered);
    let mut out = Cells {
        title: title(project, block),
        measure: measure_words(project, block.measure, currency),
        cells: gathered
            .iter()
            .map(|(country, g)| (*country, cell(*country, g, block.measure, currency)))
            .filter(|(_, cell)| metric.is_none() || !cell.words.is_empty())
            .collect(),
        classes: Vec::new(),
        note: String::new(),
    };
    let figures: Vec<Decimal> = out.cells.values().filter_map(|c| c.figure).collect();
    out.classes = classes(&figures);
    for cell in out.cells.values_mut() {
        cell.class = cell.figure.and_then(|f| out.classes.iter().position(|c| c.holds(f)));
    }
    if metric.is_some() {
        let several = gathered.values().any(|g| g.facts.iter().filter(|f| !f.shared).count() > 1);
        let shared = gathered.values().any(|g| g.facts.iter().any(|f| f.shared));
        let mut note = Vec::new();
        if several {
            note.push("Several facts on a country: the largest counts, they are never added up.");
        }
        if shared {
            note.push("A figure for several countries together colours no tile: it stands in the claim table.");
        }
        out.note = note.join(" ");
    }
    out
}

/// The countries that a claim names in a role; for a metric without a role, those that the figure is about.
fn countries(claim: &Claim, role: Option<Role>, about: bool) -> BTreeSet<Country> {
    let with = |role: Role| claim.places.iter().filter(move |p| p.role == role).map(|p| p.country);
    let listed = || match (&claim.value, role) {
        (Value::Countries(set), None | Some(Role::Participant)) => set.clone(),
        _ => BTreeSet::new(),
    };
    match role {
        Some(role) => with(role).chain(listed()).collect(),
        None if about => {
            let set = listed();
            if !set.is_empty() {
                return set;
            }
            // "149 Indonesians rescued in Cambodia" is a figure of Cambodia, as it is for the findings.
            [Role::Site, Role::Other, Role::Participant, Role::Origin, Role::Transit]
                .into_iter()
                .map(|role| with(role).collect::<BTreeSet<_>>())
                .find(|set| !set.is_empty())
                .unwrap_or_default()
        }
        None => claim.places.iter().map(|p| p.country).chain(listed()).collect(),
    }
}

fn gather(
    project: &Project,
    finding: &Finding,
    block: &MapBlock,
    all: &mut BTreeMap<Country, Gathered>,
) {
    let metric = match block.measure {
        Measure::Metric(id) if id != finding.key.metric => return,
        Measure::Metric(_) => true,
        Measure::Articles | Measure::Claims | Measure::Contradictions => false,
    };
    let mut named: BTreeSet<Country> = BTreeSet::new();
    let mut own: BTreeMap<Country, Vec<(ClaimId, bool)>> = BTreeMap::new();
    for id in &finding.claims {
        let Some(claim) = project.claims.get(id) else { continue };
        let countries = countries(claim, block.role, metric);
        let listed = matches!(claim.value, Value::Countries(_));
        let shared = countries.len() > 1 && !listed;
        for country in countries {
            let g = all.entry(country).or_default();
            g.claims.insert(*id);
            let annotations = claim.annotations.iter().filter_map(|a| project.annotations.get(a));
            g.articles.extend(annotations.map(|a| a.article));
            named.insert(country);
            own.entry(country).or_default().push((*id, shared));
        }
    }
    let outside: BTreeSet<Country> =
        misnamed(project, &finding.claims).into_iter().flat_map(|m| m.outside).collect();
    // Sources that differ on when it was, or on what to call those counted, do not differ on each country in it.
    let of_places = finding.reasons.is_empty()
        || finding
            .reasons
            .iter()
            .any(|r| matches!(r, Reason::Value | Reason::Place | Reason::Attribution));
    for country in named {
        let g = all.entry(country).or_default();
        let concerned = metric || of_places || outside.contains(&country);
        match finding.verdict {
            Verdict::Contradicted if concerned => g.contradictions += 1,
            Verdict::MayContradict if concerned => g.unsure += 1,
            Verdict::Contradicted
            | Verdict::MayContradict
            | Verdict::Corroborated
            | Verdict::SingleOrigin
            | Verdict::NotComparable => {}
        }
        if metric && let Some(claims) = own.get(&country) {
            g.facts.extend(facts(project, finding, claims));
        }
    }
}

/// What a finding says of a country: from claims on it alone, and from claims on several together.
///
/// A finding on which sources differ is told whole, whichever of its claims name the country: a rival that names
/// no place, or another one, disputes the figure all the same.
fn facts(project: &Project, finding: &Finding, claims: &[(ClaimId, bool)]) -> Vec<Fact> {
    let event = finding.key.event.and_then(|id| project.events.get(&id));
    let event = event.map_or_else(String::new, |e| e.name.clone());
    let differs =
        |verdict: Verdict| matches!(verdict, Verdict::Contradicted | Verdict::MayContradict);
    // A ruling decides on the verdict, but it chooses no figure.
    if finding.groups.len() > 1 && (differs(finding.verdict) || differs(finding.computed)) {
        let mut values: Vec<Value> = Vec::new();
        for group in &finding.groups {
            if !values.contains(&group.value) {
                values.push(group.value.clone());
            }
        }
        let standing = if differs(finding.verdict) {
            Standing::Disputed
        } else {
            Standing::Ruled(finding.verdict)
        };
        let shared = claims.iter().all(|(_, shared)| *shared);
        return vec![Fact { event, values, standing, shared }];
    }
    let mut out = Vec::new();
    for shared in [false, true] {
        let ids: BTreeSet<ClaimId> =
            claims.iter().filter(|(_, s)| *s == shared).map(|(id, _)| *id).collect();
        // One value for each group that these claims belong to; a group agrees in itself.
        let values: Vec<Value> = finding
            .groups
            .iter()
            .filter(|group| group.claims.iter().any(|id| ids.contains(id)))
            .map(|group| group.value.clone())
            .collect();
        if !values.is_empty() {
            let standing = Standing::Undisputed;
            out.push(Fact { event: event.clone(), values, standing, shared });
        }
    }
    out
}

/// The figure that stands for a value: what is at least said, else the most.
fn figure(value: &Value, currency: Option<Currency>) -> Option<Decimal> {
    let amount = match value {
        Value::Number(amount) => amount,
        Value::Money(amount, c) if Some(*c) == currency => amount,
        _ => return None,
    };
    amount.low.or(amount.high)
}

fn cell(country: Country, g: &Gathered, measure: Measure, currency: Option<Currency>) -> Cell {
    let count = |n: usize| Some(Decimal::from(n)).filter(|_| n > 0);
    let mut cell = Cell {
        claims: g.claims.len(),
        articles: g.articles.len(),
        contradictions: g.contradictions,
        ..Cell::default()
    };
    match measure {
        Measure::Articles => {
            cell.figure = count(cell.articles);
            cell.words = number_of(cell.articles, "article");
        }
        Measure::Claims => {
            cell.figure = count(cell.claims);
            cell.words = number_of(cell.claims, "claim");
        }
        Measure::Contradictions => {
            cell.figure = count(cell.contradictions);
            cell.words = number_of(cell.contradictions, "contradiction");
        }
        Measure::Metric(_) => {
            let own: Vec<&Fact> = g.facts.iter().filter(|f| !f.shared).collect();
            cell.disputed = own.iter().any(|f| f.standing != Standing::Undisputed);
            if !cell.disputed {
                cell.figure =
                    own.iter().flat_map(|f| &f.values).filter_map(|v| figure(v, currency)).max();
            }
            cell.words = g.facts.iter().map(Fact::words).collect::<Vec<_>>().join("; ");
        }
    }
    let mut tail =
        format!("{} in {}", number_of(cell.claims, "claim"), number_of(cell.articles, "article"));
    if g.contradictions > 0 {
        tail.push_str(&format!(", {}", number_of(g.contradictions, "contradiction")));
    }
    if g.unsure > 0 {
        tail.push_str(&format!(", {}", number_of(g.unsure, "possible contradiction")));
    }
    let name = places::name(country, "en");
    cell.text = match measure {
        Measure::Metric(_) => format!("{name}: {} ({tail})", cell.words),
        Measure::Articles | Measure::Claims | Measure::Contradictions => format!("{name}: {tail}"),
    };
    cell
}

impl Fact {
    /// "149", "between 149 and 160, disputed (Operation Storm)", "20 for several countries together".
    fn words(&self) -> String {
        let disputed = self.standing == Standing::Disputed;
        let span = if disputed { self.span() } else { None };
        let mut out = span.unwrap_or_else(|| {
            let all: Vec<String> = self.values.iter().map(ToString::to_string).collect();
            // Figures that were ruled to be about different things are no range.
            all.join(if disputed { " or " } else { " · " })
        });
        match self.standing {
            Standing::Undisputed => {}
            Standing::Disputed => out.push_str(", disputed"),
            Standing::Ruled(verdict) => {
                out.push_str(&format!(
                    ", sources differ, judged {}",
                    verdict.word().to_lowercase()
                ));
            }
        }
        if self.shared {
            out.push_str(" for several countries together");
        }
        if !self.event.is_empty() {
            out.push_str(&format!(" ({})", self.event));
        }
        out
    }

    /// From the smallest to the largest figure, when all are figures of one kind with two bounds.
    fn span(&self) -> Option<String> {
        let mut kinds = BTreeSet::new();
        let mut amounts = Vec::new();
        for value in &self.values {
            let (amount, kind) = match value {
                Value::Number(amount) => (amount, None),
                Value::Money(amount, currency) => (amount, Some(*currency)),
                Value::When(_) | Value::Countries(_) | Value::Text(_) => return None,
            };
            kinds.insert(kind);
            amounts.push((amount.low?, amount.high?));
        }
        let low = amounts.iter().map(|a| a.0).min()?;
        let high = amounts.iter().map(|a| a.1).max()?;
        let [kind] = *kinds.into_iter().collect::<Vec<_>>() else { return None };
        let span = Amount::range(low, high).to_string();
        Some(kind.map_or_else(|| span.clone(), |c| format!("{c} {span}")))
    }
}

/// The currency in which most figures are; others cannot be put into the same classes.
fn usual_currency(all: &BTreeMap<Country, Gathered>) -> Option<Currency> {
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    for value in all.values().flat_map(|g| &g.facts).flat_map(|f| &f.values) {
        if let Value::Money(_, currency) = value {
            *counts.entry(*currency).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(currency, _)| currency)
}

/// "1 claim", "12 claims".
fn number_of(n: usize, word: &str) -> String {
    let n_text = Amount::exact(n).to_string();
    if n == 1 { format!("1 {word}") } else { format!("{n_text} {word}s") }
}

fn metric_name(project: &Project, id: MetricId) -> &str {
    project.metrics.get(&id).map_or("a metric that is not in the project", |m| m.name.as_str())
}

fn measure_words(project: &Project, measure: Measure, currency: Option<Currency>) -> String {
    match measure {
        Measure::Articles => "Articles".to_owned(),
        Measure::Claims => "Claims".to_owned(),
        Measure::Contradictions => "Contradictions".to_owned(),
        Measure::Metric(id) => {
            let name = capital(metric_name(project, id));
            match (currency, project.metrics.get(&id).map(|m| m.unit.word())) {
                (Some(currency), _) => format!("{name} ({currency})"),
                (None, Some(unit)) if !name.to_lowercase().contains(unit) => {
                    format!("{name} ({unit})")
                }
                _ => name,
            }
        }
    }
}

fn title(project: &Project, block: &MapBlock) -> String {
    if !block.title.trim().is_empty() {
        return block.title.trim().to_owned();
    }
    let what = match block.measure {
        Measure::Articles => "Articles by country".to_owned(),
        Measure::Claims => "Claims by country".to_owned(),
        Measure::Contradictions => "Contradictions by country".to_owned(),
        Measure::Metric(id) => format!("{} by country", capital(metric_name(project, id))),
    };
    match block.role {
        Some(role) => format!("{what}: {}", role.word()),
        None => what,
    }
}

/// With a capital at the beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
