//! What can be read off a quote: numbers with qualifiers, dates, countries, and guesses at event, metric and
//! origin. Proposes only; nothing of it enters a project by itself.

mod adjectives;
mod agencies;
mod agreement;
mod agreement_words;
mod anybody;
mod at_large;
mod attribution;
mod awaited;
mod backdrop;
mod beside;
mod bodies;
mod bodies_vi;
mod body_words;
mod bound;
mod bracketed;
mod calendars;
mod carried;
mod changes;
mod choose;
mod citing;
mod claim_words;
mod classes;
mod clauses;
mod composed;
mod composed_east;
mod contested;
mod cut;
mod date_atoms;
mod date_leads;
mod date_more;
mod date_numeric;
mod date_parts;
mod date_spelled;
mod date_tail_words;
mod date_tails;
mod date_vietnamese;
mod date_weekdays;
mod date_words;
mod date_written;
mod date_years;
mod dateline;
mod dates;
mod dates_east;
mod dates_east_days;
mod dates_east_eras;
mod days_alone;
mod denied;
mod denied_words;
mod elsewhere;
mod enforced;
mod english;
mod english_clause;
mod english_else;
mod english_meant;
mod english_sums;
mod english_unreal;
mod feasts;
mod fits;
mod fits_words;
mod flow;
mod folded;
mod fractions;
mod furniture;
mod governed;
mod governed_words;
pub mod groups;
mod halves;
mod happened;
mod home;
mod kinds;
mod known;
mod known_names;
mod let_go;
mod lex;
mod lexicon;
mod linked;
mod linked_main;
mod linked_words;
mod list_parts;
mod listed_next;
mod lists;
mod main_clause;
mod memo;
pub mod metrics;
mod money_words;
pub mod name_forms;
mod no_claims;
mod no_names;
mod not_counts;
mod not_stated;
mod nouns;
mod numbers;
mod numerals;
pub mod offices;
mod once;
mod ones;
mod open;
mod operations;
mod orders_east;
pub mod origin_names;
mod own_parts;
mod part_words;
mod parts;
mod people;
mod phrases;
mod plausible;
mod possible;
mod qualifiers;
mod quoted;
mod quoted_by;
mod quoted_who;
mod quoted_words;
mod ranges;
mod refuted;
pub mod region_words;
mod relative;
mod relative_counts;
mod relative_days;
mod relative_east;
mod relative_phrases;
mod relative_words;
mod relayed;
mod resolve;
mod role_offices;
mod role_people;
mod role_words;
mod roles;
mod scales;
mod scripts;
mod scripts_line;
mod scripts_mend;
mod scripts_money;
mod scripts_not;
mod scripts_nouns;
mod scripts_places;
mod scripts_words;
mod senses;
mod sentences;
mod shares;
mod source_name;
mod span_words;
mod span_years;
mod spans;
mod speakers;
mod speech;
mod speech_scripts;
mod speech_words;
mod suggest;
mod surnames;
mod told;
mod told_days;
mod topic;
mod towns;
mod undated;
mod vocabulary;
mod when;
mod whole;
mod whose;
mod word_led;
mod word_lists;
mod word_pieces;
mod words;

pub use dates::FoundPeriod;
pub use elsewhere::{Elsewhere, elsewhere};
pub use numbers::{FoundNumber, NumberKind};
pub use once::Proposal;
pub use open::{open_proposals, proposals, read_alike, still_open};
pub use operations::event_key;
pub use undated::NotBefore;
pub use whole::{CountrySeen, DateSeen, NumberSeen, OriginSeen, QuotationSeen, RegionSeen, Whole};

use crate::{
    fold::fold,
    model::{
        ArticleId, Boilerplate, EventId, MetricId, OriginId, PartialDate, Period, Place, Project,
        Role, Value, text,
    },
};
use cut::Cut;
use lex::Quote;
use std::ops::Range;

/// The numbers of a quote, in order. `language` (BCP 47) decides between `1.234` and `1,234`.
///
/// Left out: years, dates, times, telephone numbers, list markers, versions, ages, ranks.
/// Offsets are code points of the quote.
pub fn numbers(quote: &str, language: Option<&str>) -> Vec<FoundNumber> {
    let quote = Quote::new(quote, language);
    let taken: Vec<Range<usize>> = dates::dates(&quote).iter().map(|d| d.start..d.end).collect();
    counts(numbers::numbers(&quote, &taken))
}

