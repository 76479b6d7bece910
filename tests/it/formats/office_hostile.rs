//! Hostile and broken files, built in memory: every one gives a refusal or a warning in plain words, in bounded time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::pedantic,
    clippy::needless_pass_by_value,
    clippy::str_to_string,
    clippy::let_underscore_must_use,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::zips::{Zip, docx_with, docx_zip};
use corrobora::import::office::{Document, Kind, ZipKind};

fn texts(doc: &Document) -> Vec<&str> {
    doc.lines.iter().map(|l| l.text.as_str()).collect()
}

fn warned(doc: &Document, words: &str) -> bool {
    doc.warnings.iter().any(|w| w.contains(words))
}

fn quick<T>(seconds: u64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let out = work();
    assert!(start.elapsed() < Duration::from_secs(seconds), "took {:?}", start.elapsed());
    out
}

#[test]
fn bombs_are_refused_and_what_is_too_much_is_cut_off() {
    let mut body = docx_with("<w:p><w:r><w:t>before</w:t></w:r></w:p>");
    let end = body.find("</w:body>").unwrap();
    body.insert_str(end, &" ".repeat(80 << 20));
    let zip = docx_zip(&body).bytes();
    assert!(zip.len() < 200_000, "{}", zip.len());
    let refused = quick(20, || corrobora::import::office::docx(&zip).unwrap_err());
    assert!(refused.0.contains("times its size"), "{}", refused.0);
    // What packs as any text does and is too much all the same is cut, and says so.
    let mut state = 7_u64;
    let noise: String = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        if state >> 33 & 7 == 0 { '\t' } else { ' ' }
    })
    .take(70 << 20)
    .collect();
    let mut body = docx_with("<w:p><w:r><w:t>before</w:t></w:r></w:p>");
    let end = body.find("</w:body>").unwrap();
    body.insert_str(end, &noise);
    let zip = docx_zip(&body).bytes();
    let doc = quick(60, || corrobora::import::office::docx(&zip).unwrap());
    assert_eq!(texts(&doc), ["before"]);
    assert!(warned(&doc, "far bigger"), "{:?}", doc.warnings);
}

#[test]
fn lying_sizes_are_not_trusted() {
    for (claimed, seen) in [(3_u32, false), (u32::MAX - 1, true)] {
        let mut zip = docx_zip(&docx_with("<w:p><w:r><w:t>words</w:t></w:r></w:p>"));
        zip.claim_size("word/document.xml", claimed);
        let result = corrobora::import::office::docx(&zip.bytes());
        let told = match &result {
            Ok(doc) => warned(doc, "damaged") || texts(doc) == ["words"],
            Err(refusal) => !refusal.0.is_empty(),
        };
        assert!(told, "{claimed} {seen} {result:?}");
    }
}

#[test]
fn duplicate_part_is_said() {
    let mut zip = docx_zip(&docx_with("<w:p><w:r><w:t>one</w:t></w:r></w:p>"));
    zip.add("word/document.xml", docx_with("<w:p><w:r><w:t>two</w:t></w:r></w:p>").as_bytes());
    let doc = corrobora::import::office::docx(&zip.bytes()).unwrap();
    assert_eq!(doc.lines.len(), 1);
    assert!(warned(&doc, "twice"), "{:?}", doc.warnings);
}

#[test]
fn encrypted_zip_is_refused() {
    let mut zip = docx_zip(&docx_with(""));
    zip.flag_encrypted();
    let refusal = corrobora::import::office::docx(&zip.bytes()).unwrap_err();
    assert!(refusal.0.contains("password"), "{}", refusal.0);
}

