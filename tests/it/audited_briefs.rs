//! What a reader found who held each line of the issue on briefs against the program.

use crate::checks::{Case, at, brief_of, number, paragraph, redact, words};
use corrobora::{
    brief,
    checks::Kind,
    cite,
    exchange::{self, Context, Target, Tlp},
    export::{html, markdown},
    findings::findings,
    model::{
        Amount, Block, Brief, ClaimId, Decision, Disputed, Inline, PartialDate, Period, Place,
        Role, Value, Withheld,
    },
    table,
};
use std::collections::BTreeMap;

/// Two figures of one raid, a week apart.
fn a_week_apart() -> (Case, ClaimId, ClaimId) {
    let mut case = Case::new();
    let first = case.article("Raid", "Police said 120 people were freed by 3 March 2024.");
    let second = case.article("Raid grows", "By 10 March 2024 INTERPOL counted 154 people.");
    let early = case.claim("victims rescued", number(120), first, "120 people");
    let late = case.claim("victims rescued", number(154), second, "154 people");
    case.with(early, |c| c.as_of = PartialDate::ymd(2024, 3, 3));
    case.with(late, |c| c.as_of = PartialDate::ymd(2024, 3, 10));
    (case, early, late)
}

fn sentence(case: &Case, brief: &Brief) -> String {
    let text = markdown(&case.compose(brief));
    text.lines().find(|line| line.starts_with("Freed")).unwrap_or_default().to_owned()
}

#[test]
fn a_figure_that_was_overtaken_is_not_told_alone() {
    let (mut case, early, late) = a_week_apart();
    let alone = |id: ClaimId| vec![words("Freed: "), Inline::Claim(id), words(".")];
    let mut brief = brief_of(vec![Block::Paragraph(alone(early))]);
    for rule in [Disputed::ShowAll, Disputed::Newest] {
        brief.disputed = rule;
        let told = sentence(&case, &brief);
        assert!(told.contains("as of 3 March 2024"), "{told}");
        assert!(told.contains("a later figure: [154]"), "{told}");
        assert!(told.contains("as of 10 March 2024"), "{told}");
    }
    // The last figure needs no other beside it.
    let last = sentence(&case, &brief_of(vec![Block::Paragraph(alone(late))]));
    assert!(!last.contains("120") && !last.contains("as of"), "{last}");
    // Nor does one that the text goes on to give.
    let both = [alone(early), alone(late)].concat();
    let both = sentence(&case, &brief_of(vec![Block::Paragraph(both)]));
    assert!(!both.contains("later figure"), "{both}");
    // A later figure of one town is none of the country.
    case.with(late, |c| {
        c.places = vec![Place {
            country: "KH".parse().unwrap(),
            role: Role::Site,
            locality: Some("Poipet".into()),
        }];
    });
    let told = sentence(&case, &brief_of(vec![Block::Paragraph(alone(early))]));
    assert!(!told.contains("154"), "{told}");
}

#[test]
fn a_block_of_one_part_of_a_fact_names_the_others_and_days_have_rows_of_their_own() {
    let (mut case, early, _) = a_week_apart();
    let third = case.article("Again", "Officials repeated that 120 people were freed.");
    let again = case.claim("victims rescued", number(120), third, "120 people");
    case.with(again, |c| c.as_of = PartialDate::ymd(2024, 3, 3));
    let found = findings(&case.project);
    let fact = found.of_claim(early).unwrap().fact();
    let parts = found.on_whole(found.of_claim(early).unwrap()).count();
    let text = markdown(&case.compose(&brief_of(vec![Block::Finding(fact)])));
    assert!(text.contains("120") && text.contains("154"), "{parts} parts: {text}");
    let text = markdown(&case.compose(&brief_of(vec![Block::Timeline])));
    let row = |day: &str| text.lines().find(|l| l.starts_with(&format!("| {day}"))).unwrap_or("");
    assert!(row("As of 3 March 2024").contains("120"), "{text}");
    assert!(!row("As of 3 March 2024").contains("154"), "{text}");
    assert!(row("As of 10 March 2024").contains("154"), "{text}");
}

#[test]
fn who_types_a_blank_before_a_citation_gets_one() {
    let mut case = Case::new();
    let article = case.article("Raid", "Police said 120 people were freed.");
    let cited = vec![words("Freed, see also "), Inline::Cite(article), words(".")];
    let told = sentence(&case, &brief_of(vec![Block::Paragraph(cited)]));
    assert!(told.contains("also (") && !told.contains("  "), "{told}");
}

