//! Where a story takes place, for the figures whose sentence names no country: what the paragraph named last, else the
//! dateline and the headline. Whose people it is about, likewise.

use super::{
    enforced::is_enforced,
    home,
    lex::{Kind, Quote, Token},
    list_parts,
    origin_names::is_known,
    roles::Placed,
    scripts_line,
    speakers::without_elision,
    speech::Said,
};
use crate::model::{Country, Role};

/// The countries that sentences take over from what stands around them.
#[derive(Debug, Default)]
pub(super) struct Backdrop {
    /// Where the dateline stands.
    dateline: Option<Country>,
    /// Where the headline and the first sentences say that it happened.
    lead: Vec<Country>,
    /// Where the paragraph said so last.
    here: Vec<Country>,
    /// The three without the places that somebody was only to be sent to.
    unbound: Unbound,
    /// Whose people the headline and the first sentences count.
    origins: Vec<Country>,
    /// Those of the sentence itself, which says of whom it counts them.
    pending: Vec<Country>,
    /// Whether each of these is told without a number of its own: "a boat with Ethiopian and Congolese migrants".
    together: bool,
    /// The first country of the text, in whatever part.
    first: Option<Country>,
    /// Whose own police, courts or ministries act in the sentence, where it names no place.
    home: Option<Country>,
    /// Whether the sentence counts as India does: lakhs and crores.
    lakhs: bool,
    /// Whether a body of many countries tells the story: its dateline is where it sits.
    seat: bool,
    seen: usize,
}

/// Where the story is, for what police and courts do: see [`Backdrop`].
#[derive(Debug, Default)]
struct Unbound {
    lead: Vec<Country>,
    here: Vec<Country>,
    first: Option<Country>,
}

/// Metrics of those who suffered, who are somewhere and from somewhere.
const SUFFERED: &[&str] = &[
    "victims rescued",
    "victims repatriated",
    "people held",
    "people missing",
    "people killed",
    "people injured",
    "people trafficked",
    "hours of work",
    "ransom paid",
];

/// Metrics of what courts and police do, also to people of their own country.
const ENFORCED: &[&str] =
    &["arrests", "suspects identified", "people charged", "people convicted", "prison sentence"];

/// Sentences that make the headline, the deck and the lead.
const LEAD: usize = 3;