#[test]
fn old_and_locked_office_files_say_how_to_convert() {
    for (name, word) in [
        ("WordDocument", ".docx"),
        ("Workbook", ".xlsx"),
        ("PowerPoint Document", ".pptx"),
        ("EncryptedPackage", "password"),
    ] {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.resize(2048, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(4096, 0);
        for refusal in [
            corrobora::import::office::docx(&bytes).unwrap_err(),
            corrobora::import::office::xlsx(&bytes).unwrap_err(),
            corrobora::import::office::rtf(&bytes).unwrap_err(),
        ] {
            assert!(
                refusal.0.contains(word) && refusal.0.contains("import that copy"),
                "{}",
                refusal.0
            );
        }
    }
}

#[test]
fn wrong_endings_are_said() {
    let mut exe = b"MZ\x90\0".to_vec();
    exe.resize(1000, 0);
    assert!(corrobora::import::office::docx(&exe).unwrap_err().0.contains("program"));
    assert!(corrobora::import::office::docx(b"").unwrap_err().0.contains("empty"));
    assert!(corrobora::import::office::docx(b"%PDF-1.7").unwrap_err().0.contains("PDF"));
    assert!(corrobora::import::office::odt(b"hello").unwrap_err().0.contains("something else"));
    assert!(corrobora::import::office::rtf(b"hello").unwrap_err().0.contains("RTF"));
    assert!(
        corrobora::import::office::fodt(b"<html/>").unwrap_err().0.contains("flat OpenDocument")
    );
    assert!(
        corrobora::import::office::epub(&docx_zip("").bytes()).unwrap_err().0.contains("missing")
    );
    assert!(
        corrobora::import::office::xlsx(&docx_zip(&docx_with("")).bytes())
            .is_ok_and(|d| warned(&d, "No text"))
            || corrobora::import::office::xlsx(&docx_zip(&docx_with("")).bytes()).is_err()
    );
    assert!(corrobora::import::office::pptx(&Zip::new().bytes()).is_err());
}

#[test]
fn seventy_thousand_entries_are_refused() {
    let mut zip = docx_zip(&docx_with(""));
    for n in 0..70_000 {
        zip.add_stored(&format!("x/{n}"), b"");
    }
    let bytes = zip.bytes();
    let refusal = quick(20, || corrobora::import::office::docx(&bytes).unwrap_err());
    assert!(refusal.0.contains("parts"), "{}", refusal.0);
}

#[test]
fn truncated_archive_is_refused() {
    let bytes = docx_zip(&docx_with("<w:p><w:r><w:t>words</w:t></w:r></w:p>")).bytes();
    for cut in 0..bytes.len() {
        if let Ok(doc) = corrobora::import::office::docx(&bytes[..cut]) {
            assert!(texts(&doc) == ["words"] || !doc.warnings.is_empty(), "cut at {cut}");
        }
    }
}

#[test]
fn entities_are_never_expanded() {
    let laughs = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"{}\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}",
        "&lol;".repeat(10),
        docx_with("<w:p><w:r><w:t>a&lol2;b&x;c&amp;d&#x41;&#66;</w:t></w:r></w:p>")
            .split_once("?>")
            .unwrap()
            .1
    );
    let doc = corrobora::import::office::docx(&docx_zip(&laughs).bytes()).unwrap();
    assert_eq!(texts(&doc), ["a&lol2;b&x;c&dAB"]);
}

#[test]
fn deep_nesting_is_refused_or_ends_in_a_warning() {
    let deep = docx_with(&format!(
        "<w:p><w:r><w:t>top</w:t></w:r></w:p>{}{}",
        "<w:sdt>".repeat(2_000_000),
        "</w:sdt>".repeat(2_000_000)
    ));
    // So deep it only gets by growing beyond measure.
    let bytes = docx_zip(&deep).bytes();
    let refused = quick(20, || corrobora::import::office::docx(&bytes)).unwrap_err();
    assert!(refused.0.contains("300 times"), "{}", refused.0);
    let rtf = format!("{{\\rtf1 top\\par {}", "{".repeat(2_000_000));
    let doc = quick(20, || corrobora::import::office::rtf(rtf.as_bytes()).unwrap());
    assert_eq!(texts(&doc), ["top"]);
    assert!(warned(&doc, "damaged"));
}

