//! The last look at what a number was found to count: nouns that are no nouns, things that a word for people was read
//! of, those who are accused of a deed beside those whom it was done to, and money of no case.

use super::{
    FoundNumber, agreement,
    choose::{Chosen, is_any_thing, is_people},
    english, english_clause, english_else, english_meant, english_unreal, fits_words as words,
    governed,
    kinds::PERPETRATORS,
    lex::{Kind, Quote, Token, is_unspaced},
    linked, linked_main, metrics, nouns,
    roles::Placed,
};
use crate::{
    fold::fold,
    model::{Role, Unit, Value},
};
use rust_decimal::Decimal;

/// What a text says all over, for metrics that its words alone do not make sure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    /// Whether it tells of crime, so that money that was lost was lost to it.
    pub(super) crime: bool,
    /// Whether it tells of a sickness that spreads, so that its cases are of that.
    pub(super) sick: bool,
    /// Whether it tells of fraud, trafficking or gangs, so that what was earned is theirs.
    pub(super) gangs: bool,
    /// Whether it speaks of laundering, so that money that was moved was laundered.
    pub(super) launders: bool,
}

impl Subject {
    /// Of a text. A sentence or two say too little to tell that they are of something else.
    pub(super) fn of(text: &str) -> Self {
        const SHORT: usize = 600;
        if text.chars().nth(SHORT).is_none() {
            let launders = fold(text).contains("launder");
            return Self { crime: true, gangs: true, sick: false, launders };
        }
        let folded = fold(text);
        let gangs = words::GANGS.stands_in(&folded);
        let sick = english::SPREADS.stands_in(&folded);
        let launders = folded.contains("launder");
        Self { launders, crime: gangs || words::CRIME.stands_in(&folded), gangs, sick }
    }
}

/// What is known of a number besides its words.
#[derive(Clone, Copy, Debug)]
struct Known<'a> {
    /// Whether it counts people of a country: "632 Vietnamese".
    people: bool,
    /// What the numbers of people before it in the sentence count.
    counted: Option<&'a str>,
}

/// What a number counts in the end; `None` where it counts nothing that can be said.
fn settled(
    quote: &Quote,
    number: &FoundNumber,
    chosen: Chosen,
    known: Known<'_>,
    subject: &dyn Fn() -> Subject,
) -> Option<Chosen> {
    if is_maybe(quote, number)
        || is_ratio(quote, number)
        || is_label(quote, number)
        || is_clock(quote, number)
    {
        return None;
    }
    if agreement::is_name(quote, number) || agreement::is_label(quote, number) {
        return None;
    }
    if let Some(noun) = chosen.0.strip_prefix("other: ") {
        return worded(quote, number, noun).map(|noun| match noun {
            Some(noun) => {
                let unit = chosen.1.as_ref().filter(|u| u.as_str() == "persons" || *u == "%");
                let unit = unit.cloned().unwrap_or_else(|| noun.clone());
                (format!("other: {noun}"), Some(unit))
            }
            None => chosen,
        });
    }
    let entry = metrics::find(&chosen.0)?;
    if agreement::is_asked(quote, number, entry) {
        return None;
    }
    if entry.unit == Unit::Persons {
        // "Three boilers, two that burn gas": people are those who do.
        let next = quote.tokens.partition_point(|t| t.start < number.end);
        let which =
            quote.token(next).is_some_and(|t| matches!(t.folded.as_str(), "that" | "which"));
        if which && quote.speaks(&["en", ""]) {
            return None;
        }
        if !number.amount().is_some_and(|a| a.low.or(a.high).is_none_or(|n| n.fract().is_zero())) {
            return None;
        }
        if agreement::is_doer(quote, number, entry) || agreement::is_of_money(quote, number) {
            return None;
        }
        if nouns::noun_behind(quote, number)
            .is_some_and(|noun| agreement::few_officers(quote, number, entry, &fold(&noun)))
        {
            return None;
        }
        if let Some(noun) = nouns::noun_behind(quote, number)
            && (is_no_person(quote, &fold(&noun))
                || agreement::did_it(quote, number, entry, &fold(&noun))
                || !known.people
                    && agreement::is_no_person(quote, number, &fold(&noun))
                    && !metrics::has_verb(&Quote::new(&noun, Some(&quote.language)), entry)
                || !known.people
                    && known.counted != Some(entry.name.as_str())
                    && is_far(quote, number, entry, &noun))
        {
            let noun = worded(quote, number, &noun)?.unwrap_or(noun);
            return Some((format!("other: {noun}"), Some(noun)));
        }
        if let Some(status) = accused(quote, number, entry) {
            return Some((status.to_owned(), Some("persons".to_owned())));
        }
        if entry.name == "victims repatriated" && counts_accused(quote, number) {
            return Some(("people deported".to_owned(), Some("persons".to_owned())));
        }
    }
    let of_no_case = match entry.name.as_str() {
        "money lost" => !subject().crime,
        "revenue of scam operations" => !subject().gangs,
        _ => false,
    };
    // Buildings are looked through behind an earthquake as well.
    if entry.name == "sites searched" && !subject().crime {
        let noun = nouns::noun_behind(quote, number)?;
        return Some((format!("other: {noun}"), Some(noun)));
    }
    Some(if of_no_case { ("other: money".to_owned(), chosen.1) } else { chosen })
}

