//! Claims → verdicts: what agrees, what contradicts, and how many origins really speak.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic; its helpers too"
)]

use corrobora::{
    findings::{Findings, Kept, agree, findings},
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Capture, Claim, ClaimId, Country,
        Credibility, Currency, Event, Fact, Hash, Ids, Metric, Origin, PartialDate, Period, Place,
        Project, Qualifier, Reliability, Role, Ruling, Text, Timestamp, Unit, Value, Verdict,
    },
    places,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A case under construction; records are made when first named.
pub struct Case {
    pub project: Project,
    pub ids: Ids,
    pub claims: BTreeMap<String, ClaimId>,
    articles: BTreeMap<String, ArticleId>,
}

fn time() -> Timestamp {
    "2024-11-01T00:00:00Z".parse().unwrap()
}

impl Case {
    pub fn new() -> Self {
        let mut ids = Ids::from_seed(7);
        let project = Project::new(ids.make(time()), time(), "test");
        Self { project, ids, claims: BTreeMap::new(), articles: BTreeMap::new() }
    }

    fn metric(&mut self, name: &str, change: impl FnOnce(&mut Metric)) {
        let id = self.ids.make(time());
        let mut metric = Metric {
            name: name.to_owned(),
            aliases: BTreeSet::new(),
            unit: Unit::Persons,
            per_place: false,
            cumulative: false,
            parent: None,
            never_compare_with: BTreeSet::new(),
            note: String::new(),
        };
        change(&mut metric);
        self.project.metrics.insert(id, Arc::new(metric));
    }

    pub fn article(&mut self, name: &str, body: &str) -> ArticleId {
        if let Some(id) = self.articles.get(name) {
            return *id;
        }
        let id = self.ids.make(time());
        let text = Text::new(body);
        let hash = text.hash();
        self.project.texts.insert(hash, Arc::new(text));
        let article = Article {
            text: hash,
            title: Some(name.to_owned()),
            deck: None,
            bylines: vec![],
            publisher: Some(format!("Paper {name}")),
            published: None,
            modified: None,
            url: None,
            archived_url: None,
            language: None,
            metadata_from: BTreeMap::new(),
            boilerplate: vec![],
            capture: Capture {
                original: Hash::of(name.as_bytes()),
                file_name: format!("{name}.txt"),
                bytes: 1,
                media_type: "text/plain".to_owned(),
                encoding: None,
                at: time(),
                by: "test".to_owned(),
                extractor: "test".to_owned(),
                within: None,
                captured: None,
                facts: BTreeMap::new(),
            },
            version_of: None,
            section: None,
            pages: Vec::new(),
            copy_of: None,
            attached_to: None,
            reliability: Reliability::F,
            read: false,
            note: String::new(),
            warnings: vec![],
        };
        self.project.articles.insert(id, Arc::new(article));
        self.articles.insert(name.to_owned(), id);
        id
    }

    /// Adds a claim from words: `name article metric value; key=value; …`.
    ///
    /// Values: `158`, `>=20`, `>430`, `<=9`, `<9`, `~1400`, `20..30`, `est 5`, `dozens`, `USD 3200000`,
    /// `when 2024-10-16/2024-10-20`, `countries KH LA`, `text …`. Keys: event, origin, via, period, as_of, who,
    /// site, participant, part.
    pub fn claim(&mut self, line: &str) {
        let mut parts = line.split(';').map(str::trim);
        let mut head = parts.next().unwrap().splitn(4, ' ');
        let (name, article, metric, value) = (
            head.next().unwrap(),
            head.next().unwrap(),
            head.next().unwrap().replace('_', " "),
            head.next().unwrap(),
        );
        let keys: BTreeMap<&str, &str> =
            parts.filter(|p| !p.is_empty()).map(|p| p.split_once('=').unwrap()).collect();
        if !self.project.metrics.values().any(|m| m.name == metric) {
            self.metric(&metric, |_| {});
        }
        let metric = *self.project.metrics.iter().find(|(_, m)| m.name == metric).unwrap().0;
        let article = self.article(article, &format!("The text of {article}. {name}"));
        let body = self.project.text_of(article).unwrap().as_str().to_owned();
        let exact: String = keys.get("quote").copied().unwrap_or("The text").to_owned();
        let annotation: AnnotationId = self.ids.make(time());
        self.project.annotations.insert(
            annotation,
            Arc::new(Annotation {
                article,
                start: 0,
                end: exact.chars().count().min(body.chars().count()),
                exact,
                prefix: String::new(),
                suffix: String::new(),
                codes: BTreeSet::new(),
                note: String::new(),
                at: time(),
                by: "test".to_owned(),
            }),
        );
        let event = keys.get("event").map(|name| {
            let found = self.project.events.iter().find(|(_, e)| e.name == *name).map(|e| *e.0);
            found.unwrap_or_else(|| {
                let id = self.ids.make(time());
                let event = Event {
                    name: (*name).to_owned(),
                    aliases: BTreeSet::new(),
                    period: None,
                    note: String::new(),
                };
                self.project.events.insert(id, Arc::new(event));
                id
            })
        });
        let mut origin = |name: &&str| {
            let found = self.project.origins.iter().find(|(_, e)| e.name == *name).map(|e| *e.0);
            found.unwrap_or_else(|| {
                let id = self.ids.make(time());
                let origin = Origin {
                    name: (*name).to_owned(),
                    aliases: BTreeSet::new(),
                    note: String::new(),
                };
                self.project.origins.insert(id, Arc::new(origin));
                id
            })
        };
        let (origin, via) = (keys.get("origin").map(&mut origin), keys.get("via").map(&mut origin));
        let mut places = vec![];
        for (key, role) in [("site", Role::Site), ("participant", Role::Participant)] {
            for code in keys.get(key).copied().unwrap_or_default().split_whitespace() {
                places.push(Place { country: code.parse().unwrap(), locality: None, role });
            }
        }
        // Ids in the order of the lines.
        let later = time().as_millisecond() + i64::try_from(self.claims.len()).unwrap();
        let id: ClaimId = self.ids.make(Timestamp::from_millisecond(later).unwrap());
        self.project.claims.insert(
            id,
            Arc::new(Claim {
                event,
                metric,
                value: read_value(value),
                population: keys.get("who").map(|w| (*w).to_owned()),
                places,
                period: keys.get("period").map(|p| read_period(p)),
                as_of: keys.get("as_of").map(|d| d.parse().unwrap()),
                origin,
                via,
                annotations: vec![annotation],
                credibility: Credibility::default(),
                proposed: false,
                reviewed: true,
                note: String::new(),
                at: time(),
                by: "test".to_owned(),
            }),
        );
        self.claims.insert(name.to_owned(), id);
    }

    fn findings(&self) -> Findings {
        findings(&self.project)
    }
}

fn read_period(text: &str) -> Period {
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let end = |s: &str| (!s.is_empty()).then(|| s.parse::<PartialDate>().unwrap());
    Period { from: end(from), to: end(to) }
}

