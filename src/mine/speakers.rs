//! Speakers that are no run of capitals: "Cambodian authorities", "the interior ministry", "Bộ Công an".

use super::{
    body_words::{BODIES, PLAIN, VIETNAMESE},
    claim_words::{AUXILIARY, SAID},
    kinds::Words,
    lex::{Kind, Quote},
    source_name,
};

pub(super) use super::source_name::is_report;

use std::sync::LazyLock;

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

/// Whether a word is one for a body that makes statements.
pub(super) fn is_body(quote: &Quote, word: &str) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(BODIES.iter().copied()));
    const GERMAN: &[&str] =
        &["amt", "ministerium", "polizei", "anwaltschaft", "gericht", "behorde", "verwaltung"];
    let word = without_elision(word);
    let german =
        || quote.speaks(&["de"]) && word.len() > 8 && GERMAN.iter().any(|end| word.ends_with(end));
    quote.language == "vi" && VIETNAMESE.contains(&word) || german() || WORDS.has(word)
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

/// In Vietnamese the word for a body stands before its name, with small words between: "Công an Hà Nội".
pub(super) fn vietnamese_head(quote: &Quote, first: usize) -> Option<usize> {
    const FAR: usize = 5;
    let head = |i: &usize| {
        let upper = quote.token(*i).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase);
        upper && VIETNAMESE.contains(&word(quote, *i))
    };
    (first.saturating_sub(FAR)..first).rev().take_while(|i| is_name(quote, *i)).filter(head).last()
}

/// A body needs something that tells it from others: "police" may be any.
fn telling(quote: &Quote, from: usize, to: usize) -> Option<(usize, usize)> {
    let article = |i: usize| {
        // "un" is an article, "UN" is none.
        let shouted = quote.token(i).is_some_and(|t| quote.text(t.start, t.end) == "UN");
        ARTICLES.contains(&word(quote, i)) && !shouted
    };
    let from = (from..to).find(|i| !article(*i))?;
    let bodies = (from..to).filter(|i| is_body(quote, word(quote, *i))).count();
    let vietnamese = quote.language == "vi";
    let capital = (from..to)
        .any(|i| quote.token(i).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase));
    let enough = bodies > 0 && (to - from > bodies || vietnamese && to - from >= 2);
    (enough && (capital || to - from >= 2)).then_some((from, to))
}

/// The tokens of a subject before a verb of saying.
pub(super) fn subject_before(quote: &Quote, verb: usize) -> Option<(usize, usize)> {
    const MOST: usize = 7;
    /// "Police did not say": nobody said it.
    const NOT: &[&str] =
        &["not", "never", "pas", "nunca", "nao", "tidak", "belum", "khong", "chua", "nie", "не"];
    let mut to = verb;
    if verb.checked_sub(1).is_some_and(|i| NOT.contains(&word(quote, i)))
        || quote.speaks(&["es"]) && verb > 0 && quote.is(verb - 1, "no")
    {
        return None;
    }
    while to > 0 && (AUXILIARY.contains(&word(quote, to - 1)) || is_between(quote, to - 1)) {
        to -= 1;
    }
    let from = name_from(quote, to).filter(|from| to - from <= MOST)?;
    telling(quote, from, to).or_else(|| {
        // "the embassy of Kenya in Bangkok said": where a body sits is no part of its name.
        let seat = from.checked_sub(1).filter(|i| from < to && word(quote, *i) == "in")?;
        let head = name_from(quote, seat).filter(|from| seat - from <= MOST)?;
        telling(quote, head, seat)
    })
}

/// Where the words that can be a name begin which end before a token.
fn name_from(quote: &Quote, to: usize) -> Option<usize> {
    const LONG: usize = 12;
    let part = |i: &usize| is_name(quote, *i) && !BORDERS.contains(&word(quote, *i));
    (to.saturating_sub(LONG)..to).rev().take_while(part).last().or(Some(to))
}

/// Days that have an article before them.
const DAYS: &[&str] = &["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"];

