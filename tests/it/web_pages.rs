//! Saved web pages as people have them: names, days and titles as each country writes them, pages that are no articles,
//! stories in frames and templates, numbers of lists, the next story under the first.

use corrobora::{
    import::{Incoming, Reading, read, run},
    jobs::Progress,
    model::{Hash, Project, ProjectId, Timestamp},
};
use std::path::Path;

const STORY: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier while a band played on the quay.</p><p>The harbour master said that two of its three engines had been replaced before the season began, and that the third would follow in the winter if the town could pay for it.</p>";
const HEADLINE: &str = "The ferry returns to the bay";

fn page(attributes: &str, head: &str, above: &str, below: &str) -> Reading {
    let page = format!(
        "<!doctype html><html {attributes}><head><meta charset=utf-8>{head}</head><body><main><article><h1>{HEADLINE}</h1>{above}{STORY}</article>{below}</main></body></html>"
    );
    read("page.html", page.as_bytes()).unwrap()
}

/// The title of a page that has no heading.
fn title(head: &str) -> (Option<String>, Option<String>) {
    let page = format!("<html><head>{head}</head><body>{STORY}</body></html>");
    let reading = read("page.html", page.as_bytes()).unwrap();
    (reading.title, reading.publisher)
}

#[test]
fn days_under_a_headline_are_read_as_each_country_prints_them() {
    for (language, line, want) in [
        ("th", "5 มี.ค. 67 | 10:30", "2024-03-05"),
        ("ar", "نشر في: 5 مارس/آذار 2024", "2024-03-05"),
        ("ar", "5 آذار (مارس) 2024", "2024-03-05"),
        ("my", "အင်္ဂါနေ့၊ မတ်လ ၅ ရက်၊ ၂၀၂၄", "2024-03-05"),
        ("my", "၅ မတ်လ ၂၀၂၄", "2024-03-05"),
        ("fil", "Marso 5, 2024", "2024-03-05"),
        ("sw", "5 Machi 2024", "2024-03-05"),
        ("zh-TW", "民國113年3月5日", "2024-03-05"),
        ("ja", "令和6年3月5日", "2024-03-05"),
        ("zh", "二〇二四年三月五日", "2024-03-05"),
        ("fa", "سه‌شنبه ۱۵ اسفند ۱۴۰۲", "2024-03-05"),
        ("en", "March 2024", "2024-03"),
        ("de", "Erschienen im März 2024", "2024-03"),
    ] {
        let found = page(&format!("lang={language}"), "", &format!("<p class=date>{line}</p>"), "");
        let day = found.published.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some(want), "{line}");
    }
    for line in ["5 มี.ค. 67 คน", "In March 2024 the ferry sailed", "March 2024 – April 2024"]
    {
        let found = page("lang=en", "", &format!("<p>{line}</p>"), "");
        assert_eq!(found.published, None, "{line}");
    }
    // A day beside the month is the better one, and a month beside other stories is none.
    let both = page("lang=en", "", "<p>March 2024</p><p>Published 5 March 2024</p>", "");
    assert_eq!(both.published.map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
    let beside = page("lang=en", "", "", "<aside><p>March 2024</p></aside>");
    assert_eq!(beside.published, None);
}

#[test]
fn a_machine_is_believed_in_the_order_of_a_page_that_writes_the_month_first() {
    let meta = "<meta name=date content='03/05/2024'>";
    let day = |attributes: &str, head: &str| {
        page(attributes, head, "", "").published.map(|day| day.to_string())
    };
    assert_eq!(day("lang=en-US", meta).as_deref(), Some("2024-03-05"));
    assert_eq!(day("lang=en", meta), None);
    assert_eq!(day("lang=de", meta), None);
    let british = format!("{meta}<link rel=canonical href='https://delta.example.co.uk/ferry'>");
    assert_eq!(day("lang=en-US", &british), None);
}