fn read_value(text: &str) -> Value {
    let n = |s: &str| -> rust_decimal::Decimal { s.trim().parse().unwrap() };
    let q = |s: &str, q: Qualifier| Value::Number(Amount::qualified(n(s), q));
    if let Some(t) = text.strip_prefix("when ") {
        Value::When(read_period(t))
    } else if let Some(t) = text.strip_prefix("text ") {
        Value::Text(t.to_owned())
    } else if let Some(t) = text.strip_prefix("countries ") {
        Value::Countries(t.split(' ').map(|c| c.parse::<Country>().unwrap()).collect())
    } else if let Some(t) = text.strip_prefix(">=") {
        q(t, Qualifier::AtLeast)
    } else if let Some(t) = text.strip_prefix('>') {
        q(t, Qualifier::MoreThan)
    } else if let Some(t) = text.strip_prefix("<=") {
        q(t, Qualifier::AtMost)
    } else if let Some(t) = text.strip_prefix('<') {
        q(t, Qualifier::FewerThan)
    } else if let Some(t) = text.strip_prefix('~') {
        q(t, Qualifier::About)
    } else if let Some(t) = text.strip_prefix("est ") {
        q(t, Qualifier::Estimated)
    } else if text == "dozens" {
        Value::Number(Amount {
            low: Some(24.into()),
            high: Some(99.into()),
            qualifier: Qualifier::Order,
        })
    } else if let Some(amount) = Amount::from_order_words(text) {
        Value::Number(amount)
    } else if let Some((a, b)) = text.split_once("..") {
        Value::Number(Amount::range(n(a), n(b)))
    } else if let Some((currency, t)) = text.split_once(' ') {
        Value::Money(Amount::exact(n(t)), currency.parse::<Currency>().unwrap())
    } else {
        Value::Number(Amount::exact(n(text)))
    }
}

/// The verdict on a fact of which all lines speak, with reasons and counts: "contradicted value 2/1".
fn check(lines: &[&str], expected: &str) {
    check_with(lines, expected, |_| {});
}

fn check_with(lines: &[&str], expected: &str, change: impl FnOnce(&mut Case)) {
    let mut case = Case::new();
    change(&mut case);
    for line in lines {
        case.claim(line);
    }
    let found: Vec<String> = case.findings().iter().map(summary).collect();
    assert_eq!(found.join(" | "), expected, "{lines:#?}");
}

fn summary(f: &corrobora::findings::Finding) -> String {
    let mut text = f.verdict.key().to_owned();
    for reason in &f.reasons {
        text.push(' ');
        text.push_str(reason.key());
    }
    format!("{text} {}/{}", f.articles.len(), f.origins)
}

#[test]
fn values_agree_or_contradict_as_their_qualifiers_say() {
    let table = [
        ("158", "158", Some(true)),
        ("158", "185", Some(false)),
        (">=20", "20", Some(true)),
        (">=20", "149", Some(true)),
        (">=20", "19", Some(false)),
        (">430", "430", Some(false)),
        (">430", "431", Some(true)),
        ("<=500", "500", Some(true)),
        ("<10", "10", Some(false)),
        (">=20", "<=19", Some(false)),
        (">20", "<20", Some(false)),
        (">=20", "<=20", Some(true)),
        (">20", "<=20", Some(false)),
        ("~2000", "2200", Some(true)),
        ("~2000", "2201", Some(false)),
        ("est 2000", "1800", Some(true)),
        ("est 120000", "100000", Some(false)),
        ("20..30", "25", Some(true)),
        ("20..30", "31", Some(false)),
        ("20..30", "30..40", Some(true)),
        ("20..30", "31..40", Some(false)),
        ("dozens", "36", Some(true)),
        ("dozens", "400", Some(false)),
        ("hundreds", "thousands", Some(false)),
        ("hundreds", "hundreds of thousands", Some(false)),
        ("thousands", "tens of thousands", Some(true)),
        ("hundreds", "999", Some(true)),
        ("~1400", ">1400", Some(true)),
        ("USD 100", "USD 100", Some(true)),
        ("USD 100", "USD 101", Some(false)),
        ("USD 100", "THB 100", None),
        ("USD 100", "100", None),
        ("text a", "text A", Some(true)),
        ("text a", "text b", None),
        ("text 5", "5", None),
        ("when 2024-10-16/2024-10-20", "when 2024-10-16/2024-10-20", Some(true)),
        ("when 2024-10-16/2024-10-20", "when 2024-10", Some(true)),
        ("when 2024-10-16/2024-10-20", "when 2024-10-18/2024-10-22", Some(false)),
        ("when 2024-10-16", "when --10-16", Some(true)),
        ("when 2024-10-16", "when --10-17", Some(false)),
        ("countries KH LA", "countries LA KH", Some(true)),
        ("countries KH LA", "countries KH", Some(false)),
        ("countries KH LA", "2", Some(true)),
        ("countries KH LA", "3", Some(false)),
    ];
    for (a, b, expected) in table {
        let (left, right) = (read_value(a), read_value(b));
        assert_eq!(agree(&left, &right), expected, "{a} beside {b}");
        assert_eq!(agree(&right, &left), expected, "{b} beside {a}");
    }
}

#[test]
fn verdicts_follow_values_and_origins() {
    let table: &[(&[&str], &str)] = &[
        (&["a A arrests 264; event=X; origin=P"], "single-origin 1/1"),
        (
            &["a A arrests 264; event=X; origin=P", "b B arrests 264; event=X; origin=Q"],
            "corroborated 2/2",
        ),
        (
            &["a A arrests 264; event=X; origin=P", "b B arrests 264; event=X; origin=P"],
            "single-origin 2/1",
        ),
        (
            &["a A arrests 264; event=X; origin=P", "b B arrests 246; event=X; origin=P"],
            "contradicted value 2/1",
        ),
        // Nobody named: each article is an origin of its own.
        // Who said it first is recorded for neither: it may be the same.
        (&["a A arrests 264; event=X", "b B arrests 264; event=X"], "single-origin 2/1"),
        (&["a A arrests 264; event=X; origin=P", "b B arrests 264; event=X"], "single-origin 2/1"),
        (&["a A arrests 264; event=X", "b A arrests 264; event=X"], "single-origin 1/1"),
        // One agency stands behind both.
        (
            &["a A arrests 264; event=X; via=W", "b B arrests 264; event=X; via=W"],
            "single-origin 2/1",
        ),
        (
            &[
                "a A arrests 264; event=X; origin=P; via=W",
                "b B arrests 264; event=X; origin=Q; via=W",
            ],
            "single-origin 2/1",
        ),
        (
            &["a A arrests 264; event=X; origin=W", "b B arrests 264; event=X; origin=Q; via=W"],
            "single-origin 2/1",
        ),
        // P by way of W, and Q by way of W and directly: P and Q stand on their own.
        (
            &[
                "a A arrests 264; event=X; origin=P; via=W",
                "b B arrests 264; event=X; origin=Q; via=W",
                "c C arrests 264; event=X; origin=Q",
            ],
            "corroborated 3/2",
        ),
        (
            &["a A arrests >=200; event=X; origin=P", "b B arrests 264; event=X; origin=Q"],
            "corroborated 2/2",
        ),
        // A bound fits both sides of a contradiction and does not end it.
        (
            &[
                "a A arrests >=20; event=X; origin=P",
                "b B arrests 264; event=X; origin=Q",
                "c C arrests 246; event=X; origin=R",
            ],
            "contradicted value 3/3",
        ),
        (
            &[
                "a A route text by boat; event=X; origin=P",
                "b B route text by air; event=X; origin=Q",
            ],
            "not-comparable scope 2/2",
        ),
        (
            &[
                "a A route text by boat; event=X; origin=P",
                "b B route text By boat; event=X; origin=Q",
            ],
            "corroborated 2/2",
        ),
        (
            &["a A lost USD 5; event=X; origin=P", "b B lost THB 7; event=X; origin=Q"],
            "not-comparable scope 2/2",
        ),
        // Without an event, place and time have to say that both speak of the same thing.
        (&["a A held 120000; origin=P", "b B held 100000; origin=Q"], "not-comparable place 2/2"),
        (
            &["a A held 120; origin=P; period=2023", "b B held 100; origin=Q; period=2023"],
            "not-comparable place 2/2",
        ),
        (
            &[
                "a A held 120; origin=P; period=2023; site=KH",
                "b B held 100; origin=Q; period=2023; site=KH",
            ],
            "contradicted value 2/2",
        ),
        (
            &["a A held 120; origin=P; period=2022", "b B held 100; origin=Q; period=2023"],
            "not-comparable date 2/2",
        ),
        // Twelve and twelve may be two raids; 1,583 and 1,583 hardly are.
        (&["a A held 12; origin=P", "b B held 12; origin=Q"], "not-comparable place 2/2"),
        (&["a A held 1583; origin=P", "b B held 1583; origin=Q"], "corroborated 2/2"),
        (&["a A held 1500; origin=P", "b B held 1500; origin=Q"], "not-comparable place 2/2"),
        // Who writes two figures side by side knows that one is a part of the other.
        (
            &[
                "a A arrests 264; event=X; origin=P; site=KH",
                "b A arrests 31; event=X; origin=P; site=KH",
            ],
            "single-origin 1/1",
        ),
        // What one country found is a part of what all did; half of it and more is worth a look.
        (
            &["a A arrests 31; event=X; origin=P; site=KE", "b B arrests 264; event=X; origin=Q"],
            "not-comparable scope 2/2",
        ),
        (
            &["a A arrests 246; event=X; origin=P; site=KE", "b B arrests 264; event=X; origin=Q"],
            "may-contradict value 2/2",
        ),
        (
            &["a A arrests 310; event=X; origin=P; site=KE", "b B arrests 264; event=X; origin=Q"],
            "contradicted value 2/2",
        ),
        // Other people are another fact.
        (
            &[
                "a A rescued 149; event=X; origin=P",
                "b B rescued 313; event=X; origin=Q; who=Malaysians",
            ],
            "single-origin 1/1 | single-origin 1/1",
        ),
    ];
    for (lines, expected) in table {
        check(lines, expected);
    }
}

