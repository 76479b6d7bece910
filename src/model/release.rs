//! How a brief leaves the building: who may see it, how disputed values are given, and what its author decided
//! about the findings of the checks.

use super::{ClaimId, PartialDate, Timestamp};
use serde::{Deserialize, Serialize};

/// Which of several values that cannot all be true a brief gives. Whatever the rule, the text says that others differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disputed {
    /// All of them, none chosen.
    #[default]
    ShowAll,
    /// The lowest and the highest.
    Range,
    /// The one with the most independent origins.
    MostOrigins,
    /// The one that is as of the latest day.
    Newest,
}

impl Disputed {
    /// All rules, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::ShowAll, Self::Range, Self::MostOrigins, Self::Newest];

    /// The words of a form.
    pub fn word(self) -> &'static str {
        match self {
            Self::ShowAll => "show all values",
            Self::Range => "lowest to highest",
            Self::MostOrigins => "most independent origins",
            Self::Newest => "newest",
        }
    }

    /// Whether it is the rule of a brief that declares none.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::ShowAll
    }
}

/// A marking of the Traffic Light Protocol 2.0 (FIRST, <https://www.first.org/tlp/>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Marking {
    /// No limit on disclosure.
    Clear,
    /// The community.
    Green,
    /// The recipient's organisation and its clients, by need to know.
    Amber,
    /// The recipient's organisation only.
    AmberStrict,
    /// The named recipients only.
    Red,
}

impl Marking {
    /// All markings, the widest first.
    pub const ALL: [Self; 5] =
        [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label, as the protocol wants it printed.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }
}

/// Who a brief is for, who made it and when, and who may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<Marking>,
    /// Who it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Who made it: a person or an organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub maker: String,
}

impl Handling {
    /// Whether nothing of it is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the author of a brief decided about a finding of the checks. The original is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Decision {
    /// It is taken out of every export.
    Redacted {
        /// What is taken out.
        what: Vec<Withheld>,
        /// When.
        at: Timestamp,
        /// By whom.
        by: String,
    },
    /// It stands as it is, for a reason.
    Excused {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
        /// By whom.
        by: String,
    },
}

/// Something that no export of a brief holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Withheld {
    /// Words, wherever they stand; in any case, spacing and punctuation between them.
    Words(String),
    /// The name of a person, in whole and in its parts, with what stands for it: "Survivor A".
    Person(String, String),
    /// The value and the quotes of a claim. One that is no longer in the project withholds nothing.
    Claim(ClaimId),
}