#[test]
fn the_day_that_a_page_prints_is_taken_where_it_is_that_of_the_moment_elsewhere() {
    let record = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-05-05T21:00:00-05:00\"}</script>";
    let printed = page("lang=en", record, "<p class=date>6 May 2022 - 2:00 a.m.</p>", "");
    assert_eq!(printed.published.map(|day| day.to_string()).as_deref(), Some("2022-05-06"));
    let other = page("lang=en", record, "<p class=date>4 May 2022</p>", "");
    assert_eq!(other.published.map(|day| day.to_string()).as_deref(), Some("2022-05-05"));
}

#[test]
fn a_label_beside_the_story_says_more_than_the_day_on_which_a_program_made_the_page() {
    let made = "<meta name=dc.date content='2021-10-15'>";
    let beside = "<div class=box><div><p>Erschienen am:</p><h4>13.10.2021</h4></div></div>";
    let found = page("lang=de", made, "", beside);
    assert_eq!(found.published.map(|day| day.to_string()).as_deref(), Some("2021-10-13"));
    let alone = page("lang=de", made, "", "");
    assert_eq!(alone.published.map(|day| day.to_string()).as_deref(), Some("2021-10-15"));
}

#[test]
fn bylines_name_persons_and_neither_places_nor_houses() {
    let bylines = |attributes: &str, line: &str| {
        page(attributes, "", &format!("<p class=meta>{line}</p>"), "").bylines
    };
    assert_eq!(bylines("lang=pt", "Por João Silva — São Paulo"), ["João Silva"]);
    assert_eq!(bylines("lang=en", "By Lina Okoro, Delta News, New York"), ["Lina Okoro"]);
    assert_eq!(bylines("lang=fr", "Par Le Figaro avec AFP"), [""; 0]);
    assert_eq!(bylines("lang=ko", "김철수 기자"), ["김철수"]);
    assert_eq!(bylines("lang=ar", "كتب أحمد علي"), ["أحمد علي"]);
    assert_eq!(bylines("lang=zh", "记者 李明 王芳"), ["李明", "王芳"]);
    assert_eq!(bylines("lang=fil", "Ni Juan Cruz"), ["Juan Cruz"]);
    let end = |line: &str| {
        let below = format!("<p>{line}</p>");
        let page = format!(
            "<html lang=en><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{STORY}{below}</article></body></html>"
        );
        read("page.html", page.as_bytes()).unwrap().bylines
    };
    assert_eq!(end("(Reporting by Lina Okoro in Tunis; Editing by Omar Sen)"), ["Lina Okoro"]);
    assert_eq!(end("Author: Omar Sen"), ["Omar Sen"]);
    let linked = "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":\"<a href='/x'>Lina Okoro</a>\"}</script>";
    assert_eq!(page("lang=en", linked, "", "").bylines, ["Lina Okoro"]);
    // The author of a book that the page is about.
    assert_eq!(end("Author: Omar Sen<br>Publisher: Delta Press<br>ISBN: 978-3-16"), [""; 0]);
}

#[test]
fn an_author_who_is_the_site_is_none_unless_it_can_be_a_person() {
    let record = |name: &str| {
        let head = format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"author\":{{\"@type\":\"Person\",\"name\":\"{name}\"}},\"publisher\":{{\"@type\":\"Organization\",\"name\":\"{name}\"}}}}</script>"
        );
        page("lang=en", &head, &format!("<p>By {name}</p>"), "").bylines
    };
    assert_eq!(record("NOW Grenada"), [""; 0]);
    assert_eq!(record("Harbour Post"), [""; 0]);
    assert_eq!(record("Lina Okoro"), ["Lina Okoro"]);
    // A tag, a word of the headline and the licence of a picture in elements that are called after authors.
    for marked in [
        "<span class=author><a rel=tag href='/tag/islands/'>Islands</a></span>",
        "<span class=author><a href='/x'>Ferry</a></span>",
        "<span class=author>WXYZ</span>",
        "<span class=license-author>Omar Sen</span>",
        "<span class=author-name><a class=license-author>Omar Sen</a></span>",
    ] {
        assert_eq!(page("lang=en", "", marked, "").bylines, [""; 0], "{marked}");
    }
}

