//! What carries over from sentence to sentence: the operation that is spoken of, and who speaks.

use super::{
    carried, known,
    lex::Quote,
    operations,
    origin_names::{is_anybody, is_known},
    people::People,
    source_name,
    speakers::acting,
    speech::{self, Said},
};
use crate::fold::fold;
use std::cell::LazyCell;

/// What carries over from one sentence to the next.
#[derive(Default)]
pub(super) struct Before {
    /// The last speaker of the text, for "the report says".
    origin: Option<String>,
    /// The last speaker of the paragraph, who goes on speaking.
    here: Option<String>,
    /// How many sentences ago he was named.
    silent: usize,
    /// Who said what the sentence before states.
    previous: Option<String>,
    /// Whether that is of another time.
    elsewhere: bool,
    /// The full names of those who have spoken.
    people: People,
    /// The operation, and how many sentences ago it was named.
    event: Option<(String, usize)>,
}

/// The operations that sentences name, with the sentence.
pub(super) fn events(sentences: &[&Quote]) -> Vec<(usize, String)> {
    const WORDS: &[&str] =
        &["operation", "operacion", "operacao", "operasi", "project", "chien dich"];
    let mut out: Vec<(usize, String)> = Vec::new();
    for (i, quote) in sentences.iter().enumerate() {
        // Most sentences name none.
        let may = || quote.chars.iter().any(|c| matches!(c, 'O' | 'o' | '"' | '“' | 'c'));
        if quote.holds(WORDS)
            && may()
            && let Some((name, ..)) = operations::event(quote)
        {
            out.push((i, name));
        }
    }
    // One name stands for its aliases: the first that calls it an operation, else the first.
    let mut names: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for (_, name) in &out {
        let usual = names.entry(operations::event_key(name)).or_insert_with(|| name.clone());
        if !usual.starts_with("Operation") && name.starts_with("Operation") {
            usual.clone_from(name);
        }
    }
    out.into_iter()
        .map(|(i, n)| (i, names.get(&operations::event_key(&n)).cloned().unwrap_or(n)))
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
    let named = events.binary_search_by_key(&i, |(at, _)| *at).ok();
    if let Some((_, name)) = named.and_then(|at| events.get(at)) {
        before.event = Some((name.clone(), 0));
        return Some(name.clone());
    }
    let cued = || quote.holds(CUES);
    // "The first operation, a year earlier, had ended with 121 arrests": another one, which the sentence does not name.
    const ANOTHER: &[&str] = &[
        "first operation",
        "previous operation",
        "earlier operation",
        "predecessor",
        "second edition",
        "first edition",
        "previous edition",
        "earlier edition",
        "last year's operation",
        "similar operation",
        "previous raid",
        "unrelated",
        "another operation",
        "premiere edition",
        "primera edicion",
        "primeira edicao",
        "operation precedente",
        "operacion anterior",
        "operacao anterior",
        "operasi sebelumnya",
        "上次行动",
        "此前的行动",
        "ปฏิบัติการครั้งก่อน",
    ];
    if quote.holds(ANOTHER) {
        return None;
    }
    if let Some((name, age)) = &mut before.event {
        *age += 1;
        if quote.holds(&["the operation", "this operation"]) {
            *age = 1;
        }
        return (*age <= 6 && cued()).then(|| name.clone());
    }
    // The deck speaks of the operation that the first paragraphs name.
    let first = events.first().filter(|(at, _)| *at <= i + 4 && i <= 4)?;
    cued().then(|| first.1.clone())
}

/// Whether a name is that of a world body that tells of what others do, and is no force itself.
pub(super) fn only_reports(name: &str) -> bool {
    const POLICE: &[&str] = &["INTERPOL", "Europol", "AFRIPOL", "ASEANAPOL", "FBI"];
    is_known(name) && !POLICE.contains(&name)
}

impl Before {
    /// Whether a name is that of a body, which goes on to be the source of what its deeds brought.
    pub(super) fn is_body(&self, quote: &Quote, name: &str) -> bool {
        // "50 million people, according to the United Nations": cited in passing, and not the one who tells.
        let cited = speech::said(quote).iter().any(|s| matches!(s.kind, "according-to" | "report"));
        let passing = only_reports(name) && (cited || carried::is_of_other_time(quote));
        self.people.is_one(quote, name) && !name.contains(", ") && !passing
    }
}

