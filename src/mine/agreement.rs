//! Grammar that tells what a number counts in languages other than English: a counted noun stands in the plural, an
//! adjective before it is no noun, officers who act are not those whom they act upon; and which counts nobody keeps.

pub(super) use super::agreement_words::PERSONS;
use super::{
    FoundNumber,
    agreement_words::{
        ASKED, BEFORE_NOUNS, BODIES, CASES, DOERS, MEASURES, OFFICERS, PASSIVE, PERSONS_VI, SMALL,
    },
    choose::{is_any_thing, is_people, is_time_word},
    lex::{Kind, Quote, Token},
    metrics, nouns,
    possible::was_given,
};
use crate::{
    fold::fold,
    model::{Qualifier, Value},
};
use rust_decimal::Decimal;

/// Whether the language of a quote is looked at here.
fn speaks(quote: &Quote) -> bool {
    !quote.speaks(&["en", ""])
}

fn romance(quote: &Quote) -> bool {
    quote.speaks(&["es", "pt", "fr", "ca", "gl"])
}

/// Whether a number says that there are several.
fn several(number: &FoundNumber) -> bool {
    number.amount().is_some_and(|a| a.low.or(a.high).is_some_and(|n| n >= Decimal::TWO))
}

/// Whether a word behind a number is an adjective whose noun follows: "300 supuestos pandilleros".
pub(super) fn describes(quote: &Quote, word: &Token, next: Option<&Token>) -> bool {
    romance(quote)
        && BEFORE_NOUNS.has(&word.folded)
        && next.is_some_and(|n| {
            n.kind == Kind::Word && n.start == word.end + 1 && ends_plural(&n.folded)
        })
}

fn ends_plural(word: &str) -> bool {
    word.ends_with(['s', 'x', 'z'])
}

/// Whether a word behind a number can be the noun that it counts: in Spanish, Portuguese and French it stands in the
/// plural, and is no verb ("trois démissionneront").
pub(super) fn agrees(quote: &Quote, number: &FoundNumber, word: &Token) -> bool {
    if !romance(quote)
        || !several(number)
        || number.percent
        || matches!(number.value, Value::Money(..))
    {
        return true;
    }
    let bare = word.folded.strip_prefix("d'").or_else(|| word.folded.strip_prefix("d’"));
    let bare = bare.unwrap_or(&word.folded);
    let text = quote.text(word.start, word.end);
    ends_plural(bare)
        || text.chars().any(char::is_uppercase)
        || text.chars().any(|c| !c.is_alphabetic())
        || bare.chars().count() <= 3
        || matches!(bare, "carcel" | "prision" | "reclusion" | "prisao" | "cadeia" | "prison")
        || is_people(bare)
        || is_any_thing(bare)
}

/// "Três Lagoas", "Sete Portas": a number word with a capital before another word with one, inside a sentence.
pub(super) fn is_name(quote: &Quote, number: &FoundNumber) -> bool {
    let capital = |at: usize| quote.at(at).is_some_and(char::is_uppercase);
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let before = first.checked_sub(1).and_then(|i| quote.token(i));
    quote.speaks(&["es", "pt", "fr", "it", "ca", "ru"])
        && capital(number.start)
        && before.is_some_and(|t| t.kind == Kind::Word)
        && quote
            .token(next)
            .is_some_and(|t| t.kind == Kind::Word && t.start == number.end + 1 && capital(t.start))
}

/// "La Fiscalía pidió 12 años de prisión", "sancionar con 15 años": a term that no court gave.
pub(super) fn is_asked(quote: &Quote, number: &FoundNumber, entry: &metrics::Entry) -> bool {
    const REACH: usize = 60;
    if !speaks(quote) || entry.name != "prison sentence" {
        return false;
    }
    let lead = quote.fold(number.start.saturating_sub(REACH), number.start);
    let clause = lead.rsplit([';', ':', '.', '"', '”']).next().unwrap_or_default();
    // "La Fiscalía pidió 20 años, pero el tribunal lo condenó a 12": what a court gave stands nearer.
    let Some(asked) = ASKED.nearest(clause, clause.len()) else { return false };
    let since = clause.get(clause.len().saturating_sub(asked)..).unwrap_or_default();
    !was_given(since)
}