#[test]
fn who_owns_the_rights_in_a_site_has_not_written_its_articles() {
    let declared = |name: &str, line: &str| {
        let menu: String = (1..16).map(|n| format!("<p>Isle number {n}</p>")).collect();
        let html = format!(
            "<html lang=en><head><title>{HEADLINE}</title><meta name=author content='{name}'></head><body><article><h1>{HEADLINE}</h1>{STORY}</article>{menu}<p>{line}</p></body></html>"
        );
        let found = read("page.html", html.as_bytes()).unwrap();
        (found.bylines, found.facts.get("Declared author").cloned())
    };
    let name = "Lina Okoro";
    assert_eq!(declared(name, "© 2020 Lina Okoro").0, [""; 0]);
    assert_eq!(declared(name, "Copyright 2020 by Lina Okoro").1.as_deref(), Some(name));
    assert_eq!(declared(name, "Lina Okoro writes of ferries").0, [name]);
    // A single word of the headline is of whom the article tells.
    assert_eq!(declared("Ferry", "Ferries").0, [""; 0]);
}

#[test]
fn titles_lose_their_site_in_every_style() {
    let name = |site: &str| format!("<meta property=og:site_name content='{site}'>");
    for (head, want, site) in [
        ("<title>渡轮返回海湾_港口网</title>".to_owned(), "渡轮返回海湾", Some("港口网")),
        ("<title>渡轮返回海湾-国际-港口网</title>".to_owned(), "渡轮返回海湾", Some("港口网")),
        (
            format!("<title>Delta Post: {HEADLINE}</title>{}", name("Delta Post")),
            HEADLINE,
            Some("Delta Post"),
        ),
        (format!("<title>{HEADLINE} » News » Delta Post</title>"), HEADLINE, Some("Delta Post")),
        (
            "<title>Bay – Isle: a ferry that failed – Delta Post</title>".to_owned(),
            "Bay – Isle: a ferry that failed",
            Some("Delta Post"),
        ),
        (
            "<title>Bay &amp;amp; isle have a ferry</title>".to_owned(),
            "Bay & isle have a ferry",
            None,
        ),
        (
            format!("<title>{HEADLINE} | Islands | Delta Post</title>{}", name("Delta Post")),
            HEADLINE,
            Some("Delta Post"),
        ),
    ] {
        let (found, publisher) = title(&head);
        assert_eq!(found.as_deref(), Some(want), "{head}");
        assert_eq!(publisher.as_deref(), site, "{head}");
    }
    for head in ["Untitled Document", "Home", "https://delta.example/a/1", "Startseite"] {
        assert_eq!(title(&format!("<title>{head}</title>")).0, None, "{head}");
    }
    // A dash of the headline, and a house that is none.
    for whole in ["渡轮-海湾", "The ferry – what we know – and what we do not"] {
        assert_eq!(title(&format!("<title>{whole}</title>")).0.as_deref(), Some(whole));
    }
}

#[test]
fn a_headline_is_not_who_published_it() {
    let publisher = |head: &str| page("lang=en", head, "", "").publisher;
    let name = format!("<meta property=og:site_name content='{HEADLINE}'>");
    assert_eq!(publisher(&name), None);
    assert_eq!(
        publisher(&format!("<title>{HEADLINE} | Delta Post</title>{name}")).as_deref(),
        Some("Delta Post")
    );
    let leading = format!("<title>Delta Post - Press releases - {HEADLINE}</title>");
    assert_eq!(publisher(&leading).as_deref(), Some("Delta Post"));
}

