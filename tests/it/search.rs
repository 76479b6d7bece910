//! Words → articles: which are found, where in them, in which order, in every script.

use crate::findings::Case;
use corrobora::{
    model::{Article, ArticleId, Boilerplate},
    search::{Found, Index, Limits, NoQuery, Query, hits, rank, search},
};
use std::sync::Arc;

/// A project of articles; each is called by its number and has its title at the head of its text.
fn case(texts: &[&str]) -> (Case, Vec<ArticleId>) {
    let mut case = Case::new();
    let ids = texts
        .iter()
        .map(|text| {
            let (title, _) = text.split_once('\n').unwrap_or((text, ""));
            case.article(title, text)
        })
        .collect();
    (case, ids)
}

fn find(case: &Case, query: &str) -> Found {
    let index = Index::of(&case.project, false);
    let found = search(&case.project, &index, &Query::new(query).unwrap(), Limits::default());
    // What is ranked without the words around the hits is the same, and so are the hits of each by themselves.
    let ranked = rank(&index, &Query::new(query).unwrap());
    assert_eq!(ranked.len(), found.total);
    for (row, alone) in found.articles.iter().zip(&ranked) {
        assert_eq!((row.article, row.score), (alone.article, alone.score));
        // Two letters of one sign are one hit, and counted as two before the sign is looked at.
        assert!(row.count <= alone.count, "{query}: {} and {}", row.count, alone.count);
        let query = Query::new(query).unwrap();
        let (some, count) = hits(&case.project, &index, &query, row.article, 1);
        assert_eq!((some.first(), count), (row.hits.first(), row.count));
    }
    for row in &found.articles {
        let text: Vec<char> = case.project.text_of(row.article).unwrap().as_str().chars().collect();
        for hit in &row.hits {
            let length = hit.snippet.chars().count();
            let around: String =
                text[hit.snippet_start..hit.snippet_start + length].iter().collect();
            assert_eq!(around, hit.snippet);
            assert!(hit.snippet_start <= hit.start && hit.end <= hit.snippet_start + length);
            assert!(length <= 165.max(hit.end - hit.start), "{length}: {}", hit.snippet);
        }
    }
    found
}

/// The words that were hit, article by article.
fn words(case: &Case, query: &str) -> Vec<Vec<String>> {
    let words = |row: &corrobora::search::FoundArticle| {
        let text: Vec<char> = case.project.text_of(row.article).unwrap().as_str().chars().collect();
        row.hits.iter().map(|h| text[h.start..h.end].iter().collect()).collect()
    };
    find(case, query).articles.iter().map(words).collect()
}

#[test]
fn all_words_must_be_there_and_case_and_accents_do_not_matter() {
    let (case, ids) = case(&[
        "Raid\n\nPolice freed 20 people from a scam compound in Poipet.",
        "Rafle\n\nLa police a libéré vingt personnes à Phnom\nPenh.",
        "Razzia\n\nDie Polizei befreite 20 Menschen; „Scam-Compound“ geräumt.",
    ]);
    assert_eq!(words(&case, "POLICE freed"), [["Police", "freed"]]);
    assert_eq!(words(&case, "libere"), [["libéré"]]);
    assert_eq!(words(&case, "\"phnom penh\""), [["Phnom\nPenh"]]);
    assert_eq!(words(&case, "geraumt"), [["geräumt"]]);
    assert_eq!(words(&case, "police -freed"), [["police"]]);
    assert_eq!(words(&case, "\"freed people\""), Vec::<Vec<String>>::new());
    assert_eq!(words(&case, "polic"), Vec::<Vec<String>>::new(), "a word is whole");
    assert_eq!(find(&case, "polic* poli*").total, 2);
    assert_eq!(find(&case, "-police").articles[0].article, ids[2]);
    assert_eq!(find(&case, "polizei -\"scam raid\"").articles[0].article, ids[2]);
    assert_eq!(
        find(&case, "scam -\"scam compound\"").total,
        0,
        "\u{201e}Scam-Compound\u{201c} is one"
    );
    assert_eq!(find(&case, "poli").total, 0);
}

