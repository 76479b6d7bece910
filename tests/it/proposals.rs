//! What waits for a person in an article: less what is a claim already, less what was refused.

use corrobora::{
    format,
    mine::{Proposal, open_proposals},
    model::{Amount, ArticleId, Ids, Project, Text, Timestamp, Unit, Value},
    session::Session,
    verbs::{self, Field, Fields},
};
use std::{collections::BTreeSet, sync::Arc};

fn at() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

struct Case {
    session: Session,
    article: ArticleId,
}

impl Case {
    fn new(body: &str) -> Self {
        let mut ids = Ids::from_seed(5);
        let mut project = Project::new(ids.make(at()), at(), "Trial");
        let text = Text::new(body);
        let mut record = crate::edits::article(&text, "story");
        record.language = Some("en".to_owned());
        let article = ids.make(at());
        project.articles.insert(article, Arc::new(record));
        project.texts.insert(text.hash(), Arc::new(text));
        Self { session: Session::new(project, ids, "ada", None), article }
    }

    fn open(&self) -> Vec<Proposal> {
        open_proposals(self.session.project(), self.article)
    }

    fn told(&self) -> Vec<String> {
        self.open().iter().map(|p| format!("{}: {}", p.metric, p.value)).collect()
    }

    fn accept(&mut self, n: usize) {
        let proposal = self.open().swap_remove(n);
        let (project, mut hand) = self.session.hand(at());
        let change = verbs::accept(project, &mut hand, self.article, &proposal, true).unwrap();
        self.session.commit(change).unwrap();
    }

    fn refuse(&mut self, n: usize) {
        let proposal = self.open().swap_remove(n);
        let (project, mut hand) = self.session.hand(at());
        let change = verbs::refuse(project, &mut hand, self.article, &proposal);
        self.session.commit(change).unwrap();
    }

    /// Gives the claims that were made so far another content.
    fn edit(&mut self, field: &Field) {
        let claims: BTreeSet<_> = self.session.project().claims.keys().copied().collect();
        let (project, mut hand) = self.session.hand(at());
        let change = verbs::edit_claims(project, &mut hand, &claims, field);
        self.session.commit(change).unwrap();
    }
}

const TWO: &str = "Police rescued 149 victims and arrested 30 suspects in Cambodia.";

#[test]
fn each_claim_answers_one_proposal() {
    let mut case = Case::new(TWO);
    assert_eq!(case.told(), ["victims rescued: 149", "arrests: 30"]);
    case.accept(1);
    assert_eq!(case.told(), ["victims rescued: 149"]);
    case.accept(0);
    assert_eq!(case.told(), [""; 0]);
    let project = case.session.project();
    assert_eq!((project.claims.len(), project.annotations.len()), (2, 1), "one quote for both");
    case.session.undo(at()).unwrap();
    assert_eq!(case.told(), ["victims rescued: 149"]);
}

#[test]
fn a_claim_of_a_persons_own_answers_too() {
    let mut case = Case::new(TWO);
    let proposal = case.open().swap_remove(0);
    // Marked by hand on the first half of the sentence, with no place.
    let mut fields = Fields { proposed: false, places: vec![], ..Fields::from_proposal(&proposal) };
    let (project, mut hand) = case.session.hand(at());
    let article = case.article;
    let words = 0.."Police rescued 149 victims".chars().count();
    let made = verbs::add_claim_on_words(project, &mut hand, &mut fields, article, words);
    case.session.commit(made.unwrap().0).unwrap();
    assert_eq!(case.told(), ["arrests: 30"]);
}

#[test]
fn a_claim_that_was_edited_later_still_answers_its_proposal() {
    let mut case =
        Case::new("Police rescued 149 victims in Cambodia.\n\nOfficers arrested 30 suspects.");
    case.accept(0);
    case.edit(&Field::Value(Value::Number(Amount::exact(150))));
    assert_eq!(case.told(), ["arrests: 30"]);
    case.edit(&Field::Places(vec![]));
    assert_eq!(case.told(), ["arrests: 30"]);
}