#[test]
fn pages_that_a_server_shows_in_place_of_an_article_are_told_of() {
    let warned = |head: &str, body: &str| {
        let page = format!("<html><head><title>{head}</title></head><body>{body}</body></html>");
        let reading = read("page.html", page.as_bytes()).unwrap();
        reading.warnings.iter().any(|w| w.starts_with("This looks like "))
    };
    for (head, body) in [
        (
            "404 Not Found",
            "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
        ),
        (
            "Just a moment...",
            "<h1>Checking your browser before accessing delta.example</h1><p>This process is automatic.</p>",
        ),
        (
            "Log into Delta | Delta",
            "<form>Email <input> Password <input type=password><button>Log In</button></form><p>Forgotten account?</p>",
        ),
        ("Seite nicht gefunden – Delta", "<p>Leider gibt es diese Seite nicht mehr.</p>"),
        ("ไม่พบหน้าที่ต้องการ", "<p>กลับไปหน้าแรก</p>"),
        ("页面不存在", "<p>您访问的页面不存在。</p>"),
        ("503 Service Unavailable", "<p>Try again later.</p>"),
        ("Error 404 | Delta", "<p>Go back.</p>"),
        ("404. That's an error.", "<p>Go back.</p>"),
        ("500 Internal Server Error", "<p>nginx</p>"),
        ("Access Denied", "<p>You have no permission to view this page.</p>"),
        ("Page not found – Delta", "<p>It may have been moved.</p>"),
        ("Attention Required! | Cloudflare", "<p>Sorry, you have been blocked.</p>"),
        ("Доступ запрещён", "<p>У вас нет прав.</p>"),
        ("delta.example", "<p>This domain is for sale.</p>"),
    ] {
        assert!(warned(head, body), "{head}");
    }
    let long = STORY.repeat(4);
    for (head, body) in [
        ("404 not found: the errors of the web", long.as_str()),
        ("Log in to the harbour: how a ferry is steered", &long),
        ("404 migrants freed from a ferry", STORY),
        ("503 arrested in the bay", STORY),
        (HEADLINE, STORY),
        ("Forbidden love on the ferry", STORY),
        ("Access denied to forty migrants", STORY),
        ("Not found for 11 weeks: the ferry of the bay", STORY),
        ("Security check of the ferry takes an hour", STORY),
        ("One more step for the ferry", STORY),
        ("500-page report on the ferry of the bay", STORY),
        ("500 international guests on the ferry", STORY),
        ("404 – so many guests had the ferry", STORY),
        ("Login data of 300 passengers stolen", STORY),
    ] {
        assert!(!warned(head, body), "{head}");
    }
}

#[test]
fn items_have_the_numbers_that_a_reader_sees() {
    let text = |list: &str| {
        let html = format!(
            "<html lang=en><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{STORY}{list}{STORY}</article></body></html>"
        );
        read("page.html", html.as_bytes()).unwrap().text.as_str().to_owned()
    };
    let items =
        "<li>The town pays for the third engine.</li><li>The ferry sails in the winter.</li>";
    for (list, first, second) in [
        (format!("<ol>{items}</ol>"), "1. The town pays", "2. The ferry sails"),
        (format!("<ol start=4>{items}</ol>"), "4. The town pays", "5. The ferry sails"),
        (format!("<ol type=a>{items}</ol>"), "a. The town pays", "b. The ferry sails"),
        (format!("<ol reversed>{items}</ol>"), "2. The town pays", "1. The ferry sails"),
        (
            "<ol><li value=7><p>The town pays for it all.</p></li><li>The ferry sails.</li></ol>"
                .to_owned(),
            "7. The town pays",
            "8. The ferry sails",
        ),
    ] {
        let text = text(&list);
        assert!(text.contains(first) && text.contains(second), "{list}: {text}");
    }
    for list in [
        format!("<ul>{items}</ul>"),
        format!("<ol class=gallery>{items}</ol>"),
        "<ol><li><h3>The town pays for the third engine</h3><p>So it said.</p></li><li><h3>The ferry sails</h3><p>It said so, too.</p></li></ol>".to_owned(),
        format!("<ol style='list-style:none'>{items}</ol>"),
    ] {
        assert!(text(&list).contains("\n\nThe town pays"), "{list}");
    }
}