impl super::suggest::Frame<'_> {
    /// What a number counts in the end, `people` being what the numbers of people before it do.
    pub(super) fn settled(
        &self,
        number: &FoundNumber,
        chosen: Chosen,
        people: Option<&Chosen>,
    ) -> Option<Chosen> {
        let known = Known {
            people: self.counts_a_people(number),
            counted: people.map(|(metric, _)| metric.as_str()),
        };
        let subject = || *self.subject.get_or_init(|| Subject::of(self.text));
        let settled = settled(self.quote, number, chosen, known, &subject)?;
        let settled = if self.quote.speaks(&["en", ""]) {
            self.of_english(number, settled, &subject)?
        } else {
            settled
        };
        // "Brazil, Chile, India and 16 others": countries that nobody names.
        let others = settled.0.strip_prefix("other: ").is_some_and(|noun| {
            matches!(
                fold(noun).as_str(),
                "others" | "otros" | "outros" | "autres" | "andere" | "lainnya"
            )
        });
        let listed = |p: &Placed| {
            !p.people && p.end <= number.start && number.start - p.end <= 5 && p.role != Role::Site
        };
        if others && self.placed.iter().any(listed) {
            return None;
        }
        let worthless = settled
            .0
            .strip_prefix("other: ")
            .is_some_and(|noun| agreement::is_worthless(self.quote, number, noun))
            && !self.counts_a_people(number);
        (!worthless).then(|| self.let_go(number, governed::awaited(self.quote, number, settled)))
    }

    /// The last look of English, whose grammar is read.
    fn of_english(
        &self,
        number: &FoundNumber,
        chosen: Chosen,
        subject: &dyn Fn() -> Subject,
    ) -> Option<Chosen> {
        if english::is_no_count(self.quote, number)
            || english_clause::counts_nothing(self.quote, number)
            || english_else::counts_nothing(self.quote, number)
            || english_unreal::is_unreal(self.quote, number)
        {
            return None;
        }
        let people = self.counts_a_people(number);
        let settled = linked::agreed(self.quote, number, chosen, people).or_else(|| {
            let noun = nouns::noun_behind(self.quote, number).filter(|n| !self.is_participle(n))?;
            let noun = worded(self.quote, number, &noun)?.unwrap_or(noun);
            Some((format!("other: {noun}"), Some(noun)))
        })?;
        let settled = english_clause::told(self.quote, number, &settled, &|| subject().gangs)
            .unwrap_or(settled);
        let around = english_meant::Around {
            gangs: &|| subject().gangs,
            launders: &|| subject().launders,
            trafficking: &|| self.trafficking(),
        };
        let settled = english_meant::meant(self.quote, number, settled, &around)?;
        let settled = english_else::instead(self.quote, number, &settled).unwrap_or(settled);
        // "The two men arrived in the capital": home is where they were brought back to, in a text that tells of such.
        let came = settled.0 == "victims repatriated" && !linked_main::is_home(self.quote);
        if came && (!subject().gangs || self.comes_abroad(number)) {
            let noun = nouns::noun_behind(self.quote, number)?;
            return Some((format!("other: {noun}"), Some("persons".to_owned())));
        }
        let other = settled.0.starts_with("other: ");
        if other && subject().gangs && self.comes_home(number) {
            return Some(("victims repatriated".to_owned(), Some("persons".to_owned())));
        }
        english::in_truth(self.quote, number, settled, &|| subject().sick)
    }

    /// "266 Thais were flown to Bangkok": people of a country who were brought to it.
    fn comes_home(&self, number: &FoundNumber) -> bool {
        const BROUGHT: &[&str] =
            &["flown", "flew", "returned", "brought", "taken", "transported", "bused", "arrived"];
        const REACH: usize = 60;
        let near = number.end..number.end + 24;
        let Some(people) = self.placed.iter().find(|p| p.people && near.contains(&p.start)) else {
            return false;
        };
        let reach = people.end..people.end + REACH;
        let place = |p: &&Placed| !p.people && reach.contains(&p.start);
        let Some(place) = self.placed.iter().find(place) else { return false };
        let between = self.quote.fold(people.end, place.start);
        let mut words = between.split_whitespace().rev();
        place.country == people.country
            && matches!(words.next(), Some("to" | "in"))
            && words.take(4).any(|w| BROUGHT.contains(&w))
            && !between.contains([',', ';'])
    }

    /// "The two Thai women arrived in Sydney": people of one country who came to another.
    fn comes_abroad(&self, number: &FoundNumber) -> bool {
        const COME: &[&str] =
            &["arrived", "arrive", "arrives", "landed", "land", "came", "come", "reached"];
        let near = number.end..number.end + 40;
        let Some(people) = self.placed.iter().find(|p| p.people && near.contains(&p.start)) else {
            return false;
        };
        let behind = |t: &&Token| t.start >= people.end && COME.contains(&t.folded.as_str());
        let Some(verb) = self.quote.tokens.iter().find(behind) else { return false };
        let at = |p: &Placed| {
            let lead = self.quote.fold(p.start.saturating_sub(24), p.start);
            let word = lead.split_whitespace().next_back().unwrap_or_default();
            !p.people && p.start >= verb.end && matches!(word, "in" | "at" | "to" | "into")
        };
        let first = self.placed.iter().find(|p| at(p));
        first.is_some_and(|p| p.country != people.country)
    }

    /// Whether the words behind a number say of which country those are whom it counts.
    fn counts_a_people(&self, number: &FoundNumber) -> bool {
        const NEAR: usize = 40;
        let near = number.end..number.end + NEAR;
        self.placed.iter().any(|p| p.people && near.contains(&p.start))
    }
}