/// Days and small words between a verb of saying and who said it: "a indiqué mercredi l'OIM".
const BETWEEN: &[&str] = &[
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "hier",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "ayer",
    "hoy",
    "ontem",
    "hoje",
    "segunda",
    "terca",
    "quarta",
    "quinta",
    "sexta",
    "feira",
    "-",
    "este",
    "esta",
    "ce",
    "cette",
    "nesta",
    "neste",
    "na",
    "am",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "gestern",
    "heute",
    "weiter",
    "zudem",
    "ausserdem",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "on",
    "matin",
    "soir",
    "tarde",
    "в",
    "во",
    "понедельник",
    "вторник",
    "среду",
    "четверг",
    "пятницу",
    "субботу",
    "воскресенье",
];

/// The tokens of who speaks behind his verb: «…», a expliqué le procureur Koffi Adjoumani». Only where a comma, a dash or a
/// quotation ends before the verb, or the sentence begins with it ("Как заявил посол …").
pub(super) fn subject_behind(quote: &Quote, verb: usize, len: usize) -> Option<(usize, usize)> {
    const MOST: usize = 9;
    let before = verb.checked_sub(1).and_then(|i| quote.token(i));
    // Russian has a dash behind the comma or the quotation.
    let dash = verb
        .checked_sub(2)
        .is_some_and(|i| quote.is(i + 1, "-") && matches!(word(quote, i), "," | "\"" | "»"));
    let led = before.is_none_or(|t| {
        t.kind == Kind::Sign && (t.folded != "-" || dash)
            || matches!(t.folded.as_str(), "как" | "como" | "comme" | "wie")
    });
    if !led {
        return None;
    }
    let mut from = verb + len;
    // "anunció el martes el ejército": the article of the day.
    while BETWEEN.contains(&word(quote, from))
        || ARTICLES.contains(&word(quote, from)) && DAYS.contains(&word(quote, from + 1))
    {
        from += 1;
    }
    // "dijo a El País", "a déclaré à l'AFP": who was told says nothing.
    if source_name::is_told(quote, from) {
        return None;
    }
    let mut to = from;
    // "M. Adjoumani": a short title with its full stop.
    let title = |at: usize| {
        word(quote, at) == "."
            && at > from
            && quote.token(at - 1).is_some_and(|t| t.end - t.start <= 3)
            && quote
                .token(at + 1)
                .is_some_and(|t| quote.at(t.start).is_some_and(char::is_uppercase))
            && to_is_near(quote, at)
    };
    while to - from < MOST && (is_name(quote, to) && !closes(word(quote, to)) || title(to)) {
        to += 1;
    }
    // The run of capitals in it: "le lieutenant Marc-André Boily", "fuentes judiciales".
    let capital = |i: &usize| {
        quote.token(*i).is_some_and(|t| {
            // "l'Organisation"
            let elided = t.folded.chars().count() - without_elision(&t.folded).chars().count();
            t.kind == Kind::Word && quote.at(t.start + elided).is_some_and(char::is_uppercase)
        })
    };
    let named = (from..to).find(capital).zip((from..to).rev().find(capital));
    match named {
        // "l'Organisation internationale pour les migrations (OIM)"
        Some((first, last)) if last == first && to > last + 1 && word(quote, to) == "(" => {
            Some((first, to))
        }
        Some((first, last)) => {
            let bodies = (from..first).find(|i| is_body(quote, word(quote, *i)));
            // "le ministère des Affaires étrangères,": an adjective belongs to the name before a sign.
            let sign = quote.token(to).is_none_or(|t| t.kind == Kind::Sign);
            let adjective = bodies.is_some()
                && to == last + 2
                && sign
                && quote.speaks(&["fr", "es", "pt", "it"])
                && !BETWEEN.contains(&word(quote, last + 1))
                && word(quote, last + 1).chars().count() > 4;
            Some((bodies.unwrap_or(first), if adjective { to } else { last + 1 }))
        }
        // "a déclaré le maire, Moda Faye": an office, and who holds it.
        None if to > from && word(quote, to) == "," && capital(&(to + 1)) && capital(&(to + 2)) => {
            let end = (to + 1..to + 6).find(|i| !capital(i)).unwrap_or(to + 6);
            Some((to + 1, end))
        }
        None if matches!(word(quote, from), "he" | "she" | "they" | "it" | "we") => None,
        None => telling(quote, from, to),
    }
}