#[test]
fn the_next_story_in_an_article_of_its_own_is_not_of_this_one() {
    let next = |class: &str| {
        format!(
            "<article class='{class}'><h2>A bridge falls in the next valley</h2><p>A bridge fell on Monday in the next valley, officials of the province said in a statement to the press.</p></article>"
        )
    };
    assert!(!page("lang=en", "", "", &next("")).story().contains("A bridge fell"));
    // The entries of a report that is written while things happen are of it.
    assert!(page("lang=en", "", "", &next("live-update")).story().contains("A bridge fell"));
    let same = "<article><p>A bridge fell on Monday in the next valley, officials of the province said in a statement to the press.</p></article>";
    assert!(page("lang=en", "", "", same).story().contains("A bridge fell"));
}

#[test]
fn stories_in_templates_records_slides_and_frames_are_read_or_told_of() {
    let read_page = |body: &str| {
        let page = format!(
            "<html lang=en><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{body}</body></html>"
        );
        read("page.html", page.as_bytes())
    };
    let long = STORY.repeat(3);
    let template = format!(
        "<div itemprop=articleBody><script type='text/template'>{long}</script></div><p>Give us feedback.</p>"
    );
    let found = read_page(&template).unwrap();
    assert!(found.story().contains("forty passengers waited"), "{}", found.story());
    assert!(found.warnings.iter().any(|w| w.contains("template")), "{:?}", found.warnings);
    // Beside a story a template is for the buttons of the page.
    let beside =
        format!("{long}<script type='text/template'><p>Choose one of {{names}}.</p></script>");
    assert!(!read_page(&beside).unwrap().text.as_str().contains("Choose one"));
    let body = "The ferry sailed again on Sunday, and forty passengers waited. ".repeat(20);
    let record = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{HEADLINE}\",\"articleBody\":\"{body}\"}}</script><h2>Eleven weeks in the yard, and forty passengers on the pier</h2><p>The ferry at the pier on the day before it sailed. Photo: Lina Okoro</p>"
    );
    assert!(read_page(&record).unwrap().story().contains("forty passengers waited"));
    let other =
        record.replace(&format!("\"headline\":\"{HEADLINE}\""), "\"headline\":\"A bridge falls\"");
    assert!(!read_page(&other).unwrap().text.as_str().contains("forty passengers waited"));
    let slides = format!(
        "<div><div class=slide style='display:block'>{STORY}</div><div class=slide style='display:none'>{}</div><div class=slide style='display:none'>{}</div></div>",
        STORY.replace("ferry", "barge"),
        STORY.replace("ferry", "yawl")
    );
    let found = read_page(&slides).unwrap();
    assert!(
        found.warnings.iter().any(|w| w.contains("hides 2 paragraphs")),
        "{:?}",
        found.warnings
    );
    let frameset = "<html><head><title>F</title></head><frameset cols='20%,80%'><frame src=a.html><frame src='sub/b.html?x=1'></frameset></html>";
    let refused = read("page.html", frameset.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("a.html, b.html"), "{refused}");
    let framed = read_page("<p>Menu</p><iframe src='./Page_files/story.html'></iframe>").unwrap();
    assert!(framed.warnings.iter().any(|w| w.contains("story.html")), "{:?}", framed.warnings);
}

#[test]
fn a_folder_is_of_the_page_that_loads_its_pictures_from_there_in_whatever_language() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let put = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let of = |folder: &str| format!("<p>x</p><img src=\"./{folder}/a.png\">");
    put("It.html", &of("It_file"));
    put("It_file/a.js", "1");
    // A document is none of its parts, wherever it lies.
    put("It_file/annex.pdf", "%PDF-1.4");
    put("Th.html", &of("Th_ไฟล์"));
    put("Th_ไฟล์/ad.html", "<p>ad</p>");
    put("Vi.html", "<script src='Vi_t%E1%BA%ADp%20tin/a.js'></script>");
    put("Vi_tập tin/a.js", "1");
    // A folder that a page only links to, or does not know, holds documents.
    put("Report.html", "<a href='Report-2024/a.html'>a</a>");
    put("Report-2024/a.html", "<p>a</p>");
    put("Other.html", "<p>x</p>");
    put("Other_notes/b.html", "<p>b</p>");
    // The story of the page in a frame is no part to pass over.
    put(
        "Frame.html",
        "<p>Menu</p><iframe src='Frame_files/story.html'></iframe><img src='Frame_files/a.png'>",
    );
    put("Frame_files/story.html", &format!("<html><body>{}</body></html>", STORY.repeat(3)));
    put("Frame_files/ad.html", "<p>ad</p>");
    let found = corrobora::storage::files::walk(&[root.to_owned()]);
    let skipped: Vec<&str> = found
        .iter()
        .filter(|file| file.error.as_deref() == Some("skipped: part of a saved page"))
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(skipped.len(), 4, "{skipped:?}");
    for name in ["a.html", "b.html", "story.html", "annex.pdf"] {
        assert!(found.iter().any(|f| f.name == name && f.error.is_none()), "{name}");
    }
}

