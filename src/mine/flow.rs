//! What carries over from sentence to sentence: the operation that is spoken of, and who speaks.

use super::{
    known,
    lex::Quote,
    lists::holds_one,
    speakers::acting,
    speech::{self, Said},
};

/// What carries over from one sentence to the next.
#[derive(Default)]
pub(super) struct Before {
    /// The last speaker of the text, for "the report says".
    origin: Option<String>,
    /// The last speaker of the paragraph, who goes on speaking.
    here: Option<String>,
    /// The operation, and how many sentences ago it was named.
    event: Option<(String, usize)>,
}

/// The operations that sentences name, with the sentence.
pub(super) fn events(sentences: &[Quote]) -> Vec<(usize, String)> {
    const WORDS: &[&str] =
        &["operation", "operacion", "operacao", "operasi", "project", "chien dich"];
    let mut out: Vec<(usize, String)> = Vec::new();
    for (i, quote) in sentences.iter().enumerate() {
        // Most sentences name none.
        let may = quote.chars.iter().any(|c| matches!(c, 'O' | 'o' | '"' | '“' | 'c'));
        if may
            && holds_one(quote.folded(), WORDS)
            && let Some((name, ..)) = speech::event(quote)
        {
            out.push((i, name));
        }
    }
    // One name stands for its aliases: the first that calls it an operation, else the first.
    let mut names: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for (_, name) in &out {
        let usual = names.entry(speech::event_key(name)).or_insert_with(|| name.clone());
        if !usual.starts_with("Operation") && name.starts_with("Operation") {
            usual.clone_from(name);
        }
    }
    out.into_iter()
        .map(|(i, n)| (i, names.get(&speech::event_key(&n)).cloned().unwrap_or(n)))
        .collect()
}

/// The operation that a sentence is about: named in it, or just before and gone on with.
pub(super) fn event_of(
    quote: &Quote,
    i: usize,
    events: &[(usize, String)],
    before: &mut Before,
) -> Option<String> {
    const CUES: &[&str] = &[
        "operation",
        "raid",
        "crackdown",
        "bust",
        "investigat",
        "law enforcement",
        "arrest",
        "rescu",
        "searched",
        "enquete",
        "redada",
        "operativo",
        "operacion",
        "operasi",
        "penggerebekan",
        "rescat",
        "secour",
        "detenid",
        "ditangkap",
        "chien dich",
        "giai cuu",
        "解救",
        "行动",
        "逮捕",
        "عمليه",
        "ช่วยเหลือ",
        "จับกุม",
    ];
    if let Some((_, name)) = events.iter().find(|(at, _)| *at == i) {
        before.event = Some((name.clone(), 0));
        return Some(name.clone());
    }
    let folded = quote.folded();
    let cued = || holds_one(folded, CUES);
    if let Some((name, age)) = &mut before.event {
        *age += 1;
        if folded.contains("the operation") || folded.contains("this operation") {
            *age = 1;
        }
        return (*age <= 6 && cued()).then(|| name.clone());
    }
    // The deck speaks of the operation that the first paragraphs name.
    let first = events.first().filter(|(at, _)| *at <= i + 4 && i <= 4)?;
    cued().then(|| first.1.clone())
}

/// Who says what a sentence states, and who passed it on.
pub(super) fn speaker(
    quote: &Quote,
    before: &mut Before,
    new_line: bool,
    story: usize,
) -> (Option<String>, Option<String>) {
    if new_line {
        before.here = None;
    }
    let said = speech::said(quote);
    let named = |kinds: &[&str]| {
        said.iter().find(|s| kinds.contains(&s.kind)).map(|s: &Said| s.name.clone())
    };
    let via = named(&["via"]);
    let known = known::known_in(quote);
    let continuing = speech::speaks_of_known(quote) || said.iter().any(|s| s.kind == "continues");
    let origin = named(&["according-to"])
        .or_else(|| named(&["report"]))
        .or_else(|| named(&["said"]))
        .filter(|n| !n.is_empty());
    let origin = match origin {
        Some(name) => Some(name),
        None if continuing && before.origin.is_some() => before.origin.clone(),
        // What an organisation does is known from itself.
        None => {
            let acts =
                known.first().filter(|(_, start, _)| *start <= 2).map(|(n, ..)| (*n).to_owned());
            let carried = before.origin.clone().filter(|_| speech::continues(quote));
            // "La Fiscalía imputó a tres": what a body does is known from itself.
            let body = || {
                let (from, to) = acting(quote, story)?;
                let (start, end) = (quote.token(from)?.start, quote.token(to.checked_sub(1)?)?.end);
                Some(speech::canonical(&quote.text(start, end)))
            };
            acts.or_else(body).or_else(|| before.here.clone()).or(carried)
        }
    };
    let origin = origin.or_else(|| {
        // "an operation led by Interpol"
        let folded = quote.folded();
        known
            .first()
            .filter(|_| {
                ["led by", "coordinated by", "carried out by", "by the"]
                    .iter()
                    .any(|w| folded.contains(w))
            })
            .map(|(n, ..)| (*n).to_owned())
    });
    if origin.is_some() {
        before.origin.clone_from(&origin);
        before.here.clone_from(&origin);
    }
    (origin, via)
}
