//! Nobody is put at risk by what goes along unseen: originals in packs, who worked on the case, indicators of victims,
//! figures that can be subtracted, names that are taken for others.

use crate::checks::{Case, at, brief_of, number, paragraph, redact};
use corrobora::{
    brief::Redaction,
    checks::{self, Kind, Original, Outside},
    exchange::{self, Context, Target, Tlp},
    export,
    findings::findings,
    model::{Block, Brief, Decision, Hash, Marking, Place, Role},
    pack,
};
use std::{io::Read as _, sync::Arc};

/// A case with one article that says more than the quote of its claim shows.
fn case() -> (Case, Brief) {
    let mut case = Case::new();
    let text = "Police freed 158 victims. The victim Sokha Chan, 19, holds passport N1234567. Call her on +855 12 345 678.";
    let one = case.article("One", text);
    case.claim("victims rescued", number(158), one, "Police freed 158 victims");
    let mut brief = brief_of(vec![Block::ClaimTable(Vec::new()), Block::Bibliography]);
    brief.handling.marking = Some(Marking::Amber);
    (case, brief)
}

/// What a pack of a case holds, and `left-out.txt`.
fn packed(case: &Case, brief: &Brief, there: bool) -> (Vec<String>, String) {
    let found = findings(&case.project);
    let mut document = case.compose(brief);
    let list = checks::check(&case.project, &found, brief, &Outside::default());
    let decided = pack::decided(&case.project, brief, &list);
    let mut original = |hash: Hash| {
        let texts = case.project.texts.values().map(|t| t.as_str().as_bytes().to_vec());
        let wanted = texts.into_iter().find(|t| there && Hash::of(t) == hash);
        wanted.ok_or(if there { Original::Missing } else { Original::Changed })
    };
    let plan =
        pack::plan(&case.project, &found, brief, &document, &decided, &mut original).unwrap();
    plan.tell(&mut document);
    let html = export::html(&document).into_bytes();
    let bytes = plan.zip(&case.project, &document, vec![("html", html)]).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned());
    let names: Vec<String> = names.collect();
    let mut out = String::new();
    zip.by_name("left-out.txt").unwrap().read_to_string(&mut out).unwrap();
    (names, out)
}

fn has_original(names: &[String]) -> bool {
    names.iter().any(|name| name.starts_with("originals/"))
}

#[test]
fn an_original_that_holds_persons_goes_along_only_where_few_see_it_or_somebody_said_why() {
    let (case, mut brief) = case();
    let (names, left_out) = packed(&case, &brief, true);
    assert!(has_original(&names));
    for words in ["1 number of a document", "1 telephone number", "1 name beside words"] {
        assert!(left_out.contains(words), "{words}: {left_out}");
    }
    for secret in ["Sokha", "N1234567", "345 678"] {
        assert!(!left_out.contains(secret), "{left_out}");
    }
    brief.handling.marking = Some(Marking::Green);
    let (names, left_out) = packed(&case, &brief, true);
    assert!(!has_original(&names) && left_out.contains("is left out: it holds"), "{left_out}");
    let found = findings(&case.project);
    let list = checks::check(&case.project, &found, &brief, &Outside::default());
    let holds = list.iter().find(|c| c.kind == Kind::OriginalHolds).unwrap();
    assert!(holds.can_redact() && holds.open());
    let (reason, by) = ("All have read it".to_owned(), "Aye".to_owned());
    brief.decisions.insert(holds.id.clone(), Decision::Excused { reason, at: at(), by });
    assert!(has_original(&packed(&case, &brief, true).0));
    brief.handling.marking = Some(Marking::Red);
    let out = checks::redaction(&case.project, &brief, holds, at(), "Aye").unwrap();
    brief.decisions.insert(holds.id.clone(), out);
    assert!(!has_original(&packed(&case, &brief, true).0), "somebody took it out");
}

