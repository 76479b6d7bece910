//! Which clause of an English sentence tells what happened to those whom a number counts, where the nearest word of the
//! dictionary stands in another one: "The toll climbs to 812, 9 Britons missing" counts 812 dead, "killing 56; 39 missing"
//! has 39 who are missing, and a compound that was identified makes nobody a suspect.

use super::{
    FoundNumber,
    choose::{Chosen, is_people},
    kinds::{PERPETRATORS, SUFFERERS, table},
    lex::{Kind, Quote},
    linked::{Form, Phrase, Sentence},
    linked_words as words,
    metrics::{self, Entry, Hit},
    nouns,
};
use crate::{fold::fold, model::Unit};

table!(
    /// Verbs of how a count goes on, behind the noun that is counted.
    CLIMBS,
    "rise|rises|rose|risen|rising|reach|reaches|reached|reaching|climb|climbs|climbed|climbing|stand|stands|stood|standing|
    hit|hits|top|tops|topped|jump|jumps|jumped|jumping|soar|soars|soared|exceed|exceeds|exceeded|exceeding|pass|passes|
    passed|surpass|surpasses|surpassed|grow|grows|grew|grown|increase|increases|increased|mount|mounts|mounted|went|goes"
);

table!(
    /// Words of time between such a verb and its count: "rose early today to 138".
    WHEN,
    "early|late|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|overnight|now|on|sharply|again|
    further|steadily|this|morning|evening|afternoon|at|to|past|above|up|by|later"
);

table!(
    /// What leads to the members of a group: "several victims, a group made up of 54 adults".
    MADE_OF,
    "of|including|comprising|consisting|among|with|and|by|—|–|:|,"
);

table!(
    /// Numbers of emergency services, and what stands behind one.
    CALLED,
    "emergency|call|calls|caller|callers|operator|operators|dispatch*|hotline|service|services|center|centre"
);

table!(
    /// What makes a camp one of those who have lost their homes, or of soldiers.
    SHELTERS,
    "relief|refugee|refugees|displaced|displacement|idp|evacuation|transit|military|army|training|summer|holiday|base|tent|
    temporary"
);

table!(
    /// Places and plights of whoever is held.
    HOLDING,
    "compound|compounds|camp|camps|centre|centres|center|centers|captivity|slavery|servitude|bondage|prison|prisons|
    dormitory|dormitories|detention|custody|cell|cells|hub|hubs|complex|complexes|building|buildings|brothel|brothels|
    condition|conditions|confinement|scam|captive"
);

/// A number with the tokens around it.
struct Place<'a> {
    sentence: Sentence<'a>,
    quote: &'a Quote,
    /// Its first token.
    first: usize,
    /// The token behind it.
    next: usize,
}

impl<'a> Place<'a> {
    fn of(quote: &'a Quote, number: &FoundNumber) -> Self {
        let first = quote.tokens.partition_point(|t| t.end <= number.start);
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        Self { sentence: Sentence { quote }, quote, first, next }
    }

    fn word(&self, i: usize) -> &str {
        self.sentence.word(i)
    }

    /// "The death toll from a quake which rocked the coast rose early today to at least 138 people".
    fn is_toll(&self) -> bool {
        const FAR: usize = 6;
        let mut at = self.first;
        while let Some(before) =
            at.checked_sub(1).filter(|i| words::BEFORE_NUMBER.has(self.word(*i)))
        {
            at = before;
        }
        let near = at.saturating_sub(FAR)..at;
        let verb = near.rev().take_while(|i| WHEN.has(self.word(*i)) || CLIMBS.has(self.word(*i)));
        let Some(verb) = verb.into_iter().find(|i| CLIMBS.has(self.word(*i))) else { return false };
        let Some(toll) = (0..verb).rev().find(|i| self.word(*i) == "toll") else { return false };
        // "The death toll, with 300 injured, ...": nothing else is counted between.
        !(toll..verb).any(|i| {
            self.quote.token(i).is_some_and(|t| t.kind == Kind::Numeral) || self.word(i) == ";"
        })
    }

    /// Whether a sign, a word that joins or nothing stands before the number's phrase, so that a clause of its own begins.
    fn begins_clause(&self, phrase: Phrase) -> bool {
        let before = self.sentence.before(phrase.first);
        phrase.first == 0
            || words::SAYS.has(before)
            || matches!(
                before,
                "," | ";" | ":" | "." | "—" | "–" | "-" | "(" | "with" | "and" | "but" | "while"
            )
    }

