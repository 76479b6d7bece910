//! Quotes, the codebook, and claims with what they refer to.

use super::{
    AnnotationId, ArticleId, ClaimId, CodeId, EventId, MetricId, OriginId, PartialDate, Period,
    Place, Timestamp, Value,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A quote: a stretch of an article with its exact words (W3C Web Annotation selectors).
///
/// `exact` is the text between `start` and `end`, always; prefix and suffix find it again in another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// The article that it is in.
    pub article: ArticleId,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The words themselves.
    pub exact: String,
    /// A few words before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// A few words after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// Codes that a person put on it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub codes: BTreeSet<CodeId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
}

/// A label of the codebook; codes form a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The label.
    pub name: String,
    /// The code above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CodeId>,
    /// Which colour of the palette; the theme knows what it looks like.
    #[serde(default)]
    pub colour: u8,
    /// The colour that it had in the program which it came from, `#rrggbb`: it goes back there with it. Gone once
    /// somebody chose another one here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shade: Option<String>,
    /// When to use it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// What claims are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The name that briefs use.
    pub name: String,
    /// Other names for the same thing.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub aliases: BTreeSet<String>,
    /// When it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What the values of a metric are counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// People.
    #[default]
    Persons,
    /// Countries or territories.
    Countries,
    /// Anything counted, by its plural: "compounds", "investigations".
    Items(String),
    /// Money; the value names the currency.
    Money,
    /// A length of time, by its unit: "months".
    Duration(String),
    /// Parts of a hundred.
    Percent,
    /// A date or a period.
    Date,
    /// Words.
    Text,
}

impl Unit {
    /// The word after a number, and the `unit` of JSON.
    pub fn word(&self) -> &str {
        match self {
            Self::Persons => "persons",
            Self::Countries => "countries",
            Self::Items(word) | Self::Duration(word) => word,
            Self::Money => "money",
            Self::Percent => "%",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// What is counted or stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// The name that tables and briefs use: "victims rescued".
    pub name: String,
    /// Other words for it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub aliases: BTreeSet<String>,
    /// What it is counted in.
    #[serde(default)]
    pub unit: Unit,
    /// Whether claims about different places are different facts.
    #[serde(default)]
    pub per_place: bool,
    /// Whether later values contain earlier ones.
    #[serde(default)]
    pub cumulative: bool,
    /// The metric that this one is a part of ("repatriated" is a part of "rescued").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<MetricId>,
    /// Metrics whose values never contradict these.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub never_compare_with: BTreeSet<MetricId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Admiralty code for a statement, 1 (confirmed) to 6 (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

impl Credibility {
    /// All grades, best first.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The grade's digit.
    pub fn digit(self) -> u8 {
        self.0
    }

    /// What the digit means (NATO AJP-2.1).
    pub fn meaning(self) -> &'static str {
        match self.0 {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "cannot be judged",
        }
    }
}

impl Default for Credibility {
    fn default() -> Self {
        Self(6)
    }
}

impl TryFrom<u8> for Credibility {
    type Error = String;
    fn try_from(digit: u8) -> Result<Self, String> {
        if (1..=6).contains(&digit) {
            Ok(Self(digit))
        } else {
            Err(format!("{digit} is not a credibility: 1 to 6 are expected"))
        }
    }
}

impl From<Credibility> for u8 {
    fn from(c: Credibility) -> Self {
        c.0
    }
}

/// One typed statement, carried by quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What it is about; `None` when the source names no event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
    /// What is counted or stated.
    pub metric: MetricId,
    /// What the source states.
    pub value: Value,
    /// Who is counted, when the source narrows it: "Malaysians", "women and girls".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Where, with the part that each place plays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Up to when the figure counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// Who said it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginId>,
    /// Who passed it on ("reported by the Agence France-Presse").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<OriginId>,
    /// The quotes that carry it; from one article or several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<AnnotationId>,
    /// Admiralty grade of the statement.
    #[serde(default)]
    pub credibility: Credibility,
    /// Whether the program proposed it; stays for ever.
    #[serde(default)]
    pub proposed: bool,
    /// Whether a person has looked at it; always so for a claim made by hand.
    #[serde(default)]
    pub reviewed: bool,
    /// Remarks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
}

/// A proposal of the program that a person refused, or replaced by a claim of their own: never proposed again.
///
/// It is known again by the words of its figure and by its metric: both stay when the program learns to cut
/// sentences in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// The article in which it was proposed.
    pub article: ArticleId,
    /// First code point of its figure in the article.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it would have counted, by the name that the program proposed.
    pub metric: String,
    /// When it was refused.
    pub at: Timestamp,
    /// Who refused it.
    pub by: String,
}

/// Who said something first, as opposed to the article that repeats it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The name that briefs use.
    pub name: String,
    /// Other names for the same origin.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub aliases: BTreeSet<String>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What all sources together say of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Two or more independent origins agree.
    Corroborated,
    /// Everything goes back to one origin.
    SingleOrigin,
    /// Sources cannot all be right.
    Contradicted,
    /// Sources differ where it is not sure that they speak of the same thing.
    MayContradict,
    /// The claims are about different facts.
    NotComparable,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 5] = [
        Self::Corroborated,
        Self::SingleOrigin,
        Self::Contradicted,
        Self::MayContradict,
        Self::NotComparable,
    ];

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single-origin",
            Self::Contradicted => "contradicted",
            Self::MayContradict => "may-contradict",
            Self::NotComparable => "not-comparable",
        }
    }

    /// The words on screen and in briefs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Corroborated => "Corroborated",
            Self::SingleOrigin => "Single origin",
            Self::Contradicted => "Contradicted",
            Self::MayContradict => "May contradict",
            Self::NotComparable => "Not comparable",
        }
    }
}

/// What is stated, as opposed to the value: claims on the same fact are compared, others never are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
    /// What is counted or stated.
    pub metric: MetricId,
    /// All places, for a metric that is per place: one figure for three countries is a fact of its own.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub places: BTreeSet<super::Country>,
    /// Who is counted; `None` for everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Which finding, where claims on the fact are about several things ("35 arrested" of a raid, "3,500 arrested" of
    /// a year): the one that this claim belongs to. `None`, and a claim that is gone, stand for the first claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<ClaimId>,
}

impl Fact {
    /// The fact itself, whichever part of it is meant.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { part: None, ..self.clone() }
    }
}

/// What a person decided about the claims on one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// The fact.
    pub fact: Fact,
    /// What it is to count as.
    pub verdict: Verdict,
    /// Claims on the fact that are held to be wrong: they stay in sight and stand for nothing. Ids of claims that are
    /// gone say nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<ClaimId>,
    /// Why; a ruling without a reason cannot be defended.
    pub reason: String,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
}
