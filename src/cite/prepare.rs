//! Makes of a reference what the processor gets to see: particles where the style wants them, initials that it
//! finds, quotation marks that the locale may set, no dates that bring it down.

use super::{
    literal, numbers,
    quotations::quoted,
    reference::Reference,
    rich::{self, BLANK, EASTERN, HYPHEN, JOIN, OTHERS, veiled},
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
    /// To be cited: particles stay with family names, which are named alone and first there.
    Cited,
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
        Demote::DisplayAndSort => use_of != Use::Cited || style.notes && style.inverts,
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
                let kept = open && use_of != Use::Sorted;
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
    if use_of != Use::Sorted {
        item.0.extend(dates.fields(number));
    }
    let pages = item.0.get("page").and_then(Value::to_str);
    if let Some(field) = style.plural_field
        && pages.is_some_and(|pages| numbers::is_roman_range(&pages))
    {
        item.0.insert(field.to_string(), Value::String("1".to_owned()));
    }
    item.0.remove(&substitute::NEVER.to_string());
    // Two files may name a reference alike, and hayagriva tells works apart by value.
    item.0.insert("id".to_owned(), Value::String(number.to_string()));
    item.0.insert(TAG.to_owned(), Value::String(number.to_string()));
    item
}

/// A name with its particles in their fields, as Zotero and citeproc-js read "van der Berg".
fn person(name: &mut NameItem, style: &Style, demote: bool) {
    if let Some(given) = super::fields::of_east_asia(name) {
        name.given = Some(format!("{given}{EASTERN}"));
    }
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
            if style.bare_initials {
                *given = bare(given);
            }
            *given = one_initial(given);
        }
    }
    // Who leaves the stop from initials leaves it from "Jr" too.
    if style.initialize_with.as_deref() == Some("")
        && let Some(suffix) = &mut name.suffix
    {
        *suffix = suffix.trim_end_matches('.').to_owned();
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

/// "P. M." as "PM", and "Laura S." as "Laura S": two initials still, for a style that takes initials.
fn bare(given: &str) -> String {
    let initial = |word: &str| {
        let mut chars = word.chars();
        let letter = chars.next().is_some_and(char::is_uppercase);
        (letter && chars.as_str() == ".").then(|| word.trim_end_matches('.').to_owned())
    };
    let words: Vec<&str> = given.split(' ').collect();
    let mut out = String::with_capacity(given.len());
    for (at, word) in words.iter().enumerate() {
        match initial(word) {
            Some(letter) => {
                out.push_str(&letter);
                if words.get(at + 1).is_some_and(|next| initial(next).is_some()) {
                    out.push(JOIN);
                }
            }
            None => out.push_str(word),
        }
        if at + 1 < words.len() {
            out.push(' ');
        }
    }
    out
}

/// A hyphen before a small letter divides no given name: "Ko-lin" has one initial, "Jean-Luc" two. A shortened name
/// before others is its own initial: "Md. Saidur".
fn one_initial(given: &str) -> String {
    let mut out = String::with_capacity(given.len() + 4);
    let count = given.split(' ').count();
    for (number, word) in given.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let mut chars = word.chars();
        let capital = chars.next().filter(char::is_ascii_uppercase);
        let small: Option<String> = chars
            .as_str()
            .strip_suffix('.')
            .filter(|rest| (1..4).contains(&rest.len()) && number + 1 < count)
            .and_then(|rest| rest.chars().map(rich::within).collect());
        if let (Some(capital), Some(small)) = (capital, small) {
            out.push(capital);
            out.push_str(&small);
            out.push('.');
            continue;
        }
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            let small = c == '-' && chars.peek().is_some_and(|next| next.is_lowercase());
            let inside = small && out.ends_with(char::is_alphabetic);
            out.push(if inside { HYPHEN } else { c });
        }
    }
    out
}

/// Typewriter apostrophes as printed ones.
fn apostrophes(words: &str) -> String {
    words.replace('\'', "’")
}
