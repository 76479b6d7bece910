//! Who speaks, read off the words beside a quotation: "said Maria Santos, a survivor", "Mr Tan's lawyer, Siti Aminah,
//! insisted", "a-t-il ajouté".

use super::{
    attribution::AGENCIES,
    claim_words::AUXILIARY,
    lex::{Kind, Quote, is_letter},
    quoted_words::{
        ARTICLES, AUX, LINKS, NO_START, PARTICLES, PRONOUNS, STOPS, THAT, VERBS as OTHERS,
    },
    speakers::{is_between, is_body, is_report, without_elision},
    speech::{ByFirst, LEADS, VERBS, canonical, capital},
};
use crate::{
    fold::{Quick, fold},
    places,
};
use std::{collections::HashMap, sync::LazyLock};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Named(String),
    /// "he", "she": whoever spoke before.
    Before,
}

/// The words of the lists, folded as the tokens are.
pub(super) fn list(words: &str) -> Vec<String> {
    words.split(['|', '\n']).map(|w| fold(w.trim())).filter(|w| !w.is_empty()).collect()
}

/// The other verbs, each by its first word.
static OTHER_VERBS: LazyLock<HashMap<String, Vec<Vec<String>>, Quick>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<Vec<String>>, Quick> = HashMap::default();
    for verb in list(OTHERS) {
        let parts: Vec<String> = verb.split(' ').map(str::to_owned).collect();
        all.entry(parts.first().cloned().unwrap_or_default()).or_default().push(parts);
    }
    all
});
pub(super) fn word(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

fn is_word(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| t.kind == Kind::Word)
}

pub(super) fn phrase(quote: &Quote, i: usize, all: &ByFirst) -> Option<usize> {
    let found = all.get(word(quote, i))?.iter();
    let here =
        found.filter(|(_, parts)| parts.iter().enumerate().all(|(k, p)| word(quote, i + k) == *p));
    here.map(|(_, parts)| parts.len()).max()
}

/// The tokens that a verb of saying takes at a place.
pub(super) fn verb(quote: &Quote, i: usize) -> Option<usize> {
    let name = capital(quote, i) && i > 0 && capital(quote, i - 1);
    if name {
        return None;
    }
    // "s'indigne"
    let bare = word(quote, i).rsplit('\'').next().unwrap_or_default();
    let begun = [bare, word(quote, i)].into_iter().filter_map(|w| OTHER_VERBS.get(w)).flatten();
    let behind = |parts: &&Vec<String>| {
        parts.iter().enumerate().skip(1).all(|(k, p)| word(quote, i + k) == p)
    };
    let other = begun.filter(behind).map(Vec::len).max();
    phrase(quote, i, &VERBS).max(other)
}

/// A verb of saying with its small words in front and a pronoun inside it: "a-t-il ajouté", "also said".
pub(super) struct Verb {
    /// Token behind it.
    pub end: usize,
    pub pronoun: bool,
}

pub(super) fn verb_from(quote: &Quote, from: usize) -> Option<Verb> {
    let mut i = from;
    let mut pronoun = false;
    while i - from < 7 {
        if let Some(len) = verb(quote, i) {
            let mut end = i + len;
            // "dit-il", "ajoute-t-elle"
            let hyphen = |i: usize| quote.is(i, "-");
            let tail = [end + 1, end + 3].into_iter().find(|k| {
                hyphen(end)
                    && hyphen(k - 1)
                    && (PRONOUNS.contains(&word(quote, *k)) || quote.is(*k, "on"))
            });
            if let Some(tail) = tail {
                (end, pronoun) = (tail + 1, true);
            }
            return Some(Verb { end, pronoun });
        }
        let inside = i > from && (quote.is(i, "-") || quote.is(i, "t"));
        let he = i > from && PRONOUNS.contains(&word(quote, i)) && quote.is(i - 1, "-");
        if !(AUX.contains(&word(quote, i)) || inside || he) {
            return None;
        }
        pronoun |= he;
        i += 1;
    }
    None
}

fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// The runs of capitals among some tokens.
fn runs(quote: &Quote, from: usize, to: usize) -> Vec<(usize, usize)> {
    let upper = |i: usize| {
        quote.token(i).is_some_and(|t| {
            let elided = t.folded.chars().count() - without_elision(&t.folded).chars().count();
            t.kind == Kind::Word && quote.at(t.start + elided).is_some_and(char::is_uppercase)
        })
    };
    // "Col.", "F.": a stop inside a name.
    let stop = |i: usize| {
        quote.is(i, ".")
            && i > from
            && upper(i + 1)
            && quote.token(i - 1).is_some_and(|t| t.end - t.start <= 4)
    };
    let mut out = Vec::new();
    let mut i = from;
    while i < to {
        if !upper(i) {
            i += 1;
            continue;
        }
        let first = i;
        let mut last = i;
        while i < to
            && (upper(i)
                || (stop(i) || PARTICLES.contains(&word(quote, i))) && upper(i + 1) && i + 1 < to)
        {
            // "Amnesty International's Montse Ferrer": whose, and who.
            let owner =
                word(quote, i).ends_with("'s") && upper(i + 1) && upper(i + 2) && i + 2 < to;
            i += 1;
            last = i;
            if owner {
                break;
            }
        }
        // A title with its stop is no part of the name.
        let titled = quote.is(first + 1, ".")
            && last > first + 2
            && quote.token(first).is_some_and(|t| (2..=4).contains(&(t.end - t.start)));
        out.push((if titled { first + 2 } else { first }, last));
    }
    out
}

/// The words of some tokens.
fn text(quote: &Quote, from: usize, to: usize) -> Option<String> {
    let elided = quote
        .token(from)
        .map_or(0, |t| t.folded.chars().count() - without_elision(&t.folded).chars().count());
    let start = quote.token(from)?.start + elided;
    let end = quote.token(to.checked_sub(1)?)?.end;
    (start < end).then(|| canonical(&quote.text(start, end)))
}

/// Whether a token is a pronoun and no article: "dijo él", not "dijo el ministro"; "ông ấy", not "ông Nam".
pub(super) fn is_pronoun(quote: &Quote, i: usize) -> bool {
    let word = word(quote, i);
    if !PRONOUNS.contains(&word) {
        return false;
    }
    let next = quote.token(i + 1).filter(|t| t.kind == Kind::Word);
    match word {
        "el" | "ong" | "anh" | "co" => {
            next.is_none_or(|t| matches!(t.folded.as_str(), "ay" | "ta" | "noi" | "cho" | "ke"))
        }
        _ => true,
    }
}

/// Whether words in which no name stands are a sentence and no subject.
fn is_clause(quote: &Quote, from: usize, to: usize) -> bool {
    const WORDS: &[&str] = &[
        "is", "are", "was", "were", "be", "will", "would", "has", "have", "had", "that", "who",
        "not", "can", "could", "wouldn't", "didn't", "don't", "est", "sont", "es", "son", "foi",
        "sao", "ist", "sind", "wird", "wurde", "adalah", "это", "creating", "which", "if", "about",
        "he", "she", "they", "we", "i", "it", "you", "and", "but", "although", "while", "then",
        "when", "other", "with",
    ];
    (from..to).any(|i| {
        WORDS.contains(&word(quote, i)) && (!capital(quote, i) || i == from && to > from + 1)
    })
}

/// The end of a subject without the small words between it and its verb.
fn trimmed(quote: &Quote, from: usize, to: usize) -> usize {
    let mut to = to;
    while to > from {
        let word = word(quote, to - 1);
        let sign = quote.token(to - 1).is_some_and(|t| t.kind == Kind::Sign);
        let small = !capital(quote, to - 1)
            && (is_between(quote, to - 1)
                || is_article(word)
                || word.ends_with("ly") && to - from > 1
                || matches!(word, "then" | "than" | "later" | "would" | "will" | "did" | "who"));
        if !(sign || small || AUXILIARY.contains(&word) || AUX.contains(&word)) {
            break;
        }
        to -= 1;
    }
    to
}

