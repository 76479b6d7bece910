//! Two copies of a project become one: random histories, each kind of conflict, and the command.

use crate::edits::{article, at, case, change, claim, metric, quote, random_edit, session};
use corrobora::{
    edit::Edit,
    merge::{Conflict, Merged, What, merge, value},
    model::*,
    session::Session,
    storage,
};
use fastrand::Rng;
use serde_json::Value as Json;
use std::{collections::BTreeSet, path::Path, process::Command, sync::Arc};

fn merged(base: &Project, ours: &Project, theirs: &Project) -> Merged {
    merge(base, ours, theirs, at(99_000), "merger").unwrap()
}

/// A project with `steps` random changes more.
fn worked_on(start: &Project, seed: u64, steps: i64) -> Project {
    let rng = &mut Rng::with_seed(seed);
    let mut session = Session::new(start.clone(), Ids::from_seed(seed), "tester", None);
    for step in 0..steps {
        let edits: Vec<Edit> =
            (0..rng.usize(1..4)).map(|_| random_edit(session.project(), rng)).collect();
        // Many are refused, by design of the generator.
        drop(session.commit(change(&format!("{seed}/{step}"), at(step * 700), edits)));
    }
    session.project().clone()
}

fn history_holds(project: &Project) -> bool {
    let mut before = GENESIS;
    project.history.iter().all(|entry| {
        let holds = entry.link(before) == entry.hash;
        before = entry.hash;
        holds
    })
}

/// Every record in the result that the merge did not make as another version of one.
fn without_copies(merged: &Merged) -> BTreeSet<RecordId> {
    let made = merged.conflicts.iter().filter(|c| c.what != What::SameFact);
    let copies: BTreeSet<RecordId> = made.filter_map(|c| c.copy).collect();
    merged.project.all_records().filter(|r| !copies.contains(r)).collect()
}

#[test]
fn random_histories_merge_without_loss() {
    let (mut clean, mut kinds) = (0, BTreeSet::new());
    for seed in 0..400 {
        let base = worked_on(&case(seed), seed, 25);
        let (few, many) = (4 + i64::try_from(seed % 3).unwrap(), 14);
        let ours = worked_on(&base, seed + 10_000, many);
        let theirs = worked_on(&base, seed + 20_000, if seed % 2 == 0 { many } else { few });
        // One side alone is that side, to the last byte.
        assert_eq!(merged(&base, &ours, &base).project, ours, "seed {seed}");
        assert_eq!(merged(&base, &base, &theirs).project, theirs, "seed {seed}");
        assert_eq!(merged(&base, &ours, &ours).project, ours, "seed {seed}");
        assert_eq!(merged(&base, &base, &base).project, base, "seed {seed}");

        let both = merged(&base, &ours, &theirs);
        assert!(both.project.check().is_ok(), "seed {seed}");
        assert!(history_holds(&both.project), "seed {seed}");
        clean += usize::from(both.conflicts.is_empty());
        kinds.extend(both.conflicts.iter().map(|c| c.what));
        let conflict = |r: RecordId| -> Vec<&Conflict> {
            both.conflicts.iter().filter(|c| c.record == r).collect()
        };
        let all: BTreeSet<RecordId> =
            base.all_records().chain(ours.all_records()).chain(theirs.all_records()).collect();
        for record in all {
            let [b, o, t] = [&base, &ours, &theirs].map(|p| value(p, record));
            let now = value(&both.project, record);
            let told = conflict(record);
            if !told.is_empty() || both.combined.iter().any(|c| c.record == record) {
                continue;
            }
            // What is not told of has the value of who changed it; a quote may have moved with its text.
            let moved = matches!((&now, &o, &t), (Edit::Annotation(_, Some(n)), ..)
                if both.conflicts.iter().any(|c| c.copy == Some(RecordId::Article(n.article))));
            let right = if o == b { &t } else { &o };
            let text_needed = matches!(record, RecordId::Text(_));
            assert!(now == *right || text_needed || moved, "seed {seed}: {record}");
            assert!(o == b || t == b || o == t, "seed {seed}: {record} was chosen in silence");
        }
        for c in &both.conflicts {
            if c.what == What::BothChanged && c.record != RecordId::Settings {
                assert_eq!(value(&both.project, c.record), value(&ours, c.record), "seed {seed}");
                let copy = c.copy.unwrap_or_else(|| panic!("seed {seed}: {c:?}"));
                assert!(both.project.contains(copy), "seed {seed}");
            }
            assert!(both.project.contains(c.record), "seed {seed}: {:?}", c.record);
        }

        // The other way round the same records are in conflict, and everything else is the same.
        let other = merged(&base, &theirs, &ours);
        let told = |m: &Merged| -> BTreeSet<(RecordId, What)> {
            let told = m.conflicts.iter().map(|c| (c.record, c.what));
            told.filter(|(_, what)| !matches!(what, What::Circle | What::SameFact)).collect()
        };
        let circles = |m: &Merged| m.conflicts.iter().any(|c| c.what == What::Circle);
        if !circles(&both) && !circles(&other) {
            assert_eq!(told(&both), told(&other), "seed {seed}");
            assert_eq!(without_copies(&both), without_copies(&other), "seed {seed}");
        }

        // Merged once more, nothing comes twice.
        let again = merged(&base, &both.project, &theirs);
        assert!(again.project.check().is_ok(), "seed {seed}");
        if !circles(&both) && !both.conflicts.iter().any(|c| c.what == What::TextChanged) {
            let [once, twice] = [&both, &again].map(|m| m.project.all_records().count());
            assert_eq!(once, twice, "seed {seed}");
        }
        let tail = both.project.history.len() - base.history.len();
        assert!(again.project.history.len() <= base.history.len() + tail + 1, "seed {seed}");
    }
    assert!(clean > 10, "{clean} merges without a conflict");
    for what in [What::BothChanged, What::RemovedAndChanged, What::RemovedAndNeeded] {
        assert!(kinds.contains(&what), "{what:?} never came up: {kinds:?}");
    }
}