    /// "83 of the 119 deported": the whole of which a part is counted.
    fn is_whole(&self) -> bool {
        let lead = |n: usize| self.first.checked_sub(n).map_or("", |i| self.word(i));
        let of = matches!(lead(1), "the" | "those" | "these") && lead(2) == "of";
        of && self
            .first
            .checked_sub(3)
            .and_then(|i| self.quote.token(i))
            .is_some_and(|t| t.kind == Kind::Numeral || words::NUMBERS.has(&t.folded))
    }
}

fn persons(e: &Entry) -> bool {
    e.unit == Unit::Persons
}

fn of_persons(name: &str) -> Chosen {
    (name.to_owned(), Some("persons".to_owned()))
}

/// The metric of a number where its own clause says another one than was chosen; `None` where nothing speaks against that.
pub(super) fn told(
    quote: &Quote,
    number: &FoundNumber,
    chosen: &Chosen,
    gangs: &dyn Fn() -> bool,
) -> Option<Chosen> {
    if number.percent || matches!(number.value, crate::model::Value::Money(..)) {
        return None;
    }
    let place = Place::of(quote, number);
    let written = nouns::noun_behind(quote, number);
    let folded = written.as_deref().map(fold);
    let noun = folded.as_deref();
    let others = |else_called: &str| {
        let noun = written.as_deref().unwrap_or(else_called);
        Some((format!("other: {noun}"), Some("persons".to_owned())))
    };
    let entry = metrics::find(&chosen.0);
    let counts_people = noun.is_none_or(is_people);
    if counts_people
        && entry.is_none_or(|e| persons(e) && e.name != "people killed")
        && place.is_toll()
    {
        return Some(of_persons("people killed"));
    }
    // Casualties are dead and wounded: which of them, the words behind say of their own figures.
    if noun == Some("casualties") && entry.is_some_and(persons) {
        return others("casualties");
    }
    let other = entry.is_none() && chosen.0.starts_with("other: ");
    if other && noun.is_some_and(is_people) && place.is_of_rescued(number) {
        return Some(of_persons("victims rescued"));
    }
    // "has left another 36,200 wounded since": the word for them says what befell them.
    if other && matches!(noun, Some("wounded" | "injured")) {
        return Some(of_persons("people injured"));
    }
    if other && noun.is_some_and(is_people) {
        let phrase = place.sentence.phrase(number, &[]);
        let starts = || place.begins_clause(phrase);
        if let Some(own) = starts().then(|| place.beside(phrase.behind, None)).flatten() {
            return Some(own);
        }
        if place.word(phrase.behind) == "suspected" && place.word(phrase.behind + 1) == "of" {
            return Some(of_persons("suspects identified"));
        }
    }
    if (other || entry.is_some_and(|e| e.name == "suspects identified")) && place.are_victims() {
        return Some(of_persons("people trafficked"));
    }
    let entry = entry?;
    if entry.name == "compounds"
        && let Some(noun) = &written
        && place.are_shelters()
    {
        return Some((format!("other: {noun}"), Some(noun.clone())));
    }
    if matches!(entry.name.as_str(), "people trafficked" | "people held" | "people missing")
        && place.is_of_officers()
        || persons(entry) && place.is_of_rescuers()
    {
        return others("officers");
    }
    if entry.name == "victims rescued" && place.is_discharged(entry) {
        return Some(("other: people released".to_owned(), Some("persons".to_owned())));
    }
    if entry.name == "victims repatriated" && place.is_to_be_sent() {
        return if place.freed_behind() {
            Some(of_persons("victims rescued"))
        } else {
            others("people")
        };
    }
    if entry.name == "people held"
        && written.is_some()
        && (place.only_lives(entry) || !gangs() && place.only_stays(entry))
    {
        return others("people");
    }
    if entry.name == "sites searched" {
        return place.done_to(noun);
    }
    if !persons(entry) {
        return None;
    }
    if entry.name == "suspects identified"
        && noun.is_some_and(|noun| !place.is_identified(entry, noun))
    {
        return others("people");
    }
    if entry.name == "people trafficked" && place.is_of_rescued(number) {
        return Some(of_persons("victims rescued"));
    }
    if noun.is_some_and(is_people) && !entry.weak && place.has_another_verb(number, entry) {
        return others("people");
    }
    place.own_verb(number, entry)
}

