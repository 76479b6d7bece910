//! Makes of a reference what the processor gets to see: particles where the style wants them, initials that it
//! finds, quotation marks that the locale may set, no dates that bring it down.

use super::{
    literal, numbers,
    reference::Reference,
    rich::{BLANK, JOIN, OTHERS, QUOTE_CLOSE, QUOTE_OPEN, Toggle, veiled},
    style::Style,
    substitute,
};
use citationberg::{
    DemoteNonDroppingParticle as Demote,
    json::{DateValue, Item, LiteralName, NameItem, NameValue, Value},
    taxonomy::Season,
};

/// The first field of every item, in the order of fields: hayagriva compares works by value, and so often that
/// the comparison must end at once.
pub(super) const TAG: &str = "!";

/// The type of a document that is of no other type.
pub(super) const DOCUMENT: &str = "document";

/// What the items are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// To be read.
    Shown,
    /// To be put in order.
    Sorted,
}

/// Fields that are printed letter for letter.
const LITERAL: [&str; 14] = [
    "id", "type", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "language", "note", "page",
    "volume", "issue", "number",
];

/// The words of a field as the processor gets them.
pub(super) fn shown(words: &str) -> String {
    veiled(&quoted(words))
}

/// Whether a field is printed letter for letter.
pub(super) fn is_literal(field: &str) -> bool {
    LITERAL.contains(&field) || numbers::FIELDS.contains(&field)
}

/// The item for the processor; `number` tells it from all others.
pub(super) fn item(
    number: usize,
    reference: &Reference,
    style: &Style,
    dates: &literal::Dates,
    use_of: Use,
) -> Item {
    let mut item = reference.item.clone();
    // The processor has another name for it than the schema of CSL-JSON.
    if let Some(place) = item.0.remove("archive-place") {
        item.0.entry("archive_place".to_owned()).or_insert(place);
    }
    let kind = item.0.get("type").and_then(Value::to_str);
    if kind.is_some_and(|kind| kind == DOCUMENT) && style.documents.get() != Some(&true) {
        // Some styles print nothing for a document of no kind (Chicago's notes, MHRA, Turabian).
        let online = item.0.contains_key("URL");
        let kind = if online { "webpage" } else { "report" };
        item.0.insert("type".to_owned(), Value::String(kind.to_owned()));
    }
    let demote = match style.csl.settings.demote_non_dropping_particle {
        Demote::DisplayAndSort => true,
        Demote::SortOnly => use_of == Use::Sorted,
        Demote::Never => false,
    };
    for (field, value) in &mut item.0 {
        match value {
            Value::String(words) if numbers::FIELDS.contains(&field.as_str()) => {
                *words = numbers::number(words);
            }
            Value::String(words) if field == "page" => {
                let open = style.csl.settings.page_range_format.is_none();
                let kept = open && use_of == Use::Shown;
                *words = if kept { numbers::unchanged_pages(words) } else { std::mem::take(words) };
            }
            Value::String(words) if !LITERAL.contains(&field.as_str()) => {
                *words = shown(words);
            }
            Value::Names(names) => {
                for name in names {
                    match name {
                        NameValue::Literal(name) if name.literal == "others" => {
                            name.literal = OTHERS.to_string();
                        }
                        NameValue::Literal(name) => name.literal = apostrophes(&name.literal),
                        // An organisation in the field of a family name: small words in it are no particles.
                        NameValue::Item(item)
                            if item.given.is_none() && item.non_dropping_particle.is_none() =>
                        {
                            let literal = apostrophes(&item.family);
                            *name = NameValue::Literal(LiteralName { literal });
                        }
                        NameValue::Item(name) => person(name, style, demote),
                    }
                }
            }
            // The processor ends itself at a span of time; a date that it cannot use it may not see.
            Value::Date(DateValue::Raw { raw, season, .. }) => {
                raw.end = None;
                // It counts a year nought between those before Christ and ours, which CSL does not.
                raw.start.year += i16::from(raw.start.year < 0);
                let kept = raw.start.season.filter(|_| style.seasons);
                *season = kept.map(Season::to_csl_number).map(|n| n.to_string());
            }
            _ => {}
        }
    }
    item.0.retain(|_, value| !matches!(value, Value::Date(DateValue::DateParts { .. })));
    // Where works are put in order, such a date is none.
    if use_of == Use::Shown {
        item.0.extend(dates.fields(number));
    }
    item.0.remove(&substitute::NEVER.to_string());
    // Two files may name a reference alike, and hayagriva tells works apart by value.
    item.0.insert("id".to_owned(), Value::String(number.to_string()));
    item.0.insert(TAG.to_owned(), Value::String(number.to_string()));
    item
}

/// A name with its particles in their fields, as Zotero and citeproc-js read "van der Berg".
fn person(name: &mut NameItem, style: &Style, demote: bool) {
    if let Some(given) = &mut name.given {
        if name.dropping_particle.is_none()
            && let Some((first, particle)) = trailing_particle(given)
        {
            name.dropping_particle = Some(particle);
            *given = first;
        }
        *given = apostrophes(given);
        if style.initialize_with.is_some() {
            *given = apart(given);
        }
    }
    let whole = name.family.trim();
    if let Some(inner) = whole.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
        name.family = bound(&apostrophes(inner));
        return;
    }
    let whole = apostrophes(whole);
    if name.non_dropping_particle.is_some() {
        name.family = bound(&whole);
        name.non_dropping_particle = name.non_dropping_particle.as_deref().map(apostrophes);
    } else if let Some((particle, family)) = leading_particle(&whole) {
        name.family = bound(&family);
        name.non_dropping_particle = Some(particle);
    } else {
        name.family = bound(&whole);
        return;
    }
    let Some(particle) = name.non_dropping_particle.take() else { return };
    let joined =
        particle.ends_with(['-', '’']) && whole.starts_with(&format!("{particle}{}", name.family));
    if demote && name.given.is_some() {
        let particle = if joined { format!("{particle}{JOIN}") } else { particle };
        let before = name.dropping_particle.take().map(|d| format!("{d} ")).unwrap_or_default();
        name.dropping_particle = Some(format!("{before}{particle}"));
    } else {
        let blank = if joined { None } else { Some(BLANK) };
        let mut whole = bound(&particle);
        whole.extend(blank);
        whole.push_str(&name.family);
        name.family = whole;
    }
}

