//! Names of records: random, stable, sorting by time (UUIDv7), and hashes of contents.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { Uuid::parse_str(s).map(Self) }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
    )*};
}

ids! {
    /// Names a project.
    ProjectId,
    /// Names an article.
    ArticleId,
    /// Names an annotation.
    AnnotationId,
    /// Names a code of the codebook.
    CodeId,
    /// Names an event.
    EventId,
    /// Names a metric.
    MetricId,
    /// Names a claim.
    ClaimId,
    /// Names an origin.
    OriginId,
    /// Names a ruling.
    RulingId,
    /// Names a brief.
    BriefId,
    /// Names a file that could not be read.
    UnreadId,
    /// Names a proposal that a person refused.
    RefusalId,
}

/// Names any record; history and messages use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordId {
    /// The one settings record.
    Settings,
    /// A text, by its hash.
    Text(Hash),
    /// An article.
    Article(ArticleId),
    /// An annotation.
    Annotation(AnnotationId),
    /// A code.
    Code(CodeId),
    /// An event.
    Event(EventId),
    /// A metric.
    Metric(MetricId),
    /// A claim.
    Claim(ClaimId),
    /// An origin.
    Origin(OriginId),
    /// A ruling.
    Ruling(RulingId),
    /// A brief.
    Brief(BriefId),
    /// A file that could not be read.
    Unread(UnreadId),
    /// A proposal that a person refused.
    Refusal(RefusalId),
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Settings => f.write_str("settings"),
            Self::Text(id) => write!(f, "text {id}"),
            Self::Article(id) => write!(f, "article {id}"),
            Self::Annotation(id) => write!(f, "annotation {id}"),
            Self::Code(id) => write!(f, "code {id}"),
            Self::Event(id) => write!(f, "event {id}"),
            Self::Metric(id) => write!(f, "metric {id}"),
            Self::Claim(id) => write!(f, "claim {id}"),
            Self::Origin(id) => write!(f, "origin {id}"),
            Self::Ruling(id) => write!(f, "ruling {id}"),
            Self::Brief(id) => write!(f, "brief {id}"),
            Self::Unread(id) => write!(f, "unread file {id}"),
            Self::Refusal(id) => write!(f, "refused proposal {id}"),
        }
    }
}

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The SHA-256 of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }
}

/// The SHA-256 of bytes that come piece by piece.
#[derive(Clone, Default)]
pub struct Digest(sha2::Sha256);

impl Digest {
    /// The next piece.
    pub fn add(&mut self, piece: &[u8]) {
        use sha2::Digest as _;
        self.0.update(piece);
    }

    /// The hash of all pieces.
    pub fn hash(self) -> Hash {
        use sha2::Digest as _;
        Hash(self.0.finalize().into())
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// The string is not a SHA-256 in hexadecimal.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not a SHA-256: 64 hexadecimal digits are expected")]
pub struct NotAHash;

impl std::str::FromStr for Hash {
    type Err = NotAHash;
    fn from_str(s: &str) -> Result<Self, NotAHash> {
        if s.len() != 64 {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(s.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_cause| NotAHash)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_cause| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

/// Makes ids: UUIDv7 from a time that is handed in and random bits of its own. Ids of one millisecond count
/// upwards (RFC 9562, 6.2, method 1: 26 bits of counter), so records sort in the order in which they were made.
///
/// Two sources with the same seed make the same ids for the same times, which is what tests need.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
    millis: u64,
    counter: u32,
}

impl Ids {
    /// A source that draws from `seed`; the product seeds it from the system's random numbers.
    pub fn from_seed(seed: u64) -> Self {
        Self { state: seed, millis: 0, counter: 0 }
    }

    /// A new id of any kind, made at `at`.
    pub fn make<T: From<Uuid>>(&mut self, at: super::Timestamp) -> T {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        if millis == self.millis {
            self.counter = self.counter.wrapping_add(1);
        } else {
            // Half the range is left to count in.
            self.counter = u32::try_from(self.next() & 0x1ff_ffff).unwrap_or(0);
            self.millis = millis;
        }
        let c = self.counter;
        let random = self.next().to_le_bytes();
        let [high, mid, low, last] =
            [c >> 22, c >> 14, c >> 8, c].map(|part| part.to_le_bytes()[0]);
        // 12 bits behind the version, 6 behind the variant, 8 more; then 48 random ones.
        let bytes = [
            high & 0x0f,
            mid,
            low & 0x3f,
            last,
            random[0],
            random[1],
            random[2],
            random[3],
            random[4],
            random[5],
        ];
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }

    /// A number to seed another source with.
    pub fn draw(&mut self) -> u64 {
        self.next()
    }

    /// SplitMix64 (Steele, Lea and Flood 2014): a full period over 64 bits, so no id comes twice.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
