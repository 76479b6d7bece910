//! Who says what a sentence states.

use super::{
    agencies, anybody,
    attribution::{AGENCIES, BEFORE},
    bodies,
    bodies_vi::vietnamese_body,
    citing,
    claim_words::{AUXILIARY, CONTINUING, NO_NAMES, SAID},
    classes, contested,
    known::{known_in, named, with_stops},
    known_names,
    lex::{Kind, Quote},
    lists::starts_like,
    phrases::starts_with_phrase,
    relayed, source_name,
    speakers::{
        before_apposition, body_behind, is_between, is_date_word, is_report, maker_of_report,
        subject_before, subject_behind, titled,
    },
};
use crate::fold::{Quick, fold, fold_constant};
use std::{collections::HashMap, sync::LazyLock};

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// First code point of the sentence that the name takes.
    pub start: usize,
    pub end: usize,
    /// The name in its usual form.
    pub name: String,
    /// `according-to`, `said`, `report`, `via`, `agent`, `person` for "he" or "the official", or `continues` for "the report says".
    pub kind: &'static str,
}

/// The usual form of a name: INTERPOL for Interpol.
pub(super) fn canonical(name: &str) -> String {
    let plain = name.trim().trim_end_matches(['.', ',', ':', ';']).trim();
    let plain = plain.strip_suffix("'s").or_else(|| plain.strip_suffix("’s")).unwrap_or(plain);
    let folded = fold(plain);
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    // "La OIM calcula", "Die IOM schätzt"
    let article = || {
        [
            "la ", "el ", "le ", "les ", "los ", "las ", "a ", "o ", "as ", "os ", "die ", "der ",
            "das ", "l'",
        ]
        .iter()
        .find_map(|w| known_names::usual(bare.strip_prefix(w)?))
    };
    known_names::usual(bare).or_else(article).map_or_else(|| plain.to_owned(), str::to_owned)
}

pub(super) fn capital(quote: &Quote, i: usize) -> bool {
    quote
        .token(i)
        .is_some_and(|t| t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase))
}

fn links(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "for"
            | "and"
            | "on"
            | "de"
            | "des"
            | "du"
            | "la"
            | "le"
            | "les"
            | "del"
            | "y"
            | "et"
            | "&"
            | "und"
            | "di"
            | "d'"
            | "e"
            | "da"
            | "do"
            | "-"
    )
}

/// The name whose words begin at a token.
fn name_from(quote: &Quote, mut i: usize) -> Option<(usize, usize)> {
    while quote.token(i).is_some_and(|t| {
        links(&t.folded)
            || matches!(
                t.folded.as_str(),
                "a" | "an"
                    | "its"
                    | "data"
                    | "from"
                    | "una"
                    | "une"
                    | "el"
                    | "los"
                    | "las"
                    | "il"
                    | "o"
                    | "os"
                    | "as"
                    | "der"
                    | "die"
                    | "das"
                    | "den"
                    | "dem"
            )
            // The United Nations are no article.
            || t.folded == "un" && quote.text(t.start, t.end) != "UN"
    }) {
        i += 1;
    }
    i = bodies::behind_seat(quote, i);
    let start = i;
    let mut last = i;
    while let Some(token) = quote.token(i) {
        if capital(quote, i) || token.kind == Kind::Numeral && i > start {
            last = i + 1;
        } else if !links(&token.folded) || i > last + 1 {
            break;
        }
        if quote.token(i).is_some_and(|t| t.folded.ends_with("'s")) {
            break;
        }
        i += 1;
    }
    (last > start).then_some((start, last))
}