/// "9.930 pessoas desabrigadas": the participle behind a word for people in general, which says who they are.
pub(super) fn attribute(quote: &Quote, number: &FoundNumber) -> Option<String> {
    const PEOPLE: &[&str] = &["personas", "pessoas", "personnes", "familias"];
    const ENDS: &[&str] = &["adas", "ados", "idas", "idos"];
    /// Homes, and not lives.
    const LOST: &[&str] =
        &["desabrig", "desaloj", "desplaz", "deslocad", "damnific", "afect", "afet", "atingid"];
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let people = quote.token(next).is_some_and(|t| PEOPLE.contains(&t.folded.as_str()));
    let said =
        quote.token(next + 1).filter(|t| people && romance(quote) && t.kind == Kind::Word)?;
    let long = said.folded.chars().count() > 6;
    let ends = ENDS.iter().any(|end| said.folded.ends_with(end));
    let lost = LOST.iter().any(|w| said.folded.starts_with(w));
    (long && ends && lost).then(|| quote.text(said.start, said.end))
}

/// Whether a verb stands right behind a number without a noun: "six dorment en prison", in Spanish, Portuguese and French.
pub(super) fn acts(quote: &Quote, number: &FoundNumber) -> bool {
    let ends: &[&str] = match quote.language.as_str() {
        "fr" => &["ent", "ont"],
        "es" => &["an", "en", "on"],
        "pt" => &["am", "em"],
        _ => return false,
    };
    /// What they say goes on with what was counted before: "60 foram aliciados e 15 continuam no país".
    const STATES: &[&str] = &[
        "etaient",
        "furent",
        "restent",
        "demeurent",
        "estan",
        "estaban",
        "siguen",
        "permanecen",
        "continuan",
        "resultaron",
        "murieron",
        "fueron",
        "estavam",
        "continuam",
        "permanecem",
        "seguem",
        "ficaram",
        "morreram",
        "foram",
    ];
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let Some(verb) = quote.token(next).filter(|t| t.kind == Kind::Word) else { return false };
    several(number)
        && !STATES.contains(&verb.folded.as_str())
        && verb.folded.chars().count() > 4
        && ends.iter().any(|end| verb.folded.ends_with(end))
        && !agrees(quote, number, verb)
}

/// "recibió millones para protegerlo": millions of nothing are money, and no people.
pub(super) fn is_of_money(quote: &Quote, number: &FoundNumber) -> bool {
    let million = Decimal::from(1_000_000);
    let order = number
        .amount()
        .is_some_and(|a| a.qualifier == Qualifier::Order && a.low.is_some_and(|n| n >= million));
    order && speaks(quote) && nouns::noun_behind(quote, number).is_none()
}

/// "quận 8", "RT 5", "kilómetro 12": a number that names a part of a town, a road, a class.
pub(super) fn is_label(quote: &Quote, number: &FoundNumber) -> bool {
    const VI: &[&str] = &[
        "quan", "phuong", "khom", "ap", "duong", "lo", "lop", "khu", "tang", "ngo", "ngach", "hem",
    ];
    const ID: &[&str] = &["rt", "rw", "blok", "kelas", "gang", "km"];
    const WEST: &[&str] = &["kilometro", "km", "quilometro", "kilometre", "шоссе", "километр"];
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let Some(before) = first.checked_sub(1).and_then(|i| quote.token(i)) else { return false };
    let digits = quote.at(number.start).is_some_and(char::is_numeric);
    let list = match quote.language.as_str() {
        "vi" => VI,
        "id" | "ms" => ID,
        "es" | "pt" | "fr" | "ru" => WEST,
        _ => return false,
    };
    digits && before.end + 1 == number.start && list.contains(&before.folded.as_str())
}

/// "9.845 estão desabrigadas e outras 29.749, desalojadas": what a number without a noun is said to be, in Spanish,
/// Portuguese and French.
pub(super) fn predicate(
    quote: &Quote,
    number: &FoundNumber,
) -> Option<(String, std::ops::Range<usize>)> {
    const ARE: &[&str] = &[
        "estao",
        "estan",
        "sont",
        "ficaram",
        "quedaron",
        "seguem",
        "siguen",
        "restent",
        "permanecem",
    ];
    const ENDS: &[&str] = &["adas", "ados", "idas", "idos", "ees", "es"];
    if !romance(quote) || !several(number) {
        return None;
    }
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let lead = quote.token(next)?;
    let copula = ARE.contains(&lead.folded.as_str());
    let is = copula || lead.folded == ",";
    let said = quote.token(next + 1).filter(|t| is && t.kind == Kind::Word)?;
    let long = said.folded.chars().count() > 6;
    let ends = ENDS.iter().any(|end| said.folded.ends_with(end))
        && (copula || !said.folded.ends_with("es"));
    (long && ends).then(|| (quote.text(said.start, said.end), said.start..said.end))
}