#[test]
fn scripts_without_blanks_match_anywhere_and_figures_in_any_digits() {
    let (case, ids) = case(&[
        "ข่าว\n\nตำรวจช่วยเหลือผู้เสียหาย ๑๔๙ คนจากกัมพูชา",
        "ព័ត៌មាន\n\nប៉ូលិសបានសង្គ្រោះជនរងគ្រោះ ១៤៩ នាក់នៅក្រុងព្រះសីហនុ",
        "新闻\n\n警方在西哈努克港解救了149名受害者",
        "သတင်း\n\nရဲတပ်ဖွဲ့က လူ ၁၄၉ ဦးကို ကယ်တင်ခဲ့သည်",
        "أخبار\n\nأنقذت الشرطة ١٤٩ ضحية في كمبوديا ولاوس وبالفلبين",
        "समाचार\n\nपुलिस ने १४९ मलेशियाई पीड़ितों को बचाया",
        "뉴스\n\n경찰이 캄보디아에서 149명을 구조했다",
        "Tin tức\n\nCảnh sát giải cứu 149 nạn nhân ở Campuchia",
    ]);
    let total = find(&case, "149").total;
    assert_eq!(total, ids.len());
    for (query, i, hit) in [
        ("ผู้เสียหาย", 0, "ผู้เสียหาย"),
        ("ជនរងគ្រោះ", 1, "ជនរងគ្រោះ"),
        ("西哈努克", 2, "西哈努克"),
        ("受害者", 2, "受害者"),
        ("ကယ်တင်", 3, "ကယ်တင်"),
        ("لاوس", 4, "لاوس"),
        ("فلبين", 4, "فلبين"),
        ("पुलिस", 5, "पुलिस"),
        ("캄보디아", 6, "캄보디아"),
        ("nan nhan", 7, "nạn nhân"),
        ("canh sat", 7, "Cảnh"),
    ] {
        let found = find(&case, query);
        assert_eq!((found.total, found.articles[0].article), (1, ids[i]), "{query}");
        let all = words(&case, query);
        assert!(all[0].iter().any(|w| w == hit || hit.starts_with(w.as_str())), "{query}: {all:?}");
    }
    assert_eq!(find(&case, "मलेशिया").total, 0, "a sign belongs to its word");
    assert_eq!(find(&case, "मलेशिया*").total, 1);
}

#[test]
fn an_index_is_brought_up_to_date_with_what_was_changed() {
    let (mut case, ids) = case(&["Raid\n\nPolice freed 20 people.", "Fire\n\nA house burned."]);
    let query = Query::new("police OR smoke OR night").unwrap();
    let before = Index::of(&case.project, false);
    assert_eq!(
        rank(&before, &query).iter().map(|r| (r.article, r.count)).collect::<Vec<_>>(),
        [(ids[0], 1)]
    );
    // A title that was corrected, words that were set aside, a document that is new, one that is gone.
    let change = |case: &mut Case, i: usize, change: &dyn Fn(&mut Article)| {
        let mut article = (*case.project.articles[&ids[i]]).clone();
        change(&mut article);
        case.project.articles.insert(ids[i], Arc::new(article));
    };
    change(&mut case, 1, &|a| a.title = Some("Smoke".to_owned()));
    change(&mut case, 0, &|a| a.read = true);
    let third = case.article("Later", "Later\n\nAt night.");
    for all in [false, true] {
        let fresh = Index::of(&case.project, all);
        let renewed = Index::of(&case.project, all).renewed(&case.project);
        assert_eq!(rank(&fresh, &query), rank(&renewed, &query));
    }
    let now = before.renewed(&case.project);
    assert_eq!(rank(&now, &query), rank(&Index::of(&case.project, false), &query));
    assert_eq!(rank(&now, &query).len(), 3);
    change(&mut case, 0, &|a| {
        a.boilerplate = vec![Boilerplate { start: 0, end: 30, why: "test".to_owned() }];
    });
    case.project.articles.remove(&third);
    let now = now.renewed(&case.project);
    assert_eq!(rank(&now, &query), rank(&Index::of(&case.project, false), &query));
    assert_eq!(rank(&now, &query).len(), 1);
}

#[test]
fn figures_are_found_however_they_are_grouped_and_never_inside_others() {
    let (case, _) =
        case(&["Raid\n\n120,000 and 1,020 and 20 people; 20.5 percent; 120 000 euros."]);
    assert_eq!(words(&case, "120000"), [["120,000", "120 000"]]);
    assert_eq!(words(&case, "120.000"), [["120,000", "120 000"]]);
    assert_eq!(words(&case, "20"), [["20"]]);
    assert_eq!(words(&case, "1020"), [["1,020"]]);
}

