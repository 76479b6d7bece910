//! The order of a bibliography. hayagriva 0.10.1 renders every sort macro anew for each comparison and looks
//! for works in a list meanwhile; here each key is made once and compared by the rules of the language.

use super::{
    rich::{BLANK, HYPHEN, Toggle},
    style::Style,
};
use citationberg::{
    Citation, Date, DatePart, DatePartName, DateParts, DemoteNonDroppingParticle as Demote,
    IndependentStyle, InheritableNameOptions, Layout, LayoutRenderingElement, LocaleCode, Name,
    NameAsSortOrder, Names, NamesChild, SortDirection, SortKey, Style as Csl,
    json::{DateValue, Item, NameValue, Value},
    taxonomy::{NumberVariable, Variable},
};
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use std::{cmp::Ordering, sync::OnceLock};

/// What works are compared by.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Words(String),
    Number(i64),
}

/// The works in the order of the style's bibliography; those that compare alike keep theirs.
///
/// `render` cites each work of `order` alone in a style.
pub(super) fn sorted(
    style: &Style,
    locale: Option<&LocaleCode>,
    items: &[Item],
    order: &[usize],
    render: impl Fn(&IndependentStyle) -> Vec<String>,
) -> Vec<usize> {
    let sort = style.csl.bibliography.as_ref().and_then(|b| b.sort.as_ref());
    let Some(sort) = sort.filter(|_| order.len() > 1) else { return order.to_vec() };
    let mut rows: Vec<(usize, Vec<Option<Key>>)> =
        order.iter().map(|work| (*work, Vec::new())).collect();
    for key in &sort.keys {
        let column = column(style, key, items, order, &render);
        for (row, value) in rows.iter_mut().zip(column) {
            row.1.push(value);
        }
    }
    let language = locale.or(style.csl.default_locale.as_ref()).map_or("en-US", |code| &code.0);
    let collator = collator(language).or_else(|| collator("und"));
    let directions: Vec<bool> =
        sort.keys.iter().map(|k| k.sort_direction() == SortDirection::Descending).collect();
    rows.sort_by(|(_, a), (_, b)| {
        let keys = a.iter().zip(b).zip(&directions);
        let mut each = keys.map(|((a, b), descending)| match (a, b) {
            // What has no value comes last, whatever the direction.
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
            (Some(a), Some(b)) => {
                let order = compare(a, b, collator.as_ref());
                if *descending { order.reverse() } else { order }
            }
        });
        each.find(|o| *o != Ordering::Equal).unwrap_or(Ordering::Equal)
    });
    rows.into_iter().map(|(work, _)| work).collect()
}

fn collator(language: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale::Locale = language.parse().ok()?;
    CollatorBorrowed::try_new(locale.into(), CollatorOptions::default()).ok()
}

fn compare(a: &Key, b: &Key, collator: Option<&CollatorBorrowed<'static>>) -> Ordering {
    match (a, b) {
        (Key::Words(a), Key::Words(b)) => {
            collator.map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
        }
        (Key::Number(a), Key::Number(b)) => a.cmp(b),
        (Key::Number(_), Key::Words(_)) => Ordering::Less,
        (Key::Words(_), Key::Number(_)) => Ordering::Greater,
    }
}

