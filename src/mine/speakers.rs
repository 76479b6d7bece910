//! Speakers that are no run of capitals: "Cambodian authorities", "the interior ministry", "Bộ Công an".

use super::{
    claim_words::{AUXILIARY, SAID},
    lex::{Kind, Quote},
};

/// Words for bodies that make statements, folded; `*` for any ending.
const BODIES: &[&str] = &[
    "authorities",
    "police",
    "ministry",
    "government",
    "officials",
    "prosecutors",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "agency",
    "office",
    "embassy",
    "army",
    "military",
    "department",
    "bureau",
    "commission",
    "committee",
    "coastguard",
    "force",
    "rescuers",
    "ministere",
    "gouvernement",
    "autorites",
    "parquet",
    "gendarmerie",
    "ambassade",
    "ministerio",
    "gobierno",
    "governo",
    "autoridades",
    "fiscalia",
    "policia",
    "embajada",
    "embaixada",
    "procuradoria",
    "prefectura",
    "kementerian",
    "pemerintah",
    "polisi",
    "polri",
    "kepolisian",
    "kejaksaan",
    "kedutaan",
    "polis",
    "kerajaan",
    "imigrasi",
    "imigresen",
    "bo",
    "canh",
    "cong",
    "chinh",
    "vien",
    "cuc",
    "so",
    "ministerium",
    "behorden",
    "polizei",
    "regierung",
    "staatsanwaltschaft",
    "botschaft",
    "министерств*",
    "мвд",
    "мид",
    "полици*",
    "власти",
    "посольств*",
    "прокуратур*",
    "правительств*",
    "پولیس",
];

/// Articles and such before a name, which are no part of it.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "le", "la", "les", "el", "los", "las", "il", "lo", "i", "o", "os", "as",
    "der", "die", "das", "den", "dem", "de", "pihak", "un", "une", "una",
];

/// Words at which a subject begins or ends.
const BORDERS: &[&str] = &[
    "that", "which", "who", "but", "and", "as", "when", "while", "where", "because", "though",
    "in", "on", "at", "for", "to", "with", "que", "qui", "quien", "yang", "bahwa", "rang", "va",
    "dan", "y", "et", "dass", "что", "и", "из", "after", "before", "if", "how", "what",
];

fn is_body(word: &str) -> bool {
    BODIES.iter().any(|body| match body.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => *body == word,
    })
}

fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

fn is_name(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| {
        let tight = t.folded == "-"
            && quote.before(t.start).is_some_and(char::is_alphanumeric)
            && quote.at(t.end).is_some_and(char::is_alphanumeric);
        t.kind == Kind::Word || t.folded == "&" || tight
    })
}

/// A body needs something that tells it from others: "police" may be any.
fn telling(quote: &Quote, from: usize, to: usize) -> Option<(usize, usize)> {
    let article = |i: usize| {
        // "un" is an article, "UN" is none.
        let shouted = quote.token(i).is_some_and(|t| quote.text(t.start, t.end) == "UN");
        ARTICLES.contains(&word(quote, i)) && !shouted
    };
    let from = (from..to).find(|i| !article(*i))?;
    let bodies = (from..to).filter(|i| is_body(word(quote, *i))).count();
    let vietnamese = quote.language == "vi";
    let capital = (from..to)
        .any(|i| quote.token(i).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase));
    let enough = bodies > 0 && (to - from > bodies || vietnamese && to - from >= 2);
    (enough && (capital || to - from >= 2)).then_some((from, to))
}

/// The tokens of a subject before a verb of saying.
pub(super) fn subject_before(quote: &Quote, verb: usize) -> Option<(usize, usize)> {
    const MOST: usize = 7;
    let mut to = verb;
    while to > 0 && AUXILIARY.contains(&word(quote, to - 1)) {
        to -= 1;
    }
    let mut from = to;
    while from > 0 && is_name(quote, from - 1) && !BORDERS.contains(&word(quote, from - 1)) {
        from -= 1;
        if to - from > MOST {
            return None;
        }
    }
    telling(quote, from, to)
}

/// The tokens of a body behind "according to".
pub(super) fn body_behind(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    const MOST: usize = 7;
    let mut to = at;
    while is_name(quote, to)
        && !BORDERS.contains(&word(quote, to))
        && !SAID.contains(&word(quote, to))
    {
        to += 1;
        if to - at > MOST {
            return None;
        }
    }
    telling(quote, at, to)
}

/// Behind "according to a May 2023 report by …": the token at which the name of its maker begins.
pub(super) fn maker_of_report(quote: &Quote, at: usize) -> Option<usize> {
    let report = (at..at + 7).find(|i| is_report(word(quote, *i)))?;
    let signs = (at..report)
        .any(|i| quote.token(i).is_some_and(|t| t.kind == Kind::Sign && t.folded != "-"));
    let by = report + 1;
    let links = matches!(
        word(quote, by),
        "by" | "from" | "of" | "du" | "de" | "des" | "del" | "da" | "do" | "von" | "oleh" | "cua"
    );
    (!signs && links).then_some(by + 1)
}

/// Words for what bodies publish.
pub(super) fn is_report(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "study"
            | "bulletin"
            | "statement"
            | "survey"
            | "analysis"
            | "rapport"
            | "etude"
            | "communique"
            | "informe"
            | "estudio"
            | "comunicado"
            | "laporan"
            | "relatorio"
            | "estudo"
            | "announcement"
            | "bericht"
            | "studie"
    )
}

/// Whether a token is the name of a month or a day of the week rather than of somebody.
pub(super) fn is_date_word(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    WORDS.contains(&folded)
}

/// A token without the article that French and Italian write tight before it: "l'ONU".
pub(super) fn without_elision(folded: &str) -> &str {
    match folded.split_once(['\'', '’']) {
        Some(("l" | "d" | "qu" | "dell" | "all" | "dall" | "nell" | "un", rest))
            if !rest.is_empty() =>
        {
            rest
        }
        _ => folded,
    }
}