#[test]
fn periods_and_dates_decide_what_a_difference_means() {
    let table: &[(&[&str], &str)] = &[
        (
            &[
                "a A dates when 2024-10-16/2024-10-20; event=X; origin=P",
                "b B dates when 2024-10-18/2024-10-22; event=X; origin=Q",
            ],
            "contradicted date 2/2",
        ),
        (
            &[
                "a A dates when 2024-10-16/2024-10-20; event=X; origin=P",
                "b B dates when 2024-10; event=X; origin=Q",
            ],
            "corroborated 2/2",
        ),
        (
            &[
                "a A dates when --10-16/--10-20; event=X; origin=P",
                "b B dates when 2024-10-18/2024-10-22; event=X; origin=Q",
            ],
            "may-contradict date 2/2",
        ),
        // The same figure at two times: one of the dates is wrong.
        (
            &[
                "a A arrests 264; event=X; origin=P; period=2024-10-16/2024-10-20",
                "b B arrests 264; event=X; origin=Q; period=2024-10-18/2024-10-22",
            ],
            "contradicted date 2/2",
        ),
        (
            &[
                "a A arrests 264; event=X; origin=P; period=2024-10-16/2024-10-20",
                "b B arrests 300; event=X; origin=Q; period=2024-10-18/2024-10-22",
            ],
            "contradicted value date 2/2",
        ),
        // Other times, other figures.
        (
            &[
                "a A arrests 264; event=X; origin=P; period=2022",
                "b B arrests 300; event=X; origin=Q; period=2023",
            ],
            "not-comparable date 2/2",
        ),
        (
            &[
                "a A arrests 264; event=X; origin=P; period=--10-16",
                "b B arrests 300; event=X; origin=Q; period=2023-10-16",
            ],
            "may-contradict value 2/2",
        ),
        // A part of the time is a part of the figure.
        (
            &[
                "a A arrests 264; event=X; origin=P; period=2024-10-16/2024-10-20",
                "b B arrests 900; event=X; origin=Q; period=2024-01/2024-12",
            ],
            "not-comparable date 2/2",
        ),
        // A bound of one year and a figure of another agree on nothing.
        (
            &[
                "a A arrests >=20; event=X; origin=P; period=2022",
                "b B arrests 264; event=X; origin=Q; period=2023",
            ],
            "not-comparable date 2/2",
        ),
    ];
    for (lines, expected) in table {
        check(lines, expected);
    }
}

#[test]
fn later_counts_of_a_growing_figure_do_not_contradict_earlier_ones() {
    let growing = |case: &mut Case| case.metric("dead", |m| m.cumulative = true);
    let table: &[(&[&str], &str)] = &[
        (
            &[
                "a A dead 31; event=X; origin=P; as_of=2024-10-01",
                "b B dead 44; event=X; origin=Q; as_of=2024-10-03",
            ],
            "not-comparable date 2/2",
        ),
        (
            &[
                "a A dead 44; event=X; origin=P; as_of=2024-10-01",
                "b B dead 31; event=X; origin=Q; as_of=2024-10-03",
            ],
            "may-contradict value 2/2",
        ),
        (
            &[
                "a A dead 44; event=X; origin=P; as_of=2024-10-01",
                "b B dead 31; event=X; origin=Q; as_of=2024-10-01",
            ],
            "contradicted value 2/2",
        ),
        (
            &["a A dead 44; event=X; origin=P; as_of=2024-10-01", "b B dead 31; event=X; origin=Q"],
            "may-contradict value 2/2",
        ),
        (
            &[
                "a A dead 44; event=X; origin=P; as_of=2024-10-01",
                "b B dead 44; event=X; origin=Q; as_of=2024-10-09",
            ],
            "corroborated 2/2",
        ),
        (
            &[
                "a A held 44; event=X; origin=P; as_of=2024-10",
                "b B held 31; event=X; origin=Q; as_of=2024-11",
            ],
            "not-comparable date 2/2",
        ),
    ];
    for (lines, expected) in table {
        check_with(lines, expected, growing);
    }
}

#[test]
fn places_make_facts_parts_or_conflicts() {
    let table: &[(&[&str], &str)] = &[
        (
            &[
                "a A sites 11; event=X; origin=P; site=KH LA MM",
                "b B sites 11; event=X; origin=Q; site=KH LA PH",
            ],
            "contradicted place 2/2",
        ),
        (
            &[
                "a A sites 11; event=X; origin=P; site=KH LA MM",
                "b B sites 11; event=X; origin=Q; site=KH LA",
            ],
            "corroborated 2/2",
        ),
        (
            &["a A sites 11; event=X; origin=P; site=KH LA MM", "b B sites 11; event=X; origin=Q"],
            "corroborated 2/2",
        ),
        // Parts of a whole.
        (
            &[
                "a A sites 11; event=X; origin=P; site=KH LA MM",
                "b B sites 4; event=X; origin=Q; site=KH",
            ],
            "not-comparable place 2/2",
        ),
        (
            &[
                "a A sites 11; event=X; origin=P; site=KH LA MM",
                "b B sites 14; event=X; origin=Q; site=KH",
            ],
            "contradicted value 2/2",
        ),
        (
            &["a A sites 5; event=X; origin=P; site=KH", "b A sites 5; event=X; origin=P; site=LA"],
            "single-origin 1/1",
        ),
        (
            &["a A sites 5; event=X; origin=P; site=KH", "b B sites 5; event=X; origin=Q; site=LA"],
            "contradicted place 2/2",
        ),
    ];
    for (lines, expected) in table {
        check(lines, expected);
    }
    let held = |case: &mut Case| case.metric("held", |m| m.per_place = true);
    check_with(
        &[
            "a A held 120000; origin=UN; site=MM",
            "b A held 100000; origin=UN; site=KH",
            "c B held est 120000; origin=UN; site=MM",
        ],
        "single-origin 1/1 | single-origin 2/1",
        held,
    );
}

