//! Bytes → article: the cases of `tests/import`, a folder each, and what is too large for a file.
//!
//! `UPDATE_SNAPSHOTS=1` writes what is read now into `expected.json`; look at the difference before keeping it.

use corrobora::{
    import::{self, Error, Incoming, Outcome, Reading, What, read, run},
    jobs::{self, Progress},
    model::{Hash, Ids, Project, ProjectId, Timestamp},
    session::{Hand, Session},
    verbs,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// A reading as data that a person can check: text and set-aside parts as lines.
fn shown(result: Result<Reading, Error>) -> Value {
    let reading = match result {
        Ok(reading) => reading,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let text = reading.text.as_str();
    let aside: Vec<Value> = reading
        .boilerplate
        .iter()
        .map(|b| {
            let words = corrobora::model::text::slice(text, b.start..b.end).unwrap();
            json!({ "why": b.why, "lines": words.lines().collect::<Vec<_>>() })
        })
        .collect();
    json!({
        "title": reading.title,
        "deck": reading.deck,
        "bylines": reading.bylines,
        "publisher": reading.publisher,
        "published": reading.published.map(|d| d.to_string()),
        "modified": reading.modified.map(|d| d.to_string()),
        "url": reading.url,
        "archived_url": reading.archived_url,
        "language": reading.language,
        "metadata_from": reading.metadata_from,
        "media_type": reading.media_type,
        "encoding": reading.encoding,
        "extractor": reading.extractor,
        "story": reading.story().lines().collect::<Vec<_>>(),
        "set_aside": aside,
        "warnings": reading.warnings,
    })
}

#[test]
fn every_case_is_read_as_expected() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(root()).unwrap().map(|e| e.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 20, "the cases are gone");
    let mut wrong = Vec::new();
    for case in cases {
        let input = std::fs::read_dir(&case)
            .unwrap()
            .map(|e| e.unwrap().path())
            .find(|p| p.file_name().unwrap() != "expected.json")
            .unwrap();
        let name = input.file_name().unwrap().to_string_lossy().into_owned();
        let found = shown(read(&name, &std::fs::read(&input).unwrap()));
        let found = serde_json::to_string_pretty(&found).unwrap() + "\n";
        let expected = case.join("expected.json");
        if update {
            std::fs::write(&expected, &found).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    for (name, bytes, words) in [
        ("a.pdf", b"%PDF-1.7\n".as_slice(), "PDF is damaged"),
        ("a.docx", b"PK\x03\x04\x14\0word/document.xml", "damaged"),
        ("photo.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),
        ("a.exe", b"MZ\x90\0\x03\0\0\0", "a Windows program"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "a 7-Zip archive"),
    ] {
        let message = read(name, bytes).unwrap_err().to_string();
        assert!(message.contains(words), "{name}: {message}");
        assert!(message.len() > words.len() + 30, "{name} does not say what to do: {message}");
    }
}

#[test]
fn empty_files_and_junk_are_refused() {
    assert_eq!(read("a.txt", b""), Err(Error::Empty));
    assert_eq!(read("a.html", b" \r\n\t "), Err(Error::Empty));
    assert!(matches!(read("a.txt", &[0; 4000]), Err(Error::NotText { .. })));
    let mut random = fastrand::Rng::with_seed(7);
    let junk: Vec<u8> = (0..4000).map(|_| random.u8(..)).collect();
    assert!(matches!(read("a.txt", &junk), Err(Error::NotText { .. } | Error::Illegible { .. })));
    assert!(matches!(read("a.txt", b"--- *** ..."), Err(Error::NoWords { .. })));
    let large = vec![b'a'; import::MAX_BYTES + 1];
    assert_eq!(read("a.txt", &large), Err(Error::TooLarge { bytes: large.len() }));
}

#[test]
fn no_bytes_make_a_reader_panic() {
    let mut random = fastrand::Rng::with_seed(11);
    let page = std::fs::read(root().join("json-ld/page.html")).unwrap();
    let text = std::fs::read(root().join("remains-of-a-page/pasted.txt")).unwrap();
    let mark = std::fs::read(root().join("markdown/story.md")).unwrap();
    for (name, source) in [("a.html", &page), ("a.txt", &text), ("a.md", &mark)] {
        for _ in 0..60 {
            let mut bytes = source.clone();
            for _ in 0..random.usize(1..20) {
                let at = random.usize(..bytes.len());
                match random.u8(..3) {
                    0 => bytes[at] = random.u8(..),
                    1 => bytes.truncate(at.max(1)),
                    _ => bytes.insert(at, random.u8(..)),
                }
            }
            if let Ok(reading) = read(name, &bytes) {
                let length = reading.text.as_str().chars().count();
                let mut last = 0;
                for span in &reading.boilerplate {
                    assert!(last <= span.start && span.start < span.end && span.end <= length);
                    last = span.end;
                }
            }
        }
    }
}

#[test]
fn a_page_nested_beyond_all_measure_keeps_its_words() {
    for (before, open) in [
        ("", "<div>"),
        ("", "<ul><li>"),
        ("", "<table><tr><td>"),
        ("<table>", "<div>"), // foster-parented: not among the last children
        ("", "<b><i>"),
        ("", "<b id=1><b id=2><p>x"),
    ] {
        let page = format!(
            "<html><body><p>The ferry sailed again.</p>{before}{}The harbour master spoke.</body></html>",
            open.repeat(500_000 / open.len())
        );
        let reading = read("a.html", page.as_bytes()).unwrap();
        for words in ["The ferry sailed again.", "The harbour master spoke."] {
            assert!(reading.text.as_str().contains(words), "{before}{open}");
        }
        // Formatting that is opened again in every paragraph makes many elements, but not deep ones.
        let deep = !open.contains("<p>");
        let told = reading.warnings.iter().any(|w| w.contains("nested too deeply"));
        assert_eq!(told, deep, "{before}{open}");
    }
}

#[test]
fn attributes_without_end_do_not_stop_a_page_and_hide_no_words() {
    use std::fmt::Write as _;
    let story = "<p>The ferry sailed again after a week in the harbour.</p>";
    let mut many = String::new();
    for i in 0..100_000 {
        write!(many, " a{i}=b").unwrap();
    }
    for page in [
        format!("<body><div{many}>{story}</div>"),
        format!("<body><div{many} title='a > b'>{story}</div>"),
        format!("<body>{story}<table>{}{story}", "<div>".repeat(20_000)),
    ] {
        let start = std::time::Instant::now();
        let read = read("a.html", page.as_bytes()).unwrap();
        assert!(read.text.as_str().contains("The ferry sailed again"));
        assert!(!read.story().is_empty());
        // Without the limit it takes minutes.
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

#[test]
fn a_page_of_odd_parts_is_read_in_the_end() {
    let many = |n: usize, s: &str| s.repeat(n);
    for (page, words) in [
        (format!("<p>Words here.{}", many(200_000, "<")), "Words here."),
        (format!("<p {}>Words here.", many(50_000, "a=b c=d ")), "Words here."),
        (format!("<p>Words here.{}", many(100_000, "&amp")), "Words here."),
        (format!("{}Words here.", many(20_000, "<template>")), ""),
        (format!("<img src='data:x,{}'>Words here.", many(2_000_000, "A")), "Words here."),
    ] {
        if let Ok(reading) = read("a.html", page.as_bytes()) {
            assert!(reading.text.as_str().contains(words), "{}", &page[..40]);
        } else {
            assert_eq!(words, "");
        }
    }
}

#[test]
fn a_day_that_is_not_said_to_be_of_publication_is_none() {
    let page = |inside: &str| format!("<html lang=en><body>{inside}</body></html>");
    let story = "<p>The ferry sailed again after a week in the harbour.</p>";
    for (name, source) in [
        ("a.html", page(&format!("<p>Today is 3 March 2026</p><h1>Ferry sails again</h1>{story}"))),
        (
            "a.html",
            page(&format!("<div>Monday, November 25, 2026</div><h1>Ferry sails again</h1>{story}")),
        ),
        (
            "a.html",
            page(&format!(
                "<h1>Ferry sails again</h1>{story}<p>Related: <time datetime=2019-01-01>1 January 2019</time></p>"
            )),
        ),
        (
            "a.html",
            page(&format!("<h1>Ferry sails again</h1><p>Event date: 3 April 2021</p>{story}")),
        ),
        ("a.html", page(&format!("<h1>Ferry sails again</h1>{story}<p>5 May 2019</p>{story}"))),
        (
            "a.html",
            page(&format!(
                "<meta property=article:published_time content=1970-01-01T00:00:00Z><h1>Ferry sails again</h1>{story}"
            )),
        ),
        (
            "a.txt",
            "Ferry sails again\n\nThe ferry sailed again.\n\n5 May 2023\n\nIt stopped.\n".into(),
        ),
        ("a.txt", "Ferry sails again\nUpdated 3 April 2024\n\nThe ferry sailed.\n".into()),
        ("a.txt", "Ferry sails again\n24 Oct 2099\n\nThe ferry sailed.\n".into()),
    ] {
        let found = read(name, source.as_bytes()).unwrap().published;
        assert_eq!(found.map(|d| d.to_string()), None, "{source}");
    }
    let dates = |name: &str, source: &str| {
        let read = read(name, source.as_bytes()).unwrap();
        (read.published.map(|d| d.to_string()), read.modified.map(|d| d.to_string()))
    };
    let both = (Some("2024-03-12".to_owned()), Some("2024-04-03".to_owned()));
    let line = "Published: 12 March 2024 | Updated: 3 April 2024";
    let text = format!("Ferry sails again\n{line}\n\nThe ferry sailed.\n");
    assert_eq!(dates("a.txt", &text), both);
    let shown = page(&format!("<h1>Ferry sails again</h1><p>{line}</p>{story}"));
    assert_eq!(dates("a.html", &shown), both);
    let text = "Ferry sails again\nBy Jane Doe | Delta Times | Oct 24, 2024\n\nThe ferry sailed.\n";
    let read = read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(read.bylines, ["Jane Doe"]);
    assert_eq!(read.published.unwrap().to_string(), "2024-10-24");
}

#[test]
fn a_date_inside_a_sentence_is_not_that_of_publication() {
    let dates = |source: &str| {
        let read = read("a.txt", source.as_bytes()).unwrap();
        (read.published.map(|d| d.to_string()), read.publisher)
    };
    for source in [
        "On 4 May 2023 the ferry took 9 guests.",
        "Ferry sails\n\nThe rule of 4 May 1999\n\nThe ferry took 9 guests.",
        "Ferry sails\n\nPicture made on 4 May 2019 by AFP\n\nThe ferry took 9 guests.",
        "Ferry sails\n\nThe yard closed on 4 May 2019\n\nThe ferry took 9 guests.",
        "Ferry sails\n\nThe ferry left port\n4 May 2023\nwith 9 guests.",
        "เรือข้ามฟากพาผู้โดยสาร 9 คน เมื่อ 4 พฤษภาคม 2566",
        "2023年5月4日，渡轮载了9人。",
        "港によると、2023年5月4日に9人が乗った。",
    ] {
        assert_eq!(dates(source), (None, None), "{source}");
    }
    for head in
        ["4 May 2023", "Tunis, 4 May 2023", "By Lina Okoro, 4 May 2023", "4 May 2023, 10:30 GMT"]
    {
        let source = format!("Ferry sails\n{head}\n\nThe ferry took 9 guests.");
        assert_eq!(dates(&source).0.as_deref(), Some("2023-05-04"), "{source}");
    }
}

#[test]
fn a_page_in_another_language_than_it_says_is_read_by_its_text() {
    let source = "<html lang=en><body><article><h1>El barco vuelve a salir</h1><p>El barco del puerto viejo volvió a salir \
                  el domingo después de once semanas, dijeron los vecinos que lo esperaban desde las cinco de la mañana.</p>\
                  <p>La capitana explicó que el motor nuevo llegó tarde porque la fábrica no tenía piezas.</p></article></body></html>";
    let found = read("a.html", source.as_bytes()).unwrap();
    assert_eq!(found.language.as_deref(), Some("es"));
    assert!(found.warnings.iter().any(|w| w.contains("\"en\"")), "{:?}", found.warnings);
}

/// A page of a site: head, what stands before the story, and a story that is long enough to be one.
fn site(head: &str, above: &str, below: &str) -> String {
    let story = "<p>The ferry sailed again after a week in the harbour, with a new engine, a new captain and the same \
                 old cook, who told everybody on the quay that he had never believed the rumours of the yard, nor \
                 what was written of the owners, whom he had met twice and found to be as honest as their boat.</p>";
    format!(
        "<html lang=en><head>{head}</head><body><header><h2>Harbour Post</h2></header><main><div class=story>{above}\
         {story}{story}</div>{below}</main></body></html>"
    )
}

#[test]
fn the_day_of_first_publication_is_found_where_a_page_shows_it() {
    let title = "<h1>Ferry sails again after a week</h1>";
    let link = "<link rel=canonical href=https://harbour.example/2019/05/03/ferry-sails/>";
    let json = |date: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{date}"}}</script>"#
        )
    };
    let film = r#"<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2015-01-16"}</script>"#;
    for (head, above, below, want) in [
        // A label and its date in two lines.
        ("", title, "<p>Published on:</p><p>3 May 2019</p>", Some("2019-05-03")),
        ("", title, "<p>Last updated:</p><p>3 May 2019</p>", None),
        // What lasts several days, and what the headline tells of.
        ("", "<h1>Ferry fair, 3 – 5 May 2019</h1>", "", None),
        ("", "<h1>What happened in the harbour on 3 May 2019</h1>", "", None),
        // A small line above the headline, but not what is printed over every page.
        ("", &format!("<small>3 May 2019 - Lina Okoro</small>{title}"), "", Some("2019-05-03")),
        // Behind a name and a verb.
        (
            "",
            title,
            "<p>Ferry sails again was put up on 3 May 2019 and posted under Boats</p>",
            Some("2019-05-03"),
        ),
        // The address keeps the first day of what was published again.
        (&format!("{link}{}", json("2021-06-01T08:00:00+02:00")), title, "", Some("2019-05-03")),
        (&format!("{link}{}", json("2019-05-04T08:00:00+02:00")), title, "", Some("2019-05-04")),
        // A film in the page is older than the page.
        (
            film,
            &format!("{title}<time datetime=2019-05-03>3 May 2019</time>"),
            "",
            Some("2019-05-03"),
        ),
        ("<meta name=xy:published-time content=2019-05-03>", title, "", Some("2019-05-03")),
        ("<meta name=xy:last-published-time content=2019-05-03>", title, "", None),
        (
            r#"<script>var page = {"first-publication": "2019-05-03 15:28", "publishDate": "2020-01-01"}</script>"#,
            title,
            "",
            Some("2019-05-03"),
        ),
    ] {
        let source = site(head, above, below);
        let found = read("a.html", source.as_bytes()).unwrap().published;
        assert_eq!(found.map(|d| d.to_string()).as_deref(), want, "{head} {above} {below}");
    }
}

#[test]
fn marks_of_notes_and_struck_text_change_no_figure() {
    let source = "<html lang=en><body><article><h1>Ferry sails again</h1><p>The ferry took 48<sup>1</sup> guests and \
                  30<a class=footnote href='#fn3'>3</a> crates on its 21<sup>st</sup> trip<sup><a href='#fn4'>4</a></sup>, \
                  10<sup>6</sup> litres of CO<sub>2</sub> and 7<small>5</small> dogs.</p><p>It costs x<del>80</del>90 and \
                  <s>70</s> 60 coins.</p><p>See <a href='#top'>9</a> of 1<small>,200</small> files.</p></article></body></html>";
    let found = read("a.html", source.as_bytes()).unwrap();
    let text = found.text.as_str();
    for words in [
        "took 48¹ guests and 30³ crates on its 21st trip⁴, 10⁶ litres of CO₂ and 7⁵ dogs.",
        "It costs x 90 and 60 coins.",
        "See 9 of 1,200 files.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(found.warnings.iter().any(|w| w.contains("strikes through")));
    let source = "# Ferry sails again\n\nIt took 48<sup>1</sup> guests and ~~70~~ 60 coins.\n";
    let text = read("a.md", source.as_bytes()).unwrap().text;
    assert!(text.as_str().contains("took 48¹ guests and 60 coins."), "{}", text.as_str());
}

#[test]
fn authors_are_those_beside_the_headline() {
    let title = "<h1>Ferry sails again after a week</h1>";
    let teaser = "<div><p class=author>By Omar Sefrioui</p></div>";
    for (above, below, want) in [
        (format!("{title}<p class=post-meta-author>By Lina Okoro</p>"), teaser, vec!["Lina Okoro"]),
        (format!("{title}<p><span>By</span><a href=/x>Lina Okoro</a></p>"), "", vec!["Lina Okoro"]),
        (
            format!("{title}<p><a href=/author/lina-okoro>Lina Okoro</a> 3 May 2019</p>"),
            "",
            vec!["Lina Okoro"],
        ),
        (title.to_owned(), "<h4>Author:</h4><p>Lina Okoro</p>", vec!["Lina Okoro"]),
        (title.to_owned(), "<p>By Lina Okoro</p>", vec!["Lina Okoro"]),
        (format!("{title}<p>Posted by lina_o on 3 May 2019</p>"), "", vec!["lina_o"]),
        (format!("{title}<p class=byline>Lina Okoro, Senior Engineer</p>"), "", vec!["Lina Okoro"]),
        (format!("{title}<p class=author-bio>Omar Sefrioui</p>"), "", vec![]),
        (format!("{title}<p class=byline>Friday</p>"), "", vec![]),
        (format!("{title}<p class=byline>Harbour Post</p>"), "", vec![]),
        (format!("{title}<p class=byline>Photo © WXYZ</p>"), "", vec![]),
        (format!("{title}<p>By Monday evening, the ferry had left.</p>"), "", vec![]),
        (
            title.to_owned(),
            "</main><aside><h4>Other news</h4><p class=byline>By Omar Sefrioui</p></aside>",
            vec![],
        ),
        (
            format!("{title}<p class=byline>By Lina Okoro and Max de Vries in Tunis</p>"),
            "",
            vec!["Lina Okoro", "Max de Vries"],
        ),
    ] {
        let head = "<meta property=og:site_name content='Harbour Post'>";
        let found = read("a.html", site(head, &above, below).as_bytes()).unwrap().bylines;
        assert_eq!(found, want, "{above} {below}");
    }
}

#[test]
fn an_article_without_a_title_is_called_by_its_first_words() {
    let text = "The ferry of the harbour company sailed again on Sunday, said its captain. He was glad.\n\nAnother \
                ferry sank in the same week, and the company that owns both of them said nothing about it at all, \
                which was found to be odd by the few who asked.\n";
    let reading = read("000_abc.txt", text.as_bytes()).unwrap();
    assert_eq!(reading.title, None);
    let first = reading.facts.get(corrobora::model::OPENING).map(String::as_str);
    assert_eq!(first, Some("[The ferry of the harbour company sailed again on …]"));
    let titled =
        read("a.txt", b"Ferry sails again\n\nThe ferry sailed again on Sunday.\n").unwrap();
    assert_eq!(titled.facts.get(corrobora::model::OPENING), None);
}

#[test]
fn wide_encodings_without_a_mark_are_read() {
    let chinese =
        "渡轮恢复航行\n\n渡轮在港口停留一周后，于星期日再次启航。警方说，船上有一百五十八人。";
    let english = "Ferry sails again\n\nThe ferry sailed again on Sunday.";
    for text in [chinese, english] {
        let units: Vec<u16> = text.encode_utf16().collect();
        let wide: Vec<u32> = text.chars().map(u32::from).collect();
        for bytes in [
            units.iter().flat_map(|u| u.to_le_bytes()).collect::<Vec<u8>>(),
            units.iter().flat_map(|u| u.to_be_bytes()).collect(),
            wide.iter().flat_map(|u| u.to_le_bytes()).collect(),
            wide.iter().flat_map(|u| u.to_be_bytes()).collect(),
            [0xff, 0xfe, 0, 0]
                .into_iter()
                .chain(wide.iter().flat_map(|u| u.to_le_bytes()))
                .collect(),
        ] {
            assert_eq!(read("a.txt", &bytes).unwrap().text.as_str(), text);
        }
    }
}

#[test]
fn the_headline_is_not_the_name_of_the_paper() {
    let story = "<p>The ferry sailed again after a week in the harbour.</p>";
    let (title, headline) = ("Daily News", "Ferry sails again after a week");
    for source in [
        format!("<html><title>{title}</title><body><h1>{headline}</h1>{story}"),
        format!("<html><title>x</title><body><h1>{headline}</h1>{story}"),
        format!("<html><title>{title}</title><body><h1>{title}</h1><h2>{headline}</h2>{story}"),
        format!(
            "<html><head><title>{headline}</title></head><body>{}{story}",
            "<div>".repeat(5000)
        ),
    ] {
        let reading = read("a.html", source.as_bytes()).unwrap();
        assert_eq!(reading.title.as_deref(), Some(headline), "{}", &source[..80]);
    }
    // The name of the site is a heading on every page, and stands behind the headline in the title.
    let source = format!(
        "<html><title>{headline} | Old Quay</title><body><h1>Old Quay</h1><h2>{headline}</h2>{story}"
    );
    let reading = read("a.html", source.as_bytes()).unwrap();
    assert_eq!(reading.title.as_deref(), Some(headline));
    let text = "DELTA TIMES\nFerry sails again after a week\nBy Jane Doe\n24 Oct 2024\n\nThe ferry sailed.\n";
    let reading = read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(reading.title.as_deref(), Some(headline));
    assert_eq!(reading.publisher.as_deref(), Some("DELTA TIMES"));
}

/// The articles of the practice case, with a quote of each that claims are made from.
#[test]
fn quotes_of_the_practice_case_are_in_the_stories() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/practice/articles");
    for (file, title, published, quote) in [
        (
            "01-harbour-courier.html",
            "Police from 27 countries search scam compounds, 158 people freed",
            Some("2024-10-24"),
            "They made 264 arrests",
        ),
        (
            "02-inland-tribune.html",
            "After Clear River, the paperwork begins",
            Some("2024-10-25"),
            "puts the number of people freed at 158.",
        ),
        (
            "03-delta-observer.txt",
            "185 freed as police raid fraud compounds",
            Some("2024-10-24"),
            "rescued 185 people from buildings",
        ),
        (
            "04-cyber-ledger.txt",
            "What Clear River tells us about the scam trade",
            Some("2024-10-28"),
            "The operation brought together 27 Asian countries",
        ),
        (
            "05-safe-return-notes.html",
            "What our hotline heard this year",
            None,
            "the hotline recorded 207 Malaysians rescued",
        ),
        (
            "06-nakhon-rim-nam-news.txt",
            "ศูนย์ชายแดนยืนยันช่วยผู้เสียหาย 158 คน",
            Some("2024-10-25"),
            "ระหว่างวันที่ 16 ถึง 20 ตุลาคม 2567",
        ),
        (
            "07-al-marfa.html",
            "مراقبو المحاكم يحصون ٢٦٤ حالة توقيف",
            Some("2024-11-05"),
            "إنها أحصت ٢٦٤ حالة توقيف",
        ),
        (
            "08-fil-du-detroit.md",
            "« Rivière claire » : 264 arrestations, et beaucoup de questions",
            Some("2024-10-26"),
            "plus de 1\u{202f}400 téléphones ont été saisis",
        ),
        (
            "09-harbour-courier-follow-up.md",
            "Second Clear River operation frees 221 people",
            Some("2025-06-20"),
            "Clear River II\t9 to 13 June 2025\t221\t390\t31",
        ),
    ] {
        let reading = read(file, &std::fs::read(folder.join(file)).unwrap()).unwrap();
        assert_eq!(reading.title.as_deref(), Some(title), "{file}");
        assert_eq!(reading.published.map(|d| d.to_string()).as_deref(), published, "{file}");
        assert!(reading.story().contains(quote), "{file}: {}", reading.story());
        for teaser in ["Cinnamon", "charity runners", "cookies", "WhatsApp", "All rights reserved"]
        {
            assert!(!reading.story().contains(teaser), "{file}: {teaser}");
        }
    }
}

/// No file of these tests is too large to be read.
fn not_stored(path: &Path) -> Result<(Hash, u64), String> {
    Err(format!("{} is not stored", path.display()))
}

fn at() -> Timestamp {
    "2024-11-01T10:00:00Z".parse().unwrap()
}

fn empty() -> Project {
    Project::new(ProjectId(uuid(1)), at(), "t")
}

fn uuid(n: u64) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(0, n)
}

fn memory(files: &[(&str, &str)]) -> Vec<run::Source> {
    files
        .iter()
        .map(|(name, text)| run::Source::Memory {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

#[test]
fn a_batch_gives_a_row_for_each_file_and_finds_duplicates() {
    let mut session = Session::new(empty(), Ids::from_seed(3), "ada", None);
    let mut stored = Vec::new();
    let mut put = |bytes: &[u8]| {
        stored.push(Hash::of(bytes));
        Ok(Hash::of(bytes))
    };
    let files = memory(&[
        ("a.txt", "Ferry returns\n\nThe ferry sailed again on Sunday."),
        ("same-bytes.txt", "Ferry returns\n\nThe ferry sailed again on Sunday."),
        ("same-text.txt", "Ferry returns\r\n\r\nThe ferry sailed again on Sunday."),
        ("b.pdf", "%PDF-1.4"),
        ("c.txt", ""),
        ("d.md", "# Another\n\nQuite another story."),
    ]);
    let mut incoming = Vec::new();
    let mut part = |articles: Vec<Incoming>| incoming.extend(articles);
    let (unseen, all) = (Progress::unseen(), files.clone());
    let batch = run::run(
        all,
        session.project(),
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &unseen,
    );
    let (project, mut hand) = session.hand(at());
    let (change, outcomes) = verbs::import_articles(project, &mut hand, incoming, &[]);
    session.commit(change).unwrap();
    let rows = batch.report(&outcomes, session.project(), &run::Notes::new());
    let words: Vec<&str> = rows.iter().map(|r| r.status.word()).collect();
    assert_eq!(words, ["imported", "duplicate", "duplicate", "failed", "failed", "imported"]);
    assert_eq!(rows[1].article, rows[0].article);
    assert_eq!(rows[2].article, rows[0].article);
    assert!(rows[0].article.is_some() && rows[3].error.is_some() && rows[4].error.is_some());
    assert_eq!(session.undo_label(), Some("Import 2 articles"));

    let mut part = |articles: Vec<Incoming>| panic!("imported again: {articles:?}");
    let again = run::run(
        files,
        session.project(),
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &Progress::unseen(),
    );
    let words: Vec<&str> = again
        .report(&[], session.project(), &run::Notes::new())
        .iter()
        .map(|r| r.status.word())
        .collect();
    assert_eq!(words, ["duplicate", "duplicate", "duplicate", "failed", "failed", "duplicate"]);

    let full = session.snapshot();
    assert!(session.undo(at()).unwrap());
    assert!(session.project().same_records(&empty()));
    assert!(session.redo(at()).unwrap());
    assert!(session.project().same_records(&full));
    // What is known is handed over again, so that an original that was lost is put back.
    let kept: std::collections::BTreeSet<Hash> = stored.into_iter().collect();
    assert_eq!(kept.len(), 3, "articles, and once what could not be read");
}

#[test]
fn a_copy_that_another_paper_printed_is_an_article_and_says_so() {
    let page = |paper: &str| {
        format!(
            "<meta property=og:site_name content='{paper}'><h1>Ferry returns</h1><p>The ferry sailed again on Sunday.</p>"
        )
    };
    let (one, other) = (page("Delta Times"), page("Bay Gazette"));
    let files = memory(&[("a.html", &one), ("b.html", &other)]);
    let mut incoming = Vec::new();
    let mut put = |bytes: &[u8]| Ok(Hash::of(bytes));
    let mut part = |articles: Vec<Incoming>| incoming.extend(articles);
    run::run(
        files,
        &empty(),
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &Progress::unseen(),
    );
    assert_eq!(incoming.len(), 2);
    assert!(
        incoming[1].reading.warnings.iter().any(|w| w.contains("same text as “Ferry returns”"))
    );
    let mut ids = Ids::from_seed(2);
    let mut hand = Hand { at: at(), by: "ada", ids: &mut ids };
    let (_, outcomes) = verbs::import_articles(&empty(), &mut hand, incoming, &[]);
    assert!(outcomes.iter().all(|o| matches!(o, Outcome::Imported(_))), "{outcomes:?}");
}

#[test]
fn what_is_beside_a_saved_page_and_projects_are_no_articles() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("in");
    std::fs::create_dir_all(root.join("X_files")).unwrap();
    std::fs::create_dir(folder.path().join("out")).unwrap();
    let story = "<html><body><h1>Ferry returns</h1><p>The ferry sailed again.</p></body></html>";
    for name in ["in/X.html", "in/X_files/ad.html", "in/case.corrobora.ron", "out/private.txt"] {
        std::fs::write(folder.path().join(name), story).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("out"), root.join("link")).unwrap();
    let mut put = |bytes: &[u8]| Ok(Hash::of(bytes));
    let mut names = Vec::new();
    let mut part = |all: Vec<Incoming>| names.extend(all.into_iter().map(|one| one.file_name));
    let sources = vec![run::Source::Path(root)];
    let batch = run::run(
        sources,
        &empty(),
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &Progress::unseen(),
    );
    assert_eq!(names, ["X.html"]);
    let errors: Vec<String> = batch
        .report(&[], &empty(), &run::Notes::new())
        .into_iter()
        .filter_map(|row| row.error)
        .collect();
    assert!(errors.iter().any(|e| e == "skipped: part of a saved page"), "{errors:?}");
    assert!(errors.iter().any(|e| e == "skipped: a project file"), "{errors:?}");
    assert!(cfg!(windows) || errors.iter().any(|e| e.contains("leads out")), "{errors:?}");
    for name in ["a.css", "jquery.js", "data.json", "logo.svg", "feed.xml", "a.corrobora.ron"] {
        assert!(matches!(read(name, b"words { of: code }"), Err(Error::Never { .. })), "{name}");
    }
}

#[test]
fn an_application_without_text_has_no_words() {
    let page = "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>";
    assert!(matches!(read("a.html", page.as_bytes()), Err(Error::NoWords { what: "page" })));
    let message = read("a.txt", "…".as_bytes()).unwrap_err().to_string();
    assert!(!message.contains("page"), "{message}");
}

#[test]
fn a_page_that_shows_nothing_is_read_from_its_structured_data() {
    let page = |body: &str| {
        format!(
            r#"<html><head><title>x</title><script type="application/ld+json">{{"@context":"https://schema.org",
            "@graph":[{{"@type":"WebSite","name":"Delta Post"}},{{"@type":"NewsArticle","headline":"Raid frees 35",
            "datePublished":"2024-03-03","articleBody":{body}}}]}}</script></head><body><div id="root"></div>
            <noscript>You need to enable JavaScript to run this app.</noscript></body></html>"#
        )
    };
    for body in [
        r#""Police freed 35 people.\n\nTwelve were arrested.""#,
        r#""<p>Police freed 35 people.</p><p>Twelve were arrested.</p>""#,
    ] {
        let reading = read("a.html", page(body).as_bytes()).unwrap();
        let text = "Raid frees 35\n\nPolice freed 35 people.\n\nTwelve were arrested.";
        assert_eq!(reading.text.as_str(), text);
        assert_eq!(reading.published.map(|d| d.to_string()).as_deref(), Some("2024-03-03"));
        assert!(reading.warnings.iter().any(|w| w.contains("JSON-LD")), "{:?}", reading.warnings);
        assert!(reading.boilerplate.is_empty());
    }
    assert!(matches!(read("a.html", page("\"--\"").as_bytes()), Err(Error::NoWords { .. })));
}

#[test]
fn many_files_come_in_parts_and_are_one_step_of_undo() {
    let mut session = Session::new(empty(), Ids::from_seed(1), "ada", None);
    let stories: Vec<(String, String)> =
        (0..100).map(|i| (format!("{i}.txt"), format!("Story {i}\n\nWords of {i}."))).collect();
    let sources = stories
        .iter()
        .map(|(name, text)| run::Source::Memory {
            name: name.clone(),
            bytes: text.clone().into_bytes(),
        })
        .collect();
    let snapshot = session.snapshot();
    let mut sizes = Vec::new();
    let mut put = |bytes: &[u8]| Ok(Hash::of(bytes));
    let mut part = |articles: Vec<Incoming>| {
        sizes.push(articles.len());
        let (project, mut hand) = session.hand(at());
        let (change, _) = verbs::import_articles(project, &mut hand, articles, &[]);
        let so_far = verbs::import_label(sizes.iter().sum());
        session.commit_part(change, 7, &so_far).unwrap();
    };
    run::run(
        sources,
        &snapshot,
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &Progress::unseen(),
    );
    assert!(sizes.len() > 1 && sizes.iter().all(|n| *n <= 32), "{sizes:?}");
    assert_eq!(session.project().articles.len(), 100);
    assert_eq!(session.undo_label(), Some("Import 100 articles"));
    let full = session.snapshot();
    assert!(session.undo(at()).unwrap());
    assert!(session.project().same_records(&empty()));
    assert!(session.redo(at()).unwrap());
    assert!(session.project().same_records(&full));
    assert!(session.undo(at()).unwrap());
    assert!(!session.undo(at()).unwrap(), "one step");
}

#[test]
fn an_original_that_cannot_be_stored_fails_its_row_only() {
    let mut first = true;
    let mut put = |bytes: &[u8]| {
        if std::mem::take(&mut first) {
            Err("the disk is full".to_owned())
        } else {
            Ok(Hash::of(bytes))
        }
    };
    let files = memory(&[("a.txt", "One story."), ("b.txt", "Another story.")]);
    let mut incoming = Vec::new();
    let mut part = |articles: Vec<Incoming>| incoming.extend(articles);
    run::run(
        files,
        &empty(),
        &run::Here,
        run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
        &Progress::unseen(),
    );
    let names: Vec<&str> = incoming.iter().map(|one| one.file_name.as_str()).collect();
    assert_eq!(names, ["b.txt"]);
}

#[test]
fn a_cancelled_import_keeps_what_is_done_and_says_what_is_not() {
    let (started, wait) = std::sync::mpsc::channel::<()>();
    let project = empty();
    let job = jobs::spawn(
        "import",
        || {},
        move |progress| {
            wait.recv().unwrap();
            let mut put = |bytes: &[u8]| Ok(Hash::of(bytes));
            let mut part = |articles| drop::<Vec<Incoming>>(articles);
            run::run(
                memory(&[("a.txt", "One story.")]),
                &project,
                &run::Here,
                run::Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part },
                progress,
            )
        },
    );
    job.cancel();
    started.send(()).unwrap();
    let rows = job.wait().unwrap().report(&[], &empty(), &run::Notes::new());
    assert_eq!(rows.len(), 1);
    assert!(rows[0].error.as_deref().unwrap().contains("stopped"));
}

#[test]
fn a_panic_in_a_job_is_an_error_of_that_job() {
    let job = jobs::spawn("reading", || {}, |_| -> u8 { panic!("a planted fault") });
    let crashed = job.wait().unwrap_err();
    assert_eq!(crashed.job, "reading");
    assert!(crashed.message.contains("planted"));
}

/// A project with one article and the hand that made it.
fn with_article(text: &str) -> (Project, Ids, corrobora::model::ArticleId) {
    let mut project = empty();
    let mut ids = Ids::from_seed(5);
    let item = Incoming {
        file_name: "a.txt".to_owned(),
        bytes: 3,
        original: Hash::of(text.as_bytes()),
        within: None,
        attached_to: None,
        what: What::Article,
        reading: read("a.txt", text.as_bytes()).unwrap(),
    };
    let mut hand = Hand { at: at(), by: "ada", ids: &mut ids };
    let (change, outcomes) = verbs::import_articles(&project, &mut hand, vec![item], &[]);
    project.apply(change.edits).unwrap();
    let Outcome::Imported(id) = outcomes[0] else { panic!("not imported") };
    (project, ids, id)
}

#[test]
fn corrected_metadata_says_who_typed_it_and_the_rest_stays() {
    let (mut project, mut ids, id) =
        with_article("Ferry returns\n\nThe ferry sailed again on Sunday.");
    let mut hand = Hand { at: at(), by: "grace", ids: &mut ids };
    let mut metadata = verbs::Metadata::of(&project.articles[&id]);
    assert!(verbs::edit_article(&project, &mut hand, id, metadata.clone()).edits.is_empty());
    metadata.publisher = Some("  Bay Gazette ".to_owned());
    metadata.deck = Some("   ".to_owned());
    let change = verbs::edit_article(&project, &mut hand, id, metadata);
    project.apply(change.edits).unwrap();
    let article = &project.articles[&id];
    assert_eq!(article.publisher.as_deref(), Some("Bay Gazette"));
    assert_eq!(article.deck, None);
    assert_eq!(article.metadata_from["publisher"], "typed by grace");
    assert_eq!(article.metadata_from["title"], "first line");
}

#[test]
fn spans_are_set_aside_and_taken_back_by_hand() {
    let (mut project, mut ids, id) = with_article("One two three four five.");
    let spans = |project: &Project| -> Vec<(usize, usize)> {
        project.articles[&id].boilerplate.iter().map(|b| (b.start, b.end)).collect()
    };
    let mut hand = Hand { at: at(), by: "ada", ids: &mut ids };
    for (mark, range, want) in [
        (true, 4..7, vec![(4, 7)]),
        (true, 20..900, vec![(4, 7), (20, 24)]),
        (true, 6..10, vec![(4, 6), (6, 10), (20, 24)]),
        (false, 5..8, vec![(4, 5), (8, 10), (20, 24)]),
        (false, 0..24, vec![]),
    ] {
        let change = if mark {
            verbs::mark_boilerplate(&project, &mut hand, id, range)
        } else {
            verbs::unmark_boilerplate(&project, &mut hand, id, range)
        };
        project.apply(change.edits).unwrap();
        assert_eq!(spans(&project), want);
    }
}

#[test]
fn removing_an_article_takes_what_hangs_on_it_and_undo_brings_it_back() {
    use corrobora::{edit::Edit, model::*};
    let (mut project, mut ids, id) = with_article("One two three four five.");
    let quote = |start: usize, end: usize, exact: &str| {
        std::sync::Arc::new(Annotation {
            article: id,
            start,
            end,
            exact: exact.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            codes: std::collections::BTreeSet::default(),
            note: String::new(),
            at: at(),
            by: "ada".to_owned(),
        })
    };
    let annotation: AnnotationId = ids.make(at());
    let brief: BriefId = ids.make(at());
    let document = Brief {
        blocks: vec![Block::Paragraph(vec![Inline::Cite(id)]), Block::Quotation(annotation)],
        ..brief_of("b")
    };
    project
        .apply(vec![
            Edit::Annotation(annotation, Some(quote(0, 3, "One"))),
            Edit::Brief(brief, Some(std::sync::Arc::new(document))),
        ])
        .unwrap();
    let before = project.clone();
    let going = verbs::going_with(&project, &[id]);
    assert_eq!((going.annotations.len(), going.claims.len(), going.briefs.len()), (1, 0, 1));
    let mut hand = Hand { at: at(), by: "ada", ids: &mut ids };
    let change = verbs::remove_articles(&project, &mut hand, &[id]);
    let back = project.apply(change.edits).unwrap();
    assert!(
        project.articles.is_empty() && project.texts.is_empty() && project.annotations.is_empty()
    );
    assert!(project.briefs[&brief].blocks.is_empty());
    project.apply(back).unwrap();
    assert!(project.same_records(&before));
}

fn brief_of(title: &str) -> corrobora::model::Brief {
    corrobora::model::Brief {
        title: title.to_owned(),
        style: "apa".to_owned(),
        locale: "en-GB".to_owned(),
        ..corrobora::model::Brief::default()
    }
}
