//! What stands beside an article is not of it: comments, teasers, the next story, films, days of what it tells, who made
//! the pictures; and what two places of a page say differently.

use crate::{cli::Desk, inside::Case};
use corrobora::{
    import::{Reading, read, run::Source},
    model::Timestamp,
};

const BODY: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier.</p><p>The harbour master said that two of its three engines had been replaced before the season began in the bay.</p><p>Tickets cost nine coins, the company said in a statement, and children under six years of age travel free of charge.</p>";

/// A page with something in its head, above its story and behind it.
fn page(head: &str, top: &str, foot: &str) -> Reading {
    titled(
        "Ferry returns to Lantern Bay | Harbour Courier",
        "Ferry returns to Lantern Bay",
        [head, top, foot],
    )
}

fn titled(title: &str, heading: &str, [head, top, foot]: [&str; 3]) -> Reading {
    let page = format!(
        "<html lang=en><head><title>{title}</title>{head}</head><body><main><article><h1>{heading}</h1>{top}{BODY}</article>{foot}</main></body></html>"
    );
    read("page.html", page.as_bytes()).unwrap()
}

fn day(reading: &Reading) -> Option<String> {
    reading.published.map(|day| day.to_string())
}

#[test]
fn comments_and_other_stories_sign_and_date_nothing() {
    let comment = "<div class=item><div class=author>Omar K.</div><div class=date>May 5, 2023</div><p>Our family still waits for the boat of my brother.</p></div>";
    let next = "<h2><a href=/n>Lighthouse gets a new lamp again</a></h2><p class=byline>By Lina Okoro</p><p class=date>June 3, 2025</p><p>The lamp came on Monday.</p>";
    let whole = "<h2>Lighthouse gets a new lamp again</h2><p class=byline>By Lina Okoro</p><time datetime='2025-06-03'>June 3, 2025</time><p>The lamp came on Monday after two years, and cost the town more than it had.</p>";
    for foot in [
        format!("<section id=disqus_thread>{comment}</section>"),
        format!("<section class=q7>{comment}</section>"),
        format!("<section class=up-next>{next}</section>"),
        format!("<section class=q7>{next}</section>"),
        format!("<article>{whole}</article>"),
    ] {
        let reading = page("", "", &foot);
        assert_eq!(
            (day(&reading), reading.bylines.len()),
            (None, 0),
            "{foot}: {:?}",
            reading.bylines
        );
        let reading = page("", "<p>By Mary Atwood</p><p>4 March 2019</p>", &foot);
        assert_eq!(day(&reading).as_deref(), Some("2019-03-04"), "{foot}");
        assert_eq!(reading.bylines, ["Mary Atwood"], "{foot}");
    }
    for class in ["trending", "also-read", "sponsored", "hot-news"] {
        let top = format!(
            "<div class={class}><a href=/a>Bank chief leaves</a> <span class=date>June 3, 2025</span> by <span class=author>Lina Okoro</span></div>"
        );
        let reading = page("", &top, "");
        assert_eq!((day(&reading), reading.bylines.len()), (None, 0), "{class}");
    }
    // Who is named below the story, with a day, is its author all the same.
    let signed = page(
        "",
        "",
        "<div class=news-list-author><span class=author>Written by Mary Atwood</span></div>",
    );
    assert_eq!(signed.bylines, ["Mary Atwood"]);
}

#[test]
fn the_next_story_in_an_article_of_its_own_is_no_part_of_this_one() {
    let more = "<p>The lamp came on Monday after two years of waiting, and it cost the town more than it had in its purse.</p>";
    let reading = page(
        "",
        "",
        &format!("<article><h1>Lighthouse gets a new lamp</h1>{more}{more}</article>"),
    );
    assert!(!reading.story().contains("lamp"), "{}", reading.story());
    assert!(reading.text.as_str().contains("lamp"), "marked, not cut");
}

