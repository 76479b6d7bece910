//! Brief → Word and OpenDocument files, taken apart again: every part is XML, everything that is named is
//! there, nothing from an article is more than text.

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "names of parts of a package are exact"
)]

use super::briefs::{all_findings, harbour};
use corrobora::{
    brief::{
        Document, Evidence, Figure, Listing, Part, Picture, Quoted, Rival, Source, Span, compose,
        from_all_findings,
    },
    cite::{Look, Rich, Run},
    export::{docx, odt},
    model::{Hash, Ids, Timestamp, Verdict},
};
use quick_xml::events::Event;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
};

pub fn at() -> Timestamp {
    "2024-05-01T10:00:00.5Z".parse().unwrap()
}

/// The parts of a package by their paths, in order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

pub fn part(bytes: &[u8], path: &str) -> String {
    let found = parts(bytes).into_iter().find(|(name, _)| name == path);
    String::from_utf8(found.unwrap_or_else(|| panic!("no {path}")).1).unwrap()
}

/// An element with its attributes, entities resolved.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// All elements of a part, which must be well-formed XML 1.0 with legal characters only.
pub fn elements(path: &str, xml: &str) -> Vec<Element> {
    let illegal = |c: char| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    assert!(!xml.contains(illegal), "{path} has characters that XML does not allow");
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut out = Vec::new();
    let mut depth = 0;
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{path}: {e}"));
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                depth += i32::from(matches!(event, Event::Start(_)));
                let attributes = tag.attributes().map(|a| {
                    let a = a.unwrap_or_else(|e| panic!("{path}: {e}"));
                    let key = a.key.as_ref().to_owned();
                    let value = a.value.into_owned();
                    (key, quick_xml::escape::unescape(&value).unwrap().into_owned())
                });
                let attributes = attributes.collect();
                let name = tag.name().as_ref().to_owned();
                out.push(Element { name, attributes });
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{path} is cut off");
    out
}

/// Folder and name of the relationships of a part.
fn relations_of(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Checks an Open Packaging Conventions file: XML, kinds of content, relationships both ways.
pub fn check_package(bytes: &[u8]) -> BTreeMap<String, Vec<Element>> {
    let all = parts(bytes);
    assert_eq!(all[0].0, "[Content_Types].xml");
    let names: BTreeSet<String> = all.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names.len(), all.len(), "a part stands there twice");
    let mut read = BTreeMap::new();
    for (name, content) in &all {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = String::from_utf8(content.clone()).unwrap();
            read.insert(name.clone(), elements(name, &text));
        }
    }
    let kinds = &read["[Content_Types].xml"];
    let endings: BTreeSet<&str> = kinds.iter().filter_map(|e| e.get("Extension")).collect();
    let special: BTreeSet<&str> = kinds.iter().filter_map(|e| e.get("PartName")).collect();
    for name in &special {
        assert!(names.contains(name.trim_start_matches('/')), "{name} is listed and not there");
    }
    for name in names.iter().filter(|n| *n != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        let known = special.contains(format!("/{name}").as_str());
        assert!(known || endings.contains(ending) && ending != "xml", "{name} has no kind");
    }
    let mut reached = BTreeSet::new();
    for (name, list) in &read {
        if !name.ends_with(".rels") {
            continue;
        }
        let folder = name.split("_rels/").next().unwrap();
        let ids: Vec<&str> = list.iter().filter_map(|e| e.get("Id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}");
        for relation in list.iter().filter(|e| e.name == "Relationship") {
            let target = relation.get("Target").unwrap();
            if relation.get("TargetMode") == Some("External") {
                assert!(
                    target.starts_with("http://") || target.starts_with("https://"),
                    "{name} leads to {target}"
                );
                assert!(target.is_ascii() || !target.contains(' '), "{target}");
            } else {
                let path = format!("{folder}{target}");
                assert!(names.contains(&path), "{name} leads to {path}, which is not there");
                reached.insert(path);
            }
        }
    }
    for name in &names {
        let apart = name == "[Content_Types].xml" || name.ends_with(".rels");
        assert!(apart || reached.contains(name), "nothing leads to {name}");
    }
    for (name, list) in &read {
        let ids: BTreeSet<&str> = read
            .get(&relations_of(name))
            .map(|r| r.iter().filter_map(|e| e.get("Id")).collect())
            .unwrap_or_default();
        for element in list {
            for attribute in ["r:id", "r:embed", "r:link"] {
                if let Some(id) = element.get(attribute) {
                    assert!(ids.contains(id), "{name}: {} names {id}", element.name);
                }
            }
        }
    }
    read
}