#[test]
fn an_index_of_labels_and_a_line_with_the_day_are_not_what_a_story_tells() {
    let labels: String = (1..15)
        .map(|n| format!("<li><a href='/l/{n}'>Isle number {n}</a> <span>({n})</span></li>"))
        .collect();
    let found = page("lang=en", "", "", &format!("<div><ul>{labels}</ul></div>"));
    assert!(found.text.as_str().contains("Isle number 7 (7)"));
    assert!(!found.story().contains("Isle number 7"), "{}", found.story());
    let dated = page("lang=de", "", "<p class=subtitle>Handball Seeblick • 02.02.2022</p>", "");
    assert_eq!(dated.deck, None);
    let deck = page("lang=de", "", "<p class=subtitle>Elf Wochen lag sie in der Werft</p>", "");
    assert_eq!(deck.deck.as_deref(), Some("Elf Wochen lag sie in der Werft"));
}

#[test]
fn a_day_right_over_the_headline_may_have_a_section_with_a_figure_beside_it() {
    let day = |line: &str| {
        let html = format!(
            "<html lang=de><head><title>{HEADLINE}</title></head><body><div class=box><small>{line}</small><h1>{HEADLINE}</h1></div><div>{STORY}</div></body></html>"
        );
        read("page.html", html.as_bytes()).unwrap().published.map(|day| day.to_string())
    };
    assert_eq!(day("31.01.2022 2. HBL").as_deref(), Some("2022-01-31"));
    assert_eq!(day("Termin: 31.01.2022 2. HBL"), None);
    assert_eq!(day("Vom 31.01.2022 bis 2. Mai"), None);
}

#[test]
fn the_same_page_under_the_addresses_that_links_to_it_have_is_one_article() {
    let copies = |second: &str| {
        let folder = tempfile::tempdir().unwrap();
        for (name, address) in [("a.html", "https://delta.example/ferry"), ("b.html", second)] {
            let page = format!(
                "<html><head><title>{HEADLINE}</title><link rel=canonical href='{address}'></head><body><article><h1>{HEADLINE}</h1>{STORY}</article></body></html>"
            );
            std::fs::write(folder.path().join(name), page).unwrap();
        }
        let mut put = |bytes: &[u8]| Ok(Hash::of(bytes));
        let mut put_file = |path: &Path| Err(format!("{} is not stored", path.display()));
        let mut read = 0;
        let mut part = |all: Vec<Incoming>| read += all.len();
        run::run(
            vec![run::Source::Path(folder.path().to_owned())],
            &Project::new(ProjectId(uuid::Uuid::from_u64_pair(0, 1)), at(), "t"),
            &run::Here,
            run::Sinks { put: &mut put, put_file: &mut put_file, part: &mut part },
            &Progress::unseen(),
        );
        read
    };
    for same in [
        "https://www.delta.example/ferry/?utm_source=fb#top",
        "http://delta.example/ferry?fbclid=1",
        "https://delta.example/ferry",
    ] {
        assert_eq!(copies(same), 1, "{same}");
    }
    assert_eq!(copies("https://delta.example/ferry?page=2"), 2);
    assert_eq!(copies("https://isles.example/ferry"), 2);
}

fn at() -> Timestamp {
    "2024-11-01T10:00:00Z".parse().unwrap()
}
