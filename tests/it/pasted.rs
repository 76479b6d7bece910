//! Pages that were pasted as text, press releases, lists of references with the files that they name: what is read of them.

use crate::inside::Case;
use corrobora::{
    cite,
    import::{Reading, read, run::Source},
    model::Article,
};

fn text(body: &str) -> Reading {
    read("page.txt", body.as_bytes()).unwrap()
}

/// Title, day and authors.
fn said(reading: &Reading) -> (Option<&str>, Option<String>, String) {
    let day = reading.published.map(|day| day.to_string());
    (reading.title.as_deref(), day, reading.bylines.join(", "))
}

#[test]
fn a_pasted_page_has_its_headline_below_its_menu() {
    let en = "Skip to content\nMenu\nHome\nSport\nSubscribe | Log in\nHarbour Courier\nFerry sails again after eleven weeks\n\
        By Lina Okoro\n3 March 2025 | 10:15\nShare\n\
        The ferry to Lantern Bay sailed again on Sunday, the harbour master told forty passengers on the pier.\n\
        It had been in the yard since the winter.\n© 2025 Harbour Courier. All rights reserved.\n";
    for body in [
        en.to_owned(),
        en.replace('\n', "\n\n"),
        en.replace("Menu\nHome\nSport", "Home > Sport > Sea"),
    ] {
        let reading = text(&body);
        let title = Some("Ferry sails again after eleven weeks");
        let right = (title, Some("2025-03-03".to_owned()), "Lina Okoro".to_owned());
        assert_eq!(said(&reading), right, "{body}");
        assert_eq!(reading.publisher.as_deref(), Some("Harbour Courier"), "{body}");
        assert!(reading.story().starts_with("Ferry sails again"), "{}", reading.story());
    }
    for (body, title) in [
        (
            "首页 > 国际 > 正文\n渡轮十一周后再次启航\n2025年03月03日 10:30 来源：港口日报网\n字号：大 中 小\n港务长周日对四十名乘客说，渡轮在船坞停了十一周。\n（责任编辑：李明）",
            "渡轮十一周后再次启航",
        ),
        (
            "Trang chủ\nThời sự\nPhà chạy lại sau mười một tuần\nThứ hai, 3/3/2025, 10:30 (GMT+7)\nChia sẻ\nPhà ra khơi hôm Chủ nhật với bốn mươi hành khách, giới chức cảng cho biết.\nVé không đắt hơn.",
            "Phà chạy lại sau mười một tuần",
        ),
        (
            "الرئيسية\nأخبار\nالعبارة تبحر من جديد بعد أسابيع\nالاثنين 3 مارس 2025 - 10:30\nشارك\nأبحرت العبارة يوم الأحد وعلى متنها أربعون راكبا، حسبما قال مدير الميناء للصحفيين.\nوبقيت في الحوض أسابيع.",
            "العبارة تبحر من جديد بعد أسابيع",
        ),
        (
            "ទំព័រដើម\nព័ត៌មាន\nសាឡាងចេញដំណើរម្តងទៀត\nថ្ងៃទី ៣ ខែមីនា ឆ្នាំ២០២៥\nចែករំលែក\nសាឡាងបានចេញដំណើរកាលពីថ្ងៃអាទិត្យ ជាមួយអ្នកដំណើរ ៤០ នាក់ នេះបើតាមមន្ត្រី។\nអត្ថបទទាក់ទង\nភ្លើងឆេះផ្សារចាស់នៅទីក្រុង",
            "សាឡាងចេញដំណើរម្តងទៀត",
        ),
        (
            "Startseite\nAnmelden\nFähre fährt nach elf Wochen wieder\nStand: 03.03.2025 10:30 Uhr\nVon Anna Berger\nTeilen\nDie Fähre fuhr am Sonntag mit vierzig Gästen, sagte der Hafenmeister.\nSie lag elf Wochen in der Werft.",
            "Fähre fährt nach elf Wochen wieder",
        ),
    ] {
        let reading = text(body);
        assert_eq!(reading.title.as_deref(), Some(title));
        assert_eq!(reading.published, "2025-03-03".parse().ok(), "{title}");
        // A teaser is no paper.
        let paper = reading.publisher.as_deref();
        assert!(matches!(paper, None | Some("港口日报网")), "{paper:?}");
    }
}

