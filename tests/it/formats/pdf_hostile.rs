//! Files made to do harm: each must end soon, without a panic, with a clear message or the text that is there.
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
use std::io::Write as _;
use std::time::{Duration, Instant};

use corrobora::import::document::{Document, Refusal};
use corrobora::import::pdf::{PdfLimits, page_count, read};

/// A PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    write!(end, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
        .unwrap();
    out.extend(end.bytes());
    out
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dictionary}/Length {}>>stream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// One page with this content, these page entries and these further objects (from number 6).
fn page(content: &[u8], entries: &str, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>{entries}>>")
            .into_bytes(),
        stream("", content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

fn timed(bytes: Vec<u8>) -> Result<Document, Refusal> {
    let start = Instant::now();
    let result = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(move || read(&bytes, &PdfLimits::default()))
        .unwrap()
        .join()
        .expect("a panic");
    assert!(start.elapsed() < Duration::from_secs(20), "too slow: {:?}", start.elapsed());
    result
}

fn texts(document: &Document) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).collect()
}

const HELLO: &[u8] = b"BT /F 12 Tf 50 300 Td (Forty people were freed.) Tj ET";

#[test]
fn plain_page_is_read() {
    let document = timed(page(HELLO, "", "", &[])).unwrap();
    assert_eq!(texts(&document), ["Forty people were freed."]);
    assert_eq!(document.pages, Some(1));
    assert_eq!(page_count(&page(HELLO, "", "", &[])), Ok(1));
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn no_pdf_is_refused_in_plain_words() {
    for (bytes, words) in [
        (Vec::new(), "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>".to_vec(), "web page"),
        (b"PK\x03\x04something".to_vec(), "not a PDF"),
        (b"%PDF-1.4\nnothing here".to_vec(), "damaged"),
    ] {
        let refusal = timed(bytes).unwrap_err();
        assert!(refusal.0.contains(words), "{refusal:?}");
    }
}

#[test]
fn page_tree_cycle_and_false_count() {
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 99999999/Parent 2 0 R>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("", HELLO),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    let document = timed(pdf(&objects)).unwrap();
    assert_eq!(texts(&document), ["Forty people were freed."]);
    assert_eq!(document.pages, Some(1));
}

#[test]
fn previous_table_loop() {
    let mut bytes = page(HELLO, "", "", &[]);
    let start = bytes.windows(4).rposition(|window| window == b"xref").unwrap();
    let table = bytes.windows(5).position(|window| window == b"xref\n").unwrap();
    let text = String::from_utf8_lossy(&bytes[table..])
        .replace("/Root 1 0 R", &format!("/Root 1 0 R/Prev {table}"));
    bytes.truncate(table);
    bytes.extend(text.bytes());
    assert!(start > 0);
    assert_eq!(texts(&timed(bytes).unwrap()), ["Forty people were freed."]);
}

#[test]
fn length_that_points_to_itself_and_stream_in_itself() {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        b"<</Length 4 0 R>>stream\nBT /F 12 Tf 50 300 Td (Forty people were freed.) Tj ET\nendstream".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.push(b"<</Type/ObjStm/N 1/First 4/Extends 6 0 R/Length 20>>stream\n6 0 <</A 6 0 R>>    \nendstream".to_vec());
    assert_eq!(texts(&timed(pdf(&objects)).unwrap()), ["Forty people were freed."]);
}

#[test]
fn deep_arrays() {
    let mut content = b"[".repeat(100_000);
    content.extend(b"]".repeat(100_000));
    content.extend(b" TJ ");
    content.extend(HELLO);
    let _ = timed(page(&content, "", "", &[]));
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    let document = timed(page(HELLO, "/Nested 6 0 R/Annots 6 0 R", "", &[deep])).unwrap();
    assert_eq!(texts(&document), ["Forty people were freed."]);
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn bombs_are_refused() {
    let mut data = vec![b' '; 200 << 20];
    data = deflated(&data);
    let single = data.clone();
    let mut rounds = 1;
    while rounds < 10 {
        data = deflated(&data);
        rounds += 1;
    }
    for (filters, data) in [
        ("/FlateDecode".repeat(10), data.clone()),
        ("/FlateDecode/FlateDecode".to_owned(), deflated(&single)),
        ("/FlateDecode".to_owned(), single.clone()),
    ] {
        let objects = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R>>".to_vec(),
            stream(&format!("/Filter[{filters}]"), &data),
        ];
        let refusal = timed(pdf(&objects)).unwrap_err();
        assert!(refusal.0.contains("grow beyond all measure"), "{refusal:?}");
    }
}

#[test]
fn forms_that_draw_forms() {
    // Thirty forms, each drawing the next one ten times; and a form that draws itself.
    let mut more: Vec<Vec<u8>> = (0..30)
        .map(|at| {
            stream(
                &format!("/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X {} 0 R>>>>", 7 + at),
                &b"/X Do ".repeat(10),
            )
        })
        .collect();
    more.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]", b"q Q"));
    let refusal = timed(page(b"/X Do", "", "/XObject<</X 6 0 R>>", &more)).unwrap_err();
    assert!(refusal.0.contains("so many instructions"), "{refusal:?}");
    let itself = [stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X 6 0 R>>>>",
        b"/X Do",
    )];
    let content = [HELLO, b" /X Do"].concat();
    assert_eq!(
        texts(&timed(page(&content, "", "/XObject<</X 6 0 R>>", &itself)).unwrap()),
        ["Forty people were freed."]
    );
    // Two forms that draw each other twice: either hayro does not follow the circle, or the page is too much.
    let form = |other: u32| {
        stream(
            &format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X {other} 0 R>>>>"
            ),
            b"/X Do /X Do",
        )
    };
    let inherited = stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]", b"/X Do /X Do");
    for forms in [vec![form(6)], vec![form(7), form(6)], vec![inherited]] {
        if let Ok(document) = timed(page(&content, "", "/XObject<</X 6 0 R>>", &forms)) {
            assert_eq!(texts(&document), ["Forty people were freed."]);
        }
    }
}