/// Who is meant by the words of a subject.
fn who(quote: &Quote, from: usize, to: usize) -> Option<Who> {
    const MOST: usize = 9;
    // "El-Sheshini" begins with no article.
    let small =
        |i: usize| is_article(word(quote, i)) && !is_shouted(quote, i) && !quote.is(i + 1, "-");
    let (mut from, mut to) = (from, to);
    to = trimmed(quote, from, to);
    // "Clark turned and said"
    if to > from + 1 && matches!(word(quote, to - 1), "and" | "et" | "y" | "dan") {
        let (first, last) = *runs(quote, from, to).first()?;
        if first > from + 1 {
            return None;
        }
        (from, to) = (first, trimmed(quote, first, last));
    }
    let joins = |i: usize| {
        matches!(word(quote, i), "and" | "et" | "y" | "dan" | "und" | "и" | "va" | "mais" | "but")
    };
    while from < to
        && (small(from)
            || joins(from) && !capital(quote, from)
            || quote.token(from).is_some_and(|t| t.kind == Kind::Sign))
    {
        from += 1;
    }
    if from >= to {
        return None;
    }
    if is_pronoun(quote, from) && (to == from + 1 || to == from + 2 && !capital(quote, from + 1)) {
        return Some(Who::Before);
    }
    // "Mr Tan's lawyer, Siti Aminah": the part that is a name and no more; else the first.
    let commas: Vec<usize> =
        (from..to).filter(|i| quote.is(*i, ",") || quote.is(*i, "(")).collect();
    let mut parts = Vec::new();
    let mut at = from;
    for comma in commas.into_iter().chain([to]) {
        if at < comma {
            parts.push((at, comma));
        }
        at = comma + 1;
    }
    let names = |part: &(usize, usize)| {
        let all = runs(quote, part.0, part.1);
        // "le ministre de l'Intérieur" holds a name and is none.
        let linked = |at: usize| at > part.0 && LINKS.contains(&word(quote, at - 1));
        let whole = all.len() == 1
            && all.last().is_some_and(|r| {
                r.1 == part.1
                    && (r.0 == part.0 || r.0 <= part.0 + 2 && r.1 >= r.0 + 2 && !linked(r.0))
            });
        whole && !is_place(quote, part.0, part.1) && part.1 - part.0 <= 5
    };
    let (first, last) = parts.iter().find(|p| names(p)).or(parts.first()).copied()?;
    let all = runs(quote, first, last);
    let linked = |at: usize| {
        at.checked_sub(1).filter(|i| *i >= first).is_some_and(|i| {
            LINKS.contains(&word(quote, i))
                || is_article(word(quote, i)) && i > first && LINKS.contains(&word(quote, i - 1))
        }) || word(quote, at).starts_with("d'")
    };
    let body = quote.speaks(&["vi"]) && (first..last).any(|i| is_body(quote, word(quote, i)));
    let person = all
        .iter()
        .rev()
        .find(|(a, b)| b - a >= 2 && !linked(*a) && !is_place(quote, *a, *b) && !body);
    let named = match person {
        Some((a, b)) => text(quote, *a, *b),
        // "le ministre Dupont", "anak Budi": the one name at the end, with what it is before it.
        None => {
            let mut first = first;
            while first < last && small(first) {
                first += 1;
            }
            let title = all.last().filter(|r| {
                r.1 == last && (r.0 == first || r.0 == first + 2 && quote.is(first + 1, "."))
            });
            let first = title.map_or(first, |r| r.0);
            // "Interpol's announcement of the operation", "the ministry's statement": whose it is.
            let owner = (first..last).find(|i| {
                let next = word(quote, i + 1);
                word(quote, *i).ends_with("'s")
                    && (is_report(next) || matches!(next, "data" | "figures" | "press" | "website"))
            });
            let last = owner.map_or(last, |i| i + 1);
            let fits = last - first <= MOST && !is_clause(quote, first, last);
            fits.then(|| text(quote, first, last)).flatten()
        }
    }?;
    let letters = named.chars().filter(|c| is_letter(*c)).count();
    (letters >= 2).then_some(Who::Named(named))
}

fn is_shouted(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| {
        t.end - t.start >= 2 && quote.text(t.start, t.end).chars().all(char::is_uppercase)
    })
}

/// Whether some tokens name a place and no more.
fn is_place(quote: &Quote, from: usize, to: usize) -> bool {
    let Some(name) = text(quote, from, to) else { return false };
    let length = name.chars().count();
    places::all_mentions(&name).iter().any(|m| m.start == 0 && m.end == length)
}