/// A project with an article, a quote, a metric and a claim on the quote.
struct Small {
    base: Project,
    article: ArticleId,
    quote: AnnotationId,
    claim: ClaimId,
    metric: MetricId,
}

fn small() -> Small {
    let mut project = case(1);
    let mut ids = Ids::from_seed(77);
    let text = Text::new("The police rescued 149 people in Bavet.");
    let (a, q, m, c) = (ids.make(at(1)), ids.make(at(1)), ids.make(at(1)), ids.make(at(1)));
    let article = article(&text, "first");
    let mut session = session(project.clone(), 5);
    let edits = vec![
        Edit::Text(text.hash(), Some(Arc::new(text))),
        Edit::Article(a, Some(Arc::new(article))),
    ];
    session.commit(change("Import", at(1), edits)).unwrap();
    project = session.project().clone();
    let quoted = quote(&project, a, 4, 29);
    let mut new = claim(m, Value::Number(Amount::exact(149)));
    new.annotations.push(q);
    let edits = vec![
        Edit::Annotation(q, Some(Arc::new(quoted))),
        Edit::Metric(m, Some(Arc::new(metric("victims rescued")))),
        Edit::Claim(c, Some(Arc::new(new))),
    ];
    session.commit(change("Claim", at(2), edits)).unwrap();
    Small { base: session.project().clone(), article: a, quote: q, claim: c, metric: m }
}

/// The project after one more change.
fn with(project: &Project, edits: Vec<Edit>) -> Project {
    let mut session = session(project.clone(), 9);
    session.commit(change("Change", at(5_000), edits)).unwrap();
    session.project().clone()
}

fn article_with(p: &Project, id: ArticleId, change: impl FnOnce(&mut Article)) -> Edit {
    let mut new = p.articles[&id].as_ref().clone();
    change(&mut new);
    Edit::Article(id, Some(Arc::new(new)))
}

fn claim_with(p: &Project, id: ClaimId, change: impl FnOnce(&mut Claim)) -> Edit {
    let mut new = p.claims[&id].as_ref().clone();
    change(&mut new);
    Edit::Claim(id, Some(Arc::new(new)))
}

