//! Reads the head of a mail or of a part of one: fields in any encoding, encoded words that cut characters in two, dates with
//! their zone. mail-parser does the grammar; what precedes it makes real-world heads fit for it.

use crate::import::pack::bytes::{chomp, line, starts};
use crate::import::pack::text::{base64, decode, quoted_printable, tidy, unescape};
use data_encoding::BASE64;
use mail_parser::{Address, DateTime, HeaderName, HeaderValue, MessageParser};
use std::collections::BTreeMap;

/// Heads longer than this are cut: no program writes them.
const LONGEST: usize = 1 << 20;

/// A head, read.
#[derive(Debug, Default)]
pub struct Head {
    fields: Vec<(String, HeaderValue<'static>)>,
    plain: Vec<(String, String)>,
    kind: Option<mail_parser::ContentType<'static>>,
    place: Option<mail_parser::ContentType<'static>>,
}

/// A name and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, if one is given.
    pub name: Option<String>,
    /// The address; empty if none is given.
    pub address: String,
}

impl Person {
    /// As people write it.
    pub fn show(&self) -> String {
        match &self.name {
            Some(name) if self.address.is_empty() => name.clone(),
            Some(name) if *name != self.address => format!("{name} <{}>", self.address),
            _ => self.address.clone(),
        }
    }
}

/// Where the head ends and the body begins: at an empty line, or where a line is no field.
pub fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut rest = bytes;
    let mut first = true;
    loop {
        let (current, next) = line(rest);
        let text = chomp(current);
        let used = bytes.len() - rest.len();
        // A line of blanks inside a head is an old way of folding; only an empty line ends it, or a line of blanks before text.
        let blank = text.trim_ascii().is_empty()
            && (text.is_empty() || first || !field_start(chomp(line(next).0)));
        if current.is_empty() || blank {
            return (bytes.get(..used).unwrap_or_default(), next);
        }
        let folded = text.starts_with(b" ") || text.starts_with(b"\t");
        let envelope = first && (text.starts_with(b"From ") || text.starts_with(b">From "));
        let goes_on = folded && !first;
        if !envelope && !goes_on && !field_start(text) {
            return (bytes.get(..used).unwrap_or_default(), rest);
        }
        first = false;
        rest = next;
    }
}

/// Whether a line begins a field: a word of printable ASCII and a colon.
pub fn field_start(text: &[u8]) -> bool {
    memchr::memchr(b':', text).and_then(|at| text.get(..at)).is_some_and(|name| {
        let name = name.trim_ascii_end();
        !name.is_empty() && name.len() <= 100 && name.iter().all(u8::is_ascii_graphic)
    })
}

/// An encoded word: charset, bytes, and what follows it.
fn word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    // Real words are short; a window keeps heads full of false beginnings from taking long.
    let window =
        (0..4).find_map(|less| text.get(..4096 - less)).unwrap_or(text).split('\n').next()?;
    let (charset, rest) = window.strip_prefix("=?")?.split_once('?')?;
    let (way, rest) = rest.split_once('?')?;
    let (data, behind) = rest.split_once("?=")?;
    let rest = text.get(window.len() - behind.len()..)?;
    // The language that RFC 2231 allows behind the charset says nothing about the bytes.
    let charset = charset.split('*').next().unwrap_or(charset);
    if charset.is_empty() || charset.contains(char::is_whitespace) {
        return None;
    }
    let bytes = match way {
        "b" | "B" => base64(data.as_bytes()),
        "q" | "Q" => quoted_printable(data.replace('_', "=20").as_bytes()),
        _ => return None,
    };
    Some((charset, bytes, rest))
}

