//! What a project is: plain data with its invariants. Knows no files, no screen, no undo and no clock.
//!
//! A record that never changes ([`Text`]) is apart from the one that may be corrected ([`Article`]),
//! so correcting a title never writes the article into the journal again.

mod article;
mod brief;
mod check;
mod claim;
mod date;
mod history;
mod id;
mod place;
mod provenance;
mod release;
pub mod text;
mod value;

pub use article::{
    Article, Boilerplate, Capture, NO_DATE, NO_TITLE, OPENING, Reliability, Text, Unread, Within,
};
pub use brief::{Block, Brief, Inline, MapBlock, Measure};
pub use check::Broken;
pub use claim::{
    Annotation, Claim, Code, Credibility, Event, Fact, Metric, Origin, Refusal, Ruling, Unit,
    Verdict,
};
pub use date::{PartialDate, Period};
pub use history::{GENESIS, HistoryEntry, OUTSIDE, outside, reviewed};
pub use id::{
    AnnotationId, ArticleId, BriefId, ClaimId, CodeId, Digest, EventId, Hash, Ids, MetricId,
    OriginId, ProjectId, RecordId, RefusalId, RulingId, UnreadId,
};
pub use place::{Country, Place, Role};
pub use provenance::Lack;
pub use release::{Decision, Disputed, Handling, Marking, Withheld};
pub use rust_decimal::Decimal;
pub(crate) use value::grouped;
pub use value::{Amount, Currency, Qualifier, Value};

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A point in time: UTC, written as RFC 3339.
pub type Timestamp = jiff::Timestamp;

/// One kind of record, in the order of its ids (for UUIDv7: of creation).
///
/// Records are shared, so a snapshot for a worker copies pointers and no texts.
pub type Table<K, V> = BTreeMap<K, Arc<V>>;

/// The version of the file format that this program writes.
pub const FORMAT: u32 = 2;

/// One case: everything but the original files.
///
/// Invariants ([`Project::check`]): every reference resolves, every annotation is the words that it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Version of the file format; the first line of the file says it.
    pub format: u32,
    /// Tells this project from every other one, also after renaming the file.
    pub id: ProjectId,
    /// When the project was made.
    pub created: Timestamp,
    /// What the project is called, and choices that belong to the case.
    pub settings: Arc<Settings>,
    /// The codebook.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: Table<CodeId, Code>,
    /// What claims are about.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub events: Table<EventId, Event>,
    /// What is counted or stated.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub metrics: Table<MetricId, Metric>,
    /// Who said it first.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: Table<OriginId, Origin>,
    /// Imported documents without their texts.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub articles: Table<ArticleId, Article>,
    /// Quotes.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub annotations: Table<AnnotationId, Annotation>,
    /// Typed statements.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub claims: Table<ClaimId, Claim>,
    /// What a person decided about a finding.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub rulings: Table<RulingId, Ruling>,
    /// Documents made from claims.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub briefs: Table<BriefId, Brief>,
    /// Files that could not be read.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: Table<UnreadId, Unread>,
    /// Proposals that a person refused.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub refusals: Table<RefusalId, Refusal>,
    /// Frozen texts, by the SHA-256 of their UTF-8.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: Table<Hash, Text>,
    /// Who changed what and when; each entry carries the hash of the chain up to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Arc<HistoryEntry>>,
}

/// Choices that belong to the case and travel with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the project is called.
    pub title: String,
    /// What the case is about, for colleagues.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Citation style of new briefs: a name of the archive ("apa") or of [`Settings::styles`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Locale of new briefs (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Citation styles that the user added: name → CSL 1.0 XML.
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub styles: BTreeMap<String, String>,
    /// Groups of fewer people than this, by nationality, place and date, are told by the checks as ones whose
    /// members could be found out; 11 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest_group: Option<u32>,
}

impl Settings {
    /// The least size of a group that the checks pass over.
    pub fn least_group(&self) -> u32 {
        self.smallest_group.unwrap_or(SMALLEST_GROUP)
    }
}

/// The usual least size of a group in published health and crime statistics (cells of 1 to 10 are suppressed).
pub const SMALLEST_GROUP: u32 = 11;

impl Project {
    /// A project without records.
    pub fn new(id: ProjectId, created: Timestamp, title: &str) -> Self {
        Self {
            format: FORMAT,
            id,
            created,
            settings: Arc::new(Settings { title: title.to_owned(), ..Settings::default() }),
            codes: BTreeMap::new(),
            events: BTreeMap::new(),
            metrics: BTreeMap::new(),
            origins: BTreeMap::new(),
            articles: BTreeMap::new(),
            annotations: BTreeMap::new(),
            claims: BTreeMap::new(),
            rulings: BTreeMap::new(),
            briefs: BTreeMap::new(),
            unread: BTreeMap::new(),
            refusals: BTreeMap::new(),
            texts: BTreeMap::new(),
            history: Vec::new(),
        }
    }

    /// The frozen text of an article; `None` for an article that is not in the project.
    pub fn text_of(&self, article: ArticleId) -> Option<&Arc<Text>> {
        self.texts.get(&self.articles.get(&article)?.text)
    }

    /// Whether two projects hold the same records, whatever their history says.
    pub fn same_records(&self, other: &Self) -> bool {
        self.settings == other.settings
            && self.codes == other.codes
            && self.events == other.events
            && self.metrics == other.metrics
            && self.origins == other.origins
            && self.articles == other.articles
            && self.annotations == other.annotations
            && self.claims == other.claims
            && self.rulings == other.rulings
            && self.briefs == other.briefs
            && self.unread == other.unread
            && self.refusals == other.refusals
            && self.texts == other.texts
    }
}

/// Reads a map and refuses a key that comes twice: RON would let the last one win in silence.
fn unique<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: serde::Deserializer<'de>,
    K: Deserialize<'de> + Ord + std::fmt::Debug,
    V: Deserialize<'de>,
{
    struct Unique<K, V>(std::marker::PhantomData<(K, V)>);
    impl<'de, K, V> serde::de::Visitor<'de> for Unique<K, V>
    where
        K: Deserialize<'de> + Ord + std::fmt::Debug,
        V: Deserialize<'de>,
    {
        type Value = BTreeMap<K, V>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a map of records by their ids")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut access: A,
        ) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = access.next_key::<K>()? {
                let value = access.next_value::<V>()?;
                if map.contains_key(&key) {
                    return Err(serde::de::Error::custom(format_args!(
                        "the id {key:?} comes twice"
                    )));
                }
                map.insert(key, value);
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(Unique(std::marker::PhantomData))
}