/// The name whose words end before a token.
pub(super) fn name_before(quote: &Quote, end: usize) -> Option<(usize, usize)> {
    let mut i = end;
    while i > 0
        && (is_between(quote, i - 1)
            || quote.token(i - 1).is_some_and(|t| AUXILIARY.contains(&t.folded.as_str())))
    {
        i -= 1;
    }
    // "The Freedom Bridge charity said"
    let sort =
        |i: usize| quote.token(i).is_some_and(|t| bodies::BEHIND.contains(&t.folded.as_str()));
    if i >= 2 && sort(i - 1) && !capital(quote, i - 1) && capital(quote, i - 2) {
        i -= 1;
    }
    // "X, the group's head, said" and "the UN (OHCHR) said" are left to the known names.
    let stop = i;
    let mut first = i;
    while i > 0 {
        let token = quote.token(i - 1)?;
        // "Jakarta - Kementerian Luar Negeri": a dash between blanks stands behind the place of a dateline.
        let dash = token.folded == "-"
            && quote.before(token.start).is_some_and(char::is_whitespace)
            && quote.at(token.end).is_some_and(char::is_whitespace);
        if capital(quote, i - 1) {
            first = i - 1;
        } else if dash || !(links(&token.folded) && i < stop) {
            break;
        }
        i -= 1;
    }
    first = source_name::whole_start(quote, first);
    // "A court in San Fernando found": a place says nothing.
    let place = first.checked_sub(1).and_then(|k| quote.token(k)).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "in" | "at" | "near" | "from" | "outside" | "dans" | "en" | "em" | "di" | "tai" | "im"
        ) || t.folded == "a" && quote.text(t.start, t.end) == "à"
    });
    if let Some(body) = source_name::seat(quote, first, stop).and_then(|at| name_before(quote, at))
    {
        return Some(body);
    }
    (first < stop && !place).then_some((first, stop))
}

fn name_text(quote: &Quote, from: usize, to: usize) -> Option<(String, usize, usize)> {
    let start = quote.token(from)?.start;
    let end = quote.token(to.checked_sub(1)?)?.end;
    let text = quote.text(start, end);
    let folded = fold(&text);
    let first = folded.split(' ').next().unwrap_or_default();
    // "Article 12 of the law" says nothing.
    let law = ["article", "articulo", "artigo", "dieu", "pasal", "section", "статья", "статье"]
        .contains(&first)
        && text.chars().any(char::is_numeric);
    // "Americans reported losses" to somebody.
    let people = !text.contains(' ')
        && folded.ends_with('s')
        && crate::places::all_mentions(&text)
            .first()
            .is_some_and(|m| crate::places::is_demonym(&m.text, m.country));
    let bad = law
        || people
        || source_name::is_date(quote, from, to)
        || NO_NAMES.contains(&folded.as_str()) && text != "UN"
        || (from == 0 && to == 1 && NO_NAMES.contains(&first));
    // "Victims", "Police": a lone plural at the beginning of a sentence is no name.
    (!bad).then(|| (canonical(&text), start, end))
}

/// Phrases with their words, in order, by their first word.
pub(super) type ByFirst = HashMap<&'static str, Vec<(&'static str, Vec<&'static str>)>, Quick>;

