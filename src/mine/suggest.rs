//! Claims that a careful reader would make from a text, each with the sentence that carries it. Proposes only.

use super::{
    Context, FoundNumber, NumberKind,
    backdrop::{Backdrop, is_led},
    bound, bracketed,
    carried::{Carried, Heard, Meanwhile, is_of_other_time},
    choose::Chosen,
    claim_words::{ESTIMATES, RESPECTIVELY},
    clauses,
    cut::Cut,
    dateline, dates, english,
    fits::Subject,
    flow::{Before, event_of, events, speaker},
    furniture, groups, happened, home, kinds,
    lex::Quote,
    list_parts, listed_next, metrics, money_words, no_claims,
    not_stated::{is_not_stated, is_of_age},
    nouns, numbers,
    once::{Proposal, headline, once},
    operations, own_parts, plausible,
    roles::{self, Placed},
    scripts, scripts_line, scripts_mend, scripts_places, speech, surnames, told,
    topic::{self, Topic},
    towns, whose,
};
use crate::{
    fold::{Quick, fold, fold_constant},
    model::{Amount, Country, PartialDate, Qualifier, Role, Unit, Value},
    places,
};
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    collections::{BTreeSet, HashMap},
    ops::Range,
    rc::Rc,
};

/// See [`fn@super::suggest`].
pub(super) fn suggest(cut: &Cut<'_>, context: &Context<'_>) -> Vec<Proposal> {
    let Cut { text, mentions, regions, .. } = cut;
    let published = context.published.or_else(|| told::published(cut));
    let context = &Context { published, ..*context };
    let chars = &cut.page.chars;
    let aside =
        |r: &Range<usize>| context.boilerplate.iter().any(|b| b.start < r.end && r.start < b.end);
    let all = cut.ranges.iter().zip(&cut.quotes).zip(&cut.words);
    let all = all.filter(|((r, _), _)| !aside(r)).map(|((r, quote), words)| ((r, *words), quote));
    let (all, quotes): (Vec<(&Range<usize>, &str)>, Vec<&Quote>) = all.unzip();
    let events = events(&quotes);
    let persons = surnames::of(&quotes);
    let mut out: Vec<Proposal> = Vec::new();
    let mut before = Before::default();
    let mut carried = Carried::default();
    let mut when = Meanwhile::default();
    let mut topic = Topic::default();
    let mut first_mention = 0;
    // "Of them, 138 were Ethiopians" counts what the sentence before counted.
    let (trafficking, subject) = (OnceCell::new(), OnceCell::new());
    let mut backdrop = Backdrop::default();
    let mut counted: Option<Chosen> = None;
    let mut agency = dateline::credit(text);
    for (i, (&(range, words), &quote)) in all.iter().zip(&quotes).enumerate() {
        // A new paragraph begins with nobody speaking.
        let gap = i.checked_sub(1).and_then(|p| all.get(p)).map_or(0, |p| p.0.end);
        let new_line = chars.get(gap..range.start).unwrap_or_default().contains(&'\n');
        if furniture::is_furniture(quote) {
            continue;
        }
        let story = dateline::behind(quote);
        if i < dateline::HEAD
            && let Some((name, ..)) = dateline::agency(quote, story)
        {
            agency = Some(name);
        }
        let (origin, via) = speaker(quote, &mut before, new_line, story);
        let origin = origin.map(dateline::without);
        let event = event_of(quote, i, &events, &mut before);
        while mentions.get(first_mention).is_some_and(|m| m.end <= range.start) {
            first_mention += 1;
        }
        let here: Vec<places::Mention> = mentions
            .iter()
            .skip(first_mention)
            .take_while(|m| m.start < range.end)
            // A name may begin in what was read as the sentence before.
            .filter(|m| m.start >= range.start)
            .filter(|m| !surnames::is_no_place(m, &persons))
            .filter(|m| !surnames::is_number(quote, m.start - range.start, &m.text))
            // "US$3 million" names no country.
            .filter(|m| chars.get(m.end) != Some(&'$'))
            .map(|m| places::Mention {
                country: m.country,
                start: m.start - range.start,
                end: m.end - range.start,
                text: m.text.clone(),
            })
            .collect();
        let mut placed = roles::placed(quote, &here);
        let speakers = speech::said(quote);
        backdrop.see(quote, &placed, story, new_line, speakers, origin.as_deref());
        // A country in the name of who speaks is no place: "the United States Institute of Peace found".
        placed.retain(|p| {
            p.start >= story && !speakers.iter().any(|s| s.start <= p.start && p.end <= s.end)
        });
        let mut frame = Frame {
            quote,
            range,
            words,
            placed: &placed,
            origin,
            via,
            event,
            context,
            story,
            regions: Vec::new(),
            partial: Vec::new(),
            speakers: speakers.iter().map(|s| s.start..s.end).collect(),
            text,
            trafficking: &trafficking,
            subject: &subject,
            backdrop: &backdrop,
            of_region: cut.regions_in(range).any(|r| r.end <= range.end && is_led(chars, r.start)),
            parts: RefCell::default(),
            entries: RefCell::default(),
            reports: OnceCell::new(),
            parted: OnceCell::new(),
            counted: counted.take(),
            dated: false,
        };
        let mut claims = frame.claims();
        if frame.dated || !frame.breaks_down() || is_of_other_time(quote) {
            when.see(&claims);
        } else {
            when.complete(&mut claims);
        }
        if new_line {
            when.turn();
        }
        when.go_on(quote, &mut claims, frame.dated, context.published);
        let lasting = frame.origin.as_deref().is_some_and(|name| before.is_body(quote, name));
        let said = Heard { origin: frame.origin.as_deref(), via: frame.via.as_deref(), lasting };
        carried.complete(quote, &mut claims, &said, new_line, context.published);
        let at = topic::Told { start: range.start, dated: frame.dated, new_line };
        topic.complete(quote, &mut claims, &at);
        counted = claims.first().map(|c| (c.metric.clone(), c.unit.clone()));
        out.extend(claims);
    }
    topic::of_events(&mut out);
    let nowhere = mentions.is_empty() && regions.is_empty();
    if let Some(home) = context.address.filter(|_| nowhere).and_then(places::of_address) {
        for claim in &mut out {
            claim.countries.push((home, Role::Site));
        }
    }
    listed_next::complete(chars, &all, &quotes, mentions, &mut out);
    home::by_money(&mut out, !mentions.is_empty());
    // What an agency sent is its report, whoever prints it.
    if agency.is_some() {
        out.iter_mut().filter(|c| c.via.is_none()).for_each(|c| c.via.clone_from(&agency));
    }
    whose::forget_home(&mut out);
    own_parts::name_citizens(&mut out);
    own_parts::give_back(&mut out);
    once(out, headline(chars, context.title))
}