/// A better noun than one that is a small word; `Some(None)` where it is a noun already, `None` where nothing that is
/// counted stands behind the number.
#[expect(clippy::option_option, reason = "no noun at all is another answer than no better one")]
fn worded(quote: &Quote, number: &FoundNumber, noun: &str) -> Option<Option<String>> {
    if matches!(number.value, Value::Money(..)) || number.percent || noun == "money" {
        return Some(None);
    }
    if noun.chars().next().is_some_and(is_unspaced) {
        return Some(chinese(noun));
    }
    let german = quote.speaks(&["de", "lb"]);
    let small = |word: &str, capital: bool| {
        words::SMALL.has(word) || german && !capital && !nouns::is_time(word)
    };
    let first = quote.tokens.partition_point(|t| t.start < number.end);
    let mut behind = quote.tokens.iter().skip(first).take(7).peekable();
    let known = behind.clone().find(|t| quote.text(t.start, t.end) == noun);
    let Some(known) = known else { return Some(None) };
    let capital = |start: usize| quote.at(start).is_some_and(char::is_uppercase);
    if !small(&known.folded, capital(known.start)) {
        return Some(None);
    }
    // The noun may stand behind an adjective or two.
    if german {
        let noun = behind
            .by_ref()
            .take_while(|t| t.kind == Kind::Word)
            .find(|t| capital(t.start) && !words::SMALL.has(&t.folded));
        return noun.map(|t| Some(quote.text(t.start, t.end)));
    }
    let next = behind.find(|t| t.start >= known.end).filter(|t| {
        t.kind == Kind::Word && t.start == known.end + 1 && words::ADJECTIVES.has(&known.folded)
    });
    next.filter(|t| !words::SMALL.has(&t.folded)).map(|t| Some(quote.text(t.start, t.end)))
}

/// The counted noun at the head of a run of Chinese: "个帐篷被烧毁" is 帐篷.
fn chinese(run: &str) -> Option<String> {
    const MEASURES: &str = "个個只条條项項份件次起辆輛台台张張座所部套间間头頭位名家枚颗顆幅款批种種把支艘架发發粒袋瓶箱本包\
        株匹根块塊场場";
    const ENDS: &str = "就让讓在的了和与與及等被把将將已对對为為从從向都也还還";
    const LONGEST: usize = 4;
    let mut chars = run.chars();
    let first = chars.next().filter(|c| MEASURES.contains(*c))?;
    let rest: String = chars.take_while(|c| !ENDS.contains(*c)).take(LONGEST).collect();
    Some(rest).filter(|rest| !rest.is_empty() && *rest != first.to_string())
}

