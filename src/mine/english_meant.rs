//! What a figure of English is of by the build of its sentence, where the words of the dictionary alone say nothing or
//! another thing: people who were taken out of a place of holding, or helped to leave it, were rescued; money that a
//! family paid before somebody came home was a ransom; losses that were averted were no losses.

use super::{
    FoundNumber,
    choose::{Chosen, is_any_thing, is_people},
    kinds::{PERPETRATORS, SUFFERERS, TRAFFICKING, table},
    lex::{Kind, Quote},
    linked_main, linked_words as small, nouns,
};
use crate::{fold::fold, model::Value};

table!(
    /// Verbs of taking somebody away from somewhere.
    TAKE_AWAY,
    "removed|removing|recovered|recovering|extracted|retrieved|pulled|plucked|fished|whisked|extricated|remove|recover|
    extract"
);

table!(
    /// Places and plights in which somebody is held.
    HOLDING,
    "farm|farms|house|houses|home|homes|hotel|hotels|motel|brothel|brothels|compound|compounds|site|sites|centre|centres|
    center|centers|factory|factories|workshop|workshops|mine|mines|kiln|kilns|condition|conditions|building|buildings|
    apartment|apartments|flat|flats|premises|parlour|parlours|parlor|parlors|bar|bars|club|clubs|spa|spas|casino|casinos|
    boat|boats|vessel|vessels|trawler|trawlers|ship|ships|raft|dinghy|dinghies|truck|lorry|container|situation|situations|
    slavery|servitude|exploitation|labour|labor|hands|clutches|captivity|camp|camps|captors|captor|ring|gang|gangs|
    traffickers|trafficker|smugglers|scam|scams|operation|operations|dormitory|dormitories|warehouse|warehouses|hub|hubs|
    villa|villas|plantation|plantations|sea|water|waters|quarry|quarries|shop|shops|hostel|hostels|orphanage|orphanages"
);

table!(
    /// Verbs of help.
    HELP,
    "help|helps|helped|helping|assist|assisted|assisting|enabled|enabling|let"
);

table!(
    /// What somebody who is helped out does.
    GET_AWAY,
    "leave|escape|flee|exit"
);

table!(
    /// Words of the sea, where who is picked up is saved.
    AT_SEA,
    "dinghy|dinghies|boat|boats|raft|rafts|vessel|vessels|sea|coastguard|ashore|adrift|lifeboat|capsized|shipwreck|strait"
);

table!(
    /// Those who are young, whom nobody arrests on their way.
    YOUNG,
    "girl|girls|child|children|minor|minors|infant|infants|toddler|toddlers|teenagers|underage|boys|boy|schoolgirls|
    kids|babies"
);

table!(
    /// Those who are on their way, and nobody's suspects.
    MOVERS,
    "migrant*|refugee*|passenger*|traveller*|traveler*|asylum|evacuee*|tourist*|visitor*|pilgrim*|delegate*|student*|
    resident*|patient*|pupil*|customer*|client*|household*|applicant*|child|children|minors|orphan*"
);

table!(
    /// What may be said to have lasted as an operation does.
    OPERATIONS,
    "operation*|raid*|crackdown*|sweep*|sting|stings|campaign*|drive|drives|mission*|exercise*|blitz|bust|busts|swoop*|
    rescue*|evacuat*|search*|offensive*|deployment*|repatriat*|surge|patrol*|clearance|round-up|roundup"
);

table!(
    /// Nouns for one person, whose number behind "of" is an age.
    ONE_PERSON,
    "boy|girl|man|woman|child|teenager|youth|youngster|student|farmer|worker|labourer|laborer|fisherman|nurse|teacher|
    mother|father|cook|driver|graduate|villager|widow|widower|lad|toddler|infant|baby|pensioner|pupil|lady"
);

table!(
    /// Groups of those who did something.
    BANDS,
    "ring|gang|syndicate|cartel|network|traffickers|smugglers|brokers|recruiters|scammers|fraudsters|accomplices"
);

/// A sentence of English with the tokens of one of its numbers.
pub(super) struct Reading<'a> {
    pub(super) quote: &'a Quote,
    number: &'a FoundNumber,
    /// Its first token.
    pub(super) first: usize,
    /// The token behind it.
    pub(super) next: usize,
}

/// What the whole text says.
pub(super) struct Around<'a> {
    /// Whether it tells of fraud, trafficking or gangs.
    pub(super) gangs: &'a dyn Fn() -> bool,
    /// Whether it speaks of laundering.
    pub(super) launders: &'a dyn Fn() -> bool,
    /// Whether it speaks of trafficking in people.
    pub(super) trafficking: &'a dyn Fn() -> bool,
}

