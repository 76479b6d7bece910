//! Figures of English that are of something else than the nearest words of the dictionary say: victims of a crash, drugs
//! that were trafficked beside people, methods that were questioned, what he earned; and such as count nothing that was
//! told: hours around the clock, numbers of houses, what whoever gives shall get.

use super::{
    FoundNumber,
    choose::Chosen,
    fits_words::GANGS,
    kinds::{SUFFERERS, TRAFFICKING, table},
    lex::{Kind, Quote},
    nouns,
};
use crate::{fold::fold, model::Value};
use rust_decimal::Decimal;

table!(
    /// What makes somebody a victim without any trafficking.
    DISASTERS,
    "crash|crashes|accident|accidents|collision|derailment|earthquake|earthquakes|quake|quakes|tsunami|flood|floods|
    flooding|storm|storms|typhoon|hurricane|cyclone|tornado|landslide|landslides|avalanche|fire|fires|blaze|explosion|
    explosions|blast|blasts|bombing|bombings|bomb|attack|attacks|shooting|shootings|stabbing|stabbings|massacre|genocide|
    war|murder|murders|killing|killings|homicide|homicides|rape|rapes|stampede|capsizing|shipwreck|sinking|drowning|
    epidemic|pandemic|virus|disease|famine|drought|poisoning|robbery|robberies|burglary|burglaries|theft|thefts|disaster|
    disasters|torture|holocaust"
);

table!(
    /// Goods that are trafficked.
    GOODS,
    "drug|drugs|narcotics|cocaine|heroin|methamphetamine|methamphetamines|meth|ketamine|fentanyl|opioid|opioids|opium|
    oxycodone|marijuana|cannabis|hashish|ecstasy|pills|tablets|substances|weapon|weapons|arms|guns|firearms|ammunition|
    ivory|wildlife|pangolin|pangolins|cigarettes|antiquities|gold|prescription|controlled|organs|timber|stolen"
);

table!(
    /// Kinds of roads.
    ROADS,
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|terrace|court|ct|place|pl|way|highway|hwy|parkway|pkwy|
    circle|cir|square|block|trail|row|alley"
);

table!(
    /// What makes a rule out of who does something.
    WHOEVER,
    "all|any|every|each|anyone|everyone|anybody|everybody|those|whoever"
);

table!(
    /// Makers of vehicles, behind the year of a model.
    MAKERS,
    "toyota|honda|nissan|mazda|mitsubishi|suzuki|subaru|isuzu|daihatsu|lexus|hyundai|kia|ford|chevrolet|chevy|dodge|chrysler|
    jeep|gmc|cadillac|buick|pontiac|mercury|lincoln|tesla|bmw|mercedes|audi|volkswagen|vw|porsche|opel|volvo|saab|renault|
    peugeot|citroen|fiat|seat|skoda|dacia|jaguar|yamaha|kawasaki|ducati|harley|acura|infiniti|saturn|plymouth|oldsmobile"
);

/// A sentence with the tokens of one of its numbers.
struct Place<'a> {
    quote: &'a Quote,
    number: &'a FoundNumber,
    /// Its first token.
    first: usize,
    /// The token behind it.
    next: usize,
}

impl<'a> Place<'a> {
    fn of(quote: &'a Quote, number: &'a FoundNumber) -> Self {
        let first = quote.tokens.partition_point(|t| t.end <= number.start);
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        Self { quote, number, first, next }
    }

    fn word(&self, i: usize) -> &str {
        self.quote.token(i).map_or("", |t| t.folded.as_str())
    }

    fn ends_clause(&self, i: usize) -> bool {
        matches!(self.word(i), "," | ";" | ":" | "." | "—" | "–" | "(" | ")" | "")
    }

    /// The number, if it is one and no bound or range.
    fn exact(&self) -> Option<Decimal> {
        let amount = self.number.amount()?;
        amount.low.filter(|low| amount.high == Some(*low))
    }