/// Without ages, ranks and fractions.
fn counts(mut numbers: Vec<FoundNumber>) -> Vec<FoundNumber> {
    numbers.retain(|n| n.kind == NumberKind::Count);
    numbers
}

/// The dates and periods of a quote, in order. Offsets are code points of the quote.
pub fn dates(quote: &str, language: Option<&str>) -> Vec<FoundPeriod> {
    absolute(dates::dates(&Quote::new(quote, language)))
}

/// Without what counts from the day of publication, and without dates that can be read in two ways.
fn absolute(mut dates: Vec<FoundPeriod>) -> Vec<FoundPeriod> {
    dates.retain(|d| {
        d.shift.is_none()
            && d.until.is_none()
            && !d.unsure
            && !d.period.is_open()
            && !d.inside.is_some_and(spans::Inside::moves)
    });
    dates
}

/// What is known of a text as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Its language (BCP 47).
    pub language: Option<&'a str>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Stretches that are not its story, in code points.
    pub boilerplate: &'a [Boilerplate],
    /// Its address: its country is that of a story which names none.
    pub address: Option<&'a str>,
}

/// Everything that the reader of text sees, in the order of the text. What is not the story is left out.
pub fn whole(text: &str, context: &Context<'_>) -> Whole {
    whole::whole(&Cut::new(text, context.language), context)
}

/// The dates of a text alone, as [`fn@whole`] has them.
pub fn dated(text: &str, context: &Context<'_>) -> Whole {
    let mut page = Quote::new(text, context.language);
    page.settle();
    whole::dates(&page, context)
}

/// The claims of a text, in its order. Linear in the length of the text.
pub fn suggest(text: &str, context: &Context<'_>) -> Vec<Proposal> {
    suggest::suggest(&Cut::new(text, context.language), context)
}

/// The claims of a text, and its dates where it makes any claims, as [`fn@dated`] has them: the text is cut once for both.
pub fn claims_and_dates(text: &str, context: &Context<'_>) -> (Vec<Proposal>, Whole) {
    let cut = Cut::new(text, context.language);
    let claims = suggest::suggest(&cut, context);
    let dates = if claims.is_empty() { Whole::default() } else { whole::dates(&cut.page, context) };
    (claims, dates)
}

/// What [`fn@whole`] and [`fn@suggest`] find, at once: the text is cut and its sentences are read for both together.
pub fn whole_and_claims(text: &str, context: &Context<'_>) -> (Whole, Vec<Proposal>) {
    let cut = Cut::new(text, context.language);
    (whole::whole(&cut, context), suggest::suggest(&cut, context))
}

/// A record that is there, or the name of one that may have to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<Id> {
    /// The record.
    Is(Id),
    /// Its name or one of its aliases; a record is made when none has it.
    Called(String),
}

/// What a form for a claim is filled with; every field is a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Values that the quote states, the likeliest first.
    pub values: Vec<DraftValue>,
    /// Countries that it names.
    pub places: Vec<Place>,
    /// When it says that it happened.
    pub period: Option<Period>,
    /// Up to when it says that something was counted.
    pub as_of: Option<PartialDate>,
    /// What it is about.
    pub event: Option<Named<EventId>>,
    /// What the first value counts.
    pub metric: Option<Named<MetricId>>,
    /// Who it names as the source.
    pub origin: Option<Named<OriginId>>,
    /// Which agency it names.
    pub via: Option<Named<OriginId>>,
}

/// A value with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftValue {
    /// The value.
    pub value: Value,
    /// The metric that this value would have, by name.
    pub metric: Option<String>,
    /// What it is counted in as the quote says it: "months" for a length of time.
    pub unit: Option<String>,
    /// First code point, counted from the start of the quote.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
}