#[test]
fn what_only_looks_like_a_menu_hides_no_headline() {
    for (body, title) in [
        (
            "Home at last\n\nThe crew of the ferry came home on Sunday after eleven weeks at sea.",
            "Home at last",
        ),
        (
            "Search for the ferry goes on\n3 March 2025\n\nBoats looked for it all night long.",
            "Search for the ferry goes on",
        ),
    ] {
        assert_eq!(text(body).title.as_deref(), Some(title));
    }
    // A sentence that runs over lines is no headline.
    for body in [
        "The crew told re-\nporters that the engine had failed when they left the har-\nbour on Sunday.",
        "the ferry that left the harbour on Sunday with forty\nguests on board had been in the yard for eleven weeks and\nits engine was new, they said.",
    ] {
        assert_eq!(text(body).title, None);
    }
    // Its divided words are whole, so that they are found.
    let cut = text(
        "The crew told re-\nporters that the engine had failed when they left the har-\nbour on Sunday.",
    );
    assert!(
        cut.story().contains("told reporters\nthat") && cut.story().contains("the harbour\non"),
        "{}",
        cut.story()
    );
    assert_eq!(cut.facts["Words joined at the ends of lines"], "2");
}

#[test]
fn the_day_in_a_menu_is_that_of_the_visit() {
    let menu = "Home\nMonday, 5 May 2025\nLogin\nSections\nWeather\n";
    let story = "Ferry sails again after eleven weeks\nPublished 3 March 2025\n\nThe ferry sailed again on Sunday, the harbour master said on the pier.\n";
    let right = (
        Some("Ferry sails again after eleven weeks"),
        Some("2025-03-03".to_owned()),
        String::new(),
    );
    assert_eq!(said(&text(&format!("{menu}{story}"))), right);
    let undated = story.replace("Published 3 March 2025\n", "");
    assert_eq!(text(&format!("{menu}{undated}")).published, None);
    // Under a headline it is that of the story, whatever buttons follow.
    for head in ["Ferry returns", "Ferry sails again after eleven weeks"] {
        let body = format!(
            "{head}\n5 May 2025\nShare\nFacebook\nTwitter\n\nThe ferry sailed again on Sunday, the harbour master said.\n"
        );
        assert_eq!(text(&body).published, "2025-05-05".parse().ok(), "{head}");
    }
}

#[test]
fn the_head_of_a_press_release_is_no_headline() {
    for head in [
        "PRESS RELEASE\nEmbargoed until 10:00, 4 March 2025",
        "FOR IMMEDIATE RELEASE",
        "Press Release No. 12/2025",
        "COMUNICADO DE PRENSA",
        "ข่าวประชาสัมพันธ์",
    ] {
        let body = format!(
            "{head}\n\nHarbour office calls for new boats\n\nGENEVA, 3 March 2025 – The harbour office asked on Monday for boats, \
             since the old ones had been in the yard for eleven weeks and forty guests had waited for them at the pier all day."
        );
        let reading = text(&body);
        assert_eq!(reading.title.as_deref(), Some("Harbour office calls for new boats"), "{head}");
        assert_eq!(reading.published, "2025-03-03".parse().ok(), "{head}");
        assert_eq!(reading.publisher, None, "{head}");
    }
}

/// A story with teasers in its middle.
fn with_teasers(teasers: &str, rest: &str) -> String {
    format!(
        "Ferry sails again after eleven weeks\n\nThe ferry to Lantern Bay sailed again on Sunday, and forty passengers waited for it at the pier.\n\n\
         Recommended for you\n{teasers}\n\n{rest}\n"
    )
}

