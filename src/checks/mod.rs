//! What stands against a brief before it leaves the building: figures that no claim carries, quotations that no
//! text holds, words that put somebody at risk, references that are not complete. Pure: what the disk says of
//! the originals is handed in. Nothing is changed here; a person decides, and [`crate::brief`] withholds.

mod ages;
mod arabic_names;
mod beyond;
mod brackets;
mod carried;
mod cjk_names;
mod counted;
mod days;
mod figures;
mod forms;
mod guilt;
mod harm;
mod legal;
mod legal_words;
mod located;
mod name_words;
mod names;
mod originals;
mod passage;
mod patterns;
mod peoples;
mod persons;
mod quotations;
mod references;
mod risk_words;
mod script_names;
mod script_words;
mod small_groups;
mod spoken;
mod told_again;
mod unfilled;
mod words;

pub use beyond::{beyond, beyond_words};
pub use carried::{Carrier, Mismatch, mismatch};
pub use harm::beside_victims;
pub use originals::people;

use crate::{
    brief,
    findings::Findings,
    fold::fold,
    model::{
        AnnotationId, ArticleId, Brief, ClaimId, Decision, Hash, Project, Timestamp, Withheld,
    },
};
use passage::passages;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How much stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The document should not go out like this.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What sort of finding it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The brief cannot be composed.
    CannotCompose,
    /// Something that the brief names is gone from the project.
    Gone,
    /// A figure is not that of the claim beside it.
    FigureDiffers,
    /// A figure was typed beside the claim that prints it.
    FigureTwice,
    /// A figure is said of something else than its claim counts.
    MetricDiffers,
    /// A figure is said more firmly, or less, than its claim says it.
    QualifierDiffers,
    /// A disputed figure stands alone.
    DisagreementMissing,
    /// A figure points to no claim.
    FigureUnsupported,
    /// A date points to no claim.
    DateUnsupported,
    /// A date is not that of the claim beside it.
    DateDiffers,
    /// A town is not that of the claim beside it.
    PlaceDiffers,
    /// A place points to no claim.
    PlaceUnsupported,
    /// Words in quotation marks are not those of any source.
    QuotationNotFound,
    /// Words in quotation marks are those of a source that is not cited there.
    QuotationNotCited,
    /// Words in brackets in a quotation that say what its source does not say there.
    QuotationAdded,
    /// A quotation joins what stands in several sentences or was said by several people.
    QuotationJoined,
    /// Text of a template that nobody has replaced.
    Unfilled,
    /// Alleged, arrested, charged and convicted are mixed up.
    LegalStatus,
    /// A name beside words for victims, survivors or minors.
    Name,
    /// The age of a person.
    Age,
    /// A group so small that its members could be found out.
    SmallGroup,
    /// The number of a passport or identity card.
    IdNumber,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The name of an account at a messenger or network.
    Account,
    /// An exact address or position.
    Address,
    /// The address of a wallet.
    Wallet,
    /// The number of a bank account or of a card.
    BankAccount,
    /// What the whole text of an original holds, of which a hand-over pack takes along all.
    OriginalHolds,
    /// Somebody who worked on the project.
    Analyst,
    /// A picture that may show faces.
    Picture,
    /// A claim without a quote.
    NoQuote,
    /// A claim whose value its quotes do not carry.
    ValueNotQuoted,
    /// A newer version of the page does not have the sentence of a claim any more.
    NewerVersion,
    /// A claim that nobody has reviewed.
    Unreviewed,
    /// Neither source nor statement has been judged.
    Ungraded,
    /// All of it goes back to one origin.
    SingleOrigin,
    /// A reference lacks what a style prints.
    Reference,
    /// An address without an archived copy.
    NotArchived,
    /// The original is not what was imported.
    OriginalChanged,
    /// The original is not there.
    OriginalMissing,
    /// Nothing says who may see the brief.
    NoMarking,
    /// Articles are cited, and no list says which they are.
    NoSources,
}

impl Kind {
    /// Whether it is about somebody who could be put at risk.
    pub fn is_harm(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Age
                | Self::SmallGroup
                | Self::IdNumber
                | Self::Phone
                | Self::Email
                | Self::Account
                | Self::Address
                | Self::Wallet
                | Self::BankAccount
                | Self::OriginalHolds
                | Self::Picture
        )
    }
}

/// Where a finding stands; what does not apply is absent. Offsets are code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Number of the block of the brief, from 0; absent for its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<usize>,
    /// Number of the piece of a paragraph, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline: Option<usize>,
    /// First code point: of the piece, else of the block, of the quote or of the title of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Code point after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// The quote in whose words it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotation: Option<AnnotationId>,
    /// The article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// The claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The same for the same finding for as long as its words are the same, wherever they are moved.
    pub id: String,
    /// What sort of finding it is.
    pub kind: Kind,
    /// How much stands against it.
    pub severity: Severity,
    /// The words that it is about.
    pub words: String,
    /// What is the matter.
    pub what: String,
    /// What to do.
    pub todo: String,
    /// Where, in the order of the brief.
    pub places: Vec<Place>,
    /// What redacting it takes out of every export; empty where nothing can be.
    pub redacts: Vec<Withheld>,
    /// What was decided about it.
    pub decision: Option<Decision>,
}