/// Whether a folded noun cannot be said of people: "Überschwemmungen", "établissements", "operaciones".
fn is_no_person(quote: &Quote, noun: &str) -> bool {
    if is_people(noun) || words::PERSONS_ALL_THE_SAME.has(noun) {
        return false;
    }
    let ends = |list: &[&str]| {
        list.iter().any(|end| noun == *end || noun.len() > end.len() + 2 && noun.ends_with(end))
    };
    words::DEEDS.has(noun)
        || is_any_thing(noun)
        || match quote.language.as_str() {
            "de" => ends(words::ABSTRACT_DE),
            "fr" => ends(words::ABSTRACT_FR),
            "es" | "pt" | "it" | "ca" => ends(words::ABSTRACT_ES),
            "en" | "" => ends(words::ABSTRACT_EN),
            _ => false,
        }
}

/// "smashed three concrete bollards before it hit a kiosk whose owner was left trapped": a noun that is not known for
/// people, and a verb that is not of its clause. Of languages that set blanks.
fn is_far(quote: &Quote, number: &FoundNumber, entry: &metrics::Entry, noun: &str) -> bool {
    const NEAR: i64 = 34;
    let folded = fold(noun);
    quote.speaks(&["en", "", "es", "fr", "pt", "de"])
        && !is_people(&folded)
        && !nouns::is_group(&folded)
        && !quote.chars.iter().any(|c| is_unspaced(*c))
        && metrics::gap(quote, entry, number).is_some_and(|gap| gap > NEAR)
}

/// "The program could reach 26,000 homes", "podría costar 12 millones": what may come, and has not.
fn is_maybe(quote: &Quote, number: &FoundNumber) -> bool {
    const WORDS: usize = 4;
    let lead = quote.fold(number.start.saturating_sub(60), number.start);
    let clause = lead.rsplit([',', ';', ':', '.', '"', '“', '(']).next().unwrap_or_default();
    let small = |w: &&str| {
        !matches!(
            *w,
            "as" | "many"
                | "at"
                | "least"
                | "about"
                | "some"
                | "up"
                | "to"
                | "more"
                | "than"
                | "over"
        )
    };
    let near: Vec<&str> = clause.split_whitespace().rev().filter(small).take(WORDS).collect();
    // "konnten gerettet werden" happened, "könnten gerettet werden" may.
    let written = quote.text(number.start.saturating_sub(60), number.start).to_lowercase();
    let happened = |w: &str| w.starts_with("konnte") && !written.contains("könnte");
    near.iter().any(|w| words::MODALS.has(w) && !happened(w))
        && !near.iter().any(|w| words::KNOWN.has(w))
}

/// "two men accused of killing five people": what was done to others is no count of those who are accused of it. "12
/// people accused of witchcraft were killed" counts the killed.
fn accused(quote: &Quote, number: &FoundNumber, entry: &metrics::Entry) -> Option<&'static str> {
    const DONE_TO: &[&str] =
        &["people killed", "people injured", "people defrauded", "people trafficked"];
    /// How far behind "accused of" the deed may stand.
    const DEED: usize = 30;
    if !DONE_TO.contains(&entry.name.as_str()) {
        return None;
    }
    let tail = quote.text(number.end, (number.end + 60).min(quote.chars.len()));
    let clause = tail.split([',', ';', '.', ':']).next().unwrap_or_default();
    let folded = fold(clause);
    let near = |list: &words::Words| list.nearest(&folded, 0).filter(|at| *at <= 28);
    let (at, status) = [
        (near(&words::CONVICTED_OF), "people convicted"),
        (near(&words::ACCUSED_OF), "people charged"),
        (near(&words::SUSPECTED_OF), "suspects identified"),
    ]
    .into_iter()
    .filter_map(|(at, metric)| Some((at?, metric)))
    .min()?;
    let holds = |words: &str| metrics::has_verb(&Quote::new(words, Some(&quote.language)), entry);
    let deed: String = clause.chars().skip(at).take(DEED).collect();
    let rest: String = quote.chars.iter().skip(number.end + at + DEED).collect();
    let of_them = holds(&quote.text(0, number.start)) || holds(&rest);
    (holds(&deed) && !of_them).then_some(status)
}

/// "移交148名嫌疑人": those who are handed over for what they did are no victims who came home.
fn counts_accused(quote: &Quote, number: &FoundNumber) -> bool {
    const NEAR: usize = 16;
    let tail = quote.text(number.end, (number.end + NEAR).min(quote.chars.len()));
    let clause = tail
        .split(|c: char| c.is_numeric() || matches!(c, ',' | ';' | '.' | ':' | '、' | '，' | '和'))
        .next()
        .unwrap_or_default();
    PERPETRATORS.stands_in(&fold(clause))
}

