//! What a person does with quotes and claims: each deed as one step that undo takes back whole.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic; its helpers too"
)]

use crate::findings::Case;
use corrobora::{
    edit::Change,
    findings::findings,
    mine::{Named, read_quote},
    model::{
        Amount, ArticleId, Block, Brief, Credibility, Fact, Ids, Inline, Place, Project, RecordId,
        Role, Timestamp, Unit, Value, Verdict,
    },
    session::{Hand, Session},
    verbs::{self, Field, Fields},
};
use std::{collections::BTreeSet, sync::Arc};

fn now() -> Timestamp {
    "2024-11-02T10:00:00Z".parse().unwrap()
}

/// A session whose every step is taken back and made again at the end.
struct Bench {
    session: Session,
    start: Project,
}

impl Bench {
    fn new(project: Project) -> Self {
        let start = project.clone();
        Self { session: Session::new(project, Ids::from_seed(3), "someone", None), start }
    }

    fn make<T>(&mut self, verb: impl FnOnce(&Project, &mut Hand<'_>) -> (Change, T)) -> T {
        let (project, mut hand) = self.session.hand(now());
        let (change, result) = verb(project, &mut hand);
        assert!(!change.label.is_empty());
        self.session.commit(change).unwrap();
        result
    }

    fn label(&self) -> &str {
        self.session.undo_label().unwrap_or("")
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let end = self.session.snapshot();
        while self.session.undo(now()).unwrap() {}
        assert!(self.session.project().same_records(&self.start), "undo does not lead back");
        while self.session.redo(now()).unwrap() {}
        assert!(self.session.project().same_records(&end), "redo does not lead forth");
    }
}

const BODY: &str = "Operation Clear River ran from 16 to 20 October 2024. At least 158 people were rescued, the Straits Council said. ผู้เสียหาย 158 คน";

fn bench() -> (Bench, ArticleId) {
    let mut case = Case::new();
    let article = case.article("A", BODY);
    (Bench::new(case.project), article)
}

fn range_of(words: &str) -> std::ops::Range<usize> {
    let byte = BODY.find(words).unwrap();
    let start = BODY[..byte].chars().count();
    start..start + words.chars().count()
}

#[test]
fn an_annotation_keeps_its_words_and_what_stands_around_them() {
    let (mut bench, article) = bench();
    let id = bench.make(|p, h| {
        verbs::annotate(p, h, article, range_of("158 people"), BTreeSet::new()).unwrap()
    });
    let a = Arc::clone(&bench.session.project().annotations[&id]);
    assert_eq!(
        (a.exact.as_str(), a.prefix.as_str(), a.suffix.as_str()),
        ("158 people", "16 to 20 October 2024. At least ", " were rescued, the Straits Counc"),
    );
    bench
        .make(|p, h| (verbs::adjust_annotation(p, h, id, range_of("ผู้เสียหาย 158 คน")).unwrap(), ()));
    let a = Arc::clone(&bench.session.project().annotations[&id]);
    assert_eq!((a.exact.as_str(), a.suffix.as_str()), ("ผู้เสียหาย 158 คน", ""));
    let (project, mut hand) = bench.session.hand(now());
    for (start, end) in [(5, 5), (7, 3), (0, 9_999)] {
        let wrong = start..end;
        assert!(verbs::annotate(project, &mut hand, article, wrong, BTreeSet::new()).is_none());
    }
}

#[test]
fn a_form_is_filled_from_the_quote_and_makes_the_records_that_it_names() {
    let (mut bench, article) = bench();
    let quote = range_of("At least 158 people were rescued, the Straits Council said");
    let annotation =
        bench.make(|p, h| verbs::annotate(p, h, article, quote.clone(), BTreeSet::new()).unwrap());
    let draft = read_quote(bench.session.project(), article, quote);
    assert_eq!(draft.values[0].value.to_string(), "at least 158");
    assert_eq!(draft.metric, Some(Named::Called("victims rescued".to_owned())));
    assert_eq!(draft.origin, Some(Named::Called("Straits Council".to_owned())));
    let mut fields = Fields::from_draft(&draft, annotation).unwrap();
    fields.event = Some(Named::Called("Operation Clear River".to_owned()));
    let first = bench.make(|p, h| verbs::add_claim(p, h, &fields).unwrap());
    let second = bench.make(|p, h| verbs::add_claim(p, h, &fields).unwrap());
    let project = bench.session.project();
    assert_eq!((project.events.len(), project.metrics.len(), project.origins.len()), (1, 1, 1));
    let (a, b) = (&project.claims[&first], &project.claims[&second]);
    assert_eq!((a.event, a.metric, a.origin), (b.event, b.metric, b.origin));
    assert!(a.reviewed && !a.proposed);
    let metric = &project.metrics[&a.metric];
    assert!(metric.cumulative && metric.unit == Unit::Persons, "{metric:?}");
    // The event is now known and found in the next quote.
    let draft = read_quote(
        project,
        article,
        range_of("Operation Clear River ran from 16 to 20 October 2024"),
    );
    assert_eq!(draft.event, Some(Named::Is(a.event.unwrap())));
    assert_eq!(draft.period.unwrap().to_string(), "2024-10-16 – 2024-10-20");
    assert_eq!(draft.metric, Some(Named::Called("operation dates".to_owned())));
    assert_eq!(read_quote(project, article, 0..99_999), corrobora::mine::Draft::default());
}

#[test]
fn metrics_of_the_dictionary_are_linked_whichever_comes_first() {
    for names in [
        ["victims rescued", "victims repatriated", "arrests"],
        ["arrests", "victims repatriated", "victims rescued"],
    ] {
        let mut bench = Bench::new(Case::new().project);
        for name in names {
            let fields = Fields {
                event: None,
                metric: Named::Called(name.to_owned()),
                value: Value::Number(Amount::exact(5)),
                population: None,
                places: vec![],
                period: None,
                as_of: None,
                origin: None,
                via: None,
                annotations: vec![],
                credibility: Credibility::default(),
                proposed: false,
                reviewed: false,
                note: String::new(),
            };
            bench.make(|p, h| verbs::add_claim(p, h, &fields).unwrap());
        }
        let project = bench.session.project();
        let of = |name: &str| project.metrics.iter().find(|(_, m)| m.name == name).unwrap();
        let (rescued, home, arrests) =
            (of("victims rescued"), of("victims repatriated"), of("arrests"));
        assert_eq!(home.1.parent, Some(*rescued.0), "{names:?}");
        assert!(rescued.1.never_compare_with.contains(arrests.0), "{names:?}");
    }
    let mut bench = Bench::new(Case::new().project);
    bench.make(|p, h| (verbs::seed_metrics(p, h), ()));
    let seeded = bench.session.project().metrics.len();
    assert_eq!(seeded, corrobora::mine::metrics::dictionary().len());
    bench.make(|p, h| (verbs::seed_metrics(p, h), ()));
    assert_eq!(bench.session.project().metrics.len(), seeded, "a second time adds nothing");
}

#[test]
fn one_field_of_many_claims_is_one_step() {
    let case = crate::findings::practice();
    let claims: BTreeSet<_> = case.project.claims.keys().copied().collect();
    let mut bench = Bench::new(case.project);
    let field = Field::Origin(Some(Named::Called("A new origin".to_owned())));
    bench.make(|p, h| (verbs::edit_claims(p, h, &claims, &field), ()));
    assert_eq!(bench.label(), format!("Set origin of {} claims", claims.len()));
    let project = bench.session.project();
    let origin = *project.origins.iter().find(|(_, o)| o.name == "A new origin").unwrap().0;
    assert!(project.claims.values().all(|c| c.origin == Some(origin)));
    // The same again changes nothing, and makes no record either.
    let revision = bench.session.revision();
    bench.make(|p, h| (verbs::edit_claims(p, h, &claims, &field), ()));
    let unused = Field::Event(Some(Named::Called("Nobody's event".to_owned())));
    bench.make(|p, h| (verbs::edit_claims(p, h, &BTreeSet::new(), &unused), ()));
    assert_eq!(bench.session.revision(), revision);
    let place = Place { country: "KH".parse().unwrap(), locality: None, role: Role::Site };
    bench.make(|p, h| (verbs::edit_claims(p, h, &claims, &Field::AddPlace(place.clone())), ()));
    assert!(bench.session.project().claims.values().all(|c| c.places.contains(&place)));
}

#[test]
fn removing_takes_along_what_would_dangle() {
    let mut case = crate::findings::practice();
    let (first, second) = (case.claims["1b"], case.claims["3a"]);
    let quote = case.project.claims[&first].annotations[0];
    let brief = Brief {
        blocks: vec![
            Block::Paragraph(vec![Inline::Text("see ".to_owned()), Inline::Claim(first)]),
            Block::ClaimTable(vec![first]),
            Block::ClaimTable(vec![]),
            Block::Quotation(quote),
        ],
        ..Brief::default()
    };
    let id = case.ids.make(now());
    case.project.briefs.insert(id, Arc::new(brief));
    let mut bench = Bench::new(case.project);
    bench.make(|p, h| (verbs::remove_claims(p, h, &BTreeSet::from([first, second])), ()));
    assert_eq!(bench.label(), "Remove 2 claims (also from 1 brief)");
    let blocks = &bench.session.project().briefs[&id].blocks;
    let text = Block::Paragraph(vec![Inline::Text("see ".to_owned())]);
    assert_eq!(blocks, &[text, Block::ClaimTable(vec![]), Block::Quotation(quote)]);
    bench.make(|p, h| (verbs::remove_annotation(p, h, quote), ()));
    assert_eq!(bench.session.project().briefs[&id].blocks.len(), 2);
    assert!(!bench.session.project().annotations.contains_key(&quote));
}

#[test]
fn merging_keeps_names_and_moves_everything_over() {
    let mut case = crate::findings::practice();
    case.claim("x A9 arrests 5; event=Storm Makers 2; origin=Interpol; via=Meridian Wire");
    case.claim("y A9 arrests 5; event=Storm Makers II; origin=INTERPOL General Secretariat");
    let event = |name: &str| *case.project.events.iter().find(|(_, e)| e.name == name).unwrap().0;
    let origin = |name: &str| *case.project.origins.iter().find(|(_, o)| o.name == name).unwrap().0;
    let (keep, gone) = (event("Storm Makers II"), event("Storm Makers 2"));
    let (interpol, other) = (origin("Interpol"), origin("INTERPOL General Secretariat"));
    let (x, y) = (case.claims["x"], case.claims["y"]);
    let mut bench = Bench::new(case.project.clone());
    bench.make(|p, h| (verbs::merge_events(p, h, keep, &BTreeSet::from([gone, keep])), ()));
    bench.make(|p, h| (verbs::merge_origins(p, h, interpol, &BTreeSet::from([other])), ()));
    let project = bench.session.project();
    assert_eq!(project.claims[&x].event, Some(keep));
    assert!(project.events[&keep].aliases.contains("Storm Makers 2"));
    assert!(!project.events.contains_key(&gone));
    assert_eq!(project.claims[&y].origin, Some(interpol));
    assert!(project.origins[&interpol].aliases.contains("INTERPOL General Secretariat"));
    let found = findings(project);
    assert_eq!(found.by_claim[&x], found.by_claim[&y], "now one fact");
}

#[test]
fn metrics_that_count_the_same_are_joined_and_others_are_not() {
    let mut case = Case::new();
    case.claim("a A freed 149; event=X; origin=P");
    case.claim("b B rescued 149; event=X; origin=Q");
    case.claim("c B searched 11; event=X; origin=Q");
    let (a, b, c) = (case.claims["a"], case.claims["b"], case.claims["c"]);
    let metric = |claim| case.project.claims[&claim].metric;
    let (freed, rescued, searched) = (metric(a), metric(b), metric(c));
    let set = |p: &mut Project, id, edit: &dyn Fn(&mut corrobora::model::Metric)| {
        edit(Arc::make_mut(p.metrics.get_mut(&id).unwrap()));
    };
    let mut project = case.project.clone();
    set(&mut project, searched, &|m| m.unit = Unit::Items("sites".to_owned()));
    set(&mut project, searched, &|m| m.never_compare_with = BTreeSet::from([freed]));
    set(&mut project, rescued, &|m| m.parent = Some(freed));
    let mut bench = Bench::new(project);
    bench.make(|p, h| (verbs::merge_metrics(p, h, rescued, &[freed, searched].into()), ()));
    let project = bench.session.project();
    assert!(!project.metrics.contains_key(&freed), "the same unit: joined");
    assert!(project.metrics.contains_key(&searched), "another unit: left alone");
    assert_eq!(project.metrics[&rescued].parent, None, "not a part of itself");
    assert!(project.metrics[&rescued].aliases.contains("freed"));
    assert_eq!(project.metrics[&searched].never_compare_with, [rescued].into());
    let found = findings(project);
    assert_eq!(found.by_claim[&a], found.by_claim[&b], "now one fact");
    assert_eq!(found.of_claim(a).unwrap().verdict, Verdict::Corroborated);
}

#[test]
fn a_ruling_is_a_step_and_can_be_withdrawn() {
    let case = crate::findings::practice();
    let claim = case.claims["1b"];
    let mut bench = Bench::new(case.project);
    let key: Fact = findings(bench.session.project()).of_claim(claim).unwrap().key.clone();
    let ruling = bench
        .make(|p, h| verbs::rule(p, h, &key, (Verdict::Corroborated, &[]), "digits turned round"));
    let found = findings(bench.session.project());
    assert_eq!(found.of_claim(claim).unwrap().verdict, Verdict::Corroborated);
    bench.make(|p, h| (verbs::withdraw_ruling(p, h, ruling), ()));
    let found = findings(bench.session.project());
    assert_eq!(found.of_claim(claim).unwrap().verdict, Verdict::Contradicted);
    // Without a reason there is no ruling.
    let (project, mut hand) = bench.session.hand(now());
    let (change, _) = verbs::rule(project, &mut hand, &key, (Verdict::Corroborated, &[]), "  ");
    assert!(bench.session.commit(change).is_err());
}

#[test]
fn codes_move_and_leave_no_trace_when_removed() {
    let (mut bench, article) = bench();
    let top = bench.make(|p, h| verbs::add_code(p, h, "Control", None, 1));
    let middle = bench.make(|p, h| verbs::add_code(p, h, " Fines ", Some(top), 2));
    let low = bench.make(|p, h| verbs::add_code(p, h, "Quotas", Some(middle), 3));
    let note = bench
        .make(|p, h| verbs::annotate(p, h, article, 0..9, BTreeSet::from([middle, low])).unwrap());
    bench.make(|p, h| {
        (
            verbs::describe(p, h, RecordId::Code(middle), "Fines and quotas", &BTreeSet::new(), ""),
            (),
        )
    });
    bench.make(|p, h| (verbs::recolour_code(p, h, middle, 9), ()));
    assert_eq!(bench.session.project().codes[&middle].name, "Fines and quotas");
    let (project, mut hand) = bench.session.hand(now());
    let loop_back = verbs::move_code(project, &mut hand, top, Some(low));
    assert!(bench.session.commit(loop_back).is_err(), "a code cannot be below itself");
    bench.make(|p, h| (verbs::remove_code(p, h, middle), ()));
    assert_eq!(bench.label(), "Remove code (from 1 quote)");
    let project = bench.session.project();
    assert_eq!(project.codes[&low].parent, Some(top));
    assert_eq!(project.annotations[&note].codes, BTreeSet::from([low]));
    bench.make(|p, h| {
        (verbs::set_codes(p, h, &[note], &BTreeSet::from([top]), &BTreeSet::from([low])), ())
    });
    assert_eq!(bench.session.project().annotations[&note].codes, BTreeSet::from([top]));
    bench.make(|p, h| (verbs::set_annotation_note(p, h, note, "look again"), ()));
    assert_eq!(bench.session.project().annotations[&note].note, "look again");
}

#[test]
fn a_copy_is_marked_and_unmarked_and_never_in_a_circle() {
    let (mut bench, first) = bench();
    let mut case = Case::new();
    let (second, third) = (case.ids.make(now()), case.ids.make(now()));
    let article = bench.session.project().articles[&first].clone();
    for id in [second, third] {
        let edits = vec![corrobora::edit::Edit::Article(id, Some(article.clone()))];
        let change = Change { label: "Add".to_owned(), at: now(), by: "test".to_owned(), edits };
        bench.session.commit(change).unwrap();
    }
    bench.make(|p, h| (verbs::mark_copy(p, h, second, first), ()));
    bench.make(|p, h| (verbs::mark_copy(p, h, third, second), ()));
    let copy_of = |bench: &Bench, id| bench.session.project().articles[&id].copy_of;
    assert_eq!((copy_of(&bench, second), copy_of(&bench, third)), (Some(first), Some(second)));
    let (project, mut hand) = bench.session.hand(now());
    for (newer, older) in
        [(first, third), (first, first), (second, first), (third, case.ids.make(now()))]
    {
        assert!(verbs::mark_copy(project, &mut hand, newer, older).edits.is_empty());
    }
    assert!(verbs::unmark_copy(project, &mut hand, first).edits.is_empty());
    bench.make(|p, h| (verbs::unmark_copy(p, h, second), ()));
    assert_eq!((copy_of(&bench, second), bench.label()), (None, "Not a copy"));
}