#[test]
fn widths_for_more_characters_than_a_font_has() {
    let document = |widths: &str| {
        let font = format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Pier/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[{widths}]>>"
        );
        let outer =
            "<</Type/Font/Subtype/Type0/BaseFont/Pier/Encoding/Identity-H/DescendantFonts[6 0 R]>>";
        let more = [font.into_bytes(), outer.as_bytes().to_vec()];
        // The second font of the page is the one that is drawn with.
        let content = b"BT /F 12 Tf 20 300 Td (The ferry sailed again) Tj /G 12 Tf (ab) Tj ET";
        let bytes = page(content, "", "", &more);
        let bytes = String::from_utf8(bytes).unwrap().replace("/F 5 0 R>>", "/F 5 0 R/G 7 0 R>>");
        timed(bytes.into_bytes())
    };
    let told = |widths| document(widths).map(|d| d.warnings.join("; ")).unwrap_or_else(|e| e.0);
    let harmless = told("0 600 500 601[1 2 3]700 65535 250");
    for harmful in ["0 4000000000 500", "1[500 500]7 8 9 0 999999999 1"] {
        assert_ne!(told(harmful), harmless, "{harmful}");
    }
    assert_eq!(told("12 7 500"), harmless);
}

#[test]
fn type3_glyph_that_draws_itself() {
    let more = [
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1]/Encoding<</Differences[65/A]>>/CharProcs<</A 7 0 R>>/Resources<</Font<</T 6 0 R>>>>>>".to_vec(),
        stream("", b"1 0 d0 BT /T 1 Tf (AAAA) Tj ET"),
    ];
    let content = [HELLO, b" BT /T 20 Tf 50 200 Td (AAA) Tj ET"].concat();
    let document = timed(page(&content, "", "/Font<</F 5 0 R/T 6 0 R>>", &more)).unwrap();
    assert!(document.lines.iter().any(|line| line.text.contains("AAA")), "{document:?}");
}

