//! The speakers of a text under their full names: "Ms Otieno" is Rose Achieng Otieno, "the DFA" is the Department of
//! Foreign Affairs (DFA), and "Interpol Secretary General Jürgen Stock" speaks for INTERPOL.

use super::{
    bodies,
    known::known_in,
    lex::{Kind, Quote, is_unspaced},
    origin_names::{is_anybody, is_known},
    speakers::is_body,
    speech::{Said, canonical, name_before},
};
use crate::fold::{Quick, fold};
use std::collections::{HashMap, HashSet};

/// Words before a name that are no part of it, folded.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "sr",
    "sra",
    "senor",
    "senora",
    "don",
    "dona",
    "doutor",
    "doutora",
    "herr",
    "frau",
    "pak",
    "bu",
    "bapak",
    "ibu",
    "datuk",
    "dato",
    "dato'",
    "tan",
    "sri",
    "encik",
    "puan",
    "ong",
    "ba",
    "anh",
    "chi",
    "captain",
    "capt",
    "colonel",
    "col",
    "lieutenant",
    "lt",
    "general",
    "gen",
    "major",
    "maj",
    "sergeant",
    "sgt",
    "commander",
    "cmdr",
    "inspector",
    "insp",
    "superintendent",
    "supt",
    "brigadier",
    "brig",
    "commissioner",
    "detective",
    "chief",
    "deputy",
    "assistant",
    "senior",
    "acting",
    "senator",
    "sen",
    "congressman",
    "congresswoman",
    "rep",
    "judge",
    "justice",
    "capitaine",
    "commandant",
    "capitan",
    "coronel",
    "comandante",
    "comisario",
    "comisaria",
    "inspectora",
    "inspetor",
    "inspetora",
    "delegado",
    "delegada",
    "procurador",
    "procuradora",
    "fiscal",
    "juez",
    "jueza",
    "procureur",
    "procureure",
    "chefinspektor",
    "chefinspektorin",
    "kommissar",
    "kommissarin",
    "richter",
    "richterin",
    "vorsitzende",
    "vorsitzender",
    "oberstaatsanwalt",
    "staatsanwalt",
    "staatsanwaltin",
    "akbp",
    "akp",
    "kombes",
    "kombespol",
    "brigjen",
    "irjen",
    "komjen",
    "kompol",
    "iptu",
    "ipda",
    "генерал",
    "полковник",
    "майор",
    "капитан",
    "судья",
    "прокурор",
];

/// Words for offices between a body and a person: "Interpol Secretary General Jürgen Stock".
const OFFICES: &[&str] = &[
    "secretary",
    "undersecretary",
    "under-secretary",
    "minister",
    "director",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chief",
    "head",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "coordinator",
    "representative",
    "ambassador",
    "commissioner",
    "general",
    "deputy",
    "assistant",
    "executive",
    "officer",
    "analyst",
    "researcher",
    "lawyer",
    "founder",
    "governor",
    "mayor",
    "attorney",
    "prosecutor",
    "inspector",
    "manager",
    "official",
    "rapporteur",
    "consul",
    "agent",
    "ceo",
    "porte-parole",
    "directeur",
    "directrice",
    "ministre",
    "portavoz",
    "ministro",
    "ministra",
];

/// Those who have spoken so far.
#[derive(Default)]
pub(super) struct People {
    /// Full names as they are shown, with their words, folded, without the body.
    full: Vec<(String, Vec<String>)>,
    /// Where in `full` the names are that have a word, ascending.
    full_by_word: HashMap<String, Vec<usize>, Quick>,
    /// Short forms, folded; the long form, folded; both as they are shown.
    shorts: Vec<(String, String, String)>,
    /// The first of them that has a form, short or long.
    shorts_by_form: HashMap<String, usize, Quick>,
    /// How they are shown.
    shown: HashSet<String, Quick>,
    /// The body that has spoken or acted last.
    last_body: Option<String>,
    /// The first body that has some initials.
    bodies: HashMap<String, String, Quick>,
    /// The court that was named last.
    pub(super) court: Option<String>,
    /// The person who spoke last.
    pub(super) person: Option<String>,
}