#[test]
fn where_two_could_be_meant_nothing_is_hidden() {
    let mut case = Case::new("Police rescued 149 victims in May and rescued 30 victims in June.");
    assert_eq!(case.told(), ["victims rescued: 149", "victims rescued: 30"]);
    case.accept(1);
    case.edit(&Field::Value(Value::Number(Amount::exact(31))));
    // 31 may be the corrected 30 or the corrected 149.
    assert_eq!(case.told(), ["victims rescued: 149", "victims rescued: 30"]);
    case.accept(0);
    assert_eq!(case.told(), [""; 0]);
}

#[test]
fn correcting_one_figure_of_a_sentence_leaves_its_sibling() {
    let mut case = Case::new("Police rescued 149 victims in May and rescued 30 victims in June.");
    let proposal = case.open().swap_remove(0);
    let value = Value::Number(Amount::exact(150));
    let fields = Fields { value, ..Fields::from_proposal(&proposal) };
    let (project, mut hand) = case.session.hand(at());
    let made = verbs::correct(project, &mut hand, case.article, &proposal, &fields);
    case.session.commit(made.unwrap().0).unwrap();
    assert_eq!(case.told(), ["victims rescued: 30"]);
}

#[test]
fn what_is_refused_stays_away_in_this_article_only() {
    let mut case = Case::new(TWO);
    let before = format::write_project(case.session.project()).unwrap();
    assert!(!before.contains("refusals"), "a project without any has the file that it had");
    case.refuse(0);
    assert_eq!(case.told(), ["arrests: 30"]);
    let file = format::write_project(case.session.project()).unwrap();
    let read = format::read_project(file.as_bytes()).unwrap();
    assert!(read.same_records(case.session.project()));
    assert_eq!(format::write_project(&read).unwrap(), file);
    let (project, mut hand) = case.session.hand(at());
    let change = verbs::propose_again(project, &mut hand, case.article);
    case.session.commit(change).unwrap();
    assert_eq!(case.told().len(), 2);
}

#[test]
fn refusals_go_with_their_article() {
    let mut case = Case::new(TWO);
    case.refuse(0);
    let (project, mut hand) = case.session.hand(at());
    let change = verbs::remove_articles(project, &mut hand, &[case.article]);
    case.session.commit(change).unwrap();
    assert!(case.session.project().refusals.is_empty());
    case.session.undo(at()).unwrap();
    assert_eq!(case.session.project().refusals.len(), 1);
}

#[test]
fn a_refusal_of_nothing_or_of_a_stranger_is_refused() {
    let mut case = Case::new(TWO);
    let mut proposal = case.open().swap_remove(0);
    proposal.number = 5..5;
    let (project, mut hand) = case.session.hand(at());
    let change = verbs::refuse(project, &mut hand, case.article, &proposal);
    assert!(case.session.commit(change).is_err());
    let stranger: ArticleId = Ids::from_seed(99).make(at());
    let (project, mut hand) = case.session.hand(at());
    assert!(verbs::refuse(project, &mut hand, stranger, &proposal).edits.is_empty());
}

/// Five weeks must never become five months because the dictionary counts investigations in months.
#[test]
fn a_length_of_time_keeps_the_unit_of_its_words() {
    for unit in ["months", "weeks"] {
        let mut case = Case::new("The investigation lasted five months.");
        let mut proposal = case.open().swap_remove(0);
        proposal.unit = Some(unit.to_owned());
        let (project, mut hand) = case.session.hand(at());
        let change = verbs::accept(project, &mut hand, case.article, &proposal, true).unwrap();
        case.session.commit(change).unwrap();
        let project = case.session.project();
        let claim = project.claims.values().next().unwrap();
        let metric = &project.metrics[&claim.metric];
        assert_eq!(metric.unit, Unit::Duration(unit.to_owned()), "{}", metric.name);
        assert_eq!(case.told(), [""; 0], "{unit}");
    }
}

#[test]
fn what_no_dictionary_knows_is_counted_in_its_own_noun() {
    let mut case = Case::new("Police rescued 40 victims in Cambodia.");
    let mut proposal = case.open().swap_remove(0);
    proposal.metric = "other: dogs".to_owned();
    proposal.unit = Some("dogs".to_owned());
    let (project, mut hand) = case.session.hand(at());
    let change = verbs::accept(project, &mut hand, case.article, &proposal, true).unwrap();
    case.session.commit(change).unwrap();
    let metric = case.session.project().metrics.values().next().unwrap();
    assert_eq!(metric.unit, Unit::Items("dogs".to_owned()), "{}", metric.name);
}