#[test]
fn no_detail_goes_on_into_the_figure_behind_it() {
    let (case, early, _) = a_week_apart();
    for (before, kind, detail) in [
        ("Her passport E7654321 ", Kind::IdNumber, "E7654321"),
        ("Call 081-234-5678 ", Kind::Phone, "081-234-5678"),
        // Nothing but the border tells this number from the figure.
        ("Call 09 450 123 456 ", Kind::Phone, "09 450 123 456"),
    ] {
        let line = vec![words(before), Inline::Claim(early), words(" people.")];
        let mut brief = brief_of(vec![Block::Paragraph(line)]);
        let found = case.of(&brief, kind);
        assert!(found.iter().any(|f| f.ends_with(&format!(": {detail}"))), "{found:?}");
        redact(&case, &mut brief, &[kind]);
        let text = markdown(&case.compose(&brief));
        assert!(text.contains("120") && !text.contains(detail), "{text}");
        // Its digits are no figure that lacks a claim.
        let figures = [Kind::FigureDiffers, Kind::FigureUnsupported];
        let figures: Vec<String> = figures.iter().flat_map(|kind| case.of(&brief, *kind)).collect();
        assert_eq!(figures, Vec::<String>::new());
    }
    let dated = vec![words("On 04/03/2024 "), Inline::Claim(early), words(" people were freed.")];
    assert_eq!(
        case.of(&brief_of(vec![Block::Paragraph(dated)]), Kind::Phone),
        Vec::<String>::new()
    );
}

/// A brief on a text from which a person is withheld.
fn without(case: &Case, blocks: Vec<Block>, name: &str) -> String {
    let mut brief = brief_of(blocks);
    let what = vec![Withheld::Person(name.into(), "Survivor A".into())];
    let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
    brief.decisions.insert("name-1".into(), decision);
    markdown(&case.compose(&brief))
}

#[test]
fn a_person_is_withheld_in_every_form_of_the_name() {
    let case = Case::new();
    for (name, text, left) in [
        ("이영희", "이영희의 어머니. 영희는 돌아왔다. 이영희가 말했다.", &["이영희", "영희"][..]),
        ("王小明", "王小明说，小明的母亲在等。", &["王小明", "小明"]),
        ("မအေးအေးခိုင်", "မအေးအေးခိုင် ပြန်လာသည်။ အေးအေးခိုင် ပြောသည်။", &["အေးအေး", "ခိုင်", "Aင်", "A်"]),
        (
            "Мария Иванова",
            "Марии помогли. Мать Ивановой плакала. С Марией говорили. Марину не знали.",
            &["Марии", "Ивановой", "Марией"],
        ),
        ("Zin Mar Oo", "Ms. Oo cried. Zin Mar Oo fled.", &["Oo", "Zin"]),
    ] {
        let line = Block::Paragraph(vec![words(text)]);
        let told = without(&case, vec![line], name);
        assert!(left.iter().all(|word| !told.contains(word)), "{name}: {told}");
        assert!(told.contains("Survivor A"), "{told}");
    }
    let told =
        without(&case, vec![Block::Paragraph(vec![words("Марину не знали.")])], "Мария Иванова");
    assert!(told.contains("Марину"), "another name: {told}");
    // Two cases of one name side by side are one person.
    let line = Block::Paragraph(vec![words("Помогли Марии Ивановой.")]);
    let told = without(&case, vec![line], "Мария Иванова");
    assert!(told.contains("Помогли Survivor A."), "{told}");
}