    /// "help is available 24 hours a day, seven days a week"
    fn is_around_the_clock(&self) -> bool {
        self.exact() == Some(Decimal::from(24))
            && matches!(self.word(self.next), "hours" | "hour" | "hrs")
            && matches!(self.word(self.next + 1), "a" | "per" | "each" | "every")
            && self.word(self.next + 2) == "day"
    }

    /// "618 S.W. Second Terrace", "1204 N. Fifth St."
    fn is_house(&self) -> bool {
        const WINDS: [&str; 8] = ["n", "s", "e", "w", "ne", "nw", "se", "sw"];
        const FAR: usize = 8;
        let digits = self.quote.token(self.first).is_some_and(|t| t.kind == Kind::Numeral);
        let behind = self.quote.text(self.number.end, self.number.end + 6);
        let wind = behind.strip_prefix(' ').and_then(|rest| rest.split_once(' '));
        let Some((wind, _)) = wind.filter(|_| digits && self.next == self.first + 1) else {
            return false;
        };
        let letters: String = wind.chars().filter(|c| *c != '.').collect();
        letters.chars().all(|c| c.is_ascii_uppercase())
            && WINDS.contains(&letters.to_lowercase().as_str())
            && (self.next..self.next + FAR).any(|i| ROADS.has(self.word(i)))
    }

    /// "all walkers who raise at least $80 will receive a shirt"
    fn is_of_whoever(&self) -> bool {
        const FAR: usize = 8;
        const SHALL: [&str; 8] =
            ["will", "can", "may", "must", "get", "gets", "receive", "receives"];
        let from = self.first.saturating_sub(FAR);
        let Some(who) = (from..self.first)
            .rev()
            .take_while(|i| !self.ends_clause(*i))
            .find(|i| matches!(self.word(*i), "who" | "that"))
        else {
            return false;
        };
        let whoever = (who.saturating_sub(3)..who).any(|i| WHOEVER.has(self.word(i)));
        // "All men who paid $500 will go home": what was done was done.
        let done = (who + 1..self.first).any(|i| {
            let word = self.word(i);
            word.ends_with("ed")
                || matches!(word, "paid" | "sent" | "lost" | "gave" | "had" | "were")
        });
        whoever
            && !done
            && (self.next..self.next + FAR)
                .take_while(|i| !matches!(self.word(*i), ";" | "." | ""))
                .any(|i| SHALL.contains(&self.word(i)))
    }

    /// Whether it counts victims of a crash or an attack: "17 victims of a helicopter crash", "40 flood victims".
    fn is_of_disaster(&self, noun: &str) -> bool {
        const FAR: usize = 6;
        if !SUFFERERS.has(noun) || TRAFFICKING.stands_in_quote(self.quote) {
            return false;
        }
        let Some(at) = (self.next..self.next + FAR).find(|i| self.word(*i) == noun) else {
            return false;
        };
        let before = (self.next..at).any(|i| DISASTERS.has(self.word(i)));
        let of = self.word(at + 1) == "of"
            && (at + 2..at + 2 + FAR)
                .take_while(|i| !self.ends_clause(*i))
                .any(|i| DISASTERS.has(self.word(i)));
        before || of
    }

    /// Whether all that the sentence says of trafficking is said of goods: "trafficking prescription drugs".
    fn is_of_goods(&self) -> bool {
        const FAR: usize = 3;
        let mut any = false;
        for (at, token) in self.quote.tokens.iter().enumerate() {
            if !token.folded.starts_with("traffick") {
                continue;
            }
            any = true;
            let behind = (at + 1..=at + FAR).any(|i| GOODS.has(self.word(i)));
            let before = at.checked_sub(1).is_some_and(|i| GOODS.has(self.word(i)));
            if !behind && !before {
                return false;
            }
        }
        any
    }

