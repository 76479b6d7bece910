//! What a sentence says that a figure counts, held against what its claim counts: “there were 120 arrests” of a claim
//! on people who were rescued.

use super::{Found, Kind, List, Place, Severity, passage::Passage};
use crate::{
    fold::fold,
    mine,
    model::{Claim, ClaimId, Metric, MetricId, Project, Value},
};
use std::ops::Range;

/// Metrics of the dictionary that are about where somebody stands before the law: those are told apart by
/// [`super::legal`].
const LAW: [&str; 3] = ["arrests", "people charged", "people convicted"];

/// Holds each claim of a paragraph against the words around its value. Nothing in `quoted` is looked at.
pub(super) fn check(
    project: &Project,
    passage: &Passage,
    quoted: &[Range<usize>],
    list: &mut List<'_>,
) {
    if !passage.own() {
        return;
    }
    for (at, id) in &passage.claims {
        let meets = |other: &Range<usize>| other.start < at.end && at.start < other.end;
        let Some(claim) = project.claims.get(id).filter(|_| !quoted.iter().any(meets)) else {
            continue;
        };
        twice(passage, at, *id, claim, list);
        let Value::Number(_) = claim.value else { continue };
        let Some(metric) = project.metrics.get(&claim.metric) else { continue };
        let sentence = around(passage, at);
        let words = passage.words(&sentence);
        let Some(said) = counts(&words, passage.language.as_deref(), at.start - sentence.start)
        else {
            continue;
        };
        if known(metric).is_none() || fits(project, claim.metric, &said) || law(metric, &said) {
            continue;
        }
        // The sentence names what the claim counts: which of its words go with the figure is for a reader to say.
        if names(&words, metric) || carried(project, claim, &said) {
            continue;
        }
        list.add(Found {
            kind: Kind::MetricDiffers,
            severity: Severity::Warning,
            key: format!("{said}\n{}\n{id}", words.trim()),
            words: passage.words(at),
            what: format!(
                "The sentence says this figure of “{said}”, the claim counts “{}”.",
                metric.name
            ),
            todo: "Say what the claim counts, or refer to a claim that counts this.".to_owned(),
            place: Place { claim: Some(*id), ..passage.place(at) },
            redacts: Vec::new(),
        });
    }
}

/// The sentence around a value, of one that is too long to be any what is near: reading costs as much as its sentence
/// is long, and a paragraph may hold thousands of claims without a full stop.
fn around(passage: &Passage, at: &Range<usize>) -> Range<usize> {
    const NEAR: usize = 300;
    let sentence = passage.sentence(at.start);
    if sentence.end - sentence.start <= 2 * NEAR {
        return sentence;
    }
    sentence.start.max(at.start.saturating_sub(NEAR))..sentence.end.min(at.end + NEAR)
}

/// What a figure at a code point of a sentence counts, by a name of the dictionary.
fn counts(words: &str, language: Option<&str>, at: usize) -> Option<String> {
    let context = mine::Context { language, ..mine::Context::default() };
    let found = mine::suggest(words, &context);
    let own = found.into_iter().find(|p| p.number.contains(&at))?;
    (!own.metric.starts_with("other: ")).then_some(own.metric)
}

/// The name under which the dictionary has a metric.
fn known(metric: &Metric) -> Option<&'static str> {
    let mut names = std::iter::once(&metric.name).chain(&metric.aliases);
    names.find_map(|name| {
        let name = fold(name);
        mine::metrics::dictionary().iter().find(|e| fold(&e.name) == name).map(|e| e.name.as_str())
    })
}

/// Whether a name is that of the metric, of one above it or of one below.
fn fits(project: &Project, own: MetricId, name: &str) -> bool {
    let name = fold(name);
    let called = |metric: &Metric| {
        std::iter::once(&metric.name).chain(&metric.aliases).any(|n| fold(n) == name)
    };
    let mut above = Some(own);
    // A chain longer than this is one that goes round.
    for _ in 0..16 {
        let Some(metric) = above.and_then(|id| project.metrics.get(&id)) else { break };
        if called(metric) {
            return true;
        }
        above = metric.parent;
    }
    let called_by = |name: &str| {
        let name = fold(name);
        project
            .metrics
            .get(&own)
            .is_some_and(|m| std::iter::once(&m.name).chain(&m.aliases).any(|n| fold(n) == name))
    };
    let above = mine::metrics::dictionary().iter().find(|e| fold(&e.name) == name);
    above.and_then(|e| e.parent.as_deref()).is_some_and(called_by)
        || project.metrics.values().any(|m| m.parent == Some(own) && called(m))
}

fn law(metric: &Metric, said: &str) -> bool {
    known(metric).is_some_and(|own| LAW.contains(&own)) && LAW.contains(&said)
}

/// Whether a word of a sentence is one by which a metric is called.
fn names(sentence: &str, metric: &Metric) -> bool {
    /// What is said of whoever is counted, whatever happened to them.
    const ANYBODY: [&str; 8] =
        ["people", "persons", "victims", "number", "total", "suspects", "of", "cases"];
    let folded = fold(sentence);
    let has: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let own = fold(&metric.name);
    own.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 && !ANYBODY.contains(word))
        .any(|word| {
            let stem: String = word.chars().take(word.chars().count().min(6)).collect();
            has.iter().any(|w| w.starts_with(&stem))
        })
}

/// Whether a quote of the claim says the same of a figure as the sentence: the sentence is then the source's.
fn carried(project: &Project, claim: &Claim, said: &str) -> bool {
    claim.annotations.iter().filter_map(|id| project.annotations.get(id)).any(|quote| {
        let article = project.articles.get(&quote.article);
        let language = article.and_then(|a| a.language.as_deref());
        let context = mine::Context { language, ..mine::Context::default() };
        mine::suggest(&quote.exact, &context)
            .iter()
            .any(|p| p.metric == said && same(&p.value, &claim.value))
    })
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => (a.low, a.high) == (b.low, b.high),
        _ => one == other,
    }
}

/// Tells of a figure that stands right before or behind the claim that has it: both are printed.
fn twice(passage: &Passage, at: &Range<usize>, id: ClaimId, claim: &Claim, list: &mut List<'_>) {
    let sentence = around(passage, at);
    let words = passage.words(&sentence);
    let beside = |figure: &Range<usize>| {
        let between =
            if figure.end <= at.start { figure.end..at.start } else { at.end..figure.start };
        between.start <= between.end && passage.words(&between).chars().all(char::is_whitespace)
    };
    let language = passage.language.as_deref();
    let found = mine::numbers(&words, language).into_iter().find(|n| {
        let range = sentence.start + n.start..sentence.start + n.end;
        !passage.of_claim(&range) && beside(&range) && same(&n.value, &claim.value)
    });
    let Some(number) = found else { return };
    let range = sentence.start + number.start..sentence.start + number.end;
    list.add(Found {
        kind: Kind::FigureTwice,
        severity: Severity::Warning,
        key: format!("{}\n{id}", words.trim()),
        words: passage.words(&range),
        what:
            "The figure stands here by hand and once more as the claim beside it: both are printed."
                .to_owned(),
        todo: "Take out the one that was typed.".to_owned(),
        place: Place { claim: Some(id), ..passage.place(&range) },
        redacts: Vec::new(),
    });
}