#[test]
fn a_claim_that_both_changed_is_there_twice() {
    let s = small();
    let ours = with(&s.base, vec![claim_with(&s.base, s.claim, |c| c.reviewed = false)]);
    let theirs = with(
        &s.base,
        vec![claim_with(&s.base, s.claim, |c| c.value = Value::Number(Amount::exact(150)))],
    );
    let m = merged(&s.base, &ours, &theirs);
    let [c] = m.conflicts.as_slice() else { panic!("{:?}", m.conflicts) };
    assert_eq!((c.record, c.what), (RecordId::Claim(s.claim), What::BothChanged));
    assert_eq!(c.fields, ["reviewed", "value"]);
    assert_eq!(m.project.claims[&s.claim], ours.claims[&s.claim]);
    let Some(RecordId::Claim(copy)) = c.copy else { panic!("{c:?}") };
    let copy = &m.project.claims[&copy];
    assert_eq!(copy.value, Value::Number(Amount::exact(150)));
    assert!(copy.note.contains(&s.claim.to_string()), "{}", copy.note);
    // What a person then does with the copy, a later merge leaves alone.
    let Some(RecordId::Claim(id)) = c.copy else { panic!("{c:?}") };
    let edited = with(&m.project, vec![claim_with(&m.project, id, |c| c.note = "seen".to_owned())]);
    let again = merged(&s.base, &edited, &theirs);
    assert_eq!(again.project.claims[&id].note, "seen");
}

#[test]
fn the_fields_of_an_article_come_from_whoever_changed_them() {
    let s = small();
    let ours = with(
        &s.base,
        vec![article_with(&s.base, s.article, |a| {
            a.read = true;
            a.published = "2024-10-01".parse().ok();
            a.metadata_from.insert("published".to_owned(), "typed by A".to_owned());
            a.publisher = Some("Dawn".to_owned());
            a.metadata_from.insert("publisher".to_owned(), "typed by A".to_owned());
        })],
    );
    let theirs = with(
        &s.base,
        vec![article_with(&s.base, s.article, |a| {
            a.title = Some("Better".to_owned());
            a.metadata_from.insert("title".to_owned(), "typed by B".to_owned());
            a.reliability = Reliability::B;
            a.publisher = Some("Dawn".to_owned());
            a.metadata_from.insert("publisher".to_owned(), "typed by B".to_owned());
        })],
    );
    let m = merged(&s.base, &ours, &theirs);
    assert_eq!(m.conflicts, []);
    let now = &m.project.articles[&s.article];
    assert!(now.read && now.reliability == Reliability::B);
    assert_eq!(now.title.as_deref(), Some("Better"));
    assert_eq!(now.published, "2024-10-01".parse().ok());
    let from: Vec<(&str, &str)> =
        now.metadata_from.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(
        from,
        [
            ("published", "typed by A"),
            ("publisher", "typed by A; typed by B"),
            ("title", "typed by B")
        ]
    );
    let [combined] = m.combined.as_slice() else { panic!("{:?}", m.combined) };
    assert_eq!(combined.theirs, ["publisher", "reliability", "title"]);
    // The same field, differently: both articles are there, one source.
    let other = with(
        &s.base,
        vec![article_with(&s.base, s.article, |a| a.title = Some("Worse".to_owned()))],
    );
    let m = merged(&s.base, &other, &theirs);
    assert_eq!(m.conflicts[0].fields, ["title"]);
    let Some(RecordId::Article(copy)) = m.conflicts[0].copy else { panic!() };
    assert_eq!(m.project.articles[&copy].copy_of, Some(s.article));
    assert_eq!(m.project.articles[&copy].title.as_deref(), Some("Better"));
}

#[test]
fn what_one_removes_and_the_other_needs_stays_whole() {
    let s = small();
    let text = s.base.articles[&s.article].text;
    let theirs = with(
        &s.base,
        vec![
            Edit::Claim(s.claim, None),
            Edit::Annotation(s.quote, None),
            Edit::Article(s.article, None),
            Edit::Text(text, None),
        ],
    );
    let mut second = claim(s.metric, Value::Number(Amount::exact(149)));
    second.annotations.push(s.quote);
    let id: ClaimId = Ids::from_seed(4).make(at(7));
    let ours = with(&s.base, vec![Edit::Claim(id, Some(Arc::new(second.clone())))]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let m = merged(&s.base, ours, theirs);
        assert_eq!(*m.project.claims[&id], second);
        assert!(m.project.annotations.contains_key(&s.quote));
        assert!(m.project.texts.contains_key(&text));
        assert!(!m.project.claims.contains_key(&s.claim));
        let told: Vec<_> = m.conflicts.iter().map(|c| (c.record, c.what)).collect();
        assert_eq!(
            told,
            [
                (RecordId::Article(s.article), What::RemovedAndNeeded),
                (RecordId::Annotation(s.quote), What::RemovedAndNeeded)
            ]
        );
    }
    // Removed here and changed there.
    let changed = with(&s.base, vec![claim_with(&s.base, s.claim, |c| c.note = "x".to_owned())]);
    let gone = with(&s.base, vec![Edit::Claim(s.claim, None)]);
    for (ours, theirs) in [(&changed, &gone), (&gone, &changed)] {
        let m = merged(&s.base, ours, theirs);
        assert_eq!(m.conflicts.len(), 1);
        assert_eq!(m.conflicts[0].what, What::RemovedAndChanged);
        assert_eq!(m.conflicts[0].fields, ["note"]);
        assert_eq!(m.project.claims[&s.claim].note, "x");
        assert_eq!([&m.conflicts[0].ours, &m.conflicts[0].theirs].map(Json::is_null).len(), 2);
        assert_eq!(m.conflicts[0].ours.is_null(), !ours.claims.contains_key(&s.claim));
    }
}

