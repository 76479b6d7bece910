//! What a page says of its own article, and not of the stories of its teasers, of a report that it tells of, or of the
//! day on which its file was made.

use super::formats::common::{archive, made};
use corrobora::import::{Reading, read};

const STORY: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier while a band played on the quay.</p><p>The harbour master said that two of its three engines had been replaced before the season began, and that the third would follow in the winter.</p>";

fn page(head: &str, story: &str) -> Reading {
    let page = format!(
        "<html><head><meta charset=utf-8><title>The ferry returns to the bay | Harbour Post</title><link rel=canonical href='https://delta.example/news/ferry-returns'>{head}</head><body><article><h1>The ferry returns to the bay</h1>{story}</article></body></html>"
    );
    read("page.html", page.as_bytes()).unwrap()
}

fn json(records: &str) -> String {
    format!("<script type='application/ld+json'>{records}</script>")
}

fn day(reading: &Reading) -> Option<String> {
    reading.published.map(|day| day.to_string())
}

const FLOOD: &str = r#"{"@type":"NewsArticle","headline":"Flood closes the northern bridge","url":"https://delta.example/news/flood","datePublished":"2023-07-01","author":{"@type":"Person","name":"Bob Wrong"}}"#;
const FIRE: &str = r#"{"@type":"NewsArticle","headline":"Fire in the old customs house","url":"https://delta.example/news/fire","datePublished":"2023-07-02","author":{"@type":"Person","name":"Eve Wrong"}}"#;

#[test]
fn the_record_of_another_story_says_nothing_of_this_one() {
    let own = r#"{"@type":"Article","headline":"The ferry returns to the bay","datePublished":"2024-03-05","author":{"@type":"Person","name":"Ana Torres"}}"#;
    let placed = r#"{"@type":"Article","headline":"Boats: what is back","url":"https://www.delta.example/news/ferry-returns/?utm_source=x","datePublished":"2024-03-05","author":{"@type":"Person","name":"Ana Torres"}}"#;
    for own in [own, placed] {
        let reading = page(&json(&format!("[{FLOOD},{own},{FIRE}]")), STORY);
        assert_eq!(day(&reading).as_deref(), Some("2024-03-05"), "{own}");
        assert_eq!(reading.bylines, ["Ana Torres"], "{own}");
    }
    let reading = page(&json(&format!("[{FLOOD},{FIRE}]")), STORY);
    assert_eq!((day(&reading), reading.bylines.len()), (None, 0));
    // A single one that is worded for search engines is that of the page.
    let reading = page(
        &json(
            r#"{"@type":"NewsArticle","headline":"Boats are back: what to know","datePublished":"2024-03-05"}"#,
        ),
        STORY,
    );
    assert_eq!(day(&reading).as_deref(), Some("2024-03-05"));
}

#[test]
fn a_broken_record_still_has_its_date() {
    for broken in [
        r#"{"@type":"NewsArticle","headline":"The ferry returns to the bay","datePublished":"2024-03-05T10:00:00Z",}"#,
        r#"{"@type":"NewsArticle","headline":"The ferry returns to the bay","description":"The "last" one","datePublished":"2024-03-05T10:00:00Z"}"#,
        r#"{"@type":"NewsArticle","headline":"The ferry returns to the bay","datePublished":"2024-03-05T10:00:00Z","articleBody":"It sai"#,
    ] {
        assert_eq!(day(&page(&json(broken), STORY)).as_deref(), Some("2024-03-05"), "{broken}");
    }
}

#[test]
fn the_day_of_something_that_a_sentence_tells_of_is_not_that_of_the_page() {
    for (language, sentence) in [
        ("en", "The report, published on 16 October 2023, counts 149 guests in nine countries."),
        ("en", "The video, posted on 16 October 2023, shows guards."),
        ("en", "The law was published on 16 October 2023."),
        ("en", "A statement published 16 October 2023 by the ministry said so."),
        ("en", "The date was 16 October 2023."),
        ("fr", "Publié par le ministère le 16 octobre 2023, le rapport compte 149 personnes."),
        ("vi", "Ngày 16/10/2023, công an đưa 149 người về."),
        ("id", "Pada tanggal 16 Oktober 2023, polisi membebaskan 149 orang"),
        ("zh", "2023年10月16日，警方通报"),
        ("ja", "2023年10月16日に公開された報告書は149人とする。"),
        ("ar", "نشرت الشرطة في 16 أكتوبر 2023 تقريرا عن 149 شخصا"),
        ("th", "เรือพาคน 149 คนไปเมื่อวันที่ 16 ตุลาคม 2566 ยามหลบหนีไปแล้ว"),
        ("th", "รายงานซึ่งเผยแพร่เมื่อวันที่ 16 ตุลาคม 2566 ระบุว่ามี 149 คน"),
        ("th", "เมื่อวันที่ 16 ตุลาคม 2566 พลตำรวจเอกสมชาย ใจดี เปิดเผยว่าได้นำกำลังเข้าตรวจค้นอาคารแห่งหนึ่ง"),
    ] {
        for story in [format!("<p>{sentence}</p>{STORY}"), format!("{STORY}<p>{sentence}</p>")] {
            let head = format!("<meta http-equiv=content-language content={language}>");
            let reading = page(&head, &story);
            assert_eq!(day(&reading), None, "{sentence}: {:?}", reading.metadata_from);
        }
    }
    for line in [
        "Posted on 16 October 2023 by Lina Okoro in harbour news",
        "Updated March 5, 2024 10:11 am; Published October 16, 2023 9:00 am",
        "Last updated: March 5, 2024. First published: October 16, 2023",
        "เผยแพร่: 16 ต.ค. 2566 10:30 ปรับปรุง: 17 ต.ค. 2566 11:00 โดย: กองบรรณาธิการ",
        "วันที่ 16 ตุลาคม 2566",
    ] {
        let reading = page("", &format!("<p>{line}</p>{STORY}"));
        assert_eq!(day(&reading).as_deref(), Some("2023-10-16"), "{line}");
    }
}

