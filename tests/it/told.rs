//! Articles of one story: what their names and figures say where a claim leaves out its day, its place or its operation.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic; its helpers too"
)]

use crate::findings::Case;
use corrobora::{
    compare::{Relation, compare},
    findings::{Kept, Reason, findings},
    import::read,
    model::{Article, Verdict},
};
use std::sync::Arc;

const HERE: &str = "Inspectors raided farms around the town of Lamboro and the hamlet of Westry. A foreman called Omar \
    Sesko was led away, and the Green Valley estate was closed.\n";
const THERE: &str = "The estate called Green Valley in Lamboro is closed, its foreman Omar Sesko behind bars. Schools in \
    Westry take the children in.\n";
const ELSEWHERE: &str = "A ferry to the island of Tamsin went down off Port Hollow, where its captain, Ilka Brandt, had \
    taken too many on board.\n";

/// A case whose articles A and B tell one story and C another one.
fn case(lines: &[&str]) -> Case {
    let mut case = Case::new();
    for (name, text) in [("A", HERE), ("B", THERE), ("C", ELSEWHERE)] {
        case.article(name, text);
    }
    for line in lines {
        case.claim(line);
    }
    case
}

fn published(case: &mut Case, days: &[(&str, &str)]) {
    for (name, day) in days {
        let found = case.project.articles.iter().find(|(_, a)| a.label() == *name);
        let (id, old) = found.map(|(id, a)| (*id, Article::clone(a))).unwrap();
        let new = Article { published: Some(day.parse().unwrap()), ..old };
        case.project.articles.insert(id, Arc::new(new));
    }
}

/// The verdict on the finding of the first claim, how many claims it has, and the origins of its first group.
fn told(lines: &[&str]) -> (Verdict, usize, usize) {
    let case = case(lines);
    let all = findings(&case.project);
    let finding = all.of_claim(case.claims["a"]).unwrap();
    (finding.computed, finding.claims.len(), finding.groups[0].origins)
}

#[test]
fn equal_figures_of_one_story_agree_without_a_day() {
    let first = "a A arrests 14; origin=LICADHO";
    assert_eq!(told(&[first, "b B arrests 14; origin=Caritas"]), (Verdict::Corroborated, 2, 2));
    assert_eq!(told(&[first, "b B arrests 14; origin=LICADHO"]), (Verdict::SingleOrigin, 2, 1));
    // Of another story it is another fact.
    assert_eq!(told(&[first, "b C arrests 14; origin=Caritas"]).0, Verdict::NotComparable);
    // In two countries it is no one thing, whatever the articles share.
    let apart =
        ["a A arrests 14; site=KH; origin=LICADHO", "b B arrests 14; site=LA; origin=Caritas"];
    assert_eq!(told(&apart).0, Verdict::NotComparable);
}

#[test]
fn other_figures_of_one_story_may_contradict() {
    let first = "a A arrests 14; origin=LICADHO";
    assert_eq!(told(&[first, "b B arrests 19; origin=Caritas"]).0, Verdict::MayContradict);
    assert_eq!(told(&[first, "b C arrests 19; origin=Caritas"]).0, Verdict::NotComparable);
    // A week apart it may be of what came later.
    let mut case = case(&[first, "b B arrests 19; origin=Caritas"]);
    published(&mut case, &[("A", "2024-05-02"), ("B", "2024-05-09")]);
    let all = findings(&case.project);
    assert_eq!(all.of_claim(case.claims["a"]).unwrap().computed, Verdict::NotComparable);
}

#[test]
fn two_days_of_one_figure_in_one_story_may_contradict() {
    let case = case(&[
        "a A victims_rescued 78; period=2024-05-01; origin=LICADHO",
        "b B victims_rescued 78; period=2024-05-03; origin=Caritas",
    ]);
    let all = findings(&case.project);
    let finding = all.of_claim(case.claims["a"]).unwrap();
    assert_eq!(
        (finding.computed, &finding.reasons[..]),
        (Verdict::MayContradict, &[Reason::Date][..])
    );
}

#[test]
fn one_figure_by_a_noun_and_by_what_befell_them_is_one_fact() {
    let of = |metric: &str, article: &str, n: usize| {
        told(&[
            "a A victims_rescued 78; origin=LICADHO",
            &format!("b {article} {metric} {n}; origin=Caritas"),
        ])
    };
    // It is shown with the other one, and is no second source for what befell them.
    let one = (Verdict::SingleOrigin, 2, 1);
    for metric in ["other:_children", "other:_Kenyans", "other:_personas"] {
        assert_eq!(of(metric, "B", 78), one, "{metric}");
        assert_eq!(of(metric, "B", 79), (Verdict::SingleOrigin, 1, 1), "{metric}");
        assert_eq!(of(metric, "C", 78), (Verdict::SingleOrigin, 1, 1), "{metric}");
    }
    // Who is dead or arrested was not rescued, and cars are no people.
    for metric in ["people_killed", "arrests", "people_injured", "other:_cars"] {
        assert_eq!(of(metric, "B", 78), (Verdict::SingleOrigin, 1, 1), "{metric}");
    }
    let held = told(&["a A arrests 148; origin=LICADHO", "b B people_held 148; origin=Caritas"]);
    assert_eq!(held, one);
}