impl People {
    /// Takes in the short forms that a sentence explains: "the Department of Foreign Affairs (DFA)".
    pub(super) fn see(&mut self, quote: &Quote) {
        for (i, token) in quote.tokens.iter().enumerate() {
            let bracket = token.folded == "(" && quote.is(i + 2, ")");
            let commas = token.folded == "," && quote.is(i + 2, ",");
            let Some(short) = quote.token(i + 1).filter(|_| bracket || commas) else { continue };
            let letters = quote.text(short.start, short.end);
            let shouted = (2..=8).contains(&letters.chars().count())
                && letters.chars().all(char::is_alphanumeric)
                && letters.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if !shouted {
                continue;
            }
            let run = spelled_by(quote, i, &short.folded)
                .or_else(|| name_before(quote, i).filter(|(from, to)| bracket && to - from >= 3));
            let Some((from, to)) = run else { continue };
            let (Some(first), Some(last)) = (quote.token(from), quote.token(to - 1)) else {
                continue;
            };
            let elided = first.folded.chars().count()
                - super::speakers::without_elision(&first.folded).chars().count();
            let long = quote.text(first.start + elided, last.end);
            let long = long.trim_end_matches("'s").trim_end_matches("’s").to_owned();
            // Well-known bodies have their usual form already.
            let usual = [canonical(&letters), canonical(&long)].into_iter().find(|n| is_known(n));
            let shown = usual.unwrap_or_else(|| format!("{long} ({letters})"));
            let (short, long) = (fold(&letters), fold(&long));
            if !self.shorts.iter().any(|(s, ..)| *s == short) {
                let at = self.shorts.len();
                for form in [&short, &long] {
                    self.shorts_by_form.entry(form.clone()).or_insert(at);
                }
                self.shown.insert(shown.clone());
                self.shorts.push((short, long, shown));
            }
        }
    }

    /// The full form of a body's name, if it has a short one.
    fn body(&self, name: &str) -> String {
        let key = fold(name.trim().trim_start_matches("the ").trim_start_matches("The "));
        let found = self.shorts_by_form.get(&key).and_then(|at| self.shorts.get(*at));
        if let Some((_, _, shown)) = found {
            return shown.clone();
        }
        // "PJ" behind "Polícia Judiciária", which no bracket explains.
        let shouted =
            (2..=6).contains(&name.chars().count()) && name.chars().all(char::is_uppercase);
        let spelled = self.bodies.get(name).filter(|_| shouted);
        spelled.cloned().unwrap_or_else(|| canonical(name))
    }

    /// Takes in who has spoken.
    pub(super) fn spoke(&mut self, quote: &Quote, name: &str) {
        if is_anybody(name) {
            return;
        }
        if !self.is_one(quote, name) || name.contains(", ") {
            self.person = Some(name.to_owned());
        } else if name.chars().any(char::is_uppercase)
            && self.last_body.as_ref().is_none_or(|b| b != name)
        {
            self.last_body = Some(name.to_owned());
            self.bodies.entry(initials(name)).or_insert_with(|| name.to_owned());
            let folded = fold(name);
            if ["court", "tribunal"].iter().any(|w| folded.contains(w)) {
                self.court.clone_from(&self.last_body);
            }
        }
    }

    /// Whether a name is that of a body rather than of a person.
    pub(super) fn is_one(&self, quote: &Quote, name: &str) -> bool {
        let worded = fold(name).split(|c: char| !c.is_alphanumeric()).any(|w| is_body(quote, w));
        let shouted = name.chars().count() >= 2 && name.chars().all(char::is_uppercase);
        is_known(name) || worded || shouted || self.shown.contains(name)
    }

