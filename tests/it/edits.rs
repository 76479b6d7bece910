//! Apply, undo, redo, coalescing: random histories over every kind of record, refused changes included.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::assigning_clones,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use corrobora::{
    edit::{Change, Edit},
    format,
    model::*,
    session::{Session, apply_recorded},
};
use fastrand::Rng;
use std::{collections::BTreeSet, sync::Arc};

/// A moment, in milliseconds after one that all tests start from.
pub fn at(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(1_760_000_000_000 + millis).unwrap()
}

/// An empty project; the same seed gives the same one.
pub fn case(seed: u64) -> Project {
    Project::new(Ids::from_seed(seed).make(at(0)), at(0), "Test case")
}

/// A session on a project, for reading and writing.
pub fn session(project: Project, seed: u64) -> Session {
    Session::new(project, Ids::from_seed(seed), "tester", None)
}

/// A change by the tester.
pub fn change(label: &str, at: Timestamp, edits: Vec<Edit>) -> Change {
    Change { label: label.to_owned(), at, by: "tester".to_owned(), edits }
}

/// A metric and nothing else to it.
pub fn metric(name: &str) -> Metric {
    Metric {
        name: name.to_owned(),
        aliases: BTreeSet::new(),
        unit: Unit::Persons,
        per_place: false,
        cumulative: false,
        parent: None,
        never_compare_with: BTreeSet::new(),
        note: String::new(),
    }
}

/// Makes one small change that can be told from others.
pub fn name_metric(session: &mut Session, n: usize) {
    let now = at(i64::try_from(n).unwrap() * 5_000);
    let (_, hand) = session.hand(now);
    let id: MetricId = hand.ids.make(now);
    let edit = Edit::Metric(id, Some(Arc::new(metric(&format!("metric {n}")))));
    session.commit(change("Add metric", now, vec![edit])).unwrap();
}

/// An article of a text, with what every article has.
pub fn article(text: &Text, name: &str) -> Article {
    Article {
        text: text.hash(),
        title: Some(name.to_owned()),
        deck: None,
        bylines: Vec::new(),
        publisher: None,
        published: None,
        modified: None,
        url: None,
        archived_url: None,
        language: None,
        metadata_from: std::collections::BTreeMap::new(),
        boilerplate: Vec::new(),
        capture: Capture {
            original: Hash::of(name.as_bytes()),
            file_name: format!("{name}.txt"),
            bytes: 1,
            media_type: "text/plain".to_owned(),
            encoding: None,
            at: at(0),
            by: "tester".to_owned(),
            extractor: "plain 1".to_owned(),
            within: None,
            captured: None,
            facts: std::collections::BTreeMap::new(),
        },
        version_of: None,
        section: None,
        pages: Vec::new(),
        copy_of: None,
        attached_to: None,
        reliability: Reliability::F,
        read: false,
        note: String::new(),
        warnings: Vec::new(),
    }
}

/// A quote of an article, whose words are looked up.
pub fn quote(project: &Project, article: ArticleId, start: usize, end: usize) -> Annotation {
    let text = project.text_of(article).unwrap().as_str();
    Annotation {
        article,
        start,
        end,
        exact: text.chars().skip(start).take(end - start).collect(),
        prefix: String::new(),
        suffix: String::new(),
        codes: BTreeSet::new(),
        note: String::new(),
        at: at(1),
        by: "tester".to_owned(),
    }
}

/// A claim that a metric has a value.
pub fn claim(metric: MetricId, value: Value) -> Claim {
    Claim {
        event: None,
        metric,
        value,
        population: None,
        places: Vec::new(),
        period: None,
        as_of: None,
        origin: None,
        via: None,
        annotations: Vec::new(),
        credibility: Credibility::default(),
        proposed: false,
        reviewed: true,
        note: String::new(),
        at: at(2),
        by: "tester".to_owned(),
    }
}

const SCRIPTS: [&str; 6] = [
    "Police freed 149 people in the raid.",
    "ตำรวจช่วยเหลือเหยื่อ ก็ 149 คน",
    "ប៉ូលិសបានសង្គ្រោះមនុស្ស ១៤៩ នាក់",
    "ရဲများက လူ ၁၄၉ ဦးကို ကယ်တင်ခဲ့သည်",
    "أنقذت الشرطة ١٤٩ شخصًا",
    "A \"quoted\" \\ back\\slash \"# and \u{202e}bidi\u{202c} a\u{200d}b\nsecond line",
];