#[test]
fn the_story_goes_on_behind_teasers_in_its_middle() {
    let more = "The harbour master had ordered two engines before the winter, and 300 tickets were sold on the first day.";
    let end = "Tags: ferry, harbour\n\nRelated Stories\nLighthouse gets a new lamp again";
    let list = "Bank chief quits over 45 million scandal\nFlood kills nine in the delta";
    let reading = text(&with_teasers(list, &format!("{more}\n\n{end}")));
    let story = reading.story();
    assert!(story.contains("300 tickets"), "{story}");
    for not in ["45 million", "Flood kills nine", "Tags:", "Lighthouse"] {
        assert!(!story.contains(not), "{story}");
    }
    // What is under a headline is of that headline, and what is behind the last list is of another page.
    for (teasers, rest) in [
        ("Flood kills nine in the delta", format!("{more}\n\n{end}")),
        (
            "Flood kills nine in the delta\nAt least nine people died when the river rose by two metres on Friday night.",
            format!("{more}\n\n{end}"),
        ),
        (list, more.to_owned()),
        (
            "Bank chief quits over 45 million scandal\nFlood kills nine in the delta\nBy Omar Kane",
            format!("{more}\n\n{end}"),
        ),
    ] {
        let story = text(&with_teasers(teasers, &rest)).story();
        assert!(!story.contains("300 tickets"), "{teasers}: {story}");
    }
}

#[test]
fn lists_and_notes_of_markdown_keep_their_signs() {
    let source = "# Ferry\n\nThe ferry sailed again on Sunday[^1].\n\n- forty guests\n* two **engines**\n\n1. first\n\n[^1]: the harbour master";
    let reading = read("a.md", source.as_bytes()).unwrap();
    let lines: Vec<&str> = reading.text.as_str().lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "Ferry",
            "The ferry sailed again on Sunday[1].",
            "• forty guests",
            "• two engines",
            "1. first",
            "[1] the harbour master"
        ]
    );
}

fn file(name: &str, body: &str) -> Source {
    Source::Memory { name: name.to_owned(), bytes: body.as_bytes().to_vec() }
}

fn article<'a>(case: &'a Case, title: &str) -> &'a Article {
    let mut all = case.project().articles.values();
    all.find(|a| a.title.as_deref() == Some(title)).unwrap()
}

const STUDY: &str = "Sold along the river\n\nThe harbour office counted forty ferries and three hundred guests in the winter, and wrote them down.";

#[test]
fn a_reference_belongs_to_the_file_that_its_list_names() {
    let ris = "TY  - RPRT\nTI  - Another title than that of the file\nAU  - Okoro, Lina\nPY  - 2025/03//\nL1  - files/12/study.txt\nER  - \n";
    let zotero = "@report{a, title = {Another title than that of the file}, author = {Okoro, Lina}, date = {2025-03}, file = {Full Text:files/12/study.txt:text/plain;Page:files/13/page.html:text/html}}";
    let jabref = "@report{a, title = {Another title than that of the file}, author = {Okoro, Lina}, date = {2025-03}, file = {:C\\:/Users/x/12/study.txt:TXT}}";
    for (name, list) in [("a.ris", ris), ("z.ris", ris), ("z.bib", zotero), ("a.bib", jabref)] {
        let mut case = Case::new();
        // Another file of the name lies in another folder.
        let other = "Quite another thing\n\nNothing in this file is about the ferries of the harbour in the winter.";
        let rows = case.import(vec![
            file(name, list),
            file("files/12/study.txt", STUDY),
            file("files/99/study.txt", other),
        ]);
        assert_eq!((rows.len(), case.project().articles.len()), (3, 2), "{rows:?}");
        let study = article(&case, "Sold along the river");
        assert_eq!(study.bylines, ["Lina Okoro"], "{name}");
        assert_eq!(study.published, "2025-03".parse().ok(), "{name}");
        assert_eq!(
            rows[0].article,
            case.project().articles.iter().find(|(_, a)| a.title == study.title).map(|(id, _)| *id)
        );
        assert!(article(&case, "Quite another thing").bylines.is_empty(), "{name}");
        case.project().check().unwrap();
    }
    // A list that names no file of the import waits for its text.
    let mut case = Case::new();
    case.import(vec![file("a.ris", ris), file("other.txt", STUDY)]);
    assert_eq!(case.project().articles.len(), 2);
}