/// The values of one key, in the order of the works.
fn column(
    style: &Style,
    key: &SortKey,
    items: &[Item],
    order: &[usize],
    render: &impl Fn(&IndependentStyle) -> Vec<String>,
) -> Vec<Option<Key>> {
    match key {
        SortKey::MacroName { name, names_min, names_use_first, names_use_last, .. } => {
            let names = InheritableNameOptions {
                et_al_min: *names_min,
                et_al_use_first: *names_use_first,
                et_al_use_last: *names_use_last,
                ..InheritableNameOptions::default()
            };
            let Some(style) = key_style(&style.csl, name, &names) else {
                return vec![None; order.len()];
            };
            render(&style).iter().map(|text| words(text)).collect()
        }
        SortKey::Variable {
            variable: Variable::Number(NumberVariable::CitationNumber), ..
        } => {
            let numbers = 0..i64::try_from(order.len()).unwrap_or(i64::MAX);
            numbers.map(|n| Some(Key::Number(n))).collect()
        }
        SortKey::Variable { variable, .. } => {
            let field = variable.to_string();
            let demote = style.csl.settings.demote_non_dropping_particle != Demote::Never;
            let value = |work: &usize| {
                let value = items.get(*work)?.0.get(&field)?;
                match (variable, value) {
                    (Variable::Number(_) | Variable::Page(_), value) => {
                        let text = value.to_str()?;
                        let digits: String =
                            text.chars().take_while(char::is_ascii_digit).collect();
                        digits.parse().ok().map(Key::Number).or_else(|| words(&text))
                    }
                    (_, Value::Names(names)) => words(&people(names, demote)),
                    (_, Value::Date(date)) => day(date).map(Key::Number),
                    (_, value) => words(&value.to_str()?),
                }
            };
            order.iter().map(value).collect()
        }
    }
}

/// Lower case, without marks and signs that no dictionary looks at.
fn words(text: &str) -> Option<Key> {
    let letters: String = particles_apart(text)
        .chars()
        // "Smith-Jones" stands with the Smiths, and "al-Rashid" before "Al Saud".
        .map(|c| {
            if matches!(c, BLANK | HYPHEN | '-' | '‐' | '‑' | '–' | '—') { ' ' } else { c }
        })
        .filter(|c| !Toggle::is_mark(*c))
        .filter(|c| {
            !matches!(
                c,
                '.' | ','
                    | ':'
                    | ';'
                    | '!'
                    | '?'
                    | '"'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '\''
                    | '‘'
                    | '’'
                    | '@'
                    | '#'
                    | '*'
                    | '_'
            )
        })
        .filter(|c| !matches!(c, '“' | '”' | '„' | '‚' | '«' | '»' | '‹' | '›' | '…'))
        .flat_map(char::to_lowercase)
        .collect();
    let letters = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    (!letters.is_empty()).then_some(Key::Words(letters))
}

/// "d’Wander" as two words; "O’Connell" stays one.
fn particles_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut small = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let particle = small
            && matches!(c, '\'' | '’')
            && chars.peek().is_some_and(|next| next.is_uppercase());
        let first = out.chars().last().is_none_or(|last| !last.is_alphabetic());
        small = c.is_lowercase() && (small || first);
        out.push(if particle { ' ' } else { c });
    }
    out
}