/// A number and a part of its sentence, by where they begin and end, and the noun.
type Asked = (usize, usize, usize, usize, Option<String>);

/// A sentence with all that is known around it.
pub(super) struct Frame<'a> {
    pub(super) quote: &'a Quote,
    pub(super) range: &'a Range<usize>,
    pub(super) words: &'a str,
    pub(super) placed: &'a [Placed],
    pub(super) origin: Option<String>,
    pub(super) via: Option<String>,
    pub(super) event: Option<String>,
    pub(super) context: &'a Context<'a>,
    /// Where the story begins behind a dateline.
    pub(super) story: usize,
    /// The numbers' parts of the sentence.
    pub(super) regions: Vec<Range<usize>>,
    /// Which of the numbers count a part of what the one before them counts.
    pub(super) partial: Vec<bool>,
    /// The names of those who speak in it.
    pub(super) speakers: Vec<Range<usize>>,
    /// The whole text.
    pub(super) text: &'a str,
    /// Whether the text speaks of trafficking in people, once it was asked.
    trafficking: &'a OnceCell<bool>,
    /// What the text is about, once it was asked.
    pub(super) subject: &'a OnceCell<Subject>,
    /// Where the story and its paragraph take place.
    pub(super) backdrop: &'a Backdrop,
    /// Whether it tells of a whole region: "in Southeast Asia".
    pub(super) of_region: bool,
    /// Its parts that were asked for, by where they begin and end.
    pub(super) parts: RefCell<HashMap<(usize, usize), Rc<Quote>>>,
    /// The metrics that parts of it state of a number behind which a noun stands.
    pub(super) entries: RefCell<HashMap<Asked, Option<&'static metrics::Entry>, Quick>>,
    /// Which of its dates are of a report.
    pub(super) reports: OnceCell<Vec<bool>>,
    /// Whether it goes on with what the one before counted, once it was asked.
    pub(super) parted: OnceCell<bool>,
    /// Whether the sentence names a time.
    dated: bool,
    /// What the sentence before counted, where this one goes on with it.
    pub(super) counted: Option<(String, Option<String>)>,
}