#[test]
fn a_withheld_author_is_in_no_citation_and_no_address() {
    let mut case = Case::new();
    let article = case.article("What I saw", "I saw 120 people.");
    case.edit(article, |a| {
        a.bylines = vec!["Zin Mar Oo".into()];
        a.url = Some("https://example.org/zin-mar-oo-story?id=7".into());
    });
    let line = Block::Paragraph(vec![words("Told: "), Inline::Cite(article), words(".")]);
    for style in ["apa", "chicago-notes", "ieee"] {
        let mut brief = brief_of(vec![line.clone(), Block::Bibliography, Block::Evidence]);
        brief.style = style.into();
        let what = vec![Withheld::Person("Zin Mar Oo".into(), "Survivor A".into())];
        let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
        brief.decisions.insert("name-1".into(), decision);
        let document = case.compose(&brief);
        for told in [markdown(&document), html(&document)] {
            assert!(!told.contains("Oo") && !told.contains("?id=7"), "{style}: {told}");
            assert!(!told.contains("example.org/"), "{style}: half an address: {told}");
            assert!(told.contains("Survivor A"), "{style}: {told}");
        }
        // One name, and not one for each of its parts.
        let found = findings(&case.project);
        let withheld = brief::Redaction::of(&case.project, &found, &brief);
        let context = Context {
            at: at(),
            by: "",
            tlp: Tlp::default(),
            original: &|_| None,
            withheld: Some(&withheld),
        };
        for target in [Target::Ris, Target::Bibtex, Target::CslJson] {
            let bytes = exchange::write(&case.project, target, &context).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.matches("Survivor A").count(), 1, "{text}");
        }
    }
}

#[test]
fn a_name_beside_its_citation_leaves_the_bracket_between_them() {
    let mut case = Case::new();
    let article = case.article("Raid", "I am Sokha Chan.");
    case.edit(article, |a| a.bylines = vec!["Sokha Chan".into()]);
    let line = Block::Paragraph(vec![words("The story of Sokha Chan "), Inline::Cite(article)]);
    let told = without(&case, vec![line], "Sokha Chan");
    assert!(told.contains("The story of Survivor A (Survivor A, 2023)"), "{told}");
}

#[test]
fn who_made_a_brief_goes_out_under_the_name_that_was_chosen() {
    let case = Case::new();
    let mut brief = paragraph("Nothing.");
    brief.handling.maker = "tester".into();
    let what = vec![Withheld::Person("tester".into(), "analyst 1".into())];
    let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
    brief.decisions.insert("analyst-1".into(), decision);
    let told = markdown(&case.compose(&brief));
    assert!(told.contains("analyst 1") && !told.contains("tester"), "{told}");
}

#[test]
fn what_stands_behind_withheld_figures_alone_is_withheld_with_them() {
    let (mut case, early, late) = a_week_apart();
    let lone = *case.project.articles.keys().next().unwrap();
    case.edit(lone, |a| {
        a.title = Some("Three Ugandans freed".into());
        a.url = Some("https://example.org/three-ugandans".into());
    });
    let line = vec![words("Freed: "), Inline::Claim(early), words(" and "), Inline::Claim(late)];
    let mut brief = brief_of(vec![Block::Paragraph(line), Block::Evidence, Block::Bibliography]);
    let origin = case.project.claims[&early].origin.unwrap();
    let origin = case.project.origins[&origin].name.clone();
    let event = case.ids.make(at());
    // The two claims are on one fact: another event makes them two.
    let other = case.project.events[&case.event].as_ref().clone();
    case.project.events.insert(event, std::sync::Arc::new(other));
    case.with(late, |c| c.event = Some(event));
    assert!(html(&case.compose(&brief)).contains("three-ugandans"));
    let what = vec![Withheld::Claim(early)];
    let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
    brief.decisions.insert("small-group-1".into(), decision);
    let document = case.compose(&brief);
    for told in [html(&document), markdown(&document)] {
        assert!(!told.contains("three-ugandans") && !told.contains("Three Ugandans"), "{told}");
        assert!(!told.contains(&origin), "{told}");
        assert!(told.contains("154"), "{told}");
        // Where the words stand would lead to them.
        let quote = &case.project.annotations[&case.project.claims[&early].annotations[0]];
        let place = format!("characters {}–{}", quote.start, quote.end);
        assert!(!told.contains(&place), "{told}");
    }
}