#[test]
fn huge_picture_and_huge_unit() {
    let more = [stream(
        "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB",
        b"x",
    )];
    let content = [b"q 400 0 0 400 0 0 cm /I Do Q ", HELLO].concat();
    let document =
        timed(page(&content, "/UserUnit 1000000000", "/XObject<</I 6 0 R>>", &more)).unwrap();
    assert_eq!(texts(&document), ["Forty people were freed."]);
}

#[test]
fn scans_say_so() {
    let more = [stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"x",
    )];
    let refusal = timed(page(b"q 400 0 0 400 0 0 cm /I Do Q", "", "/XObject<</I 6 0 R>>", &more))
        .unwrap_err();
    assert!(
        refusal
            .0
            .starts_with("No text: 1 page of pictures (a scan). Run text recognition (OCR) on it"),
        "{refusal:?}"
    );
    let layer =
        b"q 400 0 0 400 0 0 cm /I Do Q BT 3 Tr /F 12 Tf 50 300 Td (Forty people were freed.) Tj ET";
    let document = timed(page(layer, "", "/XObject<</I 6 0 R>>", &more)).unwrap();
    assert_eq!(texts(&document), ["Forty people were freed."]);
    assert_eq!(document.lines[0].why, None);
    assert!(
        document.warnings.iter().any(|warning| warning.contains("machine's reading of a scan")),
        "{:?}",
        document.warnings
    );
}

#[test]
fn covered_and_hidden_text_is_told() {
    let covered =
        [HELLO, b" 0 g 40 290 200 30 re f BT /F 12 Tf 50 200 Td (In the open.) Tj ET"].concat();
    let document = timed(page(&covered, "", "", &[])).unwrap();
    assert_eq!(texts(&document), ["_____", "In the open.", "Forty people were freed."]);
    assert_eq!(document.lines[2].why, Some("under a filled box"));
    assert_eq!(document.warnings.len(), 1);
    assert!(document.warnings[0].starts_with("Text lies under a filled box on page 1."));
    let white = b"BT /F 12 Tf 50 300 Td (Seen.) Tj 1 g 0 -40 Td (White on white.) Tj ET 0 g 40 190 200 30 re f BT 1 g /F 12 Tf 50 200 Td (White on black.) Tj ET BT 0 g /F 12 Tf 900 200 Td (Beside the page.) Tj ET BT /F 0.5 Tf 20 20 Td (Too small.) Tj ET";
    let document = timed(page(white, "", "", &[])).unwrap();
    let hidden: Vec<&str> = document
        .lines
        .iter()
        .filter(|line| line.why == Some("hidden text"))
        .map(|line| line.text.as_str())
        .collect();
    let seen: Vec<&str> = document
        .lines
        .iter()
        .filter(|line| line.why.is_none())
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(seen, ["Seen.", "White on black."]);
    assert_eq!(hidden, ["White on white.", "Beside the page.", "Too small."]);
}

/// Story and what is kept beside it of a page that names somebody under what `drawing` draws.
fn redacted(drawing: &str, text: &str) -> (String, Vec<String>) {
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 20/Height 20/BitsPerComponent 8/ColorSpace/DeviceGray",
        &[200; 400],
    );
    let content = drawing.replace("TEXT", text);
    let resources = "/XObject<</I 6 0 R>>/ExtGState<</M<</BM/Multiply>>/H<</ca 0.4>>>>";
    let document = timed(page(content.as_bytes(), "", resources, &[picture])).unwrap();
    let story = document.lines.iter().filter(|line| line.why.is_none());
    let story: Vec<&str> = story.map(|line| line.text.as_str()).collect();
    let kept = document.lines.iter().filter(|line| line.why == Some("under a filled box"));
    let kept: Vec<String> = kept.map(|line| line.text.clone()).collect();
    let warned = document.warnings.iter().any(|w| w.starts_with("Text lies under a filled box"));
    assert_eq!(warned, !kept.is_empty(), "{:?}", document.warnings);
    (story.join(" | "), kept)
}