/// Joins encoded words of one charset, which may cut a character in two, and writes each run as one word of UTF-8.
pub fn join_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let Some((charset, mut bytes, mut after)) = word(here) else {
            out.push_str("=?");
            rest = here.strip_prefix("=?").unwrap_or_default();
            continue;
        };
        while let Some((next, more, behind)) = word(after.trim_start()) {
            if !next.eq_ignore_ascii_case(charset) {
                break;
            }
            bytes.extend(more);
            after = behind;
        }
        let decoded = decode(&bytes, Some(charset)).text;
        out.push_str("=?utf-8?B?");
        out.push_str(&BASE64.encode(tidy_blanks(&decoded).as_bytes()));
        out.push_str("?=");
        // Blanks between two words of different charsets are no part of the text, but the grammar wants one.
        rest = after;
        if after.starts_with("=?") {
            out.push(' ');
        }
    }
    out.push_str(rest);
    out
}

/// Line breaks inside an encoded word would end the field.
fn tidy_blanks(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// The head as UTF-8, one field a line, encoded words joined.
fn normal(head: &[u8]) -> String {
    let head = crate::import::pack::bytes::head(head, LONGEST);
    let text = if let Ok(text) = std::str::from_utf8(head) {
        text.to_owned()
    } else {
        // Raw eight-bit heads are written in the encoding of the text more often than not.
        let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
        let label = lower.split("charset=").nth(1).map(|rest| {
            rest.trim_start_matches('"')
                .split(['"', ';', '\r', '\n', ' '])
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        decode(head, label.as_deref()).text
    };
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.starts_with([' ', '\t']) {
            out.push(' ');
            out.push_str(line.trim());
        } else if field_start(line.as_bytes()) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(line);
        }
    }
    out.push('\n');
    let out: String = out.lines().map(|line| pieces_joined(line) + "\n").collect();
    let mut joined = join_words(&out);
    joined.push('\n');
    joined
}

/// A field whose parameters come in numbered pieces (RFC 2231) without an encoding of their own, in one piece each: programs
/// cut encoded words like that, which must be whole to be read.
fn pieces_joined(line: &str) -> String {
    if !line.contains("*0=") || line.contains("*=") {
        return line.to_owned();
    }
    let mut parts = line.split(';');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut pieces: BTreeMap<String, BTreeMap<u32, &str>> = BTreeMap::new();
    for part in parts {
        let piece = part.split_once('=').and_then(|(name, value)| {
            let (key, number) = name.trim().split_once('*')?;
            Some((key.to_ascii_lowercase(), number.parse().ok()?, value.trim().trim_matches('"')))
        });
        match piece {
            Some((key, number, value)) => {
                pieces.entry(key).or_default().insert(number, value);
            }
            None => {
                out.push(';');
                out.push_str(part);
            }
        }
    }
    for (key, values) in pieces {
        let value: String = values.into_values().collect();
        out.push_str(&format!("; {key}=\"{value}\""));
    }
    out
}

impl Head {
    /// Reads a head.
    pub fn read(head: &[u8]) -> Self {
        let text = normal(head);
        let mut read = Self::default();
        for line in text.lines() {
            if let Some((name, value)) = line.split_once(':') {
                read.plain.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        if let Some(message) = MessageParser::default().parse_headers(text.as_bytes()) {
            for header in message.headers() {
                let value = header.value.clone().into_owned();
                match (&header.name, &value) {
                    (HeaderName::ContentType, HeaderValue::ContentType(kind))
                        if read.kind.is_none() =>
                    {
                        read.kind = Some(kind.clone());
                    }
                    (HeaderName::ContentDisposition, HeaderValue::ContentType(kind))
                        if read.place.is_none() =>
                    {
                        read.place = Some(kind.clone());
                    }
                    _ => read.fields.push((header.name.as_str().to_ascii_lowercase(), value)),
                }
            }
        }
        read
    }

    /// The first field of this name (in small letters), parsed.
    fn value(&self, name: &str) -> Option<&HeaderValue<'static>> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// How many fields of this name there are.
    pub fn count(&self, name: &str) -> usize {
        self.plain.iter().filter(|(known, _)| known == name).count()
    }

    /// Whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// The last field of this name as it stands.
    pub fn last(&self, name: &str) -> Option<String> {
        self.plain
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, text)| unworded(text))
            .filter(|text| !text.is_empty())
    }

    /// The first field of this name as text, encoded words decoded.
    pub fn text(&self, name: &str) -> Option<String> {
        self.plain
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, text)| unworded(text))
            .filter(|text| !text.is_empty())
    }

    /// People in a field.
    pub fn people(&self, name: &str) -> Vec<Person> {
        let Some(HeaderValue::Address(list)) = self.value(name) else { return Vec::new() };
        let all: Vec<&mail_parser::Addr<'_>> = match list {
            Address::List(people) => people.iter().collect(),
            Address::Group(groups) => {
                groups.iter().flat_map(|group| group.addresses.iter()).collect()
            }
        };
        let people = all.into_iter().take(2000).map(|person| Person {
            name: person
                .name
                .as_deref()
                .map(|name| tidy(name).trim_matches(['"', '\'']).to_owned())
                .filter(|name| !name.is_empty()),
            address: person.address.as_deref().map(tidy).unwrap_or_default(),
        });
        people.filter(|person| person.name.is_some() || !person.address.is_empty()).collect()
    }

    /// A date in ISO 8601, with the zone if the field has one.
    pub fn date(&self, name: &str) -> Option<String> {
        let raw = self.text(name)?;
        let date = match self.value(name) {
            Some(HeaderValue::DateTime(date)) => *date,
            // The grammar wants a zone; `iso` leaves out the one that is put in here.
            _ => DateTime::parse_rfc822(&format!("{raw} +0000"))?,
        };
        iso(date, &raw)
    }

    /// Media type in small letters; plain text if none is declared.
    pub fn media_type(&self) -> Option<String> {
        let kind = self.kind.as_ref()?;
        let subtype = kind.c_subtype.as_deref().unwrap_or("");
        Some(format!("{}/{subtype}", kind.c_type).trim_matches('/').to_ascii_lowercase())
            .filter(|kind| !kind.is_empty())
    }

    /// A parameter of Content-Type.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.kind.as_ref()?.attribute(name)
    }

    /// "attachment", "inline" or nothing.
    pub fn disposition(&self) -> Option<String> {
        self.place.as_ref().map(|place| place.c_type.to_ascii_lowercase())
    }

    /// The name of the file, decoded.
    pub fn file_name(&self) -> Option<String> {
        let plain = |field: &str| {
            self.plain.iter().find(|(known, _)| known == field).map(|(_, text)| text.as_str())
        };
        for (field, key) in [
            ("content-disposition", "filename"),
            ("content-type", "name"),
            ("content-disposition", "name"),
        ] {
            if let Some(name) = plain(field).and_then(|text| extended(text, key)) {
                // Some encode a name in both ways, one in the other.
                return Some(tidy_blanks(&unworded(&join_words(&name))))
                    .filter(|name| !name.trim().is_empty());
            }
        }
        let from_place = self
            .place
            .as_ref()
            .and_then(|place| place.attribute("filename").or_else(|| place.attribute("name")));
        let name =
            from_place.or_else(|| self.parameter("name")).or_else(|| self.parameter("filename"))?;
        // Many programs put an encoded word into the quoted name, against the standard.
        Some(tidy_blanks(&unworded(&join_words(name)))).filter(|name| !name.trim().is_empty())
    }

    /// Undoes the transfer encoding of a body.
    pub fn transfer(&self, body: &[u8]) -> Vec<u8> {
        let way = self.text("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        match way.trim_matches(['"', ' ', ';']) {
            "base64" => base64(body),
            "quoted-printable" => quoted_printable(body),
            _ => body.to_vec(),
        }
    }
}