    /// The full name of somebody who speaks, with the body for which he speaks where the sentence says so.
    pub(super) fn name(&mut self, quote: &Quote, said: &Said) -> String {
        let name = without_article(quote, &said.name);
        // A letter is what is left of "U.S."
        if name.chars().count() < 2 {
            return String::new();
        }
        if is_known(name) {
            return name.to_owned();
        }
        if is_anybody(name) {
            // "Polisi" begins a sentence.
            let lone = !name.contains(' ') && !quote.speaks(&["de"]);
            return if lone { name.to_lowercase() } else { name.to_owned() };
        }
        if name.chars().any(is_unspaced) {
            return self.unspaced(name);
        }
        let whole = self.body(name);
        if whole != name {
            return whole;
        }
        // "the anti-graft agency": the one that was named.
        let told = ["agency", "watchdog", "commission", "organisation", "organization"];
        if !name.chars().any(char::is_uppercase) && told.iter().any(|w| name.ends_with(w)) {
            return self.last_body.clone().unwrap_or_else(|| name.to_owned());
        }
        let mut words: Vec<&str> = name.split_whitespace().collect();
        // "(начальник) управления Павел Рогозин": a person behind a word for his office.
        let upper = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
        let small = words.iter().take_while(|w| !upper(w)).count();
        let rest = words.get(small..).unwrap_or_default();
        if small == 1
            && rest.len() >= 2
            && rest.iter().all(|w| upper(w) && !is_body(quote, &fold(w)))
        {
            words.remove(0);
        }
        let folded: Vec<String> = words.iter().map(|w| fold(w.trim_matches(['.', ',']))).collect();
        let is =
            |list: &[&str], i: usize| folded.get(i).is_some_and(|w| list.contains(&w.as_str()));
        // "DFA Undersecretary Eduardo Malvar": a body, an office, a person.
        let office = (1..words.len().saturating_sub(1)).rev().find(|i| is(OFFICES, *i));
        let first = (0..words.len()).find(|i| is(OFFICES, *i));
        let mut person = office.map_or(0, |i| i + 1);
        while person + 1 < words.len() && is(TITLES, person) {
            person += 1;
        }
        // "Fiscalía General de la República": a body to its end.
        let of = ["de", "del", "du", "da", "do", "des"];
        if quote.speaks(&["es", "fr", "pt", "it", "ca"])
            && person > 0
            && folded.get(person).is_some_and(|w| of.contains(&w.as_str()))
        {
            return name.to_owned();
        }
        // "Executive Director of Business Operations Dave Courtney"
        if folded.get(person).is_some_and(|w| matches!(w.as_str(), "of" | "for" | "de"))
            && person + 3 <= words.len()
        {
            person = words.len() - 2;
        }
        let led = first.filter(|i| *i > 0 && *i < person).and_then(|i| words.get(..i));
        let titled = led.is_some_and(|w| {
            w.iter().all(|w| TITLES.contains(&fold(w.trim_matches('.')).as_str()))
        });
        let body = led
            .filter(|_| !titled)
            .map(|w| self.body(&w.join(" ")))
            .filter(|b| self.is_one(quote, b));
        let who = words.get(person..).unwrap_or_default();
        let keys = folded.get(person..).unwrap_or_default().to_vec();
        if keys.iter().any(|w| is_body(quote, w))
            || who.iter().any(|w| w.chars().any(char::is_numeric))
        {
            return name.to_owned();
        }
        // "Otieno", "Jürgen Stock": whoever was named in full before.
        if let Some(full) = self.named_before(&keys) {
            return full.clone();
        }
        if who.len() < 2 {
            return name.to_owned();
        }
        let who = who.join(" ");
        let body = body
            .or_else(|| self.beside(quote, said))
            .or_else(|| bodies::body_behind(quote, said.end))
            .or_else(|| bodies::body_before(quote, said.start))
            .filter(|b| !is_anybody(b) && *b != who);
        let shown = body.map_or_else(|| who.clone(), |body| format!("{who}, {body}"));
        self.keep(shown.clone(), keys);
        shown
    }

    /// The full name that ends with some words, or has the only one; the last that was named.
    fn named_before(&self, keys: &[String]) -> Option<&String> {
        let Some(last) = keys.last() else { return self.full.last().map(|(full, _)| full) };
        let with = self.full_by_word.get(last)?.iter().rev().filter_map(|at| self.full.get(*at));
        let mut same = with.filter(|(_, all)| keys.len() == 1 || all.ends_with(keys));
        same.next().map(|(full, _)| full)
    }

