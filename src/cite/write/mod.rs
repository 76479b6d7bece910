//! Files of references for other programs: CSL-JSON, BibLaTeX, RIS. What is written here, [`super::read()`] reads
//! back as the same references.

mod bibtex;
mod csl_json;
mod ris;

use super::{read::Kind, reference::Reference, rich::Toggle};
use citationberg::json::{DateValue, FixedDate, NameItem, NameValue, Value};

/// A file with these references, in their order; each keeps its id as its citation key.
pub fn write(kind: Kind, references: &[Reference]) -> String {
    match kind {
        Kind::CslJson => csl_json::write(references),
        Kind::BibTex => bibtex::write(references),
        Kind::Ris => ris::write(references),
    }
}

/// One reference as an object of CSL-JSON, on one line.
pub(super) fn line(reference: &Reference) -> String {
    csl_json::item(reference).to_string()
}

/// Words with marks as another format writes them: what each mark becomes, and each other character.
fn marked(
    words: &str,
    toggle: impl Fn(Toggle, bool) -> &'static str,
    mut other: impl FnMut(char, &mut String),
) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match Toggle::read(c) {
            Some((which, start)) => out.push_str(toggle(which, start)),
            None => other(c, &mut out),
        }
    }
    out
}

/// Words with the inline markup that CSL-JSON has.
fn html(words: &str) -> String {
    let tag = |toggle, start| match (toggle, start) {
        (Toggle::Italic, true) => "<i>",
        (Toggle::Italic, false) => "</i>",
        (Toggle::Bold, true) => "<b>",
        (Toggle::Bold, false) => "</b>",
        (Toggle::Super, true) => "<sup>",
        (Toggle::Super, false) => "</sup>",
        (Toggle::Sub, true) => "<sub>",
        (Toggle::Sub, false) => "</sub>",
        (Toggle::SmallCaps, true) => "<span style=\"font-variant:small-caps;\">",
        (Toggle::Plain, true) => "<span class=\"nocase\">",
        (Toggle::SmallCaps | Toggle::Plain, false) => "</span>",
    };
    marked(words, tag, |c, out| out.push(c))
}

/// Words on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Beginning and end of a date.
fn span(date: &DateValue) -> Option<(FixedDate, Option<FixedDate>)> {
    let DateValue::Raw { raw, .. } = date else { return None };
    Some((raw.start, raw.end))
}

/// A date in EDTF level 1 (ISO 8601-2): `2015`, `2015-05`, `2015-05-13`, `2015-21` for spring, `~` for "about",
/// `/` between the ends of a span.
fn edtf(date: &DateValue) -> Option<String> {
    let one = |date: FixedDate| {
        // The year 1 before Christ is nought in ISO 8601 and -1 in CSL.
        let year = if date.year < 0 { date.year + 1 } else { date.year };
        let sign = if year < 0 { "-" } else { "" };
        let mut out = format!("{sign}{:04}", year.unsigned_abs());
        // The processor counts months and days from nought.
        if let Some(month) = date.month {
            out.push_str(&format!("-{:02}", month + 1));
            if let Some(day) = date.day {
                out.push_str(&format!("-{:02}", day + 1));
            }
        } else if let Some(season) = season(date) {
            out.push_str(&format!("-{}", season + 20));
        }
        if date.circa {
            out.push('~');
        }
        out
    };
    let (start, end) = span(date)?;
    Some(match end {
        Some(end) => format!("{}/{}", one(start), one(end)),
        None => one(start),
    })
}

/// The number of a season in CSL: 1 for spring.
fn season(date: FixedDate) -> Option<u8> {
    use citationberg::taxonomy::Season;
    date.season.map(|season| match season {
        Season::Spring => 1,
        Season::Summer => 2,
        Season::Autumn => 3,
        Season::Winter => 4,
    })
}

/// Whether a date says more than year, month and day of one day.
fn is_rich(date: &DateValue) -> bool {
    span(date).is_some_and(|(start, end)| {
        end.is_some() || start.circa || start.season.is_some() || !(1..=9999).contains(&start.year)
    })
}

/// A person in parts; `None` for a name that stays whole.
fn person(name: &NameValue) -> Result<&NameItem, &str> {
    match name {
        NameValue::Literal(name) => Err(&name.literal),
        NameValue::Item(name) if name.given.is_none() && name.suffix.is_none() => {
            match (&name.non_dropping_particle, &name.dropping_particle) {
                (None, None) => Err(&name.family),
                _ => Ok(name),
            }
        }
        NameValue::Item(name) => Ok(name),
    }
}

/// Given name with the particle that goes with it.
fn given(name: &NameItem) -> String {
    let parts = [name.given.as_deref(), name.dropping_particle.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Reference {
    /// The fields that a writer has not dealt with, in the order of their names.
    fn others<'a>(&'a self, done: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.item
            .0
            .iter()
            .map(|(field, value)| (field.as_str(), value))
            .filter(move |(field, _)| !done.contains(field) && !matches!(*field, "id" | "type"))
    }

    /// The words of a field with the marks in them.
    fn marked(&self, field: &str) -> Option<String> {
        match self.raw(field)? {
            Value::String(words) => Some(words.clone()).filter(|w| !w.trim().is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Names(_) | Value::Date(_) => None,
        }
    }

    fn date_of(&self, field: &str) -> Option<&DateValue> {
        match self.raw(field)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    fn names_of(&self, field: &str) -> &[NameValue] {
        match self.raw(field) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }

    /// The type; "document" for a reference without one.
    fn kind(&self) -> String {
        self.item.type_().map_or_else(|| "document".to_owned(), std::borrow::Cow::into_owned)
    }
}