/// Blanks that the processor takes for no place to divide a name at.
fn bound(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(&BLANK.to_string())
}

/// The same with plain blanks.
pub(super) fn readable(name: &str) -> String {
    name.replace(BLANK, " ")
}

/// "van der Berg" → "van der", "Berg"; "al-One" → "al-", "One"; none in "De Quincey" and "bell hooks".
fn leading_particle(family: &str) -> Option<(String, String)> {
    let small =
        |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let words: Vec<&str> = family.split_whitespace().collect();
    let count = words.iter().take_while(|word| small(word) && !joined(word)).count();
    if count > 0 && count < words.len() {
        let (particle, rest) = words.split_at(count);
        return Some((particle.join(" "), rest.join(" ")));
    }
    let at = family.find(['-', '’'])?;
    let mark = family.get(at..)?.chars().next()?;
    let (particle, rest) = family.split_at(at + mark.len_utf8());
    let letters = particle.chars().filter(|c| c.is_alphabetic()).count();
    let fits =
        (1..=3).contains(&letters) && particle.chars().all(|c| c.is_lowercase() || c == mark);
    (fits && rest.chars().next().is_some_and(char::is_uppercase))
        .then(|| (particle.to_owned(), rest.to_owned()))
}

/// Whether a word is a particle and a name in one: "d’Arcy".
fn joined(word: &str) -> bool {
    word.split(['-', '’'])
        .nth(1)
        .is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

/// "Gustav von" → "Gustav", "von".
fn trailing_particle(given: &str) -> Option<(String, String)> {
    let words: Vec<&str> = given.split_whitespace().collect();
    let small = |word: &&&str| word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
    let count = words.iter().rev().take_while(small).count();
    let first = words.len().checked_sub(count).filter(|first| *first > 0 && count > 0)?;
    let (given, particle) = words.split_at(first);
    given
        .iter()
        .any(|w| w.chars().any(char::is_uppercase))
        .then(|| (given.join(" "), particle.join(" ")))
}

/// "P.M." → "P. M.": initials are found at blanks only.
fn apart(given: &str) -> String {
    let mut out = String::with_capacity(given.len() + 4);
    let mut chars = given.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == '.' && chars.peek().is_some_and(|next| next.is_alphabetic()) {
            out.push(' ');
        }
    }
    out
}

/// Typewriter apostrophes as printed ones.
fn apostrophes(words: &str) -> String {
    words.replace('\'', "’")
}

/// Marks typewriter quotation marks that come in pairs, and sets apostrophes.
fn quoted(words: &str) -> String {
    if !words.contains(['"', '\'']) || words.contains("://") {
        return words.to_owned();
    }
    let chars: Vec<char> = words.chars().collect();
    let at = |i: usize| chars.get(i).copied();
    let before = |i: usize| i.checked_sub(1).and_then(at).filter(|c| !Toggle::is_mark(*c));
    let opens = |i: usize| {
        before(i).is_none_or(|c| c.is_whitespace() || "([{–—/\"'“‘«".contains(c))
            && at(i + 1).is_some_and(|c| !c.is_whitespace())
    };
    let closes = |i: usize| {
        before(i).is_some_and(|c| !c.is_whitespace())
            && at(i + 1).is_none_or(|c| !c.is_alphanumeric())
    };
    let mut out = chars.clone();
    // Double marks: each that opens takes the next that closes; one without a partner stays.
    let mut open: Option<usize> = None;
    for i in (0..chars.len()).filter(|i| at(*i) == Some('"')) {
        if open.is_none() && (opens(i) || before(i).is_none()) {
            open = Some(i);
        } else if let Some(start) = open.filter(|_| closes(i) || before(i).is_none()) {
            put(&mut out, start, QUOTE_OPEN);
            put(&mut out, i, QUOTE_CLOSE);
            open = None;
        }
    }
    // Single marks are apostrophes unless one opens and a later one closes.
    let singles: Vec<usize> = (0..chars.len()).filter(|i| at(*i) == Some('\'')).collect();
    let mut open: Option<usize> = None;
    for i in singles {
        put(&mut out, i, '’');
        let inside = before(i).is_some_and(char::is_alphanumeric)
            && at(i + 1).is_some_and(char::is_alphanumeric);
        if inside {
            continue;
        }
        if open.is_none() && opens(i) {
            open = Some(i);
        } else if let Some(start) = open.filter(|_| closes(i)) {
            put(&mut out, start, QUOTE_OPEN);
            put(&mut out, i, QUOTE_CLOSE);
            open = None;
        }
    }
    out.into_iter().collect()
}

fn put(out: &mut [char], at: usize, c: char) {
    if let Some(slot) = out.get_mut(at) {
        *slot = c;
    }
}
