//! Dates and addresses that come with mails: calendars (.ics) and cards (.vcf), as a person would write them down.

use super::{
    document::{Document, Kind, Line},
    one_line,
    pack::quoted_printable,
};

/// A line of such a file: a name, what is said of the value, and the value.
struct Field {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// What kind of file it is, by its first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cards {
    /// Dates.
    Calendar,
    /// Addresses.
    Addresses,
}

/// Whether the bytes are such a file.
pub(super) fn sniff(bytes: &[u8]) -> Option<Cards> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is = |word: &[u8]| start.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    if is(b"BEGIN:VCALENDAR") {
        Some(Cards::Calendar)
    } else if is(b"BEGIN:VCARD") {
        Some(Cards::Addresses)
    } else {
        None
    }
}

/// Reads the text of such a file.
pub(super) fn read(kind: Cards, text: &str) -> Document {
    let fields = fields(text);
    match kind {
        Cards::Calendar => calendar(&fields),
        Cards::Addresses => addresses(&fields),
    }
}

/// The fields, with lines that run over put together.
fn fields(text: &str) -> Vec<Field> {
    let mut lines: Vec<String> = Vec::new();
    for raw in text.lines() {
        let raw = raw.trim_end_matches('\r');
        let soft =
            |line: &String| line.ends_with('=') && line.to_uppercase().contains("QUOTED-PRINTABLE");
        match lines.last_mut() {
            Some(last) if raw.starts_with([' ', '\t']) => {
                last.push_str(raw.get(1..).unwrap_or_default());
            }
            Some(last) if soft(last) => {
                last.pop();
                last.push_str(raw);
            }
            _ => lines.push(raw.to_owned()),
        }
    }
    lines.iter().filter_map(|line| field(line)).collect()
}

fn field(line: &str) -> Option<Field> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let (head, value) = line.split_at_checked(colon?.0)?;
    let mut parts = head.split(';');
    let name = parts.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    let parameters: Vec<(String, String)> = parts
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or(("TYPE", part));
            (key.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned())
        })
        .collect();
    let mut value = value.strip_prefix(':').unwrap_or(value).to_owned();
    if parameters.iter().any(|(_, value)| value.eq_ignore_ascii_case("QUOTED-PRINTABLE")) {
        value = String::from_utf8_lossy(&quoted_printable(value.as_bytes())).into_owned();
    }
    Some(Field { name, parameters, value })
}

impl Field {
    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value with its escapes undone.
    fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// The parts of a value that has several, each without its escapes.
    fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            if c == ';' && !escaped {
                parts.push(String::new());
            } else if let Some(last) = parts.last_mut() {
                last.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| one_line(&unescaped(part))).collect()
    }

    /// A person: the name that is given, with the address.
    fn person(&self) -> String {
        let address = self.value.trim();
        let bare = address.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:"));
        let address = bare.and_then(|_| address.get(7..)).unwrap_or(address);
        match self.parameter("CN").map(one_line).filter(|name| !name.is_empty() && name != address)
        {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        }
    }

    /// A day or a time as people write it.
    fn time(&self) -> String {
        let value = self.value.trim();
        let part = |from: usize, to: usize| {
            value.get(from..to).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        };
        let (Some(year), Some(month), Some(day)) = (part(0, 4), part(4, 6), part(6, 8)) else {
            return one_line(value);
        };
        let date = format!("{year}-{month}-{day}");
        let (Some(hour), Some(minute)) = (part(9, 11), part(11, 13)) else { return date };
        let zone = match self.parameter("TZID") {
            _ if value.ends_with('Z') => " UTC".to_owned(),
            Some(zone) => format!(" ({zone})"),
            None => String::new(),
        };
        format!("{date} {hour}:{minute}{zone}")
    }
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut all = value.chars();
    while let Some(c) = all.next() {
        match (c, c == '\\') {
            (_, true) => match all.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (c, _) => out.push(c),
        }
    }
    out
}

/// Adds a line for each line of a text, the first behind its label.
fn say(doc: &mut Document, label: &str, text: &str) {
    let mut label = if label.is_empty() { String::new() } else { format!("{label}: ") };
    for part in text.lines().map(one_line).filter(|part| !part.is_empty()) {
        let text = format!("{}{part}", std::mem::take(&mut label));
        doc.lines.push(Line { kind: Kind::Paragraph, text, why: None, page: None });
    }
}

fn heading(doc: &mut Document, text: &str) {
    let text = one_line(text);
    if !text.is_empty() {
        doc.lines.push(Line { kind: Kind::Heading(2), text, why: None, page: None });
    }
}