impl Backdrop {
    /// Takes in the countries of the next sentence; the story begins at `story` behind a dateline.
    pub(super) fn see(
        &mut self,
        quote: &Quote,
        placed: &[Placed],
        story: usize,
        new_line: bool,
        speakers: &[Said],
        origin: Option<&str>,
    ) {
        if new_line {
            self.here.clear();
            self.unbound.here.clear();
        }
        // "Police in 116 countries made arrests": its dateline is where the tale was told.
        if self.seen < LEAD && counts_countries(quote) {
            self.seat = true;
        }
        if self.seen < LEAD && origin.is_some_and(is_known) {
            self.seat = true;
        }
        for country in self.pending.drain(..) {
            if !self.origins.contains(&country) {
                self.origins.push(country);
            }
        }
        let spoken = |p: &Placed| speakers.iter().any(|s| s.start <= p.start && p.end <= s.end);
        if self.dateline.is_none() && self.seen < LEAD {
            self.dateline = placed.iter().find(|p| p.end <= story).map(|p| p.country);
        }
        if self.first.is_none() {
            // Where people come from, or were going, is not where the story is.
            let other = |p: &&Placed| {
                !p.beyond
                    && p.role != Role::Origin
                    && (!p.people || p.role == Role::Other && !describes(quote, p))
            };
            // The country of who speaks is one only where no other is named.
            let silent = placed.iter().filter(|p| !spoken(p)).find(other);
            self.first = silent.or_else(|| placed.iter().find(other)).map(|p| p.country);
        }
        if self.unbound.first.is_none() {
            let other = |p: &&Placed| {
                !p.beyond
                    && !p.bound
                    && p.role != Role::Origin
                    && (!p.people || p.role == Role::Other && !describes(quote, p))
            };
            let silent = placed.iter().filter(|p| !spoken(p)).find(other);
            self.unbound.first = silent.or_else(|| placed.iter().find(other)).map(|p| p.country);
        }
        let sites = |bound: bool| {
            let mut all: Vec<Country> = placed
                .iter()
                .filter(|p| p.start >= story && !spoken(p) && !p.people && p.role == Role::Site)
                .filter(|p| bound || !p.bound)
                .map(|p| p.country)
                .collect();
            all.dedup();
            all
        };
        let (once, unbound) = (sites(true), sites(false));
        self.lakhs = home::counts_in_lakhs(quote);
        let others = |c: &Country| {
            placed
                .iter()
                .all(|p| p.start < story || p.people && p.role == Role::Origin || p.country == *c)
        };
        self.home = home::of_body(quote).filter(|c| once.is_empty() && others(c));
        // In a list without words for people ("印度140人") the names of countries look like places.
        let listed = scripts_line::language_of(quote).is_some();
        let first = placed.iter().find(|p| p.start >= story && !spoken(p));
        match first.and_then(|first| acts_at_home(quote, first, story, speakers)) {
            Some(country) if once.is_empty() || listed => {
                self.here = vec![country];
                self.unbound.here = vec![country];
            }
            home => {
                if let Some(country) = home.filter(|_| unbound.is_empty()) {
                    self.unbound.here = vec![country];
                } else if !unbound.is_empty() {
                    self.unbound.here.clone_from(&unbound);
                }
                if !once.is_empty() {
                    self.here.clone_from(&once);
                }
            }
        }
        if self.seen < LEAD {
            if self.lead.is_empty() {
                self.lead = once;
            }
            if self.unbound.lead.is_empty() {
                self.unbound.lead = unbound;
            }
            let people = placed.iter().filter(|p| {
                p.start >= story
                    && !spoken(p)
                    && p.people
                    && p.role == Role::Origin
                    // "158 people, including 42 Thais" are not all Thais.
                    && !list_parts::includes(&quote.fold(0, p.start))
                    && !list_parts::is_of_some(quote, p.start)
            });
            let before = self.pending.len();
            let people: Vec<&Placed> = people.collect();
            // Told in one breath: nothing but "and" or a comma between them.
            let apart = people.windows(2).any(|pair| {
                let [a, b] = pair else { return true };
                let between = quote.text(a.end, b.start);
                !matches!(
                    between.trim(),
                    "," | "and" | ", and" | "et" | "y" | "e" | "und" | "dan" | "и"
                )
            });
            self.pending.extend(people.iter().map(|p| p.country));
            if self.pending.len() > before {
                self.together = !apart;
            }
        }
        self.seen += 1;
    }

