//! One cited document in the form of CSL-JSON, whatever it came from: an article of the project or a file of
//! references.

use super::{names::Name, rich::Toggle};
use crate::model::{Article, ArticleId, PartialDate};
use citationberg::json::{
    DateValue, FixedDate, FixedDateRange, Item, LiteralName, NameItem, NameValue, Value,
    VecDateRange,
};
use std::collections::BTreeMap;

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub(super) item: Item,
    /// Paths of the files that a program keeps for it, as its list names them.
    pub(super) files: Vec<String>,
}

impl Reference {
    /// A document of a CSL type ("article-newspaper", "webpage", "report" …) under an id of its own.
    pub fn new(id: &str, kind: &str) -> Self {
        let mut reference = Self { item: Item(BTreeMap::new()), files: Vec::new() };
        reference.set("id", id);
        reference.set("type", kind);
        reference
    }

    /// What a citation of an article says.
    ///
    /// What the article does not know stays away; the style then writes "n.d." or whatever it writes. Without a
    /// title its first words stand in, or the name of the file, so that the entry can be found. The day of
    /// access is the day of import. An article that came with a reference of its own keeps all that this says.
    pub fn from_article(id: ArticleId, article: &Article) -> Self {
        Self::stored(id, article).unwrap_or_else(|| Self::from_own(id, article))
    }

    /// Takes an unsigned page of a site for news, when a style prints no date of a post: the year that it leaves out of
    /// `entry`. Returns whether there was something to change.
    pub fn dated_as_news(&mut self, id: ArticleId, article: &Article, entry: &str) -> bool {
        // What came with a reference of its own is what that says.
        if Self::stored(id, article).is_some() {
            return false;
        }
        let year = self.issued().and_then(PartialDate::year).map(|year| year.to_string());
        let lost = self.is_kind("post-weblog") && year.is_some_and(|year| !entry.contains(&year));
        if lost {
            self.set("type", "article-newspaper");
        }
        lost
    }

