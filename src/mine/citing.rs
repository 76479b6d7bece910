//! One body that cites another: "the Khmer Times reported, citing the interior ministry". The one who is cited said it;
//! the other passed it on.

use super::{
    dateline,
    known::Known,
    lex::{Kind, Quote},
    source_name, speakers,
    speech::{Said, capital},
};

/// Phrases behind the one who cites, as in `attribution`.
pub(super) const CITES: &[&str] = &[
    "citing",
    "quoting",
    "citant",
    "en citant",
    "qui cite",
    "qui citait",
    "citando",
    "citando a",
    "citando al",
    "citando o",
    "citando fontes do",
    "citando fontes da",
    "que cita",
    "que cita a",
    "que cita al",
    "que citou",
    "mengutip",
    "yang mengutip",
    "dengan mengutip",
    "memetik",
    "со ссылкои на",
    "ссылаясь на",
    "которыи ссылается на",
    "которое ссылается на",
    "unter berufung auf",
    "unter bezug auf",
    "mit verweis auf",
    "unter verweis auf",
    "dan loi",
    "trich dan loi",
    "trich dan",
    "dan nguon",
    "dan nguon tin",
    "dan nguon tu",
    "dan nguon tin tu",
    "dan thong tin tu",
    "dan thong bao cua",
    "dan bao cao cua",
];

/// Phrases before the one who only passed it on.
pub(super) const THROUGH: &[&str] = &[
    "reported by",
    "dilansir",
    "dilansir dari",
    "dilansir kantor berita",
    "dilansir dari kantor berita",
    "dilaporkan kantor berita",
    "dilaporkan oleh kantor berita",
    "melansir",
    "dikutip dari",
    "theo hang tin",
    "theo hang thong tan",
    "hang tin",
    "hang thong tan",
];

/// A known body behind "according to" whose name goes on beyond its capitals: "la Organización Internacional para las
/// Migraciones". `found` is what the capitals alone are.
pub(super) fn whole<'a>(
    quote: &Quote,
    known: &'a [Known],
    at: usize,
    found: Option<(usize, usize)>,
) -> Option<&'a Known> {
    const ARTICLES: usize = 1;
    let body = known.iter().find(|k| (at..=at + ARTICLES).contains(&k.1))?;
    let longer = found.is_none_or(|(from, to)| from >= body.1 && to < body.2);
    // A single word is found by its capital; what stands behind it may say who of that body speaks.
    (longer && body.2 > body.1 + 1 && quote.token(body.1).is_some()).then_some(body)
}

/// Who is said to cite another only passed it on.
pub(super) fn settle(quote: &Quote, cites: &[(usize, usize)], out: &mut [Said]) {
    const NEAR: usize = 7;
    for (lead, behind) in cites {
        let start = |i: usize| quote.token(i).map_or(usize::MAX, |t| t.start);
        let (lead_at, name_at) = (start(*lead), start(*behind));
        let reach = start(behind + NEAR);
        let cited = |s: &Said| s.kind == "according-to" && s.start >= name_at && s.start <= reach;
        if !out.iter().any(cited) {
            continue;
        }
        let from = start(lead.saturating_sub(NEAR));
        let before = out.iter_mut().filter(|s| s.end <= lead_at && s.end >= from);
        // "Selon le journal X, citant la police": the nearest before.
        if let Some(one) = before
            .filter(|s| matches!(s.kind, "said" | "according-to" | "report") && !s.name.is_empty())
            .max_by_key(|s| s.end)
        {
            one.kind = "via";
        }
    }
}

/// The body at the head of a sentence, of whose own report the rest of it is: "Hope Border Mission, a charity, counted 1,318
/// victims, according to its annual report".
pub(super) fn own_report(quote: &Quote, lead: usize, at: usize) -> Option<(usize, usize)> {
    const OWN: &[&str] = &["its", "their", "son", "ses", "leur", "su", "sus", "seu", "sua"];
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let report = |i: usize| {
        source_name::is_report(word(i))
            || matches!(word(i), "data" | "figures" | "estimates" | "website")
    };
    if !OWN.contains(&word(at)) || !(at + 1..at + 5).any(report) || lead < 4 {
        return None;
    }
    head(quote, lead)
}

/// The body at the head of a sentence that ends before a token: "Hope Border Mission", "Kenya's foreign ministry".
pub(super) fn head(quote: &Quote, before: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 8;
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let story = dateline::behind(quote);
    let mut first = quote.tokens.partition_point(|t| t.start < story);
    while matches!(word(first), "the" | "la" | "le" | "el" | "o" | "a") {
        first += 1;
    }
    let small = |i: usize| {
        matches!(word(i), "of" | "for" | "de" | "du" | "des" | "del" | "da" | "do" | "and")
    };
    let mut to = first;
    while to < before.min(first + LONGEST)
        && (capital(quote, to) || small(to) && to > first && capital(quote, to + 1))
    {
        to += 1;
    }
    if to == first {
        return None;
    }
    // "Kenya's foreign ministry"
    if let Some(body) = (to..(to + 3).min(before)).find(|i| speakers::is_body(quote, word(*i)))
        && (to..=body).all(|i| quote.token(i).is_some_and(|t| t.kind == Kind::Word))
    {
        return Some((first, body + 1));
    }
    // One word at the head of a sentence has its capital from there, unless it is written in capitals.
    let shouted = quote.token(first).is_some_and(|t| {
        t.end - t.start > 1 && quote.text(t.start, t.end).chars().all(char::is_uppercase)
    });
    (to > first + 1 || shouted).then_some((first, to))
}
