//! "One" in English as a count: "one guard was arrested", "killing one person", "one dead". In front of most nouns it is
//! an article of sorts ("one day", "one reason"), so only what is done to a person, or a term that a court gave, counts.

use super::{
    lex::{Kind, Quote},
    linked_words as small, nouns,
    roles::Placed,
};

/// Verbs and participles that have a single person as their object.
const DONE_TO: &[&str] = &[
    "killed",
    "killing",
    "kills",
    "injured",
    "injuring",
    "injures",
    "wounded",
    "wounding",
    "arrested",
    "arresting",
    "arrests",
    "detained",
    "detaining",
    "rescued",
    "rescuing",
    "rescues",
    "freed",
    "freeing",
    "leaving",
    "leaves",
    "left",
    "charged",
    "charging",
    "convicted",
    "nabbed",
    "deported",
];

/// What is said of a single person right behind the number, without a noun.
const STATES: &[&str] = &[
    "dead", "killed", "injured", "wounded", "missing", "arrested", "hurt", "detained", "rescued",
    "dies",
];

/// Words before "one" that make it a pronoun or a part of something.
const NO_COUNT: &[&str] = &[
    "no", "any", "every", "each", "the", "this", "that", "which", "another", "some", "only", "or",
    "not", "by",
];

/// Whether a folded word says one, or is an article; "mot" is a word of French as well.
pub(super) fn may_be(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "un"
            | "une"
            | "uno"
            | "una"
            | "um"
            | "uma"
            | "ein"
            | "eine"
            | "einen"
            | "один"
            | "одна"
            | "одного"
            | "satu"
            | "seorang"
            | "mot"
            | "a"
            | "an"
    )
}

/// Whether a comma or "and" stands before a token.
pub(super) fn in_list(quote: &Quote, i: usize) -> bool {
    i.checked_sub(1).and_then(|k| quote.token(k)).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "," | "and" | "et" | "y" | "e" | "und" | "и" | "dan" | "va" | "plus" | "sowie"
        )
    })
}

/// Whether the "one" at a token of English counts somebody, or is the year or month of a sentence.
pub(super) fn is_said(quote: &Quote, i: usize, placed: &[Placed]) -> bool {
    const NOUNS: usize = 3;
    let word = |k: usize| quote.token(k).map_or("", |t| t.folded.as_str());
    if word(i) != "one" || !quote.speaks(&["en"]) {
        return false;
    }
    let before = i.checked_sub(1).map_or("", word);
    if NO_COUNT.contains(&before)
        || matches!(word(i + 1), "of" | "another" | "or" | "and" | "to" | "in" | "-")
    {
        return false;
    }
    // "sentenced to one year in prison"
    if nouns::is_time(word(i + 1)) {
        let from = i.saturating_sub(8);
        let given = (from..i).any(|k| word(k).starts_with("sentenc") || word(k) == "jailed");
        let behind = (i + 2..i + 6)
            .any(|k| matches!(word(k), "prison" | "jail" | "imprisonment" | "probation"));
        return matches!(word(i + 1), "year" | "month")
            && given
            && (behind || before == "to" || before == "for");
    }
    let opens = i == 0
        || quote.token(i - 1).is_some_and(|t| t.kind != Kind::Word)
        || small::JOINS.has(before)
        || small::CLAUSES.has(before)
        || matches!(before, "least" | "and" | "that");
    if STATES.contains(&word(i + 1)) {
        return opens || DONE_TO.contains(&before);
    }
    let mut at = i + 1;
    while at < i + 1 + NOUNS
        && quote.token(at).is_some_and(|t| t.kind == Kind::Word)
        && !small::AUXILIARIES.has(word(at))
        && !small::PREPOSITIONS.has(word(at))
        && !small::INTRANSITIVE.has(word(at))
        && !small::IRREGULAR.has(word(at))
        && !small::RELATIVES.has(word(at))
    {
        at += 1;
    }
    if at == i + 1 {
        return false;
    }
    let noun = word(at - 1);
    let nation =
        quote.token(i + 1).is_some_and(|t| placed.iter().any(|p| p.people && p.start == t.start));
    let person = nation
        || super::choose::is_people(noun)
        || super::clauses::means_people(noun)
        || small::PERSON_ENDS.contains(&noun)
        || ["er", "or", "ist", "man", "woman", "ian", "ard", "ee", "ant"]
            .iter()
            .any(|e| noun.ends_with(e));
    if !person || super::choose::is_any_thing(noun) || small::NO_PERSONS.has(noun) {
        return false;
    }
    let done =
        matches!(word(at), "was" | "has" | "died" | "drowned" | "perished" | "remains" | "is")
            && word(at + 1) != "a"
            || STATES.contains(&word(at));
    opens && done
        || DONE_TO.contains(&before)
        || before == "least" && DONE_TO.contains(&i.checked_sub(3).map_or("", word))
}

impl super::suggest::Frame<'_> {
    /// "One of them, 31, said that he worked 18 hours a day": a person who is told of, and no count.
    pub(super) fn is_of_whom_is_told(&self, number: &super::FoundNumber, metric: &str) -> bool {
        const TELLS: &[&str] = &[
            "said",
            "says",
            "told",
            "recalled",
            "recalls",
            "recounted",
            "contou",
            "disse",
            "relatou",
            "conto",
            "dijo",
            "relato",
            "explico",
            "raconte",
            "explique",
            "affirme",
            "confie",
            "erzahlte",
            "sagte",
            "berichtete",
            "рассказал",
            "рассказала",
            "сказал",
            "сказала",
            "сообщил",
            "сообщила",
            "mengaku",
            "bercerita",
            "menceritakan",
            "ke",
            "cho",
            "khai",
        ];
        const FAR: usize = 14;
        let next = self.quote.tokens.partition_point(|t| t.start < number.end);
        let of = matches!(
            self.word(next),
            "of" | "de" | "delas" | "deles" | "d" | "из" | "von" | "dari" | "di" | "trong"
        );
        let behind = next..(next + FAR).min(self.quote.tokens.len());
        let tells = behind.into_iter().any(|i| TELLS.contains(&self.word(i)));
        let own = super::metrics::find(metric).is_some_and(|entry| {
            let tail = self.quote.text(number.end, self.quote.chars.len());
            let clause = tail.split([',', ';', '.']).next().unwrap_or_default();
            super::metrics::has_verb(&Quote::new(clause, self.context.language), entry)
        });
        of && tells && (!own || self.quote.speaks(&["ru"]))
    }
}