impl Place<'_> {
    /// "identified 593 adults and 57 minors as potential victims of human trafficking"
    fn are_victims(&self) -> bool {
        const REACH: usize = 24;
        let identified = (self.first.saturating_sub(10)..self.first)
            .any(|i| matches!(self.word(i), "identified" | "identifying" | "identifies"));
        identified
            && (self.next..self.next + REACH)
                .take_while(|i| !matches!(self.word(*i), ";" | "." | ""))
                .any(|i| {
                    self.word(i) == "as"
                        && (i + 1..i + 4).any(|k| matches!(self.word(k), "victims"))
                        && (i + 2..i + 8).any(|k| {
                            matches!(self.word(k), "trafficking" | "slavery" | "exploitation")
                        })
                })
    }

    /// "82 relief camps": where people are sheltered.
    fn are_shelters(&self) -> bool {
        (self.next..self.next + 4)
            .take_while(|i| !words::PREPOSITIONS.has(self.word(*i)))
            .any(|i| SHELTERS.has(self.word(i)))
    }

    /// "14,000 police officers took part": those who act for a state, to whom nothing was done.
    fn is_of_officers(&self) -> bool {
        let near = self.next..self.next + 4;
        let mut near = near.take_while(|i| !words::PREPOSITIONS.has(self.word(*i)));
        let officers = near.any(|i| {
            matches!(
                self.word(i),
                "officers"
                    | "police"
                    | "policemen"
                    | "troops"
                    | "soldiers"
                    | "personnel"
                    | "agents"
            )
        });
        officers
            && !(self.next..self.next + 8).any(|i| {
                matches!(self.word(i), "were" | "are" | "was" | "been")
                    && !self.word(i + 1).ends_with("ing")
            })
    }

    /// "some 700 rescue workers expecting to find survivors": who rescues, and is not rescued.
    fn is_of_rescuers(&self) -> bool {
        let at = self.next;
        self.word(at) == "rescue"
            && matches!(
                self.word(at + 1),
                "workers" | "personnel" | "crews" | "teams" | "divers" | "officials" | "volunteers"
            )
            && !(at + 2..at + 6).any(|i| matches!(self.word(i), "were" | "was" | "died" | "dead"))
    }

    /// "two were in fair condition and three were released": out of a hospital.
    fn is_discharged(&self, entry: &Entry) -> bool {
        let hits = metrics::hits(self.quote, entry);
        !hits.is_empty()
            && hits.iter().all(|h| self.word(h.first) == "released")
            && !self.quote.tokens.iter().any(|t| SUFFERERS.has(&t.folded))
            && self.quote.tokens.iter().any(|t| {
                matches!(
                    t.folded.as_str(),
                    "hospital" | "hospitals" | "condition" | "treated" | "discharged"
                )
            })
    }

    /// "working for the repatriation of 1,200 foreigners": who has still to be sent home.
    fn is_to_be_sent(&self) -> bool {
        let mut at = self.first;
        while let Some(before) =
            at.checked_sub(1).filter(|i| words::BEFORE_NUMBER.has(self.word(*i)))
        {
            at = before;
        }
        let lead = |n: usize| at.checked_sub(n).map_or("", |i| self.word(i));
        let of = lead(1) == "of" && matches!(lead(2), "repatriation" | "return");
        of && matches!(
            (lead(3), lead(4)),
            ("for" | "await" | "awaiting" | "expedite" | "arrange" | "facilitate", _)
                | (
                    "the",
                    "for"
                        | "expedite"
                        | "arrange"
                        | "facilitate"
                        | "coordinate"
                        | "on"
                        | "hasten"
                        | "speed"
                )
        )
    }

    fn freed_behind(&self) -> bool {
        const REACH: usize = 8;
        (self.next..self.next + REACH)
            .any(|i| matches!(self.word(i), "rescued" | "freed" | "liberated" | "released"))
    }

    /// "arrested and deported 620 illegals after raids": whom a verb of what is done to people has as its object.
    fn done_to(&self, noun: Option<&str>) -> Option<Chosen> {
        if noun.is_some_and(|n| words::NO_PERSONS.has(n) || super::choose::is_any_thing(n)) {
            return None;
        }
        let verb = |hit: &Hit| {
            hit.behind <= self.first
                && (hit.behind..self.first).all(|i| words::BEFORE_NUMBER.has(self.word(i)))
                && matches!(self.sentence.form(hit), Form::Participle | Form::Ing | Form::Base)
        };
        let done = metrics::dictionary()
            .iter()
            .filter(|e| persons(e) && !e.weak)
            .find(|e| metrics::hits(self.quote, e).iter().any(verb))?;
        Some(of_persons(&done.name))
    }

    /// "3.4 million people living in Kuwait": whoever lives somewhere is held nowhere, unless that is a place of holding.
    fn only_lives(&self, entry: &Entry) -> bool {
        const REACH: usize = 8;
        let hits = metrics::hits(self.quote, entry);
        let lives = |h: &Hit| matches!(self.word(h.first), "living" | "lived");
        !hits.is_empty()
            && hits.iter().all(lives)
            && !hits.iter().any(|h| (h.behind..h.behind + REACH).any(|i| HOLDING.has(self.word(i))))
    }

    /// "340 individuals remain in shelters", "15,800 families stranded by flooding": nobody holds them, in a text without
    /// anybody who would.
    fn only_stays(&self, entry: &Entry) -> bool {
        let hits = metrics::hits(self.quote, entry);
        !hits.is_empty()
            && hits.iter().all(|h| {
                matches!(
                    self.word(h.first),
                    "remain"
                        | "remained"
                        | "remains"
                        | "still"
                        | "stranded"
                        | "stuck"
                        | "trapped"
                        | "living"
                        | "lived"
                )
            })
    }

    /// Whether those whom a number counts were identified, or are called suspects: not "fleeing a compound identified as".
    fn is_identified(&self, entry: &Entry, noun: &str) -> bool {
        const NEAR: usize = 4;
        if PERPETRATORS.has(noun) || SUFFERERS.has(noun) {
            return true;
        }
        let hits = metrics::hits(self.quote, entry);
        let only = hits.iter().all(|h| self.word(h.first).starts_with("identif"));
        if hits.is_empty() || !only {
            return true;
        }
        hits.iter().any(|h| {
            if h.behind <= self.first {
                return self.first - h.behind <= NEAR;
            }
            (self.next..h.first).all(|i| {
                !words::PREPOSITIONS.has(self.word(i)) && !self.sentence.is_verbal(i)
                    || words::AUXILIARIES.has(self.word(i))
            })
        })
    }

    /// "rescue several victims of human trafficking, a group made up of 54 adults": members of those who were rescued, where
    /// trafficking is only what they were victims of.
    fn is_of_rescued(&self, number: &FoundNumber) -> bool {
        const REACH: usize = 24;
        let trafficked = metrics::find("people trafficked");
        let hits = trafficked.map(|e| metrics::hits(self.quote, e)).unwrap_or_default();
        // "lured", "were trafficked": a verb tells what was done to them.
        if hits.is_empty()
            || hits.iter().any(|h| !matches!(self.word(h.first), "trafficking" | "victims"))
        {
            return false;
        }
        let phrase = self.sentence.phrase(number, &[]);
        let list = MADE_OF.has(self.sentence.before(phrase.first));
        let Some(entry) = metrics::find("victims rescued").filter(|_| list) else { return false };
        metrics::hits(self.quote, entry).iter().any(|h| {
            h.behind <= phrase.first
                && phrase.first - h.behind <= REACH
                && matches!(self.sentence.form(h), Form::Participle | Form::Ing | Form::Base)
                && (h.behind..phrase.first).any(|i| SUFFERERS.has(self.word(i)))
                && !(h.behind..phrase.first).any(|i| matches!(self.word(i), ";" | "." | "while"))
        })
    }

    /// "Some 1,400 were arrested, and 2,600 children - mostly girls - were engaged": whose own verb says another thing than
    /// the clause before.
    fn has_another_verb(&self, number: &FoundNumber, chosen: &Entry) -> bool {
        let own = metrics::hits(self.quote, chosen);
        let phrase = self.sentence.phrase(number, &own);
        let joined = matches!(self.sentence.before(phrase.first), "and" | "while");
        if !joined || self.word(self.next) == "of" || !own.iter().all(|h| h.behind <= phrase.first)
        {
            return false;
        }
        let mut at = phrase.behind;
        // An aside between dashes or commas.
        let sign = self.word(at).to_owned();
        if matches!(sign.as_str(), "-" | "–" | "—" | ",") {
            let end = (at + 1..at + 8).find(|i| self.word(*i) == sign);
            at = end.map_or(at, |i| i + 1);
        }
        matches!(self.word(at), "was" | "were")
            && self.sentence.is_verbal(at + 1)
            && !words::PASSIVE.has(self.word(at + 1))
    }

    /// What a word right behind the number's phrase says of it, where the chosen metric stands in another clause: "39
    /// missing", "with some 500 injured", "150 nationals repatriated after being freed".
    fn own_verb(&self, number: &FoundNumber, chosen: &Entry) -> Option<Chosen> {
        let own = metrics::hits(self.quote, chosen);
        let phrase = self.sentence.phrase(number, &own);
        let whole = self.is_whole();
        if !whole && !self.begins_clause(phrase) {
            return None;
        }
        // A verb that governs the number, or that has it as subject, has the first word.
        let governs = |h: &Hit| {
            h.behind <= phrase.first
                && (h.behind..phrase.first).all(|i| words::BEFORE_NUMBER.has(self.word(i)))
        };
        let aside = |i: usize| {
            words::CLAUSES.has(self.word(i))
                && (matches!(self.word(i + 1), "having" | "they" | "he" | "she" | "it")
                    || self.word(i + 1).ends_with("ing"))
                || matches!(self.word(i), ";" | ":")
        };
        let later = |h: &Hit| h.first >= phrase.behind && (phrase.behind..h.first).any(aside);
        // "and another 176 missing": the adjective may stand where a noun would.
        let bare =
            || self.beside(self.next, Some(chosen)).filter(|_| phrase.behind == self.next + 1);
        let said = || self.beside(phrase.behind, Some(chosen)).or_else(bare);
        let elsewhere = !own.is_empty()
            && own.iter().all(|h| h.behind <= phrase.first && !governs(h) || later(h));
        (elsewhere || whole).then(said).flatten()
    }

    /// The metric whose participle or adjective stands at a token, with no object of its own.
    fn beside(&self, at: usize, chosen: Option<&Entry>) -> Option<Chosen> {
        let mut at = at;
        while self.sentence.is_adverb(at)
            || matches!(
                self.word(at),
                "reported" | "feared" | "confirmed" | "presumed" | "listed" | "believed"
            ) && words::ADJECTIVES.has(self.word(at + 1))
        {
            at += 1;
        }
        let says = |h: &Hit| {
            let word = self.word(h.first);
            let tells = self.sentence.form(h) == Form::Participle || words::ADJECTIVES.has(word);
            let rest = self.word(h.behind);
            let free = rest.is_empty()
                || self.quote.token(h.behind).is_some_and(|t| t.kind == Kind::Sign)
                || words::PREPOSITIONS.has(rest)
                || words::JOINS.has(rest)
                || words::AUXILIARIES.has(rest)
                || words::NOT_OBJECTS.has(rest)
                || matches!(rest, "face" | "faces" | "say" | "said" | "come" | "came");
            h.first == at && tells && free
        };
        let other = metrics::dictionary()
            .iter()
            .filter(|e| persons(e) && !e.weak && chosen.is_none_or(|c| e.name != c.name))
            .find(|e| metrics::hits(self.quote, e).iter().any(says))?;
        Some(of_persons(&other.name))
    }
}