#[test]
fn short_titles_and_slogans_leave_the_headline() {
    let next =
        "<section class=up-next><h2><a href=/n>Lighthouse gets a new lamp again</a></h2></section>";
    for heading in ["Ferry returns", "143 freed", "Ferry is back"] {
        assert_eq!(titled(heading, heading, ["", "", next]).title.as_deref(), Some(heading));
    }
    for slogan in
        ["Harbour Courier - News you can trust", "Courier: breaking stories from everywhere"]
    {
        let reading = titled(slogan, "Ferry returns", ["", "", ""]);
        assert_eq!(reading.title.as_deref(), Some("Ferry returns"), "{slogan}");
    }
    let marked = b"<html><head><title>x</title></head><body><h1 itemprop=headline>Ferry is back</h1><p>It sailed.</p></body></html>";
    assert_eq!(read("a.html", marked).unwrap().title.as_deref(), Some("Ferry is back"));
}

#[test]
fn days_of_what_is_told_are_not_that_of_publication() {
    for line in [
        "Effective date: 1 January 2024",
        "Incident date: 1 January 2024",
        "Date of occurrence: 1 January 2024",
        "Rescued on 1 January 2024",
        "Meeting date: 1 January 2024",
        "Data as of 1 January 2024",
        "Date of visit: 1 January 2024",
        "Signed on 1 January 2024",
        "Judgment of 1 January 2024",
        "Reviewed by Dr. Peter Moss on January 1, 2024",
        "Ngày xảy ra: 1 tháng 1 năm 2024",
        "Corrected on 1 January 2024",
    ] {
        let reading = page("", &format!("<p>{line}</p>"), "");
        assert_eq!(day(&reading), None, "{line}");
        assert_eq!(reading.modified.is_some(), line.starts_with("Corrected"), "{line}");
    }
    for line in [
        "Date: 4 March 2019",
        "Release date: 4 March 2019",
        "Date of publication: 4 March 2019",
        "Dated: 4 March 2019",
        "Date: Monday, 4 March 2019",
        "Posted on 4 March 2019",
        "Ngày đăng: 4 tháng 3 năm 2019",
    ] {
        let reading = page("", &format!("<p>{line}</p>"), "");
        assert_eq!(day(&reading).as_deref(), Some("2019-03-04"), "{line}");
    }
}