/// Checks a Word file as a whole.
fn check_docx(bytes: &[u8]) -> BTreeMap<String, Vec<Element>> {
    let read = check_package(bytes);
    let body = &read["word/document.xml"];
    let everywhere = || read.iter().filter(|(n, _)| n.starts_with("word/")).flat_map(|(_, e)| e);
    let marks: Vec<&str> = everywhere()
        .filter(|e| e.name == "w:bookmarkStart")
        .map(|e| e.get("w:name").unwrap())
        .collect();
    let known: BTreeSet<&str> = marks.iter().copied().collect();
    assert_eq!(known.len(), marks.len(), "two marks of one name");
    assert!(marks.iter().all(|m| m.len() <= 40), "Word cuts names of marks");
    let mut ids = BTreeMap::<&str, [usize; 2]>::new();
    for element in everywhere() {
        match element.name.as_str() {
            "w:bookmarkStart" => ids.entry(element.get("w:id").unwrap()).or_default()[0] += 1,
            "w:bookmarkEnd" => ids.entry(element.get("w:id").unwrap()).or_default()[1] += 1,
            "w:hyperlink" => {
                if let Some(anchor) = element.get("w:anchor") {
                    assert!(known.contains(anchor), "a link leads to {anchor}");
                }
            }
            _ => {}
        }
    }
    assert!(ids.values().all(|n| *n == [1, 1]), "{ids:?}");
    let cited: Vec<&str> = body
        .iter()
        .filter(|e| e.name == "w:footnoteReference")
        .map(|e| e.get("w:id").unwrap())
        .collect();
    let notes: Vec<&str> = read.get("word/footnotes.xml").map_or(Vec::new(), |notes| {
        let all = notes.iter().filter(|e| e.name == "w:footnote" && e.get("w:type").is_none());
        all.map(|e| e.get("w:id").unwrap()).collect()
    });
    assert_eq!(cited, notes, "every mark has its note, in order, and the other way round");
    let styles: BTreeSet<&str> = read["word/styles.xml"]
        .iter()
        .filter(|e| e.name == "w:style")
        .map(|e| e.get("w:styleId").unwrap())
        .collect();
    for element in everywhere() {
        let named = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"];
        if named.contains(&element.name.as_str()) {
            let style = element.get("w:val").unwrap();
            assert!(styles.contains(style), "there is no style {style}");
        }
    }
    for begun in ["begin", "separate", "end"] {
        let of = |kind: &str| body.iter().filter(|e| e.get("w:fldCharType") == Some(kind)).count();
        assert_eq!(of(begun), of("begin"));
    }
    read
}

/// Checks an OpenDocument text as a whole.
fn check_odt(bytes: &[u8]) -> Vec<Element> {
    let all = parts(bytes);
    assert_eq!(all[0].0, "mimetype");
    // The kind is to be read at a fixed place of the file.
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..38 + 39], b"application/vnd.oasis.opendocument.text");
    let names: BTreeSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let listed = elements("manifest", &part(bytes, "META-INF/manifest.xml"));
    let listed: BTreeSet<&str> = listed
        .iter()
        .filter_map(|e| e.get("manifest:full-path"))
        .filter(|path| *path != "/")
        .collect();
    let others = names.iter().copied().filter(|n| *n != "mimetype" && !n.starts_with("META-INF"));
    assert_eq!(listed, others.collect());
    let content = elements("content.xml", &part(bytes, "content.xml"));
    let styles = elements("styles.xml", &part(bytes, "styles.xml"));
    elements("meta.xml", &part(bytes, "meta.xml"));
    let known: BTreeSet<&str> = content
        .iter()
        .chain(&styles)
        .filter(|e| e.name == "style:style" || e.name == "style:master-page")
        .filter_map(|e| e.get("style:name"))
        .collect();
    let marks: Vec<&str> = content
        .iter()
        .filter(|e| e.name == "text:bookmark")
        .filter_map(|e| e.get("text:name"))
        .collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
    for element in content.iter().chain(&styles) {
        for attribute in [
            "text:style-name",
            "text:visited-style-name",
            "table:style-name",
            "draw:style-name",
            "style:parent-style-name",
            "style:next-style-name",
            "style:master-page-name",
        ] {
            if let Some(style) = element.get(attribute) {
                assert!(known.contains(style), "{} names the style {style}", element.name);
            }
        }
        if let Some(address) = element.get("xlink:href") {
            let inside = address.strip_prefix('#').is_some_and(|mark| marks.contains(&mark));
            let outside = address.starts_with("http://") || address.starts_with("https://");
            assert!(inside || outside || names.contains(address), "a link leads to {address}");
        }
    }
    content
}