/// Whether the noun behind a number cannot be people in Vietnamese, Indonesian and Malay, which name what is counted.
pub(super) fn is_no_person(quote: &Quote, number: &FoundNumber, noun: &str) -> bool {
    if quote.speaks(&["vi"]) {
        let tail = quote.fold(number.end, number.end + 24);
        let tail = tail.trim_start();
        return !PERSONS_VI.iter().any(|w| {
            tail.strip_prefix(w)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || w.ends_with(' '))
        });
    }
    if quote.speaks(&["id", "ms"]) {
        const NONE: &[&str] = &[
            "lainnya",
            "lain",
            "lagi",
            "daripada",
            "daripadanya",
            "antaranya",
            "darinya",
            "dari",
            "yang",
            "di",
            "oleh",
        ];
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        let capital =
            quote.token(next).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase);
        if capital || NONE.contains(&noun) {
            return false;
        }
        let acts = noun.len() > 5
            && (noun.starts_with("pe") || noun.ends_with("wan") || noun.ends_with("man"));
        let known = is_people(noun) || nouns::is_group(noun) || nouns::is_foreign(noun);
        let verb = ["di", "ter", "me"].iter().any(|w| noun.starts_with(w));
        return !known && !verb && (is_any_thing(noun) || !acts);
    }
    false
}

/// Whether those who are counted did what the verb beside them says, and it was not done to them: "quatre gendarmes ont
/// secouru", "herido por tres asaltantes", "27 individu diperiksa dan 23 ditahan".
pub(super) fn did_it(
    quote: &Quote,
    number: &FoundNumber,
    entry: &metrics::Entry,
    noun: &str,
) -> bool {
    if !speaks(quote) {
        return false;
    }
    if BODIES.has(noun) {
        return true;
    }
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let behind = || quote.tokens.iter().skip(next).take_while(|t| t.kind == Kind::Word);
    let passive = || behind().take(12).any(|t| PASSIVE.has(&t.folded));
    if matches!(
        entry.name.as_str(),
        "arrests" | "victims rescued" | "suspects identified" | "victims repatriated"
    ) && (OFFICERS.has(noun) || OFFICERS.has(&two(quote, next)))
        && !passive()
        && !behind().take(4).any(|t| {
            quote.speaks(&["id", "ms"]) && t.folded.starts_with("di") && t.folded.len() > 5
        })
    {
        const NEAR: usize = 14;
        let lead = Quote::new(&quote.text(0, number.start), Some(&quote.language));
        let end = lead.folded().len();
        return metrics::verb_distance(&lead, entry, end, end).is_none_or(|d| d > NEAR);
    }
    if quote.speaks(&["id", "ms"]) && does_otherwise(quote, number, entry) {
        return true;
    }
    if quote.speaks(&["id", "ms"]) {
        // "diduga" and its like say only how sure it is.
        const UNSURE: &[&str] = &[
            "diduga",
            "disyaki",
            "dilaporkan",
            "dinyatakan",
            "diketahui",
            "dipercayai",
            "diyakini",
            "disebut",
            "didapati",
            "ditemukan",
            "dikatakan",
            "dipastikan",
            "dikhabarkan",
            "dikabarkan",
            "disahkan",
            "dianggarkan",
            "diperkirakan",
        ];
        let own = behind()
            .take(4)
            .find(|t| t.folded.len() > 5 && t.folded.starts_with("di") && is_verb(&t.folded));
        if let Some(verb) = own
            && !UNSURE.contains(&verb.folded.as_str())
            // "ditetapkan sebagai tersangka" is one of three words.
            && !metrics::has_verb(
                &Quote::new(
                    &quote.text(
                        verb.start,
                        behind().filter(|t| t.start >= verb.start).take(3).last().map_or(verb.end, |t| t.end),
                    ),
                    Some(&quote.language),
                ),
                entry,
            )
            && behind()
                .take_while(|t| t.start < verb.start)
                .all(|t| t.folded != "yang" && t.folded != "dan")
        {
            return true;
        }
    }
    false
}

/// "22 orang luka-luka dan 395 warga mengungsi": behind the noun stands another verb than that of the metric.
fn does_otherwise(quote: &Quote, number: &FoundNumber, entry: &metrics::Entry) -> bool {
    /// What they say stands behind them.
    const LIGHT: &[&str] = &[
        "mengalami",
        "menderita",
        "menjadi",
        "mendapat",
        "mendapatkan",
        "meninggal",
        "menjalani",
        "berhasil",
        "berada",
        "berasal",
        "bernama",
        "berusia",
        "berinisial",
        "berkewarganegaraan",
        "merupakan",
        "mencoba",
        "berstatus",
        "termasuk",
        "terdiri",
        "memiliki",
        "terbukti",
        "terpaksa",
        "melarikan",
        "menyerahkan",
        "berjaya",
        "mengaku",
    ];
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let words = quote.tokens.iter().skip(next).take_while(|t| t.kind == Kind::Word);
    let verb = words.take(3).skip(1).find(|t| {
        t.folded.len() > 6 && (t.folded.starts_with("me") || t.folded.starts_with("ber"))
    });
    let Some(verb) = verb.filter(|t| !LIGHT.contains(&t.folded.as_str())) else { return false };
    let tail = quote.text(verb.start, quote.chars.len());
    let clause = tail.split([',', ';', '.', ':']).next().unwrap_or_default();
    let lead = quote.text(0, number.start);
    let own = lead.rsplit([',', ';', '.', ':']).next().unwrap_or_default();
    let own = own.rsplit(" dan ").next().unwrap_or_default();
    let has = |text: &str| metrics::has_verb(&Quote::new(text, Some(&quote.language)), entry);
    !has(clause) && !has(own)
}