/// Whether the token behind a full stop goes on with the same sentence's name: nothing but a blank between.
fn to_is_near(quote: &Quote, at: usize) -> bool {
    quote.token(at).zip(quote.token(at + 1)).is_some_and(|(a, b)| b.start <= a.end + 1)
}

/// The tokens of who speaks before an apposition: "Lieutenant-General Sok Vanna, deputy chief of the department, told".
pub(super) fn before_apposition(quote: &Quote, verb: usize) -> Option<(usize, usize)> {
    const MOST: usize = 14;
    let last = verb.checked_sub(1).filter(|i| word(quote, *i) == ",")?;
    let comma = source_name::comma_before(quote, last, last.saturating_sub(MOST))?;
    // The apposition begins small: "deputy chief of", "qui préside", "jefe de".
    let small = quote.token(comma + 1).is_some_and(|t| {
        t.kind == Kind::Word && quote.at(t.start).is_some_and(|c| !c.is_uppercase())
    });
    // "Kepala Pengawas OJK, Ratna Kusumawardani, mengatakan": the name is the apposition.
    let named = (comma + 1..last).all(|i| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
        })
    });
    // "a survivor, Nok, said", but not "a court in the capital, Manila, said".
    let single = || {
        let noun = comma.checked_sub(1).and_then(|i| quote.token(i)).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(|c| !c.is_uppercase())
        });
        let name = quote.token(comma + 1).map(|t| quote.text(t.start, t.end));
        noun && name.is_some_and(|n| crate::places::all_mentions(&n).is_empty())
    };
    if named && ((2..=4).contains(&(last - comma - 1)) || last == comma + 2 && single()) {
        return Some((comma + 1, last));
    }
    // "Aye Chan, 22, said"
    let years = |i: usize| {
        matches!(
            word(quote, i),
            "ans" | "anos" | "tuoi" | "tahun" | "лет" | "года" | "jahre" | "years"
        )
    };
    let aged = quote.token(comma + 1).is_some_and(|t| t.kind == Kind::Numeral)
        && (last == comma + 2 || last == comma + 3 && years(comma + 2));
    let mut from = comma;
    while from > 0
        && quote.token(from - 1).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
                || t.folded == "-" && quote.before(t.start).is_some_and(char::is_alphanumeric)
        })
    {
        from -= 1;
    }
    (small && comma - from >= 2 || aged && comma > from).then_some((from, comma))
}

/// Whether a token stands between who speaks and his verb: days and their numbers.
pub(super) fn is_between(quote: &Quote, i: usize) -> bool {
    const DAYS: &[&str] = &["ngay", "chieu", "sang", "hom", "toi", "kemarin", "pada", "("];
    const CAPITAL: &[&str] = &[
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "on",
        "am",
    ];
    quote.token(i).is_some_and(|t| {
        let w = t.folded.as_str();
        // Mylene Sabado is no Saturday: only English and German write days with a capital.
        let name = quote.at(t.start).is_some_and(char::is_uppercase)
            && !w.ends_with("day")
            && !CAPITAL.contains(&w);
        BETWEEN.contains(&w) && w != "-" && !name
            || DAYS.contains(&w)
            || t.kind == Kind::Numeral
            || matches!(w, "/" | ")")
    })
}