/// One of a table's ids, if there are any.
fn any<K: Copy, V>(table: &Table<K, V>, rng: &mut Rng) -> Option<K> {
    (!table.is_empty()).then(|| *table.keys().nth(rng.usize(..table.len())).unwrap())
}

/// One of a table's ids, now and then an unknown one, now and then none.
fn some<K: Copy + From<uuid::Uuid>, V>(table: &Table<K, V>, rng: &mut Rng) -> Option<K> {
    match rng.u8(..20) {
        0 => Some(Ids::from_seed(rng.u64(..)).make(at(9))),
        1..=5 => None,
        _ => any(table, rng),
    }
}

/// An id to set: a known one to change it, or a new one.
fn place<K: Copy + From<uuid::Uuid>, V>(table: &Table<K, V>, rng: &mut Rng) -> K {
    let known = any(table, rng).filter(|_| rng.u8(..3) == 0);
    known.unwrap_or_else(|| Ids::from_seed(rng.u64(..)).make(at(3)))
}

fn words(rng: &mut Rng) -> String {
    // An empty name breaks a rule.
    if rng.u8(..15) == 0 {
        return String::new();
    }
    let text = SCRIPTS[rng.usize(..SCRIPTS.len())];
    format!("{text} {}", rng.u16(..))
}

fn value(rng: &mut Rng) -> Value {
    let (low, high) = (rng.i32(0..9000), rng.i32(0..9000));
    let qualifier = Qualifier::ALL[rng.usize(..Qualifier::ALL.len())];
    match rng.u8(..6) {
        0 => Value::Number(Amount::exact(low)),
        // Often not in order, which breaks a rule.
        1 => Value::Number(Amount::range(low, high)),
        2 => Value::Money(Amount::qualified(low, qualifier), "USD".parse().unwrap()),
        3 => Value::When(Period { from: PartialDate::new(Some(2023), None, None), to: None }),
        4 => {
            let codes = ["KH", "MM", "TH", "ZZ"];
            let any = |rng: &mut Rng| codes[rng.usize(..codes.len())].parse().unwrap();
            Value::Countries(BTreeSet::from([any(rng), any(rng)]))
        }
        _ => Value::Text(words(rng)),
    }
}