/// A parameter that names its encoding (RFC 2231), its pieces joined before they are decoded: a cut may go through a character.
fn extended(field: &str, key: &str) -> Option<String> {
    let mut pieces: Vec<(u32, bool, &str)> = Vec::new();
    for parameter in field.split(';').skip(1).take(1000) {
        let Some((name, value)) = parameter.split_once('=') else { continue };
        let name = name.trim().to_ascii_lowercase();
        let Some(rest) = name.strip_prefix(key).and_then(|rest| rest.strip_prefix('*')) else {
            continue;
        };
        let coded = rest.is_empty() || rest.ends_with('*');
        pieces.push((
            rest.trim_end_matches('*').parse().unwrap_or(0),
            coded,
            value.trim().trim_matches('"'),
        ));
    }
    pieces.sort_by_key(|(number, _, _)| *number);
    let (_, true, first) = pieces.first()? else { return None };
    let (charset, rest) = first.split_once('\'')?;
    let (_, start) = rest.split_once('\'')?;
    let mut bytes = Vec::new();
    for (index, (_, coded, piece)) in pieces.iter().enumerate() {
        let piece = if index == 0 { start } else { piece };
        if *coded {
            unescape(piece.as_bytes(), b'%', &mut bytes);
        } else {
            bytes.extend(piece.bytes());
        }
    }
    Some(decode(&bytes, Some(charset).filter(|label| !label.is_empty())).text)
}