#[test]
fn pictures_inside_of_an_original_are_told() {
    let (case, brief) = case();
    let article = case.project.articles.values().next().unwrap();
    let mut outside = Outside::default();
    outside.pictures.insert(article.capture.original, 2);
    let list = checks::check(&case.project, &findings(&case.project), &brief, &outside);
    let holds = list.iter().find(|c| c.kind == Kind::OriginalHolds).unwrap();
    assert!(holds.words.contains("2 pictures"), "{}", holds.words);
}

#[test]
fn a_pack_says_how_an_original_was_found_and_never_where() {
    let (case, brief) = case();
    let (names, left_out) = packed(&case, &brief, false);
    assert!(!has_original(&names) && left_out.contains("its SHA-256 differs"), "{left_out}");
    assert!(!left_out.contains('/'), "{left_out}");
}

#[test]
fn who_worked_on_a_case_is_named_until_a_brief_withholds_it() {
    let (case, mut brief) = case();
    let written = |brief: &Brief, target| {
        let withheld = Redaction::of(&case.project, &findings(&case.project), brief);
        let context = Context {
            at: at(),
            by: "tester",
            tlp: Tlp::default(),
            original: &|_| None,
            withheld: Some(&withheld),
        };
        let bytes = exchange::write(&case.project, target, &context).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    assert!(written(&brief, Target::WebAnnotation).contains("tester"));
    redact(&case, &mut brief, &[Kind::Analyst]);
    for target in [Target::WebAnnotation, Target::ClaimReview, Target::Qdpx] {
        assert!(!written(&brief, target).contains("tester"), "{target:?}");
    }
    assert!(written(&brief, Target::WebAnnotation).contains("analyst 1"));
}

#[test]
fn what_is_a_victims_own_is_no_indicator_for_other_programs_unless_it_was_chosen() {
    let mut case = Case::new();
    let text = "The victim can be reached at dara@mail-of-dara.org. The gang wrote from boss@golden-scam.org.";
    case.article("One", text);
    let written = |case: &Case| {
        let context =
            Context { at: at(), by: "", tlp: Tlp::default(), original: &|_| None, withheld: None };
        let bytes = exchange::write(&case.project, Target::Stix, &context).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let open = written(&case);
    assert!(open.contains("boss@golden-scam.org") && !open.contains("dara@mail"), "{open}");
    let chosen = brief_of(vec![Block::Indicators(vec!["email dara@mail-of-dara.org".into()])]);
    let id = case.ids.make(at());
    case.project.briefs.insert(id, Arc::new(chosen));
    assert!(written(&case).contains("dara@mail-of-dara.org"));
}

#[test]
fn a_person_has_one_name_in_all_briefs_of_a_project() {
    let mut case = Case::new();
    let one = "The survivor Sokha Chan fled with the survivor Dara Lim.";
    let mut first = paragraph(one);
    redact(&case, &mut first, &[Kind::Name]);
    let id = case.ids.make(at());
    case.project.briefs.insert(id, Arc::new(first));
    let mut second = paragraph("The survivor Dara Lim and the survivor Bopha Kim spoke.");
    redact(&case, &mut second, &[Kind::Name]);
    let html = export::html(&case.compose(&second));
    assert!(html.contains("Survivor B") && html.contains("Survivor C"), "{html}");
    assert!(!html.contains("Survivor A"), "that is somebody else in the other brief");
}

#[test]
fn names_are_persons_and_their_words_stay_apart() {
    let case = Case::new();
    let names = |text: &str| case.of(&paragraph(text), Kind::Name);
    for (text, wanted) in [
        ("She is in Hanoi. Nguyễn Thị Mai, a victim, is a tailor.", &["Nguyễn Thị Mai"] as &[&str]),
        ("The victim lives in Sangkat Toul Tumpung with friends.", &[]),
        ("Nạn nhân ở phường Bến Thành.", &[]),
        ("The victim An fled.", &["An"]),
        ("Chipo Banda, who survived, spoke.", &["Chipo Banda"]),
        ("The victim was called binti amina there.", &["binti amina"]),
        ("The victim สมหญิง ใจดี fled.", &["สมหญิง ใจดี"]),
        ("पीड़िता सुनीता देवी, उम्र 19 वर्ष, ने कहा।", &["सुनीता देवी"]),
        ("Die Opfer wurden vom Deutschen Roten Kreuz betreut.", &[]),
        ("Survivors were sheltered by Caritas Cambodia.", &[]),
    ] {
        let found = names(text);
        let own: Vec<&str> = found.iter().filter_map(|f| f.split_once(": ")).map(|f| f.1).collect();
        assert_eq!(own, wanted, "{text}");
    }
    let quiet =
        |text: &str, kind| assert_eq!(case.of(&paragraph(text), kind), [] as [&str; 0], "{text}");
    quiet("A 45-year-old trafficker was arrested with two victims.", Kind::Age);
    quiet("On 11/03/2025 47 people were freed.", Kind::Phone);
}

#[test]
fn groups_of_one_and_of_a_few_are_seen() {
    let case = Case::new();
    for (text, wanted) in [
        ("A Kenyan woman was freed in Poipet on 11 March 2025.", "A Kenyan woman"),
        ("One Kenyan was freed in Poipet.", "One Kenyan"),
        ("The only Nepali victim in Poipet spoke on 3 May 2024.", "only Nepali victim"),
        ("A handful of Kenyans were freed in Poipet.", "handful of Kenyans"),
        ("Freed in Poipet: Kenya 3, Uganda 2.", "Kenya 3"),
        ("Three Malaysian women were freed in Sihanoukville.", "Three Malaysian women"),
    ] {
        let found = case.of(&paragraph(text), Kind::SmallGroup);
        assert!(found.iter().any(|f| f.contains(wanted)), "{text}: {found:?}");
    }
    for text in [
        "Three Thai police officers were in Poipet on 3 May 2024.",
        "A Thai court ruled in Bangkok on 3 May 2024.",
        "The group has 8 members in Hanoi on 3 May 2024.",
        "A Kenyan man was arrested in Poipet on 3 May 2024.",
    ] {
        assert_eq!(case.of(&paragraph(text), Kind::SmallGroup), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_withheld_group_cannot_be_subtracted_unseen() {
    let mut case = Case::new();
    let one = case.article("One", "Police freed 18 victims: 15 Nepalis and 3 Kenyan women.");
    let total = case.claim("victims rescued", number(18), one, "freed 18 victims");
    let nepalis = case.claim("victims rescued", number(15), one, "15 Nepalis");
    let kenyans = case.claim("victims rescued", number(3), one, "3 Kenyan women");
    for (id, code) in [(nepalis, "NP"), (kenyans, "KE")] {
        let origin = Place { country: code.parse().unwrap(), locality: None, role: Role::Origin };
        case.with(id, |c| c.places = vec![origin]);
    }
    let mut brief = brief_of(vec![Block::ClaimTable(vec![total, nepalis, kenyans])]);
    let list = checks::check(&case.project, &findings(&case.project), &brief, &Outside::default());
    let small: Vec<&checks::Check> = list.iter().filter(|c| c.kind == Kind::SmallGroup).collect();
    assert_eq!(small.len(), 1);
    let out = checks::redaction(&case.project, &brief, small[0], at(), "Aye").unwrap();
    brief.decisions.insert(small[0].id.clone(), out);
    let list = checks::check(&case.project, &findings(&case.project), &brief, &Outside::default());
    let open = list.iter().filter(|c| c.kind == Kind::SmallGroup && c.open());
    let open: Vec<_> = open.flat_map(|c| c.places.iter().filter_map(|p| p.claim)).collect();
    assert_eq!(open, [total]);
}
