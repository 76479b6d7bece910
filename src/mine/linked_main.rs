//! Which of two verbs tells what happened to those whom an English number counts: one that only describes them ("771
//! people suspected of fraud", "64 men who had been detained") yields to the verb of the sentence ("were arrested", "flew
//! home 64 men").

use super::{
    FoundNumber,
    choose::{is_any_thing, is_people},
    lex::Quote,
    linked::{Form, Phrase, Sentence},
    linked_words as words,
    metrics::{self, Entry, Hit},
    nouns,
};
use crate::{fold::fold, model::Unit};
use std::ops::Range;

/// Metrics of what courts and police do to somebody.
pub(super) const AGAINST: &[&str] =
    &["arrests", "suspects identified", "people charged", "people convicted"];

impl Sentence<'_> {
    /// Where a subject goes on behind an aside between commas: "25 workers, who toiled for years, were freed".
    pub(super) fn resumed(&self, from: usize, to: usize) -> usize {
        if self.word(from) != "," {
            return from;
        }
        let last = (from + 1..to).rev().find(|i| self.word(*i) == ",");
        let told = |i: usize| {
            matches!(self.word(i), "was" | "were" | "is" | "are" | "have" | "has" | "had")
        };
        last.filter(|i| told(i + 1)).map_or(from, |i| i + 1)
    }

    /// "lists of the missing", "to find more dead victims": those who are meant are others.
    pub(super) fn is_noun(&self, hit: &Hit) -> bool {
        words::ADJECTIVES.has(self.word(hit.first))
            && hit.behind == hit.first + 1
            && (matches!(self.before(hit.first), "the" | "of")
                || is_people(self.word(hit.behind))
                || nouns::is_group(self.word(hit.behind)))
    }

    /// Whether nothing but more members stand behind "including", or behind the verb of a subject that stands last:
    /// "including 44 men, 22 women and", "arrested in the raid were 180 Chinese, 24".
    pub(super) fn goes_on_with(&self, path: Range<usize>, hit: &Hit) -> bool {
        let leads = |i: usize| {
            words::MEMBERS.has(self.word(i))
                || matches!(self.word(i), "was" | "were" | "are")
                    && self.is_inverted(hit, self.word(i))
        };
        let Some(at) = path.clone().rev().find(|i| leads(*i)) else { return false };
        (at + 1..path.end).all(|i| {
            !words::PREPOSITIONS.has(self.word(i))
                && !words::AUXILIARIES.has(self.word(i))
                && !words::RELATIVES.has(self.word(i))
                && !words::SUBJECTS.has(self.word(i))
                && !self.is_verbal(i)
        })
    }

    /// "In all, arrested in the raid were 180 people": the subject stands last.
    pub(super) fn is_inverted(&self, hit: &Hit, last: &str) -> bool {
        matches!(last, "was" | "were" | "are")
            && matches!(
                self.before(hit.first),
                "" | "," | ":" | "also" | "were" | "those" | "people" | "persons"
            )
            && matches!(
                self.word(hit.behind),
                "in" | "at" | "on" | "during" | "by" | "was" | "were"
            )
    }
}

/// The metric of the verb of the sentence, where the one that was chosen only describes those who are counted.
pub(super) fn main_verb(
    quote: &Quote,
    number: &FoundNumber,
    chosen: &Entry,
) -> Option<&'static Entry> {
    let own = metrics::hits(quote, chosen);
    if own.is_empty() {
        return None;
    }
    let sentence = Sentence { quote };
    let phrase = sentence.phrase(number, &own);
    let mut behind = phrase.behind;
    for hit in &own {
        // Beyond the sentence's end of what is said of them stands nothing of theirs.
        if hit.behind <= phrase.first || !is_modifier(&sentence, phrase, hit, chosen.weak) {
            return None;
        }
        behind = behind.max(hit.behind);
    }
    let fits = |e: &&Entry| e.unit == Unit::Persons && !e.weak && e.name != chosen.name;
    // Suspects who are held or let go have been arrested all the same.
    let against = AGAINST.contains(&chosen.name.as_str());
    let same = |hit: &Hit| {
        against
            && matches!(
                sentence.word(hit.first),
                "released"
                    | "freed"
                    | "free"
                    | "held"
                    | "being"
                    | "detained"
                    | "remain"
                    | "remained"
            )
    };
    metrics::standing(quote).filter(fits).find(|e| {
        metrics::hits(quote, e).iter().filter(|hit| !same(hit)).any(|hit| {
            if hit.behind <= phrase.first {
                governs(&sentence, phrase, hit)
            } else {
                let from = if hit.first >= behind { behind } else { phrase.behind };
                is_finite(&sentence, phrase, from, hit)
            }
        })
    })
}