/// "Quatre gendarmes ont secouru", "dos policías se acercaron": a handful of officers who act are no figure of a case.
pub(super) fn few_officers(
    quote: &Quote,
    number: &FoundNumber,
    entry: &metrics::Entry,
    noun: &str,
) -> bool {
    few(number) && OFFICERS.has(noun) && did_it(quote, number, entry, noun)
}

/// Whether a number is less than ten.
fn few(number: &FoundNumber) -> bool {
    number.amount().is_some_and(|a| a.high.or(a.low).is_some_and(|n| n < Decimal::TEN))
}

/// Whether "by" stands right before a number: those who did it to others.
pub(super) fn is_doer(quote: &Quote, number: &FoundNumber, entry: &metrics::Entry) -> bool {
    const DONE: &[&str] =
        &["people killed", "people injured", "arrests", "victims rescued", "people held"];
    const NEAR: usize = 26;
    if !speaks(quote) || !DONE.contains(&entry.name.as_str()) {
        return false;
    }
    let lead = quote.fold(0, number.start);
    let words: Vec<&str> = lead.split_whitespace().rev().take(6).collect();
    let Some(by) = words.iter().position(|w| DOERS.contains(w)) else { return false };
    let between = words.get(..by).unwrap_or_default();
    if !between.iter().all(|w| SMALL.contains(w)) {
        return false;
    }
    // "por tres asaltantes" is said of a verb right before it.
    let head = lead.trim_end();
    let cut = between.iter().map(|w| w.len() + 1).sum::<usize>()
        + words.get(by).map_or(0, |w| w.len() + 1);
    let head = head.get(..head.len().saturating_sub(cut)).unwrap_or_default();
    let part = Quote::new(head, Some(&quote.language));
    let end = part.folded().len();
    metrics::verb_distance(&part, entry, end, end).is_some_and(|d| d <= NEAR)
}

/// Whether a folded word with "di-" is a verb and none of the nouns and small words that begin so.
fn is_verb(word: &str) -> bool {
    const NOT: &[&str] = &[
        "dirinya", "dikala", "direktur", "dirjen", "digital", "disana", "disini", "distrik",
        "divisi",
    ];
    !NOT.contains(&word)
}

/// Two words at a token, as one phrase.
fn two(quote: &Quote, i: usize) -> String {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    format!("{} {}", word(i), word(i + 1))
}

/// Whether a count that fits no metric is none that anybody would keep: a stretch of time, a measure, a handful of things
/// that no case is made of, a name.
pub(super) fn is_worthless(quote: &Quote, number: &FoundNumber, noun: &str) -> bool {
    if !speaks(quote) || number.percent || matches!(number.value, Value::Money(..)) {
        return false;
    }
    let folded = fold(noun);
    let bare = folded.strip_prefix("d'").or_else(|| folded.strip_prefix("d’")).unwrap_or(&folded);
    if MEASURES.has(bare) || is_time_word(bare) {
        return true;
    }
    let first = noun.chars().next();
    let capital = first.is_some_and(char::is_uppercase) && !noun.chars().all(char::is_uppercase);
    if capital
        && quote.speaks(&["es", "pt", "fr", "it", "ca", "ru", "id", "ms"])
        && !is_people(bare)
    {
        return true;
    }
    if few(number) && OFFICERS.has(bare) {
        return true;
    }
    if quote.speaks(&["vi"]) {
        return few(number)
            && is_no_person(quote, number, bare)
            && !is_any_thing(bare)
            && !CASES.has(bare);
    }
    few(number)
        && !is_people(bare)
        && !nouns::is_group(bare)
        && !nouns::is_foreign(bare)
        && !is_any_thing(bare)
        && !CASES.has(bare)
        && !nouns::is_country_word(bare)
        && !matches!(bare, "people" | "persons" | "number" | "fugitives")
        && !quote.chars.iter().any(|c| super::lex::is_unspaced(*c))
        && !quote.speaks(&["ar", "hi"])
}