#[test]
fn a_reference_meets_its_page_by_its_identifier_in_either_order() {
    let page = "<html lang=en><head><title>Ferries: a study</title><meta name=citation_doi content='10.1000/ABC.5'></head><body><article><h1>Ferries: a study</h1>\
        <p>The harbour office counted forty ferries in the winter, and wrote them down in a book that it keeps in the tower.</p>\
        <p>Three hundred guests sailed with them before the ice came, the harbour master said on Monday.</p></article></body></html>";
    let ris = "TY  - JOUR\nT1  - FERRIES AND GUESTS\nA1  - Okoro, Lina\nY1  - 2024\nDO  - https://doi.org/10.1000/abc.5\nER  - \n";
    for order in [[("a.ris", ris), ("p.html", page)], [("a.html", page), ("p.ris", ris)]] {
        let mut case = Case::new();
        case.import(order.iter().map(|(name, body)| file(name, body)).collect());
        let articles: Vec<&Article> = case.project().articles.values().map(AsRef::as_ref).collect();
        assert_eq!(articles.len(), 1, "{articles:?}");
        assert_eq!(articles[0].bylines, ["Lina Okoro"]);
        assert!(!case.project().texts[&articles[0].text].as_str().is_empty());
    }
    // Reports of one title and of other years, or of other houses, are others.
    for ris in [
        "TY  - RPRT\nTI  - Sold along the river\nPY  - 2019\nER  - \n",
        "TY  - RPRT\nTI  - Sold along the river\nUR  - https://other.example/report\nER  - \n",
    ] {
        let mut case = Case::new();
        let body = STUDY.replacen("\n\n", "\n3 March 2025\nhttps://harbour.example/study\n\n", 1);
        case.import(vec![file("study.txt", &body), file("list.ris", ris)]);
        assert_eq!(case.project().articles.len(), 2, "{ris}");
    }
}

#[test]
fn names_signs_and_days_of_references_are_those_of_people() {
    let bib = "@misc{a, title = {Ferries}, author = {Smith, John and others}, year = 2024, note = {Accessed: 2024-05-05}}\n\
        @misc{b, title = {Boats}, author = {李, 明 and 김, 철수 and Müller, Ann and スミス, ジョン}, urldate = {2024-05-06}}";
    let read = cite::read("a.bib", bib.as_bytes()).unwrap().references;
    assert_eq!(read[0].authors(), ["John Smith"]);
    assert_eq!(read[1].authors(), ["李明", "김철수", "Ann Müller", "ジョン スミス"]);
    let seen: Vec<_> = read.iter().map(|r| r.accessed().map(|day| day.to_string())).collect();
    assert_eq!(seen, [Some("2024-05-05".to_owned()), Some("2024-05-06".to_owned())]);
    assert_eq!(read[0].field("note"), None);
    let mut case = Case::new();
    case.import(vec![file("a.bib", bib)]);
    let facts = &article(&case, "Ferries").capture.facts;
    assert_eq!(facts.get("Seen on").map(String::as_str), Some("2024-05-05"));

    let title = |json: &str| cite::read("a.json", json.as_bytes()).unwrap().references[0].title();
    let one = r#"[{"type": "webpage", "title": "Guests <i>and</i> boats &amp; tides &lt;b&gt;"}]"#;
    assert_eq!(title(one).as_deref(), Some("Guests and boats & tides <b>"));
    // Who writes a bare sign writes no entities.
    let two = r#"[{"type": "webpage", "title": "How &amp; is written", "publisher": "Ink & Pen"}]"#;
    assert_eq!(title(two).as_deref(), Some("How &amp; is written"));
}

#[test]
fn the_report_of_an_import_is_a_table_too() {
    let desk = crate::cli::Desk::new();
    desk.ends(0, &["new", "case"]);
    desk.file(
        "=ferry.txt",
        b"Ferry returns\n\nThe ferry sailed again on Sunday with forty guests.",
    );
    desk.file("empty.txt", b"");
    let call = ["import", "case.corrobora.ron", "=ferry.txt", "empty.txt", "--format", "csv"];
    let (out, _) = desk.ends(1, &call);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "file,status,article,error,warnings");
    assert!(lines.iter().any(|line| line.starts_with("\"'=ferry.txt\",\"imported\",\"")), "{out}");
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("\"empty.txt\",\"failed\",\"\",\"The file is empty")),
        "{out}"
    );
}