/// Reads what a claim made from a quote would say; `range` is in code points of the article's text.
///
/// Empty for an article or a range that is not there.
pub fn read_quote(project: &Project, article: ArticleId, range: Range<usize>) -> Draft {
    let Some(record) = project.articles.get(&article) else { return Draft::default() };
    let body = project.text_of(article);
    let Some(words) = body.and_then(|body| text::slice(body.as_str(), range)) else {
        return Draft::default();
    };
    let quote = Quote::new(words, record.language.as_deref());
    let all_dates = dates::dates(&quote);
    let taken: Vec<Range<usize>> = all_dates.iter().map(|d| d.start..d.end).collect();
    let found_dates = absolute(all_dates);
    let numbers = counts(numbers::numbers(&quote, &taken));
    let mut values = choices_of(&quote, words, numbers, record.language.as_deref());
    // Numbers that count something known come first, else the order of the words.
    values.sort_by_key(|v| v.metric.is_none());
    let stretch =
        |period: &Period| period.from.is_some() && period.to.is_some() && period.from != period.to;
    let when = metrics::dictionary().iter().find(|entry| entry.unit == crate::model::Unit::Date);
    let says_when = date_more::names_period(words);
    let dates = found_dates.iter().filter(|d| !d.as_of).map(|d| DraftValue {
        value: Value::When(d.period),
        metric: when.map(|m| m.name.clone()).filter(|_| says_when || stretch(&d.period)),
        unit: None,
        start: d.start,
        end: d.end,
    });
    values.extend(dates);
    // A stretch of days says more than a number that counts nothing known.
    values.sort_by_key(|v| v.metric.is_none());
    let metric = values.first().and_then(|v| v.metric.clone());
    let by = attribution::attributed(project, &quote);
    Draft {
        places: places(&quote, words),
        period: found_dates.iter().find(|d| !d.as_of).map(|d| d.period),
        as_of: found_dates.iter().find(|d| d.as_of).and_then(|d| d.period.from.or(d.period.to)),
        event: event(project, words, record.title.as_deref().unwrap_or_default()),
        metric: metric.map(|name| known_metric(project, name)),
        origin: by.origin,
        via: by.via,
        values,
    }
}

/// All numbers of a quote in their order, each with the metric that it would have: for choosing one.
pub fn choices(words: &str, language: Option<&str>) -> Vec<DraftValue> {
    let quote = Quote::new(words, language);
    let taken: Vec<Range<usize>> = dates::dates(&quote).iter().map(|d| d.start..d.end).collect();
    let numbers = counts(numbers::numbers(&quote, &taken));
    choices_of(&quote, words, numbers, language)
}

fn choices_of(
    quote: &Quote,
    words: &str,
    numbers: Vec<FoundNumber>,
    language: Option<&str>,
) -> Vec<DraftValue> {
    let proposed = suggest(words, &Context { language, ..Context::default() });
    numbers
        .into_iter()
        .map(|number| {
            let claim = proposed.iter().find(|c| c.number.start == number.start);
            let known = claim.map(|c| c.metric.clone()).filter(|m| !m.starts_with("other: "));
            let metric = known
                .or_else(|| metrics::guess(quote, Some(&number)).first().map(|m| m.name.clone()));
            DraftValue {
                value: claim.map_or_else(|| number.value.clone(), |c| c.value.clone()),
                metric,
                unit: claim.and_then(|c| c.unit.clone()),
                start: number.start,
                end: number.end,
            }
        })
        .collect()
}

/// The countries that a quote names, each once with each part that it plays, in order of their first mention.
///
/// The part is a guess from the words around. A person corrects it.
fn places(quote: &Quote, words: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mentions = crate::places::all_mentions(words);
    for placed in roles::placed(quote, &mentions) {
        let role = if placed.role == Role::Other { Role::Site } else { placed.role };
        if !places.iter().any(|p| p.country == placed.country) {
            let words = quote.text(placed.start, placed.end);
            let town = !placed.people && crate::places::town(placed.country, &words).is_some();
            let locality = Some(words).filter(|_| town && role == Role::Site);
            places.push(Place { country: placed.country, locality, role });
        }
    }
    places
}

/// The metric of a project that has the name or the alias, else the name.
pub fn known_metric(project: &Project, name: String) -> Named<MetricId> {
    let folded = fold(&name);
    let found = project
        .metrics
        .iter()
        .find(|(_, m)| std::iter::once(&m.name).chain(&m.aliases).any(|n| fold(n) == folded));
    found.map_or(Named::Called(name), |(id, _)| Named::Is(*id))
}

/// The event whose name stands in the quote, else in the title; the longest name wins, so that the
/// second operation of a name is not taken for the first.
fn event(project: &Project, words: &str, title: &str) -> Option<Named<EventId>> {
    let longest_in = |text: &str| {
        let text = fold(text);
        project
            .events
            .iter()
            .flat_map(|(id, e)| std::iter::once(&e.name).chain(&e.aliases).map(|n| (*id, fold(n))))
            .filter(|(_, name)| attribution::stands_in(&text, name))
            .max_by_key(|(id, name)| (name.chars().count(), std::cmp::Reverse(*id)))
            .map(|(id, _)| id)
    };
    longest_in(words).or_else(|| longest_in(title)).map(Named::Is)
}