    fn keep(&mut self, full: String, words: Vec<String>) {
        for word in &words {
            let places = self.full_by_word.entry(word.clone()).or_default();
            if places.last() != Some(&self.full.len()) {
                places.push(self.full.len());
            }
        }
        self.full.push((full, words));
    }

    /// In scripts without spaces: a short form is a part of the full one.
    fn unspaced(&mut self, name: &str) -> String {
        let bare = name.rsplit('.').next().filter(|n| n.chars().count() >= 2).unwrap_or(name);
        let full = self.full.iter().rev().find(|(full, _)| full.contains(bare));
        match full {
            Some((full, _)) => full.clone(),
            None => {
                self.keep(name.to_owned(), Vec::new());
                name.to_owned()
            }
        }
    }

    /// The body that stands beside a person: "Jürgen Stock, Secretary General of Interpol, said", "Interpol's Jürgen Stock".
    fn beside(&self, quote: &Quote, said: &Said) -> Option<String> {
        const FAR: usize = 14;
        let known = known_in(quote);
        let first = quote.tokens.iter().position(|t| t.start >= said.start)?;
        let behind =
            quote.tokens.iter().position(|t| t.start >= said.end).unwrap_or(quote.tokens.len());
        let sign = |i: usize| {
            quote.token(i).is_none_or(|t| {
                t.kind == Kind::Sign && !matches!(t.folded.as_str(), "-" | "'" | "&")
            })
        };
        let comma = quote.is(behind, ",");
        let linked = quote
            .token(behind)
            .is_some_and(|t| matches!(t.folded.as_str(), "of" | "from" | "at" | "de" | "von"));
        if comma || linked {
            let from = behind + usize::from(comma);
            let to = (from..from + FAR).find(|i| sign(*i)).unwrap_or(from + FAR);
            // An apposition that is left open is a clause of its own.
            let closed = linked
                || quote
                    .token(to)
                    .is_none_or(|t| matches!(t.folded.as_str(), "," | "." | ")" | "\""));
            if let Some((usual, ..)) =
                known.iter().find(|(_, at, _)| (from..to).contains(at) && closed)
            {
                return Some((*usual).to_owned());
            }
            if closed && let Some(found) = self.named_body(quote, from, to) {
                return Some(found);
            }
        }
        // "Kepala Satgas Siber, Rina Hartanto,": the office stands before.
        if let Some(comma) = first.checked_sub(1).filter(|i| quote.is(*i, ",")) {
            let from = (comma.saturating_sub(8)..comma)
                .rev()
                .find(|i| sign(*i))
                .map_or(comma.saturating_sub(8), |i| i + 1);
            if let Some(found) = self.named_body(quote, from, comma) {
                return Some(found);
            }
        }
        // "INTERPOL's Jürgen Stock", "Interpol chief Jürgen Stock"
        let near = known.iter().find(|(_, _, end)| {
            *end <= first
                && first - end <= 4
                && (*end..first).all(|i| !sign(i) && !said_verb(quote, i))
        });
        near.map(|(usual, ..)| (*usual).to_owned())
    }

