//! What leaves the building says no more than the sources, names nobody who is withheld however a source writes the name,
//! and reads as it should in every script.

use crate::{
    checks::{Case, at, brief_of, number, paragraph},
    docx::{part, parts},
};
use corrobora::{
    brief::Redaction,
    checks::Kind,
    cite,
    exchange::{self, Context, Target, Tlp},
    export,
    findings::findings,
    model::{ArticleId, Block, Brief, Decision, Inline, Withheld},
};

fn citing(words: &str, article: ArticleId) -> Brief {
    let pieces = vec![Inline::Text(words.to_owned()), Inline::Cite(article)];
    brief_of(vec![Block::Paragraph(pieces)])
}

#[test]
fn what_stands_in_brackets_is_shown_beside_what_the_source_says() {
    let mut case = Case::new();
    let text =
        "INTERPOL freed 149 people. Officers of the unit charged three men. They were tired.";
    let one = case.article("One", text);
    let found = |words: &str| case.of(&citing(words, one), Kind::QuotationAdded);
    for (words, wanted) in [
        ("“[Interior Ministry] freed 149 people”", "warning: [Interior Ministry]"),
        ("“INTERPOL [and the Army] freed 149 people”", "warning: [and the Army]"),
        ("“INTERPOL freed [not] 149 people”", "error: [not]"),
        ("“Officers of the unit [convicted] three men”", "error: [convicted]"),
        ("“Officers of the unit charged [300] men”", "error: [300]"),
        ("“[the victims] were tired”", "note: [the victims]"),
    ] {
        assert_eq!(found(words), [wanted], "{words}");
    }
    for words in [
        "“[o]fficers of the unit charged three men”",
        "“[They] were tired”",
        "“Officers of the unit [sic] charged three men”",
        "“INTERPOL [...] 149 people”",
    ] {
        assert_eq!(found(words), [""; 0], "{words}");
    }
    let list = case.checks(&citing("“[Interior Ministry] freed 149 people”", one));
    let what = list.iter().find(|c| c.kind == Kind::QuotationAdded).unwrap();
    assert!(what.what.contains("the source says “INTERPOL”"), "{}", what.what);
}

#[test]
fn a_quote_says_who_was_convicted_and_not_the_name_of_a_metric() {
    let found = |source: &str, quote: &str, metric: &str, text: &str| {
        let mut case = Case::new();
        let one = case.article("One", source);
        let claim = case.claim(metric, number(3), one, quote);
        let (before, after) = text.split_once("{}").unwrap();
        let pieces = vec![
            Inline::Text(before.to_owned()),
            Inline::Claim(claim),
            Inline::Text(after.to_owned()),
        ];
        let found = case.of(&brief_of(vec![Block::Paragraph(pieces)]), Kind::LegalStatus);
        let severity = found.iter().map(|f| f.split(':').next().unwrap_or_default().to_owned());
        severity.collect::<Vec<_>>().join(" ")
    };
    let arrested = ("Police arrested 3 men.", "Police arrested 3 men");
    let of = |text: &str| found(arrested.0, arrested.1, "convictions", text);
    assert_eq!(of("Then {} men were convicted."), "error", "the metric says more than the quote");
    assert_eq!(of("Then {} guilty men were found."), "error");
    assert_eq!(of("Then {} men went to prison, where they are imprisoned."), "error");
    assert_eq!(of("Police held {} traffickers."), "warning");
    assert_eq!(of("Police arrested {} suspected traffickers."), "warning", "suspected is less");
    assert_eq!(of("Police arrested {} men."), "");
    let convicted = "3 men were convicted.";
    assert_eq!(found(convicted, "3 men were convicted", "men", "{} men were convicted."), "");
    assert_eq!(found(convicted, "3 men were convicted", "men", "{} criminals."), "");
    for (source, quote) in [
        ("3 men were not convicted.", "3 men were not convicted"),
        ("3 men were acquitted.", "3 men were acquitted"),
    ] {
        assert_eq!(found(source, quote, "men", "{} men were convicted."), "error", "{source}");
    }
}

#[test]
fn what_no_cited_article_says_of_a_court_is_told() {
    let mut case = Case::new();
    let one = case.article("One", "Police arrested John Reed and 3 men. The tide was high.");
    let found = |words: &str| case.of(&citing(words, one), Kind::LegalStatus).len();
    assert_eq!(found("The 3 men were convicted "), 1);
    assert_eq!(found("The 3 men were charged "), 1);
    assert_eq!(found("John Reed trafficked people "), 1);
    assert_eq!(found("John Reed was trafficked "), 0);
    assert_eq!(found("The 3 men were not convicted "), 0);
    assert_eq!(found("The 3 men were arrested "), 0);
}