#[test]
fn counts_of_countries_are_held_against_lists_and_against_their_own_words() {
    let took_part = |case: &mut Case| case.metric("took part", |m| m.unit = Unit::Countries);
    let table: &[(&[&str], &str)] = &[
        (
            &[
                "a A took_part countries KH LA; event=X; origin=P",
                "b B took_part countries KH TH; event=X; origin=Q",
            ],
            "contradicted place 2/2",
        ),
        (
            &[
                "a A took_part countries KH LA; event=X; origin=P",
                "b B took_part 2; event=X; origin=Q",
            ],
            "corroborated 2/2",
        ),
        (
            &[
                "a A took_part countries KH LA; event=X; origin=P",
                "b B took_part 3; event=X; origin=Q",
            ],
            "contradicted value 2/2",
        ),
        // Two of thirty-one are named here, two others there.
        (
            &[
                "a A took_part 31; event=X; origin=P; participant=KH LA",
                "b B took_part 31; event=X; origin=Q; participant=TH VN",
            ],
            "corroborated 2/2",
        ),
        (
            &[
                "a A took_part 3; event=X; origin=P; participant=KH LA MM",
                "b B took_part 3; event=X; origin=Q; participant=TH",
            ],
            "contradicted place 2/2",
        ),
        // A list that is given in full is counted; one that only begins is not.
        (
            &["a A took_part 4; event=X; origin=P; participant=KH LA MM TH VN"],
            "contradicted value 1/1",
        ),
        (&["a A took_part 5; event=X; origin=P; participant=KH LA MM TH VN"], "single-origin 1/1"),
        (&["a A took_part 31; event=X; origin=P; participant=KH LA MM TH"], "single-origin 1/1"),
        (
            &[
                "a A took_part 27; event=X; origin=P; who=Asian countries",
                "b B took_part 27; event=X; origin=Q; who=countries of three continents",
            ],
            "contradicted scope 2/2",
        ),
        // The words of one are held against the list of the other.
        (
            &[
                "a A took_part 3; event=X; origin=P; who=Southeast Asian countries",
                "b B took_part 3; event=X; origin=Q; participant=KH LA NP",
            ],
            "contradicted scope 2/2",
        ),
        // A day without its year on one side only makes nothing less sure.
        (
            &[
                "a A took_part 3; event=X; origin=P; who=Southeast Asian countries",
                "b B took_part 3; event=X; origin=Q; participant=KH LA NP; period=--10-16",
            ],
            "contradicted scope 2/2",
        ),
        (
            &[
                "a A took_part 3; event=X; origin=P; who=pays d’Asie",
                "b B took_part 3; event=X; origin=Q; participant=KH LA NP",
            ],
            "corroborated 2/2",
        ),
        // "Latin America" is not America twice, and what is no region of the UN is held against nothing.
        (
            &[
                "a A took_part 2; event=X; origin=P; who=countries in Latin America",
                "b B took_part 2; event=X; origin=Q; participant=BR US",
            ],
            "contradicted scope 2/2",
        ),
        (
            &[
                "a A took_part 2; event=X; origin=P; who=non-Asian countries",
                "b B took_part 2; event=X; origin=Q; participant=BR US",
            ],
            "corroborated 2/2",
        ),
    ];
    for (lines, expected) in table {
        check_with(lines, expected, took_part);
    }
}

/// The practice case as claims: nine articles on an operation that never was.
pub const PRACTICE: &[&str] = &[
    "1a A1 operation_dates when 2024-10-16/2024-10-20; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "1b A1 victims_rescued 158; event=Clear River; origin=Council; via=Meridian Wire; site=KH LA MM; period=2024-10-16/2024-10-20; as_of=2024-10-23",
    "1c A1 sites_searched 11; event=Clear River; origin=Council; via=Meridian Wire; site=KH LA MM; period=2024-10-16/2024-10-20",
    "1d A1 arrests 264; event=Clear River; origin=Council; via=Meridian Wire; site=KH LA MM; period=2024-10-16/2024-10-20",
    "1e A1 investigations_opened 340; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "1f A1 telephones_seized ~1400; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "1g A1 countries_of_origin_of_victims 9; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "1h A1 participating_countries 27; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20; participant=BD BR KH CN ET IN ID JP KE LA MY MN MA MM NP NG PK PE PH SG ZA KR LK TH UG AE VN",
    "2a A2 investigations_opened 340; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "2b A2 victims_rescued 158; event=Clear River; origin=Council; via=Meridian Wire; period=2024-10-16/2024-10-20",
    "2c A2 people_held >=60000; event=Study; origin=Open Gate; site=KH LA MM; as_of=2024-09",
    "3a A3 victims_rescued 185; event=Clear River; origin=Council; period=2024-10-16/2024-10-20",
    "3b A3 sites_searched 11; event=Clear River; origin=Council; site=KH LA PH; period=2024-10-16/2024-10-20",
    "4a A4 participating_countries 27; event=Clear River; origin=Council; period=2024-10-16/2024-10-20; who=Asian countries",
    "4b A4 suspects_identified 412; event=Clear River; origin=Council",
    "4c A4 assets_frozen USD 3200000; event=Clear River; origin=Council; period=2024-10-16/2024-10-20",
    "5a A5 victims_rescued 207; event=Hotline; origin=Hotline; site=KH LA MM; period=2024-01/2024-10; as_of=2024-10; who=Malaysians",
    "6a A6 victims_rescued 158; event=Clear River; origin=Border Centre; period=2024-10-16/2024-10-20; as_of=2024-10-25",
    "6b A6 operation_dates when 2024-10-16/2024-10-20; event=Clear River; origin=Border Centre; period=2024-10-16/2024-10-20",
    "7a A7 arrests 264; event=Clear River; origin=Court Watch; period=2024-10-16/2024-10-20; as_of=2024-11-05",
    "7b A7 operation_dates when 2024-10-16/2024-10-20; event=Clear River; origin=Court Watch",
    "7c A7 participating_countries 27; event=Clear River; origin=Court Watch; who=countries of Asia, Africa and South America",
    "7d A7 sites_searched text closed buildings; event=Clear River; origin=Court Watch; site=KH LA MM",
    "8a A8 operation_dates when 2024-10-18/2024-10-22; event=Clear River; origin=Council; period=2024-10-18/2024-10-22",
    "8b A8 arrests 264; event=Clear River; origin=Council",
    "8c A8 telephones_seized >1400; event=Clear River; origin=Council",
    "9a A9 operation_dates when 2025-06-09/2025-06-13; event=Clear River II; origin=Council",
    "9b A9 victims_rescued 221; event=Clear River II; origin=Council; site=KH MM PE; period=2025-06-09/2025-06-13",
    "9c A9 arrests 390; event=Clear River II; origin=Council; period=2025-06-09/2025-06-13",
    "9d A9 participating_countries 31; event=Clear River II; origin=Council; participant=CO GH KZ TL",
    "9e A9 victims_rescued 158; event=Clear River; origin=Council; period=2024-10",
    "9f A9 people_held 70000..90000; event=Study; origin=Open Gate; site=KH LA MM; as_of=2025-05",
    "9g A9 people_held >=60000; event=Study; origin=Open Gate; site=KH LA MM; as_of=2024-09",
];