#[test]
fn a_new_text_does_not_take_the_quotes_of_the_old_one() {
    let s = small();
    let new = Text::new("A corrected story: 158 people.");
    // Theirs read the page again; nothing was quoted from it on their side.
    let theirs = with(
        &s.base,
        vec![
            Edit::Claim(s.claim, None),
            Edit::Annotation(s.quote, None),
            Edit::Text(new.hash(), Some(Arc::new(new.clone()))),
            article_with(&s.base, s.article, |a| a.text = new.hash()),
        ],
    );
    let quoted = quote(&s.base, s.article, 0, 10);
    let id: AnnotationId = Ids::from_seed(4).make(at(7));
    let ours = with(&s.base, vec![Edit::Annotation(id, Some(Arc::new(quoted)))]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let m = merged(&s.base, ours, theirs);
        let [c] = m.conflicts.as_slice() else { panic!("{:?}", m.conflicts) };
        assert_eq!(c.what, What::TextChanged);
        assert_eq!(m.project.articles[&s.article].text, new.hash());
        let moved = m.project.annotations[&id].article;
        assert_eq!(c.copy, Some(RecordId::Article(moved)));
        assert_eq!(m.project.annotations[&id].exact, "The police");
        assert!(m.project.check().is_ok());
    }
}

#[test]
fn codes_and_aliases_of_both_are_kept_and_circles_are_not() {
    let s = small();
    let mut ids = Ids::from_seed(40);
    let [one, two]: [CodeId; 2] = [ids.make(at(1)), ids.make(at(2))];
    let code = |name: &str, parent| {
        let (name, description) = (name.to_owned(), String::new());
        Some(Arc::new(Code { name, parent, colour: 1, shade: None, description }))
    };
    let base =
        with(&s.base, vec![Edit::Code(one, code("one", None)), Edit::Code(two, code("two", None))]);
    let coded = |id| {
        let mut q = base.annotations[&s.quote].as_ref().clone();
        q.codes.insert(id);
        Edit::Annotation(s.quote, Some(Arc::new(q)))
    };
    let ours = with(&base, vec![coded(one), Edit::Code(one, code("one", Some(two)))]);
    let theirs = with(&base, vec![coded(two), Edit::Code(two, code("two", Some(one)))]);
    let m = merged(&base, &ours, &theirs);
    assert_eq!(m.project.annotations[&s.quote].codes, BTreeSet::from([one, two]));
    assert_eq!(m.project.codes[&one].parent, Some(two));
    assert_eq!(m.project.codes[&two].parent, None);
    let [c] = m.conflicts.as_slice() else { panic!("{:?}", m.conflicts) };
    assert_eq!((c.record, c.what), (RecordId::Code(two), What::Circle));
    let Some(RecordId::Code(copy)) = c.copy else { panic!("{c:?}") };
    assert_eq!(m.project.codes[&copy].parent, Some(one));
}