/// Whether a word behind the number only describes what it counts: "held in compounds", "who had been held".
fn is_modifier(sentence: &Sentence<'_>, phrase: Phrase, hit: &Hit, weak: bool) -> bool {
    if hit.first < phrase.behind {
        return weak;
    }
    let mut path = phrase.behind..hit.first;
    let relative = path.clone().take(6).any(|i| words::RELATIVES.has(sentence.word(i)));
    let reduced = sentence.form(hit) == Form::Participle && path.all(|i| sentence.is_adverb(i));
    let far = hit.first > phrase.behind + 8;
    // "20 victims including three women detained in a house", "stuck there, many detained in compounds": of a part.
    let before = sentence.before(hit.first);
    let part = !words::PASSIVE.has(before)
        && sentence.form(hit) == Form::Participle
        && (phrase.behind..hit.first).rev().take(6).any(|i| {
            words::MEMBERS.has(sentence.word(i)) && sentence.word(i) != "like"
                || matches!(sentence.word(i), "many" | "most" | "some" | "several" | "half")
                    && matches!(sentence.before(i), "," | "—" | "–" | "-")
        });
    !far && (relative || reduced) || part
}

/// Whether the number's phrase is the object right behind a verb.
fn governs(sentence: &Sentence<'_>, phrase: Phrase, hit: &Hit) -> bool {
    let form = sentence.form(hit);
    let passive = words::PASSIVE.has(sentence.before(hit.first));
    let tight = (hit.behind..phrase.first).all(|i| sentence.is_adverb(i));
    tight && !passive && matches!(form, Form::Participle | Form::Ing | Form::Base)
}

/// Whether a verb behind what describes them has them as its subject.
fn is_finite(sentence: &Sentence<'_>, phrase: Phrase, from: usize, hit: &Hit) -> bool {
    let before = sentence.before(phrase.first);
    let aboard = matches!(before, "carrying" | "bringing" | "transporting" | "with");
    let led = words::PREPOSITIONS.has(before)
        || phrase.first.checked_sub(1).is_some_and(|i| sentence.is_verbal(i));
    if led && !aboard {
        return false;
    }
    if (from..hit.first).any(|i| words::RELATIVES.has(sentence.word(i))) {
        return false;
    }
    let mut at = hit.first;
    while at > from && sentence.is_adverb(at - 1) {
        at -= 1;
    }
    let finite = match sentence.form(hit) {
        Form::Participle => {
            matches!(sentence.before(at), "was" | "were" | "is" | "are" | "been" | "being" | "got")
        }
        Form::Alone => !matches!(sentence.before(at), "to" | "and" | "or"),
        _ => false,
    };
    finite && sentence.may_be_subject(from, hit.first)
}

/// Whether a sentence says that people came to where they belong.
pub(super) fn is_home(quote: &Quote) -> bool {
    quote.tokens.iter().any(|t| words::HOME.has(&t.folded))
}

/// Whether the noun of a number can be people.
pub(super) fn may_be_people(quote: &Quote, number: &FoundNumber) -> Option<bool> {
    let noun = nouns::noun_behind(quote, number)?;
    let folded = fold(&noun);
    if is_any_thing(&folded) || words::NO_PERSONS.has(&folded) {
        return Some(false);
    }
    let person = is_people(&folded)
        || nouns::is_group(&folded)
        || noun.chars().next().is_some_and(char::is_uppercase)
        || words::PERSON_ENDS.iter().any(|end| folded.ends_with(end));
    person.then_some(true)
}