/// Words behind a name that are no part of it.
fn closes(word: &str) -> bool {
    BORDERS.contains(&word) && !matches!(word, "y" | "et" | "и" | "and" | "dan" | "va")
        || matches!(
            word,
            "tras"
                | "apres"
                | "nach"
                | "после"
                | "setelah"
                | "sau"
                | "por"
                | "con"
                | "avec"
                | "com"
                | "sur"
                | "sobre"
                | "citant"
                | "citando"
                | "citing"
                | "mengutip"
                | "memetik"
                | "ссылаясь"
                | "unter"
                | "со"
        )
}

/// The body whose deed a sentence states, at its head: "La Fiscalía imputó a tres", "Das Landgericht Traunstein hat". What a
/// body does is known from itself.
pub(super) fn acting(quote: &Quote, from: usize) -> Option<(usize, usize)> {
    const MOST: usize = 8;
    const AGENTS: &[&str] =
        &["agentes", "agents", "officers", "members", "detectives", "efectivos"];
    let mut i = quote.tokens.partition_point(|t| t.start < from);
    while quote.token(i).is_some_and(|t| {
        t.kind == Kind::Sign
            || ARTICLES.contains(&t.folded.as_str())
            || AGENTS.contains(&t.folded.as_str())
            || i > 0 && matches!(t.folded.as_str(), "of" | "du" | "des" | "del")
    }) {
        i += 1;
        if i > MOST {
            return None;
        }
    }
    // "Nesta quinta, a Polícia Civil prendeu": a few words of time before a comma.
    let shouted = quote.token(i).is_some_and(|t| {
        t.end - t.start >= 2 && (t.start..t.end).filter_map(|k| quote.at(k)).all(char::is_uppercase)
    });
    if let Some(comma) = (i..i + 5).find(|k| word(quote, *k) == ",").filter(|_| !shouted)
        && (i..comma).all(|k| {
            k == i
                || !quote.token(k).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase)
        })
        && !(i..comma).any(|k| is_body(quote, word(quote, k)))
    {
        i = comma + 1;
        while ARTICLES.contains(&word(quote, i)) {
            i += 1;
        }
    }
    let mut inverted = false;
    // "Nach zwei Jahren hat das Bundeskriminalamt …": the verb stands before who did it.
    if quote.speaks(&["de"])
        && let Some(verb) =
            (i..i + 9).find(|k| matches!(word(quote, *k), "hat" | "haben" | "nahm" | "nahmen"))
        && ARTICLES.contains(&word(quote, verb + 1))
        && is_body(quote, word(quote, verb + 2))
    {
        i = verb + 2;
        inverted = true;
    }
    let first = i;
    // "Five European Union countries took part": a count is no body.
    if super::linked_words::NUMBERS.has(word(quote, first)) {
        return None;
    }
    let upper = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
        })
    };
    let link = |i: usize| {
        matches!(
            word(quote, i),
            "of" | "de"
                | "des"
                | "du"
                | "la"
                | "del"
                | "da"
                | "do"
                | "dos"
                | "das"
                | "for"
                | "and"
                | "-"
        )
    };
    let mut last = first;
    while i - first < MOST {
        if upper(i) {
            last = i + 1;
        } else if !(link(i) && i > first) {
            break;
        }
        i += 1;
    }
    // "La Brigade des fraudes a interpellé"
    if last == first + 1
        && quote.speaks(&["fr", "es", "pt", "it"])
        && matches!(word(quote, last), "des" | "de" | "du" | "da" | "do" | "del" | "dos")
        && quote
            .token(last + 1)
            .is_some_and(|t| t.kind == Kind::Word && !t.folded.starts_with("l'"))
        && quote.token(last + 2).is_some_and(|t| t.kind == Kind::Word)
    {
        last += 2;
    }
    // "The Economic and Financial Crimes Commission, EFCC, has": its short name.
    let short = word(quote, last) == "," && upper(last + 1) && word(quote, last + 2) == ",";
    // "La Guardia Civil, en colaboración con Europol, ha liberado", "Indonesia Anti-Scam Centre (IASC) menerima"
    let clause = last - first >= 2 && word(quote, last) == "," && !upper(last + 1)
        || word(quote, last) == "(" && word(quote, last + 2) == ")";
    let acronym = last == first + 1
        && quote.token(first).is_some_and(|t| {
            (2..=6).contains(&(t.end - t.start))
                && !matches!(
                    t.folded.as_str(),
                    "us" | "uk" | "uae" | "eu" | "usa" | "eeuu" | "kk" | "tv" | "ai"
                )
                && (t.start..t.end).filter_map(|i| quote.at(i)).all(char::is_uppercase)
        });
    let relative = matches!(word(quote, last), ",")
        && matches!(word(quote, last + 1), "which" | "que" | "qui" | "die" | "yang");
    let plainly = quote.token(last).is_some_and(|t| t.kind == Kind::Word || inverted);
    if last == first || !(short || clause || plainly || acronym && relative) {
        return None;
    }
    let body = (first..last)
        .any(|i| is_body(quote, word(quote, i).trim_start_matches("l'").trim_start_matches("d'")));
    // One word alone is a name only where it is no plain word: "Генпрокуратура", "Bareskrim", not "Police".
    let plain = PLAIN.contains(&word(quote, first));
    // What no headline in capitals and no country is.
    let quiet = quote.chars.iter().take(60).any(|c| c.is_lowercase());
    (body && !(plain && last - first == 1) || acronym && quiet && i > 0).then_some((first, last))
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

