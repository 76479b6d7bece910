//! What was taken for the name of a source, without what is none: adverbs and conjunctions before it, verbs in it, the
//! country at the end of a longer name.

use super::{
    claim_words::SAID,
    kinds::Words,
    lex::{Kind, Quote},
    linked_words as words, speakers,
};
use crate::{fold::fold, places};
use std::sync::LazyLock;

/// Words that may begin a sentence with a capital and name nobody, folded.
static LEADS: LazyLock<Words> = LazyLock::new(|| {
    let words = "other|others|another|many|most|some|such|this|that|these|those|both|each|every|while|although|though|
        despite|meanwhile|however|still|then|there|here|today|yesterday|tomorrow|since|because|after|before|if|when|as|but|
        and|so|yet|also|even|just|only|in|on|at|by|for|with|from|statistics|
        entonces|ademas|luego|despues|ayer|hoy|asi|aunque|mientras|cuando|si|pero|tambien|según|otros|otras|algunos|muchos|
        alors|ensuite|puis|ainsi|hier|pendant|tandis|lorsque|quand|mais|aussi|d'autres|autres|certains|plusieurs|selon|comme|
        entao|alem|ontem|hoje|depois|enquanto|quando|mas|tambem|outros|alguns|segundo|
        insgesamt|dann|das|dies|dieser|diese|entsprechend|wie|wahrend|gestern|heute|danach|zudem|auch|allerdings|dabei|
        daraufhin|jedoch|doch|wenn|als|andere|viele|laut|nach|angaben|demnach|damals|
        kemudian|sementara|selain|menurut|ketika|namun|saat|
        тогда|также|однако|вчера|сегодня|затем|когда|если|по";
    Words::of(words.split(['|', '\n']).map(str::trim).filter(|w| !w.is_empty()))
});

/// Words inside what is no name but a sentence, folded.
static VERBS: LazyLock<Words> = LazyLock::new(|| {
    let words = "is|are|was|were|has|have|had|could|would|will|cannot|can|did|does|do|not|confirm|said|says|told|tracking|
        dijeron|dijo|fueron|fue|son|han|disseram|disse|foram|ont|sont|sagten|sagte|wurde|wurden|sind|haben|mengatakan";
    Words::of(words.split(['|', '\n']).map(str::trim).filter(|w| !w.is_empty()))
});

/// "Large Drug Network Uncovered, 539 Held": the tokens of what no body did, but what a heading says was done to one.
pub(super) fn is_told_of(quote: &Quote, from: usize, to: usize) -> bool {
    let last = to.checked_sub(1).and_then(|i| quote.token(i));
    quote.speaks(&["en", ""])
        && to >= from + 2
        && last
            .is_some_and(|t| t.folded.len() > 5 && t.folded.ends_with("ed") && t.folded != "united")
}

/// The comma at which an apposition begins that ends before a token. "Steven Shaw, an agent of Customs Enforcement, or ICE,
/// said": another name is none.
pub(super) fn comma_before(quote: &Quote, last: usize, from: usize) -> Option<usize> {
    let comma = |to: usize| (from..to).rev().find(|i| quote.is(*i, ","));
    let at = comma(last)?;
    if quote.is(at + 1, "or") { comma(at) } else { Some(at) }
}

/// Where a name begins of which another part was found: that of a Vietnamese body, or one behind "Charge" ("Special Agent
/// in Charge Mary Ross").
pub(super) fn whole_start(quote: &Quote, first: usize) -> usize {
    if quote.speaks(&["vi"]) {
        return speakers::vietnamese_head(quote, first).unwrap_or(first);
    }
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let capital =
        |i: usize| quote.token(i).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase);
    if word(first) != "charge" || first < 2 || word(first - 1) != "in" {
        return first;
    }
    // The office is another matter: whose name it is begins behind it.
    if capital(first + 1) { first + 1 } else { first }
}