/// Who stands behind a verb of saying or behind "according to".
pub(super) fn behind(quote: &Quote, at: usize) -> Option<Who> {
    const MOST: usize = 12;
    let mut from = at;
    let agency = |i: usize| AGENCIES.contains(&without_elision(word(quote, i)));
    let accent = |i: usize| quote.token(i).is_some_and(|t| quote.text(t.start, t.end) == "à");
    while from - at < MOST {
        let article = is_article(word(quote, from));
        if is_between(quote, from) && !capital(quote, from) && !quote.is(from + 1, "-")
            || article && is_between(quote, from + 1) && !capital(quote, from + 1)
        {
            from += 1;
        } else if (matches!(word(quote, from), "a" | "al" | "au" | "to" | "ao" | "la")
            || accent(from))
            && agency(from + 1)
        {
            // "dijo a Efe", "сообщил ТАСС": to whom.
            from += 2;
        } else if agency(from)
            && (is_word(quote, from + 1) && !STOPS.contains(&word(quote, from + 1)))
        {
            from += 1;
        } else {
            break;
        }
    }
    if accent(from)
        || matches!(word(quote, from), "that" | "que" | "что" | "to" | "dass" | "bahwa" | "rang")
    {
        return None;
    }
    let title = |i: usize| {
        quote.is(i, ".")
            && i > from
            && capital(quote, i + 1)
            && quote.token(i - 1).is_some_and(|t| t.end - t.start <= 4)
            && quote.token(i).zip(quote.token(i + 1)).is_some_and(|(a, b)| b.start <= a.end + 1)
    };
    let mut to = from;
    while let Some(token) = quote.token(to).filter(|_| to - from < MOST) {
        let sign =
            token.kind == Kind::Sign && !matches!(token.folded.as_str(), "-" | "&") && !title(to);
        let told = to > from
            && (accent(to)
                || agency(to)
                || word(quote, to) == "a" && quote.speaks(&["es", "pt", "ca", "it"])
                || is_article(word(quote, to)) && agency(to + 1));
        let dash =
            token.folded == "-" && quote.before(token.start).is_some_and(char::is_whitespace);
        let small = !capital(quote, to) && STOPS.contains(&token.folded.as_str());
        let number = token.kind == Kind::Numeral && to > from;
        let small = small || to > from && !capital(quote, to) && verb(quote, to).is_some();
        if sign || told || small || dash || number {
            break;
        }
        to += 1;
    }
    // "dit le maire, Moda Faye": an office, and who holds it.
    if quote.is(to, ",") && runs(quote, from, to).is_empty() {
        let next = runs(quote, to + 1, to + 6);
        if let Some((a, b)) = next.first().filter(|(a, b)| *a == to + 1 && b - a >= 2) {
            return who(quote, *a, *b);
        }
    }
    who(quote, from, to)
}

/// Who speaks, by what stands behind the closing mark: ", said Maria Santos", " – Ana Paz disse", ", according to …".
pub(super) fn after(quote: &Quote, parted: bool) -> Option<Who> {
    const FAR: usize = 16;
    let mut i = 0;
    while matches!(word(quote, i), "," | "-" | "–" | "—" | "\"" | "»") {
        i += 1;
    }
    let parted = parted || i > 0;
    if let Some(len) = phrase(quote, i, &LEADS) {
        return behind(quote, i + len);
    }
    if quote.is(i, "so") && quote.speaks(&["de"]) {
        return behind(quote, i + 1);
    }
    // "lamenta": the verb stands first.
    if let Some(verb) = verb_from(quote, i).filter(|_| !quote.is(i, "saying")) {
        if verb.pronoun || is_pronoun(quote, verb.end) {
            return Some(Who::Before);
        }
        // "katanya", "ujarnya": said he.
        if quote.speaks(&["id", "ms"]) && word(quote, verb.end - 1).ends_with("nya") {
            return Some(Who::Before);
        }
        return behind(quote, verb.end);
    }
    if !parted || NO_START.contains(&word(quote, i)) {
        return None;
    }
    let mut at = i;
    while let Some(token) = quote.token(at).filter(|_| at - i < FAR) {
        let inside = matches!(token.folded.as_str(), "," | "-" | "." | "&" | "(" | ")" | "/");
        let full = token.folded == "." && !capital(quote, at + 1);
        if token.kind == Kind::Sign && (!inside || full) {
            return None;
        }
        if at > i
            && let Some(found) = verb_from(quote, at)
            && verb(quote, found.end - 1).or(verb(quote, at)).is_some()
        {
            // "…, creating a sound, said Ana Paz"
            let turned = quote.is(at - 1, ",")
                && capital(quote, found.end)
                && !is_between(quote, found.end)
                && !runs(quote, i, at).iter().any(|r| r.0 == i);
            return if turned { behind(quote, found.end) } else { who(quote, i, at) };
        }
        at += 1;
    }
    None
}

