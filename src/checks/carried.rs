//! Whether the words of its quotes carry the value of a claim: a slip of the keyboard (43 for 34) would otherwise
//! be cited to words that say something else.

use crate::{
    fold::digit,
    mine,
    model::{Amount, AnnotationId, ArticleId, Claim, Project, Qualifier, Value, text},
    places,
};
use rust_decimal::Decimal;
use std::{collections::BTreeSet, ops::Range};

/// A quote with a little of what stands before and behind it, where a qualifier may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// The words.
    pub words: String,
    /// Which of them are the quote, in code points.
    pub quote: Range<usize>,
    /// The language of the article (BCP 47).
    pub language: Option<String>,
}

impl Carrier {
    /// A stretch of an article; `None` for one that is not there.
    pub fn of_range(project: &Project, article: ArticleId, range: Range<usize>) -> Option<Self> {
        let body = project.text_of(article)?.as_str();
        let start = range.start.saturating_sub(AROUND);
        let before = text::slice(body, start..range.start)?;
        let own = text::slice(body, range.clone())?;
        let behind = text::slice(body, range.end..range.end + AROUND)
            .or_else(|| body.get(text::byte_of(body, range.end)?..))
            .unwrap_or_default();
        Some(Self {
            words: format!("{before}{own}{behind}"),
            quote: range.start - start..range.end - start,
            language: project.articles.get(&article)?.language.clone(),
        })
    }

    /// The words of a quote.
    pub fn of_quote(project: &Project, id: AnnotationId) -> Option<Self> {
        let quote = project.annotations.get(&id)?;
        Self::of_range(project, quote.article, quote.start..quote.end)
    }

    /// The words of all quotes of a claim.
    pub fn of_claim(project: &Project, claim: &Claim) -> Vec<Self> {
        claim.annotations.iter().filter_map(|id| Self::of_quote(project, *id)).collect()
    }

    fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    fn has(&self, start: usize, end: usize) -> bool {
        start < self.quote.end && self.quote.start < end
    }

    fn own(&self) -> &str {
        text::slice(&self.words, self.quote.clone()).unwrap_or_default()
    }
}

/// How far around a quote a qualifier is looked for, in code points.
const AROUND: usize = 40;

/// What speaks against a value in the words that carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The words state something else of the same sort: what they state.
    Other(String),
    /// The words state the number less or more firmly: how they say it.
    Firmness(String),
    /// Nothing of the sort can be read in the words.
    Nothing,
}

impl Mismatch {
    /// A sentence for whoever looks at the claim.
    pub fn sentence(&self) -> String {
        match self {
            Self::Other(what) => format!("The quoted words say {what}."),
            Self::Firmness(how) => format!("The quoted words say “{how}”."),
            Self::Nothing => "Nothing like this value can be read in the quoted words.".to_owned(),
        }
    }
}

/// Holds a value against the words that carry it; `None` when they carry it, and for what cannot be held against
/// words (a text, or no words at all).
pub fn mismatch(value: &Value, carriers: &[Carrier]) -> Option<Mismatch> {
    if carriers.is_empty() {
        return None;
    }
    match value {
        Value::Number(amount) | Value::Money(amount, _) => number(value, amount, carriers),
        Value::When(period) => {
            let found: Vec<(String, crate::model::Period)> = carriers
                .iter()
                .flat_map(|c| {
                    mine::dates(&c.words, c.language())
                        .into_iter()
                        .filter(|d| c.has(d.start, d.end))
                        .filter_map(|d| Some((c.slice(d.start..d.end)?, d.period)))
                        .collect::<Vec<_>>()
                })
                .collect();
            // "on Wednesday" counts from a day that the words do not name.
            let meets =
                found.is_empty() || found.iter().any(|(_, p)| super::figures::overlap(*p, *period));
            (!meets).then(|| Mismatch::Other(listed(found.into_iter().map(|(words, _)| words))))
        }
        Value::Countries(set) => {
            let named: BTreeSet<_> = carriers
                .iter()
                .flat_map(|c| places::all_mentions(c.own()))
                .map(|mention| mention.country)
                .collect();
            let lacking = set.iter().filter(|c| !named.contains(c));
            let lacking: Vec<String> = lacking.map(|c| places::name(*c, "en").to_owned()).collect();
            match (named.is_empty(), lacking.is_empty()) {
                (true, _) | (_, true) => None,
                _ => Some(Mismatch::Other(format!("nothing of {}", listed(lacking.into_iter())))),
            }
        }
        Value::Text(_) => None,
    }
}

/// A few words in a row.
fn listed(words: impl Iterator<Item = String>) -> String {
    let mut list: Vec<String> = Vec::new();
    for one in words {
        if !list.contains(&one) {
            list.push(one);
        }
    }
    let more = list.len().saturating_sub(4);
    list.truncate(4);
    let list = list.join(", ");
    if more == 0 { list } else { format!("{list} and {more} more") }
}