/// Numbers of English that count none of those whom a text tells of: those who speak ("three sources said"), bounds of
/// an age ("women from 17 to over 60 years old"), the number of an emergency service.
pub(super) fn counts_nothing(quote: &Quote, number: &FoundNumber) -> bool {
    let place = Place::of(quote, number);
    place.speaks(number) || place.is_age() || place.is_emergency()
}

impl Place<'_> {
    /// "three sources said", "and two aid workers said".
    fn speaks(&self, number: &FoundNumber) -> bool {
        let phrase = self.sentence.phrase(number, &[]);
        if phrase.behind == self.next || phrase.behind > self.next + 4 {
            return false;
        }
        let told =
            matches!(self.word(phrase.behind), "said" | "told" | "says" | "say" | "recalled");
        let told = told
            || self.word(phrase.behind) == "familiar"
            || self.word(phrase.behind) == "have" && self.word(phrase.behind + 1) == "told";
        let object = phrase
            .first
            .checked_sub(1)
            .is_some_and(|i| self.sentence.is_verbal(i) && !words::SAYS.has(self.word(i)));
        let few = number.amount().and_then(|a| a.low.or(a.high)).is_some_and(|n| n <= 20.into());
        told && few && !object
    }

    /// "men and women from 17 to over 60 years old".
    fn is_age(&self) -> bool {
        let to = matches!(self.word(self.next), "to" | "and" | "-" | "–");
        let led = matches!(self.sentence.before(self.first), "from" | "between" | "aged");
        let mut at = self.next + 1;
        while words::BEFORE_NUMBER.has(self.word(at)) {
            at += 1;
        }
        let number = self.quote.token(at).is_some_and(|t| t.kind == Kind::Numeral);
        to && led
            && number
            && matches!(self.word(at + 1), "years" | "year")
            && matches!((self.word(at + 2), self.word(at + 3)), ("old", _) | ("of", "age"))
    }

    /// "A 911 emergency operator".
    fn is_emergency(&self) -> bool {
        let digits = self.quote.token(self.first).is_some_and(|t| {
            matches!(t.folded.as_str(), "911" | "999" | "112" | "000" | "110" | "119")
        });
        // "The hotline took 119 calls" counts them; of 911 calls nobody says how many they were.
        let counted = self.word(self.next).ends_with('s') && self.word(self.first) != "911";
        digits && !counted && self.next == self.first + 1 && CALLED.has(self.word(self.next))
    }
}