/// The word at 110 to 150 points from the left, drawn in parts so that its place is certain.
const NAMED: &str = "BT /F 12 Tf 50 300 Td (Her name) Tj ET BT /F 12 Tf 110 300 Td (Somchai) Tj ET BT /F 12 Tf 170 300 Td (is known.) Tj ET";
const SCANNED: &str = "BT 3 Tr /F 12 Tf 50 300 Td (Her name) Tj ET BT /F 12 Tf 110 300 Td (Somchai) Tj ET BT /F 12 Tf 170 300 Td (is known.) Tj 0 Tr ET";

#[test]
fn what_lies_under_a_box_is_no_story_however_the_box_is_drawn() {
    const SCAN: &str = "q 400 0 0 400 0 0 cm /I Do Q ";
    for (what, drawing) in [
        ("box", "TEXT 0 g 105 296 55 14 re f"),
        ("box of lines", "TEXT 0 g 105 296 m 160 296 l 160 310 l 105 310 l h f"),
        (
            "rounded box",
            "TEXT 0 g 108 296 m 157 296 l 160 300 l 160 306 l 157 310 l 108 310 l 105 306 l 105 300 l h f",
        ),
        ("slanted box", "TEXT 0 g 104 297 m 160 299 l 161 311 l 105 309 l h f"),
        ("thick line", "TEXT 14 w 105 303 m 160 303 l S"),
        ("marker", "TEXT 12 w 1 J 108 302 m 120 305 140 301 156 304 c S"),
        ("box through a clip", "TEXT q 105 296 55 14 re W n 0 g 0 0 400 400 re f Q"),
        (
            "box through a clip of another form",
            "TEXT q 104 297 m 160 299 l 161 311 l 105 309 l h W n 0 g 0 0 400 400 re f Q",
        ),
        ("black words on a black box", "0 g 105 296 55 14 re f TEXT"),
        (
            "a small picture of one colour",
            "TEXT q 55 0 0 14 105 296 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q",
        ),
    ] {
        let (story, kept) = redacted(drawing, NAMED);
        assert_eq!(story, "Her name _____ is known.", "{what}");
        assert_eq!(kept, ["Somchai"], "{what}");
    }
    for (what, drawing) in [
        ("box over a scan", format!("{SCAN}TEXT 0 g 105 296 55 14 re f")),
        ("box before the words", format!("{SCAN}0 g 105 296 55 14 re f TEXT")),
        ("white box", format!("{SCAN}TEXT 0.95 g 105 296 55 14 re f")),
        ("line", format!("TEXT {SCAN} 14 w 105 303 m 160 303 l S")),
    ] {
        let (story, kept) = redacted(&drawing, SCANNED);
        assert!(!story.contains("Somchai"), "{what}: {story}");
        assert_eq!(kept, ["Somchai"], "{what}");
    }
    // The words drawn and the picture over them.
    let (story, kept) = redacted(&format!("TEXT {SCAN} 0 g 105 296 55 14 re f"), NAMED);
    assert_eq!((story.as_str(), kept.len()), ("Her name _____ is known.", 1));
}