fn by_first(phrases: &[&'static str]) -> ByFirst {
    let mut all = ByFirst::default();
    for phrase in phrases {
        let first = phrase.split(' ').next().unwrap_or_default();
        all.entry(first).or_default().push((*phrase, phrase.split(' ').collect()));
    }
    all
}

pub(super) static LEADS: LazyLock<ByFirst> = LazyLock::new(|| by_first(BEFORE));
pub(super) static VERBS: LazyLock<ByFirst> = LazyLock::new(|| by_first(SAID));

/// Whether a word says who says something, or may be the first that does.
pub(super) fn may_say(word: &str) -> bool {
    LEADS.contains_key(word)
        || VERBS.contains_key(word)
        || is_report(word)
        || matches!(word, "so" | "saying")
}

/// Who says what a sentence states, likeliest first; empty when nobody is named.
pub(super) fn said(quote: &Quote) -> &[Said] {
    quote.said.get_or_init(|| {
        let mut said = find_said(quote);
        if !said.is_empty() {
            let rejected = contested::stretches(quote);
            said.retain(|one| !rejected.iter().any(|stretch| stretch.contains(&one.start)));
        }
        said
    })
}

#[expect(clippy::too_many_lines, reason = "one rule behind the other")]
fn find_said(quote: &Quote) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    let known = known_in(quote);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let phrases_at = |phrases: &'static ByFirst, i: usize| {
        let all = phrases.get(word(i)).map(Vec::as_slice).unwrap_or_default();
        let said = move |(_, parts): &&(&'static str, Vec<&'static str>)| {
            parts.iter().enumerate().all(|(k, p)| word(i + k) == *p)
        };
        all.iter().filter(said).map(|(phrase, parts)| (*phrase, parts.len()))
    };
    let mut add = |name: Option<(String, usize, usize)>, kind: &'static str| {
        let name = name.and_then(|name| source_name::of(quote, name));
        if let Some((name, start, end)) = name {
            let plain = AGENCIES.contains(&fold(&name).trim_start_matches("the "));
            let agency = agencies::usual(&name);
            // "agence Reuters", "агентство Рейтер"
            let name = agency.filter(|_| !plain).map_or(name, str::to_owned);
            let kind = if plain || agency.is_some() { "via" } else { kind };
            out.push(Said { start, end, name, kind });
        }
    };
    let says: Vec<usize> = (0..quote.tokens.len()).filter(|i| classes::says(quote, *i)).collect();
    // Phrases by which one body cites another, and where the name of that begins.
    let mut cites: Vec<(usize, usize)> = Vec::new();
    for &i in &says {
        // The longest: "segundo fonte da" before "segundo".
        if let Some((phrase, len)) = phrases_at(&LEADS, i).max_by_key(|(_, len)| *len) {
            let at = i + len;
            if citing::CITES.contains(&phrase) {
                cites.push((i, at));
            }
            let through = citing::THROUGH.contains(&phrase);
            if let Some((from, to)) = citing::own_report(quote, i, at) {
                add(name_text(quote, from, to), "report");
            } else if let Some(body) = citing::whole(quote, known, at, name_from(quote, at)) {
                add(named(quote, body), if through { "via" } else { "according-to" });
            } else if let Some(body) = with_stops(quote).find(|k| (at..at + 2).contains(&k.1)) {
                add(named(quote, body), "according-to");
            } else if let Some(maker) = maker_of_report(quote, at)
                && let Some((from, to)) = known
                    .iter()
                    .find(|(_, start, _)| (maker..maker + 2).contains(start))
                    .map(|(_, start, end)| (*start, *end))
                    .or_else(|| name_from(quote, maker))
                    .or_else(|| body_behind(quote, maker))
            {
                add(name_text(quote, from, to), "report");
            } else if let Some((from, to)) = source_name::of_people(quote, at) {
                add(name_text(quote, from, to), "according-to");
            } else if let Some((from, to)) = vietnamese_body(quote, at) {
                add(name_text(quote, from, to), "according-to");
            } else if let Some((from, to)) =
                name_from(quote, at).filter(|(from, _)| !is_date_word(word(*from)))
            {
                // "according to Interpol's announcement"
                add(name_text(quote, from, to), if through { "via" } else { "according-to" });
            } else if let Some((from, to)) =
                body_behind(quote, at).filter(|_| !(at..at + 2).any(|k| is_report(word(k))))
            {
                add(name_text(quote, from, to), "according-to");
            } else if (at..at + 5).any(|k| CONTINUING.contains(&word(k))) {
                let t = quote.token(at).map_or((0, 0), |t| (t.start, t.end));
                add(Some((String::new(), t.0, t.1)), "continues");
            } else if let Some((from, to)) = titled(quote, at) {
                add(name_text(quote, from, to), "according-to");
            }
        }
        // "The ministry denied this on Tuesday, saying that 12 were helped": who speaks stands first.
        if word(i) == "saying"
            && i > 1
            && matches!(word(i - 1), "," | "claims" | "reports")
            && let Some((from, to)) = citing::head(quote, i)
        {
            add(name_text(quote, from, to), "said");
            continue;
        }
        // "Thai PBS quoted the minister as saying", "the minister was quoted as saying by Thai PBS"
        if word(i) == "quoted"
            && let Some(behind) =
                (i + 1..i + 16).find(|k| word(*k) == "as" && word(k + 1) == "saying")
        {
            let before = name_before(quote, i).or_else(|| subject_before(quote, i));
            let before = before.and_then(|(from, to)| name_text(quote, from, to));
            if behind == i + 1 {
                add(before, "said");
            } else {
                let who = name_from(quote, i + 1).filter(|(_, to)| *to <= behind);
                let who = who.or_else(|| body_behind(quote, i + 1));
                add(who.and_then(|(from, to)| name_text(quote, from, to)), "said");
                add(before, "via");
            }
            continue;
        }
        // «…», so Chefinspektorin Prohaska»
        if i > 0
            && word(i) == "so"
            && quote.speaks(&["de"])
            && capital(quote, i + 1)
            && let Some((from, to)) = subject_behind(quote, i, 1)
        {
            add(name_text(quote, from, to), "said");
        }
        let verb = phrases_at(&VERBS, i).map(|(_, len)| len).max();
        // «Explicó Paola Vega que …»: these languages may begin with the verb.
        if let (Some(len), 0) = (verb, i)
            && quote.speaks(&["es", "pt", "it", "ca"])
            && let Some((from, to)) = subject_behind(quote, 0, len)
        {
            add(name_text(quote, from, to), "said");
            continue;
        }
        // "the United States": a capital among capitals is no verb.
        if verb.is_none() || i == 0 || capital(quote, i) && capital(quote, i - 1) {
            continue;
        }
        if let Some(body) = with_stops(quote).find(|k| k.2 == i) {
            add(named(quote, body), "said");
            continue;
        }
        // "was found", "were reported" say nothing of who says so; "told Reuters" says through whom.
        let len = verb.unwrap_or(1);
        let led =
            i.checked_sub(1).is_some_and(|k| matches!(word(k), "a" | "ha" | "hat" | "ont" | "han"));
        let (at, len) = if led { (i - 1, len + 1) } else { (i, len) };
        // English has a name right behind the verb, which is read below.
        let inverted = !quote.speaks(&["en", ""]) || word(i) == "said" || word(i) == "added";
        if let Some((from, to)) = subject_behind(quote, at, len).filter(|_| inverted) {
            add(name_text(quote, from, to), "said");
            continue;
        }
        if let Some((from, to)) = before_apposition(quote, i) {
            add(name_text(quote, from, to), "said");
            continue;
        }
        if source_name::is_mute(quote, i) {
            continue;
        }
        // "…, the report says": whoever made it was named before.
        if i >= 2
            && is_report(word(i - 1))
            && matches!(
                word(i - 2),
                "the" | "its" | "this" | "le" | "el" | "la" | "o" | "der" | "die"
            )
        {
            let t = quote.token(i - 1).map_or((0, 0), |t| (t.start, t.start));
            add(Some((String::new(), t.0, t.1)), "continues");
            continue;
        }
        if word(i) == "told"
            && let Some((from, to)) = name_from(quote, i + 1).filter(|(f, _)| *f == i + 1)
        {
            add(
                name_text(quote, from, to).filter(|(n, ..)| AGENCIES.contains(&fold(n).as_str())),
                "via",
            );
        }
        let publishes = matches!(
            word(i),
            "released"
                | "published"
                | "issued"
                | "put"
                | "puts"
                | "found"
                | "finds"
                | "reported"
                | "documented"
                | "recorded"
                | "counted"
        );
        let report = publishes
            && (i + 1..i + 8).any(|k| {
                matches!(word(k), "report" | "statement" | "study" | "that" | "data" | "figures")
            });
        if word(i) == "heard"
            && !(i.saturating_sub(4)..i)
                .any(|k| matches!(word(k), "court" | "tribunal" | "inquest"))
        {
            continue;
        }
        if let Some((from, to)) = name_before(quote, source_name::end_before(quote, i)) {
            if !publishes || report || word(i) == "reported" || word(i) == "found" {
                add(name_text(quote, from, to), if report { "report" } else { "said" });
            }
        } else if let Some((from, to)) = subject_before(quote, i) {
            if !publishes || report || word(i) == "reported" || word(i) == "found" {
                add(name_text(quote, from, to), if report { "report" } else { "said" });
            }
        } else if let Some((from, to)) = name_from(quote, i + 1).filter(|(f, t)| {
            *f == i + 1 && t - f >= 2 && quote.token(i - 1).is_some_and(|t| t.kind == Kind::Sign)
        }) {
            // «"…", reported Jürgen Stock, INTERPOL Secretary General»: the body that he speaks for, if it is named.
            let body = known.iter().find(|(_, start, _)| *start >= to && *start <= to + 6);
            match body {
                Some((usual, start, end)) => {
                    let at =
                        name_text(quote, *start, *end).map(|(_, s, e)| ((*usual).to_owned(), s, e));
                    add(at, "said");
                }
                None => add(name_text(quote, from, to), "said"),
            }
        }
    }
    // "a report by X", "X's report", "a United Nations report estimates"
    for i in says {
        if is_report(word(i)) {
            let near = known.iter().find(|(_, start, end)| {
                let publishes = || {
                    (*end..i).any(|k| {
                        [
                            "publi",
                            "releas",
                            "issu",
                            "divulg",
                            "difund",
                            "merilis",
                            "menerbit",
                            "veroffentlich",
                        ]
                        .iter()
                        .any(|stem| word(k).starts_with(stem))
                    })
                };
                *end <= i && (i - end <= 1 || i - end <= 4 && publishes())
                    || *start > i && *start <= i + 5
            });
            if let Some((usual, start, end)) = near {
                let at =
                    name_text(quote, *start, *end).map(|(_, s, e)| ((*usual).to_owned(), s, e));
                add(at, "report");
            }
        }
    }
    citing::settle(quote, &cites, &mut out);
    let relayed =
        if quote.speaks(&["th", "lo", "km", "my", "zh", "ar", "hi"]) || quote.language.is_empty() {
            relayed::said(quote)
        } else {
            Vec::new()
        };
    if !relayed.is_empty() {
        return relayed;
    }
    if out.is_empty()
        && let Some(found) = super::speech_scripts::said(quote).or_else(|| anybody::said(quote))
    {
        out.push(found);
    }
    out
}

