//! Walks the chain on the practice articles, as a person would, to the project that is bundled. With
//! `UPDATE_SNAPSHOTS` the result is written to `assets/practice`; without, it has to be what is there.

use corrobora::{
    brief,
    edit::Change,
    findings::{Finding, Findings, Reason, findings, misnamed},
    format, import,
    mine::Named,
    model::{
        Amount, AnnotationId, ArticleId, Block, Country, Currency, Decimal, Hash, Ids, Period,
        Place, Project, Qualifier, Reliability, Role, Timestamp, Value, Verdict, text,
    },
    practice::ORIGINALS,
    session::{Hand, Session},
    storage,
    verbs::{self, Fields},
};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// A line of the plan: what a careful reader takes from a quote.
#[derive(Deserialize)]
struct Planned {
    id: String,
    file: String,
    event: String,
    metric: String,
    quote: String,
    value: BTreeMap<String, serde_json::Value>,
    places: Vec<(String, String)>,
    period: Option<String>,
    as_of: Option<String>,
    origin: String,
    via: Option<String>,
    population: Option<String>,
    note: String,
}

fn plan() -> Vec<Planned> {
    serde_json::from_str(include_str!("../data/practice-plan.json")).unwrap()
}

/// A clock that goes on by a minute with every deed.
struct Walk {
    session: Session,
    now: Timestamp,
}

impl Walk {
    fn make<T>(&mut self, verb: impl FnOnce(&Project, &mut Hand<'_>) -> T) -> T {
        self.now = Timestamp::from_second(self.now.as_second() + 60).unwrap();
        let (project, mut hand) = self.session.hand(self.now);
        verb(project, &mut hand)
    }

    fn commit(&mut self, change: Change) {
        self.session.commit(change).unwrap();
    }

    fn project(&self) -> &Project {
        self.session.project()
    }
}

fn walk() -> Project {
    let start: Timestamp = "2026-01-12T09:00:00Z".parse().unwrap();
    let mut ids = Ids::from_seed(2024);
    let project = Project::new(ids.make(start), start, "Clear River (practice case)");
    let mut walk = Walk { session: Session::new(project, ids, "practice", None), now: start };
    let articles = import_all(&mut walk);
    let codes = codebook(&mut walk);
    for planned in plan() {
        claim(&mut walk, &articles, &planned, codes["Figures"]);
    }
    aliases(&mut walk);
    rulings(&mut walk);
    for (file, words, code) in [
        ("01-harbour-courier.html", "sales or translation work", "Recruitment"),
        ("03-delta-observer.txt", "customer-service job", "Recruitment"),
    ] {
        let article = articles[file];
        let (change, _) = walk.make(|p, hand| {
            let range = range_of(p, article, words);
            verbs::annotate(p, hand, article, range, [codes[code]].into()).unwrap()
        });
        walk.commit(change);
    }
    write_brief(&mut walk);
    walk.project().clone()
}

fn import_all(walk: &mut Walk) -> BTreeMap<&'static str, ArticleId> {
    let items: Vec<import::Incoming> = ORIGINALS
        .iter()
        .map(|(name, bytes)| import::Incoming {
            file_name: (*name).to_owned(),
            bytes: bytes.len() as u64,
            original: Hash::of(bytes),
            within: None,
            attached_to: None,
            what: import::What::Article,
            reading: import::read(name, bytes).unwrap(),
        })
        .collect();
    let (change, outcomes) = walk.make(|p, hand| verbs::import_articles(p, hand, items, &[]));
    walk.commit(change);
    let articles: BTreeMap<&str, ArticleId> = ORIGINALS
        .iter()
        .zip(&outcomes)
        .map(|((name, _), outcome)| (*name, imported(*outcome)))
        .collect();
    for (file, grade) in [
        ("01-harbour-courier.html", Reliability::B),
        ("02-inland-tribune.html", Reliability::C),
        ("03-delta-observer.txt", Reliability::D),
        ("04-cyber-ledger.txt", Reliability::C),
        ("05-safe-return-notes.html", Reliability::B),
        ("06-nakhon-rim-nam-news.txt", Reliability::B),
        ("07-al-marfa.html", Reliability::B),
        ("08-fil-du-detroit.md", Reliability::C),
        ("09-harbour-courier-follow-up.md", Reliability::B),
    ] {
        let id = articles[file];
        let change = walk.make(|p, hand| {
            let new =
                verbs::Metadata { reliability: grade, ..verbs::Metadata::of(&p.articles[&id]) };
            verbs::edit_article(p, hand, id, new)
        });
        walk.commit(change);
    }
    articles
}

fn imported(outcome: import::Outcome) -> ArticleId {
    match outcome {
        import::Outcome::Imported(id) => id,
        import::Outcome::Filled(_) | import::Outcome::Kept(_) | import::Outcome::Codes(_) => {
            panic!("no article")
        }
        import::Outcome::Duplicate(id) => panic!("two practice articles are the same: {id}"),
    }
}