/// Who says what a sentence states, and who passed it on.
pub(super) fn speaker(
    quote: &Quote,
    before: &mut Before,
    new_line: bool,
    story: usize,
) -> (Option<String>, Option<String>) {
    const TOLD: &[&str] = &["court was told", "court heard", "told the court"];
    const LED: &[&str] = &["led by", "coordinated by", "carried out by", "by the"];
    // Some texts come as one paragraph: a speaker does not tell all of it.
    const SENTENCES: usize = 3;
    before.silent += 1;
    if new_line || before.silent > SENTENCES {
        before.here = None;
    }
    before.people.see(quote);
    let said = speech::said(quote);
    let mut named = |kinds: &[&str]| {
        let found = said.iter().find(|s| kinds.contains(&s.kind));
        found.map(|s: &Said| before.people.name(quote, s))
    };
    let via = named(&["via"]);
    let known = known::known_in(quote);
    let continuing = speech::speaks_of_known(quote) || said.iter().any(|s| s.kind == "continues");
    let origin = ["according-to", "report", "said"]
        .iter()
        .find_map(|kind| named(&[kind]))
        .filter(|n| !n.is_empty());
    // "he added", "the official said": the person who spoke last; if none has, somebody.
    let pronoun = said.iter().find(|s| s.kind == "person");
    let mut unnamed = false;
    let origin = origin.or_else(|| {
        let one = pronoun?;
        // "He said" goes on with a person, and with no body that spoke before.
        let he = matches!(
            fold(&quote.text(one.start, one.end)).as_str(),
            "he" | "she" | "el" | "ella" | "il" | "elle" | "er" | "он" | "она" | "ele" | "ela"
        );
        let body = |name: &String| he && before.people.is_one(quote, name);
        let last = before.origin.clone().filter(|name| !body(name));
        unnamed = he && before.people.person.is_none() && last.is_none();
        let known = before.people.person.clone().or(last);
        known.or_else(|| Some(one.name.clone()).filter(|n| !n.is_empty() && is_anybody(n)))
    });
    let origin = origin.or_else(|| {
        let told = quote.holds(TOLD);
        before.people.court.clone().filter(|_| told)
    });
    let background = LazyCell::new(|| carried::is_background(quote));
    let mut exclaimed = false;
    if origin.is_some() || continuing {
        // What somebody exclaims is no report that the next sentences go on with.
        let exclaims = quote.chars.first().is_some_and(|c| matches!(c, '"' | '“' | '«' | '„'));
        let body = origin.as_ref().is_none_or(|name| before.people.is_one(quote, name));
        exclaimed = exclaims && !body;
        before.silent = if exclaims { SENTENCES } else { usize::from(!body) };
    }
    let origin = match origin {
        Some(name) => Some(name),
        None if continuing && before.origin.is_some() => before.origin.clone(),
        // What an organisation does is known from itself.
        None => {
            let acts =
                known.first().filter(|(_, start, _)| *start <= 2).map(|(n, ..)| (*n).to_owned());
            // "Of these" are counted by whoever counted all of them.
            let parts = speech::counts_parts(quote);
            // "They had taken 1,800 dollars" goes on with what happened at another time, which nobody told.
            let since = before.elsewhere && !new_line;
            let last = if parts || since { &before.previous } else { &before.origin };
            let carried =
                last.clone().filter(|_| speech::continues(quote, new_line) && !*background);
            // "La Fiscalía imputó a tres": what a body does is known from itself.
            let body = || {
                let (from, to) = acting(quote, story)?;
                if source_name::is_told_of(quote, from, to) {
                    return None;
                }
                let (start, end) = (quote.token(from)?.start, quote.token(to.checked_sub(1)?)?.end);
                let name = speech::canonical(&quote.text(start, end));
                Some(before.people.name(quote, &Said { start, end, name, kind: "agent" }))
            };
            let own = acts.or_else(body);
            if own.is_some() {
                before.silent = 0;
            }
            if unnamed {
                own
            } else {
                own.or_else(|| before.here.clone().filter(|_| !*background)).or(carried)
            }
        }
    };
    let origin = origin.filter(|name| !source_name::is_nobody(name)).or_else(|| {
        // "an operation led by Interpol"
        let (name, ..) = known.first().filter(|_| quote.holds(LED))?;
        Some((*name).to_owned())
    });
    if let Some(name) = &origin {
        before.people.spoke(quote, name);
        // "The report says" goes on with who was named, not with officials who were asked in between.
        if !exclaimed && (before.origin.is_none() || !is_anybody(name)) {
            before.origin.clone_from(&origin);
        }
        before.here.clone_from(&origin);
    }
    before.previous.clone_from(&origin);
    before.elsewhere = origin.is_none() && carried::is_of_other_time(quote);
    (origin, via)
}