fn is_capital(quote: &Quote, i: usize) -> bool {
    quote
        .token(i)
        .is_some_and(|t| t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase))
}

/// The name behind an office in small letters: "selon le colonel Ahmed Sy", "según la ministra Ana Paz".
pub(super) fn titled(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    const OFFICE: usize = 4;
    if quote.speaks(&["en"]) {
        return None;
    }
    let small =
        |i: &usize| quote.token(*i).is_some_and(|t| t.kind == Kind::Word) && !is_capital(quote, *i);
    let from = (at..).take(OFFICE + 1).find(|i| !small(i))?;
    let to = (from..).take(OFFICE).find(|i| !is_capital(quote, *i))?;
    // A name of one word may be that of a place.
    (to >= from + 2).then_some((from, to))
}

/// Behind "according to a May 2023 report by …": the token at which the name of its maker begins.
pub(super) fn maker_of_report(quote: &Quote, at: usize) -> Option<usize> {
    const COUNTS: &[&str] = &[
        "nota",
        "decompte",
        "recuento",
        "balance",
        "bilan",
        "datos",
        "data",
        "figures",
        "cifras",
        "chiffres",
        "donnees",
        "dados",
        "numeros",
        "estimates",
        "estimaciones",
        "estimations",
        "count",
        "tally",
        "catatan",
        "statistics",
        "estadisticas",
    ];
    let report =
        (at..at + 7).find(|i| is_report(word(quote, *i)) || COUNTS.contains(&word(quote, *i)))?;
    let signs = (at..report)
        .any(|i| quote.token(i).is_some_and(|t| t.kind == Kind::Sign && t.folded != "-"));
    let by = report + 1;
    let links = matches!(
        word(quote, by),
        "by" | "from" | "of" | "du" | "de" | "des" | "del" | "da" | "do" | "von" | "oleh" | "cua"
    );
    // "de la milice BGF"
    let upper =
        |i: usize| quote.token(i).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase);
    let mut maker = by + 1;
    while ARTICLES.contains(&word(quote, maker)) && !upper(maker) {
        maker += 1;
    }
    if !upper(maker) && upper(maker + 1) && !is_body(quote, word(quote, maker)) {
        maker += 1;
    }
    (!signs && links).then_some(maker)
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
    // Most words begin with no letter that such an article begins with.
    if !folded.starts_with(['l', 'd', 'q', 'a', 'n', 'u']) {
        return folded;
    }
    match folded.split_once(['\'', '’']) {
        Some(("l" | "d" | "qu" | "dell" | "all" | "dall" | "nell" | "un", rest))
            if !rest.is_empty() =>
        {
            rest
        }
        _ => folded,
    }
}