fn codebook(walk: &mut Walk) -> BTreeMap<&'static str, corrobora::model::CodeId> {
    let mut codes = BTreeMap::new();
    for (colour, name) in
        (0u8..).zip(["Figures", "Recruitment", "Transport", "Control", "Aftercare"])
    {
        let (change, id) = walk.make(|p, hand| verbs::add_code(p, hand, name, None, colour));
        walk.commit(change);
        codes.insert(name, id);
    }
    codes
}

fn range_of(project: &Project, article: ArticleId, words: &str) -> std::ops::Range<usize> {
    let body = project.text_of(article).unwrap().as_str();
    let byte =
        body.find(words).unwrap_or_else(|| panic!("not in the text of the article: {words}"));
    let start = text::point_of(body, byte);
    start..start + words.chars().count()
}

fn claim(
    walk: &mut Walk,
    articles: &BTreeMap<&str, ArticleId>,
    planned: &Planned,
    code: corrobora::model::CodeId,
) {
    let article = articles[planned.file.as_str()];
    let quote = text::normalise(&planned.quote);
    let found: Option<AnnotationId> = {
        let range = range_of(walk.project(), article, &quote);
        let same = |a: &corrobora::model::Annotation| {
            a.article == article && a.start == range.start && a.end == range.end
        };
        walk.project().annotations.iter().find(|(_, a)| same(a)).map(|(id, _)| *id)
    };
    let annotation = found.unwrap_or_else(|| {
        let (change, id) = walk.make(|p, hand| {
            let range = range_of(p, article, &quote);
            verbs::annotate(p, hand, article, range, [code].into()).unwrap()
        });
        walk.commit(change);
        id
    });
    let fields = Fields {
        event: Some(Named::Called(planned.event.clone())),
        metric: Named::Called(planned.metric.clone()),
        value: value(planned),
        population: planned.population.clone(),
        places: planned.places.iter().map(place).collect(),
        period: planned.period.as_deref().map(period),
        as_of: planned.as_of.as_deref().map(|d| d.parse().unwrap()),
        origin: Some(Named::Called(planned.origin.clone())),
        via: planned.via.clone().map(Named::Called),
        annotations: vec![annotation],
        credibility: corrobora::model::Credibility::try_from(2).unwrap(),
        proposed: false,
        reviewed: false,
        note: planned.note.clone(),
    };
    let (change, _) = walk
        .make(|p, hand| verbs::add_claim(p, hand, &fields))
        .unwrap_or_else(|| panic!("claim {} was not made", planned.id));
    walk.commit(change);
}

fn value(planned: &Planned) -> Value {
    let text = |key: &str| planned.value.get(key).and_then(|v| v.as_str());
    let number =
        |key: &str| planned.value.get(key).and_then(serde_json::Value::as_i64).map(Decimal::from);
    if let Some(words) = text("text") {
        return Value::Text(words.to_owned());
    }
    if let Some(from) = text("from") {
        return Value::When(Period {
            from: from.parse().ok(),
            to: text("to").unwrap().parse().ok(),
        });
    }
    let qualifier =
        Qualifier::ALL.into_iter().find(|q| q.word() == text("qualifier").unwrap()).unwrap();
    let amount = Amount { low: number("low"), high: number("high"), qualifier };
    match text("currency") {
        Some(code) => Value::Money(amount, code.parse::<Currency>().unwrap()),
        None => Value::Number(amount),
    }
}

fn place((role, country): &(String, String)) -> Place {
    let role = Role::ALL.into_iter().find(|r| r.key() == role).unwrap();
    Place { country: country.parse().unwrap(), locality: None, role }
}

fn period(text: &str) -> Period {
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    Period { from: Some(from.parse().unwrap()), to: Some(to.parse().unwrap()) }
}

fn aliases(walk: &mut Walk) {
    for (name, others) in [
        (
            "Operation Clear River",
            &["Clear River", "ปฏิบัติการแม่น้ำใส", "عملية النهر الصافي", "Rivière claire"][..],
        ),
        ("Operation Clear River II", &["the second Clear River operation"][..]),
    ] {
        let (id, event) = walk
            .project()
            .events
            .iter()
            .find(|(_, e)| e.name == name)
            .map(|(i, e)| (*i, e.clone()))
            .unwrap();
        let mut event = event.as_ref().clone();
        event.aliases.extend(others.iter().map(|o| (*o).to_owned()));
        let change = walk.make(|p, hand| verbs::edit_event(p, hand, id, event));
        walk.commit(change);
    }
}