impl Check {
    /// Whether nobody has decided about it yet.
    pub fn open(&self) -> bool {
        self.decision.is_none()
    }

    /// Whether it can be redacted.
    pub fn can_redact(&self) -> bool {
        !self.redacts.is_empty() || self.kind == Kind::OriginalHolds
    }
}

/// How an original was found on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// Its bytes have another SHA-256.
    Changed,
    /// It is not there, or cannot be read.
    Missing,
}

/// What the functions here cannot know by themselves.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Originals that are not as they should be.
    pub originals: BTreeMap<Hash, Original>,
    /// How many pictures originals of texts hold.
    pub pictures: BTreeMap<Hash, usize>,
}

/// Everything that stands against a brief: errors first, then in the order of the brief.
///
/// The same input gives the same list. Decisions of the brief are put beside the findings that they are about.
pub fn check(
    project: &Project,
    findings: &Findings,
    brief: &Brief,
    outside: &Outside,
) -> Vec<Check> {
    let mut list = List { brief, checks: Vec::new(), by_id: BTreeMap::new() };
    // What is withheld must be found all the same, or the decision about it would be lost from sight.
    let mut bare = brief.clone();
    bare.decisions.clear();
    let document = match brief::compose(project, findings, &bare, &empty_maps(brief)) {
        Ok(document) => document,
        Err(error) => {
            list.add(Found {
                kind: Kind::CannotCompose,
                severity: Severity::Error,
                key: String::new(),
                words: brief.style.clone(),
                what: error.to_string(),
                todo: "Choose another citation style.".to_owned(),
                place: Place::default(),
                redacts: Vec::new(),
            });
            brief::Document::default()
        }
    };
    let shown = Shown::of(project, &document);
    let passages = passages(project, brief, &shown, &brief::own_texts(project, findings));
    for passage in &passages {
        let mut found = quotations::check(project, passage, &mut list);
        found.extend(passage.written.iter().cloned());
        figures::check(project, findings, &shown, passage, &found, &mut list);
        counted::check(project, passage, &found, &mut list);
        unfilled::check(passage, &mut list);
        legal::check(project, passage, &mut list);
        guilt::uncarried(project, passage, &mut list);
        legal::unsourced(project, &shown.known, passage, &found, &mut list);
        harm::check(project, &shown, passage, &mut list);
    }
    small_groups::in_claims(project, &shown, &mut list);
    told_again::check(project, &passages, &mut list);
    references::check(project, findings, brief, &document, &shown, outside, &mut list);
    originals::check(project, &shown, outside, &mut list);
    originals::analysts(project, &mut list);
    originals::unsigned(project, &mut list);
    list.sorted()
}

/// How many open findings of each severity there are: errors, warnings, notes.
pub fn counts(checks: &[Check]) -> (usize, usize, usize) {
    let count = |s: Severity| checks.iter().filter(|c| c.open() && c.severity == s).count();
    (count(Severity::Error), count(Severity::Warning), count(Severity::Note))
}

/// What whoever passes a brief on is told of it: how many errors about persons nobody has decided about. `None` for none.
pub fn harm_words(checks: &[Check]) -> Option<String> {
    let harm = |c: &&Check| c.open() && c.kind.is_harm() && c.severity == Severity::Error;
    let of = match checks.iter().filter(harm).count() {
        0 => return None,
        1 => "1 error about persons who could be put at risk, and nobody has decided about it"
            .to_owned(),
        n => format!(
            "{n} errors about persons who could be put at risk, and nobody has decided about them"
        ),
    };
    Some(format!(
        "this file holds {of}: --check lists what, --redact takes it out, --excuse lets it stand"
    ))
}

/// The next name for a person that no brief of a project uses yet: "Survivor A" … "Survivor Z", "Survivor AA". Two
/// briefs that lie side by side must not call two persons by one name.
pub fn pseudonym(project: &Project, brief: &Brief) -> String {
    let used: BTreeSet<&str> = std::iter::once(brief)
        .chain(project.briefs.values().map(AsRef::as_ref))
        .flat_map(|brief| brief.decisions.values())
        .filter_map(|decision| match decision {
            Decision::Redacted { what, .. } => Some(what),
            Decision::Excused { .. } => None,
        })
        .flatten()
        .filter_map(|one| match one {
            Withheld::Person(_, shown) => Some(shown.as_str()),
            Withheld::Words(_) | Withheld::Claim(_) => None,
        })
        .collect();
    let mut number = 0_usize;
    loop {
        let name = format!("Survivor {}", letters(number));
        if !used.contains(name.as_str()) {
            return name;
        }
        number += 1;
    }
}

/// 0 → A, 25 → Z, 26 → AA.
fn letters(number: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    match number / 26 {
        0 => letter.to_string(),
        above => format!("{}{letter}", letters(above - 1)),
    }
}