/// The words of elements `w:t`, whole paragraphs in lines.
fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut out = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => inside = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => out.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == "w:tab" => out.push('\t'),
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => out.push('\n'),
            Event::Text(text) if inside => out.push_str(&text),
            Event::GeneralRef(name) if inside => {
                let entity = format!("&{};", &*name);
                out.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn with_map() -> Document {
    let case = harbour();
    let findings = case.findings();
    let mut brief = from_all_findings(&case.project, &findings);
    brief.style = "chicago-notes".to_owned();
    brief.quote_footnotes = true;
    brief.authors = vec!["A. Writer".to_owned(), "B. Writer".to_owned()];
    let pictures = corrobora::brief::pictures(&case.project, &findings, &brief);
    compose(&case.project, &findings, &brief, &pictures).unwrap()
}

fn source(ids: &mut Ids, language: &str, reference: &str) -> Source {
    Source {
        article: ids.make(at()),
        label: reference.to_owned(),
        publisher: None,
        reference: Rich(vec![Run {
            text: reference.to_owned(),
            link: Some("javascript:alert(1)".to_owned()),
            look: Look::default(),
        }]),
        url: None,
        archived_url: Some("file:///etc/passwd".to_owned()),
        language: Some(language.to_owned()),
        original: Hash::of(b"original"),
        file_name: format!("{reference}.html"),
        captured: at(),
        provenance: "<b>\u{0}".to_owned(),
    }
}

const THAI: &str = "ตำรวจช่วยเหลือเหยื่อ 149 คน";
const KHMER: &str = "ប៉ូលិសបានជួយសង្គ្រោះជនរងគ្រោះ ១៤៩ នាក់";
const BURMESE: &str = "ရဲက လူ ၁၄၉ ဦးကို ကယ်တင်ခဲ့သည်";
const ARABIC: &str = "أنقذت الشرطة 149 شخصًا (2023)";
const HINDI: &str = "पुलिस ने 149 लोगों को बचाया";
const CHINESE: &str = "警方解救了149人。";

/// Quotes in six scripts, in every place where words of an article stand.
fn scripts() -> Document {
    let mut ids = Ids::from_seed(1);
    let all = [
        (THAI, "th"),
        (KHMER, "km"),
        (BURMESE, "my"),
        (ARABIC, "ar"),
        (HINDI, "hi"),
        (CHINESE, "zh"),
    ];
    let mut document = Document {
        title: format!("Six scripts: {CHINESE}"),
        authors: vec!["محمد علي".to_owned(), "สมชาย".to_owned()],
        language: "en-GB".to_owned(),
        labels: with_map().labels,
        ..Document::default()
    };
    for (number, (words, language)) in all.iter().enumerate() {
        let words = (*words).to_owned();
        let language = Some((*language).to_owned());
        document.parts.push(Part::Heading { level: 1, text: words.clone() });
        document.parts.push(Part::Finding {
            subject: words.clone(),
            verdict: Verdict::MayContradict,
            text: vec![
                Span::Figure { text: "149".to_owned(), figure: number },
                Span::Text(Rich::plain(" according to ")),
                Span::Quote { words: words.clone(), language: language.clone() },
                Span::Note(number),
            ],
        });
        document.notes.push(vec![Span::Quote { words: words.clone(), language: language.clone() }]);
        document.parts.push(Part::Quotation {
            words: words.clone(),
            language: language.clone(),
            source: vec![Span::Cite { text: Rich::plain(&words), articles: vec![number] }],
        });
        document.articles.push(source(&mut ids, language.as_deref().unwrap(), &words));
        document.figures.push(Figure {
            statement: format!("people rescued: 149 ({words})"),
            value: "149".to_owned(),
            evidence: vec![Evidence {
                claim: ids.make(at()),
                statement: "people rescued: 149".to_owned(),
                quotes: vec![Quoted {
                    annotation: ids.make(at()),
                    words: words.clone(),
                    start: 0,
                    end: 10,
                    article: number,
                    page: Some(3),
                    grade: "B2".to_owned(),
                    grade_meaning: "usually reliable; probably true".to_owned(),
                }],
                origin: Some(words.clone()),
                via: Some("AFP".to_owned()),
                verdict: Verdict::MayContradict,
                unreviewed: true,
                rivals: vec![Rival {
                    claims: Vec::new(),
                    value: "185".to_owned(),
                    articles: vec![number],
                }],
            }],
        });
    }
    let cell = |text: &str| vec![Span::Text(Rich::plain(text))];
    document.parts.push(Part::Table {
        caption: "Claims".to_owned(),
        head: vec!["About".to_owned(), "Said".to_owned()],
        rows: all.iter().map(|(words, language)| vec![cell(language), cell(words)]).collect(),
    });
    document.parts.push(Part::Bibliography {
        heading: "Sources".to_owned(),
        entries: (0..all.len())
            .map(|article| Listing {
                article,
                label: Some(Rich::plain(&format!("[{}]", article + 1))),
                text: Rich::plain(all[article].0),
                archived: Some(("Archived copy:".to_owned(), "https://example.org/a".to_owned())),
            })
            .collect(),
    });
    document
}

/// Everything that could be taken for something else than text.
fn hostile() -> Document {
    let bad = "<script>alert(1)</script> ]]> &lt; \u{202e}941\u{202c} \u{0}\u{b}\u{fffe}\u{1f}\
               {MERGEFIELD x} =1+1 \\* \"';-- _x0041_ \u{feff}\r\nline\ttab";
    let mut document = Document {
        title: format!("{bad} {}", "Long title ".repeat(500)),
        authors: (0..2_000).map(|n| format!("Author {n} {bad}")).collect(),
        language: "en\"/><x".to_owned(),
        ..Document::default()
    };
    let mut ids = Ids::from_seed(2);
    let run = |text: &str, link: &str| Run {
        text: text.to_owned(),
        link: Some(link.to_owned()),
        look: Look {
            italic: true,
            bold: true,
            small_caps: true,
            underline: true,
            ..Look::default()
        },
    };
    document.articles.push(source(&mut ids, "en\"><x", bad));
    document.parts = vec![
        Part::Heading { level: 9, text: bad.to_owned() },
        Part::Paragraph(vec![
            Span::Text(Rich(vec![
                run(bad, "javascript:alert(1)"),
                run(bad, "https://user:pw@example.org/"),
                run(bad, "https://example.org/a b"),
                run("good", "https://example.org/?a=1&b=\"<é>"),
                run("better", "https://example.org/?a=1&b=2#ខ"),
            ])),
            Span::Figure { text: bad.to_owned(), figure: 77 },
            Span::Note(77),
            Span::Note(0),
            Span::Note(0),
            Span::Quote { words: bad.to_owned(), language: Some("\" x".to_owned()) },
        ]),
        Part::Table {
            caption: bad.to_owned(),
            head: Vec::new(),
            rows: vec![vec![], vec![Vec::new(); 3]],
        },
        Part::Table { caption: String::new(), head: vec![bad.to_owned()], rows: Vec::new() },
        Part::Quotation { words: String::new(), language: None, source: Vec::new() },
        Part::Method { heading: bad.to_owned(), text: vec![bad.to_owned()] },
        Part::Bibliography { heading: String::new(), entries: Vec::new() },
        Part::Picture(Picture {
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"900\"/>"
                .to_owned(),
            alternative: bad.repeat(50),
            caption: bad.to_owned(),
            values: Vec::new(),
        }),
    ];
    document.notes = vec![vec![Span::Text(Rich::plain(bad)), Span::Note(0)]];
    document
}

#[test]
fn every_document_becomes_a_whole_word_file_and_open_document() {
    let documents = [
        ("apa", all_findings(&harbour(), "apa")),
        ("notes", with_map()),
        ("scripts", scripts()),
        ("hostile", hostile()),
        ("empty", Document::default()),
    ];
    for (name, document) in documents {
        println!("{name}");
        let word = docx(&document, at()).unwrap();
        check_docx(&word);
        let open = odt(&document, at()).unwrap();
        check_odt(&open);
        if let Some(folder) = std::env::var_os("CORROBORA_KEEP") {
            let path = std::path::Path::new(&folder).join(name);
            std::fs::write(path.with_extension("docx"), &word).unwrap();
            std::fs::write(path.with_extension("odt"), &open).unwrap();
        }
    }
}

#[test]
fn the_same_document_and_time_give_the_same_bytes() {
    for document in [with_map(), scripts()] {
        assert_eq!(docx(&document, at()).unwrap(), docx(&document.clone(), at()).unwrap());
        assert_eq!(odt(&document, at()).unwrap(), odt(&document.clone(), at()).unwrap());
    }
    let later: Timestamp = "2025-01-01T00:00:00Z".parse().unwrap();
    let changed = |a: Vec<u8>, b: Vec<u8>| -> Vec<String> {
        let (a, b) = (parts(&a), parts(&b));
        a.into_iter().zip(b).filter(|(a, b)| a != b).map(|(a, _)| a.0).collect()
    };
    let document = with_map();
    let word = [docx(&document, at()).unwrap(), docx(&document, later).unwrap()];
    let [first, second] = word;
    assert_eq!(changed(first, second), ["docProps/core.xml"], "time stands in one place");
}

#[test]
fn a_word_file_says_what_it_is() {
    let bytes = docx(&with_map(), at()).unwrap();
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Harbour raids</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>A. Writer; B. Writer</dc:creator>"), "{core}");
    assert!(core.contains(">2024-05-01T10:00:00Z</dcterms:created>"), "{core}");
    let hostile = docx(&hostile(), at()).unwrap();
    for element in ["dc:title", "dc:creator"] {
        let core = part(&hostile, "docProps/core.xml");
        let inside = core.split(&format!("<{element}>")).nth(1).unwrap();
        let inside = inside.split("</").next().unwrap();
        let inside = quick_xml::escape::unescape(inside).unwrap();
        assert!(inside.chars().count() <= 255 && inside.ends_with('…'), "{element}: {inside}");
    }
    assert!(part(&hostile, "word/header1.xml").len() < 2_000, "the head of a page is short");
}

#[test]
fn every_figure_leads_to_its_evidence_and_back() {
    let document = with_map();
    let read = check_docx(&docx(&document, at()).unwrap());
    let body = &read["word/document.xml"];
    assert!(!document.figures.is_empty());
    for number in 1..=document.figures.len() {
        let links = |anchor: String| {
            body.iter().filter(|e| e.get("w:anchor") == Some(anchor.as_str())).count()
        };
        assert!(links(format!("evidence_{number}")) >= 1, "figure {number}");
        assert_eq!(links(format!("figure_{number}")), 1, "figure {number}");
    }
}

#[test]
fn tables_repeat_their_heading_and_pictures_say_what_they_show() {
    let document = with_map();
    let read = check_docx(&docx(&document, at()).unwrap());
    let body = &read["word/document.xml"];
    let count = |name: &str| body.iter().filter(|e| e.name == name).count();
    assert_eq!(count("w:tbl"), 1);
    assert_eq!(count("w:tblHeader"), 1);
    assert_eq!(count("w:drawing"), 1);
    let about = body.iter().find(|e| e.name == "wp:docPr").unwrap();
    let picture = document.parts.iter().find_map(|part| match part {
        Part::Picture(picture) => Some(picture),
        _ => None,
    });
    assert_eq!(about.get("descr"), picture.map(|p| p.alternative.as_str()));
    let bytes = docx(&document, at()).unwrap();
    let png = parts(&bytes).into_iter().find(|(n, _)| n == "word/media/image1.png").unwrap().1;
    assert!(png.starts_with(b"\x89PNG"));
    let size = imagesize::blob_size(&png).unwrap();
    let extent = body.iter().find(|e| e.name == "wp:extent").unwrap();
    let number = |name: &str| extent.get(name).unwrap().parse::<f64>().unwrap();
    let (shown, real) = (number("cx") / number("cy"), size.width as f64 / size.height as f64);
    assert!((shown / real - 1.0).abs() < 0.001, "the picture is bent: {shown} {real}");
    // A field of contents, and numbers of pages.
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains("TOC \\o &quot;1-3&quot;"), "no contents");
    let foot = part(&bytes, "word/footer1.xml");
    assert!(foot.contains(" PAGE ") && foot.contains(" NUMPAGES "));
    assert!(part(&bytes, "word/header1.xml").contains("Harbour raids"));
}