#[test]
fn a_date_is_borne_out_by_its_claim_and_not_by_the_day_of_the_paper() {
    let mut case = Case::new();
    let article =
        case.article("Raid", "The raid was on 3 March 2024, and 1,250 people were freed.");
    case.edit(article, |a| a.published = PartialDate::ymd(2024, 3, 4));
    let day = Period::on(PartialDate::ymd(2024, 3, 3).unwrap());
    let raid = case.claim("date of the raid", Value::When(day), article, "on 3 March 2024");
    let freed = case.claim("victims rescued", number(1250), article, "1,250 people were freed");
    case.with(freed, |c| c.period = Some(day));
    let of = |text: &str, claim: ClaimId, kind: Kind| {
        let line = vec![words(text), Inline::Claim(claim), words(".")];
        case.of(&brief_of(vec![Block::Paragraph(line)]), kind)
    };
    let date = "4 March 2024";
    assert_eq!(
        of("The raid took place on 4 March 2024, ", raid, Kind::DateDiffers),
        [format!("error: {date}")]
    );
    assert_eq!(
        of("On 4 March 2024 they freed ", freed, Kind::DateDiffers),
        [format!("warning: {date}")]
    );
    // What is said of the paper is its day.
    assert!(of("As reported on 4 March 2024, ", freed, Kind::DateDiffers).is_empty());
    assert!(of("On 3 March 2024 they freed ", freed, Kind::DateDiffers).is_empty());
    assert!(of("In March 2024 they freed ", freed, Kind::DateUnsupported).is_empty());
    // A claim that knows the month bears out no day of it.
    let mut month = case;
    month.with(freed, |c| {
        c.period = Some(Period::on("2024-03".parse().unwrap()));
        c.annotations = Vec::new();
    });
    let line = vec![words("On 17 March 2024 they freed "), Inline::Claim(freed)];
    let found = month.of(&brief_of(vec![Block::Paragraph(line)]), Kind::DateUnsupported);
    assert_eq!(found, ["warning: 17 March 2024"]);
}

#[test]
fn the_same_number_of_another_money_is_another_figure() {
    let mut case = Case::new();
    let article = case.article("Raid", "Police seized USD 3.5 million.");
    let amount = Value::Money(Amount::exact(3_500_000_u64), "USD".parse().unwrap());
    let seized = case.claim("money seized", amount, article, "USD 3.5 million");
    let line = vec![words("Police seized THB 3.5 million "), Inline::Claim(seized), words(".")];
    let found = case.of(&brief_of(vec![Block::Paragraph(line)]), Kind::FigureDiffers);
    assert_eq!(found, ["error: THB 3.5 million"]);
}

#[test]
fn tables_name_the_town_and_turn_no_words_round() {
    let (mut case, early, _) = a_week_apart();
    let place = |town: Option<&str>| Place {
        country: "KH".parse().unwrap(),
        role: Role::Site,
        locality: town.map(str::to_owned),
    };
    case.with(early, |c| {
        c.places = vec![place(Some("Poipet")), place(None)];
        c.population = Some("\u{202e}desrever\u{202c}".into());
    });
    let found = findings(&case.project);
    let rows = table::rows(&case.project, &found);
    let all = rows.filter(&case.project, &found, &table::Filter::default());
    let columns = [table::Column::Countries, table::Column::Population];
    let csv = table::csv(&case.project, &found, &rows, &all, &columns).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("KH: Poipet, KH (site)"), "{csv}");
    assert!(!csv.contains(['\u{202e}', '\u{202c}']) && csv.contains("desrever"), "{csv}");
}