/// Whether a sentence goes on with what the one before it says: "Additionally, …", "The report also …". A new paragraph
/// that only begins with a number may be about anything.
pub(super) fn continues(quote: &Quote, new_line: bool) -> bool {
    const NUMBERS: &[&str] = &["more than", "at least", "meanwhile", "another"];
    const STARTS: &[&str] = &[
        "additionally",
        "also",
        "moreover",
        "furthermore",
        "in addition",
        "of these",
        "among them",
        "of those",
        "they",
        "it",
        "the report",
        "the agency",
        "the organization",
        "the organisation",
        "the operation",
        "the statement",
        "the information",
        "this",
        "these",
        "he",
        "she",
        "the raids",
        "another",
        "meanwhile",
        "en outre",
        "par ailleurs",
        "de plus",
        "ademas",
        "asimismo",
        "alem disso",
        "selain itu",
        "ngoai ra",
        "ausserdem",
        "кроме того",
        "此外",
        "نอกจากนี้",
        "นอกจากนี้",
        "كما",
        "इसके अलावा",
        "the study",
        "the document",
        "по ее словам",
        "по его словам",
        "по их словам",
        "по их данным",
        "по его данным",
        "по ее данным",
        "selon lui",
        "selon elle",
        "segun el",
        "segun ella",
        "segundo ele",
        "segundo ela",
        "menurutnya",
        "theo ong",
        "theo ba",
        "in total",
        "a total of",
        "more than",
        "at least",
    ];
    let lead = quote.fold(0, 40);
    let starts = |s: &&'static str| starts_with_phrase(&lead, fold_constant(s));
    starts_like(&lead, STARTS).find(starts).is_some_and(|s| !new_line || !NUMBERS.contains(&s))
}

/// Whether a sentence counts some of those that the one before it counted.
pub(super) fn counts_parts(quote: &Quote) -> bool {
    let lead = quote.fold(0, 12);
    ["of these", "of those", "of them", "among them", "among these"]
        .iter()
        .any(|s| lead.starts_with(s))
}

/// Whether a sentence names "the report", "the organization" as the speaker, who was named before.
pub(super) fn speaks_of_known(quote: &Quote) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let led = matches!(word(0), "the" | "this" | "according" | "le" | "la" | "el" | "o" | "der");
    let short = (0..if led { 4 } else { 1 }).any(|i| {
        CONTINUING.contains(&word(i))
            // "The International Organization for Migration" is named.
            && (i == 0 || !capital(quote, i))
    });
    short
        && (0..10)
            .any(|i| classes::says(quote, i) && SAID.contains(&word(i)) || word(i) == "according")
}