#[test]
fn a_figure_without_its_operation_goes_with_the_one_that_names_it() {
    let named = "a A arrests 148; event=Operation Iron Net; origin=LICADHO";
    let of = |line: &str| told(&[named, line]);
    assert_eq!(of("b B arrests 148; origin=Caritas"), (Verdict::Corroborated, 2, 2));
    for other in [
        "b B arrests 150; origin=Caritas",
        "b C arrests 148; origin=Caritas",
        "b B arrests 148; event=Operation Iron Net II; origin=Caritas",
    ] {
        assert_eq!(of(other), (Verdict::SingleOrigin, 1, 1), "{other}");
    }
}

#[test]
fn what_goes_with_another_fact_follows_edits() {
    let case = case(&[
        "a A victims_rescued 78; origin=LICADHO",
        "b B other:_children 78; origin=Caritas",
        "c B other:_children 12; origin=Caritas",
    ]);
    let before = Arc::new(case.project.clone());
    let kept = Kept::of(Arc::clone(&before));
    let mut after = case.project.clone();
    let claim = after.claims.get_mut(&case.claims["a"]).unwrap();
    Arc::make_mut(claim).value =
        corrobora::model::Value::Number(corrobora::model::Amount::exact(12));
    let after = Arc::new(after);
    let moved = kept.after(Arc::clone(&after));
    assert_eq!(**moved.findings(), findings(&after));
    let finding = moved.findings().of_claim(case.claims["a"]).unwrap();
    assert_eq!(finding.claims, [case.claims["a"], case.claims["c"]]);
    assert_eq!(**moved.after(Arc::clone(&before)).findings(), findings(&before));
}

#[test]
fn figures_that_come_and_go_leave_what_comparing_anew_finds() {
    let case = case(&[
        "a A victims_rescued 78; origin=LICADHO",
        "b B other:_children 78; origin=Caritas",
        "c B other:_children 12; origin=Caritas",
        "d A arrests 12; origin=LICADHO",
        "e B people_held 12; origin=Caritas",
        "f C other:_children 78; origin=Reuters",
    ]);
    let ids: Vec<_> = case.project.claims.keys().copied().collect();
    let quotes: Vec<_> = case.project.annotations.keys().copied().collect();
    let mut rng = fastrand::Rng::with_seed(7);
    let mut project = case.project.clone();
    let mut kept = Kept::of(Arc::new(project.clone()));
    for step in 0..300 {
        let id = *rng.choice(&ids).unwrap();
        let record = case.project.claims[rng.choice(&ids).unwrap()].clone();
        match (rng.u8(0..6), project.claims.get_mut(&id)) {
            (0, _) => _ = project.claims.remove(&id),
            (1, _) | (_, None) => _ = project.claims.insert(id, record),
            (2 | 3, Some(claim)) => {
                let n = *rng.choice(&[12_u32, 78, 31]).unwrap();
                Arc::make_mut(claim).value =
                    corrobora::model::Value::Number(corrobora::model::Amount::exact(n));
            }
            (4, Some(claim)) => {
                Arc::make_mut(claim).annotations = vec![*rng.choice(&quotes).unwrap()];
            }
            (_, Some(_)) => {
                // A quote that is another one now.
                let quote = *rng.choice(&quotes).unwrap();
                let other = case.project.annotations[rng.choice(&quotes).unwrap()].clone();
                project.annotations.insert(quote, other);
            }
        }
        let now = Arc::new(project.clone());
        kept = kept.after(Arc::clone(&now));
        assert_eq!(**kept.findings(), findings(&now), "step {step}");
    }
}

#[test]
fn who_gives_a_whole_and_its_part_tells_them_apart_for_others() {
    let whole = "a A people_killed 83; site=NP; period=2024-09-28; origin=Army Board";
    let part = "b B people_killed 34; site=NP; period=2024-09-28; origin=Caritas";
    assert!(matches!(told(&[whole, part]).0, Verdict::Contradicted | Verdict::MayContradict));
    let own = "c A people_killed 34; site=NP; period=2024-09-28; origin=Army Board";
    let case = case(&[whole, part, own]);
    let all = findings(&case.project);
    for name in ["a", "b", "c"] {
        let finding = all.of_claim(case.claims[name]).unwrap();
        assert!(
            !matches!(finding.computed, Verdict::Contradicted | Verdict::MayContradict),
            "{finding:#?}"
        );
    }
    let finding = all.of_claim(case.claims["b"]).unwrap();
    assert!(finding.groups.iter().any(|g| g.claims == [case.claims["b"], case.claims["c"]]));
}

