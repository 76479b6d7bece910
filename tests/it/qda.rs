//! REFI-QDA projects: what is written follows the schema, what is read is kept, and nothing is lost on the way back.

use crate::{findings, inside::Case};
use corrobora::{
    exchange::{self, Context, Target, Tlp},
    import::run::{Row, Source},
    model::{Annotation, Boilerplate, Code, CodeId, Project, Reliability, Text, text},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _, Write as _},
    sync::Arc,
};

pub fn written(project: &Project, target: Target) -> Vec<u8> {
    let context = Context {
        at: "2026-03-01T12:00:00Z".parse().unwrap(),
        by: "ada",
        tlp: Tlp::Amber,
        original: &|_| None,
        withheld: None,
    };
    exchange::write(project, target, &context).unwrap()
}

/// A project that makes trouble for every writer: scripts, directions, markup, characters that XML forbids, names
/// that come twice, the same text in two papers, references without a text, nothing at all.
pub fn hostile() -> Project {
    let mut case = findings::Case::new();
    case.claim(
        "a A victims_rescued 149; event=<b>& \"Op\" ]]>; origin=مصدر; site=KH; participant=XK",
    );
    case.claim(
        "b B victims_rescued 194; event=<b>& \"Op\" ]]>; origin=U+202E \u{202e}gnp; site=MM",
    );
    case.claim("c C cost USD 3200000");
    case.claim("d D when_it_was when 2024-10-16/2024-10-20");
    case.claim("e E who_took_part countries KH LA TH");
    let long = "x".repeat(5_000);
    let hard = case.article("hard", "ទីតាំង <script>alert(1)</script> & 𝒜𝒷 \u{202e}abc\u{202c}\u{7}\u{b}\n\nไทย ไม่มีเว้นวรรค ]]> ဗမာ \u{1b}[31m &lt; e\u{301}\n TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t hxxp://a[.]example[.]com/'\\ +66 2 123 4567\n");
    let twin = case.article("twin", "The same words in two papers, as agencies sell them.");
    let other = case.article("other", "The same words in two papers, as agencies sell them.");
    let bare = case.article("bare", "");
    let bare2 = case.article("bare2", "");
    let at = "2024-11-01T00:00:00.123456789Z".parse().unwrap();
    let mut codes: Vec<CodeId> = Vec::new();
    for (name, parent) in [
        ("Recruiting", None),
        ("fees <&>", Some(0)),
        ("twice", Some(0)),
        ("twice", Some(0)),
        ("Recruiting", None),
        ("វិធី", Some(4)),
    ] {
        let id: CodeId = case.ids.make(at);
        let parent = parent.map(|i: usize| codes[i]);
        let description = format!("When it is said\n\"{name}\"\tand\r so on");
        let code = Code {
            name: name.to_owned(),
            parent,
            colour: u8::try_from(codes.len()).unwrap(),
            shade: None,
            description,
        };
        case.project.codes.insert(id, Arc::new(code));
        codes.push(id);
    }
    let edit = |case: &mut findings::Case, id, change: &dyn Fn(&mut corrobora::model::Article)| {
        let mut article = case.project.articles[&id].as_ref().clone();
        change(&mut article);
        case.project.articles.insert(id, Arc::new(article));
    };
    edit(&mut case, hard, &|a| {
        a.title = Some(long.clone());
        a.bylines = (0..2_000).map(|i| format!("Author {i} \"x\" <y>")).collect();
        a.note = "A note\nwith \u{1} control \u{b} signs".to_owned();
        a.reliability = Reliability::B;
        a.url = Some("https://example.com/ไทย?a=[b]&c=\"d\" e#f#g".to_owned());
        a.language = Some("km".to_owned());
        a.published = "2023-10".parse().ok();
        a.boilerplate = vec![Boilerplate { start: 0, end: 6, why: "menu, <b>".to_owned() }];
    });
    for id in [bare, bare2] {
        edit(&mut case, id, &|a| {
            a.publisher = None;
            a.capture.file_name = "refs.ris".to_owned();
        });
    }
    edit(&mut case, other, &|a| a.publisher = Some("Second paper".to_owned()));
    let mut mark = |article, start: usize, end: usize, with: &[usize], note: &str, by: &str| {
        let body = case.project.text_of(article).unwrap().as_str().to_owned();
        let quote = Annotation {
            article,
            start,
            end,
            exact: text::slice(&body, start..end).unwrap().to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            codes: with.iter().map(|i| codes[*i]).collect(),
            note: note.to_owned(),
            at,
            by: by.to_owned(),
        };
        let id = case.ids.make(at);
        case.project.annotations.insert(id, Arc::new(quote));
    };
    mark(hard, 0, 12, &[0, 1, 2, 3], "first\n\nnote \u{0b}", "ada");
    mark(hard, 30, 50, &[], "", "Bo <b>\"&'");
    mark(hard, 30, 50, &[5], "the same place again", "ada");
    mark(twin, 4, 8, &[4], "", "ada");
    mark(other, 4, 8, &[4], "", "ada");
    case.project
}