/// "according to Cambodian police chief Chuon Narin", "according to Filipino officials": a people before an office or a body is
/// no name; who holds the office is, or the whole of it.
pub(super) fn of_people(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    const OFFICE: usize = 5;
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let upper = |i: usize| {
        quote.token(i).is_some_and(|t| {
            t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
        })
    };
    if !quote.speaks(&["en", ""]) {
        return None;
    }
    let from = at + usize::from(matches!(word(at), "the" | "a" | "an"));
    let name = quote.token(from).filter(|_| upper(from)).map(|t| quote.text(t.start, t.end))?;
    let people = places::all_mentions(&name);
    people.first().filter(|m| places::is_demonym(&m.text, m.country) && m.text == name)?;
    let small = |i: &usize| {
        quote.token(*i).is_some_and(|t| t.kind == Kind::Word)
            && !upper(*i)
            && !matches!(
                word(*i),
                "said" | "says" | "and" | "in" | "on" | "that" | "who" | "to" | "for" | "of"
            )
    };
    let office = (from + 1..=from + OFFICE).find(|i| !small(i))?;
    if office == from + 1 {
        return None;
    }
    let behind = (office..=office + OFFICE).find(|i| !upper(*i))?;
    // "Lao deputy minister Khamphay Sipaseuth"
    Some(if behind >= office + 2 { (office, behind) } else { (from, office) })
}

/// Where the name ends before a verb of saying at a token: "the largest force - North Yard Police - reported".
pub(super) fn end_before(quote: &Quote, verb: usize) -> usize {
    const FAR: usize = 8;
    let dash =
        |i: usize| quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "-" | "–" | "—"));
    let aside = verb.checked_sub(1).filter(|i| dash(*i));
    aside.filter(|i| (i.saturating_sub(FAR)..*i).any(dash)).unwrap_or(verb)
}

/// Whether a verb of saying says nothing: "was reported", "cases of fraud reported to police", "declared a state of emergency".
pub(super) fn is_mute(quote: &Quote, verb: usize) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let before = verb.checked_sub(1).map_or("", word);
    if matches!(before, "was" | "were" | "is" | "are" | "been" | "be" | "being" | "to") {
        return true;
    }
    match word(verb) {
        "reported" => word(verb + 1) == "to",
        "declared" | "declares" => {
            matches!(word(verb + 1), "a" | "an" | "war" | "victory" | "national" | "bankruptcy")
        }
        _ => false,
    }
}

/// The name with where it stands; `None` where nothing of it names anybody.
pub(super) fn of(
    quote: &Quote,
    (name, start, end): (String, usize, usize),
) -> Option<(String, usize, usize)> {
    // Pronouns have no name, and what is known goes by its usual one.
    if name.is_empty() || quote.text(start, end) != name || !name.is_ascii() && !is_spaced(&name) {
        return Some((name, start, end));
    }
    let mut start = start;
    let mut rest = name.as_str();
    loop {
        let word = rest.split(' ').next().unwrap_or_default();
        let folded = fold(word);
        let article = matches!(
            folded.as_str(),
            "the"
                | "der"
                | "die"
                | "das"
                | "la"
                | "el"
                | "los"
                | "las"
                | "le"
                | "les"
                | "l'"
                | "o"
                | "os"
                | "do"
                | "da"
        );
        // Of German an article begins no name.
        // "La Secretaría de Seguridad informó": one word for a body stands behind it, and no newspaper ("La Nación").
        let behind = rest.split(' ').nth(1).is_some_and(|w| speakers::is_body(quote, &fold(w)));
        let may_go = rest.len() < name.len() || quote.speaks(&["de"]) || behind;
        if !(LEADS.has(&folded) || article && may_go) {
            break;
        }
        let cut = rest.get(word.len()..).map(str::trim_start).unwrap_or_default();
        start += rest.chars().count() - cut.chars().count();
        rest = cut;
        if rest.is_empty() {
            return None;
        }
    }
    if quote.speaks(&["en", ""]) {
        rest = english(quote, rest, start)?;
    }
    // "Ministério do Interior"
    let link = |word: &str| word == "do" && !quote.speaks(&["en", ""]);
    if rest.split(' ').any(|word| VERBS.has(&fold(word)) && !starts_capital(word) && !link(word)) {
        return None;
    }
    // "un medio de comunicación de Chile": the end of a longer name.
    let before = quote.tokens.partition_point(|t| t.start < start).checked_sub(1);
    let of = before.and_then(|i| quote.token(i)).is_some_and(|t| {
        matches!(t.folded.as_str(), "de" | "del" | "of" | "da" | "do" | "du" | "von" | "des")
    });
    if of && !places::named(rest).is_empty() && is_country(rest) {
        return None;
    }
    Some((rest.to_owned(), start, end))
}