#[test]
fn a_note_behind_a_figure_does_not_look_like_a_part_of_its_number() {
    let text = words(&part(&docx(&with_map(), at()).unwrap(), "word/document.xml"));
    let body = text.split("How do we know this?").nth(1).unwrap();
    assert!(body.contains("1,204\u{202f}E1,\u{202f}. Two articles"), "{body}");
    let mut document = hostile();
    document.figures = scripts().figures;
    let raised = Rich(vec![Run {
        text: "12".to_owned(),
        look: Look { shift: corrobora::cite::Shift::Super, ..Look::default() },
        link: None,
    }]);
    document.parts = vec![Part::Paragraph(vec![
        Span::Figure { text: "149".to_owned(), figure: 0 },
        Span::Cite { text: raised, articles: vec![0] },
    ])];
    let text = words(&part(&docx(&document, at()).unwrap(), "word/document.xml"));
    assert!(text.contains("149\u{202f}E1,\u{202f}12\n"), "{text}");
}

#[test]
fn the_table_keeps_its_caption_and_a_paragraph_behind_it() {
    let mut document = hostile();
    document.parts.truncate(3);
    let bytes = docx(&document, at()).unwrap();
    let body = part(&bytes, "word/document.xml");
    let end = body.split("</w:tbl>").last().unwrap();
    assert!(end.starts_with("<w:p>") && end.contains("</w:p><w:sectPr>"), "{end}");
    let styles = part(&bytes, "word/styles.xml");
    let caption = styles.split("w:styleId=\"TableCaption\"").nth(1).unwrap();
    assert!(caption.split("</w:style>").next().unwrap().contains("<w:keepNext/>"));
}