/// The decision that redacts a finding; `None` where nothing can be taken out. A person gets a name of their own.
pub fn redaction(
    project: &Project,
    brief: &Brief,
    check: &Check,
    at: Timestamp,
    by: &str,
) -> Option<Decision> {
    if !check.can_redact() {
        return None;
    }
    let names = check.redacts.iter().filter_map(|one| match one {
        Withheld::Person(name, _) => Some(name.as_str()),
        Withheld::Words(_) | Withheld::Claim(_) => None,
    });
    let shown_as = persons::known(project, brief, &names.collect::<Vec<_>>());
    let shown_as = shown_as.unwrap_or_else(|| pseudonym(project, brief));
    let what = check.redacts.iter().map(|one| match one {
        Withheld::Person(name, shown) if shown.is_empty() => {
            Withheld::Person(name.clone(), shown_as.clone())
        }
        other => other.clone(),
    });
    Some(Decision::Redacted { what: what.collect(), at, by: by.to_owned() })
}

/// A drawing of nothing for every map: the checks need none.
fn empty_maps(brief: &Brief) -> brief::Pictures {
    let maps = brief.blocks.iter().enumerate();
    maps.filter(|(_, block)| matches!(block, crate::model::Block::Map(_)))
        .map(|(at, _)| (at, brief::Picture::default()))
        .collect()
}

/// What of the project a composed document shows.
struct Shown {
    claims: BTreeSet<ClaimId>,
    annotations: BTreeSet<AnnotationId>,
    articles: Vec<ArticleId>,
    /// Names of events and publishers, folded: no persons at risk.
    known: BTreeSet<String>,
    /// Names of origins, folded: organisations as a rule, but a survivor who was heard is one too.
    origins: BTreeSet<String>,
}

impl Shown {
    fn of(project: &Project, document: &brief::Document) -> Self {
        let evidence = || document.figures.iter().flat_map(|f| &f.evidence);
        let events =
            project.events.values().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases));
        let origins =
            project.origins.values().flat_map(|o| std::iter::once(&o.name).chain(&o.aliases));
        let publishers = project.articles.values().filter_map(|a| a.publisher.as_ref());
        Self {
            known: events.chain(publishers).map(|n| fold(n)).collect(),
            origins: origins.map(|n| fold(n)).collect(),
            claims: evidence().map(|e| e.claim).collect(),
            annotations: evidence().flat_map(|e| &e.quotes).map(|q| q.annotation).collect(),
            articles: document.articles.iter().map(|s| s.article).collect(),
        }
    }

    /// Everything that the project holds.
    fn whole(project: &Project) -> Self {
        Self {
            claims: project.claims.keys().copied().collect(),
            annotations: project.annotations.keys().copied().collect(),
            articles: project.articles.keys().copied().collect(),
            ..Self::of(project, &brief::Document::default())
        }
    }
}

/// A finding as it is found, once for each place.
struct Found {
    kind: Kind,
    severity: Severity,
    /// What tells it from other findings of its kind.
    key: String,
    words: String,
    what: String,
    todo: String,
    place: Place,
    redacts: Vec<Withheld>,
}

/// The findings so far; one that is found again gets a further place.
struct List<'a> {
    brief: &'a Brief,
    checks: Vec<Check>,
    by_id: BTreeMap<String, usize>,
}

/// A brief names so many places of one finding; more say nothing more.
const MOST_PLACES: usize = 200;

impl List<'_> {
    fn add(&mut self, found: Found) {
        let kind = serde_json::to_value(found.kind).ok();
        let kind = kind.as_ref().and_then(|k| k.as_str()).unwrap_or_default().to_owned();
        let hash = Hash::of(format!("{kind}\n{}", found.key).as_bytes()).to_string();
        let id = format!("{kind}-{}", hash.chars().take(12).collect::<String>());
        if let Some(check) = self.by_id.get(&id).and_then(|at| self.checks.get_mut(*at)) {
            if !check.places.contains(&found.place) && check.places.len() < MOST_PLACES {
                check.places.push(found.place);
            }
            for one in found.redacts {
                if !check.redacts.contains(&one) {
                    check.redacts.push(one);
                }
            }
            if found.severity < check.severity {
                check.severity = found.severity;
                check.what = found.what;
            }
            return;
        }
        self.by_id.insert(id.clone(), self.checks.len());
        self.checks.push(Check {
            decision: self.brief.decisions.get(&id).cloned(),
            id,
            kind: found.kind,
            severity: found.severity,
            words: found.words,
            what: found.what,
            todo: found.todo,
            places: vec![found.place],
            redacts: found.redacts,
        });
    }

    fn sorted(self) -> Vec<Check> {
        let mut checks = self.checks;
        // An age that puts somebody at risk is told as that, and not once more as a figure.
        let ages: Vec<Place> = checks
            .iter()
            .filter(|check| check.kind == Kind::Age)
            .flat_map(|check| check.places.iter().cloned())
            .collect();
        let is_age = |place: &Place| {
            ages.iter().any(|age| {
                (age.block, age.inline) == (place.block, place.inline)
                    && age.start <= place.start
                    && place.end <= age.end
            })
        };
        checks.retain(|check| {
            check.kind != Kind::FigureUnsupported || !check.places.iter().all(is_age)
        });
        checks.sort_by_key(|check| check.severity);
        checks
    }
}