#[test]
fn nested_tables_and_boxes_stay_linear() {
    let cell = "<w:tbl><w:tr><w:tc>";
    let end = "</w:tc></w:tr></w:tbl>";
    let body = docx_with(&format!(
        "{}<w:p><w:r><w:t>core</w:t></w:r></w:p>{}",
        cell.repeat(1500),
        end.repeat(1500)
    ));
    let doc = quick(20, || corrobora::import::office::docx(&docx_zip(&body).bytes()).unwrap());
    assert_eq!(texts(&doc), ["core"]);
    let odt = format!(
        "<office:document-content {}><office:body><office:text>{}<text:p>core</text:p>{}</office:text></office:body></office:document-content>",
        super::zips::ODF,
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"64\">"
            .repeat(20),
        "</table:table-cell></table:table-row></table:table>".repeat(20)
    );
    let mut zip = Zip::new();
    zip.add("content.xml", odt.as_bytes());
    let doc = quick(20, || corrobora::import::office::odt(&zip.bytes()).unwrap());
    assert_eq!(doc.lines.len(), 1);
    assert!(doc.lines[0].text.len() < 1000);
}

#[test]
fn a_million_attributes_are_read_in_time() {
    let mut attributes = String::new();
    for n in 0..1_000_000 {
        write!(attributes, " a{n}=\"1\"").unwrap();
    }
    let body = docx_with(&format!("<w:p{attributes}><w:r><w:t>words</w:t></w:r></w:p>"));
    let bytes = docx_zip(&body).bytes();
    let doc = quick(30, || corrobora::import::office::docx(&bytes).unwrap());
    assert_eq!(texts(&doc), ["words"]);
}

#[test]
fn utf_16_parts_are_read() {
    let body = docx_with("<w:p><w:r><w:t>ไทย 十二</w:t></w:r></w:p>").replace("UTF-8", "UTF-16");
    for big in [false, true] {
        for mark in [false, true] {
            let units = std::iter::once(0xfeff).filter(|_| mark).chain(body.encode_utf16());
            let bytes: Vec<u8> =
                units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            let mut zip = docx_zip("");
            zip.replace("word/document.xml", &bytes);
            let doc = corrobora::import::office::docx(&zip.bytes()).unwrap();
            assert_eq!(texts(&doc), ["ไทย 十二"], "{big} {mark}");
        }
    }
    for label in ["UTF-7", "UTF-32", "nonsense"] {
        let body = docx_with("<w:p><w:r><w:t>plain</w:t></w:r></w:p>").replace("UTF-8", label);
        assert_eq!(
            texts(&corrobora::import::office::docx(&docx_zip(&body).bytes()).unwrap()),
            ["plain"]
        );
    }
}

