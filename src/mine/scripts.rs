//! What numbers count in Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: by the classifier or noun beside the
//! number, and by the verb of its own statement, else of the statement that it goes on with.

use super::{
    FoundNumber, at_large,
    awaited::awaits,
    lex::Quote,
    metrics,
    scripts_line::{Line, Signal},
    scripts_nouns::{self as nouns, Class},
};
use crate::{
    fold::{fold, fold_constant},
    model::{Unit, Value},
};
use std::ops::Range;

/// A metric with its unit.
pub(super) type Counted = (String, Option<String>);

/// What is known of a number's metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It states this.
    Is(Counted),
    /// It states nothing that a claim can hold.
    Nothing,
    /// These rules say nothing of it.
    Open,
}

/// What each number of a sentence counts; empty for other languages. `before` is what the sentence before counted,
/// where this one goes on with it.
pub(super) fn readings(
    quote: &Quote,
    found: &[FoundNumber],
    before: Option<&Counted>,
) -> Vec<Reading> {
    let Some(line) = Line::new(quote, found) else { return Vec::new() };
    let people = line.people();
    let money = line.money();
    let mut sentence = Sentence {
        line: &line,
        people: &people,
        money: &money,
        persons: before.cloned(),
        last: before.cloned(),
    };
    let mut out = Vec::new();
    for (i, number) in found.iter().enumerate() {
        let reading = sentence.read(i, number);
        // "另有370人仍待救援": nothing was done for them yet.
        let waits = matches!(&reading, Reading::Is((name, _)) if metrics::find(name)
            .is_some_and(|e| e.unit == Unit::Persons))
            && awaits(quote, number);
        // "另有5人在逃"
        let free = matches!(&reading, Reading::Is((name, _)) if name == "suspects identified"
            || name == "arrests" && sentence.last.is_some())
            && at_large::is_at_large(quote, number);
        if free {
            out.push(Reading::Is(("other: fugitives".to_owned(), Some("persons".to_owned()))));
            continue;
        }
        if waits {
            out.push(Reading::Is(("other: people waiting".to_owned(), Some("persons".to_owned()))));
            continue;
        }
        if let Reading::Is(counted) = &reading {
            sentence.last = Some(counted.clone());
        }
        out.push(reading);
    }
    out
}

/// What a number counts by these rules, or by others where they say nothing of it.
pub(super) fn or(
    readings: &[Reading],
    i: usize,
    otherwise: impl Fn() -> Option<Counted>,
) -> Option<Counted> {
    match readings.get(i) {
        Some(Reading::Is(counted)) => Some(counted.clone()),
        Some(Reading::Nothing) => None,
        Some(Reading::Open) | None => otherwise(),
    }
}

/// Whether a sentence goes on counting what the one before it counted.
pub(super) fn of_them(quote: &Quote) -> bool {
    super::clauses::of_them(quote)
        || super::scripts_line::language_of(quote).is_some_and(|language| {
            let lead = fold(&quote.text(0, 80.min(quote.chars.len())));
            let lead = lead.trim_start();
            // "Of them" stands first; Burmese and Hindi say it behind a pronoun.
            let reach = if matches!(language, "my" | "hi") { 60 } else { 4 };
            nouns::words(language, "part").iter().any(|w| {
                lead.find(w.as_str()).is_some_and(|at| {
                    nouns::tail(lead.get(..at).unwrap_or_default(), 99).chars().count() <= reach
                })
            })
        })
}

/// "一年半": one of something and a part.
pub(super) fn time_and_a_half(quote: &Quote, number: &FoundNumber) -> bool {
    let low = number.amount().and_then(|a| a.low);
    super::scripts_line::language_of(quote).is_some()
        && low.is_some_and(|n| n > rust_decimal::Decimal::ONE)
}

struct Sentence<'a> {
    line: &'a Line,
    people: &'a [Signal],
    money: &'a [Signal],
    /// The people that were counted last.
    persons: Option<Counted>,
    /// What was counted last.
    last: Option<Counted>,
}