#[test]
fn what_can_be_read_is_no_covered_text() {
    const SCAN: &str = "q 400 0 0 400 0 0 cm /I Do Q ";
    for (what, drawing) in [
        ("struck out", "TEXT 0 g 105 303 55 1 re f"),
        ("underlined thickly", "TEXT 5 w 105 295 m 160 295 l S"),
        ("line through", "TEXT 1 w 105 303 m 160 303 l S"),
        ("marked", "TEXT q /M gs 1 1 0 rg 105 296 55 14 re f Q"),
        ("marked with a see-through colour", "TEXT q /H gs 1 1 0 rg 105 296 55 14 re f Q"),
        ("box outside its clip", "TEXT q 10 10 50 50 re W n 0 g 0 0 400 400 re f Q"),
        (
            "box outside a clip of another form",
            "TEXT q 10 10 m 60 12 l 60 60 l h W n 0 g 0 0 400 400 re f Q",
        ),
        ("box below", "0.8 g 105 296 55 14 re f 0 g TEXT"),
        ("dark box below, word in white", "0 g 40 290 250 30 re f 1 g TEXT"),
        ("frame", "TEXT 1 w 105 296 55 14 re S"),
        ("dashes", "TEXT [2 6] 0 d 14 w 105 303 m 160 303 l S"),
    ] {
        let (story, kept) = redacted(drawing, NAMED);
        assert_eq!(story, "Her name Somchai is known.", "{what}");
        assert!(kept.is_empty(), "{what}");
    }
    for (what, drawing) in [
        ("box below the scan", format!("0 g 105 296 55 14 re f {SCAN}TEXT")),
        ("white page below the scan", format!("1 g 0 0 400 400 re f {SCAN}TEXT")),
        ("struck out", format!("{SCAN}TEXT 0 g 105 303 55 1 re f")),
    ] {
        let (story, kept) = redacted(&drawing, SCANNED);
        assert_eq!(story, "Her name Somchai is known.", "{what}");
        assert!(kept.is_empty(), "{what}");
    }
    // Another word over the box says what is there: no sign for a gap.
    let (story, _) =
        redacted("TEXT 0.9 0 0 rg 105 296 55 14 re f 0 g BT /F 12 Tf 112 300 Td (NN) Tj ET", NAMED);
    assert_eq!(story, "Her name NN is known.");
}

#[test]
fn marks_for_blacking_out_that_were_never_carried_out_are_told() {
    let entries = "/Annots[<</Type/Annot/Subtype/Redact/Rect[40 290 240 320]>>]";
    let document = timed(page(HELLO, entries, "", &[])).unwrap();
    let told = |warning: &String| warning.contains("marked to be made black");
    assert!(document.warnings.iter().any(told), "{:?}", document.warnings);
}

#[test]
fn scripts_and_files_inside_are_named_and_left_alone() {
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("", HELLO),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        b"<</Type/Filespec/F(ledger.xlsx)/EF<</F 7 0 R>>>>".to_vec(),
        stream("", b"data"),
    ];
    let document = timed(pdf(&objects)).unwrap();
    assert_eq!(
        document.warnings,
        [
            "The file carries JavaScript; it was not run.",
            "The file asks to start a program or open another file; nothing was started.",
            "The file carries 1 file inside it; each has a row of its own.",
        ]
    );
    assert_eq!(document.facts.get("Embedded files").map(String::as_str), Some("ledger.xlsx"));
}

#[test]
fn a_page_that_is_damaged_inside_is_named() {
    let second = (0..60)
        .map(|line| {
            format!(
                "BT /F 12 Tf 50 {} Td (Guest {} came at {}.) Tj ET\n",
                380 - 6 * line,
                line * 7919 % 997,
                line * 31 % 24
            )
        })
        .collect::<String>();
    let whole = deflated(second.as_bytes());
    let document = |data: &[u8]| {
        let entries = "/MediaBox[0 0 400 400]/Resources<</Font<</F 5 0 R>>>>";
        timed(pdf(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R{entries}/Contents 4 0 R>>").into_bytes(),
            stream("", HELLO),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R{entries}/Contents 7 0 R>>").into_bytes(),
            stream("/Filter/FlateDecode", data),
        ]))
        .unwrap()
    };
    let damaged = |document: &Document| {
        document.warnings.iter().any(|w| w.contains("damaged or cut off: page 2"))
    };
    assert!(!damaged(&document(&whole)));
    // A wrong sum at the end costs no word, and is in many files.
    let mut wrong_sum = whole.clone();
    *wrong_sum.last_mut().unwrap() ^= 1;
    assert!(!damaged(&document(&wrong_sum)));
    for (from, to) in [(whole.len() / 3, whole.len() / 3 + 60), (whole.len() / 2, whole.len())] {
        let mut data = whole.clone();
        data[from..to].fill(0);
        assert!(damaged(&document(&data)), "{from}..{to}: {:?}", document(&data).warnings);
    }
}