#[test]
fn a_title_in_two_wordings_is_read_from_the_one_that_can_hold_it() {
    for info in [
        r"{\upr{\title \'3f\'3f\'3f}{\*\ud{\title \u3648?\u3619?\u3639?\u3629?}}}",
        r"{\title{\upr{\'3f\'3f\'3f}{\*\ud{\u3648?\u3619?\u3639?\u3629?}}}}",
    ] {
        let file = format!(
            r"{{\rtf1\ansi{{\info{info}{{\author Lina Okoro}}}}The ferry sailed again.\par}}"
        );
        let reading = read("a.rtf", file.as_bytes()).unwrap();
        assert_eq!(reading.title.as_deref(), Some("เรือ"), "{info}");
        assert_eq!(reading.bylines, ["Lina Okoro"], "{info}");
    }
}

#[test]
fn the_day_on_which_an_e_book_was_made_is_not_that_of_publication() {
    let book = |date: &str| {
        let container = br#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
        let package = format!(
            r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ferry</dc:title><dc:date>{date}</dc:date><meta property="dcterms:modified">2024-03-05T10:00:00Z</meta></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#
        );
        let chapter = br#"<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The ferry to Lantern Bay sailed again on Sunday.</p></body></html>"#;
        read(
            "a.epub",
            &archive(&[
                made(b"mimetype", b"application/epub+zip"),
                made(b"META-INF/container.xml", container),
                made(b"c.opf", package.as_bytes()),
                made(b"a.xhtml", chapter),
            ]),
        )
        .unwrap()
    };
    assert_eq!(day(&book("2019-05-03")).as_deref(), Some("2019-05-03"));
    let same = book("2024-03-05");
    assert_eq!(day(&same), None);
    assert_eq!(same.facts.get("Date in the e-book").map(String::as_str), Some("2024-03-05"));
    assert!(same.warnings.iter().any(|w| w.contains("was made")), "{:?}", same.warnings);
}

#[test]
fn the_hour_and_the_zone_of_a_date_are_kept() {
    let published = |reading: &Reading| reading.moment(corrobora::import::PUBLISHED_FACT);
    let own = r#"{"@type":"Article","headline":"The ferry returns to the bay","datePublished":"2024-03-05T23:40:00+07:00","dateModified":"2024-03-06T01:00:00Z"}"#;
    let reading = page(&json(own), STORY);
    assert_eq!(published(&reading).as_deref(), Some("2024-03-05T23:40:00+07:00"));
    assert_eq!(
        reading.moment(corrobora::import::MODIFIED_FACT).as_deref(),
        Some("2024-03-06T01:00:00Z")
    );
    for (head, line) in [
        ("<meta property='article:published_time' content='2024-03-05T23:40:00+0700'>", ""),
        (
            "",
            "<p><time itemprop=datePublished datetime='2024-03-05T23:40+07:00'>5 March</time></p>",
        ),
        ("", "<p>Published 5 March 2024, 11:40 PM ICT</p>"),
    ] {
        let reading = page(head, &format!("{line}{STORY}"));
        assert_eq!(
            published(&reading).as_deref(),
            Some("2024-03-05T23:40:00+07:00"),
            "{head}{line}"
        );
    }
    // A day without an hour has none, and the hour of another day is not that of this one.
    let reading = page(
        "<meta property='article:published_time' content='2024-03-05'>",
        &format!("<p>Updated 9 March 2024, 10:30</p>{STORY}"),
    );
    assert_eq!(published(&reading), None);
    assert_eq!(day(&reading).as_deref(), Some("2024-03-05"));
}

#[test]
fn what_was_deleted_is_not_in_the_story_wherever_a_program_leaves_it() {
    let file = r#"<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion/></text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes><text:p>Guests on the ferry: <text:change-start text:change-id="c1"/>200<text:change-end text:change-id="c1"/><text:change-start text:change-id="c2"/>300<text:change-end text:change-id="c2"/> in all.</text:p></office:text></office:body></office:document>"#;
    let reading = read("a.fodt", file.as_bytes()).unwrap();
    assert_eq!(reading.text.as_str(), "Guests on the ferry: 300 in all.");
    assert!(reading.warnings.iter().any(|w| w.contains("deletion")), "{:?}", reading.warnings);
}