/// What a number of an English sentence is of; `None` where it counts nothing.
pub(super) fn meant(
    quote: &Quote,
    number: &FoundNumber,
    chosen: Chosen,
    around: &Around<'_>,
) -> Option<Chosen> {
    let first = quote.tokens.partition_point(|t| t.end <= number.start);
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let reading = Reading { quote, number, first, next };
    if number.percent {
        return Some(chosen);
    }
    if matches!(number.value, Value::Money(..)) {
        if reading.is_possible_fine() {
            return None;
        }
        let unit = chosen.1.clone();
        return Some(reading.of_money(&chosen.0, around).map_or(chosen, |m| (m.to_owned(), unit)));
    }
    if reading.is_age() || reading.is_against_fact() {
        return None;
    }
    if chosen.0 == "length of the operation" {
        let of_one = quote.tokens.iter().any(|t| OPERATIONS.has(&t.folded));
        return of_one.then_some(chosen);
    }
    let people = || Some("persons".to_owned());
    match reading.of_people(&chosen.0, around) {
        Some(Some(metric)) => Some((metric.to_owned(), people())),
        Some(None) => {
            let noun = nouns::noun_behind(quote, number).unwrap_or_else(|| "people".to_owned());
            Some((format!("other: {noun}"), people()))
        }
        None => Some(chosen),
    }
}