pub fn practice() -> Case {
    let mut case = Case::new();
    for name in ["participating countries", "countries of origin of victims"] {
        case.metric(name, |m| m.unit = Unit::Countries);
    }
    case.metric("people held", |m| m.per_place = true);
    for name in ["victims rescued", "arrests"] {
        case.metric(name, |m| m.cumulative = true);
    }
    for line in PRACTICE {
        case.claim(line);
    }
    case
}

#[test]
fn the_practice_case_has_the_findings_of_a_careful_reader() {
    let case = practice();
    let found: Vec<String> = case
        .findings()
        .list
        .iter()
        .map(|f| {
            let event = &case.project.events[&f.key.event.unwrap()].name;
            let metric = &case.project.metrics[&f.key.metric].name;
            format!("{event}, {metric}: {}", summary(f))
        })
        .collect();
    let expected = [
        "Clear River, arrests: corroborated 3/2",
        "Clear River, assets frozen: single-origin 1/1",
        "Clear River, countries of origin of victims: single-origin 1/1",
        "Clear River, investigations opened: single-origin 2/1",
        "Clear River, operation dates: contradicted date 4/3",
        "Clear River, participating countries: contradicted scope 3/2",
        "Clear River, sites searched: contradicted place 3/2",
        "Clear River, suspects identified: single-origin 1/1",
        "Clear River, telephones seized: single-origin 2/1",
        "Clear River, victims rescued: contradicted value 5/2",
        "Clear River II, arrests: single-origin 1/1",
        "Clear River II, operation dates: single-origin 1/1",
        "Clear River II, participating countries: single-origin 1/1",
        "Clear River II, victims rescued: single-origin 1/1",
        "Hotline, victims rescued: single-origin 1/1",
        "Study, people held: single-origin 2/1",
    ];
    assert_eq!(found, expected);
}

#[test]
fn groups_put_side_by_side_what_agrees() {
    let case = practice();
    let found = case.findings();
    let of = |name: &str| found.of_claim(case.claims[name]).unwrap();
    let groups = |name: &str| -> Vec<String> {
        of(name)
            .groups
            .iter()
            .map(|g| format!("{} ×{} {}/{}", g.value, g.claims.len(), g.articles.len(), g.origins))
            .collect()
    };
    assert_eq!(groups("1b"), ["158 ×4 4/2", "185 ×1 1/1"]);
    assert_eq!(groups("8a"), ["2024-10-16 – 2024-10-20 ×3 3/3", "2024-10-18 – 2024-10-22 ×1 1/1"]);
    assert_eq!(groups("8c"), ["about 1,400 ×2 2/1"]);
    // The same number of sites in other countries is another group; so is a claim without a number.
    assert_eq!(groups("3b"), ["11 ×1 1/1", "11 ×1 1/1", "closed buildings ×1 1/1"]);
    assert_eq!(groups("2c"), ["at least 60,000 ×2 2/1", "70,000–90,000 ×1 1/1"]);
    assert_eq!(of("1b").origin_names, ["Border Centre", "Council"]);
    for (id, index) in found.by_claim.iter() {
        assert!(found.list[*index].claims.contains(id));
    }
    assert_eq!(found.by_claim.len(), case.project.claims.len());
}

#[test]
fn a_ruling_counts_and_the_computed_verdict_stays_known() {
    let mut case = practice();
    let key = case.findings().of_claim(case.claims["1b"]).unwrap().key.clone();
    let mut rule = |verdict: Verdict, at: &str| {
        let id = case.ids.make(time());
        let ruling = Ruling {
            wrong: Vec::new(),
            fact: key.clone(),
            verdict,
            reason: "the digits of 158 were turned round".to_owned(),
            at: at.parse().unwrap(),
            by: "test".to_owned(),
        };
        case.project.rulings.insert(id, Arc::new(ruling));
    };
    rule(Verdict::Corroborated, "2024-11-03T00:00:00Z");
    rule(Verdict::NotComparable, "2024-11-02T00:00:00Z");
    let found = case.findings();
    let finding = found.of_claim(case.claims["1b"]).unwrap();
    assert_eq!(finding.verdict, Verdict::Corroborated, "the later ruling counts");
    assert_eq!(finding.computed, Verdict::Contradicted);
    // Other facts of the event and the other operation are not touched.
    assert!(found.of_claim(case.claims["9b"]).unwrap().ruling.is_none());
    assert_eq!(found.list.iter().filter(|f| f.ruling.is_some()).count(), 1);
}

#[test]
fn a_ruling_on_some_people_leaves_the_others_alone() {
    let mut case = Case::new();
    case.claim("a A rescued 149; event=X; origin=P");
    case.claim("b B rescued 313; event=X; origin=Q; who=Malaysians");
    let key = case.findings().of_claim(case.claims["b"]).unwrap().key.clone();
    let id = case.ids.make(time());
    let ruling = Ruling {
        wrong: Vec::new(),
        fact: Fact { population: Some("MALAYSIANS".to_owned()), ..key },
        verdict: Verdict::NotComparable,
        reason: "another count".to_owned(),
        at: time(),
        by: "test".to_owned(),
    };
    case.project.rulings.insert(id, Arc::new(ruling));
    let found = case.findings();
    assert_eq!(found.of_claim(case.claims["b"]).unwrap().verdict, Verdict::NotComparable);
    assert_eq!(found.of_claim(case.claims["a"]).unwrap().verdict, Verdict::SingleOrigin);
}

#[test]
fn copies_of_an_article_and_namesakes_of_an_origin_count_once() {
    let mut case = Case::new();
    case.article("A", "One text.");
    case.article("B", "One text.");
    case.claim("a A arrests 264; event=X");
    case.claim("b B arrests 264; event=X");
    assert_eq!(summary(&case.findings().list[0]), "single-origin 1/1");

    let mut case = Case::new();
    let old = case.article("A", "One text.");
    let new = case.article("B", "One text, corrected.");
    Arc::make_mut(case.project.articles.get_mut(&new).unwrap()).version_of = Some(old);
    case.claim("a A arrests 264; event=X");
    case.claim("b B arrests 264; event=X");
    assert_eq!(summary(&case.findings().list[0]), "single-origin 1/1");

    let mut case = Case::new();
    case.claim("a A arrests 264; event=X; origin=INTERPOL");
    case.claim("b B arrests 264; event=X; origin=Interpol");
    assert_eq!(summary(&case.findings().list[0]), "single-origin 2/1");
}

/// What two claims of one figure from two origins are worth.
fn of_origins(one: &str, other: &str) -> String {
    let mut case = Case::new();
    case.claim(&format!("a A arrests 264; event=X; origin={one}"));
    case.claim(&format!("b B arrests 264; event=X; origin={other}"));
    summary(&case.findings().list[0])
}

#[test]
fn whoever_may_be_anybody_adds_no_origin() {
    for anybody in [
        "police",
        "officials",
        "Thai authorities",
        "fuentes judiciales",
        "un rescapé",
        "警方",
        "власти",
    ] {
        assert_eq!(of_origins("INTERPOL", anybody), "single-origin 2/1", "{anybody}");
        assert_eq!(of_origins(anybody, "survivors"), "single-origin 2/1", "{anybody}");
    }
    // The police of a country is somebody.
    assert_eq!(of_origins("INTERPOL", "Thai police"), "corroborated 2/2");
}