/// An English name up to where the sentence goes on: "Georgian officials" of "Georgian officials denied", and nobody of
/// "Police shooting", of "A SPATE of attacks" and of "by its employees".
fn english<'a>(quote: &Quote, name: &'a str, start: usize) -> Option<&'a str> {
    let goes_on = |word: &str| {
        let small = word.chars().all(char::is_lowercase);
        small
            && (words::IRREGULAR.has(word)
                || words::SUBJECTS.has(word)
                || word.len() > 5 && word.ends_with("ly") && word != "family"
                || word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "armed"))
    };
    let mut end = 0;
    for word in name.split(' ') {
        if goes_on(word) {
            break;
        }
        end += word.len() + usize::from(end > 0);
    }
    let name = name.get(..end)?;
    let last = name.rsplit(' ').next().unwrap_or_default();
    let doing = last.len() > 5 && last.ends_with("ing") && last.chars().all(char::is_lowercase);
    if name.is_empty() || doing {
        return None;
    }
    let first = quote.tokens.partition_point(|t| t.start < start);
    let before = first.checked_sub(1).and_then(|i| quote.token(i));
    if before.is_some_and(|t| t.folded.as_str() == "by")
        && matches!(
            last,
            "employees"
                | "victims"
                | "gunmen"
                | "attackers"
                | "militants"
                | "insurgents"
                | "suspects"
                | "migrants"
        )
    {
        return None;
    }
    // The first words of a story may shout.
    let shouts =
        !name.contains(' ') && name.chars().count() > 3 && name.chars().all(char::is_uppercase);
    let opens = first == 0
        || first == 1 && before.is_some_and(|t| matches!(t.folded.as_str(), "a" | "an" | "the"));
    let says = quote.token(first + 1).is_some_and(|t| SAID.contains(&t.folded.as_str()));
    (!(shouts && opens) || says).then_some(name)
}

/// Whether a name is that of a country and no more.
fn is_country(name: &str) -> bool {
    let folded = fold(name);
    places::all().iter().any(|c| {
        ["en", "es", "fr", "pt", "de"].iter().any(|l| fold(places::name(c.code, l)) == folded)
    })
}

fn starts_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the words of a name are parted by blanks.
fn is_spaced(name: &str) -> bool {
    !name.chars().any(super::lex::is_unspaced)
}

/// Whether the token behind a verb of saying leads to whoever it was said to.
pub(super) fn is_told(quote: &Quote, at: usize) -> bool {
    let Some(token) = quote.token(at) else { return false };
    match token.folded.as_str() {
        "al" | "au" | "aux" | "ao" | "aos" | "to" | "gegenuber" => true,
        "a" if quote.speaks(&["es", "ca"]) => true,
        "a" => quote.text(token.start, token.end) == "à",
        _ => false,
    }
}

/// Whether what was taken for a source is an adverb or a conjunction and no more.
pub(super) fn is_nobody(name: &str) -> bool {
    // "FIVE men have appeared in court": the first word of a story shouts.
    let number = |word: &str| words::NUMBERS.has(&fold(word));
    name.split(' ').all(|word| LEADS.has(&fold(word)) || number(word))
}

/// "Công an huyện Gia Lâm, Hà Nội cho biết": where the name of a body ends that sits in the place between it and what it
/// says.
pub(super) fn seat(quote: &Quote, first: usize, stop: usize) -> Option<usize> {
    let comma = first.checked_sub(1).filter(|i| *i > 0 && first < stop && quote.is(*i, ","))?;
    let text = quote.text(quote.token(first)?.start, quote.token(stop - 1)?.end);
    let length = text.chars().count();
    let place = places::all_mentions(&text).into_iter().next()?;
    (place.start == 0 && place.end == length).then_some(comma)
}

/// "5 hingga 11 Juni mencatat": a month or a day says nothing. "May said" is of somebody.
pub(super) fn is_date(quote: &Quote, from: usize, to: usize) -> bool {
    to == from + 1
        && !quote.speaks(&["en", ""])
        && quote.token(from).is_some_and(|t| super::date_words::may_begin(quote, &t.folded))
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
