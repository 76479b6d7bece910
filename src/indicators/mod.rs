//! Indicators in a text: wallets, bank accounts, e-mail addresses, web addresses, domains, telephone numbers and
//! Telegram names. What can be checked by a checksum or a numbering plan is; what fails its check is no indicator.
//!
//! Texts are evidence, so nothing here says that an indicator is bad: it says where it stands.

mod iban;
mod list;
mod net;
mod phone;
mod telegram;
mod wallet;

pub use list::{Listed, listed};
pub use wallet::Coin;

use crate::model::{Boilerplate, Country};
use serde::Serialize;
use std::ops::Range;

/// What an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The address of a wallet.
    Wallet(Coin),
    /// A bank account (ISO 13616).
    Iban,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A domain name that stands alone.
    Domain,
    /// A telephone number, as E.164.
    Phone,
    /// A Telegram account or invitation.
    Telegram,
}

impl Kind {
    /// The name in JSON and CSV.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wallet(coin) => coin.key(),
            Self::Iban => "iban",
            Self::Email => "email",
            Self::Url => "url",
            Self::Domain => "domain",
            Self::Phone => "phone",
            Self::Telegram => "telegram",
        }
    }

    /// What to call it in a sentence: "Bitcoin address".
    pub fn words(self) -> &'static str {
        match self {
            Self::Wallet(coin) => coin.words(),
            Self::Iban => "bank account (IBAN)",
            Self::Email => "e-mail address",
            Self::Url => "web address",
            Self::Domain => "domain",
            Self::Phone => "telephone number",
            Self::Telegram => "Telegram account",
        }
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// What confirms that a string is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Four bytes of double SHA-256 (Bitcoin, Litecoin, Dogecoin, Dash, TRON, XRP) or of Keccak-256 (Monero).
    Base58Check,
    /// The checksum of BIP 173.
    Bech32,
    /// The checksum of BIP 350.
    Bech32m,
    /// Capitals by Keccak-256 (EIP-55).
    Eip55,
    /// Remainder 1 of a division by 97 (ISO 7064), and the length that the country has.
    Mod97,
    /// The number is one that the plan of its country has.
    NumberingPlan,
    /// Its last part is a top-level domain of IANA's list: it could exist.
    TopLevelDomain,
    /// Only its form: nothing in it can be checked.
    Form,
}

impl Check {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Base58Check => "base58check",
            Self::Bech32 => "bech32",
            Self::Bech32m => "bech32m",
            Self::Eip55 => "eip-55",
            Self::Mod97 => "mod-97",
            Self::NumberingPlan => "numbering-plan",
            Self::TopLevelDomain => "tld",
            Self::Form => "form",
        }
    }

    /// Whether a checksum or a numbering plan speaks for it.
    pub fn confirms(self) -> bool {
        !matches!(self, Self::TopLevelDomain | Self::Form)
    }
}

/// An indicator where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// What it is.
    pub kind: Kind,
    /// The thing itself, in its usual form: not defanged, telephone numbers as E.164, IBAN without blanks.
    pub value: String,
    /// First code point in the text.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What speaks for it.
    pub check: Check,
}

impl Indicator {
    /// The value as it may stand on paper: nothing that a reader can click or call by mistake.
    pub fn defanged(&self) -> String {
        defanged(self.kind, &self.value)
    }
}

/// A value written so that no program makes a link of it: `hxxps://example[.]com/a`, `name[@]example[.]com`.
pub fn defanged(kind: Kind, value: &str) -> String {
    match kind {
        Kind::Url => {
            let (scheme, rest) = value.split_once("://").unwrap_or(("", value));
            let scheme = match scheme {
                "https" => "hxxps",
                "http" => "hxxp",
                "ftp" => "fxp",
                other => other,
            };
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let host = host.replace('.', "[.]").replace('@', "[@]");
            if scheme.is_empty() {
                format!("{host}{path}")
            } else {
                format!("{scheme}://{host}{path}")
            }
        }
        Kind::Email => value.replace('@', "[@]").replace('.', "[.]"),
        Kind::Domain => value.replace('.', "[.]"),
        Kind::Telegram => value.replace("t.me", "t[.]me"),
        Kind::Wallet(_) | Kind::Iban | Kind::Phone => value.to_owned(),
    }
}

/// A text in which every address is written so that no program makes a link of it.
pub fn defanged_text(text: &str) -> String {
    let mut found = indicators(text, &Reading::default());
    found.retain(|i| matches!(i.kind, Kind::Url | Kind::Email | Kind::Domain | Kind::Telegram));
    // The longest of those that overlap: a domain is a part of its address.
    found.sort_by_key(|i| (i.start, usize::MAX - i.end));
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    let mut next = 0;
    for one in found {
        if one.start < next {
            continue;
        }
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < one.start) {
            out.push(c);
        }
        let own: String =
            std::iter::from_fn(|| chars.next_if(|(at, _)| *at < one.end).map(|(_, c)| c)).collect();
        out.push_str(&defanged(one.kind, &own));
        next = one.end;
    }
    out.extend(chars.map(|(_, c)| c));
    out
}