    /// A reference from what the article itself says.
    pub(super) fn from_own(id: ArticleId, article: &Article) -> Self {
        let known = |field: &Option<String>| {
            field.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let (publisher, url) = (known(&article.publisher), known(&article.url));
        let address = url.or_else(|| known(&article.archived_url));
        let unsigned = article.bylines.iter().all(|byline| byline.trim().is_empty());
        let kind = match (&publisher, &address) {
            // An unsigned page of a site begins with its title; as news, Chicago puts it under the paper.
            (Some(_), Some(_)) if unsigned => "post-weblog",
            (Some(_), _) => "article-newspaper",
            (None, Some(_)) => "webpage",
            // Not "document": Chicago's notes, MHRA and Turabian print nothing at all for it.
            (None, None) => "report",
        };
        let mut reference = Self::new(&id.to_string(), kind);
        reference.set("title", &one_line(article.label()));
        if let Some(publisher) = &publisher {
            reference.set("container-title", &one_line(publisher));
        }
        // An agency that signs as it is called is no person: "财新" has no family name.
        let house = |byline: &str| {
            let byline = crate::fold::fold(byline.trim());
            let of = publisher.as_deref().map(crate::fold::fold);
            of.is_some_and(|of| !byline.is_empty() && (of == byline || of.starts_with(&byline)))
        };
        let authors: Vec<Name> = article
            .bylines
            .iter()
            .flat_map(|byline| match house(byline) {
                true => vec![Name::Whole(one_line(byline.trim()))],
                false => super::names::split(byline),
            })
            .collect();
        reference.set_names("author", &authors);
        if let Some(published) = article.published {
            reference.set_date("issued", published);
        }
        if let Some(address) = address {
            reference.set("URL", &one_line(&address));
            let day = article.capture.seen().to_string();
            if let Some(day) = day.get(..10).and_then(|d| d.parse().ok()) {
                reference.set_date("accessed", day);
            }
        }
        if let Some(language) = known(&article.language) {
            reference.set("language", &language);
        }
        reference
    }

    /// The id that it was made with.
    pub fn id(&self) -> String {
        self.item.id().unwrap_or_default().into_owned()
    }

    /// The title, if there is one; without inline markup.
    pub fn title(&self) -> Option<String> {
        let title = self.item.0.get("title")?.to_str()?;
        Some(title.chars().filter(|c| !Toggle::is_mark(*c)).collect())
    }

    /// Sets a field of CSL to words; marks that the processor uses itself are taken out.
    pub fn set(&mut self, field: &str, words: &str) {
        let words: String = words.chars().filter(|c| !Toggle::is_mark(*c)).collect();
        self.item.0.insert(field.to_owned(), Value::String(words));
    }

    /// Sets a date as precise as it is known. A date without a year says nothing in a citation.
    pub fn set_date(&mut self, field: &str, date: PartialDate) {
        let Some(year) = date.year() else { return };
        let date = FixedDate {
            year,
            month: date.month().map(|m| m.saturating_sub(1)),
            day: date.day().map(|d| d.saturating_sub(1)),
            season: None,
            circa: false,
        };
        self.set_fixed(field, date);
    }

    pub(super) fn set_fixed(&mut self, field: &str, date: FixedDate) {
        self.set_span(field, date, None);
    }

    pub(super) fn set_span(&mut self, field: &str, start: FixedDate, end: Option<FixedDate>) {
        let raw = FixedDateRange { start, end };
        self.item.0.insert(
            field.to_owned(),
            Value::Date(DateValue::Raw { raw, literal: None, season: None }),
        );
    }

    /// Sets a date that is known in words only: "forthcoming".
    pub(super) fn set_literal_date(&mut self, field: &str, words: &str) {
        self.item.0.insert(
            field.to_owned(),
            Value::Date(DateValue::DateParts {
                date_parts: VecDateRange(Vec::new()),
                literal: Some(clean(words)),
                season: None,
                circa: false,
            }),
        );
    }

    /// Sets a list of names; an empty one stays away.
    pub fn set_names(&mut self, field: &str, names: &[Name]) {
        if names.is_empty() {
            return;
        }
        let names = names.iter().map(value_of).collect();
        self.item.0.insert(field.to_owned(), Value::Names(names));
    }

    /// Who wrote it, what it is called and from when it is, without any style: for an entry that a style leaves
    /// empty.
    pub(super) fn bare(&self) -> String {
        let whole = |name: &NameValue| match name {
            NameValue::Literal(name) => name.literal.clone(),
            NameValue::Item(name) => {
                let given = name.given.as_deref().map(|g| format!("{g} ")).unwrap_or_default();
                let particle = name
                    .non_dropping_particle
                    .as_deref()
                    .map(|p| format!("{p} "))
                    .unwrap_or_default();
                format!("{given}{particle}{}", name.family)
            }
        };
        let author = match self.item.0.get("author") {
            Some(Value::Names(names)) => names.iter().map(whole).collect::<Vec<_>>().join(", "),
            _ => String::new(),
        };
        let year = match self.item.0.get("issued") {
            Some(Value::Date(DateValue::Raw { raw, .. })) => raw.start.year.to_string(),
            _ => String::new(),
        };
        let title = self.title().unwrap_or_default();
        let parts: Vec<String> = [author, title, year]
            .iter()
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .map(
                |part| {
                    if part.ends_with(['.', '?', '!', '…']) { part } else { format!("{part}.") }
                },
            )
            .collect();
        parts.join(" ")
    }

    /// The words that styles print as they are: titles, names, addresses.
    pub(super) fn words(&self) -> Vec<String> {
        // An abstract or a note holds anything and is printed by hardly any style.
        const UNPRINTED: [&str; 6] = ["abstract", "note", "annote", "id", "keyword", "type"];
        let mut out = Vec::new();
        let printed = self.item.0.iter().filter(|(field, _)| !UNPRINTED.contains(&field.as_str()));
        for (_, value) in printed {
            match value {
                Value::String(words) => out.push(clean(words)),
                Value::Names(names) => {
                    for name in names {
                        match name {
                            NameValue::Literal(name) => out.push(name.literal.clone()),
                            NameValue::Item(name) => {
                                out.push(name.family.clone());
                                out.extend(name.given.clone());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// The words whose case styles change, each field or part of a name alone.
    pub(super) fn cased(&self) -> Vec<String> {
        let mut out: Vec<String> = self.title_like().map(|words| clean(&words)).collect();
        for value in self.item.0.values() {
            let Value::Names(names) = value else { continue };
            for name in names {
                match name {
                    NameValue::Literal(name) => out.push(name.literal.clone()),
                    NameValue::Item(name) => {
                        out.push(name.family.clone());
                        out.extend(name.given.clone());
                    }
                }
            }
        }
        out
    }

    /// The fields whose case styles change, with the marks of the processor.
    pub(super) fn title_like(&self) -> impl Iterator<Item = String> + '_ {
        let fields = self.item.0.iter().filter(|(field, _)| !super::prepare::is_literal(field));
        fields.filter_map(|(_, value)| match value {
            Value::String(words) => Some(words.clone()),
            _ => None,
        })
    }

    /// Its numbers and pages: fields and their words.
    pub(super) fn numbers(&self) -> Vec<(&str, String)> {
        let fields = super::numbers::FIELDS.into_iter().chain(["page"]);
        fields.filter_map(|f| Some((f, clean(&self.item.0.get(f)?.to_str()?)))).collect()
    }

    /// Whether nothing says by whom it is or what it is called.
    pub(super) fn is_nameless(&self) -> bool {
        self.title().is_none() && !self.item.0.values().any(|v| matches!(v, Value::Names(_)))
    }

    /// What it and what it stands in are called.
    pub(super) fn titles(&self) -> Vec<String> {
        let fields = ["title", "title-short", "container-title", "container-title-short"];
        let texts = fields.iter().filter_map(|field| self.item.0.get(*field)?.to_str());
        texts.map(|text| clean(&text)).collect()
    }

    /// Whether some field other than its own is among these words, so that it can be found by them.
    pub(super) fn named_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let holds = |field: &str| {
            let words = self.item.0.get(field).and_then(Value::to_str);
            let words = words.map(|w| clean(&w).to_lowercase()).unwrap_or_default();
            // Quotation marks and apostrophes are bent by styles; the letters stay.
            let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let words = letters(&words);
            !words.is_empty() && letters(&text).contains(&words)
        };
        ["title", "title-short", "container-title", "container-title-short", "URL", "DOI"]
            .into_iter()
            .any(holds)
    }

    /// A field as it is.
    pub(super) fn raw(&self, field: &str) -> Option<&Value> {
        self.item.0.get(field)
    }

    /// The first date that is a span: its field, its beginning and its end.
    pub(super) fn span(&self) -> Option<(String, FixedDate, FixedDate)> {
        self.item.0.iter().find_map(|(field, value)| match value {
            Value::Date(date) => {
                let (start, end) = super::spans::end(date)?;
                Some((field.clone(), start, end))
            }
            _ => None,
        })
    }

    /// The dates that are words and nothing else, by field.
    pub(super) fn dates_in_words(&self) -> Vec<(String, String)> {
        let words = |value: &Value| match value {
            Value::Date(DateValue::DateParts { literal, .. }) => literal.clone(),
            _ => None,
        };
        let dates = self.item.0.iter().filter_map(|(f, value)| Some((f.clone(), words(value)?)));
        dates.collect()
    }

    /// Whether it is of a type.
    pub(super) fn is_kind(&self, kind: &str) -> bool {
        self.item.0.get("type").and_then(Value::to_str).is_some_and(|own| own == kind)
    }

    /// Whether some date is that of a season.
    pub(super) fn in_season(&self) -> bool {
        self.item.0.values().any(|value| {
            matches!(value, Value::Date(DateValue::Raw { raw, .. }) if raw.start.season.is_some())
        })
    }

    /// Takes the type away: a file did not give one.
    pub(super) fn without_type(&mut self) {
        self.item.0.remove("type");
    }

    /// Takes a field away.
    pub(super) fn remove(&mut self, field: &str) {
        self.item.0.remove(field);
    }

    /// Gives a field another name.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        if let Some(value) = self.item.0.remove(from) {
            self.item.0.insert(to.to_owned(), value);
        }
    }

    /// Changes the words of fields where `change` gives others.
    pub(super) fn each_word(&mut self, change: impl Fn(&str) -> Option<String>) {
        for value in self.item.0.values_mut() {
            if let Value::String(words) = value
                && let Some(new) = change(words)
            {
                *words = new;
            }
        }
    }

    /// Puts another name, as one word, in the place of each that `new` knows by its parts: given name, particle, family
    /// name, suffix.
    pub fn with_names(&mut self, new: impl Fn(&[&str]) -> Option<String>) {
        for value in self.item.0.values_mut() {
            let Value::Names(names) = value else { continue };
            for name in names {
                let literal = match &*name {
                    NameValue::Literal(name) => new(&[name.literal.as_str()]),
                    NameValue::Item(item) => {
                        let parts = [
                            item.given.as_deref(),
                            item.dropping_particle.as_deref(),
                            item.non_dropping_particle.as_deref(),
                            Some(item.family.as_str()),
                            item.suffix.as_deref(),
                        ];
                        let parts: Vec<&str> =
                            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
                        new(&parts)
                    }
                };
                if let Some(literal) = literal {
                    *name = NameValue::Literal(LiteralName { literal });
                }
            }
        }
    }

    /// Changes the words of names.
    pub(super) fn each_name(&mut self, change: impl Fn(&mut String)) {
        for value in self.item.0.values_mut() {
            let Value::Names(names) = value else { continue };
            for name in names {
                match name {
                    NameValue::Literal(name) => change(&mut name.literal),
                    NameValue::Item(name) => {
                        change(&mut name.family);
                        name.given.iter_mut().for_each(&change);
                    }
                }
            }
        }
    }

    /// Whether a field is set.
    pub(super) fn has(&self, field: &str) -> bool {
        self.item.0.contains_key(field)
    }

    /// The raw item for readers of foreign formats.
    pub(super) fn insert(&mut self, field: &str, value: Value) {
        self.item.0.insert(field.to_owned(), value);
    }
}

fn value_of(name: &Name) -> NameValue {
    match name {
        Name::Whole(whole) => NameValue::Literal(LiteralName { literal: clean(whole) }),
        Name::Person { family, given, particle, suffix } => NameValue::Item(NameItem {
            family: clean(family),
            given: Some(clean(given)).filter(|g| !g.is_empty()),
            non_dropping_particle: particle.as_deref().map(clean),
            dropping_particle: None,
            suffix: suffix.as_deref().map(clean),
            comma_suffix: None,
        }),
    }
}

fn clean(words: &str) -> String {
    words.chars().filter(|c| !Toggle::is_mark(*c)).collect()
}

/// Line ends and tabs as blanks: titles come from pages.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
