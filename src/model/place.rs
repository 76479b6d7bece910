//! Countries, localities and what part they play.

use serde::{Deserialize, Serialize};

/// A country or territory by its ISO 3166-1 alpha-2 code, or `XK` for Kosovo.
///
/// Any two capital letters make a value; [`Country::exists`] says whether a country has that code. Names of
/// countries are in `places`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// The string is not a country code.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{0}` is not a country code: two capital letters such as KH are expected")]
pub struct NotACountry(pub String);

/// All codes in alphabetical order: the 249 of ISO 3166-1 and `XK` for Kosovo. A test holds them
/// together with the table of names.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCD\
CFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGF\
GGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKN\
KPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNA\
NCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI\
SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI\
VNVUWFWSXKYEYTZAZMZW";

impl Country {
    /// Whether a country or territory has this code.
    pub fn exists(self) -> bool {
        CODES.as_bytes().as_chunks::<2>().0.binary_search(&self.0).is_ok()
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl std::str::FromStr for Country {
    type Err = NotACountry;
    fn from_str(s: &str) -> Result<Self, NotACountry> {
        match s.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(NotACountry(s.to_owned())),
        }
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let s = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        s.parse().map_err(serde::de::Error::custom)
    }
}

/// What part a place plays in a claim.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Role {
    /// Where it happened.
    Site,
    /// Where victims come from.
    Origin,
    /// Where they were taken through.
    Transit,
    /// Who took part in an operation.
    Participant,
    /// Anything else.
    #[default]
    Other,
}

impl Role {
    /// All roles, in the order in which a form offers them.
    pub const ALL: [Self; 5] =
        [Self::Site, Self::Origin, Self::Transit, Self::Participant, Self::Other];

    /// The word for forms, legends and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Origin => "origin of victims",
            Self::Transit => "transit",
            Self::Participant => "participant",
            Self::Other => "other",
        }
    }

    /// The name in JSON: one word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            other => other.word(),
        }
    }
}

/// A country with a part that it plays, and the locality if the source names one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The country or territory.
    pub country: Country,
    /// Town, compound or province as the source names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The part that it plays.
    #[serde(default)]
    pub role: Role,
}