/// What must not be lost, without ids: texts with what was marked in them.
fn essence(project: &Project) -> BTreeSet<String> {
    let path = |id: &CodeId| {
        let mut names = Vec::new();
        let mut next = Some(*id);
        while let Some(code) = next.and_then(|id| project.codes.get(&id)) {
            names.push(format!("{} #{} {:?}", code.name, code.colour, clean(&code.description)));
            next = code.parent;
        }
        names
    };
    let title = |id| project.articles.get(&id).map(|a| (a.title.clone(), a.publisher.clone()));
    let mut all = BTreeSet::new();
    for quote in project.annotations.values() {
        let mut codes: Vec<_> = quote.codes.iter().map(path).collect();
        codes.sort();
        all.insert(format!(
            "{:?} {}..{} {:?} {:?} {:?} {} {}",
            title(quote.article),
            quote.start,
            quote.end,
            quote.exact,
            codes,
            quote.note,
            quote.by,
            quote.at
        ));
    }
    for (id, article) in &project.articles {
        all.insert(format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            article.title,
            article.bylines,
            article.publisher,
            article.published,
            article.url,
            article.note,
            article.reliability,
            article.boilerplate,
            project.text_of(*id)
        ));
    }
    let mut codes: Vec<_> = project.codes.keys().map(path).collect();
    codes.sort();
    all.insert(format!("{codes:?}"));
    all
}

/// As XML can hold it.
fn clean(words: &str) -> String {
    words.trim().replace('\r', "\n")
}

fn qdpx(name: &str, bytes: &[u8]) -> Source {
    Source::Memory { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn statuses(rows: &[Row]) -> BTreeMap<&'static str, usize> {
    let mut all = BTreeMap::new();
    for row in rows {
        *all.entry(row.status.word()).or_default() += 1;
    }
    all
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().replace('\\', "/"), bytes)
        })
        .collect()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The rules of the schema for what we write: which elements in which order with which attributes, ids of the right