    /// Completes the countries of a figure of a metric.
    pub(super) fn complete(
        &self,
        metric: &str,
        unit: Option<&str>,
        origin: Option<&str>,
        countries: &mut Vec<(Country, Role)>,
    ) {
        // Those who came home came to their own country: "857 स्वदेश लौट चुके".
        if metric == "victims repatriated" {
            for (country, role) in countries.iter_mut() {
                if *role == Role::Site && self.origins.contains(country) {
                    *role = Role::Origin;
                }
            }
            countries.dedup();
        }
        // What a body of many countries says is about no single one of them because it was said there.
        let native = origin.and_then(home::of_name);
        let world = native.is_none() && origin.is_some_and(is_known);
        let suffered = SUFFERED.contains(&metric);
        let placed = countries
            .iter()
            .any(|(_, role)| matches!(role, Role::Site | Role::Transit | Role::Participant));
        if !placed && metric != "participating countries" {
            let home = |c: Option<Country>| c.filter(|_| !self.seat).into_iter().collect();
            let (dateline, first): (Vec<Country>, Vec<Country>) =
                (home(self.dateline), home(self.first));
            // A court or its money says where only what no dateline says otherwise.
            // "Theo Bộ Công an, cảnh sát Lào bắt 12 người": another country's police did what is told.
            let told = native.filter(|c| self.here.is_empty() || self.here.contains(c));
            let body = self.home.or(told);
            let body = body.filter(|c| self.dateline.is_none_or(|there| there == *c));
            let body: Vec<Country> = body.into_iter().collect();
            let money: Vec<Country> =
                home::of_money(metric, unit).map(|(c, _)| c).into_iter().collect();
            let nobody = Vec::new();
            let unbound_first: Vec<Country> = home(self.unbound.first);
            let enforced = is_enforced(metric);
            let (at, at_first, start) = match enforced {
                true => (&self.unbound.here, &self.unbound.lead, &unbound_first),
                false => (&self.here, &self.lead, &first),
            };
            // "It cost the public ¥72 billion": of the story's own country, whatever the paragraph named last.
            let own_money = |c: &Country| {
                self.dateline == Some(*c) || self.lead.contains(c) || self.first == Some(*c)
            };
            let spent = metric.starts_with("money") || metric == "assets frozen";
            let body = if body.is_empty() && spent && money.iter().any(own_money) {
                money.clone()
            } else {
                body
            };
            let order: [&Vec<Country>; 6] = if suffered {
                [&nobody, &self.here, &self.lead, &dateline, &first, &nobody]
            } else {
                match self.lakhs {
                    true => [&body, at, &dateline, &money, at_first, start],
                    false => [&body, at, &dateline, at_first, start, &money],
                }
            };
            let near = if world { 2 } else { order.len() };
            if let Some(found) = order.into_iter().take(near).find(|list| !list.is_empty()) {
                for country in found {
                    // Those who came home are of that country, and were not there.
                    let home = metric == "victims repatriated" && self.origins.contains(country);
                    if home {
                        continue;
                    }
                    let known = |(c, role): &(Country, Role)| {
                        c == country && (!ENFORCED.contains(&metric) || *role == Role::Site)
                    };
                    if !countries.iter().any(known) {
                        countries.push((*country, Role::Site));
                    }
                }
            }
        }
        let from = countries.iter().any(|(_, role)| *role == Role::Origin);
        // A body of the world that speaks of a place of its own speaks of all who are there.
        if suffered
            && !from
            && !(placed && world)
            && (self.origins.len() == 1 || self.together && self.origins.len() <= 3)
        {
            for one in &self.origins {
                if !countries.iter().any(|(c, _)| c == one) {
                    countries.push((*one, Role::Origin));
                }
            }
        }
    }
}

/// Whether an adjective describes a thing that may be anywhere: "un réseau nigérian", but not "la police thaïlandaise".
fn describes(quote: &Quote, place: &Placed) -> bool {
    const OFFICES: &[&str] = &[
        "police",
        "policia",
        "polizia",
        "autorites",
        "autoridades",
        "justice",
        "justicia",
        "justica",
        "gouvernement",
        "gobierno",
        "governo",
        "tribunal",
        "parquet",
        "fiscalia",
        "armee",
        "ejercito",
        "exercito",
        "gendarmerie",
        "ministere",
        "ministerio",
        "guardia",
        "fuerzas",
        "forces",
        "presse",
        "prensa",
        "capitale",
        "capital",
        "ville",
        "ciudad",
        "territoire",
        "territorio",
        "province",
        "provincia",
        "region",
        "sol",
        "suelo",
    ];
    if !quote.at(place.start).is_some_and(char::is_lowercase) {
        return false;
    }
    let at = quote.tokens.partition_point(|t| t.start < place.start);
    let lead = quote.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
    !lead.iter().any(|t| OFFICES.contains(&without_elision(&t.folded)))
}