#[test]
fn settings_and_rulings_of_both_are_kept() {
    let s = small();
    let settings = |title: &str, style: Option<&str>, xml: &str| {
        let mut new = s.base.settings.as_ref().clone();
        title.clone_into(&mut new.title);
        new.style = style.map(str::to_owned);
        new.styles.insert("house".to_owned(), xml.to_owned());
        Edit::Settings(Arc::new(new))
    };
    let ruling = |seed, reason: &str| {
        let fact = Fact {
            event: None,
            metric: s.metric,
            places: BTreeSet::new(),
            population: None,
            part: None,
        };
        let (by, reason, verdict) = ("x".to_owned(), reason.to_owned(), Verdict::Contradicted);
        let new = Ruling { fact, verdict, wrong: Vec::new(), reason, at: at(4), by };
        Edit::Ruling(Ids::from_seed(seed).make(at(5)), Some(Arc::new(new)))
    };
    let ours = with(&s.base, vec![settings("Ours", None, "<a/>"), ruling(1, "because")]);
    let theirs = with(&s.base, vec![settings("Theirs", Some("mla"), "<b/>"), ruling(2, "why not")]);
    let m = merged(&s.base, &ours, &theirs);
    let told: Vec<_> = m.conflicts.iter().map(|c| (c.what, c.fields.clone())).collect();
    assert_eq!(m.project.settings.title, "Ours");
    assert_eq!(m.project.settings.style.as_deref(), Some("mla"));
    assert!(m.project.settings.description.contains("Theirs"));
    assert_eq!(m.project.settings.styles["house"], "<a/>");
    assert_eq!(m.project.settings.styles["house (other version)"], "<b/>");
    assert_eq!(m.project.rulings.len(), 2);
    assert_eq!(
        told,
        [
            (What::BothChanged, vec!["title".to_owned(), "styles.house".to_owned()]),
            (What::SameFact, vec!["reason".to_owned()])
        ]
    );
    // The same twice: the description does not grow.
    let again = merged(&s.base, &m.project, &theirs);
    assert_eq!(again.project.settings.description, m.project.settings.description);
}

#[test]
fn what_both_made_word_for_word_the_same_is_one() {
    let base = case(1);
    let made = |seed: u64, value: u32, note: &str| {
        let mut ids = Ids::from_seed(seed);
        let (m, e, o, c) = (ids.make(at(3)), ids.make(at(3)), ids.make(at(3)), ids.make(at(3)));
        let event = Event {
            name: "Clear River".to_owned(),
            aliases: BTreeSet::new(),
            period: None,
            note: note.to_owned(),
        };
        let origin =
            Origin { name: "INTERPOL".to_owned(), aliases: BTreeSet::new(), note: String::new() };
        let mut claim = claim(m, Value::Number(Amount::exact(value)));
        (claim.event, claim.origin) = (Some(e), Some(o));
        let project = with(
            &base,
            vec![
                Edit::Metric(m, Some(Arc::new(metric("arrests")))),
                Edit::Event(e, Some(Arc::new(event))),
                Edit::Origin(o, Some(Arc::new(origin))),
                Edit::Claim(c, Some(Arc::new(claim))),
            ],
        );
        (project, m, e, c)
    };
    let (ours, metric, event, _) = made(11, 264, "");
    let (theirs, _, _, their_claim) = made(12, 270, "");
    let m = merged(&base, &ours, &theirs);
    assert_eq!(m.conflicts, []);
    assert_eq!((m.unified.len(), m.notices.len()), (3, 0), "{:?}", m.notices);
    let p = &m.project;
    assert_eq!([p.metrics.len(), p.events.len(), p.origins.len(), p.claims.len()], [1, 1, 1, 2]);
    assert_eq!(p.claims[&their_claim].metric, metric);
    assert_eq!(p.claims[&their_claim].event, Some(event));
    // The two figures are held against one another.
    assert_eq!(corrobora::findings::findings(p).list.len(), 1);
    // Not quite the same: both stay, and it is said.
    let (theirs, ..) = made(12, 270, "another one?");
    let m = merged(&base, &ours, &theirs);
    assert_eq!(m.project.events.len(), 2);
    assert!(m.notices[0].contains("Clear River"), "{:?}", m.notices);
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_corrobora"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&done.stdout), text(&done.stderr));
    assert!(!err.contains("panicked"), "{err}");
    (done.status.code().unwrap(), out, err)
}

fn copy_project(folder: &Path, from: &str, to: &str) {
    std::fs::copy(
        folder.join(format!("{from}.corrobora.ron")),
        folder.join(format!("{to}.corrobora.ron")),
    )
    .unwrap();
    let (from, to) = (
        folder.join(format!("{from}.corrobora.data")),
        folder.join(format!("{to}.corrobora.data")),
    );
    let done = Command::new("cp").arg("-r").arg(from).arg(to).status().unwrap();
    assert!(done.success());
}

