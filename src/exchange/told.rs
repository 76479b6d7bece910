//! What several targets say of a project in the same words: stable ids, times, addresses, claims and articles.

use crate::{
    model::{
        Annotation, Article, Claim, Credibility, Marking, Project, Reliability, Timestamp, Value,
    },
    table,
};
use sha1::Digest as _;
use std::sync::Arc;
use uuid::Uuid;

/// The name space of the ids that are made from ours; made once at random.
const OURS: Uuid = Uuid::from_u128(0x9b1d_7c52_6f0e_4b3a_8f6e_5d21_c7a9_0e43);

/// How far what is exported may be passed on: the Traffic Light Protocol 2.0 of FIRST.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Tlp {
    /// To everyone
    Clear,
    /// Within the community
    Green,
    /// Within the recipient's organisation and its clients, on a need-to-know basis
    #[default]
    Amber,
    /// Within the recipient's organisation only
    #[value(name = "amber+strict")]
    AmberStrict,
    /// To the named recipients only
    Red,
}

impl Tlp {
    /// What a brief is marked with.
    pub fn of(marking: Marking) -> Self {
        match marking {
            Marking::Clear => Self::Clear,
            Marking::Green => Self::Green,
            Marking::Amber => Self::Amber,
            Marking::AmberStrict => Self::AmberStrict,
            Marking::Red => Self::Red,
        }
    }

    /// The word behind "TLP:", in small letters.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::AmberStrict => "amber+strict",
            Self::Red => "red",
        }
    }
}

/// An id from a name (UUID version 5, RFC 9562): the same name gives the same id for ever.
pub(super) fn uuid5(space: Uuid, name: &str) -> Uuid {
    let mut digest = sha1::Sha1::new();
    digest.update(space.as_bytes());
    digest.update(name.as_bytes());
    let digest = digest.finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    uuid::Builder::from_sha1_bytes(bytes).into_uuid()
}

/// The id of something of a project; `what` tells the things of one project apart.
pub(super) fn id_in(project: &Project, what: &str) -> Uuid {
    uuid5(OURS, &format!("{}/{what}", project.id))
}

/// The id of something that is the same for all projects.
pub(super) fn id_of_all(what: &str) -> Uuid {
    uuid5(OURS, what)
}

/// A time with thousandths of a second, as STIX and xsd:dateTime want it.
pub(super) fn time(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// An address as a URI (RFC 3986): what may not stand in one is written as `%…`. `None` for what is no address of a
/// page.
pub(super) fn uri(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = ["http", "https", "ftp"].iter().any(|s| scheme.eq_ignore_ascii_case(s));
    if !web || rest.is_empty() || rest.starts_with(['/', '?', '#']) {
        return None;
    }
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let mut out = format!("{}://", scheme.to_ascii_lowercase());
    let mut fragment = false;
    for (i, byte) in rest.bytes().enumerate() {
        let hex = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
        let plain = match byte {
            b'%' => hex(i + 1) && hex(i + 2),
            // Brackets stand only around an IPv6 address.
            b'[' | b']' => i < host_ends,
            b'#' => !std::mem::replace(&mut fragment, true),
            b if b.is_ascii_alphanumeric() => true,
            b => b"-._~:/?@!$&'()*+,;=".contains(&b),
        };
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// A claim in a line: "Storm Makers: victims rescued, 149 persons (Malaysians)".
pub(super) fn line(project: &Project, claim: &Claim) -> String {
    let event = claim.event.and_then(|id| project.events.get(&id));
    let metric = project.metrics.get(&claim.metric).map_or("?", |m| m.name.as_str());
    let mut line = event.map(|e| format!("{}: ", e.name)).unwrap_or_default();
    line.push_str(&format!("{metric}, {}", value(project, claim)));
    if let Some(population) = &claim.population {
        line.push_str(&format!(" ({population})"));
    }
    line
}

/// The value of a claim with its unit.
pub(super) fn value(project: &Project, claim: &Claim) -> String {
    match (&claim.value, table::unit(project, claim)) {
        (Value::Number(_), unit) => format!("{} {unit}", claim.value).trim_end().to_owned(),
        (value, _) => value.in_words(),
    }
}

/// The quotes of a claim with their articles.
pub(super) fn quotes<'a>(
    project: &'a Project,
    claim: &'a Claim,
) -> impl Iterator<Item = (&'a Arc<Annotation>, &'a Arc<Article>)> {
    claim.annotations.iter().filter_map(|id| {
        let quote = project.annotations.get(id)?;
        Some((quote, project.articles.get(&quote.article)?))
    })
}

/// Who printed an article, what and when: "Title (Publisher, 2023-10-16)".
pub(super) fn source(article: &Article) -> String {
    let published = article.published.map(|d| d.to_string());
    let by: Vec<&str> =
        [article.publisher.as_deref(), published.as_deref()].into_iter().flatten().collect();
    if by.is_empty() {
        article.label().to_owned()
    } else {
        format!("{} ({})", article.label(), by.join(", "))
    }
}

/// The best grade among the sources of a claim; `None` without a quote.
pub(super) fn reliability(project: &Project, claim: &Claim) -> Option<Reliability> {
    quotes(project, claim).map(|(_, article)| article.reliability).min()
}

/// STIX 2.1, Appendix A: a credibility of the Admiralty code on the scale of 0 to 100; `None` for what cannot be
/// judged.
pub(super) fn confidence(credibility: Credibility) -> Option<u8> {
    match credibility.digit() {
        1 => Some(90),
        2 => Some(70),
        3 => Some(50),
        4 => Some(30),
        5 => Some(10),
        _ => None,
    }
}

/// A text that is not empty, at most so many characters long.
pub(super) fn said(text: &str, most: usize) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let mut out: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        out.push('…');
    }
    Some(out)
}