/// How texts are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// Spans that are not the story: nothing in them is an indicator. Sorted, not overlapping.
    pub boilerplate: &'a [Boilerplate],
    /// The country whose telephone numbers may stand without its code, after a word such as "call".
    pub country: Option<Country>,
}

/// All indicators of a text, by where they stand. Those of different kinds may overlap: a wallet in a web address
/// is both. The cost grows with the text.
pub fn indicators(text: &str, reading: &Reading<'_>) -> Vec<Indicator> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let text = Scan { chars: &chars };
    for story in stories(chars.len(), reading.boilerplate) {
        wallet::find(text, story.clone(), &mut found);
        iban::find(text, story.clone(), &mut found);
        net::find(text, story.clone(), &mut found);
        telegram::find(text, story.clone(), &mut found);
        phone::find(text, story, reading.country, &mut found);
    }
    found.sort_by_key(|i| (i.start, i.end, i.kind));
    found.dedup();
    // A number inside an address of a page or wallet is a part of it.
    let longer: Vec<Range<usize>> = found
        .iter()
        .filter(|i| matches!(i.kind, Kind::Url | Kind::Wallet(_) | Kind::Iban | Kind::Email))
        .map(|i| i.start..i.end)
        .collect();
    found.retain(|i| {
        i.kind != Kind::Phone
            || !longer.iter().any(|l| l.start < i.end && i.start < l.end && !is_call(text, l))
    });
    found
}

/// Whether a web address is one that calls a number (`https://wa.me/85512345678`).
fn is_call(text: Scan<'_>, range: &Range<usize>) -> bool {
    let words: String = text.chars.get(range.clone()).unwrap_or_default().iter().collect();
    words.to_ascii_lowercase().contains("wa.me/") || words.contains("phone=")
}

/// The stretches of a text that are its story, in code points.
fn stories(length: usize, boilerplate: &[Boilerplate]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for span in boilerplate {
        if at < span.start.min(length) {
            out.push(at..span.start.min(length));
        }
        at = at.max(span.end);
    }
    if at < length {
        out.push(at..length);
    }
    out
}

/// The words around an indicator: its line, at most 160 code points on each side, cut between words.
pub fn quote(chars: &[char], at: Range<usize>) -> Range<usize> {
    const AROUND: usize = 160;
    let is = |i: usize, pass: fn(char) -> bool| chars.get(i).copied().is_some_and(pass);
    let from = at.start.saturating_sub(AROUND);
    let until = at.end.saturating_add(AROUND).min(chars.len());
    let line = |c: char| c == '\n';
    let start = match (from..at.start).rev().find(|i| is(*i, line)) {
        Some(feed) => feed + 1,
        None if from == 0 => 0,
        // A cut in the middle of a word looks like another word.
        None => (from..at.start).find(|i| is(*i, char::is_whitespace)).map_or(from, |i| i + 1),
    };
    let end = match (at.end..until).find(|i| is(*i, line)) {
        Some(feed) => feed,
        None if until == chars.len() => until,
        None => (at.end..until).rev().find(|i| is(*i, char::is_whitespace)).unwrap_or(until),
    };
    start..end
}

/// A text as code points; positions past its ends are no characters.
#[derive(Clone, Copy)]
struct Scan<'a> {
    chars: &'a [char],
}

impl Scan<'_> {
    fn at(self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    fn before(self, i: usize) -> Option<char> {
        self.at(i.checked_sub(1)?)
    }

    fn is(self, i: usize, wanted: impl Fn(char) -> bool) -> bool {
        self.at(i).is_some_and(wanted)
    }

    fn text(self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// Whether these ASCII words stand here, whatever their case.
    fn says(self, at: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(i, c)| self.is(at + i, |own| own.eq_ignore_ascii_case(&c)))
    }

    /// The end of the run of characters from here that pass.
    fn run(self, from: usize, to: usize, pass: impl Fn(char) -> bool) -> usize {
        (from..to).find(|i| !self.is(*i, &pass)).unwrap_or(to.max(from))
    }

    /// The line around a place, at most so much on each side.
    fn line(self, at: &Range<usize>, most: usize) -> Range<usize> {
        let feed = |i: &usize| self.is(*i, |c| c == '\n');
        let (from, to) = (at.start.saturating_sub(most), at.end.saturating_add(most));
        let start = (from..at.start).rev().find(feed).map_or(from, |i| i + 1);
        let to = to.min(self.chars.len());
        start..(at.end..to).find(feed).unwrap_or(to)
    }
}