    /// "questioned how carefully the group screened people": nobody who was questioned.
    fn is_of_doubts(&self) -> bool {
        const ASKS: [&str; 5] = ["how", "whether", "why", "what", "if"];
        let mut doubts = false;
        for (at, token) in self.quote.tokens.iter().enumerate() {
            match token.folded.as_str() {
                "questioned" | "questioning" | "question" | "questions" => {
                    if !ASKS.contains(&self.word(at + 1)) {
                        return false;
                    }
                    doubts = true;
                }
                word if word.starts_with("suspect")
                    || word.starts_with("interrogat")
                    || matches!(word, "identified" | "wanted" | "sought") =>
                {
                    return false;
                }
                _ => {}
            }
        }
        doubts
    }

    /// "with $150 in cash missing from it"
    fn is_missing(&self) -> bool {
        const FAR: usize = 4;
        let gone = (self.next..self.next + FAR)
            .take_while(|i| !self.ends_clause(*i))
            .any(|i| matches!(self.word(i), "missing" | "gone" | "stolen"));
        let taken = |word: &str| word.starts_with("seiz") || word.starts_with("confiscat");
        gone && !self.quote.tokens.iter().any(|t| taken(&t.folded))
    }

    /// "he earned about $136,000 on the deal": one person's income, where nothing in the sentence is of fraud.
    fn is_income(&self) -> bool {
        const FAR: usize = 8;
        const EARNED: [&str; 6] = ["earned", "made", "pocketed", "netted", "reaped", "earns"];
        let from = self.first.saturating_sub(FAR);
        let verb = (from..self.first).rev().find(|i| EARNED.contains(&self.word(*i)));
        let Some(verb) = verb else { return false };
        let alone = (verb.saturating_sub(2)..verb)
            .rev()
            .any(|i| matches!(self.word(i), "he" | "she" | "i" | "who"));
        alone && !GANGS.stands_in_quote(self.quote)
    }
}

/// Whether a number of an English sentence counts nothing that the sentence tells of.
pub(super) fn counts_nothing(quote: &Quote, number: &FoundNumber) -> bool {
    let place = Place::of(quote, number);
    if matches!(number.value, Value::Money(..)) {
        return place.is_of_whoever();
    }
    !number.percent && (place.is_around_the_clock() || place.is_house() || place.is_of_whoever())
}

/// What a number is of instead of what the words near it say; `None` where they are right.
pub(super) fn instead(quote: &Quote, number: &FoundNumber, chosen: &Chosen) -> Option<Chosen> {
    let place = || Place::of(quote, number);
    let noun = || nouns::noun_behind(quote, number);
    let people = |noun: String| (format!("other: {noun}"), Some("persons".to_owned()));
    match chosen.0.as_str() {
        "people trafficked" => {
            let noun = noun()?;
            let folded = fold(&noun);
            let place = place();
            let goods = !SUFFERERS.has(&folded) && place.is_of_goods();
            (goods || place.is_of_disaster(&folded)).then(|| people(noun))
        }
        "suspects identified" if place().is_of_doubts() => noun().map(people),
        "money seized" if place().is_missing() => {
            Some(("other: money".to_owned(), chosen.1.clone()))
        }
        "revenue of scam operations" if place().is_income() => {
            Some(("other: money".to_owned(), chosen.1.clone()))
        }
        _ => None,
    }
}

/// Whether a year is that of a model: "a 2006 Mercury".
pub(super) fn is_model_year(quote: &Quote, start: usize, end: usize) -> bool {
    let year =
        end - start == 4 && (start..end).all(|at| quote.at(at).is_some_and(|c| c.is_ascii_digit()));
    if !year || !quote.speaks(&["en", ""]) {
        return false;
    }
    let next = quote.tokens.partition_point(|t| t.start < end);
    quote.token(next).is_some_and(|t| {
        t.start == end + 1
            && quote.at(t.start).is_some_and(char::is_uppercase)
            && MAKERS.has(&t.folded)
    })
}