/// What a person adds to what the program finds: which of two dates to trust, and why.
fn rulings(walk: &mut Walk) {
    let key = {
        let project = walk.project();
        let found = findings(project);
        on(project, &found, "Operation Clear River", "operation dates", None).fact()
    };
    let reason = "The border centre's register and the court watchers say 16 to 20 October, and they do not \
        depend on one another; the one article that says 18 to 22 names the council, which told others 16 to 20.";
    let (change, _) =
        walk.make(|p, hand| verbs::rule(p, hand, &key, (Verdict::Contradicted, &[]), reason));
    walk.commit(change);
}

/// The finding on a fact by the names of its event and metric.
fn on<'a>(
    project: &Project,
    found: &'a Findings,
    event: &str,
    metric: &str,
    population: Option<&str>,
) -> &'a Finding {
    let about = |f: &&Finding| {
        project.metrics[&f.key.metric].name == metric
            && f.key.event.is_some_and(|id| project.events[&id].name == event)
            && f.population.as_deref() == population
    };
    found.iter().find(about).unwrap_or_else(|| panic!("no finding on {metric} of {event}"))
}

fn write_brief(walk: &mut Walk) {
    let mut document = {
        let project = walk.project();
        brief::from_all_findings(project, &findings(project))
    };
    document.title = "Operation Clear River: what the sources support".to_owned();
    document.authors = vec!["A. Practice".to_owned()];
    assert!(document.blocks.iter().any(|b| matches!(b, Block::Bibliography)));
    let (change, _) = walk.make(|_, hand| verbs::add_brief(hand, document));
    walk.commit(change);
}

#[test]
fn the_bundled_project_is_what_the_walk_makes() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/practice/clear-river.corrobora.ron");
    let (made, _) = storage::snapshot::write(&walk(), 1).unwrap();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read(&path).unwrap();
    assert!(
        kept == made,
        "assets/practice is old: run UPDATE_SNAPSHOTS=1 cargo test practice, twice"
    );
    format::read_project(&kept).unwrap();
}

#[test]
fn the_walk_comes_to_the_verdicts_of_the_plan() {
    let project = walk();
    let found = findings(&project);
    let verdict = |event: &str, metric: &str, population: Option<&str>| {
        let finding = on(&project, &found, event, metric, population);
        // No verdict of the practice case rests on a ruling: what it shows, the program finds.
        assert_eq!(finding.verdict, finding.computed, "{event}, {metric}");
        (finding.verdict, finding.articles.len(), finding.origins)
    };
    let river = "Operation Clear River";
    assert_eq!(verdict(river, "victims rescued", None), (Verdict::Contradicted, 5, 2));
    assert_eq!(verdict(river, "arrests", None), (Verdict::Corroborated, 3, 2));
    assert_eq!(verdict(river, "investigations opened", None), (Verdict::SingleOrigin, 2, 1));
    assert_eq!(verdict(river, "operation dates", None), (Verdict::Contradicted, 4, 3));
    assert_eq!(verdict(river, "telephones seized", None), (Verdict::SingleOrigin, 2, 1));
    assert_eq!(
        verdict("Operation Clear River II", "victims rescued", None).0,
        Verdict::SingleOrigin
    );
    let reasons = |metric: &str| on(&project, &found, river, metric, None).reasons.clone();
    assert_eq!(verdict(river, "sites searched", None), (Verdict::Contradicted, 2, 1));
    assert_eq!(reasons("sites searched"), [Reason::Place]);
    assert_eq!(verdict(river, "participating countries", None), (Verdict::Contradicted, 3, 2));
    assert_eq!(reasons("participating countries"), [Reason::Scope]);
    assert_eq!(reasons("operation dates"), [Reason::Date]);
    assert_eq!(reasons("victims rescued"), [Reason::Value]);
    // The nine of the list that are not in Asia, named.
    let countries = on(&project, &found, river, "participating countries", None);
    let misnamed = misnamed(&project, &countries.claims);
    let outside: Vec<&str> =
        misnamed.iter().flat_map(|m| &m.outside).map(Country::as_str).collect();
    assert_eq!(outside, ["BR", "ET", "KE", "MA", "NG", "PE", "UG", "ZA"]);
    assert_eq!(misnamed[0].scope, "Asian countries");
    // A pair in one finding that cannot be compared, and metrics that must not be.
    assert_eq!(
        verdict("Recruitment into the compounds", "work promised", None),
        (Verdict::NotComparable, 2, 2)
    );
    let arrests = on(&project, &found, river, "arrests", None);
    let apart: Vec<&str> = found
        .kept_apart(&project, arrests)
        .map(|f| project.metrics[&f.key.metric].name.as_str())
        .collect();
    assert_eq!(apart, ["suspects identified", "victims rescued"]);
    let hotline = verdict("Pulang hotline count 2024", "victims rescued", Some("Malaysians"));
    assert_eq!(hotline.0, Verdict::SingleOrigin);
}