/// form, each once, and every reference to one that is there. Not the schema itself; that is run from outside.
fn check_schema(files: &BTreeMap<String, Vec<u8>>) {
    let order: &[(&str, &[&str], &[&str])] = &[
        (
            "Project",
            &["name"],
            &["Users", "CodeBook", "Variables", "Sources", "Notes", "Description"],
        ),
        ("Users", &[], &["User"]),
        ("User", &["guid", "name"], &[]),
        ("CodeBook", &[], &["Codes"]),
        ("Codes", &[], &["Code"]),
        ("Code", &["guid", "name", "isCodable"], &["Description", "NoteRef", "Code"]),
        ("Variables", &[], &["Variable"]),
        ("Variable", &["guid", "name", "typeOfVariable"], &[]),
        ("Sources", &[], &["TextSource"]),
        (
            "TextSource",
            &["guid", "plainTextPath"],
            &["Description", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
        ),
        (
            "PlainTextSelection",
            &["guid", "startPosition", "endPosition"],
            &["Description", "Coding", "NoteRef"],
        ),
        ("Coding", &["guid"], &["CodeRef", "NoteRef"]),
        ("CodeRef", &["targetGUID"], &[]),
        ("NoteRef", &["targetGUID"], &[]),
        ("VariableRef", &["targetGUID"], &[]),
        ("VariableValue", &[], &["VariableRef", "TextValue"]),
        ("TextValue", &[], &[]),
        ("Notes", &[], &["Note"]),
        ("Note", &["guid", "plainTextPath"], &[]),
        ("Description", &[], &[]),
    ];
    let xml = std::str::from_utf8(&files["project.qde"]).unwrap();
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut stack: Vec<(String, usize)> = Vec::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut refs: Vec<String> = Vec::new();
    let mut paths = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => {
                let name = start.name().0.to_owned();
                let (_, needed, _) =
                    order.iter().find(|(n, ..)| *n == name).unwrap_or_else(|| panic!("{name}"));
                let attributes: BTreeMap<String, String> = start
                    .attributes()
                    .map(|a| a.unwrap())
                    .map(|a| (a.key.0.to_owned(), a.value.into_owned()))
                    .collect();
                for wanted in *needed {
                    assert!(attributes.contains_key(*wanted), "{name} without {wanted}");
                }
                if let Some((parent, last)) = stack.last_mut() {
                    let children = order.iter().find(|(n, ..)| n == parent).unwrap().2;
                    let at = children
                        .iter()
                        .position(|c| *c == name)
                        .unwrap_or_else(|| panic!("{name} in {parent}"));
                    assert!(at >= *last, "{name} too late in {parent}");
                    *last = at;
                } else {
                    assert_eq!(name, "Project");
                    assert_eq!(attributes["xmlns"], "urn:QDA-XML:project:1.0");
                }
                if let Some(guid) = attributes.get("guid") {
                    assert!(ids.insert(guid.clone()), "{guid} comes twice");
                }
                for key in ["guid", "targetGUID", "creatingUser"] {
                    if let Some(guid) = attributes.get(key) {
                        let parts: Vec<usize> = guid.split('-').map(str::len).collect();
                        assert_eq!(parts, [8, 4, 4, 4, 12], "{guid}");
                        assert!(guid.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
                        if key != "guid" {
                            refs.push(guid.clone());
                        }
                    }
                }
                if let Some(path) = attributes.get("plainTextPath") {
                    paths.insert(format!("sources/{}", path.strip_prefix("internal://").unwrap()));
                }
                if let Some(colour) = attributes.get("color") {
                    assert!(colour.len() == 7 && colour.starts_with('#'), "{colour}");
                }
                stack.push((name, 0));
            }
            quick_xml::events::Event::End(_) => {
                stack.pop();
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert!(stack.is_empty());
    assert!(refs.iter().all(|r| ids.contains(r)), "a reference to nothing");
    let there: BTreeSet<String> = files.keys().filter(|n| *n != "project.qde").cloned().collect();
    assert_eq!(paths, there, "texts and paths");
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(allowed), "characters that XML forbids");
}

#[test]
fn what_is_written_follows_the_schema() {
    for project in [hostile(), findings::practice().project, findings::Case::new().project] {
        let bytes = written(&project, Target::Qdpx);
        assert_eq!(bytes, written(&project, Target::Qdpx), "the same project, the same bytes");
        let files = unpacked(&bytes);
        check_schema(&files);
        for (id, article) in &project.articles {
            let body = &project.texts[&article.text];
            assert_eq!(files[&format!("sources/{id}.txt")], body.as_str().as_bytes());
        }
    }
}

#[test]
fn there_and_back_loses_no_quote_no_code_and_no_note() {
    for project in [hostile(), findings::practice().project] {
        let mut case = Case::new();
        let bytes = written(&project, Target::Qdpx);
        let rows = case.import(vec![qdpx("case.qdpx", &bytes)]);
        assert_eq!(rows.len(), 1 + project.articles.len(), "{rows:#?}");
        assert_eq!(statuses(&rows)["imported"], rows.len(), "{rows:#?}");
        case.project().check().unwrap();
        let mut want = project.clone();
        for code in want.codes.values_mut() {
            let description = clean(&code.description);
            *code = Arc::new(Code { description, ..code.as_ref().clone() });
        }
        let (want, got) = (essence(&want), essence(case.project()));
        let lost: Vec<_> = want.difference(&got).collect();
        let made: Vec<_> = got.difference(&want).collect();
        assert!(lost.is_empty() && made.is_empty(), "lost {lost:#?}\nmade {made:#?}");
        assert_eq!(case.project().annotations.len(), project.annotations.len());
        assert_eq!(case.project().codes.len(), project.codes.len());
        // Originals and the archive itself were put away, and every article says where it was.
        for article in case.project().articles.values() {
            assert!(case.stored.contains(&article.capture.original));
            let within = article.capture.within.as_ref().unwrap();
            assert_eq!(within.file_name, "case.qdpx");
            assert!(case.stored.contains(&within.original));
        }
        // A second time adds nothing.
        let before = case.project().clone();
        let rows = case.import(vec![qdpx("again.qdpx", &bytes)]);
        assert_eq!(statuses(&rows)["duplicate"], rows.len(), "{rows:#?}");
        assert_eq!(essence(&before), essence(case.project()));
        assert_eq!(before.annotations.len(), case.project().annotations.len());
        // What this project writes comes back the same again.
        let again = written(case.project(), Target::Qdpx);
        check_schema(&unpacked(&again));
    }
}

#[test]
fn one_step_takes_all_of_it_back() {
    let mut case = Case::new();
    let before = case.project().clone();
    case.import(vec![qdpx("case.qdpx", &written(&hostile(), Target::Qdpx))]);
    assert!(!case.project().codes.is_empty());
    while case.session.undo("2026-03-01T12:00:01Z".parse().unwrap()).unwrap() {}
    assert!(case.project().same_records(&before));
}

const OTHER: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="Elsewhere" origin="NVivo">
<q:Users><q:User guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="Ann"/></q:Users>
<q:CodeBook><q:Codes>
 <q:Code guid="BBBBBBBB-0000-0000-0000-000000000001" name="Methods" isCodable="false" color="#f00">
  <q:Description>How they do it</q:Description>
  <q:NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000003"/>
  <q:Code guid="BBBBBBBB-0000-0000-0000-000000000002" name="Fees" isCodable="true"/>
 </q:Code>
</q:Codes></q:CodeBook>
<q:Variables><q:Variable guid="CCCCCCCC-0000-0000-0000-000000000001" name="Place" typeOfVariable="Text"/></q:Variables>
<q:Cases><q:Case guid="CCCCCCCC-0000-0000-0000-000000000002" name="One"/></q:Cases>
<q:Sources>
 <q:TextSource guid="EEEEEEEE-0000-0000-0000-000000000001" name="Interview 01.docx" plainTextPath="internal://ONE.TXT" richTextPath="internal://one.docx">
  <q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000011" name="second line" startPosition="12" endPosition="23" creatingUser="aaaaaaaa-0000-0000-0000-000000000001" creationDateTime="2025-02-03T04:05:06Z">
   <q:Description>Why it matters</q:Description>
   <q:Coding guid="EEEEEEEE-0000-0000-0000-000000000012"><q:CodeRef targetGUID="{bbbbbbbb-0000-0000-0000-000000000002}"/><q:NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000001"/></q:Coding>
   <q:Coding guid="EEEEEEEE-0000-0000-0000-000000000013"><q:CodeRef targetGUID="BBBBBBBB-0000-0000-0000-0000000000FF"/></q:Coding>
  </q:PlainTextSelection>
  <q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000014" startPosition="5" endPosition="5000"/>
  <q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000015" startPosition="9" endPosition="3"/>
  <q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000016" startPosition="-1" endPosition="x"/>
  <q:Coding guid="EEEEEEEE-0000-0000-0000-000000000017"><q:CodeRef targetGUID="BBBBBBBB-0000-0000-0000-000000000001"/></q:Coding>
  <q:NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000002"/>
  <q:VariableValue><q:VariableRef targetGUID="CCCCCCCC-0000-0000-0000-000000000001"/><q:TextValue>Bavet</q:TextValue></q:VariableValue>
 </q:TextSource>
 <q:TextSource guid="EEEEEEEE-0000-0000-0000-000000000002" name="Inline"><q:PlainTextContent>Words in the XML &amp; more.</q:PlainTextContent>
  <q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000021" startPosition="0" endPosition="5"><q:Coding guid="EEEEEEEE-0000-0000-0000-000000000022"><q:CodeRef targetGUID="BBBBBBBB-0000-0000-0000-000000000002"/></q:Coding></q:PlainTextSelection>
 </q:TextSource>
 <q:TextSource guid="EEEEEEEE-0000-0000-0000-000000000003" name="Gone" plainTextPath="relative:///gone.txt"><q:PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000031" startPosition="0" endPosition="5"/></q:TextSource>
 <q:PictureSource guid="EEEEEEEE-0000-0000-0000-000000000004" name="A picture" path="internal://p.bin"><q:PictureSelection guid="EEEEEEEE-0000-0000-0000-000000000041" firstX="1" firstY="1" secondX="2" secondY="2"/></q:PictureSource>
</q:Sources>
<q:Notes>
 <q:Note guid="DDDDDDDD-0000-0000-0000-000000000001" name="n1"><q:PlainTextContent>On the coding</q:PlainTextContent></q:Note>
 <q:Note guid="DDDDDDDD-0000-0000-0000-000000000002" name="n2" plainTextPath="internal://note2.txt"/>
 <q:Note guid="DDDDDDDD-0000-0000-0000-000000000003" name="n3"><q:PlainTextContent>On the code</q:PlainTextContent></q:Note>
 <q:Note guid="DDDDDDDD-0000-0000-0000-000000000004" name="Diary"><q:PlainTextContent>A free memo of some length.</q:PlainTextContent></q:Note>
</q:Notes>
</q:Project>"##;

#[test]
fn projects_of_other_programs_are_read() {
    let bytes = packed(&[
        ("project.qde", OTHER.as_bytes()),
        ("sources/one.txt", "\u{feff}first line\r\nsecond line\r\n".as_bytes()),
        ("sources/one.docx", b"not opened"),
        ("sources/note2.txt", b"On the source"),
        ("sources/p.bin", &[0, 1, 2, 3, 255, 254]),
        ("sources/extra.txt", b"A text that no source names, and it is imported as a file."),
    ]);
    let mut case = Case::new();
    let rows = case.import(vec![qdpx("other.qdpx", &bytes)]);
    // The project, two texts, a memo, a picture that is none, a file that nothing names.
    assert_eq!(rows.len(), 6, "{rows:#?}");
    let warnings = rows[0].warnings.join("\n");
    for words in ["1 cases", "codings of pictures", "Gone", "2 codes and 3 texts"] {
        assert!(warnings.contains(words), "{words}: {warnings}");
    }
    let project = case.project();
    project.check().unwrap();
    let names: Vec<&str> = project.codes.values().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Methods", "Fees"]);
    let code = |name: &str| project.codes.iter().find(|(_, c)| c.name == name).unwrap();
    assert_eq!(code("Methods").1.description, "How they do it\n\nOn the code");
    assert_eq!(code("Fees").1.parent, Some(*code("Methods").0));
    let (id, article) =
        project.articles.iter().find(|(_, a)| a.title.as_deref() == Some("Interview 01")).unwrap();
    assert_eq!(project.text_of(*id).unwrap().as_str(), "first line\nsecond line\n");
    assert_eq!(article.note, "On the source");
    assert_eq!(article.capture.facts["Place"], "Bavet");
    assert!(article.warnings.iter().any(|w| w.contains("3 selections")), "{:?}", article.warnings);
    assert!(article.warnings.iter().any(|w| w.contains("1 codings")), "{:?}", article.warnings);
    let quotes: Vec<&Annotation> =
        project.annotations.values().filter(|a| a.article == *id).map(AsRef::as_ref).collect();
    assert_eq!(quotes.len(), 2);
    let quote = quotes.iter().find(|q| q.exact == "second line").unwrap();
    assert_eq!(quote.note, "Why it matters\n\nOn the coding");
    assert_eq!((quote.by.as_str(), quote.at.to_string().as_str()), ("Ann", "2025-02-03T04:05:06Z"));
    assert_eq!(quote.codes, BTreeSet::from([*code("Fees").0]));
    let titles: BTreeSet<&str> =
        project.articles.values().filter_map(|a| a.title.as_deref()).collect();
    assert!(titles.contains("Diary") && titles.contains("Inline"), "{titles:?}");
}

#[test]
fn line_ends_that_count_as_one_are_told_by_the_words() {
    let qde = |start, end| {
        format!(
            r#"<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="EEEEEEEE-0000-0000-0000-000000000001" name="t" plainTextPath="internal://t.txt"><PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000002" name="third" startPosition="{start}" endPosition="{end}"/></TextSource></Sources></Project>"#
        )
    };
    for (start, end) in [(15, 20), (13, 18)] {
        let bytes = packed(&[
            ("project.qde", qde(start, end).as_bytes()),
            ("sources/t.txt", b"first\r\nsecond\r\nthird\r\n"),
        ]);
        let mut case = Case::new();
        case.import(vec![qdpx("t.qdpx", &bytes)]);
        let quotes: Vec<&str> =
            case.project().annotations.values().map(|a| a.exact.as_str()).collect();
        assert_eq!(quotes, ["third"], "{start}");
    }
    // Letters that are composed in our text move what stands behind them.
    let bytes = packed(&[
        ("project.qde", qde(14, 19).as_bytes()),
        ("Sources/t.txt", "cafe\u{301} e\u{301}te\u{301} a third".as_bytes()),
    ]);
    let mut case = Case::new();
    case.import(vec![qdpx("t.qdpx", &bytes)]);
    let quotes: Vec<&str> = case.project().annotations.values().map(|a| a.exact.as_str()).collect();
    assert_eq!(quotes, ["third"]);
}

#[test]
fn broken_projects_say_what_is_wrong_and_change_nothing() {
    let deep = format!(
        "<Project name=\"d\"><CodeBook><Codes>{}",
        "<Code guid=\"x\" name=\"y\">".repeat(3_000)
    );
    let bomb =
        format!("<!DOCTYPE p [<!ENTITY a \"{}\">]><Project name=\"&a;\"/>", "b".repeat(1_000));
    for (name, qde) in [
        ("empty", String::new()),
        ("cut", OTHER.get(..2_000).unwrap().to_owned()),
        ("deep", deep),
        ("page", "<html><body>no</body></html>".to_owned()),
        ("words", "no XML at all".to_owned()),
    ] {
        let mut case = Case::new();
        let rows = case.import(vec![qdpx(
            "x.qdpx",
            &packed(&[("project.qde", qde.as_bytes()), ("sources/a.txt", b"a")]),
        )]);
        assert_eq!(rows.len(), 1, "{name} {rows:#?}");
        assert_eq!(rows[0].status.word(), "failed", "{name}");
        assert!(rows[0].error.as_deref().unwrap().contains("REFI-QDA"), "{name} {rows:?}");
        assert!(case.project().articles.is_empty() && case.project().codes.is_empty());
    }
    let mut case = Case::new();
    let rows = case.import(vec![qdpx("x.qdpx", &packed(&[("project.qde", bomb.as_bytes())]))]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    // A codebook alone is a project too.
    let only = r#"<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes><Code guid="EEEEEEEE-0000-0000-0000-000000000001" name="One" isCodable="true"/></Codes></CodeBook></Project>"#;
    let rows = case.import(vec![qdpx("y.qdpx", &packed(&[("project.qde", only.as_bytes())]))]);
    assert_eq!(rows[0].status.word(), "imported", "{rows:?}");
    assert_eq!(case.project().codes.len(), 1);
    // Its first article is empty text: nothing to mark.
    assert_eq!(Text::new("").as_str(), "");
}

#[test]
fn a_remark_on_a_stretch_of_a_text_stays_on_it_and_colours_go_back_as_they_came() {
    let qde = r##"<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>
<Code guid="BBBBBBBB-0000-0000-0000-000000000001" name="Red" isCodable="true" color="#FF0000"/>
<Code guid="BBBBBBBB-0000-0000-0000-000000000002" name="Lime" isCodable="true" color="#0f0"/>
<Code guid="BBBBBBBB-0000-0000-0000-000000000003" name="Odd" isCodable="true" color="red"/>
</Codes></CodeBook><Sources>
<TextSource guid="EEEEEEEE-0000-0000-0000-000000000001" name="t"><PlainTextContent>Words in the file, and more.</PlainTextContent>
<NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000001"/><NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000002"/>
<NoteRef targetGUID="DDDDDDDD-0000-0000-0000-000000000003"/></TextSource></Sources>
<Notes><Note guid="DDDDDDDD-0000-0000-0000-000000000001" name="memo"><PlainTextContent>On these words</PlainTextContent><PlainTextSelection guid="DDDDDDDD-0000-0000-0000-000000000011" startPosition="9" endPosition="17"/></Note>
<Note guid="DDDDDDDD-0000-0000-0000-000000000002" name="memo 2"><PlainTextContent>On the whole</PlainTextContent></Note>
<Note guid="DDDDDDDD-0000-0000-0000-000000000003" name="memo 3"><PlainTextContent>On nothing here</PlainTextContent><PlainTextSelection guid="DDDDDDDD-0000-0000-0000-000000000031" startPosition="900" endPosition="910"/></Note></Notes></Project>"##;
    let mut case = Case::new();
    case.import(vec![qdpx("p.qdpx", &packed(&[("project.qde", qde.as_bytes())]))]);
    let quotes: Vec<(&str, &str)> = case
        .project()
        .annotations
        .values()
        .map(|quote| (quote.exact.as_str(), quote.note.as_str()))
        .collect();
    assert_eq!(quotes, [("the file", "On these words")]);
    let article = case.project().articles.values().next().unwrap();
    assert_eq!(article.note, "On the whole\n\nOn nothing here");
    let colours = |project: &Project| {
        let files = unpacked(&written(project, Target::Qdpx));
        let xml = String::from_utf8(files["project.qde"].clone()).unwrap();
        let mut found: Vec<String> =
            xml.split("color=\"").skip(1).map(|rest| rest[..7].to_owned()).collect();
        found.sort();
        found
    };
    let own = colours(case.project());
    assert!(own.contains(&"#ff0000".to_owned()) && own.contains(&"#00ff00".to_owned()), "{own:?}");
    // Who chooses another colour here gets that one.
    let mut changed = case.project().clone();
    for code in changed.codes.values_mut() {
        *code = Arc::new(Code { shade: None, ..code.as_ref().clone() });
    }
    assert!(!colours(&changed).contains(&"#ff0000".to_owned()));
}

#[test]
fn line_ends_are_told_by_the_words_where_the_names_of_selections_are_silent() {
    let read = |start: usize, end: usize| {
        let qde = format!(
            r#"<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="EEEEEEEE-0000-0000-0000-000000000001" name="t" plainTextPath="internal://t.txt"><PlainTextSelection guid="EEEEEEEE-0000-0000-0000-000000000002" name="ann" startPosition="{start}" endPosition="{end}"/></TextSource></Sources></Project>"#
        );
        let text = b"first line\r\nsecond line\r\nthe third one\r\n";
        let bytes = packed(&[("project.qde", qde.as_bytes()), ("sources/t.txt", text)]);
        let mut case = Case::new();
        let rows = case.import(vec![qdpx("t.qdpx", &bytes)]);
        let told = rows.iter().flat_map(|r| &r.warnings).any(|w| w.contains("two ways"));
        let quotes = case.project().annotations.values().map(|a| a.exact.clone());
        (quotes.collect::<Vec<_>>(), told)
    };
    // Each line end counted as two, as one; "third" either way.
    assert_eq!(read(29, 34), (vec!["third".to_owned()], false));
    assert_eq!(read(27, 32), (vec!["third".to_owned()], false));
    // In the first line both are the same; a stretch inside of a word fits neither way better.
    assert_eq!(read(6, 10), (vec!["line".to_owned()], false));
    assert!(read(13, 15).1);
}