impl Sentence<'_> {
    fn read(&mut self, i: usize, number: &FoundNumber) -> Reading {
        let Some(at) = self.line.numbers.get(i).cloned() else { return Reading::Open };
        let language = self.line.language;
        if number.percent {
            return Reading::Open;
        }
        if let Value::Money(_, currency) = &number.value {
            let metric = self.money_metric(i, &at).unwrap_or("other: money");
            return Reading::Is((metric.to_owned(), Some(currency.to_string())));
        }
        let segment = self.line.segment(i);
        let before = self.line.get(segment.start.min(at.start)..at.start);
        let behind = self.line.get(at.end..self.line.text.len());
        let own = self.line.get(at.clone());
        // A length of time that was put together holds its unit.
        let whole = ["years", "months"].into_iter().find(|unit| {
            nouns::words(language, unit)
                .iter()
                .any(|w| own.find(w.as_str()).is_some_and(|at| at > 0))
        });
        let class = match whole {
            Some(unit) if own.chars().any(char::is_alphabetic) => Class::Time(unit),
            _ => nouns::class(language, before, behind),
        };
        let dual = language == "ar" && own.chars().all(super::lex::is_letter);
        let class = match class {
            _ if dual && super::scripts_mend::is_dual(own) => two_of(own),
            Class::Unknown | Class::Person if self.compared(i, &at) => {
                return self.last.clone().map_or(Reading::Open, Reading::Is);
            }
            class => class,
        };
        match class {
            Class::Time(unit) => self.time(unit, i, &at),
            Class::Case => self.thing(i, &segment, "investigations opened", None),
            Class::Phone => self.thing(i, &segment, "telephones seized", Some("seize")),
            Class::Computer => self.thing(i, &segment, "computers seized", Some("seize")),
            // A handful of places that nobody searched is no fact of a case.
            Class::Site if few(number) && !self.verb("raid", &at) && self.line.language != "ar" => {
                Reading::Nothing
            }
            Class::Site => self.thing(i, &segment, "sites searched", Some("raid")),
            Class::Compound if self.verb("raid", &at) => is("sites searched"),
            Class::Compound => is("compounds"),
            Class::Nationality => is("countries of origin of victims"),
            Class::Country => Reading::Open,
            Class::Thing => Reading::Is((self.other(&at), Some(self.noun(&at)))),
            Class::Person if self.officers(&at) => self.say("-", &at),
            Class::Person => self.person(i, &segment, &at, true),
            Class::Unknown if self.uncounted(&at) => Reading::Nothing,
            Class::Unknown if self.bare(&at) => self.person(i, &segment, &at, true),
            Class::Unknown => self.person(i, &segment, &at, false),
        }
    }

    /// The noun behind a number, for "other".
    fn noun(&self, at: &Range<usize>) -> String {
        let behind = self.line.get(at.end..self.line.text.len());
        let behind = nouns::counted(self.line.language, behind);
        let spaced = matches!(self.line.language, "ar" | "hi");
        let own = self.line.get(at.clone());
        if self.line.language == "ar" && super::scripts_mend::is_dual(own) {
            return own
                .strip_prefix('و')
                .filter(|w| w.chars().count() > 4)
                .unwrap_or(own)
                .to_owned();
        }
        let word: String =
            behind.chars().take_while(|c| super::lex::is_letter(*c)).take(24).collect();
        if spaced {
            return if nouns::begins_function(behind) { String::new() } else { word };
        }
        let len = ["person", "case", "site", "country", "thing"]
            .iter()
            .filter_map(|kind| nouns::begins(self.line.language, kind, behind))
            .max();
        len.and_then(|len| behind.get(..len))
            .map_or_else(|| nouns::head(&word, 8).to_owned(), str::to_owned)
    }

    /// "ทะเบียน 5961 กรุงเทพ", "4枪": where everything that is counted has its classifier, what has none is not counted.
    fn uncounted(&self, at: &Range<usize>) -> bool {
        matches!(self.line.language, "th" | "lo" | "km" | "my" | "zh")
            && !self.elliptic(at)
            && !self.bare(at)
    }

    /// "ບາດເຈັບ 2.", "3死5伤": a number right behind what happened, or before it, and nothing else beside it.
    fn bare(&self, at: &Range<usize>) -> bool {
        const ENDS: &[char] =
            &[',', '.', ';', ':', '!', '،', '，', '、', '。', '；', '၊', '။', '។', '"', '”', ')'];
        if !matches!(self.line.language, "th" | "lo" | "km" | "my" | "zh") {
            return false;
        }
        let behind = self.line.get(at.end..self.line.text.len());
        let (blank, rest) = (behind.starts_with(' '), behind.trim_start());
        let said = |s: &&Signal| !s.weak() && s.says != "-";
        let before = self
            .people
            .iter()
            .filter(said)
            .any(|s| s.end <= at.start && self.line.get(s.end..at.start).trim().is_empty());
        let next = self
            .people
            .iter()
            .filter(said)
            .any(|s| s.start >= at.end && self.line.get(at.end..s.start).trim().is_empty());
        next && self.line.language == "zh"
            || before && (rest.is_empty() || rest.starts_with(ENDS) || blank && next)
    }

    /// "compared with 960": a figure of another time, of what was counted last.
    fn compared(&self, i: usize, at: &Range<usize>) -> bool {
        let before = i.checked_sub(1).and_then(|k| self.line.numbers.get(k)).map_or(0, |n| n.end);
        let segment = self.line.segment(i);
        let lead = nouns::tail(self.line.get(before.min(at.start)..at.start), 26);
        let own = self.in_segment(&segment).any(|s| !s.weak());
        i > 0 && !own && nouns::has(self.line.language, "compare", lead)
    }

    /// Whether the noun of a number is the object of a verb that comes behind.
    fn object(&self, at: &Range<usize>) -> bool {
        let behind = self.line.get(at.end..self.line.text.len()).trim_start();
        match self.line.language {
            "my" => {
                let len = nouns::begins("my", "person", behind).unwrap_or(0);
                behind
                    .get(len..)
                    .is_some_and(|rest| rest.starts_with("ကို") || rest.starts_with("အား"))
            }
            "hi" => behind.split(' ').take(3).any(|w| w == "को"),
            _ => false,
        }
    }

    fn other(&self, at: &Range<usize>) -> String {
        let noun = self.noun(at);
        format!("other: {}", if noun.is_empty() { "number" } else { &noun })
    }

    /// Whether a verb of a kind governs what stands at a place: before it, or behind it where verbs come last.
    fn verb(&self, kind: &'static str, at: &Range<usize>) -> bool {
        // No verb governs what is further away; so long lines stay cheap.
        const FAR: usize = 240;
        let behind = nouns::head(self.line.get(at.end..self.line.text.len()), FAR);
        let before = nouns::tail(self.line.get(0..at.start), FAR);
        let language = self.line.language;
        let both = matches!(language, "zh" | "my");
        let last = matches!(language, "my" | "hi");
        (both || last) && nouns::has(language, kind, behind)
            || (both || !last) && nouns::has(language, kind, before)
    }

    fn thing(
        &self,
        i: usize,
        segment: &Range<usize>,
        metric: &'static str,
        verb: Option<&'static str>,
    ) -> Reading {
        let Some(at) = self.line.numbers.get(i) else { return Reading::Open };
        if verb.is_some_and(|kind| !self.verb(kind, at)) {
            return if metric == "sites searched" && matches!(self.line.language, "ar" | "hi") {
                Reading::Open
            } else {
                Reading::Is((self.other(at), Some(self.noun(at))))
            };
        }
        let asked = self.in_segment(segment).any(|s| s.says == "-");
        if metric == "investigations opened" && asked {
            return Reading::Is((self.other(at), Some(self.noun(at))));
        }
        is(metric)
    }

    fn time(&self, unit: &'static str, i: usize, at: &Range<usize>) -> Reading {
        let language = self.line.language;
        let segment = self.line.segment(i);
        // The verb of a length of time stands in its statement or in the one before.
        let near = |kind: &'static str, reach: usize| {
            let before = nouns::tail(self.line.get(0..at.start), reach);
            let behind = self.line.get(at.end..segment.end.max(at.end));
            let behind = if matches!(language, "my" | "hi") {
                nouns::head(self.line.get(at.end..self.line.text.len()), reach)
            } else {
                nouns::head(behind, reach)
            };
            nouns::has(language, kind, before) || nouns::has(language, kind, behind)
        };
        let is = |metric: &str| Reading::Is((metric.to_owned(), Some(unit.to_owned())));
        match unit {
            "hours" if near("work", 24) && !self.line.text.contains('救') => is("hours of work"),
            "years" | "months" if near("prison", 26) => is("prison sentence"),
            "months" | "years" | "weeks" | "days" if near("probe", 14) => {
                is("length of the investigation")
            }
            "days" | "hours" | "weeks" | "months" if near("operation", 14) => {
                is("length of the operation")
            }
            _ if self.in_segment(&segment).any(|s| s.says == "people held") => {
                Reading::Is(("other: time held".to_owned(), Some(unit.to_owned())))
            }
            _ => Reading::Nothing,
        }
    }

    /// The words from a place on, a few of them.
    fn from(&self, start: usize) -> impl Iterator<Item = &Signal> {
        let first = self.people.partition_point(|s| s.start < start);
        self.people.iter().skip(first).take(24)
    }

    fn in_segment(&self, segment: &Range<usize>) -> impl Iterator<Item = &Signal> {
        let first = self.people.partition_point(|s| s.start < segment.start);
        let end = segment.end;
        self.people.iter().skip(first).take_while(move |s| s.start < end)
    }

    /// The nearest word to a number; what stands on the wrong side counts as further away.
    fn nearest<'s>(
        &self,
        signals: impl Iterator<Item = &'s Signal>,
        at: &Range<usize>,
    ) -> Option<&'s Signal> {
        let last = matches!(self.line.language, "my" | "hi");
        signals.min_by_key(|s| {
            let behind = s.start >= at.end;
            let gap = if behind {
                self.line.get(at.end..s.start)
            } else {
                self.line.get(s.end..at.start)
            };
            // "مئة مهاجر حاولوا العبور": what they did stands in a clause of its own behind them.
            let aside = self.line.language == "ar" && behind && s.says == "-";
            // "救援结束 3人遇难": what befalls somebody stands behind him, or tight before his number.
            const BEFALLS: &[&str] =
                &["people killed", "people injured", "people missing", "people held"];
            let befalls = self.line.language == "zh" && BEFALLS.contains(&s.says);
            let wrong = if befalls {
                if behind || gap.is_empty() { 0 } else { 4 }
            } else if last == behind {
                0
            } else if last || aside {
                40
            } else {
                8
            };
            gap.chars().count() + wrong
        })
    }

    fn person(
        &mut self,
        i: usize,
        segment: &Range<usize>,
        at: &Range<usize>,
        sure: bool,
    ) -> Reading {
        let language = self.line.language;
        // The object of a verb that comes behind is not what a participle before it says.
        let object = self.object(at);
        let strong = self.in_segment(segment).filter(|s| {
            let other = self.is_of_others(segment, at, s) || self.is_of_doer(at, s);
            !(s.weak() || object && s.end <= at.start || other)
        });
        let strong = self.nearest(strong, at).map(|s| s.says);
        if let Some(says) = strong {
            if !sure && !self.elliptic(at) {
                return Reading::Open;
            }
            let freed = (says == "people held").then(|| self.freed_since(i, at)).flatten();
            return self.say(freed.unwrap_or(says), at);
        }
        // "घायल 32 लोगों को रेफर किया": nothing known is done to them; they are what stands before.
        let before = self.in_segment(segment).filter(|s| object && !s.weak() && s.end <= at.start);
        let tight = before.last().filter(|s| self.line.get(s.end..at.start).trim().is_empty());
        if let Some(says) = tight.map(|s| s.says) {
            return self.say(says, at);
        }
        let number_before =
            i.checked_sub(1).and_then(|k| self.line.numbers.get(k)).map_or(0, |n| n.end);
        let lead = self.line.get(number_before.min(at.start)..at.start);
        let part = nouns::has(language, "part", lead)
            || matches!(language, "my" | "hi" | "ar")
                && nouns::has(
                    language,
                    "part",
                    nouns::head(self.line.get(at.end..segment.end.max(at.end)), 14),
                );
        if !sure && !self.elliptic(at) {
            return Reading::Open;
        }
        if part && let Some(persons) = self.persons.clone() {
            return Reading::Is(persons);
        }
        let next = self.line.numbers.get(i + 1).map_or(self.line.text.len(), |n| n.start);
        if matches!(language, "my" | "hi") {
            // The verb stands behind all that it governs.
            let ahead = self.from(at.end).find(|s| !s.weak());
            // What is an object by its particle has its verb at the end, however long the clause is.
            let far = if object { 170 } else { 90 };
            if let Some(signal) =
                ahead.filter(|s| self.line.get(at.end..s.start).chars().count() <= far)
            {
                let says = signal.says;
                return self.say(says, at);
            }
        } else {
            let until = self.people.partition_point(|s| s.end <= segment.start);
            let back = self.people.get(..until).unwrap_or_default().iter().rev();
            let back = back.take_while(|s| s.start >= number_before).find(|s| !s.weak());
            if let Some(signal) = back {
                let says = signal.says;
                return self.say(says, at);
            }
        }
        let weak = self
            .in_segment(segment)
            .filter(|s| s.weak() && (s.says != "~victims" || self.trafficking()));
        let weak = self.nearest(weak, at).map(|s| s.says);
        // "arrested 9 Chinese and 5 Vietnamese suspects": who they are says less than what happened to them.
        let joined =
            i > 0 && self.line.get(number_before.min(at.start)..at.start).chars().count() <= 14;
        if weak == Some("~suspects identified")
            && joined
            && let Some(persons) = self.persons.clone()
        {
            return Reading::Is(persons);
        }
        if let Some(says) = weak {
            let says =
                if says == "~victims" { "people trafficked" } else { says.trim_start_matches('~') };
            return self.say(says, at);
        }
        if let Some(persons) = self.persons.clone() {
            return Reading::Is(persons);
        }
        // "3 men and 2 women were freed": what is said behind the last is said of all.
        let joined =
            i + 1 < self.line.numbers.len() && self.line.get(at.end..next).chars().count() <= 16;
        if joined {
            let ahead = self.from(next).find(|s| !s.weak());
            let until = self.line.numbers.get(i + 2).map_or(self.line.text.len(), |n| n.start);
            if let Some(signal) = ahead.filter(|s| s.start < until) {
                let says = signal.says;
                return self.say(says, at);
            }
        }
        if sure { Reading::Is((self.other(at), Some("persons".to_owned()))) } else { Reading::Open }
    }

    /// "ជនសង្ស័យ 5 នាក់ ... ឲ្យជនរងគ្រោះរងរបួស": behind suspects that are counted, what befell the victims named since is no word
    /// of them.
    fn is_of_others(&self, segment: &Range<usize>, at: &Range<usize>, said: &Signal) -> bool {
        const DEEDS: &[&str] = &["people injured", "people killed", "people missing"];
        const NEAR: usize = 10;
        let weak = || self.in_segment(segment).filter(|s| s.weak());
        said.start >= at.end
            && DEEDS.contains(&said.says)
            && weak().any(|s| {
                s.says == "~suspects identified"
                    && s.end <= at.start
                    && self.line.get(s.end..at.start).chars().count() <= NEAR
            })
            && weak().any(|s| s.says == "~victims" && at.end <= s.start && s.end <= said.start)
    }

    /// "กำลังตำรวจกว่า 50 นาย": the classifier of officers, behind them.
    fn officers(&self, at: &Range<usize>) -> bool {
        const NEAR: usize = 24;
        let behind = nouns::counted("th", self.line.get(at.end..self.line.text.len()));
        let lead = nouns::tail(self.line.get(0..at.start), NEAR);
        self.line.language == "th"
            && behind.starts_with("นาย")
            && ["ตำรวจ", "ทหาร", "เจ้าหน้าที่", "กำลัง"].iter().any(|w| lead.contains(fold_constant(w)))
            && !["เสียชีวิต", "บาดเจ็บ", "เจ็บ", "ดับ"].iter().any(|w| lead.contains(fold_constant(w)))
    }

    /// "三名礦工被困八日後,昨日成功獲救": who was held was freed since, as the next statement of the same people says.
    fn freed_since(&self, i: usize, at: &Range<usize>) -> Option<&'static str> {
        const NEAR: usize = 24;
        const FREED: &[&str] = &["victims rescued", "victims repatriated"];
        let next = self.line.numbers.get(i + 1).map_or(self.line.text.len(), |n| n.start);
        let strong = || self.from(at.end).filter(|s| !s.weak() && s.start < next);
        let freed = strong().find(|s| FREED.contains(&s.says))?;
        let near = self.line.get(at.end..freed.start).chars().count() <= NEAR;
        let plain = strong().all(|s| FREED.contains(&s.says) || s.says == "people held");
        (near && plain && self.line.language == "zh").then_some(freed.says)
    }

    /// "मृतक के परिजनों ने 18 आरोपियों के नाम दिए": what stands before "ने" is said of who did it.
    fn is_of_doer(&self, at: &Range<usize>, said: &Signal) -> bool {
        self.line.language == "hi"
            && said.end <= at.start
            && self.line.get(said.end..at.start).contains(" ने ")
    }

    /// Whether the sentence speaks of trafficking.
    fn trafficking(&self) -> bool {
        const WORDS: [&str; 8] =
            ["ค้ามนุษย์", "ຄ້າມະນຸດ", "ជួញដូរ", "လူကုန်ကူး", "人口贩", "人口販", "اتجار", "तस्करी"];
        let text = nouns::head(&self.line.text, 600);
        WORDS.iter().any(|w| text.contains(fold_constant(w)))
    }

    /// Whether nothing but a small word or a verb stands behind a number, so that it counts those spoken of.
    fn elliptic(&self, at: &Range<usize>) -> bool {
        let behind = self.line.get(at.end..self.line.text.len()).trim_start();
        match self.line.language {
            "hi" | "ar" => true,
            "my" => ["ကို", "က", "မှာ", "အနက်", "ပါဝင်", "ဝန်းကျင်", "ကျော်", "ခန့်", "နီးပါး"]
                .iter()
                .any(|w| behind.starts_with(fold_constant(w))),
            _ => false,
        }
    }

    fn say(&mut self, says: &str, at: &Range<usize>) -> Reading {
        if says == "-" {
            self.persons = None;
            return Reading::Is((self.other(at), Some("persons".to_owned())));
        }
        let says = says.trim_start_matches('~');
        let counted = (says.to_owned(), Some("persons".to_owned()));
        self.persons = Some(counted.clone());
        Reading::Is(counted)
    }

    /// What an amount of money is.
    fn money_metric(&self, i: usize, at: &Range<usize>) -> Option<&'static str> {
        const FAR: usize = 110;
        let segment = self.line.segment(i);
        let last = matches!(self.line.language, "my" | "hi");
        // Words further away cost too much anyway.
        let first = self.money.partition_point(|s| s.end + FAR * 4 < at.start);
        let best = self
            .money
            .iter()
            .skip(first)
            .take_while(|s| s.start < at.end + FAR * 4)
            .filter_map(|s| {
                let behind = s.start >= at.end;
                let gap = if behind {
                    self.line.get(at.end..s.start)
                } else {
                    self.line.get(s.end..at.start)
                };
                let own = segment.start <= s.start && s.start < segment.end;
                let foreign = if own { 0 } else { 12 };
                let side = if behind == last { 0 } else { 10 };
                // What stands behind in another statement is of that one.
                if behind && !own && !last {
                    return None;
                }
                let cost = gap.chars().count() + foreign + side;
                (cost <= FAR).then_some((cost, s.says))
            })
            .min_by_key(|(cost, _)| *cost)?;
        (best.1 != "-").then_some(best.1)
    }
}

/// Whether a number is less than ten.
fn few(number: &FoundNumber) -> bool {
    let most = number.amount().and_then(|a| a.high.or(a.low));
    most.is_some_and(|n| n < rust_decimal::Decimal::TEN)
}

/// What an Arabic word for two of something counts.
fn two_of(word: &str) -> Class {
    const THINGS: [&str; 9] =
        ["سيارت", "قارب", "زورق", "مركب", "شقت", "حاسوب", "هاتف", "موقع", "قضيت"];
    let bare = word.strip_prefix('و').unwrap_or(word);
    let stem = THINGS.iter().find(|stem| word.starts_with(**stem) || bare.starts_with(**stem));
    match stem {
        Some(&"هاتف") => Class::Phone,
        Some(&"حاسوب") => Class::Computer,
        Some(&"قضيت") => Class::Case,
        Some(&"موقع") => Class::Site,
        Some(_) => Class::Thing,
        None => Class::Person,
    }
}

fn is(metric: &'static str) -> Reading {
    let unit = metrics::find(metric).map(|entry| match &entry.unit {
        Unit::Persons => "persons".to_owned(),
        other => other.word().to_owned(),
    });
    Reading::Is((metric.to_owned(), unit))
}