/// The records of one kind: the fields between its BEGIN and its END, but for those of what is inside of it.
fn records<'f>(fields: &'f [Field], kinds: &[&str]) -> Vec<Vec<&'f Field>> {
    let mut out: Vec<Vec<&Field>> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for field in fields {
        let value = field.value.trim().to_ascii_uppercase();
        match field.name.as_str() {
            "BEGIN" => {
                if kinds.contains(&value.as_str()) {
                    out.push(Vec::new());
                }
                open.push(value);
            }
            "END" => {
                open.pop();
            }
            _ if open.last().is_some_and(|kind| kinds.contains(&kind.as_str())) => {
                if let Some(last) = out.last_mut() {
                    last.push(field);
                }
            }
            _ => {}
        }
    }
    out
}

fn title(doc: &mut Document, title: &str, from: &str) {
    let title = one_line(title);
    if !title.is_empty() {
        doc.from.insert("title".to_owned(), from.to_owned());
        doc.title = Some(title);
    }
}

/// Dates: what, when, where, who, and what is said of it.
fn calendar(fields: &[Field]) -> Document {
    let mut doc = Document::default();
    let events = records(fields, &["VEVENT", concat!("VTO", "DO"), "VJOURNAL"]);
    let called = fields.iter().find(|field| field.name == "X-WR-CALNAME").map(Field::text);
    let one = events.len() == 1;
    for event in &events {
        let get = |name: &str| event.iter().find(|field| field.name == name);
        let text = |name: &str| get(name).map(|field| field.text()).unwrap_or_default();
        let time = |name: &str| get(name).map(|field| field.time()).unwrap_or_default();
        let summary = text("SUMMARY");
        if one {
            title(&mut doc, &summary, "summary of the calendar");
        }
        heading(&mut doc, &summary);
        let (start, end) = (time("DTSTART"), time("DTEND"));
        let start = if start.is_empty() { time("DUE") } else { start };
        let until =
            if end.is_empty() || end == start { String::new() } else { format!(" – {end}") };
        say(&mut doc, "When", &format!("{start}{until}"));
        say(&mut doc, "Where", &text("LOCATION"));
        say(
            &mut doc,
            "Organizer",
            &get("ORGANIZER").map(|field| field.person()).unwrap_or_default(),
        );
        let invited: Vec<String> =
            event.iter().filter(|f| f.name == "ATTENDEE").take(1000).map(|f| f.person()).collect();
        say(&mut doc, "Invited", &invited.join(", "));
        say(&mut doc, "State", &text("STATUS"));
        say(&mut doc, "", &text("DESCRIPTION"));
        say(&mut doc, "Address", &text("URL"));
        if one {
            for (name, fact) in [
                ("CREATED", "Created"),
                ("LAST-MODIFIED", "Changed"),
                ("DTSTAMP", "Sent"),
                ("UID", "UID"),
            ] {
                let value = if name == "UID" { text(name) } else { time(name) };
                if !value.is_empty() {
                    doc.facts.insert(fact.to_owned(), one_line(&value));
                }
            }
        }
    }
    if doc.title.is_none() {
        title(&mut doc, &called.unwrap_or_default(), "name of the calendar");
    }
    if events.len() > 1 {
        doc.facts.insert("Entries".to_owned(), events.len().to_string());
    }
    doc
}

/// Addresses: who, where they work, how they are reached.
fn addresses(fields: &[Field]) -> Document {
    let mut doc = Document::default();
    let cards = records(fields, &["VCARD"]);
    for card in &cards {
        let get = |name: &str| card.iter().find(|field| field.name == name);
        let name = get("FN").map(|field| field.text()).filter(|name| !name.trim().is_empty());
        let name = name.or_else(|| {
            let parts = get("N")?.parts();
            // Family, given, further names, what stands before and behind.
            let order = [3, 1, 2, 0, 4].into_iter().filter_map(|at| parts.get(at).cloned());
            Some(order.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
        });
        let name = name.unwrap_or_default();
        if cards.len() == 1 {
            title(&mut doc, &name, "name on the card");
        }
        heading(&mut doc, &name);
        for field in card {
            let label = match field.name.as_str() {
                "ORG" => "Organisation",
                "TITLE" => "Title",
                "ROLE" => "Role",
                "TEL" => "Telephone",
                "EMAIL" => "E-mail",
                "ADR" => "Address",
                "URL" => "Website",
                "BDAY" => "Born",
                "NOTE" => "Note",
                _ => continue,
            };
            let value = match field.name.as_str() {
                "ORG" | "ADR" => {
                    let parts = field.parts();
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
                }
                "BDAY" => field.time(),
                _ => field.text(),
            };
            let value = value.trim().strip_prefix("tel:").map(str::to_owned).unwrap_or(value);
            say(&mut doc, label, &value);
        }
    }
    if cards.len() > 1 {
        doc.facts.insert("Entries".to_owned(), cards.len().to_string());
    }
    doc
}