/// An edit of a random kind; some break a rule.
pub fn random_edit(p: &Project, rng: &mut Rng) -> Edit {
    let gone = rng.u8(..6) == 0;
    match rng.u8(..13) {
        0 => Edit::Settings(Arc::new(Settings { title: words(rng), ..Settings::default() })),
        1 => {
            if let Some(id) = any(&p.texts, rng).filter(|_| gone) {
                return Edit::Text(id, None);
            }
            let text = Text::new(&words(rng));
            let id = if rng.u8(..10) == 0 { Hash::of(b"other") } else { text.hash() };
            Edit::Text(id, Some(Arc::new(text)))
        }
        2 => {
            let id = place(&p.articles, rng);
            let Some(text) = any(&p.texts, rng).filter(|_| !gone) else {
                return Edit::Article(id, None);
            };
            let mut new = article(&p.texts[&text], &words(rng));
            new.version_of = some(&p.articles, rng).filter(|_| rng.u8(..4) == 0);
            new.copy_of = some(&p.articles, rng).filter(|_| rng.u8(..4) == 0);
            new.attached_to = some(&p.articles, rng).filter(|_| rng.u8(..4) == 0);
            new.pages = if rng.u8(..4) == 0 { vec![0, rng.usize(..40)] } else { Vec::new() };
            if rng.u8(..4) == 0 {
                let end = rng.usize(..60);
                new.boilerplate.push(Boilerplate { start: rng.usize(..9), end, why: words(rng) });
            }
            Edit::Article(id, Some(Arc::new(new)))
        }
        3 => {
            let id = place(&p.annotations, rng);
            let Some(of) = any(&p.articles, rng).filter(|_| !gone) else {
                return Edit::Annotation(id, None);
            };
            let start = rng.usize(..20);
            let mut new = quote(p, of, start, start + rng.usize(..20));
            new.codes.extend(some(&p.codes, rng));
            if rng.u8(..10) == 0 {
                new.exact.push('!');
            }
            Edit::Annotation(id, Some(Arc::new(new)))
        }
        4 => {
            let parent = some(&p.codes, rng);
            let new =
                Code { name: words(rng), parent, colour: 3, shade: None, description: words(rng) };
            Edit::Code(place(&p.codes, rng), (!gone).then(|| Arc::new(new)))
        }
        5 => {
            let aliases = BTreeSet::from([words(rng)]);
            let new = Event { name: words(rng), aliases, period: None, note: words(rng) };
            Edit::Event(place(&p.events, rng), (!gone).then(|| Arc::new(new)))
        }
        6 => {
            let mut new = metric(&words(rng));
            new.parent = some(&p.metrics, rng);
            new.never_compare_with.extend(some(&p.metrics, rng));
            Edit::Metric(place(&p.metrics, rng), (!gone).then(|| Arc::new(new)))
        }
        11 => {
            let text = Text::new("unread");
            let capture = article(&text, &words(rng)).capture;
            let new = Unread { capture, why: words(rng) };
            Edit::Unread(place(&p.unread, rng), (!gone).then(|| Arc::new(new)))
        }
        12 => {
            let id = place(&p.refusals, rng);
            let Some(article) = some(&p.articles, rng).filter(|_| !gone) else {
                return Edit::Refusal(id, None);
            };
            // Now and then of no words, which breaks a rule.
            let (start, end) = (rng.usize(..9), rng.usize(..40));
            let (metric, by) = (words(rng), "tester".to_owned());
            let new = Refusal { article, start, end, metric, at: at(1), by };
            Edit::Refusal(id, Some(Arc::new(new)))
        }
        7 => {
            let id = place(&p.claims, rng);
            let Some(metric) = some(&p.metrics, rng).filter(|_| !gone) else {
                return Edit::Claim(id, None);
            };
            let mut new = claim(metric, value(rng));
            new.event = some(&p.events, rng);
            new.origin = some(&p.origins, rng);
            new.via = some(&p.origins, rng);
            new.annotations.extend(some(&p.annotations, rng));
            let country = if rng.u8(..9) == 0 { "QQ" } else { "KH" };
            let country = country.parse().unwrap();
            new.places.push(Place { country, locality: None, role: Role::Site });
            Edit::Claim(id, Some(Arc::new(new)))
        }
        8 => {
            let new = Origin { name: words(rng), aliases: BTreeSet::new(), note: words(rng) };
            Edit::Origin(place(&p.origins, rng), (!gone).then(|| Arc::new(new)))
        }
        9 => {
            let id = place(&p.rulings, rng);
            let Some(metric) = some(&p.metrics, rng).filter(|_| !gone) else {
                return Edit::Ruling(id, None);
            };
            let (event, reason) = (some(&p.events, rng), words(rng));
            let verdict = Verdict::ALL[rng.usize(..Verdict::ALL.len())];
            let (at, by) = (at(4), "tester".to_owned());
            let fact =
                Fact { event, metric, places: BTreeSet::new(), population: None, part: None };
            let new = Ruling { fact, verdict, wrong: Vec::new(), reason, at, by };
            Edit::Ruling(id, Some(Arc::new(new)))
        }
        _ => {
            let mut new = Brief { title: words(rng), ..Brief::default() };
            new.blocks.push(Block::Heading { level: 1, text: words(rng) });
            new.blocks.extend(some(&p.annotations, rng).map(Block::Quotation));
            let claims = some(&p.claims, rng);
            new.blocks.push(Block::ClaimTable(claims.into_iter().collect()));
            new.blocks.extend(claims.map(|id| Block::Paragraph(vec![Inline::Claim(id)])));
            Edit::Brief(place(&p.briefs, rng), (!gone).then(|| Arc::new(new)))
        }
    }
}

#[test]
fn random_histories_can_be_undone_redone_and_replayed() {
    let (mut made, mut refused) = (0, 0);
    let mut kinds = BTreeSet::new();
    for seed in 0..300 {
        let rng = &mut Rng::with_seed(seed);
        let start = case(seed);
        let mut session = session(start.clone(), seed);
        let (mut frames, mut states) = (Vec::new(), vec![start.clone()]);
        for step in 0..40 {
            let edits: Vec<Edit> =
                (0..rng.usize(1..4)).map(|_| random_edit(session.project(), rng)).collect();
            let before = session.project().clone();
            let named: Vec<&str> = edits.iter().map(kind).collect();
            let step = change(&format!("step {step}"), at(step * 700), edits.clone());
            if session.commit(step).is_ok() {
                made += 1;
                kinds.extend(named);
                states.push(session.project().clone());
            } else {
                refused += 1;
                let now = session.project();
                assert_eq!(*now, before, "seed {seed}: a refused change left a trace");
            }
            frames.extend(session.take_frames());
        }
        let end = session.project().clone();
        assert!(end.check().is_ok(), "seed {seed}: {:?}", end.check());
        for state in states.iter().rev().skip(1) {
            assert!(session.undo(at(60_000)).unwrap(), "seed {seed}");
            assert!(session.project().same_records(state), "seed {seed}: undo met another state");
        }
        assert!(!session.undo(at(60_000)).unwrap());
        assert!(session.project().same_records(&start));
        for state in states.iter().skip(1) {
            assert!(session.redo(at(61_000)).unwrap());
            assert!(session.project().same_records(state), "seed {seed}: redo met another state");
        }
        assert!(!session.redo(at(61_000)).unwrap());
        frames.extend(session.take_frames());
        assert_eq!(replayed(start, &frames), *session.project(), "seed {seed}: replay");
    }
    println!("{made} changes made, {refused} refused");
    assert!(made > 3_000 && refused > 1_000, "{made} made, {refused} refused");
    assert_eq!(kinds.len(), 13, "every kind of record was set: {kinds:?}");
}