#[test]
fn letters_that_no_font_names() {
    let font = [
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R>>".to_vec(),
        b"<</Type/FontDescriptor/FontName/X/Flags 4>>".to_vec(),
    ];
    let content = b"BT /G 12 Tf 50 300 Td <000100020003000400050006000700080009000a000b> Tj ET";
    match timed(page(content, "", "/Font<</F 5 0 R/G 6 0 R>>", &font)) {
        Err(refusal) => assert!(
            refusal.0.contains("cannot be told") || refusal.0.starts_with("No text"),
            "{refusal:?}"
        ),
        Ok(document) => panic!("{document:?}"),
    }
}

#[test]
fn cut_off_file_keeps_what_it_has() {
    let whole = page(HELLO, "", "", &[]);
    for length in (0..whole.len()).step_by(7) {
        let _ = timed(whole[..length].to_vec());
    }
    let cut = whole.len() - 60;
    let read = timed(whole[..cut].to_vec()).unwrap();
    assert_eq!(texts(&read), ["Forty people were freed."]);
    assert!(
        read.warnings.iter().any(|w| w.contains("may have been cut off")),
        "{:?}",
        read.warnings
    );
    // Pages whose words are missing or damaged are named.
    let objects = |content: Vec<u8>| {
        let kid = |content: u8| {
            let mut kid = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents ".to_vec();
            kid.extend(format!("{content} 0 R/Resources<</Font<</F 5 0 R>>>>>>").bytes());
            kid
        };
        let mut all = vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R 7 0 R 8 0 R]/Count 3>>".to_vec(),
            kid(4),
            stream("", HELLO),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
            content,
            kid(6),
        ];
        all.push(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]>>".to_vec());
        pdf(&all)
    };
    let told = |content: Vec<u8>| {
        let read = timed(objects(content)).unwrap();
        assert_eq!(texts(&read)[0], "Forty people were freed.");
        read.warnings.iter().any(|w| w.contains("page 2 could not be read"))
    };
    assert!(told(stream("/Filter/ASCIIHexDecode", b"zz not hexadecimal zz")));
    assert!(told(b"null".to_vec()));
    assert!(!told(stream("", HELLO)));
}

#[test]
fn rows_of_gaps_and_words_of_streams_stay_linear() {
    let mut content = b"BT /F 1 Tf ".to_vec();
    for at in 0..90_000_u32 {
        content.extend(
            format!(
                "1 0 0 1 {} {} Tm (a) Tj ",
                f64::from(at % 30_000) * 0.0133 * 1000.0,
                300 - at / 30_000 * 10
            )
            .bytes(),
        );
    }
    content.extend(b"ET");
    let wide = String::from_utf8(page(&content, "", "", &[]))
        .unwrap()
        .replace("[0 0 400 400]", "[0 0 400000 400]");
    assert!(timed(wide.into_bytes()).is_ok());
    let streams =
        [b"%PDF-1.7\n".to_vec(), b"<</Filter/FlateDecode>>stream ".repeat(200_000)].concat();
    let _ = timed(streams);
    let bare = [b"%PDF-1.7\n".to_vec(), b"stream ".repeat(1_000_000)].concat();
    let _ = timed(bare);
}

#[test]
fn many_tiny_runs_stay_linear() {
    let mut content = b"BT /F 8 Tf ".to_vec();
    for at in 0..60_000_u32 {
        content.extend(format!("1 0 0 1 {} {} Tm (ab) Tj ", at * 7 % 400, at * 13 % 400).bytes());
    }
    content.extend(b"ET");
    assert!(timed(page(&content, "", "", &[])).is_ok());
}