/// "six in ten victims", "huit véhicules sur dix", "uno de cada tres", "three quarters": a share. "12 out of 40 were
/// freed" and "six in ten raids" are counts.
fn is_ratio(quote: &Quote, number: &FoundNumber) -> bool {
    if matches!(number.value, Value::Money(..)) {
        return false;
    }
    let Some(value) = number.amount().and_then(|a| a.low) else { return false };
    let tail = quote.fold(number.end, number.end + 34);
    let (tail, few) = (tail.trim_start(), value < Decimal::TEN);
    let lead = quote.fold(number.start.saturating_sub(34), number.start);
    let lead = lead.trim_end();
    // With one noun between: "huit vehicules sur dix".
    let noun = tail.split_once(' ').map_or("", |(_, rest)| rest);
    let of_so_many = |tail: &str| words::OUT_OF_BEHIND.iter().any(|w| tail.starts_with(w));
    let in_ten = || {
        let rest = words::IN_TEN.iter().find_map(|w| tail.strip_prefix(w));
        rest.is_some_and(|rest| is_people(rest.split_whitespace().next().unwrap_or_default()))
    };
    let of_ten = || {
        let ten = value <= Decimal::TEN || value == Decimal::ONE_HUNDRED;
        let before = lead.strip_suffix(" sur").unwrap_or_default();
        let near = before.split_whitespace().rev().take(3);
        ten && near
            .into_iter()
            .any(|w| w.parse().is_ok_and(|n: u32| n < 100) || words::UNDER_TEN_FR.contains(&w))
    };
    few && (of_so_many(tail) || of_so_many(noun) || in_ten())
        || of_ten()
        || words::OUT_OF_BEFORE.iter().any(|w| lead.ends_with(w))
        || few && words::PARTS.nearest(tail, 0).is_some_and(|d| d <= 1)
}

/// "la escuela rural 41", "Comuna 9 de Cali", "viernes 6", "4- activer": a number that names something.
fn is_label(quote: &Quote, number: &FoundNumber) -> bool {
    let digits = quote.at(number.start).is_some_and(char::is_numeric);
    let amount = number.amount().and_then(|a| a.low).unwrap_or_default();
    if !digits || matches!(number.value, Value::Money(..)) || number.percent {
        return false;
    }
    // The number of a list at the beginning of its line.
    let mark = quote.at(number.end);
    if number.start == 0 && matches!(mark, Some('-' | ')' | '°')) && amount < Decimal::from(40) {
        return true;
    }
    let next = quote.tokens.partition_point(|t| t.start < number.end);
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let before = first.checked_sub(1).and_then(|i| quote.token(i));
    let Some(before) = before.filter(|t| t.kind == Kind::Word && t.end + 1 == number.start) else {
        return false;
    };
    let bare = nouns::noun_behind(quote, number).is_none_or(|noun| words::SMALL.has(&fold(&noun)));
    let day = words::WEEKDAYS.has(&before.folded) && amount <= Decimal::from(31);
    let of =
        quote.token(next).is_some_and(|t| matches!(t.folded.as_str(), "de" | "del" | "da" | "do"));
    let then =
        quote.token(next + 1).and_then(|t| quote.at(t.start)).is_some_and(char::is_uppercase);
    // "El lunes 12 personas fueron detenidas", "from the camp 300 people came": what is counted stands behind. "Comuna 10 de
    // Medellín" is of a town.
    if (bare || of && then) && (day || words::NUMBERED.has(&before.folded)) {
        return true;
    }
    // "la Comuna 9 de Cali": behind a name, and what follows is a name as well.
    let name = quote.at(before.start).is_some_and(char::is_uppercase) && before.start > 0;
    name && of && then && quote.speaks(&["es", "pt", "fr", "it", "ca"])
}

/// "a las 7 de la mañana", "à 16 heures", "às 10 h": a time of day.
fn is_clock(quote: &Quote, number: &FoundNumber) -> bool {
    let value = number.amount().and_then(|a| a.low).unwrap_or_default();
    if value > Decimal::from(24) || number.percent || matches!(number.value, Value::Money(..)) {
        return false;
    }
    let lead = quote.fold(number.start.saturating_sub(12), number.start);
    let tail = quote.fold(number.end, number.end + 20);
    let (lead, tail) = (lead.trim_end(), tail.trim_start());
    let at = words::CLOCK_BEFORE
        .iter()
        .any(|w| lead.strip_suffix(w).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)));
    // "jusqu'à 16 heures par jour": how long they work.
    let lasts = words::A_DAY.iter().any(|w| tail.contains(w));
    at && !lasts
        && words::CLOCK_BEHIND.iter().any(|w| {
            tail.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
}