/// Whether a sentence tells in how many countries something was done: "Police in 116 countries".
fn counts_countries(quote: &Quote) -> bool {
    quote.tokens.windows(2).any(|pair| {
        let [number, noun] = pair else { return false };
        number.kind == Kind::Numeral
            && matches!(
                noun.folded.as_str(),
                "countries" | "pays" | "paises" | "negara" | "landern" | "nations"
            )
    })
}

/// The country whose police or courts act in a sentence: "Zambian authorities broke up a ring".
fn acts_at_home(quote: &Quote, first: &Placed, story: usize, speakers: &[Said]) -> Option<Country> {
    const ACT: &[&str] = &[
        "police",
        "authorities",
        "prosecutors",
        "investigators",
        "officers",
        "customs",
        "court",
        "courts",
        "tribunal",
        "juzgado",
        "gericht",
        "pengadilan",
        "суд",
        "soldiers",
        "troops",
        "army",
        "military",
        "armee",
        "ejercito",
        "gendarmerie",
        "autorites",
        "policia",
        "autoridades",
        "fiscalia",
        "guardia",
        "polisi",
        "kepolisian",
        "otoritas",
        "sat",
        "полиция",
        "полицеиские",
        "власти",
    ];
    const SCRIPTS: &[&str] = &["警方", "警察", "当局", "當局", "军方", "軍方"];
    const BEFORE: &[&str] = &[
        "ตำรวจ",
        "กองทัพ",
        "ทางการ",
        "شرطة ",
        "سلطات ",
        "محكمة ",
        "نيابة ",
        "جنايات ",
        "पुलिस ",
        "الشرطة ",
        "السلطات ",
        "الأمن ",
        "الامن ",
        "الجيش ",
        "القوات ",
    ];
    let at = quote.tokens.partition_point(|t| t.start < first.start);
    // Whoever says so stands before: "Theo Bộ Công an, cảnh sát Lào …".
    let said = speakers.iter().map(|s| s.end).filter(|end| *end <= first.start).max();
    let begins = said.map_or(story, |end| end.max(story));
    let head =
        quote.tokens.iter().take(at).filter(|t| t.start >= begins && t.kind == Kind::Word).count();
    let next = quote.tokens.get(quote.tokens.partition_point(|t| t.start < first.end));
    let last = at.checked_sub(1).and_then(|k| quote.tokens.get(k));
    let acts = |t: Option<&Token>| t.is_some_and(|t| ACT.contains(&without_elision(&t.folded)));
    let tail = quote.text(first.end, (first.end + 2).min(quote.chars.len()));
    let lead = quote.text(first.start.saturating_sub(8), first.start);
    let scripts = SCRIPTS.contains(&tail.as_str()) || BEFORE.iter().any(|w| lead.ends_with(w));
    // "Tribunal de Braga", "la policía de Lima"
    let small = last.is_some_and(|t| matches!(t.folded.as_str(), "de" | "di" | "of" | "von"));
    let last = if small { at.checked_sub(2).and_then(|k| quote.tokens.get(k)) } else { last };
    let latin = head <= 4 && (acts(next) || acts(last));
    (first.role == Role::Other && (latin || scripts)).then_some(first.country)
}

/// Whether a word for a place leads to what begins at a code point: "across", "de".
pub(super) fn is_led(chars: &[char], start: usize) -> bool {
    const LEADS: &[&str] = &[
        "in",
        "across",
        "throughout",
        "of",
        "within",
        "en",
        "de",
        "d'",
        "d’",
        "dans",
        "da",
        "di",
        "na",
        "no",
        "em",
        "do",
        "trong",
        "tại",
        "ở",
        "в",
        "по",
    ];
    let lead: String =
        chars.get(start.saturating_sub(20)..start).unwrap_or_default().iter().collect();
    let word = lead.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = word.to_lowercase();
    LEADS.contains(&last.as_str()) || last.ends_with("d'") || last.ends_with("d’")
}