#[test]
fn the_command_brings_originals_of_both_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    for (name, text) in [
        ("a.txt", "First story\n\nPolice rescued 149 people in Bavet on 3 May 2024."),
        ("b.txt", "Second story\n\nPolice rescued 12 people in Poipet on 4 May 2024."),
        ("c.txt", "Third story\n\nPolice rescued 30 people in Mae Sot on 5 May 2024."),
    ] {
        std::fs::write(dir.join(name), text).unwrap();
    }
    assert_eq!(run(dir, &["new", "base", "--title", "T"]).0, 0);
    assert_eq!(run(dir, &["import", "base", "a.txt"]).0, 0);
    copy_project(dir, "base", "ours");
    copy_project(dir, "base", "theirs");
    assert_eq!(run(dir, &["import", "ours", "b.txt"]).0, 0);
    assert_eq!(run(dir, &["import", "theirs", "c.txt"]).0, 0);
    let (status, out, err) =
        run(dir, &["merge", "base", "ours", "theirs", "-o", "out", "--format", "json"]);
    assert_eq!(status, 0, "{out}{err}");
    let report: Json = serde_json::from_str(&out).unwrap();
    assert_eq!(report["conflicts"], serde_json::json!([]));
    assert_eq!(report["originals"]["copied"], 3);
    let (status, out, err) = run(dir, &["verify", "out"]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("3 originals"), "{out}");
    let project = storage::open_read_only(&dir.join("out")).unwrap().project;
    assert_eq!(project.articles.len(), 3);
    assert!(project.history.last().unwrap().label.starts_with("Merge two copies"));

    // An existing file is left as it is.
    let before = std::fs::read(dir.join("out.corrobora.ron")).unwrap();
    assert_eq!(run(dir, &["merge", "base", "ours", "theirs", "-o", "out"]).0, 1);
    assert_eq!(std::fs::read(dir.join("out.corrobora.ron")).unwrap(), before);
    assert_eq!(run(dir, &["merge", "base", "ours", "theirs", "-o", "ours"]).0, 1);
    assert_eq!(run(dir, &["merge", "base", "ours"]).0, 2);
    assert_eq!(run(dir, &["merge", "base", "ours", "nowhere", "-o", "out2"]).0, 1);
    assert!(!dir.join("out2.corrobora.ron").exists());

    // A claim that both sides make of one proposal is two claims; the same record changed twice is a conflict.
    let id = project.articles.keys().next().unwrap();
    for (name, title) in [("ours", "One"), ("theirs", "Two")] {
        let opened = storage::open(&dir.join(name)).unwrap();
        let mut store = opened.store.unwrap();
        let mut session = session(opened.project, 3);
        let edit = article_with(session.project(), *id, |a| a.title = Some(title.to_owned()));
        session.commit(change("Rename", at(8_000), vec![edit])).unwrap();
        store.follow(&mut session).unwrap();
        store.close(session.project()).unwrap();
    }
    let (status, out, err) =
        run(dir, &["merge", "base", "ours", "theirs", "-o", "out3", "--format", "json"]);
    assert_eq!(status, 1, "{out}{err}");
    let report: Json = serde_json::from_str(&out).unwrap();
    let conflict = &report["conflicts"][0];
    assert_eq!(conflict["kind"], "article");
    assert_eq!(conflict["id"], id.to_string());
    assert_eq!(conflict["fields"], serde_json::json!(["title"]));
    assert_eq!(conflict["ours"]["title"], "One");
    assert_eq!(conflict["theirs"]["title"], "Two");
    assert_eq!(run(dir, &["verify", "out3"]).0, 0);
    let (status, out, _) = run(dir, &["merge", "base", "ours", "theirs", "-o", "out4"]);
    assert_eq!(status, 1);
    assert!(out.contains("conflict in article") && out.contains("(title)"), "{out}");

    // An original that is damaged on one side comes from the other; damaged on all, it is said.
    let hash = project.articles[id].capture.original.to_string();
    let original =
        |name: &str| dir.join(format!("{name}.corrobora.data/originals/{}/{hash}", &hash[..2]));
    std::fs::write(original("ours"), b"changed").unwrap();
    run(dir, &["merge", "base", "ours", "theirs", "-o", "out5"]);
    assert_eq!(run(dir, &["verify", "out5"]).0, 0);
    for name in ["theirs", "base"] {
        std::fs::write(original(name), b"changed").unwrap();
    }
    let (status, _, err) = run(dir, &["merge", "base", "ours", "base", "-o", "out6"]);
    assert_eq!(status, 1);
    assert!(err.contains("a.txt"), "{err}");
}