impl Frame<'_> {
    /// Whether the text speaks of trafficking in people.
    pub(super) fn trafficking(&self) -> bool {
        *self.trafficking.get_or_init(|| kinds::TRAFFICKING.stands_in(&fold(self.text)))
    }

    /// The numbers of the sentence; some scripts have rules of their own for what a figure is.
    fn figures(&self, taken: &[Range<usize>]) -> Vec<FoundNumber> {
        if scripts_line::language_of(self.quote).is_some() {
            return scripts_mend::counts(self.quote, taken);
        }
        let (unglued, coins) = money_words::unglued(self.quote);
        let all = numbers::numbers(unglued.as_ref().unwrap_or(self.quote), taken);
        let all = money_words::with_coins(all, &coins);
        let all = english::with_weights(self.quote, all);
        no_claims::with_ones(self.quote, all, self.placed, taken)
    }

    fn claims(&mut self) -> Vec<Proposal> {
        let mut all_dates = dates::dates(self.quote);
        let taken: Vec<Range<usize>> = all_dates.iter().map(|d| d.start..d.end).collect();
        let event = operations::event(self.quote).map(|(_, s, e)| s..e);
        let found: Vec<FoundNumber> = self
            .figures(&taken)
            .into_iter()
            .filter(|n| n.kind == NumberKind::Count)
            .filter(|n| event.as_ref().is_none_or(|e| n.end <= e.start || e.end <= n.start))
            .filter(|n| no_claims::counts(self.quote, n, self.placed))
            .filter(|n| !all_dates.iter().any(|d| clauses::is_its_day(self.quote, d, n)))
            .filter(|n| !is_not_stated(self.quote, n))
            .filter(|n| !bracketed::is_age(self.quote, n, self.placed))
            .filter(|n| !plausible::is_age(self.quote, n, self.placed))
            .filter(|n| !plausible::is_second_year(self.quote, n))
            .filter(|n| !plausible::is_of_article(self.quote, n))
            .collect();
        let found = money_words::joined(self.quote, found);
        let whole = self.counted.as_ref().filter(|_| scripts::of_them(self.quote));
        let scripts = scripts::readings(self.quote, &found, whole);
        self.regions = clauses::regions(self.quote, &found);
        self.partial = list_parts::parts(self.quote, &found);
        all_dates.retain(|d| d.start >= self.story && !is_of_age(self.quote, d));
        self.dated = !all_dates.is_empty();
        // "The UN estimated in August 2023 that 120,000 are held": the day up to which they are counted.
        let whole_month = |d: &PartialDate| d.year().is_some() && d.month().is_some();
        let mut told = None;
        all_dates.retain(|d| {
            let announces = clauses::announces(self.quote, d);
            if announces && d.shift.is_none() {
                told = told.or(d.period.to.or(d.period.from).filter(whole_month));
            }
            !announces
        });
        let folded = self.quote.folded();
        let mut out: Vec<Proposal> = Vec::new();
        let mut counted: Option<Chosen> = None;
        let mut metric_before = self.counted.clone().filter(|_| self.breaks_down());
        let pairs = self.paired(&found).or_else(|| self.subjects(&found));
        for (i, number) in found.iter().enumerate() {
            let before = self.whole(i, metric_before.as_ref(), counted.as_ref());
            let otherwise = || self.metric(&found, i, before);
            let chosen = scripts::or(&scripts, i, otherwise);
            let people = counted.as_ref();
            let Some((metric, unit)) = chosen
                .and_then(|c| plausible::settled(self.quote, number, c, people))
                .and_then(|c| self.settled(number, c, people))
            else {
                continue;
            };
            if metrics::find(&metric).is_some_and(|e| e.unit == Unit::Persons) {
                counted = Some((metric.clone(), unit.clone()));
            }
            // A one that nothing known is said of counts nobody.
            if no_claims::is_one(number) && self.is_of_whom_is_told(number, &metric) {
                continue;
            }
            if no_claims::is_one(number)
                && metrics::find(&metric).is_none_or(|e| {
                    (e.weak || e.unit != Unit::Persons) && e.name != "prison sentence"
                })
            {
                continue;
            }
            metric_before = Some((metric.clone(), unit.clone()));
            let (mut countries, population) = self.countries(&found, i, &metric);
            if let Some(pair) = pairs.as_ref().and_then(|p| p.get(i)) {
                countries = vec![(*pair, Role::Site)];
            }
            if !self.of_region {
                // "₹52 lakh in cash and 29 phones": the money of the sentence says whose police it was.
                let money = |n: &FoundNumber| match &n.value {
                    Value::Money(_, currency) => Some(currency.to_string()),
                    _ => None,
                };
                let unit = money(number).or_else(|| found.iter().find_map(money));
                self.backdrop.complete(
                    &metric,
                    unit.as_deref(),
                    self.origin.as_deref(),
                    &mut countries,
                );
            }
            self.add_bound(number, &metric, &mut countries);
            bracketed::forget_others(self.quote, &found, number, self.placed, &mut countries);
            list_parts::forget_some(self.quote, self.placed, &mut countries);
            let (period, as_of) = self.when(&all_dates, &found, i, folded);
            let per_place = metrics::find(&metric).is_some_and(|entry| entry.per_place);
            let as_of = as_of.or(told.filter(|_| per_place && period.is_none()));
            out.push(Proposal {
                value: self.value(&found, i, folded),
                unit: match &number.value {
                    Value::Money(_, currency) => Some(currency.to_string()),
                    _ if number.percent => Some("%".to_owned()),
                    _ => unit,
                },
                metric,
                countries,
                towns: Vec::new(),
                population,
                period,
                as_of,
                // A running count, or how many are held in a country, is of no single operation, unless the
                // sentence names one.
                event: self
                    .event
                    .clone()
                    .filter(|_| as_of.is_none() && (event.is_some() || !per_place)),
                origin: self.origin.clone(),
                via: self.via.clone(),
                quote: self.words.to_owned(),
                start: self.range.start,
                end: self.range.end,
                number: self.range.start + number.start..self.range.start + number.end,
            });
        }
        let offset = self.range.start;
        scripts_places::settle(self.quote, &found, self.placed, offset, &mut out);
        self.complete_lists(&mut out);
        let leading = self.places_lead(&found);
        towns::settle(self.quote, &found, self.placed, leading, offset, &mut out);
        out.extend(self.list(&out));
        out.extend(happened::happened(self, &all_dates));
        out
    }

    /// Whether a number of the sentence counts a part of what the one before it counts.
    pub(super) fn is_part(&self, i: usize) -> bool {
        self.partial.get(i).copied().unwrap_or(false)
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.quote.token(i).map_or("", |t| t.folded.as_str())
    }

    pub(super) fn behind(&self, number: &FoundNumber) -> usize {
        self.quote.tokens.partition_point(|t| t.start < number.end)
    }

    fn value(&self, found: &[FoundNumber], i: usize, folded: &str) -> Value {
        let Some(number) = found.get(i) else { return Value::Text(String::new()) };
        let estimated = self.quote.holds(ESTIMATES)
            && ESTIMATES.iter().any(|w| {
                folded
                    .find(fold_constant(w))
                    .is_some_and(|at| at < self.quote.fold(0, number.start).len())
            });
        let soften = |amount: &Amount| match amount.qualifier {
            Qualifier::Exact if estimated => {
                Amount { qualifier: Qualifier::Estimated, ..amount.clone() }
            }
            _ => amount.clone(),
        };
        match &number.value {
            Value::Number(amount) => Value::Number(soften(amount)),
            Value::Money(amount, currency) => Value::Money(soften(amount), *currency),
            other => other.clone(),
        }
    }

    /// Values and places that "respectively" puts together.
    fn paired(&self, found: &[FoundNumber]) -> Option<Vec<Country>> {
        if found.len() < 2 || !self.quote.holds(RESPECTIVELY) {
            return None;
        }
        let places: Vec<&Placed> = self.placed.iter().filter(|p| !p.people).collect();
        (places.len() == found.len()).then(|| places.iter().map(|p| p.country).collect())
    }

    /// The countries of a number with their parts, and who is counted.
    fn countries(
        &self,
        found: &[FoundNumber],
        i: usize,
        metric: &str,
    ) -> (Vec<(Country, Role)>, Option<String>) {
        let Some(number) = found.get(i) else { return (Vec::new(), None) };
        if let Some(own) = bracketed::country_of(self.quote, number, self.placed) {
            return bracketed::countries(self.quote, own, found, self.placed, metric);
        }
        // Figures of a list of countries say nothing of where the places of the others stand.
        let of_list = |n: &FoundNumber| bracketed::country_of(self.quote, n, self.placed).is_some();
        let plain: Cow<'_, [FoundNumber]> = if found.iter().any(of_list) {
            found.iter().filter(|n| !of_list(n)).cloned().collect()
        } else {
            found.into()
        };
        let i = plain.iter().position(|n| n.start == number.start).unwrap_or(i);
        let found = &*plain;
        let next = found.get(i + 1).map_or(usize::MAX, |n| n.start);
        let first = found.first().map_or(0, |n| n.start);
        // "313 Malaysians", "403 Taiwanese individuals", "20 foreign nationals"
        let people = self.placed.iter().find(|p| {
            p.people
                && p.start >= number.end
                && p.start <= number.end + 12
                && self.only_small(number.end, p.start)
        });
        // "20 Indian women" are no rival of "35 Indians".
        let mut population = people.map(|p| {
            let next = self.quote.tokens.partition_point(|t| t.start < p.end);
            let group = self.quote.token(next).filter(|t| nouns::is_group(&t.folded));
            self.quote.text(p.start, group.map_or(p.end, |t| t.end))
        });
        // "80 women" are no rival of "219 people".
        if population.is_none() && metrics::find(metric).is_some_and(|e| e.unit == Unit::Persons) {
            population = groups::beside(self.quote, (found, i), self.placed);
        }
        // "Of those freed 58 are Vietnamese", "twenty-three of them are Kenyans": a part, and no rival of the whole.
        if population.is_none()
            && (self.is_part(i) || self.of_them(number) || self.of_those(number))
        {
            population = self
                .placed
                .iter()
                .find(|p| {
                    p.people && p.role == Role::Origin && p.start >= number.end && p.start < next
                })
                .map(|p| self.quote.text(p.start, p.end));
        }
        // "85 foreigners and 20 Cambodians": those beside a people are the others.
        if population.is_none() && found.len() > 1 && self.placed.iter().any(|p| p.people) {
            population =
                nouns::noun_behind(self.quote, number).filter(|n| nouns::is_foreign(&fold(n)));
        }
        if metrics::find(metric).is_some_and(|e| e.unit == Unit::Countries)
            || metric.contains("countries")
        {
            population = self.scope(number).or(population);
        }
        // "In Myanmar 120,000 are held, in Cambodia 100,000": each place stands before its number.
        let leading = self.places_lead(found);
        let start = i.checked_sub(1).and_then(|k| found.get(k)).map_or(0, |k| k.end);
        let own: Vec<&Placed> = self
            .placed
            .iter()
            .filter(|p| match leading {
                true => p.start >= start && p.end <= number.start,
                false => p.start >= number.end && p.start < next,
            })
            .collect();
        let lead: Vec<&Placed> = self.placed.iter().filter(|p| p.end <= first).collect();
        let between: Vec<&Placed> = self
            .placed
            .iter()
            .filter(|p| {
                i.checked_sub(1).and_then(|k| found.get(k)).is_some_and(|k| p.start >= k.end)
                    && p.end <= number.start
            })
            .collect();
        // Places behind all numbers are said of all of them, unless the numbers have their own.
        let mut mine: Vec<&Placed> =
            own.iter().copied().filter(|p| p.role != Role::Other).collect();
        let any_between = found.windows(2).any(|w| {
            let [a, b] = w else { return false };
            self.placed.iter().any(|p| p.start >= a.end && p.end <= b.start && !p.people)
        });
        if mine.iter().all(|p| p.people) && !any_between {
            let last = found.last().map_or(0, |n| n.end);
            mine.extend(self.placed.iter().filter(|p| {
                !p.people && p.start >= last && p.role != Role::Other && next != usize::MAX
            }));
        }
        if mine.iter().all(|p| p.people) {
            mine.extend(lead.iter().filter(|p| p.role != Role::Other));
            if lead.is_empty() && between.len() == 1 {
                mine.extend(between.iter().filter(|p| !p.people));
            }
        }
        self.at_home(&mut mine, &lead, number, metric);
        let mut out: Vec<(Country, Role)> = Vec::new();
        // "Thailand repatriated 29 of its citizens": they are its own, and it is not where they were.
        let nation = self.nation(number);
        out.extend(nation.map(|country| (country, Role::Origin)));
        for p in mine {
            // "94 Österreicherinnen und Österreicher"
            let near = people.is_some_and(|q| q == p || p.people && q.country == p.country);
            if !near && p.role == Role::Origin && bound::is_of_others(self.quote, metric, number, p)
            {
                continue;
            }
            let role = match metric {
                "participating countries" if !p.people => Role::Participant,
                "countries of origin of victims" if !(p.role == Role::Site && self.is_led(p)) => {
                    Role::Origin
                }
                _ if near => Role::Origin,
                _ => p.role,
            };
            if nation != Some(p.country) && !out.contains(&(p.country, role)) {
                out.push((p.country, role));
            }
        }
        (out, population)
    }

    /// Whether a place stands before each of several numbers, and none behind the last.
    fn places_lead(&self, found: &[FoundNumber]) -> bool {
        let place = |from: usize, to: usize| {
            self.placed
                .iter()
                .any(|p| !p.people && p.role == Role::Site && p.start >= from && p.end <= to)
        };
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
        found.len() > 1
            && place(0, first.start)
            && found.windows(2).all(|w| matches!(w, [a, b] if place(a.end, b.start)))
            && !place(last.end, usize::MAX)
    }

    /// Whether only small words stand between.
    pub(super) fn only_small(&self, from: usize, to: usize) -> bool {
        let between = self.quote.fold(from, to);
        between.split_whitespace().all(|w| {
            matches!(
                w,
                "individual"
                    | "foreign"
                    | "other"
                    | "additional"
                    | "more"
                    | "young"
                    | "suspected"
                    | "nguoi"
                    | "cong"
                    | "dan"
                    | "warga"
                    | "negara"
                    | "orang"
                    | "граждан"
                    | "гражданина"
                    | "гражданка"
                    | "ciudadanos"
                    | "ciudadanas"
                    | "cidadaos"
                    | "cidadas"
                    | "ressortissants"
                    | "citoyens"
                    | "nacionales"
                    | "personas"
                    | "nationality"
                    | "of"
                    | "them"
                    | "whom"
                    | "the"
                    | "were"
                    | "are"
                    | "was"
            )
        })
    }

    /// The countries that a sentence lists as taking part, where no number stands with them.
    fn list(&self, claims: &[Proposal]) -> Option<Proposal> {
        if self.placed.len() < 3 || !self.quote.holds(roles::TAKE_PART) {
            return None;
        }
        let listed = roles::longest_list(self.placed, self.words);
        let set: BTreeSet<Country> = listed.iter().map(|p| p.country).collect();
        let counted = claims.iter().any(|c| c.metric == "participating countries");
        if counted || set.len() < 3 {
            return None;
        }
        let (first, last) = (listed.first()?, listed.last()?);
        Some(Proposal {
            metric: "participating countries".to_owned(),
            countries: set.iter().map(|c| (*c, Role::Participant)).collect(),
            towns: Vec::new(),
            value: Value::Countries(set),
            unit: Some("countries".to_owned()),
            population: None,
            period: None,
            as_of: None,
            event: self.event.clone(),
            origin: self.origin.clone(),
            via: self.via.clone(),
            quote: self.words.to_owned(),
            start: self.range.start,
            end: self.range.end,
            number: self.range.start + first.start..self.range.start + last.end,
        })
    }
}
