//! Whether an English sentence joins a number of people to a word of its metric by its grammar: "police killed seven
//! people and wounded several others" injures nobody of the seven, and "he was arrested after four officers came"
//! arrests no four. A shallow reading: the number's noun phrase must be the object of the verb before it, the subject of
//! the passive (or of the verb without object) behind it, or be described by a participle right behind it. The patterns
//! are those of any grammar of English; what no pattern reads is not joined.

use super::{
    FoundNumber,
    choose::{Chosen, is_people},
    kinds::SUFFERERS,
    lex::{Kind, Quote},
    linked_main, linked_words as words,
    metrics::{self, Entry, Hit},
    nouns,
};
use crate::{fold::fold, model::Unit};

/// How a word of a metric is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "killed", "taken into custody": a past or a participle of a verb with an object.
    Participle,
    /// "killing".
    Ing,
    /// "kill", "kills".
    Base,
    /// "died": a verb without object.
    Alone,
    /// "dead", "missing", "in custody", "death toll".
    Other,
}

/// The noun phrase of a number in tokens: with the words that belong to the number before it, and the nouns behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) first: usize,
    /// Behind the number itself.
    number: usize,
    pub(super) behind: usize,
}

/// A sentence as it is read here.
pub(super) struct Sentence<'a> {
    pub(super) quote: &'a Quote,
}