#[test]
fn bibtex_is_read_as_its_programs_write_it() {
    let file = r#"@book{a4, editor={Ng, A. and others}, title="Quoted {"}in{"} title", publisher={A \& B},
      address={Bangkok}, year={c. 1999}}
    @inproceedings{a6, author="Wang, Wei", title="{Proceedings paper}", booktitle="Proc.\ of X", year="2022"}
    @phdthesis{a7, author={Ph{\d a}m H{\uhorn}{\ohorn}ng}, title={Inside `x' there}, school={Oxford}, year={2018}}"#;
    let read = cite::read("t.bib", file.as_bytes()).unwrap();
    assert_eq!(read.references.len(), 3, "{:?}", read.warnings);
    let style = cite::load("apa", &BTreeMap::new()).unwrap();
    let clusters: Vec<Vec<usize>> = (0..3).map(|i| vec![i]).collect();
    let cited = cite::cite(&style, Some("en-US"), &read.references, &clusters).unwrap();
    let all: Vec<String> = cited.entries.iter().map(|e| e.text.text()).collect();
    let all = all.join("\n");
    for words in ["Quoted “in” title", "A & B", "Proc. of X", "Hương", "1999", "‘x’"] {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(!all.contains("n.d."), "{all}");
}

#[test]
fn letters_behind_a_sign_keep_their_capital_and_doubt_stays_doubt() {
    let file = r#"[{"id":"a","type":"article-newspaper","title":"Trafficking in persons: Q&A",
      "container-title":"Paper","issued":{"literal":"Spring 2015?"}}]"#;
    let read = cite::read("t.json", file.as_bytes()).unwrap();
    let style = cite::load("chicago-notes-bibliography", &BTreeMap::new()).unwrap();
    let cited = cite::cite(&style, Some("en-US"), &read.references, &[vec![0]]).unwrap();
    let text = cited.entries[0].text.text();
    assert!(text.contains("Trafficking in Persons: Q&A"), "{text}");
}

#[test]
fn an_agency_that_signs_as_it_is_called_is_no_person() {
    let mut case = Case::new();
    for (publisher, byline) in
        [("财新", "财新"), ("연합뉴스", "연합뉴스"), ("Tuổi Trẻ", "Tuổi Trẻ")]
    {
        let article = case.article("Raid", "Nothing.");
        case.edit(article, |a| {
            a.publisher = Some(publisher.into());
            a.bylines = vec![byline.into()];
        });
        let line = Block::Paragraph(vec![words("See"), Inline::Cite(article)]);
        let told = markdown(&case.compose(&brief_of(vec![line])));
        assert!(told.contains(&format!("({byline}, 2023")), "{told}");
    }
}

#[test]
fn a_newer_version_of_a_page_flags_the_claims_whose_sentence_changed() {
    use corrobora::similar::{Pages, Versions, changed_figures, differences, superseded};
    let mut case = Case::new();
    let old = case.article(
        "Raid",
        "Police freed 149 people in Poipet. The compound had four gates. Nobody was hurt.",
    );
    let new = case.article(
        "Raid",
        "Police freed 163 people in Poipet. The compound had four gates. Nobody was hurt. A trial follows.",
    );
    // What is there a second time under another address carries the link.
    let twin = case.article(
        "Raid",
        "Police freed 149 people in Poipet. The compound had four gates. Nobody was hurt.",
    );
    case.edit(new, |a| a.version_of = Some(twin));
    let freed = case.claim("victims rescued", number(149), old, "149 people");
    let gates = case.claim("gates", number(4), old, "four gates");
    let versions = Versions::of(&case.project);
    assert_eq!((versions.newest(old), versions.newest(new)), (Some(new), None));
    let mut pages = Pages::default();
    let flagged = superseded(&case.project, &versions, &mut pages);
    // What was read for the last edit serves the next.
    assert_eq!(superseded(&case.project, &versions, &mut pages), flagged);
    assert_eq!(flagged.keys().collect::<Vec<_>>(), [&freed]);
    let one = &flagged[&freed];
    assert_eq!(one.was, "Police freed 149 people in Poipet.");
    assert_eq!(one.now.as_deref(), Some("Police freed 163 people in Poipet."));
    let found = differences(&case.project, old, new);
    let found: Vec<(Option<&str>, Option<&str>)> =
        found.iter().map(|d| (d.was.as_deref(), d.now.as_deref())).collect();
    assert_eq!(
        found,
        [
            (
                Some("Police freed 149 people in Poipet."),
                Some("Police freed 163 people in Poipet.")
            ),
            (None, Some("A trial follows.")),
        ]
    );
    let figures = changed_figures(&case.project, old, new);
    assert_eq!((figures[0].older.as_str(), figures[0].newer.as_str()), ("149", "163"));
    let brief = brief_of(vec![Block::Paragraph(vec![Inline::Claim(freed), Inline::Claim(gates)])]);
    assert_eq!(case.of(&brief, Kind::NewerVersion), ["warning: victims rescued: 149"]);
}

#[test]
fn two_long_versions_with_nothing_in_common_are_told_apart_all_the_same() {
    use corrobora::similar::{Pages, Versions, differences, superseded};
    let text = |word: &str| {
        let line = |n: u32| format!("{word}{n} {word}{} {word}{} stood there.\n", n + 1, n + 7);
        (0..3_000).map(line).collect::<String>()
    };
    let mut case = Case::new();
    let (old, new) = (case.article("Raid", &text("a")), case.article("Raid", &text("b")));
    case.edit(new, |a| a.version_of = Some(old));
    let claims: Vec<ClaimId> = (0..200)
        .map(|n| case.claim("stood", number(n), old, &format!("a{n} a{} a{}", n + 1, n + 7)))
        .collect();
    let flagged = superseded(&case.project, &Versions::of(&case.project), &mut Pages::default());
    assert!(claims.iter().all(|id| flagged.contains_key(id)));
    assert_eq!(differences(&case.project, old, new).len(), 6_000);
}