#[test]
fn outside_templates_and_macros_are_said_and_left_alone() {
    let mut zip = docx_zip(&docx_with("<w:p><w:r><w:t>words</w:t></w:r></w:p>"));
    zip.add(
        "word/settings.xml",
        b"<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>",
    );
    zip.add("word/_rels/document.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>"#);
    zip.add("word/_rels/settings.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" TargetMode="External" Target="http://evil.example/t.dotm"/></Relationships>"#);
    zip.add("word/vbaProject.bin", b"x");
    let doc = corrobora::import::office::docx(&zip.bytes()).unwrap();
    assert!(warned(&doc, "macros; they were not run"));
    assert!(warned(&doc, "http://evil.example/t.dotm"));
    assert_eq!(doc.facts["Attached template"], "http://evil.example/t.dotm");
}

#[test]
fn missing_parts_are_said() {
    let mut zip = docx_zip(&docx_with(
        "<w:p><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
    ));
    zip.add("word/_rels/document.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/footnotes" Target="footnotes.xml"/></Relationships>"#);
    let doc = corrobora::import::office::docx(&zip.bytes()).unwrap();
    assert_eq!(texts(&doc), ["x[1]"]);
    assert!(warned(&doc, "missing") && warned(&doc, "no note"), "{:?}", doc.warnings);
}

#[test]
fn text_boxes_are_read_once_and_open_fields_lose_nothing() {
    let shape = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
    let doc = corrobora::import::office::docx(
        &docx_zip(&docx_with(&format!("<w:p><w:r><w:t>around</w:t></w:r>{shape}</w:p>"))).bytes(),
    )
    .unwrap();
    assert_eq!(texts(&doc), ["around", "boxed"]);
    let open = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>never ended</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>";
    let doc = corrobora::import::office::docx(&docx_zip(&docx_with(open)).bytes()).unwrap();
    assert_eq!(texts(&doc), ["never ended", "next"]);
    assert!(warned(&doc, "no end"));
}

#[test]
fn deleted_paragraph_marks_and_big_letters_join() {
    let body = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>line</w:t></w:r></w:p><w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:t>welve</w:t></w:r></w:p>";
    let doc = corrobora::import::office::docx(&docx_zip(&docx_with(body)).bytes()).unwrap();
    assert_eq!(texts(&doc), ["one line", "Twelve"]);
}

#[test]
fn repeated_cells_do_not_fill_the_memory() {
    let sheet = format!(
        "<office:document-content {}><office:body><office:spreadsheet><table:table table:name=\"S\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        super::zips::ODF,
        format!("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>{}</text:p></table:table-cell></table:table-row>", "x".repeat(100_000)).repeat(3)
    );
    let mut zip = Zip::new();
    zip.add("content.xml", sheet.as_bytes());
    let bytes = zip.bytes();
    let doc = quick(30, || corrobora::import::office::ods(&bytes).unwrap());
    assert!(warned(&doc, "more than"), "{:?}", doc.warnings);
    assert!(doc.lines.iter().map(|l| l.text.len()).sum::<usize>() < 600 << 20);
}

#[test]
fn shared_strings_do_not_fill_the_memory() {
    let ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let mut zip = Zip::new();
    zip.add(
        "xl/workbook.xml",
        format!("<workbook {ns}><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>")
            .as_bytes(),
    );
    zip.add("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#);
    zip.add(
        "xl/t.xml",
        format!("<sst {ns}><si><t>{}</t></si></sst>", "y".repeat(1 << 20)).as_bytes(),
    );
    zip.add(
        "xl/s.xml",
        format!(
            "<worksheet {ns}><sheetData>{}</sheetData></worksheet>",
            "<row><c r=\"XFD1\" t=\"s\"><v>0</v></c></row>".repeat(100_000)
        )
        .as_bytes(),
    );
    let doc = quick(30, || corrobora::import::office::xlsx(&zip.bytes()).unwrap());
    assert!(warned(&doc, "more than"), "{:?}", doc.warnings);
    assert_eq!(doc.lines[0].kind, Kind::Heading(2));
}

#[test]
fn kinds_are_told_by_contents() {
    let data = |name: &str| std::fs::read(format!("tests/formats/office/{name}")).unwrap();
    assert_eq!(corrobora::import::office::zip_kind(&data("rich.docx")), ZipKind::Docx);
    assert_eq!(corrobora::import::office::zip_kind(&data("rich.odt")), ZipKind::Odt);
    assert_eq!(corrobora::import::office::zip_kind(&data("thai.ods")), ZipKind::Ods);
    assert_eq!(corrobora::import::office::zip_kind(&data("thai.xlsx")), ZipKind::Xlsx);
    assert_eq!(corrobora::import::office::zip_kind(&data("khmer.pptx")), ZipKind::Pptx);
    assert_eq!(corrobora::import::office::zip_kind(&data("viet.epub")), ZipKind::Epub);
    assert_eq!(corrobora::import::office::zip_kind(&data("rich.rtf")), ZipKind::Zip);
    let mut zip = Zip::new();
    zip.add("mimetype", b"application/vnd.oasis.opendocument.graphics");
    assert_eq!(
        corrobora::import::office::zip_kind(&zip.bytes()),
        ZipKind::OtherOdf("application/vnd.oasis.opendocument.graphics".to_owned())
    );
    let mut zip = Zip::new();
    zip.add("datapackage.json", b"{}");
    zip.add("archive/data.warc.gz", b"");
    assert_eq!(corrobora::import::office::zip_kind(&zip.bytes()), ZipKind::Wacz);
    let mut zip = Zip::new();
    zip.add("../../etc/passwd", b"x");
    zip.add("con.txt", b"x");
    assert_eq!(corrobora::import::office::zip_kind(&zip.bytes()), ZipKind::Zip);
}