impl Sentence<'_> {
    pub(super) fn word(&self, i: usize) -> &str {
        self.quote.token(i).map_or("", |t| t.folded.as_str())
    }

    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.word(i))
    }

    fn is_word(&self, i: usize) -> bool {
        self.quote.token(i).is_some_and(|t| t.kind == Kind::Word)
    }

    fn is_number(&self, i: usize) -> bool {
        self.quote.token(i).is_some_and(|t| t.kind == Kind::Numeral)
            || words::NUMBERS.has(self.word(i))
    }

    pub(super) fn is_adverb(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "elderly" | "july")
            || matches!(
                word,
                "also"
                    | "later"
                    | "now"
                    | "then"
                    | "still"
                    | "already"
                    | "not"
                    | "since"
                    | "all"
                    | "both"
                    | "ever"
                    | "never"
                    | "just"
                    | "soon"
                    | "once"
                    | "again"
                    | "together"
                    | "reportedly"
                    | "too"
                    | "recently"
            )
    }

    /// Whether a word looks like a verb of the past, a participle or an "-ing".
    pub(super) fn is_verbal(&self, i: usize) -> bool {
        let word = self.word(i);
        self.is_word(i)
            && (words::IRREGULAR.has(word)
                || word.len() > 4
                    && word.ends_with("ed")
                    && !matches!(word, "hundred" | "alleged" | "suspected")
                || word.len() > 5
                    && word.ends_with("ing")
                    && !matches!(
                        word,
                        "during"
                            | "including"
                            | "according"
                            | "following"
                            | "remaining"
                            | "morning"
                            | "evening"
                            | "building"
                            | "nothing"
                            | "something"
                    ))
    }

    pub(super) fn form(&self, hit: &Hit) -> Form {
        let word = self.word(hit.first);
        let one = hit.behind == hit.first + 1;
        let last = self.before(hit.behind);
        // "arrests were higher at 400", "claimed the lives of 12": nouns.
        let noun = one
            && word.ends_with('s')
            && (words::AUXILIARIES.has(self.word(hit.behind))
                || words::MEASURES.has(self.word(hit.behind))
                || hit.first == 0);
        if noun || !one && matches!(last, "lives" | "life") {
            Form::Other
        } else if words::INTRANSITIVE.has(word) {
            Form::Alone
        } else if matches!(word, "sentence" | "hundred" | "wounded" | "injured")
            && matches!(self.before(hit.first), "the" | "of")
        {
            Form::Other
        } else if word.len() > 4 && word.ends_with("ing") {
            Form::Ing
        } else if word.len() > 3 && word.ends_with("ed")
            || words::IRREGULAR.has(word) && !matches!(word, "hurt" | "lost" | "missing")
        {
            Form::Participle
        } else if one && words::BASES.has(word) {
            Form::Base
        } else {
            Form::Other
        }
    }

    pub(super) fn phrase(&self, number: &FoundNumber, hits: &[Hit]) -> Phrase {
        let tokens = &self.quote.tokens;
        let start = tokens.partition_point(|t| t.end <= number.start);
        let end = tokens.partition_point(|t| t.start < number.end);
        let mut first = start;
        while let Some(before) = first.checked_sub(1) {
            let word = self.word(before);
            let article = |i: usize| matches!(self.before(i), "a" | "an" | "the" | "another");
            first = if words::leads_number(word, number) || self.is_adverb(before) {
                before
            } else if word == "of" && words::AMOUNTS.has(self.before(before))
                || word == "to" && matches!(self.before(before), "up" | "close")
            {
                before.saturating_sub(1)
            } else if self.is_word(before)
                && article(before)
                && ["ing", "ed", "al", "ous", "ic", "er", "able"].iter().any(|e| word.ends_with(e))
            {
                before
            } else {
                break;
            };
        }
        let verbal =
            |i: usize| hits.iter().any(|h| h.first == i && !matches!(self.form(h), Form::Other));
        let mut behind = end;
        while behind < end + 6
            && (behind == end || !self.is_verbal(behind))
            && self.is_word(behind)
            && !words::PREPOSITIONS.has(self.word(behind))
            && !words::AUXILIARIES.has(self.word(behind))
            && !words::JOINS.has(self.word(behind))
            && !words::RELATIVES.has(self.word(behind))
            && !words::SUBJECTS.has(self.word(behind))
            && !words::CLAUSES.has(self.word(behind))
            && (!words::DETERMINERS.has(self.word(behind))
                || matches!(self.word(behind), "more" | "other" | "others" | "people" | "fellow"))
            && !verbal(behind)
        {
            behind += 1;
        }
        // "14 of its activists", "three of the men": those of whom they are a part.
        if matches!(self.word(end), "of") && end == behind {
            let mut to = end + 1;
            while to < end + 6
                && self.is_word(to)
                && !words::PREPOSITIONS.has(self.word(to))
                && !words::AUXILIARIES.has(self.word(to))
                && !words::JOINS.has(self.word(to))
                && !words::RELATIVES.has(self.word(to))
                && !verbal(to)
            {
                to += 1;
            }
            behind = to;
        }
        Phrase { first, number: end, behind }
    }

    /// Whether an object stands behind a verb: "held an American flag", and not "held on Monday", "held captive".
    fn has_object(&self, behind: usize) -> bool {
        let mut at = behind;
        while self.is_adverb(at) {
            at += 1;
        }
        let word = self.word(at);
        let time = |i: usize| {
            nouns::is_time(self.word(i))
                || matches!(
                    self.word(i),
                    "week"
                        | "weekend"
                        | "month"
                        | "year"
                        | "day"
                        | "night"
                        | "morning"
                        | "afternoon"
                        | "evening"
                        | "time"
                        | "times"
                        | "summer"
                        | "spring"
                        | "winter"
                )
        };
        if self.is_number(at) {
            return !(time(at + 1) || time(at + 2));
        }
        if !self.is_word(at)
            || words::PREPOSITIONS.has(word)
            || words::JOINS.has(word)
            || words::AUXILIARIES.has(word)
            || words::NOT_OBJECTS.has(word)
        {
            return false;
        }
        if words::DETERMINERS.has(word) {
            return !(time(at + 1)
                || time(at + 2)
                || words::PREPOSITIONS.has(self.word(at + 1)) && word != "all");
        }
        // "arrested suspected robbers", "killed Israeli soldiers".
        !self.is_verbal(at) || matches!(word, "suspected" | "alleged" | "armed")
    }

    /// Whether what stands between a noun phrase and a verb behind it lets the phrase be its subject.
    pub(super) fn may_be_subject(&self, from: usize, to: usize) -> bool {
        let from = self.resumed(from, to);
        let mut finite = false;
        let mut comma = false;
        for i in from..to {
            let word = self.word(i);
            if matches!(word, ";" | ":" | "!" | "?") {
                return false;
            }
            if word == "," {
                comma = true;
                continue;
            }
            if words::SUBJECTS.has(word) {
                return false;
            }
            let same = |k: usize| {
                self.is_adverb(k)
                    || words::AUXILIARIES.has(self.word(k))
                    || k >= to
                    || self.is_verbal(k)
            };
            if words::CLAUSES.has(word) && i + 1 < to && !same(i + 1) {
                return false;
            }
            if words::JOINS.has(word) && finite && !same(i + 1) {
                return false;
            }
            if self.is_number(i)
                && finite
                && !matches!(
                    self.before(i),
                    "in" | "on" | "for" | "since" | "aged" | "to" | "at" | "from" | "of"
                )
            {
                return false;
            }
            // "are confirmed dead": nobody speaks.
            let passive = words::BE.contains(&self.before(i));
            if words::SAYS.has(word) && !comma && !passive && self.word(i + 1) != "," {
                return false;
            }
            let verb = self.is_verbal(i) && (!self.is_reduced(i) || words::INTRANSITIVE.has(word));
            finite |= words::AUXILIARIES.has(word) || verb;
        }
        true
    }

    /// Whether what stands between a noun phrase that is no subject and a participle behind it still says it of the
    /// phrase: "freed 20 people from Mali held in Libya", "two men who had been arrested".
    fn is_described(&self, from: usize, to: usize) -> bool {
        let relative = (from..to)
            .any(|i| matches!(self.word(i), "who" | "which" | "that" | "whose" | "being"));
        (from..to).all(|i| {
            let word = self.word(i);
            !matches!(word, ";" | ":")
                && !words::SUBJECTS.has(word)
                && !words::CLAUSES.has(word)
                // "17 men and four women into custody" goes on with the list, "and wounded" with a verb.
                && !(words::JOINS.has(word) && !relative && (i + 1 >= to || self.is_verbal(i + 1)))
                && (relative || !words::AUXILIARIES.has(word))
        })
    }

    /// Whether a metric's word behind the number is said of its phrase.
    fn behind(&self, phrase: Phrase, hit: &Hit) -> bool {
        // "430 suspected human traffickers", "118 rescued workers", "hundreds of human trafficking victims": it describes the
        // noun that is counted, and nothing that could do it stands between.
        let small = |i: usize| {
            matches!(self.word(i), "of" | "human" | "the" | "these" | "those" | "foreign" | "young")
                || words::BEFORE_NUMBER.has(self.word(i))
        };
        if hit.first == phrase.behind
            && self.is_adjective(hit)
            && (phrase.number..phrase.behind).all(small)
        {
            return true;
        }
        let before = self.before(phrase.first);
        let part = matches!(before, "of" | "among" | "including");
        // "after 37 suspects were arrested" has the number as subject of its clause.
        let led = !part && words::PREPOSITIONS.has(before) && !words::CLAUSES.has(before);
        // "mentioned that 153 people were arrested": the clause behind "that" has the number as its subject.
        let object = phrase.first.checked_sub(1).is_some_and(|i| self.is_verbal(i))
            && !words::SAYS.has(before)
            && self.word(phrase.first) != "that";
        if (led || object || part) && !self.is_described(phrase.behind, hit.first) {
            // "One of the 14 was arrested" arrests one; "including two who died" is described.
            return false;
        }
        if !self.may_be_subject(phrase.behind, hit.first) {
            return false;
        }
        let mut at = hit.first;
        while at.checked_sub(1).is_some_and(|i| i >= phrase.behind && self.is_adverb(i)) {
            at -= 1;
        }
        let before = if at > phrase.behind { self.before(at) } else { "" };
        match self.form(hit) {
            Form::Participle => {
                words::PASSIVE.has(before)
                    || !self.has_object(hit.behind) && !matches!(before, "to" | "will" | "would")
            }
            Form::Ing => words::PASSIVE.has(before) && !self.has_object(hit.behind),
            Form::Base => false,
            Form::Alone => !(self.word(hit.first) == "missing" && self.is_noun(hit)),
            Form::Other => self.is_predicate(phrase, hit, before),
        }
    }

    /// Whether a noun, an adjective or a phrase behind the number is said of those whom it counts.
    fn is_predicate(&self, phrase: Phrase, hit: &Hit, before: &str) -> bool {
        let path = phrase.behind..hit.first;
        let word = self.word(hit.first);
        if path.is_empty() || path.clone().any(|i| self.word(i) == "among") {
            return true;
        }
        if word == "hospital" || self.before(hit.behind) == "hospital" {
            return path.clone().any(|i| words::TAKEN.has(self.word(i)));
        }
        if words::HARM.has(word) {
            return path.clone().any(|i| words::HAS_HARM.has(self.word(i)));
        }
        if self.is_noun(hit) {
            return false;
        }
        if words::ADJECTIVES.has(word) || hit.behind > hit.first + 1 {
            return words::PASSIVE.has(before)
                || words::AUXILIARIES.has(before)
                || path.clone().any(|i| words::PASSIVE.has(self.word(i)) || self.is_verbal(i))
                || path.len() <= 3;
        }
        false
    }

    /// Whether a metric's word before the number has its phrase as object, or counts it.
    fn ahead(&self, phrase: Phrase, hit: &Hit) -> bool {
        let path = hit.behind..phrase.first;
        let form = self.form(hit);
        let before_hit = self.before(hit.first);
        if path.is_empty() {
            return match form {
                Form::Alone => matches!(self.word(hit.first), "suffered" | "sustained" | "missing"),
                Form::Participle => !matches!(before_hit, "was" | "were"),
                _ => true,
            };
        }
        let last = self.before(phrase.first);
        let list = matches!(
            last,
            "," | "and" | "or" | ";" | ":" | "&" | "-" | "–" | "—" | "(" | "then" | "plus"
        );
        if words::MEMBERS.has(last) || last == ":" || list && self.goes_on_with(path.clone(), hit) {
            return true;
        }
        if form == Form::Participle && self.is_inverted(hit, last) {
            return true;
        }
        let nominal = form == Form::Other
            || matches!(before_hit, "those" | "the" | "people" | "persons" | "number" | "of");
        let mut seen = false;
        for i in path.clone() {
            let word = self.word(i);
            if words::SUBJECTS.has(word)
                || matches!(
                    word,
                    "who"
                        | "which"
                        | "that"
                        | "when"
                        | "while"
                        | "where"
                        | "because"
                        | "although"
                        | "if"
                )
            {
                return false;
            }
            if words::AUXILIARIES.has(word) && !nominal {
                return false;
            }
            seen |= self.is_number(i);
        }
        if matches!(last, "after" | "before" | "as" | "since" | "until") {
            return false;
        }
        let i = phrase.first.saturating_sub(1);
        if self.is_verbal(i) && !words::MEASURES.has(last) {
            return false;
        }
        // "followed by 540 Indians", "was arrested with two others"
        if last == "by" && self.before(phrase.first.saturating_sub(1)) == "followed" {
            return nominal;
        }
        if matches!(last, "with" | "alongside") {
            let with = self.is_people(phrase) && !nominal && form == Form::Participle;
            let verbs = path.clone().any(|i| self.is_verbal(i));
            return with && !verbs;
        }
        if words::PREPOSITIONS.has(last) || last == "of" {
            let measured = path.clone().any(|i| words::MEASURES.has(self.word(i)));
            return (nominal_preposition(form, last) || nominal && measured)
                && path.clone().skip(1).all(|i| {
                    words::MEASURES.has(self.word(i))
                        || words::BEFORE_NUMBER.has(self.word(i))
                        || self.is_adverb(i)
                        || !self.is_verbal(i)
                });
        }
        if form == Form::Participle
            && matches!(before_hit, "was" | "were" | "been" | "being" | "be" | "are" | "is")
        {
            // "300 were arrested, 14 of them women"; "are held in Myanmar, in Laos 10,000", "and 10,000 in Laos".
            let verbs = path.clone().any(|i| self.is_verbal(i));
            let sign = matches!(self.word(hit.behind), "," | "and" | ";");
            seen |= (0..hit.first).any(|i| self.is_number(i));
            // "two were arrested and 12 are being questioned": what has a verb of its own is told by that.
            let own = words::AUXILIARIES.has(self.word(phrase.behind))
                && (self.is_verbal(phrase.behind + 1) || self.is_verbal(phrase.behind + 2));
            return (list || sign) && !verbs && !own && (seen || path.len() == 1);
        }
        if form == Form::Alone {
            return list && seen;
        }
        if list {
            // Another verb between has its own objects.
            return !path.clone().any(|i| self.is_verbal(i) && !self.is_reduced(i));
        }
        if nominal {
            return path.clone().any(|i| words::MEASURES.has(self.word(i)));
        }
        // "arrested suspect 14", "arrested a gang of".
        !path.clone().any(|i| self.is_verbal(i) || words::PREPOSITIONS.has(self.word(i)))
    }

    /// Whether the nouns of a phrase are people: "two others".
    fn is_people(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.behind).any(|i| {
            let word = self.word(i);
            is_people(word) || matches!(word, "other" | "others")
        })
    }

    /// "118 rescued workers": a participle before the noun that is counted.
    fn is_adjective(&self, hit: &Hit) -> bool {
        // With an adjective or two between.
        let noun = (hit.behind..hit.behind + 3).find(|i| self.is_people_word(*i));
        noun.is_some_and(|at| {
            (hit.behind..at).all(|i| {
                self.is_word(i)
                    && !words::PREPOSITIONS.has(self.word(i))
                    && !words::DETERMINERS.has(self.word(i))
                    && !words::AUXILIARIES.has(self.word(i))
                    && !words::JOINS.has(self.word(i))
            })
        })
    }

    fn is_people_word(&self, i: usize) -> bool {
        let word = self.word(i);
        is_people(word) || nouns::is_group(word)
    }

    /// "two men accused of fraud and three women": a participle that describes a noun.
    fn is_reduced(&self, i: usize) -> bool {
        words::PREPOSITIONS.has(self.word(i + 1))
            || self.word(i + 1) == "of"
            || self.is_people_word(i + 1)
    }
}