fn people(names: &[NameValue], demote: bool) -> String {
    let each = names.iter().map(|name| match name {
        NameValue::Literal(name) => name.literal.clone(),
        NameValue::Item(name) => {
            let part = |part: &Option<String>| part.clone().unwrap_or_default();
            let particle = part(&name.non_dropping_particle);
            let (before, behind) = if demote { ("", &*particle) } else { (&*particle, "") };
            let (given, dropping) = (part(&name.given), part(&name.dropping_particle));
            let family = super::prepare::readable(&name.family);
            // Two names of one family stand together, however long the names of others are.
            format!("{before} {family}  {given} {dropping} {behind} {}", part(&name.suffix))
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

fn day(date: &DateValue) -> Option<i64> {
    let DateValue::Raw { raw, .. } = date else { return None };
    let part = |n: Option<u8>| n.map_or(0, |n| i64::from(n) + 1);
    Some(i64::from(raw.start.year) * 10_000 + part(raw.start.month) * 100 + part(raw.start.day))
}

/// A style whose citations are what a macro gives for sorting: names the wrong way round and without labels,
/// dates as numbers.
fn key_style(
    csl: &IndependentStyle,
    name: &str,
    names: &InheritableNameOptions,
) -> Option<IndependentStyle> {
    let parts = parts()?;
    let mut own = csl.clone();
    let options = own.bibliography.take().map(|b| b.name_options).unwrap_or_default();
    own.macros.iter_mut().for_each(|m| elements(&mut m.children, names, &parts.1));
    let called = own.macros.iter().find(|m| m.name == name)?.children.clone();
    own.citation = Citation::with_layout(Layout::with_elements(called));
    own.citation.name_options = options;
    own.locale.splice(0..0, parts.0.iter().cloned());
    Some(own)
}

/// The year of a date, with nothing around it.
pub(super) fn year() -> Option<&'static DatePart> {
    parts()?.1.date_part.iter().find(|part| part.name == DatePartName::Year)
}

/// A locale without "et al." and a date in numbers, as only a file can hold them.
fn parts() -> Option<&'static (Vec<citationberg::Locale>, Date)> {
    static PARTS: OnceLock<Option<(Vec<citationberg::Locale>, Date)>> = OnceLock::new();
    PARTS
        .get_or_init(|| {
            const XML: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
            <info><title>keys</title><id>keys</id><updated>2020-01-01T00:00:00Z</updated></info>
            <locale><terms><term name="et-al"></term></terms></locale>
            <citation><layout><date variable="issued"><date-part name="year"/>
            <date-part name="month" form="numeric-leading-zeros"/>
            <date-part name="day" form="numeric-leading-zeros"/></date></layout></citation></style>"#;
            let Ok(Csl::Independent(style)) = Csl::from_xml(XML) else { return None };
            let date = style.citation.layout.elements.into_iter().find_map(|e| match e {
                LayoutRenderingElement::Date(date) => Some(date),
                _ => None,
            });
            Some((style.locale, date?))
        })
        .as_ref()
}

fn elements(
    list: &mut Vec<LayoutRenderingElement>,
    names: &InheritableNameOptions,
    numbers: &Date,
) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(element) => person_key(element, names, numbers),
            LayoutRenderingElement::Date(date) => date_key(date, numbers),
            LayoutRenderingElement::Group(group) => elements(&mut group.children, names, numbers),
            LayoutRenderingElement::Choose(choose) => {
                elements(&mut choose.if_.children, names, numbers);
                for branch in &mut choose.else_if {
                    elements(&mut branch.children, names, numbers);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children, names, numbers);
                }
            }
            LayoutRenderingElement::Text(text) => text.quotes = false,
            LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => {}
        }
    }
}

fn person_key(element: &mut Names, names: &InheritableNameOptions, numbers: &Date) {
    element.children.retain(|child| !matches!(child, NamesChild::Label(_)));
    element.name_as_sort_order = Some(NameAsSortOrder::All);
    element.and = None;
    let inherited = InheritableNameOptions::default();
    for child in &mut element.children {
        match child {
            NamesChild::Name(name) => {
                let own = name.options(&inherited);
                element.et_al_min = element.et_al_min.or(own.et_al_min);
                element.et_al_use_first = element.et_al_use_first.or(own.et_al_use_first);
                let with = own.initialize_with.map(str::to_owned);
                element.initialize_with = element.initialize_with.take().or(with);
                element.initialize = element.initialize.or(Some(own.initialize));
                let form = name.form;
                *name = Name::default();
                name.form = form;
            }
            NamesChild::Substitute(substitute) => {
                elements(&mut substitute.children, names, numbers);
            }
            NamesChild::EtAl(_) | NamesChild::Label(_) => {}
        }
    }
    if names.et_al_min.is_some() {
        element.et_al_min = names.et_al_min;
    }
    if names.et_al_use_first.is_some() {
        element.et_al_use_first = names.et_al_use_first;
    }
    if names.et_al_use_last.is_some() {
        element.et_al_use_last = names.et_al_use_last;
    }
}

fn date_key(date: &mut Date, numbers: &Date) {
    let parts = date.parts.unwrap_or_default();
    let shown: Vec<DatePartName> = match date.form {
        Some(_) => [
            (DatePartName::Year, true),
            (DatePartName::Month, parts.has_month()),
            (DatePartName::Day, parts == DateParts::YearMonthDay),
        ]
        .into_iter()
        .filter_map(|(name, shown)| shown.then_some(name))
        .collect(),
        None => date.date_part.iter().map(|part| part.name).collect(),
    };
    let mut key = Date { variable: date.variable, ..numbers.clone() };
    key.date_part.retain(|part| shown.contains(&part.name));
    *date = key;
}
