//! A brief as its author composes it: blocks that refer to claims. What they say is computed in [`crate::brief`].

use super::{AnnotationId, ArticleId, ClaimId, Decision, Disputed, Fact, Handling, MetricId, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An ordered document with references to claims.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// Title of the document.
    pub title: String,
    /// Who signs it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Citation style: a name of the archive or of a style that the user added.
    pub style: String,
    /// Locale of the citations (BCP 47).
    pub locale: String,
    /// Whether each citation is followed by a footnote with the exact quote.
    #[serde(default)]
    pub quote_footnotes: bool,
    /// Which of several values that cannot all be true it gives.
    #[serde(default, skip_serializing_if = "Disputed::is_default")]
    pub disputed: Disputed,
    /// Who it is for, who made it, who may see it.
    #[serde(default, skip_serializing_if = "Handling::is_empty")]
    pub handling: Handling,
    /// What its author decided about findings of the checks, by the id of the finding.
    #[serde(
        default,
        deserialize_with = "super::unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub decisions: BTreeMap<String, Decision>,
    /// The contents, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// One block of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Block {
    /// A heading; level 1 is the highest below the title.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph of words and references.
    Paragraph(Vec<Inline>),
    /// What all sources say of one fact, as text.
    Finding(Fact),
    /// Claims as a table; none listed means all of the project.
    ClaimTable(Vec<ClaimId>),
    /// All findings of the project as a table.
    FindingsTable,
    /// The country map.
    Map(MapBlock),
    /// A quotation, set off.
    Quotation(AnnotationId),
    /// How the figures were made.
    MethodNote(String),
    /// The findings that have a day, in the order of time, as a table.
    Timeline,
    /// What would settle each contradiction, a paragraph for each question.
    OpenQuestions,
    /// Indicators of the articles as a table, defanged: those that the author chose, each as its kind, a space, and
    /// its value ("domain example.org").
    Indicators(Vec<String>),
    /// What the figures rest on. A brief without this block has it at its end.
    Evidence,
    /// Everything cited, in the brief's style.
    Bibliography,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Inline {
    /// Words.
    Text(String),
    /// The value of a claim with its citations.
    Claim(ClaimId),
    /// A citation of an article.
    Cite(ArticleId),
}

/// What a map in a brief shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapBlock {
    /// What the tiles are coloured by.
    pub measure: Measure,
    /// Only places in this role; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Its title; empty for one made from the measure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Only the tiles of this region of UN M49; `None` for the world. One that M49 does not have is the world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<u16>,
}

/// What the tiles of the map are coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Articles whose claims name the country.
    Articles,
    /// Claims that name the country.
    #[default]
    Claims,
    /// Contradicted findings that name the country.
    Contradictions,
    /// The value of a metric.
    Metric(MetricId),
}