/// Whether a number behind a preposition is counted by the word before that.
fn nominal_preposition(form: Form, last: &str) -> bool {
    match form {
        Form::Other => matches!(
            last,
            "of" | "to" | "at" | "against" | "for" | "from" | "by" | "over" | "among"
        ),
        Form::Ing | Form::Base => matches!(last, "of"),
        _ => false,
    }
}

/// Whether a number is joined to a metric by a word of it; `None` where no word of it stands in the sentence.
fn is_joined(quote: &Quote, number: &FoundNumber, entry: &Entry) -> Option<bool> {
    let hits = metrics::hits(quote, entry);
    if hits.is_empty() {
        return None;
    }
    let sentence = Sentence { quote };
    let phrase = sentence.phrase(number, &hits);
    // "Those repatriated included Filipinos (21)"; "found three managers guilty".
    let bracket = quote.before(number.start) == Some('(');
    let guilty = entry.name == "people convicted"
        && sentence.before(phrase.first) == "found"
        && sentence.word(phrase.behind) == "guilty";
    if bracket || guilty {
        return Some(true);
    }
    Some(hits.iter().any(|hit| {
        // "fatally shot": the verb behind it has the object.
        let deed = sentence.word(hit.first) == "fatally" && sentence.is_verbal(hit.behind);
        let hit = if deed { &Hit { first: hit.behind, behind: hit.behind + 1 } } else { hit };
        if hit.first >= phrase.behind {
            sentence.behind(phrase, hit)
        } else if hit.behind <= phrase.first {
            sentence.ahead(phrase, hit)
        } else {
            // "14 missing people", "two arrests"; "two small wounds" are no two people.
            !words::HARM.has(sentence.word(hit.first))
                || sentence.word(hit.first).starts_with("injur")
        }
    }))
}