/// The properties of the run that holds exactly these words.
fn run_of(xml: &str, words: &str) -> String {
    let at = xml.find(&format!(">{words}</w:t>")).unwrap_or_else(|| panic!("no run is {words}"));
    let start = xml[..at].rfind("<w:r>").unwrap();
    xml[start..at].to_owned()
}

#[test]
fn quotes_carry_their_language_script_and_direction() {
    let bytes = docx(&scripts(), at()).unwrap();
    let body = part(&bytes, "word/document.xml");
    let styles = part(&bytes, "word/styles.xml");
    for (words, language) in
        [(THAI, "th-TH"), (KHMER, "km-KH"), (BURMESE, "my-MM"), (HINDI, "hi-IN")]
    {
        let run = run_of(&body, words);
        assert!(run.contains("<w:cs/>") && !run.contains("<w:rtl/>"), "{run}");
        assert!(run.contains(&format!("<w:lang w:bidi=\"{language}\"/>")), "{run}");
        assert!(run.contains("w:cs=\""), "{run}");
    }
    let run = run_of(&body, CHINESE);
    assert!(run.contains("w:hint=\"eastAsia\"") && run.contains("w:eastAsia=\"zh-CN\""), "{run}");
    // In a paragraph that begins with Arabic the whole paragraph and its marks run to the left.
    let run = run_of(&body, ARABIC);
    assert!(run.contains("<w:rtl/>") && run.contains("<w:lang w:bidi=\"ar-SA\"/>"), "{run}");
    let quotation =
        body.split("<w:p>").find(|p| p.contains("w:val=\"Quote\"") && p.contains(ARABIC)).unwrap();
    assert!(quotation.contains("<w:bidi/>"), "{quotation}");
    assert_eq!(quotation.matches("<w:rtl/>").count(), 3, "{quotation}");
    // Sizes and weights are set for complex scripts too.
    for (plain, complex) in [("<w:sz ", "<w:szCs "), ("<w:b/>", "<w:bCs/>"), ("<w:i/>", "<w:iCs/>")]
    {
        assert_eq!(styles.matches(plain).count(), styles.matches(complex).count(), "{plain}");
    }
    assert!(styles.contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn hostile_words_arrive_as_words() {
    let bytes = docx(&hostile(), at()).unwrap();
    let read = check_docx(&bytes);
    let text = words(&part(&bytes, "word/document.xml"));
    assert!(text.contains("<script>alert(1)</script> ]]> &lt; "), "{text}");
    assert!(!text.contains(['\u{202e}', '\u{202c}']), "a direction override got through");
    assert!(text.contains("\u{fffd}941\u{fffd}"));
    let known: Vec<&str> = read["word/_rels/document.xml.rels"]
        .iter()
        .filter(|e| e.get("TargetMode") == Some("External"))
        .map(|e| e.get("Target").unwrap())
        .collect();
    assert_eq!(known, ["https://example.org/?a=1&b=2#%E1%9E%81"]);
    // No field comes from a text.
    let body = part(&bytes, "word/document.xml");
    assert!(
        !body.contains("instrText") || !body.contains("instrText xml:space=\"preserve\">{MERGE")
    );
    // Each of two marks of one note has a note of its own, as Word wants it.
    assert_eq!(
        read["word/document.xml"].iter().filter(|e| e.name == "w:footnoteReference").count(),
        2
    );
}

/// The words of some spans as they stand in an office file.
fn shown(spans: &[Span], notes: &mut usize) -> String {
    let mut out = String::new();
    let mut after_figure = false;
    for span in spans {
        // The number of a note stands apart from that of the evidence.
        if after_figure && matches!(span, Span::Note(_)) {
            out.push_str(", ");
        }
        after_figure = matches!(span, Span::Figure { .. });
        match span {
            Span::Text(rich) | Span::Cite { text: rich, .. } => out.push_str(&rich.text()),
            Span::Figure { text, figure } => out.push_str(&format!("{text} E{}", figure + 1)),
            Span::Note(_) => {
                *notes += 1;
                out.push_str(&format!("[{notes}]"));
            }
            Span::Quote { words, .. } => out.push_str(&format!("“{words}”")),
        }
    }
    out
}

fn blanks(text: &str) -> String {
    let marks = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}');
    let plain: String = text.chars().filter(marks).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn our_own_reader_gets_the_story_back() {
    for (kind, document) in [("apa", all_findings(&harbour(), "apa")), ("notes", with_map())] {
        for (name, bytes) in [
            ("brief.docx", docx(&document, at()).unwrap()),
            ("brief.odt", odt(&document, at()).unwrap()),
        ] {
            let reading = corrobora::import::read(name, &bytes).unwrap();
            let text = blanks(reading.text.as_str());
            let mut notes = 0;
            for part in &document.parts {
                let wanted = match part {
                    Part::Heading { text, .. } => text.clone(),
                    Part::Paragraph(spans) => shown(spans, &mut notes),
                    Part::Finding { subject, text, verdict } => {
                        format!("{subject}. {} {}", verdict.word(), shown(text, &mut notes))
                    }
                    Part::Method { text, .. } => text.join(" "),
                    Part::Picture(picture) => picture.caption.clone(),
                    Part::Bibliography { entries, .. } => {
                        entries.iter().map(|e| e.text.text()).collect::<Vec<_>>().join(" ")
                    }
                    Part::Quotation { words, .. } => words.clone(),
                    Part::Table { .. } | Part::Evidence => continue,
                };
                let wanted = blanks(&wanted);
                assert!(text.contains(&wanted), "{kind} {name}\nmissing: {wanted}\nin: {text}");
            }
            for figure in &document.figures {
                for quote in figure.evidence.iter().flat_map(|e| &e.quotes) {
                    assert!(text.contains(&blanks(&quote.words)), "{name}: {}", quote.words);
                }
            }
            assert_eq!(reading.title.as_deref(), Some("Harbour raids"), "{name}");
            let warnings: Vec<_> =
                reading.warnings.iter().filter(|w| w.contains("danger")).collect();
            assert!(warnings.is_empty(), "{warnings:?}");
        }
    }
}

#[test]
fn the_program_writes_word_files() {
    let folder = tempfile::tempdir().unwrap();
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/practice/clear-river.corrobora.ron");
    for ending in ["docx", "odt"] {
        let files = ["a", "b"].map(|name| folder.path().join(format!("{name}.{ending}")));
        for file in &files {
            let done = std::process::Command::new(env!("CARGO_BIN_EXE_corrobora"))
                .args(["brief", project, "--style", "apa", "-o"])
                .arg(file)
                .output()
                .unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let [a, b] = files.map(|file| std::fs::read(file).unwrap());
        assert_eq!(a, b, "the same project gives the same bytes");
        match ending {
            "docx" => drop(check_docx(&a)),
            _ => drop(check_odt(&a)),
        }
    }
}