fn data(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

#[test]
fn two_days_of_publication_are_told_of_and_the_earlier_that_shows_is_taken() {
    let printed = "<p>Published: 4 March 2019</p>";
    let meta = "<meta property='article:published_time' content='2021-05-01T00:00:00Z'>";
    let article =
        data(r#"{"@type":"NewsArticle","datePublished":"2021-05-01","dateModified":"2019-03-05"}"#);
    let frame = data(r#"{"@type":"WebPage","datePublished":"2015-01-01"}"#);
    for head in [meta, &article, &frame] {
        let reading = page(head, printed, "");
        assert_eq!(day(&reading).as_deref(), Some("2019-03-04"), "{head}");
        let told = |w: &String| w.contains("two days") && w.contains("2019-03-04");
        assert!(reading.warnings.iter().any(told), "{:?}", reading.warnings);
    }
    let near = "<meta property='article:published_time' content='2019-03-05T01:00:00Z'>";
    assert!(!page(near, printed, "").warnings.iter().any(|w| w.contains("two days")));
    let time = page("", "<p class=meta><time datetime='2026-07-20'>2 April 2017</time></p>", "");
    assert_eq!(day(&time).as_deref(), Some("2017-04-02"));
    let first =
        page("", "<p>Posted 7 February 2024</p><p>Originally published 1 February 2024</p>", "");
    assert_eq!(day(&first).as_deref(), Some("2024-02-01"));
    // A day that has not come gives way to the one that shows.
    let now: Timestamp = "2025-03-10T20:00:00Z".parse().unwrap();
    let to_come = data(r#"{"@type":"NewsArticle","datePublished":"2031-05-05"}"#);
    let mut reading = page(&to_come, "<p>5 May 2021</p>", "");
    reading.doubt_dates(now);
    assert_eq!(day(&reading).as_deref(), Some("2021-05-05"));
}

#[test]
fn films_pictures_and_other_hands_are_not_who_wrote_it() {
    let film = data(
        r#"{"@type":"VideoObject","name":"Boats","uploadDate":"2015-01-01","author":{"@type":"Person","name":"Lina Okoro"}}"#,
    );
    let reading = page(&film, "", "");
    assert_eq!((day(&reading), reading.bylines.len()), (None, 0));
    let caption =
        "<p class=wp-caption-text>Boats at the pier, 3 January 2016. Photo by Lina Okoro</p>";
    assert_eq!(page("", caption, "").bylines.len(), 0);
    let two =
        page("", "<div>By Lina Okoro and Mary Atwood Published: Mar 04, 2019 10:15 PM</div>", "");
    assert_eq!(two.bylines, ["Lina Okoro", "Mary Atwood"]);
    let other = page(
        "",
        "<p>Reviewed by Peter Moss on January 3, 2024</p><p>Written by Mary Atwood</p>",
        "",
    );
    assert_eq!(other.bylines, ["Mary Atwood"]);
    assert_eq!(
        page("", "<div>Posted On: 04 MAR 2019 5:02PM by PIB Delhi</div>", "").bylines.len(),
        0
    );
}

#[test]
fn kinds_of_documents_and_archives_publish_nothing() {
    let publisher =
        |title: &str| titled(title, "Ferry returns to Lantern Bay", ["", "", ""]).publisher;
    assert_eq!(publisher("Ferry returns to Lantern Bay - by Mary Atwood"), None);
    assert_eq!(publisher("Ferry returns to Lantern Bay - Press Release"), None);
    assert_eq!(
        publisher("Ferry returns to Lantern Bay | Delta Post").as_deref(),
        Some("Delta Post")
    );
    let head = "<link rel=canonical href='https://archive.ph/2020.03.04-112233/https://delta.example/ferry'><meta property='og:site_name' content='archive.ph'>";
    let reading = page(head, "", "");
    assert_eq!(reading.publisher.as_deref(), Some("Harbour Courier"));
    assert_eq!(reading.url.as_deref(), Some("https://delta.example/ferry"));
    assert!(reading.archived_url.is_some());
}

#[test]
fn frames_and_shadow_trees_of_a_saved_page_are_read() {
    let inner = "<p>The third engine will follow in the winter if the town can pay for it, the harbour master said.</p>";
    let shadow =
        format!("<ferry-text><template shadowrootmode=open>{inner}</template></ferry-text>");
    assert!(page("", &shadow, "").story().contains("third engine"));
    let frame = format!(
        "<iframe srcdoc=\"&lt;body&gt;{}&lt;/body&gt;\"></iframe>",
        inner.replace('<', "&lt;")
    );
    assert!(page("", &frame, "").story().contains("third engine"));
}

#[test]
fn what_a_page_keeps_back_of_its_article_is_read_or_told_of() {
    let rest = BODY.replace("Lantern Bay", "Cape Horn").replace("ferry", "barge");
    let hidden =
        format!("<div style='display:none'>{rest}{}</div>", BODY.replace("forty", "fifty"));
    let page = |head: &str| {
        let page = format!(
            "<html lang=en><head><title>Ferry returns to the bay</title>{head}</head><body><article><h1>Ferry returns to the bay</h1><p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited.</p>{hidden}</article></body></html>"
        );
        read("page.html", page.as_bytes()).unwrap()
    };
    let told = |reading: &Reading, word: &str| reading.warnings.iter().any(|w| w.contains(word));
    assert!(told(&page(""), "paragraphs of its article"));
    let body = "The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited. The harbour master said that two of its three engines had been replaced, and that the third will follow.";
    let reading = page(&data(&format!(r#"{{"@type":"NewsArticle","articleBody":"{body}"}}"#)));
    assert!(reading.story().contains("third will follow") && told(&reading, "only the beginning"));
}

#[test]
fn a_box_of_key_figures_is_of_the_story_and_one_of_links_is_not() {
    let figures = "<aside><h3>Key figures</h3><p>Passengers: 143 people. Crews: 11.</p><table><tr><td>Lantern Bay</td><td>81</td></tr><tr><td>Cape Horn</td><td>62</td></tr></table></aside>";
    let top = format!(
        "<p>The ferry was built in the yard of the town in two years, and the town paid for it with a loan.</p>{figures}"
    );
    let story = page("", &top, "").story();
    assert!(story.contains("143 people") && story.contains("81"), "{story}");
    let foot = "<p>Fog delayed it.</p><p>143 went ashore.</p><h2>Crews</h2><p>Eleven.</p>";
    let page_of = format!(
        "<html lang=en><head><title>Ferry returns</title></head><body><article><h1>Ferry returns</h1>{BODY}{foot}</article></body></html>"
    );
    assert!(read("a.html", page_of.as_bytes()).unwrap().story().contains("143 went ashore"));
    let linked = figures.replace("Lantern Bay", "<a href=/b>Lantern Bay</a>");
    assert!(!page("", &top.replace(figures, &linked), "").story().contains("143 people"));
}

#[test]
fn a_page_says_when_it_was_saved() {
    let saved = |top: &str| {
        let page = format!(
            "<html lang=en>{top}<head><title>Ferry returns</title></head><body><h1>Ferry returns</h1>{BODY}</body></html>"
        );
        read("a.html", page.as_bytes()).unwrap().captured.map(|at| at.to_string())
    };
    let program = "<!--\n Page saved with SingleFile \n url: https://delta.example/ferry \n saved date: Sat May 18 2024 10:12:13 GMT+0700 (Indochina Time)\n-->";
    assert_eq!(saved(program).as_deref(), Some("2024-05-18T03:12:13Z"));
    let archive = "<link rel=canonical href='https://web.archive.org/web/20200304112233/https://delta.example/ferry'>";
    assert_eq!(saved(archive).as_deref(), Some("2020-03-04T11:22:33Z"));
    assert_eq!(saved(""), None);
}

#[test]
fn languages_that_the_detector_does_not_know_have_their_names() {
    let language =
        |text: &str| read("a.txt", text.as_bytes()).unwrap().language.unwrap_or_default();
    let swahili = "Polisi wa mkoa wa pwani walisema kwamba watu wengi walikuwa katika mashua hiyo kutoka kisiwani, na baada ya siku mbili wote walifika salama kwa familia yao.";
    assert_eq!(language(swahili), "sw");
    let malay = "Polis menyelamatkan penumpang feri itu selepas menerima maklumat daripada orang ramai kerana enjin feri rosak di tengah laut, kata kementerian.";
    assert_eq!(language(malay), "ms");
    let indonesian = "Polisi menyelamatkan penumpang feri itu setelah menerima informasi dari warga karena mesin kapal rusak di tengah laut, kata kementerian.";
    assert_eq!(language(indonesian), "id");
    let zawgyi = "ေရေပၚမွာ ေလွေတြ ေရာက္ေနသည္ ေန႔စဥ္ ေစ်းသို႔ သြားၾကသည္";
    let told = |text: &str| {
        read("a.txt", text.as_bytes()).unwrap().warnings.iter().any(|w| w.contains("Zawgyi"))
    };
    assert!(told(zawgyi));
    assert!(!told("ရေပေါ်မှာ လှေတွေ ရောက်နေသည် နေ့စဉ် စျေးသို့ သွားကြသည်"));
}

const HEAD: &str = "From: Desk <desk@harbour.example>\r\nTo: team@harbour.example\r\nDate: Wed, 6 Mar 2019 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n";
const NEWS: &str =
    "The ferry carried 143 people across the bay on Tuesday, officials told reporters.";

fn mail(subject: &str, body: &str) -> String {
    let mail = format!("{HEAD}Subject: {subject}\r\n\r\n{body}\r\n");
    read("a.eml", mail.as_bytes()).unwrap().story()
}

#[test]
fn a_mail_that_is_handed_on_is_content_and_one_that_is_answered_is_not() {
    let fields = "From: Reporter <rep@courier.example>\nDate: Tue, 5 Mar 2019 at 21:10\nSubject: Ferry\nTo: <desk@harbour.example>";
    let sent = "From: Reporter <rep@courier.example>\nSent: Tuesday, March 5, 2019 9:10 PM\nTo: Desk\nSubject: Ferry";
    let quoted = format!("> {}\n>\n> {NEWS}", fields.replace('\n', "\n> "));
    for (subject, body) in [
        (
            "Fwd: Ferry",
            format!("FYI\n\n---------- Forwarded message ---------\n{fields}\n\n{NEWS}"),
        ),
        ("Fwd: Ferry", format!("---------- Forwarded message ---------\n{fields}\n\n{NEWS}")),
        ("Fwd: Ferry", format!("FYI\n\nBegin forwarded message:\n\n{quoted}")),
        ("FW: Ferry", format!("FYI\n\n________________________________\n{sent}\n\n{NEWS}")),
        ("WG: Ferry", format!("FYI\n-- \nDesk\n\n-----Original Message-----\n{sent}\n\n{NEWS}")),
        (
            "Tr: Ferry",
            format!(
                "Pour info\n\n-------- Message transféré --------\nSujet : Ferry\nDate : Tue, 5 Mar 2019\nDe : Reporter <rep@courier.example>\n\n{NEWS}"
            ),
        ),
    ] {
        let story = mail(subject, &body);
        assert!(story.contains("143 people"), "{subject} {body}: {story}");
        assert!(!story.contains("rep@courier.example"), "{story}");
    }
    let deeper = format!(
        "FYI\n\n---------- Forwarded message ---------\n{fields}\n\n{NEWS}\n\nOn Mon, 4 Mar 2019 at 10:00, Desk <desk@harbour.example> wrote:\n> How many were there?"
    );
    assert!(!mail("Fwd: Ferry", &deeper).contains("How many"));
    for (subject, body) in [
        (
            "Re: Ferry",
            format!(
                "Thanks.\n\nOn Tue, 5 Mar 2019 at 21:10, Reporter <rep@courier.example> wrote:\n> {NEWS}"
            ),
        ),
        ("Re: Ferry", format!("Thanks.\n\n________________________________\n{sent}\n\n{NEWS}")),
        (
            "RE: Ferry",
            format!(
                "Thanks.\n\n-----Original Message-----\n{sent}\n\nSee below.\n\n---------- Forwarded message ---------\n{fields}\n\n{NEWS}"
            ),
        ),
    ] {
        assert!(!mail(subject, &body).contains("143 people"), "{subject} {body}");
    }
}

#[test]
fn exports_of_the_press_databases_say_who_published_what_and_when() {
    let nexis = format!(
        "Page 1 of 2\nFerry returns to the bay\n\nFerry returns to the bay\n\nHarbour Courier (Delta)\n\nMarch 4, 2019 Monday\n\nCopyright 2019 Harbour Courier All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 210 words\nByline: MARY ATWOOD\nDateline: LANTERN BAY\n\nBody\n\n\n{NEWS}\n\nLoad-Date: March 5, 2019\n\nEnd of Document\n"
    );
    let factiva = format!(
        "SE News\nHD Ferry returns to the bay\nBY Mary Atwood\nWC 210 words\nPD 4 March 2019\nSN Harbour Courier (Delta)\nSC HRBC\nLA English\nCY Copyright 2019 Harbour Courier\n\nLP \n{NEWS}\n\nTD \nIt sails again on Friday.\n\nDocument HRBC000020190305ef340000a\n"
    );
    for export in [nexis, factiva] {
        let reading = read("a.txt", export.as_bytes()).unwrap();
        assert_eq!(reading.title.as_deref(), Some("Ferry returns to the bay"));
        assert_eq!(reading.publisher.as_deref(), Some("Harbour Courier (Delta)"));
        assert_eq!(day(&reading).as_deref(), Some("2019-03-04"));
        assert_eq!(reading.bylines, ["Mary Atwood"]);
        let story = reading.story();
        assert!(story.contains("143 people"), "{story}");
        assert!(
            !story.contains("210 words") && !story.contains("March 5") && !story.contains("HRBC"),
            "{story}"
        );
    }
    let menu = format!(
        "หน้าแรก\nข่าว\nกีฬา\nFerry returns to the bay again\nBy Mary Atwood\n15 May 2024\n\n{NEWS}\n"
    );
    assert_eq!(read("a.txt", menu.as_bytes()).unwrap().publisher, None);
}

/// A web archive with one page, saved on a day.
fn archive(name: &str, saved: &str, canonical: &str, words: &str) -> Source {
    let page = format!(
        "<html lang=en><head><title>Ferry returns to the bay</title><link rel=canonical href='{canonical}'></head><body><article><h1>Ferry returns to the bay</h1><p>{words}</p>{BODY}</article></body></html>"
    );
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://delta.example/ferry\r\nWARC-Date: {saved}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    Source::Memory { name: name.to_owned(), bytes: record.into_bytes() }
}

#[test]
fn the_copy_that_was_saved_later_is_the_newer_version() {
    let url = "https://delta.example/ferry";
    let mut case = Case::new();
    case.import(vec![archive(
        "june.warc",
        "2020-06-01T00:00:00Z",
        url,
        "Twelve people were aboard it.",
    )]);
    let rows = case.import(vec![archive(
        "may.warc",
        "2020-05-01T00:00:00Z",
        url,
        "Eleven people were aboard it.",
    )]);
    let project = case.project();
    let newer = project.articles.iter().find(|(_, a)| a.version_of.is_some()).expect("a version").1;
    assert_eq!(newer.capture.captured.unwrap().to_string(), "2020-06-01T00:00:00Z");
    assert!(rows[1].warnings.iter().any(|w| w.contains("older copy")), "{rows:?}");
}

#[test]
fn two_stories_with_the_first_page_as_their_address_are_no_versions() {
    let mut case = Case::new();
    for (name, words) in
        [("a.html", "Eleven people were aboard."), ("b.html", "The lamp of the tower broke.")]
    {
        let page = format!(
            "<html lang=en><head><title>{words}</title><link rel=canonical href='https://delta.example/'></head><body><article><h1>{words}</h1><p>{words}</p>{BODY}</article></body></html>"
        );
        case.import(vec![Source::Memory { name: name.to_owned(), bytes: page.into_bytes() }]);
    }
    assert_eq!(case.project().articles.len(), 2);
    assert!(case.project().articles.values().all(|a| a.version_of.is_none()));
    let vague = page(
        "<link rel=canonical href='https://delta.example/'><meta property='og:url' content='https://delta.example/ferry'>",
        "",
        "",
    );
    assert_eq!(vague.url.as_deref(), Some("https://delta.example/ferry"));
}

#[test]
fn verify_says_that_an_archive_of_copies_is_one() {
    let desk = Desk::new();
    desk.file("a.txt", format!("Ferry returns to the bay\n\n{NEWS}\n").as_bytes());
    desk.ends(0, &["new", "case", "--title", "Case"]);
    desk.ends(0, &["import", "case", "a.txt"]);
    // A tar archive with the same file.
    let mut tar = vec![0_u8; 512];
    let bytes = std::fs::read(desk.path("a.txt")).unwrap();
    tar[..5].copy_from_slice(b"a.txt");
    tar[100..107].copy_from_slice(b"0000644");
    tar[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    tar[148..156].copy_from_slice(b"        ");
    tar[156] = b'0';
    tar[257..262].copy_from_slice(b"ustar");
    let sum: u32 = tar.iter().map(|b| u32::from(*b)).sum();
    tar[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    tar.extend(&bytes);
    tar.resize(tar.len().div_ceil(512) * 512 + 1024, 0);
    desk.file("copies.tar", &tar);
    desk.ends(0, &["import", "case", "copies.tar"]);
    let (_, told) = desk.ends(0, &["verify", "case"]);
    assert!(told.contains("is an archive") && !told.contains("belong to no document"), "{told}");
}