fn kind(edit: &Edit) -> &'static str {
    match edit.record() {
        RecordId::Settings => "settings",
        RecordId::Text(_) => "text",
        RecordId::Article(_) => "article",
        RecordId::Annotation(_) => "annotation",
        RecordId::Code(_) => "code",
        RecordId::Event(_) => "event",
        RecordId::Metric(_) => "metric",
        RecordId::Claim(_) => "claim",
        RecordId::Origin(_) => "origin",
        RecordId::Ruling(_) => "ruling",
        RecordId::Brief(_) => "brief",
        RecordId::Unread(_) => "unread file",
        RecordId::Refusal(_) => "refused proposal",
    }
}

/// What the journal's frames make of a project.
fn replayed(mut project: Project, frames: &[Vec<u8>]) -> Project {
    for frame in frames {
        let change = format::read_change(frame).unwrap();
        apply_recorded(&mut project, change, frame).unwrap();
    }
    project
}

#[test]
fn a_change_after_undo_clears_what_could_be_redone() {
    let mut session = session(case(1), 1);
    name_metric(&mut session, 1);
    name_metric(&mut session, 2);
    session.undo(at(20_000)).unwrap();
    assert_eq!(session.redo_label(), Some("Add metric"));
    name_metric(&mut session, 5);
    assert_eq!(session.redo_label(), None);
    assert_eq!(session.project().metrics.len(), 2);
}

fn type_title(session: &mut Session, title: &str, millis: i64) {
    let settings = Settings { title: title.to_owned(), ..Settings::default() };
    let edits = vec![Edit::Settings(Arc::new(settings))];
    session.commit_typing(change("Rename case", at(millis), edits)).unwrap();
}

#[test]
fn a_burst_of_typing_is_one_step_and_a_pause_ends_it() {
    let mut session = session(case(1), 1);
    let start = session.project().clone();
    for (millis, title) in [(0, "A"), (900, "Ab"), (1_800, "Abc")] {
        type_title(&mut session, title, millis);
    }
    type_title(&mut session, "Abc d", 1_800 + 1_000);
    session.undo(at(9_000)).unwrap();
    assert_eq!(session.project().settings.title, "Abc");
    session.undo(at(9_000)).unwrap();
    assert!(session.project().same_records(&start));
    assert_eq!(session.undo_label(), None);
    // Every keystroke is in the history all the same.
    assert_eq!(session.project().history.len(), 6);
}

#[test]
fn typing_into_another_record_or_after_a_plain_change_is_a_step_of_its_own() {
    let mut session = session(case(1), 1);
    type_title(&mut session, "A", 0);
    name_metric(&mut session, 0);
    type_title(&mut session, "Ab", 100);
    session.undo(at(9_000)).unwrap();
    assert_eq!(session.project().settings.title, "A");
    assert_eq!(session.undo_label(), Some("Add metric"));
}

#[test]
fn a_bulk_action_is_one_step() {
    let mut session = session(case(1), 1);
    let start = session.project().clone();
    let edits = (0..50)
        .map(|n| {
            let id = Ids::from_seed(n).make(at(0));
            Edit::Metric(id, Some(Arc::new(metric(&format!("metric {n}")))))
        })
        .collect();
    session.commit(change("Add metrics", at(0), edits)).unwrap();
    assert_eq!(session.project().metrics.len(), 50);
    assert_eq!(session.take_frames().len(), 1);
    session.undo(at(1)).unwrap();
    assert!(session.project().same_records(&start));
}