fn number(value: &Value, amount: &Amount, carriers: &[Carrier]) -> Option<Mismatch> {
    let mut bounds: Vec<Decimal> = [amount.low, amount.high].into_iter().flatten().collect();
    bounds.dedup();
    let mut told: Vec<(String, Value)> = Vec::new();
    for carrier in carriers {
        let language = carrier.language();
        let choices = mine::choices(&carrier.words, language);
        let plain = mine::numbers(&carrier.words, language);
        let plain = plain.into_iter().map(|n| (n.start, n.end, n.value));
        for (start, end, value) in
            choices.into_iter().map(|c| (c.start, c.end, c.value)).chain(plain)
        {
            if carrier.has(start, end)
                && let Some(words) = carrier.slice(start..end)
            {
                told.push((words, value));
            }
        }
    }
    let having: Vec<&(String, Value)> = told
        .iter()
        .filter(|(_, found)| {
            of(found)
                .is_some_and(|f| bounds.iter().all(|b| f.low == Some(*b) || f.high == Some(*b)))
        })
        .collect();
    if having.is_empty() {
        // What the reader leaves aside (an age, a rank, a part of a code) is there all the same.
        let figures: BTreeSet<String> =
            carriers.iter().flat_map(|c| figures(c.own(), c.language())).collect();
        let apart = |b: &Decimal| {
            figures.contains(&b.normalize().to_string())
                || told.iter().any(|(_, found)| {
                    of(found).is_some_and(|f| f.low == Some(*b) || f.high == Some(*b))
                })
        };
        // One person is told of without a number: "a man of 19 died", "троих, включая ребёнка".
        if bounds.iter().all(apart) || bounds == [Decimal::ONE] {
            return None;
        }
        return Some(match told.is_empty() {
            true => Mismatch::Nothing,
            false => Mismatch::Other(listed(told.into_iter().map(|(words, _)| words))),
        });
    }
    if let Value::Money(_, currency) = value {
        let others: Vec<String> = having
            .iter()
            .filter_map(|(words, found)| match found {
                Value::Money(_, other) if other != currency => Some(words.clone()),
                _ => None,
            })
            .collect();
        if others.len() == having.len() {
            return Some(Mismatch::Other(listed(others.into_iter())));
        }
    }
    let same = |found: &Value| {
        of(found).is_some_and(|f| firmness(f.qualifier) == firmness(amount.qualifier))
    };
    if having.iter().any(|(_, found)| same(found)) {
        return None;
    }
    having.first().map(|(words, found)| {
        let how = of(found).map_or("", |f| f.qualifier.word());
        Mismatch::Firmness(format!("{how} {words}"))
    })
}

fn of(value: &Value) -> Option<&Amount> {
    match value {
        Value::Number(amount) | Value::Money(amount, _) => Some(amount),
        _ => None,
    }
}

/// Qualifiers that say the same to a reader have one number.
fn firmness(qualifier: Qualifier) -> u8 {
    match qualifier {
        Qualifier::Exact | Qualifier::Range => 0,
        Qualifier::AtLeast | Qualifier::MoreThan => 1,
        Qualifier::AtMost | Qualifier::FewerThan => 2,
        Qualifier::About | Qualifier::Estimated => 3,
        Qualifier::Order => 4,
    }
}

/// The figures of a text as plain numbers, in any script: thousands joined ("1,214"), pieces of decimals and of dates
/// left out, for "2" is not what "1.2 million" says.
fn figures(text: &str, language: Option<&str>) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let dates = mine::dates(text, language);
    let dated = |at: usize| dates.iter().any(|d| d.start <= at && at < d.end);
    let digit_at = |at: usize| chars.get(at).and_then(|c| digit(*c)).filter(|_| !dated(at));
    let parts = |c: char| {
        matches!(c, ',' | '.' | '\u{66b}' | '\u{66c}' | '\u{a0}' | '\u{202f}' | ' ' | '’' | '\'')
    };
    let mut list = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if digit_at(at).is_none() {
            at += 1;
            continue;
        }
        // Groups of digits with one sign between them.
        let mut groups: Vec<String> = vec![String::new()];
        let mut blank = false;
        while let Some(d) = digit_at(at) {
            if let Some(group) = groups.last_mut() {
                group.push(char::from(b'0' + d));
            }
            at += 1;
            if digit_at(at).is_none()
                && chars.get(at).is_some_and(|c| parts(*c))
                && digit_at(at + 1).is_some()
            {
                blank |= chars.get(at) == Some(&' ');
                groups.push(String::new());
                at += 1;
            }
        }
        if groups.iter().skip(1).all(|group| group.len() == 3) {
            list.push(groups.concat());
        } else if blank {
            list.extend(groups);
        }
    }
    for n in &mut list {
        let plain = n.trim_start_matches('0');
        *n = if plain.is_empty() { "0".to_owned() } else { plain.to_owned() };
    }
    list
}

impl Carrier {
    fn slice(&self, range: Range<usize>) -> Option<String> {
        Some(text::slice(&self.words, range)?.to_owned())
    }
}