#[test]
fn few_people_of_a_nationality_are_seen_in_many_languages() {
    let case = Case::new();
    let found = |words: &str| case.of(&paragraph(words), Kind::SmallGroup);
    for (text, wanted) in [
        ("Drei malaysische Frauen wurden am 3. Mai 2023 befreit.", "Drei malaysische Frauen"),
        ("In Mae Sot war eine einzige Nepalesin.", "eine einzige Nepalesin"),
        ("Deux hommes et une Ougandaise à Mae Sot.", "une Ougandaise"),
        ("La única víctima nepalí estaba en Myawaddy.", "única víctima nepalí"),
        ("Три малайзийки освобождены 3 мая 2023 года.", "Три малайзийки"),
        ("三名马来西亚妇女在西哈努克港获救。", "三名马来西亚"),
        ("カンボジアでマレーシア人女性3人が救出された。", "マレーシア人女性3"),
        ("캄보디아에서 말레이시아 여성 3명이 구조됐다.", "말레이시아 여성 3"),
        ("ตำรวจช่วยเหลือชาวเคนยาสองคนที่แม่สอด", "เคนยาสอง"),
        ("ស្ត្រីម៉ាឡេស៊ី ៣ នាក់ ត្រូវបានជួយនៅក្រុងព្រះសីហនុ", "ម៉ាឡេស៊ី ៣"),
        ("تم تحرير ثلاث نساء ماليزيات في كمبوديا.", "ثلاث نساء ماليزيات"),
        ("أنقذت الشرطة كينيين اثنين في مياوادي.", "كينيين اثنين"),
        ("कंबोडिया में तीन नेपाली महिलाओं को छुड़ाया गया।", "तीन नेपाली महिलाओं"),
    ] {
        assert_eq!(found(text), [format!("warning: {wanted}")], "{text}");
    }
    for text in [
        "Ein thailändisches Gericht verurteilte am 3. Mai in Bangkok einen Mann.",
        "Zwei chinesische Firmen arbeiteten in Kambodscha.",
        "Un tribunal thaïlandais a condamné le 3 mai un homme à Bangkok.",
        "三名中国警察于5月3日抵达曼谷。",
        "300名马来西亚人在西哈努克港获救。",
        "ตำรวจไทย 3 นายเดินทางไปแม่สอด",
        "ตำรวจช่วยเหลือชาวเคนยา 300 คนที่แม่สอด",
        "มี 3 คนในกัมพูชา",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

/// Everything that a format holds, with what is packed in it, in small letters.
fn inside(bytes: &[u8]) -> String {
    let text = match bytes.starts_with(b"PK") {
        true => {
            parts(bytes).iter().map(|(name, part)| format!("{name}\n{}", inside(part))).collect()
        }
        false => String::from_utf8_lossy(bytes).into_owned(),
    };
    text.to_lowercase()
}

#[test]
fn a_withheld_name_is_nowhere_however_its_source_writes_it() {
    let mut case = Case::new();
    let written = [
        ("How mariam came home", "story 1.html", "https://example.org/storyofmariam"),
        ("ᴍᴀʀɪᴀᴍ speaks", "storyofmariam.html", "https://example.org/2"),
        ("#freemariam", "mariam2023.html", "https://mariam.example.org/"),
    ];
    let mut blocks = vec![Block::Paragraph(vec![Inline::Text("On mariam.".into())])];
    for (title, file, url) in written {
        let one = case.article(title, &format!("Police freed 20 people. {title}"));
        case.edit(one, |article| {
            (article.capture.file_name, article.url) = (file.into(), Some(url.into()));
            article.archived_url = None;
            article.capture.facts.insert(cite::KEY_FACT.into(), "khanMariam2023".into());
        });
        case.claim("victims rescued", number(20), one, "Police freed 20 people");
    }
    blocks.extend([Block::ClaimTable(Vec::new()), Block::Evidence, Block::Bibliography]);
    let mut brief = brief_of(blocks);
    let what = vec![Withheld::Person("Mariam".into(), "Survivor A".into())];
    let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
    brief.decisions.insert("name-0123456789ab".into(), decision);
    let document = case.compose(&brief);
    let mut all = vec![
        ("html".to_owned(), export::html(&document).into_bytes()),
        ("md".to_owned(), export::markdown(&document).into_bytes()),
        ("docx".to_owned(), export::docx(&document, at()).unwrap()),
        ("odt".to_owned(), export::odt(&document, at()).unwrap()),
    ];
    let withheld = Redaction::of(&case.project, &findings(&case.project), &brief);
    let context = Context {
        at: at(),
        by: "tester",
        tlp: Tlp::default(),
        original: &|_| None,
        withheld: Some(&withheld),
    };
    for target in [
        Target::CslJson,
        Target::Bibtex,
        Target::Ris,
        Target::WebAnnotation,
        Target::Stix,
        Target::Misp,
        Target::ClaimReview,
    ] {
        let bytes = exchange::write(&case.project, target, &context).unwrap();
        all.push((format!("{target:?}"), bytes));
    }
    for (format, bytes) in all {
        let text = inside(&bytes);
        for name in ["mariam", "ᴍᴀʀɪᴀᴍ"] {
            let at = text.find(name).map(|at| text.chars().skip(at.saturating_sub(60)).take(120));
            assert!(at.is_none(), "{format}: {}", at.unwrap().collect::<String>());
        }
    }
}

#[test]
fn scripts_without_italics_stand_upright() {
    let mut case = Case::new();
    let thai = case.article("ข่าว", "ตำรวจช่วยเหลือเหยื่อ 158 คน");
    case.edit(thai, |article| article.publisher = Some("ข่าวนครริมน้ำ".into()));
    let quote = case.quote(thai, "ตำรวจช่วยเหลือเหยื่อ 158 คน");
    let brief = brief_of(vec![
        Block::Quotation(quote),
        Block::Paragraph(vec![Inline::Cite(thai)]),
        Block::Bibliography,
    ]);
    let document = case.compose(&brief);
    let bytes = export::docx(&document, at()).unwrap();
    assert!(!part(&bytes, "word/document.xml").contains("<w:iCs/>"));
    let styles = part(&bytes, "word/styles.xml");
    let quote = styles.split("w:styleId=\"Quote\"").nth(1).unwrap();
    assert!(!quote.split("</w:style>").next().unwrap().contains("<w:i/>"));
    let odt = export::odt(&document, at()).unwrap();
    assert!(!part(&odt, "content.xml").contains("italic"));
    let html = export::html(&document);
    assert!(html.contains("<i class=\"upright\">ข่าวนครริมน้ำ</i>"), "{html}");
}

#[test]
fn a_title_from_right_to_left_is_kept_whole() {
    let mut case = Case::new();
    let title = "مراقبو المحاكم يحصون 264 حالة في (INTERPOL) عملية";
    let one = case.article(title, "text");
    let document = case
        .compose(&brief_of(vec![Block::Paragraph(vec![Inline::Cite(one)]), Block::Bibliography]));
    let html = export::html(&document);
    assert!(html.contains(&format!("<bdi>{title}</bdi>")), "{html}");
    let markdown = export::markdown(&document);
    let bare = title.replace(['(', ')'], "");
    let said: String = markdown.chars().filter(|c| !matches!(c, '(' | ')' | '\\')).collect();
    assert!(said.contains(&format!("{bare}\u{200e}")), "{markdown}");
}

#[test]
fn the_day_of_a_visit_is_printed_once() {
    let mut case = Case::new();
    let one = case.article("One", "text");
    for (style, times) in [("ieee", 1), ("vancouver", 1), ("apa", 1), ("chicago-author-date", 1)] {
        let mut brief =
            brief_of(vec![Block::Paragraph(vec![Inline::Cite(one)]), Block::Bibliography]);
        brief.style = style.into();
        let text = export::markdown(&case.compose(&brief));
        let sources = text.split("example.org/1").map(|piece| piece.matches("2024").count());
        assert_eq!(sources.sum::<usize>(), times, "{style}: {text}");
    }
}

fn read(text: &str) -> Vec<cite::Reference> {
    cite::read("a.bib", text.as_bytes()).unwrap().references
}

#[test]
fn bibtex_keeps_its_marks_its_parents_and_its_capitals() {
    let title = |text: &str| read(text)[0].field("title").unwrap();
    assert_eq!(
        title("@book{a, title={On ``new trade'' and the boys' day}}"),
        "On “new trade” and the boys' day"
    );
    assert_eq!(title("@book{a, title={A `` alone}}"), "A `` alone");
    // Also where another entry of the file is broken.
    let file = "@inproceedings{c, crossref={p}, author={Khan, Gul}, title={Scams}}\n\
                @proceedings{p, title={The Forum}, year=2021}\n@book{broken, title={a\n";
    let references = read(file);
    let child = references.iter().find(|r| r.id() == "c").unwrap();
    assert_eq!(child.field("container-title").as_deref(), Some("The Forum"));
    let written = |title: &str| {
        let references = read(&format!("@book{{a, title={{{title}}}}}"));
        cite::write(cite::Kind::BibTex, &references)
    };
    let names = written("How police in Laos freed many people near Mae Sot");
    assert!(names.contains("{Laos} freed many people near {Mae} {Sot}"), "{names}");
    assert!(written("The Long Way to the Great City").contains("{The Long Way to the Great City}"));
}

#[test]
fn who_stands_in_for_an_author_stands_alone() {
    let json = r#"[{"id":"c","type":"report","title":"The Film","publisher":"UN","issued":{"date-parts":[[2020]]}},{"id":"b","type":"book","title":"The Captives","editor":[{"family":"Roe","given":"Ann"}],
        "translator":[{"family":"Lee","given":"Cy"}],"publisher":"MIT Press","issued":{"date-parts":[[2020]]}}]"#;
    let references = cite::read("a.json", json.as_bytes()).unwrap().references;
    let style = cite::load("chicago-author-date", &std::collections::BTreeMap::new()).unwrap();
    let cited = cite::cite(&style, Some("en-US"), &references, &[vec![0, 1]]).unwrap();
    let texts: Vec<String> = cited.entries.iter().map(|entry| entry.text.text()).collect();
    let wanted = [
        "Roe, Ann, ed. 2020. The Captives. Translated by Cy Lee. MIT Press.",
        "The Film. 2020. UN.",
    ];
    assert_eq!(texts, wanted);
}
