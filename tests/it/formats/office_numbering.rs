//! Numbers of lists and headings in Word documents come out as they are printed.
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

use super::zips::{docx_with, docx_zip};
use corrobora::import::office::Kind;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn level(at: u8, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

#[test]
fn lists_count_as_word_shows_them() {
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"1\">{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>",
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerRoman", "(%3)"),
        level(0, "thaiNumbers", "%1)"),
        level(1, "bullet", "\u{f0b7}")
    );
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let p = |num: u8, at: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        )
    };
    let body = [
        p(1, 0),
        p(1, 1),
        p(1, 1),
        p(1, 2),
        p(1, 0),
        p(1, 1),
        "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>".to_owned(),
        p(2, 0),
        p(2, 0),
        p(3, 0),
        p(3, 1),
        p(3, 0),
        p(0, 0),
    ]
    .concat();
    let mut zip = docx_zip(&docx_with(&body));
    zip.add("word/numbering.xml", numbering.as_bytes());
    zip.add("word/styles.xml", styles.as_bytes());
    zip.add("word/_rels/document.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/><Relationship Id="b" Type="x/styles" Target="/word/styles.xml"/></Relationships>"#);
    let doc = corrobora::import::office::docx(&zip.bytes()).unwrap();
    let texts: Vec<&str> = doc.lines.iter().map(|l| l.text.as_str()).collect();
    let want = [
        "1. x", "1.1 x", "1.2 x", "(i) x", "2. x", "2.1 x", "2.2 y", "5. x", "6. x", "๑) x", "• x",
        "๒) x", "x",
    ];
    assert_eq!(texts, want);
    assert_eq!(doc.lines[6].kind, Kind::Heading(2));
    assert_eq!(doc.lines.last().unwrap().kind, Kind::Paragraph);
}

#[test]
fn many_fields_and_notes_take_linear_time() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r>";
    let bytes = docx_zip(&docx_with(&format!("<w:p>{}</w:p>", field.repeat(200_000)))).bytes();
    let start = std::time::Instant::now();
    let doc = corrobora::import::office::docx(&bytes).unwrap();
    assert_eq!(doc.lines.len(), 1);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