#[test]
fn a_person_and_the_body_he_speaks_for_are_one_origin() {
    for (one, other) in [
        ("Anders Holm, INTERPOL", "INTERPOL"),
        ("Anders Holm, INTERPOL", "International Criminal Police Organization"),
        ("Anders Holm, INTERPOL", "Rosa Lind, Interpol"),
        ("Anders Holm, INTERPOL", "Anders Holm"),
        ("Ministry of Labour (MoL)", "MoL"),
        ("Ana Cruz, Ministry of Labour (MoL)", "Ministry of Labour"),
        ("OHCHR", "UN human rights office"),
        ("IOM", "Organisation internationale pour les migrations"),
    ] {
        assert_eq!(of_origins(one, other), "single-origin 2/1", "{one} / {other}");
    }
    for (one, other) in [
        ("Anders Holm, INTERPOL", "Europol"),
        ("Anders Holm", "Rosa Lind"),
        ("Ministry of Labour", "Ministry of Health"),
    ] {
        assert_eq!(of_origins(one, other), "corroborated 2/2", "{one} / {other}");
    }
}

/// What two dates of one operation are to one another.
fn of_dates(one: &str, other: &str) -> String {
    let mut case = Case::new();
    case.metric("operation dates", |m| m.unit = Unit::Date);
    case.claim(&format!("a A operation_dates when {one}; event=X; origin=P"));
    case.claim(&format!("b B operation_dates when {other}; event=X; origin=Q"));
    summary(&case.findings().list[0])
}

#[test]
fn dates_of_an_operation_that_is_held_each_year_do_not_contradict() {
    for (one, other, expected) in [
        ("2024-10-16/2024-10-20", "2024-10-18/2024-10-22", "contradicted date 2/2"),
        ("2023-04/2023-05", "2023-10-16/2023-10-20", "contradicted date 2/2"),
        ("2023-12-28/2023-12-30", "2024-01-03/2024-01-05", "contradicted date 2/2"),
        ("2022-03/2022-03", "2023-10-16/2023-10-20", "not-comparable date 2/2"),
        ("2022-03-08/2022-03-12", "2024-07-01/2024-07-31", "not-comparable date 2/2"),
        ("2023-10-16/2023-10-20", "2024-10-16/2024-10-20", "may-contradict date 2/2"),
        ("2023-10/2023-10", "2023-10-16/2023-10-20", "corroborated 2/2"),
    ] {
        assert_eq!(of_dates(one, other), expected, "{one} beside {other}");
    }
}