/// Decodes the joined words in a text.
fn unworded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
        // Blanks between two encoded words do not count.
        if out.is_empty() || !before.trim().is_empty() || at == 0 {
            out.push_str(before);
        }
        if let Some((charset, bytes, after)) = word(here) {
            out.push_str(&decode(&bytes, Some(charset)).text);
            rest = after;
        } else {
            out.push_str("=?");
            rest = here.strip_prefix("=?").unwrap_or_default();
        }
    }
    out.push_str(rest);
    tidy(&out)
}

/// A date as ISO 8601; the zone is left out where the field has none.
fn iso(date: DateTime, raw: &str) -> Option<String> {
    if !date.is_valid() || date.year < 1970 {
        return None;
    }
    let time = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year, date.month, date.day, date.hour, date.minute, date.second
    );
    let behind = raw
        .rsplit_once(':')
        .map(|(_, rest)| rest.trim_start_matches(|letter: char| letter.is_ascii_digit()))
        .unwrap_or_default();
    let zoned =
        behind.contains(['+', '-']) || behind.chars().any(|letter| letter.is_ascii_alphabetic());
    if !zoned || behind.contains("-0000") {
        return Some(time);
    }
    let sign = if date.tz_before_gmt { '-' } else { '+' };
    Some(format!("{time}{sign}{:02}:{:02}", date.tz_hour, date.tz_minute))
}

/// Whether these bytes begin like the head of a mail: known fields, then an empty line.
pub fn like_mail(bytes: &[u8]) -> bool {
    let (head, body) = split(crate::import::pack::bytes::head(bytes, 256 << 10));
    let (mut known, mut technical, mut fields) = (0, 0, 0);
    let mut rest = head;
    while !rest.is_empty() {
        let (current, next) = line(rest);
        rest = next;
        if !field_start(current) {
            continue;
        }
        fields += 1;
        known += usize::from(
            ["From:", "To:", "Date:", "Subject:", "Cc:", "Reply-To:", "Sender:"]
                .iter()
                .any(|name| starts(current, name)),
        );
        technical += usize::from(
            [
                "Received:",
                "MIME-Version:",
                "Message-ID:",
                "Return-Path:",
                "Content-Type:",
                "Delivered-To:",
                "DKIM-Signature:",
                "X-Mailer:",
                "X-Mozilla-Status:",
                "Content-Transfer-Encoding:",
                "X-Received:",
                "ARC-Seal:",
            ]
            .iter()
            .any(|name| starts(current, name)),
        );
    }
    // The head must end with an empty line or with the file: prose that begins like a field runs on.
    let ends = head.ends_with(b"\n")
        && (body.is_empty()
            || chomp(line(bytes.get(head.len()..).unwrap_or_default()).0).trim_ascii().is_empty());
    fields >= 2
        && ends
        && (technical >= 1 && known >= 1 || technical >= 2 || known >= 3 && dated(head))
}

/// Whether a field Date holds a date as mails write it: a day, an English month and a time.
fn dated(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    text.lines()
        .filter_map(|line| line.strip_prefix("date:"))
        .any(|value| value.contains(':') && value.chars().any(|letter| letter.is_ascii_digit()))
}