#[test]
fn titles_and_density_rank_and_what_is_set_aside_is_left_out() {
    let long = format!("Weather\n\nPoipet {}", "and much else that was said there ".repeat(80));
    let (mut case, ids) = case(&[
        &long,
        "A visit\n\nPoipet is a town. In Poipet there was a raid in Poipet.",
        "Poipet raided\n\nPoipet saw a raid.\n\nYou may also like: Bavet at night",
    ]);
    let order: Vec<ArticleId> = find(&case, "poipet").articles.iter().map(|a| a.article).collect();
    assert_eq!(order, [ids[2], ids[1], ids[0]]);
    assert_eq!(find(&case, "bavet").total, 1);
    let mut article = Article::clone(&case.project.articles[&ids[2]]);
    let start = case.project.text_of(ids[2]).unwrap().as_str().find("You").unwrap();
    let end = case.project.text_of(ids[2]).unwrap().as_str().len();
    article.boilerplate = vec![Boilerplate { start, end, why: "teasers".to_owned() }];
    case.project.articles.insert(ids[2], Arc::new(article));
    assert_eq!(find(&case, "bavet").total, 0);
    let index = Index::of(&case.project, true);
    let query = Query::new("bavet").unwrap();
    let all = search(&case.project, &index, &query, Limits::default());
    assert_eq!(all.articles[0].hits[0].start, start + "You may also like: ".len());
    // What is left out is said.
    let few = search(
        &case.project,
        &index,
        &Query::new("poipet").unwrap(),
        Limits { articles: 1, hits: 1 },
    );
    assert_eq!((few.total, few.articles.len(), few.articles[0].hits.len()), (3, 1, 1));
    assert!(few.articles[0].count > 1);
}

#[test]
fn snippets_are_cut_between_words() {
    let filler = "lorem ipsum dolor sit amet consectetur ".repeat(20);
    let (case, _) = case(&[&format!("Title\n\n{filler}Poipet {filler}")]);
    let found = find(&case, "poipet");
    let hit = &found.articles[0].hits[0];
    assert!(hit.snippet.chars().count() > 110);
    for word in hit.snippet.split(' ') {
        assert!(
            "lorem ipsum dolor sit amet consectetur Poipet".split(' ').any(|w| w == word),
            "{word}"
        );
    }
}

#[test]
fn no_query_and_no_text_is_too_odd() {
    for (typed, why) in [("", NoQuery::Empty), ("  \t", NoQuery::Empty), ("\"\"", NoQuery::Empty)] {
        assert_eq!(Query::new(typed).err(), Some(why));
    }
    assert_eq!(Query::new("* - \" . , “” «").err(), Some(NoQuery::Empty));
    assert_eq!(Query::new(&"a ".repeat(500)).err(), Some(NoQuery::TooLong));
    assert_eq!(Query::new(&"a".repeat(5_000)).err(), Some(NoQuery::TooLong));
    let letters: Vec<char> =
        "aB1,. \"-*“”«»'\n\t\u{0}\u{301}\u{e33}\u{e48}\u{17d2}\u{1f600}\u{200b}ﬁßİ各กខ१,ا ل가\u{10ffff}"
            .chars()
            .collect();
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..300 {
        let mut some = |most| -> String {
            (0..random.usize(0..most)).map(|_| letters[random.usize(0..letters.len())]).collect()
        };
        let (one, other, typed) = (some(80), some(300), some(12));
        let (case, _) = case(&[&one, &other]);
        if Query::new(&typed).is_ok() {
            find(&case, &typed);
        }
    }
}

#[test]
fn words_can_stand_for_one_another_and_phrases_hold_across_signs() {
    let (case, articles) = case(&[
        "The storm-makers, the service said, fled.",
        "The storm makers fled from Poipet.",
        "The service in Bavet said nothing of storms by their makers.",
        "AND OR NOT are words of \u{201c}logic\u{201d}.",
    ]);
    let found = |query: &str| -> Vec<usize> {
        let mut at: Vec<usize> = find(&case, query)
            .articles
            .iter()
            .map(|f| articles.iter().position(|a| *a == f.article).unwrap())
            .collect();
        at.sort_unstable();
        at
    };
    assert_eq!(found("poipet OR bavet"), [1, 2]);
    assert_eq!(found("fled AND poipet"), [1]);
    assert_eq!(found("fled poipet OR service"), [0, 1], "OR joins the words beside it");
    assert_eq!(found("fled NOT poipet"), [0]);
    assert_eq!(found("fled OR NOT poipet"), [0], "what must not be there is no alternative");
    assert_eq!(found("poipet or bavet"), [] as [usize; 0], "in small letters it is a word");
    assert_eq!(found("OR"), [3]);
    assert_eq!(found("\"AND OR\""), [3]);
    assert_eq!(found("\"service said\""), [0]);
    assert_eq!(found("\"makers, the service\""), [0]);
    assert_eq!(found("Storm-Makers"), [0, 1]);
    assert_eq!(found("\"storm makers\""), [0, 1]);
    assert_eq!(found("\"storm mak*\""), [0, 1]);
    assert_eq!(words(&case, "\"service said\"")[0], ["service said"]);
}