impl Reading<'_> {
    pub(super) fn word(&self, i: usize) -> &str {
        self.quote.token(i).map_or("", |t| t.folded.as_str())
    }

    fn ends_clause(&self, i: usize) -> bool {
        matches!(self.word(i), "," | ";" | ":" | "." | "—" | "–" | "(" | ")" | "")
    }

    /// The token before the number's own small words: its verb, where it has one right before it.
    pub(super) fn governor(&self) -> Option<usize> {
        let mut at = self.first.checked_sub(1)?;
        loop {
            let (word, before) = (self.word(at), at.checked_sub(1).map_or("", |i| self.word(i)));
            // "a total of 21", "at least 21"
            let amount = word == "of" && small::AMOUNTS.has(before)
                || self.word(at + 1) == "of" && small::AMOUNTS.has(word);
            if !amount
                && (!small::leads_number(word, self.number) || matches!(before, "get" | "got"))
            {
                return Some(at);
            }
            at = at.checked_sub(1)?;
        }
    }

    /// Whether a word is among the tokens before the number and in its clause.
    pub(super) fn before(&self, far: usize, test: impl Fn(&str) -> bool) -> Option<usize> {
        let from = self.first.saturating_sub(far);
        (from..self.first).rev().take_while(|i| !self.ends_clause(*i)).find(|i| test(self.word(*i)))
    }

    /// What people are counted for; `Some(None)` for nothing known.
    #[expect(clippy::option_option, reason = "nothing known is another answer than nothing found")]
    fn of_people(&self, metric: &str, around: &Around<'_>) -> Option<Option<&'static str>> {
        let noun = nouns::noun_behind(self.quote, self.number).map(|n| fold(&n));
        let noun = noun.as_deref().unwrap_or_default();
        // "recovered 14 bodies": nobody who was saved.
        let dead = matches!(noun, "bodies" | "body" | "corpses" | "remains" | "dead" | "skeletons");
        if dead || is_any_thing(noun) || small::NO_PERSONS.has(noun) {
            return None;
        }
        if (metric == "arrests" || metric == "suspects identified" || metric == "people trafficked")
            && self.is_saved(noun)
        {
            return Some(Some("victims rescued"));
        }
        if matches!(metric, "people trafficked" | "suspects identified")
            && self.is_proceeded_against()
        {
            return Some(Some("people charged"));
        }
        let sure = matches!(metric, "victims rescued" | "victims repatriated")
            || metric == "people killed" && self.died();
        if !sure {
            if let Some(metric) = self.taken_away(noun) {
                return Some(Some(metric));
            }
            if (around.gangs)()
                && let Some(metric) = self.helped()
            {
                return Some(Some(metric));
            }
        }
        if metric.starts_with("other: ")
            && SUFFERERS.has(noun)
            && self.of_fraud()
            && (around.gangs)()
        {
            return Some(Some("people defrauded"));
        }
        if metric.starts_with("other: ")
            && (is_people(noun) || nouns::is_group(noun))
            && self.loses_money()
            && (around.gangs)()
        {
            return Some(Some("people defrauded"));
        }
        match metric {
            "people held" | "suspects identified" => self.in_custody(metric, noun),
            "victims repatriated" => self.only_came().then_some(None),
            _ => None,
        }
        .or_else(|| {
            let told = metric == "suspects identified" && !self.names_suspects();
            if told && SUFFERERS.has(noun) && (around.trafficking)() {
                return Some(Some("people trafficked"));
            }
            (told && (MOVERS.has(noun) || YOUNG.has(noun))).then_some(None)
        })
    }

    /// Whether the sentence speaks of money that was lost to fraud, and of no trafficking.
    fn of_fraud(&self) -> bool {
        const LOST: &[&str] = &[
            "losses",
            "lost",
            "losing",
            "swindled",
            "defrauded",
            "scammed",
            "invested",
            "phishing",
            "fraud",
        ];
        let has =
            |words: &[&str]| self.quote.tokens.iter().any(|t| words.contains(&t.folded.as_str()));
        has(LOST)
            && !TRAFFICKING.stands_in_quote(self.quote)
            && !has(&["compound", "compounds", "rescued", "freed"])
    }

    /// "53,000 people reported losing a total of $1.4 billion".
    fn loses_money(&self) -> bool {
        const NEAR: usize = 6;
        let losing =
            (self.next..self.next + NEAR).find(|i| matches!(self.word(*i), "losing" | "lost"));
        losing.is_some_and(|at| {
            (at + 1..at + 9).any(|i| matches!(self.word(i), "$" | "£" | "€" | "rs" | "₹" | "us$"))
                && !(self.next..at).any(|i| self.ends_clause(i))
        })
    }

    /// "Criminal proceedings were opened against two men".
    fn is_proceeded_against(&self) -> bool {
        const FAR: usize = 8;
        let Some(at) = self.governor().filter(|i| self.word(*i) == "against") else { return false };
        (at.saturating_sub(FAR)..at).any(|i| {
            matches!(
                self.word(i),
                "proceedings" | "charges" | "indictment" | "indictments" | "prosecution"
            )
        })
    }

    /// Whether the number is the subject or object of a death right beside it.
    fn died(&self) -> bool {
        const DIED: &[&str] =
            &["died", "killed", "killing", "dead", "drowned", "perished", "murdered"];
        let governor = self.governor().map(|i| self.word(i)).unwrap_or_default();
        DIED.contains(&governor) || (self.next..self.next + 4).any(|i| DIED.contains(&self.word(i)))
    }

    /// Whether those whom it counts were picked up to be safe: children on the way with a stranger, people at sea.
    fn is_saved(&self, noun: &str) -> bool {
        let by = self.governor().map(|i| self.word(i)).unwrap_or_default();
        let near = || (self.next..self.next + 12).any(|i| self.word(i) == "picked");
        let stopped = matches!(by, "intercepted" | "intercepting" | "intercept" | "stopped");
        let young = YOUNG.has(noun) || SUFFERERS.has(noun);
        let at_sea = || self.quote.tokens.iter().any(|t| AT_SEA.has(&t.folded));
        stopped && young || (by == "up" || near()) && !PERPETRATORS.has(noun) && at_sea()
    }

    /// "removed 21 victims from a farm", "38 women were recovered from four houses".
    fn taken_away(&self, noun: &str) -> Option<&'static str> {
        const FAR: usize = 10;
        if !(is_people(noun) || nouns::is_group(noun) || SUFFERERS.has(noun) || self.is_nation()) {
            return None;
        }
        let governor = self.governor().filter(|i| TAKE_AWAY.has(self.word(*i)));
        let from = match governor {
            Some(at) if !small::PASSIVE.has(at.checked_sub(1).map_or("", |i| self.word(i))) => {
                self.next
            }
            _ => {
                let verb = (self.next..self.next + 6).find(|i| TAKE_AWAY.has(self.word(*i)))?;
                let be = verb.checked_sub(1).map_or("", |i| self.word(i));
                if !small::PASSIVE.has(be) {
                    return None;
                }
                verb + 1
            }
        };
        let end = (from..from + FAR).find(|i| matches!(self.word(*i), ";" | "."));
        let end = end.unwrap_or(from + FAR);
        let lead = (from..end).find(|i| matches!(self.word(*i), "from" | "off" | "out"))?;
        let place = || (lead + 1..lead + 6).take_while(|i| !self.ends_clause(*i));
        // Whoever is removed from his own home is not freed.
        let own = place().any(|i| matches!(self.word(i), "their" | "his" | "her"))
            && place().any(|i| matches!(self.word(i), "home" | "homes" | "house" | "houses"));
        (!own && place().any(|i| HOLDING.has(self.word(i)))).then_some("victims rescued")
    }

    fn is_nation(&self) -> bool {
        // A people is written with a capital: "38 Togolese women".
        self.quote.token(self.next).is_some_and(|t| {
            t.kind == Kind::Word && self.quote.at(t.start).is_some_and(char::is_uppercase)
        })
    }

    /// "helped 635 Indians leave", "has got out 208 people", "helped 112 workers return".
    fn helped(&self) -> Option<&'static str> {
        const FAR: usize = 7;
        let at = self.governor()?;
        if self.word(at) == "out" {
            let got = at.checked_sub(1).map_or("", |i| self.word(i));
            return matches!(got, "got" | "get" | "gets" | "getting").then_some("victims rescued");
        }
        if !HELP.has(self.word(at)) {
            return None;
        }
        (self.next..self.next + FAR)
            .take_while(|i| !self.ends_clause(*i))
            .take_while(|i| !small::AUXILIARIES.has(self.word(*i)))
            .find_map(|i| {
                let (word, behind) = (self.word(i), self.word(i + 1));
                if GET_AWAY.has(word) || word == "get" && behind == "out" {
                    return Some("victims rescued");
                }
                let home = matches!(behind, "home" | "back");
                let back =
                    word == "return" && !matches!(behind, "to" if self.word(i + 2) == "work");
                (back || home && matches!(word, "go" | "come" | "fly" | "get" | "travel"))
                    .then_some("victims repatriated")
            })
    }

    /// "Nine suspects are in detention", "Five of a trafficking ring held in Dhaka".
    #[expect(clippy::option_option, reason = "as above")]
    fn in_custody(&self, metric: &str, noun: &str) -> Option<Option<&'static str>> {
        const NEAR: usize = 6;
        let band = (self.next..self.next + NEAR)
            .take_while(|i| !small::AUXILIARIES.has(self.word(*i)))
            .take_while(|i| self.word(*i) != "by")
            .any(|i| BANDS.has(self.word(i)) && self.word(i + 1) != "victims");
        if metric == "people held" {
            let by_band = PERPETRATORS.has(noun) || band;
            let held = (self.next..self.next + 9).any(|i| self.word(i) == "held");
            return (by_band && held).then_some(Some("arrests"));
        }
        let kept = (self.next..self.next + NEAR).any(|i| {
            small::AUXILIARIES.has(self.word(i))
                && (i + 1..i + 4).any(|k| {
                    matches!(self.word(k), "in" | "under" | "into")
                        && (k + 1..k + 3).any(|n| {
                            matches!(self.word(n), "detention" | "custody" | "arrest" | "remand")
                        })
                })
        });
        kept.then_some(Some("arrests"))
    }

    /// Whether those who are counted are said to be suspects: "15 migrants suspected of fraud", "15 suspected migrants".
    fn names_suspects(&self) -> bool {
        (self.next..self.next + 4)
            .take_while(|i| !matches!(self.word(*i), "and" | "," | ";"))
            .any(|i| self.word(i).starts_with("suspect"))
    }

    /// "16,770 people seeking asylum have arrived on Crete": they came, and nobody brought them home.
    fn only_came(&self) -> bool {
        const NEAR: usize = 10;
        !linked_main::is_home(self.quote)
            && (self.next..self.next + NEAR).any(|i| {
                let word = self.word(i);
                matches!(
                    word,
                    "asylum"
                        | "migrants"
                        | "refugees"
                        | "tourists"
                        | "visitors"
                        | "pilgrims"
                        | "delegates"
                )
            })
    }

    /// "a boy of 11", "a cook of 29 from Bihar".
    fn is_age(&self) -> bool {
        let Some(of) = self.first.checked_sub(1).filter(|i| self.word(*i) == "of") else {
            return false;
        };
        let Some(noun) = of.checked_sub(1).filter(|i| ONE_PERSON.has(self.word(*i))) else {
            return false;
        };
        let one = (noun.saturating_sub(3)..noun)
            .any(|i| matches!(self.word(i), "a" | "an" | "one" | "another"));
        one && nouns::noun_behind(self.quote, self.number).is_none_or(|n| !is_people(&fold(&n)))
    }

    /// "Had the boat not been seen, 500 could have died".
    fn is_against_fact(&self) -> bool {
        const NEAR: usize = 6;
        let unreal = (self.next..self.next + NEAR).any(|i| {
            matches!(self.word(i), "could" | "would" | "might") && self.word(i + 1) == "have"
        });
        if !unreal {
            return false;
        }
        let had = |i: usize| {
            self.word(i) == "had"
                && (i == 0 || self.ends_clause(i - 1))
                && !self.is_behind_subject(i)
        };
        (0..self.quote.tokens.len()).any(|i| {
            matches!(self.word(i), "if" | "otherwise" | "unless" | "without")
                || self.word(i) == "but" && self.word(i + 1) == "for"
                || had(i)
        })
    }

    /// Whether a "had" has its subject before it, as the comma of an aside would have.
    fn is_behind_subject(&self, i: usize) -> bool {
        i > 0 && self.word(i - 1) == "," && matches!(self.word(i + 1), "been" | "to" | "already")
    }
}