#[test]
fn agreement_is_symmetric_and_findings_do_not_depend_on_the_order_of_claims() {
    let mut random = fastrand::Rng::with_seed(5);
    let amount = |random: &mut fastrand::Rng| {
        let n = random.u32(0..60);
        match random.u8(0..10) {
            0 => Amount::range(n, n + 1 + random.u32(0..9)),
            1 => Amount { low: Some(n.into()), high: None, qualifier: Qualifier::Order },
            i => Amount::qualified(n, Qualifier::ALL[usize::from(i) % 7]),
        }
    };
    for _ in 0..20_000 {
        let (a, b) = (amount(&mut random), amount(&mut random));
        let (one, other) = (Value::Number(a.clone()), Value::Number(b.clone()));
        assert_eq!(agree(&one, &other), agree(&other, &one), "{a} {b}");
        let strict = matches!(a.qualifier, Qualifier::MoreThan | Qualifier::FewerThan);
        assert!(strict || agree(&one, &one) == Some(true), "{a} beside itself");
        if let (Some(low), Some(high)) = (a.low, a.high) {
            for n in [low, high] {
                assert_eq!(
                    agree(&one, &Value::Number(Amount::exact(n))),
                    Some(true),
                    "{a} holds {n}"
                );
            }
        }
    }
    // Claims in any order give the same verdicts: what is found must not hang on ids.
    for round in 0..60 {
        let mut lines: Vec<String> = (0..random.usize(2..9))
            .map(|i| {
                let value = *random.choice(&["5", "6", ">=4", "~6", "5..9", "<5"]).unwrap();
                let extra = *random
                    .choice(&[
                        "",
                        "; site=KH",
                        "; site=LA",
                        "; period=2023",
                        "; period=2024",
                        "; as_of=2023-05",
                    ])
                    .unwrap();
                format!("c{i} A{i} arrests {value}; event=X; origin=P{}{extra}", i % 3)
            })
            .collect();
        let verdict = |lines: &[String]| {
            let mut case = Case::new();
            for line in lines {
                case.claim(line);
            }
            let mut all: Vec<String> = case.findings().iter().map(summary).collect();
            all.sort();
            all.join(" | ")
        };
        let first = verdict(&lines);
        random.shuffle(&mut lines);
        let again = verdict(&lines);
        let plain = |s: &str| {
            s.split(' ').filter(|w| !w.contains('/')).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(plain(&first), plain(&again), "round {round}: {lines:#?}");
    }
}

/// Compares what follows the edits with what is computed from the start; returns how often findings changed.
fn follow(session: &mut corrobora::session::Session, seed: u64, steps: i64) -> usize {
    let rng = &mut fastrand::Rng::with_seed(seed);
    let mut kept = Kept::of(session.snapshot());
    let mut others = 0;
    for step in 0..steps {
        let undone = step % 9 == 8 && session.undo(crate::edits::at(step * 5_000)).is_ok();
        if !undone {
            // Half of the edits are of claims that are there: those that meet others on one fact.
            let edits = (0..rng.usize(1..3)).map(|_| {
                let project = session.project();
                let claims: Vec<ClaimId> = project.claims.keys().copied().collect();
                match rng.choice(&claims) {
                    Some(id) if rng.bool() => {
                        let mut claim = project.claims[id].as_ref().clone();
                        let twin = project.claims[rng.choice(&claims).unwrap()].as_ref().clone();
                        match rng.u8(0..5) {
                            0 => claim.value = twin.value,
                            1 => claim.origin = twin.origin,
                            2 => (claim.event, claim.metric) = (twin.event, twin.metric),
                            3 => claim.annotations = twin.annotations,
                            _ => claim = twin,
                        }
                        corrobora::edit::Edit::Claim(*id, Some(Arc::new(claim)))
                    }
                    _ => crate::edits::random_edit(project, rng),
                }
            });
            let edits = edits.collect();
            let at = crate::edits::at(step * 5_000);
            if session.commit(crate::edits::change("step", at, edits)).is_err() {
                continue;
            }
        }
        let before = Arc::clone(kept.findings());
        kept = kept.after(session.snapshot());
        assert_eq!(**kept.findings(), findings(session.project()), "seed {seed}, step {step}");
        others += usize::from(before != *kept.findings());
    }
    others
}

#[test]
fn findings_that_follow_edits_are_those_computed_from_the_start() {
    let mut others = 0;
    for seed in 0..40 {
        let mut session = crate::edits::session(practice().project, seed);
        others += follow(&mut session, seed, 60);
        let mut session = crate::edits::session(crate::edits::case(seed), seed);
        others += follow(&mut session, seed, 60);
    }
    assert!(others > 500, "findings changed {others} times");
}

/// Runs the program on the practice case and returns what it prints.
fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.corrobora.ron");
    let project = practice().project;
    let opened = corrobora::storage::create(&path, &project).unwrap();
    opened.store.unwrap().close(&opened.project).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_corrobora"))
        .arg(arguments[0])
        .arg(&path)
        .args(&arguments[1..])
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn findings_on_the_command_line_have_the_fields_of_the_contract() {
    let (out, err, code) = run(&["findings", "--format", "json"]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
    let of = |event: &str, metric: &str| {
        let found = all.as_array().unwrap().iter();
        found.clone().find(|f| f["event"] == event && f["metric"] == metric).unwrap()
    };
    let rescued = of("Clear River", "victims rescued");
    assert_eq!(rescued["verdict"], "contradicted");
    assert_eq!(rescued["reasons"], serde_json::json!(["value"]));
    assert_eq!((&rescued["articles"], &rescued["origins"]), (&5.into(), &2.into()));
    let claim = &rescued["claims"][0];
    assert_eq!(claim["file"], "A1.txt");
    assert_eq!(
        (&claim["quote"], &claim["start"], &claim["end"]),
        (&"The text".into(), &0.into(), &8.into())
    );
    assert_eq!(
        claim["value"],
        serde_json::json!({"low": 158, "high": 158, "qualifier": "exactly", "unit": "persons"})
    );
    assert_eq!(
        claim["countries"][0],
        serde_json::json!({"code": "KH", "role": "site", "locality": null})
    );
    assert_eq!(claim["origin"], "Council");
    assert!(claim["id"].is_string() && claim["article"].is_string());
    let held = &of("Study", "people held")["claims"][0]["value"];
    assert_eq!(
        (&held["low"], &held["high"], &held["qualifier"]),
        (&60000.into(), &serde_json::Value::Null, &"at least".into())
    );
    let money = &of("Clear River", "assets frozen")["claims"][0]["value"];
    assert_eq!((&money["low"], &money["unit"]), (&3_200_000.into(), &"USD".into()));

    let (text, _, _) = run(&["findings"]);
    assert!(
        text.contains(
            "Contradicted (value): Clear River, victims rescued – 158; 185 [5 articles, 2 origins]"
        ),
        "{text}"
    );
}

#[test]
fn the_claim_table_is_printed_as_json_and_csv() {
    let (out, _, code) = run(&["claims", "--format", "json"]);
    assert_eq!(code, Some(0));
    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(all.as_array().unwrap().len(), PRACTICE.len());
    assert_eq!(
        all[0]["value"]["period"],
        serde_json::json!({"from": "2024-10-16", "to": "2024-10-20"})
    );
    assert_eq!(all[0]["value"]["low"], serde_json::Value::Null);
    assert_eq!(all[1]["as_of"], "2024-10-23");
    assert_eq!(all[1]["period"]["to"], "2024-10-20");
    let (out, _, code) = run(&["claims", "--format", "csv"]);
    assert_eq!((out.lines().count(), code), (PRACTICE.len() + 1, Some(0)));
    assert!(out.starts_with("\"Event\",\"Metric\",\"Value\""), "{out}");
    let (_, _, code) = run(&["claims", "--format", "pdf"]);
    assert_eq!(code, Some(2));
}

#[test]
fn a_ruling_on_two_countries_together_leaves_each_of_them_alone() {
    let mut case = Case::new();
    case.claim("a A rescued 149; event=X; origin=P; site=KH");
    case.claim("b B rescued 313; event=X; origin=Q; site=KH MM");
    let found = case.findings();
    let metric = found.of_claim(case.claims["b"]).unwrap().key.metric;
    Arc::make_mut(case.project.metrics.get_mut(&metric).unwrap()).per_place = true;
    let fact = case.findings().of_claim(case.claims["b"]).unwrap().fact();
    assert_eq!(fact.places.len(), 2);
    let ruling = Ruling {
        wrong: Vec::new(),
        fact,
        verdict: Verdict::NotComparable,
        reason: "a sum".to_owned(),
        at: time(),
        by: "test".to_owned(),
    };
    case.project.rulings.insert(case.ids.make(time()), Arc::new(ruling));
    let found = case.findings();
    assert_eq!(found.of_claim(case.claims["b"]).unwrap().verdict, Verdict::NotComparable);
    assert!(found.of_claim(case.claims["a"]).unwrap().ruling.is_none());
}

#[test]
fn a_ruling_names_the_wrong_claim_and_which_claims_it_did_not_know() {
    let mut case = Case::new();
    case.claim("a A rescued 149; event=X; origin=P; site=KH");
    case.claim("b B rescued 313; event=X; origin=Q; site=KH");
    let (a, b) = (case.claims["a"], case.claims["b"]);
    let computed = case.findings();
    let finding = computed.of_claim(a).unwrap();
    assert_eq!(finding.computed, Verdict::Contradicted);
    assert_eq!(
        corrobora::findings::verdict_without(&case.project, finding, &[b]),
        Some(Verdict::SingleOrigin)
    );
    assert_eq!(corrobora::findings::verdict_without(&case.project, finding, &[a, b]), None);
    let ruling = Ruling {
        wrong: vec![b],
        fact: finding.fact(),
        verdict: Verdict::SingleOrigin,
        reason: "another raid".to_owned(),
        at: time(),
        by: "test".to_owned(),
    };
    let id = case.ids.make(time());
    case.project.rulings.insert(id, Arc::new(ruling.clone()));
    let found = case.findings();
    let finding = found.of_claim(a).unwrap();
    assert!(finding.is_wrong(&case.project, b) && !finding.is_wrong(&case.project, a));
    assert_eq!(finding.in_what(), None, "the reasons are those of what was computed");
    assert_eq!(finding.unknown_to_ruling(&case.project), 0);
    // The source that is held to be wrong stands behind nothing, and stays in sight.
    assert_eq!((finding.origins, finding.articles.len(), finding.claims.len()), (1, 1, 2));
    assert_eq!(finding.origin_names, ["P"]);
    let rows = corrobora::table::rows(&case.project, &found);
    let verdict = |claim: ClaimId| {
        let row = rows.claims.iter().position(|id| *id == claim).unwrap();
        let column = corrobora::table::Column::Verdict;
        rows.cell(&case.project, &found, u32::try_from(row).unwrap(), column)
    };
    assert_eq!((verdict(a).as_str(), verdict(b).as_str()), ("Single origin", "Held to be wrong"));
    // Claims that came after it were not known to whoever ruled.
    let earlier = Ruling { at: "2024-10-31T00:00:00Z".parse().unwrap(), ..ruling };
    case.project.rulings.insert(id, Arc::new(earlier));
    let found = case.findings();
    assert_eq!(found.of_claim(a).unwrap().unknown_to_ruling(&case.project), 2);
}

#[test]
fn a_verdict_covers_only_the_claims_that_it_is_about() {
    let mut case = Case::new();
    case.claim("a A1 arrests 35; origin=P1; period=2024-03");
    case.claim("b A2 arrests 35; origin=P2; period=2024-03");
    case.claim("c A3 arrests 3500; origin=P3; period=2024");
    case.claim("d A4 arrests 12; origin=P3; period=2023-05; site=KH");
    case.claim("e A5 arrests 14; origin=P1; period=2023-05; site=KH");
    let found = case.findings();
    let of = |found: &Findings, name: &str| {
        let at = found.by_claim[&case.claims[name]];
        let names = case.claims.iter().filter(|(_, id)| found.list[at].claims.contains(id));
        let names: String = names.map(|(name, _)| name.as_str()).collect();
        (names, summary(&found.list[at]))
    };
    let said = |names: &str, what: &str| (names.to_owned(), what.to_owned());
    assert_eq!(of(&found, "b"), said("ab", "corroborated 2/2"));
    assert_eq!(of(&found, "c"), said("c", "single-origin 1/1"));
    assert_eq!(of(&found, "d"), said("de", "contradicted value 2/2"));
    // What is asked of a fact leads to the part that is meant; a claim that is gone, to the first.
    for name in ["b", "c", "e"] {
        let finding = found.of_claim(case.claims[name]).unwrap();
        assert_eq!(found.on(&finding.fact()), Some(finding));
        assert_eq!(found.on(&finding.key), Some(finding));
    }
    let whole = found.list[0].fact().whole();
    assert!(found.on(&whole).unwrap().claims.contains(&case.claims["a"]));
    // A ruling is of its part and of no other, also when claims are added to it.
    let ruled = found.of_claim(case.claims["d"]).unwrap().fact();
    let ruling = Ruling {
        wrong: Vec::new(),
        fact: ruled,
        verdict: Verdict::NotComparable,
        reason: "Two raids".to_owned(),
        at: crate::edits::at(9),
        by: "tester".to_owned(),
    };
    let id = case.ids.make(crate::edits::at(9));
    case.project.rulings.insert(id, Arc::new(ruling));
    case.claim("f A6 arrests 13; origin=P2; period=2023-05; site=KH");
    let found = case.findings();
    let of = |name: &str| found.of_claim(case.claims[name]).unwrap();
    assert_eq!((of("f").verdict, of("f").ruling), (Verdict::NotComparable, Some(id)));
    assert_eq!((of("a").verdict, of("a").ruling), (Verdict::Corroborated, None));
    assert_eq!((of("c").verdict, of("c").ruling), (Verdict::SingleOrigin, None));
    // One month's count is none of its year, though the figures be equal; a day's may be its month's.
    for (one, other, count) in
        [("2025-01", "2025", 1), ("2025-01-05", "2025-01", 2), ("2025-01", "2025-01", 2)]
    {
        let mut case = Case::new();
        case.claim(&format!("a A1 arrests 35; origin=P1; period={one}; site=KH"));
        case.claim(&format!("b A2 arrests 35; origin=P2; period={other}; site=KH"));
        let found = case.findings();
        assert_eq!(found.list[0].groups[0].origins, count, "{one} beside {other}");
    }
    // With an event all of it is on one thing, and what clashes is said of all.
    let mut case = Case::new();
    case.claim("a A1 arrests 35; event=X; origin=P1; period=2024-03");
    case.claim("b A2 arrests 38; event=X; origin=P2; period=2024-03");
    case.claim("c A3 arrests 3500; event=X; origin=P3; period=2024");
    assert_eq!(summary(&case.findings().list[0]), "contradicted value 3/3");
}

#[test]
fn a_people_is_one_population_however_it_is_called() {
    let told = |a: &str, b: &str| {
        let mut case = Case::new();
        case.claim("a A1 arrests 35; event=X; origin=P1");
        case.claim("b A2 arrests 35; event=X; origin=P2");
        for (name, who) in [("a", a), ("b", b)] {
            let claim = Arc::make_mut(case.project.claims.get_mut(&case.claims[name]).unwrap());
            claim.population = Some(who.to_owned());
        }
        let found = case.findings();
        for finding in found.iter() {
            assert_eq!(found.on(&finding.fact()), Some(finding), "a ruling finds it again");
            assert_eq!(found.on(&finding.key), Some(finding), "and so does its key");
            assert!([a, b].contains(&finding.population.as_deref().unwrap()));
        }
        found.list.len()
    };
    assert_eq!(told("Indians", "Indian nationals"), 1);
    assert_eq!(told("people from India", "Indians"), 1);
    assert_eq!(told("India", "Indiens"), 1);
    assert_eq!(told("Indians", "Indian women"), 2);
    assert_eq!(told("Indians", "Kenyans"), 2);
    assert_eq!(told("women", "children"), 2);
    assert_eq!(told("Asian", "Asians"), 2);
}

#[test]
fn figures_of_two_towns_are_two_figures() {
    let country = |code: &str| code.parse::<Country>().unwrap();
    let told = |a: (&str, &str), b: (&str, &str), event: &str| {
        let mut case = Case::new();
        case.claim(&format!("a A1 arrests {}; origin=P1; site=KH{event}", a.0));
        case.claim(&format!("b A2 arrests {}; origin=P2; site=KH{event}", b.0));
        for (name, town) in [("a", a.1), ("b", b.1)] {
            let claim = Arc::make_mut(case.project.claims.get_mut(&case.claims[name]).unwrap());
            for place in &mut claim.places {
                place.locality = Some(town.to_owned()).filter(|t| !t.is_empty());
            }
        }
        let found = case.findings();
        (found.list.len(), summary(&found.list[0]))
    };
    let both = |what: &str| (1, what.to_owned());
    assert_eq!(told(("35", "Poipet"), ("35", "ปอยเปต"), ""), both("corroborated 2/2"));
    // Nobody says when: one town ties two figures, one country does not.
    assert_eq!(told(("35", "Poipet"), ("35", ""), ""), both("not-comparable date 2/2"));
    assert_eq!(told(("35", "Poipet"), ("35", "Bavet"), ""), both("not-comparable place 2/2"));
    assert_eq!(told(("35", "Poipet"), ("41", "Bavet"), ""), both("not-comparable place 2/2"));
    assert_eq!(told(("35", "Poipet"), ("41", "ប៉ោយប៉ែត"), ""), both("may-contradict value 2/2"));
    assert_eq!(told(("35", "Poipet"), ("41", ""), ""), both("not-comparable date 2/2"));
    // In a month a country's total may hold a town's figure, and no town more than its country.
    let may = "; period=2024-05";
    assert_eq!(told(("35", "Poipet"), ("41", ""), may), both("not-comparable scope 2/2"));
    assert_eq!(told(("41", "Poipet"), ("35", ""), may), both("may-contradict value 2/2"));
    let day = "; period=2024-05-04";
    assert_eq!(told(("35", "Poipet"), ("41", ""), day), both("may-contradict value 2/2"));
    // Of one operation the same figure in two towns is worth a look; other figures are its parts.
    assert_eq!(told(("35", "Poipet"), ("35", ""), day), both("corroborated 2/2"));
    let of_x = "; event=X";
    assert_eq!(told(("35", "Poipet"), ("35", "Bavet"), of_x), both("may-contradict place 2/2"));
    assert_eq!(told(("35", "Poipet"), ("41", "Bavet"), of_x), both("not-comparable place 2/2"));
    assert_eq!(told(("35", "Poipet"), ("41", ""), of_x), both("may-contradict value 2/2"));
    // A compound may lie in the town, and what no table knows may be the same in other letters.
    assert!(places::town(country("MM"), "KK Park").is_some());
    assert_eq!(told(("35", "Lucky 8"), ("35", "លក្កី៨"), day), both("corroborated 2/2"));
    assert_eq!(told(("35", "Lucky 8"), ("35", "lucky 8 compound"), day), both("corroborated 2/2"));
    assert_eq!(told(("35", "Lucky 8"), ("35", "Jinbei"), ""), both("not-comparable place 2/2"));
    let town = |name: &str| places::town(country("MM"), name).unwrap();
    assert!(!town("KK Park").is_apart_from(town("Myawaddy")));
    assert!(town("KK Park").is_apart_from(town("Shwe Kokko")));
    assert_eq!(town("妙瓦底"), town("Myawadi"));
    for not_a_town in ["Preah Vihear", "Cambodia", "Banteay Meanchey", "Nowhere"] {
        assert_eq!(places::town(country("KH"), not_a_town), None, "{not_a_town}");
    }
    assert_eq!(places::town(country("SG"), "Singapore"), None);
}