/// A PDF of one page with these files attached.
fn with_files(page: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let names: String = (0..files.len()).map(|n| format!("(f{n}){} 0 R", 6 + 2 * n)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{names}]>>>>>>").into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        format!("<</Length {}>>stream\n{page}\nendstream", page.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    for (number, (name, bytes)) in files.iter().enumerate() {
        objects.push(
            format!("<</Type/Filespec/F({name})/EF<</F {} 0 R>>>>", 7 + 2 * number).into_bytes(),
        );
        let head = format!("<</Type/EmbeddedFile/Length {}>>stream\n", bytes.len()).into_bytes();
        objects.push([&head[..], bytes, b"\nendstream"].concat());
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    out
}

#[test]
fn files_inside_a_pdf_have_rows_of_their_own() {
    let words = "BT /F 12 Tf 50 300 Td (The ferry sailed again on Sunday with forty guests.) Tj ET";
    let inner = b"Lighthouse gets a lamp\n\nThe lamp came on Monday after two years.".as_slice();
    for (page, first) in [(words, "imported"), ("0 0 m", "failed")] {
        let mut case = Case::new();
        let bytes = with_files(page, &[("lamp.txt", inner), ("none.txt", b"")]);
        let rows = case.import(vec![Source::Memory { name: "cover.pdf".to_owned(), bytes }]);
        let found: Vec<(&str, &str)> =
            rows.iter().map(|row| (row.status.word(), row.file.as_str())).collect();
        let right = [
            (first, "cover.pdf"),
            ("imported", "cover.pdf › lamp.txt"),
            ("failed", "cover.pdf › none.txt"),
        ];
        assert_eq!(found, right);
        let lamp = article(&case, "Lighthouse gets a lamp");
        assert_eq!(lamp.capture.within.as_ref().unwrap().file_name, "cover.pdf");
        case.project().check().unwrap();
    }
}

#[test]
fn who_is_named_in_a_document_wrote_it_and_its_template_does_not_title_it() {
    let rtf = |info: &str, body: &str| {
        let source = format!("{{\\rtf1\\ansi{{\\info{info}}}{body}}}");
        read("a.rtf", source.as_bytes()).unwrap()
    };
    let story = "The ferry to Lantern Bay sailed again on Sunday, the harbour master told forty passengers on the pier, and it had \
                 been in the yard since the winter.\\par ";
    let head = "Ferry sails again\\par By Lina Okoro\\par 3 March 2025\\par ";
    let reading = rtf("{\\author Omar Typist}", &format!("{head}{story}"));
    assert_eq!(reading.bylines, ["Lina Okoro"]);
    assert_eq!(reading.facts["Author in the properties"], "Omar Typist");
    let reading = rtf("{\\author Omar Typist}", &format!("Ferry sails again\\par {story}"));
    assert_eq!(reading.bylines, ["Omar Typist"]);
    assert_eq!(reading.metadata_from["bylines"], "document properties");
    for title in ["Template for press releases", "Press release template", "Vorlage Bericht"] {
        let reading =
            rtf(&format!("{{\\title {title}}}"), &format!("Ferry sails again\\par {story}"));
        assert_eq!(reading.title.as_deref(), Some("Ferry sails again"), "{title}");
    }
    let reading = rtf("{\\title Templates of power}", &format!("Ferry sails again\\par {story}"));
    assert_eq!(reading.title.as_deref(), Some("Templates of power"));
    // What was pasted from a page has its menu and its buttons.
    let page = format!(
        "Home News Sport\\par Ferry sails again\\par Share\\par {story}You May Also Like\\par Flood kills nine in the delta\\par 3 Comments\\par Omar: bad!\\par "
    );
    let reading = rtf("", &page);
    assert_eq!(reading.title.as_deref(), Some("Ferry sails again"));
    let read = reading.story();
    assert!(
        read.starts_with("Ferry sails again") && !read.contains("Flood") && !read.contains("Omar"),
        "{read}"
    );
}