/// The metric of a number of people that the grammar of its English sentence agrees with: the one that was chosen, else
/// another of the dictionary; `None` where it agrees with none.
pub(super) fn agreed(
    quote: &Quote,
    number: &FoundNumber,
    chosen: Chosen,
    people: bool,
) -> Option<Chosen> {
    let persons = |e: &&Entry| e.unit == Unit::Persons;
    let entry = metrics::find(&chosen.0);
    // "Two servicemen and one resident were injured": people of whom nothing was read yet.
    let nothing = entry.is_none()
        && chosen.0.starts_with("other: ")
        && chosen.1.as_deref() != Some("%")
        && linked_main::may_be_people(quote, number) == Some(true);
    if !nothing && entry.is_none_or(|e| !persons(&e)) {
        return Some(chosen);
    }
    if let Some(main) = entry.and_then(|e| linked_main::main_verb(quote, number, e)) {
        return Some((main.name.clone(), Some("persons".to_owned())));
    }
    let joined = entry.map(|e| is_joined(quote, number, e));
    if joined == Some(None) {
        return Some(chosen);
    }
    let joined = joined == Some(Some(true));
    // Who is counted is said by the noun itself: a suspect is one wherever he stands.
    if entry.is_some_and(|e| e.weak) && linked_main::may_be_people(quote, number) != Some(false) {
        return Some(chosen);
    }
    let may = if people { Some(true) } else { linked_main::may_be_people(quote, number) };
    let bare = nouns::noun_behind(quote, number).is_none();
    let fits = |name: &str| match may {
        Some(may) => may,
        None => bare || !words::OF_THINGS_TOO.contains(&name),
    };
    if joined && fits(&chosen.0) {
        return Some(chosen);
    }
    let suffers = nouns::noun_behind(quote, number).is_some_and(|n| SUFFERERS.has(&fold(&n)));
    let others = metrics::standing(quote).filter(|e| {
        persons(e) && !e.weak && !(suffers && linked_main::AGAINST.contains(&e.name.as_str()))
    });
    others
        .filter(|e| e.name != chosen.0 && fits(&e.name))
        .find(|e| is_joined(quote, number, e) == Some(true))
        .map(|e| (e.name.clone(), Some("persons".to_owned())))
        .or(Some(chosen.clone()).filter(|_| nothing))
}