#[test]
fn a_count_since_a_day_holds_what_is_told_within_it() {
    let of = |metric: &str, since: &str, told: &str| {
        let mut case = case(&[
            &format!("a A {metric} {since}; site=KE; period=2024-06-18/; origin=LICADHO"),
            &format!("b C {metric} {told}; site=KE; origin=Caritas"),
        ]);
        published(&mut case, &[("A", "2024-07-01"), ("C", "2024-07-01")]);
        let all = findings(&case.project);
        all.of_claim(case.claims["a"]).unwrap().computed
    };
    assert_eq!(of("arrests", "39", "39"), Verdict::Corroborated);
    assert_eq!(of("arrests", "39", "44"), Verdict::MayContradict);
    assert_eq!(of("arrests", "39", "19"), Verdict::NotComparable);
}

#[test]
fn a_paper_of_the_state_is_no_origin_beside_its_army() {
    let of = |quote: &str, army: &str| {
        told(&[
            &format!("a A arrests 2198; event=X; site=MM; origin=New Dawn; quote={quote}"),
            &format!("b B arrests 2198; event=X; site=MM; origin={army}"),
        ])
    };
    let state = "Soldiers held 2,198 people, the state newspaper New Dawn reported";
    assert_eq!(of(state, "Myanmar's army"), (Verdict::SingleOrigin, 2, 1));
    assert_eq!(of(state, "Caritas"), (Verdict::Corroborated, 2, 2));
    let own = "Soldiers held 2,198 people, the newspaper New Dawn reported";
    assert_eq!(of(own, "Myanmar's army"), (Verdict::Corroborated, 2, 2));
}

#[test]
fn an_operation_told_a_year_later_may_be_its_successor() {
    let mut case = case(&[
        "a A arrests 1350; event=Silver Lantern; origin=LICADHO",
        "b C arrests 2790; event=Silver Lantern; origin=Caritas",
    ]);
    assert_eq!(findings(&case.project).list[0].computed, Verdict::Contradicted);
    published(&mut case, &[("A", "2024-09-10"), ("C", "2025-10-03")]);
    assert_eq!(findings(&case.project).list[0].computed, Verdict::MayContradict);
}

#[test]
fn other_things_are_compared_where_two_articles_tell_one_story() {
    let compared = |a: &str, b: &str| {
        let reading = |text: &str| read("a.txt", text.as_bytes()).unwrap();
        compare(&reading(a), &reading(b))
    };
    let first = "Aid workers seized\n\nPort Sudan, 4 February 2025\n\nArmed men kidnapped 12 aid workers near Tawila in \
        North Darfur on 1 February, the Sudanese Red Crescent said. The staff of the local relief group Hope Bridge were in \
        three vehicles.\n";
    let second = "Relief staff taken\n\n6 February 2025\n\nIn Sudan, 12 aid workers of the relief group Hope Bridge were \
        kidnapped by gunmen near Tawila in North Darfur on 3 February, a lawyer for the group said on Thursday.\n";
    let found = compared(first, second);
    assert_eq!(found.relation, Relation::Contradicts, "{found:#?}");
    assert!(found.reasons.contains(&Reason::Date));
    let other = "Strike ends\n\n6 February 2025\n\nIn Kenya, 12 aid workers of a clinic in Kisumu ended their strike on 3 \
        February, said the union's head, Atieno Odhiambo.\n";
    assert_eq!(compared(first, other).relation, Relation::Unrelated);
}

#[test]
fn the_day_of_a_report_may_be_taken_for_that_of_the_deed() {
    let of = |n: &str, day: &str| {
        told(&[
            "a A victims_rescued 677; period=2024-05-01; origin=LICADHO".replace("677", n).as_str(),
            &format!("b B victims_rescued {n}; period={day}; origin=Caritas"),
        ])
        .0
    };
    assert_eq!(of("677", "2024-05-02"), Verdict::Corroborated);
    assert_eq!(of("677", "2024-05-04"), Verdict::MayContradict);
    assert_eq!(of("12", "2024-05-02"), Verdict::NotComparable);
    assert_eq!(of("677", "2024-05-20"), Verdict::NotComparable);
}

#[test]
fn one_sentence_with_two_bounds_was_changed_on_its_way() {
    let of = |n: u32, words: &str| {
        told(&[
            "a A people_killed >=19; site=ID; period=2025-03-13; quote=Rescuers searched rough seas for the passengers of a \
             ferry that went down with at least 19 dead",
            &format!(
                "b B people_killed >={n}; site=ID; period=2025-03-13; quote=Rescuers searched rough seas for the passengers \
                 of a ferry that {words} at least {n} dead"
            ),
        ])
        .0
    };
    assert_eq!(of(91, "went down with"), Verdict::Contradicted);
    assert_eq!(of(19, "went down with"), Verdict::SingleOrigin);
}

#[test]
fn its_spokesman_is_nobody() {
    let of = |one: &str| {
        told(&[
            &format!("a A arrests 264; event=X; origin={one}"),
            "b B arrests 264; event=X; origin=LICADHO",
        ])
    };
    assert_eq!(of("its spokesman"), (Verdict::SingleOrigin, 2, 1));
    assert_eq!(of("Su Myat"), (Verdict::Corroborated, 2, 2));
}