    /// A body that is named by a run of capitals, or that has a short form.
    fn named_body(&self, quote: &Quote, from: usize, to: usize) -> Option<String> {
        for i in from..to {
            let token = quote.token(i)?;
            let text = quote.text(token.start, token.end);
            if self.shorts.iter().any(|(short, ..)| short.as_str() == token.folded.as_str())
                && text.chars().any(char::is_uppercase)
            {
                return Some(self.body(&text));
            }
        }
        let upper = |i: usize| {
            quote.token(i).is_some_and(|t| {
                t.kind == Kind::Word && quote.at(t.start).is_some_and(char::is_uppercase)
            })
        };
        let link = |i: usize| {
            quote.token(i).is_some_and(|t| {
                matches!(
                    t.folded.as_str(),
                    "of" | "for"
                        | "and"
                        | "de"
                        | "des"
                        | "du"
                        | "la"
                        | "del"
                        | "da"
                        | "do"
                        | "dos"
                        | "y"
                        | "e"
                        | "the"
                )
            })
        };
        let mut start = from;
        while start < to {
            if !upper(start) {
                start += 1;
                continue;
            }
            // "Kepala Satgas Siber" names an office first.
            let office = |i: usize| {
                quote.token(i).is_some_and(|t| {
                    OFFICES.contains(&t.folded.as_str())
                        || matches!(
                            t.folded.as_str(),
                            "kepala"
                                | "ketua"
                                | "juru"
                                | "direktur"
                                | "leiter"
                                | "chef"
                                | "jefe"
                                | "jefa"
                        )
                })
            };
            if office(start) && start + 1 < to {
                start += 1;
                continue;
            }
            let mut last = start + 1;
            let mut i = start + 1;
            while i < to && (upper(i) || link(i)) {
                i += 1;
                if upper(i - 1) {
                    last = i;
                }
            }
            let body =
                (start..last).any(|k| quote.token(k).is_some_and(|t| is_body(quote, &t.folded)));
            if body && last - start >= 2 {
                let text = quote.text(quote.token(start)?.start, quote.token(last - 1)?.end);
                return Some(self.body(&text));
            }
            start = last;
        }
        None
    }
}

/// A name without the article before it: "The Ministry of Labour", "l'Organisation internationale", but "Los Angeles".
fn without_article<'a>(quote: &Quote, name: &'a str) -> &'a str {
    const ARTICLES: &[&str] =
        &["el", "la", "le", "les", "los", "las", "der", "die", "das", "o", "a", "os", "as"];
    // "But Armstead said"
    const LEADS: &[&str] = &["but", "and", "while", "although", "yet", "meanwhile", "of", "former"];
    let name = name.trim_end_matches(['-', '–']).trim_end();
    if let Some((lead, rest)) = name.split_once(' ')
        && LEADS.contains(&fold(lead).as_str())
    {
        return without_article(quote, rest);
    }
    if let Some((article, rest)) = name.split_once(' ') {
        let (article, next) = (fold(article), fold(rest.split(' ').next().unwrap_or_default()));
        let worded = || is_body(quote, &next) || is_anybody(&next);
        if article == "the" || ARTICLES.contains(&article.as_str()) && worded() {
            return rest;
        }
    }
    let elided = ["l'", "l’", "L'", "L’", "d'", "d’"].iter().find_map(|e| name.strip_prefix(e));
    elided.filter(|rest| rest.chars().count() > 2).unwrap_or(name)
}

/// The first letters of the words of a name that begin with a capital.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
}

fn said_verb(quote: &Quote, i: usize) -> bool {
    quote.token(i).is_some_and(|t| super::claim_words::SAID.contains(&t.folded.as_str()))
}

/// The words before a token whose first letters spell a short form: "Organisation internationale pour les migrations" OIM.
fn spelled_by(quote: &Quote, end: usize, short: &str) -> Option<(usize, usize)> {
    const SMALL: &[&str] = &[
        "of", "the", "for", "and", "on", "in", "to", "de", "des", "du", "la", "le", "les", "del",
        "y", "et", "&", "pour", "da", "do", "dos", "das", "e", "para", "von", "fur", "und",
        "contre", "contra", "against", "las", "los", "el", "-", "sur",
    ];
    let mut letters: Vec<char> = short.chars().collect();
    let mut from = end;
    while let Some(want) = letters.last() {
        from = from.checked_sub(1)?;
        let token = quote.token(from)?;
        let bare = super::speakers::without_elision(&token.folded);
        if bare.starts_with(*want) && token.kind == Kind::Word {
            letters.pop();
        } else if !SMALL.contains(&bare) {
            return None;
        }
    }
    let capital = quote
        .token(from)
        .is_some_and(|t| (t.start..t.end).filter_map(|i| quote.at(i)).any(char::is_uppercase));
    (capital && end - from >= 2).then_some((from, end))
}