/// Who speaks, by what stands before the opening mark, and whether the verb stands right there: "X told Reuters: “",
/// "X said that “", "According to X, “".
pub(super) fn before(quote: &Quote) -> Option<(Who, bool)> {
    const FAR: usize = 9;
    let count = quote.tokens.len();
    let mut end = count;
    let mut sign = false;
    while end > 0
        && quote
            .token(end - 1)
            .is_some_and(|t| matches!(t.folded.as_str(), ":" | "," | "-" | "\"" | "("))
    {
        sign |= matches!(word(quote, end - 1), ":" | ",");
        end -= 1;
    }
    let colon = (end..count).any(|i| quote.is(i, ":"));
    while end > 0 && THAT.contains(&word(quote, end - 1)) {
        end -= 1;
    }
    let verbs = (end.saturating_sub(FAR)..end).rev().find_map(|i| {
        let len = verb(quote, i)?;
        let clear = (i + len..end).all(|k| quote.token(k).is_some_and(|t| t.kind != Kind::Sign));
        (clear && i + len <= end).then_some((i, len))
    });
    // "According to X, “…”"
    let lead = (0..end).rev().find_map(|i| phrase(quote, i, &LEADS).map(|len| (i, i + len)));
    if let Some((i, at)) = lead.filter(|(i, _)| verbs.is_none_or(|v| v.0 < *i)) {
        let commas = (at..end).filter(|k| quote.is(*k, ",")).count();
        return behind(quote, at).map(|who| (who, commas <= 1 && end - i < 14));
    }
    // "Pour Jacques Moreau, « … »"
    if quote.speaks(&["fr"]) && quote.is(0, "pour") && sign && verbs.is_none() && capital(quote, 1)
    {
        return behind(quote, 1).map(|who| (who, true));
    }
    let Some((at, len)) = verbs else {
        // "Stock: “…”"
        let name = colon && end <= 6 && !runs(quote, 0, end).is_empty();
        return name.then(|| who(quote, 0, end)).flatten().map(|who| (who, true));
    };
    let direct = sign || at + len + 1 >= end;
    // "dijo Juan Pérez: “…”": these languages may begin with the verb.
    let mut start = at;
    while start > 0 && AUX.contains(&word(quote, start - 1)) {
        start -= 1;
    }
    let opens = start == 0
        || quote.token(start - 1).is_some_and(|t| t.kind == Kind::Sign)
            && !quote.is(start - 1, ",");
    if opens {
        return (!quote.speaks(&["en"]) || end > at + len)
            .then(|| behind(quote, at + len))
            .flatten()
            .map(|w| (w, direct));
    }
    subject(quote, start).map(|who| (who, direct))
}

/// Who stands before a verb.
fn subject(quote: &Quote, verb: usize) -> Option<Who> {
    const FAR: usize = 14;
    let floor = verb.saturating_sub(FAR);
    let border = |i: usize| {
        quote.token(i).is_some_and(|t| {
            let title = t.folded == "."
                && i > 0
                && capital(quote, i + 1)
                && quote.token(i - 1).is_some_and(|b| b.end - b.start <= 4);
            let signs = t.kind == Kind::Sign
                && !matches!(t.folded.as_str(), "," | "-" | "&" | "/" | ")" | "(")
                && !title;
            let words = matches!(
                t.folded.as_str(),
                "that"
                    | "when"
                    | "while"
                    | "because"
                    | "but"
                    | "after"
                    | "before"
                    | "where"
                    | "que"
                    | "mais"
                    | "pero"
                    | "mas"
                    | "cuando"
                    | "quand"
                    | "namun"
                    | "sementara"
                    | "nhung"
                    | "dass"
                    | "aber"
                    | "что"
                    | "но"
                    | "yang"
                    | "if"
            );
            signs || words
        })
    };
    let start = (floor..verb).rev().find(|i| border(*i)).map_or(floor, |i| i + 1);
    // "X, spokesman for the police, said"; "Reached by phone, Mr Tan's lawyer, Siti Aminah, insisted"
    let aside = verb > start && quote.is(verb - 1, ",");
    let comma = |to: usize| (start..to).rev().find(|i| quote.is(*i, ","));
    let from = if aside {
        let inner = comma(verb - 1)?;
        comma(inner).map_or(start, |i| i + 1)
    } else {
        comma(verb).map_or(start, |i| i + 1)
    };
    // Where the sentence was cut off before its beginning nothing is known of its subject.
    (from > floor || floor == 0).then(|| who(quote, from, verb)).flatten()
}
